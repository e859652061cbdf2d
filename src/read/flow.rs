//! Blocks of text out of the elements of NITF and XHTML.

use super::tree::{Element, Node};
use super::{Block, Hint, clean};
use crate::article::Role;

/// Elements that are no text of the article.
const SKIPPED: &[&str] = &[
    "head",
    "docdata",
    "media-metadata",
    "media-reference",
    "media-object",
    "script",
    "style",
    "svg",
    "object.title",
];

/// Elements that part paragraphs and say nothing of their role.
const PARTING: &[&str] = &[
    "html",
    "body",
    "body.head",
    "body.content",
    "body.end",
    "block",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "aside",
    "main",
    "ul",
    "ol",
    "dl",
    "table",
    "nitf-table",
    "tbody",
    "thead",
    "media",
    "figure",
    "bq",
    "blockquote",
    "block-quote",
    "credit",
    "fn",
    "pre",
    "hr",
    "hedline",
    "bibliography",
    "address",
];

/// The blocks of `element` in reading order.
pub(super) fn blocks_of(element: &Element) -> Vec<Block> {
    let mut flow = Flow::default();
    flow.element(element, Around { hint: Hint::Marked, why: None });
    flow.flush(Around { hint: Hint::Marked, why: None });
    flow.blocks
}

/// What the elements around say of a block.
#[derive(Clone, Copy)]
struct Around {
    hint: Hint,
    why: Option<&'static str>,
}

impl Around {
    fn role(role: Role) -> Self {
        Self { hint: Hint::Role(role), why: None }
    }

    fn boilerplate(why: &'static str) -> Self {
        Self { hint: Hint::Role(Role::Boilerplate), why: Some(why) }
    }
}

#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    text: String,
}

impl Flow {
    fn element(&mut self, element: &Element, around: Around) {
        let name = element.name.as_str();
        if SKIPPED.contains(&name) {
            return;
        }
        match within(name, around) {
            Some(inner) => {
                self.flush(around);
                self.inside(element, inner);
                self.flush(inner);
            }
            None if name == "q" => {
                let open = self.text.len();
                self.inside(element, around);
                self.quote(open);
            }
            None => {
                if matches!(name, "br" | "td" | "th" | "byttl") {
                    self.text.push(' ');
                }
                self.inside(element, around);
            }
        }
    }

    fn inside(&mut self, element: &Element, around: Around) {
        for node in &element.children {
            match node {
                Node::Text(words) => self.text.push_str(words),
                Node::Element(element) => self.element(element, around),
            }
        }
    }

    /// The words since `open` are shown in quotation marks, unless they stand in some already.
    fn quote(&mut self, open: usize) {
        let Some(words) = self.text.get(open..).map(str::trim) else { return };
        let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'');
        let before = self.text.get(..open).unwrap_or_default().trim_end();
        if words.is_empty() || words.starts_with(is_mark) || before.ends_with(is_mark) {
            return;
        }
        let words = words.to_owned();
        self.text.truncate(open);
        self.text.push('“');
        self.text.push_str(&words);
        self.text.push('”');
    }

    fn flush(&mut self, around: Around) {
        let text = clean::tidy(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            let why = around.why.map(str::to_owned);
            self.blocks.push(Block { text, hint: around.hint, why });
        }
    }
}

/// What an element that parts paragraphs says of the blocks in it; `None` for one inside a line.
fn within(name: &str, around: Around) -> Option<Around> {
    let told = matches!(around.hint, Hint::Role(_));
    Some(match name {
        "hl1" => Around::role(Role::Headline),
        "media-caption" | "figcaption" | "caption" => Around::role(Role::Caption),
        "media-producer" => Around::boilerplate("the credit of a picture"),
        "byline" => Around::role(Role::Byline),
        "dateline" => Around::role(Role::Dateline),
        "abstract" => Around::role(Role::Standfirst),
        "tagline" => Around::boilerplate("the line below the story that says who worked on it"),
        "note" | "ednote" => Around::boilerplate("a note to editors"),
        "rights" => Around::boilerplate("a copyright line"),
        "distributor" => Around::boilerplate("it names the distributor"),
        "p" | "tr" if around.hint == Hint::Item || told => around,
        "p" | "tr" => Around { hint: Hint::Marked, why: around.why },
        _ if told && PARTING.contains(&name) => around,
        "li" | "dt" | "dd" => Around { hint: Hint::Item, why: None },
        "h1" => heading(1, around),
        "h2" | "hl2" => heading(2, around),
        "h3" => heading(3, around),
        "h4" | "h5" | "h6" => heading(4, around),
        _ if PARTING.contains(&name) => around,
        _ => return None,
    })
}

fn heading(level: u8, around: Around) -> Around {
    match around.hint {
        Hint::Role(_) => around,
        Hint::None | Hint::Marked | Hint::Heading(_) | Hint::Item => {
            Around { hint: Hint::Heading(level), why: None }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tree;

    fn check(xml: &str, expected: &[(&str, Hint)]) {
        let (root, _) = tree::parse(xml).expect("there is an element");
        let blocks = blocks_of(&root);
        let found: Vec<(&str, Hint)> = blocks.iter().map(|b| (b.text.as_str(), b.hint)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn elements_give_the_roles_of_their_words() {
        check(
            "<block><p>One <em>and</em> two.</p><hl2>What next</hl2><ol><li>First</li><li><p>Second</p></li></ol><media><media-reference>a.jpg</media-reference><media-caption><p>Waves</p></media-caption></media><table><tr><td>Ferries</td><td>12</td></tr></table>Loose</block>",
            &[
                ("One and two.", Hint::Marked),
                ("What next", Hint::Heading(2)),
                ("First", Hint::Item),
                ("Second", Hint::Item),
                ("Waves", Hint::Role(Role::Caption)),
                ("Ferries 12", Hint::Marked),
                ("Loose", Hint::Marked),
            ],
        );
    }

    #[test]
    fn quotations_without_marks_get_them() {
        check("<p><q>We wait,</q> she said.</p>", &[("“We wait,” she said.", Hint::Marked)]);
        check("<p>\"<q>We wait</q>\"</p>", &[("\"We wait\"", Hint::Marked)]);
        check("<p><q>“We wait”</q></p>", &[("“We wait”", Hint::Marked)]);
    }
}
