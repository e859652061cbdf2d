//! Finds words in all versions at once, whatever their case and accents.

use crate::article::{self, Place, Version};
use crate::present::{CellView, RowView};
use crate::text::Span;
use crate::text::normalise::fold_char;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// One place where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index into the rows that are shown.
    pub at: usize,
    /// Index of the version.
    pub version: usize,
    /// The words.
    pub place: Place,
}

/// A text in the form in which it is compared, and where each of its letters came from.
struct Folded {
    letters: Vec<char>,
    /// For each letter the bytes of the character it came from.
    origins: Vec<(usize, usize)>,
}

fn folded(text: &str) -> Folded {
    let mut folded = Folded { letters: Vec::new(), origins: Vec::new() };
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if is_combining_mark(c) {
            // It belongs to the letter before it.
            if let Some((_, last)) = folded.origins.last_mut() {
                *last = end;
            }
            continue;
        }
        let plain = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).map(fold_char);
        for letter in plain.flat_map(char::to_lowercase) {
            folded.letters.push(letter);
            folded.origins.push((start, end));
        }
    }
    folded
}

/// Where `needle` stands in `text`, without overlaps.
#[must_use]
pub fn find(text: &str, needle: &str) -> Vec<Span> {
    find_letters(text, &folded(needle.trim()).letters)
}

fn find_letters(text: &str, needle: &[char]) -> Vec<Span> {
    if needle.is_empty() {
        return Vec::new();
    }
    let Folded { letters, origins } = folded(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = letters.get(from..).filter(|rest| rest.len() >= needle.len()) {
        let Some(hit) = rest.windows(needle.len()).position(|window| window == needle) else {
            break;
        };
        let first = origins.get(from + hit);
        let last = origins.get(from + hit + needle.len() - 1);
        if let (Some(&(start, _)), Some(&(_, end))) = (first, last) {
            found.extend(Span::new(text, start..end));
        }
        from += hit + needle.len();
    }
    found
}

/// All hits in the rows that are `shown`, in reading order, column by column within a row.
#[must_use]
pub fn hits(
    versions: &[Arc<Version>],
    rows: &[RowView],
    shown: &[usize],
    needle: &str,
) -> Vec<Hit> {
    let needle = folded(needle.trim()).letters;
    if needle.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for (at, row) in shown.iter().enumerate().filter_map(|(at, &row)| Some((at, rows.get(row)?))) {
        for (version, cell) in row.cells.iter().enumerate() {
            let CellView::Passage(passage) = cell else { continue };
            for &part in &passage.places {
                let spans = find_letters(article::words_at(versions, part), &needle);
                hits.extend(spans.into_iter().filter_map(|span| {
                    let text = &article::paragraph(versions, part.paragraph)?.text;
                    let start = part.span.start();
                    let span = Span::new(text, start + span.start()..start + span.end())?;
                    Some(Hit { at, version, place: Place { span, ..part } })
                }));
            }
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_do_not_matter() {
        for (text, needle, expected) in [
            ("Die Fähre, die FAHRE", "fahre", vec!["Fähre", "FAHRE"]),
            ("cafe\u{301} au lait", "café", vec!["cafe\u{301}"]),
            ("It’s the players' choice", "it's", vec!["It’s"]),
            ("aaaa", "aa", vec!["aa", "aa"]),
            ("nothing here", "word", vec![]),
            ("short", "much longer than the text", vec![]),
            ("text", "  ", vec![]),
            ("a\u{a0}b", "a b", vec!["a\u{a0}b"]),
        ] {
            let found = find(text, needle);
            let found: Vec<&str> = found.into_iter().map(|span| span.slice(text)).collect();
            let expected: Vec<&str> = expected;
            assert_eq!(found, expected, "{needle} in {text}");
        }
    }
}
