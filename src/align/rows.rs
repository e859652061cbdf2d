//! From groups of sentences to rows: passages as whole paragraphs wherever that is true.
//!
//! Rows start as single groups and grow. Two rows become one where a version has a paragraph that
//! runs over both, unless that would put side by side what stands elsewhere in another version,
//! join too many paragraphs in one cell, or undo a division that most versions make.

use super::units::Units;

/// Paragraphs that a cell may hold for the sake of a version that has them as one. More would be
/// hard to read side by side; the long paragraph is then shown in parts.
const MOST_JOINED: usize = 3;

/// How many versions may begin a paragraph at a place for each version that runs on there, before
/// the row is divided there.
const DIVIDING: usize = 2;

/// What a row holds of one version: sentences from `first` to `last` of the story's, `count` many.
#[derive(Clone, Copy, Debug)]
struct Run {
    first: usize,
    last: usize,
    count: usize,
}

#[derive(Clone, Debug, Default)]
struct Growing {
    groups: Vec<usize>,
    runs: Vec<(usize, Run)>,
}

/// The rows, each a list of groups (indices into `groups`) in order.
pub(super) fn rows(
    units: &Units,
    groups: &[Vec<usize>],
    apart: &[(usize, usize)],
) -> Vec<Vec<usize>> {
    let mut builder = Builder::new(units, groups, apart);
    while builder.pass(Take::OnlyHere) | builder.pass(Take::All) {}
    builder.rows.into_iter().map(|row| row.groups).filter(|groups| !groups.is_empty()).collect()
}

/// Which rows a pass joins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    /// Those that only one version has, to a neighbour.
    OnlyHere,
    /// Any two.
    All,
}

struct Builder<'a> {
    units: &'a Units,
    /// By sentence: a number that is the same for sentences of one paragraph.
    paragraph: Vec<usize>,
    row_of: Vec<usize>,
    rows: Vec<Growing>,
    apart: &'a [(usize, usize)],
}

impl<'a> Builder<'a> {
    fn new(units: &'a Units, groups: &[Vec<usize>], apart: &'a [(usize, usize)]) -> Self {
        let mut version_of = vec![0; units.all.len()];
        for v in 0..units.versions() {
            version_of.get_mut(units.range(v)).unwrap_or_default().fill(v);
        }
        let mut paragraph = Vec::with_capacity(units.all.len());
        let mut number = 0;
        let mut last = None;
        for unit in &units.all {
            if last.is_some_and(|last| last != unit.place.paragraph) {
                number += 1;
            }
            last = Some(unit.place.paragraph);
            paragraph.push(number);
        }
        let mut row_of = vec![0; units.all.len()];
        let mut rows = Vec::new();
        for (g, group) in groups.iter().enumerate() {
            let mut row = Growing { groups: vec![g], runs: Vec::new() };
            for &unit in group {
                if let Some(slot) = row_of.get_mut(unit) {
                    *slot = g;
                }
                let version = version_of.get(unit).copied().unwrap_or_default();
                match row.runs.last_mut() {
                    Some((v, run)) if *v == version => {
                        run.last = unit;
                        run.count += 1;
                    }
                    Some(_) | None => {
                        row.runs.push((version, Run { first: unit, last: unit, count: 1 }));
                    }
                }
            }
            rows.push(row);
        }
        Self { units, paragraph, row_of, rows, apart }
    }

    fn row(&self, unit: usize) -> usize {
        self.row_of.get(unit).copied().unwrap_or_default()
    }

    fn paragraph(&self, unit: usize) -> usize {
        self.paragraph.get(unit).copied().unwrap_or_default()
    }

    /// Looks once at every place where a paragraph runs from one row into another. Returns whether
    /// rows were joined.
    fn pass(&mut self, take: Take) -> bool {
        let mut joined = false;
        for unit in 1..self.units.all.len() {
            let (r, s) = (self.row(unit - 1), self.row(unit));
            if r == s || self.paragraph(unit - 1) != self.paragraph(unit) {
                continue;
            }
            let only_here = |row: usize| self.rows.get(row).is_some_and(|row| row.runs.len() == 1);
            let wanted = match take {
                Take::OnlyHere => only_here(r) || only_here(s),
                Take::All => true,
            };
            if wanted && self.may_join(r, s) {
                self.join(r, s);
                joined = true;
            }
        }
        joined
    }

    fn may_join(&self, r: usize, s: usize) -> bool {
        let (Some(row), Some(other)) = (self.rows.get(r), self.rows.get(s)) else { return false };
        let (mut running_on, mut dividing) = (0, 0);
        for (version, run) in &row.runs {
            let Some((_, next)) = other.runs.iter().find(|(v, _)| v == version) else { continue };
            let (before, after) = if run.first < next.first { (run, next) } else { (next, run) };
            let together = after.last - before.first + 1 == before.count + after.count;
            if !together || before.last + 1 != after.first {
                return false;
            }
            if self.paragraph(before.last) == self.paragraph(after.first) {
                running_on += 1;
            } else {
                dividing += 1;
            }
            let joined = self.paragraph(after.last) - self.paragraph(before.first) + 1;
            if joined > MOST_JOINED && dividing > 0 || !self.same_role(before.last, after.first) {
                return false;
            }
        }
        running_on * DIVIDING >= dividing && !self.set_apart(r, s)
    }

    fn same_role(&self, a: usize, b: usize) -> bool {
        let role = |unit: usize| self.units.all.get(unit).map(|unit| unit.role);
        role(a) == role(b)
    }

    fn set_apart(&self, r: usize, s: usize) -> bool {
        self.apart.iter().any(|&(a, b)| {
            let (a, b) = (self.row(a), self.row(b));
            (a, b) == (r, s) || (a, b) == (s, r)
        })
    }

    /// Moves the smaller row into the larger.
    fn join(&mut self, r: usize, s: usize) {
        let size = |row: usize| {
            self.rows.get(row).map_or(0, |row| row.runs.iter().map(|(_, run)| run.count).sum())
        };
        let (sizes_r, sizes_s): (usize, usize) = (size(r), size(s));
        let (into, from) = if sizes_r >= sizes_s { (r, s) } else { (s, r) };
        let moved = self.rows.get_mut(from).map(std::mem::take).unwrap_or_default();
        for (_, run) in &moved.runs {
            for slot in self.row_of.get_mut(run.first..=run.last).unwrap_or_default() {
                if *slot == from {
                    *slot = into;
                }
            }
        }
        let Some(row) = self.rows.get_mut(into) else { return };
        row.groups.extend(moved.groups);
        row.groups.sort_unstable();
        for (version, run) in moved.runs {
            match row.runs.iter_mut().find(|(v, _)| *v == version) {
                Some((_, own)) => {
                    own.first = own.first.min(run.first);
                    own.last = own.last.max(run.last);
                    own.count += run.count;
                }
                None => row.runs.push((version, run)),
            }
        }
        row.runs.sort_unstable_by_key(|(version, _)| *version);
    }
}
