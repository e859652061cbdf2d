//! The links between two versions: first those that keep the order of both, then what was moved.

use super::chain::{self, Link};
use super::similarity::{Pairs, Score};
use super::tuning::Tuning;
use super::units::Units;
use std::ops::RangeInclusive;

/// Links between versions `a` and `b`, sentences counted within their versions, by `(a, b)`.
pub(super) fn links(
    units: &Units,
    (a, b): (usize, usize),
    pairs: &Pairs,
    apart: &dyn Fn(u32, u32) -> bool,
    tuning: &Tuning,
) -> Vec<Link> {
    let (rows, columns) = (units.of(a), units.of(b));
    let floor = tuning.floor(pairs.nearness());
    let none = Score { in_order: f32::NEG_INFINITY, anywhere: f32::NEG_INFINITY, sole: false };
    let scores: Vec<Score> = pairs
        .all
        .iter()
        .map(|pair| match (rows.get(pair.a as usize), columns.get(pair.b as usize)) {
            (Some(a), Some(b))
                if (pair.wording() >= floor || a.print == b.print) && !apart(pair.a, pair.b) =>
            {
                pairs.score(pair, a, b, &tuning.weights)
            }
            _ => none,
        })
        .collect();
    let over = |bar: f32, score: fn(&Score) -> f32| -> Vec<Link> {
        let candidates = pairs.all.iter().zip(&scores);
        candidates
            .map(|(pair, s)| Link { a: pair.a, b: pair.b, score: score(s) - bar, sole: s.sole })
            .filter(|link| link.score > 0.0)
            .collect()
    };
    let threshold = tuning.threshold(pairs.nearness());
    let mut in_order = chained(&over(threshold, |score| score.in_order), columns.len(), tuning);
    // From here on all scores are counted from one bar.
    in_order.iter_mut().for_each(|link| link.score += threshold - tuning.moved_along);
    let mut links = Moves::new(in_order, rows.len(), columns.len());
    links.find(&over(tuning.moved_along, |score| score.anywhere), tuning);
    links.all.sort_by_key(|link| (link.a, link.b));
    links.all
}

/// The heaviest chain of `links`.
fn chained(links: &[Link], columns: usize, tuning: &Tuning) -> Vec<Link> {
    let chain = chain::heaviest(links, columns, tuning.further);
    chain.into_iter().filter_map(|index| links.get(index).copied()).collect()
}

/// How much likelier a pair out of order must be than what its sentences are linked with in order,
/// to take its place.
const DISPLACING: f32 = 2.0;

/// Log-odds from which a pair out of order may be the start of a moved passage. It saves work and
/// changes no link on texts that people have aligned, from 0 to 2.
const MOVED_SEED: f32 = 1.0;

/// The search for links that cross those in order, among the sentences that these leave free.
struct Moves {
    all: Vec<Link>,
    /// By sentence: the score of its best link; [`FREE`] where it has none.
    held_a: Vec<f32>,
    held_b: Vec<f32>,
}

const FREE: f32 = f32::NEG_INFINITY;

impl Moves {
    fn new(in_order: Vec<Link>, rows: usize, columns: usize) -> Self {
        let mut moves =
            Self { all: Vec::new(), held_a: vec![FREE; rows], held_b: vec![FREE; columns] };
        moves.take(in_order);
        moves
    }

    fn take(&mut self, links: Vec<Link>) {
        for link in &links {
            for (held, at) in [(&mut self.held_a, link.a), (&mut self.held_b, link.b)] {
                if let Some(held) = held.get_mut(at as usize) {
                    *held = held.max(link.score);
                }
            }
        }
        self.all.extend(links);
    }

    /// Frees the sentences of `seed` where it is so much likelier than all that they are linked with.
    fn displace(&mut self, seed: Link) {
        let held = |held: &[f32], at: u32| held.get(at as usize).copied().unwrap_or(FREE);
        let strongest = held(&self.held_a, seed.a).max(held(&self.held_b, seed.b));
        if strongest > FREE && strongest + DISPLACING <= seed.score {
            let touches = |link: &Link| link.a == seed.a || link.b == seed.b;
            let kept = self.all.iter().filter(|link| !touches(link)).copied().collect();
            *self = Self::new(kept, self.held_a.len(), self.held_b.len());
        }
    }

    /// Takes the likeliest pair of free sentences with what is free around both, and so on.
    /// `candidates` are scored from [`Tuning::moved_along`], by `(a, b)`.
    fn find(&mut self, candidates: &[Link], tuning: &Tuning) {
        let bar = MOVED_SEED - tuning.moved_along;
        let mut seeds: Vec<Link> = candidates.iter().filter(|l| l.score > bar).copied().collect();
        seeds.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
        for seed in seeds {
            if seed.score >= tuning.moved_whole {
                self.displace(seed);
            }
            let (rows, columns) =
                (free_around(&self.held_a, seed.a), free_around(&self.held_b, seed.b));
            let around: Vec<Link> = within(candidates, &rows, &columns);
            let mut passage = chained(&around, self.held_b.len(), tuning);
            if !passage.is_empty() && !passage.contains(&seed) {
                passage = vec![seed];
            }
            if passage.iter().map(|link| link.score).sum::<f32>() >= tuning.moved_whole {
                self.take(passage);
            }
        }
    }
}

/// The `candidates` between `rows` and `columns`.
fn within(
    candidates: &[Link],
    rows: &RangeInclusive<u32>,
    columns: &RangeInclusive<u32>,
) -> Vec<Link> {
    let from = candidates.partition_point(|link| link.a < *rows.start());
    let to = candidates.partition_point(|link| link.a <= *rows.end());
    let here = candidates.get(from..to).unwrap_or_default().iter();
    here.filter(|link| columns.contains(&link.b)).copied().collect()
}

/// Sentences to either side of a pair that may be moved with it. A longer passage is found in
/// several goes; without a bound, long texts in unlike order would take for ever.
const REACH: usize = 40;

/// The run of free sentences in which `at` stands; empty where it is not free itself.
fn free_around(held: &[f32], at: u32) -> RangeInclusive<u32> {
    let is_free = |held: &&f32| **held == FREE;
    let (before, after) = held.split_at_checked(at as usize).unwrap_or_default();
    let before = before.iter().rev().take(REACH).take_while(is_free).count() as u32;
    let after = after.iter().take(REACH).take_while(is_free).count() as u32;
    if after == 0 { RangeInclusive::new(1, 0) } else { at - before..=at + after - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of sentences of two versions of six, with scores counted from [`Tuning::moved_along`].
    fn check(in_order: &[(u32, u32)], candidates: &[(u32, u32, f32)], expected: &[(u32, u32)]) {
        let link = |&(a, b, score): &(u32, u32, f32)| Link { a, b, score, sole: false };
        let in_order = in_order.iter().map(|&(a, b)| link(&(a, b, 1.0))).collect();
        let mut moves = Moves::new(in_order, 6, 6);
        moves.find(&candidates.iter().map(link).collect::<Vec<_>>(), &Tuning::default());
        let mut found: Vec<(u32, u32)> = moves.all.iter().map(|link| (link.a, link.b)).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{candidates:?}");
    }

    #[test]
    fn a_moved_passage_is_one_likely_pair_or_several() {
        check(&[(2, 2)], &[(0, 4, 5.0)], &[(0, 4), (2, 2)]);
        check(&[(2, 2)], &[(0, 4, 3.0)], &[(2, 2)]);
        check(&[(2, 2)], &[(0, 4, 4.0), (1, 5, 2.0)], &[(0, 4), (1, 5), (2, 2)]);
        check(&[(2, 2)], &[(0, 4, 1.9), (1, 5, 1.9)], &[(2, 2)]);
    }

    #[test]
    fn a_moved_passage_draws_along_what_is_free_around_it() {
        check(
            &[(3, 0)],
            &[(0, 1, 6.0), (1, 2, 0.5), (2, 3, 0.5)],
            &[(0, 1), (1, 2), (2, 3), (3, 0)],
        );
        check(&[(1, 0), (3, 2)], &[(0, 3, 6.0), (2, 4, 0.5)], &[(0, 3), (1, 0), (3, 2)]);
    }

    #[test]
    fn what_is_linked_in_order_is_moved_only_where_that_is_far_likelier() {
        check(&[(2, 2)], &[(2, 4, 2.9)], &[(2, 2)]);
        check(&[(2, 2)], &[(2, 4, 5.0)], &[(2, 4)]);
        check(&[(1, 1), (2, 2), (3, 3)], &[(2, 4, 5.0)], &[(1, 1), (2, 4), (3, 3)]);
    }
}
