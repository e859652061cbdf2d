//! The ledger as a whole: from the paragraphs of several versions to the verdict on each fact.

use super::testing::Beside;
use super::*;
use crate::article::{Article, Format, Paragraph, Source};

fn version(role: Role, text: &str) -> Arc<Version> {
    let source = Source {
        path: None,
        file: String::new(),
        sha256: String::new(),
        format: Format::Text,
        encoding: String::new(),
    };
    let article = Article {
        published: "2017-11-02".parse().ok(),
        paragraphs: vec![Paragraph::new(role, text)],
        ..Article::default()
    };
    Arc::new(Version { label: String::new(), source, article, warnings: Vec::new() })
}

/// The agreement and the values of every fact of `kind`.
fn rows(versions: &[Arc<Version>], kind: FactKind) -> Vec<String> {
    let ledger = ledger(versions, &Beside, &[], &Watch::unwatched()).unwrap();
    let shown = |cell: &Option<FactCell>| {
        let value = cell.as_ref().map(|c| c.value.as_ref().map_or("?", |v| v.text.as_str()));
        value.unwrap_or("-").to_owned()
    };
    let of_kind = ledger.facts.iter().filter(|fact| fact.kind == kind);
    of_kind
        .map(|fact| {
            let cells: Vec<String> = fact.cells.iter().map(shown).collect();
            format!("{}: {}", fact.agreement.name(), cells.join(" | "))
        })
        .collect()
}

fn check(kind: FactKind, texts: &[&str], expected: &[&str]) {
    let versions: Vec<Arc<Version>> = texts.iter().map(|text| version(Role::Body, text)).collect();
    assert_eq!(rows(&versions, kind), expected, "{texts:?}");
}

#[test]
fn one_role_with_other_values_differs() {
    check(
        FactKind::Count,
        &["They invited 33 groups.", "They invited about 30 groups."],
        &["differ: 33 | 30"],
    );
    // Bounds that both can live with do not hide that two others differ.
    check(
        FactKind::Count,
        &[
            "They invited 33 groups.",
            "They invited more than 30 groups.",
            "They invited about 30 groups.",
        ],
        &["differ: 33 | 30 | 30"],
    );
    check(
        FactKind::Date,
        &["It opened on Tuesday.", "It opened on Wednesday."],
        &["differ: 2017-10-31 | 2017-11-01"],
    );
}

#[test]
fn bounds_roundings_and_orders_of_size_do_not_differ() {
    check(
        FactKind::Count,
        &["It killed 33 sheepdogs.", "It killed at least 30 sheepdogs."],
        &["agree: 33 | 30"],
    );
    check(
        FactKind::Count,
        &["It killed 33 sheepdogs.", "It killed dozens of sheepdogs."],
        &["agree: 33 | 12"],
    );
    check(
        FactKind::Money,
        &["It cost $1.2 million.", "It cost $1,213,000."],
        &["agree: 1200000 | 1213000"],
    );
}

#[test]
fn one_value_in_other_words_agrees() {
    check(
        FactKind::Count,
        &["They invited thirty-three groups.", "They invited 33 groups."],
        &["agree: 33 | 33"],
    );
    check(
        FactKind::Date,
        &["It opened on Tuesday.", "It opened on 31 October."],
        &["agree: 2017-10-31 | 2017-10-31"],
    );
}

#[test]
fn one_number_in_two_roles_is_two_facts() {
    check(
        FactKind::Count,
        &["It employed 100 bakers.", "It injured 100 painters."],
        &["single: 100 | -", "single: - | 100"],
    );
}

#[test]
fn the_old_value_in_a_correction_is_no_claim() {
    let versions = [
        version(Role::Body, "They invited 33 groups."),
        version(Role::Correction, "An earlier version said they invited 40 groups."),
    ];
    let got = rows(&versions, FactKind::Count);
    assert!(got.iter().all(|row| !row.starts_with("differ")), "{got:?}");
}

#[test]
fn the_language_tells_which_of_day_and_month_stands_first() {
    let in_language = |code: &str| {
        let mut version = (*version(Role::Body, "Signed on 04/05/2012.")).clone();
        version.article.language = Language::from_code(code);
        rows(&[Arc::new(version)], FactKind::Date)
    };
    assert_eq!(in_language("fr"), ["single: 2012-05-04"]);
    assert_eq!(in_language("en"), ["single: ?"]);
}

#[test]
fn the_order_of_versions_does_not_change_the_grouping() {
    let texts =
        ["President Ada Quill met 33 groups.", "Quill met about 30 groups.", "She met them."];
    let forward: Vec<_> = texts.iter().map(|text| version(Role::Body, text)).collect();
    let backward: Vec<_> = texts.iter().rev().map(|text| version(Role::Body, text)).collect();
    let count = |versions: &[Arc<Version>]| {
        ledger(versions, &Beside, &[], &Watch::unwatched()).unwrap().facts.len()
    };
    assert_eq!(count(&forward), count(&backward));
}

#[test]
fn values_differ_only_where_the_same_is_told_of_them() {
    // Two days with other verbs, and two sums of other things, are no other values of one thing.
    check(
        FactKind::Date,
        &["He resigned on Tuesday.", "They applauded on Wednesday."],
        &["single: 2017-10-31 | -", "single: - | 2017-11-01"],
    );
    check(
        FactKind::Money,
        &["The roof cost $4,000.", "The roof cost $5,000."],
        &["differ: 4000 | 5000"],
    );
    check(
        FactKind::Money,
        &["The roof cost $4,000.", "Its owner won $70 there."],
        &["single: 4000 | -", "single: - | 70"],
    );
}

#[test]
fn a_version_that_tells_two_values_tells_two_things() {
    check(
        FactKind::Date,
        &["It opened on Tuesday. It opened again on Wednesday.", "It opened on Wednesday."],
        &["single: 2017-10-31 | -", "agree: 2017-11-01 | 2017-11-01"],
    );
}

#[test]
fn three_days_are_three_things() {
    let days = ["It opened on Monday.", "It opened on Tuesday.", "It opened on Wednesday."];
    check(
        FactKind::Date,
        &days,
        &["single: 2017-10-30 | - | -", "single: - | 2017-10-31 | -", "single: - | - | 2017-11-01"],
    );
}

#[test]
fn far_other_numbers_with_one_fate_are_told_of_something_else() {
    check(
        FactKind::Count,
        &["The storm killed 4 men.", "The storm killed 6 men."],
        &["differ: 4 | 6"],
    );
    let apart = Unrelated;
    let versions = ["It killed 4 men.", "A raid killed 300 men."];
    let versions: Vec<_> = versions.iter().map(|text| version(Role::Body, text)).collect();
    let ledger = ledger(&versions, &apart, &[], &Watch::unwatched()).unwrap();
    assert!(ledger.facts.iter().all(|fact| fact.agreement != Agreement::Differ));
}

/// Nothing stands beside anything.
struct Unrelated;

impl Neighbours for Unrelated {
    fn row_of(&self, _: Place) -> Option<usize> {
        None
    }

    fn group_of(&self, _: Place) -> Option<usize> {
        None
    }

    fn passage(&self, _: usize, _: VersionId) -> &[Place] {
        &[]
    }
}

#[test]
fn one_name_in_two_forms_is_no_disagreement() {
    check(
        FactKind::Person,
        &["They met President Ada Quill.", "Ms Quill, 54, smiled."],
        &["agree: Ada Quill | Ada Quill"],
    );
}

/// The settings of all occurrences of the facts of `kind`.
fn settings(role: Role, text: &str, quoted: &[&str], kind: FactKind) -> Vec<&'static str> {
    let version = version(role, text);
    let paragraph = ParagraphId::new(VersionId::at(0), 0);
    let quoted: Vec<Place> = quoted
        .iter()
        .map(|words| {
            let start = text.find(words).unwrap();
            let span = crate::text::Span::snapped(text, start..start + words.len());
            Place { paragraph, span }
        })
        .collect();
    let ledger = ledger(&[version], &Beside, &quoted, &Watch::unwatched()).unwrap();
    let facts = ledger.facts.iter().filter(|fact| fact.kind == kind);
    let occurrences =
        facts.flat_map(|fact| fact.cells.iter().flatten()).flat_map(|c| &c.occurrences);
    occurrences.map(|o| o.setting.name()).collect()
}

#[test]
fn what_stands_in_a_quote_a_caption_or_a_note_is_marked() {
    let count = FactKind::Count;
    assert_eq!(settings(Role::Body, "They fed 40 horses.", &[], count), ["text"]);
    let text = "“They fed 40 horses,” she said.";
    assert_eq!(settings(Role::Body, text, &["They fed 40 horses,"], count), ["quote"]);
    assert_eq!(settings(Role::Caption, "They fed 40 horses.", &[], count), ["caption"]);
    let note = "It was 46 horses, not 40.";
    assert_eq!(settings(Role::Correction, note, &[], count), ["correction", "correction"]);
}
