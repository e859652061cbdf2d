//! The project file itself, in the order of elements that its schema asks for.

use super::codes::{Code, Meant};
use super::codings::{Selected, selections};
use super::guid::shared;
use super::texts::Extent;
use super::{MADE, Project, Source, notes};
use crate::report::GENERATOR;
use crate::report::xml::Xml;

/// A property of a version.
struct Variable {
    name: &'static str,
    kind: &'static str,
    element: &'static str,
    value: fn(&Project<'_>, &Source<'_>) -> Option<String>,
}

const TEXT: &str = "TextValue";

/// The properties of versions.
const VARIABLES: [Variable; 11] = [
    Variable { name: "Letter", kind: "Text", element: TEXT, value: |_, s| Some(s.id.to_string()) },
    Variable {
        name: "Outlet or label",
        kind: "Text",
        element: TEXT,
        value: |_, s| Some(s.version.label.clone()),
    },
    Variable {
        name: "Headline",
        kind: "Text",
        element: TEXT,
        value: |_, s| s.version.article.headline.clone(),
    },
    Variable {
        name: "Byline",
        kind: "Text",
        element: TEXT,
        value: |_, s| s.version.article.byline.clone(),
    },
    Variable {
        name: "Published",
        kind: "Date",
        element: "DateValue",
        value: |_, s| s.version.article.published.map(|day| day.to_string()),
    },
    Variable {
        name: "Language",
        kind: "Text",
        element: TEXT,
        value: |_, s| s.version.article.language.map(|language| language.code().to_owned()),
    },
    Variable {
        name: "Words compared",
        kind: "Integer",
        element: "IntegerValue",
        value: |_, s| Some(s.version.article.words().to_string()),
    },
    Variable {
        name: "Is the base",
        kind: "Boolean",
        element: "BooleanValue",
        value: |p, s| Some((s.id == p.input.base).to_string()),
    },
    Variable {
        name: "File",
        kind: "Text",
        element: TEXT,
        value: |_, s| Some(s.version.source.file.clone()),
    },
    Variable {
        name: "Read as",
        kind: "Text",
        element: TEXT,
        value: |_, s| {
            let source = &s.version.source;
            Some(format!("{}, {}", source.format.name(), source.encoding))
        },
    },
    Variable {
        name: "SHA-256",
        kind: "Text",
        element: TEXT,
        value: |_, s| Some(s.version.source.sha256.clone()),
    },
];

fn variable_guid(variable: &Variable) -> String {
    shared(&format!("variable: {}", variable.name))
}

/// The bytes of `project.qde`.
pub(super) fn written(project: &Project<'_>, title: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.start(
        "Project",
        &[
            ("xmlns", "urn:QDA-XML:project:1.0"),
            ("name", title),
            ("origin", GENERATOR),
            ("creatingUserGUID", &project.program),
            ("creationDateTime", MADE),
        ],
    );
    xml.line();
    users(&mut xml, project);
    code_book(&mut xml, project);
    variables(&mut xml);
    cases(&mut xml, project);
    let noted = sources(&mut xml, project);
    let on_project = notes::notes(project);
    all_notes(&mut xml, project, &on_project, &noted);
    for note in &on_project {
        xml.empty("NoteRef", &[("targetGUID", &note_guid(project, note.key))]);
    }
    xml.end();
    xml.finish()
}

fn users(xml: &mut Xml, project: &Project<'_>) {
    xml.start("Users", &[]);
    xml.empty("User", &[("guid", &project.program), ("name", GENERATOR), ("id", "program")]);
    let name = "User of the program";
    xml.empty("User", &[("guid", &project.person), ("name", name), ("id", "person")]);
    xml.end();
    xml.line();
}

fn code_book(xml: &mut Xml, project: &Project<'_>) {
    xml.start("CodeBook", &[]);
    xml.start("Codes", &[]);
    xml.line();
    project.book.iter().for_each(|one| code(xml, one));
    xml.end();
    xml.end();
    xml.line();
}

fn code(xml: &mut Xml, one: &Code) {
    let codable = one.codable.to_string();
    xml.start("Code", &[("guid", &one.guid), ("name", &one.name), ("isCodable", &codable)]);
    if !one.told.is_empty() {
        xml.leaf("Description", &[], &one.told);
    }
    one.codes.iter().for_each(|inner| code(xml, inner));
    xml.end();
    xml.line();
}

fn variables(xml: &mut Xml) {
    xml.start("Variables", &[]);
    for variable in &VARIABLES {
        let guid = variable_guid(variable);
        let attributes =
            [("guid", guid.as_str()), ("name", variable.name), ("typeOfVariable", variable.kind)];
        xml.empty("Variable", &attributes);
    }
    xml.end();
    xml.line();
}

/// One case for each version, with its properties.
fn cases(xml: &mut Xml, project: &Project<'_>) {
    if project.sources.is_empty() {
        return;
    }
    xml.start("Cases", &[]);
    xml.line();
    for source in &project.sources {
        let guid = project.guids.of(&format!("case {}", source.id));
        xml.start("Case", &[("guid", &guid), ("name", &name(source))]);
        for variable in &VARIABLES {
            let Some(value) = (variable.value)(project, source) else { continue };
            xml.start("VariableValue", &[]);
            xml.empty("VariableRef", &[("targetGUID", &variable_guid(variable))]);
            xml.leaf(variable.element, &[], &value);
            xml.end();
        }
        xml.empty("SourceRef", &[("targetGUID", &source.guid)]);
        xml.end();
        xml.line();
    }
    xml.end();
    xml.line();
}

/// What a version is called. Some programs make a file of that name: what would be a folder is a dash.
fn name(source: &Source<'_>) -> String {
    format!("{} {}", source.id, source.version.label).replace(['/', '\\', ':'], "-")
}

/// A note on some words.
struct OnWords {
    guid: String,
    name: String,
    text: String,
}

/// The texts and their codes; the notes that belong to them.
fn sources(xml: &mut Xml, project: &Project<'_>) -> Vec<OnWords> {
    let mut noted = Vec::new();
    if project.sources.is_empty() {
        return noted;
    }
    xml.start("Sources", &[]);
    xml.line();
    for source in &project.sources {
        let path = format!("internal://{}.txt", source.guid);
        let name = name(source);
        let mut attributes =
            vec![("guid", source.guid.as_str()), ("name", &name), ("plainTextPath", &path)];
        attributes.extend(Project::made_by(&project.program));
        xml.start("TextSource", &attributes);
        xml.line();
        let warnings: Vec<&str> =
            source.version.warnings.iter().map(|warning| warning.message.as_str()).collect();
        if !warnings.is_empty() {
            xml.leaf("Description", &[], &warnings.join("\n"));
            xml.line();
        }
        for (extent, selected) in selections(project, source) {
            noted.extend(selection(xml, project, source, extent, &selected));
        }
        xml.end();
        xml.line();
    }
    xml.end();
    xml.line();
    noted
}

/// Some words and their codes; their note, where a person noted something.
fn selection(
    xml: &mut Xml,
    project: &Project<'_>,
    source: &Source<'_>,
    extent: Extent,
    selected: &Selected,
) -> Option<OnWords> {
    let key = format!("{} {} {}", source.id, extent.start, extent.end);
    let (guid, name) =
        (project.guids.of(&format!("selection {key}")), format!("{} {}", source.id, extent.start));
    let (start, end) = (extent.start.to_string(), extent.end.to_string());
    let mut attributes = vec![
        ("guid", guid.as_str()),
        ("name", &name),
        ("startPosition", &start),
        ("endPosition", &end),
    ];
    attributes.extend(Project::made_by(&project.program));
    xml.start("PlainTextSelection", &attributes);
    if !selected.told.is_empty() {
        xml.leaf("Description", &[], &selected.told.join("\n"));
    }
    for meant in &selected.codes {
        let Some(code) = project.codes.get(meant) else { continue };
        let user = if *meant == Meant::ByPerson { &project.person } else { &project.program };
        let coding = project.guids.of(&format!("coding {key} {code}"));
        let mut attributes = vec![("guid", coding.as_str())];
        attributes.extend(Project::made_by(user));
        xml.start("Coding", &attributes);
        xml.empty("CodeRef", &[("targetGUID", code)]);
        xml.end();
    }
    let note = (!selected.noted.is_empty()).then(|| OnWords {
        guid: project.guids.of(&format!("note {key}")),
        name: format!("On {name}"),
        text: selected.noted.join("\n"),
    });
    if let Some(note) = &note {
        xml.empty("NoteRef", &[("targetGUID", &note.guid)]);
    }
    xml.end();
    xml.line();
    note
}

fn note_guid(project: &Project<'_>, key: &str) -> String {
    project.guids.of(&format!("note on the project: {key}"))
}

fn all_notes(
    xml: &mut Xml,
    project: &Project<'_>,
    on_project: &[notes::Note],
    on_words: &[OnWords],
) {
    xml.start("Notes", &[]);
    xml.line();
    for one in on_project {
        let user = if one.by_person { &project.person } else { &project.program };
        note(xml, &note_guid(project, one.key), one.name, &one.text, user);
    }
    for one in on_words {
        note(xml, &one.guid, &one.name, &one.text, &project.person);
    }
    xml.end();
    xml.line();
}

fn note(xml: &mut Xml, guid: &str, name: &str, text: &str, user: &str) {
    let mut attributes = vec![("guid", guid), ("name", name)];
    attributes.extend(Project::made_by(user));
    xml.start("Note", &attributes);
    xml.leaf("PlainTextContent", &[], text);
    xml.end();
    xml.line();
}
