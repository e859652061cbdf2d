//! The review screen: what a person should look at first, one after the other, one key each; and the list of
//! all that was decided.

use super::ViewData;
use crate::article::Place;
use crate::corrections::{DecisionName, Question, Remark, Verdict};
use crate::jobs::Revision;
use crate::present::{About, ReviewItem, ReviewName};
use crate::project::Project;
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::keys;
use crate::ui::state::Screen;
use crate::ui::theme;
use egui::{Button, ComboBox, Label, ProgressBar, ScrollArea, Ui};
use std::collections::BTreeSet;

mod audit;
mod correct;
mod evidence;

/// Which half of the screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Half {
    /// What is to be checked.
    #[default]
    ToCheck,
    /// What was decided.
    Decided,
}

/// State of the review screen.
#[derive(Clone, Debug, Default)]
pub struct ReviewState {
    /// Which half is shown.
    pub half: Half,
    /// The kind of verdict that is shown; `None` for all.
    pub only: Option<Question>,
    /// The item that is looked at.
    pub current: Option<ReviewName>,
    /// Where it stood in the queue, for when it is gone.
    at: usize,
    /// What was put off, in that order.
    later: Vec<ReviewName>,
    /// What was looked at, in order.
    seen: Vec<ReviewName>,
    /// What was answered while a newer presentation is on its way.
    answered: BTreeSet<ReviewName>,
    answered_at: Option<Revision>,
    /// Whether what can be corrected is shown.
    pub correcting: bool,
    correct: correct::CorrectState,
    evidence: evidence::Evidence,
    /// Which decisions are listed; `None` for all.
    pub about: Option<About>,
    /// Whether only those are listed that have lost their place.
    pub only_lost: bool,
}

impl ReviewState {
    fn is_open(&self, item: &ReviewItem) -> bool {
        item.check.is_none() && !self.answered.contains(&item.name())
    }

    fn passes(&self, item: &ReviewItem) -> bool {
        self.only.is_none_or(|only| only == item.question)
    }

    /// The open items in the order in which they come up: those that were put off last.
    fn queue<'a>(&self, items: &'a [ReviewItem]) -> Vec<&'a ReviewItem> {
        let open = |item: &&ReviewItem| self.passes(item) && self.is_open(item);
        let put_off = |item: &ReviewItem| self.later.iter().position(|&name| name == item.name());
        let mut queue: Vec<&ReviewItem> = items.iter().filter(open).collect();
        queue.sort_by_key(|item| put_off(item).map_or(0, |at| at + 1));
        queue
    }

    /// The item that is looked at: the current one if it is there, else what stands in its place.
    fn item<'a>(&mut self, items: &'a [ReviewItem]) -> Option<&'a ReviewItem> {
        let named = self.current.and_then(|name| items.iter().find(|item| item.name() == name));
        if let Some(item) = named.filter(|item| self.passes(item)) {
            return Some(item);
        }
        let queue = self.queue(items);
        let item = queue.get(self.at.min(queue.len().saturating_sub(1))).copied();
        self.go_to(item, &queue);
        item
    }

    fn go_to(&mut self, item: Option<&ReviewItem>, queue: &[&ReviewItem]) {
        let name = item.map(ReviewItem::name);
        if name != self.current {
            self.correcting = false;
        }
        self.current = name;
        if let Some(at) = queue.iter().position(|open| Some(open.name()) == name) {
            self.at = at;
        }
    }

    /// Goes to the next open item after the current one was answered or put off.
    fn next(&mut self, items: &[ReviewItem]) {
        let before = self.current;
        self.seen.extend(before);
        let queue = self.queue(items);
        let others: Vec<&ReviewItem> =
            queue.iter().copied().filter(|item| Some(item.name()) != before).collect();
        // What stood behind the answered one has moved up into its place.
        let next = others.get(self.at).or(others.first()).copied();
        self.go_to(next, &others);
    }

    fn previous(&mut self, items: &[ReviewItem]) {
        while let Some(name) = self.seen.pop() {
            if let Some(item) = items.iter().find(|item| item.name() == name) {
                let queue = self.queue(items);
                self.go_to(Some(item), &queue);
                return;
            }
        }
    }

    fn answer(&mut self, item: &ReviewItem, verdict: Verdict, data: &ViewData<'_>) -> Action {
        self.answered_at = Some(data.revision);
        self.answered.insert(item.name());
        self.next(&data.presentation.review);
        let (question, of) = (item.question, item.places.clone());
        let said = item.said.clone();
        Action::Decide(Remark::Check { question, of, said, verdict }.into())
    }
}

/// Draws the screen.
pub fn review_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    project: Option<&Project>,
    state: &mut ReviewState,
    actions: &mut Vec<Action>,
) {
    if state.answered_at.is_some_and(|at| at != data.revision) {
        state.answered.clear();
        state.answered_at = None;
    }
    let items = &data.presentation.review;
    let decided = data.presentation.decisions().len();
    ui.horizontal_wrapped(|ui| {
        let left = items.iter().filter(|item| state.is_open(item)).count();
        for (half, text) in [
            (Half::ToCheck, format!("To check ({left})")),
            (Half::Decided, format!("Decided by you ({decided})")),
        ] {
            if ui.add(Button::selectable(state.half == half, text)).clicked() {
                state.half = half;
            }
        }
    });
    ui.separator();
    match state.half {
        Half::ToCheck => queue_ui(ui, data, state, actions),
        Half::Decided => audit::audit_ui(ui, data, project, state, actions),
    }
}

fn queue_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut ReviewState, actions: &mut Vec<Action>) {
    let items = &data.presentation.review;
    if items.is_empty() {
        chips::notice_ui(
            ui,
            "Nothing to check",
            "Nothing was found that is uncertain or grave enough to be looked at first. What the \
             versions leave out and where values differ stands on the other screens.",
        );
        return;
    }
    head_ui(ui, items, state);
    let item = state.item(items);
    let Some(item) = item else {
        all_done_ui(ui, items, state, actions);
        return;
    };
    keys_ui(ui, data, item, state, actions);
    // The keys may have gone on to another item.
    let Some(item) = state.item(items) else {
        all_done_ui(ui, items, state, actions);
        return;
    };
    answers_ui(ui, data, item, state, actions);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(theme::GAP);
        ui.horizontal_wrapped(|ui| {
            chips::badge_ui(ui, item.question.label(), tone(item.question));
            if let Some((key, verdict)) = item.check {
                let word = format!("checked by you: {}", verdict.name());
                chips::badge_ui(ui, &word, super::remarks::tone(verdict));
                let back = ui.small_button("Take back");
                if back.accessible_name("Take back this check").clicked() {
                    actions.push(Action::Restore(DecisionName::Made(key)));
                }
            }
        });
        ui.add(Label::new(chips::strong(ui, format!("{}.", item.heading))).wrap());
        ui.add_space(theme::GAP);
        if state.correcting {
            theme::card(ui).show(ui, |ui| {
                ui.set_width(ui.available_width());
                correct::correct_ui(ui, data, item, &mut state.correct, actions);
            });
            ui.add_space(theme::GAP);
        }
        evidence::evidence_ui(ui, data, item, &mut state.evidence, actions);
    });
}

/// The colour of a kind of verdict; its word says the same.
fn tone(question: Question) -> Tone {
    match question {
        Question::LeftOut | Question::AbsentQuote | Question::MissingFact => Tone::Deleted,
        Question::Speaker | Question::Alignment => Tone::Warning,
        Question::Values | Question::QuoteChange | Question::Meaning => Tone::Plain,
    }
}

/// How many are left, and of which kind they are.
fn head_ui(ui: &mut Ui, items: &[ReviewItem], state: &mut ReviewState) {
    let passing = items.iter().filter(|item| state.passes(item)).count();
    let left = state.queue(items).len();
    ui.horizontal_wrapped(|ui| {
        ui.label(chips::strong(ui, format!("{left} of {passing} left")));
        let done = passing.saturating_sub(left) as f32 / passing.max(1) as f32;
        let bar = ProgressBar::new(done).desired_width(160.0).desired_height(10.0);
        let bar = bar.fill(theme::palette(ui).accent);
        ui.add(bar).accessible_name(format!("{} checked", chips::percent(done)));
        let label = ui.label("Kind").id;
        let name = |only: Option<Question>, open: usize| {
            let name = only.map_or("All kinds", Question::label);
            format!("{name} ({open})")
        };
        let open = |only: Option<Question>| {
            let of_kind = items.iter().filter(|item| only.is_none_or(|q| q == item.question));
            of_kind.filter(|item| state.is_open(item)).count()
        };
        let kinds = std::iter::once(None).chain(Question::ALL.into_iter().map(Some));
        let kinds: Vec<(Option<Question>, String)> = kinds
            .filter(|kind| kind.is_none_or(|q| items.iter().any(|item| item.question == q)))
            .map(|kind| (kind, name(kind, open(kind))))
            .collect();
        let selected = name(state.only, open(state.only));
        let combo = ComboBox::from_id_salt("kind of verdict").selected_text(selected);
        let combo = combo.width(170.0).show_ui(ui, |ui| {
            for (kind, name) in kinds {
                if ui.selectable_label(state.only == kind, name).clicked() {
                    state.only = kind;
                    state.at = 0;
                    state.current = None;
                }
            }
        });
        combo.response.labelled_by(label).accessible_name("Kind of verdict");
    });
}

/// One key each.
fn keys_ui(
    ui: &Ui,
    data: &ViewData<'_>,
    item: &ReviewItem,
    state: &mut ReviewState,
    actions: &mut Vec<Action>,
) {
    if is_above(ui) {
        return;
    }
    if keys::REVIEW_RIGHT.pressed(ui) {
        actions.push(state.answer(item, Verdict::Right, data));
    } else if keys::REVIEW_WRONG.pressed(ui) {
        actions.push(state.answer(item, Verdict::Wrong, data));
    } else if keys::REVIEW_CORRECT.pressed(ui) {
        ask_correction(item, state, actions);
    } else if keys::REVIEW_LATER.pressed(ui) {
        put_off(item, state, data);
    } else if keys::REVIEW_PREVIOUS.pressed(ui) {
        state.previous(&data.presentation.review);
    }
}

/// Whether a menu or a dialog has the keys.
fn is_above(ui: &Ui) -> bool {
    egui::Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some())
}

fn put_off(item: &ReviewItem, state: &mut ReviewState, data: &ViewData<'_>) {
    state.later.retain(|&name| name != item.name());
    state.next(&data.presentation.review);
    state.later.push(item.name());
}

/// Opens what can be corrected here, or goes where it can be.
fn ask_correction(item: &ReviewItem, state: &mut ReviewState, actions: &mut Vec<Action>) {
    match correct::elsewhere(item) {
        Some(action) => actions.push(action),
        None => {
            state.correcting = !state.correcting;
            state.correct = correct::CorrectState::default();
        }
    }
}

fn answers_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    item: &ReviewItem,
    state: &mut ReviewState,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let answer = |ui: &mut Ui, word: &str, key: &str, about: &str| {
            let button = ui.add(Button::new(word).shortcut_text(key));
            button.on_hover_text(format!("{about} ({key})")).accessible_name(word).clicked()
        };
        if answer(ui, "Right", "Y", "What the program says is right") {
            actions.push(state.answer(item, Verdict::Right, data));
        }
        if answer(ui, "Wrong", "N", "What the program says is wrong; it is marked so everywhere") {
            actions.push(state.answer(item, Verdict::Wrong, data));
        }
        if answer(ui, "Correct it…", "C", "Say what is so instead") {
            ask_correction(item, state, actions);
        }
        if answer(ui, "Later", "S", "Put it off to the end of the queue") {
            put_off(item, state, data);
        }
        let back = !state.seen.is_empty();
        let previous = ui.add_enabled(back, Button::new("Previous").shortcut_text("⌫"));
        let previous = previous.on_hover_text("Go back to what you looked at before (Backspace)");
        if previous.accessible_name("Previous").clicked() {
            state.previous(&data.presentation.review);
        }
        let show = ui.button("Show in text").on_hover_text("Show it side by side");
        if show.clicked() {
            actions.extend(item.places.first().map(|place: &Place| Action::Reveal(*place)));
        }
    });
}

/// Nothing is left.
fn all_done_ui(
    ui: &mut Ui,
    items: &[ReviewItem],
    state: &mut ReviewState,
    actions: &mut Vec<Action>,
) {
    let count = |verdict: Verdict| {
        let said = |item: &&ReviewItem| item.check.is_some_and(|(_, said)| said == verdict);
        items.iter().filter(|item| state.passes(item)).filter(said).count()
    };
    let (title, kind) = match state.only {
        Some(only) => ("All of this kind are checked", format!(" of the kind “{}”", only.label())),
        None => ("All is checked", String::new()),
    };
    let help = format!(
        "You called {} right and {} wrong{kind}. Reports say so where the verdicts stand. An item comes \
         back when what it says has changed.",
        count(Verdict::Right),
        count(Verdict::Wrong)
    );
    chips::notice_ui(ui, title, &help);
    ui.vertical_centered(|ui| {
        if state.only.is_some() && ui.button("Show all kinds").clicked() {
            state.only = None;
            state.at = 0;
        }
        if !state.seen.is_empty() && ui.button("Back to the last one").clicked() {
            state.previous(items);
        }
        if ui.button("See what you decided").clicked() {
            state.half = Half::Decided;
        }
        if ui.button("Go to Side by side").clicked() {
            actions.push(Action::GoTo(Screen::SideBySide));
        }
    });
    if !is_above(ui) && keys::REVIEW_PREVIOUS.pressed(ui) {
        state.previous(items);
    }
}
