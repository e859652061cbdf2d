//! The figures that links between sentences are chosen by, and how they were chosen.
//!
//! The weights were fitted, and each other figure then swept with the rest kept, on pairs of texts
//! that people have aligned sentence by sentence: drafts of essays, the same with a paragraph moved,
//! retellings of fables, and news in German beside the same in plain German. `cargo bench --bench
//! tuning` does both; its head tells the format of the data. The curves, as F1 of the links on the
//! four kinds of text in that order; what was chosen stands in the middle:
//!
//! | figure | | | chosen | | |
//! |---|---|---|---|---|---|
//! | `threshold_far` | -3.5: .963 .959 .614 .674 | -3: .964 .961 .624 .671 | -2.2: .966 .962 .631 .662 | -1: .967 .964 .606 .627 | 0: .968 .965 .514 .609 |
//! | `threshold_near` | -2: .963 .961 .631 .668 | -1: .965 .963 .631 .666 | -0.2: .966 .962 .631 .662 | 0.6: .963 .959 .630 .657 | 1: .961 .957 .630 .656 |
//! | `floor_far` | 0: .966 .962 .626 .663 |  | 0.07: .966 .962 .631 .662 | 0.12: .966 .962 .587 .656 | 0.2: .968 .965 .493 .631 |
//! | `floor_near` | 0: .965 .962 .631 .662 | 0.1: .965 .962 .631 .662 | 0.2: .966 .962 .631 .662 | 0.25: .965 .962 .631 .662 | 0.3: .965 .962 .631 .661 |
//! | `further` | 0: .964 .961 .623 .670 | 0.4: .965 .962 .624 .665 | 0.8: .966 .962 .631 .662 | 1.2: .966 .962 .635 .653 | 1.6: .966 .963 .628 .645 |
//! | `moved_along` |  | -2: .964 .961 .631 .662 | -1: .966 .962 .631 .662 | 0: .966 .962 .631 .659 | 1: .967 .961 .631 .659 |
//! | `moved_whole` | 2: .964 .961 .632 .661 | 4: .965 .961 .631 .662 | 5: .966 .962 .631 .662 | 8: .966 .962 .631 .659 | 12: .967 .962 .631 .660 |

use super::similarity::EVIDENCE;

/// What links are chosen by. All scores are log-odds: 0 is even, 2 is seven to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Tuning {
    /// What each kind of evidence adds to the log-odds that two sentences tell the same. Fitted by
    /// logistic regression; the kinds stand in [`super::evidence`].
    pub weights: [f32; EVIDENCE],
    /// Log-odds that a link must have between versions that tell the story in words of their own.
    pub threshold_far: f32,
    /// The same between versions of one text. Between the two, in proportion.
    pub threshold_near: f32,
    /// Likeness of words, 0 to 1, below which order, neighbours and meaning link nothing, between
    /// versions that tell the story in words of their own.
    pub floor_far: f32,
    /// The same between versions of one text.
    pub floor_near: f32,
    /// What each further link of one sentence costs.
    pub further: f32,
    /// Log-odds from which a pair beside the start is moved with it.
    pub moved_along: f32,
    /// What the links of a moved passage must have together, each counted from `moved_along`: one
    /// very likely pair, or several likely ones.
    pub moved_whole: f32,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            weights: [
                -5.42, -1.41, 2.51, 0.81, -0.25, 0.10, 0.53, -0.18, -2.06, 2.60, 2.37, 0.98, 3.38,
                3.03, 2.33, -5.28, -2.97, 1.56, 0.59, -0.29, -3.61, 1.54, -2.21, -1.22, 3.87, 1.02,
            ],
            threshold_far: -2.2,
            threshold_near: -0.2,
            floor_far: 0.07,
            floor_near: 0.2,
            further: 0.8,
            moved_along: -1.0,
            moved_whole: 5.0,
        }
    }
}

/// Nearness of two versions, 0 to 1, up to which they tell the story in words of their own. Among
/// texts aligned by people, retellings of one story lie between .25 and .5.
const FAR: f32 = 0.4;

/// Nearness from which they are versions of one text. Drafts of one essay lie between .6 and 1.
const NEAR: f32 = 0.7;

impl Tuning {
    /// The log-odds that a link must have between versions of this nearness.
    pub(super) fn threshold(&self, nearness: f32) -> f32 {
        between(self.threshold_far, self.threshold_near, nearness)
    }

    /// The likeness of words that a link must have between versions of this nearness.
    pub(super) fn floor(&self, nearness: f32) -> f32 {
        between(self.floor_far, self.floor_near, nearness)
    }
}

fn between(far: f32, near: f32, nearness: f32) -> f32 {
    far + (near - far) * ((nearness - FAR) / (NEAR - FAR)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_claimed_more_readily_between_retellings() {
        let tuning = Tuning::default();
        for (nearness, expected) in
            [(0.0, -2.2), (0.4, -2.2), (0.55, -1.2), (0.7, -0.2), (1.0, -0.2)]
        {
            let threshold = tuning.threshold(nearness);
            assert!((threshold - expected).abs() < 1e-5, "{nearness}: {threshold}");
        }
    }
}
