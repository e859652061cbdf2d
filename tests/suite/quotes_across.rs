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
