//! The words of a row as each version has them: one line for each version, the marks where its paragraphs
//! begin, and the stretches in which sentences that tell the same stand in the same order everywhere.

use crate::align::{Row, SentenceGroup};
use crate::article::{self, ParagraphId, Place};
use crate::story::Story;
use std::collections::BTreeMap;

/// The beginning of a paragraph, or of a part of one that stands in several rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beginning {
    /// Its name in the file: "A3", or "A3.2" for the second part.
    pub(super) id: String,
    /// The paragraph.
    pub(super) paragraph: ParagraphId,
    /// Whether the paragraph begins here.
    pub(super) is_first: bool,
    /// Whether the part before ends with the word that goes on here: in Chinese, no space between them.
    pub(super) joined: bool,
}

/// The words of one version in one row.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    /// The words. Each part ends with a space that is not its own.
    pub(super) text: String,
    /// What begins where, as offsets into `text` in order.
    pub(super) beginnings: Vec<(usize, Beginning)>,
    /// Where each place of the story stands in `text`, from and to.
    places: Vec<(Place, usize)>,
}

/// How many parts each paragraph has, and which is which.
#[derive(Debug, Default)]
pub(super) struct Parts {
    starts: BTreeMap<ParagraphId, Vec<usize>>,
}

impl Parts {
    /// The parts of all paragraphs of the story, whatever of it is written: a part has one name.
    pub(super) fn new(story: &Story) -> Self {
        let mut starts: BTreeMap<ParagraphId, Vec<usize>> = BTreeMap::new();
        for row in &story.alignment.rows {
            for place in row.cells.iter().flatten().flat_map(|passage| &passage.places) {
                starts.entry(place.paragraph).or_default().push(place.span.start());
            }
        }
        for list in starts.values_mut() {
            list.sort_unstable();
        }
        Self { starts }
    }

    /// The name of the part that `place` begins in.
    pub(super) fn id(&self, place: Place) -> String {
        let before = self.starts.get(&place.paragraph).map_or(0, |starts| {
            starts.iter().filter(|&&start| start <= place.span.start()).count()
        });
        match before {
            0 | 1 => place.paragraph.to_string(),
            before => format!("{}.{}", place.paragraph, before),
        }
    }
}

impl Passage {
    /// The passage at `places`.
    pub(super) fn new(story: &Story, parts: &Parts, places: &[Place]) -> Self {
        let mut passage = Self::default();
        for &place in places {
            let whole =
                article::paragraph(&story.versions, place.paragraph).map_or("", |p| &p.text);
            let before = whole.get(..place.span.start()).unwrap_or_default();
            let words = place.span.slice(whole);
            let joined = !before.is_empty()
                && !before.ends_with(char::is_whitespace)
                && !words.starts_with(char::is_whitespace);
            let beginning = Beginning {
                id: parts.id(place),
                paragraph: place.paragraph,
                is_first: before.is_empty(),
                joined,
            };
            passage.beginnings.push((passage.text.len(), beginning));
            let bare = words.trim_start();
            passage.places.push((place, passage.text.len()));
            passage.text.push_str(bare.trim_end());
            passage.text.push(' ');
        }
        passage
    }

    /// Where the words of `place` begin and end in `text`.
    fn find(&self, story: &Story, place: Place) -> Option<(usize, usize)> {
        let holds = |whole: &&(Place, usize)| {
            whole.0.paragraph == place.paragraph
                && whole.0.span.start() <= place.span.start()
                && place.span.start() < whole.0.span.end()
        };
        let (whole, at) = self.places.iter().find(holds)?;
        let paragraph = article::paragraph(&story.versions, place.paragraph)?;
        let words = whole.span.slice(&paragraph.text);
        let skipped = words.len() - words.trim_start().len();
        let start = (place.span.start() - whole.span.start()).saturating_sub(skipped);
        Some((at + start, at + start + place.span.len()))
    }
}

/// Offsets into each passage, from and to: one stretch of a row.
pub(super) type Stretch = Vec<(usize, usize)>;

/// Cuts the passages of a row where everything before tells what everything before tells in the others.
/// `passages` by version index, of those that are written.
pub(super) fn stretches(story: &Story, row: &Row, passages: &[(usize, &Passage)]) -> Vec<Stretch> {
    let groups: Vec<Vec<Option<(usize, usize)>>> =
        row.sentences.iter().map(|group| extents(story, group, passages)).collect();
    let order = order(&groups, passages.len());
    let mut starts: Vec<usize> = vec![0; passages.len()];
    let mut stretches = Vec::new();
    for cut in 1..order.len() {
        let (before, after) = order.split_at(cut);
        let cuts: Option<Vec<usize>> =
            (0..passages.len()).map(|n| cut_at(&groups, before, after, n)).collect();
        let Some(mut cuts) = cuts else { continue };
        for ((cut, start), (_, passage)) in cuts.iter_mut().zip(&starts).zip(passages) {
            *cut = (*cut).clamp(*start, passage.text.len());
        }
        if passages.iter().zip(&cuts).all(|((_, passage), &cut)| passage.text.is_char_boundary(cut))
        {
            stretches.push(starts.iter().copied().zip(cuts.iter().copied()).collect());
            starts = cuts;
        }
    }
    let ends = passages.iter().map(|(_, passage)| passage.text.len());
    stretches.push(starts.into_iter().zip(ends).collect());
    stretches.retain(|stretch: &Stretch| stretch.iter().any(|(from, to)| from < to));
    stretches
}

/// Where the sentences of a group stand in each passage, from the first to the last.
fn extents(
    story: &Story,
    group: &SentenceGroup,
    passages: &[(usize, &Passage)],
) -> Vec<Option<(usize, usize)>> {
    let extent = |&(version, passage): &(usize, &Passage)| {
        let places = group.cells.get(version)?;
        let found = places.iter().filter_map(|&place| passage.find(story, place));
        found.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
    };
    passages.iter().map(extent).collect()
}

/// The groups in the order of the first passage; what that has not stands after what it follows in the
/// first that has it.
fn order(groups: &[Vec<Option<(usize, usize)>>], passages: usize) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    for n in 0..passages {
        let mut own: Vec<(usize, usize)> = groups
            .iter()
            .enumerate()
            .filter_map(|(g, group)| Some((group.get(n).copied().flatten()?.0, g)))
            .collect();
        own.sort_unstable();
        let mut at = 0;
        for (_, group) in own {
            match order.iter().position(|&known| known == group) {
                Some(position) => at = position + 1,
                None => {
                    order.insert(at, group);
                    at += 1;
                }
            }
        }
    }
    order
}

/// Where passage `n` can be cut between the groups `before` and `after`; `None` where they are mixed.
fn cut_at(
    groups: &[Vec<Option<(usize, usize)>>],
    before: &[usize],
    after: &[usize],
    n: usize,
) -> Option<usize> {
    let extents = |of: &[usize]| -> Vec<(usize, usize)> {
        of.iter().filter_map(|&g| groups.get(g)?.get(n).copied().flatten()).collect()
    };
    let end = extents(before).into_iter().map(|(_, end)| end).max();
    let start = extents(after).into_iter().map(|(start, _)| start).min();
    match (end, start) {
        (Some(end), Some(start)) => (end <= start).then_some(start),
        (None, _) => Some(0),
        (Some(_), None) => Some(usize::MAX),
    }
}
