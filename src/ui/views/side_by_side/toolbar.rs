//! What stands above the grid: base, filter, differences, find.

use super::filter::{self, Direction};
use super::{GridState, ViewData, columns_ui};
use crate::present::{RowView, Typographic};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::keys;
use crate::ui::state::{RowFilter, RowOrder, SideBySideState};
use crate::ui::text::{self, DeletedWords};
use crate::ui::theme;
use egui::{ComboBox, Key, TextEdit, Ui, UiBuilder};

/// Height of the two lines above the grid.
pub(super) const HEIGHT: f32 = 72.0;
const FIND_WIDTH: f32 = 190.0;

/// Draws the tools.
pub(super) fn toolbar_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    let mut rect = ui.available_rect_before_wrap();
    rect.set_height(HEIGHT);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(egui::vec2(theme::GAP, 4.0))), |ui| {
        ui.horizontal(|ui| {
            base_ui(ui, data, actions);
            filter_ui(ui, data, state);
            order_ui(ui, state);
            difference_ui(ui, data, state);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                find_ui(ui, state)
            });
        });
        ui.horizontal(|ui| second_line_ui(ui, data, state));
    });
    ui.advance_cursor_after_rect(rect);
}

fn base_ui(ui: &mut Ui, data: &ViewData<'_>, actions: &mut Vec<Action>) {
    let columns = &data.presentation.columns;
    let base = data.presentation.base.and_then(|base| columns.get(base.index()));
    let shown = base.map_or_else(String::new, |base| format!("{} · {}", base.version, base.label));
    let label = ui.label(chips::soft(ui, "Base")).id;
    let combo = ComboBox::from_id_salt("base")
        .width(150.0)
        .selected_text(chips::beginning(&shown, 24))
        .show_ui(ui, |ui| {
            for column in columns {
                let chosen = data.presentation.base == Some(column.version);
                let name = format!("{} · {}", column.version, column.label);
                if ui.selectable_label(chosen, name).clicked() && !chosen {
                    actions.push(Action::SetBase(column.version));
                }
            }
        });
    combo
        .response
        .labelled_by(label)
        .on_hover_text("The version that the others are compared with");
}

fn filter_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    let columns = &data.presentation.columns;
    let label = ui.label(chips::soft(ui, "Show")).id;
    let combo = ComboBox::from_id_salt("filter")
        .width(150.0)
        .height(360.0)
        .selected_text(chips::beginning(&filter::name(state.filter, columns), 24))
        .show_ui(ui, |ui| {
            for (choice, name) in filter::choices(columns) {
                let rows = &data.presentation.rows;
                let passing = rows
                    .iter()
                    .filter(|row| filter::passes(row, choice, state.grid.typographic))
                    .count();
                let name = format!("{name} ({passing})");
                ui.selectable_value(&mut state.filter, choice, name);
            }
        });
    combo.response.labelled_by(label).on_hover_text("Which rows are shown");
}

fn order_ui(ui: &mut Ui, state: &mut SideBySideState) {
    let mut gravest = state.order == RowOrder::GravestFirst;
    ui.checkbox(&mut gravest, "Gravest first").on_hover_text(
        "Rows in which the meaning changes stand first: a negation, then figures and dates, names, \
         hedges, whole sentences. Otherwise rows stand as in the base",
    );
    state.order = if gravest { RowOrder::GravestFirst } else { RowOrder::AsRead };
}

fn difference_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    let previous = ui.button("↑ Difference");
    let tip = keys::PREVIOUS_DIFFERENCE.tip(ui.ctx(), "The difference before this");
    let previous = previous.on_hover_text(tip);
    previous.widget_info(|| button("Previous difference"));
    if previous.clicked() || keys::PREVIOUS_DIFFERENCE.pressed(ui) {
        go_to_difference(data, state, Direction::Previous);
    }
    let next = ui.button("↓ Difference");
    let tip = keys::NEXT_DIFFERENCE.tip(ui.ctx(), "The difference after this");
    let next = next.on_hover_text(tip);
    next.widget_info(|| button("Next difference"));
    if next.clicked() || keys::NEXT_DIFFERENCE.pressed(ui) {
        go_to_difference(data, state, Direction::Next);
    }
}

fn button(label: &str) -> egui::WidgetInfo {
    egui::WidgetInfo::labeled(egui::Role::Button, true, label)
}

/// Makes the nearest row that differs the current one.
pub(super) fn go_to_difference(
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    direction: Direction,
) {
    let rows = &data.presentation.rows;
    let from = state.current.and_then(|id| state.grid.position(rows, id));
    let Some(at) =
        filter::difference(rows, &state.grid.shown, from, direction, state.grid.typographic)
    else {
        return;
    };
    state.current = state.grid.shown.get(at).and_then(|&row| rows.get(row)).map(|row| row.id);
    state.grid.go = Some((at, None));
}

/// Drawn from right to left.
fn find_ui(ui: &mut Ui, state: &mut SideBySideState) {
    let SideBySideState { find, grid, .. } = state;
    let some = !grid.hits.is_empty();
    let tip = keys::NEXT_HIT.tip(ui.ctx(), "Next hit");
    let next = ui.add_enabled(some, egui::Button::new("↓")).on_hover_text(tip);
    next.widget_info(|| button("Next hit"));
    let tip = keys::PREVIOUS_HIT.tip(ui.ctx(), "Previous hit");
    let previous = ui.add_enabled(some, egui::Button::new("↑")).on_hover_text(tip);
    previous.widget_info(|| button("Previous hit"));
    if keys::PREVIOUS_HIT.pressed(ui) || previous.clicked() {
        grid.step_hit(Direction::Previous);
    } else if keys::NEXT_HIT.pressed(ui) || next.clicked() {
        grid.step_hit(Direction::Next);
    }
    if !find.trim().is_empty() {
        ui.label(chips::soft(ui, hit_count(grid)));
    }
    let id = ui.scope_id().with("find");
    if ui.memory(|memory| memory.has_focus(id)) {
        // Taken before the field sees it, which would give up the focus.
        if keys::PREVIOUS_HIT_TYPING.pressed_while_typing(ui) {
            grid.step_hit(Direction::Previous);
        } else if keys::NEXT_HIT_TYPING.pressed_while_typing(ui) {
            grid.step_hit(Direction::Next);
        }
    }
    let field = TextEdit::singleline(find).id(id).hint_text("Find in all versions");
    let field = ui.add(field.desired_width(FIND_WIDTH)).accessible_name("Find in all versions");
    if keys::FIND.pressed(ui) {
        field.request_focus();
    }
    if field.has_focus() && ui.input(|i| i.key_pressed(Key::Escape)) {
        find.clear();
    }
}

fn hit_count(grid: &GridState) -> String {
    match (grid.hits.len(), grid.hit) {
        (0, _) => "no hit".to_owned(),
        (count, Some(at)) => format!("{} of {count}", at + 1),
        (count, None) => chips::count(count, "hit", "hits"),
    }
}

fn second_line_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    ui.label(chips::soft(ui, row_count(&data.presentation.rows, &state.grid)));
    if data.presentation.columns.len() < 2 {
        ui.label(chips::soft(ui, "Only one version is open: open another to see how they differ."));
    }
    if state.filter != RowFilter::All
        && ui.link(chips::soft(ui, "Show all rows").underline()).clicked()
    {
        state.filter = RowFilter::All;
    }
    columns_ui::tools_ui(ui, data, &mut state.grid);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let mut shown = state.grid.deleted == DeletedWords::Shown;
        ui.checkbox(&mut shown, "Deleted words")
            .on_hover_text("Show words that only the base has, struck through, where they stood");
        state.grid.deleted = if shown { DeletedWords::Shown } else { DeletedWords::Hidden };
        let mut shown = state.grid.typographic == Typographic::Shown;
        ui.checkbox(&mut shown, "Typography").on_hover_text(
            "Show differences of punctuation, quotation marks, dashes, white space, spelling and \
             capitals, and count them as differences (T)",
        );
        state.grid.typographic = if shown { Typographic::Shown } else { Typographic::Hidden };
        legend_ui(ui);
    });
}

/// How many rows are shown, and how many the filter hides.
fn row_count(rows: &[RowView], grid: &GridState) -> String {
    let shown = grid.shown.len();
    let hidden = rows.len().saturating_sub(shown);
    let all = chips::count(shown, "row", "rows");
    if hidden == 0 { all } else { format!("{all} · {hidden} hidden by the filter") }
}

/// Width that the legend needs.
const LEGEND_WIDTH: f32 = 480.0;

/// What the marks mean; drawn from right to left.
fn legend_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    if ui.available_width() < LEGEND_WIDTH {
        return;
    }
    ui.add_space(theme::GAP);
    let plain = |text: &str| egui::RichText::new(text).font(theme::small_font());
    let fact = ui.label(plain("fact").color(palette.fact));
    text::dotted(ui.painter(), fact.rect, fact.rect.bottom() - 2.0, palette.fact);
    fact.on_hover_text("Dotted: a fact. Click to see it in every version");
    ui.label(plain("quote").color(palette.quote).underline())
        .on_hover_text("Underlined: a quote. Click to see all its readings");
    let moved = ui.label(plain("moved").color(palette.moved));
    text::framed(ui.painter(), moved.rect.expand2(egui::vec2(3.0, 0.0)), palette.moved);
    moved.on_hover_text("Framed: a sentence that stands elsewhere in the base’s passage");
    let typographic = ui.label(plain("typography").color(palette.typographic));
    let line = typographic.rect;
    text::dotted(ui.painter(), line, line.bottom() - 2.0, palette.typographic);
    typographic.on_hover_text(
        "Dotted, grey: only punctuation, quotation marks, a dash, white space, spelling or capitals",
    );
    let deleted = plain("deleted").color(palette.deleted).background_color(palette.deleted_wash);
    ui.label(deleted.strikethrough()).on_hover_text("Only in the base");
    let inserted =
        plain("inserted").color(palette.inserted).background_color(palette.inserted_wash);
    ui.label(inserted.underline()).on_hover_text("Not in the base");
}
