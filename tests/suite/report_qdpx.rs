//! The project of REFI-QDA, read by a small reader of its own: every place gives the words that it is about,
//! every name is given once, and every reference leads somewhere.
#![expect(clippy::unwrap_used, reason = "what can't be read fails the test")]

use crate::report_schema::{analysed, samples, versions};
use crate::support::hostile;
use crate::support::xml::{Element, parse};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};
use tellings::article::{Place, VersionId, words_at};
use tellings::present::{CellView, Presentation, QuoteCellView, present};
use tellings::report::{self, ReportFormat, ReportInput, Section, Selection};
use tellings::story::Story;
use tellings::watch::Watch;

struct Project {
    root: Element,
    /// Texts by their name in the archive.
    texts: BTreeMap<String, String>,
}

fn view(story: &Story) -> Presentation {
    present(story, VersionId(0), &Watch::unwatched()).unwrap()
}

fn bytes(story: &Story, selection: &Selection) -> Vec<u8> {
    let presentation = view(story);
    let input = ReportInput { story, presentation: &presentation, base: VersionId(0), selection };
    report::write(input, ReportFormat::Qdpx).unwrap()
}

fn read(bytes: &[u8]) -> Project {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let (mut root, mut texts) = (None, BTreeMap::new());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == "project.qde" {
            root = Some(parse(&content));
        } else {
            texts.insert(name, String::from_utf8(content).unwrap());
        }
    }
    Project { root: root.unwrap(), texts }
}

fn project(story: &Story) -> Project {
    read(&bytes(story, &Selection::everything()))
}

impl Project {
    fn sources(&self) -> Vec<&Element> {
        self.root.named("TextSource")
    }

    fn text(&self, source: &Element) -> Vec<char> {
        let path = source.get("plainTextPath").unwrap();
        let file = path.strip_prefix("internal://").unwrap();
        assert_eq!(file, format!("{}.txt", source.get("guid").unwrap()));
        self.texts[&format!("sources/{file}")].chars().collect()
    }

    /// The coded words of `source`, each with the name of its code.
    fn all_coded(&self, source: &Element) -> Vec<(&str, String)> {
        let codes = self.root.named("Code").into_iter();
        let names: BTreeMap<&str, &str> =
            codes.map(|code| (code.get("guid").unwrap(), code.get("name").unwrap())).collect();
        let text = self.text(source);
        let mut coded = Vec::new();
        for selection in source.named("PlainTextSelection") {
            for code in selection.named("CodeRef") {
                let name = names[code.get("targetGUID").unwrap()];
                coded.push((name, words(&text, selection)));
            }
        }
        coded
    }
}

/// The words whose code's name begins with `name`, each once.
fn named(coded: &[(&str, String)], name: &str) -> BTreeSet<String> {
    let mine = coded.iter().filter(|(code, _)| code.starts_with(name));
    mine.map(|(_, words)| words.clone()).collect()
}

fn words(text: &[char], selection: &Element) -> String {
    let at = |name: &str| selection.get(name).unwrap().parse::<usize>().unwrap();
    text[at("startPosition")..at("endPosition")].iter().collect()
}

/// Words as the texts of the project have them.
fn kept(story: &Story, place: Place) -> String {
    let replaced = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}', '\u{FEFF}'];
    words_at(&story.versions, place).replace(replaced, " ")
}

fn check_places(story: &Story) {
    let (view, project) = (view(story), project(story));
    for (v, source) in project.sources().into_iter().enumerate() {
        let coded = project.all_coded(source);
        let check = |name: &str, places: &[Place]| {
            let expected: BTreeSet<String> = places.iter().map(|&p| kept(story, p)).collect();
            assert_eq!(named(&coded, name), expected, "{name} in version {v}");
        };
        for row in &view.rows {
            let places = match &row.cells[v] {
                CellView::Passage(passage) => passage.places.clone(),
                _ => Vec::new(),
            };
            check(&format!("{} ", row.id), &places);
        }
        for quote in view.quotes.speakers.iter().flat_map(|group| &group.quotes) {
            let places = match &quote.cells[v] {
                QuoteCellView::Present(reading) => reading.places.clone(),
                QuoteCellView::Absent(_) => Vec::new(),
            };
            check(&format!("{} ", quote.id), &places);
        }
        for fact in &view.facts.rows {
            let places =
                fact.cells[v].as_ref().map_or(Vec::new(), |reading| reading.places.clone());
            check(&format!("{} ", fact.id), &places);
        }
    }
}

#[test]
fn coded_words_are_the_words_that_the_presentation_is_about() {
    for folder in samples() {
        check_places(&analysed(versions(&folder)));
    }
    check_places(&hostile::story());
}

#[test]
fn texts_have_all_paragraphs_line_feeds_only_and_no_byte_order_mark() {
    let story = hostile::story();
    let project = project(&story);
    assert_eq!(project.texts.len(), 2);
    for (source, version) in project.sources().iter().zip(&story.versions) {
        let text: String = project.text(source).into_iter().collect();
        assert_eq!(text.lines().count(), version.article.paragraphs.len());
        assert!(!text.contains(['\r', '\u{FEFF}', '\u{2028}', '\u{85}', '\u{B}']), "{text:?}");
        assert!(text.ends_with('\n'));
    }
    let first: String = project.text(project.sources()[0]).into_iter().collect();
    assert!(first.contains("]]> and <!-- nothing --> & more"));
    assert!(first.contains("\u{202E}turned\u{202C}"));
}

fn check_references(project: &Project) {
    let all = project.root.all();
    let guids: Vec<&str> = all.iter().filter_map(|element| element.get("guid")).collect();
    let distinct: BTreeSet<&str> = guids.iter().copied().collect();
    assert_eq!(guids.len(), distinct.len(), "every GUID is given once");
    let mut references = 0;
    for element in all {
        for attribute in ["targetGUID", "creatingUser", "creatingUserGUID"] {
            if let Some(target) = element.get(attribute) {
                assert!(distinct.contains(target), "{attribute} of {}", element.name);
                references += 1;
            }
        }
    }
    assert!(references > 10);
    let names: Vec<&str> =
        project.root.named("Code").into_iter().map(|code| code.get("name").unwrap()).collect();
    assert_eq!(
        names.len(),
        names.iter().collect::<BTreeSet<_>>().len(),
        "every name is given once"
    );
    let order: Vec<&str> = project.root.children().map(|part| part.name.as_str()).collect();
    let parts: Vec<&str> = order.iter().copied().filter(|&name| name != "NoteRef").collect();
    assert_eq!(parts, ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes"]);
}

#[test]
fn every_reference_leads_somewhere_whatever_was_chosen() {
    let story = analysed(versions(&samples()[0]));
    check_references(&project(&story));
    check_references(&project(&hostile::story()));
    for section in Section::ALL {
        let mut selection = Selection::everything();
        selection.set(section, false);
        selection.set_versions(Some(BTreeSet::from([VersionId(1)])));
        check_references(&read(&bytes(&story, &selection)));
    }
}

#[test]
fn what_a_version_leaves_out_is_coded_in_the_base_and_the_nearest_passage_is_told() {
    let mut told = Vec::new();
    for folder in samples() {
        let story = analysed(versions(&folder));
        let (view, project) = (view(&story), project(&story));
        let base = project.sources()[0];
        let coded = project.all_coded(base);
        for v in 1..story.versions.len() {
            let left_out =
                view.rows.iter().filter(|row| matches!(row.cells[v], CellView::LeftOut(_)));
            let expected: BTreeSet<String> = left_out
                .filter_map(|row| match &row.cells[0] {
                    CellView::Passage(passage) => Some(&passage.places),
                    _ => None,
                })
                .flatten()
                .map(|&place| kept(&story, place))
                .collect();
            let name = format!("Left out by {} ", VersionId::at(v));
            assert_eq!(named(&coded, &name), expected, "{name}");
        }
        told.extend(base.named("Description").iter().map(|told| told.text()));
    }
    assert!(told.iter().any(|told| told.contains("left out by B: nearest B")));
}

#[test]
fn each_version_is_a_case_with_its_file() {
    let story = analysed(versions(&samples()[0]));
    let project = project(&story);
    let cases = project.root.named("Case");
    assert_eq!(cases.len(), story.versions.len());
    for (case, version) in cases.iter().zip(&story.versions) {
        let values: Vec<String> =
            case.named("TextValue").iter().map(|value| value.text()).collect();
        assert!(values.contains(&version.source.file) && values.contains(&version.source.sha256));
        let day = case.named("DateValue").first().map(|value| value.text());
        assert_eq!(day, version.article.published.map(|day| day.to_string()));
    }
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let write = || bytes(&hostile::story(), &Selection::everything());
    assert_eq!(write(), write());
}
