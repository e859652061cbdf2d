//! The screens. Each draws a [`ViewData`], changes only its own state, and pushes what the user
//! asks for as [`Action`](super::action::Action)s.

use crate::jobs::Revision;
use crate::present::Presentation;
use crate::project::VersionKey;
use crate::story::Story;

mod decisions;
pub(crate) mod export;
pub mod facts;
mod mentions;
pub mod overview;
pub mod quotes;
mod remarks;
pub mod review;
pub mod side_by_side;
pub(crate) mod sources;
pub(crate) mod start;
pub mod wording;

/// What the content screens draw.
#[derive(Clone, Copy, Debug)]
pub struct ViewData<'a> {
    /// The story.
    pub story: &'a Story,
    /// Its presentation for the base.
    pub presentation: &'a Presentation,
    /// By version: what tells it from others for as long as the story is open.
    pub keys: &'a [VersionKey],
    /// Which analysis this is: the key of caches.
    pub revision: Revision,
    /// Whether a newer one is on its way.
    pub updating: bool,
}
