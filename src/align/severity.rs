//! How grave a change of wording is: print only, words only, or what is said.
//!
//! Told from the diff that is shown, so that the two agree. What counts as a change of meaning is
//! what an editor would want to be told of: a negation, figure, name or hedge that came, went or was
//! replaced, or a whole sentence that only one has. Anything else is minor.
//!
//! Of two passages that share few words nothing is said. They are two tellings, and no editor changed
//! the one into the other: a name that the second has not is a difference, but no change of it. For
//! the same reason the words of a whole sentence that only one passage has are not looked into.
//!
//! Nothing is called gone that stands elsewhere in the passage: a figure or name is looked for in all
//! of the other's words, the equal ones included.

mod names;
mod side;

use super::{Change, Comparison, DiffRun, Relation, Row, compare};
use crate::article::{Version, VersionId, words_at};
use crate::text::figures::Figure;
use crate::text::modality::Force;
use side::{Read, Side};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A kind of change of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// A negation came or went.
    Negation,
    /// A figure or date came, went or has another value.
    Number,
    /// A name came, went or was replaced.
    Name,
    /// A word that makes a statement less sure, or somebody's, came or went.
    Hedge,
    /// A whole sentence only one has, or has in quite other words.
    Sentence,
}

impl Meaning {
    /// All kinds, the gravest first.
    pub const ALL: [Self; 5] =
        [Self::Negation, Self::Number, Self::Name, Self::Hedge, Self::Sentence];

    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::Number => "number",
            Self::Name => "name",
            Self::Hedge => "hedge",
            Self::Sentence => "sentence",
        }
    }
}

/// Several kinds of change, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meanings(u8);

impl Meanings {
    /// With `kind` as well.
    #[must_use]
    pub fn with(self, kind: Meaning) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// Whether `kind` is among them.
    #[must_use]
    pub fn contains(self, kind: Meaning) -> bool {
        self.0 & 1 << kind as u8 != 0
    }

    /// The kinds, the gravest first.
    pub fn iter(self) -> impl Iterator<Item = Meaning> {
        Meaning::ALL.into_iter().filter(move |&kind| self.contains(kind))
    }

    /// The kinds for people: "number, hedge".
    #[must_use]
    pub fn words(self) -> String {
        self.iter().map(Meaning::name).collect::<Vec<_>>().join(", ")
    }
}

/// How grave the change between two wordings is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Not a letter differs.
    None,
    /// Only punctuation, quotation marks, dashes, spaces, case or spelling variants, or the order of
    /// sentences.
    Typographic,
    /// Words, but nothing that is known to change what is said.
    Minor,
    /// What is said, in these ways.
    Meaning(Meanings),
}

impl Severity {
    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Typographic => "typographic",
            Self::Minor => "minor",
            Self::Meaning(_) => "meaning",
        }
    }

    /// In what ways the meaning changes, the gravest first; nothing for what changes none.
    pub fn changes(self) -> impl Iterator<Item = Meaning> {
        match self {
            Self::Meaning(kinds) => kinds,
            Self::None | Self::Typographic | Self::Minor => Meanings::default(),
        }
        .iter()
    }

    /// Higher for what is graver: a change of meaning by its gravest kind, then by the next.
    #[must_use]
    pub fn gravity(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Typographic => 1,
            Self::Minor => 2,
            // The kind that is listed first has the lowest bit.
            Self::Meaning(kinds) => 2_u8.saturating_add(kinds.0.reverse_bits() >> 3),
        }
    }

    /// The graver of two; changes of meaning are added up.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Meaning(one), Self::Meaning(other)) => Self::Meaning(Meanings(one.0 | other.0)),
            (one, other) => one.max(other),
        }
    }
}

/// How grave the change between the passages of two versions in `row` is, the same whichever comes
/// first. `None` where either has no passage there, or where they are worded too differently for one
/// to be a change of the other.
#[must_use]
pub fn severity(
    versions: &[Arc<Version>],
    row: &Row,
    one: VersionId,
    other: VersionId,
) -> Option<Severity> {
    Severities::new(versions, row).between(one, other)
}

/// The same for many pairs of versions of one row: each passage is read once.
pub struct Severities<'a> {
    versions: &'a [Arc<Version>],
    row: &'a Row,
    read: Vec<OnceCell<Read>>,
}

impl<'a> Severities<'a> {
    /// Of the passages of `row`.
    #[must_use]
    pub fn new(versions: &'a [Arc<Version>], row: &'a Row) -> Self {
        Self { versions, row, read: row.cells.iter().map(|_| OnceCell::new()).collect() }
    }

    /// How grave the change between two versions is; see [`severity`].
    #[must_use]
    pub fn between(&self, one: VersionId, other: VersionId) -> Option<Severity> {
        // The diff may fall out otherwise the other way round; words decide which way is taken.
        let words = |v: VersionId| -> Option<Vec<&str>> {
            let cell = self.row.cells.get(v.index())?.as_ref()?;
            Some(cell.places.iter().map(|&place| words_at(self.versions, place)).collect())
        };
        let (base, other) = if words(one)? <= words(other)? { (one, other) } else { (other, one) };
        let comparison = compare::compare(self.versions, self.row, base, other)?;
        self.of_comparison(base, other, &comparison)
    }

    fn read(&self, version: VersionId) -> Option<&Read> {
        let cell = self.row.cells.get(version.index())?.as_ref()?;
        let read = self.read.get(version.index())?;
        Some(read.get_or_init(|| Read::new(self.versions, &cell.places)))
    }

    fn of_comparison(
        &self,
        base: VersionId,
        other: VersionId,
        comparison: &Comparison,
    ) -> Option<Severity> {
        match comparison.relation {
            Relation::Same => Some(as_print(&comparison.runs)),
            Relation::Edited => {
                let changed = |run: &DiffRun| match run.change {
                    Change::Inserted | Change::Deleted => true,
                    Change::Same | Change::Typographic | Change::Moved => false,
                };
                if !comparison.runs.iter().any(changed) {
                    return Some(Severity::Typographic);
                }
                let side = |version, change| {
                    let read = self.read(version)?;
                    Some(Side::new(self.versions, read, &comparison.runs, change))
                };
                let (old, new) = (side(base, Change::Deleted)?, side(other, Change::Inserted)?);
                let kinds = meanings(&old, &new);
                let minor = kinds == Meanings::default();
                Some(if minor { Severity::Minor } else { Severity::Meaning(kinds) })
            }
            Relation::Reworded | Relation::Added | Relation::LeftOut => None,
        }
    }
}

/// How grave the changes are where no word came or went.
fn as_print(runs: &[DiffRun]) -> Severity {
    let same = runs.iter().all(|run| run.change == Change::Same);
    if same { Severity::None } else { Severity::Typographic }
}

fn meanings(old: &Side<'_>, new: &Side<'_>) -> Meanings {
    let found = [
        (Meaning::Negation, force_changes(old, new, Force::Negation) || prefixed(old, new)),
        (Meaning::Number, numbers_change(old, new)),
        (Meaning::Name, names::change(old, new)),
        (
            Meaning::Hedge,
            force_changes(old, new, Force::Hedge)
                || old.has(Force::Attribution) != new.has(Force::Attribution),
        ),
        (Meaning::Sentence, old.has_whole_sentence() || new.has_whole_sentence()),
    ];
    let changed = found.into_iter().filter(|(_, changed)| *changed);
    changed.fold(Meanings::default(), |kinds, (kind, _)| kinds.with(kind))
}

/// Whether words of one force came or went. One that went in a place and came in another of the same
/// sentence was moved.
fn force_changes(old: &Side<'_>, new: &Side<'_>, force: Force) -> bool {
    let mut by_sentence: BTreeMap<usize, i32> = BTreeMap::new();
    for (side, by) in [(old, -1), (new, 1)] {
        for sentence in side.changed_with(force) {
            *by_sentence.entry(sentence).or_default() += by;
        }
    }
    by_sentence.values().any(|&balance| balance != 0)
}

/// Letters put before a word that turn it round.
const TURNING: [&str; 7] = ["un", "in", "im", "il", "ir", "dis", "non"];

/// Letters from which a word can have a turning prefix: "able", not "to" and "into".
const SHORTEST_TURNED: usize = 4;

/// Whether a word was replaced by its opposite: "likely" and "unlikely".
fn prefixed(old: &Side<'_>, new: &Side<'_>) -> bool {
    let words = |side: &Side<'_>| -> BTreeSet<(usize, String)> {
        side.edited().map(|(word, local)| (local, word.key.clone())).collect()
    };
    let (olds, news) = (words(old), words(new));
    let turned = |(local, word): &(usize, String), others: &BTreeSet<(usize, String)>| {
        TURNING.iter().any(|prefix| {
            word.strip_prefix(prefix).is_some_and(|rest| {
                rest.len() >= SHORTEST_TURNED && others.contains(&(*local, rest.to_owned()))
            })
        })
    };
    olds.iter().any(|word| turned(word, &news)) || news.iter().any(|word| turned(word, &olds))
}

fn numbers_change(old: &Side<'_>, new: &Side<'_>) -> bool {
    replaced_figure(old, new)
        || gone_figure(old, new)
        || gone_figure(new, old)
        || swapped_figures(old, new)
}

/// Whether two figures changed places: the word after a figure follows another of them in the other
/// passage ("two died and five were hurt").
fn swapped_figures(old: &Side<'_>, new: &Side<'_>) -> bool {
    let (olds, news) = (old.figures_by_next_word(), new.figures_by_next_word());
    let in_both = |figure: &Figure| {
        old.all_figures().any(|other| other == figure)
            && new.all_figures().any(|other| other == figure)
    };
    olds.iter().any(|(word, figure)| {
        news.get(word).is_some_and(|other| figure != other && in_both(figure) && in_both(other))
    })
}

/// Whether a figure, and nothing else, stands in the place of another.
fn replaced_figure(old: &Side<'_>, new: &Side<'_>) -> bool {
    old.lone_figures().any(|(local, one)| {
        new.lone_figures().any(|(l, other)| {
            l == local
                && one != other
                && std::mem::discriminant(one) == std::mem::discriminant(other)
        })
    })
}

/// Whether a figure of `one` is nowhere in `other`.
fn gone_figure(one: &Side<'_>, other: &Side<'_>) -> bool {
    let dated = |figure: &Figure| {
        matches!(figure, Figure::Weekday(_) | Figure::Month(_) | Figure::RelativeDay)
    };
    // "on Tuesday", "yesterday" and "on 31 October" can be one day.
    let may_be_told_otherwise = |figure: &Figure, day_of_month: bool| {
        (dated(figure) || day_of_month)
            && other.changed_figures().any(|other| {
                dated(other) && std::mem::discriminant(other) != std::mem::discriminant(figure)
            })
    };
    one.changed_figures_with_months().any(|(figure, day_of_month)| {
        let counts = match figure {
            Figure::Number(n) => *n != ONE || other.changed_figures().any(is_number),
            Figure::Currency(_) => {
                other.all_figures().any(|other| matches!(other, Figure::Currency(_)))
            }
            Figure::Afternoon(_) => {
                other.all_figures().any(|other| matches!(other, Figure::Afternoon(_)))
            }
            Figure::RelativeDay => false,
            // "First" is as often an adverb.
            Figure::Ordinal(n) => *n > 1 || other.changed_figures().any(is_ordinal),
            Figure::Vague(_) | Figure::Weekday(_) | Figure::Month(_) => true,
        };
        counts
            && !other.all_figures().any(|other| other == figure)
            && !may_be_told_otherwise(figure, day_of_month)
    })
}

/// "One" is as often a pronoun; alone it is no figure that came or went.
const ONE: u64 = 1000;

fn is_ordinal(figure: &Figure) -> bool {
    matches!(figure, Figure::Ordinal(_))
}

fn is_number(figure: &Figure) -> bool {
    matches!(figure, Figure::Number(_))
}

#[cfg(test)]
mod tests;
