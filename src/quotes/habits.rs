//! The habits of news writing that the quote ledger must read, each as a sentence and what is told.

use super::ledger;
use super::testing::{lines, lines_in, matrix, story, version};
use crate::article::{Paragraph, Role, Version, words_at};
use crate::neighbours::Unaligned;
use crate::watch::Watch;
use std::sync::Arc;

#[track_caller]
fn check(paragraphs: &[&str], expected: &[&str]) {
    assert_eq!(lines(paragraphs), expected, "{paragraphs:?}");
}

#[test]
fn every_mark_style_gives_the_same_quote() {
    for text in [
        "“We will mend the quay,” Berg said.",
        "\"We will mend the quay,\" Berg said.",
        "''We will mend the quay,'' Berg said.",
        "``We will mend the quay,'' Berg said.",
        "‘We will mend the quay,’ Berg said.",
        "'We will mend the quay,' Berg said.",
        "«We will mend the quay,» Berg said.",
        "„We will mend the quay,“ Berg said.",
        "「We will mend the quay,」 Berg said.",
    ] {
        check(&[text], &["direct | We will mend the quay, | Berg | Berg"]);
    }
}

#[test]
fn reopened_marks_carry_the_speaker_on() {
    check(
        &[
            "Ana Berg said: “We will mend the quay.",
            "“We will mend the bridge as well.",
            "“And then we will rest.”",
        ],
        &[
            "direct | We will mend the quay. | Ana Berg | Ana Berg",
            "direct | We will mend the bridge as well. | Ana Berg | Ana Berg",
            "direct | And then we will rest. | Ana Berg | Ana Berg",
        ],
    );
}

#[test]
fn a_missing_mark_does_not_swallow_the_attribution() {
    check(
        &["“We will mend the quay, said Ana Berg."],
        &["direct | We will mend the quay, | Ana Berg | Ana Berg"],
    );
}

#[test]
fn parts_of_an_interrupted_quote_are_one() {
    let (_, ledger) = story(&["“We will mend the quay,” Berg said, “and the long bridge too.”"]);
    let uses: Vec<usize> = ledger
        .quotes
        .iter()
        .map(|q| q.cells.iter().flatten().map(|c| c.occurrences.len()).sum())
        .collect();
    assert_eq!(uses, [2]);
}

#[test]
fn nested_marks_ellipses_and_brackets_stay_inside() {
    check(
        &["“He told me ‘never again’ and . . . left [the room] at once,” Berg said."],
        &["direct | He told me ‘never again’ and . . . left [the room] at once, | Berg | Berg"],
    );
}

#[test]
fn a_colon_introduces_a_quote() {
    check(
        &["Ana Berg was blunt: “We will mend the quay.”"],
        &["direct | We will mend the quay. | Ana Berg | Ana Berg"],
    );
    check(
        &["Berg spoke of the quay: “It will be mended,” she said."],
        &["direct | It will be mended, | she | -"],
    );
}

#[test]
fn headings_titles_and_slogans_are_nobodys_words() {
    check(
        &["“OLD, DAMP AND DANGEROUS”", "It rained."],
        &["direct | OLD, DAMP AND DANGEROUS | - | -"],
    );
    check(
        &["Berg hosts a weekly show, “Night Ferry to Lund,” heard on local radio."],
        &["fragment | Night Ferry to Lund, | - | -"],
    );
    check(&["She wore a “Save The Quay” badge."], &[]);
}

#[test]
fn the_outer_of_two_speakers_keeps_the_words() {
    check(
        &["Ana Berg said that voters want the town “to mend the old quay.”"],
        &["mixed | voters want the town “to mend the old quay. | Ana Berg | Ana Berg"],
    );
}

#[test]
fn whoever_is_blamed_for_saying_something_has_said_it() {
    let found = lines(&["Ana Berg criticised Peter Okafor for saying “the quay can wait.”"]);
    assert!(
        found.iter().any(|l| l == "direct | the quay can wait. | Peter Okafor | Peter Okafor"),
        "{found:?}"
    );
}

#[test]
fn a_relative_clause_does_not_hide_the_subject() {
    check(
        &["Ana Berg, who has in the past called the quay “a danger to all of us,” stayed away."],
        &["mixed | the quay “a danger to all of us, | Ana Berg, who | Ana Berg"],
    );
    check(
        &["The groups who met on Thursday say they are “worried about the old quay.”"],
        &[
            "mixed | they are “worried about the old quay. | The groups who met on Thursday | groups",
        ],
    );
}

#[test]
fn bodies_witnesses_and_both_are_sources() {
    check(
        &["The ministry said it “regrets the long delay.”"],
        &["mixed | it “regrets the long delay. | The ministry | ministry"],
    );
    check(
        &["“The whole roof came down at once,” witnesses said."],
        &["direct | The whole roof came down at once, | witnesses | witnesses"],
    );
    check(
        &["“We were never asked about it,” both said."],
        &["direct | We were never asked about it, | both | both"],
    );
}

#[test]
fn a_paper_speaks_for_whoever_put_it_out() {
    check(
        &["Ana Berg issued a statement on Monday saying “the quay will be mended.”"],
        &["direct | the quay will be mended. | Ana Berg | Ana Berg"],
    );
}

#[test]
fn unsure_between_two_names_both_and_gives_none() {
    let (_, ledger) =
        story(&["Ana Berg and Ida Berg came late. “We will mend the old quay,” Berg said."]);
    let quote = ledger.quotes.first().expect("one quote");
    let occurrence = quote.cells.iter().flatten().flat_map(|c| &c.occurrences).next();
    let occurrence = occurrence.expect("one use");
    let mut rivals: Vec<&str> = occurrence
        .rivals
        .iter()
        .filter_map(|&id| ledger.speaker(id))
        .map(|s| s.name.as_str())
        .collect();
    rivals.sort_unstable();
    assert_eq!((occurrence.speaker, rivals), (None, vec!["Ana Berg", "Ida Berg"]));
}

/// Language, sentence, its marked words, who says them.
const OTHERS: &[(&str, &str, &str, &str)] = &[
    (
        "fr",
        "« Le quai sera réparé », a affirmé Claire Morel.",
        "Le quai sera réparé",
        "Claire Morel",
    ),
    (
        "fr",
        "Claire Morel a déclaré : « Le quai sera réparé cet été. »",
        "Le quai sera réparé cet été.",
        "Claire Morel",
    ),
    ("de", "„Der Kai wird repariert“, laut Jana Vogt.", "Der Kai wird repariert", "Jana Vogt"),
    ("es", "«El muelle será reparado», según Elena Ríos.", "El muelle será reparado", "Elena Ríos"),
    ("fr", "« Le quai sera réparé », selon Claire Morel.", "Le quai sera réparé", "Claire Morel"),
    ("de", "„Der Kai wird repariert“, erklärte Jana Vogt.", "Der Kai wird repariert", "Jana Vogt"),
    (
        "de",
        "Jana Vogt sagte: „Der Kai wird bald repariert.“",
        "Der Kai wird bald repariert.",
        "Jana Vogt",
    ),
    (
        "es",
        "«El muelle será reparado», afirmó Elena Ríos.",
        "El muelle será reparado",
        "Elena Ríos",
    ),
    (
        "es",
        "Elena Ríos aseguró: «El muelle será reparado pronto».",
        "El muelle será reparado pronto",
        "Elena Ríos",
    ),
    (
        "ru",
        "«Причал починят этим летом», — сказала Анна Белова.",
        "Причал починят этим летом",
        "Анна Белова",
    ),
    (
        "ru",
        "Анна Белова заявила: «Причал починят этим летом».",
        "Причал починят этим летом",
        "Анна Белова",
    ),
    (
        "ar",
        "وقال سامي حداد: «سنصلح الرصيف القديم هذا الصيف».",
        "سنصلح الرصيف القديم هذا الصيف",
        "سامي حداد",
    ),
    (
        "ar",
        "وأكد سامي حداد أن «الرصيف القديم سيفتح هذا الصيف».",
        "الرصيف القديم سيفتح هذا الصيف",
        "سامي حداد",
    ),
];

#[test]
fn other_languages_by_their_own_habits() {
    for &(code, text, words, speaker) in OTHERS {
        let found = lines_in(code, &[text]);
        let told = found.iter().any(|l| {
            l.starts_with(&format!("direct | {words} | ")) && l.ends_with(&format!(" | {speaker}"))
        });
        assert!(told, "{text}: {found:?}");
    }
}

#[track_caller]
fn versions(texts: &[&str], expected: &[&str]) {
    assert_eq!(matrix(texts), expected, "{texts:?}");
}

#[test]
fn what_stands_in_the_next_marks_is_not_called_cut() {
    versions(
        &[
            "“We will rebuild the old pier. It will cost the town a fortune,” Berg said.",
            "“We will rebuild the old pier,” Berg said. “It will cost the town a fortune.”",
        ],
        &["full | trimmed (in-parts)"],
    );
}

#[test]
fn a_use_that_changes_words_is_told_beside_one_that_cuts() {
    versions(
        &[
            "“We will rebuild the old wooden pier and the long bridge before winter comes,” Berg said.",
            "“We will rebuild the old wooden pier,” Berg said. Later she said: “We will rebuild the \
             old wooden pier and the long bridge before spring.”",
        ],
        &["full | reworded (words-changed)"],
    );
}

#[test]
fn words_in_two_pairs_of_marks_have_a_fate_each() {
    versions(
        &[
            "Berg said the town “must mend the pier” and “open the old bridge.”",
            "“We must mend the pier,” Berg said.",
        ],
        &["trimmed (truncated-start) | full", "full | absent"],
    );
}

#[test]
fn words_added_in_brackets_make_no_other_words() {
    versions(
        &[
            "“He should pay for the pier at once,” Berg said.",
            "“He should pay [for] the pier at once,” Berg said.",
        ],
        &["full | full (bracket-insertion)"],
    );
}

/// The quotes of an article whose paragraphs have these roles: kind, words, speaker, whether a repeat.
fn told(paragraphs: &[(Role, &str)]) -> Vec<String> {
    let mut version = Version::clone(&version("v", &[]));
    version.article.paragraphs =
        paragraphs.iter().map(|(role, text)| Paragraph::new(*role, *text)).collect();
    let versions = [Arc::new(version)];
    let found = ledger(&versions, &Unaligned, &Watch::unwatched()).expect("nobody cancels");
    let uses = found.quotes.iter().flat_map(|quote| quote.cells.iter().flatten());
    uses.flat_map(|cell| &cell.occurrences)
        .map(|occurrence| {
            let speaker = occurrence.speaker.and_then(|id| found.speaker(id));
            let name = speaker.map_or("-", |speaker| speaker.name.as_str());
            let words = words_at(&versions, occurrence.place);
            let again = if occurrence.repeats { " | again" } else { "" };
            format!("{} | {words} | {name}{again}", occurrence.kind.name())
        })
        .collect()
}

#[test]
fn headlines_and_captions_quote_too() {
    let body = "The harbour of Orm was closed on Monday, and two ferries went elsewhere.";
    assert_eq!(
        told(&[(Role::Headline, "‘We will mend the quay,’ says Berg"), (Role::Body, body)]),
        ["direct | We will mend the quay, | Berg"]
    );
    assert_eq!(
        told(&[(Role::Body, body), (Role::Caption, "“I saw it break in two,” said Ana Berg.")]),
        ["direct | I saw it break in two, | Ana Berg"]
    );
}

#[test]
fn a_pull_quote_repeats_the_quote_it_is_taken_from() {
    let said = "“We will mend the quay before the winter storms,” said Ana Berg on Monday.";
    assert_eq!(
        told(&[
            (Role::Body, said),
            (Role::PullQuote, "“We will mend the quay before the winter storms”"),
            (Role::Body, "The harbour was closed."),
        ]),
        [
            "direct | We will mend the quay before the winter storms, | Ana Berg",
            "direct | We will mend the quay before the winter storms | Ana Berg | again",
        ]
    );
}
