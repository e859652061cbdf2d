//! The links between two versions: first those that keep the order of both, then what was moved.

use super::chain::{self, Link};
use super::similarity::{Pairs, Score, Weights};
use super::units::Units;

/// The figures that links are chosen by.
#[derive(Clone, Debug)]
pub(super) struct Tuning {
    /// See [`super::similarity::Weights`].
    pub(super) weights: Weights,
    /// Log-odds taken off every link between versions that have nothing in common; above zero,
    /// links are claimed more warily.
    pub(super) threshold: f32,
    /// The same between versions that are as good as equal; in between, in proportion.
    pub(super) threshold_near: f32,
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
    let nearness = pairs.nearness();
    let threshold = tuning.threshold * (1.0 - nearness) + tuning.threshold_near * nearness;
    let none = Score { in_order: f32::NEG_INFINITY, anywhere: f32::NEG_INFINITY, sole: false };
    let scores: Vec<Score> = pairs
        .all
        .iter()
        .map(|pair| match (rows.get(pair.a as usize), columns.get(pair.b as usize)) {
            (Some(a), Some(b)) if !apart(pair.a, pair.b) => {
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
    let likely = over(threshold, |score| score.in_order);
    let mut chosen: Vec<Link> = chain::heaviest(&likely, columns.len(), tuning.further)
        .into_iter()
        .filter_map(|index| likely.get(index).copied())
        .collect();
    let mut moves = Moves::new(&chosen, rows.len(), columns.len(), pairs, &scores);
    chosen.extend(moves.find(over(tuning.moved, |score| score.anywhere), tuning));
    chosen.sort_by_key(|link| (link.a, link.b));
    chosen
}

/// The search for links that cross those in order.
struct Moves<'a> {
    free_a: Vec<bool>,
    free_b: Vec<bool>,
    pairs: &'a Pairs,
    scores: &'a [Score],
}

impl<'a> Moves<'a> {
    fn new(
        chosen: &[Link],
        rows: usize,
        columns: usize,
        pairs: &'a Pairs,
        scores: &'a [Score],
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

    fn score(&self, a: usize, b: usize) -> Option<Score> {
        self.scores.get(self.pairs.position(a, b)?).copied()
    }

    /// Strongest first; each draws its neighbours along.
    fn find(&mut self, mut seeds: Vec<Link>, tuning: &Tuning) -> Vec<Link> {
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
        let mut last = seed;
        loop {
            let (a, b) = (last.a as usize, last.b as usize);
            let (next_a, next_b) = (a.checked_add_signed(step), b.checked_add_signed(step));
            let steps = [(next_a, next_b), (Some(a), next_b), (next_a, Some(b))];
            let best = steps
                .into_iter()
                .filter_map(|(x, y)| self.step(last, x?, y?, tuning))
                .filter(|link| link.score > tuning.moved_along)
                .reduce(|best, next| if next.score > best.score { next } else { best });
            let Some(link) = best else { return };
            self.take(link.a as usize, link.b as usize);
            found.push(link);
            last = link;
        }
    }

    /// The link of `a` and `b` beside `last`, if neither is taken but by it.
    fn step(&self, last: Link, a: usize, b: usize, tuning: &Tuning) -> Option<Link> {
        let score = self.score(a, b)?;
        let further = a == last.a as usize || b == last.b as usize;
        let free = (a == last.a as usize || self.free_a.get(a) == Some(&true))
            && (b == last.b as usize || self.free_b.get(b) == Some(&true));
        let allowed = free && !(further && (last.sole || score.sole));
        let cost = if further { tuning.further } else { 0.0 };
        allowed.then_some(Link {
            a: a as u32,
            b: b as u32,
            score: score.anywhere - cost,
            sole: score.sole,
        })
    }
}
