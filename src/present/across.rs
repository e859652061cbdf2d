//! What stands by version index, seen through the versions that are shown.

use super::{Column, Presentation};
use crate::article::VersionId;

impl Presentation {
    /// The head of a version's column, where the version is shown.
    #[must_use]
    pub fn column(&self, version: VersionId) -> Option<&Column> {
        self.columns.iter().find(|column| column.version == version)
    }

    /// What the shown versions have of `cells`, which stand by version index.
    pub fn across<'a, T>(&'a self, cells: &'a [T]) -> impl Iterator<Item = (VersionId, &'a T)> {
        let cell = |version: VersionId| Some((version, cells.get(version.index())?));
        self.columns.iter().filter_map(move |column| cell(column.version))
    }

    /// The same, with a sentence in the overview for each file that could not be read: its name, and why. A
    /// comparison without it must say so.
    #[must_use]
    pub fn lacking(mut self, not_read: &[(String, String)]) -> Self {
        let sentence = |(file, why): &(String, String)| {
            format!("{file} could not be read and is not in the comparison: {why}.")
        };
        self.overview.sentences.extend(not_read.iter().map(sentence));
        self
    }

    /// How many versions took part in the comparison, shown or not.
    #[must_use]
    pub fn versions(&self) -> usize {
        self.overview.similarity.len().max(self.columns.len())
    }
}
