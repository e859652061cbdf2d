//! Small stories for the tests of the quote ledger.

use super::attribute::{Attributed, quotes};
use super::resolve::Named;
use super::{QuoteLedger, ledger, lexicon};
use crate::article::{Article, Format, Paragraph, Role, Source, Version, words_at};
use crate::neighbours::Unaligned;
use crate::text::Span;
use crate::text::language::Language;
use crate::watch::Watch;
use std::sync::Arc;

/// An article of body paragraphs.
pub(super) fn article(paragraphs: &[&str]) -> Article {
    let paragraphs = paragraphs.iter().map(|p| Paragraph::new(Role::Body, *p)).collect();
    Article { paragraphs, ..Article::default() }
}

fn slice(article: &Article, place: (usize, Span)) -> &str {
    article.paragraphs.get(place.0).map_or("", |p| place.1.slice(&p.text))
}

fn line(article: &Article, quote: &Attributed) -> String {
    let words = slice(article, (quote.paragraph, quote.span));
    let source = quote.source.map_or("-", |place| slice(article, place));
    let speaker = quote.speaker.speaker.as_ref().map_or("-", |s| s.name.as_str());
    format!("{} | {words} | {source} | {speaker}", quote.kind.name())
}

/// Who says each quote.
pub(super) fn speakers_of(paragraphs: &[&str]) -> Vec<Option<Named>> {
    let article = article(paragraphs);
    quotes(&article, lexicon::of(None)).into_iter().map(|q| q.speaker.speaker).collect()
}

/// Every quote as "kind | words | source | speaker".
pub(super) fn lines(paragraphs: &[&str]) -> Vec<String> {
    lines_in("en", paragraphs)
}

/// The same in a language.
pub(super) fn lines_in(code: &str, paragraphs: &[&str]) -> Vec<String> {
    let article = article(paragraphs);
    let lexicon = lexicon::of(Language::from_code(code));
    quotes(&article, lexicon).iter().map(|q| line(&article, q)).collect()
}

/// A version of body paragraphs.
pub(super) fn version(label: &str, paragraphs: &[&str]) -> Arc<Version> {
    let source = Source {
        path: None,
        file: label.to_owned(),
        sha256: String::new(),
        format: Format::Text,
        encoding: "UTF-8".to_owned(),
    };
    let article = article(paragraphs);
    Arc::new(Version { label: label.to_owned(), source, article, warnings: Vec::new() })
}

/// The ledger of versions of one paragraph each.
pub(super) fn story(texts: &[&str]) -> (Vec<Arc<Version>>, QuoteLedger) {
    let versions: Vec<_> = texts.iter().map(|t| version("v", &[t])).collect();
    let found = ledger(&versions, &Unaligned, &Watch::unwatched()).expect("nobody cancels");
    (versions, found)
}

/// One line a quote: by version the status and its first words, or the nearest passage's score.
pub(super) fn matrix(texts: &[&str]) -> Vec<String> {
    let (versions, ledger) = story(texts);
    let rows = ledger.quotes.iter().map(|quote| {
        let cells =
            quote.cells.iter().zip(&quote.nearest).map(|(cell, nearest)| match (cell, nearest) {
                (Some(cell), _) => {
                    let changes: Vec<&str> = cell.changes.iter().map(|c| c.name()).collect();
                    let joined = if changes.is_empty() {
                        String::new()
                    } else {
                        format!(" ({})", changes.join(", "))
                    };
                    format!("{}{joined}", cell.status.name())
                }
                (None, Some((place, _))) => {
                    format!("absent, near: {}", words_at(&versions, *place))
                }
                (None, None) => "absent".to_owned(),
            });
        cells.collect::<Vec<_>>().join(" | ")
    });
    rows.collect()
}
