//! What follows a cue: the adverbials to skip, and the words that are the statement.

use super::frames::Sentence;
use super::lexicon::{Cue, CueClass, Flags, Forms, Frames};
use super::phrases::{After, at, before, phrase_after};
use super::tokens::{Kind, Token, WordEnding};
use std::ops::Range;

/// What stands to the right of a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Right {
    /// Marked words alone.
    Marked(Range<usize>),
    /// Words, marked or not.
    Words(Range<usize>),
    /// Nothing that was said.
    None,
}

/// Most adverbials between a cue and its statement: "told reporters / in Oslo / on Monday / that".
const MAX_ADVERBIALS: usize = 5;

/// The statement to the right of the cue verb at `k`.
pub(super) fn right(sentence: Sentence<'_>, k: usize, cue: Cue) -> Right {
    let s = sentence.s;
    let mut n = k + 1;
    let mut told = !cue.frames.any(Frames::TOLD);
    for _ in 0..=MAX_ADVERBIALS {
        let Some(token) = at(s, n) else { return Right::None };
        if token.quote().is_some() {
            return marked_start(sentence, n);
        }
        let next = at(s, n + 1);
        if token.is_colon() || token.is_comma() || token.is_dash() {
            return after_stop(sentence, n, k, cue);
        }
        if token.is(Flags::THAT)
            && (!token.is(Flags::DETERMINER)
                || next.is_some_and(Token::is_word)
                || next.is_some_and(|t| t.quote().is_some()))
        {
            return begin(sentence, n + 1, cue);
        }
        match step(s, n, cue, told) {
            Step::Skip(to) => n = to,
            Step::Addressee(to) => {
                told = true;
                n = to;
            }
            Step::Content => return begin(sentence, n, cue),
            Step::Nothing => return Right::None,
        }
    }
    Right::None
}

enum Step {
    Skip(usize),
    Addressee(usize),
    Content,
    Nothing,
}

fn step(s: &[Token], n: usize, cue: Cue, told: bool) -> Step {
    let Some(token) = at(s, n) else { return Step::Nothing };
    if token.in_fragment {
        return Step::Content;
    }
    if !token.is_word() {
        return match token.kind {
            Kind::Punctuation('$' | '£' | '€' | '(' | '[' | '#') => Step::Content,
            Kind::Possessive => Step::Skip(n + 1),
            Kind::Word | Kind::Number | Kind::Punctuation(_) | Kind::Quote(_) => Step::Nothing,
        };
    }
    if token.is(Flags::TO)
        && cue.frames.any(Frames::INFINITIVE.and(Frames::NOUN).and(Frames::TOLD))
        && at(s, n + 1)
            .is_some_and(|t| !t.is(Flags::DETERMINER.and(Flags::POSSESSIVE)) && !t.capital)
    {
        return Step::Content;
    }
    if is_about(token) && cue.frames.any(Frames::ABOUT) {
        return Step::Content;
    }
    if token.is(Flags::WH)
        || token.is(Flags::SUBORDINATOR) && !token.is(Flags::PREPOSITION) && !token.is(Flags::AS)
    {
        let asks = cue.frames.any(Frames::QUESTION.and(Frames::CLAUSE).and(Frames::TOLD))
            && (token.is(Flags::WH) || told);
        return if asks && !cue.frames.any(Frames::WEAK) { Step::Content } else { Step::Nothing };
    }
    if is_adverb(token) && at(s, n + 1).is_some_and(|t| t.is(Flags::BE)) {
        // "said there was no plan": the statement's own subject.
        return Step::Content;
    }
    if token.is(Flags::DAY) || token.is(Flags::TIME) && !token.capital || is_adverb(token) {
        return Step::Skip(n + 1);
    }
    if token.is(Flags::PREPOSITION.and(Flags::AS)) {
        if token.is(Flags::AS) && at(s, n + 1).is_some_and(|t| t.is(Flags::PRONOUN)) {
            // "said as they left": what was said stands before.
            return Step::Nothing;
        }
        return match skip_adverbial(s, n) {
            Some(to) => Step::Skip(to),
            None => Step::Nothing,
        };
    }
    if token.is(Flags::CONJUNCTION) {
        return Step::Nothing;
    }
    if !told {
        return match addressee(s, n) {
            Some(to) => Step::Addressee(to),
            None => Step::Content,
        };
    }
    if cue.frames.any(Frames::CLAUSE.and(Frames::NOUN).and(Frames::TOLD)) {
        Step::Content
    } else {
        Step::Nothing
    }
}

fn is_adverb(token: &Token) -> bool {
    token.is(Flags::ADVERB) || token.ending == WordEnding::Ly && !token.capital
}

/// Whether a verb can reach what it is about by this preposition.
pub(super) fn is_about(token: &Token) -> bool {
    token.is(Flags::PREPOSITION) && token.about
}

/// After "in a statement", "on Monday", "of the plan": where the next part begins.
fn skip_adverbial(s: &[Token], n: usize) -> Option<usize> {
    let first = at(s, n + 1)?;
    if first.is(Flags::DAY) {
        return Some(n + 2);
    }
    if first.ending == WordEnding::Ing && first.cue.is_none() {
        return None;
    }
    let phrase = short_phrase(s, n + 1)?;
    (phrase > n + 1).then_some(phrase)
}

/// The end of a noun phrase without appositions that begins at `n`.
fn short_phrase(s: &[Token], n: usize) -> Option<usize> {
    let end = phrase_after(s, n, After::Cue)?.end;
    let comma = (n..end).find(|&i| at(s, i).is_some_and(Token::is_comma)).unwrap_or(end);
    Some(comma)
}

/// The end of the words that name who is told, where a statement can follow them.
pub(super) fn addressee(s: &[Token], n: usize) -> Option<usize> {
    let token = at(s, n)?;
    if token.is(Flags::OBJECT) || token.is(Flags::PRONOUN) && !token.is(Flags::STANDS_ALONE) {
        return Some(n + 1);
    }
    let end = short_phrase(s, n)?;
    let next = at(s, end)?;
    let goes_on = next.is(Flags::THAT
        .and(Flags::TO)
        .and(Flags::PREPOSITION)
        .and(Flags::WH)
        .and(Flags::DAY)
        .and(Flags::PRONOUN)
        .and(Flags::ADVERB)
        .and(Flags::SUBORDINATOR)
        .and(Flags::DETERMINER)
        .and(Flags::TIME))
        || !next.is_word()
        || next.ending == WordEnding::Ly;
    goes_on.then_some(end)
}

/// After a comma, a colon or a dash.
fn after_stop(sentence: Sentence<'_>, n: usize, k: usize, cue: Cue) -> Right {
    let s = sentence.s;
    let mut next = n + 1;
    while at(s, next).is_some_and(|t| t.is_comma() || t.is_dash()) {
        next += 1;
    }
    if at(s, next).is_some_and(|t| t.quote().is_some()) {
        return Right::Marked(marked_run(sentence, next));
    }
    if at(s, n).is_some_and(Token::is_colon) {
        if cue.frames.any(Frames::WEAK) && n > k + 1 {
            return Right::None;
        }
        return clause(sentence, n + 1, s.len()).map_or(Right::None, Right::Words);
    }
    let aside = at(s, n).is_some_and(Token::is_comma) && n == k + 1;
    if aside && let Some(quote) = quote_after_aside(s, next) {
        return Right::Marked(marked_run(sentence, quote));
    }
    let that = at(s, next).is_some_and(|t| t.is(Flags::THAT));
    if that && cue.frames.any(Frames::CLAUSE) {
        return begin(sentence, next + 1, cue);
    }
    Right::None
}

/// Most tokens between a cue and the quote that it opens: "he said, looking at the floor, '…'".
const MAX_ASIDE: usize = 18;

/// Marked words that follow an aside: "said, in a soft voice, '…'".
fn quote_after_aside(s: &[Token], from: usize) -> Option<usize> {
    for n in from..(from + MAX_ASIDE).min(s.len()) {
        let token = at(s, n)?;
        if token.quote().is_some() {
            let opened = before(s, n).is_some_and(|t| t.is_comma() || t.is_colon());
            let fresh = !s
                .get(from..n)?
                .iter()
                .any(|t| t.has_form(Forms::PAST) && t.ending != WordEnding::Ed);
            return (opened && fresh).then_some(n);
        }
    }
    None
}

/// Marked words right after the cue: alone, or with words after them.
fn marked_start(sentence: Sentence<'_>, n: usize) -> Right {
    let closed = sentence.last_of(n).is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…'));
    let ends = at(sentence.s, n + 1).is_none_or(|t| !t.is_word());
    if closed || ends {
        return Right::Marked(marked_run(sentence, n));
    }
    match clause(sentence, n, sentence.s.len()) {
        Some(range) => Right::Words(range),
        None => Right::Marked(n..n + 1),
    }
}

/// The marked words that begin at `n` and those joined to them: "'…' and '…'".
pub(super) fn marked_run(sentence: Sentence<'_>, n: usize) -> Range<usize> {
    let s = sentence.s;
    let mut end = n + 1;
    loop {
        let mut next = end;
        while at(s, next).is_some_and(|t| t.is_comma() || t.is_dash() || t.is(Flags::CONJUNCTION))
            && next < end + 3
        {
            next += 1;
        }
        if at(s, next).is_some_and(|t| t.quote().is_some()) {
            end = next + 1;
        } else {
            return n..end;
        }
    }
}

/// The part of an interrupted quote after its attribution that ended at `n`: "…, he said, '…'".
pub(super) fn resumed(sentence: Sentence<'_>, n: usize) -> Option<Range<usize>> {
    let s = sentence.s;
    let stop = at(s, n)?;
    if stop.is(Flags::RELATIVE) {
        return quote_after_aside(s, n).map(|quote| marked_run(sentence, quote));
    }
    if !stop.is_comma() && !stop.is_colon() && !stop.is_dash() {
        return None;
    }
    let quote = if at(s, n + 1).is_some_and(|t| t.quote().is_some()) {
        n + 1
    } else {
        quote_after_aside(s, n + 1)?
    };
    Some(marked_run(sentence, quote))
}

/// Fewest words of a statement after a verb that often means something else.
const MIN_WEAK: usize = 3;

/// Fewest words of an aim that is somebody's stance: "to close the harbour to cars".
const MIN_STANCE: usize = 6;
/// Tokens before an aim among which a relative word makes it an aside about something else.
const RELATIVE_REACH: usize = 5;

fn begin(sentence: Sentence<'_>, start: usize, cue: Cue) -> Right {
    let s = sentence.s;
    if at(s, start).is_some_and(|t| t.quote().is_some()) {
        return marked_start(sentence, start);
    }
    let Some(range) = clause(sentence, start, s.len()) else { return Right::None };
    let words = s.get(range.clone()).unwrap_or_default();
    let that = before(s, start).is_some_and(|t| t.is(Flags::THAT));
    let marked = words.iter().any(|t| t.quote().is_some() || t.in_fragment);
    let first = at(s, start);
    let aims = first.is_some_and(|t| t.is(Flags::TO));
    let hopes = cue.class == CueClass::Thought && !cue.frames.any(Frames::INFINITIVE);
    // "She wants to close the harbour to cars" is a stance; "a pier that she wants to close" is none.
    let near = s.get(start.saturating_sub(RELATIVE_REACH)..start).unwrap_or_default();
    let stance = aims && words.len() >= MIN_STANCE && !near.iter().any(|t| t.is(Flags::RELATIVE));
    if aims && hopes && !marked && !stance {
        return Right::None;
    }
    if cue.frames.any(Frames::WEAK) && !that && !marked {
        // Who speaks for somebody or something need not say anything.
        let on_behalf = cue.class == CueClass::Said && first.is_some_and(|t| t.span.len() == 3);
        let about = cue.frames.any(Frames::ABOUT) && first.is_some_and(is_about) && !on_behalf;
        let clear =
            has_verb(words) && !aims && words.len() >= MIN_WEAK && cue.class != CueClass::Wanted;
        let stance = stance && cue.class != CueClass::Said;
        if !(about || clear || stance) {
            return Right::None;
        }
    }
    Right::Words(range)
}

fn has_verb(words: &[Token]) -> bool {
    words.iter().skip(1).take(8).any(|t| {
        t.is(Flags::AUXILIARY.and(Flags::VERB))
            || t.has_form(Forms::PAST)
            || t.ending == WordEnding::Ed
    })
}

/// The words from `start` to the end of the statement, at most to `limit`.
pub(super) fn clause(sentence: Sentence<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let s = sentence.s;
    let mut end = start;
    let mut depth = 0_u32;
    while end < limit {
        let Some(token) = at(s, end) else { break };
        match token.kind {
            Kind::Punctuation(';') if depth == 0 => break,
            Kind::Punctuation('(') => depth += 1,
            Kind::Punctuation(')') => depth = depth.saturating_sub(1),
            Kind::Word
            | Kind::Number
            | Kind::Possessive
            | Kind::Punctuation(_)
            | Kind::Quote(_) => {}
        }
        if depth == 0 && end > start + 1 && ends_statement(sentence, end) {
            break;
        }
        end += 1;
    }
    while end > start
        && before(s, end).is_some_and(|t| {
            !t.is_word()
                && t.quote().is_none()
                && !matches!(t.kind, Kind::Possessive | Kind::Punctuation(')' | '%' | ']'))
        })
    {
        end -= 1;
    }
    let said = s.get(start..end)?;
    said.iter().any(|t| t.is_word() || t.quote().is_some()).then_some(start..end)
}

/// Where a statement inside a relative clause ends: at the comma that closes the clause.
pub(super) fn up_to_comma(sentence: Sentence<'_>, range: &Range<usize>) -> usize {
    let s = sentence.s;
    let comma = |n: &usize| {
        // "who backs Berg, Okafor and Lund" goes on, "who backs Berg, Okafor lost" does not.
        let listed = at(s, n + 1).is_some_and(|t| t.capital)
            && (n + 2..n + 4)
                .find_map(|m| at(s, m).filter(|t| !t.capital))
                .is_none_or(|t| !t.is_word() || t.is(Flags::CONJUNCTION));
        at(s, *n).is_some_and(Token::is_comma)
            && !listed
            && at(s, n + 1).is_none_or(|t| t.quote().is_none())
    };
    let closed = |n: &usize| *n > range.start && sentence.last_of(n - 1) == Some(',');
    (range.start + 1..range.end).find(|n| comma(n) || closed(n)).unwrap_or(range.end)
}

/// Whether the statement ends before the token at `n`.
fn ends_statement(sentence: Sentence<'_>, n: usize) -> bool {
    let s = sentence.s;
    let Some(token) = at(s, n) else { return true };
    if token.is(Flags::ACCORDING) && at(s, n + 1).is_some_and(|t| t.is(Flags::TO)) {
        return true;
    }
    if token.is_comma() {
        return stops_at_comma(s, n);
    }
    if token.is_colon() && at(s, n + 1).is_some_and(|t| t.quote().is_some()) {
        // "He spoke of the pier: '…,' he said": the words in marks have a cue of their own.
        let own = sentence.last_of(n + 1).is_some_and(|c| matches!(c, ',' | '!' | '?'));
        return own && (subject_says(s, n + 2) || says_at(s, n + 2));
    }
    let closed = before(s, n).is_some_and(|t| t.quote().is_some());
    if closed && sentence.last_of(n - 1) == Some(',') {
        return subject_says(s, n);
    }
    if token.is(Flags::SUBORDINATOR) && token.is(Flags::WH) && subject_says(s, n + 1) {
        // "talked of the pier when she told the paper: '…'"
        return token.span.len() == 4 && at(s, n + 2).is_some_and(|t| t.cue.is_some());
    }
    let joint = token.is(Flags::CONJUNCTION) && !token.capital;
    if !joint {
        return false;
    }
    says_at(s, n + 1)
}

/// Whether a new verb of saying begins at `n`, after adverbs: "and later added".
fn says_at(s: &[Token], n: usize) -> bool {
    let mut n = n;
    while at(s, n).is_some_and(|t| is_adverb(t) || t.is(Flags::HAVE)) {
        n += 1;
    }
    at(s, n).is_some_and(|t| {
        t.has_form(Forms::PAST.and(Forms::THIRD))
            && t.noun.is_none()
            && t.cue.is_some_and(|c| !c.frames.any(Frames::WEAK))
    })
}

fn stops_at_comma(s: &[Token], n: usize) -> bool {
    let Some(next) = at(s, n + 1) else { return false };
    if next.ending == WordEnding::Ing && next.cue.is_some() {
        return true;
    }
    if next.is(Flags::CONJUNCTION) {
        return subject_says(s, n + 2) || says_at(s, n + 2);
    }
    if next.is(Flags::AS.and(Flags::SUBORDINATOR)) && !next.is(Flags::THAT) {
        return subject_says(s, n + 2);
    }
    subject_says(s, n + 1)
        || says_at(s, n + 1) && at(s, n + 2).is_some_and(|t| t.is_name() || t.is(Flags::ARTICLE))
}

/// Whether "X said" begins at `n`.
fn subject_says(s: &[Token], n: usize) -> bool {
    let Some(first) = at(s, n) else { return false };
    if first.is(Flags::PREPOSITION.and(Flags::SUBORDINATOR).and(Flags::AUXILIARY))
        || !first.is_word()
    {
        return false;
    }
    phrase_after(s, n, After::Preposition).is_some_and(|p| says_at(s, p.end))
}
