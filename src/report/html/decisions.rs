//! What a person decided, and where it changed nothing; comments and checks where they belong.

use super::Page;
use crate::present::{DecisionView, Target};
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
                        "What the user of the program decided about versions, passages, quotes, "
                        "speakers and facts, their comments, and what they checked. It is marked where "
                        "it stands with " (mark()) "."
                    }
                    ul.sentences { @for decision in decisions { (self.decision(decision)) } }
                }
            }
        }
    }

    fn decision(&self, decision: &DecisionView) -> Markup {
        html! {
            li #(decision.key) dir="auto" {
                (decision.text) "."
                @if let Some(before) = &decision.before { " Before: " (before) "." }
                @for &row in &decision.rows { " " (self.row_link(row)) }
                @for &quote in &decision.quotes { " " (self.quote_link(quote)) }
                @for &fact in &decision.facts { " " (self.fact_link(fact, &fact.to_string())) }
                @if let Some(why) = decision.unmet { " " b { "Without effect" } ": " (why.reason()) "." }
            }
        }
    }

    /// Comments on, and checks of what is said about, any of `targets`.
    pub(super) fn notes(&self, targets: &[Target]) -> Markup {
        html! {
            @for &target in targets {
                @for comment in self.view.comments_on(target) {
                    p.marks dir="auto" {
                        span.note.by-user { (words::COMMENT) } " " (comment.text)
                    }
                }
                @for check in self.view.checks_of(target) {
                    p.marks { span.note.by-user { (check.in_words()) } }
                }
            }
        }
    }
}

/// The mark of what a person decided.
pub(super) fn mark() -> Markup {
    html! { span.note.by-user { (words::BY_USER) } }
}
