//! Who is named in a version: full names, titles, roles and gender, and where each is mentioned.

use super::find::Read;
use super::lexicon::Flags;
use super::tokens::{Kind, Token};
use crate::text::normalise::fold;
use std::collections::BTreeMap;
use std::ops::Range;

/// What is known of a person's gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
    #[default]
    Unknown,
}

impl Gender {
    pub(super) fn fits(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

/// A person of one version.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// The fullest name, without titles.
    pub(super) name: Vec<String>,
    pub(super) gender: Gender,
    /// Role words that stand beside the name, lower case: "spokesman", "mayor".
    pub(super) roles: Vec<String>,
}

/// One place where a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) person: usize,
    /// Index into the version's read paragraphs.
    pub(super) read: usize,
    pub(super) sentence: usize,
    /// First and last + 1 token.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The name is, or heads, the subject of its sentence.
    pub(super) subject: bool,
}

/// Everybody who is named in a version.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) persons: Vec<Person>,
    /// In reading order.
    pub(super) mentions: Vec<Mention>,
    by_last: BTreeMap<String, Vec<usize>>,
    by_first: BTreeMap<String, Vec<usize>>,
}

/// A run of name words in a paragraph.
struct Run {
    read: usize,
    sentence: usize,
    /// All of the run, titles included.
    all: Range<usize>,
    /// The name alone.
    name: Range<usize>,
    gender: Gender,
    certain: bool,
    subject: bool,
}

/// Collects the people of a version.
pub(super) fn people(reads: &[Read<'_>]) -> People {
    let runs: Vec<Run> = reads.iter().enumerate().flat_map(|(n, read)| runs(n, read)).collect();
    let mut people = People::default();
    for run in runs.iter().filter(|r| r.name.len() >= 2) {
        people.add_full(reads, run);
    }
    for run in runs.iter().filter(|r| r.name.len() == 1 && r.certain) {
        let word = key(&words(reads, run).concat());
        if !people.by_last.contains_key(&word) && !people.by_first.contains_key(&word) {
            people.add_full(reads, run);
        }
    }
    for run in &runs {
        people.mention(reads, run);
    }
    people
}

fn words<'a>(reads: &[Read<'a>], run: &Run) -> Vec<&'a str> {
    reads.get(run.read).map_or_else(Vec::new, |read| {
        read.tokens
            .get(run.name.clone())
            .unwrap_or_default()
            .iter()
            .filter(|t| t.is_word())
            .map(|t| t.span.slice(read.text))
            .collect()
    })
}

/// A name word for comparing: "al-Ja’afari" and "Al Jaafari" give the same.
pub(super) fn key(word: &str) -> String {
    let folded = fold(word);
    let bare = folded.trim_end_matches("'s");
    let bare =
        ["al-", "el-", "al ", "el "].iter().find_map(|p| bare.strip_prefix(p)).unwrap_or(bare);
    let mut out = String::with_capacity(bare.len());
    for c in bare.chars() {
        let plain = plain_letter(c);
        // Doubled letters differ between transliterations: Jaafari, Jafari, Muhammad, Muhamad.
        if plain.is_alphanumeric() && out.chars().next_back() != Some(plain) {
            out.push(plain);
        }
    }
    out
}

fn plain_letter(c: char) -> char {
    match c {
        'à'..='å' | 'ā' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'š' | 'ś' | 'ş' => 's',
        'ù'..='ü' | 'ū' => 'u',
        'ž' | 'ż' | 'ź' => 'z',
        'ł' => 'l',
        'ý' => 'y',
        'ğ' => 'g',
        c => c,
    }
}

/// Small words inside names: "Ursula von der Leyen", "Yehya al-Aridi".
const PARTICLES: &[&str] = &[
    "de", "la", "von", "van", "der", "den", "bin", "ibn", "al", "el", "da", "di", "du", "dos",
    "ter", "le",
];

fn runs(n: usize, read: &Read<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    for (sentence, range) in read.sentences.iter().enumerate() {
        let mut at = range.start;
        let mut first = true;
        while at < range.end {
            let end = run_end(read, at, range.end);
            if end > at {
                out.extend(run(n, read, sentence, range, at..end, first));
                first = false;
                at = end;
            } else {
                at += 1;
            }
        }
    }
    out
}

/// The end of the run of name words at `at`; `at` where there is none.
fn run_end(read: &Read<'_>, at: usize, limit: usize) -> usize {
    let token = |n: usize| read.tokens.get(n).filter(|_| n < limit);
    let mut end = at;
    while let Some(t) = token(end) {
        let particle = end > at
            && PARTICLES.contains(&t.span.slice(read.text))
            && (1..3).any(|d| token(end + d).is_some_and(Token::is_name));
        let hyphened = end > at
            && t.kind == Kind::Word
            && !t.capital
            && t.span.slice(read.text).contains('-')
            && t.span.slice(read.text).chars().any(char::is_uppercase);
        let jr = end > at
            && t.is_comma()
            && token(end + 1).is_some_and(|t| t.dotted && t.span.len() == 3);
        if !(t.is_name() || particle || hyphened || jr) {
            break;
        }
        end += 1;
    }
    end
}

fn run(
    n: usize,
    read: &Read<'_>,
    sentence: usize,
    range: &Range<usize>,
    all: Range<usize>,
    first: bool,
) -> Option<Run> {
    let tokens = read.tokens.get(all.clone())?;
    let titled = tokens.iter().take_while(|t| is_title(t)).count();
    let mut name = all.start + titled..all.end;
    // "Republican presidential candidate Anna Berg": roles in capitals before a name are no name.
    while name.len() > 2
        && read.tokens.get(name.start).is_some_and(|t| {
            t.is(Flags::ROLE.and(Flags::BODY)) && !t.is(Flags::MAN.and(Flags::WOMAN))
        })
    {
        name.start += 1;
    }
    if name.is_empty() {
        return None;
    }
    let words = read.tokens.get(name.clone())?;
    let body = words.iter().any(|t| t.is(Flags::BODY.and(Flags::DOCUMENT)))
        || words.iter().all(|t| !t.span.slice(read.text).chars().any(char::is_lowercase))
            && words.len() == 1
            && titled == 0;
    let owner_of_body = read.tokens.get(all.end).is_some_and(|t| t.is(Flags::BODY) && t.is_word());
    let article = all.start > range.start
        && read.tokens.get(all.start - 1).is_some_and(|t| t.is(Flags::ARTICLE));
    let person_like =
        titled > 0 || words.first().is_some_and(|t| t.is(Flags::MAN.and(Flags::WOMAN)));
    if body || owner_of_body && !person_like || article && !person_like && titled == 0 {
        return None;
    }
    let gender = gender(tokens, read, &all);
    let starts = all.start == range.start;
    if starts
        && name.len() == 1
        && titled == 0
        && words.iter().any(|t| t.cue.is_some() || t.noun.is_some())
    {
        return None;
    }
    let subject = first && (all.start < range.start + 6);
    let apposed = apposed_role(read, all.end).is_some()
        || all.start > 0
            && read.tokens.get(all.start - 1).is_some_and(|t| t.is(Flags::ROLE) && t.is_word());
    Some(Run { read: n, sentence, all, name, gender, certain: person_like || apposed, subject })
}

fn is_title(token: &Token) -> bool {
    token.is(Flags::TITLE) && !token.is(Flags::MAN.and(Flags::WOMAN))
}

/// The gender that the title or the first name tells.
fn gender(tokens: &[Token], read: &Read<'_>, all: &Range<usize>) -> Gender {
    let near =
        all.start.checked_sub(1).and_then(|n| read.tokens.get(n)).filter(|t| t.is(Flags::ROLE));
    for token in tokens.iter().chain(near) {
        if token.is(Flags::MASCULINE) || token.is(Flags::MAN) && !token.is(Flags::WOMAN) {
            return Gender::Man;
        }
        if token.is(Flags::FEMININE) || token.is(Flags::WOMAN) {
            return Gender::Woman;
        }
    }
    match apposed_role(read, all.end) {
        Some(t) if t.is(Flags::MASCULINE) => Gender::Man,
        Some(t) if t.is(Flags::FEMININE) => Gender::Woman,
        Some(_) | None => Gender::Unknown,
    }
}

/// How far into an apposition its role word may stand: ", a former deputy prime minister of …".
const ROLE_WITHIN: usize = 6;

/// The role in the apposition that begins with a comma at `end`: ", a spokesman for …".
fn apposed_role<'r>(read: &'r Read<'_>, end: usize) -> Option<&'r Token> {
    if !read.tokens.get(end)?.is_comma() {
        return None;
    }
    let after = read.tokens.get(end + 1..)?;
    let role = after
        .iter()
        .take(ROLE_WITHIN)
        .take_while(|t| {
            t.is_word()
                && !t.is(Flags::PREPOSITION.and(Flags::AUXILIARY).and(Flags::PRONOUN))
                && t.cue.is_none()
        })
        .filter(|t| t.is(Flags::ROLE));
    role.last()
}

impl People {
    fn add_full(&mut self, reads: &[Read<'_>], run: &Run) {
        let words = words(reads, run);
        let (Some(first), Some(last)) = (words.first(), last_name(&words)) else { return };
        let (first_key, last_key) = (key(first), key(last));
        let known = self.by_last.get(&last_key).into_iter().flatten().copied().find(|&p| {
            self.persons.get(p).is_some_and(|person| {
                same_first(&person.name, &words) && person.gender.fits(run.gender)
            })
        });
        let person = known.unwrap_or_else(|| {
            let name = words.iter().map(|w| (*w).to_owned()).collect();
            self.persons.push(Person { name, ..Person::default() });
            let new = self.persons.len() - 1;
            self.by_last.entry(last_key).or_default().push(new);
            if words.len() > 1 {
                self.by_first.entry(first_key).or_default().push(new);
            }
            new
        });
        if let Some(known) = self.persons.get_mut(person) {
            if known.gender == Gender::Unknown {
                known.gender = run.gender;
            }
            if words.len() > known.name.len() && words.len() <= 4 {
                known.name = words.iter().map(|w| (*w).to_owned()).collect();
            }
        }
    }

    fn mention(&mut self, reads: &[Read<'_>], run: &Run) {
        let words = words(reads, run);
        let found = self.who(&words, run.gender);
        let [person] = found.as_slice() else { return };
        let (read, sentence, subject) = (run.read, run.sentence, run.subject);
        let (start, end) = (run.all.start, run.all.end);
        self.mentions.push(Mention { person: *person, read, sentence, start, end, subject });
        let Some(known) = self.persons.get_mut(*person) else { return };
        if known.gender == Gender::Unknown && run.gender != Gender::Unknown {
            known.gender = run.gender;
        }
        let Some(read) = reads.get(run.read) else { return };
        let near = run.all.start.checked_sub(1).and_then(|n| read.tokens.get(n));
        let titles = read.tokens.get(run.all.start..run.name.start).unwrap_or_default().iter();
        for token in near.into_iter().chain(apposed_role(read, run.all.end)).chain(titles) {
            let role = fold(token.span.slice(read.text));
            if token.is(Flags::ROLE.and(Flags::TITLE))
                && token.is_word()
                && !known.roles.contains(&role)
            {
                known.roles.push(role);
            }
        }
    }

    /// Everybody whom a name can mean: one person, none, or several of the same surname.
    pub(super) fn who(&self, words: &[&str], gender: Gender) -> Vec<usize> {
        let Some(last) = last_name(words) else { return Vec::new() };
        let last = key(last);
        let fits = |p: &usize| {
            self.persons.get(*p).is_some_and(|person| {
                person.gender.fits(gender) && (words.len() == 1 || same_first(&person.name, words))
            })
        };
        let by_last: Vec<usize> =
            self.by_last.get(&last).into_iter().flatten().copied().filter(fits).collect();
        if !by_last.is_empty() || words.len() > 1 {
            return by_last;
        }
        self.by_first.get(&last).into_iter().flatten().copied().filter(fits).collect()
    }

    /// The person's name as shown.
    pub(super) fn name(&self, person: usize) -> String {
        self.persons.get(person).map(|p| p.name.join(" ")).unwrap_or_default()
    }
}

/// The word by which a person is called later: the last that is no "Jr."
pub(super) fn last_name<'w>(words: &[&'w str]) -> Option<&'w str> {
    let is_suffix = |w: &str| matches!(w, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV");
    words.iter().rev().find(|w| !is_suffix(w) && w.chars().any(char::is_alphanumeric)).copied()
}

/// Whether two names do not clash in their first words: one has none, an initial, or the same.
fn same_first(known: &[String], words: &[&str]) -> bool {
    let first = |w: &str| key(w);
    match (known.first(), words.first()) {
        (Some(a), Some(b)) if known.len() > 1 && words.len() > 1 => {
            let (a, b) = (first(a), first(b));
            let short = a.chars().count().min(b.chars().count());
            a == b
                || short == 1 && a.chars().next() == b.chars().next()
                || short >= 3 && (a.starts_with(&b) || b.starts_with(&a))
        }
        (_, _) => true,
    }
}
