//! Dates that name a day, month, year, quarter or decade of the calendar, in digits or words.

use super::FactKind;
use super::calendar::{self, Clock, Tense};
use super::dates::{Time, What};
use super::gazetteer;
use super::lexicon::Class;
use super::tense::tense;
use super::tokens::{Case, Kind, Tokens};
use super::{feasts, fractions, numbers, numeric_dates, quarters};
use jiff::civil::Date;

/// Years that a bare number of four digits can mean.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

/// Years that a bare number can mean with no word before it that says so.
const BARE_YEARS: std::ops::RangeInclusive<u32> = 1700..=2050;

/// The calendar date that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    numeric_dates::at(t, i, clock)
        .or_else(|| numeric_dates::month_first(t, i, clock))
        .or_else(|| month_first(t, i, clock))
        .or_else(|| day_first(t, i, clock))
        .or_else(|| feasts::at(t, i, clock))
        .or_else(|| quarters::at(t, i, clock))
        .or_else(|| quarters::season(t, i, clock))
        .or_else(|| decade(t, i))
        .or_else(|| year(t, i))
}

fn date(start: usize, end: usize, value: Option<String>, what: What) -> Option<Time> {
    Some(Time { start, end, kind: FactKind::Date, value, what })
}

fn full(start: usize, end: usize, (y, m, d): (i16, u8, u8)) -> Option<Time> {
    let day = Date::new(y, m.cast_signed(), d.cast_signed()).ok()?;
    date(start, end, Some(calendar::day(day)), What::Day(day))
}

/// The month at `i`; short or doubtful words only where they are written as a month is.
pub(super) fn month(t: &Tokens<'_>, i: usize) -> Option<u8> {
    let Class::Month(n) = t.class(i) else { return None };
    let token = t.get(i)?;
    let low = t.low(i);
    let clear = matches!(
        low,
        "january"
            | "february"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    );
    let capital = token.case != Case::Lower;
    // "Theresa May", "Dr April": a month's name after a given name or a title is a name.
    let person = t.before(i).is_some_and(|b| b.case == Case::Capital && !b.first) && {
        let hints = gazetteer::hints(t.low_back(i, 1));
        hints.given || hints.title
    };
    if person {
        return None;
    }
    let ordinal = matches!(t.class(i + 1), Class::Ordinal(_) | Class::Cardinal(20 | 30))
        || matches!(t.low(i + 1), "of" | "in") && t.is_number(i + 2);
    let the_ordinal = t.low(i + 1) == "the" && matches!(t.class(i + 2), Class::Ordinal(_));
    let numbered = ordinal
        || the_ordinal
        || t.is_number(past_dot(t, i + 1))
        || i.checked_sub(1).is_some_and(|b| t.is_number(b) || day_ending(t, b));
    let fits = match low {
        "may" | "march" => {
            matches!(t.low_back(i, 1), "in" | "since" | "until") && !t.is_hyphen(i + 1)
                || capital && (!token.first || numbered)
                || numbered
                    && t.integer(past_dot(t, i + 1)).is_some_and(|d| d <= 31 || YEARS.contains(&d))
        }
        _ if clear => capital || numbered || calm_context(t, i),
        // Names of people: "Jan", "Mar".
        "jan" | "mar" | "dec" | "sep" | "oct" | "nov" | "feb" | "apr" | "jun" | "jul" | "aug"
        | "sept" => {
            let short = capital && low != "jan" && !t.is_word(i + 1);
            numbered || capital && t.is_mark(i + 1, '.') || short && calm_context(t, i)
        }
        _ => capital,
    };
    fits.then_some(n)
}

/// In text without capitals the clear names are months after a word that dates.
fn calm_context(t: &Tokens<'_>, i: usize) -> bool {
    matches!(
        t.low_back(i, 1),
        "in" | "of"
            | "since"
            | "until"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "on"
            | "from"
    ) || t.low_back(i, 1) == "to" && matches!(t.class(i.saturating_sub(2)), Class::Month(_))
}

pub(super) fn day_ending(t: &Tokens<'_>, i: usize) -> bool {
    matches!(t.low(i), "st" | "nd" | "rd" | "th" | "of")
}

/// The token after a dot that ends an abbreviation.
fn past_dot(t: &Tokens<'_>, i: usize) -> usize {
    if t.is_mark(i, '.') && t.glued(i) { i + 1 } else { i }
}

/// The day of a month at `i` ("31", "31st", "first", "twenty-first") and the token after it.
pub(super) fn day(t: &Tokens<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some(n) = t.integer(i).filter(|n| (1..=31).contains(n) && t.low(i).len() <= 2) {
        let ending = matches!(t.low(i + 1), "st" | "nd" | "rd" | "th") && t.glued(i + 1);
        return Some((n as u8, i + 1 + usize::from(ending)));
    }
    let (n, end) = match (t.class(i).ordinal(), t.class(i).cardinal()) {
        (Some(n), _) => (n, i + 1),
        (None, Some(tens @ (20 | 30))) => {
            let at = t.past_hyphen(i + 1);
            let (Class::Ordinal(ones) | Class::Cardinal(ones)) = t.class(at) else { return None };
            (Some(tens + ones).filter(|_| (1..=9).contains(&ones))?, at + 1)
        }
        (None, n) => (n.filter(|n| (1..=19).contains(n))?, i + 1),
    };
    (n <= 31).then_some((n as u8, end))
}

/// A year after a month or day: ", 2017", "of 2017", "this year", "nineteen ninety-six", "'98".
pub(super) fn year_after(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<(i16, usize)> {
    let at = if t.is_mark(i, ',') || matches!(t.low(i), "of" | "in") { i + 1 } else { i };
    let at = at + usize::from(t.low(at) == "the");
    let at = at + usize::from(t.low(at) == "year");
    if let Some(y) = t.integer(at).filter(|y| YEARS.contains(y) && t.low(at).len() == 4) {
        return Some((y as i16, at + 1));
    }
    if (t.is_mark(at, '\'') || t.is_mark(at, '’')) && t.glued(at + 1) {
        let y = t.integer(at + 1).filter(|y| *y < 100)?;
        return Some(((if y < 50 { 2000 + y } else { 1900 + y }) as i16, at + 2));
    }
    if let Some(found) = year_words(t, at) {
        return Some(found);
    }
    let published = clock.published?.year();
    if t.low(at + 1) == "year" && at == i {
        return match t.low(at) {
            "last" | "previous" => Some((published - 1, at + 2)),
            "this" => Some((published, at + 2)),
            "next" => Some((published + 1, at + 2)),
            _ => None,
        };
    }
    None
}

/// "nineteen ninety-six", "two thousand and ten", "twenty seventeen".
fn year_words(t: &Tokens<'_>, i: usize) -> Option<(i16, usize)> {
    if t.is_number(i) {
        return None;
    }
    let century = t.class(i).cardinal()?;
    if century == 2 && t.low(i + 1) == "thousand" {
        let number = numbers::at(t, i)?;
        let value = number.value as u32;
        return (YEARS.contains(&value) && number.value.fract() == 0.0)
            .then_some((value as i16, number.end));
    }
    let at = t.past_hyphen(i + 1);
    if t.low(at) == "hundred" && century < 20 {
        return None;
    }
    let tens = t.class(at).cardinal().filter(|n| (10..=99).contains(n))?;
    let past = t.past_hyphen(at + 1);
    let ones = t.class(past).cardinal().filter(|n| tens >= 20 && (1..=9).contains(n));
    let (low, end) = ones.map_or((tens, at + 1), |ones| (tens + ones, past + 1));
    let share = fractions::word_fraction(t, i).is_some();
    ((16..=20).contains(&century) && !share).then_some(((century * 100 + low) as i16, end))
}

/// "October 31, 2017", "Oct. 31", "October 2017", "October".
fn month_first(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let m = month(t, i)?;
    let after = past_dot(t, i + 1);
    // "October, 1st"
    let comma = t.is_mark(after, ',') && t.is_number(after + 1) && day_ending(t, after + 2);
    let after = after + usize::from(comma);
    let the = usize::from(t.low(after) == "the");
    if let Some((d, end)) =
        day(t, after + the).filter(|(_, end)| !is_clock_or_more(t, after + the, *end))
    {
        if let Some((to, end)) = day_to(t, end, d) {
            return day_range(t, (i, end), m, (d, to), clock);
        }
        if let Some((y, end)) = year_after(t, end, clock) {
            return full(i, end, (y, m, d));
        }
        return month_day(t, i, end, m, d, clock);
    }
    if let Some((y, end)) = year_after(t, after, clock) {
        return date(i, end, Some(calendar::month(y, m)), What::Month(m));
    }
    let end = if after > i + 1 && abbreviated(t.low(i)) { after } else { i + 1 };
    if matches!(t.low_back(i, 1), "each" | "every") {
        return date(i - 1, end, Some(format!("XXXX-{m:02}")), What::Span);
    }
    let year = clock.published.map(|p| calendar::year_for(p, m, 15, tense(t, i)));
    date(i, end, year.map(|y| calendar::month(y, m)), What::Month(m))
}

/// "-12", "to 12", "through the 17th" after a day: the last day of a range and the token after it.
fn day_to(t: &Tokens<'_>, i: usize, from: u8) -> Option<(u8, usize)> {
    let joins = t.is_dash(i) || matches!(t.low(i), "to" | "through" | "till" | "until" | "and");
    let at = i + 1 + usize::from(t.low(i + 1) == "the");
    let (to, end) = day(t, at).filter(|(to, _)| joins && *to > from)?;
    let ordinal = end > at + 1 || matches!(t.class(at), Class::Ordinal(_));
    // "May 3 to 20 people": a number that counts is no day.
    let free = !t.is_word(end)
        || t.class(end) == Class::Function
        || t.low(end) == "in"
        || month(t, end).is_some();
    let list = t.low(i) == "and"
        && !ordinal
        && !matches!(t.get(end).map(|x| x.kind), None | Some(Kind::Mark(_)));
    (t.is_number(at) || ordinal).then_some(())?;
    (free && !list && !t.is_mark(end, ':') && !t.is_mark(end, '%') && month(t, at + 1).is_none())
        .then_some((to, end))
}

/// Two days of one month.
fn day_range(
    t: &Tokens<'_>,
    (start, end): (usize, usize),
    m: u8,
    (from, to): (u8, u8),
    clock: &Clock,
) -> Option<Time> {
    let year = year_after(t, end, clock);
    let end = year.map_or(end, |(_, end)| end);
    let tense = tense(t, start);
    let y = year
        .map(|(y, _)| y)
        .or_else(|| clock.published.map(|p| calendar::year_for(p, m, from, tense)));
    let day = |d: u8| Date::new(y?, m.cast_signed(), d.cast_signed()).ok().map(calendar::day);
    let value = day(from).zip(day(to)).map(|(from, to)| format!("{from}/{to}"));
    date(start, end, value, What::Span)
}

fn abbreviated(low: &str) -> bool {
    low.len() <= 4 && !matches!(low, "may" | "june" | "july")
}

/// Whether what looks like a day is the hour of a time, a year or the start of a longer number.
fn is_clock_or_more(t: &Tokens<'_>, from: usize, end: usize) -> bool {
    let word = !t.is_number(from);
    (t.is_mark(end, ':') && t.is_number(end + 1))
        || matches!(t.low(end), "a.m." | "p.m." | "am" | "pm" | "o'clock" | "million" | "percent")
        || (word && matches!(t.class(end), Class::Time(_) | Class::Scale(_)))
        || (word && matches!(t.class(end), Class::Cardinal(_)) && year_words(t, end).is_none())
        || (word
            && matches!(t.class(from), Class::Cardinal(_))
            && !matches!(t.class(from), Class::Cardinal(20 | 30)))
}

/// A day of a month without a year.
pub(super) fn month_day(
    t: &Tokens<'_>,
    i: usize,
    end: usize,
    m: u8,
    d: u8,
    clock: &Clock,
) -> Option<Time> {
    let Some(published) = clock.published else {
        return date(i, end, None, What::MonthDay(m, d));
    };
    let tense = tense(t, i);
    if (m, d) == (2, 29) {
        let leap = |day: Date| day.month() == 2;
        let day = calendar::day_of_month(published, d, tense == Tense::Future, leap)?;
        return date(i, end, Some(calendar::day(day)), What::Day(day));
    }
    full(i, end, (calendar::year_for(published, m, d, tense), m, d))
}

/// "31 October 2017", "the 31st of October", "31 Oct".
fn day_first(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let start = i;
    let i = i + usize::from(t.low(i) == "the");
    let (d, end) = day(t, i)?;
    if i > 0 && t.glued(i) && t.is_dash(i - 1) {
        return None;
    }
    if let Some((to, past)) = day_to_before_month(t, end, d) {
        let at = past + usize::from(t.low(past) == "of");
        let m = month(t, at)?;
        return day_range(t, (start, at + 1), m, (d, to), clock);
    }
    let at = if t.low(end) == "of" { end + 1 } else { t.past_hyphen(end) };
    let m = month(t, at)?;
    if t.low(end) != "of"
        && !t.is_number(i)
        && !matches!(t.class(i), Class::Ordinal(_) | Class::Cardinal(20 | 30))
    {
        return None;
    }
    let after = past_dot(t, at + 1);
    let dotted = if after > at + 1 && abbreviated(t.low(at)) { after } else { at + 1 };
    if let Some((y, end)) = year_after(t, t.past_hyphen(after), clock) {
        return full(start, end, (y, m, d));
    }
    month_day(t, start, dotted, m, d, clock)
}

/// "-12 June", "to 12 of June" after a day.
fn day_to_before_month(t: &Tokens<'_>, i: usize, from: u8) -> Option<(u8, usize)> {
    let joins = t.is_dash(i) || matches!(t.low(i), "to" | "through" | "and");
    let (to, end) = day(t, i + 1).filter(|(to, _)| joins && *to > from)?;
    let at = end + usize::from(t.low(end) == "of");
    month(t, at).is_some().then_some((to, end))
}

/// "the 1980s", "the '90s", "the nineties", "the 20th century".
fn decade(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let start = i;
    let the = t.low(i) == "the";
    let mut at = i + usize::from(the);
    let early = matches!(t.low(at), "early" | "late" | "mid" | "middle");
    at += usize::from(early);
    at = t.past_hyphen(at);
    if let Some(n) = ordinal(t, at) {
        let word = t.past_hyphen(n.1);
        return (t.low(word) == "century" && (1..=30).contains(&n.0))
            .then(|| date(start, word + 1, Some(format!("{:02}", n.0 - 1)), What::Span))
            .flatten();
    }
    let short =
        (t.is_mark(at, '\'') || t.is_mark(at, '’') || t.is_mark(at, '‘')) && t.glued(at + 1);
    let at = at + usize::from(short);
    let ending = |at: usize| {
        (t.low(at) == "s" && t.glued(at)) || t.get(at).is_some_and(|x| x.kind == Kind::Possessive)
    };
    if let Some(n) = t.integer(at).filter(|n| n % 10 == 0 && ending(at + 1)) {
        let year = match n {
            10..=90 if short || the => 1900 + n,
            1000..=2090 => n,
            _ => return None,
        };
        return date(start, at + 2, Some(format!("{}X", year / 10)), What::Span);
    }
    let named = match t.low(at) {
        "twenties" => 2,
        "thirties" => 3,
        "forties" => 4,
        "fifties" => 5,
        "sixties" => 6,
        "seventies" => 7,
        "eighties" => 8,
        "nineties" => 9,
        _ => return None,
    };
    let aged = matches!(t.low_back(start, 1), "his" | "her" | "their" | "my");
    (!aged).then(|| date(start, at + 1, Some(format!("19{named}X")), What::Span)).flatten()
}

/// "third", "twenty-first", "21st" and the token after it.
pub(super) fn ordinal(t: &Tokens<'_>, i: usize) -> Option<(u32, usize)> {
    if let Some(n) = t.class(i).ordinal() {
        return Some((n, i + 1));
    }
    if t.class(i).cardinal() == Some(20) {
        let at = t.past_hyphen(i + 1);
        return t.class(at).ordinal().filter(|n| *n < 10).map(|n| (20 + n, at + 1));
    }
    let ending = matches!(t.low(i + 1), "st" | "nd" | "rd" | "th") && t.glued(i + 1);
    t.integer(i).filter(|_| ending).map(|n| (n, i + 2))
}

/// "1963", "since 1963", "fiscal 1989", "the year 2000", "nineteen ninety-six".
fn year(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let the = t.low(i) == "the" && matches!(t.low(i + 1), "year" | "fiscal");
    let mut at = i + usize::from(the);
    let named = t.low(at) == "year" || t.low(at) == "fiscal" || t.low(at) == "fy";
    at += usize::from(named);
    at += usize::from(named && t.low(at) == "year");
    if !named && the {
        return None;
    }
    if let Some((y, end)) = year_words(t, at) {
        let enough = named
            || y >= 1800
                && (matches!(t.low_back(i, 1), "in" | "since" | "of" | "by" | "until" | "from")
                    || end - at > 1 && t.low(at + 1) != "thousand");
        return enough.then(|| date(i, end, Some(format!("{y:04}")), What::Year(y))).flatten();
    }
    let y = t.integer(at).filter(|y| t.low(at).len() == 4 && YEARS.contains(y))?;
    // "2017 April"
    if let Some(m) = month(t, at + 1).filter(|_| !t.is_number(at + 2) && !t.glued(at + 1)) {
        return date(i, at + 2, Some(calendar::month(y as i16, m)), What::Month(m));
    }
    let bare = BARE_YEARS.contains(&y) && stands_free(t, at);
    if !(named || bare || dating_word(t, at, y)) {
        return None;
    }
    date(i, at + 1, Some(format!("{y:04}")), What::Year(y as i16))
}

/// Whether the word before makes a number a year, as "in 1066".
fn dating_word(t: &Tokens<'_>, i: usize, y: u32) -> bool {
    matches!(t.low_back(i, 1), "in" | "since" | "until" | "year" | "circa")
        && y >= 1000
        && stands_free(t, i)
}

/// Whether a number of four digits counts nothing, measures nothing and belongs to no longer number.
fn stands_free(t: &Tokens<'_>, i: usize) -> bool {
    let before = t.before(i);
    let money =
        before.is_some_and(|b| matches!(b.kind, Kind::Mark('$' | '£' | '€' | '#' | '№' | '¥')));
    let joined = before
        .is_some_and(|b| matches!(b.kind, Kind::Mark('-' | '/' | '.' | ':' | ',')) && t.glued(i))
        && !t.is_number(i.wrapping_sub(2));
    let unit = matches!(
        t.class(i + 1),
        Class::Scale(_) | Class::Currency(_) | Class::Cent(_) | Class::Measure(_) | Class::Time(_)
    ) && !matches!(t.low(i + 1), "marks" | "won" | "year");
    let counts = matches!(
        t.low(i + 1),
        "people"
            | "men"
            | "women"
            | "troops"
            | "soldiers"
            | "votes"
            | "seats"
            | "jobs"
            | "miles"
            | "percent"
            | "points"
            | "pages"
            | "copies"
            | "dead"
    );
    let part = t.is_mark(i + 1, '%')
        || (t.glued(i + 1)
            && matches!(t.get(i + 1).map(|x| x.kind), Some(Kind::Word | Kind::Number)));
    let about = matches!(
        t.low_back(i, 1),
        "about" | "some" | "nearly" | "almost" | "least" | "than" | "over" | "number" | "no"
    );
    !(money || joined || unit || counts || part || about)
}
