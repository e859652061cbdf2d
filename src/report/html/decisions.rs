//! What a person decided about quotes, speakers and facts, and where it changed nothing.

use super::Page;
use crate::present::DecisionView;
use crate::report::words;
use maud::{Markup, html};

impl Page<'_> {
    /// The list of decisions; nothing where there are none.
    pub(super) fn decisions(&self) -> Markup {
        let decisions = self.view.decisions();
        html! {
            @if !decisions.is_empty() {
                section #decisions aria-labelledby="decisions-h" {
                    h2 #decisions-h { "Set by you" }
                    p.legend {
                        "What the user of the program decided about quotes, speakers and facts. It is "
                        "marked where it stands with " (mark()) "."
                    }
                    ul.sentences { @for decision in decisions { (line(decision)) } }
                }
            }
        }
    }
}

/// The mark of what a person decided.
pub(super) fn mark() -> Markup {
    html! { span.note.by-user { (words::BY_USER) } }
}

fn line(decision: &DecisionView) -> Markup {
    html! {
        li #(decision.key) dir="auto" {
            (decision.text) "."
            @for id in decision.changed() { " " a.place href={ "#" (id) } { (id) } }
            @if let Some(why) = decision.unmet { " " b { "Without effect" } ": " (why.reason()) "." }
        }
    }
}
