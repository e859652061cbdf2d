//! Below the mentions of a fact: what a person can decide about it.

use crate::article::{Place, VersionId};
use crate::corrections::Subject;
use crate::facts::{self, Decision, Fact, FactCell, FactId, FactKind, FactOccurrence};
use crate::present::{FactRow, Target};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::theme;
use crate::ui::views::ViewData;
use crate::ui::views::remarks::{self, About};
use crate::ui::views::side_by_side::find as words;
use egui::{Button, CollapsingHeader, ComboBox, TextEdit, Ui};

/// How many letters of a heading stand in a list to choose from.
const CHOICE_LETTERS: usize = 48;

/// How high a list to choose from is, in points.
const LIST_HEIGHT: f32 = 320.0;

/// What is being typed and chosen for the fact shown.
#[derive(Clone, Debug, Default)]
pub struct CorrectState {
    /// Whether it is to be opened; taken back when it is.
    pub(in crate::ui) open: bool,
    /// The fact that it is for.
    fact: Option<FactId>,
    /// The version whose value is set, by index.
    version: Option<usize>,
    /// The value.
    value: String,
    /// Why it was refused.
    refused: Option<String>,
    /// Words that the facts to choose from must hold.
    filter: String,
}

/// What can be decided about `row`.
pub(super) fn corrections_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &FactRow,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    if state.fact != Some(row.id) {
        let open = state.open;
        *state = CorrectState { open, fact: Some(row.id), ..CorrectState::default() };
    }
    let Some(fact) = find(data, row.id) else { return };
    ui.add_space(theme::GAP);
    let asked = std::mem::take(&mut state.open);
    let header = CollapsingHeader::new("Correct…").id_salt("correct a fact");
    let shown = header.open(asked.then_some(true)).show(ui, |ui| {
        if fact.kind.is_name() {
            kind_ui(ui, fact, actions);
        } else {
            value_ui(ui, data, fact, state, actions);
        }
        ui.separator();
        same_ui(ui, data, fact, state, actions);
        apart_ui(ui, data, fact, actions);
        let dismiss = ui.button("Not a fact");
        let dismiss = dismiss.on_hover_text("Take it off the list; it can be restored below");
        if dismiss.clicked() {
            decide(actions, first_use(fact).map(|of| Decision::NoFact { of }));
        }
    });
    if asked {
        shown.header_response.scroll_to_me(Some(egui::Align::Min));
    }
    let targets: Vec<Target> = std::iter::once(Target::Fact(row.id))
        .chain((0..row.cells.len()).map(|v| Target::FactIn(row.id, VersionId::at(v))))
        .collect();
    let on = first_use(fact).map(|of| (Subject::Fact, of));
    ui.add_space(theme::GAP);
    remarks::remarks_ui(ui, data, About { targets: &targets, on, called: "this fact" }, actions);
}

fn decide(actions: &mut Vec<Action>, decision: Option<Decision<Place>>) {
    actions.extend(decision.map(|decision| Action::Decide(decision.into())));
}

fn find<'a>(data: &ViewData<'a>, id: FactId) -> Option<&'a Fact> {
    data.story.facts.facts.iter().find(|fact| fact.id == id)
}

/// The versions that have the fact, by index.
fn having(fact: &Fact) -> impl Iterator<Item = usize> {
    fact.cells.iter().enumerate().filter(|(_, cell)| cell.is_some()).map(|(v, _)| v)
}

/// The mention that gives a cell its value.
fn giving(cell: &FactCell) -> Option<&FactOccurrence> {
    let all = &cell.occurrences;
    all.iter().find(|occurrence| occurrence.value == cell.value).or_else(|| all.first())
}

fn use_in(fact: &Fact, version: usize) -> Option<&FactOccurrence> {
    giving(fact.cells.get(version)?.as_ref()?)
}

fn first_use(fact: &Fact) -> Option<Place> {
    having(fact).find_map(|v| use_in(fact, v)).map(|occurrence| occurrence.place)
}

/// The version, the value that it gives, and the button that sets it.
fn value_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    fact: &Fact,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    let Some(version) = state.version.or_else(|| having(fact).next()) else { return };
    let mut chosen = version;
    let name = |v: usize| {
        let column = data.presentation.columns.get(v);
        column.map_or_else(String::new, |column| column.version.to_string())
    };
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("The value in").id;
        let combo = ComboBox::from_id_salt("value in").selected_text(name(version)).width(44.0);
        let combo = combo.show_ui(ui, |ui| {
            for v in having(fact) {
                ui.selectable_value(&mut chosen, v, name(v));
            }
        });
        combo.response.labelled_by(label).accessible_name("The value in");
        let label = ui.label("is").id;
        let edit = TextEdit::singleline(&mut state.value).hint_text(hint(fact.kind));
        let edit = ui.add(edit.desired_width(150.0));
        let edit = edit.labelled_by(label).accessible_name("Value");
        if edit.changed() {
            state.refused = None;
        }
        let typed = !state.value.trim().is_empty();
        if ui.add_enabled(typed, Button::new("Set value")).clicked() {
            set_value(data, fact, version, state, actions);
        }
    });
    if chosen != version {
        (state.version, state.refused) = (Some(chosen), None);
    }
    if let Some(why) = &state.refused {
        ui.colored_label(theme::palette(ui).warning, format!("⚠ {why}."));
    }
}

/// What a value of the kind can look like.
fn hint(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Count => "33",
        FactKind::Money => "$1.2 million",
        FactKind::Percent => "12%",
        FactKind::Measure => "40 km",
        FactKind::Date => "31 October 2017",
        FactKind::Duration => "two days",
        FactKind::Age => "34",
        FactKind::Person
        | FactKind::Organisation
        | FactKind::Place
        | FactKind::Thing
        | FactKind::Name => "",
    }
}

/// Sets what was typed, if it can be read as a value of the fact's kind.
fn set_value(
    data: &ViewData<'_>,
    fact: &Fact,
    version: usize,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    let Some(occurrence) = use_in(fact, version) else { return };
    let published = data.story.versions.get(version).and_then(|v| v.article.published);
    let was = occurrence.value.as_ref();
    match facts::typed_value(&state.value, fact.kind, was, published) {
        Ok(_) => {
            let (of, typed) = (occurrence.place, state.value.trim().to_owned());
            decide(actions, Some(Decision::Value { of, typed }));
            state.value.clear();
            state.refused = None;
        }
        Err(why) => state.refused = Some(why.to_string()),
    }
}

/// Of what kind a name is.
fn kind_ui(ui: &mut Ui, fact: &Fact, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("It is the name of").id;
        let combo = ComboBox::from_id_salt("kind of name").selected_text(fact.kind.name());
        let combo = combo.width(120.0).show_ui(ui, |ui| {
            for kind in FactKind::ALL.into_iter().filter(|kind| kind.is_name()) {
                let chosen = kind == fact.kind;
                if ui.selectable_label(chosen, kind.name()).clicked() && !chosen {
                    decide(actions, first_use(fact).map(|of| Decision::Kind { of, kind }));
                }
            }
        });
        combo.response.labelled_by(label).accessible_name("It is the name of");
    });
}

/// The facts that it can be one with: names for a name, those of its own kind first.
fn same_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    fact: &Fact,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("This is the same fact as").id;
        let combo = ComboBox::from_id_salt("same fact").selected_text("Choose…");
        let combo = combo.width(150.0).height(LIST_HEIGHT).show_ui(ui, |ui| {
            let mut others: Vec<&FactRow> = data.presentation.facts.rows.iter().collect();
            others.retain(|other| {
                let needle = state.filter.trim();
                other.id != fact.id
                    && other.kind.is_name() == fact.kind.is_name()
                    && (needle.is_empty() || !words::find(&other.label, needle).is_empty())
            });
            others.sort_by_key(|other| other.kind != fact.kind);
            for other in others {
                let text = format!("{} {}", other.id, choice(other));
                if ui.selectable_label(false, text).clicked() {
                    let both = first_use(fact).zip(find(data, other.id).and_then(first_use));
                    decide(actions, both.map(|(of, with)| Decision::Same { of, with }));
                }
            }
        });
        combo.response.labelled_by(label).accessible_name("Same fact as");
        let filter = TextEdit::singleline(&mut state.filter).hint_text("Find in the list");
        ui.add(filter.desired_width(110.0)).accessible_name("Find in the list of facts");
    });
}

/// A fact in a list to choose from: its heading, and its value where that says more.
fn choice(row: &FactRow) -> String {
    let label = chips::beginning(&row.label, CHOICE_LETTERS);
    let value = row.cells.iter().flatten().find_map(|reading| reading.value.as_deref());
    match value.filter(|value| *value != row.label) {
        Some(value) => format!("{label}: {value}"),
        None => label,
    }
}

fn apart_ui(ui: &mut Ui, data: &ViewData<'_>, fact: &Fact, actions: &mut Vec<Action>) {
    if having(fact).nth(1).is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label("Not this fact in");
        for v in having(fact) {
            let Some(column) = data.presentation.columns.get(v) else { continue };
            let part = ui.button(column.version.to_string());
            let part = part.on_hover_text(format!("{} speaks of something else", column.label));
            if part.accessible_name(format!("Not this fact in {}", column.version)).clicked() {
                let of = use_in(fact, v).map(|occurrence| occurrence.place);
                decide(actions, of.map(|of| Decision::Apart { of }));
            }
        }
    });
}
