//! Tables out of spreadsheet files: workbooks of Excel (XLSX) and LibreOffice (ODS), and CSV as any of them
//! writes it. A file may come from anywhere, so that its unpacked size, its cells and its columns are
//! limited; calamine's own reader of ODS repeats cells before it counts them, so that one is read here.

use crate::read;
use calamine::{DataRef, Reader as _, Xlsx};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

mod ods;

/// Bytes of a file.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Bytes of all parts of a workbook once unpacked; a coded story has some millions.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;
/// Parts of a workbook.
const MAX_ENTRIES: usize = 10_000;
/// Cells of a file, empty ones before others counted.
const MAX_CELLS: usize = 4_000_000;
/// Columns of a table; those behind are left aside.
const MAX_COLUMNS: usize = 1000;
/// Rows of a table, as many as Excel has.
const MAX_ROWS: usize = 1_048_576;

/// A table: all cells as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The sheet's name; empty in a CSV file.
    pub(super) name: String,
    /// The rows; a row ends with its last cell.
    pub(super) rows: Vec<Vec<String>>,
}

/// The tables of a file, and what is to be said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Book {
    pub(super) tables: Vec<Table>,
    pub(super) notes: Vec<String>,
}

/// Why a file gives no tables.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// Another format.
    #[error("this is {0}; save it as XLSX, ODS or CSV")]
    Other(&'static str),
    /// It can't be unpacked or understood.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// A limit was passed.
    #[error("the file has more than {limit} {what}; a coding sheet has fewer")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much there may be.
        limit: usize,
    },
}

/// Reads all tables of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Book, BookError> {
    if bytes.len() > MAX_BYTES {
        return Err(BookError::TooLarge { what: "bytes", limit: MAX_BYTES });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(BookError::Other("a workbook of old Excel, or one with a password"));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return csv(bytes);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    check_size(&mut archive)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("content.xml") {
        ods::read(&mut archive)
    } else if has("xl/workbook.xml") {
        xlsx(bytes)
    } else {
        Err(BookError::Other("no workbook"))
    }
}

fn damaged(why: impl ToString) -> BookError {
    BookError::Damaged(why.to_string())
}

/// Unpacks everything once and counts, as what an archive says of its sizes may be untrue.
fn check_size(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), BookError> {
    if archive.len() > MAX_ENTRIES {
        return Err(BookError::TooLarge { what: "parts", limit: MAX_ENTRIES });
    }
    let mut left = MAX_UNPACKED;
    for n in 0..archive.len() {
        let part = archive.by_index(n).map_err(damaged)?;
        let size =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(damaged)?;
        let too_large = BookError::TooLarge {
            what: "bytes once unpacked",
            limit: usize::try_from(MAX_UNPACKED).unwrap_or(usize::MAX),
        };
        left = left.checked_sub(size).ok_or(too_large)?;
    }
    Ok(())
}

/// Puts cells into a table and counts what they cost.
#[derive(Default)]
struct Filling {
    tables: Vec<Table>,
    cells: usize,
    beyond: bool,
}

impl Filling {
    fn table(&mut self, name: &str) {
        self.tables.push(Table { name: name.to_owned(), rows: Vec::new() });
    }

    fn put(&mut self, row: usize, column: usize, text: String) -> Result<(), BookError> {
        if text.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS || row >= MAX_ROWS {
            self.beyond = true;
            return Ok(());
        }
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        if table.rows.len() <= row {
            self.cells += row + 1 - table.rows.len();
            table.rows.resize(row + 1, Vec::new());
        }
        if let Some(cells) = table.rows.get_mut(row) {
            if cells.len() <= column {
                self.cells += column + 1 - cells.len();
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        }
        if self.cells > MAX_CELLS {
            return Err(BookError::TooLarge { what: "cells", limit: MAX_CELLS });
        }
        Ok(())
    }

    fn book(self) -> Book {
        let note = self.beyond.then(|| {
            format!("Cells beyond column {MAX_COLUMNS} or row {MAX_ROWS} were left aside")
        });
        Book { tables: self.tables, notes: note.into_iter().collect() }
    }
}

fn xlsx(bytes: &[u8]) -> Result<Book, BookError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut filling = Filling::default();
    for name in book.sheet_names() {
        filling.table(&name);
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            filling.put(row as usize, column as usize, shown(cell.get_value()))?;
        }
    }
    Ok(filling.book())
}

/// A cell as text. A day is written as ISO 8601 has it, a number as short as it can be.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// What may stand between the fields of a line.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A CSV file in any encoding, with the separator that its first line has most of.
fn csv(bytes: &[u8]) -> Result<Book, BookError> {
    let (text, warnings) = read::text_of(bytes);
    let notes = warnings.into_iter().map(|warning| warning.message).collect();
    // Excel names the separator in a line of its own, where it does.
    let (named, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((separator, rest)) => (separator.trim_end_matches('\r').bytes().next(), rest),
        None => (None, text.as_str()),
    };
    let separator = named.unwrap_or_else(|| likeliest_separator(text));
    let mut filling = Filling::default();
    filling.table("");
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    for (row, record) in reader.records().enumerate() {
        for (column, field) in record.map_err(damaged)?.iter().enumerate() {
            filling.put(row, column, field.to_owned())?;
        }
    }
    let mut book = filling.book();
    book.notes.extend::<Vec<String>>(notes);
    Ok(book)
}

fn likeliest_separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [0_usize; SEPARATORS.len()];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            byte if !quoted => {
                for (count, separator) in counts.iter_mut().zip(SEPARATORS) {
                    *count += usize::from(byte == separator);
                }
            }
            _ => {}
        }
    }
    let best = counts.iter().max().copied().unwrap_or_default();
    let found = counts.iter().zip(SEPARATORS).find(|(count, _)| **count == best);
    found.map_or(b',', |(_, separator)| separator)
}

#[cfg(test)]
mod tests;
