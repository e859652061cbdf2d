//! Which quotes are shown, in which order and in which groups.

use super::{group_name, words};
use crate::article::VersionId;
use crate::charts::tsv_line;
use crate::present::{QuoteCellView, QuoteReading, QuoteRow, SpeakerGroup};
use crate::quotes::{ChangeSeverity, QuoteId, QuoteStatus};
use crate::ui::lists::{Heading, ListFilter, ListLine, grouped};
use crate::ui::views::ViewData;
use crate::ui::views::side_by_side::find;
use std::cmp::Reverse;

/// Below this the speaker of a quote is worth a look: a pronoun that may mean another is 0.72 sure, a
/// speaker who goes by a role 0.75 (see `quotes/resolve.rs`).
const UNSURE: f32 = 0.75;

/// Which quotes are shown, by what became of them in some version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StatusFilter {
    /// All.
    #[default]
    Any,
    /// Those that some version has in this way.
    Is(QuoteStatus),
    /// Those that some version does not have.
    Absent,
    /// Those that a version changes so gravely.
    Changed(ChangeSeverity),
    /// Those whose source some version gives otherwise.
    SourceChanged,
}

impl StatusFilter {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Any => "Any",
            Self::Is(QuoteStatus::Full) => "full",
            Self::Is(QuoteStatus::Trimmed) => "trimmed",
            Self::Is(QuoteStatus::Reworded) => "reworded",
            Self::Is(QuoteStatus::Paraphrased) => "paraphrased",
            Self::Is(QuoteStatus::Fragment) => "fragment",
            Self::Is(QuoteStatus::OtherSpeaker) => "other speaker",
            Self::Absent => "absent",
            Self::Changed(ChangeSeverity::Typographic) => "typography changed",
            Self::Changed(ChangeSeverity::Minor) => "words changed",
            Self::Changed(ChangeSeverity::Meaning) => "meaning changed",
            Self::SourceChanged => "source changed",
        }
    }

    fn lets_through(self, row: &QuoteRow) -> bool {
        let some = |is: &dyn Fn(&QuoteReading) -> bool| readings(row).any(is);
        match self {
            Self::Any => true,
            Self::Is(status) => some(&|reading| reading.status == status),
            Self::Changed(severity) => row.severity() == Some(severity),
            Self::SourceChanged => some(&|reading| !reading.attribution_changes.is_empty()),
            Self::Absent => row.cells.iter().any(|cell| matches!(cell, QuoteCellView::Absent(_))),
        }
    }
}

/// Which quotes are shown, by who decided about them and how sure that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SureFilter {
    /// All.
    #[default]
    Any,
    /// Those whose speaker is not told, or not surely, in some version.
    Uncertain,
    /// Those about which the user decided something.
    ByUser,
}

impl SureFilter {
    pub(super) const ALL: [Self; 3] = [Self::Any, Self::Uncertain, Self::ByUser];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Any => "Any",
            Self::Uncertain => "speaker uncertain",
            Self::ByUser => "decided by you",
        }
    }

    fn lets_through(self, row: &QuoteRow) -> bool {
        match self {
            Self::Any => true,
            Self::Uncertain => readings(row).any(|reading| {
                let unsure = reading.speaker.is_none() || reading.confidence < UNSURE;
                !reading.by_user && (unsure || !reading.rivals.is_empty())
            }),
            Self::ByUser => row.by_user,
        }
    }
}

fn readings(row: &QuoteRow) -> impl Iterator<Item = &QuoteReading> {
    row.cells.iter().filter_map(|cell| match cell {
        QuoteCellView::Present(reading) => Some(&**reading),
        QuoteCellView::Absent(_) => None,
    })
}

/// In which order quotes are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they stand in the text.
    #[default]
    AsRead,
    /// By speaker, those with most words first.
    Speaker,
    /// Those that most versions have first.
    Versions,
    /// The gravest change first.
    Gravest,
    /// The longest first.
    Words,
}

impl Order {
    pub(super) const ALL: [Self; 5] =
        [Self::AsRead, Self::Speaker, Self::Versions, Self::Gravest, Self::Words];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::AsRead => "as in the text",
            Self::Speaker => "by speaker",
            Self::Versions => "in most versions first",
            Self::Gravest => "gravest change first",
            Self::Words => "longest first",
        }
    }

    /// A key that sorts so; of equal ones the text decides.
    fn key(self, (g, row): (usize, &QuoteRow)) -> (Reverse<usize>, usize, QuoteId) {
        let words = || crate::text::words::count(&row.text);
        let (most, least) = match self {
            Self::AsRead => (0, 0),
            Self::Speaker => (0, g),
            Self::Versions => (readings(row).count(), 0),
            Self::Gravest => (row.severity().map_or(0, |severity| severity as usize + 1), 0),
            Self::Words => (words(), 0),
        };
        (Reverse(most), least, row.id)
    }
}

/// By what quotes are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By speaker.
    #[default]
    Speaker,
    /// By what became of them across the versions.
    Fate,
    /// Not at all.
    None,
}

impl Grouping {
    pub(super) const ALL: [Self; 3] = [Self::Speaker, Self::Fate, Self::None];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Speaker => "by speaker",
            Self::Fate => "by what became of them",
            Self::None => "none",
        }
    }
}

/// What became of a quote across all versions: the gravest of what can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Meaning,
    Words,
    NotInAll,
    Same,
    Single,
}

impl Fate {
    const ALL: [Self; 5] = [Self::Meaning, Self::Words, Self::NotInAll, Self::Same, Self::Single];

    fn of(row: &QuoteRow) -> Self {
        let having = readings(row).count();
        match row.severity() {
            Some(ChangeSeverity::Meaning) => Self::Meaning,
            Some(ChangeSeverity::Minor) => Self::Words,
            Some(ChangeSeverity::Typographic) | None if having == 1 => Self::Single,
            Some(ChangeSeverity::Typographic) | None if having < row.cells.len() => Self::NotInAll,
            Some(ChangeSeverity::Typographic) | None => Self::Same,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Meaning => "A version changes what is said or who says it",
            Self::Words => "A version changes or cuts words",
            Self::NotInAll => "The same where it stands, absent elsewhere",
            Self::Same => "The same in every version",
            Self::Single => "In one version only",
        }
    }
}

/// What is shown of the quotes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuoteFilter {
    /// Words that the quote or its speaker's name must hold.
    pub text: String,
    /// The only speaker shown, by name on screen.
    pub speaker: Option<String>,
    /// What must have become of the quote in some version.
    pub status: StatusFilter,
    /// The version that must not have it.
    pub lacks: Option<VersionId>,
    /// How sure it must be, or who decided about it.
    pub sure: SureFilter,
    /// In which order.
    pub order: Order,
    /// In which groups.
    pub grouping: Grouping,
}

impl QuoteFilter {
    fn passes(&self, group: &SpeakerGroup, row: &QuoteRow) -> bool {
        let speaker = group_name(group);
        let needle = self.text.trim();
        let lacks = |version: VersionId| {
            matches!(row.cells.get(version.index()), Some(QuoteCellView::Absent(_)))
        };
        self.speaker.as_deref().is_none_or(|name| name == speaker)
            && self.status.lets_through(row)
            && self.lacks.is_none_or(lacks)
            && self.sure.lets_through(row)
            && (needle.is_empty()
                || !find::find(&row.text, needle).is_empty()
                || !find::find(speaker, needle).is_empty())
    }
}

impl ListFilter for QuoteFilter {
    type Id = QuoteId;
    type At = (usize, usize);

    fn lines(&self, data: &ViewData<'_>) -> Vec<ListLine<Self>> {
        let groups = &data.presentation.quotes.speakers;
        let mut passing: Vec<(usize, usize, &QuoteRow)> = Vec::new();
        for (g, group) in groups.iter().enumerate() {
            let rows = group.quotes.iter().enumerate();
            passing.extend(
                rows.filter(|(_, row)| self.passes(group, row)).map(|(q, row)| (g, q, row)),
            );
        }
        passing.sort_by_key(|&(g, _, row)| self.order.key((g, row)));
        let of = |wanted: &dyn Fn(usize, &QuoteRow) -> bool| -> Vec<ListLine<Self>> {
            let items = passing.iter().filter(|(g, _, row)| wanted(*g, row));
            items.map(|&(g, q, row)| ListLine::Item(row.id, (g, q))).collect()
        };
        grouped(match self.grouping {
            Grouping::None => vec![(Heading::new(""), of(&|_, _| true))],
            Grouping::Fate => Fate::ALL
                .map(|fate| (Heading::new(fate.name()), of(&|_, row| Fate::of(row) == fate)))
                .into(),
            Grouping::Speaker => groups
                .iter()
                .enumerate()
                .map(|(at, group)| {
                    let heading = Heading { speaker: Some(at), ..Heading::new(group_name(group)) };
                    (heading, of(&|g, _| g == at))
                })
                .collect(),
        })
    }

    fn hides(&self) -> bool {
        let Self { text, speaker, status, lacks, sure, order: _, grouping: _ } = self;
        !text.trim().is_empty()
            || speaker.is_some()
            || *status != StatusFilter::Any
            || lacks.is_some()
            || *sure != SureFilter::Any
    }

    fn show_all(&mut self) {
        *self = Self { order: self.order, grouping: self.grouping, ..Self::default() };
    }
}

/// A quote as a line for a spreadsheet: its name, speaker, words, and what became of it in each version.
pub(super) fn line(group: &SpeakerGroup, row: &QuoteRow) -> String {
    let id = row.id.to_string();
    let cells: Vec<String> = row.cells.iter().map(words::cell).collect();
    let head = [id.as_str(), group_name(group), row.text.as_str()];
    tsv_line(head.into_iter().chain(cells.iter().map(String::as_str)))
}
