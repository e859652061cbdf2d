//! Times that stand side by side and name one point ("Tuesday, 31 October, at 9 a.m.") or a range
//! ("1990 to 1995") become one.

use super::FactKind;
use super::calendar;
use super::dates::{Time, What};
use super::tokens::Tokens;
use jiff::civil::Date;

/// Joins the last time found with the one before it where both name one point or a range.
pub(super) fn join_last(t: &Tokens<'_>, times: &mut Vec<Time>) {
    while times.len() >= 2
        && let Some([before, last]) = times.last_chunk::<2>()
        && let Some(joined) = joined(t, before, last)
    {
        times.truncate(times.len() - 2);
        times.push(joined);
    }
    let alone = times.last_mut();
    if let Some(time) = alone.filter(|time| time.value.is_none()) {
        time.value = match &time.what {
            What::Clock(at) => Some(at.clone()),
            What::Part => None,
            What::Day(_)
            | What::Weekday(..)
            | What::MonthDay(..)
            | What::Month(_)
            | What::Quarter(..)
            | What::Year(_)
            | What::Span => None,
        };
    }
}

fn joined(t: &Tokens<'_>, a: &Time, b: &Time) -> Option<Time> {
    let near = a.end == b.start || t.same_sentence(a.start, b.start);
    if a.kind != FactKind::Date || b.kind != FactKind::Date || !near {
        return None;
    }
    let gap: Vec<&str> = (a.end..b.start).map(|i| t.low(i)).collect();
    let close = matches!(gap[..], [] | [","] | ["("] | [",", "on"]);
    let at = close
        || matches!(
            gap[..],
            ["at"]
                | ["on"]
                | [",", "at"]
                | ["at", "about" | "around"]
                | ["in", "the"]
                | ["at", "exactly"]
        );
    let time = |value: Option<String>, what| {
        Some(Time { start: a.start, end: b.end, kind: FactKind::Date, value, what })
    };
    let with = |day: Option<Date>, rest: &str| day.map(|d| format!("{d}{rest}"));
    match (&a.what, &b.what) {
        // "today (31 October 2017)": where no date of the version is known, the brackets tell it.
        (_, What::Day(day))
            if matches!(gap[..], ["("] | [","]) && is_same_named_day(t, a, *day) =>
        {
            time(b.value.clone(), What::Day(*day))
        }
        (What::Weekday(n, _), What::Day(day))
            if matches!(gap[..], ["-"]) && calendar::weekday_number(*day) == *n =>
        {
            time(b.value.clone(), What::Day(*day))
        }
        (What::Weekday(..), What::Day(day)) if close => time(b.value.clone(), What::Day(*day)),
        (What::Weekday(..), What::MonthDay(m, d)) if close => time(None, What::MonthDay(*m, *d)),
        (What::Day(day), What::Weekday(..))
            if matches!(gap[..], [","] | ["("] | [])
                && a.value.as_deref().is_some_and(|v| v.len() == 10) =>
        {
            time(a.value.clone(), What::Day(*day))
        }
        (What::Weekday(_, day), What::Part) if gap.is_empty() => {
            time(with(*day, ""), What::Weekday(a.what.weekday()?, *day))
        }
        (What::Day(day), What::Part) if gap.is_empty() => {
            time(with(Some(*day), ""), What::Day(*day))
        }
        (What::Weekday(n, day), What::Clock(clock)) if at => {
            time(with(*day, clock), What::Weekday(*n, *day))
        }
        (What::Day(day), What::Clock(clock)) if at => {
            time(Some(format!("{day}{clock}")), What::Day(*day))
        }
        (What::Clock(clock), What::Weekday(n, day)) if at => {
            time(with(*day, clock), What::Weekday(*n, *day))
        }
        (What::Clock(clock), What::Day(day)) if at => {
            time(Some(format!("{day}{clock}")), What::Day(*day))
        }
        (What::Part, What::Weekday(n, day)) if at => time(with(*day, ""), What::Weekday(*n, *day)),
        (What::Part, What::Day(day)) if at => time(with(Some(*day), ""), What::Day(*day)),
        _ => range(t, a, b, &gap),
    }
}

impl What {
    /// The weekday, if it is one.
    pub(super) fn weekday(&self) -> Option<u8> {
        match self {
            Self::Weekday(n, _) => Some(*n),
            Self::Day(_)
            | Self::MonthDay(..)
            | Self::Month(_)
            | Self::Quarter(..)
            | Self::Year(_)
            | Self::Clock(_)
            | Self::Part
            | Self::Span => None,
        }
    }

    /// The day of the calendar, if it is one.
    pub(super) fn calendar_day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Weekday(..)
            | Self::MonthDay(..)
            | Self::Month(_)
            | Self::Quarter(..)
            | Self::Year(_)
            | Self::Clock(_)
            | Self::Part
            | Self::Span => None,
        }
    }
}

/// Whether a time is "today" and the like, and the day beside it may be the same.
fn is_same_named_day(t: &Tokens<'_>, named: &Time, day: Date) -> bool {
    let word = matches!(t.low(named.start), "today" | "tonight" | "yesterday" | "tomorrow");
    let alone = named.end == named.start + 1;
    word && alone && named.what.calendar_day().is_none_or(|known| known == day)
}

/// "1990 to 1995", "between Oct. 30 and Nov. 2", "31 October - 2 November".
fn range(t: &Tokens<'_>, a: &Time, b: &Time, gap: &[&str]) -> Option<Time> {
    let opened = t.low_back(a.start, 1);
    let joins = match gap {
        ["to" | "until" | "till" | "through" | "thru"] => {
            opened == "from" || same_sort(&a.what, &b.what)
        }
        ["-" | "–" | "—"] => true,
        ["and"] => opened == "between",
        _ => false,
    };
    if !joins || !same_sort(&a.what, &b.what) {
        return None;
    }
    let value = a
        .value
        .as_ref()
        .zip(b.value.as_ref())
        .map(|(from, to)| format!("{}/{to}", with_year_of(t, a, b, from, to)));
    Some(Time { start: a.start, end: b.end, kind: FactKind::Date, value, what: What::Span })
}

/// The start of a range with the year of its end, where only the end gives one: "26 June to 2 July 2015".
fn with_year_of(t: &Tokens<'_>, a: &Time, b: &Time, from: &str, to: &str) -> String {
    let gives_year =
        |time: &Time| (time.start..time.end).any(|at| t.is_number(at) && t.low(at).len() == 4);
    let (Some((_, rest)), Some((year, _))) = (from.split_once('-'), to.split_once('-')) else {
        return from.to_owned();
    };
    let reckoned = matches!(a.what, What::Weekday(_, Some(_)));
    if reckoned || gives_year(a) || !(gives_year(b) || from > to) {
        return from.to_owned();
    }
    let shared = format!("{year}-{rest}");
    if shared.as_str() <= to { shared } else { from.to_owned() }
}

fn same_sort(a: &What, b: &What) -> bool {
    let sort = |what: &What| match what {
        What::Day(_) | What::Weekday(..) | What::MonthDay(..) => 1,
        What::Month(_) => 2,
        What::Year(_) => 3,
        What::Clock(_) => 4,
        What::Quarter(..) | What::Part | What::Span => 0,
    };
    sort(a) != 0 && sort(a) == sort(b)
}
