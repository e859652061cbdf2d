//! The fact matrix: facts by versions, what differs first, values in words for people.

use super::{FactMatrix, FactReading, FactRow, decisions, prominence};
use crate::article::{Date, Place};
use crate::facts::{
    Agreement, Fact, FactCell, FactKind, FactOccurrence, Qualifier, Setting, Value,
};
use crate::story::Story;
use jiff::civil::Weekday;
use std::cmp::Reverse;

/// Facts by versions: differing values first, then those that most versions have, then by kind and
/// first place.
pub(super) fn matrix(story: &Story) -> FactMatrix {
    let mut facts: Vec<&Fact> = story.facts.facts.iter().collect();
    facts.sort_by_key(|fact| {
        let first = fact.cells.iter().flatten().next().map(|cell| lead(cell).map(|o| o.place));
        let carried = fact.cells.iter().flatten().count();
        (fact.agreement != Agreement::Differ, Reverse(carried), fact.kind, first)
    });
    let places = prominence::Rows::of(story);
    let rows: Vec<FactRow> = facts.into_iter().map(|fact| row(story, &places, fact)).collect();
    let left_out = prominence::left_out(story, &rows);
    FactMatrix { rows, left_out, decisions: decisions::on_facts(story) }
}

fn row(story: &Story, rows: &prominence::Rows<'_>, fact: &Fact) -> FactRow {
    let leads: Vec<Option<Place>> =
        fact.cells.iter().map(|cell| Some(lead(cell.as_ref()?)?.place)).collect();
    FactRow {
        look: rows.look(&leads),
        id: fact.id,
        kind: fact.kind,
        label: fact.label.clone(),
        agreement: fact.agreement,
        by_user: decisions::changed_fact(story, fact.id),
        cells: fact.cells.iter().map(|cell| reading(story, fact.kind, cell.as_ref()?)).collect(),
    }
}

/// The mention that stands for the cell: one whose value a person set, else the first that is a claim.
/// What a correction note says was wrong is none.
fn lead(cell: &FactCell) -> Option<&FactOccurrence> {
    let set = cell.occurrences.iter().find(|o| o.by_user);
    let claim = set.or_else(|| cell.occurrences.iter().find(|o| o.setting != Setting::Correction));
    claim.or_else(|| cell.occurrences.first())
}

fn reading(story: &Story, kind: FactKind, cell: &FactCell) -> Option<FactReading> {
    let lead = lead(cell)?;
    Some(FactReading {
        status: cell.status,
        value: cell.value.as_ref().map(|value| shown(kind, value)),
        place: lead.place,
        mentions: cell.occurrences.len(),
        places: cell.occurrences.iter().map(|occurrence| occurrence.place).collect(),
        depth: cell.depth,
        prominence: prominence::prominence(&story.versions, lead.place),
        setting: lead.setting,
        by_user: cell.occurrences.iter().any(|occurrence| occurrence.by_user),
    })
}

/// A value in words for people: "33 organisations", "at least 30", "2017-10-31 (Tuesday)".
pub(super) fn shown(kind: FactKind, value: &Value) -> String {
    let unit = value.unit.as_deref();
    let number = grouped(&value.text);
    let exact = match kind {
        FactKind::Count | FactKind::Measure => joined(&number, unit),
        FactKind::Money => unit.map_or(number.clone(), |code| format!("{code} {number}")),
        FactKind::Percent => match unit {
            None | Some("%" | "percent" | "per cent") => format!("{number}%"),
            Some(points) => joined(&number, Some(points)),
        },
        FactKind::Date => day(&value.text),
        FactKind::Duration => match duration(&value.text) {
            Some(words) => words,
            None => joined(&number, unit),
        },
        FactKind::Age => match unit {
            None | Some("year" | "years" | "a" | "Y") => format!("aged {number}"),
            Some(unit) => format!("aged {number} {unit}"),
        },
        FactKind::Person
        | FactKind::Organisation
        | FactKind::Place
        | FactKind::Thing
        | FactKind::Name => value.text.clone(),
    };
    match value.qualifier {
        None => exact,
        Some(Qualifier::Order) => order_of_size(&value.text).map_or_else(
            || format!("roughly {exact}"),
            |words| match unit {
                Some(unit) => format!("{words} of {unit}"),
                None => words.to_owned(),
            },
        ),
        Some(known @ (Qualifier::AtLeast | Qualifier::AtMost | Qualifier::About)) => {
            format!("{} {exact}", known.name())
        }
    }
}

fn joined(number: &str, unit: Option<&str>) -> String {
    unit.map_or_else(|| number.to_owned(), |unit| format!("{number} {unit}"))
}

/// "1300000" with its thousands set apart: "1,300,000". Anything but a plain number stays.
fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() || !plain(digits) || !plain(fraction) {
        return number.to_owned();
    }
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let sign = if digits.len() < whole.len() { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{text}{point}{fraction}")
}

/// An order of size as news writes it; the value says where it begins.
fn order_of_size(number: &str) -> Option<&'static str> {
    let words = match number {
        "10" => "tens",
        "12" | "24" => "dozens",
        "100" => "hundreds",
        "1000" => "thousands",
        "10000" => "tens of thousands",
        "100000" => "hundreds of thousands",
        "1000000" => "millions",
        "1000000000" => "billions",
        _ => return None,
    };
    Some(words)
}

/// A day with its weekday: "2017-10-31 (Tuesday)". Months, years and ranges stay as they are.
fn day(text: &str) -> String {
    let parsed = (text.len() == "2017-10-31".len()).then(|| text.parse::<Date>().ok()).flatten();
    let Some(date) = parsed else { return text.replace('/', " to ") };
    let weekday = match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    format!("{text} ({weekday})")
}

/// An ISO 8601 duration in words: "P3D" is "3 days", "PT1H30M" is "1 hour 30 minutes".
fn duration(text: &str) -> Option<String> {
    let mut rest = text.strip_prefix('P')?;
    let mut in_time = false;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        if let Some(time) = rest.strip_prefix('T') {
            (rest, in_time) = (time, true);
            continue;
        }
        let at = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, tail) = rest.split_at_checked(at)?;
        let mut letters = tail.chars();
        let unit = match (letters.next()?, in_time) {
            ('Y', false) => "year",
            ('M', false) => "month",
            ('W', false) => "week",
            ('D', false) => "day",
            ('H', true) => "hour",
            ('M', true) => "minute",
            ('S', true) => "second",
            _ => return None,
        };
        if number.is_empty() {
            return None;
        }
        let plural = if number == "1" { "" } else { "s" };
        parts.push(format!("{} {unit}{plural}", grouped(number)));
        rest = letters.as_str();
    }
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use crate::facts::FactStatus::{Differs, Same};

    fn check(kind: FactKind, text: &str, unit: &str, qualifier: Option<Qualifier>, shows: &str) {
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        let value = Value { text: text.to_owned(), unit, qualifier };
        assert_eq!(shown(kind, &value), shows);
    }

    #[test]
    fn values_read_as_a_person_would_write_them() {
        use FactKind::{Age, Count, Date, Duration, Measure, Money, Percent, Person};
        use Qualifier::{About, AtLeast, AtMost, Order};
        check(Count, "33", "organisations", None, "33 organisations");
        check(Count, "30", "", Some(AtLeast), "at least 30");
        check(Count, "1300", "people", Some(About), "about 1,300 people");
        check(Count, "100000", "people", Some(Order), "hundreds of thousands of people");
        check(Count, "100", "", Some(Order), "hundreds");
        check(Count, "10-20", "ships", None, "10-20 ships");
        check(Money, "1200000.5", "USD", Some(AtMost), "at most USD 1,200,000.5");
        check(Percent, "12.5", "", None, "12.5%");
        check(Percent, "2", "percentage points", None, "2 percentage points");
        check(Measure, "-3", "°C", None, "-3 °C");
        check(Date, "2017-10-31", "", None, "2017-10-31 (Tuesday)");
        check(Date, "2017-11", "", None, "2017-11");
        check(Date, "2017-11-01/2017-11-03", "", None, "2017-11-01 to 2017-11-03");
        check(Duration, "P1Y6M", "", None, "1 year 6 months");
        check(Duration, "PT90M", "", None, "90 minutes");
        check(Duration, "7", "years", None, "7 years");
        check(Age, "34", "", None, "aged 34");
        check(Person, "Ada Lovelace", "", None, "Ada Lovelace");
    }

    #[test]
    fn what_differs_comes_first_then_what_most_versions_have() {
        let mut story = testing::ferry();
        let monday = Some(("Monday", Some("2017-10-30"), Same));
        testing::add_fact(
            &mut story,
            FactKind::Date,
            "30 October",
            Agreement::Single,
            &[monday, None, None],
        );
        let owners = Some(("owners", Some("owners"), Same));
        testing::add_fact(
            &mut story,
            FactKind::Organisation,
            "owners",
            Agreement::Agree,
            &[owners, None, owners],
        );
        let labels: Vec<String> = matrix(&story).rows.into_iter().map(|row| row.label).collect();
        assert_eq!(labels, ["people aboard", "owners", "Skerry Point", "30 October"]);
    }

    #[test]
    fn the_old_value_in_a_correction_note_does_not_stand_for_the_version() {
        let mut story = testing::ferry();
        let place = testing::place(&story, 1, "Monday");
        if let Some(cell) = &mut story.facts.facts[1].cells[1] {
            let setting = Setting::Correction;
            let note = FactOccurrence { place, setting, value: None, by_user: false };
            cell.occurrences.insert(0, note);
        }
        let cell = matrix(&story).rows[0].cells[1].clone().expect("B has the fact");
        assert_eq!((cell.status, cell.mentions), (Differs, 2));
        assert_eq!(cell.place, testing::place(&story, 1, "about 90"));
    }
}
