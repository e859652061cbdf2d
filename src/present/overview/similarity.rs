//! How alike two versions are: the share of their words that stand in passages both have, in the
//! same words. Counted by bags of words a row, which needs no diff and is the same both ways.

use super::super::RowView;
use super::carriers;
use crate::article;
use crate::story::Story;
use crate::text::normalise;
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation as _;

/// Shares by two version indices, 0 to 1; a version is wholly like itself.
pub(super) fn matrix(story: &Story, rows: &[RowView]) -> Vec<Vec<f32>> {
    let count = story.versions.len();
    let mut common = vec![vec![0_usize; count]; count];
    let mut totals = vec![0_usize; count];
    let mut numbers = HashMap::new();
    for row in rows {
        let bags: Vec<(usize, Vec<usize>)> = carriers(row)
            .map(|(id, passage)| {
                let texts = passage.places.iter().map(|&p| article::words_at(&story.versions, p));
                (id.index(), bag(texts, &mut numbers))
            })
            .collect();
        for (n, (i, one)) in bags.iter().enumerate() {
            add(&mut totals, *i, one.len());
            for (j, other) in bags.iter().skip(n + 1) {
                let shared = in_common(one, other);
                if let Some(line) = common.get_mut(*i) {
                    add(line, *j, shared);
                }
            }
        }
    }
    let of = |values: &[usize], v: usize| values.get(v).copied().unwrap_or_default();
    let share = |i: usize, j: usize| {
        let shared = common.get(i.min(j)).map_or(0, |line| of(line, i.max(j)));
        let all = of(&totals, i) + of(&totals, j);
        if i == j {
            1.0
        } else if all == 0 {
            0.0
        } else {
            2.0 * shared as f32 / all as f32
        }
    };
    (0..count).map(|i| (0..count).map(|j| share(i, j)).collect()).collect()
}

fn add(values: &mut [usize], v: usize, more: usize) {
    if let Some(value) = values.get_mut(v) {
        *value += more;
    }
}

/// The words of `texts` as sorted numbers, the same number for the same word.
fn bag<'a>(
    texts: impl Iterator<Item = &'a str>,
    numbers: &mut HashMap<String, usize>,
) -> Vec<usize> {
    let mut bag = Vec::new();
    for text in texts {
        for word in normalise::fold(text).unicode_words() {
            let next = numbers.len();
            bag.push(*numbers.entry(word.to_owned()).or_insert(next));
        }
    }
    bag.sort_unstable();
    bag
}

/// How many items two sorted lists have in common, each as often as both have it.
pub(in crate::present) fn in_common<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut shared = 0;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common_are_counted_as_often_as_both_have_them() {
        let mut numbers = HashMap::new();
        let mut of = |text: &'static str| bag(std::iter::once(text), &mut numbers);
        let (one, other) = (of("The ship, the SHIP left"), of("A ship left the quay"));
        assert_eq!(in_common(&one, &other), 3);
        assert_eq!(in_common(&one, &one), 5);
        assert_eq!(in_common::<usize>(&one, &[]), 0);
    }
}
