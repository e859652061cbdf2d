//! Writing a report: in which format, what will be in it, and where it goes.

use super::ViewData;
use crate::jobs::Overwrite;
use crate::present::{Overview, Presentation};
use crate::report::ReportFormat;
use crate::ui::action::Action;
use crate::ui::chrome::counted;
use crate::ui::document::Document;
use crate::ui::modals::typed_path;
use crate::ui::state::ExportState;
use crate::ui::theme;
use egui::{Button, Key, RichText, ScrollArea, TextEdit, Ui};

/// How wide the column is, in points.
const WIDTH: f32 = 720.0;

/// Draws the screen.
pub(crate) fn export_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    document: &Document,
    state: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.add_space(8.0);
        ui.label(RichText::new("Write a report").font(theme::heading_font()));
        ui.label(
            "One file that others can read and check, with the same figures as these screens.",
        );
        ui.add_space(10.0);
        let Some(first) = ReportFormat::ALL.into_iter().next() else { return };
        let format = format_ui(ui, state.format.unwrap_or(first), state);
        ui.add_space(10.0);
        where_ui(ui, format, document, state, actions);
        if data.updating {
            ui.weak("A newer comparison is on its way; a report written now shows the older one.");
        }
        ui.add_space(14.0);
        parts_ui(ui, data.presentation);
    });
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
    ui.label(RichText::new("Where to").font(theme::strong_font()));
    let suggested = document.suggested_path(format.extension()).display().to_string();
    let mut path = state.path.clone().unwrap_or(suggested);
    let mut enter = false;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 90.0).max(120.0);
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
    });
    ui.add_space(4.0);
    let ready = !path.trim().is_empty();
    let button = Button::new(RichText::new("Write the report").strong());
    let clicked = ui.add_enabled(ready, button).clicked();
    if ready && (clicked || enter) {
        actions.push(Action::ExportTo(format, typed_path(&path), Overwrite::Ask));
    }
    if let Some(written) = &state.written {
        ui.label(format!("✔ Written: {}", written.display()));
    }
}

/// What will be in the report.
fn parts_ui(ui: &mut Ui, presentation: &Presentation) {
    ui.label(RichText::new("What will be in it").font(theme::strong_font()));
    egui::Grid::new("parts").num_columns(2).spacing([16.0, 4.0]).striped(true).show(ui, |ui| {
        for (part, content) in parts(presentation) {
            ui.label(part);
            ui.add(egui::Label::new(content).wrap());
            ui.end_row();
        }
    });
    ui.add_space(10.0);
    for sentence in &presentation.overview.sentences {
        ui.label(sentence);
    }
    ui.add_space(6.0);
    for column in &presentation.columns {
        let headline = column.headline.as_deref().unwrap_or("no headline");
        ui.label(format!("{}  {}: {headline}", column.version, column.label));
    }
}

fn parts(presentation: &Presentation) -> Vec<(&'static str, String)> {
    let Overview { rows_in_all, rows_in_one, left_out, .. } = &presentation.overview;
    let quotes: usize = presentation.quotes.speakers.iter().map(|s| s.quotes.len()).sum();
    let speakers = presentation.quotes.speakers.iter().filter(|s| s.name.is_some()).count();
    let differing = presentation
        .facts
        .rows
        .iter()
        .filter(|row| row.agreement == crate::facts::Agreement::Differ)
        .count();
    let omissions: usize = left_out.iter().map(Vec::len).sum();
    vec![
        ("Sources", format!("{}, with hashes", counted(presentation.columns.len(), "version"))),
        (
            "Side by side",
            format!(
                "{}; {rows_in_all} in all versions, {rows_in_one} in one only",
                counted(presentation.rows.len(), "row")
            ),
        ),
        ("Quotes", format!("{} by {}", counted(quotes, "quote"), counted(speakers, "speaker"))),
        (
            "Facts",
            format!(
                "{}, of which values differ in {differing}",
                counted(presentation.facts.rows.len(), "fact")
            ),
        ),
        ("Left out", format!("{}, each with the nearest passage", counted(omissions, "passage"))),
    ]
}
