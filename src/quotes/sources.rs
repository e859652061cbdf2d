//! Who says it: the source of a verb that does not simply stand before it.

use super::frames::{Found, Frame, Verb, back_over_helpers, is_joint};
use super::lexicon::{CueClass, Flags, Forms};
use super::phrases::{After, at, before, main_subject, phrase_after, phrase_before};
use super::tokens::{Kind, Token, WordEnding};
use std::ops::Range;

/// The source of a verb that does not stand before its subject.
pub(super) fn source_of(
    s: &[Token],
    k: usize,
    verb: Verb,
    earlier: &[Frame],
    mut main: impl FnMut() -> Option<Range<usize>>,
) -> (Option<Range<usize>>, Found) {
    let (from, bound) = match verb {
        Verb::Finite { from } | Verb::Passive { from } => (from, false),
        Verb::Bound { from } => (from, true),
    };
    let inherited = |main: &mut dyn FnMut() -> Option<Range<usize>>| {
        // "noted that he had taught law, and added": the outer verb's subject goes on.
        let covers = |f: &&Frame| {
            f.found != Found::Owner && f.content.iter().any(|c| c.start < from && from <= c.end + 2)
        };
        let own = |f: &&Frame| f.found != Found::Owner;
        let outer = earlier.iter().filter(covers).find_map(|f| f.source.clone());
        let last = outer
            .or_else(|| earlier.iter().rev().filter(own).find_map(|f| f.source.clone()))
            .filter(|p| p.end <= from);
        (last.or_else(|| main().filter(|p| p.end <= k)), Found::Inherited)
    };
    let Some(led) = before(s, from) else { return (None, Found::Beside) };
    if bound {
        let judged = judged(s, from, earlier).map(|p| (Some(p), Found::Beside));
        return judged
            .or_else(|| bound_source(s, from, led))
            .unwrap_or_else(|| inherited(&mut main));
    }
    if led.is(Flags::RELATIVE)
        && !led.is(Flags::ARTICLE)
        && from >= 2
        && let Some(phrase) = antecedent(s, from)
    {
        return (Some(phrase), Found::Beside);
    }
    if is_joint(led)
        && let Some(verb) = from.checked_sub(2)
        && at(s, verb).is_some_and(|t| t.has_form(Forms::PAST.and(Forms::THIRD)))
        && let Some(phrase) = phrase_before(s, back_over_helpers(s, verb))
    {
        // "she laughed and admitted"
        return (Some(phrase), Found::Inherited);
    }
    if is_joint(led) || led.quote().is_some() {
        return inherited(&mut main);
    }
    match phrase_before(s, from).and_then(|p| past_adverbial(s, p)).map(|p| past_relative(s, p)) {
        Some(phrase) => (Some(phrase), Found::Beside),
        None => match before_relative(s, from) {
            Some(phrase) => (Some(phrase), Found::Beside),
            None => inherited(&mut main),
        },
    }
}

/// A phrase that belongs to an adverbial between helper and verb gives way to the subject: "Berg has
/// in the past said".
fn past_adverbial(s: &[Token], phrase: Range<usize>) -> Option<Range<usize>> {
    let Some(link) = phrase.start.checked_sub(1) else { return Some(phrase) };
    let speaking = before(s, link).is_some_and(|t| t.ending == WordEnding::Ing && !t.capital);
    if speaking && at(s, link).is_some_and(|t| t.is(Flags::PREPOSITION)) {
        // "An official speaking to the Gazette said"
        return Some(phrase_before(s, link - 1).map_or(phrase.clone(), |p| p.start..phrase.end));
    }
    let helped = at(s, link).is_some_and(|t| t.is(Flags::PREPOSITION))
        && before(s, link).is_some_and(|t| t.is(Flags::AUXILIARY));
    if !helped {
        return Some(phrase);
    }
    let from = back_over_helpers(s, link);
    if before(s, from).is_some_and(|t| t.is(Flags::RELATIVE)) {
        return antecedent(s, from);
    }
    phrase_before(s, from)
}

/// Most tokens of a relative clause between a subject and its verb.
const MAX_RELATIVE: usize = 12;

/// A phrase at the end of a relative clause with a verb of its own gives way to what the clause is
/// about: "an official who spoke to discuss strategy said".
fn past_relative(s: &[Token], phrase: Range<usize>) -> Range<usize> {
    let verb = |t: &Token| {
        t.is(Flags::VERB.and(Flags::AUXILIARY))
            || t.has_form(Forms::PAST.and(Forms::THIRD))
            || t.ending == WordEnding::Ed
    };
    let clause = before_relative(s, phrase.start).filter(|p| {
        let words = s.get(p.clone()).unwrap_or_default();
        let who = words.iter().position(|t| t.is(Flags::RELATIVE)).unwrap_or(words.len());
        words.iter().skip(who + 1).any(verb)
    });
    clause.map_or(phrase.clone(), |p| p.start..phrase.end)
}

/// The phrase before a relative clause that ends at `end`: "the groups who wrote to her say".
pub(super) fn before_relative(s: &[Token], end: usize) -> Option<Range<usize>> {
    let from = end.saturating_sub(MAX_RELATIVE);
    let n = (from..end).rev().find(|&n| {
        at(s, n).is_some_and(|t| {
            !t.is_word() && t.kind != Kind::Possessive
                || t.is(Flags::RELATIVE.and(Flags::CONJUNCTION))
        })
    })?;
    let who = at(s, n)?;
    let clause = who.is(Flags::RELATIVE) && who.is(Flags::PRONOUN) && n + 1 < end;
    if !clause {
        return None;
    }
    phrase_before(s, n).map(|p| p.start..end)
}

/// The phrase to which the relative word before `from` belongs, with that word.
fn antecedent(s: &[Token], from: usize) -> Option<Range<usize>> {
    let end = from.checked_sub(1)?;
    let stop = if before(s, end).is_some_and(Token::is_comma) { end - 1 } else { end };
    phrase_before(s, stop).map(|p| p.start..from)
}

/// Takes marked words that `frame` gives to whoever is judged from the judgement before it.
pub(super) fn hand_over(s: &[Token], from: usize, frame: Option<&Frame>, earlier: &mut [Frame]) {
    let quotes = |c: &Range<usize>| {
        s.get(c.clone()).is_some_and(|t| t.iter().any(|t| t.quote().is_some() || t.in_fragment))
    };
    let own = frame.is_some_and(|f| f.content.iter().any(quotes));
    if !own || judged(s, from, earlier).is_none() {
        return;
    }
    for content in earlier.last_mut().into_iter().flat_map(|f| &mut f.content) {
        if content.start < from {
            content.end = content.end.min(from - 1);
        }
    }
}

/// "Berg criticised Okafor for saying": whoever is judged has said it.
fn judged(s: &[Token], from: usize, earlier: &[Frame]) -> Option<Range<usize>> {
    let led = before(s, from).filter(|t| t.is(Flags::PREPOSITION) && t.span.len() <= 3)?;
    let frame = earlier.last().filter(|f| f.class == CueClass::Judged)?;
    let named = phrase_after(s, frame.cue.end, After::Cue)?;
    let object = s.get(named.clone())?;
    let comma = object.iter().position(Token::is_comma).unwrap_or(object.len());
    let named = named.start..named.start + comma;
    let somebody = object
        .iter()
        .take(comma)
        .any(|t| t.is_name() || t.is(Flags::ROLE.and(Flags::OBJECT).and(Flags::PRONOUN)));
    let for_saying = led.is(Flags::NOUN_PREPOSITION) && named.end < from;
    (somebody && for_saying).then_some(named)
}

/// "X wants to say", "with X saying": the source stands before the governing word.
fn bound_source(s: &[Token], from: usize, led: &Token) -> Option<(Option<Range<usize>>, Found)> {
    let governed = led.cue.is_some() || led.is(Flags::VERB) || led.ending == WordEnding::Ed;
    if governed && !led.capital {
        let start = back_over_helpers(s, from - 1);
        return phrase_before(s, start).map(|p| (Some(p), Found::Beside));
    }
    let participle = led.is_word()
        && !led.is(Flags::PREPOSITION.and(Flags::CONJUNCTION).and(Flags::SUBORDINATOR));
    if participle && !at(s, from).is_some_and(|t| t.is(Flags::TO)) {
        // "His office put out a statement saying": whoever put it out speaks.
        let issued = issues(s, from)
            && main_subject(s).is_some_and(|m| m.end + 1 < from && m.start + 1 < from);
        let paper = phrase_before(s, from).filter(|p| !issued || p.start == 0);
        return paper.map(|p| (Some(p), Found::Beside));
    }
    None
}

/// Most words between a paper and what it says: "a statement late on Thursday night saying".
const MAX_ISSUED: usize = 6;

/// Whether a paper stands before `from`, with a time or an addressee between at most.
fn issues(s: &[Token], from: usize) -> bool {
    let words = s.get(from.saturating_sub(MAX_ISSUED)..from).unwrap_or_default();
    let Some(paper) = words.iter().rposition(|t| t.is(Flags::DOCUMENT)) else { return false };
    let between = words.get(paper + 1..).unwrap_or_default();
    between.first().is_none_or(|t| {
        t.is(Flags::DAY.and(Flags::TIME).and(Flags::PREPOSITION).and(Flags::TO).and(Flags::ADVERB))
    })
}
