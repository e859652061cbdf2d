//! Where a passage may stand in another version: what a person is shown to choose from when the program has
//! matched it wrongly, or not at all.

use super::{CellView, Presentation};
use crate::align::RowId;
use crate::article::{self, Place, VersionId};
use crate::story::Story;
use crate::text::{normalise, words};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A passage of another version, and how near it comes.
#[derive(Clone, Debug, PartialEq)]
pub struct NearPassage {
    /// The row in which it stands.
    pub row: RowId,
    /// Its places.
    pub places: Vec<Place>,
    /// Share of the distinct words in common, 0 to 1 (Dice).
    pub similarity: f32,
}

/// The passages of `version` outside `row` that come nearest to `of`, the nearest first; of equal ones as
/// they stand in the version. No more than `most`, and none without a word in common.
#[must_use]
pub fn near_passages(
    story: &Story,
    view: &Presentation,
    (row, of): (RowId, &[Place]),
    version: VersionId,
    most: usize,
) -> Vec<NearPassage> {
    let wanted = every_word(story, of);
    let mut near: Vec<NearPassage> = view
        .rows
        .iter()
        .filter(|other| other.id != row)
        .filter_map(|other| {
            let CellView::Passage(passage) = other.cells.get(version.index())? else { return None };
            let similarity = likeness(&wanted, &every_word(story, &passage.places));
            let places = passage.places.clone();
            (similarity > 0.0).then_some(NearPassage { row: other.id, places, similarity })
        })
        .collect();
    near.sort_by(|a, b| {
        b.similarity.total_cmp(&a.similarity).then_with(|| a.places.cmp(&b.places))
    });
    near.truncate(most);
    near
}

/// The words of a passage that carry content, folded, each once: as numbers, sorted. A long story has a
/// million words, and they are only counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bag(Vec<u64>);

pub(super) fn bag(story: &Story, places: &[Place]) -> Bag {
    words_of(story, places, |word| !words::is_function_word(word))
}

/// All words of a passage, each once: what comes nearest may have no more than those in common.
fn every_word(story: &Story, places: &[Place]) -> Bag {
    words_of(story, places, |_| true)
}

fn words_of(story: &Story, places: &[Place], wanted: impl Fn(&str) -> bool) -> Bag {
    let mut bag = Vec::new();
    for &place in places {
        let text = article::words_at(&story.versions, place);
        let words = words::tokens(text).filter(|token| token.kind == words::TokenKind::Word);
        let words = words.map(|token| normalise::fold(token.span.slice(text)));
        bag.extend(words.filter(|word| wanted(word)).map(number));
    }
    bag.sort_unstable();
    bag.dedup();
    Bag(bag)
}

/// The same for the same word, in every run.
fn number(word: String) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

impl Bag {
    /// How many words.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many words are in both.
    pub(super) fn common(&self, other: &Self) -> usize {
        self.0.iter().filter(|word| other.0.binary_search(word).is_ok()).count()
    }
}

fn likeness(a: &Bag, b: &Bag) -> f32 {
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { 2.0 * a.common(b) as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{present, testing};
    use crate::watch::Watch;

    #[test]
    fn the_nearest_passage_of_another_version_comes_first() {
        let one = testing::version("one", &["Pier", "The old pier will be rebuilt in spring."]);
        let other = testing::version(
            "two",
            &["Weather", "Rain fell all day.", "In spring the pier, an old one, is rebuilt."],
        );
        let story = testing::story(
            vec![one, other],
            &[&[Some(0), Some(0)], &[Some(1), None], &[None, Some(1)], &[None, Some(2)]],
        );
        let view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let of = [testing::whole(&story, 0, 1)];
        let near = near_passages(&story, &view, (RowId(1), &of), VersionId(1), 5);
        let rows: Vec<RowId> = near.iter().map(|near| near.row).collect();
        assert_eq!(rows, [RowId(3)], "the one without a word in common is not listed");
        assert!(near[0].similarity > 0.7, "{near:?}");
    }
}
