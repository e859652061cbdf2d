//! Pages that are built by their scripts: the article stands in the data that the scripts hold, and
//! nowhere in the page. Such a page is put together from its data.

use super::strip;
use crate::article::Date;
use crate::read::{clean, dates};
use dom_query::Document;
use serde_json::Value;

/// An article as found in a page's data.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) headline: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<Date>,
    /// A small page with the article.
    pub(super) html: String,
}

/// Letters of the shortest text that is taken for an article.
const LEAST: usize = 250;
/// Bytes of scripts that are looked at.
const MAX_SCRIPTS: usize = 8 * 1024 * 1024;
/// Places in scripts where data may begin that are tried.
const MAX_TRIES: usize = 60;
/// Values of the data that are looked at.
const MAX_VALUES: usize = 1_000_000;
/// Objects around the text that are asked for title, author and date.
const NEAR: usize = 3;
/// Paragraphs in a list.
const PARAGRAPHS: usize = 3;

/// Keys under which a plain text is an article's text.
const TEXT: &[&str] = &["articlebody", "body", "content", "text", "bodytext", "maintext", "story"];
/// Keys under which a part of a list has its words.
const PARTS: &[&str] = &["content", "text", "html", "value", "body", "paragraph", "articleBody"];

/// The article in the scripts of `document`.
pub(super) fn find(document: &Document) -> Option<Stored> {
    let values = values(document);
    let mut walk = Walk::default();
    for value in &values {
        walk.run(value);
    }
    walk.best()
}

/// The JSON in the page's scripts.
fn values(document: &Document) -> Vec<Value> {
    let (mut values, mut left, mut tries) = (Vec::new(), MAX_SCRIPTS, MAX_TRIES);
    for node in document.select("script").nodes() {
        let text = node.text();
        if text.len() < LEAST || text.len() > left {
            continue;
        }
        left -= text.len();
        let json = node.attr("type").is_some_and(|kind| kind.contains("json"));
        match serde_json::from_str(&text).ok().filter(|_| json) {
            Some(value) => values.push(value),
            None => in_code(&text, &mut tries, &mut values),
        }
    }
    values
}

/// What is assigned or handed over in code: `state = {…}`, `push([…])`.
fn in_code(code: &str, tries: &mut usize, values: &mut Vec<Value>) {
    let mut rest = code;
    while let Some(at) = rest.find(['=', '(']) {
        rest = rest.get(at + 1..).unwrap_or_default();
        let data = rest.trim_start();
        if !data.starts_with(['{', '[']) {
            continue;
        }
        if *tries == 0 {
            return;
        }
        let mut stream = serde_json::Deserializer::from_str(data).into_iter::<Value>();
        if let Some(Ok(value)) = stream.next() {
            rest = data.get(stream.byte_offset()..).unwrap_or_default();
            // Small pieces cost nothing and are no article.
            if stream.byte_offset() >= LEAST {
                *tries -= 1;
                values.push(value);
            }
        } else if data.len() > LEAST {
            *tries -= 1;
        }
    }
}

/// A text that may be the article.
struct Candidate {
    html: String,
    letters: usize,
    /// The object that holds it, by its place in the walk.
    holder: Option<usize>,
}

/// All objects of the data, outer ones first, and the best text so far.
#[derive(Default)]
struct Walk<'a> {
    objects: Vec<(&'a serde_json::Map<String, Value>, Option<usize>)>,
    best: Option<Candidate>,
    seen: usize,
}

impl<'a> Walk<'a> {
    fn run(&mut self, root: &'a Value) {
        let mut stack: Vec<(&str, &Value, Option<usize>)> = vec![("", root, None)];
        while let Some((key, value, holder)) = stack.pop() {
            self.seen += 1;
            if self.seen > MAX_VALUES {
                return;
            }
            match value {
                Value::String(text) => self.text(key, text, holder),
                Value::Array(list) => {
                    self.list(list, holder);
                    stack.extend(list.iter().rev().map(|value| (key, value, holder)));
                }
                Value::Object(map) => {
                    let here = Some(self.objects.len());
                    self.objects.push((map, holder));
                    stack.extend(map.iter().rev().map(|(key, value)| (key.as_str(), value, here)));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) => {}
            }
        }
    }

    fn text(&mut self, key: &str, text: &str, holder: Option<usize>) {
        if text.len() < LEAST {
            return;
        }
        let decoded;
        let text = if text.contains("&lt;p") {
            decoded = strip::entities(text);
            decoded.as_str()
        } else {
            text
        };
        if text.contains("<p") || text.contains("</p>") || text.contains("<br") {
            self.offer(text.to_owned(), holder);
        } else if TEXT.contains(&key.to_lowercase().as_str()) && text.contains(' ') {
            self.offer(paragraphs(text.split('\n')), holder);
        }
    }

    /// A list of paragraphs, or of objects that hold one each.
    fn list(&mut self, list: &[Value], holder: Option<usize>) {
        let words = |value: &'_ Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Object(map) => {
                PARTS.iter().find_map(|key| map.get(*key)?.as_str()).map(str::to_owned)
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
        };
        let parts: Vec<String> = list.iter().filter_map(words).collect();
        if parts.len() >= PARAGRAPHS {
            let html = parts.iter().map(|part| {
                if part.contains("</") {
                    part.clone()
                } else {
                    paragraphs(std::iter::once(&**part))
                }
            });
            self.offer(html.collect(), holder);
        }
    }

    fn offer(&mut self, html: String, holder: Option<usize>) {
        let letters = strip::words_of(&html)
            .chars()
            .filter(|c| c.is_alphabetic())
            .map(|c| if u32::from(c) > 0x2e80 { 3 } else { 1 })
            .sum();
        if letters >= LEAST && self.best.as_ref().is_none_or(|best| best.letters < letters) {
            self.best = Some(Candidate { html, letters, holder });
        }
    }

    fn best(mut self) -> Option<Stored> {
        let found = self.best.take()?;
        let mut around = Vec::new();
        let mut at = found.holder;
        while let Some((map, above)) = at.and_then(|at| self.objects.get(at))
            && around.len() < NEAR
        {
            around.push(*map);
            at = *above;
        }
        let told = |keys: &[&str]| around.iter().find_map(|map| named(map, keys, words));
        let day = |keys: &[&str]| {
            around.iter().find_map(|map| named(map, keys, |v| dates::stamp(v.as_str()?)))
        };
        let headline = told(&["headline", "title"]);
        let standfirst = told(&["subtitle", "subheadline", "standfirst", "dek"]);
        let below = standfirst.as_deref().unwrap_or_default();
        let html = std::iter::once(("<h1>", headline.as_deref().unwrap_or_default(), "</h1>"))
            .chain(below.split("<br>").map(|line| ("<p class=\"standfirst\">", line, "</p>")))
            .chain([("<div class=\"article-body\">", found.html.as_str(), "</div>")])
            .filter(|(_, words, _)| !words.is_empty());
        Some(Stored {
            byline: told(&["byline", "author", "writer", "reporter"]).map(|b| tidy(&b)),
            published: day(&["publi"]).or_else(|| day(&["deploy", "issue", "creat"])),
            html: html.map(|(open, words, close)| format!("{open}{words}{close}")).collect(),
            headline: headline.map(|h| tidy(&h)),
        })
    }
}

fn paragraphs<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    lines.filter(|line| !line.trim().is_empty()).map(|line| format!("<p>{line}</p>")).collect()
}

fn tidy(words: &str) -> String {
    clean::tidy(&strip::entities(&strip::words_of(words)))
}

/// What `read` makes of the value whose key is one of `keys`, else of one whose key begins with it.
fn named<T>(
    map: &serde_json::Map<String, Value>,
    keys: &[&str],
    read: impl Fn(&Value) -> Option<T>,
) -> Option<T> {
    let by = |fits: &dyn Fn(&str, &str) -> bool| {
        keys.iter().find_map(|wanted| {
            map.iter()
                .filter(|(key, _)| fits(&key.to_lowercase(), wanted))
                .find_map(|(_, value)| read(value))
        })
    };
    by(&|key, wanted| key == wanted).or_else(|| by(&|key, wanted| key.starts_with(wanted)))
}

/// A short text, the name in an object, or several of them joined.
fn words(value: &Value) -> Option<String> {
    let short = |text: &str| !text.trim().is_empty() && text.len() < LEAST;
    match value {
        Value::String(text) => short(text).then(|| text.clone()),
        Value::Object(map) => words(map.get("name")?),
        Value::Array(list) => {
            let names: Vec<String> = list.iter().filter_map(words).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}
