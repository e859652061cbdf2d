//! What becomes of quotes across versions where only the alignment ties them.

use crate::alignment_goldens::version;
use tellings::story;
use tellings::watch::Watch;

/// By quote: its first words and, by version, what became of it.
fn fates(versions: &[&[&str]]) -> Vec<String> {
    let versions = versions.iter().map(|paragraphs| version(paragraphs)).collect();
    let story = story::analyse(versions, &[], &Watch::unwatched()).expect("nobody cancels");
    let fate = |quote: &tellings::quotes::Quote| {
        let cells = quote.cells.iter();
        let fates = cells.map(|c| c.as_ref().map_or("absent", |cell| cell.status.name()));
        fates.collect::<Vec<_>>().join(" | ")
    };
    story.quotes.quotes.iter().map(fate).collect()
}

#[test]
fn the_only_statement_of_a_person_in_a_passage_is_the_quote_in_other_words() {
    let quoted = "Berit Lunde keeps eleven goats near the mill at Askwater. “Nobody asks which road \
                  the water takes,” said Berit Lunde.";
    let retold = "Near the mill at Askwater, where Berit Lunde keeps eleven goats, folk care little \
                  for the course of the flood, said Berit Lunde.";
    assert_eq!(fates(&[&[quoted], &[retold]]), ["full | paraphrased"]);
    // Two statements could each be it: the program does not guess.
    let two = "Near the mill at Askwater, where Berit Lunde keeps eleven goats, folk care little for \
               the course of the flood, said Berit Lunde. Berit Lunde said that hay was short.";
    assert_eq!(fates(&[&[quoted], &[two]]).first().map(String::as_str), Some("full | absent"));
}

#[test]
fn words_that_one_version_alone_keeps_in_marks_are_listed_beside_other_versions() {
    let marked = "The vote on the mill at Askwater was “free and fair” after a long night of counting                   in the barn.";
    let plain = "The vote on the mill at Askwater was free and fair after a long night of counting in                  the barn.";
    let other =
        "The vote on the mill at Askwater was over after a long night of counting in the barn.";
    assert_eq!(fates(&[&[marked], &[plain], &[other]]), ["full | paraphrased | absent"]);
    assert_eq!(fates(&[&[marked], &[other]]), ["full | absent"]);
    assert_eq!(fates(&[&[marked]]), Vec::<String>::new());
}

#[test]
fn a_few_words_of_a_spokesman_are_the_bodys_in_the_same_passage() {
    let named = "The plan for the mill at Askwater is “a bad joke” on the valley, said Berit Lunde of                  the Goat Keepers.";
    let body = "The Goat Keepers call the plan for the mill at Askwater “a bad joke”.";
    let other = fates(&[&[named], &[body]]);
    assert_eq!(other.len(), 1, "{other:?}");
}
