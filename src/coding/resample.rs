//! How sure an alpha is: a percentile interval from resampled units.
//!
//! The method is the standard bootstrap: units that can be paired are drawn with replacement, as many as
//! there are, and alpha is computed anew from each draw, its expected disagreement too. A. Zapf, S. Castell,
//! L. Morawietz and A. Karch (*BMC Medical Research Methodology* 16:93, 2016) found its coverage right
//! where that of the bootstrap in A. Hayes and K. Krippendorff (2007), which keeps the expected disagreement
//! fixed, is not studied for small numbers of units. Draws come from a generator with a fixed start, so
//! that the same sheets give the same interval.

use super::alpha::of_pairable;
use super::codes::Scale;

/// Draws; their number moves the bounds by about one in the third digit.
pub const RESAMPLES: usize = 2000;
/// Fewer units say too little to be drawn from.
const FEWEST_UNITS: usize = 5;
/// Share of draws that may have no variation, and so no alpha, before no interval is given.
const MOST_UNDEFINED: f64 = 0.05;
/// Distinct values of a ratio scale, where each draw compares each with each.
const MAX_RATIO_VALUES: usize = 300;
/// Values in all draws together; more would take minutes.
const MAX_WORK: usize = 400_000_000;
/// Where the generator starts. Any number would do; it is fixed so that results can be repeated.
const SEED: u64 = 0x7E11_1465;

/// Between which bounds alpha lies with 95% confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// 2.5% of the draws lie below.
    pub low: f64,
    /// 2.5% lie above.
    pub high: f64,
}

/// The interval of [`super::alpha()`] of the same units. `None` where units are too few, vary too little, or
/// are too many.
#[must_use]
pub fn interval(units: &[Vec<usize>], scale: &Scale) -> Option<Interval> {
    let pairable: Vec<&[usize]> =
        units.iter().map(Vec::as_slice).filter(|unit| unit.len() > 1).collect();
    let ratio = matches!(scale, Scale::Ratio(_)) && scale.len() > MAX_RATIO_VALUES;
    let values = pairable.iter().map(|unit| unit.len()).sum::<usize>() + scale.len();
    if pairable.len() < FEWEST_UNITS || ratio || values.saturating_mul(RESAMPLES) > MAX_WORK {
        return None;
    }
    let mut random = Random(SEED);
    let mut alphas: Vec<f64> = Vec::with_capacity(RESAMPLES);
    let mut drawn = Vec::with_capacity(pairable.len());
    for _ in 0..RESAMPLES {
        drawn.clear();
        drawn.extend(
            (0..pairable.len()).filter_map(|_| pairable.get(random.below(pairable.len())).copied()),
        );
        alphas.extend(of_pairable(&drawn, scale).map(|alpha| alpha.alpha).ok());
    }
    let undefined = (RESAMPLES - alphas.len()) as f64 / RESAMPLES as f64;
    if undefined > MOST_UNDEFINED {
        return None;
    }
    alphas.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (share * (alphas.len() - 1) as f64).round() as usize;
        alphas.get(place).copied()
    };
    Some(Interval { low: at(0.025)?, high: at(0.975)? })
}

/// SplitMix64 (G. Steele, D. Lea and C. Flood, 2014): small, and good enough to draw units with.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`. The bias of the remainder is below 2⁻⁴⁰ for what is drawn here.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::super::alpha;
    use super::*;

    fn names(count: usize) -> Scale {
        Scale::Nominal((0..count).map(|n| n.to_string()).collect())
    }

    /// Units of which two in `of` get different values.
    fn units(count: usize, of: usize) -> Vec<Vec<usize>> {
        (0..count).map(|n| vec![n % 3, if n % of < 2 { (n + 1) % 3 } else { n % 3 }]).collect()
    }

    #[test]
    fn the_interval_holds_alpha_and_shrinks_with_more_units() {
        let (few, many) = (units(40, 10), units(400, 10));
        let scale = names(3);
        let width = |units: &[Vec<usize>]| {
            let Interval { low, high } = interval(units, &scale).expect("an interval");
            let alpha = alpha(units, &scale).expect("an alpha").alpha;
            assert!(low < alpha && alpha < high, "{low} {alpha} {high}");
            high - low
        };
        let (few, many) = (width(&few), width(&many));
        // The standard error falls with the square root of the number of units.
        assert!((few / many - 10.0_f64.sqrt()).abs() < 0.6, "{few} {many}");
    }

    #[test]
    fn the_same_units_give_the_same_interval() {
        let units = units(60, 7);
        assert_eq!(interval(&units, &names(3)), interval(&units, &names(3)));
    }

    #[test]
    fn no_interval_is_given_from_too_few_units_or_without_variation() {
        assert_eq!(interval(&units(4, 2), &names(3)), None);
        let one_odd: Vec<Vec<usize>> = (0..20).map(|n| vec![usize::from(n == 0); 2]).collect();
        assert_eq!(interval(&one_odd, &names(2)), None);
    }

    #[test]
    fn the_generator_gives_its_published_numbers() {
        let mut random = Random(1_234_567);
        let first = [random.next(), random.next()];
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }
}
