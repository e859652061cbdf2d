//! The words of a written report, whatever its format: what a reader of it would see.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read as _};
use tellings::read;
use tellings::report::ReportFormat;

/// The words of a report with every run of white space as one space. Of XML the texts and the values of
/// attributes, of an archive those of all its parts.
pub(crate) fn readable(format: ReportFormat, bytes: &[u8]) -> String {
    let words = match format {
        ReportFormat::Html | ReportFormat::Markdown | ReportFormat::Csv | ReportFormat::Json => {
            String::from_utf8(bytes.to_vec()).expect("UTF-8")
        }
        ReportFormat::Tei => of_xml(bytes),
        ReportFormat::Docx | ReportFormat::Xlsx | ReportFormat::Qdpx => of_archive(bytes),
        ReportFormat::Pdf => {
            let version = read::read("report.pdf", bytes).expect("a PDF with a layer of text");
            let texts: Vec<String> =
                version.article.paragraphs.into_iter().map(|paragraph| paragraph.text).collect();
            texts.join("\n")
        }
    };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Elements after which another text begins.
const ENDS_TEXT: [&str; 8] = ["p", "si", "row", "note", "item", "head", "Description", "cell"];

fn of_xml(bytes: &[u8]) -> String {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).expect("UTF-8"));
    let mut words = String::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", &*reference);
                words.push_str(&quick_xml::escape::unescape(&reference).expect("a known entity"));
            }
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes().flatten() {
                    let value = quick_xml::escape::unescape(&attribute.value);
                    let value = value.expect("known entities");
                    words.push_str(&format!("\n{value}\n"));
                }
            }
            Event::End(element) => {
                let name = element.local_name();
                if ENDS_TEXT.iter().any(|known| *known == name.as_ref()) {
                    words.push('\n');
                }
            }
            Event::Eof => return words,
            _ => {}
        }
    }
}

fn of_archive(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
    let mut words = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("an unpacked part");
        if content.starts_with(b"<?xml") {
            words.push_str(&of_xml(&content));
        } else if name.ends_with(".txt") {
            words.push_str(&String::from_utf8(content).expect("UTF-8"));
        }
        words.push('\n');
    }
    words
}
