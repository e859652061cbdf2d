//! The quotes screen: who is quoted where, and what became of every quote.

mod corrections;
mod details;
mod list;
mod words;

pub use corrections::CorrectState;
pub use list::{Grouping, Order, QuoteFilter, StatusFilter, SureFilter};

use super::ViewData;
use crate::article::VersionId;
use crate::charts::{ChartKind, Target};
use crate::present::{QuoteCellView, QuoteRow, SpeakerGroup};
use crate::quotes::{ChangeSeverity, QuoteId, QuoteStatus};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::lists::{self, Asked, Heading, ListLine, choice_ui};
use crate::ui::matrix::{self, Line, Spec};
use crate::ui::state::QuotesState;
use crate::ui::theme;
use crate::ui::views::decisions::decisions_ui;
use crate::ui::widgets::chart;
use egui::{Align2, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

const SPEAKER_HEIGHT: f32 = 44.0;
const GROUP_HEIGHT: f32 = 34.0;
const QUOTE_HEIGHT: f32 = 54.0;

/// The quotes as they are listed.
pub type QuoteList = lists::List<QuoteFilter>;

/// The name of a speaker on screen.
fn group_name(group: &SpeakerGroup) -> &str {
    group.name.as_deref().unwrap_or("Speaker can't be told")
}

fn row_at<'a>(
    data: &ViewData<'a>,
    (g, q): (usize, usize),
) -> Option<(&'a SpeakerGroup, &'a QuoteRow)> {
    let group = data.presentation.quotes.speakers.get(g)?;
    Some((group, group.quotes.get(q)?))
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
    state.list.refresh_showing(data, state.selected);
    tools_ui(ui, data, state);
    keys(ui, data, state, actions);
    let selected = state.selected;
    matrix::details_ui(ui, "quote details", |ui| {
        match selected.and_then(|id| find_row(data, id)) {
            Some((group, row)) => {
                details::quote_ui(ui, data, group, row, actions);
                let correct = &mut state.correct;
                corrections::corrections_ui(ui, data, (group, row), correct, actions);
                let header = egui::CollapsingHeader::new("Where it stands in each version");
                header.show(ui, |ui| chart_ui(ui, data, ChartKind::QuotePositions, state, actions));
            }
            None => charts_ui(ui, data, state, actions),
        }
        decisions_ui(ui, &data.presentation.quotes.decisions, actions);
    });
    // What was clicked in a chart is shown at once.
    state.list.refresh_showing(data, state.selected);
    list_ui(ui, data, state, actions);
}

/// The charts that stand where no quote is selected.
const CHARTS: [ChartKind; 2] = [ChartKind::VoiceShare, ChartKind::QuotePositions];

fn charts_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut QuotesState, actions: &mut Vec<Action>) {
    let kind = state.chart.unwrap_or(ChartKind::VoiceShare);
    ui.heading(kind.name());
    ui.horizontal_wrapped(|ui| {
        for choice in CHARTS {
            let tab = ui.selectable_label(choice == kind, choice.name());
            let name = format!("Chart: {}", choice.name());
            let chosen = choice == kind;
            tab.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
            if tab.clicked() {
                state.chart = Some(choice);
            }
        }
    });
    ui.add_space(theme::GAP_SMALL);
    chart_ui(ui, data, kind, state, actions);
}

/// A chart of the screen; what is clicked in it is selected or filtered for.
fn chart_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    kind: ChartKind,
    state: &mut QuotesState,
    actions: &mut Vec<Action>,
) {
    let base = data.presentation.base.unwrap_or(VersionId(0));
    let selected = state.selected.map(|id| Target::Quote(id, base));
    let hit = chart::chart_ui(
        ui,
        (data.presentation, data.revision),
        kind,
        &mut state.charts,
        (selected.as_ref(), actions),
    );
    match hit {
        None => {}
        Some(Target::Quote(id, version)) => {
            state.selected = Some(id);
            state.list.cell = Some(version);
        }
        Some(Target::Speaker(name)) => {
            let groups = data.presentation.quotes.speakers.iter();
            let group = groups.filter(|group| group.name == name).map(group_name).next();
            state.list.filter.speaker = group.map(str::to_owned);
        }
        Some(target @ (Target::Version(_) | Target::Fact(..))) => {
            super::follow(data, &target, actions);
        }
    }
}

fn find_row<'a>(data: &ViewData<'a>, id: QuoteId) -> Option<(&'a SpeakerGroup, &'a QuoteRow)> {
    let groups = &data.presentation.quotes.speakers;
    groups.iter().find_map(|g| Some((g, g.quotes.iter().find(|row| row.id == id)?)))
}

/// The statuses and changes that can be asked for.
const STATUSES: [StatusFilter; 11] = [
    StatusFilter::Any,
    StatusFilter::Is(QuoteStatus::Full),
    StatusFilter::Is(QuoteStatus::Trimmed),
    StatusFilter::Is(QuoteStatus::Reworded),
    StatusFilter::Is(QuoteStatus::Paraphrased),
    StatusFilter::Is(QuoteStatus::Fragment),
    StatusFilter::Is(QuoteStatus::OtherSpeaker),
    StatusFilter::Absent,
    StatusFilter::Changed(ChangeSeverity::Meaning),
    StatusFilter::Changed(ChangeSeverity::Minor),
    StatusFilter::SourceChanged,
];

fn tools_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut QuotesState) {
    ui.add_space(theme::GAP_SMALL);
    ui.horizontal_wrapped(|ui| {
        let filter = &mut state.list.filter;
        lists::find_ui(ui, &mut filter.text, "Find a quote or speaker");
        speaker_ui(ui, data, &mut filter.speaker);
        let statuses = STATUSES.map(|status| (status, status.name().to_owned()));
        choice_ui(ui, ("Status", 110.0), &mut filter.status, &statuses)
            .on_hover_text("What became of the quote in some version");
        let versions = lists::versions(data, "Any");
        choice_ui(ui, ("Absent from", 110.0), &mut filter.lacks, &versions)
            .on_hover_text("The version that is not found to have the quote");
        let sure = SureFilter::ALL.map(|choice| (choice, choice.name().to_owned()));
        choice_ui(ui, ("Only", 110.0), &mut filter.sure, &sure)
            .on_hover_text("Quotes whose speaker is uncertain, or about which you decided");
        let orders = Order::ALL.map(|order| (order, order.name().to_owned()));
        choice_ui(ui, ("Sort", 120.0), &mut filter.order, &orders);
        let groupings = Grouping::ALL.map(|one| (one, one.name().to_owned()));
        choice_ui(ui, ("Group", 110.0), &mut filter.grouping, &groupings);
        let all = data.presentation.quotes.speakers.iter().map(|group| group.quotes.len()).sum();
        state.list.counts_ui(ui, all, ("quote", "quotes"));
        let back = egui::Button::new("Voice share");
        let back = ui.add_enabled(state.selected.is_some(), back);
        if back.on_hover_text("Who is quoted how much").clicked() {
            state.selected = None;
            state.chart = Some(ChartKind::VoiceShare);
        }
    });
    ui.add_space(theme::GAP_SMALL);
}

fn speaker_ui(ui: &mut Ui, data: &ViewData<'_>, speaker: &mut Option<String>) {
    let label = ui.label(chips::soft(ui, "Speaker")).id;
    let shown = speaker.clone().unwrap_or_else(|| "All".to_owned());
    let combo = egui::ComboBox::from_id_salt("speaker").width(140.0).height(360.0).truncate();
    let combo = combo.selected_text(chips::beginning(&shown, 22)).show_ui(ui, |ui| {
        ui.selectable_value(speaker, None, "All");
        for group in &data.presentation.quotes.speakers {
            let name = group_name(group);
            ui.selectable_value(speaker, Some(name.to_owned()), name);
        }
    });
    combo.response.labelled_by(label);
}

fn keys(ui: &Ui, data: &ViewData<'_>, state: &mut QuotesState, actions: &mut Vec<Action>) {
    let columns = data.presentation.columns.len();
    let asked = state.list.keys(ui, &mut state.selected, columns);
    let Some((group, row)) = state.selected.and_then(|id| find_row(data, id)) else { return };
    match asked {
        Some(Asked::Show) => reveal(row, state.list.cell.unwrap_or(row.fullest), actions),
        Some(Asked::Copy) => ui.copy_text(list::line(group, row)),
        None => {}
    }
}

/// Goes to the words of a version, where it has the quote; else to what comes nearest.
fn reveal(row: &QuoteRow, version: VersionId, actions: &mut Vec<Action>) {
    let place = match row.cells.get(version.index()) {
        Some(QuoteCellView::Present(reading)) => reading.places.first().copied(),
        Some(QuoteCellView::Absent(nearest)) => nearest.map(|nearest| nearest.place),
        None => None,
    };
    actions.extend(place.map(Action::Reveal));
}

fn list_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut QuotesState, actions: &mut Vec<Action>) {
    if state.list.lines.is_empty() {
        let why = "No quote passes these filters.";
        state.list.nothing_ui(ui, "No quote to show", why, "Show all quotes");
        return;
    }
    let presentation = data.presentation;
    let spec = Spec { columns: &presentation.columns, base: presentation.base, label: "Quote" };
    let scroll_to = state.list.scroll_to(state.selected);
    let lines = std::mem::take(&mut state.list.lines);
    let height = |line: &ListLine<QuoteFilter>| match line {
        ListLine::Group(heading) if heading.speaker.is_some() => SPEAKER_HEIGHT,
        ListLine::Group(_) => GROUP_HEIGHT,
        ListLine::Item(..) => QUOTE_HEIGHT,
    };
    let most = most_words(data);
    matrix::matrix_ui(ui, &spec, &lines, scroll_to, height, |ui, line, place| match line {
        ListLine::Group(heading) => {
            match heading.speaker.and_then(|g| presentation.quotes.speakers.get(g)) {
                Some(group) => group_ui(ui, data, group, place, most),
                None => matrix::heading_ui(ui, &heading_words(heading), place),
            }
        }
        ListLine::Item(_, at) => {
            if let Some((group, row)) = row_at(data, *at) {
                quote_ui(ui, data, (group, row), place, state, actions);
            }
        }
    });
    state.list.lines = lines;
}

fn heading_words(heading: &Heading) -> String {
    format!("{} · {}", heading.words, heading.count)
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
    line.cells_ui(ui, |ui| voices_ui(ui, data, group, line, most));
    let response = ui.interact(line.label, ui.scope_id().with("speaker"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, group_name(group)));
}

/// The words of a speaker in each version.
fn voices_ui(ui: &Ui, data: &ViewData<'_>, group: &SpeakerGroup, line: &Line, most: usize) {
    let palette = theme::palette(ui);
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
        let long = |words: usize| bar.width() * words as f32 / most.max(1) as f32;
        let all = Rect::from_min_size(bar.min, Vec2::new(long(words), bar.height()));
        chart::paint_hatched(ui, all, palette.quote);
        let solid = Rect::from_min_size(bar.min, Vec2::new(long(*direct), bar.height()));
        ui.painter().rect_filled(solid, egui::CornerRadius::ZERO, palette.quote);
        let response = ui.interact(*cell, ui.scope_id().with(column.version), Sense::hover());
        response.on_hover_text(format!(
            "{} in {}: {direct} words in marks, {indirect} without",
            group_name(group),
            column.label
        ));
    }
}

fn quote_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (group, row): (&SpeakerGroup, &QuoteRow),
    line: &Line,
    state: &mut QuotesState,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let response = ui.interact(line.whole, ui.scope_id().with(row.id), Sense::CLICK);
    let chosen = state.selected == Some(row.id);
    response.widget_info(|| {
        let text = if row.by_user {
            format!("{} ({})", row.text, chips::BY_USER)
        } else {
            row.text.clone()
        };
        WidgetInfo::selected(Role::Row, true, chosen, text)
    });
    matrix::paint_ground(ui, line, response.hovered(), chosen);
    if response.clicked() {
        state.list.pick(&mut state.selected, row.id, None);
    }
    response.context_menu(|ui| menu_ui(ui, data, (group, row), state, actions));
    line.cells_ui(ui, |ui| {
        let cells = row.cells.iter().zip(&line.cells).zip(&data.presentation.columns);
        for ((cell, rect), column) in
            cells.filter(|((_, rect), _)| ui.clip_rect().intersects(**rect))
        {
            let at = ui.interact(*rect, ui.scope_id().with((row.id, column.version)), Sense::CLICK);
            let here = chosen && state.list.cell == Some(column.version);
            at.widget_info(|| {
                let text = format!("{}: {}", column.version, words::cell(cell));
                WidgetInfo::selected(Role::Cell, true, here, text)
            });
            if at.clicked() {
                state.list.pick(&mut state.selected, row.id, Some(column.version));
            }
            if at.double_clicked() {
                reveal(row, column.version, actions);
            }
            cell_ui(ui, cell, *rect);
            if here {
                matrix::paint_cursor(ui, *rect);
            }
            at.context_menu(|ui| menu_ui(ui, data, (group, row), state, actions));
            at.on_hover_text(hover(cell, &column.label));
        }
    });
    if let Some(cell) = state.list.cell.filter(|cell| chosen && state.list.has_come_to(*cell)) {
        line.cells.get(cell.index()).into_iter().for_each(|rect| line.scroll_to_cell(ui, *rect));
    }
    let label = line.label.shrink2(Vec2::new(theme::CELL_PADDING, 5.0));
    let label = if row.by_user { chips::by_user_ui(ui, label) } else { label };
    matrix::paint_text(ui, label, &row.text, theme::quote_font(), palette.ink, 2);
}

/// What can be done with a line.
fn menu_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    (group, row): (&SpeakerGroup, &QuoteRow),
    state: &mut QuotesState,
    actions: &mut Vec<Action>,
) {
    for (cell, column) in row.cells.iter().zip(&data.presentation.columns) {
        let words = match cell {
            QuoteCellView::Present(_) => format!("Show in {} {}", column.version, column.label),
            QuoteCellView::Absent(Some(_)) => {
                format!("Show what is nearest in {} {}", column.version, column.label)
            }
            QuoteCellView::Absent(None) => continue,
        };
        if ui.button(words).clicked() {
            reveal(row, column.version, actions);
            ui.close();
        }
    }
    ui.separator();
    if ui.button("Only this speaker").clicked() {
        state.list.filter.speaker = Some(group_name(group).to_owned());
        ui.close();
    }
    if ui.button("Copy the words").clicked() {
        ui.copy_text(row.text.clone());
        ui.close();
    }
    let copy = ui.button("Copy the line");
    if copy.on_hover_text(crate::ui::keys::LIST_COPY.tip(ui.ctx(), "For a spreadsheet")).clicked() {
        ui.copy_text(list::line(group, row));
        ui.close();
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
