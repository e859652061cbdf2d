//! From the words that name a source to the person or body they mean.

use super::SpeakerKind;
use super::find::Read;
use super::lexicon::Flags;
use super::people::{Gender, Mention, People, name_start};
use super::together::together;
use super::tokens::{Kind, Token};
use crate::text::Span;
use crate::text::normalise::fold;
use std::ops::Range;

/// Somebody a source can mean, within one version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) kind: SpeakerKind,
}

/// Who is meant, how sure that is, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Resolution {
    pub(super) speaker: Option<Named>,
    pub(super) rivals: Vec<Named>,
    pub(super) confidence: f32,
    pub(super) reason: String,
}

/// A source: the paragraph (index into the reads) and the tokens in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) read: usize,
    pub(super) tokens: Range<usize>,
}

/// How sure a name is that stands beside the cue.
const SURE: f32 = 0.97;
/// How sure a description is, as "a spokesman for the party": it names nobody.
const DESCRIBED: f32 = 0.9;
/// How sure a pronoun is where one person of that gender was named just before.
const PRONOUN_ONE: f32 = 0.88;
/// The same where others were named too, and the subject was taken.
const PRONOUN_SUBJECT: f32 = 0.72;
/// How sure "the spokesman" is where one spokesman was introduced.
const BY_ROLE: f32 = 0.75;
/// Sentences back within which the person that a pronoun means is looked for.
const PRONOUN_REACH: usize = 8;

/// Who `source` means.
pub(super) fn resolve(reads: &[Read<'_>], people: &People, source: &Source) -> Resolution {
    let Some(read) = reads.get(source.read) else { return Resolution::default() };
    let Some(tokens) = read.tokens.get(source.tokens.clone()) else { return Resolution::default() };
    let owner = tokens.iter().rposition(|t| t.kind != Kind::Possessive).map_or(0, |n| n + 1);
    let tokens = tokens.get(..owner).unwrap_or(tokens);
    let Some(first) = tokens.first() else { return Resolution::default() };
    let source =
        &Source { tokens: source.tokens.start..source.tokens.start + owner, read: source.read };
    if let Some(gender) = pronoun(tokens, read) {
        return by_pronoun(reads, people, source, gender, first.span.slice(read.text));
    }
    if let Some(together) = together(reads, people, source, tokens) {
        return together;
    }
    let bare = tokens.len() == 1
        && first.is(Flags::PRONOUN.and(Flags::POSSESSIVE).and(Flags::OBJECT))
        && !first.is(Flags::STANDS_ALONE);
    if bare {
        return Resolution { reason: vague(first.span.slice(read.text)), ..Resolution::default() };
    }
    let head = head(tokens);
    if let Some(named) = by_name(read, people, tokens, &head) {
        return named;
    }
    described(reads, people, source, &head)
}

fn vague(word: &str) -> String {
    format!("'{word}' does not say who speaks")
}

/// The gender of a source that is a pronoun alone.
fn pronoun(tokens: &[Token], read: &Read<'_>) -> Option<Gender> {
    let [token] = tokens else { return None };
    let word = fold(token.span.slice(read.text));
    match word.as_str() {
        "he" | "his" | "him" | "er" | "il" | "él" | "он" => Some(Gender::Man),
        "she" | "her" | "elle" | "ella" | "она" => Some(Gender::Woman),
        _ => None,
    }
}

/// The part of a source that says what it is: before "of …", before a comma.
fn head(tokens: &[Token]) -> Range<usize> {
    let stop = tokens.iter().enumerate().skip(1).find(|(n, t)| {
        t.is_comma()
            || t.is_dash()
            || matches!(t.kind, Kind::Punctuation('(' | ';' | ':'))
            || t.is(Flags::PREPOSITION.and(Flags::RELATIVE)) && !(t.capital && *n > 0)
    });
    0..stop.map_or(tokens.len(), |(n, _)| n)
}

/// The words of a name at the end of `head`, or of an apposition that is only a name.
fn by_name(
    read: &Read<'_>,
    people: &People,
    tokens: &[Token],
    head: &Range<usize>,
) -> Option<Resolution> {
    let core = tokens.get(head.clone())?;
    if core.iter().any(|t| t.is(Flags::CONJUNCTION)) {
        return None;
    }
    let direct =
        name_tail(core, tokens.get(head.end).is_some_and(|t| t.kind == Kind::Possessive), read);
    let (words, gender) = match direct {
        Some(name) => name,
        None => {
            let rest = tokens.get(head.end..)?;
            let last = rest.iter().rposition(Token::is_comma).filter(|&n| n + 1 < rest.len());
            let part =
                last.and_then(|n| rest.get(n + 1..)).filter(|p| p.iter().all(Token::is_name))?;
            name_tail(part, false, read)?
        }
    };
    let found = people.who(&words, gender);
    let person = |p: &usize| Named { name: people.name(*p), kind: SpeakerKind::Person };
    Some(match found.as_slice() {
        [one] => {
            let named = person(one);
            let full = words.len() > 1 || named.name == words.join(" ");
            let reason = if full {
                "named in the same sentence".to_owned()
            } else {
                format!(
                    "named in the same sentence; the full name stands elsewhere: {}",
                    named.name
                )
            };
            Resolution { speaker: Some(named), confidence: SURE, reason, ..Resolution::default() }
        }
        [] => {
            let known = words.len() > 1 || gender != Gender::Unknown;
            let kind =
                if known && !is_body(core) { SpeakerKind::Person } else { SpeakerKind::Body };
            let name =
                if kind == SpeakerKind::Body { name_of(core, read) } else { words.join(" ") };
            let reason = "named in the same sentence".to_owned();
            Resolution {
                speaker: Some(Named { name, kind }),
                confidence: SURE,
                reason,
                ..Resolution::default()
            }
        }
        several => {
            let rivals: Vec<Named> = several.iter().map(person).collect();
            let names: Vec<&str> = rivals.iter().map(|r| r.name.as_str()).collect();
            let reason = format!("several are called {}: {}", words.join(" "), names.join(", "));
            Resolution { rivals, reason, ..Resolution::default() }
        }
    })
}

fn is_body(core: &[Token]) -> bool {
    core.iter().any(|t| t.is(Flags::BODY.and(Flags::DOCUMENT)))
        || core.first().is_some_and(|t| t.is(Flags::ARTICLE))
}

/// The name at the end of `core` without its titles, and the gender that the titles tell.
pub(super) fn name_tail<'a>(
    core: &[Token],
    owner: bool,
    read: &Read<'a>,
) -> Option<(Vec<&'a str>, Gender)> {
    let last = core.last()?;
    if owner || !last.is_name() || last.is(Flags::BODY) {
        return None;
    }
    let particle = |t: &Token| {
        t.kind == Kind::Word
            && !t.capital
            && t.span.slice(read.text).chars().any(char::is_uppercase)
    };
    let start = core.iter().rposition(|t| !t.is_name() && !particle(t)).map_or(0, |n| n + 1);
    let mut name = core.get(start..)?;
    let mut gender = Gender::Unknown;
    let begin = name_start(name);
    for title in name.get(..begin).unwrap_or_default() {
        gender = match gender {
            Gender::Unknown if title.is(Flags::MASCULINE) => Gender::Man,
            Gender::Unknown if title.is(Flags::FEMININE) => Gender::Woman,
            known => known,
        };
    }
    name = name.get(begin..).unwrap_or_default();
    if let [only] = name
        && only.is(Flags::TITLE.and(Flags::ROLE))
    {
        return None;
    }
    Some((name.iter().map(|t| t.span.slice(read.text)).collect(), gender))
}

/// The words of a description without its article.
fn name_of(core: &[Token], read: &Read<'_>) -> String {
    let core = match core {
        [first, rest @ ..] if first.is(Flags::ARTICLE) && !rest.is_empty() => rest,
        all => all,
    };
    match (core.first(), core.last()) {
        (Some(first), Some(last)) => first.span.hull(last.span).slice(read.text).to_owned(),
        (_, _) => String::new(),
    }
}

/// A source without a name of its own: a role that somebody was introduced with, a body, or
/// somebody unnamed.
fn described(
    reads: &[Read<'_>],
    people: &People,
    source: &Source,
    head: &Range<usize>,
) -> Resolution {
    let Some(read) = reads.get(source.read) else { return Resolution::default() };
    let tokens = read.tokens.get(source.tokens.clone()).unwrap_or_default();
    let core = tokens.get(head.clone()).unwrap_or_default();
    let definite = core.first().is_some_and(|t| t.is(Flags::ARTICLE) && t.span.len() == 3);
    let role = core.last().filter(|t| t.is(Flags::ROLE.and(Flags::TITLE)));
    if definite && let Some(role) = role {
        let word = fold(role.span.slice(read.text));
        if let Some(found) = by_role(people, source, &word) {
            return found;
        }
    }
    let stop = tokens.iter().position(Token::is_comma).unwrap_or(tokens.len());
    let phrase = tokens.get(..stop).unwrap_or(core);
    let body = core.last().is_some_and(|t| t.is(Flags::BODY.and(Flags::DOCUMENT)) || t.is_name());
    let kind = if body { SpeakerKind::Body } else { SpeakerKind::Unnamed };
    let name = name_of(if body { core } else { phrase }, read);
    let speaker = Some(Named { name, kind });
    let reason = "described in the same sentence, not named".to_owned();
    Resolution { speaker, confidence: DESCRIBED, reason, ..Resolution::default() }
}

/// The person who was introduced as `role` before this place.
fn by_role(people: &People, source: &Source, role: &str) -> Option<Resolution> {
    let mut found: Vec<usize> = Vec::new();
    for mention in people.mentions.iter().rev().filter(|m| is_before(m, source)) {
        let has =
            people.persons.get(mention.person).is_some_and(|p| p.roles.iter().any(|r| r == role));
        if has && !found.contains(&mention.person) {
            found.push(mention.person);
        }
    }
    let named = |p: usize| Named { name: people.name(p), kind: SpeakerKind::Person };
    match found.as_slice() {
        [] => None,
        [one] => Some(Resolution {
            speaker: Some(named(*one)),
            confidence: BY_ROLE,
            reason: format!("'the {role}' was introduced before as {}", people.name(*one)),
            ..Resolution::default()
        }),
        several => {
            let rivals: Vec<Named> = several.iter().take(3).map(|&p| named(p)).collect();
            let names: Vec<&str> = rivals.iter().map(|r| r.name.as_str()).collect();
            let reason = format!("'the {role}' can be {}", names.join(" or "));
            Some(Resolution { rivals, reason, ..Resolution::default() })
        }
    }
}

fn is_before(mention: &Mention, source: &Source) -> bool {
    (mention.read, mention.start) < (source.read, source.tokens.start)
}

/// The last person named before a pronoun whose gender fits; subjects first.
fn by_pronoun(
    reads: &[Read<'_>],
    people: &People,
    source: &Source,
    gender: Gender,
    word: &str,
) -> Resolution {
    let fits = |m: &&Mention| {
        people.persons.get(m.person).is_some_and(|p| p.is_somebody() && p.gender.fits(gender))
    };
    let upto = people.mentions.partition_point(|m| is_before(m, source));
    let here =
        reads.get(source.read).and_then(|r| sentence_of(r, source.tokens.start)).unwrap_or(0);
    let earlier = people.mentions.get(..upto).unwrap_or_default();
    let mut group: Vec<&Mention> = Vec::new();
    for mention in earlier.iter().rev().filter(fits) {
        if distance(reads, mention, source.read, here) > PRONOUN_REACH {
            break;
        }
        let same =
            group.last().is_none_or(|g| (g.read, g.sentence) == (mention.read, mention.sentence));
        if !same {
            break;
        }
        group.push(mention);
    }
    let Some(last) = group.first() else {
        let reason = format!("pronoun '{word}', and nobody it fits is named shortly before");
        return Resolution { reason, ..Resolution::default() };
    };
    let mut persons: Vec<usize> = group.iter().map(|m| m.person).collect();
    persons.sort_unstable();
    persons.dedup();
    let known: Vec<usize> = persons
        .iter()
        .copied()
        .filter(|&p| people.persons.get(p).is_some_and(|p| p.gender == gender))
        .collect();
    let subject = group.iter().rev().find(|m| m.subject).map(|m| m.person);
    let back = distance(reads, last, source.read, here);
    let chosen = match (persons.as_slice(), known.as_slice(), subject) {
        ([one], _, _) => Some((*one, PRONOUN_ONE)),
        (_, [one], _) => Some((*one, PRONOUN_ONE)),
        (_, _, Some(subject)) => Some((subject, PRONOUN_SUBJECT)),
        (_, _, None) => None,
    };
    let kind = SpeakerKind::Person;
    match chosen {
        Some((person, confidence)) => Resolution {
            speaker: Some(Named { name: people.name(person), kind }),
            confidence,
            reason: format!(
                "pronoun '{word}'; last {} named is {}, {}",
                human(gender),
                people.name(person),
                sentences_before(back)
            ),
            ..Resolution::default()
        },
        None => {
            let rivals: Vec<Named> =
                persons.iter().take(3).map(|&p| Named { name: people.name(p), kind }).collect();
            let names: Vec<&str> = rivals.iter().map(|r| r.name.as_str()).collect();
            let reason = format!("pronoun '{word}' can be {}", names.join(" or "));
            Resolution { rivals, reason, ..Resolution::default() }
        }
    }
}

fn human(gender: Gender) -> &'static str {
    match gender {
        Gender::Man => "man",
        Gender::Woman => "woman",
        Gender::Unknown => "person",
    }
}

fn sentences_before(n: usize) -> String {
    match n {
        0 => "in the same sentence".to_owned(),
        1 => "in the sentence before".to_owned(),
        n => format!("{n} sentences before"),
    }
}

/// How many sentences back a mention stands.
fn distance(reads: &[Read<'_>], mention: &Mention, read: usize, sentence: usize) -> usize {
    if mention.read == read {
        return sentence.saturating_sub(mention.sentence);
    }
    let own = reads.get(mention.read).map_or(0, |r| r.sentences.len());
    let between: usize = reads
        .get(mention.read + 1..read)
        .unwrap_or_default()
        .iter()
        .map(|r| r.sentences.len())
        .sum();
    own - mention.sentence.min(own) + between + sentence
}

/// The sentence in which a token stands.
pub(super) fn sentence_of(read: &Read<'_>, token: usize) -> Option<usize> {
    let n = read.sentences.partition_point(|r| r.end <= token);
    (n < read.sentences.len()).then_some(n)
}

/// The words of a source.
pub(super) fn words_of(reads: &[Read<'_>], source: &Source) -> Option<(usize, Span)> {
    let read = reads.get(source.read)?;
    let tokens = read.tokens.get(source.tokens.clone())?;
    Some((read.index, tokens.first()?.span.hull(tokens.last()?.span)))
}
