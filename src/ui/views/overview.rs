//! The overview: the whole story at a glance, plain sentences first.

mod derivation;
mod omissions;

use super::ViewData;
use crate::article::{self, Role};
use crate::charts::ChartKind;
use crate::present::{Column, Opening};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::state::OverviewState;
use crate::ui::text::{self, Look};
use crate::ui::theme;
use crate::ui::widgets::chart;
use egui::{Label, RichText, ScrollArea, Ui};

/// The widest that the overview is set.
const MOST_WIDE: f32 = 1180.0;
/// The narrowest that a version's opening is set.
const OPENING_WIDTH: f32 = 250.0;

/// Draws the screen.
pub fn overview_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut OverviewState,
    actions: &mut Vec<Action>,
) {
    if data.presentation.columns.is_empty() {
        chips::notice_ui(
            ui,
            "Nothing is open yet",
            "Open two or more versions of a story to see how they differ.",
        );
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = ((ui.available_width() - MOST_WIDE) / 2.0).max(theme::GAP_LARGE);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(margin.min(120.0) as i8, 16)).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width().min(MOST_WIDE));
                sentences_ui(ui, data);
                if data.presentation.columns.len() > 1 {
                    openings_ui(ui, data, actions);
                    chart_ui(ui, data, ChartKind::Similarity, state, actions);
                    chart_ui(ui, data, ChartKind::Coverage, state, actions);
                    derivation::derivation_ui(ui, data);
                    chart_ui(ui, data, ChartKind::Timeline, state, actions);
                    omissions::left_out_ui(ui, data, actions);
                    omissions::only_here_ui(ui, data, actions);
                } else {
                    openings_ui(ui, data, actions);
                    one_version_ui(ui, actions);
                }
            },
        );
    });
}

fn sentences_ui(ui: &mut Ui, data: &ViewData<'_>) {
    ui.heading("At a glance");
    ui.add_space(theme::GAP_SMALL);
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for sentence in &data.presentation.overview.sentences {
            text::words_ui(ui, sentence, &Look::reading(ui));
        }
    });
}

fn one_version_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    chips::section_ui(
        ui,
        "One version is open",
        "Open another version of the story to see how the two differ.",
    );
    if ui.button("Open files…").clicked() {
        actions.push(Action::OpenDialog);
    }
}

/// Headlines and first paragraphs beside each other.
fn openings_ui(ui: &mut Ui, data: &ViewData<'_>, actions: &mut Vec<Action>) {
    chips::section_ui(ui, "Headlines and openings", "");
    let openings = &data.presentation.overview.openings;
    let wide = ui.available_width();
    let fitting = ((wide + theme::GAP) / (OPENING_WIDTH + theme::GAP)).floor().max(1.0) as usize;
    let in_a_line = fitting.min(openings.len().max(1));
    // Five in lines of four would leave one alone: spread them evenly.
    let lines = openings.len().div_ceil(in_a_line);
    let in_a_line = openings.len().div_ceil(lines.max(1)).max(1);
    for line in openings.chunks(in_a_line) {
        ui.columns(in_a_line, |uis| {
            for (ui, opening) in uis.iter_mut().zip(line) {
                // Columns justify what they hold, down to the letters.
                let plain = egui::Layout::top_down(egui::Align::Min);
                ui.with_layout(plain, |ui| opening_ui(ui, data, opening, actions));
            }
        });
        ui.add_space(theme::GAP);
    }
}

fn opening_ui(ui: &mut Ui, data: &ViewData<'_>, opening: &Opening, actions: &mut Vec<Action>) {
    let column = data.presentation.columns.get(opening.version.index());
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(column) = column {
            name_ui(ui, data, column);
        }
        let headline = opening.headline.as_deref().unwrap_or("no headline");
        text::words_ui(ui, headline, &Look::of_role(ui, Role::Headline));
        let Some(place) = opening.first else {
            ui.label(chips::soft(ui, "no paragraph"));
            return;
        };
        let words = article::words_at(&data.story.versions, place);
        text::words_ui(ui, &chips::beginning(words, 320), &Look::reading(ui));
        let link = ui.link(RichText::new("Read on").font(theme::small_font()));
        let label = format!("Read {} from its opening", opening.version);
        link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
        if link.clicked() {
            actions.push(Action::Reveal(place));
        }
    });
}

/// Letter, label and day of a version on one line.
fn name_ui(ui: &mut Ui, data: &ViewData<'_>, column: &Column) {
    ui.horizontal(|ui| {
        chips::letter_ui(ui, column.version, data.presentation.base == Some(column.version));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(published) = &column.published {
                ui.label(chips::soft(ui, chips::day(published)));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(chips::strong(ui, column.label.clone())).truncate());
            });
        });
    });
}

/// A chart with what it shows in words.
fn chart_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    kind: ChartKind,
    state: &mut OverviewState,
    actions: &mut Vec<Action>,
) {
    chips::section_ui(ui, kind.name(), "");
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let hit = chart::chart_ui(
            ui,
            (data.presentation, data.revision),
            kind,
            &mut state.charts,
            (None, actions),
        );
        if let Some(target) = hit {
            super::follow(data, &target, actions);
        }
    });
}
