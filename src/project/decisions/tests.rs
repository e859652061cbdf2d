//! Decisions about places: kept, found again, replaced and taken back.

use super::*;
use crate::corrections::{Question, Subject, Verdict};
use crate::facts::FactKind;
use crate::project::tests::version;
use crate::project::{Change, Work};
use crate::quotes::{Extent, Who};
use crate::text::Span;

fn project() -> Project {
    Project::default().apply(&Change::Add(vec![
        version("one", &["Rain.", "“Not now,” said Ann. “Not now,” said Bo."]),
        version("two", &["“Not now,” said Ann."]),
    ]))
}

/// The nth place of `words` in a version.
fn place(project: &Project, v: u16, words: &str, nth: usize) -> Place {
    let version = project.entries()[v as usize].version();
    let mut places = (0_usize..).zip(&version.article.paragraphs).flat_map(|(n, p)| {
        p.text.match_indices(words).map(move |(at, _)| Place {
            paragraph: ParagraphId::new(VersionId(v), n),
            span: Span::snapped(&p.text, at..at + words.len()),
        })
    });
    places.nth(nth).expect("the words are there")
}

fn dismissed(project: &Project, v: u16, nth: usize) -> Project {
    let of = place(project, v, "Not now", nth);
    decided(project, quotes::Decision::NoQuote { of }.into())
}

fn decided(project: &Project, decision: Decision<Place>) -> Project {
    let decision = project.anchored(&decision).expect("a place");
    project.apply(&Change::Decide(Box::new(decision)))
}

fn places(project: &Project) -> Vec<Result<Place, Unmet>> {
    let mut found = Vec::new();
    let placed = project.placed();
    for placed in placed.quotes {
        let _same = placed.decision.map(&mut |of| found.push(of.place));
    }
    for placed in placed.facts {
        let _same = placed.decision.map(&mut |of| found.push(of.place));
    }
    for placed in placed.passages {
        let _same = placed.decision.map(&mut |of| found.push(of.place));
    }
    for placed in placed.notes.remarks {
        let _same = placed.decision.map(&mut |of| found.push(of.place));
    }
    found
}

#[test]
fn a_decision_goes_along_with_its_version() {
    let project = dismissed(&project(), 0, 1);
    assert_eq!(places(&project), [Ok(place(&project, 0, "Not now", 1))]);
    let key = project.key(VersionId(0)).expect("two versions");
    let moved = project.apply(&Change::Reorder(key, 1));
    assert_eq!(places(&moved), [Ok(place(&moved, 1, "Not now", 1))]);
    let again = version("one", &["New.", "Rain.", "“Not now,” said Ann. “Not now,” said Bo."]);
    let reloaded = project.apply(&Change::Reload(key, again));
    assert_eq!(places(&reloaded), [Ok(place(&reloaded, 0, "Not now", 1))]);
}

#[test]
fn a_lost_decision_stays_and_says_why() {
    let project = dismissed(&project(), 1, 0);
    let key = project.key(VersionId(1)).expect("two versions");
    let reloaded = project.apply(&Change::Reload(key, version("two", &["“Never,” said Ann."])));
    assert_eq!(places(&reloaded), [Err(Unmet::WordsGone)]);
    let removed = project.apply(&Change::Remove(key));
    assert_eq!(places(&removed), [Err(Unmet::VersionGone)]);
    assert_eq!(removed.decisions(), project.decisions());
}

#[test]
fn the_same_thing_is_decided_once() {
    let project = project();
    let of = place(&project, 0, "Not now", 0);
    let set = |project: &Project, name: &str| {
        let who = Some(Who { name: name.to_owned(), at: None });
        let extent = Extent::Everywhere;
        decided(project, quotes::Decision::Speaker { of, extent, who }.into())
    };
    let ann = set(&project, "Ann");
    assert_eq!(set(&ann, "Ann"), ann);
    assert_eq!(set(&ann, " "), ann);
    assert_eq!(set(&ann, "Bo").decisions().len(), 1);
    let twice = dismissed(&dismissed(&ann, 0, 1), 0, 1);
    assert_eq!(twice.decisions().len(), 2);
}

#[test]
fn a_decision_is_taken_back_alone() {
    let first = dismissed(&project(), 0, 0);
    let both = dismissed(&first, 1, 0);
    let key = both.decisions()[0].key;
    let restored = both.apply(&Change::Restore(key));
    assert_eq!(restored.decisions(), &both.decisions()[1..]);
    assert_eq!(first.work_to(&both), Work::Decide);
    assert_eq!(both.describe(&Change::Restore(key)), "restore: dismiss “Not now”");
}

#[test]
fn decisions_about_facts_stand_beside_those_about_quotes() {
    let project = project();
    let of = place(&project, 0, "Rain", 0);
    let kind = |kind| facts::Decision::Kind { of, kind }.into();
    let value = |typed: &str| facts::Decision::Value { of, typed: typed.to_owned() }.into();
    let both = decided(&decided(&project, kind(FactKind::Place)), value("3"));
    assert_eq!(both.decisions().len(), 2);
    // Each takes the place of its own kind alone.
    let again = decided(&decided(&both, kind(FactKind::Thing)), value("4"));
    let names: Vec<String> = again.decisions().iter().map(|d| describe(&d.decision)).collect();
    assert_eq!(names, ["set kind of “Rain” to thing", "set value of “Rain” to 4"]);
    assert_eq!(decided(&again, value(" ")), again);
    let dismissed = dismissed(&again, 0, 0);
    assert_eq!(dismissed.placed().quotes.len(), 1);
    assert_eq!(dismissed.placed().facts.len(), 2);
    assert_eq!(project.work_to(&again), Work::Decide);
    let key = again.decisions()[1].key;
    assert_eq!(again.apply(&Change::Restore(key)).decisions().len(), 1);
}

fn comment(of: Place, text: &str) -> Decision<Place> {
    Remark::Comment { on: Subject::Passage, of, text: text.to_owned() }.into()
}

#[test]
fn only_a_decision_about_passages_aligns_again() {
    let project = project();
    let (of, with) = (place(&project, 0, "Not now", 0), place(&project, 1, "Not now", 0));
    let check = |decision: Decision<Place>, expected| {
        assert_eq!(project.work_to(&decided(&project, decision)), expected);
    };
    check(align::Decision::Same { of, with }.into(), Work::Analyse);
    check(quotes::Decision::NoQuote { of }.into(), Work::Decide);
    check(comment(of, "Ask Ann"), Work::Note);
}

#[test]
fn a_passage_is_matched_or_parted_and_not_both() {
    let project = project();
    let (of, with) = (place(&project, 0, "Not now", 0), place(&project, 1, "Not now", 0));
    let same: Decision<Place> = align::Decision::Same { of, with }.into();
    let matched = decided(&project, same.clone());
    assert_eq!(
        decided(&matched, align::Decision::Same { of: with, with: of }.into()).decisions().len(),
        1
    );
    assert_eq!(decided(&project, align::Decision::Same { of, with: of }.into()), project);
    let parted =
        decided(&matched, align::Decision::Apart { of: vec![with], from: vec![of] }.into());
    let names: Vec<String> = parted.decisions().iter().map(|d| describe(&d.decision)).collect();
    assert_eq!(names, ["part “Not now” from its row"]);
    assert_eq!(decided(&parted, same).decisions().len(), 1);
    let moved = parted.apply(&Change::Reorder(parted.key(VersionId(0)).expect("two"), 1));
    assert_eq!(
        places(&moved),
        [Ok(place(&moved, 0, "Not now", 0)), Ok(place(&moved, 1, "Not now", 0))]
    );
}

#[test]
fn a_comment_is_written_anew_and_a_check_is_changed() {
    let project = project();
    let of = place(&project, 0, "Rain", 0);
    let first = decided(&project, comment(of, "Ask Ann"));
    assert_eq!(decided(&first, comment(of, "  ")), first, "a blank one says nothing");
    let again = decided(&first, comment(of, "Ask Bo"));
    let names: Vec<String> = again.decisions().iter().map(|d| describe(&d.decision)).collect();
    assert_eq!(names, ["comment on “Rain”"]);
    let check = |verdict| {
        let (question, said) = (Question::LeftOut, "left out".to_owned());
        Remark::Check { question, of: vec![of], said, verdict }.into()
    };
    let both = decided(&decided(&again, check(Verdict::Right)), check(Verdict::Wrong));
    assert_eq!(both.decisions().len(), 2);
    assert_eq!(describe(&both.decisions()[1].decision), "call “left out” of “Rain” wrong");
}

#[test]
fn what_was_before_stays_with_a_decision_that_is_made_anew() {
    let project = project();
    let of = place(&project, 0, "Rain", 0);
    let value = |typed: &str| {
        let decision = facts::Decision::Value { of, typed: typed.to_owned() }.into();
        Box::new(project.anchored(&decision).expect("a place"))
    };
    let once = project.apply(&Change::DecideKnowing(value("3"), "2".to_owned()));
    let twice = once.apply(&Change::DecideKnowing(value("4"), "3".to_owned()));
    assert_eq!(twice.decisions()[0].before.as_deref(), Some("2"));
}

#[test]
fn what_was_put_right_is_listed_with_what_was_read() {
    let project = project();
    let key = project.key(VersionId(1)).expect("two versions");
    let renamed = project.apply(&Change::Rename(key, "Paper".to_owned())).apply(&Change::SetRole(
        key,
        0,
        crate::article::Role::Caption,
    ));
    let listed = renamed.placed().notes.put_right;
    let told: Vec<_> =
        listed.iter().map(|one| (one.before.as_deref(), one.correction.after())).collect();
    assert_eq!(told, [(Some("two"), "Paper".to_owned()), (Some("body"), "caption".to_owned())]);
    let back = renamed.apply(&Change::Uncorrect(key, Box::new(listed[0].correction.clone())));
    assert_eq!(back.entries()[1].version().label, "two");
    assert_eq!(back.placed().notes.put_right.len(), 1);
}
