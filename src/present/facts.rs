//! The fact matrix.

use super::FactMatrix;
use crate::story::Story;

/// Facts by versions, differing values first.
pub(super) fn matrix(story: &Story) -> FactMatrix {
    let _ = story;
    FactMatrix::default()
}
