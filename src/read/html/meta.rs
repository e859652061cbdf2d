//! What a page says about itself: JSON-LD (schema.org), OpenGraph and other meta elements, headings,
//! `<time>`, its address.

use super::strip;
use crate::article::Date;
use crate::read::{bylines, clean, dates};
use crate::text::language::Language;
use crate::text::normalise::fold;
use dom_query::Document;
use serde_json::Value;
use std::collections::HashMap;

/// Data about the article.
#[derive(Debug, Default)]
pub(super) struct PageData {
    pub(super) headline: Option<String>,
    /// The page's main heading, where it is another wording of the headline.
    pub(super) heading: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) outlet: Option<String>,
    pub(super) language: Option<Language>,
    /// The page's description of the article.
    pub(super) description: Option<String>,
    /// The text of the article, where the page's data repeat it.
    pub(super) body: Option<String>,
    /// The data say that the page is an article, not a list of them.
    pub(super) is_article: bool,
    /// The data say that it is a live blog.
    pub(super) live: bool,
}

impl PageData {
    /// Reads all data of `document`.
    pub(super) fn collect(document: &Document, address: Option<String>) -> Self {
        let mut meta = Meta::collect(document);
        if let Some(address) = address {
            meta.values.entry("canonical".to_owned()).or_default().push(address);
        }
        let things = json_ld(document);
        let article = the_article(&things, &meta);
        let outlet = outlet(&meta, article, &things);
        let Titles { headline, heading } = titles(document, &meta, article, outlet.as_deref());
        let byline = authors(document, &meta, article, outlet.as_deref(), &things);
        Self {
            published: published(document, &meta, article),
            language: document.html_root().attr("lang").and_then(|lang| Language::from_tag(&lang)),
            description: meta.get(&["og:description", "description", "twitter:description"]),
            body: article
                .and_then(|a| string(a.get("articleBody")))
                .filter(|b| (LEAST_BODY..=MOST_BODY).contains(&b.len())),
            is_article: article.is_some()
                || meta.get(&["og:type"]).is_some_and(|kind| kind == "article"),
            live: things.iter().any(|thing| has_type(thing, |name| name == "LiveBlogPosting")),
            headline,
            heading,
            byline,
            outlet,
        }
    }
}

/// Shorter article texts in the page's data are teasers, in bytes.
const LEAST_BODY: usize = 400;
/// In longer ones nothing is looked up, in bytes.
const MOST_BODY: usize = 200_000;

/// The page's meta elements by name, in their order.
struct Meta {
    values: HashMap<String, Vec<String>>,
}

impl Meta {
    fn collect(document: &Document) -> Self {
        let mut values: HashMap<String, Vec<String>> = HashMap::new();
        for node in document.select("meta").nodes() {
            let key = ["property", "name", "itemprop"].iter().find_map(|k| node.attr(k));
            if let (Some(key), Some(value)) = (key, node.attr("content")) {
                let value = clean::tidy(&strip::entities(&value));
                let list = values.entry(key.to_lowercase()).or_default();
                if !value.is_empty() && list.len() < MAX_AUTHORS {
                    list.push(value);
                }
            }
        }
        if let Some(link) = document.select("link[rel=canonical]").nodes().first()
            && let Some(address) = link.attr("href")
        {
            values.entry("canonical".to_owned()).or_default().push(address.to_string());
        }
        Self { values }
    }

    fn get(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.all(key).first()).cloned()
    }

    /// All values of one name.
    fn all(&self, key: &str) -> &[String] {
        self.values.get(key).map_or(&[], Vec::as_slice)
    }
}

/// JSON-LD objects on one page that are looked at; pages have some dozens.
const MAX_THINGS: usize = 2000;

/// Every object in the page's JSON-LD, outer ones first.
fn json_ld(document: &Document) -> Vec<Value> {
    let mut things = Vec::new();
    for node in document.select("script[type='application/ld+json']").nodes() {
        let Some(value) = parse(&node.text()) else { continue };
        let mut queue = std::collections::VecDeque::from([value]);
        while let Some(value) = queue.pop_front() {
            match value {
                Value::Array(values) => queue.extend(values),
                Value::Object(map) => {
                    for key in [
                        "@graph",
                        "mainEntity",
                        "mainEntityOfPage",
                        "itemListElement",
                        "liveBlogUpdate",
                    ] {
                        if let Some(inner @ (Value::Array(_) | Value::Object(_))) = map.get(key) {
                            queue.push_back(inner.clone());
                        }
                    }
                    things.push(Value::Object(map));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
            if things.len() >= MAX_THINGS {
                return things;
            }
        }
    }
    things
}

/// JSON as pages write it: in comments, with raw line ends inside strings.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text = text.trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&plain).ok()
    })
}

fn has_type(thing: &Value, is: impl Fn(&str) -> bool) -> bool {
    match thing.get("@type") {
        Some(Value::String(name)) => is(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn is_article(thing: &Value) -> bool {
    has_type(thing, |name| {
        name.ends_with("Article")
            || matches!(
                name,
                "BlogPosting" | "LiveBlogPosting" | "Report" | "Review" | "SocialMediaPosting"
            )
    })
}

/// The object that describes the page's article: the one whose headline the page's title repeats, else
/// the first.
fn the_article<'a>(things: &'a [Value], meta: &Meta) -> Option<&'a Value> {
    let title = meta.get(&["og:title", "twitter:title"]).unwrap_or_default();
    let headline =
        |thing: &&Value| string(thing.get("headline")).or_else(|| string(thing.get("name")));
    let articles: Vec<&Value> = things.iter().filter(|thing| is_article(thing)).collect();
    articles
        .iter()
        .find(|thing| headline(thing).is_some_and(|h| alike(&h, &title) >= SAME_TITLE))
        .or_else(|| articles.iter().find(|thing| headline(thing).is_some()))
        .or_else(|| articles.first())
        .copied()
}

/// Share of words in common above which two titles name one article.
pub(super) const SAME_TITLE: f64 = 0.5;

/// Share of the words of the shorter title that the other has.
pub(super) fn alike(a: &str, b: &str) -> f64 {
    let words = |t: &str| -> Vec<String> {
        fold(t)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return 0.0;
    }
    a.iter().filter(|word| b.contains(word)).count().min(shorter) as f64 / shorter as f64
}

/// A string of the data, decoded and tidied; never empty.
fn string(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text,
        Value::Array(values) => return values.iter().find_map(|v| string(Some(v))),
        Value::Object(map) => return string(map.get("@value").or_else(|| map.get("name"))),
        Value::Null | Value::Bool(_) | Value::Number(_) => return None,
    };
    let text = if text.contains('<') { strip::words_of(text) } else { strip::entities(text) };
    let text = clean::tidy(&strip::entities(&text));
    (!text.is_empty()).then_some(text)
}

fn outlet(meta: &Meta, article: Option<&Value>, things: &[Value]) -> Option<String> {
    let by_type = |kind: &str| {
        things
            .iter()
            .filter(|t| t.get("@type").and_then(Value::as_str) == Some(kind))
            .find_map(|t| string(t.get("name")))
    };
    meta.get(&["og:site_name"])
        .or_else(|| string(article?.get("publisher")))
        .or_else(|| meta.get(&["application-name", "dc.publisher", "publisher"]))
        .or_else(|| by_type("NewsMediaOrganization"))
        .filter(|name| name.chars().count() <= MAX_OUTLET && !name.starts_with("http"))
}

/// Characters of the longest name of an outlet.
const MAX_OUTLET: usize = 60;

fn titles(
    document: &Document,
    meta: &Meta,
    article: Option<&Value>,
    outlet: Option<&str>,
) -> Titles {
    let told = article.and_then(|a| string(a.get("headline")));
    let shared = meta
        .get(&[
            "og:title",
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "citation_title",
            "parsely-title",
            "sailthru.title",
        ])
        .map(|t| without_tail(&t, outlet));
    let title = document
        .select("title")
        .nodes()
        .first()
        .map(|n| without_tail(&clean::tidy(&n.text()), outlet));
    let headings: Vec<String> = document
        .select("h1, [itemprop=headline], [property='schema:headline']")
        .nodes()
        .iter()
        .map(|n| clean::tidy(&n.text()))
        .filter(|t| !t.is_empty())
        .collect();
    let known: Vec<&String> = [&told, &shared, &title].into_iter().flatten().collect();
    let heading = headings
        .iter()
        .filter(|h| h.chars().count() <= MAX_HEADLINE)
        .find(|h| known.iter().any(|k| alike(h, k) >= SAME_TITLE) && outlet != Some(h.as_str()));
    let only = headings.first().filter(|h| headings.len() == 1 && outlet != Some(h.as_str()));
    let heading = heading.or(only).cloned();
    let told = told.map(|t| without_tail(&t, outlet)).filter(|t| !is_cut(t));
    let headline = told.or_else(|| heading.clone()).or(shared).or(title).filter(|t| !t.is_empty());
    Titles { headline, heading }
}

/// The headline as the page's data have it, and as the page shows it.
struct Titles {
    headline: Option<String>,
    heading: Option<String>,
}

/// Data often cut headlines at the length that search engines show.
fn is_cut(title: &str) -> bool {
    title.ends_with(['…']) || title.ends_with("...")
}

/// Characters of the longest headline.
const MAX_HEADLINE: usize = 300;

/// A title without " | Outlet" at its end.
fn without_tail(title: &str, outlet: Option<&str>) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: ", " • ", " · "] {
        let Some((head, tail)) = title.rsplit_once(mark) else { continue };
        let named = outlet.is_some_and(|o| alike(o, tail) >= 1.0 || fold(o).contains(&fold(tail)));
        let short = tail.split_whitespace().count() <= TAIL_WORDS;
        if named || (mark == " | " && short) {
            return without_tail(head.trim(), outlet);
        }
    }
    title.trim().to_owned()
}

/// Words after a bar that are taken for the outlet's name or a section.
const TAIL_WORDS: usize = 4;

fn published(document: &Document, meta: &Meta, article: Option<&Value>) -> Option<Date> {
    let told = article.and_then(|a| {
        ["datePublished", "dateCreated", "uploadDate"].iter().find_map(|key| string(a.get(*key)))
    });
    let from_meta = || {
        meta.get(&[
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "date",
            "pubdate",
            "publish-date",
            "publishdate",
            "publish_date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "dcterms.issued",
            "citation_publication_date",
            "citation_online_date",
            "citation_date",
            "dc.date.created",
            "parsely-pub-date",
            "sailthru.date",
            "article.published",
            "cxenseparse:recs:publishtime",
            "cse:date",
            "last-modified",
            "og:pubdate",
            "published_time",
            "article:published",
            "release_date",
        ])
        .and_then(|stamp| dates::stamp(&stamp))
    };
    let from_time = || {
        let times = document.select("time[datetime], [itemprop=datePublished]");
        let stamp = |n: &dom_query::NodeRef<'_>| {
            let value = n.attr("datetime").or_else(|| n.attr("content"));
            value.and_then(|v| dates::stamp(&v)).or_else(|| dates::stamp(&n.text()))
        };
        times.nodes().iter().find_map(stamp)
    };
    let from_words = || {
        document
            .select("time, .date, .published, .publish-date, .pubdate, .post-date, .entry-date, .article-date, .timestamp, .article__date, .byline-date, .meta-date, .dateline")
            .nodes()
            .iter()
            .take(CANDIDATES)
            .find_map(|n| dates::stamp(&n.text()))
    };
    told.and_then(|stamp| dates::stamp(&stamp))
        .or_else(from_meta)
        .or_else(from_time)
        .or_else(|| meta.get(&["og:url", "canonical"]).and_then(|address| dates::in_url(&address)))
        .or_else(from_words)
}

/// Elements looked at for a date or a name.
const CANDIDATES: usize = 20;

fn authors(
    document: &Document,
    meta: &Meta,
    article: Option<&Value>,
    outlet: Option<&str>,
    things: &[Value],
) -> Option<String> {
    let mut names = Vec::new();
    if let Some(article) = article {
        names_in(article.get("author"), things, &mut names);
        if names.is_empty() {
            names_in(article.get("creator"), things, &mut names);
        }
    }
    let told = join(&names);
    let outlet_only = |names: &Option<String>| {
        names.as_ref().is_none_or(|n| outlet.is_some_and(|o| alike(o, n) >= 1.0))
    };
    if !outlet_only(&told) {
        return told;
    }
    let metas = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dc.author",
        "dcterms.creator",
        "citation_author",
        "byl",
        "og:article:author",
        "article:author_name",
        "cxenseparse:author",
        "twitter:data1",
    ];
    let is_name = |name: &&String| {
        !name.contains("http")
            && !name.contains("min read")
            && !name.contains('@')
            && !name.chars().any(|c| c.is_ascii_digit())
    };
    let from_meta: Vec<String> = metas
        .iter()
        .map(|key| meta.all(key).iter().filter(is_name).cloned().collect::<Vec<_>>())
        .find(|names| !names.is_empty())
        .unwrap_or_default();
    let meta_names = join(&from_meta);
    if !outlet_only(&meta_names) {
        return meta_names;
    }
    let from_page = || {
        let places = document.select("[rel=author], [itemprop=author] [itemprop=name], .author-name, .author__name, .byline-name, .byline__name, .article-author, .byline a, .author a, [class*=byline] a, [class*=author-name], .byline, .author, [itemprop=author]");
        let mut found: Vec<String> = Vec::new();
        for node in places.nodes().iter().take(CANDIDATES) {
            let text = clean::tidy(&node.text());
            let words = text.split_whitespace().count();
            if (1..=MAX_NAME_WORDS).contains(&words)
                && !text.contains('@')
                && !text.chars().any(|c| c.is_ascii_digit())
            {
                found.push(text);
                if found.len() >= MAX_AUTHORS {
                    break;
                }
            }
            if !found.is_empty() && node.attr("rel").is_none() {
                break;
            }
        }
        join(&found)
    };
    from_page().or(told).or(meta_names)
}

/// Words of a name as it stands on a page, "By" and an outlet's name included.
const MAX_NAME_WORDS: usize = 8;
/// Authors of one article that are kept.
const MAX_AUTHORS: usize = 20;

fn names_in(value: Option<&Value>, things: &[Value], names: &mut Vec<String>) {
    match value {
        Some(Value::Array(values)) => {
            for value in values.iter().take(MAX_AUTHORS) {
                names_in(if value.is_array() { None } else { Some(value) }, things, names);
            }
        }
        Some(Value::Object(map)) => {
            let referred = || {
                let id = map.get("@id")?.as_str()?;
                things.iter().find(|t| {
                    t.get("@id").and_then(Value::as_str) == Some(id) && t.get("name").is_some()
                })
            };
            if let Some(list @ Value::Array(_)) = map.get("@list").or_else(|| map.get("name")) {
                return names_in(Some(list), things, names);
            }
            let parts = || {
                let given = string(map.get("givenName"))?;
                Some(format!("{given} {}", string(map.get("familyName"))?))
            };
            let name = string(map.get("name")).or_else(parts);
            names.extend(name.or_else(|| string(referred()?.get("name"))));
        }
        Some(text @ Value::String(_)) => names.extend(string(Some(text))),
        Some(Value::Null | Value::Bool(_) | Value::Number(_)) | None => {}
    }
}

/// Names without "By", addresses and doubles, joined by commas.
fn join(names: &[String]) -> Option<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        let name = bylines::byline_of(name).unwrap_or_else(|| bylines::names_of(name));
        for part in name.split(", ") {
            let known = seen.iter().any(|s| fold(s) == fold(part));
            if !part.is_empty() && !part.contains("://") && !known && seen.len() < MAX_AUTHORS {
                seen.push(part.to_owned());
            }
        }
    }
    (!seen.is_empty()).then(|| seen.join(", "))
}
