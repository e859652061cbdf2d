//! Which blocks of a page are its article: the smallest element that holds most of the page's running
//! text, less what is marked or written as something else.

use super::marks::{BOX, CAPTION, Inside, Marks, SOFT, STANDFIRST, has_word};
use super::meta::PageData;
use super::page::{Page, Tag, TextBlock};
use crate::article::Role;
use crate::read::{Block, Hint, boilerplate, lines};
use crate::text::normalise::fold;
use std::collections::HashSet;

/// Running text has at least so many characters a block; letters of scripts without spaces count more.
const RUNNING: usize = 40;
/// What one character of Chinese, Japanese or Korean counts.
const WIDE: usize = 3;
/// One block counts no more than so many characters, so that a long notice can't outweigh an article.
const MOST: usize = 1500;
/// An element is gone into where it holds this share of the running text around it.
const MOST_OF: f64 = 0.7;
/// An element marked as the article's text is believed where it holds this share.
const MARKED_LEAST: f64 = 0.35;
/// Blocks with a greater share of link text are lists of links.
const LINKS: f64 = 0.6;
/// Blocks outside of the article that are shorter, in characters, are not kept.
const KEPT: usize = 60;
/// Characters of the longest bold line that is taken for a subhead.
const BOLD_LINE: usize = 70;
/// So many blocks outside are kept.
const KEPT_BLOCKS: usize = 200;

/// The blocks of the page's article in reading order, with what stood around it.
pub(super) fn article(page: &Page, data: &PageData) -> Vec<Block> {
    let marks = Marks::of(page);
    let told = data.body.as_deref().map(Told::of);
    let weights: Vec<usize> =
        page.blocks.iter().map(|b| weight(page, b, &marks, told.as_ref())).collect();
    let sums = sums(page, &weights);
    let container = container(page, &sums, &marks);
    let inside = Inside::of(page, container);
    let plain: Vec<usize> = page.blocks.iter().map(running_length).collect();
    let untrue = marks.untrue_within(page, &inside, container, &plain);
    let clutter = marks.clutter_within(page, &inside, &sums, container, &untrue);
    let mut out =
        Chosen { page, data, seen: HashSet::new(), blocks: Vec::new(), outside: 0, begun: false };
    let first = page.blocks.iter().position(|b| inside.holds(b.element)).unwrap_or(0);
    for (i, block) in page.blocks.iter().enumerate() {
        if inside.holds(block.element) {
            out.inside(block, &clutter, told.as_ref());
        } else {
            out.outside(block, i < first, &marks);
        }
    }
    out.blocks
}

/// The article's text as the page's data repeat it.
struct Told {
    letters: String,
}

/// Letters by which a block is looked up in the told text.
const PROBE: usize = 40;

impl Told {
    fn of(body: &str) -> Self {
        Self { letters: letters(body) }
    }

    /// Whether the told text has the block: its beginning and its end.
    fn has(&self, text: &str) -> bool {
        let wanted = letters(text);
        let head = wanted.get(..wanted.floor_char_boundary(PROBE)).unwrap_or_default();
        let tail = wanted
            .get(wanted.floor_char_boundary(wanted.len().saturating_sub(PROBE))..)
            .unwrap_or_default();
        !head.is_empty() && self.letters.contains(head) && self.letters.contains(tail)
    }
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Characters as they count for running text.
fn length(block: &TextBlock) -> usize {
    let wide = block.text.chars().filter(|&c| is_wide(c)).count();
    block.chars + wide * (WIDE - 1)
}

fn link_share(block: &TextBlock) -> f64 {
    block.linked as f64 / block.chars.max(1) as f64
}

/// A list of links or a link to another article; a whole linked sentence is text.
fn is_links(block: &TextBlock) -> bool {
    let sentence =
        block.chars >= RUNNING * 2 && block.text.ends_with(['.', '。', '”', '"', '!', '?']);
    link_share(block) >= LINKS
        && (block.chars < MOST / 5 || block.linked == block.chars)
        && !sentence
}

/// A paragraph that is set as a heading for its looks.
fn is_sentence(block: &TextBlock) -> bool {
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
fn running_length(block: &TextBlock) -> usize {
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
            _ => {
                let list = children.get(here).map_or(&[][..], Vec::as_slice);
                match first_of_several(page, list, |i| {
                    sum(i) as f64 >= sum(here) as f64 * ONE_OF_SEVERAL
                }) {
                    Some(first) => here = first,
                    None => return here,
                }
            }
        }
    }
}

/// Each of several articles on one page holds at least this share of them all.
const ONE_OF_SEVERAL: f64 = 0.25;

/// Pages that go on with another article when scrolled hold several; the first is the one meant.
fn first_of_several(
    page: &Page,
    children: &[usize],
    large: impl Fn(usize) -> bool,
) -> Option<usize> {
    let is_article = |i: usize| page.elements.get(i).is_some_and(|e| e.name == "article");
    let articles: Vec<usize> =
        children.iter().copied().filter(|&i| is_article(i) && large(i)).collect();
    if articles.len() > 1 { articles.first().copied() } else { None }
}

/// A paragraph by itself is no container.
fn is_block(page: &Page, element: usize) -> bool {
    page.elements
        .get(element)
        .is_some_and(|e| matches!(e.name.as_str(), "p" | "li" | "blockquote" | "td" | "figure"))
}

/// The blocks taken so far.
struct Chosen<'a> {
    page: &'a Page,
    data: &'a PageData,
    seen: HashSet<String>,
    blocks: Vec<Block>,
    /// Blocks outside that were kept.
    outside: usize,
    /// The first paragraph of the text was taken.
    begun: bool,
}

impl Chosen<'_> {
    fn push(&mut self, block: &TextBlock, hint: Hint, why: Option<&str>) {
        self.blocks.push(Block { text: block.text.clone(), hint, why: why.map(str::to_owned) });
    }

    fn boilerplate(&mut self, block: &TextBlock, why: &str) {
        self.push(block, Hint::Role(Role::Boilerplate), Some(why));
    }

    fn is_headline(&self, block: &TextBlock) -> bool {
        let titles = [&self.data.headline, &self.data.heading];
        block.chars <= MOST
            && titles.into_iter().flatten().any(|h| letters(h) == letters(&block.text))
    }

    /// A block within the article's element.
    fn inside(&mut self, block: &TextBlock, clutter: &[Option<&'static str>], told: Option<&Told>) {
        let fresh = self.seen.insert(letters(&block.text)) || block.chars < RUNNING;
        if self.is_headline(block) {
            if fresh {
                self.push(block, Hint::Role(Role::Headline), None);
            }
            return;
        }
        if !fresh {
            return self.boilerplate(block, "it stands on the page twice");
        }
        if is_links(block) {
            return self.boilerplate(block, "nothing but links to other pages");
        }
        if let Some(why) = boilerplate::reason(&block.text) {
            return self.boilerplate(block, why);
        }
        let known = told.is_some_and(|told| block.chars >= RUNNING && told.has(&block.text));
        if known && matches!(block.tag, Tag::Paragraph | Tag::Other) {
            self.begun = true;
            return self.push(block, Hint::Marked, None);
        }
        if !self.begun && self.is_standfirst(block, clutter) {
            return self.push(block, Hint::Role(Role::Standfirst), None);
        }
        // A box above the text sums it up; one further down is beside it.
        let why = clutter.get(block.element).copied().flatten();
        if let Some(why) = why.filter(|why| self.begun || *why != BOX) {
            return self.boilerplate(block, why);
        }
        if block.tag == Tag::Caption || self.is_caption(block) {
            return self.push(block, Hint::Role(Role::Caption), None);
        }
        let hint = match block.tag {
            Tag::Heading(_) if is_sentence(block) => Hint::Marked,
            Tag::Paragraph | Tag::Other if self.is_bold_line(block) => Hint::Heading(3),
            Tag::Heading(level) => Hint::Heading(level.max(2)),
            Tag::Item => Hint::Item,
            Tag::Paragraph | Tag::Other | Tag::Cell | Tag::Caption => Hint::Marked,
        };
        self.begun |= hint == Hint::Marked && block.chars >= RUNNING * 2;
        self.push(block, hint, None);
    }

    /// A short paragraph that is bold throughout and has no stop is a subhead.
    fn is_bold_line(&self, block: &TextBlock) -> bool {
        let bold = self.page.elements.get(block.element).is_some_and(|e| {
            matches!(e.name.as_str(), "strong" | "b") || has_word(&e.labels, "strong")
        });
        bold && block.chars <= BOLD_LINE && !block.text.ends_with(['.', ',', ':', '"', '”', '。'])
    }

    fn is_caption(&self, block: &TextBlock) -> bool {
        block.chars < MOST / 3
            && self.page.around(block.element).take(3).any(|at| {
                self.page
                    .elements
                    .get(at)
                    .is_some_and(|e| CAPTION.iter().any(|word| has_word(&e.labels, word)))
            })
    }

    /// A block elsewhere on the page: headline and standfirst stand above the text, the rest is kept as
    /// boilerplate where it is long enough to be missed.
    fn outside(&mut self, block: &TextBlock, above: bool, marks: &Marks) {
        if self.is_headline(block) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Role(Role::Headline), None);
            }
            return;
        }
        if above && self.is_standfirst(block, &marks.clutter) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Role(Role::Standfirst), None);
            }
            return;
        }
        if above && self.is_lead_caption(block, marks) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Role(Role::Caption), None);
            }
            return;
        }
        if above && self.is_opening(block, marks) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Marked, None);
            }
            return;
        }
        let long = block.chars >= KEPT && link_share(block) < LINKS;
        if long && self.outside < KEPT_BLOCKS && self.seen.insert(letters(&block.text)) {
            self.outside += 1;
            let why = self
                .page
                .around(block.element)
                .find_map(|at| marks.clutter.get(at).copied().flatten())
                .unwrap_or("it stands outside of the article's text on the page");
            self.boilerplate(block, why);
        }
    }

    fn has_headline(&self) -> bool {
        self.blocks.iter().any(|b| b.hint == Hint::Role(Role::Headline))
    }

    /// The words to the picture between headline and text.
    fn is_lead_caption(&self, block: &TextBlock, marks: &Marks) -> bool {
        (block.tag == Tag::Caption || (block.chars < MOST / 3 && lines::is_caption(&block.text)))
            && self.has_headline()
            && link_share(block) < LINKS
            && self
                .page
                .around(block.element)
                .all(|at| marks.clutter.get(at).copied().flatten().is_none())
    }

    /// A paragraph between the headline and the element that holds most of the text.
    fn is_opening(&self, block: &TextBlock, marks: &Marks) -> bool {
        block.tag == Tag::Paragraph
            && self.has_headline()
            && length(block) >= RUNNING * 2
            && link_share(block) < LINKS / 2.0
            && block.text.ends_with(['.', '。', '”', '"', '!', '?', '»'])
            && self.page.around(block.element).all(|at| {
                marks.clutter.get(at).copied().flatten().is_none()
                    && marks.caption.get(at) != Some(&true)
            })
    }

    /// Marked so, a long heading, or the page's description of the article; below the headline.
    fn is_standfirst(&self, block: &TextBlock, clutter: &[Option<&'static str>]) -> bool {
        let labelled = |at: usize| {
            self.page
                .elements
                .get(at)
                .is_some_and(|e| STANDFIRST.iter().any(|word| has_word(&e.labels, word)))
        };
        let described =
            self.data.description.as_ref().is_some_and(|d| letters(d) == letters(&block.text));
        let near = || self.page.around(block.element).take(3);
        let marked = near().any(|at| labelled(at) && clutter.get(at).copied().flatten().is_none());
        let heading = matches!(block.tag, Tag::Heading(_)) && block.chars >= RUNNING * 2;
        let fits = (RUNNING..MOST).contains(&length(block))
            && link_share(block) < LINKS
            && block.tag != Tag::Caption
            && !self.is_caption(block);
        fits && (described || (self.has_headline() && (marked || heading)))
    }
}
