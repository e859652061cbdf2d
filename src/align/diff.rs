//! The word diff for prose: what became of each word between two wordings, in pieces that a person
//! would call the change.
//!
//! Words that are one name, figure, date, compound or short quotation are compared as one and never
//! split. In a quotation of more than three words the words are compared one by one, since whether
//! and where somebody's words were altered is what a reader looks for; but no changed run reaches
//! across a quotation mark.

use super::atoms::{Atom, Kind, Texts, Words};
use super::runs::Runs;
use super::weave::{self, End, Unit};
use super::{Change, Typography, binding, typography};
use crate::article::Place;
use crate::text::{Span, normalise};
use std::collections::{BTreeSet, HashMap};

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
    let (mut a, mut b) = (texts.cut(base), texts.cut(other));
    binding::harmonise(texts, &mut a, &mut b);
    let (a, b) = (Side::new(texts, &a), Side::new(texts, &b));
    let (units_a, units_b) = numbered(&a, &b);
    let woven = weave::weave(&units_a, &units_b);
    let mut pairs = woven.pairs;
    drop_lone(&mut pairs, &a, &b);
    if is_too_little(&pairs, &units_a, &units_b) {
        pairs.clear();
    }
    let words = |side: &Side<'_>, unit: usize| side.unit(unit).iter().filter(|a| is_word(a)).count();
    let all = |side: &Side<'_>| side.words.atoms.iter().filter(|atom| is_word(atom)).count();
    let counted = pairs.iter().map(|&(i, j)| words(&a, i) + words(&b, j)).sum();
    let (of_a, of_b) = (all(&a), all(&b));
    let writer = Writer { texts, a: &a, b: &b, common, runs: Runs::default() };
    Diff { runs: writer.write(&pairs), common: counted, words: of_a + of_b, coarse: woven.coarse }
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

/// Whether a diff word by word would be worse to read than one wording after the other.
fn is_too_little(pairs: &[(usize, usize)], a: &[Unit], b: &[Unit]) -> bool {
    let all = |units: &[Unit]| units.iter().map(|unit| f64::from(unit.weight)).sum::<f64>() as f32;
    let common: f32 =
        pairs.iter().filter_map(|&(i, _)| a.get(i)).map(|unit| unit.weight as f32).sum();
    let (a, b) = (all(a), all(b));
    2.0 * common < TOO_LITTLE * (a + b) && common < CONTAINED * a.min(b)
}

/// Writes down what became of the words.
struct Writer<'a, 'b> {
    texts: &'a Texts<'b>,
    a: &'a Side<'a>,
    b: &'a Side<'a>,
    common: Change,
    runs: Runs,
}

impl<'a> Writer<'a, '_> {
    fn write(mut self, pairs: &[(usize, usize)]) -> Runs {
        let mut from = (0, 0);
        for (index, &(i, j)) in pairs.iter().enumerate() {
            self.block((from.0, i), (from.1, j));
            let next = pairs.get(index + 1).filter(|&&next| next == (i + 1, j + 1));
            let before = index.checked_sub(1).and_then(|at| pairs.get(at));
            let before = before.filter(|&&(x, y)| (x + 1, y + 1) == (i, j));
            let last = (i + 1, j + 1) == (self.a.units.len(), self.b.units.len());
            let beside = Beside { before: before.copied(), next: next.copied(), last };
            self.same(i, j, beside);
            from = (i + 1, j + 1);
        }
        self.block((from.0, self.a.units.len()), (from.1, self.b.units.len()));
        self.runs
    }

    /// A change: what the base had stands before what came in its place. Where both sides go in and
    /// out of quotation marks alike, part for part.
    fn block(&mut self, in_a: (usize, usize), in_b: (usize, usize)) {
        let (old, new) = (parts(self.a, in_a), parts(self.b, in_b));
        let quoted = |parts: &[Vec<&Atom>]| -> Vec<bool> {
            parts.iter().map(|part| part.first().is_some_and(|atom| atom.quote != 0)).collect()
        };
        if quoted(&old) == quoted(&new) {
            for (old, new) in old.iter().zip(&new) {
                self.changed(old, Change::Deleted);
                self.changed(new, Change::Inserted);
            }
        } else {
            self.changed(&old.concat(), Change::Deleted);
            self.changed(&new.concat(), Change::Inserted);
        }
    }

    fn changed(&mut self, atoms: &[&Atom], change: Change) {
        for atom in atoms {
            self.runs.push(self.texts, atom.place(), change);
        }
    }

    /// A word, or several that are one, in both.
    fn same(&mut self, i: usize, j: usize, beside: Beside) {
        let (old, new) = (self.a.unit(i), self.b.unit(j));
        let follow = match beside {
            Beside { next: Some(_), .. } => Follow::Word,
            Beside { last: true, .. } => Follow::End,
            Beside { .. } => Follow::Change,
        };
        let alike = old.len() == new.len() && self.keys(self.a, i) == self.keys(self.b, j);
        if alike {
            for (n, (x, y)) in old.iter().zip(new).enumerate() {
                let follow = if n + 1 == old.len() { follow } else { Follow::Word };
                self.atom(x, y, follow, self.edges(x, y, beside));
            }
        } else if let (Some(x), Some(y)) = (joined(old), joined(new)) {
            self.atom(&x, &y, follow, self.edges(&x, &y, beside));
        }
    }

    fn keys(&self, side: &'a Side<'a>, unit: usize) -> &'a [String] {
        let (start, end) = side.units.get(unit).copied().unwrap_or_default();
        side.words.keys.get(start..end).unwrap_or_default()
    }

    /// Which quotation marks beside two equal words stand in one wording only: the words, or their
    /// neighbours, are quoted in one and not in the other.
    fn edges(&self, x: &Atom, y: &Atom, beside: Beside) -> Edges {
        let unlike = |(i, j): (usize, usize), last: bool| {
            let pick = |atoms: &'a [Atom]| if last { atoms.last() } else { atoms.first() };
            match (pick(self.a.unit(i)), pick(self.b.unit(j))) {
                (Some(x), Some(y)) => (x.quote == 0) != (y.quote == 0),
                (_, _) => false,
            }
        };
        let own = (x.quote == 0) != (y.quote == 0);
        Edges {
            lead: own || beside.before.is_some_and(|pair| unlike(pair, true)),
            trail: own || beside.next.is_some_and(|pair| unlike(pair, false)),
        }
    }

    /// The parts of a word that is in both.
    fn atom(&mut self, x: &Atom, y: &Atom, follow: Follow, edges: Edges) {
        let words = |atom: &Atom, span| self.texts.words(atom.paragraph, span);
        let mut core = typography::of_words(words(x, x.core), words(y, y.core));
        if x.begins != y.begins {
            // It begins a sentence now, or does no more: that follows from a change before it.
            core.remove(&Typography::Case);
        }
        let gap = |old: Span, new: Span, edge: bool, follow| {
            let (old, new) = (words(x, old), words(y, new));
            if edge {
                of_gaps(&without_quotes(old), &without_quotes(new), follow)
            } else {
                of_gaps(old, new, follow)
            }
        };
        let lead = gap(x.lead, y.lead, edges.lead, Follow::End);
        let mut trail = gap(x.trail, y.trail, edges.trail, follow);
        if core.contains(&Typography::Punctuation) && ends_short_form(words(x, x.trail), words(y, y.trail))
        {
            trail.remove(&Typography::Punctuation);
        }
        let shown = |span: Span, kinds: &BTreeSet<_>| {
            !kinds.is_empty() && words(y, span).trim().is_empty()
        };
        // Where nothing is left to show a difference on, it is shown on the word.
        let on_word = !core.is_empty() || shown(y.lead, &lead) || shown(y.trail, &trail);
        for (old, new, kinds) in
            [(x.lead, y.lead, &lead), (x.core, y.core, &core), (x.trail, y.trail, &trail)]
        {
            let place = |atom: &Atom, span| Place { paragraph: atom.paragraph, span };
            let new = if new.is_empty() || words(y, new).trim().is_empty() { y.core } else { new };
            self.runs.note(place(x, old), place(y, new), kinds);
        }
        self.marks(x, y, (x.lead, y.lead), edges.lead, !lead.is_empty());
        self.common(y, y.core, on_word);
        self.marks(x, y, (x.trail, y.trail), edges.trail, !trail.is_empty());
    }

    fn common(&mut self, atom: &Atom, span: Span, typographic: bool) {
        let change = match self.common {
            Change::Same if typographic => Change::Typographic,
            Change::Same
            | Change::Typographic
            | Change::Moved
            | Change::Inserted
            | Change::Deleted => self.common,
        };
        self.runs.push(self.texts, Place { paragraph: atom.paragraph, span }, change);
    }

    /// The marks beside a word; at an edge the quotation marks of one side only are a change.
    fn marks(
        &mut self,
        x: &Atom,
        y: &Atom,
        (old, new): (Span, Span),
        edge: bool,
        typographic: bool,
    ) {
        if !edge {
            return self.common(y, new, typographic);
        }
        let (old_quotes, new_quotes) = (self.quotes(x, old), self.quotes(y, new));
        let both = old_quotes.is_some() == new_quotes.is_some();
        if let Some(span) = old_quotes.filter(|_| !both) {
            let place = Place { paragraph: x.paragraph, span };
            self.runs.push(self.texts, place, Change::Deleted);
        }
        let Some(quotes) = new_quotes.filter(|_| !both) else {
            return self.common(y, new, typographic);
        };
        let text = self.texts.text(y.paragraph);
        self.common(y, Span::snapped(text, new.start()..quotes.start()), typographic);
        let place = Place { paragraph: y.paragraph, span: quotes };
        self.runs.push(self.texts, place, Change::Inserted);
        self.common(y, Span::snapped(text, quotes.end()..new.end()), typographic);
    }

    /// The quotation marks in a span.
    fn quotes(&self, atom: &Atom, span: Span) -> Option<Span> {
        let words = self.texts.words(atom.paragraph, span);
        let start = words.find(is_quote)?;
        let last = words.rfind(is_quote)?;
        let end = last + words.get(last..)?.chars().next()?.len_utf8();
        let text = self.texts.text(atom.paragraph);
        Some(Span::snapped(text, span.start() + start..span.start() + end))
    }
}

/// The equal words right before and after an equal word, if the words there are equal, too.
#[derive(Clone, Copy)]
struct Beside {
    before: Option<(usize, usize)>,
    next: Option<(usize, usize)>,
    /// Whether nothing follows on either side.
    last: bool,
}

/// What follows a word that is in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follow {
    /// Another word that is in both.
    Word,
    /// A change.
    Change,
    /// Nothing.
    End,
}

/// In what the marks after a word differ. A comma before a clause that is new, or the full stop
/// before words that were cut, belongs to that change and is no difference of its own.
fn of_gaps(old: &str, new: &str, follow: Follow) -> BTreeSet<Typography> {
    let mut kinds = typography::of_gaps(old, new, follow == Follow::Word);
    if follow == Follow::Change {
        let styles = old.contains(is_quote) && new.contains(is_quote);
        kinds.retain(|kind| styles && *kind == Typography::QuotationMarks);
    }
    kinds
}

/// At which side of a word the two wordings go in or out of quotation marks unlike each other.
#[derive(Clone, Copy)]
struct Edges {
    lead: bool,
    trail: bool,
}

/// Whether two gaps differ by the last point of a short form: "U.S." and "US" differ once.
fn ends_short_form(old: &str, new: &str) -> bool {
    matches!((old.trim(), new.trim()), (".", "") | ("", "."))
}

fn is_quote(c: char) -> bool {
    matches!(normalise::fold_char(c), '\'' | '"')
}

fn without_quotes(text: &str) -> String {
    text.chars().filter(|&c| !is_quote(c)).collect()
}

/// The atoms of some units, cut where they go in or out of quotation marks.
fn parts<'a>(side: &Side<'a>, (from, to): (usize, usize)) -> Vec<Vec<&'a Atom>> {
    let atoms = (from..to).flat_map(|unit| side.unit(unit));
    let mut parts: Vec<Vec<&Atom>> = Vec::new();
    for atom in atoms {
        match parts.last_mut() {
            Some(part) if part.last().is_some_and(|last| last.quote == atom.quote) => {
                part.push(atom);
            }
            Some(_) | None => parts.push(vec![atom]),
        }
    }
    parts
}

/// Several atoms as one whose core reaches from the first word to the last.
fn joined(atoms: &[Atom]) -> Option<Atom> {
    let (first, last) = (atoms.first()?, atoms.last()?);
    Some(Atom { core: first.core.hull(last.core), trail: last.trail, ..*first })
}
