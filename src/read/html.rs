//! Web pages: which of their blocks are the article, by the page's structure and by what it says about
//! itself. What stands around is kept as boilerplate with the reason, never thrown away.

mod chapter;
mod fragment;
mod marks;
mod meta;
mod page;
mod select;
mod strip;

use super::{Block, Draft, Hint, text};
use crate::article::Warning;
use crate::text::language::{self, Language};
use dom_query::Document;
use meta::PageData;
use page::Page;

pub(super) use chapter::all_blocks;
pub(super) use fragment::{blocks_of, is_html, unescaped};
pub(super) use strip::{lines_of, words_of};

/// Elements inside one another; real pages have at most some hundred. The parser's time grows with the
/// depth times the length.
const MAX_DEPTH: usize = 1000;

/// Reads a web page.
pub(super) fn read(html: &str) -> Draft {
    if strip::depth(html) > MAX_DEPTH {
        let mut draft = text::read(&lines_of(html));
        draft.warnings.push(Warning::new(format!(
            "The page's elements are nested more than {MAX_DEPTH} deep; it was read as plain text, without its structure"
        )));
        return draft;
    }
    let document = Document::from(html);
    let data = PageData::collect(&document);
    let page = Page::flatten(&document);
    let blocks = select::article(&page, &data);
    let language = language_of(&data, &blocks);
    Draft {
        headline: data.headline,
        byline: data.byline,
        published: data.published,
        outlet: data.outlet,
        language,
        blocks,
        ..Draft::default()
    }
}

/// Templates say "en" for pages in any language; the words know better then.
fn language_of(data: &PageData, blocks: &[Block]) -> Option<Language> {
    let said = data.language;
    if said.is_some_and(|language| language != Language::ENGLISH) {
        return said;
    }
    let mut sample = String::new();
    let body = blocks.iter().filter(|b| matches!(b.hint, Hint::Marked | Hint::None));
    for block in body.take(LANGUAGE_BLOCKS) {
        sample.push_str(&block.text);
        sample.push('\n');
    }
    language::detect(&sample).or(said)
}

/// Blocks of the body looked at for its language.
const LANGUAGE_BLOCKS: usize = 20;
