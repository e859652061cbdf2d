//! NITF: articles as XML, as agencies send them.

use super::tree::{self, Element};
use super::{Block, Draft, Hint, ReadError, bylines, dates, flow};
use crate::article::{Date, Role, Warning};
use crate::text::language::Language;

/// Lines of a headline that are told from subheads.
const HEAD_LINES: usize = 20;

/// What is said of NITF without an article.
const NO_TEXT: &str = "its NITF has no text";

/// Reads NITF.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub(super) fn read(text: &str) -> Result<Draft, ReadError> {
    let (root, broken) =
        tree::parse(text).map_err(|why| ReadError::Damaged { format: "NITF", why })?;
    let nitf = root.find("nitf").ok_or(ReadError::NoArticle(NO_TEXT))?;
    let mut draft = article(nitf);
    if draft.blocks.is_empty() {
        return Err(ReadError::NoArticle(NO_TEXT));
    }
    draft.warnings.extend(broken.as_deref().map(broken_off));
    Ok(draft)
}

/// Says that an XML file is damaged and what was read nevertheless.
pub(super) fn broken_off(why: &str) -> Warning {
    Warning::new(format!(
        "The XML of this file is damaged ({why}); the text before that place was read"
    ))
}

/// The article in a `nitf` element.
pub(super) fn article(nitf: &Element) -> Draft {
    let mut draft = Draft::default();
    let Some(body) = nitf.child("body").or_else(|| nitf.find("body.content")) else { return draft };
    let head = body.child("body.head");
    let hedline = head.and_then(|head| head.child("hedline"));
    draft.headline = hedline.and_then(|h| h.child("hl1")).and_then(Element::words);
    draft.fallback.headline = nitf.at(&["head", "title"]).and_then(Element::words);
    draft.byline = head.and_then(|head| head.child("byline")).and_then(names);
    draft.published = published(nitf, head);
    draft.outlet = outlet(nitf, head);
    let language = [nitf, body].iter().find_map(|e| e.attribute("lang"));
    draft.language = language.and_then(Language::from_tag);
    draft.blocks = flow::blocks_of(body);
    // A second line of the headline stands below it as a standfirst does.
    let lines = hedline.map(|h| h.outermost("hl2")).unwrap_or_default();
    let lines: Vec<String> =
        lines.into_iter().filter_map(Element::words).take(HEAD_LINES).collect();
    for block in &mut draft.blocks {
        if block.hint == Hint::Heading(2) && lines.contains(&block.text) {
            *block = Block {
                why: Some("the second line of the headline".to_owned()),
                ..Block::hinted(block.text.clone(), Hint::Role(Role::Standfirst))
            };
        }
    }
    draft
}

/// The names in a byline: those marked as people, else all of its words.
fn names(byline: &Element) -> Option<String> {
    let people: Vec<String> =
        byline.outermost("person").into_iter().filter_map(Element::words).collect();
    if !people.is_empty() {
        return Some(bylines::names_of(&people.join(", ")));
    }
    let title = byline.find("byttl").and_then(Element::words);
    let words = byline.words()?;
    let words = match title {
        Some(title) => words.strip_suffix(title.as_str()).unwrap_or(&words).trim().to_owned(),
        None => words,
    };
    let words = words.trim_end_matches(',').trim();
    bylines::byline_of(words).or_else(|| Some(bylines::names_of(words)))
}

fn published(nitf: &Element, head: Option<&Element>) -> Option<Date> {
    let docdata = nitf.at(&["head", "docdata"]);
    let norm = |name: &str| docdata?.child(name)?.attribute("norm").and_then(day);
    let printed = || nitf.at(&["head", "pubdata"])?.attribute("date.publication").and_then(day);
    let told = || head?.child("dateline")?.find("story.date")?.attribute("norm").and_then(day);
    norm("date.issue").or_else(printed).or_else(told).or_else(|| norm("date.release"))
}

/// The day of a stamp as 20240305T103000Z or 2024-03-05T10:30:00Z.
pub(super) fn day(stamp: &str) -> Option<Date> {
    let digits: String = stamp.trim().chars().take_while(char::is_ascii_digit).take(8).collect();
    if digits.len() == 8 { dates::stamp(&digits) } else { dates::stamp(stamp) }
}

fn outlet(nitf: &Element, head: Option<&Element>) -> Option<String> {
    let holder = || nitf.at(&["head", "docdata", "doc.copyright"])?.attribute("holder");
    nitf.at(&["head", "pubdata"])
        .and_then(|data| data.attribute("name"))
        .map(str::to_owned)
        .or_else(|| head?.child("distributor").and_then(Element::words))
        .or_else(|| holder().map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_both_kinds_of_stamps_are_read() {
        for stamp in ["20240305T103000Z", "2024-03-05T10:30:00+01:00", "20240305"] {
            assert_eq!(day(stamp).map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
        }
        assert_eq!(day("soon"), None);
    }

    #[test]
    fn authors_are_named_by_their_elements_or_words() {
        for (xml, expected) in [
            (
                "<byline>By <person>Ada Cole</person> and <person>Tom Hale</person></byline>",
                "Ada Cole, Tom Hale",
            ),
            (
                "<byline>By Ada Cole and Tom Hale<byttl>Bay Wire</byttl></byline>",
                "Ada Cole, Tom Hale",
            ),
            ("<byline>Ada Cole</byline>", "Ada Cole"),
        ] {
            let (byline, _) = tree::parse(xml).expect("there is an element");
            assert_eq!(names(&byline).as_deref(), Some(expected), "{xml}");
        }
    }

    #[test]
    fn a_file_without_text_has_no_article() {
        let read = |xml| read(xml).expect_err("no article");
        assert_eq!(read("<nitf><body/></nitf>"), ReadError::NoArticle(NO_TEXT));
        assert_eq!(read("<a/>"), ReadError::NoArticle(NO_TEXT));
    }
}
