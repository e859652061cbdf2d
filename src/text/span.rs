//! Ranges into a text that can only stand on character boundaries, so that slicing by one never
//! fails and text need not be copied.

use std::ops::Range;

/// A half-open byte range into one text (in this crate: a paragraph's `text`), on character
/// boundaries of that text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span of `range` in `text`; `None` where it lies outside or splits a character.
    #[must_use]
    pub fn new(text: &str, range: Range<usize>) -> Option<Self> {
        text.get(range.clone())?;
        Some(Self { start: u32::try_from(range.start).ok()?, end: u32::try_from(range.end).ok()? })
    }

    /// As [`Span::new`], with both ends moved inwards to the nearest character boundary.
    #[must_use]
    pub fn snapped(text: &str, range: Range<usize>) -> Self {
        let start = text.ceil_char_boundary(range.start.min(text.len()));
        let end = text.floor_char_boundary(range.end.min(text.len())).max(start);
        Self { start: start as u32, end: end as u32 }
    }

    /// All of `text`.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self::snapped(text, 0..text.len())
    }

    /// First byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Byte after the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// As a byte range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it stands for. Empty where `text` is not the text it was made from.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `other` lies inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shared part of two spans of one text, if they overlap.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Self { start, end })
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.slice(text);
        let start = self.start() + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        Self { start: start as u32, end: end as u32 }
    }

    /// Start and end in Unicode code points, as the JSON contract counts.
    #[must_use]
    pub fn code_points(self, text: &str) -> (usize, usize) {
        let before = text.get(..self.start()).map_or(0, |t| t.chars().count());
        (before, before + self.slice(text).chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_never_splits_a_character() {
        let text = "a é b";
        assert_eq!(Span::new(text, 0..3), None);
        assert_eq!(Span::snapped(text, 3..5).slice(text), " ");
        assert_eq!(Span::whole(text).slice(text), text);
    }

    #[test]
    fn code_points_count_characters_not_bytes() {
        let text = "“é” b";
        let span = Span::new(text, "“".len().."“é".len());
        assert_eq!(span.map(|s| s.code_points(text)), Some((1, 2)));
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = " a b ";
        assert_eq!(Span::whole(text).trimmed(text).slice(text), "a b");
    }
}
