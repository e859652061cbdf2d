//! Folding: runs of rows in which all shown versions say the same become one line.
//!
//! What is folded is worked out as a value from the rows that pass the filter; the grid scrolls
//! over its lines. A row is the same only where every shown version has it, in the same words and in
//! as many paragraphs, and none has it out of order.

use crate::align::{Join, RowId};
use crate::article::{self, Version, VersionId};
use crate::present::{CellView, PassageView, RowView, Typographic};
use crate::ui::chips;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The fewest rows that become one line. A line that stands for two saves next to nothing and still
/// has to be unfolded.
pub const MIN_RUN: usize = 3;

/// Whether runs of identical rows are folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Folding {
    /// Every row is shown. So it begins: nobody should wonder where rows have gone.
    #[default]
    Off,
    /// They are folded.
    On,
}

/// One line of the grid. Rows are named by their places among those that pass the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A row.
    Row(usize),
    /// The rows from `first` to `last`, folded.
    Fold {
        /// The first.
        first: usize,
        /// The last.
        last: usize,
    },
}

impl Line {
    /// The first row that it stands for.
    #[must_use]
    pub fn first(self) -> usize {
        match self {
            Self::Row(at) | Self::Fold { first: at, .. } => at,
        }
    }

    /// The last row that it stands for.
    #[must_use]
    pub fn last(self) -> usize {
        match self {
            Self::Row(at) | Self::Fold { last: at, .. } => at,
        }
    }

    /// How many rows it hides.
    #[must_use]
    pub fn folded(self) -> usize {
        match self {
            Self::Row(_) => 0,
            Self::Fold { first, last } => last - first + 1,
        }
    }
}

/// The lines of the grid, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(Vec<Line>);

impl Lines {
    /// A line for each of `rows`.
    #[must_use]
    pub fn unfolded(rows: usize) -> Self {
        Self((0..rows).map(Line::Row).collect())
    }

    /// Folds runs of at least [`MIN_RUN`] rows that may be folded.
    #[must_use]
    pub fn folded(may_fold: impl IntoIterator<Item = bool>) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut run = 0;
        let mut rows = 0;
        let end_run = |lines: &mut Vec<Line>, run: usize, end: usize| {
            if run >= MIN_RUN {
                lines.truncate(lines.len() - run);
                lines.push(Line::Fold { first: end - run, last: end - 1 });
            }
        };
        for (at, may) in may_fold.into_iter().enumerate() {
            if !may {
                end_run(&mut lines, run, at);
                run = 0;
            } else {
                run += 1;
            }
            lines.push(Line::Row(at));
            rows = at + 1;
        }
        end_run(&mut lines, run, rows);
        Self(lines)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The line at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Line> {
        self.0.get(index).copied()
    }

    /// The line on which the row at `at` stands or into which it is folded.
    #[must_use]
    pub fn line_of(&self, at: usize) -> Option<usize> {
        let line = self.0.partition_point(|line| line.last() < at);
        (line < self.len()).then_some(line)
    }

    /// All lines, in order.
    pub fn iter(&self) -> impl Iterator<Item = Line> + '_ {
        self.0.iter().copied()
    }

    /// How many rows are folded away.
    #[must_use]
    pub fn rows_folded(&self) -> usize {
        self.iter().map(Line::folded).sum()
    }
}

/// Whether all of `shown` say the same in `row`.
#[must_use]
pub fn is_same(
    row: &RowView,
    versions: &[Arc<Version>],
    shown: &[VersionId],
    typographic: Typographic,
) -> bool {
    let passage = |version: &VersionId| match row.cells.get(version.index()) {
        Some(CellView::Passage(passage)) if passage.join == Join::Whole && !passage.moved => {
            Some(passage)
        }
        Some(
            CellView::Passage(_)
            | CellView::LeftOut(_)
            | CellView::Elsewhere(_)
            | CellView::Empty(_),
        )
        | None => None,
    };
    let Some((first, rest)) = shown.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return false;
    };
    let (Some(one), Some(reading)) = (passage(first), row.reading_of(*first)) else { return false };
    rest.iter().all(|version| {
        let alike = reading.versions.contains(version);
        passage(version).filter(|_| alike).is_some_and(|other| match typographic {
            Typographic::Hidden => one.role == other.role,
            Typographic::Shown => one.role == other.role && same_print(versions, one, other),
        })
    })
}

fn same_print(versions: &[Arc<Version>], one: &PassageView, other: &PassageView) -> bool {
    let words = |passage: &PassageView| -> Vec<&str> {
        passage.places.iter().map(|&place| article::words_at(versions, place)).collect()
    };
    words(one) == words(other)
}

/// The lines for the rows that pass the filter, without those that were `unfolded` by hand.
#[must_use]
pub fn lines(
    rows: &[RowView],
    passing: &[usize],
    unfolded: &BTreeSet<RowId>,
    same: impl Fn(&RowView) -> bool,
) -> Lines {
    let row = |&at: &usize| rows.get(at);
    let may = |row: &RowView| !unfolded.contains(&row.id) && same(row);
    Lines::folded(passing.iter().map(|at| row(at).is_some_and(may)))
}

/// What a folded run says: "12 rows the same in all 4 versions (r5–r16)".
#[must_use]
pub fn words(ids: &[RowId], (shown, all): (usize, usize), typographic: Typographic) -> String {
    let rows = chips::count(ids.len(), "row", "rows");
    let who = match (shown, all) {
        (2, 2) => "in both versions".to_owned(),
        (shown, all) if shown == all => format!("in all {all} versions"),
        (shown, _) => format!("in the {shown} versions shown"),
    };
    let same = match typographic {
        Typographic::Shown => "the same",
        Typographic::Hidden => "the same but for typography",
    };
    let consecutive = ids.windows(2).all(|pair| match pair {
        [one, next] => one.0.checked_add(1) == Some(next.0),
        _ => true,
    });
    let range = match (ids.first(), ids.last()) {
        (Some(first), Some(last)) if consecutive => format!(" ({first}–{last})"),
        (Some(first), Some(last)) => format!(" (from {first} to {last})"),
        _ => String::new(),
    };
    format!("{rows} {same} {who}{range}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{present, testing};
    use crate::watch::Watch;

    fn written(lines: &Lines) -> String {
        let line = |line: Line| match line {
            Line::Row(at) => at.to_string(),
            Line::Fold { first, last } => format!("[{first}-{last}]"),
        };
        lines.iter().map(line).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn runs_of_three_or_more_fold() {
        for (same, expected) in [
            ("", ""),
            ("==", "0 1"),
            ("===", "[0-2]"),
            ("x===x", "0 [1-3] 4"),
            ("====x==x===", "[0-3] 4 5 6 7 [8-10]"),
            ("x=x=x", "0 1 2 3 4"),
        ] {
            let lines = Lines::folded(same.chars().map(|c| c == '='));
            assert_eq!(written(&lines), expected, "{same}");
            let rows = same.chars().count();
            for at in 0..rows {
                let line = lines.line_of(at).and_then(|line| lines.get(line));
                assert!(
                    line.is_some_and(|line| line.first() <= at && at <= line.last()),
                    "row {at} of {same}"
                );
            }
            assert_eq!(lines.line_of(rows), None);
        }
        assert_eq!(Lines::folded("====x==x===".chars().map(|c| c == '=')).rows_folded(), 7);
    }

    #[test]
    fn a_row_is_the_same_where_every_shown_version_has_it_in_the_same_print() {
        let versions = vec![
            testing::version(
                "A",
                &["Ferry stops", "It sails no more.", "The crew is paid.", "End."],
            ),
            testing::version(
                "B",
                &["Ferry stops", "It sails no more.", "The crew is paid", "End."],
            ),
            testing::version(
                "C",
                &["Ferry halts", "It sails no more.", "The crew is paid.", "Fin."],
            ),
        ];
        let story = testing::story(
            versions,
            &[&[Some(0); 3], &[Some(1); 3], &[Some(2); 3], &[Some(3), Some(3), None]],
        );
        let view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let [a, b, c] = [0, 1, 2].map(VersionId);
        for (shown, typographic, expected) in [
            (&[a, b, c][..], Typographic::Shown, [false, true, false, false]),
            (&[a, b, c], Typographic::Hidden, [false, true, true, false]),
            (&[a, b], Typographic::Shown, [true, true, false, true]),
            (&[a, c], Typographic::Shown, [false, true, true, false]),
            (&[a], Typographic::Shown, [false; 4]),
        ] {
            let found: Vec<bool> = view
                .rows
                .iter()
                .map(|row| is_same(row, &story.versions, shown, typographic))
                .collect();
            assert_eq!(found, expected, "{shown:?} {typographic:?}");
        }
    }

    #[test]
    fn a_folded_run_says_what_it_stands_for() {
        let ids = |ids: &[u32]| ids.iter().map(|&id| RowId(id)).collect::<Vec<_>>();
        let first = RowId(4).to_string();
        for (found, shown, typographic, expected) in [
            (
                ids(&[4, 5, 6]),
                (4, 4),
                Typographic::Shown,
                "3 rows the same in all 4 versions (F–L)",
            ),
            (ids(&[4, 5, 6]), (2, 2), Typographic::Shown, "3 rows the same in both versions (F–L)"),
            (
                ids(&[4, 9, 6]),
                (2, 3),
                Typographic::Hidden,
                "3 rows the same but for typography in the 2 versions shown (from F to L)",
            ),
        ] {
            let last = RowId(6).to_string();
            let expected = expected.replace('F', &first).replace('L', &last);
            let expected = expected.replacen("3 rows", "3\u{a0}rows", 1);
            assert_eq!(words(&found, shown, typographic), expected);
        }
    }
}
