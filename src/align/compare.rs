//! Two passages of one row compared: sentences first, then words.

use super::diff::{self, Diff};
use super::{Change, Comparison, DiffRun, Relation, Row, chain};
use crate::article::{Place, Version, VersionId, paragraph};
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Share of words in common from which a passage is called edited; below it is reworded.
pub const EDITED_FROM: f32 = 0.5;

/// A run of neighbouring sentences of one passage that belong to one group.
#[derive(Clone, Debug)]
struct Stretch {
    group: Option<usize>,
    places: Vec<Place>,
}

pub(super) fn compare(
    versions: &[Arc<Version>],
    row: &Row,
    base: VersionId,
    other: VersionId,
) -> Option<Comparison> {
    let cell = |v: VersionId| row.cells.get(v.index())?.as_ref();
    let old = stretches(versions, row, base, &cell(base)?.places);
    let new = stretches(versions, row, other, &cell(other)?.places);
    let pairing = Pairing::new(&old, &new);
    let mut total = Diff::default();
    let mut add = |diff: Diff| {
        diff.runs.into_iter().for_each(|run| diff::push(&mut total.runs, run.place, run.change));
        total.common += diff.common;
        total.words += diff.words;
    };
    for lost in pairing.deleted_after(None) {
        add(diff::diff(versions, places(&old, lost), &[], Change::Same));
    }
    for (n, stretch) in new.iter().enumerate() {
        match pairing.mate(n) {
            None => add(diff::diff(versions, &[], &stretch.places, Change::Same)),
            Some((o, common)) => {
                add(diff::diff(versions, places(&old, o), &stretch.places, common));
                for lost in pairing.deleted_after(Some(o)) {
                    add(diff::diff(versions, places(&old, lost), &[], Change::Same));
                }
            }
        }
    }
    let similarity =
        if total.words == 0 { 1.0 } else { 2.0 * total.common as f32 / total.words as f32 };
    Some(Comparison { relation: relation(&total.runs, similarity), similarity, runs: total.runs })
}

pub(super) fn diff(versions: &[Arc<Version>], base: &[Place], other: &[Place]) -> Vec<DiffRun> {
    diff::diff(versions, base, other, Change::Same).runs
}

fn relation(runs: &[DiffRun], similarity: f32) -> Relation {
    let same = runs.iter().all(|run| match run.change {
        Change::Same | Change::Typographic => true,
        Change::Moved | Change::Inserted | Change::Deleted => false,
    });
    if same {
        Relation::Same
    } else if similarity >= EDITED_FROM {
        Relation::Edited
    } else {
        Relation::Reworded
    }
}

fn places(stretches: &[Stretch], index: usize) -> &[Place] {
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
        Some(last) if last.group == group => match last.places.last_mut() {
            Some(before)
                if before.paragraph == place.paragraph
                    && before.span.end() == place.span.start() =>
            {
                before.span = before.span.hull(place.span);
            }
            Some(_) | None => last.places.push(place),
        },
        Some(_) | None => stretches.push(Stretch { group, places: vec![place] }),
    }
}

/// Which stretch of the other passage tells the same as which of the base's.
struct Pairing {
    /// By stretch of the other: its partner, and what words in both are called.
    mates: Vec<Option<(usize, Change)>>,
    /// Stretches only the base has, by the partnered stretch of the base that they follow.
    deleted: BTreeMap<Option<usize>, Vec<usize>>,
}

impl Pairing {
    fn new(old: &[Stretch], new: &[Stretch]) -> Self {
        let mut free: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (o, stretch) in old.iter().enumerate().rev() {
            if let Some(group) = stretch.group {
                free.entry(group).or_default().push(o);
            }
        }
        let partners: Vec<Option<usize>> =
            new.iter().map(|stretch| free.get_mut(&stretch.group?)?.pop()).collect();
        let positions: Vec<(usize, u64)> = new
            .iter()
            .zip(&partners)
            .filter_map(|(stretch, partner)| {
                let length: usize = stretch.places.iter().map(|place| place.span.len()).sum();
                Some(((*partner)?, length as u64))
            })
            .collect();
        let mut staying = vec![false; positions.len()];
        for index in chain::heaviest_rising(&positions) {
            if let Some(stays) = staying.get_mut(index) {
                *stays = true;
            }
        }
        let mut staying = staying.into_iter();
        let mates = partners
            .iter()
            .map(|partner| {
                let stays = partner.is_some() && staying.next() == Some(true);
                partner.map(|o| (o, if stays { Change::Same } else { Change::Moved }))
            })
            .collect();
        Self { mates, deleted: deleted(old.len(), &partners) }
    }

    fn mate(&self, new: usize) -> Option<(usize, Change)> {
        self.mates.get(new).copied().flatten()
    }

    fn deleted_after(&self, old: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        self.deleted.get(&old).into_iter().flatten().copied()
    }
}

fn deleted(old: usize, partners: &[Option<usize>]) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut has_mate = vec![false; old];
    for &o in partners.iter().flatten() {
        if let Some(slot) = has_mate.get_mut(o) {
            *slot = true;
        }
    }
    let mut deleted: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut after = None;
    for (o, has_mate) in has_mate.into_iter().enumerate() {
        if has_mate {
            after = Some(o);
        } else {
            deleted.entry(after).or_default().push(o);
        }
    }
    deleted
}
