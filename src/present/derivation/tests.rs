//! Shares and sources on small stories.

use super::*;
use crate::article::{Role, Version};
use crate::present::testing::{self, version};
use crate::watch::Watch;

/// A story with one row for each paragraph that all versions have at the same place.
fn story(versions: Vec<Version>) -> Story {
    let longest = versions.iter().map(|v| v.article.paragraphs.len()).max().unwrap_or(0);
    let rows: Vec<Vec<Option<usize>>> = (0..longest)
        .map(|n| versions.iter().map(|v| v.article.paragraphs.get(n).map(|_| n)).collect())
        .collect();
    let rows: Vec<&[Option<usize>]> = rows.iter().map(Vec::as_slice).collect();
    testing::story(versions, &rows)
}

fn derived(versions: Vec<Version>) -> Vec<Derivation> {
    derivations(&story(versions), VersionId(0))
}

fn words(shares: &Shares) -> [usize; 4] {
    Standing::ALL.map(|standing| shares.words(standing))
}

/// What becomes of the words of the second text against the first.
fn check(one: &[&str], other: &[&str], expected: [usize; 4]) {
    let found = derived(vec![version("One", one), version("Two", other)]);
    let shares = found[1].against_base.expect("it is not the base");
    assert_eq!(words(&shares), expected, "{one:?} / {other:?}");
    assert_eq!(words(&found[1].against_all), expected);
}

#[test]
fn words_are_verbatim_in_a_run_of_six_and_not_of_five() {
    let plain = "The county will shut the old mill at Orm.";
    check(&[plain], &[plain], [9, 0, 0, 0]);
    // Six words in a row, then five.
    check(&[plain], &["The county will shut the old barn at Ide."], [6, 3, 0, 0]);
    check(&[plain], &["The county will shut the new mill at Orm."], [0, 9, 0, 0]);
    assert_eq!(RUN, 6);
}

#[test]
fn a_short_sentence_that_is_the_same_throughout_is_verbatim() {
    check(&["Nobody was hurt."], &["Nobody was hurt!"], [3, 0, 0, 0]);
}

#[test]
fn sentences_in_other_words_are_reworded_and_those_nobody_else_has_are_own() {
    check(&["The mayor stepped down."], &["Lee is out of office now."], [0, 0, 6, 0]);
    check(&["The mayor stepped down."], &["The mayor stepped down.", "No heir."], [4, 0, 0, 2]);
}

#[test]
fn words_that_stand_elsewhere_are_not_own() {
    let moved = "It was built by monks in the year 1240.";
    let versions = vec![version("One", &["Title", moved]), version("Two", &[moved, "Other title"])];
    let found = derived(versions);
    let shares = found[1].against_all;
    assert_eq!(words(&shares), [9, 0, 2, 0]);
}

#[test]
fn the_nearest_of_several_counterparts_decides() {
    let found = derived(vec![
        version("One", &["Lee is out of office now."]),
        version("Two", &["The mayor stepped down today."]),
        version("Three", &["The mayor stepped down."]),
    ]);
    let base = found[2].against_base.as_ref().map(words);
    assert_eq!((base, words(&found[2].against_all)), (Some([0, 0, 4, 0]), [0, 4, 0, 0]));
}

#[test]
fn percents_add_up_to_a_hundred() {
    for (words, expected) in [
        ([1, 1, 1, 0], [34, 33, 33, 0]),
        ([1, 1, 2, 2], [17, 17, 33, 33]),
        ([0, 0, 0, 7], [0, 0, 0, 100]),
        ([0, 0, 0, 0], [0, 0, 0, 0]),
        ([1, 0, 0, 999], [0, 0, 0, 100]),
    ] {
        let shares = Shares(words);
        assert_eq!(shares.parts().map(|part| part.percent), expected);
    }
}

const MILL: &str = "The county will shut the old mill at Orm after a fire in the night that took the \
                    roof and half of the upper floor.";
const BRIDGE: &str = "Engineers who looked at the bridge beside it found cracks in two of its piers \
                      and closed it to lorries until the spring.";
const SCHOOL: &str = "Lessons at the school across the river go on as before, and the buses will take \
                      the long way round by Ide and the coast.";

fn dated(label: &str, texts: &[&str], day: &str) -> Version {
    let mut version = version(label, texts);
    version.article.published = day.parse().ok();
    version
}

/// By version whom it follows: a letter, `-` for none, `?` where that can't be told.
fn sources(versions: Vec<Version>) -> String {
    let letter = |d: &Derivation| match d.estimate.source {
        Source::Follows(version) => version.to_string(),
        Source::Independent => "-".to_owned(),
        Source::Unclear => "?".to_owned(),
    };
    derived(versions).iter().map(letter).collect()
}

#[test]
fn the_later_of_two_with_the_same_words_follows() {
    let day = |label, day| dated(label, &[MILL, BRIDGE], day);
    assert_eq!(sources(vec![day("One", "2024-05-02"), day("Two", "2024-05-03")]), "-A");
    assert_eq!(sources(vec![day("One", "2024-05-04"), day("Two", "2024-05-03")]), "B-");
}

#[test]
fn without_any_sign_which_came_first_nothing_is_claimed() {
    let plain = |label| version(label, &[MILL, BRIDGE]);
    assert_eq!(sources(vec![plain("One"), plain("Two")]), "??");
    // A longer version may have been cut as well as a shorter one added to.
    assert_eq!(sources(vec![plain("One"), version("Two", &[MILL, BRIDGE, SCHOOL])]), "??");
}

#[test]
fn a_correction_or_a_note_that_more_follows_tells_which_came_first() {
    let mut corrected = version("Two", &[MILL, BRIDGE, "Correction: It is two piers, not three."]);
    corrected.article.paragraphs[2].role = Role::Correction;
    assert_eq!(sources(vec![corrected, version("One", &[MILL, BRIDGE])]), "B-");
    let early = version("One", &[MILL, "More follows."]);
    assert_eq!(sources(vec![early, version("Two", &[MILL, BRIDGE])]), "-A");
}

#[test]
fn who_names_another_as_where_the_words_are_from_follows_it() {
    let credit = version("Orm Echo", &[MILL, BRIDGE, "With words from the Ide Wire."]);
    assert_eq!(sources(vec![credit, version("Ide Wire", &[MILL, BRIDGE])]), "B-");
}

#[test]
fn a_version_follows_the_one_with_which_it_goes_where_others_differ() {
    let first = dated("One", &[MILL, SCHOOL], "2024-05-01");
    let second = dated("Two", &[MILL, BRIDGE], "2024-05-02");
    let third = |texts: &[&str]| dated("Three", texts, "2024-05-03");
    let with = |texts: &[&str]| sources(vec![first.clone(), second.clone(), third(texts)]);
    assert_eq!(with(&[MILL, BRIDGE]), "-AB");
    assert_eq!(with(&[MILL, SCHOOL]), "-AA");
    assert_eq!(with(&[MILL]), "-A?");
}

#[test]
fn what_is_later_is_no_source_however_much_it_shares() {
    let all = [MILL, BRIDGE, SCHOOL];
    let versions = vec![
        dated("One", &[MILL], "2024-05-01"),
        dated("Two", &all, "2024-05-03"),
        dated("Three", &all, "2024-05-02"),
    ];
    assert_eq!(sources(versions), "-CA");
}

#[test]
fn too_few_words_in_common_say_nothing() {
    let one = dated("One", &["The county will shut the old mill at Orm.", BRIDGE], "2024-05-01");
    let two = dated("Two", &["The county will shut the old mill at Orm.", SCHOOL], "2024-05-02");
    assert_eq!(sources(vec![one, two]), "--");
}

#[test]
fn words_in_quotation_marks_are_no_sign_of_a_source() {
    let said = "“The county will shut the old mill at Orm after a fire in the night that took the \
                roof and half of the upper floor of it,” Lee said.";
    let versions = vec![
        dated("One", &[said, "Lee spoke in Ide."], "2024-05-01"),
        dated("Two", &[said, "There was applause."], "2024-05-02"),
    ];
    let versions: Vec<_> = versions.into_iter().map(std::sync::Arc::new).collect();
    let story = crate::story::analyse(versions, &[], &Watch::unwatched()).expect("nobody cancels");
    let found = derivations(&story, VersionId(0));
    assert_eq!(found[1].estimate.source, Source::Independent);
    assert!(found[1].against_all.share(Standing::Verbatim) > 0.8);
}
