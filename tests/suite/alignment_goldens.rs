//! Small stories and the rows that come of them, as rendered text to be read in review.
//!
//! One line a row, one column a version. `=` same, `~` edited, `≈` reworded, `+` not in the base;
//! `>` moved, `…` part of a paragraph, `&` several. In the words: `[-left out-]`, `{+added+}`,
//! `<typographic>`, `(moved)`. Nothing there: `·`, with the nearest passage where there is one.

use std::fmt::Write as _;
use std::sync::Arc;
use tellings::align::{self, Alignment, Change, Constraint, DiffRun, Join, Relation, Row};
use tellings::article::{
    Article, Format, Paragraph, ParagraphId, Place, Role, Source, Version, VersionId, words_at,
};
use tellings::present::CellView;
use tellings::text::Span;
use tellings::watch::Watch;

/// A version with a body paragraph for each of `paragraphs`; "# " begins a headline, "> " a
/// pull-quote, "- " boilerplate.
pub(crate) fn version(paragraphs: &[&str]) -> Arc<Version> {
    let paragraph = |text: &&str| match text.split_at_checked(2) {
        Some(("# ", rest)) => Paragraph::new(Role::Headline, rest),
        Some(("> ", rest)) => Paragraph::new(Role::PullQuote, rest),
        Some(("- ", rest)) => Paragraph::new(Role::Boilerplate, rest).because("test"),
        Some(_) | None => Paragraph::new(Role::Body, *text),
    };
    Arc::new(Version {
        label: String::new(),
        source: Source {
            path: None,
            file: "test.txt".to_owned(),
            sha256: String::new(),
            format: Format::Text,
            encoding: "UTF-8".to_owned(),
        },
        article: Article {
            paragraphs: paragraphs.iter().map(paragraph).collect(),
            ..Article::default()
        },
        warnings: Vec::new(),
    })
}

pub(crate) fn aligned(versions: &[Arc<Version>], constraints: &[Constraint]) -> Alignment {
    align::align(versions, constraints, &Watch::unwatched()).expect("nobody cancels")
}

fn whole(versions: &[Arc<Version>], version: u16, paragraph: usize) -> Place {
    let version = VersionId(version);
    let text = &versions[version.index()].article.paragraphs[paragraph].text;
    Place { paragraph: ParagraphId::new(version, paragraph), span: Span::whole(text) }
}

pub(crate) fn diffed(versions: &[Arc<Version>], runs: &[DiffRun]) -> String {
    let mut out = String::new();
    for run in runs {
        let words = words_at(versions, run.place);
        match run.change {
            Change::Same => out.push_str(words),
            Change::Typographic => write!(out, "<{words}>").expect("a string takes all"),
            Change::Moved => write!(out, "({words})").expect("a string takes all"),
            Change::Inserted => write!(out, "{{+{words}+}}").expect("a string takes all"),
            Change::Deleted => write!(out, "[-{words}-]").expect("a string takes all"),
        }
    }
    out
}

fn cell(versions: &[Arc<Version>], row: &Row, base: VersionId, v: usize, moved: bool) -> String {
    let Some(passage) = &row.cells[v] else {
        return row.nearest[v].map_or_else(
            || "·".to_owned(),
            |near| format!("· near {} {:.1}", near.place.paragraph, near.similarity),
        );
    };
    let names: Vec<String> =
        passage.places.iter().map(|place| place.paragraph.to_string()).collect();
    let mut out = names.join(" ");
    out.push_str(match passage.join {
        Join::Whole => "",
        Join::Part => "…",
        Join::Several => "&",
    });
    if moved {
        out.push('>');
    }
    if VersionId::at(v) == base {
        return out;
    }
    match align::compare(versions, row, base, VersionId::at(v)) {
        None => out.push_str(" +"),
        Some(comparison) => {
            out.push_str(match comparison.relation {
                Relation::Same => " = ",
                Relation::Edited => " ~ ",
                Relation::Reworded => " ≈ ",
                Relation::Added | Relation::LeftOut => " ? ",
            });
            out.push_str(&diffed(versions, &comparison.runs));
        }
    }
    out
}

/// The rows for base A as text.
fn rendered(versions: &[Arc<Version>], constraints: &[Constraint]) -> String {
    let alignment = aligned(versions, constraints);
    let base = VersionId(0);
    let arrangement = align::arrange(&alignment, base);
    let mut out = String::new();
    for &index in &arrangement.order {
        let row = &alignment.rows[index];
        let cells: Vec<String> = (0..versions.len())
            .map(|v| cell(versions, row, base, v, arrangement.moved[index][v]))
            .collect();
        writeln!(out, "{}", cells.join(" | ")).expect("a string takes all");
    }
    out
}

fn show(versions: &[&[&str]]) -> String {
    let versions: Vec<Arc<Version>> = versions.iter().map(|v| version(v)).collect();
    rendered(&versions, &[])
}

const HARBOUR: &str =
    "The harbour of Sandvik was closed for nine hours on Monday after a crane fell.";
const MAYOR: &str = "Mayor Ida Holm said the city would pay for the repairs.";
const FERRY: &str = "Two ferries to Lund were sent to another port, and 340 passengers waited.";
const UNION: &str = "The dockers' union had warned of rust in the old cranes since spring.";

#[test]
fn equal_versions_differ_in_nothing() {
    insta::assert_snapshot!(show(&[&[HARBOUR, MAYOR], &[HARBOUR, MAYOR], &[HARBOUR, MAYOR]]), @r"
    A1 | B1 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell. | C1 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.
    A2 | B2 = Mayor Ida Holm said the city would pay for the repairs. | C2 = Mayor Ida Holm said the city would pay for the repairs.
    ");
}

#[test]
fn edits_are_shown_word_by_word_and_names_and_figures_whole() {
    insta::assert_snapshot!(show(&[
        &[HARBOUR, FERRY, MAYOR],
        &[
            "The harbour of Sandvik was closed for nearly ten hours on Monday after a crane fell.",
            "Two ferries to Lund were sent to another port, and 350 passengers waited.",
            "Mayor Ida Holmgren said the city would not pay for the repairs.",
        ],
    ]), @r"
    A1 | B1 ~ The harbour of Sandvik was closed for [-nine-]{+nearly ten+} hours on Monday after a crane fell.
    A2 | B2 ~ Two ferries to Lund were sent to another port, and [-340-]{+350+} passengers waited.
    A3 | B3 ~ Mayor [-Ida Holm-]{+Ida Holmgren+} said the city would {+not +}pay for the repairs.
    ");
}

#[test]
fn marks_case_and_spelling_are_typographic() {
    insta::assert_snapshot!(show(&[
        &["\"We will organise a vote,\" she said - at last."],
        &["“We will organize a vote”, she said – at last."],
    ]), @r"A1 | B1 = <“>We will <organize> a vote<”, >she said< – >at last.");
}

#[test]
fn a_paragraph_split_in_two_stays_in_one_row() {
    let both = format!("{HARBOUR} {FERRY}");
    insta::assert_snapshot!(show(&[&[&both, MAYOR], &[HARBOUR, FERRY, MAYOR]]), @r"
    A1 | B1 B2& = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.Two ferries to Lund were sent to another port, and 340 passengers waited.
    A2 | B3 = Mayor Ida Holm said the city would pay for the repairs.
    ");
}

#[test]
fn a_paragraph_whose_parts_go_far_apart_is_divided() {
    let both = format!("{HARBOUR} {UNION}");
    insta::assert_snapshot!(show(&[&[&both, MAYOR, FERRY], &[HARBOUR, MAYOR, FERRY, UNION]]), @r"
    A1… | B1 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.
    A1… | B4> = The dockers' union had warned of rust in the old cranes since spring.
    A2 | B2 = Mayor Ida Holm said the city would pay for the repairs.
    A3 | B3 = Two ferries to Lund were sent to another port, and 340 passengers waited.
    ");
}

#[test]
fn a_moved_and_edited_paragraph_is_found_and_only_it_is_moved() {
    insta::assert_snapshot!(show(&[
        &[HARBOUR, MAYOR, FERRY, UNION],
        &["The dockers' union had warned of rust in the cranes since last spring.", HARBOUR, MAYOR, FERRY],
    ]), @r"
    A1 | B2 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.
    A2 | B3 = Mayor Ida Holm said the city would pay for the repairs.
    A3 | B4 = Two ferries to Lund were sent to another port, and 340 passengers waited.
    A4 | B1> ~ The dockers' union had warned of rust in the [-old -]cranes since {+last +}spring.
    ");
}

#[test]
fn what_is_left_out_shows_the_nearest_passage() {
    insta::assert_snapshot!(show(&[
        &[HARBOUR, MAYOR, FERRY],
        &[HARBOUR, FERRY],
        &[HARBOUR, "Nobody at the city would say who pays.", FERRY],
    ]), @r"
    A1 | B1 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell. | C1 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.
    A2 | · near B1 0.2 | C2 ≈ [-Mayor Ida Holm said the city would pay for the repairs-]{+Nobody at the city would say who pays+}.
    A3 | B2 = Two ferries to Lund were sent to another port, and 340 passengers waited. | C3 = Two ferries to Lund were sent to another port, and 340 passengers waited.
    ");
}

#[test]
fn headlines_stand_together_whatever_their_words() {
    insta::assert_snapshot!(show(&[
        &["# Crane falls in Sandvik harbour", HARBOUR, FERRY],
        &["# Hundreds stranded as port shuts", HARBOUR, FERRY],
    ]), @r"
    A1 | B1 ≈ [-Crane falls in Sandvik harbour-]{+Hundreds stranded as port shuts+}
    A2 | B2 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.
    A3 | B3 = Two ferries to Lund were sent to another port, and 340 passengers waited.
    ");
}

#[test]
fn a_pull_quote_does_not_take_the_place_of_the_sentence_it_repeats() {
    let repeat = format!("> {MAYOR}");
    insta::assert_snapshot!(show(&[&[HARBOUR, MAYOR, FERRY], &[HARBOUR, &repeat, FERRY, MAYOR]]), @r"
    A1 | B1 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.
    · near A2 1.0 | B2 +
    A2 | B4> = Mayor Ida Holm said the city would pay for the repairs.
    A3 | B3 = Two ferries to Lund were sent to another port, and 340 passengers waited.
    ");
}

#[test]
fn retellings_in_other_words_are_found_by_names_figures_and_order() {
    insta::assert_snapshot!(show(&[
        &[HARBOUR, FERRY, MAYOR],
        &[
            "Sandvik's port stood still for much of Monday when one of its cranes collapsed.",
            "About 340 travellers were stuck because both Lund boats had been diverted.",
            "Repairs will be covered by the town, according to Ida Holm.",
        ],
    ]), @r"
    A1 | B1 ≈ [-The harbour of Sandvik was closed for nine hours on Monday after a crane fell-]{+Sandvik's port stood still for much of Monday when one of its cranes collapsed+}.
    A2 | B2 ≈ [-Two ferries to Lund were sent to another port, and 340 passengers waited-]{+About 340 travellers were stuck because both Lund boats had been diverted+}.
    A3 | B3 ≈ [-Mayor Ida Holm said the city would pay for the repairs-]{+Repairs will be covered by the town, according to Ida Holm+}.
    ");
}

#[test]
fn a_quote_of_common_words_is_found_wherever_it_is_told() {
    insta::assert_snapshot!(show(&[
        &[HARBOUR, "“I will not go and that is all,” Ida Holm told the council.", FERRY],
        &[
            "No ships moved while the wreck was being lifted, the port office wrote.",
            "Passengers spent the night on benches.",
            "Reporters who met her outside her house heard ten words: “I will not go, and that is all.”",
        ],
    ]), @r"
    · | B1 +
    · near A3 0.1 | B2 +
    A1 | · near B1 0.1
    A2 | B3 ~ {+Reporters who met her outside her house heard ten words: +}“I will not go<, >and that is all.”[-Ida Holm told the council.-]
    A3 | · near B2 0.1
    ");
}

#[test]
fn those_who_are_named_in_one_place_only_tie_two_retellings() {
    insta::assert_snapshot!(show(&[
        &[
            "Near the mill at Askwater, Berit Lunde keeps eleven goats that no flood has reached yet.",
            HARBOUR,
            FERRY,
        ],
        &[
            HARBOUR,
            FERRY,
            "What the river will do next is no worry of Berit Lunde, whose herd grazes above Askwater.",
        ],
    ]), @r"
    A1 | B3> ≈ [-Near the mill at Askwater, Berit Lunde keeps eleven goats that no flood has reached yet-]{+What the river will do next is no worry of Berit Lunde, whose herd grazes above Askwater+}.
    A2 | B1 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.
    A3 | B2 = Two ferries to Lund were sent to another port, and 340 passengers waited.
    ");
}

#[test]
fn a_sentence_moved_inside_a_paragraph_is_called_moved() {
    insta::assert_snapshot!(show(&[
        &[&format!("{HARBOUR} {MAYOR} {FERRY}")],
        &[&format!("{HARBOUR} {FERRY} {MAYOR}")],
    ]), @r"A1 | B1 ~ The harbour of Sandvik was closed for nine hours on Monday after a crane fell. Two ferries to Lund were sent to another port, and 340 passengers waited. (Mayor Ida Holm said the city would pay for the repairs.)");
}

#[test]
fn boilerplate_empty_versions_and_lone_versions_are_no_trouble() {
    insta::assert_snapshot!(show(&[&[HARBOUR, "- Share this"], &[], &["- Subscribe now"]]), @r"A1 | · | ·");
    insta::assert_snapshot!(show(&[&[HARBOUR, MAYOR]]), @r"
    A1
    A2
    ");
    assert_eq!(show(&[]), "");
    assert_eq!(show(&[&[], &[]]), "");
}

#[test]
fn languages_without_spaces_are_aligned() {
    insta::assert_snapshot!(show(&[
        &["港は月曜日に九時間閉鎖された。", "市長は修理費を払うと述べた。"],
        &["市長は修理費を払わないと述べた。", "港は火曜日に九時間閉鎖された。"],
    ]), @r"
    A1 | B2 ~ 港は[-月-]{+火+}曜日に九時間閉鎖された。
    A2 | B1> ~ 市長は修理費を払[-う-]{+わない+}と述べた。
    ");
}

#[test]
fn the_user_joins_and_parts_passages() {
    let versions = [version(&[HARBOUR, MAYOR]), version(&[HARBOUR, "Nothing was said of costs."])];
    let mayor = whole(&versions, 0, 1);
    let together = Constraint::Together(mayor, whole(&versions, 1, 1));
    insta::assert_snapshot!(rendered(&versions, &[together]), @r"
    A1 | B1 = The harbour of Sandvik was closed for nine hours on Monday after a crane fell.
    A2 | B2 ≈ [-Mayor Ida Holm said the city would pay for the repairs-]{+Nothing was said of costs+}.
    ");
    let apart = Constraint::Apart(whole(&versions, 0, 0), whole(&versions, 1, 0));
    insta::assert_snapshot!(rendered(&versions, &[apart]), @r"
    · near A1 1.0 | B1 +
    · near A2 0.1 | B2 +
    A1 | · near B1 1.0
    A2 | · near B2 0.1
    ");
}

#[test]
fn headlines_share_a_row_however_they_are_worded() {
    let body = "The old bridge over the Tarn was closed to lorries on Monday.";
    let versions = [
        version(&["# Bridge shut to lorries", body]),
        version(&["# A long way round", body]),
        version(&["# What hauliers think of it", body]),
    ];
    let alignment = aligned(&versions, &[]);
    let headlines = |row: &&Row| {
        row.cells
            .iter()
            .all(|cell| cell.as_ref().is_some_and(|passage| passage.places[0].paragraph.index == 0))
    };
    assert_eq!(alignment.rows.iter().filter(headlines).count(), 1);
    assert_eq!(alignment.rows.len(), 2);
}

#[test]
fn a_sentence_repeated_for_show_is_left_out_by_nobody() {
    let said = "The harbour will be dredged before the winter storms come in.";
    let rest = "Work begins in May and ends in September, the council was told.";
    let versions = vec![version(&[rest, said, &format!("> {said}")]), version(&[rest, said])];
    let story = tellings::story::analyse(versions, &[], &Watch::unwatched()).expect("runs");
    let shown = tellings::present::present(&story, VersionId(0), &Watch::unwatched());
    let rows = shown.expect("runs").rows;
    let left_out = |cell: &CellView| matches!(cell, CellView::LeftOut(_));
    assert!(!rows.iter().flat_map(|row| &row.cells).any(left_out));
    assert!(rows.iter().any(|row| matches!(row.cells[1], CellView::Elsewhere(_))));
}
