//! From links between pairs of versions to groups over all versions: which sentences, whosever
//! they are, tell the same.

use super::units::Units;
use crate::article::Role;
use std::collections::BTreeMap;

/// A link between two sentences of the story.
#[derive(Clone, Copy, Debug)]
pub(super) struct StoryLink {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) score: f32,
}

/// Share of the pairs of versions between two groups that must be linked for the groups to be one.
/// Below half, a chain of chance links would draw together what most versions keep apart.
const AGREEING: f32 = 0.5;

/// What the user decided about sentences of the story.
#[derive(Clone, Debug, Default)]
pub(super) struct Decided {
    /// Pairs that stand together.
    pub(super) together: Vec<(usize, usize)>,
    /// Pairs that do not.
    pub(super) apart: Vec<(usize, usize)>,
}

/// Sets of sentences that are being joined.
#[derive(Debug)]
pub(super) struct Groups {
    /// By sentence: its group.
    group_of: Vec<usize>,
    /// By group: its sentences, sorted; empty where it was joined to another.
    members: Vec<Vec<usize>>,
    version_of: Vec<usize>,
    /// By sentence: those it may not stand with.
    apart: BTreeMap<usize, Vec<usize>>,
}

impl Groups {
    pub(super) fn new(units: &Units, decided: &Decided) -> Self {
        let count = units.all.len();
        let mut version_of = vec![0; count];
        for v in 0..units.versions() {
            for slot in version_of.get_mut(units.range(v)).unwrap_or_default() {
                *slot = v;
            }
        }
        let mut apart: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &(a, b) in &decided.apart {
            apart.entry(a).or_default().push(b);
            apart.entry(b).or_default().push(a);
        }
        let mut groups = Self {
            group_of: (0..count).collect(),
            members: (0..count).map(|u| vec![u]).collect(),
            version_of,
            apart,
        };
        for &(a, b) in &decided.together {
            groups.join(a, b);
        }
        groups
    }

    fn version(&self, unit: usize) -> usize {
        self.version_of.get(unit).copied().unwrap_or_default()
    }

    pub(super) fn group(&self, unit: usize) -> usize {
        self.group_of.get(unit).copied().unwrap_or_default()
    }

    /// The sentences of a group.
    pub(super) fn of(&self, group: usize) -> &[usize] {
        self.members.get(group).map_or(&[], Vec::as_slice)
    }

    /// Makes the groups of two sentences one; the smaller is moved into the larger.
    fn join(&mut self, a: usize, b: usize) {
        let (mut into, mut from) = (self.group(a), self.group(b));
        if into == from {
            return;
        }
        if self.of(into).len() < self.of(from).len() {
            (into, from) = (from, into);
        }
        let moved = self.members.get_mut(from).map(std::mem::take).unwrap_or_default();
        for &unit in &moved {
            if let Some(group) = self.group_of.get_mut(unit) {
                *group = into;
            }
        }
        if let Some(members) = self.members.get_mut(into) {
            members.extend(moved);
            members.sort_unstable();
        }
    }

    /// Joins groups along `links`, strongest first, where enough versions agree.
    pub(super) fn join_linked(&mut self, links: &[StoryLink]) {
        let mut beside: Vec<Vec<usize>> = vec![Vec::new(); self.group_of.len()];
        for link in links {
            for (from, to) in [(link.a, link.b), (link.b, link.a)] {
                if let Some(list) = beside.get_mut(from) {
                    list.push(to);
                }
            }
        }
        let mut order: Vec<&StoryLink> = links.iter().collect();
        order.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
        // A group refused while small may agree once others have joined: a second look.
        for _ in 0..2 {
            for link in &order {
                let (g, h) = (self.group(link.a), self.group(link.b));
                if g != h && self.may_join(g, h) && self.agreement(g, h, &beside) >= AGREEING {
                    self.join(link.a, link.b);
                }
            }
        }
    }

    /// Joins the headlines of all versions, however they are worded: none of them leaves its headline
    /// out. One whose words stand in another version's text stays with those.
    pub(super) fn join_headlines(&mut self, units: &Units) {
        let is_headline =
            |unit: usize| units.all.get(unit).is_some_and(|unit| unit.role == Role::Headline);
        let alone = |groups: &Self, unit: usize| {
            groups.of(groups.group(unit)).iter().all(|&member| is_headline(member))
        };
        let firsts: Vec<usize> = (0..units.versions())
            .filter_map(|v| units.range(v).find(|&unit| is_headline(unit) && alone(self, unit)))
            .collect();
        let Some((&one, others)) = firsts.split_first() else { return };
        for &other in others {
            let (g, h) = (self.group(one), self.group(other));
            if g != h && self.may_join(g, h) {
                self.join(one, other);
            }
        }
    }

    /// Whether no user's decision and no gap in a version speaks against joining two groups.
    fn may_join(&self, g: usize, h: usize) -> bool {
        let forbidden = |unit: &usize| {
            self.apart.get(unit).is_some_and(|others| others.iter().any(|&o| self.group(o) == h))
        };
        if !self.apart.is_empty() && self.of(g).iter().any(forbidden) {
            return false;
        }
        let mut all: Vec<usize> = self.of(g).iter().chain(self.of(h)).copied().collect();
        all.sort_unstable();
        self.gaps(&all) <= self.gaps(self.of(g)) + self.gaps(self.of(h))
    }

    /// How often the sentences of one version do not follow one another.
    fn gaps(&self, sorted: &[usize]) -> usize {
        let gap = |pair: &&[usize; 2]| {
            let [before, after] = **pair;
            self.version(before) == self.version(after) && after - before > 1
        };
        sorted.array_windows().filter(gap).count()
    }

    /// Share of the pairs of versions between two groups that are linked.
    fn agreement(&self, g: usize, h: usize, beside: &[Vec<usize>]) -> f32 {
        let (small, large) = if self.of(g).len() <= self.of(h).len() { (g, h) } else { (h, g) };
        let mut linked: Vec<(usize, usize)> = Vec::new();
        for &unit in self.of(small) {
            for &other in beside.get(unit).map_or(&[][..], Vec::as_slice) {
                if self.group(other) == large {
                    linked.push((self.version(unit), self.version(other)));
                }
            }
        }
        linked.sort_unstable();
        linked.dedup();
        let versions = |group: usize| {
            let mut versions: Vec<usize> =
                self.of(group).iter().map(|&unit| self.version(unit)).collect();
            versions.dedup();
            versions
        };
        let (left, right) = (versions(small), versions(large));
        let common = left.iter().filter(|v| right.contains(v)).count();
        let possible = left.len() * right.len() - common;
        if possible == 0 { 0.0 } else { linked.len() as f32 / possible as f32 }
    }

    /// All groups, each once: sentences in order, groups by their first sentence.
    pub(super) fn finished(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> =
            self.members.iter().filter(|members| !members.is_empty()).cloned().collect();
        groups.sort_unstable();
        groups
    }
}
