//! What must hold for every word diff: nothing lost, nothing split, nothing said twice, no long work.

use crate::alignment_goldens::version;
use crate::diff_goldens::one_row;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tellings::align::{self, Change, Comparison, Relation};
use tellings::article::{Version, VersionId, words_at};

/// Words of which passages are made: names, figures, quotations, compounds, marks, other scripts.
const PIECES: [&str; 28] = [
    "the ",
    "of ",
    "harbour ",
    "harbor ",
    "Ann Lee ",
    "Bo Ek, ",
    "J. K. Lee ",
    "3 May 2019 ",
    "$1.2 million ",
    "10 p.m. ",
    "10pm ",
    "“sea star” ",
    "“we will not go there”, ",
    "long-term ",
    "long term ",
    "was — ",
    "said. ",
    "Said ",
    "“",
    "” ",
    "\" ",
    "'tis ",
    "«да» ",
    "橋は",
    "e\u{301}te\u{301} ",
    "\u{a0}",
    "van der Berg ",
    "… ",
];

fn passages() -> impl Strategy<Value = String> {
    prop::collection::vec(0..PIECES.len(), 1..24)
        .prop_map(|picks| picks.iter().map(|&piece| PIECES[piece]).collect())
}

fn compared_whole(versions: &[Arc<Version>], base: usize, other: usize) -> Comparison {
    let row = one_row(versions);
    align::compare(versions, &row, VersionId::at(base), VersionId::at(other)).expect("both have it")
}

fn text_of(
    versions: &[Arc<Version>],
    runs: &[align::DiffRun],
    wanted: fn(Change) -> bool,
) -> String {
    runs.iter().filter(|run| wanted(run.change)).map(|run| words_at(versions, run.place)).collect()
}

fn is_own(change: Change) -> bool {
    change != Change::Deleted
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn the_runs_give_the_passage_and_the_deleted_ones_are_the_base_s(a in passages(), b in passages()) {
        let versions = [version(&[&a]), version(&[&b])];
        let compared = compared_whole(&versions, 0, 1);
        prop_assert_eq!(text_of(&versions, &compared.runs, is_own), b);
        let mut last = 0;
        for run in &compared.runs {
            let of_base = run.place.paragraph.version == VersionId(0);
            prop_assert_eq!(run.change == Change::Deleted, of_base);
            prop_assert!(!run.place.span.is_empty());
            if of_base {
                prop_assert!(last <= run.place.span.start(), "deletions are in order");
                last = run.place.span.end();
            }
        }
    }

    #[test]
    fn equal_passages_are_the_same_through_and_through(a in passages()) {
        let versions = [version(&[&a]), version(&[&a])];
        let compared = compared_whole(&versions, 0, 1);
        prop_assert!(compared.runs.iter().all(|run| run.change == Change::Same));
        prop_assert!(compared.typography.is_empty());
        prop_assert_eq!((compared.relation, compared.similarity), (Relation::Same, 1.0));
    }

    #[test]
    fn whether_passages_are_the_same_does_not_depend_on_the_base(a in passages(), b in passages()) {
        let versions = [version(&[&a]), version(&[&b])];
        let there = compared_whole(&versions, 0, 1);
        let back = compared_whole(&versions, 1, 0);
        prop_assert_eq!(there.relation == Relation::Same, back.relation == Relation::Same);
        prop_assert_eq!(there.coarse, back.coarse);
    }

    #[test]
    fn one_reading_and_the_same_relation_go_together(a in passages(), b in passages()) {
        let versions = [version(&[&a]), version(&[&b])];
        let compared = compared_whole(&versions, 0, 1);
        let readings = align::readings(&versions, &one_row(&versions)).len();
        prop_assert_eq!(readings == 1, compared.relation == Relation::Same, "{} / {}", a, b);
    }

    #[test]
    fn typographic_differences_stand_in_runs_that_are_marked_so(a in passages(), b in passages()) {
        let versions = [version(&[&a]), version(&[&b])];
        let compared = compared_whole(&versions, 0, 1);
        for difference in &compared.typography {
            let marked = compared.runs.iter().any(|run| {
                run.change != Change::Deleted
                    && run.change != Change::Same
                    && run.place.paragraph == difference.place.paragraph
                    && run.place.span.overlaps(difference.place.span)
            });
            prop_assert!(marked, "{:?} of {:?}", difference.kind, words_at(&versions, difference.place));
        }
        let marked = compared.runs.iter().any(|run| run.change == Change::Typographic);
        prop_assert_eq!(marked, !compared.typography.is_empty());
    }

    #[test]
    fn no_name_figure_or_date_is_split(
        a in passages(),
        b in passages(),
        pick in prop::sample::select(vec!["Ann Lee", "3 May 2019", "$1.2 million", "van der Berg", "10 p.m."]),
    ) {
        // A comma parts it from what stands beside it, or a name would go on.
        let a = format!("{a}, in, {pick}, was, there");
        let versions = [version(&[&a]), version(&[&b])];
        let compared = compared_whole(&versions, 0, 1);
        let start = a.rfind(pick).expect("it was put there");
        let split = compared.runs.iter().any(|run| {
            let range = run.place.span.range();
            let inside = |at: usize| start < at && at < start + pick.len();
            run.change == Change::Deleted && (inside(range.start) || inside(range.end))
        });
        prop_assert!(!split, "{:?}", compared.runs);
    }
}

/// Passages that share few rare words and are longer than can be compared word by word.
#[test]
fn the_worst_case_is_bounded_and_said() {
    let long = |step: usize| -> String {
        (0..16_000).map(|n| format!("w{} ", (n * step + n / 7) % 23)).collect()
    };
    let versions = [version(&[&long(5)]), version(&[&long(7)])];
    let begin = Instant::now();
    let compared = compared_whole(&versions, 0, 1);
    // A method that compares all pairs takes minutes unoptimised.
    assert!(begin.elapsed() < Duration::from_secs(20), "took {:?}", begin.elapsed());
    assert!(compared.coarse);
    assert_eq!(compared, compared_whole(&versions, 0, 1));
    let short = [version(&["One word of it."]), version(&["Another word of it."])];
    assert!(!compared_whole(&short, 0, 1).coarse);
}

#[test]
fn the_kinds_of_typographic_differences_are_counted_apart() {
    let versions = [
        version(&["The centre, “open” since 9 per cent – he said."]),
        version(&["The Center “open” since 9 percent - he said."]),
    ];
    let compared = compared_whole(&versions, 0, 1);
    assert_eq!(compared.relation, Relation::Same);
    let kinds: Vec<&str> = compared.typography.iter().map(|t| t.kind.name()).collect();
    assert_eq!(kinds, ["spelling", "case", "punctuation", "space", "dash"]);
}
