//! Any two versions of a row compared.

use super::{ReadingsState, severity_ui, words};
use crate::align::{Comparison, RowId, Severity};
use crate::article::VersionId;
use crate::jobs::Revision;
use crate::present::RowView;
use crate::ui::chips::{self, Tone};
use crate::ui::text::{self, Between, DeletedWords, Look};
use crate::ui::theme;
use crate::ui::views::ViewData;
use egui::{ComboBox, Sense, Ui, Vec2};

/// Two versions of a row compared, kept as long as the same are shown.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    key: (Revision, RowId, VersionId, VersionId),
    comparison: Comparison,
    severity: Option<Severity>,
}

/// Any two versions that have the row, the second against the first.
pub(super) fn pair_ui(ui: &mut Ui, data: &ViewData<'_>, row: &RowView, state: &mut ReadingsState) {
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
    ui.horizontal_wrapped(|ui| {
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
    ui.horizontal_wrapped(|ui| {
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
    let look = Look::of_quote(ui);
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
