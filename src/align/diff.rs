//! The word diff for prose: what became of each word between two wordings, in pieces that a person
//! would call the change.

use super::atoms::{self, Atom};
use super::{Change, DiffRun};
use crate::article::{Place, Version, paragraph};
use crate::text::Span;
use std::collections::HashMap;
use std::sync::Arc;

/// Two wordings compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Diff {
    /// What became of the words; see [`DiffRun`].
    pub(super) runs: Vec<DiffRun>,
    /// Words in both.
    pub(super) common: usize,
    /// Words of the base and of the other, together.
    pub(super) words: usize,
}

/// Share of the words of two sentences in common below which one is shown as replaced by the other
/// whole: the few equal words between would be chance.
const TOO_LITTLE: f32 = 0.3;

/// Share of the shorter in the longer from which they are compared word by word all the same: the
/// one is the other cut short.
const CONTAINED: f32 = 0.6;

/// Words up to which an equal run without content between two changes is part of the change.
const CONFETTI: usize = 3;

/// Words of change on both sides of a lone equal word that make it part of the change.
const SWALLOWING: usize = 4;

/// Compares the words at `other` with those at `base`. Words in both are given as `common`:
/// [`Change::Same`] or, in a sentence that stands elsewhere, [`Change::Moved`].
pub(super) fn diff(
    versions: &[Arc<Version>],
    base: &[Place],
    other: &[Place],
    common: Change,
) -> Diff {
    let (a, keys_a) = atoms::atoms(versions, base);
    let (b, keys_b) = atoms::atoms(versions, other);
    let (ids_a, ids_b) = numbered(&keys_a, &keys_b);
    let mut mates = Mates::new(&a, &b, &ids_a, &ids_b);
    mates.keep_whole();
    mates.drop_confetti();
    let is_word = |key: &&String| !key.is_empty();
    Diff {
        runs: mates.runs(versions, common),
        common: mates.of_b.iter().flatten().count(),
        words: keys_a.iter().chain(&keys_b).filter(is_word).count(),
    }
}

/// Equal numbers for equal words.
fn numbered(a: &[String], b: &[String]) -> (Vec<u32>, Vec<u32>) {
    let mut ids: HashMap<&str, u32> = HashMap::new();
    let (mut of_a, mut of_b) = (Vec::with_capacity(a.len()), Vec::with_capacity(b.len()));
    for (keys, list) in [(a, &mut of_a), (b, &mut of_b)] {
        for key in keys {
            let next = ids.len() as u32;
            list.push(*ids.entry(key.as_str()).or_insert(next));
        }
    }
    (of_a, of_b)
}

/// Which atom of `b` is which of `a`.
struct Mates<'a> {
    a: &'a [Atom],
    b: &'a [Atom],
    of_a: Vec<Option<usize>>,
    of_b: Vec<Option<usize>>,
}

impl<'a> Mates<'a> {
    fn new(a: &'a [Atom], b: &'a [Atom], ids_a: &[u32], ids_b: &[u32]) -> Self {
        let mut mates = Self { a, b, of_a: vec![None; a.len()], of_b: vec![None; b.len()] };
        if shares_too_little(ids_a, ids_b) {
            return mates;
        }
        for op in similar::capture_diff_slices(similar::Algorithm::Myers, ids_a, ids_b) {
            if let similar::DiffOp::Equal { old_index, new_index, len } = op {
                for step in 0..len {
                    mates.set(old_index + step, new_index + step);
                }
            }
        }
        let common = mates.of_a.iter().flatten().count();
        if is_too_little(common, a.len(), b.len()) {
            mates.of_a.fill(None);
            mates.of_b.fill(None);
        }
        mates
    }

    fn set(&mut self, a: usize, b: usize) {
        if let (Some(slot_a), Some(slot_b)) = (self.of_a.get_mut(a), self.of_b.get_mut(b)) {
            (*slot_a, *slot_b) = (Some(b), Some(a));
        }
    }

    fn part(&mut self, b: usize) {
        if let Some(a) = self.of_b.get_mut(b).and_then(Option::take)
            && let Some(slot) = self.of_a.get_mut(a)
        {
            *slot = None;
        }
    }

    /// Where part of a name, figure or short quotation changed on both sides, all of it did.
    fn keep_whole(&mut self) {
        loop {
            let changed_a = changed(self.a, &self.of_a);
            let changed_b = changed(self.b, &self.of_b);
            let broken: Vec<usize> = self
                .of_b
                .iter()
                .enumerate()
                .filter_map(|(j, mate)| Some((j, (*mate)?)))
                .filter(|&(j, i)| {
                    changed_a.get(i) == Some(&true) && changed_b.get(j) == Some(&true)
                })
                .map(|(j, _)| j)
                .collect();
            if broken.is_empty() {
                return;
            }
            broken.into_iter().for_each(|j| self.part(j));
        }
    }

    /// Equal words without content between two changes become part of one change.
    fn drop_confetti(&mut self) {
        let runs = self.equal_runs();
        for (index, &(start, end)) in runs.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|i| runs.get(i)).map_or(0, |run| run.1);
            let after = runs.get(index + 1).map_or(self.b.len(), |run| run.0);
            let gap_before = self.gap(before, start);
            let gap_after = self.gap_after(end, after);
            if gap_before == 0 || gap_after == 0 {
                continue;
            }
            let atoms = self.b.get(start..end).unwrap_or_default();
            let empty = atoms.len() <= CONFETTI && atoms.iter().all(|atom| !atom.content);
            let lone = atoms.len() == 1
                && atoms.iter().all(|atom| !atom.telling)
                && gap_before.min(gap_after) >= SWALLOWING;
            if empty || lone {
                (start..end).for_each(|j| self.part(j));
            }
        }
    }

    /// Runs of atoms of `b` that are equal in `a` and follow one another in both.
    fn equal_runs(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut last: Option<usize> = None;
        for (j, mate) in self.of_b.iter().enumerate() {
            match (mate, runs.last_mut()) {
                (Some(i), Some(run)) if run.1 == j && last.is_some_and(|l| l + 1 == *i) => {
                    run.1 = j + 1;
                }
                (Some(_), _) => runs.push((j, j + 1)),
                (None, _) => {}
            }
            last = mate.or(last);
        }
        runs
    }

    /// Words of change before the equal run that starts at `start`, the last run having ended at
    /// `before`.
    fn gap(&self, before: usize, start: usize) -> usize {
        let mate = |j: usize| self.of_b.get(j).copied().flatten();
        let from = before.checked_sub(1).and_then(mate).map_or(0, |i| i + 1);
        let to = mate(start).unwrap_or(from);
        (start - before).max(to.saturating_sub(from))
    }

    fn gap_after(&self, end: usize, after: usize) -> usize {
        let mate = |j: usize| self.of_b.get(j).copied().flatten();
        let from = end.checked_sub(1).and_then(mate).map_or(0, |i| i + 1);
        let to = mate(after).unwrap_or(self.a.len());
        (after - end).max(to.saturating_sub(from))
    }

    fn runs(&self, versions: &[Arc<Version>], common: Change) -> Vec<DiffRun> {
        let mut runs = Vec::new();
        let mut next_a = 0;
        for (j, atom) in self.b.iter().enumerate() {
            let Some(i) = self.of_b.get(j).copied().flatten() else {
                // What the base had here stands before what came in its place.
                if self.starts_change(j) {
                    next_a = self.deleted(next_a, self.next_mate(j), &mut runs);
                }
                push(&mut runs, atom.place(), Change::Inserted);
                continue;
            };
            next_a = self.deleted(next_a, i, &mut runs).max(i + 1);
            if let Some(old) = self.a.get(i) {
                push_common(versions, old, atom, common, &mut runs);
            }
        }
        self.deleted(next_a, self.a.len(), &mut runs);
        runs
    }

    fn starts_change(&self, j: usize) -> bool {
        j.checked_sub(1).is_none_or(|before| self.of_b.get(before).copied().flatten().is_some())
    }

    /// The mate of the next atom of `b` that has one.
    fn next_mate(&self, j: usize) -> usize {
        self.of_b.iter().skip(j).flatten().next().copied().unwrap_or(self.a.len())
    }

    fn deleted(&self, from: usize, to: usize, runs: &mut Vec<DiffRun>) -> usize {
        for atom in self.a.get(from..to).unwrap_or_default() {
            push(runs, atom.place(), Change::Deleted);
        }
        to.max(from)
    }
}

/// By atom: whether it is bound to one that has no mate.
fn changed(atoms: &[Atom], mates: &[Option<usize>]) -> Vec<bool> {
    let mut changed = Vec::with_capacity(atoms.len());
    for whole in atoms.chunk_by(|x, y| x.whole == y.whole && x.paragraph == y.paragraph) {
        let mates = mates.get(changed.len()..changed.len() + whole.len()).unwrap_or_default();
        let any = mates.iter().any(Option::is_none);
        changed.extend(std::iter::repeat_n(any, whole.len()));
    }
    changed
}

/// Whether a diff word by word would be worse to read than one wording after the other.
fn shares_too_little(a: &[u32], b: &[u32]) -> bool {
    let sorted = |ids: &[u32]| {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids
    };
    let (sorted_a, sorted_b) = (sorted(a), sorted(b));
    let mut rest = sorted_b.iter().peekable();
    let mut common = 0;
    for id in &sorted_a {
        while rest.next_if(|other| *other < id).is_some() {}
        if rest.next_if_eq(&id).is_some() {
            common += 1;
        }
    }
    is_too_little(common, a.len(), b.len())
}

fn is_too_little(common: usize, a: usize, b: usize) -> bool {
    let common = common as f32;
    2.0 * common < TOO_LITTLE * (a + b) as f32 && common < CONTAINED * a.min(b) as f32
}

/// Appends a run, joined to the last where it goes on.
pub(super) fn push(runs: &mut Vec<DiffRun>, place: Place, change: Change) {
    if place.span.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last)
            if last.change == change
                && last.place.paragraph == place.paragraph
                && last.place.span.end() == place.span.start() =>
        {
            last.place.span = last.place.span.hull(place.span);
        }
        Some(_) | None => runs.push(DiffRun { place, change }),
    }
}

/// Appends an atom that is in both, its marks apart from its word where only they differ.
fn push_common(
    versions: &[Arc<Version>],
    old: &Atom,
    new: &Atom,
    common: Change,
    runs: &mut Vec<DiffRun>,
) {
    if common != Change::Same {
        push(runs, new.place(), common);
        return;
    }
    let words = |atom: &Atom, span: Span| {
        paragraph(versions, atom.paragraph).map_or("", |p| span.slice(&p.text))
    };
    let differ = |x: Span, y: Span| words(old, x).trim() != words(new, y).trim();
    let mut lost_marks = false;
    let mut changes =
        [(old.lead, new.lead), (old.core, new.core), (old.trail, new.trail)].map(|(x, y)| {
            lost_marks |= differ(x, y) && words(new, y).trim().is_empty();
            (y, if differ(x, y) { Change::Typographic } else { Change::Same })
        });
    if lost_marks {
        // Nothing is left to show the change on but the word.
        changes = changes.map(|(span, _)| (span, Change::Typographic));
    }
    for (span, change) in changes {
        push(runs, Place { paragraph: new.paragraph, span }, change);
    }
}
