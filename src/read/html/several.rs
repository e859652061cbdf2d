//! Pages that hold more than one article: those that go on with another one when scrolled, lists of whole
//! articles, an article with its copy for the printer. One is read; the others are kept apart, and said.

use super::marks::{Marks, SOFT};
use super::meta::PageData;
use super::page::{Page, Tag, TextBlock};
use super::select::{LINKS, Told, letters, link_share, running_length};
use std::collections::HashSet;

/// The reason of an article that is not the one meant.
pub(super) const ANOTHER: &str = "another article on the page";
/// The reason of a second copy of the article.
pub(super) const COPY: &str = "the article stands on the page a second time";

/// A whole article has at least this much running text, as it counts there.
const WHOLE: usize = 500;
/// And so many paragraphs.
const PARAGRAPHS: usize = 2;
/// Share of its paragraphs that a copy has from the article.
const COPIED: f64 = 0.8;
/// Articles of one page that are told apart.
const MOST: usize = 200;

/// What each element belongs to where the page holds several articles.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// By element: why it is set apart.
    why: Vec<Option<&'static str>>,
    /// Other articles.
    pub(super) articles: usize,
    /// Copies of the one that is read.
    pub(super) copies: usize,
}

impl Others {
    /// Looks for several articles; a live blog's entries and an article's own parts are none.
    pub(super) fn find(
        page: &Page,
        data: &PageData,
        told: Option<&Told>,
        marks: &Marks,
        live: bool,
    ) -> Self {
        let mut roots = roots(page, marks, |e| e.name == "article");
        if roots.len() < 2 {
            roots = by_heading(page, marks);
        }
        roots.truncate(MOST);
        if live || roots.len() < 2 {
            return Self::default();
        }
        let owner = owners(page, &roots);
        let texts = texts(page, &owner, roots.len());
        let Some(main) = main(page, data, told, &owner, &texts) else { return Self::default() };
        let mut others = Self { why: vec![None; page.elements.len()], ..Self::default() };
        let own = texts.get(main);
        let reasons: Vec<Option<&'static str>> = (0..roots.len())
            .map(|i| (i != main).then(|| if is_copy(texts.get(i), own) { COPY } else { ANOTHER }))
            .collect();
        others.copies = reasons.iter().filter(|why| **why == Some(COPY)).count();
        others.articles = reasons.iter().filter(|why| **why == Some(ANOTHER)).count();
        for (why, owner) in others.why.iter_mut().zip(&owner) {
            *why = owner.and_then(|i| reasons.get(i).copied().flatten());
        }
        others
    }

    /// Why `element` is set apart.
    pub(super) fn of(&self, element: usize) -> Option<&'static str> {
        self.why.get(element).copied().flatten()
    }

    /// What the user is told.
    pub(super) fn warning(&self) -> Option<String> {
        let count = |n: usize, one: &str, many: &str| match n {
            0 => None,
            1 => Some(format!("one {one}")),
            n => Some(format!("{n} {many}")),
        };
        let others = count(self.articles, "other article", "other articles");
        let copies = count(self.copies, "more copy of the article", "more copies of the article");
        let both = [others, copies].into_iter().flatten().collect::<Vec<_>>().join(" and ");
        (!both.is_empty()).then(|| {
            format!("The page holds {both} beside the one that was read; their paragraphs are set apart and can be restored")
        })
    }
}

/// The outermost elements that `is_root` and hold a whole article.
fn roots(
    page: &Page,
    marks: &Marks,
    is_root: impl Fn(&super::page::Element) -> bool,
) -> Vec<usize> {
    let candidate = |i: usize| page.elements.get(i).is_some_and(&is_root);
    let mut inside: Vec<bool> = Vec::with_capacity(page.elements.len());
    let mut found = Vec::new();
    for (i, element) in page.elements.iter().enumerate() {
        let above = element.parent != i && inside.get(element.parent) == Some(&true);
        let root = !above && candidate(i) && !is_aside(page, marks, i);
        if root {
            found.push(i);
        }
        inside.push(above || root);
    }
    whole(page, found)
}

/// Teasers, comments and the like are no articles of their own.
fn is_aside(page: &Page, marks: &Marks, element: usize) -> bool {
    page.around(element)
        .filter_map(|at| marks.clutter.get(at).copied().flatten())
        .any(|why| !SOFT.contains(&why))
}

/// Whether a heading is that of a whole article: the main one, or a link to the article's own page. Parts
/// of an article have neither.
fn heads_article(block: &TextBlock) -> bool {
    match block.tag {
        Tag::Heading(1) => true,
        Tag::Heading(2 | 3) => link_share(block) >= LINKS,
        Tag::Heading(_) | Tag::Paragraph | Tag::Item | Tag::Caption | Tag::Cell | Tag::Other => {
            false
        }
    }
}

/// Those of `roots` that hold a whole article with a heading of its own.
fn whole(page: &Page, roots: Vec<usize>) -> Vec<usize> {
    let owner = owners(page, &roots);
    let mut sums = vec![(0_usize, 0_usize, false); roots.len()];
    for block in &page.blocks {
        let Some(sum) = owner.get(block.element).copied().flatten().and_then(|i| sums.get_mut(i))
        else {
            continue;
        };
        let length = running_length(block);
        sum.0 += length;
        sum.1 += usize::from(length > 0);
        sum.2 |= heads_article(block);
    }
    let is_whole = |&(length, count, headed): &(usize, usize, bool)| {
        headed && length >= WHOLE && count >= PARAGRAPHS
    };
    roots.into_iter().zip(sums).filter(|(_, sum)| is_whole(sum)).map(|(i, _)| i).collect()
}

/// The largest elements that hold one main heading each.
fn by_heading(page: &Page, marks: &Marks) -> Vec<usize> {
    let mut headings = vec![0_usize; page.elements.len()];
    for (i, element) in page.elements.iter().enumerate() {
        if element.name == "h1"
            && let Some(count) = headings.get_mut(i)
        {
            *count += 1;
        }
    }
    for i in (1..page.elements.len()).rev() {
        let own = headings.get(i).copied().unwrap_or(0);
        if let Some(sum) = page.elements.get(i).and_then(|e| headings.get_mut(e.parent)) {
            *sum += own;
        }
    }
    if headings.first().is_none_or(|&all| all < 2) {
        return Vec::new();
    }
    let one = |i: usize| headings.get(i) == Some(&1);
    let tops =
        page.elements.iter().enumerate().skip(1).filter(|&(i, e)| {
            one(i) && !one(e.parent) && e.name != "h1" && !is_aside(page, marks, i)
        });
    let tops = tops.map(|(i, _)| i).collect();
    whole(page, tops)
}

/// By element: which of `roots`, by its place there, it is inside of.
fn owners(page: &Page, roots: &[usize]) -> Vec<Option<usize>> {
    let mut owner: Vec<Option<usize>> = Vec::with_capacity(page.elements.len());
    let mut next = 0;
    for (i, element) in page.elements.iter().enumerate() {
        let above =
            if element.parent == i { None } else { owner.get(element.parent).copied().flatten() };
        let own = (roots.get(next) == Some(&i)).then_some(next);
        next += usize::from(own.is_some());
        owner.push(above.or(own));
    }
    owner
}

/// The letters of the paragraphs of each article, its parts that are no text left out.
fn texts(page: &Page, owner: &[Option<usize>], count: usize) -> Vec<Vec<String>> {
    let mut texts = vec![Vec::new(); count];
    for block in page.blocks.iter().filter(|b| running_length(b) > 0) {
        if let Some(list) =
            owner.get(block.element).copied().flatten().and_then(|i| texts.get_mut(i))
        {
            list.push(letters(&block.text));
        }
    }
    texts
}

fn is_copy(text: Option<&Vec<String>>, own: Option<&Vec<String>>) -> bool {
    let (Some(text), Some(own)) = (text, own) else { return false };
    let own: HashSet<&String> = own.iter().collect();
    let shared = text.iter().filter(|paragraph| own.contains(paragraph)).count();
    shared as f64 >= text.len() as f64 * COPIED
}

/// Which of the articles is meant: the one that has the headline of the page's data, else the first.
/// `None` where they are parts of one article.
fn main(
    page: &Page,
    data: &PageData,
    told: Option<&Told>,
    owner: &[Option<usize>],
    texts: &[Vec<String>],
) -> Option<usize> {
    if let Some(told) = told {
        let known = |text: &Vec<String>| text.iter().filter(|words| told.holds(words)).count();
        let known: Vec<usize> = texts.iter().map(known).collect();
        let best = known.iter().enumerate().max_by_key(|&(i, n)| (n, std::cmp::Reverse(i)));
        let best = best.filter(|(_, n)| **n > 0).map(|(i, _)| i);
        if let Some(best) = best {
            // Others that the data's text holds too are copies, or parts of the same article.
            let own = texts.get(best);
            let mut others = texts.iter().zip(&known).filter(|(_, n)| **n > 0);
            return others.all(|(text, _)| is_copy(Some(text), own)).then_some(best);
        }
    }
    let titles: Vec<String> =
        [&data.headline, &data.heading].into_iter().flatten().map(|t| letters(t)).collect();
    let titled = page.blocks.iter().filter(|b| matches!(b.tag, Tag::Heading(_)));
    let mut titled = titled.filter(|b| titles.contains(&letters(&b.text))).peekable();
    let outside = titled.peek().is_some_and(|b| owner.get(b.element).copied().flatten().is_none());
    if outside && data.is_article {
        return None;
    }
    titled.find_map(|b| owner.get(b.element).copied().flatten()).or(Some(0))
}
