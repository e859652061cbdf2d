//! What stands above the grid: base, filter, differences, find.

use super::{ViewData, columns_ui, hits, offer};
use crate::present::filter::{self, Direction};
use crate::present::{RowView, Typographic};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::keys;
use crate::ui::state::{RowOrder, SideBySideState};
use crate::ui::text::{self, DeletedWords};
use crate::ui::theme;
use egui::{ComboBox, Ui, UiBuilder};

/// Height of the two lines that are always there.
const HEIGHT: f32 = 72.0;
/// Height of a further line.
const LINE: f32 = 32.0;

/// Which lines stand above the grid beside those that always do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lines {
    /// The filters that are on.
    filters: bool,
    /// What was found.
    find: bool,
}

impl Lines {
    fn of(state: &SideBySideState) -> Self {
        Self { filters: !state.filter.is_empty(), find: !state.find.trim().is_empty() }
    }
}

/// How much height the tools take.
pub(super) fn height(state: &SideBySideState) -> f32 {
    let Lines { filters, find } = Lines::of(state);
    let further = [filters, find].into_iter().filter(|shown| *shown).count();
    HEIGHT + LINE * further as f32
}

/// Draws the tools.
pub(super) fn toolbar_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    let mut rect = ui.available_rect_before_wrap();
    rect.set_height(height(state));
    let lines = Lines::of(state);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(egui::vec2(theme::GAP, 4.0))), |ui| {
        ui.horizontal(|ui| {
            base_ui(ui, data, actions);
            offer::filter_ui(ui, data, state);
            order_ui(ui, state);
            difference_ui(ui, data, state);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                hits::find_ui(ui, state);
            });
        });
        ui.horizontal(|ui| second_line_ui(ui, data, state));
        if lines.filters {
            ui.horizontal(|ui| offer::chips_ui(ui, data, state));
        }
        if lines.find {
            ui.horizontal(|ui| hits::summary_ui(ui, state));
        }
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
    // Where only hidden columns differ, there would be nothing to see.
    let grid = &state.grid;
    let differs = |row: &RowView| grid.differs(row);
    let Some(at) = filter::difference(rows, &grid.shown, from, direction, differs) else { return };
    state.current = state.grid.shown.get(at).and_then(|&row| rows.get(row)).map(|row| row.id);
    state.grid.go = Some((at, None));
}

fn second_line_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    ui.label(chips::soft(ui, offer::row_count(&data.presentation.rows, state)));
    if data.presentation.columns.len() < 2 {
        ui.label(chips::soft(ui, "Only one version is open: open another to see how they differ."));
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
    let how =
        "Point at it, or press Q in its cell, to light it in every version; Ctrl+click opens it";
    fact.on_hover_text(format!("Dotted: a fact. {how}"));
    ui.label(plain("quote").color(palette.quote).underline())
        .on_hover_text(format!("Underlined: a quote. {how}"));
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
