//! What the tests of several kinds of fact share.

use super::calendar::Clock;
use super::dates;
use super::names::Reading;
use super::tokens::Tokens;
use crate::article::{Place, VersionId};
use crate::neighbours::Neighbours;

/// The paragraphs of one index stand beside each other.
pub(super) struct Beside;

impl Neighbours for Beside {
    fn row_of(&self, place: Place) -> Option<usize> {
        Some(place.paragraph.index as usize)
    }

    fn group_of(&self, place: Place) -> Option<usize> {
        Some(place.paragraph.index as usize)
    }

    fn passage(&self, _: usize, _: VersionId) -> &[Place] {
        &[]
    }
}

/// The first hit of `find` in `text` as "words=value", where `find` gives the first token, the token after the
/// last, and the value as shown; "none" where there is no hit.
pub(super) fn first_hit(
    text: &str,
    find: impl Fn(&Tokens<'_>, usize) -> Option<(usize, usize, String)>,
) -> String {
    let t = Tokens::new(text, &[]);
    let hit = (0..t.len()).find_map(|i| find(&t, i));
    hit.map_or_else(
        || "none".to_owned(),
        |(start, end, value)| format!("{}={value}", t.span(start, end).slice(text)),
    )
}

/// Versions of one paragraph each, in which nothing is taken yet.
pub(super) fn readings<'a>(versions: &[&'a str]) -> Vec<Reading<'a>> {
    let texts = versions.iter().enumerate();
    let reading = |(version, text): (usize, &&'a str)| {
        let tokens = Tokens::new(text, &crate::text::sentences::sentences(text));
        let taken = vec![false; tokens.len()];
        Reading { tokens, taken, version, paragraph: 0, titled: false }
    };
    texts.map(reading).collect()
}

/// Checks the dates and durations of `text`, published on Thursday, 2 November 2017.
pub(super) fn check_dates(text: &str, expected: &[&str]) {
    let tokens = Tokens::new(text, &crate::text::sentences::sentences(text));
    let mut clock = Clock { published: "2017-11-02".parse().ok(), ..Clock::default() };
    let mut taken = vec![false; tokens.len()];
    let found = dates::find(&tokens, &mut clock, &mut taken).into_iter();
    let got: Vec<String> = found
        .map(|time| {
            let words = tokens.span(time.start, time.end).slice(text);
            format!("{words}={}", time.value.unwrap_or_else(|| "?".to_owned()))
        })
        .collect();
    assert_eq!(got, expected, "{text}");
}
