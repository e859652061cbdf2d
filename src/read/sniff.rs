//! What kind of file the bytes are: by their content, and by the name only where that leaves it open.

use super::{ReadError, docx};
use crate::article::Format;

/// How a file is to be taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Word file.
    Docx,
    /// Characters in some encoding.
    Letters,
}

/// First bytes of kinds that are not read, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"bplist00", "a web archive of Safari"),
];

/// Bytes at the start that are looked at.
const HEAD_BYTES: usize = 4096;

/// The kind of a file.
///
/// # Errors
/// [`ReadError::Unsupported`] with the name of a kind that is not read.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return docx::kind_of_zip(bytes).map(|()| Kind::Docx);
    }
    // A PDF may have a few bytes before its mark.
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    if let Some((_, what)) = SIGNATURES.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Err(ReadError::Unsupported(what));
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Err(ReadError::Unsupported("a film"));
    }
    let start = String::from_utf8_lossy(head.get(..1024).unwrap_or(head)).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if start.contains("mime-version:") && start.contains("content-type:") {
        return Err(ReadError::Unsupported("a mail or web archive (MIME)"));
    }
    let json = (start.starts_with('{') || start.starts_with('[')) && ends_with(name, &["json"]);
    if json {
        return Err(ReadError::Unsupported("a JSON file"));
    }
    Ok(Kind::Letters)
}

fn ends_with(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Share of control characters above which a file holds no text, one in so many.
const CONTROLS_ONE_IN: usize = 20;

/// Which of the formats made of characters `text` is in.
///
/// # Errors
/// [`ReadError::Unsupported`] for XML and for bytes that are no text.
pub(super) fn text_format(name: &str, text: &str) -> Result<Format, ReadError> {
    let end = text.floor_char_boundary(HEAD_BYTES);
    let head = text.get(..end).unwrap_or(text);
    let controls = head
        .chars()
        .filter(|c| (c.is_control() && !c.is_whitespace()) || *c == char::REPLACEMENT_CHARACTER)
        .count();
    if controls * CONTROLS_ONE_IN > head.chars().count() {
        return Err(ReadError::Unsupported("a file without readable text"));
    }
    let lower = head.to_lowercase();
    let start = lower.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let named_html = ends_with(name, &["html", "htm", "xhtml", "shtml", "asp", "php"]);
    let page = ["<!doctype html", "<html", "<head", "<body"];
    if page.iter().any(|mark| start.starts_with(mark)) {
        return Ok(Format::Html);
    }
    let tagged = start.starts_with('<');
    if tagged && ["<!doctype html", "<html", "<body"].iter().any(|mark| start.contains(mark)) {
        return Ok(Format::Html);
    }
    if start.starts_with("<?xml") {
        return Err(ReadError::Unsupported("an XML file"));
    }
    if named_html && text.contains('<') {
        return Ok(Format::Html);
    }
    if ends_with(name, &["md", "markdown", "mdown", "mkd"]) || has_front_matter(start) {
        return Ok(Format::Markdown);
    }
    Ok(Format::Text)
}

fn has_front_matter(start: &str) -> bool {
    let Some(rest) = start.strip_prefix("---\n").or_else(|| start.strip_prefix("---\r\n")) else {
        return false;
    };
    let mut lines = rest.lines();
    lines.next().is_some_and(|line| {
        line.split_once(':').is_some_and(|(key, _)| {
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        })
    }) && lines.any(|line| line.trim_end() == "---")
}

/// The encoding that a page names in its head.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD_BYTES).unwrap_or(bytes)).to_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let rest = head.split("charset=").nth(1).or_else(|| head.split("encoding=").nth(1))?;
    let label: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format_before_the_name_does() {
        for (name, text, format) in [
            ("a.txt", "<!DOCTYPE html><p>a", Format::Html),
            ("a", "\n <html lang=en>", Format::Html),
            ("a.txt", "<em>Hi</em> there", Format::Text),
            ("a.html", "plain words", Format::Text),
            ("a.htm", "<p>words", Format::Html),
            ("a.md", "# Words", Format::Markdown),
            ("a.txt", "---\ntitle: Words\n---\nText", Format::Markdown),
            ("a.txt", "---\nWords\n---\nText", Format::Text),
        ] {
            assert_eq!(text_format(name, text), Ok(format), "{name} {text}");
        }
    }

    #[test]
    fn kinds_that_are_not_read_are_named() {
        for (bytes, what) in [
            (&b"%PDF-1.7"[..], "a PDF file"),
            (b"{\\rtf1 a}", "an RTF file"),
            (b"\x89PNG\r\n", "a picture"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Office file"),
        ] {
            assert_eq!(kind("a.txt", bytes), Err(ReadError::Unsupported(what)));
        }
        let noise = "\u{1}\u{2}\u{3}abc";
        assert!(matches!(text_format("a.txt", noise), Err(ReadError::Unsupported(_))));
    }
}
