//! Weeks told by their number: "week 10", "the first week of January", "the last week of 2016".

use super::FactKind;
use super::absolute;
use super::calendar::{self, Clock};
use super::dates::{Time, What};
use super::lexicon::{Class, TimeUnit};
use super::tokens::Tokens;
use jiff::civil::Date;

/// The week that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    numbered(t, i, clock).or_else(|| counted(t, i, clock))
}

fn week(start: usize, end: usize, value: Option<String>) -> Option<Time> {
    Some(Time { start, end, kind: FactKind::Date, value, what: What::Span })
}

/// "week 10", "the week 3 of 2027".
fn numbered(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let at = i + usize::from(t.low(i) == "the");
    let n = t.integer(at + 1).filter(|n| t.low(at) == "week" && (1..=53).contains(n))?;
    let year = (t.low(at + 2) == "of")
        .then(|| t.integer(at + 3))
        .flatten()
        .filter(|y| (1900..2100).contains(y));
    let end = at + 2 + if year.is_some() { 2 } else { 0 };
    let year = year.map(|y| y as i16).or_else(|| clock.published.map(Date::year));
    week(i, end, year.map(|y| format!("{y:04}-W{n:02}")))
}

/// "the first week of January", "last week of 2016".
fn counted(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let at = i + usize::from(t.low(i) == "the");
    let n = match t.class(at) {
        Class::Ordinal(n @ 1..=5) => i64::from(n),
        _ if t.low(at) == "last" => -1,
        _ => return None,
    };
    if t.low(at + 1) != "week" || !matches!(t.low(at + 2), "of" | "in") {
        return None;
    }
    let of = absolute::at(t, at + 3, clock)?;
    let within = of.value.as_deref().and_then(whole);
    let day = match (within, n) {
        (Some((_, last)), -1) => Some(last),
        (Some((first, _)), n) => calendar::shift(first, TimeUnit::Week, n - 1),
        (None, _) => None,
    };
    week(i, of.end, day.map(calendar::week))
}

/// First and last day of a month or year in ISO form.
fn whole(value: &str) -> Option<(Date, Date)> {
    let (first, unit) = match value.len() {
        4 => (format!("{value}-01-01"), TimeUnit::Year),
        7 => (format!("{value}-01"), TimeUnit::Month),
        _ => return None,
    };
    let first: Date = first.parse().ok()?;
    Some((first, calendar::shift(first, unit, 1)?.yesterday().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let t = Tokens::new(text, &[]);
        let clock = Clock { published: "2017-11-02".parse().ok(), ..Clock::default() };
        let got = (0..t.len()).find_map(|i| at(&t, i, &clock)).and_then(|time| time.value);
        assert_eq!(got.as_deref(), expected, "{text}");
    }

    #[test]
    fn weeks_by_number_and_place() {
        check("sold in week 10", Some("2017-W10"));
        check("sold in week 3 of 2016", Some("2016-W03"));
        check("in the last week of 2016", Some("2016-W52"));
        check("in the second week of January 2017", Some("2017-W01"));
        check("it was last week", None);
    }
}
