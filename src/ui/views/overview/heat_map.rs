//! How much wording each two versions share, as a table of figures on tinted ground.

use super::ViewData;
use crate::ui::chips;
use crate::ui::theme;
use egui::{Align2, CornerRadius, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

const CELL: Vec2 = Vec2::new(76.0, 34.0);
const LABEL: f32 = 190.0;

/// Draws the heat map.
pub(super) fn heat_map_ui(ui: &mut Ui, data: &ViewData<'_>) {
    chips::section_ui(
        ui,
        "Common wording",
        "Share of wording that two versions have in common. The darker, the more.",
    );
    let columns = &data.presentation.columns;
    let similarity = &data.presentation.overview.similarity;
    let width = LABEL + CELL.x * columns.len() as f32;
    egui::ScrollArea::horizontal().id_salt("heat map").auto_shrink([false, true]).show(ui, |ui| {
        let height = CELL.y * (columns.len() + 1) as f32;
        let (all, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
        let palette = theme::palette(ui);
        let cell = |row: usize, column: usize| {
            let at = Vec2::new(LABEL + column as f32 * CELL.x, row as f32 * CELL.y);
            Rect::from_min_size(all.min + at, CELL)
        };
        for (at, column) in columns.iter().enumerate() {
            let base = data.presentation.base == Some(column.version);
            let head = cell(0, at).center() - Vec2::splat(chips::LETTER_SIDE / 2.0);
            chips::paint_letter(ui.painter(), head, column.version, base, palette);
            let left = Pos2::new(all.left(), cell(at + 1, 0).center().y - chips::LETTER_SIDE / 2.0);
            chips::paint_letter(ui.painter(), left, column.version, base, palette);
            let text = Rect::from_min_size(
                left + Vec2::new(28.0, 0.0),
                Vec2::new(LABEL - 36.0, chips::LETTER_SIDE),
            );
            crate::ui::matrix::paint_text(
                ui,
                text,
                &column.label,
                theme::note_font(),
                palette.ink,
                1,
            );
        }
        for (row, shares) in similarity.iter().enumerate() {
            for (column, &share) in shares.iter().enumerate() {
                let rect = cell(row + 1, column).shrink(1.5);
                let same = row == column;
                let ground = if same { palette.shade } else { theme::heat(ui, share) };
                ui.painter().rect_filled(rect, CornerRadius::same(3), ground);
                let text = if same { "–".to_owned() } else { chips::percent(share) };
                ui.painter().text(
                    rect.center(),
                    Align2::CENTER_CENTER,
                    text,
                    theme::note_font(),
                    palette.ink,
                );
                let name = |at: usize| columns.get(at).map_or("", |column| column.label.as_str());
                let about = format!(
                    "{} and {}: {} in common",
                    name(row),
                    name(column),
                    chips::percent(share)
                );
                if !same {
                    let response =
                        ui.interact(rect, ui.scope_id().with((row, column)), Sense::hover());
                    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &about));
                    response.on_hover_text(&about);
                }
            }
        }
    });
}
