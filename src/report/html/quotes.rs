//! Quotes by versions, and below each its readings.

use super::Page;
use super::decisions::mark;
use crate::align::Change;
use crate::article::{self, VersionId};
use crate::charts::ChartKind;
use crate::present::{QuoteCellView, QuoteReading, QuoteRow, SpeakerGroup, Target};
use crate::quotes::{QuoteId, QuoteKind, QuoteStatus};
use crate::report::{Section, words};
use maud::{Markup, html};

/// Characters of a quote that are shown in the matrix; its readings have all of it.
const MATRIX_CHARS: usize = 160;

impl Page<'_> {
    /// A link to a quote; its name alone where the quote is not written.
    pub(super) fn quote_link(&self, id: QuoteId) -> Markup {
        let written = self.has(Section::Quotes) && self.quotes.contains(&id);
        html! { @if written { a href={ "#" (id) } { (id) } } @else { (id) } }
    }

    pub(super) fn quotes(&self) -> Markup {
        let speakers = &self.view.quotes.speakers;
        html! {
            section #quotes aria-labelledby="quotes-h" {
                h2 #quotes-h { "Quotes" }
                @if speakers.is_empty() { p.nothing { "No quotes were found." } }
                @else {
                    p.legend {
                        "Each quote is compared with the fullest form that any version has of it. "
                        @for status in QuoteStatus::ALL {
                            span.sign { (status.sign()) } " " (explained(status)) ", "
                        }
                        span.sign { "–" } " absent. Below a speaker: words in quotation marks, in "
                        "brackets those reported without marks, and how far down the text the first "
                        "and the last of these quotes stand."
                    }
                    (self.chart(ChartKind::VoiceShare))
                    (self.chart(ChartKind::QuotePositions))
                    table.matrix {
                        caption { "Quotes by version, grouped by speaker" }
                        thead { tr {
                            th scope="col" { "Speaker and quote" }
                            @for column in &self.view.columns {
                                th.head scope="col" { (self.name(column.version)) }
                            }
                        } }
                        @for group in speakers { (self.speaker(group)) }
                    }
                    section #readings aria-labelledby="readings-h" {
                        h2 #readings-h { "How each quote reads" }
                        @for row in speakers.iter().flat_map(|group| &group.quotes) {
                            (self.readings(row, speaker_of(speakers, row)))
                        }
                    }
                }
            }
        }
    }

    fn speaker(&self, group: &SpeakerGroup) -> Markup {
        let words = group.direct_words.iter().zip(&group.indirect_words);
        let counts: Vec<_> =
            words.zip(&group.reach).map(|((&d, &i), &reach)| (d, i, reach)).collect();
        html! {
            tbody {
                tr.speaker {
                    th scope="rowgroup" dir="auto" {
                        (group.name.as_deref().unwrap_or("Speaker can’t be told"))
                        @if let Some(kind) = group.kind {
                            " " span.kind { (words::speaker_kind(kind)) }
                        }
                        @if group.by_user { " " (mark()) }
                        @if group.quotes.is_empty() {
                            span.change { "named by some versions for quotes listed elsewhere" }
                        }
                    }
                    @for (version, &(direct, indirect, reach)) in self.view.across(&counts) {
                        td.voice {
                            span.version { (self.name(version)) " " }
                            @if direct + indirect == 0 { span.zero { "no words" } }
                            @else {
                                (words::counted(direct, "word"))
                                @if indirect > 0 { " (" (indirect) ")" }
                                @if let Some(reach) = reach {
                                    span.change { (words::reach(reach)) }
                                }
                            }
                        }
                    }
                }
                @for row in &group.quotes {
                    tr {
                        th scope="row" {
                            a href={ "#" (row.id) } dir="auto" lang=[self.language(row.fullest)] {
                                (words::excerpt(&row.text, MATRIX_CHARS))
                            }
                        }
                        @for (version, cell) in self.view.across(&row.cells) {
                            (self.quote_cell(row, version, cell))
                        }
                    }
                }
            }
        }
    }

    fn quote_cell(&self, row: &QuoteRow, version: VersionId, cell: &QuoteCellView) -> Markup {
        let notes = self.notes(&[Target::QuoteIn(row.id, version)]);
        html! {
            @match cell {
                QuoteCellView::Present(reading) => td class={ "fate " (reading.status.name()) } {
                    span.version { (self.name(version)) " " }
                    span.sign aria-hidden="true" { (reading.sign()) } " "
                    (reading.label())
                    @for change in &reading.changes {
                        span.change { (change.label()) }
                    }
                    @for change in &reading.attribution_changes {
                        span.change { (change.label()) }
                    }
                    (notes)
                },
                QuoteCellView::Absent(nearest) => td.fate.absent {
                    span.version { (self.name(version)) " " }
                    span.sign aria-hidden="true" { "–" } " absent"
                    span.change {
                        @match nearest {
                            Some(n) => {
                                "nearest " (self.link(n.place)) ", " (words::percent(n.similarity))
                            },
                            None => "nothing near",
                        }
                    }
                    (notes)
                },
            }
        }
    }

    fn readings(&self, row: &QuoteRow, speaker: Option<&str>) -> Markup {
        html! {
            article.quote #(row.id) {
                h3 {
                    span.qid { (row.id) } " " (speaker.unwrap_or("Speaker can’t be told"))
                    @if row.by_user { " " (mark()) }
                }
                (self.notes(&[Target::Quote(row.id)]))
                blockquote dir="auto" lang=[self.language(row.fullest)] { (row.text) }
                p.fullest { "The fullest form, as " (self.name(row.fullest)) " has it." }
                dl.readings {
                    @for (version, cell) in self.view.across(&row.cells) {
                        @if let QuoteCellView::Present(reading) = cell {
                            div {
                                dt { (self.name(version)) }
                                dd { (self.reading(row, version, reading)) }
                            }
                        }
                    }
                }
                (self.absences(row))
            }
        }
    }

    /// The versions that do not have a quote: each with what comes nearest, those with nothing near
    /// together.
    fn absences(&self, row: &QuoteRow) -> Markup {
        let absent = self.view.across(&row.cells).filter_map(|(version, cell)| match cell {
            QuoteCellView::Absent(nearest) => Some((version, *nearest)),
            QuoteCellView::Present(_) => None,
        });
        let (near, far): (Vec<_>, Vec<_>) = absent.partition(|(_, nearest)| nearest.is_some());
        html! {
            @if !near.is_empty() || !far.is_empty() {
                dl.absences {
                    @for (version, nearest) in near {
                        div.absent {
                            dt { span.badge.left-out { "absent" } " " (self.name(version)) }
                            dd { (self.nearest(nearest)) }
                        }
                    }
                    @if !far.is_empty() {
                        div.absent {
                            dt {
                                span.badge.left-out { "absent" }
                                @for (version, _) in &far { " " (self.name(*version)) }
                            }
                            dd { p.nearest { "No passage comes near." } }
                        }
                    }
                }
            }
        }
    }

    fn reading(&self, row: &QuoteRow, version: VersionId, reading: &QuoteReading) -> Markup {
        html! {
            p.marks {
                span class={ "badge " (reading.status.name()) } {
                    (reading.sign()) " " (reading.label())
                }
                @for change in &reading.changes {
                    span.note { (change.label()) }
                }
                @for change in &reading.attribution_changes {
                    span.note { (change.label()) }
                }
                @if let Some(severity) = reading.severity() {
                    span.note.severity { (severity.name()) }
                }
                @if reading.kind != QuoteKind::Direct { span.note { (reading.kind.name()) } }
                @if let Some(&place) = reading.places.first() {
                    span.note { "in " (self.link(place)) ", " (words::percent(reading.depth)) " down" }
                }
            }
            @if version != row.fullest {
                @if reading.runs.iter().all(|run| run.change == Change::Same) {
                    p.same-words { "In the same words." }
                } @else {
                    div.text { (self.diff(version, &reading.runs)) }
                }
            }
            (self.source(version, reading))
        }
    }

    /// Who speaks, by which words, and why the program thinks so.
    fn source(&self, version: VersionId, reading: &QuoteReading) -> Markup {
        let words_at = |place| article::words_at(&self.story.versions, place);
        html! {
            p.why {
                @match &reading.speaker {
                    Some(speaker) if reading.by_user => {
                        "Speaker: " b dir="auto" { (speaker) }
                    },
                    Some(speaker) => {
                        "Speaker: " b dir="auto" { (speaker) } ", "
                        (words::percent(reading.confidence)) " sure"
                    },
                    None => "Speaker: can’t be told",
                }
                @if !reading.rivals.is_empty() {
                    ", between " (reading.rivals.join(" and "))
                }
                @if !reading.reason.is_empty() { " (" (reading.reason) ")" }
                @if let Some(attribution) = reading.attribution {
                    ". Named as " q lang=[self.language(version)] { (words_at(attribution)) }
                    @if let Some(cue) = reading.cue {
                        " by " q lang=[self.language(version)] { (words_at(cue)) }
                    }
                }
                @if let Some(addressee) = reading.addressee {
                    ". Said to " q lang=[self.language(version)] { (words_at(addressee)) }
                }
                @if let Some(reporter) = reading.reporter {
                    ". Passed on by " q lang=[self.language(version)] { (words_at(reporter)) }
                }
                "."
                @if !reading.repeats.is_empty() {
                    " Repeated in "
                    @for &place in &reading.repeats { (self.link(place)) " " }
                }
            }
        }
    }
}

/// What a status means, for the legend.
fn explained(status: QuoteStatus) -> &'static str {
    match status {
        QuoteStatus::Full => "all its words",
        QuoteStatus::Trimmed => "part of its words",
        QuoteStatus::Reworded => "other words in quotation marks",
        QuoteStatus::Paraphrased => "without quotation marks",
        QuoteStatus::Fragment => "a word or two",
        QuoteStatus::OtherSpeaker => "given to somebody else",
    }
}

fn speaker_of<'a>(groups: &'a [SpeakerGroup], row: &QuoteRow) -> Option<&'a str> {
    let group = groups.iter().find(|group| group.quotes.iter().any(|other| other.id == row.id))?;
    group.name.as_deref()
}
