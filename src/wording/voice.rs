//! The words that a version uses in its own voice: those of people it quotes in marks are not its own.

use super::Known;
use crate::article::{ParagraphId, Place, VersionId};
use crate::quotes::QuoteKind;
use crate::text::Span;
use crate::text::marks::outermost;
use crate::text::normalise::fold;
use crate::text::words::{self, TokenKind};
use std::collections::HashMap;

/// A word of the story: its key and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) key: String,
    pub(super) place: Place,
}

/// The words of `text`, which stands in `paragraph`, from `span`.
pub(super) fn words(paragraph: ParagraphId, text: &str, span: Span) -> Vec<Word> {
    let from = span.start();
    let tokens = words::tokens(span.slice(text)).filter(|token| token.kind == TokenKind::Word);
    tokens
        .map(|token| {
            let at = Span::snapped(text, from + token.span.start()..from + token.span.end());
            Word { key: key(at.slice(text)), place: Place { paragraph, span: at } }
        })
        .collect()
}

/// A word as it is compared: folded, without the ending of an English genitive or plural.
pub(super) fn key(word: &str) -> String {
    let folded = fold(word);
    let bare = folded.trim_end_matches("'s").trim_end_matches('\'');
    if let Some(stem) = bare.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let plural = bare.strip_suffix('s').filter(|stem| stem.len() > 2);
    plural.filter(|stem| !stem.ends_with(['s', 'u', 'i'])).unwrap_or(bare).to_owned()
}

/// Where each word stands in the versions' own voice.
#[derive(Debug, Default)]
pub(super) struct Voice {
    /// By version: the keys of all its own words in order; a gap where somebody is quoted or a
    /// paragraph ends.
    lines: Vec<Vec<Option<String>>>,
    /// By key: version, and index into its line.
    by_key: HashMap<String, Vec<(usize, usize)>>,
}

impl Voice {
    pub(super) fn of(known: &Known<'_>, quoted: &Quoted) -> Self {
        let mut voice = Self::default();
        for (v, version) in known.versions.iter().enumerate() {
            let mut line = Vec::new();
            for (index, paragraph) in version.article.aligned() {
                let id = ParagraphId::new(VersionId::at(v), index);
                for word in words(id, &paragraph.text, Span::whole(&paragraph.text)) {
                    if quoted.holds(word.place) {
                        line.push(None);
                    } else {
                        voice.by_key.entry(word.key.clone()).or_default().push((v, line.len()));
                        line.push(Some(word.key));
                    }
                }
                line.push(None);
            }
            voice.lines.push(line);
        }
        voice
    }

    /// How often the words with these keys stand next to one another, by version index.
    pub(super) fn uses(&self, keys: &[String]) -> Vec<usize> {
        let mut counts = vec![0; self.lines.len()];
        let Some((first, rest)) = keys.split_first() else { return counts };
        for &(v, at) in self.by_key.get(first).into_iter().flatten() {
            let follows = self.lines.get(v).and_then(|line| line.get(at + 1..at + 1 + rest.len()));
            let same = follows
                .is_some_and(|words| words.iter().zip(rest).all(|(a, b)| a.as_ref() == Some(b)));
            if let Some(count) = counts.get_mut(v).filter(|_| same) {
                *count += 1;
            }
        }
        counts
    }
}

/// The places of words that are somebody else's: in quotation marks or listed as a direct quote.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    by_paragraph: HashMap<ParagraphId, Vec<Span>>,
}

impl Quoted {
    pub(super) fn of(known: &Known<'_>) -> Self {
        let mut quoted = Self::default();
        for (v, version) in known.versions.iter().enumerate() {
            for (index, paragraph) in version.article.aligned() {
                let id = ParagraphId::new(VersionId::at(v), index);
                quoted.by_paragraph.entry(id).or_default().extend(outermost(&paragraph.text));
            }
        }
        let uses = known.quotes.quotes.iter().flat_map(|quote| quote.cells.iter().flatten());
        for occurrence in uses.flat_map(|cell| &cell.occurrences) {
            if occurrence.kind == QuoteKind::Direct {
                let place = occurrence.place;
                quoted.by_paragraph.entry(place.paragraph).or_default().push(place.span);
            }
        }
        quoted
    }

    /// Whether any of the words at `place` is somebody else's.
    pub(super) fn holds(&self, place: Place) -> bool {
        let spans = self.by_paragraph.get(&place.paragraph);
        spans.is_some_and(|spans| spans.iter().any(|span| span.overlaps(place.span)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_compared_without_case_genitive_and_plural() {
        for (word, expected) in [
            ("Regime’s", "regime"),
            ("rebels", "rebel"),
            ("parties", "party"),
            ("Congress", "congress"),
            ("crisis", "crisis"),
            ("gas", "gas"),
        ] {
            assert_eq!(key(word), expected, "{word}");
        }
    }
}
