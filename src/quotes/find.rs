//! Reads one paragraph: its marked words, its sentences, and the statements in them.

use super::complements::{addressee, is_about};
use super::frames::{self, Found, Frame, Sentence};
use super::lexicon::{Flags, Forms, Frames, Lexicon};
use super::phrases::{After, phrase_after};
use super::tokens::{Kind, Reading, Token, sentences, tokens};
use super::{CueClass, QuoteKind};
use crate::text::Span;
use crate::text::marks::{Before, Ending, Marked, marked};
use std::ops::Range;

/// Marked words fewer than this are read as part of their sentence: most are names, titles and
/// words that the writer keeps at a distance.
pub(super) const SPEECH_WORDS: usize = 4;

/// A paragraph as read.
#[derive(Debug)]
pub(super) struct Read<'a> {
    pub(super) text: &'a str,
    /// Index in the article.
    pub(super) index: usize,
    pub(super) marks: Vec<Marked>,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) statements: Vec<Statement>,
    /// Sources of cues whose words stand in another sentence, by sentence.
    pub(super) intros: Vec<(usize, Range<usize>)>,
    /// The paragraph ends inside marked words that the next one may continue.
    pub(super) open: bool,
}

/// Words that are somebody's, as found in one sentence.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about one statement")]
pub(super) struct Statement {
    /// Where the words stand, marks excluded.
    pub(super) span: Span,
    pub(super) kind: QuoteKind,
    /// Sentence of the paragraph.
    pub(super) sentence: usize,
    /// Cue words.
    pub(super) cue: Option<Span>,
    /// The words that name the source, as tokens of the paragraph.
    pub(super) source: Option<Range<usize>>,
    pub(super) found: Found,
    /// The cue says that somebody speaks, not that somebody thinks, wants or judges.
    pub(super) spoken: bool,
    /// Parts of one interrupted quote share a number within the paragraph.
    pub(super) unit: usize,
    /// The marked words in it, marks excluded.
    pub(super) marked: Vec<Span>,
    /// Nothing but marked words stands in its sentence.
    pub(super) alone: bool,
    /// No cue claims it.
    pub(super) bare: bool,
    /// At least [`SPEECH_WORDS`] words.
    pub(super) long: bool,
    /// What kind of cue claims it.
    pub(super) class: Option<CueClass>,
    /// The words that name who is told, as tokens of the paragraph.
    pub(super) addressee: Option<Range<usize>>,
    /// The words that name who passes it on: the source of a statement that it stands in.
    pub(super) reporter: Option<Range<usize>>,
}

/// Reads a paragraph; `open` tells whether the one before ended inside marked words.
pub(super) fn read<'a>(text: &'a str, index: usize, lexicon: &Lexicon, open: bool) -> Read<'a> {
    let before = if open { Before::Open } else { Before::Settled };
    let mut marks: Vec<Marked> = marked(text, before);
    marks.retain(|m| m.depth == 0);
    for mark in &mut marks {
        bound(text, mark, lexicon);
    }
    let readings: Vec<Reading> = marks.iter().map(|mark| reading(text, mark, lexicon)).collect();
    let tokens =
        tokens(text, lexicon, &marks, |n| readings.get(n).copied().unwrap_or(Reading::Fragment));
    let last: Vec<Option<char>> = marks
        .iter()
        .map(|m| m.inner.slice(text).trim_end_matches(['\'', '’', '"']).chars().next_back())
        .collect();
    let sentences = sentences(&tokens, |q| last.get(q).copied().flatten());
    let still_open =
        marks.last().is_some_and(|m| m.ending == Ending::Paragraph && m.outer.end() == text.len());
    let named: Vec<Span> = marks
        .iter()
        .zip(&readings)
        .filter(|(m, r)| {
            **r == Reading::Name
                && m.inner.slice(text).split_whitespace().nth(SPEECH_WORDS - 1).is_none()
        })
        .map(|(m, _)| m.inner)
        .collect();
    let mut read = Read {
        text,
        index,
        marks,
        tokens,
        sentences,
        statements: Vec::new(),
        intros: Vec::new(),
        open: still_open,
    };
    (read.statements, read.intros) = Finder {
        read: &read,
        last: &last,
        lexicon,
        named,
        out: Vec::new(),
        intros: Vec::new(),
        unit: 0,
    }
    .run();
    read
}

/// A quote whose closing mark is missing ends before its attribution, if one can be seen.
fn bound(text: &str, mark: &mut Marked, lexicon: &Lexicon) {
    if mark.ending == Ending::Closed {
        return;
    }
    let inner = mark.inner.slice(text);
    let words = tokens(inner, lexicon, &[], |_| Reading::Fragment);
    for (n, token) in words.iter().enumerate() {
        let stop = token.is_comma() || matches!(token.kind, Kind::Punctuation('?' | '!'));
        let near = words.get(n + 1..).unwrap_or_default();
        let says = near.iter().take(4).position(|t| {
            t.has_form(Forms::PAST.and(Forms::THIRD))
                && t.cue.is_some_and(|c| c.class == CueClass::Said)
                && t.noun.is_none()
        });
        let named = near.first().is_some_and(|t| t.is_name() || t.is(Flags::PRONOUN));
        let Some(says) = says else { continue };
        let closes = near
            .get(says + 1)
            .is_none_or(|t| !t.is_word() || t.is(Flags::DAY.and(Flags::PREPOSITION)));
        if stop && (says <= 2 && named && closes || says == 0) {
            let end = mark.inner.start() + token.span.end();
            mark.inner = Span::snapped(text, mark.inner.start()..end);
            mark.outer = Span::snapped(text, mark.outer.start()..end);
            return;
        }
    }
}

/// How marked words are read: as one unit where they are long enough or end like a sentence.
fn reading(text: &str, mark: &Marked, lexicon: &Lexicon) -> Reading {
    let inner = mark.inner.slice(text);
    let before = text.get(..mark.outer.start()).unwrap_or_default().trim_end().chars().next_back();
    let after = text.get(mark.outer.end()..).unwrap_or_default().trim_start().chars().next();
    let introduced = matches!(before, Some(',' | ':')) && !is_apposed_title(text, mark, lexicon);
    let alone = before.is_none() && after.is_none();
    let long = inner.split_whitespace().nth(SPEECH_WORDS - 1).is_some();
    let opens_paragraph = before.is_none() && inner.ends_with(',');
    if !introduced && !alone && !opens_paragraph && is_name(inner) {
        return Reading::Name;
    }
    if long {
        return Reading::Speech;
    }
    let fresh = introduced || before.is_none_or(|c| matches!(c, '.' | '!' | '?' | '”' | '"'));
    let speech = match inner.chars().next_back() {
        Some(',') => true,
        Some('!' | '?' | '.' | '…') => fresh,
        Some(_) | None => matches!(before, Some(':')),
    };
    if speech { Reading::Speech } else { Reading::Fragment }
}

/// Whether marked words stand after a comma as the name of a work: "her new show, 'Night Ferry,'".
fn is_apposed_title(text: &str, mark: &Marked, lexicon: &Lexicon) -> bool {
    let before = text.get(..mark.outer.start()).unwrap_or_default().trim_end();
    let word = before.strip_suffix(',').and_then(|b| b.split_whitespace().next_back());
    word.is_some_and(|w| lexicon.get(w).flags.any(Flags::WORK))
}

/// Fewest words of a statement without marks; of fewer it takes a verb to say something.
const STATEMENT_WORDS: usize = 4;

/// Whether words without marks state anything: "no" and "to invite" do not.
fn states(tokens: &[Token], words: usize, class: CueClass) -> bool {
    let verb = || {
        tokens.iter().skip(1).any(|t| {
            t.is(Flags::AUXILIARY.and(Flags::VERB)) || t.has_form(Forms::PAST.and(Forms::THIRD))
        })
    };
    // "the allegations" after "denied" is what the denial is about; "to go", "what for" are nothing.
    let about = || {
        let opens = Flags::TO.and(Flags::WH).and(Flags::PREPOSITION).and(Flags::PRONOUN);
        words > 1
            && matches!(
                class,
                CueClass::Said | CueClass::Claimed | CueClass::Denied | CueClass::Judged
            )
            && tokens.first().is_some_and(|t| !t.is(opens))
    };
    words >= STATEMENT_WORDS
        || about()
        || words + 1 == STATEMENT_WORDS && class <= CueClass::Denied && verb()
}

/// Whether a frame only passes on what another one of the sentence says, speaker and all: "Berg said
/// the pier was safe, the agency reported" is Berg's statement.
fn passes_on(outer: &Frame, frames: &[Frame]) -> bool {
    let after = |c: &Range<usize>| outer.source.as_ref().is_some_and(|p| p.start >= c.end);
    let [content] = outer.content.as_slice() else { return false };
    after(content)
        && frames.iter().any(|inner| {
            let own = inner.source.as_ref().is_some_and(|p| {
                let first = p.start.min(inner.cue.start);
                first >= content.start && first <= content.start + 1
            });
            let said = inner.content.iter().any(|c| !c.is_empty());
            let speech =
                matches!(inner.class, CueClass::Said | CueClass::Claimed | CueClass::Denied);
            own && said && speech && inner.found == Found::Beside && inner.cue.end <= content.end
        })
}

/// What kind of cue a frame has: "called for help" is a wish, "called him a liar" a judgement.
fn class_of(s: &[Token], frame: &Frame) -> CueClass {
    let cue = frame.cue.end.checked_sub(1).and_then(|n| s.get(n)?.cue);
    let both = |frames: Frames| {
        frames.any(Frames::ABOUT) && frames.any(Frames::NOUN) && !frames.any(Frames::TOLD)
    };
    let about = s.get(frame.cue.end).is_some_and(is_about);
    if frame.class == CueClass::Wanted && cue.is_some_and(|cue| both(cue.frames)) && !about {
        return CueClass::Judged;
    }
    frame.class
}

/// The words after the cue that name who is told.
fn told(s: &[Token], frame: &Frame) -> Option<Range<usize>> {
    let cue = s.get(frame.cue.end.checked_sub(1)?)?.cue?;
    let start = frame.cue.end;
    let end = cue.frames.any(Frames::TOLD).then(|| addressee(s, start))??;
    let told = start..end;
    let apart = |c: &Range<usize>| c.end <= told.start || told.end <= c.start;
    (frame.content.iter().all(apart) && frame.source.as_ref().is_none_or(apart)).then_some(told)
}

/// The order in which frames may claim their words: a statement that holds another one comes before
/// it ("suggested that the mayor sees it as '…'"), else what stands beside its cue comes first.
fn rank(frame: &Frame, all: &[Frame]) -> Found {
    let holds = frame.class <= CueClass::Denied
        && frame.found == Found::Inherited
        && all.iter().any(|inner| {
            inner.found == Found::Beside
                && frame
                    .content
                    .iter()
                    .any(|c| c.start <= inner.cue.start && inner.cue.end <= c.end)
        });
    if holds { Found::Beside } else { frame.found }
}

/// Whether the cue of a frame stands right before its words, and says nothing but that somebody
/// speaks.
fn introduces(s: &[Token], frame: &Frame, content: &Range<usize>) -> bool {
    let finite = |t: &&Token| {
        t.has_form(Forms::PAST.and(Forms::THIRD))
            && t.cue.is_some_and(|c| !c.frames.any(Frames::WEAK))
    };
    frame.cue.end <= content.start
        && content.start <= frame.cue.end + 1
        && s.get(frame.cue.start).as_ref().is_some_and(finite)
}

struct Finder<'r, 'a> {
    read: &'r Read<'a>,
    last: &'r [Option<char>],
    lexicon: &'r Lexicon,
    /// Marked words that are names: nobody's words.
    named: Vec<Span>,
    out: Vec<Statement>,
    intros: Vec<(usize, Range<usize>)>,
    unit: usize,
}

impl Finder<'_, '_> {
    fn run(mut self) -> (Vec<Statement>, Vec<(usize, Range<usize>)>) {
        let read = self.read;
        for (n, range) in read.sentences.iter().enumerate() {
            let Some(s) = read.tokens.get(range.clone()) else { continue };
            let interesting = s.iter().any(|t| {
                t.cue.is_some()
                    || t.noun.is_some()
                    || t.quote().is_some()
                    || t.in_fragment
                    || t.is_colon()
                    || t.is(Flags::ACCORDING.and(Flags::KNOWN))
            });
            if interesting {
                self.sentence(n, range.start, s);
            }
        }
        self.out.sort_by_key(|s| (s.span.start(), std::cmp::Reverse(s.span.end()), s.unit));
        (self.out, self.intros)
    }

    fn sentence(&mut self, n: usize, offset: usize, s: &[Token]) {
        let mut frames = frames::frames(Sentence { s, last: self.last });
        if self.lexicon.direct_only {
            frames.retain(|f| {
                f.content.iter().any(|c| {
                    s.get(c.clone()).is_some_and(|t| t.iter().any(|t| t.quote().is_some()))
                })
            });
        }
        let found = frames.clone();
        frames.sort_by_key(|f| (rank(f, &found), f.cue.start));
        let passed_on: Vec<bool> = frames.iter().map(|f| passes_on(f, &frames)).collect();
        let mut claimed: Vec<Range<usize>> = Vec::new();
        for (frame, _) in frames.iter().zip(passed_on).filter(|(_, passed_on)| !passed_on) {
            self.frame(n, offset, s, frame, &mut claimed);
        }
        self.reporters(n, offset, s, &frames);
        self.bare(n, offset, s, &claimed);
    }

    fn frame(
        &mut self,
        n: usize,
        offset: usize,
        s: &[Token],
        frame: &Frame,
        claimed: &mut Vec<Range<usize>>,
    ) {
        self.unit += 1;
        if frame.content.is_empty()
            && let Some(source) = &frame.source
        {
            self.intros.push((n, source.start + offset..source.end + offset));
        }
        for content in &frame.content {
            let Some(tokens) = s.get(content.clone()) else { continue };
            if claimed.contains(content) {
                continue;
            }
            let words = tokens.iter().any(|t| t.is_word() && !t.in_fragment && !is_joint(t));
            let quotes = tokens.iter().any(|t| t.quote().is_some());
            let fragment = tokens.iter().any(|t| t.in_fragment);
            let kind = match (quotes || fragment, words) {
                (true, false) => QuoteKind::Direct,
                (true, true) => QuoteKind::Mixed,
                (false, _) => QuoteKind::Indirect,
            };
            let all = frame.content.iter().filter_map(|c| s.get(c.clone())).flatten();
            let all = all.filter(|t| t.is_word()).count();
            if kind == QuoteKind::Indirect && !states(tokens, all, frame.class) {
                continue;
            }
            let inside = claimed.iter().any(|c| c.start <= content.start && content.end <= c.end);
            let own = frame.found == Found::Beside && frame.class <= CueClass::Denied;
            let beside = own && introduces(s, frame, content);
            if kind == QuoteKind::Direct && inside && !beside {
                continue;
            }
            let statement = |span, marked| Statement {
                span,
                kind,
                sentence: n,
                cue: self.cue(s, frame),
                source: frame.source.clone().map(|p| p.start + offset..p.end + offset),
                found: frame.found,
                spoken: frame.class <= CueClass::Denied,
                unit: self.unit,
                marked,
                alone: false,
                bare: false,
                long: true,
                class: Some(class_of(s, frame)),
                addressee: told(s, frame).map(|p| p.start + offset..p.end + offset),
                reporter: None,
            };
            if inside && (kind == QuoteKind::Mixed || !own) {
                continue;
            }
            let spans = self.spans(tokens, kind);
            let apart = kind == QuoteKind::Mixed;
            let new: Vec<Statement> =
                spans.into_iter().map(|(span, marked)| statement(span, marked)).collect();
            for (n, mut new) in new.into_iter().enumerate() {
                self.unit += usize::from(apart && n > 0);
                new.unit = self.unit;
                self.out.push(new);
            }
            claimed.push(content.clone());
        }
    }

    /// Tells by whom the statements of a sentence are passed on.
    fn reporters(&mut self, n: usize, offset: usize, s: &[Token], frames: &[Frame]) {
        let words = |c: &Range<usize>| {
            let tokens = s.get(c.clone())?;
            Some(tokens.first()?.span.hull(tokens.last()?.span))
        };
        let outer: Vec<(Span, Range<usize>)> = frames
            .iter()
            .filter_map(|frame| Some((frame, frame.source.clone()?)))
            .flat_map(|(frame, source)| {
                let spans = frame.content.iter().filter_map(words);
                spans.map(move |span| (span, source.start + offset..source.end + offset))
            })
            .collect();
        for statement in self.out.iter_mut().filter(|statement| statement.sentence == n) {
            let Some(cue) = statement.cue else { continue };
            let around = outer.iter().filter(|(span, source)| {
                span.contains(cue) && statement.source.as_ref().is_some_and(|own| own != source)
            });
            let nearest = around.min_by_key(|(span, _)| span.len());
            statement.reporter = nearest.map(|(_, source)| source.clone());
        }
    }

    fn cue(&self, s: &[Token], frame: &Frame) -> Option<Span> {
        let first = s.get(frame.cue.start)?;
        let last = s.get(frame.cue.end - 1)?;
        first.is_word().then(|| first.span.hull(last.span))
    }

    /// The spans of a content with the marked words in each: one for all, but for marked words
    /// alone one for each.
    fn spans(&self, tokens: &[Token], kind: QuoteKind) -> Vec<(Span, Vec<Span>)> {
        let inner = |t: &Token| t.quote().and_then(|q| self.read.marks.get(q)).map(|m| m.inner);
        if kind == QuoteKind::Direct && tokens.iter().any(|t| t.quote().is_some()) {
            return tokens.iter().filter_map(inner).map(|span| (span, vec![span])).collect();
        }
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
        let start = inner(first).unwrap_or(first.span);
        let end = inner(last).unwrap_or(last.span);
        let span = start.hull(end);
        let marked =
            self.read.marks.iter().map(|m| m.inner).filter(|m| span.contains(*m)).collect();
        if kind == QuoteKind::Mixed { self.apart(span, marked) } else { vec![(span, marked)] }
    }

    /// A statement with several pairs of marks, cut behind each: every quoted run of words has a
    /// fate of its own in the other versions. A word or two in marks stays with its neighbour.
    fn apart(&self, span: Span, marked: Vec<Span>) -> Vec<(Span, Vec<Span>)> {
        let long = |m: &Span| m.slice(self.read.text).split_whitespace().count() >= SPEECH_WORDS;
        let mut out = Vec::new();
        let mut start = span.start();
        let mut held: Vec<Span> = Vec::new();
        let mut marks = marked.into_iter().peekable();
        while let Some(mark) = marks.next() {
            let cut = long(&mark) && marks.peek().is_some_and(long);
            held.push(mark);
            if cut {
                let outer =
                    self.read.marks.iter().find(|m| m.inner == mark).map_or(mark, |m| m.outer);
                let part = Span::snapped(self.read.text, start..mark.end());
                out.push((part, std::mem::take(&mut held)));
                start = outer.end();
            }
        }
        let rest = Span::snapped(self.read.text, start..span.end()).trimmed(self.read.text);
        out.push((rest, held));
        out
    }

    /// Marked words that no cue of their sentence claims.
    fn bare(&mut self, n: usize, offset: usize, s: &[Token], claimed: &[Range<usize>]) {
        let alone = s.iter().all(|t| !t.is_word() || t.in_fragment);
        let covered: Vec<Span> = claimed
            .iter()
            .filter_map(|c| s.get(c.clone()))
            .filter_map(|t| Some(t.first()?.span.hull(t.last()?.span)))
            .collect();
        let (Some(first), Some(last)) = (s.first(), s.last()) else { return };
        let sentence = first.span.hull(last.span);
        for mark in &self.read.marks {
            let here = mark.inner.start() >= sentence.start() && mark.inner.end() <= sentence.end();
            if !here
                || self.named.contains(&mark.inner)
                || covered.iter().any(|c| c.overlaps(mark.inner))
            {
                continue;
            }
            self.unit += 1;
            let speech = s.iter().any(|t| t.quote().is_some() && t.span == mark.outer);
            let follower = self.follower(s, mark);
            let long =
                mark.inner.slice(self.read.text).split_whitespace().nth(SPEECH_WORDS - 1).is_some();
            let kind = if speech && (long || alone || follower.is_some()) {
                QuoteKind::Direct
            } else {
                QuoteKind::Fragment
            };
            self.out.push(Statement {
                span: mark.inner,
                kind,
                sentence: n,
                cue: None,
                bare: follower.is_none(),
                source: follower.map(|p| p.start + offset..p.end + offset),
                found: Found::Follower,
                spoken: true,
                unit: self.unit,
                marked: vec![mark.inner],
                long,
                alone,
                class: None,
                addressee: None,
                reporter: None,
            });
        }
    }
}

impl Finder<'_, '_> {
    /// The phrase right after marked words that end with a comma: whoever it names is the source,
    /// whatever the verb ("'…,' Berg shot back").
    fn follower(&self, s: &[Token], mark: &Marked) -> Option<Range<usize>> {
        let at = s.iter().position(|t| t.quote().is_some() && t.span == mark.outer)?;
        let ends = mark.inner.slice(self.read.text).ends_with([',', '?', '!']);
        let phrase = phrase_after(s, at + 1, After::Preposition).filter(|_| ends)?;
        let head = s.get(phrase.clone())?;
        let person = head
            .iter()
            .take_while(|t| !t.is(Flags::PREPOSITION))
            .any(|t| t.is_name() || t.is(Flags::ROLE.and(Flags::PRONOUN)));
        let verb = s.get(phrase.end).is_some_and(|t| t.is_word() && !t.is(Flags::CONJUNCTION));
        (person && verb).then_some(phrase)
    }
}

fn is_joint(token: &Token) -> bool {
    token.is(Flags::CONJUNCTION)
}

/// Share of words with a capital from which marked words are the title of something.
const TITLE_SHARE: f32 = 0.6;

/// Whether marked words look like the title of a work or a name: words that matter begin with a
/// capital; a number or a handle alone is one too.
fn is_name(inner: &str) -> bool {
    let mut long = 0_u16;
    let mut capitals = 0_u16;
    let mut words = 0_u16;
    for word in inner.split_whitespace() {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        let first = letters.chars().next().unwrap_or('a');
        words += 1;
        if letters.chars().count() > 3 || first.is_uppercase() || first.is_numeric() {
            long += 1;
            capitals += u16::from(first.is_uppercase() || first.is_numeric());
        }
    }
    let shouted = words > 1 && !inner.chars().any(char::is_lowercase);
    let first =
        inner.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || c == '@');
    first
        && !shouted
        && long > 0
        && (words == 1 || f32::from(capitals) >= TITLE_SHARE * f32::from(long) && capitals >= 2)
}
