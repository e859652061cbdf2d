//! Lines that name the author: "By Ada Cole and Tom Hale", "Ada Cole". The tables are open to further
//! languages.

use super::lines::{ends_sentence, squeeze};
use crate::text::words;

/// A byline has no more words.
const BYLINE_WORDS: usize = 14;

/// Whether a line is the author's names and nothing more.
pub(super) fn is_names(text: &str, names: &str) -> bool {
    let squeezed = squeeze(text);
    text.len() <= 120
        && (squeezed == squeeze(names) || names.split(", ").any(|name| squeeze(name) == squeezed))
}

/// Words before the author's name.
const BY: &[&str] = &[
    "by",
    "written by",
    "story by",
    "report by",
    "words by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "af",
    "av",
    "autor:",
    "author:",
    "text:",
    "автор:",
    "yazan:",
    "بقلم",
    "كتب",
    "كتبت",
    "author",
    "reported by",
    "from our correspondent",
];

/// Words inside a byline that are no names.
const BY_JOINTS: &[&str] = &[
    "staff",
    "writer",
    "writers",
    "reporter",
    "reporters",
    "correspondent",
    "agencies",
    "agency",
    "editor",
    "desk",
    "our",
    "the",
    "and",
    "&",
    "und",
    "et",
    "y",
    "e",
    "i",
    "en",
    "och",
    "og",
    "ve",
    "и",
    "de",
    "van",
    "von",
    "al",
    "el",
    "bin",
    "da",
    "di",
    "du",
    "la",
    "le",
    "der",
    "den",
    "for",
    "in",
    "ter",
    "dos",
    "del",
];

/// The names in a byline ("By Ada Cole and Tom Hale"); `None` for other lines.
pub(super) fn byline_of(text: &str) -> Option<String> {
    if text.len() > 200 || words::count(text) > BYLINE_WORDS || ends_sentence(text) {
        return None;
    }
    let lower = text.to_lowercase();
    let label = BY
        .iter()
        .filter(|by| {
            lower.strip_prefix(**by).is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}']))
        })
        .max_by_key(|by| by.len())?;
    let names = text.get(label.len()..)?.trim_start_matches([':', ' ']).trim();
    let mut seen = 0;
    let proper = names.split_whitespace().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let capital = bare
            .chars()
            .next()
            .is_none_or(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
        seen += usize::from(capital && !bare.is_empty());
        capital || BY_JOINTS.contains(&bare.to_lowercase().as_str())
    });
    let digits = names.chars().any(|c| c.is_ascii_digit());
    (proper && seen >= 1 && !digits).then(|| names_of(names)).filter(|names| !names.is_empty())
}

/// Names as they are kept: joined by commas, without what follows a bar or a bracket.
pub(super) fn names_of(names: &str) -> String {
    let plain = names.split(['|', '(', '·', '•', '–', '—', ';']).next().unwrap_or_default();
    let mut parts: Vec<&str> = Vec::new();
    for part in
        plain.split(',').flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "))
    {
        let part = part.trim().trim_start_matches("and ").trim();
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}

/// One or two names of two to four words with capitals.
pub(super) fn is_name_line(text: &str) -> bool {
    let names: Vec<&str> =
        text.split([',', '/', '&']).flat_map(|part| part.split(" and ")).collect();
    let is_name = |name: &&str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        (2..=4).contains(&words.len())
            && words.iter().all(|w| {
                w.chars().next().is_some_and(char::is_uppercase)
                    && w.chars().skip(1).any(char::is_lowercase)
                    && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
            })
    };
    names.len() <= 3 && names.iter().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_with_capitals_are_a_line_of_names() {
        assert!(is_name_line("Ada Cole and Tom Hale"));
        assert!(!is_name_line("The harbour was closed"));
    }

    #[test]
    fn names_are_taken_from_bylines_only() {
        for (line, names) in [
            ("By Ada Cole and Tom Hale", Some("Ada Cole, Tom Hale")),
            ("Von Ada Cole", Some("Ada Cole")),
            ("By Ada Cole | Bay Post", Some("Ada Cole")),
            ("By Beacon staff", Some("Beacon staff")),
            ("By the river", None),
            ("By Monday the harbour was closed.", None),
            ("Ada Cole", None),
        ] {
            assert_eq!(byline_of(line).as_deref(), names, "{line}");
        }
    }
}
