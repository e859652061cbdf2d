//! The readings as a critical apparatus: TEI P5, parallel segmentation. Every version is a witness. The
//! readings of a witness, put together, are its words: row by row as they stand, and in its own order by
//! the milestones that name its paragraphs.

use super::told::Teller;
use super::xml::Xml;
use super::{ReportError, ReportInput, Section};
use crate::article::{Place, VersionId};
use crate::story::Story;
use passages::Parts;
use std::collections::{BTreeMap, BTreeSet};

mod back;
mod header;
mod matrices;
mod passages;
mod rows;
mod segments;
mod verdicts;

/// The whole file.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Result<Vec<u8>, ReportError> {
    let mut file = File::new(input);
    file.xml.start("TEI", &[("xmlns", "http://www.tei-c.org/ns/1.0"), ("xml:lang", "en")]);
    file.xml.line();
    header::header(&mut file, title);
    verdicts::verdicts(&mut file);
    text(&mut file);
    Ok(file.xml.finish())
}

fn text(file: &mut File<'_>) {
    let language = file.language(file.input.base);
    file.xml.start("text", &[("xml:lang", language)]);
    file.xml.line();
    back::front(file);
    file.xml.start("body", &[]);
    file.xml.line();
    if file.has(Section::SideBySide) && !file.input.presentation.rows.is_empty() {
        rows::rows(file);
    } else {
        file.xml.leaf("p", &[], "The rows are left out of this file.");
        file.xml.line();
    }
    file.xml.end();
    file.xml.line();
    back::back(file);
    file.xml.end();
    file.xml.line();
}

/// The file as it is written.
struct File<'a> {
    xml: Xml,
    input: ReportInput<'a>,
    teller: Teller<'a>,
    parts: Parts,
    /// Names of all elements that can be pointed at.
    names: BTreeSet<String>,
    /// Speakers by name: their names in the file.
    speakers: BTreeMap<&'a str, String>,
}

impl<'a> File<'a> {
    fn new(input: ReportInput<'a>) -> Self {
        let ReportInput { story, presentation, base, .. } = input;
        let speakers = story.quotes.speakers.iter().zip(1..);
        let mut file = Self {
            xml: Xml::new(),
            input,
            teller: Teller::new(story, presentation, base),
            parts: Parts::new(story),
            names: BTreeSet::new(),
            speakers: speakers.map(|(one, n)| (one.name.as_str(), format!("s{n}"))).collect(),
        };
        file.names = file.all_names();
        file
    }

    fn has(&self, section: Section) -> bool {
        self.input.selection.has(section)
    }

    /// The versions that are written, the base first.
    fn witnesses(&self) -> Vec<VersionId> {
        let base = self.input.base;
        let columns = self.input.presentation.columns.iter().map(|column| column.version);
        std::iter::once(base).chain(columns.filter(|&version| version != base)).collect()
    }

    /// The names of rows and of parts of paragraphs that this file has.
    fn all_names(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let witnesses = self.witnesses();
        if self.has(Section::SideBySide) {
            for row in &self.input.presentation.rows {
                names.insert(row.id.to_string());
                for version in &witnesses {
                    let places = rows::places(row, *version).iter();
                    names.extend(places.map(|&place| self.parts.id(place)));
                }
            }
        }
        if self.has(Section::Method) {
            let apart =
                witnesses.iter().flat_map(|&version| back::set_aside(self.input.story, version));
            names.extend(apart.map(|(id, _)| id.to_string()));
        }
        names
    }

    /// Pointers to the paragraphs of `places`, each once; empty where none of them is in this file.
    fn pointers(&self, places: &[Place]) -> String {
        let mut pointers: Vec<String> = Vec::new();
        for &place in places {
            let id = self.parts.id(place);
            let pointer = format!("#{id}");
            if self.names.contains(&id) && !pointers.contains(&pointer) {
                pointers.push(pointer);
            }
        }
        pointers.join(" ")
    }

    /// The language of a version, as a tag; "und" where it can't be told.
    fn language(&self, version: VersionId) -> &'static str {
        language(self.input.story, version)
    }
}

fn language(story: &Story, version: VersionId) -> &'static str {
    let language = story.versions.get(version.index()).and_then(|one| one.article.language);
    language.map_or("und", crate::text::language::Language::code)
}

/// Pointers to witnesses: "#A #B".
fn sigla(versions: &[VersionId]) -> String {
    versions.iter().map(|version| format!("#{version}")).collect::<Vec<_>>().join(" ")
}

/// A name of the program as a name in XML: "left out" is "left-out".
fn token(name: &str) -> String {
    name.replace(' ', "-")
}
