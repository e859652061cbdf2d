//! The menu of a cell, opened by the second button of the mouse or by a key.
//!
//! Each group of items is a function of its own; a further group is one line in [`items_ui`].

use super::cell::Cell;
use super::cells::{CellsState, Wish};
use super::selection::Of;
use super::{ViewData, copy, marks, passages};
use crate::align::RowId;
use crate::article::{Place, Role, VersionId};
use crate::present::{CellView, MarkTarget, PassageView};
use crate::ui::action::Action;
use crate::ui::chips;
use egui::{Button, Popup, Pos2, Response, SetOpenCommand, Ui};

/// Where a menu was opened, and on what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MenuAt {
    pos: Pos2,
    mark: Option<MarkTarget>,
    /// Whether it was opened by a key, so that its first item takes the focus.
    by_key: bool,
}

/// The cell a menu belongs to, and what of it was pointed at.
pub(super) struct MenuOf<'a> {
    /// The cell.
    pub(super) cell: Cell<'a>,
    /// Its words, where it has some.
    pub(super) passage: Option<&'a PassageView>,
    /// The quote or fact that was pointed at or gone to.
    pub(super) mark: Option<MarkTarget>,
    /// The words selected in it.
    pub(super) selected: Vec<Place>,
}

/// Opens the menu where it is asked for, and draws it where it is open.
pub(super) fn menu_ui(
    data: &ViewData<'_>,
    cell: Cell<'_>,
    response: &Response,
    mark: Option<MarkTarget>,
    cells: &mut CellsState,
    actions: &mut Vec<Action>,
) {
    let asked = (cell.row.id, cell.version);
    let by_key = cells.open_menu == Some(asked);
    if by_key {
        cells.open_menu = None;
        let walked = cells.walked.filter(|_| cells.is_walked_in(asked.0, asked.1));
        let mark = walked.map(|walked| walked.mark.target);
        // Not over the beginning of the words, which are read from there.
        let pos = response.interact_rect.center();
        cells.menu = Some(MenuAt { pos, mark, by_key });
    } else if response.secondary_clicked() {
        let pos = response.interact_pointer_pos().unwrap_or(response.rect.left_top());
        cells.menu = Some(MenuAt { pos, mark, by_key });
    }
    let command = if by_key || response.secondary_clicked() {
        Some(SetOpenCommand::Bool(true))
    } else {
        response.clicked().then_some(SetOpenCommand::Bool(false))
    };
    let id = Popup::default_response_id(response);
    if command.is_none() && !Popup::is_id_open(&response.ctx, id) {
        return;
    }
    let Some(at) = cells.menu else { return };
    let passage = copy::passage_at(cell.row, cell.version.index());
    let selected = passage.map_or_else(Vec::new, |passage| {
        let of = Of { data, row: cell.row.id, version: cell.version, passage };
        copy::selected(&of, cells)
    });
    let of = MenuOf { cell, passage, mark: at.mark, selected };
    let name = format!("Menu of {} {}", cell.version, cell.row.id);
    let popup = Popup::menu(response).open_memory(command).at_position(at.pos);
    popup.accessible_name(name).show(|ui| {
        ui.set_min_width(230.0);
        items_ui(ui, data, &of, cells, actions);
        if let Some(at) = cells.menu.as_mut().filter(|at| at.by_key) {
            at.by_key = false;
        }
    });
}

/// All items, group by group.
fn items_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    of: &MenuOf<'_>,
    cells: &mut CellsState,
    actions: &mut Vec<Action>,
) {
    copy_items(ui, data, of, cells);
    ui.separator();
    passages::menu_ui(ui, data, of.cell.row, of.cell.version, actions);
    ui.separator();
    mark_items(ui, data, of, cells);
    find_items(ui, data, of, cells);
    row_items(ui, data, of, cells, actions);
    version_items(ui, data, of, cells, actions);
    role_items(ui, of, actions);
}

fn item(ui: &mut Ui, words: impl Into<String>, keys: &str) -> Response {
    let button = Button::new(words.into()).wrap_mode(egui::TextWrapMode::Extend);
    ui.add(if keys.is_empty() { button } else { button.shortcut_text(keys) })
}

fn copy_items(ui: &mut Ui, data: &ViewData<'_>, of: &MenuOf<'_>, cells: &CellsState) {
    let version = of.cell.version;
    let mut first = None;
    if let Some(passage) = of.passage {
        let some = !of.selected.is_empty();
        let places = if some { &of.selected } else { &passage.places };
        let what = if some { "the selected words" } else { "these words" };
        let with_source = item(ui, format!("Copy {what} with their source"), "Ctrl+C");
        if with_source.clicked() {
            ui.copy_text(copy::with_source(data, version, places));
        }
        first = Some(with_source);
        if item(ui, "Copy words only", "").clicked() {
            ui.copy_text(copy::words(data, places));
        }
    }
    let row = item(ui, format!("Copy {} in all versions", of.cell.row.id), "");
    if row.clicked() {
        ui.copy_text(copy::row(data, of.cell.row));
    }
    if cells.menu.is_some_and(|menu| menu.by_key) {
        first.unwrap_or(row).request_focus();
    }
}

/// What can be done with the quote or fact that was pointed at.
fn mark_items(ui: &mut Ui, data: &ViewData<'_>, of: &MenuOf<'_>, cells: &mut CellsState) {
    let Some(target) = of.mark else { return };
    let what = match target {
        MarkTarget::Quote(_) => "quote",
        MarkTarget::Fact(_) => "fact",
    };
    let words = format!("Show this {what} in {}", marks::screen(target));
    let open = item(ui, words, "").on_hover_text(marks::about(data, target));
    if open.clicked() {
        cells.wishes.push(Wish::Open(target));
    }
    let lit = cells.lit == Some(target);
    let words = if lit { "Light it no more" } else { "Keep it lit in all versions" };
    if item(ui, words, "").clicked() {
        cells.lit = (!lit).then_some(target);
    }
    ui.separator();
}

/// The most letters of a selection that are looked for.
const MOST_FOUND: usize = 200;

fn find_items(ui: &mut Ui, data: &ViewData<'_>, of: &MenuOf<'_>, cells: &mut CellsState) {
    let words = copy::words(data, &of.selected);
    let fits = !words.is_empty() && !words.contains('\n') && words.chars().count() <= MOST_FOUND;
    if !fits {
        return;
    }
    let shown = chips::beginning(&words, 24);
    if item(ui, format!("Find “{shown}” in all versions"), "").clicked() {
        cells.wishes.push(Wish::Find(words));
    }
}

fn row_items(
    ui: &mut Ui,
    data: &ViewData<'_>,
    of: &MenuOf<'_>,
    cells: &mut CellsState,
    actions: &mut Vec<Action>,
) {
    let row: RowId = of.cell.row.id;
    if data.presentation.columns.len() > 1
        && item(ui, format!("All readings of {row}"), "I").clicked()
    {
        cells.wishes.push(Wish::Inspect(row));
    }
    let elsewhere = matches!(of.cell.view, CellView::Elsewhere(_));
    if (elsewhere || of.passage.is_some_and(|passage| passage.moved))
        && item(ui, "See both ends of the move", "M").clicked()
    {
        actions.push(Action::Peek(row, of.cell.version));
    }
    let nearest = match of.cell.view {
        CellView::LeftOut(nearest) | CellView::Empty(nearest) => nearest.as_ref(),
        CellView::Elsewhere(nearest) => Some(nearest),
        CellView::Passage(_) => None,
    };
    if let Some(nearest) = nearest
        && item(ui, "Go to the nearest passage", "").clicked()
    {
        actions.push(Action::Reveal(nearest.place));
    }
}

fn version_items(
    ui: &mut Ui,
    data: &ViewData<'_>,
    of: &MenuOf<'_>,
    cells: &mut CellsState,
    actions: &mut Vec<Action>,
) {
    let version: VersionId = of.cell.version;
    if data.presentation.base != Some(version)
        && item(ui, format!("Compare the others with {version}"), "").clicked()
    {
        actions.push(Action::SetBase(version));
    }
    if data.presentation.columns.len() > 1
        && item(ui, format!("Hide the column of {version}"), "Alt+H").clicked()
    {
        cells.wishes.push(Wish::Hide(version));
    }
}

/// What the paragraph is for, where the cell holds just one.
fn role_items(ui: &mut Ui, of: &MenuOf<'_>, actions: &mut Vec<Action>) {
    let places = of.passage.map_or(&[][..], |passage| passage.places.as_slice());
    let Some(paragraph) = places.first().map(|place| place.paragraph) else { return };
    if places.iter().any(|place| place.paragraph != paragraph) {
        return;
    }
    let now = of.passage.map(|passage| passage.role);
    ui.menu_button(format!("Role of paragraph {paragraph}"), |ui| {
        for role in Role::ALL {
            let words = if role.is_around() {
                format!("{} (takes no part)", role.name())
            } else {
                role.name().to_owned()
            };
            if ui.selectable_label(now == Some(role), words).clicked() && now != Some(role) {
                actions.push(Action::SetRole(paragraph, role));
                ui.close();
            }
        }
    });
}
