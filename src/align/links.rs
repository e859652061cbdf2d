//! The links between two versions: first those that keep the order of both, then what was moved.

use super::chain::{self, Link};
use super::similarity::{Pairs, Weights};
use super::units::Units;

/// The figures that links are chosen by.
#[derive(Clone, Debug)]
pub(super) struct Tuning {
    /// See [`super::similarity::Weights`].
    pub(super) weights: Weights,
    /// Log-odds taken off every link: above zero, links are claimed more warily.
    pub(super) threshold: f32,
    /// What each further link of a sentence costs.
    pub(super) further: f32,
    /// Log-odds from which a pair out of order is believed without company.
    pub(super) moved: f32,
    /// Log-odds from which a pair beside a moved one is moved with it.
    pub(super) moved_along: f32,
}

/// Links between versions `a` and `b`, sentences counted within their versions, by `(a, b)`.
pub(super) fn links(
    units: &Units,
    (a, b): (usize, usize),
    pairs: &Pairs,
    apart: &dyn Fn(u32, u32) -> bool,
    tuning: &Tuning,
) -> Vec<Link> {
    let (rows, columns) = (units.of(a), units.of(b));
    let scores: Vec<f32> = pairs
        .all
        .iter()
        .map(|pair| match (rows.get(pair.a as usize), columns.get(pair.b as usize)) {
            (Some(a), Some(b)) if !apart(pair.a, pair.b) => {
                pairs.score(pair, a, b, &tuning.weights) - tuning.threshold
            }
            _ => f32::NEG_INFINITY,
        })
        .collect();
    let likely: Vec<Link> = pairs
        .all
        .iter()
        .zip(&scores)
        .filter(|(_, score)| **score > 0.0)
        .map(|(pair, &score)| Link { a: pair.a, b: pair.b, score })
        .collect();
    let mut chosen: Vec<Link> = chain::heaviest(&likely, columns.len(), tuning.further)
        .into_iter()
        .filter_map(|index| likely.get(index).copied())
        .collect();
    let mut moves = Moves::new(&chosen, rows.len(), columns.len(), pairs, &scores);
    chosen.extend(moves.find(&likely, tuning));
    chosen.sort_by_key(|link| (link.a, link.b));
    chosen
}

/// The search for links that cross those in order.
struct Moves<'a> {
    free_a: Vec<bool>,
    free_b: Vec<bool>,
    pairs: &'a Pairs,
    scores: &'a [f32],
}

impl<'a> Moves<'a> {
    fn new(
        chosen: &[Link],
        rows: usize,
        columns: usize,
        pairs: &'a Pairs,
        scores: &'a [f32],
    ) -> Self {
        let mut moves =
            Self { free_a: vec![true; rows], free_b: vec![true; columns], pairs, scores };
        chosen.iter().for_each(|link| moves.take(link.a as usize, link.b as usize));
        moves
    }

    fn take(&mut self, a: usize, b: usize) {
        if let Some(free) = self.free_a.get_mut(a) {
            *free = false;
        }
        if let Some(free) = self.free_b.get_mut(b) {
            *free = false;
        }
    }

    fn is_free(&self, a: usize, b: usize) -> bool {
        self.free_a.get(a) == Some(&true) && self.free_b.get(b) == Some(&true)
    }

    fn score(&self, a: usize, b: usize) -> Option<f32> {
        self.scores.get(self.pairs.position(a, b)?).copied()
    }

    /// Strongest first; each draws its neighbours along.
    fn find(&mut self, likely: &[Link], tuning: &Tuning) -> Vec<Link> {
        let mut seeds: Vec<Link> = likely
            .iter()
            .filter(|link| {
                link.score > tuning.moved && self.is_free(link.a as usize, link.b as usize)
            })
            .copied()
            .collect();
        seeds.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
        let mut found = Vec::new();
        for seed in seeds {
            if !self.is_free(seed.a as usize, seed.b as usize) {
                continue;
            }
            self.take(seed.a as usize, seed.b as usize);
            found.push(seed);
            self.along(seed, 1, tuning, &mut found);
            self.along(seed, -1, tuning, &mut found);
        }
        found
    }

    fn along(&mut self, seed: Link, step: isize, tuning: &Tuning, found: &mut Vec<Link>) {
        let (mut a, mut b) = (seed.a as usize, seed.b as usize);
        loop {
            let (next_a, next_b) = (a.checked_add_signed(step), b.checked_add_signed(step));
            let steps = [(next_a, next_b), (Some(a), next_b), (next_a, Some(b))];
            let best = steps
                .into_iter()
                .filter_map(|(x, y)| Some((x?, y?)))
                .filter(|&(x, y)| {
                    (x == a || self.free_a.get(x) == Some(&true))
                        && (y == b || self.free_b.get(y) == Some(&true))
                })
                .filter_map(|(x, y)| {
                    let cost = if x == a || y == b { tuning.further } else { 0.0 };
                    Some((self.score(x, y)? - cost, x, y))
                })
                .filter(|&(score, _, _)| score > tuning.moved_along)
                .reduce(|best, next| if next.0 > best.0 { next } else { best });
            let Some((score, x, y)) = best else { return };
            self.take(x, y);
            found.push(Link { a: x as u32, b: y as u32, score });
            (a, b) = (x, y);
        }
    }
}
