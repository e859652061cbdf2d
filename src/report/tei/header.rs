//! The header: which texts, read from which files, compared with which settings, by whom put right, and
//! what the names in the file mean.

use super::{File, token};
use crate::align::{Relation, Severity};
use crate::article::VersionId;
use crate::facts::{Agreement, FactStatus};
use crate::present::{CellView, RowView};
use crate::quotes::{QuoteStatus, SpeakerKind};
use crate::report::provenance::provenance;
use crate::report::{GENERATOR, Section, told, words, xml};

/// What names of relations begin with.
pub(super) const RELATION: &str = "relation";
/// What names of gravity begin with.
pub(super) const GRAVITY: &str = "gravity";
/// What names of a quote's fate begin with.
pub(super) const QUOTE: &str = "quote";
/// What names of the verdict on a fact begin with.
pub(super) const AGREEMENT: &str = "agreement";
/// What names of the verdict on a fact in one version begin with.
pub(super) const FACT: &str = "fact";

/// How the text is cut, and what is put together to have a version's words again.
const SEGMENTATION: &str = "Each ab is a row: passages that tell the same. Within a row, sentences that \
    tell the same stand in one stretch wherever they stand in the same order in all versions. Within a \
    stretch, wordings with few words in common stand side by side whole; the others are cut where all of \
    them have the same words, and what they have alike between two changes stands alone only if it is \
    more than articles, pronouns and marks. So an app has type row, sentences or words. The readings of a \
    witness, put together, are its words in that row. A milestone stands where a paragraph (or a part of \
    one) of the version in edRef begins; white space before it and at the end of a row is not the \
    version’s own. Parts of one paragraph have a space between them, unless the milestone has break=no. \
    Rows stand in the order of the base; the order of another version, where it is not the same, is told \
    by transpose.";

/// What is not said.
const INTERPRETATION: &str = "Which passages tell the same was found by a program, and put right by a \
    person only where revisionDesc says so. “Left out”, “not here” and “absent” say that no passage was \
    found that is near enough to be taken for the same; the same matter told in quite other words can be \
    missed, so the nearest passage is given with how near it is. A speaker is an estimate from the \
    wording, unless a person set it.";

/// The whole header.
pub(super) fn header(file: &mut File<'_>, title: &str) {
    file.xml.start("teiHeader", &[]);
    file.xml.line();
    file_description(file, title);
    encoding(file);
    profile(file);
    revisions(file);
    file.xml.end();
    file.xml.line();
}

fn file_description(file: &mut File<'_>, title: &str) {
    let xml = &mut file.xml;
    xml.start("fileDesc", &[]);
    xml.line();
    xml.start("titleStmt", &[]);
    xml.leaf("title", &[("type", "main")], title);
    xml.leaf("title", &[("type", "sub")], "Versions of one story compared");
    xml.start("respStmt", &[]);
    xml.leaf("resp", &[], "compared and encoded by");
    xml.leaf("name", &[("type", "program")], GENERATOR);
    xml.end();
    xml.end();
    xml.line();
    xml.start("publicationStmt", &[]);
    xml.leaf(
        "p",
        &[],
        "A working file of the program’s user. The rights in the texts are those of their publishers.",
    );
    xml.end();
    xml.line();
    xml.start("sourceDesc", &[]);
    xml.line();
    xml.start("listWit", &[]);
    xml.line();
    for version in file.witnesses() {
        witness(file, version);
    }
    file.xml.end();
    file.xml.line();
    file.xml.end();
    file.xml.line();
    file.xml.end();
    file.xml.line();
}

fn witness(file: &mut File<'_>, id: VersionId) {
    let Some(version) = file.input.story.versions.get(id.index()) else { return };
    let (article, source) = (&version.article, &version.source);
    let xml = &mut file.xml;
    let letters = id.to_string();
    let role = if id == file.input.base { "base" } else { "version" };
    xml.start("witness", &[("xml:id", &letters), ("n", &letters)]);
    xml.start("bibl", &[("type", role)]);
    if let Some(byline) = &article.byline {
        xml.leaf("author", &[], byline);
        xml.words(", ");
    }
    xml.leaf("title", &[("level", "a")], article.headline.as_deref().unwrap_or("no headline"));
    xml.words(", ");
    xml.leaf("publisher", &[], &version.label);
    match article.published {
        Some(day) => {
            xml.words(", ");
            let day = day.to_string();
            xml.leaf("date", &[("when", &day)], &day);
        }
        None => xml.words(", no date"),
    }
    xml.words(". ");
    let language = super::language(file.input.story, id);
    file.xml.leaf("textLang", &[("mainLang", language)], language);
    file.xml.words(". ");
    let xml = &mut file.xml;
    xml.leaf("idno", &[("type", "file")], &source.file);
    xml.words(" ");
    xml.leaf("idno", &[("type", "SHA-256")], &source.sha256);
    let read = format!("read as {}, {}", source.format.name(), source.encoding);
    xml.leaf("note", &[("type", "reading")], &read);
    for warning in &version.warnings {
        xml.leaf("note", &[("type", "warning")], &warning.message);
    }
    xml.end();
    xml.end();
    xml.line();
}

fn encoding(file: &mut File<'_>) {
    let provenance = provenance(file.input);
    let (lost, written) = (lost_characters(file), file.witnesses());
    let xml = &mut file.xml;
    xml.start("encodingDesc", &[]);
    xml.line();
    xml.start("projectDesc", &[]);
    xml.leaf("p", &[], "Several versions of one news story, compared passage by passage.");
    for (name, value) in &provenance.settings {
        xml.leaf("p", &[], &told::setting(name, value));
    }
    xml.end();
    xml.line();
    if !provenance.selection.is_empty() {
        xml.start("samplingDecl", &[]);
        provenance.selection.iter().for_each(|line| xml.leaf("p", &[], line));
        for input in provenance.inputs.iter().filter(|input| !written.contains(&input.version)) {
            let (label, source) = (input.label, input.source);
            let line = format!("Not shown: {} {label}, ", input.version);
            xml.start("p", &[]);
            xml.words(&line);
            xml.leaf("idno", &[("type", "file")], &source.file);
            xml.words(", ");
            xml.leaf("idno", &[("type", "SHA-256")], &source.sha256);
            xml.end();
        }
        xml.end();
        xml.line();
    }
    xml.start("editorialDecl", &[]);
    xml.start("normalization", &[]);
    let tidied = "White space within a paragraph was tidied to single spaces.";
    xml.leaf("p", &[], tidied);
    if lost > 0 {
        let lost = words::counted(lost, "character");
        let lost = format!("{lost} that XML can’t hold: written as {}.", xml::REPLACEMENT);
        xml.leaf("p", &[], &lost);
    }
    xml.end();
    for (name, told) in [("segmentation", SEGMENTATION), ("interpretation", INTERPRETATION)] {
        xml.start(name, &[]);
        xml.leaf("p", &[], told);
        xml.end();
    }
    xml.end();
    xml.line();
    taxonomies(file);
    let xml = &mut file.xml;
    xml.empty("variantEncoding", &[("method", "parallel-segmentation"), ("location", "internal")]);
    xml.line();
    xml.start("appInfo", &[]);
    xml.start("application", &[("ident", "tellings"), ("version", env!("CARGO_PKG_VERSION"))]);
    xml.leaf("label", &[], GENERATOR);
    xml.end();
    xml.end();
    xml.line();
    xml.end();
    xml.line();
}

/// Characters of the texts that XML can't hold.
fn lost_characters(file: &File<'_>) -> usize {
    let versions = file.witnesses().into_iter();
    let versions = versions.filter_map(|version| file.input.story.versions.get(version.index()));
    versions.flat_map(|version| &version.article.paragraphs).map(|p| xml::lost(&p.text)).sum()
}

fn taxonomies(file: &mut File<'_>) {
    let relations = [
        (Relation::Same, "The same words as the base."),
        (Relation::Edited, "Mostly the same words as the base."),
        (Relation::Reworded, "The same content in other words."),
        (Relation::Added, "Not in the base."),
        (Relation::LeftOut, "In the base, but not here."),
    ];
    let gravity = [
        (Severity::None, "Not a letter differs."),
        (
            Severity::Typographic,
            "Punctuation, marks, case, spelling or the order of sentences only.",
        ),
        (Severity::Minor, "Words, but nothing that is known to change what is said."),
        (
            Severity::Meaning(Default::default()),
            "What is said; the words in the span say in what way.",
        ),
    ];
    let agreements = [
        (Agreement::Differ, "Versions give other values."),
        (Agreement::Agree, "The same in every version that has it."),
        (Agreement::Single, "In one version only."),
    ];
    let facts = [
        (FactStatus::Same, "The value that most versions carry, or the only one."),
        (FactStatus::Differs, "Another value than the one most versions carry."),
        (FactStatus::Unresolved, "The words are there, but their value can’t be told."),
    ];
    file.xml.start("classDecl", &[]);
    file.xml.line();
    taxonomy(file, RELATION, relations.map(|(one, told)| (one.name(), told)));
    taxonomy(file, GRAVITY, gravity.map(|(one, told)| (one.name(), told)));
    taxonomy(file, QUOTE, QuoteStatus::ALL.map(|one| (one.name(), one.label())));
    taxonomy(file, AGREEMENT, agreements.map(|(one, told)| (one.name(), told)));
    taxonomy(file, FACT, facts.map(|(one, told)| (one.name(), told)));
    file.xml.end();
    file.xml.line();
}

fn taxonomy<const N: usize>(file: &mut File<'_>, name: &str, all: [(&str, &str); N]) {
    let xml = &mut file.xml;
    xml.start("taxonomy", &[("xml:id", name)]);
    for (one, told) in all {
        let id = format!("{name}.{}", token(one));
        xml.start("category", &[("xml:id", &id)]);
        xml.leaf("catDesc", &[], told);
        xml.end();
    }
    xml.end();
    xml.line();
}

fn profile(file: &mut File<'_>) {
    let mut languages: Vec<&str> = vec!["en"];
    languages.extend(file.witnesses().into_iter().map(|version| file.language(version)));
    languages.sort_unstable();
    languages.dedup();
    file.xml.start("profileDesc", &[]);
    file.xml.line();
    file.xml.start("langUsage", &[]);
    for language in languages {
        file.xml.leaf("language", &[("ident", language)], language);
    }
    file.xml.end();
    file.xml.line();
    if file.has(Section::Quotes) {
        speakers(file);
    }
    if file.has(Section::SideBySide) {
        transpositions(file);
    }
    file.xml.end();
    file.xml.line();
}

fn speakers(file: &mut File<'_>) {
    let story = file.input.story;
    if story.quotes.speakers.is_empty() {
        return;
    }
    file.xml.start("particDesc", &[]);
    file.xml.line();
    file.xml.start("listPerson", &[]);
    file.xml.line();
    for speaker in &story.quotes.speakers {
        let Some(id) = file.speakers.get(speaker.name.as_str()) else { continue };
        let (element, name) = match speaker.kind {
            SpeakerKind::Body => ("org", "orgName"),
            SpeakerKind::Several => ("personGrp", "persName"),
            SpeakerKind::Person | SpeakerKind::Unnamed => ("person", "persName"),
        };
        file.xml.start(element, &[("xml:id", id)]);
        file.xml.leaf(name, &[("type", speaker.kind.name())], &speaker.name);
        file.xml.end();
        file.xml.line();
    }
    file.xml.end();
    file.xml.line();
    file.xml.end();
    file.xml.line();
}

/// For each version that has moved passages: its rows in its own order.
fn transpositions(file: &mut File<'_>) {
    let rows = &file.input.presentation.rows;
    let moved: Vec<(VersionId, Vec<String>)> = file
        .witnesses()
        .into_iter()
        .filter(|version| rows.iter().any(|row| is_moved(row, *version)))
        .map(|version| (version, own_order(rows, version)))
        .filter(|(_, order)| order.len() > 1)
        .collect();
    if moved.is_empty() {
        return;
    }
    file.xml.start("listTranspose", &[]);
    file.xml.line();
    for (version, order) in moved {
        file.xml.start("transpose", &[("corresp", &format!("#{version}"))]);
        for target in order {
            file.xml.empty("ptr", &[("target", &target)]);
        }
        file.xml.end();
        file.xml.line();
    }
    file.xml.end();
    file.xml.line();
}

fn is_moved(row: &RowView, version: VersionId) -> bool {
    match row.cells.get(version.index()) {
        Some(CellView::Passage(passage)) => passage.moved,
        Some(CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_)) | None => false,
    }
}

fn own_order(rows: &[RowView], version: VersionId) -> Vec<String> {
    let first = |row: &RowView| super::rows::places(row, version).first().copied();
    let mut own: Vec<_> = rows.iter().filter_map(|row| Some((first(row)?, row.id))).collect();
    own.sort_unstable();
    own.into_iter().map(|(_, id)| format!("#{id}")).collect()
}

/// What a person decided, one change each.
fn revisions(file: &mut File<'_>) {
    let decisions = file.input.presentation.decisions();
    if decisions.is_empty() {
        return;
    }
    let told: Vec<(String, String)> =
        decisions.into_iter().map(|one| (one.key.to_string(), told::decision(one))).collect();
    file.xml.start("revisionDesc", &[]);
    file.xml.line();
    for (key, told) in &told {
        file.xml.leaf("change", &[("n", key)], told);
        file.xml.line();
    }
    file.xml.end();
    file.xml.line();
}
