//! The quote matrix.

use super::QuoteMatrix;
use crate::story::Story;

/// Quotes by versions, grouped by speaker.
pub(super) fn matrix(story: &Story) -> QuoteMatrix {
    let _ = story;
    QuoteMatrix::default()
}
