//! The sheets that are coded: passages, quotes and facts, a line for each item and version.

use super::columns::{Column, sides};
use super::grid::{Cell, Grid, coder_columns};
use crate::article::{self, Place, VersionId};
use crate::coding::{Unit, UnitId};
use crate::facts::Setting;
use crate::present::{
    CellView, FactReading, FactRow, NearestView, PassageView, QuoteCellView, QuoteReading,
    QuoteRow, RowView, TOO_LONG, Target, Typographic,
};
use crate::report::{ReportInput, words};
use crate::story::Story;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Characters of the nearest passage.
const NEAREST_CHARS: usize = 140;

/// What is common to all lines of a sheet.
struct Sheet<'a> {
    input: ReportInput<'a>,
    unit: Unit,
}

/// Cells before those of the coders, and behind.
type Line<'a> = (Vec<Cell<'a>>, Vec<Cell<'a>>);

impl<'a> Sheet<'a> {
    fn columns(&self) -> (Vec<Column>, usize) {
        let (left, right) = sides(self.unit);
        let coders = coder_columns(self.input.selection.variables.of(self.unit));
        let count = coders.len();
        (left.into_iter().chain(coders).chain(right).collect(), count)
    }

    /// Writes all lines; one with words is to be coded.
    fn write(
        &self,
        book: &mut Workbook,
        lines: impl Iterator<Item = (bool, Line<'a>)>,
    ) -> Result<(), XlsxError> {
        let (columns, coders) = self.columns();
        let mut grid = Grid::new(book, self.unit.sheet(), &columns)?;
        for (coded, (left, right)) in lines {
            let empty = std::iter::repeat_with(|| None).take(coders);
            let cells = left.into_iter().map(Some).chain(empty).chain(right.into_iter().map(Some));
            grid.line(cells.collect(), coded)?;
        }
        grid.close(&columns)
    }

    fn versions(&self) -> impl Iterator<Item = VersionId> + use<'a> {
        self.input.presentation.columns.iter().map(|column| column.version)
    }

    /// The id of a unit, its version and that one's label.
    fn head(&self, item: &str, version: VersionId) -> [Cell<'a>; 3] {
        let id = UnitId::from_parts(item, &version.to_string());
        let id = id.map_or_else(|| format!("{item}.{version}"), |id| id.to_string());
        [id.into(), version.to_string().into(), words::label(self.input.story, version).into()]
    }

    /// Comments on, and checks of, the targets.
    fn remarks(&self, targets: &[Target]) -> Vec<String> {
        let view = self.input.presentation;
        let comments = targets
            .iter()
            .flat_map(|&target| view.comments_on(target))
            .map(|one| format!("{} {}", words::COMMENT, one.text));
        let checks =
            targets.iter().flat_map(|&target| view.checks_of(target)).map(|c| c.in_words());
        comments.chain(checks).collect()
    }

    fn nearest(&self, nearest: Option<NearestView>) -> Cell<'a> {
        let Some(NearestView { place, similarity }) = nearest else { return "nothing near".into() };
        let words = article::words_at(&self.input.story.versions, place);
        let (at, share) = (place.paragraph, words::percent(similarity));
        format!("{at}, {share} alike: “{}”", words::excerpt(words, NEAREST_CHARS)).into()
    }
}

pub(super) fn passages(book: &mut Workbook, input: ReportInput<'_>) -> Result<(), XlsxError> {
    let sheet = Sheet { input, unit: Unit::Passage };
    let lines = input.presentation.rows.iter().flat_map(|row| {
        let sheet = &sheet;
        sheet.versions().filter_map(move |version| {
            Some(sheet.passage(row, version, row.cells.get(version.index())?))
        })
    });
    sheet.write(book, lines)
}

impl<'a> Sheet<'a> {
    fn passage(
        &self,
        row: &'a RowView,
        version: VersionId,
        cell: &'a CellView,
    ) -> (bool, Line<'a>) {
        let view = self.input.presentation;
        let story = self.input.story;
        let mut left: Vec<Cell<'a>> = self.head(&row.id.to_string(), version).into();
        let mut notes = self.remarks(&[Target::Row(row.id), Target::Cell(row.id, version)]);
        let by_user = yes_or_no(view.is_matched(row.id, version));
        let mut right: Vec<Cell<'a>> = vec![row.id.to_string().into()];
        let (status, nearest) = match cell {
            CellView::Passage(passage) => {
                left.push(passage.role.name().into());
                left.push(passage.relation.name().into());
                left.push(words::plain(story, &passage.places).join("\n\n").into());
                // Where the base has no passage there is nothing to stand against.
                left.push(if version == self.input.base || passage.similarity.is_none() {
                    "".into()
                } else {
                    Cell::Diff(words::toned(story, &passage.runs))
                });
                let severity = row.reading_of(version).and_then(|reading| reading.severity);
                right.push(passage.similarity.into());
                right.push(severity.and_then(words::severity).unwrap_or_default().into());
                right.push(yes_or_no(passage.moved));
                right.push("".into());
                right.extend(places(story, &passage.places));
                notes.extend(self.passage_notes(passage));
                (None, None)
            }
            CellView::LeftOut(near) => (Some("left-out"), *near),
            CellView::Elsewhere(near) => (Some("elsewhere"), Some(*near)),
            CellView::Empty(near) => (Some("not-here"), *near),
        };
        if let Some(status) = status {
            left.extend(["", status, "", ""].map(Cell::from));
            right.extend(["", "", ""].map(Cell::from));
            right.push(self.nearest(nearest));
            right.extend(["", "", ""].map(Cell::from));
        }
        right.push(ids(&row.quotes));
        right.push(ids(&row.facts));
        right.push(notes.join("; ").into());
        right.push(by_user);
        (status.is_none(), (left, right))
    }

    fn passage_notes(&self, passage: &PassageView) -> Vec<String> {
        let mut notes = Vec::new();
        notes.extend(words::join(passage.join).map(str::to_owned));
        notes.extend(passage.moved_sentences_in_words());
        notes.extend(match self.input.presentation.typographic {
            Typographic::Shown => passage.typography_in_words(),
            Typographic::Hidden => None,
        });
        notes.extend(passage.coarse.then(|| TOO_LONG.to_owned()));
        notes
    }
}

pub(super) fn quotes(book: &mut Workbook, input: ReportInput<'_>) -> Result<(), XlsxError> {
    let sheet = Sheet { input, unit: Unit::Quote };
    let rows = input.presentation.quotes.speakers.iter().flat_map(|group| &group.quotes);
    let lines = rows.flat_map(|row| {
        let sheet = &sheet;
        sheet.versions().filter_map(move |version| {
            Some(sheet.quote(row, version, row.cells.get(version.index())?))
        })
    });
    sheet.write(book, lines)
}

impl<'a> Sheet<'a> {
    fn quote(
        &self,
        row: &'a QuoteRow,
        version: VersionId,
        cell: &'a QuoteCellView,
    ) -> (bool, Line<'a>) {
        let mut left: Vec<Cell<'a>> = self.head(&row.id.to_string(), version).into();
        let mut right: Vec<Cell<'a>> = vec![row.id.to_string().into()];
        let notes = self.remarks(&[Target::Quote(row.id), Target::QuoteIn(row.id, version)]);
        match cell {
            QuoteCellView::Present(reading) => {
                self.quote_present(row, version, reading, &mut left, &mut right);
                let mut notes = notes;
                notes.extend(words::hands(self.input.story, reading));
                if !reading.rivals.is_empty() {
                    notes.push(format!("between: {}", reading.rivals.join(", ")));
                }
                right.push(notes.join("; ").into());
                right.push(yes_or_no(row.by_user || reading.by_user));
                (true, (left, right))
            }
            QuoteCellView::Absent(near) => {
                left.extend(["", "absent", "", ""].map(Cell::from));
                right.extend(["", "", "", "", "", ""].map(Cell::from));
                right.push(self.nearest(*near));
                right.extend(["", "", ""].map(Cell::from));
                right.push(notes.join("; ").into());
                right.push(yes_or_no(row.by_user));
                (false, (left, right))
            }
        }
    }

    fn quote_present(
        &self,
        row: &'a QuoteRow,
        version: VersionId,
        reading: &'a QuoteReading,
        left: &mut Vec<Cell<'a>>,
        right: &mut Vec<Cell<'a>>,
    ) {
        let story = self.input.story;
        left.push(reading.speaker.clone().unwrap_or_default().into());
        left.push(reading.status.name().into());
        left.push(words::plain(story, &reading.places).join("\n\n").into());
        left.push(if version == row.fullest {
            "".into()
        } else {
            Cell::Diff(words::toned(story, &reading.runs))
        });
        let of_words = reading.changes.iter().map(|change| change.label().to_owned());
        let of_source = reading.attribution_changes.iter().map(|change| change.label().to_owned());
        let changes: Vec<String> = of_words.chain(of_source).collect();
        let source = reading.attribution.map(|place| article::words_at(&story.versions, place));
        right.push(reading.kind.name().into());
        right.push(changes.join("; ").into());
        right.push(source.unwrap_or_default().into());
        // Nobody named is not sure of anybody.
        right.push(reading.speaker.as_ref().map(|_| reading.confidence).into());
        right.push(reading.reason.clone().into());
        right.push(Some(reading.depth).into());
        right.push("".into());
        right.extend(places(story, &reading.places));
    }
}

pub(super) fn facts(book: &mut Workbook, input: ReportInput<'_>) -> Result<(), XlsxError> {
    let sheet = Sheet { input, unit: Unit::Fact };
    let lines = input.presentation.facts.rows.iter().flat_map(|row| {
        let sheet = &sheet;
        sheet.versions().map(move |version| {
            sheet.fact(row, version, row.cells.get(version.index()).and_then(Option::as_ref))
        })
    });
    sheet.write(book, lines)
}

impl<'a> Sheet<'a> {
    fn fact(
        &self,
        row: &'a FactRow,
        version: VersionId,
        reading: Option<&'a FactReading>,
    ) -> (bool, Line<'a>) {
        let story = self.input.story;
        let mut left: Vec<Cell<'a>> = self.head(&row.id.to_string(), version).into();
        left.push(row.label.clone().into());
        let mut right: Vec<Cell<'a>> =
            vec![row.id.to_string().into(), row.kind.name().into(), row.agreement.name().into()];
        let mut notes = self.remarks(&[Target::Fact(row.id), Target::FactIn(row.id, version)]);
        match reading {
            Some(reading) => {
                left.push(reading.status.name().into());
                left.push(reading.value.clone().unwrap_or_default().into());
                left.push(article::words_at(&story.versions, reading.place).into());
                left.push(sentence(story, reading.place).into());
                right.push(reading.mentions.into());
                right.push(reading.prominence.to_string().into());
                right.push(Some(reading.depth).into());
                right.push("".into());
                right.extend(places(story, &[reading.place]));
                if reading.setting != Setting::Text {
                    notes.push(format!("in a {}", reading.setting.name()));
                }
            }
            None => {
                left.extend(["absent", "", "", ""].map(Cell::from));
                right.extend(["", "", ""].map(Cell::from));
                right.push(self.nearest(row.look.get(version.index()).copied().flatten()));
                right.extend(["", "", ""].map(Cell::from));
            }
        }
        right.push(notes.join("; ").into());
        right.push(yes_or_no(row.by_user || reading.is_some_and(|reading| reading.by_user)));
        (reading.is_some(), (left, right))
    }
}

/// The sentence that a place stands in.
fn sentence(story: &Story, place: Place) -> &str {
    let paragraph = article::paragraph(&story.versions, place.paragraph);
    let sentences = paragraph.map_or(&[][..], |paragraph| &paragraph.sentences);
    let start = place.span.start();
    let holds = sentences.iter().find(|span| span.start() <= start && start < span.end());
    let span = holds.map_or(place.span, |sentence| sentence.hull(place.span));
    article::words_at(&story.versions, Place { span, ..place })
}

/// Paragraphs, starts and ends of places.
fn places<'a>(story: &Story, places: &[Place]) -> [Cell<'a>; 3] {
    let points: Vec<(usize, usize)> = places
        .iter()
        .map(|place| {
            let paragraph = article::paragraph(&story.versions, place.paragraph);
            place.span.code_points(paragraph.map_or("", |paragraph| &paragraph.text))
        })
        .collect();
    let list = |items: Vec<String>| -> Cell<'a> { items.join(";").into() };
    [
        list(places.iter().map(|place| place.paragraph.to_string()).collect()),
        list(points.iter().map(|(start, _)| start.to_string()).collect()),
        list(points.iter().map(|(_, end)| end.to_string()).collect()),
    ]
}

fn ids<'a>(ids: &[impl ToString]) -> Cell<'a> {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(";").into()
}

fn yes_or_no<'a>(truth: bool) -> Cell<'a> {
    if truth { "yes".into() } else { "no".into() }
}
