//! What the user does with the cells: words selected, quotes and facts lit, the menu; and the keys
//! for it.

use super::ViewData;
use super::copy::passage_at;
use super::marks::{self, Walked};
use super::menu::MenuAt;
use super::selection::{Of, Selection};
use crate::align::RowId;
use crate::article::VersionId;
use crate::present::{MarkTarget, PassageView, RowView};
use crate::ui::action::Action;
use crate::ui::keys;
use crate::ui::state::SideBySideState;
use egui::Ui;

/// What is selected, lit and open in the cells.
#[derive(Clone, Debug, Default)]
pub struct CellsState {
    /// Words selected to be copied.
    pub selection: Option<Selection>,
    /// A quote or fact that stays lit in all versions until it is let go of.
    pub lit: Option<MarkTarget>,
    /// A quote or fact that was gone to with the keyboard.
    pub walked: Option<Walked>,
    /// What the pointer was at in the frame before.
    pointed: Option<MarkTarget>,
    /// What it is at in this one.
    pub(super) pointing: Option<MarkTarget>,
    pub(super) menu: Option<MenuAt>,
    /// The cell whose menu is to be opened by a key.
    pub(super) open_menu: Option<(RowId, VersionId)>,
    pub(super) wishes: Vec<Wish>,
}

/// Something a cell asks of the whole view.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wish {
    /// Show a quote or fact on its own screen.
    Open(MarkTarget),
    /// Show all readings of a row.
    Inspect(RowId),
    /// Look for these words in all versions.
    Find(String),
    /// Hide a column.
    Hide(VersionId),
}

impl CellsState {
    /// Whether a quote or fact is lit, by pointer, by key, or until let go of.
    #[must_use]
    pub fn is_lit(&self, target: MarkTarget) -> bool {
        let walked = self.walked.map(|walked| walked.mark.target);
        [self.lit, self.pointed, walked].contains(&Some(target))
    }

    /// Whether this mark was gone to with the keyboard, in this cell.
    pub(super) fn is_walked_in(&self, row: RowId, version: VersionId) -> bool {
        self.walked.is_some_and(|walked| (walked.row, walked.version) == (row, version))
    }
}

/// Begins a frame: what the pointer was at is lit in all cells now.
pub(super) fn begin(cells: &mut CellsState) {
    cells.pointed = cells.pointing.take();
}

/// Ends a frame: does what cells asked for.
pub(super) fn finish(
    ui: &Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    if state.cells.pointed != state.cells.pointing {
        ui.request_repaint();
    }
    for wish in std::mem::take(&mut state.cells.wishes) {
        match wish {
            Wish::Open(MarkTarget::Quote(id)) => {
                state.cells.lit = Some(MarkTarget::Quote(id));
                actions.push(Action::ShowQuote(id));
            }
            Wish::Open(MarkTarget::Fact(id)) => {
                state.cells.lit = Some(MarkTarget::Fact(id));
                actions.push(Action::ShowFact(id));
            }
            Wish::Inspect(row) => {
                state.current = Some(row);
                state.readings.open = data.presentation.columns.len() > 1;
            }
            Wish::Find(words) => state.find = words,
            Wish::Hide(version) => super::steer::hide(data, &mut state.grid, version),
        }
        ui.request_repaint();
    }
}

/// The row the reader is at; the first in sight where they are at none.
fn current_row<'a>(data: &ViewData<'a>, state: &mut SideBySideState) -> Option<&'a RowView> {
    let rows = &data.presentation.rows;
    if state.current.is_none() {
        let seen = state.grid.visible.iter().find(|row| row.top >= -1.0);
        let first = seen.or(state.grid.visible.first())?.row;
        state.current = state.grid.shown.get(first).and_then(|&row| rows.get(row)).map(|r| r.id);
    }
    rows.iter().find(|row| state.current == Some(row.id))
}

fn current_cell<'a>(
    data: &ViewData<'a>,
    state: &mut SideBySideState,
) -> Option<(&'a RowView, VersionId, &'a PassageView)> {
    let row = current_row(data, state)?;
    let column = state.grid.column;
    Some((row, VersionId::at(column), passage_at(row, column)?))
}

/// The keys of the cells. Called where the grid has the keyboard.
pub(super) fn keys(ui: &Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    // With Shift first: the shorter shortcut would be heard in the longer one. With Alt as well, keys
    // are meant for the column.
    let alt = ui.input(|input| input.modifiers.alt);
    if !alt && keys::SELECT_MORE.pressed(ui) {
        select(data, state, |of, old| of.by_a_word(old, true));
    }
    if !alt && keys::SELECT_LESS.pressed(ui) {
        select(data, state, |of, old| of.by_a_word(old, false));
    }
    if keys::SELECT_CELL.pressed(ui) {
        select(data, state, |of, _| of.all());
    }
    if keys::PREVIOUS_MARK.pressed(ui) {
        walk(data, state, false);
    }
    if keys::NEXT_MARK.pressed(ui) {
        walk(data, state, true);
    }
    if let Some(walked) = state.cells.walked
        && keys::UNFOLD.pressed(ui)
    {
        state.cells.wishes.push(Wish::Open(walked.mark.target));
    }
    if keys::INSPECT.pressed(ui) {
        let open = !state.readings.open && data.presentation.columns.len() > 1;
        state.readings.open = open && current_row(data, state).is_some();
    }
    if keys::CELL_MENU.pressed(ui)
        && let Some(row) = current_row(data, state)
    {
        state.cells.open_menu = Some((row.id, VersionId::at(state.grid.column)));
    }
    if keys::LET_GO.pressed(ui) {
        let_go(state);
    }
    // Another cell than the one whose mark was gone to.
    let cell = (state.current, VersionId::at(state.grid.column));
    let elsewhere = |walked: &Walked| (Some(walked.row), walked.version) != cell;
    if state.cells.walked.as_ref().is_some_and(elsewhere) {
        state.cells.walked = None;
    }
}

fn select(
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    how: impl FnOnce(&Of<'_>, Option<Selection>) -> Option<Selection>,
) {
    let Some((row, version, passage)) = current_cell(data, state) else { return };
    let of = Of { data, row: row.id, version, passage };
    state.cells.selection = how(&of, state.cells.selection);
}

fn walk(data: &ViewData<'_>, state: &mut SideBySideState, on: bool) {
    let Some((row, version, passage)) = current_cell(data, state) else { return };
    let here = state.cells.walked.filter(|_| state.cells.is_walked_in(row.id, version));
    let from = here.map(|walked| walked.mark);
    let Some(mark) = marks::step(&passage.marks, from, on) else { return };
    state.cells.walked = Some(Walked { row: row.id, version, mark });
    let at = state.grid.position(&data.presentation.rows, row.id);
    state.grid.go = at.map(|at| (at, Some(mark.place)));
}

/// Lets go of one thing: the latest that was selected, lit or opened.
fn let_go(state: &mut SideBySideState) {
    let cells = &mut state.cells;
    if cells.selection.take().is_some()
        || cells.walked.take().is_some()
        || cells.lit.take().is_some()
        || state.highlighted.take().is_some()
    {
        return;
    }
    if std::mem::take(&mut state.found.listed) {
        return;
    }
    if !std::mem::take(&mut state.readings.open) {
        state.find.clear();
    }
}
