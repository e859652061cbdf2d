//! Which rows of a long list are in sight, where their heights are only known once laid out.
//!
//! Every row has an estimated height until it is measured. The reader's position is an anchor: a
//! row and how much of it is above the window's edge. So nothing in sight moves when the height of
//! a row above turns out otherwise. Sums of heights come from a Fenwick tree (P. Fenwick, "A new
//! data structure for cumulative frequency tables", 1994), so that the scroll bar costs nothing.

/// A row in sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Visible {
    /// Its index in the list.
    pub row: usize,
    /// Its upper edge below the window's upper edge.
    pub top: f32,
    /// Its height.
    pub height: f32,
}

/// Heights of rows, and the reader's position among them.
#[derive(Clone, Debug, Default)]
pub struct VirtualRows {
    heights: Vec<f64>,
    tree: Vec<f64>,
    anchor: usize,
    offset: f64,
}

impl VirtualRows {
    /// Rows with these estimated heights, seen from the top.
    #[must_use]
    pub fn new(estimates: impl IntoIterator<Item = f32>) -> Self {
        let heights: Vec<f64> = estimates.into_iter().map(f64::from).collect();
        let mut tree = heights.clone();
        for index in 0..tree.len() {
            let parent = index | (index + 1);
            let value = tree.get(index).copied().unwrap_or_default();
            if let Some(sum) = tree.get_mut(parent) {
                *sum += value;
            }
        }
        Self { heights, tree, anchor: 0, offset: 0.0 }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heights.is_empty()
    }

    /// The row at the window's upper edge, and how much of it is above that.
    #[must_use]
    pub fn anchor(&self) -> (usize, f32) {
        (self.anchor, self.offset as f32)
    }

    /// The height of all rows together.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.top_of(self.len())
    }

    /// How far the window's upper edge is from the top of the list.
    #[must_use]
    pub fn position(&self) -> f64 {
        self.top_of(self.anchor) + self.offset
    }

    /// How far the upper edge of `row` is from the top of the list.
    #[must_use]
    pub fn top_of(&self, row: usize) -> f64 {
        let mut sum = 0.0;
        let mut end = row.min(self.len());
        while end > 0 {
            sum += self.tree.get(end - 1).copied().unwrap_or_default();
            end &= end - 1;
        }
        sum
    }

    /// The row that is `distance` from the top of the list, and how far into it that is.
    #[must_use]
    pub fn row_at(&self, distance: f64) -> (usize, f64) {
        let mut rest = distance.clamp(0.0, self.total());
        let mut row = 0;
        let mut step = self.len().next_power_of_two();
        while step > 0 {
            if let Some(&sum) = self.tree.get((row + step).wrapping_sub(1))
                && row + step <= self.len()
                && sum <= rest
            {
                row += step;
                rest -= sum;
            }
            step /= 2;
        }
        match self.len().checked_sub(1) {
            Some(last) if row > last => (last, self.heights.last().copied().unwrap_or_default()),
            _ => (row, rest),
        }
    }

    /// Says how high `row` really is.
    pub fn set_height(&mut self, row: usize, height: f32) {
        let Some(known) = self.heights.get_mut(row) else { return };
        let change = f64::from(height) - *known;
        if change == 0.0 {
            return;
        }
        *known = f64::from(height);
        let mut index = row;
        while let Some(sum) = self.tree.get_mut(index) {
            *sum += change;
            index |= index + 1;
        }
    }

    /// Moves down by `distance`, or up where it is negative.
    pub fn scroll_by(&mut self, distance: f32) {
        self.offset += f64::from(distance);
    }

    /// Goes to `distance` from the top of the list.
    pub fn scroll_to(&mut self, distance: f64) {
        (self.anchor, self.offset) = self.row_at(distance);
    }

    /// Puts the window's upper edge `offset` below the upper edge of `row`.
    pub fn scroll_to_row(&mut self, row: usize, offset: f32) {
        self.anchor = row.min(self.len().saturating_sub(1));
        self.offset = f64::from(offset);
    }

    /// Puts the end of the list at the lower edge of the window.
    pub fn scroll_to_end(&mut self) {
        self.anchor = self.len().saturating_sub(1);
        self.offset = f64::MAX / 4.0;
    }

    /// The rows in sight of a window `height` high, from the top down. `measure` lays a row out and
    /// gives its height; it is asked for the rows in sight and the few passed on the way.
    pub fn settle(&mut self, height: f32, mut measure: impl FnMut(usize) -> f32) -> Vec<Visible> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut measured = |rows: &mut Self, row: usize| {
            let height = measure(row);
            rows.set_height(row, height);
            f64::from(height)
        };
        self.anchor = self.anchor.min(self.len() - 1);
        self.climb(&mut measured);
        while self.anchor + 1 < self.len() {
            let first = measured(self, self.anchor);
            if self.offset < first {
                break;
            }
            self.offset -= first;
            self.anchor += 1;
        }
        if self.anchor + 1 == self.len() {
            let last = measured(self, self.anchor);
            self.offset = self.offset.min(last);
        }
        let mut visible = self.visible(height, &mut measured);
        let end = visible.last().map_or(0.0, |row| f64::from(row.top) + f64::from(row.height));
        let reached = visible.last().is_some_and(|row| row.row + 1 == self.len());
        if reached && end < f64::from(height) && (self.anchor > 0 || self.offset > 0.0) {
            self.offset -= f64::from(height) - end;
            self.climb(&mut measured);
            visible = self.visible(height, &mut measured);
        }
        visible
    }

    /// Makes a negative offset into the anchor of a row further up.
    fn climb(&mut self, measured: &mut impl FnMut(&mut Self, usize) -> f64) {
        while self.offset < 0.0 && self.anchor > 0 {
            self.anchor -= 1;
            let height = measured(self, self.anchor);
            self.offset += height;
        }
        self.offset = self.offset.max(0.0);
    }

    fn visible(
        &mut self,
        height: f32,
        measured: &mut impl FnMut(&mut Self, usize) -> f64,
    ) -> Vec<Visible> {
        let mut visible = Vec::new();
        let mut top = -self.offset;
        let mut row = self.anchor;
        while top < f64::from(height) && row < self.len() {
            let tall = measured(self, row);
            visible.push(Visible { row, top: top as f32, height: tall as f32 });
            top += tall;
            row += 1;
        }
        visible
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of 10, 20, 30, … whose estimates were all 50.
    fn rows(count: usize) -> VirtualRows {
        VirtualRows::new(std::iter::repeat_n(50.0, count))
    }

    fn true_height(row: usize) -> f32 {
        10.0 * (row + 1) as f32
    }

    #[test]
    fn sums_follow_the_measured_heights() {
        let mut rows = rows(7);
        assert_eq!(rows.total(), 350.0);
        rows.set_height(2, 5.0);
        rows.set_height(6, 1.0);
        assert_eq!(rows.top_of(2), 100.0);
        assert_eq!(rows.top_of(3), 105.0);
        assert_eq!(rows.total(), 256.0);
        for (distance, expected) in [
            (0.0, (0, 0.0)),
            (99.0, (1, 49.0)),
            (104.0, (2, 4.0)),
            (105.0, (3, 0.0)),
            (9e9, (6, 1.0)),
        ] {
            assert_eq!(rows.row_at(distance), expected, "at {distance}");
        }
    }

    #[test]
    fn nothing_in_sight_moves_when_a_row_above_is_measured() {
        let mut rows = rows(100);
        rows.scroll_to_row(40, 3.0);
        let before = rows.settle(200.0, |_| 60.0);
        rows.set_height(3, 500.0);
        assert_eq!(rows.settle(200.0, |_| 60.0), before);
        assert_eq!(before.first().map(|row| (row.row, row.top)), Some((40, -3.0)));
    }

    #[test]
    fn scrolling_up_over_unmeasured_rows_moves_by_what_was_asked() {
        let mut rows = rows(100);
        rows.scroll_to_row(40, 0.0);
        rows.settle(200.0, true_height);
        rows.scroll_by(-25.0);
        let visible = rows.settle(200.0, true_height);
        let fortieth = visible.iter().find(|row| row.row == 40).map(|row| row.top);
        assert_eq!(fortieth, Some(25.0));
    }

    #[test]
    fn the_ends_hold() {
        let mut rows = rows(10);
        rows.scroll_by(-1000.0);
        assert_eq!(rows.settle(100.0, true_height).first().map(|row| row.top), Some(0.0));
        rows.scroll_to_end();
        let last = rows.settle(120.0, true_height).last().copied();
        assert_eq!(last.map(|row| (row.row, row.top + row.height)), Some((9, 120.0)));
        rows.scroll_by(500.0);
        let last = rows.settle(120.0, true_height).last().copied();
        assert_eq!(last.map(|row| (row.row, row.top + row.height)), Some((9, 120.0)));
    }

    #[test]
    fn a_list_shorter_than_the_window_stands_at_the_top() {
        let mut rows = rows(2);
        rows.scroll_to_end();
        let visible = rows.settle(500.0, true_height);
        assert_eq!(visible.first().map(|row| (row.row, row.top)), Some((0, 0.0)));
        assert_eq!(visible.len(), 2);
        assert_eq!(VirtualRows::default().settle(500.0, true_height), Vec::new());
    }

    #[test]
    fn only_rows_in_sight_are_measured() {
        let mut rows = rows(100_000);
        rows.scroll_to(2_500_000.0);
        let mut asked = Vec::new();
        rows.settle(200.0, |row| {
            asked.push(row);
            50.0
        });
        assert!(asked.len() < 20, "{asked:?}");
    }
}
