//! The first two sheets: where the workbook comes from and how it is coded, and the codebook.

use super::columns::{plain, sides};
use super::grid::{Cell, Grid, coder_columns};
use crate::coding::{CODEBOOK, CODEBOOK_COLUMNS, Unit};
use crate::report::provenance::provenance;
use crate::report::{ReportInput, Section};
use rust_xlsxwriter::{Workbook, XlsxError};

/// How the sheets are filled in.
const HOW: [&str; 5] = [
    "Each coder fills in a copy of this workbook on their own: the yellow columns of Passages, Quotes and \
     Facts. What each asks, and which values it takes, stands in the sheet Codebook.",
    "A line is one unit: a passage, quote or fact in one version. Lines in grey italics have no words in \
     that version and are not coded. What a coder can't decide stays empty and counts as not coded.",
    "Lines may be sorted, filtered and hidden. Columns may be added; they are compared like the others. \
     Leave the column unit and the words as they are: sheets are paired by them.",
    "The workbook may be saved as XLSX, ODS or CSV.",
    "Then: tellings agreement FIRST.xlsx SECOND.xlsx gives percent agreement, Cohen’s kappa and \
     Krippendorff’s alpha of each variable, and lists where coders differ.",
];

pub(super) fn about(
    book: &mut Workbook,
    input: ReportInput<'_>,
    title: &str,
) -> Result<(), XlsxError> {
    let columns = plain(&[("about", 26.0), ("what", 110.0)]);
    let mut grid = Grid::new(book, "About", &columns)?;
    let mut line =
        |name: String, text: String| grid.line(vec![Some(name.into()), Some(text.into())], true);
    line("Story".to_owned(), title.to_owned())?;
    for text in HOW {
        line("How to code".to_owned(), text.to_owned())?;
    }
    if input.selection.has(Section::Overview) {
        for sentence in &input.presentation.overview.sentences {
            line("At a glance".to_owned(), sentence.clone())?;
        }
    }
    let from = provenance(input);
    line("Program".to_owned(), from.generator.to_owned())?;
    for file in &from.inputs {
        let source = file.source;
        line(
            format!("File of version {}", file.version),
            format!(
                "{} – {} ({}, {}), SHA-256 {}",
                file.label,
                source.file,
                source.format.name(),
                source.encoding,
                source.sha256
            ),
        )?;
    }
    for (name, value) in &from.settings {
        line((*name).to_owned(), value.clone())?;
    }
    for text in &from.selection {
        line("Not all of the story".to_owned(), text.clone())?;
    }
    for text in &from.decisions {
        line("Decided by a person".to_owned(), text.clone())?;
    }
    if input.selection.has(Section::Method) {
        line("Limits".to_owned(), LIMITS.to_owned())?;
    }
    Ok(())
}

/// What the words of the sheets don't say.
const LIMITS: &str = "“left-out”, “not-here” and “absent” say that no passage was found that is near \
    enough to be taken for the same; the same matter told in quite other words can be missed, so the \
    nearest passage is given with how near it is.";

pub(super) fn codebook(book: &mut Workbook, input: ReportInput<'_>) -> Result<(), XlsxError> {
    let widths = [11.0, 17.0, 10.0, 60.0, 10.0, 50.0, 26.0];
    let heads: Vec<(&'static str, f64)> = CODEBOOK_COLUMNS.into_iter().zip(widths).collect();
    let columns = plain(&heads);
    let mut grid = Grid::new(book, CODEBOOK, &columns)?;
    for unit in Unit::ALL {
        let (left, right) = sides(unit);
        let coders = coder_columns(input.selection.variables.of(unit));
        for column in left.iter().chain(&coders).chain(&right) {
            let by = if column.coder.is_some() { "coder" } else { "program" };
            let cells = [
                unit.sheet(),
                &column.name,
                by,
                &column.meaning,
                column.level,
                &column.values,
                column.example,
            ];
            grid.line(cells.into_iter().map(|text| Some(Cell::from(text))).collect(), true)?;
        }
    }
    grid.close(&columns)
}
