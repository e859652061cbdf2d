//! The coding sheet: one line for each item and version, to sort, filter and code in a spreadsheet.
//!
//! UTF-8 with a byte order mark, by which spreadsheet programs know the encoding; lines end in CR
//! LF (RFC 4180). A cell that a spreadsheet would run as a formula (one that begins with `=`, `+`,
//! `-`, `@`, a tab or a carriage return) gets an apostrophe in front, as OWASP advises; take it off
//! to have the words as they were.
//!
//! Columns: `section` (version, passage, quote, decision, comment, check, fact, choice, name, reporting), `id`, `kind`
//! (file format, role, speaker, kind of fact or of verb), `label` (heading of the item), `version` (letter), `status`, `value` (day of
//! publication, similarity, speaker, value of a fact, places of a wording), `words` (as they stand in the version),
//! `paragraph`, `start`, `end` (code points, end exclusive), `depth` (0 to 1), `note`. Where the
//! words stand in several places, paragraphs, starts and ends are joined by semicolons. The note of a
//! version has its shares of wording and the estimate of its source, that of a passage how grave its
//! change against the base is.
//!
//! Behind them stand the columns that coders fill in: `coder`, `coded_on`, the variables, `coder_note`; a
//! line of a passage, quote or fact with words is one unit to code. What the variables mean stands in lines
//! of the section `codebook` (`id` the column, `kind` its level of measurement, `label` its meaning, `status`
//! the sheets of a workbook that it belongs to, `value` its allowed values), so that a filled sheet is whole
//! when it is read back. Lines of the section `about` say what made the sheet, with which settings.

use super::provenance::provenance;
use super::words;
use super::{ReportInput, Section};
use crate::article::{self, Place, VersionId};
use crate::coding::{self, Variables};
use crate::facts::{Agreement, Setting};
use crate::present::{
    CellView, CheckView, Column, CommentView, DecisionView, FactReading, FactRow, NearestView,
    PassageView, Presentation, QuoteCellView, QuoteReading, QuoteRow, RowView, SpeakerGroup,
    Typographic, WordingRow, WordingUse,
};
use crate::story::Story;
use std::borrow::Cow;

/// The first line.
const HEADER: [&str; 13] = [
    "section",
    "id",
    "kind",
    "label",
    "version",
    "status",
    "value",
    "words",
    "paragraph",
    "start",
    "end",
    "depth",
    "note",
];

/// Characters of a passage or quote in the label.
const LABEL_CHARS: usize = 80;

/// One line; fields that are not said stay empty.
#[derive(Default)]
struct Line {
    section: &'static str,
    id: String,
    kind: String,
    label: String,
    version: String,
    status: Cow<'static, str>,
    value: String,
    words: String,
    places: Vec<Place>,
    depth: Option<f32>,
    note: String,
}

/// The whole sheet.
pub(super) fn report(input: ReportInput<'_>) -> Vec<u8> {
    let ReportInput { story, selection, .. } = input;
    let lines = lines(input);
    let names = to_fill(&selection.variables);
    let head = HEADER.into_iter().map(str::to_owned).chain(names.iter().cloned());
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
        let empty = || std::iter::repeat_n(String::new(), names.len());
        let written = writer
            .write_record(head)
            .and_then(|()| {
                let mut lines = lines.iter();
                lines.try_for_each(|line| {
                    writer.write_record(line.cells(story).into_iter().chain(empty()))
                })
            })
            .and_then(|()| writer.flush().map_err(csv::Error::from));
        written.expect("lines of one length can be written to memory");
    }
    bytes
}

/// The columns that coders fill in. One name stands once, whichever kinds of unit it is asked of.
fn to_fill(variables: &Variables) -> Vec<String> {
    let mut names = vec![coding::CODER.to_owned(), coding::CODED_ON.to_owned()];
    for variable in variables.all() {
        if !names.iter().any(|name| name.eq_ignore_ascii_case(&variable.name)) {
            names.push(variable.name.clone());
        }
    }
    names.push(coding::CODER_NOTE.to_owned());
    names
}

fn lines(input: ReportInput<'_>) -> Vec<Line> {
    let ReportInput { story, presentation: view, selection, .. } = input;
    let mut lines = versions(input);
    if selection.has(Section::SideBySide) {
        lines.extend(view.rows.iter().flat_map(|row| passages(input, row)));
    }
    if selection.has(Section::Quotes) {
        for group in &view.quotes.speakers {
            lines.extend(group.quotes.iter().flat_map(|row| quotes(input, group, row)));
        }
    }
    if selection.has(Section::Decisions) {
        lines.extend(view.decisions().into_iter().map(decision));
        lines.extend(view.notes.comments.iter().map(comment));
        lines.extend(view.notes.checks.iter().map(check));
    }
    if selection.has(Section::Facts) {
        lines.extend(view.facts.rows.iter().flat_map(|row| facts(input, row)));
    }
    if selection.has(Section::Wording) {
        let wording = [
            ("choice", &view.wording.choices),
            ("name", &view.wording.names),
            ("reporting", &view.wording.reporting),
        ];
        for (section, rows) in wording {
            lines.extend(rows.iter().flat_map(|row| wordings(view, section, row)));
        }
    }
    lines.extend(codebook(&selection.variables));
    lines.extend(about(input, story));
    lines
}

/// What the columns to fill in mean.
fn codebook(variables: &Variables) -> Vec<Line> {
    let line = |variable: &coding::Variable| Line {
        section: coding::CODEBOOK_SECTION,
        id: variable.name.clone(),
        kind: variable.level.name().to_owned(),
        label: variable.meaning.clone(),
        status: Cow::Owned(
            variable.units.iter().map(|unit| unit.sheet()).collect::<Vec<_>>().join(","),
        ),
        value: variable.values.join(coding::BETWEEN_VALUES),
        ..Line::default()
    };
    variables.all().iter().map(line).collect()
}

/// The program, its settings, and what was chosen of the story.
fn about(input: ReportInput<'_>, story: &Story) -> Vec<Line> {
    let from = provenance(input);
    let line = |id: &str, label: String| Line {
        section: "about",
        id: id.to_owned(),
        label,
        ..Line::default()
    };
    let mut lines = vec![line("program", from.generator.to_owned())];
    lines.extend(from.settings.into_iter().map(|(name, value)| line(name, value)));
    lines.extend(from.selection.into_iter().map(|text| line("not-all", text)));
    // The files of versions that have no line of their own.
    let shown = |version: &VersionId| {
        input.presentation.columns.iter().any(|column| column.version == *version)
    };
    lines.extend(from.inputs.into_iter().filter(|file| !shown(&file.version)).map(|file| {
        let source = file.source;
        let text = format!(
            "{} {}: {}{}",
            words::label(story, file.version),
            source.file,
            coding::SHA256_IN_NOTE,
            source.sha256
        );
        line("file", text)
    }));
    lines
}

impl Line {
    fn cells(&self, story: &Story) -> [String; 13] {
        let points: Vec<(usize, usize)> = self
            .places
            .iter()
            .map(|place| {
                let paragraph = article::paragraph(&story.versions, place.paragraph);
                place.span.code_points(paragraph.map_or("", |p| &p.text))
            })
            .collect();
        let list = |items: Vec<String>| items.join(";");
        [
            self.section.to_owned(),
            safe(&self.id),
            safe(&self.kind),
            safe(&self.label),
            safe(&self.version),
            self.status.clone().into_owned(),
            safe(&self.value),
            safe(&self.words),
            list(self.places.iter().map(|place| place.paragraph.to_string()).collect()),
            list(points.iter().map(|(start, _)| start.to_string()).collect()),
            list(points.iter().map(|(_, end)| end.to_string()).collect()),
            self.depth.map_or_else(String::new, |depth| format!("{depth:.3}")),
            safe(&self.note),
        ]
    }
}

/// The text as a cell that no spreadsheet takes for a formula.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn versions(input: ReportInput<'_>) -> Vec<Line> {
    let ReportInput { story, presentation: view, selection, .. } = input;
    let line = |column: &Column| {
        let version = story.versions.get(column.version.index())?;
        let id = column.version.to_string();
        let mut note = vec![
            format!("file: {}", version.source.file),
            format!("encoding: {}", version.source.encoding),
            format!("{}{}", coding::SHA256_IN_NOTE, version.source.sha256),
            words::counted(version.article.words(), "word"),
        ];
        let own = view.overview.derivation.iter().find(|own| own.version == column.version);
        if let Some(derivation) = own.filter(|_| selection.has(Section::Derivation)) {
            if let Some(shares) = &derivation.against_base {
                note.push(format!("against base: {}", words::shares(shares)));
            }
            note.push(format!("against all others: {}", words::shares(&derivation.against_all)));
            let source = words::source(derivation.estimate.source);
            note.push(format!("source (estimate): {source}"));
        }
        note.extend(version.warnings.iter().map(|w| format!("warning: {}", w.message)));
        Some(Line {
            section: "version",
            kind: version.source.format.name().to_owned(),
            label: version.label.clone(),
            version: id.clone(),
            id,
            status: if version.warnings.is_empty() { "read" } else { "read-with-warnings" }.into(),
            value: version.article.published.map_or_else(String::new, |day| day.to_string()),
            words: version.article.headline.clone().unwrap_or_default(),
            note: note.join("; "),
            ..Line::default()
        })
    };
    view.columns.iter().filter_map(line).collect()
}

fn passages(input: ReportInput<'_>, row: &RowView) -> Vec<Line> {
    let ReportInput { story, presentation: view, base, .. } = input;
    let passage = |cell: &CellView| match cell {
        CellView::Passage(passage) => Some(passage.clone()),
        CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => None,
    };
    let lead: Option<PassageView> = row
        .cells
        .get(base.index())
        .and_then(passage)
        .or_else(|| row.cells.iter().find_map(passage));
    let label = lead.as_ref().map_or_else(String::new, |passage| {
        words::excerpt(&words::plain(story, &passage.places).join(" "), LABEL_CHARS)
    });
    let kind = lead.map_or("", |passage| passage.role.name());
    let line = |(version, cell): (VersionId, &CellView)| {
        let line = Line {
            section: "passage",
            id: row.id.to_string(),
            kind: kind.to_owned(),
            label: label.clone(),
            version: version.to_string(),
            ..Line::default()
        };
        match cell {
            CellView::Passage(passage) => {
                let reading = row.reading_of(version);
                let mut marks: Vec<String> = Vec::new();
                marks.extend(reading.and_then(|reading| words::severity(reading.severity?)));
                marks.extend(match view.typographic {
                    Typographic::Shown => passage.typography_in_words(),
                    Typographic::Hidden => None,
                });
                marks.extend(view.is_matched(row.id, version).then(|| words::BY_USER.to_owned()));
                passage_line(story, line, passage, marks)
            }
            CellView::LeftOut(near) => {
                Line { status: "left-out".into(), note: nearest(*near), ..line }
            }
            CellView::Elsewhere(near) => {
                Line { status: "elsewhere".into(), note: nearest(Some(*near)), ..line }
            }
            CellView::Empty(near) => {
                Line { status: "not-here".into(), note: nearest(*near), ..line }
            }
        }
    };
    view.across(&row.cells).map(line).collect()
}

fn passage_line(story: &Story, line: Line, passage: &PassageView, mut note: Vec<String>) -> Line {
    note.extend(passage.moved.then(|| "moved".to_owned()));
    note.extend(words::join(passage.join).map(str::to_owned));
    Line {
        kind: passage.role.name().to_owned(),
        status: passage.relation.name().into(),
        value: passage.similarity.map_or_else(String::new, |share| format!("{share:.3}")),
        words: words::plain(story, &passage.places).join("\n\n"),
        places: passage.places.clone(),
        note: note.join("; "),
        ..line
    }
}

fn nearest(nearest: Option<NearestView>) -> String {
    nearest.map_or_else(
        || "nothing near".to_owned(),
        |near| format!("nearest: {} ({:.3})", near.place.paragraph, near.similarity),
    )
}

fn quotes(input: ReportInput<'_>, group: &SpeakerGroup, row: &QuoteRow) -> Vec<Line> {
    let ReportInput { story, presentation: view, .. } = input;
    let line = |(version, cell): (VersionId, &QuoteCellView)| {
        let line = Line {
            section: "quote",
            id: row.id.to_string(),
            kind: group.name.clone().unwrap_or_else(|| "unknown speaker".to_owned()),
            label: words::excerpt(&row.text, LABEL_CHARS),
            version: version.to_string(),
            ..Line::default()
        };
        match cell {
            QuoteCellView::Present(reading) => quote_line(story, line, row, reading),
            QuoteCellView::Absent(near) => {
                Line { status: "absent".into(), note: nearest(*near), ..line }
            }
        }
    };
    view.across(&row.cells).map(line).collect()
}

fn quote_line(story: &Story, line: Line, row: &QuoteRow, reading: &QuoteReading) -> Line {
    let mut note = vec![reading.kind.name().to_owned()];
    note.extend(reading.changes.iter().map(|change| change.label().to_owned()));
    note.extend(reading.attribution_changes.iter().map(|change| change.label().to_owned()));
    if let Some(place) = reading.attribution {
        note.push(format!("named as: {}", article::words_at(&story.versions, place)));
    }
    note.extend(words::hands(story, reading));
    if !reading.rivals.is_empty() {
        note.push(format!("between: {}", reading.rivals.join(", ")));
    }
    if !reading.reason.is_empty() {
        note.push(format!("why: {}", reading.reason));
    }
    note.extend((row.by_user || reading.by_user).then(|| words::BY_USER.to_owned()));
    Line {
        status: reading.status.name().into(),
        value: reading.speaker.clone().unwrap_or_default(),
        words: words::plain(story, &reading.places).join("\n\n"),
        places: reading.places.clone(),
        depth: Some(reading.depth),
        note: note.join("; "),
        ..line
    }
}

/// What a person decided or noted.
fn decision(decision: &DecisionView) -> Line {
    let unmet = decision.unmet.map(|why| format!("without effect: {}", why.reason()));
    let before = decision.before.as_ref().map(|before| format!("before: {before}"));
    let note = [Some(words::BY_USER.to_owned()), before, unmet].into_iter().flatten();
    Line {
        section: "decision",
        id: decision.key.to_string(),
        kind: decision.kind.to_owned(),
        label: decision.text.clone(),
        status: if decision.unmet.is_some() { "without-effect" } else { "applied" }.into(),
        value: decision.changed().join(";"),
        note: note.collect::<Vec<_>>().join("; "),
        ..Line::default()
    }
}

/// A comment: its words stand in the label, what it is about in the value.
fn comment(comment: &CommentView) -> Line {
    Line {
        section: "comment",
        id: comment.key.to_string(),
        kind: "by-you".to_owned(),
        label: comment.text.clone(),
        version: comment.target.version().map_or_else(String::new, |id| id.to_string()),
        value: comment.target.id(),
        places: vec![comment.place],
        note: words::COMMENT.trim_end_matches(':').to_owned(),
        ..Line::default()
    }
}

/// A check: what is said of the verdict stands in the status, what that is about in the value.
fn check(check: &CheckView) -> Line {
    Line {
        section: "check",
        id: check.key.to_string(),
        kind: check.question.name().to_owned(),
        version: check.target.version().map_or_else(String::new, |id| id.to_string()),
        status: check.verdict.name().into(),
        value: check.target.id(),
        note: check.in_words(),
        ..Line::default()
    }
}

fn facts(input: ReportInput<'_>, row: &FactRow) -> Vec<Line> {
    let ReportInput { story, presentation: view, .. } = input;
    let line = |(version, cell): (VersionId, &Option<FactReading>)| {
        let line = Line {
            section: "fact",
            id: row.id.to_string(),
            kind: row.kind.name().to_owned(),
            label: row.label.clone(),
            version: version.to_string(),
            ..Line::default()
        };
        match cell {
            Some(reading) => fact_line(story, line, row, reading),
            None => Line { status: "absent".into(), note: look(row, version.index()), ..line },
        }
    };
    view.across(&row.cells).map(line).collect()
}

/// Where to look for a fact that a version is not seen to have.
fn look(row: &FactRow, version: usize) -> String {
    let look = row.look.get(version).copied().flatten();
    look.map_or_else(String::new, |look| format!("look in {}", look.place.paragraph))
}

/// One line for each way of putting it in each version.
fn wordings(view: &Presentation, section: &'static str, row: &WordingRow) -> Vec<Line> {
    let of = |(version, uses): (VersionId, &Vec<WordingUse>)| -> Vec<Line> {
        let line = |one: &WordingUse| Line {
            section,
            id: row.key.to_string(),
            kind: one.class.or(row.kind).unwrap_or_default().to_owned(),
            label: row.label.clone(),
            version: version.to_string(),
            value: one.places.len().to_string(),
            words: one.words.clone(),
            places: one.places.clone(),
            note: one.uses.map_or_else(String::new, |uses| {
                format!("{} in the version", words::counted(uses, "use"))
            }),
            ..Line::default()
        };
        uses.iter().map(line).collect()
    };
    view.across(&row.cells).flat_map(of).collect()
}

fn fact_line(story: &Story, line: Line, row: &FactRow, reading: &FactReading) -> Line {
    let mut note = vec![match row.agreement {
        Agreement::Differ => "values differ".to_owned(),
        Agreement::Agree => "values agree".to_owned(),
        Agreement::Single => "in one version only".to_owned(),
    }];
    note.push(words::counted(reading.mentions, "mention"));
    note.push(reading.prominence.to_string());
    if reading.setting != Setting::Text {
        note.push(format!("in a {}", reading.setting.name()));
    }
    note.extend((row.by_user || reading.by_user).then(|| words::BY_USER.to_owned()));
    Line {
        status: reading.status.name().into(),
        value: reading.value.clone().unwrap_or_default(),
        words: article::words_at(&story.versions, reading.place).to_owned(),
        places: vec![reading.place],
        depth: Some(reading.depth),
        note: note.join("; "),
        ..line
    }
}

#[cfg(test)]
mod tests;
