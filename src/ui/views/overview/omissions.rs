//! What each version leaves out that most others have, and what only it has.

use super::ViewData;
use crate::align::RowId;
use crate::article::{self, Place};
use crate::present::{CellView, Column, FactOmission, Omission};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::theme;
use crate::ui::views::side_by_side::nearest_link_ui;
use egui::{Label, RichText, Ui};

/// How many passages are listed for a version before the rest is counted.
const MOST: usize = 8;
/// Letters shown of a passage.
const LETTERS: usize = 200;

/// What each version leaves out.
pub(super) fn left_out_ui(ui: &mut Ui, data: &ViewData<'_>, actions: &mut Vec<Action>) {
    chips::section_ui(
        ui,
        "Left out",
        "What most of the others have and a version does not, with the nearest passage that it has.",
    );
    for (column, omissions) in
        data.presentation.columns.iter().zip(&data.presentation.overview.left_out)
    {
        version_ui(
            ui,
            data,
            column,
            omissions.len(),
            "Leaves out nothing that most others have.",
            |ui| {
                for omission in omissions.iter().take(MOST) {
                    omission_ui(ui, data, omission, actions);
                }
                let facts = data.presentation.facts.left_out.get(column.version.index());
                facts_ui(ui, facts.map_or(&[][..], Vec::as_slice), actions);
                omissions.len()
            },
        );
    }
}

/// The facts that a version is not seen to mention, each a link to all that is known of it.
fn facts_ui(ui: &mut Ui, facts: &[FactOmission], actions: &mut Vec<Action>) {
    if facts.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_SMALL);
    ui.horizontal_wrapped(|ui| {
        ui.label(chips::soft(ui, "Not seen to mention:"));
        for omitted in facts.iter().take(MOST) {
            let letters: Vec<String> = omitted.carried_by.iter().map(ToString::to_string).collect();
            let link = ui.link(&omitted.label).on_hover_text(format!(
                "{}, in {}; highest: {}",
                omitted.kind.name(),
                letters.join(", "),
                omitted.highest
            ));
            if link.clicked() {
                actions.push(Action::ShowFact(omitted.fact));
            }
        }
        if facts.len() > MOST {
            ui.label(chips::soft(ui, format!("and {} more", facts.len() - MOST)));
        }
    });
}

/// A version's heading, its list and how much of it is not shown.
fn version_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    column: &Column,
    count: usize,
    none: &str,
    list: impl FnOnce(&mut Ui) -> usize,
) {
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            chips::letter_ui(ui, column.version, data.presentation.base == Some(column.version));
            ui.label(chips::strong(ui, column.label.clone()));
            if count > 0 {
                ui.label(chips::soft(ui, chips::count(count, "passage", "passages")));
            } else {
                ui.label(chips::soft(ui, none));
            }
        });
        let all = list(ui);
        if all > MOST {
            ui.label(chips::soft(ui, format!("and {} more", all - MOST)));
        }
    });
}

/// Words as a link to where they stand.
fn words_ui(ui: &mut Ui, data: &ViewData<'_>, place: Place, actions: &mut Vec<Action>) {
    let words = chips::beginning(article::words_at(&data.story.versions, place), LETTERS);
    let text = RichText::new(words).font(theme::quote_font());
    let color = theme::palette(ui).ink;
    let response = ui.add(Label::new(text.color(color)).wrap().sense(egui::Sense::click()));
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.on_hover_text("Show in the text").clicked() {
        actions.push(Action::Reveal(place));
    }
}

fn omission_ui(ui: &mut Ui, data: &ViewData<'_>, omission: &Omission, actions: &mut Vec<Action>) {
    ui.add_space(theme::GAP_SMALL);
    words_ui(ui, data, omission.words, actions);
    ui.horizontal(|ui| {
        let letters: Vec<String> = omission.carried_by.iter().map(ToString::to_string).collect();
        ui.label(chips::soft(ui, format!("In {}", letters.join(", "))));
        match &omission.nearest {
            Some(nearest) => {
                if nearest_link_ui(ui, data, nearest, theme::palette(ui)).clicked() {
                    actions.push(Action::Reveal(nearest.place));
                }
            }
            None => {
                ui.label(chips::soft(ui, "Nothing near was found"));
            }
        }
    });
}

/// What only one version has.
pub(super) fn only_here_ui(ui: &mut Ui, data: &ViewData<'_>, actions: &mut Vec<Action>) {
    chips::section_ui(ui, "Only in one version", "Passages that no other version has.");
    for (column, rows) in
        data.presentation.columns.iter().zip(&data.presentation.overview.only_here)
    {
        version_ui(ui, data, column, rows.len(), "Has nothing of its own.", |ui| {
            for place in rows.iter().take(MOST).filter_map(|&row| first_place(data, row, column)) {
                ui.add_space(theme::GAP_SMALL);
                words_ui(ui, data, place, actions);
            }
            rows.len()
        });
    }
}

/// Where the words of a version in a row begin.
fn first_place(data: &ViewData<'_>, id: RowId, column: &Column) -> Option<Place> {
    let row = data.presentation.rows.iter().find(|row| row.id == id)?;
    match row.cells.get(column.version.index())? {
        CellView::Passage(passage) => passage.places.first().copied(),
        CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => None,
    }
}
