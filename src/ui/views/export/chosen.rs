//! What goes into the report: parts, versions, rows, quotes and facts.

use crate::present::filter::RowFilter;
use crate::present::{Overview, Presentation};
use crate::report::{FactChoice, QuoteChoice, ReportFormat, Section};
use crate::ui::chips;
use crate::ui::chrome::counted;
use crate::ui::state::{ExportState, RowsChoice};
use crate::ui::theme;
use crate::ui::views::ViewData;
use egui::{RichText, TextEdit, TextStyle, Ui};

/// Draws the choices.
pub(super) fn chosen_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (format, filter): (ReportFormat, &RowFilter),
    state: &mut ExportState,
) {
    ui.label(RichText::new("What goes into it").font(theme::strong_font()));
    egui::Grid::new("parts").num_columns(2).spacing([16.0, 4.0]).show(ui, |ui| {
        for section in Section::ALL {
            let mut written = !state.without.contains(&section);
            if ui.checkbox(&mut written, section.title()).changed() {
                state.written = None;
                if written {
                    state.without.remove(&section);
                } else {
                    state.without.insert(section);
                }
            }
            ui.label(chips::soft(ui, content(section, data.presentation)));
            ui.end_row();
        }
    });
    ui.label(chips::soft(ui, always(format)));
    if data.presentation.columns.len() > 2 {
        ui.add_space(6.0);
        versions_ui(ui, data, state);
    }
    ui.add_space(6.0);
    filters_ui(ui, data.presentation, filter, state);
    if matches!(format, ReportFormat::Xlsx | ReportFormat::Csv) {
        ui.add_space(6.0);
        variables_ui(ui, state);
    }
}

/// Columns that coders fill in.
fn variables_ui(ui: &mut Ui, state: &mut ExportState) {
    ui.label(RichText::new("Columns to fill in").font(theme::strong_font()));
    let about = "One a line: name, level (nominal, ordinal, interval, ratio, text) and values. “quotes.” before \
                 the name (passages., facts.) gives it to that sheet only; what stands after # tells coders what \
                 it asks. With nothing here, columns for the usual questions are offered.";
    ui.label(chips::soft(ui, about));
    let field = TextEdit::multiline(&mut state.variables)
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .font(TextStyle::Monospace)
        .hint_text("passages.frame:nominal=conflict,economy # What it puts in front");
    let field = ui.add(field).accessible_name("Columns to fill in, one a line");
    if field.changed() {
        state.written = None;
    }
    if let Err(why) = state.coded() {
        ui.label(format!("⚠ {why}. Until it is put right, the columns offered are written."));
    }
}

/// What is in every report of this format.
fn always(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Tei | ReportFormat::Qdpx => {
            "The files with their hashes, the settings and the texts that are chosen are always in it; of \
             the parts above those that this kind of file has a place for."
        }
        ReportFormat::Html
        | ReportFormat::Markdown
        | ReportFormat::Docx
        | ReportFormat::Pdf
        | ReportFormat::Xlsx
        | ReportFormat::Csv
        | ReportFormat::Json => {
            "The files with their hashes, the settings and the program’s version are always in it."
        }
    }
}

/// What the story has of a part, in words.
fn content(section: Section, view: &Presentation) -> String {
    let Overview { rows_in_all, rows_in_one, left_out, .. } = &view.overview;
    match section {
        Section::Overview => "headlines, openings, common wording, coverage".to_owned(),
        Section::Derivation => "shared and own words; an estimate".to_owned(),
        Section::SideBySide => format!(
            "{}; {rows_in_all} in all versions, {rows_in_one} in one only",
            counted(view.rows.len(), "row")
        ),
        Section::Quotes => {
            let quotes: usize = view.quotes.speakers.iter().map(|s| s.quotes.len()).sum();
            let speakers = view.quotes.speakers.iter().filter(|s| s.name.is_some()).count();
            format!("{} by {}", counted(quotes, "quote"), counted(speakers, "speaker"))
        }
        Section::Facts => {
            let rows = &view.facts.rows;
            let differ = crate::facts::Agreement::Differ;
            let differing = rows.iter().filter(|row| row.agreement == differ).count();
            format!("{}, values differ in {differing}", counted(rows.len(), "fact"))
        }
        Section::Wording => counted(view.wording.len(), "difference"),
        Section::Omissions => {
            let omissions: usize = left_out.iter().map(Vec::len).sum();
            format!("{}, each with the nearest passage", counted(omissions, "passage"))
        }
        Section::Decisions => counted(view.decisions().len(), "decision"),
        Section::Method => "what the words mean; what was set aside".to_owned(),
    }
}

fn versions_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut ExportState) {
    ui.label(RichText::new("Versions").font(theme::strong_font()));
    for (column, &key) in data.presentation.columns.iter().zip(data.keys) {
        let is_base = data.presentation.base == Some(column.version);
        let mut written = is_base || !state.hidden.contains(&key);
        let name = if is_base {
            format!("{} {} (base, always written)", column.version, column.label)
        } else {
            format!("{} {}", column.version, column.label)
        };
        let choice = ui.add_enabled(!is_base, egui::Checkbox::new(&mut written, name));
        if choice.changed() {
            state.written = None;
            if written {
                state.hidden.remove(&key);
            } else {
                state.hidden.insert(key);
            }
        }
    }
    ui.label(chips::soft(ui, "All versions are compared; counts stay those of all."));
}

fn filters_ui(ui: &mut Ui, view: &Presentation, filter: &RowFilter, state: &mut ExportState) {
    let mut changed = false;
    ui.label(RichText::new("Rows").font(theme::strong_font()));
    ui.horizontal_wrapped(|ui| {
        let rows = &mut state.rows;
        changed |= ui.radio_value(rows, RowsChoice::All, "All rows").changed();
        let differing = ui.radio_value(rows, RowsChoice::Differences, "Rows with differences");
        changed |= differing.changed();
        let filtered = match filter.len() {
            0 => "As filtered side by side (no filter is set)".to_owned(),
            _ => format!(
                "As filtered side by side ({} of {})",
                passing(view, filter),
                view.rows.len()
            ),
        };
        changed |= ui.radio_value(rows, RowsChoice::AsFiltered, filtered).changed();
    });
    ui.label(RichText::new("Quotes and facts").font(theme::strong_font()));
    ui.horizontal_wrapped(|ui| {
        let quotes = &mut state.quotes;
        changed |= ui.radio_value(quotes, QuoteChoice::All, "All quotes").changed();
        let differing = "Only quotes that a version alters or does not have";
        changed |= ui.radio_value(quotes, QuoteChoice::Differing, differing).changed();
    });
    ui.horizontal_wrapped(|ui| {
        let facts = &mut state.facts;
        changed |= ui.radio_value(facts, FactChoice::All, "All facts").changed();
        let differing = "Only facts whose values differ";
        changed |= ui.radio_value(facts, FactChoice::Differing, differing).changed();
    });
    if changed {
        state.written = None;
    }
}

fn passing(view: &Presentation, filter: &RowFilter) -> usize {
    let sieve = crate::present::filter::Sieve::new(filter, view, view.typographic);
    view.rows.iter().filter(|row| sieve.passes(row)).count()
}
