//! The sheets that are not coded: the versions, word choice, what versions leave out, and what a person
//! decided.

use super::columns::plain;
use super::grid::{Cell, Grid};
use crate::article::{self, VersionId};
use crate::coding::{SHA256, VERSIONS};
use crate::present::{NearestView, WordingRow, WordingUse};
use crate::report::{ReportInput, Section, words};
use rust_xlsxwriter::{Workbook, XlsxError};

/// Characters of the nearest passage.
const NEAREST_CHARS: usize = 140;

fn line(grid: &mut Grid<'_>, cells: Vec<Cell<'_>>) -> Result<(), XlsxError> {
    grid.line(cells.into_iter().map(Some).collect(), true)
}

pub(super) fn versions(book: &mut Workbook, input: ReportInput<'_>) -> Result<(), XlsxError> {
    let ReportInput { story, presentation: view, base, selection } = input;
    let mut heads = vec![
        ("version", 9.0),
        ("outlet", 18.0),
        ("headline", 44.0),
        ("published", 12.0),
        ("words", 8.0),
        ("shared_with_base", 17.0),
        ("file", 24.0),
        ("format", 10.0),
        ("encoding", 14.0),
        (SHA256, 40.0),
        ("warnings", 40.0),
    ];
    let derivation = selection.has(Section::Derivation) && !view.overview.derivation.is_empty();
    if derivation {
        heads.extend([("against_base", 30.0), ("against_all", 30.0), ("source_estimate", 16.0)]);
        heads.push(("why", 50.0));
    }
    let columns = plain(&heads);
    let mut grid = Grid::new(book, VERSIONS, &columns)?;
    for column in &view.columns {
        let Some(version) = story.versions.get(column.version.index()) else { continue };
        let source = &version.source;
        let warnings: Vec<&str> = version.warnings.iter().map(|one| one.message.as_str()).collect();
        let shared = (column.version != base).then_some(column.shared);
        let mut cells: Vec<Cell<'_>> = vec![
            column.version.to_string().into(),
            column.label.clone().into(),
            column.headline.clone().unwrap_or_default().into(),
            column.published.clone().unwrap_or_default().into(),
            column.words.into(),
            shared.into(),
            source.file.clone().into(),
            source.format.name().into(),
            source.encoding.clone().into(),
            source.sha256.clone().into(),
            warnings.join("; ").into(),
        ];
        let own = view.overview.derivation.iter().find(|own| own.version == column.version);
        if let Some(own) = own.filter(|_| derivation) {
            let base = own.against_base.as_ref().map_or("base".to_owned(), words::shares);
            cells.push(base.into());
            cells.push(words::shares(&own.against_all).into());
            cells.push(words::source(own.estimate.source).into());
            cells.push(own.estimate.reason.clone().into());
        }
        line(&mut grid, cells)?;
    }
    grid.close(&columns)
}

pub(super) fn wording(book: &mut Workbook, input: ReportInput<'_>) -> Result<(), XlsxError> {
    let view = input.presentation;
    let columns = plain(&[
        ("id", 8.0),
        ("list", 12.0),
        ("kind", 14.0),
        ("label", 30.0),
        ("version", 9.0),
        ("outlet", 18.0),
        ("words", 34.0),
        ("count", 8.0),
        ("uses_in_version", 16.0),
        ("paragraph", 26.0),
    ]);
    let mut grid = Grid::new(book, "Wording", &columns)?;
    let lists = [
        ("choice", &view.wording.choices),
        ("name", &view.wording.names),
        ("reporting", &view.wording.reporting),
    ];
    for (list, rows) in lists {
        for row in rows {
            for column in &view.columns {
                let uses = row.cells.get(column.version.index()).map_or(&[][..], Vec::as_slice);
                for one in uses {
                    line(&mut grid, wording_cells(input, list, row, column.version, one))?;
                }
            }
        }
    }
    grid.close(&columns)
}

fn wording_cells<'a>(
    input: ReportInput<'a>,
    list: &'static str,
    row: &WordingRow,
    version: VersionId,
    one: &WordingUse,
) -> Vec<Cell<'a>> {
    let places: Vec<String> = one.places.iter().map(|place| place.paragraph.to_string()).collect();
    vec![
        row.key.to_string().into(),
        list.into(),
        one.class.or(row.kind).unwrap_or_default().into(),
        row.label.clone().into(),
        version.to_string().into(),
        words::label(input.story, version).into(),
        one.words.clone().into(),
        one.places.len().into(),
        one.uses.map_or_else(|| "".into(), Cell::from),
        places.join(";").into(),
    ]
}

pub(super) fn omissions(book: &mut Workbook, input: ReportInput<'_>) -> Result<(), XlsxError> {
    let ReportInput { story, presentation: view, .. } = input;
    let columns = plain(&[
        ("version", 9.0),
        ("outlet", 18.0),
        ("what", 10.0),
        ("id", 8.0),
        ("carried_by", 14.0),
        ("words", 60.0),
        ("nearest", 50.0),
    ]);
    let mut grid = Grid::new(book, "Left out", &columns)?;
    let near = |nearest: Option<NearestView>| {
        nearest.map_or_else(
            || "nothing near".to_owned(),
            |NearestView { place, similarity }| {
                let words = article::words_at(&story.versions, place);
                let words = words::excerpt(words, NEAREST_CHARS);
                format!("{}, {} alike: “{words}”", place.paragraph, words::percent(similarity))
            },
        )
    };
    for column in &view.columns {
        let v = column.version.index();
        for omission in view.overview.left_out.get(v).into_iter().flatten() {
            line(
                &mut grid,
                vec![
                    column.version.to_string().into(),
                    column.label.clone().into(),
                    "passage".into(),
                    omission.row.to_string().into(),
                    words::letters(&omission.carried_by).into(),
                    article::words_at(&story.versions, omission.words).into(),
                    near(omission.nearest).into(),
                ],
            )?;
        }
        for omission in view.facts.left_out.get(v).into_iter().flatten() {
            line(
                &mut grid,
                vec![
                    column.version.to_string().into(),
                    column.label.clone().into(),
                    "fact".into(),
                    omission.fact.to_string().into(),
                    words::letters(&omission.carried_by).into(),
                    format!("{} ({})", omission.label, omission.kind.name()).into(),
                    near(omission.look).into(),
                ],
            )?;
        }
    }
    grid.close(&columns)
}

pub(super) fn decisions(book: &mut Workbook, input: ReportInput<'_>) -> Result<(), XlsxError> {
    let view = input.presentation;
    let columns = plain(&[
        ("what", 12.0),
        ("id", 8.0),
        ("kind", 18.0),
        ("text", 60.0),
        ("about", 18.0),
        ("before", 40.0),
        ("effect", 40.0),
    ]);
    let mut grid = Grid::new(book, "Decisions", &columns)?;
    for one in view.decisions() {
        let effect = one
            .unmet
            .map_or("applied".to_owned(), |why| format!("without effect: {}", why.reason()));
        line(
            &mut grid,
            vec![
                "decision".into(),
                one.key.to_string().into(),
                one.kind.into(),
                one.text.clone().into(),
                one.changed().join(";").into(),
                one.before.clone().unwrap_or_default().into(),
                effect.into(),
            ],
        )?;
    }
    for one in &view.notes.comments {
        line(
            &mut grid,
            vec![
                "comment".into(),
                one.key.to_string().into(),
                "by-you".into(),
                one.text.clone().into(),
                one.target.id().into(),
            ],
        )?;
    }
    for one in &view.notes.checks {
        line(
            &mut grid,
            vec![
                "check".into(),
                one.key.to_string().into(),
                one.question.name().into(),
                one.in_words().into(),
                one.target.id().into(),
            ],
        )?;
    }
    grid.close(&columns)
}
