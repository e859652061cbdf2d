//! Writing XML: elements that are closed again, and words that can be no markup and no character that
//! XML 1.0 forbids.

/// Stands for a character that XML 1.0 can't hold.
pub(super) const REPLACEMENT: char = '\u{FFFD}';

/// Whether XML 1.0 can hold a character.
pub(super) fn holds(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// How many characters of `text` XML 1.0 can't hold.
pub(super) fn lost(text: &str) -> usize {
    text.chars().filter(|&c| !holds(c)).count()
}

/// XML as it is written.
#[derive(Debug, Default)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A document without any element yet.
    pub(super) fn new() -> Self {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        Self { text, open: Vec::new() }
    }

    /// Begins an element.
    pub(super) fn start(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.push_str(&format!("</{name}>"));
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element with words.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], words: &str) {
        self.start(name, attributes);
        self.words(words);
        self.end();
    }

    /// A new line, for people. It is white space where it stands.
    pub(super) fn line(&mut self) {
        self.text.push('\n');
    }

    /// Words.
    pub(super) fn words(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '&' => self.text.push_str("&amp;"),
                // A reader of XML makes a line feed of it, and so of one of the user's another.
                '\r' => self.text.push_str("&#13;"),
                c => self.text.push(if holds(c) { c } else { REPLACEMENT }),
            }
        }
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (attribute, value) in attributes {
            self.text.push_str(&format!(" {attribute}=\""));
            self.value(value);
            self.text.push('"');
        }
    }

    fn value(&mut self, value: &str) {
        for c in value.chars() {
            match c {
                '"' => self.text.push_str("&quot;"),
                '\n' => self.text.push_str("&#10;"),
                '\t' => self.text.push_str("&#9;"),
                c => self.words(c.encode_utf8(&mut [0; 4])),
            }
        }
    }

    /// The whole document; elements that are still open are ended.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.end();
        }
        self.text.push('\n');
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_no_markup_and_come_back_as_they_were() {
        let check = |words: &str, expected: &str| {
            let mut xml = Xml::default();
            xml.leaf("p", &[("n", words)], words);
            let text = String::from_utf8(xml.finish()).expect("UTF-8");
            assert_eq!(text, format!("{expected}\n"));
        };
        check("a", "<p n=\"a\">a</p>");
        check(
            "<b> & \"c\" ]]>",
            "<p n=\"&lt;b&gt; &amp; &quot;c&quot; ]]&gt;\">&lt;b&gt; &amp; \"c\" ]]&gt;</p>",
        );
        check("\r\n", "<p n=\"&#13;&#10;\">&#13;\n</p>");
        check(
            "\u{1}\u{FFFF}\u{202E}e\u{301}",
            "<p n=\"��\u{202E}e\u{301}\">��\u{202E}e\u{301}</p>",
        );
    }

    #[test]
    fn what_was_left_open_is_closed() {
        let mut xml = Xml::default();
        xml.start("a", &[]);
        xml.start("b", &[]);
        xml.empty("c", &[]);
        assert_eq!(xml.finish(), b"<a><b><c/></b></a>\n");
    }
}
