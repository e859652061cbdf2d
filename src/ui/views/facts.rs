//! The facts screen: checkable details across versions, disagreements first.

mod corrections;
mod details;
mod list;

pub use corrections::CorrectState;
pub use list::{Decided, FactFilter, Grouping, Order};

use super::ViewData;
use crate::article::{self, VersionId};
use crate::charts::{ChartKind, Target};
use crate::facts::{Agreement, FactId, FactKind, FactStatus};
use crate::present::{FactReading, FactRow};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::lists::{self, Asked, ListLine, choice_ui};
use crate::ui::matrix::{self, Line, Spec};
use crate::ui::state::FactsState;
use crate::ui::theme;
use crate::ui::views::decisions::decisions_ui;
use crate::ui::widgets::chart;
use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

const GROUP_HEIGHT: f32 = 34.0;
const FACT_HEIGHT: f32 = 70.0;

/// The facts as they are listed.
pub type FactList = lists::List<FactFilter>;

/// The verdict in words for the screen.
fn verdict(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Differ => "Values differ",
        Agreement::Agree => "Values agree",
        Agreement::Single => "In one version only",
    }
}

/// Draws the screen.
pub fn facts_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut FactsState,
    actions: &mut Vec<Action>,
) {
    if data.presentation.facts.rows.is_empty() {
        chips::notice_ui(
            ui,
            "No facts found",
            "No counts, sums, dates, names or places were recognised in these versions.",
        );
        decisions_ui(ui, &data.presentation.facts.decisions, actions);
        return;
    }
    state.list.refresh_showing(data, state.selected);
    tools_ui(ui, data, &mut state.list);
    keys(ui, data, state, actions);
    let selected = state.selected;
    matrix::details_ui(ui, "fact details", |ui| {
        match selected.and_then(|id| find_row(data, id)) {
            Some(row) => {
                details::fact_ui(ui, data, row, actions);
                corrections::corrections_ui(ui, data, row, &mut state.correct, actions);
                let header = egui::CollapsingHeader::new("Where it stands in each version");
                header.show(ui, |ui| chart_ui(ui, data, state, actions));
            }
            None => {
                details::summary_ui(ui, data);
                chips::section_ui(ui, ChartKind::FactPositions.name(), "");
                chart_ui(ui, data, state, actions);
            }
        }
        decisions_ui(ui, &data.presentation.facts.decisions, actions);
    });
    // What was clicked in a chart is shown at once.
    state.list.refresh_showing(data, state.selected);
    list_ui(ui, data, state, actions);
}

/// Where the facts stand in each version; one that is clicked is selected.
fn chart_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut FactsState, actions: &mut Vec<Action>) {
    let base = data.presentation.base.unwrap_or(VersionId(0));
    let selected = state.selected.map(|id| Target::Fact(id, base));
    let hit = chart::chart_ui(
        ui,
        (data.presentation, data.revision),
        ChartKind::FactPositions,
        &mut state.charts,
        (selected.as_ref(), actions),
    );
    match hit {
        None => {}
        Some(Target::Fact(id, version)) => {
            state.selected = Some(id);
            state.list.cell = Some(version);
        }
        Some(target @ (Target::Version(_) | Target::Quote(..) | Target::Speaker(_))) => {
            super::follow(data, &target, actions);
        }
    }
}

fn find_row<'a>(data: &ViewData<'a>, id: FactId) -> Option<&'a FactRow> {
    data.presentation.facts.rows.iter().find(|row| row.id == id)
}

fn tools_ui(ui: &mut Ui, data: &ViewData<'_>, list: &mut FactList) {
    ui.add_space(theme::GAP_SMALL);
    ui.horizontal_wrapped(|ui| {
        let filter = &mut list.filter;
        lists::find_ui(ui, &mut filter.text, "Find a fact");
        let kinds = FactKind::ALL.map(|kind| (Some(kind), kind.name().to_owned()));
        choice_ui(ui, ("Kind", 110.0), &mut filter.kind, &with_all(kinds));
        let verdicts = [Agreement::Differ, Agreement::Agree, Agreement::Single]
            .map(|one| (Some(one), verdict(one).to_owned()));
        choice_ui(ui, ("Verdict", 130.0), &mut filter.agreement, &with_all(verdicts));
        let versions = lists::versions(data, "Any");
        choice_ui(ui, ("Not found in", 110.0), &mut filter.lacks, &versions)
            .on_hover_text("The version that is not seen to mention the fact");
        let decided = [(Decided::Any, "Any"), (Decided::ByUser, "decided by you")];
        let decided = decided.map(|(choice, words)| (choice, words.to_owned()));
        choice_ui(ui, ("Only", 110.0), &mut filter.decided, &decided);
        let orders = Order::ALL.map(|order| (order, order.name().to_owned()));
        choice_ui(ui, ("Sort", 130.0), &mut filter.order, &orders);
        let groupings = Grouping::ALL.map(|one| (one, one.name().to_owned()));
        choice_ui(ui, ("Group", 90.0), &mut filter.grouping, &groupings);
        list.counts_ui(ui, data.presentation.facts.rows.len(), ("fact", "facts"));
    });
    ui.add_space(theme::GAP_SMALL);
}

/// Choices with "All" before them.
fn with_all<T, const N: usize>(choices: [(Option<T>, String); N]) -> Vec<(Option<T>, String)> {
    std::iter::once((None, "All".to_owned())).chain(choices).collect()
}

fn keys(ui: &Ui, data: &ViewData<'_>, state: &mut FactsState, actions: &mut Vec<Action>) {
    let columns = data.presentation.columns.len();
    let asked = state.list.keys(ui, &mut state.selected, columns);
    let Some(row) = state.selected.and_then(|id| find_row(data, id)) else { return };
    match asked {
        Some(Asked::Show) => match state.list.cell {
            Some(cell) => reveal(row, cell, actions),
            None => {
                let first = row.cells.iter().flatten().next();
                actions.extend(first.map(|reading| Action::Reveal(reading.place)));
            }
        },
        Some(Asked::Copy) => ui.copy_text(list::line(data, row)),
        None => {}
    }
}

/// Goes to the words of a version; where it is not seen to mention the fact, to where they would stand.
fn reveal(row: &FactRow, version: VersionId, actions: &mut Vec<Action>) {
    let place = match row.cells.get(version.index()) {
        Some(Some(reading)) => Some(reading.place),
        Some(None) | None => {
            row.look.get(version.index()).copied().flatten().map(|look| look.place)
        }
    };
    actions.extend(place.map(Action::Reveal));
}

fn list_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut FactsState, actions: &mut Vec<Action>) {
    if state.list.lines.is_empty() {
        let why = "No fact passes these filters.";
        state.list.nothing_ui(ui, "No fact to show", why, "Show all facts");
        return;
    }
    let presentation = data.presentation;
    let spec = Spec { columns: &presentation.columns, base: presentation.base, label: "Fact" };
    let scroll_to = state.list.scroll_to(state.selected);
    let lines = std::mem::take(&mut state.list.lines);
    let height = |line: &ListLine<FactFilter>| match line {
        ListLine::Group(_) => GROUP_HEIGHT,
        ListLine::Item(..) => FACT_HEIGHT,
    };
    matrix::matrix_ui(ui, &spec, &lines, scroll_to, height, |ui, line, place| match line {
        ListLine::Group(heading) => {
            matrix::heading_ui(ui, &format!("{} · {}", heading.words, heading.count), place);
        }
        ListLine::Item(_, at) => {
            if let Some(row) = presentation.facts.rows.get(*at) {
                fact_ui(ui, data, row, place, state, actions);
            }
        }
    });
    state.list.lines = lines;
}

fn fact_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &FactRow,
    line: &Line,
    state: &mut FactsState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let response = ui.interact(line.whole, ui.scope_id().with(row.id), Sense::CLICK);
    let chosen = state.selected == Some(row.id);
    response.widget_info(|| {
        let text = if row.by_user {
            format!("{} ({})", row.label, chips::BY_USER)
        } else {
            row.label.clone()
        };
        WidgetInfo::selected(Role::Row, true, chosen, text)
    });
    matrix::paint_ground(ui, line, response.hovered(), chosen);
    if response.clicked() {
        state.list.pick(&mut state.selected, row.id, None);
    }
    response.context_menu(|ui| menu_ui(ui, data, row, actions));
    line.cells_ui(ui, |ui| cells_ui(ui, data, row, line, state, actions));
    if let Some(cell) = state.list.cell.filter(|cell| chosen && state.list.has_come_to(*cell)) {
        line.cells.get(cell.index()).into_iter().for_each(|rect| line.scroll_to_cell(ui, *rect));
    }
    let label = line.label.shrink2(Vec2::new(theme::CELL_PADDING, 7.0));
    let top = Rect::from_min_size(label.min, Vec2::new(label.width(), 20.0));
    matrix::paint_text(ui, top, &row.label, theme::strong_font(), palette.ink, 1);
    let low = Rect::from_min_size(label.min + Vec2::new(0.0, 21.0), Vec2::new(label.width(), 18.0));
    let low = if row.by_user { chips::by_user_ui(ui, low) } else { low };
    matrix::paint_text(ui, low, row.kind.name(), theme::small_font(), palette.soft_ink, 1);
}

fn cells_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &FactRow,
    line: &Line,
    state: &mut FactsState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let chosen = state.selected == Some(row.id);
    let cells = row.cells.iter().zip(&line.cells).zip(&data.presentation.columns);
    for ((cell, rect), column) in cells.filter(|((_, rect), _)| ui.clip_rect().intersects(**rect)) {
        let at = ui.interact(*rect, ui.scope_id().with((row.id, column.version)), Sense::CLICK);
        let here = chosen && state.list.cell == Some(column.version);
        at.widget_info(|| {
            let text = format!("{}: {}", column.version, spoken(data, cell.as_ref()));
            WidgetInfo::selected(Role::Cell, true, here, text)
        });
        if at.clicked() {
            state.list.pick(&mut state.selected, row.id, Some(column.version));
        }
        if at.double_clicked() {
            reveal(row, column.version, actions);
        }
        match cell {
            Some(reading) => cell_ui(ui, data, reading, *rect),
            None => {
                let at = rect.left_center() + Vec2::new(theme::GAP, 0.0);
                let (font, ink) = (theme::small_font(), palette.soft_ink);
                ui.painter().text(at, Align2::LEFT_CENTER, "– not found", font, ink);
            }
        }
        if here {
            matrix::paint_cursor(ui, *rect);
        }
        at.context_menu(|ui| menu_ui(ui, data, row, actions));
        at.on_hover_text(format!("{}: {}", column.label, spoken(data, cell.as_ref())));
    }
}

/// What can be done with a line.
fn menu_ui(ui: &mut Ui, data: &ViewData<'_>, row: &FactRow, actions: &mut Vec<Action>) {
    let looks = row.look.iter().copied().chain(std::iter::repeat(None));
    for ((cell, look), column) in row.cells.iter().zip(looks).zip(&data.presentation.columns) {
        let words = match (cell, look) {
            (Some(_), _) => format!("Show in {} {}", column.version, column.label),
            (None, Some(_)) => format!("Show where to look in {} {}", column.version, column.label),
            (None, None) => continue,
        };
        if ui.button(words).clicked() {
            reveal(row, column.version, actions);
            ui.close();
        }
    }
    ui.separator();
    let copy = ui.button("Copy the line");
    if copy.on_hover_text(crate::ui::keys::LIST_COPY.tip(ui.ctx(), "For a spreadsheet")).clicked() {
        ui.copy_text(list::line(data, row));
        ui.close();
    }
}

/// Whether the value is another than most versions carry, as a sign.
fn symbol(status: FactStatus) -> &'static str {
    match status {
        FactStatus::Same => "",
        FactStatus::Differs => "≠ ",
        FactStatus::Unresolved => "? ",
    }
}

fn cell_ui(ui: &Ui, data: &ViewData<'_>, reading: &FactReading, rect: Rect) {
    let palette = theme::palette(ui);
    let ink = match reading.status {
        FactStatus::Same => palette.ink,
        FactStatus::Differs => palette.deleted,
        FactStatus::Unresolved => palette.warning,
    };
    if reading.status == FactStatus::Differs {
        let ground = rect.shrink2(Vec2::new(1.0, 1.0));
        ui.painter().rect_filled(ground, CornerRadius::ZERO, palette.deleted_wash);
    }
    let inner = rect.shrink2(Vec2::new(theme::GAP, 6.0));
    let value = reading.value.as_deref().unwrap_or("can't tell");
    let top = Rect::from_min_size(inner.min, Vec2::new(inner.width(), 20.0));
    let text = format!("{}{value}", symbol(reading.status));
    matrix::paint_text(ui, top, &text, theme::small_strong_font(), ink, 1);
    let line = |top: f32| {
        Rect::from_min_size(inner.min + Vec2::new(0.0, top), Vec2::new(inner.width(), 18.0))
    };
    let words = article::words_at(&data.story.versions, reading.place);
    let quoted = format!("“{words}”");
    matrix::paint_text(ui, line(20.0), &quoted, theme::small_font(), palette.ink, 1);
    let depth = position(reading);
    matrix::paint_text(ui, line(39.0), &depth, theme::small_font(), palette.soft_ink, 1);
}

/// Where a reading stands: "paragraph 3, 12 %".
fn position(reading: &FactReading) -> String {
    format!("{}, {}", reading.prominence, chips::percent(reading.depth))
}

/// A cell in words.
fn spoken(data: &ViewData<'_>, cell: Option<&FactReading>) -> String {
    let Some(reading) = cell else { return "not found".to_owned() };
    let words = article::words_at(&data.story.versions, reading.place);
    let value = reading.value.as_deref().unwrap_or("value can't be told");
    let differs = match reading.status {
        FactStatus::Same => "",
        FactStatus::Differs => ", value differs",
        FactStatus::Unresolved => ", unresolved",
    };
    let by_user = if reading.by_user { format!(" ({})", chips::BY_USER) } else { String::new() };
    format!("{value}{by_user}{differs}, written “{words}”, {}", position(reading))
}
