//! A page as a flat list: its elements with their parents, and its blocks of text in reading order.
//! Walked without recursion, as pages are a stranger's.

use crate::read::clean;
use dom_query::{Document, NodeRef};

/// What a block of text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    Heading(u8),
    Item,
    Caption,
    Cell,
    Other,
}

/// An element of the page.
#[derive(Debug)]
pub(super) struct Element {
    /// Index of the element around it; the first is its own.
    pub(super) parent: usize,
    /// Its name.
    pub(super) name: String,
    /// Its class, id and the like, in lower case.
    pub(super) labels: String,
    /// It is not shown.
    pub(super) hidden: bool,
}

/// Text between two block boundaries.
#[derive(Debug)]
pub(super) struct TextBlock {
    /// Tidied.
    pub(super) text: String,
    /// The element around it.
    pub(super) element: usize,
    pub(super) tag: Tag,
    /// Characters of the text.
    pub(super) chars: usize,
    /// Characters of it that are in links.
    pub(super) linked: usize,
}

/// A page, flat.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) elements: Vec<Element>,
    pub(super) blocks: Vec<TextBlock>,
}

impl Page {
    /// The elements and blocks of `document`.
    pub(super) fn flatten(document: &Document) -> Self {
        let mut walk = Walk::default();
        walk.page.elements.push(Element {
            parent: 0,
            name: String::new(),
            labels: String::new(),
            hidden: false,
        });
        walk.stack.push(0);
        walk.run(document.root());
        walk.flush();
        walk.page
    }

    /// `element` and all around it, innermost first.
    pub(super) fn around(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = Some(element);
        std::iter::from_fn(move || {
            let here = next?;
            let parent = self.elements.get(here)?.parent;
            next = (parent != here).then_some(parent);
            Some(here)
        })
    }
}

/// Elements whose content is never text of the page.
const SKIPPED: &[&str] = &[
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "select",
    "option",
    "textarea",
    "audio",
    "video",
    "canvas",
    "head",
    "title",
    "button",
    "input",
    "map",
    "datalist",
    "progress",
    "meter",
    "dialog",
    "picture",
    "img",
    "amp-img",
    "amp-anim",
    "amp-video",
    "amp-audio",
    "amp-iframe",
    "amp-youtube",
    "amp-pixel",
    "amp-analytics",
    "amp-state",
];

/// Elements inside a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rt", "rp", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Attributes that tell what an element is for.
const LABELS: &[&str] = &[
    "class",
    "id",
    "role",
    "itemprop",
    "itemtype",
    "subscriptions-section",
    "data-component",
    "data-testid",
    "data-module",
    "data-type",
    "data-block",
    "aria-label",
    "property",
    "data-qa",
    "data-cy",
    "data-name",
];

/// Characters of labels that are kept of one element.
const MAX_LABELS: usize = 400;
/// Elements of which the labels are kept: to look through them costs time.
const MAX_LABELLED: usize = 100_000;

/// A line that ends in a stop and has so many bytes is a paragraph.
const WHOLE: usize = 60;

/// An empty element that some pages use as a line break.
fn is_break(node: &NodeRef<'_>) -> bool {
    node.first_child().is_none()
        && node.attr("class").is_some_and(|class| class.split_ascii_whitespace().any(|c| c == "br"))
}

/// Nodes beside a line end or a paragraph that are looked at.
const BESIDE: usize = 16;

/// The only line end in a paragraph that stands among others parts no paragraphs: the page has its own
/// elements for these.
fn is_sole_break(node: &NodeRef<'_>) -> bool {
    let named = |node: &NodeRef<'_>, name: &str| node.node_name().is_some_and(|n| &*n == name);
    let Some(paragraph) = node.parent().filter(|parent| named(parent, "p")) else { return false };
    let lines = beside(node);
    let others = beside(&paragraph).into_iter().filter(|other| named(other, "p")).count();
    others > 1 && lines.len() < BESIDE && !lines.iter().any(|other| named(other, "br"))
}

/// The nearest nodes before and after `node` in the same element.
fn beside<'a>(node: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let before = std::iter::successors(node.prev_sibling(), NodeRef::prev_sibling);
    let after = std::iter::successors(node.next_sibling(), NodeRef::next_sibling);
    before.take(BESIDE).chain(after.take(BESIDE)).collect()
}

#[derive(Default)]
struct Walk {
    page: Page,
    /// Open elements, by index.
    stack: Vec<usize>,
    text: String,
    linked: usize,
    links: usize,
    breaks: usize,
    /// The deepest element that holds all of `text`.
    inner: Option<usize>,
    /// The fewest elements that were open since the last word.
    lowest: usize,
}

impl Walk {
    fn run(&mut self, root: NodeRef<'_>) {
        let mut node = root.first_child();
        let mut open: Vec<(NodeRef<'_>, Kind)> = Vec::new();
        loop {
            match node {
                Some(here) => {
                    let kind = self.enter(&here);
                    let child = if kind == Kind::Skipped { None } else { here.first_child() };
                    if child.is_some() {
                        open.push((here, kind));
                        node = child;
                    } else {
                        self.leave(kind);
                        node = here.next_sibling();
                    }
                }
                None => {
                    let Some((parent, kind)) = open.pop() else { return };
                    self.leave(kind);
                    node = parent.next_sibling();
                }
            }
        }
    }

    fn enter(&mut self, node: &NodeRef<'_>) -> Kind {
        if node.is_text() {
            self.push(&node.text());
            return Kind::Skipped;
        }
        let Some(name) = node.node_name() else { return Kind::Skipped };
        let name: &str = &name;
        if SKIPPED.contains(&name) {
            // "<b>a</b><svg/><b>b</b>": a picture between words does not join them.
            return Kind::Skipped;
        }
        if name == "br" {
            self.breaks += 1;
            if self.breaks > 1 || (self.is_whole() && !is_sole_break(node)) {
                self.flush();
            } else {
                self.text.push('\n');
            }
            return Kind::Skipped;
        }
        let kind = match name {
            "a" => Kind::Link,
            "sup" | "rt" | "rp" if name != "sup" => return Kind::Skipped,
            // The cells of a row are read as one line, unless they hold blocks of their own.
            "td" | "th" => {
                self.text.push(' ');
                Kind::Inline
            }
            name if INLINE.contains(&name) => Kind::Inline,
            _ => Kind::Block,
        };
        if kind == Kind::Link {
            self.links += 1;
        }
        if kind == Kind::Block {
            self.flush();
        }
        if kind == Kind::Inline && is_break(node) {
            self.flush();
        }
        let parent = self.stack.last().copied().unwrap_or(0);
        self.stack.push(self.page.elements.len());
        let labelled = self.page.elements.len() < MAX_LABELLED;
        self.page.elements.push(element(node, name, parent, labelled));
        kind
    }

    /// Whether what was read so far is a whole paragraph, so that a line end after it ends it.
    fn is_whole(&self) -> bool {
        let text = self.text.trim_end();
        let stop = text.ends_with(['.', '!', '?', '"', '”', '»', '。', '؟', ':']);
        let mut lines = text.rsplit('\n');
        stop && lines.next().is_some_and(|line| line.trim().len() >= WHOLE)
    }

    fn leave(&mut self, kind: Kind) {
        match kind {
            Kind::Skipped => return,
            Kind::Link => self.links = self.links.saturating_sub(1),
            Kind::Block => self.flush(),
            Kind::Inline => {}
        }
        self.stack.pop();
        self.lowest = self.lowest.min(self.stack.len());
    }

    fn push(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.breaks = 0;
            let shared = self.stack.len().min(self.lowest).checked_sub(1);
            self.inner = match self.inner {
                None => self.stack.last().copied(),
                Some(inner) => shared
                    .and_then(|at| self.stack.get(at).copied())
                    // Elements are numbered as they open, so the outer one is the smaller.
                    .map(|at| at.min(inner)),
            };
            self.lowest = self.stack.len();
        }
        if self.links > 0 {
            self.linked += words.trim().chars().count();
        }
        self.text.push_str(words);
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let text = clean::tidy(&std::mem::take(&mut self.text));
        let linked = std::mem::take(&mut self.linked);
        if text.is_empty() {
            self.inner = None;
            return;
        }
        let element = self.inner.take().unwrap_or(0);
        let chars = text.chars().count();
        let tag = self.tag(element);
        self.page.blocks.push(TextBlock { text, element, tag, chars, linked: linked.min(chars) });
    }

    fn tag(&self, element: usize) -> Tag {
        let mut tag = Tag::Other;
        let block = |at: &usize| {
            self.page.elements.get(*at).is_some_and(|e| !INLINE.contains(&e.name.as_str()))
        };
        for (level, at) in self.page.around(element).filter(block).enumerate() {
            let Some(e) = self.page.elements.get(at) else { break };
            match e.name.as_str() {
                "figcaption" | "caption" | "figure" => return Tag::Caption,
                "h1" if level < 3 => return Tag::Heading(1),
                "h2" if level < 3 => return Tag::Heading(2),
                "h3" if level < 3 => return Tag::Heading(3),
                "h4" | "h5" | "h6" if level < 3 => return Tag::Heading(4),
                "li" | "dd" | "dt" if tag == Tag::Other || tag == Tag::Paragraph => tag = Tag::Item,
                "td" | "th" | "tr" if tag == Tag::Other => tag = Tag::Cell,
                "p" if level == 0 => tag = Tag::Paragraph,
                _ => {}
            }
            if level > 12 {
                break;
            }
        }
        tag
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing inside is looked at, and nothing was opened.
    Skipped,
    Link,
    Inline,
    Block,
}

/// In lower case, "elementLead" as "element-lead".
fn push_label(labels: &mut String, value: &str) {
    let mut low = false;
    for c in value.chars().take(MAX_LABELS) {
        if low && c.is_ascii_uppercase() {
            labels.push('-');
        }
        low = c.is_ascii_lowercase();
        labels.push(c.to_ascii_lowercase());
    }
}

fn element(node: &NodeRef<'_>, name: &str, parent: usize, labelled: bool) -> Element {
    let mut labels = String::new();
    for attribute in LABELS.iter().filter(|_| labelled) {
        if labels.len() >= MAX_LABELS {
            break;
        }
        if let Some(value) = node.attr(attribute) {
            labels.push(' ');
            push_label(&mut labels, &value);
        }
    }
    let style = node.attr("style").map(|s| s.to_lowercase().replace(' ', "")).unwrap_or_default();
    let hidden = style.contains("display:none")
        || style.contains("visibility:hidden")
        || node.attr("hidden").is_some()
        || node.attr("aria-hidden").is_some_and(|v| &*v == "true");
    Element { parent, name: name.to_owned(), labels, hidden }
}
