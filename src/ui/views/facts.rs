//! The facts screen: checkable details across versions, disagreements first.

mod corrections;
mod details;

pub use corrections::CorrectState;

use super::ViewData;
use crate::article;
use crate::facts::{Agreement, FactId, FactKind, FactStatus};
use crate::jobs::Revision;
use crate::present::{FactReading, FactRow};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::keys;
use crate::ui::matrix::{self, Line, Spec};
use crate::ui::state::FactsState;
use crate::ui::theme;
use crate::ui::views::decisions::decisions_ui;
use crate::ui::views::side_by_side::find;
use egui::{Align2, ComboBox, CornerRadius, Rect, Role, Sense, TextEdit, Ui, Vec2, WidgetInfo};

const GROUP_HEIGHT: f32 = 34.0;
const FACT_HEIGHT: f32 = 70.0;

/// What the list of facts shows.
#[derive(Clone, Debug, Default)]
pub struct ListState {
    /// Words that the fact's heading or values must hold.
    pub text: String,
    /// The only kind shown.
    pub kind: Option<FactKind>,
    /// The only verdict shown.
    pub agreement: Option<Agreement>,
    key: Option<ListKey>,
    lines: Vec<ListLine>,
    seen: Option<FactId>,
}

/// What the lines depend on.
#[derive(Clone, Debug, PartialEq)]
struct ListKey {
    revision: Revision,
    text: String,
    kind: Option<FactKind>,
    agreement: Option<Agreement>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListLine {
    /// The facts that follow have this verdict.
    Group(Agreement, usize),
    /// A fact, by index.
    Fact(usize),
}

/// The verdict in words for the screen.
fn verdict(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Differ => "Values differ",
        Agreement::Agree => "Values agree",
        Agreement::Single => "In one version only",
    }
}

impl ListState {
    fn refresh(&mut self, data: &ViewData<'_>) {
        let key = ListKey {
            revision: data.revision,
            text: self.text.clone(),
            kind: self.kind,
            agreement: self.agreement,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.lines.clear();
        for agreement in [Agreement::Differ, Agreement::Agree, Agreement::Single] {
            let rows = data.presentation.facts.rows.iter().enumerate();
            let passing: Vec<ListLine> = rows
                .filter(|(_, row)| row.agreement == agreement && self.passes(row))
                .map(|(at, _)| ListLine::Fact(at))
                .collect();
            if !passing.is_empty() {
                self.lines.push(ListLine::Group(agreement, passing.len()));
                self.lines.extend(passing);
            }
        }
        self.key = Some(key);
    }

    fn passes(&self, row: &FactRow) -> bool {
        let needle = self.text.trim();
        let in_values = || {
            let mut values =
                row.cells.iter().flatten().filter_map(|reading| reading.value.as_deref());
            values.any(|value| !find::find(value, needle).is_empty())
        };
        self.kind.is_none_or(|kind| kind == row.kind)
            && self.agreement.is_none_or(|agreement| agreement == row.agreement)
            && (needle.is_empty() || !find::find(&row.label, needle).is_empty() || in_values())
    }

    fn is_filtered(&self) -> bool {
        !self.text.trim().is_empty() || self.kind.is_some() || self.agreement.is_some()
    }

    fn clear(&mut self) {
        self.text.clear();
        self.kind = None;
        self.agreement = None;
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
    state.list.refresh(data);
    if state.selected.is_some_and(|id| line_of(data, &state.list, id).is_none()) {
        state.list.clear();
        state.list.refresh(data);
    }
    tools_ui(ui, data, &mut state.list);
    keys(ui, data, state, actions);
    let selected = state.selected;
    matrix::details_ui(ui, "fact details", |ui| {
        match selected.and_then(|id| find_row(data, id)) {
            Some(row) => {
                details::fact_ui(ui, data, row, actions);
                corrections::corrections_ui(ui, data, row, &mut state.correct, actions);
            }
            None => details::summary_ui(ui, data),
        }
        decisions_ui(ui, &data.presentation.facts.decisions, actions);
    });
    list_ui(ui, data, state, actions);
}

fn find_row<'a>(data: &ViewData<'a>, id: FactId) -> Option<&'a FactRow> {
    data.presentation.facts.rows.iter().find(|row| row.id == id)
}

fn row_of<'a>(data: &ViewData<'a>, line: ListLine) -> Option<&'a FactRow> {
    match line {
        ListLine::Group(..) => None,
        ListLine::Fact(at) => data.presentation.facts.rows.get(at),
    }
}

fn line_of(data: &ViewData<'_>, list: &ListState, id: FactId) -> Option<usize> {
    list.lines.iter().position(|&line| row_of(data, line).is_some_and(|row| row.id == id))
}

fn tools_ui(ui: &mut Ui, data: &ViewData<'_>, list: &mut ListState) {
    ui.add_space(theme::GAP_SMALL);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(theme::GAP);
        ui.add(TextEdit::singleline(&mut list.text).hint_text("Find a fact").desired_width(190.0))
            .accessible_name("Find a fact");
        let label = ui.label(chips::soft(ui, "Kind")).id;
        let shown = list.kind.map_or("All", FactKind::name);
        let combo = ComboBox::from_id_salt("kind").width(120.0).height(360.0).selected_text(shown);
        let combo = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut list.kind, None, "All");
            for kind in FactKind::ALL {
                ui.selectable_value(&mut list.kind, Some(kind), kind.name());
            }
        });
        combo.response.labelled_by(label);
        let label = ui.label(chips::soft(ui, "Verdict")).id;
        let shown = list.agreement.map_or("All", verdict);
        let combo = ComboBox::from_id_salt("verdict").width(150.0).selected_text(shown);
        let combo = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut list.agreement, None, "All");
            for choice in [Agreement::Differ, Agreement::Agree, Agreement::Single] {
                ui.selectable_value(&mut list.agreement, Some(choice), verdict(choice));
            }
        });
        combo.response.labelled_by(label);
        let all = data.presentation.facts.rows.len();
        let shown = list.lines.iter().filter(|line| matches!(line, ListLine::Fact(_))).count();
        let text = if list.is_filtered() {
            format!("{shown} of {}", chips::count(all, "fact", "facts"))
        } else {
            chips::count(all, "fact", "facts")
        };
        ui.label(chips::soft(ui, text));
        if list.is_filtered() && ui.link(chips::soft(ui, "Show all").underline()).clicked() {
            list.clear();
        }
    });
    ui.add_space(theme::GAP_SMALL);
}

fn keys(ui: &Ui, data: &ViewData<'_>, state: &mut FactsState, actions: &mut Vec<Action>) {
    let facts: Vec<FactId> =
        state.list.lines.iter().filter_map(|&line| Some(row_of(data, line)?.id)).collect();
    let by = matrix::arrows(ui);
    if by != 0 && !facts.is_empty() {
        let at = state.selected.and_then(|id| facts.iter().position(|&fact| fact == id));
        let next = at.map_or(0, |at| at.saturating_add_signed(by).min(facts.len() - 1));
        state.selected = facts.get(next).copied();
    }
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    if keys::LIST_LEAVE.pressed(ui) {
        state.selected = None;
    }
    let first = state.selected.and_then(|id| find_row(data, id)?.cells.iter().flatten().next());
    if let Some(reading) = first
        && keys::LIST_SHOW.pressed(ui)
    {
        actions.push(Action::Reveal(reading.place));
    }
}

fn list_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut FactsState, actions: &mut Vec<Action>) {
    if state.list.lines.is_empty() {
        chips::notice_ui(ui, "No fact to show", "No fact passes these filters.");
        ui.vertical_centered(|ui| {
            if ui.button("Show all facts").clicked() {
                state.list.clear();
            }
        });
        return;
    }
    let presentation = data.presentation;
    let spec = Spec { columns: &presentation.columns, base: presentation.base, label: "Fact" };
    let new = state.selected.filter(|_| state.selected != state.list.seen);
    let scroll_to = new.and_then(|id| line_of(data, &state.list, id));
    state.list.seen = state.selected;
    let lines = std::mem::take(&mut state.list.lines);
    let height = |line: &ListLine| match line {
        ListLine::Group(..) => GROUP_HEIGHT,
        ListLine::Fact(_) => FACT_HEIGHT,
    };
    matrix::matrix_ui(ui, &spec, &lines, scroll_to, height, |ui, &line, place| match line {
        ListLine::Group(agreement, count) => group_ui(ui, agreement, count, place),
        ListLine::Fact(_) => {
            if let Some(row) = row_of(data, line) {
                fact_ui(ui, data, row, place, state, actions);
            }
        }
    });
    state.list.lines = lines;
}

fn group_ui(ui: &Ui, agreement: Agreement, count: usize, line: &Line) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(line.whole, CornerRadius::ZERO, palette.shade);
    ui.painter().hline(line.whole.x_range(), line.whole.bottom(), theme::hairline(ui));
    let at = line.label.left_center() + Vec2::new(theme::CELL_PADDING, 0.0);
    let text = format!("{} · {count}", verdict(agreement));
    ui.painter().text(at, Align2::LEFT_CENTER, text, theme::strong_font(), palette.ink);
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
    let mut picked = response.clicked();
    let label = line.label.shrink2(Vec2::new(theme::CELL_PADDING, 7.0));
    let top = Rect::from_min_size(label.min, Vec2::new(label.width(), 20.0));
    matrix::paint_text(ui, top, &row.label, theme::strong_font(), palette.ink, 1);
    let low = Rect::from_min_size(label.min + Vec2::new(0.0, 21.0), Vec2::new(label.width(), 18.0));
    let low = if row.by_user { chips::by_user_ui(ui, low) } else { low };
    matrix::paint_text(ui, low, row.kind.name(), theme::small_font(), palette.soft_ink, 1);
    for ((cell, rect), column) in row.cells.iter().zip(&line.cells).zip(&data.presentation.columns)
    {
        let at = ui.interact(*rect, ui.scope_id().with((row.id, column.version)), Sense::CLICK);
        at.widget_info(|| {
            let text = format!("{}: {}", column.version, spoken(data, cell.as_ref()));
            WidgetInfo::labeled(Role::Cell, true, text)
        });
        picked |= at.clicked();
        if let Some(reading) = cell {
            cell_ui(ui, data, reading, *rect);
            if at.double_clicked() {
                actions.push(Action::Reveal(reading.place));
            }
        } else {
            let at = rect.left_center() + Vec2::new(theme::GAP, 0.0);
            ui.painter().text(
                at,
                Align2::LEFT_CENTER,
                "– not found",
                theme::small_font(),
                palette.soft_ink,
            );
        }
        at.on_hover_text(format!("{}: {}", column.label, spoken(data, cell.as_ref())));
    }
    if picked {
        state.selected = Some(row.id);
        state.list.seen = state.selected;
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
