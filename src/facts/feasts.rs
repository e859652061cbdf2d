//! Feasts by name: "Christmas Eve", "Good Friday", "Thanksgiving 2015".

use super::FactKind;
use super::absolute::year_after;
use super::calendar::{self, Clock, Feast, Tense};
use super::dates::{Time, What};
use super::lexicon::TimeUnit;
use super::tense::tense;
use super::tokens::{Case, Kind, Tokens};
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::LazyLock;

fn date(start: usize, end: usize, day: Option<Date>) -> Option<Time> {
    let what = day.map_or(What::Span, What::Day);
    Some(Time { start, end, kind: FactKind::Date, value: day.map(calendar::day), what })
}

/// Feasts by name, in words without apostrophes and possessive endings; the longer name first.
const FEASTS: &[(&str, Feast)] = &[
    ("christmas eve", Feast::Fixed(12, 24)),
    ("christmas day", Feast::Fixed(12, 25)),
    ("christmas", Feast::Fixed(12, 25)),
    ("boxing day", Feast::Fixed(12, 26)),
    ("new year eve", Feast::Fixed(12, 31)),
    ("new year day", Feast::Fixed(1, 1)),
    ("new year", Feast::Fixed(1, 1)),
    ("epiphany", Feast::Fixed(1, 6)),
    ("martin luther king jr. day", Feast::Nth(1, 3, 0)),
    ("martin luther king jr day", Feast::Nth(1, 3, 0)),
    ("martin luther king day", Feast::Nth(1, 3, 0)),
    ("mlk day", Feast::Nth(1, 3, 0)),
    ("burns night", Feast::Fixed(1, 25)),
    ("australia day", Feast::Fixed(1, 26)),
    ("groundhog day", Feast::Fixed(2, 2)),
    ("valentine day", Feast::Fixed(2, 14)),
    ("presidents day", Feast::Nth(2, 3, 0)),
    ("international women day", Feast::Fixed(3, 8)),
    ("saint patrick day", Feast::Fixed(3, 17)),
    ("st patrick day", Feast::Fixed(3, 17)),
    ("st. patrick day", Feast::Fixed(3, 17)),
    ("saint patrick", Feast::Fixed(3, 17)),
    ("april fool day", Feast::Fixed(4, 1)),
    ("mardi gras", Feast::Easter(-47)),
    ("shrove tuesday", Feast::Easter(-47)),
    ("ash wednesday", Feast::Easter(-46)),
    ("palm sunday", Feast::Easter(-7)),
    ("maundy thursday", Feast::Easter(-3)),
    ("good friday", Feast::Easter(-2)),
    ("easter sunday", Feast::Easter(0)),
    ("easter monday", Feast::Easter(1)),
    ("easter", Feast::Easter(0)),
    ("ascension day", Feast::Easter(39)),
    ("pentecost", Feast::Easter(49)),
    ("whit sunday", Feast::Easter(49)),
    ("whit monday", Feast::Easter(50)),
    ("corpus christi", Feast::Easter(60)),
    ("earth day", Feast::Fixed(4, 22)),
    ("st. george day", Feast::Fixed(4, 23)),
    ("st george day", Feast::Fixed(4, 23)),
    ("anzac day", Feast::Fixed(4, 25)),
    ("international workers day", Feast::Fixed(5, 1)),
    ("labour day", Feast::Fixed(5, 1)),
    ("may day", Feast::Fixed(5, 1)),
    ("cinco de mayo", Feast::Fixed(5, 5)),
    ("victory day", Feast::Fixed(5, 9)),
    ("mother day", Feast::Nth(5, 2, 6)),
    ("memorial day", Feast::Nth(5, -1, 0)),
    ("father day", Feast::Nth(6, 3, 6)),
    ("juneteenth", Feast::Fixed(6, 19)),
    ("canada day", Feast::Fixed(7, 1)),
    ("independence day", Feast::Fixed(7, 4)),
    ("bastille day", Feast::Fixed(7, 14)),
    ("labor day", Feast::Nth(9, 1, 0)),
    ("columbus day", Feast::Nth(10, 2, 0)),
    ("halloween", Feast::Fixed(10, 31)),
    ("all saint day", Feast::Fixed(11, 1)),
    ("all soul day", Feast::Fixed(11, 2)),
    ("guy fawkes night", Feast::Fixed(11, 5)),
    ("bonfire night", Feast::Fixed(11, 5)),
    ("election day", Feast::Nth(11, 1, 1)),
    ("veterans day", Feast::Fixed(11, 11)),
    ("armistice day", Feast::Fixed(11, 11)),
    ("remembrance day", Feast::Fixed(11, 11)),
    ("remembrance sunday", Feast::Nth(11, 2, 6)),
    ("thanksgiving day", Feast::Nth(11, 4, 3)),
    ("thanksgiving", Feast::Nth(11, 4, 3)),
    ("black friday", Feast::Thanksgiving(1)),
    ("cyber monday", Feast::Thanksgiving(4)),
];

/// Feasts that are so called in small letters, too.
const SMALL: &[&str] = &["christmas", "thanksgiving", "easter", "halloween"];

/// The feast whose name starts at `i`, with the token after it.
fn named(t: &Tokens<'_>, i: usize) -> Option<(&'static str, Feast, usize)> {
    FEASTS.iter().find_map(|&(name, feast)| Some((name, feast, name_end(t, i, name)?)))
}

/// The token after `name` at `i`, whatever apostrophes and endings stand in it: "New Year's Eve", "All Saints'
/// Day", "Presidents Day".
fn name_end(t: &Tokens<'_>, i: usize, name: &str) -> Option<usize> {
    let mut at = i;
    for (n, word) in name.split(' ').enumerate() {
        let low = t.low(at);
        if low != word && (n == 0 && at > i || low.strip_suffix('s') != Some(word)) {
            return None;
        }
        at += 1;
        let possessive = t.get(at).is_some_and(|x| x.kind == Kind::Possessive);
        let apostrophe = low.ends_with('s') && (t.is_mark(at, '\'') || t.is_mark(at, '’'));
        at += usize::from(possessive || apostrophe && t.glued(at));
    }
    // A possessive behind the whole name is no part of it.
    let ending = t.get(at - 1).is_some_and(|x| x.kind != Kind::Word);
    Some(if ending && name != "new year" { at - 1 } else { at })
}

/// The feast that starts at token `i`, with the words before it that tell which: "last Easter".
pub(super) fn at(t: &Tokens<'_>, i: usize, clock: &Clock) -> Option<Time> {
    let token = t.get(i).filter(|token| token.kind == Kind::Word && may_name(t.low(i)))?;
    let (name, feast, end) = named(t, i)?;
    let single = !name.contains(' ');
    if single && token.case == Case::Lower && !SMALL.contains(&name) {
        return None;
    }
    let way = match t.low_back(i, 1) {
        "last" => Some(Tense::Past),
        "next" | "following" | "coming" => Some(Tense::Future),
        _ => None,
    };
    let start = i - usize::from(way.is_some());
    let (day, end) = match year_after(t, end, clock) {
        Some((y, end)) => (calendar::feast(feast, y), end),
        None => (clock.published.and_then(|p| without_year(t, i, feast, way, p)), end),
    };
    if t.low(end) == "weekend" {
        return weekend(start, end + 1, day);
    }
    date(start, end, day)
}

/// The words that feasts start with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    FEASTS.iter().filter_map(|(name, _)| name.split(' ').next())
}

/// Whether a feast's name starts with this word: most words of a text are turned away here.
fn may_name(low: &str) -> bool {
    static FIRST: LazyLock<HashSet<&str>> = LazyLock::new(|| first_words().collect());
    FIRST.contains(low) || low.strip_suffix('s').is_some_and(|stem| FIRST.contains(stem))
}

/// The day of a feast by the tense, or by the word before it: the next one lies ahead, the last one behind.
fn without_year(
    t: &Tokens<'_>,
    i: usize,
    feast: Feast,
    way: Option<Tense>,
    published: Date,
) -> Option<Date> {
    let year = published.year();
    let this = calendar::feast(feast, year)?;
    match way {
        Some(Tense::Past) => {
            if this < published {
                Some(this)
            } else {
                calendar::feast(feast, year - 1)
            }
        }
        Some(Tense::Future) => {
            if this > published {
                Some(this)
            } else {
                calendar::feast(feast, year + 1)
            }
        }
        None => {
            let (month, day) = (this.month().unsigned_abs(), this.day().unsigned_abs());
            calendar::feast(feast, calendar::year_for(published, month, day, tense(t, i)))
        }
    }
}

/// "Labor Day weekend": the weekend that touches the feast.
fn weekend(start: usize, end: usize, day: Option<Date>) -> Option<Time> {
    let back = |day: Date| i64::from(calendar::weekday_number(day) < 2);
    let value = day
        .and_then(|day| calendar::shift(day, TimeUnit::Week, -back(day)))
        .map(|day| format!("{}-WE", calendar::week(day)));
    Some(Time { start, end, kind: FactKind::Date, value, what: What::Span })
}

#[cfg(test)]
mod tests {
    use super::super::dates::testing::check;

    #[test]
    fn feasts_by_name_in_any_spelling() {
        check("It sank on New Year's Eve 2016.", &["New Year's Eve 2016=2016-12-31"]);
        check("It sank on All Saints' Day.", &["All Saints' Day=2017-11-01"]);
        check("It sank on Presidents Day.", &["Presidents Day=2017-02-20"]);
        check("It sank on Cyber Monday 2015.", &["Cyber Monday 2015=2015-11-30"]);
        check("It sank at Easter.", &["Easter=2017-04-16"]);
        check("it sank before boxing day", &["boxing day=2017-12-26"]);
    }

    #[test]
    fn the_last_and_the_next_feast_and_its_weekend() {
        check("It sank last Christmas.", &["last Christmas=2016-12-25"]);
        check("It will open the following Easter.", &["following Easter=2018-04-01"]);
        check("They met on Labor Day weekend.", &["Labor Day weekend=2017-W35-WE"]);
    }

    #[test]
    fn like_words_are_no_feasts() {
        check("An independence movement in a good market", &[]);
        check("Christina Easterly spoke.", &[]);
    }
}
