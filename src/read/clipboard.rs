//! What lies on the clipboard: words, and often the same words as a scrap of HTML, which knows where
//! paragraphs begin and what is a heading.

use super::{Block, Draft, Hint, html, lines, text};
use crate::text::language::Language;

/// A scrap with a smaller share of the letters of the plain words, in hundredths, lacks some of them.
const WHOLE: usize = 95;

/// Marks around what was copied, where programs say so.
const BEGIN: &str = "<!--StartFragment-->";
const END: &str = "<!--EndFragment-->";

/// Reads a scrap of HTML, or the plain words where the scrap says less. Nothing of either is lost.
pub(super) fn read(page: &str, plain: &str) -> Draft {
    let plain = text::read(plain);
    let blocks = html::blocks_of(copied(page));
    if says_less(&blocks, &plain.blocks) {
        return plain;
    }
    Draft { blocks, language: language_of(page), ..Draft::default() }
}

/// What was copied: Windows puts a head of numbers before it, and programs put a page around it.
fn copied(page: &str) -> &str {
    let page = match page.find('<') {
        Some(at) if page.starts_with("Version:") => page.get(at..).unwrap_or(page),
        Some(_) | None => page,
    };
    let Some((_, after)) = page.split_once(BEGIN) else { return page };
    let inside = after.rsplit_once(END).map_or(after, |(inside, _)| inside);
    if inside.trim().is_empty() { page } else { inside }
}

fn letters(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| lines::squeeze(&block.text).chars().count()).sum()
}

/// Whether HTML lacks words that the plain form has, or only sets the same words in colours.
fn says_less(blocks: &[Block], plain: &[Block]) -> bool {
    let structured = blocks.iter().any(|b| matches!(b.hint, Hint::Heading(_) | Hint::Item))
        || blocks.iter().any(|b| matches!(b.hint, Hint::Role(_)));
    let lacks = letters(blocks) * 100 < letters(plain) * WHOLE;
    lacks || (!structured && blocks.len() < plain.len())
}

/// The language that the scrap names for itself.
fn language_of(page: &str) -> Option<Language> {
    let tag = page.get(page.find("<html")?..)?.split('>').next()?;
    let value = tag.split("lang=").nth(1)?.trim_start_matches(['"', '\'']);
    Language::from_tag(value.split(['"', '\'', ' ']).next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, plain: &str, expected: &[(&str, Hint)]) {
        let draft = read(page, plain);
        let found: Vec<(&str, Hint)> =
            draft.blocks.iter().map(|b| (b.text.as_str(), b.hint)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_scrap_tells_paragraphs_and_headings() {
        check(
            "<meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"><h2>Harbour closed</h2><p>The harbour\nwas closed.</p>",
            "Harbour closed\nThe harbour was closed.",
            &[("Harbour closed", Hint::Heading(2)), ("The harbour was closed.", Hint::Marked)],
        );
        check(
            "Version:0.9\r\nStartHTML:00000097\r\n<html><body><p>Around.</p><!--StartFragment--><p>One.</p><p>Two.</p><!--EndFragment--></body></html>",
            "One.\nTwo.",
            &[("One.", Hint::Marked), ("Two.", Hint::Marked)],
        );
    }

    #[test]
    fn where_html_says_less_the_plain_words_are_read() {
        check(
            "<span style='color:red'>One. Two.</span>",
            "One.\n\nTwo.",
            &[("One.", Hint::None), ("Two.", Hint::None)],
        );
        check("<img src=a.png>", "One.", &[("One.", Hint::None)]);
        check("<p>One.</p>", "One.\nTwo.", &[("One.", Hint::None), ("Two.", Hint::None)]);
    }
}
