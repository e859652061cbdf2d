//! Reports: a story written down in one file, from the same presentation that the screen draws.

use crate::article::VersionId;
use crate::present::Presentation;
use crate::story::Story;

mod csv;
mod html;
mod index;
mod json;
mod markdown;
mod words;

pub use json::inspect_line;
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
    /// A coding sheet: one line for each item and version.
    Csv,
    /// All data, in the documented shape.
    Json,
}

impl ReportFormat {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Csv, Self::Json];

    /// The usual ending of its files, without a dot; also its name on the command line.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What it is called on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "Web page (HTML)",
            Self::Markdown => "Markdown",
            Self::Csv => "Coding sheet (CSV)",
            Self::Json => "Data (JSON)",
        }
    }

    /// What it is good for, in a few words.
    #[must_use]
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Html => "One file to read, print and hand on; needs no network and no script",
            Self::Markdown => "For a forge, a wiki or notes",
            Self::Csv => "One line for each item and version, to sort and code in a spreadsheet",
            Self::Json => "All data in a documented shape, for other programs",
        }
    }

    /// The format with this ending.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
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
}

/// Writes a report under the story's own title. The same input gives the same bytes.
#[must_use]
pub fn write(input: ReportInput<'_>, format: ReportFormat) -> Vec<u8> {
    write_titled(input, &title(input.story, input.base), format)
}

/// Writes a report under `title`. The same input gives the same bytes.
#[must_use]
pub fn write_titled(input: ReportInput<'_>, title: &str, format: ReportFormat) -> Vec<u8> {
    match format {
        ReportFormat::Html => html::report(input, title),
        ReportFormat::Markdown => markdown::report(input, title),
        ReportFormat::Csv => csv::report(input),
        ReportFormat::Json => json::report(input, title),
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
