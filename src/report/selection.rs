//! What of a story goes into a report: which parts, which versions, which rows, quotes and facts. A
//! selection leaves things out and changes none: ids, letters and figures stay those of the whole story,
//! and every report says what was chosen.

use crate::article::VersionId;
use crate::coding::Variables;
use crate::facts::Agreement;
use crate::present::filter::{RowFilter, Sieve};
use crate::present::{Presentation, QuoteCellView};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A part of a report. A format that has no place for one goes without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The story at a glance: sentences, headlines, similarity, charts.
    Overview,
    /// Who follows whom, and how much of each version stands in others.
    Derivation,
    /// The rows, with word diffs.
    SideBySide,
    /// Quotes by versions.
    Quotes,
    /// Facts by versions.
    Facts,
    /// Word choice.
    Wording,
    /// What each version leaves out, with the nearest passages.
    Omissions,
    /// What a person decided, commented on and checked.
    Decisions,
    /// How the report was made, what its words mean, and what was set aside.
    Method,
}

impl Section {
    /// All parts, in the order of a report.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Derivation,
        Self::SideBySide,
        Self::Quotes,
        Self::Facts,
        Self::Wording,
        Self::Omissions,
        Self::Decisions,
        Self::Method,
    ];

    /// Its name on the command line and in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Derivation => "derivation",
            Self::SideBySide => "rows",
            Self::Quotes => "quotes",
            Self::Facts => "facts",
            Self::Wording => "wording",
            Self::Omissions => "left-out",
            Self::Decisions => "decisions",
            Self::Method => "method",
        }
    }

    /// What it is called on screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Overview => "At a glance",
            Self::Derivation => "Who follows whom",
            Self::SideBySide => "Side by side",
            Self::Quotes => "Quotes",
            Self::Facts => "Facts",
            Self::Wording => "Wording",
            Self::Omissions => "Left out",
            Self::Decisions => "Decisions by a person",
            Self::Method => "Method and limits",
        }
    }

    /// The part with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }
}

/// Which quotes are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum QuoteChoice {
    /// All.
    #[default]
    All,
    /// Those that a chosen version alters or does not have.
    Differing,
}

/// Which facts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FactChoice {
    /// All.
    #[default]
    All,
    /// Those whose values differ.
    Differing,
}

/// What goes into a report. The default is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    left_out: BTreeSet<Section>,
    versions: Option<BTreeSet<VersionId>>,
    /// Which rows are written.
    pub rows: RowFilter,
    /// Which quotes are written.
    pub quotes: QuoteChoice,
    /// Which facts are written.
    pub facts: FactChoice,
    /// What coders fill in; only coding sheets have columns for it.
    pub variables: Variables,
}

impl Selection {
    /// Everything.
    #[must_use]
    pub fn everything() -> Self {
        Self::default()
    }

    /// Whether a part is written.
    #[must_use]
    pub fn has(&self, section: Section) -> bool {
        !self.left_out.contains(&section)
    }

    /// Writes a part, or leaves it out.
    pub fn set(&mut self, section: Section, written: bool) {
        if written {
            self.left_out.remove(&section);
        } else {
            self.left_out.insert(section);
        }
    }

    /// Whether a version is written. The base always is.
    #[must_use]
    pub fn has_version(&self, version: VersionId, base: VersionId) -> bool {
        version == base || self.versions.as_ref().is_none_or(|chosen| chosen.contains(&version))
    }

    /// Writes these versions only, and the base; `None` for all.
    pub fn set_versions(&mut self, versions: Option<BTreeSet<VersionId>>) {
        self.versions = versions;
    }

    /// Whether nothing is left out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        // Columns to fill in leave nothing out.
        *self == Self { variables: self.variables.clone(), ..Self::default() }
    }

    /// `shown` with the chosen columns, rows, quotes and facts alone. Cells keep their places: the cell
    /// of a version stands at its own index, chosen or not, so whoever writes goes by `columns`.
    #[must_use]
    pub fn applied<'a>(&self, shown: &'a Presentation) -> Cow<'a, Presentation> {
        if self.is_everything() {
            return Cow::Borrowed(shown);
        }
        let mut chosen = shown.clone();
        let base = shown.base.unwrap_or(VersionId(0));
        chosen.columns.retain(|column| self.has_version(column.version, base));
        let has = |index: usize| self.has_version(VersionId::at(index), base);
        let sieve = Sieve::new(&self.rows, shown, shown.typographic);
        chosen.rows.retain(|row| {
            let here = row.cells.iter().enumerate();
            sieve.passes(row) && here.clone().any(|(v, cell)| has(v) && cell.is_passage())
        });
        chosen.quotes.speakers.retain_mut(|group| {
            // Some speakers are only named, for quotes that are listed with others.
            let only_named = group.quotes.is_empty();
            group.quotes.retain(|quote| {
                let here = || quote.cells.iter().enumerate().filter(|&(v, _)| has(v));
                here().any(|(_, cell)| matches!(cell, QuoteCellView::Present(_)))
                    && match self.quotes {
                        QuoteChoice::All => true,
                        QuoteChoice::Differing => here().any(|(_, cell)| match cell {
                            QuoteCellView::Present(reading) => !reading.changes.is_empty(),
                            QuoteCellView::Absent(_) => true,
                        }),
                    }
            });
            only_named || !group.quotes.is_empty()
        });
        chosen.facts.rows.retain(|row| {
            let here = row.cells.iter().enumerate().any(|(v, cell)| has(v) && cell.is_some());
            here && match self.facts {
                FactChoice::All => true,
                FactChoice::Differing => row.agreement == Agreement::Differ,
            }
        });
        let wording = &mut chosen.wording;
        for rows in [&mut wording.choices, &mut wording.names, &mut wording.reporting] {
            rows.retain(|row| {
                row.cells.iter().enumerate().any(|(v, uses)| has(v) && !uses.is_empty())
            });
        }
        let overview = &mut chosen.overview;
        overview.openings.retain(|opening| has(opening.version.index()));
        overview.derivation.retain(|derivation| has(derivation.version.index()));
        overview.timeline.retain(|version| has(version.index()));
        Cow::Owned(chosen)
    }

    /// What was chosen, in words, one line each; none where everything is written.
    #[must_use]
    pub fn in_words(&self, versions: usize, base: VersionId) -> Vec<String> {
        let mut lines = Vec::new();
        let (here, gone): (Vec<_>, Vec<_>) =
            (0..versions).map(VersionId::at).partition(|&v| self.has_version(v, base));
        if !gone.is_empty() {
            lines.push(format!(
                "Versions {} are written; {} took part in the comparison and are not shown. Counts are \
                 those of all versions.",
                super::words::letters(&here),
                super::words::letters(&gone)
            ));
        }
        if !self.rows.is_empty() {
            let names: Vec<String> = self.rows.conditions().map(|c| c.name()).collect();
            lines.push(format!("Rows are filtered: {}.", names.join("; ")));
        }
        if self.quotes == QuoteChoice::Differing {
            lines.push(
                "Of the quotes, those that versions alter or leave out are written.".to_owned(),
            );
        }
        if self.facts == FactChoice::Differing {
            lines.push("Of the facts, those whose values differ are written.".to_owned());
        }
        if !self.left_out.is_empty() {
            let titles: Vec<&str> = self.left_out.iter().map(|section| section.title()).collect();
            lines.push(format!("Parts left out of this report: {}.", titles.join(", ")));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::SpeakerGroup;

    #[test]
    fn a_speaker_who_is_only_named_stays_whatever_is_chosen() {
        let named = SpeakerGroup {
            name: Some("Ada Brandt".to_owned()),
            kind: None,
            by_user: false,
            direct_words: vec![4],
            indirect_words: vec![0],
            reach: vec![None],
            quotes: Vec::new(),
        };
        let mut shown = Presentation::default();
        shown.quotes.speakers.push(named);
        let mut without_wording = Selection::everything();
        without_wording.set(Section::Wording, false);
        for selection in [Selection::everything(), without_wording] {
            assert_eq!(selection.applied(&shown).quotes, shown.quotes);
        }
    }
}
