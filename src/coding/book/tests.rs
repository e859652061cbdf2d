//! Tests of the tables of files.

use super::*;
use std::io::Write as _;

fn table(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes).expect("a table").tables.remove(0).rows
}

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
}

/// A ZIP archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    archive.finish().expect("an archive").into_inner()
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" \
         xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Passages\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

#[test]
fn csv_is_read_with_any_separator_and_encoding() {
    let expected = rows(&[&["unit", "né"], &["r1.A", "two\nlines"]]);
    let text = |separator: &str| format!("unit{separator}né\r\nr1.A{separator}\"two\nlines\"\r\n");
    for separator in [",", ";", "\t"] {
        assert_eq!(table(text(separator).as_bytes()), expected, "{separator}");
    }
    let marked = format!("\u{feff}{}", text(";"));
    assert_eq!(table(marked.as_bytes()), expected);
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(table(&wide), expected);
    let western = b"unit;n\xe9\r\nr1.A;\"two\nlines\"\r\n";
    assert_eq!(table(western), expected);
    assert_eq!(table(format!("sep=|\r\n{}", text("|")).as_bytes()), expected);
}

#[test]
fn a_separator_inside_quotation_marks_does_not_count() {
    assert_eq!(table(b"\"a,b,c\";d\n1;2\n"), rows(&[&["a,b,c", "d"], &["1", "2"]]));
}

#[test]
fn cells_of_a_workbook_are_text_whatever_they_hold() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "words").expect("a cell");
    sheet.write_number(0, 1, -1.0).expect("a cell");
    sheet.write_number(0, 2, 1.5).expect("a cell");
    sheet.write_boolean(0, 3, true).expect("a cell");
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 6, 5).expect("a day");
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_datetime_with_format(0, 4, day, &format).expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    assert_eq!(table(&bytes), rows(&[&["words", "-1", "1.5", "true", "2024-06-05"]]));
}

#[test]
fn an_opendocument_table_is_read_with_repeats_references_and_paragraphs() {
    let bytes = ods(
        "<table:table-row><table:table-cell><text:p>a &amp; b&#x21;</text:p><text:p>c<text:s \
         text:c=\"2\"/>d</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"2\"/>\
         <table:table-cell office:value-type=\"float\" office:value=\"-1\"><office:annotation><text:p>no\
         </text:p></office:annotation><text:p>-1,00</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell><text:p>x</text:p>\
         </table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"1048000\">\
         <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
    );
    assert_eq!(table(&bytes), rows(&[&["a & b!\nc  d", "", "", "-1"], &["x"], &["x"]]));
}

#[test]
fn cells_that_repeat_without_end_are_refused_before_they_are_made() {
    let row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
               table:number-columns-repeated=\"900\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let error = read(&ods(row)).expect_err("too many cells");
    assert_eq!(error, BookError::TooLarge { what: "cells", limit: MAX_CELLS });
}

#[test]
fn cells_far_out_are_left_aside_and_it_is_said() {
    let row = "<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell><table:table-cell \
               table:number-columns-repeated=\"5000\"/><table:table-cell><text:p>far</text:p>\
               </table:table-cell></table:table-row>";
    let book = read(&ods(row)).expect("a table");
    assert_eq!(book.tables[0].rows, rows(&[&["x"]]));
    assert_eq!(book.notes, ["Cells beyond column 1000 or row 1048576 were left aside"]);
}

#[test]
fn what_is_no_workbook_is_refused_by_name() {
    for (bytes, expected) in [
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1".to_vec(),
            "this is a workbook of old Excel, or one with a password",
        ),
        (archive(&[("word/document.xml", "<x/>")]), "this is no workbook; save it as"),
        (archive(&[("content.xml", "<x/>")]), "this is an OpenDocument file without tables"),
        (b"PK\x03\x04 not a zip".to_vec(), "the workbook is damaged"),
        (archive(&[("xl/workbook.xml", "<not xml")]), "the workbook is damaged"),
    ] {
        let error = read(&bytes).expect_err(expected).to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let empty = read(b"").expect("an empty table");
    assert!(empty.tables[0].rows.is_empty());
}
