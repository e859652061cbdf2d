//! The apparatus in TEI: put together again it is the versions that it was made from, whatever is in them,
//! and every name that it points at is in it.
#![expect(clippy::unwrap_used, reason = "what can't be read fails the test")]

use crate::report_schema::{analysed, samples, versions};
use crate::support::hostile;
use crate::support::xml::{Element, Node, parse};
use std::collections::{BTreeMap, BTreeSet};
use tellings::article::{ParagraphId, VersionId};
use tellings::report::{self, ReportFormat, ReportInput, Section, Selection};
use tellings::story::Story;
use tellings::{present, watch::Watch};

fn bytes(story: &Story, base: usize, selection: &Selection) -> Vec<u8> {
    let base = VersionId::at(base);
    let presentation = present::present(story, base, &Watch::unwatched()).unwrap();
    let input = ReportInput { story, presentation: &presentation, base, selection };
    report::write(input, ReportFormat::Tei).unwrap()
}

fn tei(story: &Story, base: usize) -> Element {
    parse(&bytes(story, base, &Selection::everything()))
}

/// A part of a paragraph as a witness has it: its words, and whether they go on without a space.
type Parts = BTreeMap<(String, u32), (String, bool)>;

/// Goes through a row as one witness reads it.
struct Reader<'w> {
    witness: &'w str,
    text: String,
    begun: Option<((String, u32), bool)>,
    parts: Parts,
}

impl Reader<'_> {
    fn read(&mut self, element: &Element) {
        for node in &element.content {
            match node {
                Node::Text(text) => self.text.push_str(text),
                Node::Element(app) if app.name == "app" => self.read(self.reading(app)),
                Node::Element(mark) => self.mark(mark),
            }
        }
    }

    /// The one reading of an entry that the witness has.
    fn reading<'e>(&self, app: &'e Element) -> &'e Element {
        let has = |reading: &&Element| {
            let is_reading = reading.name == "lem" || reading.name == "rdg";
            is_reading && reading.get("wit").unwrap().split(' ').any(|wit| wit == self.witness)
        };
        let mine: Vec<&Element> = app.children().filter(has).collect();
        assert_eq!(mine.len(), 1, "{} has one reading", self.witness);
        mine[0]
    }

    fn mark(&mut self, mark: &Element) {
        assert_eq!(mark.name, "milestone");
        if mark.get("edRef") == Some(self.witness) {
            self.flush();
            let id = mark.get("xml:id").unwrap();
            let part = id.split_once('.').map_or(1, |(_, part)| part.parse().unwrap());
            let paragraph = mark.get("n").unwrap().to_owned();
            self.begun = Some(((paragraph, part), mark.get("break") == Some("no")));
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        match self.begun.take() {
            Some((part, joined)) => {
                self.parts.insert(part, (text.trim().to_owned(), joined));
            }
            None => assert_eq!(text.trim(), "", "words before the first paragraph"),
        }
    }
}

/// The paragraphs of a witness, put together again.
fn paragraphs(root: &Element, witness: &str) -> BTreeMap<String, String> {
    let body = root.named("body")[0];
    let mut reader = Reader { witness, text: String::new(), begun: None, parts: BTreeMap::new() };
    for row in body.named("ab") {
        reader.read(row);
        reader.flush();
    }
    let mut paragraphs: BTreeMap<String, String> = BTreeMap::new();
    for ((paragraph, _), (text, joined)) in reader.parts {
        let whole = paragraphs.entry(paragraph).or_default();
        if !whole.is_empty() && !joined {
            whole.push(' ');
        }
        whole.push_str(&text);
    }
    paragraphs
}

/// The text of a paragraph as XML can hold it.
fn held(text: &str) -> String {
    let forbidden = |c: char| c != '\t' && c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars()
        .map(|c| if forbidden(c) { '\u{FFFD}' } else { c })
        .collect::<String>()
        .trim()
        .to_owned()
}

fn check_witnesses(story: &Story, base: usize) {
    let root = tei(story, base);
    for (v, version) in story.versions.iter().enumerate() {
        let id = VersionId::at(v);
        let name = |n: usize| ParagraphId::new(id, n).to_string();
        let expected: BTreeMap<String, String> =
            version.article.aligned().map(|(n, p)| (name(n), held(&p.text))).collect();
        assert_eq!(paragraphs(&root, &format!("#{id}")), expected, "{id}, base {base}");
    }
}

#[test]
fn the_readings_of_a_witness_put_together_are_its_words_for_every_base() {
    for folder in samples() {
        let story = analysed(versions(&folder));
        for base in 0..story.versions.len() {
            check_witnesses(&story, base);
        }
    }
}

#[test]
fn hostile_words_stay_words() {
    let story = hostile::story();
    for base in 0..2 {
        check_witnesses(&story, base);
    }
    let root = tei(&story, 0);
    assert!(root.named("script").is_empty() && root.named("b").is_empty());
    assert!(root.named("title")[0].text().contains("<b>bold</b>"));
}

fn check_pointers(root: &Element) {
    let all = root.all();
    let names: Vec<&str> = all.iter().filter_map(|element| element.get("xml:id")).collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len(), "every name is given once");
    for element in all {
        for attribute in ["wit", "target", "corresp", "ana", "who", "edRef"] {
            for pointer in element.get(attribute).into_iter().flat_map(str::split_whitespace) {
                let name = pointer.strip_prefix('#').unwrap();
                assert!(
                    distinct.contains(name),
                    "{attribute} of {} points at {name}",
                    element.name
                );
            }
        }
    }
}

#[test]
fn every_pointer_points_at_something_whatever_was_chosen() {
    let story = analysed(versions(&samples()[0]));
    check_pointers(&tei(&story, 0));
    check_pointers(&tei(&hostile::story(), 1));
    for section in Section::ALL {
        let mut selection = Selection::everything();
        selection.set(section, false);
        selection.set_versions(Some(BTreeSet::from([VersionId(1)])));
        check_pointers(&parse(&bytes(&story, 0, &selection)));
    }
}

#[test]
fn each_witness_states_its_file_and_what_was_chosen_is_told() {
    let story = analysed(versions(&samples()[0]));
    let mut selection = Selection::everything();
    selection.set_versions(Some(BTreeSet::from([VersionId(1)])));
    let root = parse(&bytes(&story, 0, &selection));
    let witnesses = root.named("witness");
    assert_eq!(witnesses.len(), 2);
    for (witness, version) in witnesses.iter().zip(&story.versions) {
        let said: Vec<String> = witness.named("idno").iter().map(|idno| idno.text()).collect();
        assert_eq!(said, [version.source.file.clone(), version.source.sha256.clone()]);
    }
    assert!(root.named("samplingDecl")[0].text().starts_with("Versions A and B are written;"));
    let method = root.named("variantEncoding")[0].get("method");
    assert_eq!(method, Some("parallel-segmentation"));
}

#[test]
fn a_version_that_leaves_a_row_out_has_an_empty_reading_and_the_nearest_passage() {
    let story = analysed(versions(&samples()[0]));
    let root = tei(&story, 0);
    let left_out: Vec<&Element> = root
        .named("rdg")
        .into_iter()
        .filter(|reading| reading.get("type") == Some("left-out"))
        .collect();
    assert!(!left_out.is_empty());
    assert!(left_out.iter().all(|reading| reading.content.is_empty()));
    for app in root.named("app").into_iter().filter(|app| app.get("type") == Some("row")) {
        assert!(app.children().any(|child| child.name == "witDetail"));
    }
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let write = || bytes(&hostile::story(), 0, &Selection::everything());
    assert_eq!(write(), write());
}
