//! Which spellings name one and the same: a surname and the full name, an acronym and its long form,
//! transliterations, firms with and without their endings.

use super::FactKind;
use super::gazetteer;
use super::name_runs::Run;
use super::names::{Identity, Mention, Names, Profile};
use super::votes::Votes;
use std::collections::{BTreeMap, HashMap};

/// Spellings joined into identities.
pub(super) struct Joined {
    keys: Vec<String>,
    profiles: Vec<Profile>,
    parent: Vec<usize>,
    index: HashMap<String, usize>,
    /// The identities' first spellings, in order.
    roots: Vec<usize>,
}

impl Joined {
    /// Joins the spellings in `profiles`, as they were `found`.
    pub(super) fn of(profiles: BTreeMap<String, Profile>, found: &[(usize, Run)]) -> Self {
        let (keys, profiles): (Vec<String>, Vec<Profile>) = profiles.into_iter().unzip();
        let index = keys.iter().enumerate().map(|(n, key)| (key.clone(), n)).collect();
        let parent = (0..keys.len()).collect();
        let mut joined = Self { keys, profiles, parent, index, roots: Vec::new() };
        for n in 0..joined.keys.len() {
            let kind = joined.kind_of(&[n]);
            if let Some(profile) = joined.profiles.get_mut(n) {
                profile.kind = Some(kind);
            }
        }
        joined.by_spelling();
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
        self.profiles.get(n).and_then(|p| p.kind).unwrap_or(FactKind::Thing)
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

    /// "Robert Dent", "Robert S. Dent", "Rob Dent": one surname and given names that agree.
    fn by_given_name(&mut self) {
        let mut surnames: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for n in 0..self.keys.len() {
            let last = self.key(n).rsplit(' ').next().unwrap_or_default();
            if self.key(n).contains(' ') && self.kind(n) == FactKind::Person {
                surnames.entry(last.to_owned()).or_default().push(n);
            }
        }
        for members in surnames.values() {
            for (at, &a) in members.iter().enumerate().take(MAX_NAMESAKES) {
                for &b in members.iter().skip(at + 1).take(MAX_NAMESAKES) {
                    if given_names_agree(self.key(a), self.key(b)) {
                        self.join(a, b);
                    }
                }
            }
        }
    }

    /// "Arden Red Rovers" and "Red Rovers", "keeper Ada Dent" and "Ada Dent": a place before a name, or a
    /// calling before a person's, is no part of it.
    fn by_ending(&mut self) {
        let mut pairs = Vec::new();
        for n in 0..self.keys.len() {
            let mut rest = self.key(n);
            let mut placed = true;
            for _ in 0..MAX_BEFORE {
                let Some((first, ending)) = rest.split_once(' ') else { break };
                placed &= self.is_place_word(first);
                rest = ending;
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
            if let (Some((first, _)), Some((_, last))) = (key.split_once(' '), key.rsplit_once(' '))
            {
                ends.entry(last).or_default().push(n);
                starts.entry(first).or_default().push(n);
            }
        }
        let mut pairs = Vec::new();
        for (n, key) in self.keys.iter().enumerate().filter(|(_, key)| !key.contains(' ')) {
            let placed = gazetteer::hints(key).place || self.is_where(n);
            let part_of = |longer: &BTreeMap<&str, Vec<usize>>, may: &dyn Fn(usize) -> bool| {
                let longer = longer.get(key.as_str()).into_iter().flatten().copied();
                longer.filter(|&m| may(m)).collect::<Vec<usize>>()
            };
            let at_end = part_of(&ends, &|m| self.may_end(m, placed));
            let at_start = part_of(&starts, &|m| self.may_start(m, key, placed));
            let members = if at_end.is_empty() { at_start } else { at_end };
            if let Some(&first) = members.first()
                && (self.one_identity(&members) || self.chief(&members).is_some())
            {
                pairs.push((n, self.chief(&members).unwrap_or(first)));
            }
        }
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
            return FactKind::Thing;
        }
        ranked.iter().find(|(count, _)| *count == best).map_or(FactKind::Thing, |(_, kind)| *kind)
    }

    /// The index in [`Names::identities`] of the name with this key: identities stand in the order of
    /// their roots.
    pub(super) fn identity(&self, key: &str) -> Option<usize> {
        let root = self.root(*self.index.get(key)?);
        self.roots.binary_search(&root).ok()
    }

    /// All identities, and the mention of each run.
    pub(super) fn names(&self, found: &[(usize, Run)]) -> Names {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for n in 0..self.keys.len() {
            members.entry(self.root(n)).or_default().push(n);
        }
        let identities = members
            .values()
            .map(|members| Identity { name: self.fullest(members), kind: self.kind_of(members) })
            .collect();
        let mentions = found
            .iter()
            .filter_map(|(reading, run)| {
                let identity = self.identity(&run.key)?;
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
        forms
            .max_by(|(a, x), (b, y)| {
                (!shouted(a), words(a), x, a.len())
                    .cmp(&(!shouted(b), words(b), y, b.len()))
                    .then(b.cmp(a))
            })
            .map(|(form, _)| form.clone())
            .unwrap_or_default()
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

/// Names with one surname that are compared with each other: more are a list, not a family.
const MAX_NAMESAKES: usize = 40;

/// How many times more often than all namesakes somebody is named whose surname alone then means them.
const CHIEF_SHARE: u32 = 2;

/// Words beyond which a longer form is no fuller name.
const MAX_LABEL_WORDS: usize = 5;

/// Endings that firms' names may drop.
const FIRM_ENDINGS: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "plc",
    "llc",
    "group",
    "ag",
    "sa",
    "jr",
    "sr",
];

/// The forms under which a name is the same name.
fn spellings(key: &str) -> Vec<String> {
    let mut forms = Vec::with_capacity(2);
    let usual = gazetteer::usual_name(key).unwrap_or(key);
    let words = usual.split(' ').filter(|word| *word != "the");
    let mut words: Vec<&str> = words.map(one_spelling).collect();
    while words.len() > 1 && words.last().is_some_and(|last| FIRM_ENDINGS.contains(last)) {
        words.pop();
    }
    forms.push(words.join(" "));
    let sound: Vec<String> = words
        .iter()
        .filter(|word| !matches!(**word, "al" | "el" | "ul" | "bin" | "ibn"))
        .map(|word| sound(word))
        .collect();
    let sound = sound.concat();
    if sound.len() >= MIN_SOUND {
        forms.push(format!("~{sound}"));
    }
    forms
}

/// British and American spellings of words that names are made of.
fn one_spelling(word: &str) -> &str {
    match word {
        "centre" => "center",
        "harbour" => "harbor",
        "defence" => "defense",
        "labour" => "labor",
        "organisation" => "organization",
        "theatre" => "theater",
        "programme" => "program",
        word => word,
    }
}

/// Letters below which two spellings that sound alike are no sign of one name.
const MIN_SOUND: usize = 5;

/// A word as it sounds, near enough for transliterations: "Jaafari", "Ja'afari" and "Jafari" are one.
fn sound(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain: String = word.nfd().filter(|c| c.is_alphanumeric()).collect();
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        let c = match c {
            'y' => 'i',
            'q' => 'k',
            'w' => 'v',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out.replace("ou", "u")
        .replace("ei", "i")
        .replace("ai", "i")
        .replace("ph", "f")
        .replace("sch", "sh")
        .replace("tch", "ch")
}

/// The initials of a name of three words or more, small words aside: its likely acronym.
fn initials_of(key: &str) -> Option<String> {
    let words: Vec<&str> = key
        .split(' ')
        .filter(|word| !matches!(*word, "of" | "the" | "and" | "for" | "de" | "in"))
        .collect();
    (words.len() >= 2).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

/// Whether two full names with one surname can be one person's.
fn given_names_agree(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(x), Some(y)) = (short.split(' ').next(), long.split(' ').next()) else {
        return false;
    };
    let initial =
        (x.chars().count() == 1 || y.chars().count() == 1) && x.chars().next() == y.chars().next();
    let clipped = x.len().min(y.len()) >= 3 && (x.starts_with(y) || y.starts_with(x));
    let contained = short.split(' ').all(|word| long.split(' ').any(|other| other == word));
    x == y || initial || clipped || contained
}
