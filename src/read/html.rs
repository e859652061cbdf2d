//! Web pages: which of their blocks are the article, by the page's structure and by what it says about
//! itself. What stands around is kept as boilerplate with the reason, never thrown away.

mod chapter;
mod chosen;
mod fragment;
mod limits;
pub(super) mod live;
mod marks;
mod meta;
mod page;
mod select;
mod several;
mod state;
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

/// A page with less running text may have its article in its data, and nowhere else.
const THIN: usize = 250;

/// Reads a web page.
pub(super) fn read(html: &str) -> Draft {
    let html = &*strip::with_shadows(html);
    if let Some(why) = limits::refusal(html) {
        let mut draft = text::read(&lines_of(html));
        draft.warnings.push(Warning::new(why));
        return draft;
    }
    let document = Document::from(html);
    let mut data = PageData::collect(&document, strip::saved_from(html));
    let mut selection = select::article(&Page::flatten(&document), &data);
    let mut warnings = Vec::new();
    if selection.running < THIN
        && let Some(stored) = state::find(&document)
        && (selection.running == 0 || is_same(&stored, &data))
    {
        data.headline = stored.headline.or(data.headline);
        data.byline = stored.byline.or(data.byline);
        data.published = stored.published.or(data.published);
        let document = Document::from(stored.html);
        selection = select::article(&Page::flatten(&document), &data);
        warnings.push(Warning::new(
            "The page shows no text without its scripts; the article was read from the data in them",
        ));
    }
    warnings.extend(selection.warning.map(Warning::new));
    let language = language_of(&data, &selection.blocks);
    Draft {
        headline: data.headline,
        byline: data.byline,
        published: data.published,
        outlet: data.outlet,
        language,
        blocks: selection.blocks,
        warnings,
        ..Draft::default()
    }
}

/// Whether an article in the page's data is the one that the page is about.
fn is_same(stored: &state::Stored, data: &PageData) -> bool {
    let titles = stored.headline.as_deref().zip(data.headline.as_deref());
    titles.is_some_and(|(a, b)| meta::alike(a, b) >= meta::SAME_TITLE)
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
