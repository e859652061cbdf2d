//! The grid: lays out and draws the rows in sight, and scrolls.

use super::bar::Bar;
use super::cell::{self, Cell, Prepared, Sight};
use super::find::Hit;
use super::fold::{self, Line};
use super::layout::Layout;
use super::virtual_rows::Visible;
use super::{GridState, ViewData, header, joints, steer, strip_ui};
use crate::align::RowId;
use crate::article::VersionId;
use crate::present::{CellView, RowView};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::state::SideBySideState;
use crate::ui::theme;
use egui::{
    Align2, Button, CornerRadius, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
};
use std::collections::BTreeMap;

/// Height of a line that stands for folded rows.
pub(super) const FOLD_HEIGHT: f32 = 36.0;
/// Where a row that is gone to stands, as a share of the window's height.
const GO_TO: f32 = 0.22;

/// Draws heads, rows and bars.
pub(super) fn grid_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    let layout = Layout::new(ui, data, &state.grid.columns, 0.0);
    let all = ui.available_rect_before_wrap();
    let id = ui.scope_id().with("grid");
    let ground = ui.interact(all, id, Sense::click());
    ground.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, "Rows of the story"));
    state.grid.window = layout.body.height();
    steer::keys(ui, data, state, &layout, [id, ui.scope_id().with("strip")]);
    wheel(ui, &layout, &mut state.grid, all);
    let mut prepared: BTreeMap<usize, Vec<Prepared>> = BTreeMap::new();
    go(ui, data, &mut state.grid, &layout, &mut prepared);
    seek_column(&mut state.grid, &layout);
    let visible = settle(ui, data, &mut state.grid, &layout, &mut prepared);
    state.grid.visible = visible;
    find_current(data, state);
    ui.painter().rect_filled(layout.body, CornerRadius::ZERO, theme::palette(ui).paper);
    rows_ui(ui, data, state, &layout, &prepared, id, actions);
    gutter_ui(ui, data, state, &layout);
    header::heads_ui(ui, data, &mut state.grid, &layout, actions);
    strip_ui::letters_ui(ui, data, &state.grid, layout.letters);
    strip_ui::strip_ui(ui, data, &mut state.grid, layout.strip);
    sideways_ui(ui, &mut state.grid, &layout);
    if ground.has_focus() {
        let focus = theme::palette(ui).accent;
        ui.painter().rect_stroke(
            layout.body,
            CornerRadius::ZERO,
            Stroke::new(1.0, focus),
            StrokeKind::Inside,
        );
    }
    if state.grid.shown.is_empty() {
        no_rows_ui(ui, data, state, layout.body);
    }
    ui.advance_cursor_after_rect(all);
}

/// The first row that a line stands for.
pub(super) fn row_of_line<'a>(
    data: &ViewData<'a>,
    grid: &GridState,
    line: usize,
) -> Option<&'a RowView> {
    grid.row(data, grid.lines.get(line)?.first())
}

/// The row that a line shows, unless rows are folded into it.
fn open_row<'a>(data: &ViewData<'a>, grid: &GridState, line: usize) -> Option<&'a RowView> {
    match grid.lines.get(line)? {
        Line::Row(at) => grid.row(data, at),
        Line::Fold { .. } => None,
    }
}

/// The cells of a line in the columns shown, laid out once a frame. None where rows are folded.
fn prepare_row(
    ui: &Ui,
    data: &ViewData<'_>,
    grid: &GridState,
    layout: &Layout,
    line: usize,
) -> Vec<Prepared> {
    let Some(row) = open_row(data, grid, line) else { return Vec::new() };
    let columns = layout.arranged.versions.iter().zip(&layout.arranged.widths);
    columns
        .filter_map(|(&version, &width)| {
            let cell = Cell { row, version, view: row.cells.get(version.index())? };
            Some(cell::prepare(ui, data, cell, grid, width))
        })
        .collect()
}

fn height_of(cells: &[Prepared]) -> f32 {
    if cells.is_empty() {
        return FOLD_HEIGHT;
    }
    cells.iter().map(|cell| cell.height).fold(theme::READING_LEADING, f32::max).ceil()
}

fn settle(
    ui: &Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    layout: &Layout,
    prepared: &mut BTreeMap<usize, Vec<Prepared>>,
) -> Vec<Visible> {
    let mut rows = std::mem::take(&mut grid.rows);
    let visible = rows.settle(layout.body.height(), |at| {
        height_of(prepared.entry(at).or_insert_with(|| prepare_row(ui, data, grid, layout, at)))
    });
    grid.rows = rows;
    visible
}

/// Brings the row that is to be gone to into sight. What hides it is taken away first: a hidden column
/// is shown, a folded run unfolded. The row is then gone to in the next frame.
fn go(
    ui: &Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    layout: &Layout,
    prepared: &mut BTreeMap<usize, Vec<Prepared>>,
) {
    let Some((at, place)) = grid.go.take() else { return };
    let version = place.map(|place| place.paragraph.version);
    let hidden = version.filter(|version| layout.arranged.position(*version).is_none());
    if let Some(version) = hidden {
        grid.columns.show(data.keys, version);
    }
    if grid.unfold(data, at) || hidden.is_some() {
        grid.go = Some((at, place));
        ui.request_repaint();
        return;
    }
    let Some(line) = grid.lines.line_of(at) else { return };
    let cells = prepared.entry(line).or_insert_with(|| prepare_row(ui, data, grid, layout, line));
    let column = version.and_then(|version| layout.arranged.position(version));
    let words =
        column.zip(place).and_then(|(column, place)| cells.get(column)?.top_of(data, place));
    let (from, to) =
        words.map_or((0.0, height_of(cells)), |top| (top, top + theme::READING_LEADING));
    let height = layout.body.height();
    let seen = grid.visible.iter().find(|row| row.row == line);
    let in_sight = seen.is_some_and(|row| row.top + from >= 0.0 && row.top + to <= height);
    if !in_sight {
        let free = (height - (to - from)).max(0.0);
        grid.rows.scroll_to_row(line, from - (height * GO_TO).min(free));
    }
    if let Some(column) = column {
        grid.sideways = layout.sideways_for(column, grid.sideways);
    }
}

/// Brings the column the reader is at into sight, where a key led there.
fn seek_column(grid: &mut GridState, layout: &Layout) {
    // What a key did to the columns is seen in the next frame.
    let is_arranged = grid.arranged == layout.arranged;
    if grid.seek_column && is_arranged {
        grid.seek_column = false;
        if let Some(at) = layout.arranged.position(VersionId::at(grid.column)) {
            grid.sideways = layout.sideways_for(at, grid.sideways);
        }
    }
}

/// Remembers where the current row stands among those shown.
fn find_current(data: &ViewData<'_>, state: &mut SideBySideState) {
    let grid = &mut state.grid;
    grid.current_at = state.current.and_then(|id| Some((id, grid.at(data, id)?)));
}

fn wheel(ui: &Ui, layout: &Layout, grid: &mut GridState, all: Rect) {
    if ui.rect_contains_pointer(all) {
        let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
        if delta.y != 0.0 {
            grid.rows.scroll_by(-delta.y);
        }
        grid.sideways -= delta.x;
    }
    grid.sideways = grid.sideways.clamp(0.0, layout.most_sideways());
}

fn rows_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    layout: &Layout,
    prepared: &BTreeMap<usize, Vec<Prepared>>,
    ground: Id,
    actions: &mut Vec<Action>,
) {
    let body = layout.body;
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("rows"), |ui| {
        let clip = body.intersect(ui.clip_rect());
        ui.set_clip_rect(clip);
        for seen in state.grid.visible.clone() {
            match state.grid.lines.get(seen.row) {
                Some(Line::Row(at)) => {
                    let Some(cells) = prepared.get(&seen.row) else { continue };
                    row_ui(ui, data, state, layout, (&seen, at), cells, ground, actions);
                }
                Some(Line::Fold { first, last }) => {
                    fold_ui(ui, data, state, layout.line(&seen), (first, last));
                }
                None => {}
            }
            ui.set_clip_rect(clip);
        }
        // After all cells, whose grounds would cover them.
        for seen in &state.grid.visible {
            lines_ui(ui, &state.grid, layout, seen);
        }
        if layout.arranged.pinned > 0.0 && state.grid.sideways > 0.0 {
            header::pinned_edge(ui, layout, body);
        }
    });
}

#[expect(clippy::too_many_arguments, reason = "the parts of one row, each of its own kind")]
fn row_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    layout: &Layout,
    (seen, at): (&Visible, usize),
    cells: &[Prepared],
    ground: Id,
    actions: &mut Vec<Action>,
) {
    let Some(row) = state.grid.row(data, at) else { return };
    let line = layout.line(seen);
    let clip = ui.clip_rect();
    for (column, version, rect, window) in layout.columns(line, state.grid.sideways) {
        let (Some(view), Some(prepared)) = (row.cells.get(version.index()), cells.get(column))
        else {
            continue;
        };
        ui.set_clip_rect(window.intersect(clip));
        let cell = Cell { row, version, view };
        let hits = hits_of(&state.grid, at, version);
        let hit = state.grid.hit.and_then(|at| state.grid.hits.get(at)).copied();
        let revealed = state.highlighted;
        let mut sight = Sight { hits, hit, revealed, cells: &mut state.cells };
        let response = cell::cell_ui(ui, data, cell, prepared, rect, &mut sight, actions);
        if let CellView::Passage(passage) = view {
            let index = state.grid.shown.get(at).copied().unwrap_or_default();
            let ends = state.grid.joints.1.ends(index, passage);
            let beside = |line: Option<usize>| {
                let at = state.grid.lines.get(line?)?.first();
                state.grid.shown.get(at).copied()
            };
            let (above, below) = (seen.row.checked_sub(1), seen.row.checked_add(1));
            let joined = joints::joined(ends, beside(above), beside(below));
            let seams: Vec<f32> =
                joints::seams(passage).filter_map(|place| prepared.top_of(data, place)).collect();
            joints::joints_ui(ui, (row, version), passage, (ends, joined), &seams, rect);
        }
        if response.clicked() || response.secondary_clicked() || response.drag_started() {
            state.current = Some(row.id);
            state.grid.column = version.index();
            ui.memory_mut(|memory| memory.request_focus(ground));
        }
    }
}

/// A line that stands for rows in which all shown versions say the same.
fn fold_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    line: Rect,
    (first, last): (usize, usize),
) {
    let grid = &mut state.grid;
    let ids: Vec<RowId> =
        (first..=last).filter_map(|at| grid.row(data, at)).map(|row| row.id).collect();
    let versions = (grid.arranged.versions.len(), data.presentation.columns.len());
    let words = fold::words(&ids, versions, grid.typographic);
    let palette = theme::palette(ui);
    ui.painter().rect_filled(line, CornerRadius::ZERO, palette.void);
    let inner = line.shrink2(Vec2::new(theme::GAP, 4.0));
    let salt = ("fold", ids.first().copied());
    let clicked = ui
        .scope_builder(UiBuilder::new().max_rect(inner).id_salt(salt), |ui| {
            ui.horizontal_centered(|ui| {
                let button = ui.add(Button::new(chips::soft(ui, format!("▸ {words}"))).small());
                let label = format!("Unfold {words}");
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
                button.on_hover_text("Show these rows (Enter)").clicked()
            })
            .inner
        })
        .inner;
    if clicked {
        grid.unfold(data, first);
        state.current = ids.first().copied();
    }
}

/// The lines between cells, and the outline of the current row and cell.
fn lines_ui(ui: &Ui, grid: &GridState, layout: &Layout, seen: &Visible) {
    let palette = theme::palette(ui);
    let hairline = theme::hairline(ui);
    let line = layout.line(seen);
    let here = grid.lines.get(seen.row);
    let is_row = matches!(here, Some(Line::Row(_)));
    for (at, version, rect, window) in layout.columns(line, grid.sideways).filter(|_| is_row) {
        if at > 0 && rect.left() >= window.left() {
            ui.painter().vline(rect.left(), line.y_range(), hairline);
        }
        if is_current(grid, here) && version.index() == grid.column {
            let left = rect.left().max(window.left());
            let mark =
                Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(4.0, rect.height()));
            ui.painter().rect_filled(mark, CornerRadius::ZERO, palette.accent);
        }
    }
    ui.painter().hline(line.x_range(), line.bottom(), hairline);
    if is_current(grid, here) {
        let outline = Stroke::new(1.5, palette.accent);
        let corner = CornerRadius::same(2);
        ui.painter().rect_stroke(line.shrink(0.5), corner, outline, StrokeKind::Inside);
    }
}

/// Whether a line is the one that the reader is at.
fn is_current(grid: &GridState, line: Option<Line>) -> bool {
    let at = grid.current_at.map(|(_, at)| at);
    line.zip(at).is_some_and(|(line, at)| line.first() <= at && at <= line.last())
}

/// The hits of one cell.
fn hits_of(grid: &GridState, at: usize, version: VersionId) -> &[Hit] {
    let key = |hit: &Hit| (hit.at, grid.arranged.rank(VersionId::at(hit.version)));
    let wanted = (at, grid.arranged.rank(version));
    let from = grid.hits.partition_point(|hit| key(hit) < wanted);
    let to = grid.hits.partition_point(|hit| key(hit) <= wanted);
    grid.hits.get(from..to).unwrap_or_default()
}

/// The names of the rows.
fn gutter_ui(ui: &Ui, data: &ViewData<'_>, state: &SideBySideState, layout: &Layout) {
    let palette = theme::palette(ui);
    let all = layout.gutter;
    ui.painter().rect_filled(all, CornerRadius::ZERO, palette.paper);
    let below_heads = Rect::from_min_max(Pos2::new(all.left(), layout.body.top()), all.max);
    let painter = ui.painter_at(below_heads);
    for seen in &state.grid.visible {
        let top = layout.body.top() + seen.top;
        let bottom = top + seen.height;
        let row = open_row(data, &state.grid, seen.row);
        let name = match (row, state.grid.lines.get(seen.row)) {
            (Some(row), _) => row.id.to_string(),
            (None, Some(line)) => format!("{} ×", line.folded()),
            (None, None) => continue,
        };
        let current = is_current(&state.grid, state.grid.lines.get(seen.row));
        let ink = if current { palette.accent } else { palette.soft_ink };
        let font = if current { theme::small_strong_font() } else { theme::small_font() };
        // The name stays in sight as long as the row does.
        let y = (top + theme::CELL_PADDING - if row.is_some() { -2.0 } else { 3.0 })
            .max(below_heads.top() + 4.0)
            .min(bottom - 20.0);
        painter.text(Pos2::new(all.right() - 12.0, y), Align2::RIGHT_TOP, name, font, ink);
        if row.is_some_and(|row| state.grid.differs(row)) {
            let bar = Rect::from_min_max(
                Pos2::new(all.right() - 4.0, top + 1.0),
                Pos2::new(all.right() - 2.0, bottom - 1.0),
            );
            painter.rect_filled(bar, CornerRadius::ZERO, palette.strong_line);
        }
        painter.hline(all.x_range(), bottom, theme::hairline(ui));
    }
}

/// The bar below the rows, where the columns do not fit.
fn sideways_ui(ui: &mut Ui, grid: &mut GridState, layout: &Layout) {
    let Some(rect) = layout.sideways else { return };
    let most = layout.most_sideways();
    let bar = Bar {
        sight: layout.room() / layout.arranged.total().max(1.0),
        position: grid.sideways / most.max(1.0),
    };
    if let Some(position) = bar.ui(ui, rect) {
        grid.sideways = position * most;
        ui.request_repaint();
    }
}

fn no_rows_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState, rect: Rect) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("no rows"), |ui| {
        super::offer::no_rows_ui(ui, data, state);
    });
}
