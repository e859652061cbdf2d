//! The sentences of all versions as the aligner sees them: each with its words, the pieces of its
//! words and their weights over the whole story.

use super::meaning::{self, Meaning};
use crate::article::{Place, Role, Version, VersionId};
use crate::text::language::{self, Language};
use crate::text::words::{self, TokenKind};
use crate::text::{Span, normalise};
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
    /// Whether it is all of its paragraph.
    pub(super) alone: bool,
    /// Words with their weights, by word: scaled to length one.
    pub(super) words: Vec<(u32, f32)>,
    /// Pieces of words with their weights, by piece: scaled to length one.
    pub(super) pieces: Vec<(u32, f32)>,
    /// Its words in order.
    pub(super) sequence: Vec<u32>,
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
    let mut lexicon = Lexicon::new();
    let mut units = Units { starts: vec![0], ..Units::default() };
    let english = versions.iter().all(|(_, version)| is_english(version));
    for &(v, version) in versions {
        for (index, paragraph) in version.article.aligned() {
            let id = crate::article::ParagraphId::new(VersionId::at(v), index);
            let sentences = match paragraph.sentences.as_slice() {
                [] => vec![Span::whole(&paragraph.text)],
                sentences => sentences.to_vec(),
            };
            for (s, &span) in sentences.iter().enumerate() {
                let start = if s == 0 { 0 } else { span.start() };
                let end = sentences.get(s + 1).map_or(paragraph.text.len(), |next| next.start());
                let mut unit = lexicon.unit(span.slice(&paragraph.text));
                unit.place = Place { paragraph: id, span };
                unit.reach = Span::snapped(&paragraph.text, start..end);
                unit.role = paragraph.role;
                unit.alone = sentences.len() == 1;
                units.all.push(unit);
            }
        }
        units.starts.push(units.all.len());
    }
    lexicon.weigh(&mut units, english);
    units
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
struct Lexicon {
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

impl Lexicon {
    fn new() -> Self {
        Self {
            ids: HashMap::new(),
            entries: Vec::new(),
            piece_ids: vec![u32::MAX; BUCKETS],
            piece_count: 0,
        }
    }

    /// The unit of a sentence with raw counts in place of weights.
    fn unit(&mut self, sentence: &str) -> Unit {
        let mut ids: Vec<u32> = Vec::new();
        let mut pieces: Vec<u32> = Vec::new();
        let mut print = Fnv::default();
        let mut has_number = false;
        let mut letter_before: Option<char> = None;
        for token in words::tokens(sentence) {
            if token.kind != TokenKind::Word {
                if token.kind == TokenKind::Punctuation {
                    letter_before = None;
                }
                continue;
            }
            let raw = token.span.slice(sentence);
            let id = self.word(raw);
            print.word(id);
            if let Some(entry) = self.entries.get_mut(id as usize) {
                has_number |= entry.number;
                if !ids.is_empty() {
                    entry.capital.1 += 1;
                    entry.capital.0 +=
                        u32::from(raw.chars().next().is_some_and(char::is_uppercase));
                }
                pieces.extend(&entry.pieces);
            }
            let letter = single_letter(raw);
            if let (Some(a), Some(b)) = (letter_before, letter) {
                pieces.push(self.piece(&[a, b]));
            }
            letter_before = letter;
            ids.push(id);
        }
        Unit {
            place: Place {
                paragraph: crate::article::ParagraphId::new(VersionId(0), 0),
                span: Span::whole(""),
            },
            reach: Span::whole(""),
            role: Role::Body,
            alone: false,
            sequence: ids.clone(),
            words: counted(ids),
            pieces: counted(pieces),
            mass: 0.0,
            has_number,
            print: print.0,
            meaning: None,
        }
    }

    fn word(&mut self, raw: &str) -> u32 {
        let folded = normalise::fold(raw);
        if let Some(&id) = self.ids.get(&folded) {
            return id;
        }
        let mut letters = vec!['_'];
        letters.extend(folded.chars());
        letters.push('_');
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
            self.entries.iter().map(|entry| Some(meaning::of_word(&entry.text))).collect()
        } else {
            Vec::new()
        };
        for unit in &mut units.all {
            unit.meaning =
                meaning::sum(unit.words.iter().filter_map(|&(id, count)| {
                    Some((meanings.get(id as usize)?.as_ref()?, count))
                }));
            let weight = |id: u32| units.words.get(id as usize).map_or(0.0, |w| w.weight);
            unit.mass = unit.words.iter().map(|&(id, _)| weight(id)).sum();
            scale(&mut unit.words, weight);
            scale(&mut unit.pieces, |id| piece_weights.get(id as usize).copied().unwrap_or(0.0));
        }
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
