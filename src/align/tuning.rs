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
//! | `threshold_far` | -3.5: .956 .953 .613 .674 | -3.0: .960 .958 .625 .672 | -2.2: .964 .962 .632 .661 | -1.0: .964 .963 .605 .624 | 0.0: .965 .963 .534 .610 |
//! | `threshold_near` | -2.0: .959 .959 .631 .667 | -1.0: .962 .963 .630 .665 | -0.2: .964 .962 .632 .661 | 0.6: .961 .956 .631 .656 | 1.0: .960 .956 .631 .652 |
//! | `further` | 0.0: .961 .960 .631 .669 | 0.4: .962 .962 .626 .666 | 0.8: .964 .962 .632 .661 | 1.2: .964 .961 .641 .651 | 1.6: .964 .962 .624 .642 |
//! | `moved_along` | | -2.0: .963 .960 .632 .663 | -1.0: .964 .962 .632 .661 | 0.0: .965 .961 .632 .658 | 1.0: .965 .959 .632 .658 |
//! | `moved_whole` | 2.0: .963 .961 .632 .662 | 4.0: .964 .961 .632 .662 | 5.0: .964 .962 .632 .661 | 8.0: .965 .962 .632 .659 | 12.0: .965 .960 .632 .658 |
//!
//! `moved_seed` changes nothing between 0 and 2 and saves work.

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
    /// What each further link of one sentence costs.
    pub further: f32,
    /// Log-odds from which a pair out of order may be the start of a moved passage.
    pub moved_seed: f32,
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
                -5.42, -1.47, 2.61, 1.08, -0.30, 0.29, 0.50, -0.09, -2.31, 2.56, 2.31, 1.01, 3.40,
                3.04, 2.28, -5.28, -3.10, 1.96, 0.60, -0.27, -3.57, 1.65, -2.25, -1.28, 4.55,
            ],
            threshold_far: -2.2,
            threshold_near: -0.2,
            further: 0.8,
            moved_seed: 1.0,
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
        let near = ((nearness - FAR) / (NEAR - FAR)).clamp(0.0, 1.0);
        self.threshold_far + (self.threshold_near - self.threshold_far) * near
    }
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
