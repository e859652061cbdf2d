//! Two numbers of one range, of which only one carries the unit or the scale: "10 to 15 miles", "$3-4 million",
//! "between 20 and 30 people".

use super::measures::{self, Measure};
use super::money::{self, Money};
use super::numbers::{self, Number};
use super::tokens::Tokens;

/// The greater number of a range whose first is `first`.
pub(super) fn second(t: &Tokens<'_>, first: &Number) -> Option<Number> {
    let between = matches!(t.low_back(first.start, 1), "between");
    let dash = t.is_dash(first.end) && t.glued(first.end) == t.glued(first.end + 1);
    let joins = dash
        || matches!(t.low(first.end), "to" | "or" | "~")
        || between && t.low(first.end) == "and";
    let second = joins.then(|| numbers::at(t, first.end + 1)).flatten()?;
    (second.value > first.value && !second.fraction && !second.order).then_some(second)
}

/// How much greater a number is by the scale at its end.
fn scale(t: &Tokens<'_>, number: &Number) -> f64 {
    t.class(number.end.saturating_sub(1)).scale().unwrap_or(1.0)
}

/// The first number in the terms of the second, which came to `came` with its unit: "3 to 4 million" is
/// 3 million to 4 million, "10 to 20 cents" a tenth to a fifth of a dollar.
fn in_terms(t: &Tokens<'_>, first: Number, second: &Number, came: f64) -> Number {
    let shared = if scale(t, &first) == 1.0 { scale(t, second) } else { 1.0 };
    let by = came / second.value * shared;
    let value = numbers::rounded(first.value * by);
    Number { value, slack: if shared > 1.0 { by / 2.0 } else { first.slack * by }, ..first }
}

/// "10" of "10 to 20 euros".
pub(super) fn money(t: &Tokens<'_>, first: Number) -> Option<Money> {
    let second = second(t, &first)?;
    let sum = money::at(t, second.start)?;
    let number = in_terms(t, first, &second, sum.number.value);
    Some(Money { start: first.start, end: first.end, number, code: sum.code })
}

/// "10" of "10 to 15 miles".
pub(super) fn measure(t: &Tokens<'_>, first: Number) -> Option<Measure> {
    let second = second(t, &first)?;
    let measure = measures::after(t, second)?;
    let number = in_terms(t, first, &second, second.value);
    Some(Measure { start: first.start, end: first.end, number, unit: measure.unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let t = Tokens::new(text, &[]);
        let got: Vec<String> = (0..t.len())
            .filter_map(|i| numbers::at(&t, i))
            .filter_map(|number| {
                let sum = money(&t, number).map(|m| (m.number.value, m.code.to_owned()));
                sum.or_else(|| measure(&t, number).map(|m| (m.number.value, m.unit)))
            })
            .map(|(value, unit)| format!("{} {unit}", numbers::decimal(value)))
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn the_first_number_takes_unit_and_scale_of_the_second() {
        check("10 to 15 miles off the coast", &["10 mi"]);
        check("between 10 and 20 euros", &["10 EUR"]);
        check("a 5-10 km walk", &["5 km"]);
        check("3 to 4 million pesos", &["3000000 MXN"]);
        check("two or three cents", &["0.02 USD"]);
    }

    #[test]
    fn numbers_side_by_side_are_no_range() {
        check("20 and 30 miles", &[]);
        check("30 to 20 miles", &[]);
        check("He gave 5 to 12 people", &[]);
    }
}
