//! One identity for a speaker across versions: the fullest name of all that mean the same.

use super::people::{key, last_name, same_first_name};
use super::resolve::Named;
use super::{Speaker, SpeakerId, SpeakerKind};
use std::collections::BTreeMap;

/// The speakers of a story and who of each version they are.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    pub(super) all: Vec<Speaker>,
    by_name: BTreeMap<Named, SpeakerId>,
}

impl Speakers {
    /// The identity of somebody named in a version.
    pub(super) fn id(&self, named: &Named) -> Option<SpeakerId> {
        self.by_name.get(named).copied()
    }
}

/// Joins `named`, which come in the order of their first place, into identities.
///
/// A surname alone joins the one full name with that surname; with two such names it stays apart,
/// since nobody can tell which is meant. The result does not depend on the order, but for the
/// numbers of the speakers.
pub(super) fn speakers(named: &[Named]) -> Speakers {
    let mut distinct: Vec<&Named> = Vec::new();
    for name in named {
        if !distinct.contains(&name) {
            distinct.push(name);
        }
    }
    let names: Vec<Folded> = distinct.iter().map(|n| Folded::new(n)).collect();
    let mut full: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, name) in names.iter().enumerate() {
        full.entry(name.last.as_str()).or_default().push(n);
    }
    let mut root: Vec<usize> = (0..names.len()).collect();
    for group in full.values() {
        join_group(&names, group, &mut root);
    }
    let mut out = Speakers::default();
    let mut ids: BTreeMap<usize, SpeakerId> = BTreeMap::new();
    for n in 0..names.len() {
        let top = find(&root, n);
        let next = SpeakerId(u32::try_from(out.all.len()).unwrap_or(u32::MAX));
        let id = *ids.entry(top).or_insert(next);
        let Some(name) = distinct.get(n) else { continue };
        if id == next {
            out.all.push(Speaker { name: name.name.clone(), kind: name.kind });
        } else if let Some(speaker) = out.all.get_mut(id.0 as usize) {
            speaker.kind = speaker.kind.min(name.kind);
            if fuller(&name.name, &speaker.name) {
                speaker.name.clone_from(&name.name);
            }
        }
        out.by_name.insert((*name).clone(), id);
    }
    out
}

fn fuller(a: &str, b: &str) -> bool {
    let size = |s: &str| (s.split_whitespace().count(), s.len());
    (size(a), b) > (size(b), a)
}

struct Folded {
    words: Vec<String>,
    last: String,
    kind: SpeakerKind,
}

impl Folded {
    fn new(named: &Named) -> Self {
        let words: Vec<&str> = named.name.split_whitespace().collect();
        let folded: Vec<String> = words.iter().map(|w| key(w)).filter(|w| !w.is_empty()).collect();
        let last = match named.kind {
            SpeakerKind::Person => last_name(&words).map(key).unwrap_or_default(),
            SpeakerKind::Body | SpeakerKind::Unnamed => folded.join(" "),
            SpeakerKind::Several => {
                // "A and B" and "B and A" are the same two.
                let mut sorted = folded.clone();
                sorted.sort_unstable();
                sorted.join(" ")
            }
        };
        Self { words: folded, last, kind: named.kind }
    }

    /// Whether the kinds allow one identity. One word with a capital may be a company or a surname;
    /// where a person has that surname it is taken for it.
    fn may_be(&self, other: &Self) -> bool {
        let surname = |a: &Self, b: &Self| {
            a.kind == SpeakerKind::Body && a.words.len() == 1 && b.kind == SpeakerKind::Person
        };
        self.kind == other.kind || surname(self, other) || surname(other, self)
    }

    fn clashes(&self, other: &Self) -> bool {
        if self.words.len() < 2 || other.words.len() < 2 || self.kind != SpeakerKind::Person {
            return false;
        }
        match (self.words.first(), other.words.first()) {
            (Some(a), Some(b)) => !same_first_name(a, b),
            (_, _) => false,
        }
    }
}

fn join_group(names: &[Folded], group: &[usize], root: &mut [usize]) {
    let get = |n: usize| names.get(n);
    for (i, &a) in group.iter().enumerate() {
        for &b in group.iter().skip(i + 1) {
            let (Some(x), Some(y)) = (get(a), get(b)) else { continue };
            let bare = x.words.len() < 2 || y.words.len() < 2;
            let ambiguous = bare
                && group.iter().any(|&c| {
                    group.iter().any(|&d| match (get(c), get(d)) {
                        (Some(c), Some(d)) => c.clashes(d),
                        (_, _) => false,
                    })
                });
            if x.may_be(y) && !x.clashes(y) && !ambiguous {
                let (p, q) = (find(root, a), find(root, b));
                if let Some(slot) = root.get_mut(p.max(q)) {
                    *slot = p.min(q);
                }
            }
        }
    }
}

/// The top of the tree in which `n` stands.
pub(super) fn find(root: &[usize], n: usize) -> usize {
    let mut n = n;
    while let Some(&up) = root.get(n)
        && up != n
    {
        n = up;
    }
    n
}
