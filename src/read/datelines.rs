//! The dateline with which a wire report begins: "BEIRUT, Nov 1, 2017 (Agency) —".

use super::dates;
use crate::article::Date;

/// Characters of the longest dateline.
const LONGEST: usize = 100;

/// Words that a dateline has beside its date: the place and the agency.
const MOST_WORDS: usize = 8;

/// The day in the dateline at the head of a paragraph; `None` where there is none, or no year in it.
pub(super) fn day_of(text: &str) -> Option<Date> {
    let limit = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let start = text.get(..limit)?;
    let end = ["—", "–", " - ", "--"].iter().filter_map(|dash| start.find(dash)).min()?;
    let head = start.get(..end)?;
    let found = dates::find(head)?;
    let place = head.get(..found.range.start)?;
    let beside = place.split_whitespace().chain(head.get(found.range.end..)?.split_whitespace());
    (is_place(place) && beside.count() <= MOST_WORDS).then_some(found.date)
}

/// "BEIRUT,", "PORT ELLORY, Arden (Agency)": the first word is in capitals, and all that is no name is
/// in brackets.
fn is_place(before: &str) -> bool {
    let word = before.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let capitals = word.chars().count() >= 2 && word.chars().all(char::is_uppercase);
    let names = before
        .split_whitespace()
        .all(|word| word.trim_start_matches('(').chars().next().is_some_and(|c| !c.is_lowercase()));
    capitals && names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(day_of(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn the_day_of_a_wire_dateline_is_found() {
        check("ARDEN, Nov 1, 2017 (Bay Wire) — The port was shut.", Some("2017-11-01"));
        check("PORT ARDEN, 3 May 2024 - The port was shut.", Some("2024-05-03"));
        check("ARDEN (Bay Wire), March 5, 2024 -- The port was shut.", Some("2024-03-05"));
    }

    #[test]
    fn other_openings_have_no_dateline() {
        check("The port was shut on 3 May 2024 — and stayed so.", None);
        check("ARDEN, Nov 1 (Bay Wire) — The port was shut.", None);
        check("NATO said on 3 May 2024 — a Friday — that it would.", None);
        check("ARDEN — The port was shut on 3 May 2024.", None);
    }
}
