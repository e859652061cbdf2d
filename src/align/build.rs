//! The alignment from end to end: sentences, links between pairs of versions, groups, rows.
//!
//! Versions are taken in an order given by their content, and equal ones are aligned once, so the
//! order in which they were opened changes nothing.

use super::groups::{Decided, Groups, StoryLink};
use super::links::{self, Tuning};
use super::similarity::{Index, Pairs};
use super::units::{self, Units};
use super::{Alignment, Constraint, Join, Nearest, Passage, Row, RowId, SentenceGroup};
use crate::article::{Place, Role, Version, VersionId, paragraph};
use crate::text::Span;
use crate::watch::{Cancelled, Watch};
use rayon::prelude::*;
use std::sync::Arc;

/// The figures that the program aligns by, fitted on development data of edited drafts, retellings and simplifications.
pub(super) const TUNING: Tuning = Tuning {
    weights: [
        -5.39, -1.80, 2.92, -0.05, 0.80, -0.15, 0.67, -0.28, -2.99, 2.90, 2.54, 0.90, 3.42, 2.92,
        1.47, -4.67, -4.51, 3.04, 0.66, -0.13, -2.66, 1.66, -1.83, -1.93, 5.18,
    ],
    threshold: -2.0,
    threshold_near: 0.0,
    further: 0.3,
    moved: 2.0,
    moved_along: 0.0,
};

pub(super) fn align(
    versions: &[Arc<Version>],
    constraints: &[Constraint],
    watch: &Watch,
) -> Result<Alignment, Cancelled> {
    watch.check()?;
    let distinct = Distinct::of(versions, constraints);
    let chosen: Vec<_> =
        distinct.chosen.iter().filter_map(|&v| Some((v, versions.get(v)?))).collect();
    let units = units::units(&chosen);
    let decided = decided(&units, &distinct, constraints);
    let linked = link_all(&units, &decided, watch)?;
    watch.check()?;
    let mut groups = Groups::new(&units, &decided);
    groups.join_linked(&linked.links);
    groups.join_headlines(&units);
    let groups = groups.finished();
    let rows = super::rows::rows(&units, &groups, &decided.apart);
    watch.check()?;
    let writer = Writer { versions, units: &units, distinct: &distinct, nearest: &linked.nearest };
    let rows: Vec<Row> = rows.iter().map(|row| writer.row(row, &groups)).collect();
    Ok(Alignment { rows: in_order(rows), degraded: linked.degraded })
}

/// The versions that differ in what is aligned.
struct Distinct {
    /// One of each kind, by content.
    chosen: Vec<usize>,
    /// By version: which of `chosen` has its content.
    kind: Vec<usize>,
}

impl Distinct {
    fn of(versions: &[Arc<Version>], constraints: &[Constraint]) -> Self {
        let content: Vec<Vec<(Role, &str)>> = versions
            .iter()
            .map(|v| v.article.aligned().map(|(_, p)| (p.role, p.text.as_str())).collect())
            .collect();
        let mut order: Vec<usize> = (0..versions.len()).collect();
        order.sort_by(|&a, &b| content.get(a).cmp(&content.get(b)).then(a.cmp(&b)));
        let mut distinct = Self { chosen: Vec::new(), kind: vec![0; versions.len()] };
        for v in order {
            let same = distinct.chosen.last().is_some_and(|&last| {
                content.get(last) == content.get(v)
                    && same_paragraphs(versions, last, v)
                    && !is_constrained(constraints, last)
                    && !is_constrained(constraints, v)
            });
            if !same {
                distinct.chosen.push(v);
            }
            if let Some(kind) = distinct.kind.get_mut(v) {
                *kind = distinct.chosen.len() - 1;
            }
        }
        distinct
    }

    /// The versions of one kind.
    fn alike(&self, kind: usize) -> impl Iterator<Item = usize> + '_ {
        self.kind.iter().enumerate().filter(move |(_, k)| **k == kind).map(|(v, _)| v)
    }
}

/// Whether the aligned paragraphs of two versions of like content also have the same positions and
/// sentences, so that places of one are places of the other.
fn same_paragraphs(versions: &[Arc<Version>], a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (versions.get(a), versions.get(b)) else { return false };
    let shape = |v: &Version| -> Vec<(usize, Vec<Span>)> {
        v.article.aligned().map(|(index, p)| (index, p.sentences.clone())).collect()
    };
    shape(a) == shape(b)
}

fn is_constrained(constraints: &[Constraint], version: usize) -> bool {
    constraints.iter().any(|constraint| {
        let (Constraint::Together(a, b) | Constraint::Apart(a, b)) = constraint;
        [a, b].iter().any(|place| place.paragraph.version.index() == version)
    })
}

/// The user's decisions as pairs of sentences.
fn decided(units: &Units, distinct: &Distinct, constraints: &[Constraint]) -> Decided {
    let at = |place: &Place| {
        let kind = distinct.kind.get(place.paragraph.version.index());
        kind.map(|&kind| units.at(kind, *place)).unwrap_or_default()
    };
    let mut decided = Decided::default();
    for constraint in constraints {
        let (Constraint::Together(a, b) | Constraint::Apart(a, b)) = constraint;
        for &x in &at(a) {
            for &y in at(b).iter().filter(|&&y| y != x) {
                match constraint {
                    Constraint::Together(..) => decided.together.push((x, y)),
                    Constraint::Apart(..) => decided.apart.push((x, y)),
                }
            }
        }
    }
    decided
}

/// What comes of comparing every version with every other.
struct Linked {
    links: Vec<StoryLink>,
    /// By sentence, then by kind of version: the most like sentence there.
    nearest: Vec<Vec<Option<(f32, usize)>>>,
    degraded: Option<String>,
}

fn link_all(units: &Units, decided: &Decided, watch: &Watch) -> Result<Linked, Cancelled> {
    let count = units.versions();
    let indexes: Vec<Index> = (0..count).map(|v| Index::new(units, v)).collect();
    let work: Vec<(usize, usize)> = (0..count).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
    let results = work
        .par_iter()
        .filter_map(|&(a, b)| Some((a, b, indexes.get(b)?)))
        .map(|(a, b, index)| {
            watch.check()?;
            Ok(link_pair(units, (a, b), index, decided))
        })
        .collect::<Result<Vec<Found>, Cancelled>>()?;
    let mut linked = Linked {
        links: Vec::new(),
        nearest: vec![vec![None; count]; units.all.len()],
        degraded: None,
    };
    for (found, &(a, b)) in results.into_iter().zip(&work) {
        linked.links.extend(found.links);
        for (version, nearest) in [(b, found.nearest_of_a), (a, found.nearest_of_b)] {
            for (unit, near) in nearest {
                let slot = linked.nearest.get_mut(unit).and_then(|row| row.get_mut(version));
                if let Some(slot) = slot {
                    *slot = Some(near);
                }
            }
        }
        if !found.complete {
            linked.degraded = Some(
                "Some versions are so long that passages were looked for by their rarer words only"
                    .to_owned(),
            );
        }
    }
    Ok(linked)
}

struct Found {
    links: Vec<StoryLink>,
    nearest_of_a: Vec<(usize, (f32, usize))>,
    nearest_of_b: Vec<(usize, (f32, usize))>,
    complete: bool,
}

fn link_pair(units: &Units, (a, b): (usize, usize), index: &Index, decided: &Decided) -> Found {
    let (start_a, start_b) = (units.range(a).start, units.range(b).start);
    let pairs = Pairs::find(units, a, b, index);
    let apart = |x: u32, y: u32| {
        let pair = (start_a + x as usize, start_b + y as usize);
        decided.apart.iter().any(|&(x, y)| (x, y) == pair || (y, x) == pair)
    };
    let links = links::links(units, (a, b), &pairs, &apart, &TUNING)
        .into_iter()
        .map(|link| StoryLink {
            a: start_a + link.a as usize,
            b: start_b + link.b as usize,
            score: link.score,
        })
        .collect();
    let mut best_of_a = vec![(0.0, 0); units.of(a).len()];
    let mut best_of_b = vec![(0.0, 0); units.of(b).len()];
    for pair in &pairs.all {
        let (x, y) = (pair.a as usize, pair.b as usize);
        for (best, at, other) in
            [(&mut best_of_a, x, start_b + y), (&mut best_of_b, y, start_a + x)]
        {
            if let Some(best) = best.get_mut(at)
                && pair.blend > best.0
            {
                *best = (pair.blend, other);
            }
        }
    }
    let found = |best: Vec<(f32, usize)>, start: usize| {
        best.into_iter()
            .enumerate()
            .filter(|(_, (blend, _))| *blend > 0.0)
            .map(|(at, near)| (start + at, near))
            .collect()
    };
    Found {
        links,
        nearest_of_a: found(best_of_a, start_a),
        nearest_of_b: found(best_of_b, start_b),
        complete: pairs.complete,
    }
}

/// Share of common words below which a nearest passage is not worth showing.
const NEAREST_FLOOR: f32 = 0.1;

/// Writes rows down in terms of the versions as they were opened.
struct Writer<'a> {
    versions: &'a [Arc<Version>],
    units: &'a Units,
    distinct: &'a Distinct,
    nearest: &'a [Vec<Option<(f32, usize)>>],
}

impl Writer<'_> {
    fn row(&self, row: &[usize], groups: &[Vec<usize>]) -> Row {
        let groups: Vec<&[usize]> =
            row.iter().filter_map(|&g| groups.get(g)).map(Vec::as_slice).collect();
        let count = self.versions.len();
        let mut cells = vec![None; count];
        let mut nearest = vec![None; count];
        for kind in 0..self.units.versions() {
            let range = self.units.range(kind);
            let mut units: Vec<usize> =
                groups.iter().copied().flatten().copied().filter(|u| range.contains(u)).collect();
            units.sort_unstable();
            let passage = self.passage(&units);
            let near = if units.is_empty() { self.nearest_to(kind, &groups) } else { None };
            for v in self.distinct.alike(kind) {
                let here = |place: Place| in_version(place, v);
                if let (Some(cell), Some(slot)) = (cells.get_mut(v), nearest.get_mut(v)) {
                    *cell = passage.as_ref().map(|passage| Passage {
                        places: passage.places.iter().copied().map(here).collect(),
                        join: passage.join,
                    });
                    *slot = near.map(|near| Nearest { place: here(near.place), ..near });
                }
            }
        }
        let sentences = groups.iter().map(|group| self.sentences(group)).collect();
        Row { id: RowId(0), cells, sentences: in_reading_order(sentences), nearest }
    }

    fn sentences(&self, group: &[usize]) -> SentenceGroup {
        let mut cells = vec![Vec::new(); self.versions.len()];
        for kind in 0..self.units.versions() {
            let range = self.units.range(kind);
            for unit in group.iter().filter(|unit| range.contains(unit)) {
                let Some(unit) = self.units.all.get(*unit) else { continue };
                for v in self.distinct.alike(kind) {
                    if let Some(cell) = cells.get_mut(v) {
                        cell.push(in_version(unit.place, v));
                    }
                }
            }
        }
        SentenceGroup { cells }
    }

    /// The places of sorted sentences of one version, neighbours joined.
    fn passage(&self, units: &[usize]) -> Option<Passage> {
        let mut places: Vec<Place> = Vec::new();
        for unit in units.iter().filter_map(|&unit| self.units.all.get(unit)) {
            match places.last_mut() {
                Some(last)
                    if last.paragraph == unit.place.paragraph
                        && last.span.end() == unit.reach.start() =>
                {
                    last.span = last.span.hull(unit.reach);
                }
                Some(_) | None => places.push(Place { span: unit.reach, ..unit.place }),
            }
        }
        let mut whole = true;
        for place in &mut places {
            let Some(paragraph) = paragraph(self.versions, place.paragraph) else { continue };
            if place.span != Span::whole(&paragraph.text) {
                whole = false;
                place.span = place.span.trimmed(&paragraph.text);
            }
        }
        let join = match places.len() {
            0 => return None,
            _ if !whole => Join::Part,
            1 => Join::Whole,
            _ => Join::Several,
        };
        Some(Passage { places, join })
    }

    /// The sentence of a version that is most like a sentence of the row.
    fn nearest_to(&self, kind: usize, groups: &[&[usize]]) -> Option<Nearest> {
        let candidates = groups.iter().copied().flatten().filter_map(|&unit| {
            let (blend, other) = (*self.nearest.get(unit)?.get(kind)?)?;
            Some((blend, unit, other))
        });
        let (_, unit, other) =
            candidates.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        let (unit, other) = (self.units.all.get(unit)?, self.units.all.get(other)?);
        let similarity = share_of_words(&unit.words, &other.words);
        (similarity >= NEAREST_FLOOR).then_some(Nearest { place: other.place, similarity })
    }
}

/// Share of distinct words in common, on the scale of a comparison. Both are sorted by word.
fn share_of_words(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let common = a.iter().filter(|(id, _)| b.binary_search_by_key(id, |(id, _)| *id).is_ok());
    2.0 * common.count() as f32 / (a.len() + b.len()).max(1) as f32
}

fn in_version(mut place: Place, version: usize) -> Place {
    place.paragraph.version = VersionId::at(version);
    place
}

/// Puts groups in an order that keeps each version's own where versions agree on it.
fn in_reading_order(groups: Vec<SentenceGroup>) -> Vec<SentenceGroup> {
    let versions = groups.first().map_or(0, |group| group.cells.len());
    let start = |group: usize, v: usize| groups.get(group)?.cells.get(v)?.first().copied();
    let order = super::arrange::order(groups.len(), versions, 0, start);
    taken(groups, order).collect()
}

/// The items at `order`, each once.
fn taken<T>(items: Vec<T>, order: Vec<usize>) -> impl Iterator<Item = T> {
    let mut slots: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(move |index| slots.get_mut(index)?.take())
}

/// Names rows and puts them in an order that keeps each version's own where versions agree on it.
fn in_order(rows: Vec<Row>) -> Vec<Row> {
    let mut rows = rows;
    rows.sort_by_key(|row| {
        row.cells.iter().flatten().flat_map(|p| p.places.first()).min().copied()
    });
    let order = super::arrange::arrange(&rows, VersionId(0)).order;
    taken(rows, order).zip(0..).map(|(row, id)| Row { id: RowId(id), ..row }).collect()
}
