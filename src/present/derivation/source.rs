//! The most likely source of each version, as an estimate.
//!
//! The method is that of stemmas, in small. Versions that share runs of words outside quotation marks
//! are joined into trees, each to the ones it shares most with. A tree says who stands next to whom
//! but not who came first; that is told by its root. The root is the version from which the tree
//! contradicts least of what speaks for one version being earlier than another. Where another root
//! does nearly as well, or another source shares nearly as many words, nothing is claimed.

use super::evidence::{Evidence, Sign};
use super::wordings::Wordings;
use super::{Estimate, Source};
use crate::article::VersionId;
use crate::story::Story;

/// Share of a version's words that must stand in another, outside quotes and in runs, for it to be
/// called a source. Below it lie set phrases, names with titles, and background that all outlets use.
const FEWEST_SHARED: f32 = 0.1;

/// The same in words: a few short runs say nothing, however short the version is.
const FEWEST_WORDS: usize = 25;

/// By how many words more than a rival a source must agree, where the two differ: a run.
const CLEAR_WORDS: usize = super::RUN;

/// By what share of the words on which source and rival differ it must do so.
const CLEAR_SHARE: f32 = 0.25;

/// By how much less the best root must contradict for the direction of the lines that depend on it to
/// be told: the weight of one note that stands on one side only.
const CLEAR_ROOT: i32 = 2;

/// The estimate for each version, in order.
pub(super) fn estimates(story: &Story, wordings: &Wordings) -> Vec<Estimate> {
    let shared = Shared::new(wordings, story.versions.len());
    let evidence = Evidence::new(story);
    let rank = ranks(story);
    let edges = trees(&shared, &rank);
    let forest = Forest::new(&edges, &evidence, &rank);
    (0..story.versions.len())
        .map(|v| {
            let (shared, evidence, forest, rank) = (&shared, &evidence, &forest, &rank);
            Finding { shared, evidence, forest, rank, v }.estimate()
        })
        .collect()
}

/// What versions share outside quotes.
struct Shared {
    /// By two version indices: which words of the first stand in the second.
    copied: Vec<Vec<Vec<bool>>>,
    /// Words outside quotes, by version index.
    words: Vec<usize>,
}

impl Shared {
    fn new(wordings: &Wordings, versions: usize) -> Self {
        let line = |v: usize| {
            (0..versions).map(|o| if o == v { Vec::new() } else { wordings.copied(v, o) }).collect()
        };
        Self {
            copied: (0..versions).map(line).collect(),
            words: (0..versions).map(|v| wordings.unquoted(v)).collect(),
        }
    }

    fn copied(&self, v: usize, o: usize) -> &[bool] {
        self.copied.get(v).and_then(|line| line.get(o)).map_or(&[], Vec::as_slice)
    }

    /// How many words of `v` stand in `o`.
    fn count(&self, v: usize, o: usize) -> usize {
        self.copied(v, o).iter().filter(|&&copied| copied).count()
    }

    fn share(&self, v: usize, o: usize) -> f32 {
        let words = self.words.get(v).copied().unwrap_or_default();
        if words == 0 { 0.0 } else { self.count(v, o) as f32 / words as f32 }
    }

    /// Whether enough of `v` stands in `o` to speak of a source.
    fn enough(&self, v: usize, o: usize) -> bool {
        self.count(v, o) >= FEWEST_WORDS && self.share(v, o) >= FEWEST_SHARED
    }

    /// How many words of `v` stand in `o` but not in `u`.
    fn only(&self, v: usize, o: usize, u: usize) -> usize {
        let pairs = self.copied(v, o).iter().zip(self.copied(v, u));
        pairs.filter(|&(&in_o, &in_u)| in_o && !in_u).count()
    }
}

/// The place of each version in an order that does not depend on the order of opening.
fn ranks(story: &Story) -> Vec<usize> {
    let mut order: Vec<usize> = (0..story.versions.len()).collect();
    let key = |&v: &usize| {
        story.versions.get(v).map(|version| {
            let texts: Vec<&str> =
                version.article.paragraphs.iter().map(|p| p.text.as_str()).collect();
            (version.article.published, texts)
        })
    };
    order.sort_by_cached_key(key);
    let mut ranks = vec![0; order.len()];
    for (rank, v) in order.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(v) {
            *slot = rank;
        }
    }
    ranks
}

/// The lines between versions: of all that share enough, those with most words that make no ring
/// (Kruskal).
fn trees(shared: &Shared, rank: &[usize]) -> Vec<(usize, usize)> {
    let count = rank.len();
    let at = |v: usize| rank.get(v).copied().unwrap_or_default();
    let mut edges: Vec<(usize, usize, usize)> = Vec::new();
    for v in 0..count {
        for o in (0..count).filter(|&o| at(v) < at(o)) {
            if shared.enough(v, o) || shared.enough(o, v) {
                edges.push((shared.count(v, o).min(shared.count(o, v)), v, o));
            }
        }
    }
    edges.sort_by_key(|&(words, v, o)| (std::cmp::Reverse(words), at(v), at(o)));
    let mut tree: Vec<usize> = (0..count).collect();
    let mut kept = Vec::new();
    for (_, v, o) in edges {
        let (Some(&one), Some(&other)) = (tree.get(v), tree.get(o)) else { continue };
        if one != other {
            tree.iter_mut().filter(|name| **name == other).for_each(|name| *name = one);
            kept.push((v, o));
        }
    }
    kept
}

/// Trees with their roots.
struct Forest {
    /// By version: the one that it hangs on.
    parents: Vec<Option<usize>>,
    /// By version: whether it could as well be the other way round.
    doubtful: Vec<bool>,
}

impl Forest {
    fn new(edges: &[(usize, usize)], evidence: &Evidence<'_>, rank: &[usize]) -> Self {
        let count = rank.len();
        let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); count];
        for &(v, o) in edges {
            for (from, to) in [(v, o), (o, v)] {
                if let Some(list) = neighbours.get_mut(from) {
                    list.push(to);
                }
            }
        }
        let mut forest = Self { parents: vec![None; count], doubtful: vec![false; count] };
        let mut done = vec![false; count];
        for v in 0..count {
            if done.get(v) != Some(&true) {
                forest.root_tree(v, &neighbours, evidence, rank, &mut done);
            }
        }
        forest
    }

    /// Roots the tree that has `member`.
    fn root_tree(
        &mut self,
        member: usize,
        neighbours: &[Vec<usize>],
        evidence: &Evidence<'_>,
        rank: &[usize],
        done: &mut [bool],
    ) {
        let tree = hung(member, neighbours);
        let count = rank.len();
        let score_of = |&(root, _): &(usize, Option<usize>)| {
            (score(&hung(root, neighbours), evidence, count), root)
        };
        let mut roots: Vec<(i32, usize)> = tree.iter().map(score_of).collect();
        let at = |v: usize| rank.get(v).copied().unwrap_or_default();
        roots.sort_by_key(|&(score, root)| (std::cmp::Reverse(score), at(root)));
        let Some(&(best, root)) = roots.first() else { return };
        for (v, parent) in hung(root, neighbours) {
            if let (Some(slot), Some(done)) = (self.parents.get_mut(v), done.get_mut(v)) {
                (*slot, *done) = (parent, true);
            }
        }
        for &(score, rival) in roots.iter().skip(1) {
            if best - score < CLEAR_ROOT {
                // All lines between the two roots would be turned.
                let mut v = Some(rival);
                while let Some(at) = v {
                    if let Some(slot) = self.doubtful.get_mut(at) {
                        *slot = true;
                    }
                    v = self.parent(at);
                }
            }
        }
    }

    fn parent(&self, v: usize) -> Option<usize> {
        self.parents.get(v).copied().flatten()
    }

    /// Whether `v` hangs below `above`, or is it.
    fn hangs_on(&self, v: usize, above: usize) -> bool {
        let mut at = Some(v);
        while let Some(v) = at {
            if v == above {
                return true;
            }
            at = self.parent(v);
        }
        false
    }
}

/// The tree that has `root`, each with the one it hangs on, those nearer the root first.
fn hung(root: usize, neighbours: &[Vec<usize>]) -> Vec<(usize, Option<usize>)> {
    let mut tree = vec![(root, None)];
    let mut next = 0;
    while let Some(&(v, parent)) = tree.get(next) {
        let below = neighbours.get(v).map_or(&[][..], Vec::as_slice);
        tree.extend(below.iter().filter(|&&o| Some(o) != parent).map(|&o| (o, Some(v))));
        next += 1;
    }
    tree
}

/// How much speaks against a tree hung so, as a number below 0: the evidence on all pairs of which one
/// hangs below the other and should stand above it. What speaks for it does not count, or the deepest
/// tree would win.
fn score(tree: &[(usize, Option<usize>)], evidence: &Evidence<'_>, versions: usize) -> i32 {
    let mut parents = vec![None; versions];
    for &(v, parent) in tree {
        if let Some(slot) = parents.get_mut(v) {
            *slot = parent;
        }
    }
    let mut score = 0;
    for &(v, above) in tree {
        let mut above = above;
        while let Some(earlier) = above {
            score += evidence.weight(earlier, v).min(0);
            above = parents.get(earlier).copied().flatten();
        }
    }
    score
}

/// What is looked at to find the source of one version.
struct Finding<'a> {
    shared: &'a Shared,
    evidence: &'a Evidence<'a>,
    forest: &'a Forest,
    rank: &'a [usize],
    v: usize,
}

impl Finding<'_> {
    fn estimate(&self) -> Estimate {
        let v = self.v;
        let (shared, forest) = (self.shared, self.forest);
        let Some(most) = self.most(|_| true) else {
            return self.independent("There is nothing to follow.".into());
        };
        if !self.others().any(|o| shared.enough(v, o)) {
            return self.too_few(most);
        }
        // Those that can't be earlier are no sources.
        let could = |o: usize| !self.evidence.is_later(o, v) && !forest.hangs_on(o, v);
        let parent = forest.parent(v).filter(|&o| could(o) && shared.enough(v, o));
        // Beside the tree, only what is known to be earlier.
        let earlier = |o: usize| self.evidence.weight(o, v) >= CLEAR_ROOT;
        let source =
            parent.or_else(|| self.most(|o| could(o) && earlier(o) && shared.enough(v, o)));
        if forest.doubtful.get(v) == Some(&true) {
            let other = source.unwrap_or(most);
            return self.unclear(format!(
                "{} stand in {} the same, but which of the two came first can’t be told.",
                self.words_in(other),
                name(other)
            ));
        }
        let Some(source) = source else { return self.first(self.most(could)) };
        match self.rival(source, could) {
            Some((rival, false)) => self.unclear(format!(
                "{} shares about as many words with {} ({}) as with {} ({}): which of them it follows \
                 can’t be told.",
                name(v),
                name(source),
                percent(shared.share(v, source)),
                name(rival),
                percent(shared.share(v, rival))
            )),
            Some((rival, true)) => self.follows(source, Some(rival)),
            None => self.follows(source, None),
        }
    }

    /// The other versions.
    fn others(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.shared.words.len()).filter(|&o| o != self.v)
    }

    /// Of the others that `may`, the one that shares most words.
    fn most(&self, may: impl Fn(usize) -> bool) -> Option<usize> {
        let others = self.others().filter(|&o| may(o));
        others.max_by_key(|&o| (self.shared.count(self.v, o), self.last(o)))
    }

    /// "63% of B’s words outside quotes".
    fn words_in(&self, other: usize) -> String {
        let share = percent(self.shared.share(self.v, other));
        format!("{share} of {}’s words outside quotes", name(self.v))
    }

    /// No other version shares enough; `most` shares most.
    fn too_few(&self, most: usize) -> Estimate {
        self.independent(match self.shared.count(self.v, most) {
            0 => format!(
                "Outside quotes, no run of {}’s words stands in another version.",
                name(self.v)
            ),
            words => format!(
                "No more than {words} of {}’s words outside quotes ({}) stand in runs in any one other \
                 version: too few to name a source.",
                name(self.v),
                percent(self.shared.share(self.v, most))
            ),
        })
    }

    /// No version is a source; `nearest` shares most of those that may be earlier.
    fn first(&self, nearest: Option<usize>) -> Estimate {
        let v = self.v;
        match nearest {
            Some(o) if self.shared.enough(v, o) => self.unclear(format!(
                "{} stand in {} the same, but nothing tells that {} is the earlier.",
                self.words_in(o),
                name(o),
                name(o)
            )),
            Some(o) => self.independent(format!(
                "Of the versions that may be earlier, {} shares most: {} of {}’s words outside quotes \
                 ({}), too few to name a source.",
                name(o),
                self.shared.count(v, o),
                name(v),
                percent(self.shared.share(v, o))
            )),
            None => self.independent(format!(
                "{} comes first of the versions that share its words.",
                name(v)
            )),
        }
    }

    /// Parts equals, whatever the order of opening: the first is the greatest.
    fn last(&self, o: usize) -> std::cmp::Reverse<usize> {
        std::cmp::Reverse(self.rank.get(o).copied().unwrap_or(usize::MAX))
    }

    /// The other source that shares most, and whether `source` clearly shares more.
    fn rival(&self, source: usize, could: impl Fn(usize) -> bool) -> Option<(usize, bool)> {
        let v = self.v;
        let rival = self.most(|o| o != source && could(o) && self.shared.enough(v, o))?;
        let (ours, theirs) =
            (self.shared.only(v, source, rival), self.shared.only(v, rival, source));
        let needed = (CLEAR_SHARE * (ours + theirs) as f32).ceil() as usize;
        Some((rival, ours >= theirs + CLEAR_WORDS.max(needed)))
    }

    fn follows(&self, source: usize, rival: Option<usize>) -> Estimate {
        let v = self.v;
        let mut reason = format!(
            "{} most likely follows {} (estimate): {} stand in {} the same",
            name(v),
            name(source),
            self.words_in(source),
            name(source)
        );
        if let Some(rival) = rival {
            reason.push_str(&format!(
                "; where {} and {} differ, it goes with {}",
                name(source),
                name(rival),
                name(source)
            ));
        }
        reason.push_str(&format!("; {}.", self.direction(source)));
        Estimate { source: Source::Follows(VersionId::at(source)), reason }
    }

    /// Why the source is earlier.
    fn direction(&self, source: usize) -> String {
        let (one, other) = (name(source), name(self.v));
        match self.evidence.signs(source, self.v).first() {
            Some((Sign::Day, _)) => format!("{one} was published on an earlier day"),
            Some((Sign::Time, _)) => format!("{one} gives an earlier time of day"),
            Some((Sign::Named, _)) => format!("{other} names {one} in its text"),
            Some((Sign::Correction, _)) => {
                format!("{other} has a correction note that {one} lacks")
            }
            Some((Sign::MoreFollows, _)) => format!("{one} still says that more follows"),
            Some((Sign::Updated, _)) => format!("{other} says that it was updated"),
            Some((Sign::Counts, _)) => {
                format!("counts in {other} are higher, as they grow with time")
            }
            None => format!("{one} stands between {other} and versions that are earlier"),
        }
    }

    fn independent(&self, reason: String) -> Estimate {
        Estimate { source: Source::Independent, reason }
    }

    fn unclear(&self, reason: String) -> Estimate {
        Estimate { source: Source::Unclear, reason }
    }
}

fn name(v: usize) -> VersionId {
    VersionId::at(v)
}

fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}
