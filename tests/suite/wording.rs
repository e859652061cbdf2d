//! Word choice: what is read from aligned versions, and what is not taken for it.

use crate::alignment_goldens::version;
use tellings::article::words_at;
use tellings::story::{self, Story};
use tellings::watch::Watch;
use tellings::wording::Form;

fn story(versions: &[&[&str]]) -> Story {
    let versions = versions.iter().map(|paragraphs| version(paragraphs)).collect();
    story::analyse(versions, &[], &Watch::unwatched()).expect("nobody cancels")
}

/// "words A1 B2": how many places a version has, those with none left out.
fn line(form: &Form) -> String {
    let cells = form.cells.iter().zip('A'..).filter(|(places, _)| !places.is_empty());
    let cells: Vec<String> =
        cells.map(|(places, letter)| format!("{letter}{}", places.len())).collect();
    format!("{} {}", form.words, cells.join(" "))
}

fn choices(versions: &[&[&str]]) -> Vec<String> {
    let story = story(versions);
    let line = |choice: &tellings::wording::Choice| {
        choice.forms.iter().map(line).collect::<Vec<_>>().join(" | ")
    };
    story.wording.choices.iter().map(line).collect()
}

#[test]
fn words_that_one_version_has_where_another_has_others_are_one_choice_in_all_passages() {
    let one = [
        "The government sent three ships to the bay of Lund before the winter began.",
        "Nobody in the town knew when the government’s envoy would come back.",
    ];
    let two = [
        "The regime sent three ships to the bay of Lund before the winter began.",
        "Nobody in the town knew when the regime’s envoy would come back.",
    ];
    let found = story(&[&one, &two, &one]);
    let choice = &found.wording.choices[0];
    assert_eq!(choice.forms.each_ref().map(line), ["government A2 C2", "regime B2"]);
    assert_eq!(choice.uses, [vec![2, 0, 2], vec![0, 2, 0]]);
    let words = words_at(&found.versions, choice.forms[1].cells[1][0]);
    assert_eq!(words, "regime");
}

#[test]
fn numbers_forms_of_one_word_and_words_of_others_are_no_choice() {
    for (one, two) in [
        (
            "The ferry took 40 people to Lund on Monday.",
            "The ferry took 50 people to Lund on Monday.",
        ),
        ("The ferry is leaving the old harbour now.", "The ferry leaves the old harbour now."),
        (
            "“The regime sent three ships to the bay of Lund,” said Anna Berg on the quay.",
            "“The government sent three ships to the bay of Lund,” said Anna Berg on the quay.",
        ),
    ] {
        assert_eq!(choices(&[&[one], &[two]]), Vec::<String>::new(), "{one}");
    }
}

#[test]
fn a_thing_that_versions_name_differently_is_listed_and_a_surname_alone_is_not() {
    let one =
        "The United Nations sent Anna Berg to Lund on Monday. Berg met the mayor of the town.";
    let two = "The UN (United Nations) sent Anna Berg to Lund on Monday. The UN said that she met the \
               mayor of the town.";
    let found = story(&[&[one], &[two]]);
    let names: Vec<Vec<String>> =
        found.wording.names.iter().map(|name| name.forms.iter().map(line).collect()).collect();
    assert_eq!(names, [["UN B2", "United Nations A1 B1"]], "{:?}", found.wording.names);
}

#[test]
fn the_verbs_with_which_a_speaker_speaks_are_counted_by_version() {
    let one =
        "“We will rebuild the old pier,” said Anna Berg. “It will take a year,” said Anna Berg.";
    let two =
        "“We will rebuild the old pier,” claimed Anna Berg. “It will take a year,” said Anna Berg.";
    let found = story(&[&[one], &[two]]);
    let verbs: Vec<String> = found
        .wording
        .reporting
        .iter()
        .flat_map(|reporting| &reporting.verbs)
        .map(|verb| format!("{} {}", verb.class.name(), line(&verb.form)))
        .collect();
    assert_eq!(verbs, ["said said A2 B1", "claimed claimed B1"]);
}

#[test]
fn the_order_of_the_versions_changes_no_choice() {
    let one = ["The government sent three ships to the bay of Lund before the winter began."];
    let two = ["The regime sent three ships to the bay of Lund before the winter began."];
    let three = ["The cabinet sent three boats to the bay of Lund before the winter began."];
    let mut forward = choices(&[&one, &two, &three]);
    let backward = choices(&[&three, &two, &one]);
    let turned = |line: &String| {
        let line = line.replace(" A", " x").replace(" C", " A").replace(" x", " C");
        line.replace("B1 A1", "A1 B1")
    };
    let mut backward: Vec<String> = backward.iter().map(turned).collect();
    forward.sort();
    backward.sort();
    assert_eq!(forward.len(), 4);
    assert_eq!(forward, backward);
}
