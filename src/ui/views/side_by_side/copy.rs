//! What is copied from cells: words, and on a line of its own where they come from.

use super::ViewData;
use super::selection::Of;
use crate::article::{self, Place, VersionId};
use crate::present::{CellView, PassageView, RowView};
use crate::ui::chips;
use crate::ui::state::SideBySideState;
use egui::Ui;

/// The words at `places`, a paragraph below the other.
pub(super) fn words(data: &ViewData<'_>, places: &[Place]) -> String {
    let words = places.iter().map(|place| article::words_at(&data.story.versions, *place).trim());
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The words at `places` of a version, and where they come from: label, day and paragraphs.
pub(super) fn with_source(data: &ViewData<'_>, version: VersionId, places: &[Place]) -> String {
    let column = data.presentation.columns.get(version.index());
    let mut source: Vec<String> = column.map(|column| column.label.clone()).into_iter().collect();
    source.extend(column.and_then(|column| column.published.as_deref()).map(chips::day));
    let first = places.first().map(|place| place.paragraph);
    let last = places.last().map(|place| place.paragraph);
    source.extend(first.zip(last).map(|(first, last)| {
        if first == last {
            format!("paragraph {first}")
        } else {
            format!("paragraphs {first} to {last}")
        }
    }));
    format!("{}\n— {}", words(data, places), source.join(", "))
}

/// What each version has in a row.
pub(super) fn row(data: &ViewData<'_>, row: &RowView) -> String {
    let cells = row.cells.iter().enumerate().map(|(v, cell)| {
        let version = VersionId::at(v);
        match cell {
            CellView::Passage(passage) => {
                format!("{version}: {}", with_source(data, version, &passage.places))
            }
            CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => {
                let column = data.presentation.columns.get(v);
                let label = column.map_or("", |column| column.label.as_str());
                format!("{version}: not in this row of {label}")
            }
        }
    });
    cells.collect::<Vec<_>>().join("\n\n")
}

/// The words that are selected in a cell; none where none are.
pub(super) fn selected(of: &Of<'_>, state: &super::CellsState) -> Vec<Place> {
    let own = state.selection.filter(|selection| selection.is_in(of));
    own.map_or_else(Vec::new, |selection| selection.places(of))
}

/// The passage of a row in a column.
pub(super) fn passage_at(row: &RowView, column: usize) -> Option<&PassageView> {
    match row.cells.get(column)? {
        CellView::Passage(passage) => Some(passage),
        CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => None,
    }
}

/// Copies the words selected, or those of the current cell, with their source.
pub(super) fn copy_current(ui: &Ui, data: &ViewData<'_>, state: &SideBySideState) {
    let rows = &data.presentation.rows;
    let selected_in = state.cells.selection.and_then(|selection| {
        let row = rows.iter().find(|row| row.id == selection.row)?;
        let passage = passage_at(row, selection.version.index())?;
        let of = Of { data, row: row.id, version: selection.version, passage };
        let places = selected(&of, &state.cells);
        (!places.is_empty()).then_some((selection.version, places))
    });
    let whole = || {
        let row = rows.iter().find(|row| state.current == Some(row.id))?;
        let passage = passage_at(row, state.grid.column)?;
        Some((VersionId::at(state.grid.column), passage.places.clone()))
    };
    if let Some((version, places)) = selected_in.or_else(whole) {
        ui.copy_text(with_source(data, version, &places));
    }
}
