//! One cell of the grid: its words with their marks, or that it has none.

use super::GridState;
use super::find::Hit;
use super::passages;
use super::peek;
use crate::align::{Change, DiffRun, Join, Relation, RowId, Severity};
use crate::article::{self, Place, Role, VersionId};
use crate::present::{
    self, CellView, Mark, MarkTarget, NearestView, PassageView, RowView, Typographic,
};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::text::{self, Between, Laid, Look};
use crate::ui::theme::{self, CELL_PADDING, Palette};
use crate::ui::views::ViewData;
use egui::{
    Align2, CornerRadius, Pos2, Rect, Response, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo,
};
use std::ops::Range;

/// The word of the badge that shows both ends of a move.
const MOVED: &str = "moved";
const BADGE_LINE: f32 = 24.0;
const EMPTY_HEIGHT: f32 = 62.0;
const HATCH_STEP: f32 = 9.0;

/// A cell that is laid out.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    laid: Option<Laid>,
    badges: Vec<Badge>,
    pub(super) height: f32,
}

/// A word above the text of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Badge {
    word: String,
    tone: Tone,
    why: Option<String>,
}

/// Which cell, and what belongs to it.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) row: &'a RowView,
    pub(super) version: VersionId,
    pub(super) view: &'a CellView,
}

impl Prepared {
    /// Where the words of `place` begin, from the top of the cell.
    pub(super) fn top_of(&self, data: &ViewData<'_>, place: Place) -> Option<f32> {
        let laid = self.laid.as_ref()?;
        let chars = laid.chars_of(&data.story.versions, place);
        let badges = if self.badges.is_empty() { 0.0 } else { BADGE_LINE };
        Some(CELL_PADDING + badges + laid.top_of(chars.first()?))
    }
}

/// Lays out a cell for a column `width` wide.
pub(super) fn prepare(
    ui: &Ui,
    data: &ViewData<'_>,
    cell: Cell<'_>,
    state: &GridState,
    width: f32,
) -> Prepared {
    let CellView::Passage(passage) = cell.view else {
        return Prepared { laid: None, badges: Vec::new(), height: EMPTY_HEIGHT };
    };
    let badges = badges(data, cell, passage, state.typographic);
    let look = Look::of_role(ui, passage.role);
    let width = (width - 2.0 * CELL_PADDING).min(theme::MAX_READING) - indent(passage.role);
    let own: Vec<DiffRun>;
    let runs = if !shows_diff(passage) {
        own = passage.places.iter().map(|&place| DiffRun { place, change: Change::Same }).collect();
        &own
    } else if state.typographic == Typographic::Hidden {
        own = present::without_typographic(&passage.runs);
        &own
    } else {
        &passage.runs
    };
    let laid =
        text::lay_out(ui, &data.story.versions, runs, (state.deleted, Between::Kept), &look, width);
    let top = if badges.is_empty() { 0.0 } else { BADGE_LINE };
    let height = laid.height() + 2.0 * CELL_PADDING + top;
    Prepared { laid: Some(laid), badges, height }
}

/// Share of words in common below which a diff of a reworded passage is harder to read than the two
/// wordings beside each other: most of both would be marked.
const READABLE_DIFF: f32 = 0.4;

/// Whether the words of a passage are marked against the base's.
fn shows_diff(passage: &PassageView) -> bool {
    let alike = passage.similarity.unwrap_or(0.0);
    passage.relation != Relation::Reworded || alike >= READABLE_DIFF
}

/// How far the words of a pull-quote are set in.
fn indent(role: Role) -> f32 {
    match role {
        Role::PullQuote | Role::Correction => 14.0,
        Role::Headline
        | Role::Standfirst
        | Role::Byline
        | Role::Dateline
        | Role::Subhead
        | Role::Body
        | Role::Caption
        | Role::Boilerplate => 0.0,
    }
}

fn badges(
    data: &ViewData<'_>,
    cell: Cell<'_>,
    passage: &PassageView,
    typographic: Typographic,
) -> Vec<Badge> {
    let mut badges = Vec::new();
    let mut push = |word: String, tone, why: Option<String>| badges.push(Badge { word, tone, why });
    if passage.role != Role::Body {
        push(passage.role.name().to_owned(), Tone::Plain, None);
    }
    let alike = passage.similarity.map(|s| format!("{} of the words in common", chips::percent(s)));
    match passage.relation {
        Relation::Edited => push("edited".to_owned(), Tone::Plain, alike),
        Relation::Reworded => push("reworded".to_owned(), Tone::Plain, alike),
        Relation::Same | Relation::Added | Relation::LeftOut => {}
    }
    let reading = cell.row.reading_of(cell.version);
    if let Some(Severity::Meaning(kinds)) = reading.and_then(|reading| reading.severity) {
        let why = "What is said changes against the base, in these ways";
        let word = format!("{} {}", chips::GRAVE, kinds.words());
        push(word, Tone::Warning, Some(why.to_owned()));
    }
    let alone = data.presentation.columns.len() < 2;
    if !alone && cell.row.only_in() == Some(cell.version) {
        push("only here".to_owned(), Tone::Inserted, Some("No other version has this".to_owned()));
    } else if passage.relation == Relation::Added {
        push("not in the base".to_owned(), Tone::Inserted, None);
    }
    if passage.moved {
        let why = format!("{}\n\nClick to see both ends (M)", where_moved(data, cell, passage));
        push(MOVED.to_owned(), Tone::Accent, Some(why));
    }
    // What is not marked in the words is not counted above them.
    let marked = shows_diff(passage);
    if let Some(words) = passage.moved_sentences_in_words().filter(|_| marked) {
        let why = "Framed: it stands elsewhere in the base’s passage";
        push(words, Tone::Accent, Some(why.to_owned()));
    }
    let shown = marked && typographic == Typographic::Shown;
    if let Some(words) = passage.typography_in_words().filter(|_| shown) {
        push(format!("{} typographic", passage.typography.len()), Tone::Plain, Some(words));
    }
    if passage.coarse {
        let why = "Words far from their place were not looked for, so more is marked as changed \
                   than need be";
        push(present::TOO_LONG.to_owned(), Tone::Warning, Some(why.to_owned()));
    }
    match passage.join {
        Join::Whole => {}
        Join::Part => {
            push(
                "part of a paragraph".to_owned(),
                Tone::Plain,
                Some("The rest of the paragraph stands in another row".to_owned()),
            );
        }
        Join::Several => {
            let many = chips::count(passage.places.len(), "paragraph", "paragraphs");
            push(
                format!("split · {many}"),
                Tone::Plain,
                Some("Another version has this as fewer paragraphs".to_owned()),
            );
        }
    }
    badges
}

/// Where a moved passage stands in its own version and in the base.
fn where_moved(data: &ViewData<'_>, cell: Cell<'_>, passage: &PassageView) -> String {
    let paragraph =
        |view: &PassageView| view.places.first().map(|place| place.paragraph.to_string());
    let base = data.presentation.base.and_then(|base| cell.row.cells.get(base.index()));
    let there = match base {
        Some(CellView::Passage(base)) => paragraph(base),
        Some(CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_)) | None => None,
    };
    match (paragraph(passage), there) {
        (Some(here), Some(there)) => {
            format!("Stands in another order: paragraph {here} here, {there} in the base")
        }
        _ => "Stands in another order than in the base".to_owned(),
    }
}

/// Draws a cell into `rect`.
pub(super) fn cell_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    cell: Cell<'_>,
    prepared: &Prepared,
    rect: Rect,
    sight: &Sight<'_>,
    actions: &mut Vec<Action>,
) -> Response {
    let palette = theme::palette(ui);
    let id = ui.scope_id().with((cell.row.id, cell.version));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Cell, true, spoken(data, cell)));
    let is_base = data.presentation.base == Some(cell.version);
    match (cell.view, &prepared.laid) {
        (CellView::Passage(passage), Some(laid)) => {
            ui.painter().rect_filled(
                rect,
                CornerRadius::ZERO,
                if is_base { palette.shade } else { palette.page },
            );
            passage_ui(ui, data, passage, prepared, laid, rect, sight, &response, actions);
            copy_menu(&response, data, cell, passage, actions);
        }
        (CellView::LeftOut(nearest), _) => {
            hatch(ui, rect, palette);
            void_ui(ui, data, cell, nearest.as_ref(), "Left out", rect, actions);
        }
        (CellView::Elsewhere(nearest), _) => {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.void);
            void_ui(ui, data, cell, Some(nearest), "Stands elsewhere", rect, actions);
        }
        (CellView::Empty(nearest), _) => {
            ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.void);
            void_ui(ui, data, cell, nearest.as_ref(), "Not here", rect, actions);
        }
        (CellView::Passage(_), None) => {}
    }
    if !matches!(cell.view, CellView::Passage(_)) {
        response.context_menu(|ui| passages::menu_ui(ui, data, cell.row, cell.version, actions));
    }
    let first = Rect::from_min_size(
        rect.min + Vec2::new(CELL_PADDING, 2.0),
        Vec2::new(rect.width() - CELL_PADDING - 4.0, 20.0),
    );
    let right = egui::Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(first).layout(right), |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_SMALL;
        passages::marks_ui(ui, data, cell.row, cell.version, actions);
    });
    response
}

/// What of a cell is looked at.
pub(super) struct Sight<'a> {
    /// The hits of this cell.
    pub(super) hits: &'a [Hit],
    /// The hit the reader is at.
    pub(super) hit: Option<Hit>,
    /// Which cell.
    pub(super) cell: (RowId, VersionId),
    /// Words that were revealed.
    pub(super) revealed: Option<Place>,
}

/// The cell in words, for a screen reader.
fn spoken(data: &ViewData<'_>, cell: Cell<'_>) -> String {
    let what = match cell.view {
        CellView::Passage(passage) => {
            let mut words: String = badges(data, cell, passage, Typographic::Shown)
                .iter()
                .map(|b| format!("{}, ", b.word))
                .collect();
            for place in &passage.places {
                words.push_str(article::words_at(&data.story.versions, *place));
                words.push(' ');
            }
            words
        }
        CellView::LeftOut(_) => "left out".to_owned(),
        CellView::Elsewhere(_) => "stands elsewhere".to_owned(),
        CellView::Empty(_) => "not here".to_owned(),
    };
    format!("{} {}: {}", cell.version, cell.row.id, what.trim_end())
}

#[expect(clippy::too_many_arguments, reason = "the parts of one cell, each of its own kind")]
fn passage_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    passage: &PassageView,
    prepared: &Prepared,
    laid: &Laid,
    rect: Rect,
    sight: &Sight<'_>,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let mut at = rect.min + Vec2::splat(CELL_PADDING);
    if !prepared.badges.is_empty() {
        let moved = badges_ui(
            ui,
            &prepared.badges,
            sight.cell,
            Rect::from_min_size(
                at - Vec2::new(0.0, 2.0),
                Vec2::new(rect.width() - 2.0 * CELL_PADDING, BADGE_LINE),
            ),
        );
        if moved {
            actions.push(Action::Peek(sight.cell.0, sight.cell.1));
        }
        at.y += BADGE_LINE;
    }
    let set_in = indent(passage.role);
    if set_in > 0.0 {
        let line = Rect::from_min_size(at, Vec2::new(3.0, laid.height()));
        ui.painter().rect_filled(line, CornerRadius::same(1), palette.line);
        at.x += set_in;
    }
    let painter = ui.painter().clone();
    let chars = |place: Place| laid.chars_of(&data.story.versions, place);
    laid.paint_grounds(&painter, at, palette);
    for hit in sight.hits {
        let ground = if sight.hit == Some(*hit) { palette.found_here } else { palette.found };
        chars(hit.place).iter().for_each(|chars| laid.wash(&painter, at, chars, ground));
    }
    let revealed: Vec<Range<usize>> = sight.revealed.map(chars).unwrap_or_default();
    revealed.iter().for_each(|chars| laid.wash(&painter, at, chars, palette.found_here));
    laid.paint(&painter, at, palette);
    for mark in &passage.marks {
        for chars in chars(mark.place) {
            match mark.target {
                MarkTarget::Quote(_) => laid.underline(&painter, at, &chars, palette.quote),
                MarkTarget::Fact(_) => laid.dots(&painter, at, &chars, palette.fact),
            }
        }
    }
    let framed = sight.hit.filter(|hit| sight.hits.contains(hit)).map(|hit| chars(hit.place));
    for chars in framed.iter().flatten().chain(&revealed) {
        laid.frame(&painter, at, chars, Stroke::new(1.5, palette.found_line));
    }
    marks_ui(ui, data, passage, laid, at, response, actions);
}

/// Says what the words under the pointer are, and goes to them on a click.
fn marks_ui(
    ui: &Ui,
    data: &ViewData<'_>,
    passage: &PassageView,
    laid: &Laid,
    at: Pos2,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let Some(pointer) = response.hover_pos().or(response.interact_pointer_pos()) else { return };
    let Some(letter) = laid.char_at(pointer - at) else { return };
    let under = |mark: &&Mark| {
        laid.chars_of(&data.story.versions, mark.place).iter().any(|chars| chars.contains(&letter))
    };
    // The shortest is the most particular: a fact within a quote.
    let Some(mark) = passage.marks.iter().filter(under).min_by_key(|mark| mark.place.span.len())
    else {
        return;
    };
    ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    response.clone().on_hover_text_at_pointer(about_mark(data, mark.target));
    if response.clicked() {
        actions.push(match mark.target {
            MarkTarget::Quote(id) => Action::ShowQuote(id),
            MarkTarget::Fact(id) => Action::ShowFact(id),
        });
    }
}

/// What a mark stands for, in words.
fn about_mark(data: &ViewData<'_>, target: MarkTarget) -> String {
    match target {
        MarkTarget::Quote(id) => {
            let speakers = &data.presentation.quotes.speakers;
            let speaker = speakers.iter().find(|group| group.quotes.iter().any(|row| row.id == id));
            let name = speaker.and_then(|group| group.name.as_deref());
            format!(
                "Quote: {}\nClick to see all its readings",
                name.unwrap_or("speaker can't be told")
            )
        }
        MarkTarget::Fact(id) => {
            let rows = &data.presentation.facts.rows;
            let row = rows.iter().find(|row| row.id == id);
            let what =
                row.map_or_else(String::new, |row| format!("{} ({})", row.label, row.kind.name()));
            format!("Fact: {what}\nClick to see it in every version")
        }
    }
}

/// The badges; whether that of a move was clicked.
fn badges_ui(
    ui: &mut Ui,
    badges: &[Badge],
    (row, version): (RowId, VersionId),
    rect: Rect,
) -> bool {
    let mut peeked = false;
    ui.scope_builder(
        UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Min)),
        |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_SMALL + 2.0;
            ui.shrink_clip_rect(rect.expand(1.0));
            for badge in badges {
                let response = if badge.word == MOVED {
                    let label = format!("Moved: both ends of {row} in {version}");
                    let response = peek::badge_ui(ui, &badge.word, &label);
                    peeked |= response.clicked();
                    response
                } else {
                    chips::badge_ui(ui, &badge.word, badge.tone)
                };
                if let Some(why) = &badge.why {
                    response.on_hover_text(why);
                }
            }
        },
    );
    peeked
}

fn hatch(ui: &Ui, rect: Rect, palette: &Palette) {
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, CornerRadius::ZERO, palette.void);
    let stroke = Stroke::new(1.0, palette.hatch);
    let sight = rect.intersect(ui.clip_rect());
    // Lines start from fixed points of the cell, so that the pattern scrolls with it.
    let first = ((sight.top() - rect.top()) / HATCH_STEP).floor() as i32;
    let last = ((sight.bottom() - rect.top() + rect.width()) / HATCH_STEP).ceil() as i32;
    for step in first..=last {
        let y = rect.top() + step as f32 * HATCH_STEP;
        painter.line_segment(
            [Pos2::new(rect.left(), y), Pos2::new(rect.right(), y - rect.width())],
            stroke,
        );
    }
}

/// A cell without words: says so, and shows how near the nearest passage is.
fn void_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    cell: Cell<'_>,
    nearest: Option<&NearestView>,
    word: &str,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let inner = rect.shrink(CELL_PADDING);
    let galley =
        ui.painter().layout_no_wrap(word.to_owned(), theme::small_strong_font(), palette.soft_ink);
    let ground = Rect::from_min_size(inner.min, galley.size()).expand2(Vec2::new(4.0, 1.0));
    ui.painter().rect_filled(ground, CornerRadius::same(3), palette.void);
    ui.painter().galley(inner.min, galley, palette.soft_ink);
    if matches!(cell.view, CellView::Elsewhere(_)) {
        let free = Rect::from_min_max(Pos2::new(ground.right() + 8.0, inner.top()), inner.max);
        let id = (cell.row.id, cell.version);
        if peek::link_ui(ui, id, free) {
            actions.push(Action::Peek(cell.row.id, cell.version));
        }
    }
    let at = inner.min + Vec2::new(0.0, 19.0);
    let Some(nearest) = nearest else {
        let note = "Nothing near was found";
        let galley =
            ui.painter().layout_no_wrap(note.to_owned(), theme::small_font(), palette.soft_ink);
        let ground = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(4.0, 1.0));
        ui.painter().rect_filled(ground, CornerRadius::same(3), palette.void);
        ui.painter().text(at, Align2::LEFT_TOP, note, theme::small_font(), palette.soft_ink);
        return;
    };
    let link = Rect::from_min_size(at, Vec2::new(inner.width(), 20.0));
    let salt = ("nearest", cell.row.id, cell.version);
    let response = ui
        .scope_builder(UiBuilder::new().max_rect(link).id_salt(salt), |ui| {
            ui.horizontal(|ui| {
                // In a narrow column the button goes first: it must not be cut off.
                let narrow = link.width() < passages::LINK_AND_BUTTON;
                let declare = |ui: &mut Ui, actions: &mut Vec<Action>| {
                    passages::declare_ui(ui, data, (cell.row, cell.version), nearest, actions);
                };
                if narrow {
                    declare(ui, actions);
                }
                let link = nearest_link_ui(ui, data, nearest, palette);
                if !narrow {
                    declare(ui, actions);
                }
                link
            })
            .inner
        })
        .inner;
    if response.clicked() {
        actions.push(Action::Reveal(nearest.place));
    }
}

/// A link to the nearest passage; its words are shown on hover and on keyboard focus.
pub(in crate::ui::views) fn nearest_link_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    nearest: &NearestView,
    palette: &Palette,
) -> Response {
    let text = format!("Nearest: {} alike", chips::percent(nearest.similarity));
    let ground = ui.painter().add(egui::Shape::Noop);
    let response = ui.link(egui::RichText::new(text).font(theme::small_font()));
    let rect = response.rect.expand2(Vec2::new(4.0, 1.0));
    ui.painter().set(ground, egui::Shape::rect_filled(rect, CornerRadius::same(3), palette.void));
    let words = article::words_at(&data.story.versions, nearest.place);
    let about = format!(
        "The nearest passage of {}, paragraph {}:\n\n{}\n\nClick to go there",
        nearest.place.paragraph.version,
        nearest.place.paragraph,
        chips::beginning(words, 400)
    );
    if response.has_focus() {
        response.show_tooltip_text(about.clone());
        response
    } else {
        response.on_hover_text(about)
    }
}

fn copy_menu(
    response: &Response,
    data: &ViewData<'_>,
    cell: Cell<'_>,
    passage: &PassageView,
    actions: &mut Vec<Action>,
) {
    let version = cell.version;
    response.context_menu(|ui| {
        passages::menu_ui(ui, data, cell.row, version, actions);
        ui.separator();
        if ui.button("Copy these words").clicked() {
            ui.copy_text(with_source(data, version, passage));
            ui.close();
        }
        if data.presentation.base != Some(version)
            && ui.button(format!("Compare the others with {version}")).clicked()
        {
            actions.push(Action::SetBase(version));
            ui.close();
        }
    });
}

/// The words of a cell, and on a line of its own where they come from.
pub(super) fn with_source(
    data: &ViewData<'_>,
    version: VersionId,
    passage: &PassageView,
) -> String {
    let words: Vec<&str> = passage
        .places
        .iter()
        .map(|place| article::words_at(&data.story.versions, *place).trim())
        .collect();
    let column = data.presentation.columns.get(version.index());
    let mut source: Vec<String> = column.map(|column| column.label.clone()).into_iter().collect();
    source.extend(column.and_then(|column| column.published.as_deref()).map(chips::day));
    source.extend(passage.places.first().map(|place| format!("paragraph {}", place.paragraph)));
    format!("{}\n— {}", words.join("\n\n"), source.join(", "))
}
