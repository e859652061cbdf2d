//! The distinct wordings of a row, and which versions carry each.

use super::{severity_ui, words};
use crate::article::VersionId;
use crate::present::{CellView, ReadingView, RowView};
use crate::ui::chips::{self, Tone};
use crate::ui::text::{self, Look};
use crate::ui::theme;
use crate::ui::views::ViewData;
use egui::Ui;

/// One wording: who carries it, how it stands to the base's, and its words.
pub(super) fn reading_ui(ui: &mut Ui, data: &ViewData<'_>, row: &RowView, reading: &ReadingView) {
    let base = data.presentation.base;
    ui.horizontal_wrapped(|ui| {
        for &version in &reading.versions {
            chips::letter_ui(ui, version, base == Some(version));
        }
        match reading.severity {
            _ if base.is_some_and(|base| reading.versions.contains(&base)) => {
                chips::badge_ui(ui, "base", Tone::Accent);
            }
            Some(severity) => {
                relation_ui(ui, row, reading);
                severity_ui(ui, severity);
            }
            None => {
                ui.label(chips::soft(ui, against_base(row, base)));
            }
        }
    });
    let words = reading.versions.first().map_or_else(String::new, |&v| words(data, row, v));
    text::words_ui(ui, &words, &Look::of_quote(ui));
    ui.add_space(theme::GAP_SMALL);
}

/// How a wording stands to the base's.
fn relation_ui(ui: &mut Ui, row: &RowView, reading: &ReadingView) {
    let cell = reading.versions.first().and_then(|version| row.cells.get(version.index()));
    if let Some(CellView::Passage(passage)) = cell {
        chips::badge_ui(ui, passage.relation.name(), Tone::Plain);
    }
}

/// Why nothing is said about a reading.
fn against_base(row: &RowView, base: Option<VersionId>) -> &'static str {
    match base.and_then(|base| row.reading_of(base)) {
        Some(_) => "too few words in common to say",
        None => "the base does not have this row",
    }
}
