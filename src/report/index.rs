//! Where things stand in the report, so that one part can link to another.

use crate::align::RowId;
use crate::article::{ParagraphId, Place, VersionId};
use crate::present::{CellView, RowView};
use std::collections::{HashMap, HashSet};

/// The rows by the places in them.
#[derive(Debug, Default)]
pub(super) struct Index {
    rows: HashMap<ParagraphId, Vec<(Place, RowId)>>,
    before: HashMap<(VersionId, RowId), Option<RowId>>,
    ids: HashSet<RowId>,
}

impl Index {
    /// The index of `rows`.
    pub(super) fn new(rows: &[RowView]) -> Self {
        let ids = rows.iter().map(|row| row.id).collect();
        let mut index = Self { ids, ..Self::default() };
        let versions = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        for v in 0..versions {
            let mut order: Vec<(Place, RowId)> = Vec::new();
            for row in rows {
                let Some(CellView::Passage(passage)) = row.cells.get(v) else { continue };
                order.extend(passage.places.first().map(|&place| (place, row.id)));
                for &place in &passage.places {
                    index.rows.entry(place.paragraph).or_default().push((place, row.id));
                }
            }
            order.sort_unstable();
            let mut before = None;
            for (_, row) in order {
                index.before.insert((VersionId::at(v), row), before);
                before = Some(row);
            }
        }
        index
    }

    /// Whether a row is among them.
    pub(super) fn has(&self, row: RowId) -> bool {
        self.ids.contains(&row)
    }

    /// The row in which `place` begins.
    pub(super) fn row_of(&self, place: Place) -> Option<RowId> {
        let start = place.span.start();
        let places = self.rows.get(&place.paragraph)?;
        let holds = |p: &Place| p.span.start() <= start && start < p.span.end();
        places.iter().find(|(p, _)| holds(p)).map(|&(_, row)| row)
    }

    /// The row that `version` itself has before `row`; `None` where it begins with it.
    pub(super) fn before(&self, version: VersionId, row: RowId) -> Option<RowId> {
        self.before.get(&(version, row)).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{present, testing};
    use crate::watch::Watch;

    #[test]
    fn rows_are_found_by_place_and_know_what_stands_before_them_in_each_version() {
        let texts = ["Title", "One.", "Two."];
        let versions = vec![testing::version("A", &texts), testing::version("B", &texts)];
        let rows: &[&[Option<usize>]] =
            &[&[Some(0), Some(0)], &[Some(1), Some(2)], &[Some(2), Some(1)]];
        let story = testing::story(versions, rows);
        let view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let index = Index::new(&view.rows);
        assert_eq!(index.row_of(testing::place(&story, 1, "wo")), Some(RowId(1)));
        assert_eq!(index.before(VersionId(0), RowId(1)), Some(RowId(0)));
        assert_eq!(index.before(VersionId(1), RowId(1)), Some(RowId(2)));
        assert_eq!(index.before(VersionId(1), RowId(0)), None);
    }
}
