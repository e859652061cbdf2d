//! Words with the way they look, and what stands for letters that the fonts do not have.

use super::fonts::Fonts;
use std::ops::Range;

/// In which colour words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// Text.
    #[default]
    Ink,
    /// What is said about text.
    Soft,
    /// Words that only the version has.
    Inserted,
    /// Words that only the base has.
    Deleted,
    /// Lines that hardly part things.
    Line,
}

impl Tone {
    /// Red, green and blue.
    pub(super) fn rgb(self) -> (u8, u8, u8) {
        match self {
            Self::Ink => (0x1c, 0x1b, 0x19),
            Self::Soft => (0x5b, 0x57, 0x50),
            Self::Inserted => (0x0a, 0x44, 0x87),
            Self::Deleted => (0x8f, 0x43, 0x00),
            Self::Line => (0xc9, 0xc4, 0xb9),
        }
    }
}

/// A line by which words are known without their colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    /// None.
    #[default]
    None,
    /// A line below.
    Inserted,
    /// A line through: words that the version does not have, and that are not copied with its own.
    Deleted,
    /// A line through words that tell what it means.
    Struck,
    /// Two lines below.
    Moved,
    /// Dots below.
    Typographic,
}

/// How words are drawn; what the layout carries along with them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ink {
    pub(super) tone: Tone,
    pub(super) mark: Mark,
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Whether it is the face of article text.
    pub(super) serif: bool,
    pub(super) strong: bool,
    /// In points.
    pub(super) size: f32,
    pub(super) ink: Ink,
}

impl Style {
    const fn new(serif: bool, strong: bool, size: f32, tone: Tone) -> Self {
        Self { serif, strong, size, ink: Ink { tone, mark: Mark::None } }
    }

    /// Words of an article.
    pub(super) const TEXT: Self = Self::new(true, false, 9.5, Tone::Ink);
    /// Words of the program.
    pub(super) const PLAIN: Self = Self::new(false, false, 9.0, Tone::Ink);
    /// Names and heads.
    pub(super) const STRONG: Self = Self::new(false, true, 9.0, Tone::Ink);
    /// What is said about something.
    pub(super) const SOFT: Self = Self::new(false, false, 8.0, Tone::Soft);

    pub(super) const fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }

    pub(super) const fn strong(self) -> Self {
        Self { strong: true, ..self }
    }

    pub(super) const fn marked(self, tone: Tone, mark: Mark) -> Self {
        Self { ink: Ink { tone, mark }, ..self }
    }
}

/// Words, each with its look.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Styled {
    pub(super) runs: Vec<(String, Style)>,
}

impl Styled {
    /// Words of one look.
    pub(super) fn of(words: impl Into<String>, style: Style) -> Self {
        Self { runs: vec![(words.into(), style)] }
    }

    /// With more words.
    pub(super) fn and(mut self, words: impl Into<String>, style: Style) -> Self {
        self.runs.push((words.into(), style));
        self
    }

    pub(super) fn push(&mut self, words: impl Into<String>, style: Style) {
        self.runs.push((words.into(), style));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.runs.iter().all(|(words, _)| words.trim().is_empty())
    }
}

/// Words as they are drawn.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) text: String,
    /// The look of each part of `text`.
    pub(super) styles: Vec<(Range<usize>, Style)>,
    /// Parts that stand for letters which can't be drawn, and these letters.
    pub(super) stand_ins: Vec<(Range<usize>, String)>,
}

/// Most letters in a row that are named one by one.
const NAMED: usize = 4;

impl Drawn {
    /// `styled` with a stand-in for every letter that the fonts do not have.
    pub(super) fn new(fonts: &Fonts, styled: &Styled) -> Self {
        let mut drawn = Self::default();
        for (words, style) in &styled.runs {
            let start = drawn.text.len();
            drawn.push(fonts, words);
            drawn.styles.push((start..drawn.text.len(), *style));
        }
        drawn
    }

    fn push(&mut self, fonts: &Fonts, words: &str) {
        let mut missing = String::new();
        for c in words.chars() {
            let c = if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
            if is_drawable(fonts, c) {
                self.stand_in(&mut missing);
                self.text.push(c);
            } else {
                missing.push(c);
            }
        }
        self.stand_in(&mut missing);
    }

    fn stand_in(&mut self, missing: &mut String) {
        if missing.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(&named(missing));
        self.stand_ins.push((start..self.text.len(), std::mem::take(missing)));
    }
}

/// What is drawn for letters that can't be: their numbers, or of many letters how many they are.
fn named(missing: &str) -> String {
    let count = missing.chars().count();
    if count <= NAMED {
        return missing.chars().map(|c| format!("[U+{:04X}]", u32::from(c))).collect();
    }
    let first = missing.chars().next().map_or("other", script);
    // Without a space or a hyphen, so that no line ends in it and it stays together.
    format!("[{first}×{count}]")
}

/// Whether `c` is drawn as itself. A sign that turns the direction of writing never is: it would turn the
/// words around it too.
pub(super) fn is_drawable(fonts: &Fonts, c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let joins = matches!(c, '\u{200C}'..='\u{200F}' | '\u{2060}' | '\u{FE0E}' | '\u{FE0F}');
    !turns && (joins || (!c.is_control() && fonts.has(c)))
}

/// About which script a letter is of.
pub(super) fn script(c: char) -> &'static str {
    match u32::from(c) {
        0x0590..=0x05FF => "Hebrew",
        0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => {
            "Arabic"
        }
        0x0530..=0x058F => "Armenian",
        0x10A0..=0x10FF => "Georgian",
        0x0900..=0x097F => "Devanagari",
        0x0980..=0x09FF => "Bengali",
        0x0B80..=0x0BFF => "Tamil",
        0x0E00..=0x0E7F => "Thai",
        0x1100..=0x11FF | 0xAC00..=0xD7AF => "Korean",
        0x3040..=0x30FF => "Japanese",
        0x3000..=0x303F
        | 0x3400..=0x9FFF
        | 0xF900..=0xFAFF
        | 0xFF00..=0xFFEF
        | 0x20000..=0x3FFFF => "Chinese",
        0x1F000..=0x1FAFF | 0x2600..=0x27BF => "pictorial",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_the_fonts_lack_are_named_and_kept() {
        let fonts = Fonts::new().expect("the fonts of the program can be read");
        let check = |words: &str, expected: &str, kept: &[&str]| {
            let drawn = Drawn::new(&fonts, &Styled::of(words, Style::TEXT));
            assert_eq!(drawn.text, expected);
            let stand_ins: Vec<&str> =
                drawn.stand_ins.iter().map(|(_, letters)| letters.as_str()).collect();
            assert_eq!(stand_ins, kept);
        };
        check("plain – “été” Ж", "plain – “été” Ж", &[]);
        check("a 🛟 b", "a [U+1F6DF] b", &["🛟"]);
        check("一句话在这里。", "[Chinese×7]", &["一句话在这里。"]);
        check(
            "\u{202E}x\u{202C}\u{1}",
            "[U+202E]x[U+202C][U+0001]",
            &["\u{202E}", "\u{202C}\u{1}"],
        );
    }
}
