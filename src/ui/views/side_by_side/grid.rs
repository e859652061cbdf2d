//! The grid: lays out and draws the rows in sight, scrolls, and moves the current cell.

use super::bar::{Along, Bar};
use super::cell::{self, Cell, Prepared, Sight};
use super::find::Hit;
use super::virtual_rows::Visible;
use super::{GridState, ViewData, header};
use crate::article::VersionId;
use crate::present::{CellView, RowView};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::keys;
use crate::ui::state::{RowFilter, SideBySideState};
use crate::ui::theme;
use egui::{Align2, CornerRadius, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2};
use std::collections::BTreeMap;

const GUTTER: f32 = 46.0;
const BAR: f32 = 16.0;
/// How far the arrow keys scroll within a row that is higher than the window.
const STEP: f32 = 72.0;
/// Where a row that is gone to stands, as a share of the window's height.
const GO_TO: f32 = 0.22;

/// Where the parts of the grid stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// Left of the rows: their names.
    gutter: Rect,
    heads: Rect,
    body: Rect,
    bar: Rect,
    /// Below the rows, where the columns do not fit.
    sideways: Option<Rect>,
    /// Width of a column.
    pub(super) column: f32,
    columns: usize,
}

impl Layout {
    /// The grid takes what `ui` has, but for `above`.
    pub(super) fn new(ui: &Ui, columns: usize, above: f32) -> Self {
        let mut all = ui.available_rect_before_wrap();
        all.set_top((all.top() + above).min(all.bottom()));
        let wide = all.width() - GUTTER - BAR;
        let column = (wide / columns.max(1) as f32).max(theme::MIN_COLUMN).floor();
        let overflows = column * columns as f32 > wide + 1.0;
        let bottom = if overflows { all.bottom() - BAR } else { all.bottom() };
        let left = all.left() + GUTTER;
        let right = all.right() - BAR;
        let part = |x1: f32, y1: f32, x2: f32, y2: f32| {
            Rect::from_min_max(Pos2::new(x1, y1), Pos2::new(x2.max(x1), y2.max(y1)))
        };
        let top = all.top() + header::HEIGHT;
        Self {
            gutter: part(all.left(), all.top(), left, bottom),
            heads: part(left, all.top(), right, top),
            body: part(left, top, right, bottom),
            bar: part(right, top, all.right(), bottom),
            sideways: overflows.then(|| part(left, bottom, right, all.bottom())),
            column,
            columns,
        }
    }

    fn column_rect(&self, at: usize, rect: Rect, sideways: f32) -> Rect {
        let left = rect.left() - sideways + at as f32 * self.column;
        Rect::from_min_max(
            Pos2::new(left, rect.top()),
            Pos2::new(left + self.column, rect.bottom()),
        )
    }

    /// Where a row stands, all columns of it that are in sight.
    fn line(&self, seen: &Visible) -> Rect {
        let top = self.body.top() + seen.top;
        Rect::from_min_max(
            Pos2::new(self.body.left(), top),
            Pos2::new(self.body.right(), top + seen.height),
        )
    }

    fn most_sideways(&self) -> f32 {
        (self.column * self.columns as f32 - self.body.width()).max(0.0)
    }
}

/// Draws heads, rows and bars.
pub(super) fn grid_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    let layout = Layout::new(ui, data.presentation.columns.len(), 0.0);
    let all = ui.available_rect_before_wrap();
    let id = ui.scope_id().with("grid");
    let ground = ui.interact(all, id, Sense::click());
    ground.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, "Rows of the story"));
    state.grid.window = layout.body.height();
    keys(ui, data, state, id);
    wheel(ui, &layout, &mut state.grid, all);
    let mut prepared: BTreeMap<usize, Vec<Prepared>> = BTreeMap::new();
    go(ui, data, &mut state.grid, &layout, &mut prepared);
    let visible = settle(ui, data, &mut state.grid, &layout, &mut prepared);
    state.grid.visible = visible;
    ui.painter().rect_filled(layout.body, CornerRadius::ZERO, theme::palette(ui).paper);
    rows_ui(ui, data, state, &layout, &prepared, id, actions);
    gutter_ui(ui, data, state, &layout);
    heads_ui(ui, data, &state.grid, &layout, actions);
    bars_ui(ui, data, &mut state.grid, &layout);
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

fn row_at<'a>(data: &ViewData<'a>, grid: &GridState, at: usize) -> Option<&'a RowView> {
    data.presentation.rows.get(*grid.shown.get(at)?)
}

/// The cells of a row, laid out once a frame.
fn prepare_row(
    ui: &Ui,
    data: &ViewData<'_>,
    grid: &GridState,
    layout: &Layout,
    at: usize,
) -> Vec<Prepared> {
    let Some(row) = row_at(data, grid, at) else { return Vec::new() };
    let cells = row.cells.iter().enumerate();
    cells
        .map(|(v, view)| {
            let cell = Cell { row, version: VersionId::at(v), view };
            cell::prepare(ui, data, cell, grid, layout.column)
        })
        .collect()
}

fn height_of(cells: &[Prepared]) -> f32 {
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

/// Brings the row that is to be gone to into sight.
fn go(
    ui: &Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    layout: &Layout,
    prepared: &mut BTreeMap<usize, Vec<Prepared>>,
) {
    let Some((at, place)) = grid.go.take() else { return };
    let cells = prepared.entry(at).or_insert_with(|| prepare_row(ui, data, grid, layout, at));
    let place = place.filter(|place| cells.len() > place.paragraph.version.index());
    let words =
        place.and_then(|place| cells.get(place.paragraph.version.index())?.top_of(data, place));
    let (from, to) =
        words.map_or((0.0, height_of(cells)), |top| (top, top + theme::READING_LEADING));
    let height = layout.body.height();
    let seen = grid.visible.iter().find(|row| row.row == at);
    let in_sight = seen.is_some_and(|row| row.top + from >= 0.0 && row.top + to <= height);
    if !in_sight {
        let free = (height - (to - from)).max(0.0);
        grid.rows.scroll_to_row(at, from - (height * GO_TO).min(free));
    }
    if let Some(place) = place {
        let left = place.paragraph.version.index() as f32 * layout.column;
        if left < grid.sideways || left + layout.column > grid.sideways + layout.body.width() {
            grid.sideways = left.min(layout.most_sideways());
        }
    }
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

/// Whether keys are meant for the grid: nobody types, and no other widget has the focus.
fn has_keys(ui: &Ui, id: Id) -> bool {
    let focused = ui.memory(|memory| memory.focused());
    focused.is_none_or(|focused| focused == id) && !egui::Popup::is_any_open(ui.ctx())
}

fn keys(ui: &Ui, data: &ViewData<'_>, state: &mut SideBySideState, id: Id) {
    if !has_keys(ui, id) {
        return;
    }
    ui.memory_mut(|memory| {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..Default::default()
        };
        memory.set_focus_lock_filter(id, filter);
    });
    let page = (state.grid.window - 2.0 * theme::READING_LEADING).max(STEP);
    if keys::ROW_DOWN.pressed(ui) {
        step(data, state, 1);
    }
    if keys::ROW_UP.pressed(ui) {
        step(data, state, -1);
    }
    for (key, distance) in [(keys::PAGE_DOWN, page), (keys::PAGE_UP, -page)] {
        if key.pressed(ui) {
            state.grid.rows.scroll_by(distance);
            state.current = None;
        }
    }
    if keys::FIRST_ROW.pressed(ui) {
        state.grid.rows.scroll_to_row(0, 0.0);
        state.current = row_at(data, &state.grid, 0).map(|row| row.id);
    }
    if keys::LAST_ROW.pressed(ui) {
        state.grid.rows.scroll_to_end();
        let last = state.grid.shown.len().saturating_sub(1);
        state.current = row_at(data, &state.grid, last).map(|row| row.id);
    }
    let last = data.presentation.columns.len().saturating_sub(1);
    if keys::COLUMN_RIGHT.pressed(ui) {
        state.grid.column = (state.grid.column + 1).min(last);
    }
    if keys::COLUMN_LEFT.pressed(ui) {
        state.grid.column = state.grid.column.saturating_sub(1);
    }
    if ui.input(|input| input.events.contains(&egui::Event::Copy)) {
        copy_current(ui, data, state);
    }
}

/// Goes one row on, or scrolls within a row that goes on beyond the window's edge.
fn step(data: &ViewData<'_>, state: &mut SideBySideState, by: isize) {
    let grid = &mut state.grid;
    let current = state.current.and_then(|id| grid.position(&data.presentation.rows, id));
    let Some(at) = current else {
        let first = grid.visible.iter().find(|row| row.top >= -1.0).or(grid.visible.first());
        state.current = first.and_then(|row| row_at(data, grid, row.row)).map(|row| row.id);
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
    let last = grid.shown.len().saturating_sub(1);
    let next = at.saturating_add_signed(by).min(last);
    state.current = row_at(data, grid, next).map(|row| row.id);
    let seen = grid.visible.iter().find(|row| row.row == next);
    match seen {
        Some(row) if row.top < 0.0 => {
            grid.rows.scroll_to_row(next, (row.height - grid.window).max(0.0))
        }
        Some(row) => {
            let below = row.top + row.height - grid.window;
            grid.rows.scroll_by(below.clamp(0.0, row.top.max(0.0)));
        }
        None if by > 0 => grid.rows.scroll_to_row(next, -grid.window * 0.5),
        None => grid.rows.scroll_to_row(next, 0.0),
    }
}

fn copy_current(ui: &Ui, data: &ViewData<'_>, state: &SideBySideState) {
    let rows = &data.presentation.rows;
    let row = state.current.and_then(|id| rows.iter().find(|row| row.id == id));
    let column = state.grid.column;
    if let Some(CellView::Passage(passage)) = row.and_then(|row| row.cells.get(column)) {
        ui.copy_text(cell::with_source(data, VersionId::at(column), passage));
    }
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
        ui.set_clip_rect(body.intersect(ui.clip_rect()));
        for seen in state.grid.visible.clone() {
            let (Some(row), Some(cells)) =
                (row_at(data, &state.grid, seen.row), prepared.get(&seen.row))
            else {
                continue;
            };
            let line = layout.line(&seen);
            for (v, (view, prepared)) in row.cells.iter().zip(cells).enumerate() {
                let rect = layout.column_rect(v, line, state.grid.sideways);
                if !rect.intersects(body) {
                    continue;
                }
                let cell = Cell { row, version: VersionId::at(v), view };
                let hits = hits_of(&state.grid, seen.row, v);
                let hit = state.grid.hit.and_then(|at| state.grid.hits.get(at)).copied();
                let sight = Sight { hits, hit, revealed: state.highlighted };
                let response = cell::cell_ui(ui, data, cell, prepared, rect, &sight, actions);
                if response.clicked() || response.secondary_clicked() {
                    state.current = Some(row.id);
                    state.grid.column = v;
                    ui.memory_mut(|memory| memory.request_focus(ground));
                }
            }
        }
        // After all cells, whose grounds would cover them.
        for seen in &state.grid.visible {
            let current = row_at(data, &state.grid, seen.row)
                .is_some_and(|row| state.current == Some(row.id));
            let column = current.then_some(state.grid.column);
            lines_ui(ui, layout, layout.line(seen), state.grid.sideways, column);
        }
    });
}

/// The lines between cells, and the outline of the current row and cell.
fn lines_ui(ui: &Ui, layout: &Layout, line: Rect, sideways: f32, current: Option<usize>) {
    let palette = theme::palette(ui);
    let hairline = theme::hairline(ui);
    for v in 1..layout.columns {
        let x = layout.column_rect(v, line, sideways).left();
        ui.painter().vline(x, line.y_range(), hairline);
    }
    ui.painter().hline(line.x_range(), line.bottom(), hairline);
    if let Some(column) = current {
        let outline = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(
            line.shrink(0.5),
            CornerRadius::same(2),
            outline,
            StrokeKind::Inside,
        );
        let cell = layout.column_rect(column, line, sideways);
        let mark = Rect::from_min_size(cell.min, Vec2::new(4.0, cell.height()));
        ui.painter().rect_filled(mark, CornerRadius::ZERO, palette.accent);
    }
}

/// The hits of one cell.
fn hits_of(grid: &GridState, at: usize, version: usize) -> &[Hit] {
    let from = grid.hits.partition_point(|hit| (hit.at, hit.version) < (at, version));
    let to = grid.hits.partition_point(|hit| (hit.at, hit.version) <= (at, version));
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
        let Some(row) = row_at(data, &state.grid, seen.row) else { continue };
        let top = layout.body.top() + seen.top;
        let bottom = top + seen.height;
        let current = state.current == Some(row.id);
        let ink = if current { palette.accent } else { palette.soft_ink };
        let font = if current { theme::small_strong_font() } else { theme::small_font() };
        // The name stays in sight as long as the row does.
        let y = (top + theme::CELL_PADDING + 2.0).max(below_heads.top() + 4.0).min(bottom - 20.0);
        painter.text(
            Pos2::new(all.right() - 12.0, y),
            Align2::RIGHT_TOP,
            row.id.to_string(),
            font,
            ink,
        );
        if super::filter::differs(row, state.grid.typographic) {
            let bar = Rect::from_min_max(
                Pos2::new(all.right() - 4.0, top + 1.0),
                Pos2::new(all.right() - 2.0, bottom - 1.0),
            );
            painter.rect_filled(bar, CornerRadius::ZERO, palette.strong_line);
        }
        painter.hline(all.x_range(), bottom, theme::hairline(ui));
    }
}

fn heads_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    grid: &GridState,
    layout: &Layout,
    actions: &mut Vec<Action>,
) {
    ui.scope_builder(UiBuilder::new().max_rect(layout.heads).id_salt("heads"), |ui| {
        ui.set_clip_rect(layout.heads.expand2(Vec2::new(0.0, 1.0)).intersect(ui.clip_rect()));
        for (v, column) in data.presentation.columns.iter().enumerate() {
            let rect = layout.column_rect(v, layout.heads, grid.sideways);
            if rect.intersects(layout.heads) {
                header::header_ui(ui, data, column, rect, actions);
                if v > 0 {
                    ui.painter().vline(rect.left(), rect.y_range(), theme::hairline(ui));
                }
            }
        }
    });
}

fn bars_ui(ui: &mut Ui, data: &ViewData<'_>, grid: &mut GridState, layout: &Layout) {
    let total = grid.rows.total();
    let window = f64::from(layout.body.height());
    if grid.strip.is_empty() {
        grid.strip = strip(data, grid);
    }
    let mut hits: Vec<f32> =
        grid.hits.iter().map(|hit| (grid.rows.top_of(hit.at) / total) as f32).collect();
    hits.dedup_by(|one, other| (*one - *other).abs() < STRIP_STEP);
    let path = (total - window).max(1.0);
    let bar = Bar {
        along: Along::Height,
        label: "Scroll the rows",
        sight: (window / total.max(1.0)) as f32,
        position: (grid.rows.position() / path) as f32,
        marks: &grid.strip,
        hits: &hits,
    };
    if let Some(position) = bar.ui(ui, layout.bar) {
        grid.rows.scroll_to(f64::from(position) * path);
        ui.request_repaint();
    }
    if let Some(rect) = layout.sideways {
        let most = layout.most_sideways();
        let bar = Bar {
            along: Along::Width,
            label: "Scroll the columns",
            sight: layout.body.width() / (layout.column * layout.columns as f32),
            position: grid.sideways / most.max(1.0),
            marks: &[],
            hits: &[],
        };
        if let Some(position) = bar.ui(ui, rect) {
            grid.sideways = position * most;
            ui.request_repaint();
        }
    }
}

/// The nearest that two marks of the strip stand, as a share of its length.
const STRIP_STEP: f32 = 0.005;

/// Where along the story the versions differ.
fn strip(data: &ViewData<'_>, grid: &GridState) -> Vec<f32> {
    let total = grid.rows.total().max(1.0);
    let differs = |row| super::filter::differs(row, grid.typographic);
    let rows = (0..grid.shown.len()).filter(|&at| row_at(data, grid, at).is_some_and(differs));
    let mut marks: Vec<f32> = rows.map(|at| (grid.rows.top_of(at) / total) as f32).collect();
    marks.dedup_by(|one, other| (*one - *other).abs() < STRIP_STEP);
    marks
}

fn no_rows_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState, rect: Rect) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("no rows"), |ui| {
        if state.filter == RowFilter::All {
            chips::notice_ui(ui, "No text to compare", "None of these versions has a headline or a paragraph. Look at Sources to see what was read.");
            return;
        }
        let name = super::filter::name(state.filter, &data.presentation.columns);
        chips::notice_ui(ui, "No row to show", &format!("No row of this story passes the filter “{name}”."));
        ui.vertical_centered(|ui| {
            if ui.button("Show all rows").clicked() {
                state.filter = RowFilter::All;
            }
        });
    });
}
