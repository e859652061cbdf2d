//! What kind of file the bytes are: by their content, and by the name only where that leaves it open.

use super::{ReadError, docx, front_matter, json};
use crate::article::Format;

mod mime;

pub(super) use mime::is_browser;

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
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, ReadError> {
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
    if let Some(whole) = mime::kind(bytes) {
        return Ok(Kind::Whole(whole));
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

/// Whether a name has one of `endings`.
pub(super) fn ends_with(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Share of control characters above which a file holds no text, one in so many.
const CONTROLS_ONE_IN: usize = 20;

/// Which of the formats made of characters `text` is in.
///
/// # Errors
/// [`ReadError::NoArticle`] for XML of other kinds, [`ReadError::Unsupported`] for bytes that are no
/// text.
pub(super) fn text_format(name: &str, text: &str) -> Result<Letters, ReadError> {
    let head = text.get(..text.floor_char_boundary(HEAD_BYTES)).unwrap_or(text);
    let controls = head
        .chars()
        .filter(|c| (c.is_control() && !c.is_whitespace()) || *c == char::REPLACEMENT_CHARACTER)
        .count();
    if controls * CONTROLS_ONE_IN > head.chars().count() {
        return Err(ReadError::Unsupported("a file without readable text"));
    }
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.starts_with('<')
        && let Some(format) = tagged_format(name, start)?
    {
        return Ok(format);
    }
    let markdown = ends_with(name, MARKDOWN);
    let braced = start.starts_with(['{', '[']);
    if braced && !markdown && (ends_with(name, JSON) || json::is_json(text)) {
        return Ok(Letters::Json);
    }
    if markdown || front_matter::begins(text) {
        return Ok(Letters::Markdown);
    }
    Ok(Letters::Text)
}

const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "mkd"];
const JSON: &[&str] = &["json", "jsonld", "jsonl", "ndjson", "ninjs"];
const HTML: &[&str] = &["html", "htm", "xhtml", "shtml", "asp", "php"];

/// Characters in which the first element of a page is looked for: comments and scripts may come first.
const PAGE_HEAD: usize = 64 * 1024;

/// Which format a text is in that begins with a tag; `None` where it is a plain text all the same.
fn tagged_format(name: &str, text: &str) -> Result<Option<Letters>, ReadError> {
    let head = text.get(..text.floor_char_boundary(PAGE_HEAD)).unwrap_or(text).to_lowercase();
    let root = root_element(&head);
    match root {
        Some("nitf") => return Ok(Some(Letters::Nitf)),
        Some("newsitem" | "newsmessage" | "packageitem" | "newsml") => {
            return Ok(Some(Letters::NewsMl));
        }
        Some("html" | "head" | "body") => return Ok(Some(Letters::Html)),
        Some(_) | None => {}
    }
    let page = ["<!doctype html", "<html", "<body"];
    if page.iter().any(|mark| head.contains(mark)) || ends_with(name, HTML) {
        return Ok(Some(Letters::Html));
    }
    if head.starts_with("<?xml") || (root.is_some() && ends_with(name, &["xml", "nitf", "newsml"]))
    {
        return Err(ReadError::NoArticle("it is XML, but neither NewsML nor NITF"));
    }
    Ok(None)
}

/// The name of the first element, without its prefix; `head` is in lower case.
fn root_element(head: &str) -> Option<&str> {
    let mut rest = head.trim_start();
    loop {
        let inside = rest.strip_prefix('<')?;
        let end = if inside.starts_with("!--") {
            "-->"
        } else if inside.starts_with('?') {
            "?>"
        } else if inside.starts_with('!') {
            // What a DTD defines stands in brackets.
            let plain = inside.find('>').unwrap_or(inside.len());
            if inside.find('[').is_some_and(|open| open < plain) { "]>" } else { ">" }
        } else {
            let name =
                inside.split(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '.' | '-'));
            let name = name.into_iter().next().unwrap_or_default();
            let name = name.rsplit(':').next().unwrap_or(name);
            return (!name.is_empty()).then_some(name);
        };
        rest = rest.split_once(end)?.1.trim_start();
    }
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
            ("a.doc", "<!-- saved --><html xmlns:w='w'>", Letters::Html),
            ("a", "<?xml version='1.0'?><html xmlns='x'>", Letters::Html),
            (
                "a.xml",
                "<?xml version='1.0'?><!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf>",
                Letters::Nitf,
            ),
            ("a.txt", "<nitf><body/></nitf>", Letters::Nitf),
            ("a.nitf", "<newsItem>", Letters::NewsMl),
            ("a", "<!-- a --><g2:newsMessage xmlns:g2='x'>", Letters::NewsMl),
            ("a", "{\"headline\": \"a\"}", Letters::Json),
            ("a.json", "{\"headline\": ", Letters::Json),
            ("a.txt", "[1] Words", Letters::Text),
            ("a.md", "{\"title\": \"a\"}\n\nWords", Letters::Markdown),
            ("a.txt", "+++\ntitle = \"a\"\n+++\nWords", Letters::Markdown),
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
            assert_eq!(kind(bytes), Err(ReadError::Unsupported(what)));
        }
        assert!(matches!(text_format("a.xml", "<rss/>"), Err(ReadError::NoArticle(_))));
        let noise = "\u{1}\u{2}\u{3}abc";
        assert!(matches!(text_format("a.txt", noise), Err(ReadError::Unsupported(_))));
    }
}
