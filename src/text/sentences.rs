//! Where sentences begin and end.

use super::Span;
use unicode_segmentation::UnicodeSegmentation as _;

/// The sentences of `text` in order, without the white space between them. They do not overlap.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    text.split_sentence_bound_indices()
        .map(|(at, piece)| Span::snapped(text, at..at + piece.len()).trimmed(text))
        .filter(|span| !span.is_empty())
        .collect()
}
