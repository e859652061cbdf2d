//! What a person types as the value of a fact, read by what reads the text of articles: "33", "about
//! 1.2 million", "€3m", "two days", "31 October". A bare number keeps the unit that was read before.

use super::calendar::{self, Clock};
use super::find::{self, Found};
use super::lexicon::Class;
use super::numbers::{self, decimal};
use super::qualifiers;
use super::tokens::Tokens;
use super::{FactKind, Qualifier, Value};
use crate::article::Date;
use crate::text::sentences::sentences;

/// What is typed is a value, not a text: more letters than this are none.
const MAX_LETTERS: usize = 80;

/// A noun that a range of numbers is made to count where it stands alone.
const NOUN: &str = "items";

/// Words that can say how exact a number is meant: "in the region of" has the most before it, "or more"
/// the most behind it.
const MAX_QUALIFIER: (usize, usize) = (4, 2);

/// What can't be read as a value of a kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{}” can’t be read as {}; write it as in {}", .typed.trim(), a_kind(*.kind), examples(*.kind))]
pub struct Unreadable {
    typed: String,
    kind: FactKind,
}

/// The value that `typed` stands for, where a fact of `kind` had the value `was` before and its version
/// was `published` on that day.
///
/// # Errors
/// [`Unreadable`], to be shown.
pub fn typed_value(
    typed: &str,
    kind: FactKind,
    was: Option<&Value>,
    published: Option<Date>,
) -> Result<Value, Unreadable> {
    let found = read(typed, kind, was, published).and_then(|found| found.value);
    found.ok_or_else(|| Unreadable { typed: typed.to_owned(), kind })
}

/// What is found in what was typed; `None` where it is not one value of `kind` and nothing else.
pub(super) fn read(
    typed: &str,
    kind: FactKind,
    was: Option<&Value>,
    published: Option<Date>,
) -> Option<Found> {
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > MAX_LETTERS {
        return None;
    }
    let aged = || (kind == FactKind::Age).then(|| whole(&format!("{typed} old"), kind, published));
    whole(typed, kind, published)
        .or_else(|| aged().flatten())
        .or_else(|| named_day(typed, kind, published))
        .or_else(|| united(typed, kind, was))
}

/// "33 groups", "$1.2 million", "on 31 October": a value as it stands in a text.
fn whole(typed: &str, kind: FactKind, published: Option<Date>) -> Option<Found> {
    let found = only_fact(typed, published)?;
    let counted = kind != FactKind::Count || found.what.is_some();
    (found.kind == kind && found.value.is_some() && counted && is_whole(typed, &found))
        .then_some(found)
}

/// "2017-10-31 (Tuesday)", as a day is shown: the weekday has to be right.
fn named_day(typed: &str, kind: FactKind, published: Option<Date>) -> Option<Found> {
    let (day, weekday) = typed.strip_suffix(')')?.split_once('(')?;
    let found = whole(day.trim(), kind, published)?;
    let date: Date = found.value.as_ref()?.text.parse().ok()?;
    let named = match Tokens::new(weekday, &[]).class(0) {
        Class::Weekday(number) => number == calendar::weekday_number(date),
        Class::Cardinal(_)
        | Class::Scale(_)
        | Class::Parts(_)
        | Class::Order(_)
        | Class::Ordinal(_)
        | Class::Month(_)
        | Class::Time(_)
        | Class::Season(_)
        | Class::DayPart(_)
        | Class::Currency(_)
        | Class::Cent(_)
        | Class::Measure(_)
        | Class::Function
        | Class::Other => false,
    };
    named.then_some(found)
}

/// The only fact in a short text.
fn only_fact(text: &str, published: Option<Date>) -> Option<Found> {
    let t = Tokens::new(text, &sentences(text));
    let mut taken = vec![false; t.len()];
    let mut clock = Clock { published, ..Clock::default() };
    let mut found = find::find(&t, &mut clock, &mut taken);
    found.pop().filter(|_| found.is_empty())
}

/// Words that can stand before a day without saying which.
const BEFORE_A_DAY: [&str; 3] = ["on", "in", "from"];

/// Whether nothing else is said but how exact it is meant, or what leads to a day.
fn is_whole(text: &str, found: &Found) -> bool {
    let before = text.get(..found.span.start()).unwrap_or_default().trim().to_lowercase();
    let after = text.get(found.span.end()..).unwrap_or_default().trim();
    let qualified = found.value.as_ref().is_some_and(|value| value.qualifier.is_some());
    let leads = match found.kind {
        FactKind::Date => BEFORE_A_DAY.contains(&before.as_str()),
        FactKind::Count
        | FactKind::Money
        | FactKind::Percent
        | FactKind::Measure
        | FactKind::Duration
        | FactKind::Age
        | FactKind::Person
        | FactKind::Organisation
        | FactKind::Place
        | FactKind::Thing
        | FactKind::Name => qualified && before.split_whitespace().all(qualifiers::is_part),
    };
    // A counted noun that is listed as a fact of its own is left out of the count.
    let counted = found.kind == FactKind::Count && found.label == after;
    (before.is_empty() || leads) && (after.is_empty() || counted)
}

/// A number alone, with the unit that was read before.
fn united(typed: &str, kind: FactKind, was: Option<&Value>) -> Option<Found> {
    match kind {
        FactKind::Count
        | FactKind::Money
        | FactKind::Percent
        | FactKind::Measure
        | FactKind::Age => {}
        FactKind::Date
        | FactKind::Duration
        | FactKind::Person
        | FactKind::Organisation
        | FactKind::Place
        | FactKind::Thing
        | FactKind::Name => return None,
    }
    let was = was?;
    let mut found =
        alone(typed).or_else(|| range(typed)).or_else(|| alone(shown_number(typed, was)))?;
    let value = found.value.as_mut()?;
    value.unit.clone_from(&was.unit);
    found.what.clone_from(&was.unit);
    found.kind = kind;
    Some(found)
}

/// What stands before the unit in a value as it is shown: "33 group", "hundreds of group".
fn shown_number<'a>(typed: &'a str, was: &Value) -> &'a str {
    let unit = was.unit.as_deref().unwrap_or_default();
    let number = typed.strip_suffix(unit).unwrap_or_default().trim_end();
    number.strip_suffix(" of").unwrap_or(number)
}

/// "33", "thirty-three", "about 1.2 million", "dozens", "300 or more".
fn alone(typed: &str) -> Option<Found> {
    let t = Tokens::new(typed, &[]);
    let (start, number) = (0..=MAX_QUALIFIER.0).find_map(|at| Some((at, numbers::at(&t, at)?)))?;
    let behind = t.len().checked_sub(number.end).filter(|&behind| behind <= MAX_QUALIFIER.1)?;
    let (before, after) = (qualifiers::before(&t, start), qualifiers::after(&t, number.end));
    let leads = start == 0 || before.is_some();
    let said = (0..start).all(|at| qualifiers::is_part(t.low(at)));
    let share = number.fraction && number.value.abs() < 1.0;
    if share || !leads || !said || behind > 0 && after.is_none() {
        return None;
    }
    let order = number.order.then_some(Qualifier::Order);
    let qualifier = order.or(before).or(after);
    let value = Value { text: decimal(number.value), unit: None, qualifier };
    let range = Some(find::range(&number, qualifier));
    let found = Found::name(t.span(0, t.len()), FactKind::Count, typed);
    Some(Found { value: Some(value), range, ..found })
}

/// "30 to 40".
fn range(typed: &str) -> Option<Found> {
    let text = format!("{typed} {NOUN}");
    let found = only_fact(&text, None)?;
    // Another heading would mean that other words are taken for what is counted.
    let alone = found.kind == FactKind::Count && found.label == NOUN && is_whole(&text, &found);
    alone.then(|| Found { label: typed.to_owned(), deed: None, ..found })
}

fn a_kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Count => "a number",
        FactKind::Money => "a sum of money",
        FactKind::Percent => "a percentage",
        FactKind::Measure => "a measure",
        FactKind::Date => "a date",
        FactKind::Duration => "a duration",
        FactKind::Age => "an age",
        FactKind::Person
        | FactKind::Organisation
        | FactKind::Place
        | FactKind::Thing
        | FactKind::Name => "the value of a name, which has none",
    }
}

/// What a value of the kind can be typed as.
fn examples(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Count => "33, thirty-three, about 1.2 million or at least 30 people",
        FactKind::Money => "$1.2 million, EUR 300 or at most £5",
        FactKind::Percent => "12%, 12.5 percent or about 12",
        FactKind::Measure => "40 km, 3.5 tonnes or about 40",
        FactKind::Date => {
            "2017-10-31, 31 October 2017, October 2017 or, if the version has a date, \
                           Tuesday"
        }
        FactKind::Duration => "two days, 3 hours or 18 months",
        FactKind::Age => "34, aged 34 or 34 years old",
        FactKind::Person
        | FactKind::Organisation
        | FactKind::Place
        | FactKind::Thing
        | FactKind::Name => "the text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FactKind::{Age, Count, Date, Duration, Measure, Money, Percent, Person};

    fn shown(typed: &str, kind: FactKind, unit: &str) -> Result<String, Unreadable> {
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        let was = Value { text: "7".to_owned(), unit, qualifier: None };
        let published = "2017-11-02".parse().ok();
        let value = typed_value(typed, kind, Some(&was), published)?;
        let qualifier = value.qualifier.map_or("", Qualifier::name);
        let parts = [qualifier, value.text.as_str(), value.unit.as_deref().unwrap_or_default()];
        Ok(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_value_is_read_as_the_text_of_an_article_is() {
        let check = |typed: &str, kind, unit: &str, expected: &str| {
            assert_eq!(shown(typed, kind, unit), Ok(expected.to_owned()), "{typed}");
        };
        check("33", Count, "group", "33 group");
        check(" thirty-three ", Count, "group", "33 group");
        check("1.2 million", Count, "", "1200000");
        check("1,300", Count, "", "1300");
        check("about 30", Count, "group", "about 30 group");
        check("at least 30", Count, "group", "at least 30 group");
        check("dozens", Count, "group", "order of 12 group");
        check("33 parties", Count, "group", "33 party");
        check("300 or more", Count, "group", "at least 300 group");
        check("30+", Count, "", "at least 30");
        check("in the region of 30", Count, "", "about 30");
        check("30 to 40", Count, "", "at least 30");
        check("half a million", Count, "", "500000");
        check("-3", Measure, "°C", "-3 °C");
        check("34 years", Age, "years", "34 years");
        check("2017-10-31 (Tuesday)", Date, "", "2017-10-31");
        check("from 1990 to 1995", Date, "", "1990/1995");
        check("1 hour 30 minutes", Duration, "", "PT1H30M");
        check("2017", Count, "group", "2017 group");
        check("$1.2 million", Money, "EUR", "1200000 USD");
        check("1.2 million", Money, "EUR", "1200000 EUR");
        check("12%", Percent, "%", "12 %");
        check("about 12.5", Percent, "%", "about 12.5 %");
        check("40 km", Measure, "mi", "40 km");
        check("40", Measure, "mi", "40 mi");
        check("34", Age, "years", "34 years");
        check("34 years old", Age, "years", "34 years");
        check("2017-10-31", Date, "", "2017-10-31");
        check("31 October 2017", Date, "", "2017-10-31");
        check("on Tuesday", Date, "", "2017-10-31");
        check("October 2017", Date, "", "2017-10");
        check("2016", Date, "", "2016");
        check("two days", Duration, "", "P2D");
    }

    #[test]
    fn what_is_no_value_of_the_kind_is_refused() {
        let check = |typed: &str, kind| {
            assert!(shown(typed, kind, "u").is_err(), "{typed}: {:?}", shown(typed, kind, "u"));
        };
        check("", Count);
        check("many", Count);
        check("33 and 34", Count);
        check("33 or thereabouts, they said", Count);
        check("the old pier", Count);
        check("12%", Count);
        check("33", Date);
        check("soon", Date);
        check("on Tuesday and on Wednesday", Date);
        check("3", Duration);
        check("half", Percent);
        check("the mayor said about 30", Count);
        check("the mayor said about 30 groups", Count);
        check("2017-10-31 (Wednesday)", Date);
        check("2017-10-31 (or so)", Date);
        check("Ada Brandt", Person);
        check("33", Person);
        check(&"1".repeat(MAX_LETTERS + 1), Count);
    }

    #[test]
    fn a_day_that_the_version_s_date_would_tell_needs_one() {
        let of = |typed| typed_value(typed, Date, None, None);
        assert!(of("Tuesday").is_err());
        assert_eq!(of("2017-10-31").map(|value| value.text), Ok("2017-10-31".to_owned()));
    }

    #[test]
    fn the_refusal_says_what_can_be_typed() {
        let why = typed_value(" soon ", Date, None, None).map_err(|why| why.to_string());
        assert_eq!(
            why,
            Err("“soon” can’t be read as a date; write it as in 2017-10-31, 31 October 2017, \
                 October 2017 or, if the version has a date, Tuesday"
                .to_owned())
        );
    }
}
