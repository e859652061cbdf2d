//! What must hold for any decision about passages: honoured, undone without a trace, the same when saved and
//! opened, and when versions change places.

use super::properties::{opened, stories};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeSet;
use tellings::align::{self, Alignment};
use tellings::article::{Place, VersionId};
use tellings::project::{Change, Decision, Project};
use tellings::session;
use tellings::story::{self, Decisions, Story};
use tellings::watch::Watch;

fn analysed(project: &Project) -> Story {
    let placed = project.placed();
    let decisions = Decisions {
        constraints: &[],
        quotes: &placed.quotes,
        facts: &placed.facts,
        passages: &placed.passages,
        notes: Some(&placed.notes),
    };
    story::analyse_decided(project.versions(), decisions, &Watch::unwatched())
        .expect("nobody cancels")
}

/// The passages, row by row.
fn rows(alignment: &Alignment) -> BTreeSet<Vec<Place>> {
    let places = |row: &align::Row| {
        let mut places: Vec<Place> =
            row.cells.iter().flatten().flat_map(|cell| cell.places.iter().copied()).collect();
        places.sort_unstable();
        places
    };
    alignment.rows.iter().map(places).collect()
}

/// A decision about passages of a story, by three picks.
fn decision(
    story: &Story,
    (one, other, kind): (&prop::sample::Index, &prop::sample::Index, u8),
) -> Option<align::Decision<Place>> {
    let passages: Vec<Place> = story
        .alignment
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().flatten())
        .filter_map(|cell| cell.places.first().copied())
        .collect();
    if passages.is_empty() {
        return None;
    }
    let (of, with) = (*one.get(&passages), *other.get(&passages));
    let apart = of.paragraph.version != with.paragraph.version;
    match kind {
        0 if apart => Some(align::Decision::Same { of, with }),
        1 if apart => Some(align::Decision::Apart { of: vec![of], from: vec![with] }),
        2 if !apart && of != with => Some(align::Decision::Join { of, with }),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn a_decision_about_passages_holds_and_leaves_no_trace_when_it_is_taken_back(
        story in stories(),
        picks in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..3_u8), 1..4),
    ) {
        let project = Project::default().apply(&Change::Add(opened(&story)));
        let before = analysed(&project);
        let mut decided = project.clone();
        for (one, other, kind) in &picks {
            let made = decision(&before, (one, other, *kind)).map(Decision::Passage);
            let anchored = made.and_then(|made| project.anchored(&made));
            if let Some(anchored) = anchored {
                decided = decided.apply(&Change::Decide(Box::new(anchored)));
            }
        }
        let after = analysed(&decided);
        prop_assert_eq!(after.passage_decisions.len(), decided.decisions().len());
        // The last one always holds.
        if let Some(last) = after.passage_decisions.last() {
            prop_assert_eq!(last.unmet, None, "{:?}", last.placed.decision);
        }
        let bytes = session::write(&decided);
        let back = session::read(&bytes).expect("a story");
        prop_assert_eq!(rows(&analysed(&back).alignment), rows(&after.alignment));
        let mut restored = decided.clone();
        for one in decided.decisions() {
            restored = restored.apply(&Change::Restore(one.key));
        }
        prop_assert_eq!(rows(&analysed(&restored).alignment), rows(&before.alignment));
    }

    #[test]
    fn a_decision_about_passages_goes_along_when_versions_change_places(
        story in stories(),
        picks in (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..3_u8),
    ) {
        let project = Project::default().apply(&Change::Add(opened(&story)));
        let before = analysed(&project);
        let made = decision(&before, (&picks.0, &picks.1, picks.2));
        prop_assume!(made.is_some());
        let anchored = made.and_then(|made| project.anchored(&Decision::Passage(made)));
        let decided = project.apply(&Change::Decide(Box::new(anchored.expect("places"))));
        let key = decided.key(VersionId(0)).expect("a version");
        let last = decided.entries().len() - 1;
        let turned = decided.apply(&Change::Reorder(key, last));
        let to = |place: &Place| {
            let version = place.paragraph.version.index();
            let version = if version == 0 { last } else { version - 1 };
            let mut place = *place;
            place.paragraph.version = VersionId::at(version);
            place
        };
        let expected: BTreeSet<Vec<Place>> = rows(&analysed(&decided).alignment)
            .iter()
            .map(|row| {
                let mut row: Vec<Place> = row.iter().map(to).collect();
                row.sort_unstable();
                row
            })
            .collect();
        prop_assert_eq!(rows(&analysed(&turned).alignment), expected);
    }
}
