//! Feasts by name: "Christmas Eve", "Good Friday", "Thanksgiving 2015".

use super::FactKind;
use super::absolute::year_after;
use super::calendar::{self, Clock, Feast, Tense};
use super::dates::{Time, What, tense};
use super::tokens::{Case, Kind, Tokens};
use jiff::civil::Date;

fn date(start: usize, end: usize, day: Option<Date>) -> Option<Time> {
    let what = day.map_or(What::Span, What::Day);
    Some(Time { start, end, kind: FactKind::Date, value: day.map(calendar::day), what })
}

/// Feasts by name.
const FEASTS: &[(&[&str], Feast)] = &[
    (&["christmas", "eve"], Feast::Fixed(12, 24)),
    (&["christmas", "day"], Feast::Fixed(12, 25)),
    (&["christmas"], Feast::Fixed(12, 25)),
    (&["boxing", "day"], Feast::Fixed(12, 26)),
    (&["new", "year", "'s", "eve"], Feast::Fixed(12, 31)),
    (&["new", "year", "'s", "day"], Feast::Fixed(1, 1)),
    (&["new", "year", "'s"], Feast::Fixed(1, 1)),
    (&["new", "year"], Feast::Fixed(1, 1)),
    (&["thanksgiving", "day"], Feast::Nth(11, 4, 3)),
    (&["thanksgiving"], Feast::Nth(11, 4, 3)),
    (&["black", "friday"], Feast::BlackFriday),
    (&["easter", "sunday"], Feast::Easter(0)),
    (&["easter", "monday"], Feast::Easter(1)),
    (&["easter"], Feast::Easter(0)),
    (&["good", "friday"], Feast::Easter(-2)),
    (&["ash", "wednesday"], Feast::Easter(-46)),
    (&["palm", "sunday"], Feast::Easter(-7)),
    (&["pentecost"], Feast::Easter(49)),
    (&["independence", "day"], Feast::Fixed(7, 4)),
    (&["valentine", "'s", "day"], Feast::Fixed(2, 14)),
    (&["halloween"], Feast::Fixed(10, 31)),
    (&["labor", "day"], Feast::Nth(9, 1, 0)),
    (&["labour", "day"], Feast::Fixed(5, 1)),
    (&["may", "day"], Feast::Fixed(5, 1)),
    (&["memorial", "day"], Feast::Nth(5, -1, 0)),
    (&["martin", "luther", "king", "day"], Feast::Nth(1, 3, 0)),
    (&["presidents", "day"], Feast::Nth(2, 3, 0)),
    (&["columbus", "day"], Feast::Nth(10, 2, 0)),
    (&["veterans", "day"], Feast::Fixed(11, 11)),
    (&["armistice", "day"], Feast::Fixed(11, 11)),
    (&["mother", "'s", "day"], Feast::Nth(5, 2, 6)),
    (&["father", "'s", "day"], Feast::Nth(6, 3, 6)),
    (&["saint", "patrick", "'s", "day"], Feast::Fixed(3, 17)),
    (&["saint", "patrick"], Feast::Fixed(3, 17)),
    (&["st", ".", "patrick", "'s", "day"], Feast::Fixed(3, 17)),
    (&["april", "fools", "day"], Feast::Fixed(4, 1)),
    (&["groundhog", "day"], Feast::Fixed(2, 2)),
    (&["earth", "day"], Feast::Fixed(4, 22)),
    (&["juneteenth"], Feast::Fixed(6, 19)),
    (&["bastille", "day"], Feast::Fixed(7, 14)),
    (&["election", "day"], Feast::Nth(11, 1, 1)),
    (&["all", "saints", "'", "day"], Feast::Fixed(11, 1)),
    (&["epiphany"], Feast::Fixed(1, 6)),
    (&["international", "women", "'s", "day"], Feast::Fixed(3, 8)),
];

pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let token = t.get(i).filter(|token| token.kind == Kind::Word)?;
    let known = FEASTS.iter().find(|(words, _)| {
        words.iter().zip(i..).all(|(word, at)| {
            *word == t.low(at)
                || *word == "'s" && t.get(at).is_some_and(|x| x.kind == Kind::Possessive)
        })
    });
    let &(words, name) = known?;
    if words.len() == 1
        && token.case == Case::Lower
        && !matches!(words, ["christmas" | "thanksgiving" | "easter" | "halloween"])
    {
        return None;
    }
    let end = i + words.len();
    let last = matches!(t.low_back(i, 1), "last");
    let start = i - usize::from(last);
    if let Some((y, end)) = year_after(t, end, clock) {
        let day = calendar::feast(name, y)?;
        return date(start, end, Some(day));
    }
    let day = clock.published.and_then(|published| {
        let this = calendar::feast(name, published.year())?;
        let tense = if last { Tense::Past } else { tense(t, i) };
        let y = calendar::year_for(
            published,
            this.month().unsigned_abs(),
            this.day().unsigned_abs(),
            tense,
        );
        calendar::feast(name, y)
    });
    date(start, end, day)
}
