//! Weeks told by their number: "week 10", "the first week of January", "the last week of 2016".

use super::FactKind;
use super::absolute;
use super::calendar::{self, Clock};
use super::dates::{Time, What};
use super::lexicon::TimeUnit;
use super::tokens::Tokens;
use super::{relative, weekdays};
use jiff::civil::Date;

/// The week that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    numbered(t, i, clock).or_else(|| counted(t, i, clock)).or_else(|| beginning(t, i, clock))
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

/// "the first week of January", "3rd week of Jan", "last week of 2016", "the last week of this month".
fn counted(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let at = i + usize::from(t.low(i) == "the");
    let last = (t.low(at) == "last").then_some((-1, at + 1));
    let nth = absolute::ordinal(t, at).filter(|(n, _)| *n <= 5);
    let (n, at) = last.or_else(|| nth.map(|(n, end)| (i64::from(n), end)))?;
    if t.low(at) != "week" || !matches!(t.low(at + 1), "of" | "in") {
        return None;
    }
    let of = relative::framed(t, at + 2, clock).or_else(|| absolute::at(t, at + 2, clock))?;
    let within = of.value.as_deref().and_then(whole);
    let day = within.and_then(|(first, last)| match n {
        -1 if last.month() != first.month() => last_in_year(first.year()),
        -1 => Some(last),
        n if last.month() != first.month() => in_year(first.year(), n),
        n => calendar::shift(first, TimeUnit::Week, n - 1),
    });
    week(i, of.end, day.map(calendar::week))
}

/// Monday of the `n`-th week of a year, counted as ISO 8601 counts them.
fn in_year(year: i16, n: i64) -> Option<Date> {
    let monday = calendar::last_weekday(Date::new(year, 1, 4).ok()?, 0)?;
    calendar::shift(monday, TimeUnit::Week, n - 1)
}

/// Monday of the last week of a year.
fn last_in_year(year: i16) -> Option<Date> {
    calendar::last_weekday(Date::new(year, 12, 28).ok()?, 0)
}

/// "the week beginning February 4", "w/c 4 February": the week of a day.
fn beginning(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let at = i + usize::from(t.low(i) == "the");
    let short = t.low(at) == "w" && t.is_mark(at + 1, '/') && matches!(t.low(at + 2), "c" | "b");
    let long =
        t.low(at) == "week" && matches!(t.low(at + 1), "beginning" | "commencing" | "starting");
    let from = if short { at + 3 } else { at + 2 };
    let from = from + usize::from(t.low(from) == "on");
    let of = (short || long)
        .then(|| weekdays::at(t, from, clock).or_else(|| absolute::at(t, from, clock)))??;
    let day = match of.what {
        What::Day(day) => Some(day),
        What::Weekday(_, day) => day,
        What::MonthDay(..) => None,
        What::Month(_)
        | What::Quarter(..)
        | What::Year(_)
        | What::Clock(_)
        | What::Part
        | What::Span => return None,
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
        check("in the first week of 2021", Some("2021-W01"));
        check("in the last week of 2019", Some("2019-W52"));
        check("in the 3rd week of Jan 2018", Some("2018-W03"));
        check("in the last week of this month", Some("2017-W48"));
        check("in the week beginning 23 October", Some("2017-W43"));
        check("meet w/c 23 October", Some("2017-W43"));
        check("it was last week", None);
        check("the second week in court", None);
    }
}
