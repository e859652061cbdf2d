//! Word files: a ZIP archive of XML. Read by hand, as whole-document crates lose paragraphs.

use super::archive::Archive;
use super::parts::{self, Parts, Place};
use super::sniff::Whole;
use super::{Draft, Hint, ReadError, clean, dates, xml};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

const FORMAT: &str = "Word";
const DOCUMENT: &str = "word/document.xml";

fn damaged(why: String) -> ReadError {
    ReadError::Damaged { format: FORMAT, why }
}

/// Which kind of document a ZIP archive is.
///
/// # Errors
/// [`ReadError::Unsupported`] with the name of the other kind, [`ReadError::Damaged`] where it can't
/// be told.
pub(super) fn kind_of_zip(bytes: &[u8]) -> Result<Whole, ReadError> {
    let archive = Archive::open(bytes, "ZIP")?;
    if archive.has(DOCUMENT) || archive.has_under("word/document") {
        return Ok(Whole::Docx);
    }
    if archive.has("META-INF/container.xml") {
        return Ok(Whole::Epub);
    }
    if archive.has("content.xml") && archive.has("mimetype") {
        return Ok(Whole::Odt);
    }
    Err(ReadError::Unsupported(if archive.has_under("xl/") {
        "an Excel file"
    } else if archive.has_under("ppt/") {
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
    let mut archive = Archive::open(bytes, FORMAT)?;
    let links = Links::of(archive.text("_rels/.rels")?.as_deref().unwrap_or_default());
    let main = links.first("officeDocument").unwrap_or(DOCUMENT).to_owned();
    let document = match archive.text(&main)? {
        Some(document) => document,
        None => archive.text(DOCUMENT)?.ok_or_else(|| damaged("it has no text part".to_owned()))?,
    };
    // Without its styles the text is still whole.
    let styles = archive.text("word/styles.xml").ok().flatten();
    let styles = styles.map(|xml| Styles::of(&xml)).unwrap_or_default();
    let mut body = Body::new(&styles, Place::Text);
    let broken = xml::each_event(&document, |event, depth| body.take(event, depth)).err();
    body.finish();
    let mut draft = body.parts.draft(broken, FORMAT)?;
    draft.warnings.extend(parts::changes_warning(body.deleted));
    for (kind, place) in OTHERS {
        body.place = *place;
        other_parts(&mut archive, &main, kind, &mut body);
    }
    body.parts.finish(&mut draft);
    if let Ok(Some(core)) = archive.text("docProps/core.xml") {
        core_properties(&core, &mut draft);
    }
    Ok(draft)
}

/// Parts beside the text, by the last word of the type of the link that leads to them.
const OTHERS: &[(&str, Place)] = &[
    ("footnotes", Place::Note),
    ("endnotes", Place::Note),
    ("header", Place::Running),
    ("footer", Place::Running),
    ("comments", Place::Comment),
];

/// What stands in a part beside the text; a broken one does not cost the text.
fn other_parts(archive: &mut Archive<'_>, main: &str, kind: &str, body: &mut Body<'_>) {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let Ok(Some(rels)) = archive.text(&format!("{folder}/_rels/{file}.rels")) else { return };
    for target in Links::of(&rels).all(kind) {
        let name = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{target}"),
        };
        if let Ok(Some(part)) = archive.text(&name) {
            let _broken = xml::each_event(&part, |event, depth| body.take(event, depth));
            body.finish();
        }
    }
}

/// The links of one part to others: the last word of their type, and where they lead.
struct Links(Vec<(String, String)>);

impl Links {
    fn of(rels: &str) -> Self {
        let mut links = Vec::new();
        let _broken = xml::each_event(rels, |event, _| {
            if let Event::Start(e) | Event::Empty(e) = event
                && let (Some(kind), Some(target)) =
                    (xml::attribute(e, "Type"), xml::attribute(e, "Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                links.push((kind, target));
            }
        });
        Self(links)
    }

    fn all(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(k, _)| k == kind).map(|(_, target)| target.as_str())
    }

    fn first(&self, kind: &str) -> Option<&str> {
        self.all(kind).next().map(|target| target.trim_start_matches('/'))
    }
}

/// One style of the style sheet.
#[derive(Default)]
struct Style {
    /// Its English name.
    name: String,
    /// The style that it is made from.
    base: Option<String>,
    /// The level of its paragraphs in the outline, from 0.
    outline: Option<u8>,
}

/// The styles by their ids, which Word translates.
#[derive(Default)]
struct Styles(HashMap<String, Style>);

/// Styles made from one another that are followed; a stranger's may go in a circle.
const MAX_BASES: usize = 16;

impl Styles {
    fn of(sheet: &str) -> Self {
        let mut styles: HashMap<String, Style> = HashMap::new();
        let mut id = String::new();
        // A style sheet that breaks off still has the styles before.
        let _broken = xml::each_event(sheet, |event, _| {
            let (Event::Start(e) | Event::Empty(e)) = event else { return };
            let value = || xml::attribute(e, "val");
            match e.local_name().into_inner() {
                "style" => id = xml::attribute(e, "styleId").unwrap_or_default(),
                "name" => {
                    if let Some(name) = value() {
                        styles.entry(id.clone()).or_default().name = name;
                    }
                }
                "basedOn" => styles.entry(id.clone()).or_default().base = value(),
                "outlineLvl" => {
                    styles.entry(id.clone()).or_default().outline =
                        value().and_then(|v| v.parse().ok());
                }
                _ => {}
            }
        });
        Self(styles)
    }

    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let mut next = self.0.get(id);
        std::iter::from_fn(move || {
            let here = next?;
            next = here.base.as_deref().and_then(|base| self.0.get(base));
            Some(here)
        })
        .take(MAX_BASES)
    }

    /// What a style says of its paragraphs.
    fn hint(&self, id: &str) -> Option<Hint> {
        if !self.0.contains_key(id) {
            return parts::hint_of_style(id);
        }
        self.chain(id).find_map(|style| {
            parts::hint_of_style(&style.name).or_else(|| style.outline.and_then(outlined))
        })
    }

    fn is_contents(&self, id: &str) -> bool {
        self.chain(id).any(|style| parts::is_contents_style(&style.name))
    }
}

/// A heading of a level of the outline; from the tenth on it is text.
fn outlined(level: u8) -> Option<Hint> {
    (level < 9).then_some(Hint::Heading(level + 1))
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    text: String,
    style: Option<String>,
    item: bool,
    outline: Option<u8>,
    /// Its end was deleted: it goes on in the next.
    joins: bool,
}

/// A part of a Word file as it is read.
struct Body<'a> {
    styles: &'a Styles,
    parts: Parts,
    place: Place,
    /// Paragraphs stand inside others where there are text boxes.
    open: Vec<Open>,
    in_text: bool,
    /// The run that is open is hidden.
    hidden: bool,
    /// Depth of an element whose content is not read.
    skipping: Option<usize>,
    /// What stood before an end that was deleted.
    held: String,
    deleted: usize,
    properties: Properties,
}

/// Whose properties are being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Properties {
    None,
    Paragraph,
    /// The mark at the end of a paragraph has properties of its own.
    Mark,
    Run,
}

impl<'a> Body<'a> {
    fn new(styles: &'a Styles, place: Place) -> Self {
        Self {
            styles,
            parts: Parts::default(),
            place,
            open: Vec::new(),
            in_text: false,
            hidden: false,
            skipping: None,
            held: String::new(),
            deleted: 0,
            properties: Properties::None,
        }
    }

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
            Event::End(e) => self.end(e.local_name().into_inner()),
            other if self.in_text => {
                if let Some(words) = xml::words(other) {
                    self.push(&words);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, e: &BytesStart<'_>, depth: usize) {
        match e.local_name().into_inner() {
            // Word writes a text box twice, the second time for old readers; "rt" is the reading
            // above a word, and "moveFrom" is where a moved passage stood.
            "Fallback" | "rt" | "pPrChange" | "rPrChange" => self.skipping = Some(depth),
            "moveFrom" => {
                self.skipping = Some(depth);
                self.deleted += 1;
            }
            "del" if self.properties == Properties::None => {
                self.skipping = Some(depth);
                self.deleted += 1;
            }
            "footnote" | "endnote"
                if xml::attribute(e, "type").is_some_and(|kind| kind != "normal") =>
            {
                self.skipping = Some(depth);
            }
            "p" => self.open.push(Open::default()),
            "pPr" => self.properties = Properties::Paragraph,
            "rPr" if self.properties == Properties::Paragraph => self.properties = Properties::Mark,
            "rPr" => self.properties = Properties::Run,
            "r" => self.hidden = false,
            "t" => self.in_text = true,
            "tr" => self.parts.open_row(),
            "tc" => self.parts.open_cell(),
            _ => self.empty(e),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.close(),
            "t" => self.in_text = false,
            "tr" => self.parts.close_row(),
            "pPr" => self.properties = Properties::None,
            "rPr" if self.properties == Properties::Mark => self.properties = Properties::Paragraph,
            "rPr" => self.properties = Properties::None,
            "r" => self.hidden = false,
            _ => {}
        }
    }

    fn empty(&mut self, e: &BytesStart<'_>) {
        match e.local_name().into_inner() {
            "tab" | "ptab" if self.properties == Properties::None => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "br" | "cr" => self.push("\n"),
            "sym" => {
                let code = xml::attribute(e, "char").and_then(|c| u32::from_str_radix(&c, 16).ok());
                // Signs of the private area are pictures of a font.
                let sign = code.filter(|c| !(0xe000..=0xf8ff).contains(c)).and_then(char::from_u32);
                self.push(&sign.map(String::from).unwrap_or_default());
            }
            "vanish" if self.properties == Properties::Run => {
                self.hidden = xml::attribute(e, "val").is_none_or(|v| v != "0" && v != "false");
            }
            "del" if self.properties == Properties::Mark => {
                self.deleted += 1;
                if let Some(open) = self.open.last_mut() {
                    open.joins = true;
                }
            }
            _ => self.property(e),
        }
    }

    /// What a paragraph says of itself.
    fn property(&mut self, e: &BytesStart<'_>) {
        let Some(open) = self.open.last_mut() else { return };
        let value = || xml::attribute(e, "val");
        match e.local_name().into_inner() {
            "pStyle" => open.style = value(),
            "numPr" => open.item = true,
            // The list with this number is none.
            "numId" if value().as_deref() == Some("0") => open.item = false,
            "outlineLvl" => open.outline = value().and_then(|v| v.parse().ok()),
            _ => {}
        }
    }

    fn push(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut().filter(|_| !self.hidden) {
            open.text.push_str(words);
        }
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        self.properties = Properties::None;
        if self.open.is_empty() && !self.held.is_empty() {
            open.text.insert_str(0, &std::mem::take(&mut self.held));
        }
        if open.joins && self.open.is_empty() {
            self.held = open.text;
            return;
        }
        let style = open.style.as_deref().unwrap_or_default();
        let contents = self.place == Place::Text && self.styles.is_contents(style);
        let place = if contents { Place::Contents } else { self.place };
        let item = open.item.then_some(Hint::Item);
        let hint = self.styles.hint(style).or_else(|| open.outline.and_then(outlined)).or(item);
        self.parts.paragraph(&open.text, hint.unwrap_or(Hint::None), place);
    }

    fn finish(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
        let held = std::mem::take(&mut self.held);
        self.parts.paragraph(&held, Hint::None, self.place);
        self.in_text = false;
        self.hidden = false;
        self.skipping = None;
        self.properties = Properties::None;
    }
}

/// Title, author and day of creation, each used where the text itself does not tell.
fn core_properties(core: &str, draft: &mut Draft) {
    let values = xml::leaves(core);
    let value = |name: &str| {
        let found = values.iter().find(|(n, _)| n == name);
        found.map(|(_, v)| clean::tidy(v)).filter(|v| !v.is_empty())
    };
    draft.fallback.headline = value("title");
    draft.fallback.byline = value("creator").and_then(|name| parts::author(&name));
    draft.fallback.published = value("created").and_then(|day| dates::stamp(&day));
}

#[cfg(test)]
mod tests;
