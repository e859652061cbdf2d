//! The strip at the side: the whole story at a glance, one lane a shown version, as a value.
//!
//! Where a line stands on it is settled once from the estimated heights, so that nothing on it moves
//! when rows are measured. What many lines have in one step is put together: of all that differs the
//! gravest is shown, and the tooltip counts them. How it is drawn stands in `strip_ui`.

use super::fold::{Line, Lines};
use crate::align::Relation;
use crate::article::VersionId;
use crate::present::{CellView, RowView, Typographic};

/// Height of the smallest thing on the strip, in points.
pub const STEP: f32 = 1.0;
/// From this many steps on a row has a gap below it, so that rows are told apart.
const GAP_FROM: usize = 4;

/// What a version has in a row, by how much it wants to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Neither it nor the base has the row.
    NotHere,
    /// The words of the base, or the base itself.
    Same,
    /// Nearly the same words stand in another of its rows.
    Elsewhere,
    /// Edited.
    Edited,
    /// Reworded.
    Reworded,
    /// The base does not have it.
    Added,
    /// The base has it and this version does not.
    LeftOut,
}

impl Kind {
    /// All, as a legend lists them.
    pub const ALL: [Self; 7] = [
        Self::Same,
        Self::Edited,
        Self::Reworded,
        Self::Added,
        Self::LeftOut,
        Self::Elsewhere,
        Self::NotHere,
    ];

    /// In words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Edited => "edited",
            Self::Reworded => "reworded",
            Self::Added => "not in the base",
            Self::LeftOut => "left out",
            Self::Elsewhere => "stands elsewhere",
            Self::NotHere => "not here",
        }
    }
}

/// What stands in one step of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What the version has.
    pub kind: Kind,
    /// Whether it stands out of order.
    pub moved: bool,
}

impl Mark {
    /// What a cell is on the strip. Where differences of typography are shown, they count as edits.
    #[must_use]
    pub fn of(cell: &CellView, typographic: Typographic) -> Self {
        let kind = match cell {
            CellView::Passage(passage) => match passage.relation {
                Relation::Same
                    if typographic == Typographic::Shown && !passage.typography.is_empty() =>
                {
                    Kind::Edited
                }
                Relation::Same => Kind::Same,
                Relation::Edited => Kind::Edited,
                Relation::Reworded => Kind::Reworded,
                Relation::Added => Kind::Added,
                Relation::LeftOut => Kind::LeftOut,
            },
            CellView::LeftOut(_) => Kind::LeftOut,
            CellView::Elsewhere(_) => Kind::Elsewhere,
            CellView::Empty(_) => Kind::NotHere,
        };
        Self { kind, moved: matches!(cell, CellView::Passage(passage) if passage.moved) }
    }

    /// Whether the version differs from the base there.
    #[must_use]
    pub fn differs(self) -> bool {
        let differs = match self.kind {
            Kind::Edited | Kind::Reworded | Kind::Added | Kind::LeftOut => true,
            Kind::Same | Kind::Elsewhere | Kind::NotHere => false,
        };
        differs || self.moved
    }

    /// What is seen where both stand in one step.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { kind: self.kind.max(other.kind), moved: self.moved || other.moved }
    }
}

/// A block on a lane: steps from `from` to `to` (exclusive) that look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The first step.
    pub from: usize,
    /// The step after the last.
    pub to: usize,
    /// How they look.
    pub mark: Mark,
}

/// Where the lines stand along the strip, as shares of its length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// The upper edge of each line, and 1 at the end.
    tops: Vec<f32>,
}

impl Scale {
    /// A scale for lines of these heights.
    #[must_use]
    pub fn new(heights: impl Iterator<Item = f32>) -> Self {
        let mut sum = 0.0_f64;
        let mut ends: Vec<f64> = vec![0.0];
        ends.extend(heights.map(|height| {
            sum += f64::from(height);
            sum
        }));
        let total = sum.max(1.0);
        Self { tops: ends.into_iter().map(|end| (end / total) as f32).collect() }
    }

    /// Where the point that lies `part` (0 to 1) into `line` stands.
    #[must_use]
    pub fn share(&self, line: usize, part: f32) -> f32 {
        let last = self.tops.last().copied().unwrap_or_default();
        let top = self.tops.get(line).copied().unwrap_or(last);
        let bottom = self.tops.get(line + 1).copied().unwrap_or(last);
        top + (bottom - top) * part.clamp(0.0, 1.0)
    }

    /// The line at a share of the length, and how far into it that is, 0 to 1.
    #[must_use]
    pub fn line_at(&self, share: f32) -> Option<(usize, f32)> {
        let lines = self.tops.len().checked_sub(1).filter(|&lines| lines > 0)?;
        let after = self.tops.partition_point(|top| *top <= share);
        let line = after.saturating_sub(1).min(lines - 1);
        let (top, bottom) = (self.share(line, 0.0), self.share(line, 1.0));
        let part = if bottom > top { (share - top) / (bottom - top) } else { 0.0 };
        Some((line, part.clamp(0.0, 1.0)))
    }

    /// The steps that a line takes up on a strip of `steps`, at least one.
    fn steps_of(&self, line: usize, steps: usize) -> std::ops::Range<usize> {
        // Shares are sums: one that falls just short of a step is meant to be on it.
        let step = |share: f32| (share * steps as f32 + 1e-3).floor() as usize;
        let from = step(self.share(line, 0.0)).min(steps.saturating_sub(1));
        from..step(self.share(line, 1.0)).clamp(from + 1, steps.max(from + 1))
    }
}

/// The blocks of a lane on a strip of `steps`; `marks` are those of its lines.
#[must_use]
pub fn blocks(
    scale: &Scale,
    marks: impl Iterator<Item = Option<Mark>>,
    steps: usize,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (index, mark) in marks.enumerate() {
        let Some(mark) = mark else { continue };
        let own = scale.steps_of(index, steps);
        let gap = usize::from(own.len() >= GAP_FROM);
        match blocks.last_mut() {
            // Several lines in one step: all that differs is seen.
            Some(last) if own.start < last.to => {
                last.mark = last.mark.and(mark);
                last.to = last.to.max(own.end - gap);
            }
            Some(last) if own.start == last.to && last.mark == mark && gap == 0 => {
                last.to = own.end;
            }
            Some(_) | None => blocks.push(Block { from: own.start, to: own.end - gap, mark }),
        }
    }
    blocks
}

/// How often a version has each kind in some rows, most wanted first, and how many are moved.
#[must_use]
pub fn tally<'a>(
    rows: impl Iterator<Item = &'a RowView>,
    version: VersionId,
    typographic: Typographic,
) -> (Vec<(Kind, usize)>, usize) {
    let marks: Vec<Mark> = rows
        .filter_map(|row| row.cells.get(version.index()))
        .map(|cell| Mark::of(cell, typographic))
        .collect();
    let count = |kind: Kind| marks.iter().filter(|mark| mark.kind == kind).count();
    let mut kinds: Vec<(Kind, usize)> = Kind::ALL.map(|kind| (kind, count(kind))).to_vec();
    kinds.retain(|(_, count)| *count > 0);
    kinds.sort_by_key(|(kind, _)| std::cmp::Reverse(*kind));
    (kinds, marks.iter().filter(|mark| mark.moved).count())
}

/// The rows that stand in the step at `share`, by their places among those that pass the filter.
#[must_use]
pub fn rows_at(scale: &Scale, lines: &Lines, share: f32, steps: usize) -> Option<(usize, usize)> {
    let (line, _) = scale.line_at(share)?;
    let step = |line: usize| scale.steps_of(line, steps).start;
    let here = step(line);
    let mut first = line;
    while first > 0 && step(first - 1) == here && scale.steps_of(first - 1, steps).len() == 1 {
        first -= 1;
    }
    let mut last = line;
    while last + 1 < lines.len() && step(last + 1) == here {
        last += 1;
    }
    Some((lines.get(first).map(Line::first)?, lines.get(last).map(Line::last)?))
}

#[cfg(test)]
mod tests {
    use super::super::digest::Digest;
    use super::*;
    use crate::present::{present, testing};
    use crate::watch::Watch;

    #[test]
    fn every_point_of_the_strip_is_a_point_of_a_line() {
        let scale = Scale::new([10.0, 30.0, 60.0].into_iter());
        for (share, expected) in
            [(0.0, (0, 0.0)), (0.05, (0, 0.5)), (0.1, (1, 0.0)), (0.7, (2, 0.5)), (1.0, (2, 1.0))]
        {
            let (line, part) = scale.line_at(share).expect("there are lines");
            assert_eq!((line, (part * 100.0).round() / 100.0), expected, "at {share}");
            assert!((scale.share(line, part) - share).abs() < 1e-4);
        }
        assert_eq!(Scale::default().line_at(0.5), None);
        assert_eq!(Scale::new(std::iter::empty()).line_at(0.5), None);
    }

    fn rows() -> (crate::story::Story, Vec<RowView>) {
        let texts = ["Ferry stops", "It sails no more from May.", "The crew is paid.", "The end."];
        let versions = vec![
            testing::version("A", &texts),
            testing::version("B", &["Ferry stops", "It sails no more from June.", "And so on."]),
        ];
        let story = testing::story(
            versions,
            &[
                &[Some(0), Some(0)],
                &[Some(1), Some(1)],
                &[Some(2), None],
                &[Some(3), None],
                &[None, Some(2)],
            ],
        );
        let view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let mut rows = view.rows;
        rows.sort_by_key(|row| row.id);
        (story, rows)
    }

    /// The lane of B, a letter a step.
    fn lane(heights: &[f32], lines: &Lines, steps: usize) -> String {
        let (_, rows) = rows();
        let scale = Scale::new(heights.iter().copied());
        let row = |at: usize| rows.get(at);
        let digest = Digest::new(lines, &[VersionId(1)], row, Typographic::Shown);
        let blocks = blocks(&scale, digest.marks(0), steps);
        let mut lane = vec!['.'; steps];
        for block in blocks {
            let sign = match block.mark.kind {
                Kind::NotHere => '_',
                Kind::Same => '=',
                Kind::Elsewhere => '?',
                Kind::Edited => 'e',
                Kind::Reworded => 'r',
                Kind::Added => '+',
                Kind::LeftOut => '-',
            };
            lane[block.from..block.to].fill(sign);
        }
        lane.into_iter().collect()
    }

    #[test]
    fn a_lane_shows_every_row_and_of_many_in_one_step_what_is_gravest() {
        let lines = Lines::unfolded(5);
        for (heights, steps, expected) in [
            (&[1.0; 5][..], 5, "=e--+"),
            (&[1.0; 5], 10, "==ee----++"),
            (&[1.0; 5], 25, "====.eeee.----.----.++++."),
            (&[4.0, 1.0, 1.0, 1.0, 1.0], 8, "===.e--+"),
            (&[1.0; 5], 2, "--"),
            (&[1.0; 5], 1, "-"),
        ] {
            assert_eq!(lane(heights, &lines, steps), expected, "{steps} steps");
        }
    }

    #[test]
    fn the_rows_under_the_pointer_are_those_that_share_its_step() {
        let lines = Lines::unfolded(4);
        let scale = Scale::new([1.0; 4].into_iter());
        for (share, steps, expected) in
            [(0.1, 40, (0, 0)), (0.6, 40, (2, 2)), (0.1, 2, (0, 1)), (0.9, 2, (2, 3))]
        {
            assert_eq!(rows_at(&scale, &lines, share, steps), Some(expected), "{share} of {steps}");
        }
        let folded = Lines::folded([true, true, true, false]);
        let scale = Scale::new([1.0; 2].into_iter());
        assert_eq!(rows_at(&scale, &folded, 0.2, 20), Some((0, 2)));
        assert_eq!(rows_at(&scale, &folded, 0.8, 20), Some((3, 3)));
    }

    #[test]
    fn rows_are_counted_by_what_a_version_has() {
        let (_, rows) = rows();
        let (kinds, moved) = tally(rows.iter(), VersionId(1), Typographic::Shown);
        let expected =
            vec![(Kind::LeftOut, 2), (Kind::Added, 1), (Kind::Edited, 1), (Kind::Same, 1)];
        assert_eq!((kinds, moved), (expected, 0));
    }
}
