//! Who is named as the source of what, text by text.

use crate::quotes::testing::{lines, lines_in};

#[track_caller]
fn check(paragraphs: &[&str], expected: &[&str]) {
    assert_eq!(lines(paragraphs), expected, "{paragraphs:?}");
}

#[test]
fn a_cue_after_the_quote_names_the_speaker() {
    check(
        &["“We will rebuild the pier,” Marta Lindqvist said."],
        &["direct | We will rebuild the pier, | Marta Lindqvist | Marta Lindqvist"],
    );
    check(
        &["“We will rebuild the pier,” said Marta Lindqvist, a spokeswoman for the harbour."],
        &[
            "direct | We will rebuild the pier, | Marta Lindqvist, a spokeswoman for the harbour | Marta Lindqvist",
        ],
    );
    check(
        &["“We will rebuild the pier,” said the mayor, Marta Lindqvist, on Monday."],
        &["direct | We will rebuild the pier, | the mayor, Marta Lindqvist | Marta Lindqvist"],
    );
    check(
        &["“We will rebuild the pier,” Lindqvist, the head of the harbour, told the Gazette."],
        &["direct | We will rebuild the pier, | Lindqvist, the head of the harbour | Lindqvist"],
    );
}

#[test]
fn a_cue_before_the_quote_names_the_speaker() {
    check(
        &["Marta Lindqvist told reporters in Lund: “We will rebuild the pier.”"],
        &["direct | We will rebuild the pier. | Marta Lindqvist | Marta Lindqvist"],
    );
}

#[test]
fn an_interrupted_quote_has_two_parts() {
    check(
        &["“We will rebuild the pier,” Lindqvist said, “and the old bridge too.”"],
        &[
            "direct | We will rebuild the pier, | Lindqvist | Lindqvist",
            "direct | and the old bridge too. | Lindqvist | Lindqvist",
        ],
    );
    check(
        &["“We will rebuild the pier,” Lindqvist said. “The bridge can wait for a year.”"],
        &[
            "direct | We will rebuild the pier, | Lindqvist | Lindqvist",
            "direct | The bridge can wait for a year. | Lindqvist | Lindqvist",
        ],
    );
}

#[test]
fn a_pronoun_stands_as_it_is_and_means_the_last_person_named() {
    check(
        &["Marta Lindqvist came late.", "“We will rebuild the pier,” she said."],
        &["direct | We will rebuild the pier, | she | Marta Lindqvist"],
    );
    check(
        &["Marta Lindqvist came late.", "“We will rebuild the pier,” he said."],
        &["direct | We will rebuild the pier, | he | -"],
    );
}

#[test]
fn a_surname_means_the_full_name_of_the_same_text() {
    check(
        &["Peter Okafor came late.", "“We will rebuild the pier,” Mr. Okafor said."],
        &["direct | We will rebuild the pier, | Mr. Okafor | Peter Okafor"],
    );
}

#[test]
fn two_of_one_surname_leave_the_speaker_open() {
    check(
        &["Peter Okafor and Daniel Okafor came late.", "“We will rebuild the pier,” Okafor said."],
        &["direct | We will rebuild the pier, | Okafor | -"],
    );
}

#[test]
fn a_quote_over_several_paragraphs_is_one() {
    check(
        &["“We will rebuild the pier,” Lindqvist said. “It is old.", "“And the bridge is older.”"],
        &[
            "direct | We will rebuild the pier, | Lindqvist | Lindqvist",
            "direct | It is old. | Lindqvist | Lindqvist",
            "direct | And the bridge is older. | Lindqvist | Lindqvist",
        ],
    );
}

#[test]
fn words_without_marks_are_indirect() {
    check(
        &["The ministry said that repairs would take a week."],
        &["indirect | repairs would take a week | The ministry | ministry"],
    );
    check(
        &["Repairs will take a week, according to the ministry."],
        &["indirect | Repairs will take a week | the ministry | ministry"],
    );
    check(
        &["Repairs will take at least a week, a senior official said."],
        &["indirect | Repairs will take at least a week | a senior official | senior official"],
    );
}

#[test]
fn what_is_made_known_is_said() {
    check(
        &["The ministry made it very clear that repairs would take a week."],
        &["indirect | repairs would take a week | The ministry | ministry"],
    );
    check(
        &["Marta Lindqvist let it be known that she would stay."],
        &["indirect | she would stay | Marta Lindqvist | Marta Lindqvist"],
    );
    check(
        &["Marta Lindqvist smiled, making clear that “no penny” would be spent."],
        &["mixed | no penny” would be spent | Marta Lindqvist | Marta Lindqvist"],
    );
    check(&["It was made clear that the pier was shut for the whole week."], &[]);
    check(&["The rain made the pier unsafe, and the sky was clear that night."], &[]);
}

#[test]
fn a_statement_goes_on_after_the_words_of_its_source() {
    check(
        &["The old pier, Lindqvist said, was “a bad joke”."],
        &[
            "indirect | The old pier | Lindqvist | Lindqvist",
            "mixed | was “a bad joke | Lindqvist | Lindqvist",
        ],
    );
    check(
        &["What matters, the mayor said, is that nobody was hurt."],
        &[
            "indirect | What matters | the mayor | mayor",
            "indirect | is that nobody was hurt | the mayor | mayor",
        ],
    );
    check(
        &["In spring, Lindqvist said, the pier was shut for a week."],
        &["indirect | the pier was shut for a week | Lindqvist | Lindqvist"],
    );
}

#[test]
fn words_partly_in_marks_are_mixed() {
    check(
        &["Lindqvist said the town “cannot wait” for the repairs."],
        &["mixed | the town “cannot wait” for the repairs | Lindqvist | Lindqvist"],
    );
}

#[test]
fn titles_are_nobodys_words() {
    check(&["He watched “The Lost Harbour” on Monday."], &[]);
    check(&["She walked to the “old” harbour."], &["fragment | old | - | -"]);
}

#[test]
fn other_languages_give_direct_quotes_to_their_speakers() {
    for (code, text, expected) in [
        ("fr", "« Nous allons reconstruire le port », a déclaré Marie Dupont.", "Marie Dupont"),
        ("de", "„Wir bauen den Hafen wieder auf“, sagte Anna Schmidt.", "Anna Schmidt"),
        ("es", "«Vamos a reconstruir el puerto», dijo Ana García.", "Ana García"),
        ("es", "Dijo Ana García: «Vamos a reconstruir el puerto».", "Ana García"),
        ("ar", "قال بشار الجعفري: «سنعيد بناء الميناء القديم هذا العام».", "بشار الجعفري"),
        ("ru", "«Мы восстановим порт в этом году», — заявил Иван Петров.", "Иван Петров"),
    ] {
        let lines = lines_in(code, &[text]);
        assert!(
            lines.iter().any(|l| l.starts_with("direct") && l.ends_with(expected)),
            "{lines:?}"
        );
    }
}

#[test]
fn aims_labels_and_places_say_nothing() {
    for text in [
        "The harbour means to close.",
        "A list of guests that the town wants to invite was printed.",
        "Photograph: Anselm Berg of the Harbour Gazette Picture Desk",
    ] {
        check(&[text], &[]);
    }
}

#[test]
fn a_report_of_a_statement_is_not_listed_beside_it() {
    check(
        &["Marta Lindqvist said the pier “is of course quite safe,” the agency Norn reported."],
        &["mixed | the pier “is of course quite safe, | Marta Lindqvist | Marta Lindqvist"],
    );
}

#[test]
fn one_of_a_kind_is_a_source_without_a_name() {
    check(
        &["“We will rebuild the pier,” said one local diplomat."],
        &["direct | We will rebuild the pier, | one local diplomat | one local diplomat"],
    );
}
