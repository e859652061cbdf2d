//! Reading: the bytes of a file become a [`Version`]. A mess gives an article and warnings; only
//! what can't be an article at all gives an error. Nothing here touches the disk.

mod archive;
mod boilerplate;
mod bylines;
mod clean;
mod clipboard;
mod datelines;
mod dates;
mod docx;
mod encoding;
mod epub;
mod flow;
mod front_matter;
mod html;
mod json;
mod lines;
mod mail;
mod markdown;
mod newsml;
mod nitf;
mod odt;
pub mod outlets;
mod parts;
mod pdf;
pub mod repetition;
mod roles;
mod rtf;
pub mod rules;
mod several;
mod sniff;
mod text;
mod tree;
mod xml;

use crate::article::{Article, Date, Format, Paragraph, Role, Source, Version, Warning};
use crate::text::language::{self, Language};
use sha2::{Digest as _, Sha256};
use sniff::{Kind, Letters, Whole};

/// Files larger than this are not read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Paragraphs of one article that are read; no article has so many.
pub const MAX_PARAGRAPHS: usize = 20_000;

/// Endings of files that can hold an article, in lower case. What a file is, is told by its content; in
/// a folder, files with other endings are passed over.
pub const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml", "shtml", "mhtml",
    "mht", "docx", "doc", "odt", "fodt", "rtf", "pdf", "epub", "eml", "emlx", "json", "jsonld",
    "jsonl", "ninjs", "xml", "nitf", "newsml",
];

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is no text in it.
    #[error("There is no text in this file")]
    Empty,
    /// It is over [`MAX_BYTES`].
    #[error("This file is too large: {0} MB, the limit is {limit} MB", limit = MAX_BYTES / 1024 / 1024)]
    TooLarge(usize),
    /// It is of a kind that the program does not read.
    #[error("This is {0}, which Tellings can't read")]
    Unsupported(&'static str),
    /// It is of a kind that can hold an article, and holds none; in words.
    #[error("No article was found in this file: {0}")]
    NoArticle(&'static str),
    /// It is of a known kind, but broken.
    #[error("This {format} file is damaged: {why}")]
    Damaged {
        /// What it seemed to be.
        format: &'static str,
        /// What was wrong.
        why: String,
    },
    /// It can't be opened without a password, or is protected against copying.
    #[error(
        "This {format} file is locked with a password or protected. Save it without protection and add it again"
    )]
    Locked {
        /// What it is.
        format: &'static str,
    },
    /// It has pages and no text: a scan.
    #[error(
        "This PDF has no text, only pictures of {0} pages: it was scanned. Have its text recognised (OCR) and add it again"
    )]
    Scanned(usize),
}

/// What the reader of one format hands on: blocks of text and what the file says about itself.
#[derive(Debug, Default)]
struct Draft {
    headline: Option<String>,
    byline: Option<String>,
    published: Option<Date>,
    outlet: Option<String>,
    language: Option<Language>,
    blocks: Vec<Block>,
    warnings: Vec<Warning>,
    /// What is used where neither the data above nor the text tell it.
    fallback: Fallback,
}

/// Data about a file that may not be about the article.
#[derive(Debug, Default)]
struct Fallback {
    headline: Option<String>,
    byline: Option<String>,
    published: Option<Date>,
}

/// A block of text, tidied, and what the format says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    text: String,
    hint: Hint,
    why: Option<String>,
}

impl Block {
    fn plain(text: String) -> Self {
        Self { text, hint: Hint::None, why: None }
    }

    fn hinted(text: String, hint: Hint) -> Self {
        Self { text, hint, why: None }
    }
}

/// What the format says of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hint {
    /// Nothing.
    None,
    /// The file itself marks it as a paragraph.
    Marked,
    /// It is a heading, 1 the highest.
    Heading(u8),
    /// It is an item of a list.
    Item,
    /// Its role is plain.
    Role(Role),
}

/// Reads the file called `name` from its bytes. What it is, is told by its content first and by its
/// name only where the content leaves it open.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub fn read(name: &str, bytes: &[u8]) -> Result<Version, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(bytes.len() / 1024 / 1024));
    }
    let (format, encoding, draft) = match sniff::kind(bytes)? {
        Kind::Whole(format) => (format.format(), "UTF-8".to_owned(), whole(format, bytes)?),
        Kind::Letters => {
            let declared = sniff::declared_encoding(bytes);
            let decoded = encoding::decode(bytes, declared.as_deref());
            let format = sniff::text_format(name, &decoded.text)?;
            let mut draft = match format {
                Letters::Html => html::read(&decoded.text),
                Letters::Markdown => markdown::read(&decoded.text),
                Letters::Json => json::read(&decoded.text)?,
                Letters::NewsMl => newsml::read(&decoded.text)?,
                Letters::Nitf => nitf::read(&decoded.text)?,
                Letters::Text => text::read(&decoded.text),
            };
            let format = format.format();
            draft.warnings.splice(0..0, decoded.warnings);
            (format, decoded.encoding, draft)
        }
    };
    let source =
        Source { path: None, file: name.to_owned(), sha256: sha256(bytes), format, encoding };
    version(draft, source, readable_stem(name))
}

fn whole(format: Whole, bytes: &[u8]) -> Result<Draft, ReadError> {
    match format {
        Whole::Docx => docx::read(bytes),
        Whole::Odt => odt::read(bytes),
        Whole::Epub => epub::read(bytes),
        Whole::Rtf => rtf::read(bytes),
        Whole::Pdf => pdf::read(bytes),
        Whole::Mail | Whole::WebArchive => mail::read(bytes),
    }
}

/// Reads words that the user pasted.
///
/// # Errors
/// [`ReadError`] where there are none, or too many.
pub fn read_clipboard(words: &str) -> Result<Version, ReadError> {
    if words.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(words.len() / 1024 / 1024));
    }
    version(text::read(words), pasted(words.as_bytes()), "Pasted text".to_owned())
}

/// Reads what the user pasted where the clipboard has it as HTML too: by the structure of `html`, or by
/// the words of `plain` where the HTML says less.
///
/// # Errors
/// [`ReadError`] where there are no words, or too many.
pub fn read_clipboard_page(html: &str, plain: &str) -> Result<Version, ReadError> {
    let bytes = html.len().max(plain.len());
    if bytes > MAX_BYTES {
        return Err(ReadError::TooLarge(bytes / 1024 / 1024));
    }
    version(clipboard::read(html, plain), pasted(html.as_bytes()), "Pasted text".to_owned())
}

fn pasted(bytes: &[u8]) -> Source {
    Source {
        path: None,
        file: "Pasted text".to_owned(),
        sha256: sha256(bytes),
        format: Format::Clipboard,
        encoding: "UTF-8".to_owned(),
    }
}

fn version(mut draft: Draft, source: Source, stem: String) -> Result<Version, ReadError> {
    let mut warnings = std::mem::take(&mut draft.warnings);
    draft.blocks.retain(|block| !block.text.is_empty());
    if draft.blocks.len() > MAX_PARAGRAPHS {
        draft.blocks.truncate(MAX_PARAGRAPHS);
        warnings.push(Warning::new(format!(
            "The file has more than {MAX_PARAGRAPHS} paragraphs; what comes after was not read"
        )));
    }
    let paragraphs = roles::assign(&mut draft);
    if paragraphs.is_empty() {
        return Err(ReadError::Empty);
    }
    if paragraphs
        .iter()
        .all(|p| p.role.is_around() || matches!(p.role, Role::Byline | Role::Dateline))
    {
        warnings.push(Warning::new("No text of an article was found in this file"));
    }
    let first = paragraphs.iter().find(|p| p.role == Role::Body);
    draft.published = draft.published.or_else(|| datelines::day_of(&first?.text));
    let fallback = std::mem::take(&mut draft.fallback);
    if draft.published.is_none() && fallback.published.is_some() {
        let made = match source.format {
            Format::Mail => "the mail was sent",
            Format::WebArchive => "the page was saved",
            _ => "the file was made",
        };
        warnings.push(Warning::new(format!(
            "No date of publication was found; the day on which {made} stands for it"
        )));
    }
    let language = draft.language.or_else(|| language_of(&paragraphs));
    let article = Article {
        headline: draft.headline.or(fallback.headline),
        byline: draft.byline.or(fallback.byline),
        published: draft.published.or(fallback.published),
        outlet: draft.outlet,
        language,
        paragraphs,
    };
    let label = article.outlet.clone().unwrap_or(stem);
    Ok(Version { label, source, article, warnings })
}

/// Bytes of the body that are looked at for its language.
const LANGUAGE_BYTES: usize = 8 * 1024;

fn language_of(paragraphs: &[Paragraph]) -> Option<Language> {
    let mut sample = String::new();
    for paragraph in paragraphs.iter().filter(|p| p.role == Role::Body) {
        sample.push_str(&paragraph.text);
        sample.push('\n');
        if sample.len() > LANGUAGE_BYTES {
            break;
        }
    }
    let end = sample.floor_char_boundary(LANGUAGE_BYTES * 2);
    language::detect(sample.get(..end).unwrap_or(&sample))
}

/// The name of a file as a person would write it: "new-arab_2017-11-02.txt" is "New arab 2017-11-02".
fn readable_stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = if stem.is_empty() { name } else { stem };
    let mut out = String::new();
    let mut chars = stem.chars().peekable();
    while let Some(c) = chars.next() {
        let between_digits = out.chars().last().is_some_and(|p| p.is_ascii_digit())
            && chars.peek().is_some_and(char::is_ascii_digit);
        let space = c == '_' || (c == '-' && !between_digits);
        if out.is_empty() {
            out.extend(c.to_uppercase());
        } else {
            out.push(if space { ' ' } else { c });
        }
    }
    clean::tidy(&out)
}

/// The characters of a text file in any encoding that articles come in, with what was lost or guessed.
pub(crate) fn text_of(bytes: &[u8]) -> (String, Vec<Warning>) {
    let decoded = encoding::decode(bytes, None);
    (decoded.text, decoded.warnings)
}

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits: what a source is known by.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
