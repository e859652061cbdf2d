//! Beside the fact matrix: every mention of one fact with its sentence, or what the list holds.

use super::{position, symbol, verdict};
use crate::facts::{Agreement, FactKind, FactStatus, Setting};
use crate::present::{Column, FactReading, FactRow, NearestView};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::theme;
use crate::ui::views::ViewData;
use crate::ui::views::mentions::mention_ui;
use egui::{Label, RichText, Ui};

/// Every mention of a fact, version by version.
pub(super) fn fact_ui(ui: &mut Ui, data: &ViewData<'_>, row: &FactRow, actions: &mut Vec<Action>) {
    ui.heading(&row.label);
    ui.horizontal_wrapped(|ui| {
        chips::badge_ui(ui, row.kind.name(), Tone::Plain);
        let tone = match row.agreement {
            Agreement::Differ => Tone::Deleted,
            Agreement::Agree => Tone::Accent,
            Agreement::Single => Tone::Plain,
        };
        chips::badge_ui(ui, verdict(row.agreement), tone);
        if row.by_user {
            chips::badge_ui(ui, chips::BY_USER, Tone::Accent);
        }
    });
    ui.add_space(theme::GAP);
    let looks = row.look.iter().copied().chain(std::iter::repeat(None));
    for ((cell, look), column) in row.cells.iter().zip(looks).zip(&data.presentation.columns) {
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            reading_ui(ui, data, column, (cell.as_ref(), look), actions);
        });
    }
}

fn reading_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    column: &Column,
    (cell, look): (Option<&FactReading>, Option<NearestView>),
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    ui.horizontal(|ui| {
        chips::letter_ui(ui, column.version, data.presentation.base == Some(column.version));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let (word, tone) = match cell.map(|reading| reading.status) {
                Some(FactStatus::Same) => ("same", Tone::Accent),
                Some(FactStatus::Differs) => ("differs", Tone::Deleted),
                Some(FactStatus::Unresolved) => ("unresolved", Tone::Warning),
                None => ("not found", Tone::Plain),
            };
            chips::badge_ui(ui, word, tone);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(chips::strong(ui, column.label.clone())).truncate());
            });
        });
    });
    let Some(reading) = cell else {
        ui.label(chips::soft(ui, "This version is not seen to mention it."));
        if let Some(look) = look {
            ui.label(chips::soft(ui, "Look here:"));
            mention_ui(ui, data, look.place, palette.soft_ink, actions);
        }
        return;
    };
    let value = reading.value.as_deref().unwrap_or("The value can't be told");
    ui.horizontal_wrapped(|ui| {
        ui.label(chips::strong(ui, format!("{}{value}", symbol(reading.status))));
        if reading.by_user {
            chips::badge_ui(ui, chips::BY_USER, Tone::Accent);
        }
    });
    for place in &reading.places {
        mention_ui(ui, data, *place, palette.fact, actions);
    }
    let mut about = vec![format!("First at {}", position(reading))];
    match reading.setting {
        Setting::Text => {}
        Setting::Quote => about.push("in a quote".to_owned()),
        Setting::Caption => about.push("in a caption".to_owned()),
        Setting::Correction => about.push("in a correction note".to_owned()),
    }
    about.push(chips::count(reading.mentions, "mention", "mentions"));
    ui.label(RichText::new(about.join(" · ")).font(theme::small_font()).color(palette.soft_ink));
}

/// How many facts of each kind there are, and on how many the versions differ.
pub(super) fn summary_ui(ui: &mut Ui, data: &ViewData<'_>) {
    ui.heading("What was found");
    ui.label(chips::soft(
        ui,
        "Choose a fact to read every mention of it. Values are compared in a normal form: 33 and \
         thirty-three are the same.",
    ));
    ui.add_space(theme::GAP);
    let rows = &data.presentation.facts.rows;
    egui::Grid::new("kinds").num_columns(3).spacing([theme::GAP_LARGE, 6.0]).show(ui, |ui| {
        for head in ["Kind", "Facts", "Values differ"] {
            ui.label(chips::soft(ui, head));
        }
        ui.end_row();
        for kind in FactKind::ALL {
            let of_kind = || rows.iter().filter(|row| row.kind == kind);
            let differ = of_kind().filter(|row| row.agreement == Agreement::Differ).count();
            if of_kind().count() > 0 {
                ui.label(kind.name());
                ui.label(of_kind().count().to_string());
                let differ = if differ == 0 { "–".to_owned() } else { differ.to_string() };
                ui.label(chips::strong(ui, differ));
                ui.end_row();
            }
        }
    });
}
