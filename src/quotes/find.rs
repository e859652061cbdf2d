//! Reads one paragraph: its marked words, its sentences, and the statements in them.

use super::QuoteKind;
use super::frames::{self, Found, Frame, Sentence};
use super::lexicon::{CueClass, Flags, Forms, Lexicon};
use super::tokens::{Kind, Token, sentences, tokens};
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
    /// The paragraph ends inside marked words that the next one may continue.
    pub(super) open: bool,
}

/// Words that are somebody's, as found in one sentence.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// Where the words stand, marks excluded.
    pub(super) span: Span,
    pub(super) kind: QuoteKind,
    /// Sentence of the paragraph.
    pub(super) sentence: usize,
    /// Cue words.
    pub(super) cue: Option<Span>,
    pub(super) class: Option<CueClass>,
    /// The words that name the source, as tokens of the paragraph.
    pub(super) source: Option<Range<usize>>,
    pub(super) found: Found,
    /// Parts of one interrupted quote share a number within the paragraph.
    pub(super) unit: usize,
    /// The marked words in it, marks excluded.
    pub(super) marked: Vec<Span>,
    /// Nothing but marked words stands in its sentence.
    pub(super) alone: bool,
    /// No cue claims it.
    pub(super) bare: bool,
}

/// Reads a paragraph; `open` tells whether the one before ended inside marked words.
pub(super) fn read<'a>(text: &'a str, index: usize, lexicon: &Lexicon, open: bool) -> Read<'a> {
    let before = if open { Before::Open } else { Before::Settled };
    let mut marks: Vec<Marked> = marked(text, before);
    marks.retain(|m| m.depth == 0);
    for mark in &mut marks {
        bound(text, mark, lexicon);
    }
    let whole: Vec<bool> = marks.iter().map(|mark| is_speech(text, mark)).collect();
    let tokens = tokens(text, lexicon, &marks, |n| whole.get(n).copied().unwrap_or_default());
    let last: Vec<Option<char>> =
        marks.iter().map(|m| m.inner.slice(text).trim_end_matches(['\'', '’', '"']).chars().next_back()).collect();
    let sentences = sentences(&tokens, |q| last.get(q).copied().flatten());
    let still_open = marks.last().is_some_and(|m| {
        m.ending == Ending::Paragraph && m.outer.end() == text.len()
    });
    let mut read = Read { text, index, marks, tokens, sentences, statements: Vec::new(), open: still_open };
    read.statements = Finder { read: &read, last: &last, lexicon, out: Vec::new(), unit: 0 }.run();
    read
}

/// A quote whose closing mark is missing ends before its attribution, if one can be seen.
fn bound(text: &str, mark: &mut Marked, lexicon: &Lexicon) {
    if mark.ending == Ending::Closed {
        return;
    }
    let inner = mark.inner.slice(text);
    let words = tokens(inner, lexicon, &[], |_| false);
    for (n, token) in words.iter().enumerate() {
        let stop = token.is_comma() || matches!(token.kind, Kind::Punctuation('?' | '!'));
        let near = words.get(n + 1..).unwrap_or_default();
        let says = near.iter().take(4).position(|t| {
            t.has_form(Forms::PAST.and(Forms::THIRD)) && t.cue.is_some_and(|c| c.class == CueClass::Said) && t.noun.is_none()
        });
        let named = near.first().is_some_and(|t| t.is_name() || t.is(Flags::PRONOUN));
        let Some(says) = says else { continue };
        let closes = near.get(says + 1).is_none_or(|t| !t.is_word() || t.is(Flags::DAY.and(Flags::PREPOSITION)));
        if stop && (says <= 2 && named && closes || says == 0) {
            let end = mark.inner.start() + token.span.end();
            mark.inner = Span::snapped(text, mark.inner.start()..end);
            mark.outer = Span::snapped(text, mark.outer.start()..end);
            return;
        }
    }
}

/// Whether marked words are read as one unit: long enough, or ended like a sentence.
fn is_speech(text: &str, mark: &Marked) -> bool {
    let inner = mark.inner.slice(text);
    if inner.split_whitespace().nth(SPEECH_WORDS - 1).is_some() {
        return true;
    }
    let before = text.get(..mark.outer.start()).unwrap_or_default().trim_end().chars().next_back();
    let fresh = before.is_none_or(|c| matches!(c, ',' | ':' | '.' | '!' | '?' | '”' | '"'));
    match inner.chars().next_back() {
        Some(',') => true,
        Some('!' | '?' | '.' | '…') => fresh,
        Some(_) | None => before.is_some_and(|c| matches!(c, ':')),
    }
}

struct Finder<'r, 'a> {
    read: &'r Read<'a>,
    last: &'r [Option<char>],
    lexicon: &'r Lexicon,
    out: Vec<Statement>,
    unit: usize,
}

impl Finder<'_, '_> {
    fn run(mut self) -> Vec<Statement> {
        let read = self.read;
        for (n, range) in read.sentences.iter().enumerate() {
            let Some(s) = read.tokens.get(range.clone()) else { continue };
            let interesting = s.iter().any(|t| {
                t.cue.is_some() || t.noun.is_some() || t.quote().is_some() || t.in_fragment || t.is_colon() || t.is(Flags::ACCORDING)
            });
            if interesting {
                self.sentence(n, range.start, s);
            }
        }
        self.out.sort_by_key(|s| (s.span.start(), std::cmp::Reverse(s.span.end()), s.unit));
        self.out
    }

    fn sentence(&mut self, n: usize, offset: usize, s: &[Token]) {
        let mut frames = frames::frames(Sentence { s, last: self.last });
        if self.lexicon.direct_only {
            frames.retain(|f| f.content.iter().any(|c| s.get(c.clone()).is_some_and(|t| t.iter().any(|t| t.quote().is_some()))));
        }
        frames.sort_by_key(|f| (f.found, f.cue.start));
        let mut claimed: Vec<Range<usize>> = Vec::new();
        for frame in &frames {
            self.frame(n, offset, s, frame, &mut claimed);
        }
        self.bare(n, s, &claimed);
    }

    fn frame(&mut self, n: usize, offset: usize, s: &[Token], frame: &Frame, claimed: &mut Vec<Range<usize>>) {
        self.unit += 1;
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
            if kind == QuoteKind::Direct {
                let taken = |t: &Range<usize>| claimed.iter().any(|c| c.start <= t.start && t.end <= c.end && t.len() <= c.len());
                if taken(content) {
                    continue;
                }
            }
            let statement = |span, marked| Statement {
                span,
                kind,
                sentence: n,
                cue: self.cue(s, frame),
                class: Some(frame.class),
                source: frame.source.clone().map(|p| p.start + offset..p.end + offset),
                found: frame.found,
                unit: self.unit,
                marked,
                alone: false,
                bare: false,
            };
            let spans = self.spans(tokens, kind);
            let new: Vec<Statement> = spans.into_iter().map(|(span, marked)| statement(span, marked)).collect();
            self.out.extend(new);
            claimed.push(content.clone());
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
        let marked = self.read.marks.iter().map(|m| m.inner).filter(|m| span.contains(*m)).collect();
        vec![(span, marked)]
    }

    /// Marked words that no cue of their sentence claims.
    fn bare(&mut self, n: usize, s: &[Token], claimed: &[Range<usize>]) {
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
            if !here || covered.iter().any(|c| c.overlaps(mark.inner)) {
                continue;
            }
            self.unit += 1;
            let speech = s.iter().any(|t| t.quote().is_some() && t.span == mark.outer);
            let title = is_title(mark.inner.slice(self.read.text), alone);
            let kind = if speech && !title { QuoteKind::Direct } else { QuoteKind::Fragment };
            self.out.push(Statement {
                span: mark.inner,
                kind,
                sentence: n,
                cue: None,
                class: None,
                source: None,
                found: Found::Beside,
                unit: self.unit,
                marked: vec![mark.inner],
                alone,
                bare: true,
            });
        }
    }
}

fn is_joint(token: &Token) -> bool {
    token.is(Flags::CONJUNCTION)
}

/// Share of words with a capital from which marked words are the title of something.
const TITLE_SHARE: f32 = 0.6;

/// Whether marked words look like the title of a work or a name: no stop inside, most words long
/// enough to matter written with a capital.
fn is_title(inner: &str, alone: bool) -> bool {
    let mut long = 0_u16;
    let mut capitals = 0_u16;
    for word in inner.split_whitespace() {
        let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
        if letters.chars().count() > 3 {
            long += 1;
            capitals += u16::from(letters.starts_with(char::is_uppercase));
        }
    }
    let shouted = !inner.chars().any(char::is_lowercase);
    !alone && !shouted && long >= 2 && f32::from(capitals) >= TITLE_SHARE * f32::from(long)
}
