//! Scores of games, "20-13": a thing worth comparing where several versions tell it, no fact in passing.

use super::FactKind;
use super::find::Found;
use super::names::Reading;
use super::tokens::{Kind, Tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Points beyond which two numbers with a hyphen are no score.
const MAX_POINTS: u32 = 250;

/// Versions that must tell a score.
const MIN_VERSIONS: usize = 2;

/// The scores that several versions tell, with the reading of each.
pub(super) fn find(readings: &[Reading<'_>]) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    for (r, reading) in readings.iter().enumerate() {
        let t = &reading.tokens;
        for i in 0..t.len() {
            let free = (i..i + 3).all(|at| !reading.taken.get(at).copied().unwrap_or(true));
            if let Some(score) = at(t, i).filter(|_| free) {
                found.push((
                    r,
                    reading.version,
                    Found::name(t.span(i, i + 3), FactKind::Thing, &score),
                ));
            }
        }
    }
    let mut versions: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (_, version, score) in &found {
        versions.entry(score.label.clone()).or_default().insert(*version);
    }
    found.retain(|(_, _, score)| {
        versions.get(&score.label).is_some_and(|v| v.len() >= MIN_VERSIONS)
    });
    found.into_iter().map(|(r, _, score)| (r, score)).collect()
}

/// The score that starts at token `i`, with a plain hyphen.
fn at(t: &Tokens<'_>, i: usize) -> Option<String> {
    let (a, b) = (t.integer(i)?, t.integer(i + 2)?);
    let alone = !t.is_hyphen(i.wrapping_sub(1))
        && !t.is_hyphen(i + 3)
        && !t.is_mark(i.wrapping_sub(1), '$');
    let counts = t.get(i + 3).is_some_and(|x| x.kind == Kind::Mark('%'));
    (t.is_hyphen(i + 1) && alone && !counts && a <= MAX_POINTS && b <= MAX_POINTS)
        .then(|| format!("{a}-{b}"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::readings;
    use super::*;

    fn check(versions: &[&str], expected: &[&str]) {
        let found = find(&readings(versions));
        let got: Vec<String> = found.into_iter().map(|(_, score)| score.label).collect();
        assert_eq!(got, expected, "{versions:?}");
    }

    #[test]
    fn a_score_is_told_by_two_versions() {
        check(&["They won 3-1.", "The 3–1 win came late."], &["3-1", "3-1"]);
        check(&["They won 3-1.", "They won."], &[]);
    }
}
