//! Decisions of a person that override what was read. They are kept apart from what was read, so
//! that they can be undone, and so that a version that is read again keeps them.

use crate::article::{Article, Date, Paragraph, Role, Version};
use crate::text::Span;
use std::sync::Arc;

mod decisions;
mod notes;

pub use decisions::{DecisionKey, Placed, Unmet, Use, common};
pub use notes::{DecisionName, Notes, PutRight, Question, Remark, Subject, Verdict};

/// How much of the neighbouring paragraphs an anchor remembers, in characters: enough to tell
/// repeated paragraphs ("Advertisement") apart, and what the W3C's examples use.
const CONTEXT_CHARS: usize = 32;

/// Where a decision belongs: a paragraph by its position, its exact text, and what stands around
/// it. After the position and quote selectors of the W3C Web Annotation Data Model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Index of the paragraph when the decision was made.
    pub index: u32,
    /// Its text then.
    pub exact: String,
    /// The end of the paragraph before it; empty for the first.
    pub prefix: String,
    /// The beginning of the paragraph after it; empty for the last.
    pub suffix: String,
}

impl Anchor {
    /// The anchor of the paragraph at `index`; `None` where there is none.
    #[must_use]
    pub fn at(article: &Article, index: u32) -> Option<Self> {
        let at = index as usize;
        let exact = article.paragraphs.get(at)?.text.clone();
        let (prefix, suffix) = context(&article.paragraphs, at);
        Some(Self { index, exact, prefix, suffix })
    }

    /// The paragraph it stands for now: the one at its position if that has its text, else the
    /// one with its text whose neighbours fit best, else none.
    #[must_use]
    pub fn resolve(&self, article: &Article) -> Option<u32> {
        let same = |paragraph: &Paragraph| paragraph.text == self.exact;
        if article.paragraphs.get(self.index as usize).is_some_and(same) {
            return Some(self.index);
        }
        (0_u32..)
            .zip(&article.paragraphs)
            .filter(|(_, paragraph)| same(paragraph))
            .map(|(index, _)| index)
            .max_by_key(|&index| self.fit(article, index))
    }

    /// How well the surroundings of a paragraph with the right text fit; nearer wins a tie.
    fn fit(&self, article: &Article, index: u32) -> (usize, std::cmp::Reverse<u32>) {
        let (prefix, suffix) = context(&article.paragraphs, index as usize);
        let neighbours = usize::from(prefix == self.prefix) + usize::from(suffix == self.suffix);
        (neighbours, std::cmp::Reverse(index.abs_diff(self.index)))
    }
}

/// The end of the paragraph before, and the beginning of the one after.
fn context(paragraphs: &[Paragraph], index: usize) -> (String, String) {
    let before = index.checked_sub(1).and_then(|i| paragraphs.get(i));
    let after = paragraphs.get(index + 1);
    let prefix = before.map_or_else(String::new, |p| {
        let skipped = p.text.chars().count().saturating_sub(CONTEXT_CHARS);
        p.text.chars().skip(skipped).collect()
    });
    let suffix = after.map_or_else(String::new, |p| p.text.chars().take(CONTEXT_CHARS).collect());
    (prefix, suffix)
}

/// Where words belong: their paragraph, the words, and which of their occurrences in it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsAnchor {
    /// The paragraph.
    pub paragraph: Anchor,
    /// The words.
    pub words: String,
    /// How often they stand in the paragraph before.
    pub nth: u32,
}

impl WordsAnchor {
    /// The anchor of `span` in the paragraph at `index`; `None` where there are no words.
    #[must_use]
    pub fn at(article: &Article, index: u32, span: Span) -> Option<Self> {
        let paragraph = Anchor::at(article, index)?;
        let words = paragraph.exact.get(span.range()).filter(|words| !words.is_empty())?.to_owned();
        let before = paragraph.exact.match_indices(&words).take_while(|(at, _)| *at < span.start());
        let nth = u32::try_from(before.count()).unwrap_or(u32::MAX);
        Some(Self { paragraph, words, nth })
    }

    /// Where the words stand now: in their paragraph, or, where that has changed, in the only
    /// place that has them. Of several nobody knows which is meant, but for one whose neighbours
    /// are the same.
    #[must_use]
    pub fn resolve(&self, article: &Article) -> Option<(u32, Span)> {
        if let Some(index) = self.paragraph.resolve(article) {
            let text = &article.paragraphs.get(index as usize)?.text;
            return Some((index, self.nth_in(text, self.nth)?));
        }
        let mut having: Vec<(u32, Span)> = (0_u32..)
            .zip(&article.paragraphs)
            .filter_map(|(index, p)| Some((index, self.nth_in(&p.text, 0)?)))
            .collect();
        if having.len() > 1 {
            let fits = |index: u32| self.paragraph.fit(article, index).0 > 0;
            having.retain(|&(index, _)| fits(index));
        }
        let &[(index, first)] = having.as_slice() else { return None };
        let text = &article.paragraphs.get(index as usize)?.text;
        match self.nth_in(text, 1) {
            None => Some((index, first)),
            Some(_) => Some((index, self.nth_in(text, self.nth)?)),
        }
    }

    fn nth_in(&self, text: &str, nth: u32) -> Option<Span> {
        if self.words.is_empty() {
            return None;
        }
        let (at, words) = text.match_indices(&self.words).nth(nth as usize)?;
        Span::new(text, at..at + words.len())
    }
}

/// One decision about one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// It is called this.
    Label(String),
    /// Its headline is this, or it has none.
    Headline(Option<String>),
    /// It was written by these, or by nobody who is named.
    Byline(Option<String>),
    /// It was published on this day, or on an unknown one.
    Published(Option<Date>),
    /// It comes from this outlet, or from an unknown one.
    Outlet(Option<String>),
    /// A paragraph has this role.
    Role(Anchor, Role),
}

impl Correction {
    /// What it is about, in a word.
    #[must_use]
    pub fn subject(&self) -> &'static str {
        match self {
            Self::Label(_) => "label",
            Self::Headline(_) => "headline",
            Self::Byline(_) => "byline",
            Self::Published(_) => "date",
            Self::Outlet(_) => "outlet",
            Self::Role(..) => "role of a paragraph",
        }
    }

    /// What `as_read` says of it, in words.
    #[must_use]
    pub fn before(&self, as_read: &Version) -> Option<String> {
        let article = &as_read.article;
        let or_none = |text: Option<String>| Some(text.unwrap_or_else(|| "none".to_owned()));
        match self {
            Self::Label(_) => Some(as_read.label.clone()),
            Self::Headline(_) => or_none(article.headline.clone()),
            Self::Byline(_) => or_none(article.byline.clone()),
            Self::Published(_) => or_none(article.published.map(|day| day.to_string())),
            Self::Outlet(_) => or_none(article.outlet.clone()),
            Self::Role(anchor, _) => {
                let index = anchor.resolve(article)?;
                Some(as_read.paragraph(index as usize)?.role.name().to_owned())
            }
        }
    }

    /// What it says instead, in words.
    #[must_use]
    pub fn after(&self) -> String {
        let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
        match self {
            Self::Label(label) => label.clone(),
            Self::Headline(text) | Self::Byline(text) | Self::Outlet(text) => or_none(text),
            Self::Published(day) => or_none(&day.map(|day| day.to_string())),
            Self::Role(_, role) => role.name().to_owned(),
        }
    }

    /// Whether `self` decides the same thing as `other`, so that it takes its place.
    fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Label(_), Self::Label(_))
            | (Self::Headline(_), Self::Headline(_))
            | (Self::Byline(_), Self::Byline(_))
            | (Self::Published(_), Self::Published(_))
            | (Self::Outlet(_), Self::Outlet(_)) => true,
            (Self::Role(a, _), Self::Role(b, _)) => a == b,
            (
                Self::Label(_)
                | Self::Headline(_)
                | Self::Byline(_)
                | Self::Published(_)
                | Self::Outlet(_)
                | Self::Role(..),
                _,
            ) => false,
        }
    }

    /// Whether it says no more than what `version` says of itself.
    fn is_idle(&self, version: &Version) -> bool {
        match self {
            Self::Label(label) => *label == version.label,
            Self::Headline(headline) => *headline == version.article.headline,
            Self::Byline(byline) => *byline == version.article.byline,
            Self::Published(day) => *day == version.article.published,
            Self::Outlet(outlet) => *outlet == version.article.outlet,
            Self::Role(anchor, role) => anchor
                .resolve(&version.article)
                .and_then(|index| version.paragraph(index as usize))
                .is_some_and(|paragraph| paragraph.role == *role),
        }
    }
}

/// `corrections` with one more, which takes the place of an earlier one about the same thing, and
/// is left out where it only restores what was read.
#[must_use]
pub fn with(corrections: &[Correction], new: Correction, as_read: &Version) -> Vec<Correction> {
    let mut all: Vec<Correction> =
        corrections.iter().filter(|old| !new.replaces(old)).cloned().collect();
    if !new.is_idle(as_read) {
        all.push(new);
    }
    all
}

/// A version with its corrections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// What the analysis is given.
    pub version: Arc<Version>,
    /// Corrections whose place can't be found again.
    pub lost: Vec<Correction>,
}

/// Applies `corrections` to what was read.
#[must_use]
pub fn apply(as_read: &Arc<Version>, corrections: &[Correction]) -> Corrected {
    if corrections.is_empty() {
        return Corrected { version: Arc::clone(as_read), lost: Vec::new() };
    }
    let mut version = Version::clone(as_read);
    let mut lost = Vec::new();
    let mut new_headline = None;
    for correction in corrections {
        match correction {
            Correction::Label(label) => version.label.clone_from(label),
            Correction::Headline(headline) => version.article.headline.clone_from(headline),
            Correction::Byline(byline) => version.article.byline.clone_from(byline),
            Correction::Published(day) => version.article.published = *day,
            Correction::Outlet(outlet) => version.article.outlet.clone_from(outlet),
            Correction::Role(anchor, role) => {
                let Some(paragraph) = find(&mut version.article, as_read, anchor) else {
                    lost.push(correction.clone());
                    continue;
                };
                paragraph.role = *role;
                paragraph.why = Some("Set by you".to_owned());
                if *role == Role::Headline {
                    new_headline = Some(paragraph.text.clone());
                }
            }
        }
    }
    let headline_set = corrections.iter().any(|c| matches!(c, Correction::Headline(_)));
    if let Some(headline) = new_headline.filter(|_| !headline_set) {
        version.article.headline = Some(headline);
    }
    Corrected { version: Arc::new(version), lost }
}

fn find<'a>(
    article: &'a mut Article,
    as_read: &Version,
    anchor: &Anchor,
) -> Option<&'a mut Paragraph> {
    let index = anchor.resolve(&as_read.article)?;
    article.paragraphs.get_mut(index as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(texts: &[&str]) -> Article {
        let paragraphs = texts.iter().map(|text| Paragraph::new(Role::Body, *text)).collect();
        Article { paragraphs, ..Article::default() }
    }

    #[test]
    fn a_place_is_found_again() {
        let check = |before: &[&str], index, after: &[&str], expected| {
            let anchor = Anchor::at(&article(before), index).expect("a paragraph");
            assert_eq!(anchor.resolve(&article(after)), expected, "{before:?} -> {after:?}");
        };
        check(&["a", "b", "c"], 1, &["a", "b", "c"], Some(1));
        check(&["a", "b", "c"], 1, &["new", "a", "b", "c"], Some(2));
        check(&["a", "b", "c"], 1, &["a", "b, changed", "c"], None);
        // Of two with the same words, the one with the same neighbours.
        check(&["a", "Ad", "b", "Ad", "c"], 3, &["Ad", "a", "Ad", "b", "x", "Ad", "c"], Some(5));
        // With no neighbour left, the nearest.
        check(&["a", "Ad", "b"], 1, &["x", "y", "Ad", "z", "z", "Ad"], Some(2));
    }

    #[test]
    fn words_are_found_again() {
        let check = |before: &[&str], (index, start): (u32, usize), after: &[&str], expected| {
            let old = article(before);
            let text = &old.paragraphs[index as usize].text;
            let span = Span::snapped(text, start..start + 4);
            let anchor = WordsAnchor::at(&old, index, span).expect("words");
            let place = anchor.resolve(&article(after)).map(|(index, span)| (index, span.start()));
            assert_eq!(place, expected, "{before:?} -> {after:?}");
        };
        let before = ["one", "“Help” and “Help”.", "two"];
        check(&before, (1, 3), &before, Some((1, 3)));
        check(&before, (1, 18), &before, Some((1, 18)));
        check(&before, (1, 18), &["new", "one", "“Help” and “Help”.", "two"], Some((2, 18)));
        // The paragraph has changed, the words are in it still.
        check(&before, (1, 18), &["one", "Then “Help” and “Help”!", "two"], Some((1, 23)));
        check(&before, (1, 18), &["one", "Only “Help” now.", "two"], Some((1, 8)));
        // The one with the same neighbours, else none.
        check(&before, (1, 3), &["one", "Now “Help”.", "two", "“Help”?"], Some((1, 7)));
        check(&before, (1, 3), &["x", "Now “Help”.", "x", "“Help”?"], None);
        check(&before, (1, 3), &["one", "Nobody called.", "two"], None);
    }

    #[test]
    fn anchors_remember_whole_characters() {
        let long = "é".repeat(100);
        let anchor = Anchor::at(&article(&[&long, "b", &long]), 1).expect("a paragraph");
        assert_eq!(anchor.prefix.chars().count(), CONTEXT_CHARS);
        assert_eq!(anchor.suffix.chars().count(), CONTEXT_CHARS);
    }
}
