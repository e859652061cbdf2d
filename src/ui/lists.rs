//! The shape that the lists of quotes, facts and words share: what is shown of them is made from a filter,
//! which also sorts and groups; it is made anew only where filter or story changed. One line is selected,
//! and the arrows go from line to line and from cell to cell.

use super::chips;
use super::keys;
use super::matrix;
use super::theme;
use super::views::ViewData;
use crate::article::VersionId;
use crate::jobs::Revision;
use egui::{ComboBox, Response, Ui};
use std::fmt;

/// What is shown of a list, in which order and in which groups.
pub trait ListFilter: Clone + PartialEq + fmt::Debug + Default {
    /// What a line is called. It outlives another order and another filter.
    type Id: Copy + PartialEq + fmt::Debug;
    /// Where a line is found in the presentation.
    type At: Copy + fmt::Debug;

    /// The lines, each group under its heading.
    fn lines(&self, data: &ViewData<'_>) -> Vec<ListLine<Self>>;

    /// Whether it may hide a line.
    fn hides(&self) -> bool;

    /// Lets all lines through; order and groups stay.
    fn show_all(&mut self);
}

/// The heading of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its words.
    pub words: String,
    /// How many lines stand under it.
    pub count: usize,
    /// The speaker it is about, by place in the presentation.
    pub speaker: Option<usize>,
}

/// A line of a list.
#[derive(Clone, Debug)]
pub enum ListLine<F: ListFilter> {
    /// The lines that follow belong together.
    Group(Heading),
    /// A line, and where it is found.
    Item(F::Id, F::At),
}

/// The lines of `groups`, each under its heading unless it has no words. Empty groups are left out.
pub(crate) fn grouped<F: ListFilter>(groups: Vec<(Heading, Vec<ListLine<F>>)>) -> Vec<ListLine<F>> {
    let mut lines = Vec::new();
    for (mut heading, items) in groups {
        heading.count = items.len();
        if heading.count > 0 && !heading.words.is_empty() {
            lines.push(ListLine::Group(heading));
        }
        lines.extend(items);
    }
    lines
}

impl Heading {
    /// A heading; the lines under it are counted when the list is made.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), count: 0, speaker: None }
    }
}

/// A list as it is shown.
#[derive(Clone, Debug)]
pub struct List<F: ListFilter> {
    /// What is shown.
    pub filter: F,
    /// The cell of the selected line that the arrows are at.
    pub cell: Option<VersionId>,
    key: Option<(Revision, F)>,
    pub(crate) lines: Vec<ListLine<F>>,
    seen: Option<F::Id>,
    moved: bool,
}

impl<F: ListFilter> Default for List<F> {
    fn default() -> Self {
        Self {
            filter: F::default(),
            cell: None,
            key: None,
            lines: Vec::new(),
            seen: None,
            moved: false,
        }
    }
}

/// What the keyboard asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Show the selected line, or the cell of it, in the text.
    Show,
    /// Copy the selected line.
    Copy,
}

impl<F: ListFilter> List<F> {
    /// Makes the lines anew where they would be others.
    pub(crate) fn refresh(&mut self, data: &ViewData<'_>) {
        if self
            .key
            .as_ref()
            .is_some_and(|(of, filter)| *of == data.revision && *filter == self.filter)
        {
            return;
        }
        self.lines = self.filter.lines(data);
        self.key = Some((data.revision, self.filter.clone()));
    }

    /// The same; and where `selected` would be hidden, everything is shown.
    pub(crate) fn refresh_showing(&mut self, data: &ViewData<'_>, selected: Option<F::Id>) {
        self.refresh(data);
        if selected.is_some_and(|id| selected != self.seen && self.line_of(id).is_none()) {
            self.filter.show_all();
            self.refresh(data);
        }
        let columns = data.presentation.columns.len();
        self.cell = self.cell.filter(|cell| cell.index() < columns);
    }

    /// The lines that are no headings.
    pub(crate) fn items(&self) -> impl Iterator<Item = F::Id> {
        self.lines.iter().filter_map(|line| match line {
            ListLine::Group(_) => None,
            ListLine::Item(id, _) => Some(*id),
        })
    }

    fn line_of(&self, wanted: F::Id) -> Option<usize> {
        self.lines.iter().position(|line| match line {
            ListLine::Group(_) => false,
            ListLine::Item(id, _) => *id == wanted,
        })
    }

    /// The line to be brought into sight: a selected one that was not so in the frame before.
    pub(crate) fn scroll_to(&mut self, selected: Option<F::Id>) -> Option<usize> {
        let new = selected.filter(|_| selected != self.seen);
        self.seen = selected;
        new.and_then(|id| self.line_of(id))
    }

    /// Selects a line that was clicked and so needs not be brought into sight.
    pub(crate) fn pick(
        &mut self,
        selected: &mut Option<F::Id>,
        id: F::Id,
        cell: Option<VersionId>,
    ) {
        *selected = Some(id);
        self.seen = *selected;
        self.cell = cell;
    }

    /// Whether the arrows have just come to this cell of the selected line.
    pub(crate) fn has_come_to(&self, cell: VersionId) -> bool {
        self.moved && self.cell == Some(cell)
    }

    /// What the keyboard does where no other widget has it.
    pub(crate) fn keys(
        &mut self,
        ui: &Ui,
        selected: &mut Option<F::Id>,
        columns: usize,
    ) -> Option<Asked> {
        self.moved = false;
        if ui.memory(|memory| memory.focused().is_some()) || egui::Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let items: Vec<F::Id> = self.items().collect();
        let at = selected.and_then(|id| items.iter().position(|item| *item == id));
        if let Some(next) = step(ui, at, items.len()) {
            *selected = items.get(next).copied().or(*selected);
        }
        self.step_cell(ui, selected.is_some(), columns);
        if keys::LIST_LEAVE.pressed(ui) && self.cell.take().is_none() {
            *selected = None;
        }
        selected.as_ref()?;
        if keys::LIST_SHOW.pressed(ui) {
            return Some(Asked::Show);
        }
        let labels = ui.ctx().plugin::<egui::text_selection::LabelSelectionState>();
        let marked = labels.lock().has_selection();
        let copies = |event: &egui::Event| *event == egui::Event::Copy;
        (!marked && ui.input(|input| input.events.iter().any(copies))).then_some(Asked::Copy)
    }

    fn step_cell(&mut self, ui: &Ui, selected: bool, columns: usize) {
        let by = keys::LIST_RIGHT.count(ui) as isize - keys::LIST_LEFT.count(ui) as isize;
        if by == 0 || !selected || columns == 0 {
            return;
        }
        let next = match self.cell {
            None => by.unsigned_abs().saturating_sub(1).min(columns - 1),
            Some(cell) => cell.index().saturating_add_signed(by).min(columns - 1),
        };
        self.cell = Some(VersionId::at(next));
        self.moved = true;
    }

    /// How many lines are shown and how many hidden, and a way to show them all.
    pub(crate) fn counts_ui(&mut self, ui: &mut Ui, all: usize, (one, many): (&str, &str)) {
        let shown = self.items().count();
        let text = if shown < all {
            format!("{shown} of {} · {} hidden", chips::count(all, one, many), all - shown)
        } else {
            chips::count(all, one, many)
        };
        // Words that are split over two rows of tools are hard to hit.
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        ui.label(chips::soft(ui, text));
        if self.filter.hides() && ui.link(chips::soft(ui, "Show all").underline()).clicked() {
            self.filter.show_all();
        }
    }

    /// What stands in the place of a list of which nothing is shown.
    pub(crate) fn nothing_ui(&mut self, ui: &mut Ui, title: &str, why: &str, button: &str) {
        chips::notice_ui(ui, title, why);
        ui.vertical_centered(|ui| {
            if ui.button(button).clicked() {
                self.filter.show_all();
            }
        });
    }
}

/// The line that the keys go to from line `at` of `count`.
fn step(ui: &Ui, at: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    if keys::LIST_FIRST.pressed(ui) {
        return Some(0);
    }
    if keys::LIST_LAST.pressed(ui) {
        return Some(last);
    }
    let pages = keys::LIST_PAGE_DOWN.count(ui) as isize - keys::LIST_PAGE_UP.count(ui) as isize;
    let by = matrix::arrows(ui) + pages * PAGE;
    (by != 0).then(|| at.map_or(0, |at| at.saturating_add_signed(by).min(last)))
}

/// Lines that a key for a page goes on: about what a window of middling height shows.
const PAGE: isize = 10;

/// The width of a letter of a name, at most.
const LETTER: f32 = 7.5;

/// A choice of one of several, with its name before it.
pub(crate) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    (name, width): (&str, f32),
    chosen: &mut T,
    choices: &[(T, String)],
) -> Response {
    // A name does not stand at the end of a line, and what it names on the next.
    let wanted = width + name.chars().count() as f32 * LETTER + 2.0 * theme::GAP_LARGE;
    if ui.layout().main_wrap() && ui.available_size_before_wrap().x < wanted {
        ui.end_row();
    }
    let label = ui.label(chips::soft(ui, name)).id;
    let shown = choices.iter().find(|(choice, _)| choice == chosen);
    let shown = shown.map_or("", |(_, words)| words.as_str());
    let combo = ComboBox::from_id_salt(name).width(width).height(360.0).truncate();
    let combo = combo.selected_text(chips::beginning(shown, 26)).show_ui(ui, |ui| {
        for (choice, words) in choices {
            ui.selectable_value(chosen, *choice, words);
        }
    });
    combo.response.labelled_by(label)
}

/// The versions to choose from, none of them first.
pub(crate) fn versions(data: &ViewData<'_>, none: &str) -> Vec<(Option<VersionId>, String)> {
    let columns = data.presentation.columns.iter();
    let named = columns
        .map(|column| (Some(column.version), format!("{} {}", column.version, column.label)));
    std::iter::once((None, none.to_owned())).chain(named).collect()
}

/// Words that must be found, in a field of their own.
pub(crate) fn find_ui(ui: &mut Ui, text: &mut String, hint: &str) {
    ui.add_space(theme::GAP);
    let field = egui::TextEdit::singleline(text).hint_text(hint.to_owned()).desired_width(170.0);
    ui.add(field).accessible_name(hint.to_owned());
}
