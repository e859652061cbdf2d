//! Times of day: "10:35 a.m.", "5pm", "17:06 GMT", "noon"; and parts of a day beside its name.

use super::FactKind;
use super::dates::{Time, What};
use super::lexicon::Class;
use super::references;
use super::tokens::{Kind, Tokens};

/// "10:35 a.m.", "5pm", "17:06 GMT", "noon", "the morning", "4 in the morning".
pub(super) fn at(t: &Tokens<'_>, i: usize) -> Option<Time> {
    if let Class::DayPart(code) = t.class(i) {
        return part_of_day(t, i, code);
    }
    dotted(t, i).or_else(|| told(t, i))
}

fn date(start: usize, end: usize, what: What) -> Option<Time> {
    Some(Time { start, end, kind: FactKind::Date, value: None, what })
}

fn clock(start: usize, end: usize, hour: u32, minute: u32) -> Option<Time> {
    date(start, end, What::Clock(format!("T{hour:02}:{minute:02}")))
}

/// "noon", "overnight", "in the morning", and "night" behind the name of a day.
fn part_of_day(t: &Tokens<'_>, i: usize, code: &str) -> Option<Time> {
    let before = t.low_back(i, 1);
    match t.low(i) {
        "noon" | "midnight" | "midday" if !t.is_hyphen(i + 1) => {
            let hour = if code == "MI" { "12:00" } else { code };
            date(i, i + 1, What::Clock(format!("T{hour}")))
        }
        "overnight" => date(i, i + 1, What::Part),
        _ if matches!(before, "the" | "that") && matches!(t.low_back(i, 2), "in" | "during") => {
            date(i - 1, i + 1, What::Part)
        }
        _ if matches!(before, "early" | "late" | "mid" | "-") || day_before(t, i) => {
            date(i, i + 1, What::Part)
        }
        _ => None,
    }
}

/// Hours and minutes as the text has them, before the words behind them are read.
struct Told {
    hour: u32,
    minute: u32,
    end: usize,
    /// Whether they are a time without further words: "17:06".
    sure: bool,
    /// Whether they are one number: "1706".
    military: bool,
}

/// "10:35 a.m.", "five o'clock", "17:06", "1706 GMT", "4 in the morning".
fn told(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let mut told = hours(t, i)?;
    let Told { hour, end, .. } = told;
    let daytime = matches!(t.low(end + 2), "morning" | "afternoon" | "evening");
    if let Some((pm, to)) = half_of_day(t, end) {
        if hour == 0 || hour > 12 && !told.sure {
            return None;
        }
        told.hour = match (pm, hour) {
            (true, ..12) => hour + 12,
            (false, 12) => 0,
            (true | false, _) => hour,
        };
        (told.end, told.sure) = (to, true);
    } else if t.low(end) == "o'clock" {
        (told.end, told.sure) = (end + 1, true);
    } else if t.low(end) == "in" && t.low(end + 1) == "the" && daytime && hour <= 12 {
        told.hour += if t.low(end + 2) == "morning" || hour == 12 { 0 } else { 12 };
        (told.end, told.sure) = (end + 3, true);
    }
    let zone = zone_after(t, told.end);
    let sure = told.sure || told.military && zone.is_some();
    (sure && told.hour < 25 && told.minute < 60)
        .then(|| clock(i, zone.unwrap_or(told.end), told.hour, told.minute))?
}

/// The hours at `i`, with minutes behind a colon or in one number with them.
fn hours(t: &Tokens<'_>, i: usize) -> Option<Told> {
    let inside = i > 0 && t.glued(i) && t.before(i).is_some_and(|b| b.kind != Kind::Mark('('));
    let digits = t.integer(i).filter(|_| !inside && !t.low(i).contains(','));
    let spoken = t.class(i).cardinal().filter(|n| (1..=12).contains(n));
    let hour = digits.or(spoken)?;
    let mut told = Told { hour, minute: 0, end: i + 1, sure: false, military: false };
    if t.is_mark(i + 1, ':') && t.glued(i + 1) && digits.is_some() {
        told.minute = t.integer(i + 2).filter(|m| *m < 60 && t.low(i + 2).len() == 2)?;
        told.end = i + 3;
        told.sure = stands_alone(t, i, hour);
        if t.is_mark(i + 3, ':') && t.is_number(i + 4) && t.glued(i + 3) {
            told.end = i + 5;
        }
    } else if (100..2400).contains(&hour) && t.low(i).len() >= 3 {
        (told.hour, told.minute) = (hour / 100, hour % 100);
        told.military = true;
    }
    Some(told)
}

/// Whether hours and minutes with a colon at `i` are a time without further words: "won in 2:03" and "Luke
/// 4:12" are a result and a verse.
fn stands_alone(t: &Tokens<'_>, i: usize, hour: u32) -> bool {
    let end = i + 3;
    let other = t.low_back(i, 1) == "in" || references::is_verse(t, i);
    let closed = hour < 24 && !t.is_mark(end, ':') && !t.is_mark(end, '.')
        || t.is_mark(end, '.') && !t.is_number(end + 1);
    !other && closed
}

/// "5.40 a.m.", "17.30 GMT": hours and minutes parted by a full stop, which needs a word that says so.
fn dotted(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let (hours, minutes) = t.low(i).split_once('.').filter(|_| t.is_number(i))?;
    let (h, m): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if minutes.len() != 2 || m > 59 || h > 24 {
        return None;
    }
    let (h, end) = match half_of_day(t, i + 1) {
        Some((pm, end)) if (1..=12).contains(&h) => (h % 12 + if pm { 12 } else { 0 }, end),
        Some(_) => return None,
        None => (h, zone_after(t, i + 1)?),
    };
    let end = zone_after(t, end).unwrap_or(end);
    clock(i, end, h, m)
}

fn day_before(t: &Tokens<'_>, i: usize) -> bool {
    let at = i.wrapping_sub(1);
    matches!(t.class(at), Class::Weekday(_)) || matches!(t.low(at), "yesterday" | "tomorrow")
}

/// Whether "a.m." (false) or "p.m." (true) stands at `i`, in any spacing, and the token after it.
fn half_of_day(t: &Tokens<'_>, i: usize) -> Option<(bool, usize)> {
    match t.low(i) {
        "a.m." | "am" | "a.m" => return Some((false, i + 1)),
        "p.m." | "pm" | "p.m" => return Some((true, i + 1)),
        _ => {}
    }
    let letter = match t.low(i) {
        "a" => false,
        "p" => true,
        _ => return None,
    };
    let dotted = t.is_mark(i + 1, '.') && t.low(i + 2) == "m";
    dotted.then(|| (letter, i + 3 + usize::from(t.is_mark(i + 3, '.'))))
}

fn zone_after(t: &Tokens<'_>, i: usize) -> Option<usize> {
    if t.low(i) == "local" && t.low(i + 1) == "time" {
        return Some(i + 2);
    }
    let zone = matches!(
        t.raw(i),
        "EDT"
            | "EST"
            | "ET"
            | "CDT"
            | "CST"
            | "CT"
            | "MDT"
            | "MST"
            | "MT"
            | "PDT"
            | "PST"
            | "PT"
            | "GMT"
            | "UTC"
            | "BST"
            | "CET"
            | "CEST"
            | "IST"
            | "JST"
    );
    zone.then_some(i + 1)
}

#[cfg(test)]
mod tests {
    use super::super::dates::testing::check;

    #[test]
    fn hours_and_minutes_in_every_form() {
        check("It left at 10:35 a.m. sharp.", &["10:35 a.m.=T10:35"]);
        check("It left at 5pm.", &["5pm=T17:00"]);
        check("It left at four in the afternoon.", &["four in the afternoon=T16:00"]);
        check("It left at noon.", &["noon=T12:00"]);
        check("It left at 1706 GMT.", &["1706 GMT=T17:06"]);
    }

    #[test]
    fn results_and_verses_are_no_times() {
        check("She won in 2:03.", &[]);
        check("He read Luke 4:12 to them.", &[]);
    }
}
