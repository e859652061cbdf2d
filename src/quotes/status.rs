//! What became of a quote in one version, against its fullest form.

use super::forms::{Interner, SHINGLE, Word, WordId, ids, position, shingles};
use super::group::Unit;
use super::lexicon::{self, Flags, Forms};
use super::{QuoteChange, QuoteStatus};
use crate::text::figures::is_figure_word;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeSet;

/// The words of a quote in one version.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Form {
    /// Marked words, part by part, repeats left out.
    pub(super) parts: Vec<Vec<Word>>,
    /// All its words, marked or not.
    pub(super) words: Vec<WordId>,
    /// The marked words as written, for differences in marks alone.
    pub(super) written: String,
    /// Which of the version's uses it is, counted from the top.
    pub(super) order: usize,
}

impl Form {
    pub(super) fn ids(&self) -> Vec<WordId> {
        self.parts.iter().flat_map(|part| ids(part)).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// All uses of one version as one, in the order of the text: "'…,' he said. '…'".
    fn whole(uses: &[Self]) -> Self {
        let mut uses: Vec<&Self> = uses.iter().collect();
        uses.sort_by_key(|form| form.order);
        let written: Vec<&str> = uses.iter().map(|form| form.written.as_str()).collect();
        Self {
            parts: uses.iter().flat_map(|form| form.parts.iter().cloned()).collect(),
            words: uses.iter().flat_map(|form| form.words.iter().copied()).collect(),
            written: written.join(" "),
            order: 0,
        }
    }
}

/// Most words of a fragment.
const FRAGMENT_WORDS: usize = 3;
/// Most words that are compared one by one.
const MAX_DIFF: usize = 3_000;

/// The forms of a quote in one version, the longest first: one for each use that is not a repeat of
/// a longer one. Gives the forms and, unit by unit, whether it only repeats.
pub(super) fn forms(units: &[&Unit], text_of: impl Fn(&Unit) -> String) -> (Vec<Form>, Vec<bool>) {
    let mut order: Vec<usize> = (0..units.len()).collect();
    let size = |n: usize| units.get(n).map_or(0, |u| u.marked.iter().map(Vec::len).sum::<usize>());
    order.sort_by_key(|&n| (std::cmp::Reverse(size(n)), n));
    let mut seen: Vec<Vec<WordId>> = Vec::new();
    let mut repeats = vec![false; units.len()];
    let mut forms: Vec<Form> = Vec::new();
    for n in order {
        let Some(unit) = units.get(n) else { continue };
        let parts: Vec<Vec<WordId>> = unit.marked.iter().map(|p| ids(p)).collect();
        let stands = |part: &Vec<WordId>| seen.iter().any(|s| position(s, part).is_some());
        let again = !parts.is_empty() && parts.iter().all(stands);
        if let Some(slot) = repeats.get_mut(n) {
            *slot = again;
        }
        if !again {
            seen.push(parts.concat());
            let (parts, words) = (unit.marked.clone(), ids(&unit.words));
            forms.push(Form { parts, words, written: text_of(unit), order: n });
        }
    }
    (forms, repeats)
}

/// Share of the shorter one's word runs that a use shares with one of the fullest version, from which
/// it is this very quote with words changed, whatever other uses of its version are.
const SAME_QUOTE: f32 = 0.7;

/// The status of the use that has most of the quote, and in what it differs. A use that changes words
/// is told even beside one that only cuts. `fullest` are the uses of the version that has most of the
/// quote, the longest first: a use that has words of several of them changes none by joining them.
pub(super) fn best_status(
    forms: &[Form],
    fullest: &[Form],
    interner: &Interner,
) -> (QuoteStatus, Vec<QuoteChange>) {
    let longest = fullest.first().cloned().unwrap_or_default();
    let whole = Form::whole(fullest);
    let against = |form: &Form, all: &Form| status(&related(form, all), all, interner);
    let of_form = |form: &Form| match against(form, &longest) {
        (QuoteStatus::Reworded, changes) => match against(form, &whole) {
            (QuoteStatus::Reworded, _) => match nearest(form, fullest) {
                Some(other) => (QuoteStatus::Reworded, against(form, other).1),
                None => (QuoteStatus::Reworded, changes),
            },
            contained => contained,
        },
        found => found,
    };
    let all: Vec<(QuoteStatus, Vec<QuoteChange>)> = forms.iter().map(of_form).collect();
    let changed = || {
        let mut uses = forms.iter().zip(&all);
        let of_it = |form: &Form| kinship(form, fullest) >= SAME_QUOTE;
        uses.find(|(form, (status, _))| *status == QuoteStatus::Reworded && of_it(form))
    };
    match all.iter().min_by_key(|(status, _)| *status) {
        None => (QuoteStatus::Paraphrased, Vec::new()),
        Some((QuoteStatus::Trimmed, changes)) => match changed() {
            Some((_, reworded)) => reworded.clone(),
            None => (QuoteStatus::Trimmed, uncut(forms, &longest, changes.clone())),
        },
        Some(best) => best.clone(),
    }
}

/// The use among `fullest` that shares most word runs with `form`; none where nothing is shared.
fn nearest<'f>(form: &Form, fullest: &'f [Form]) -> Option<&'f Form> {
    let shared = fullest.iter().map(|other| (shared_runs(form, other), other));
    // Of two equally near, the first: the longer one.
    let best = shared.rev().max_by_key(|(shared, _)| *shared)?;
    (best.0 > 0).then_some(best.1)
}

/// Share of the word runs of `form`, or of the use it is most like where that is shorter, that both
/// have.
fn kinship(form: &Form, fullest: &[Form]) -> f32 {
    let Some(other) = nearest(form, fullest) else { return 0.0 };
    let runs = |form: &Form| shingles(&form.ids()).len();
    shared_runs(form, other) as f32 / runs(form).min(runs(other)).max(1) as f32
}

/// Word runs of `form` that stand in `other`.
fn shared_runs(form: &Form, other: &Form) -> usize {
    let all: BTreeSet<[WordId; SHINGLE]> = shingles(&other.ids()).into_iter().collect();
    shingles(&form.ids()).iter().filter(|run| all.contains(*run)).count()
}

/// `changes` of a use without its cuts, where the other uses of the version have all that is cut:
/// "'…,' he said. '…'" leaves nothing out.
fn uncut(forms: &[Form], fullest: &Form, changes: Vec<QuoteChange>) -> Vec<QuoteChange> {
    let told: BTreeSet<[WordId; SHINGLE]> =
        forms.iter().flat_map(|form| &form.parts).flat_map(|part| shingles(&ids(part))).collect();
    let words: BTreeSet<WordId> = forms.iter().flat_map(Form::ids).collect();
    let all = fullest.ids();
    let missing = shingles(&all).iter().filter(|run| !told.contains(*run)).count();
    // Runs are lost at every seam between two parts.
    let parts = forms.iter().map(|form| form.parts.len()).sum::<usize>();
    let seams = (SHINGLE - 1) * parts.saturating_sub(1);
    if missing > seams || all.iter().any(|word| !words.contains(word)) {
        return changes;
    }
    let cut = |change: &QuoteChange| {
        matches!(
            change,
            QuoteChange::TruncatedStart | QuoteChange::TruncatedEnd | QuoteChange::CutUnmarked
        )
    };
    std::iter::once(QuoteChange::InParts)
        .chain(changes.into_iter().filter(|change| !cut(change)))
        .collect()
}

/// `form` without the parts that share nothing with the fullest one: two pairs of marks in one
/// sentence can hold words of two quotes.
fn related(form: &Form, fullest: &Form) -> Form {
    let all = fullest.ids();
    let runs: BTreeSet<[WordId; SHINGLE]> = shingles(&all).into_iter().collect();
    let shares = |part: &Vec<Word>| {
        let own = ids(part);
        position(&all, &own).is_some() || shingles(&own).iter().any(|run| runs.contains(run))
    };
    let parts: Vec<Vec<Word>> = form.parts.iter().filter(|part| shares(part)).cloned().collect();
    if parts.is_empty() || parts.len() == form.parts.len() {
        return form.clone();
    }
    Form { parts, ..form.clone() }
}

/// The status of `form` against the fullest one, speakers aside, and in what they differ.
fn status(form: &Form, fullest: &Form, interner: &Interner) -> (QuoteStatus, Vec<QuoteChange>) {
    if form.parts.is_empty() {
        return if fullest.parts.is_empty() && form == fullest {
            (QuoteStatus::Full, Vec::new())
        } else {
            (QuoteStatus::Paraphrased, retold(form, fullest, interner))
        };
    }
    let all = fullest.ids();
    let mut changes = changes(form, fullest, &all, interner);
    changes.sort_unstable_by(|a, b| b.cmp(a));
    changes.dedup();
    let own = form.ids();
    let bracketed =
        |form: &Form| -> Vec<WordId> { form.parts.iter().flatten().map(|w| w.id).collect() };
    let (with_brackets, all_brackets) = (bracketed(form), bracketed(fullest));
    let status = if own == all || with_brackets == all || with_brackets == all_brackets {
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

/// Share of the fullest form's words that words without marks must have for a negation or hedge to be
/// missed in them: a retelling in other words denies in other words.
const CLOSE_RETELLING: f32 = 0.75;

/// What surely changed in words without marks: a figure in the place of another or, where the wording
/// is close, a negation or hedge that only one has. What they leave out or add is no change.
fn retold(form: &Form, fullest: &Form, interner: &Interner) -> Vec<QuoteChange> {
    let (all, own) = (&fullest.words, &form.words);
    let only = |of: &[WordId], other: &[WordId]| -> Vec<QuoteChange> {
        let rest: Vec<WordId> = of.iter().copied().filter(|word| !other.contains(word)).collect();
        weighty(&[], &rest, interner)
    };
    let (lost, fresh) = (only(all, own), only(own, all));
    let mut changes = fresh;
    changes.retain(|change| *change == QuoteChange::Number && lost.contains(change));
    let distinct = |words: &[WordId]| words.iter().copied().collect::<BTreeSet<WordId>>();
    let (before, after) = (distinct(all), distinct(own));
    let common = before.intersection(&after).count();
    if common as f32 >= CLOSE_RETELLING * before.len().max(after.len()).max(1) as f32 {
        let grave = weighty(all, own, interner).into_iter();
        changes.extend(grave.filter(|c| matches!(c, QuoteChange::Negation | QuoteChange::Hedge)));
    }
    changes
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
        let bracketed =
            |form: &Form| form.parts.iter().flatten().filter(|word| word.bracketed).count();
        return if bracketed(form) != bracketed(fullest) {
            vec![QuoteChange::BracketInsertion]
        } else if form.written == fullest.written {
            Vec::new()
        } else {
            vec![QuoteChange::Typographic]
        };
    }
    let with_brackets = fullest.parts.iter().flatten().map(|w| w.id);
    if with_brackets.eq(own.iter().copied()) {
        return vec![QuoteChange::BracketInsertion];
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
                let ellipsis = words.get(new_index).is_some_and(|w| w.after_ellipsis);
                let grave = weighty(old, &[], interner);
                if new_index == 0 {
                    out.push(QuoteChange::TruncatedStart);
                } else if old_index + old_len == all.len() {
                    out.push(QuoteChange::TruncatedEnd);
                } else if ellipsis || starts_part(form, new_index) {
                    out.push(QuoteChange::EllipsisMarked);
                    out.extend(grave);
                } else if grave.is_empty() {
                    out.push(QuoteChange::CutUnmarked);
                } else {
                    out.extend(grave);
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
    let number = |word: &str| word.chars().any(|c| c.is_ascii_digit()) || is_figure_word(word);
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
