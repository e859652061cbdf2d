//! What the user owns and can undo: the versions in their order, the base, and human decisions.
//! A project is a value; a [`Change`] makes a new one out of it, and a [`History`] keeps them all.

use crate::article::{Date, Paragraph, ParagraphId, Role, Version, VersionId};
use crate::corrections::{Anchor, Correction, DecisionKey};
use crate::read::rules::Rules;
use std::sync::Arc;

mod decisions;
pub(crate) mod entry;
mod history;

pub use decisions::{Decided, Decision, PlacedDecisions, UseAnchor};
pub use entry::Entry;
pub use history::History;

/// A version's identity within a project. It stays when versions are reordered or renamed, and is
/// kept in the story file; the letter does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionKey(pub u32);

/// One intent of the user. Each is one step of undo.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// New versions at the end.
    Add(Vec<Arc<Version>>),
    /// A version goes.
    Remove(VersionKey),
    /// A version gets another label.
    Rename(VersionKey, String),
    /// A version moves to this index.
    Reorder(VersionKey, usize),
    /// The others are compared with this version.
    SetBase(VersionKey),
    /// A paragraph (by index) gets another role.
    SetRole(VersionKey, u32, Role),
    /// A version gets another headline.
    SetHeadline(VersionKey, Option<String>),
    /// A version gets another byline.
    SetByline(VersionKey, Option<String>),
    /// A version gets another day of publication.
    SetPublished(VersionKey, Option<Date>),
    /// A version comes from another outlet.
    SetOutlet(VersionKey, Option<String>),
    /// The user's rules for outlets are laid over all versions that are there.
    ApplyRules(Arc<Rules>),
    /// A version was read again from its file; the decisions about it stay.
    Reload(VersionKey, Arc<Version>),
    /// Something is decided about passages, quotes, speakers or facts, or noted.
    Decide(Box<Decision<UseAnchor>>),
    /// The same, with what it was before, in words.
    DecideKnowing(Box<Decision<UseAnchor>>, String),
    /// A decision about passages, quotes, speakers or facts, or a note, is taken back.
    Restore(DecisionKey),
    /// A correction of a version is taken back.
    Uncorrect(VersionKey, Box<Correction>),
}

/// The versions, their order and the base.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    entries: Vec<Entry>,
    base: Option<VersionKey>,
    next_key: u32,
    decisions: Vec<Decided>,
    next_decision: u32,
}

impl Change {
    /// Whether another text comes or goes, or one is of another outlet, so that what an outlet repeats
    /// may be something else.
    fn is_of_outlets(&self) -> bool {
        match self {
            Self::Add(_)
            | Self::Remove(_)
            | Self::Rename(..)
            | Self::SetOutlet(..)
            | Self::ApplyRules(_)
            | Self::Reload(..)
            | Self::Uncorrect(..) => true,
            Self::Reorder(..)
            | Self::SetBase(_)
            | Self::SetRole(..)
            | Self::SetHeadline(..)
            | Self::SetByline(..)
            | Self::SetPublished(..)
            | Self::Decide(_)
            | Self::DecideKnowing(..)
            | Self::Restore(_) => false,
        }
    }
}

/// What has to be done again after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Nothing.
    Nothing,
    /// The same story, shown alike, with other comments and checks.
    Note,
    /// The same story with another base, or with other labels.
    Present,
    /// The same alignment with other decisions about quotes or facts.
    Decide,
    /// All.
    Analyse,
}

impl Project {
    /// A project of `entries`, as a story file gives it. Keys that stand twice are given anew.
    #[must_use]
    pub fn from_entries(entries: Vec<Entry>, base: Option<VersionKey>) -> Self {
        let next_key = entries.iter().map(|e| e.key().0.saturating_add(1)).max().unwrap_or(0);
        let mut project = Self { next_key, ..Self::default() };
        for mut entry in entries {
            if project.entry(entry.key()).is_some() {
                entry.set_key(VersionKey(project.next_key));
                project.next_key = project.next_key.saturating_add(1);
            }
            project.entries.push(entry);
        }
        project.base = base.filter(|&key| project.entry(key).is_some());
        entry::set_apart_repeated(&mut project.entries);
        project
    }

    /// The versions, A first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The version called `key`.
    #[must_use]
    pub fn entry(&self, key: VersionKey) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key() == key)
    }

    /// The letter of the version called `key`.
    #[must_use]
    pub fn id(&self, key: VersionKey) -> Option<VersionId> {
        self.entries.iter().position(|entry| entry.key() == key).map(VersionId::at)
    }

    /// The key of the version with this letter.
    #[must_use]
    pub fn key(&self, id: VersionId) -> Option<VersionKey> {
        self.entries.get(id.index()).map(Entry::key)
    }

    /// The base as chosen; `None` where nobody chose.
    #[must_use]
    pub fn chosen_base(&self) -> Option<VersionKey> {
        self.base
    }

    /// The version that the others are compared with: the chosen one, else the first.
    #[must_use]
    pub fn base(&self) -> VersionId {
        self.base.and_then(|key| self.id(key)).unwrap_or(VersionId(0))
    }

    /// Whether it has no version.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What the analysis is given.
    #[must_use]
    pub fn versions(&self) -> Vec<Arc<Version>> {
        self.entries.iter().map(|entry| Arc::clone(entry.version())).collect()
    }

    /// What has to be done again to get from a story of `self` to a story of `after`.
    #[must_use]
    pub fn work_to(&self, after: &Self) -> Work {
        let same_text = self.entries.len() == after.entries.len()
            && self.entries.iter().zip(&after.entries).all(|(a, b)| same_to_analysis(a, b));
        let same = |wanted: fn(&Decision<UseAnchor>) -> bool| {
            self.decisions_by(wanted).eq(after.decisions_by(wanted))
        };
        let notes_alike = || {
            let corrections = |project: &Self| -> Vec<Vec<Correction>> {
                project.entries.iter().map(|entry| entry.corrections().to_vec()).collect()
            };
            same(|decision| matches!(decision, Decision::Remark(_)))
                && corrections(self) == corrections(after)
        };
        if !same_text || !same(|decision| matches!(decision, Decision::Passage(_))) {
            Work::Analyse
        } else if !same(|decision| matches!(decision, Decision::Quote(_) | Decision::Fact(_))) {
            Work::Decide
        } else if self.base() != after.base() || self.versions() != after.versions() {
            Work::Present
        } else if !notes_alike() {
            Work::Note
        } else {
            Work::Nothing
        }
    }

    /// The project after `change`. A change of what is not there leaves it as it is.
    #[must_use]
    pub fn apply(&self, change: &Change) -> Self {
        let mut after = self.clone();
        match change {
            Change::Add(versions) => {
                for version in versions {
                    let key = VersionKey(after.next_key);
                    after.next_key = after.next_key.saturating_add(1);
                    after.entries.push(Entry::new(key, Arc::clone(version), Vec::new()));
                }
            }
            Change::Remove(key) => {
                after.entries.retain(|entry| entry.key() != *key);
                after.base = after.base.filter(|base| base != key);
            }
            Change::Reorder(key, to) => after.reorder(*key, *to),
            Change::SetBase(key) => {
                if self.entry(*key).is_some() {
                    after.base = Some(*key);
                }
            }
            Change::Rename(key, label) => after.correct(*key, |_| {
                let label = label.trim();
                (!label.is_empty()).then(|| Correction::Label(label.to_owned()))
            }),
            Change::SetRole(key, index, role) => after.correct(*key, |entry| {
                let anchor = Anchor::at(&entry.as_read().article, *index)?;
                Some(Correction::Role(anchor, *role))
            }),
            Change::SetHeadline(key, headline) => {
                after.correct(*key, |_| Some(Correction::Headline(filled(headline))));
            }
            Change::SetByline(key, byline) => {
                after.correct(*key, |_| Some(Correction::Byline(filled(byline))));
            }
            Change::SetPublished(key, day) => {
                after.correct(*key, |_| Some(Correction::Published(*day)));
            }
            Change::SetOutlet(key, outlet) => {
                after.correct(*key, |_| Some(Correction::Outlet(filled(outlet))));
            }
            Change::ApplyRules(rules) => {
                after.entries.iter_mut().for_each(|entry| *entry = entry.ruled(rules));
            }
            Change::Reload(key, version) => {
                if let Some(entry) = after.entries.iter_mut().find(|entry| entry.key() == *key) {
                    let corrections = entry.corrections().to_vec();
                    *entry = Entry::new(*key, Arc::clone(version), corrections);
                }
            }
            Change::Decide(decision) => after.decide(decision, None),
            Change::DecideKnowing(decision, before) => after.decide(decision, Some(before)),
            Change::Uncorrect(key, correction) => {
                if let Some(entry) = after.entries.iter_mut().find(|entry| entry.key() == *key) {
                    let mut left = entry.corrections().to_vec();
                    left.retain(|old| old != correction.as_ref());
                    *entry = entry.with(left);
                }
            }
            Change::Restore(key) => after.decisions.retain(|decision| decision.key != *key),
        }
        if change.is_of_outlets() {
            entry::set_apart_repeated(&mut after.entries);
        }
        after
    }

    fn reorder(&mut self, key: VersionKey, to: usize) {
        let Some(from) = self.entries.iter().position(|entry| entry.key() == key) else { return };
        // The base is the user's choice of a text, not of a place.
        self.base = self.key(self.base());
        let entry = self.entries.remove(from);
        self.entries.insert(to.min(self.entries.len()), entry);
    }

    fn correct(&mut self, key: VersionKey, decide: impl FnOnce(&Entry) -> Option<Correction>) {
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.key() == key) else { return };
        if let Some(correction) = decide(entry) {
            *entry = entry.corrected_by(correction);
        }
    }

    /// What `change` is called in the Edit menu, after "Undo": "rename A".
    #[must_use]
    pub fn describe(&self, change: &Change) -> String {
        let letter = |key: VersionKey| {
            self.id(key).map_or_else(|| "a version".to_owned(), |id| id.to_string())
        };
        match change {
            Change::Add(versions) => match versions.len() {
                1 => "add a version".to_owned(),
                n => format!("add {n} versions"),
            },
            Change::Remove(key) => format!("remove {}", letter(*key)),
            Change::Rename(key, _) => format!("rename {}", letter(*key)),
            Change::Reorder(key, _) => format!("move {}", letter(*key)),
            Change::SetBase(key) => format!("compare with {}", letter(*key)),
            Change::SetRole(key, index, role) => {
                let paragraph = self.id(*key).map(|id| ParagraphId::new(id, *index as usize));
                let paragraph =
                    paragraph.map_or_else(|| "a paragraph".to_owned(), |id| id.to_string());
                format!("set role of {paragraph} to {}", role.name())
            }
            Change::SetHeadline(key, _) => format!("set headline of {}", letter(*key)),
            Change::SetByline(key, _) => format!("set byline of {}", letter(*key)),
            Change::SetPublished(key, _) => format!("set date of {}", letter(*key)),
            Change::SetOutlet(key, _) => format!("set outlet of {}", letter(*key)),
            Change::ApplyRules(rules) => match rules.list() {
                [rule] => format!("apply your rule for {}", rule.outlet),
                [] | [_, ..] => "apply your rules for outlets".to_owned(),
            },
            Change::Reload(key, _) => format!("read {} again", letter(*key)),
            Change::Decide(decision) | Change::DecideKnowing(decision, _) => {
                decisions::describe(decision)
            }
            Change::Uncorrect(key, correction) => {
                format!("restore the {} of {}", correction.subject(), letter(*key))
            }
            Change::Restore(key) => match self.decisions.iter().find(|d| d.key == *key) {
                Some(found) => format!("restore: {}", decisions::describe(&found.decision)),
                None => "restore a decision".to_owned(),
            },
        }
    }
}

/// Whether the analysis can't tell the two apart. It does not look at labels, headlines (their
/// words stand in a paragraph) and bylines.
fn same_to_analysis(a: &Entry, b: &Entry) -> bool {
    let (a, b) = (a.version(), b.version());
    let role_and_text = |p: &Paragraph, q: &Paragraph| p.role == q.role && p.text == q.text;
    Arc::ptr_eq(a, b)
        || a.article.published == b.article.published
            && a.article.outlet == b.article.outlet
            && a.article.language == b.article.language
            && a.article.paragraphs.len() == b.article.paragraphs.len()
            && a.article
                .paragraphs
                .iter()
                .zip(&b.article.paragraphs)
                .all(|(p, q)| role_and_text(p, q))
}

/// Without white space around; blank is none.
fn filled(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::{Article, Format, Source};

    /// A version with these paragraphs of body.
    pub(crate) fn version(label: &str, texts: &[&str]) -> Arc<Version> {
        Arc::new(Version {
            label: label.to_owned(),
            source: Source {
                path: None,
                file: format!("{label}.txt"),
                sha256: "0".repeat(64),
                format: Format::Text,
                encoding: "UTF-8".to_owned(),
            },
            article: Article {
                paragraphs: texts.iter().map(|text| Paragraph::new(Role::Body, *text)).collect(),
                ..Article::default()
            },
            warnings: Vec::new(),
        })
    }

    fn project() -> Project {
        Project::default().apply(&Change::Add(vec![
            version("one", &["a", "b"]),
            version("two", &["c"]),
            version("three", &["d"]),
        ]))
    }

    fn labels(project: &Project) -> Vec<&str> {
        project.entries().iter().map(|entry| entry.version().label.as_str()).collect()
    }

    #[test]
    fn keys_stay_when_versions_move() {
        let project = project();
        let key = project.key(VersionId(2)).expect("three versions");
        let moved = project.apply(&Change::Reorder(key, 0));
        assert_eq!(labels(&moved), ["three", "one", "two"]);
        assert_eq!(moved.id(key), Some(VersionId(0)));
        assert_eq!(moved.base(), VersionId(1), "the base goes along");
        assert_eq!(labels(&project.apply(&Change::Reorder(key, 99))), ["one", "two", "three"]);
    }

    #[test]
    fn removing_the_base_falls_back_to_the_first() {
        let project = project();
        let key = project.key(VersionId(1)).expect("three versions");
        let based = project.apply(&Change::SetBase(key));
        assert_eq!(based.base(), VersionId(1));
        assert_eq!(based.apply(&Change::Remove(key)).base(), VersionId(0));
    }

    #[test]
    fn a_blank_label_changes_nothing() {
        let project = project();
        let key = project.key(VersionId(0)).expect("three versions");
        assert_eq!(project.apply(&Change::Rename(key, "  ".to_owned())), project);
    }

    #[test]
    fn going_back_to_what_was_read_leaves_no_decision() {
        let project = project();
        let key = project.key(VersionId(0)).expect("three versions");
        let set = project.apply(&Change::SetRole(key, 1, Role::Caption));
        assert_eq!(set.entries()[0].version().article.paragraphs[1].role, Role::Caption);
        assert_eq!(set.apply(&Change::SetRole(key, 1, Role::Body)), project);
    }

    #[test]
    fn reading_again_keeps_decisions_and_lists_lost_ones() {
        let project = project();
        let key = project.key(VersionId(0)).expect("three versions");
        let set = project
            .apply(&Change::SetRole(key, 1, Role::Caption))
            .apply(&Change::SetRole(key, 0, Role::Subhead))
            .apply(&Change::Rename(key, "Paper".to_owned()));
        let reloaded = set.apply(&Change::Reload(key, version("one", &["new", "a", "B"])));
        let entry = &reloaded.entries()[0];
        assert_eq!(entry.version().label, "Paper");
        let roles: Vec<Role> = entry.version().article.paragraphs.iter().map(|p| p.role).collect();
        assert_eq!(roles, [Role::Body, Role::Subhead, Role::Body]);
        assert_eq!(entry.lost().len(), 1);
    }

    #[test]
    fn only_what_the_analysis_sees_is_analysed_again() {
        let project = project();
        let key = project.key(VersionId(1)).expect("three versions");
        let check = |change: Change, expected: Work| {
            assert_eq!(project.work_to(&project.apply(&change)), expected, "{change:?}");
        };
        check(Change::Rename(key, "two".to_owned()), Work::Nothing);
        check(Change::Rename(key, "Paper".to_owned()), Work::Present);
        check(Change::SetBase(key), Work::Present);
        check(Change::SetHeadline(key, Some("New".to_owned())), Work::Present);
        check(Change::SetRole(key, 0, Role::Boilerplate), Work::Analyse);
        check(Change::SetPublished(key, Some(Date::constant(2024, 5, 1))), Work::Analyse);
        check(Change::Reorder(key, 0), Work::Analyse);
        check(Change::Remove(key), Work::Analyse);
    }

    #[test]
    fn a_headline_marked_by_hand_becomes_the_headline() {
        let project = project();
        let key = project.key(VersionId(0)).expect("three versions");
        let marked = project.apply(&Change::SetRole(key, 0, Role::Headline));
        assert_eq!(marked.entries()[0].version().article.headline.as_deref(), Some("a"));
        let typed = marked.apply(&Change::SetHeadline(key, Some("Typed".to_owned())));
        assert_eq!(typed.entries()[0].version().article.headline.as_deref(), Some("Typed"));
    }

    #[test]
    fn changes_have_names() {
        let project = project();
        let key = project.key(VersionId(0)).expect("three versions");
        let name = |change| project.describe(&change);
        assert_eq!(name(Change::Rename(key, String::new())), "rename A");
        assert_eq!(name(Change::SetRole(key, 2, Role::Caption)), "set role of A3 to caption");
    }
}
