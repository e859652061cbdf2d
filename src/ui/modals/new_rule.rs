//! A rule for an outlet while it is made: for which outlet, how its blocks are known, and what it would do
//! to the versions that are open.

use super::{close_ui, focus_once};
use crate::article::ParagraphId;
use crate::project::Project;
use crate::report::excerpt;
use crate::ui::action::Action;
use crate::ui::outlet_rules::{InVersion, NewRule, Reach, RulesAction, Way};
use crate::ui::theme;
use egui::{Button, Label, RichText, TextEdit, Ui};

/// Letters of the block that are shown.
const SHOWN_LETTERS: usize = 400;

/// Paragraphs that are named one by one; of more only the number is told.
const MOST_NAMED: usize = 8;

/// Draws the rule.
pub(super) fn new_rule_ui(
    ui: &mut Ui,
    new: &mut NewRule,
    project: &Project,
    actions: &mut Vec<Action>,
) {
    ui.label(RichText::new("Always for an outlet").font(theme::heading_font()));
    ui.add(
        Label::new(format!(
            "Blocks like this one are {} in every file of the outlet that is read from now on.",
            new.role.name()
        ))
        .wrap(),
    );
    ui.add_space(4.0);
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(excerpt(&new.block, SHOWN_LETTERS)).wrap());
    });
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.label("Outlet");
        let field = TextEdit::singleline(&mut new.outlet).desired_width(260.0);
        let field = ui.add(field.hint_text("Its name")).accessible_name("Outlet of the rule");
        focus_once(ui, &field);
    });
    ui.add_space(6.0);
    ui.label("How to know the block in other files:");
    ui.radio_value(&mut new.way, Way::Words, "It has the same words");
    ui.horizontal(|ui| {
        ui.radio_value(&mut new.way, Way::Beginning, "It begins with");
        let field = TextEdit::singleline(&mut new.beginning).desired_width(300.0);
        let field = ui.add(field).accessible_name("The words that it begins with");
        if field.changed() {
            new.way = Way::Beginning;
        }
    });
    let pattern = "It has the same words, with any numbers, months and days of the week";
    ui.radio_value(&mut new.way, Way::Pattern, pattern);
    ui.weak("Capitals and punctuation make no difference.");
    ui.add_space(6.0);
    let why_not = new.why_not();
    match why_not {
        Some(why) => {
            ui.colored_label(ui.visuals().warn_fg_color, format!("⚠ {why}"));
        }
        None => found_ui(ui, new.looked_for(project)),
    }
    let mut open_too = new.reach == Reach::OpenVersions;
    ui.checkbox(&mut open_too, "Apply it to the open versions of this outlet now")
        .on_hover_text("One step, which can be undone; roles that you set by hand stay");
    new.reach = if open_too { Reach::OpenVersions } else { Reach::NewFiles };
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let keep = ui.add_enabled(why_not.is_none(), Button::new("Keep the rule"));
        if keep.on_disabled_hover_text(why_not.unwrap_or_default()).clicked() {
            let make = RulesAction::Make(Box::new(new.rule()), new.reach);
            actions.push(Action::Rules(make));
        }
        close_ui(ui, "Cancel", actions);
    });
}

/// What the rule knows in the versions that are open.
fn found_ui(ui: &mut Ui, found: &[InVersion]) {
    let paragraphs: Vec<String> = found.iter().flat_map(named).collect();
    let text = match paragraphs.as_slice() {
        [] => "In the open versions, no paragraph of this outlet is like it.".to_owned(),
        [one] => format!("In the open versions it knows {one}."),
        some if some.len() <= MOST_NAMED => {
            format!("In the open versions it knows {}.", some.join(", "))
        }
        many => format!("In the open versions it knows {} paragraphs.", many.len()),
    };
    ui.add(Label::new(text).wrap());
    for one in found.iter().filter(|one| one.found.too_much) {
        let text = format!(
            "⚠ In {} that is more than half of the article, so it is not applied there.",
            one.version
        );
        ui.colored_label(ui.visuals().warn_fg_color, text);
    }
}

fn named(one: &InVersion) -> Vec<String> {
    let paragraphs = one.found.paragraphs.iter();
    paragraphs.map(|&index| ParagraphId::new(one.version, index).to_string()).collect()
}
