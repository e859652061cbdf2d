//! The pages of a report as a file: the same bytes for the same story, with a table of contents, tags and a
//! language, and no part that was not chosen. What stands on the pages is tested where they are laid out.

use crate::report_schema::{analysed, samples, versions};
use crate::support::hostile;
use hayro_syntax::Pdf;
use tellings::article::VersionId;
use tellings::present::present;
use tellings::report::{self, ReportFormat, ReportInput, Section, Selection};
use tellings::story::Story;
use tellings::watch::Watch;

fn bytes(story: &Story, selection: &Selection) -> Vec<u8> {
    let base = VersionId(0);
    let presentation = present(story, base, &Watch::unwatched()).expect("nobody cancels");
    let input = ReportInput { story, presentation: &presentation, base, selection };
    report::write(input, ReportFormat::Pdf).expect("a PDF")
}

fn has(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

/// Whether the table of contents has a heading.
fn lists(bytes: &[u8], heading: &str) -> bool {
    has(bytes, &format!("/Title({heading})/Dest"))
}

#[test]
fn a_report_is_a_readable_pdf_with_contents_tags_and_a_language() {
    let story = analysed(versions(&samples()[2]));
    let bytes = bytes(&story, &Selection::everything());
    for part in ["/StructTreeRoot", "/Marked true", "/Lang(en)", "/DisplayDocTitle true"] {
        assert!(has(&bytes, part), "{part}");
    }
    for section in [Section::Overview, Section::SideBySide, Section::Quotes, Section::Facts] {
        assert!(lists(&bytes, section.title()), "{}", section.title());
    }
    let file = Pdf::new(bytes).expect("a PDF");
    assert!(file.pages().len() > 4, "{} pages", file.pages().len());
}

#[test]
fn a_part_that_is_not_chosen_is_not_written() {
    let story = analysed(versions(&samples()[2]));
    for section in [Section::Overview, Section::SideBySide, Section::Quotes, Section::Facts] {
        let mut selection = Selection::everything();
        selection.set(section, false);
        let bytes = bytes(&story, &selection);
        assert!(!lists(&bytes, section.title()), "{}", section.title());
        assert!(lists(&bytes, "How this file was made"));
    }
}

#[test]
fn the_same_story_gives_the_same_bytes_whatever_letters_are_in_it() {
    let write = || bytes(&hostile::story(), &Selection::everything());
    let first = write();
    assert!(first == write(), "two files of one story differ");
    assert!(Pdf::new(first).is_ok_and(|file| !file.pages().is_empty()));
}
