//! The grammar of attribution inside one sentence: who (source) says (cue) what (content).

use super::complements::{self, Right};
use super::constructions::{according, colon, owned_noun, passive};
use super::lexicon::{Cue, CueClass, Flags, Forms, Frames};
use super::phrases::{After, at, before, main_subject, phrase_after, phrase_before};
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
        let frame = if token.is(Flags::ACCORDING) {
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
enum Verb {
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

fn is_joint(token: &Token) -> bool {
    token.is(Flags::CONJUNCTION)
}

/// Whether the word before `n` is a plural by its letter or a list of names.
fn is_plural(s: &[Token], n: usize) -> bool {
    let Some(token) = before(s, n) else { return false };
    let joined = s.get(n.saturating_sub(4)..n).is_some_and(|w| w.iter().any(is_joint));
    token.is_word() && (token.plural || joined && token.capital)
}

/// The first of the auxiliaries, adverbs and "to" chains that stand before the verb at `k`.
fn back_over_helpers(s: &[Token], k: usize) -> usize {
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

/// The source of a verb that does not stand before its subject.
fn source_of(
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
fn before_relative(s: &[Token], end: usize) -> Option<Range<usize>> {
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
fn hand_over(s: &[Token], from: usize, frame: Option<&Frame>, earlier: &mut [Frame]) {
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
    let floor = earlier
        .iter()
        .map(|f| f.content.iter().map(|c| c.end).max().unwrap_or(0).max(f.cue.end))
        .filter(|&e| e < end)
        .max()
        .unwrap_or(0);
    let start = statement_start(s, floor, stop);
    let range = start..stop;
    let words = s.get(range.clone())?.iter().filter(|t| t.is_word()).count();
    let clear = cue.frames.any(Frames::CLAUSE) && !cue.frames.any(Frames::WEAK);
    let enough = words >= MIN_LEFT && clear && !starts_sentence_adverbial(s, &range);
    (marked || enough || words >= 2 * MIN_LEFT && clear).then_some(range)
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
