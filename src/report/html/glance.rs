//! The versions with their sources, how alike they are, and how each begins.

use super::Page;
use crate::article::{self, Version, VersionId};
use crate::charts::ChartKind;
use crate::present::Column;
use crate::report::words;
use maud::{Markup, html};

/// Steps of the heat map's shading.
const SHADES: f32 = 9.0;

/// Characters of the first paragraph that are shown of each version.
const OPENING_CHARS: usize = 420;

impl Page<'_> {
    pub(super) fn versions(&self) -> Markup {
        html! {
            section #versions aria-labelledby="versions-h" {
                h2 #versions-h { "Versions" }
                table.versions {
                    caption {
                        "The texts that are compared. “Shared with base” is the share of a "
                        "version’s words that stand in passages which "
                        (self.name(self.base)) " has too."
                    }
                    thead { tr {
                        th scope="col" { "Version" }
                        th scope="col" { "Headline and source" }
                        th scope="col" { "Published" }
                        th.num scope="col" { "Words" }
                        th.num scope="col" { "Shared with base" }
                    } }
                    tbody {
                        @for column in &self.view.columns {
                            @if let Some(version) = self.story.versions.get(column.version.index()) {
                                (self.version_row(column, version))
                            }
                        }
                    }
                }
                (self.not_shown())
            }
        }
    }

    /// The versions that took part in the comparison and are not written.
    fn not_shown(&self) -> Markup {
        let versions = self.story.versions.iter().enumerate();
        let hidden: Vec<_> = versions
            .map(|(v, version)| (VersionId::at(v), &version.source))
            .filter(|(id, _)| self.view.column(*id).is_none())
            .collect();
        html! {
            @if !hidden.is_empty() {
                p.legend { "Took part in the comparison and are not shown:" }
                ul.sentences {
                    @for (id, source) in hidden {
                        li {
                            (self.name(id)) " · " span.file { (source.file) } " · SHA-256 "
                            code { (source.sha256) }
                        }
                    }
                }
            }
        }
    }

    fn version_row(&self, column: &Column, version: &Version) -> Markup {
        let source = &version.source;
        html! {
            tr id={ "version-" (column.version) } {
                th scope="row" { (self.name(column.version)) }
                td {
                    @match &column.headline {
                        Some(headline) => p.title dir="auto" lang=[self.language(column.version)] {
                            (headline)
                        },
                        None => p.unknown { "No headline found" },
                    }
                    @if let Some(byline) = &version.article.byline { p.byline dir="auto" { (byline) } }
                    p.source {
                        span.file { (source.file) } " · " (source.format.name()) " · "
                        (source.encoding)
                    }
                    p.hash { "SHA-256 " code { (source.sha256) } }
                    @if !version.warnings.is_empty() {
                        ul.warnings {
                            @for warning in &version.warnings { li { (warning.message) } }
                        }
                    }
                }
                td {
                    span.k { "Published " }
                    @match &column.published {
                        Some(day) => time datetime=(day) { (day) },
                        None => span.unknown { "no date" },
                    }
                }
                td.num { span.k { "Words " } (column.words) }
                td.num {
                    span.k { "Shared with base " }
                    @if column.version == self.base { "base" }
                    @else { (words::percent(column.shared)) }
                }
            }
        }
    }

    pub(super) fn glance(&self) -> Markup {
        html! {
            section #glance aria-labelledby="glance-h" {
                h2 #glance-h { "At a glance" }
                div.openings {
                    @for opening in &self.view.overview.openings {
                        article.opening lang=[self.language(opening.version)] {
                            p.who { (self.name(opening.version)) }
                            @if let Some(headline) = &opening.headline {
                                h3 dir="auto" { (headline) }
                            }
                            @if let Some(first) = opening.first {
                                p dir="auto" {
                                    (words::excerpt(
                                        article::words_at(&self.story.versions, first),
                                        OPENING_CHARS,
                                    ))
                                }
                            }
                        }
                    }
                }
                @if self.view.columns.len() > 1 {
                    div.likeness { (self.heat_map()) (self.timeline()) }
                    (self.chart(ChartKind::Coverage))
                    (self.chart(ChartKind::Timeline))
                }
            }
        }
    }

    fn heat_map(&self) -> Markup {
        html! {
            table.heat {
                caption {
                    "How alike the versions are: the share of their words, in percent, that stand "
                    "in passages both have and are the same there. Darker is more alike."
                }
                thead { tr {
                    td {}
                    @for column in &self.view.columns { th scope="col" { (column.version) } }
                } }
                tbody {
                    @for (version, line) in self.view.across(&self.view.overview.similarity) {
                        tr {
                            th scope="row" { (self.name(version)) }
                            @for (other, share) in self.view.across(line) {
                                @if other == version { td.self { "–" } }
                                @else { td class=(shade(*share)) { (words::percent(*share)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn timeline(&self) -> Markup {
        let day =
            |version: VersionId| self.view.column(version).and_then(|c| c.published.as_deref());
        let timeline = &self.view.overview.timeline;
        html! {
            @if timeline.iter().any(|&version| day(version).is_some()) {
                figure.timeline {
                    figcaption { "In order of publication" }
                    ol {
                        @for &version in timeline {
                            li {
                                span.day { (day(version).unwrap_or("no date")) }
                                " " (self.name(version))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn shade(share: f32) -> String {
    format!("h{:.0}", (share * SHADES).clamp(0.0, SHADES))
}
