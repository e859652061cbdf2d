//! Everything the user can ask for, as data. Views push actions; the app carries them out.

use super::commands::Command;
use super::outlet_rules::RulesAction;
use super::settings::{Hint, Settings};
use super::state::{AfterSaving, Modal, Screen};
use crate::align::RowId;
use crate::article::{ParagraphId, Place, Role, VersionId};
use crate::charts::{ChartKind, ImageFormat};
use crate::coding::AgreementFormat;
use crate::corrections::DecisionName;
use crate::facts::FactId;
use crate::jobs::{Overwrite, PreviewOf};
use crate::project::{Change, Decision, VersionKey};
use crate::quotes::QuoteId;
use crate::report::ReportFormat;
use std::path::PathBuf;

/// One thing asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Show a screen.
    GoTo(Screen),
    /// Show the side-by-side view with these words marked and in sight.
    Reveal(Place),
    /// Show both ends of the passage of this version in this row.
    Peek(RowId, VersionId),
    /// Show the quotes screen with this quote selected.
    ShowQuote(QuoteId),
    /// Show the facts screen with this fact selected.
    ShowFact(FactId),
    /// Show what was read of this version.
    ShowSource(VersionKey),
    /// Compare the others with this version. Undoable.
    SetBase(VersionId),
    /// Give a paragraph of the story shown another role. Undoable.
    SetRole(ParagraphId, Role),
    /// Change the project. Undoable.
    Change(Change),
    /// Decide something about passages, quotes, speakers or facts at these places of the story shown, or
    /// note it. Undoable.
    Decide(Decision<Place>),
    /// Show what can be put right about the passage of a version in a row.
    CorrectPassage(RowId, VersionId),
    /// Show the quotes screen with what can be corrected about this quote.
    CorrectQuote(QuoteId),
    /// Show the facts screen with what can be corrected about this fact.
    CorrectFact(FactId),
    /// Take a decision back. Undoable.
    Restore(DecisionName),
    /// Take back the last change.
    Undo,
    /// Do it again.
    Redo,
    /// Begin an empty story.
    NewStory,
    /// Ask for files to open.
    OpenDialog,
    /// Open these files, folders or story files.
    Open(Vec<PathBuf>),
    /// Bring back a story that an earlier run left behind unsaved.
    Recover(PathBuf),
    /// Let go of a story that an earlier run left behind unsaved.
    ForgetDraft(PathBuf),
    /// Take a story off the list of recent ones.
    ForgetRecent(PathBuf),
    /// Read the file of a version again.
    ReadAgain(VersionKey),
    /// Read the files of these versions again.
    ReadAllAgain(Vec<VersionKey>),
    /// Say no more of files that have changed, until they change once more.
    LeaveFiles,
    /// Open the words on the clipboard as a version.
    Paste,
    /// Open these words as a version with this label.
    PasteText(String, String),
    /// Save the story where it was saved before, or ask where.
    Save,
    /// Save the story, asking where.
    SaveAs,
    /// Save the story there.
    SaveTo(PathBuf, Overwrite),
    /// Write a report, asking where.
    Export(ReportFormat),
    /// Make the beginning of a report, to be shown.
    Preview(PreviewOf),
    /// Write a report there.
    ExportTo(ReportFormat, PathBuf, Overwrite),
    /// Save a chart as a picture, asking where.
    SaveChart(ChartKind, ImageFormat),
    /// Save a chart as a picture there.
    SaveChartTo(ChartKind, ImageFormat, PathBuf, Overwrite),
    /// Compare filled coding sheets, asking for them.
    AskForSheets,
    /// Compare these filled coding sheets.
    CompareSheets(Vec<PathBuf>),
    /// Write down how far coders agree, asking where.
    WriteAgreement(AgreementFormat),
    /// Write down there how far coders agree.
    WriteAgreementTo(AgreementFormat, PathBuf, Overwrite),
    /// Analyse again, after a cancelled analysis.
    CompareAgain,
    /// Stop the work under way.
    Cancel,
    /// Show a modal.
    Show(Modal),
    /// Close the modal that is shown.
    CloseModal,
    /// Save first, then go on.
    SaveThen(AfterSaving),
    /// Go on without saving.
    Without(AfterSaving),
    /// Do not ask again for the dates of the versions that lack one now.
    LeaveDates,
    /// Take a file that could not be read off the list.
    DismissFailure(PathBuf),
    /// Take a notice off the list.
    DismissNotice(u64),
    /// Take all notices off the list.
    DismissNotices,
    /// Mark differences of typography in the side-by-side view, or no more.
    ToggleTypographic,
    /// Light, dark, or as the system has it.
    SetTheme(egui::ThemePreference),
    /// Larger or smaller.
    SetZoom(Zoom),
    /// The text of articles larger or smaller.
    ResizeReading(Resize),
    /// Set all that can be set.
    Configure(Box<Settings>),
    /// Show a hint no more.
    Dismiss(Hint),
    /// Something about rules for outlets.
    Rules(RulesAction),
    /// A command was run, to be offered first the next time.
    Used(Command),
    /// Leave the program.
    Quit,
}

/// A change of size of the text of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resize {
    /// Larger.
    Larger,
    /// Smaller.
    Smaller,
}

/// A change of size of all that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zoom {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As it was.
    Reset,
}
