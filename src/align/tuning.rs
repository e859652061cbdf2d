//! The figures that links between sentences are chosen by, and how they were chosen: fitted and
//! swept on texts that people have aligned, by `cargo bench --bench tuning`, whose head tells how.

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
                -5.39, -1.80, 2.92, -0.05, 0.80, -0.15, 0.67, -0.28, -2.99, 2.90, 2.54, 0.90, 3.42,
                2.92, 1.47, -4.67, -4.51, 3.04, 0.66, -0.13, -2.66, 1.66, -1.83, -1.93, 5.18,
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
