//! What the window remembers and a story file does not: screen, selection, scroll, filters.

use super::outlet_rules::NewRule;
use super::widgets::chart::ChartsState;
use super::widgets::tall_list::TallList;
use crate::align::RowId;
use crate::article::{Place, Version, VersionId};
use crate::charts::ChartKind;
use crate::coding::Agreement;
use crate::coding::{Variable, Variables};
use crate::facts::FactId;
use crate::jobs::{Preview, PreviewOf, Purpose};
use crate::present::WordingKey;
use crate::project::VersionKey;
use crate::quotes::QuoteId;
use crate::read::rules::Rule;
use crate::report::{FactChoice, QuoteChoice, ReportFormat, Section, Selection};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

pub use crate::present::filter::{Condition, RowFilter, RowOrder};

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
    /// Word choice.
    Wording,
    /// What is to be checked, and what was decided.
    Review,
    /// The story at a glance.
    Overview,
    /// Writing a report.
    Export,
}

impl Screen {
    /// All screens, in the order of the tabs.
    pub const ALL: [Self; 9] = [
        Self::Start,
        Self::Sources,
        Self::SideBySide,
        Self::Quotes,
        Self::Facts,
        Self::Wording,
        Self::Review,
        Self::Overview,
        Self::Export,
    ];

    /// The word on its tab.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Sources => "Sources",
            Self::SideBySide => "Side by side",
            Self::Quotes => "Quotes",
            Self::Facts => "Facts",
            Self::Wording => "Wording",
            Self::Review => "Review",
            Self::Overview => "Overview",
            Self::Export => "Export",
        }
    }
}

/// State of the side-by-side view.
#[derive(Clone, Debug, Default)]
pub struct SideBySideState {
    /// Which rows are shown.
    pub filter: RowFilter,
    /// In which order.
    pub order: RowOrder,
    /// The offer of filters.
    pub offer: super::views::side_by_side::FilterOffer,
    /// The words looked for; empty for none.
    pub find: String,
    /// How they are looked for, and what was found.
    pub found: super::views::side_by_side::find::Found,
    /// The row the user is at.
    pub current: Option<RowId>,
    /// Words to bring into sight and mark; the view clears it when done.
    pub reveal: Option<Place>,
    /// Words to bring into sight once the passages were matched anew.
    pub return_to: Option<Place>,
    /// Words that stay marked after a reveal.
    pub highlighted: Option<Place>,
    /// What is selected, lit and open in the cells.
    pub cells: super::views::side_by_side::CellsState,
    /// What of the passages is being put right.
    pub passages: super::views::side_by_side::PassagesState,
    /// The pane with the readings of the current row.
    pub readings: super::views::side_by_side::ReadingsState,
    /// Scroll, hits and heights.
    pub grid: super::views::side_by_side::GridState,
}

/// State of the quotes screen.
#[derive(Clone, Debug, Default)]
pub struct QuotesState {
    /// The quote whose details are shown.
    pub selected: Option<QuoteId>,
    /// What the list shows.
    pub list: super::views::quotes::QuoteList,
    /// What is being corrected.
    pub correct: super::views::quotes::CorrectState,
    /// The chart shown where no quote is selected; voice share where none was chosen.
    pub chart: Option<ChartKind>,
    /// Of the charts.
    pub charts: ChartsState,
}

/// State of the facts screen.
#[derive(Clone, Debug, Default)]
pub struct FactsState {
    /// The fact whose details are shown.
    pub selected: Option<FactId>,
    /// What the list shows.
    pub list: super::views::facts::FactList,
    /// What is being corrected.
    pub correct: super::views::facts::CorrectState,
    /// Of the charts.
    pub charts: ChartsState,
}

/// State of the wording screen.
#[derive(Clone, Debug, Default)]
pub struct WordingState {
    /// The line whose places are shown.
    pub selected: Option<WordingKey>,
    /// What the list shows.
    pub list: super::views::wording::WordList,
}

/// State of the overview.
#[derive(Clone, Debug, Default)]
pub struct OverviewState {
    /// Of its charts.
    pub charts: ChartsState,
}

/// State of the start screen.
#[derive(Clone, Debug, Default)]
pub struct StartState {
    /// The path being typed.
    pub path: String,
    /// Whether the first button was given the keyboard's focus.
    pub focused: bool,
}

/// State of the sources screen.
#[derive(Clone, Debug, Default)]
pub struct SourcesState {
    /// The version whose details are shown; the first where it is gone.
    pub selected: Option<VersionKey>,
    /// The version to be selected in the next frame: a field that is being edited has to see first
    /// that it lost the focus.
    pub select_next: Option<VersionKey>,
    /// The heights of its paragraphs.
    pub paragraphs: TallList,
    /// Versions whose day of publication was said to be unknown.
    pub undated: BTreeSet<VersionKey>,
    /// How many words each version has, with the version that was counted.
    pub words: BTreeMap<VersionKey, (Arc<Version>, usize)>,
}

impl SourcesState {
    /// The words of a version, counted once and not in every frame.
    pub fn words(&mut self, key: VersionKey, version: &Arc<Version>) -> usize {
        match self.words.get(&key) {
            Some((counted, words)) if Arc::ptr_eq(counted, version) => *words,
            Some(_) | None => {
                let words = version.article.words();
                self.words.insert(key, (Arc::clone(version), words));
                words
            }
        }
    }
}

/// State of the Export screen.
#[derive(Clone, Debug, Default)]
pub struct ExportState {
    /// The chosen format; the first where none was chosen.
    pub format: Option<ReportFormat>,
    /// The path as typed; `None` where the suggested one was not touched.
    pub path: Option<String>,
    /// Where the last report went.
    pub written: Option<PathBuf>,
    /// Parts that are not written.
    pub without: BTreeSet<Section>,
    /// Versions that are not written; the base always is.
    pub hidden: BTreeSet<VersionKey>,
    /// Which rows are written.
    pub rows: RowsChoice,
    /// Which quotes are written.
    pub quotes: QuoteChoice,
    /// Which facts are written.
    pub facts: FactChoice,
    /// What coders fill in, one variable a line, as it was typed; those offered where nothing was.
    pub variables: String,
    /// The preview that is being made.
    pub asked: Option<PreviewOf>,
    /// The last one that was made, or why it could not be.
    pub preview: Option<(PreviewOf, Result<Preview, String>)>,
}

/// Which rows are written in a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowsChoice {
    /// All.
    #[default]
    All,
    /// Those in which a version differs from the base.
    Differences,
    /// Those that the filter of the side-by-side view lets through.
    AsFiltered,
}

impl ExportState {
    /// What goes into the report; `keys` are those of the versions, `filter` that of the side-by-side view.
    #[must_use]
    pub fn selection(&self, keys: &[VersionKey], filter: &RowFilter) -> Selection {
        let mut selection = Selection::everything();
        self.without.iter().for_each(|&section| selection.set(section, false));
        if keys.iter().any(|key| self.hidden.contains(key)) {
            let shown = keys.iter().enumerate().filter(|(_, key)| !self.hidden.contains(key));
            selection.set_versions(Some(shown.map(|(v, _)| VersionId::at(v)).collect()));
        }
        selection.rows = match self.rows {
            RowsChoice::All => RowFilter::default(),
            RowsChoice::Differences => RowFilter::of([Condition::Differences]),
            RowsChoice::AsFiltered => filter.clone(),
        };
        selection.quotes = self.quotes;
        selection.facts = self.facts;
        if let Ok(Some(variables)) = self.coded() {
            selection.variables = variables;
        }
        selection
    }

    /// What coders fill in, where something was typed.
    ///
    /// # Errors
    /// What is wrong with the first line that can't be read, in words.
    pub fn coded(&self) -> Result<Option<Variables>, String> {
        let lines = self.variables.lines().map(str::trim).filter(|line| !line.is_empty());
        let read = lines.map(|line| Variable::parse(line).map_err(|why| format!("{line}: {why}")));
        let list = read.collect::<Result<Vec<_>, _>>()?;
        if list.is_empty() {
            return Ok(None);
        }
        Variables::new(list).map(Some).map_err(|why| why.to_string())
    }

    /// Takes a preview that was made.
    pub(crate) fn previewed(&mut self, of: PreviewOf, outcome: Result<Preview, String>) {
        self.asked = None;
        self.preview = Some((of, outcome));
    }
}

/// What waits for the answer to "save first?".
#[derive(Clone, Debug, PartialEq)]
pub enum AfterSaving {
    /// Leave the program.
    Quit,
    /// Begin an empty story.
    NewStory,
    /// Open files of which one is a story.
    Open(Vec<PathBuf>),
    /// Bring back a draft.
    Recover(PathBuf),
}

impl From<AfterSaving> for super::action::Action {
    fn from(then: AfterSaving) -> Self {
        match then {
            AfterSaving::Quit => Self::Quit,
            AfterSaving::NewStory => Self::NewStory,
            AfterSaving::Open(paths) => Self::Open(paths),
            AfterSaving::Recover(draft) => Self::Recover(draft),
        }
    }
}

/// What is shown above everything else until it is closed.
#[derive(Clone, Debug, PartialEq)]
pub enum Modal {
    /// Words to be pasted.
    Paste {
        /// What to call them.
        label: String,
        /// The words.
        text: String,
    },
    /// A path to be typed, where no dialog can be shown.
    Path {
        /// What for.
        purpose: Purpose,
        /// The path so far.
        path: String,
    },
    /// Whether a file is to be replaced.
    Replace {
        /// What for.
        purpose: Purpose,
        /// The file.
        path: PathBuf,
    },
    /// Whether to save first.
    Unsaved(AfterSaving),
    /// The missing dates.
    Dates(Vec<(VersionKey, String)>),
    /// The list of shortcuts.
    Shortcuts {
        /// The words looked for.
        query: String,
    },
    /// What can be set once and for all.
    Settings,
    /// The rules for outlets.
    Rules {
        /// The rule that was deleted last, and where it stood.
        deleted: Option<(usize, Rule)>,
    },
    /// A rule for an outlet that is being made.
    NewRule(Box<NewRule>),
    /// The command palette.
    Palette {
        /// The words typed.
        query: String,
        /// Which of the commands found is selected.
        selected: usize,
    },
    /// How far the coders of filled sheets agree.
    Agreement(Arc<Agreement>),
    /// What this program is.
    About,
}

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something went less than well.
    Warning,
    /// Something could not be done.
    Error,
}

/// Something to tell the user, until dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// To name it by.
    pub id: u64,
    /// How grave.
    pub severity: Severity,
    /// What happened, what still works, the path last.
    pub message: String,
}

/// What there is to tell the user.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    next: u64,
}

impl Notices {
    /// Adds a notice. One with the same words takes the place of an older one.
    pub fn push(&mut self, severity: Severity, message: impl Into<String>) {
        let message = message.into();
        self.list.retain(|notice| notice.message != message);
        self.list.push(Notice { id: self.next, severity, message });
        self.next += 1;
    }

    /// The notices, oldest first.
    #[must_use]
    pub fn list(&self) -> &[Notice] {
        &self.list
    }

    /// Takes one off the list.
    pub fn dismiss(&mut self, id: u64) {
        self.list.retain(|notice| notice.id != id);
    }

    /// Takes all off the list.
    pub fn clear(&mut self) {
        self.list.clear();
    }
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct UiState {
    /// The screen shown.
    pub screen: Screen,
    /// Of the start screen.
    pub start: StartState,
    /// Of the sources screen.
    pub sources: SourcesState,
    /// Of the side-by-side view.
    pub side_by_side: SideBySideState,
    /// Of the quotes screen.
    pub quotes: QuotesState,
    /// Of the facts screen.
    pub facts: FactsState,
    /// Of the wording screen.
    pub wording: WordingState,
    /// Of the review screen.
    pub review: super::views::review::ReviewState,
    /// Of the overview.
    pub overview: OverviewState,
    /// Of the export screen.
    pub export: ExportState,
    /// What is shown above everything else.
    pub modal: Option<Modal>,
    /// What there is to tell.
    pub notices: Notices,
    /// How far the coders of the sheets compared last agree.
    pub agreement: Option<Arc<Agreement>>,
    /// What was done last, until something else is.
    pub done: Option<String>,
}
