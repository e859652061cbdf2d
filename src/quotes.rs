//! The quote ledger: every quote of every version, who said it, and what became of it in the others.

use crate::article::{Place, Version};
use crate::neighbours::Neighbours;
use crate::watch::{Cancelled, Watch};
use std::fmt;
use std::sync::Arc;

mod attribute;
mod complements;
mod constructions;
mod decided;
mod decisions;
mod distance;
mod drift;
mod find;
mod forms;
mod frames;
mod group;
#[cfg(test)]
mod habits;
mod kinds;
mod ledger;
mod lexicon;
mod nearest;
mod people;
mod phrases;
mod resolve;
mod sources;
mod speakers;
mod status;
mod tables;
#[cfg(test)]
mod testing;
mod together;
mod tokens;

pub use decisions::{Decision, Extent, Outcome, Placed, Who};
pub use drift::attribution_changes;
pub use kinds::{AttributionChange, ChangeSeverity, CueClass, QuoteChange, QuoteKind, QuoteStatus};

/// What a group of the same quote in several versions is called. Stable for the same input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

impl fmt::Display for QuoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "q{}", u64::from(self.0) + 1)
    }
}

/// Index into [`QuoteLedger::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

/// What kind of source a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// An organisation, an office, a paper.
    Body,
    /// Several who speak as one: "Anna Berg and Tom Hale".
    Several,
    /// Somebody without a name: "a spokesman", "witnesses".
    Unnamed,
}

impl SpeakerKind {
    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Several => "several",
            Self::Unnamed => "unnamed",
        }
    }
}

/// Somebody who is quoted: one identity across versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name found.
    pub name: String,
    /// What kind of source.
    pub kind: SpeakerKind,
}

/// One use of a quote in one version.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteOccurrence {
    /// The quoted words, marks excluded.
    pub place: Place,
    /// How they are given.
    pub kind: QuoteKind,
    /// The words that say that somebody speaks ("said").
    pub cue: Option<Place>,
    /// What kind of word that is.
    pub cue_class: Option<CueClass>,
    /// The words that name the source.
    pub attribution: Option<Place>,
    /// The words that name who is told: "reporters".
    pub addressee: Option<Place>,
    /// The words that name who passes the words on without having said them: "the agency reported".
    pub reporter: Option<Place>,
    /// Who speaks; `None` where the program can't tell.
    pub speaker: Option<SpeakerId>,
    /// Where it can't tell between several: who they are.
    pub rivals: Vec<SpeakerId>,
    /// How likely `speaker` is right, 0 to 1; 0 where there is none.
    pub confidence: f32,
    /// Why this speaker or none, in words for a person: "named two sentences before".
    pub reason: String,
    /// How deep in the text it stands: share of the words before it, 0 to 1.
    pub depth: f32,
    /// Whether these words only repeat another occurrence of the version, as a pull-quote does.
    pub repeats: bool,
    /// Whether a person set the speaker, or that there is none to tell.
    pub by_user: bool,
}

/// A quote in one version.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteCell {
    /// What became of it.
    pub status: QuoteStatus,
    /// In what way it differs from the fullest form.
    pub changes: Vec<QuoteChange>,
    /// How deep in the text its first use stands: share of the words before it, 0 to 1.
    pub depth: f32,
    /// Its uses in reading order, never empty. Parts of an interrupted quote stand one by one.
    pub occurrences: Vec<QuoteOccurrence>,
}

impl QuoteCell {
    /// The uses that tell the quote: those that only repeat it left out, unless there are no others.
    pub fn own_uses(&self) -> impl Iterator<Item = &QuoteOccurrence> {
        let only_repeats = self.occurrences.iter().all(|occurrence| occurrence.repeats);
        self.occurrences.iter().filter(move |occurrence| only_repeats || !occurrence.repeats)
    }

    /// The use that tells most of the source: of a quote in parts only one may name it.
    #[must_use]
    pub fn source_use(&self) -> Option<&QuoteOccurrence> {
        let length = |occurrence: &&QuoteOccurrence| {
            let place = occurrence.attribution?;
            Some((occurrence.cue.is_some(), place.span.len()))
        };
        // Of equal ones the first.
        let uses: Vec<&QuoteOccurrence> = self.own_uses().collect();
        uses.into_iter().rev().max_by_key(length)
    }
}

/// One quote in all versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Its name.
    pub id: QuoteId,
    /// Who said it, as most versions have it.
    pub speaker: Option<SpeakerId>,
    /// The version whose form is the fullest (index).
    pub fullest: usize,
    /// By version index.
    pub cells: Vec<Option<QuoteCell>>,
    /// By version index: for a version without it, the nearest passage and how near, 0 to 1.
    pub nearest: Vec<Option<(Place, f32)>>,
}

/// All quotes and all speakers of a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuoteLedger {
    /// Everybody who is quoted.
    pub speakers: Vec<Speaker>,
    /// In the order of their first place in the first version that has them.
    pub quotes: Vec<Quote>,
}

impl QuoteLedger {
    /// The speaker called `id`.
    #[must_use]
    pub fn speaker(&self, id: SpeakerId) -> Option<&Speaker> {
        self.speakers.get(id.0 as usize)
    }
}

/// Finds the quotes of all versions, names their speakers, and groups them across versions.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn ledger(
    versions: &[Arc<Version>],
    neighbours: &dyn Neighbours,
    watch: &Watch,
) -> Result<QuoteLedger, Cancelled> {
    ledger::build(versions, neighbours, watch)
}

/// As [`ledger`], with the decisions of a person laid over what was found. Quotes that no decision
/// touches are as they would be without. Gives what became of each decision, in order.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn decided(
    versions: &[Arc<Version>],
    neighbours: &dyn Neighbours,
    decisions: &[Placed],
    watch: &Watch,
) -> Result<(QuoteLedger, Vec<Outcome>), Cancelled> {
    decided::lay_over(ledger::draft(versions, neighbours, watch)?, decisions, watch)
}
