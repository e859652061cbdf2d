//! Quarters of a year and seasons: "the third quarter of 1988", "last summer", "winter 2010".

use super::FactKind;
use super::absolute::{YEARS, ordinal, year_after};
use super::calendar::{self, Clock, Tense};
use super::dates::{Time, What};
use super::lexicon::Class;
use super::tense::tense;
use super::tokens::{Kind, Tokens};
use jiff::civil::Date;

fn date(start: usize, end: usize, value: Option<String>, what: What) -> Option<Time> {
    Some(Time { start, end, kind: FactKind::Date, value, what })
}

/// "the third quarter of 1988", "third-quarter", "Q3 2016", "the 1988 quarter".
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    if t.low(i) == "q" && t.glued(i + 1) {
        let q = t.integer(i + 1).filter(|q| (1..=4).contains(q))? as u8;
        let year = year_after(t, i + 2, clock);
        let end = year.map_or(i + 2, |(_, end)| end);
        let y = year
            .map(|(y, _)| y)
            .or_else(|| clock.published.map(|p| quarter_year(p, q, tense(t, i))));
        return date(
            i,
            end,
            y.map(|y| calendar::quarter((y, q))),
            y.map_or(What::Span, |y| What::Quarter(y, q)),
        );
    }
    let the = matches!(t.low(i), "the" | "its" | "this" | "that" | "their");
    let mut at = i + usize::from(the);
    at += usize::from(matches!(t.low(at), "comparable" | "corresponding"));
    let back =
        t.low(at) == "year" && t.is_hyphen(at + 1) && matches!(t.low(at + 2), "ago" | "earlier");
    at += if back { 3 } else { 0 };
    let (own_year, from) = year_before(t, at, clock);
    at = from + usize::from(matches!(t.low(from), "fiscal" | "fiscal-year"));
    at = t.past_hyphen(at);
    let (q, end) = ordinal(t, at).filter(|(q, _)| (1..=4).contains(q))?;
    let q = q as u8;
    let word = t.past_hyphen(end);
    if t.low(word) != "quarter" {
        return None;
    }
    let of_fiscal = t.low(word + 1) == "of" && t.low(word + 2) == "fiscal";
    let after = if of_fiscal { word + 2 } else { word };
    let later = year_after(t, after + 1, clock).filter(|_| !t.is_mark(word + 1, ','));
    let end = later.map_or(word + 1, |(_, end)| end);
    let hyphened = t.is_hyphen(word.wrapping_sub(1)) && own_year.is_none();
    let start = i + usize::from(the && hyphened);
    let y = own_year
        .or(later.map(|(y, _)| y))
        .or_else(|| clock.published.map(|p| quarter_year(p, q, tense(t, i)) - i16::from(back)));
    date(
        start,
        end,
        y.map(|y| calendar::quarter((y, q))),
        y.map_or(What::Span, |y| What::Quarter(y, q)),
    )
}

/// "1988", "last year's": a year before a quarter, and the token after it.
fn year_before(t: &Tokens<'_>, i: usize, clock: &Clock) -> (Option<i16>, usize) {
    if let Some(y) = t.integer(i).filter(|y| YEARS.contains(y)) {
        return (Some(y as i16), i + 1);
    }
    let way = match t.low(i) {
        "last" | "previous" => -1,
        "this" => 0,
        "next" => 1,
        _ => return (None, i),
    };
    let possessive = t.get(i + 2).is_some_and(|x| x.kind == Kind::Possessive);
    match clock.published.filter(|_| t.low(i + 1) == "year" && possessive) {
        Some(published) => (Some(published.year() + way), i + 3),
        None => (None, i),
    }
}

/// The year of a quarter that stands without one: the latest that has begun, or is about to.
fn quarter_year(published: Date, q: u8, tense: Tense) -> i16 {
    let (year, now) = calendar::quarter_of(published);
    match tense {
        // The quarter just past is the one reported on, whatever the verb.
        Tense::Future if q + 1 < now => year + 1,
        Tense::Future => year,
        Tense::Past if q > now => year - 1,
        Tense::Past => year,
    }
}

/// "summer of 2001", "the summer", "winter 2010", "last fall".
pub(super) fn season(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let the = t.low(i) == "the";
    let mut at = i + usize::from(the);
    let frame = match t.low(at) {
        word @ ("last" | "this" | "next") => Some(word),
        _ => None,
    };
    at += usize::from(frame.is_some());
    at += usize::from(frame.is_some() && matches!(t.low(at), "past" | "coming"));
    let Class::Season(code) = t.class(at) else { return None };
    let shown = |y: i16| Some(format!("{y:04}-{code}"));
    if let Some((y, end)) = year_after(t, at + 1, clock).filter(|_| !t.is_mark(at + 1, ',')) {
        return date(i, end, shown(y), What::Span);
    }
    let dated = frame.is_some()
        || (matches!(
            t.low_back(i, 1),
            "in" | "during" | "since" | "by" | "until" | "early" | "late"
        ) && !matches!(t.low(at + 1), "in" | "from" | "by" | "on" | "to"));
    let plain = matches!(code, "SU" | "WI") || t.low(at) == "autumn";
    let told = dated || the && plain;
    if !told || t.is_hyphen(at + 1) {
        return None;
    }
    let year = clock.published.map(|p| {
        let start = match code {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let begun = p.month() >= start;
        match frame {
            Some("last") if begun && p.month() < start + 4 => p.year() - 1,
            Some("last") => p.year() - i16::from(!begun),
            Some("next") => p.year() + i16::from(begun),
            _ => p.year(),
        }
    });
    date(i, at + 1, year.and_then(shown), What::Span)
}
