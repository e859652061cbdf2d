//! Dates, times and durations of a paragraph: found by their kinds, then joined where several name one
//! point ("Tuesday, 31 October, at 9 a.m.") or a range.

use super::FactKind;
use super::calendar::Clock;
use super::lexicon::Class;
use super::tokens::{Case, Kind, Tokens};
use super::{
    absolute, clock_times, durations, feasts, joining, month_days, numeric_dates, relative,
    weekdays, weeks,
};
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A date or duration in a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Time {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// [`FactKind::Date`] or [`FactKind::Duration`].
    pub(super) kind: FactKind,
    /// ISO 8601 or TIMEX3; `None` where the version's date is needed and not known.
    pub(super) value: Option<String>,
    /// What it may be joined with.
    pub(super) what: What,
}

/// What a date names, as far as joining needs to know.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A day of the calendar.
    Day(Date),
    /// A weekday, 0 for Monday, and its day if known.
    Weekday(u8, Option<Date>),
    /// Month and day without a year.
    MonthDay(u8, u8),
    /// A month.
    Month(u8),
    /// A quarter.
    Quarter(i16, u8),
    /// A year.
    Year(i16),
    /// A time of day: `T09:00`.
    Clock(String),
    /// A part of a day, as "morning".
    Part,
    /// A stretch of time, or a date that joins with nothing.
    Span,
}

/// All dates, times and durations of a paragraph in order. `taken` tokens are left alone, and the
/// tokens of what is found are marked in it.
pub(super) fn find(t: &Tokens<'_>, clock: &mut Clock, taken: &mut [bool]) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    let mut i = 0;
    while i < t.len() {
        let found = if taken.get(i).copied().unwrap_or(true) { None } else { at(t, i, clock) };
        let found = found.filter(|time| {
            !(time.start..time.end).any(|at| taken.get(at).copied().unwrap_or(true))
        });
        let Some(mut time) = found else {
            i += 1;
            continue;
        };
        remember(&time, clock);
        clock.order = numeric_dates::order_shown(t, time.start).or(clock.order);
        i = time.end;
        let floor = times.last().map_or(0, |last| last.end);
        time.start = with_modifiers(t, &time, floor);
        times.push(time);
        joining::join_last(t, &mut times);
    }
    for time in &times {
        for slot in taken.iter_mut().take(time.end).skip(time.start) {
            *slot = true;
        }
    }
    times
}

fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    if !may_start(t, i) {
        return None;
    }
    let kinds = [
        weeks::at(t, i, clock),
        weekdays::at(t, i, clock),
        month_days::at(t, i, clock),
        relative::at(t, i, clock),
        absolute::at(t, i, clock),
        clock_times::at(t, i),
        durations::at(t, i),
    ];
    // The longest wins; among equals the first kind.
    let longest = kinds.iter().flatten().map(|time| time.end).max()?;
    kinds.into_iter().flatten().find(|time| time.end == longest)
}

/// Whether a time can start with this token: most words of a text are turned away here.
fn may_start(t: &Tokens<'_>, i: usize) -> bool {
    match t.class(i) {
        Class::Cardinal(_)
        | Class::Scale(_)
        | Class::Order(_)
        | Class::Ordinal(_)
        | Class::Parts(_)
        | Class::Month(_)
        | Class::Weekday(_)
        | Class::Time(_)
        | Class::Season(_)
        | Class::DayPart(_) => true,
        Class::Function => matches!(
            t.low(i),
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "those"
                | "these"
                | "now"
                | "each"
                | "few"
                | "many"
                | "some"
                | "his"
                | "her"
                | "its"
                | "their"
                | "per"
                | "all"
                | "another"
                | "every"
        ),
        Class::Currency(_) | Class::Cent(_) | Class::Measure(_) => false,
        Class::Other => {
            t.get(i).is_some_and(|x| {
                matches!(x.kind, Kind::Number | Kind::Mark('\'' | '’' | '‘' | '½'))
            }) || starts(t.low(i))
                || t.get(i).is_some_and(|x| x.case != Case::Lower)
        }
    }
}

/// Whether a time can start with this word of no class, in small letters.
fn starts(low: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| STARTERS.iter().copied().chain(feasts::first_words()).collect());
    WORDS.contains(low)
}

const STARTERS: &[&str] = &[
    "last",
    "season",
    "week",
    "½",
    "next",
    "past",
    "previous",
    "prior",
    "coming",
    "following",
    "current",
    "present",
    "upcoming",
    "recent",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "tmrw",
    "several",
    "couple",
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
    "annually",
    "hourly",
    "nightly",
    "year",
    "fiscal",
    "early",
    "late",
    "mid",
    "currently",
    "recently",
    "soon",
    "nowadays",
    "presently",
    "nineties",
    "eighties",
    "seventies",
    "sixties",
    "fifties",
    "forties",
    "thirties",
    "twenties",
    "numerous",
    "countless",
    "q",
    "christmas",
    "thanksgiving",
    "easter",
    "halloween",
    "yearlong",
    "monthlong",
    "weeklong",
    "daylong",
    "hourlong",
    "half",
    "latest",
    "first",
    "final",
    "preceding",
    "initial",
];

/// Keeps what later dates may refer to.
fn remember(time: &Time, clock: &mut Clock) {
    match time.what {
        What::Day(day) | What::Weekday(_, Some(day)) => clock.last = Some(day),
        What::Quarter(y, q) => clock.quarter = Some((y, q)),
        What::Month(_) | What::Year(_) => {
            clock.quarter = clock.quarter.filter(|_| !matches!(time.what, What::Month(_)));
            let first = time.value.as_deref().map(|value| match value.len() {
                4 => format!("{value}-01-01"),
                _ => format!("{value}-01"),
            });
            clock.last = first.and_then(|day| day.parse().ok()).or(clock.last);
        }
        What::Weekday(_, None) | What::MonthDay(..) | What::Clock(_) | What::Part | What::Span => {}
    }
}

/// The first token of a time with the words before it that shade it: "early", "the end of",
/// "more than".
fn with_modifiers(t: &Tokens<'_>, time: &Time, floor: usize) -> usize {
    let mut start = time.start;
    let counted = time.kind == FactKind::Duration || t.low_back(time.end, 1) == "ago";
    for _ in 0..3 {
        let step = if counted { counted_step(t, start) } else { dated_step(t, start, time) };
        if step == 0 || start.checked_sub(step).is_none_or(|at| at < floor) {
            break;
        }
        start -= step;
    }
    start
}

/// How many words before `start` shade a number of units: "nearly", "at least".
fn counted_step(t: &Tokens<'_>, start: usize) -> usize {
    let (one, two) = (t.low_back(start, 1), t.low_back(start, 2));
    match (two, one) {
        ("more" | "less" | "fewer" | "longer", "than")
        | ("at", "least" | "most")
        | ("as", "long")
        | ("just", "over" | "under")
        | ("up", "to") => 2,
        (_, "about" | "almost" | "nearly" | "around" | "roughly" | "approximately" | "some") => 1,
        (_, "over") => usize::from(t.low(start) != "the"),
        _ => 0,
    }
}

/// How many words before `start` shade a date: "early", "mid-", "the end of".
fn dated_step(t: &Tokens<'_>, start: usize, time: &Time) -> usize {
    let (one, two) = (t.low_back(start, 1), t.low_back(start, 2));
    if matches!(one, "early" | "late" | "earlier" | "later" | "mid" | "sometime") {
        return 1;
    }
    if t.is_hyphen(start.wrapping_sub(1)) && matches!(two, "mid" | "late" | "early") {
        return 2;
    }
    let part = matches!(two, "end" | "beginning" | "start" | "middle" | "close" | "half" | "rest");
    if one == "of" && part {
        let further = usize::from(matches!(t.low_back(start, 3), "last" | "first" | "second"));
        return 2 + further + usize::from(t.low_back(start, 3 + further) == "the");
    }
    let shaded_the = one == "the" && start < time.start && !t.is_hyphen(start + 1);
    usize::from(shaded_the && !matches!(time.what, What::Weekday(..)) && t.low(start) != "the")
}

/// A date as a short heading: "31 October 2017", "October 2017", "2017"; `None` for the codes of other
/// values, which nobody should have to read.
pub(super) fn shown(value: &str) -> Option<String> {
    let day = value.get(..10).and_then(|day| day.parse::<Date>().ok());
    if let Some(day) = day.filter(|_| !value.contains('/')) {
        let month = month_name(day.month().unsigned_abs());
        return Some(format!("{} {month} {}", day.day(), day.year()));
    }
    if let Some((year, month)) = value.split_once('-')
        && year.len() == 4
        && month.len() == 2
        && let Ok(month) = month.parse::<u8>()
    {
        return Some(format!("{} {year}", month_name(month)));
    }
    (value.len() == 4 && value.bytes().all(|b| b.is_ascii_digit())).then(|| value.to_owned())
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;

    /// Checks what is found in `text`, published on Thursday, 2 November 2017.
    pub(in super::super) fn check(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text, &crate::text::sentences::sentences(text));
        let mut clock = Clock { published: "2017-11-02".parse().ok(), ..Clock::default() };
        let mut taken = vec![false; tokens.len()];
        let got: Vec<String> = find(&tokens, &mut clock, &mut taken)
            .into_iter()
            .map(|x| {
                let words = tokens.span(x.start, x.end).slice(text);
                format!("{words}={}", x.value.unwrap_or_else(|| "?".to_owned()))
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::testing::check;

    #[test]
    fn whole_and_partial_dates() {
        check("Signed on 31 October 2016 in Bern.", &["31 October 2016=2016-10-31"]);
        check("Signed on October 31st, 2016, in Bern.", &["October 31st, 2016=2016-10-31"]);
        check("Signed on Monday, Oct. 30.", &["Monday, Oct. 30=2017-10-30"]);
        check("Signed in March 2011.", &["March 2011=2011-03"]);
        check("Signed in August.", &["August=2017-08"]);
        check("They voted to shut it at the end of December.", &["the end of December=2017-12"]);
        check("Signed on 2017-10-05.", &["2017-10-05=2017-10-05"]);
        check("They march on and may stop.", &[]);
    }

    #[test]
    fn relative_dates() {
        check("It sank two days ago.", &["two days ago=2017-10-31"]);
        check("It sank earlier this year.", &["earlier this year=2017"]);
        check("It sank last week.", &["last week=2017-W43"]);
        check("It sank yesterday.", &["yesterday=2017-11-01"]);
        check("It sank more than four years ago.", &["more than four years ago=2013"]);
        check("Sales rose in the third quarter.", &["the third quarter=2017-Q3"]);
        check("It sank the week before last.", &["the week before last=2017-W42"]);
        check("It will open in two weeks.", &["two weeks=2017-11-16"]);
        check("It opens in two weeks' time.", &["two weeks' time=2017-11-16"]);
        check("It was built in two weeks.", &["two weeks=P2W"]);
    }

    #[test]
    fn times_of_day_join_their_day() {
        check("It left at 9 a.m. Tuesday.", &["9 a.m. Tuesday=2017-10-31T09:00"]);
        check("It left at 17:06 GMT.", &["17:06 GMT=T17:06"]);
        check("It left at about 5.40 a.m. with a list.", &["5.40 a.m.=T05:40"]);
        check("It left at 12.15 pm.", &["12.15 pm=T12:15"]);
        check("It rose to 5.40 and stayed.", &[]);
    }

    #[test]
    fn ranges_decades_and_years() {
        check("From 1990 to 1995 it stood empty.", &["1990 to 1995=1990/1995"]);
        check("Built in the 1980s.", &["the 1980s=198X"]);
        check("Open since 1963.", &["1963=1963"]);
        check("It sold 1,963 tickets for $1990 million.", &[]);
    }

    #[test]
    fn durations_stand_beside_dates() {
        check("A two-week strike began on Monday.", &["two-week=P2W", "Monday=2017-10-30"]);
        check("It rained all week and another day.", &["all week=P1W", "another day=P1D"]);
        check(
            "Wait 30 minutes later this week.",
            &["30 minutes=PT30M", "later this week=2017-W44"],
        );
        check("It fell two weeks and two days ago.", &["two weeks and two days ago=2017-10-17"]);
        check(
            "He ran for 3 years and 2 days ago he fell.",
            &["3 years=P3Y", "2 days ago=2017-10-31"],
        );
    }
}
