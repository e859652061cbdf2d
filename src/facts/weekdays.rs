//! Days by the name of their weekday: "Tuesday", "Tuesday of next week", "Friday the 13th", "Monday two weeks
//! from now". A weekday alone is the last one, unless the verb looks ahead.

use super::FactKind;
use super::absolute;
use super::calendar::{self, Clock, Tense};
use super::dates::{Time, What};
use super::durations;
use super::lexicon::{Class, TimeUnit};
use super::tense::tense;
use super::tokens::{Case, Tokens};
use jiff::civil::Date;

/// The day that starts with a weekday, or with the week that it lies in, at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    if let Some((weeks, end)) = week_frame(t, i) {
        return day_after_week(t, i, end, weeks, clock);
    }
    let (weekday, end) = name(t, i)?;
    if t.low(i).ends_with("days") {
        return every(i, i + 1, weekday);
    }
    if matches!(t.low_back(i, 1), "every" | "each") {
        return every(i - 1, end, weekday);
    }
    in_week(t, i, weekday, end, clock)
        .or_else(|| of_month(t, i, weekday, end, clock))
        .or_else(|| by_name(t, i, weekday, end, clock))
}

fn found(start: usize, end: usize, weekday: u8, day: Option<Date>) -> Option<Time> {
    let value = day.map(calendar::day);
    Some(Time { start, end, kind: FactKind::Date, value, what: What::Weekday(weekday, day) })
}

fn every(start: usize, end: usize, weekday: u8) -> Option<Time> {
    let value = Some(format!("XXXX-WXX-{}", weekday + 1));
    Some(Time { start, end, kind: FactKind::Date, value, what: What::Span })
}

/// The weekday named at `i`, 0 for Monday, and the token after it; short forms only where a dot, a comma or
/// a number shows that they are no other word.
fn name(t: &Tokens<'_>, i: usize) -> Option<(u8, usize)> {
    let Class::Weekday(weekday) = t.class(i) else { return None };
    if t.low(i).len() > 4 {
        return Some((weekday, i + 1));
    }
    let shown = t.is_mark(i + 1, '.') || t.is_number(i + 1) || t.is_mark(i + 1, ',');
    let dated = !t.is_mark(i + 1, ',') || absolute::month(t, i + 2).is_some();
    let capital = t.get(i)?.case != Case::Lower;
    (shown && dated && capital).then(|| (weekday, i + 1 + usize::from(t.is_mark(i + 1, '.'))))
}

fn by_name(t: &Tokens<'_>, i: usize, weekday: u8, end: usize, clock: &Clock) -> Option<Time> {
    let day = clock.published.and_then(|p| match tense(t, i) {
        Tense::Future => calendar::next_weekday(p, weekday),
        Tense::Past => calendar::last_weekday(p, weekday),
    });
    found(i, end, weekday, day)
}

/// "next week", "the following week" at `i`: how many weeks on, and the token after it.
fn week_frame(t: &Tokens<'_>, i: usize) -> Option<(i64, usize)> {
    let at = i + usize::from(t.low(i) == "the");
    let weeks = match t.low(at) {
        "last" | "past" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "following" | "coming" => 1,
        _ => return None,
    };
    (t.low(at + 1) == "week" && !t.is_hyphen(at + 2)).then_some((weeks, at + 2))
}

/// "two weeks from now", "three weeks ago": how many weeks on, and the token after it.
fn counted_weeks(t: &Tokens<'_>, i: usize) -> Option<(i64, usize)> {
    let amount = durations::amount(t, i).filter(|amount| amount.unit == TimeUnit::Week)?;
    let weeks = amount.number.filter(|n| n.fract() == 0.0 && *n < 100.0)? as i64;
    match (t.low(amount.end), t.low(amount.end + 1)) {
        ("ago", _) => Some((-weeks, amount.end + 1)),
        ("from", "now" | "today") => Some((weeks, amount.end + 2)),
        _ => None,
    }
}

/// "next week on Tuesday", "next week Wednesday": the week stands first.
fn day_after_week(
    t: &Tokens<'_>,
    start: usize,
    end: usize,
    weeks: i64,
    clock: &Clock,
) -> Option<Time> {
    let at = end + usize::from(t.is_mark(end, ','));
    let at = at + usize::from(t.low(at) == "on");
    let (weekday, end) = name(t, at).filter(|_| at == end || t.low(at - 1) == "on")?;
    found(start, end, weekday, day_in_week(clock, weeks, weekday))
}

/// "Tuesday of last week", "Monday next week", "Monday two weeks from now".
fn in_week(t: &Tokens<'_>, i: usize, weekday: u8, end: usize, clock: &Clock) -> Option<Time> {
    let at = end + usize::from(t.is_mark(end, ','));
    let at = at + usize::from(matches!(t.low(at), "of" | "in"));
    let (weeks, to) = week_frame(t, at).or_else(|| counted_weeks(t, at))?;
    found(i, to, weekday, day_in_week(clock, weeks, weekday))
}

fn day_in_week(clock: &Clock, weeks: i64, weekday: u8) -> Option<Date> {
    let monday = calendar::last_weekday(clock.published?, 0)?;
    let monday = calendar::shift(monday, TimeUnit::Week, weeks)?;
    calendar::shift(monday, TimeUnit::Day, i64::from(weekday))
}

/// "Friday the 13th", "Sunday 31": the nearest month in which that day is that weekday.
fn of_month(t: &Tokens<'_>, i: usize, weekday: u8, end: usize, clock: &Clock) -> Option<Time> {
    let the = usize::from(t.low(end) == "the");
    let (day, to) = absolute::day(t, end + the)?;
    let ordinal = to > end + the + 1 || matches!(t.class(end + the), Class::Ordinal(_));
    let dated = absolute::month(t, to).is_some()
        || t.low(to) == "of"
        || t.is_mark(to, '/')
        || t.is_mark(to, ':')
        || t.is_hyphen(to);
    let counts = t.is_word(to) && t.class(to) != Class::Function || t.is_mark(to, '%');
    let plain = ordinal || the == 0 && t.is_number(end);
    if !plain || dated || counts {
        return None;
    }
    let forward = tense(t, i) == Tense::Future;
    let date = clock.published.and_then(|p| {
        calendar::day_of_month(p, day, forward, |date| calendar::weekday_number(date) == weekday)
    });
    found(i, to, weekday, date)
}

#[cfg(test)]
mod tests {
    use super::super::dates::testing::check;

    #[test]
    fn weekdays_look_back_unless_the_verb_looks_ahead() {
        check("The bridge was shut on Tuesday.", &["Tuesday=2017-10-31"]);
        check("The bridge will open on Tuesday.", &["Tuesday=2017-11-07"]);
        check("They voted to shut it on Tuesday.", &["Tuesday=2017-11-07"]);
        check("They voted on Tuesday.", &["Tuesday=2017-10-31"]);
        check("It opened last Friday night.", &["last Friday night=2017-10-27"]);
        check("It is shut on Mondays.", &["Mondays=XXXX-WXX-1"]);
    }

    #[test]
    fn a_weekday_lies_in_the_week_that_stands_with_it() {
        check("It opens on Monday of next week.", &["Monday of next week=2017-11-06"]);
        check("It sank on Tuesday of last week.", &["Tuesday of last week=2017-10-24"]);
        check("It opens next week on Tuesday.", &["next week on Tuesday=2017-11-07"]);
        check("It opens Monday two weeks from now.", &["Monday two weeks from now=2017-11-13"]);
        check("It opens next week, Ada said.", &["next week=2017-W45"]);
    }

    #[test]
    fn a_weekday_with_a_day_of_the_month_is_the_nearest_such_day() {
        check("They met on Friday the 13th.", &["Friday the 13th=2017-10-13"]);
        check("They will meet on Friday the 15th.", &["Friday the 15th=2017-12-15"]);
        check("They met on Sunday 22.", &["Sunday 22=2017-10-22"]);
        check("They met on Tue 24th.", &["Tue 24th=2017-10-24"]);
        check("On Friday 13 people wept.", &["Friday=2017-10-27"]);
        check("On Friday the 13th boat sank.", &["Friday=2017-10-27"]);
    }
}
