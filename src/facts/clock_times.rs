//! Times of day: "10:35 a.m.", "5pm", "17:06 GMT", "noon"; and parts of a day beside its name.

use super::FactKind;
use super::dates::{Time, What};
use super::lexicon::Class;
use super::references;
use super::tokens::{Kind, Tokens};

/// "10:35 a.m.", "5pm", "17:06 GMT", "noon", "the morning", "4 in the morning".
pub(super) fn at(t: &Tokens<'_>, i: usize) -> Option<Time> {
    let part =
        |start, end, what| Some(Time { start, end, kind: FactKind::Date, value: None, what });
    if let Class::DayPart(code) = t.class(i) {
        let before = t.low_back(i, 1);
        let low = t.low(i);
        return match low {
            "noon" | "midnight" | "midday" if !t.is_hyphen(i + 1) => part(
                i,
                i + 1,
                What::Clock(format!("T{}", if code == "MI" { "12:00" } else { code })),
            ),
            "overnight" => part(i, i + 1, What::Part),
            _ if matches!(before, "the" | "that")
                && matches!(t.low_back(i, 2), "in" | "during") =>
            {
                part(i - 1, i + 1, What::Part)
            }
            _ if matches!(before, "early" | "late" | "mid" | "-") || day_before(t, i) => {
                part(i, i + 1, What::Part)
            }
            _ => None,
        };
    }
    if let Some(dotted) = dotted(t, i) {
        return Some(dotted);
    }
    let hour = t.integer(i).filter(|_| {
        let glued = i > 0 && t.glued(i);
        let inside = glued && t.before(i).is_some_and(|b| b.kind != Kind::Mark('('));
        !(inside || t.low(i).contains(','))
    });
    let spoken = match t.class(i) {
        Class::Cardinal(n @ 1..=12) => Some(n),
        _ => None,
    };
    let (mut h, mut m, mut end) = (hour.or(spoken)?, 0, i + 1);
    let mut sure = false;
    if t.is_mark(end, ':') && t.glued(end) && hour.is_some() {
        m = t.integer(end + 1).filter(|m| *m < 60 && t.low(end + 1).len() == 2)?;
        end += 2;
        // "won in 2:03", "Luke 4:12": a result and a verse.
        let other = t.low_back(i, 1) == "in" || references::is_verse(t, i);
        sure = !other
            && (h < 24 && !t.is_mark(end, ':') && !t.is_mark(end, '.')
                || t.is_mark(end, '.') && !t.is_number(end + 1));
        if t.is_mark(end, ':') && t.is_number(end + 1) && t.glued(end) {
            end += 2;
        }
    } else if h > 99 && h < 2400 && t.low(i).len() >= 3 {
        (h, m) = (h / 100, h % 100);
    }
    if let Some((pm, to)) = half_of_day(t, end) {
        if h == 0 || h > 12 && !sure {
            return None;
        }
        h = if pm && h < 12 {
            h + 12
        } else if !pm && h == 12 {
            0
        } else {
            h
        };
        end = to;
        sure = true;
    } else if t.low(end) == "o'clock" {
        end += 1;
        sure = true;
    } else if t.low(end) == "in"
        && t.low(end + 1) == "the"
        && matches!(t.low(end + 2), "morning" | "afternoon" | "evening")
        && h <= 12
    {
        h += if t.low(end + 2) == "morning" || h == 12 { 0 } else { 12 };
        end += 3;
        sure = true;
    }
    let zone = zone_after(t, end);
    end = zone.unwrap_or(end);
    let military = zone.is_some() && hour.is_some_and(|x| x > 99);
    ((sure || military) && h < 25 && m < 60)
        .then(|| part(i, end, What::Clock(format!("T{h:02}:{m:02}"))))
        .flatten()
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
    let what = What::Clock(format!("T{h:02}:{m:02}"));
    Some(Time { start: i, end, kind: FactKind::Date, value: None, what })
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
