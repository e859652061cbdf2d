//! The coding sheets as a workbook: a sheet of passages, one of quotes and one of facts, with empty columns
//! for coders; what the program found besides; and a codebook that says what each column means.
//!
//! One line is one unit: an item in one version. Its id stands first ("r3.B") and is the same in every
//! sheet of the same story, which is how filled sheets are paired when they are read back
//! ([`crate::coding`]). Every cell is a text or a number, none a formula; a text that a spreadsheet would
//! take for one is marked as text.

use super::{ReportError, ReportFormat, ReportInput, Section};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

mod about;
mod columns;
mod found;
mod grid;
mod units;

/// The whole file.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Result<Vec<u8>, ReportError> {
    workbook(input, title).map_err(|why| ReportError::new(ReportFormat::Xlsx, in_words(&why)))
}

fn workbook(input: ReportInput<'_>, title: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Always the same day: the same story gives the same bytes.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(title)
        .set_comment(super::GENERATOR)
        .set_creation_datetime(&day);
    book.set_properties(&properties);
    let chosen = input.selection;
    about::about(&mut book, input, title)?;
    about::codebook(&mut book, input)?;
    found::versions(&mut book, input)?;
    if chosen.has(Section::SideBySide) {
        units::passages(&mut book, input)?;
    }
    if chosen.has(Section::Quotes) {
        units::quotes(&mut book, input)?;
    }
    if chosen.has(Section::Facts) {
        units::facts(&mut book, input)?;
    }
    if chosen.has(Section::Wording) {
        found::wording(&mut book, input)?;
    }
    if chosen.has(Section::Omissions) {
        found::omissions(&mut book, input)?;
    }
    let view = input.presentation;
    let noted = !view.notes.comments.is_empty() || !view.notes.checks.is_empty();
    if chosen.has(Section::Decisions) && (noted || !view.decisions().is_empty()) {
        found::decisions(&mut book, input)?;
    }
    book.save_to_buffer()
}

fn in_words(why: &XlsxError) -> String {
    match why {
        XlsxError::RowColumnLimitError => {
            "a sheet would have more than the 1,048,576 lines that Excel takes; write fewer versions or \
             rows"
                .to_owned()
        }
        other => other.to_string(),
    }
}
