//! Shares: "12 %", "twelve per cent", "two percentage points".

use super::numbers::{self, Number};
use super::ranges;
use super::tokens::Tokens;

/// A share in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Percent {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// The number.
    pub(super) number: Number,
    /// Whether it is a difference between shares.
    pub(super) points: bool,
}

/// The share whose number is `number`.
pub(super) fn after(t: &Tokens<'_>, number: Number) -> Option<Percent> {
    let (points, end) = sign(t, t.past_hyphen(number.end))?;
    Some(Percent { start: number.start, end, number, points })
}

/// "percent of 10": the share named first.
pub(super) fn before(t: &Tokens<'_>, i: usize) -> Option<Percent> {
    let (_, at) = sign(t, i).filter(|_| t.is_word(i))?;
    if t.low(at) != "of" {
        return None;
    }
    let number = numbers::at(t, at + 1).filter(|n| !n.order && n.end >= t.len().min(n.end))?;
    let counted = t.is_word(number.end);
    (!counted).then_some(Percent { start: i, end: number.end, number, points: false })
}

fn sign(t: &Tokens<'_>, i: usize) -> Option<(bool, usize)> {
    if t.is_mark(i, '%') || t.is_mark(i, '％') {
        let points = t.low(i + 1) == "points";
        return Some((points, i + 1 + usize::from(points)));
    }
    match (t.low(i), t.low(i + 1)) {
        ("percentage", "point" | "points") => Some((true, i + 2)),
        ("percent" | "percents" | "pct" | "percentage", after) => {
            let dot = usize::from(t.low(i) == "pct" && t.is_mark(i + 1, '.'));
            Some((matches!(after, "points"), i + 1 + dot + usize::from(after == "points")))
        }
        ("per", "cent" | "cents") => Some((false, i + 2)),
        ("basis", "point" | "points") => None,
        _ => None,
    }
}

/// "between 10 and 20 percent", "10-20 %": the first number of a range takes the sign of the second.
pub(super) fn of_range(t: &Tokens<'_>, first: Number) -> Option<Percent> {
    let second = ranges::second(t, &first)?;
    let (points, _) = sign(t, t.past_hyphen(second.end))?;
    Some(Percent { start: first.start, end: first.end, number: first, points })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let t = Tokens::new(text, &[]);
        let got = (0..t.len())
            .find_map(|i| before(&t, i).or_else(|| after(&t, numbers::at(&t, i)?)))
            .map_or_else(
                || "none".to_owned(),
                |p| {
                    format!(
                        "{}={}{}",
                        t.span(p.start, p.end).slice(text),
                        p.number.value,
                        if p.points { " points" } else { "" }
                    )
                },
            );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn shares_in_every_spelling() {
        check("some 12.5% of homes", "12.5%=12.5");
        check("twenty-two per cent of homes", "twenty-two per cent=22");
        check("a 7-percent rise", "7-percent=7");
        check("fell two percentage points", "two percentage points=2 points");
        check("a percentage of homes", "none");
    }
}
