//! A selection carried out on the shapes: what was not chosen is taken out, so that a version that is not
//! written is missing and not absent. The shapes stay as the schema has them.

use super::shapes::{ByVersion, NotWrittenShape, ReportShape, SelectionShape, VersionShape};
use super::wording::WordingShape;
use crate::article::VersionId;
use crate::present::Presentation;
use crate::report::{FactChoice, QuoteChoice, Section, Selection};
use std::collections::BTreeSet;

/// Takes out of `shape`, whose rows, quotes and facts are the chosen ones, the other versions and parts.
pub(super) fn narrow(shape: &mut ReportShape<'_>, selection: &Selection, view: &Presentation) {
    if selection.is_everything() {
        return;
    }
    let chosen: BTreeSet<VersionId> = view.columns.iter().map(|column| column.version).collect();
    let all = std::mem::take(&mut shape.versions).into_iter().enumerate();
    let (written, others): (Vec<_>, Vec<_>) =
        all.partition(|(v, _)| chosen.contains(&VersionId::at(*v)));
    shape.versions = written.into_iter().map(|(_, version)| version).collect();
    let not_written = others
        .into_iter()
        .map(|(_, VersionShape { id, label, source, .. })| NotWrittenShape { id, label, source });
    shape.settings.selection = Some(described(selection, view, not_written.collect()));
    for row in &mut shape.rows {
        keep(&mut row.cells, &chosen);
        keep(&mut row.nearest, &chosen);
        row.sentences.iter_mut().for_each(|group| keep(&mut group.cells, &chosen));
    }
    shape.quotes.iter_mut().for_each(|quote| keep(&mut quote.cells, &chosen));
    shape.facts.iter_mut().for_each(|fact| keep(&mut fact.cells, &chosen));
    shape.wording.cells().for_each(|cells| keep(cells, &chosen));
    shape.wording.uses().for_each(|uses| keep(uses, &chosen));
    let summary = &mut shape.summary;
    keep(&mut summary.left_out, &chosen);
    keep(&mut summary.only_here, &chosen);
    keep(&mut summary.derivation, &chosen);
    summary.similarity = view
        .across(&summary.similarity)
        .map(|(_, line)| view.across(line).map(|(_, &share)| share).collect())
        .collect();
    without_parts(shape, selection);
}

fn keep<T>(cells: &mut ByVersion<T>, chosen: &BTreeSet<VersionId>) {
    cells.retain(|letters, _| chosen.contains(&letters.0));
}

fn without_parts(shape: &mut ReportShape<'_>, selection: &Selection) {
    let left_out = |section| !selection.has(section);
    if left_out(Section::SideBySide) {
        shape.rows.clear();
    }
    if left_out(Section::Quotes) {
        shape.quotes.clear();
    }
    if left_out(Section::Facts) {
        shape.facts.clear();
    }
    if left_out(Section::Wording) {
        shape.wording = WordingShape::default();
    }
    if left_out(Section::Omissions) {
        shape.summary.left_out.clear();
        shape.summary.only_here.clear();
    }
    if left_out(Section::Derivation) {
        shape.summary.derivation.clear();
    }
    if left_out(Section::Decisions) {
        shape.decisions.clear();
        shape.comments.clear();
        shape.checks.clear();
    }
}

fn described<'a>(
    selection: &Selection,
    view: &Presentation,
    not_written: Vec<NotWrittenShape<'a>>,
) -> SelectionShape<'a> {
    SelectionShape {
        parts: Section::ALL
            .into_iter()
            .filter(|&section| selection.has(section))
            .map(Section::name)
            .collect(),
        versions: view.columns.iter().map(|column| column.version.to_string()).collect(),
        not_written,
        rows: selection.rows.conditions().map(|condition| condition.name()).collect(),
        quotes: match selection.quotes {
            QuoteChoice::All => "all",
            QuoteChoice::Differing => "differing",
        },
        facts: match selection.facts {
            FactChoice::All => "all",
            FactChoice::Differing => "differing",
        },
    }
}
