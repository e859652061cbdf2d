//! Below the rows, all that is known of the row the reader is at: its wordings and who carries them,
//! any two versions compared, where each version has it, and its quotes and facts.

mod list;
mod pair;
mod places;

use super::{CellsState, ViewData, marks};
use crate::align::Severity;
use crate::article::{self, VersionId};
use crate::present::{CellView, RowView};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::keys;
use crate::ui::state::SideBySideState;
use crate::ui::theme;
use egui::{ScrollArea, Ui, Vec2};

/// Height of the pane when it is open, to begin with.
const OPEN_HEIGHT: f32 = 250.0;
/// The most of the window's height that it takes.
const MOST_HEIGHT: f32 = 0.7;
/// From this width on there is room for three columns.
const WIDE: f32 = 960.0;

/// What the pane shows. Kept from row to row.
#[derive(Clone, Debug, Default)]
pub struct ReadingsState {
    /// Whether more than the headline of the pane is shown.
    pub open: bool,
    /// The two versions compared, where they were chosen.
    pub pair: Option<(VersionId, VersionId)>,
    compared: Option<pair::Compared>,
}

/// Draws the pane; the rest of `ui` is left to the rows.
pub(super) fn readings_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    if data.presentation.columns.len() < 2 {
        return;
    }
    let row = state.current.and_then(|id| data.presentation.rows.iter().find(|row| row.id == id));
    let frame = egui::Frame::new()
        .fill(theme::palette(ui).shade)
        .inner_margin(egui::Margin::symmetric(10, 4));
    let open = state.readings.open && row.is_some();
    let panel = if open {
        let most = ui.available_height() * MOST_HEIGHT;
        let panel = egui::Panel::bottom("readings open").resizable(true);
        panel.default_size(OPEN_HEIGHT).max_size(most)
    } else {
        egui::Panel::bottom("readings").resizable(false)
    };
    panel.frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            head_ui(ui, row, &mut state.readings);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                marks::lit_ui(ui, data, &mut state.cells);
            });
        });
        if let Some(row) = row.filter(|_| open) {
            let SideBySideState { readings, cells, .. } = state;
            columns_ui(ui, data, row, (readings, cells), actions);
        }
    });
}

/// Wordings, two of them compared, and where they stand: beside each other where there is room.
fn columns_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &RowView,
    (readings, cells): (&mut ReadingsState, &mut CellsState),
    actions: &mut Vec<Action>,
) {
    let height = ui.available_height();
    let gaps = ui.spacing().item_spacing.x * 2.0;
    let wide = ui.available_width() >= WIDE;
    let count = if wide { 3.0 } else { 2.0 };
    let size = Vec2::new((ui.available_width() - gaps) / count, height);
    ui.horizontal_top(|ui| {
        column_ui(ui, "readings list", size, |ui| {
            row.readings.iter().for_each(|reading| list::reading_ui(ui, data, row, reading));
            if !wide {
                places::places_ui(ui, data, row, cells, actions);
            }
        });
        column_ui(ui, "readings pair", size, |ui| pair::pair_ui(ui, data, row, readings));
        if wide {
            column_ui(ui, "readings places", size, |ui| {
                places::places_ui(ui, data, row, cells, actions);
            });
        }
    });
}

fn column_ui(ui: &mut Ui, name: &str, size: Vec2, draw: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_size(size);
        ui.set_max_width(size.x);
        ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, draw);
    });
}

/// One line: how many wordings the row has, and how grave the changes between them are.
fn head_ui(ui: &mut Ui, row: Option<&RowView>, state: &mut ReadingsState) {
    let Some(row) = row else {
        ui.label(chips::soft(ui, "Readings: choose a row to see which versions word it alike."));
        return;
    };
    let word = if state.open { "▾ Readings" } else { "▸ Readings" };
    let button = ui.add(egui::Button::new(word).small().frame(false));
    let label = if state.open { "Hide the readings" } else { "Show the readings" };
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
    let tip = "The wordings of this row, any two versions compared, and where each has it";
    if button.on_hover_text(keys::INSPECT.tip(ui.ctx(), tip)).clicked() {
        state.open = !state.open;
    }
    let count = chips::count(row.readings.len(), "wording", "wordings");
    ui.label(chips::soft(ui, format!("of {}: {count}", row.id)));
    for reading in &row.readings {
        let letters: Vec<String> = reading.versions.iter().map(ToString::to_string).collect();
        chips::badge_ui(ui, &letters.join(" "), Tone::Plain);
    }
    if let Some(severity) = row.severity {
        ui.label(chips::soft(ui, "gravest change:"));
        severity_ui(ui, severity);
    }
}

/// How grave a change is, by a sign and in words.
fn severity_ui(ui: &mut Ui, severity: Severity) {
    let (text, tone) = match severity {
        Severity::None => ("= none".to_owned(), Tone::Plain),
        Severity::Typographic => ("· typographic".to_owned(), Tone::Plain),
        Severity::Minor => ("~ minor".to_owned(), Tone::Plain),
        Severity::Meaning(kinds) => {
            (format!("{} meaning: {}", chips::GRAVE, kinds.words()), Tone::Warning)
        }
    };
    chips::badge_ui(ui, &text, tone);
}

fn words(data: &ViewData<'_>, row: &RowView, version: VersionId) -> String {
    match row.cells.get(version.index()) {
        Some(CellView::Passage(passage)) => {
            let words = passage.places.iter().map(|&p| article::words_at(&data.story.versions, p));
            words.map(str::trim).collect::<Vec<_>>().join(" ¶ ")
        }
        Some(CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_)) | None => {
            String::new()
        }
    }
}
