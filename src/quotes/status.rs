//! What became of a quote in one version, against its fullest form.

use super::forms::{Interner, Word, WordId, ids, position};
use super::group::Unit;
use super::lexicon::{self, Flags, Forms};
use super::{QuoteChange, QuoteStatus};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The words of a quote in one version.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Form {
    /// Marked words, part by part, repeats left out.
    pub(super) parts: Vec<Vec<Word>>,
    /// How many words it has without marks.
    pub(super) unmarked: usize,
    /// The marked words as written, for differences in marks alone.
    pub(super) written: String,
}

impl Form {
    pub(super) fn ids(&self) -> Vec<WordId> {
        self.parts.iter().flat_map(|part| ids(part)).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }
}

/// Most words of a fragment.
const FRAGMENT_WORDS: usize = 3;
/// Most words that are compared one by one.
const MAX_DIFF: usize = 3_000;

/// The form of a quote in one version from its units; a part that stands in a longer one is a
/// repeat. Gives the form and, unit by unit, whether it only repeats.
pub(super) fn form(units: &[&Unit], text_of: impl Fn(&Unit) -> String) -> (Form, Vec<bool>) {
    let mut order: Vec<usize> = (0..units.len()).collect();
    let size = |n: usize| units.get(n).map_or(0, |u| u.marked.iter().map(Vec::len).sum::<usize>());
    order.sort_by_key(|&n| (std::cmp::Reverse(size(n)), n));
    let mut kept: Vec<usize> = Vec::new();
    let mut seen: Vec<WordId> = Vec::new();
    let mut repeats = vec![false; units.len()];
    for n in order {
        let Some(unit) = units.get(n) else { continue };
        let parts: Vec<Vec<WordId>> = unit.marked.iter().map(|p| ids(p)).collect();
        let again = !parts.is_empty() && parts.iter().all(|p| position(&seen, p).is_some());
        if let Some(slot) = repeats.get_mut(n) {
            *slot = again;
        }
        if !again {
            kept.push(n);
            seen.extend(parts.into_iter().flatten());
        }
    }
    kept.sort_unstable();
    let kept: Vec<&Unit> = kept.iter().filter_map(|&n| units.get(n).copied()).collect();
    let form = Form {
        parts: kept.iter().flat_map(|u| u.marked.clone()).collect(),
        unmarked: units.iter().map(|u| u.words.len()).max().unwrap_or(0),
        written: kept.iter().map(|u| text_of(u)).collect::<Vec<_>>().join(" "),
    };
    (form, repeats)
}

/// The status of `form` against the fullest one, speakers aside, and in what they differ.
pub(super) fn status(
    form: &Form,
    fullest: &Form,
    interner: &Interner,
) -> (QuoteStatus, Vec<QuoteChange>) {
    if form.parts.is_empty() {
        return if fullest.parts.is_empty() && form == fullest {
            (QuoteStatus::Full, Vec::new())
        } else {
            (QuoteStatus::Paraphrased, Vec::new())
        };
    }
    let all = fullest.ids();
    let mut changes = changes(form, fullest, &all, interner);
    changes.sort_unstable_by(|a, b| b.cmp(a));
    changes.dedup();
    let own = form.ids();
    let status = if own == all {
        QuoteStatus::Full
    } else if form
        .parts
        .iter()
        .all(|part| segments(part).iter().all(|s| position(&all, s).is_some()))
    {
        if own.len() >= all.len() {
            QuoteStatus::Full
        } else if own.len() <= FRAGMENT_WORDS {
            QuoteStatus::Fragment
        } else {
            QuoteStatus::Trimmed
        }
    } else {
        QuoteStatus::Reworded
    };
    (status, changes)
}

/// A part cut at its ellipses and at words in brackets: what must stand in the fullest form in one
/// piece.
fn segments(part: &[Word]) -> Vec<Vec<WordId>> {
    let mut out: Vec<Vec<WordId>> = vec![Vec::new()];
    let mut bracketed = false;
    for word in part {
        if word.after_ellipsis || word.bracketed != bracketed {
            out.push(Vec::new());
        }
        bracketed = word.bracketed;
        if let Some(last) = out.last_mut().filter(|_| !word.bracketed) {
            last.push(word.id);
        }
    }
    out.retain(|segment| !segment.is_empty());
    out
}

fn changes(form: &Form, fullest: &Form, all: &[WordId], interner: &Interner) -> Vec<QuoteChange> {
    let words: Vec<Word> = form.parts.iter().flatten().copied().collect();
    let own: Vec<WordId> = words.iter().map(|w| w.id).collect();
    if own == all {
        let same = form.written == fullest.written;
        return if same { Vec::new() } else { vec![QuoteChange::Typographic] };
    }
    if own.len() > MAX_DIFF || all.len() > MAX_DIFF {
        return vec![QuoteChange::WordsChanged];
    }
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, all, &own) {
        let old = all.get(op.old_range()).unwrap_or_default();
        let new = words.get(op.new_range()).unwrap_or_default();
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { old_index, old_len, new_index } => {
                out.push(if new_index == 0 {
                    QuoteChange::TruncatedStart
                } else if old_index + old_len == all.len() {
                    QuoteChange::TruncatedEnd
                } else if words.get(new_index).is_some_and(|w| w.after_ellipsis)
                    || starts_part(form, new_index)
                {
                    QuoteChange::EllipsisMarked
                } else {
                    QuoteChange::CutUnmarked
                });
                let inside = new_index > 0 && old_index + old_len < all.len();
                if inside {
                    out.extend(weighty(old, &[], interner));
                }
            }
            DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                if !new.is_empty() && new.iter().all(|w| w.bracketed) {
                    out.push(QuoteChange::BracketInsertion);
                    continue;
                }
                let plain: Vec<WordId> =
                    new.iter().filter(|w| !w.bracketed).map(|w| w.id).collect();
                let grave = weighty(old, &plain, interner);
                if grave.is_empty() {
                    out.push(QuoteChange::WordsChanged);
                }
                out.extend(grave);
            }
        }
    }
    out
}

/// Whether a part of the quote begins at word `n`: what is missing before it was left out between
/// two pairs of marks, for all to see.
fn starts_part(form: &Form, n: usize) -> bool {
    let mut at = 0;
    form.parts.iter().any(|part| {
        let here = at == n && n > 0;
        at += part.len();
        here
    })
}

/// What words put in or taken out change beyond the wording.
fn weighty(old: &[WordId], new: &[WordId], interner: &Interner) -> Vec<QuoteChange> {
    let english = lexicon::of(None);
    let count = |ids: &[WordId], test: &dyn Fn(&str) -> bool| {
        ids.iter().filter(|id| test(interner.word(**id))).count()
    };
    let flag = |flags: Flags| move |word: &str| english.get(word).flags.any(flags);
    let number = |word: &str| word.chars().any(|c| c.is_ascii_digit()) || NUMBERS.contains(&word);
    let mut out = Vec::new();
    if count(old, &flag(Flags::NEGATION)) != count(new, &flag(Flags::NEGATION)) {
        out.push(QuoteChange::Negation);
    }
    let numbers = |ids: &[WordId]| -> Vec<WordId> {
        ids.iter().copied().filter(|id| number(interner.word(*id))).collect()
    };
    if numbers(old) != numbers(new) {
        out.push(QuoteChange::Number);
    }
    if count(old, &flag(Flags::HEDGE)) != count(new, &flag(Flags::HEDGE)) {
        out.push(QuoteChange::Hedge);
    }
    if let ([a], [b]) = (old, new)
        && other_tense(interner.word(*a), interner.word(*b))
    {
        out.push(QuoteChange::Tense);
    }
    out
}

/// Number words, for telling a changed number.
const NUMBERS: &[&str] = &[
    "zero",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "dozen",
    "dozens",
    "half",
    "twice",
    "double",
];

/// Pairs of auxiliaries that differ in tense alone.
const TENSES: &[(&str, &str)] = &[
    ("is", "was"),
    ("are", "were"),
    ("has", "had"),
    ("have", "had"),
    ("will", "would"),
    ("can", "could"),
    ("may", "might"),
    ("do", "did"),
    ("does", "did"),
    ("am", "was"),
];

/// Fewest letters that two forms of a verb share at their front.
const SHARED_FRONT: usize = 3;

fn other_tense(a: &str, b: &str) -> bool {
    if TENSES.iter().any(|&(x, y)| (a, b) == (x, y) || (a, b) == (y, x)) {
        return true;
    }
    let past = |word: &str| {
        word.ends_with("ed")
            || lexicon::of(None).get(word).cue.is_some_and(|c| c.forms.any(Forms::PAST))
    };
    let front = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    front >= SHARED_FRONT && past(a) != past(b)
}
