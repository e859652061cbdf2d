//! The beginning of a report before it is written: made by the very code that writes it, so that what is
//! shown is what will be there.

use super::{Event, Jobs, Message, Revision, guarded};
use crate::article::VersionId;
use crate::present::Presentation;
use crate::report::{self, ReportFormat, ReportInput, Selection};
use crate::story::Story;
use std::sync::Arc;

/// Lines of a report that are shown; more would be another way of reading it.
const MOST_LINES: usize = 400;

/// Characters of one line that are shown.
const MOST_LETTERS: usize = 600;

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
    pub fn preview(&mut self, story: Arc<Story>, presentation: Arc<Presentation>, of: PreviewOf) {
        self.previews += 1;
        self.spawn("preview", move || {
            let outcome = guarded(|| preview(&story, &presentation, &of));
            Message::Event(Event::Previewed { of, outcome: outcome.and_then(|result| result) })
        });
    }
}

fn preview(
    story: &Story,
    presentation: &Presentation,
    PreviewOf { format, selection, .. }: &PreviewOf,
) -> Result<Preview, String> {
    let base = presentation.base.unwrap_or(VersionId(0));
    let input = ReportInput { story, presentation, base, selection };
    let write = |format| report::write(input, format).map_err(|error| error.to_string());
    let written = write(*format)?;
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
        None => String::from_utf8(write(ReportFormat::Markdown)?).unwrap_or_default(),
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
