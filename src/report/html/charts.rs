//! Charts in the page: the same drawings as on screen, each with its figures as a table for readers who
//! can't see it, or want to count.

use super::Page;
use crate::charts::{self, Chart, ChartKind, USUAL_WIDTH};
use maud::{Markup, PreEscaped, html};

impl Page<'_> {
    /// A chart, where there is something to chart. In the page it has the page's own colours.
    pub(super) fn chart(&self, kind: ChartKind) -> Markup {
        let chart = charts::chart(self.view, kind, USUAL_WIDTH);
        html! { @if let Some(chart) = &chart { (figure(chart)) } }
    }
}

fn figure(chart: &Chart) -> Markup {
    html! {
        figure.chart-figure id={ "chart-" (chart.kind.key()) } {
            h3 { (chart.title) }
            div.chart-box { (PreEscaped(charts::element(chart))) }
            figcaption { (chart.description) }
            details {
                summary { "The figures of “" (chart.title) "” as a table" }
                div.chart-box {
                    table.figures-table {
                        caption { (chart.title) }
                        thead { tr {
                            @for head in &chart.table.heads { th scope="col" dir="auto" { (head) } }
                        } }
                        tbody {
                            @for row in &chart.table.rows {
                                tr {
                                    @for (n, cell) in row.cells.iter().enumerate() {
                                        @if n == 0 { th scope="row" dir="auto" { (cell) } }
                                        @else { td { (cell) } }
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
