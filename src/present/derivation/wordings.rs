//! The words of all versions as numbers, so that any two can be compared at once.

use super::{RUN, Standing};
use crate::align::EDITED_FROM;
use crate::article::{ParagraphId, Place, VersionId};
use crate::present::overview::in_common;
use crate::quotes::QuoteKind;
use crate::story::Story;
use std::collections::{BTreeMap, HashMap};
use unicode_segmentation::UnicodeSegmentation as _;

/// One word.
#[derive(Clone, Copy, Debug)]
struct Word {
    /// The same number for the same word.
    number: u32,
    paragraph: u32,
    /// The group of sentences that it stands in.
    group: Option<u32>,
    /// Whether it stands in quotation marks: two reporters may have heard the same speaker.
    quoted: bool,
}

/// One version.
#[derive(Debug, Default)]
struct Wording {
    words: Vec<Word>,
    /// By word: the number of the run of [`RUN`] words that begins there.
    runs: Vec<Option<u32>>,
    /// All of them, sorted.
    all_runs: Vec<u32>,
    /// By group of sentences: its words in order, and sorted.
    groups: BTreeMap<u32, [Vec<u32>; 2]>,
}

/// All versions.
#[derive(Debug)]
pub(super) struct Wordings(Vec<Wording>);

impl Wordings {
    pub(super) fn new(story: &Story) -> Self {
        let groups = groups(story);
        let quoted = quoted(story);
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut runs: HashMap<[u32; RUN], u32> = HashMap::new();
        let wording = |(v, version): (usize, &std::sync::Arc<crate::article::Version>)| {
            let mut wording = Wording::default();
            for (index, paragraph) in version.article.aligned() {
                let id = ParagraphId::new(VersionId::at(v), index);
                let groups = groups.get(&id).map_or(&[][..], Vec::as_slice);
                let quoted = quoted.get(&id).map_or(&[][..], Vec::as_slice);
                for (at, word) in paragraph.text.unicode_word_indices() {
                    let next = numbers.len() as u32;
                    let key = crate::align::word_key(word);
                    let number = *numbers.entry(key).or_insert(next);
                    wording.words.push(Word {
                        number,
                        paragraph: id.index,
                        group: holding(groups, at).map(|&(_, group)| group),
                        quoted: holding(quoted, at).is_some(),
                    });
                }
            }
            wording.count(&mut runs);
            wording
        };
        Self(story.versions.iter().enumerate().map(wording).collect())
    }

    fn words(&self, v: usize) -> &[Word] {
        self.0.get(v).map_or(&[], |wording| &wording.words)
    }

    /// What each word of version `v` is to version `o`.
    pub(super) fn standings(&self, v: usize, o: usize) -> Vec<Standing> {
        let (Some(own), Some(other)) = (self.0.get(v), self.0.get(o)) else { return Vec::new() };
        let in_runs = own.in_runs_of(other, |_| true);
        let mut known: HashMap<u32, Standing> = HashMap::new();
        let by_group = own.words.iter().map(|word| {
            let Some(group) = word.group else { return Standing::Own };
            *known.entry(group).or_insert_with(|| own.group_standing(other, group))
        });
        let standing = |(same, standing)| if same { Standing::Verbatim } else { standing };
        in_runs.into_iter().zip(by_group).map(standing).collect()
    }

    /// By word of version `v`: whether it stands in `o` the same, outside quotation marks.
    pub(super) fn copied(&self, v: usize, o: usize) -> Vec<bool> {
        match (self.0.get(v), self.0.get(o)) {
            (Some(own), Some(other)) => own.in_runs_of(other, |word| !word.quoted),
            (None, _) | (_, None) => Vec::new(),
        }
    }

    /// How many words of version `v` stand outside quotation marks.
    pub(super) fn unquoted(&self, v: usize) -> usize {
        self.words(v).iter().filter(|word| !word.quoted).count()
    }
}

impl Wording {
    /// Numbers the runs.
    fn count(&mut self, numbers: &mut HashMap<[u32; RUN], u32>) {
        self.runs = vec![None; self.words.len()];
        for (slot, window) in self.runs.iter_mut().zip(self.words.array_windows::<RUN>()) {
            let [first, .., last] = window;
            if first.paragraph == last.paragraph {
                let next = numbers.len() as u32;
                *slot = Some(*numbers.entry(window.map(|word| word.number)).or_insert(next));
            }
        }
        self.all_runs = self.runs.iter().flatten().copied().collect();
        self.all_runs.sort_unstable();
        for word in &self.words {
            if let Some(group) = word.group {
                let [in_order, _] = self.groups.entry(group).or_default();
                in_order.push(word.number);
            }
        }
        for [in_order, sorted] in self.groups.values_mut() {
            sorted.clone_from(in_order);
            sorted.sort_unstable();
        }
    }

    /// By word: whether it is in a run of words that all `count`, which `other` has too.
    fn in_runs_of(&self, other: &Self, counts: impl Fn(&Word) -> bool) -> Vec<bool> {
        let mut within = vec![false; self.words.len()];
        for (at, run) in self.runs.iter().enumerate() {
            let Some(run) = run else { continue };
            if other.all_runs.binary_search(run).is_ok()
                && let (Some(words), Some(slots)) =
                    (self.words.get(at..at + RUN), within.get_mut(at..at + RUN))
                && words.iter().all(&counts)
            {
                slots.fill(true);
            }
        }
        within
    }

    /// What the words of a group of sentences, runs aside, are to another version.
    fn group_standing(&self, other: &Self, group: u32) -> Standing {
        let (Some([own, sorted]), Some([theirs, sorted_theirs])) =
            (self.groups.get(&group), other.groups.get(&group))
        else {
            return Standing::Own;
        };
        if own == theirs {
            return Standing::Verbatim;
        }
        let common = in_common(sorted, sorted_theirs);
        let alike = 2.0 * common as f32 / (own.len() + theirs.len()).max(1) as f32;
        if alike >= EDITED_FROM { Standing::Edited } else { Standing::Reworded }
    }
}

type ByParagraph<T> = HashMap<ParagraphId, Vec<(Place, T)>>;

/// The one that holds the letter at `at`; `places` are sorted and do not overlap.
fn holding<T>(places: &[(Place, T)], at: usize) -> Option<&(Place, T)> {
    let after = places.partition_point(|(place, _)| place.span.start() <= at);
    places.get(after.checked_sub(1)?).filter(|(place, _)| at < place.span.end())
}

/// The groups of sentences, numbered through all rows.
fn groups(story: &Story) -> ByParagraph<u32> {
    let mut groups: ByParagraph<u32> = HashMap::new();
    let all = story.alignment.rows.iter().flat_map(|row| &row.sentences);
    for (number, group) in all.enumerate() {
        for &place in group.cells.iter().flatten() {
            groups.entry(place.paragraph).or_default().push((place, number as u32));
        }
    }
    sorted(story, groups)
}

/// The words in quotation marks.
fn quoted(story: &Story) -> ByParagraph<()> {
    let mut quoted: ByParagraph<()> = HashMap::new();
    let quotes = story.quotes.quotes.iter().flat_map(|quote| quote.cells.iter().flatten());
    for occurrence in quotes.flat_map(|cell| &cell.occurrences) {
        let marked = match occurrence.kind {
            QuoteKind::Direct | QuoteKind::Mixed | QuoteKind::Fragment => true,
            QuoteKind::Indirect => false,
        };
        if marked {
            let places = quoted.entry(occurrence.place.paragraph).or_default();
            places.push((occurrence.place, ()));
        }
    }
    sorted(story, quoted)
}

fn sorted<T: Ord>(story: &Story, mut places: ByParagraph<T>) -> ByParagraph<T> {
    for (v, version) in story.versions.iter().enumerate() {
        for index in 0..version.article.paragraphs.len() {
            if let Some(list) = places.get_mut(&ParagraphId::new(VersionId::at(v), index)) {
                list.sort_unstable();
            }
        }
    }
    places
}
