//! A sheet of a workbook: its head, its cells, and the columns that coders fill in.

use super::columns::Column;
use crate::align::Change;
use crate::coding::{CODED_ON, CODER, CODER_NOTE, Level, Variable};
use crate::report::words::Piece;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    FormatBorder, FormatUnderline, Workbook, Worksheet, XlsxError,
};

/// UTF-16 units of a cell. Excel takes 32,767; the rest is for the note that something was cut.
const MAX_CELL: usize = 32_600;
/// What stands where words were cut.
const CUT: &str = " … [cut here: a cell takes no more; the whole stands in the JSON report]";
/// Characters of a note that opens over a cell to fill in.
const MAX_MESSAGE: usize = 255;
/// Characters of the title of that note.
const MAX_TITLE: usize = 32;
/// Lines of text that a row may be high; a longer cell is read in the line above the sheet.
const MAX_LINES: f64 = 27.0;
/// Points that a line of text takes.
const LINE: f64 = 15.0;

/// What stands in a cell.
pub(super) enum Cell<'a> {
    Text(String),
    Number(f64),
    /// A word diff, in paragraphs.
    Diff(Vec<Vec<Piece<'a>>>),
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell<'_> {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Option<f32>> for Cell<'_> {
    /// A share or depth with three digits, as other formats have it.
    fn from(share: Option<f32>) -> Self {
        share.map_or_else(
            || Self::Text(String::new()),
            |share| Self::Number((f64::from(share) * 1000.0).round() / 1000.0),
        )
    }
}

impl From<usize> for Cell<'_> {
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

/// How cells look. Nothing is told by colour alone.
struct Looks {
    head: Format,
    coder_head: Format,
    cell: Format,
    /// Cells that begin with a sign of formulas.
    literal: Format,
    /// Lines without words to code.
    empty: Format,
    coder: Format,
    plain: Format,
    inserted: Format,
    deleted: Format,
    moved: Format,
    typographic: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let head = cell.clone().set_bold().set_border_bottom(FormatBorder::Medium);
        let boxed = cell.clone().set_border(FormatBorder::Thin).set_border_color("9A9A9A");
        Self {
            head: head.clone().set_background_color("E8E8E8"),
            coder_head: head.set_background_color("FFE9A8"),
            literal: cell.clone().set_quote_prefix(),
            empty: cell.clone().set_italic().set_font_color("595959"),
            coder: boxed.set_background_color("FFF8E1"),
            cell,
            plain: Format::new(),
            inserted: Format::new()
                .set_bold()
                .set_underline(FormatUnderline::Single)
                .set_font_color("0B5394"),
            deleted: Format::new().set_font_strikethrough().set_font_color("990000"),
            moved: Format::new().set_underline(FormatUnderline::Double).set_font_color("4B2E83"),
            typographic: Format::new().set_italic(),
        }
    }

    fn of(&self, change: Change) -> &Format {
        match change {
            Change::Same => &self.plain,
            Change::Typographic => &self.typographic,
            Change::Moved => &self.moved,
            Change::Inserted => &self.inserted,
            Change::Deleted => &self.deleted,
        }
    }
}

/// A sheet that is being filled.
pub(super) struct Grid<'b> {
    sheet: &'b mut Worksheet,
    looks: Looks,
    widths: Vec<f64>,
    row: u32,
}

impl<'b> Grid<'b> {
    /// A sheet with a head that stays in sight, like its first column.
    pub(super) fn new(
        book: &'b mut Workbook,
        name: &str,
        columns: &[Column],
    ) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?.set_freeze_panes(1, 1)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        let looks = Looks::new();
        let mut widths = Vec::new();
        for (at, column) in (0_u16..).zip(columns) {
            let look = if column.coder.is_some() { &looks.coder_head } else { &looks.head };
            sheet.write_string_with_format(0, at, &*column.name, look)?;
            sheet.set_column_width(at, column.width)?;
            widths.push(column.width);
        }
        Ok(Self { sheet, looks, widths, row: 1 })
    }

    /// Writes a line. Cells of coders stay empty; in a line without words to code they are not marked as
    /// to be filled in.
    pub(super) fn line(
        &mut self,
        cells: Vec<Option<Cell<'_>>>,
        coded: bool,
    ) -> Result<(), XlsxError> {
        let mut lines = 1.0_f64;
        for (at, cell) in (0_u16..).zip(cells) {
            let width = self.widths.get(usize::from(at)).copied().unwrap_or(10.0);
            let look = if coded { &self.looks.cell } else { &self.looks.empty };
            let length = match cell {
                None if coded => {
                    self.sheet.write_blank(self.row, at, &self.looks.coder)?;
                    0
                }
                None => 0,
                Some(Cell::Number(number)) => {
                    self.sheet.write_number_with_format(self.row, at, number, look)?;
                    0
                }
                Some(Cell::Text(text)) => {
                    let text = cut(&text);
                    let formula = text.starts_with(['=', '+', '-', '@']);
                    let look = if formula { &self.looks.literal } else { look };
                    if !text.is_empty() {
                        self.sheet.write_string_with_format(self.row, at, &text, look)?;
                    }
                    text.chars().count() + text.matches('\n').count() * width as usize
                }
                Some(Cell::Diff(blocks)) => self.diff(at, &blocks)?,
            };
            // A column is as wide as so many digits; letters of prose are narrower.
            lines = lines.max((length as f64 / (width * 1.1)).ceil());
        }
        self.sheet.set_row_height(self.row, lines.min(MAX_LINES) * LINE)?;
        self.row += 1;
        Ok(())
    }

    /// Writes a word diff and gives its length.
    fn diff(&mut self, at: u16, blocks: &[Vec<Piece<'_>>]) -> Result<usize, XlsxError> {
        let mut left = MAX_CELL;
        let mut parts: Vec<(&Format, &str)> = Vec::new();
        'all: for (n, block) in blocks.iter().enumerate() {
            if n > 0 {
                left = left.saturating_sub(2);
                parts.push((&self.looks.plain, "\n\n"));
            }
            for piece in block.iter().filter(|piece| !piece.text.is_empty()) {
                let text = beginning(piece.text, left);
                if !text.is_empty() {
                    parts.push((self.looks.of(piece.change), text));
                }
                if text.len() < piece.text.len() {
                    parts.push((&self.looks.plain, CUT));
                    break 'all;
                }
                left -= utf16(text);
            }
        }
        let look = &self.looks.cell;
        let marked = blocks.iter().flatten().any(|piece| piece.change != Change::Same);
        if marked {
            self.sheet.write_rich_string_with_format(self.row, at, &parts, look)?;
        } else {
            let text: String = parts.iter().map(|(_, text)| *text).collect();
            self.sheet.write_string_with_format(self.row, at, text, look)?;
        }
        Ok(parts.iter().map(|(_, text)| text.chars().count()).sum())
    }

    /// Filters over the head and, where coders choose from a list, the list.
    pub(super) fn close(self, columns: &[Column]) -> Result<(), XlsxError> {
        let last = self.row - 1;
        let Some(right) = u16::try_from(columns.len()).ok().and_then(|n| n.checked_sub(1)) else {
            return Ok(());
        };
        self.sheet.autofilter(0, 0, last, right)?;
        if last == 0 {
            return Ok(());
        }
        // On paper, what is coded and the fields to fill in; all columns would be too small to read.
        let coded = columns.iter().rposition(|column| column.coder.is_some());
        if let Some(coded) = coded.and_then(|n| u16::try_from(n).ok()) {
            self.sheet.set_print_area(0, 0, last, coded)?;
        }
        for (at, column) in (0_u16..).zip(columns) {
            if let Some(variable) = &column.coder
                && let Some(rule) = validation(variable)?
            {
                self.sheet.add_data_validation(1, at, last, at, &rule)?;
            }
        }
        Ok(())
    }
}

/// The columns that coders fill in: theirs, the variables, and a note.
pub(super) fn coder_columns<'a>(variables: impl Iterator<Item = &'a Variable>) -> Vec<Column> {
    let own = |name: &str, meaning: &str| Variable {
        name: name.to_owned(),
        level: Level::Text,
        values: Vec::new(),
        units: std::collections::BTreeSet::new(),
        meaning: meaning.to_owned(),
    };
    let first = [
        own(
            CODER,
            "Name or number of the coder; one line is enough where one coder fills the sheet",
        ),
        own(CODED_ON, "Day on which the line was coded"),
    ];
    let last = own(CODER_NOTE, "What the coder wants to say of the line");
    let mut columns: Vec<Column> = first.iter().map(Column::to_fill).collect();
    columns.extend(variables.map(Column::to_fill));
    columns.push(Column::to_fill(&last));
    columns
}

/// What a spreadsheet lets coders type. `None` where anything may stand.
fn validation(variable: &Variable) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let with_comma = variable.values.iter().any(|value| value.contains(','));
    let rule = match variable.level {
        _ if !variable.values.is_empty() => {
            // A list too long for Excel's 255 characters is left to the codebook.
            match rule.allow_list_strings(&variable.values) {
                Ok(rule) if !with_comma => rule,
                Ok(_) | Err(_) => return Ok(None),
            }
        }
        Level::Interval => rule.allow_decimal_number(DataValidationRule::Between(-1e300, 1e300)),
        Level::Ratio => rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
        Level::Nominal | Level::Ordinal | Level::Text => return Ok(None),
    };
    let error = "The codebook does not have this value. Look at the sheet Codebook.";
    let rule = rule
        .set_input_title(start(&variable.name, MAX_TITLE))?
        .set_input_message(start(&variable.meaning, MAX_MESSAGE))?
        .set_error_title("Not in the codebook")?
        .set_error_message(error)?
        .set_error_style(DataValidationErrorStyle::Stop);
    Ok(Some(rule))
}

fn start(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// As much of `text` as has at most `limit` UTF-16 units.
fn beginning(text: &str, limit: usize) -> &str {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > limit {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// `text`, cut where a cell takes no more, with a note that it was.
fn cut(text: &str) -> String {
    let kept = beginning(text, MAX_CELL);
    if kept.len() == text.len() { text.to_owned() } else { format!("{kept}{CUT}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_cell_takes_is_cut_between_characters_and_says_so() {
        assert_eq!(cut("short"), "short");
        let long = "😀".repeat(20_000);
        let cut = cut(&long);
        assert!(cut.ends_with(CUT) && cut.starts_with('😀'));
        assert!(utf16(&cut) <= 32_767, "{}", utf16(&cut));
    }

    #[test]
    fn a_list_that_excel_does_not_take_is_left_to_the_codebook() {
        let variable = |values: &[String]| Variable {
            values: values.to_vec(),
            ..Variable::parse("a").expect("a variable")
        };
        let many: Vec<String> = (0..100).map(|n| format!("value {n}")).collect();
        for (values, expected) in [
            (vec!["yes".to_owned(), "no".to_owned()], true),
            (many, false),
            (vec!["a, b".to_owned()], false),
            (Vec::new(), false),
        ] {
            let rule = validation(&variable(&values)).expect("no fault");
            assert_eq!(rule.is_some(), expected, "{values:?}");
        }
    }
}
