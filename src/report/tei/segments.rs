//! Several wordings of one passage cut at the same places: into pieces that all have alike, and pieces
//! that they have each in its own way. Put together again, the pieces of a wording are the wording.

use crate::text::words::is_function_word;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// Words and marks of the longest wording that is cut; longer ones stand side by side whole. Finding what
/// two wordings have in common takes time by the square of what they have not.
const LONGEST: usize = 6_000;

/// The share of its words, 0 to 1, that a wording has in common with another, in order, from which they
/// are cut together. Below it the pieces would be confetti.
const ENOUGH_IN_COMMON: f32 = 0.3;

/// The words and marks of `text`, white space included.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// Tokens of each wording, by range.
pub(super) type Piece = Vec<Range<usize>>;

/// Cuts `wordings` together: pieces in order, each with a range for each wording.
pub(super) fn segments(wordings: &[Vec<&str>]) -> Vec<Piece> {
    let whole = || vec![wordings.iter().map(|tokens| 0..tokens.len()).collect()];
    let Some((head, others)) = wordings.split_first() else { return Vec::new() };
    if others.is_empty() || wordings.iter().any(|tokens| tokens.len() > LONGEST) {
        return whole();
    }
    let all: Vec<Vec<Option<Range<usize>>>> =
        others.iter().map(|other| boundaries(head, other)).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Vec<usize> = vec![0; wordings.len()];
    for at in 0..=head.len() {
        let here: Option<Vec<Range<usize>>> =
            all.iter().map(|cuts| cuts.get(at).cloned().flatten()).collect();
        let Some(here) = here else { continue };
        let starts: Vec<usize> =
            std::iter::once(at).chain(here.iter().map(|range| range.start)).collect();
        let ends: Vec<usize> =
            std::iter::once(at).chain(here.iter().map(|range| range.end)).collect();
        push(&mut pieces, &last, &starts);
        push(&mut pieces, &starts, &ends);
        last = ends;
    }
    joined(pieces, wordings)
}

fn push(pieces: &mut Vec<Piece>, from: &[usize], to: &[usize]) {
    let piece: Piece = from.iter().zip(to).map(|(&from, &to)| from..to).collect();
    if piece.iter().any(|range| !range.is_empty()) {
        pieces.push(piece);
    }
}

/// By boundary between the tokens of `head`: where `other` can be cut with it, from and to; between the
/// two stands what only `other` has there. `None` where it can't.
fn boundaries(head: &[&str], other: &[&str]) -> Vec<Option<Range<usize>>> {
    let mut cuts: Vec<Option<Range<usize>>> = vec![None; head.len() + 1];
    let mut cut = |at: usize, to: usize| {
        if let Some(slot) = cuts.get_mut(at) {
            *slot =
                Some(slot.as_ref().map_or(to..to, |range| range.start.min(to)..range.end.max(to)));
        }
    };
    cut(0, 0);
    for op in capture_diff_slices(Algorithm::Myers, head, other) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                (0..=len).for_each(|n| cut(old_index + n, new_index + n));
            }
            DiffOp::Delete { old_index, old_len, new_index } => {
                (0..=old_len).for_each(|n| cut(old_index + n, new_index));
            }
            DiffOp::Insert { old_index, new_index, new_len } => {
                cut(old_index, new_index);
                cut(old_index, new_index + new_len);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                cut(old_index, new_index);
                cut(old_index + old_len, new_index + new_len);
            }
        }
    }
    cuts
}

/// Whether all wordings have the same tokens in a piece.
pub(super) fn is_common(piece: &[Range<usize>], wordings: &[Vec<&str>]) -> bool {
    let mut texts = piece.iter().zip(wordings).map(|(range, tokens)| tokens.get(range.clone()));
    let first = texts.next();
    texts.all(|text| Some(text) == first)
}

/// Neighbours of one kind as one piece. What all have alike between two differences stands alone only if
/// a word of some weight is in it: a comma or an article would cut a change of phrase into crumbs.
fn joined(pieces: Vec<Piece>, wordings: &[Vec<&str>]) -> Vec<Piece> {
    let mut runs: Vec<(bool, Piece)> = Vec::new();
    for piece in pieces {
        let common = is_common(&piece, wordings);
        match runs.last_mut() {
            Some((last, run)) if *last == common => extend(run, &piece),
            Some(_) | None => runs.push((common, piece)),
        }
    }
    let count = runs.len();
    let mut kept: Vec<(bool, Piece)> = Vec::new();
    for (n, (common, piece)) in runs.into_iter().enumerate() {
        let between = n > 0 && n + 1 < count;
        let common = common && !(between && is_light(&piece, wordings));
        match kept.last_mut() {
            Some((false, run)) if !common => extend(run, &piece),
            Some(_) | None => kept.push((common, piece)),
        }
    }
    kept.into_iter().map(|(_, piece)| piece).collect()
}

fn extend(run: &mut Piece, next: &Piece) {
    for (range, next) in run.iter_mut().zip(next) {
        range.end = next.end;
    }
}

fn is_light(piece: &[Range<usize>], wordings: &[Vec<&str>]) -> bool {
    let tokens = piece.first().zip(wordings.first()).and_then(|(r, tokens)| tokens.get(r.clone()));
    tokens
        .unwrap_or_default()
        .iter()
        .all(|token| !is_word(token) || is_function_word(&token.to_lowercase()))
}

fn is_word(token: &str) -> bool {
    token.contains(char::is_alphanumeric)
}

/// Wordings that are near enough to be cut together, by index: each group begins with its first.
pub(super) fn clusters(wordings: &[Vec<&str>]) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for (n, wording) in wordings.iter().enumerate() {
        let near = |cluster: &&mut Vec<usize>| {
            let head = cluster.first().and_then(|&head| wordings.get(head));
            head.is_some_and(|head| are_near(head, wording))
        };
        match clusters.iter_mut().find(near) {
            Some(cluster) => cluster.push(n),
            None => clusters.push(vec![n]),
        }
    }
    clusters
}

fn are_near(head: &[&str], other: &[&str]) -> bool {
    if head == other {
        return true;
    }
    if head.len() > LONGEST || other.len() > LONGEST {
        return false;
    }
    let words = |tokens: &[&str]| tokens.iter().filter(|token| is_word(token)).count();
    let common: usize = capture_diff_slices(Algorithm::Myers, head, other)
        .iter()
        .filter_map(|op| match *op {
            DiffOp::Equal { old_index, len, .. } => head.get(old_index..old_index + len),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => None,
        })
        .map(words)
        .sum();
    let fewer = words(head).min(words(other));
    fewer > 0 && common as f32 >= ENOUGH_IN_COMMON * fewer as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    fn cut(texts: &[&str]) -> Vec<Vec<String>> {
        let wordings: Vec<Vec<&str>> = texts.iter().map(|text| tokens(text)).collect();
        let words = |(range, tokens): (&Range<usize>, &Vec<&str>)| tokens[range.clone()].concat();
        segments(&wordings)
            .iter()
            .map(|piece| {
                let texts: Vec<String> = piece.iter().zip(&wordings).map(words).collect();
                if is_common(piece, &wordings) { texts[..1].to_vec() } else { texts }
            })
            .collect()
    }

    fn check(texts: &[&str], expected: &[&[&str]]) {
        assert_eq!(cut(texts), expected, "{texts:?}");
    }

    #[test]
    fn wordings_are_cut_where_all_can_be() {
        check(&["One two."], &[&["One two."]]);
        check(&["One two.", "One two."], &[&["One two."]]);
        check(
            &["The old pier burned.", "The new pier burned."],
            &[&["The "], &["old", "new"], &[" pier burned."]],
        );
        check(
            &["The pier burned down.", "The old pier burned.", "The pier stood."],
            &[
                &["The "],
                &["", "old ", ""],
                &["pier "],
                &["burned down", "burned", "stood"],
                &["."],
            ],
        );
    }

    #[test]
    fn what_has_no_weight_does_not_stand_alone_between_two_changes() {
        check(
            &["Fire in the night", "Rain on the day"],
            &[&["Fire in the night", "Rain on the day"]],
        );
    }

    #[test]
    fn wordings_with_few_words_in_common_are_not_cut_together() {
        let texts =
            ["The pier burned at night", "The pier burned at dawn", "Flames took all of it"];
        let wordings: Vec<Vec<&str>> = texts.iter().map(|text| tokens(text)).collect();
        assert_eq!(clusters(&wordings), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn wordings_longer_than_the_limit_stand_whole() {
        let long = "a ".repeat(LONGEST);
        let other = format!("{long}b");
        assert_eq!(cut(&[&long, &other]).len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default()
        })]
        #[test]
        fn the_pieces_of_a_wording_are_the_wording(
            texts in prop::collection::vec("([abc]|the|,| ){0,30}", 1..5)
        ) {
            let wordings: Vec<Vec<&str>> = texts.iter().map(|text| tokens(text)).collect();
            let pieces = segments(&wordings);
            for (n, text) in texts.iter().enumerate() {
                let again: String =
                    pieces.iter().map(|piece| wordings[n][piece[n].clone()].concat()).collect();
                prop_assert_eq!(&again, text);
            }
        }
    }
}
