//! The beginning of a report before it is written: made by the very code that writes it, so that what is
//! shown is what will be there.

use super::{Event, Jobs, Message, Revision, guarded};
use crate::article::VersionId;
use crate::present::Presentation;
use crate::report::{self, ReportFormat, ReportInput, Selection};
use crate::story::Story;
use std::borrow::Cow;
use std::sync::Arc;

/// Lines of a report that are shown; more would be another way of reading it.
const MOST_LINES: usize = 400;

/// Characters of one line that are shown.
const MOST_LETTERS: usize = 600;

/// What reports are written of.
#[derive(Clone, Debug)]
pub struct Reported {
    /// The story.
    pub story: Arc<Story>,
    /// As it is shown.
    pub presentation: Arc<Presentation>,
    /// Files that could not be read, and why: a report says so.
    pub not_read: Vec<(String, String)>,
}

impl Reported {
    /// The bytes of a report, or why there are none.
    pub(super) fn write(
        &self,
        format: ReportFormat,
        selection: &Selection,
    ) -> Result<Vec<u8>, String> {
        let presentation = if self.not_read.is_empty() {
            Cow::Borrowed(&*self.presentation)
        } else {
            Cow::Owned(Presentation::clone(&self.presentation).lacking(&self.not_read))
        };
        let base = presentation.base.unwrap_or(VersionId(0));
        let input =
            ReportInput { story: &self.story, presentation: &presentation, base, selection };
        report::write(input, format).map_err(|error| error.to_string())
    }
}

/// What a preview is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewOf {
    /// Which comparison.
    pub revision: Revision,
    /// As which file.
    pub format: ReportFormat,
    /// What of it.
    pub selection: Selection,
}

/// The beginning of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How large the whole report is, in bytes.
    pub bytes: usize,
    /// Its first lines.
    pub lines: Vec<String>,
    /// Lines that are not shown.
    pub more: usize,
    /// Whether the lines are those of the file; else its words as Markdown, since the file is no text.
    pub as_written: bool,
}

impl Jobs {
    /// Makes the beginning of a report.
    pub fn preview(&mut self, reported: Reported, of: PreviewOf) {
        self.previews += 1;
        self.spawn("preview", move || {
            let outcome = guarded(|| preview(&reported, &of));
            Message::Event(Event::Previewed { of, outcome: outcome.and_then(|result| result) })
        });
    }
}

fn preview(
    reported: &Reported,
    PreviewOf { format, selection, .. }: &PreviewOf,
) -> Result<Preview, String> {
    let written = reported.write(*format, selection)?;
    let bytes = written.len();
    let text = match format {
        ReportFormat::Markdown | ReportFormat::Csv | ReportFormat::Json | ReportFormat::Tei => {
            String::from_utf8(written).ok()
        }
        ReportFormat::Html
        | ReportFormat::Docx
        | ReportFormat::Pdf
        | ReportFormat::Xlsx
        | ReportFormat::Qdpx => None,
    };
    let as_written = text.is_some();
    let text = match text {
        Some(text) => text,
        None => {
            let words = reported.write(ReportFormat::Markdown, selection)?;
            String::from_utf8(words).unwrap_or_default()
        }
    };
    let lines: Vec<String> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .take(MOST_LINES)
        .map(|line| report::excerpt(line, MOST_LETTERS))
        .collect();
    let more = text.lines().count() - lines.len();
    Ok(Preview { bytes, lines, more, as_written })
}
