//! schema.org's NewsArticle and its kin, as pages embed them and archives keep them.

use super::{MAX_PICTURES, MAX_REFERRED, Object, field, line, paragraphs, several_of};
use crate::article::{Date, Role, Warning};
use crate::read::{Block, Draft, Hint, bylines, dates, lines};
use crate::text::language::Language;
use serde_json::Value;

/// People or outlets of one article that are named.
const MAX_NAMES: usize = 20;
/// Updates of a live blog that are read; long ones have some hundred.
const MAX_UPDATES: usize = 2000;

/// The article that `object` describes; `all` are the file's values, in which people and outlets stand
/// that are only referred to.
pub(super) fn article(object: &Object, all: &[Value]) -> Option<Draft> {
    if !is_article(object) {
        return None;
    }
    let mut body = paragraphs(field(object, &["articleBody", "reviewBody", "text"]));
    let mut warnings = Vec::new();
    let updates = updates(object, &mut warnings);
    if body.is_empty() && updates.is_empty() {
        return None;
    }
    body.extend(updates);
    let headline = line(field(object, &["headline", "name"]));
    let mut blocks = Vec::new();
    let above = [
        (headline.clone(), Role::Headline),
        (line(field(object, &["alternativeHeadline"])), Role::Standfirst),
        (line(field(object, &["abstract", "description"])), Role::Standfirst),
        (line(field(object, &["dateline"])), Role::Dateline),
    ];
    for (words, role) in above {
        let Some(words) = words else { continue };
        let known = blocks.iter().chain(&body).any(|b: &Block| {
            let (there, here) = (lines::squeeze(&b.text), lines::squeeze(&words));
            // A description that is the text's beginning, cut, is no part of the article.
            there == here || (role == Role::Standfirst && there.starts_with(&here))
        });
        if !known {
            blocks.push(Block::hinted(words, Hint::Role(role)));
        }
    }
    blocks.extend(captions(object));
    blocks.extend(body);
    blocks.extend(corrections(object));
    let byline = names(object, &["author"], all).or_else(|| names(object, &["creator"], all));
    let outlet = ["publisher", "sourceOrganization", "provider", "copyrightHolder"]
        .iter()
        .find_map(|key| names(object, &[key], all));
    Some(Draft {
        headline,
        byline,
        outlet,
        published: published(object),
        language: line(field(object, &["inLanguage"])).and_then(|tag| Language::from_tag(&tag)),
        blocks,
        warnings,
        ..Draft::default()
    })
}

fn is_article(object: &Object) -> bool {
    let is = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        name.ends_with("Article")
            || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report" | "Review")
            || matches!(name, "SocialMediaPosting" | "AnalysisNewsArticle")
    };
    several_of(object, &["@type"]).into_iter().filter_map(Value::as_str).any(is)
}

fn published(object: &Object) -> Option<Date> {
    ["datePublished", "dateCreated", "uploadDate"]
        .iter()
        .find_map(|key| dates::stamp(&line(field(object, &[key]))?))
}

/// The updates of a live blog, each with its title as a subhead.
fn updates(object: &Object, warnings: &mut Vec<Warning>) -> Vec<Block> {
    let all = several_of(object, &["liveBlogUpdate"]);
    if all.len() > MAX_UPDATES {
        warnings.push(Warning::new(format!(
            "The live blog has {} updates; the first {MAX_UPDATES} were read",
            all.len()
        )));
    }
    let mut blocks = Vec::new();
    for update in all.into_iter().take(MAX_UPDATES).filter_map(Value::as_object) {
        let title = line(field(update, &["headline", "name"]));
        blocks.extend(title.map(|title| Block::hinted(title, Hint::Heading(2))));
        blocks.extend(paragraphs(field(update, &["articleBody", "text"])));
    }
    blocks
}

/// The words to the article's pictures.
fn captions(object: &Object) -> Vec<Block> {
    let pictures = several_of(object, &["image", "associatedMedia"]);
    let mut blocks: Vec<Block> = Vec::new();
    for picture in pictures.into_iter().filter_map(Value::as_object).take(MAX_PICTURES) {
        let Some(words) = line(field(picture, &["caption", "description"])) else { continue };
        if !blocks.iter().any(|b| b.text == words) {
            blocks.push(Block::hinted(words, Hint::Role(Role::Caption)));
        }
    }
    blocks
}

fn corrections(object: &Object) -> Vec<Block> {
    let notes = several_of(object, &["correction"]);
    let words = notes.into_iter().filter_map(|note| match note {
        Value::Object(comment) => line(field(comment, &["text", "correction", "description"])),
        other => line(Some(other)),
    });
    words
        .filter(|words| !words.starts_with("http"))
        .map(|words| Block {
            why: Some("the file marks it as a correction".to_owned()),
            ..Block::hinted(words, Hint::Role(Role::Correction))
        })
        .collect()
}

/// The names of people or organisations under a key, those referred to included.
fn names(object: &Object, keys: &[&str], all: &[Value]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for party in several_of(object, keys).into_iter().take(MAX_NAMES) {
        let name = match party {
            Value::Object(map) => line(field(map, &["name"])).or_else(|| {
                let id = map.get("@id")?.as_str()?;
                referred(id, all)
            }),
            other => line(Some(other)),
        };
        let Some(name) = name.filter(|name| !name.contains("://")) else { continue };
        let name = bylines::byline_of(&name).unwrap_or(name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// The name of the object with this id.
fn referred(id: &str, all: &[Value]) -> Option<String> {
    let mut name = None;
    super::each_object(all, MAX_REFERRED, |object| {
        if name.is_none() && object.get("@id").and_then(Value::as_str) == Some(id) {
            name = line(field(object, &["name"]));
        }
        false
    });
    name
}
