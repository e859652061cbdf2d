//! In what two ways of writing the same words differ: marks, dashes, spaces, spelling, case.

use super::Typography;
use crate::text::normalise;
use std::collections::BTreeSet;

/// In what the marks and spaces between two words differ. White space counts only where both
/// wordings go on: `goes_on` says whether they do.
pub(super) fn of_gaps(old: &str, new: &str, goes_on: bool) -> BTreeSet<Typography> {
    let mut kinds = BTreeSet::new();
    if old == new {
        return kinds;
    }
    let only = |text: &str, wanted: fn(char) -> bool| -> String {
        text.chars().filter(|&c| wanted(c)).collect()
    };
    let mut differ = |wanted: fn(char) -> bool, kind| {
        if only(old, wanted) != only(new, wanted) {
            kinds.insert(kind);
        }
    };
    differ(is_quote, Typography::QuotationMarks);
    differ(is_dash, Typography::Dash);
    differ(is_other_mark, Typography::Punctuation);
    if kinds.contains(&Typography::Punctuation) {
        // A comma in place of a dash is one difference and not two.
        kinds.remove(&Typography::Dash);
    }
    if goes_on && kinds.is_empty() && spaces(old) != spaces(new) {
        kinds.insert(Typography::Space);
    }
    kinds
}

/// In what the letters of the same word differ.
pub(super) fn of_words(old: &str, new: &str) -> BTreeSet<Typography> {
    let mut kinds = BTreeSet::new();
    if old == new {
        return kinds;
    }
    let marks = of_gaps(&marks(old), &marks(new), true);
    let (old_letters, new_letters) = (letters(old), letters(new));
    let lower = |text: &str| text.to_lowercase();
    if lower(&old_letters) != lower(&new_letters) {
        kinds.insert(Typography::Spelling);
        let begins = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
        if begins(&old_letters) != begins(&new_letters) {
            kinds.insert(Typography::Case);
        }
    } else if old_letters != new_letters {
        kinds.insert(Typography::Case);
    }
    let spelled_apart = kinds.contains(&Typography::Spelling);
    // "per cent" and "percent" are two spellings; the space is a part of one.
    kinds.extend(marks.into_iter().filter(|kind| *kind != Typography::Space || !spelled_apart));
    if kinds.is_empty() {
        // Letters that look the same: a ligature, an accent written apart.
        kinds.insert(Typography::Spelling);
    }
    kinds
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn marks(text: &str) -> String {
    text.chars().filter(|c| !c.is_alphanumeric()).collect()
}

fn is_quote(c: char) -> bool {
    matches!(normalise::fold_char(c), '\'' | '"')
}

fn is_dash(c: char) -> bool {
    normalise::fold_char(c) == '-'
}

fn is_other_mark(c: char) -> bool {
    !c.is_whitespace() && !is_quote(c) && !is_dash(c)
}

/// White space as it is written, but a new line is a space: lines are the file's and not the text's.
fn spaces(text: &str) -> String {
    let spaces: String = text.chars().filter(|c| c.is_whitespace()).collect();
    if spaces.contains(['\n', '\r']) { " ".to_owned() } else { spaces }
}

#[cfg(test)]
mod tests {
    use super::Typography::{Case, Dash, Punctuation, QuotationMarks, Space, Spelling};
    use super::*;

    fn list(kinds: BTreeSet<Typography>) -> Vec<Typography> {
        kinds.into_iter().collect()
    }

    #[test]
    fn marks_between_words_are_told_apart() {
        for (old, new, expected) in [
            (", ", " ", &[Punctuation][..]),
            (",” ", ",\" ", &[QuotationMarks]),
            (",” ", "”, ", &[]),
            (" – ", "—", &[Dash]),
            (" - ", " – ", &[Dash]),
            (" ", "\u{a0}", &[Space]),
            (".  ", ". ", &[Space]),
            (" ", "\n", &[]),
            ("; ", " – ", &[Punctuation]),
        ] {
            assert_eq!(list(of_gaps(old, new, true)), expected, "{old:?} {new:?}");
        }
        assert_eq!(list(of_gaps(". ", ".", false)), []);
    }

    #[test]
    fn differences_inside_words_are_told_apart() {
        for (old, new, expected) in [
            ("colour", "color", &[Spelling][..]),
            ("Colour", "color", &[Spelling, Case]),
            ("Minister", "minister", &[Case]),
            ("e-mail", "email", &[Dash]),
            ("E-mail", "email", &[Dash, Case]),
            ("long-term", "long term", &[Dash]),
            ("U.S", "US", &[Punctuation]),
            ("1,200", "1200", &[Punctuation]),
            ("per cent", "percent", &[Space]),
            ("5 km", "5km", &[Space]),
            ("it’s", "it's", &[QuotationMarks]),
            ("ﬁre", "fire", &[Spelling]),
        ] {
            assert_eq!(list(of_words(old, new)), expected, "{old} {new}");
        }
    }
}
