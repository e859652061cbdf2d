//! Every version compared with every other: links, and for each sentence the nearest elsewhere.

use super::groups::{Decided, StoryLink};
use super::links;
use super::similarity::{Index, Pairs};
use super::tuning::Tuning;
use super::units::Units;
use crate::watch::{Cancelled, Watch};
use rayon::prelude::*;

/// What comes of comparing every version with every other.
pub(super) struct Linked {
    pub(super) links: Vec<StoryLink>,
    /// By sentence, then by kind of version: the most like sentence there.
    pub(super) nearest: Vec<Vec<Option<(f32, usize)>>>,
    pub(super) degraded: Option<String>,
}

pub(super) fn link_all(
    units: &Units,
    decided: &Decided,
    tuning: &Tuning,
    watch: &Watch,
) -> Result<Linked, Cancelled> {
    let count = units.versions();
    let indexes: Vec<Index> = (0..count).map(|v| Index::new(units, v)).collect();
    let work: Vec<(usize, usize)> = (0..count).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
    let results = work
        .par_iter()
        .filter_map(|&(a, b)| Some((a, b, (indexes.get(a)?, indexes.get(b)?))))
        .map(|(a, b, indexes)| {
            watch.check()?;
            Ok(link_pair(units, (a, b), indexes, decided, tuning))
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

fn link_pair(
    units: &Units,
    (a, b): (usize, usize),
    indexes: (&Index, &Index),
    decided: &Decided,
    tuning: &Tuning,
) -> Found {
    let (start_a, start_b) = (units.range(a).start, units.range(b).start);
    let pairs = Pairs::find(units, (a, b), indexes);
    let apart = |x: u32, y: u32| {
        let pair = (start_a + x as usize, start_b + y as usize);
        decided.apart.iter().any(|&(x, y)| (x, y) == pair || (y, x) == pair)
    };
    let links = links::links(units, (a, b), &pairs, &apart, tuning)
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
