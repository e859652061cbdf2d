//! Dates told from the version's own day: "Tuesday", "last week", "two days ago", "a year earlier".

use super::FactKind;
use super::absolute;
use super::calendar::{self, Clock, Tense};
use super::dates::{Time, What};
use super::durations;
use super::lexicon::{Class, TimeUnit};
use super::tense::tense;
use super::tokens::{Case, Kind, Tokens};
use super::weekdays;
use jiff::civil::Date;

/// The relative date that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    counted(t, i, clock)
        .or_else(|| named_day(t, i, clock))
        .or_else(|| framed(t, i, clock))
        .or_else(|| twice(t, i, clock))
        .or_else(|| sporting(t, i))
        .or_else(|| period(t, i, clock))
        .or_else(|| anaphoric(t, i, clock))
}

fn date(start: usize, end: usize, value: Option<String>, what: What) -> Option<Time> {
    Some(Time { start, end, kind: FactKind::Date, value, what })
}

fn on(start: usize, end: usize, day: Option<Date>) -> Option<Time> {
    date(start, end, day.map(calendar::day), day.map_or(What::Span, What::Day))
}

/// "today", "yesterday morning" (its first word), "the day before yesterday", "tonight".
fn named_day(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let the = usize::from(t.low(i) == "the");
    if t.low(i + the) == "day" {
        let (offset, word) = match (t.low(i + the + 1), t.low(i + the + 2)) {
            ("before", "yesterday") => (-2, 3),
            ("after", "tomorrow") => (2, 3),
            _ => return None,
        };
        let day = clock.published.and_then(|p| calendar::shift(p, TimeUnit::Day, offset));
        return on(i, i + the + word, day);
    }
    let offset = match t.low(i) {
        "today" | "tonight" => 0,
        "yesterday" => -1,
        "tomorrow" | "tmrw" => 1,
        _ => return None,
    };
    let day = clock.published.and_then(|p| calendar::shift(p, TimeUnit::Day, offset));
    on(i, i + 1, day)
}

/// "last week", "this month", "next year", "this morning", "last Friday", "next May".
pub(super) fn framed(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let the = usize::from(t.low(i) == "the");
    let way: i64 = match t.low(i + the) {
        "last" | "past" | "previous" | "prior" => -1,
        "this" | "current" | "present" => 0,
        "next" | "coming" | "following" | "upcoming" => 1,
        _ => return None,
    };
    let word = t.low(i + the);
    let at = i + the + 1;
    let at = at + usize::from(word == "this" && matches!(t.low(at), "past" | "coming" | "current"));
    let at = at + usize::from(matches!(t.low(at), "fiscal" | "calendar" | "working" | "business"));
    let weekday = matches!(t.class(at), Class::Weekday(_));
    if the == 1
        && !weekday
        && matches!(word, "last" | "next" | "previous" | "following")
        && !matches!(t.low(at), "week" | "weekend" | "month")
    {
        return None;
    }
    if let Class::Weekday(n) = t.class(at) {
        let in_week = |p: Date, weeks: i64| {
            let monday = calendar::last_weekday(p, 0)?;
            let monday = calendar::shift(monday, TimeUnit::Week, weeks)?;
            calendar::shift(monday, TimeUnit::Day, i64::from(n))
        };
        let day = clock.published.and_then(|p| match (way, word) {
            (_, "previous" | "prior") => in_week(p, -1),
            (-1, _) => calendar::last_weekday(p.yesterday().ok()?, n),
            (0, _) if t.low(i + 1) == "past" => calendar::last_weekday(p, n),
            (_, "next") => in_week(p, 1),
            _ => calendar::next_weekday(p, n),
        });
        let value = day.map(calendar::day);
        return date(i, at + 1, value, What::Weekday(n, day));
    }
    if let Some(m) = absolute::month(t, at) {
        let dot = usize::from(t.is_mark(at + 1, '.'));
        if t.is_number(at + 1 + dot) {
            return None;
        }
        let month = clock.published.map(|p| {
            let (year, now) = (p.year(), p.month().unsigned_abs());
            match way {
                -1 => calendar::month(if m < now { year } else { year - 1 }, m),
                0 => calendar::month(year, m),
                _ => calendar::month(if m > now { year } else { year + 1 }, m),
            }
        });
        return date(i, at + 1, month, What::Month(m));
    }
    if matches!(t.class(at), Class::DayPart(_)) {
        let back = i64::from(way < 0);
        if way > 0 || word == "past" {
            return None;
        }
        let day = clock.published.and_then(|p| calendar::shift(p, TimeUnit::Day, -back));
        return on(i, at + 1, day);
    }
    let unit = durations::unit(t, at)?;
    if unit >= TimeUnit::Decade && (word == "past" || unit == TimeUnit::Century) {
        return None;
    }
    if t.low(at).ends_with('s') || unit <= TimeUnit::Hour || t.is_hyphen(at + 1) {
        return None;
    }
    if unit == TimeUnit::Day && !(way == -1 && word == "previous" || word == "following") {
        return None;
    }
    date(i, at + 1, clock.published.and_then(|p| unit_value(p, unit, way)), What::Span)
}

/// "the week after next", "the year before last".
fn twice(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let at = i + usize::from(t.low(i) == "the");
    let n = match (t.low(at + 1), t.low(at + 2)) {
        ("after", "next") => 2,
        ("before", "last") => -2,
        _ => return None,
    };
    let unit = durations::unit(t, at).filter(|unit| *unit >= TimeUnit::Weekend)?;
    date(i, at + 3, clock.published.and_then(|p| unit_value(p, unit, n)), What::Span)
}

/// "this season", "last season": of sport; which one the calendar can't tell.
fn sporting(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let framed = matches!(t.low(i), "this" | "last" | "next" | "the");
    let at = i + usize::from(framed);
    // "hurricane season": another word tells that it is none of sport.
    let of_another = t
        .before(at)
        .is_some_and(|b| b.kind == Kind::Word && b.case == Case::Lower && b.class == Class::Other);
    (t.low(at) == "season" && (framed || !of_another) && !t.is_hyphen(at + 1))
        .then(|| date(i, at + 1, None, What::Span))?
}

/// The unit of time that holds the day `n` units from `day`.
fn unit_value(day: Date, unit: TimeUnit, n: i64) -> Option<String> {
    let moved = calendar::shift(day, unit, n)?;
    Some(match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day | TimeUnit::Night => {
            calendar::day(moved)
        }
        TimeUnit::Weekend => format!("{}-WE", calendar::week(moved)),
        TimeUnit::Week | TimeUnit::Fortnight => calendar::week(moved),
        TimeUnit::Month => calendar::month(moved.year(), moved.month().unsigned_abs()),
        TimeUnit::Quarter => calendar::quarter(calendar::quarter_of(moved)),
        TimeUnit::Year => format!("{:04}", moved.year()),
        TimeUnit::Decade => format!("{:03}X", moved.year() / 10),
        TimeUnit::Century => format!("{:02}", moved.year() / 100),
    })
}

/// "two days ago", "a year earlier", "three weeks later", "four months from tomorrow".
fn counted(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let amount = durations::amount(t, i)?;
    if let Some(time) = ahead(t, i, &amount, clock) {
        return Some(time);
    }
    let so = usize::from(t.low(amount.end) == "or" && t.low(amount.end + 1) == "so") * 2;
    let at = t.past_hyphen(amount.end + so);
    let way: i64 = match t.low(at) {
        "ago" | "earlier" | "before" | "previously" | "prior" => -1,
        // "30 minutes later this week" is a duration and another time.
        "later" if matches!(t.low(at + 1), "this" | "today" | "on" | "in") => return None,
        "later" | "after" | "hence" | "from" => 1,
        _ => return None,
    };
    let word = t.low(at);
    let i = i + usize::from(matches!(t.low(i), "a" | "an") && t.is_hyphen(at - 1));
    let steps = amount.number.filter(|n| n.fract() == 0.0 && *n < 1e4).map(|n| n as i64 * way);
    if word == "from" || matches!(word, "before" | "after" | "prior") {
        let from = at + 1 + usize::from(word == "prior" && t.low(at + 1) == "to");
        let (end, anchor) = anchor_at(t, from, clock)?;
        let day = anchor.zip(steps).and_then(|(day, n)| calendar::shift(day, amount.unit, n));
        return on(i, end, day);
    }
    let relative = matches!(word, "later" | "earlier");
    let value = match (steps, amount.rest) {
        (Some(n), Some((more, unit))) => {
            let from = if relative && n > 0 { clock.last } else { clock.published };
            from.and_then(|day| calendar::shift(day, amount.unit, n))
                .and_then(|day| unit_value(day, unit, more as i64 * way))
        }
        (steps, _) => steps.and_then(|n| value_back(clock, amount.unit, n, relative)),
    };
    let what = match value.as_deref().map(str::parse::<Date>) {
        Some(Ok(day)) => What::Day(day),
        _ => What::Span,
    };
    date(
        i,
        at + 1,
        value.or_else(|| (steps.is_none() && word == "ago").then(|| "PAST_REF".to_owned())),
        what,
    )
}

/// "will open in two weeks", "in three days' time": a point ahead, where nothing says how long it takes.
fn ahead(t: &Tokens<'_>, i: usize, amount: &durations::Amount, clock: &Clock) -> Option<Time> {
    let end = amount.end;
    let quoted = t.is_mark(end, '\'') || t.is_mark(end, '’');
    let time = quoted && t.low(end + 1) == "time" || t.low(end) == "time";
    if t.low_back(i, 1) != "in"
        || amount.unit < TimeUnit::Day
        || amount.unit == TimeUnit::Quarter
        || amount.rest.is_some()
    {
        return None;
    }
    let closes = !t.is_word(end) || t.class(end) == Class::Function;
    let told = t.low(end) == "of" || t.low(end) == "from" || t.is_hyphen(end);
    if !time && (told || !closes || tense(t, i) == Tense::Past) {
        return None;
    }
    let n = amount.number.filter(|n| n.fract() == 0.0 && *n < 1e4)? as i64;
    let value = value_back(clock, amount.unit, n, false);
    let end = end + if time { 1 + usize::from(quoted) } else { 0 };
    date(i, end, value, What::Span)
}

/// What "two days from …" counts from: an anchor date and the token after it.
fn anchor_at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<(usize, Option<Date>)> {
    if t.low(i) == "now" {
        return Some((i + 1, clock.published));
    }
    let time = named_day(t, i, clock)
        .or_else(|| weekdays::at(t, i, clock))
        .or_else(|| absolute::at(t, i, clock))?;
    match time.what {
        What::Day(day) => Some((time.end, Some(day))),
        What::Weekday(_, day) => Some((time.end, day)),
        What::MonthDay(..)
        | What::Month(_)
        | What::Quarter(..)
        | What::Year(_)
        | What::Clock(_)
        | What::Part
        | What::Span => None,
    }
}

/// Weeks back that are told to the day; more are told to the week.
const WEEKS_TO_THE_DAY: i64 = 3;

fn value_back(clock: &Clock, unit: TimeUnit, n: i64, relative: bool) -> Option<String> {
    // Results for a quarter are set against the same quarter of another year.
    if unit == TimeUnit::Year
        && n.abs() == 1
        && let Some((y, q)) = clock.quarter
    {
        return Some(calendar::quarter((y + n as i16, q)));
    }
    let from = match unit {
        TimeUnit::Day | TimeUnit::Night if relative => clock.last.or(clock.published)?,
        _ if relative && n > 0 => clock.last?,
        _ => clock.published?,
    };
    if matches!(unit, TimeUnit::Week | TimeUnit::Fortnight) && n.abs() <= WEEKS_TO_THE_DAY {
        return calendar::shift(from, unit, n).map(calendar::day);
    }
    let unit_shown =
        if unit == TimeUnit::Decade || unit == TimeUnit::Century { TimeUnit::Year } else { unit };
    let moved = calendar::shift(from, unit, n)?;
    unit_value(moved, unit_shown, 0)
}

/// "the quarter", "the latest period", "the year-ago quarter", "the weekend", "the week", "the year",
/// "year-end", "year-earlier".
fn period(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    if t.low(i) == "year" {
        let end = t.past_hyphen(i + 1);
        if t.is_hyphen(i + 1) && matches!(t.low(end), "ago" | "earlier") {
            return date(i, end + 1, value_back(clock, TimeUnit::Year, -1, false), What::Span);
        }
        if t.low(end) == "end" && t.same_sentence(i, end) {
            return date(
                i,
                end + 1,
                clock.published.map(|p| calendar::month(p.year(), 12)),
                What::Span,
            );
        }
        return None;
    }
    let the = matches!(t.low(i), "the" | "that" | "last");
    if !the {
        return None;
    }
    let mut at = i + 1;
    let year_ago =
        t.low(at) == "year" && t.is_hyphen(at + 1) && matches!(t.low(at + 2), "ago" | "earlier");
    let own_year = t.integer(at).filter(|y| (1900..=2100).contains(y)).map(|y| y as i16);
    let latest = matches!(
        t.low(at),
        "latest" | "current" | "recent" | "full" | "corresponding" | "comparable"
    );
    if year_ago {
        at += 3;
    } else if latest || own_year.is_some() {
        at += 1;
    }
    let quarter = clock
        .quarter
        .or_else(|| clock.published.map(|p| calendar::shift_quarter(calendar::quarter_of(p), -1)));
    let quarter = match (year_ago, own_year, quarter) {
        (true, _, Some((y, q))) => Some((y - 1, q)),
        (false, Some(y), Some((_, q))) => Some((y, q)),
        (_, _, quarter) => quarter,
    };
    match t.low(at) {
        "quarter" if !matches!(t.low(at + 1), "of" | "million") || latest => {
            let quarter = quarter_ended(t, at + 1, clock).or(quarter);
            date(i, at + 1, quarter.map(calendar::quarter), What::Span)
        }
        "period" if year_ago || latest || own_year.is_some() => {
            let value = match own_year {
                Some(y) if clock.quarter.is_none() => Some(format!("{y:04}")),
                _ => quarter.map(calendar::quarter),
            };
            date(i, at + 1, value, What::Span)
        }
        "weekend" if at == i + 1 => {
            let back = i64::from(clock.published.is_some_and(|p| calendar::weekday_number(p) < 4));
            let value = clock.published.and_then(|p| unit_value(p, TimeUnit::Weekend, -back));
            date(i, at + 1, value, What::Span)
        }
        "week" if at == i + 1 && !matches!(t.low(at + 1), "of" | "ended" | "before" | "after") => {
            date(i, at + 1, clock.published.map(calendar::week), What::Span)
        }
        "year"
            if (at == i + 1 || latest)
                && !matches!(t.low(at + 1), "of" | "before" | "after" | "ended" | "ending")
                && t.low(i) == "the" =>
        {
            date(i, at + 1, clock.published.map(|p| format!("{:04}", p.year())), What::Span)
        }
        "month"
            if at == i + 1
                && t.low(i) == "the"
                && !matches!(t.low(at + 1), "of" | "before" | "after") =>
        {
            let value =
                clock.published.map(|p| calendar::month(p.year(), p.month().unsigned_abs()));
            date(i, at + 1, value, What::Span)
        }
        _ => None,
    }
}

/// The quarter that ends as the words at `i` say: "ended Sept. 30".
fn quarter_ended(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<(i16, u8)> {
    let end = matches!(t.low(i), "ended" | "ending").then(|| absolute::at(t, i + 1, clock));
    end.flatten()?.what.calendar_day().map(calendar::quarter_of)
}

/// "that day", "the same year", "the next day", "the following morning".
fn anaphoric(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let (steps, at) = match (t.low(i), t.low(i + 1)) {
        ("that", "same") | ("the", "same") => (0, i + 2),
        ("the", "next" | "following") => (1, i + 2),
        ("the", "previous") => (-1, i + 2),
        ("that", _) => (0, i + 1),
        ("the", "day") if matches!(t.low(i + 2), "before" | "after" | "afterwards") => {
            let steps = if t.low(i + 2) == "before" { -1 } else { 1 };
            let day = clock.last.and_then(|d| calendar::shift(d, TimeUnit::Day, steps));
            return on(i, i + 2, day);
        }
        _ => return None,
    };
    if t.low(at) == "day" || matches!(t.class(at), Class::DayPart(_)) {
        let day = clock.last.and_then(|d| calendar::shift(d, TimeUnit::Day, steps));
        return on(i, at + 1, day);
    }
    let unit = durations::unit(t, at).filter(|_| matches!(t.low(at), "week" | "month" | "year"))?;
    date(i, at + 1, clock.last.and_then(|d| unit_value(d, unit, steps)), What::Span)
}
