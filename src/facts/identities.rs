//! Which spellings name one and the same: a surname and the full name, an acronym and its long form, short
//! forms of bodies and islands.

use super::FactKind;
use super::gazetteer;
use super::name_runs::Run;
use super::names::{Identity, Mention, Names, Profile, Reading};
use super::spellings::{
    given_names_agree, initials_of, middles_differ, spellings, without_generation, without_particle,
};
use super::votes::Votes;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Identities, by their roots, that versions name in full.
type Present = BTreeSet<(usize, usize)>;

/// Spellings joined into identities.
pub(super) struct Joined {
    keys: Vec<String>,
    profiles: Vec<Profile>,
    parent: Vec<usize>,
    index: HashMap<String, usize>,
    /// The identities' first spellings, in order.
    roots: Vec<usize>,
    /// Short forms that several names may bear, and those names.
    shared: BTreeMap<usize, Vec<usize>>,
}

impl Joined {
    /// Joins the spellings in `profiles`, as they were `found`.
    pub(super) fn of(profiles: BTreeMap<String, Profile>, found: &[(usize, Run)]) -> Self {
        let (keys, profiles): (Vec<String>, Vec<Profile>) = profiles.into_iter().unzip();
        let index = keys.iter().enumerate().map(|(n, key)| (key.clone(), n)).collect();
        let parent = (0..keys.len()).collect();
        let mut joined =
            Self { keys, profiles, parent, index, roots: Vec::new(), shared: BTreeMap::new() };
        for n in 0..joined.keys.len() {
            let kind = joined.kind_of(&[n]);
            if let Some(profile) = joined.profiles.get_mut(n) {
                profile.kind = Some(kind);
            }
        }
        joined.by_spelling();
        joined.by_generation();
        joined.by_acronym(found);
        joined.by_given_name();
        joined.by_ending();
        joined.by_part();
        joined.roots = (0..joined.keys.len()).filter(|&n| joined.root(n) == n).collect();
        joined
    }

    fn root(&self, n: usize) -> usize {
        let mut at = n;
        while let Some(&up) = self.parent.get(at).filter(|&&up| up != at) {
            at = up;
        }
        at
    }

    /// Joins two identities; the smaller index stays, so that order of joining does not matter.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        if let Some(parent) = self.parent.get_mut(high) {
            *parent = low;
        }
    }

    fn key(&self, n: usize) -> &str {
        self.keys.get(n).map_or("", String::as_str)
    }

    fn kind(&self, n: usize) -> FactKind {
        self.profiles.get(n).and_then(|p| p.kind).unwrap_or(FactKind::Name)
    }

    /// One name in other spellings: hyphens, endings of firms, transliterations, countries' other names.
    fn by_spelling(&mut self) {
        let mut forms: BTreeMap<String, usize> = BTreeMap::new();
        for n in 0..self.keys.len() {
            for form in spellings(self.key(n)) {
                match forms.get(&form) {
                    Some(&other) => self.join(other, n),
                    None => {
                        forms.insert(form, n);
                    }
                }
            }
        }
    }

    /// "Arden Harbour Trust (AHT)", and capitals that are the initials of exactly one long name.
    fn by_acronym(&mut self, found: &[(usize, Run)]) {
        for (_, run) in found {
            let pair = run
                .acronym
                .as_ref()
                .and_then(|acronym| Some((*self.index.get(&run.key)?, *self.index.get(acronym)?)));
            if let Some((long, short)) = pair {
                self.join(long, short);
            }
        }
        let mut initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for n in 0..self.keys.len() {
            if self.kind(n) == FactKind::Person {
                continue;
            }
            if let Some(letters) = initials_of(self.key(n)) {
                initials.entry(letters).or_default().push(n);
            }
        }
        for (letters, long) in initials {
            let Some(&short) = self.index.get(&letters) else { continue };
            let caps = self.profiles.get(short).is_some_and(|p| {
                p.forms.keys().any(|form| form.chars().all(|c| c.is_uppercase() || c == '.'))
            });
            if caps
                && self.one_identity(&long)
                && let Some(&first) = long.first()
            {
                self.join(first, short);
            }
        }
    }

    fn one_identity(&self, members: &[usize]) -> bool {
        let mut roots = members.iter().map(|&n| self.root(n));
        roots.next().is_some_and(|first| roots.all(|root| root == first))
    }

    /// "Omar Dent Jr" is "Omar Dent", but not where a version names both.
    fn by_generation(&mut self) {
        for n in 0..self.keys.len() {
            let whole = self.key(n);
            let Some(&plain) = self.index.get(without_generation(whole)) else { continue };
            let versions = |n: usize| self.profiles.get(n).map(|p| &p.versions);
            let both = versions(n).zip(versions(plain)).is_some_and(|(a, b)| !a.is_disjoint(b));
            if !both {
                self.join(n, plain);
            }
        }
    }

    /// "Robert Dent", "Robert S. Dent", "Rob Dent": one surname and given names that agree.
    fn by_given_name(&mut self) {
        let mut surnames: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for n in 0..self.keys.len() {
            let last = without_generation(self.key(n)).rsplit(' ').next().unwrap_or_default();
            if self.key(n).contains(' ') && self.kind(n) == FactKind::Person {
                surnames.entry(last.to_owned()).or_default().push(n);
            }
        }
        for members in surnames.values() {
            for (at, &a) in members.iter().enumerate().take(MAX_NAMESAKES) {
                for &b in members.iter().skip(at + 1).take(MAX_NAMESAKES) {
                    if given_names_agree(self.key(a), self.key(b)) && !self.conflict(a, b, members)
                    {
                        self.join(a, b);
                    }
                }
            }
        }
    }

    /// Whether two namesakes, each with those whom they are one with, have middle names that differ.
    fn conflict(&self, a: usize, b: usize, namesakes: &[usize]) -> bool {
        let one = |root: usize| {
            let with = namesakes.iter().copied().take(MAX_NAMESAKES);
            with.filter(move |&n| self.root(n) == root)
        };
        let (a, b) = (self.root(a), self.root(b));
        one(a).any(|x| one(b).any(|y| middles_differ(self.key(x), self.key(y))))
    }

    /// "Arden Red Rovers" and "Red Rovers", "keeper Ada Dent" and "Ada Dent": a place before a name, or a
    /// calling before a person's, is no part of it.
    fn by_ending(&mut self) {
        let mut pairs = Vec::new();
        for n in 0..self.keys.len() {
            let mut rest = self.key(n);
            let whole = rest;
            for _ in 0..MAX_BEFORE {
                let Some((_, ending)) = rest.split_once(' ') else { break };
                rest = ending;
                let before = whole.strip_suffix(rest).unwrap_or_default().trim_end();
                let placed = self.is_place_word(before);
                let Some(&short) = self.index.get(rest).filter(|_| rest.contains(' ')) else {
                    continue;
                };
                let person = matches!(self.sort(short), Sort::Person { sure: true });
                if person || placed && self.kind(short) != FactKind::Place {
                    pairs.push((n, short));
                    break;
                }
            }
        }
        for (long, short) in pairs {
            self.join(long, short);
        }
    }

    /// Whether a word is a place's or a people's name.
    fn is_place_word(&self, word: &str) -> bool {
        let hints = gazetteer::hints(word);
        let told = || self.index.get(word).is_some_and(|&n| self.kind(n) == FactKind::Place);
        hints.place || hints.people || told()
    }

    /// "Dent" after "Ada Dent", "the Rovers" after "Arden Rovers", "Zentrix" after "Zentrix Systems":
    /// a part of exactly one longer name.
    fn by_part(&mut self) {
        let mut ends: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut starts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (n, key) in self.keys.iter().enumerate() {
            let plain = without_generation(key);
            if !without_particle(plain).contains(' ') {
                continue;
            }
            if let (Some((first, _)), Some((_, last))) =
                (key.split_once(' '), plain.rsplit_once(' '))
            {
                ends.entry(last).or_default().push(n);
                starts.entry(first).or_default().push(n);
            }
        }
        let mut pairs = Vec::new();
        let mut shared = BTreeMap::new();
        let short = self.keys.iter().map(|key| without_particle(key)).enumerate();
        for (n, key) in short.filter(|(_, key)| !key.contains(' ')) {
            let placed = gazetteer::hints(key).place || self.is_where(n);
            let part_of = |longer: &BTreeMap<&str, Vec<usize>>, may: &dyn Fn(usize) -> bool| {
                let longer = longer.get(key).into_iter().flatten().copied();
                longer.filter(|&m| may(m)).collect::<Vec<usize>>()
            };
            let at_end = part_of(&ends, &|m| self.may_end(m, placed));
            let at_start = part_of(&starts, &|m| self.may_start(m, key, placed));
            let members = if at_end.is_empty() { at_start } else { at_end };
            let Some(&first) = members.first() else { continue };
            if self.one_identity(&members) {
                pairs.push((n, first));
            } else if let Some(chief) = self.chief(&members) {
                pairs.push((n, chief));
            } else {
                shared.insert(n, members);
            }
        }
        self.shared = shared;
        for (short, long) in pairs {
            self.join(short, long);
        }
    }

    /// The one of several namesakes that is named far more often than all others together.
    fn chief(&self, members: &[usize]) -> Option<usize> {
        let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
        for &n in members {
            *counts.entry(self.root(n)).or_insert(0) += self.profiles.get(n).map_or(0, |p| p.count);
        }
        let total: u32 = counts.values().sum();
        counts
            .into_iter()
            .find(|(_, count)| *count >= CHIEF_SHARE * (total - count).max(1))
            .map(|(root, _)| root)
    }

    /// Whether the last word of name `n` may stand for the whole; `placed` where it is called a place.
    fn may_end(&self, n: usize, placed: bool) -> bool {
        match self.sort(n) {
            Sort::Person { sure } => sure || !placed,
            Sort::Place => {
                let (first, rest) = self.key(n).split_once(' ').unwrap_or_default();
                rest.starts_with("of ") && gazetteer::hints(first).site
            }
            Sort::Other => !placed,
        }
    }

    /// Whether the first word of name `n` may stand for the whole: a firm's first word may, a given
    /// name may, a family name that stands first may, an island's name may.
    fn may_start(&self, n: usize, first: &str, placed: bool) -> bool {
        let hints = gazetteer::hints(first);
        let common = hints.people || hints.body || hints.thing || hints.site || hints.plain;
        match self.sort(n) {
            Sort::Person { sure } => (sure || !placed) && !hints.title && !hints.role,
            Sort::Place => !common && ISLES.iter().any(|isle| self.key(n).ends_with(isle)),
            Sort::Other => !(common || placed || hints.given),
        }
    }

    /// Whether a name is most often told as where something is; one may also be "at" a firm.
    fn is_where(&self, n: usize) -> bool {
        let mostly = |p: &Profile| p.votes.place > p.count;
        self.kind(n) == FactKind::Place && self.profiles.get(n).is_some_and(mostly)
    }

    /// What the short forms of a name go by.
    fn sort(&self, n: usize) -> Sort {
        match self.kind(n) {
            FactKind::Person => {
                let sure = self.profiles.get(n).is_some_and(|p| p.votes.person >= SURE_PERSON);
                Sort::Person { sure }
            }
            FactKind::Place => Sort::Place,
            FactKind::Organisation
            | FactKind::Thing
            | FactKind::Name
            | FactKind::Count
            | FactKind::Money
            | FactKind::Percent
            | FactKind::Measure
            | FactKind::Date
            | FactKind::Duration
            | FactKind::Age => Sort::Other,
        }
    }

    /// The kind that the votes of these spellings come to.
    fn kind_of(&self, members: &[usize]) -> FactKind {
        let mut votes = Votes::default();
        for profile in members.iter().filter_map(|&n| self.profiles.get(n)) {
            votes.add(profile.votes);
        }
        let person = if votes.person > 0 { votes.person + votes.bare } else { 0 };
        let ranked = [
            (person, FactKind::Person),
            (votes.body, FactKind::Organisation),
            (votes.place, FactKind::Place),
            (votes.thing, FactKind::Thing),
        ];
        let best = ranked.iter().map(|(count, _)| *count).max().unwrap_or(0);
        if best == 0 {
            return FactKind::Name;
        }
        ranked.iter().find(|(count, _)| *count == best).map_or(FactKind::Name, |(_, kind)| *kind)
    }

    /// The index in [`Names::identities`] of the name with this key in this version: identities stand in
    /// the order of their roots. A surname that several bear means the one whom the version names in
    /// full, if it names one only.
    fn identity(&self, key: &str, version: usize, present: &Present) -> Option<usize> {
        let n = *self.index.get(key)?;
        let bearers = self.shared.get(&n).into_iter().flatten();
        let here: BTreeSet<usize> = bearers
            .map(|&m| self.root(m))
            .filter(|root| present.contains(&(version, *root)))
            .collect();
        let root = here.first().copied().filter(|_| here.len() == 1).unwrap_or(self.root(n));
        self.roots.binary_search(&root).ok()
    }

    /// Which identities each version names in other than a shared short form.
    fn present(&self, readings: &[Reading<'_>], found: &[(usize, Run)]) -> Present {
        let full = found.iter().filter_map(|(reading, run)| {
            let n = *self.index.get(&run.key)?;
            let version = readings.get(*reading)?.version;
            (!self.shared.contains_key(&n)).then(|| (version, self.root(n)))
        });
        full.collect()
    }

    /// All identities, and the mention of each run.
    pub(super) fn names(&self, readings: &[Reading<'_>], found: &[(usize, Run)]) -> Names {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for n in 0..self.keys.len() {
            members.entry(self.root(n)).or_default().push(n);
        }
        let identities = members
            .values()
            .map(|members| Identity { name: self.fullest(members), kind: self.kind_of(members) })
            .collect();
        let present = self.present(readings, found);
        let mentions = found
            .iter()
            .filter_map(|(reading, run)| {
                let version = readings.get(*reading)?.version;
                let identity = self.identity(&run.key, version, &present)?;
                Some(Mention { reading: *reading, start: run.start, end: run.end, identity })
            })
            .collect();
        Names { identities, mentions, ..Names::default() }
    }

    /// The form with the most words; among those the most usual, then the first by letters.
    fn fullest(&self, members: &[usize]) -> String {
        let forms = members.iter().filter_map(|&n| self.profiles.get(n)).flat_map(|p| &p.forms);
        let words = |form: &str| {
            form.split([' ', '-']).filter(|w| w.chars().count() > 1).count().min(MAX_LABEL_WORDS)
        };
        let shouted =
            |form: &str| form.chars().count() > 6 && !form.chars().any(char::is_lowercase);
        let fullest = forms.max_by(|(a, x), (b, y)| {
            (!shouted(a), words(a), x, a.len())
                .cmp(&(!shouted(b), words(b), y, b.len()))
                .then(b.cmp(a))
        });
        let form = fullest.map_or("", |(form, _)| form.as_str());
        members.first().map_or_else(String::new, |&first| shown(form, self.key(first)))
    }
}

/// By what a name's short forms are told.
enum Sort {
    /// A person; `sure` where a given name, a title or a role tells so.
    Person {
        sure: bool,
    },
    Place,
    Other,
}

/// What speaks for a person from which a name may have a place's name as a part.
const SURE_PERSON: u32 = 4;

/// Words that may stand before a name without being part of it.
const MAX_BEFORE: usize = 3;

/// Last words that the name of an island may drop.
const ISLES: &[&str] = &[" island", " islands", " isle", " isles"];

/// A form as it is shown: places that are only ever shouted or shortened in full, "BEIRUT", "Calif".
fn shown(form: &str, key: &str) -> String {
    let place = gazetteer::hints(key).place;
    let shouted = form.chars().count() > SHORT_CAPS && !form.chars().any(char::is_lowercase);
    let shortened = gazetteer::state_by_abbreviation(&form.to_lowercase()) == Some(key);
    if !place || !(shouted || shortened) {
        return form.to_owned();
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    key.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

/// Letters of the longest place that is always written in capitals: "UAE".
const SHORT_CAPS: usize = 3;

/// Names with one surname that are compared with each other: more are a list, not a family.
const MAX_NAMESAKES: usize = 40;

/// How many times more often than all namesakes somebody is named whose surname alone then means them.
const CHIEF_SHARE: u32 = 2;

/// Words beyond which a longer form is no fuller name.
const MAX_LABEL_WORDS: usize = 5;
