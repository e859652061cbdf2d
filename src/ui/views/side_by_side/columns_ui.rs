//! What is done to columns with the mouse and in menus: hiding and showing, moving, widths.

use super::columns::Shift;
use super::fold::{Folding, MIN_RUN};
use super::{GridState, ViewData, steer};
use crate::article::VersionId;
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::keys::{self, ViewKey};
use egui::{Button, Popup, PopupCloseBehavior, Role, Ui, WidgetInfo};

/// What hiding does not do.
const ONLY_HIDDEN: &str = "Hiding a column only hides it. What is said of a row, “only here” for one, \
                           goes on being said of all versions";

/// The tools above the grid: the list of columns, what is hidden, and the folding of rows.
pub(super) fn tools_ui(ui: &mut Ui, data: &ViewData<'_>, grid: &mut GridState) {
    let several = data.presentation.columns.len() > 1;
    if several {
        let button = ui.add(Button::new("Columns ▾").small());
        let label = WidgetInfo::labeled(Role::Button, true, "Columns");
        button.widget_info(|| label.clone());
        let button = button.on_hover_text("Hide, show, move and pin columns");
        Popup::from_toggle_button_response(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| popup_ui(ui, data, grid));
        hidden_ui(ui, data, grid);
        let mut folded = grid.folding == Folding::On;
        let fold = ui.checkbox(&mut folded, "Fold identical rows").on_hover_text(keys::FOLD.tip(
            ui.ctx(),
            "Put three or more rows in which all shown versions say the same into one line",
        ));
        if fold.changed() {
            grid.set_folding(if folded { Folding::On } else { Folding::Off });
        }
    }
    match (grid.folding, grid.lines.rows_folded()) {
        (Folding::Off, _) => {}
        (Folding::On, 0) => {
            let tip = format!("Nowhere do {MIN_RUN} rows follow each other that are the same");
            ui.label(chips::soft(ui, "nothing to fold")).on_hover_text(tip);
        }
        (Folding::On, rows) => {
            ui.label(chips::soft(ui, format!("{} folded", chips::count(rows, "row", "rows"))));
        }
    }
}

/// How many columns are hidden; a click shows them all.
fn hidden_ui(ui: &mut Ui, data: &ViewData<'_>, grid: &mut GridState) {
    let hidden = grid.columns.hidden(data.keys);
    if hidden == 0 {
        return;
    }
    let words = format!("{} hidden", chips::count(hidden, "column", "columns"));
    let link = ui.link(chips::soft(ui, &words).underline());
    let label = format!("{words}: show all columns");
    link.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let tip = keys::ALL_COLUMNS.tip(ui.ctx(), "Show all columns");
    if link.on_hover_text(format!("{tip}\n\n{ONLY_HIDDEN}")).clicked() {
        grid.columns.show_all();
    }
}

/// All columns with a tick each, in the order in which they stand.
fn popup_ui(ui: &mut Ui, data: &ViewData<'_>, grid: &mut GridState) {
    let (ids, base) = (data.keys, data.presentation.base);
    let shown = grid.columns.shown(ids, base);
    let hidden = data
        .presentation
        .columns
        .iter()
        .map(|c| c.version)
        .filter(|version| !shown.contains(version));
    let all: Vec<VersionId> = shown.iter().copied().chain(hidden).collect();
    ui.set_max_width(340.0);
    egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for version in all {
            let is_shown = shown.contains(&version);
            ui.horizontal(|ui| column_line_ui(ui, data, grid, (version, is_shown, shown.len())));
        }
    });
    ui.separator();
    let mut pinned = grid.columns.pinned;
    ui.checkbox(&mut pinned, "Pin the base at the left")
        .on_hover_text("The base’s column stays while the others scroll sideways (Alt+B)");
    grid.columns.pinned = pinned;
    ui.horizontal_wrapped(|ui| {
        let some = grid.columns.hidden(ids) > 0;
        if ui
            .add_enabled(some, Button::new("Show all"))
            .on_hover_text(keys::ALL_COLUMNS.tip(ui.ctx(), "Show all columns"))
            .clicked()
        {
            grid.columns.show_all();
        }
        let uneven = !grid.columns.is_even();
        let even = ui.add_enabled(uneven, Button::new("Equal widths"));
        if even
            .on_hover_text(keys::EVEN_COLUMNS.tip(ui.ctx(), "Make all columns equally wide"))
            .clicked()
        {
            grid.columns.even();
        }
        let moved = grid.columns.is_reordered(ids);
        let order = ui.add_enabled(moved, Button::new("Usual order"));
        if order.on_hover_text("Put the columns in the order of the versions").clicked() {
            grid.columns.order_as_versions();
        }
    });
    ui.label(chips::soft(ui, ONLY_HIDDEN));
}

fn column_line_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    (version, is_shown, count): (VersionId, bool, usize),
) {
    let (ids, base) = (data.keys, data.presentation.base);
    let label = data.presentation.columns.get(version.index()).map_or("", |c| c.label.as_str());
    let name = format!("{version} · {}", chips::beginning(label, 28));
    let mut ticked = is_shown;
    let last = is_shown && count == 1;
    let tick = ui.add_enabled(!last, egui::Checkbox::new(&mut ticked, name));
    if tick.on_disabled_hover_text("One column is always shown").changed() {
        if ticked {
            grid.columns.show(ids, version);
        } else {
            steer::hide(data, grid, version);
        }
    }
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        for (sign, word, to) in [("→", "right", Shift::Right), ("←", "left", Shift::Left)] {
            let button = ui.add_enabled(is_shown, Button::new(sign).small());
            let label = format!("Move {version} to the {word}");
            button.widget_info(|| WidgetInfo::labeled(Role::Button, is_shown, &label));
            if button.clicked() {
                grid.columns.shift(ids, base, version, to);
            }
        }
    });
}

/// The key of something, as menus write it.
fn shortcut(ui: &Ui, key: ViewKey) -> String {
    key.keys().first().map_or_else(String::new, |key| ui.ctx().format_shortcut(key))
}

/// The menu of a column's head.
pub(super) fn head_menu_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    grid: &mut GridState,
    version: VersionId,
    actions: &mut Vec<Action>,
) {
    let (ids, base) = (data.keys, data.presentation.base);
    let is_base = base == Some(version);
    if !is_base && ui.button(format!("Compare the others with {version}")).clicked() {
        actions.push(Action::SetBase(version));
        ui.close();
    }
    if is_base && ui.checkbox(&mut grid.columns.pinned, "Pin the base at the left").changed() {
        ui.close();
    }
    if let Some(&key) = ids.get(version.index())
        && ui.button("Show its source").clicked()
    {
        actions.push(Action::ShowSource(key));
        ui.close();
    }
    ui.separator();
    let several = grid.columns.shown(ids, base).len() > 1;
    let hide = ui.add_enabled(
        several,
        Button::new("Hide this column").shortcut_text(shortcut(ui, keys::HIDE_COLUMN)),
    );
    if hide.clicked() {
        steer::hide(data, grid, version);
        ui.close();
    }
    let others = ui.add_enabled(several, Button::new("Hide the other columns"));
    if others.clicked() {
        let all = data.presentation.columns.iter().map(|column| column.version);
        all.filter(|other| *other != version).for_each(|other| steer::hide(data, grid, other));
        ui.close();
    }
    for (words, key, to) in [
        ("Move to the left", keys::MOVE_COLUMN_LEFT, Shift::Left),
        ("Move to the right", keys::MOVE_COLUMN_RIGHT, Shift::Right),
    ] {
        let button = ui.add_enabled(several, Button::new(words).shortcut_text(shortcut(ui, key)));
        if button.clicked() {
            grid.columns.shift(ids, base, version, to);
            ui.close();
        }
    }
    let uneven = !grid.columns.is_even();
    let even = ui.add_enabled(
        uneven,
        Button::new("Equal widths").shortcut_text(shortcut(ui, keys::EVEN_COLUMNS)),
    );
    if even.clicked() {
        grid.columns.even();
        ui.close();
    }
    let hidden = grid.columns.hidden(ids) > 0;
    let all = ui.add_enabled(
        hidden,
        Button::new("Show all columns").shortcut_text(shortcut(ui, keys::ALL_COLUMNS)),
    );
    if all.clicked() {
        grid.columns.show_all();
        ui.close();
    }
}
