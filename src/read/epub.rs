//! Books (EPUB): a ZIP archive whose package names its chapters and their order; each chapter is a web
//! page that is text throughout, so that all of it is kept.

use super::archive::Archive;
use super::{Block, Draft, Hint, ReadError, bylines, clean, dates, html, xml};
use crate::article::{Role, Warning};
use crate::text::language::Language;
use quick_xml::events::Event;

const FORMAT: &str = "EPUB";

/// Chapters that are read; long books have some hundred.
const MAX_CHAPTERS: usize = 2000;

fn damaged(why: &str) -> ReadError {
    ReadError::Damaged { format: FORMAT, why: why.to_owned() }
}

/// Reads a book.
///
/// # Errors
/// [`ReadError::Damaged`] where its text can't be had, [`ReadError::Locked`] where it is protected.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let mut archive = Archive::open(bytes, FORMAT)?;
    let container = archive.text("META-INF/container.xml")?.unwrap_or_default();
    let path = package_path(&container).ok_or_else(|| damaged("it does not name its package"))?;
    let opf = archive.text(&path)?.ok_or_else(|| damaged("its package is not there"))?;
    let package = Package::of(&opf, &path);
    let locked = archive.text("META-INF/encryption.xml").ok().flatten().unwrap_or_default();
    let mut draft = Draft::default();
    package.data(&mut draft);
    let mut missing = Vec::new();
    for chapter in package.chapters().take(MAX_CHAPTERS) {
        if is_named(&locked, &chapter.path) {
            return Err(ReadError::Locked { format: FORMAT });
        }
        match archive.text(&chapter.path)? {
            Some(page) => draft.blocks.extend(blocks(&page, chapter)),
            None => missing.push(chapter.path.as_str()),
        }
    }
    set_apart_repeated(&mut draft);
    if package.chapters().nth(MAX_CHAPTERS).is_some() {
        draft.warnings.push(Warning::new(format!(
            "The book has more than {MAX_CHAPTERS} chapters; what comes after was not read"
        )));
    }
    if !missing.is_empty() {
        draft.warnings.push(Warning::new(format!(
            "The book names chapters that are not in it, and all others were read: {}",
            missing.join(", ")
        )));
    }
    Ok(draft)
}

/// The blocks of a chapter; lists of chapters are set apart.
fn blocks(page: &str, chapter: &Item) -> Vec<Block> {
    let why = if chapter.is_contents {
        "the book's table of contents"
    } else if chapter.is_aside {
        "it stands outside of the order of chapters"
    } else {
        return html::all_blocks(page);
    };
    html::all_blocks(page)
        .into_iter()
        .map(|block| Block {
            hint: Hint::Role(Role::Boilerplate),
            why: Some(why.to_owned()),
            ..block
        })
        .collect()
}

/// Sets apart what a book says of itself on pages of its own: its title again, its publisher.
fn set_apart_repeated(draft: &mut Draft) {
    let (title, publisher) = (draft.headline.as_deref(), draft.outlet.as_deref());
    let mut titled = false;
    for block in &mut draft.blocks {
        let text = Some(block.text.as_str());
        let is_title = text == title && matches!(block.hint, Hint::Heading(_) | Hint::Marked);
        let why = if is_title && std::mem::replace(&mut titled, true) {
            "the book's title again"
        } else if text == publisher {
            "the name of the publisher"
        } else {
            continue;
        };
        block.hint = Hint::Role(Role::Boilerplate);
        block.why = Some(why.to_owned());
    }
}

/// Whether an element of `xml` refers to `path`.
fn is_named(xml: &str, path: &str) -> bool {
    let mut named = false;
    let _broken = xml::each_event(xml, |event, _| {
        if let Event::Start(e) | Event::Empty(e) = event {
            named |= xml::attribute(e, "URI").is_some_and(|uri| decoded(&uri) == path);
        }
    });
    named
}

/// The package that the container names, the one that says it is a package before others.
fn package_path(container: &str) -> Option<String> {
    let mut paths = Vec::new();
    let _broken = xml::each_event(container, |event, _| {
        if let Event::Start(e) | Event::Empty(e) = event
            && e.local_name().into_inner() == "rootfile"
            && let Some(path) = xml::attribute(e, "full-path")
        {
            let kind = xml::attribute(e, "media-type");
            paths.push((kind.as_deref() != Some(PACKAGE), path));
        }
    });
    paths.into_iter().min_by_key(|(other, _)| *other).map(|(_, path)| path)
}

/// What a package calls itself.
const PACKAGE: &str = "application/oebps-package+xml";

/// A file of the book.
struct Item {
    id: String,
    path: String,
    is_contents: bool,
    is_aside: bool,
}

/// Files of a book that are looked at; each chapter is looked for among them, so that their number counts twice.
const MAX_ITEMS: usize = 5000;

/// What the package says of the book.
struct Package {
    items: Vec<Item>,
    /// Indices into `items`, in the order of reading.
    spine: Vec<usize>,
    data: Vec<(String, String)>,
}

impl Package {
    fn of(opf: &str, path: &str) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut package = Self { items: Vec::new(), spine: Vec::new(), data: xml::leaves(opf) };
        // A package that breaks off still names the chapters before.
        let _broken = xml::each_event(opf, |event, _| {
            let (Event::Start(e) | Event::Empty(e)) = event else { return };
            let value = |name| xml::attribute(e, name);
            match e.local_name().into_inner() {
                "item" if package.items.len() < MAX_ITEMS => package.items.push(Item {
                    id: value("id").unwrap_or_default(),
                    path: joined(folder, &value("href").unwrap_or_default()),
                    is_contents: value("properties")
                        .is_some_and(|p| p.split_ascii_whitespace().any(|word| word == "nav")),
                    is_aside: false,
                }),
                "itemref" if package.spine.len() < MAX_ITEMS => {
                    let wanted = value("idref");
                    let found = package.items.iter().position(|i| Some(&i.id) == wanted.as_ref());
                    let Some(index) = found else { return };
                    // A chapter is named once; a book that names it again would be read without end.
                    let path = package.items.get(index).map(|item| &item.path);
                    if package.chapters().any(|item| Some(&item.path) == path) {
                        return;
                    }
                    package.spine.push(index);
                    if let Some(item) = package.items.get_mut(index) {
                        item.is_aside = value("linear").is_some_and(|linear| linear == "no");
                    }
                }
                "reference" if value("type").is_some_and(|kind| kind == "toc") => {
                    let path = joined(folder, &value("href").unwrap_or_default());
                    for item in package.items.iter_mut().filter(|item| item.path == path) {
                        item.is_contents = true;
                    }
                }
                _ => {}
            }
        });
        package
    }

    fn chapters(&self) -> impl Iterator<Item = &Item> {
        self.spine.iter().filter_map(|&index| self.items.get(index))
    }

    fn data(&self, draft: &mut Draft) {
        let all = |name: &'static str| {
            let values = self.data.iter().filter(move |(n, _)| n == name);
            values.map(|(_, v)| clean::tidy(v)).filter(|v| !v.is_empty())
        };
        draft.headline = all("title").next();
        let creators: Vec<String> = all("creator").collect();
        if !creators.is_empty() {
            draft.byline = Some(bylines::names_of(&creators.join(", ")));
        }
        draft.outlet = all("publisher").next();
        draft.language = all("language").next().and_then(|tag| Language::from_tag(&tag));
        draft.fallback.published = all("date").next().and_then(|day| dates::stamp(&day));
    }
}

/// `href` as a path in the archive: from the package's folder, without a fragment.
fn joined(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let plain = decoded(href);
    for part in plain.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// "%20" as a space.
fn decoded(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| first == b'%')
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_are_found_from_the_packages_folder() {
        for (folder, href, path) in [
            ("OEBPS", "text/one%20two.xhtml#a", "OEBPS/text/one two.xhtml"),
            ("a/b", "../c.xhtml", "a/c.xhtml"),
            ("", "./c.xhtml", "c.xhtml"),
            ("a", "100%", "a/100%"),
        ] {
            assert_eq!(joined(folder, href), path);
        }
    }

    #[test]
    fn a_chapter_that_is_protected_is_told() {
        let list = "<encryption><enc:CipherReference URI=\"OEBPS/one%20two.xhtml\"/></encryption>";
        assert!(is_named(list, "OEBPS/one two.xhtml"));
        assert!(!is_named(list, "OEBPS/font.otf"));
    }

    #[test]
    fn the_package_tells_title_authors_and_order() {
        let opf = "<package><metadata><dc:title>The harbour</dc:title><dc:creator>Ada Cole</dc:creator><dc:creator>Tom Hale</dc:creator><dc:language>en-GB</dc:language></metadata><manifest><item id=\"a\" href=\"a.xhtml\"/><item id=\"b\" href=\"a.xhtml\"/><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/></manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
        let package = Package::of(opf, "x/package.opf");
        let order: Vec<(&str, bool)> =
            package.chapters().map(|c| (c.path.as_str(), c.is_contents)).collect();
        assert_eq!(order, [("x/nav.xhtml", true), ("x/a.xhtml", false)]);
        let mut draft = Draft::default();
        package.data(&mut draft);
        assert_eq!(draft.byline.as_deref(), Some("Ada Cole, Tom Hale"));
        assert_eq!(draft.language, Some(Language::ENGLISH));
    }
}
