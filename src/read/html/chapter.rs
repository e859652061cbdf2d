//! The chapters of books: pages that are text throughout, with signs that lead to notes and back.

use super::{fragment, limits, strip};
use crate::read::{Block, text};
use dom_query::{Document, NodeRef};

/// All blocks of a chapter in reading order.
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
    fragment::blocks_in(&document)
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
