//! All facts with a value in one paragraph. Kinds are asked in a fixed order, each for the words that
//! none before it took: addresses, ages, sums, shares, quantities, dates and durations, counts.

use super::ages::{self, Age};
use super::calendar::Clock;
use super::counts::{self, Count};
use super::dates::{self, Time, What};
use super::lexicon::Class;
use super::measures::{self, Measure};
use super::money::{self, Money};
use super::nouns;
use super::numbers::{self, Number, decimal};
use super::percent::{self, Percent};
use super::qualifiers;
use super::tokens::Tokens;
use super::{FactKind, Qualifier, Value};
use super::{ranges, starters};
use crate::text::Span;

/// A fact with a value in one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// Its words.
    pub(super) span: Span,
    /// What kind of detail.
    pub(super) kind: FactKind,
    /// Its value, if it can be told.
    pub(super) value: Option<Value>,
    /// The least and the most that the words allow; equal for exact numbers.
    pub(super) range: Option<(f64, f64)>,
    /// What is counted, or the unit.
    pub(super) what: Option<String>,
    /// What befell those who are counted.
    pub(super) deed: Option<&'static str>,
    /// A short heading.
    pub(super) label: String,
    /// Under what it is the same where it has no value: "weekday 3".
    pub(super) words: String,
    /// What else a date is known by: its weekday, its day without the year.
    pub(super) also: Vec<String>,
}

impl Found {
    /// A name, whose value is its fullest form.
    pub(super) fn name(span: Span, kind: FactKind, name: &str) -> Self {
        Self {
            span,
            kind,
            value: Some(Value { text: name.to_owned(), unit: None, qualifier: None }),
            range: None,
            what: None,
            deed: None,
            label: name.to_owned(),
            words: String::new(),
            also: Vec::new(),
        }
    }
}

/// The facts with a value in a paragraph, in order; marks their tokens in `taken`.
pub(super) fn find(t: &Tokens<'_>, clock: &mut Clock, taken: &mut [bool]) -> Vec<Found> {
    mask_addresses(t, taken);
    let mut found = with_numbers(t, taken, true);
    let times = dates::find(t, clock, taken);
    found.extend(times.into_iter().map(|time| dated(t, &time)));
    found.extend(with_numbers(t, taken, false));
    found.sort_by_key(|fact| fact.span);
    found
}

/// Takes the tokens of web and mail addresses: no number in them is a fact.
fn mask_addresses(t: &Tokens<'_>, taken: &mut [bool]) {
    let mut i = 0;
    while i < t.len() {
        let web = matches!(t.low(i), "http" | "https") && t.is_mark(i + 1, ':')
            || t.low(i) == "www" && t.is_mark(i + 1, '.');
        let mail = t.is_mark(i, '@') && t.glued(i) && t.glued(i + 1);
        if !web && !mail {
            i += 1;
            continue;
        }
        let mut from = i;
        while mail && t.glued(from) && from > 0 {
            from -= 1;
        }
        let mut end = i + 1;
        while end < t.len() && t.glued(end) {
            end += 1;
        }
        mark(taken, from, end);
        i = end;
    }
}

fn mark(taken: &mut [bool], from: usize, to: usize) {
    for slot in taken.iter_mut().take(to).skip(from) {
        *slot = true;
    }
}

/// One pass over the tokens: with `united`, for numbers with a unit; else for plain counts.
fn with_numbers(t: &Tokens<'_>, taken: &mut [bool], united: bool) -> Vec<Found> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < t.len() {
        if taken.get(i).copied().unwrap_or(true) || !starters::may_start_quantity(t, i) {
            i += 1;
            continue;
        }
        let hit = if united { united_at(t, i) } else { count_at(t, i, taken) };
        let Some((fact, from, to)) = hit else {
            // The rest of a number that is no fact is none either.
            i = skip_number(t, i);
            continue;
        };
        mark(taken, from, to);
        found.push(fact);
        i = to;
    }
    found
}

fn skip_number(t: &Tokens<'_>, i: usize) -> usize {
    numbers::at(t, i).map_or(i + 1, |number| number.end.max(i + 1))
}

fn united_at(t: &Tokens<'_>, i: usize) -> Option<(Found, usize, usize)> {
    if let Some(age) = ages::at(t, i) {
        return Some((aged(t, &age), age.start, age.end));
    }
    if let Some(measure) = measures::magnitude(t, i) {
        return Some((measured(t, &measure), measure.start, measure.end));
    }
    if let Some(share) = percent::before(t, i) {
        return Some((shared(t, &share), share.start, share.end));
    }
    if let Some(sum) = money::at(t, i) {
        return Some((summed(t, &sum), sum.start, sum.end));
    }
    let number = numbers::at(t, i)?;
    if let Some(share) = percent::after(t, number).or_else(|| percent::of_range(t, number)) {
        return Some((shared(t, &share), share.start, share.end));
    }
    if let Some(sum) = money::second_of_range(t, number).or_else(|| ranges::money(t, number)) {
        return Some((summed(t, &sum), sum.start, sum.end));
    }
    let code = t.is_hyphen(i.wrapping_sub(1)) && t.is_word(i.wrapping_sub(2)) && number.digits;
    let measure = measures::after(t, number)
        .map(|measure| measures::with_inches(t, measure))
        .or_else(|| ranges::measure(t, number))
        .filter(|_| !code)?;
    Some((measured(t, &measure), measure.start, measure.end))
}

fn count_at(t: &Tokens<'_>, i: usize, taken: &[bool]) -> Option<(Found, usize, usize)> {
    let number = numbers::at(t, i)?;
    let count = counts::after(t, number)?;
    let free = (count.start..count.end).all(|at| !taken.get(at).copied().unwrap_or(true));
    // A noun that may be a fact of its own is left to it.
    let least = count.numbers_end;
    let listed = count.end > least && nouns::is_listed(t.low(count.end - 1));
    let end = if free && !listed { count.end } else { least };
    (end >= least && (number.start..least).all(|at| !taken.get(at).copied().unwrap_or(true)))
        .then(|| (counted(t, &count, end), number.start, end))
}

fn aged(t: &Tokens<'_>, age: &Age) -> Found {
    numeric(t, FactKind::Age, age.start, age.end, age.number, age.unit.to_owned())
}

fn shared(t: &Tokens<'_>, share: &Percent) -> Found {
    let unit = if share.points { "pp" } else { "%" };
    numeric(t, FactKind::Percent, share.start, share.end, share.number, unit.to_owned())
}

fn summed(t: &Tokens<'_>, sum: &Money) -> Found {
    numeric(t, FactKind::Money, sum.start, sum.end, sum.number, sum.code.to_owned())
}

fn measured(t: &Tokens<'_>, measure: &Measure) -> Found {
    numeric(t, FactKind::Measure, measure.start, measure.end, measure.number, measure.unit.clone())
}

fn numeric(
    t: &Tokens<'_>,
    kind: FactKind,
    start: usize,
    end: usize,
    number: Number,
    unit: String,
) -> Found {
    let qualifier = qualifier(t, start, end, &number);
    let span = t.span(start, end);
    Found {
        span,
        kind,
        value: Some(Value { text: decimal(number.value), unit: Some(unit.clone()), qualifier }),
        range: Some(range(&number, qualifier)),
        what: Some(unit),
        deed: None,
        label: with_object(t, start, end),
        words: String::new(),
        also: Vec::new(),
    }
}

/// "12% of homes": a short heading says of what, where the text does.
fn with_object(t: &Tokens<'_>, start: usize, end: usize) -> String {
    let mut to = end;
    if t.low(end) == "of" && t.is_word(end + 1) {
        let mut at = end + 1;
        while at < end + 5
            && t.is_word(at)
            && (t.class(at) != Class::Function || matches!(t.low(at), "the" | "its" | "all"))
        {
            at += 1;
        }
        if at > end + 1 {
            to = at;
        }
    }
    t.span(start, to).slice(t.text).to_owned()
}

fn counted(t: &Tokens<'_>, count: &Count, end: usize) -> Found {
    let qualifier = match count.most {
        Some(_) => Some(Qualifier::AtLeast),
        None => qualifier(t, count.start, count.number.end, &count.number),
    };
    let label = match (&count.phrase, count.deed) {
        (Some(phrase), Some(deed)) if !phrase.contains(deed) => format!("{phrase} {deed}"),
        (Some(phrase), _) => phrase.clone(),
        (None, Some(deed)) => deed.to_owned(),
        (None, None) => t.span(count.start, end).slice(t.text).to_owned(),
    };
    Found {
        span: t.span(count.start, end),
        kind: FactKind::Count,
        value: Some(Value {
            text: decimal(count.number.value),
            unit: count.noun.clone(),
            qualifier,
        }),
        range: Some(
            count
                .most
                .map_or_else(|| range(&count.number, qualifier), |most| (count.number.value, most)),
        ),
        what: count.noun.clone(),
        deed: count.deed,
        label,
        words: String::new(),
        also: Vec::new(),
    }
}

fn dated(t: &Tokens<'_>, time: &Time) -> Found {
    let span = t.span(time.start, time.end);
    let words = span.slice(t.text);
    let shown = time.value.as_deref().filter(|_| time.kind == FactKind::Date);
    let label = shown.and_then(dates::shown).unwrap_or_else(|| words.to_owned());
    let value = time.value.clone();
    Found {
        span,
        kind: time.kind,
        value: value.map(|text| Value { text, unit: None, qualifier: None }),
        range: None,
        what: None,
        deed: None,
        label,
        words: unresolved_key(t, time),
        also: other_names(t, time),
    }
}

/// The weekday that stands with a date, and its day without the year.
fn other_names(t: &Tokens<'_>, time: &Time) -> Vec<String> {
    let dated = matches!(time.what, What::Day(_) | What::MonthDay(..));
    let weekday = (time.start..time.end).filter(|_| dated).find_map(|at| {
        let Class::Weekday(n) = t.class(at) else { return None };
        Some(format!("weekday {n}"))
    });
    let day = time.what.calendar_day();
    let yearless = day.map(|day| format!("--{:02}-{:02}", day.month(), day.day()));
    weekday.into_iter().chain(yearless).collect()
}

/// Under what an unresolved date is the same as another: "on Thursday night" as "Thursday".
fn unresolved_key(t: &Tokens<'_>, time: &Time) -> String {
    match &time.what {
        What::Weekday(n, _) => format!("weekday {n}"),
        What::MonthDay(m, d) => format!("--{m:02}-{d:02}"),
        What::Month(m) => format!("--{m:02}"),
        What::Day(_)
        | What::Quarter(..)
        | What::Year(_)
        | What::Clock(_)
        | What::Part
        | What::Span => {
            let kept = (time.start..time.end)
                .filter(|&at| t.is_word(at) || t.is_number(at))
                .map(|at| t.low(at));
            let kept = kept.map(|word| if word == "tonight" { "today" } else { word });
            kept.filter(|word| !matches!(*word, "the" | "this" | "early" | "late"))
                .collect::<Vec<_>>()
                .join(" ")
        }
    }
}

fn qualifier(t: &Tokens<'_>, start: usize, end: usize, number: &Number) -> Option<Qualifier> {
    if number.order {
        return Some(Qualifier::Order);
    }
    qualifiers::before(t, start).or_else(|| qualifiers::after(t, end))
}

/// How far "about" may be off, as a share: "about 1,300" agrees with 1,321, "about 30" does not with 33.
const ABOUT: f64 = 0.05;

/// How many times the number "at least" and "at most" may be off before two texts tell different things.
const BOUND: f64 = 2.0;

/// How many times more an order of size covers: "dozens" is from 12 to 120, "hundreds" to 1,000.
const ORDER: f64 = 10.0;

/// The same for "millions" and more, which are said of tens and hundreds of millions, too.
const GREAT_ORDER: f64 = 1000.0;

/// The least order of size that [`GREAT_ORDER`] is for.
const GREAT: f64 = 1e6;

/// The least and the most that a number with its qualifier allows.
pub(super) fn range(number: &Number, qualifier: Option<Qualifier>) -> (f64, f64) {
    let (v, slack) = (number.value, number.slack);
    let size = v.abs();
    match qualifier {
        None => (v - slack, v + slack),
        Some(Qualifier::About) => (v - slack.max(size * ABOUT), v + slack.max(size * ABOUT)),
        Some(Qualifier::AtLeast) => (v - slack, v + slack + size * (BOUND - 1.0)),
        Some(Qualifier::AtMost) => (v - slack - size / BOUND, v + slack),
        Some(Qualifier::Order) => (v, v * if v < GREAT { ORDER } else { GREAT_ORDER }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let mut taken = vec![false; t.len()];
        let mut clock = Clock { published: "2017-11-02".parse().ok(), ..Clock::default() };
        let got: Vec<String> = find(&t, &mut clock, &mut taken)
            .into_iter()
            .map(|fact| {
                let value = fact.value.map_or_else(
                    || "?".to_owned(),
                    |v| format!("{} {}", v.text, v.unit.unwrap_or_default()),
                );
                format!("{} {}: {}", fact.kind.name(), fact.span.slice(text), value.trim())
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn every_kind_takes_its_own_words() {
        check(
            "On Tuesday 33 pledges, led by a 34-year-old, paid $5m for 12% of a 40-mile canal in two days.",
            &[
                "date Tuesday: 2017-10-31",
                "count 33 pledges: 33 pledge",
                "age 34-year-old: 34 years",
                "money $5m: 5000000 USD",
                "percent 12%: 12 %",
                "measure 40-mile: 40 mi",
                "duration two days: P2D",
            ],
        );
    }

    #[test]
    fn addresses_hold_no_facts() {
        check(
            "See https://example.org/2016/44/page7 or mail x9@example.org today.",
            &["date today: 2017-11-02"],
        );
    }

    #[test]
    fn a_date_in_brackets_after_today_is_one_date() {
        check(
            "It said today (2 November 2017) that it opened on Friday.",
            &["date today (2 November 2017: 2017-11-02", "date Friday: 2017-10-27"],
        );
    }

    #[test]
    fn both_ends_of_a_range_are_of_one_kind() {
        check("It costs $3-4 million.", &["money $3: 3000000 USD", "money 4 million: 4000000 USD"]);
        check("It lies 10 to 15 miles off.", &["measure 10: 10 mi", "measure 15 miles: 15 mi"]);
        check("Between 20 and 30 pilots wept.", &["count 20 and 30: 20 pilot"]);
        check("A 20-30 pilot crew wept.", &[]);
        check("Pupils aged 5 to 12 wept.", &["age aged 5: 5 years", "age 12: 12 years"]);
        check("They are 5 to 12 years old.", &["age 5: 5 years", "age 12 years old: 12 years"]);
    }

    #[test]
    fn no_word_stands_in_two_facts() {
        check("It sank in 1998 with 12 men.", &["date 1998: 1998", "count 12 men: 12 man"]);
    }
}
