//! The screens. Each draws a [`ViewData`], changes only its own state, and pushes what the user
//! asks for as [`Action`]s.

use crate::charts::Target;
use crate::jobs::Revision;
use crate::present::Presentation;
use crate::project::VersionKey;
use crate::story::Story;
use crate::ui::action::Action;
use crate::ui::state::Screen;

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

/// Goes where a part of a chart leads.
fn follow(data: &ViewData<'_>, target: &Target, actions: &mut Vec<Action>) {
    match target {
        Target::Version(version) => {
            let openings = &data.presentation.overview.openings;
            let first =
                openings.iter().find(|one| one.version == *version).and_then(|one| one.first);
            actions.extend(first.map(Action::Reveal));
        }
        Target::Quote(id, _) => actions.push(Action::ShowQuote(*id)),
        Target::Fact(id, _) => actions.push(Action::ShowFact(*id)),
        Target::Speaker(_) => actions.push(Action::GoTo(Screen::Quotes)),
    }
}
