//! Undo: the changes since the project was opened, and how many of them are in force.

use super::{Change, Project};

/// A project with all that was done to it. Undo moves the cursor back and replays what is left.
#[derive(Clone, Debug, Default)]
pub struct History {
    origin: Project,
    entries: Vec<Done>,
    cursor: usize,
    /// The cursor at the last save; `None` where that state can't be reached any more.
    saved_cursor: Option<usize>,
    current: Project,
}

#[derive(Clone, Debug)]
struct Done {
    change: Change,
    label: String,
}

impl History {
    /// A history that begins with `project` as it stands in a file.
    #[must_use]
    pub fn opened(project: Project) -> Self {
        Self {
            origin: project.clone(),
            entries: Vec::new(),
            cursor: 0,
            saved_cursor: Some(0),
            current: project,
        }
    }

    /// A history that begins with `project`, which stands in no file.
    #[must_use]
    pub fn unsaved(project: Project) -> Self {
        Self { saved_cursor: None, ..Self::opened(project) }
    }

    /// The project now.
    #[must_use]
    pub fn project(&self) -> &Project {
        &self.current
    }

    /// Changes the project. What was undone before is forgotten. Returns whether anything changed;
    /// a change that changes nothing leaves no trace.
    pub fn change(&mut self, change: Change) -> bool {
        let after = self.current.apply(&change);
        if after == self.current {
            return false;
        }
        let label = self.current.describe(&change);
        self.entries.truncate(self.cursor);
        if self.saved_cursor.is_some_and(|saved| saved > self.cursor) {
            self.saved_cursor = None;
        }
        self.entries.push(Done { change, label });
        self.cursor += 1;
        self.current = after;
        true
    }

    /// Takes the last change back, if there is one.
    pub fn undo(&mut self) -> bool {
        let Some(cursor) = self.cursor.checked_sub(1) else { return false };
        self.cursor = cursor;
        self.current = self
            .entries
            .iter()
            .take(cursor)
            .fold(self.origin.clone(), |project, done| project.apply(&done.change));
        true
    }

    /// Does again what was taken back last, if there is something.
    pub fn redo(&mut self) -> bool {
        let Some(done) = self.entries.get(self.cursor) else { return false };
        self.current = self.current.apply(&done.change);
        self.cursor += 1;
        true
    }

    /// What undo would take back: "rename A".
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.entries.get(self.cursor.checked_sub(1)?).map(|done| done.label.as_str())
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.entries.get(self.cursor).map(|done| done.label.as_str())
    }

    /// A mark of the state now, to be given to [`History::saved`] once it is in a file.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Notes that the state marked `cursor` is in the file. `project` is what was written: where
    /// another state has taken that place meanwhile, nothing is noted.
    pub fn saved(&mut self, cursor: usize, project: &Project) {
        let state = self
            .entries
            .iter()
            .take(cursor)
            .fold(self.origin.clone(), |project, done| project.apply(&done.change));
        if cursor <= self.entries.len() && state == *project {
            self.saved_cursor = Some(cursor);
        }
    }

    /// Whether there is something that would be lost. Files that were opened in one go and left as
    /// they are would not: to open them again is one step, too.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        if self.has_only_opened_files() {
            return false;
        }
        self.saved_cursor != Some(self.cursor)
            && !(self.entries.is_empty() && self.current.is_empty())
    }
}

impl History {
    fn has_only_opened_files(&self) -> bool {
        let mut done = self.entries.iter().take(self.cursor);
        let first = done.next().map(|done| &done.change);
        let opened = match first {
            Some(Change::Add(versions)) => versions.iter().all(|v| v.source.path.is_some()),
            Some(_) | None => false,
        };
        opened && done.next().is_none() && self.origin.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::version;
    use super::*;
    use crate::article::{Date, Role};
    use crate::project::VersionKey;
    use proptest::prelude::*;

    fn any_change() -> impl Strategy<Value = Change> {
        let key = || (0_u32..5).prop_map(VersionKey);
        let text = || proptest::option::of("[a-c ]{0,3}");
        prop_oneof![
            "[a-z]{1,4}".prop_map(|label| Change::Add(vec![version(&label, &["a", "b"])])),
            key().prop_map(Change::Remove),
            (key(), "[a-z ]{0,4}").prop_map(|(key, label)| Change::Rename(key, label)),
            (key(), 0_usize..6).prop_map(|(key, to)| Change::Reorder(key, to)),
            key().prop_map(Change::SetBase),
            (key(), 0_u32..3, 0_usize..Role::ALL.len())
                .prop_map(|(key, index, role)| Change::SetRole(key, index, Role::ALL[role])),
            (key(), text()).prop_map(|(key, text)| Change::SetHeadline(key, text)),
            (key(), text()).prop_map(|(key, text)| Change::SetByline(key, text)),
            (key(), 1_i8..28).prop_map(|(key, day)| Change::SetPublished(
                key,
                Some(Date::constant(2024, 2, day))
            )),
            key().prop_map(|key| Change::Reload(key, version("again", &["b", "x", "a"]))),
        ]
    }

    proptest! {
        #[test]
        fn undo_then_redo_is_identity(
            changes in proptest::collection::vec(any_change(), 1..20),
            back in 0_usize..20,
        ) {
            let mut history = History::default();
            let mut states = vec![history.project().clone()];
            for change in changes {
                if history.change(change) {
                    states.push(history.project().clone());
                }
            }
            let back = back.min(states.len() - 1);
            for step in 1..=back {
                prop_assert!(history.undo());
                prop_assert_eq!(history.project(), &states[states.len() - 1 - step]);
            }
            for step in (0..back).rev() {
                prop_assert!(history.redo());
                prop_assert_eq!(history.project(), &states[states.len() - 1 - step]);
            }
            prop_assert!(!history.redo());
        }
    }

    #[test]
    fn the_unsaved_mark_follows_undo() {
        let mut history = History::default();
        assert!(!history.is_unsaved(), "an empty story is nothing to save");
        history.change(Change::Add(vec![version("one", &["a"])]));
        assert!(history.is_unsaved());
        history.saved(history.cursor(), &history.project().clone());
        assert!(!history.is_unsaved());
        history.change(Change::Rename(VersionKey(0), "Paper".to_owned()));
        assert!(history.is_unsaved());
        history.undo();
        assert!(!history.is_unsaved());
        history.undo();
        history.change(Change::Add(vec![version("two", &["a"])]));
        assert!(history.is_unsaved(), "the saved state can't be reached any more");
        history.undo();
        assert!(history.is_unsaved());
    }

    #[test]
    fn files_that_were_only_opened_are_nothing_to_save() {
        let mut file = (*version("one", &["a"])).clone();
        file.source.path = Some("one.txt".into());
        let mut history = History::default();
        history.change(Change::Add(vec![std::sync::Arc::new(file.clone())]));
        assert!(!history.is_unsaved());
        history.change(Change::Rename(VersionKey(0), "Paper".to_owned()));
        assert!(history.is_unsaved());
        history.undo();
        assert!(!history.is_unsaved());
        history.change(Change::Add(vec![std::sync::Arc::new(file)]));
        assert!(history.is_unsaved(), "it was put together from several places");
    }

    #[test]
    fn a_save_that_ends_after_another_change_marks_what_it_wrote() {
        let mut history = History::default();
        history.change(Change::Add(vec![version("one", &["a"])]));
        let (cursor, written) = (history.cursor(), history.project().clone());
        history.undo();
        history.change(Change::Add(vec![version("two", &["a"])]));
        history.saved(cursor, &written);
        assert!(history.is_unsaved(), "another state has taken its place");
    }

    #[test]
    fn a_change_of_nothing_leaves_no_trace() {
        let mut history = History::default();
        history.change(Change::Add(vec![version("one", &["a"])]));
        assert!(!history.change(Change::Rename(VersionKey(0), "one".to_owned())));
        assert_eq!(history.undo_label(), Some("add a version"));
    }
}
