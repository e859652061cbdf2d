//! Scraps of HTML that are all article: what a mail holds, a field of data, a piece of a page on the
//! clipboard. Every block is kept; nothing is chosen.

use super::page::{Page, Tag, TextBlock};
use super::{limits, strip};
use crate::article::Role;
use crate::read::{Block, Hint, boilerplate, text};
use dom_query::Document;

/// Headings longer than this, in characters, are paragraphs set as headings for their looks.
const LONGEST_HEADING: usize = 160;
/// A line of nothing but links is at most so long, in characters; longer ones are linked sentences.
const LONGEST_LINKS: usize = 160;

/// The blocks of a scrap of HTML in reading order.
pub(in crate::read) fn blocks_of(html: &str) -> Vec<Block> {
    if limits::refusal(html).is_some() {
        return text::read(&strip::lines_of(html)).blocks;
    }
    let page = Page::flatten(&Document::from(html));
    page.blocks.iter().map(|block| judged(&page, block)).collect()
}

/// `text` with its character references decoded.
pub(in crate::read) fn unescaped(text: &str) -> String {
    strip::entities(text)
}

/// Whether `text` is a scrap of HTML and no plain text.
pub(in crate::read) fn is_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["</p>", "<p>", "<br>", "<br/>", "<br />", "</div>", "</h2>", "</li>", "</a>", "</em>"]
        .iter()
        .chain(&["</strong>", "</b>", "</i>", "</span>", "</blockquote>", "</h1>", "</td>"])
        .any(|mark| lower.contains(mark))
}

fn judged(page: &Page, block: &TextBlock) -> Block {
    let boilerplate = |why: &str| Block {
        text: block.text.clone(),
        hint: Hint::Role(Role::Boilerplate),
        why: Some(why.to_owned()),
    };
    if page.around(block.element).any(|at| page.elements.get(at).is_some_and(|e| e.hidden)) {
        return boilerplate("the page does not show it");
    }
    if let Some(why) = boilerplate::linked_reason(&block.text).filter(|_| block.linked > 0) {
        return boilerplate(why);
    }
    let only_links = block.linked == block.chars && block.chars <= LONGEST_LINKS;
    if only_links && matches!(block.tag, Tag::Item | Tag::Cell) {
        return boilerplate("nothing but links to other pages");
    }
    let hint = match block.tag {
        Tag::Heading(level) if block.chars <= LONGEST_HEADING => Hint::Heading(level),
        Tag::Heading(_) | Tag::Paragraph | Tag::Cell | Tag::Other => Hint::Marked,
        Tag::Item => Hint::Item,
        Tag::Caption => Hint::Role(Role::Caption),
    };
    Block::hinted(block.text.clone(), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_of_a_scrap_is_kept() {
        let html = "<meta charset=utf-8><h2>What next</h2><p>The pier <b>opens</b>.</p><ul><li>One</li><li><a href=x>More</a></li></ul><div style='display:none'>Preview</div>Tail";
        let found: Vec<(String, Hint)> =
            blocks_of(html).into_iter().map(|b| (b.text, b.hint)).collect();
        let boilerplate = Hint::Role(Role::Boilerplate);
        let expected = [
            ("What next", Hint::Heading(2)),
            ("The pier opens.", Hint::Marked),
            ("One", Hint::Item),
            ("More", boilerplate),
            ("Preview", boilerplate),
            ("Tail", Hint::Marked),
        ];
        assert_eq!(found, expected.map(|(text, hint)| (text.to_owned(), hint)));
    }

    #[test]
    fn text_with_a_lesser_sign_is_no_html() {
        assert!(is_html("One<br>two"));
        assert!(!is_html("a < b and b > c"));
    }
}
