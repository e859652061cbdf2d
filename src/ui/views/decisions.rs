//! The list of what a person decided, each to be restored: below the quotes what is about quotes and
//! speakers, below the facts what is about facts.

use crate::corrections::Unmet;
use crate::present::DecisionView;
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::theme;
use egui::{Label, Ui};

/// All of `decisions`; nothing where there is nothing.
pub(super) fn decisions_ui(ui: &mut Ui, decisions: &[DecisionView], actions: &mut Vec<Action>) {
    if decisions.is_empty() {
        return;
    }
    ui.add_space(theme::GAP);
    ui.separator();
    ui.label(chips::strong(ui, "Set by you"));
    for decision in decisions {
        ui.push_id(decision.key, |ui| decision_ui(ui, decision, actions));
    }
}

pub(super) fn decision_ui(ui: &mut Ui, decision: &DecisionView, actions: &mut Vec<Action>) {
    ui.add_space(theme::GAP_SMALL);
    ui.add(Label::new(format!("{}.", decision.text)).wrap());
    if let Some(why) = decision.unmet {
        let text = format!("⚠ Without effect: {}.", why.reason());
        ui.colored_label(theme::palette(ui).warning, text);
    }
    ui.horizontal(|ui| {
        let restore = ui.small_button("Restore").on_hover_text("Take this decision back");
        if restore.accessible_name(format!("Restore: {}", decision.text)).clicked() {
            actions.push(Action::Restore(decision.key));
        }
        for &id in &decision.quotes {
            let link = ui.link(chips::soft(ui, id.to_string()).underline());
            if link.accessible_name(format!("Show quote {id}")).clicked() {
                actions.push(Action::ShowQuote(id));
            }
        }
        for &id in &decision.facts {
            let link = ui.link(chips::soft(ui, id.to_string()).underline());
            if link.accessible_name(format!("Show fact {id}")).clicked() {
                actions.push(Action::ShowFact(id));
            }
        }
        if decision.unmet.is_some_and(Unmet::is_lost) {
            chips::badge_ui(ui, "lost its place", Tone::Warning);
        }
    });
}
