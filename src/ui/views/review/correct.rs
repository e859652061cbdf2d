//! What can be put right about a verdict without leaving the review, and where the rest can.

use crate::article::Place;
use crate::corrections::Question;
use crate::present::{ReviewItem, RowView, Target};
use crate::quotes::{Decision, Extent, Quote, Who};
use crate::ui::action::Action;
use crate::ui::theme;
use crate::ui::views::ViewData;
use crate::ui::views::side_by_side::{it_is_here, part};
use egui::{Button, ComboBox, TextEdit, Ui};
use std::collections::BTreeMap;

/// How high a list to choose from is, in points.
const LIST_HEIGHT: f32 = 320.0;

/// What is being typed.
#[derive(Clone, Debug, Default)]
pub(super) struct CorrectState {
    name: String,
    only_here: bool,
    focused: bool,
}

/// The screen on which an item is put right, where that is another one.
pub(super) fn elsewhere(item: &ReviewItem) -> Option<Action> {
    match (item.question, item.target) {
        (Question::Values | Question::MissingFact, Target::Fact(id) | Target::FactIn(id, _)) => {
            Some(Action::CorrectFact(id))
        }
        (Question::QuoteChange, Target::Quote(id) | Target::QuoteIn(id, _)) => {
            Some(Action::CorrectQuote(id))
        }
        (Question::Meaning, Target::Row(id)) => {
            let version = item.places.last()?.paragraph.version;
            Some(Action::CorrectPassage(id, version))
        }
        (
            Question::LeftOut
            | Question::AbsentQuote
            | Question::Speaker
            | Question::MissingFact
            | Question::Alignment
            | Question::Values
            | Question::QuoteChange
            | Question::Meaning,
            _,
        ) => None,
    }
}

/// What can be decided about an item here.
pub(super) fn correct_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    item: &ReviewItem,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    match item.target {
        Target::Row(id) | Target::Cell(id, _) => {
            let row = data.presentation.rows.iter().find(|row| row.id == id);
            if let Some(row) = row {
                passage_ui(ui, data, item, row, state, actions);
            }
        }
        Target::Quote(id) | Target::QuoteIn(id, _) => {
            let quote = data.story.quotes.quotes.iter().find(|quote| quote.id == id);
            if let Some(quote) = quote {
                if item.question == Question::Speaker {
                    speaker_ui(ui, data, item, quote, state, actions);
                } else {
                    quote_ui(ui, item, state, actions);
                }
                let more = ui.button("More on the Quotes screen…");
                if more.clicked() {
                    actions.push(Action::CorrectQuote(id));
                }
            }
        }
        Target::Fact(id) | Target::FactIn(id, _) => {
            if ui.button("Correct it on the Facts screen…").clicked() {
                actions.push(Action::CorrectFact(id));
            }
        }
    }
}

/// A button that has the keyboard as soon as it is shown.
fn first_button(ui: &mut Ui, text: &str, state: &mut CorrectState) -> bool {
    let button = ui.button(text);
    if !state.focused {
        state.focused = true;
        button.request_focus();
    }
    button.clicked()
}

fn passage_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    item: &ReviewItem,
    row: &RowView,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    let Some(version) = item.target.version() else { return };
    let mut decision = None;
    ui.horizontal_wrapped(|ui| {
        if item.question == Question::LeftOut {
            if first_button(ui, "It is here: this is the passage", state) {
                let near = item.places.get(1);
                decision = near.and_then(|&near| it_is_here(data.presentation, row, near));
            }
            if ui.button(format!("Another passage of {version}…")).clicked() {
                actions.push(Action::CorrectPassage(row.id, version));
            }
        } else {
            let part = part(row, version);
            if part.is_some() && first_button(ui, "It tells something else: part it", state) {
                decision = part;
            }
            if ui.button("Match, part or comment…").clicked() {
                actions.push(Action::CorrectPassage(row.id, version));
            }
        }
    });
    actions.extend(decision.map(|decision| Action::Decide(decision.into())));
}

fn quote_ui(ui: &mut Ui, item: &ReviewItem, state: &mut CorrectState, actions: &mut Vec<Action>) {
    if let [of, with, ..] = *item.places.as_slice()
        && first_button(ui, "This is the quote, in other words", state)
    {
        actions.push(Action::Decide(Decision::SameQuote { of, with }.into()));
    }
}

/// Everybody who speaks, by name, each with words of theirs.
fn known<'a>(data: &ViewData<'a>) -> BTreeMap<&'a str, Place> {
    let ledger = &data.story.quotes;
    let mut known = BTreeMap::new();
    for quote in &ledger.quotes {
        for one in quote.cells.iter().flatten().flat_map(|cell| &cell.occurrences) {
            if let Some(speaker) = one.speaker.and_then(|id| ledger.speaker(id)) {
                known.entry(speaker.name.as_str()).or_insert(one.place);
            }
        }
    }
    known
}

fn speaker_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    item: &ReviewItem,
    quote: &Quote,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    let Some(&of) = item.places.first() else { return };
    let version = of.paragraph.version;
    let known = known(data);
    let mut chosen: Option<Option<String>> = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Said by").id;
        let edit = TextEdit::singleline(&mut state.name).hint_text("Name of the speaker");
        let edit = ui.add(edit.desired_width(200.0)).labelled_by(label);
        let edit = edit.accessible_name("Name of the speaker");
        if !state.focused {
            state.focused = true;
            edit.request_focus();
        }
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let combo = ComboBox::from_id_salt("speaker of the item").selected_text("Choose…");
        let combo = combo.width(90.0).height(LIST_HEIGHT).show_ui(ui, |ui| {
            for (n, name) in known.keys().enumerate() {
                let is_chosen = state.name.trim() == *name;
                if ui.push_id(n, |ui| ui.selectable_label(is_chosen, *name)).inner.clicked() {
                    state.name = (*name).to_owned();
                }
            }
        });
        combo.response.accessible_name("Known speakers");
        ui.checkbox(&mut state.only_here, format!("only in {version}"));
        let named = !state.name.trim().is_empty();
        if ui.add_enabled(named, Button::new("Set speaker")).clicked() || entered && named {
            chosen = Some(Some(state.name.trim().to_owned()));
        }
    });
    let cell = quote.cells.get(version.index()).and_then(Option::as_ref);
    let one = cell.and_then(|cell| cell.occurrences.first());
    let rivals = one.map_or(&[][..], |one| one.rivals.as_slice());
    ui.horizontal_wrapped(|ui| {
        for rival in rivals.iter().filter_map(|&id| data.story.quotes.speaker(id)) {
            if ui.button(format!("It is {}", rival.name)).clicked() {
                chosen = Some(Some(rival.name.clone()));
            }
        }
        let nobody = ui.button("Nobody can tell");
        if nobody.on_hover_text("The text does not say who speaks").clicked() {
            chosen = Some(None);
        }
    });
    ui.add_space(theme::GAP_SMALL);
    if let Some(name) = chosen {
        let who = name.map(|name| Who { at: known.get(name.as_str()).copied(), name });
        let extent = if state.only_here { Extent::ThisVersion } else { Extent::Everywhere };
        actions.push(Action::Decide(Decision::Speaker { of, extent, who }.into()));
    }
}
