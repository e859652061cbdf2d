//! Which blocks of a page are its article: the smallest element that holds most of the page's running
//! text, less what is marked or written as something else.

use super::meta::PageData;
use super::page::{Page, Tag, TextBlock};
use crate::article::Role;
use crate::read::{Block, Hint, boilerplate};
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
/// What is marked as clutter but holds this share of the article is no clutter.
const TOO_MUCH_TO_DROP: f64 = 0.35;
/// Blocks with a greater share of link text are lists of links.
const LINKS: f64 = 0.6;
/// Blocks outside of the article that are shorter, in characters, are not kept.
const KEPT: usize = 60;
/// Characters of the longest bold line that is taken for a subhead.
const BOLD_LINE: usize = 70;
/// The reason of boxes.
const BOX: &str = "a box beside the text";
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
    let clutter = marks.clutter_within(page, &inside, &sums, container);
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

/// Words that mark an element as something else than the article's text, and what to call it.
const CLUTTER: &[(&str, &str)] = &[
    ("related", "a link to other articles"),
    ("recommend", "a link to other articles"),
    ("read-more", "a link to other articles"),
    ("readmore", "a link to other articles"),
    ("read-also", "a link to other articles"),
    ("readalso", "a link to other articles"),
    ("also-read", "a link to other articles"),
    ("more-on", "a link to other articles"),
    ("most-read", "a link to other articles"),
    ("mostread", "a link to other articles"),
    ("trending", "a link to other articles"),
    ("teaser", "a link to other articles"),
    ("taboola", "an advertisement"),
    ("outbrain", "an advertisement"),
    ("advert", "an advertisement"),
    ("sponsor", "an advertisement"),
    ("promo", "an advertisement"),
    ("newsletter", "an invitation to subscribe"),
    ("subscribe", "an invitation to subscribe"),
    ("signup", "an invitation to subscribe"),
    ("sign-up", "an invitation to subscribe"),
    ("regwall", "an invitation to subscribe"),
    ("sign-in", "an invitation to subscribe"),
    ("signin", "an invitation to subscribe"),
    ("login", "an invitation to subscribe"),
    ("infobox", BOX),
    ("info-box", BOX),
    ("factbox", BOX),
    ("fact-box", BOX),
    ("post-card", "a link to other articles"),
    ("article-card", "a link to other articles"),
    ("story-card", "a link to other articles"),
    ("crosslink", "a link to other articles"),
    ("inline-article", "a link to other articles"),
    ("social", "buttons for sharing"),
    ("share", "buttons for sharing"),
    ("sharing", "buttons for sharing"),
    ("comment", "the comments section"),
    ("disqus", "the comments section"),
    ("breadcrumb", "part of the page, not of the article"),
    ("footer", "part of the page, not of the article"),
    ("sidebar", "part of the page, not of the article"),
    ("navigation", "part of the page, not of the article"),
    ("navbar", "part of the page, not of the article"),
    ("cookie", "part of the page, not of the article"),
    ("consent", "part of the page, not of the article"),
    ("copyright", "a copyright line"),
    ("disclaimer", "part of the page, not of the article"),
    ("author-bio", "about the author"),
    ("author-box", "about the author"),
    ("authorbio", "about the author"),
    ("author-info", "about the author"),
    ("about-author", "about the author"),
    ("bio", "about the author"),
    ("byline", "the author's line"),
    ("timestamp", "the line of the date"),
    ("tags", "subject labels"),
    ("taglist", "subject labels"),
    ("keywords", "subject labels"),
    ("topics", "subject labels"),
    ("widget", "part of the page, not of the article"),
    ("sr-only", "for screen readers only"),
    ("visually-hidden", "for screen readers only"),
    ("screen-reader", "for screen readers only"),
    ("popup", "part of the page, not of the article"),
    ("modal", "part of the page, not of the article"),
    ("complementary", "part of the page, not of the article"),
];

/// Words that mark an element as the article's text.
const TEXT: &[&str] = &[
    "articlebody",
    "article-body",
    "article__body",
    "article_body",
    "story-body",
    "storybody",
    "story__body",
    "entry-content",
    "post-content",
    "article-content",
    "article__content",
    "article_content",
    "articlecontent",
    "article-text",
    "article__text",
    "articletext",
    "post-body",
    "body-content",
    "bodycontent",
    "story-content",
    "storycontent",
    "content-body",
    "article-main",
    "rich-text",
    "richtext",
    "td-post-content",
    "single-content",
    "news-content",
    "newstext",
    "article-copy",
    "body-copy",
    "main-content-body",
];

/// Words that mark the standfirst.
const STANDFIRST: &[&str] = &[
    "standfirst",
    "subtitle",
    "sub-title",
    "subheadline",
    "sub-headline",
    "subheading",
    "sub-heading",
    "subhead",
    "strapline",
    "dek",
    "deck",
    "chapo",
    "lead",
    "lede",
    "intro",
    "ingress",
    "manchet",
    "perex",
    "vorspann",
    "anrisstext",
    "entradilla",
    "bajada",
    "copete",
    "sumario",
    "summary",
    "abstract",
    "excerpt",
    "sottotitolo",
    "occhiello",
    "catenaccio",
    "linea-fina",
    "kicker-text",
    "article-description",
    "description",
    "teaser-text",
    "underrubrik",
    "preamble",
    "sapo",
    "spot",
    "synopsis",
    "headline-sub",
];

/// Words that mark a caption.
const CAPTION: &[&str] = &[
    "caption",
    "figcaption",
    "photo-credit",
    "image-credit",
    "imagecredit",
    "photocredit",
    "media-credit",
    "bildunterschrift",
    "didascalia",
    "legend",
    "wp-caption",
    "credit",
];

/// What the labels of every element say, by index.
struct Marks {
    clutter: Vec<Option<&'static str>>,
    text: Vec<bool>,
    caption: Vec<bool>,
}

impl Marks {
    fn of(page: &Page) -> Self {
        let mut marks = Self { clutter: Vec::new(), text: Vec::new(), caption: Vec::new() };
        for element in &page.elements {
            let labels = &element.labels;
            let by_name = match element.name.as_str() {
                "nav" => Some("part of the page, not of the article"),
                "footer" => Some("part of the page, not of the article"),
                "aside" => Some("beside the article"),
                "article"
                    if page
                        .around(element.parent)
                        .any(|at| page.elements.get(at).is_some_and(|e| e.name == "article")) =>
                {
                    Some("a link to other articles")
                }
                _ if element.hidden => Some("not shown on the page"),
                _ => None,
            };
            let by_label =
                || CLUTTER.iter().find(|(word, _)| has_word(labels, word)).map(|&(_, why)| why);
            marks.clutter.push(by_name.or_else(by_label));
            marks.text.push(TEXT.iter().any(|word| labels.contains(word)));
            marks.caption.push(CAPTION.iter().any(|word| has_word(labels, word)));
        }
        marks
    }

    /// The elements inside the container that are clutter, and why.
    fn clutter_within(
        &self,
        page: &Page,
        inside: &Inside,
        sums: &[usize],
        container: usize,
    ) -> Vec<Option<&'static str>> {
        let whole = sums.get(container).copied().unwrap_or(0) as f64;
        let mut clutter: Vec<Option<&'static str>> = Vec::with_capacity(page.elements.len());
        for (i, element) in page.elements.iter().enumerate() {
            let own = self.clutter.get(i).copied().flatten().filter(|_| {
                inside.holds(i)
                    && i != container
                    && (sums.get(i).copied().unwrap_or(0) as f64) < whole * TOO_MUCH_TO_DROP
            });
            // Parents come before their children.
            let above = if element.parent == i {
                None
            } else {
                clutter.get(element.parent).copied().flatten()
            };
            clutter.push(above.or(own));
        }
        clutter
    }
}

/// Whether `word` stands in `labels` at the beginning of a word.
fn has_word(labels: &str, word: &str) -> bool {
    labels.match_indices(word).any(|(at, _)| {
        let before = labels.get(..at).and_then(|head| head.chars().last());
        let after = labels.get(at + word.len()..).and_then(|tail| tail.chars().next());
        // Short words must stand alone: "bio" is not "biology".
        let alone = word.len() > 5 || after.is_none_or(|c| !c.is_ascii_alphabetic() || c == 's');
        before.is_none_or(|c| !c.is_ascii_alphabetic()) && alone || word.len() > 7
    })
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
    let length = length(block);
    let running = matches!(block.tag, Tag::Paragraph | Tag::Other | Tag::Item | Tag::Cell)
        && length >= RUNNING
        && link_share(block) < 0.4;
    if !running {
        return 0;
    }
    let cluttered =
        page.around(block.element).any(|at| marks.clutter.get(at).copied().flatten().is_some());
    let told = told.map(|told| told.has(&block.text));
    let length = length.min(MOST);
    let kind = match block.tag {
        Tag::Paragraph => length * 2,
        Tag::Other => length,
        Tag::Item | Tag::Cell | Tag::Heading(_) | Tag::Caption => length / 2,
    };
    match told {
        Some(true) => kind * 4,
        Some(false) => kind / 8,
        None if cluttered => kind / 8,
        None => kind,
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
    let marked = (0..page.elements.len())
        .filter(|&i| marks.text.get(i) == Some(&true) && sum(i) as f64 >= whole * MARKED_LEAST)
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
                here = best
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

/// Which elements are inside the container.
struct Inside {
    flags: Vec<bool>,
}

impl Inside {
    fn of(page: &Page, container: usize) -> Self {
        let mut flags: Vec<bool> = Vec::with_capacity(page.elements.len());
        for (i, element) in page.elements.iter().enumerate() {
            let above = element.parent != i && flags.get(element.parent) == Some(&true);
            flags.push(above || i == container);
        }
        Self { flags }
    }

    fn holds(&self, element: usize) -> bool {
        self.flags.get(element) == Some(&true)
    }
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
        if above && self.is_opening(block, marks) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Marked, None);
            }
            return;
        }
        if above && self.is_lead_caption(block, marks) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Role(Role::Caption), None);
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
        block.tag == Tag::Caption
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
