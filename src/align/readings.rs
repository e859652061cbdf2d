//! The distinct wordings of a row.

use super::{Row, Severities, Severity, atoms, compare};
use crate::article::{Place, Version, VersionId, words_at};
use crate::watch::{Cancelled, Watch};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// One distinct wording in a row, typographic differences aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The versions that carry it, in order; the first gives the wording.
    pub versions: Vec<VersionId>,
}

/// The distinct wordings of `row`, most carried first, then by first version.
#[must_use]
pub fn readings(versions: &[Arc<Version>], row: &Row) -> Vec<Reading> {
    let mut known: Vec<Known<'_>> = Vec::new();
    for (v, cell) in row.cells.iter().enumerate() {
        let Some(passage) = cell else { continue };
        let wording = atoms::wording(versions, &passage.places);
        let letters = wording.concat();
        let same = |known: &&mut Known<'_>| {
            known.letters == letters
                && (known.wording == wording || reads_same(versions, known.places, &passage.places))
        };
        match known.iter_mut().find(same) {
            Some(known) => known.versions.push(VersionId::at(v)),
            None => known.push(Known {
                letters,
                wording,
                places: &passage.places,
                versions: vec![VersionId::at(v)],
            }),
        }
    }
    let mut readings: Vec<Reading> =
        known.into_iter().map(|known| Reading { versions: known.versions }).collect();
    readings.sort_by_key(|r| (Reverse(r.versions.len()), r.versions.first().copied()));
    readings
}

/// A wording that was found in a row.
struct Known<'a> {
    /// Its letters without spaces: only where these are equal can two wordings be the same.
    letters: String,
    wording: Vec<String>,
    places: &'a [Place],
    versions: Vec<VersionId>,
}

/// Whether two wordings differ by typography only.
fn reads_same(versions: &[Arc<Version>], one: &[Place], other: &[Place]) -> bool {
    compare::only_typography(&compare::diff(versions, one, other))
}

/// The wordings of a row over all its versions, whatever the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wordings {
    /// The distinct wordings; see [`readings`].
    pub readings: Vec<Reading>,
    /// How grave the change between each two readings is: by the one, then by the other, which comes
    /// before it.
    between: Vec<Vec<Option<Severity>>>,
    /// By reading: how grave the gravest change between versions that carry it is; they can only differ
    /// as print.
    within: Vec<Severity>,
    /// How grave the gravest change between any two versions is. `None` for a row of one version, and
    /// where no two are near enough for one to be a change of the other.
    pub severity: Option<Severity>,
}

/// The wordings of every row, in order.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn wordings(
    versions: &[Arc<Version>],
    rows: &[Row],
    watch: &Watch,
) -> Result<Vec<Wordings>, Cancelled> {
    let of = |row| watch.check().map(|()| wordings_of(versions, row));
    rows.par_iter().map(of).collect()
}

impl Wordings {
    /// How grave the change between two readings, by their places in `readings`, is; of one, how grave
    /// the gravest between the versions that carry it. `None` where they share too few words to say.
    #[must_use]
    pub fn severity_between(&self, one: usize, other: usize) -> Option<Severity> {
        if one == other {
            return self.within.get(one).copied();
        }
        self.between.get(one.max(other))?.get(one.min(other)).copied().flatten()
    }
}

fn wordings_of(versions: &[Arc<Version>], row: &Row) -> Wordings {
    let readings = readings(versions, row);
    let severities = Severities::new(versions, row);
    let firsts: Vec<VersionId> =
        readings.iter().filter_map(|reading| reading.versions.first().copied()).collect();
    let between: Vec<Vec<Option<Severity>>> = firsts
        .iter()
        .enumerate()
        .map(|(n, &one)| firsts.iter().take(n).map(|&b| severities.between(b, one)).collect())
        .collect();
    let within: Vec<Severity> = readings
        .iter()
        .map(|reading| match print_differs(versions, row, &reading.versions) {
            true => Severity::Typographic,
            false => Severity::None,
        })
        .collect();
    let of_several = readings.iter().zip(&within).filter(|(r, _)| r.versions.len() > 1);
    let severity = between
        .iter()
        .flatten()
        .copied()
        .flatten()
        .chain(of_several.map(|(_, &within)| within))
        .reduce(Severity::and);
    Wordings { readings, between, within, severity }
}

/// Whether versions of one wording differ as print.
fn print_differs(all: &[Arc<Version>], row: &Row, versions: &[VersionId]) -> bool {
    let words = |version: &VersionId| -> Vec<&str> {
        let cell = row.cells.get(version.index()).and_then(Option::as_ref);
        cell.map_or_else(Vec::new, |cell| {
            cell.places.iter().map(|&place| words_at(all, place).trim()).collect()
        })
    };
    versions.array_windows().any(|[one, other]| words(one) != words(other))
}

/// The form of a word by which wordings are compared: case, marks and the British and American
/// spelling make no difference.
#[must_use]
pub fn word_key(word: &str) -> String {
    atoms::word_key(word)
}
