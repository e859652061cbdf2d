//! Dates in digits and separators: "2017-10-31", "31/10/2017", "23.04.2022", "23/Sep/2020", "2016-W45". Where day
//! and month could change places, the version's other dates and its language say which stands first; where
//! nothing does, the date stays unresolved.

use super::FactKind;
use super::absolute::{self, YEARS};
use super::calendar::{self, Clock, Order};
use super::dates::{Time, What};
use super::lexicon::Class;
use super::tense::tense;
use super::tokens::Tokens;
use jiff::civil::Date;

/// The date in digits that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    if !t.is_number(i) || follows_dash(t, i) {
        return None;
    }
    dotted(t, i)
        .or_else(|| compact(t, i))
        .or_else(|| spaced(t, i))
        .or_else(|| with_month_name(t, i))
        .or_else(|| separated(t, i, clock))
        .or_else(|| yearless(t, i, clock))
}

/// Whether a dash joins the number at `i` to a word or number before it.
fn follows_dash(t: &Tokens<'_>, i: usize) -> bool {
    i > 0 && t.glued(i) && t.is_dash(i - 1) && i > 1 && t.glued(i - 1)
}

fn date(start: usize, end: usize, value: Option<String>, what: What) -> Option<Time> {
    Some(Time { start, end, kind: FactKind::Date, value, what })
}

fn on(start: usize, end: usize, day: Option<Date>) -> Option<Time> {
    date(start, end, day.map(calendar::day), day.map_or(What::Span, What::Day))
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|_| YEARS.contains(&year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A year of two digits in full.
fn full_year(year: u32) -> u32 {
    match year {
        0..=49 => 2000 + year,
        50..=99 => 1900 + year,
        _ => year,
    }
}

/// "23.04.2022": with dots the day stands first, or the year.
fn dotted(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let raw = t.low(i);
    let parts: Vec<u32> = raw.split('.').map_while(|part| part.parse().ok()).collect();
    let [a, b, c] = parts[..] else { return None };
    let whole = raw.matches('.').count() == 2;
    let day = if a > 31 { day_of(a, b, c) } else { day_of(full_year(c), b, a) };
    day.filter(|_| whole).and_then(|day| on(i, i + 1, Some(day)))
}

/// Years that eight digits without separators can start with.
const COMPACT_YEARS: std::ops::RangeInclusive<u32> = 1950..=2050;

/// "20200701": the basic form of ISO 8601.
fn compact(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let digits = t.integer(i).filter(|_| t.low(i).len() == 8)?;
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    let free = !t.glued(i + 1) || !t.is_word(i + 1);
    let day = day_of(year, month, day).filter(|_| free && COMPACT_YEARS.contains(&year))?;
    on(i, i + 1, Some(day))
}

/// "2016 10 16": year, month and day with spaces.
fn spaced(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let two = |at: usize| t.integer(at).filter(|_| t.low(at).len() == 2 && !t.glued(at));
    let year = t.integer(i).filter(|_| t.low(i).len() == 4)?;
    let day = day_of(year, two(i + 1)?, two(i + 2)?)?;
    let counts = t.is_word(i + 3) && t.class(i + 3) != Class::Function || t.is_number(i + 3);
    (!counts).then(|| on(i, i + 3, Some(day)))?
}

fn mark(t: &Tokens<'_>, at: usize) -> bool {
    t.glued(at) && t.glued(at + 1) && (t.is_mark(at, '-') || t.is_mark(at, '/'))
}

/// "23/Sep/2020", "2019-Aug-01".
fn with_month_name(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let Class::Month(month) = t.class(i + 2) else { return None };
    if !mark(t, i + 1) || !mark(t, i + 3) {
        return None;
    }
    let (a, b) = (t.integer(i)?, t.integer(i + 4)?);
    let (year, day) = if a > 31 { (a, b) } else { (full_year(b), a) };
    on(i, i + 5, Some(day_of(year, month.into(), day)?))
}

/// "2017-10-31", "31/10/2017", "2016-W45", "2017-10", "2014-15".
fn separated(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let first = t.integer(i).filter(|_| mark(t, i + 1))?;
    if YEARS.contains(&first) && t.low(i + 2) == "w" && t.glued(i + 3) {
        let week = t.integer(i + 3).filter(|w| (1..=53).contains(w))?;
        return date(i, i + 4, Some(format!("{first:04}-W{week:02}")), What::Span);
    }
    let second = t.integer(i + 2)?;
    if mark(t, i + 3)
        && let Some(third) = t.integer(i + 4)
    {
        return in_three(t, i, [first, second, third], clock);
    }
    let year_month =
        YEARS.contains(&first) && (1..=12).contains(&second) && t.low(i + 2).len() == 2;
    let following = YEARS.contains(&first) && second == (first + 1) % 100 && !t.is_mark(i + 3, '-');
    if following && !(year_month && first % 100 > 12) {
        return date(i, i + 3, Some(format!("{first:04}/{:04}", first + 1)), What::Span);
    }
    let start = i16::try_from(first).ok()?;
    (year_month && t.is_mark(i + 1, '-'))
        .then(|| date(i, i + 3, Some(calendar::month(start, second as u8)), What::Span))?
}

/// "31/10/2017", "2017-10-31", and with a dash between them the two ends of a range.
fn in_three(t: &Tokens<'_>, i: usize, parts: [u32; 3], clock: &Clock) -> Option<Time> {
    let [a, b, c] = parts;
    if a > 31 {
        let day = day_of(a, b, c).filter(|_| !mark(t, i + 5))?;
        return on(i, i + 5, Some(day));
    }
    let year = full_year(c);
    let day = match order(a, b, clock).or_else(|| near(year, a, b, clock)) {
        Some(Order::DayFirst) => Some(day_of(year, b, a)?),
        Some(Order::MonthFirst) => Some(day_of(year, a, b)?),
        None => {
            Some(day_of(year, a, b).filter(|_| day_of(year, b, a).is_some())?).filter(|_| a == b)
        }
    };
    let time = on(i, i + 5, day)?;
    if !mark(t, i + 5) {
        return Some(time);
    }
    // "5/1/2019-5/7/2020": the second date goes on behind the dash.
    let to = separated(t, i + 6, clock).filter(|to| t.is_mark(i + 5, '-') && to.end == i + 11)?;
    let value = time.value.zip(to.value).map(|(from, to)| format!("{from}/{to}"));
    date(i, to.end, value, What::Span)
}

/// Which of two numbers is the day: the one that is no month, else as the version writes its dates.
fn order(a: u32, b: u32, clock: &Clock) -> Option<Order> {
    match (a > 12, b > 12) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        (true, true) => None,
        (false, false) => clock.order,
    }
}

/// Days before publication within which a date in digits is far likelier than one outside.
const NEAR_BEFORE_DAYS: i32 = 62;

/// Days after publication within which it is.
const NEAR_AFTER_DAYS: i32 = 31;

/// The order of a date that only one order puts near the day of publication.
fn near(year: u32, a: u32, b: u32, clock: &Clock) -> Option<Order> {
    let published = clock.published?;
    let is_near = |day: Option<Date>| {
        day.is_some_and(|day| {
            (-NEAR_BEFORE_DAYS..=NEAR_AFTER_DAYS).contains(&(day - published).get_days())
        })
    };
    match (is_near(day_of(year, b, a)), is_near(day_of(year, a, b))) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        (true, true) | (false, false) => None,
    }
}

/// What a date in digits says about the order that its version writes day and month in.
pub(super) fn order_shown(t: &Tokens<'_>, i: usize) -> Option<Order> {
    let (a, b) = (t.integer(i)?, t.integer(i + 2)?);
    let slashed = t.is_mark(i + 1, '/') && t.is_mark(i + 3, '/') && a <= 31 && b <= 31;
    order(a, b, &Clock::default()).filter(|_| slashed)
}

/// "on 11/20", "from 10/25 to 01/25": day and month without a year, where a word shows that it is a date.
fn yearless(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let short = |at: usize| t.integer(at).filter(|n| (1..=31).contains(n) && t.low(at).len() <= 2);
    let (a, b) = (short(i)?, short(i + 2)?);
    let slash = t.is_mark(i + 1, '/') && t.glued(i + 1) && t.glued(i + 2);
    let more =
        t.is_mark(i + 3, '/') || t.is_mark(i + 3, '%') || matches!(t.low(i + 3), "of" | "a" | "an");
    let counts = t.is_word(i + 3) && t.class(i + 3) != Class::Function;
    // 9/11 is the name of a day, not a date to be reckoned.
    if !slash || more || counts || !dated(t, i) || (a, b) == (9, 11) {
        return None;
    }
    let (month, day) = match order(a, b, clock) {
        Some(Order::DayFirst) => (b, a),
        Some(Order::MonthFirst) => (a, b),
        None if a == b => (a, b),
        None => return date(i, i + 3, None, What::Span).filter(|_| a <= 12),
    };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let year = clock.published.map(|p| calendar::year_for(p, month, day, tense(t, i)));
    let Some(year) = year else { return date(i, i + 3, None, What::MonthDay(month, day)) };
    on(i, i + 3, Some(Date::new(year, month.cast_signed(), day.cast_signed()).ok()?))
}

/// Whether the words before the token `i` show that it starts a date.
fn dated(t: &Tokens<'_>, i: usize) -> bool {
    let range =
        matches!(t.low_back(i, 1), "to" | "and" | "till" | "-") && i >= 4 && t.is_mark(i - 3, '/');
    let at = i - usize::from(t.is_mark(i.wrapping_sub(1), ','));
    let weekday = matches!(t.class(at.wrapping_sub(1)), Class::Weekday(_));
    range
        || weekday
        || matches!(
            t.low_back(i, 1),
            "on" | "by" | "until" | "till" | "since" | "from" | "dated" | "next" | "this"
        )
}

/// The month at `i` with a day behind a slash or hyphen: "Oct/2", "Jun-15".
pub(super) fn month_first(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let Class::Month(month) = t.class(i) else { return None };
    let day = t.integer(i + 2).filter(|d| (1..=31).contains(d) && mark(t, i + 1))?;
    if mark(t, i + 3) {
        let year = t.integer(i + 4).filter(|y| YEARS.contains(y))?;
        return on(i, i + 5, Some(day_of(year, month.into(), day)?));
    }
    if t.is_hyphen(i + 3) || t.low(i + 2).len() > 2 || t.is_mark(i + 3, '.') && t.is_number(i + 4) {
        return None;
    }
    absolute::month_day(t, i, i + 3, month, u8::try_from(day).ok()?, clock)
}

#[cfg(test)]
mod tests {
    use super::super::dates::testing::check;

    #[test]
    fn digits_with_separators() {
        check("Signed on 2017-10-05.", &["2017-10-05=2017-10-05"]);
        check("Signed on 31/08/2016.", &["31/08/2016=2016-08-31"]);
        check("Signed on 08/31/2016.", &["08/31/2016=2016-08-31"]);
        check("Signed on 5.9.2016 in Bern.", &["5.9.2016=2016-09-05"]);
        check("Signed on 5/Sep/2016.", &["5/Sep/2016=2016-09-05"]);
        check("Signed 2016-Aug-04.", &["2016-Aug-04=2016-08-04"]);
        check("Signed on 20160804.", &["20160804=2016-08-04"]);
        check("Signed on Oct-12.", &["Oct-12=2017-10-12"]);
        check("The 2014-15 budget", &["2014-15=2014/2015"]);
    }

    #[test]
    fn day_and_month_that_could_change_places_stay_unresolved() {
        check("Signed on 12/11.", &["12/11=?"]);
        check("Signed on 04/05/2012.", &["04/05/2012=?"]);
        check("Signed on 23/10.", &["23/10=2017-10-23"]);
        check("Open from 10/25 to 11/20.", &["10/25 to 11/20=2017-10-25/2017-11-20"]);
        check("Signed on 04/04/2012.", &["04/04/2012=2012-04-04"]);
    }

    #[test]
    fn a_versions_other_dates_and_its_own_day_tell_the_order() {
        check(
            "Signed on 30/10/2016, sealed on 04/05/2012.",
            &["30/10/2016=2016-10-30", "04/05/2012=2012-05-04"],
        );
        check("Signed on 10/12/2017.", &["10/12/2017=2017-10-12"]);
        check("Signed on 12/10/2017.", &["12/10/2017=2017-10-12"]);
    }

    #[test]
    fn fractions_and_scores_are_no_dates() {
        check("He won 11/20 of it.", &[]);
        check("It is open 24/7.", &[]);
        check("Before 9/11 it was on 9/11 of them.", &[]);
        check("He worked on 1/2 a page.", &[]);
    }
}
