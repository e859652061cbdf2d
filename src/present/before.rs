//! What something was before a person decided about it, in words: kept with the decision, since the
//! program's own verdict can't be told any more once it was overruled.

use super::fact_value;
use crate::article::{Place, VersionId};
use crate::corrections;
use crate::facts::{self, Fact};
use crate::quotes::{self, Quote, QuoteOccurrence};
use crate::story::Story;

/// What a quote or speaker was before `decision`.
#[must_use]
pub fn before_quote(story: &Story, decision: &quotes::Decision<Place>) -> Option<String> {
    use quotes::Decision::{Apart, NoQuote, OtherSpeaker, SameQuote, SameSpeaker, Speaker};
    match decision {
        Speaker { of, .. } => Some(said_by(story, quote_use(story, *of)?.1)),
        SameSpeaker { who, is } => Some(format!("{} and {} were two speakers", who.name, is.name)),
        OtherSpeaker { not, .. } => Some(format!("said by {}", not.name)),
        SameQuote { of, with } => {
            let (quote, _) = quote_use(story, *of)?;
            Some(match quote_use(story, *with) {
                Some((other, _)) => format!("{} and {} were two quotes", quote.id, other.id),
                None => format!("absent in {}", with.paragraph.version),
            })
        }
        Apart { of } => {
            let (quote, _) = quote_use(story, *of)?;
            let others = having(quote.cells.iter().map(Option::is_some), of.paragraph.version);
            Some(format!("one quote with that in {others}"))
        }
        NoQuote { of } => Some(format!("a quote, {}", said_by(story, quote_use(story, *of)?.1))),
    }
}

/// What a fact was before `decision`.
#[must_use]
pub fn before_fact(story: &Story, decision: &facts::Decision<Place>) -> Option<String> {
    use facts::Decision::{Apart, Kind, NoFact, Same, Value};
    match decision {
        Same { of, with } => {
            let (fact, other) = (fact_at(story, *of)?, fact_at(story, *with)?);
            Some(format!("{} and {} were two facts", fact.label, other.label))
        }
        Apart { of } => {
            let fact = fact_at(story, *of)?;
            let others = having(fact.cells.iter().map(Option::is_some), of.paragraph.version);
            Some(format!("{}, one fact with that in {others}", fact.label))
        }
        NoFact { of } => {
            let fact = fact_at(story, *of)?;
            Some(format!("{}, {}", fact.kind.name(), fact.label))
        }
        Value { of, .. } => {
            let fact = fact_at(story, *of)?;
            let cell = fact.cells.get(of.paragraph.version.index())?.as_ref()?;
            let mut uses = cell.occurrences.iter();
            let one = uses.find(|one| corrections::common(one.place, *of).is_some())?;
            Some(fact_value(fact.kind, one.value.as_ref()))
        }
        Kind { of, .. } => Some(fact_at(story, *of)?.kind.name().to_owned()),
    }
}

/// What a passage was before `decision`.
#[must_use]
pub fn before_passage(story: &Story, decision: &crate::align::Decision<Place>) -> Option<String> {
    use crate::align::Decision::{Apart, Join, Same};
    match decision {
        Same { of, with } | Join { of, with } => {
            let (one, other) = (row_at(story, *of)?, row_at(story, *with)?);
            Some(format!("they stood in {one} and {other}"))
        }
        Apart { of, .. } => Some(format!("they stood in {}", row_at(story, *of.first()?)?)),
    }
}

fn row_at(story: &Story, place: Place) -> Option<crate::align::RowId> {
    let version = place.paragraph.version.index();
    let has = |row: &&crate::align::Row| {
        let passage = row.cells.get(version).and_then(Option::as_ref);
        passage.is_some_and(|passage| {
            let here =
                |own: &Place| own.paragraph == place.paragraph && own.span.overlaps(place.span);
            passage.places.iter().any(here)
        })
    };
    story.alignment.rows.iter().find(has).map(|row| row.id)
}

fn said_by(story: &Story, one: &QuoteOccurrence) -> String {
    match one.speaker.and_then(|id| story.quotes.speaker(id)) {
        Some(speaker) => format!("said by {}", speaker.name),
        None => "it could not be told who says it".to_owned(),
    }
}

/// The versions that have it, but for `not`: "A, C".
fn having(cells: impl Iterator<Item = bool>, not: VersionId) -> String {
    let having = cells.enumerate().filter(|(_, has)| *has).map(|(v, _)| VersionId::at(v));
    let having: Vec<String> =
        having.filter(|version| *version != not).map(|version| version.to_string()).collect();
    having.join(", ")
}

fn quote_use(story: &Story, place: Place) -> Option<(&Quote, &QuoteOccurrence)> {
    let uses = story.quotes.quotes.iter().flat_map(|quote| {
        let cells = quote.cells.iter().flatten();
        cells.flat_map(|cell| &cell.occurrences).map(move |one| (quote, one))
    });
    let with_share =
        uses.filter_map(|(q, one)| Some((corrections::common(one.place, place)?, q, one)));
    with_share.max_by_key(|(common, ..)| *common).map(|(_, quote, one)| (quote, one))
}

fn fact_at(story: &Story, place: Place) -> Option<&Fact> {
    let uses = story.facts.facts.iter().flat_map(|fact| {
        let cells = fact.cells.iter().flatten();
        cells.flat_map(|cell| &cell.occurrences).map(move |one| (fact, one.place))
    });
    let with_share = uses.filter_map(|(fact, own)| Some((corrections::common(own, place)?, fact)));
    with_share.max_by_key(|(common, _)| *common).map(|(_, fact)| fact)
}
