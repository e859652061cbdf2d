//! How much of each version stands in others, as bars with figures, and whom it most likely follows;
//! and, for a row, which versions share a wording and how grave the changes are.

use super::{Page, letter};
use crate::article::VersionId;
use crate::present::{Derivation, RowView, Shares, Source, Standing};
use crate::report::words;
use maud::{Markup, html};

/// Height of a bar in the units of its drawing; its width is 100 of them.
const HEIGHT: usize = 18;

impl Page<'_> {
    pub(super) fn derivation(&self) -> Markup {
        let derivations = &self.view.overview.derivation;
        html! {
            @if !derivations.is_empty() {
                section #derivation aria-labelledby="derivation-h" {
                    h2 #derivation-h { "Shared and own words" }
                    (patterns())
                    table.derivation {
                        caption {
                            (words::STANDINGS) "."
                            span.swatches {
                                @for standing in Standing::ALL {
                                    span { (swatch(standing)) " " (standing.name()) } " "
                                }
                            }
                        }
                        thead { tr {
                            th scope="col" { "Version" }
                            th scope="col" { "Against the base, " (self.name(self.base)) }
                            th scope="col" { "Against all others" }
                        } }
                        tbody {
                            @for derivation in derivations {
                                tr {
                                    th scope="row" { (self.name(derivation.version)) }
                                    td {
                                        @match &derivation.against_base {
                                            Some(shares) => (bar(shares)),
                                            None => "base",
                                        }
                                    }
                                    td { (bar(&derivation.against_all)) }
                                }
                            }
                        }
                    }
                    h3 { "Who follows whom: an estimate" }
                    p.legend { (words::ESTIMATE) }
                    ul.sources { @for derivation in derivations { (self.estimate(derivation)) } }
                }
            }
        }
    }

    fn estimate(&self, derivation: &Derivation) -> Markup {
        let sign = match derivation.estimate.source {
            Source::Follows(_) => "→",
            Source::Independent => "○",
            Source::Unclear => "?",
        };
        html! {
            li {
                span.who {
                    (self.name(derivation.version)) " "
                    span.badge { (sign) " " (words::source(derivation.estimate.source)) }
                }
                " " (derivation.estimate.reason)
            }
        }
    }

    /// How grave the change of a version's passage against the base's is.
    pub(super) fn severity(&self, row: &RowView, version: VersionId) -> Markup {
        let reading = row.reading_of(version).filter(|_| version != self.base);
        let severity = reading.and_then(|reading| reading.severity).and_then(words::severity);
        html! { @if let Some(text) = severity { span.note.severity { (text) } } }
    }

    /// Which versions share a wording, where there is more than one wording.
    pub(super) fn wordings(&self, row: &RowView) -> Markup {
        let gravest = row.severity.and_then(words::severity);
        html! {
            @if row.readings.len() > 1 {
                span.links {
                    span.k { "Readings " }
                    @for (n, reading) in row.readings.iter().enumerate() {
                        @if n > 0 { " | " }
                        span.together { @for &version in &reading.versions { (letter(version)) } }
                    }
                    @if let Some(text) = gravest { " " span.k { "Gravest change: " (text) } }
                }
            }
        }
    }
}

/// The patterns by which parts are told without their colour, once for the page.
fn patterns() -> Markup {
    html! {
        svg.patterns width="0" height="0" aria-hidden="true" {
            defs {
                pattern #hatched width="6" height="6" patternUnits="userSpaceOnUse" {
                    path.stroke d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" {}
                }
                pattern #dotted width="5" height="5" patternUnits="userSpaceOnUse" {
                    circle.dot cx="2.5" cy="2.5" r="1" {}
                }
            }
        }
    }
}

fn swatch(standing: Standing) -> Markup {
    html! {
        svg.swatch width="26" height="12" aria-hidden="true" {
            (part(standing, "0", "26"))
        }
    }
}

/// A bar, with its figures in words below it.
fn bar(shares: &Shares) -> Markup {
    let mut end = 0.0;
    let pieces = shares.parts().map(|piece| {
        let start = end;
        end += shares.share(piece.standing) * 100.0;
        (piece, format!("{start:.2}%"), format!("{:.2}%", end - start))
    });
    html! {
        svg.bar width="100%" height=(HEIGHT) aria-hidden="true" {
            @for (piece, start, width) in &pieces {
                @if piece.words > 0 { (part(piece.standing, start, width)) }
            }
        }
        span.shares { (words::shares(shares)) }
    }
}

/// A part of a bar: full, hatched, dotted or empty.
fn part(standing: Standing, from: &str, width: &str) -> Markup {
    let pattern = match standing {
        Standing::Verbatim | Standing::Own => None,
        Standing::Edited => Some("url(#hatched)"),
        Standing::Reworded => Some("url(#dotted)"),
    };
    html! {
        rect class=(standing.name()) x=(from) y="0" width=(width) height=(HEIGHT) {}
        @if let Some(pattern) = pattern {
            rect.pattern x=(from) y="0" width=(width) height=(HEIGHT) fill=(pattern) {}
        }
    }
}
