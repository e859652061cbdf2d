//! Which blocks of a page are its article: the smallest element that holds most of the page's running
//! text, less what is marked or written as something else.

use super::chosen::Chosen;
use super::live;
use super::marks::{Inside, Marks, SOFT};
use super::meta::PageData;
use super::page::{Page, Tag, TextBlock};
use super::several::Others;
use crate::read::Block;
use crate::text::normalise::fold;

/// Running text has at least so many characters a block; letters of scripts without spaces count more.
pub(super) const RUNNING: usize = 40;
/// What one character of Chinese, Japanese or Korean counts.
const WIDE: usize = 3;
/// One block counts no more than so many characters, so that a long notice can't outweigh an article.
pub(super) const MOST: usize = 1500;
/// An element is gone into where it holds this share of the running text around it.
const MOST_OF: f64 = 0.7;
/// An element marked as the article's text is believed where it holds this share.
const MARKED_LEAST: f64 = 0.35;
/// Blocks with a greater share of link text are lists of links.
pub(super) const LINKS: f64 = 0.6;
/// What was taken from a page.
pub(super) struct Selection {
    /// The blocks of the article in reading order, with what stood around it.
    pub(super) blocks: Vec<Block>,
    /// Running text of the article, as it counts here.
    pub(super) running: usize,
    /// What other articles the page holds.
    pub(super) warning: Option<String>,
}

/// The blocks of the page's article.
pub(super) fn article(page: &Page, data: &PageData) -> Selection {
    let mut marks = Marks::of(page);
    let live = data.live || marks.live;
    let body = data.body.as_deref().filter(|_| page.blocks.len() <= MAX_TOLD);
    let told = body.map(Told::of);
    let others = Others::find(page, data, told.as_ref(), &marks, live);
    let weigh = |b: &TextBlock| match others.of(b.element) {
        Some(_) => 0,
        None => weight(page, b, &marks, told.as_ref()),
    };
    let weights: Vec<usize> = page.blocks.iter().map(weigh).collect();
    let sums = sums(page, &weights);
    let container = container(page, &sums, &marks);
    marks.believe_small(&sums, container);
    let inside = Inside::of(page, container);
    let holds = |element: usize| inside.holds(element) && others.of(element).is_none();
    let plain: Vec<usize> = page.blocks.iter().map(running_length).collect();
    let untrue = marks.untrue_within(page, &inside, container, &plain);
    let clutter = marks.clutter_within(page, &inside, &sums, container, &untrue);
    let heads = live::heads(page, live, holds);
    let whole = page.blocks.iter().zip(&plain).filter(|(b, _)| holds(b.element)).map(|(_, n)| n);
    let mut out = Chosen::new(page, data, &marks, &clutter, told.as_ref(), whole.sum(), container);
    let first = page.blocks.iter().position(|b| holds(b.element)).unwrap_or(0);
    for (i, block) in page.blocks.iter().enumerate() {
        if let Some(why) = others.of(block.element) {
            out.other(block, why);
        } else if heads.get(i) == Some(&true) {
            out.head(block);
        } else if inside.holds(block.element) {
            out.inside(block);
        } else {
            out.outside(block, i < first);
        }
    }
    let running = out.running;
    Selection { blocks: out.blocks, running, warning: others.warning() }
}

/// Blocks of the largest page whose blocks are looked up in its data.
const MAX_TOLD: usize = 5000;

/// The article's text as the page's data repeat it.
pub(super) struct Told {
    letters: String,
}

/// Letters by which a block is looked up in the told text.
const PROBE: usize = 40;

impl Told {
    fn of(body: &str) -> Self {
        Self { letters: letters(body) }
    }

    /// Whether the told text has these letters.
    pub(super) fn holds(&self, letters: &str) -> bool {
        self.letters.contains(letters)
    }

    /// Whether the told text has the block: its beginning and its end.
    pub(super) fn has(&self, text: &str) -> bool {
        let wanted = letters(text);
        let head = wanted.get(..wanted.floor_char_boundary(PROBE)).unwrap_or_default();
        let tail = wanted
            .get(wanted.floor_char_boundary(wanted.len().saturating_sub(PROBE))..)
            .unwrap_or_default();
        !head.is_empty() && self.letters.contains(head) && self.letters.contains(tail)
    }
}

pub(super) fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Characters as they count for running text.
pub(super) fn length(block: &TextBlock) -> usize {
    let wide = block.text.chars().filter(|&c| is_wide(c)).count();
    block.chars + wide * (WIDE - 1)
}

pub(super) fn link_share(block: &TextBlock) -> f64 {
    block.linked as f64 / block.chars.max(1) as f64
}

/// A list of links or a link to another article; a whole linked sentence is text.
pub(super) fn is_links(block: &TextBlock) -> bool {
    let sentence =
        block.chars >= RUNNING * 2 && block.text.ends_with(['.', '。', '”', '"', '!', '?']);
    link_share(block) >= LINKS
        && (block.chars < MOST / 5 || block.linked == block.chars)
        && !sentence
}

/// A paragraph that is set as a heading for its looks.
pub(super) fn is_sentence(block: &TextBlock) -> bool {
    block.chars >= RUNNING * 2 && block.text.ends_with(['.', '。', '”', '"'])
}

/// How much a block speaks for the article being where it stands.
fn weight(page: &Page, block: &TextBlock, marks: &Marks, told: Option<&Told>) -> usize {
    let kind = running_length(block);
    if kind == 0 {
        return 0;
    }
    let clutter =
        page.around(block.element).find_map(|at| marks.clutter.get(at).copied().flatten());
    match (told.map(|told| told.has(&block.text)), clutter) {
        (Some(true), _) => kind * 2,
        (Some(false), _) => kind / 2,
        (None, Some(why)) if SOFT.contains(&why) => kind / 2,
        (None, Some(_)) => kind / 8,
        (None, None) => kind,
    }
}

/// The length of running text, paragraphs counting most; 0 for short lines and lists of links.
pub(super) fn running_length(block: &TextBlock) -> usize {
    let length = length(block);
    if length < RUNNING || link_share(block) >= 0.4 {
        return 0;
    }
    let length = length.min(MOST);
    match block.tag {
        Tag::Paragraph => length * 2,
        Tag::Other => length,
        Tag::Item | Tag::Cell => length / 2,
        Tag::Heading(_) | Tag::Caption => 0,
    }
}

/// The weights of every element, all below it included.
fn sums(page: &Page, weights: &[usize]) -> Vec<usize> {
    let mut sums = vec![0_usize; page.elements.len()];
    for (block, &weight) in page.blocks.iter().zip(weights) {
        if let Some(sum) = sums.get_mut(block.element) {
            *sum += weight;
        }
    }
    // Children come after their parents.
    for i in (1..page.elements.len()).rev() {
        let own = sums.get(i).copied().unwrap_or(0);
        if let Some(sum) = page.elements.get(i).and_then(|e| sums.get_mut(e.parent)) {
            *sum += own;
        }
    }
    sums
}

/// The element that holds the article.
fn container(page: &Page, sums: &[usize], marks: &Marks) -> usize {
    let whole = sums.first().copied().unwrap_or(0) as f64;
    let sum = |i: usize| sums.get(i).copied().unwrap_or(0);
    let is_marked = |i: usize| marks.text.get(i) == Some(&true);
    let outermost = |&i: &usize| is_marked(i) && !page.around(i).skip(1).any(is_marked);
    let all_marked: usize = (0..page.elements.len()).filter(outermost).map(sum).sum();
    // Where a page has several pieces marked so, what holds them all is looked for.
    let marked = (0..page.elements.len())
        .filter(|&i| is_marked(i) && sum(i) as f64 >= whole * MARKED_LEAST)
        .filter(|&i| sum(i) as f64 >= all_marked as f64 * MOST_OF)
        .max_by_key(|&i| (sum(i), i));
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); page.elements.len()];
    for (i, element) in page.elements.iter().enumerate().skip(1) {
        if let Some(list) = children.get_mut(element.parent) {
            list.push(i);
        }
    }
    let mut here = marked.unwrap_or(0);
    loop {
        let best = children
            .get(here)
            .into_iter()
            .flatten()
            .copied()
            .max_by_key(|&i| (sum(i), std::cmp::Reverse(i)));
        match best {
            Some(best)
                if sum(best) > 0
                    && sum(best) as f64 >= sum(here) as f64 * MOST_OF
                    && !is_block(page, best) =>
            {
                here = best;
            }
            _ => return here,
        }
    }
}

/// A paragraph by itself is no container.
fn is_block(page: &Page, element: usize) -> bool {
    page.elements
        .get(element)
        .is_some_and(|e| matches!(e.name.as_str(), "p" | "li" | "blockquote" | "td" | "figure"))
}
