//! What an editor would call a change of meaning, and what not.

use super::*;
use crate::align::atoms::testing;
use crate::align::{Passage, RowId, SentenceGroup};
use crate::article::{ParagraphId, Place};
use crate::text::Span;
use crate::text::language::Language;

fn version(text: &str, language: &str) -> Arc<Version> {
    let mut version = testing::version(text);
    Arc::make_mut(&mut version).article.language = Language::from_code(language);
    version
}

fn place(v: usize, span: Span) -> Place {
    Place { paragraph: ParagraphId::new(VersionId::at(v), 0), span }
}

/// The severity between two paragraphs of one row, whose sentences stand together one by one.
fn between(one: &str, other: &str, language: &str) -> String {
    let versions = [version(one, language), version(other, language)];
    let sentences = |v: usize| &versions[v].article.paragraphs[0].sentences;
    let groups = (0..sentences(0).len().max(sentences(1).len())).map(|n| SentenceGroup {
        cells: (0..2)
            .map(|v| sentences(v).get(n).map(|&s| place(v, s)).into_iter().collect())
            .collect(),
    });
    in_row(&versions, one, other, groups.collect())
}

/// The severity between two paragraphs of one row, whose sentences all stand in one group.
fn together(one: &str, other: &str) -> String {
    let versions = [version(one, "en"), version(other, "en")];
    let all = |v: usize| {
        versions[v].article.paragraphs[0].sentences.iter().map(|&s| place(v, s)).collect()
    };
    in_row(&versions, one, other, vec![SentenceGroup { cells: vec![all(0), all(1)] }])
}

fn in_row(
    versions: &[Arc<Version>],
    one: &str,
    other: &str,
    sentences: Vec<SentenceGroup>,
) -> String {
    let cell = |v: usize, text: &str| {
        Some(Passage { places: vec![place(v, Span::whole(text))], ..Passage::default() })
    };
    let row = Row {
        id: RowId(0),
        cells: vec![cell(0, one), cell(1, other)],
        sentences,
        nearest: vec![None; 2],
    };
    let there = severity(versions, &row, VersionId(0), VersionId(1));
    let back = severity(versions, &row, VersionId(1), VersionId(0));
    assert_eq!(there, back, "{one} / {other}");
    there.map_or_else(
        || "can't tell".to_owned(),
        |severity| {
            let changes: Vec<&str> = severity.changes().map(Meaning::name).collect();
            format!("{} {}", severity.name(), changes.join(" ")).trim().to_owned()
        },
    )
}

fn check(one: &str, other: &str, expected: &str) {
    assert_eq!(between(one, other, "en"), expected, "{one} / {other}");
}

#[test]
fn print_is_no_change_of_words() {
    check("The bridge was shut on Friday.", "The bridge was shut on Friday.", "none");
    check("“No,” the guard said.", "\"No\" the guard said", "typographic");
    check("They organised a march.", "They organized a march.", "typographic");
}

#[test]
fn other_words_alone_are_minor() {
    check(
        "The old bridge was shut to all cars.",
        "The old bridge was closed to all cars.",
        "minor",
    );
    check("Crews worked through the night.", "Crews worked hard through the night.", "minor");
}

#[test]
fn a_negation_that_comes_or_goes_changes_the_meaning() {
    for (one, other) in [
        ("The minister was told of the leak.", "The minister was not told of the leak."),
        ("The firm will never pay the fine.", "The firm will pay the fine."),
        ("They left the town with their papers.", "They left the town without their papers."),
        ("The bank is solvent this year.", "The bank is no longer solvent this year."),
        ("The firm was likely to pay the fine.", "The firm was unlikely to pay the fine."),
        ("The council said it knew the man.", "The council denied it knew the man."),
    ] {
        let found = between(one, other, "en");
        assert!(found.starts_with("meaning negation"), "{one} / {other}: {found}");
    }
    check("The crew wasn’t told of the leak.", "The crew was not told of the leak.", "minor");
    check("It was not the crew that was told.", "It was the crew that was not told.", "minor");
    check(
        "The owner turned down the offer of help.",
        "The owner refused the offer of help.",
        "minor",
    );
    check("He did not sail on the ship.", "He not only did not sail on the ship.", "minor");
}

#[test]
fn a_negation_that_changes_sentences_is_a_change() {
    check(
        "The ship was not full. The harbour was open.",
        "The ship was full. The harbour was not open.",
        "meaning negation",
    );
}

#[test]
fn a_value_that_changes_is_a_change_and_another_way_to_write_it_is_none() {
    check("The storm killed five people here.", "The storm killed 5 people here.", "minor");
    check(
        "The hall seats 1200 people at most.",
        "The hall seats 1,200 people at most.",
        "typographic",
    );
    check("It cost $2 million in all there.", "It cost two million dollars in all there.", "minor");
    check("The talks open on 18 November there.", "The talks open on Nov. 18 there.", "minor");
    check(
        "The storm killed five people here.",
        "The storm killed six people here.",
        "meaning number",
    );
    check(
        "The storm killed people here again.",
        "The storm killed 20 people here again.",
        "meaning number",
    );
    check("It cost $5 at the gate.", "It cost £5 at the gate.", "meaning number");
    check("It opens on Tuesday at the hall.", "It opens on Monday at the hall.", "meaning number");
    check("It opened on Tuesday at the hall.", "It opened yesterday at the hall.", "minor");
    check("One of the boats sank at sea.", "A number of the boats sank at sea.", "minor");
    check("Two died and five were hurt.", "Five died and two were hurt.", "meaning number");
    check(
        "It took five women and three men aboard.",
        "It took three men and five women aboard.",
        "minor",
    );
    check(
        "The mill burned down in the night.",
        "The mill first burned down in the night.",
        "minor",
    );
    check(
        "It was the second fire at the mill.",
        "It was the third fire at the mill.",
        "meaning number",
    );
    check("In 2019 the mill burned down.", "The mill burned down in 2019.", "minor");
}

#[test]
fn hedges_that_come_or_go_change_the_meaning() {
    check("The mill will close this year.", "The mill may close this year.", "meaning hedge");
    check("The mill might close this year.", "The mill may close this year.", "minor");
    check("The fire killed 30 cows here.", "The fire killed about 30 cows here.", "meaning hedge");
    check(
        "The man set the mill alight.",
        "The man allegedly set the mill alight.",
        "meaning hedge",
    );
    check(
        "The owner said the mill was safe.",
        "The owner claimed the mill was safe.",
        "meaning hedge",
    );
    check(
        "The mill was never safe at all.",
        "The mill was never safe at all, the owner said.",
        "meaning hedge",
    );
    check(
        "The owner said the mill was safe.",
        "The mill was safe, according to the owner.",
        "minor",
    );
}

#[test]
fn a_name_that_is_replaced_is_a_change_and_a_shorter_form_of_it_is_none() {
    check("Police want to speak to Ann Lee now.", "Police want to speak to Lee now.", "minor");
    check("Police want to speak to Ann Lee now.", "Police want to speak to Mrs Lee now.", "minor");
    check(
        "Police want to speak to Ann Lee now.",
        "Police want to speak to Bob Lee now.",
        "meaning name",
    );
    check(
        "Police want to speak to Ann Lee now.",
        "Police want to speak to Ida Holm now.",
        "meaning name",
    );
    check("Police want to speak to Lee now.", "Police want to speak to her now.", "minor");
    check(
        "Police want to speak to Lee now.",
        "Police want to speak to the owner now.",
        "meaning name",
    );
    check(
        "The ship sailed under the U.S. flag.",
        "The ship sailed under the US flag.",
        "typographic",
    );
    check("Aid from the United Nations came late.", "Aid from the UN came late.", "minor");
    check("Ann Lee met Bob Orr at sea.", "Ann Lee met Bob Ode at sea.", "meaning name");
    check("Old Ship Sinks Off Orm Harbour Wall", "Old Ship Sinks Off Orm Harbour Pier", "minor");
    check("Divers found the bell of the ship.", "Rescuers found the bell of the ship.", "minor");
}

#[test]
fn a_whole_sentence_is_told_apart_from_what_it_says() {
    check(
        "The ship sank off the cape. Nobody was hurt.",
        "The ship sank off the cape.",
        "meaning sentence",
    );
    check(
        "The ship sank off the cape with its load. The owner, Ida Holm, did not speak to 12 reporters.",
        "The ship sank off the cape with its load. Divers went down at dawn.",
        "meaning sentence",
    );
}

#[test]
fn a_sentence_is_whole_though_its_last_words_stay() {
    let long = "We have every reason to stay here tonight. It is not a matter of money at all for us, \
                he said.";
    let short = "We have every reason to stay here tonight, he said.";
    assert_eq!(together(long, short), "meaning sentence");
    assert_eq!(together("We can stay. It is not late, he said.", "We can stay, he said."), {
        "meaning negation"
    });
}

#[test]
fn of_two_tellings_nothing_is_said() {
    check(
        "The mayor resigned on Friday.",
        "Nobody runs this town any more, Lee wrote.",
        "can't tell",
    );
}

#[test]
fn other_languages_have_their_negations() {
    for (language, one, other, expected) in [
        ("de", "Das Schiff war voll.", "Das Schiff war nicht voll.", "meaning negation"),
        ("de", "Das Schiff war sehr voll.", "Das Boot war sehr voll.", "minor"),
        ("fr", "Le navire était plein.", "Le navire n'était pas plein.", "meaning negation"),
        ("es", "El barco iba lleno.", "El barco no iba lleno.", "meaning negation"),
        ("fr", "Deux personnes sont mortes.", "Trois personnes sont mortes.", "meaning number"),
    ] {
        assert_eq!(between(one, other, language), expected, "{one}");
    }
}

#[test]
fn time_grows_with_the_length_only() {
    let text = |n: usize, word: &str| -> String {
        (0..n)
            .map(|i| format!("Ann{i} met {word} Lee{i} with {i} others, not unlike them. "))
            .collect()
    };
    let begin = std::time::Instant::now();
    let found = together(text(1_500, "Bob").trim(), text(1_500, "Ida").trim());
    assert!(found.starts_with("meaning"), "{found}");
    assert!(begin.elapsed().as_secs() < 10, "took {:?}", begin.elapsed());
}
