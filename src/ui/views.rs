//! The screens that show a story. They draw what was presented and push actions; they decide
//! nothing.

use crate::jobs::Revision;
use crate::present::Presentation;
use crate::story::Story;

pub mod facts;
pub mod overview;
pub mod quotes;
pub mod side_by_side;

/// What a screen draws from.
#[derive(Clone, Copy)]
pub struct ViewData<'a> {
    /// The story, for its words.
    pub story: &'a Story,
    /// The rows and matrices.
    pub presentation: &'a Presentation,
    /// Which analysis they come from.
    pub revision: Revision,
    /// Whether a newer one is under way.
    pub updating: bool,
}
