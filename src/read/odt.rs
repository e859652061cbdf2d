//! OpenDocument texts: a ZIP archive of XML, or all of it in one flat XML file.

use super::archive::Archive;
use super::parts::{self, Parts, Place};
use super::{Draft, Hint, ReadError, clean, dates, encoding, xml};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

const FORMAT: &str = "OpenDocument";

fn damaged(why: String) -> ReadError {
    ReadError::Damaged { format: FORMAT, why }
}

/// Reads an OpenDocument text, packed or flat.
///
/// # Errors
/// [`ReadError::Damaged`] where its text can't be had, [`ReadError::Locked`] where it has a password.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    if !bytes.starts_with(b"PK") {
        let whole = encoding::decode(bytes, None).text;
        return document(&whole, &whole, &whole);
    }
    let mut archive = Archive::open(bytes, FORMAT)?;
    if archive.text("META-INF/manifest.xml").ok().flatten().is_some_and(|m| is_locked(&m)) {
        return Err(ReadError::Locked { format: FORMAT });
    }
    let content =
        archive.text("content.xml")?.ok_or_else(|| damaged("it has no text part".to_owned()))?;
    // Without its styles the text is still whole.
    let styles = archive.text("styles.xml").ok().flatten().unwrap_or_default();
    let meta = archive.text("meta.xml").ok().flatten().unwrap_or_default();
    document(&content, &styles, &meta)
}

fn is_locked(manifest: &str) -> bool {
    let mut locked = false;
    let _broken = xml::each_event(manifest, |event, _| {
        if let Event::Start(e) | Event::Empty(e) = event {
            locked |= e.local_name().into_inner() == "encryption-data";
        }
    });
    locked
}

fn document(content: &str, sheet: &str, meta: &str) -> Result<Draft, ReadError> {
    let mut styles = Styles::default();
    styles.add(sheet);
    styles.add(content);
    let mut body = Body::new(&styles, "body");
    let broken = xml::each_event(content, |event, depth| body.take(event, depth)).err();
    body.finish();
    let mut draft = body.parts.draft(broken, FORMAT)?;
    draft.warnings.extend(parts::changes_warning(body.deleted));
    // Heads and feet of pages stand with the styles of pages.
    body.within = "master-styles";
    let _broken = xml::each_event(sheet, |event, depth| body.take(event, depth));
    body.finish();
    body.parts.finish(&mut draft);
    data(meta, &mut draft);
    Ok(draft)
}

/// Title, author and day, each used where the text itself does not tell.
fn data(meta: &str, draft: &mut Draft) {
    let values = xml::leaves(xml_of_meta(meta));
    let value = |name: &str| {
        let found = values.iter().find(|(n, _)| n == name);
        found.map(|(_, v)| clean::tidy(v)).filter(|v| !v.is_empty())
    };
    draft.fallback.headline = value("title");
    let author = value("initial-creator").or_else(|| value("creator"));
    draft.fallback.byline = author.and_then(|name| parts::author(&name));
    let day = value("creation-date").or_else(|| value("date"));
    draft.fallback.published = day.and_then(|day| dates::stamp(&day));
}

/// Comments too have a creator and a date, so that of a flat file only the head is looked at.
fn xml_of_meta(xml: &str) -> &str {
    xml.find("</office:meta>").and_then(|end| xml.get(..end)).unwrap_or(xml)
}

/// One style.
#[derive(Default)]
struct Style {
    /// The name of the style that it is made from.
    base: Option<String>,
    /// Its paragraphs are headings of this level.
    outline: Option<u8>,
    /// It belongs to a list.
    hidden: bool,
}

/// The styles by their names; those made by a writer for one paragraph are made from a named one.
#[derive(Default)]
struct Styles(HashMap<String, Style>);

/// Styles made from one another that are followed; a stranger's may go in a circle.
const MAX_BASES: usize = 16;

impl Styles {
    fn add(&mut self, sheet: &str) {
        let mut name = String::new();
        // What breaks off still has the styles before.
        let _broken = xml::each_event(sheet, |event, _| {
            let (Event::Start(e) | Event::Empty(e)) = event else { return };
            match e.local_name().into_inner() {
                "style" => {
                    name = xml::attribute(e, "name").unwrap_or_default();
                    let outline = xml::attribute(e, "default-outline-level");
                    let style = self.0.entry(name.clone()).or_default();
                    style.base = xml::attribute(e, "parent-style-name");
                    style.outline = outline.and_then(|level| level.parse().ok());
                }
                "text-properties"
                    if xml::attribute(e, "display").is_some_and(|display| display == "none") =>
                {
                    self.0.entry(name.clone()).or_default().hidden = true;
                }
                _ => {}
            }
        });
    }

    /// A style's name and those that it is made from, nearest first.
    fn names<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        let mut next = Some(name);
        std::iter::from_fn(move || {
            let here = next?;
            next = self.0.get(here).and_then(|style| style.base.as_deref());
            Some(here)
        })
        .take(MAX_BASES)
    }

    fn hint(&self, name: &str) -> Option<Hint> {
        self.names(name).find_map(|name| {
            let level = self.0.get(name).and_then(|style| style.outline);
            // "_20_" is how a space is written in a name.
            level.map(Hint::Heading).or_else(|| parts::hint_of_style(&name.replace("_20_", " ")))
        })
    }

    fn is_hidden(&self, name: &str) -> bool {
        self.names(name).any(|name| self.0.get(name).is_some_and(|style| style.hidden))
    }
}

/// A paragraph that is being read.
struct Open {
    text: String,
    hint: Option<Hint>,
    place: Place,
}

/// The text of a document as it is read.
struct Body<'a> {
    styles: &'a Styles,
    parts: Parts,
    /// The element whose content is read.
    within: &'static str,
    inside: bool,
    /// Paragraphs stand inside others where there are notes and frames.
    open: Vec<Open>,
    /// What is around a paragraph that changes what it is: where it began, and what it is then.
    around: Vec<(usize, Place)>,
    items: usize,
    /// Depth of an element whose content is not read.
    skipping: Option<usize>,
    deleted: usize,
}

/// Elements whose words are none of the text: what was deleted, what describes a picture, the number
/// of a note, the reading above a word.
const SKIPPED: &[&str] = &[
    "tracked-changes",
    "title",
    "desc",
    "note-citation",
    "ruby-text",
    "forms",
    "scripts",
    "creator",
    "date",
    "date-string",
    "creator-initials",
    "list-header-format",
];

/// Spaces that are written as one element; more mean nothing.
const MAX_SPACES: usize = 64;

impl<'a> Body<'a> {
    fn new(styles: &'a Styles, within: &'static str) -> Self {
        Self {
            styles,
            parts: Parts::default(),
            within,
            inside: false,
            open: Vec::new(),
            around: Vec::new(),
            items: 0,
            skipping: None,
            deleted: 0,
        }
    }

    fn take(&mut self, event: &Event<'_>, depth: usize) {
        if let Some(from) = self.skipping {
            match event {
                Event::End(_) if depth < from => self.skipping = None,
                Event::Start(e) if e.local_name().into_inner() == "deletion" => self.deleted += 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(e) if e.local_name().into_inner() == self.within => self.inside = true,
            Event::End(e) if e.local_name().into_inner() == self.within => self.inside = false,
            _ if !self.inside => {}
            Event::Start(e) => self.start(e, depth),
            Event::Empty(e) => self.empty(e),
            Event::End(e) => self.end(e.local_name().into_inner(), depth),
            other => {
                if let Some(open) = self.open.last_mut()
                    && let Some(words) = xml::words(other)
                {
                    open.text.push_str(&words);
                }
            }
        }
    }

    fn start(&mut self, e: &BytesStart<'_>, depth: usize) {
        let name = e.local_name().into_inner();
        // A field for the author or the date stands in a paragraph and is shown.
        let field =
            matches!(name, "date" | "creator" | "title") && e.name().as_ref().starts_with("text:");
        if SKIPPED.contains(&name) && !field {
            self.skipping = Some(depth);
            return;
        }
        match name {
            "p" | "h" => self.open_paragraph(e, name),
            "span" => {
                let style = xml::attribute(e, "style-name").unwrap_or_default();
                if self.styles.is_hidden(&style) {
                    self.skipping = Some(depth);
                }
            }
            "list-item" => self.items += 1,
            "table-row" => self.parts.open_row(),
            "table-cell" => self.parts.open_cell(),
            "note-body" => self.around.push((depth, Place::Note)),
            "annotation" => self.around.push((depth, Place::Comment)),
            "table-of-content" | "alphabetical-index" | "illustration-index" => {
                self.around.push((depth, Place::Contents));
            }
            "header" | "footer" | "header-left" | "footer-left" | "header-first"
            | "footer-first" => self.around.push((depth, Place::Running)),
            _ => self.empty(e),
        }
    }

    fn open_paragraph(&mut self, e: &BytesStart<'_>, name: &str) {
        let style = xml::attribute(e, "style-name").unwrap_or_default();
        let level = || xml::attribute(e, "outline-level").and_then(|level| level.parse().ok());
        let hint = match (self.styles.hint(&style), name) {
            (Some(Hint::Role(role)), _) => Some(Hint::Role(role)),
            (_, "h") => Some(Hint::Heading(level().unwrap_or(2))),
            (Some(hint), _) => Some(hint),
            (None, _) if self.items > 0 => Some(Hint::Item),
            (None, _) => None,
        };
        let place = self.around.last().map_or(Place::Text, |(_, place)| *place);
        self.open.push(Open { text: String::new(), hint, place });
    }

    fn end(&mut self, name: &str, depth: usize) {
        match name {
            "p" | "h" => self.close(),
            "list-item" => self.items = self.items.saturating_sub(1),
            "table-row" => self.parts.close_row(),
            _ => {
                if self.around.last().is_some_and(|(from, _)| depth < *from) {
                    self.around.pop();
                }
            }
        }
    }

    fn empty(&mut self, e: &BytesStart<'_>) {
        let Some(open) = self.open.last_mut() else { return };
        match e.local_name().into_inner() {
            "s" => {
                let count = xml::attribute(e, "c").and_then(|c| c.parse().ok()).unwrap_or(1_usize);
                open.text.extend(std::iter::repeat_n(' ', count.min(MAX_SPACES)));
            }
            "tab" => open.text.push(' '),
            "line-break" => open.text.push('\n'),
            _ => {}
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.parts.paragraph(&open.text, open.hint.unwrap_or(Hint::None), open.place);
    }

    fn finish(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
        self.inside = false;
        self.skipping = None;
        self.around.clear();
        self.items = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[(&str, Hint)]) {
        let xml = format!(
            "<office:document><office:body><office:text>{body}</office:text></office:body></office:document>"
        );
        let draft = document(&xml, "", "").unwrap();
        let found: Vec<(&str, Hint)> =
            draft.blocks.iter().map(|b| (b.text.as_str(), b.hint)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn spaces_breaks_and_descriptions_of_pictures() {
        check(
            "<text:p>One<text:s text:c=\"3\"/>two<text:tab/>three<draw:frame><svg:title>A picture</svg:title><svg:desc>of it</svg:desc></draw:frame><text:soft-page-break/>.</text:p>",
            &[("One two three.", Hint::None)],
        );
        check("<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>", &[("a b", Hint::None)]);
    }

    #[test]
    fn notes_stand_after_the_text_and_lists_are_items() {
        check(
            "<text:p>Text<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> goes on.</text:p><text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>",
            &[("Text goes on.", Hint::None), ("An item", Hint::Item), ("A note.", Hint::Marked)],
        );
    }

    #[test]
    fn a_locked_document_is_told_by_its_manifest() {
        let locked = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
        assert!(is_locked(locked));
        assert!(!is_locked("<manifest:manifest><manifest:file-entry/></manifest:manifest>"));
    }

    #[test]
    fn what_breaks_off_gives_what_there_is() {
        let xml = "<office:document><office:body><office:text><text:p>One.</text:p><text:p>Tw";
        let draft = document(xml, "", "").unwrap();
        let texts: Vec<&str> = draft.blocks.iter().map(|b| b.text.as_str()).collect();
        assert_eq!(texts, ["One.", "Tw"]);
        assert!(draft.warnings.iter().any(|w| w.message.contains("damaged")));
    }
}
