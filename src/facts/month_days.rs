//! Days told by their number in a month that stands beside them or is understood: "the 21st of this month",
//! "the 15th day of next month", "on the 18th"; and months by their number in a year.

use super::FactKind;
use super::absolute;
use super::calendar::{self, Clock, Tense};
use super::dates::{Time, What};
use super::lexicon::{Class, TimeUnit};
use super::tense::tense;
use super::tokens::Tokens;
use jiff::civil::Date;

/// The day or month that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let the = usize::from(t.low(i) == "the");
    let (number, end) = ordinal(t, i + the)?;
    of_month(t, i, number, end, clock)
        .or_else(|| month_of_year(t, i, number, end, clock))
        .or_else(|| understood(t, i, number, end, clock))
}

/// "21st", "twenty-first": a day of the month as an ordinal, and the token after it.
fn ordinal(t: &Tokens<'_>, i: usize) -> Option<(u8, usize)> {
    let (number, end) = absolute::day(t, i)?;
    let told = t.is_number(i) && end > i + 1 || matches!(t.class(end - 1), Class::Ordinal(_));
    told.then_some((number, end))
}

fn on(start: usize, end: usize, day: Option<Date>) -> Option<Time> {
    let what = day.map_or(What::Span, What::Day);
    Some(Time { start, end, kind: FactKind::Date, value: day.map(calendar::day), what })
}

/// "this", "next", "last" at `i`: how many units on.
fn way(t: &Tokens<'_>, i: usize) -> Option<i64> {
    match t.low(i) {
        "last" | "previous" => Some(-1),
        "this" | "the" => Some(0),
        "next" | "following" => Some(1),
        _ => None,
    }
}

/// "the 21st this month", "the 15th day of next month", "the first of the month".
fn of_month(t: &Tokens<'_>, i: usize, number: u8, end: usize, clock: &Clock) -> Option<Time> {
    let at = end + usize::from(t.low(end) == "day");
    let of = usize::from(t.low(at) == "of");
    let months = way(t, at + of).filter(|_| t.low(at + of + 1) == "month")?;
    if t.low(at + of) == "the" && of == 0 || t.is_hyphen(at + of + 2) {
        return None;
    }
    // "Prices rose by a third this month": a share.
    let spelled = matches!(t.class(end - 1), Class::Ordinal(_));
    if spelled && t.low(i) != "the" && t.low_back(i, 1) != "on" {
        return None;
    }
    let day = clock.published.and_then(|p| {
        let month = calendar::shift(p.first_of_month(), TimeUnit::Month, months)?;
        Date::new(month.year(), month.month(), number.cast_signed()).ok()
    });
    on(i, at + of + 2, day)
}

/// "the 9th month of next year", "the first month of 2016".
fn month_of_year(t: &Tokens<'_>, i: usize, number: u8, end: usize, clock: &Clock) -> Option<Time> {
    if t.low(end) != "month" || t.low(end + 1) != "of" || number > 12 {
        return None;
    }
    let (year, to) = absolute::year_after(t, end + 2, clock)?;
    let value = Some(calendar::month(year, number));
    Some(Time { start: i, end: to, kind: FactKind::Date, value, what: What::Month(number) })
}

/// "on the 18th", "on 29th": the month is the nearest one by the tense.
fn understood(t: &Tokens<'_>, i: usize, number: u8, end: usize, clock: &Clock) -> Option<Time> {
    let listed = matches!(t.low(end), "of" | "and" | "or" | "to") || t.is_hyphen(end);
    let names = t.is_word(end) && t.class(end) != Class::Function;
    let digits = t.is_number(end.saturating_sub(2));
    if t.low_back(i, 1) != "on" || !digits || listed || names {
        return None;
    }
    let forward = tense(t, i) == Tense::Future;
    on(i, end, clock.published.and_then(|p| calendar::day_of_month(p, number, forward, |_| true)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_dates as check;

    #[test]
    fn days_of_a_month_that_is_named_or_understood() {
        check("It sank on the 21st of last month.", &["the 21st of last month=2017-10-21"]);
        check("Prices rose by a third this month.", &["this month=2017-11"]);
        check("It sank on the third of this month.", &["the third of this month=2017-11-03"]);
        check(
            "It opens on the 15th day of next month.",
            &["the 15th day of next month=2017-12-15"],
        );
        check("Rent is due on the first of the month.", &["the first of the month=2017-11-01"]);
        check("It sank on the 18th.", &["the 18th=2017-10-18"]);
        check("It will open on the 18th, she said.", &["the 18th=2017-11-18"]);
        check("in the 9th month of next year", &["the 9th month of next year=2018-09"]);
    }

    #[test]
    fn other_ordinals_are_no_days() {
        check("It stood on the 18th floor.", &[]);
        check("She came second on the 2nd attempt.", &[]);
        check("on the 18th and 19th floors", &[]);
        check("the second of the boats", &[]);
    }
}
