//! The figures of a chart as lines that the keyboard reaches one by one.

use crate::charts::{Chart, Target};
use crate::ui::{chips, matrix, theme};
use egui::{CornerRadius, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

const LINE: f32 = 26.0;
const FIRST: f32 = 210.0;
const OTHER: f32 = 132.0;
/// The most lines that are in sight at once.
const MOST_LINES: usize = 14;

/// Draws the table. Returns what the line that was chosen is about.
pub(super) fn table_ui(ui: &mut Ui, chart: &Chart) -> Option<Target> {
    let table = &chart.table;
    let width = FIRST + OTHER * table.heads.len().saturating_sub(1) as f32;
    ui.add(egui::Label::new(chips::soft(ui, &chart.description)).wrap());
    let mut chosen = None;
    ScrollArea::horizontal().id_salt((chart.kind, "figures")).auto_shrink([false, true]).show(
        ui,
        |ui| {
            let (head, _) = ui.allocate_exact_size(Vec2::new(width, LINE), Sense::hover());
            ui.painter().rect_filled(head, CornerRadius::ZERO, theme::palette(ui).shade);
            cells_ui(ui, head, &table.heads, theme::small_strong_font());
            ui.spacing_mut().item_spacing.y = 0.0;
            let height = LINE * table.rows.len().min(MOST_LINES) as f32;
            ScrollArea::vertical()
                .id_salt((chart.kind, "lines"))
                .auto_shrink([false, true])
                .max_height(height)
                .min_scrolled_height(height)
                .show_rows(ui, LINE, table.rows.len(), |ui, lines| {
                    for row in table.rows.iter().skip(lines.start).take(lines.len()) {
                        let size = Vec2::new(width, LINE);
                        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                        let words = spoken(&table.heads, &row.cells);
                        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &words));
                        let palette = theme::palette(ui);
                        if response.hovered() || response.has_focus() {
                            ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.accent_wash);
                        }
                        ui.painter().hline(rect.x_range(), rect.bottom(), theme::hairline(ui));
                        cells_ui(ui, rect, &row.cells, theme::small_font());
                        let entered = response.has_focus()
                            && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
                        if response.clicked() || entered {
                            chosen.clone_from(&row.target);
                        }
                        response.on_hover_text(&words);
                    }
                });
        },
    );
    chosen
}

fn cells_ui(ui: &Ui, line: Rect, cells: &[String], font: egui::FontId) {
    let ink = theme::palette(ui).ink;
    let mut left = line.left();
    for (n, cell) in cells.iter().enumerate() {
        let wide = if n == 0 { FIRST } else { OTHER };
        let rect = Rect::from_min_size(egui::pos2(left, line.top()), Vec2::new(wide, LINE));
        left += wide;
        if ui.clip_rect().intersects(rect) {
            matrix::paint_text(ui, rect.shrink2(Vec2::new(6.0, 2.0)), cell, font.clone(), ink, 1);
        }
    }
}

/// A line with the heads of its cells: "Speaker: Ann, A: 12".
fn spoken(heads: &[String], cells: &[String]) -> String {
    let told = heads.iter().zip(cells).map(|(head, cell)| format!("{head}: {cell}"));
    told.collect::<Vec<_>>().join(", ")
}
