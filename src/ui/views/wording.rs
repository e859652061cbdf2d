//! The wording screen: which version chooses which words, names and verbs of speaking.

mod details;

use super::ViewData;
use crate::jobs::Revision;
use crate::present::{WordingKey, WordingRow, WordingUse};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::keys;
use crate::ui::matrix::{self, Line, Spec};
use crate::ui::state::WordingState;
use crate::ui::theme;
use crate::ui::views::side_by_side::find;
use egui::{Align2, ComboBox, CornerRadius, Rect, Role, Sense, TextEdit, Ui, Vec2, WidgetInfo};

const GROUP_HEIGHT: f32 = 34.0;
const ROW_HEIGHT: f32 = 56.0;
/// Ways of putting it that one cell shows.
const SHOWN: usize = 2;

/// The three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words of one version where another has others.
    Choices,
    /// What versions name differently.
    Names,
    /// The verbs with which speakers are made to speak.
    Reporting,
}

impl Part {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 3] = [Self::Choices, Self::Names, Self::Reporting];

    /// Its heading.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Choices => "One word or the other",
            Self::Names => "Names for the same",
            Self::Reporting => "How each voice speaks",
        }
    }

    fn rows<'a>(self, data: &ViewData<'a>) -> &'a [WordingRow] {
        let view = &data.presentation.wording;
        match self {
            Self::Choices => &view.choices,
            Self::Names => &view.names,
            Self::Reporting => &view.reporting,
        }
    }
}

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct ListState {
    /// Words that a line must hold.
    pub text: String,
    /// The only list shown.
    pub part: Option<Part>,
    key: Option<(Revision, String, Option<Part>)>,
    lines: Vec<ListLine>,
    seen: Option<WordingKey>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListLine {
    /// The lines that follow are of this list.
    Group(Part, usize),
    /// A line, by list and index.
    Row(Part, usize),
}

impl ListState {
    fn refresh(&mut self, data: &ViewData<'_>) {
        let key = (data.revision, self.text.clone(), self.part);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.lines.clear();
        for part in Part::ALL.into_iter().filter(|part| self.part.is_none_or(|p| p == *part)) {
            let rows = part.rows(data).iter().enumerate();
            let passing: Vec<ListLine> = rows
                .filter(|(_, row)| passes(row, self.text.trim()))
                .map(|(at, _)| ListLine::Row(part, at))
                .collect();
            if !passing.is_empty() {
                self.lines.push(ListLine::Group(part, passing.len()));
                self.lines.extend(passing);
            }
        }
        self.key = Some(key);
    }

    fn is_filtered(&self) -> bool {
        !self.text.trim().is_empty() || self.part.is_some()
    }

    fn clear(&mut self) {
        self.text.clear();
        self.part = None;
    }
}

fn passes(row: &WordingRow, needle: &str) -> bool {
    let holds = |text: &str| !find::find(text, needle).is_empty();
    needle.is_empty()
        || holds(&row.label)
        || row.cells.iter().flatten().any(|one| holds(&one.words))
}

/// Draws the screen.
pub fn wording_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut WordingState,
    actions: &mut Vec<Action>,
) {
    if data.presentation.wording.is_empty() {
        chips::notice_ui(
            ui,
            "No differing words found",
            "The versions share no passage that they put in other words, and quote nobody.",
        );
        return;
    }
    state.list.refresh(data);
    if state.selected.is_some_and(|key| line_of(data, &state.list, key).is_none()) {
        state.list.clear();
        state.list.refresh(data);
    }
    tools_ui(ui, data, &mut state.list);
    keys(ui, data, state, actions);
    let selected = state.selected.and_then(|key| find_row(data, key));
    matrix::details_ui(ui, "wording details", |ui| match selected {
        Some((part, row)) => details::row_ui(ui, data, part, row, actions),
        None => details::summary_ui(ui, data),
    });
    list_ui(ui, data, state);
}

fn find_row<'a>(data: &ViewData<'a>, key: WordingKey) -> Option<(Part, &'a WordingRow)> {
    Part::ALL
        .into_iter()
        .find_map(|part| Some((part, part.rows(data).iter().find(|row| row.key == key)?)))
}

fn row_of<'a>(data: &ViewData<'a>, line: ListLine) -> Option<&'a WordingRow> {
    match line {
        ListLine::Group(..) => None,
        ListLine::Row(part, at) => part.rows(data).get(at),
    }
}

fn line_of(data: &ViewData<'_>, list: &ListState, key: WordingKey) -> Option<usize> {
    list.lines.iter().position(|&line| row_of(data, line).is_some_and(|row| row.key == key))
}

fn tools_ui(ui: &mut Ui, data: &ViewData<'_>, list: &mut ListState) {
    ui.add_space(theme::GAP_SMALL);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(theme::GAP);
        ui.add(TextEdit::singleline(&mut list.text).hint_text("Find words").desired_width(190.0))
            .accessible_name("Find words");
        let label = ui.label(chips::soft(ui, "List")).id;
        let shown = list.part.map_or("All", Part::name);
        let combo = ComboBox::from_id_salt("wording list").width(180.0).selected_text(shown);
        let combo = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut list.part, None, "All");
            for part in Part::ALL {
                ui.selectable_value(&mut list.part, Some(part), part.name());
            }
        });
        combo.response.labelled_by(label);
        let all = data.presentation.wording.len();
        let shown = list.lines.iter().filter(|line| matches!(line, ListLine::Row(..))).count();
        let text = if list.is_filtered() {
            format!("{shown} of {}", chips::count(all, "line", "lines"))
        } else {
            chips::count(all, "line", "lines")
        };
        ui.label(chips::soft(ui, text));
        if list.is_filtered() && ui.link(chips::soft(ui, "Show all").underline()).clicked() {
            list.clear();
        }
    });
    ui.add_space(theme::GAP_SMALL);
}

fn keys(ui: &Ui, data: &ViewData<'_>, state: &mut WordingState, actions: &mut Vec<Action>) {
    let rows: Vec<WordingKey> =
        state.list.lines.iter().filter_map(|&line| Some(row_of(data, line)?.key)).collect();
    let by = matrix::arrows(ui);
    if by != 0 && !rows.is_empty() {
        let at = state.selected.and_then(|key| rows.iter().position(|&row| row == key));
        let next = at.map_or(0, |at| at.saturating_add_signed(by).min(rows.len() - 1));
        state.selected = rows.get(next).copied();
    }
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    if keys::LIST_LEAVE.pressed(ui) {
        state.selected = None;
    }
    let row = state.selected.and_then(|key| find_row(data, key)).map(|(_, row)| row);
    let first = row.and_then(|row| row.cells.iter().flatten().flat_map(|one| &one.places).next());
    if let Some(&place) = first
        && keys::LIST_SHOW.pressed(ui)
    {
        actions.push(Action::Reveal(place));
    }
}

fn list_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut WordingState) {
    if state.list.lines.is_empty() {
        chips::notice_ui(ui, "Nothing to show", "No words pass these filters.");
        ui.vertical_centered(|ui| {
            if ui.button("Show all words").clicked() {
                state.list.clear();
            }
        });
        return;
    }
    let presentation = data.presentation;
    let spec = Spec { columns: &presentation.columns, base: presentation.base, label: "Words" };
    let new = state.selected.filter(|_| state.selected != state.list.seen);
    let scroll_to = new.and_then(|key| line_of(data, &state.list, key));
    state.list.seen = state.selected;
    let lines = std::mem::take(&mut state.list.lines);
    let height = |line: &ListLine| match line {
        ListLine::Group(..) => GROUP_HEIGHT,
        ListLine::Row(..) => ROW_HEIGHT,
    };
    matrix::matrix_ui(ui, &spec, &lines, scroll_to, height, |ui, &line, place| match line {
        ListLine::Group(part, count) => group_ui(ui, part, count, place),
        ListLine::Row(..) => {
            if let Some(row) = row_of(data, line) {
                row_ui(ui, data, row, place, state);
            }
        }
    });
    state.list.lines = lines;
}

fn group_ui(ui: &Ui, part: Part, count: usize, line: &Line) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(line.whole, CornerRadius::ZERO, palette.shade);
    ui.painter().hline(line.whole.x_range(), line.whole.bottom(), theme::hairline(ui));
    let at = line.label.left_center() + Vec2::new(theme::CELL_PADDING, 0.0);
    let text = format!("{} · {count}", part.name());
    ui.painter().text(at, Align2::LEFT_CENTER, text, theme::strong_font(), palette.ink);
}

fn row_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &WordingRow,
    line: &Line,
    state: &mut WordingState,
) {
    let palette = theme::palette(ui);
    let response = ui.interact(line.whole, ui.scope_id().with(row.key), Sense::CLICK);
    let chosen = state.selected == Some(row.key);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &row.label));
    matrix::paint_ground(ui, line, response.hovered(), chosen);
    let mut picked = response.clicked();
    let label = line.label.shrink2(Vec2::new(theme::CELL_PADDING, 7.0));
    let top = Rect::from_min_size(label.min, Vec2::new(label.width(), 20.0));
    matrix::paint_text(ui, top, &row.label, theme::strong_font(), palette.ink, 1);
    if let Some(kind) = row.kind {
        let at = label.min + Vec2::new(0.0, 21.0);
        let low = Rect::from_min_size(at, Vec2::new(label.width(), 18.0));
        matrix::paint_text(ui, low, kind, theme::small_font(), palette.soft_ink, 1);
    }
    for ((uses, rect), column) in row.cells.iter().zip(&line.cells).zip(&data.presentation.columns)
    {
        let at = ui.interact(*rect, ui.scope_id().with((row.key, column.version)), Sense::CLICK);
        at.widget_info(|| {
            let text = format!("{}: {}", column.version, spoken(uses));
            WidgetInfo::labeled(Role::Cell, true, text)
        });
        picked |= at.clicked();
        cell_ui(ui, uses, *rect);
        at.on_hover_text(format!("{}: {}", column.label, spoken(uses)));
    }
    if picked {
        state.selected = Some(row.key);
        state.list.seen = state.selected;
    }
}

fn cell_ui(ui: &Ui, uses: &[WordingUse], rect: Rect) {
    let palette = theme::palette(ui);
    let inner = rect.shrink2(Vec2::new(theme::GAP, 7.0));
    let line = |n: usize| {
        let top = inner.min + Vec2::new(0.0, n as f32 * 21.0);
        Rect::from_min_size(top, Vec2::new(inner.width(), 20.0))
    };
    let font = theme::small_font;
    let ink = |one: &WordingUse| {
        if one.places.is_empty() { palette.soft_ink } else { palette.ink }
    };
    match uses {
        [] => matrix::paint_text(ui, line(0), "–", font(), palette.soft_ink, 1),
        [one] => {
            matrix::paint_text(ui, line(0), &one.words, font(), ink(one), 1);
            matrix::paint_text(ui, line(1), &one.count_in_words(), font(), palette.soft_ink, 1);
        }
        several => {
            // The count comes first: of long words only the beginning is in sight.
            for (n, one) in several.iter().take(SHOWN).enumerate() {
                let more = if n + 1 == SHOWN && several.len() > SHOWN { " …" } else { "" };
                let text = format!("{} · {}{more}", one.count_in_words(), one.words);
                matrix::paint_text(ui, line(n), &text, font(), ink(one), 1);
            }
        }
    }
}

/// A cell in words.
fn spoken(uses: &[WordingUse]) -> String {
    if uses.is_empty() {
        return "nothing of the kind".to_owned();
    }
    let one = |one: &WordingUse| format!("“{}”, {}", one.words, one.count_in_words());
    uses.iter().map(one).collect::<Vec<_>>().join("; ")
}
