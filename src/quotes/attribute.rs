//! Gives every quote of a version its source: by its own cue, or by what stands around it.

use super::find::{Read, Statement, read};
use super::frames::Found;
use super::lexicon::{Flags, Lexicon};
use super::people::{People, people};
use super::phrases::main_subject;
use super::resolve::{Named, Resolution, Source, resolve};
use super::{CueClass, QuoteKind, SpeakerKind};
use crate::article::{Article, Role};
use crate::text::Span;

/// A quote of a version with its source.
#[derive(Clone, Debug)]
pub(super) struct Attributed {
    /// Index of the paragraph in the article.
    pub(super) paragraph: usize,
    pub(super) span: Span,
    pub(super) kind: QuoteKind,
    pub(super) cue: Option<(usize, Span)>,
    /// What kind of word the cue is.
    pub(super) class: Option<CueClass>,
    pub(super) source: Option<(usize, Span)>,
    /// The words that name who is told.
    pub(super) addressee: Option<(usize, Span)>,
    /// The words that name who passes it on.
    pub(super) reporter: Option<(usize, Span)>,
    pub(super) speaker: Resolution,
    /// Parts of one quote share a number.
    pub(super) unit: usize,
    /// The marked words in it.
    pub(super) marked: Vec<Span>,
    /// A word or two in marks that nobody is said to say.
    pub(super) loose: bool,
    /// Stands in a pull-quote.
    pub(super) pulled: bool,
}

/// Where a quote without a cue gets its source from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    /// A quote just before it, with nothing between.
    Continued,
    /// The paragraph before left its marks open.
    Carried,
    /// The sentence before introduces it.
    Introduced,
    /// A quote after it in its paragraph.
    Following,
    /// The last speaker of the paragraph before.
    LastSpeaker,
    /// The subject of the paragraph before, where nobody spoke.
    Topic,
    /// The subject of the sentence before, in which nobody speaks.
    SubjectBefore,
    /// The subject of its own sentence.
    Subject,
}

impl From {
    fn factor(self) -> f32 {
        match self {
            Self::Continued | Self::Carried => 0.97,
            Self::Following => 0.92,
            Self::Introduced | Self::SubjectBefore => 0.85,
            Self::LastSpeaker => 0.75,
            Self::Topic | Self::Subject => 0.5,
        }
    }

    fn reason(self) -> &'static str {
        match self {
            Self::Continued => "goes on from the quote before",
            Self::Carried => "the quote goes on from the paragraph before",
            Self::Following => "given with the next quote of the paragraph",
            Self::Introduced => "introduced by the sentence before",
            Self::LastSpeaker => "no cue; the last speaker of the paragraph before",
            Self::Topic => "no cue; the paragraph before is about somebody who may be the speaker",
            Self::SubjectBefore => "follows a sentence about the speaker",
            Self::Subject => "no cue; the subject of its sentence",
        }
    }
}

/// Below this a speaker is not given: too often wrong.
const MIN_CONFIDENCE: f32 = 0.4;

/// All quotes of an article in reading order, with their sources.
pub(super) fn quotes(article: &Article, lexicon: &Lexicon) -> Vec<Attributed> {
    let reads = read_all(article, lexicon);
    let people = people(&reads);
    let mut pass =
        Pass { reads: &reads, people: &people, article, out: Vec::new(), units: 0, last: None };
    for n in 0..reads.len() {
        pass.paragraph(n);
    }
    pass.out
}

/// Roles whose words are the article's own.
fn is_read(role: Role) -> bool {
    match role {
        Role::Headline
        | Role::Standfirst
        | Role::Subhead
        | Role::Body
        | Role::Caption
        | Role::PullQuote => true,
        Role::Byline
        | Role::Dateline
        | Role::Correction
        | Role::Update
        | Role::Related
        | Role::Boilerplate => false,
    }
}

fn read_all<'a>(article: &'a Article, lexicon: &Lexicon) -> Vec<Read<'a>> {
    let mut out: Vec<Read<'a>> = Vec::new();
    let mut open = false;
    for (n, paragraph) in article.paragraphs.iter().enumerate() {
        if is_read(paragraph.role) {
            let read = read(&paragraph.text, n, lexicon, open);
            open = read.open;
            out.push(read);
        }
    }
    out
}

/// The source that stands, for quotes that follow without a cue.
#[derive(Clone, Debug)]
struct Last {
    source: Source,
    read: usize,
    sentence: usize,
    unit: usize,
    quoted: bool,
    spoken: bool,
}

struct Pass<'r, 'a> {
    reads: &'r [Read<'a>],
    people: &'r People,
    article: &'a Article,
    out: Vec<Attributed>,
    units: usize,
    last: Option<Last>,
}

impl Pass<'_, '_> {
    fn paragraph(&mut self, n: usize) {
        let Some(read) = self.reads.get(n) else { return };
        let base = self.units;
        let mut used = 0;
        for statement in &read.statements {
            used = used.max(statement.unit);
            let unit = base + statement.unit;
            if statement.bare {
                self.bare(n, read, statement, unit);
            } else {
                self.cued(n, read, statement, unit);
            }
        }
        self.units = base + used + 1;
    }

    fn cued(&mut self, n: usize, read: &Read<'_>, statement: &Statement, unit: usize) {
        let source = statement.source.clone().map(|tokens| Source { read: n, tokens });
        let speaker = self.resolved(source.as_ref(), found_factor(statement.found), None);
        if let Some(source) = &source {
            let quoted = statement.kind != QuoteKind::Indirect;
            let (sentence, source) = (statement.sentence, source.clone());
            let spoken = quoted || statement.spoken;
            self.last = Some(Last { source, read: n, sentence, unit, quoted, spoken });
        }
        self.push(read, statement, source.as_ref(), speaker, unit);
    }

    fn bare(&mut self, n: usize, read: &Read<'_>, statement: &Statement, unit: usize) {
        if is_heading(read, statement) {
            let reason = "a heading in capitals, and nobody is said to say it".to_owned();
            let speaker = Resolution { reason, ..Resolution::default() };
            self.push(read, statement, None, speaker, unit);
            return;
        }
        if statement.kind == QuoteKind::Fragment {
            let reason = "too short to be speech, and nobody is said to say it".to_owned();
            let speaker = Resolution { reason, ..Resolution::default() };
            self.push(read, statement, None, speaker, unit);
            return;
        }
        let Some((source, from, unit)) = self.source_for(n, read, statement, unit) else {
            let reason = "no cue, and nobody near who can be the speaker".to_owned();
            let speaker = Resolution { reason, ..Resolution::default() };
            self.push(read, statement, None, speaker, unit);
            return;
        };
        let speaker = self.resolved(Some(&source), from.factor(), Some(from));
        if from != From::Subject && from != From::Topic {
            let last = Last {
                source: source.clone(),
                read: n,
                sentence: statement.sentence,
                unit,
                quoted: true,
                spoken: true,
            };
            self.last = Some(last);
        }
        self.push(read, statement, Some(&source), speaker, unit);
    }

    /// Who a quote without a cue is given to.
    fn source_for(
        &self,
        n: usize,
        read: &Read<'_>,
        statement: &Statement,
        unit: usize,
    ) -> Option<(Source, From, usize)> {
        if !statement.alone {
            return self.subject(n, read, statement).map(|s| (s, From::Subject, unit));
        }
        let first = statement.sentence == 0;
        if first
            && n > 0
            && self.reads.get(n - 1).is_some_and(|r| r.open)
            && let Some(last) = &self.last
            && last.read + 1 == n
        {
            return Some((last.source.clone(), From::Carried, last.unit));
        }
        if let Some(last) = self.last.as_ref().filter(|l| l.read == n) {
            let near = statement.sentence <= last.sentence + 1;
            if let Some(source) = statement.sentence.checked_sub(1).and_then(|s| self.intro(n, s)) {
                return Some((source, From::Introduced, unit));
            }
            if near && last.quoted {
                // A new sentence in marks of its own is a quote of its own.
                return Some((last.source.clone(), From::Continued, unit));
            }
            if near {
                let from = if last.spoken { From::Introduced } else { From::SubjectBefore };
                return Some((last.source.clone(), from, unit));
            }
        }
        if let Some(found) = self.following(n, read, statement, unit) {
            return Some(found);
        }
        if first {
            return self.paragraph_before(n, unit);
        }
        if let Some(source) = self.intro(n, statement.sentence - 1) {
            return Some((source, From::Introduced, unit));
        }
        let subject = self.subject_of(n, read, statement.sentence - 1);
        subject.map(|source| (source, From::SubjectBefore, unit)).or_else(|| {
            let last = self.last.as_ref().filter(|l| l.read == n)?;
            Some((last.source.clone(), From::LastSpeaker, unit))
        })
    }

    /// The source of the next quote of the paragraph, where only quotes stand between.
    fn following(
        &self,
        n: usize,
        read: &Read<'_>,
        statement: &Statement,
        unit: usize,
    ) -> Option<(Source, From, usize)> {
        let mut sentence = statement.sentence;
        let after = read.statements.iter().filter(|s| s.span.start() > statement.span.end());
        for next in after.filter(|s| s.kind != QuoteKind::Indirect) {
            if next.sentence > sentence + 1 {
                return None;
            }
            sentence = next.sentence;
            if let Some(tokens) = &next.source {
                let starts = read.sentences.get(next.sentence).is_some_and(|range| {
                    read.tokens.get(range.start).is_some_and(|t| t.quote().is_some())
                });
                let source = Source { read: n, tokens: tokens.clone() };
                return starts.then_some((source, From::Following, unit));
            }
            if !next.alone {
                return None;
            }
        }
        None
    }

    /// The source of a cue in `sentence` whose words must stand after it.
    fn intro(&self, n: usize, sentence: usize) -> Option<Source> {
        let intros = &self.reads.get(n)?.intros;
        let (_, tokens) = intros.iter().rev().find(|(s, _)| *s == sentence)?;
        Some(Source { read: n, tokens: tokens.clone() })
    }

    fn paragraph_before(&self, n: usize, unit: usize) -> Option<(Source, From, usize)> {
        let before = n.checked_sub(1)?;
        let read = self.reads.get(before)?;
        let last_sentence = read.sentences.len().checked_sub(1)?;
        if let Some(source) = self.intro(before, last_sentence) {
            return Some((source, From::Introduced, unit));
        }
        if let Some(last) = self.last.as_ref().filter(|l| l.read == before) {
            let introduces = read.tokens.last().is_some_and(|t| t.is_colon());
            let from = match (introduces, last.quoted) {
                (true, _) => From::Introduced,
                (false, true) => From::LastSpeaker,
                (false, false) => From::Topic,
            };
            let near = last.sentence + 1 >= last_sentence;
            if near {
                return Some((last.source.clone(), from, unit));
            }
        }
        let subject = self.subject_of(before, read, last_sentence)?;
        Some((subject, From::Topic, unit))
    }

    /// The subject of the sentence in which a quote is used, if it is somebody.
    fn subject(&self, n: usize, read: &Read<'_>, statement: &Statement) -> Option<Source> {
        let source = self.subject_of(n, read, statement.sentence)?;
        let before = read
            .tokens
            .get(source.tokens.end - 1)
            .is_some_and(|t| t.span.end() <= statement.span.start());
        before.then_some(source)
    }

    fn subject_of(&self, n: usize, read: &Read<'_>, sentence: usize) -> Option<Source> {
        let range = read.sentences.get(sentence)?;
        let s = read.tokens.get(range.clone())?;
        let subject = main_subject(s)?;
        let tokens = subject.start + range.start..subject.end + range.start;
        let head = read.tokens.get(tokens.clone())?;
        let person = head.iter().any(|t| t.is_name() || t.is(Flags::ROLE))
            || head.first().is_some_and(|t| t.is(Flags::MASCULINE.and(Flags::FEMININE)));
        person.then_some(Source { read: n, tokens })
    }

    fn resolved(&self, source: Option<&Source>, factor: f32, from: Option<From>) -> Resolution {
        let Some(source) = source else {
            let reason = "no words name the source".to_owned();
            return Resolution { reason, ..Resolution::default() };
        };
        let mut found = resolve(self.reads, self.people, source);
        found.confidence *= factor;
        if let Some(from) = from {
            found.reason = format!("{}: {}", from.reason(), found.reason);
        }
        let nobody = |named: &Named| named.kind != SpeakerKind::Person;
        let guess = matches!(from, Some(From::Subject | From::Topic | From::LastSpeaker))
            || from == Some(From::SubjectBefore) && found.speaker.as_ref().is_none_or(nobody);
        if found.confidence < MIN_CONFIDENCE || guess {
            found.rivals.extend(found.speaker.take());
            found.confidence = 0.0;
        }
        found
    }

    fn push(
        &mut self,
        read: &Read<'_>,
        statement: &Statement,
        source: Option<&Source>,
        speaker: Resolution,
        unit: usize,
    ) {
        let role = self.article.paragraphs.get(read.index).map(|p| p.role);
        let words = |range: &Option<std::ops::Range<usize>>| {
            let tokens = read.tokens.get(range.clone()?)?;
            Some((read.index, tokens.first()?.span.hull(tokens.last()?.span)))
        };
        self.out.push(Attributed {
            paragraph: read.index,
            span: statement.span,
            kind: statement.kind,
            cue: statement.cue.map(|span| (read.index, span)),
            class: statement.class,
            addressee: words(&statement.addressee),
            reporter: words(&statement.reporter),
            source: source.and_then(|s| super::resolve::words_of(self.reads, s)),
            speaker,
            unit,
            marked: statement.marked.clone(),
            loose: statement.bare
                && statement.kind == QuoteKind::Fragment
                && source.is_none()
                && !statement.long,
            pulled: role == Some(Role::PullQuote),
        });
    }
}

/// Whether marked words in capitals are all that stands in their paragraph.
fn is_heading(read: &Read<'_>, statement: &Statement) -> bool {
    let words = statement.span.slice(read.text);
    let [mark] = read.marks.as_slice() else { return false };
    let whole = mark.outer == Span::whole(read.text).trimmed(read.text);
    whole
        && words.split_whitespace().nth(1).is_some()
        && !words.chars().any(char::is_lowercase)
        && words.chars().any(char::is_uppercase)
}

/// How far a source is to be trusted by the way it was found.
fn found_factor(found: Found) -> f32 {
    match found {
        Found::Beside => 1.0,
        Found::Colon => 0.85,
        Found::Follower => 0.9,
        Found::Owner => 0.95,
        Found::Inherited => 0.85,
    }
}

#[cfg(test)]
mod tests;
