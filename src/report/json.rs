//! The JSON report and the lines of `inspect`: the file shapes are written down here and nowhere
//! else, so that renaming something in the code can't change what others read.

use super::ReportInput;
use crate::align::{self, Join, Meaning, Passage, Relation, Row, RowId, SentenceGroup, Severity};
use crate::article::{self, Place, Version, VersionId};
use crate::facts::{Fact, FactCell, FactId, FactOccurrence, Value};
use crate::present::{
    CellView, Derivation, NearestView, Omission, Overview, Presentation, QuoteCellView,
    QuoteReading, QuoteRow, RowView, Shares, Source, Typographic,
};
use crate::quotes::{
    ChangeSeverity, CueClass, Quote, QuoteCell, QuoteId, QuoteLedger, QuoteOccurrence, SpeakerId,
};
use crate::story::Story;
use shapes::{
    ByVersion, CellShape, DerivationShape, EstimateShape, FactCellShape, FactOccurrenceShape,
    FactShape, InspectFactShape, InspectQuoteShape, InspectShape, Letters, NearestShape,
    OmissionShape, ParagraphShape, PlaceShape, QuoteCellShape, QuoteOccurrenceShape, QuoteShape,
    ReadingShape, ReportShape, RowShape, SentencesShape, SettingsShape, ShareShape, SharesShape,
    SourceShape, SpeakerShape, StoryShape, SummaryShape, VersionShape, WordsShape,
};
use std::collections::{BTreeMap, HashMap};

mod chosen;
mod line;
mod notes;
mod shapes;
mod wording;

pub use line::{StoryLine, story_line};

/// Version of the shape; raised when a reader of the old one would be misled.
const SCHEMA: u32 = 1;

/// The whole comparison.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Vec<u8> {
    let ReportInput { story, presentation, base, selection } = input;
    let mut shape = ReportShape {
        format: "tellings-comparison",
        schema: SCHEMA,
        generator: super::GENERATOR,
        story: StoryShape {
            title,
            versions: story.versions.len(),
            degraded: story.alignment.degraded.clone(),
        },
        versions: story
            .versions
            .iter()
            .enumerate()
            .map(|(v, version)| version_shape(VersionId::at(v), version))
            .collect(),
        rows: rows(story, base, presentation),
        quotes: quotes(story, presentation),
        facts: facts(story, presentation),
        decisions: presentation.decisions().into_iter().map(notes::decision_shape).collect(),
        comments: presentation.notes.comments.iter().map(notes::comment_shape).collect(),
        checks: presentation.notes.checks.iter().map(notes::check_shape).collect(),
        wording: wording::wording(story),
        summary: summary(&presentation.overview),
        settings: SettingsShape {
            base: base.to_string(),
            typographic: match presentation.typographic {
                Typographic::Shown => "shown",
                Typographic::Hidden => "hidden",
            },
            selection: None,
        },
    };
    chosen::narrow(&mut shape, selection, presentation);
    let mut bytes =
        serde_json::to_vec_pretty(&shape).expect("plain shapes with string keys can be written");
    bytes.push(b'\n');
    bytes
}

/// One line of `inspect --json`: the only version of `story`, with its quotes and facts.
#[must_use]
pub fn inspect_line(story: &Story) -> String {
    let Some(version) = story.versions.first() else { return String::new() };
    let shape = InspectShape {
        version: version_shape(VersionId(0), version),
        quotes: story
            .quotes
            .quotes
            .iter()
            .map(|quote| {
                let cell = quote.cells.first().and_then(Option::as_ref);
                InspectQuoteShape {
                    id: quote.id.to_string(),
                    speaker: speaker_shape(&story.quotes, quote.speaker),
                    depth: cell.map(|cell| rounded(cell.depth)),
                    occurrences: cell.map_or_else(Vec::new, |cell| quote_occurrences(story, cell)),
                }
            })
            .collect(),
        facts: story
            .facts
            .facts
            .iter()
            .map(|fact| InspectFactShape {
                id: fact.id.to_string(),
                kind: fact.kind.name(),
                label: &fact.label,
                agreement: fact.agreement.name(),
                occurrences: fact
                    .cells
                    .iter()
                    .flatten()
                    .flat_map(|cell| fact_occurrences(story, cell))
                    .collect(),
            })
            .collect(),
    };
    serde_json::to_string(&shape).expect("plain shapes with string keys can be written")
}

fn summary(overview: &Overview) -> SummaryShape<'_> {
    let omission = |omission: &Omission| OmissionShape {
        row: omission.row.to_string(),
        carried_by: omission.carried_by.iter().map(ToString::to_string).collect(),
        nearest: omission.nearest.map(nearest_shape),
    };
    SummaryShape {
        sentences: &overview.sentences,
        rows_in_all: overview.rows_in_all,
        rows_in_one: overview.rows_in_one,
        similarity: overview
            .similarity
            .iter()
            .map(|line| line.iter().map(|&share| rounded(share)).collect())
            .collect(),
        left_out: by_version(
            overview.left_out.iter().map(|list| Some(list.iter().map(omission).collect())),
        ),
        only_here: by_version(
            overview
                .only_here
                .iter()
                .map(|rows| Some(rows.iter().map(ToString::to_string).collect())),
        ),
        derivation: by_version(overview.derivation.iter().map(|d| Some(derivation_shape(d)))),
    }
}

fn derivation_shape(derivation: &Derivation) -> DerivationShape<'_> {
    let version = match derivation.estimate.source {
        Source::Follows(version) => Some(version.to_string()),
        Source::Independent | Source::Unclear => None,
    };
    DerivationShape {
        against_base: derivation.against_base.as_ref().map(shares_shape),
        against_all: shares_shape(&derivation.against_all),
        source: EstimateShape {
            estimate: derivation.estimate.source.name(),
            version,
            reason: &derivation.estimate.reason,
        },
    }
}

fn shares_shape(shares: &Shares) -> SharesShape {
    let [verbatim, edited, reworded, own] =
        shares.parts().map(|part| ShareShape { words: part.words, percent: part.percent });
    SharesShape { words: shares.total(), verbatim, edited, reworded, own }
}

fn rows(story: &Story, base: VersionId, presentation: &Presentation) -> Vec<RowShape> {
    let aligned: HashMap<RowId, &Row> =
        story.alignment.rows.iter().map(|row| (row.id, row)).collect();
    let shape =
        |row: &RowView| row_shape((story, presentation), base, aligned.get(&row.id).copied(), row);
    presentation.rows.iter().map(shape).collect()
}

fn version_shape(id: VersionId, version: &Version) -> VersionShape<'_> {
    let article = &version.article;
    VersionShape {
        id: id.to_string(),
        label: &version.label,
        source: SourceShape {
            file: &version.source.file,
            sha256: &version.source.sha256,
            kind: version.source.format.name(),
            encoding: &version.source.encoding,
        },
        headline: article.headline.as_deref(),
        byline: article.byline.as_deref(),
        published: article.published.map(|day| day.to_string()),
        language: article.language.map(crate::text::language::Language::code),
        words: article.words(),
        warnings: version.warnings.iter().map(|warning| warning.message.as_str()).collect(),
        paragraphs: article
            .paragraphs
            .iter()
            .enumerate()
            .map(|(index, paragraph)| ParagraphShape {
                id: article::ParagraphId::new(id, index).to_string(),
                role: paragraph.role.name(),
                text: &paragraph.text,
                sentences: paragraph
                    .sentences
                    .iter()
                    .map(|span| span.code_points(&paragraph.text))
                    .collect(),
                why: paragraph.why.as_deref(),
            })
            .collect(),
    }
}

fn place_shape(story: &Story, place: Place) -> PlaceShape {
    let WordsShape { paragraph, start, end, .. } = words_shape(story, place);
    PlaceShape { paragraph, start, end }
}

fn words_shape(story: &Story, place: Place) -> WordsShape<'_> {
    let text = article::paragraph(&story.versions, place.paragraph).map_or("", |p| p.text.as_str());
    let (start, end) = place.span.code_points(text);
    WordsShape { paragraph: place.paragraph.to_string(), start, end, text: place.span.slice(text) }
}

fn row_shape(
    (story, presentation): (&Story, &Presentation),
    base: VersionId,
    aligned: Option<&Row>,
    row: &RowView,
) -> RowShape {
    let by_user = |v: usize| presentation.is_matched(row.id, VersionId::at(v));
    let cells = row.cells.iter().enumerate().map(|(v, cell)| (cell, by_user(v)));
    RowShape {
        id: row.id.to_string(),
        cells: by_version(cells.map(|(cell, by_user)| Some(cell_shape(story, cell, by_user)))),
        readings: row
            .readings
            .iter()
            .map(|reading| ReadingShape {
                versions: reading.versions.iter().map(ToString::to_string).collect(),
                text: reading_words(story, row, reading.versions.first().copied()),
                severity: reading.severity.map(Severity::name),
                changes: changes(reading.severity),
            })
            .collect(),
        severity: row.severity.map(Severity::name),
        changes: changes(row.severity),
        sentences: aligned.map_or_else(Vec::new, |aligned| {
            aligned.sentences.iter().map(|g| sentences_shape(story, base, aligned, g)).collect()
        }),
        nearest: by_version(row.cells.iter().map(|cell| match cell {
            CellView::Passage(_) => None,
            CellView::LeftOut(nearest) | CellView::Empty(nearest) => nearest.map(nearest_shape),
            CellView::Elsewhere(nearest) => Some(nearest_shape(*nearest)),
        })),
    }
}

fn changes(severity: Option<Severity>) -> Vec<&'static str> {
    severity.into_iter().flat_map(Severity::changes).map(Meaning::name).collect()
}

fn sentences_shape(
    story: &Story,
    base: VersionId,
    row: &Row,
    group: &SentenceGroup,
) -> SentencesShape {
    SentencesShape {
        cells: by_version(group.cells.iter().map(|places| {
            let places: Vec<_> = places.iter().map(|&place| place_shape(story, place)).collect();
            (!places.is_empty()).then_some(places)
        })),
        relation: sentence_relation(story, base, row, group).name(),
    }
}

fn nearest_shape(nearest: NearestView) -> NearestShape {
    NearestShape {
        paragraph: nearest.place.paragraph.to_string(),
        similarity: rounded(nearest.similarity),
    }
}

/// How a group of sentences stands to the base: added where the base has none, left out where only
/// the base has one, else the gravest relation of those that have one.
fn sentence_relation(story: &Story, base: VersionId, row: &Row, group: &SentenceGroup) -> Relation {
    let has = |v: usize| group.cells.get(v).is_some_and(|places| !places.is_empty());
    if !has(base.index()) {
        return Relation::Added;
    }
    let passage = |places: &Vec<Place>| {
        (!places.is_empty()).then(|| Passage { places: places.clone(), join: Join::Whole })
    };
    let sentences = Row {
        id: row.id,
        cells: group.cells.iter().map(passage).collect(),
        sentences: vec![group.clone()],
        nearest: vec![None; group.cells.len()],
    };
    (0..group.cells.len())
        .filter(|&v| v != base.index())
        .filter_map(|v| align::compare(&story.versions, &sentences, base, VersionId::at(v)))
        .map(|comparison| comparison.relation)
        .max()
        .unwrap_or(Relation::LeftOut)
}

fn cell_shape(story: &Story, cell: &CellView, by_user: bool) -> Option<CellShape> {
    let CellView::Passage(passage) = cell else { return None };
    Some(CellShape {
        passages: passage.places.iter().map(|&place| place_shape(story, place)).collect(),
        relation: passage.relation.name(),
        similarity: passage.similarity.map(rounded),
        moved: passage.moved,
        split: match passage.join {
            Join::Whole => "whole",
            Join::Part => "part",
            Join::Several => "several",
        },
        typographic: passage
            .typography_by_kind()
            .into_iter()
            .map(|(kind, count)| (kind.name(), count))
            .collect(),
        moved_sentences: passage.moved_sentences,
        coarse: passage.coarse,
        by_user,
    })
}

/// The words of a version's passage, places joined by a blank line.
fn reading_words(story: &Story, row: &RowView, version: Option<VersionId>) -> String {
    let cell = version.and_then(|version| row.cells.get(version.index()));
    let Some(CellView::Passage(passage)) = cell else { return String::new() };
    let words = passage.places.iter().map(|&place| article::words_at(&story.versions, place));
    words.collect::<Vec<_>>().join("\n\n")
}

/// All quotes in their order, each with what is shown of it.
fn quotes<'a>(story: &'a Story, presentation: &Presentation) -> Vec<QuoteShape<'a>> {
    let groups = presentation.quotes.speakers.iter();
    let rows: BTreeMap<QuoteId, &QuoteRow> =
        groups.flat_map(|group| &group.quotes).map(|row| (row.id, row)).collect();
    let shape = |quote: &'a Quote| Some(quote_shape(story, quote, rows.get(&quote.id)?));
    story.quotes.quotes.iter().filter_map(shape).collect()
}

fn quote_shape<'a>(story: &'a Story, quote: &'a Quote, row: &QuoteRow) -> QuoteShape<'a> {
    let cells = quote.cells.iter().zip(&row.cells).map(|(cell, view)| match view {
        QuoteCellView::Present(reading) => {
            cell.as_ref().map(|cell| present_quote(story, cell, reading))
        }
        QuoteCellView::Absent(nearest) => Some(absent_quote(*nearest)),
    });
    QuoteShape {
        id: quote.id.to_string(),
        speaker: speaker_shape(&story.quotes, quote.speaker),
        by_user: row.by_user,
        cells: by_version(cells),
    }
}

fn present_quote<'a>(
    story: &'a Story,
    cell: &'a QuoteCell,
    reading: &QuoteReading,
) -> QuoteCellShape<'a> {
    QuoteCellShape {
        status: cell.status.name(),
        changes: cell.changes.iter().map(|change| change.name()).collect(),
        severity: reading.severity().map(ChangeSeverity::name),
        attribution_changes: reading.attribution_changes.iter().map(|c| c.name()).collect(),
        depth: Some(rounded(cell.depth)),
        occurrences: quote_occurrences(story, cell),
        nearest: None,
    }
}

fn absent_quote<'a>(nearest: Option<NearestView>) -> QuoteCellShape<'a> {
    QuoteCellShape {
        status: "absent",
        changes: Vec::new(),
        severity: None,
        attribution_changes: Vec::new(),
        depth: None,
        occurrences: Vec::new(),
        nearest: nearest.map(nearest_shape),
    }
}

fn quote_occurrences<'a>(story: &'a Story, cell: &'a QuoteCell) -> Vec<QuoteOccurrenceShape<'a>> {
    cell.occurrences.iter().map(|occurrence| quote_occurrence(story, occurrence)).collect()
}

fn quote_occurrence<'a>(
    story: &'a Story,
    occurrence: &'a QuoteOccurrence,
) -> QuoteOccurrenceShape<'a> {
    QuoteOccurrenceShape {
        words: words_shape(story, occurrence.place),
        kind: occurrence.kind.name(),
        cue: occurrence.cue.map(|place| words_shape(story, place)),
        cue_class: occurrence.cue_class.map(CueClass::name),
        attribution: occurrence.attribution.map(|place| words_shape(story, place)),
        addressee: occurrence.addressee.map(|place| words_shape(story, place)),
        reporter: occurrence.reporter.map(|place| words_shape(story, place)),
        speaker: speaker_shape(&story.quotes, occurrence.speaker),
        rivals: occurrence
            .rivals
            .iter()
            .filter_map(|&id| story.quotes.speaker(id))
            .map(|speaker| speaker.name.as_str())
            .collect(),
        confidence: rounded(occurrence.confidence),
        reason: &occurrence.reason,
        depth: rounded(occurrence.depth),
        repeats: occurrence.repeats,
        by_user: occurrence.by_user,
    }
}

fn speaker_shape(ledger: &QuoteLedger, id: Option<SpeakerId>) -> Option<SpeakerShape<'_>> {
    let speaker = ledger.speaker(id?)?;
    Some(SpeakerShape { name: &speaker.name, kind: speaker.kind.name() })
}

fn facts<'a>(story: &'a Story, presentation: &Presentation) -> Vec<FactShape<'a>> {
    let rows = presentation.facts.rows.iter();
    let by_user: BTreeMap<FactId, bool> = rows.map(|row| (row.id, row.by_user)).collect();
    let shape = |fact: &'a Fact| Some(fact_shape(story, fact, *by_user.get(&fact.id)?));
    story.facts.facts.iter().filter_map(shape).collect()
}

fn fact_shape<'a>(story: &'a Story, fact: &'a Fact, by_user: bool) -> FactShape<'a> {
    FactShape {
        id: fact.id.to_string(),
        kind: fact.kind.name(),
        label: &fact.label,
        agreement: fact.agreement.name(),
        by_user,
        cells: by_version(
            fact.cells.iter().map(|cell| Some(cell.as_ref().map(|cell| fact_cell(story, cell)))),
        ),
    }
}

fn fact_cell<'a>(story: &'a Story, cell: &'a FactCell) -> FactCellShape<'a> {
    let value = cell.value.as_ref();
    FactCellShape {
        status: cell.status.name(),
        value: value.map(|value| value.text.as_str()),
        unit: value.and_then(|value| value.unit.as_deref()),
        qualifier: value.and_then(qualifier),
        depth: rounded(cell.depth),
        occurrences: fact_occurrences(story, cell),
    }
}

fn fact_occurrences<'a>(story: &'a Story, cell: &'a FactCell) -> Vec<FactOccurrenceShape<'a>> {
    cell.occurrences.iter().map(|occurrence| fact_occurrence(story, occurrence)).collect()
}

fn fact_occurrence<'a>(
    story: &'a Story,
    occurrence: &'a FactOccurrence,
) -> FactOccurrenceShape<'a> {
    let value = occurrence.value.as_ref();
    FactOccurrenceShape {
        words: words_shape(story, occurrence.place),
        value: value.map(|value| value.text.as_str()),
        unit: value.and_then(|value| value.unit.as_deref()),
        qualifier: value.and_then(qualifier),
        setting: occurrence.setting.name(),
        by_user: occurrence.by_user,
    }
}

fn qualifier(value: &Value) -> Option<&'static str> {
    value.qualifier.map(crate::facts::Qualifier::name)
}

fn by_version<T>(cells: impl Iterator<Item = Option<T>>) -> ByVersion<T> {
    cells.enumerate().filter_map(|(v, cell)| Some((Letters(VersionId::at(v)), cell?))).collect()
}

/// Three decimals: more would claim an exactness that no figure here has.
fn rounded(share: f32) -> f32 {
    (share * 1000.0).round() / 1000.0
}
