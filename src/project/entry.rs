//! One version of a project in three layers: what its file says, what the other files of its outlet tell
//! of it, and what the user decided about it. Only the first and the last are kept in a story file.

use super::VersionKey;
use crate::article::{Role, Version};
use crate::corrections::{self, Corrected, Correction};
use crate::read::outlets::{self, OutletKey};
use crate::read::repetition::{self, Filed, Repeated};
use crate::read::rules::Rules;
use std::sync::Arc;

/// One version of a project: what was read, and what the user decided about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    key: VersionKey,
    from_file: Arc<Version>,
    as_read: Arc<Version>,
    corrections: Vec<Correction>,
    corrected: Corrected,
}

impl Entry {
    /// A version with decisions about it.
    #[must_use]
    pub fn new(key: VersionKey, from_file: Arc<Version>, corrections: Vec<Correction>) -> Self {
        let corrected = corrections::apply(&from_file, &corrections);
        Self { key, as_read: Arc::clone(&from_file), from_file, corrections, corrected }
    }

    /// Its identity.
    #[must_use]
    pub fn key(&self) -> VersionKey {
        self.key
    }

    pub(super) fn set_key(&mut self, key: VersionKey) {
        self.key = key;
    }

    /// What was read from its file alone.
    #[must_use]
    pub fn from_file(&self) -> &Arc<Version> {
        &self.from_file
    }

    /// What was read, with what its outlet repeats around its articles set apart.
    #[must_use]
    pub fn as_read(&self) -> &Arc<Version> {
        &self.as_read
    }

    /// What the analysis is given: what was read, with the decisions applied.
    #[must_use]
    pub fn version(&self) -> &Arc<Version> {
        &self.corrected.version
    }

    /// The decisions.
    #[must_use]
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// The decisions whose place can't be found.
    #[must_use]
    pub fn lost(&self) -> &[Correction] {
        &self.corrected.lost
    }

    /// Under which names rules for outlets may speak of it, with what the user said of its outlet.
    #[must_use]
    pub fn outlet_keys(&self) -> Vec<OutletKey> {
        outlets::keys(self.version())
    }

    /// The paragraphs whose role the user has set, by index, with the role.
    pub fn roles_set(&self) -> impl Iterator<Item = (u32, Role)> + '_ {
        self.corrections.iter().filter_map(|correction| match correction {
            Correction::Role(anchor, role) => Some((anchor.resolve(&self.as_read.article)?, *role)),
            Correction::Label(_)
            | Correction::Headline(_)
            | Correction::Byline(_)
            | Correction::Published(_)
            | Correction::Outlet(_) => None,
        })
    }

    pub(super) fn corrected_by(&self, correction: Correction) -> Self {
        self.with(corrections::with(&self.corrections, correction, &self.as_read))
    }

    /// The same with these decisions.
    pub(super) fn with(&self, corrections: Vec<Correction>) -> Self {
        let corrected = corrections::apply(&self.as_read, &corrections);
        Self { corrections, corrected, ..self.clone() }
    }

    /// The same with the user's rules laid over what was read. What was set by hand stays.
    pub(super) fn ruled(&self, rules: &Rules) -> Self {
        let mut version = Version::clone(&self.from_file);
        // A warning that a rule was refused is said once, however often the rules are applied.
        let warnings = std::mem::take(&mut version.warnings);
        rules.apply_as(&mut version, &self.outlet_keys());
        let new = std::mem::replace(&mut version.warnings, warnings);
        let unsaid = new.into_iter().filter(|one| !self.from_file.warnings.contains(one));
        version.warnings.extend(unsaid);
        if version == *self.from_file {
            return self.clone();
        }
        Self::new(self.key, Arc::new(version), self.corrections.clone())
    }

    fn set_apart(&mut self, repeated: &[Repeated]) {
        let as_read = if repeated.is_empty() {
            Arc::clone(&self.from_file)
        } else {
            let mut version = Version::clone(&self.from_file);
            for one in repeated {
                if let Some(paragraph) = version.article.paragraphs.get_mut(one.index) {
                    paragraph.role = Role::Boilerplate;
                    paragraph.why = Some(one.why.clone());
                }
            }
            Arc::new(version)
        };
        if as_read != self.as_read {
            self.as_read = as_read;
            self.corrected = corrections::apply(&self.as_read, &self.corrections);
        }
    }
}

/// Sets apart in each version what its outlet repeats around its articles, as all versions tell it
/// together. It depends on the versions alone and on which outlet they are of, so that it is the same in
/// whatever order they came, and goes when they go.
pub(super) fn set_apart_repeated(entries: &mut [Entry]) {
    let files: Vec<Filed<'_>> = entries
        .iter()
        .map(|entry| Filed {
            outlet: outlets::named(entry.version()),
            article: &entry.from_file.article,
        })
        .collect();
    let found = repetition::find(&files);
    for (entry, repeated) in entries.iter_mut().zip(found) {
        entry.set_apart(&repeated);
    }
}

#[cfg(test)]
pub(crate) mod tests;
