//! What heights and strip need to know of every line: how many letters its cells have, and what each
//! is on the strip. Made once for a choice of rows, so that a change of width goes through neither the
//! rows nor their words again.

use super::fold::{Line, Lines};
use super::grid::FOLD_HEIGHT;
use super::strip::Mark;
use crate::article::VersionId;
use crate::present::{CellView, RowView, Typographic};
use crate::ui::theme;

/// Letters in a line for each point of its width, for estimates.
const LETTERS_A_POINT: f32 = 0.145;

/// A cell of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Digested {
    letters: usize,
    mark: Option<Mark>,
}

/// All lines, column by column as they are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Digest {
    folds: Vec<bool>,
    /// For each line its columns.
    cells: Vec<Digested>,
    columns: usize,
}

impl Digest {
    /// Goes through `lines`; `row` gives the row at a place among those that pass the filter.
    pub(super) fn new<'a>(
        lines: &Lines,
        columns: &[VersionId],
        row: impl Fn(usize) -> Option<&'a RowView>,
        typographic: Typographic,
    ) -> Self {
        let folds: Vec<bool> = lines.iter().map(|line| matches!(line, Line::Fold { .. })).collect();
        let mut cells = Vec::with_capacity(folds.len() * columns.len());
        for line in lines.iter() {
            for version in columns {
                let rows = (line.first()..=line.last()).filter_map(&row);
                let of = rows.filter_map(|row| row.cells.get(version.index()));
                let digested = of.map(|cell| Digested {
                    letters: letters(cell),
                    mark: Some(Mark::of(cell, typographic)),
                });
                let nothing = Digested { letters: 0, mark: None };
                cells.push(digested.reduce(both).unwrap_or(nothing));
            }
        }
        Self { folds, cells, columns: columns.len() }
    }

    /// The marks of a column, line by line.
    pub(super) fn marks(&self, column: usize) -> impl Iterator<Item = Option<Mark>> + '_ {
        let lines = self.cells.chunks(self.columns.max(1));
        lines.map(move |line| line.get(column).and_then(|cell| cell.mark))
    }

    /// The likely heights of the lines before they are laid out, in columns of these widths.
    pub(super) fn heights(&self, widths: &[f32], scale: f32) -> Vec<f32> {
        let a_line: Vec<f32> = widths
            .iter()
            .map(|width| (width - 2.0 * theme::CELL_PADDING) * LETTERS_A_POINT / scale.max(0.1))
            .map(|letters| letters.max(1.0))
            .collect();
        let lines = self.cells.chunks(self.columns.max(1));
        let heights = self.folds.iter().zip(lines).map(|(fold, cells)| {
            if *fold {
                return FOLD_HEIGHT;
            }
            let lines = cells.iter().zip(&a_line);
            let lines = lines.map(|(cell, a_line)| (cell.letters as f32 / a_line).ceil());
            let lines = lines.fold(1.0, f32::max);
            lines * theme::READING_LEADING * scale + 2.0 * theme::CELL_PADDING + 12.0
        });
        heights.collect()
    }
}

fn letters(cell: &CellView) -> usize {
    match cell {
        CellView::Passage(passage) => passage.runs.iter().map(|run| run.place.span.len()).sum(),
        CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => 0,
    }
}

/// Two cells in one line.
fn both(one: Digested, other: Digested) -> Digested {
    let mark = match (one.mark, other.mark) {
        (Some(one), Some(other)) => Some(one.and(other)),
        (mark, None) | (None, mark) => mark,
    };
    Digested { letters: one.letters.max(other.letters), mark }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{present, testing};
    use crate::ui::views::side_by_side::strip::Kind;
    use crate::watch::Watch;

    #[test]
    fn longer_words_and_narrower_columns_make_higher_lines_and_folds_are_all_alike() {
        let long = "It sails no more, said the owner of the ferry, from May. ".repeat(12);
        let versions = vec![
            testing::version("A", &["Ferry stops", &long]),
            testing::version("B", &["Ferry stops", "It sails no more."]),
        ];
        let story = testing::story(versions, &[&[Some(0), Some(0)], &[Some(1), Some(1)]]);
        let view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let columns = [VersionId(0), VersionId(1)];
        let row = |at: usize| view.rows.get(at);
        let digest = Digest::new(&Lines::unfolded(2), &columns, row, Typographic::Shown);
        let wide = digest.heights(&[500.0, 500.0], 1.0);
        let narrow = digest.heights(&[300.0, 500.0], 1.0);
        let large = digest.heights(&[500.0, 500.0], 1.5);
        assert!(wide[0] < wide[1], "more words");
        assert!(wide[1] < narrow[1] && wide[1] < large[1], "less room, larger letters");
        let folded = Lines::folded([true, true, true]);
        let digest = Digest::new(&folded, &columns, row, Typographic::Shown);
        assert_eq!(digest.heights(&[300.0, 300.0], 1.0), [FOLD_HEIGHT]);
        assert!(digest.marks(1).all(|mark| mark.is_some_and(|mark| mark.kind != Kind::LeftOut)));
    }
}
