//! How old: "34-year-old", "aged 34", "34 years old", "three months of age", and "Ada Quill, 34," after a
//! name.

use super::lexicon::{Class, TimeUnit};
use super::numbers::{self, Number};
use super::ranges;
use super::tokens::{Case, Kind, Tokens};

/// An age in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Age {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// The number.
    pub(super) number: Number,
    /// Its unit.
    pub(super) unit: &'static str,
}

/// Years that a person can have.
const HUMAN: std::ops::RangeInclusive<f64> = 1.0..=120.0;

/// The age that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize) -> Option<Age> {
    said(t, i).or_else(|| old(t, i)).or_else(|| in_range(t, i)).or_else(|| between_commas(t, i))
}

/// "aged 34", "age 34", "aged between 5 and 12" (its first number).
fn said(t: &Tokens<'_>, i: usize) -> Option<Age> {
    if !matches!(t.low(i), "aged" | "age" | "ages") {
        return None;
    }
    let from = i + 1 + usize::from(matches!(t.low(i + 1), "of" | "about" | "between" | "from"));
    let number = numbers::at(t, from).filter(|n| HUMAN.contains(&n.value) && !n.order)?;
    if let Class::Time(unit) = t.class(number.end) {
        return Some(Age { start: i, end: number.end + 1, number, unit: unit_name(unit)? });
    }
    Some(Age { start: i, end: number.end, number, unit: "years" })
}

/// "34-year-old", "34 years old", "6 weeks of age".
fn old(t: &Tokens<'_>, i: usize) -> Option<Age> {
    let number = numbers::at(t, i).filter(|n| !n.order && n.value > 0.0)?;
    let at = t.past_hyphen(number.end);
    let Class::Time(unit) = t.class(at) else { return None };
    let after = t.past_hyphen(at + 1);
    let end = match (t.low(after), t.low(after + 1)) {
        ("old" | "olds", _) => after + 1,
        ("of", "age") => after + 2,
        _ => return None,
    };
    Some(Age { start: i, end, number, unit: unit_name(unit)? })
}

/// "12" of "aged 5 to 12", "5" of "between 5 and 12 years old": the half of a range that has no word of age.
fn in_range(t: &Tokens<'_>, i: usize) -> Option<Age> {
    let number = numbers::at(t, i).filter(|n| HUMAN.contains(&n.value) && !n.order)?;
    let age = |unit| Some(Age { start: i, end: number.end, number, unit });
    if let Some(second) = ranges::second(t, &number)
        && let Some(whole) = old(t, second.start)
    {
        return age(whole.unit);
    }
    let joins = i >= 3 && (t.is_dash(i - 1) || matches!(t.low(i - 1), "to" | "and" | "or"));
    let back = usize::from(matches!(t.low_back(i, 3), "between" | "from"));
    let aged = matches!(t.low_back(i, 3 + back), "aged" | "ages");
    if joins && aged { age("years") } else { None }
}

fn unit_name(unit: TimeUnit) -> Option<&'static str> {
    match unit {
        TimeUnit::Day => Some("days"),
        TimeUnit::Week => Some("weeks"),
        TimeUnit::Month => Some("months"),
        TimeUnit::Year => Some("years"),
        TimeUnit::Second
        | TimeUnit::Minute
        | TimeUnit::Hour
        | TimeUnit::Night
        | TimeUnit::Weekend
        | TimeUnit::Fortnight
        | TimeUnit::Quarter
        | TimeUnit::Decade
        | TimeUnit::Century => None,
    }
}

/// "Ada Quill, 34, said": a number in commas or brackets right after a name.
fn between_commas(t: &Tokens<'_>, i: usize) -> Option<Age> {
    let value = t.integer(i).filter(|n| (1..=110).contains(n) && t.low(i).len() <= 3)?;
    let opens = t.is_mark(i.checked_sub(1)?, ',') || t.is_mark(i - 1, '(');
    let closes = t.is_mark(i + 1, ',')
        || t.is_mark(i + 1, ')')
        || t.is_mark(i + 1, '.')
        || t.is_mark(i + 1, ';')
        || t.low(i + 1) == "and";
    let name = t.get(i.checked_sub(2)?)?;
    let before = t.get(i.checked_sub(3)?);
    let capital = |x: &super::tokens::Token| {
        x.kind == Kind::Word && x.case == Case::Capital && !is_calendar(x.class)
    };
    let named = capital(name)
        && before.is_some_and(|b| capital(b) || matches!(b.kind, Kind::Mark('-' | '.')));
    let score = t.is_mark(i + 1, ',')
        && t.get(i + 2).is_some_and(|x| x.case != Case::Lower && t.is_number(i + 3));
    if !(opens && closes && named) || score || t.is_number(i + 2) {
        return None;
    }
    let number = Number {
        start: i,
        end: i + 1,
        value: f64::from(value),
        slack: 0.0,
        order: false,
        fraction: false,
        digits: true,
    };
    Some(Age { start: i, end: i + 1, number, unit: "years" })
}

fn is_calendar(class: Class) -> bool {
    matches!(class, Class::Month(_) | Class::Weekday(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let t = Tokens::new(text, &[]);
        let got = (0..t.len()).find_map(|i| at(&t, i)).map_or_else(
            || "none".to_owned(),
            |a| format!("{}={} {}", t.span(a.start, a.end).slice(text), a.number.value, a.unit),
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn ages_in_every_form() {
        check("a 34-year-old sailor", "34-year-old=34 years");
        check("a sailor aged 34 drowned", "aged 34=34 years");
        check("Ada Quill, 34, drowned", "34=34 years");
        check("at six weeks of age", "six weeks of age=6 weeks");
        check("walls 500 years old", "500 years old=500 years");
    }

    #[test]
    fn other_numbers_after_commas_are_no_ages() {
        check("on Monday, 34, they said", "none");
        check("in Bern, 34 boats sank", "none");
    }
}
