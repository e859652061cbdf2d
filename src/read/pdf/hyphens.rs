//! Words parted at line ends. Whether the hyphen is the word's own ("long-term") or the printer's is
//! told by the same word elsewhere in the text; where the text does not have it, by how it is made.

use std::collections::BTreeSet;

/// First parts of words that keep their hyphen before a word of at least [`WHOLE`] letters.
const FIRST: &[&str] = &[
    "anti", "cross", "ex", "four", "half", "high", "long", "low", "mid", "multi", "non", "self",
    "semi", "short", "three", "two", "vice", "well",
];

/// Fewer letters may be an ending: "long-er", "well-ness".
const WHOLE: usize = 5;

/// Last parts of words that nearly always keep their hyphen.
const LAST: &[&str] = &[
    "aged",
    "backed",
    "based",
    "born",
    "called",
    "controlled",
    "elect",
    "general",
    "known",
    "led",
    "looking",
    "made",
    "minded",
    "owned",
    "party",
    "profile",
    "quality",
    "related",
    "sized",
    "speaking",
    "storey",
    "term",
    "thirds",
    "year",
];

/// What stands before "-old".
const TIMES: &[&str] = &["year", "month", "week", "day"];

/// Words of the text, those at line ends with a hyphen left out.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: BTreeSet<String>,
}

/// What becomes of a hyphen at a line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// The text has the word with it.
    Kept,
    /// The text has the word without it.
    Gone,
    /// The text has neither; it was taken for the printer's.
    Guessed,
}

impl Vocabulary {
    /// Takes in a line of text.
    pub(super) fn add(&mut self, line: &str, begins_parted: bool) {
        let skip = usize::from(begins_parted);
        let parted = ends_parted(line);
        let mut words = line.split_whitespace().skip(skip).peekable();
        while let Some(word) = words.next() {
            if words.peek().is_none() && parted {
                break;
            }
            self.words.insert(bare(word));
        }
    }

    /// Whether the hyphen between `head`, the end of a line, and `tail`, the start of the next, stays.
    pub(super) fn judge(&self, head: &str, tail: &str) -> Hyphen {
        let last = head.chars().last();
        // A hyphen of its own sign is the printer's.
        if matches!(last, Some('\u{2010}' | '\u{ad}')) {
            return Hyphen::Gone;
        }
        let head = bare(head.trim_end_matches('-'));
        let tail = bare(tail);
        if self.words.contains(&format!("{head}{tail}")) {
            return Hyphen::Gone;
        }
        if self.words.contains(&format!("{head}-{tail}")) {
            return Hyphen::Kept;
        }
        let made = head.contains('-')
            || tail.contains('-')
            || (FIRST.contains(&head.as_str()) && tail.chars().count() >= WHOLE)
            || (TIMES.contains(&head.as_str()) && tail == "old")
            || LAST.contains(&tail.as_str());
        let words = self.words.contains(&head) && self.words.contains(&tail);
        if made || words { Hyphen::Kept } else { Hyphen::Guessed }
    }
}

/// Whether a line ends inside a word.
pub(super) fn ends_parted(line: &str) -> bool {
    let mut chars = line.chars().rev();
    matches!(chars.next(), Some('-' | '\u{2010}' | '\u{ad}'))
        && chars.next().is_some_and(char::is_alphabetic)
}

/// In lower case, without marks at its ends and without a possessive.
fn bare(word: &str) -> String {
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let plain = lower.strip_suffix("’s").or_else(|| lower.strip_suffix("'s"));
    plain.unwrap_or(&lower).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_tells_whose_a_hyphen_is() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add("All companies have a long-range plan for bird watchers and cam-", false);
        for (head, tail, expected) in [
            ("com-", "panies,", Hyphen::Gone),
            ("long-", "range", Hyphen::Kept),
            ("long-", "term", Hyphen::Kept),
            ("bird-", "watchers", Hyphen::Kept),
            ("har-", "bour", Hyphen::Guessed),
            ("re-", "placed", Hyphen::Guessed),
            ("long-", "er", Hyphen::Guessed),
            ("year-", "old", Hyphen::Kept),
            ("har\u{2010}", "bour", Hyphen::Gone),
            ("brother-in-", "law", Hyphen::Kept),
        ] {
            assert_eq!(vocabulary.judge(head, tail), expected, "{head}{tail}");
        }
    }

    #[test]
    fn dashes_are_no_hyphens() {
        assert!(ends_parted("the har-"));
        assert!(!ends_parted("the harbour -"));
        assert!(!ends_parted("2019-"));
    }
}
