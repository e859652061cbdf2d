//! What each decision does to a ledger, and that it does nothing else.

use super::super::testing::version;
use super::super::{
    Decision, Extent, Outcome, Placed, Quote, QuoteLedger, SpeakerKind, Who, decided, ledger,
};
use crate::article::{ParagraphId, Place, Version, VersionId, words_at};
use crate::corrections::{DecisionKey, Unmet, Use};
use crate::neighbours::Unaligned;
use crate::text::Span;
use crate::watch::Watch;
use proptest::prelude::*;
use std::sync::Arc;

/// Three versions: a quote that the last has without marks, one of two people of one surname, and
/// two that one version each has.
const STORY: [&str; 3] = [
    "“We will rebuild the old pier before winter,” said Marta Lindqvist. “Nobody asked the \
     fishermen about it,” said Peter Okafor. “The plan is a costly mistake for this town,” he added.",
    "“We will rebuild the old pier,” said Marta Lindqvist. “Nobody asked the fishermen about it,” \
     said Paul Okafor. “This project will ruin us,” said Ruth Adeyemi.",
    "We will rebuild the old pier before winter, they promise. “Nobody asked the fishermen about \
     it,” Okafor said.",
];

fn versions() -> Vec<Arc<Version>> {
    STORY.iter().map(|text| version("v", &[text])).collect()
}

fn use_of(v: u16, words: &str) -> Use {
    let text = STORY[v as usize];
    let at = text.find(words).expect("the words are there");
    let place = Place {
        paragraph: ParagraphId::new(VersionId(v), 0),
        span: Span::snapped(text, at..at + words.len()),
    };
    Use { words: words.to_owned(), version: Some(VersionId(v)), place: Ok(place) }
}

fn who(name: &str, at: Option<Use>) -> Who<Use> {
    Who { name: name.to_owned(), at }
}

fn decide(decisions: &[Decision<Use>]) -> (QuoteLedger, Vec<Outcome>) {
    let placed: Vec<Placed> = (0_u32..)
        .zip(decisions)
        .map(|(n, decision)| Placed { key: DecisionKey(n), decision: decision.clone() })
        .collect();
    decided(&versions(), &Unaligned, &placed, &Watch::unwatched()).expect("nobody cancels")
}

/// One line a quote: its name, its speaker, by version the status, whether a person set it, and who
/// speaks there; a line for each decision that changes nothing.
fn lines(decisions: &[Decision<Use>]) -> Vec<String> {
    let (ledger, outcomes) = decide(decisions);
    let name = |id| ledger.speaker(id).map_or("?", |speaker| speaker.name.as_str());
    let mut lines: Vec<String> = ledger
        .quotes
        .iter()
        .map(|quote| {
            let cells = quote.cells.iter().map(|cell| match cell {
                None => "absent".to_owned(),
                Some(cell) => {
                    let first = cell.occurrences.first().expect("a use");
                    let mark = if first.by_user { "!" } else { "" };
                    format!("{} {}{mark}", cell.status.name(), first.speaker.map_or("-", name))
                }
            });
            let cells: Vec<String> = cells.collect();
            format!("{} {}: {}", quote.id, quote.speaker.map_or("-", name), cells.join(" | "))
        })
        .collect();
    let unmet = outcomes.iter().filter_map(|outcome| outcome.unmet);
    lines.extend(unmet.map(|why| why.reason().to_owned()));
    lines
}

const PIER: &str =
    "q1 Marta Lindqvist: full Marta Lindqvist | trimmed Marta Lindqvist | paraphrased -";
const ASKED: &str = "q2 Peter Okafor: full Peter Okafor | full Paul Okafor | full Okafor";
const COSTLY: &str = "q3 Peter Okafor: full Peter Okafor | absent | absent";
const RUIN: &str = "q4 Ruth Adeyemi: absent | full Ruth Adeyemi | absent";

#[test]
fn without_decisions_the_ledger_is_as_found() {
    let found = ledger(&versions(), &Unaligned, &Watch::unwatched()).expect("nobody cancels");
    assert_eq!(decide(&[]), (found, Vec::new()));
    assert_eq!(lines(&[]), [PIER, ASKED, COSTLY, RUIN]);
}

const PLAN: &str = "The plan is a costly mistake for this town,";
const PROJECT: &str = "This project will ruin us,";
const NOBODY: &str = "Nobody asked the fishermen about it,";
const REBUILD: &str = "We will rebuild the old pier";

fn set(v: u16, words: &str, extent: Extent, name: Option<&str>) -> Decision<Use> {
    Decision::Speaker { of: use_of(v, words), extent, who: name.map(|name| who(name, None)) }
}

#[track_caller]
fn check(decisions: &[Decision<Use>], expected: &[&str]) {
    assert_eq!(lines(decisions), expected, "{decisions:?}");
}

#[test]
fn a_speaker_can_be_set_in_all_versions_in_one_or_to_nobody() {
    let everywhere = set(2, NOBODY.trim_end_matches(','), Extent::Everywhere, Some("Paul Okafor"));
    check(
        &[everywhere],
        &[
            PIER,
            "q2 Paul Okafor: full Paul Okafor! | full Paul Okafor! | full Paul Okafor!",
            COSTLY,
            RUIN,
        ],
    );
    // A name that nobody had makes a speaker; a version that has another one than the quote says so.
    check(
        &[set(1, REBUILD, Extent::ThisVersion, Some("Ada Brandt"))],
        &[
            "q1 Marta Lindqvist: full Marta Lindqvist | other-speaker Ada Brandt! | paraphrased -",
            ASKED,
            COSTLY,
            RUIN,
        ],
    );
    check(
        &[set(2, REBUILD, Extent::ThisVersion, Some("Marta Lindqvist"))],
        &[
            "q1 Marta Lindqvist: full Marta Lindqvist | trimmed Marta Lindqvist | paraphrased \
             Marta Lindqvist!",
            ASKED,
            COSTLY,
            RUIN,
        ],
    );
    check(
        &[set(1, PROJECT, Extent::Everywhere, None)],
        &[PIER, ASKED, COSTLY, "q4 -: absent | full -! | absent"],
    );
}

#[test]
fn what_is_set_later_counts() {
    let first = set(1, PROJECT, Extent::Everywhere, Some("Ada Brandt"));
    let second = set(1, PROJECT, Extent::Everywhere, Some("Marta Lindqvist"));
    let set = "q4 Marta Lindqvist: absent | full Marta Lindqvist! | absent";
    check(&[first, second], &[PIER, ASKED, COSTLY, set]);
}

#[test]
fn two_speakers_can_be_made_one() {
    let is = who("Ruth Adeyemi", Some(use_of(1, PROJECT)));
    let merge = Decision::SameSpeaker { who: who("Marta Lindqvist", None), is };
    check(
        &[merge],
        &[
            "q1 Ruth Adeyemi: full Ruth Adeyemi | trimmed Ruth Adeyemi | paraphrased -",
            ASKED,
            COSTLY,
            RUIN,
        ],
    );
    // The name has grown since: the words are remembered.
    let grown = Decision::SameSpeaker {
        who: who("Lindqvist", Some(use_of(0, "We will rebuild the old pier before winter,"))),
        is: who("Ruth Adeyemi", None),
    };
    assert_eq!(lines(&[grown])[0].split(':').next(), Some("q1 Ruth Adeyemi"));
    // Words that are now given to somebody of quite another name prove nothing.
    let other = Decision::SameSpeaker {
        who: who("Ada Brandt", Some(use_of(1, PROJECT))),
        is: who("Marta Lindqvist", None),
    };
    check(&[other], &[PIER, ASKED, COSTLY, RUIN, Unmet::NoSuchSpeaker.reason()]);
}

#[test]
fn a_speaker_can_be_split() {
    let split = |name: &str| Decision::OtherSpeaker {
        of: vec![use_of(0, PLAN)],
        not: who("Peter Okafor", Some(use_of(0, NOBODY))),
        name: name.to_owned(),
    };
    check(
        &[split("Ada Brandt")],
        &[PIER, ASKED, "q3 Ada Brandt: full Ada Brandt! | absent | absent", RUIN],
    );
    // Somebody else of the same name is still somebody else.
    check(
        &[split("Peter Okafor")],
        &[PIER, ASKED, "q3 Peter Okafor (2): full Peter Okafor (2)! | absent | absent", RUIN],
    );
    let not_his = Decision::OtherSpeaker {
        of: vec![use_of(1, PROJECT)],
        not: who("Peter Okafor", None),
        name: "Ada Brandt".to_owned(),
    };
    check(&[not_his], &[PIER, ASKED, COSTLY, RUIN, Unmet::SoAnyway.reason()]);
}

#[test]
fn two_quotes_can_be_made_one() {
    let same = Decision::SameQuote { of: use_of(1, PROJECT), with: use_of(0, PLAN) };
    check(
        std::slice::from_ref(&same),
        &[PIER, ASKED, "q4 Peter Okafor: full Peter Okafor | reworded Ruth Adeyemi | absent"],
    );
    check(
        &[same.clone(), same.clone()],
        &[
            PIER,
            ASKED,
            "q4 Peter Okafor: full Peter Okafor | reworded Ruth Adeyemi | absent",
            Unmet::SoAnyway.reason(),
        ],
    );
    // A speaker that was set for the one holds for the other.
    check(
        &[set(1, PROJECT, Extent::Everywhere, Some("Ada Brandt")), same],
        &[PIER, ASKED, "q4 Ada Brandt: full Ada Brandt! | reworded Ada Brandt! | absent"],
    );
}

#[test]
fn a_passage_without_a_quote_can_be_declared_to_be_one() {
    let here = Decision::SameQuote {
        of: use_of(0, PLAN),
        with: use_of(2, "We will rebuild the old pier before winter, they promise."),
    };
    // The passage is a use of another quote already: the two are one.
    let (ledger, outcomes) = decide(std::slice::from_ref(&here));
    assert_eq!((ledger.quotes.len(), outcomes[0].unmet), (3, None));
    let promise = "they promise.";
    let declared = Decision::SameQuote { of: use_of(1, PROJECT), with: use_of(2, promise) };
    check(
        std::slice::from_ref(&declared),
        &[PIER, ASKED, COSTLY, "q4 Ruth Adeyemi: absent | full Ruth Adeyemi | paraphrased -!"],
    );
    // A version that has the quote needs no passage for it.
    let again = Decision::SameQuote { of: use_of(1, PROJECT), with: use_of(2, promise) };
    check(
        &[declared, again],
        &[
            PIER,
            ASKED,
            COSTLY,
            "q4 Ruth Adeyemi: absent | full Ruth Adeyemi | paraphrased -!",
            Unmet::SoAnyway.reason(),
        ],
    );
    let ministry = set(1, PROJECT, Extent::Everywhere, Some("Ministry of Piers"));
    let (ledger, _) = decide(&[ministry]);
    let kind = |name: &str| ledger.speakers.iter().find(|s| s.name == name).map(|s| s.kind);
    assert_eq!(kind("Ministry of Piers"), Some(SpeakerKind::Body));
}

#[test]
fn words_without_marks_are_not_lost_where_two_quotes_are_made_one() {
    for (of, with) in [((0, PLAN), (1, REBUILD)), ((1, REBUILD), (0, PLAN))] {
        let same = Decision::SameQuote { of: use_of(of.0, of.1), with: use_of(with.0, with.1) };
        let (ledger, _) = decide(&[same]);
        let quote = ledger.quotes.iter().find(|q| q.cells.iter().all(Option::is_some));
        assert!(quote.is_some(), "{ledger:?}");
    }
}

#[test]
fn a_version_s_use_can_be_parted() {
    let apart = |v: u16, words: &str| Decision::Apart { of: use_of(v, words) };
    check(
        &[apart(1, NOBODY)],
        &[
            PIER,
            "q2 Peter Okafor: full Peter Okafor | absent | full Okafor",
            COSTLY,
            "q5 Paul Okafor: absent | full Paul Okafor | absent",
            RUIN,
        ],
    );
    // Words without marks are then no quote at all, but still what comes nearest.
    let (ledger, _) = decide(&[apart(2, REBUILD)]);
    let pier = &ledger.quotes[0];
    assert_eq!((&pier.cells[2], pier.nearest[2].is_some()), (&None, true));
    let near = pier.nearest[2].map(|(place, _)| words_at(&versions(), place).to_owned());
    assert_eq!(near.as_deref(), Some("We will rebuild the old pier before winter"));
    check(&[apart(0, PLAN)], &[PIER, ASKED, COSTLY, RUIN, Unmet::SoAnyway.reason()]);
}

#[test]
fn a_quote_parted_from_one_can_be_made_one_with_another() {
    let decisions = [
        Decision::Apart { of: use_of(1, NOBODY) },
        Decision::SameQuote { of: use_of(0, PLAN), with: use_of(1, NOBODY) },
    ];
    let lines = lines(&decisions);
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(lines[2].starts_with("q3 Peter Okafor: "), "{lines:?}");
    assert!(lines[2].contains("| reworded Paul Okafor |"), "{lines:?}");
}

#[test]
fn what_is_dismissed_is_no_quote() {
    check(&[Decision::NoQuote { of: use_of(1, NOBODY) }], &[PIER, COSTLY, RUIN]);
    let twice = [
        Decision::NoQuote { of: use_of(1, NOBODY) },
        set(0, NOBODY, Extent::Everywhere, Some("Ada Brandt")),
    ];
    check(&twice, &[PIER, COSTLY, RUIN, Unmet::NoQuoteThere.reason()]);
}

#[test]
fn a_use_is_found_again_where_its_ends_have_moved() {
    let of = use_of(1, "will ruin us,” said");
    check(&[Decision::NoQuote { of }], &[PIER, ASKED, COSTLY]);
    let of = use_of(1, "us,” said Ruth Adeyemi");
    check(&[Decision::NoQuote { of }], &[PIER, ASKED, COSTLY, RUIN, Unmet::NoQuoteThere.reason()]);
}

#[test]
fn a_lost_place_changes_nothing_and_says_why() {
    for why in [Unmet::VersionGone, Unmet::WordsGone] {
        let of = Use { place: Err(why), ..use_of(0, PLAN) };
        check(&[Decision::NoQuote { of }], &[PIER, ASKED, COSTLY, RUIN, why.reason()]);
    }
}

/// A use of some quote.
fn any_use() -> impl Strategy<Value = Use> {
    let uses = [
        (0, PLAN),
        (0, NOBODY),
        (0, REBUILD),
        (1, PROJECT),
        (1, NOBODY),
        (1, REBUILD),
        (2, REBUILD),
    ];
    proptest::sample::select(uses.to_vec()).prop_map(|(v, words)| use_of(v, words))
}

fn any_who() -> impl Strategy<Value = Who<Use>> {
    let names = ["Peter Okafor", "Ruth Adeyemi", "Marta Lindqvist", "Ada Brandt"];
    (proptest::sample::select(names.to_vec()), proptest::option::of(any_use()))
        .prop_map(|(name, at)| who(name, at))
}

fn any_decision() -> impl Strategy<Value = Decision<Use>> {
    let extent = proptest::sample::select(vec![Extent::Everywhere, Extent::ThisVersion]);
    prop_oneof![
        (any_use(), extent, proptest::option::of(any_who()))
            .prop_map(|(of, extent, who)| Decision::Speaker { of, extent, who }),
        (any_who(), any_who()).prop_map(|(who, is)| Decision::SameSpeaker { who, is }),
        (proptest::collection::vec(any_use(), 1..3), any_who()).prop_map(|(of, not)| {
            Decision::OtherSpeaker { of, not, name: "Ada Brandt".to_owned() }
        }),
        (any_use(), any_use()).prop_map(|(of, with)| Decision::SameQuote { of, with }),
        any_use().prop_map(|of| Decision::Apart { of }),
        any_use().prop_map(|of| Decision::NoQuote { of }),
    ]
}

fn by_id(ledger: &QuoteLedger) -> Vec<&Quote> {
    let mut quotes: Vec<&Quote> = ledger.quotes.iter().collect();
    quotes.sort_by_key(|quote| quote.id);
    quotes
}

proptest! {
    #[test]
    fn quotes_that_no_decision_touches_stay_as_they_were(
        decisions in proptest::collection::vec(any_decision(), 0..5),
    ) {
        let (before, _) = decide(&[]);
        let (after, outcomes) = decide(&decisions);
        prop_assert_eq!(&decide(&decisions), &(after.clone(), outcomes.clone()), "the same twice");
        prop_assert_eq!(outcomes.len(), decisions.len());
        let touched: Vec<_> = outcomes.iter().flat_map(|outcome| &outcome.quotes).collect();
        for quote in by_id(&after).into_iter().filter(|quote| !touched.contains(&&quote.id)) {
            prop_assert!(before.quotes.contains(quote), "{:?} was not there", quote);
        }
        // Only a dismissal or a grouping makes a quote go.
        let goes = decisions.iter().any(|decision| {
            matches!(decision, Decision::NoQuote { .. } | Decision::SameQuote { .. })
        });
        let gone = before.quotes.iter().any(|old| after.quotes.iter().all(|new| new.id != old.id));
        prop_assert!(goes || !gone);
        prop_assert!(after.speakers.starts_with(&before.speakers));
    }
}
