//! Which rows are shown: conditions that narrow one another, and where the next difference is.
//!
//! Conditions of one group widen one another ("left out by A or by B"), those of different groups
//! narrow one another ("left out by A, and with a quote").

use super::{CellView, PassageView, Presentation, QuoteCellView, RowView, Typographic};
use crate::align::{Meaning, Severity};
use crate::article::{Role, VersionId};
use crate::facts::{Agreement, FactId};
use crate::quotes::QuoteId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Something that can be asked of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// A version differs from the base.
    Differences,
    /// Only one version has it, whichever.
    OnlyHere,
    /// Only this version has it.
    OnlyIn(VersionId),
    /// This version does not have it.
    LeftOutBy(VersionId),
    /// The meaning changes between any two versions.
    Meaning,
    /// It changes in this way.
    MeaningBy(Meaning),
    /// A passage or a sentence stands elsewhere than in the base.
    Moved,
    /// It has a quote.
    WithQuotes,
    /// It has a quote that a version gives to this speaker.
    QuotesOf(String),
    /// It has a fact.
    WithFacts,
    /// It has a fact whose values differ.
    ValuesDiffer,
    /// A paragraph of it has this role.
    OfRole(Role),
}

/// Conditions that widen one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Whether versions differ.
    Differences,
    /// Which version alone has it.
    OnlyHere,
    /// Who leaves it out.
    LeftOut,
    /// How its meaning changes.
    Meaning,
    /// Whether it stands elsewhere.
    Moved,
    /// Who is quoted.
    Quotes,
    /// Which facts it has.
    Facts,
    /// What its paragraphs are for.
    Role,
}

impl Group {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Differences,
        Self::OnlyHere,
        Self::LeftOut,
        Self::Meaning,
        Self::Moved,
        Self::Quotes,
        Self::Facts,
        Self::Role,
    ];
}

impl Condition {
    /// With which others it belongs.
    #[must_use]
    pub fn group(&self) -> Group {
        match self {
            Self::Differences => Group::Differences,
            Self::OnlyHere | Self::OnlyIn(_) => Group::OnlyHere,
            Self::LeftOutBy(_) => Group::LeftOut,
            Self::Meaning | Self::MeaningBy(_) => Group::Meaning,
            Self::Moved => Group::Moved,
            Self::WithQuotes | Self::QuotesOf(_) => Group::Quotes,
            Self::WithFacts | Self::ValuesDiffer => Group::Facts,
            Self::OfRole(_) => Group::Role,
        }
    }

    /// The version it asks about.
    fn version(&self) -> Option<VersionId> {
        match self {
            Self::OnlyIn(version) | Self::LeftOutBy(version) => Some(*version),
            Self::Differences
            | Self::OnlyHere
            | Self::Meaning
            | Self::MeaningBy(_)
            | Self::Moved
            | Self::WithQuotes
            | Self::QuotesOf(_)
            | Self::WithFacts
            | Self::ValuesDiffer
            | Self::OfRole(_) => None,
        }
    }

    /// What it is called on its own: "Left out by B".
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Differences => "Differences".to_owned(),
            Self::OnlyHere => "In one version only".to_owned(),
            Self::OnlyIn(version) => format!("Only in {version}"),
            Self::LeftOutBy(version) => format!("Left out by {version}"),
            Self::Meaning => "Meaning changed".to_owned(),
            Self::MeaningBy(Meaning::Negation) => "Negation changed".to_owned(),
            Self::MeaningBy(Meaning::Number) => "Figure or date changed".to_owned(),
            Self::MeaningBy(Meaning::Name) => "Name changed".to_owned(),
            Self::MeaningBy(Meaning::Hedge) => "Hedge changed".to_owned(),
            Self::MeaningBy(Meaning::Sentence) => "Sentence added or cut".to_owned(),
            Self::Moved => "Moved".to_owned(),
            Self::WithQuotes => "With quotes".to_owned(),
            Self::QuotesOf(speaker) => format!("Quotes of {speaker}"),
            Self::WithFacts => "With facts".to_owned(),
            Self::ValuesDiffer => "With values that differ".to_owned(),
            Self::OfRole(role) => format!("Role {}", role.name()),
        }
    }
}

/// In which order rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowOrder {
    /// As they stand in the base.
    #[default]
    AsRead,
    /// The gravest change between any two versions first; of equal ones as they stand in the base.
    GravestFirst,
}

/// How many of the chosen versions have to leave a row out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// One of them.
    #[default]
    Any,
    /// Each of them.
    All,
}

/// Which rows the side-by-side view shows. Without conditions: all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFilter {
    conditions: BTreeSet<Condition>,
    /// Whether any or all of the chosen versions have to leave a row out.
    pub left_out: Quantity,
}

impl RowFilter {
    /// The filter with these conditions.
    #[must_use]
    pub fn of(conditions: impl IntoIterator<Item = Condition>) -> Self {
        Self { conditions: conditions.into_iter().collect(), left_out: Quantity::Any }
    }

    /// Whether it lets all rows through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// Its conditions, those of a group together.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter()
    }

    /// How many conditions it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.conditions.len()
    }

    /// Whether `condition` is one of them.
    #[must_use]
    pub fn has(&self, condition: &Condition) -> bool {
        self.conditions.contains(condition)
    }

    /// Adds a condition.
    pub fn add(&mut self, condition: Condition) {
        self.conditions.insert(condition);
    }

    /// Drops a condition.
    pub fn remove(&mut self, condition: &Condition) {
        self.conditions.remove(condition);
    }

    /// Drops them all.
    pub fn clear(&mut self) {
        self.conditions.clear();
    }

    /// Drops conditions about versions that are gone.
    pub fn keep_versions(&mut self, count: usize) {
        self.conditions.retain(|condition| condition.version().is_none_or(|id| id.index() < count));
    }

    fn of_group(&self, group: Group) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(move |condition| condition.group() == group)
    }
}

/// Whether any version differs from the base in `row`. Differences of typography count only where
/// they are shown.
#[must_use]
pub fn differs(row: &RowView, typographic: Typographic) -> bool {
    row.differs() || (typographic == Typographic::Shown && row.differs_typographically())
}

/// A filter, with what has to be looked up before rows can be asked.
#[derive(Clone, Debug)]
pub struct Sieve<'a> {
    filter: &'a RowFilter,
    typographic: Typographic,
    quotes_of: BTreeMap<String, BTreeSet<QuoteId>>,
    differing: BTreeSet<FactId>,
}

impl<'a> Sieve<'a> {
    /// To ask rows of `shown` for the conditions of `filter`.
    #[must_use]
    pub fn new(filter: &'a RowFilter, shown: &Presentation, typographic: Typographic) -> Self {
        let asked = filter.conditions().filter_map(|condition| match condition {
            Condition::QuotesOf(speaker) => Some(speaker.clone()),
            Condition::Differences
            | Condition::OnlyHere
            | Condition::OnlyIn(_)
            | Condition::LeftOutBy(_)
            | Condition::Meaning
            | Condition::MeaningBy(_)
            | Condition::Moved
            | Condition::WithQuotes
            | Condition::WithFacts
            | Condition::ValuesDiffer
            | Condition::OfRole(_) => None,
        });
        let asked: BTreeSet<String> = asked.collect();
        let mut sieve =
            Self { filter, typographic, quotes_of: BTreeMap::new(), differing: BTreeSet::new() };
        if !asked.is_empty() {
            sieve.quotes_of = quotes_by_speaker(shown);
            sieve.quotes_of.retain(|speaker, _| asked.contains(speaker));
        }
        if filter.has(&Condition::ValuesDiffer) {
            sieve.differing = differing(shown);
        }
        sieve
    }

    /// The same, made for asking rows for any condition there is.
    fn for_all(filter: &'a RowFilter, shown: &Presentation, typographic: Typographic) -> Self {
        let (quotes_of, differing) = (quotes_by_speaker(shown), differing(shown));
        Self { filter, typographic, quotes_of, differing }
    }

    /// Whether `row` is let through.
    #[must_use]
    pub fn passes(&self, row: &RowView) -> bool {
        self.filter.is_empty() || Group::ALL.into_iter().all(|group| self.passes_group(row, group))
    }

    fn passes_group(&self, row: &RowView, group: Group) -> bool {
        let mut asked = self.filter.of_group(group).peekable();
        if asked.peek().is_none() {
            return true;
        }
        if group == Group::LeftOut && self.filter.left_out == Quantity::All {
            return asked.all(|condition| self.meets(row, condition));
        }
        asked.any(|condition| self.meets(row, condition))
    }

    /// Whether `row` meets one condition.
    fn meets(&self, row: &RowView, condition: &Condition) -> bool {
        match condition {
            Condition::Differences => differs(row, self.typographic),
            Condition::OnlyHere => row.only_in().is_some(),
            Condition::OnlyIn(version) => row.only_in() == Some(*version),
            Condition::LeftOutBy(version) => {
                let cell = row.cells.get(version.index());
                !matches!(cell, Some(CellView::Passage(_) | CellView::Elsewhere(_)))
            }
            Condition::Meaning => changes(row).next().is_some(),
            Condition::MeaningBy(kind) => changes(row).any(|change| change == *kind),
            Condition::Moved => {
                passages(row).any(|passage| passage.moved || passage.moved_sentences > 0)
            }
            Condition::WithQuotes => !row.quotes.is_empty(),
            Condition::QuotesOf(speaker) => self
                .quotes_of
                .get(speaker)
                .is_some_and(|quotes| row.quotes.iter().any(|quote| quotes.contains(quote))),
            Condition::WithFacts => !row.facts.is_empty(),
            Condition::ValuesDiffer => row.facts.iter().any(|fact| self.differing.contains(fact)),
            Condition::OfRole(role) => passages(row).any(|passage| passage.role == *role),
        }
    }
}

/// The passages of a row.
fn passages(row: &RowView) -> impl Iterator<Item = &PassageView> {
    row.cells.iter().filter_map(|cell| match cell {
        CellView::Passage(passage) => Some(passage),
        CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => None,
    })
}

/// In what ways the meaning changes between any two versions.
fn changes(row: &RowView) -> impl Iterator<Item = Meaning> {
    row.severity.into_iter().flat_map(Severity::changes)
}

/// The quotes that any version gives to each speaker.
fn quotes_by_speaker(shown: &Presentation) -> BTreeMap<String, BTreeSet<QuoteId>> {
    let mut found: BTreeMap<String, BTreeSet<QuoteId>> = BTreeMap::new();
    for group in &shown.quotes.speakers {
        for quote in &group.quotes {
            let here = quote.cells.iter().filter_map(|cell| match cell {
                QuoteCellView::Present(reading) => reading.speaker.as_ref(),
                QuoteCellView::Absent(_) => None,
            });
            for name in here.chain(&group.name) {
                found.entry(name.clone()).or_default().insert(quote.id);
            }
        }
    }
    found
}

fn differing(shown: &Presentation) -> BTreeSet<FactId> {
    let rows = shown.facts.rows.iter().filter(|row| row.agreement == Agreement::Differ);
    rows.map(|row| row.id).collect()
}

/// The rows that `filter` lets through, as indices, in the order in which they are shown.
#[must_use]
pub fn shown(
    shown: &Presentation,
    filter: &RowFilter,
    order: RowOrder,
    typographic: Typographic,
) -> Vec<usize> {
    let sieve = Sieve::new(filter, shown, typographic);
    let rows = shown.rows.iter().enumerate().filter(|(_, row)| sieve.passes(row));
    let mut passing: Vec<(usize, &RowView)> = rows.collect();
    match order {
        RowOrder::AsRead => {}
        RowOrder::GravestFirst => {
            passing.sort_by_key(|(_, row)| Reverse(row.severity.map(Severity::gravity)));
        }
    }
    passing.into_iter().map(|(at, _)| at).collect()
}

/// The conditions on offer for a story, group by group; those that no row of it could meet are left
/// out where they name a speaker or a role.
#[must_use]
pub fn choices(shown: &Presentation) -> Vec<Condition> {
    let versions = || shown.columns.iter().map(|column| column.version);
    let several = shown.columns.len() > 1;
    let speakers = quotes_by_speaker(shown).into_keys().map(Condition::QuotesOf);
    let roles: BTreeSet<Role> =
        shown.rows.iter().flat_map(passages).map(|passage| passage.role).collect();
    let mut choices = Vec::new();
    if several {
        choices.extend([Condition::Differences, Condition::Moved, Condition::OnlyHere]);
        choices.extend(versions().map(Condition::OnlyIn));
        choices.extend(versions().map(Condition::LeftOutBy));
        choices.push(Condition::Meaning);
        choices.extend(Meaning::ALL.map(Condition::MeaningBy));
    }
    choices.push(Condition::WithQuotes);
    choices.extend(speakers);
    choices.extend([Condition::WithFacts, Condition::ValuesDiffer]);
    choices.extend(roles.into_iter().map(Condition::OfRole));
    choices
}

/// How many rows meet each of `choices` and are let through by the conditions of the other groups.
#[must_use]
pub fn counts(
    shown: &Presentation,
    filter: &RowFilter,
    typographic: Typographic,
    choices: &[Condition],
) -> Vec<usize> {
    let sieve = Sieve::for_all(filter, shown, typographic);
    let mut counts = vec![0; choices.len()];
    for row in &shown.rows {
        let failing: Vec<Group> =
            Group::ALL.into_iter().filter(|&group| !sieve.passes_group(row, group)).collect();
        for (choice, count) in choices.iter().zip(&mut counts) {
            let group = choice.group();
            let others = failing.iter().all(|&failing| failing == group);
            // Where all have to leave a row out, a further one leaves no more than were left.
            let all = group == Group::LeftOut && filter.left_out == Quantity::All;
            let own = !all || !failing.contains(&group);
            if others && own && sieve.meets(row, choice) {
                *count += 1;
            }
        }
    }
    counts
}

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the beginning.
    Previous,
}

/// The nearest of the `shown` rows beyond the one at `from` that `differs`. Both are indices into
/// `shown`; `from` is `None` where the reader is at no row.
#[must_use]
pub fn difference(
    rows: &[RowView],
    shown: &[usize],
    from: Option<usize>,
    direction: Direction,
    differs: impl Fn(&RowView) -> bool,
) -> Option<usize> {
    let differs = |at: &usize| shown.get(*at).and_then(|&row| rows.get(row)).is_some_and(&differs);
    match direction {
        Direction::Next => (from.map_or(0, |at| at + 1)..shown.len()).find(differs),
        Direction::Previous => (0..from.unwrap_or(0)).rev().find(differs),
    }
}

#[cfg(test)]
mod tests;
