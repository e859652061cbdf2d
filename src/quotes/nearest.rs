//! Looks in the whole text of a version for a quote that it does not give as one: the words may
//! stand there without marks, and where they don't, the nearest passage is shown.

use super::forms::{Interner, SHINGLE, Word, WordId, ids, shingles};
use crate::article::Article;
use crate::text::Span;
use std::collections::{BTreeMap, HashMap};

/// A passage of a version.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Passage {
    pub(super) paragraph: usize,
    pub(super) span: Span,
    /// How near, 0 to 1.
    pub(super) score: f32,
    /// The words stand there as they are, without marks.
    pub(super) verbatim: bool,
}

/// Share of a quote's word runs that must stand in one paragraph for its words to be there.
const VERBATIM: f32 = 0.6;
/// Fewest word runs for that: shorter quotes stand anywhere by chance.
const MIN_RUNS: usize = 3;
/// Telling words of a quote that are looked for, the first ones.
const MAX_WORDS: usize = 300;
/// Sentences that have a word, beyond which the word tells nothing in this version.
const MAX_POSTING: usize = 400;
/// Telling words without which no passage is wholly like a quote: two that both have say little.
const MIN_TELLING: usize = 4;
/// Share of at least that many telling words in one sentence that makes the sentence a use of the
/// quote in another order.
const SAME_WORDS: f32 = 0.9;
/// Below this no passage is near.
const MIN_SCORE: f32 = 0.15;

/// The words of one version, to be searched for many quotes.
#[derive(Debug, Default)]
pub(super) struct Text {
    sentences: Vec<(usize, Span)>,
    by_stem: HashMap<WordId, Vec<usize>>,
    runs: HashMap<[WordId; SHINGLE], Vec<(usize, Span)>>,
}

impl Text {
    pub(super) fn new(article: &Article, interner: &mut Interner) -> Self {
        let mut out = Self::default();
        for (n, paragraph) in article.paragraphs.iter().enumerate() {
            if paragraph.role.is_around() {
                continue;
            }
            let words = interner.words(&paragraph.text, Span::whole(&paragraph.text));
            for window in words.windows(SHINGLE) {
                if let ([first, .., last], Some(run)) = (window, run_of(window)) {
                    out.runs.entry(run).or_default().push((n, first.span.hull(last.span)));
                }
            }
            out.add_sentences(n, &paragraph.sentences, &words, interner);
        }
        out
    }

    fn add_sentences(&mut self, n: usize, spans: &[Span], words: &[Word], interner: &Interner) {
        let mut words = words.iter().peekable();
        for &span in spans {
            let id = self.sentences.len();
            self.sentences.push((n, span));
            while let Some(word) = words.next_if(|w| w.span.start() < span.end()) {
                let list = self.by_stem.entry(interner.stem(word.id)).or_default();
                if word.content && list.last() != Some(&id) {
                    list.push(id);
                }
            }
        }
    }

    /// The passage nearest to `words`.
    pub(super) fn nearest(&self, words: &[Word], interner: &Interner) -> Option<Passage> {
        self.verbatim(words).or_else(|| self.alike(words, interner))
    }

    fn verbatim(&self, words: &[Word]) -> Option<Passage> {
        let mut wanted = shingles(&ids(words));
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.len() < MIN_RUNS {
            return None;
        }
        let mut hits: BTreeMap<usize, (usize, Span)> = BTreeMap::new();
        for run in &wanted {
            let mut last = None;
            for &(paragraph, span) in self.runs.get(run).into_iter().flatten().take(MAX_POSTING) {
                if last != Some(paragraph) {
                    let hit = hits.entry(paragraph).or_insert((0, span));
                    *hit = (hit.0 + 1, hit.1.hull(span));
                    last = Some(paragraph);
                }
            }
        }
        let (paragraph, (count, span)) =
            hits.into_iter().max_by_key(|&(p, (count, _))| (count, std::cmp::Reverse(p)))?;
        let score = count as f32 / wanted.len() as f32;
        (score >= VERBATIM).then_some(Passage { paragraph, span, score, verbatim: true })
    }

    fn alike(&self, words: &[Word], interner: &Interner) -> Option<Passage> {
        let mut stems: Vec<WordId> = words
            .iter()
            .filter(|w| w.content)
            .take(MAX_WORDS)
            .map(|w| interner.stem(w.id))
            .collect();
        stems.sort_unstable();
        stems.dedup();
        let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
        let mut whole = 0.0_f32;
        for stem in &stems {
            let list = self.by_stem.get(stem).map_or(&[][..], Vec::as_slice);
            // A word that stands in few sentences tells more.
            let weight = 1.0 / (1.0 + (list.len() as f32).sqrt());
            let weight = if list.is_empty() { 1.0 } else { weight * 2.0 };
            whole += weight;
            if list.len() <= MAX_POSTING {
                for &sentence in list {
                    *scores.entry(sentence).or_default() += weight;
                }
            }
        }
        let (sentence, score) =
            scores.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
        let known = stems.len().min(MIN_TELLING) as f32 / MIN_TELLING as f32;
        let score = (score / whole.max(f32::EPSILON)).min(1.0) * known;
        let &(paragraph, span) = self.sentences.get(sentence)?;
        let verbatim = score >= SAME_WORDS;
        (score >= MIN_SCORE).then_some(Passage { paragraph, span, score, verbatim })
    }
}

fn run_of(window: &[Word]) -> Option<[WordId; SHINGLE]> {
    let ids: Vec<WordId> = window.iter().map(|w| w.id).collect();
    ids.try_into().ok()
}
