//! The rows side by side.

use super::decisions::mark;
use super::{Page, letter};
use crate::align::Relation;
use crate::article::{Role, VersionId};
use crate::present::{CellView, PassageView, RowView, TOO_LONG, Target, Typographic};
use crate::report::words;
use maud::{Markup, html};

/// Characters of the nearest passage where neither the base nor the version has the row.
const NOT_HERE_CHARS: usize = 90;

impl Page<'_> {
    pub(super) fn side_by_side(&self) -> Markup {
        html! {
            section #rows aria-labelledby="rows-h" {
                h2 #rows-h { "Side by side" }
                @if self.view.columns.len() > 1 { (self.legend()) }
                table.rows {
                    caption.vh { "The passages of all versions, one row for each passage" }
                    colgroup { col.narrow; @for _ in &self.view.columns { col; } }
                    thead { tr {
                        th.corner scope="col" { "Passage" }
                        @for column in &self.view.columns {
                            th.head scope="col" {
                                span.who { (self.name(column.version)) }
                                span.facts {
                                    @if let Some(day) = &column.published { (day) " · " }
                                    (words::counted(column.words, "word"))
                                    @if column.version == self.base { " · base" }
                                    @else { " · " (words::percent(column.shared)) " shared" }
                                }
                            }
                        }
                    } }
                    tbody { @for row in &self.view.rows { (self.row(row)) } }
                }
            }
        }
    }

    fn legend(&self) -> Markup {
        html! {
            p.legend {
                "Every version is compared with the base, " (self.name(self.base)) ". Words only in "
                "the version are " ins { "underlined" } ", words only in the base are "
                del { "struck out" } ", "
                @match self.view.typographic {
                    Typographic::Shown => {
                        span.typo { "dots below" } " mark a difference of punctuation, quotation "
                        "marks, dashes, white space, spelling or capitals only, "
                    }
                    Typographic::Hidden => {}
                }
                span.shifted { "a double line and arrows" } " words that stand "
                "elsewhere in the passage. A passage that is nearly all in other words is shown "
                "without marks. A hatched field says that the version leaves the passage "
                "out, and shows what comes nearest to it."
            }
        }
    }

    fn row(&self, row: &RowView) -> Markup {
        let only = row.only_in().filter(|_| self.story.versions.len() > 1);
        html! {
            tr #(row.id) {
                th.id scope="row" {
                    a href={ "#" (row.id) } { (row.id) }
                    @if let Some(version) = only { span.only { "only in " (letter(version)) } }
                    @if !row.quotes.is_empty() {
                        span.links {
                            span.k { "Quotes " }
                            @for quote in &row.quotes { (self.quote_link(*quote)) " " }
                        }
                    }
                    (self.wordings(row))
                    (self.notes(&[Target::Row(row.id)]))
                }
                @for (version, cell) in self.view.across(&row.cells) {
                    (self.cell(row, version, cell))
                }
            }
        }
    }

    fn cell(&self, row: &RowView, version: VersionId, cell: &CellView) -> Markup {
        let class = match cell {
            CellView::Passage(passage) if version == self.base => {
                format!("has base {}", passage.role.name())
            }
            CellView::Passage(passage) => {
                format!("has {} {}", passage.relation.name(), passage.role.name())
            }
            CellView::LeftOut(_) => "out".to_owned(),
            CellView::Elsewhere(_) | CellView::Empty(_) => "none".to_owned(),
        };
        html! {
            td class=(class) {
                span.version { (self.name(version)) }
                @match cell {
                    CellView::Passage(passage) => {
                        (self.marks(row, version, passage))
                        div.text { (self.diff(version, &passage.runs)) }
                    }
                    CellView::LeftOut(nearest) => {
                        p.marks { span.badge.left-out { "left out" } }
                        (self.nearest(*nearest))
                    }
                    CellView::Elsewhere(nearest) => {
                        p.marks { span.badge.not-here { "stands elsewhere" } }
                        (self.nearest_in(Some(*nearest), NOT_HERE_CHARS))
                    }
                    CellView::Empty(nearest) => {
                        p.marks { span.badge.not-here { "not here" } }
                        (self.nearest_in(*nearest, NOT_HERE_CHARS))
                    }
                }
                @if self.view.is_matched(row.id, version) { p.marks { (mark()) } }
                (self.notes(&[Target::Cell(row.id, version)]))
            }
        }
    }

    /// What is to be said about a passage besides its words.
    fn marks(&self, row: &RowView, version: VersionId, passage: &PassageView) -> Markup {
        let role = Some(passage.role).filter(|&role| role != Role::Body);
        let is_base = version == self.base;
        let alike = passage.similarity.filter(|_| !is_base && passage.relation != Relation::Same);
        html! {
            p.marks {
                @if !is_base {
                    span class={ "badge " (passage.relation.name()) } {
                        (words::relation(passage.relation))
                    }
                    @if let Some(share) = alike { span.alike { (words::percent(share)) " in common" } }
                }
                (self.severity(row, version))
                @if passage.moved { (self.moved(row, version)) }
                @if let Some(moved) = passage.moved_sentences_in_words() {
                    span.badge.moved { (moved) }
                }
                @if let Some(differences) = passage.typography_in_words() {
                    @match self.view.typographic {
                        Typographic::Shown => { span.note { (differences) } }
                        Typographic::Hidden => {}
                    }
                }
                @if passage.coarse { span.note { (TOO_LONG) } }
                @if let Some(join) = words::join(passage.join) { span.note { (join) } }
                @if let Some(role) = role { span.note { (role.name()) } }
            }
        }
    }

    /// Where a moved passage stands in its own version.
    fn moved(&self, row: &RowView, version: VersionId) -> Markup {
        html! {
            span.badge.moved {
                "moved: "
                @match self.index.before(version, row.id) {
                    Some(before) => { "here it follows " (self.row_link(before)) },
                    None => "here it comes first",
                }
            }
        }
    }
}
