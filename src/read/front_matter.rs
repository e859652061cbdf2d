//! The data above a Markdown text: YAML between "---", TOML between "+++", or a JSON object. Blocks that
//! are no such data are left to the text.

use super::{Block, Draft, Hint, bylines, clean, dates};
use crate::article::{Date, Role, Warning};
use crate::text::language::Language;
use crate::text::words;

mod parse;

/// A value of the data.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Text(String),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

const TITLE: &[&str] = &["title", "headline", "hed"];
/// The surest first: a description may be written for search engines.
const STANDFIRST: &[&str] = &[
    "standfirst",
    "subtitle",
    "subheadline",
    "dek",
    "deck",
    "lead",
    "lede",
    "summary",
    "excerpt",
    "abstract",
    "description",
];
const AUTHORS: &[&str] = &["author", "authors", "byline", "by", "writer", "writers"];
const DATES: &[&str] = &[
    "date",
    "published",
    "datepublished",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "publishedat",
    "pubdate",
    "created",
    "lastmod",
    "updated",
    "modified",
];
const OUTLET: &[&str] =
    &["outlet", "publication", "publisher", "newspaper", "source", "sitename", "site"];
const LANGUAGE: &[&str] = &["lang", "language", "locale"];
const CORRECTIONS: &[&str] = &["correction", "corrections"];

/// A value that no key explains has at least so many words, or it is a setting.
const TEXT_WORDS: usize = 4;

/// Whether a text without an ending that says so begins with YAML or TOML data.
pub(super) fn begins(text: &str) -> bool {
    parse::fenced(text).is_some_and(|found| parse::data(&found).is_some())
}

/// Reads the data above `text` into `draft`; what follows is returned.
pub(super) fn take<'a>(text: &'a str, draft: &mut Draft) -> &'a str {
    let Some(found) = parse::fenced(text).or_else(|| parse::braced(text)) else { return text };
    let Some((entries, trouble)) = parse::data(&found) else { return text };
    draft.warnings.extend(trouble.map(Warning::new));
    fill(&entries, draft);
    found.rest
}

fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn fill(entries: &[(String, Value)], draft: &mut Draft) {
    let mut used: Vec<usize> = Vec::new();
    let title = first(entries, TITLE, &mut used, text_of);
    let standfirst = first(entries, STANDFIRST, &mut used, text_of);
    draft.byline = first(entries, AUTHORS, &mut used, authors);
    draft.published = first(entries, DATES, &mut used, day);
    draft.outlet = first(entries, OUTLET, &mut used, |v| text_of(v).filter(|t| !t.contains("://")));
    draft.language = first(entries, LANGUAGE, &mut used, |v| Language::from_tag(&text_of(v)?));
    draft.headline.clone_from(&title);
    for (words, role) in [(title, Role::Headline), (standfirst, Role::Standfirst)] {
        draft.blocks.extend(words.map(|words| Block::hinted(words, Hint::Role(role))));
    }
    for (at, (key, value)) in entries.iter().enumerate() {
        if used.contains(&at) {
            continue;
        }
        let (role, why) = if CORRECTIONS.contains(&plain(key).as_str()) {
            (Role::Correction, "the front matter marks it as a correction".to_owned())
        } else {
            (Role::Boilerplate, format!("it stands in the front matter as \"{key}\""))
        };
        let mut texts = Vec::new();
        gather(value, &mut texts);
        draft.blocks.extend(texts.into_iter().map(|text| Block {
            text,
            hint: Hint::Role(role),
            why: Some(why.clone()),
        }));
    }
}

/// What `take` makes of the first of `names` that has something; its place goes to `used`.
fn first<T>(
    entries: &[(String, Value)],
    names: &[&str],
    used: &mut Vec<usize>,
    take: impl Fn(&Value) -> Option<T>,
) -> Option<T> {
    names.iter().find_map(|name| {
        let at = entries.iter().position(|(key, _)| plain(key) == *name)?;
        let found = take(&entries.get(at)?.1)?;
        used.push(at);
        Some(found)
    })
}

/// A value as one line; a map by the name in it.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(clean::tidy(text)).filter(|text| !text.is_empty()),
        Value::List(values) => values.iter().find_map(text_of),
        Value::Map(entries) => named(entries),
    }
}

fn named(entries: &[(String, Value)]) -> Option<String> {
    let find = |name: &str| {
        let (_, value) = entries.iter().find(|(key, _)| plain(key) == name)?;
        match value {
            Value::Text(text) => Some(clean::tidy(text)).filter(|text| !text.is_empty()),
            Value::List(_) | Value::Map(_) => None,
        }
    };
    let both = || {
        let first = find("firstname").or_else(|| find("given"))?;
        let last = find("lastname").or_else(|| find("family"))?;
        Some(format!("{first} {last}"))
    };
    find("name").or_else(both).or_else(|| find("display")).or_else(|| find("title"))
}

fn authors(value: &Value) -> Option<String> {
    let names: Vec<String> = match value {
        Value::List(values) => values.iter().filter_map(text_of).collect(),
        Value::Text(_) | Value::Map(_) => text_of(value).into_iter().collect(),
    };
    let names: Vec<String> = names
        .iter()
        .map(|name| bylines::byline_of(name).unwrap_or_else(|| bylines::names_of(name)))
        .filter(|name| !name.is_empty())
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn day(value: &Value) -> Option<Date> {
    dates::stamp(&text_of(value)?)
}

/// The texts in a value that are more than a setting.
fn gather(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Text(text) => {
            let text = clean::tidy(text);
            if words::count(&text) >= TEXT_WORDS && !text.contains("://") {
                texts.push(text);
            }
        }
        Value::List(values) => values.iter().for_each(|value| gather(value, texts)),
        Value::Map(entries) => entries.iter().for_each(|(_, value)| gather(value, texts)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[Option<&str>; 4], rest: &str) -> Draft {
        let mut draft = Draft::default();
        let left = take(text, &mut draft);
        let day = draft.published.map(|day| day.to_string());
        let found = [
            draft.headline.as_deref(),
            draft.byline.as_deref(),
            day.as_deref(),
            draft.outlet.as_deref(),
        ];
        assert_eq!((&found, left), (expected, rest), "{text}");
        draft
    }

    const ALL: [Option<&str>; 4] =
        [Some("Harbour: closed"), Some("Ada Cole, Tom Hale"), Some("2024-03-05"), Some("Bay Post")];

    #[test]
    fn data_is_read_from_yaml_toml_and_json() {
        for text in [
            "---\ntitle: 'Harbour: closed'\nauthors:\n  - name: Ada Cole\n    url: x\n  - Tom Hale\ndate: 2024-03-05T10:00:00Z\npublication: Bay Post\n---\nText",
            "---\ntitle: >\n  Harbour:\n  closed\nauthor: [Ada Cole, Tom Hale]\npub-date: 5 March 2024\nsource: {name: Bay Post}\n...\nText",
            "+++\ntitle = \"Harbour: closed\"\nauthors = [\"Ada Cole\", \"Tom Hale\"]\ndate = 2024-03-05T10:00:00Z\n[params]\n[outlet]\nname = \"Bay Post\"\n+++\nText",
            "{\"title\": \"Harbour: closed\", \"author\": \"By Ada Cole and Tom Hale\", \"date\": \"2024-03-05\", \"outlet\": \"Bay Post\"}\nText",
        ] {
            let draft = check(text, &ALL, "Text");
            assert_eq!(draft.warnings, []);
        }
    }

    #[test]
    fn lines_that_are_no_yaml_are_read_one_by_one() {
        let text = "---\ntitle: Harbour: closed\nauthor:\n- Ada Cole\n- Tom Hale\ndate: 2024-03-05\noutlet: \"Bay Post\"\n---\nText";
        let draft = check(text, &ALL, "Text");
        assert_eq!(draft.warnings.len(), 1);
    }

    #[test]
    fn a_block_that_is_no_data_is_left_to_the_text() {
        for text in
            ["---\nWords\n---\nText", "---\n\nWords\n\n---\n", "---\ntitle: a\n", "{sic} a", "Text"]
        {
            check(text, &[None; 4], text);
        }
    }

    #[test]
    fn texts_that_no_key_explains_are_kept() {
        let text = "---\ntitle: A\nlayout: post\nkicker: What we know of the harbour\nsubtitle: It is closed.\ndescription: The harbour is closed, we say\ncorrection: Two cranes, not three.\n---\n";
        let mut draft = Draft::default();
        take(text, &mut draft);
        let found: Vec<(&str, Hint)> =
            draft.blocks.iter().map(|b| (b.text.as_str(), b.hint)).collect();
        let expected = [
            ("A", Role::Headline),
            ("It is closed.", Role::Standfirst),
            ("What we know of the harbour", Role::Boilerplate),
            ("The harbour is closed, we say", Role::Boilerplate),
            ("Two cranes, not three.", Role::Correction),
        ];
        assert_eq!(found, expected.map(|(text, role)| (text, Hint::Role(role))));
    }

    #[test]
    fn a_bomb_of_aliases_is_harmless() {
        let mut text =
            "---\ntitle: A\na0: &a0 [boom, boom, boom, boom, boom, boom, boom, boom]\n".to_owned();
        for n in 1..30 {
            let last = n - 1;
            text.push_str(&format!("a{n}: &a{n} [*a{last}, *a{last}, *a{last}, *a{last}]\n"));
        }
        text.push_str("author: &me Ada Cole\nby: *me\n---\nText");
        check(&text, &[Some("A"), Some("Ada Cole"), None, None], "Text");
    }

    #[test]
    fn depth_and_size_are_limited() {
        let deep = format!("---\ntitle: A\nx: {}\n---\nText", "[".repeat(10_000));
        let draft = check(&deep, &[Some("A"), None, None, None], "Text");
        assert_eq!(draft.warnings.len(), 1);
        let long = format!("---\ntitle: A\n{}---\nText", "key: value\n".repeat(20_000));
        let draft = check(&long, &[Some("A"), None, None, None], "Text");
        assert!(draft.warnings.iter().any(|w| w.message.contains("64 KB")));
    }
}
