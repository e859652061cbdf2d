//! A tree of XML as a reader of reports sees it, with everything unescaped.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) content: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = &Element> {
        self.content.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// This element and all in it, in order.
    pub(crate) fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        all.extend(self.children().flat_map(Element::all));
        all
    }

    /// All elements with this name.
    pub(crate) fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// All words in it.
    pub(crate) fn text(&self) -> String {
        let text = |node: &Node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.content.iter().map(text).collect()
    }
}

/// The root of a document.
pub(crate) fn parse(bytes: &[u8]) -> Element {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(text.chars().all(is_legal), "a character that XML 1.0 forbids");
    let mut reader = Reader::from_str(text);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().expect("well-formed XML");
        let last = open.last_mut().expect("an open element");
        match event {
            Event::Start(tag) => {
                let element = element(&tag);
                open.push(element);
            }
            Event::Empty(tag) => last.content.push(Node::Element(element(&tag))),
            Event::End(_) => {
                let done = open.pop().expect("an open element");
                open.last_mut().expect("its parent").content.push(Node::Element(done));
            }
            Event::Text(words) => push(last, &words),
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", &*reference);
                let words = quick_xml::escape::unescape(&reference).expect("a known entity");
                push(last, &words);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "all elements are closed");
    let roots: Vec<Element> = open[0].children().cloned().collect();
    assert_eq!(roots.len(), 1, "one root");
    roots.into_iter().next().expect("a root")
}

fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

fn push(element: &mut Element, words: &str) {
    match element.content.last_mut() {
        Some(Node::Text(text)) => text.push_str(words),
        Some(Node::Element(_)) | None => element.content.push(Node::Text(words.to_owned())),
    }
}

fn element(tag: &BytesStart<'_>) -> Element {
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.expect("an attribute");
        let value = quick_xml::escape::unescape(&attribute.value).expect("known entities");
        (attribute.key.as_ref().to_owned(), value.into_owned())
    });
    Element {
        name: tag.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        content: Vec::new(),
    }
}
