//! Writes down what became of the words: which marks belong to a change, which are a difference of
//! their own, and where a quotation begins or ends in one wording only.

use super::Side;
use crate::align::atoms::{Atom, Texts};
use crate::align::runs::Runs;
use crate::align::{Change, Typography, typography};
use crate::article::Place;
use crate::text::{Span, normalise};
use std::collections::BTreeSet;

/// Writes down what became of the words.
pub(super) struct Writer<'a, 'b> {
    pub(super) texts: &'a Texts<'b>,
    pub(super) a: &'a Side<'a>,
    pub(super) b: &'a Side<'a>,
    pub(super) common: Change,
    pub(super) runs: Runs,
}

impl<'a> Writer<'a, '_> {
    pub(super) fn write(mut self, pairs: &[(usize, usize)]) -> Runs {
        let ends = (self.a.units.len(), self.b.units.len());
        let first = pairs.first().copied().unwrap_or(ends);
        self.block((0, first.0), (0, first.1), None);
        for (index, &(i, j)) in pairs.iter().enumerate() {
            let next = pairs.get(index + 1).copied();
            let to = next.unwrap_or(ends);
            let before = index.checked_sub(1).and_then(|at| pairs.get(at));
            let before = before.filter(|&&(x, y)| (x + 1, y + 1) == (i, j));
            let next = next.filter(|&next| next == (i + 1, j + 1));
            let beside = Beside { before: before.copied(), next, last: (i + 1, j + 1) == ends };
            let (in_a, in_b) = ((i + 1, to.0), (j + 1, to.1));
            match self.shifted((i, j), in_a, in_b) {
                Some(shifted) => {
                    self.same(i, j, beside, Trail::Withheld);
                    for place in shifted.places {
                        self.runs.push(self.texts, place, shifted.change);
                    }
                    self.runs.push(self.texts, shifted.tail, self.common);
                }
                None if self.unlike_before((i, j), in_a, in_b) => {
                    self.same(i, j, beside, Trail::Withheld);
                    self.block(in_a, in_b, self.trails(i, j));
                }
                None => {
                    self.same(i, j, beside, Trail::Written);
                    self.block(in_a, in_b, None);
                }
            }
        }
        self.runs
    }

    /// Words that were only put in, or only cut, after a word that is in both, where the marks before
    /// and after them are to be counted otherwise: in "without charge on Sunday." the words " on
    /// Sunday" were put in, and the full stop stood there before.
    fn shifted(
        &self,
        (i, j): (usize, usize),
        in_a: (usize, usize),
        in_b: (usize, usize),
    ) -> Option<Shifted> {
        let (x, y) = (self.a.unit(i).last()?, self.b.unit(j).last()?);
        let (side, range, change, before, kept) = match (in_a.0 < in_a.1, in_b.0 < in_b.1) {
            (true, false) => (self.a, in_a, Change::Deleted, x, y),
            (false, true) => (self.b, in_b, Change::Inserted, y, x),
            (true, true) | (false, false) => return None,
        };
        let atoms: Vec<&Atom> = (range.0..range.1).flat_map(|unit| side.unit(unit)).collect();
        let (first, last) = (atoms.first()?, atoms.last()?);
        let words = |atom: &Atom| self.texts.words(atom.paragraph, atom.trail);
        let tail = words(kept);
        let short_form = typography::of_words(
            self.texts.words(x.paragraph, x.core),
            self.texts.words(y.paragraph, y.core),
        )
        .contains(&Typography::Punctuation);
        let same = words(before).trim_end() == tail.trim_end();
        if short_form || tail.is_empty() || same || first.paragraph != before.paragraph {
            return None;
        }
        let rest = words(last).trim_end().strip_suffix(tail.trim_end())?.len();
        let text = self.texts.text(last.paragraph);
        let cut = last.trail.start() + rest;
        let mut places: Vec<Place> = atoms.iter().map(|atom| atom.place()).collect();
        let first = places.first_mut()?;
        first.span = first.span.hull(before.trail);
        let place = places.last_mut()?;
        place.span = Span::snapped(text, place.span.start()..cut);
        let tail = match change {
            Change::Deleted => Place { paragraph: y.paragraph, span: y.trail },
            Change::Inserted | Change::Same | Change::Typographic | Change::Moved => Place {
                paragraph: last.paragraph,
                span: Span::snapped(text, cut..last.trail.end()),
            },
        };
        Some(Shifted { places, change, tail })
    }

    /// The marks after two equal words.
    fn trails(&self, i: usize, j: usize) -> Option<(Place, Place)> {
        let trail = |atom: &Atom| Place { paragraph: atom.paragraph, span: atom.trail };
        Some((trail(self.a.unit(i).last()?), trail(self.b.unit(j).last()?)))
    }

    /// Whether other marks than in the base stand between a word and the words that were replaced
    /// after it: they belong to the change.
    fn unlike_before(
        &self,
        (i, j): (usize, usize),
        in_a: (usize, usize),
        in_b: (usize, usize),
    ) -> bool {
        let Some((old, new)) = self.trails(i, j) else { return false };
        let words = |place: Place| self.texts.words(place.paragraph, place.span);
        let replaced = in_a.0 < in_a.1 && in_b.0 < in_b.1;
        let styles = words(old).contains(is_quote) && words(new).contains(is_quote);
        replaced && !styles && words(old).trim() != words(new).trim()
    }

    /// A change: what the base had stands before what came in its place. Where both sides go in and
    /// out of quotation marks alike, part for part. Marks that follow on both sides are no part of it.
    /// `before` are the marks before them, where these are part of the change.
    fn block(
        &mut self,
        in_a: (usize, usize),
        in_b: (usize, usize),
        before: Option<(Place, Place)>,
    ) {
        let (mut old, mut new) = (parts(self.a, in_a), parts(self.b, in_b));
        let tails = self.common_tail(old.last(), new.last());
        for (parts, tail) in [(&mut old, tails.0), (&mut new, tails.1)] {
            if let Some(place) = parts.last_mut().and_then(|part| part.places.last_mut()) {
                let text = self.texts.text(place.paragraph);
                let range = place.span.start()..place.span.end().saturating_sub(tail);
                place.span = Span::snapped(text, range);
            }
        }
        if let Some((in_old, in_new)) = before {
            for (parts, marks) in [(&mut old, in_old), (&mut new, in_new)] {
                if let Some(part) = parts.first_mut() {
                    part.places.insert(0, marks);
                }
            }
        }
        let quoted = |parts: &[Part]| parts.iter().map(|part| part.quoted).collect::<Vec<_>>();
        if quoted(&old) == quoted(&new) {
            for (old, new) in old.iter().zip(&new) {
                self.changed(old, Change::Deleted);
                self.changed(new, Change::Inserted);
            }
        } else {
            old.iter().for_each(|part| self.changed(part, Change::Deleted));
            new.iter().for_each(|part| self.changed(part, Change::Inserted));
        }
        if let Some(place) = new.last().and_then(|part| part.places.last()) {
            let text = self.texts.text(place.paragraph);
            let span = Span::snapped(text, place.span.end()..place.span.end() + tails.1);
            self.runs.push(self.texts, Place { span, ..*place }, self.common);
        }
    }

    /// Bytes of the marks and spaces that two changed passages both end with, in the one and in the
    /// other. White space after the marks makes no difference: one may end its paragraph.
    fn common_tail(&self, old: Option<&Part>, new: Option<&Part>) -> (usize, usize) {
        let trail = |part: Option<&Part>| {
            let part = part?;
            let place = part.places.last()?;
            Some(self.texts.words(place.paragraph, part.trail))
        };
        let (Some(old), Some(new)) = (trail(old), trail(new)) else { return (0, 0) };
        let (bare_old, bare_new) = (old.trim_end(), new.trim_end());
        let (space_old, space_new) = (old.len() - bare_old.len(), new.len() - bare_new.len());
        let same = bare_old.chars().rev().zip(bare_new.chars().rev()).take_while(|(x, y)| x == y);
        let marks: usize = same.map(|(c, _)| c.len_utf8()).sum();
        if marks == 0 && (space_old == 0 || space_new == 0) {
            return (0, 0);
        }
        (marks + space_old, marks + space_new)
    }

    fn changed(&mut self, part: &Part, change: Change) {
        for &place in &part.places {
            self.runs.push(self.texts, place, change);
        }
    }

    /// A word, or several that are one, in both.
    fn same(&mut self, i: usize, j: usize, beside: Beside, trail: Trail) {
        let (old, new) = (self.a.unit(i), self.b.unit(j));
        let follow = match beside {
            Beside { next: Some(_), .. } => Follow::Word,
            Beside { last: true, .. } => Follow::End,
            Beside { .. } => Follow::Change,
        };
        let alike = old.len() == new.len() && self.keys(self.a, i) == self.keys(self.b, j);
        if alike {
            for (n, (x, y)) in old.iter().zip(new).enumerate() {
                let last = n + 1 == old.len();
                let (follow, trail) =
                    if last { (follow, trail) } else { (Follow::Word, Trail::Written) };
                self.atom(x, y, follow, self.edges(x, y, beside), trail);
            }
        } else if let (Some(x), Some(y)) = (joined(old), joined(new)) {
            self.atom(&x, &y, follow, self.edges(&x, &y, beside), trail);
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
    fn atom(&mut self, x: &Atom, y: &Atom, follow: Follow, edges: Edges, ends: Trail) {
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
        let mut trail = match ends {
            Trail::Written => gap(x.trail, y.trail, edges.trail, follow),
            Trail::Withheld => BTreeSet::new(),
        };
        if core.contains(&Typography::Punctuation)
            && ends_short_form(words(x, x.trail), words(y, y.trail))
        {
            trail.remove(&Typography::Punctuation);
        }
        let shown =
            |span: Span, kinds: &BTreeSet<_>| !kinds.is_empty() && words(y, span).trim().is_empty();
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
        if ends == Trail::Written {
            self.marks(x, y, (x.trail, y.trail), edges.trail, !trail.is_empty());
        }
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

/// Words that were put in or cut after a word, with the marks that belong to them.
struct Shifted {
    places: Vec<Place>,
    change: Change,
    /// The marks after them, which are in both.
    tail: Place,
}

/// Whether the marks after a word are written with it, or after the change that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trail {
    Written,
    Withheld,
}

/// Changed words that all stand in one quotation, or in none.
struct Part {
    places: Vec<Place>,
    quoted: bool,
    quote: u32,
    /// What follows the last word.
    trail: Span,
}

/// The atoms of some units, cut where they go in or out of quotation marks.
fn parts(side: &Side<'_>, (from, to): (usize, usize)) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for atom in (from..to).flat_map(|unit| side.unit(unit)) {
        match parts.last_mut() {
            Some(part) if part.quote == atom.quote => {
                part.places.push(atom.place());
                part.trail = atom.trail;
            }
            Some(_) | None => parts.push(Part {
                places: vec![atom.place()],
                quoted: atom.quote != 0,
                quote: atom.quote,
                trail: atom.trail,
            }),
        }
    }
    parts
}

/// Several atoms as one whose core reaches from the first word to the last.
fn joined(atoms: &[Atom]) -> Option<Atom> {
    let (first, last) = (atoms.first()?, atoms.last()?);
    Some(Atom { core: first.core.hull(last.core), trail: last.trail, ..*first })
}
