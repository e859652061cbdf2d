//! Reports: a story written down in one file, from the same presentation that the screen draws.

use crate::article::VersionId;
use crate::present::Presentation;
use crate::story::Story;

mod json;

pub use json::inspect_line;

/// A format that a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportFormat {
    /// All data, in the documented shape.
    Json,
}

impl ReportFormat {
    /// All formats.
    pub const ALL: [Self; 1] = [Self::Json];

    /// The usual ending of its files, without a dot; also its name on the command line.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
        }
    }

    /// The format with this ending.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }
}

/// What a report is about.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// The story.
    pub story: &'a Story,
    /// Its presentation for the base.
    pub presentation: &'a Presentation,
    /// The base.
    pub base: VersionId,
}

/// Writes a report. The same input gives the same bytes.
#[must_use]
pub fn write(input: ReportInput<'_>, format: ReportFormat) -> Vec<u8> {
    match format {
        ReportFormat::Json => json::report(input),
    }
}
