//! A story: all versions opened together, and all that was found in them.

use crate::align::{self, Alignment, Constraint, Wordings};
use crate::article::{ParagraphId, Place, Version, VersionId};
use crate::corrections::Notes;
use crate::facts::{self, FactLedger};
use crate::neighbours::Neighbours;
use crate::quotes::{self, QuoteKind, QuoteLedger};
use crate::watch::{Cancelled, Watch};
use crate::wording::{self, Known, WordingLedger};
use std::collections::HashMap;
use std::sync::Arc;

/// The result of an analysis. Never changed; a new analysis makes a new one.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The versions, A first.
    pub versions: Vec<Arc<Version>>,
    /// Which passages tell the same thing.
    pub alignment: Alignment,
    /// The wordings of each row of the alignment.
    pub wordings: Vec<Wordings>,
    /// Quotes and speakers.
    pub quotes: QuoteLedger,
    /// Facts.
    pub facts: FactLedger,
    /// Word choice.
    pub wording: WordingLedger,
    /// What became of a person's decisions about quotes and speakers, in order.
    pub decisions: Vec<quotes::Outcome>,
    /// What became of a person's decisions about facts, in order.
    pub fact_decisions: Vec<facts::Outcome>,
    /// What became of a person's decisions about passages, in order.
    pub passage_decisions: Vec<align::Outcome>,
    /// What a person noted beside what was found.
    pub notes: Notes,
}

/// What a person has decided, as far as an analysis has to know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decisions<'a> {
    /// Which passages belong together, and which do not.
    pub constraints: &'a [Constraint],
    /// About quotes and speakers.
    pub quotes: &'a [quotes::Placed],
    /// About facts.
    pub facts: &'a [facts::Placed],
    /// About passages.
    pub passages: &'a [align::Placed],
    /// What is kept beside what is found, and changes none of it.
    pub notes: Option<&'a Notes>,
}

/// Analyses `versions` together.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn analyse(
    versions: Vec<Arc<Version>>,
    constraints: &[Constraint],
    watch: &Watch,
) -> Result<Story, Cancelled> {
    analyse_decided(versions, Decisions { constraints, ..Decisions::default() }, watch)
}

/// Analyses `versions` together, as a person has decided.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn analyse_decided(
    versions: Vec<Arc<Version>>,
    decisions: Decisions<'_>,
    watch: &Watch,
) -> Result<Story, Cancelled> {
    watch.progress(0, 5);
    let mut constraints = decisions.constraints.to_vec();
    constraints.extend(align::constraints(decisions.passages));
    let alignment = align::align(&versions, &constraints, watch)?;
    watch.progress(1, 5);
    let wordings = align::wordings(&versions, &alignment.rows, watch)?;
    watch.progress(2, 5);
    let passage_decisions = align::outcomes(decisions.passages, &alignment);
    let aligned = Story { versions, alignment, wordings, passage_decisions, ..Story::default() };
    told(aligned, decisions, watch)
}

/// The story of the same versions and the same alignment with other decisions about quotes and facts.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn decide(story: Story, decisions: Decisions<'_>, watch: &Watch) -> Result<Story, Cancelled> {
    told(story, decisions, watch)
}

/// An aligned story with its quotes and facts.
fn told(mut story: Story, decisions: Decisions<'_>, watch: &Watch) -> Result<Story, Cancelled> {
    let rows = RowIndex::new(&story.alignment);
    let (quotes, outcomes) = quotes::decided(&story.versions, &rows, decisions.quotes, watch)?;
    watch.progress(3, 5);
    let quoted = direct_quotes(&quotes);
    let (facts, fact_outcomes) =
        facts::decided(&story.versions, &rows, &quoted, decisions.facts, watch)?;
    watch.progress(4, 5);
    let known = Known {
        versions: &story.versions,
        rows: &story.alignment.rows,
        wordings: &story.wordings,
        quotes: &quotes,
        facts: &facts,
    };
    let wording = wording::ledger(&known, watch)?;
    watch.progress(5, 5);
    (story.quotes, story.decisions) = (quotes, outcomes);
    (story.facts, story.fact_decisions) = (facts, fact_outcomes);
    story.wording = wording;
    story.notes = decisions.notes.cloned().unwrap_or_default();
    Ok(story)
}

/// The places of words in quotation marks, in order.
fn direct_quotes(ledger: &QuoteLedger) -> Vec<Place> {
    let mut places: Vec<Place> = ledger
        .quotes
        .iter()
        .flat_map(|quote| quote.cells.iter().flatten())
        .flat_map(|cell| &cell.occurrences)
        .filter(|occurrence| occurrence.kind == QuoteKind::Direct)
        .map(|occurrence| occurrence.place)
        .collect();
    places.sort_unstable();
    places
}

/// The alignment as quotes and facts see it.
struct RowIndex<'a> {
    alignment: &'a Alignment,
    rows: HashMap<ParagraphId, Vec<(Place, usize)>>,
    groups: HashMap<ParagraphId, Vec<(Place, usize)>>,
}

impl<'a> RowIndex<'a> {
    fn new(alignment: &'a Alignment) -> Self {
        let mut rows: HashMap<ParagraphId, Vec<(Place, usize)>> = HashMap::new();
        let mut groups: HashMap<ParagraphId, Vec<(Place, usize)>> = HashMap::new();
        let mut group_count = 0;
        for (r, row) in alignment.rows.iter().enumerate() {
            for &place in row.cells.iter().flatten().flat_map(|passage| &passage.places) {
                rows.entry(place.paragraph).or_default().push((place, r));
            }
            for group in &row.sentences {
                for &place in group.cells.iter().flatten() {
                    groups.entry(place.paragraph).or_default().push((place, group_count));
                }
                group_count += 1;
            }
        }
        Self { alignment, rows, groups }
    }
}

fn find(index: &HashMap<ParagraphId, Vec<(Place, usize)>>, place: Place) -> Option<usize> {
    let start = place.span.start();
    let places = index.get(&place.paragraph)?;
    places.iter().find(|(p, _)| p.span.start() <= start && start < p.span.end()).map(|&(_, n)| n)
}

impl Neighbours for RowIndex<'_> {
    fn row_of(&self, place: Place) -> Option<usize> {
        find(&self.rows, place)
    }

    fn group_of(&self, place: Place) -> Option<usize> {
        find(&self.groups, place)
    }

    fn passage(&self, row: usize, version: VersionId) -> &[Place] {
        self.alignment
            .rows
            .get(row)
            .and_then(|row| row.cells.get(version.index())?.as_ref())
            .map_or(&[], |passage| &passage.places)
    }
}
