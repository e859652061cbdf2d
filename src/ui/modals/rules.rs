//! All rules for outlets: looked through, switched, deleted, handed on.

use super::{close_ui, focus_once};
use crate::project::Project;
use crate::read::rules::{KnownBy, Rule, Switch};
use crate::report::excerpt;
use crate::ui::action::Action;
use crate::ui::outlet_rules::RulesAction;
use crate::ui::surroundings::Surroundings;
use crate::ui::theme;
use egui::{Button, Checkbox, Label, RichText, ScrollArea, Ui};

/// Letters of a block that are shown at once; all of it stands in the tooltip.
const SHOWN_LETTERS: usize = 240;

/// Height of what stands above and below the list, in points.
const AROUND_LIST: f32 = 300.0;

/// Draws the list.
pub(super) fn rules_ui(
    ui: &mut Ui,
    deleted: &Option<(usize, Rule)>,
    (around, project): (&Surroundings, &Project),
    actions: &mut Vec<Action>,
) {
    let rules = around.rules.list();
    ui.label(RichText::new("Rules for outlets").font(theme::heading_font()));
    ui.add(
        Label::new(
            "A rule gives blocks of an outlet’s pages their role whenever a file of it is read. \
             What is open already changes only when you say so here.",
        )
        .wrap(),
    );
    if around.rules_file.is_none() {
        let text = "⚠ They can’t be kept here and last until the window is closed.";
        ui.colored_label(ui.visuals().warn_fg_color, text);
    }
    ui.add_space(6.0);
    if rules.is_empty() {
        ui.add(
            Label::new(
                "There are none yet. Set the role of a paragraph in Sources, then choose \
                 “Always for …” beside it; or import the rules of a colleague.",
            )
            .wrap(),
        );
    }
    let height = (ui.ctx().content_rect().height() - AROUND_LIST).max(120.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        for (index, rule) in rules.iter().enumerate() {
            rule_ui(ui, index, rule, actions);
        }
    });
    if let Some((index, rule)) = deleted {
        ui.horizontal_wrapped(|ui| {
            ui.label(format!("Deleted: {}", named(rule)));
            if ui.button("Bring it back").clicked() {
                let back = RulesAction::PutBack(*index, Box::new(rule.clone()));
                actions.push(Action::Rules(back));
            }
        });
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let some = !rules.is_empty();
        let open = some && !project.is_empty();
        let mut button =
            |ui: &mut Ui, enabled: bool, text: &str, tip: &str, action: RulesAction| {
                let button = ui.add_enabled(enabled, Button::new(text)).on_hover_text(tip);
                if button.clicked() {
                    actions.push(Action::Rules(action));
                }
            };
        let apply =
            "Lay all of them over the versions that are open: one step, which can be undone";
        button(ui, open, "Apply to open versions", apply, RulesAction::Apply);
        let export = "Write them to a file, for colleagues or another machine";
        button(ui, some, "Export…", export, RulesAction::Export);
        let import = "Take over rules from a file; those that are here stay";
        button(ui, true, "Import…", import, RulesAction::Import);
        let close = close_ui(ui, "Close", actions);
        focus_once(ui, &close);
    });
}

/// What a rule says, in one line.
fn named(rule: &Rule) -> String {
    format!("{} for {}, {}", rule.role.name(), rule.outlet, rule.known_by.in_words())
}

fn rule_ui(ui: &mut Ui, index: usize, rule: &Rule, actions: &mut Vec<Action>) {
    let number = index + 1;
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let mut on = rule.switch == Switch::On;
            let tip = if on { "It holds; click to switch it off" } else { "It is off" };
            let outlet = RichText::new(&rule.outlet).font(theme::strong_font());
            let switch = ui.add(Checkbox::new(&mut on, outlet)).on_hover_text(tip);
            if switch.accessible_name(format!("Rule {number}: {}", named(rule))).changed() {
                let switch = if on { Switch::On } else { Switch::Off };
                actions.push(Action::Rules(RulesAction::Switch(index, switch)));
            }
            ui.label(format!("{}: {}", rule.role.name(), rule.known_by.in_words()));
            let delete = ui.small_button("Delete").on_hover_text("Take this rule out");
            if delete.accessible_name(format!("Delete rule {number}")).clicked() {
                actions.push(Action::Rules(RulesAction::Delete(index)));
            }
        });
        if matches!(rule.known_by, KnownBy::Beginning(_)) {
            return;
        }
        let words = rule.known_by.words();
        let shown = RichText::new(excerpt(words, SHOWN_LETTERS));
        let shown = if rule.switch == Switch::On { shown } else { shown.weak() };
        ui.add(Label::new(shown).wrap()).on_hover_text(words);
    });
    ui.add_space(4.0);
}
