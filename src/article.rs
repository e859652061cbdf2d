//! One version of a story as read: pure data, free of any file format.

use crate::text::{Span, language::Language, sentences::sentences};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

pub use jiff::civil::Date;

/// The position of a version in its story, shown as a letter: A, B, … Z, AA, AB, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionId(pub u16);

impl VersionId {
    /// As an index into the story's versions and into the cells of a row.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The id of the version at `index`.
    #[must_use]
    pub fn at(index: usize) -> Self {
        Self(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The id written as `letters`, in either case; `None` for anything else.
    #[must_use]
    pub fn from_letters(letters: &str) -> Option<Self> {
        let mut number: u32 = 0;
        for c in letters.chars() {
            let digit = u32::from(c.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
            if digit > 25 {
                return None;
            }
            number = number.checked_mul(26)?.checked_add(digit + 1)?;
        }
        u16::try_from(number.checked_sub(1)?).ok().map(Self)
    }
}

impl fmt::Display for VersionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut n = u32::from(self.0) + 1;
        while n > 0 {
            n -= 1;
            letters.push(char::from(b'A' + (n % 26) as u8));
            n /= 26;
        }
        letters.iter().rev().try_for_each(|c| write!(f, "{c}"))
    }
}

/// A paragraph of a version, shown as `A3` (counted from 1, boilerplate included).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId {
    /// Whose paragraph.
    pub version: VersionId,
    /// Index into the article's paragraphs.
    pub index: u32,
}

impl ParagraphId {
    /// Paragraph `index` of `version`.
    #[must_use]
    pub fn new(version: VersionId, index: usize) -> Self {
        Self { version, index: u32::try_from(index).unwrap_or(u32::MAX) }
    }
}

impl fmt::Display for ParagraphId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.version, u64::from(self.index) + 1)
    }
}

/// Some words of a story: a span of one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// The words in it.
    pub span: Span,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The title of the article.
    Headline,
    /// The sentence or two under the headline.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// Where and when it was written.
    Dateline,
    /// A heading inside the text.
    Subhead,
    /// The text itself.
    Body,
    /// The words to a picture.
    Caption,
    /// A sentence of the body repeated for show.
    PullQuote,
    /// A note that something was wrong before.
    Correction,
    /// The head of an entry of a live blog: when it was written. The entry's text is body.
    Update,
    /// A box or line that points to other articles.
    Related,
    /// What stands around an article and is not part of it.
    Boilerplate,
}

impl Role {
    /// All roles, in the order in which a person would be offered them.
    pub const ALL: [Self; 12] = [
        Self::Headline,
        Self::Standfirst,
        Self::Byline,
        Self::Dateline,
        Self::Subhead,
        Self::Body,
        Self::Caption,
        Self::PullQuote,
        Self::Correction,
        Self::Update,
        Self::Related,
        Self::Boilerplate,
    ];

    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Subhead => "subhead",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::PullQuote => "pull-quote",
            Self::Correction => "correction",
            Self::Update => "update",
            Self::Related => "related",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// The role with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether paragraphs of this role take part in the alignment.
    #[must_use]
    pub fn is_aligned(self) -> bool {
        match self {
            Self::Byline | Self::Dateline | Self::Update | Self::Related | Self::Boilerplate => {
                false
            }
            Self::Headline
            | Self::Standfirst
            | Self::Subhead
            | Self::Body
            | Self::Caption
            | Self::PullQuote
            | Self::Correction => true,
        }
    }

    /// Whether paragraphs of this role stand around the article and are no part of it.
    #[must_use]
    pub fn is_around(self) -> bool {
        matches!(self, Self::Related | Self::Boilerplate)
    }
}

/// A block as it stood in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is for.
    pub role: Role,
    /// Its words on one line, white space tidied, never empty.
    pub text: String,
    /// Its sentences in order, as spans of `text`.
    pub sentences: Vec<Span>,
    /// Why it has this role, where a person might wonder: always set for what stands around the article.
    pub why: Option<String>,
}

impl Paragraph {
    /// A paragraph with its sentences found.
    #[must_use]
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { role, sentences: sentences(&text), text, why: None }
    }

    /// The same with a reason for its role.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }
}

/// The parsed content of one version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The title, as told by the page's data or by the paragraph that has this role.
    pub headline: Option<String>,
    /// Who wrote it, without "By"; several names joined by commas.
    pub byline: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The outlet, where the page names it.
    pub outlet: Option<String>,
    /// The language of the body.
    pub language: Option<Language>,
    /// All blocks in the order of the source, boilerplate included.
    pub paragraphs: Vec<Paragraph>,
}

impl Article {
    /// Words in the paragraphs that take part in the alignment.
    #[must_use]
    pub fn words(&self) -> usize {
        self.aligned().map(|(_, p)| crate::text::words::count(&p.text)).sum()
    }

    /// The paragraphs that take part in the alignment, with their index.
    pub fn aligned(&self) -> impl Iterator<Item = (usize, &Paragraph)> {
        self.paragraphs.iter().enumerate().filter(|(_, p)| p.role.is_aligned())
    }
}

/// A kind of file that the program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A Word file.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// Rich text.
    Rtf,
    /// A page description with a layer of text.
    Pdf,
    /// An electronic book.
    Epub,
    /// A mail.
    Mail,
    /// A web page saved with its parts, as MIME.
    WebArchive,
    /// Data of an article: schema.org's NewsArticle or ninjs.
    Json,
    /// NewsML-G2.
    NewsMl,
    /// NITF.
    Nitf,
    /// Words pasted by the user.
    Clipboard,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 14] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Docx,
        Self::Odt,
        Self::Rtf,
        Self::Pdf,
        Self::Epub,
        Self::Mail,
        Self::WebArchive,
        Self::Json,
        Self::NewsMl,
        Self::Nitf,
        Self::Clipboard,
    ];

    /// The word for it on screen, in reports and in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Pdf => "pdf",
            Self::Epub => "epub",
            Self::Mail => "eml",
            Self::WebArchive => "mhtml",
            Self::Json => "json",
            Self::NewsMl => "newsml-g2",
            Self::Nitf => "nitf",
            Self::Clipboard => "clipboard",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Where a version came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path on disk; `None` for pasted text.
    pub path: Option<PathBuf>,
    /// The name to show.
    pub file: String,
    /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// What it was read as.
    pub format: Format,
    /// The character encoding, as `UTF-8`.
    pub encoding: String,
}

/// Something that went less than well while reading, in words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What happened and what still works.
    pub message: String,
}

impl Warning {
    /// A warning with this message.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

/// One text of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The outlet's name where known, else the file's name; the user can change it.
    pub label: String,
    /// Where it came from.
    pub source: Source,
    /// What it says.
    pub article: Article,
    /// What went less than well while reading.
    pub warnings: Vec<Warning>,
}

impl Version {
    /// The paragraph at `index`, if there is one.
    #[must_use]
    pub fn paragraph(&self, index: usize) -> Option<&Paragraph> {
        self.article.paragraphs.get(index)
    }
}

/// The paragraph called `id` in `versions`.
#[must_use]
pub fn paragraph(versions: &[Arc<Version>], id: ParagraphId) -> Option<&Paragraph> {
    versions.get(id.version.index())?.paragraph(id.index as usize)
}

/// The words at `place`; empty where there is no such place.
#[must_use]
pub fn words_at(versions: &[Arc<Version>], place: Place) -> &str {
    paragraph(versions, place.paragraph).map_or("", |p| place.span.slice(&p.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        for (n, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(VersionId(n).to_string(), letters);
            assert_eq!(VersionId::from_letters(letters), Some(VersionId(n)));
        }
        assert_eq!(VersionId::from_letters("1"), None);
        assert_eq!(VersionId::from_letters(""), None);
    }

    #[test]
    fn every_role_is_found_by_its_name() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(role));
        }
    }
}
