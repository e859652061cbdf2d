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

use super::ReportInput;
use super::words;
use crate::article::{self, Place, VersionId};
use crate::facts::{Agreement, Setting};
use crate::present::{
    CellView, CheckView, CommentView, DecisionView, FactReading, FactRow, NearestView, PassageView,
    Presentation, QuoteCellView, QuoteReading, QuoteRow, RowView, SpeakerGroup, Typographic,
    WordingRow, WordingUse,
};
use crate::story::Story;

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
    status: &'static str,
    value: String,
    words: String,
    places: Vec<Place>,
    depth: Option<f32>,
    note: String,
}

/// The whole sheet.
pub(super) fn report(input: ReportInput<'_>) -> Vec<u8> {
    let ReportInput { story, presentation: view, .. } = input;
    let mut lines = versions(story, view);
    lines.extend(view.rows.iter().flat_map(|row| passages(input, row)));
    for group in &view.quotes.speakers {
        lines.extend(group.quotes.iter().flat_map(|row| quotes(story, group, row)));
    }
    lines.extend(view.decisions().into_iter().map(decision));
    lines.extend(view.notes.comments.iter().map(comment));
    lines.extend(view.notes.checks.iter().map(check));
    lines.extend(view.facts.rows.iter().flat_map(|row| facts(story, row)));
    let wording = [
        ("choice", &view.wording.choices),
        ("name", &view.wording.names),
        ("reporting", &view.wording.reporting),
    ];
    for (section, rows) in wording {
        lines.extend(rows.iter().flat_map(|row| wordings(section, row)));
    }

    let mut bytes = "\u{feff}".as_bytes().to_vec();
    {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
        let written = writer
            .write_record(HEADER)
            .and_then(|()| lines.iter().try_for_each(|line| writer.write_record(line.cells(story))))
            .and_then(|()| writer.flush().map_err(csv::Error::from));
        written.expect("lines of one length can be written to memory");
    }
    bytes
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
            self.status.to_owned(),
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

fn versions(story: &Story, view: &Presentation) -> Vec<Line> {
    let line = |(v, version): (usize, &std::sync::Arc<article::Version>)| {
        let id = VersionId::at(v).to_string();
        let mut note = vec![
            format!("file: {}", version.source.file),
            format!("encoding: {}", version.source.encoding),
            format!("SHA-256: {}", version.source.sha256),
            words::counted(version.article.words(), "word"),
        ];
        if let Some(derivation) = view.overview.derivation.get(v) {
            if let Some(shares) = &derivation.against_base {
                note.push(format!("against base: {}", words::shares(shares)));
            }
            note.push(format!("against all others: {}", words::shares(&derivation.against_all)));
            let source = words::source(derivation.estimate.source);
            note.push(format!("source (estimate): {source}"));
        }
        note.extend(version.warnings.iter().map(|w| format!("warning: {}", w.message)));
        Line {
            section: "version",
            kind: version.source.format.name().to_owned(),
            label: version.label.clone(),
            version: id.clone(),
            id,
            status: if version.warnings.is_empty() { "read" } else { "read-with-warnings" },
            value: version.article.published.map_or_else(String::new, |day| day.to_string()),
            words: version.article.headline.clone().unwrap_or_default(),
            note: note.join("; "),
            ..Line::default()
        }
    };
    story.versions.iter().enumerate().map(line).collect()
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
    let line = |(v, cell): (usize, &CellView)| {
        let line = Line {
            section: "passage",
            id: row.id.to_string(),
            kind: kind.to_owned(),
            label: label.clone(),
            version: VersionId::at(v).to_string(),
            ..Line::default()
        };
        match cell {
            CellView::Passage(passage) => {
                let reading = row.reading_of(VersionId::at(v));
                let mut marks: Vec<String> = Vec::new();
                marks.extend(reading.and_then(|reading| words::severity(reading.severity?)));
                marks.extend(match view.typographic {
                    Typographic::Shown => passage.typography_in_words(),
                    Typographic::Hidden => None,
                });
                marks.extend(
                    view.is_matched(row.id, VersionId::at(v)).then(|| words::BY_USER.to_owned()),
                );
                passage_line(story, line, passage, marks)
            }
            CellView::LeftOut(near) => Line { status: "left-out", note: nearest(*near), ..line },
            CellView::Elsewhere(near) => {
                Line { status: "elsewhere", note: nearest(Some(*near)), ..line }
            }
            CellView::Empty(near) => Line { status: "not-here", note: nearest(*near), ..line },
        }
    };
    row.cells.iter().enumerate().map(line).collect()
}

fn passage_line(story: &Story, line: Line, passage: &PassageView, mut note: Vec<String>) -> Line {
    note.extend(passage.moved.then(|| "moved".to_owned()));
    note.extend(words::join(passage.join).map(str::to_owned));
    Line {
        kind: passage.role.name().to_owned(),
        status: passage.relation.name(),
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

fn quotes(story: &Story, group: &SpeakerGroup, row: &QuoteRow) -> Vec<Line> {
    let line = |(v, cell): (usize, &QuoteCellView)| {
        let line = Line {
            section: "quote",
            id: row.id.to_string(),
            kind: group.name.clone().unwrap_or_else(|| "unknown speaker".to_owned()),
            label: words::excerpt(&row.text, LABEL_CHARS),
            version: VersionId::at(v).to_string(),
            ..Line::default()
        };
        match cell {
            QuoteCellView::Present(reading) => quote_line(story, line, row, reading),
            QuoteCellView::Absent(near) => Line { status: "absent", note: nearest(*near), ..line },
        }
    };
    row.cells.iter().enumerate().map(line).collect()
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
        status: reading.status.name(),
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
        status: if decision.unmet.is_some() { "without-effect" } else { "applied" },
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
        status: check.verdict.name(),
        value: check.target.id(),
        note: check.in_words(),
        ..Line::default()
    }
}

fn facts(story: &Story, row: &FactRow) -> Vec<Line> {
    let line = |(v, cell): (usize, &Option<FactReading>)| {
        let line = Line {
            section: "fact",
            id: row.id.to_string(),
            kind: row.kind.name().to_owned(),
            label: row.label.clone(),
            version: VersionId::at(v).to_string(),
            ..Line::default()
        };
        match cell {
            Some(reading) => fact_line(story, line, row, reading),
            None => Line { status: "absent", note: look(row, v), ..line },
        }
    };
    row.cells.iter().enumerate().map(line).collect()
}

/// Where to look for a fact that a version is not seen to have.
fn look(row: &FactRow, version: usize) -> String {
    let look = row.look.get(version).copied().flatten();
    look.map_or_else(String::new, |look| format!("look in {}", look.place.paragraph))
}

/// One line for each way of putting it in each version.
fn wordings(section: &'static str, row: &WordingRow) -> Vec<Line> {
    let of = |(v, uses): (usize, &Vec<WordingUse>)| -> Vec<Line> {
        let line = |one: &WordingUse| Line {
            section,
            id: row.key.to_string(),
            kind: one.class.or(row.kind).unwrap_or_default().to_owned(),
            label: row.label.clone(),
            version: VersionId::at(v).to_string(),
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
    row.cells.iter().enumerate().flat_map(of).collect()
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
        status: reading.status.name(),
        value: reading.value.clone().unwrap_or_default(),
        words: article::words_at(&story.versions, reading.place).to_owned(),
        places: vec![reading.place],
        depth: Some(reading.depth),
        note: note.join("; "),
        ..line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{present, testing};
    use crate::report::Selection;
    use crate::watch::Watch;

    fn sheet(story: &Story) -> Vec<Vec<String>> {
        let base = VersionId(0);
        let presentation = present(story, base, &Watch::unwatched()).expect("nobody cancels");
        let bytes = report(ReportInput {
            story,
            presentation: &presentation,
            base,
            selection: &Selection::everything(),
        });
        let text = String::from_utf8(bytes).expect("UTF-8");
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes())
            .records()
            .map(|record| record.expect("a line").iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn every_item_has_a_line_for_every_version() {
        let lines = sheet(&testing::ferry());
        assert_eq!(lines[0], HEADER);
        let count = |section| lines.iter().filter(|line| line[0] == section).count();
        let counts = ["version", "passage", "quote", "fact"].map(count);
        assert_eq!(counts, [3, 5 * 3, 3, 2 * 3]);
    }

    #[test]
    fn lines_say_what_became_of_the_item() {
        let lines = sheet(&testing::ferry());
        let line = |section, version, label: &str| {
            let same = |line: &&Vec<String>| {
                line[0] == section && line[4] == version && line[3].starts_with(label)
            };
            lines.iter().find(same).expect("the line is there").join("|")
        };
        assert_eq!(
            line("quote", "B", "Nobody"),
            "quote|q1|Ida Holm|Nobody was hurt and nobody was in danger,|B|trimmed|Ida Holm|Nobody \
             was hurt,|B3|1|17|0.500|direct; why: named beside the quote"
        );
        assert_eq!(
            line("quote", "C", "Nobody"),
            "quote|q1|Ida Holm|Nobody was hurt and nobody was in danger,|C|absent|||||||nearest: \
             C1 (0.125)"
        );
        assert_eq!(
            line("fact", "B", "people"),
            "fact|f2|count|people aboard|B|differs|90|about 90|B2|13|21|0.250|values differ; 1 \
             mention; first paragraph"
        );
    }

    #[test]
    fn no_cell_is_a_formula() {
        let texts = ["=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "-2+3", "a=b, \"c\""];
        let rows: Vec<[Option<usize>; 1]> = (0..texts.len()).map(|n| [Some(n)]).collect();
        let rows: Vec<&[Option<usize>]> = rows.iter().map(|row| row.as_slice()).collect();
        let lines = sheet(&testing::story(vec![testing::version("=cmd()", &texts)], &rows));
        for cell in lines.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
        assert_eq!(lines[1][3], "'=cmd()");
        assert_eq!(lines[6][7], "a=b, \"c\"");
    }
}
