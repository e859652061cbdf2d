//! The report as a Word file: real headings, so that a reader can move by them; tables whose heads are
//! repeated on each page; word diffs as character styles, so that whoever edits the file can change their
//! looks in one place. They are no tracked changes: accepting those would turn one version into another,
//! and a report is to show both.
//!
//! The parts are written here as WordprocessingML (ECMA-376). The crates that write Word files know no
//! repeated table heads and no languages.

use super::index::Index;
use super::provenance::provenance;
use super::{ReportError, ReportFormat, ReportInput, Section, Selection, words};
use crate::article::VersionId;
use crate::present::{NearestView, Presentation, Target};
use crate::story::Story;
use std::io::{Cursor, Write as _};
use xml::{Body, Run, Sheet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

mod facts;
mod glance;
mod quotes;
mod rest;
mod rows;
mod xml;

/// Versions that stand side by side in a table; with more, each has lines of its own.
const MAX_SIDE_BY_SIDE: usize = 4;
/// Versions side by side that a sheet holds upright.
const MAX_UPRIGHT: usize = 2;
/// Characters of a nearest passage.
const NEAREST_CHARS: usize = 140;

/// The document while it is written.
struct Page<'a> {
    input: ReportInput<'a>,
    story: &'a Story,
    view: &'a Presentation,
    base: VersionId,
    selection: &'a Selection,
    index: Index,
    body: Body,
}

/// The whole file.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Result<Vec<u8>, ReportError> {
    let ReportInput { story, presentation: view, base, selection } = input;
    let count = view.columns.len();
    let sheet = if (MAX_UPRIGHT + 1..=MAX_SIDE_BY_SIDE).contains(&count) {
        Sheet::Landscape
    } else {
        Sheet::Portrait
    };
    let index = Index::new(&view.rows);
    let body = Body::new(sheet);
    let mut page = Page { input, story, view, base, selection, index, body };
    page.body.heading("Title", &[Run::plain(title)]);
    page.summary();
    page.versions();
    for section in Section::ALL.into_iter().filter(|&section| selection.has(section)) {
        page.part(section);
    }
    page.sources();
    packed(&page.body.document(), title)
        .map_err(|why| ReportError::new(ReportFormat::Docx, why.to_string()))
}

/// The parts of the file in a ZIP archive. All bear the same time, so that the same story gives the same
/// bytes.
fn packed(document: &str, title: &str) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", xml::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", xml::RELS.to_owned()),
        ("docProps/core.xml", xml::core(title)),
        ("word/document.xml", document.to_owned()),
        ("word/styles.xml", xml::STYLES.to_owned()),
        ("word/settings.xml", xml::SETTINGS.to_owned()),
        ("word/numbering.xml", xml::NUMBERING.to_owned()),
        ("word/footer1.xml", xml::footer(title)),
        ("word/_rels/document.xml.rels", xml::DOCUMENT_RELS.to_owned()),
    ] {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

impl<'a> Page<'a> {
    fn part(&mut self, section: Section) {
        match section {
            Section::Overview => self.similarity(),
            Section::Derivation => self.derivation(),
            Section::SideBySide => self.rows(),
            Section::Quotes => self.quotes(),
            Section::Facts => self.facts(),
            Section::Wording => self.wording(),
            Section::Omissions => self.omissions(),
            Section::Decisions => self.decisions(),
            Section::Method => self.method(),
        }
    }

    /// Whether versions stand side by side in tables.
    fn side_by_side(&self) -> bool {
        self.view.columns.len() <= MAX_SIDE_BY_SIDE
    }

    /// A version's letter and label.
    fn name(&self, version: VersionId) -> Vec<Run<'a>> {
        let label = words::label(self.story, version);
        vec![Run::strong(version.to_string()), Run::plain(format!(" {label}"))]
    }

    /// The head of a table with one column for each version.
    fn version_heads(&self, first: &'static str) -> Vec<Vec<Run<'a>>> {
        let names = self.view.columns.iter().map(|column| self.name(column.version));
        std::iter::once(vec![Run::strong(first)]).chain(names).collect()
    }

    /// The language of a version's words.
    fn language(&self, version: VersionId) -> Option<&'static str> {
        self.story.versions.get(version.index())?.article.language.map(|language| language.code())
    }

    /// The passage that comes nearest.
    fn nearest(&self, nearest: Option<NearestView>) -> Vec<Run<'a>> {
        let Some(NearestView { place, similarity }) = nearest else {
            return vec![Run::small("no passage of this version comes near")];
        };
        let words = crate::article::words_at(&self.story.versions, place);
        let at = match self.index.row_of(place) {
            Some(row) => format!("{} ({row})", place.paragraph),
            None => place.paragraph.to_string(),
        };
        vec![
            Run::small(format!("nearest {at}, {} alike: ", words::percent(similarity))),
            Run::small(format!("“{}”", words::excerpt(words, NEAREST_CHARS)))
                .in_language(self.language(place.paragraph.version)),
        ]
    }

    /// Comments on, and checks of what is said about, a target.
    fn notes(&self, target: Target) -> Vec<Run<'a>> {
        let comments = self.view.comments_on(target).flat_map(|one| {
            [Run::emphasis(format!(" {} ", words::COMMENT)), Run::plain(one.text.clone())]
        });
        let checks =
            self.view.checks_of(target).map(|one| Run::emphasis(format!(" {}", one.in_words())));
        comments.chain(checks).collect()
    }

    /// What this was made from, by which program and how: never left out.
    fn sources(&mut self) {
        self.body.heading("Heading1", &[Run::plain("Sources")]);
        let from = provenance(self.input);
        let head = ["Version", "File", "Format", "Encoding", "SHA-256"];
        let rows = from.inputs.iter().map(|file| {
            let source = file.source;
            [
                format!("{} {}", file.version, file.label),
                source.file.clone(),
                source.format.name().to_owned(),
                source.encoding.clone(),
                source.sha256.clone(),
            ]
        });
        let rows: Vec<_> = rows.collect();
        self.body.plain_table(&head, &[20, 22, 12, 12, 34], &rows);
        for (v, version) in self.story.versions.iter().enumerate() {
            for warning in &version.warnings {
                let text = format!("{}: {}", VersionId::at(v), warning.message);
                self.body.paragraph("Normal", &[Run::plain(text)]);
            }
        }
        for (name, value) in &from.settings {
            self.body.paragraph(
                "Normal",
                &[Run::strong(format!("{name}: ")), Run::plain(value.clone())],
            );
        }
        for line in &from.selection {
            self.body.paragraph(
                "Normal",
                &[Run::strong("Not all of the story: "), Run::plain(line.clone())],
            );
        }
        for line in &from.decisions {
            self.body.paragraph(
                "Normal",
                &[Run::strong("Decided by a person: "), Run::plain(line.clone())],
            );
        }
        let text = format!("Written by {}.", from.generator);
        self.body.paragraph("Normal", &[Run::plain(text)]);
    }
}
