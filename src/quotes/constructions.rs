//! Attributions that are no verb with its subject: "according to", a label before a colon, a noun
//! with its owner, the passive.

use super::complements::{self, Right};
use super::frames::{Found, Frame, MIN_LEFT, Sentence, Verb, back_over_helpers, statement_start};
use super::lexicon::{Cue, CueClass, Flags, Forms, Frames};
use super::phrases::{After, at, before, main_subject, phrase_after, phrase_before};
use super::sources::source_of;
use super::tokens::{Kind, Token, WordEnding};
use std::ops::Range;

/// "…, according to the ministry" and "According to the ministry, …".
pub(super) fn according(sentence: Sentence<'_>, k: usize, earlier: &[Frame]) -> Option<Frame> {
    let s = sentence.s;
    // "according to" is two words in English, one elsewhere: "selon", "laut".
    let cue = if at(s, k)?.is(Flags::TO) { k..k + 1 } else { k..k + 2 };
    if !before(s, cue.end)?.is(Flags::TO) {
        return None;
    }
    let source = phrase_after(s, cue.end, After::Preposition)?;
    let heads = k == 0
        || s.get(..k)?.iter().all(|t| {
            !t.is_word() && t.quote().is_none() || t.is(Flags::CONJUNCTION.and(Flags::ADVERB))
        });
    let content = if heads {
        let start = s
            .iter()
            .enumerate()
            .skip(source.end)
            .find(|(_, t)| t.is_comma() || t.quote().is_some())?;
        let start = if start.1.is_comma() { start.0 + 1 } else { start.0 };
        complements::clause(sentence, start, s.len())?
    } else {
        let comma = before(s, k).is_some_and(|t| t.is_comma() || t.is_dash());
        let floor = earlier
            .iter()
            .flat_map(|f| &f.content)
            .map(|c| c.end)
            .filter(|&e| e + MIN_LEFT < k)
            .max();
        let start = statement_start(s, floor.unwrap_or(0), k);
        start..if comma { k - 1 } else { k }
    };
    let class = CueClass::Said;
    (!content.is_empty()).then(|| Frame {
        source: Some(source),
        cue,
        class,
        found: Found::Beside,
        content: vec![content],
    })
}

/// Most tokens of a name before a colon: "Anna Berg, mayor: …".
const MAX_LABEL: usize = 6;

/// "Berg: 'We wait.'" — and "she was clear: 'We wait.'", where the subject of the sentence speaks.
pub(super) fn colon(sentence: Sentence<'_>, k: usize, earlier: &[Frame]) -> Option<Frame> {
    let s = sentence.s;
    if k + 1 == s.len() {
        return announced(s, k);
    }
    let labels = before(s, k).is_some_and(|t| t.is(Flags::LABEL));
    if labels || earlier.iter().any(|f| f.content.iter().any(|c| c.end > k)) {
        return None;
    }
    let dash = s.get(..k)?.iter().rposition(Token::is_dash).map_or(0, |n| n + 1);
    let head = s.get(dash..k)?;
    let label = !head.is_empty()
        && head.len() <= MAX_LABEL
        && head.iter().all(|t| t.is_name() || t.kind == Kind::Possessive || t.is_comma())
        && head.iter().any(Token::is_word);
    let quoted = at(s, k + 1).is_some_and(|t| t.quote().is_some());
    let source = if label {
        Some(dash..k)
    } else if let Some(by) = signed(s, k) {
        Some(by)
    } else {
        main_subject(s).filter(|p| quoted && p.end <= k)
    }?;
    let content = if quoted {
        complements::marked_run(sentence, k + 1)
    } else {
        complements::clause(sentence, k + 1, s.len())?
    };
    let words = s.get(content.clone())?.iter().filter(|t| t.is_word()).count();
    (quoted || words >= MIN_LEFT).then_some(Frame {
        source: Some(source),
        cue: k..k + 1,
        class: CueClass::Said,
        found: Found::Colon,
        content: vec![content],
    })
}

/// "“Piers to close,” by the Gazette's Anna Berg: '…'": who signed the text that is quoted.
fn signed(s: &[Token], k: usize) -> Option<Range<usize>> {
    let from = k.saturating_sub(MAX_LABEL);
    let by = s.get(from..k)?.iter().rposition(|t| t.is(Flags::BY))? + from;
    let name = s.get(by + 1..k)?;
    let start = name.iter().rposition(|t| t.kind == Kind::Possessive).map_or(0, |n| n + 1);
    let all = !name.is_empty() && name.iter().all(|t| t.is_name() || t.kind == Kind::Possessive);
    all.then(|| by + 1 + start..k)
}

/// "Said Anna Berg:" and "The mayor was clear:" — the words stand in the next paragraph.
fn announced(s: &[Token], k: usize) -> Option<Frame> {
    let inverted = at(s, 0).is_some_and(|t| t.has_form(Forms::PAST) && t.capital);
    let source = if inverted { phrase_after(s, 1, After::Cue) } else { main_subject(s) }?;
    let (class, found) = (CueClass::Said, Found::Colon);
    Some(Frame { source: Some(source), cue: k..k + 1, class, found, content: Vec::new() })
}

/// "Her claim that …", "the party's criticism of …".
pub(super) fn owned_noun(sentence: Sentence<'_>, k: usize, class: CueClass) -> Option<Frame> {
    let s = sentence.s;
    let mut n = k;
    while before(s, n).is_some_and(|t| {
        t.kind == Kind::Word
            && !t.is(Flags::POSSESSIVE)
            && t.flags == Flags::default()
            && !t.capital
    }) {
        n -= 1;
    }
    let owner = before(s, n)?;
    let source = if owner.is(Flags::POSSESSIVE) {
        n - 1..n
    } else if owner.kind == Kind::Possessive {
        phrase_before(s, n - 1)?
    } else {
        return None;
    };
    let next = at(s, k + 1)?;
    let opens = next.is(Flags::THAT.and(Flags::TO).and(Flags::NOUN_PREPOSITION))
        || next.is(Flags::PREPOSITION) && complements::is_about(next)
        || next.quote().is_some();
    let wish = class == CueClass::Wanted && !next.is(Flags::THAT);
    if !opens || wish && !next.is(Flags::TO) && next.quote().is_none() {
        return None;
    }
    let start = if next.is(Flags::TO) || next.quote().is_some() { k + 1 } else { k + 2 };
    let content = complements::clause(sentence, start, s.len())?;
    let marked = s.get(content.clone())?.iter().any(|t| t.quote().is_some() || t.in_fragment);
    if wish && !marked {
        // A plan to do something is no words about it.
        return None;
    }
    Some(Frame {
        source: Some(source),
        cue: k..k + 1,
        class,
        found: Found::Owner,
        content: vec![content],
    })
}

/// "The ministry made it clear that …", "Damascus let it be known that …".
pub(super) fn made_known(
    sentence: Sentence<'_>,
    k: usize,
    earlier: &[Frame],
    main: impl FnMut() -> Option<Range<usize>>,
) -> Option<Frame> {
    let s = sentence.s;
    let between = |t: &Token| {
        t.is(Flags::OBJECT.and(Flags::ADVERB)) || t.is(Flags::BE) || t.ending == WordEnding::Ly
    };
    let verb = s.get(..k)?.iter().rposition(|t| !between(t))?;
    let token = at(s, verb).filter(|t| t.is(Flags::MAKES))?;
    let from = back_over_helpers(s, verb);
    let helped = |flags| s.get(from..verb).is_some_and(|h| h.iter().any(|t| t.is(flags)));
    if helped(Flags::BE) {
        // "It was made clear that": nobody says by whom.
        return None;
    }
    let bound = helped(Flags::TO) || token.ending == WordEnding::Ing;
    let place = if bound { Verb::Bound { from } } else { Verb::Finite { from } };
    let (source, found) = source_of(s, verb, place, earlier, main);
    let opens = at(s, k + 1)?;
    let says = opens.is(Flags::THAT) || opens.is_colon() || opens.quote().is_some();
    let class = CueClass::Said;
    let cue = Cue { class, frames: Frames::CLAUSE, forms: Forms::PAST };
    let content = match complements::right(sentence, k, cue) {
        Right::Marked(range) | Right::Words(range) if says => range,
        Right::Marked(_) | Right::Words(_) | Right::None => return None,
    };
    Some(Frame { source: Some(source?), cue: verb..k + 1, class, found, content: vec![content] })
}

/// "The plan was criticised by the union": what is judged stands before, who judges after "by".
pub(super) fn passive(
    sentence: Sentence<'_>,
    k: usize,
    from: usize,
    class: CueClass,
) -> Option<Frame> {
    let s = sentence.s;
    let by = s.get(k + 1..)?.iter().take(4).position(|t| t.is(Flags::BY))? + k + 1;
    let source = phrase_after(s, by + 1, After::Preposition)?;
    let content = phrase_before(s, from)?;
    Some(Frame {
        source: Some(source),
        cue: k..k + 1,
        class,
        found: Found::Beside,
        content: vec![content],
    })
}

/// The two parts of a statement that the words of its source interrupt: "The pier, Berg said, was
/// safe". The first part has no verb of its own, so that neither says anything alone.
pub(super) fn interrupted(
    sentence: Sentence<'_>,
    source: &Range<usize>,
    k: usize,
    floor: usize,
) -> Option<Vec<Range<usize>>> {
    let s = sentence.s;
    let comma = source.start.checked_sub(1)?;
    let beside = source.end == k && at(s, comma)?.is_comma() && at(s, k + 1)?.is_comma();
    let verb = |t: &Token| {
        t.is(Flags::AUXILIARY.and(Flags::BE).and(Flags::HAVE).and(Flags::VERB))
            || t.has_form(Forms::PAST.and(Forms::THIRD))
    };
    let second = complements::clause(sentence, k + 2, s.len()).filter(|_| beside)?;
    let first = statement_start(s, floor, comma)..comma;
    let opens = at(s, first.start).filter(|t| t.is_word())?;
    let adverbial = opens.is(Flags::PREPOSITION.and(Flags::SUBORDINATOR)) && !opens.is(Flags::WH);
    if adverbial {
        // "In spring, Berg said, the pier was safe."
        return s.get(second.clone())?.iter().skip(1).any(verb).then(|| vec![second]);
    }
    at(s, k + 2).is_some_and(verb).then(|| vec![first, second])
}
