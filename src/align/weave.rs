//! Which words of two wordings are the same words: the alignment that keeps most of what carries
//! content in as few pieces as a reader can follow.
//!
//! A longest common subsequence is no good diff of prose: it keeps every "the" that it can and leaves
//! confetti. Here words have a weight and every new gap has a price (Gotoh, "An improved algorithm
//! for matching biological sequences", 1982), so that an equal run between two changes is kept only
//! where it is worth more than the gap that it makes. Where a change could begin at several places
//! alike, it begins after a mark.

use super::chain;
use std::collections::HashMap;

/// A word, or several that are never split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Equal for equal words.
    pub(super) id: u32,
    /// What keeping it is worth.
    pub(super) weight: i32,
    /// The mark it ends with.
    pub(super) end: End,
}

/// How good a place is for a change to begin or end after a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// In the middle of a clause.
    Plain,
    /// After a comma or the like.
    Clause,
    /// After a sentence.
    Sentence,
}

/// Words that are the same, as pairs of indices that rise on both sides.
#[derive(Debug, Default)]
pub(super) struct Woven {
    pub(super) pairs: Vec<(usize, usize)>,
    /// Whether a limit was hit and words far from their place were not looked for.
    pub(super) coarse: bool,
}

/// Weight of a word that only holds a sentence together.
pub(super) const FUNCTION: i32 = 4;

/// Weight of any other word.
pub(super) const CONTENT: i32 = 16;

/// Weight of a word of a name, and of a figure.
pub(super) const TELLING: i32 = 24;

/// Price of a gap: more than three words without content are worth, less than one with content.
const GAP: i32 = 14;

/// What is taken off the price where a change begins or ends after a comma, and after a sentence.
const AFTER_CLAUSE: i32 = 1;
const AFTER_SENTENCE: i32 = 2;

/// Pairs of words that are compared at most at a time: two passages of a thousand words each. It
/// bounds the work and the memory (a byte a pair), by size alone, so that every machine gives the
/// same result.
pub(super) const MOST_PAIRS: usize = 1 << 20;

/// Words to both sides in which a word is looked for at least, where [`MOST_PAIRS`] is exceeded; with
/// fewer it is given up.
const NARROWEST: usize = 16;

/// Words at the ends of a common beginning and end that are looked at again, since a change may
/// better begin earlier.
const GIVEN_BACK: usize = 8;

/// Aligns `a` with `b`.
pub(super) fn weave(a: &[Unit], b: &[Unit]) -> Woven {
    let mut woven = Woven::default();
    let same = |(x, y): &(&Unit, &Unit)| x.id == y.id;
    let before = a.iter().zip(b).take_while(same).count();
    if before == a.len() && before == b.len() {
        woven.pairs.extend((0..before).map(|at| (at, at)));
        return woven;
    }
    let most = a.len().min(b.len()) - before;
    let after = a.iter().rev().zip(b.iter().rev()).take_while(same).count().min(most);
    let (before, after) = (before.saturating_sub(GIVEN_BACK), after.saturating_sub(GIVEN_BACK));
    woven.pairs.extend((0..before).map(|at| (at, at)));
    let (end_a, end_b) = (a.len() - after, b.len() - after);
    let mut from = (before, before);
    for anchor in anchors(a, b, (before, end_a), (before, end_b)) {
        part(a, b, (from.0, anchor.0), (from.1, anchor.1), &mut woven);
        woven.pairs.push(anchor);
        from = (anchor.0 + 1, anchor.1 + 1);
    }
    part(a, b, (from.0, end_a), (from.1, end_b), &mut woven);
    woven.pairs.extend((0..after).map(|at| (end_a + at, end_b + at)));
    woven
}

/// Where two ranges are too long for all pairs: the words with content that each has once, in the
/// order in which most of them stand (the idea of Bram Cohen's "patience diff").
fn anchors(
    a: &[Unit],
    b: &[Unit],
    in_a: (usize, usize),
    in_b: (usize, usize),
) -> Vec<(usize, usize)> {
    if (in_a.1 - in_a.0).saturating_mul(in_b.1 - in_b.0) <= MOST_PAIRS {
        return Vec::new();
    }
    let once = |units: &[Unit], (from, to): (usize, usize)| {
        let mut seen: HashMap<u32, Option<usize>> = HashMap::new();
        for (at, unit) in units.iter().enumerate().take(to).skip(from) {
            seen.entry(unit.id).and_modify(|at| *at = None).or_insert(Some(at));
        }
        seen
    };
    let (once_a, once_b) = (once(a, in_a), once(b, in_b));
    let is_once = |unit: &Unit| once_a.get(&unit.id).copied().flatten();
    let links: Vec<(usize, usize, u64)> = b
        .iter()
        .enumerate()
        .take(in_b.1)
        .skip(in_b.0)
        .filter(|(_, unit)| unit.weight >= CONTENT)
        .filter_map(|(at, unit)| {
            once_b.get(&unit.id).copied().flatten()?;
            Some((is_once(unit)?, at, u64::from(unit.weight.unsigned_abs())))
        })
        .collect();
    let positions: Vec<(usize, u64)> = links.iter().map(|&(a, _, weight)| (a, weight)).collect();
    chain::heaviest_rising(&positions)
        .into_iter()
        .filter_map(|index| links.get(index).map(|&(a, b, _)| (a, b)))
        .collect()
}

/// Aligns two ranges and adds what is the same.
fn part(
    a: &[Unit],
    b: &[Unit],
    (from_a, to_a): (usize, usize),
    (from_b, to_b): (usize, usize),
    woven: &mut Woven,
) {
    let (a, b) = (a.get(from_a..to_a).unwrap_or_default(), b.get(from_b..to_b).unwrap_or_default());
    if a.is_empty() || b.is_empty() {
        return;
    }
    let Some(band) = Band::new(a.len(), b.len()) else {
        woven.coarse = true;
        return;
    };
    woven.coarse |= band.width <= b.len();
    let pairs = Table::fill(a, b, band).trace();
    woven.pairs.extend(pairs.into_iter().map(|(x, y)| (from_a + x, from_b + y)));
}

/// Which columns of each row of the table are looked at.
#[derive(Clone, Copy, Debug)]
struct Band {
    rows: usize,
    columns: usize,
    width: usize,
}

impl Band {
    fn new(rows: usize, columns: usize) -> Option<Self> {
        let all = columns + 1;
        if rows.saturating_mul(columns) <= MOST_PAIRS {
            return Some(Self { rows, columns, width: all });
        }
        let width = (MOST_PAIRS / rows).min(all);
        // Neighbouring rows must overlap, or nothing could be followed from one to the next.
        let step = columns.div_ceil(rows);
        (width >= 2 * NARROWEST && width >= 2 * step).then_some(Self { rows, columns, width })
    }

    /// The first column of a row.
    fn first(self, row: usize) -> usize {
        let middle = row * self.columns / self.rows.max(1);
        middle.saturating_sub(self.width / 2).min(self.columns + 1 - self.width)
    }
}

/// No way leads there.
const NEVER: i32 = i32::MIN / 2;

/// How the best way came to a point: in a match or in a gap, and from where.
mod step {
    /// The match here follows a match.
    pub(super) const MATCH_AFTER_MATCH: u8 = 1;
    /// The match here ends a gap.
    pub(super) const MATCH_AFTER_GAP: u8 = 2;
    /// The gap here goes down from the row above.
    pub(super) const DOWN: u8 = 4;
    /// The gap here goes on from the column before.
    pub(super) const RIGHT: u8 = 8;
    /// The gap begins with this step.
    pub(super) const OPENS: u8 = 16;
}

/// The best values at one point.
#[derive(Clone, Copy, Debug)]
struct Point {
    matched: i32,
    gap: i32,
}

const NOWHERE: Point = Point { matched: NEVER, gap: NEVER };

struct Table {
    band: Band,
    steps: Vec<u8>,
    last: Point,
}

impl Table {
    fn fill(a: &[Unit], b: &[Unit], band: Band) -> Self {
        let width = band.width;
        let mut steps = vec![0; (band.rows + 1) * width];
        let mut above: Vec<Point> = vec![NOWHERE; width];
        let mut row: Vec<Point> = vec![NOWHERE; width];
        let mut first_above = 0;
        let rows = std::iter::once(None).chain(a.iter().map(Some)).enumerate();
        for ((i, unit), steps) in rows.zip(steps.chunks_exact_mut(width)) {
            let first = band.first(i);
            let at = |points: &[Point], from: usize, column: usize| {
                column.checked_sub(from).and_then(|at| points.get(at)).copied().unwrap_or(NOWHERE)
            };
            let before_a = if i > 1 { a.get(i - 2).map(|unit| unit.end) } else { None };
            let mut left = NOWHERE;
            let mut diagonal =
                first.checked_sub(1).map_or(NOWHERE, |column| at(&above, first_above, column));
            for ((k, point), step) in row.iter_mut().enumerate().zip(steps.iter_mut()) {
                let j = first + k;
                let up = if i == 0 { NOWHERE } else { at(&above, first_above, j) };
                let before_b = if j > 1 { b.get(j - 2).map(|unit| unit.end) } else { None };
                let own_b = j.checked_sub(1).and_then(|j| b.get(j));
                let spot = Spot { a: unit, b: own_b, before_a, before_b };
                *point = spot.reach(i + j == 0, up, left, diagonal, step);
                (diagonal, left) = (up, *point);
            }
            std::mem::swap(&mut above, &mut row);
            first_above = first;
        }
        let last = above.last().copied().unwrap_or(NOWHERE);
        Self { band, steps, last }
    }

    /// The matches on the best way.
    fn trace(&self) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let (mut i, mut j) = (self.band.rows, self.band.columns);
        let mut in_gap = self.last.gap > self.last.matched;
        while i + j > 0 {
            let column = j.checked_sub(self.band.first(i));
            let step = column.and_then(|k| self.steps.get(i * self.band.width + k));
            let step = step.copied().unwrap_or_default();
            if in_gap {
                in_gap = step & step::OPENS == 0;
                if step & step::DOWN != 0 && i > 0 {
                    i -= 1;
                } else if step & step::RIGHT != 0 && j > 0 {
                    j -= 1;
                } else {
                    break;
                }
            } else if i > 0
                && j > 0
                && step & (step::MATCH_AFTER_MATCH | step::MATCH_AFTER_GAP) != 0
            {
                (i, j) = (i - 1, j - 1);
                pairs.push((i, j));
                in_gap = step & step::MATCH_AFTER_GAP != 0;
            } else {
                break;
            }
        }
        pairs.reverse();
        pairs
    }
}

/// One point of the table: a word of each side, and how the words before them end.
struct Spot<'a> {
    a: Option<&'a Unit>,
    b: Option<&'a Unit>,
    before_a: Option<End>,
    before_b: Option<End>,
}

impl Spot<'_> {
    fn reach(&self, start: bool, up: Point, left: Point, diagonal: Point, step: &mut u8) -> Point {
        if start {
            return Point { matched: 0, gap: NEVER };
        }
        let mut matched = NEVER;
        if let (Some(a), Some(b)) = (self.a, self.b)
            && a.id == b.id
        {
            // A gap that ends after a mark is the better one.
            let closes = diagonal.gap + bonus(self.before_a.max(self.before_b));
            let follows = diagonal.matched;
            *step |=
                if follows >= closes { step::MATCH_AFTER_MATCH } else { step::MATCH_AFTER_GAP };
            matched = a.weight + follows.max(closes);
        }
        let down_opens = up.matched - GAP + bonus(self.end_before(self.before_a, self.b));
        let right_opens = left.matched - GAP + bonus(self.end_before(self.before_b, self.a));
        let ways = [
            (down_opens, step::DOWN | step::OPENS),
            (up.gap, step::DOWN),
            (right_opens, step::RIGHT | step::OPENS),
            (left.gap, step::RIGHT),
        ];
        let mut best = (NEVER, 0);
        for way in ways {
            if way.0 > best.0 {
                best = way;
            }
        }
        *step |= best.1;
        Point { matched, gap: best.0 }
    }

    /// Where a gap begins: after a word of the one side, which is `before`, and of the other, which
    /// has not gone on. The start of all is as good as the end of a sentence.
    fn end_before(&self, before: Option<End>, other: Option<&Unit>) -> Option<End> {
        let other = other.map_or(End::Sentence, |unit| unit.end);
        Some(before.unwrap_or(End::Sentence).min(other))
    }
}

fn bonus(end: Option<End>) -> i32 {
    match end {
        Some(End::Sentence) | None => AFTER_SENTENCE,
        Some(End::Clause) => AFTER_CLAUSE,
        Some(End::Plain) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words as units: capitals tell, words of up to three letters hold a sentence together.
    fn units(text: &str) -> Vec<Unit> {
        text.split_whitespace()
            .map(|word| {
                let bare = word.trim_end_matches(['.', ',']);
                Unit {
                    id: bare
                        .bytes()
                        .fold(7, |hash: u32, b| hash.wrapping_mul(31).wrapping_add(u32::from(b))),
                    weight: if bare.len() <= 3 { FUNCTION } else { CONTENT },
                    end: if word.ends_with('.') {
                        End::Sentence
                    } else if word.ends_with(',') {
                        End::Clause
                    } else {
                        End::Plain
                    },
                }
            })
            .collect()
    }

    fn check(a: &str, b: &str, expected: &str) {
        let woven = weave(&units(a), &units(b));
        let words: Vec<&str> = b.split_whitespace().collect();
        let mut shown = words.clone();
        shown.fill("_");
        for (_, j) in woven.pairs {
            shown[j] = words[j];
        }
        assert_eq!(shown.join(" "), expected);
        assert!(!woven.coarse);
    }

    #[test]
    fn few_small_words_between_two_changes_are_no_anchor() {
        check("ships of the north sank", "boats of the south sank", "_ _ _ _ sank");
        check("ships from norway sank", "boats from norway sank", "_ from norway sank");
    }

    #[test]
    fn a_change_begins_where_a_sentence_does() {
        check(
            "He was ill. He left.",
            "He was ill. He said no. He left.",
            "He was ill. _ _ _ He left.",
        );
        check("He left.", "He said no. He left.", "_ _ _ He left.");
        check("ann, the cook, left", "ann, the baker, the cook, left", "ann, _ _ the cook, left");
    }

    #[test]
    fn beginning_and_end_stay() {
        check("the ship sank today", "the boat sank today", "the _ sank today");
        check("same", "same", "same");
        check("", "new", "_");
        check("old words", "words", "words");
    }

    fn long(words: usize, first: u32, step: u32) -> Vec<Unit> {
        (0..words as u32)
            .map(|n| Unit { id: first + n * step, weight: CONTENT, end: End::Plain })
            .collect()
    }

    #[test]
    fn long_texts_are_compared_word_by_word_between_their_rare_words() {
        let a = long(5000, 0, 1);
        let mut b = a.clone();
        b[2500].id = 9_999_999;
        b.remove(4000);
        let woven = weave(&a, &b);
        assert_eq!(woven.pairs.len(), 4998);
        assert!(!woven.coarse);
    }

    #[test]
    fn where_the_limit_is_hit_it_is_said() {
        let a: Vec<Unit> =
            long(3000, 0, 1).into_iter().map(|u| Unit { id: u.id % 7, ..u }).collect();
        let b: Vec<Unit> =
            long(3100, 3, 2).into_iter().map(|u| Unit { id: u.id % 7, ..u }).collect();
        let woven = weave(&a, &b);
        assert!(woven.coarse);
        assert!(woven.pairs.array_windows().all(|[x, y]| x.0 < y.0 && x.1 < y.1));
    }
}
