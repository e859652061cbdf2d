//! The alignment from end to end: sentences, links between pairs of versions, groups, rows.
//!
//! Versions are taken in an order given by their content, and equal ones are aligned once, so the
//! order in which they were opened changes nothing.

use super::groups::{Decided, Groups, StoryLink};
use super::pairwise::{Linked, link_all};
use super::similarity::{Index, Pairs};
use super::tuning::Tuning;
use super::units::{self, Units};
use super::writer::{self, Writer};
use super::{Alignment, Constraint, Evidence, Row};
use crate::article::{Place, Role, Version};
use crate::text::Span;
use crate::watch::{Cancelled, Watch};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) fn align(
    versions: &[Arc<Version>],
    constraints: &[Constraint],
    tuning: &Tuning,
    watch: &Watch,
) -> Result<Alignment, Cancelled> {
    watch.check()?;
    let distinct = Distinct::of(versions, &[]);
    let units = distinct.units(versions);
    let linked = link_all(&units, &Decided::default(), tuning, watch)?;
    let groups = grouped(&units, &linked.links);
    watch.check()?;
    if constraints.is_empty() {
        return Ok(written(versions, &distinct, &units, &groups, &[], linked));
    }
    let named = Distinct::of(versions, constraints);
    let named_units = named.units(versions);
    let decided = decided(&named_units, &named, constraints);
    let again = link_all(&named_units, &decided, tuning, watch)?;
    let groups = spread(&groups, (&distinct, &units), (&named, &named_units));
    let groups = regrouped(&named_units, &decided, groups, &again.links);
    Ok(written(versions, &named, &named_units, &groups, &decided.apart, again))
}

fn written(
    versions: &[Arc<Version>],
    distinct: &Distinct,
    units: &Units,
    groups: &[Vec<usize>],
    apart: &[(usize, usize)],
    linked: Linked,
) -> Alignment {
    let rows = super::rows::rows(units, groups, apart);
    let writer = Writer { versions, units, kind: &distinct.kind, nearest: &linked.nearest };
    let rows: Vec<Row> = rows.iter().map(|row| writer.row(row, groups)).collect();
    Alignment { rows: writer::in_order(rows), degraded: linked.degraded }
}

/// Groups over the versions that differ as groups over those that differ or are spoken of by the
/// user: a version that was aligned for several alike now stands for itself.
fn spread(
    groups: &[Vec<usize>],
    (distinct, units): (&Distinct, &Units),
    (named, named_units): (&Distinct, &Units),
) -> Vec<Vec<usize>> {
    let mut group_of = vec![0; units.all.len()];
    for (g, group) in groups.iter().enumerate() {
        for &unit in group {
            if let Some(slot) = group_of.get_mut(unit) {
                *slot = g;
            }
        }
    }
    let mut spread: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    for (kind, v) in named.chosen.iter().enumerate() {
        let Some(&old) = distinct.kind.get(*v) else { continue };
        for (unit, own) in named_units.range(kind).zip(units.range(old)) {
            if let Some(group) = group_of.get(own).and_then(|&g| spread.get_mut(g)) {
                group.push(unit);
            }
        }
    }
    spread
}

/// Which sentences tell the same, by `links`.
fn grouped(units: &Units, links: &[StoryLink]) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(units, &Decided::default());
    groups.join_linked(links);
    groups.join_headlines(units);
    groups.finished()
}

/// `groups` with the user's decisions honoured: only those that a decision speaks of are made
/// anew, from their own sentences and such as stand alone; all others stay as they were.
fn regrouped(
    units: &Units,
    decided: &Decided,
    groups: Vec<Vec<usize>>,
    links: &[StoryLink],
) -> Vec<Vec<usize>> {
    let named: BTreeSet<usize> =
        decided.together.iter().chain(&decided.apart).flat_map(|&(a, b)| [a, b]).collect();
    let is_named = |group: &Vec<usize>| group.iter().any(|unit| named.contains(unit));
    let (open, settled): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        groups.into_iter().partition(is_named);
    let mut own = vec![false; units.all.len()];
    open.iter().flatten().for_each(|&unit| mark(&mut own, unit));
    let (single, mut settled): (Vec<Vec<usize>>, Vec<Vec<usize>>) =
        settled.into_iter().partition(|group| group.len() == 1);
    let mut free = own.clone();
    single.iter().flatten().for_each(|&unit| mark(&mut free, unit));
    let is = |set: &[bool], unit: usize| set.get(unit) == Some(&true);
    let links: Vec<StoryLink> = links
        .iter()
        .filter(|link| is(&free, link.a) && is(&free, link.b))
        .filter(|link| is(&own, link.a) || is(&own, link.b))
        .copied()
        .collect();
    let mut groups = Groups::new(units, decided);
    groups.join_linked(&links);
    settled.extend(
        groups.finished().into_iter().filter(|group| group.iter().all(|&unit| is(&free, unit))),
    );
    settled.sort_unstable();
    settled
}

fn mark(set: &mut [bool], unit: usize) {
    if let Some(slot) = set.get_mut(unit) {
        *slot = true;
    }
}

/// The evidence for each pair of sentences of two versions.
pub(super) fn evidence(versions: &[Arc<Version>; 2]) -> Vec<Evidence> {
    let units = units::units(&[(0, &versions[0]), (1, &versions[1])]);
    let pairs = Pairs::find(&units, (0, 1), (&Index::new(&units, 0), &Index::new(&units, 1)));
    let evidence = pairs.all.iter().filter_map(|pair| {
        let a = units.of(0).get(pair.a as usize)?;
        let b = units.of(1).get(pair.b as usize)?;
        Some(Evidence { places: (a.place, b.place), figures: pairs.evidence(pair, a, b) })
    });
    if pairs.complete { evidence.collect() } else { Vec::new() }
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

    fn units(&self, versions: &[Arc<Version>]) -> Units {
        let chosen: Vec<_> =
            self.chosen.iter().filter_map(|&v| Some((v, versions.get(v)?))).collect();
        units::units(&chosen)
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
