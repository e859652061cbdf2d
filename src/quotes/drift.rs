//! How two versions that have a quote differ in how they name its source: named or not, described
//! otherwise, by a verb of another kind, at second hand.

use super::people::key;
use super::{AttributionChange, CueClass, QuoteCell, QuoteLedger, Speaker, SpeakerKind};
use crate::article::{Version, words_at};
use crate::text::words::{self, TokenKind};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Letters by which words of a description are compared: "official" and "officials" are one.
const STEM: usize = 5;

/// How a version gives the source of a quote.
struct Given<'a> {
    speaker: Option<&'a Speaker>,
    class: Option<CueClass>,
    /// The beginnings of the words that describe the source, its name aside.
    description: BTreeSet<String>,
    passed_on: bool,
    has_source: bool,
}

/// How `cell` differs from `fullest`, another version's cell of the same quote, in how the source is
/// given. Nothing for what only one of the two says in passing: a title left off is no other title.
#[must_use]
pub fn attribution_changes(
    versions: &[Arc<Version>],
    ledger: &QuoteLedger,
    fullest: &QuoteCell,
    cell: &QuoteCell,
) -> Vec<AttributionChange> {
    let given = |cell| given(versions, ledger, cell);
    let (Some(from), Some(to)) = (given(fullest), given(cell)) else { return Vec::new() };
    let mut changes = Vec::new();
    match (from.class, to.class) {
        (Some(from), Some(to)) if from != to => changes.push(AttributionChange::Cue),
        _ => {}
    }
    let described = !from.description.is_empty() && !to.description.is_empty();
    if described && from.description.is_disjoint(&to.description) {
        changes.push(AttributionChange::Description);
    }
    if from.has_source && to.has_source && from.passed_on != to.passed_on {
        changes.push(AttributionChange::PassedOn);
    }
    match (from.is_named(), to.is_named()) {
        (Some(false), Some(true)) => changes.push(AttributionChange::Named),
        (Some(true), Some(false)) => changes.push(AttributionChange::Unnamed),
        _ if from.has_source && !to.has_source => changes.push(AttributionChange::NoSource),
        _ => {}
    }
    changes
}

impl Given<'_> {
    /// Whether the source has a name, or is "a spokesman"; `None` where it can't be told.
    fn is_named(&self) -> Option<bool> {
        self.speaker.map(|speaker| speaker.kind != SpeakerKind::Unnamed)
    }
}

/// How `cell` gives its source.
fn given<'a>(
    versions: &[Arc<Version>],
    ledger: &'a QuoteLedger,
    cell: &QuoteCell,
) -> Option<Given<'a>> {
    let best = cell.source_use()?;
    let speaker = best.speaker.and_then(|id| ledger.speaker(id));
    let source = best.attribution.map(|place| words_at(versions, place));
    Some(Given {
        speaker,
        class: best.cue_class,
        description: source.map(|source| description(source, speaker)).unwrap_or_default(),
        passed_on: best.reporter.is_some(),
        has_source: source.is_some(),
    })
}

/// The beginnings of the words of `source` that carry content and are no part of the speaker's name.
fn description(source: &str, speaker: Option<&Speaker>) -> BTreeSet<String> {
    let name: BTreeSet<String> = match speaker {
        Some(speaker) if speaker.kind == SpeakerKind::Person => {
            speaker.name.split_whitespace().map(key).collect()
        }
        Some(_) | None => BTreeSet::new(),
    };
    words::tokens(source)
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| key(token.span.slice(source)))
        .filter(|word| word.chars().count() > 2 && !words::is_function_word(word))
        .filter(|word| !name.iter().any(|part| part.contains(word.as_str())))
        .map(|word| word.chars().take(STEM).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::story;
    use super::*;

    /// The changes of the first quote's source between the first text and the second.
    #[track_caller]
    fn check(texts: [&str; 2], expected: &[AttributionChange]) {
        let (versions, ledger) = story(&texts);
        let quote = ledger.quotes.first().expect("a quote");
        let cells: Vec<&QuoteCell> = quote.cells.iter().flatten().collect();
        let [from, to] = cells[..] else { panic!("{quote:?}") };
        assert_eq!(attribution_changes(&versions, &ledger, from, to), expected, "{texts:?}");
        assert_eq!(attribution_changes(&versions, &ledger, from, from), []);
    }

    #[test]
    fn verbs_of_one_kind_are_no_change() {
        let said = "“We will rebuild the old pier,” said Marta Lindqvist.";
        check([said, "“We will rebuild the old pier,” Marta Lindqvist added."], &[]);
        check(
            [said, "“We will rebuild the old pier,” claimed Marta Lindqvist."],
            &[AttributionChange::Cue],
        );
    }

    #[test]
    fn a_judgement_is_told_from_a_wish() {
        let class = |text: &str| {
            let (_, ledger) = story(&[text]);
            let cells = ledger.quotes.iter().flat_map(|quote| quote.cells.iter().flatten());
            cells.flat_map(|cell| &cell.occurrences).find_map(|o| o.cue_class)
        };
        for (text, expected) in [
            ("Marta Lindqvist called the plan “a bad joke about our town”.", CueClass::Judged),
            ("Marta Lindqvist called for “a new pier before the winter”.", CueClass::Wanted),
        ] {
            assert_eq!(class(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_title_left_off_is_no_other_title() {
        let mayor = "“We will rebuild the old pier,” said Marta Lindqvist, the mayor of Orm.";
        check([mayor, "“We will rebuild the old pier,” said Lindqvist."], &[]);
        check([mayor, "“We will rebuild the old pier,” said the mayor, Marta Lindqvist."], &[]);
        check(
            [mayor, "“We will rebuild the old pier,” said Marta Lindqvist, a former smuggler."],
            &[AttributionChange::Description],
        );
    }

    #[test]
    fn a_source_that_loses_its_name_is_told() {
        check(
            [
                "“We will rebuild the old pier,” said Marta Lindqvist.",
                "“We will rebuild the old pier,” said one local diplomat.",
            ],
            &[AttributionChange::Unnamed],
        );
    }

    #[test]
    fn words_at_second_hand_are_told() {
        check(
            [
                "Marta Lindqvist said the pier “is of course quite safe today”.",
                "Marta Lindqvist said the pier “is of course quite safe today,” the agency Norn \
                 reported.",
            ],
            &[AttributionChange::PassedOn],
        );
    }

    /// Who is told and who passes on what is said in `text`, quote by quote.
    #[track_caller]
    fn check_hands(text: &str, expected: &[(Option<&str>, Option<&str>)]) {
        let (versions, ledger) = story(&[text]);
        let words = |place| words_at(&versions, place);
        let uses = ledger.quotes.iter().flat_map(|quote| quote.cells.iter().flatten());
        let hands: Vec<_> = uses
            .flat_map(|cell| &cell.occurrences)
            .map(|o| (o.addressee.map(words), o.reporter.map(words)))
            .collect();
        assert_eq!(hands, expected, "{text}");
    }

    #[test]
    fn who_is_told_and_who_passes_it_on_are_kept_apart_from_the_speaker() {
        check_hands(
            "“We will rebuild the old pier,” Lindqvist told reporters in Lund.",
            &[(Some("reporters in Lund"), None)],
        );
        check_hands(
            "“We will rebuild the old pier,” Lindqvist told the Harbour Gazette.",
            &[(Some("the Harbour Gazette"), None)],
        );
        check_hands(
            "Marta Lindqvist said the pier “is of course quite safe,” the agency Norn reported.",
            &[(None, Some("the agency Norn"))],
        );
        check_hands("“We will rebuild the old pier,” Lindqvist said.", &[(None, None)]);
    }
}
