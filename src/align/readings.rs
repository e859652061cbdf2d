//! The distinct wordings of a row.

use super::{Row, atoms, compare};
use crate::article::{Place, Version, VersionId};
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

/// The form of a word by which wordings are compared: case, marks and the British and American
/// spelling make no difference.
#[must_use]
pub fn word_key(word: &str) -> String {
    atoms::word_key(word)
}
