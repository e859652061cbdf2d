//! Which columns are shown, in which order and how wide: a value that knows no window.
//!
//! It goes by the keys of the versions and not by their letters, so that another base, another
//! analysis or a file that was read again leaves the columns as they were. Hiding a column only
//! hides it: what is said of the others goes on being said of all versions.

use crate::article::VersionId;
use crate::project::VersionKey;
use crate::ui::theme;
use std::collections::{BTreeMap, BTreeSet};

/// The narrowest that a column can be made by hand, in points: three or four words a line.
pub const NARROWEST: f32 = 160.0;
/// The widest, in points. Beyond it the words do not use the room anyway.
pub const WIDEST: f32 = 1600.0;

/// Order, choice and widths of the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// The order made by hand; empty where the columns stand as the versions do.
    order: Vec<VersionKey>,
    hidden: BTreeSet<VersionKey>,
    /// How wide against the others; 1 where nothing is said.
    shares: BTreeMap<VersionKey, f32>,
    /// Whether the base's column stays at the left while the others scroll.
    pub pinned: bool,
}

/// Which way a column goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// The key of a version. Where none is told, its index serves.
#[must_use]
pub fn key_of(keys: &[VersionKey], version: VersionId) -> VersionKey {
    let index = version.index();
    keys.get(index).copied().unwrap_or(VersionKey(u32::try_from(index).unwrap_or(u32::MAX)))
}

impl Columns {
    /// The versions shown, from left to right. `keys` has the key of each version, in order.
    #[must_use]
    pub fn shown(&self, keys: &[VersionKey], base: Option<VersionId>) -> Vec<VersionId> {
        let all = self.all(keys);
        let mut shown = all.clone();
        shown.retain(|key| !self.hidden.contains(key));
        let shown = if shown.is_empty() { all } else { shown };
        let index = |key: VersionKey| keys.iter().position(|&known| known == key);
        let mut shown: Vec<VersionId> =
            shown.into_iter().filter_map(index).map(VersionId::at).collect();
        let base = base.filter(|base| self.pinned && shown.contains(base));
        if let Some(base) = base {
            shown.retain(|version| *version != base);
            shown.insert(0, base);
        }
        shown
    }

    /// All versions in the order of their columns.
    fn all(&self, keys: &[VersionKey]) -> Vec<VersionKey> {
        let mut all: Vec<VersionKey> =
            self.order.iter().copied().filter(|key| keys.contains(key)).collect();
        let mut before: Option<VersionKey> = None;
        for &key in keys {
            if !all.contains(&key) {
                // A version that came later stands behind the one that it follows.
                let at = before.and_then(|before| all.iter().position(|&one| one == before));
                all.insert(at.map_or(0, |at| at + 1), key);
            }
            before = Some(key);
        }
        all
    }

    /// Whether the column of this version is hidden.
    #[must_use]
    pub fn is_hidden(&self, keys: &[VersionKey], version: VersionId) -> bool {
        self.hidden.contains(&key_of(keys, version)) && !self.shown(keys, None).contains(&version)
    }

    /// How many columns are hidden.
    #[must_use]
    pub fn hidden(&self, keys: &[VersionKey]) -> usize {
        keys.len() - self.shown(keys, None).len()
    }

    /// Hides a column, unless it is the last one shown.
    pub fn hide(&mut self, keys: &[VersionKey], version: VersionId) {
        let shown = self.shown(keys, None);
        if shown.len() > 1 && shown.contains(&version) {
            self.hidden.insert(key_of(keys, version));
        }
    }

    /// Shows a column again.
    pub fn show(&mut self, keys: &[VersionKey], version: VersionId) {
        self.hidden.remove(&key_of(keys, version));
    }

    /// Shows all.
    pub fn show_all(&mut self) {
        self.hidden.clear();
    }

    /// Whether the columns stand in another order than the versions.
    #[must_use]
    pub fn is_reordered(&self, keys: &[VersionKey]) -> bool {
        self.all(keys) != keys
    }

    /// Puts the columns into the order of the versions.
    pub fn order_as_versions(&mut self) {
        self.order.clear();
    }

    /// Puts the column of `version` before that of `before`, or at the right end.
    pub fn place(&mut self, keys: &[VersionKey], version: VersionId, before: Option<VersionId>) {
        if before == Some(version) {
            return;
        }
        let moved = key_of(keys, version);
        let mut all = self.all(keys);
        all.retain(|key| *key != moved);
        let before = before.map(|before| key_of(keys, before));
        let at = before.and_then(|before| all.iter().position(|key| *key == before));
        all.insert(at.unwrap_or(all.len()), moved);
        self.order = all;
    }

    /// Moves a column past the next one that is shown. Nothing passes a pinned base.
    pub fn shift(
        &mut self,
        keys: &[VersionKey],
        base: Option<VersionId>,
        version: VersionId,
        to: Shift,
    ) {
        let shown = self.shown(keys, base);
        let Some(at) = shown.iter().position(|one| *one == version) else { return };
        let pinned = |version: VersionId| self.pinned && base == Some(version);
        if pinned(version) {
            return;
        }
        match to {
            Shift::Left => {
                let before = at.checked_sub(1).and_then(|at| shown.get(at)).copied();
                if let Some(before) = before.filter(|before| !pinned(*before)) {
                    self.place(keys, version, Some(before));
                }
            }
            Shift::Right if at + 1 < shown.len() => {
                self.place(keys, version, shown.get(at + 2).copied());
            }
            Shift::Right => {}
        }
    }

    /// Makes all columns equally wide.
    pub fn even(&mut self) {
        self.shares.clear();
    }

    /// Whether all columns are equally wide.
    #[must_use]
    pub fn is_even(&self) -> bool {
        self.shares.is_empty()
    }

    fn share(&self, keys: &[VersionKey], version: VersionId) -> f32 {
        self.shares.get(&key_of(keys, version)).copied().unwrap_or(1.0)
    }

    /// The width of a column with the share 1, in points, and whether all fit into `room`.
    fn unit(&self, keys: &[VersionKey], shown: &[VersionId], room: f32) -> (f32, bool) {
        let shares: f32 = shown.iter().map(|&version| self.share(keys, version)).sum();
        let unit = room / shares.max(0.1);
        (unit.max(theme::MIN_COLUMN), unit >= theme::MIN_COLUMN)
    }

    /// How wide the columns `shown` are in a window that has `room` for them, in points.
    #[must_use]
    pub fn widths(&self, keys: &[VersionKey], shown: &[VersionId], room: f32) -> Vec<f32> {
        let (unit, _) = self.unit(keys, shown, room);
        let width = |&version: &VersionId| self.share(keys, version) * unit;
        shown.iter().map(width).map(|width| width.max(NARROWEST).floor()).collect()
    }

    /// Moves the line at the right of the column that is shown at `at` by some points. As long as all
    /// fit into the window, its neighbour at the right makes room.
    pub fn drag(
        &mut self,
        keys: &[VersionKey],
        shown: &[VersionId],
        room: f32,
        at: usize,
        by: f32,
    ) {
        let (unit, fits) = self.unit(keys, shown, room);
        let Some(&version) = shown.get(at) else { return };
        let width = (self.share(keys, version) * unit).max(NARROWEST);
        let next = shown.get(at + 1).filter(|_| fits);
        let wider = match next {
            Some(&next) => {
                let neighbour = (self.share(keys, next) * unit).max(NARROWEST);
                let by = by.min(neighbour - NARROWEST).max(NARROWEST - width);
                self.shares.insert(key_of(keys, next), (neighbour - by) / unit);
                width + by
            }
            None => width + by,
        };
        self.shares.insert(key_of(keys, version), wider.clamp(NARROWEST, WIDEST) / unit);
    }
}

/// The columns as they stand in a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arranged {
    /// The versions shown, from left to right.
    pub versions: Vec<VersionId>,
    /// How wide each is, in points.
    pub widths: Vec<f32>,
    /// Width of the first column, where it stays while the others scroll; 0 where none does.
    pub pinned: f32,
}

impl Arranged {
    /// The columns in a window with this much `room`.
    #[must_use]
    pub fn new(columns: &Columns, keys: &[VersionKey], base: Option<VersionId>, room: f32) -> Self {
        let versions = columns.shown(keys, base);
        let widths = columns.widths(keys, &versions, room);
        let first = widths.first().copied().unwrap_or_default();
        let stays = columns.pinned && base.is_some() && versions.first().copied() == base;
        // A base that fills the window would leave the others no room to scroll in.
        let pinned = if stays && first + NARROWEST <= room { first } else { 0.0 };
        Self { versions, widths, pinned }
    }

    /// Where a version's column stands; `None` where it is hidden.
    #[must_use]
    pub fn position(&self, version: VersionId) -> Option<usize> {
        self.versions.iter().position(|one| *one == version)
    }

    /// A number by which versions are sorted as their columns stand; hidden ones come last.
    #[must_use]
    pub fn rank(&self, version: VersionId) -> usize {
        self.position(version).unwrap_or(self.versions.len() + version.index())
    }

    /// How far the left edge of the column at `at` is from that of the first.
    #[must_use]
    pub fn left(&self, at: usize) -> f32 {
        self.widths.iter().take(at).sum()
    }

    /// All of them together.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// The neighbour of a version's column; itself at the end. The first where it is hidden.
    #[must_use]
    pub fn neighbour(&self, version: VersionId, to: Shift) -> Option<VersionId> {
        let next = match (self.position(version), to) {
            (None, _) => 0,
            (Some(at), Shift::Left) => at.saturating_sub(1),
            (Some(at), Shift::Right) => (at + 1).min(self.versions.len().saturating_sub(1)),
        };
        self.versions.get(next).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [VersionKey; 4] = [VersionKey(10), VersionKey(11), VersionKey(12), VersionKey(13)];
    const A: VersionId = VersionId(0);
    const B: VersionId = VersionId(1);
    const C: VersionId = VersionId(2);
    const D: VersionId = VersionId(3);

    fn letters(versions: &[VersionId]) -> String {
        versions.iter().map(ToString::to_string).collect()
    }

    /// The columns shown with A as the base.
    fn shown(columns: &Columns) -> String {
        letters(&columns.shown(&KEYS, Some(A)))
    }

    #[test]
    fn columns_move_past_those_that_are_shown() {
        for (hidden, version, to, expected) in [
            (None, A, Shift::Right, "BACD"),
            (None, D, Shift::Left, "ABDC"),
            (None, A, Shift::Left, "ABCD"),
            (None, D, Shift::Right, "ABCD"),
            (Some(B), A, Shift::Right, "CAD"),
            (Some(C), D, Shift::Left, "ADB"),
        ] {
            let mut columns = Columns::default();
            if let Some(hidden) = hidden {
                columns.hide(&KEYS, hidden);
            }
            columns.shift(&KEYS, Some(A), version, to);
            assert_eq!(shown(&columns), expected, "{version} {to:?} with {hidden:?} hidden");
        }
    }

    #[test]
    fn a_pinned_base_stands_first_and_nothing_passes_it() {
        let mut columns = Columns { pinned: true, ..Columns::default() };
        assert_eq!(letters(&columns.shown(&KEYS, Some(C))), "CABD");
        columns.shift(&KEYS, Some(C), C, Shift::Right);
        columns.shift(&KEYS, Some(C), A, Shift::Left);
        assert_eq!(letters(&columns.shown(&KEYS, Some(C))), "CABD");
        columns.shift(&KEYS, Some(C), B, Shift::Left);
        assert_eq!(letters(&columns.shown(&KEYS, Some(C))), "CBAD");
        columns.pinned = false;
        assert_eq!(letters(&columns.shown(&KEYS, Some(C))), "BACD");
        columns.order_as_versions();
        assert!(!columns.is_reordered(&KEYS));
    }

    #[test]
    fn the_last_column_cannot_be_hidden() {
        let mut columns = Columns::default();
        for version in [A, B, C, D] {
            columns.hide(&KEYS, version);
        }
        assert_eq!(shown(&columns), "D");
        assert_eq!(columns.hidden(&KEYS), 3);
        // Nor does anything stay hidden where the one that was shown is gone.
        assert_eq!(letters(&columns.shown(&KEYS[..3], None)), "ABC");
        assert!(!columns.is_hidden(&KEYS[..3], A));
        columns.show(&KEYS, B);
        assert_eq!(shown(&columns), "BD");
        columns.show_all();
        assert_eq!((shown(&columns).as_str(), columns.hidden(&KEYS)), ("ABCD", 0));
    }

    #[test]
    fn what_was_set_goes_with_the_version_and_not_with_its_letter() {
        let mut columns = Columns::default();
        columns.place(&KEYS, D, Some(A));
        columns.hide(&KEYS, B);
        columns.drag(&KEYS, &[D, A, C], 900.0, 0, 90.0);
        let [a, b, c, d] = KEYS;
        // B is removed; the letters move up.
        let fewer = [a, c, d];
        assert_eq!(letters(&columns.shown(&fewer, None)), "CAB");
        assert_eq!(columns.widths(&fewer, &[C, A, B], 900.0), [390.0, 210.0, 300.0]);
        // It comes back, with one more behind it and one before all.
        let more = [VersionKey(20), a, b, VersionKey(21), c, d];
        let expected = "AFBDE";
        assert_eq!(letters(&columns.shown(&more, None)), expected);
    }

    #[test]
    fn widths_share_the_room_and_never_fall_below_what_can_be_read() {
        let all = [A, B, C, D];
        let mut columns = Columns::default();
        assert_eq!(columns.widths(&KEYS, &all, 1600.0), [400.0; 4]);
        assert_eq!(columns.widths(&KEYS, &all, 600.0), [theme::MIN_COLUMN; 4]);
        for (by, expected) in [
            (100.0, [500.0, 300.0, 400.0, 400.0]),
            (-50.0, [450.0, 350.0, 400.0, 400.0]),
            (900.0, [640.0, NARROWEST, 400.0, 400.0]),
            (-900.0, [NARROWEST, 640.0, 400.0, 400.0]),
        ] {
            columns.drag(&KEYS, &all, 1600.0, 0, by);
            assert_eq!(columns.widths(&KEYS, &all, 1600.0), expected, "by {by}");
        }
        columns.even();
        assert!(columns.is_even());
        // Where they do not fit, only the one changes.
        columns.drag(&KEYS, &all, 600.0, 1, 36.0);
        assert_eq!(columns.widths(&KEYS, &all, 600.0), [264.0, 300.0, 264.0, 264.0]);
        columns.drag(&KEYS, &all, 600.0, 1, 1e9);
        assert_eq!(columns.widths(&KEYS, &all, 600.0)[1], WIDEST);
    }

    #[test]
    fn a_base_is_pinned_only_where_others_can_be_seen_beside_it() {
        let columns = Columns { pinned: true, ..Columns::default() };
        for (room, expected) in [(800.0, 264.0), (430.0, 264.0), (400.0, 0.0)] {
            let arranged = Arranged::new(&columns, &KEYS, Some(B), room);
            assert_eq!(letters(&arranged.versions), "BACD");
            assert_eq!(arranged.pinned, expected, "in {room}");
        }
        assert_eq!(Arranged::new(&columns, &KEYS, None, 800.0).pinned, 0.0);
    }

    #[test]
    fn the_way_from_column_to_column_is_the_way_they_stand() {
        let mut columns = Columns::default();
        columns.place(&KEYS, D, Some(A));
        columns.hide(&KEYS, B);
        let arranged = Arranged::new(&columns, &KEYS, Some(A), 900.0);
        for (from, to, expected) in [
            (D, Shift::Right, A),
            (A, Shift::Right, C),
            (C, Shift::Right, C),
            (D, Shift::Left, D),
            (B, Shift::Right, D),
        ] {
            assert_eq!(arranged.neighbour(from, to), Some(expected), "{from} {to:?}");
        }
        assert!(arranged.rank(B) > arranged.rank(C));
    }
}
