//! Below the rows: the readings of the row the user is at, and any two versions of it compared.

use super::ViewData;
use crate::align::{Comparison, RowId, Severity};
use crate::article::{self, VersionId};
use crate::jobs::Revision;
use crate::present::{CellView, ReadingView, RowView};
use crate::ui::chips::{self, Tone};
use crate::ui::state::SideBySideState;
use crate::ui::text::{self, Between, DeletedWords, Look};
use crate::ui::theme;
use egui::{ComboBox, Label, RichText, ScrollArea, Sense, Ui, Vec2};

/// Height of the pane when it is open, to begin with.
const OPEN_HEIGHT: f32 = 250.0;
/// Width of the list of readings.
const LIST_WIDTH: f32 = 0.45;

/// What the pane shows. Kept from row to row.
#[derive(Clone, Debug, Default)]
pub struct ReadingsState {
    /// Whether more than the headline of the pane is shown.
    pub open: bool,
    /// The two versions compared, where they were chosen.
    pub pair: Option<(VersionId, VersionId)>,
    compared: Option<Compared>,
}

/// Two versions of a row compared, kept as long as the same are shown.
#[derive(Clone, Debug)]
struct Compared {
    key: (Revision, RowId, VersionId, VersionId),
    comparison: Comparison,
    severity: Option<Severity>,
}

/// Draws the pane; the rest of `ui` is left to the rows.
pub(super) fn readings_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    if data.presentation.columns.len() < 2 {
        return;
    }
    let row = state.current.and_then(|id| data.presentation.rows.iter().find(|row| row.id == id));
    let frame = egui::Frame::new()
        .fill(theme::palette(ui).shade)
        .inner_margin(egui::Margin::symmetric(10, 4));
    let open = state.readings.open && row.is_some();
    let panel = if open {
        egui::Panel::bottom("readings open").resizable(true).default_size(OPEN_HEIGHT)
    } else {
        egui::Panel::bottom("readings").resizable(false)
    };
    panel.frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| head_ui(ui, row, &mut state.readings));
        if let Some(row) = row.filter(|_| open) {
            let left = ui.available_width() * LIST_WIDTH;
            ui.horizontal_top(|ui| {
                let height = ui.available_height();
                column_ui(ui, "readings list", Vec2::new(left, height), |ui| {
                    row.readings.iter().for_each(|reading| reading_ui(ui, data, row, reading));
                });
                let rest = Vec2::new(ui.available_width(), height);
                column_ui(ui, "readings pair", rest, |ui| {
                    pair_ui(ui, data, row, &mut state.readings);
                });
            });
        }
    });
}

fn column_ui(ui: &mut Ui, name: &str, size: Vec2, draw: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(size, egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_min_size(size);
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
    if button.on_hover_text("The wordings of this row, and any two versions compared").clicked() {
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

/// One wording: who carries it, how it stands to the base's, and its words.
fn reading_ui(ui: &mut Ui, data: &ViewData<'_>, row: &RowView, reading: &ReadingView) {
    let base = data.presentation.base;
    ui.horizontal_wrapped(|ui| {
        for &version in &reading.versions {
            chips::letter_ui(ui, version, base == Some(version));
        }
        match reading.severity {
            _ if base.is_some_and(|base| reading.versions.contains(&base)) => {
                chips::badge_ui(ui, "base", Tone::Accent);
            }
            Some(severity) => severity_ui(ui, severity),
            None => {
                ui.label(chips::soft(ui, against_base(row, base)));
            }
        }
    });
    let words = reading.versions.first().map_or_else(String::new, |&v| words(data, row, v));
    ui.add(Label::new(RichText::new(words).font(theme::quote_font())).wrap());
    ui.add_space(theme::GAP_SMALL);
}

/// Why nothing is said about a reading.
fn against_base(row: &RowView, base: Option<VersionId>) -> &'static str {
    match base.and_then(|base| row.reading_of(base)) {
        Some(_) => "too few words in common to say",
        None => "the base does not have this row",
    }
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

/// Any two versions that have the row, the second against the first.
fn pair_ui(ui: &mut Ui, data: &ViewData<'_>, row: &RowView, state: &mut ReadingsState) {
    let having: Vec<VersionId> = row.readings.iter().flat_map(|r| r.versions.clone()).collect();
    let has = |version: &VersionId| having.contains(version);
    // Unless two were chosen that this row has: those of the first two readings.
    let mut firsts = row.readings.iter().filter_map(|reading| reading.versions.first().copied());
    let usual = (firsts.next(), firsts.next().or_else(|| having.get(1).copied()));
    let chosen = state.pair.filter(|(one, other)| has(one) && has(other) && one != other);
    let Some((mut one, mut other)) = chosen.or(usual.0.zip(usual.1)) else {
        ui.label(chips::soft(ui, "Only one version has this row."));
        return;
    };
    let mut sorted = having.clone();
    sorted.sort_unstable();
    let before = (one, other);
    ui.horizontal(|ui| {
        ui.label(chips::soft(ui, "Compare"));
        choice_ui(ui, "Compared version", &mut other, &sorted, one);
        ui.label(chips::soft(ui, "against"));
        choice_ui(ui, "Version compared against", &mut one, &sorted, other);
    });
    if (one, other) != before {
        state.pair = Some((one, other));
    }
    let key = (data.revision, row.id, one, other);
    if state.compared.as_ref().is_none_or(|compared| compared.key != key) {
        let compared = row.compare(data.story, one, other);
        state.compared =
            compared.map(|(comparison, severity)| Compared { key, comparison, severity });
    }
    let Some(Compared { comparison, severity, .. }) = &state.compared else { return };
    ui.horizontal(|ui| {
        chips::badge_ui(ui, comparison.relation.name(), Tone::Plain);
        let share = chips::percent(comparison.similarity);
        ui.label(chips::soft(ui, format!("{share} of the words in common")));
        match severity {
            Some(severity) => severity_ui(ui, *severity),
            None => {
                ui.label(chips::soft(ui, "too few words in common to say how grave"));
            }
        }
    });
    let palette = theme::palette(ui);
    let look = Look { font: theme::quote_font(), leading: 21.0, colour: palette.ink };
    let width = ui.available_width();
    let parts = (DeletedWords::Shown, Between::Kept);
    let laid = text::lay_out(ui, &data.story.versions, &comparison.runs, parts, &look, width);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, laid.height()), Sense::hover());
    let about = format!("{other} against {one}: {}", words(data, row, other));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &about));
    let painter = ui.painter_at(rect.expand(2.0));
    laid.paint_grounds(&painter, rect.min, palette);
    laid.paint(&painter, rect.min, palette);
}

fn choice_ui(
    ui: &mut Ui,
    label: &str,
    chosen: &mut VersionId,
    all: &[VersionId],
    taken: VersionId,
) {
    let combo = ComboBox::from_id_salt(label).width(52.0).selected_text(chosen.to_string());
    let response = combo.show_ui(ui, |ui| {
        for &version in all.iter().filter(|&&version| version != taken) {
            ui.selectable_value(chosen, version, version.to_string());
        }
    });
    let shown = chosen.to_string();
    response.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, label);
        info.current_text_value = Some(shown.clone());
        info
    });
}
