//! Which sentences of two passages of one row tell the same, and which of them were moved.

use super::atoms::Texts;
use super::compare::{Stretch, places};
use super::{Change, chain};
use crate::article::Place;
use crate::text::normalise;
use crate::text::words::{self, TokenKind};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Which stretch of the other passage tells the same as which of the base's.
pub(super) struct Pairing {
    /// By stretch of the other: its partner, and what words in both are called.
    mates: Vec<Option<(usize, Change)>>,
    /// Stretches only the base has, by the partnered stretch of the base that they follow.
    deleted: BTreeMap<Option<usize>, Vec<usize>>,
}

impl Pairing {
    pub(super) fn new(bags: &mut Bags<'_>, old: &[Stretch], new: &[Stretch]) -> Self {
        let mut free: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (o, stretch) in old.iter().enumerate().rev() {
            if let Some(group) = stretch.group {
                free.entry(group).or_default().push(o);
            }
        }
        let mut partners: Vec<Option<usize>> =
            new.iter().map(|stretch| free.get_mut(&stretch.group?)?.pop()).collect();
        pair_strays(bags, old, new, &mut partners);
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

    pub(super) fn mate(&self, new: usize) -> Option<(usize, Change)> {
        self.mates.get(new).copied().flatten()
    }

    /// How many sentences of the other passage stand in another order than in the base's.
    pub(super) fn moved(&self, new: &[Stretch]) -> usize {
        let moved = |(n, _): &(usize, &Stretch)| {
            self.mate(*n).is_some_and(|(_, common)| common == Change::Moved)
        };
        new.iter().enumerate().filter(moved).map(|(_, stretch)| stretch.sentences).sum()
    }

    pub(super) fn deleted_after(&self, old: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        self.deleted.get(&old).into_iter().flatten().copied()
    }
}

/// The words of sentences, each as a sorted list of numbers: equal for equal words, whatever their
/// case and marks.
pub(super) struct Bags<'a> {
    texts: &'a Texts<'a>,
    ids: HashMap<String, u32>,
    known: HashMap<Vec<Place>, Rc<[u32]>>,
}

impl<'a> Bags<'a> {
    pub(super) fn new(texts: &'a Texts<'a>) -> Self {
        Self { texts, ids: HashMap::new(), known: HashMap::new() }
    }

    fn of(&mut self, places: &[Place]) -> Rc<[u32]> {
        if let Some(known) = self.known.get(places) {
            return Rc::clone(known);
        }
        let mut bag: Vec<u32> = Vec::new();
        for place in places {
            let text = self.texts.words(place.paragraph, place.span);
            for token in words::tokens(text).filter(|token| token.kind == TokenKind::Word) {
                let next = self.ids.len() as u32;
                let folded = normalise::fold(token.span.slice(text));
                bag.push(*self.ids.entry(folded).or_insert(next));
            }
        }
        bag.sort_unstable();
        let bag: Rc<[u32]> = bag.into();
        self.known.insert(places.to_vec(), Rc::clone(&bag));
        bag
    }
}

/// Share of the words of a sentence that its neighbour's partner must have, and the neighbour itself
/// not, for the two to be one sentence that was parted.
const PARTED_FROM: f32 = 0.6;

/// Joins sentences of `parted` that have no partner in `whole` to a neighbour whose partner has their
/// words: an editor made two sentences of one.
pub(super) fn rejoin(bags: &mut Bags<'_>, whole: &[Stretch], parted: &mut Vec<Stretch>) {
    if parted.len() > MOST_STRAYS {
        return;
    }
    let partner = |group: Option<usize>| whole.iter().find(|s| s.group == group && group.is_some());
    let lone: Vec<bool> = parted.iter().map(|s| partner(s.group).is_none()).collect();
    if !lone.contains(&true) || !lone.contains(&false) {
        return;
    }
    let mut joined: Vec<Stretch> = Vec::new();
    let mut stays: Vec<bool> = Vec::new();
    for (n, (stretch, is_lone)) in std::mem::take(parted).into_iter().zip(lone).enumerate() {
        let before = n.checked_sub(1).and_then(|_| joined.last_mut());
        let was_lone = stays.last().copied().unwrap_or(true);
        if let Some(last) = before.filter(|_| is_lone != was_lone) {
            let (own, other) = if is_lone { (&stretch, &*last) } else { (&*last, &stretch) };
            if let Some(partner) = partner(other.group) {
                let own = bags.of(&own.places);
                let rest = without(&bags.of(&partner.places), &bags.of(&other.places));
                let shared = 0.5 * in_common(&own, &rest) * (own.len() + rest.len()) as f32;
                if own.len() >= STRAY_WORDS && shared >= PARTED_FROM * own.len() as f32 {
                    last.group = other.group;
                    last.sentences += stretch.sentences;
                    stretch.places.into_iter().for_each(|place| last.add(place));
                    if let Some(lone) = stays.last_mut() {
                        *lone = false;
                    }
                    continue;
                }
            }
        }
        joined.push(stretch);
        stays.push(is_lone);
    }
    *parted = joined;
}

/// The words of a sorted list that another does not have.
fn without(words: &[u32], others: &[u32]) -> Vec<u32> {
    let mut rest = others.iter().peekable();
    words
        .iter()
        .filter(|word| {
            while rest.next_if(|other| other < word).is_some() {}
            rest.next_if_eq(word).is_none()
        })
        .copied()
        .collect()
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
    bags: &mut Bags<'_>,
    old: &[Stretch],
    new: &[Stretch],
    partners: &mut [Option<usize>],
) {
    let free = free(old.len(), partners);
    let strays_old: Vec<usize> = (0..old.len()).filter(|&o| free.get(o) == Some(&true)).collect();
    let strays_new: Vec<usize> =
        partners.iter().enumerate().filter(|(_, p)| p.is_none()).map(|(n, _)| n).collect();
    let most = strays_old.len().max(strays_new.len());
    if most > MOST_STRAYS || strays_old.is_empty() || strays_new.is_empty() {
        return;
    }
    let bags_old: Vec<Rc<[u32]>> = strays_old.iter().map(|&o| bags.of(places(old, o))).collect();
    let bags_new: Vec<Rc<[u32]>> = strays_new.iter().map(|&n| bags.of(places(new, n))).collect();
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
fn in_common(a: &[u32], b: &[u32]) -> f32 {
    let mut rest = b.iter().peekable();
    let mut common = 0;
    for word in a {
        while rest.next_if(|other| *other < word).is_some() {}
        common += usize::from(rest.next_if_eq(&word).is_some());
    }
    2.0 * common as f32 / (a.len() + b.len()).max(1) as f32
}

/// By stretch of the base: whether it has no partner.
fn free(old: usize, partners: &[Option<usize>]) -> Vec<bool> {
    let mut free = vec![true; old];
    for &o in partners.iter().flatten() {
        if let Some(slot) = free.get_mut(o) {
            *slot = false;
        }
    }
    free
}

fn deleted(old: usize, partners: &[Option<usize>]) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut deleted: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut after = None;
    for (o, is_free) in free(old, partners).into_iter().enumerate() {
        if is_free {
            deleted.entry(after).or_default().push(o);
        } else {
            after = Some(o);
        }
    }
    deleted
}
