//! Pages that are text throughout, as the chapters of a book: every block is kept, none is chosen.

use super::page::{Page, Tag};
use super::{MAX_DEPTH, strip};
use crate::article::Role;
use crate::read::{Block, Hint, text};
use dom_query::Document;

/// All blocks of a page in reading order.
pub(in crate::read) fn all_blocks(html: &str) -> Vec<Block> {
    if strip::depth(html) > MAX_DEPTH {
        return text::read(&strip::lines_of(html)).blocks;
    }
    let page = Page::flatten(&Document::from(html));
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
