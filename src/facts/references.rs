//! Numbers that lead somewhere and count nothing: telephone numbers in groups, numbers of houses, marks in
//! brackets, "No. 4"; and results in passing, "3 to 1".

use super::lexicon::Class;
use super::numbers::Number;
use super::tokens::{Case, Kind, Tokens};

/// Whether the number leads somewhere or is half of a result.
pub(super) fn refers(t: &Tokens<'_>, number: &Number) -> bool {
    number.digits
        && (in_brackets(t, number)
            || abbreviated_label(t, number.start)
            || of_a_house(t, number.end)
            || result(t, number)
            || in_phone_number(t, number.start))
}

/// "(3)", "[12]": a mark of a list, or of a note.
fn in_brackets(t: &Tokens<'_>, number: &Number) -> bool {
    let before = number.start.wrapping_sub(1);
    t.is_mark(before, '(') && t.is_mark(number.end, ')')
        || t.is_mark(before, '[') && t.is_mark(number.end, ']')
}

/// Words cut short by a full stop before a number that names its place.
const ABBREVIATIONS: &[&str] =
    &["no", "nos", "nr", "nrs", "p", "pp", "vol", "fig", "sec", "art", "ch", "para"];

/// "No. 4", "pp. 12": the dot stands apart from the word.
fn abbreviated_label(t: &Tokens<'_>, start: usize) -> bool {
    t.is_mark(start.wrapping_sub(1), '.') && ABBREVIATIONS.contains(&t.low_back(start, 2))
}

/// Last words of streets.
const STREETS: &[&str] = &[
    "street",
    "road",
    "avenue",
    "lane",
    "drive",
    "square",
    "boulevard",
    "terrace",
    "close",
    "place",
    "crescent",
    "st",
    "ave",
    "rd",
    "blvd",
    "way",
    "court",
    "row",
];

/// Words that the name of a street can have before its last.
const STREET_WORDS: usize = 3;

/// "12 Quay Street": the number of a house.
fn of_a_house(t: &Tokens<'_>, end: usize) -> bool {
    let capital = |at: usize| t.get(at).is_some_and(|x| x.case == Case::Capital && t.is_word(at));
    (end..end + STREET_WORDS)
        .take_while(|&at| capital(at))
        .any(|at| capital(at + 1) && STREETS.contains(&t.low(at + 1)))
}

/// The most that a side gets in a game or a vote that is told as "3 to 1".
const MAX_POINTS: f64 = 200.0;

/// "beat them 3 to 1", "voted 7 to 2": two numbers of which the greater stands first, and nothing counted.
fn result(t: &Tokens<'_>, number: &Number) -> bool {
    let plain = |at: usize| t.integer(at).filter(|n| f64::from(*n) < MAX_POINTS);
    let pair = |at: usize| {
        let (first, second) = (plain(at)?, plain(at + 2)?);
        let counts =
            t.is_word(at + 3) && t.class(at + 3) != Class::Function || t.is_mark(at + 3, '%');
        let moves = matches!(t.low_back(at, 1), "from" | "by");
        Some(t.low(at + 1) == "to" && first > second && !counts && !moves)
    };
    let lone = number.end == number.start + 1;
    lone && (pair(number.start) == Some(true)
        || number.start.checked_sub(2).and_then(pair) == Some(true))
}

/// Groups that a telephone number has at least where no zero or plus starts it.
const PHONE_GROUPS: usize = 3;

/// Digits that a telephone number has at least.
const PHONE_DIGITS: usize = 7;

/// Tokens that a telephone number can have on either side of one of its groups.
const PHONE_REACH: usize = 12;

/// Whether the number at `at` is a group of a telephone number: "020 7946 0123", "+44 20 7946 0123".
fn in_phone_number(t: &Tokens<'_>, at: usize) -> bool {
    let group = |at: usize| {
        t.is_number(at) && t.low(at).len() <= 5 && t.low(at).bytes().all(|b| b.is_ascii_digit())
    };
    let part = |at: usize| {
        let mark = t.is_dash(at) || ['(', ')', '/', '+'].iter().any(|mark| t.is_mark(at, *mark));
        mark || group(at)
    };
    if !group(at) {
        return false;
    }
    let first = (at.saturating_sub(PHONE_REACH)..at).rev().take_while(|&i| part(i)).last();
    let first = first.unwrap_or(at);
    let parts: Vec<usize> = (first..at + PHONE_REACH).take_while(|&i| part(i)).collect();
    let groups: Vec<usize> = parts.iter().copied().filter(|&i| group(i)).collect();
    let digits: usize = groups.iter().map(|&i| t.low(i).len()).sum();
    let marked = t.is_mark(first, '+')
        || groups.first().is_some_and(|&i| t.low(i).starts_with('0') && t.low(i).len() > 2);
    let spaced = groups.len() >= PHONE_GROUPS && groups.iter().skip(1).all(|&i| t.low(i).len() > 2);
    digits >= PHONE_DIGITS && groups.len() > 1 && (marked || spaced)
}

/// Whether the token at `at` is the number of a verse or the like behind a name: "Luke 4:12".
pub(super) fn is_verse(t: &Tokens<'_>, at: usize) -> bool {
    t.before(at).is_some_and(|b| {
        b.kind == Kind::Word && b.case == Case::Capital && !b.first && b.class == Class::Other
    })
}

#[cfg(test)]
mod tests {
    use super::super::counts;
    use super::super::numbers;
    use super::*;

    fn check(text: &str, expected: &[f64]) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let mut got = Vec::new();
        let mut at = 0;
        while at < t.len() {
            let number = numbers::at(&t, at);
            got.extend(number.and_then(|n| counts::after(&t, n)).map(|count| count.number.value));
            at = number.map_or(at + 1, |n| n.end);
        }
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn telephone_numbers_in_groups() {
        check("Call 020 7946 0123 now.", &[]);
        check("Call +44 20 7946 0123 now.", &[]);
        check("Call (555) 010-4477 now.", &[]);
        check("There were 3 boats, 12 crews.", &[3.0, 12.0]);
    }

    #[test]
    fn marks_labels_and_houses() {
        check("(3) The pier burned.", &[]);
        check("She is No. 4 of the world.", &[]);
        check("He lives at 12 Quay Hill Road there.", &[]);
        check("See 12 Quay Street residents.", &[]);
        check("The 12 Danish boats sank.", &[12.0]);
    }

    #[test]
    fn results_in_passing() {
        check("They beat Arden 3 to 1.", &[]);
        check("The council voted 7 to 2.", &[]);
        check("It rose from 12 to 15 boats.", &[12.0, 15.0]);
        check("It fell from 15 to 12 boats.", &[15.0, 12.0]);
    }
}
