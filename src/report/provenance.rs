//! Where a report comes from: which program made it, from which files, with which settings, and what a
//! person decided. Every format states these same lines, so that a figure can be traced.

use super::{ReportInput, words};
use crate::article::{Source, VersionId};
use crate::read::rules::given_by_rules;

/// What a report says of its own making.
pub(super) struct Provenance<'a> {
    /// The program and its version.
    pub(super) generator: &'static str,
    /// The files, in the order of the versions.
    pub(super) inputs: Vec<Input<'a>>,
    /// Settings, as name and value.
    pub(super) settings: Vec<(&'static str, String)>,
    /// What was chosen of the story, one line each; empty where everything is written.
    pub(super) selection: Vec<String>,
    /// What a person decided, in words, in the order in which it was decided.
    pub(super) decisions: Vec<String>,
}

/// One file that a report was made from.
pub(super) struct Input<'a> {
    pub(super) version: VersionId,
    pub(super) label: &'a str,
    pub(super) source: &'a Source,
}

/// The provenance of a report.
pub(super) fn provenance<'a>(input: ReportInput<'a>) -> Provenance<'a> {
    let ReportInput { story, presentation: view, base, selection } = input;
    let inputs = story.versions.iter().enumerate().map(|(v, version)| Input {
        version: VersionId::at(v),
        label: &version.label,
        source: &version.source,
    });
    let label = story.versions.get(base.index()).map_or("", |version| version.label.as_str());
    let mut settings = vec![
        ("Base", format!("{base} {label}")),
        ("Typographic differences", words::typographic_setting(view.typographic).to_owned()),
    ];
    if let Some(limit) = &story.alignment.degraded {
        settings.push(("Limit reached", limit.clone()));
    }
    let ruled: usize = story.versions.iter().map(|version| given_by_rules(version)).sum();
    if ruled > 0 {
        settings
            .push(("Paragraphs with a role by the user's rules for outlets", ruled.to_string()));
    }
    Provenance {
        generator: super::GENERATOR,
        inputs: inputs.collect(),
        settings,
        selection: selection.in_words(story.versions.len(), base),
        decisions: view.decisions().into_iter().map(|decision| decision.text.clone()).collect(),
    }
}
