//! The text of a version as it lies in the archive, one line a paragraph, and where its words are in it.

use crate::article::{ParagraphId, Place, Version, VersionId};

/// A text, and where each paragraph begins.
#[derive(Debug)]
pub(super) struct Text {
    /// The text: one line a paragraph, line feeds only.
    pub(super) text: String,
    /// By paragraph: its first code point.
    starts: Vec<usize>,
}

/// Some words of a text, in code points; the end is not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Extent {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Text {
    pub(super) fn new(id: VersionId, version: &Version) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        let mut at = 0;
        for index in 0..version.article.paragraphs.len() {
            let words = version.paragraph(index).map_or("", |paragraph| &paragraph.text);
            debug_assert!(ParagraphId::new(id, index).version == id);
            starts.push(at);
            for c in words.chars() {
                text.push(kept(c));
                at += 1;
            }
            text.push('\n');
            at += 1;
        }
        Self { text, starts }
    }

    /// Where `place` of `version` stands in its text.
    pub(super) fn extent(&self, version: &Version, place: Place) -> Option<Extent> {
        let index = place.paragraph.index as usize;
        let paragraph = version.paragraph(index)?;
        let (from, to) = place.span.code_points(&paragraph.text);
        let start = *self.starts.get(index)?;
        (from < to).then_some(Extent { start: start + from, end: start + to })
    }

    /// A whole paragraph.
    pub(super) fn paragraph(&self, version: &Version, index: usize) -> Option<Extent> {
        let length = version.paragraph(index)?.text.chars().count();
        let start = *self.starts.get(index)?;
        (length > 0).then_some(Extent { start, end: start + length })
    }
}

/// A character as it is written. One that a program might take for the end of a line, or drop, is a space,
/// so that every place stays where it is.
fn kept(c: char) -> char {
    match c {
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}'
        | '\0' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::testing;

    #[test]
    fn places_are_code_points_of_the_text_and_no_character_moves_them() {
        let version = testing::version("A", &["\u{FEFF}𝒜b\u{2028}c", "é𝒜 d"]);
        let text = Text::new(VersionId(0), &version);
        assert_eq!(text.text, " 𝒜b c\né𝒜 d\n");
        let story = testing::story(vec![version.clone()], &[]);
        let check = |words: &str, start: usize, end: usize| {
            let extent = text.extent(&version, testing::place(&story, 0, words));
            assert_eq!(extent, Some(Extent { start, end }), "{words}");
        };
        check("b", 2, 3);
        check("c", 4, 5);
        check("é𝒜", 6, 8);
        check("d", 9, 10);
        assert_eq!(text.paragraph(&version, 1), Some(Extent { start: 6, end: 10 }));
    }
}
