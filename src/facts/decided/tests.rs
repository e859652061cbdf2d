//! What each decision does to a ledger, and that it does nothing else.

use super::super::testing::Beside;
use super::super::{
    Decision, Fact, FactId, FactKind, FactLedger, Outcome, Placed, decided, ledger,
};
use crate::article::{Article, Format, Paragraph, ParagraphId, Place, Role, Source};
use crate::article::{Version, VersionId};
use crate::corrections::{DecisionKey, Unmet, Use};
use crate::text::Span;
use crate::watch::Watch;
use proptest::prelude::*;
use std::sync::Arc;

/// Three versions: a count and a day with two values each, somebody for whom the last has somebody else,
/// a share that one has, and a sum for which the last has another one.
const STORY: [[&str; 4]; 3] = [
    [
        "They invited 33 groups. All 33 groups came.",
        "The pier opened on Tuesday.",
        "Mayor Marta Lindqvist spoke.",
        "It cost $5 million.",
    ],
    [
        "They invited about 30 groups.",
        "The pier opened on 31 October.",
        "Marta Lindqvist spoke.",
        "About 12% of homes were hit.",
    ],
    [
        "They invited 33 groups.",
        "The pier opened on Wednesday.",
        "Mayor Ada Brandt spoke.",
        "It cost $7 million.",
    ],
];

fn versions() -> Vec<Arc<Version>> {
    let version = |texts: &[&str; 4]| {
        let source = Source {
            path: None,
            file: String::new(),
            sha256: String::new(),
            format: Format::Text,
            encoding: String::new(),
        };
        let article = Article {
            published: "2017-11-02".parse().ok(),
            paragraphs: texts.iter().map(|text| Paragraph::new(Role::Body, *text)).collect(),
            ..Article::default()
        };
        Arc::new(Version { label: String::new(), source, article, warnings: Vec::new() })
    };
    STORY.iter().map(version).collect()
}

/// The first use of `words` in a version.
fn use_of(v: u16, words: &str) -> Use {
    let paragraphs = STORY[v as usize];
    let at = |(n, text): (usize, &&str)| Some((n, text.find(words)?));
    let (n, at) = paragraphs.iter().enumerate().find_map(at).expect("the words are there");
    let place = Place {
        paragraph: ParagraphId::new(VersionId(v), n),
        span: Span::snapped(paragraphs[n], at..at + words.len()),
    };
    Use { words: words.to_owned(), version: Some(VersionId(v)), place: Ok(place) }
}

fn decide(decisions: &[Decision<Use>]) -> (FactLedger, Vec<Outcome>) {
    let placed: Vec<Placed> = (0_u32..)
        .zip(decisions)
        .map(|(n, decision)| Placed { key: DecisionKey(n), decision: decision.clone() })
        .collect();
    decided(&versions(), &Beside, &[], &placed, &Watch::unwatched()).expect("nobody cancels")
}

/// One line a fact: its name, kind and verdict, by version the value, with a mark where a person set it;
/// a line for each decision that changes nothing.
fn lines(decisions: &[Decision<Use>]) -> Vec<String> {
    let (ledger, outcomes) = decide(decisions);
    let line = |fact: &Fact| {
        let cells = fact.cells.iter().map(|cell| match cell {
            None => "-".to_owned(),
            Some(cell) => {
                let value = cell.value.as_ref().map_or("?", |value| value.text.as_str());
                let set = cell.occurrences.iter().any(|occurrence| occurrence.by_user);
                format!("{value}{}", if set { "!" } else { "" })
            }
        });
        let cells: Vec<String> = cells.collect();
        let (kind, verdict) = (fact.kind.name(), fact.agreement.name());
        format!("{} {kind} {verdict}: {}", fact.id, cells.join(" | "))
    };
    let mut lines: Vec<String> = ledger.facts.iter().map(line).collect();
    let unmet = outcomes.iter().filter_map(|outcome| outcome.unmet);
    lines.extend(unmet.map(|why| why.reason().to_owned()));
    lines
}

const GROUPS: &str = "f1 count differ: 33 | 30 | 33";
const COST: &str = "f2 money differ: 5000000 | - | 7000000";
const HOMES: &str = "f3 percent single: - | 12 | -";
const OPENED: &str = "f4 date differ: 2017-10-31 | 2017-10-31 | 2017-11-01";
const MARTA: &str = "f5 person agree: Marta Lindqvist | Marta Lindqvist | -";
const ADA: &str = "f6 person single: - | - | Ada Brandt";

#[test]
fn without_decisions_the_ledger_is_as_found() {
    let found = ledger(&versions(), &Beside, &[], &Watch::unwatched()).expect("nobody cancels");
    assert_eq!(decide(&[]), (found, Vec::new()));
    check(&[], &[GROUPS, COST, HOMES, OPENED, MARTA, ADA]);
}

#[track_caller]
fn check(decisions: &[Decision<Use>], expected: &[&str]) {
    assert_eq!(lines(decisions), expected, "{decisions:?}");
}

fn same(of: Use, with: Use) -> Decision<Use> {
    Decision::Same { of, with }
}

fn value(v: u16, words: &str, typed: &str) -> Decision<Use> {
    Decision::Value { of: use_of(v, words), typed: typed.to_owned() }
}

fn kind(v: u16, words: &str, kind: FactKind) -> Decision<Use> {
    Decision::Kind { of: use_of(v, words), kind }
}

#[test]
fn two_facts_can_be_made_one() {
    // A name has one form, that of most mentions.
    let names = same(use_of(2, "Ada Brandt"), use_of(0, "Marta Lindqvist"));
    let one = "f6 person agree: Marta Lindqvist | Marta Lindqvist | Marta Lindqvist";
    check(std::slice::from_ref(&names), &[GROUPS, COST, HOMES, OPENED, one]);
    let (ledger, _) = decide(std::slice::from_ref(&names));
    assert_eq!(ledger.facts[4].label, "Marta Lindqvist");
    check(&[names.clone(), names], &[GROUPS, COST, HOMES, OPENED, one, Unmet::SoAnyway.reason()]);
    // Values are compared, as everywhere.
    check(
        &[same(use_of(1, "12%"), use_of(0, "$5 million"))],
        &[GROUPS, "f3 percent differ: 5000000 | 12 | 7000000", OPENED, MARTA, ADA],
    );
    check(
        &[same(use_of(2, "Ada Brandt"), use_of(0, "33 groups"))],
        &[GROUPS, COST, HOMES, OPENED, MARTA, ADA, Unmet::OtherKind.reason()],
    );
}

#[test]
fn what_a_version_has_can_be_parted() {
    let apart = |v: u16, words: &str| Decision::Apart { of: use_of(v, words) };
    check(
        &[apart(2, "$7 million")],
        &[
            GROUPS,
            "f2 money single: 5000000 | - | -",
            "f7 money single: - | - | 7000000",
            HOMES,
            OPENED,
            MARTA,
            ADA,
        ],
    );
    // All that the version has goes along.
    let (ledger, _) = decide(&[apart(0, "33 groups")]);
    let parted = ledger.facts.iter().find(|fact| fact.id == FactId(6)).expect("a new fact");
    assert_eq!(parted.cells[0].as_ref().map(|cell| cell.occurrences.len()), Some(2));
    check(&[apart(1, "12%")], &[GROUPS, COST, HOMES, OPENED, MARTA, ADA, Unmet::SoAnyway.reason()]);
}

#[test]
fn what_was_parted_can_be_made_one_with_another() {
    let decisions = [
        Decision::Apart { of: use_of(2, "Wednesday") },
        same(use_of(0, "Tuesday"), use_of(2, "Wednesday")),
    ];
    check(&decisions, &[GROUPS, COST, HOMES, OPENED, MARTA, ADA]);
    let back = [
        same(use_of(0, "Marta Lindqvist"), use_of(2, "Ada Brandt")),
        Decision::Apart { of: use_of(2, "Ada Brandt") },
    ];
    check(&back, &[GROUPS, COST, HOMES, OPENED, MARTA, "f7 person single: - | - | Ada Brandt"]);
}

#[test]
fn what_is_dismissed_is_no_fact() {
    let no_fact = Decision::NoFact { of: use_of(1, "12%") };
    check(std::slice::from_ref(&no_fact), &[GROUPS, COST, OPENED, MARTA, ADA]);
    check(
        &[no_fact, value(1, "12%", "21%")],
        &[GROUPS, COST, OPENED, MARTA, ADA, Unmet::NoFactThere.reason()],
    );
}

#[test]
fn the_value_that_a_version_gives_can_be_set() {
    check(
        &[value(1, "30 groups", "thirty-three")],
        &["f1 count agree: 33 | 33! | 33", COST, HOMES, OPENED, MARTA, ADA],
    );
    // A day is read by the version's own date; a heading tells what was set.
    check(
        &[value(2, "Wednesday", "Tuesday")],
        &[GROUPS, COST, HOMES, "f4 date agree: 2017-10-31 | 2017-10-31 | 2017-10-31!", MARTA, ADA],
    );
    let (ledger, _) = decide(&[value(1, "12%", "21%")]);
    assert_eq!(ledger.facts[2].label, "21% of homes");
    // What is set later counts.
    check(
        &[value(1, "12%", "21%"), value(1, "12%", "about 9")],
        &[GROUPS, COST, "f3 percent single: - | 9! | -", OPENED, MARTA, ADA],
    );
}

#[test]
fn all_mentions_of_a_version_that_gave_the_value_give_the_one_that_was_set() {
    let (ledger, _) = decide(&[value(0, "33 groups", "35")]);
    let cell = ledger.facts[0].cells[0].as_ref().expect("a cell");
    let values: Vec<_> =
        cell.occurrences.iter().map(|o| o.value.as_ref().map(|v| v.text.as_str())).collect();
    assert_eq!(values, [Some("35"), Some("35")]);
    assert!(cell.occurrences.iter().all(|o| o.by_user));
}

#[test]
fn a_value_that_can_t_be_read_changes_nothing() {
    let all = [GROUPS, COST, HOMES, OPENED, MARTA, ADA];
    let refused = |decision, why: Unmet| {
        check(&[decision], &[&all[..], &[why.reason()]].concat());
    };
    refused(value(0, "33 groups", "many"), Unmet::Unreadable);
    refused(value(0, "33 groups", "33"), Unmet::SoAnyway);
    refused(value(0, "Marta Lindqvist", "33"), Unmet::OtherKind);
}

#[test]
fn the_kind_of_a_name_can_be_set() {
    check(
        &[kind(1, "Marta Lindqvist", FactKind::Thing)],
        &[
            GROUPS,
            COST,
            HOMES,
            OPENED,
            ADA,
            "f5 thing agree: Marta Lindqvist | Marta Lindqvist | -",
        ],
    );
    let all = [GROUPS, COST, HOMES, OPENED, MARTA, ADA];
    let refused = |decision, why: Unmet| {
        check(&[decision], &[&all[..], &[why.reason()]].concat());
    };
    refused(kind(1, "Marta Lindqvist", FactKind::Person), Unmet::SoAnyway);
    refused(kind(1, "Marta Lindqvist", FactKind::Count), Unmet::OtherKind);
    refused(kind(0, "33 groups", FactKind::Person), Unmet::OtherKind);
}

#[test]
fn a_use_is_found_again_where_its_ends_have_moved() {
    let wider = Decision::NoFact { of: use_of(1, "About 12%") };
    check(&[wider], &[GROUPS, COST, OPENED, MARTA, ADA]);
    let elsewhere = Decision::NoFact { of: use_of(1, "of homes were hit") };
    check(&[elsewhere], &[GROUPS, COST, HOMES, OPENED, MARTA, ADA, Unmet::NoFactThere.reason()]);
}

#[test]
fn a_lost_place_changes_nothing_and_says_why() {
    for why in [Unmet::VersionGone, Unmet::WordsGone] {
        let of = Use { place: Err(why), ..use_of(1, "12%") };
        check(&[Decision::NoFact { of }], &[GROUPS, COST, HOMES, OPENED, MARTA, ADA, why.reason()]);
    }
}

/// A use of some fact.
fn any_use() -> impl Strategy<Value = Use> {
    let uses = [
        (0, "33 groups"),
        (1, "30 groups"),
        (0, "Tuesday"),
        (2, "Wednesday"),
        (0, "Marta Lindqvist"),
        (2, "Ada Brandt"),
        (0, "$5 million"),
        (2, "$7 million"),
        (1, "12%"),
    ];
    proptest::sample::select(uses.to_vec()).prop_map(|(v, words)| use_of(v, words))
}

fn any_decision() -> impl Strategy<Value = Decision<Use>> {
    let typed = ["35", "about 1.2 million", "12%", "2017-10-30", "soon", "$5 million"];
    let kinds = FactKind::ALL.to_vec();
    prop_oneof![
        (any_use(), any_use()).prop_map(|(of, with)| same(of, with)),
        any_use().prop_map(|of| Decision::Apart { of }),
        any_use().prop_map(|of| Decision::NoFact { of }),
        (any_use(), proptest::sample::select(typed.to_vec()))
            .prop_map(|(of, typed)| Decision::Value { of, typed: typed.to_owned() }),
        (any_use(), proptest::sample::select(kinds))
            .prop_map(|(of, kind)| Decision::Kind { of, kind }),
    ]
}

fn places(ledger: &FactLedger) -> Vec<Place> {
    let cells = ledger.facts.iter().flat_map(|fact| fact.cells.iter().flatten());
    let mut places: Vec<Place> = cells.flat_map(|c| &c.occurrences).map(|o| o.place).collect();
    places.sort_unstable();
    places
}

proptest! {
    #[test]
    fn facts_that_no_decision_touches_stay_as_they_were(
        decisions in proptest::collection::vec(any_decision(), 0..5),
    ) {
        let (before, _) = decide(&[]);
        let (after, outcomes) = decide(&decisions);
        prop_assert_eq!(&decide(&decisions), &(after.clone(), outcomes.clone()), "the same twice");
        prop_assert_eq!(outcomes.len(), decisions.len());
        let touched: Vec<FactId> = outcomes.iter().flat_map(|o| o.facts.clone()).collect();
        for fact in after.facts.iter().filter(|fact| !touched.contains(&fact.id)) {
            prop_assert!(before.facts.contains(fact), "{:?} was not there", fact);
        }
        // A fact goes only by a dismissal or into another one, and its words only by a dismissal.
        let dismissed = decisions.iter().any(|one| matches!(one, Decision::NoFact { .. }));
        let joined = decisions.iter().any(|one| matches!(one, Decision::Same { .. }));
        let gone = before.facts.iter().any(|old| after.facts.iter().all(|new| new.id != old.id));
        prop_assert!(dismissed || joined || !gone);
        prop_assert!(dismissed || places(&after) == places(&before));
        let mut ids: Vec<FactId> = after.facts.iter().map(|fact| fact.id).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), after.facts.len(), "each has a name of its own");
    }
}
