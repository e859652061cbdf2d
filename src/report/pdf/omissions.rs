//! What each version leaves out that most others have, and what only it has.

use super::Paper;
use super::words::{Style, Styled};
use crate::align::RowId;
use crate::article::{self, VersionId};
use crate::present::{FactOmission, Omission};
use crate::report::words;

/// Characters of a passage that only one version has.
const ONLY_HERE_CHARS: usize = 160;

/// All versions, one after the other.
pub(super) fn omissions(paper: &mut Paper<'_>) {
    if paper.view.versions() < 2 {
        return;
    }
    paper.part("What each version leaves out");
    paper.legend(
        "Passages and facts that more than half of the other versions have, those that most have first, with \
         the nearest passage of the version; and the rows that only it has.",
    );
    for version in paper.versions() {
        paper.heading(paper.name(version));
        let view = paper.view;
        let left_out = view.overview.left_out.get(version.index()).map_or(&[][..], Vec::as_slice);
        if left_out.is_empty() {
            paper.legend("Nothing that most others have.");
        }
        let passages = left_out.iter().map(|omission| passage(paper, omission)).collect();
        paper.list(passages);
        let facts = view.facts.left_out.get(version.index()).map_or(&[][..], Vec::as_slice);
        if !facts.is_empty() {
            paper.legend("Does not mention:");
            paper.list(facts.iter().map(|omitted| fact(paper, omitted)).collect());
        }
        let only = view.overview.only_here.get(version.index()).map_or(&[][..], Vec::as_slice);
        if !only.is_empty() {
            paper.legend("Only here:");
            paper.list(only.iter().map(|&row| only_here(paper, version, row)).collect());
        }
    }
}

fn passage(paper: &Paper<'_>, omission: &Omission) -> Styled {
    let text = article::words_at(&paper.story.versions, omission.words);
    let carried = words::letters(&omission.carried_by);
    Styled::of(format!("{}  ", omission.row), Style::STRONG)
        .and(format!("“{text}”"), Style::TEXT.sized(9.0))
        .and(format!("  in {carried}; {}", paper.teller.nearest(omission.nearest)), Style::SOFT)
}

fn fact(paper: &Paper<'_>, omitted: &FactOmission) -> Styled {
    let mut told = format!(
        "  {}, in {}, highest: {}",
        omitted.kind.name(),
        words::letters(&omitted.carried_by),
        omitted.highest
    );
    if let Some(look) = omitted.look {
        told = format!("{told}; look in {}", paper.teller.at(look.place));
    }
    Styled::of(omitted.label.as_str(), Style::PLAIN).and(told, Style::SOFT)
}

fn only_here(paper: &Paper<'_>, version: VersionId, id: RowId) -> Styled {
    // Of the story's rows, as this one may not be written in the report.
    let row = paper.story.alignment.rows.iter().find(|row| row.id == id);
    let passage = row.and_then(|row| row.cells.get(version.index())?.as_ref());
    let places = passage.map_or(&[][..], |passage| &passage.places);
    let text = words::plain(paper.story, places).join(" ");
    Styled::of(format!("{id}  "), Style::STRONG)
        .and(words::excerpt(&text, ONLY_HERE_CHARS), Style::TEXT.sized(9.0))
}
