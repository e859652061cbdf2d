//! Rows written down in terms of the versions as they were opened.

use super::units::Units;
use super::{Join, Nearest, Passage, Row, RowId, SentenceGroup};
use crate::article::{Place, Version, VersionId, paragraph};
use crate::text::Span;
use std::sync::Arc;

/// Share of common words below which a nearest passage is not worth showing.
const NEAREST_FLOOR: f32 = 0.1;

/// What a row is written down by.
pub(super) struct Writer<'a> {
    pub(super) versions: &'a [Arc<Version>],
    pub(super) units: &'a Units,
    /// By version as opened: which of the units' versions has its content.
    pub(super) kind: &'a [usize],
    /// By sentence, then by kind of version: the most like sentence there.
    pub(super) nearest: &'a [Vec<Option<(f32, usize)>>],
}

impl Writer<'_> {
    /// The row of `groups` at `row`.
    pub(super) fn row(&self, row: &[usize], groups: &[Vec<usize>]) -> Row {
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
            for v in self.alike(kind) {
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

    /// The versions of one kind.
    fn alike(&self, kind: usize) -> impl Iterator<Item = usize> + '_ {
        self.kind.iter().enumerate().filter(move |(_, k)| **k == kind).map(|(v, _)| v)
    }

    fn sentences(&self, group: &[usize]) -> SentenceGroup {
        let mut cells = vec![Vec::new(); self.versions.len()];
        for kind in 0..self.units.versions() {
            let range = self.units.range(kind);
            for unit in group.iter().filter(|unit| range.contains(unit)) {
                let Some(unit) = self.units.all.get(*unit) else { continue };
                for v in self.alike(kind) {
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
pub(super) fn in_order(rows: Vec<Row>) -> Vec<Row> {
    let mut rows = rows;
    rows.sort_by_key(|row| {
        row.cells.iter().flatten().flat_map(|p| p.places.first()).min().copied()
    });
    let order = super::arrange::arrange(&rows, VersionId(0)).order;
    taken(rows, order).zip(0..).map(|(row, id)| Row { id: RowId(id), ..row }).collect()
}
