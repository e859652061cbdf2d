//! Facts by versions, disagreements first.

use super::decisions::mark;
use super::{Page, letter};
use crate::article::{self, VersionId};
use crate::facts::{Agreement, FactId, FactStatus, Setting};
use crate::present::{FactReading, FactRow, Target};
use crate::report::{Section, words};
use crate::story::Story;
use maud::{Markup, html};

/// Facts whose values differ.
pub(super) fn differing(story: &Story) -> usize {
    story.facts.facts.iter().filter(|fact| fact.agreement == Agreement::Differ).count()
}

impl Page<'_> {
    /// A link to a fact by its label; the label alone where the fact is not written.
    pub(super) fn fact_link(&self, id: FactId, label: &str) -> Markup {
        let written = self.has(Section::Facts) && self.facts.contains(&id);
        html! {
            @if written { a.place href={ "#" (id) } dir="auto" { (label) } }
            @else { span.place dir="auto" { (label) } }
        }
    }

    pub(super) fn facts(&self) -> Markup {
        let of = |wanted: Agreement| -> Vec<&FactRow> {
            self.view.facts.rows.iter().filter(|row| row.agreement == wanted).collect()
        };
        let (differ, agree) = (of(Agreement::Differ), of(Agreement::Agree));
        html! {
            section #facts aria-labelledby="facts-h" {
                h2 #facts-h { "Facts" }
                @if self.view.facts.rows.is_empty() { p.nothing { "No facts were found." } }
                @else {
                    p.legend {
                        "Values in their normal form, with the words as written below. A differing "
                        "value is no contradiction: the texts may speak of other moments. “Not found” "
                        "says that the program recognised no mention; the side-by-side rows tell "
                        "whether the passage is there."
                    }
                    @if !differ.is_empty() { (self.fact_table("Values differ", &differ)) }
                    @if !agree.is_empty() {
                        (self.fact_table("The same in every version that has it", &agree))
                    }
                    (self.single_facts(&of(Agreement::Single)))
                }
            }
        }
    }

    fn fact_table(&self, heading: &str, rows: &[&FactRow]) -> Markup {
        html! {
            table.matrix.facts {
                caption { (heading) " " span.n { (rows.len()) } }
                thead { tr {
                    th scope="col" { "Fact" }
                    @for column in &self.view.columns {
                        th.head scope="col" { (self.name(column.version)) }
                    }
                } }
                tbody {
                    @for row in rows {
                        tr #(row.id) {
                            th scope="row" {
                                span dir="auto" { (row.label) } " " span.kind { (row.kind.name()) }
                                @if row.by_user { " " (mark()) }
                                (self.notes(&[Target::Fact(row.id)]))
                            }
                            @for column in &self.view.columns {
                                (self.fact_cell(column.version, row))
                            }
                        }
                    }
                }
            }
        }
    }

    fn fact_cell(&self, version: VersionId, row: &FactRow) -> Markup {
        let Some(reading) = row.cells.get(version.index()).and_then(Option::as_ref) else {
            let look = row.look.get(version.index()).copied().flatten();
            return html! {
                td.fate.absent {
                    span.version { (self.name(version)) " " }
                    "not found"
                    @if let Some(look) = look {
                        span.change { "look in " (self.link(look.place)) }
                    }
                    (self.notes(&[Target::FactIn(row.id, version)]))
                }
            };
        };
        html! {
            td class={ "fate " (reading.status.name()) } {
                span.version { (self.name(version)) " " }
                span.value dir="auto" {
                    @if reading.status == FactStatus::Differs {
                        span.sign aria-hidden="true" { "≠ " } span.vh { "differs: " }
                    }
                    (reading.value.as_deref().unwrap_or("value can’t be told"))
                }
                @if reading.by_user { " " (mark()) }
                (self.mention(reading))
                (self.notes(&[Target::FactIn(row.id, version)]))
            }
        }
    }

    /// The words as written and where they stand.
    fn mention(&self, reading: &FactReading) -> Markup {
        let place = reading.place;
        let written = article::words_at(&self.story.versions, place);
        html! {
            span.change {
                @if reading.value.as_deref() != Some(written) {
                    q dir="auto" lang=[self.language(place.paragraph.version)] { (written) } " "
                }
                (self.link(place)) ", " (reading.prominence) ", "
                (words::percent(reading.depth)) " down"
                @if reading.mentions > 1 { ", " (reading.mentions) " mentions" }
                @match reading.setting {
                    Setting::Text => {}
                    Setting::Quote => ", in a quote",
                    Setting::Caption => ", in a caption",
                    Setting::Correction => ", in a correction note",
                }
            }
        }
    }

    fn single_facts(&self, rows: &[&FactRow]) -> Markup {
        let of = |v: usize| -> Vec<(&FactRow, &FactReading)> {
            let reading = |row: &&FactRow| row.cells.get(v).is_some_and(Option::is_some);
            rows.iter()
                .filter(|row| reading(row))
                .filter_map(|row| Some((*row, row.cells.get(v)?.as_ref()?)))
                .collect()
        };
        html! {
            @if !rows.is_empty() {
                h3 { "In one version only " span.n { (rows.len()) } }
                div.singles {
                    @for column in &self.view.columns {
                        @let facts = of(column.version.index());
                        @if !facts.is_empty() {
                            section {
                                h4 { (letter(column.version)) " " (column.label) }
                                ul {
                                    @for (row, reading) in facts {
                                        li #(row.id) {
                                            span.value dir="auto" { (single_value(row, reading)) }
                                            " " span.kind { (row.kind.name()) }
                                            @if row.by_user { " " (mark()) }
                                            (self.mention(reading))
                                            (self.notes(&[Target::Fact(row.id)]))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The label, and the value where it says more.
fn single_value(row: &FactRow, reading: &FactReading) -> String {
    match &reading.value {
        Some(value) if *value != row.label => format!("{}: {value}", row.label),
        Some(_) => row.label.clone(),
        None => format!("{}: value can’t be told", row.label),
    }
}
