//! Writing a report: as which file, what goes into it, where it goes, and how it begins.

use super::ViewData;
use crate::jobs::Overwrite;
use crate::present::filter::RowFilter;
use crate::report::ReportFormat;
use crate::ui::action::Action;
use crate::ui::document::Document;
use crate::ui::modals::typed_path;
use crate::ui::state::ExportState;
use crate::ui::theme;
use egui::{Button, CentralPanel, Key, Panel, RichText, ScrollArea, TextEdit, Ui};

mod chosen;
mod preview;

/// How wide the column of choices is, in points.
const CHOICES: f32 = 560.0;
/// How wide the window must be for the preview to stand beside the choices, in points.
const BESIDE: f32 = 980.0;
/// How high the preview is where it stands below, in points.
const BELOW: f32 = 480.0;

/// Draws the screen.
pub(crate) fn export_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (document, filter): (&Document, &RowFilter),
    state: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    let Some(first) = ReportFormat::ALL.into_iter().next() else { return };
    let format = state.format.unwrap_or(first);
    let wanted = preview::wanted(data, format, state.selection(data.keys, filter));
    Panel::bottom("where to").show(ui, |ui| {
        where_ui(ui, format, document, state, actions);
        if data.updating {
            ui.weak("A newer comparison is on its way; a report written now shows the older one.");
        }
        ui.add_space(6.0);
    });
    if ui.available_width() >= BESIDE {
        let left = Panel::left("choices").resizable(true).default_size(CHOICES).min_size(300.0);
        left.show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                choices_ui(ui, data, (format, filter), state);
            });
        });
        CentralPanel::default().show(ui, |ui| {
            let height = ui.available_height();
            preview::preview_ui(ui, height, &wanted, state, actions);
        });
    } else {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            choices_ui(ui, data, (format, filter), state);
            preview::preview_ui(ui, BELOW, &wanted, state, actions);
        });
    }
}

fn choices_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (format, filter): (ReportFormat, &RowFilter),
    state: &mut ExportState,
) {
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.add_space(8.0);
    ui.label(RichText::new("Write a report").font(theme::heading_font()));
    ui.label("One file that others can read and check, with the same figures as these screens.");
    ui.add_space(10.0);
    let format = format_ui(ui, format, state);
    ui.add_space(10.0);
    chosen::chosen_ui(ui, data, (format, filter), state);
    ui.add_space(14.0);
}

fn format_ui(ui: &mut Ui, mut format: ReportFormat, state: &mut ExportState) -> ReportFormat {
    ui.label(RichText::new("Format").font(theme::strong_font()));
    for choice in ReportFormat::ALL {
        let text = format!(".{}   {}", choice.extension(), choice.purpose());
        if ui.radio(choice == format, text).clicked() {
            // A path of one's own gets the ending of the new format.
            let ending = format!(".{}", format.extension());
            if let Some(stem) = state.path.as_deref().and_then(|path| path.strip_suffix(&ending)) {
                state.path = Some(format!("{stem}.{}", choice.extension()));
            }
            format = choice;
            state.format = Some(choice);
            state.written = None;
        }
    }
    format
}

fn where_ui(
    ui: &mut Ui,
    format: ReportFormat,
    document: &Document,
    state: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    ui.add_space(6.0);
    let suggested = document.suggested_path(format.extension()).display().to_string();
    let mut path = state.path.clone().unwrap_or(suggested);
    let mut enter = false;
    ui.horizontal(|ui| {
        ui.label(RichText::new("Where to").font(theme::strong_font()));
        let width = (ui.available_width() - 250.0).max(120.0);
        let field = TextEdit::singleline(&mut path).desired_width(width);
        let field = ui.add(field).accessible_name("Path of the report");
        enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if field.changed() {
            state.path = Some(path.clone());
            state.written = None;
        }
        if ui.button("Choose…").on_hover_text("Choose where to write it, in a dialog").clicked() {
            actions.push(Action::Export(format));
        }
        let ready = !path.trim().is_empty();
        let button = Button::new(RichText::new("Write the report").strong());
        let clicked = ui.add_enabled(ready, button).clicked();
        if ready && (clicked || enter) {
            actions.push(Action::ExportTo(format, typed_path(&path), Overwrite::Ask));
        }
    });
    if let Some(written) = &state.written {
        ui.label(format!("✔ Written: {}", written.display()));
    }
}
