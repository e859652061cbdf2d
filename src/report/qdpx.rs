//! The texts with their coded passages as a project of REFI-QDA (`.qdpx`), which programs of qualitative
//! analysis open: a ZIP of the texts and of `project.qde`, which says which words have which codes.
//!
//! Places are counted in Unicode code points of exactly the text in the archive, the end not included. The
//! texts have line feeds only and no byte order mark, since programs that drop either of them shift every
//! place after it.

use super::told::Teller;
use super::{ReportError, ReportFormat, ReportInput, Section};
use crate::article::{Version, VersionId};
use codes::{CodeBook, Codes};
use guid::Guids;
use std::io::{Cursor, Write as _};
use texts::Text;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

mod codes;
mod codings;
mod guid;
mod notes;
mod project;
mod texts;

/// When everything in the project is said to have been made. The true time would make two reports of the
/// same story differ; this is the day on which the calendar of ZIP archives begins.
const MADE: &str = "1980-01-01T00:00:00Z";

/// The whole file.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Result<Vec<u8>, ReportError> {
    let project = Project::new(input);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: String, bytes: &[u8]| {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(bytes)?;
        Ok::<(), zip::result::ZipError>(())
    };
    let failed = |error| ReportError::new(ReportFormat::Qdpx, error);
    add("project.qde".to_owned(), &project::written(&project, title)).map_err(failed)?;
    for source in &project.sources {
        add(format!("sources/{}.txt", source.guid), source.text.text.as_bytes()).map_err(failed)?;
    }
    Ok(archive.finish().map_err(failed)?.into_inner())
}

/// All that goes into the project.
struct Project<'a> {
    input: ReportInput<'a>,
    teller: Teller<'a>,
    guids: Guids,
    /// The program.
    program: String,
    /// The person who decided and noted.
    person: String,
    sources: Vec<Source<'a>>,
    book: CodeBook,
    codes: Codes,
}

/// A version and its text.
struct Source<'a> {
    id: VersionId,
    guid: String,
    version: &'a Version,
    text: Text,
}

impl<'a> Project<'a> {
    fn new(input: ReportInput<'a>) -> Self {
        let ReportInput { story, presentation, base, .. } = input;
        let guids = Guids::new(story);
        let columns = presentation.columns.iter().map(|column| column.version);
        let sources: Vec<Source<'_>> = columns
            .filter_map(|id| {
                let version = story.versions.get(id.index())?.as_ref();
                let guid = guids.of(&format!("source {id}"));
                Some(Source { id, guid, version, text: Text::new(id, version) })
            })
            .collect();
        let (book, codes) = codes::code_book(input, &guids);
        Self {
            input,
            teller: Teller::new(story, presentation, base),
            program: guid::shared("user: the program"),
            person: guid::shared("user: the person at the program"),
            guids,
            sources,
            book,
            codes,
        }
    }

    fn has(&self, section: Section) -> bool {
        self.input.selection.has(section)
    }

    /// The attributes that say who made something, and when.
    fn made_by(user: &str) -> [(&'static str, &str); 2] {
        [("creatingUser", user), ("creationDateTime", MADE)]
    }
}
