//! Word choice: the words of one version where another has others, names of one thing, and the verbs
//! with which speakers are made to speak.

use super::Page;
use crate::article::VersionId;
use crate::present::{WordingRow, WordingUse};
use crate::report::words;
use maud::{Markup, html};

/// Places that are linked in one cell; the others are counted.
const LINKED: usize = 4;

impl Page<'_> {
    pub(super) fn wording(&self) -> Markup {
        let view = &self.view.wording;
        html! {
            section #wording aria-labelledby="wording-h" {
                h2 #wording-h { "Word choice" }
                @if view.is_empty() { p.nothing { "No differing words were found." } }
                @else {
                    p.legend { (words::WORDING) }
                    (self.wording_table("One word or the other", "Words", &view.choices))
                    (self.wording_table("Names for the same", "Name", &view.names))
                    (self.wording_table("How each voice speaks", "Speaker", &view.reporting))
                }
            }
        }
    }

    fn wording_table(&self, heading: &str, first: &str, rows: &[WordingRow]) -> Markup {
        html! {
            @if !rows.is_empty() {
                table.matrix.wording {
                    caption { (heading) " " span.n { (rows.len()) } }
                    thead { tr {
                        th scope="col" { (first) }
                        @for column in &self.view.columns {
                            th.head scope="col" { (self.name(column.version)) }
                        }
                    } }
                    tbody {
                        @for row in rows {
                            tr #(row.key) {
                                th scope="row" {
                                    span dir="auto" { (row.label) }
                                    @if let Some(kind) = row.kind { " " span.kind { (kind) } }
                                }
                                @for (version, uses) in self.view.across(&row.cells) {
                                    (self.wording_cell(version, uses))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn wording_cell(&self, version: VersionId, uses: &[WordingUse]) -> Markup {
        html! {
            td.fate.absent[uses.is_empty()] {
                span.version { (self.name(version)) " " }
                @if uses.is_empty() { "–" }
                @for one in uses {
                    span.value dir="auto" lang=[self.language(version)] { (one.words) }
                    span.change {
                        (one.count_in_words())
                        @if let Some(class) = one.class.filter(|class| *class != one.words) {
                            ", " (class)
                        }
                        @for &place in one.places.iter().take(LINKED) { " " (self.link(place)) }
                        @if one.places.len() > LINKED { " …" }
                    }
                }
            }
        }
    }
}
