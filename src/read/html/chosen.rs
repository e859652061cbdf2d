//! What each block of a page is taken for, within the article's element and outside of it.

use super::live;
use super::marks::{BOX, CAPTION, Marks, STANDFIRST, has_word};
use super::meta::PageData;
use super::page::{Page, Tag, TextBlock};
use super::select::{
    LINKS, MOST, RUNNING, Told, is_links, is_sentence, length, letters, link_share, running_length,
};
use crate::article::Role;
use crate::read::{Block, Hint, boilerplate, bylines, lines};
use std::collections::HashSet;

/// Blocks outside of the article that are shorter, in characters, are not kept.
const KEPT: usize = 60;
/// Characters of the longest bold line that is taken for a subhead.
const BOLD_LINE: usize = 70;
/// So many blocks outside are kept.
const KEPT_BLOCKS: usize = 200;
/// The level of a bold line that is taken for a subhead: it may be the last line of a text.
const BOLD_LEVEL: u8 = crate::read::roles::BOLD_LEVEL;

/// Bytes of letters by which a description is known.
const DESCRIBED: usize = 60;
/// Bytes that they may be fewer by where a letter is not cut.
const UNEVEN: usize = 4;
/// Elements around a block that are looked at for what they are.
const NEAR: usize = 4;
/// The reason of a pull-quote that is marked so.
const MARKED_QUOTE: &str = "the page marks it as a pull-quote";
/// The reason of a correction that is marked so.
const CORRECTION: &str = "the page marks it as a correction";
/// The reason of what readers wrote.
const COMMENTS: &str = "the comments section";

/// Words of the shortest link that is the headline of another article.
const HEADLINE_WORDS: usize = 4;

/// What a block of links is: headlines of other articles, or names of pages.
fn links_reason(block: &TextBlock) -> &'static str {
    if block.text.split_whitespace().count() >= HEADLINE_WORDS {
        boilerplate::RELATED
    } else {
        "nothing but links to other pages"
    }
}

/// The blocks taken so far.
pub(super) struct Chosen<'a> {
    page: &'a Page,
    data: &'a PageData,
    marks: &'a Marks,
    /// Clutter within the article's element, by element.
    clutter: &'a [Option<&'static str>],
    told: Option<&'a Told>,
    /// The letters of the page's description of the article.
    described: Option<String>,
    seen: HashSet<String>,
    pub(super) blocks: Vec<Block>,
    /// Running text of the article that was taken.
    pub(super) running: usize,
    /// Blocks outside that were kept.
    outside: usize,
    /// The first paragraph of the text was taken.
    begun: bool,
    /// Running text that was met within the article's element, and all that there is.
    taken: usize,
    whole: usize,
    /// The heading of the comments stood inside the article's element.
    comments: bool,
    /// The element of the last link to another article.
    linked: Option<usize>,
    container: usize,
}

impl<'a> Chosen<'a> {
    pub(super) fn new(
        page: &'a Page,
        data: &'a PageData,
        marks: &'a Marks,
        clutter: &'a [Option<&'static str>],
        told: Option<&'a Told>,
        whole: usize,
        container: usize,
    ) -> Self {
        let described = data.description.as_deref().filter(|d| d.len() <= MOST * 4).map(letters);
        Self {
            described,
            page,
            data,
            marks,
            clutter,
            told,
            seen: HashSet::new(),
            blocks: Vec::new(),
            running: 0,
            outside: 0,
            begun: false,
            taken: 0,
            whole,
            comments: false,
            linked: None,
            container,
        }
    }

    /// A block of another article on the page.
    pub(super) fn other(&mut self, block: &TextBlock, why: &'static str) {
        self.boilerplate(block, why);
    }

    /// The time above an entry of a live blog.
    pub(super) fn head(&mut self, block: &TextBlock) {
        self.push(block, Hint::Role(Role::Update), Some(live::HEAD));
    }

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

    /// The role that the page's own marks give to a block: a pull-quote or a correction.
    fn marked_role(&self, block: &TextBlock) -> Option<Role> {
        if block.chars > MOST || link_share(block) >= LINKS {
            return None;
        }
        let near: Vec<usize> = self.page.around(block.element).take(NEAR).collect();
        let any = |flags: &[bool]| near.iter().any(|&at| flags.get(at) == Some(&true));
        if any(&self.marks.pull_quote) {
            return Some(Role::PullQuote);
        }
        any(&self.marks.correction).then_some(Role::Correction)
    }

    fn marked_why(&self, role: Role) -> &'static str {
        if role == Role::PullQuote { MARKED_QUOTE } else { CORRECTION }
    }

    /// A note on what was wrong, wherever on the page.
    fn is_correction(&self, block: &TextBlock) -> bool {
        let said = self.marked_role(block) == Some(Role::Correction);
        block.chars >= KEPT
            && link_share(block) < LINKS / 2.0
            && (said || lines::is_correction(&block.text))
    }

    /// A block within the article's element.
    pub(super) fn inside(&mut self, block: &TextBlock) {
        self.taken += running_length(block);
        if let Some(role) = self.marked_role(block) {
            // What is repeated for show does not take the place of what it repeats.
            return self.push(block, Hint::Role(role), Some(self.marked_why(role)));
        }
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
        let linked = boilerplate::linked_reason(&block.text).filter(|_| block.linked > 0);
        if let Some(why) = boilerplate::reason(&block.text).or(linked) {
            // Below its heading stand comments, unless most of the text would be lost so.
            let heading = matches!(block.tag, Tag::Heading(_));
            self.comments |= heading && why == COMMENTS && self.taken * 2 >= self.whole;
            return self.boilerplate(block, why);
        }
        if is_links(block) {
            self.linked = Some(block.element);
            let marked = self.clutter.get(block.element).copied().flatten();
            return self.boilerplate(block, marked.unwrap_or_else(|| links_reason(block)));
        }
        let known = self.told.is_some_and(|told| block.chars >= RUNNING && told.has(&block.text));
        if known && matches!(block.tag, Tag::Paragraph | Tag::Other) {
            self.begun = true;
            self.running += running_length(block);
            return self.push(block, Hint::Marked, None);
        }
        if !self.begun && self.is_standfirst(block, self.clutter) {
            return self.push(block, Hint::Role(Role::Standfirst), None);
        }
        if self.comments {
            return self.boilerplate(block, COMMENTS);
        }
        // A box above the text sums it up; one further down is beside it.
        let why = self.clutter.get(block.element).copied().flatten();
        if let Some(why) = why.filter(|why| self.begun || *why != BOX) {
            return self.boilerplate(block, why);
        }
        if self.repeats_caption(block) {
            return self.boilerplate(block, "it stands on the page twice");
        }
        if self.is_cut_teaser(block) {
            return self.boilerplate(block, boilerplate::RELATED);
        }
        if block.tag == Tag::Caption || self.is_caption(block) {
            return self.push(block, Hint::Role(Role::Caption), None);
        }
        let hint = match block.tag {
            Tag::Heading(_) if is_sentence(block) => Hint::Marked,
            Tag::Paragraph | Tag::Other if self.is_bold_line(block) => Hint::Heading(BOLD_LEVEL),
            Tag::Heading(level) => Hint::Heading(level.max(2)),
            Tag::Item => Hint::Item,
            Tag::Paragraph | Tag::Other | Tag::Cell | Tag::Caption => Hint::Marked,
        };
        self.begun |= hint == Hint::Marked && block.chars >= RUNNING * 2;
        self.running += if hint == Hint::Marked { length(block) } else { running_length(block) };
        self.push(block, hint, None);
    }

    /// The words of the caption before it once more, without the credit.
    fn repeats_caption(&self, block: &TextBlock) -> bool {
        let caption = self.blocks.last().filter(|b| b.hint == Hint::Role(Role::Caption));
        block.chars >= RUNNING / 2
            && caption.is_some_and(|c| letters(&c.text).starts_with(&letters(&block.text)))
    }

    /// The beginning of another article, cut, in the box of the link to it.
    fn is_cut_teaser(&self, block: &TextBlock) -> bool {
        let Some(link) =
            self.linked.filter(|_| block.text.ends_with(['…']) || block.text.ends_with("..."))
        else {
            return false;
        };
        let boxes: Vec<usize> = self.page.around(link).take(NEAR).collect();
        let whole: Vec<usize> = self.page.around(self.container).collect();
        self.page
            .around(block.element)
            .take(NEAR)
            .any(|at| boxes.contains(&at) && !whole.contains(&at))
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
    pub(super) fn outside(&mut self, block: &TextBlock, above: bool) {
        let marks = self.marks;
        if self.is_headline(block) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Role(Role::Headline), None);
            }
            return;
        }
        if above && (self.is_standfirst(block, &self.marks.clutter) || self.is_described(block)) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Role(Role::Standfirst), None);
            }
            return;
        }
        if above && self.has_headline() && bylines::byline_of(&block.text).is_some() {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Marked, None);
            }
            return;
        }
        if above && self.is_lead_caption(block) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Role(Role::Caption), None);
            }
            return;
        }
        if above && self.is_opening(block) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Marked, None);
            }
            return;
        }
        if self.is_correction(block) {
            if self.seen.insert(letters(&block.text)) {
                self.push(block, Hint::Role(Role::Correction), Some(CORRECTION));
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
    fn is_lead_caption(&self, block: &TextBlock) -> bool {
        (block.tag == Tag::Caption || (block.chars < MOST / 3 && lines::is_caption(&block.text)))
            && self.has_headline()
            && link_share(block) < LINKS
            && self
                .page
                .around(block.element)
                .all(|at| self.marks.clutter.get(at).copied().flatten().is_none())
    }

    /// A paragraph between the headline and the element that holds most of the text.
    fn is_opening(&self, block: &TextBlock) -> bool {
        block.tag == Tag::Paragraph
            && self.has_headline()
            && length(block) >= RUNNING * 2
            && link_share(block) < LINKS / 2.0
            && block.text.ends_with(['.', '。', '”', '"', '!', '?', '»'])
            && self.page.around(block.element).all(|at| {
                self.marks.clutter.get(at).copied().flatten().is_none()
                    && self.marks.caption.get(at) != Some(&true)
            })
    }

    /// The page's description of the article, cut or with a label, is this block.
    fn is_described(&self, block: &TextBlock) -> bool {
        let Some(told) = self.described.as_deref() else { return false };
        let own = letters(&block.text);
        let begins = |whole: &str, part: &str| {
            let head = part.get(..part.floor_char_boundary(DESCRIBED)).unwrap_or(part);
            head.len() >= DESCRIBED - UNEVEN && whole.contains(head)
        };
        self.has_headline()
            && (RUNNING..MOST).contains(&length(block))
            && link_share(block) < LINKS
            && (begins(told, &own) || begins(&own, told))
    }

    /// Marked so, a long heading, or the page's description of the article; below the headline.
    fn is_standfirst(&self, block: &TextBlock, clutter: &[Option<&'static str>]) -> bool {
        let labelled = |at: usize| {
            self.page
                .elements
                .get(at)
                .is_some_and(|e| STANDFIRST.iter().any(|word| has_word(&e.labels, word)))
        };
        let described = self.described.as_deref().is_some_and(|d| d == letters(&block.text));
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
