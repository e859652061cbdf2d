//! In which order words stand on a line where scripts that are read from right to left are among them.
//!
//! The window's text layout joins and shapes the letters of such a script, but sets word after word
//! from left to right. So a text is cut into atoms here, each of which the layout sets right by itself;
//! which atom stands where follows the Unicode Bidirectional Algorithm (UAX #9): the levels from
//! `unicode-bidi`, the order within a line by its rule L2.

use std::ops::Range;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// Letters looked at to tell the direction of a text.
const DIRECTION_SAMPLE: usize = 200;

/// Whether most letters of `text` belong to scripts that are read from right to left.
pub(super) fn reads_leftward(text: &str) -> bool {
    let (mut leftward, mut all) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(DIRECTION_SAMPLE) {
        all += 1;
        if is_leftward(c) {
            leftward += 1;
        }
    }
    leftward * 2 > all
}

/// Whether a letter of `text` is read from right to left.
pub(super) fn has_leftward(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_leftward)
}

fn is_leftward(c: char) -> bool {
    // No letter before the Hebrew block is.
    c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Letters that stay together whatever the order around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    /// What is set: the letters as they stand, brackets turned round where they are read leftward.
    pub(super) text: String,
    /// Which characters of the whole text they are.
    pub(super) chars: Range<usize>,
    /// The embedding level; odd ones are read leftward.
    pub(super) level: u8,
    /// Whether it is white space, at which a line may end.
    pub(super) space: bool,
}

impl Atom {
    /// Whether its letters are read from right to left.
    pub(super) fn is_leftward(&self) -> bool {
        self.level % 2 == 1
    }
}

/// What atoms are told apart by, beside their level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// White space.
    Space,
    /// Letters and what joins them.
    Letters,
    /// A mark that stands by itself where it is read leftward.
    Mark,
}

fn kind(c: char, leftward: bool) -> Kind {
    if c.is_whitespace() {
        return Kind::Space;
    }
    let joins =
        matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::NSM | BidiClass::BN);
    if joins || !leftward { Kind::Letters } else { Kind::Mark }
}

/// Cuts one paragraph into atoms. `first` is the index of its first character in the whole text;
/// `leftward` whether the text as a whole is read from right to left.
pub(super) fn atoms(paragraph: &str, first: usize, leftward: bool) -> Vec<Atom> {
    let base = if leftward { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(paragraph, Some(base));
    let mut atoms: Vec<Atom> = Vec::new();
    let mut last = None;
    for (index, (byte, c)) in paragraph.char_indices().enumerate() {
        let level = info.levels.get(byte).map_or(base.number(), Level::number);
        let read_leftward = level % 2 == 1;
        let kind = kind(c, read_leftward);
        let shown = if read_leftward { mirrored(c) } else { c };
        let at = first + index;
        match atoms.last_mut() {
            Some(atom) if last == Some((kind, level)) && kind != Kind::Mark => {
                atom.text.push(shown);
                atom.chars.end = at + 1;
            }
            Some(_) | None => atoms.push(Atom {
                text: shown.to_string(),
                chars: at..at + 1,
                level,
                space: kind == Kind::Space,
            }),
        }
        last = Some((kind, level));
    }
    atoms
}

/// The bracket that stands for `c` where it is read from right to left.
fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 10] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('«', '»'),
        ('‹', '›'),
        ('≤', '≥'),
        ('⟨', '⟩'),
        ('「', '」'),
        ('『', '』'),
    ];
    PAIRS
        .iter()
        .find_map(|&(open, close)| match c {
            c if c == open => Some(close),
            c if c == close => Some(open),
            _ => None,
        })
        .unwrap_or(c)
}

/// The order in which the atoms of one line stand from left to right (rule L2): what is read leftward
/// is turned round, from the deepest level up.
pub(super) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let lowest_odd = levels.iter().copied().filter(|level| level % 2 == 1).min();
    let Some(lowest_odd) = lowest_odd else { return order };
    for level in (lowest_odd..=highest).rev() {
        let mut from = 0;
        while from < order.len() {
            let reaches = |at: &usize| levels.get(*at).is_some_and(|&l| l >= level);
            let rest = order.get_mut(from..).unwrap_or_default();
            let length = rest.iter().take_while(|at| reaches(at)).count();
            if let Some(run) = rest.get_mut(..length) {
                run.reverse();
            }
            from += length.max(1);
        }
    }
    order
}

/// One line as the layout has to be given it, so that its words stand in the order in which they are
/// read. For lines that are not broken; what is copied or spoken stays as it was.
pub fn in_visual_order(line: &str) -> std::borrow::Cow<'_, str> {
    if !has_leftward(line) {
        return line.into();
    }
    let atoms = atoms(line, 0, reads_leftward(line));
    let levels: Vec<u8> = atoms.iter().map(|atom| atom.level).collect();
    let order = visual_order(&levels);
    order.into_iter().filter_map(|at| atoms.get(at)).map(|atom| atom.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The atoms of `text` from left to right, parted by bars.
    fn shown(text: &str) -> String {
        let atoms = atoms(text, 0, reads_leftward(text));
        let levels: Vec<u8> = atoms.iter().map(|atom| atom.level).collect();
        let order = visual_order(&levels);
        let texts: Vec<&str> = order.iter().map(|&at| atoms[at].text.as_str()).collect();
        texts.join("|")
    }

    #[test]
    fn the_direction_is_that_of_most_letters() {
        for (text, leftward) in [
            ("The minister spoke.", false),
            ("قال الوزير إن UN وافقت", true),
            ("אמר השר", true),
            ("", false),
        ] {
            assert_eq!(reads_leftward(text), leftward, "{text}");
        }
        assert!(has_leftward("the word שלום"));
        assert!(!has_leftward("plain, naïve – text"));
    }

    #[test]
    fn words_read_leftward_stand_from_right_to_left() {
        for (text, expected) in [
            ("אמר השר", "השר| |אמר"),
            // A number and a foreign name keep their own order.
            ("נמצאו 14.5 ברגים", "ברגים| |14.5| |נמצאו"),
            ("אמר UN News היום", "היום| |UN| |News| |אמר"),
            // The full stop stands at the end of the line, which is its left.
            ("השר אמר.", ".|אמר| |השר"),
            // Brackets open towards their words.
            ("השר (כהן)", "(|כהן|)| |השר"),
            // A word read leftward inside a text that is not.
            ("He said שלום עולם again", "He| |said| |עולם| |שלום| |again"),
            ("plain words", "plain| |words"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn every_character_stands_in_one_atom_and_in_logical_order() {
        let text = "قال الوزير (UN) إن ١٤ «مسمارًا» سقط.";
        let mut next = 5;
        for atom in atoms(text, 5, true) {
            assert_eq!(atom.chars.start, next);
            assert_eq!(atom.chars.len(), atom.text.chars().count());
            next = atom.chars.end;
        }
        assert_eq!(next, 5 + text.chars().count());
    }

    #[test]
    fn a_line_without_such_letters_is_left_alone() {
        assert!(matches!(in_visual_order("plain"), std::borrow::Cow::Borrowed("plain")));
        assert_eq!(in_visual_order("אמר השר."), ".השר אמר");
    }

    #[test]
    fn levels_are_turned_from_the_deepest() {
        assert_eq!(visual_order(&[0, 0]), [0, 1]);
        assert_eq!(visual_order(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(visual_order(&[1, 2, 2, 1]), [3, 1, 2, 0]);
        assert_eq!(visual_order(&[0, 1, 2, 1, 0]), [0, 3, 2, 1, 4]);
    }
}
