//! What the other files of an outlet tell of a version, and that the user's word goes before it.

use super::*;
use crate::article::{Paragraph, VersionId};
use crate::project::tests::version;
use crate::project::{Change, History, Project, Work};
use crate::read::rules::{KnownBy, Rule, Switch};

pub(crate) const HELP: &str = "Support our journalism with a gift: your money pays for it.";
pub(crate) const BRIDGE: &str = "The harbour bridge closed on Monday after fourteen bolts were found loose, the port said, \
    and traffic will be led over the old ford until the engineers have looked at it.";
pub(crate) const MARKET: &str = "Traders at the fish market want the council to mend the roof before winter comes back, \
    and a petition with nine hundred names was handed in at the town hall on Monday.";

/// A version of an outlet with a headline, a body and the outlet's plea.
pub(crate) fn page(label: &str, outlet: Option<&str>, body: &str) -> Arc<Version> {
    let mut page = Version::clone(&version(label, &["Heading", body, HELP]));
    page.article.paragraphs[0].role = Role::Headline;
    page.article.outlet = outlet.map(str::to_owned);
    // As a reader names a version whose outlet is not known.
    page.source.file = format!("{label}.txt");
    Arc::new(page)
}

fn two(outlets: [Option<&str>; 2]) -> Project {
    let [one, two] = outlets;
    Project::default().apply(&Change::Add(vec![page("One", one, BRIDGE), page("Two", two, MARKET)]))
}

/// The roles of the last paragraph of each version.
fn last(project: &Project) -> Vec<Role> {
    let last = |entry: &Entry| entry.version().article.paragraphs.last().map(|p| p.role);
    project.entries().iter().filter_map(last).collect()
}

const APART: [Role; 2] = [Role::Boilerplate; 2];
const KEPT: [Role; 2] = [Role::Body; 2];

#[test]
fn a_version_that_comes_or_goes_changes_what_is_known_of_the_others() {
    let project = two([Some("The Beacon"), Some("Beacon")]);
    assert_eq!(last(&project), APART);
    let alone = project.apply(&Change::Remove(VersionKey(1)));
    assert_eq!(last(&alone), [Role::Body]);
    assert_eq!(project.work_to(&alone), Work::Analyse);
    // It makes no difference whether they come together or one by one.
    let later = Project::default()
        .apply(&Change::Add(vec![page("One", Some("The Beacon"), BRIDGE)]))
        .apply(&Change::Add(vec![page("Two", Some("Beacon"), MARKET)]));
    assert_eq!(later.versions(), project.versions());
}

#[test]
fn a_role_set_by_hand_goes_before_repetition_and_is_kept() {
    let mut history = History::opened(two([Some("Beacon"), Some("Beacon")]));
    assert!(history.change(Change::SetRole(VersionKey(0), 2, Role::Body)));
    assert_eq!(last(history.project()), [Role::Body, Role::Boilerplate]);
    // What comes from other files is told anew, and is never a part of what the file said.
    let alone = history.project().apply(&Change::Remove(VersionKey(0)));
    assert_eq!(last(&alone), [Role::Body]);
    history.undo();
    assert_eq!(last(history.project()), APART);
}

#[test]
fn the_outlet_can_be_said_by_the_user() {
    let project = two([Some("Beacon"), None]);
    assert_eq!(last(&project), KEPT);
    let said = project.apply(&Change::SetOutlet(VersionKey(1), Some(" beacon ".to_owned())));
    assert_eq!(last(&said), APART);
    assert_eq!(said.entries()[1].version().article.outlet.as_deref(), Some("beacon"));
    assert_eq!(project.describe(&Change::SetOutlet(VersionKey(1), None)), "set outlet of B");
    let outlet = said.entries()[1].corrections()[0].clone();
    let restored = said.apply(&Change::Uncorrect(VersionKey(1), Box::new(outlet)));
    assert_eq!(restored.versions(), project.versions());
    // A label that the user gave names the outlet, too; a file's name does not.
    let named = project.apply(&Change::Rename(VersionKey(1), "The Beacon".to_owned()));
    assert_eq!(last(&named), APART);
}

#[test]
fn rules_are_laid_over_open_versions_in_one_step_and_the_hand_wins() {
    let rule = |role| Rule {
        outlet: "Beacon".to_owned(),
        known_by: KnownBy::Words(HELP.to_owned()),
        role,
        switch: Switch::On,
    };
    let rules = |role| Arc::new(Rules::new([rule(role)]));
    let mut history = History::opened(two([Some("Beacon"), None]));
    history.change(Change::SetOutlet(VersionKey(1), Some("Beacon".to_owned())));
    history.change(Change::SetRole(VersionKey(1), 2, Role::Caption));
    assert_eq!(last(history.project()), [Role::Boilerplate, Role::Caption]);
    // A rule that the plea is text goes before repetition.
    assert!(history.change(Change::ApplyRules(rules(Role::Body))));
    assert_eq!(last(history.project()), [Role::Body, Role::Caption]);
    let why = |project: &Project| project.entries()[0].version().article.paragraphs[2].why.clone();
    assert_eq!(why(history.project()).as_deref(), Some("by your rule for Beacon: the same words"));
    assert!(!history.change(Change::ApplyRules(rules(Role::Body))), "it changes nothing more");
    assert_eq!(history.undo_label(), Some("apply your rule for Beacon"));
    history.undo();
    assert_eq!(last(history.project()), [Role::Boilerplate, Role::Caption]);
}

#[test]
fn a_refused_rule_is_told_once() {
    let rules = Arc::new(Rules::new([Rule {
        outlet: "Beacon".to_owned(),
        known_by: KnownBy::Beginning("The harbour bridge".to_owned()),
        role: Role::Boilerplate,
        switch: Switch::On,
    }]));
    let project = two([Some("Beacon"), None]).apply(&Change::ApplyRules(Arc::clone(&rules)));
    let again = project.apply(&Change::ApplyRules(rules));
    assert_eq!(again.entries()[0].version().warnings.len(), 1);
    assert_eq!(again, project);
}

#[test]
fn a_version_is_the_same_value_where_nothing_is_repeated() {
    let project = two([None, None]);
    let entry = &project.entries()[0];
    assert!(Arc::ptr_eq(entry.from_file(), entry.version()));
    assert_eq!(project.id(entry.key()), Some(VersionId(0)));
    assert_eq!(entry.version().article.paragraphs[2], Paragraph::new(Role::Body, HELP));
}
