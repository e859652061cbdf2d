//! ninjs: news items as JSON, in the keys of its first generation (`headline`, `body_html`), its second
//! (`headlines`, `bodies`) and its third (the same in camel case).

use super::{MAX_PICTURES, Object, field, line, paragraphs, several_of};
use crate::article::{Date, Role, Warning};
use crate::read::{Block, Draft, Hint, bylines, dates, lines, several};
use crate::text::language::Language;
use serde_json::Value;

/// The news item that `object` is, where it has a text.
pub(super) fn article(object: &Object) -> Option<Draft> {
    let known = ["uri", "headline", "headlines", "versioncreated"];
    field(object, &known)?;
    let body = body(object)?;
    let headline =
        titled(object, "headlines", "main").or_else(|| line(field(object, &["headline"])));
    let byline = line(field(object, &["byline", "by"]));
    let standfirst = titled(object, "headlines", "sub");
    let summary = titled(object, "descriptions", "summary")
        .or_else(|| titled(object, "descriptions", "standfirst"))
        .or_else(|| line(field(object, &["description_text"])));
    let above = [
        (headline.clone(), Role::Headline),
        (standfirst, Role::Standfirst),
        (summary, Role::Standfirst),
        (byline.clone(), Role::Byline),
        (line(field(object, &["dateline"])), Role::Dateline),
    ];
    let mut blocks: Vec<Block> = Vec::new();
    for (words, role) in above {
        let Some(words) = words else { continue };
        let again = |b: &Block| lines::squeeze(&b.text) == lines::squeeze(&words);
        if !blocks.iter().chain(&body).any(again) {
            blocks.push(Block::hinted(words, Hint::Role(role)));
        }
    }
    blocks.extend(captions(object));
    blocks.extend(body);
    blocks.extend(line(field(object, &["ednote"])).map(|words| Block {
        text: words,
        hint: Hint::Role(Role::Boilerplate),
        why: Some("a note to editors".to_owned()),
    }));
    let mut warnings = Vec::new();
    let published = published(object, &mut warnings);
    warnings.extend(status(object));
    Some(Draft {
        byline: byline
            .map(|by| bylines::byline_of(&by).unwrap_or_else(|| bylines::names_of(&by)))
            .or_else(|| authors(object)),
        outlet: outlet(object),
        published,
        language: line(field(object, &["language"])).and_then(|tag| Language::from_tag(&tag)),
        headline,
        blocks,
        warnings,
        ..Draft::default()
    })
}

/// The longest of the forms in which the item gives its text; of forms of one length the one with marks.
fn body(object: &Object) -> Option<Vec<Block>> {
    let mut forms: Vec<Vec<Block>> = ["body_html", "body_xhtml", "body_text"]
        .iter()
        .map(|key| paragraphs(field(object, &[key])))
        .collect();
    for body in several_of(object, &["bodies"]).into_iter().filter_map(Value::as_object) {
        let kind = line(field(body, &["contenttype"])).unwrap_or_default();
        if kind.is_empty() || ["html", "plain", "nitf", "text"].iter().any(|k| kind.contains(k)) {
            forms.push(paragraphs(field(body, &["value"])));
        }
    }
    let words = |blocks: &Vec<Block>| {
        let draft = Draft { blocks: blocks.clone(), ..Draft::default() };
        several::words_of(&draft)
    };
    let most = forms.iter().map(words).max().filter(|&most| most > 0)?;
    // The plain form says the same, with some words more or less for what was a list or a link.
    forms.into_iter().find(|form| words(form) * SAME_OF >= most * SAME_PARTS)
}

/// Two forms are of one text where the shorter has at least so many parts of the longer's words …
const SAME_PARTS: usize = 9;
/// … of so many.
const SAME_OF: usize = 10;

/// The words under `key` that have the role `role`, or the only ones there.
fn titled(object: &Object, key: &str, role: &str) -> Option<String> {
    let all: Vec<&Object> =
        several_of(object, &[key]).into_iter().filter_map(Value::as_object).collect();
    let of = |entry: &Object| line(field(entry, &["role"])).unwrap_or_default();
    let named = all.iter().find(|entry| of(entry).rsplit([':', '/']).next() == Some(role));
    let first = || all.first().filter(|_| role == "main" || all.len() == 1 && key != "headlines");
    line(field(named.or_else(first)?, &["value"]))
}

/// The day on which the item was made; a later version of it is said.
fn published(object: &Object, warnings: &mut Vec<Warning>) -> Option<Date> {
    let day = |key: &str| dates::stamp(&line(field(object, &[key]))?);
    let first = day("contentcreated").or_else(|| day("firstcreated"));
    let version = day("versioncreated");
    if let (Some(first), Some(version)) = (first, version)
        && first != version
    {
        warnings.push(Warning::new(format!(
            "The item was first made on {first}, and this version of it on {version}; the first day stands as its date"
        )));
    }
    first.or(version)
}

fn status(object: &Object) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if let Some(until) = line(field(object, &["embargoed"])) {
        warnings.push(Warning::new(format!("The item was under embargo until {until}")));
    }
    match line(field(object, &["pubstatus"])).as_deref() {
        Some("canceled" | "cancelled") => {
            warnings.push(Warning::new("The agency marked this item as cancelled"));
        }
        Some("withheld") => warnings.push(Warning::new("The agency marked this item as withheld")),
        Some(_) | None => {}
    }
    warnings
}

fn authors(object: &Object) -> Option<String> {
    let people = several_of(object, &["people", "person"]);
    let wrote = |person: &Object| {
        line(field(person, &["rel"]))
            .is_some_and(|rel| matches!(rel.as_str(), "author" | "creator"))
    };
    let names: Vec<String> = people
        .into_iter()
        .filter_map(Value::as_object)
        .filter(|person| wrote(person))
        .filter_map(|person| line(field(person, &["name"])))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn outlet(object: &Object) -> Option<String> {
    let sources = several_of(object, &["infosource", "infosources", "source", "provider"]);
    let name = |source: &Value| match source {
        Value::Object(map) => line(field(map, &["name"])),
        other => line(Some(other)),
    };
    sources.into_iter().find_map(name).or_else(|| line(field(object, &["copyrightholder"])))
}

/// The words to the pictures that belong to the item.
fn captions(object: &Object) -> Vec<Block> {
    let associations: Vec<&Object> = match field(object, &["associations"]) {
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_object).collect(),
        // In the first generation they stand under names of their own.
        Some(Value::Object(map)) => map.values().filter_map(Value::as_object).collect(),
        Some(_) | None => Vec::new(),
    };
    let mut blocks: Vec<Block> = Vec::new();
    for media in associations.into_iter().take(MAX_PICTURES) {
        let kind = line(field(media, &["type"])).unwrap_or_default();
        if kind == "text" {
            continue;
        }
        let words = titled(media, "descriptions", "caption")
            .or_else(|| line(field(media, &["description_text", "body_text"])))
            .or_else(|| titled(media, "headlines", "main"))
            .or_else(|| line(field(media, &["headline"])));
        let Some(words) = words else { continue };
        if !blocks.iter().any(|b| b.text == words) {
            blocks.push(Block::hinted(words, Hint::Role(Role::Caption)));
        }
    }
    blocks
}
