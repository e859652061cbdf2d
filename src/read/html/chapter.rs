//! Pages that are text throughout, as the chapters of a book: every block is kept, none is chosen.

use super::page::{Page, Tag};
use super::{limits, strip};
use crate::article::Role;
use crate::read::{Block, Hint, text};
use dom_query::{Document, NodeRef};

/// All blocks of a page in reading order.
pub(in crate::read) fn all_blocks(html: &str) -> Vec<Block> {
    if limits::refusal(html).is_some() {
        return text::read(&strip::lines_of(html)).blocks;
    }
    let document = Document::from(html);
    for link in document.select("a").nodes() {
        if is_note_mark(link) {
            link.remove_from_parent();
        }
    }
    let page = Page::flatten(&document);
    page.blocks
        .into_iter()
        .map(|block| {
            let hint = match block.tag {
                Tag::Heading(level) => Hint::Heading(level),
                Tag::Paragraph | Tag::Cell | Tag::Other => Hint::Marked,
                Tag::Item => Hint::Item,
                Tag::Caption => Hint::Role(Role::Caption),
            };
            Block::hinted(block.text, hint)
        })
        .collect()
}

/// The number of a note in the text, and the arrow that leads back from it.
fn is_note_mark(link: &NodeRef<'_>) -> bool {
    let says = |name: &str, marks: &[&str]| {
        link.attr(name)
            .is_some_and(|value| value.split_ascii_whitespace().any(|word| marks.contains(&word)))
    };
    says("epub:type", &["noteref", "backlink"])
        || says("role", &["doc-noteref", "doc-backlink"])
        || says("class", &["footnote-ref", "footnote-back", "noteref"])
}
