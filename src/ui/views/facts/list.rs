//! Which facts are shown, in which order and in which groups.

use super::{spoken, verdict};
use crate::article::VersionId;
use crate::charts::tsv_line;
use crate::facts::{Agreement, FactId, FactKind};
use crate::present::FactRow;
use crate::ui::lists::{Heading, ListFilter, ListLine, grouped};
use crate::ui::views::ViewData;
use crate::ui::views::side_by_side::find;

/// Which facts are shown, by who decided about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Decided {
    /// All.
    #[default]
    Any,
    /// Those about which the user decided something.
    ByUser,
}

/// In which order facts are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Those whose values differ first, then those that most versions have.
    #[default]
    Agreement,
    /// Those that stand highest in some version first.
    Prominence,
    /// By kind.
    Kind,
    /// By name.
    Name,
}

impl Order {
    pub(super) const ALL: [Self; 4] = [Self::Agreement, Self::Prominence, Self::Kind, Self::Name];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Agreement => "in most versions first",
            Self::Prominence => "highest in the text first",
            Self::Kind => "by kind",
            Self::Name => "by name",
        }
    }

    /// Sorts rows that come as the presentation lists them; equal ones stay so.
    fn sort(self, rows: &mut [(usize, &FactRow)]) {
        match self {
            Self::Agreement => {}
            Self::Prominence => {
                rows.sort_by(|(_, one), (_, other)| highest(one).total_cmp(&highest(other)))
            }
            Self::Kind => rows.sort_by_key(|(_, row)| row.kind),
            Self::Name => rows.sort_by_cached_key(|(_, row)| row.label.to_lowercase()),
        }
    }
}

/// How deep the fact stands where it stands highest.
fn highest(row: &FactRow) -> f32 {
    row.cells.iter().flatten().map(|reading| reading.depth).fold(f32::INFINITY, f32::min)
}

/// By what facts are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By whether the versions agree.
    #[default]
    Agreement,
    /// By kind.
    Kind,
    /// Not at all.
    None,
}

impl Grouping {
    pub(super) const ALL: [Self; 3] = [Self::Agreement, Self::Kind, Self::None];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Agreement => "by verdict",
            Self::Kind => "by kind",
            Self::None => "none",
        }
    }
}

/// What is shown of the facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactFilter {
    /// Words that the fact's heading or values must hold.
    pub text: String,
    /// The only kind shown.
    pub kind: Option<FactKind>,
    /// The only verdict shown.
    pub agreement: Option<Agreement>,
    /// The version that must not have it.
    pub lacks: Option<VersionId>,
    /// Who decided about it.
    pub decided: Decided,
    /// In which order.
    pub order: Order,
    /// In which groups.
    pub grouping: Grouping,
}

impl FactFilter {
    fn passes(&self, row: &FactRow) -> bool {
        let needle = self.text.trim();
        let holds = |text: &str| !find::find(text, needle).is_empty();
        let in_values = || {
            let mut values = row.cells.iter().flatten().filter_map(|cell| cell.value.as_deref());
            values.any(holds)
        };
        let lacks =
            |version: VersionId| row.cells.get(version.index()).is_some_and(Option::is_none);
        let decided = match self.decided {
            Decided::Any => true,
            Decided::ByUser => row.by_user,
        };
        self.kind.is_none_or(|kind| kind == row.kind)
            && self.agreement.is_none_or(|agreement| agreement == row.agreement)
            && self.lacks.is_none_or(lacks)
            && decided
            && (needle.is_empty() || holds(&row.label) || in_values())
    }
}

impl ListFilter for FactFilter {
    type Id = FactId;
    type At = usize;

    fn lines(&self, data: &ViewData<'_>) -> Vec<ListLine<Self>> {
        let rows = data.presentation.facts.rows.iter().enumerate();
        let mut passing: Vec<(usize, &FactRow)> =
            rows.filter(|(_, row)| self.passes(row)).collect();
        self.order.sort(&mut passing);
        let of = |wanted: &dyn Fn(&FactRow) -> bool| -> Vec<ListLine<Self>> {
            let items = passing.iter().filter(|(_, row)| wanted(row));
            items.map(|&(at, row)| ListLine::Item(row.id, at)).collect()
        };
        grouped(match self.grouping {
            Grouping::None => vec![(Heading::new(""), of(&|_| true))],
            Grouping::Agreement => [Agreement::Differ, Agreement::Agree, Agreement::Single]
                .map(|one| (Heading::new(verdict(one)), of(&|row| row.agreement == one)))
                .into(),
            Grouping::Kind => FactKind::ALL
                .map(|kind| (Heading::new(kind.name()), of(&|row| row.kind == kind)))
                .into(),
        })
    }

    fn hides(&self) -> bool {
        let Self { text, kind, agreement, lacks, decided, order: _, grouping: _ } = self;
        !text.trim().is_empty()
            || kind.is_some()
            || agreement.is_some()
            || lacks.is_some()
            || *decided != Decided::Any
    }

    fn show_all(&mut self) {
        *self = Self { order: self.order, grouping: self.grouping, ..Self::default() };
    }
}

/// A fact as a line for a spreadsheet: its name, kind, heading, verdict, and each version's value.
pub(super) fn line(data: &ViewData<'_>, row: &FactRow) -> String {
    let id = row.id.to_string();
    let cells: Vec<String> = row.cells.iter().map(|cell| spoken(data, cell.as_ref())).collect();
    let head = [id.as_str(), row.kind.name(), row.label.as_str(), verdict(row.agreement)];
    tsv_line(head.into_iter().chain(cells.iter().map(String::as_str)))
}
