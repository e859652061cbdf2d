//! Word files: a ZIP archive of XML. Read by hand, as whole-document crates lose paragraphs. An archive
//! is a stranger's: its number of entries, its unpacked size and the depth of its XML are limited.

use super::sniff::Whole;
use super::{Block, Draft, Hint, ReadError, clean, dates, text};
use crate::article::{Role, Warning};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Entries of an archive; a Word file has some dozens.
const MAX_ENTRIES: usize = 10_000;
/// Unpacked bytes of one part.
const MAX_PART: u64 = 128 * 1024 * 1024;
/// Elements inside one another; Word writes some dozens.
const MAX_DEPTH: usize = 1000;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

fn open(bytes: &[u8]) -> Result<Archive<'_>, ReadError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(e.to_string()))?;
    if archive.len() > MAX_ENTRIES {
        return Err(damaged(format!("it has {} parts, the limit is {MAX_ENTRIES}", archive.len())));
    }
    Ok(archive)
}

fn damaged(why: String) -> ReadError {
    ReadError::Damaged { format: "Word", why }
}

/// Whether a ZIP archive is a Word file.
///
/// # Errors
/// [`ReadError::Unsupported`] with the name of the other kind, [`ReadError::Damaged`] where it can't
/// be told.
pub(super) fn kind_of_zip(bytes: &[u8]) -> Result<Whole, ReadError> {
    let archive = open(bytes)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("word/document.xml") {
        return Ok(Whole::Docx);
    }
    if has("META-INF/container.xml") {
        return Ok(Whole::Epub);
    }
    if has("content.xml") && has("mimetype") {
        return Ok(Whole::Odt);
    }
    let starts = |start: &[u8]| archive.file_names_raw().any(|name| name.starts_with(start));
    Err(ReadError::Unsupported(if starts(b"xl/") {
        "an Excel file"
    } else if starts(b"ppt/") {
        "a PowerPoint file"
    } else {
        "a ZIP archive"
    }))
}

/// Reads a Word file.
///
/// # Errors
/// [`ReadError::Damaged`] where its text can't be had.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let mut archive = open(bytes)?;
    let document = part(&mut archive, "word/document.xml")?
        .ok_or_else(|| damaged("it has no text part".to_owned()))?;
    let mut draft = Draft::default();
    // Without its styles the text is still whole.
    let styles = part(&mut archive, "word/styles.xml").ok().flatten();
    let styles = styles.map(|xml| style_names(&xml)).unwrap_or_default();
    let mut body = Body { styles, ..Body::default() };
    if let Err(why) = each_event(&document, |event, depth| body.take(event, depth)) {
        body.finish();
        if body.blocks.is_empty() {
            return Err(damaged(why));
        }
        draft.warnings.push(Warning::new(format!(
            "The Word file is damaged ({why}); the text before that place was read"
        )));
    }
    body.finish();
    draft.blocks = body.blocks;
    if let Ok(Some(core)) = part(&mut archive, "docProps/core.xml") {
        core_properties(&core, &mut draft);
    }
    Ok(draft)
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, ReadError> {
    if archive.index_for_name(name).is_none() {
        return Ok(None);
    }
    let file = archive.by_name(name).map_err(|e| damaged(e.to_string()))?;
    let mut bytes = Vec::new();
    file.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|e| damaged(e.to_string()))?;
    if bytes.len() as u64 > MAX_PART {
        return Err(damaged(format!("unpacked it is over {} MB", MAX_PART / 1024 / 1024)));
    }
    Ok(Some(super::encoding::decode(&bytes, None).text))
}

/// Calls `take` for every event with the depth of elements around it.
fn each_event(xml: &str, mut take: impl FnMut(&Event<'_>, usize)) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().map_err(|e| e.to_string())?;
        match &event {
            Event::Eof => return Ok(()),
            Event::Start(_) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(format!("elements are nested more than {MAX_DEPTH} deep"));
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
        take(&event, depth);
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().into_inner() == name)
        .map(|a| a.value.to_string())
}

/// The character of `&amp;` or `&#8217;`.
fn entity(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    Some(match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// The English name of every style by its id, which Word translates.
fn style_names(xml: &str) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let mut id = None;
    // A style sheet that breaks off still has the names before.
    let _broken = each_event(xml, |event, _| {
        if let Event::Start(e) | Event::Empty(e) = event {
            match e.local_name().into_inner() {
                "style" => id = attribute(e, "styleId"),
                "name" => {
                    if let (Some(id), Some(name)) = (id.take(), attribute(e, "val")) {
                        names.insert(id, name.to_lowercase());
                    }
                }
                _ => {}
            }
        }
    });
    names
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    text: String,
    style: Option<String>,
    item: bool,
}

#[derive(Default)]
struct Body {
    styles: HashMap<String, String>,
    blocks: Vec<Block>,
    /// Paragraphs stand inside others where there are text boxes.
    open: Vec<Open>,
    in_text: bool,
    /// Depth of an element whose content is a copy of other content.
    skipping: Option<usize>,
}

impl Body {
    fn take(&mut self, event: &Event<'_>, depth: usize) {
        if let Some(from) = self.skipping {
            if matches!(event, Event::End(_)) && depth < from {
                self.skipping = None;
            }
            return;
        }
        match event {
            Event::Start(e) => self.start(e, depth),
            Event::Empty(e) => self.empty(e),
            Event::End(e) => match e.local_name().into_inner() {
                "p" => self.close(),
                "t" => self.in_text = false,
                _ => {}
            },
            Event::Text(words) if self.in_text => self.push(&words.xml10_content()),
            Event::CData(words) if self.in_text => self.push(&words.xml10_content()),
            Event::GeneralRef(reference) if self.in_text => {
                let mut buffer = [0; 4];
                let c = entity(reference).unwrap_or(char::REPLACEMENT_CHARACTER);
                self.push(c.encode_utf8(&mut buffer));
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::Eof => {}
        }
    }

    fn start(&mut self, e: &BytesStart<'_>, depth: usize) {
        match e.local_name().into_inner() {
            // Word writes a text box twice, the second time for old readers.
            "Fallback" => self.skipping = Some(depth),
            "p" => self.open.push(Open::default()),
            "t" => self.in_text = true,
            _ => self.empty(e),
        }
    }

    fn empty(&mut self, e: &BytesStart<'_>) {
        match e.local_name().into_inner() {
            "pStyle" => {
                let style = attribute(e, "val");
                if let Some(open) = self.open.last_mut() {
                    open.style = style;
                }
            }
            "numPr" => {
                if let Some(open) = self.open.last_mut() {
                    open.item = true;
                }
            }
            "tab" | "ptab" => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "br" | "cr" => self.push("\n"),
            _ => {}
        }
    }

    fn push(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(words);
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let hint = self.hint(&open);
        // Lines within one paragraph are what was pasted from elsewhere.
        let lines = match hint {
            Hint::None => text::read(&open.text).blocks.into_iter().map(|b| b.text).collect(),
            Hint::Heading(_) | Hint::Item | Hint::Marked | Hint::Role(_) => {
                vec![clean::tidy(&open.text)]
            }
        };
        self.blocks.extend(
            lines.into_iter().filter(|l| !l.is_empty()).map(|line| Block::hinted(line, hint)),
        );
    }

    fn hint(&self, open: &Open) -> Hint {
        let style = open.style.as_deref().unwrap_or_default();
        let name = self.styles.get(style).map_or_else(|| style.to_lowercase(), Clone::clone);
        match name.as_str() {
            "title" => Hint::Role(Role::Headline),
            "subtitle" => Hint::Role(Role::Standfirst),
            "caption" => Hint::Role(Role::Caption),
            name if name.starts_with("heading") => {
                let level = name.chars().filter_map(|c| c.to_digit(10)).next().unwrap_or(2);
                Hint::Heading(u8::try_from(level).unwrap_or(2).max(1))
            }
            _ if open.item => Hint::Item,
            _ => Hint::None,
        }
    }

    fn finish(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }
}

/// Who Word says made a file where nobody told it.
const NOBODY: &[&str] = &["microsoft office user", "windows user", "office user", "default user"];

/// Title, author and day of creation, each used where the text itself does not tell.
fn core_properties(xml: &str, draft: &mut Draft) {
    let mut field = String::new();
    let mut values: HashMap<String, String> = HashMap::new();
    let read = each_event(xml, |event, _| match event {
        Event::Start(e) => e.local_name().into_inner().clone_into(&mut field),
        Event::End(_) => field.clear(),
        Event::Text(words) => {
            values.entry(field.clone()).or_default().push_str(&words.xml10_content());
        }
        Event::GeneralRef(reference) => {
            values.entry(field.clone()).or_default().extend(entity(reference));
        }
        Event::Empty(_)
        | Event::CData(_)
        | Event::Comment(_)
        | Event::Decl(_)
        | Event::PI(_)
        | Event::DocType(_)
        | Event::Eof => {}
    });
    if read.is_err() {
        return;
    }
    let value = |name: &str| values.get(name).map(|v| clean::tidy(v)).filter(|v| !v.is_empty());
    draft.fallback.headline = value("title");
    draft.fallback.byline = value("creator")
        .filter(|name| name.contains(' ') && !NOBODY.contains(&name.to_lowercase().as_str()));
    draft.fallback.published = value("created").and_then(|day| dates::stamp(&day));
}
