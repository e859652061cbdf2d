//! The word diff for prose: what became of each word between two wordings, in pieces that a person
//! would call the change.
//!
//! Words that are one name, figure, date, compound or short quotation are compared as one and never
//! split. In a quotation of more than three words the words are compared one by one, since whether
//! and where somebody's words were altered is what a reader looks for; but no changed run reaches
//! across a quotation mark.

use super::atoms::{Atom, Kind, Texts, Words};
use super::runs::Runs;
use super::weave::{self, End, Unit, Woven};
use super::{Change, binding};
use crate::article::Place;
use crate::text::normalise;
use crate::text::words::{self, TokenKind};
use std::collections::HashMap;
use write::Writer;

mod write;

/// Two wordings compared.
#[derive(Debug, Default)]
pub(super) struct Diff {
    /// What became of the words.
    pub(super) runs: Runs,
    /// Words in both, counted in the base and again in the other.
    pub(super) common: usize,
    /// Words of the base and of the other, together.
    pub(super) words: usize,
    /// Whether a limit on size was hit.
    pub(super) coarse: bool,
}

/// Share of the weight of two sentences in common below which one is shown as replaced by the other
/// whole: the few equal words between would be chance.
const TOO_LITTLE: f32 = 0.25;

/// Share of the shorter in the longer from which they are compared word by word all the same: the
/// one is the other cut short.
const CONTAINED: f32 = 0.6;

/// Words of change on both sides of a lone equal word that make it part of the change.
const SWALLOWING: usize = 4;

/// Compares the words at `other` with those at `base`. Words in both are given as `common`:
/// [`Change::Same`] or, in a sentence that stands elsewhere, [`Change::Moved`].
pub(super) fn diff(texts: &mut Texts<'_>, base: &[Place], other: &[Place], common: Change) -> Diff {
    if let Some(equal) = equal(texts, base, other, common) {
        return equal;
    }
    let (mut a, mut b) = (texts.cut(base), texts.cut(other));
    binding::harmonise(texts, &mut a, &mut b);
    let (a, b) = (Side::new(texts, &a), Side::new(texts, &b));
    let (units_a, units_b) = numbered(&a, &b);
    let woven = if is_too_little(most_in_common(&units_a, &units_b), &units_a, &units_b) {
        Woven::default()
    } else {
        weave::weave(&units_a, &units_b)
    };
    let mut pairs = woven.pairs;
    drop_lone(&mut pairs, &a, &b);
    let kept = pairs.iter().filter_map(|&(i, _)| units_a.get(i)).map(|unit| unit.weight as f32);
    if is_too_little(kept.sum(), &units_a, &units_b) {
        pairs.clear();
    }
    let words =
        |side: &Side<'_>, unit: usize| side.unit(unit).iter().filter(|a| is_word(a)).count();
    let all = |side: &Side<'_>| side.words.atoms.iter().filter(|atom| is_word(atom)).count();
    let counted = pairs.iter().map(|&(i, j)| words(&a, i) + words(&b, j)).sum();
    let (of_a, of_b) = (all(&a), all(&b));
    let writer = Writer { texts, a: &a, b: &b, common, runs: Runs::default() };
    Diff { runs: writer.write(&pairs), common: counted, words: of_a + of_b, coarse: woven.coarse }
}

/// The diff of words that are equal letter for letter, as most are: they need not be cut.
fn equal(texts: &Texts<'_>, base: &[Place], other: &[Place], common: Change) -> Option<Diff> {
    let words = |place: &Place| texts.words(place.paragraph, place.span);
    if !base.iter().map(words).eq(other.iter().map(words)) {
        return None;
    }
    let mut diff = Diff::default();
    for place in other {
        diff.runs.push(texts, *place, common);
        let tokens = words::tokens(words(place));
        diff.common += 2 * tokens.filter(|token| token.kind == TokenKind::Word).count();
    }
    diff.words = diff.common;
    Some(diff)
}

fn is_word(atom: &Atom) -> bool {
    atom.kind != Kind::Empty
}

/// One wording, its atoms grouped into what is never split.
struct Side<'a> {
    words: &'a Words,
    /// Start and end of each unit among the atoms.
    units: Vec<(usize, usize)>,
    keys: Vec<String>,
    ends: Vec<End>,
}

impl<'a> Side<'a> {
    fn new(texts: &Texts<'_>, words: &'a Words) -> Self {
        let mut side = Self { words, units: Vec::new(), keys: Vec::new(), ends: Vec::new() };
        let mut start = 0;
        for whole in words.atoms.chunk_by(|x, y| x.whole == y.whole && x.paragraph == y.paragraph) {
            let end = start + whole.len();
            let keys = words.keys.get(start..end).unwrap_or_default();
            side.keys.push(match keys {
                [only] => only.clone(),
                _ => binding::joined_key(texts, whole, keys),
            });
            side.ends.push(whole.last().map_or(End::Plain, |atom| end_of(texts, atom)));
            side.units.push((start, end));
            start = end;
        }
        side
    }

    fn unit(&self, index: usize) -> &'a [Atom] {
        let (start, end) = self.units.get(index).copied().unwrap_or_default();
        self.words.atoms.get(start..end).unwrap_or_default()
    }

    fn weight(&self, index: usize) -> i32 {
        let atoms = self.unit(index);
        let weights = atoms.iter().map(|atom| match atom.kind {
            Kind::Empty => 1,
            Kind::Function => weave::FUNCTION,
            Kind::Content => weave::CONTENT,
            Kind::Name | Kind::Figure => weave::TELLING,
        });
        // A long name is worth little more than a short one: it is one thing.
        let further = atoms.len().saturating_sub(1) as i32;
        weights.max().unwrap_or_default() + weave::FUNCTION * further
    }
}

/// What a word ends with.
fn end_of(texts: &Texts<'_>, atom: &Atom) -> End {
    let marks = texts.words(atom.paragraph, atom.trail);
    if marks.contains(['.', '?', '!', '…']) {
        End::Sentence
    } else if marks.contains(|c: char| !c.is_whitespace() && normalise::fold_char(c) != '\'') {
        End::Clause
    } else {
        End::Plain
    }
}

/// The units of both sides with equal numbers for equal words.
fn numbered(a: &Side<'_>, b: &Side<'_>) -> (Vec<Unit>, Vec<Unit>) {
    let mut ids: HashMap<&str, u32> = HashMap::new();
    for key in a.keys.iter().chain(&b.keys) {
        let next = ids.len() as u32;
        ids.entry(key).or_insert(next);
    }
    let units = |side: &Side<'_>| {
        let keys = side.keys.iter().zip(&side.ends).enumerate();
        keys.map(|(index, (key, &end))| Unit {
            id: ids.get(key.as_str()).copied().unwrap_or_default(),
            weight: side.weight(index),
            end,
        })
        .collect()
    };
    (units(a), units(b))
}

/// Drops a lone equal word that is no name or figure between two long changes: it is there by chance.
fn drop_lone(pairs: &mut Vec<(usize, usize)>, a: &Side<'_>, b: &Side<'_>) {
    let ends = (a.units.len(), b.units.len());
    let gap = |(x, y): (usize, usize), (to_x, to_y): (usize, usize)| (to_x - x).max(to_y - y);
    let lone: Vec<(usize, usize)> = pairs
        .iter()
        .enumerate()
        .filter(|&(index, &(x, y))| {
            let before = index.checked_sub(1).and_then(|i| pairs.get(i));
            let from = before.map_or((0, 0), |&(x, y)| (x + 1, y + 1));
            let to = pairs.get(index + 1).copied().unwrap_or(ends);
            let telling = |atom: &Atom| matches!(atom.kind, Kind::Name | Kind::Figure);
            gap(from, (x, y)) >= SWALLOWING
                && gap((x + 1, y + 1), to) >= SWALLOWING
                && !b.unit(y).iter().any(telling)
        })
        .map(|(_, &pair)| pair)
        .collect();
    pairs.retain(|pair| lone.binary_search(pair).is_err());
}

/// The weight of the words that two wordings have in common, in whatever order.
fn most_in_common(a: &[Unit], b: &[Unit]) -> f32 {
    let sorted = |units: &[Unit]| {
        let mut units: Vec<(u32, i32)> = units.iter().map(|unit| (unit.id, unit.weight)).collect();
        units.sort_unstable();
        units
    };
    let (a, b) = (sorted(a), sorted(b));
    let mut rest = b.iter().peekable();
    let mut common = 0.0;
    for (id, weight) in &a {
        while rest.next_if(|(other, _)| other < id).is_some() {}
        if rest.next_if(|(other, _)| other == id).is_some() {
            common += *weight as f32;
        }
    }
    common
}

/// Whether a diff word by word would be worse to read than one wording after the other, where words
/// of the weight `common` are in both.
fn is_too_little(common: f32, a: &[Unit], b: &[Unit]) -> bool {
    let all = |units: &[Unit]| units.iter().map(|unit| f64::from(unit.weight)).sum::<f64>() as f32;
    let (a, b) = (all(a), all(b));
    2.0 * common < TOO_LITTLE * (a + b) && common < CONTAINED * a.min(b)
}
