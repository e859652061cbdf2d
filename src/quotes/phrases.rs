//! Noun phrases: the words that can name a source, read leftwards from a verb or rightwards after it.

use super::lexicon::{Flags, Forms};
use super::tokens::{Kind, Token, WordEnding};
use std::ops::Range;

/// Most tokens of a noun phrase with its appositions; a longer one is a misreading.
const MAX_PHRASE: usize = 45;
/// Most prepositional parts of one phrase: "the head of the office of the governor of Texas".
const MAX_PARTS: usize = 4;

/// Words that no noun phrase runs over.
const BOUNDS: Flags = Flags::PREPOSITION
    .and(Flags::CONJUNCTION)
    .and(Flags::SUBORDINATOR)
    .and(Flags::AUXILIARY)
    .and(Flags::OBJECT)
    .and(Flags::NEGATION)
    .and(Flags::WH);

/// The token at `n`, if there is one.
pub(super) fn at(s: &[Token], n: usize) -> Option<&Token> {
    s.get(n)
}

/// The token before `n`.
pub(super) fn before(s: &[Token], n: usize) -> Option<&Token> {
    n.checked_sub(1).and_then(|n| s.get(n))
}

/// The noun phrase that ends before `end`, with what belongs to it: "a spokesman for the party",
/// "Anna Berg, the mayor of Lund,". `None` where no such phrase stands there.
pub(super) fn phrase_before(s: &[Token], end: usize) -> Option<Range<usize>> {
    let last = before(s, end)?;
    if last.is_comma() || last.is_dash() || last.is_punctuation(')') {
        return apposed_before(s, end);
    }
    let head = joined_before(s, end)?;
    Some(head.start..end)
}

/// A phrase followed by an insertion: the insertion ends before `end` with a comma or a bracket.
fn apposed_before(s: &[Token], end: usize) -> Option<Range<usize>> {
    let close = before(s, end)?;
    let bracket = close.is_punctuation(')');
    let dash = close.is_dash();
    let earliest = end.saturating_sub(MAX_PHRASE);
    let mut at_most = 3;
    for open in (earliest..end.saturating_sub(1)).rev() {
        let Some(token) = at(s, open) else { break };
        if matches!(token.kind, Kind::Quote(_) | Kind::Punctuation(';' | ':')) {
            return None;
        }
        let opens = if bracket {
            token.is_punctuation('(')
        } else if dash {
            token.is_dash()
        } else {
            token.is_comma()
        };
        if !opens {
            continue;
        }
        if bracket || inserts(s, open + 1, end - 1) {
            let head = with_name_before(s, phrase_before(s, open)?);
            if head.start == 1 && at(s, 0).is_some_and(|t| t.is(Flags::PREPOSITION)) {
                // "Around Lund, people wait, said …": where it is, not who says it.
                return None;
            }
            return Some(head.start..end - usize::from(!bracket));
        }
        at_most -= 1;
        if at_most == 0 {
            return None;
        }
    }
    None
}

/// A description that stands after a name and a comma, with that name: "Anna Berg, a spokeswoman".
fn with_name_before(s: &[Token], head: Range<usize>) -> Range<usize> {
    let describes = at(s, head.start)
        .is_some_and(|t| t.is(Flags::ARTICLE.and(Flags::POSSESSIVE).and(Flags::ROLE)));
    if !describes || !before(s, head.start).is_some_and(Token::is_comma) {
        return head;
    }
    let Some(name) = base_before(s, head.start - 1) else { return head };
    let named = s.get(name.clone()).is_some_and(|w| {
        w.last().is_some_and(Token::is_name) && !w.iter().any(|t| t.is(Flags::ARTICLE))
    });
    let opens = before(s, name.start).is_none_or(|t| !t.is_word());
    if named && opens { name.start..head.end } else { head }
}

/// Whether the words from `start` to `end` are an insertion after a name: an apposition, an age, a
/// relative clause, "of Ohio".
fn inserts(s: &[Token], start: usize, end: usize) -> bool {
    let Some(first) = at(s, start) else { return false };
    if start >= end {
        return false;
    }
    let single = end - start == 1;
    match first.kind {
        Kind::Number => true,
        Kind::Word => {
            first.is(Flags::WH)
                || first.is(Flags::ARTICLE.and(Flags::POSSESSIVE))
                || first.is(Flags::ROLE.and(Flags::TITLE))
                || first.is(Flags::PREPOSITION)
                || first.is(Flags::ADVERB) && !first.capital
                || first.ending == WordEnding::Ing && !single
                || first.ending == WordEnding::Ed
                || !first.capital && !first.is(Flags::CONJUNCTION) && !first.is(Flags::PRONOUN)
                || first.dotted
                || first.capital && start >= 2 && !first.is(Flags::PRONOUN)
        }
        Kind::Possessive | Kind::Punctuation(_) | Kind::Quote(_) => false,
    }
}

/// A phrase with "of …" parts and "and …" parts that ends at `end`.
fn joined_before(s: &[Token], end: usize) -> Option<Range<usize>> {
    let mut phrase = base_before(s, end)?;
    if is_bare_pronoun(s, &phrase) {
        return Some(phrase);
    }
    for _ in 0..MAX_PARTS {
        let Some(link) = phrase.start.checked_sub(1) else { break };
        let Some(token) = at(s, link) else { break };
        let earlier = if token.is(Flags::NOUN_PREPOSITION) {
            base_before(s, link).filter(|p| !is_bare_pronoun(s, p) || quantity(s, p))
        } else if is_and(token) {
            let stop = if before(s, link).is_some_and(Token::is_comma) { link - 1 } else { link };
            base_before(s, stop).filter(|p| coordinates(s, p))
        } else if token.is_comma() && phrase.start < end && followed_by_and(s, &phrase) {
            base_before(s, link).filter(|p| coordinates(s, p))
        } else {
            None
        };
        match earlier {
            Some(part) => phrase = part.start..end,
            None => break,
        }
    }
    Some(phrase)
}

fn is_and(token: &Token) -> bool {
    token.is(Flags::CONJUNCTION) && token.span.len() <= 3 && !token.capital
}

/// "Some of the voters", "both of them".
fn quantity(s: &[Token], phrase: &Range<usize>) -> bool {
    at(s, phrase.start).is_some_and(|t| t.is(Flags::STANDS_ALONE))
}

/// Whether a phrase before "and" can be a second source and not the end of another clause.
fn coordinates(s: &[Token], phrase: &Range<usize>) -> bool {
    let starts = before(s, phrase.start)
        .is_none_or(|t| !t.is_word() || t.is(Flags::SUBORDINATOR.and(Flags::CONJUNCTION)));
    starts && !is_bare_pronoun(s, phrase)
}

fn followed_by_and(s: &[Token], phrase: &Range<usize>) -> bool {
    s.get(phrase.clone()).is_some_and(|words| words.iter().any(is_and))
}

fn is_bare_pronoun(s: &[Token], phrase: &Range<usize>) -> bool {
    phrase.len() == 1 && at(s, phrase.start).is_some_and(|t| t.is(Flags::PRONOUN))
}

/// The run of nouns, names and what qualifies them that ends before `end`.
fn base_before(s: &[Token], end: usize) -> Option<Range<usize>> {
    let last = before(s, end)?;
    if last.is(Flags::PRONOUN) && !noun_like(s, end - 1) {
        return Some(with_quantifier(s, end - 1)..end);
    }
    let mut start = end;
    while let Some(n) = start.checked_sub(1) {
        let Some(token) = at(s, n) else { break };
        if token.is(Flags::WH.and(Flags::SUBORDINATOR)) {
            break;
        }
        if token.is(Flags::ARTICLE.and(Flags::POSSESSIVE)) || token.is(Flags::DETERMINER) {
            start = n;
            // "his own": nothing before a determiner but "all", "both", "some of".
            while let Some(m) = start.checked_sub(1)
                && at(s, m).is_some_and(|t| {
                    t.is(Flags::DETERMINER) && !t.is(Flags::SUBORDINATOR.and(Flags::WH))
                })
            {
                start = m;
            }
            break;
        }
        if !noun_like(s, n) {
            break;
        }
        start = n;
    }
    let phrase = trim_front(s, start, end);
    let has_noun = s.get(phrase.clone())?.iter().any(|t| {
        t.is_word()
            && !t.is(Flags::ARTICLE)
            && !t.is(Flags::DAY)
            && (!t.is(Flags::DETERMINER) || phrase.len() == 1)
    });
    let last_is_possessive = before(s, end).is_some_and(|t| t.kind == Kind::Possessive);
    (has_noun && !last_is_possessive && phrase.len() <= MAX_PHRASE).then_some(phrase)
}

fn with_quantifier(s: &[Token], n: usize) -> usize {
    match before(s, n) {
        Some(t)
            if t.is(Flags::DETERMINER) && !t.is(Flags::PRONOUN) && !t.is(Flags::SUBORDINATOR) =>
        {
            n - 1
        }
        Some(_) | None => n,
    }
}

/// Adverbs and days at the front of a phrase are no part of it.
fn trim_front(s: &[Token], start: usize, end: usize) -> Range<usize> {
    let mut start = start;
    while start < end
        && at(s, start).is_some_and(|t| {
            t.kind == Kind::Possessive
                || t.is(Flags::DAY) && !t.is(Flags::MAN.and(Flags::WOMAN))
                || t.is(Flags::TIME) && !t.capital
                || t.ending == WordEnding::Ly && t.flags == Flags::default() && start + 1 < end
        })
    {
        start += 1;
    }
    start..end
}

/// Whether the token at `n` can stand inside a noun phrase.
fn noun_like(s: &[Token], n: usize) -> bool {
    let Some(token) = at(s, n) else { return false };
    match token.kind {
        Kind::Number => return true,
        Kind::Possessive => return true,
        Kind::Punctuation('&' | '/') => return true,
        Kind::Punctuation(_) | Kind::Quote(_) => return false,
        Kind::Word => {}
    }
    if token.is(BOUNDS) {
        return false;
    }
    if token.is(Flags::PRONOUN) {
        return false;
    }
    if token.capital && n > 0 {
        return true;
    }
    if token.is(Flags::ADVERB) {
        return false;
    }
    !verb_like(s, n)
}

/// Whether the token at `n` is more likely a verb than a noun.
fn verb_like(s: &[Token], n: usize) -> bool {
    let Some(token) = at(s, n) else { return false };
    if token.capital && n > 0 {
        return false;
    }
    let led = before(s, n).is_some_and(|t| {
        t.is(Flags::DETERMINER.and(Flags::POSSESSIVE))
            || t.kind == Kind::Possessive
            || t.is(Flags::TITLE) && t.capital
    });
    let named = before(s, n).is_some_and(|t| t.capital && t.is_name());
    let noun = token.noun.is_some()
        || token.is(Flags::DOCUMENT.and(Flags::ROLE).and(Flags::BODY).and(Flags::NOUN));
    if token.has_form(Forms::PAST) && token.ending != WordEnding::Ed {
        return !led || token.cue.is_some_and(|c| !c.forms.any(Forms::BASE));
    }
    if token.is(Flags::VERB) {
        return !led && !noun;
    }
    if token.ending == WordEnding::Ed {
        return !led
            && n > 0
            && !before(s, n).is_some_and(|t| t.ending == WordEnding::Ly || !t.is_word());
    }
    if token.ending == WordEnding::Ing {
        return !led && token.cue.is_some();
    }
    if token.cue.is_some() {
        return !led && !noun && !named;
    }
    false
}

/// Whether a source named after a verb may take an "of …" part or the like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// After "said": adverbials follow, so a bare name takes no "in …".
    Cue,
    /// After "according to" or "by": as long as it goes.
    Preposition,
}

/// The noun phrase that begins at `start`, with "of …" parts and appositions.
pub(super) fn phrase_after(s: &[Token], start: usize, after: After) -> Option<Range<usize>> {
    let first = at(s, start)?;
    if first.is(Flags::PRONOUN.and(Flags::OBJECT)) && !first.is(Flags::STANDS_ALONE) {
        return Some(start..start + 1);
    }
    let Some(mut end) = base_after(s, start) else {
        return first.is(Flags::PRONOUN).then_some(start..start + 1);
    };
    for _ in 0..MAX_PARTS {
        let Some(link) = at(s, end) else { break };
        let named =
            before(s, end).is_some_and(|t| t.is_name() && !t.is(Flags::ROLE.and(Flags::BODY)));
        let ties = link.is(Flags::NOUN_PREPOSITION) && !link.capital;
        let narrow = after == After::Cue && named;
        let of = link.span.len() == 2 && ties && !narrow;
        if (ties && !narrow || of)
            && let Some(part) = base_after(s, end + 1)
        {
            end = part;
        } else if is_and(link)
            && let Some(part) = base_after(s, end + 1)
            && !at(s, part).is_some_and(|t| {
                t.has_form(Forms::PAST.and(Forms::THIRD)) || t.is(Flags::AUXILIARY)
            })
        {
            end = part;
        } else {
            break;
        }
    }
    Some(start..with_apposition(s, end))
}

/// Where the run of nouns that begins at `start` ends.
fn base_after(s: &[Token], start: usize) -> Option<usize> {
    let mut n = start;
    while at(s, n).is_some_and(|t| {
        t.is(Flags::DETERMINER.and(Flags::POSSESSIVE)) && !t.is(Flags::SUBORDINATOR.and(Flags::WH))
    }) {
        n += 1;
    }
    let nouns = n;
    while let Some(token) = at(s, n) {
        let goes_on = match token.kind {
            Kind::Number | Kind::Possessive => true,
            Kind::Punctuation('&' | '/') => true,
            Kind::Punctuation(_) | Kind::Quote(_) => false,
            Kind::Word => {
                !token.is(BOUNDS)
                    && !token.is(Flags::DAY)
                    && !token.is(Flags::PRONOUN)
                    && (token.capital
                        || !(token.is(Flags::ADVERB)
                            || n > nouns && (token.ending == WordEnding::Ly || ends_phrase(s, n))))
            }
        };
        if !goes_on {
            break;
        }
        n += 1;
    }
    (n > nouns || n > start && at(s, start).is_some_and(|t| t.is(Flags::STANDS_ALONE))).then_some(n)
}

/// Whether the lower-case word at `n`, after a noun, is a verb that ends the phrase.
fn ends_phrase(s: &[Token], n: usize) -> bool {
    let Some(token) = at(s, n) else { return false };
    let noun = token.noun.is_some()
        || token.is(Flags::DOCUMENT
            .and(Flags::ROLE)
            .and(Flags::BODY)
            .and(Flags::TITLE)
            .and(Flags::NOUN));
    if noun {
        return false;
    }
    token.is(Flags::VERB)
        || token.cue.is_some()
        || token.ending == WordEnding::Ing
        || token.ending == WordEnding::Ed
}

/// The end of the apposition that begins with the comma at `end`, or `end`.
fn with_apposition(s: &[Token], end: usize) -> usize {
    if !at(s, end).is_some_and(Token::is_comma) {
        return end;
    }
    let Some(first) = at(s, end + 1) else { return end };
    if let Some(name) = name_after(s, end) {
        return name;
    }
    let apposes = first.kind == Kind::Number
        || first.is(Flags::ARTICLE.and(Flags::POSSESSIVE))
        || first.is(Flags::ROLE.and(Flags::TITLE))
        || first.is(Flags::WH) && !first.is(Flags::PREPOSITION) && first.span.len() == 3
        || first.kind == Kind::Word
            && !first.capital
            && first.flags == Flags::default()
            && first.ending == WordEnding::Other
            && first.cue.is_none();
    if !apposes {
        return end;
    }
    let mut n = end + 1;
    while let Some(token) = at(s, n) {
        if n - end > MAX_PHRASE {
            return end;
        }
        if matches!(token.kind, Kind::Quote(_) | Kind::Punctuation(_))
            && !matches!(token.kind, Kind::Punctuation('&' | '/' | '(' | ')' | '-' | '\''))
        {
            return n;
        }
        n += 1;
    }
    n
}

/// The end of the name that says who a role is: "the mayor, Marta Berg".
fn name_after(s: &[Token], comma: usize) -> Option<usize> {
    let role = before(s, comma).is_some_and(|t| !t.capital && t.is(Flags::ROLE.and(Flags::TITLE)));
    let start = comma + 1;
    let length = s.get(start..)?.iter().take_while(|t| t.is_name() && t.capital).count();
    let end = start + length;
    let ends = at(s, end).is_none_or(|t| !t.is_word() || t.is(Flags::PREPOSITION.and(Flags::DAY)));
    (role && length > 1 && ends).then_some(end)
}

/// Most tokens of a phrase of time at the front of a sentence: "A few days later, …".
const TIME_PHRASE: usize = 7;

/// The subject of the sentence `s`: the first noun phrase after adverbials at its front.
pub(super) fn main_subject(s: &[Token]) -> Option<Range<usize>> {
    let mut n = 0;
    while at(s, n).is_some_and(|t| {
        !t.is_word()
            || t.is(Flags::CONJUNCTION)
            || t.is(Flags::ADVERB)
            || t.ending == WordEnding::Ly && t.capital
    }) {
        n += 1;
    }
    let leading = at(s, n)?;
    let comma = s.iter().enumerate().skip(n).find(|(_, t)| t.is_comma()).map(|(i, _)| i);
    let timed = comma.is_some_and(|c| {
        c - n <= TIME_PHRASE
            && s.get(n..c)
                .is_some_and(|words| words.iter().any(|t| t.is(Flags::TIME.and(Flags::DAY))))
    });
    let adverbial = timed
        || leading.is(Flags::PREPOSITION.and(Flags::SUBORDINATOR))
        || leading.ending == WordEnding::Ing
        || leading.ending == WordEnding::Ed
        || leading.is(Flags::DAY);
    if adverbial {
        n = comma? + 1;
    }
    phrase_after(s, n, After::Preposition)
}
