//! Reports: a story written down in one file, from the same presentation that the screen draws.

use crate::article::VersionId;
use crate::present::Presentation;
use crate::story::Story;

mod csv;
mod docx;
mod html;
mod index;
mod json;
mod markdown;
mod pdf;
mod provenance;
mod qdpx;
mod selection;
mod tei;
mod told;
mod words;
mod xlsx;
mod xml;

pub use json::{StoryLine, inspect_line, story_line};
pub use selection::{FactChoice, QuoteChoice, Section, Selection};
pub use words::excerpt;

/// The program's name and version, as every report gives it.
pub const GENERATOR: &str = concat!("tellings ", env!("CARGO_PKG_VERSION"));

/// A format that a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportFormat {
    /// One page for people, that needs nothing else.
    Html,
    /// Text with marks, as forges and wikis show it.
    Markdown,
    /// A Word file.
    Docx,
    /// Pages to print and to cite.
    Pdf,
    /// Coding sheets in a workbook, with their codebook.
    Xlsx,
    /// A coding sheet: one line for each item and version.
    Csv,
    /// All data, in the documented shape.
    Json,
    /// A critical apparatus in TEI P5, as parallel segmentation.
    Tei,
    /// A project for programs of qualitative analysis (REFI-QDA).
    Qdpx,
}

impl ReportFormat {
    /// All formats.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::Markdown,
        Self::Docx,
        Self::Pdf,
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::Tei,
        Self::Qdpx,
    ];

    /// The usual ending of its files, without a dot; also its name on the command line.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Tei => "xml",
            Self::Qdpx => "qdpx",
        }
    }

    /// What it is called on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "Web page (HTML)",
            Self::Markdown => "Markdown",
            Self::Docx => "Word file (DOCX)",
            Self::Pdf => "Pages to print (PDF)",
            Self::Xlsx => "Coding sheets (XLSX)",
            Self::Csv => "Coding sheet (CSV)",
            Self::Json => "Data (JSON)",
            Self::Tei => "Apparatus (TEI XML)",
            Self::Qdpx => "Qualitative analysis (QDPX)",
        }
    }

    /// What it is good for, in a few words.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Html => "One file to read, print and hand on; needs no network and no script",
            Self::Markdown => "For a forge, a wiki or notes",
            Self::Docx => {
                "To edit and hand in: text, tables and marked changes in Word or LibreOffice"
            }
            Self::Pdf => "Pages that look the same everywhere, to print and to cite",
            Self::Xlsx => {
                "A workbook to code in: sheets of passages, quotes and facts, and their codebook"
            }
            Self::Csv => "One line for each item and version, to sort and code in a spreadsheet",
            Self::Json => "All data in a documented shape, for other programs",
            Self::Tei => "All readings of all versions, for programs of textual criticism",
            Self::Qdpx => {
                "Texts with coded passages, quotes and facts, for MAXQDA, ATLAS.ti, NVivo and others"
            }
        }
    }

    /// The format with this ending.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "docx" => Some(Self::Docx),
            "pdf" => Some(Self::Pdf),
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "xml" | "tei" => Some(Self::Tei),
            "qdpx" => Some(Self::Qdpx),
            _ => None,
        }
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
    /// What of it is written.
    pub selection: &'a Selection,
}

/// Why a report could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The report could not be made as {format}: {why}")]
pub struct ReportError {
    /// The format that it was to have.
    pub format: &'static str,
    /// What was wrong, in words.
    pub why: String,
}

impl ReportError {
    fn new(format: ReportFormat, why: impl ToString) -> Self {
        Self { format: format.name(), why: why.to_string() }
    }
}

/// Writes a report under the story's own title. The same input gives the same bytes.
///
/// # Errors
/// [`ReportError`] where the format can't hold it.
pub fn write(input: ReportInput<'_>, format: ReportFormat) -> Result<Vec<u8>, ReportError> {
    write_titled(input, &title(input.story, input.base), format)
}

/// Writes a report under `title`. The same input gives the same bytes.
///
/// # Errors
/// [`ReportError`] where the format can't hold it.
pub fn write_titled(
    input: ReportInput<'_>,
    title: &str,
    format: ReportFormat,
) -> Result<Vec<u8>, ReportError> {
    let chosen = input.selection.applied(input.presentation);
    let input = ReportInput { presentation: &chosen, ..input };
    match format {
        ReportFormat::Html => Ok(html::report(input, title)),
        ReportFormat::Markdown => Ok(markdown::report(input, title)),
        ReportFormat::Docx => docx::report(input, title),
        ReportFormat::Pdf => pdf::report(input, title),
        ReportFormat::Xlsx => xlsx::report(input, title),
        ReportFormat::Csv => Ok(csv::report(input)),
        ReportFormat::Json => Ok(json::report(input, title)),
        ReportFormat::Tei => tei::report(input, title),
        ReportFormat::Qdpx => qdpx::report(input, title),
    }
}

/// What a story is called where nobody named it: the base's headline, else that of the first
/// version that has one.
#[must_use]
pub fn title(story: &Story, base: VersionId) -> String {
    let headline = |v: usize| story.versions.get(v)?.article.headline.clone();
    headline(base.index())
        .or_else(|| (0..story.versions.len()).find_map(headline))
        .unwrap_or_else(|| "A story without a headline".to_owned())
}
