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

    /// How many versions took part in the comparison, shown or not.
    #[must_use]
    pub fn versions(&self) -> usize {
        self.overview.similarity.len().max(self.columns.len())
    }
}
