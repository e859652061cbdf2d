//! What the window remembers and a story file does not: screen, selection, scroll, filters.

use crate::align::RowId;
use crate::article::{Place, VersionId};
use crate::facts::FactId;
use crate::quotes::QuoteId;

/// A screen of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Screen {
    /// Where a story begins.
    #[default]
    Start,
    /// What was read from each file.
    Sources,
    /// The rows.
    SideBySide,
    /// The quote matrix.
    Quotes,
    /// The fact matrix.
    Facts,
    /// The story at a glance.
    Overview,
    /// Writing a report.
    Export,
}

/// Which rows the side-by-side view shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowFilter {
    /// All.
    #[default]
    All,
    /// Those in which a version differs from the base.
    Differences,
    /// Those that only one version has.
    OnlyHere,
    /// Those that this version leaves out.
    LeftOutBy(VersionId),
    /// Those with a quote.
    WithQuotes,
    /// Those with a fact.
    WithFacts,
}

/// State of the side-by-side view.
#[derive(Clone, Debug, Default)]
pub struct SideBySideState {
    /// Which rows are shown.
    pub filter: RowFilter,
    /// The words looked for; empty for none.
    pub find: String,
    /// The row the user is at.
    pub current: Option<RowId>,
    /// Words to bring into sight and mark; the view clears it when done.
    pub reveal: Option<Place>,
    /// Words that stay marked after a reveal.
    pub highlighted: Option<Place>,
    /// Scroll, hits and heights.
    pub grid: super::views::side_by_side::GridState,
}

/// State of the quotes screen.
#[derive(Clone, Debug, Default)]
pub struct QuotesState {
    /// The quote whose details are shown.
    pub selected: Option<QuoteId>,
    /// What the list shows.
    pub list: super::views::quotes::ListState,
}

/// State of the facts screen.
#[derive(Clone, Debug, Default)]
pub struct FactsState {
    /// The fact whose details are shown.
    pub selected: Option<FactId>,
    /// What the list shows.
    pub list: super::views::facts::ListState,
}
