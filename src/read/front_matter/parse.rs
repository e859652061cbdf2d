//! The data as a tree. Aliases of YAML stand for single words only and are never expanded further, so
//! that a few lines can't become gigabytes.

use super::Value;
use saphyr_parser::{Event, Parser};
use std::collections::HashMap;

/// Larger blocks are read line by line, in bytes.
const MAX_BYTES: usize = 64 * 1024;
/// Lists and maps inside one another.
const MAX_DEPTH: usize = 32;
/// Characters of the longest word that an alias stands for.
const MAX_ALIAS: usize = 200;
/// Lines of one block that are read one by one.
const MAX_LINES: usize = 1000;

/// How the data are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Yaml,
    Toml,
    Json,
}

/// A block of data and what follows it.
pub(super) struct Found<'a> {
    kind: Kind,
    block: &'a str,
    pub(super) rest: &'a str,
}

/// The block between lines of "---" or "+++" at the very beginning.
pub(super) fn fenced(text: &str) -> Option<Found<'_>> {
    let text = text.trim_start_matches('\u{feff}');
    let (first, after) = text.split_once('\n')?;
    let (kind, ends): (Kind, &[&str]) = match first.trim_end() {
        "---" => (Kind::Yaml, &["---", "..."]),
        "+++" => (Kind::Toml, &["+++"]),
        _ => return None,
    };
    let mut at = 0;
    for line in after.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let (block, rest) = (after.get(..at)?, after.get(at + line.len()..)?);
            return Some(Found { kind, block, rest });
        }
        at += line.len();
    }
    None
}

/// The JSON object at the very beginning, if a line ends after it.
pub(super) fn braced(text: &str) -> Option<Found<'_>> {
    let text = text.trim_start_matches('\u{feff}');
    if !text.starts_with('{') {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    values.next()?.ok()?;
    let (block, rest) = text.split_at_checked(values.byte_offset())?;
    let (line, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    line.trim().is_empty().then_some(Found { kind: Kind::Json, block, rest })
}

/// Keys with their values.
type Entries = Vec<(String, Value)>;

/// The data of a block, and what was wrong with them; `None` where they are none.
pub(super) fn data(found: &Found<'_>) -> Option<(Entries, Option<String>)> {
    let (name, parsed) = match found.kind {
        _ if found.block.len() > MAX_BYTES => {
            ("data", Err(format!("more than {} KB", MAX_BYTES / 1024)))
        }
        Kind::Yaml => ("YAML", yaml(found.block)),
        Kind::Toml => ("TOML", toml(found.block)),
        Kind::Json => ("JSON", json(found.block)),
    };
    match parsed {
        Ok(Value::Map(entries)) if !entries.is_empty() => Some((entries, None)),
        Ok(Value::Map(_) | Value::List(_) | Value::Text(_)) => None,
        Err(why) => {
            let entries = lines(found.block);
            let trouble = format!(
                "The front matter is no {name} that can be read ({why}); its lines were read one by one"
            );
            (!entries.is_empty()).then_some((entries, Some(trouble)))
        }
    }
}

/// A list or map that is not yet closed.
enum Open {
    List(Vec<Value>),
    Map(Entries, Option<String>),
}

fn yaml(block: &str) -> Result<Value, String> {
    let mut open: Vec<Open> = Vec::new();
    let mut words: HashMap<usize, String> = HashMap::new();
    for event in Parser::new_from_str(block) {
        let (event, _) = event.map_err(|why| why.to_string())?;
        let value = match event {
            Event::Scalar(text, _, anchor, _) => {
                if anchor > 0 && text.chars().count() <= MAX_ALIAS {
                    words.insert(anchor, text.to_string());
                }
                Value::Text(text.into_owned())
            }
            Event::Alias(anchor) => Value::Text(words.get(&anchor).cloned().unwrap_or_default()),
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                if open.len() > MAX_DEPTH {
                    return Err(format!("nested more than {MAX_DEPTH} deep"));
                }
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                if open.len() > MAX_DEPTH {
                    return Err(format!("nested more than {MAX_DEPTH} deep"));
                }
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(values)) => Value::List(values),
                Some(Open::Map(entries, _)) => Value::Map(entries),
                None => continue,
            },
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => continue,
        };
        match open.last_mut() {
            Some(Open::List(values)) => values.push(value),
            Some(Open::Map(entries, key)) => match (key.take(), value) {
                (Some(key), value) => entries.push((key, value)),
                (None, Value::Text(text)) => *key = Some(text),
                // A key that is a list or map says nothing here.
                (None, Value::List(_) | Value::Map(_)) => *key = Some(String::new()),
            },
            None => return Ok(value),
        }
    }
    Ok(Value::List(Vec::new()))
}

fn toml(block: &str) -> Result<Value, String> {
    let table: toml::Table =
        block.parse().map_err(|why: toml::de::Error| why.message().to_owned())?;
    Ok(from_toml(toml::Value::Table(table)))
}

/// As deep as the parser lets a value be.
fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::Array(values) => Value::List(values.into_iter().map(from_toml).collect()),
        toml::Value::Table(table) => {
            Value::Map(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
        }
        toml::Value::String(text) => Value::Text(text),
        toml::Value::Datetime(stamp) => Value::Text(stamp.to_string()),
        toml::Value::Integer(number) => Value::Text(number.to_string()),
        toml::Value::Float(_) | toml::Value::Boolean(_) => Value::Text(String::new()),
    }
}

fn json(block: &str) -> Result<Value, String> {
    serde_json::from_str(block).map(from_json).map_err(|why| why.to_string())
}

/// As deep as the parser lets a value be.
fn from_json(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Array(values) => {
            Value::List(values.into_iter().map(from_json).collect())
        }
        serde_json::Value::Object(map) => {
            Value::Map(map.into_iter().map(|(key, value)| (key, from_json(value))).collect())
        }
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Number(number) => Value::Text(number.to_string()),
        serde_json::Value::Null | serde_json::Value::Bool(_) => Value::Text(String::new()),
    }
}

/// Lines of "key: value" or "key = value", with the items below them.
fn lines(block: &str) -> Entries {
    let mut entries: Entries = Vec::new();
    let bare = |text: &str| text.trim().trim_matches(['"', '\'']).trim().to_owned();
    for line in block.lines().take(MAX_LINES) {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, value)) = entries.last_mut() {
                let item = Value::Text(bare(item));
                match value {
                    Value::List(values) => values.push(item),
                    Value::Text(_) | Value::Map(_) => *value = Value::List(vec![item]),
                }
            }
            continue;
        }
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        let is_key = !key.trim().is_empty()
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
            && !key.starts_with([' ', '\t']);
        if !is_key {
            continue;
        }
        let value = value.trim();
        let list = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
        let value = match list {
            Some(items) => Value::List(items.split(',').map(|i| Value::Text(bare(i))).collect()),
            None => Value::Text(bare(value)),
        };
        entries.push((key.trim().to_owned(), value));
    }
    entries
}
