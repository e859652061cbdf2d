//! The Word report: that it is whole, well formed, and says what the presentation says.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::coding_sheets::{parts, told};
use crate::report_schema::{analysed, samples, versions};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use tellings::article::VersionId;
use tellings::present;
use tellings::read;
use tellings::report::{self, ReportFormat, ReportInput, Section, Selection};
use tellings::story::Story;
use tellings::watch::Watch;

fn written(story: &Story, selection: &Selection, title: &str) -> Vec<u8> {
    let base = VersionId(0);
    let presentation = present::present(story, base, &Watch::unwatched()).unwrap();
    let input = ReportInput { story, presentation: &presentation, base, selection };
    report::write_titled(input, title, ReportFormat::Docx).unwrap()
}

fn sample(name: &str) -> Story {
    analysed(versions(&samples().into_iter().find(|folder| folder.ends_with(name)).unwrap()))
}

/// Paragraphs as style and runs; a run as style and words.
type Paragraph = (String, Vec<(String, String)>);

fn paragraphs(document: &str) -> Vec<Paragraph> {
    let mut reader = Reader::from_str(document);
    let mut found: Vec<Paragraph> = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        match event {
            Event::Start(ref element) | Event::Empty(ref element) => {
                let value = element.attributes().flatten().find(|one| one.key.as_ref() == "w:val");
                let value = value.map(|one| one.value.to_string()).unwrap_or_default();
                match element.name().as_ref() {
                    "w:p" => found.push((String::new(), Vec::new())),
                    "w:pStyle" => found.last_mut().unwrap().0 = value,
                    "w:r" => found.last_mut().unwrap().1.push((String::new(), String::new())),
                    "w:rStyle" => found.last_mut().unwrap().1.last_mut().unwrap().0 = value,
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some((_, runs)) = found.last_mut()
                    && let Some((_, words)) = runs.last_mut()
                {
                    words.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(name) => {
                let text = quick_xml::escape::resolve_predefined_entity(&name).unwrap();
                found.last_mut().unwrap().1.last_mut().unwrap().1.push_str(text);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn text(paragraph: &Paragraph) -> String {
    paragraph.1.iter().map(|(_, words)| words.as_str()).collect()
}

fn document(bytes: &[u8]) -> String {
    parts(bytes).remove("word/document.xml").unwrap()
}

#[test]
fn its_own_reader_opens_it_with_all_passages() {
    for folder in samples() {
        let story = analysed(versions(&folder));
        let bytes = written(&story, &Selection::everything(), "A report");
        let back = read::read("report.docx", &bytes).unwrap();
        assert_eq!(back.article.headline.as_deref(), Some("A report"));
        let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole: String =
            paragraphs(&document(&bytes)).iter().map(|one| squeeze(&text(one)) + "\n").collect();
        for version in &story.versions {
            let headline = squeeze(version.article.headline.as_deref().unwrap());
            assert!(whole.contains(&headline), "{headline}");
            assert!(whole.contains(&version.source.sha256));
        }
    }
}

#[test]
fn headings_are_real_and_in_the_order_of_the_parts() {
    let bytes = written(&sample("ferry-updates"), &Selection::everything(), "Ferry");
    let all = paragraphs(&document(&bytes));
    let of = |style: &str| -> Vec<String> {
        all.iter().filter(|(name, _)| name == style).map(text).collect()
    };
    assert_eq!(of("Title"), ["Ferry"]);
    assert_eq!(
        of("Heading1"),
        [
            "Versions",
            "At a glance",
            "Who follows whom",
            "Side by side",
            "Quotes",
            "Facts",
            "Word choice",
            "What each version leaves out",
            "Method and limits",
            "Sources",
        ]
    );
    // Every style that is used is there to be changed.
    let styles = parts(&bytes).remove("word/styles.xml").unwrap();
    let used: BTreeSet<&String> = all
        .iter()
        .flat_map(|(style, runs)| std::iter::once(style).chain(runs.iter().map(|(style, _)| style)))
        .filter(|style| !style.is_empty())
        .collect();
    for style in used {
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
}

#[test]
fn what_came_and_went_is_marked_by_styles_of_its_own() {
    let story = told(&[
        "The old bridge was closed on Monday after a lorry had hit it.",
        "The new bridge was closed on Monday after a lorry had hit it.",
    ]);
    let all = paragraphs(&document(&written(&story, &Selection::everything(), "Bridge")));
    let marked: BTreeMap<&str, Vec<&str>> = all
        .iter()
        .filter(|(style, _)| style == "TableText")
        .flat_map(|(_, runs)| runs)
        .fold(BTreeMap::new(), |mut marked, (style, words)| {
            marked.entry(style.as_str()).or_default().push(words.trim());
            marked
        });
    assert_eq!(marked.get("DeletedWords"), Some(&vec!["old"]));
    assert_eq!(marked.get("InsertedWords"), Some(&vec!["new"]));
}

#[test]
fn words_of_files_can_be_no_markup() {
    let story =
        told(&["A <b>bold</b> \"claim\" & more of it was made.", "Bell \u{7} rang twice & once."]);
    let bytes = written(&story, &Selection::everything(), "<w:p>&amp; \u{1}title");
    for (name, xml) in parts(&bytes) {
        let mut reader = Reader::from_str(&xml);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(why) => panic!("{name}: {why}"),
            }
        }
        assert!(!xml.chars().any(|c| c.is_control() && c != '\n'), "{name}");
    }
    let all = paragraphs(&document(&bytes));
    assert!(all.iter().any(|one| text(one) == "<w:p>&amp; \u{fffd}title"));
}

#[test]
fn heads_of_tables_are_repeated_and_no_cell_is_empty_of_paragraphs() {
    for (name, lies) in [("two-views", false), ("ferry-updates", false)] {
        let xml = document(&written(&sample(name), &Selection::everything(), "Title"));
        assert!(xml.matches("<w:tblHeader/>").count() >= 5, "{name}");
        assert!(!xml.contains("</w:tcPr></w:tc>"), "{name}");
        assert_eq!(xml.contains("w:orient=\"landscape\""), lies, "{name}");
    }
    let three = told(&["One came.", "Two came.", "Three came."]);
    let xml = document(&written(&three, &Selection::everything(), "Title"));
    assert!(xml.contains("w:orient=\"landscape\""));
}

#[test]
fn parts_that_are_left_out_are_not_there_and_it_is_said() {
    let story = sample("two-views");
    let mut selection = Selection::everything();
    for section in Section::ALL {
        selection.set(section, section == Section::Quotes);
    }
    let all = paragraphs(&document(&written(&story, &selection, "Title")));
    let headings: Vec<String> =
        all.iter().filter(|(style, _)| style == "Heading1").map(text).collect();
    assert_eq!(headings, ["Versions", "Quotes", "Sources"]);
    assert!(all.iter().any(|one| text(one).starts_with("Not all of the story: Parts left out")));
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let write = || written(&sample("sochi-congress"), &Selection::everything(), "Title");
    assert!(write() == write());
}
