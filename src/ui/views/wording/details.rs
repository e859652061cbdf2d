//! Beside the list of words: every place of one line with its sentence, or what the list holds.

use super::Part;
use crate::present::{Column, WordingRow, WordingUse};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::theme;
use crate::ui::views::ViewData;
use crate::ui::views::mentions::mention_ui;
use egui::{Label, Ui};

/// Every place of a line, version by version.
pub(super) fn row_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    part: Part,
    row: &WordingRow,
    actions: &mut Vec<Action>,
) {
    ui.heading(&row.label);
    ui.horizontal_wrapped(|ui| {
        chips::badge_ui(ui, part.name(), Tone::Plain);
        if let Some(kind) = row.kind {
            chips::badge_ui(ui, kind, Tone::Plain);
        }
    });
    ui.add_space(theme::GAP);
    for (uses, column) in row.cells.iter().zip(&data.presentation.columns) {
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            version_ui(ui, data, column, uses, actions);
        });
    }
}

fn version_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    column: &Column,
    uses: &[WordingUse],
    actions: &mut Vec<Action>,
) {
    ui.horizontal(|ui| {
        chips::letter_ui(ui, column.version, data.presentation.base == Some(column.version));
        ui.add(Label::new(chips::strong(ui, column.label.clone())).truncate());
    });
    if uses.is_empty() {
        ui.label(chips::soft(ui, "Nothing of the kind in this version."));
    }
    let colour = theme::palette(ui).fact;
    for one in uses {
        ui.horizontal_wrapped(|ui| {
            ui.label(chips::strong(ui, one.words.clone()));
            ui.label(chips::soft(ui, one.count_in_words()));
            if let Some(class) = one.class.filter(|class| *class != one.words) {
                chips::badge_ui(ui, class, Tone::Plain);
            }
        });
        for &place in &one.places {
            mention_ui(ui, data, place, colour, actions);
        }
    }
}

/// What the three lists are.
pub(super) fn summary_ui(ui: &mut Ui, data: &ViewData<'_>) {
    ui.heading("Word choice");
    ui.label(chips::soft(
        ui,
        "Words of a version where another version has other words in the same passage, how the \
         versions name the same thing, and with which verbs each lets a speaker speak. What people \
         say in quotation marks is left out.",
    ));
    ui.add_space(theme::GAP);
    for part in Part::ALL {
        let count = chips::count(part.rows(data).len(), "line", "lines");
        ui.label(format!("{}: {count}", part.name()));
    }
    ui.add_space(theme::GAP);
    ui.label(chips::soft(
        ui,
        "“2 of 6” says that the words stand six times in the version, and two times where another \
         version has the other ones.",
    ));
}
