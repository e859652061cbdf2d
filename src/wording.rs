//! Word choice: how the versions name the same person, body or thing, which words one version uses
//! in an aligned passage where another has others, and with which verbs each lets a speaker speak.

use crate::align::{Row, Wordings};
use crate::article::{Place, Version};
use crate::facts::{FactId, FactKind, FactLedger};
use crate::quotes::{CueClass, QuoteLedger, SpeakerId};
use crate::watch::{Cancelled, Watch};
use std::fmt;
use std::sync::Arc;

mod choices;
mod names;
mod swaps;
mod verbs;
mod voice;

/// What a choice of words is called. Stable for the same input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChoiceId(pub u32);

impl fmt::Display for ChoiceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "w{}", u64::from(self.0) + 1)
    }
}

/// One way of putting it, and who puts it so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The words, as they are written most often.
    pub words: String,
    /// By version index: the places, in reading order.
    pub cells: Vec<Vec<Place>>,
}

impl Form {
    /// How many places it has in all versions.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cells.iter().map(Vec::len).sum()
    }
}

/// How the versions name one person, body, place or thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The fact that stands for it.
    pub fact: FactId,
    /// What kind of thing it is.
    pub kind: FactKind,
    /// What it is called in the fact ledger.
    pub label: String,
    /// At least two, the most frequent first.
    pub forms: Vec<Form>,
}

/// Two ways of putting it between which versions chose in the same passage: "regime", "government".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub id: ChoiceId,
    /// The two, with the places at which each stands where another version has the other.
    pub forms: [Form; 2],
    /// How often each of the two stands anywhere in a version's own voice, by version index.
    pub uses: [Vec<usize>; 2],
}

/// A verb that lets a speaker speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// What it says of the speaking.
    pub class: CueClass,
    /// The verb as written, in small letters, and where.
    pub form: Form,
}

/// With which verbs the versions let one speaker speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// Who speaks.
    pub speaker: SpeakerId,
    /// The most frequent first.
    pub verbs: Vec<Verb>,
}

/// The word choice of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordingLedger {
    /// Persons, bodies, places and things that versions name differently: those with most places first.
    pub names: Vec<Naming>,
    /// Those with most places first.
    pub choices: Vec<Choice>,
    /// By speaker, those with most verbs first.
    pub reporting: Vec<Reporting>,
}

/// What is known of the versions that the word choice is read from.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The versions.
    pub versions: &'a [Arc<Version>],
    /// The rows of the alignment.
    pub rows: &'a [Row],
    /// The wordings of each row.
    pub wordings: &'a [Wordings],
    /// Who says what.
    pub quotes: &'a QuoteLedger,
    /// Who and what is named.
    pub facts: &'a FactLedger,
}

/// Reads the word choice of a story.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn ledger(known: &Known<'_>, watch: &Watch) -> Result<WordingLedger, Cancelled> {
    let quoted = voice::Quoted::of(known);
    let swaps = swaps::swaps(known, &quoted, watch)?;
    Ok(WordingLedger {
        names: names::names(known, &quoted),
        choices: choices::choices(known.versions, &swaps, &voice::Voice::of(known, &quoted)),
        reporting: verbs::reporting(known.versions, known.quotes),
    })
}
