//! The rows: what all witnesses have alike as text, all else as entries of an apparatus.

use super::passages::{Beginning, Passage, stretches};
use super::segments::{clusters, is_common, segments, tokens};
use super::{File, sigla, token};
use crate::align::{Row, RowId};
use crate::article::{Place, VersionId};
use crate::present::{CellView, RowView};
use crate::report::told::Teller;
use std::collections::BTreeMap;
use std::ops::Range;

/// The places of a version in a row; none where it has no passage there.
pub(super) fn places(row: &RowView, version: VersionId) -> &[Place] {
    match row.cells.get(version.index()) {
        Some(CellView::Passage(passage)) => &passage.places,
        Some(CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_)) | None => &[],
    }
}

/// Words of one witness in one row.
#[derive(Clone)]
struct Words<'p> {
    witness: VersionId,
    passage: &'p Passage,
    range: Range<usize>,
}

impl<'p> Words<'p> {
    fn text(&self) -> &'p str {
        self.passage.text.get(self.range.clone()).unwrap_or_default()
    }

    /// A part of these words, by bytes counted from their beginning.
    fn part(&self, range: Range<usize>) -> Self {
        let start = self.range.start;
        Self { range: start + range.start..start + range.end, ..self.clone() }
    }

    /// What begins in these words, by bytes counted from their beginning.
    fn beginnings(&self) -> impl Iterator<Item = (usize, &'p Beginning)> {
        let range = self.range.clone();
        let inside = self.passage.beginnings.iter().filter(move |(at, _)| range.contains(at));
        let start = self.range.start;
        inside.map(move |(at, beginning)| (at - start, beginning))
    }
}

/// All rows that are chosen.
pub(super) fn rows(file: &mut File<'_>) {
    let story = file.input.story;
    let aligned: BTreeMap<RowId, &Row> =
        story.alignment.rows.iter().map(|row| (row.id, row)).collect();
    file.xml.start("div", &[("type", "rows")]);
    file.xml.line();
    for row in &file.input.presentation.rows {
        self::row(file, row, aligned.get(&row.id).copied());
    }
    file.xml.end();
    file.xml.line();
}

fn row(file: &mut File<'_>, row: &RowView, aligned: Option<&Row>) {
    let witnesses = file.witnesses();
    let passages: Vec<(VersionId, Passage)> = witnesses
        .iter()
        .map(|&version| (version, places(row, version)))
        .filter(|(_, places)| !places.is_empty())
        .map(|(version, places)| (version, Passage::new(file.input.story, &file.parts, places)))
        .collect();
    let role = passages.first().and_then(|(version, _)| match row.cells.get(version.index()) {
        Some(CellView::Passage(passage)) => Some(passage.role.name()),
        _ => None,
    });
    let id = row.id.to_string();
    file.xml.start("ab", &[("xml:id", &id), ("type", role.unwrap_or("body"))]);
    let by_index: Vec<(usize, &Passage)> =
        passages.iter().map(|(version, passage)| (version.index(), passage)).collect();
    let stretches = aligned.map_or_else(
        || vec![by_index.iter().map(|(_, passage)| (0, passage.text.len())).collect()],
        |aligned| stretches(file.input.story, aligned, &by_index),
    );
    let stretches: Vec<Vec<Words<'_>>> = stretches
        .iter()
        .map(|stretch| {
            let words = passages.iter().zip(stretch);
            words
                .map(|((witness, passage), &(from, to))| Words {
                    witness: *witness,
                    passage,
                    range: from..to,
                })
                .collect()
        })
        .collect();
    let absent: Vec<VersionId> =
        witnesses.into_iter().filter(|&version| places(row, version).is_empty()).collect();
    if absent.is_empty() {
        stretches.iter().for_each(|words| stretch(file, words));
    } else {
        with_absent(file, row, &absent, &stretches);
    }
    file.xml.end();
    file.xml.line();
}

/// A row that some witnesses do not have.
fn with_absent(
    file: &mut File<'_>,
    row: &RowView,
    absent: &[VersionId],
    stretches: &[Vec<Words<'_>>],
) {
    let base = file.input.base;
    file.xml.start("app", &[("type", "row")]);
    let present: Vec<VersionId> =
        stretches.first().into_iter().flatten().map(|words| words.witness).collect();
    let has_base = present.contains(&base);
    if !has_base {
        file.xml.empty("lem", &[("wit", &format!("#{base}")), ("type", "not-here")]);
    }
    let name = if has_base { "lem" } else { "rdg" };
    file.xml.start(name, &[("wit", &sigla(&present))]);
    stretches.iter().for_each(|words| stretch(file, words));
    file.xml.end();
    let mut kinds: BTreeMap<&str, Vec<VersionId>> = BTreeMap::new();
    for &version in absent {
        let cell = row.cells.get(version.index());
        let kind = cell.and_then(Teller::absence).map_or("not here", |(kind, _)| kind);
        kinds.entry(kind).or_default().push(version);
    }
    for (kind, versions) in &kinds {
        let others: Vec<VersionId> =
            versions.iter().copied().filter(|&version| has_base || version != base).collect();
        if !others.is_empty() {
            file.xml.empty("rdg", &[("wit", &sigla(&others)), ("type", &token(kind))]);
        }
    }
    for &version in absent {
        let cell = row.cells.get(version.index());
        let Some((kind, near)) = cell.and_then(Teller::absence) else { continue };
        let mut told = format!("{kind}; {}", file.teller.nearest(near));
        if let Some(by_user) = file.teller.matched(row.id, version) {
            told = format!("{told}; {by_user}");
        }
        let target = near.map(|near| file.pointers(&[near.place])).unwrap_or_default();
        let wit = format!("#{version}");
        let mut attributes = vec![("wit", wit.as_str()), ("type", "nearest")];
        if !target.is_empty() {
            attributes.push(("target", &target));
        }
        file.xml.leaf("witDetail", &attributes, &told);
    }
    file.xml.end();
}

/// A stretch of a row: the sentences of each witness that tell the same.
fn stretch(file: &mut File<'_>, words: &[Words<'_>]) {
    let (here, gone): (Vec<Words<'_>>, Vec<Words<'_>>) =
        words.iter().cloned().partition(|words| !words.range.is_empty());
    let wordings: Vec<Vec<&str>> = here.iter().map(|words| tokens(words.text())).collect();
    let clusters = clusters(&wordings);
    if gone.is_empty() && clusters.len() < 2 {
        together(file, &here, &wordings);
        return;
    }
    let head = words.first().map(|words| words.witness);
    let gone_first = gone.first().map(|words| words.witness) == head;
    file.xml.start("app", &[("type", "sentences")]);
    let gone: Vec<VersionId> = gone.iter().map(|words| words.witness).collect();
    if gone_first {
        file.xml.empty("lem", &[("wit", &sigla(&gone))]);
    }
    for (n, cluster) in clusters.iter().enumerate() {
        let some: Vec<Words<'_>> = cluster.iter().filter_map(|&n| here.get(n).cloned()).collect();
        let wordings: Vec<Vec<&str>> =
            cluster.iter().filter_map(|&n| wordings.get(n).cloned()).collect();
        let versions: Vec<VersionId> = some.iter().map(|words| words.witness).collect();
        let name = if n == 0 && !gone_first { "lem" } else { "rdg" };
        file.xml.start(name, &[("wit", &sigla(&versions))]);
        together(file, &some, &wordings);
        file.xml.end();
    }
    if !gone_first && !gone.is_empty() {
        file.xml.empty("rdg", &[("wit", &sigla(&gone))]);
    }
    file.xml.end();
}

/// Wordings that are cut at the same places.
fn together(file: &mut File<'_>, words: &[Words<'_>], wordings: &[Vec<&str>]) {
    let mut at: Vec<usize> = vec![0; words.len()];
    for piece in segments(wordings) {
        let mut parts: Vec<Words<'_>> = Vec::new();
        for (((words, tokens), range), at) in words.iter().zip(wordings).zip(&piece).zip(&mut at) {
            let own = tokens.get(range.clone()).unwrap_or_default();
            let length: usize = own.iter().map(|token| token.len()).sum();
            parts.push(words.part(*at..*at + length));
            *at += length;
        }
        if is_common(&piece, wordings) {
            alike(file, &parts);
        } else {
            differing(file, &parts);
        }
    }
}

/// An entry of the apparatus: one reading for each wording.
fn differing(file: &mut File<'_>, parts: &[Words<'_>]) {
    let mut readings: Vec<Vec<Words<'_>>> = Vec::new();
    for part in parts {
        let same = |reading: &&mut Vec<Words<'_>>| {
            reading.first().is_some_and(|first| first.text() == part.text())
        };
        match readings.iter_mut().find(same) {
            Some(reading) => reading.push(part.clone()),
            None => readings.push(vec![part.clone()]),
        }
    }
    file.xml.start("app", &[("type", "words")]);
    for (n, reading) in readings.iter().enumerate() {
        let versions: Vec<VersionId> = reading.iter().map(|words| words.witness).collect();
        let name = if n == 0 { "lem" } else { "rdg" };
        let wit = sigla(&versions);
        if reading.iter().all(|words| words.text().is_empty()) {
            file.xml.empty(name, &[("wit", &wit)]);
        } else {
            file.xml.start(name, &[("wit", &wit)]);
            alike(file, reading);
            file.xml.end();
        }
    }
    file.xml.end();
}

/// The same words of several witnesses, with a milestone wherever a paragraph of one of them begins.
fn alike(file: &mut File<'_>, parts: &[Words<'_>]) {
    let Some(first) = parts.first() else { return };
    let mut marks: Vec<(usize, usize, &Beginning)> = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        marks.extend(part.beginnings().map(|(at, beginning)| (at, n, beginning)));
    }
    marks.sort_by_key(|&(at, n, _)| (at, n));
    let mut written = 0;
    for (at, _, beginning) in marks {
        file.xml.words(first.text().get(written..at).unwrap_or_default());
        written = at;
        milestone(file, beginning);
    }
    file.xml.words(first.text().get(written..).unwrap_or_default());
}

fn milestone(file: &mut File<'_>, beginning: &Beginning) {
    let unit = if beginning.is_first { "paragraph" } else { "part" };
    let (paragraph, witness) =
        (beginning.paragraph.to_string(), format!("#{}", beginning.paragraph.version));
    let mut attributes = vec![
        ("xml:id", beginning.id.as_str()),
        ("unit", unit),
        ("n", &paragraph),
        ("edRef", &witness),
    ];
    if beginning.joined {
        attributes.push(("break", "no"));
    }
    file.xml.empty("milestone", &attributes);
}
