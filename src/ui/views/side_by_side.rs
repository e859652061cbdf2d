//! The main screen: one column a version, one row an aligned passage, each compared with the base.

mod badges;
mod bar;
mod cell;
mod cells;
pub mod columns;
mod columns_ui;
mod copy;
mod digest;
pub mod find;
pub mod fold;
mod grid;
mod header;
mod hits;
pub mod joints;
mod layout;
mod marks;
mod menu;
mod offer;
mod passages;
pub mod peek;
mod readings;
mod selection;
mod steer;
pub mod strip;
mod strip_ui;
mod toolbar;
pub mod virtual_rows;
mod void;

use super::ViewData;
use crate::align::RowId;
use crate::article::{Place, VersionId};
use crate::jobs::Revision;
use crate::present::filter::{self, Direction, RowFilter, Sieve};
use crate::present::{CellView, RowView, Typographic};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::state::{RowOrder, SideBySideState};
use crate::ui::text::DeletedWords;
use crate::ui::theme;
use columns::{Arranged, Columns};
use digest::Digest;
use egui::Ui;
use find::Hit;
use fold::{Folding, Lines};
use joints::Joints;
use layout::Layout;
use peek::Peek;
use std::collections::BTreeSet;
use virtual_rows::{VirtualRows, Visible};

pub use cells::CellsState;
pub use offer::FilterOffer;
pub use passages::PassagesState;
pub(super) use passages::{it_is_here, part};
pub use readings::ReadingsState;
pub(super) use void::nearest_link_ui;

/// Scroll, heights and hits of the grid. Derived from what is shown, but for scroll and toggles.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    /// Whether words that only the base has are shown.
    pub deleted: DeletedWords,
    /// Whether differences of typography are shown.
    pub typographic: Typographic,
    /// The column the reader is at, by the index of its version.
    pub column: usize,
    /// How far the columns are scrolled to the side.
    pub sideways: f32,
    /// Which columns are shown, in which order and how wide.
    pub columns: Columns,
    /// Whether runs of identical rows are folded.
    pub folding: Folding,
    /// The passage both ends of which are looked at.
    pub peek: Option<Peek>,
    key: Option<Key>,
    /// Indices of the rows that pass the filter, in the order in which they are shown.
    shown: Vec<usize>,
    /// What the grid scrolls over: those rows, or lines that stand for several of them.
    lines: Lines,
    /// Rows that were unfolded by hand.
    unfolded: BTreeSet<RowId>,
    /// The heights of the lines.
    rows: VirtualRows,
    /// The lines in sight.
    visible: Vec<Visible>,
    window: f32,
    digest: Digest,
    arranged: Arranged,
    strip: strip_ui::Strip,
    joints: (Option<Revision>, Joints),
    hits: Vec<Hit>,
    hit: Option<usize>,
    /// The hit that the list of hits has in sight.
    listed_hit: Option<usize>,
    /// The current row, and where it was last found among those shown.
    current_at: Option<(RowId, usize)>,
    /// A row (index into `shown`) to be brought into sight, with some words of it.
    go: Option<(usize, Option<Place>)>,
    /// Whether the column the reader is at is to be brought into sight.
    seek_column: bool,
}

/// What the choice of rows and their order depend on.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    revision: Revision,
    base: Option<VersionId>,
    filter: RowFilter,
    order: RowOrder,
    typographic: Typographic,
    folding: Folding,
    /// How many rows were unfolded by hand.
    unfolded: usize,
    columns: Vec<VersionId>,
}

/// What heights depend on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    choice: Choice,
    deleted: DeletedWords,
    widths: Vec<f32>,
    scale: f32,
}

impl GridState {
    /// Brings choice and heights up to date with what is shown.
    fn refresh(
        &mut self,
        data: &ViewData<'_>,
        (filter, order): (&RowFilter, RowOrder),
        arranged: &Arranged,
        scale: f32,
    ) {
        let choice = Choice {
            revision: data.revision,
            base: data.presentation.base,
            filter: filter.clone(),
            order,
            typographic: self.typographic,
            folding: self.folding,
            unfolded: self.unfolded.len(),
            columns: arranged.versions.clone(),
        };
        let key = Key { choice, deleted: self.deleted, widths: arranged.widths.clone(), scale };
        if self.arranged != *arranged {
            self.arranged = arranged.clone();
        }
        if self.key.as_ref() != Some(&key) {
            self.rebuild(data, key);
        }
        if self.joints.0 != Some(data.revision) {
            self.joints = (Some(data.revision), Joints::new(&data.presentation.rows));
        }
    }

    /// Chooses the rows and makes their heights anew; the reader stays where they were.
    fn rebuild(&mut self, data: &ViewData<'_>, key: Key) {
        let rows = &data.presentation.rows;
        let (anchor, offset) = self.rows.anchor();
        let before = self.lines.get(anchor).and_then(|line| self.shown.get(line.first())).copied();
        let old = self.key.as_ref().map(|old| &old.choice);
        let new = &key.choice;
        let order = new.order;
        let stays = old.is_some_and(|old| {
            // What was decided changes few rows: the reader stays about where they were.
            (old.base, old.order) == (new.base, order)
        });
        if old != Some(new) {
            self.shown = filter::shown(data.presentation, &new.filter, order, self.typographic);
            self.lines = match self.folding {
                Folding::Off => Lines::unfolded(self.shown.len()),
                Folding::On => fold::lines(rows, &self.shown, &self.unfolded, |row| {
                    fold::is_same(row, &data.story.versions, &new.columns, self.typographic)
                }),
            };
            let row = |at: usize| self.row(data, at);
            let digest = Digest::new(&self.lines, &new.columns, row, self.typographic);
            self.digest = digest;
        }
        let estimates = self.digest.heights(&key.widths, key.scale);
        self.rows = VirtualRows::new(estimates.iter().copied());
        self.strip = strip_ui::Strip::new(estimates.into_iter());
        if let Some(before) = before.filter(|_| stays) {
            let same = self.shown.iter().position(|&row| row == before);
            let next = || match order {
                RowOrder::AsRead => self.shown.partition_point(|&row| row < before),
                RowOrder::GravestFirst => 0,
            };
            let line = self.lines.line_of(same.unwrap_or_else(next)).unwrap_or_default();
            self.rows.scroll_to_row(line, if same.is_some() { offset } else { 0.0 });
        }
        self.visible.clear();
        self.key = Some(key);
        self.mark_hits();
    }

    /// Puts the hits on the strip.
    fn mark_hits(&mut self) {
        let line = |hit: &Hit| self.lines.line_of(hit.at);
        let share = |line| self.strip.scale.share(line, 0.5);
        let mut hits: Vec<f32> = self.hits.iter().filter_map(line).map(share).collect();
        hits.dedup_by(|one, other| (*one - *other).abs() < STRIP_STEP);
        self.strip.hits = hits;
    }

    /// The row at `at` among those shown.
    fn row<'a>(&self, data: &ViewData<'a>, at: usize) -> Option<&'a RowView> {
        data.presentation.rows.get(*self.shown.get(at)?)
    }

    /// Whether a version whose column is shown differs from the base in `row`.
    fn differs(&self, row: &RowView) -> bool {
        let shown = self.arranged.versions.iter();
        shown
            .filter_map(|version| row.cells.get(version.index()))
            .any(|cell| strip::Mark::of(cell, self.typographic).differs())
    }

    /// Where the row called `id` stands among those shown.
    fn position(&self, rows: &[RowView], id: RowId) -> Option<usize> {
        self.shown.iter().position(|&row| rows.get(row).is_some_and(|row| row.id == id))
    }

    /// The same; where the current row stood last is looked at first.
    fn at(&self, data: &ViewData<'_>, id: RowId) -> Option<usize> {
        let known = self.current_at.filter(|(known, _)| *known == id).map(|(_, at)| at);
        known
            .filter(|&at| self.row(data, at).is_some_and(|row| row.id == id))
            .or_else(|| self.position(&data.presentation.rows, id))
    }

    /// Unfolds the run that the row at `at` is folded into; whether there was one.
    fn unfold(&mut self, data: &ViewData<'_>, at: usize) -> bool {
        let line = self.lines.line_of(at).and_then(|line| self.lines.get(line));
        let Some(fold::Line::Fold { first, last }) = line else { return false };
        let rows: Vec<RowId> =
            (first..=last).filter_map(|at| self.row(data, at)).map(|row| row.id).collect();
        self.unfolded.extend(rows);
        true
    }

    /// Folds runs of identical rows, all of them, or none.
    pub fn set_folding(&mut self, folding: Folding) {
        self.folding = folding;
        self.unfolded.clear();
    }

    /// As for another story: only what the reader chose for all stories is kept.
    #[must_use]
    pub fn for_another_story(&self) -> Self {
        let (deleted, typographic, folding) = (self.deleted, self.typographic, self.folding);
        Self { deleted, typographic, folding, ..Self::default() }
    }

    /// Forgets what goes by the names of rows, where they are called otherwise now.
    pub fn forget_rows(&mut self) {
        self.unfolded.clear();
        self.peek = None;
        self.go = None;
    }

    /// Goes to the next or previous hit, round the ends.
    fn step_hit(&mut self, direction: Direction) {
        let count = self.hits.len();
        if count == 0 {
            return;
        }
        let top = self.lines.get(self.rows.anchor().0).map_or(0, fold::Line::first);
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

/// The nearest that two marks of hits stand on the strip, as a share of its length.
const STRIP_STEP: f32 = 0.002;

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
    readings::readings_ui(ui, data, state, actions);
    hits::list_ui(ui, data, state);
    let above = toolbar::height(state);
    let layout = Layout::new(ui, data, &state.grid.columns, above);
    let scale = theme::reading_scale(ui);
    state.grid.refresh(data, (&state.filter, state.order), &layout.arranged, scale);
    find::refresh(data, state);
    reveal(data, state);
    toolbar::toolbar_ui(ui, data, state, actions);
    cells::begin(&mut state.cells);
    grid::grid_ui(ui, data, state, actions);
    cells::finish(ui, data, state, actions);
    passages::passages_ui(ui, data, state, actions);
    peek::peek_ui(ui, data, &mut state.grid.peek, actions);
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

/// A place to be revealed must not be hidden by the filter, nor its column.
fn show_all_for_reveal(data: &ViewData<'_>, state: &mut SideBySideState) {
    let rows = &data.presentation.rows;
    let Some(place) = state.reveal else { return };
    state.grid.columns.show(data.keys, place.paragraph.version);
    let row = cell_of(rows, place).and_then(|(row, _)| rows.get(row));
    let sieve = Sieve::new(&state.filter, data.presentation, state.grid.typographic);
    if row.is_some_and(|row| !sieve.passes(row)) {
        state.filter.clear();
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
