//! The alignment: which passages of the versions tell the same thing. Independent of any base.

mod arrange;
mod atoms;
mod binding;
mod build;
mod chain;
mod compare;
mod decisions;
mod diff;
mod groups;
mod links;
mod meaning;
mod pairing;
mod pairwise;
mod readings;
mod rows;
mod runs;
mod severity;
mod similarity;
mod spelling;
mod tuning;
mod typography;
mod units;
mod weave;
mod writer;

use crate::article::{Place, Version, VersionId};
use crate::watch::{Cancelled, Watch};
use std::fmt;
use std::sync::Arc;

pub use compare::EDITED_FROM;
pub use decisions::{Decision, Outcome, Placed, constraints, outcomes};
pub use readings::{Reading, Wordings, readings, word_key, wordings};
pub use severity::{Meaning, Meanings, Severities, Severity, severity};
pub use similarity::EVIDENCE;
pub use tuning::Tuning;

/// What a row is called. Stable for the same input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r{}", u64::from(self.0) + 1)
    }
}

/// How a cell's passage came about from whole paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Join {
    /// One whole paragraph.
    #[default]
    Whole,
    /// Part of a paragraph; its other part stands in another row.
    Part,
    /// Several paragraphs that stand as fewer in another version of this row.
    Several,
}

/// The words of one version in one row: places in reading order, none empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// A paragraph, a part of one, or a run of several.
    pub places: Vec<Place>,
    /// How it relates to whole paragraphs.
    pub join: Join,
}

/// Sentences of a row that say the same, for each version in order; empty where it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceGroup {
    /// Places by version index.
    pub cells: Vec<Vec<Place>>,
}

/// The passage of a version that comes nearest to a row it leaves out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// The sentence or paragraph.
    pub place: Place,
    /// How near, 0 to 1, on the scale of [`compare`].
    pub similarity: f32,
}

/// One line of the alignment.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub id: RowId,
    /// By version index: a passage, or nothing.
    pub cells: Vec<Option<Passage>>,
    /// The sentence groups inside; every sentence of every cell stands in exactly one.
    pub sentences: Vec<SentenceGroup>,
    /// By version index: for an empty cell, the nearest passage of that version, if any is near.
    pub nearest: Vec<Option<Nearest>>,
}

/// All rows. Every character of every aligned paragraph stands in exactly one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// In an order that keeps each version's own order where versions agree on it.
    pub rows: Vec<Row>,
    /// Set where a limit on time or size was hit and a coarser method used.
    pub degraded: Option<String>,
}

/// A human decision about which passages belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// The sentences at these places stand in one row.
    Together(Place, Place),
    /// The sentences at these places do not stand in one row.
    Apart(Place, Place),
}

/// Aligns all versions at once.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn align(
    versions: &[Arc<Version>],
    constraints: &[Constraint],
    watch: &Watch,
) -> Result<Alignment, Cancelled> {
    build::align(versions, constraints, &Tuning::default(), watch)
}

/// [`align`] by other figures than the program's own: to find out which are best.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn align_by(
    versions: &[Arc<Version>],
    constraints: &[Constraint],
    tuning: &Tuning,
    watch: &Watch,
) -> Result<Alignment, Cancelled> {
    build::align(versions, constraints, tuning, watch)
}

/// What speaks for two sentences telling the same; see [`evidence`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// The sentences.
    pub places: (Place, Place),
    /// By kind of evidence, each about 0 to 1, in the order of [`Tuning::weights`]; `similarity.rs`
    /// tells which is which.
    pub figures: [f32; EVIDENCE],
}

/// The evidence for each pair of sentences of two versions that are short enough to look at all.
#[must_use]
pub fn evidence(versions: &[Arc<Version>; 2]) -> Vec<Evidence> {
    build::evidence(versions)
}

/// The order of rows to read `base` from top to bottom, and which cells are moved against it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Indices into [`Alignment::rows`], each once.
    pub order: Vec<usize>,
    /// By index into [`Alignment::rows`], then by version index: whether the passage stands out of
    /// order against the base. As few and as short passages as possible are called moved.
    pub moved: Vec<Vec<bool>>,
}

/// Orders the rows for `base`. Which passages stand together is not changed.
#[must_use]
pub fn arrange(alignment: &Alignment, base: VersionId) -> Arrangement {
    arrange::arrange(&alignment.rows, base)
}

/// What became of some words between two wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// In both, letter for letter. A mark or a capital that only follows from a change beside it, as
    /// the comma before a new clause does, is not told apart.
    Same,
    /// In both, but for punctuation, quotation marks, dashes, spaces, case or spelling variant.
    Typographic,
    /// In both, but elsewhere in the passage.
    Moved,
    /// Only in the newer (the compared) wording.
    Inserted,
    /// Only in the base's wording.
    Deleted,
}

/// A run of words with one fate. Deleted runs are places of the base, all others of the compared
/// version; in reading order of the compared version, deletions where they stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiffRun {
    /// The words.
    pub place: Place,
    /// What became of them.
    pub change: Change,
}

/// In what two ways of writing the same words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Typography {
    /// Commas, full stops, brackets and the like, in words ("U.S.") and between them.
    Punctuation,
    /// Quotation marks and apostrophes. That words stand in quotation marks in one wording only is
    /// no difference of typography.
    QuotationMarks,
    /// A dash or hyphen: another one, or none.
    Dash,
    /// White space.
    Space,
    /// Two spellings of one word ("colour", "color").
    Spelling,
    /// Capitals.
    Case,
}

impl Typography {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::Punctuation,
        Self::QuotationMarks,
        Self::Dash,
        Self::Space,
        Self::Spelling,
        Self::Case,
    ];

    /// The word for it in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Punctuation => "punctuation",
            Self::QuotationMarks => "quotation-marks",
            Self::Dash => "dash",
            Self::Space => "space",
            Self::Spelling => "spelling",
            Self::Case => "case",
        }
    }

    /// The words for it on screen and in reports.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Punctuation => "punctuation",
            Self::QuotationMarks => "quotation marks",
            Self::Dash => "dash or hyphen",
            Self::Space => "white space",
            Self::Spelling => "spelling",
            Self::Case => "capitals",
        }
    }
}

/// One typographic difference. A place can differ in several ways; each is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypographicDifference {
    /// The word or mark of the compared version; where only the base has a mark, the word beside it.
    pub place: Place,
    /// The word or mark of the base; empty where it has none.
    pub base: Place,
    /// In what they differ.
    pub kind: Typography,
}

/// How one passage stands to the base's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same words.
    Same,
    /// Mostly the same words.
    Edited,
    /// The same content in other words.
    Reworded,
    /// Not in the base.
    Added,
    /// In the base, but not here.
    LeftOut,
}

impl Relation {
    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Edited => "edited",
            Self::Reworded => "reworded",
            Self::Added => "added",
            Self::LeftOut => "left-out",
        }
    }
}

/// Two passages of one row compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// [`Relation::Same`], [`Relation::Edited`] or [`Relation::Reworded`].
    pub relation: Relation,
    /// Share of words in common, 0 to 1.
    pub similarity: f32,
    /// The word diff of the second passage against the first.
    pub runs: Vec<DiffRun>,
    /// Its typographic differences, in reading order.
    pub typography: Vec<TypographicDifference>,
    /// How many of its sentences stand elsewhere in the passage than the base's. As few and as short
    /// ones as possible are called moved.
    pub moved_sentences: usize,
    /// Whether the passages are too long to be compared word by word everywhere: words far from their
    /// place were not looked for, and more is called changed than need be. It depends on the length
    /// alone, never on the machine.
    pub coarse: bool,
}

/// Compares the passage of `other` in `row` with that of `base`: sentences first, then words.
/// `None` where either has no passage there.
#[must_use]
pub fn compare(
    versions: &[Arc<Version>],
    row: &Row,
    base: VersionId,
    other: VersionId,
) -> Option<Comparison> {
    compare::compare(versions, row, base, other)
}

/// The word diff of the words at `other` against those at `base`.
#[must_use]
pub fn diff(versions: &[Arc<Version>], base: &[Place], other: &[Place]) -> Vec<DiffRun> {
    compare::diff(versions, base, other)
}
