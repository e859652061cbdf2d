//! What can be set once and for all.

use super::{close_ui, focus_once};
use crate::present::Typographic;
use crate::ui::action::{Action, Zoom};
use crate::ui::commands::Command;
use crate::ui::settings::{Settings, Watching};
use crate::ui::surroundings::Surroundings;
use crate::ui::text::DeletedWords;
use crate::ui::theme;
use crate::ui::views::side_by_side::fold::Folding;
use egui::{Button, Grid, RichText, ThemePreference, Ui};

/// Draws the settings; what is changed is asked for at once.
pub(super) fn settings_ui(ui: &mut Ui, around: &Surroundings, actions: &mut Vec<Action>) {
    ui.label(RichText::new("Settings").font(theme::heading_font()));
    ui.weak("They are kept, and take effect at once.");
    ui.add_space(8.0);
    let mut settings = around.settings.clone();
    Grid::new("settings").num_columns(2).spacing([18.0, 12.0]).show(ui, |ui| {
        ui.label("Theme");
        ui.horizontal(|ui| theme_ui(ui, &mut settings));
        ui.end_row();
        ui.label("Size of everything");
        ui.horizontal(|ui| zoom_ui(ui, &settings, actions));
        ui.end_row();
        ui.label("Text of articles");
        ui.horizontal(|ui| reading_ui(ui, &mut settings));
        ui.end_row();
        ui.label("Differences");
        ui.vertical(|ui| differences_ui(ui, &mut settings));
        ui.end_row();
        ui.label("Files");
        watching_ui(ui, &mut settings);
        ui.end_row();
        ui.label("Hints");
        hints_ui(ui, &mut settings);
        ui.end_row();
        ui.label("Recent stories");
        recent_ui(ui, around, actions);
        ui.end_row();
    });
    if settings != around.settings {
        actions.push(Action::Configure(Box::new(settings)));
    }
    ui.add_space(8.0);
    close_ui(ui, "Close", actions);
}

fn theme_ui(ui: &mut Ui, settings: &mut Settings) {
    for (theme, name) in [
        (ThemePreference::Light, "Light"),
        (ThemePreference::Dark, "Dark"),
        (ThemePreference::System, "As the system has it"),
    ] {
        let choice = ui.radio_value(&mut settings.theme, theme, name);
        if settings.theme == theme {
            focus_once(ui, &choice);
        }
    }
}

fn zoom_ui(ui: &mut Ui, settings: &Settings, actions: &mut Vec<Action>) {
    for (sign, command, zoom) in
        [("−", Command::ZoomOut, Zoom::Out), ("+", Command::ZoomIn, Zoom::In)]
    {
        let button = ui.button(sign).on_hover_text(command.tip(ui.ctx()));
        if button.accessible_name(command.text()).clicked() {
            actions.push(Action::SetZoom(zoom));
        }
    }
    ui.label(format!("{:.0} %", settings.zoom * 100.0));
    let reset = ui.add_enabled(settings.zoom != 1.0, Button::new(Command::ZoomReset.text()));
    if reset.on_hover_text(Command::ZoomReset.tip(ui.ctx())).clicked() {
        actions.push(Action::SetZoom(Zoom::Reset));
    }
}

fn reading_ui(ui: &mut Ui, settings: &mut Settings) {
    for (sign, command, points) in
        [("−", Command::SmallerText, -1.0), ("+", Command::LargerText, 1.0)]
    {
        let button = ui.button(sign).on_hover_text(command.tip(ui.ctx()));
        if button.accessible_name(command.text()).clicked() {
            settings.resize_reading(points);
        }
    }
    ui.label(format!("{} points", settings.reading_size));
}

fn differences_ui(ui: &mut Ui, settings: &mut Settings) {
    let mut shown = settings.typographic == Typographic::Shown;
    ui.checkbox(&mut shown, "Mark differences of typography")
        .on_hover_text("Quotation marks, dashes, spelling of one country or another");
    settings.typographic = if shown { Typographic::Shown } else { Typographic::Hidden };
    let mut shown = settings.deleted == DeletedWords::Shown;
    ui.checkbox(&mut shown, "Show deleted words")
        .on_hover_text("Words that only the base has, struck through where they stood");
    settings.deleted = if shown { DeletedWords::Shown } else { DeletedWords::Hidden };
    let mut folds = settings.folding == Folding::On;
    ui.checkbox(&mut folds, "Fold identical rows")
        .on_hover_text("Rows in which all versions say the same take one line together");
    settings.folding = if folds { Folding::On } else { Folding::Off };
}

fn watching_ui(ui: &mut Ui, settings: &mut Settings) {
    let mut on = settings.watching == Watching::On;
    ui.checkbox(&mut on, "Say when the file of a version changes")
        .on_hover_text("Nothing is read again before you say so");
    settings.watching = if on { Watching::On } else { Watching::Off };
}

fn hints_ui(ui: &mut Ui, settings: &mut Settings) {
    let some = !settings.dismissed.is_empty();
    let again = ui.add_enabled(some, Button::new("Show the hints again"));
    if again.on_disabled_hover_text("All hints are shown").clicked() {
        settings.dismissed.clear();
    }
}

fn recent_ui(ui: &mut Ui, around: &Surroundings, actions: &mut Vec<Action>) {
    let count = around.recent.len();
    let forget = ui.add_enabled(count > 0, Button::new(format!("Forget all {count}")));
    if forget
        .on_hover_text("The stories themselves stay where they are")
        .on_disabled_hover_text("There are none")
        .accessible_name("Forget all recent stories")
        .clicked()
    {
        actions.extend(around.recent.iter().cloned().map(Action::ForgetRecent));
    }
}
