//! Articles as data: schema.org's NewsArticle and its kin, ninjs, and other JSON whose keys are plain.

use super::{Block, Draft, ReadError, clean, html, several, text};
use crate::article::Warning;
use serde_json::{Map, Value};
use std::collections::VecDeque;

mod ninjs;
mod schema_org;
mod unknown;

type Object = Map<String, Value>;

/// Larger files are not read, in bytes: their tree takes many times their size, and no article has so much.
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// An object with more keys is a table and no article.
const MAX_KEYS: usize = 1000;
/// Pictures of one article whose captions are read.
const MAX_PICTURES: usize = 500;
/// Objects among which a person or an outlet is looked for that is only referred to.
const MAX_REFERRED: usize = 2000;
/// Objects of one file that are looked at; dumps of whole outlets have more, and are no article.
const MAX_OBJECTS: usize = 100_000;
/// Articles of one file that are kept.
const MAX_ARTICLES: usize = 500;
/// Values inside one another whose text is gathered.
const MAX_DEPTH: usize = 8;

/// Reads JSON: one value, or several one after the other.
///
/// # Errors
/// [`ReadError::Damaged`] where it can't be parsed, [`ReadError::NoArticle`] where none is in it.
pub(super) fn read(json: &str) -> Result<Draft, ReadError> {
    if json.len() > MAX_BYTES {
        return Err(ReadError::NoArticle(
            "it is JSON of more than 16 MB, too much for one article",
        ));
    }
    let (values, broken) = parse(json)?;
    let mut found = articles(&values);
    let mut unknown = None;
    if found.is_empty() {
        (found, unknown) = unknown::articles(&values);
    }
    let more = found.len().saturating_sub(MAX_ARTICLES);
    found.truncate(MAX_ARTICLES);
    let mut draft = several::longest(found)
        .ok_or(ReadError::NoArticle("none of its JSON objects has a headline and a text"))?;
    draft.warnings.extend(unknown);
    if more > 0 {
        draft.warnings.push(Warning::new(format!(
            "The file holds {more} more articles than the {MAX_ARTICLES} that were looked at"
        )));
    }
    draft.warnings.extend(broken.map(|why| {
        Warning::new(format!(
            "The JSON of this file is damaged ({why}); what stands before was read"
        ))
    }));
    Ok(draft)
}

/// The values of a file, and why it breaks off after the first where it does.
fn parse(json: &str) -> Result<(Vec<Value>, Option<String>), ReadError> {
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(json).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(why) if values.is_empty() => {
                return Err(ReadError::Damaged { format: "JSON", why: told(&why) });
            }
            Err(why) => return Ok((values, Some(told(&why)))),
        }
    }
    Ok((values, None))
}

/// What is wrong, in words for the user.
fn told(why: &serde_json::Error) -> String {
    let why = why.to_string();
    match why.strip_prefix("recursion limit exceeded") {
        Some(place) => format!("lists and objects are nested too deep{place}"),
        None => why,
    }
}

/// Whether a text is JSON from its first character to its last.
pub(super) fn is_json(text: &str) -> bool {
    // What is too large to be parsed is taken for what its first character says.
    if text.len() > MAX_BYTES {
        return text.starts_with('{');
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let mut any = false;
    values.all(|value| {
        any = true;
        value.is_ok()
    }) && any
}

/// The articles of the known kinds, outer ones first.
fn articles(values: &[Value]) -> Vec<Draft> {
    let mut found = Vec::new();
    each_object(values, MAX_OBJECTS, |object| {
        let draft = schema_org::article(object, values).or_else(|| ninjs::article(object));
        let taken = draft.is_some();
        found.extend(draft);
        taken
    });
    found
}

/// Calls `take` for the first `most` objects, outer ones first; what it takes is not gone into.
fn each_object<'a>(values: &'a [Value], most: usize, mut take: impl FnMut(&'a Object) -> bool) {
    let mut queue: VecDeque<&Value> = values.iter().collect();
    let mut seen = 0;
    while let Some(value) = queue.pop_front() {
        match value {
            Value::Array(inside) => queue.extend(inside),
            Value::Object(object) => {
                seen += 1;
                if seen > most {
                    return;
                }
                if object.len() > MAX_KEYS || !take(object) {
                    queue.extend(object.values());
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// The value under the first of `names` that the object has, whatever capitals and bars its keys have.
fn field<'a>(object: &'a Object, names: &[&str]) -> Option<&'a Value> {
    let plain = |key: &str| -> String {
        key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    names.iter().find_map(|name| {
        object
            .get(*name)
            .or_else(|| object.iter().find(|(key, _)| plain(key) == plain(name)).map(|(_, v)| v))
            .filter(|value| !value.is_null())
    })
}

/// A line of text: decoded, without marks, tidied; never empty.
fn line(value: Option<&Value>) -> Option<String> {
    let text = plain(value?)?;
    let text = if html::is_html(&text) { html::words_of(&text) } else { html::unescaped(&text) };
    Some(clean::tidy(&text)).filter(|text| !text.is_empty())
}

/// The characters of a value: a string, or the first one in what stands for it.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => values.iter().find_map(plain),
        Value::Object(object) => {
            let inside = field(object, &["@value", "value", "rendered", "#text", "text", "name"])?;
            inside.as_str().map(str::to_owned)
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) => None,
    }
}

/// The paragraphs of a value: plain text or HTML, whole or in pieces.
fn paragraphs(value: Option<&Value>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(value) = value {
        push_paragraphs(value, 0, &mut blocks);
    }
    blocks
}

fn push_paragraphs(value: &Value, depth: usize, blocks: &mut Vec<Block>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::String(words) if html::is_html(words) => blocks.extend(html::blocks_of(words)),
        Value::String(words) => blocks.extend(text::read(&html::unescaped(words)).blocks),
        Value::Array(values) => {
            for value in values {
                push_paragraphs(value, depth + 1, blocks);
            }
        }
        Value::Object(object) => {
            let names = ["@value", "value", "rendered", "#text", "html", "text", "content", "body"];
            if let Some(inside) = field(object, &names) {
                push_paragraphs(inside, depth + 1, blocks);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// All values of a field that may hold one or several.
fn several_of<'a>(object: &'a Object, names: &[&str]) -> Vec<&'a Value> {
    match field(object, names) {
        Some(Value::Array(values)) => values.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_from_text_that_begins_as_it_does() {
        for (text, expected) in [
            ("{\"a\": 1}", true),
            ("[1, 2]\n", true),
            ("{\"a\": 1}\n{\"a\": 2}\n", true),
            ("[1] The harbour was closed.", false),
            ("{sic} the harbour", false),
            ("", false),
        ] {
            assert_eq!(is_json(text), expected, "{text}");
        }
    }

    #[test]
    fn depth_has_a_message() {
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        let why = read(&deep).expect_err("too deep").to_string();
        assert!(
            why.starts_with("This JSON file is damaged: lists and objects are nested too deep"),
            "{why}"
        );
    }

    #[test]
    fn size_has_a_message() {
        let long = format!("{{\"a\": \"{}\"}}", "x".repeat(MAX_BYTES));
        let why = read(&long).expect_err("too long").to_string();
        assert_eq!(
            why,
            "No article was found in this file: it is JSON of more than 16 MB, too much for one article"
        );
    }

    #[test]
    fn keys_are_found_whatever_their_capitals() {
        let value: Value =
            serde_json::from_str(r#"{"Body_Text": "a", "uri": null}"#).expect("JSON");
        let object = value.as_object().expect("an object");
        assert_eq!(field(object, &["bodytext"]).and_then(Value::as_str), Some("a"));
        assert_eq!(field(object, &["uri"]), None);
    }
}
