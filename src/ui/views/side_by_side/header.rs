//! The heads of the columns, which stay in sight: what a version is, and how its column is moved and
//! made wider.

use super::layout::Layout;
use super::{GridState, ViewData, columns_ui};
use crate::article::VersionId;
use crate::present::Column;
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::keys;
use crate::ui::text::{self, Look};
use crate::ui::theme;
use egui::containers::menu::MenuButton;
use egui::{
    Button, CornerRadius, CursorIcon, Label, Pos2, Rect, Response, RichText, Role, Sense, Stroke,
    Ui, UiBuilder, Vec2, WidgetInfo,
};

/// Height of the heads.
pub(super) const HEIGHT: f32 = 86.0;

/// From this width on there is room for a label beside the words of the button, and for the button.
const WIDE: f32 = 300.0;
const NARROW: f32 = 210.0;
/// How near the pointer has to be to a line between heads to take hold of it, in points.
const REACH: f32 = 4.0;
/// How near an edge a dragged head scrolls the others, and by how much a frame, in points.
const EDGE: f32 = 28.0;
const EDGE_STEP: f32 = 10.0;

/// Draws the heads in sight, and moves and widens columns as they are dragged.
pub(super) fn heads_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    layout: &Layout,
    actions: &mut Vec<Action>,
) {
    ui.scope_builder(UiBuilder::new().max_rect(layout.heads).id_salt("heads"), |ui| {
        let clip = ui.clip_rect();
        let columns: Vec<_> = layout.columns(layout.heads, grid.sideways).collect();
        let mut dragged = None;
        for &(_, version, rect, window) in &columns {
            let Some(column) = data.presentation.columns.get(version.index()) else { continue };
            let seen = window.with_max_y(window.bottom() + 1.0).intersect(clip);
            ui.set_clip_rect(seen);
            let head = head_ui(ui, data, grid, column, rect, actions);
            if head.dragged() || head.drag_stopped() {
                dragged = Some((version, head));
            }
            ui.set_clip_rect(seen);
            ui.painter().vline(rect.left(), rect.y_range(), theme::hairline(ui));
        }
        for &(at, version, rect, window) in &columns {
            ui.set_clip_rect(window.expand2(Vec2::new(REACH, 0.0)).intersect(clip));
            line_ui(ui, data, grid, layout, (at, version, rect));
        }
        ui.set_clip_rect(clip);
        if let Some((version, head)) = dragged {
            drop_ui(ui, data, grid, layout, version, &head);
        }
        if layout.arranged.pinned > 0.0 && grid.sideways > 0.0 {
            pinned_edge(ui, layout, layout.heads);
        }
    });
}

/// The edge of a pinned column, beyond which others are scrolled away.
pub(super) fn pinned_edge(ui: &Ui, layout: &Layout, rect: Rect) {
    let x = rect.left() + layout.arranged.pinned;
    let stroke = Stroke::new(2.0, theme::palette(ui).strong_line);
    ui.painter().vline(x, rect.y_range(), stroke);
}

/// The head of one column.
fn head_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    column: &Column,
    rect: Rect,
    actions: &mut Vec<Action>,
) -> Response {
    let palette = theme::palette(ui);
    let version = column.version;
    let base = data.presentation.base == Some(version);
    let ground =
        ui.interact(rect, ui.scope_id().with(("head", version)), Sense::CLICK | Sense::DRAG);
    let spoken = spoken(data, grid, column);
    ground.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
    ground.context_menu(|ui| columns_ui::head_menu_ui(ui, data, grid, version, actions));
    let fill = if ground.dragged() { palette.accent_wash } else { palette.shade };
    ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    if base {
        let line = Rect::from_min_size(rect.min, Vec2::new(rect.width(), 3.0));
        ui.painter().rect_filled(line, CornerRadius::ZERO, palette.accent);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.strong_line));
    let inner = rect.shrink2(Vec2::new(theme::CELL_PADDING, theme::GAP));
    let builder = UiBuilder::new().max_rect(inner).id_salt(("head", version));
    ui.scope_builder(builder, |ui| {
        ui.shrink_clip_rect(rect);
        // Words that can be selected could not be taken hold of.
        ui.style_mut().interaction.selectable_labels = false;
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| first_line_ui(ui, data, grid, column, base, actions));
        headline_ui(ui, column);
        ui.horizontal(|ui| figures_ui(ui, data, column, base));
    });
    ground
}

/// What a head says to a screen reader.
fn spoken(data: &ViewData<'_>, grid: &GridState, column: &Column) -> String {
    let shown = &grid.arranged.versions;
    let at = grid.arranged.position(column.version).map_or(0, |at| at + 1);
    let mut words = format!("Column {at} of {}: {} {}", shown.len(), column.version, column.label);
    if data.presentation.base == Some(column.version) {
        words.push_str(", the base");
    }
    words
}

fn first_line_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    column: &Column,
    base: bool,
    actions: &mut Vec<Action>,
) {
    let width = ui.available_width();
    let version = column.version;
    chips::letter_ui(ui, version, base);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_SMALL;
        let button = MenuButton::from_button(Button::new("▾").small());
        let (menu, _) = button.ui(ui, |ui| {
            columns_ui::head_menu_ui(ui, data, grid, version, actions);
        });
        let label = format!("Menu of column {version}");
        menu.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        menu.on_hover_text("What can be done with this column");
        if base {
            chips::badge_ui(ui, "Base", Tone::Accent)
                .on_hover_text("The others are compared with this");
        } else if width >= NARROW {
            let words = if width >= WIDE { "Compare with this" } else { "Compare" };
            let button = ui.add(Button::new(words).small());
            let label = format!("Compare with {version}");
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
            if button.on_hover_text("Make this version the base").clicked() {
                actions.push(Action::SetBase(version));
            }
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let label = Label::new(chips::strong(ui, column.label.clone())).truncate();
            ui.add(label);
        });
    });
}

fn headline_ui(ui: &mut Ui, column: &Column) {
    match &column.headline {
        Some(headline) => {
            let look = Look { font: theme::reading_font(), ..Look::reading(ui) };
            text::line_ui(ui, headline, &look);
        }
        None => {
            ui.label(chips::soft(ui, "no headline"));
        }
    }
}

fn figures_ui(ui: &mut Ui, data: &ViewData<'_>, column: &Column, base: bool) {
    let mut figures = vec![match &column.published {
        Some(published) => chips::day(published),
        None => "no date".to_owned(),
    }];
    figures.push(chips::count(column.words, "word", "words"));
    if !base && data.presentation.columns.len() > 1 {
        figures.push(format!("{} shared", chips::percent(column.shared)));
    }
    // What tells most is what a narrow column still shows.
    if ui.available_width() < NARROW {
        figures.reverse();
    }
    if column.warnings > 0 {
        let warnings = chips::count(column.warnings, "warning", "warnings");
        let words = if ui.available_width() < NARROW {
            "⚠".to_owned()
        } else {
            format!("⚠ {warnings}")
        };
        let text = RichText::new(words).font(theme::small_font());
        ui.label(text.color(theme::palette(ui).warning)).on_hover_text(format!(
            "{warnings}: something went less than well while reading this file; see Sources"
        ));
    }
    let figures = figures.join(" · ");
    ui.add(Label::new(chips::soft(ui, &figures)).truncate()).on_hover_text(format!(
        "{figures}\n\nDay of publication, words, and the share of its words in rows that it has in \
         common with the base"
    ));
}

/// The line at the right of a column: dragged, it makes the column wider; a double click makes all
/// equally wide.
fn line_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    layout: &Layout,
    (at, version, rect): (usize, VersionId, Rect),
) {
    let last = at + 1 == layout.arranged.versions.len();
    if last && layout.sideways.is_none() {
        return;
    }
    let reach = Rect::from_x_y_ranges(
        rect.right() - REACH..=rect.right() + if last { 0.0 } else { REACH },
        rect.y_range(),
    );
    let id = ui.scope_id().with(("line", version));
    let line = ui.interact(reach, id, Sense::CLICK | Sense::DRAG);
    let label = format!("Width of column {version}");
    let width = f64::from(rect.width().round());
    line.widget_info(|| WidgetInfo {
        value: Some(width),
        ..WidgetInfo::labeled(Role::Splitter, true, &label)
    });
    if line.hovered() || line.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        let stroke = Stroke::new(3.0, theme::palette(ui).accent);
        ui.painter().vline(rect.right(), rect.y_range(), stroke);
    }
    if let Some(pointer) = line.interact_pointer_pos().filter(|_| line.dragged()) {
        let by = pointer.x - rect.right();
        let shown = &layout.arranged.versions;
        grid.columns.drag(data.keys, shown, layout.room(), at, by);
        ui.request_repaint();
    }
    if line.double_clicked() {
        grid.columns.even();
    }
    let tip = keys::WIDEN_COLUMN.tip(ui.ctx(), "Drag to make the column wider");
    line.on_hover_text(format!("{tip}. Double-click: all equally wide"));
}

/// Scrolls sideways while a head is held at an edge.
fn scroll_at_edge(ui: &Ui, grid: &mut GridState, layout: &Layout, pointer: Pos2) {
    let left = layout.heads.left() + layout.arranged.pinned;
    let by = if pointer.x < left + EDGE {
        -EDGE_STEP
    } else if pointer.x > layout.heads.right() - EDGE {
        EDGE_STEP
    } else {
        return;
    };
    let sideways = (grid.sideways + by).clamp(0.0, layout.most_sideways());
    if sideways != grid.sideways {
        grid.sideways = sideways;
        ui.request_repaint();
    }
}

/// Shows where a dragged head would go, and puts it there.
fn drop_ui(
    ui: &Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    layout: &Layout,
    version: VersionId,
    head: &Response,
) {
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let Some(pointer) = head.interact_pointer_pos() else { return };
    if head.dragged() {
        scroll_at_edge(ui, grid, layout, pointer);
    }
    let shown = &layout.arranged.versions;
    let pinned = usize::from(layout.arranged.pinned > 0.0);
    let rect = |at| layout.column_rect(at, layout.heads, grid.sideways);
    // The columns whose middle lies left of the pointer stay before it.
    let middle = |at: &usize| rect(*at).center().x > pointer.x;
    let before = (pinned..shown.len()).find(middle).unwrap_or(shown.len());
    let own = shown.iter().position(|one| *one == version);
    let moves = own.is_some_and(|own| before != own && before != own + 1 && own >= pinned);
    if !moves {
        return;
    }
    let x = if before < shown.len() {
        rect(before).left()
    } else {
        rect(shown.len().saturating_sub(1)).right()
    };
    let x = x.clamp(layout.heads.left() + 2.0, layout.heads.right() - 2.0);
    if head.drag_stopped() {
        grid.columns.place(data.keys, version, shown.get(before).copied());
        return;
    }
    let palette = theme::palette(ui);
    let (top, bottom) = (layout.heads.top(), layout.body.bottom());
    let painter = ui.painter();
    painter.vline(x, top..=bottom, Stroke::new(3.0, palette.accent));
    let mark = vec![Pos2::new(x - 7.0, top), Pos2::new(x + 7.0, top), Pos2::new(x, top + 9.0)];
    painter.add(egui::Shape::convex_polygon(mark, palette.accent, Stroke::NONE));
}
