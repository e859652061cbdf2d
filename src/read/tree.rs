//! XML of the news trade as a tree. A file is a stranger's: its depth and its number of elements are
//! limited, and what its DTD defines is never expanded.

use super::{clean, html};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements inside one another; news items have some dozens.
const MAX_DEPTH: usize = 256;
/// Elements and attributes of one file; long news messages have some ten thousand.
const MAX_ELEMENTS: usize = 500_000;
/// Attributes of one element that are kept; news items have a handful.
const MAX_ATTRIBUTES: usize = 64;

/// An element, named without its prefix.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute, named without its prefix; never empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The elements right inside.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element right inside with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The element at the end of a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The element itself or the first below it with this name, in the order of the file.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.outermost(name).into_iter().next()
    }

    /// All elements with this name, itself included, in the order of the file; none inside another.
    pub(super) fn outermost(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(element) = open.pop() {
            if element.name == name {
                found.push(element);
            } else {
                let inside: Vec<&Element> = element.elements().collect();
                open.extend(inside.into_iter().rev());
            }
        }
        found
    }

    /// All words inside, tidied; never empty.
    pub(super) fn words(&self) -> Option<String> {
        let mut out = String::new();
        self.push_words(&mut out);
        Some(clean::tidy(&out)).filter(|words| !words.is_empty())
    }

    /// All characters inside as they stand.
    pub(super) fn characters(&self) -> String {
        let mut out = String::new();
        self.push_words(&mut out);
        out
    }

    fn push_words(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.push_words(out),
            }
        }
    }
}

/// The root of `xml`, and why it breaks off where it does: what was open there is then closed.
///
/// # Errors
/// What is wrong, where there is no element or a limit is passed.
pub(super) fn parse(xml: &str) -> Result<(Element, Option<String>), String> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    // The first stands for the file itself.
    let mut open = vec![Element::default()];
    let mut elements = 0_usize;
    let mut broken = None;
    loop {
        match reader.read_event() {
            Err(why) => {
                broken = Some(why.to_string());
                break;
            }
            Ok(Event::Eof) => break,
            Ok(Event::Start(start)) => {
                let element = element(&start);
                elements += 1 + element.attributes.len();
                open.push(element);
                if open.len() > MAX_DEPTH {
                    return Err(format!("elements are nested more than {MAX_DEPTH} deep"));
                }
            }
            Ok(Event::Empty(start)) => {
                let element = element(&start);
                elements += 1 + element.attributes.len();
                push(&mut open, Node::Element(element));
            }
            Ok(Event::End(end)) => close(&mut open, end.local_name().into_inner()),
            Ok(Event::Text(words)) => push_text(&mut open, &words.xml10_content()),
            Ok(Event::CData(words)) => push_text(&mut open, &words.xml10_content()),
            Ok(Event::GeneralRef(reference)) => push_text(&mut open, &referred(&reference)),
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
        }
        if elements > MAX_ELEMENTS {
            return Err(format!("it has more than {MAX_ELEMENTS} elements and attributes"));
        }
    }
    if open.len() > 1 && broken.is_none() {
        broken = Some("it ends before its elements do".to_owned());
    }
    while open.len() > 1 {
        close_one(&mut open);
    }
    let root = open.pop().into_iter().flat_map(|file| file.children).find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    root.map(|root| (root, broken)).ok_or_else(|| "it has no element".to_owned())
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start
        .attributes()
        .with_checks(false)
        .flatten()
        .take(MAX_ATTRIBUTES)
        .map(|a| (a.key.local_name().into_inner().to_owned(), html::unescaped(&a.value)))
        .collect();
    let name = start.local_name().into_inner().to_owned();
    Element { name, attributes, children: Vec::new() }
}

/// The characters of a reference; one that the file's DTD would define stands as it is.
fn referred(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => c.to_string(),
        Ok(None) | Err(_) => html::unescaped(&format!("&{};", &**reference)),
    }
}

fn push(open: &mut [Element], node: Node) {
    if let Some(element) = open.last_mut() {
        element.children.push(node);
    }
}

fn push_text(open: &mut [Element], words: &str) {
    let Some(element) = open.last_mut() else { return };
    match element.children.last_mut() {
        Some(Node::Text(text)) => text.push_str(words),
        Some(Node::Element(_)) | None => element.children.push(Node::Text(words.to_owned())),
    }
}

/// Closes the innermost element of this name and all inside it; an end without a beginning is passed
/// over.
fn close(open: &mut Vec<Element>, name: &str) {
    if !open.iter().skip(1).any(|element| element.name == name) {
        return;
    }
    while let Some(closed) = close_one(open) {
        if closed == name {
            return;
        }
    }
}

fn close_one(open: &mut Vec<Element>) -> Option<String> {
    if open.len() < 2 {
        return None;
    }
    let element = open.pop()?;
    let name = element.name.clone();
    push(open, Node::Element(element));
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_and_none_is_expanded() {
        let xml = r#"<!DOCTYPE a [<!ENTITY x "boom"><!ENTITY y "&x;&x;">]><a:b t="1 &lt; 2">It&#8217;s &amp; &eacute; &y; <![CDATA[<c>]]></a:b>"#;
        let (root, broken) = parse(xml).expect("there is an element");
        assert_eq!((root.name.as_str(), broken), ("b", None));
        assert_eq!(root.attribute("t"), Some("1 < 2"));
        assert_eq!(root.words().as_deref(), Some("It’s & é &y; <c>"));
    }

    #[test]
    fn what_breaks_off_keeps_what_was_before() {
        let (root, broken) = parse("<a><p>One</p><p>Tw").expect("there is an element");
        assert_eq!(root.words().as_deref(), Some("OneTw"));
        assert!(broken.is_some());
        let (root, broken) = parse("<a></q><p>One</a>").expect("there is an element");
        assert_eq!((root.words().as_deref(), broken), (Some("One"), None));
    }

    #[test]
    fn depth_and_number_of_elements_are_limited() {
        let deep = parse(&"<a>".repeat(100_000)).expect_err("too deep");
        assert!(deep.contains("nested more than 256 deep"), "{deep}");
        let many = format!("<a>{}</a>", "<b/>".repeat(MAX_ELEMENTS + 1));
        let many = parse(&many).expect_err("too many");
        assert!(many.contains("more than 500000 elements"), "{many}");
        assert_eq!(parse("words").expect_err("no element"), "it has no element");
    }
}
