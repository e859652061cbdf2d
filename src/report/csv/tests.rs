//! Tests of the coding sheet.

use super::*;
use crate::present::{present, testing};
use crate::report::Selection;
use crate::watch::Watch;

fn sheet(story: &Story) -> Vec<Vec<String>> {
    let base = VersionId(0);
    let presentation = present(story, base, &Watch::unwatched()).expect("nobody cancels");
    let bytes = report(ReportInput {
        story,
        presentation: &presentation,
        base,
        selection: &Selection::everything(),
    });
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.expect("a line").iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_item_has_a_line_for_every_version() {
    let lines = sheet(&testing::ferry());
    let fill = ["coder", "coded_on", "frame", "evaluation", "source_type", "stance", "accuracy"];
    let fill = fill.into_iter().chain(["attributed", "coder_note"]);
    assert_eq!(lines[0], HEADER.into_iter().chain(fill).collect::<Vec<_>>());
    let count = |section| lines.iter().filter(|line| line[0] == section).count();
    let counts = ["version", "passage", "quote", "fact"].map(count);
    assert_eq!(counts, [3, 5 * 3, 3, 2 * 3]);
}

#[test]
fn lines_say_what_became_of_the_item() {
    let lines = sheet(&testing::ferry());
    let line = |section, version, label: &str| {
        let same = |line: &&Vec<String>| {
            line[0] == section && line[4] == version && line[3].starts_with(label)
        };
        lines.iter().find(same).expect("the line is there")[..HEADER.len()].join("|")
    };
    assert_eq!(
        line("quote", "B", "Nobody"),
        "quote|q1|Ida Holm|Nobody was hurt and nobody was in danger,|B|trimmed|Ida Holm|Nobody \
         was hurt,|B3|1|17|0.500|direct; why: named beside the quote"
    );
    assert_eq!(
        line("quote", "C", "Nobody"),
        "quote|q1|Ida Holm|Nobody was hurt and nobody was in danger,|C|absent|||||||nearest: \
         C1 (0.125)"
    );
    assert_eq!(
        line("fact", "B", "people"),
        "fact|f2|count|people aboard|B|differs|90|about 90|B2|13|21|0.250|values differ; 1 \
         mention; first paragraph"
    );
}

#[test]
fn no_cell_is_a_formula() {
    let texts = ["=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "-2+3", "a=b, \"c\""];
    let rows: Vec<[Option<usize>; 1]> = (0..texts.len()).map(|n| [Some(n)]).collect();
    let rows: Vec<&[Option<usize>]> = rows.iter().map(|row| row.as_slice()).collect();
    let lines = sheet(&testing::story(vec![testing::version("=cmd()", &texts)], &rows));
    for cell in lines.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    assert_eq!(lines[1][3], "'=cmd()");
    assert_eq!(lines[6][7], "a=b, \"c\"");
}

#[test]
fn what_coders_fill_in_is_empty_and_explained() {
    let lines = sheet(&testing::ferry());
    for line in lines.iter().skip(1) {
        assert!(line[HEADER.len()..].iter().all(String::is_empty), "{line:?}");
    }
    let stance = lines.iter().find(|line| line[0] == "codebook" && line[1] == "stance");
    let stance = stance.expect("the variable is explained");
    assert_eq!((stance[2].as_str(), stance[5].as_str()), ("ordinal", "Quotes"));
    assert_eq!(stance[6], "'-1; 0; 1");
    assert!(lines.iter().any(|line| line[0] == "about" && line[3] == crate::report::GENERATOR));
}
