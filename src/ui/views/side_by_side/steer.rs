//! What the keyboard does in the grid: from row to row, from column to column, and to the columns
//! themselves.

use super::columns::Shift;
use super::fold::{Folding, Line};
use super::grid::row_of_line;
use super::layout::Layout;
use super::peek::{self, Peek};
use super::{ViewData, cells, copy};
use crate::article::VersionId;
use crate::ui::keys;
use crate::ui::state::SideBySideState;
use crate::ui::theme;
use egui::{Id, Ui};

/// How far the arrow keys scroll within a row that is higher than the window.
const STEP: f32 = 72.0;
/// How much wider or narrower a key makes a column, in points.
const WIDER: f32 = 24.0;

/// Whether keys are meant for the grid: nobody types, and no other widget has the focus.
fn has_keys(ui: &Ui, grounds: [Id; 2]) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    focused.is_none_or(|focused| grounds.contains(&focused))
        && !egui::Popup::is_any_open(ui.ctx())
        && ui.memory(|memory| memory.top_modal_layer().is_none())
}

/// Takes the keys. `grounds` are the grid and the strip.
pub(super) fn keys(
    ui: &Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    layout: &Layout,
    grounds: [Id; 2],
) {
    if !has_keys(ui, grounds) {
        return;
    }
    ui.memory_mut(|memory| {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..Default::default()
        };
        grounds.into_iter().for_each(|id| memory.set_focus_lock_filter(id, filter));
    });
    // The more particular first: a key alone is pressed with any.
    cells::keys(ui, data, state);
    column_keys(ui, data, state, layout);
    row_keys(ui, data, state);
    if ui.input(|input| input.events.contains(&egui::Event::Copy)) {
        copy::copy_current(ui, data, state);
    }
}

/// What is done to columns.
fn column_keys(ui: &Ui, data: &ViewData<'_>, state: &mut SideBySideState, layout: &Layout) {
    let grid = &mut state.grid;
    let base = data.presentation.base;
    let current = VersionId::at(grid.column);
    let at = layout.arranged.position(current);
    for (wider, moves, goes, by, to) in [
        (keys::NARROW_COLUMN, keys::MOVE_COLUMN_LEFT, keys::COLUMN_LEFT, -WIDER, Shift::Left),
        (keys::WIDEN_COLUMN, keys::MOVE_COLUMN_RIGHT, keys::COLUMN_RIGHT, WIDER, Shift::Right),
    ] {
        // Each may have been pressed several times in one frame.
        for _ in 0..wider.count(ui) {
            let shown = &layout.arranged.versions;
            at.into_iter()
                .for_each(|at| grid.columns.drag(data.keys, shown, layout.room(), at, by));
            grid.seek_column = true;
        }
        for _ in 0..moves.count(ui) {
            grid.columns.shift(data.keys, base, current, to);
            grid.seek_column = true;
        }
        for _ in 0..goes.count(ui) {
            let next = layout.arranged.neighbour(VersionId::at(grid.column), to);
            grid.column = next.map_or(grid.column, VersionId::index);
            grid.seek_column = true;
        }
    }
    if keys::HIDE_COLUMN.pressed(ui) {
        hide(data, grid, current);
    }
    if keys::ALL_COLUMNS.pressed(ui) {
        grid.columns.show_all();
    }
    if keys::EVEN_COLUMNS.pressed(ui) {
        grid.columns.even();
    }
    if keys::PIN_BASE.pressed(ui) {
        grid.columns.pinned = !grid.columns.pinned;
    }
    if keys::FOLD.pressed(ui) {
        grid.set_folding(match grid.folding {
            Folding::Off => Folding::On,
            Folding::On => Folding::Off,
        });
    }
}

/// Hides a column; the reader goes on to its neighbour.
pub(super) fn hide(data: &ViewData<'_>, grid: &mut super::GridState, version: VersionId) {
    let was_current = grid.column == version.index();
    let next = [Shift::Right, Shift::Left]
        .into_iter()
        .filter_map(|to| grid.arranged.neighbour(version, to))
        .find(|next| *next != version);
    grid.columns.hide(data.keys, version);
    if let Some(next) = next.filter(|_| was_current) {
        grid.column = next.index();
    }
}

fn row_keys(ui: &Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    let page = (state.grid.window - 2.0 * theme::READING_LEADING).max(STEP);
    // A key held down may have been pressed several times in one frame.
    (0..keys::ROW_DOWN.count(ui)).for_each(|_| step(data, state, 1));
    (0..keys::ROW_UP.count(ui)).for_each(|_| step(data, state, -1));
    for (key, distance) in [(keys::PAGE_DOWN, page), (keys::PAGE_UP, -page)] {
        if key.pressed(ui) {
            state.grid.rows.scroll_by(distance);
            state.current = None;
        }
    }
    if keys::FIRST_ROW.pressed(ui) {
        state.grid.rows.scroll_to_row(0, 0.0);
        state.current = row_of_line(data, &state.grid, 0).map(|row| row.id);
    }
    if keys::LAST_ROW.pressed(ui) {
        state.grid.rows.scroll_to_end();
        let last = state.grid.lines.len().saturating_sub(1);
        state.current = row_of_line(data, &state.grid, last).map(|row| row.id);
    }
    if let Some(at) = state.current.and_then(|id| state.grid.at(data, id)) {
        let line = state.grid.lines.line_of(at).and_then(|line| state.grid.lines.get(line));
        if matches!(line, Some(Line::Fold { .. })) && keys::UNFOLD.pressed(ui) {
            state.grid.unfold(data, at);
        }
    }
    if keys::PEEK.pressed(ui) {
        peek_at_current(data, state);
    }
}

/// Shows both ends of the current cell.
fn peek_at_current(data: &ViewData<'_>, state: &mut SideBySideState) {
    let rows = &data.presentation.rows;
    let Some(row) = state.current.and_then(|id| rows.iter().find(|row| row.id == id)) else {
        return;
    };
    let at = VersionId::at(state.grid.column);
    let shown = &state.grid.arranged.versions;
    let version = peek::worth_seeing(row, at, data.presentation.base, shown);
    state.grid.peek = Some(Peek::at(row.id, version));
}

/// Goes one line on, or scrolls within a row that goes on beyond the window's edge.
fn step(data: &ViewData<'_>, state: &mut SideBySideState, by: isize) {
    let grid = &mut state.grid;
    let current = state.current.and_then(|id| grid.at(data, id));
    let Some(at) = current.and_then(|at| grid.lines.line_of(at)) else {
        let first = grid.visible.iter().find(|row| row.top >= -1.0).or(grid.visible.first());
        state.current = first.and_then(|seen| row_of_line(data, grid, seen.row)).map(|row| row.id);
        return;
    };
    if let Some(seen) = grid.visible.iter().find(|row| row.row == at) {
        let goes_on =
            if by > 0 { seen.top + seen.height > grid.window + 1.0 } else { seen.top < -1.0 };
        if goes_on {
            grid.rows.scroll_by(STEP * by as f32);
            return;
        }
    }
    let last = grid.lines.len().saturating_sub(1);
    let next = at.saturating_add_signed(by).min(last);
    state.current = row_of_line(data, grid, next).map(|row| row.id);
    let seen = grid.visible.iter().find(|row| row.row == next);
    match seen {
        Some(row) if row.top < 0.0 => {
            grid.rows.scroll_to_row(next, (row.height - grid.window).max(0.0));
        }
        Some(row) => {
            let below = row.top + row.height - grid.window;
            grid.rows.scroll_by(below.clamp(0.0, row.top.max(0.0)));
        }
        None if by > 0 => grid.rows.scroll_to_row(next, -grid.window * 0.5),
        None => grid.rows.scroll_to_row(next, 0.0),
    }
}
