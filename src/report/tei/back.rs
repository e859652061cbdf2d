//! What stands before and after the rows: the story at a glance, quotes, facts, and the paragraphs that
//! took no part in the comparison.

use super::{File, matrices};
use crate::article::{Paragraph, ParagraphId, VersionId};
use crate::report::{Section, words};
use crate::story::Story;

/// The story at a glance and who follows whom; nothing where neither is chosen.
pub(super) fn front(file: &mut File<'_>) {
    let overview = &file.input.presentation.overview;
    let glance: &[String] = if file.has(Section::Overview) { &overview.sentences } else { &[] };
    let estimates: Vec<String> = if file.has(Section::Derivation) {
        let written = file.witnesses();
        let shown = overview.derivation.iter().filter(|one| written.contains(&one.version));
        shown
            .map(|one| {
                let source = words::source(one.estimate.source);
                format!("{}: {source}. {}", one.version, one.estimate.reason)
            })
            .collect()
    } else {
        Vec::new()
    };
    if glance.is_empty() && estimates.is_empty() {
        return;
    }
    file.xml.start("front", &[("xml:lang", "en")]);
    file.xml.line();
    list(file, "glance", Section::Overview.title(), glance, None);
    list(file, "derivation", Section::Derivation.title(), &estimates, Some(words::ESTIMATE));
    file.xml.end();
    file.xml.line();
}

fn list(file: &mut File<'_>, kind: &str, title: &str, items: &[String], note: Option<&str>) {
    if items.is_empty() {
        return;
    }
    file.xml.start("div", &[("type", kind)]);
    file.xml.leaf("head", &[], title);
    file.xml.start("list", &[]);
    for item in items {
        file.xml.leaf("item", &[], item);
    }
    file.xml.end();
    if let Some(note) = note {
        file.xml.leaf("p", &[], note);
    }
    file.xml.end();
    file.xml.line();
}

/// The paragraphs of a version that took no part in the comparison.
pub(super) fn set_aside(
    story: &Story,
    version: VersionId,
) -> impl Iterator<Item = (ParagraphId, &Paragraph)> {
    let article = story.versions.get(version.index()).map(|version| &version.article);
    let paragraphs = article.into_iter().flat_map(|article| article.paragraphs.iter().enumerate());
    paragraphs
        .filter(|(_, paragraph)| !paragraph.role.is_aligned())
        .map(move |(n, paragraph)| (ParagraphId::new(version, n), paragraph))
}

/// Quotes, facts and what was set aside.
pub(super) fn back(file: &mut File<'_>) {
    let view = file.input.presentation;
    let story = file.input.story;
    let quotes = file.has(Section::Quotes) && !view.quotes.speakers.is_empty();
    let facts = file.has(Section::Facts) && !view.facts.rows.is_empty();
    let apart: Vec<(ParagraphId, &Paragraph)> = if file.has(Section::Method) {
        file.witnesses().into_iter().flat_map(|version| set_aside(story, version)).collect()
    } else {
        Vec::new()
    };
    if !quotes && !facts && apart.is_empty() {
        return;
    }
    file.xml.start("back", &[]);
    file.xml.line();
    if quotes {
        matrices::quotes(file);
    }
    if facts {
        matrices::facts(file);
    }
    if !apart.is_empty() {
        paragraphs(file, &apart);
    }
    file.xml.end();
    file.xml.line();
}

fn paragraphs(file: &mut File<'_>, apart: &[(ParagraphId, &Paragraph)]) {
    file.xml.start("div", &[("type", "set-aside")]);
    file.xml.leaf("head", &[], "Paragraphs that took no part in the comparison");
    file.xml.line();
    for (id, paragraph) in apart {
        let (name, witness) = (id.to_string(), format!("#{}", id.version));
        let role = paragraph.role.name();
        file.xml.start("ab", &[("xml:id", &name), ("type", role), ("corresp", &witness)]);
        file.xml.words(&paragraph.text);
        if let Some(why) = &paragraph.why {
            file.xml.leaf("note", &[("type", "why")], why);
        }
        file.xml.end();
        file.xml.line();
    }
    file.xml.end();
    file.xml.line();
}
