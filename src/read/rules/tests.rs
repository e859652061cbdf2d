//! What rules know their blocks by, and what they may not take.

use super::*;
use crate::article::{Format, Source};

fn version(outlet: Option<&str>, lines: &[(Role, &str)]) -> Version {
    let paragraphs: Vec<Paragraph> =
        lines.iter().map(|(role, line)| Paragraph::new(*role, *line)).collect();
    let headline = paragraphs.iter().find(|p| p.role == Role::Headline).map(|p| p.text.clone());
    Version {
        label: "Page".to_owned(),
        source: Source {
            path: None,
            file: "page.txt".to_owned(),
            sha256: String::new(),
            format: Format::Text,
            encoding: "UTF-8".to_owned(),
        },
        article: Article {
            outlet: outlet.map(str::to_owned),
            headline,
            paragraphs,
            ..Article::default()
        },
        warnings: Vec::new(),
    }
}

fn rule(known_by: KnownBy, role: Role) -> Rule {
    Rule { outlet: "The Beacon".to_owned(), known_by, role, switch: Switch::On }
}

const BODY: &str = "The harbour bridge closed on Monday after fourteen bolts were found loose.";

/// The roles of a headline, the body and a last line, after these rules.
fn roles(rules: &[Rule], outlet: Option<&str>, last: &str) -> Vec<Role> {
    let lines = [(Role::Headline, "Bridge closes"), (Role::Body, BODY), (Role::Body, last)];
    let mut version = version(outlet, &lines);
    Rules::new(rules.iter().cloned()).apply(&mut version);
    version.article.paragraphs.iter().map(|p| p.role).collect()
}

#[test]
fn a_block_is_known_by_its_words_its_beginning_or_its_pattern() {
    use KnownBy::{Beginning, Pattern, Words};
    let check = |known_by: KnownBy, text: &str, expected: bool| {
        let rule = rule(known_by, Role::Boilerplate);
        assert_eq!(rule.fits(text), expected, "{rule:?} / {text}");
    };
    let words = || Words("Got a story? Tell us!".to_owned());
    check(words(), "GOT A STORY – tell us", true);
    check(words(), "Got a story? Tell us now!", false);
    let beginning = || Beginning("Beacon tips:".to_owned());
    check(beginning(), "Beacon Tips: how to cross the sound", true);
    check(beginning(), "Beacon tips", true);
    check(beginning(), "Beacon tipster found", false);
    let pattern = || Pattern("Printed Monday, 3 May 2024 at 7.25".to_owned());
    check(pattern(), "Printed Friday, 14 December 2025 at 18.01", true);
    check(pattern(), "Sold Friday, 14 December 2025 at 18.01", false);
    check(pattern(), "Printed Friday, 14 December 2025 at noon", false);
    check(Pattern("Edition 3a of the day".to_owned()), "Edition 12a of the day", true);
    // What has no letters is known by its marks.
    check(Words("* * *".to_owned()), "* * *", true);
    check(Words("* * *".to_owned()), "…", false);
}

#[test]
fn a_rule_that_would_fit_anything_is_refused() {
    let check = |known_by: KnownBy, expected: bool| {
        assert_eq!(known_by.too_loose().is_some(), expected, "{known_by:?}");
    };
    check(KnownBy::Words(" ".to_owned()), true);
    check(KnownBy::Beginning("The".to_owned()), true);
    check(KnownBy::Beginning("The port".to_owned()), true);
    check(KnownBy::Beginning("The port tells".to_owned()), false);
    check(KnownBy::Beginning("関連記事".to_owned()), false);
    check(KnownBy::Pattern("3 May 2024".to_owned()), true);
    check(KnownBy::Pattern("Printed 3 May 2024".to_owned()), false);
}

#[test]
fn a_rule_holds_for_its_outlet_however_that_is_spelled() {
    let rules = [rule(KnownBy::Words("Got a story?".to_owned()), Role::Boilerplate)];
    let check = |outlet: Option<&str>, expected: Role| {
        assert_eq!(roles(&rules, outlet, "Got a story?")[2], expected, "{outlet:?}");
    };
    check(Some("Beacon"), Role::Boilerplate);
    check(Some("THE BEACON"), Role::Boilerplate);
    check(Some("Courier"), Role::Body);
    check(None, Role::Body);
}

#[test]
fn a_file_named_after_its_outlet_and_a_day_is_of_that_outlet() {
    let rules = Rules::new([rule(KnownBy::Words("Got a story?".to_owned()), Role::Boilerplate)]);
    let lines = [(Role::Body, BODY), (Role::Body, "Got a story?")];
    let mut named = version(None, &lines);
    named.label = "Beacon 2025-02-11 0725".to_owned();
    rules.apply(&mut named);
    assert_eq!(given_by_rules(&named), 1);
    // What a person says of the outlet goes before all else.
    let mut told = version(Some("Beacon"), &lines);
    let known: Vec<OutletKey> = OutletKey::of("Courier").into_iter().collect();
    rules.apply_as(&mut told, &known);
    assert_eq!(given_by_rules(&told), 0);
}

#[test]
fn the_reason_names_the_outlet_and_the_rule() {
    let rules = Rules::new([rule(KnownBy::Beginning("Got a story".to_owned()), Role::Boilerplate)]);
    let mut version =
        version(Some("Beacon"), &[(Role::Body, BODY), (Role::Body, "Got a story? Tell us")]);
    rules.apply(&mut version);
    let paragraph = &version.article.paragraphs[1];
    let why = "by your rule for The Beacon: it begins with “Got a story”";
    assert_eq!(paragraph.why.as_deref(), Some(why));
    assert!(is_by_rule(paragraph) && !is_by_rule(&version.article.paragraphs[0]));
}

#[test]
fn a_rule_that_would_take_most_of_the_article_is_not_applied_and_says_so() {
    let check = |known_by: KnownBy, role: Role, expected: [Role; 3], warnings: usize| {
        let lines =
            [(Role::Headline, "Bridge closes"), (Role::Body, BODY), (Role::Body, "Two words")];
        let mut version = version(Some("Beacon"), &lines);
        Rules::new([rule(known_by, role)]).apply(&mut version);
        let roles: Vec<Role> = version.article.paragraphs.iter().map(|p| p.role).collect();
        assert_eq!(roles, expected);
        assert_eq!(version.warnings.len(), warnings);
    };
    let begins = || KnownBy::Beginning("The harbour bridge".to_owned());
    check(begins(), Role::Boilerplate, [Role::Headline, Role::Body, Role::Body], 1);
    check(begins(), Role::Caption, [Role::Headline, Role::Caption, Role::Body], 0);
    let last = KnownBy::Words("two words".to_owned());
    check(last, Role::Boilerplate, [Role::Headline, Role::Body, Role::Boilerplate], 0);
}

#[test]
fn several_rules_together_may_take_no_more_than_half() {
    let lines =
        [(Role::Body, "one two three"), (Role::Body, "four five six"), (Role::Body, "seven")];
    let mut version = version(Some("Beacon"), &lines);
    let known = |words: &str| rule(KnownBy::Words(words.to_owned()), Role::Boilerplate);
    Rules::new([known("one two three"), known("four five six")]).apply(&mut version);
    let roles: Vec<Role> = version.article.paragraphs.iter().map(|p| p.role).collect();
    assert_eq!(roles, [Role::Boilerplate, Role::Body, Role::Body]);
    assert!(version.warnings[0].message.contains("The Beacon (the same words)"));
}

#[test]
fn a_masthead_that_was_taken_for_the_headline_gives_way_to_the_title() {
    let lines =
        [(Role::Headline, "Beacon local"), (Role::Headline, "Bridge closes"), (Role::Body, BODY)];
    let mut version = version(Some("Beacon"), &lines);
    let masthead = rule(KnownBy::Words("Beacon local".to_owned()), Role::Boilerplate);
    Rules::new([masthead]).apply(&mut version);
    assert_eq!(version.article.headline.as_deref(), Some("Bridge closes"));
}

#[test]
fn a_rule_that_is_off_does_nothing_and_of_two_the_later_holds() {
    let story = || KnownBy::Words("Got a story?".to_owned());
    let off = Rule { switch: Switch::Off, ..rule(story(), Role::Boilerplate) };
    assert_eq!(roles(&[off], Some("Beacon"), "Got a story?")[2], Role::Body);
    let two = [rule(story(), Role::Boilerplate), rule(story(), Role::Caption)];
    assert_eq!(roles(&two, Some("Beacon"), "Got a story?")[2], Role::Caption);
}

#[test]
fn a_rule_made_anew_takes_the_place_of_the_old_one() {
    let story = || KnownBy::Words("Got a story?".to_owned());
    let mut rules = Rules::new([rule(story(), Role::Boilerplate)]);
    let other = Rule { outlet: "beacon".to_owned(), ..rule(story(), Role::Body) };
    rules.make(other.clone());
    assert_eq!(rules.list(), std::slice::from_ref(&other));
    assert_eq!(rules.extend([rule(story(), Role::Body), rule(story(), Role::Caption)]), 1);
}
