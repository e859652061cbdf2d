//! How far the coders of filled sheets agree: the figures of each variable, then the units on which they
//! differ, so that they can talk about them.

use super::close_ui;
use crate::coding::{self, Agreement, AgreementFormat};
use crate::ui::action::Action;
use crate::ui::theme;
use egui::{Grid, RichText, ScrollArea, Ui};

/// Disagreements that are drawn; a file has them all.
const MOST_SHOWN: usize = 200;

/// Draws it.
pub(super) fn agreement_ui(ui: &mut Ui, agreement: &Agreement, actions: &mut Vec<Action>) {
    ui.label(RichText::new("Agreement of coders").font(theme::heading_font()));
    let names: Vec<&str> = agreement.coders.iter().map(|coder| coder.name.as_str()).collect();
    ui.label(format!("Coders: {}", names.join(", ")));
    let height = (ui.ctx().content_rect().height() - 220.0).max(160.0);
    ScrollArea::both().max_height(height).show(ui, |ui| {
        figures_ui(ui, agreement);
        notes_ui(ui, agreement);
        disagreements_ui(ui, agreement);
    });
    ui.separator();
    ui.horizontal(|ui| {
        ui.menu_button("Save as…", |ui| {
            for format in AgreementFormat::ALL {
                if ui.button(format.name()).clicked() {
                    actions.push(Action::WriteAgreement(format));
                    ui.close();
                }
            }
        });
        close_ui(ui, "Close", actions);
    });
}

fn figures_ui(ui: &mut Ui, agreement: &Agreement) {
    Grid::new("figures").striped(true).spacing([theme::GAP_LARGE, 6.0]).show(ui, |ui| {
        for head in coding::FIGURES {
            ui.label(RichText::new(head).font(theme::strong_font()));
        }
        ui.end_row();
        for outcome in &agreement.outcomes {
            for figure in coding::figures(outcome) {
                ui.label(figure);
            }
            ui.end_row();
        }
    });
    ui.add_space(theme::GAP_LARGE);
    ui.collapsing("What the figures mean", |ui| {
        for sentence in coding::METHOD {
            ui.label(sentence);
        }
    });
}

fn notes_ui(ui: &mut Ui, agreement: &Agreement) {
    if agreement.notes.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_LARGE);
    ui.label(RichText::new("Notes").font(theme::strong_font()));
    for note in &agreement.notes {
        ui.label(format!("{note}."));
    }
}

fn disagreements_ui(ui: &mut Ui, agreement: &Agreement) {
    ui.add_space(theme::GAP_LARGE);
    let count = agreement.disagreements.len();
    ui.label(RichText::new(format!("Disagreements: {count}")).font(theme::strong_font()));
    for one in agreement.disagreements.iter().take(MOST_SHOWN) {
        ui.add_space(6.0);
        ui.label(format!("{}  {}: {}", one.id, one.variable, coding::said(agreement, one)));
        ui.weak(format!("“{}”", one.words));
        for note in &one.notes {
            ui.label(note);
        }
    }
    if let Some(more) = count.checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
        ui.weak(format!("{more} more are in the file that “Save as…” writes."));
    }
}
