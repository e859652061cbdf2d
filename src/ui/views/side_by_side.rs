//! The main screen: one column a version, one row an aligned passage, each compared with the base.

mod bar;
mod cell;
pub mod filter;
pub mod find;
mod grid;
mod header;
mod passages;
mod readings;
mod toolbar;
pub mod virtual_rows;

use super::ViewData;
use crate::align::RowId;
use crate::article::{Place, VersionId};
use crate::jobs::Revision;
use crate::present::{CellView, RowView, Typographic};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::state::{RowFilter, RowOrder, SideBySideState};
use crate::ui::text::DeletedWords;
use crate::ui::theme;
use egui::Ui;
use filter::Direction;
use find::Hit;
use virtual_rows::{VirtualRows, Visible};

pub(super) use cell::nearest_link_ui;
pub use passages::PassagesState;
pub(super) use passages::{it_is_here, part};
pub use readings::ReadingsState;

/// Scroll, heights and hits of the grid. Derived from what is shown, but for scroll and toggles.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    /// Whether words that only the base has are shown.
    pub deleted: DeletedWords,
    /// Whether differences of typography are shown.
    pub typographic: Typographic,
    /// The column the reader is at.
    pub column: usize,
    /// How far the columns are scrolled to the side.
    pub sideways: f32,
    key: Option<Key>,
    /// Indices of the rows that pass the filter, in the order in which they are shown.
    shown: Vec<usize>,
    rows: VirtualRows,
    visible: Vec<Visible>,
    window: f32,
    hits_of: Option<(Key, String)>,
    hits: Vec<Hit>,
    hit: Option<usize>,
    strip: Vec<f32>,
    /// A row (index into `shown`) to be brought into sight, with some words of it.
    go: Option<(usize, Option<Place>)>,
}

/// What heights and the choice of rows depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    revision: Revision,
    base: Option<VersionId>,
    filter: RowFilter,
    order: RowOrder,
    deleted: DeletedWords,
    typographic: Typographic,
    width: f32,
}

/// Letters in a line for each point of its width, for estimates.
const LETTERS_A_POINT: f32 = 0.145;

impl GridState {
    /// Brings choice, heights and hits up to date with what is shown.
    fn refresh(
        &mut self,
        data: &ViewData<'_>,
        (filter, order): (RowFilter, RowOrder),
        find: &str,
        width: f32,
    ) {
        let key = Key {
            revision: data.revision,
            base: data.presentation.base,
            filter,
            order,
            deleted: self.deleted,
            typographic: self.typographic,
            width,
        };
        let rows = &data.presentation.rows;
        if self.key != Some(key) {
            let (anchor, offset) = self.rows.anchor();
            let before = self.shown.get(anchor).copied();
            let stays = self.key.is_some_and(|old| {
                (old.revision, old.base, old.order) == (key.revision, key.base, key.order)
            });
            self.shown = filter::shown(rows, filter, order, self.typographic);
            let estimates = self.shown.iter().filter_map(|&row| rows.get(row));
            self.rows = VirtualRows::new(estimates.map(|row| estimate(row, width)));
            if let Some(before) = before.filter(|_| stays) {
                let same = self.shown.iter().position(|&row| row == before);
                let next = || match order {
                    RowOrder::AsRead => self.shown.partition_point(|&row| row < before),
                    RowOrder::GravestFirst => 0,
                };
                let at = same.unwrap_or_else(next);
                self.rows.scroll_to_row(at, if same.is_some() { offset } else { 0.0 });
            }
            self.visible.clear();
            self.strip.clear();
            self.key = Some(key);
        }
        let wanted = Some((key, find.to_owned()));
        if self.hits_of != wanted {
            let searched_before = self.hits_of.take().is_some_and(|(_, words)| words == find);
            self.hits = find::hits(&data.story.versions, rows, &self.shown, find);
            self.hit = None;
            self.hits_of = wanted;
            if !searched_before && !self.hits.is_empty() {
                self.step_hit(Direction::Next);
            }
        }
    }

    /// Where the row called `id` stands among those shown.
    fn position(&self, rows: &[RowView], id: RowId) -> Option<usize> {
        self.shown.iter().position(|&row| rows.get(row).is_some_and(|row| row.id == id))
    }

    /// Goes to the next or previous hit, round the ends.
    fn step_hit(&mut self, direction: Direction) {
        let count = self.hits.len();
        if count == 0 {
            return;
        }
        let top = self.rows.anchor().0;
        let next = match (self.hit, direction) {
            (None, Direction::Next) => self.hits.partition_point(|hit| hit.at < top) % count,
            (None, Direction::Previous) => count - 1,
            (Some(at), Direction::Next) => (at + 1) % count,
            (Some(at), Direction::Previous) => (at + count - 1) % count,
        };
        self.hit = Some(next);
        if let Some(hit) = self.hits.get(next) {
            self.go = Some((hit.at, Some(hit.place)));
            self.column = hit.version;
        }
    }
}

/// The likely height of a row before it is laid out.
fn estimate(row: &RowView, width: f32) -> f32 {
    let letters = row.cells.iter().map(|cell| match cell {
        CellView::Passage(passage) => passage.runs.iter().map(|run| run.place.span.len()).sum(),
        CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => 0,
    });
    let longest = letters.max().unwrap_or(0) as f32;
    let a_line = ((width - 2.0 * theme::CELL_PADDING) * LETTERS_A_POINT).max(1.0);
    let lines = (longest / a_line).ceil().max(1.0);
    lines * theme::READING_LEADING + 2.0 * theme::CELL_PADDING + 12.0
}

/// Draws the screen.
pub fn side_by_side_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    if data.presentation.columns.is_empty() {
        nothing_open_ui(ui, actions);
        return;
    }
    show_all_for_reveal(data, state);
    readings::readings_ui(ui, data, state);
    let layout = grid::Layout::new(ui, data.presentation.columns.len(), toolbar::HEIGHT);
    state.grid.refresh(data, (state.filter, state.order), &state.find, layout.column);
    reveal(data, state);
    toolbar::toolbar_ui(ui, data, state, actions);
    grid::grid_ui(ui, data, state, actions);
    passages::passages_ui(ui, data, state, actions);
}

/// The row and column in which `place` begins.
fn cell_of(rows: &[RowView], place: Place) -> Option<(usize, usize)> {
    let column = place.paragraph.version.index();
    let row = rows.iter().position(|row| match row.cells.get(column) {
        Some(CellView::Passage(passage)) => passage.places.iter().any(|part| {
            part.paragraph == place.paragraph
                && part.span.start() <= place.span.start()
                && (place.span.start() < part.span.end() || place.span.is_empty())
        }),
        Some(CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_)) | None => false,
    })?;
    Some((row, column))
}

/// A place to be revealed must not be hidden by the filter.
fn show_all_for_reveal(data: &ViewData<'_>, state: &mut SideBySideState) {
    let rows = &data.presentation.rows;
    let row = state.reveal.and_then(|place| rows.get(cell_of(rows, place)?.0));
    if row.is_some_and(|row| !filter::passes(row, state.filter, state.grid.typographic)) {
        state.filter = RowFilter::All;
    }
}

/// Turns the wish to see some words into the row to go to.
fn reveal(data: &ViewData<'_>, state: &mut SideBySideState) {
    let Some(place) = state.reveal.take() else { return };
    let rows = &data.presentation.rows;
    let Some((row, column)) = cell_of(rows, place) else { return };
    state.highlighted = Some(place);
    state.current = rows.get(row).map(|row| row.id);
    state.grid.column = column;
    state.grid.go =
        state.grid.shown.iter().position(|&shown| shown == row).map(|at| (at, Some(place)));
}

fn nothing_open_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    chips::notice_ui(
        ui,
        "Nothing is open yet",
        "Open two or more versions of a story to read them side by side.",
    );
    ui.vertical_centered(|ui| {
        if ui.button("Open files…").clicked() {
            actions.push(Action::OpenDialog);
        }
    });
}
