//! Pages as they are laid out: what stands where, and that nothing is lost.

use super::flow::{Item, MARGIN, PAGE, Pages, WIDTH};
use super::fonts::Fonts;
use super::*;
use crate::present::{present, testing};
use crate::report::Selection;
use crate::watch::Watch;
use std::sync::Arc;

/// The pages of a report on `story`.
fn pages(story: &Story) -> Pages {
    let view = present(story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
    let selection = Selection::everything();
    let input =
        ReportInput { story, presentation: &view, base: VersionId(0), selection: &selection };
    let mut fonts = Fonts::new().expect("the fonts of the program can be read");
    let blocks = written(input, &fonts, "A title");
    Pages::of(&mut fonts, blocks)
}

/// The words of a line.
fn words(item: &Item) -> Option<String> {
    let Item::Line { line, .. } = item else { return None };
    Some(line.segments.iter().map(|segment| line.words(segment)).collect())
}

/// The words of some items, as they are copied, with every run of white space as one space.
fn copied<'i>(items: impl IntoIterator<Item = &'i Item>) -> String {
    let mut text = String::new();
    for item in items {
        let Item::Line { line, .. } = item else { continue };
        for segment in line.segments.iter().filter(|segment| segment.actual.is_none()) {
            text.push_str(&line.words(segment));
        }
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A story of two versions with `count` long paragraphs each.
fn long(count: usize) -> Story {
    let text = |v: usize, n: usize| {
        let sentence = format!("In version {v} the paragraph {n} tells of harbours and of ships. ");
        sentence.repeat(if n == 3 { 120 } else { 4 })
    };
    let version = |v: usize| {
        let texts: Vec<String> = (0..count).map(|n| text(v, n)).collect();
        let texts: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
        testing::version(&format!("Paper {v}"), &texts)
    };
    let rows: Vec<Vec<Option<usize>>> = (0..count).map(|n| vec![Some(n); 2]).collect();
    let rows: Vec<&[Option<usize>]> = rows.iter().map(Vec::as_slice).collect();
    testing::story(vec![version(1), version(2)], &rows)
}

#[test]
fn everything_stands_inside_the_margins_of_a_page() {
    let pages = pages(&long(14));
    assert!(pages.pages.len() > 5, "{} pages", pages.pages.len());
    for page in &pages.pages {
        assert!(!page.is_empty());
        for item in page {
            let Item::Line { x, y, line, .. } = item else { continue };
            let right = line.segments.iter().map(|one| x + one.x + one.width).fold(0.0, f32::max);
            // The space at the end of a line may hang over.
            assert!(*x >= MARGIN && right <= MARGIN + WIDTH + 6.0, "{:?}", words(item));
            assert!(*y >= 50.0 && y + line.height <= PAGE.1 - 60.0, "{:?}", words(item));
        }
    }
}

#[test]
fn a_heading_is_never_the_last_of_a_page() {
    let pages = pages(&long(14));
    for entry in &pages.entries {
        let below = pages.pages[entry.page].iter().filter_map(|item| match item {
            Item::Line { y, .. } | Item::Drawing { y, .. } => Some(*y),
            Item::Rule { .. } => None,
        });
        let lines = below.filter(|&y| y > entry.y + 12.0).count();
        assert!(lines > 0, "“{}” stands alone at the foot of page {}", entry.words, entry.page + 1);
    }
}

#[test]
fn a_row_longer_than_a_page_goes_on_under_the_head_of_its_table() {
    let pages = pages(&long(6));
    let text: Vec<String> = pages.pages.iter().map(copied).collect();
    let all = text.join(" ");
    let sentences = 2 * (120 + 5 * 4);
    assert!(all.matches("harbours").count() >= sentences, "no word of a long row is lost");
    let with_row: Vec<&String> =
        text.iter().filter(|text| text.matches("paragraph 3 tells").count() > 20).collect();
    assert!(with_row.len() > 1, "the row takes {} pages", with_row.len());
    assert!(with_row.iter().all(|text| text.contains("A Paper 1 (base)")));
}

#[test]
fn all_words_of_all_versions_are_on_the_pages() {
    let story = testing::ferry();
    let pages = pages(&story);
    let all = copied(pages.pages.iter().flatten());
    for version in &story.versions {
        for paragraph in &version.article.paragraphs {
            for word in paragraph.text.split(|c: char| !c.is_alphanumeric()) {
                assert!(all.contains(word), "{word}");
            }
        }
    }
    for expected in ["left out", "nearest C1 (r1), 25% alike", "≠ 90", "Ida Holm", "SHA-256"] {
        assert!(all.contains(expected), "{expected}");
    }
}

#[test]
fn words_that_only_the_base_has_are_drawn_and_not_copied() {
    let pages = pages(&testing::ferry());
    let segments = || {
        let lines = pages.pages.iter().flatten().filter_map(|item| match item {
            Item::Line { line, .. } => Some(line),
            Item::Rule { .. } | Item::Drawing { .. } => None,
        });
        lines.flat_map(|line| line.segments.iter().map(move |segment| (line, segment)))
    };
    let struck: Vec<String> = segments()
        .filter(|(_, segment)| segment.ink.mark == super::words::Mark::Deleted)
        .map(|(line, segment)| {
            assert_eq!(segment.actual.as_deref(), Some(""));
            line.words(segment)
        })
        .collect();
    assert!(struck.concat().contains("84"), "{struck:?}");
}

#[test]
fn many_versions_stand_one_below_the_other() {
    let mut story = testing::ferry();
    let more = Arc::clone(&story.versions[2]);
    story.versions.push(more);
    for row in &mut story.alignment.rows {
        row.cells.push(None);
        row.nearest.push(None);
        row.sentences.iter_mut().for_each(|group| group.cells.push(Vec::new()));
    }
    for quote in &mut story.quotes.quotes {
        quote.cells.push(None);
        quote.nearest.push(None);
    }
    story.facts.facts.iter_mut().for_each(|fact| fact.cells.push(None));
    story.wordings =
        crate::align::wordings(&story.versions, &story.alignment.rows, &Watch::unwatched())
            .expect("nobody cancels");
    let pages = pages(&story);
    let all = copied(pages.pages.iter().flatten());
    assert!(all.contains("Row Versions Passage"), "{all}");
    assert!(all.contains("D left out no passage of this version comes near"), "{all}");
}
