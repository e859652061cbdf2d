//! Where the parts of the grid stand: heads, rows, their names at the left, the strip at the right.

use super::columns::{Arranged, Columns};
use super::virtual_rows::Visible;
use super::{ViewData, header, strip_ui};
use crate::article::VersionId;
use egui::{Pos2, Rect, Ui};

const GUTTER: f32 = 46.0;
/// Height of the bar that scrolls the columns.
const BAR: f32 = 14.0;

/// Where the parts of the grid stand.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Left of the rows: their names.
    pub(super) gutter: Rect,
    /// The heads of the columns.
    pub(super) heads: Rect,
    /// The rows.
    pub(super) body: Rect,
    /// The whole story at a glance.
    pub(super) strip: Rect,
    /// Above that.
    pub(super) letters: Rect,
    /// Below the rows, where the columns do not fit.
    pub(super) sideways: Option<Rect>,
    /// The columns.
    pub(super) arranged: Arranged,
}

impl Layout {
    /// The grid takes what `ui` has, but for `above`.
    pub(super) fn new(ui: &Ui, data: &ViewData<'_>, columns: &Columns, above: f32) -> Self {
        let mut all = ui.available_rect_before_wrap();
        all.set_top((all.top() + above).min(all.bottom()));
        let base = data.presentation.base;
        let strip = strip_ui::width(columns.shown(data.keys, base).len());
        let room = (all.width() - GUTTER - strip).max(1.0);
        let arranged = Arranged::new(columns, data.keys, base, room);
        let overflows = arranged.total() > room + 1.0;
        let bottom = if overflows { all.bottom() - BAR } else { all.bottom() };
        let left = all.left() + GUTTER;
        let right = all.right() - strip;
        let part = |x1: f32, y1: f32, x2: f32, y2: f32| {
            Rect::from_min_max(Pos2::new(x1, y1), Pos2::new(x2.max(x1), y2.max(y1)))
        };
        let top = all.top() + header::HEIGHT;
        Self {
            gutter: part(all.left(), all.top(), left, bottom),
            heads: part(left, all.top(), right, top),
            body: part(left, top, right, bottom),
            strip: part(right, top, all.right(), all.bottom()),
            letters: part(right, all.top(), all.right(), top),
            sideways: overflows.then(|| part(left, bottom, right, all.bottom())),
            arranged,
        }
    }

    /// Room for columns, in points.
    pub(super) fn room(&self) -> f32 {
        self.body.width()
    }

    /// The part of `rect` that the column at `at` takes up.
    pub(super) fn column_rect(&self, at: usize, rect: Rect, sideways: f32) -> Rect {
        let stays = at == 0 && self.arranged.pinned > 0.0;
        let scrolled = if stays { 0.0 } else { sideways };
        let left = rect.left() + self.arranged.left(at) - scrolled;
        let width = self.arranged.widths.get(at).copied().unwrap_or_default();
        Rect::from_min_max(Pos2::new(left, rect.top()), Pos2::new(left + width, rect.bottom()))
    }

    /// The part of `rect` in which the column at `at` may be seen: a pinned one covers the others.
    pub(super) fn window(&self, at: usize, rect: Rect) -> Rect {
        let covered = if at > 0 { self.arranged.pinned } else { 0.0 };
        rect.with_min_x((rect.left() + covered).min(rect.right()))
    }

    /// The columns in sight, each with its part of `rect` and what may be seen of that. A pinned one
    /// comes last, so that it lies above the others.
    pub(super) fn columns(
        &self,
        rect: Rect,
        sideways: f32,
    ) -> impl Iterator<Item = (usize, VersionId, Rect, Rect)> + '_ {
        let pinned = usize::from(self.arranged.pinned > 0.0);
        let all = self.arranged.versions.iter().copied().enumerate();
        let order = all.clone().skip(pinned).chain(all.take(pinned));
        order.filter_map(move |(at, version)| {
            let own = self.column_rect(at, rect, sideways);
            let window = self.window(at, rect);
            let in_sight = own.right() > window.left() && own.left() < window.right();
            in_sight.then_some((at, version, own, window))
        })
    }

    /// Where a row stands, all columns of it that are in sight.
    pub(super) fn line(&self, seen: &Visible) -> Rect {
        let top = self.body.top() + seen.top;
        Rect::from_min_max(
            Pos2::new(self.body.left(), top),
            Pos2::new(self.body.right(), top + seen.height),
        )
    }

    /// How far the columns can be scrolled.
    pub(super) fn most_sideways(&self) -> f32 {
        (self.arranged.total() - self.room()).max(0.0)
    }

    /// How far they have to be scrolled from `sideways` for the column at `at` to be in sight.
    pub(super) fn sideways_for(&self, at: usize, sideways: f32) -> f32 {
        let pinned = self.arranged.pinned;
        if at == 0 && pinned > 0.0 {
            return sideways;
        }
        let left = self.arranged.left(at) - pinned;
        let width = self.arranged.widths.get(at).copied().unwrap_or_default();
        let least = left + width - (self.room() - pinned);
        sideways.max(least).min(left).clamp(0.0, self.most_sideways())
    }
}
