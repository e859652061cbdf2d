//! The distinct wordings of a row.

use super::{Row, atoms};
use crate::article::{Version, VersionId};
use std::cmp::Reverse;
use std::collections::BTreeMap;
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
    let mut by_wording: BTreeMap<Vec<String>, Vec<VersionId>> = BTreeMap::new();
    for (v, cell) in row.cells.iter().enumerate() {
        if let Some(passage) = cell {
            let wording = atoms::wording(versions, &passage.places);
            by_wording.entry(wording).or_default().push(VersionId::at(v));
        }
    }
    let mut readings: Vec<Reading> =
        by_wording.into_values().map(|versions| Reading { versions }).collect();
    readings.sort_by_key(|r| (Reverse(r.versions.len()), r.versions.first().copied()));
    readings
}

/// The form of a word by which wordings are compared: case, marks and the British and American
/// spelling make no difference.
#[must_use]
pub fn word_key(word: &str) -> String {
    atoms::key(word)
}
