//! JSON in no known format whose keys are plain all the same, as scrapers and programs of newsrooms
//! write it. What was taken for what is always said.

use super::{MAX_OBJECTS, Object, Value, each_object, field, line, paragraphs, several_of};
use crate::article::{Role, Warning};
use crate::read::{Block, Draft, Hint, bylines, dates, several};
use crate::text::language::Language;

/// A text in no known format has at least so many words: fewer are a label.
const LEAST_WORDS: usize = 30;

/// Keys of the text, the surest first.
const TEXT: &[&str] = &[
    "articleBody",
    "body_html",
    "body_text",
    "article_text",
    "article_body",
    "full_text",
    "maintext",
    "main_text",
    "body",
    "content",
    "content_html",
    "text",
    "paragraphs",
    "story",
    "article",
    "html",
];
const TITLE: &[&str] = &["headline", "title", "heading", "hed", "head"];
const STANDFIRST: &[&str] =
    &["standfirst", "subtitle", "subheadline", "subhead", "dek", "lede", "kicker_text"];
const AUTHOR: &[&str] = &["authors", "author", "byline", "by", "writers", "creator"];
const DATE: &[&str] = &[
    "date_published",
    "published_at",
    "published",
    "publish_date",
    "publication_date",
    "pub_date",
    "datePublished",
    "date",
    "created_at",
    "created",
];
const OUTLET: &[&str] = &[
    "outlet",
    "publication",
    "publisher",
    "source",
    "site_name",
    "sitename",
    "newspaper",
    "site",
    "source_name",
];
const LANGUAGE: &[&str] = &["language", "lang", "locale", "inLanguage"];

/// The articles of a file in no known format, and what is to be said of that.
pub(super) fn articles(values: &[Value]) -> (Vec<Draft>, Option<Warning>) {
    let mut drafts = Vec::new();
    let mut taken = None;
    each_object(values, MAX_OBJECTS, |object| {
        let Some((draft, keys)) = article(object) else { return false };
        taken.get_or_insert(keys);
        drafts.push(draft);
        true
    });
    let warning = taken.map(|keys| {
        Warning::new(format!(
            "The JSON follows no format that is known; read were {}",
            keys.join(", ")
        ))
    });
    (drafts, warning)
}

/// The article that an object holds, and which of its keys were read as what.
fn article(object: &Object) -> Option<(Draft, Vec<String>)> {
    let (title_key, headline) = keyed(object, TITLE, |v| line(Some(v)))?;
    let (text_key, body) = keyed(object, TEXT, |value| {
        let blocks = paragraphs(Some(value));
        let draft = Draft { blocks, ..Draft::default() };
        (several::words_of(&draft) >= LEAST_WORDS).then_some(draft.blocks)
    })?;
    let mut keys =
        vec![format!("\"{text_key}\" as the text"), format!("\"{title_key}\" as the headline")];
    let mut note = |key: &str, what: &str| keys.push(format!("\"{key}\" as {what}"));
    let mut blocks = vec![Block::hinted(headline.clone(), Hint::Role(Role::Headline))];
    if let Some((key, words)) = keyed(object, STANDFIRST, |v| line(Some(v))) {
        note(&key, "the standfirst");
        blocks.push(Block::hinted(words, Hint::Role(Role::Standfirst)));
    }
    blocks.extend(body);
    let byline = keyed(object, AUTHOR, authors);
    let published = keyed(object, DATE, |v| dates::stamp(&line(Some(v))?));
    let outlet = keyed(object, OUTLET, |v| line(Some(v)).filter(|name| !name.contains("://")));
    let language = keyed(object, LANGUAGE, |v| Language::from_tag(&line(Some(v))?));
    for (key, what) in [
        (byline.as_ref().map(|(key, _)| key), "the author"),
        (published.as_ref().map(|(key, _)| key), "the date"),
        (outlet.as_ref().map(|(key, _)| key), "the outlet"),
    ] {
        if let Some(key) = key {
            note(key, what);
        }
    }
    let draft = Draft {
        headline: Some(headline),
        byline: byline.map(|(_, names)| names),
        published: published.map(|(_, day)| day),
        outlet: outlet.map(|(_, name)| name),
        language: language.map(|(_, language)| language),
        blocks,
        ..Draft::default()
    };
    Some((draft, keys))
}

/// The first of `names` under which `take` finds something, as the file writes it.
fn keyed<T>(
    object: &Object,
    names: &[&str],
    take: impl Fn(&Value) -> Option<T>,
) -> Option<(String, T)> {
    names.iter().find_map(|name| {
        let value = field(object, &[name])?;
        let key =
            object.iter().find(|(_, v)| std::ptr::eq(*v, value)).map(|(key, _)| key.clone())?;
        Some((key, take(value)?))
    })
}

fn authors(value: &Value) -> Option<String> {
    let all: Vec<&Value> = match value {
        Value::Array(values) => values.iter().collect(),
        Value::Object(map) if field(map, &["name"]).is_none() => several_of(map, &["names"]),
        other => vec![other],
    };
    let names: Vec<String> = all
        .into_iter()
        .filter_map(|v| line(Some(v)))
        .map(|name| bylines::byline_of(&name).unwrap_or_else(|| bylines::names_of(&name)))
        .filter(|name| !name.is_empty() && !name.chars().all(|c| c.is_ascii_digit()))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}
