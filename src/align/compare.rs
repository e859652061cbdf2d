//! Two passages of one row compared: sentences first, then words.

use super::atoms::{self, Texts};
use super::diff::{self, Diff};
use super::{Change, Comparison, DiffRun, Reading, Relation, Row, chain};
use crate::article::{Place, Version, VersionId, paragraph};
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Share of words in common from which a passage is called edited; below it is reworded.
const EDITED_FROM: f32 = 0.5;

/// A run of neighbouring sentences of one passage that belong to one group.
#[derive(Clone, Debug)]
struct Stretch {
    group: Option<usize>,
    places: Vec<Place>,
    /// How many sentences begin in it.
    sentences: usize,
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
    let mut texts = Texts::new(versions);
    let pairing = Pairing::new(&mut texts, &old, &new);
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
    let similarity =
        if total.words == 0 { 1.0 } else { total.common as f32 / total.words as f32 };
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

pub(super) fn readings(versions: &[Arc<Version>], row: &Row) -> Vec<Reading> {
    let mut known: Vec<Known<'_>> = Vec::new();
    for (v, cell) in row.cells.iter().enumerate() {
        let Some(passage) = cell else { continue };
        let wording = atoms::wording(versions, &passage.places);
        let letters = wording.concat();
        let same = |known: &&mut Known<'_>| {
            known.letters == letters
                && (known.wording == wording || reads_same(versions, known.places, &passage.places))
        };
        match known.iter_mut().find(same) {
            Some(known) => known.versions.push(VersionId::at(v)),
            None => known.push(Known {
                letters,
                wording,
                places: &passage.places,
                versions: vec![VersionId::at(v)],
            }),
        }
    }
    let mut readings: Vec<Reading> =
        known.into_iter().map(|known| Reading { versions: known.versions }).collect();
    readings.sort_by_key(|r| (std::cmp::Reverse(r.versions.len()), r.versions.first().copied()));
    readings
}

/// A wording that was found in a row.
struct Known<'a> {
    /// Its letters without spaces: only where these are equal can two wordings be the same.
    letters: String,
    wording: Vec<String>,
    places: &'a [Place],
    versions: Vec<VersionId>,
}

/// Whether two wordings differ by typography only.
fn reads_same(versions: &[Arc<Version>], one: &[Place], other: &[Place]) -> bool {
    only_typography(&diff(versions, one, other))
}

fn only_typography(runs: &[DiffRun]) -> bool {
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
        Some(_) | None => {
            stretches.push(Stretch { group, places: vec![place], sentences: 0 });
        }
    }
    if let Some(last) = stretches.last_mut().filter(|last| last.group.is_some()) {
        last.sentences += 1;
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
    fn new(texts: &mut Texts<'_>, old: &[Stretch], new: &[Stretch]) -> Self {
        let mut free: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (o, stretch) in old.iter().enumerate().rev() {
            if let Some(group) = stretch.group {
                free.entry(group).or_default().push(o);
            }
        }
        let mut partners: Vec<Option<usize>> =
            new.iter().map(|stretch| free.get_mut(&stretch.group?)?.pop()).collect();
        pair_strays(texts, old, new, &mut partners);
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

    /// How many sentences of the other passage stand in another order than in the base's.
    fn moved(&self, new: &[Stretch]) -> usize {
        let moved = |(n, _): &(usize, &Stretch)| {
            self.mate(*n).is_some_and(|(_, common)| common == Change::Moved)
        };
        new.iter().enumerate().filter(moved).map(|(_, stretch)| stretch.sentences).sum()
    }

    fn deleted_after(&self, old: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        self.deleted.get(&old).into_iter().flatten().copied()
    }
}

/// Share of words in common from which two sentences that stand alone in their passages are one that
/// was moved: nearly the same words.
const STRAY_FROM: f32 = 0.6;

/// Words that a sentence must have to be looked for elsewhere: shorter ones are alike by chance.
const STRAY_WORDS: usize = 4;

/// Sentences without a partner on each side at most, so that the work stays small.
const MOST_STRAYS: usize = 40;

/// Finds partners for sentences that have none: the same words may stand elsewhere in the passage.
fn pair_strays(
    texts: &mut Texts<'_>,
    old: &[Stretch],
    new: &[Stretch],
    partners: &mut [Option<usize>],
) {
    let is_free = |o: usize| !partners.contains(&Some(o));
    let strays_old: Vec<usize> = (0..old.len()).filter(|&o| is_free(o)).collect();
    let strays_new: Vec<usize> =
        partners.iter().enumerate().filter(|(_, p)| p.is_none()).map(|(n, _)| n).collect();
    let most = strays_old.len().max(strays_new.len());
    if most > MOST_STRAYS || strays_old.is_empty() || strays_new.is_empty() {
        return;
    }
    let mut bag = |places: &[Place]| {
        let mut keys = texts.cut(places).keys;
        keys.sort_unstable();
        keys
    };
    let bags_old: Vec<Vec<String>> = strays_old.iter().map(|&o| bag(places(old, o))).collect();
    let bags_new: Vec<Vec<String>> = strays_new.iter().map(|&n| bag(places(new, n))).collect();
    let mut likely: Vec<(f32, usize, usize)> = Vec::new();
    for (&n, words) in strays_new.iter().zip(&bags_new) {
        for (&o, others) in strays_old.iter().zip(&bags_old) {
            let share = in_common(words, others);
            if share >= STRAY_FROM && words.len().min(others.len()) >= STRAY_WORDS {
                likely.push((share, n, o));
            }
        }
    }
    likely.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    for (_, n, o) in likely {
        let free = !partners.contains(&Some(o));
        if let Some(slot) = partners.get_mut(n).filter(|slot| slot.is_none() && free) {
            *slot = Some(o);
        }
    }
}

/// The share of two sorted lists that they have in common, 0 to 1.
fn in_common(a: &[String], b: &[String]) -> f32 {
    let mut rest = b.iter().peekable();
    let mut common = 0;
    for word in a {
        while rest.next_if(|other| *other < word).is_some() {}
        common += usize::from(rest.next_if_eq(&word).is_some());
    }
    2.0 * common as f32 / (a.len() + b.len()).max(1) as f32
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
