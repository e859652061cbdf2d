//! Krippendorff's alpha, percent agreement and Cohen's kappa.
//!
//! Alpha is computed as in K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011): every
//! pair of values given to one unit counts 1/(m − 1), where m is the number of values of the unit; units
//! with one value can't be paired and drop out. Alpha is 1 − D_o/D_e: observed disagreement within units
//! over that expected if the same values fell on units by chance. Its metric follows the level of
//! measurement. The ordinal metric between two ranks, (n_c/2 + n_between + n_k/2)², is the squared distance of
//! their mid-ranks, so that ordinal and interval data share one sum.
//!
//! Kappa is that of J. Cohen, *A Coefficient of Agreement for Nominal Scales* (1960), for two coders, without
//! weights.

use super::codes::Scale;

/// Distinct values of a ratio scale; each is compared with each.
const MAX_RATIO_VALUES: usize = 20_000;

/// An agreement, and what it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    /// 1 for full agreement, 0 for that of chance, below 0 for systematic disagreement.
    pub alpha: f64,
    /// Observed disagreement, D_o.
    pub observed: f64,
    /// Expected disagreement, D_e.
    pub expected: f64,
    /// Values that can be paired, n.
    pub pairable: usize,
}

/// Why a coefficient can't be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// No unit has values of two coders.
    #[error("no unit was coded by two coders")]
    NothingToPair,
    /// One value only, so that there is nothing to tell apart.
    #[error("all coded the same value, and without variation there is nothing to tell apart")]
    NoVariation,
    /// More distinct values than can be compared each with each.
    #[error("there are more than {MAX_RATIO_VALUES} distinct values")]
    TooManyValues,
}

/// Alpha of `units`: for each the values that it was given, as indices into the scale's values.
///
/// # Errors
/// [`Undefined`] where there is nothing to pair, or no variation.
pub fn alpha(units: &[Vec<usize>], scale: &Scale) -> Result<Alpha, Undefined> {
    let pairable: Vec<&[usize]> =
        units.iter().map(Vec::as_slice).filter(|unit| unit.len() > 1).collect();
    of_pairable(&pairable, scale)
}

/// Alpha of units that all have two values or more.
pub(super) fn of_pairable(units: &[&[usize]], scale: &Scale) -> Result<Alpha, Undefined> {
    let mut counts = vec![0.0_f64; scale.len()];
    for &value in units.iter().copied().flatten() {
        if let Some(count) = counts.get_mut(value) {
            *count += 1.0;
        }
    }
    let n: f64 = counts.iter().sum();
    if units.is_empty() || n < 2.0 {
        return Err(Undefined::NothingToPair);
    }
    if counts.iter().filter(|&&count| count > 0.0).count() < 2 {
        return Err(Undefined::NoVariation);
    }
    let metric = Metric::new(scale, &counts);
    let observed = units.iter().map(|unit| metric.within(unit)).sum::<f64>() / n;
    let expected = metric.among_all(&counts)? / (n * (n - 1.0));
    if expected <= 0.0 {
        return Err(Undefined::NoVariation);
    }
    let pairable = n as usize;
    Ok(Alpha { alpha: 1.0 - observed / expected, observed, expected, pairable })
}

/// How far two values are from each other, squared.
enum Metric {
    Equal,
    /// Values as numbers around their mean: interval data, and mid-ranks of ordinal data.
    Distance(Vec<f64>),
    Ratio(Vec<f64>),
}

impl Metric {
    fn new(scale: &Scale, counts: &[f64]) -> Self {
        match scale {
            Scale::Nominal(_) => Self::Equal,
            Scale::Ordinal(_) => {
                let mut below = 0.0;
                let ranks = counts.iter().map(|count| {
                    below += count;
                    below - count / 2.0
                });
                Self::Distance(centred(ranks.collect(), counts))
            }
            Scale::Interval(values) => Self::Distance(centred(values.clone(), counts)),
            Scale::Ratio(values) => Self::Ratio(values.clone()),
        }
    }

    fn between(&self, a: usize, b: usize) -> f64 {
        let of = |values: &[f64]| {
            (values.get(a).copied().unwrap_or_default(), values.get(b).copied().unwrap_or_default())
        };
        match self {
            Self::Equal => f64::from(u8::from(a != b)),
            Self::Distance(values) => {
                let (a, b) = of(values);
                (a - b).powi(2)
            }
            Self::Ratio(values) => {
                let (a, b) = of(values);
                if a + b == 0.0 { 0.0 } else { ((a - b) / (a + b)).powi(2) }
            }
        }
    }

    /// What the pairs of one unit add to the observed disagreement.
    fn within(&self, unit: &[usize]) -> f64 {
        let ordered: f64 = unit
            .iter()
            .enumerate()
            .flat_map(|(n, &a)| unit.iter().skip(n + 1).map(move |&b| (a, b)))
            .map(|(a, b)| 2.0 * self.between(a, b))
            .sum();
        ordered / (unit.len() as f64 - 1.0)
    }

    /// The distances of all ordered pairs of all values, which `counts` gives.
    fn among_all(&self, counts: &[f64]) -> Result<f64, Undefined> {
        let n: f64 = counts.iter().sum();
        match self {
            Self::Equal => Ok(n * n - counts.iter().map(|count| count * count).sum::<f64>()),
            // Around the mean the sum of all values is nought.
            Self::Distance(values) => {
                let squares = values.iter().zip(counts).map(|(value, count)| count * value * value);
                Ok(2.0 * n * squares.sum::<f64>())
            }
            Self::Ratio(_) => {
                let used: Vec<usize> =
                    counts.iter().enumerate().filter(|(_, c)| **c > 0.0).map(|(v, _)| v).collect();
                if used.len() > MAX_RATIO_VALUES {
                    return Err(Undefined::TooManyValues);
                }
                let count = |v: usize| counts.get(v).copied().unwrap_or_default();
                let pairs = used.iter().flat_map(|&a| used.iter().map(move |&b| (a, b)));
                Ok(pairs.map(|(a, b)| count(a) * count(b) * self.between(a, b)).sum())
            }
        }
    }
}

/// The values less their mean, weighted by how often each occurs: large numbers stay exact.
fn centred(values: Vec<f64>, counts: &[f64]) -> Vec<f64> {
    let n: f64 = counts.iter().sum();
    let mean = values.iter().zip(counts).map(|(value, count)| value * count).sum::<f64>() / n;
    values.into_iter().map(|value| value - mean).collect()
}

/// The share of pairs of values of one unit that are equal, over all pairs; with two coders the share of
/// units on which both say the same.
///
/// # Errors
/// [`Undefined::NothingToPair`].
pub fn percent(units: &[Vec<usize>]) -> Result<f64, Undefined> {
    let (mut equal, mut pairs) = (0_usize, 0_usize);
    for unit in units {
        for (n, a) in unit.iter().enumerate() {
            for b in unit.iter().skip(n + 1) {
                pairs += 1;
                equal += usize::from(a == b);
            }
        }
    }
    if pairs == 0 { Err(Undefined::NothingToPair) } else { Ok(equal as f64 / pairs as f64) }
}

/// Cohen's kappa of pairs of values of two coders, with `values` distinct values.
///
/// # Errors
/// [`Undefined`] where there is no pair, or both always say the same one value.
pub fn kappa(pairs: &[(usize, usize)], values: usize) -> Result<f64, Undefined> {
    if pairs.is_empty() {
        return Err(Undefined::NothingToPair);
    }
    let n = pairs.len() as f64;
    let (mut first, mut second) = (vec![0.0_f64; values], vec![0.0_f64; values]);
    let mut equal = 0.0;
    for &(a, b) in pairs {
        if let Some(count) = first.get_mut(a) {
            *count += 1.0;
        }
        if let Some(count) = second.get_mut(b) {
            *count += 1.0;
        }
        equal += f64::from(u8::from(a == b));
    }
    let by_chance: f64 = first.iter().zip(&second).map(|(a, b)| a * b).sum::<f64>() / (n * n);
    if by_chance >= 1.0 {
        return Err(Undefined::NoVariation);
    }
    Ok((equal / n - by_chance) / (1.0 - by_chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codings by coder, as published tables give them; a dot is a missing value.
    fn units(coders: &[&str]) -> Vec<Vec<usize>> {
        let rows: Vec<Vec<Option<usize>>> = coders
            .iter()
            .map(|row| row.split_whitespace().map(|value| value.parse().ok()).collect())
            .collect();
        let length = rows.first().map_or(0, Vec::len);
        (0..length).map(|n| rows.iter().filter_map(|row| row[n]).collect()).collect()
    }

    fn check(units: &[Vec<usize>], scale: &Scale, expected: f64) {
        let alpha = alpha(units, scale).expect("alpha is defined").alpha;
        assert!((alpha - expected).abs() < 0.0006, "{alpha} is not {expected}");
    }

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|n| n.to_string()).collect()
    }

    fn numbers(count: usize) -> Vec<f64> {
        (0..count).map(|n| n as f64).collect()
    }

    /// Krippendorff 2011, part C and D: four coders, twelve units, missing values.
    const FOUR: [&str; 4] = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ];

    #[test]
    fn alpha_of_the_published_four_coders_with_missing_values() {
        let units = units(&FOUR);
        check(&units, &Scale::Nominal(names(6)), 0.743);
        check(&units, &Scale::Ordinal(names(6)), 0.815);
        check(&units, &Scale::Interval(numbers(6)), 0.849);
        check(&units, &Scale::Ratio(numbers(6)), 0.797);
    }

    #[test]
    fn alpha_of_the_published_two_coders() {
        // Krippendorff 2011, part A: binary data, and part B: nominal data.
        let binary = units(&["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]);
        check(&binary, &Scale::Nominal(names(2)), 0.095);
        let letters = units(&["0 0 1 1 3 2 2 2 4 3 3 0", "1 0 1 1 1 2 2 2 4 3 3 3"]);
        check(&letters, &Scale::Nominal(names(5)), 0.692);
    }

    #[test]
    fn alpha_of_full_and_of_contrary_agreement() {
        let scale = Scale::Nominal(names(2));
        check(&units(&["0 1 0 1", "0 1 0 1"]), &scale, 1.0);
        // Two coders who never agree: D_o is 1, D_e 32/56.
        check(&units(&["0 1 0 1", "1 0 1 0"]), &scale, -0.75);
    }

    #[test]
    fn interval_data_far_from_nought_lose_no_digits() {
        let far: Vec<f64> = (0..6).map(|n| 1e9 + f64::from(n)).collect();
        check(&units(&FOUR), &Scale::Interval(far), 0.849);
    }

    #[test]
    fn without_pairs_or_variation_alpha_is_not_defined() {
        let scale = Scale::Nominal(names(3));
        for (coders, expected) in [
            (["1 . 2 .", ". 1 . 2"], Undefined::NothingToPair),
            (["1 1 1 1", "1 1 1 1"], Undefined::NoVariation),
            (["1 1 1 2", "1 1 1 ."], Undefined::NoVariation),
        ] {
            assert_eq!(alpha(&units(&coders), &scale), Err(expected));
        }
        assert_eq!(alpha(&[], &scale), Err(Undefined::NothingToPair));
    }

    #[test]
    fn kappa_of_a_table_worked_by_hand() {
        // 200 units: 140 on the diagonal, so .70; by chance (120 · 100 + 60 · 60 + 20 · 40) / 200², so .41.
        let table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
        let mut pairs = Vec::new();
        for (a, row) in table.iter().enumerate() {
            for (b, &count) in row.iter().enumerate() {
                pairs.extend(std::iter::repeat_n((a, b), count));
            }
        }
        let kappa = kappa(&pairs, 3).expect("kappa is defined");
        assert!((kappa - 0.29 / 0.59).abs() < 1e-12, "{kappa}");
    }

    #[test]
    fn kappa_without_pairs_or_variation_is_not_defined() {
        assert_eq!(kappa(&[], 2), Err(Undefined::NothingToPair));
        assert_eq!(kappa(&[(1, 1), (1, 1)], 2), Err(Undefined::NoVariation));
    }

    #[test]
    fn percent_counts_pairs_of_coders() {
        assert_eq!(percent(&units(&["0 1 0 1", "0 1 1 ."])), Ok(2.0 / 3.0));
        assert_eq!(percent(&[vec![1, 1, 2]]), Ok(1.0 / 3.0));
        assert_eq!(percent(&[vec![1]]), Err(Undefined::NothingToPair));
    }
}
