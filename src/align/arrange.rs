//! The rows in reading order for one base, and what is moved against it.

use super::chain;
use super::{Arrangement, Row};
use crate::article::{ParagraphId, Place, VersionId};
use std::collections::HashMap;

/// What a paragraph weighs beside its length when it is asked what moved: as few paragraphs as
/// possible are called moved, and of as many the shortest. A row that holds a part of a paragraph
/// weighs that part, so that a paragraph in several rows does not count for more than one in one.
const PARAGRAPH: u64 = 1 << 32;

pub(super) fn arrange(rows: &[Row], base: VersionId) -> Arrangement {
    let versions = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let lengths = lengths(rows);
    let mut moved: Vec<Vec<bool>> = rows.iter().map(|row| vec![false; row.cells.len()]).collect();
    for v in (0..versions).filter(|&v| v != base.index()) {
        for row in moved_rows(rows, &lengths, base.index(), v) {
            if let Some(slot) = moved.get_mut(row).and_then(|cells| cells.get_mut(v)) {
                *slot = true;
            }
        }
    }
    let start = |row: usize, version: usize| start(rows.get(row)?, version);
    Arrangement { order: order(rows.len(), versions, base.index(), start), moved }
}

fn start(row: &Row, version: usize) -> Option<Place> {
    row.cells.get(version)?.as_ref()?.places.first().copied()
}

/// The rows of `version`, in its reading order.
fn rows_of(
    rows: usize,
    version: usize,
    start: impl Fn(usize, usize) -> Option<Place>,
) -> Vec<usize> {
    let mut own: Vec<(Place, usize)> =
        (0..rows).filter_map(|row| Some((start(row, version)?, row))).collect();
    own.sort_unstable();
    own.into_iter().map(|(_, r)| r).collect()
}

/// The rows whose passage in `version` stands out of order against `base`.
fn moved_rows(rows: &[Row], lengths: &Lengths, base: usize, version: usize) -> Vec<usize> {
    let start = |row: usize, version: usize| start(rows.get(row)?, version);
    let mut rank = vec![None; rows.len()];
    for (at, row) in rows_of(rows.len(), version, start).into_iter().enumerate() {
        if let Some(slot) = rank.get_mut(row) {
            *slot = Some(at);
        }
    }
    let shared: Vec<(usize, usize, u64)> = rows_of(rows.len(), base, start)
        .into_iter()
        .filter_map(|r| {
            Some((r, rank.get(r).copied().flatten()?, weight(rows.get(r)?, lengths, base, version)))
        })
        .collect();
    let positions: Vec<(usize, u64)> = shared.iter().map(|&(_, at, weight)| (at, weight)).collect();
    let mut stays = chain::heaviest_rising(&positions).into_iter().peekable();
    let mut moved = Vec::new();
    for (index, &(row, _, _)) in shared.iter().enumerate() {
        if stays.next_if_eq(&index).is_none() {
            moved.push(row);
        }
    }
    moved
}

/// How many bytes of each paragraph stand in rows.
type Lengths = HashMap<ParagraphId, u64>;

fn lengths(rows: &[Row]) -> Lengths {
    let mut lengths = Lengths::new();
    let places = rows.iter().flat_map(|row| row.cells.iter().flatten()).flat_map(|c| &c.places);
    for place in places {
        *lengths.entry(place.paragraph).or_default() += place.span.len() as u64;
    }
    lengths
}

fn weight(row: &Row, lengths: &Lengths, base: usize, version: usize) -> u64 {
    let cells = [base, version].into_iter().filter_map(|v| row.cells.get(v)?.as_ref());
    let weight = |place: &Place| {
        let length = place.span.len() as u64;
        let whole = lengths.get(&place.paragraph).copied().unwrap_or_default().max(1);
        PARAGRAPH * length / whole + length
    };
    cells.flat_map(|cell| &cell.places).map(weight).sum()
}

/// All rows: those of the base in its order, each other one after the row in which the passage
/// before it in its version stands.
///
/// Row `row` of so many starts at `start(row, version)` in a version that has it.
pub(super) fn order(
    rows: usize,
    versions: usize,
    base: usize,
    start: impl Fn(usize, usize) -> Option<Place> + Copy,
) -> Vec<usize> {
    const TOP: usize = 0;
    // Place 0 stands for the top; row r is r + 1. Rows of the base hang one from the other.
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); rows + 1];
    let mut placed = vec![false; rows];
    let in_base = rows_of(rows, base, start);
    for &row in &in_base {
        if let Some(placed) = placed.get_mut(row) {
            *placed = true;
        }
    }
    for v in (0..versions).filter(|&v| v != base) {
        let mut before = TOP;
        for row in rows_of(rows, v, start) {
            if let Some(slot) = placed.get_mut(row).filter(|placed| !**placed) {
                *slot = true;
                if let Some(list) = followers.get_mut(before) {
                    list.push(row);
                }
            }
            before = row + 1;
        }
    }
    let mut order = Vec::with_capacity(rows);
    push_followers(TOP, &followers, &mut order);
    for row in in_base {
        order.push(row);
        push_followers(row + 1, &followers, &mut order);
    }
    order
}

/// Appends what follows `from`, and what follows that, depth first.
fn push_followers(from: usize, followers: &[Vec<usize>], order: &mut Vec<usize>) {
    let of = |from: usize| followers.get(from).map_or(&[][..], Vec::as_slice);
    let mut stack: Vec<usize> = of(from).iter().rev().copied().collect();
    while let Some(row) = stack.pop() {
        order.push(row);
        stack.extend(of(row + 1).iter().rev());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{Join, Passage, RowId};
    use crate::text::Span;

    /// A row of two versions: for each, a paragraph and where in it the passage stands.
    fn row(cells: [(usize, std::ops::Range<usize>); 2]) -> Row {
        let text = " ".repeat(90);
        let cells = cells.into_iter().enumerate().map(|(v, (paragraph, range))| {
            let paragraph = ParagraphId::new(VersionId::at(v), paragraph);
            let place = Place { paragraph, span: Span::snapped(&text, range) };
            Some(Passage { places: vec![place], join: Join::Part })
        });
        Row { id: RowId(0), cells: cells.collect(), sentences: Vec::new(), nearest: vec![None; 2] }
    }

    fn check(rows: &[Row], moved: &[usize]) {
        let arrangement = arrange(rows, VersionId(0));
        let found: Vec<usize> =
            (0..rows.len()).filter(|&r| arrangement.moved[r] == [false, true]).collect();
        assert_eq!(found, moved);
        assert_eq!(arrangement.order, (0..rows.len()).collect::<Vec<_>>());
    }

    #[test]
    fn the_shorter_of_two_that_changed_places_is_moved() {
        check(&[row([(0, 0..50), (1, 0..50)]), row([(1, 0..40), (0, 0..40)])], &[1]);
        check(&[row([(0, 0..40), (1, 0..40)]), row([(1, 0..50), (0, 0..50)])], &[0]);
    }

    #[test]
    fn one_paragraph_in_three_rows_is_moved_rather_than_two_in_a_row_each() {
        let parts = [0..30, 30..60, 60..90].map(|part| row([(0, part.clone()), (2, part)]));
        let [first, second, third] = parts;
        let others = [row([(1, 0..20), (0, 0..20)]), row([(2, 0..20), (1, 0..20)])];
        let [fourth, fifth] = others;
        check(&[first, second, third, fourth, fifth], &[0, 1, 2]);
    }
}
