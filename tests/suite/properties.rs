//! What must hold for any story: nothing lost, nothing twice, no order or base that changes the grouping.

use crate::alignment_goldens::{aligned, version};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tellings::align::{self, Alignment, Change, Constraint, Relation};
use tellings::article::{Place, Version, VersionId, words_at};

/// Sentences that small stories are made of: some alike, some equal but for marks, some empty of
/// words.
const SENTENCES: [&str; 12] = [
    "The bridge at Orm was shut on Friday.",
    "The bridge at Orm was closed on Friday evening.",
    "Engineers found 14 cracks in it.",
    "Engineers found fourteen cracks in the deck.",
    "“Nobody is in danger,” said Vera Lind.",
    "\"Nobody is in danger\", said Vera Lind.",
    "Buses run instead.",
    "Buses run instead.",
    "It may open again in May, the county hopes.",
    "Ferien an der Brücke: nichts geht mehr – leider.",
    "…",
    "橋は金曜日に閉鎖された。",
];

/// One to four versions of up to five paragraphs of one to three sentences.
pub(crate) fn stories() -> impl Strategy<Value = Vec<Vec<String>>> {
    let paragraph = prop::collection::vec(0..SENTENCES.len(), 1..4)
        .prop_map(|picks| picks.iter().map(|&s| SENTENCES[s]).collect::<Vec<_>>().join(" "));
    prop::collection::vec(prop::collection::vec(paragraph, 0..6), 1..5)
}

pub(crate) fn opened(story: &[Vec<String>]) -> Vec<Arc<Version>> {
    story.iter().map(|v| version(&v.iter().map(String::as_str).collect::<Vec<_>>())).collect()
}

/// The rows as sets of words by version, whatever their order. `to` renames versions.
fn grouping(alignment: &Alignment, to: &[usize]) -> BTreeSet<Vec<(usize, u32, usize, usize)>> {
    let name = |place: &Place| {
        let paragraph = place.paragraph;
        (to[paragraph.version.index()], paragraph.index, place.span.start(), place.span.end())
    };
    alignment
        .rows
        .iter()
        .map(|row| {
            let mut places: Vec<_> =
                row.cells.iter().flatten().flat_map(|c| c.places.iter().map(name)).collect();
            places.sort_unstable();
            places
        })
        .collect()
}

/// The sentences that tell the same, group by group, each in order.
fn groups(alignment: &Alignment) -> Vec<Vec<Place>> {
    let groups = alignment.rows.iter().flat_map(|row| &row.sentences);
    groups
        .map(|group| {
            let mut places: Vec<Place> = group.cells.iter().flatten().copied().collect();
            places.sort_unstable();
            places
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn every_character_stands_in_one_cell_and_every_sentence_in_one_group(story in stories()) {
        let versions = opened(&story);
        let alignment = aligned(&versions, &[]);
        let mut seen: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        let mut sentences: BTreeMap<Place, usize> = BTreeMap::new();
        for row in &alignment.rows {
            prop_assert_eq!(row.cells.len(), versions.len());
            prop_assert_eq!(row.nearest.len(), versions.len());
            prop_assert!(row.cells.iter().any(Option::is_some));
            for (v, cell) in row.cells.iter().enumerate() {
                for place in cell.iter().flat_map(|cell| &cell.places) {
                    prop_assert_eq!(place.paragraph.version.index(), v);
                    prop_assert!(!place.span.is_empty());
                    let at = (v, place.paragraph.index as usize);
                    seen.entry(at).or_default().extend(place.span.range());
                }
            }
            for group in &row.sentences {
                for &place in group.cells.iter().flatten() {
                    *sentences.entry(place).or_default() += 1;
                    let cell = row.cells[place.paragraph.version.index()].as_ref().unwrap();
                    let inside = cell.places.iter().any(|p| {
                        p.paragraph == place.paragraph && p.span.contains(place.span)
                    });
                    prop_assert!(inside);
                }
            }
        }
        for (v, version) in versions.iter().enumerate() {
            for (p, paragraph) in version.article.paragraphs.iter().enumerate() {
                let mut bytes = seen.remove(&(v, p)).unwrap_or_default();
                bytes.sort_unstable();
                prop_assert!(bytes.array_windows().all(|[a, b]| a < b), "twice: {}", paragraph.text);
                for (at, c) in paragraph.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                    prop_assert!(bytes.binary_search(&at).is_ok(), "lost: {} in {}", c, paragraph.text);
                }
            }
        }
        let count: usize = versions
            .iter()
            .flat_map(|v| &v.article.paragraphs)
            .map(|p| p.sentences.len())
            .sum();
        prop_assert_eq!(sentences.len(), count);
        prop_assert!(sentences.values().all(|&times| times == 1));
    }

    #[test]
    fn opening_versions_in_another_order_only_reorders_columns(
        story in stories(),
        turn in 1..4_usize,
    ) {
        let count = story.len();
        let to: Vec<usize> = (0..count).map(|v| (v + turn) % count).rev().collect();
        let turned: Vec<Vec<String>> = to.iter().map(|&v| story[v].clone()).collect();
        let straight: Vec<usize> = (0..count).collect();
        let before = grouping(&aligned(&opened(&story), &[]), &straight);
        let after = grouping(&aligned(&opened(&turned), &[]), &to);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_decision_is_honoured_and_changes_nothing_else(
        story in stories(),
        picks in (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()),
    ) {
        let versions = opened(&story);
        let free = aligned(&versions, &[]);
        let sentences: Vec<Place> = groups(&free).into_iter().flatten().collect();
        prop_assume!(!sentences.is_empty());
        let (one, other) = (*picks.0.get(&sentences), *picks.1.get(&sentences));
        prop_assume!(one.paragraph.version != other.paragraph.version);
        let decision = if picks.2 {
            Constraint::Together(one, other)
        } else {
            Constraint::Apart(one, other)
        };
        let decided = groups(&aligned(&versions, &[decision]));
        let together = decided.iter().any(|g| g.contains(&one) && g.contains(&other));
        prop_assert_eq!(together, picks.2);
        for group in groups(&free) {
            let untouched = group.len() > 1 && !group.contains(&one) && !group.contains(&other);
            prop_assert!(!untouched || decided.contains(&group), "{group:?} {decided:?}");
        }
    }

    #[test]
    fn an_arrangement_keeps_the_order_of_the_base_and_of_all_that_is_not_moved(story in stories()) {
        let alignment = aligned(&opened(&story), &[]);
        for base in (0..story.len()).map(VersionId::at) {
            let arrangement = align::arrange(&alignment, base);
            let mut order = arrangement.order.clone();
            order.sort_unstable();
            prop_assert_eq!(order, (0..alignment.rows.len()).collect::<Vec<_>>());
            for v in 0..story.len() {
                let shared: Vec<Place> = arrangement
                    .order
                    .iter()
                    .filter(|&&r| !arrangement.moved[r][v])
                    .filter(|&&r| alignment.rows[r].cells[base.index()].is_some())
                    .filter_map(|&r| Some(alignment.rows[r].cells[v].as_ref()?.places[0]))
                    .collect();
                prop_assert!(shared.is_sorted());
            }
        }
    }

    #[test]
    fn a_comparison_covers_both_passages_in_order(story in stories()) {
        let versions = opened(&story);
        let alignment = aligned(&versions, &[]);
        for row in &alignment.rows {
            for (a, b) in (0..story.len()).flat_map(|a| (0..story.len()).map(move |b| (a, b))) {
                let (Some(old), Some(new)) = (&row.cells[a], &row.cells[b]) else { continue };
                let compared = align::compare(&versions, row, VersionId::at(a), VersionId::at(b));
                let compared = compared.unwrap();
                let own = |place: &Place| place.paragraph.version.index() == b;
                let text = |places: Vec<Place>| -> String {
                    places.iter().map(|&place| words_at(&versions, place)).collect()
                };
                let kept = compared.runs.iter().filter(|r| a == b || own(&r.place));
                let kept: Vec<Place> = kept.map(|run| run.place).collect();
                prop_assert_eq!(text(kept), text(new.places.clone()));
                if words_of(&versions, &old.places) == words_of(&versions, &new.places) {
                    prop_assert_eq!(compared.relation, Relation::Same);
                    prop_assert!(compared.runs.iter().all(|run| run.change == Change::Same));
                }
            }
        }
    }

    #[test]
    fn versions_that_are_equal_never_differ(version in prop::collection::vec(0..SENTENCES.len(), 1..9)) {
        let text: Vec<String> = version.iter().map(|&s| SENTENCES[s].to_owned()).collect();
        let versions = opened(&[text.clone(), text.clone(), text]);
        let alignment = aligned(&versions, &[]);
        for row in &alignment.rows {
            let first = row.cells[0].as_ref().unwrap();
            for cell in &row.cells {
                let cell = cell.as_ref().unwrap();
                prop_assert_eq!(words_of(&versions, &first.places), words_of(&versions, &cell.places));
            }
        }
    }
}

fn words_of<'a>(versions: &'a [Arc<Version>], places: &[Place]) -> Vec<&'a str> {
    places.iter().map(|&place| words_at(versions, place)).collect()
}

/// Time that a story of extreme shape may take, unoptimised and on a busy machine: seconds are usual,
/// a quadratic method takes many minutes.
const PATIENCE: Duration = Duration::from_secs(120);

fn aligned_in_time(versions: &[Arc<Version>]) -> Alignment {
    let begin = Instant::now();
    let alignment = aligned(versions, &[]);
    assert!(begin.elapsed() < PATIENCE, "took {:?}", begin.elapsed());
    alignment
}

#[test]
fn thousands_of_equal_paragraphs_are_no_trouble() {
    let story: Vec<Arc<Version>> = (0..4)
        .map(|v| {
            let own = format!("Only here stands the word number{v}.");
            let mut paragraphs = vec!["Buses run instead of trains."; 2000];
            paragraphs[v * 300] = &own;
            version(&paragraphs)
        })
        .collect();
    let alignment = aligned_in_time(&story);
    assert!(alignment.degraded.is_some());
    let in_all = alignment.rows.iter().filter(|row| row.cells.iter().all(Option::is_some));
    assert!(in_all.count() > 1900);
}

#[test]
fn a_paragraph_of_a_hundred_thousand_characters_is_no_trouble() {
    let long = |word: &str| format!("{word} and so on, ").repeat(6000);
    let versions = [version(&[&long("one"), "Buses run instead."]), version(&[&long("two")])];
    let alignment = aligned_in_time(&versions);
    for row in &alignment.rows {
        if let Some(compared) = align::compare(&versions, row, VersionId(0), VersionId(1)) {
            assert!(!compared.runs.is_empty());
        }
    }
}
