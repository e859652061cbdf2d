//! Beside the quote matrix: all readings of one quote, or who is quoted how much.

use super::{corrections, group_name, words};
use crate::article;
use crate::present::{QuoteCellView, QuoteReading, QuoteRow, SpeakerGroup};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::text::{self, Between, DeletedWords, Look};
use crate::ui::theme;
use crate::ui::views::ViewData;
use crate::ui::views::side_by_side::nearest_link_ui;
use egui::{Label, RichText, Sense, Ui, Vec2};

/// All readings of a quote below each other, the fullest first.
pub(super) fn quote_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    group: &SpeakerGroup,
    row: &QuoteRow,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.heading(group_name(group));
        if let Some(kind) = group.kind {
            chips::badge_ui(ui, kind.name(), Tone::Plain);
        }
        if row.by_user || group.by_user {
            chips::badge_ui(ui, chips::BY_USER, Tone::Accent);
        }
    });
    let having = row.cells.iter().filter(|cell| matches!(cell, QuoteCellView::Present(_))).count();
    let all = chips::count(row.cells.len(), "version", "versions");
    ui.label(chips::soft(
        ui,
        format!("In {having} of {all}. Compared with the fullest form, that of {}.", row.fullest),
    ));
    ui.add_space(theme::GAP);
    let fullest = row.fullest.index();
    let others = (0..row.cells.len()).filter(|&v| v != fullest);
    for v in std::iter::once(fullest).chain(others) {
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            reading_ui(ui, data, row, v, actions);
        });
    }
}

fn reading_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &QuoteRow,
    version: usize,
    actions: &mut Vec<Action>,
) {
    let columns = &data.presentation.columns;
    let (Some(cell), Some(column)) = (row.cells.get(version), columns.get(version)) else { return };
    let fullest = version == row.fullest.index();
    ui.horizontal(|ui| {
        chips::letter_ui(ui, column.version, data.presentation.base == Some(column.version));
        let (word, tone) = match cell {
            QuoteCellView::Present(_) if fullest => ("fullest form", Tone::Accent),
            QuoteCellView::Present(reading) => (reading.label(), words::tone(reading.status)),
            QuoteCellView::Absent(_) => ("absent", Tone::Plain),
        };
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let QuoteCellView::Present(reading) = cell {
                let link = ui.link(RichText::new("Show in text").font(theme::small_font()));
                let label = format!("Show in the text of {}", column.version);
                link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
                if link.clicked() {
                    actions.extend(reading.places.first().map(|place| Action::Reveal(*place)));
                }
            }
            chips::badge_ui(ui, word, tone);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(chips::strong(ui, column.label.clone())).truncate());
            });
        });
    });
    match cell {
        QuoteCellView::Present(reading) => present_ui(ui, data, reading, actions),
        QuoteCellView::Absent(Some(nearest)) => {
            let words = article::words_at(&data.story.versions, nearest.place);
            let palette = theme::palette(ui);
            if nearest_link_ui(ui, data, nearest, palette).clicked() {
                actions.push(Action::Reveal(nearest.place));
            }
            let words = chips::beginning(words, 240);
            text::words_ui(ui, &words, &Look::of_quote(ui).soft(ui));
            corrections::declare_ui(ui, data, row.id, nearest.place, actions);
        }
        QuoteCellView::Absent(None) => {
            ui.label(chips::soft(ui, "Nothing near was found in this version."));
        }
    }
}

fn present_ui(ui: &mut Ui, data: &ViewData<'_>, reading: &QuoteReading, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let look = Look::reading(ui);
    let width = ui.available_width();
    let laid = text::lay_out(
        ui,
        &data.story.versions,
        &reading.runs,
        (DeletedWords::Shown, Between::Elided),
        &look,
        width,
    );
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, laid.height()), Sense::hover());
    laid.paint_grounds(&ui.painter_at(rect.expand(2.0)), rect.min, palette);
    laid.paint(&ui.painter_at(rect.expand(2.0)), rect.min, palette);
    if !reading.changes.is_empty() {
        let changes = format!("Changed: {}.", words::changes(&reading.changes));
        ui.horizontal_wrapped(|ui| {
            if let Some(severity) = reading.severity() {
                words::severity_ui(ui, severity);
            }
            ui.label(RichText::new(changes).font(theme::small_font()).color(palette.ink));
        });
    }
    if !reading.attribution_changes.is_empty() {
        let labels: Vec<&str> = reading.attribution_changes.iter().map(|c| c.label()).collect();
        let text = format!("Source: {}.", labels.join("; "));
        ui.label(RichText::new(text).font(theme::small_font()).color(palette.ink));
    }
    ui.label(chips::soft(ui, speaker_line(reading)));
    ui.label(chips::soft(ui, given_line(data, reading)));
    for &place in &reading.repeats {
        let text = format!("Repeated in {}", place.paragraph);
        if ui.link(chips::soft(ui, text).underline()).clicked() {
            actions.push(Action::Reveal(place));
        }
    }
}

/// Who speaks, how sure that is and why; or between whom it can't be told.
fn speaker_line(reading: &QuoteReading) -> String {
    let why =
        if reading.reason.is_empty() { String::new() } else { format!(": {}", reading.reason) };
    match &reading.speaker {
        Some(speaker) if reading.by_user => format!("Speaker: {speaker} ({})", reading.reason),
        Some(speaker) => {
            format!("Speaker: {speaker} ({} sure{why})", chips::percent(reading.confidence))
        }
        None if reading.rivals.is_empty() => format!("Speaker: can't tell{why}"),
        None => format!("Speaker: can't tell, {}{why}", either(&reading.rivals)),
    }
}

/// "X or Y", "X, Y or Z".
fn either(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// How the words are given, and by what words.
fn given_line(data: &ViewData<'_>, reading: &QuoteReading) -> String {
    let at = |place| article::words_at(&data.story.versions, place);
    let mut parts = vec![reading.kind.name().to_owned()];
    parts.extend(reading.attribution.map(|place| format!("attributed to “{}”", at(place))));
    parts.extend(reading.cue.map(|place| format!("cue “{}”", at(place))));
    parts.extend(reading.addressee.map(|place| format!("said to “{}”", at(place))));
    parts.extend(reading.reporter.map(|place| format!("passed on by “{}”", at(place))));
    parts.push(format!("{} into the text", chips::percent(reading.depth)));
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rivals_are_listed_in_words() {
        let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(either(&names(&["Ann"])), "Ann");
        assert_eq!(either(&names(&["Ann", "Bo"])), "Ann or Bo");
        assert_eq!(either(&names(&["Ann", "Bo", "Cy"])), "Ann, Bo or Cy");
    }
}
