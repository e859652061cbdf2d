//! Everything the user can ask for, as data. Views push actions; the app carries them out.

use super::state::Screen;
use crate::article::{Place, VersionId};
use crate::facts::FactId;
use crate::project::Change;
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
    /// Show the quotes screen with this quote selected.
    ShowQuote(QuoteId),
    /// Show the facts screen with this fact selected.
    ShowFact(FactId),
    /// Compare the others with this version. Undoable.
    SetBase(VersionId),
    /// Change the project. Undoable.
    Change(Change),
    /// Take back the last change.
    Undo,
    /// Do it again.
    Redo,
    /// Ask for files to open.
    OpenDialog,
    /// Open these files, folders or story files.
    Open(Vec<PathBuf>),
    /// Open the words on the clipboard as a version.
    Paste,
    /// Save the story where it was saved before, or ask where.
    Save,
    /// Save the story, asking where.
    SaveAs,
    /// Write a report, asking where.
    Export(ReportFormat),
    /// Stop the work under way.
    Cancel,
    /// Leave the program.
    Quit,
}
