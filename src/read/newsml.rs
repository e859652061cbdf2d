//! NewsML-G2: news items as XML. The text stands inside as NITF, XHTML or plain characters; older
//! NewsML holds NITF too.

use super::tree::{self, Element};
use super::{Block, Draft, Hint, ReadError, bylines, flow, html, lines, nitf, several, text};
use crate::article::{Date, Role, Warning};
use crate::text::language::Language;
use mail_parser::decoders::base64::base64_decode;

/// Items of one message that are looked at; agencies send some dozens.
const MAX_ITEMS: usize = 2000;

/// Captions of one message that are kept.
const MAX_CAPTIONS: usize = 500;

/// Reads NewsML.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub(super) fn read(text: &str) -> Result<Draft, ReadError> {
    let (root, broken) =
        tree::parse(text).map_err(|why| ReadError::Damaged { format: "NewsML", why })?;
    let mut items = root.outermost("newsItem");
    if items.is_empty() {
        items = root.outermost("NewsItem");
    }
    let found = items.len();
    items.truncate(MAX_ITEMS);
    let mut texts = Vec::new();
    let mut captions = Vec::new();
    for item in items {
        let draft = article(item);
        if draft.blocks.iter().any(|b| !is_title(b)) {
            texts.push(draft);
        } else {
            captions.extend(caption(item).filter(|_| captions.len() < MAX_CAPTIONS));
        }
    }
    let mut draft =
        several::longest(texts).ok_or(ReadError::NoArticle("none of its news items has a text"))?;
    let end = draft.blocks.iter().position(|b| b.why.as_deref() == Some(ANOTHER));
    let end = end.unwrap_or(draft.blocks.len());
    captions.retain(|caption| draft.blocks.iter().all(|b| b.text != caption.text));
    draft.blocks.splice(end..end, captions);
    if found > MAX_ITEMS {
        draft.warnings.push(Warning::new(format!(
            "The message has {found} items; the first {MAX_ITEMS} were looked at"
        )));
    }
    draft.warnings.extend(broken.as_deref().map(nitf::broken_off));
    Ok(draft)
}

/// The reason of the paragraphs of other articles, before which the captions of the message go.
const ANOTHER: &str = "it belongs to another article in the same file";

fn is_title(block: &Block) -> bool {
    matches!(
        block.hint,
        Hint::Role(Role::Headline | Role::Standfirst | Role::Byline | Role::Dateline)
    )
}

/// The words to the picture that an item holds.
fn caption(item: &Element) -> Option<Block> {
    let meta = item.child("contentMeta")?;
    let words = meta.child("description").or_else(|| meta.child("headline"))?.words()?;
    Some(Block::hinted(words, Hint::Role(Role::Caption)))
}

/// What one item holds.
fn article(item: &Element) -> Draft {
    let mut draft = content(item);
    let meta = item.child("contentMeta").or_else(|| item.find("NewsLines"));
    let management = item.child("itemMeta");
    let words = |parent: Option<&Element>, path: &[&str]| parent?.at(path)?.words();
    let headline = words(meta, &["headline"])
        .or_else(|| words(meta, &["HeadLine"]))
        .or_else(|| draft.headline.take());
    draft.fallback.headline =
        words(management, &["title"]).or_else(|| draft.fallback.headline.take());
    let dateline = words(meta, &["dateline"]).or_else(|| words(meta, &["DateLine"]));
    let by = words(meta, &["by"]).or_else(|| words(meta, &["ByLine"]));
    let summary = meta.into_iter().flat_map(Element::elements).find(|e| is_summary(e));
    let above = [
        (headline.clone(), Role::Headline),
        (summary.and_then(Element::words), Role::Standfirst),
        (by.clone(), Role::Byline),
        (dateline, Role::Dateline),
    ];
    let mut at = 0;
    for (words, role) in above {
        let Some(words) = words else { continue };
        let known = |b: &Block| {
            lines::squeeze(&b.text) == lines::squeeze(&words)
                || (b.hint == Hint::Role(role) && role != Role::Standfirst)
        };
        match draft.blocks.iter().position(known) {
            Some(there) if there <= at + 1 => at = there + 1,
            Some(_) => {}
            None => {
                draft.blocks.insert(at, Block::hinted(words, Hint::Role(role)));
                at += 1;
            }
        }
    }
    draft.headline = headline;
    draft.byline = draft.byline.or_else(|| by.map(|by| names(&by))).or_else(|| creators(meta));
    let told =
        meta.and_then(|m| m.child("language")?.attribute("tag").and_then(Language::from_tag));
    draft.language = draft.language.or(told);
    let provider = management.and_then(|m| m.child("provider")).or_else(|| item.find("Provider"));
    draft.outlet = draft.outlet.or_else(|| provider.and_then(name_of));
    draft.published = published(item, meta, management, &mut draft.warnings).or(draft.published);
    draft.warnings.extend(status(management));
    draft
}

fn is_summary(element: &Element) -> bool {
    let role = element.attribute("role").unwrap_or_default();
    element.name == "description" && (role.ends_with("summary") || role.ends_with("standfirst"))
}

fn names(by: &str) -> String {
    bylines::byline_of(by).unwrap_or_else(|| bylines::names_of(by))
}

fn creators(meta: Option<&Element>) -> Option<String> {
    let names: Vec<String> =
        meta?.elements().filter(|e| e.name == "creator").filter_map(name_of).collect();
    (!names.is_empty()).then(|| bylines::names_of(&names.join(", ")))
}

/// The name of a person or an organisation.
fn name_of(party: &Element) -> Option<String> {
    party
        .child("name")
        .and_then(Element::words)
        .or_else(|| party.attribute("literal").map(str::to_owned))
        .or_else(|| party.find("Party")?.attribute("FormalName").map(str::to_owned))
}

/// The day on which the content was made; a later version of it is said.
fn published(
    item: &Element,
    meta: Option<&Element>,
    management: Option<&Element>,
    warnings: &mut Vec<Warning>,
) -> Option<Date> {
    let stamp = |parent: Option<&Element>, name: &str| parent?.child(name)?.words();
    let day = |stamp: Option<String>| nitf::day(&stamp?);
    let version = day(stamp(management, "versionCreated"));
    let first = day(stamp(meta, "contentCreated"))
        .or_else(|| day(stamp(management, "firstCreated")))
        .or_else(|| day(item.find("FirstCreated").and_then(Element::words)));
    if let (Some(first), Some(version)) = (first, version)
        && first != version
    {
        warnings.push(Warning::new(format!(
            "The item was first made on {first}, and this version of it on {version}; the first day stands as its date"
        )));
    }
    first.or(version)
}

/// What the item's management says against using it.
fn status(management: Option<&Element>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let Some(management) = management else { return warnings };
    if let Some(until) = management.child("embargoed").and_then(Element::words) {
        warnings.push(Warning::new(format!("The item was under embargo until {until}")));
    }
    let code = management.child("pubStatus").and_then(|s| s.attribute("qcode")).unwrap_or_default();
    if code.ends_with("canceled") || code.ends_with("withheld") {
        let word = if code.ends_with("canceled") { "cancelled" } else { "withheld" };
        warnings.push(Warning::new(format!("The agency marked this item as {word}")));
    }
    warnings
}

/// The longest of the forms in which an item gives its text.
fn content(item: &Element) -> Draft {
    let mut forms: Vec<Draft> = Vec::new();
    for set in item.outermost("contentSet") {
        for element in set.elements() {
            match element.name.as_str() {
                "inlineXML" => forms.extend(element.elements().map(xml)),
                "inlineData" => forms.push(data(element)),
                _ => {}
            }
        }
    }
    for element in item.outermost("DataContent") {
        match element.elements().next() {
            Some(inside) => forms.push(xml(inside)),
            None => forms.push(data(element)),
        }
    }
    let longest = forms.iter().map(several::words_of).max().unwrap_or(0);
    forms.into_iter().find(|form| several::words_of(form) == longest).unwrap_or_default()
}

fn xml(element: &Element) -> Draft {
    match element.find("nitf") {
        Some(nitf) => nitf::article(nitf),
        None => Draft { blocks: flow::blocks_of(element), ..Draft::default() },
    }
}

/// Characters in place of XML: plain, or HTML whose marks are escaped.
fn data(element: &Element) -> Draft {
    let mut words = element.characters();
    if element.attribute("encoding").is_some_and(|e| e.contains("base64")) {
        let decoded = base64_decode(words.trim().as_bytes()).unwrap_or_default();
        words = super::encoding::decode(&decoded, None).text;
    }
    let kind = element.attribute("contenttype").unwrap_or_default();
    let blocks = if kind.contains("html") || html::is_html(&words) {
        html::blocks_of(&words)
    } else if kind.is_empty() || kind.starts_with("text/") {
        text::read(&words).blocks
    } else {
        Vec::new()
    };
    Draft { blocks, ..Draft::default() }
}
