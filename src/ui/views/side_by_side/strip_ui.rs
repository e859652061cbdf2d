//! Draws the strip at the side, which is the scroll bar of the rows as well.
//!
//! What a version has in a row is told by shape and tone, and colour only repeats it. The whole is
//! one mesh that is kept until something of it changes: a frame costs the same for 5,000 rows as
//! for five.

use super::strip::{self, Block, Kind, Mark, STEP, Scale};
use super::{GridState, ViewData, fold};
use crate::article::VersionId;
use crate::present::RowView;
use crate::ui::chips;
use crate::ui::theme::{self, Palette};
use egui::epaint::Mesh;
use egui::{
    Align2, Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo,
};
use std::sync::Arc;

/// The widest and the narrowest lane, and the room that lanes share, in points.
const LANE: (f32, f32) = (10.0, 1.5);
const LANES: f32 = 96.0;
/// Room at the left for the reader's place and at the right for hits.
const TICKS: f32 = 7.0;
/// The lowest that the frame around what is in sight becomes.
const MIN_FRAME: f32 = 10.0;
/// Up to this height there is no room for a hole in a block.
const HOLLOW_FROM: f32 = 2.0;
/// Lanes at least this wide have room for a letter above them.
const LETTERED: f32 = 9.0;
/// How many versions the tooltip names; the rest are counted.
const MAX_NAMED: usize = 14;

/// What is kept of the strip from frame to frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// Where the lines stand.
    pub(super) scale: Scale,
    /// Where hits stand, as shares of the length, no two in one step.
    pub(super) hits: Vec<f32>,
    mesh: Option<(Drawn, Arc<Mesh>)>,
}

/// What the mesh depends on besides what clears it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Drawn {
    rect: Rect,
    dark: bool,
}

impl Strip {
    /// A strip for lines of these heights; what was drawn before is gone.
    pub(super) fn new(heights: impl Iterator<Item = f32>) -> Self {
        Self { scale: Scale::new(heights), hits: Vec::new(), mesh: None }
    }
}

/// How wide a lane is where this many versions are shown.
fn lane(versions: usize) -> f32 {
    (LANES / versions.max(1) as f32).clamp(LANE.1, LANE.0)
}

/// How wide the strip is for this many versions.
pub(super) fn width(versions: usize) -> f32 {
    (lane(versions) * versions as f32 + 2.0 * TICKS).max(24.0).ceil()
}

/// Where the lane at `at` stands.
fn lane_rect(rect: Rect, at: usize, versions: usize) -> Rect {
    let lane = lane(versions);
    let left = rect.center().x - lane * versions as f32 / 2.0 + at as f32 * lane;
    let gap = if lane >= 4.0 { 1.0 } else { 0.0 };
    Rect::from_min_max(
        Pos2::new(left + gap, rect.top()),
        Pos2::new(left + lane - gap, rect.bottom()),
    )
}

/// What of the list is in sight: shares of the length, and whether there is more.
struct Sight {
    from: f32,
    to: f32,
}

/// Draws the strip into `rect`, and scrolls as it is dragged.
pub(super) fn strip_ui(ui: &mut Ui, data: &ViewData<'_>, grid: &mut GridState, rect: Rect) {
    let palette = theme::palette(ui);
    let id = ui.scope_id().with("strip");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let Some(sight) = sight(grid) else { return };
    let room = 1.0 - (sight.to - sight.from);
    let position = if room > 0.0 { (sight.from / room).clamp(0.0, 1.0) } else { 0.0 };
    response.widget_info(|| WidgetInfo {
        value: Some(f64::from((position * 100.0).round())),
        current_text_value: Some(in_sight(data, grid)),
        ..WidgetInfo::labeled(Role::ScrollBar, true, "Overview of the story: scrolls the rows")
    });
    let mesh = mesh(grid, rect, palette, ui.visuals().dark_mode);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, CornerRadius::ZERO, palette.page);
    painter.add(Shape::Mesh(mesh));
    ticks(data, grid, rect, &painter, palette);
    let y = |share: f32| rect.top() + share * rect.height();
    let mut frame =
        Rect::from_x_y_ranges(rect.x_range(), y(sight.from)..=y(sight.to)).shrink2(Vec2::X);
    if frame.height() < MIN_FRAME {
        frame = Rect::from_center_size(frame.center(), Vec2::new(frame.width(), MIN_FRAME));
    }
    let held = response.dragged() || response.is_pointer_button_down_on();
    let ink = if held || response.hovered() { palette.accent } else { palette.ink };
    painter.rect_filled(frame, CornerRadius::same(2), ink.gamma_multiply(0.10));
    painter.rect_stroke(frame, CornerRadius::same(2), Stroke::new(1.5, ink), StrokeKind::Inside);
    painter.vline(rect.left(), rect.y_range(), theme::hairline(ui));
    if response.has_focus() {
        let focus = Stroke::new(2.0, palette.accent);
        painter.rect_stroke(rect, CornerRadius::ZERO, focus, StrokeKind::Inside);
    }
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| held || response.clicked()) {
        let middle = (pointer.y - rect.top()) / rect.height().max(1.0);
        scroll_to(grid, middle - (sight.to - sight.from) / 2.0);
        ui.request_repaint();
    } else if let Some(pointer) = response.hover_pos() {
        let share = (pointer.y - rect.top()) / rect.height().max(1.0);
        tooltip(&response, data, grid, share, steps(rect));
    }
}

fn steps(rect: Rect) -> usize {
    (rect.height() / STEP).floor().max(1.0) as usize
}

/// The part in sight.
fn sight(grid: &GridState) -> Option<Sight> {
    let (first, last) = (grid.visible.first()?, grid.visible.last()?);
    let part = |above: f32, height: f32| if height > 0.0 { above / height } else { 0.0 };
    let scale = &grid.strip.scale;
    let from = scale.share(first.row, part(-first.top, first.height));
    let to = scale.share(last.row, part(grid.window - last.top, last.height));
    Some(Sight { from, to: to.max(from) })
}

/// Puts the window's upper edge where `share` is.
fn scroll_to(grid: &mut GridState, share: f32) {
    let Some((line, part)) = grid.strip.scale.line_at(share.clamp(0.0, 1.0)) else { return };
    let height = (grid.rows.top_of(line + 1) - grid.rows.top_of(line)) as f32;
    grid.rows.scroll_to_row(line, part * height);
}

/// "rows r5 to r9 of 60".
fn in_sight(data: &ViewData<'_>, grid: &GridState) -> String {
    let row = |line: Option<fold::Line>, last: bool| {
        let line = line?;
        grid.row(data, if last { line.last() } else { line.first() }).map(|row| row.id)
    };
    let line = |seen: Option<&super::Visible>| grid.lines.get(seen?.row);
    let first = row(line(grid.visible.first()), false);
    let last = row(line(grid.visible.last()), true);
    match (first, last) {
        (Some(first), Some(last)) => {
            format!("from {first} to {last}, of {}", chips::count(grid.shown.len(), "row", "rows"))
        }
        _ => String::new(),
    }
}

fn mesh(grid: &mut GridState, rect: Rect, palette: &Palette, dark: bool) -> Arc<Mesh> {
    let drawn = Drawn { rect, dark };
    if let Some((of, mesh)) = &grid.strip.mesh
        && *of == drawn
    {
        return Arc::clone(mesh);
    }
    let mut mesh = Mesh::default();
    let versions = grid.arranged.versions.len();
    for at in 0..versions {
        let lane = lane_rect(rect, at, versions);
        let blocks = strip::blocks(&grid.strip.scale, grid.digest.marks(at), steps(rect));
        blocks.into_iter().for_each(|block| paint_block(&mut mesh, lane, block, palette));
    }
    let mesh = Arc::new(mesh);
    grid.strip.mesh = Some((drawn, Arc::clone(&mesh)));
    mesh
}

fn paint_block(mesh: &mut Mesh, lane: Rect, block: Block, palette: &Palette) {
    let y = |step: usize| lane.top() + step as f32 * STEP;
    let rect = Rect::from_x_y_ranges(lane.x_range(), y(block.from)..=y(block.to));
    paint_mark(mesh, rect, block.mark, palette);
}

/// The look of a mark: a thin line for the same, a half block for edited, a full one for reworded, two
/// bars for added, a hollow one for left out, dots at the side for elsewhere, nothing for not here;
/// a bar across the left edge for moved.
fn paint_mark(mesh: &mut Mesh, rect: Rect, mark: Mark, palette: &Palette) {
    let part = |from: f32, to: f32| {
        let x = |share: f32| rect.left() + rect.width() * share;
        Rect::from_x_y_ranges(x(from)..=x(to), rect.y_range())
    };
    let mut fill = |rect: Rect, colour: Color32| mesh.add_colored_rect(rect, colour);
    match mark.kind {
        Kind::NotHere => {}
        Kind::Same => fill(part(0.38, 0.62), palette.line.lerp_to_gamma(palette.strong_line, 0.4)),
        Kind::Edited => fill(part(0.18, 0.82), palette.strong_line),
        Kind::Reworded => fill(part(0.0, 1.0), palette.ink),
        Kind::Added => {
            fill(part(0.0, 0.36), palette.inserted);
            fill(part(0.64, 1.0), palette.inserted);
        }
        Kind::LeftOut if rect.height() <= HOLLOW_FROM => fill(part(0.0, 1.0), palette.deleted),
        Kind::LeftOut => {
            let line = 1.0_f32.min(rect.height());
            let (top, bottom) = (rect.top(), rect.bottom());
            fill(Rect::from_x_y_ranges(rect.x_range(), top..=top + line), palette.deleted);
            fill(Rect::from_x_y_ranges(rect.x_range(), bottom - line..=bottom), palette.deleted);
            let side = 1.0_f32.min(rect.width() / 3.0);
            let (left, right) = (rect.left(), rect.right());
            fill(Rect::from_x_y_ranges(left..=left + side, rect.y_range()), palette.deleted);
            fill(Rect::from_x_y_ranges(right - side..=right, rect.y_range()), palette.deleted);
        }
        Kind::Elsewhere => {
            let mut y = rect.top();
            while y < rect.bottom() {
                let dot = Rect::from_x_y_ranges(
                    part(0.3, 0.7).x_range(),
                    y..=(y + 1.0).min(rect.bottom()),
                );
                fill(dot, palette.strong_line);
                y += 3.0;
            }
        }
    }
    if mark.moved {
        let width = (rect.width() * 0.3).clamp(1.0, 2.5);
        let left = rect.left() - 0.5;
        fill(Rect::from_x_y_ranges(left..=left + width, rect.y_range()), palette.accent);
    }
}

/// Where the reader is, at the left; where the words looked for stand, at the right.
fn ticks(
    data: &ViewData<'_>,
    grid: &GridState,
    rect: Rect,
    painter: &egui::Painter,
    palette: &Palette,
) {
    let y = |share: f32| rect.top() + share * rect.height();
    let mut hits = Mesh::default();
    for &share in &grid.strip.hits {
        let tick = Rect::from_min_size(
            Pos2::new(rect.right() - TICKS + 1.0, y(share) - 1.0),
            Vec2::new(TICKS - 2.0, 2.0),
        );
        hits.add_colored_rect(tick, palette.found_line);
    }
    painter.add(Shape::mesh(hits));
    let at = grid.current_at.and_then(|(id, at)| {
        grid.row(data, at).filter(|row| row.id == id)?;
        grid.lines.line_of(at)
    });
    if let Some(line) = at {
        let middle = y(grid.strip.scale.share(line, 0.5));
        let left = rect.left() + 1.0;
        let arrow = vec![
            Pos2::new(left, middle - 4.0),
            Pos2::new(left + TICKS - 2.0, middle),
            Pos2::new(left, middle + 4.0),
        ];
        painter.add(Shape::convex_polygon(arrow, palette.accent, Stroke::NONE));
    }
}

/// The letters of the lanes, in the corner above them.
pub(super) fn letters_ui(ui: &Ui, data: &ViewData<'_>, grid: &GridState, rect: Rect) {
    let palette = theme::palette(ui);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.strong_line));
    let versions = &grid.arranged.versions;
    if lane(versions.len()) < LETTERED {
        return;
    }
    for (at, version) in versions.iter().enumerate() {
        let base = data.presentation.base == Some(*version);
        let (font, ink) = if base {
            (theme::small_strong_font(), palette.accent)
        } else {
            (theme::small_font(), palette.soft_ink)
        };
        let at = Pos2::new(lane_rect(rect, at, versions.len()).center().x, rect.bottom() - 4.0);
        ui.painter().text(at, Align2::CENTER_BOTTOM, version.to_string(), font, ink);
    }
}

fn tooltip(response: &Response, data: &ViewData<'_>, grid: &GridState, share: f32, steps: usize) {
    let Some((first, last)) = strip::rows_at(&grid.strip.scale, &grid.lines, share, steps) else {
        return;
    };
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(320.0);
        let rows: Vec<&RowView> = (first..=last).filter_map(|at| grid.row(data, at)).collect();
        let title = match (rows.first(), rows.last()) {
            (Some(one), Some(other)) if one.id == other.id => format!("Row {}", one.id),
            (Some(one), Some(other)) => {
                format!(
                    "{} from {} to {}",
                    chips::count(rows.len(), "row", "rows"),
                    one.id,
                    other.id
                )
            }
            _ => return,
        };
        ui.label(chips::strong(ui, title));
        let versions = &grid.arranged.versions;
        for &version in versions.iter().take(MAX_NAMED) {
            version_ui(ui, data, grid, version, &rows);
        }
        if versions.len() > MAX_NAMED {
            let rest = chips::count(versions.len() - MAX_NAMED, "more version", "more versions");
            ui.label(chips::soft(ui, format!("and {rest}")));
        }
        ui.separator();
        legend_ui(ui);
        ui.label(chips::soft(ui, "Click or drag to go there"));
    });
}

fn version_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    grid: &GridState,
    version: VersionId,
    rows: &[&RowView],
) {
    let (kinds, moved) = strip::tally(rows.iter().copied(), version, grid.typographic);
    let is_base = data.presentation.base == Some(version);
    let one = rows.len() == 1;
    let mut words: Vec<String> = kinds
        .iter()
        .map(|(kind, count)| match (is_base, kind) {
            (true, Kind::Same) if one => "the base".to_owned(),
            (true, Kind::Same) => format!("{count} of the base"),
            _ if one => kind.name().to_owned(),
            _ => format!("{count} {}", kind.name()),
        })
        .collect();
    if moved > 0 {
        words.push(if one { "moved".to_owned() } else { format!("{moved} moved") });
    }
    ui.horizontal(|ui| {
        if let Some((kind, _)) = kinds.first() {
            sample_ui(ui, Mark { kind: *kind, moved: moved > 0 });
        }
        let label = data.presentation.columns.get(version.index());
        let label = label.map_or("", |column| column.label.as_str());
        ui.label(format!("{version} {}: {}", chips::beginning(label, 22), words.join(", ")));
    });
}

fn legend_ui(ui: &mut Ui) {
    let same = Mark { kind: Kind::Same, moved: false };
    let marks = Kind::ALL.map(|kind| (Mark { kind, ..same }, kind.name()));
    let moved = [(Mark { moved: true, ..same }, "moved")];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(4.0, 2.0);
        for (mark, name) in marks.into_iter().chain(moved) {
            sample_ui(ui, mark);
            // A name does not wrap away from its sign.
            ui.label(chips::soft(ui, name.replace(' ', "\u{a0}")));
            ui.add_space(4.0);
        }
    });
}

/// A mark as it looks on the strip, larger.
fn sample_ui(ui: &mut Ui, mark: Mark) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(12.0, 14.0), Sense::hover());
    let palette = theme::palette(ui);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.shade);
    let mut mesh = Mesh::default();
    paint_mark(&mut mesh, rect.shrink(1.5), mark, palette);
    ui.painter().add(Shape::mesh(mesh));
}
