//! In which order the parts of a page are read: columns one after the other, what stands across them
//! before or after.

use super::rows::{Row, Word};

/// A gap between columns is at least this share of the letters' size wide.
const GUTTER: f32 = 0.8;
/// In a row that stands on both sides, the gap is at least this share wide.
const NARROWEST: f32 = 0.6;
/// Columns have at least so many rows each; where the document has columns at the same place elsewhere,
/// one is enough.
const MIN_ROWS: usize = 4;
/// Rows of a column have on average at least so many words; those of a table have fewer.
const MIN_WORDS: f32 = 2.5;
/// Columns inside columns.
const MAX_SPLITS: usize = 6;
/// Places that are tried for a gap on a page.
const MAX_PLACES: usize = 200;
/// A row that stands alone at the edge of the columns belongs to them only where it is no further away
/// than so many times the distance of rows.
const APART: f32 = 1.7;
/// A row with letters so many times as large is a headline over a column.
const LARGER: f32 = 1.15;
/// Gaps of two pages within this distance, in points, are at the same place.
const SAME_PLACE: f32 = 4.0;

/// The parts of a page in reading order. `known` are places of gaps between columns on other pages;
/// those found here are added to `found`.
pub(super) fn parts(rows: Vec<Row>, known: &[f32], found: &mut Vec<f32>) -> Vec<Vec<Row>> {
    let mut out = Vec::new();
    let mut todo = vec![(rows, 0)];
    while let Some((rows, depth)) = todo.pop() {
        if rows.is_empty() {
            continue;
        }
        match Gap::best(&rows, known).filter(|_| depth < MAX_SPLITS) {
            None => out.push(rows),
            Some(gap) => {
                found.push(gap.place);
                let (before, left, right, after) = gap.split(rows);
                // The last that is put there is the next that is looked at.
                for part in [after, right, left, before] {
                    todo.push((part, depth + 1));
                }
            }
        }
    }
    out
}

/// Empty space between columns, from one row to another.
struct Gap {
    place: f32,
    from: usize,
    to: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Both,
    Across,
}

impl Gap {
    fn best(rows: &[Row], known: &[f32]) -> Option<Self> {
        let mut best: Option<(usize, Self)> = None;
        for place in places(rows) {
            let sides: Vec<Side> = rows.iter().map(|row| side(row, place)).collect();
            let is_known = known.iter().any(|k| (k - place).abs() <= SAME_PLACE);
            let mut at = 0;
            for run in sides.chunk_by(|a, b| (*a == Side::Across) == (*b == Side::Across)) {
                let from = at;
                at += run.len();
                if run.first() == Some(&Side::Across) {
                    continue;
                }
                let gap = Self { place, from, to: at }.trimmed(rows, &sides);
                let score = gap.score(rows, &sides, is_known);
                if score > best.as_ref().map_or(0, |(score, _)| *score) {
                    best = Some((score, gap));
                }
            }
        }
        best.map(|(_, gap)| gap)
    }

    /// How many rows the shorter column has; nothing where these are no columns.
    fn score(&self, rows: &[Row], sides: &[Side], is_known: bool) -> usize {
        let sides = sides.get(self.from..self.to).unwrap_or_default();
        let count = |not: Side| sides.iter().filter(|side| **side != not).count();
        let (left, right) = (count(Side::Right), count(Side::Left));
        if is_known {
            return left.min(right);
        }
        if left.min(right) < MIN_ROWS {
            return 0;
        }
        let words = |of_left: bool| -> usize {
            let rows = rows.get(self.from..self.to).unwrap_or_default();
            let words = rows.iter().flat_map(|row| &row.words);
            words.filter(|word| (word.left < self.place) == of_left).count()
        };
        let wordy = words(true) as f32 >= MIN_WORDS * left as f32
            && words(false) as f32 >= MIN_WORDS * right as f32;
        if wordy { left.min(right) } else { 0 }
    }

    /// Without rows at its edges that only look as if they were in a column.
    fn trimmed(mut self, rows: &[Row], sides: &[Side]) -> Self {
        let part = rows.get(self.from..self.to).unwrap_or_default();
        let mut steps: Vec<f32> = part
            .windows(2)
            .map(|pair| step(pair.first(), pair.get(1)))
            .filter(|s| *s > 1.0)
            .collect();
        steps.sort_by(f32::total_cmp);
        let usual = steps.get(steps.len() / 2).copied().unwrap_or(f32::MAX) * APART;
        let alone = |i: usize| sides.get(i).is_some_and(|side| *side != Side::Both);
        let larger = |i: usize| match (rows.get(i), rows.get(i + 1)) {
            (Some(row), Some(next)) => row.size() > next.size() * LARGER,
            _ => false,
        };
        while self.to > self.from + 1
            && alone(self.from)
            && (step(rows.get(self.from), rows.get(self.from + 1)) > usual || larger(self.from))
        {
            self.from += 1;
        }
        while self.to > self.from + 1
            && alone(self.to - 1)
            && step(rows.get(self.to - 2), rows.get(self.to - 1)) > usual
        {
            self.to -= 1;
        }
        self
    }

    /// What stands before, to the left, to the right and after.
    fn split(&self, mut rows: Vec<Row>) -> (Vec<Row>, Vec<Row>, Vec<Row>, Vec<Row>) {
        let after = rows.split_off(self.to.min(rows.len()));
        let inside = rows.split_off(self.from.min(rows.len()));
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in inside {
            let (l, r): (Vec<Word>, Vec<Word>) =
                row.words.into_iter().partition(|word| word.left < self.place);
            for (words, side) in [(l, &mut left), (r, &mut right)] {
                if !words.is_empty() {
                    side.push(Row { base: row.base, words });
                }
            }
        }
        (rows, left, right, after)
    }
}

fn step(row: Option<&Row>, next: Option<&Row>) -> f32 {
    match (row, next) {
        (Some(row), Some(next)) => next.base - row.base,
        _ => 0.0,
    }
}

/// Where a gap may be: before each word that has space before it.
fn places(rows: &[Row]) -> Vec<f32> {
    let mut counts: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for row in rows {
        let mut end = f32::MIN;
        for word in &row.words {
            let half = GUTTER * word.size / 2.0;
            if word.left - end >= half * 2.0 {
                // In steps of two points, so that ragged columns meet.
                *counts.entry(((word.left - half) / 2.0) as i32).or_default() += 1;
            }
            end = end.max(word.right);
        }
    }
    let mut places: Vec<(i32, usize)> = counts.into_iter().collect();
    places.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    places.truncate(MAX_PLACES);
    places.into_iter().map(|(place, _)| place as f32 * 2.0).collect()
}

fn side(row: &Row, place: f32) -> Side {
    let (mut end, mut start) = (None, None);
    for word in &row.words {
        if word.right <= place + 1.0 {
            end = Some(word.right);
        } else if word.left >= place + GUTTER * word.size / 4.0 {
            start = start.or(Some((word.left, word.size)));
        } else {
            return Side::Across;
        }
    }
    match (end, start) {
        // The space between two words of a line that goes over both columns is no gap between columns.
        (Some(end), Some((start, size))) if start - end < NARROWEST * size => Side::Across,
        (Some(_), Some(_)) => Side::Both,
        (Some(_), None) => Side::Left,
        (None, Some(_)) => Side::Right,
        (None, None) => Side::Across,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: f32) -> Word {
        let right = left + text.len() as f32 * 5.0;
        Word { text: text.to_owned(), left, right, size: 10.0, bold: false }
    }

    /// Rows whose words stand where their letters do, five points each.
    fn page(lines: &[&str]) -> Vec<Row> {
        let row = |(i, line): (usize, &&str)| {
            let mut at = 0;
            let mut words = Vec::new();
            for part in line.split(' ') {
                if !part.is_empty() {
                    words.push(word(part, at as f32 * 5.0));
                }
                at += part.len() + 1;
            }
            Row { base: i as f32 * 12.0, words }
        };
        lines.iter().enumerate().filter(|(_, line)| !line.is_empty()).map(row).collect()
    }

    fn check(lines: &[&str], expected: &[&str]) {
        let parts = parts(page(lines), &[], &mut Vec::new());
        let found: Vec<String> = parts
            .iter()
            .map(|part| part.iter().map(Row::text).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        check(
            &[
                "a headline that goes over both of them",
                "",
                "one two three        six six six",
                "one two three        six six six",
                "one two three        six six six",
                "one two three        six six six",
                "",
                "",
                "what stands below all of the columns here",
            ],
            &[
                "a headline that goes over both of them",
                "one two three one two three one two three one two three",
                "six six six six six six six six six six six six",
                "what stands below all of the columns here",
            ],
        );
    }

    #[test]
    fn three_columns_are_three() {
        let line = "a b c d e     f g h i j     k l m n o";
        check(
            &[line, line, line, line],
            &[
                "a b c d e a b c d e a b c d e a b c d e",
                "f g h i j f g h i j f g h i j f g h i j",
                "k l m n o k l m n o k l m n o k l m n o",
            ],
        );
    }

    #[test]
    fn tables_are_read_by_rows() {
        let line = "route        before        after";
        check(
            &[line, line, line, line, line],
            &[&[line; 5].map(|_| "route before after").join(" ")],
        );
    }
}
