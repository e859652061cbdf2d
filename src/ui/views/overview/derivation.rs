//! How much of each version stands in others, as bars with figures, and whom it most likely follows.

use super::ViewData;
use crate::present::{Column, Derivation, Part, Shares, Source, Standing};
use crate::ui::chips::{self, Tone};
use crate::ui::theme::{self, Palette};
use egui::{
    Align2, CornerRadius, Label, Painter, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo,
};

const BAR_HEIGHT: f32 = 18.0;
/// Width of a version's letter and label.
const NAME_WIDTH: f32 = 190.0;
/// The narrowest part of a bar that has room for its figure.
const ROOM_FOR_FIGURE: f32 = 34.0;
const SWATCH: Vec2 = Vec2::new(26.0, 13.0);
const HATCH_STEP: f32 = 5.0;

/// Draws the shares and the estimate.
pub(super) fn derivation_ui(ui: &mut Ui, data: &ViewData<'_>) {
    let derivations = &data.presentation.overview.derivation;
    if derivations.is_empty() {
        return;
    }
    chips::section_ui(
        ui,
        "Shared and own words",
        "Share of each version’s words by the nearest that another version has. Verbatim: in a run of \
         six words or more, or a whole sentence.",
    );
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        legend_ui(ui);
        let base = data.presentation.base.map_or_else(String::new, |base| base.to_string());
        for (derivation, column) in derivations.iter().zip(&data.presentation.columns) {
            ui.add_space(theme::GAP_SMALL);
            ui.separator();
            shares_ui(ui, data, derivation, column, &base);
        }
    });
    chips::section_ui(
        ui,
        "Who follows whom: an estimate",
        "From shared wording outside quotes, from days and times, and from notes in the texts. Two \
         versions with the same words may both have them from a text that is not open here.",
    );
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (derivation, column) in derivations.iter().zip(&data.presentation.columns) {
            estimate_ui(ui, data, derivation, column);
        }
    });
}

fn legend_ui(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        for standing in Standing::ALL {
            let (rect, _) = ui.allocate_exact_size(SWATCH, Sense::hover());
            paint_part(ui.painter(), rect, standing, theme::palette(ui));
            ui.label(RichText::new(meaning(standing)).font(theme::small_font()));
            ui.add_space(theme::GAP);
        }
    });
}

fn meaning(standing: Standing) -> &'static str {
    match standing {
        Standing::Verbatim => "verbatim: the same words",
        Standing::Edited => "edited: else in a sentence with most words the same",
        Standing::Reworded => "reworded: told in other words",
        Standing::Own => "own: nothing there tells it",
    }
}

fn shares_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    derivation: &Derivation,
    column: &Column,
    base: &str,
) {
    let name = derivation.version.to_string();
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            Vec2::new(NAME_WIDTH, 24.0),
            egui::Layout::left_to_right(egui::Align::Min),
            |ui| {
                ui.set_min_width(NAME_WIDTH);
                chips::letter_ui(
                    ui,
                    column.version,
                    data.presentation.base == Some(column.version),
                );
                ui.add(Label::new(chips::strong(ui, column.label.clone())).truncate());
            },
        );
        let width = (ui.available_width() - theme::GAP_LARGE) / 2.0;
        let bars = [
            (format!("against the base, {base}"), derivation.against_base),
            ("against all others".to_owned(), Some(derivation.against_all)),
        ];
        for (against, shares) in bars {
            ui.allocate_ui_with_layout(
                Vec2::new(width, BAR_HEIGHT),
                egui::Layout::top_down(egui::Align::Min),
                |ui| {
                    ui.set_width(width);
                    match shares {
                        Some(shares) => bar_ui(ui, &name, &against, &shares),
                        None => {
                            ui.label(chips::soft(ui, "is the base"));
                        }
                    }
                },
            );
        }
    });
}

/// A bar and its figures in words.
fn bar_ui(ui: &mut Ui, name: &str, against: &str, shares: &Shares) {
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), BAR_HEIGHT), Sense::hover());
    let figures = figures(shares);
    let about = format!("{name} {against}: {figures}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &about));
    let palette = theme::palette(ui);
    let painter = ui.painter_at(rect);
    let mut left = rect.left();
    for part in shares.parts() {
        let width = rect.width() * shares.share(part.standing);
        let place =
            Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(width, rect.height()));
        left += width;
        if part.words > 0 {
            paint_part(&painter, place, part.standing, palette);
            paint_figure(&painter, place, part, palette);
        }
    }
    let line = Stroke::new(1.0, palette.strong_line);
    painter.rect_stroke(rect, CornerRadius::ZERO, line, StrokeKind::Inside);
    ui.label(chips::soft(ui, format!("{against}: {figures}")));
}

/// "58 % verbatim · 8 % edited · 34 % own".
fn figures(shares: &Shares) -> String {
    let parts = shares.parts();
    let shown = parts.iter().filter(|part| part.words > 0);
    let words: Vec<String> = shown
        .map(|part| format!("{}\u{a0}%\u{a0}{}", part.percent, part.standing.name()))
        .collect();
    if words.is_empty() { "no words".to_owned() } else { words.join(" · ") }
}

fn paint_figure(painter: &Painter, rect: Rect, part: Part, palette: &Palette) {
    if rect.width() < ROOM_FOR_FIGURE {
        return;
    }
    let text = format!("{}\u{a0}%", part.percent);
    let ink = if part.standing == Standing::Verbatim { palette.page } else { palette.ink };
    let galley = painter.layout_no_wrap(text, theme::small_strong_font(), ink);
    let ground = Rect::from_center_size(rect.center(), galley.size() + Vec2::new(6.0, -2.0));
    if part.standing != Standing::Verbatim {
        painter.rect_filled(ground, CornerRadius::same(2), palette.page);
    }
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
    painter.galley(at, galley, ink);
}

/// One part of a bar: full, hatched, dotted or empty, so that it is known without its colour.
fn paint_part(painter: &Painter, rect: Rect, standing: Standing, palette: &Palette) {
    let line = Stroke::new(1.0, palette.strong_line);
    let ground = match standing {
        Standing::Verbatim => palette.accent,
        Standing::Edited => palette.accent_wash,
        Standing::Reworded | Standing::Own => palette.page,
    };
    painter.rect_filled(rect, CornerRadius::ZERO, ground);
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    match standing {
        Standing::Verbatim | Standing::Own => {}
        Standing::Edited => {
            let mut x = rect.left() - rect.height();
            while x < rect.right() {
                let from = egui::pos2(x, rect.bottom());
                let to = egui::pos2(x + rect.height(), rect.top());
                inside.line_segment([from, to], Stroke::new(1.0, palette.accent));
                x += HATCH_STEP;
            }
        }
        Standing::Reworded => {
            let mut y = rect.top() + HATCH_STEP / 2.0;
            while y < rect.bottom() {
                let mut x = rect.left() + HATCH_STEP / 2.0;
                while x < rect.right() {
                    inside.circle_filled(egui::pos2(x, y), 1.0, palette.soft_ink);
                    x += HATCH_STEP;
                }
                y += HATCH_STEP;
            }
        }
    }
    painter.rect_stroke(rect, CornerRadius::ZERO, line, StrokeKind::Inside);
}

fn estimate_ui(ui: &mut Ui, data: &ViewData<'_>, derivation: &Derivation, column: &Column) {
    let (word, tone) = match derivation.estimate.source {
        Source::Follows(version) => (format!("→ follows {version}"), Tone::Accent),
        Source::Independent => ("○ follows none".to_owned(), Tone::Plain),
        Source::Unclear => ("? can’t tell".to_owned(), Tone::Warning),
    };
    ui.horizontal_top(|ui| {
        chips::letter_ui(ui, column.version, data.presentation.base == Some(column.version));
        ui.allocate_ui_with_layout(
            Vec2::new(112.0, 22.0),
            egui::Layout::left_to_right(egui::Align::Min),
            |ui| {
                ui.set_min_width(112.0);
                chips::badge_ui(ui, &word, tone);
            },
        );
        ui.add(
            Label::new(RichText::new(&derivation.estimate.reason).font(theme::note_font())).wrap(),
        );
    });
}
