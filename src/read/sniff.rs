//! What kind of file the bytes are: by their content, and by the name only where that leaves it open.

use super::{ReadError, docx};
use crate::article::Format;

/// How a file is to be taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A format that tells the encoding of its letters itself.
    Whole(Whole),
    /// Characters in some encoding.
    Letters,
}

/// Formats that are read from their bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    Docx,
    Odt,
    Epub,
    Rtf,
    Pdf,
    Mail,
    WebArchive,
}

impl Whole {
    pub(super) fn format(self) -> Format {
        match self {
            Self::Docx => Format::Docx,
            Self::Odt => Format::Odt,
            Self::Epub => Format::Epub,
            Self::Rtf => Format::Rtf,
            Self::Pdf => Format::Pdf,
            Self::Mail => Format::Mail,
            Self::WebArchive => Format::WebArchive,
        }
    }
}

/// Formats that are read from their characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    Text,
    Markdown,
    Html,
    Json,
    NewsMl,
    Nitf,
}

impl Letters {
    pub(super) fn format(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Markdown => Format::Markdown,
            Self::Html => Format::Html,
            Self::Json => Format::Json,
            Self::NewsMl => Format::NewsMl,
            Self::Nitf => Format::Nitf,
        }
    }
}

/// First bytes of kinds that are not read, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (OFFICE_2003, "an old Word or Office file"),
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
        return docx::kind_of_zip(bytes).map(Kind::Whole);
    }
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    // A PDF may have a few bytes before its mark.
    if head.windows(5).take(1024).any(|five| five == b"%PDF-") {
        return Ok(Kind::Whole(Whole::Pdf));
    }
    if head.starts_with(b"{\\rtf") {
        return Ok(Kind::Whole(Whole::Rtf));
    }
    if is_flat_document(head) {
        return Ok(Kind::Whole(Whole::Odt));
    }
    if head.starts_with(OFFICE_2003) && has_utf16(bytes, "EncryptedPackage") {
        return Err(ReadError::Locked { format: "Word or Office" });
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Err(ReadError::Unsupported(what));
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Err(ReadError::Unsupported("a film"));
    }
    let start = String::from_utf8_lossy(head.get(..1024).unwrap_or(head)).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if start.contains("mime-version:") && start.contains("content-type:") {
        let archive = start.contains("multipart/related") && !ends_with(name, &["eml"]);
        return Ok(Kind::Whole(if archive { Whole::WebArchive } else { Whole::Mail }));
    }
    Ok(Kind::Letters)
}

/// How old Office files begin, and new ones with a password.
const OFFICE_2003: &[u8] = b"\xd0\xcf\x11\xe0";

/// Whether `bytes` have `word` in letters of two bytes each.
fn has_utf16(bytes: &[u8], word: &str) -> bool {
    let wanted: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// An OpenDocument text in one XML file.
fn is_flat_document(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    head.contains("<office:document") && head.contains("opendocument.text\"")
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
pub(super) fn text_format(name: &str, text: &str) -> Result<Letters, ReadError> {
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
        return Ok(Letters::Html);
    }
    let tagged = start.starts_with('<');
    if tagged && ["<!doctype html", "<html", "<body"].iter().any(|mark| start.contains(mark)) {
        return Ok(Letters::Html);
    }
    if start.starts_with("<?xml") || ends_with(name, &["xml", "nitf"]) {
        let has = |mark: &str| start.contains(mark);
        return if has("<nitf") {
            Ok(Letters::Nitf)
        } else if has("<newsitem") || has("<newsmessage") || has("<packageitem") {
            Ok(Letters::NewsMl)
        } else {
            Err(ReadError::Unsupported("an XML file"))
        };
    }
    let braced = start.starts_with('{') || start.starts_with('[');
    if braced && ends_with(name, &["json", "jsonld", "ninjs"]) {
        return Ok(Letters::Json);
    }
    if named_html && text.contains('<') {
        return Ok(Letters::Html);
    }
    if ends_with(name, &["md", "markdown", "mdown", "mkd"]) || has_front_matter(start) {
        return Ok(Letters::Markdown);
    }
    Ok(Letters::Text)
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
            ("a.txt", "<!DOCTYPE html><p>a", Letters::Html),
            ("a", "\n <html lang=en>", Letters::Html),
            ("a.txt", "<em>Hi</em> there", Letters::Text),
            ("a.html", "plain words", Letters::Text),
            ("a.htm", "<p>words", Letters::Html),
            ("a.md", "# Words", Letters::Markdown),
            ("a.txt", "---\ntitle: Words\n---\nText", Letters::Markdown),
            ("a.txt", "---\nWords\n---\nText", Letters::Text),
        ] {
            assert_eq!(text_format(name, text), Ok(format), "{name} {text}");
        }
    }

    #[test]
    fn kinds_that_are_not_read_are_named() {
        for (bytes, what) in [
            (&b"\x89PNG\r\n"[..], "a picture"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Office file"),
        ] {
            assert_eq!(kind("a.txt", bytes), Err(ReadError::Unsupported(what)));
        }
        let noise = "\u{1}\u{2}\u{3}abc";
        assert!(matches!(text_format("a.txt", noise), Err(ReadError::Unsupported(_))));
    }
}
