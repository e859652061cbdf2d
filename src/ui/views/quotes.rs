//! The quotes screen: who is quoted where, and what became of every quote.

mod corrections;
mod details;
mod words;

pub use corrections::CorrectState;

use super::ViewData;
use crate::article::VersionId;
use crate::jobs::Revision;
use crate::present::{QuoteCellView, QuoteRow, SpeakerGroup};
use crate::quotes::{ChangeSeverity, QuoteId, QuoteStatus};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::keys;
use crate::ui::matrix::{self, Line, Spec};
use crate::ui::state::QuotesState;
use crate::ui::theme;
use crate::ui::views::decisions::decisions_ui;
use crate::ui::views::side_by_side::find;
use egui::{Align2, ComboBox, Pos2, Rect, Role, Sense, TextEdit, Ui, Vec2, WidgetInfo};

const GROUP_HEIGHT: f32 = 44.0;
const QUOTE_HEIGHT: f32 = 54.0;

/// Which quotes are shown, by what became of them in some version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StatusFilter {
    /// All.
    #[default]
    Any,
    /// Those that some version has in this way.
    Is(QuoteStatus),
    /// Those that some version does not have.
    Absent,
    /// Those that a version changes so gravely.
    Changed(ChangeSeverity),
    /// Those whose source some version gives otherwise.
    SourceChanged,
}

/// What the list of quotes shows.
#[derive(Clone, Debug, Default)]
pub struct ListState {
    /// Words that the quote or its speaker's name must hold.
    pub text: String,
    /// The only speaker shown, by name.
    pub speaker: Option<String>,
    /// What must have become of the quote in some version.
    pub status: StatusFilter,
    key: Option<ListKey>,
    lines: Vec<ListLine>,
    seen: Option<QuoteId>,
}

/// What the lines depend on.
#[derive(Clone, Debug, PartialEq)]
struct ListKey {
    revision: Revision,
    text: String,
    speaker: Option<String>,
    status: StatusFilter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ListLine {
    /// A speaker, by index.
    Group(usize),
    /// A quote, by index of speaker and quote.
    Quote(usize, usize),
}

impl ListState {
    fn refresh(&mut self, data: &ViewData<'_>) {
        let key = ListKey {
            revision: data.revision,
            text: self.text.clone(),
            speaker: self.speaker.clone(),
            status: self.status,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        self.lines.clear();
        for (g, group) in data.presentation.quotes.speakers.iter().enumerate() {
            let passing = (0..group.quotes.len())
                .filter(|&q| group.quotes.get(q).is_some_and(|row| self.passes(group, row)));
            let quotes: Vec<ListLine> = passing.map(|q| ListLine::Quote(g, q)).collect();
            if !quotes.is_empty() {
                self.lines.push(ListLine::Group(g));
                self.lines.extend(quotes);
            }
        }
        self.key = Some(key);
    }

    fn passes(&self, group: &SpeakerGroup, row: &QuoteRow) -> bool {
        let speaker = group_name(group);
        let right_speaker = self.speaker.as_deref().is_none_or(|name| name == speaker);
        let right_status = match self.status {
            StatusFilter::Any => true,
            StatusFilter::Is(status) => row.cells.iter().any(|cell| match cell {
                QuoteCellView::Present(reading) => reading.status == status,
                QuoteCellView::Absent(_) => false,
            }),
            StatusFilter::Changed(severity) => row.severity() == Some(severity),
            StatusFilter::SourceChanged => row.cells.iter().any(|cell| match cell {
                QuoteCellView::Present(reading) => !reading.attribution_changes.is_empty(),
                QuoteCellView::Absent(_) => false,
            }),
            StatusFilter::Absent => {
                row.cells.iter().any(|cell| matches!(cell, QuoteCellView::Absent(_)))
            }
        };
        let needle = self.text.trim();
        let right_words = needle.is_empty()
            || !find::find(&row.text, needle).is_empty()
            || !find::find(speaker, needle).is_empty();
        right_speaker && right_status && right_words
    }

    fn is_filtered(&self) -> bool {
        !self.text.trim().is_empty() || self.speaker.is_some() || self.status != StatusFilter::Any
    }

    fn clear(&mut self) {
        self.text.clear();
        self.speaker = None;
        self.status = StatusFilter::Any;
    }
}

/// The name of a speaker on screen.
fn group_name(group: &SpeakerGroup) -> &str {
    group.name.as_deref().unwrap_or("Speaker can't be told")
}

fn row_of<'a>(data: &ViewData<'a>, line: ListLine) -> Option<(&'a SpeakerGroup, &'a QuoteRow)> {
    match line {
        ListLine::Group(_) => None,
        ListLine::Quote(g, q) => {
            let group = data.presentation.quotes.speakers.get(g)?;
            Some((group, group.quotes.get(q)?))
        }
    }
}

/// Draws the screen.
pub fn quotes_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut QuotesState,
    actions: &mut Vec<Action>,
) {
    if data.presentation.quotes.speakers.is_empty() {
        chips::notice_ui(
            ui,
            "No quotes found",
            "Nobody is quoted in these versions, or the quotation marks are of a kind that is not \
             known. Look at Sources to see what was read.",
        );
        decisions_ui(ui, &data.presentation.quotes.decisions, actions);
        return;
    }
    state.list.refresh(data);
    if state.selected.is_some_and(|id| line_of(data, state, id).is_none()) {
        state.list.clear();
        state.list.refresh(data);
    }
    tools_ui(ui, data, state);
    keys(ui, data, state, actions);
    let selected = state.selected;
    matrix::details_ui(ui, "quote details", |ui| {
        match selected.and_then(|id| find_row(data, id)) {
            Some((group, row)) => {
                details::quote_ui(ui, data, group, row, actions);
                let correct = &mut state.correct;
                corrections::corrections_ui(ui, data, (group, row), correct, actions);
            }
            None => details::voices_ui(ui, data),
        }
        decisions_ui(ui, &data.presentation.quotes.decisions, actions);
    });
    list_ui(ui, data, state, actions);
}

fn find_row<'a>(data: &ViewData<'a>, id: QuoteId) -> Option<(&'a SpeakerGroup, &'a QuoteRow)> {
    let groups = &data.presentation.quotes.speakers;
    groups.iter().find_map(|g| Some((g, g.quotes.iter().find(|row| row.id == id)?)))
}

fn line_of(data: &ViewData<'_>, state: &QuotesState, id: QuoteId) -> Option<usize> {
    state
        .list
        .lines
        .iter()
        .position(|&line| row_of(data, line).is_some_and(|(_, row)| row.id == id))
}

fn tools_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut QuotesState) {
    let list = &mut state.list;
    ui.add_space(theme::GAP_SMALL);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(theme::GAP);
        ui.add(
            TextEdit::singleline(&mut list.text)
                .hint_text("Find a quote or speaker")
                .desired_width(190.0),
        )
        .accessible_name("Find a quote or speaker");
        speaker_ui(ui, data, list);
        status_ui(ui, list);
        let all: usize =
            data.presentation.quotes.speakers.iter().map(|group| group.quotes.len()).sum();
        let shown = list.lines.iter().filter(|line| matches!(line, ListLine::Quote(..))).count();
        let text = if list.is_filtered() {
            format!("{shown} of {}", chips::count(all, "quote", "quotes"))
        } else {
            chips::count(all, "quote", "quotes")
        };
        ui.label(chips::soft(ui, text));
        if list.is_filtered() && ui.link(chips::soft(ui, "Show all").underline()).clicked() {
            list.clear();
        }
        if state.selected.is_some()
            && ui.button("Voice share").on_hover_text("Who is quoted how much").clicked()
        {
            state.selected = None;
        }
    });
    ui.add_space(theme::GAP_SMALL);
}

fn speaker_ui(ui: &mut Ui, data: &ViewData<'_>, list: &mut ListState) {
    let label = ui.label(chips::soft(ui, "Speaker")).id;
    let shown = list.speaker.clone().unwrap_or_else(|| "All".to_owned());
    let combo = ComboBox::from_id_salt("speaker").width(150.0).height(360.0);
    let combo = combo.selected_text(chips::beginning(&shown, 22)).show_ui(ui, |ui| {
        ui.selectable_value(&mut list.speaker, None, "All");
        for group in &data.presentation.quotes.speakers {
            let name = group_name(group);
            ui.selectable_value(&mut list.speaker, Some(name.to_owned()), name);
        }
    });
    combo.response.labelled_by(label);
}

/// The choices that are no status of their own.
const OTHERS: [StatusFilter; 4] = [
    StatusFilter::Absent,
    StatusFilter::Changed(ChangeSeverity::Meaning),
    StatusFilter::Changed(ChangeSeverity::Minor),
    StatusFilter::SourceChanged,
];

fn status_ui(ui: &mut Ui, list: &mut ListState) {
    let label = ui.label(chips::soft(ui, "Status")).id;
    let name = |status| match status {
        StatusFilter::Any => "Any",
        StatusFilter::Is(status) => status.label(),
        StatusFilter::Absent => "absent",
        StatusFilter::Changed(ChangeSeverity::Typographic) => "typography changed",
        StatusFilter::Changed(ChangeSeverity::Minor) => "words changed",
        StatusFilter::Changed(ChangeSeverity::Meaning) => "meaning changed",
        StatusFilter::SourceChanged => "source changed",
    };
    let combo = ComboBox::from_id_salt("status").width(120.0).selected_text(name(list.status));
    let combo = combo.show_ui(ui, |ui| {
        let present = QuoteStatus::ALL.map(StatusFilter::Is);
        for choice in [StatusFilter::Any].into_iter().chain(present).chain(OTHERS) {
            ui.selectable_value(&mut list.status, choice, name(choice));
        }
    });
    combo.response.labelled_by(label).on_hover_text("What became of the quote in some version");
}

fn keys(ui: &Ui, data: &ViewData<'_>, state: &mut QuotesState, actions: &mut Vec<Action>) {
    let quotes: Vec<QuoteId> =
        state.list.lines.iter().filter_map(|&line| Some(row_of(data, line)?.1.id)).collect();
    let by = matrix::arrows(ui);
    if by != 0 && !quotes.is_empty() {
        let at = state.selected.and_then(|id| quotes.iter().position(|&quote| quote == id));
        let next = at.map_or(0, |at| at.saturating_add_signed(by).min(quotes.len() - 1));
        state.selected = quotes.get(next).copied();
    }
    if ui.memory(|memory| memory.focused().is_some()) {
        return;
    }
    if keys::LIST_LEAVE.pressed(ui) {
        state.selected = None;
    }
    let row = state.selected.and_then(|id| find_row(data, id));
    if let Some((_, row)) = row
        && keys::LIST_SHOW.pressed(ui)
    {
        reveal(row, row.fullest, actions);
    }
}

/// Goes to the words of a version, where it has the quote.
fn reveal(row: &QuoteRow, version: VersionId, actions: &mut Vec<Action>) {
    if let Some(QuoteCellView::Present(reading)) = row.cells.get(version.index()) {
        actions.extend(reading.places.first().map(|place| Action::Reveal(*place)));
    }
}

fn list_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut QuotesState, actions: &mut Vec<Action>) {
    if state.list.lines.is_empty() {
        chips::notice_ui(ui, "No quote to show", "No quote passes these filters.");
        ui.vertical_centered(|ui| {
            if ui.button("Show all quotes").clicked() {
                state.list.clear();
            }
        });
        return;
    }
    let presentation = data.presentation;
    let spec = Spec { columns: &presentation.columns, base: presentation.base, label: "Quote" };
    let new = state.selected.filter(|_| state.selected != state.list.seen);
    let scroll_to = new.and_then(|id| line_of(data, state, id));
    state.list.seen = state.selected;
    let lines = std::mem::take(&mut state.list.lines);
    let height = |line: &ListLine| match line {
        ListLine::Group(_) => GROUP_HEIGHT,
        ListLine::Quote(..) => QUOTE_HEIGHT,
    };
    let most = most_words(data);
    matrix::matrix_ui(ui, &spec, &lines, scroll_to, height, |ui, &line, place| match line {
        ListLine::Group(g) => {
            if let Some(group) = presentation.quotes.speakers.get(g) {
                group_ui(ui, data, group, place, most);
            }
        }
        ListLine::Quote(..) => {
            if let Some((_, row)) = row_of(data, line) {
                quote_ui(ui, data, row, place, state, actions);
            }
        }
    });
    state.list.lines = lines;
}

/// The most words that one speaker has in one version.
fn most_words(data: &ViewData<'_>) -> usize {
    let sums = data.presentation.quotes.speakers.iter().flat_map(|group| {
        group
            .direct_words
            .iter()
            .zip(&group.indirect_words)
            .map(|(direct, indirect)| direct + indirect)
    });
    sums.max().unwrap_or(0)
}

fn group_ui(ui: &mut Ui, data: &ViewData<'_>, group: &SpeakerGroup, line: &Line, most: usize) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(line.whole, egui::CornerRadius::ZERO, palette.shade);
    ui.painter().hline(line.whole.x_range(), line.whole.bottom(), theme::hairline(ui));
    let mut label = line.label.shrink2(Vec2::new(theme::CELL_PADDING, 0.0));
    if let Some(kind) = group.kind {
        let word = ui.painter().layout_no_wrap(
            if group.by_user {
                format!("{} · {}", chips::BY_USER, kind.name())
            } else {
                kind.name().to_owned()
            },
            theme::small_font(),
            palette.soft_ink,
        );
        let at = Pos2::new(label.right() - word.size().x, label.center().y - word.size().y / 2.0);
        label.set_right(at.x - theme::GAP);
        ui.painter().galley(at, word, palette.soft_ink);
    }
    matrix::paint_text(ui, label, group_name(group), theme::strong_font(), palette.ink, 1);
    for ((direct, indirect), (cell, column)) in group
        .direct_words
        .iter()
        .zip(&group.indirect_words)
        .zip(line.cells.iter().zip(&data.presentation.columns))
    {
        let words = direct + indirect;
        let inner = cell.shrink2(Vec2::new(theme::GAP, 0.0));
        let bar = Rect::from_min_size(
            Pos2::new(inner.left(), inner.center().y + 6.0),
            Vec2::new(inner.width(), 6.0),
        );
        let text = if words == 0 { "–".to_owned() } else { chips::count(words, "word", "words") };
        let at = Pos2::new(inner.left(), inner.center().y + 3.0);
        ui.painter().text(at, Align2::LEFT_BOTTOM, text, theme::small_font(), palette.soft_ink);
        chips::paint_bar(
            ui.painter(),
            bar,
            words,
            most,
            palette.quote.gamma_multiply(0.45),
            palette,
        );
        let solid = Rect::from_min_size(
            bar.min,
            Vec2::new(bar.width() * *direct as f32 / most.max(1) as f32, bar.height()),
        );
        ui.painter().rect_filled(solid, egui::CornerRadius::same(2), palette.quote);
        let response = ui.interact(*cell, ui.scope_id().with(column.version), Sense::hover());
        response.on_hover_text(format!(
            "{} in {}: {direct} words in marks, {indirect} without",
            group_name(group),
            column.label
        ));
    }
    let response = ui.interact(line.label, ui.scope_id().with("speaker"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, group_name(group)));
}

fn quote_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &QuoteRow,
    line: &Line,
    state: &mut QuotesState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let response = ui.interact(line.whole, ui.scope_id().with(row.id), Sense::CLICK);
    response.widget_info(|| {
        let text = if row.by_user {
            format!("{} ({})", row.text, chips::BY_USER)
        } else {
            row.text.clone()
        };
        WidgetInfo::selected(Role::Row, true, state.selected == Some(row.id), text)
    });
    matrix::paint_ground(ui, line, response.hovered(), state.selected == Some(row.id));
    if response.clicked() {
        state.selected = Some(row.id);
        state.list.seen = state.selected;
    }
    let label = line.label.shrink2(Vec2::new(theme::CELL_PADDING, 5.0));
    let label = if row.by_user { chips::by_user_ui(ui, label) } else { label };
    matrix::paint_text(ui, label, &row.text, theme::quote_font(), palette.ink, 2);
    for ((cell, rect), column) in row.cells.iter().zip(&line.cells).zip(&data.presentation.columns)
    {
        let at = ui.interact(*rect, ui.scope_id().with((row.id, column.version)), Sense::CLICK);
        at.widget_info(|| {
            let text = format!("{}: {}", column.version, words::cell(cell));
            WidgetInfo::labeled(Role::Cell, true, text)
        });
        if at.clicked() {
            state.selected = Some(row.id);
            state.list.seen = state.selected;
        }
        if at.double_clicked() {
            reveal(row, column.version, actions);
        }
        cell_ui(ui, cell, *rect);
        at.on_hover_text(hover(cell, &column.label));
    }
}

fn hover(cell: &QuoteCellView, label: &str) -> String {
    let words = words::cell(cell);
    match cell {
        QuoteCellView::Present(_) => {
            format!("{label}: {words}\nDouble-click to read it in the text")
        }
        QuoteCellView::Absent(_) => format!("{label}: {words}"),
    }
}

fn cell_ui(ui: &Ui, cell: &QuoteCellView, rect: Rect) {
    let palette = theme::palette(ui);
    let inner = rect.shrink2(Vec2::new(theme::GAP, 6.0));
    let (symbol, word, tone, below) = match cell {
        QuoteCellView::Present(reading) => (
            reading.sign(),
            reading.label(),
            words::tone(reading.status),
            words::changes_short(reading),
        ),
        QuoteCellView::Absent(nearest) => {
            let near = nearest.map(|near| format!("nearest {}", chips::percent(near.similarity)));
            ("–", "absent", Tone::Plain, near.unwrap_or_default())
        }
    };
    let (ink, _) = tone.colours(palette);
    let single = below.is_empty();
    let top = Rect::from_min_size(
        inner.min,
        Vec2::new(inner.width(), if single { inner.height() } else { 20.0 }),
    );
    let y = top.center().y;
    ui.painter().text(
        Pos2::new(inner.left(), y),
        Align2::LEFT_CENTER,
        symbol,
        theme::strong_font(),
        ink,
    );
    let text = Rect::from_min_max(Pos2::new(inner.left() + 21.0, top.top()), top.max);
    matrix::paint_text(ui, text, word, theme::small_strong_font(), ink, 1);
    if !single {
        let low = Rect::from_min_max(Pos2::new(inner.left(), inner.top() + 21.0), inner.max);
        matrix::paint_text(ui, low, &below, theme::small_font(), palette.soft_ink, 1);
    }
}
