//! Quotes of several versions in one ledger: what is one quote, and what became of it.

use super::super::testing::{matrix, story};

#[track_caller]
fn check(texts: &[&str], expected: &[&str]) {
    assert_eq!(matrix(texts), expected, "{texts:?}");
}

#[test]
fn the_same_words_are_one_quote() {
    check(
        &[
            "“We will rebuild the old pier,” Lindqvist said.",
            "Lindqvist said: \"We will rebuild the old pier.\"",
        ],
        &["full | full"],
    );
}

#[test]
fn a_cut_is_seen_from_the_fullest_form_wherever_it_stands() {
    check(
        &[
            "“We will rebuild the old pier,” Lindqvist said.",
            "“We will rebuild the old pier before the winter comes,” Lindqvist said.",
        ],
        &["trimmed (truncated-end) | full"],
    );
}

#[test]
fn other_words_are_told_from_fewer() {
    check(
        &[
            "“We will rebuild the old pier before winter,” Lindqvist said.",
            "“We will not rebuild the old pier before winter,” Lindqvist said.",
        ],
        &["reworded (negation) | full"],
    );
}

#[test]
fn words_without_marks_are_not_absent() {
    check(
        &[
            "“We will rebuild the old pier before winter comes,” Lindqvist said.",
            "The town is glad. We will rebuild the old pier before winter comes, it hopes.",
        ],
        &["full | paraphrased"],
    );
}

#[test]
fn figures_and_negations_that_change_in_words_without_marks_are_told() {
    let before = "The council said that 33 boats had been sunk and that none was insured.";
    check(&[before, "The council said that 33 boats had been sunk."], &["full | paraphrased"]);
    check(
        &[before, "The council said that 34 boats had been sunk and that none was insured."],
        &["full | paraphrased (number)"],
    );
    check(
        &[before, "The council said that 33 boats had been sunk and that each was insured."],
        &["full | paraphrased (negation)"],
    );
}

#[test]
fn an_absent_quote_comes_with_the_nearest_passage() {
    check(
        &[
            "“We will rebuild the old pier before winter comes,” Lindqvist said.",
            "It rained. The old pier was closed in spring.",
        ],
        &["full | absent, near: The old pier was closed in spring."],
    );
}

#[test]
fn another_speaker_is_named_only_when_both_are_sure() {
    check(
        &[
            "“We will rebuild the old pier,” said Marta Lindqvist.",
            "“We will rebuild the old pier,” said Peter Okafor.",
            "“We will rebuild the old pier,” said Marta Lindqvist.",
        ],
        &["full | other-speaker (speaker) | full"],
    );
}

#[test]
fn the_order_of_versions_does_not_change_the_groups() {
    let texts = [
        "“We will rebuild the old pier before winter,” Lindqvist said. He spoke of “shame”.",
        "“We will rebuild the old pier,” Lindqvist said.",
        "The town council met. “Nothing was decided at all,” Okafor said.",
    ];
    let sizes = |order: [usize; 3]| {
        let texts: Vec<&str> = order.iter().filter_map(|&n| texts.get(n).copied()).collect();
        let mut sizes: Vec<Vec<usize>> = story(&texts)
            .1
            .quotes
            .iter()
            .map(|q| {
                let mut have: Vec<usize> = q
                    .cells
                    .iter()
                    .zip(order)
                    .filter(|(c, _)| c.is_some())
                    .map(|(_, n)| n)
                    .collect();
                have.sort_unstable();
                have
            })
            .collect();
        sizes.sort();
        sizes
    };
    assert_eq!(sizes([0, 1, 2]), sizes([2, 1, 0]));
    assert_eq!(sizes([0, 1, 2]), sizes([1, 2, 0]));
}

#[test]
fn speakers_of_all_versions_are_one_by_their_fullest_name() {
    let (_, ledger) = story(&[
        "“We will rebuild the old pier,” said al-Jaafari.",
        "“We will rebuild the old pier,” said Bashar Al-Ja’afari.",
    ]);
    let names: Vec<&str> = ledger.speakers.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Bashar Al-Ja’afari"]);
}

#[test]
fn words_of_several_uses_joined_change_nothing() {
    check(
        &[
            "“The pier was always open to all,” Lindqvist said. “We must keep it that way for the children of this town and for everyone who comes.”",
            "“The pier was always open to all. We must keep it that way,” Lindqvist said.",
        ],
        &["full | trimmed (truncated-end)"],
    );
}
