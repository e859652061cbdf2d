//! Correction notes: which of their values is the old one, that the version takes back.

use super::tokens::Tokens;
use crate::text::Span;

/// Words of a sentence that tells what stood there before.
const BEFORE: &[&str] = &[
    "earlier",
    "previous",
    "originally",
    "previously",
    "misstated",
    "misreported",
    "incorrectly",
    "incorrect",
    "wrongly",
    "wrong",
    "mistakenly",
    "erroneously",
    "inaccurately",
    "initially",
];

/// Whether the value at `span` in a correction note is the one that is taken back: "An earlier version
/// said 40", "it was 46, not 40".
pub(super) fn is_old(t: &Tokens<'_>, span: Span) -> bool {
    let at = t.reaching(span.start());
    let parted =
        matches!((t.low_back(at, 2), t.low_back(at, 1)), ("instead", "of") | ("rather", "than"));
    if parted || t.low_back(at, 1) == "not" {
        return true;
    }
    let before = (0..at).rev().take_while(|&back| t.same_sentence(back, at));
    for back in before {
        if matches!(t.low(back), "actually" | "correct" | "should" | "fact") {
            return false;
        }
        if BEFORE.contains(&t.low(back)) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, number: &str, expected: bool) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let start = text.find(number).unwrap();
        let span = Span::snapped(text, start..start + number.len());
        assert_eq!(is_old(&t, span), expected, "{text} {number}");
    }

    #[test]
    fn the_old_value_of_a_correction_is_told_from_the_new() {
        check("An earlier version of this text said that 40 men had left.", "40", true);
        check("An earlier version said 40 men had left. There were 46.", "46", false);
        check("This text misstated the number as 40; it should have been 46.", "46", false);
        check("The number is 46, not 40.", "40", true);
        check("The number is 46, not 40.", "46", false);
        check("The number is 46 instead of 40.", "40", true);
    }
}
