//! The sentences of all versions as the aligner sees them: each with its words, the pieces of its
//! words and their weights over the whole story.

use super::meaning::{self, Meaning};
use crate::article::{Paragraph, ParagraphId, Place, Role, Version, VersionId};
use crate::text::language::{self, Language};
use crate::text::marks;
use crate::text::words::{self, TokenKind};
use crate::text::{Span, normalise};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// A sentence that takes part in the alignment.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Where it stands, without the white space around it.
    pub(super) place: Place,
    /// The same, reaching up to the next sentence of the paragraph, so that nothing is lost.
    pub(super) reach: Span,
    /// The role of its paragraph.
    pub(super) role: Role,
    /// Words with their weights, by word: scaled to length one.
    pub(super) words: Vec<(u32, f32)>,
    /// Pieces of words with their weights, by piece: scaled to length one.
    pub(super) pieces: Vec<(u32, f32)>,
    /// Its words in order.
    pub(super) sequence: Vec<u32>,
    /// By word in order: whether it stands in quotation marks.
    pub(super) quoted: Vec<bool>,
    /// Sum of the weights of its distinct words, unscaled.
    pub(super) mass: f32,
    /// Whether it has a figure.
    pub(super) has_number: bool,
    /// A hash of its folded words: equal for the same words.
    pub(super) print: u64,
    /// What it means, where the language is known to the table.
    pub(super) meaning: Option<Box<Meaning>>,
}

/// What is known of a word over the whole story.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// How much sharing it tells: rare words more, function words less.
    pub(super) weight: f32,
    /// Whether it is a figure or looks like a name.
    pub(super) telling: bool,
}

/// All sentences of all versions that are aligned, version after version.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// The sentences.
    pub(super) all: Vec<Unit>,
    /// For each version its first sentence, and the end of the last.
    pub(super) starts: Vec<usize>,
    /// By word.
    pub(super) words: Vec<Word>,
    /// How many distinct pieces of words there are.
    pub(super) pieces: usize,
}

impl Units {
    /// The sentences of `version`.
    pub(super) fn of(&self, version: usize) -> &[Unit] {
        self.all.get(self.range(version)).unwrap_or_default()
    }

    /// The indices of the sentences of `version`.
    pub(super) fn range(&self, version: usize) -> std::ops::Range<usize> {
        let at = |v: usize| self.starts.get(v).copied().unwrap_or(self.all.len());
        at(version)..at(version + 1)
    }

    /// How many versions.
    pub(super) fn versions(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The sentences that overlap `place`.
    pub(super) fn at(&self, version: usize, place: Place) -> Vec<usize> {
        self.range(version)
            .filter(|&u| {
                self.all.get(u).is_some_and(|unit| {
                    unit.place.paragraph == place.paragraph && unit.reach.overlaps(place.span)
                })
            })
            .collect()
    }
}

/// Lengths of the pieces of a word, in characters, its ends marked. On retellings that people have
/// aligned, pieces of two letters cost precision (.63 to .60), and pieces of five change nothing.
const PIECES: std::ops::RangeInclusive<usize> = 3..=4;

/// Buckets that pieces are hashed into; a story has some ten thousand distinct pieces.
const BUCKETS: usize = 1 << 16;

/// What a function word tells, as a share of what its rareness would say.
const FUNCTION_WORD: f32 = 0.3;

/// What a word of one or two letters tells, as a share.
const SHORT_WORD: f32 = 0.6;

/// What a name or a figure tells, as a share.
const TELLING_WORD: f32 = 1.3;

/// A version's position in the story and the places of it that constraints speak of.
pub(super) type Chosen<'a> = (usize, &'a Arc<Version>);

/// Splits `versions` (those that differ, in an order given by their content) into sentences.
pub(super) fn units(versions: &[Chosen<'_>]) -> Units {
    let mut paragraphs: Vec<(ParagraphId, &Paragraph)> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    for &(v, version) in versions {
        let id = |index: usize| ParagraphId::new(VersionId::at(v), index);
        paragraphs.extend(version.article.aligned().map(|(index, p)| (id(index), p)));
        ends.push(paragraphs.len());
    }
    let read: Vec<Vec<Sentence<'_>>> =
        paragraphs.par_iter().map(|&(id, paragraph)| sentences(id, paragraph)).collect();
    let mut units = Units { starts: vec![0], ..Units::default() };
    let mut lexicon = Lexicon::new();
    let mut from = 0;
    for end in ends {
        let own = read.get(from..end).unwrap_or_default().iter().flatten();
        units.all.extend(own.map(|sentence| lexicon.unit(sentence)));
        units.starts.push(units.all.len());
        from = end;
    }
    let english = versions.iter().all(|(_, version)| is_english(version));
    lexicon.weigh(&mut units, english);
    units
}

/// A sentence whose words are not yet known over the whole story.
struct Sentence<'a> {
    place: Place,
    reach: Span,
    role: Role,
    words: Vec<RawWord<'a>>,
}

struct RawWord<'a> {
    text: &'a str,
    /// Whether it stands in quotation marks.
    quoted: bool,
    /// Whether only space, or nothing, stands between it and the word before.
    follows: bool,
}

fn sentences(id: ParagraphId, paragraph: &Paragraph) -> Vec<Sentence<'_>> {
    let text = paragraph.text.as_str();
    let whole = [Span::whole(text)];
    let spans = match paragraph.sentences.as_slice() {
        [] => &whole[..],
        spans => spans,
    };
    let quotes = marks::outermost(text);
    let sentence = |(s, &span): (usize, &Span)| {
        let start = if s == 0 { 0 } else { span.start() };
        let end = spans.get(s + 1).map_or(text.len(), |next| next.start());
        Sentence {
            place: Place { paragraph: id, span },
            reach: Span::snapped(text, start..end),
            role: paragraph.role,
            words: raw_words(span.slice(text), span.start(), &quotes),
        }
    };
    spans.iter().enumerate().map(sentence).collect()
}

/// The words of a sentence that begins at `start` in a paragraph with these quotes, in order.
fn raw_words<'a>(sentence: &'a str, start: usize, quotes: &[Span]) -> Vec<RawWord<'a>> {
    let is_quoted = |at: usize| {
        let after = quotes.partition_point(|quote| quote.start() <= at);
        after.checked_sub(1).and_then(|q| quotes.get(q)).is_some_and(|quote| at < quote.end())
    };
    let mut words = Vec::new();
    let mut follows = false;
    for token in words::tokens(sentence) {
        match token.kind {
            TokenKind::Word => {
                let quoted = is_quoted(start + token.span.start());
                words.push(RawWord { text: token.span.slice(sentence), quoted, follows });
                follows = true;
            }
            TokenKind::Punctuation => follows = false,
            TokenKind::Space => {}
        }
    }
    words
}

/// Characters of a version that are enough to tell its language.
const LANGUAGE_SAMPLE: usize = 1000;

fn is_english(version: &Version) -> bool {
    let language = version.article.language.or_else(|| {
        let mut sample = String::new();
        for (_, paragraph) in version.article.aligned() {
            sample.extend(paragraph.text.chars().take(LANGUAGE_SAMPLE));
            sample.push(' ');
            if sample.len() > LANGUAGE_SAMPLE {
                break;
            }
        }
        language::detect(&sample)
    });
    language == Some(Language::ENGLISH)
}

/// The words of the story while it is being read.
struct Lexicon<'a> {
    /// By word as it is written: many are used again in the same letters.
    written: HashMap<&'a str, u32>,
    /// By folded word.
    ids: HashMap<String, u32>,
    entries: Vec<Entry>,
    piece_ids: Vec<u32>,
    piece_count: u32,
}

struct Entry {
    text: String,
    pieces: Vec<u32>,
    number: bool,
    /// Uses with a capital inside a sentence, and all uses inside a sentence.
    capital: (u32, u32),
}

impl<'a> Lexicon<'a> {
    fn new() -> Self {
        Self {
            written: HashMap::new(),
            ids: HashMap::new(),
            entries: Vec::new(),
            piece_ids: vec![u32::MAX; BUCKETS],
            piece_count: 0,
        }
    }

    /// The unit of a sentence with raw counts in place of weights.
    fn unit(&mut self, sentence: &Sentence<'a>) -> Unit {
        let mut ids: Vec<u32> = Vec::with_capacity(sentence.words.len());
        let mut pieces: Vec<u32> = Vec::with_capacity(sentence.words.len() * 10);
        let mut has_number = false;
        let mut letter_before: Option<char> = None;
        for word in &sentence.words {
            let id = self.word(word.text);
            if let Some(entry) = self.entries.get_mut(id as usize) {
                has_number |= entry.number;
                if !ids.is_empty() {
                    entry.capital.1 += 1;
                    entry.capital.0 += u32::from(word.text.starts_with(char::is_uppercase));
                }
                pieces.extend(&entry.pieces);
            }
            let letter = single_letter(word.text);
            if let (Some(a), Some(b)) = (letter_before.filter(|_| word.follows), letter) {
                pieces.push(self.piece(&[a, b]));
            }
            letter_before = letter;
            ids.push(id);
        }
        Unit {
            place: sentence.place,
            reach: sentence.reach,
            role: sentence.role,
            print: hash(&ids),
            words: counted(ids.clone()),
            sequence: ids,
            quoted: sentence.words.iter().map(|word| word.quoted).collect(),
            pieces: counted(pieces),
            mass: 0.0,
            has_number,
            meaning: None,
        }
    }

    fn word(&mut self, written: &'a str) -> u32 {
        if let Some(&id) = self.written.get(written) {
            return id;
        }
        let folded = normalise::fold(written);
        let known = self.ids.get(&folded).copied();
        let id = known.unwrap_or_else(|| self.add(folded));
        self.written.insert(written, id);
        id
    }

    fn add(&mut self, folded: String) -> u32 {
        let letters: Vec<char> = ['_'].into_iter().chain(folded.chars()).chain(['_']).collect();
        let mut pieces = Vec::new();
        for n in PIECES {
            pieces.extend(letters.windows(n).map(|window| self.piece(window)));
        }
        let id = self.entries.len() as u32;
        self.entries.push(Entry {
            number: folded.chars().any(char::is_numeric),
            text: folded.clone(),
            pieces,
            capital: (0, 0),
        });
        self.ids.insert(folded, id);
        id
    }

    fn piece(&mut self, letters: &[char]) -> u32 {
        let mut hash = Fnv::default();
        letters.iter().for_each(|&c| hash.word(u32::from(c)));
        let bucket = (hash.0 ^ (hash.0 >> 32)) as usize % BUCKETS;
        let Some(id) = self.piece_ids.get_mut(bucket) else { return 0 };
        if *id == u32::MAX {
            *id = self.piece_count;
            self.piece_count += 1;
        }
        *id
    }

    /// Turns counts into weights.
    fn weigh(self, units: &mut Units, english: bool) {
        let versions = units.versions().max(1) as f32;
        let mean = units.all.len() as f32 / versions;
        let rareness = |uses: u32| (1.0 + mean / (uses as f32 / versions + 0.5)).ln();
        let mut word_uses = vec![0_u32; self.entries.len()];
        let mut piece_uses = vec![0_u32; self.piece_count as usize];
        for unit in &units.all {
            count_uses(&unit.words, &mut word_uses);
            count_uses(&unit.pieces, &mut piece_uses);
        }
        units.words = self
            .entries
            .iter()
            .zip(&word_uses)
            .map(|(entry, &uses)| {
                let telling = entry.number || entry.capital.0 * 2 > entry.capital.1;
                Word { weight: rareness(uses) * share(entry, telling), telling }
            })
            .collect();
        let piece_weights: Vec<f32> = piece_uses.iter().map(|&uses| rareness(uses)).collect();
        units.pieces = piece_weights.len();
        let meanings: Vec<Option<Meaning>> = if english && units.versions() > 1 {
            self.entries.par_iter().map(|entry| Some(meaning::of_word(&entry.text))).collect()
        } else {
            Vec::new()
        };
        let weight = |id: u32| units.words.get(id as usize).map_or(0.0, |w| w.weight);
        units.all.par_iter_mut().for_each(|unit| {
            unit.meaning =
                meaning::sum(unit.words.iter().filter_map(|&(id, count)| {
                    Some((meanings.get(id as usize)?.as_ref()?, count))
                }));
            unit.mass = unit.words.iter().map(|&(id, _)| weight(id)).sum();
            scale(&mut unit.words, weight);
            scale(&mut unit.pieces, |id| piece_weights.get(id as usize).copied().unwrap_or(0.0));
        });
    }
}

/// What a word tells, as a share of what its rareness would say.
fn share(entry: &Entry, telling: bool) -> f32 {
    if words::is_function_word(&entry.text) {
        FUNCTION_WORD
    } else if telling {
        TELLING_WORD
    } else if entry.text.is_ascii() && entry.text.len() <= 2 {
        SHORT_WORD
    } else {
        1.0
    }
}

/// The letter of a word of one letter beyond ASCII, as in scripts without spaces.
fn single_letter(word: &str) -> Option<char> {
    let mut letters = word.chars();
    let letter = letters.next().filter(|c| !c.is_ascii())?;
    letters.next().is_none().then_some(letter)
}

/// Each distinct id with its count, by id.
fn counted(mut ids: Vec<u32>) -> Vec<(u32, f32)> {
    ids.sort_unstable();
    let mut counts: Vec<(u32, f32)> = Vec::with_capacity(ids.len());
    for id in ids {
        match counts.last_mut() {
            Some((last, count)) if *last == id => *count += 1.0,
            Some(_) | None => counts.push((id, 1.0)),
        }
    }
    counts
}

fn count_uses(features: &[(u32, f32)], uses: &mut [u32]) {
    for &(id, _) in features {
        if let Some(uses) = uses.get_mut(id as usize) {
            *uses += 1;
        }
    }
}

/// Counts become damped counts times weight, all scaled to length one.
fn scale(features: &mut [(u32, f32)], weight: impl Fn(u32) -> f32) {
    for (id, count) in features.iter_mut() {
        *count = (1.0 + count.ln()) * weight(*id);
    }
    let norm = features.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    if norm > 0.0 {
        features.iter_mut().for_each(|(_, w)| *w /= norm);
    }
}

/// A hash of words in order that is the same on every run.
pub(super) fn hash(words: &[u32]) -> u64 {
    let mut hash = Fnv::default();
    words.iter().for_each(|&word| hash.word(word));
    hash.0
}

/// FNV-1a over 32-bit words.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn word(&mut self, word: u32) {
        for byte in word.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
