//! Which rows are shown, and where the next difference is.

use crate::align::{Meaning, Severity};
use crate::article::VersionId;
use crate::present::{CellView, Column, RowView, Typographic};
use crate::ui::state::{RowFilter, RowOrder};
use std::cmp::Reverse;

/// Whether any version differs from the base in `row`. Differences of typography count only where
/// they are shown.
#[must_use]
pub fn differs(row: &RowView, typographic: Typographic) -> bool {
    row.differs() || (typographic == Typographic::Shown && row.differs_typographically())
}

/// Whether `filter` lets `row` through.
#[must_use]
pub fn passes(row: &RowView, filter: RowFilter, typographic: Typographic) -> bool {
    match filter {
        RowFilter::All => true,
        RowFilter::Differences => differs(row, typographic),
        RowFilter::OnlyHere => row.only_in().is_some(),
        RowFilter::LeftOutBy(version) => {
            let cell = row.cells.get(version.index());
            !matches!(cell, Some(CellView::Passage(_) | CellView::Elsewhere(_)))
        }
        RowFilter::Meaning => changes(row).next().is_some(),
        RowFilter::MeaningBy(kind) => changes(row).any(|change| change == kind),
        RowFilter::WithQuotes => !row.quotes.is_empty(),
        RowFilter::WithFacts => !row.facts.is_empty(),
    }
}

/// In what ways the meaning changes between any two versions.
fn changes(row: &RowView) -> impl Iterator<Item = Meaning> {
    row.severity.into_iter().flat_map(Severity::changes)
}

/// The rows that `filter` lets through, as indices, in the order in which they are shown.
#[must_use]
pub fn shown(
    rows: &[RowView],
    filter: RowFilter,
    order: RowOrder,
    typographic: Typographic,
) -> Vec<usize> {
    let passes = |&(_, row): &(usize, &RowView)| passes(row, filter, typographic);
    let mut shown: Vec<(usize, &RowView)> = rows.iter().enumerate().filter(passes).collect();
    match order {
        RowOrder::AsRead => {}
        RowOrder::GravestFirst => {
            shown.sort_by_key(|(_, row)| Reverse(row.severity.map(Severity::gravity)));
        }
    }
    shown.into_iter().map(|(at, _)| at).collect()
}

/// What a change of this kind is called in the list of filters.
fn change_of(kind: Meaning) -> &'static str {
    match kind {
        Meaning::Negation => "Negation changed",
        Meaning::Number => "Figure or date changed",
        Meaning::Name => "Name changed",
        Meaning::Hedge => "Hedge changed",
        Meaning::Sentence => "Sentence added or cut",
    }
}

/// The filters on offer for these columns, each with its name.
#[must_use]
pub fn choices(columns: &[Column]) -> Vec<(RowFilter, String)> {
    let fixed = [
        (RowFilter::All, "All rows"),
        (RowFilter::Differences, "Differences"),
        (RowFilter::OnlyHere, "In one version only"),
        (RowFilter::Meaning, "Meaning changed"),
    ];
    let kinds = Meaning::ALL.map(|kind| (RowFilter::MeaningBy(kind), change_of(kind)));
    let with = [(RowFilter::WithQuotes, "With quotes"), (RowFilter::WithFacts, "With facts")];
    let left_out = columns.iter().map(|column| {
        let name = format!("Left out by {} · {}", column.version, column.label);
        (RowFilter::LeftOutBy(column.version), name)
    });
    let fixed = fixed.into_iter().chain(kinds).chain(with);
    fixed.map(|(filter, name)| (filter, name.to_owned())).chain(left_out).collect()
}

/// The name of `filter`.
#[must_use]
pub fn name(filter: RowFilter, columns: &[Column]) -> String {
    let found = choices(columns).into_iter().find(|(choice, _)| *choice == filter);
    found.map_or_else(|| left_out_by(filter), |(_, name)| name)
}

fn left_out_by(filter: RowFilter) -> String {
    let letter = |version: VersionId| format!("Left out by {version}");
    match filter {
        RowFilter::LeftOutBy(version) => letter(version),
        RowFilter::All
        | RowFilter::Differences
        | RowFilter::OnlyHere
        | RowFilter::Meaning
        | RowFilter::MeaningBy(_)
        | RowFilter::WithQuotes
        | RowFilter::WithFacts => String::new(),
    }
}

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the beginning.
    Previous,
}

/// The nearest of the `shown` rows beyond the one at `from` that differs. Both are indices into
/// `shown`; `from` is `None` where the reader is at no row.
#[must_use]
pub fn difference(
    rows: &[RowView],
    shown: &[usize],
    from: Option<usize>,
    direction: Direction,
    typographic: Typographic,
) -> Option<usize> {
    let differs = |at: &usize| {
        let row = shown.get(*at).and_then(|&row| rows.get(row));
        row.is_some_and(|row| differs(row, typographic))
    };
    match direction {
        Direction::Next => (from.map_or(0, |at| at + 1)..shown.len()).find(differs),
        Direction::Previous => (0..from.unwrap_or(0)).rev().find(differs),
    }
}

#[cfg(test)]
mod tests {
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

    fn rows() -> Vec<RowView> {
        vec![
            row(vec![words(Relation::Same), words(Relation::Same)]),
            row(vec![words(Relation::Same), words(Relation::Edited)]),
            row(vec![words(Relation::Same), CellView::LeftOut(None)]),
            row(vec![CellView::Empty(None), words(Relation::Added)]),
        ]
    }

    #[test]
    fn each_filter_lets_its_rows_through() {
        let shown = |filter| shown(&rows(), filter, RowOrder::AsRead, Typographic::Shown);
        for (filter, expected) in [
            (RowFilter::All, vec![0, 1, 2, 3]),
            (RowFilter::Differences, vec![1, 2, 3]),
            (RowFilter::OnlyHere, vec![2, 3]),
            (RowFilter::LeftOutBy(VersionId(0)), vec![3]),
            (RowFilter::LeftOutBy(VersionId(1)), vec![2]),
            (RowFilter::WithQuotes, vec![]),
        ] {
            assert_eq!(shown(filter), expected, "{filter:?}");
        }
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
        for (filter, order, expected) in [
            (RowFilter::Meaning, RowOrder::AsRead, &[2, 4, 6, 7][..]),
            (RowFilter::MeaningBy(Meaning::Number), RowOrder::AsRead, &[4, 7]),
            (RowFilter::MeaningBy(Meaning::Number), RowOrder::GravestFirst, &[7, 4]),
            (RowFilter::All, RowOrder::GravestFirst, &[6, 7, 4, 2, 1, 5, 3, 0]),
        ] {
            assert_eq!(shown(&rows, filter, order, Typographic::Shown), expected, "{filter:?}");
        }
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
            let found = difference(&rows, &shown, from, direction, Typographic::Shown);
            assert_eq!(found, expected, "from {from:?}");
        }
    }

    #[test]
    fn rows_that_differ_in_typography_differ_only_where_that_is_shown() {
        let rows = [row(vec![words(Relation::Same), respelt()])];
        for (typographic, expected) in [(Typographic::Shown, true), (Typographic::Hidden, false)] {
            assert_eq!(passes(&rows[0], RowFilter::Differences, typographic), expected);
            let found = difference(&rows, &[0], None, Direction::Next, typographic);
            assert_eq!(found.is_some(), expected);
            assert!(passes(&rows[0], RowFilter::All, typographic));
        }
    }
}
