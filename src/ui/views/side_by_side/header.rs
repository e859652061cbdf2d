//! The head of a column, which stays in sight.

use super::ViewData;
use crate::present::Column;
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::theme;
use egui::{CornerRadius, Label, Rect, RichText, Stroke, Ui, UiBuilder, Vec2};

/// Height of the heads.
pub(super) const HEIGHT: f32 = 86.0;

/// From this width on there is room for a label beside the words of the button.
const WIDE: f32 = 300.0;

/// Draws the head of `column` into `rect`.
pub(super) fn header_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    column: &Column,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let base = data.presentation.base == Some(column.version);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.shade);
    if base {
        let line = Rect::from_min_size(rect.min, Vec2::new(rect.width(), 3.0));
        ui.painter().rect_filled(line, CornerRadius::ZERO, palette.accent);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.strong_line));
    let inner = rect.shrink2(Vec2::new(theme::CELL_PADDING, theme::GAP));
    let builder = UiBuilder::new().max_rect(inner).id_salt(("head", column.version));
    ui.scope_builder(builder, |ui| {
        ui.shrink_clip_rect(rect);
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| first_line_ui(ui, column, base, actions));
        headline_ui(ui, column);
        ui.horizontal(|ui| figures_ui(ui, data, column, base));
    });
}

fn first_line_ui(ui: &mut Ui, column: &Column, base: bool, actions: &mut Vec<Action>) {
    let wide = ui.available_width() >= WIDE;
    chips::letter_ui(ui, column.version, base);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if base {
            chips::badge_ui(ui, "Base", Tone::Accent)
                .on_hover_text("The others are compared with this");
        } else {
            let words = if wide { "Compare with this" } else { "Compare" };
            let button = ui.small_button(words);
            let label = format!("Compare with {}", column.version);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
            if button.on_hover_text("Make this version the base").clicked() {
                actions.push(Action::SetBase(column.version));
            }
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.add(Label::new(chips::strong(ui, column.label.clone())).truncate());
        });
    });
}

fn headline_ui(ui: &mut Ui, column: &Column) {
    let text = match &column.headline {
        Some(headline) => RichText::new(headline).font(theme::reading_font()),
        None => chips::soft(ui, "no headline"),
    };
    ui.add(Label::new(text).truncate());
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
    if column.warnings > 0 {
        let warnings = chips::count(column.warnings, "warning", "warnings");
        let text = RichText::new(format!("⚠ {warnings}")).font(theme::small_font());
        ui.label(text.color(theme::palette(ui).warning))
            .on_hover_text("Something went less than well while reading this file; see Sources");
    }
    ui.add(Label::new(chips::soft(ui, figures.join(" · "))).truncate()).on_hover_text(
        "Day of publication, words, and the share of its words in rows that it has in common with \
         the base",
    );
}
