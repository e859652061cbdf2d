//! Finds which quotes of the versions are the same quote, however cut, joined or reworded.
//!
//! Two quotes are compared only where they share a run of words or, for words given without marks,
//! a passage of the alignment or enough telling words. Groups are the connected quotes, so they do
//! not depend on the order of the versions.

use super::forms::{SHINGLE, Word, WordId, ids, position, shingles};
use super::speakers::find;
use super::{QuoteKind, SpeakerId};
use crate::watch::{Cancelled, Watch};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A quote of one version: all parts of it.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) version: usize,
    /// Indices into the version's quotes.
    pub(super) parts: Vec<usize>,
    pub(super) kind: QuoteKind,
    /// All words, marked or not.
    pub(super) words: Vec<Word>,
    /// The marked words, part by part.
    pub(super) marked: Vec<Vec<Word>>,
    /// Rough stems of the telling words, sorted, each once.
    pub(super) stems: Vec<WordId>,
    pub(super) speaker: Option<SpeakerId>,
    /// Whether the speaker is a person with a name.
    pub(super) person: bool,
    /// Row and sentence group in which it begins.
    pub(super) row: Option<usize>,
    pub(super) group: Option<usize>,
}

/// Share of the shorter quote's word runs that must stand in the longer one.
const SAME_RUNS: f32 = 0.5;
/// The same where one long run is shared: two cuts of one speech that overlap.
const SAME_RUNS_LONG: f32 = 0.2;
/// Word runs that make a long one: with [`SHINGLE`] words each, eight words in a row.
const LONG_RUNS: usize = 6;
/// Telling words that must be shared for a match by runs.
const MIN_CONTENT: usize = 2;
/// Fewest words that are the same quote though they are given to different people.
const OTHERS_WORDS: usize = 5;
/// The same where so many of them are telling words.
const OTHERS_TELLING: usize = 3;
/// Quotes that share a word run with more than this many others share a set phrase.
const MAX_POSTING: usize = 120;
/// Telling words shared, and their share of the shorter form, for words without marks: in one
/// sentence group of the alignment, in one row, and anywhere.
const PARAPHRASE_GROUP: (usize, f32) = (2, 0.34);
const PARAPHRASE_ROW: (usize, f32) = (3, 0.5);
/// In one row and of one speaker: "a joke in bad taste", "a bad joke".
const PARAPHRASE_SPEAKER: (usize, f32) = (2, 0.6);
const PARAPHRASE_ANYWHERE: (usize, f32) = (4, 0.7);

/// The groups of `units`: each a sorted list of indices, in the order of their first unit.
pub(super) fn groups(units: &[Unit], watch: &Watch) -> Result<Vec<Vec<usize>>, Cancelled> {
    let mut root: Vec<usize> = (0..units.len()).collect();
    let (bare, marked): (Vec<_>, Vec<_>) = candidates(units).into_iter().partition(|&(a, b)| {
        [a, b].iter().any(|&n| units.get(n).is_none_or(|u| u.marked.is_empty()))
    });
    for (a, b) in marked {
        watch.check()?;
        let (Some(x), Some(y)) = (units.get(a), units.get(b)) else { continue };
        if find(&root, a) != find(&root, b) && same_quote(x, y) {
            join(&mut root, a, b);
        }
    }
    attach(units, &bare, &mut root, watch)?;
    for (a, b) in retold(units, &root) {
        join(&mut root, a, b);
    }
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..units.len() {
        out.entry(find(&root, n)).or_default().push(n);
    }
    Ok(out.into_values().collect())
}

/// Adds words given without marks to the quote that they are most like: they never make one quote of
/// two. Those that are like no quote in marks are joined among themselves.
fn attach(
    units: &[Unit],
    pairs: &[(usize, usize)],
    root: &mut [usize],
    watch: &Watch,
) -> Result<(), Cancelled> {
    let plain = |n: usize| units.get(n).is_none_or(|u| u.marked.is_empty());
    let mut best: BTreeMap<usize, ((usize, usize, usize), usize)> = BTreeMap::new();
    let mut among: Vec<(usize, usize)> = Vec::new();
    for &(a, b) in pairs {
        watch.check()?;
        let (Some(x), Some(y)) = (units.get(a), units.get(b)) else { continue };
        if !same_quote(x, y) {
            continue;
        }
        match (plain(a), plain(b)) {
            (true, true) => among.push((a, b)),
            (plain_first, _) => {
                let (own, other) = if plain_first { (a, b) } else { (b, a) };
                let beside = usize::from(x.group.is_some() && x.group == y.group);
                // Of two equally near, the longer: their order says nothing.
                let length = units.get(other).map_or(0, |unit| unit.words.len());
                let near = (beside, shared_stems(x, y), length);
                let held = best.get(&own).map(|&(near, _)| near);
                if held.is_none_or(|held| near > held) {
                    best.insert(own, (near, other));
                }
            }
        }
    }
    for (&own, &(_, other)) in &best {
        join(root, own, other);
    }
    for (a, b) in among {
        if !best.contains_key(&a) && !best.contains_key(&b) {
            join(root, a, b);
        }
    }
    Ok(())
}

/// What is left over in a row: a person's only statement without marks there that is like no other,
/// and the one quote of that person there that its version does not have. The passages tell the same,
/// so this is the quote in words of the version's own.
fn retold(units: &[Unit], root: &[usize]) -> Vec<(usize, usize)> {
    let mut versions: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut said: BTreeMap<(usize, SpeakerId), Vec<usize>> = BTreeMap::new();
    for (n, unit) in units.iter().enumerate() {
        versions.entry(find(root, n)).or_default().insert(unit.version);
        if let (Some(row), Some(speaker), true) = (unit.row, unit.speaker, unit.person) {
            said.entry((row, speaker)).or_default().push(n);
        }
    }
    let lone = |n: usize| versions.get(&find(root, n)).is_some_and(|v| v.len() == 1);
    let mut pairs = Vec::new();
    for here in said.values() {
        for &own in here {
            let Some(unit) = units.get(own).filter(|u| u.marked.is_empty() && lone(own)) else {
                continue;
            };
            let of_version = |n: &&usize| units.get(**n).is_some_and(|u| u.version == unit.version);
            let alone = here.iter().filter(of_version).filter(|n| lone(**n)).count() == 1;
            let others: BTreeSet<usize> = here
                .iter()
                .map(|&n| find(root, n))
                .filter(|r| versions.get(r).is_some_and(|v| !v.contains(&unit.version)))
                .collect();
            if let (true, Some(&other), 1) = (alone, others.first(), others.len()) {
                pairs.push((own, other));
            }
        }
    }
    pairs
}

fn join(root: &mut [usize], a: usize, b: usize) {
    let (p, q) = (find(root, a), find(root, b));
    if let Some(slot) = root.get_mut(p.max(q)) {
        *slot = p.min(q);
    }
}

/// Pairs worth a comparison, sorted.
fn candidates(units: &[Unit]) -> BTreeSet<(usize, usize)> {
    let mut by_run: HashMap<[WordId; SHINGLE], Vec<usize>> = HashMap::new();
    let mut by_pair: HashMap<(WordId, WordId), Vec<usize>> = HashMap::new();
    let mut by_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_stem: HashMap<WordId, Vec<usize>> = HashMap::new();
    for (n, unit) in units.iter().enumerate() {
        let ids = ids(&unit.words);
        let mut add = |run| push_once(by_run.entry(run).or_default(), n);
        shingles(&ids).into_iter().for_each(&mut add);
        for pair in ids.windows(2).take(MAX_PAIRS) {
            if let [a, b] = pair {
                push_once(by_pair.entry((*a, *b)).or_default(), n);
            }
        }
        for pair in unit.marked.iter().filter(|p| p.len() <= SHINGLE).flat_map(|p| p.windows(2)) {
            if let [a, b] = pair {
                push_once(by_pair.entry((a.id, b.id)).or_default(), n);
            }
        }
        if ids.len() == 1 && unit.kind == QuoteKind::Fragment {
            ids.iter().for_each(|&id| push_once(by_pair.entry((id, id)).or_default(), n));
        }
        if let Some(row) = unit.row {
            by_group.entry(row).or_default().push(n);
        }
        unit.stems.iter().for_each(|&stem| push_once(by_stem.entry(stem).or_default(), n));
    }
    let mut pairs = BTreeSet::new();
    let short = |n: usize| {
        units.get(n).is_some_and(|u| {
            u.words.len() <= SHINGLE || u.marked.iter().any(|p| p.len() <= SHINGLE)
        })
    };
    let mut lists: Vec<&Vec<usize>> = by_run.values().collect();
    lists.extend(by_group.values());
    lists.sort();
    for list in lists {
        all_pairs(list, &mut pairs, |_, _| true);
    }
    let mut lists: Vec<&Vec<usize>> = by_pair.values().collect();
    lists.sort();
    for list in lists {
        all_pairs(list, &mut pairs, |a, b| short(a) || short(b));
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    let mut lists: Vec<&Vec<usize>> = by_stem.values().collect();
    lists.sort();
    for list in lists.into_iter().filter(|l| l.len() <= MAX_POSTING / 4) {
        for (i, &a) in list.iter().enumerate() {
            for &b in list.iter().skip(i + 1) {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    pairs.extend(
        shared.into_iter().filter(|(_, n)| *n >= PARAPHRASE_ANYWHERE.0 - 1).map(|(p, _)| p),
    );
    pairs
}

/// Pairs of neighbouring words that are indexed of one quote.
const MAX_PAIRS: usize = 400;

fn push_once(list: &mut Vec<usize>, n: usize) {
    if list.last() != Some(&n) {
        list.push(n);
    }
}

fn all_pairs(
    list: &[usize],
    pairs: &mut BTreeSet<(usize, usize)>,
    keep: impl Fn(usize, usize) -> bool,
) {
    if list.len() > MAX_POSTING {
        return;
    }
    for (i, &a) in list.iter().enumerate() {
        for &b in list.iter().skip(i + 1) {
            if keep(a, b) {
                pairs.insert((a, b));
            }
        }
    }
}

/// Whether two quotes are the same: by all their words, or by the marked words of either.
pub(super) fn same_quote(a: &Unit, b: &Unit) -> bool {
    let (x, y) = (ids(&a.words), ids(&b.words));
    let cores = |unit: &Unit| -> Vec<Vec<WordId>> {
        let mixed = unit.kind == QuoteKind::Mixed;
        unit.marked.iter().filter(|part| mixed && part.len() > 1).map(|part| ids(part)).collect()
    };
    if same_words(&x, &y, a, b) {
        return true;
    }
    if !clash(a, b) && (holds_sentence(a, &y) || holds_sentence(b, &x)) {
        return true;
    }
    let (own, other) = (cores(a), cores(b));
    own.iter()
        .any(|core| same_words(core, &y, a, b) || other.iter().any(|o| same_words(core, o, a, b)))
        || other.iter().any(|core| same_words(&x, core, a, b))
        || a.version != b.version && paraphrases(a, b, shared_stems(a, b))
}

/// Whether a sentence of the marked words of `unit` stands word for word in `other`: two cuts of one
/// speech that overlap by a sentence.
fn holds_sentence(unit: &Unit, other: &[WordId]) -> bool {
    let sentences = unit.marked.iter().flat_map(|part| part.split_inclusive(|w| w.ends_sentence));
    let telling = |words: &[Word]| words.iter().filter(|word| word.content).count() >= MIN_CONTENT;
    sentences
        .filter(|words| words.len() >= OTHERS_WORDS && telling(words))
        .any(|words| position(other, &ids(words)).is_some())
}

fn same_words(x: &[WordId], y: &[WordId], a: &Unit, b: &Unit) -> bool {
    let (short, long, unit) = if x.len() <= y.len() { (x, y, a) } else { (y, x, b) };
    if short.len() <= SHINGLE {
        return same_fragment(short, long, unit, a, b);
    }
    let telling = unit.words.iter().filter(|w| w.content && short.contains(&w.id)).count();
    if short.len() < OTHERS_WORDS && telling < OTHERS_TELLING && clash(a, b) {
        return false;
    }
    let runs =
        |ids: &[WordId]| -> BTreeSet<[WordId; SHINGLE]> { shingles(ids).into_iter().collect() };
    let (few, many) = (runs(short), runs(long));
    let common = few.intersection(&many).count();
    let share = common as f32 / few.len().max(1) as f32;
    let overlap = || {
        common >= LONG_RUNS
            && share >= SAME_RUNS_LONG
            && longest_run(short, long) >= LONG_RUNS + SHINGLE - 1
    };
    shared_stems(a, b) >= MIN_CONTENT && (share >= SAME_RUNS || overlap()) || share > 0.99
}

/// Words given without marks: enough telling words shared for how near the passages stand.
fn paraphrases(a: &Unit, b: &Unit, content: usize) -> bool {
    let marked = |unit: &Unit| !unit.marked.is_empty();
    let fewer = a.stems.len().min(b.stems.len()).max(1);
    let share = content as f32 / fewer as f32;
    let enough = |(words, part): (usize, f32)| content >= words && share >= part;
    let clash = clash(a, b);
    let one_voice = a.speaker.is_some() && a.speaker == b.speaker;
    if a.row.is_some() && a.row == b.row && one_voice && enough(PARAPHRASE_SPEAKER) {
        return true;
    }
    if a.group.is_some() && a.group == b.group {
        let both = marked(a) && marked(b);
        // What a spokesman says, another version may give to the body that he speaks for.
        let clash = clash && a.person == b.person;
        return !clash && enough(if both { PARAPHRASE_ROW } else { PARAPHRASE_GROUP });
    }
    if a.row.is_some() && a.row == b.row {
        return !clash && enough(PARAPHRASE_ROW);
    }
    one_voice && enough(PARAPHRASE_ANYWHERE)
}

/// Whether the two are surely given to different people.
fn clash(a: &Unit, b: &Unit) -> bool {
    matches!((a.speaker, b.speaker), (Some(x), Some(y)) if x != y)
}

/// A few words are the same quote where they stand in the other as they are, say enough, and the
/// speaker or the sentence is the same: else a set phrase of the day ("climate change") would join
/// all who use it.
fn same_fragment(short: &[WordId], long: &[WordId], unit: &Unit, a: &Unit, b: &Unit) -> bool {
    if short.is_empty() || position(long, short).is_none() || unit.marked.is_empty() {
        return false;
    }
    let beside = a.group.is_some() && a.group == b.group;
    // What one version gives to a person, another may give to those for whom he speaks.
    let passage = a.row.is_some() && a.row == b.row && !(clash(a, b) && a.person && b.person);
    let near = beside || passage || a.speaker.is_some() && a.speaker == b.speaker;
    let content = unit.words.iter().filter(|w| w.content && short.contains(&w.id)).count();
    near && content >= 1 && (short.len() > 1 || beside || long.len() == 1)
}

fn shared_stems(a: &Unit, b: &Unit) -> usize {
    a.stems.iter().filter(|stem| b.stems.binary_search(stem).is_ok()).count()
}

/// Longest quotes compared for a shared run, in words; beyond it the share of runs decides.
const MAX_RUN_WORDS: usize = 600;

/// The most words in a row that both have.
fn longest_run(a: &[WordId], b: &[WordId]) -> usize {
    if a.len() > MAX_RUN_WORDS || b.len() > MAX_RUN_WORDS {
        return 0;
    }
    let mut best = 0;
    let mut before = vec![0_usize; b.len() + 1];
    for &x in a {
        let mut row = vec![0_usize; b.len() + 1];
        for (n, &y) in b.iter().enumerate() {
            if x == y {
                let run = before.get(n).copied().unwrap_or_default() + 1;
                best = best.max(run);
                if let Some(slot) = row.get_mut(n + 1) {
                    *slot = run;
                }
            }
        }
        before = row;
    }
    best
}
