//! What a file is asked for, opened from or written over.

use crate::charts::{ChartKind, ImageFormat};
use crate::coding::AgreementFormat;
use crate::report::ReportFormat;

/// What a dialog was opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Files to open.
    Open,
    /// Where to save the story.
    Save,
    /// Where to write a report.
    Export(ReportFormat),
    /// Where to save a chart.
    Chart(ChartKind, ImageFormat),
    /// A file of rules for outlets to take over.
    ImportRules,
    /// Where to write the rules for outlets.
    ExportRules,
    /// Filled coding sheets to compare.
    Sheets,
    /// Where to write how far coders agree.
    Agreement(AgreementFormat),
}

/// What a story is opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoryFile {
    /// A file of the user's.
    Saved,
    /// What an earlier run left behind unsaved.
    Draft,
}

/// Whether a file that is already there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overwrite {
    /// The user has agreed.
    Agreed,
    /// The user has to be asked first.
    Ask,
}
