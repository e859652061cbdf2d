//! The rows: side by side in a table where a sheet holds all versions, else one below the other.

use super::Page;
use super::xml::{Cell, Run};
use crate::align::{Change, DiffRun};
use crate::article::VersionId;
use crate::present::{CellView, RowView, Target, Typographic};
use crate::report::{told, words};

impl<'a> Page<'a> {
    pub(super) fn rows(&mut self) {
        self.body.heading("Heading1", &[Run::plain("Side by side")]);
        self.legend();
        let view = self.view;
        if self.side_by_side() {
            let rows: Vec<_> = view
                .rows
                .iter()
                .map(|row| {
                    let cells = view.across(&row.cells).map(|(v, cell)| self.cell(row, v, cell));
                    std::iter::once(self.row_head(row)).chain(cells).collect::<Vec<_>>()
                })
                .collect();
            let shares: Vec<u32> =
                std::iter::once(12).chain(view.columns.iter().map(|_| 30)).collect();
            self.body.table(&self.version_heads("Row"), &shares, &rows);
            return;
        }
        for row in &view.rows {
            self.body.heading("Heading2", &[Run::plain(row.id.to_string())]);
            let rows: Vec<_> = view
                .across(&row.cells)
                .map(|(v, cell)| vec![vec![self.name(v)], self.cell(row, v, cell)])
                .collect();
            self.body.table(&[], &[22, 78], &rows);
            let below = self.row_head(row).into_iter().skip(1);
            below.for_each(|runs| self.body.paragraph("Normal", &runs));
        }
    }

    fn legend(&mut self) {
        let mut runs = vec![Run::plain("Compared with ")];
        runs.extend(self.name(self.base));
        runs.extend([
            Run::plain(": "),
            Run::inserted("only in the version"),
            Run::plain(" (bold, underlined), "),
            Run::deleted("only in the base"),
            Run::plain(" (struck out), "),
            Run::moved("⟨↕ elsewhere in the base’s passage⟩"),
            Run::plain(" (double line)"),
        ]);
        if self.view.typographic == Typographic::Shown {
            runs.extend([
                Run::plain(", "),
                Run::typographic("another typography"),
                Run::plain(" (dots below)"),
            ]);
        }
        runs.push(Run::plain(
            ". A passage that is nearly all in other words is shown without marks.",
        ));
        self.body.paragraph("Normal", &runs);
    }

    /// The row's name, which versions share a wording, and what was noted.
    fn row_head(&self, row: &RowView) -> Cell<'a> {
        let mut cell = vec![vec![Run::strong(row.id.to_string())]];
        if row.readings.len() > 1 {
            let readings: Vec<String> =
                row.readings.iter().map(|reading| words::letters(&reading.versions)).collect();
            let gravest = row.severity.and_then(words::severity);
            let gravest = gravest.map_or_else(String::new, |what| format!("; gravest: {what}"));
            cell.push(vec![Run::small(format!("Readings: {}{gravest}", readings.join(" | ")))]);
        }
        let notes = self.notes(Target::Row(row.id));
        if !notes.is_empty() {
            cell.push(notes);
        }
        cell
    }

    fn cell(&self, row: &RowView, version: VersionId, cell: &CellView) -> Cell<'a> {
        let by_user = self.view.is_matched(row.id, version);
        let mark = if by_user { format!(", {}", words::BY_USER) } else { String::new() };
        let label = |text: &str| vec![Run::emphasis(format!("{text}{mark}"))];
        let mut paragraphs = match cell {
            CellView::Passage(passage) => {
                let mut paragraphs = vec![label(
                    &told::marks((self.view, self.base, &self.index), row, version, passage)
                        .join(", "),
                )];
                paragraphs.extend(self.diff(version, &passage.runs));
                paragraphs
            }
            CellView::LeftOut(near) => vec![label("left out"), self.nearest(*near)],
            CellView::Elsewhere(near) => vec![label("stands elsewhere"), self.nearest(Some(*near))],
            CellView::Empty(near) => vec![label("not here"), self.nearest(*near)],
        };
        let notes = self.notes(Target::Cell(row.id, version));
        if !notes.is_empty() {
            paragraphs.push(notes);
        }
        paragraphs
    }

    /// A word diff as paragraphs.
    pub(super) fn diff(&self, version: VersionId, runs: &[DiffRun]) -> Cell<'a> {
        let own = self.language(version);
        let of_base = self.language(self.base);
        let blocks = words::toned(self.story, runs).into_iter();
        let piece = |piece: words::Piece<'a>| match piece.change {
            Change::Same => Run::plain(piece.text).in_language(own),
            Change::Typographic => Run::typographic(piece.text).in_language(own),
            Change::Inserted => Run::inserted(piece.text).in_language(own),
            Change::Deleted => Run::deleted(piece.text).in_language(of_base),
            Change::Moved => {
                let bare = piece.text.trim_end();
                let space = piece.text.strip_prefix(bare).unwrap_or_default();
                Run::moved(format!("⟨↕ {bare}⟩{space}")).in_language(own)
            }
        };
        blocks.map(|block| block.into_iter().map(piece).collect()).collect()
    }
}
