//! One cell of the grid: its words with their marks, or that it has none.

use super::badges::{self, Badge, badges, badges_ui};
use super::find::Hit;
use super::selection::{self, Of};
use super::void::{hatch, void_ui};
use super::{CellsState, GridState, copy, marks, menu, passages};
use crate::align::{Change, DiffRun, Relation};
use crate::article::{self, Place, Role, VersionId};
use crate::present::{self, CellView, MarkTarget, PassageView, RowView, Typographic};
use crate::ui::action::Action;
use crate::ui::text::{self, Between, Laid, Look};
use crate::ui::theme::{self, CELL_PADDING};
use crate::ui::views::ViewData;
use egui::{CornerRadius, Pos2, Rect, Response, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo};
use std::ops::Range;

const EMPTY_HEIGHT: f32 = 62.0;

/// A cell that is laid out.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    laid: Option<Laid>,
    badges: Vec<Badge>,
    pub(super) height: f32,
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
        let badges = if self.badges.is_empty() { 0.0 } else { badges::LINE };
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
    let width = (width - 2.0 * CELL_PADDING).min(theme::reading_width(ui)) - indent(passage.role);
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
    let top = if badges.is_empty() { 0.0 } else { badges::LINE };
    let height = laid.height() + 2.0 * CELL_PADDING + top;
    Prepared { laid: Some(laid), badges, height }
}

/// Share of words in common below which a diff of a reworded passage is harder to read than the two
/// wordings beside each other: most of both would be marked.
const READABLE_DIFF: f32 = 0.4;

/// Whether the words of a passage are marked against the base's.
pub(super) fn shows_diff(passage: &PassageView) -> bool {
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
        | Role::Update
        | Role::Related
        | Role::Boilerplate => 0.0,
    }
}

/// Draws a cell into `rect`.
pub(super) fn cell_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    cell: Cell<'_>,
    prepared: &Prepared,
    rect: Rect,
    sight: &mut Sight<'_>,
    actions: &mut Vec<Action>,
) -> Response {
    let palette = theme::palette(ui);
    let id = ui.scope_id().with((cell.row.id, cell.version));
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let mut mark = None;
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Cell, true, spoken(data, cell)));
    let is_base = data.presentation.base == Some(cell.version);
    match (cell.view, &prepared.laid) {
        (CellView::Passage(passage), Some(laid)) => {
            ui.painter().rect_filled(
                rect,
                CornerRadius::ZERO,
                if is_base { palette.shade } else { palette.page },
            );
            let at = badges_and_indent_ui(ui, cell, passage, prepared, (laid, rect), actions);
            paint_words(ui, data, cell, passage, (laid, at), sight);
            mark = words_ui(ui, data, cell, passage, (laid, at), &response, sight.cells);
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
    menu::menu_ui(data, cell, &response, mark, sight.cells, actions);
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
    /// Words that were revealed.
    pub(super) revealed: Option<Place>,
    /// What is selected and lit.
    pub(super) cells: &'a mut CellsState,
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

/// Draws what stands above and beside the words, and gives their upper left corner.
fn badges_and_indent_ui(
    ui: &mut Ui,
    cell: Cell<'_>,
    passage: &PassageView,
    prepared: &Prepared,
    (laid, rect): (&Laid, Rect),
    actions: &mut Vec<Action>,
) -> Pos2 {
    let mut at = rect.min + Vec2::splat(CELL_PADDING);
    if !prepared.badges.is_empty() {
        let size = Vec2::new(rect.width() - 2.0 * CELL_PADDING, badges::LINE);
        let line = Rect::from_min_size(at - Vec2::new(0.0, 2.0), size);
        let (row, version) = (cell.row.id, cell.version);
        if badges_ui(ui, &prepared.badges, (row, version), line) {
            actions.push(Action::Peek(row, version));
        }
        at.y += badges::LINE;
    }
    let set_in = indent(passage.role);
    if set_in > 0.0 {
        let line = Rect::from_min_size(at, Vec2::new(3.0, laid.height()));
        ui.painter().rect_filled(line, CornerRadius::same(1), theme::palette(ui).line);
        at.x += set_in;
    }
    at
}

/// The words, with what became of them, what was looked for, and what is lit and selected.
fn paint_words(
    ui: &Ui,
    data: &ViewData<'_>,
    cell: Cell<'_>,
    passage: &PassageView,
    (laid, at): (&Laid, Pos2),
    sight: &Sight<'_>,
) {
    let palette = theme::palette(ui);
    let painter = ui.painter().clone();
    let chars = |place: Place| laid.chars_of(&data.story.versions, place);
    laid.paint_grounds(&painter, at, palette);
    marks::paint_grounds(&painter, (data, passage), (laid, at), sight.cells, palette);
    for hit in hits_in_sight(ui, laid, at, sight.hits, chars) {
        let ground = if sight.hit == Some(*hit) { palette.found_here } else { palette.found };
        chars(hit.place).iter().for_each(|chars| laid.wash(&painter, at, chars, ground));
    }
    let revealed: Vec<Range<usize>> = sight.revealed.map(chars).unwrap_or_default();
    revealed.iter().for_each(|chars| laid.wash(&painter, at, chars, palette.found_here));
    let of = Of { data, row: cell.row.id, version: cell.version, passage };
    for place in copy::selected(&of, sight.cells) {
        chars(place).iter().for_each(|chars| laid.wash(&painter, at, chars, palette.selected));
    }
    laid.paint(&painter, at, palette);
    marks::paint_lines(&painter, (data, passage), (laid, at), sight.cells, palette);
    let framed = sight.hit.filter(|hit| sight.hits.contains(hit)).map(|hit| chars(hit.place));
    for chars in framed.iter().flatten().chain(&revealed) {
        laid.frame(&painter, at, chars, Stroke::new(1.5, palette.found_line));
    }
}

/// So many hits of one cell are painted without a look at which of them are in sight.
const FEW_HITS: usize = 64;

/// The hits of a cell that are in sight, and hardly more: a paragraph can have ten thousand.
fn hits_in_sight<'a>(
    ui: &Ui,
    laid: &Laid,
    at: Pos2,
    hits: &'a [Hit],
    chars: impl Fn(Place) -> Vec<Range<usize>>,
) -> &'a [Hit] {
    if hits.len() <= FEW_HITS {
        return hits;
    }
    let top = |hit: &Hit| at.y + chars(hit.place).first().map_or(0.0, |chars| laid.top_of(chars));
    let sight = ui.clip_rect().expand(2.0 * theme::READING_LEADING);
    let from = hits.partition_point(|hit| top(hit) < sight.top());
    let to = hits.partition_point(|hit| top(hit) <= sight.bottom());
    hits.get(from..to).unwrap_or_default()
}

/// What the pointer does with the words. Gives the quote or fact that it is at.
fn words_ui(
    ui: &Ui,
    data: &ViewData<'_>,
    cell: Cell<'_>,
    passage: &PassageView,
    (laid, at): (&Laid, Pos2),
    response: &Response,
    cells: &mut CellsState,
) -> Option<MarkTarget> {
    let of = Of { data, row: cell.row.id, version: cell.version, passage };
    selection::point(ui, &of, laid, at, response, cells);
    marks::point(ui, (data, passage), (laid, at), response, cells);
    if cells.is_walked_in(cell.row.id, cell.version) {
        marks::tell_walked(ui, data, (laid, at), response, cells);
    }
    let pointer = response.interact_pointer_pos().filter(|_| response.secondary_clicked())?;
    Some(marks::mark_at(data, passage, laid, pointer - at)?.target)
}
