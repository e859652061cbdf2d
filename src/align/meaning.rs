//! What English words mean, from a small static table: words of like meaning point in like
//! directions. It helps where two versions tell the same in other words, and is left out for other
//! languages, where it does harm.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Directions in the table.
pub(super) const DIMENSIONS: usize = 128;

/// A direction: of a word, or of a whole sentence (then of length one).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning([f32; DIMENSIONS]);

/// "STT1", vocabulary size, dimensions, one f32 scale a row, then rows of i8; see assets/model.
static TABLE: &[u8] = include_bytes!("../../assets/model/static-128.bin");

/// The word pieces, one a line, in the order of the rows.
static VOCABULARY: &str = include_str!("../../assets/model/vocab.txt");

struct Table {
    rows: HashMap<&'static str, usize>,
    scales: &'static [u8],
    vectors: &'static [u8],
}

fn table() -> &'static Table {
    static LOADED: OnceLock<Table> = OnceLock::new();
    LOADED.get_or_init(|| {
        let rows: HashMap<&str, usize> = VOCABULARY.lines().zip(0..).collect();
        let body = TABLE.get(12..).unwrap_or_default();
        let (scales, vectors) = body.split_at_checked(rows.len() * 4).unwrap_or_default();
        Table { rows, scales, vectors }
    })
}

impl Table {
    fn add(&self, row: usize, sum: &mut Meaning) {
        let scale = self.scales.get(row * 4..row * 4 + 4).and_then(|b| b.try_into().ok());
        let scale = f32::from_le_bytes(scale.unwrap_or_default());
        let vector = self.vectors.get(row * DIMENSIONS..(row + 1) * DIMENSIONS).unwrap_or_default();
        for (sum, &byte) in sum.0.iter_mut().zip(vector) {
            *sum += f32::from(byte.cast_signed()) * scale;
        }
    }
}

/// Longest word that is looked up, in bytes; longer ones are no words.
const MAX_WORD: usize = 40;

/// The direction of a lower-case word, by its longest known pieces from the left.
pub(super) fn of_word(word: &str) -> Meaning {
    let mut sum = Meaning([0.0; DIMENSIONS]);
    if word.len() > MAX_WORD {
        return sum;
    }
    let table = table();
    let pieces = word.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
    for piece in pieces {
        let mut rest = piece;
        let mut key = String::new();
        while !rest.is_empty() {
            let known = (1..=rest.len()).rev().filter_map(|n| rest.split_at_checked(n)).find_map(
                |(head, tail)| {
                    key.clear();
                    if rest.len() < piece.len() {
                        key.push_str("##");
                    }
                    key.push_str(head);
                    table.rows.get(key.as_str()).map(|&row| (row, tail))
                },
            );
            let Some((row, tail)) = known else { break };
            table.add(row, &mut sum);
            rest = tail;
        }
    }
    sum
}

/// The direction of a sentence from those of its words and their counts, of length one.
pub(super) fn sum<'a>(words: impl Iterator<Item = (&'a Meaning, f32)>) -> Option<Box<Meaning>> {
    let mut total = Box::new(Meaning([0.0; DIMENSIONS]));
    for (word, count) in words {
        for (sum, part) in total.0.iter_mut().zip(&word.0) {
            *sum += part * count;
        }
    }
    let norm = total.0.iter().map(|x| x * x).sum::<f32>().sqrt();
    if norm <= f32::EPSILON {
        return None;
    }
    total.0.iter_mut().for_each(|x| *x /= norm);
    Some(total)
}

/// How alike two sentences are, -1 to 1.
pub(super) fn likeness(a: &Meaning, b: &Meaning) -> f32 {
    // Eight sums at a time: the compiler then uses wide registers, and the order stays fixed.
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.0.chunks_exact(8).zip(b.0.chunks_exact(8)) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sentence: &str) -> Box<Meaning> {
        let words: Vec<Meaning> = sentence.split(' ').map(of_word).collect();
        sum(words.iter().map(|word| (word, 1.0))).expect("known words")
    }

    #[test]
    fn words_of_like_meaning_are_nearer_than_others() {
        let boat = of("the boat sank");
        assert!(likeness(&boat, &of("a ship went down")) > likeness(&boat, &of("taxes rose")));
    }

    #[test]
    fn unknown_words_mean_nothing() {
        assert_eq!(sum([(&of_word("\u{e000}"), 1.0)].into_iter()), None);
        assert_eq!(sum([].into_iter()), None);
    }
}
