//! Rules for outlets in the window: made beside a paragraph, kept, applied, looked through, handed on.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use super::interface::{
    Window, choose, click, folder, notices, opened, press, settle, tab, type_into, window,
};
use super::support::hand::{click as click_on, tab_to};
use super::support::picture::{self, THEMES};
use egui::{Key, Modifiers, accesskit};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use std::sync::Arc;
use tellings::article::Role;
use tellings::jobs::Overwrite;
use tellings::project::VersionKey;
use tellings::read::rules::{KnownBy, Rule, Rules, Switch};
use tellings::session;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::outlet_rules::{NewRule, Reach, RulesAction};
use tellings::ui::state::{Modal, Screen};
use tellings::ui::surroundings::Surroundings;

const PLEA: &str = "Haver people read this page before breakfast.";

fn page(headline: &str, body: &str, last: &str) -> String {
    format!(
        "<html><head><meta property=\"og:site_name\" content=\"The Beacon\">\
         <meta property=\"article:published_time\" content=\"2025-02-11\">\
         <title>{headline}</title></head><body><article><h1>{headline}</h1>\
         <p>{body}</p><p>Nobody was hurt, and the ferries ran again by noon, the port said.</p>\
         <p>{last}</p></article></body></html>"
    )
}

const BRIDGE: &str = "The harbour bridge closed on Monday after fourteen bolts were found loose, the port said. \
    Traffic will be led over the old ford until the engineers have looked at every joint, \
    which may well take them until the end of the month if the weather holds.";
const ROOF: &str = "Traders at the fish market want the council to mend the roof before the winter comes back. \
    A petition with nine hundred names was handed in at the town hall, where the mayor took it \
    himself and promised to look into it, without naming a day.";

/// Two different articles of one outlet that end in the same line.
fn two_pages() -> tempfile::TempDir {
    folder(&[
        ("bridge.html", &page("Bridge closes", BRIDGE, PLEA)),
        ("roof.html", &page("Roof leaks", ROOF, PLEA)),
    ])
}

/// The roles of the paragraphs that hold these words, one for each version.
fn roles(window: &Window, words: &str) -> Vec<Role> {
    let entries = window.state().project().entries().iter();
    entries
        .flat_map(|entry| entry.version().article.paragraphs.clone())
        .filter(|paragraph| paragraph.text.contains(words))
        .map(|paragraph| paragraph.role)
        .collect()
}

/// The name of the paragraph that holds these words in the first version: "A4".
fn first_with(window: &Window, words: &str) -> String {
    let article = &window.state().project().entries()[0].version().article;
    let index = article.paragraphs.iter().position(|p| p.text.contains(words)).expect("there");
    format!("A{}", index + 1)
}

fn rules_of(window: &Window) -> Vec<Rule> {
    window.state().rules().list().to_vec()
}

/// Sets the last line of the first version apart, and opens the dialog for a rule of it.
fn propose(window: &mut Window) {
    tab(window, Screen::Sources);
    let name = first_with(window, PLEA);
    click_on(window, &format!("Role of {name}"));
    click(window, "boilerplate");
    assert_eq!(roles(window, PLEA), [Role::Boilerplate, Role::Body]);
    click_on(window, &format!("Always for The Beacon… {name}"));
    assert!(matches!(window.state().state().modal, Some(Modal::NewRule(_))));
}

#[test]
fn a_rule_made_beside_a_paragraph_holds_for_the_open_versions_and_undo_takes_that_back() {
    let files = two_pages();
    let mut window = opened(files.path());
    assert_eq!(roles(&window, PLEA), [Role::Body; 2]);
    propose(&mut window);
    window.get_by_label("In the open versions it knows A4, B4.");
    click(&mut window, "Keep the rule");
    assert_eq!(roles(&window, PLEA), [Role::Boilerplate; 2]);
    assert_eq!(window.state().history().undo_label(), Some("apply your rule for The Beacon"));
    let why = window.state().project().entries()[1].version().article.clone();
    let why = why.paragraphs.iter().find(|p| p.text == PLEA).and_then(|p| p.why.clone());
    assert_eq!(why.as_deref(), Some("by your rule for The Beacon: the same words"));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(roles(&window, PLEA), [Role::Boilerplate, Role::Body]);
    assert_eq!(rules_of(&window).len(), 1, "a rule is no part of the story");
}

#[test]
fn a_rule_can_be_for_new_files_only_and_is_made_by_keys_alone() {
    let files = two_pages();
    let mut window = opened(files.path());
    propose(&mut window);
    for label in [
        "It has the same words, with any numbers, months and days of the week",
        "Apply it to the open versions of this outlet now",
        "Keep the rule",
    ] {
        tab_to(&mut window, label);
        press(&mut window, Modifiers::NONE, Key::Space);
    }
    assert_eq!(window.state().state().modal, None);
    assert_eq!(roles(&window, PLEA), [Role::Boilerplate, Role::Body]);
    let kept = &rules_of(&window)[0];
    assert_eq!(kept.known_by, KnownBy::Pattern(PLEA.to_owned()));
    // A file that is read from now on has it; the user's outlet goes before the file's.
    let third = files.path().join("third.html");
    std::fs::write(
        &third,
        page("Class sails", "Pupils of the island school sailed to the mainland.", PLEA),
    )
    .expect("written");
    window.state_mut().ask(Action::Open(vec![third]));
    settle(&mut window);
    assert_eq!(roles(&window, PLEA), [Role::Boilerplate, Role::Body, Role::Boilerplate]);
    window.state_mut().ask(Action::ReadAgain(VersionKey(1)));
    settle(&mut window);
    assert_eq!(roles(&window, PLEA)[1], Role::Boilerplate);
    let done = window.state().state().done.clone().unwrap_or_default();
    assert!(done.ends_with("its text is as it was"), "{done}");
}

#[test]
fn a_rule_that_can_not_be_is_refused_while_it_is_made() {
    let files = two_pages();
    let mut window = opened(files.path());
    propose(&mut window);
    let field = || accesskit::Role::TextInput;
    type_into(&mut window, "The words that it begins with", "The");
    window.get_by_label_contains("Too few letters");
    type_into(&mut window, "The words that it begins with", "Quite other words");
    window.get_by_label_contains("does not begin so");
    type_into(&mut window, "The words that it begins with", "haver people");
    assert!(window.query_by_label_contains("does not begin so").is_none());
    type_into(&mut window, "Outlet of the rule", " ");
    window.get_by_label_contains("Say which outlet");
    click(&mut window, "Keep the rule");
    assert!(rules_of(&window).is_empty());
    assert!(window.query_by_role_and_label(field(), "Outlet of the rule").is_some());
}

#[test]
fn the_outlet_of_a_version_is_set_undone_and_kept_in_the_story() {
    let files = folder(&[("one.txt", super::interface::HARBOUR)]);
    let mut window = opened(files.path());
    tab(&mut window, Screen::Sources);
    let outlet =
        |window: &Window| window.state().project().entries()[0].version().article.outlet.clone();
    assert_eq!(outlet(&window), None);
    type_into(&mut window, "Outlet", "Harbour News");
    assert_eq!(outlet(&window).as_deref(), Some("Harbour News"));
    let story = files.path().join("kept.tellings");
    window.state_mut().ask(Action::SaveTo(story.clone(), Overwrite::Ask));
    settle(&mut window);
    choose(&mut window, "Edit", "Undo set outlet of A");
    assert_eq!(outlet(&window), None);
    let window = super::interface::window(TellingsApp::for_tests(vec![story]));
    assert_eq!(outlet(&window).as_deref(), Some("Harbour News"));
}

fn beacon(known_by: KnownBy, role: Role) -> Rule {
    Rule { outlet: "The Beacon".to_owned(), known_by, role, switch: Switch::On }
}

/// A window whose rules are kept in a file of `folder`.
fn with_rules(folder: &Path, rules: &[Rule]) -> Window {
    let surroundings = Surroundings {
        rules: Arc::new(Rules::new(rules.iter().cloned())),
        rules_file: Some(folder.join("data").join(session::rules::FILE)),
        ..Surroundings::none()
    };
    window(TellingsApp::arranged(surroundings))
}

/// The rules in the file that the window keeps.
fn kept(folder: &Path) -> Vec<Rule> {
    let path = folder.join("data").join(session::rules::FILE);
    tellings::jobs::read_rules(&path).expect("rules").list().to_vec()
}

#[test]
fn rules_are_switched_deleted_and_brought_back_and_kept_each_time() {
    let files = two_pages();
    let words = beacon(KnownBy::Words(PLEA.to_owned()), Role::Boilerplate);
    let tips = beacon(KnownBy::Beginning("Beacon tips".to_owned()), Role::Caption);
    let mut window = with_rules(files.path(), &[words.clone(), tips.clone()]);
    choose(&mut window, "Edit", "Rules for outlets…");
    click_on(&mut window, "Rule 1: boilerplate for The Beacon, the same words");
    let off = Rule { switch: Switch::Off, ..words.clone() };
    assert_eq!(rules_of(&window), [off.clone(), tips.clone()]);
    assert_eq!(kept(files.path()), [off, tips.clone()]);
    click(&mut window, "Delete rule 1");
    assert_eq!(kept(files.path()), std::slice::from_ref(&tips));
    click(&mut window, "Bring it back");
    assert_eq!(kept(files.path()).len(), 2);
    click_on(&mut window, "Rule 1: ");
    assert_eq!(kept(files.path()), [words, tips]);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().state().modal, None);
}

#[test]
fn rules_are_handed_on_as_a_file_and_taken_over_once() {
    let files = two_pages();
    let words = beacon(KnownBy::Words(PLEA.to_owned()), Role::Boilerplate);
    let shared = files.path().join("ours.json");
    let mut mine = with_rules(files.path(), std::slice::from_ref(&words));
    mine.state_mut().ask(Action::Open(vec![files.path().join("bridge.html")]));
    mine.state_mut().ask(Action::Show(Modal::Rules { deleted: None }));
    settle(&mut mine);
    click(&mut mine, "Export…");
    type_into(&mut mine, "Path", &shared.display().to_string());
    let bytes = std::fs::read(&shared).expect("written");
    assert_eq!(bytes, session::rules::write(&Rules::new([words.clone()])));

    let mut theirs = window(TellingsApp::for_tests(vec![files.path().join("bridge.html")]));
    choose(&mut theirs, "Edit", "Rules for outlets…");
    window_says(&theirs, "last until the window is closed");
    click(&mut theirs, "Import…");
    type_into(&mut theirs, "Path", &shared.display().to_string());
    assert_eq!(rules_of(&theirs), std::slice::from_ref(&words));
    assert_eq!(theirs.state().state().done.as_deref(), Some("1 rule taken over"));
    assert_eq!(roles(&theirs, PLEA), [Role::Body], "what is open stays as it is");
    click(&mut theirs, "Apply to open versions");
    assert_eq!(roles(&theirs, PLEA), [Role::Boilerplate]);
    theirs.state_mut().ask(Action::Rules(RulesAction::ImportFrom(shared.clone())));
    settle(&mut theirs);
    let done = theirs.state().state().done.clone();
    assert_eq!(done.as_deref(), Some("0 rules taken over; 1 was there already"));
    std::fs::write(&shared, "{}").expect("written");
    theirs.state_mut().ask(Action::Rules(RulesAction::ImportFrom(shared)));
    settle(&mut theirs);
    assert!(
        notices(&theirs)[0].starts_with("This is not a file of rules"),
        "{:?}",
        notices(&theirs)
    );
}

#[test]
fn kept_rules_hold_at_the_next_start_and_damaged_ones_are_told_and_left_alone() {
    let files = two_pages();
    let data = files.path().join("data");
    let words = beacon(KnownBy::Words(PLEA.to_owned()), Role::Boilerplate);
    let mut first = with_rules(files.path(), &[]);
    let make = RulesAction::Make(Box::new(words.clone()), Reach::NewFiles);
    first.state_mut().ask(Action::Rules(make));
    settle(&mut first);
    let started = || {
        let mut surroundings = Surroundings::from_settings(None, Some(data.clone()));
        surroundings.dialogs = tellings::ui::surroundings::Dialogs::Typed;
        window(TellingsApp::started(surroundings, vec![files.path().join("bridge.html")]))
    };
    let next = started();
    assert_eq!(roles(&next, PLEA), [Role::Boilerplate]);
    drop(next);
    let path = data.join(session::rules::FILE);
    std::fs::write(&path, "{\"format\": \"tellings-outlet-rules\", \"schema\": 9}")
        .expect("written");
    let mut newer = started();
    assert_eq!(roles(&newer, PLEA), [Role::Body]);
    assert!(notices(&newer)[0].contains("written by a newer Tellings"), "{:?}", notices(&newer));
    let make = RulesAction::Make(Box::new(words), Reach::OpenVersions);
    newer.state_mut().ask(Action::Rules(make));
    settle(&mut newer);
    assert_eq!(roles(&newer, PLEA), [Role::Boilerplate]);
    let left = std::fs::read_to_string(&path).expect("there");
    assert!(left.contains("\"schema\": 9"), "what could not be read is not written over");
}

fn window_says(window: &Window, words: &str) {
    window.get_by_label_contains(words);
}

#[test]
fn what_an_outlet_repeats_is_set_apart_in_the_window_as_in_a_report() {
    let plea = "The Beacon is published by Haver Press, on the quay.";
    let files = folder(&[
        ("bridge.html", &page("Bridge closes", BRIDGE, plea)),
        ("roof.html", &page("Roof leaks", ROOF, plea)),
    ]);
    let mut window = opened(files.path());
    // The sentence on the ferries, which both have too, is text of the article.
    assert_eq!(roles(&window, "published by Haver"), [Role::Boilerplate; 2]);
    assert_eq!(roles(&window, "Nobody was hurt"), [Role::Body; 2]);
    tab(&mut window, Screen::Sources);
    window_says(
        &window,
        "it stands word for word in 1 other file of The Beacon, after the article",
    );
    let name = first_with(&window, "published by Haver");
    click_on(&mut window, &format!("Restore {name}"));
    assert_eq!(roles(&window, "published by Haver"), [Role::Body, Role::Boilerplate]);
}

fn check_picture(name: &str, size: [f32; 2], prepare: fn(&mut Window)) {
    picture::check(name, THEMES, |theme| {
        let rules = [
            beacon(
                KnownBy::Words(
                    "Got a story? Tell the Beacon’s news desk, day or night.".to_owned(),
                ),
                Role::Boilerplate,
            ),
            beacon(KnownBy::Beginning("Beacon tips".to_owned()), Role::Boilerplate),
            Rule {
                outlet: "Saltmarsh Post".to_owned(),
                known_by: KnownBy::Pattern("Printed Monday, 3 February 2025".to_owned()),
                role: Role::Dateline,
                switch: Switch::Off,
            },
        ];
        let surroundings = Surroundings {
            rules: Arc::new(Rules::new(rules)),
            rules_file: Some("/data/outlet-rules.json".into()),
            ..Surroundings::none()
        };
        let app = TellingsApp::arranged(surroundings);
        let app = app.with_versions(&super::support::story::shown(3).story);
        let mut window = crate::pictures::window(app, theme, size);
        window.state_mut().ask(Action::SetTheme(theme.into()));
        settle(&mut window);
        prepare(&mut window);
        window.render().expect("a picture")
    });
}

#[test]
fn pictures_of_the_rules() {
    check_picture("rules", [1000.0, 700.0], |window| {
        let deleted =
            Some((0, beacon(KnownBy::Beginning("More from the".to_owned()), Role::Boilerplate)));
        window.state_mut().ask(Action::Show(Modal::Rules { deleted }));
        window.run_steps(4);
    });
}

#[test]
fn pictures_of_a_rule_that_is_made() {
    check_picture("new-rule", [1000.0, 700.0], |window| {
        let entry = &window.state().project().entries()[0];
        let paragraph = entry.version().article.paragraphs.last().expect("text").text.clone();
        let new = NewRule::from(entry, &paragraph, Role::Boilerplate);
        window.state_mut().ask(Action::Show(Modal::NewRule(Box::new(new))));
        window.run_steps(4);
    });
}

#[test]
fn pictures_of_the_offer_beside_a_paragraph() {
    check_picture("sources-always", [1000.0, 860.0], |window| {
        window.state_mut().ask(Action::GoTo(Screen::Sources));
        let change = tellings::project::Change::SetRole(VersionKey(0), 2, Role::Boilerplate);
        window.state_mut().ask(Action::Change(change));
        settle(window);
    });
}
