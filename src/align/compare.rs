//! Two passages of one row compared: sentences first, then words.

use super::atoms::Texts;
use super::diff::{self, Diff};
use super::pairing::{Bags, Pairing, rejoin};
use super::{Change, Comparison, DiffRun, Relation, Row};
use crate::article::{Place, Version, VersionId, paragraph};
use crate::text::Span;
use std::sync::Arc;

/// Share of words in common from which a passage is called edited; below it is reworded.
pub const EDITED_FROM: f32 = 0.5;

/// A run of neighbouring sentences of one passage that belong to one group.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) group: Option<usize>,
    pub(super) places: Vec<Place>,
    /// How many sentences begin in it.
    pub(super) sentences: usize,
}

impl Stretch {
    /// Adds what follows, edge to edge where it can be.
    pub(super) fn add(&mut self, place: Place) {
        match self.places.last_mut() {
            Some(before)
                if before.paragraph == place.paragraph
                    && before.span.end() == place.span.start() =>
            {
                before.span = before.span.hull(place.span);
            }
            Some(_) | None => self.places.push(place),
        }
    }
}

pub(super) fn compare(
    versions: &[Arc<Version>],
    row: &Row,
    base: VersionId,
    other: VersionId,
) -> Option<Comparison> {
    let cell = |v: VersionId| row.cells.get(v.index())?.as_ref();
    let mut old = stretches(versions, row, base, &cell(base)?.places);
    let mut new = stretches(versions, row, other, &cell(other)?.places);
    let mut texts = Texts::new(versions);
    let mut bags = Bags::new(&texts);
    rejoin(&mut bags, &old, &mut new);
    rejoin(&mut bags, &new, &mut old);
    let pairing = Pairing::new(&mut bags, &old, &new);
    let mut total = Diff::default();
    let mut add = |base: &[Place], other: &[Place], common| {
        let part = diff::diff(&mut texts, base, other, common);
        for run in part.runs.runs {
            total.runs.push(&texts, run.place, run.change);
        }
        total.runs.typography.extend(part.runs.typography);
        total.common += part.common;
        total.words += part.words;
        total.coarse |= part.coarse;
    };
    for lost in pairing.deleted_after(None) {
        add(places(&old, lost), &[], Change::Same);
    }
    for (n, stretch) in new.iter().enumerate() {
        match pairing.mate(n) {
            None => add(&[], &stretch.places, Change::Same),
            Some((o, common)) => {
                add(places(&old, o), &stretch.places, common);
                for lost in pairing.deleted_after(Some(o)) {
                    add(places(&old, lost), &[], Change::Same);
                }
            }
        }
    }
    let similarity = if total.words == 0 { 1.0 } else { total.common as f32 / total.words as f32 };
    Some(Comparison {
        relation: relation(&total.runs.runs, similarity),
        similarity,
        runs: total.runs.runs,
        typography: total.runs.typography,
        moved_sentences: pairing.moved(&new),
        coarse: total.coarse,
    })
}

pub(super) fn diff(versions: &[Arc<Version>], base: &[Place], other: &[Place]) -> Vec<DiffRun> {
    diff::diff(&mut Texts::new(versions), base, other, Change::Same).runs.runs
}

pub(super) fn only_typography(runs: &[DiffRun]) -> bool {
    runs.iter().all(|run| match run.change {
        Change::Same | Change::Typographic => true,
        Change::Moved | Change::Inserted | Change::Deleted => false,
    })
}

fn relation(runs: &[DiffRun], similarity: f32) -> Relation {
    if only_typography(runs) {
        Relation::Same
    } else if similarity >= EDITED_FROM {
        Relation::Edited
    } else {
        Relation::Reworded
    }
}

pub(super) fn places(stretches: &[Stretch], index: usize) -> &[Place] {
    stretches.get(index).map_or(&[], |stretch| stretch.places.as_slice())
}

/// The passage of `version` cut where its sentences change groups; together edge to edge.
fn stretches(
    versions: &[Arc<Version>],
    row: &Row,
    version: VersionId,
    passage: &[Place],
) -> Vec<Stretch> {
    let mut sentences: Vec<(Place, usize)> = row
        .sentences
        .iter()
        .enumerate()
        .flat_map(|(g, group)| {
            let places = group.cells.get(version.index()).map_or(&[][..], Vec::as_slice);
            places.iter().map(move |&place| (place, g))
        })
        .collect();
    sentences.sort_unstable();
    let mut stretches: Vec<Stretch> = Vec::new();
    for &place in passage {
        let Some(text) = paragraph(versions, place.paragraph).map(|p| p.text.as_str()) else {
            continue;
        };
        let inside: Vec<&(Place, usize)> = sentences
            .iter()
            .filter(|(s, _)| s.paragraph == place.paragraph && s.span.overlaps(place.span))
            .collect();
        let mut start = place.span.start();
        for (index, (_, group)) in inside.iter().enumerate() {
            let end = inside.get(index + 1).map_or(place.span.end(), |(next, _)| next.span.start());
            add_sentence(&mut stretches, Some(*group), piece(place, text, start, end));
            start = end;
        }
        add_sentence(&mut stretches, None, piece(place, text, start, place.span.end()));
    }
    stretches
}

fn piece(place: Place, text: &str, start: usize, end: usize) -> Place {
    Place { span: Span::snapped(text, start..end.max(start)), ..place }
}

fn add_sentence(stretches: &mut Vec<Stretch>, group: Option<usize>, place: Place) {
    if place.span.is_empty() {
        return;
    }
    match stretches.last_mut() {
        Some(last) if last.group == group => last.add(place),
        Some(_) | None => {
            stretches.push(Stretch { group, places: vec![place], sentences: 0 });
        }
    }
    if let Some(last) = stretches.last_mut().filter(|last| last.group.is_some()) {
        last.sentences += 1;
    }
}
