//! Several who speak as one: "Anna Berg and Tom Hale said", "both said".

use super::SpeakerKind;
use super::find::Read;
use super::lexicon::Flags;
use super::people::{Mention, People};
use super::phrases::{After, phrase_after, phrase_before};
use super::resolve::{Named, Resolution, Source, name_tail, sentence_of};
use super::tokens::{Kind, Token};
use crate::text::Span;
use crate::text::normalise::fold;
use std::collections::BTreeSet;

/// How sure a list of names is that stands beside the cue.
const LISTED: f32 = 0.95;
/// How sure "both" is where the sentence before names two and no more.
const BOTH: f32 = 0.75;
/// Words that mean two who were named just before.
const TWO: &[&[&str]] = &[
    &["both"],
    &["the", "two"],
    &["the", "pair"],
    &["the", "duo"],
    &["both", "men"],
    &["both", "women"],
    &["the", "two", "men"],
    &["the", "two", "women"],
];

/// Who is meant where `tokens`, the words of `source`, are a list of names or "both".
pub(super) fn together(
    reads: &[Read<'_>],
    people: &People,
    source: &Source,
    tokens: &[Token],
) -> Option<Resolution> {
    let read = reads.get(source.read)?;
    listed(read, people, tokens).or_else(|| both(reads, people, source, tokens))
}

/// The people of a list: "Anna Berg, Tom Hale and Ida Moe".
fn listed(read: &Read<'_>, people: &People, tokens: &[Token]) -> Option<Resolution> {
    let ends = tokens.last()?.is_name();
    if !ends || !tokens.iter().any(|t| t.is(Flags::CONJUNCTION)) {
        return None;
    }
    let parts = tokens.split(|t| t.is_comma() || t.is(Flags::CONJUNCTION));
    let mut names = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        let (words, gender) = name_tail(part, false, read)?;
        let bare = part.iter().all(|t| t.is_name() || t.kind == Kind::Possessive);
        match people.who(&words, gender).as_slice() {
            [one] if bare => names.push(people.name(*one)),
            _ => return None,
        }
    }
    let speaker = Some(several(&names)?);
    let reason = "named together in the same sentence".to_owned();
    Some(Resolution { speaker, confidence: LISTED, reason, ..Resolution::default() })
}

/// One name for all of `names`: "Anna Berg, Tom Hale and Ida Moe".
fn several(names: &[String]) -> Option<Named> {
    let (last, rest) = names.split_last().filter(|(_, rest)| !rest.is_empty())?;
    let name = format!("{} and {last}", rest.join(", "));
    Some(Named { name, kind: SpeakerKind::Several })
}

/// The two of whom the sentence before tells, where "both" can only mean these.
fn both(
    reads: &[Read<'_>],
    people: &People,
    source: &Source,
    tokens: &[Token],
) -> Option<Resolution> {
    let read = reads.get(source.read)?;
    let words: Vec<String> = tokens.iter().map(|t| fold(t.span.slice(read.text))).collect();
    TWO.iter().find(|two| **two == words)?;
    let phrase = tokens.first()?.span.hull(tokens.last()?.span).slice(read.text);
    let two = match before(reads, source) {
        Some((n, sentence)) => named_in(reads, people, n, sentence),
        None => Vec::new(),
    };
    let speaker = several(&two).filter(|_| two.len() == 2)?;
    let reason = format!("'{phrase}'; the sentence before names {}", speaker.name);
    Some(Resolution { speaker: Some(speaker), confidence: BOTH, reason, ..Resolution::default() })
}

/// The sentence before the one in which `source` stands: its paragraph among `reads`, its number.
fn before(reads: &[Read<'_>], source: &Source) -> Option<(usize, usize)> {
    let here = sentence_of(reads.get(source.read)?, source.tokens.start)?;
    if let Some(sentence) = here.checked_sub(1) {
        return Some((source.read, sentence));
    }
    let n = source.read.checked_sub(1)?;
    Some((n, reads.get(n)?.sentences.len().checked_sub(1)?))
}

/// The people whom a sentence names, each once, or else the two bodies that "and" joins in it.
fn named_in(reads: &[Read<'_>], people: &People, read: usize, sentence: usize) -> Vec<String> {
    let here = |m: &&Mention| (m.read, m.sentence) == (read, sentence);
    let mut persons: Vec<usize> = Vec::new();
    for mention in people.mentions.iter().filter(here) {
        let likely = people.persons.get(mention.person).is_some_and(|p| p.is_somebody());
        if likely && !persons.contains(&mention.person) {
            persons.push(mention.person);
        }
    }
    if !persons.is_empty() {
        return persons.into_iter().map(|p| people.name(p)).collect();
    }
    let Some(read) = reads.get(read) else { return Vec::new() };
    let range = read.sentences.get(sentence).cloned().unwrap_or_default();
    let s = read.tokens.get(range).unwrap_or_default();
    bodies(s, read).unwrap_or_default()
}

/// The two named phrases that the only "and" of a sentence joins: "the Harbour Board and the union".
fn bodies(s: &[Token], read: &Read<'_>) -> Option<Vec<String>> {
    let mut joints = s.iter().enumerate().filter(|(_, t)| t.is(Flags::CONJUNCTION));
    let (joint, _) = joints.next().filter(|_| joints.next().is_none())?;
    let sides = [phrase_before(s, joint)?, phrase_after(s, joint + 1, After::Cue)?];
    let mut names = Vec::new();
    let mut seen = BTreeSet::new();
    for side in sides {
        let tokens = s.get(side)?;
        let start = usize::from(tokens.first()?.is(Flags::ARTICLE));
        let tokens = tokens.get(start..)?;
        let named = tokens.iter().any(Token::is_name) && tokens.last()?.is_word();
        let span: Span = tokens.first()?.span.hull(tokens.last()?.span);
        let name = span.slice(read.text).to_owned();
        (named && seen.insert(fold(&name))).then(|| names.push(name))?;
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::testing::speakers_of;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        let said = speakers_of(&paragraphs);
        let named: Vec<Option<&str>> =
            said.iter().map(|s| s.as_ref().map(|named| named.name.as_str())).collect();
        assert_eq!(named, [expected], "{text}");
        let several = |named: &Named| named.kind == SpeakerKind::Several;
        assert!(said.iter().flatten().all(several), "{text}");
    }

    #[test]
    fn two_named_together_speak_as_one() {
        check(
            "Mayor Anna Berg and Tom Hale, who met on Monday, smiled.\n\nAnna Berg and Tom Hale said that the pier would stay open.",
            Some("Anna Berg and Tom Hale"),
        );
        check(
            "Anna Berg met Tom Hale and Ida Moe at the harbour on a cold and rainy day.\n\nBerg, Hale and Moe said that the pier would stay open.",
            Some("Anna Berg, Tom Hale and Ida Moe"),
        );
    }

    #[test]
    fn both_means_the_two_whom_the_sentence_before_names() {
        check(
            "Anna Berg, the mayor, met Tom Hale, the harbour master. Both said that the pier would stay open.",
            Some("Anna Berg and Tom Hale"),
        );
        check(
            "The Harbour Board and the Fishers' Union took part. Both denied that money had been paid.",
            Some("Harbour Board and Fishers' Union"),
        );
    }

    #[test]
    fn both_of_more_or_of_nobody_names_nobody() {
        for text in [
            "Mayor Anna Berg met Tom Hale and Ida Moe at the harbour on a cold and rainy day. Both said that the pier would stay open.",
            "The rain had stopped. Both said that the pier would stay open.",
        ] {
            let said = speakers_of(&[text]);
            let named: Vec<_> = said.iter().flatten().map(|s| (s.name.as_str(), s.kind)).collect();
            assert_eq!(named, [("Both", SpeakerKind::Unnamed)], "{text}");
        }
    }
}
