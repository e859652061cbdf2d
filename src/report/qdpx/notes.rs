//! Notes on the project as a whole: where it comes from, what it shows, what its words mean, and what a
//! person decided.

use super::Project;
use crate::report::provenance::provenance;
use crate::report::{Section, told, words};

/// What is not said, and how places are counted.
const METHOD: &str = "The codes were given by a program, and put right by a person only where the code \
    “Set by a person” stands. “Left out” says that no passage was found that is near enough to be taken \
    for the same; the same matter told in quite other words can be missed, so the nearest passage is given \
    with how near it is. A speaker is an estimate from the wording, unless a person set it.\n\
    Places are counted in Unicode code points of the texts in this project, from 0; the end is not \
    included. A text has one line for each paragraph, line feeds only, and no byte order mark. Characters \
    that a program might take for the end of a line are written as a space. No time of making is kept, so \
    that the same texts give the same file: the dates of codes and notes are the first day of the calendar \
    of ZIP archives.";

/// A note: its key, its name, its text, and whether a person wrote what is in it.
pub(super) struct Note {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) text: String,
    pub(super) by_person: bool,
}

/// All notes on the project.
pub(super) fn notes(project: &Project<'_>) -> Vec<Note> {
    let view = project.input.presentation;
    let mut notes = vec![Note {
        key: "provenance",
        name: "Where this project comes from",
        text: origin(project),
        by_person: false,
    }];
    let mut add = |key, name, lines: Vec<String>, by_person| {
        if !lines.is_empty() {
            notes.push(Note { key, name, text: lines.join("\n"), by_person });
        }
    };
    if project.has(Section::Overview) {
        add("glance", "At a glance", view.overview.sentences.clone(), false);
    }
    if project.has(Section::Derivation) {
        let shown = |id| project.sources.iter().any(|source| source.id == id);
        let mut lines: Vec<String> = view
            .overview
            .derivation
            .iter()
            .filter(|one| shown(one.version))
            .map(|one| {
                let source = words::source(one.estimate.source);
                format!("{}: {source}. {}", one.version, one.estimate.reason)
            })
            .collect();
        if !lines.is_empty() {
            lines.push(words::ESTIMATE.to_owned());
        }
        add("derivation", "Who follows whom", lines, false);
    }
    if project.has(Section::Decisions) {
        let decisions = view.decisions().into_iter();
        let lines = decisions.map(|one| format!("{}: {}", one.key, told::decision(one))).collect();
        add("decisions", "Decisions by a person", lines, true);
    }
    if project.has(Section::Method) {
        add("method", "Method and limits", vec![METHOD.to_owned()], false);
    }
    notes
}

fn origin(project: &Project<'_>) -> String {
    let provenance = provenance(project.input);
    let mut lines = vec![format!("Written by {}.", provenance.generator)];
    for input in &provenance.inputs {
        lines.push(format!(
            "{} {}: {}, SHA-256 {}, read as {}, {}",
            input.version,
            input.label,
            input.source.file,
            input.source.sha256,
            input.source.format.name(),
            input.source.encoding
        ));
    }
    lines.extend(provenance.settings.iter().map(|(name, value)| told::setting(name, value)));
    lines.extend(provenance.selection);
    lines.join("\n")
}
