//! The wording screen: which version chooses which words, names and verbs of speaking.

mod details;

use super::ViewData;
use crate::article::VersionId;
use crate::charts::tsv_line;
use crate::present::{WordingKey, WordingRow, WordingUse};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::lists::{self, Asked, Heading, ListFilter, ListLine, choice_ui, grouped};
use crate::ui::matrix::{self, Line, Spec};
use crate::ui::state::WordingState;
use crate::ui::theme;
use crate::ui::views::side_by_side::find;
use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo};

const GROUP_HEIGHT: f32 = 34.0;
const ROW_HEIGHT: f32 = 56.0;
/// Ways of putting it that one cell shows.
const SHOWN: usize = 2;

/// The three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// In which order lines are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Those that tell most first.
    #[default]
    AsListed,
    /// Those that most versions have something of first.
    Versions,
    /// By name.
    Name,
}

impl Order {
    const ALL: [Self; 3] = [Self::AsListed, Self::Versions, Self::Name];

    fn name(self) -> &'static str {
        match self {
            Self::AsListed => "as listed",
            Self::Versions => "in most versions first",
            Self::Name => "by name",
        }
    }

    fn sort(self, rows: &mut [(Part, usize, &WordingRow)]) {
        let having = |row: &WordingRow| row.cells.iter().filter(|uses| !uses.is_empty()).count();
        match self {
            Self::AsListed => {}
            Self::Versions => rows.sort_by_key(|(.., row)| std::cmp::Reverse(having(row))),
            Self::Name => rows.sort_by_cached_key(|(.., row)| row.label.to_lowercase()),
        }
    }
}

/// Whether lines stand in their three lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// They do.
    #[default]
    Part,
    /// They stand in one.
    None,
}

/// What is shown of the words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordFilter {
    /// Words that a line must hold.
    pub text: String,
    /// The only list shown.
    pub part: Option<Part>,
    /// The version that must say something of the kind.
    pub in_version: Option<VersionId>,
    /// In which order.
    pub order: Order,
    /// In which groups.
    pub grouping: Grouping,
}

/// The words as they are listed.
pub type WordList = lists::List<WordFilter>;

impl ListFilter for WordFilter {
    type Id = WordingKey;
    type At = (Part, usize);

    fn lines(&self, data: &ViewData<'_>) -> Vec<ListLine<Self>> {
        let parts = Part::ALL.into_iter().filter(|part| self.part.is_none_or(|p| p == *part));
        let said = |row: &WordingRow| {
            self.in_version.is_none_or(|v| row.cells.get(v.index()).is_some_and(|x| !x.is_empty()))
        };
        let mut rows: Vec<(Part, usize, &WordingRow)> = parts
            .flat_map(|part| {
                part.rows(data).iter().enumerate().map(move |(at, row)| (part, at, row))
            })
            .filter(|(.., row)| passes(row, self.text.trim()) && said(row))
            .collect();
        self.order.sort(&mut rows);
        let of = |wanted: Option<Part>| -> Vec<ListLine<Self>> {
            let items = rows.iter().filter(|(part, ..)| wanted.is_none_or(|one| one == *part));
            items.map(|&(part, at, row)| ListLine::Item(row.key, (part, at))).collect()
        };
        grouped(match self.grouping {
            Grouping::None => vec![(Heading::new(""), of(None))],
            Grouping::Part => {
                Part::ALL.map(|part| (Heading::new(part.name()), of(Some(part)))).into()
            }
        })
    }

    fn hides(&self) -> bool {
        let Self { text, part, in_version, order: _, grouping: _ } = self;
        !text.trim().is_empty() || part.is_some() || in_version.is_some()
    }

    fn show_all(&mut self) {
        *self = Self { order: self.order, grouping: self.grouping, ..Self::default() };
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
    state.list.refresh_showing(data, state.selected);
    tools_ui(ui, data, &mut state.list);
    keys(ui, data, state, actions);
    let selected = state.selected.and_then(|key| find_row(data, key));
    matrix::details_ui(ui, "wording details", |ui| match selected {
        Some((part, row)) => details::row_ui(ui, data, part, row, actions),
        None => details::summary_ui(ui, data),
    });
    state.list.refresh(data);
    list_ui(ui, data, state, actions);
}

fn find_row<'a>(data: &ViewData<'a>, key: WordingKey) -> Option<(Part, &'a WordingRow)> {
    Part::ALL
        .into_iter()
        .find_map(|part| Some((part, part.rows(data).iter().find(|row| row.key == key)?)))
}

fn tools_ui(ui: &mut Ui, data: &ViewData<'_>, list: &mut WordList) {
    ui.add_space(theme::GAP_SMALL);
    ui.horizontal_wrapped(|ui| {
        let filter = &mut list.filter;
        lists::find_ui(ui, &mut filter.text, "Find words");
        let parts = Part::ALL.map(|part| (Some(part), part.name().to_owned()));
        let parts: Vec<_> = std::iter::once((None, "All".to_owned())).chain(parts).collect();
        choice_ui(ui, ("List", 160.0), &mut filter.part, &parts);
        let versions = lists::versions(data, "Any");
        choice_ui(ui, ("Said in", 110.0), &mut filter.in_version, &versions)
            .on_hover_text("The version that must say something of the kind");
        let orders = Order::ALL.map(|order| (order, order.name().to_owned()));
        choice_ui(ui, ("Sort", 130.0), &mut filter.order, &orders);
        let groupings = [(Grouping::Part, "by list"), (Grouping::None, "none")];
        let groupings = groupings.map(|(one, words)| (one, words.to_owned()));
        choice_ui(ui, ("Group", 80.0), &mut filter.grouping, &groupings);
        list.counts_ui(ui, data.presentation.wording.len(), ("line", "lines"));
    });
    ui.add_space(theme::GAP_SMALL);
}

fn keys(ui: &Ui, data: &ViewData<'_>, state: &mut WordingState, actions: &mut Vec<Action>) {
    let columns = data.presentation.columns.len();
    let asked = state.list.keys(ui, &mut state.selected, columns);
    let Some((part, row)) = state.selected.and_then(|key| find_row(data, key)) else { return };
    match asked {
        Some(Asked::Show) => reveal(row, state.list.cell, actions),
        Some(Asked::Copy) => ui.copy_text(line(part, row)),
        None => {}
    }
}

/// Goes to the first of the words, in one version or in the first that has any.
fn reveal(row: &WordingRow, version: Option<VersionId>, actions: &mut Vec<Action>) {
    let cells = row.cells.iter().enumerate();
    let cells = cells.filter(|(v, _)| version.is_none_or(|version| version.index() == *v));
    let first = cells.flat_map(|(_, uses)| uses).flat_map(|one| &one.places).next();
    actions.extend(first.map(|place| Action::Reveal(*place)));
}

/// A line for a spreadsheet: its list, what it is about, and what each version says.
fn line(part: Part, row: &WordingRow) -> String {
    let cells: Vec<String> = row.cells.iter().map(|uses| spoken(uses)).collect();
    let head = [part.name(), row.label.as_str(), row.kind.unwrap_or_default()];
    tsv_line(head.into_iter().chain(cells.iter().map(String::as_str)))
}

fn list_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut WordingState, actions: &mut Vec<Action>) {
    if state.list.lines.is_empty() {
        let why = "No words pass these filters.";
        state.list.nothing_ui(ui, "Nothing to show", why, "Show all words");
        return;
    }
    let presentation = data.presentation;
    let spec = Spec { columns: &presentation.columns, base: presentation.base, label: "Words" };
    let scroll_to = state.list.scroll_to(state.selected);
    let lines = std::mem::take(&mut state.list.lines);
    let height = |line: &ListLine<WordFilter>| match line {
        ListLine::Group(_) => GROUP_HEIGHT,
        ListLine::Item(..) => ROW_HEIGHT,
    };
    matrix::matrix_ui(ui, &spec, &lines, scroll_to, height, |ui, line, place| match line {
        ListLine::Group(heading) => {
            matrix::heading_ui(ui, &format!("{} · {}", heading.words, heading.count), place);
        }
        ListLine::Item(_, (part, at)) => {
            if let Some(row) = part.rows(data).get(*at) {
                row_ui(ui, data, (*part, row), place, state, actions);
            }
        }
    });
    state.list.lines = lines;
}

fn row_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (part, row): (Part, &WordingRow),
    line: &Line,
    state: &mut WordingState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let response = ui.interact(line.whole, ui.scope_id().with(row.key), Sense::CLICK);
    let chosen = state.selected == Some(row.key);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &row.label));
    matrix::paint_ground(ui, line, response.hovered(), chosen);
    if response.clicked() {
        state.list.pick(&mut state.selected, row.key, None);
    }
    response.context_menu(|ui| menu_ui(ui, data, (part, row), actions));
    line.cells_ui(ui, |ui| {
        let cells = row.cells.iter().zip(&line.cells).zip(&data.presentation.columns);
        for ((uses, rect), column) in
            cells.filter(|((_, rect), _)| ui.clip_rect().intersects(**rect))
        {
            let at =
                ui.interact(*rect, ui.scope_id().with((row.key, column.version)), Sense::CLICK);
            let here = chosen && state.list.cell == Some(column.version);
            at.widget_info(|| {
                let text = format!("{}: {}", column.version, spoken(uses));
                WidgetInfo::selected(Role::Cell, true, here, text)
            });
            if at.clicked() {
                state.list.pick(&mut state.selected, row.key, Some(column.version));
            }
            if at.double_clicked() {
                reveal(row, Some(column.version), actions);
            }
            cell_ui(ui, uses, *rect);
            if here {
                matrix::paint_cursor(ui, *rect);
            }
            at.context_menu(|ui| menu_ui(ui, data, (part, row), actions));
            at.on_hover_text(format!("{}: {}", column.label, spoken(uses)));
        }
    });
    if let Some(cell) = state.list.cell.filter(|cell| chosen && state.list.has_come_to(*cell)) {
        line.cells.get(cell.index()).into_iter().for_each(|rect| line.scroll_to_cell(ui, *rect));
    }
    let label = line.label.shrink2(Vec2::new(theme::CELL_PADDING, 7.0));
    let top = Rect::from_min_size(label.min, Vec2::new(label.width(), 20.0));
    matrix::paint_text(ui, top, &row.label, theme::strong_font(), palette.ink, 1);
    if let Some(kind) = row.kind {
        let at = label.min + Vec2::new(0.0, 21.0);
        let low = Rect::from_min_size(at, Vec2::new(label.width(), 18.0));
        matrix::paint_text(ui, low, kind, theme::small_font(), palette.soft_ink, 1);
    }
}

/// What can be done with a line.
fn menu_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (part, row): (Part, &WordingRow),
    actions: &mut Vec<Action>,
) {
    for (uses, column) in row.cells.iter().zip(&data.presentation.columns) {
        let has_place = uses.iter().any(|one| !one.places.is_empty());
        let words = format!("Show in {} {}", column.version, column.label);
        if has_place && ui.button(words).clicked() {
            reveal(row, Some(column.version), actions);
            ui.close();
        }
    }
    ui.separator();
    let copy = ui.button("Copy the line");
    if copy.on_hover_text(crate::ui::keys::LIST_COPY.tip(ui.ctx(), "For a spreadsheet")).clicked() {
        ui.copy_text(line(part, row));
        ui.close();
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
