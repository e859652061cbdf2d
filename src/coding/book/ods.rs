//! The tables of an OpenDocument workbook. Cells and rows that repeat stand once in the file with their
//! number; they are counted before they are repeated.

use super::{Book, BookError, Filling, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED, damaged};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The tables of an OpenDocument workbook (ODF 1.3, part 3, chapter 9).
pub(super) fn read(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Book, BookError> {
    let mut xml = Vec::new();
    archive
        .by_name("content.xml")
        .map_err(damaged)?
        .take(MAX_UNPACKED)
        .read_to_end(&mut xml)
        .map_err(damaged)?;
    let xml = String::from_utf8(xml).map_err(damaged)?;
    let mut reader = Reader::from_str(&xml);
    let mut state = Ods::default();
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) => state.start(&element),
            Event::Empty(element) => {
                state.start(&element);
                state.end(element.local_name().as_ref())?;
            }
            Event::End(element) => state.end(element.local_name().as_ref())?,
            Event::Text(text) => state.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                state.text(&entity(&reference).unwrap_or(char::REPLACEMENT_CHARACTER).to_string());
            }
            Event::Eof => break,
            Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
    if state.filling.tables.is_empty() {
        return Err(BookError::Other("an OpenDocument file without tables"));
    }
    Ok(state.filling.book())
}

fn entity(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    quick_xml::escape::resolve_predefined_entity(reference)?.chars().next()
}

/// Where the reader of an ODS file stands.
#[derive(Default)]
struct Ods {
    filling: Filling,
    row: usize,
    column: usize,
    row_repeats: usize,
    cell: Option<OdsCell>,
    /// Elements of an annotation that are open; its words are not the cell's.
    annotation: usize,
}

#[derive(Default)]
struct OdsCell {
    repeats: usize,
    /// What a number or a day is, whatever its format shows.
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

impl Ods {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        if self.annotation > 0 || name.as_ref() == "annotation" {
            self.annotation += 1;
            return;
        }
        match name.as_ref() {
            "table" => {
                self.filling.table(&attribute(element, "name").unwrap_or_default());
                self.row = 0;
            }
            "table-row" => {
                self.column = 0;
                self.row_repeats = count(element, "number-rows-repeated");
            }
            "table-cell" | "covered-table-cell" => {
                let value = attribute(element, "value")
                    .map(|value| {
                        crate::coding::codes::number(&value).map_or(value, |n| n.to_string())
                    })
                    .or_else(|| attribute(element, "date-value"))
                    .or_else(|| attribute(element, "boolean-value"));
                let repeats = count(element, "number-columns-repeated");
                self.cell = Some(OdsCell { repeats, value, ..OdsCell::default() });
            }
            "p" => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" => {
                let spaces = count(element, "c").min(MAX_COLUMNS);
                self.text(&" ".repeat(spaces));
            }
            "line-break" => self.text("\n"),
            "tab" => self.text("\t"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.annotation > 0 {
            return;
        }
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), BookError> {
        if self.annotation > 0 {
            self.annotation -= 1;
            return Ok(());
        }
        match name {
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let text = cell.value.unwrap_or(cell.text);
                // Only what can be a unit's is put in: repeated rows are empty ends of a sheet.
                if !text.is_empty() {
                    for n in 0..cell.repeats.min(MAX_COLUMNS + 1) {
                        self.filling.put(self.row, self.column.saturating_add(n), text.clone())?;
                    }
                }
                self.column = self.column.saturating_add(cell.repeats);
            }
            "table-row" => self.repeat_row()?,
            _ => {}
        }
        Ok(())
    }

    /// Equal rows stand once in the file with their number.
    fn repeat_row(&mut self) -> Result<(), BookError> {
        let repeats = std::mem::take(&mut self.row_repeats).max(1);
        let cells = self.filling.tables.last().and_then(|table| table.rows.get(self.row)).cloned();
        for n in 1..repeats.min(MAX_ROWS + 1) {
            let Some(cells) = &cells else { break };
            for (column, text) in cells.iter().enumerate() {
                self.filling.put(self.row.saturating_add(n), column, text.clone())?;
            }
        }
        self.row = self.row.saturating_add(repeats);
        Ok(())
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .and_then(|attribute| {
            quick_xml::escape::unescape(&attribute.value).ok().map(std::borrow::Cow::into_owned)
        })
}

fn count(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
