//! Below the readings of a quote: what a person can decide about it and about its speaker.

use super::group_name;
use crate::article::{Place, VersionId};
use crate::corrections::Subject;
use crate::jobs::Revision;
use crate::present::{QuoteCellView, QuoteRow, SpeakerGroup, Target};
use crate::quotes::{Decision, Extent, Quote, QuoteId, QuoteOccurrence, SpeakerId, Who};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::theme;
use crate::ui::views::ViewData;
use crate::ui::views::remarks::{self, About};
use egui::{Button, CollapsingHeader, ComboBox, Label, TextEdit, Ui};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many letters of a quote stand in a list to choose from.
const CHOICE_LETTERS: usize = 60;

/// How high a list to choose from is, in points.
const LIST_HEIGHT: f32 = 320.0;

/// What is being typed and ticked for the quote shown.
#[derive(Clone, Debug, Default)]
pub struct CorrectState {
    /// Whether it is to be opened; taken back when it is.
    pub(in crate::ui) open: bool,
    /// The quote that it is for.
    quote: Option<QuoteId>,
    /// The name of the speaker.
    name: String,
    /// The version in which the speaker is set, by index; `None` for all.
    only_in: Option<usize>,
    /// The name of somebody else.
    other_name: String,
    /// The quotes that are somebody else's.
    others: BTreeSet<QuoteId>,
    /// Everybody who speaks, for the analysis with this revision.
    known: Option<(Revision, Arc<Vec<Known>>)>,
}

/// Somebody who speaks, with words of theirs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Known {
    name: String,
    id: SpeakerId,
    at: Place,
}

impl Known {
    fn who(&self) -> Who<Place> {
        Who { name: self.name.clone(), at: Some(self.at) }
    }
}

impl CorrectState {
    /// Everybody who speaks, by name.
    fn known(&mut self, data: &ViewData<'_>) -> Arc<Vec<Known>> {
        match &self.known {
            Some((revision, known)) if *revision == data.revision => Arc::clone(known),
            Some(_) | None => {
                let known = Arc::new(speakers(data));
                self.known = Some((data.revision, Arc::clone(&known)));
                known
            }
        }
    }
}

/// What can be decided about `row`.
pub(super) fn corrections_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (group, row): (&SpeakerGroup, &QuoteRow),
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    if state.quote != Some(row.id) {
        let open = state.open;
        *state = CorrectState { open, quote: Some(row.id), ..CorrectState::default() };
        state.others.insert(row.id);
    }
    let Some(quote) = find(data, row.id) else { return };
    let known = state.known(data);
    let own = known.iter().find(|known| quote.speaker == Some(known.id));
    ui.add_space(theme::GAP);
    let asked = std::mem::take(&mut state.open);
    let header = CollapsingHeader::new("Correct…").id_salt("correct a quote");
    let shown = header.open(asked.then_some(true)).show(ui, |ui| {
        named_ui(ui, &known, state);
        speaker_ui(ui, data, &known, row, quote, state, actions);
        if let Some(own) = own {
            same_speaker_ui(ui, &known, own, actions);
            other_speaker_ui(ui, data, group, own, state, actions);
        }
        ui.separator();
        same_quote_ui(ui, data, row, quote, actions);
        apart_ui(ui, data, row, quote, actions);
        let dismiss = ui.button("Not a quote");
        let dismiss = dismiss.on_hover_text("Take it off the list; it can be restored below");
        if dismiss.clicked() {
            decide(actions, first_use(quote).map(|of| Decision::NoQuote { of }));
        }
    });
    if asked {
        shown.header_response.scroll_to_me(Some(egui::Align::Min));
    }
    let targets: Vec<Target> = std::iter::once(Target::Quote(row.id))
        .chain((0..row.cells.len()).map(|v| Target::QuoteIn(row.id, VersionId::at(v))))
        .collect();
    let on = first_use(quote).map(|of| (Subject::Quote, of));
    ui.add_space(theme::GAP);
    remarks::remarks_ui(ui, data, About { targets: &targets, on, called: "this quote" }, actions);
}

/// Below the passage nearest to a quote that its version is not seen to have: it is the quote.
pub(super) fn declare_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    quote: QuoteId,
    nearest: Place,
    actions: &mut Vec<Action>,
) {
    let Some(quote) = find(data, quote) else { return };
    let button = ui.small_button("This is the quote");
    let button = button.on_hover_text("The passage gives the quote in other words");
    let name = format!("This is the quote in {}", nearest.paragraph.version);
    if button.accessible_name(name).clicked() {
        let with = nearest;
        decide(actions, first_use(quote).map(|of| Decision::SameQuote { of, with }));
    }
}

fn decide(actions: &mut Vec<Action>, decision: Option<Decision<Place>>) {
    actions.extend(decision.map(|decision| Action::Decide(decision.into())));
}

fn find<'a>(data: &ViewData<'a>, id: QuoteId) -> Option<&'a Quote> {
    data.story.quotes.quotes.iter().find(|quote| quote.id == id)
}

fn uses(quote: &Quote) -> impl Iterator<Item = &QuoteOccurrence> {
    quote.cells.iter().flatten().flat_map(|cell| &cell.occurrences)
}

/// The first use of a quote in the version that has its fullest form.
fn first_use(quote: &Quote) -> Option<Place> {
    use_in(quote, quote.fullest).or_else(|| Some(uses(quote).next()?.place))
}

fn use_in(quote: &Quote, version: usize) -> Option<Place> {
    Some(quote.cells.get(version)?.as_ref()?.occurrences.first()?.place)
}

/// Everybody who speaks, by name, each with their first words.
fn speakers(data: &ViewData<'_>) -> Vec<Known> {
    let mut seen = BTreeSet::new();
    let all = data.story.quotes.quotes.iter().flat_map(uses);
    let mut speakers: Vec<Known> = all
        .filter_map(|one| Some((one.speaker.filter(|&id| seen.insert(id))?, one.place)))
        .filter_map(|(id, at)| {
            Some(Known { name: data.story.quotes.speaker(id)?.name.clone(), id, at })
        })
        .collect();
    speakers.sort();
    speakers
}

/// The speaker called `name` now, or somebody of that name.
fn called(known: &[Known], name: &str) -> Who<Place> {
    let name = name.trim();
    let speaker = known.iter().find(|known| known.name == name);
    speaker.map_or_else(|| Who { name: name.to_owned(), at: None }, Known::who)
}

/// The name of a speaker, typed or chosen.
fn named_ui(ui: &mut Ui, known: &[Known], state: &mut CorrectState) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Said by").id;
        let edit = TextEdit::singleline(&mut state.name).hint_text("Name of the speaker");
        let edit = ui.add(edit.desired_width(170.0));
        edit.labelled_by(label).accessible_name("Name of the speaker");
        let combo = ComboBox::from_id_salt("known speaker").selected_text("Choose…");
        let combo = combo.width(90.0).height(LIST_HEIGHT).show_ui(ui, |ui| {
            for Known { name, id, .. } in known {
                ui.push_id(id, |ui| {
                    let chosen = state.name.trim() == name;
                    if ui.selectable_label(chosen, name).clicked() {
                        state.name.clone_from(name);
                    }
                });
            }
        });
        combo.response.accessible_name("Known speakers");
    });
}

/// Where it is so, and the button that sets it.
fn speaker_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    known: &[Known],
    row: &QuoteRow,
    quote: &Quote,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("in").id;
        let name = |v: Option<usize>| {
            let column = v.and_then(|v| data.presentation.columns.get(v));
            column.map_or_else(|| "all versions".to_owned(), |c| format!("{} only", c.version))
        };
        let combo = ComboBox::from_id_salt("extent").selected_text(name(state.only_in));
        let combo = combo.width(100.0).show_ui(ui, |ui| {
            for v in std::iter::once(None).chain(having(row).map(Some)) {
                ui.selectable_value(&mut state.only_in, v, name(v));
            }
        });
        combo.response.labelled_by(label);
        let named = !state.name.trim().is_empty();
        let set = |who: Option<Who<Place>>| {
            let (of, extent) = match state.only_in {
                Some(v) => (use_in(quote, v), Extent::ThisVersion),
                None => (first_use(quote), Extent::Everywhere),
            };
            of.map(|of| Decision::Speaker { of, extent, who })
        };
        if ui.add_enabled(named, Button::new("Set speaker")).clicked() {
            decide(actions, set(Some(called(known, &state.name))));
        }
        let nobody = ui.button("Nobody can tell");
        if nobody.on_hover_text("The text does not say who speaks").clicked() {
            decide(actions, set(None));
        }
    });
}

/// The versions that have the quote, by index.
fn having(row: &QuoteRow) -> impl Iterator<Item = usize> {
    let cells = row.cells.iter().enumerate();
    cells.filter(|(_, cell)| matches!(cell, QuoteCellView::Present(_))).map(|(v, _)| v)
}

fn same_speaker_ui(ui: &mut Ui, known: &[Known], own: &Known, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        let text = format!("{} is the same speaker as", own.name);
        let label = ui.add(Label::new(text).wrap()).id;
        let combo = ComboBox::from_id_salt("same speaker").selected_text("Choose…");
        let combo = combo.width(150.0).height(LIST_HEIGHT).show_ui(ui, |ui| {
            for other in known.iter().filter(|other| other.id != own.id) {
                ui.push_id(other.id, |ui| {
                    if ui.selectable_label(false, &other.name).clicked() {
                        let (who, is) = (own.who(), other.who());
                        decide(actions, Some(Decision::SameSpeaker { who, is }));
                    }
                });
            }
        });
        combo.response.labelled_by(label).accessible_name("Same speaker as");
    });
}

fn other_speaker_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    group: &SpeakerGroup,
    own: &Known,
    state: &mut CorrectState,
    actions: &mut Vec<Action>,
) {
    if group.quotes.len() < 2 {
        return;
    }
    let header = CollapsingHeader::new("Some of these are somebody else’s…");
    header.id_salt("split a speaker").show(ui, |ui| {
        for row in &group.quotes {
            let mut ticked = state.others.contains(&row.id);
            let text = format!("{} {}", row.id, chips::beginning(&row.text, CHOICE_LETTERS));
            if ui.checkbox(&mut ticked, text).changed() {
                if ticked {
                    state.others.insert(row.id);
                } else {
                    state.others.remove(&row.id);
                }
            }
        }
        ui.horizontal_wrapped(|ui| {
            let edit = TextEdit::singleline(&mut state.other_name);
            let edit = edit.hint_text("Name of the other speaker").desired_width(190.0);
            ui.add(edit).accessible_name("Name of the other speaker");
            let named = !state.other_name.trim().is_empty() && !state.others.is_empty();
            if ui.add_enabled(named, Button::new("Split")).clicked() {
                let ids = state.others.iter().filter_map(|&id| find(data, id));
                let of: Vec<Place> = ids.filter_map(first_use).collect();
                let name = state.other_name.trim().to_owned();
                decide(actions, Some(Decision::OtherSpeaker { of, not: own.who(), name }));
            }
        });
    });
}

fn same_quote_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &QuoteRow,
    quote: &Quote,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("This is the same quote as").id;
        let combo = ComboBox::from_id_salt("same quote").selected_text("Choose…");
        let combo = combo.width(150.0).height(LIST_HEIGHT).show_ui(ui, |ui| {
            let groups = &data.presentation.quotes.speakers;
            let rows = groups.iter().flat_map(|group| group.quotes.iter().map(move |q| (group, q)));
            for (group, other) in rows.filter(|(_, other)| other.id != row.id) {
                let words = chips::beginning(&other.text, CHOICE_LETTERS);
                let text = format!("{} {}: {words}", other.id, group_name(group));
                if ui.selectable_label(false, text).clicked() {
                    let both = first_use(quote).zip(find(data, other.id).and_then(first_use));
                    decide(actions, both.map(|(of, with)| Decision::SameQuote { of, with }));
                }
            }
        });
        combo.response.labelled_by(label).accessible_name("Same quote as");
    });
}

fn apart_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &QuoteRow,
    quote: &Quote,
    actions: &mut Vec<Action>,
) {
    if having(row).nth(1).is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label("Not this quote in");
        for v in having(row) {
            let Some(column) = data.presentation.columns.get(v) else { continue };
            let part = ui.button(column.version.to_string());
            let part = part.on_hover_text(format!("{} says something else here", column.label));
            if part.accessible_name(format!("Not this quote in {}", column.version)).clicked() {
                decide(actions, use_in(quote, v).map(|of| Decision::Apart { of }));
            }
        }
    });
}
