//! Facts across versions where only the alignment ties them.

use crate::alignment_goldens::version;
use tellings::facts::{Agreement, FactKind};
use tellings::story;
use tellings::watch::Watch;

/// The counts, each as its verdict and, by version, its value.
fn counts(versions: &[&[&str]]) -> Vec<String> {
    let versions = versions.iter().map(|paragraphs| version(paragraphs)).collect();
    let story = story::analyse(versions, &[], &Watch::unwatched()).expect("nobody cancels");
    let counts = story.facts.facts.iter().filter(|fact| fact.kind == FactKind::Count);
    let line = |fact: &tellings::facts::Fact| {
        let cells = fact.cells.iter().map(|cell| {
            let value = cell.as_ref().and_then(|cell| cell.value.as_ref());
            value.map_or("-", |value| value.text.as_str())
        });
        format!("{}: {}", fact.agreement.name(), cells.collect::<Vec<_>>().join(" | "))
    };
    counts.map(line).collect()
}

#[test]
fn two_counts_of_a_passage_are_one_fact_where_a_word_tells_that_they_are_of_one_thing() {
    let one = "Some 200 people followed the debate in the barn. “You are closing the only mill in \
               Askwater where goats may rest,” said Berit Lunde, who keeps eleven goats.";
    let two = "“You are closing the only mill in Askwater where goats may rest,” Berit Lunde told the \
               council on Tuesday. More than 300 people had come to hear the debate, and most of them \
               stood up when she had finished.";
    let found = counts(&[&[one], &[two]]);
    assert!(found.contains(&format!("{}: 200 | 300", Agreement::Differ.name())), "{found:?}");
    // Another count of people in both stands in no one's way.
    let swam = "Last summer 11,300 people swam in the mill pond at Askwater.";
    let found = counts(&[&[one, swam], &[two, swam]]);
    assert!(found.contains(&format!("{}: 200 | 300", Agreement::Differ.name())), "{found:?}");
    let other = two.replace("hear the debate", "buy cheese");
    let found = counts(&[&[one], &[&other]]);
    assert!(found.iter().all(|line| !line.contains("200 | 300")), "{found:?}");
}
