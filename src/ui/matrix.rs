//! A table with one column a version: its head stays, its lines are drawn only where in sight.

use super::chips;
use super::keys;
use super::text::{self, Look};
use super::theme;
use crate::article::VersionId;
use crate::present::Column;
use egui::{
    Align2, CornerRadius, Pos2, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2,
    WidgetInfo,
};

const HEAD: f32 = 34.0;
const MIN_LABEL: f32 = 230.0;
const MIN_CELL: f32 = 84.0;
const MAX_CELL: f32 = 200.0;
/// Share of the width that goes to the versions, where there is enough of it.
const CELLS_SHARE: f32 = 0.66;
/// Below this width, details stand under a matrix and not beside it.
const BESIDE: f32 = 1080.0;

/// What a matrix is made of.
#[derive(Clone, Copy)]
pub struct Spec<'a> {
    /// The versions.
    pub columns: &'a [Column],
    /// Which of them the others are compared with.
    pub base: Option<VersionId>,
    /// What the lines are: the head of the first column.
    pub label: &'a str,
}

/// Where the parts of a line stand.
#[derive(Clone, Debug)]
pub struct Line {
    /// All of it.
    pub whole: Rect,
    /// What it is about.
    pub label: Rect,
    /// By version index.
    pub cells: Vec<Rect>,
}

struct Widths {
    label: f32,
    cell: f32,
}

impl Line {
    /// The same with what it is about moved to the right, to stay in sight.
    fn pinned(mut self, by: f32) -> Self {
        self.label = self.label.translate(Vec2::new(by, 0.0));
        self
    }

    /// Draws the cells, those that are scrolled out beneath the first column cut off there.
    pub fn cells_ui(&self, ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
        let all = ui.clip_rect();
        let mut free = all;
        free.min.x = free.min.x.max(self.label.right());
        ui.set_clip_rect(free);
        draw(ui);
        ui.set_clip_rect(all);
    }

    /// Brings a cell into sight that the arrows have come to.
    pub fn scroll_to_cell(&self, ui: &Ui, cell: Rect) {
        let mut wanted = cell;
        wanted.min.x -= self.label.width();
        ui.scroll_to_rect(wanted, None);
    }
}

/// A heading over the lines that follow.
pub fn heading_ui(ui: &mut Ui, words: &str, line: &Line) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(line.whole, CornerRadius::ZERO, palette.shade);
    ui.painter().hline(line.whole.x_range(), line.whole.bottom(), theme::hairline(ui));
    let at = line.label.left_center() + Vec2::new(theme::CELL_PADDING, 0.0);
    ui.painter().text(at, Align2::LEFT_CENTER, words, theme::strong_font(), palette.ink);
    let response = ui.interact(line.label, ui.scope_id().with("heading"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, words));
}

/// Marks the cell that the arrows are at.
pub fn paint_cursor(ui: &Ui, cell: Rect) {
    let line = Stroke::new(2.0, theme::palette(ui).accent);
    ui.painter().rect_stroke(
        cell.shrink(1.0),
        CornerRadius::same(3),
        line,
        egui::StrokeKind::Inside,
    );
}

impl Widths {
    fn new(available: f32, columns: usize) -> Self {
        let columns = columns.max(1) as f32;
        let cell = (available * CELLS_SHARE / columns).clamp(MIN_CELL, MAX_CELL).floor();
        Self { label: (available - cell * columns).max(MIN_LABEL).floor(), cell }
    }

    fn line(&self, at: Pos2, height: f32, columns: usize) -> Line {
        let label = Rect::from_min_size(at, Vec2::new(self.label, height));
        let cells = (0..columns)
            .map(|v| {
                let left = at.x + self.label + v as f32 * self.cell;
                Rect::from_min_size(Pos2::new(left, at.y), Vec2::new(self.cell, height))
            })
            .collect();
        let width = self.label + columns as f32 * self.cell;
        Line { whole: Rect::from_min_size(at, Vec2::new(width, height)), label, cells }
    }
}

/// Draws head and lines. `height` tells how high a line is, `draw` draws one that is in sight; the
/// line at `scroll_to` is brought into sight.
pub fn matrix_ui<L>(
    ui: &mut Ui,
    spec: &Spec<'_>,
    lines: &[L],
    scroll_to: Option<usize>,
    height: impl Fn(&L) -> f32,
    mut draw: impl FnMut(&mut Ui, &L, &Line),
) {
    let bar = ui.spacing().scroll.bar_width + 4.0;
    let columns = spec.columns.len();
    let widths = Widths::new(ui.available_width() - bar, columns);
    ScrollArea::horizontal().id_salt("matrix").auto_shrink(false).show(ui, |ui| {
        let at = ui.cursor().min;
        let head = widths.line(at, HEAD, columns);
        ui.allocate_rect(head.whole, Sense::hover());
        // The first column stays in sight; what is scrolled goes beneath it.
        let pinned =
            (ui.clip_rect().left() - at.x).clamp(0.0, head.whole.width() - head.label.width());
        head_ui(ui, spec, &head.clone().pinned(pinned));
        ui.add_space(-ui.spacing().item_spacing.y);
        ScrollArea::vertical().id_salt("lines").auto_shrink(false).show_viewport(
            ui,
            |ui, sight| {
                let total: f32 = lines.iter().map(&height).sum();
                let origin = ui.cursor().min;
                ui.set_min_size(Vec2::new(head.whole.width(), total));
                let mut top = 0.0;
                for (index, line) in lines.iter().enumerate() {
                    let tall = height(line);
                    let place =
                        widths.line(origin + Vec2::new(0.0, top), tall, columns).pinned(pinned);
                    if scroll_to == Some(index) {
                        ui.scroll_to_rect(place.whole.expand2(Vec2::new(0.0, tall)), None);
                    }
                    if top + tall >= sight.top() && top <= sight.bottom() {
                        let builder = UiBuilder::new().max_rect(place.whole).id_salt(index);
                        ui.scope_builder(builder, |ui| draw(ui, line, &place));
                    }
                    top += tall;
                }
            },
        );
    });
}

fn head_ui(ui: &mut Ui, spec: &Spec<'_>, head: &Line) {
    let palette = theme::palette(ui);
    let painter = ui.painter().clone();
    painter.rect_filled(head.whole, CornerRadius::ZERO, palette.shade);
    painter.hline(head.whole.x_range(), head.whole.bottom(), Stroke::new(1.0, palette.strong_line));
    let at = head.label.left_center() + Vec2::new(theme::CELL_PADDING, 0.0);
    painter.text(at, Align2::LEFT_CENTER, spec.label, theme::small_font(), palette.soft_ink);
    head.cells_ui(ui, |ui| heads_ui(ui, spec, head));
}

fn heads_ui(ui: &Ui, spec: &Spec<'_>, head: &Line) {
    let palette = theme::palette(ui);
    let painter = ui.painter().clone();
    for (column, rect) in spec.columns.iter().zip(&head.cells) {
        let base = spec.base == Some(column.version);
        let corner = rect.left_center() + Vec2::new(theme::GAP, -chips::LETTER_SIDE / 2.0);
        chips::paint_letter(&painter, corner, column.version, base, palette);
        let left = corner.x + chips::LETTER_SIDE + 6.0;
        let room = Rect::from_min_max(Pos2::new(left, rect.top()), rect.max);
        let clipped =
            painter.with_clip_rect(room.shrink2(Vec2::new(0.0, 2.0)).intersect(ui.clip_rect()));
        let label = fitted(ui, &column.label, room.width() - 4.0);
        clipped.text(
            room.left_center(),
            Align2::LEFT_CENTER,
            label,
            theme::small_font(),
            palette.ink,
        );
        let response =
            ui.interact(*rect, ui.scope_id().with(("head", column.version)), Sense::hover());
        response.widget_info(|| {
            let name = format!("{} {}", column.version, column.label);
            WidgetInfo::labeled(Role::ColumnHeader, true, name)
        });
        response.on_hover_text(match &column.headline {
            Some(headline) => format!("{}\n{headline}", column.label),
            None => column.label.clone(),
        });
    }
}

/// `text` cut with an ellipsis where it is wider than `width` in small letters.
fn fitted(ui: &Ui, text: &str, width: f32) -> String {
    let wide = |text: &str| {
        let palette = theme::palette(ui);
        ui.painter().layout_no_wrap(text.to_owned(), theme::small_font(), palette.ink).size().x
    };
    if wide(text) <= width {
        return text.to_owned();
    }
    let mut cut: String = text.to_owned();
    while cut.pop().is_some() {
        let shown = format!("{}…", cut.trim_end());
        if wide(&shown) <= width {
            return shown;
        }
    }
    "…".to_owned()
}

/// Paints `text` into `rect` on at most `rows` lines.
pub fn paint_text(
    ui: &Ui,
    rect: Rect,
    text: &str,
    font: egui::FontId,
    colour: egui::Color32,
    rows: usize,
) {
    let leading = (font.size * 1.4).round();
    if text::paint_leftward(ui, rect, text, &Look { font: font.clone(), leading, colour }) {
        return;
    }
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, colour, rect.width());
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    let galley = ui.painter().layout_job(job);
    let free = ((rect.height() - galley.size().y) / 2.0).max(0.0);
    let at = rect.min + Vec2::new(0.0, free);
    ui.painter_at(rect.intersect(ui.clip_rect())).galley(at, galley, colour);
}

/// The ground of a line: plain, under the pointer, or chosen.
pub fn paint_ground(ui: &Ui, line: &Line, hovered: bool, chosen: bool) {
    let palette = theme::palette(ui);
    let ground = match (chosen, hovered) {
        (true, _) => palette.accent_wash,
        (false, true) => palette.shade,
        (false, false) => palette.page,
    };
    ui.painter().rect_filled(line.whole, CornerRadius::ZERO, ground);
    if chosen {
        let mark = Rect::from_min_size(line.whole.min, Vec2::new(4.0, line.whole.height()));
        ui.painter().rect_filled(mark, CornerRadius::ZERO, palette.accent);
    }
    ui.painter().hline(line.whole.x_range(), line.whole.bottom(), theme::hairline(ui));
}

/// How far the arrow keys ask to move a selection, where no other widget has the keys.
#[must_use]
pub fn arrows(ui: &Ui) -> isize {
    let busy = ui.memory(|memory| memory.focused().is_some()) || egui::Popup::is_any_open(ui.ctx());
    if busy {
        return 0;
    }
    keys::LIST_DOWN.count(ui) as isize - keys::LIST_UP.count(ui) as isize
}

/// Draws `details` beside what stays, or below where the window is narrow.
pub fn details_ui(ui: &mut Ui, name: &'static str, details: impl FnOnce(&mut Ui)) {
    let frame =
        egui::Frame::new().fill(theme::palette(ui).paper).inner_margin(egui::Margin::same(14));
    let panel = if ui.available_width() >= BESIDE {
        egui::Panel::right((name, "right")).default_size(430.0).size_range(320.0..=620.0)
    } else {
        let height = ui.available_height();
        egui::Panel::bottom((name, "bottom"))
            .default_size(height * 0.45)
            .size_range(120.0..=height * 0.7)
    };
    panel.resizable(true).frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, details);
    });
}
