//! All that was decided, in one place: what was before and after, whether it holds, and how to take it back.

use super::ReviewState;
use crate::corrections::{Anchor, Correction, DecisionName, Unmet};
use crate::present::{About, DecisionView};
use crate::project::Project;
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::theme;
use crate::ui::views::ViewData;
use egui::{ComboBox, Label, ScrollArea, Ui};

/// Letters of what stood where a decision belongs.
const PLACE_LETTERS: usize = 160;

/// Draws the list.
pub(super) fn audit_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    project: Option<&Project>,
    state: &mut ReviewState,
    actions: &mut Vec<Action>,
) {
    let all = data.presentation.decisions();
    if all.is_empty() {
        chips::notice_ui(
            ui,
            "Nothing was decided yet",
            "What you put right, comment on or check is listed here, and marked in every report. Each can \
             be taken back.",
        );
        return;
    }
    filter_ui(ui, &all, state);
    let passes = |one: &&&DecisionView| {
        state.about.is_none_or(|about| about == one.about)
            && (!state.only_lost || one.unmet.is_some())
    };
    let shown: Vec<&&DecisionView> = all.iter().filter(passes).collect();
    if shown.is_empty() {
        ui.add_space(theme::GAP);
        ui.label(chips::soft(ui, "None of what you decided is of this kind."));
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for about in About::ALL {
            let of_kind: Vec<&&&DecisionView> =
                shown.iter().filter(|one| one.about == about).collect();
            if of_kind.is_empty() {
                continue;
            }
            chips::section_ui(ui, about.label(), "");
            for decision in of_kind {
                ui.push_id(decision.key, |ui| {
                    theme::card(ui).show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        decision_ui(ui, project, decision, actions);
                    });
                });
                ui.add_space(theme::GAP_SMALL);
            }
        }
    });
}

fn filter_ui(ui: &mut Ui, all: &[&DecisionView], state: &mut ReviewState) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("About").id;
        let name = |about: Option<About>| {
            let count = all.iter().filter(|one| about.is_none_or(|a| a == one.about)).count();
            format!("{} ({count})", about.map_or("Everything", About::label))
        };
        let combo = ComboBox::from_id_salt("about").selected_text(name(state.about)).width(190.0);
        let combo = combo.show_ui(ui, |ui| {
            for about in std::iter::once(None).chain(About::ALL.into_iter().map(Some)) {
                ui.selectable_value(&mut state.about, about, name(about));
            }
        });
        combo.response.labelled_by(label).accessible_name("About");
        let without = all.iter().filter(|one| one.unmet.is_some()).count();
        ui.add_enabled_ui(without > 0 || state.only_lost, |ui| {
            let text = format!("Only those without effect ({without})");
            let about = "Those that have lost their place, or that something else stands against";
            ui.checkbox(&mut state.only_lost, text).on_hover_text(about);
        });
    });
}

fn decision_ui(
    ui: &mut Ui,
    project: Option<&Project>,
    decision: &DecisionView,
    actions: &mut Vec<Action>,
) {
    ui.add(Label::new(format!("{}.", decision.text)).wrap());
    if let Some(before) = &decision.before {
        ui.add(Label::new(chips::soft(ui, format!("Before: {before}."))).wrap());
    }
    if let Some(why) = decision.unmet {
        let text = format!("⚠ Without effect: {}.", why.reason());
        ui.colored_label(theme::palette(ui).warning, text);
        for place in project.map(|project| stood(project, decision)).unwrap_or_default() {
            ui.add(Label::new(chips::soft(ui, place)).wrap());
        }
    }
    ui.horizontal_wrapped(|ui| {
        let show = show(project, decision);
        let button = ui.add_enabled(show.is_some(), egui::Button::new("Show").small());
        let button = button.on_hover_text("Go to what it is about");
        if button.accessible_name(format!("Show: {}", decision.text)).clicked() {
            actions.extend(show);
        }
        let back = ui.small_button("Take back").on_hover_text("It can be had again with Undo");
        if back.accessible_name(format!("Take back: {}", decision.text)).clicked() {
            actions.push(Action::Restore(decision.key));
        }
        let (word, tone) = match decision.unmet {
            None => ("holds", Tone::Accent),
            Some(why) if why.is_lost() => ("lost its place", Tone::Warning),
            Some(Unmet::Changed) => ("to be checked again", Tone::Warning),
            Some(_) => ("without effect", Tone::Warning),
        };
        chips::badge_ui(ui, word, tone);
        ui.label(chips::soft(ui, decision.changed().join(", ")));
    });
}

/// Where the words of a decision are shown.
fn show(project: Option<&Project>, decision: &DecisionView) -> Option<Action> {
    let quote = decision.quotes.first().map(|&id| Action::ShowQuote(id));
    let fact = || decision.facts.first().map(|&id| Action::ShowFact(id));
    let place = || decision.places.first().map(|&place| Action::Reveal(place));
    let source = || match decision.key {
        DecisionName::PutRight(version, _) => Some(Action::ShowSource(project?.key(version)?)),
        DecisionName::Made(_) => None,
    };
    quote.or_else(fact).or_else(place).or_else(source)
}

/// Where the words of a decision stood when it was made.
fn stood(project: &Project, decision: &DecisionView) -> Vec<String> {
    let mut places = Vec::new();
    match decision.key {
        DecisionName::Made(key) => {
            let found = project.decisions().iter().find(|decided| decided.key == key);
            if let Some(decided) = found {
                let _told = decided.decision.map(&mut |anchor| {
                    let version = project.id(anchor.version);
                    let is_there = version.is_some()
                        && project.entry(anchor.version).is_some_and(|entry| {
                            anchor.words.resolve(&entry.as_read().article).is_some()
                        });
                    if !is_there {
                        let version = version
                            .map_or_else(|| "a version that is gone".to_owned(), |v| v.to_string());
                        places.push(at(&version, &anchor.words.paragraph));
                    }
                });
            }
        }
        DecisionName::PutRight(version, nth) => {
            let entry = project.entries().get(version.index());
            let correction = entry.and_then(|entry| entry.corrections().get(nth as usize));
            if let Some(Correction::Role(anchor, _)) = correction {
                places.push(at(&version.to_string(), anchor));
            }
        }
    }
    places
}

fn at(version: &str, anchor: &Anchor) -> String {
    let words = chips::beginning(&anchor.exact, PLACE_LETTERS);
    let after = if anchor.prefix.is_empty() {
        "at the beginning".to_owned()
    } else {
        format!("after “…{}”", anchor.prefix)
    };
    let number = u64::from(anchor.index) + 1;
    format!("It stood in {version}, paragraph {number}, {after}: “{words}”")
}
