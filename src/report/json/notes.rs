//! Decisions, comments and checks in JSON.

use super::shapes::{CheckShape, CommentShape, DecisionShape, OnShape};
use crate::corrections::Unmet;
use crate::present::{CheckView, CommentView, DecisionView, Target};

pub(super) fn decision_shape(decision: &DecisionView) -> DecisionShape<'_> {
    DecisionShape {
        id: decision.key.to_string(),
        kind: decision.kind,
        text: &decision.text,
        before: decision.before.as_deref(),
        rows: decision.rows.iter().map(ToString::to_string).collect(),
        quotes: decision.quotes.iter().map(ToString::to_string).collect(),
        facts: decision.facts.iter().map(ToString::to_string).collect(),
        unmet: decision.unmet.map(Unmet::reason),
    }
}

pub(super) fn comment_shape(comment: &CommentView) -> CommentShape<'_> {
    CommentShape { decision: comment.key.to_string(), on: on(comment.target), text: &comment.text }
}

pub(super) fn check_shape(check: &CheckView) -> CheckShape {
    CheckShape {
        decision: check.key.to_string(),
        on: on(check.target),
        question: check.question.name(),
        verdict: check.verdict.name(),
    }
}

fn on(target: Target) -> OnShape {
    let (mut row, mut quote, mut fact) = (None, None, None);
    match target {
        Target::Row(id) | Target::Cell(id, _) => row = Some(id.to_string()),
        Target::Quote(id) | Target::QuoteIn(id, _) => quote = Some(id.to_string()),
        Target::Fact(id) | Target::FactIn(id, _) => fact = Some(id.to_string()),
    }
    OnShape { row, quote, fact, version: target.version().map(|id| id.to_string()) }
}
