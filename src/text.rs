//! Text as such: spans, words, sentences, folding and quotation marks. Knows no article.

pub mod figures;
pub mod language;
pub mod markdown;
pub mod marks;
pub mod modality;
pub mod normalise;
pub mod sentences;
mod span;
pub mod words;

pub use span::Span;
