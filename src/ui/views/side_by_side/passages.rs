//! Putting a passage right: saying what it matches, parting it from its row, joining rows, and commenting on
//! it. The easiest of all is to say that a passage which is called left out is there: one click in the cell.

use super::ViewData;
use crate::align::{self, RowId};
use crate::article::{self, Place, VersionId};
use crate::corrections::Subject;
use crate::jobs::Revision;
use crate::present::{
    self, CellView, NearPassage, NearestView, Presentation, RowView, Target, near_passages,
};
use crate::story::Story;
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::keys;
use crate::ui::state::SideBySideState;
use crate::ui::text::{self, Look};
use crate::ui::theme;
use crate::ui::views::decisions::decision_ui;
use crate::ui::views::remarks::{self, About};
use egui::{Button, ComboBox, Label, Response, RichText, ScrollArea, Ui};
use std::sync::Arc;

/// Passages to choose from, of one version.
const NEAR_PASSAGES: usize = 8;
/// Letters of a passage in a list.
const LIST_LETTERS: usize = 110;
/// Letters of the passage that is put right.
const SHOWN_LETTERS: usize = 320;
/// How wide a cell is that holds the link to its nearest passage and the button beside it, in points.
pub(super) const LINK_AND_BUTTON: f32 = 190.0;
/// Width and height of the dialog, in points.
const WIDTH: f32 = 620.0;
const HEIGHT: f32 = 560.0;

/// What of the passages is being put right.
#[derive(Clone, Debug, Default)]
pub struct PassagesState {
    /// The cell that is put right: its row and version.
    pub open: Option<(RowId, VersionId)>,
    /// The version in which a match is looked for, where one was chosen.
    other: Option<VersionId>,
    /// A row that was marked, to be matched with: words of it.
    marked: Option<Place>,
    near: Option<(NearKey, Arc<Vec<NearPassage>>)>,
}

type NearKey = (Revision, RowId, VersionId, VersionId);

impl PassagesState {
    fn near(
        &mut self,
        data: &ViewData<'_>,
        (row, of): (RowId, &[Place]),
        key: NearKey,
    ) -> Arc<Vec<NearPassage>> {
        match &self.near {
            Some((known, near)) if *known == key => Arc::clone(near),
            Some(_) | None => {
                let (story, view) = (data.story, data.presentation);
                let near = near_passages(story, view, (row, of), key.3, NEAR_PASSAGES);
                let near = Arc::new(near);
                self.near = Some((key, Arc::clone(&near)));
                near
            }
        }
    }
}

/// The words of a version in a row, if it has any.
fn places_of(row: &RowView, version: VersionId) -> Option<&[Place]> {
    match row.cells.get(version.index())? {
        CellView::Passage(passage) => Some(&passage.places),
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
    }
}

/// The passage that stands for a row: the base's, else that of the first version that has it.
fn lead<'a>(view: &Presentation, row: &'a RowView) -> Option<&'a [Place]> {
    let base = view.base.and_then(|base| places_of(row, base));
    base.or_else(|| (0..row.cells.len()).find_map(|v| places_of(row, VersionId::at(v))))
}

/// The decision that the words at `with` are what the row tells.
#[must_use]
pub(in crate::ui::views) fn it_is_here(
    view: &Presentation,
    row: &RowView,
    with: Place,
) -> Option<align::Decision<Place>> {
    let of = *lead(view, row)?.first()?;
    Some(align::Decision::Same { of, with })
}

/// In a cell without words, beside its nearest passage: it is the passage.
pub(super) fn declare_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (row, version): (&RowView, VersionId),
    nearest: &NearestView,
    actions: &mut Vec<Action>,
) {
    let button = Button::new(RichText::new("It is here").font(theme::small_font())).small();
    let words = article::words_at(&data.story.versions, nearest.place);
    let about = format!(
        "This is the passage; it stands in {} in other words:\n\n{}",
        nearest.place.paragraph,
        chips::beginning(words, LIST_LETTERS)
    );
    let button = ui.add(button).on_hover_text(about);
    if button.accessible_name(format!("It is here: {} in {version}", row.id)).clicked() {
        let decision = it_is_here(data.presentation, row, nearest.place);
        actions.extend(decision.map(|decision| Action::Decide(decision.into())));
    }
}

/// What the context menu of a cell has on passages and comments.
pub(super) fn menu_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &RowView,
    version: VersionId,
    actions: &mut Vec<Action>,
) {
    let mut asked = None;
    if let Some(nearest) = nearest(row, version) {
        let button = ui.button("It is here: this is the passage");
        let words = article::words_at(&data.story.versions, nearest.place);
        if button.on_hover_text(chips::beginning(words, LIST_LETTERS)).clicked() {
            asked = it_is_here(data.presentation, row, nearest.place);
        }
    }
    if let Some(part) = part(row, version)
        && ui.button("It tells something else: part it from the row").clicked()
    {
        asked = Some(part);
    }
    for (side, word) in [(Side::Above, "above"), (Side::Below, "below")] {
        if let Some(join) = join(data, row, version, side)
            && ui.button(format!("Join with the row {word}")).clicked()
        {
            asked = Some(join);
        }
    }
    let more = Button::new("Match, part or comment…").shortcut_text("C");
    if ui.add(more).accessible_name("Match, part or comment…").clicked() {
        actions.push(Action::CorrectPassage(row.id, version));
        ui.close();
    }
    if let Some(decision) = asked {
        actions.push(Action::Decide(decision.into()));
        ui.close();
    }
}

fn nearest(row: &RowView, version: VersionId) -> Option<NearestView> {
    match row.cells.get(version.index())? {
        CellView::LeftOut(near) | CellView::Empty(near) => *near,
        CellView::Elsewhere(near) => Some(*near),
        CellView::Passage(_) => None,
    }
}

/// The decision that what `version` has in a row tells something else than all others there.
pub(in crate::ui::views) fn part(
    row: &RowView,
    version: VersionId,
) -> Option<align::Decision<Place>> {
    let of = places_of(row, version)?.to_vec();
    let others = (0..row.cells.len()).map(VersionId::at).filter(|&other| other != version);
    let from: Vec<Place> =
        others.filter_map(|other| places_of(row, other)).flatten().copied().collect();
    (!from.is_empty()).then_some(align::Decision::Apart { of, from })
}

/// A side of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

/// The row above or below.
fn beside<'a>(data: &ViewData<'a>, row: &RowView, side: Side) -> Option<&'a RowView> {
    let rows = &data.presentation.rows;
    let at = rows.iter().position(|other| other.id == row.id)?;
    match side {
        Side::Above => rows.get(at.checked_sub(1)?),
        Side::Below => rows.get(at + 1),
    }
}

/// The decision that makes a row one with that above or below; `None` where that can't be.
fn join(
    data: &ViewData<'_>,
    row: &RowView,
    version: VersionId,
    side: Side,
) -> Option<align::Decision<Place>> {
    let other = beside(data, row, side)?;
    let (upper, lower) = match side {
        Side::Above => (other, row),
        Side::Below => (row, other),
    };
    let versions = (0..row.cells.len()).map(VersionId::at);
    let versions: Vec<VersionId> = std::iter::once(version).chain(versions).collect();
    let both = |v: VersionId| Some((places_of(upper, v)?, places_of(lower, v)?));
    let adjacent = versions.iter().find_map(|&v| {
        let (of, with) = both(v)?;
        let (&end, &start) = (of.last()?, with.first()?);
        follows(data.presentation, v, end, start).then(|| align::Decision::Join {
            of: last_sentence(data.story, end),
            with: present::first_sentence(data.story, start),
        })
    });
    // Where no version has both, they are two tellings of one passage.
    let apart = || {
        if versions.iter().any(|&v| both(v).is_some()) {
            return None;
        }
        let first = |row| Some(*lead(data.presentation, row)?.first()?);
        Some(align::Decision::Same { of: first(upper)?, with: first(lower)? })
    };
    adjacent.or_else(apart)
}

/// Whether nothing of a version stands between two of its places.
fn follows(view: &Presentation, version: VersionId, end: Place, start: Place) -> bool {
    let mut all = view.rows.iter().filter_map(|row| places_of(row, version)).flatten();
    end < start && !all.any(|place| *place > end && *place < start)
}

/// Of `place`, its last sentence.
fn last_sentence(story: &Story, place: Place) -> Place {
    let paragraph = article::paragraph(&story.versions, place.paragraph);
    let sentences = paragraph.map_or(&[][..], |paragraph| &paragraph.sentences);
    let inside = sentences.iter().filter_map(|sentence| sentence.intersection(place.span));
    match inside.rev().find(|span| !span.is_empty()) {
        Some(span) => Place { span, ..place },
        None => place,
    }
}

/// Opens the dialog by key, and draws it.
pub(super) fn passages_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    let above = egui::Popup::is_any_open(ui.ctx())
        || ui.memory(|memory| memory.top_modal_layer().is_some());
    if state.passages.open.is_none()
        && !above
        && let Some(row) = state.current
        && keys::CORRECT_PASSAGE.pressed(ui)
    {
        state.passages.open = Some((row, VersionId::at(state.grid.column)));
    }
    let Some((id, version)) = state.passages.open else { return };
    let Some(row) = data.presentation.rows.iter().find(|row| row.id == id) else {
        state.passages.open = None;
        return;
    };
    let before = actions.len();
    let response = egui::Modal::new(egui::Id::unique("passage")).show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect().size();
        ui.set_width(WIDTH.min(room.x - 40.0));
        ui.horizontal(|ui| {
            ui.heading(format!("{id} in {version}"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let close = ui.button("Close").on_hover_text("Close (Escape)");
                if close.accessible_name("Close the passage").clicked() {
                    ui.close();
                }
            });
        });
        let height = HEIGHT.min(room.y - 120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            dialog_ui(ui, data, (row, version), &mut state.passages, actions);
        });
    });
    let is_matching =
        |action: &Action| matches!(action, Action::Decide(crate::project::Decision::Passage(_)));
    let decided = actions.iter().skip(before).any(is_matching);
    if response.should_close() || decided {
        state.passages.open = None;
    }
}

fn dialog_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (row, version): (&RowView, VersionId),
    state: &mut PassagesState,
    actions: &mut Vec<Action>,
) {
    let own = places_of(row, version);
    words_ui(ui, data, own.or_else(|| lead(data.presentation, row)));
    let Some(of) = own.or_else(|| lead(data.presentation, row)) else { return };
    let mut asked = None;
    if own.is_none() {
        ui.label(chips::soft(ui, format!("These are the words of the row; {version} has none.")));
        if let Some(near) = nearest(row, version) {
            let button = ui.button("It is here: this is the passage");
            focus_once(ui, &button);
            if button.clicked() {
                asked = it_is_here(data.presentation, row, near.place);
            }
            place_ui(ui, data, &[near.place], Some(near.similarity));
        }
    }
    asked = matches_ui(ui, data, (row, version, own, of), state).or(asked);
    asked = part_ui(ui, data, (row, version), own).or(asked);
    chips::section_ui(ui, "Rows", "");
    ui.horizontal_wrapped(|ui| {
        for (side, word) in [(Side::Above, "above"), (Side::Below, "below")] {
            let join = join(data, row, version, side);
            let button =
                ui.add_enabled(join.is_some(), Button::new(format!("Join with the row {word}")));
            let why = "There is none, or no version has the end of the one right before the other";
            if button.on_disabled_hover_text(why).clicked() {
                asked = join;
            }
        }
        let mark = ui.button(format!("Mark {}", row.id));
        if mark.on_hover_text("To match a passage with it that you look for next").clicked() {
            state.marked = of.first().copied();
        }
    });
    actions.extend(asked.map(|decision| Action::Decide(decision.into())));
    notes_ui(ui, data, (row, version), (own, of), actions);
}

/// Gives the keyboard to the first button of the dialog, once.
fn focus_once(ui: &Ui, response: &Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}

fn words_ui(ui: &mut Ui, data: &ViewData<'_>, places: Option<&[Place]>) {
    let words = places.unwrap_or_default().iter();
    let words: Vec<&str> =
        words.map(|&place| article::words_at(&data.story.versions, place).trim()).collect();
    let words = chips::beginning(&words.join(" ¶ "), SHOWN_LETTERS);
    text::words_ui(ui, &words, &Look::of_quote(ui));
}

/// A passage in a list: where it stands, how near it comes, and how it begins.
fn place_ui(ui: &mut Ui, data: &ViewData<'_>, places: &[Place], similarity: Option<f32>) {
    let Some(first) = places.first() else { return };
    let mut about = vec![first.paragraph.to_string()];
    about.extend(similarity.map(|share| format!("{} alike", chips::percent(share))));
    let words = article::words_at(&data.story.versions, *first);
    let text = format!("{}: {}", about.join(", "), chips::beginning(words, LIST_LETTERS));
    ui.add(Label::new(chips::soft(ui, text)).wrap());
}

type Which<'a> = (&'a RowView, VersionId, Option<&'a [Place]>, &'a [Place]);

/// The passages that it may match: of a version that is chosen, or of its own where it has none here.
fn matches_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (row, version, own, of): Which<'_>,
    state: &mut PassagesState,
) -> Option<align::Decision<Place>> {
    let mut asked = None;
    let same =
        |with: Option<&Place>| Some(align::Decision::Same { of: *of.first()?, with: *with? });
    let others = || {
        let all = data.presentation.columns.iter().map(|column| column.version);
        all.filter(|&other| other != version)
    };
    let (title, searched) = match own {
        None => (format!("It stands elsewhere in {version}"), Some(version)),
        Some(_) => {
            let chosen = state.other.filter(|&other| others().any(|one| one == other));
            let lacks = others().find(|&other| places_of(row, other).is_none());
            ("This passage matches…".to_owned(), chosen.or(lacks).or_else(|| others().next()))
        }
    };
    let searched = searched?;
    chips::section_ui(ui, &title, "");
    if own.is_some() && others().nth(1).is_some() {
        ui.horizontal(|ui| {
            let label = ui.label("a passage of").id;
            let combo = ComboBox::from_id_salt("match in").selected_text(searched.to_string());
            let combo = combo.width(60.0).show_ui(ui, |ui| {
                for other in others() {
                    if ui.selectable_label(other == searched, other.to_string()).clicked() {
                        state.other = Some(other);
                    }
                }
            });
            combo.response.labelled_by(label).accessible_name("Match in version");
        });
    }
    let key = (data.revision, row.id, version, searched);
    let near = state.near(data, (row.id, of), key);
    if near.is_empty() {
        ui.label(chips::soft(ui, format!("No passage of {searched} has a word in common.")));
    }
    for passage in near.iter() {
        ui.horizontal_top(|ui| {
            let button = ui.small_button("Match");
            let name = format!("Match with {} of {searched}", passage.row);
            if button.accessible_name(name).clicked() {
                asked = same(passage.places.first());
            }
            place_ui(ui, data, &passage.places, Some(passage.similarity));
        });
    }
    let marked = state.marked.filter(|place| !of.contains(place));
    if let Some(marked) = marked {
        ui.horizontal_top(|ui| {
            let button = ui.small_button("Match with the row I marked");
            if button.clicked() {
                asked = same(Some(&marked));
            }
            place_ui(ui, data, &[marked], None);
        });
    }
    asked
}

/// What it does not match.
fn part_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (row, version): (&RowView, VersionId),
    own: Option<&[Place]>,
) -> Option<align::Decision<Place>> {
    let own = own?;
    let all = part(row, version);
    if all.is_none() && own.len() < 2 {
        return None;
    }
    let mut asked = None;
    chips::section_ui(ui, "It tells something else", "");
    ui.horizontal_wrapped(|ui| {
        if all.is_some() && ui.button("Part it from the row").clicked() {
            asked = all.clone();
        }
        let others = (0..row.cells.len()).map(VersionId::at).filter(|&other| other != version);
        let others: Vec<(VersionId, &[Place])> =
            others.filter_map(|other| Some((other, places_of(row, other)?))).collect();
        if others.len() > 1 {
            for (other, places) in others {
                let base = if data.presentation.base == Some(other) { ", the base" } else { "" };
                if ui.button(format!("Not the same as {other}’s{base}")).clicked() {
                    let (of, from) = (own.to_vec(), places.to_vec());
                    asked = Some(align::Decision::Apart { of, from });
                }
            }
        }
        for pair in own.windows(2) {
            let [before, after] = pair else { continue };
            if ui.button(format!("Part it before {}", after.paragraph)).clicked() {
                let (of, from) = (vec![*after], vec![*before]);
                asked = Some(align::Decision::Apart { of, from });
            }
        }
    });
    asked
}

/// What was decided and noted about it.
fn notes_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (row, version): (&RowView, VersionId),
    (own, of): (Option<&[Place]>, &[Place]),
    actions: &mut Vec<Action>,
) {
    chips::section_ui(ui, "Comments", "");
    let sentence = |place: &Place| present::first_sentence(data.story, *place);
    if let Some(place) = own.and_then(<[Place]>::first) {
        let called = format!("{} in {version}", row.id);
        let on = Some((Subject::Passage, sentence(place)));
        let targets = [Target::Cell(row.id, version)];
        remarks::remarks_ui(ui, data, About { targets: &targets, on, called: &called }, actions);
    } else {
        let targets = [Target::Cell(row.id, version)];
        remarks::remarks_ui(ui, data, About { targets: &targets, on: None, called: "" }, actions);
    }
    let lead = lead(data.presentation, row).unwrap_or(of);
    let on = lead.first().map(|place| (Subject::Row, sentence(place)));
    let called = format!("all of {}", row.id);
    let targets = [Target::Row(row.id)];
    remarks::remarks_ui(ui, data, About { targets: &targets, on, called: &called }, actions);
    let decisions = data.presentation.passage_decisions.iter();
    let mut decisions = decisions.filter(|decision| decision.rows.contains(&row.id)).peekable();
    if decisions.peek().is_some() {
        chips::section_ui(ui, chips::BY_USER, "");
        for decision in decisions {
            ui.push_id(decision.key, |ui| decision_ui(ui, decision, actions));
        }
    }
}

/// The signs of what was noted of a cell, at the right of its first line: words, that say the rest on hover
/// and on keyboard focus, and open the passage.
pub(super) fn marks_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &RowView,
    version: VersionId,
    actions: &mut Vec<Action>,
) {
    let view = data.presentation;
    let is_first = view.base.or(Some(VersionId(0))) == Some(version);
    let own = [Target::Cell(row.id, version)];
    let all = [Target::Cell(row.id, version), Target::Row(row.id)];
    let targets: &[Target] = if is_first { &all } else { &own };
    let mut signs: Vec<(&str, Tone, String)> = Vec::new();
    for &target in targets {
        for comment in view.comments_on(target) {
            let of = if target == Target::Row(row.id) { "on the row" } else { "by you" };
            signs.push(("comment", Tone::Accent, format!("Comment {of}: {}", comment.text)));
        }
        for check in view.checks_of(target) {
            signs.push((check.verdict.name(), remarks::tone(check.verdict), check.in_words()));
        }
    }
    if view.is_matched(row.id, version) {
        signs.push((
            chips::BY_USER,
            Tone::Accent,
            "You decided which row this stands in".to_owned(),
        ));
    }
    for (n, (word, tone, about)) in signs.into_iter().enumerate() {
        let (ink, ground) = tone.colours(theme::palette(ui));
        let text = RichText::new(word).font(theme::small_font()).color(ink);
        let response = ui.push_id((row.id, version, n), |ui| {
            ui.add(Button::new(text).small().fill(ground).frame(true))
        });
        let response = response.inner.accessible_name(format!("{} {version}: {about}", row.id));
        if response.has_focus() {
            response.show_tooltip_text(&about);
        }
        if response.on_hover_text(about).clicked() {
            actions.push(Action::CorrectPassage(row.id, version));
        }
    }
}
