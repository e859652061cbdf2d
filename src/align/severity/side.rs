//! One of two passages that are compared: its words, what they do, and which of them changed.

use super::names::{self, Name};
use crate::align::{Change, DiffRun};
use crate::article::{ParagraphId, Place, Version, paragraph};
use crate::text::figures::{self, Figure, Found, Written};
use crate::text::language::Language;
use crate::text::modality::{self, Force};
use crate::text::normalise;
use crate::text::words::{self, TokenKind};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Share of the words of a sentence that must be changed for it to count as changed whole. The rest is
/// what a quote's sentences have in common whichever is cut: "he added".
const WHOLE: f32 = 0.8;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Small,
    /// With a capital first.
    Capital,
    /// All capitals, and more than one: "UN" is not the French "un".
    Capitals,
}

impl Case {
    fn of(word: &str) -> Self {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if capitals > 1 && capitals == letters {
            Self::Capitals
        } else if word.starts_with(char::is_uppercase) {
            Self::Capital
        } else {
            Self::Small
        }
    }
}

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Folded, without "'s".
    pub(super) key: String,
    pub(super) case: Case,
    /// Whether a capital is due here whatever the word is: a sentence or quotation begins.
    pub(super) begins: bool,
    /// Whether only a space stands between it and the word before.
    pub(super) close: bool,
    /// The sentence that it stands in, counted through the passage.
    pub(super) sentence: usize,
    /// Where it stands.
    place: (ParagraphId, usize, usize),
    /// What it does to the statement.
    force: Option<Force>,
}

impl Word {
    pub(super) fn has_capital(&self) -> bool {
        self.case != Case::Small
    }
}

/// A passage as it is read, whatever it is compared with.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) words: Vec<Word>,
    pub(super) language: Option<Language>,
    figures: Vec<Found>,
    pub(super) names: Vec<Name>,
    /// The words with a capital, as names are compared.
    pub(super) capitals: HashSet<String>,
    sentences: usize,
}

/// A passage as it is compared with another.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub(super) read: &'a Read,
    /// By word: the change that it is part of, if it is; the same number on both sides.
    locals: Vec<Option<usize>>,
    /// By sentence of the passage: whether it is changed as a whole.
    whole: Vec<bool>,
    /// By change: the sentence of the newer passage near which it stands.
    near: Vec<usize>,
}

impl Read {
    /// The words at `places`.
    pub(super) fn new(versions: &[Arc<Version>], places: &[Place]) -> Self {
        let version = places.first().map(|place| place.paragraph.version.index());
        let language = version.and_then(|v| versions.get(v)).and_then(|v| v.article.language);
        let mut words = Vec::new();
        let mut written: Vec<(String, Option<char>)> = Vec::new();
        let mut sentences = 0;
        for &place in places {
            sentences += add_words(versions, place, sentences, &mut words, &mut written);
        }
        let capitals = words.iter().filter(|word| word.has_capital());
        let capitals = capitals.map(|word| names::plain(&word.key)).collect();
        let (figures, names) = (Vec::new(), Vec::new());
        let mut read = Self { words, language, figures, names, capitals, sentences };
        read.look_up(&written);
        read
    }

    fn look_up(&mut self, written: &[(String, Option<char>)]) {
        let keys: Vec<&str> = self.words.iter().map(|word| word.key.as_str()).collect();
        let capitals: Vec<bool> = self.words.iter().map(Word::has_capital).collect();
        let forces = modality::forces(&keys, &capitals, self.language);
        let as_written: Vec<Written<'_>> = written
            .iter()
            .zip(&keys)
            .map(|((word, before), folded)| Written { word, folded, before: *before })
            .collect();
        self.figures = figures::figures(&as_written, self.language);
        for (word, force) in self.words.iter_mut().zip(forces) {
            word.force = force;
        }
        let mut figure = vec![false; self.words.len()];
        for found in &self.figures {
            if let Some(slots) = figure.get_mut(found.first..found.first + found.count) {
                slots.fill(true);
            }
        }
        self.names = names::find(&self.words, &figure, self.language);
    }
}

impl<'a> Side<'a> {
    /// The passage `read` where its words in runs of `changed` are the changed ones.
    pub(super) fn new(
        versions: &[Arc<Version>],
        read: &'a Read,
        runs: &[DiffRun],
        changed: Change,
    ) -> Self {
        let (mut spans, near) = numbered(versions, runs, changed);
        spans.sort_unstable();
        let locals = read.words.iter().map(|word| local(&spans, word.place)).collect();
        let mut side = Self { read, locals, whole: Vec::new(), near };
        side.whole = side.whole_sentences(read.sentences);
        side
    }

    /// The words, each with the change that it is part of.
    pub(super) fn words(&self) -> impl Iterator<Item = (&'a Word, Option<usize>)> {
        self.read.words.iter().zip(self.locals.iter().copied())
    }

    /// By sentence: whether it has words and (nearly) all of them are changed.
    fn whole_sentences(&self, count: usize) -> Vec<bool> {
        let mut whole = vec![false; count];
        let mut at = 0;
        for sentence in self.read.words.chunk_by(|a, b| a.sentence == b.sentence) {
            let locals = self.locals.get(at..at + sentence.len()).unwrap_or_default();
            at += sentence.len();
            let changed = locals.iter().flatten().count();
            let all = changed as f32 >= WHOLE * sentence.len() as f32;
            if let Some(slot) = sentence.first().and_then(|word| whole.get_mut(word.sentence)) {
                *slot = all;
            }
        }
        whole
    }

    fn in_whole(&self, word: &Word) -> bool {
        self.whole.get(word.sentence) == Some(&true)
    }

    /// The words changed within a sentence that both have, each with its change.
    pub(super) fn edited(&self) -> impl Iterator<Item = (&'a Word, usize)> {
        let changed = self.words().filter_map(|(word, local)| Some((word, local?)));
        changed.filter(|(word, _)| !self.in_whole(word))
    }

    /// The change of the first of the words from `first` on that is edited in this way.
    pub(super) fn edited_in(&self, first: usize, count: usize) -> Option<usize> {
        let words = self.read.words.get(first..first + count)?;
        let locals = self.locals.get(first..first + count)?;
        let edited = words.iter().zip(locals).filter(|(word, _)| !self.in_whole(word));
        edited.filter_map(|(_, local)| *local).next()
    }

    pub(super) fn has_whole_sentence(&self) -> bool {
        self.whole.contains(&true)
    }

    /// Whether any word of the passage has this force.
    pub(super) fn has(&self, force: Force) -> bool {
        self.read.words.iter().any(|word| word.force == Some(force))
    }

    /// For each changed word of this force, the sentence of the newer passage that it stands by.
    pub(super) fn changed_with(&self, force: Force) -> impl Iterator<Item = usize> {
        let forced = self.edited().filter(move |(word, _)| word.force == Some(force));
        forced.filter_map(|(_, local)| self.near.get(local).copied())
    }

    /// The changed words, each with its change.
    pub(super) fn changed(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.words().filter_map(|(word, local)| Some((local?, word.key.as_str())))
    }

    /// All figures of the passage.
    pub(super) fn all_figures(&self) -> impl Iterator<Item = &Figure> {
        self.read.figures.iter().map(|found| &found.figure)
    }

    fn is_changed_figure(&self, found: &Found) -> bool {
        self.edited_in(found.first, found.count).is_some()
    }

    /// The figures that changed within a sentence that both have.
    pub(super) fn changed_figures(&self) -> impl Iterator<Item = &Figure> {
        let changed = self.read.figures.iter().filter(|found| self.is_changed_figure(found));
        changed.map(|found| &found.figure)
    }

    /// The same, each with whether it is the day or year beside a month.
    pub(super) fn changed_figures_with_months(&self) -> impl Iterator<Item = (&Figure, bool)> {
        let month = |found: Option<&Found>| {
            found.is_some_and(|found| matches!(found.figure, Figure::Month(_)))
        };
        self.read.figures.iter().enumerate().filter_map(move |(at, found)| {
            let beside = month(at.checked_sub(1).and_then(|at| self.read.figures.get(at)))
                || month(self.read.figures.get(at + 1));
            let number = matches!(found.figure, Figure::Number(_) | Figure::Ordinal(_));
            self.is_changed_figure(found).then_some((&found.figure, beside && number))
        })
    }

    /// Numbers by the word that follows them, where it follows only one.
    pub(super) fn figures_by_next_word(&self) -> BTreeMap<&'a str, &'a Figure> {
        let mut by_word: BTreeMap<&str, Option<&Figure>> = BTreeMap::new();
        let is_number = |found: &&Found| matches!(found.figure, Figure::Number(_));
        for found in self.read.figures.iter().filter(is_number) {
            let Some(next) = self.read.words.get(found.first + found.count) else { continue };
            if next.close {
                let only = by_word.entry(next.key.as_str());
                only.and_modify(|figure| *figure = None).or_insert(Some(&found.figure));
            }
        }
        by_word.into_iter().filter_map(|(word, figure)| Some((word, figure?))).collect()
    }

    /// Figures that are all there is of a change, with it.
    pub(super) fn lone_figures(&self) -> impl Iterator<Item = (usize, &Figure)> {
        self.read.figures.iter().filter_map(|found| {
            let end = found.first + found.count;
            let locals = self.locals.get(found.first..end)?;
            let local = (*locals.first()?)?;
            let all = locals.iter().all(|other| *other == Some(local));
            let beside = |at: Option<usize>| {
                at.and_then(|at| self.locals.get(at)).is_some_and(|other| *other == Some(local))
            };
            let alone = !beside(found.first.checked_sub(1)) && !beside(Some(end));
            (all && alone).then_some((local, &found.figure))
        })
    }
}

/// Changed words: paragraph, start, end, and the number of their change.
type Numbered = (ParagraphId, usize, usize, usize);

/// The runs of `changed`, each with the number of the change that it is part of, and by change the
/// sentence of the newer passage that it stands in or after.
fn numbered(
    versions: &[Arc<Version>],
    runs: &[DiffRun],
    changed: Change,
) -> (Vec<Numbered>, Vec<usize>) {
    let mut spans = Vec::new();
    let mut near: Vec<usize> = Vec::new();
    let mut sentence = 0;
    let mut open = false;
    for run in runs {
        let stands = match run.change {
            Change::Same | Change::Typographic | Change::Moved => true,
            Change::Inserted | Change::Deleted => false,
        };
        if run.change != Change::Deleted {
            sentence = sentence_at(versions, run.place);
        }
        if stands {
            open = false;
            continue;
        }
        if !open {
            near.push(sentence);
            open = true;
        }
        if run.change == Change::Inserted
            && let Some(last) = near.last_mut()
        {
            *last = sentence;
        }
        if run.change == changed {
            let span = run.place.span;
            spans.push((run.place.paragraph, span.start(), span.end(), near.len() - 1));
        }
    }
    (spans, near)
}

/// A number for the sentence in which the words at `place` end, other for every paragraph.
fn sentence_at(versions: &[Arc<Version>], place: Place) -> usize {
    let sentences = paragraph(versions, place.paragraph).map_or(&[][..], |p| &p.sentences);
    let within = sentences.partition_point(|sentence| sentence.start() < place.span.end());
    (place.paragraph.index as usize) << SENTENCE_BITS | within
}

/// More sentences than this power of two in one paragraph would share numbers, which only makes two
/// changes look like one.
const SENTENCE_BITS: u32 = 20;

/// Adds the words at `place`; tells how many sentences it begins or goes on.
fn add_words(
    versions: &[Arc<Version>],
    place: Place,
    first_sentence: usize,
    words: &mut Vec<Word>,
    written: &mut Vec<(String, Option<char>)>,
) -> usize {
    let Some(paragraph) = paragraph(versions, place.paragraph) else { return 0 };
    let text = place.span.slice(&paragraph.text);
    let offset = place.span.start();
    let mut last_end = 0;
    let mut last_sentence = None;
    let mut count = 0;
    for token in words::tokens(text).filter(|token| token.kind == TokenKind::Word) {
        let (start, end) = (token.span.start(), token.span.end());
        let word = token.span.slice(text);
        let gap = text.get(last_end..start).unwrap_or_default();
        let sentence = paragraph.sentences.partition_point(|s| s.start() <= offset + start);
        let new_sentence = last_sentence != Some(sentence);
        count += usize::from(new_sentence);
        let folded = normalise::fold(word);
        words.push(Word {
            key: folded.strip_suffix("'s").unwrap_or(&folded).to_owned(),
            case: Case::of(word),
            begins: new_sentence || gap.contains(opens),
            close: !new_sentence && gap.chars().all(char::is_whitespace),
            sentence: first_sentence + count - 1,
            place: (place.paragraph, offset + start, offset + end),
            force: None,
        });
        written.push((word.to_owned(), gap.chars().next_back()));
        last_end = end;
        last_sentence = Some(sentence);
    }
    count
}

/// Whether a capital is due after a mark.
fn opens(c: char) -> bool {
    matches!(normalise::fold_char(c), '"' | '\'' | ':' | '(' | '[' | '-' | '•' | '…')
}

/// The change that has the word at a place.
fn local(
    changed: &[Numbered],
    (paragraph, start, end): (ParagraphId, usize, usize),
) -> Option<usize> {
    let after = changed.partition_point(|&(p, from, _, _)| (p, from) < (paragraph, end));
    let &(p, _, to, local) = changed.get(after.checked_sub(1)?)?;
    (p == paragraph && start < to).then_some(local)
}
