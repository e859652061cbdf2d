//! How long: "three days", "a two-year term", "the past few weeks". Values are ISO 8601 durations;
//! an unknown number is X, as TIMEX3 writes it.

use super::FactKind;
use super::dates::{Time, What};
use super::lexicon::{Class, TimeUnit};
use super::numbers::{self, decimal};
use super::tokens::Tokens;

/// The duration that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize) -> Option<Time> {
    framed(t, i).or_else(|| plain(t, i)).or_else(|| repeated(t, i)).or_else(|| bare(t, i))
}

fn time(start: usize, end: usize, value: String) -> Time {
    Time { start, end, kind: FactKind::Duration, value: Some(value), what: What::Span }
}

/// The unit of time at `i`; "second" only where a number makes it one.
pub(super) fn unit(t: &Tokens<'_>, i: usize) -> Option<TimeUnit> {
    if let Class::Time(unit) = t.class(i) {
        return Some(unit);
    }
    match t.low(i) {
        "night" => Some(TimeUnit::Night),
        "second" => Some(TimeUnit::Second),
        _ => None,
    }
}

/// `n` of `unit` as an ISO 8601 duration.
pub(super) fn iso(n: &str, unit: TimeUnit) -> String {
    let times = |by: f64| n.parse::<f64>().map_or_else(|_| "X".to_owned(), |n| decimal(n * by));
    match unit {
        TimeUnit::Second => format!("PT{n}S"),
        TimeUnit::Minute => format!("PT{n}M"),
        TimeUnit::Hour => format!("PT{n}H"),
        TimeUnit::Day | TimeUnit::Night => format!("P{n}D"),
        // Three weekends are not six days on end.
        TimeUnit::Weekend => format!("P{n}WE"),
        TimeUnit::Week => format!("P{n}W"),
        TimeUnit::Fortnight => format!("P{}W", times(2.0)),
        TimeUnit::Month => format!("P{n}M"),
        TimeUnit::Quarter => format!("P{}M", times(3.0)),
        TimeUnit::Year => format!("P{n}Y"),
        TimeUnit::Decade => format!("P{}Y", times(10.0)),
        TimeUnit::Century => format!("P{}Y", times(100.0)),
    }
}

/// A number of units: what "ago" and "later" count from as well.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// The token after it.
    pub(super) end: usize,
    /// How many; `None` for "several".
    pub(super) number: Option<f64>,
    /// Of what.
    pub(super) unit: TimeUnit,
    /// The part in a lesser unit: "and six months".
    pub(super) rest: Option<(f64, TimeUnit)>,
    /// The whole as an ISO 8601 duration, further parts ("and six months") included.
    pub(super) value: String,
}

/// Words that may stand between a number and its unit.
const BETWEEN: &[&str] = &[
    "consecutive",
    "straight",
    "more",
    "full",
    "calendar",
    "business",
    "working",
    "whole",
    "long",
    "other",
    "additional",
    "extra",
    "successive",
    "trading",
    "fiscal",
    "solid",
    "short",
    "further",
    "light",
    "school",
];

/// "three days", "a year", "several weeks", "half an hour", "2 hours 30 minutes".
pub(super) fn amount(t: &Tokens<'_>, i: usize) -> Option<Amount> {
    let (number, at) = how_many(t, i)?;
    let mut at = t.past_hyphen(at);
    if BETWEEN.contains(&t.low(at)) {
        at += 1;
    }
    let unit = unit(t, at)?;
    if matches!(t.low(i), "a" | "an") && number == Some(1.0) && t.low(at).ends_with('s') {
        return None;
    }
    if unit == TimeUnit::Second
        && t.low(at) == "second"
        && !(number.is_some_and(|n| n <= 1.0) || t.is_dash(at - 1))
    {
        return None;
    }
    let shown = number.map_or_else(|| "X".to_owned(), decimal);
    let mut found = Amount { end: at + 1, number, unit, rest: None, value: iso(&shown, unit) };
    let mut above = unit;
    let framed = FRAMES.contains(&t.low_back(i, 1));
    while let Some((more, end, below)) = further_part(t, found.end, above, framed) {
        found.end = end;
        found.value = joined(&found.value, &iso(&decimal(more), below));
        found.rest = found.rest.or(Some((more, below)));
        above = below;
    }
    if found.end > at + 1 {
        return Some(found);
    }
    if t.low(found.end) == "and" && t.low(found.end + 1) == "a" && t.low(found.end + 2) == "half" {
        found.end += 3;
        found.number = number.map(|n| n + 0.5);
        found.value = iso(&found.number.map_or_else(|| "X".to_owned(), decimal), unit);
    }
    Some(found)
}

fn how_many(t: &Tokens<'_>, i: usize) -> Option<(Option<f64>, usize)> {
    if t.is_mark(i, '½') {
        return Some((Some(0.5), i + 1));
    }
    if t.low(i) == "half" && matches!(t.low(i + 1), "a" | "an") {
        return Some((Some(0.5), i + 2));
    }
    let vague = match (t.low(i), t.low(i + 1)) {
        ("several" | "few" | "many" | "some" | "numerous" | "countless", "more") => Some(i + 2),
        ("several" | "few" | "many" | "numerous" | "countless", _) => Some(i + 1),
        ("a", "few") => Some(i + 2 + usize::from(t.low(i + 2) == "more")),
        ("a", "couple") if t.low(i + 2) == "of" => return Some((Some(2.0), i + 3)),
        ("couple", "of") => return Some((Some(2.0), i + 2)),
        ("a", "number") if t.low(i + 2) == "of" => Some(i + 3),
        ("dozens" | "hundreds" | "thousands" | "millions", "of") => Some(i + 2),
        _ => None,
    };
    if let Some(end) = vague {
        return Some((None, end));
    }
    if let Some(number) = numbers::at(t, i) {
        let ranged = t.is_dash(number.end) || matches!(t.low(number.end), "to" | "or");
        if ranged
            && let Some(second) = numbers::at(t, number.end + 1)
            && unit(t, t.past_hyphen(second.end)).is_some()
        {
            return Some((None, second.end));
        }
        return (!number.order && !number.fraction && number.value >= 0.0)
            .then_some((Some(number.value), number.end));
    }
    matches!(t.low(i), "a" | "an" | "one").then_some((Some(1.0), i + 1))
}

/// "and six months", "30 minutes": a smaller unit that follows.
fn further_part(
    t: &Tokens<'_>,
    at: usize,
    above: TimeUnit,
    framed: bool,
) -> Option<(f64, usize, TimeUnit)> {
    let from = match t.low(at) {
        "and" | "," => at + 1,
        _ => at,
    };
    let number = numbers::at(t, from).filter(|n| !n.order && n.value >= 0.0)?;
    let unit = unit(t, number.end).filter(|unit| *unit < above)?;
    // "for three years and 2 days ago" tells two times, "two weeks and 2 days ago" one, but not where the weeks
    // are the last ones.
    let dated = matches!(t.low(number.end + 1), "ago" | "later" | "earlier");
    let own = dated && (framed || !next_below(above, unit));
    (!own).then_some((number.value, number.end + 1, unit))
}

/// Whether `below` is the unit in which the rest of `above` is told.
fn next_below(above: TimeUnit, below: TimeUnit) -> bool {
    matches!(
        (above, below),
        (TimeUnit::Year, TimeUnit::Month)
            | (TimeUnit::Month, TimeUnit::Week)
            | (TimeUnit::Week, TimeUnit::Day)
            | (TimeUnit::Day, TimeUnit::Hour)
            | (TimeUnit::Hour, TimeUnit::Minute)
            | (TimeUnit::Minute, TimeUnit::Second)
    )
}

/// Two durations as one: the first holds the greater units.
fn joined(first: &str, second: &str) -> String {
    let small = second.trim_start_matches('P');
    match (first.contains('T'), small.strip_prefix('T')) {
        (true, Some(rest)) => format!("{first}{rest}"),
        _ => format!("{first}{small}"),
    }
}

/// Words that frame a stretch of time: "the past", "the first".
const FRAMES: &[&str] = &[
    "past",
    "last",
    "next",
    "previous",
    "coming",
    "first",
    "final",
    "latest",
    "following",
    "preceding",
    "recent",
    "initial",
    "prior",
    "opening",
    "closing",
    "remaining",
];

/// "the past two months", "the nine months", "the first few days", "recent weeks", "the past decade".
fn framed(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let fiscal = usize::from(matches!(t.low(i + 1), "fiscal" | "full"));
    let year = i + 1 + fiscal;
    if t.low(i) == "the" && t.low(year) == "year" && matches!(t.low(year + 1), "ended" | "ending") {
        return Some(time(i, year + 1, iso("1", TimeUnit::Year)));
    }
    let the = matches!(t.low(i), "the" | "those" | "these" | "his" | "her" | "their" | "its");
    let mut at = i + usize::from(the);
    let frame = FRAMES.contains(&t.low(at));
    let recent = frame && matches!(t.low(at), "recent" | "coming" | "past" | "first" | "final")
        || the && t.low(at) == "early";
    let these = t.low(i) == "these" && !frame;
    let past = matches!(t.low(at), "past" | "last" | "next" | "coming" | "previous" | "following");
    at += usize::from(frame);
    if !(the || frame) {
        return None;
    }
    at += usize::from(t.low(at) == "early");
    if (recent || these)
        && t.low(at).ends_with('s')
        && let Some(unit) = unit(t, at)
    {
        return Some(time(i, at + 1, iso("X", unit)));
    }
    if past && the && matches!(t.low(at), "decade" | "century" | "week" | "month" | "hour" | "day")
    {
        return unit(t, at).map(|unit| time(i, at + 1, iso("1", unit)));
    }
    if past && matches!(t.low(at), "decade" | "century") && t.low(i) == "past" {
        return unit(t, at).map(|unit| time(i, at + 1, iso("1", unit)));
    }
    if !starts_amount(t, at) {
        return None;
    }
    let amount = amount(t, at)?;
    let hyphened = !frame && (at..amount.end).any(|at| t.is_hyphen(at));
    let own = matches!(t.low(i), "his" | "her" | "their" | "its");
    let so = usize::from(t.low(amount.end) == "or" && t.low(amount.end + 1) == "so") * 2;
    Some(time(i + usize::from(own || hyphened), amount.end + so, amount.value))
}

/// Whether a number (not an article) stands at `i`.
fn starts_amount(t: &Tokens<'_>, i: usize) -> bool {
    t.is_number(i)
        || matches!(t.class(i), Class::Cardinal(_))
        || matches!(t.low(i), "several" | "few" | "many" | "couple")
}

/// "three days", "30-day", "a year", "decades-long", "yearlong".
fn plain(t: &Tokens<'_>, i: usize) -> Option<Time> {
    if t.is_hyphen(i.wrapping_sub(1)) && t.is_number(i) {
        return None;
    }
    let amount = amount(t, i)?;
    let hyphenated = (i..amount.end).any(|at| t.is_hyphen(at));
    let article = matches!(t.low(i), "a" | "an");
    let start = i + usize::from(article && hyphenated);
    let long = t.is_hyphen(amount.end) && t.low(amount.end + 1) == "long";
    Some(time(start, amount.end + if long { 2 } else { 0 }, amount.value))
}

/// "every day", "each month", "daily", "annually".
fn repeated(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let single = match t.low(i) {
        "hourly" => Some(TimeUnit::Hour),
        "daily" | "nightly" => Some(TimeUnit::Day),
        "weekly" => Some(TimeUnit::Week),
        "monthly" => Some(TimeUnit::Month),
        "annually" | "yearly" => Some(TimeUnit::Year),
        _ => None,
    };
    if let Some(unit) = single {
        return (t.get(i)?.case == super::tokens::Case::Lower || t.get(i)?.first)
            .then(|| time(i, i + 1, iso("1", unit)));
    }
    let whole = match t.low(i) {
        "yearlong" => Some(TimeUnit::Year),
        "monthlong" => Some(TimeUnit::Month),
        "weeklong" => Some(TimeUnit::Week),
        "daylong" => Some(TimeUnit::Day),
        "hourlong" => Some(TimeUnit::Hour),
        _ => None,
    };
    if let Some(unit) = whole {
        return Some(time(i, i + 1, iso("1", unit)));
    }
    if matches!(t.low(i), "another" | "all") && !t.low(i + 1).ends_with('s') {
        let unit = unit(t, i + 1).filter(|u| *u >= TimeUnit::Minute)?;
        return Some(time(i, i + 2, iso("1", unit)));
    }
    if !matches!(t.low(i), "every" | "each" | "per") {
        return None;
    }
    if t.low(i) == "per" {
        return unit(t, i + 1)
            .filter(|u| *u != TimeUnit::Second)
            .map(|unit| time(i + 1, i + 2, iso("1", unit)));
    }
    if let Some(number) = numbers::at(t, i + 1) {
        let unit = unit(t, number.end)?;
        return Some(time(i, number.end + 1, iso(&decimal(number.value), unit)));
    }
    unit(t, i + 1).filter(|u| *u != TimeUnit::Second).map(|unit| time(i, i + 2, iso("1", unit)))
}

/// "for years", "in weeks": a plural without a number.
fn bare(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let unit = unit(t, i)?;
    let low = t.low(i);
    let plural = low.ends_with('s') && low.len() > 3 && low != "quarters";
    let long = t.is_hyphen(i + 1) && t.low(i + 2) == "long";
    if !(plural || long) || t.is_hyphen(i.wrapping_sub(1)) {
        return None;
    }
    let number = if plural { "X" } else { "1" };
    if plural && t.low(i + 1) == "ago" {
        let when = Time { kind: FactKind::Date, value: None, ..time(i, i + 2, String::new()) };
        return Some(when);
    }
    Some(time(i, i + if long { 3 } else { 1 }, iso(number, unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let tokens = Tokens::new(text, &[]);
        let found = (0..tokens.len()).find_map(|i| at(&tokens, i));
        let got = found.map_or_else(
            || "none".to_owned(),
            |x| {
                format!(
                    "{}={}",
                    tokens.span(x.start, x.end).slice(text),
                    x.value.unwrap_or_default()
                )
            },
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn numbers_of_units() {
        check("sailed for three days", "three days=P3D");
        check("after 2 hours 30 minutes", "2 hours 30 minutes=PT2H30M");
        check("one and a half hours on", "one and a half hours=PT1.5H");
        check("half an hour on", "half an hour=PT0.5H");
        check("two decades of war", "two decades=P20Y");
        check("a year and a half on", "a year and a half=P1.5Y");
        check("for two weekends", "two weekends=P2WE");
    }

    #[test]
    fn hyphenated_terms_leave_the_article_out() {
        check("a two-year term", "two-year=P2Y");
        check("the 30-day truce", "30-day=P30D");
        check("a decades-long feud", "decades-long=PXY");
    }

    #[test]
    fn framed_stretches() {
        check("over the past two months", "the past two months=P2M");
        check("in recent weeks", "recent weeks=PXW");
        check("in the first nine months", "the first nine months=P9M");
        check("the last few days", "the last few days=PXD");
    }

    #[test]
    fn sets_and_plurals() {
        check("ferries leave every day", "every day=P1D");
        check("it took years", "years=PXY");
        check("for the second time", "none");
    }
}
