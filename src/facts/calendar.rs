//! Days, weeks, quarters and feasts reckoned from a version's own date. Knows no words.

use super::lexicon::TimeUnit;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

/// What a version's relative dates are reckoned from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    /// The day of publication, if known.
    pub(super) published: Option<Date>,
    /// The last full date that the text gave.
    pub(super) last: Option<Date>,
    /// The last quarter that the text spoke of.
    pub(super) quarter: Option<(i16, u8)>,
    /// Which of day and month stands first in dates of digits, as far as the version shows.
    pub(super) order: Option<Order>,
}

/// Which of day and month stands first in "12/11".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// 12 November.
    DayFirst,
    /// December 11.
    MonthFirst,
}

/// Which way a date without a year looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// News looks back unless told otherwise.
    Past,
    /// A verb in the future stands with it.
    Future,
}

/// Days by which a month or day without a year may lie ahead although no verb says so: news of
/// late October names days of December without "will".
const NEAR_AHEAD_DAYS: i32 = 75;

/// The day as in ISO 8601.
pub(super) fn day(date: Date) -> String {
    date.to_string()
}

/// `2017-10`.
pub(super) fn month(year: i16, month: u8) -> String {
    format!("{year:04}-{month:02}")
}

/// `2017-Q3`.
pub(super) fn quarter((year, quarter): (i16, u8)) -> String {
    format!("{year:04}-Q{quarter}")
}

/// `2016-W45`.
pub(super) fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// `date` moved by `n` of `unit`; `None` past the ends of the calendar.
pub(super) fn shift(date: Date, unit: TimeUnit, n: i64) -> Option<Date> {
    if n.abs() > 100_000 {
        return None;
    }
    let span = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return Some(date),
        TimeUnit::Day | TimeUnit::Night => n.days(),
        TimeUnit::Weekend | TimeUnit::Week => n.weeks(),
        TimeUnit::Fortnight => (2 * n).weeks(),
        TimeUnit::Month => n.months(),
        TimeUnit::Quarter => (3 * n).months(),
        TimeUnit::Year => ymd_years(n)?,
        TimeUnit::Decade => ymd_years(n.checked_mul(10)?)?,
        TimeUnit::Century => ymd_years(n.checked_mul(100)?)?,
    };
    date.checked_add(span).ok()
}

fn ymd_years(n: i64) -> Option<jiff::Span> {
    jiff::Span::new().try_years(n).ok()
}

/// 0 for Monday.
pub(super) fn weekday_number(date: Date) -> u8 {
    date.weekday().to_monday_zero_offset().unsigned_abs()
}

fn weekday_of(number: u8) -> Weekday {
    Weekday::from_monday_zero_offset(i8::try_from(number).unwrap_or(0)).unwrap_or(Weekday::Monday)
}

/// The day called `weekday` at or before `date`.
pub(super) fn last_weekday(date: Date, weekday: u8) -> Option<Date> {
    let back = (7 + weekday_number(date) - weekday) % 7;
    shift(date, TimeUnit::Day, -i64::from(back))
}

/// The day called `weekday` after `date`.
pub(super) fn next_weekday(date: Date, weekday: u8) -> Option<Date> {
    date.nth_weekday(1, weekday_of(weekday)).ok()
}

/// Months that are searched for a day of the month: a weekday falls on the 31st, and February has a 29th,
/// within nine years of any date.
const MONTHS_SEARCHED: i64 = 108;

/// The nearest day numbered `number` in its month that `fits`, at or before `date` or, `forward`, after it.
pub(super) fn day_of_month(
    date: Date,
    number: u8,
    forward: bool,
    fits: impl Fn(Date) -> bool,
) -> Option<Date> {
    (0..MONTHS_SEARCHED).find_map(|n| {
        let month = shift(date.first_of_month(), TimeUnit::Month, if forward { n } else { -n })?;
        let day = Date::new(month.year(), month.month(), number.cast_signed()).ok()?;
        (fits(day) && (day > date) == forward).then_some(day)
    })
}

/// The quarter in which `date` lies.
pub(super) fn quarter_of(date: Date) -> (i16, u8) {
    (date.year(), (date.month().unsigned_abs() - 1) / 3 + 1)
}

/// `n` quarters on.
pub(super) fn shift_quarter((year, quarter): (i16, u8), n: i16) -> (i16, u8) {
    let all = i32::from(year) * 4 + i32::from(quarter) - 1 + i32::from(n);
    (i16::try_from(all.div_euclid(4)).unwrap_or(year), all.rem_euclid(4) as u8 + 1)
}

/// The year of a month and day that stand without one.
pub(super) fn year_for(published: Date, month: u8, day: u8, tense: Tense) -> i16 {
    let year = published.year();
    let at = |y: i16| Date::new(y, month.cast_signed(), day.clamp(1, 28).cast_signed()).ok();
    let ahead = |y: i16| at(y).map_or(0, |date| (date - published).get_days());
    match tense {
        Tense::Future if ahead(year) < -31 => year + 1,
        Tense::Future => year,
        Tense::Past if ahead(year) > NEAR_AHEAD_DAYS => year - 1,
        // Late in December, "January" is the one to come.
        Tense::Past if ahead(year + 1) <= NEAR_AHEAD_DAYS && ahead(year) < -300 => year + 1,
        Tense::Past => year,
    }
}

/// The day of a feast in `year`.
pub(super) fn feast(name: Feast, year: i16) -> Option<Date> {
    let fixed = |month, day| Date::new(year, month, day).ok();
    let nth =
        |month, n, weekday| Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok();
    match name {
        Feast::Fixed(month, day) => fixed(month, day),
        Feast::Nth(month, n, weekday) => nth(month, n, weekday_of(weekday)),
        Feast::Thanksgiving(days) => {
            shift(nth(11, 4, Weekday::Thursday)?, TimeUnit::Day, i64::from(days))
        }
        Feast::Easter(offset) => shift(easter(year)?, TimeUnit::Day, i64::from(offset)),
    }
}

/// How a feast's day is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, n-th (or last, -1), weekday.
    Nth(i8, i8, u8),
    /// Days after Thanksgiving.
    Thanksgiving(i8),
    /// Days from Easter Sunday.
    Easter(i16),
}

/// Easter Sunday of the Western churches (the anonymous Gregorian reckoning).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (j, k) = (c / 4, c % 4);
    let m = (a + 11 * h) / 319;
    let r = (2 * e + 2 * j - k - h + m + 32) % 7;
    let month = (h - m + r + 90) / 25;
    let day = (h - m + r + month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weekdays_look_back_or_ahead() {
        let thursday = date("2017-11-02");
        assert_eq!(last_weekday(thursday, 1), Some(date("2017-10-31")));
        assert_eq!(last_weekday(thursday, 3), Some(thursday));
        assert_eq!(next_weekday(thursday, 3), Some(date("2017-11-09")));
    }

    #[test]
    fn weeks_quarters_and_feasts() {
        assert_eq!(week(date("2017-01-01")), "2016-W52");
        assert_eq!(shift_quarter((2017, 1), -1), (2016, 4));
        assert_eq!(feast(Feast::Easter(0), 2024), Some(date("2024-03-31")));
        assert_eq!(feast(Feast::Nth(11, 4, 3), 2023), Some(date("2023-11-23")));
        assert_eq!(shift(date("2020-02-29"), TimeUnit::Year, 300_000), None);
    }

    #[test]
    fn a_day_without_a_year_takes_the_near_one() {
        let published = date("2017-11-02");
        assert_eq!(year_for(published, 2, 24, Tense::Past), 2017);
        assert_eq!(year_for(date("2017-05-02"), 12, 1, Tense::Past), 2016);
        assert_eq!(year_for(published, 3, 1, Tense::Future), 2018);
        assert_eq!(year_for(date("2017-12-28"), 1, 3, Tense::Past), 2018);
    }
}
