//! What the names, classes and ids of a page's elements say about them: clutter, the article's text, a
//! standfirst, a caption.

use super::page::{Element, Page};
use crate::read::boilerplate::{COOKIES, RELATED};
use std::collections::BTreeMap;

/// What is marked as clutter but holds this share of the article is no clutter.
const TOO_MUCH_TO_DROP: f64 = 0.35;

/// The reason of boxes.
pub(super) const BOX: &str = "a box beside the text";

/// Words that mark an element as something else than the article's text, and what to call it.
const CLUTTER: &[(&str, &str)] = &[
    ("related", RELATED),
    ("recommend", RELATED),
    ("read-more", RELATED),
    ("readmore", RELATED),
    ("read-also", RELATED),
    ("readalso", RELATED),
    ("also-read", RELATED),
    ("more-on", RELATED),
    ("most-read", RELATED),
    ("mostread", RELATED),
    ("trending", RELATED),
    ("teaser", RELATED),
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
    ("post-card", RELATED),
    ("article-card", RELATED),
    ("story-card", RELATED),
    ("crosslink", RELATED),
    ("inline-article", RELATED),
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
    ("cookie", COOKIES),
    ("consent", COOKIES),
    ("gdpr", COOKIES),
    ("paywall", "an invitation to subscribe"),
    ("content-not-granted", "an invitation to subscribe"),
    ("recirc", RELATED),
    ("up-next", RELATED),
    ("you-may-also", RELATED),
    ("more-stories", RELATED),
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

/// Reasons of which pages' own words are often untrue.
pub(super) const SOFT: &[&str] = &[
    "an invitation to subscribe",
    "buttons for sharing",
    "not shown on the page",
    "subject labels",
    "about the author",
    "the author's line",
    "an advertisement",
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
pub(super) const STANDFIRST: &[&str] = &[
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
pub(super) const CAPTION: &[&str] = &[
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

/// Words that mark a sentence of the text repeated for show.
const PULL_QUOTE: &[&str] = &[
    "pullquote",
    "pull-quote",
    "pull_quote",
    "pulledquote",
    "quote-pull",
    "quote--pull",
    "quote_pull",
    "blockquote--big",
    "highlight-quote",
    "zitat-box",
    "citat-box",
];

/// Words that mark a note on what was wrong, or by the editors.
const CORRECTION: &[&str] = &[
    "correction",
    "corrections",
    "clarification",
    "corrigendum",
    "erratum",
    "editors-note",
    "editor-note",
    "editorsnote",
    "editorial-note",
    "editornote",
];

/// Words that mark a live blog or its entries.
const LIVE: &[&str] = &[
    "liveblog",
    "live-blog",
    "live_blog",
    "liveticker",
    "live-ticker",
    "livestory",
    "live-story",
    "live-post",
    "live-update",
    "live-entry",
    "liveblogupdate",
    "liveblogposting",
    "amp-live-list",
    "minute-by-minute",
];

/// What the labels of every element say, by index.
pub(super) struct Marks {
    pub(super) clutter: Vec<Option<&'static str>>,
    pub(super) text: Vec<bool>,
    pub(super) caption: Vec<bool>,
    pub(super) pull_quote: Vec<bool>,
    pub(super) correction: Vec<bool>,
    /// The page marks several of its parts as a live blog's.
    pub(super) live: bool,
}

/// So many parts of a live blog make a page one.
const LIVE_PARTS: usize = 3;

impl Marks {
    pub(super) fn of(page: &Page) -> Self {
        let mut marks = Self {
            clutter: Vec::new(),
            text: Vec::new(),
            caption: Vec::new(),
            pull_quote: Vec::new(),
            correction: Vec::new(),
            live: false,
        };
        let mut live = 0;
        for element in &page.elements {
            let labels = &element.labels;
            let by_name = by_name(page, element);
            let by_label =
                || CLUTTER.iter().find(|(word, _)| has_word(labels, word)).map(|&(_, why)| why);
            marks.clutter.push(by_name.or_else(by_label));
            marks.text.push(TEXT.iter().any(|word| labels.contains(word)));
            let is = |words: &[&str]| words.iter().any(|word| has_word(labels, word));
            marks.caption.push(is(CAPTION));
            marks.pull_quote.push(is(PULL_QUOTE));
            marks.correction.push(is(CORRECTION));
            live += usize::from(is(LIVE) || element.name == "amp-live-list");
        }
        marks.live = live >= LIVE_PARTS;
        marks
    }

    /// Soft reasons that would take away a great part of the text: pages call each paragraph
    /// "shareable", or the text of an article "subscribe-content".
    pub(super) fn untrue_within(
        &self,
        page: &Page,
        inside: &Inside,
        container: usize,
        plain: &[usize],
    ) -> Vec<&'static str> {
        let mut by_reason: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut whole = 0;
        for (block, &length) in page.blocks.iter().zip(plain) {
            if length == 0 || !inside.holds(block.element) {
                continue;
            }
            whole += length;
            let within = page.around(block.element).take_while(|&at| at != container);
            let outermost = within.filter_map(|at| self.clutter.get(at).copied().flatten()).last();
            if let Some(why) = outermost.filter(|why| SOFT.contains(why)) {
                *by_reason.entry(why).or_default() += length;
            }
        }
        let much = |length: usize| length as f64 >= whole as f64 * TOO_MUCH_TO_DROP;
        by_reason.into_iter().filter(|&(_, length)| much(length)).map(|(why, _)| why).collect()
    }

    /// A pull-quote or a correction is a small part of the text; else its mark means something else.
    pub(super) fn believe_small(&mut self, sums: &[usize], container: usize) {
        let whole = sums.get(container).copied().unwrap_or(0) as f64;
        let small = |sum: &usize| (*sum as f64) < whole * TOO_MUCH_TO_DROP;
        for (i, _) in sums.iter().enumerate().filter(|(_, sum)| !small(sum)) {
            for flags in [&mut self.pull_quote, &mut self.correction] {
                if let Some(flag) = flags.get_mut(i) {
                    *flag = false;
                }
            }
        }
    }

    /// The elements inside the container that are clutter, and why.
    pub(super) fn clutter_within(
        &self,
        page: &Page,
        inside: &Inside,
        sums: &[usize],
        container: usize,
        untrue: &[&'static str],
    ) -> Vec<Option<&'static str>> {
        let whole = sums.get(container).copied().unwrap_or(0) as f64;
        let mut clutter: Vec<Option<&'static str>> = Vec::with_capacity(page.elements.len());
        for (i, element) in page.elements.iter().enumerate() {
            let own = self.clutter.get(i).copied().flatten().filter(|why| {
                inside.holds(i)
                    && i != container
                    && !untrue.contains(why)
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

/// What the name of an element says, and whether it is shown.
fn by_name(page: &Page, element: &Element) -> Option<&'static str> {
    match element.name.as_str() {
        "nav" | "footer" | "amp-sidebar" => Some("part of the page, not of the article"),
        "aside" => Some("beside the article"),
        "amp-ad" | "amp-embed" | "amp-sticky-ad" => Some("an advertisement"),
        "amp-consent" | "amp-user-notification" => Some(COOKIES),
        "amp-social-share" => Some("buttons for sharing"),
        "amp-list" | "amp-next-page" => Some(RELATED),
        // An entry of a live blog may stand in the article of them all.
        "article"
            if !LIVE.iter().any(|word| has_word(&element.labels, word))
                && page
                    .around(element.parent)
                    .any(|at| page.elements.get(at).is_some_and(|e| e.name == "article")) =>
        {
            Some(RELATED)
        }
        _ if element.hidden => Some("not shown on the page"),
        _ => None,
    }
}

/// Whether `word` stands in `labels` at the beginning of a word.
pub(super) fn has_word(labels: &str, word: &str) -> bool {
    labels.match_indices(word).any(|(at, _)| {
        let before = labels.get(..at).and_then(|head| head.chars().last());
        let after = labels.get(at + word.len()..).and_then(|tail| tail.chars().next());
        // Short words must stand alone: "bio" is not "biology".
        let alone = word.len() > 5 || after.is_none_or(|c| !c.is_ascii_alphabetic() || c == 's');
        before.is_none_or(|c| !c.is_ascii_alphabetic()) && alone || word.len() > 7
    })
}

/// Which elements are inside the container.
pub(super) struct Inside {
    flags: Vec<bool>,
}

impl Inside {
    pub(super) fn of(page: &Page, container: usize) -> Self {
        let mut flags: Vec<bool> = Vec::with_capacity(page.elements.len());
        for (i, element) in page.elements.iter().enumerate() {
            let above = element.parent != i && flags.get(element.parent) == Some(&true);
            flags.push(above || i == container);
        }
        Self { flags }
    }

    pub(super) fn holds(&self, element: usize) -> bool {
        self.flags.get(element) == Some(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_stand_alone_and_long_ones_begin_a_word() {
        for (labels, word, expected) in [
            (" author-bio", "bio", true),
            (" biology", "bio", false),
            (" topic-tags", "tags", true),
            (" related-links", "related", true),
            (" article_element-lead__x1", "lead", true),
            (" headlines", "lead", false),
            (" inlinenewsletter", "newsletter", true),
        ] {
            assert_eq!(has_word(labels, word), expected, "{labels} {word}");
        }
    }
}
