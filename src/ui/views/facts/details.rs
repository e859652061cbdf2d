//! Beside the fact matrix: every mention of one fact with its sentence, or what the list holds.

use super::{position, symbol, verdict};
use crate::article::{self, Place};
use crate::facts::{Agreement, FactKind, FactStatus, Setting};
use crate::present::{Column, FactReading, FactRow};
use crate::text::Span;
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::text::{self, Between, DeletedWords, Look};
use crate::ui::theme;
use crate::ui::views::ViewData;
use egui::{Label, RichText, Sense, Ui, Vec2};

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
    for (cell, column) in row.cells.iter().zip(&data.presentation.columns) {
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            reading_ui(ui, data, column, cell.as_ref(), actions);
        });
    }
}

fn reading_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    column: &Column,
    cell: Option<&FactReading>,
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
        ui.label(chips::soft(ui, "This version does not mention it."));
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
        mention_ui(ui, data, *place, actions);
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

/// The sentence of a mention, with the words marked; a click goes there.
fn mention_ui(ui: &mut Ui, data: &ViewData<'_>, place: Place, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let sentence = Place { span: sentence_of(data, place), ..place };
    let run = crate::align::DiffRun { place: sentence, change: crate::align::Change::Same };
    let look = Look { font: theme::quote_font(), leading: 21.0, colour: palette.ink };
    let width = ui.available_width();
    let laid = text::lay_out(
        ui,
        &data.story.versions,
        &[run],
        (DeletedWords::Shown, Between::Kept),
        &look,
        width,
    );
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, laid.height()), Sense::click());
    let words = article::words_at(&data.story.versions, sentence);
    let label = format!("Show in the text of {}: {words}", place.paragraph.version);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
    let painter = ui.painter_at(rect.expand(3.0));
    if response.has_focus() || response.hovered() {
        painter.rect_filled(rect.expand(2.0), 3, palette.shade);
    }
    for chars in laid.chars_of(&data.story.versions, place) {
        laid.wash(&painter, rect.min, &chars, palette.found);
    }
    laid.paint(&painter, rect.min, palette);
    for chars in laid.chars_of(&data.story.versions, place) {
        laid.dots(&painter, rect.min, &chars, palette.fact);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.on_hover_text("Show in the text").clicked() {
        actions.push(Action::Reveal(place));
    }
}

/// The sentence in which `place` begins.
fn sentence_of(data: &ViewData<'_>, place: Place) -> Span {
    article::paragraph(&data.story.versions, place.paragraph)
        .and_then(|paragraph| {
            let start = place.span.start();
            paragraph.sentences.iter().find(|s| s.start() <= start && start < s.end()).copied()
        })
        .map_or(place.span, |sentence| sentence.hull(place.span))
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
