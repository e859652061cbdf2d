//! Saved web archives (MHTML): a page with its pictures and frames as the parts of one file.

use super::parts;
use crate::article::{Role, Warning};
use crate::read::{Block, Draft, Hint, ReadError, dates, html, sniff};
use crate::text::words;
use mail_parser::{HeaderValue, Message, MessagePart, MimeHeaders as _, PartType};

/// Frames of one page whose words are kept.
const MAX_FRAMES: usize = 50;
/// Paragraphs of frames with fewer words are buttons and labels.
const FRAME_WORDS: usize = 8;

/// Whether a message is a page and no mail: its parts have addresses, or its sender is a browser.
pub(super) fn is_archive(message: &Message<'_>) -> bool {
    let root = message.root_part();
    let related = root.is_content_type("multipart", "related");
    let page = root.is_content_type("text", "html");
    let saved = header(message, "Snapshot-Content-Location").is_some()
        || message.header_raw("From").is_some_and(|from| sniff::is_browser(from.trim()));
    let located = message.parts.iter().any(|part| part.content_location().is_some());
    saved || ((related || page) && located && message.to().is_none())
}

fn header<'a>(message: &'a Message<'_>, name: &'static str) -> Option<&'a str> {
    message.header(name).and_then(HeaderValue::as_text).map(str::trim).filter(|t| !t.is_empty())
}

/// Reads the page of an archive.
///
/// # Errors
/// [`ReadError::Damaged`] where no part is a page.
pub(super) fn read(message: &Message<'_>) -> Result<Draft, ReadError> {
    let pages: Vec<&MessagePart<'_>> =
        message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_))).collect();
    let main = main_page(message, &pages).ok_or_else(|| ReadError::Damaged {
        format: "web archive",
        why: "none of its parts is a page".to_owned(),
    })?;
    let mut warnings = Vec::new();
    let mut draft = html::read(&parts::characters(message, main, &mut warnings));
    warnings.append(&mut draft.warnings);
    draft.warnings = warnings;
    let address = header(message, "Snapshot-Content-Location").or_else(|| main.content_location());
    if let Some(address) = address.filter(|address| address.starts_with("http")) {
        draft.published = draft.published.or_else(|| dates::in_url(address));
        draft.outlet = draft.outlet.take().or_else(|| host(address));
    }
    let subject = message.subject().map(crate::read::clean::tidy).filter(|s| !s.is_empty());
    draft.fallback.headline = draft.fallback.headline.take().or(subject);
    let frames = pages.into_iter().filter(|page| !std::ptr::eq(*page, main));
    add_frames(message, frames, &mut draft);
    Ok(draft)
}

/// The part that the archive begins with, that has its address, or the first page.
fn main_page<'a, 'x>(
    message: &'a Message<'x>,
    pages: &[&'a MessagePart<'x>],
) -> Option<&'a MessagePart<'x>> {
    let bare = |id: &str| id.trim_matches(['<', '>', ' ']).to_owned();
    let start =
        message.root_part().content_type().and_then(|kind| kind.attribute("start")).map(bare);
    let address = header(message, "Snapshot-Content-Location");
    let started = pages.iter().find(|p| start.is_some() && p.content_id().map(bare) == start);
    let located = pages.iter().find(|p| address.is_some() && p.content_location() == address);
    started.or(located).or(pages.first()).copied()
}

/// The host of an address without "www."; what an outlet is known by where its page does not name it.
fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then(|| host.to_lowercase())
}

/// What stands in the page's frames is kept, as it may be a part of the article.
fn add_frames<'a, 'x: 'a>(
    message: &Message<'x>,
    frames: impl Iterator<Item = &'a MessagePart<'x>>,
    draft: &mut Draft,
) {
    let mut kept = 0_usize;
    for frame in frames.take(MAX_FRAMES) {
        // What is odd about a frame's letters is not worth a word.
        let page = parts::characters(message, frame, &mut Vec::new());
        let blocks = html::blocks_of(&page);
        let long = blocks.into_iter().filter(|block| words::count(&block.text) >= FRAME_WORDS);
        let before = draft.blocks.len();
        draft.blocks.extend(long.map(|block| Block {
            hint: Hint::Role(Role::Boilerplate),
            why: Some("it stands in a frame of the page".to_owned()),
            ..block
        }));
        kept += usize::from(draft.blocks.len() > before);
    }
    if kept > 0 {
        draft.warnings.push(Warning::new(format!(
            "The page has {kept} {} with text; their words are kept at the end as boilerplate",
            if kept == 1 { "frame" } else { "frames" }
        )));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gives_its_host() {
        for (address, expected) in [
            ("https://www.Bay-Post.example/2024/03/05/a", Some("bay-post.example")),
            ("http://news.bay.example:8080?x", Some("news.bay.example")),
            ("file:///home/a.html", None),
            ("cid:1", None),
        ] {
            assert_eq!(host(address).as_deref(), expected, "{address}");
        }
    }
}
