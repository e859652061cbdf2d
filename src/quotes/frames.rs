//! The grammar of attribution inside one sentence: who (source) says (cue) what (content).

use super::complements::{self, Right};
use super::constructions::{according, colon, interrupted, made_known, owned_noun, passive};
use super::lexicon::{Cue, CueClass, Flags, Forms, Frames};
use super::phrases::{After, at, before, main_subject, phrase_after, phrase_before};
use super::sources::{before_relative, hand_over, source_of};
use super::tokens::{Kind, Token, WordEnding};
use std::ops::Range;

/// How the source was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Found {
    /// It stands beside the cue.
    Beside,
    /// It is the subject of another verb of the sentence.
    Inherited,
    /// It stands before a colon.
    Colon,
    /// It stands right after marked words, before a verb that is no cue.
    Follower,
    /// It owns a noun: "her claim that".
    Owner,
}

/// One statement of a sentence; ranges count tokens of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) class: CueClass,
    pub(super) found: Found,
    /// Parts in order; two where the attribution stands between them. None where the words said
    /// must stand in the next sentence: "He answered:"
    pub(super) content: Vec<Range<usize>>,
}

/// A sentence: its tokens, and what marked words end with.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'a> {
    pub(super) s: &'a [Token],
    /// By index of marked words: their last character.
    pub(super) last: &'a [Option<char>],
}

impl Sentence<'_> {
    /// The last character inside the marked words at token `n`.
    pub(super) fn last_of(&self, n: usize) -> Option<char> {
        at(self.s, n).and_then(Token::quote).and_then(|q| self.last.get(q).copied().flatten())
    }
}

/// Longest sentence that is read word by word, in tokens; the rest of a longer one is a list or a
/// table, and reading it would take time without end.
const MAX_SENTENCE: usize = 400;

/// The statements of a sentence, in the order of their cues.
pub(super) fn frames(sentence: Sentence<'_>) -> Vec<Frame> {
    let s = sentence.s.get(..MAX_SENTENCE).unwrap_or(sentence.s);
    let sentence = Sentence { s, ..sentence };
    let mut out: Vec<Frame> = Vec::new();
    let mut subject: Option<Option<Range<usize>>> = None;
    let titled = in_title_case(s);
    for k in 0..s.len() {
        let Some(token) = at(s, k) else { break };
        if token.in_fragment {
            continue;
        }
        let main = || subject.get_or_insert_with(|| main_subject(s)).clone();
        let known = token.is(Flags::KNOWN).then(|| made_known(sentence, k, &out, main)).flatten();
        let frame = if known.is_some() {
            known
        } else if token.is(Flags::ACCORDING) {
            according(sentence, k, &out)
        } else if token.is_colon() {
            colon(sentence, k, &out)
        } else if let Some(cue) = token.cue
            && (titled || !named_like(s, k))
            && let Some(verb) = verb_at(s, k, cue)
        {
            let main = || subject.get_or_insert_with(|| main_subject(s)).clone();
            let frame = verb_frame(sentence, k, cue, verb, &out, main);
            if let Verb::Bound { from } = verb {
                hand_over(s, from, frame.as_ref(), &mut out);
            }
            frame
        } else if let Some(class) = token.noun {
            owned_noun(sentence, k, class)
        } else {
            None
        };
        out.extend(frame);
    }
    out
}

/// Share of capitals among the longer words from which a sentence is written like a headline.
const TITLE_CASE: f32 = 0.8;
/// Fewest such words for that.
const TITLE_WORDS: usize = 4;

/// Whether nearly every word of more than three letters begins with a capital.
fn in_title_case(s: &[Token]) -> bool {
    let long = || s.iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3);
    let capitals = long().filter(|t| t.capital).count();
    let words = long().count();
    words >= TITLE_WORDS && capitals as f32 >= TITLE_CASE * words as f32
}

/// Whether a cue word is a part of a name here, as in "the United States", or of another verb, as in
/// "showed off", "going to".
fn named_like(s: &[Token], k: usize) -> bool {
    let next = |flags| at(s, k + 1).is_some_and(|t| t.is(flags));
    let capital = at(s, k).is_some_and(|t| t.capital) && before(s, k).is_some_and(Token::is_word);
    let future = at(s, k).is_some_and(|t| t.is(Flags::AUXILIARY)) && next(Flags::TO);
    capital || future || next(Flags::OFF)
}

/// What a cue word is in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// With a subject of its own before it, after this token (auxiliaries included).
    Finite { from: usize },
    /// -ing or after "to" with no subject beside it.
    Bound { from: usize },
    /// "was criticised by".
    Passive { from: usize },
}

fn verb_at(s: &[Token], k: usize, cue: Cue) -> Option<Verb> {
    let from = back_over_helpers(s, k);
    let helpers = s.get(from..k).unwrap_or_default();
    let led = before(s, from);
    let be = helpers.iter().any(|t| t.is(Flags::BE));
    let have = helpers.iter().any(|t| t.is(Flags::HAVE));
    let helped = helpers.iter().any(|t| t.is(Flags::AUXILIARY));
    let to = helpers.iter().any(|t| t.is(Flags::TO));
    let nouny = led.is_some_and(|t| {
        t.is(Flags::ARTICLE.and(Flags::POSSESSIVE))
            || t.kind == Kind::Possessive
            || t.is(Flags::PREPOSITION) && !t.is(Flags::SUBORDINATOR)
            || t.is(Flags::DETERMINER)
                && !t.is(Flags::STANDS_ALONE.and(Flags::SUBORDINATOR).and(Flags::RELATIVE))
    });
    if cue.forms.any(Forms::ING) {
        let heard = at(s, k).is_some_and(|t| t.is(Flags::NOUN));
        if heard && led.is_some_and(|t| t.is_word() && t.cue.is_none()) {
            // "the Senate budget hearing"
            return None;
        }
        let bound = !be && !have;
        if nouny && led.is_some_and(|t| t.is(Flags::ARTICLE.and(Flags::POSSESSIVE))) {
            return None;
        }
        return Some(if bound { Verb::Bound { from } } else { Verb::Finite { from } });
    }
    if be && cue.forms.any(Forms::PARTICIPLE) {
        return Some(Verb::Passive { from });
    }
    if nouny && !helped && !to {
        return None;
    }
    if to {
        let aim = before(s, from).is_some_and(|t| t.has_form(Forms::BASE) && !t.capital)
            && from
                .checked_sub(1)
                .and_then(|n| before(s, n))
                .is_some_and(|t| t.is(Flags::PREPOSITION) && t.span.len() == 2);
        if aim {
            // "in order to show": why something is done, not what somebody says.
            return None;
        }
        return cue.forms.any(Forms::BASE).then_some(Verb::Bound { from });
    }
    if helped {
        return Some(Verb::Finite { from });
    }
    if cue.forms.any(Forms::PAST) {
        return Some(Verb::Finite { from });
    }
    present(s, k, from, cue)
}

/// A present form without a helper can be a noun: it must agree with what stands before it.
fn present(s: &[Token], k: usize, from: usize, cue: Cue) -> Option<Verb> {
    let token = at(s, k)?;
    if token.capital && k == 0 {
        return None;
    }
    let is_noun = token.noun.is_some()
        || token.is(Flags::DOCUMENT
            .and(Flags::ROLE)
            .and(Flags::BODY)
            .and(Flags::VERB)
            .and(Flags::NOUN));
    let next = at(s, k + 1);
    let opens = next.is_some_and(|t| {
        t.is(Flags::THAT
            .and(Flags::TO)
            .and(Flags::PRONOUN)
            .and(Flags::DETERMINER)
            .and(Flags::POSSESSIVE)
            .and(Flags::WH)
            .and(Flags::OBJECT))
            || t.quote().is_some()
            || t.in_fragment
            || t.is_name()
            || t.is_comma()
            || t.is_colon()
            || t.is(Flags::PREPOSITION) && cue.frames.any(Frames::ABOUT)
    });
    if is_noun && !opens {
        return None;
    }
    let led = before(s, from)?;
    let agrees = if cue.forms.any(Forms::THIRD) {
        led.is_name()
            || led.is(Flags::PRONOUN
                .and(Flags::ROLE)
                .and(Flags::BODY)
                .and(Flags::DOCUMENT)
                .and(Flags::RELATIVE))
            || led.is_comma()
            || led.quote().is_some()
            || !led.capital && led.is_word()
            || led.is_punctuation(')')
            || is_joint(led)
    } else {
        led.is(Flags::PRONOUN.and(Flags::STANDS_ALONE).and(Flags::RELATIVE))
            && !led.is(Flags::SINGULAR)
            || is_plural(s, from)
            || before_relative(s, from).is_some()
            || led.is_comma()
            || is_joint(led)
    };
    agrees.then_some(Verb::Finite { from })
}

pub(super) fn is_joint(token: &Token) -> bool {
    token.is(Flags::CONJUNCTION)
}

/// Whether the word before `n` is a plural by its letter or a list of names.
fn is_plural(s: &[Token], n: usize) -> bool {
    let Some(token) = before(s, n) else { return false };
    let joined = s.get(n.saturating_sub(4)..n).is_some_and(|w| w.iter().any(is_joint));
    token.is_word() && (token.plural || joined && token.capital)
}

/// The first of the auxiliaries, adverbs and "to" chains that stand before the verb at `k`.
pub(super) fn back_over_helpers(s: &[Token], k: usize) -> usize {
    let mut n = k;
    while let Some(token) = before(s, n) {
        let helper = token.is_word()
            && !token.is(Flags::DETERMINER)
            && (token.is(Flags::AUXILIARY.and(Flags::NEGATION))
                || token.is(Flags::ADVERB)
                    && !token.is(Flags::TIME)
                    && !token.is(Flags::PREPOSITION)
                || token.is(Flags::TO) && n == k
                || token.ending == WordEnding::Ly && !token.capital
                || token.is(Flags::DAY)
                    && k - n < 2
                    && n > 1
                    && before(s, n - 1).is_some_and(|t| t.is_name()));
        if !helper {
            break;
        }
        n -= 1;
    }
    n
}

fn verb_frame(
    sentence: Sentence<'_>,
    k: usize,
    cue: Cue,
    verb: Verb,
    earlier: &[Frame],
    main: impl FnMut() -> Option<Range<usize>>,
) -> Option<Frame> {
    let s = sentence.s;
    let class = cue.class;
    if let Verb::Passive { from } = verb {
        return passive(sentence, k, from, class);
    }
    if let Some(frame) = inverted(sentence, k, cue, earlier) {
        return Some(frame);
    }
    if let Some(frame) = verb_first(sentence, k, cue) {
        return Some(frame);
    }
    let (source, found) = source_of(s, k, verb, earlier, main);
    let start = source.as_ref().filter(|_| found == Found::Beside).map(|p| p.start);
    if let Some(source) = source.clone().filter(|_| start.is_some() && class <= CueClass::Thought)
        && let Some(content) = interrupted(sentence, &source, k, claimed_to(earlier, source.start))
    {
        return Some(Frame { source: Some(source), cue: k..k + 1, class, found, content });
    }
    let as_clause = start.and_then(|n| before(s, n)).is_some_and(|t| t.is(Flags::AS));
    let mut right = complements::right(sentence, k, cue);
    if let Right::Words(range) = &mut right
        && (relative_before(s, verb) || source.as_ref().is_some_and(|p| ends_relative(s, p)))
    {
        range.end = complements::up_to_comma(sentence, range);
    }
    let left = start.and_then(|n| {
        let end = if as_clause { n - 1 } else { n };
        left_content(sentence, end, cue, earlier)
    });
    let content = match (left, right) {
        (Some(left), Right::Marked(right)) if only_quotes(s, &left) => vec![left, right],
        (Some(left), Right::Marked(right)) if !starts_sentence_adverbial(s, &left) => {
            vec![left, right]
        }
        (Some(left), Right::None) => vec![left],
        (Some(left), Right::Words(_)) if only_quotes(s, &left) && !cue.frames.any(Frames::TOLD) => {
            vec![left]
        }
        (_, Right::Marked(right) | Right::Words(right)) => vec![right],
        (None, Right::None)
            if found == Found::Beside
                && class <= CueClass::Denied
                && !dependent(s, start, earlier) =>
        {
            Vec::new()
        }
        (None, Right::None) => return None,
    };
    let source = source.filter(|p| !is_duration(s, p))?;
    Some(Frame { source: Some(source), cue: k..k + 1, class, found, content })
}

/// Whether a clause that begins at `start` depends on another: "…, Berg said as the crowd roared".
fn dependent(s: &[Token], start: Option<usize>, earlier: &[Frame]) -> bool {
    let led = start.filter(|_| !earlier.is_empty()).and_then(|n| before(s, n));
    led.is_some_and(|t| {
        t.is(Flags::SUBORDINATOR.and(Flags::AS).and(Flags::RELATIVE)) || t.cue.is_some()
    }) || earlier.iter().any(|f| f.content.iter().any(|c| start.is_some_and(|n| c.contains(&n))))
}

/// "4 min read": nobody.
fn is_duration(s: &[Token], phrase: &Range<usize>) -> bool {
    at(s, phrase.start).is_some_and(|t| t.kind == Kind::Number)
        && before(s, phrase.end).is_some_and(|t| t.is(Flags::TIME) && !t.capital)
}

/// Whether the verb stands in a relative clause: "a voter who supports the plan, …".
fn relative_before(s: &[Token], verb: Verb) -> bool {
    let Verb::Finite { from } = verb else { return false };
    before(s, from).is_some_and(|t| t.is(Flags::RELATIVE) && !t.is(Flags::THAT)) && from > 1
}

/// Whether a source ends with the relative word that stands for it: "Berg, who".
fn ends_relative(s: &[Token], source: &Range<usize>) -> bool {
    let last = before(s, source.end);
    source.len() > 1 && last.is_some_and(|t| t.is(Flags::RELATIVE) && !t.is(Flags::THAT))
}

fn starts_sentence_adverbial(s: &[Token], left: &Range<usize>) -> bool {
    at(s, left.start)
        .is_some_and(|t| t.is(Flags::PREPOSITION.and(Flags::SUBORDINATOR).and(Flags::DAY)))
}

/// "…, said Anna Berg, the mayor": the cue stands before its subject.
fn inverted(sentence: Sentence<'_>, k: usize, cue: Cue, earlier: &[Frame]) -> Option<Frame> {
    let s = sentence.s;
    let token = at(s, k)?;
    let finite = cue.forms.any(Forms::PAST.and(Forms::THIRD)) && !(token.capital && k > 0);
    if !finite || !cue.frames.any(Frames::CLAUSE) || cue.frames.any(Frames::TRANSITIVE) {
        return None;
    }
    let from = back_over_helpers(s, k);
    let led = before(s, from);
    let after_quote = led.is_some_and(|t| t.quote().is_some() || t.is_dash())
        || led.is_some_and(Token::is_comma)
            && from >= 2
            && at(s, from - 2).is_some_and(|t| t.quote().is_some());
    if !after_quote && !led.is_some_and(Token::is_comma) {
        return None;
    }
    let next = at(s, k + 1)?;
    let may_name = next.is_name()
        || next.is(Flags::ARTICLE
            .and(Flags::POSSESSIVE)
            .and(Flags::ROLE)
            .and(Flags::BODY)
            .and(Flags::STANDS_ALONE)
            .and(Flags::DETERMINER))
        || next.is(Flags::PRONOUN) && after_quote
        || next.kind == Kind::Word
            && after_quote
            && !next.is(Flags::PREPOSITION
                .and(Flags::DAY)
                .and(Flags::ADVERB)
                .and(Flags::SUBORDINATOR)
                .and(Flags::CONJUNCTION));
    if !may_name || next.is(Flags::THAT) && at(s, k + 2).is_some_and(|t| !t.is_word()) {
        return None;
    }
    let source = phrase_after(s, k + 1, After::Cue)?;
    let closes = at(s, source.end).is_none_or(|t| {
        !t.is_word()
            || t.is(Flags::PREPOSITION
                .and(Flags::DAY)
                .and(Flags::RELATIVE)
                .and(Flags::SUBORDINATOR)
                .and(Flags::CONJUNCTION))
            || t.ending != WordEnding::Other
            || t.is(Flags::ADVERB)
    });
    if !closes || !after_quote && phrase_before(s, from).is_some_and(|p| p.start == 0) {
        return None;
    }
    // "Until then, said Anna Berg, who came late, '…'": the words may all stand after the source.
    let content: Vec<Range<usize>> = left_content(sentence, from, cue, earlier)
        .into_iter()
        .chain(complements::resumed(sentence, source.end))
        .collect();
    if content.is_empty() {
        return None;
    }
    Some(Frame {
        source: Some(source),
        cue: k..k + 1,
        class: cue.class,
        found: Found::Beside,
        content,
    })
}

/// Most tokens between a subject after its verb and the marked words: "Dijo Ana Ruiz ayer que '…'".
const QUOTE_WITHIN: usize = 5;

/// "Dijo Ana Ruiz: '…'": a sentence that begins with the cue, its subject after it.
fn verb_first(sentence: Sentence<'_>, k: usize, cue: Cue) -> Option<Frame> {
    let s = sentence.s;
    let finite = cue.forms.any(Forms::PAST.and(Forms::THIRD)) && cue.frames.any(Frames::CLAUSE);
    if !finite || before(s, k).is_some_and(|t| t.is_word() || t.quote().is_some() || t.is_comma()) {
        return None;
    }
    let source = phrase_after(s, k + 1, After::Cue)?;
    let near = s.get(source.end..)?.iter().take(QUOTE_WITHIN);
    let quote = source.end + near.into_iter().position(|t| t.quote().is_some())?;
    let content = vec![complements::marked_run(sentence, quote)];
    let (class, found) = (cue.class, Found::Beside);
    Some(Frame { source: Some(source), cue: k..k + 1, class, found, content })
}

/// Fewest words of an unmarked statement before its attribution.
pub(super) const MIN_LEFT: usize = 4;

/// What is said, where it stands before its attribution that begins at `end`.
fn left_content(
    sentence: Sentence<'_>,
    end: usize,
    cue: Cue,
    earlier: &[Frame],
) -> Option<Range<usize>> {
    let s = sentence.s;
    let mut stop = end;
    while before(s, stop).is_some_and(|t| t.is_comma() || t.is_dash()) {
        stop -= 1;
    }
    let marked = before(s, stop).is_some_and(|t| t.quote().is_some());
    if !marked && stop == end {
        return None;
    }
    let start = statement_start(s, claimed_to(earlier, end), stop);
    let range = start..stop;
    let words = s.get(range.clone())?.iter().filter(|t| t.is_word()).count();
    let clear = cue.frames.any(Frames::CLAUSE) && !cue.frames.any(Frames::WEAK);
    let enough = words >= MIN_LEFT && clear && !starts_sentence_adverbial(s, &range);
    (marked || enough || words >= 2 * MIN_LEFT && clear).then_some(range)
}

/// Where the last frame before `end` stops.
fn claimed_to(earlier: &[Frame], end: usize) -> usize {
    let ends =
        earlier.iter().map(|f| f.content.iter().map(|c| c.end).max().unwrap_or(0).max(f.cue.end));
    ends.filter(|&e| e < end).max().unwrap_or(0)
}

/// Where the statement that ends at `stop` begins, at or after `floor`.
pub(super) fn statement_start(s: &[Token], floor: usize, stop: usize) -> usize {
    let mut start = floor;
    while start < stop
        && at(s, start).is_some_and(|t| {
            !t.is_word()
                && t.quote().is_none()
                && !t.is_punctuation('$')
                && t.kind != Kind::Possessive
                || t.is(Flags::CONJUNCTION) && !t.is(Flags::PRONOUN)
        })
    {
        start += 1;
    }
    start
}

fn only_quotes(s: &[Token], range: &Range<usize>) -> bool {
    s.get(range.clone())
        .is_some_and(|t| t.iter().any(|t| t.quote().is_some()) && t.iter().all(|t| !t.is_word()))
}
