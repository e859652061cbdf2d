//! The rows: side by side where there are few versions, one below the other where there are more.

use super::Paper;
use super::flow::{Grid, Row, Weight};
use super::words::{Mark, Style, Styled, Tone};
use crate::align::{Change, DiffRun};
use crate::article::VersionId;
use crate::present::{CellView, RowView, Target, Typographic};
use crate::report::told::Teller;
use crate::report::{Section, words};

/// Most versions that stand side by side; more would be too narrow to read.
const SIDE_BY_SIDE: usize = 3;

/// All rows that are chosen.
pub(super) fn rows(paper: &mut Paper<'_>) {
    paper.part(Section::SideBySide.title());
    if paper.view.rows.is_empty() {
        paper.legend("No rows are written.");
        return;
    }
    legend(paper);
    if paper.view.columns.len() <= SIDE_BY_SIDE { beside(paper) } else { below(paper) }
}

fn legend(paper: &mut Paper<'_>) {
    let soft = Style::SOFT.sized(8.5);
    let marked = |tone, mark| soft.marked(tone, mark);
    let mut words = Styled::of(
        format!("Every version is compared with the base, {}. ", paper.name(paper.base)),
        soft,
    )
    .and("Underlined words", marked(Tone::Inserted, Mark::Inserted))
    .and(" stand only in the version, ", soft)
    .and("words struck out", marked(Tone::Deleted, Mark::Struck))
    .and(" only in the base, and are not copied with the text; ", soft);
    if paper.view.typographic == Typographic::Shown {
        words.push("dots below", marked(Tone::Ink, Mark::Typographic));
        words.push(" mark a difference of punctuation, spelling or capitals only; ", soft);
    }
    words.push("two lines below", marked(Tone::Ink, Mark::Moved));
    words.push(
        " words that stand elsewhere in the passage. A passage that is nearly all in other words is shown \
         without marks. “Left out” and “not here” say that no passage was found that is near enough to be \
         taken for the same; what comes nearest is given.",
        soft,
    );
    paper.para(words);
}

/// A column for each version.
fn beside(paper: &mut Paper<'_>) {
    let versions = paper.versions();
    let mut widths = vec![0.62];
    widths.extend(versions.iter().map(|_| 2.0));
    let mut cells = vec![vec![Styled::of("Row", Style::STRONG)]];
    cells.extend(versions.iter().map(|&version| {
        let base = if version == paper.base { " (base)" } else { "" };
        vec![Styled::of(format!("{}{base}", paper.name(version)), Style::STRONG)]
    }));
    let rows = paper.view.rows.iter().map(|row| {
        let mut cells = vec![about_row(paper, row)];
        cells.extend(versions.iter().map(|&version| cell(paper, row, version)));
        Row { cells, ..Row::default() }
    });
    let rows = rows.collect();
    paper.grid(Grid { widths, head: Some(Row { cells, ..Row::default() }), rows });
}

/// A line for each wording, with the letters of the versions that have it; those that have none last.
fn below(paper: &mut Paper<'_>) {
    let mut rows = Vec::new();
    for row in &paper.view.rows {
        let entries = entries(paper, row);
        let count = entries.len();
        for (n, (versions, told)) in entries.into_iter().enumerate() {
            let about =
                if n == 0 { about_row(paper, row) } else { vec![again(row.id.to_string())] };
            let letters = Styled::of(words::letters(&versions), Style::STRONG);
            let above = if n == 0 { Weight::Thin } else { Weight::Faint };
            let cells = vec![about, vec![letters], told];
            rows.push(Row { cells, keep: n == 0 && count > 1, above });
        }
    }
    let names: Vec<String> =
        paper.versions().into_iter().map(|version| paper.name(version)).collect();
    paper.legend(format!("Versions: {}.", names.join("; ")));
    let head = ["Row", "Versions", "Passage"].map(|one| vec![Styled::of(one, Style::STRONG)]);
    let head = Some(Row { cells: head.to_vec(), ..Row::default() });
    paper.grid(Grid { widths: vec![0.95, 0.75, 5.6], head, rows });
}

/// The name of a row or quote that goes on: a page may begin with it.
pub(super) fn again(name: String) -> Styled {
    Styled::of(name, Style::SOFT.sized(7.0))
}

/// What the versions have in a row: the base first, then the others, those of one wording together.
fn entries(paper: &Paper<'_>, row: &RowView) -> Vec<(Vec<VersionId>, Vec<Styled>)> {
    let has =
        |version: &VersionId| row.cells.get(version.index()).is_some_and(CellView::is_passage);
    let (mut here, absent): (Vec<VersionId>, Vec<VersionId>) =
        paper.versions().into_iter().partition(has);
    here.sort_by_key(|&version| version != paper.base);
    let mut entries: Vec<(Vec<VersionId>, Vec<Styled>)> = Vec::new();
    for version in here {
        let told = cell(paper, row, version);
        let same = |entry: &&mut (Vec<VersionId>, Vec<Styled>)| {
            entry.1 == told && !entry.0.contains(&paper.base)
        };
        match entries.iter_mut().find(same) {
            Some(entry) => entry.0.push(version),
            None => entries.push((vec![version], told)),
        }
    }
    if !absent.is_empty() {
        let told = absent.iter().flat_map(|&version| absence(paper, row, version)).collect();
        entries.push((absent, told));
    }
    entries
}

/// That a version has nothing in a row, and what comes nearest.
fn absence(paper: &Paper<'_>, row: &RowView, version: VersionId) -> Vec<Styled> {
    let told = cell(paper, row, version);
    let letter = |(n, words): (usize, Styled)| {
        if n > 0 {
            return words;
        }
        let mut with = Styled::of(format!("{version}  "), Style::STRONG.sized(8.5));
        with.runs.extend(words.runs);
        with
    };
    told.into_iter().enumerate().map(letter).collect()
}

/// The name of a row, how grave the gravest change in it is, and what was noted on it.
fn about_row(paper: &Paper<'_>, row: &RowView) -> Vec<Styled> {
    let mut about = vec![Styled::of(row.id.to_string(), Style::STRONG.sized(10.0))];
    if let Some(version) = row.only_in().filter(|_| paper.view.versions() > 1) {
        about.push(Styled::of(format!("only in {version}"), Style::SOFT));
    }
    let gravest = row.severity.and_then(words::severity);
    about.extend(gravest.map(|what| Styled::of(what, Style::SOFT.sized(7.5))));
    about.extend(notes(paper, Target::Row(row.id)));
    about
}

/// What a version has in a row, or that it has nothing and what comes nearest.
fn cell(paper: &Paper<'_>, row: &RowView, version: VersionId) -> Vec<Styled> {
    let Some(cell) = row.cells.get(version.index()) else { return Vec::new() };
    let mut told = Vec::new();
    match cell {
        CellView::Passage(passage) => {
            told.extend(diff(paper, &passage.runs, Style::TEXT));
            let marks = paper.teller.passage(row, version, passage).join(", ");
            told.push(Styled::of(marks, Style::SOFT));
        }
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => {
            let (kind, near) = Teller::absence(cell).unwrap_or_default();
            let mut words = Styled::of(kind, Style::STRONG.sized(8.5));
            words.push(format!("  {}", paper.teller.nearest(near)), Style::SOFT);
            told.push(words);
            let by_user = paper.teller.matched(row.id, version);
            told.extend(by_user.map(|words| Styled::of(words, Style::SOFT)));
        }
    }
    told.extend(notes(paper, Target::Cell(row.id, version)));
    told
}

/// Comments and checks.
pub(super) fn notes(paper: &Paper<'_>, target: Target) -> Vec<Styled> {
    let notes = paper.teller.notes(target).into_iter();
    notes.map(|note| Styled::of(note, Style::STRONG.sized(8.0))).collect()
}

/// A word diff, one paragraph each.
pub(super) fn diff(paper: &Paper<'_>, runs: &[DiffRun], style: Style) -> Vec<Styled> {
    let paragraph = |block: Vec<words::Piece<'_>>| {
        let mut words = Styled::default();
        for piece in block {
            words.push(piece.text, style.marked(tone(piece.change), mark(piece.change)));
        }
        words
    };
    words::toned(paper.story, runs).into_iter().map(paragraph).collect()
}

fn tone(change: Change) -> Tone {
    match change {
        Change::Same | Change::Typographic | Change::Moved => Tone::Ink,
        Change::Inserted => Tone::Inserted,
        Change::Deleted => Tone::Deleted,
    }
}

fn mark(change: Change) -> Mark {
    match change {
        Change::Same => Mark::None,
        Change::Typographic => Mark::Typographic,
        Change::Moved => Mark::Moved,
        Change::Inserted => Mark::Inserted,
        Change::Deleted => Mark::Deleted,
    }
}
