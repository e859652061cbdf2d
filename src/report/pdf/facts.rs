//! Facts and word choice, as tables with a column for each version.

use super::flow::Row;
use super::rows::notes;
use super::words::{Style, Styled};
use super::{Paper, matrix_size};
use crate::article;
use crate::charts::ChartKind;
use crate::facts::{Agreement, FactStatus};
use crate::present::{FactReading, FactRow, Target, WordingRow};
use crate::report::{Section, words};

/// All facts that are chosen.
pub(super) fn facts(paper: &mut Paper<'_>) {
    paper.part(Section::Facts.title());
    let view = paper.view;
    if view.facts.rows.is_empty() {
        paper.legend("No facts were found.");
        return;
    }
    paper.legend(
        "Names, figures, dates and times, found by rules and brought to a normal form. “≠” stands before a \
         value that is not the one most versions carry; the words of the text and their paragraph follow.",
    );
    paper.chart(ChartKind::FactPositions);
    let parts = [
        (Agreement::Differ, "Values differ"),
        (Agreement::Agree, "The same in every version that has it"),
        (Agreement::Single, "In one version only"),
    ];
    for (agreement, heading) in parts {
        let rows: Vec<&FactRow> =
            view.facts.rows.iter().filter(|row| row.agreement == agreement).collect();
        if rows.is_empty() {
            continue;
        }
        paper.heading(heading);
        let mut grid = paper.matrix("Fact");
        grid.rows = rows.into_iter().map(|row| fact(paper, row)).collect();
        paper.grid(grid);
    }
}

fn fact(paper: &Paper<'_>, row: &FactRow) -> Row {
    let size = matrix_size(paper.view.columns.len());
    let mut kind = format!("{}, {}", row.id, row.kind.name());
    if row.by_user {
        kind = format!("{kind}, {}", words::BY_USER);
    }
    let mut about = vec![
        Styled::of(row.label.as_str(), Style::STRONG.sized(size + 0.5)),
        Styled::of(kind, Style::SOFT.sized(size - 0.5)),
    ];
    about.extend(notes(paper, Target::Fact(row.id)));
    paper.matrix_row(about, |version| {
        let reading = row.cells.get(version.index()).and_then(Option::as_ref);
        let mut told = match reading {
            Some(reading) => value(paper, reading, size),
            None => vec![Styled::of("not found", Style::SOFT.sized(size))],
        };
        told.extend(notes(paper, Target::FactIn(row.id, version)));
        told
    })
}

fn value(paper: &Paper<'_>, reading: &FactReading, size: f32) -> Vec<Styled> {
    let plain = Style::PLAIN.sized(size + 0.5);
    let value = reading.value.as_deref().unwrap_or("value can’t be told");
    let mut words = match reading.status {
        FactStatus::Differs => Styled::of(format!("≠ {value}"), plain.strong()),
        FactStatus::Same | FactStatus::Unresolved => Styled::of(value, plain),
    };
    if reading.by_user {
        words.push(format!(" ({})", words::BY_USER), Style::SOFT.sized(size));
    }
    let written = article::words_at(&paper.story.versions, reading.place);
    let at = reading.place.paragraph;
    let more = match reading.mentions {
        0 | 1 => String::new(),
        mentions => format!(", {mentions} times"),
    };
    let told = if reading.value.as_deref() == Some(written) {
        format!("{at}{more}")
    } else {
        format!("“{written}”, {at}{more}")
    };
    vec![words, Styled::of(told, Style::SOFT.sized(size - 0.5))]
}

/// Word choice.
pub(super) fn wording(paper: &mut Paper<'_>) {
    paper.part(Section::Wording.title());
    let view = &paper.view.wording;
    if view.is_empty() {
        paper.legend("No differing words were found.");
        return;
    }
    paper.legend(words::WORDING);
    for (heading, first, rows) in [
        ("One word or the other", "Words", &view.choices),
        ("Names for the same", "Name", &view.names),
        ("How each voice speaks", "Speaker", &view.reporting),
    ] {
        if rows.is_empty() {
            continue;
        }
        paper.heading(heading);
        let mut grid = paper.matrix(first);
        grid.rows = rows.iter().map(|row| uses(paper, row)).collect();
        paper.grid(grid);
    }
}

fn uses(paper: &Paper<'_>, row: &WordingRow) -> Row {
    let size = matrix_size(paper.view.columns.len());
    let mut about = vec![Styled::of(row.label.as_str(), Style::STRONG.sized(size + 0.5))];
    about.extend(row.kind.map(|kind| Styled::of(kind, Style::SOFT.sized(size - 0.5))));
    paper.matrix_row(about, |version| {
        let uses = row.cells.get(version.index()).map_or(&[][..], Vec::as_slice);
        let mut told: Vec<Styled> = uses
            .iter()
            .map(|one| {
                let class = one.class.filter(|class| *class != one.words);
                let class = class.map(|class| format!(", {class}")).unwrap_or_default();
                Styled::of(one.words.as_str(), Style::PLAIN.sized(size + 0.5))
                    .and(format!(" {}{class}", one.count_in_words()), Style::SOFT.sized(size))
            })
            .collect();
        if told.is_empty() {
            told.push(Styled::of("–", Style::SOFT.sized(size)));
        }
        told
    })
}
