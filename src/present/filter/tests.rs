//! Which rows pass which filters.

use super::*;
use crate::align::{Join, Meanings, Relation, RowId, TypographicDifference, Typography};
use crate::article::{ParagraphId, Place, Role};
use crate::present::PassageView;

fn words(relation: Relation) -> CellView {
    CellView::Passage(PassageView {
        role: Role::Body,
        relation,
        similarity: None,
        moved: false,
        join: Join::Whole,
        places: Vec::new(),
        runs: Vec::new(),
        typography: Vec::new(),
        moved_sentences: 0,
        coarse: false,
        marks: Vec::new(),
    })
}

/// A cell that has the words of the base in another spelling.
fn respelt() -> CellView {
    let place = Place {
        paragraph: ParagraphId::new(VersionId(1), 0),
        span: crate::text::Span::whole("colour"),
    };
    let kind = Typography::Spelling;
    match words(Relation::Same) {
        CellView::Passage(passage) => CellView::Passage(PassageView {
            typography: vec![TypographicDifference { place, base: place, kind }],
            ..passage
        }),
        other => other,
    }
}

fn row(cells: Vec<CellView>) -> RowView {
    RowView {
        id: RowId(0),
        cells,
        readings: Vec::new(),
        severity: None,
        quotes: Vec::new(),
        facts: Vec::new(),
    }
}

fn story(rows: Vec<RowView>) -> Presentation {
    Presentation { rows, ..Presentation::default() }
}

fn rows() -> Vec<RowView> {
    vec![
        row(vec![words(Relation::Same), words(Relation::Same)]),
        row(vec![words(Relation::Same), words(Relation::Edited)]),
        row(vec![words(Relation::Same), CellView::LeftOut(None)]),
        row(vec![CellView::Empty(None), words(Relation::Added)]),
    ]
}

fn check(rows: Vec<RowView>, cases: &[(RowFilter, &[usize])]) {
    let story = story(rows);
    for (filter, expected) in cases {
        let found = shown(&story, filter, RowOrder::AsRead, Typographic::Shown);
        assert_eq!(found, *expected, "{filter:?}");
    }
}

#[test]
fn each_condition_lets_its_rows_through() {
    let mut rows = rows();
    rows[1].quotes.push(QuoteId(0));
    if let CellView::Passage(passage) = &mut rows[2].cells[0] {
        passage.role = Role::Caption;
    }
    if let CellView::Passage(passage) = &mut rows[3].cells[1] {
        passage.moved_sentences = 1;
    }
    let one = |condition| RowFilter::of([condition]);
    check(
        rows,
        &[
            (RowFilter::default(), &[0, 1, 2, 3]),
            (one(Condition::Differences), &[1, 2, 3]),
            (one(Condition::OnlyHere), &[2, 3]),
            (one(Condition::OnlyIn(VersionId(0))), &[2]),
            (one(Condition::LeftOutBy(VersionId(0))), &[3]),
            (one(Condition::LeftOutBy(VersionId(1))), &[2]),
            (one(Condition::WithQuotes), &[1]),
            (one(Condition::WithFacts), &[]),
            (one(Condition::OfRole(Role::Caption)), &[2]),
            (one(Condition::Moved), &[3]),
        ],
    );
}

#[test]
fn conditions_widen_within_their_group_and_narrow_across_groups() {
    let (a, b) = (Condition::LeftOutBy(VersionId(0)), Condition::LeftOutBy(VersionId(1)));
    let mut rows = rows();
    rows[3].quotes.push(QuoteId(0));
    rows.push(row(vec![CellView::LeftOut(None), CellView::LeftOut(None)]));
    let either = RowFilter::of([a.clone(), b.clone()]);
    let both = RowFilter { left_out: Quantity::All, ..either.clone() };
    let quoted = RowFilter::of([a, b, Condition::WithQuotes]);
    check(rows, &[(either, &[2, 3, 4]), (both, &[4]), (quoted, &[3])]);
}

#[test]
fn rows_are_chosen_and_ordered_by_how_grave_their_change_is() {
    let meaning = |kinds: &[Meaning]| {
        let kinds = kinds.iter().fold(Meanings::default(), |all, &kind| all.with(kind));
        Some(Severity::Meaning(kinds))
    };
    let severities = [
        None,
        Some(Severity::Minor),
        meaning(&[Meaning::Sentence, Meaning::Hedge]),
        Some(Severity::None),
        meaning(&[Meaning::Number]),
        Some(Severity::Typographic),
        meaning(&[Meaning::Negation]),
        meaning(&[Meaning::Number, Meaning::Name]),
    ];
    let rows = severities.map(|severity| RowView { severity, ..row(Vec::new()) });
    let story = story(rows.to_vec());
    let number = RowFilter::of([Condition::MeaningBy(Meaning::Number)]);
    let either = RowFilter::of([Meaning::Hedge, Meaning::Negation].map(Condition::MeaningBy));
    for (filter, order, expected) in [
        (RowFilter::of([Condition::Meaning]), RowOrder::AsRead, &[2, 4, 6, 7][..]),
        (number.clone(), RowOrder::AsRead, &[4, 7]),
        (number, RowOrder::GravestFirst, &[7, 4]),
        (either, RowOrder::AsRead, &[2, 6]),
        (RowFilter::default(), RowOrder::GravestFirst, &[6, 7, 4, 2, 1, 5, 3, 0]),
    ] {
        assert_eq!(shown(&story, &filter, order, Typographic::Shown), expected, "{filter:?}");
    }
}

#[test]
fn a_count_tells_how_many_rows_the_other_groups_leave_of_a_choice() {
    let (a, b) = (Condition::LeftOutBy(VersionId(0)), Condition::LeftOutBy(VersionId(1)));
    let mut rows = rows();
    rows[2].quotes.push(QuoteId(0));
    rows.push(row(vec![CellView::LeftOut(None), CellView::LeftOut(None)]));
    let story = story(rows);
    let choices = [Condition::Differences, a.clone(), b.clone(), Condition::WithQuotes];
    let all = |filter: RowFilter| RowFilter { left_out: Quantity::All, ..filter };
    for (filter, expected) in [
        (RowFilter::default(), [4, 2, 2, 1]),
        (RowFilter::of([Condition::WithQuotes]), [1, 0, 1, 1]),
        (RowFilter::of([a.clone()]), [2, 2, 2, 0]),
        (all(RowFilter::of([a])), [2, 2, 1, 0]),
    ] {
        let found = counts(&story, &filter, Typographic::Shown, &choices);
        assert_eq!(found, expected, "{filter:?}");
    }
}

#[test]
fn a_speaker_has_the_quotes_that_any_version_gives_to_them() {
    let mut shown = story(rows());
    shown.rows[0].quotes.push(QuoteId(0));
    shown.rows[1].quotes.push(QuoteId(1));
    let quote = |id| crate::present::QuoteRow {
        id,
        text: String::new(),
        fullest: VersionId(0),
        by_user: false,
        cells: Vec::new(),
    };
    let group = |name: Option<&str>, quotes| crate::present::SpeakerGroup {
        name: name.map(str::to_owned),
        kind: None,
        by_user: false,
        direct_words: Vec::new(),
        indirect_words: Vec::new(),
        reach: Vec::new(),
        quotes,
    };
    shown.quotes.speakers = vec![
        group(Some("Mara Lund"), vec![quote(QuoteId(1))]),
        group(None, vec![quote(QuoteId(0))]),
    ];
    let filter = RowFilter::of([Condition::QuotesOf("Mara Lund".to_owned())]);
    let found = super::shown(&shown, &filter, RowOrder::AsRead, Typographic::Shown);
    assert_eq!(found, [1]);
    let offered = choices(&shown);
    assert!(offered.contains(&Condition::QuotesOf("Mara Lund".to_owned())), "{offered:?}");
}

#[test]
fn conditions_about_versions_that_are_gone_are_dropped() {
    let mut filter = RowFilter::of([
        Condition::LeftOutBy(VersionId(2)),
        Condition::OnlyIn(VersionId(1)),
        Condition::WithFacts,
    ]);
    filter.keep_versions(2);
    assert_eq!(filter, RowFilter::of([Condition::OnlyIn(VersionId(1)), Condition::WithFacts]));
}

#[test]
fn differences_are_walked_both_ways() {
    let rows = rows();
    let shown = [0, 1, 3];
    for (from, direction, expected) in [
        (None, Direction::Next, Some(1)),
        (Some(1), Direction::Next, Some(2)),
        (Some(2), Direction::Next, None),
        (Some(2), Direction::Previous, Some(1)),
        (Some(1), Direction::Previous, None),
    ] {
        let found =
            difference(&rows, &shown, from, direction, |row| differs(row, Typographic::Shown));
        assert_eq!(found, expected, "from {from:?}");
    }
}

#[test]
fn rows_that_differ_in_typography_differ_only_where_that_is_shown() {
    let rows = [row(vec![words(Relation::Same), respelt()])];
    for (typographic, expected) in [(Typographic::Shown, true), (Typographic::Hidden, false)] {
        let story = story(rows.to_vec());
        let all = RowFilter::default();
        let passes = |filter: &RowFilter| Sieve::new(filter, &story, typographic).passes(&rows[0]);
        assert_eq!(passes(&RowFilter::of([Condition::Differences])), expected);
        let found = difference(&rows, &[0], None, Direction::Next, |row| differs(row, typographic));
        assert_eq!(found.is_some(), expected);
        assert!(passes(&all));
    }
}
