//! Whether a date looks back or ahead: news looks back, unless a verb or a word right before the date looks ahead.

use super::calendar::Tense;
use super::lexicon::Class;
use super::tokens::{Case, Tokens};

/// Tokens back within which a verb tells the tense of a date.
const TENSE_BACK: usize = 10;

/// Tokens back within which a decision is told: "voted by nine to six to close the old pool in Weir Street
/// at the end of August".
const DECIDED_BACK: usize = 24;

/// Tokens ahead within which a verb tells the tense, where none stands before.
const TENSE_AHEAD: usize = 8;

/// Whether the date at `i` looks ahead: the nearest verb before it decides, else the next after it.
pub(super) fn tense(t: &Tokens<'_>, i: usize) -> Tense {
    if leads_ahead(t, i) {
        return Tense::Future;
    }
    for back in 1..=DECIDED_BACK.min(i) {
        let at = i - back;
        if !t.same_sentence(at, i) || t.is_mark(at, ';') {
            break;
        }
        if decides(t, at, i) {
            return Tense::Future;
        }
        match verb_tense(t, at) {
            Some(tense) if back <= TENSE_BACK => return tense,
            Some(_) => break,
            None => {}
        }
    }
    for at in i + 1..=i + TENSE_AHEAD {
        if !t.same_sentence(at, i) || t.is_mark(at, ';') {
            break;
        }
        if let Some(tense) = verb_tense(t, at) {
            return tense;
        }
    }
    Tense::Past
}

/// Verbs and adjectives that look ahead.
const AHEAD: &[&str] = &[
    "will",
    "shall",
    "won't",
    "would",
    "scheduled",
    "expected",
    "expects",
    "due",
    "slated",
    "upcoming",
    "intends",
    "hopes",
    "going",
    "expires",
    "expire",
    "effective",
    "payable",
    "succeed",
    "supposed",
];

/// Verbs in the past without "-ed", and words that look back.
const BACK: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "went", "came", "took", "made", "rose", "fell",
    "found", "began", "held", "died", "shot", "won", "lost", "left", "met", "has", "have", "after",
    "since",
];

/// Verbs of which the infinitive after them looks ahead: "voted to close it in August".
const DECISIONS: &[&str] = &[
    "voted", "agreed", "decided", "promised", "vowed", "pledged", "planned", "proposed", "wants",
    "means", "aims",
];

/// Whether at `at` a decision is told and the date at `i` belongs to what was decided.
fn decides(t: &Tokens<'_>, at: usize, i: usize) -> bool {
    let infinitive =
        |to: usize| t.low(to) == "to" && t.is_word(to + 1) && t.class(to + 1) == Class::Other;
    DECISIONS.contains(&t.low(at)) && (at + 1..i).any(infinitive)
}

fn verb_tense(t: &Tokens<'_>, at: usize) -> Option<Tense> {
    let low = t.low(at);
    let to = t.low(at + 1) == "to";
    let plans = matches!(low, "plans" | "plan" | "planning" | "set" | "likely") && to;
    if AHEAD.contains(&low) || low.ends_with("'ll") || plans {
        return Some(Tense::Future);
    }
    let ed =
        low.len() > 4 && low.ends_with("ed") && t.get(at).is_some_and(|x| x.case == Case::Lower);
    (BACK.contains(&low) || ed).then_some(Tense::Past)
}

/// "by May", "until Friday", "as soon as Tuesday": the word right before looks ahead by itself.
fn leads_ahead(t: &Tokens<'_>, i: usize) -> bool {
    let (one, two, three) = (t.low_back(i, 1), t.low_back(i, 2), t.low_back(i, 3));
    match one {
        "until" | "till" => {
            let was = (i + 1..i + 6).any(|at| matches!(t.low(at), "had" | "was" | "were" | "did"));
            !matches!(two, "not" | "up") && !was
        }
        "by" | "through" => {
            !(i + 1..i + 8).any(|at| verb_tense(t, at) == Some(Tense::Past))
                && t.before(i).is_some_and(|b| !b.first)
        }
        "next" | "following" | "coming" | "upcoming" => true,
        "as" => matches!((three, two), ("as", "soon" | "early" | "late")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Tense) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let at = (0..t.len()).find(|&i| matches!(t.class(i), Class::Weekday(_)));
        assert_eq!(at.map(|i| tense(&t, i)), Some(expected), "{text}");
    }

    #[test]
    fn the_nearest_verb_decides() {
        check("They met on Friday.", Tense::Past);
        check("They will meet on Friday.", Tense::Future);
        check("He said they would meet on Friday.", Tense::Future);
        check("They are expected to meet on Friday.", Tense::Future);
        check("They agreed to meet on Friday.", Tense::Future);
        check(
            "They voted by nine to six to close the old pool in Weir Street near the sea on Friday.",
            Tense::Future,
        );
        check("On Friday they will meet.", Tense::Future);
        check("On Friday they met.", Tense::Past);
    }

    #[test]
    fn words_right_before_the_date_look_ahead() {
        check("They have until Friday.", Tense::Future);
        check("It may end as soon as Friday.", Tense::Future);
        check("It did not end until Friday, when it was told.", Tense::Past);
    }
}
