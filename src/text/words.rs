//! Words of a text: the units of similarity, diff and counting.

use super::Span;
use unicode_segmentation::UnicodeSegmentation as _;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters or digits.
    Word,
    /// White space.
    Space,
    /// Anything else.
    Punctuation,
}

/// One piece of a text between word boundaries (UAX #29).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Every token of `text`, spaces and punctuation included; their spans join without gaps.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    text.split_word_bound_indices().map(move |(at, piece)| Token {
        span: Span::snapped(text, at..at + piece.len()),
        kind: kind_of(piece),
    })
}

fn kind_of(piece: &str) -> TokenKind {
    match piece.chars().next() {
        Some(c) if c.is_whitespace() => TokenKind::Space,
        Some(c) if c.is_alphanumeric() => TokenKind::Word,
        _ => TokenKind::Punctuation,
    }
}

/// How many words `text` has, as a person would count them.
#[must_use]
pub fn count(text: &str) -> usize {
    text.unicode_words().count()
}
