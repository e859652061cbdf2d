//! How the files of the open versions stand to what was read of them, and what of it the user has
//! been told and wants to hear no more about.

use crate::jobs::{OnDisk, Seen};
use crate::project::{Project, VersionKey};
use std::collections::BTreeSet;
use std::path::Path;

/// The files of the versions as they were last seen.
#[derive(Debug, Default)]
pub(crate) struct Files {
    seen: Vec<Seen>,
    left: BTreeSet<(VersionKey, OnDisk)>,
    looked: Option<f64>,
}

/// Something to tell about the file of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct News<'a> {
    /// The version.
    pub(crate) key: VersionKey,
    /// Its file.
    pub(crate) path: &'a Path,
    /// How it stands.
    pub(crate) on_disk: &'a OnDisk,
}

impl Files {
    /// What to look at now: the files of the versions, with what was seen of them before.
    #[must_use]
    pub(crate) fn to_look_at(&self, project: &Project) -> Vec<Seen> {
        let entries = project.entries().iter();
        entries
            .filter_map(|entry| {
                let source = &entry.as_read().source;
                let path = source.path.as_deref()?;
                let known = self.seen(entry.key()).filter(|seen| seen.path == path);
                Some(match known {
                    Some(seen) if seen.sha256 == source.sha256 => seen.clone(),
                    Some(seen) => Seen {
                        was_there: seen.was_there,
                        ..Seen::new(entry.key(), path, &source.sha256)
                    },
                    None => Seen::new(entry.key(), path, &source.sha256),
                })
            })
            .collect()
    }

    fn seen(&self, key: VersionKey) -> Option<&Seen> {
        self.seen.iter().find(|seen| seen.key == key)
    }

    /// Takes in what was seen.
    pub(crate) fn looked_at(&mut self, seen: Vec<Seen>) {
        self.seen = seen;
    }

    /// Whether `seconds` have passed since files were last looked at; if so, they are now.
    pub(crate) fn is_due(&mut self, now: f64, seconds: f64) -> bool {
        let due = self.looked.is_none_or(|looked| now - looked >= seconds);
        if due {
            self.looked = Some(now);
        }
        due
    }

    /// What to tell, in the order of the versions: files that have changed since they were read, and
    /// files that went while the story was open. A story from another machine has no files here, and
    /// nothing is said of them.
    #[must_use]
    pub(crate) fn news(&self, project: &Project) -> Vec<News<'_>> {
        let entries = project.entries().iter();
        entries
            .filter_map(|entry| {
                let seen = self.seen(entry.key())?;
                let source = &entry.as_read().source;
                let still = source.path.as_deref() == Some(seen.path.as_path())
                    && source.sha256 == seen.sha256;
                let told = self.left.contains(&(seen.key, seen.on_disk.clone()));
                let matters = match &seen.on_disk {
                    OnDisk::Same => false,
                    OnDisk::Changed(_) => true,
                    OnDisk::Gone => seen.was_there,
                };
                (still && matters && !told).then_some(News {
                    key: seen.key,
                    path: &seen.path,
                    on_disk: &seen.on_disk,
                })
            })
            .collect()
    }

    /// Says no more of what there is to tell now. A file that changes once more is told again.
    pub(crate) fn leave(&mut self, project: &Project) {
        let told: Vec<_> =
            self.news(project).iter().map(|news| (news.key, news.on_disk.clone())).collect();
        self.left.extend(told);
    }

    /// Whether the file of a version was looked for and is not there.
    #[must_use]
    pub(crate) fn is_gone(&self, key: VersionKey) -> bool {
        self.seen(key).is_some_and(|seen| seen.on_disk == OnDisk::Gone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Change;
    use crate::project::tests::version;
    use std::path::PathBuf;
    use std::sync::Arc;

    fn project() -> Project {
        let mut one = (*version("one", &["a"])).clone();
        one.source.path = Some(PathBuf::from("/news/one.txt"));
        "read".clone_into(&mut one.source.sha256);
        Project::default().apply(&Change::Add(vec![Arc::new(one)]))
    }

    fn seen(files: &Files, project: &Project, on_disk: OnDisk, was_there: bool) -> Vec<Seen> {
        let files = files.to_look_at(project).into_iter();
        files.map(|one| Seen { on_disk: on_disk.clone(), was_there, ..one }).collect()
    }

    #[test]
    fn a_change_is_told_until_it_is_left_and_told_again_when_it_changes_once_more() {
        let (mut files, project) = (Files::default(), project());
        let changed = |sha: &str| OnDisk::Changed(sha.to_owned());
        let mut check = |on_disk: OnDisk, was_there: bool, expected: usize| {
            files.looked_at(seen(&files, &project, on_disk, was_there));
            assert_eq!(files.news(&project).len(), expected);
            files.leave(&project);
            assert!(files.news(&project).is_empty());
        };
        check(OnDisk::Same, true, 0);
        check(changed("x"), true, 1);
        check(changed("x"), true, 0);
        check(changed("y"), true, 1);
        check(OnDisk::Gone, true, 1);
    }

    #[test]
    fn nothing_is_said_of_files_that_were_never_here() {
        let (mut files, project) = (Files::default(), project());
        files.looked_at(seen(&files, &project, OnDisk::Gone, false));
        assert!(files.news(&project).is_empty());
        assert!(files.is_gone(project.entries()[0].key()));
    }

    #[test]
    fn files_are_looked_at_every_so_many_seconds() {
        let mut files = Files::default();
        let asked = [0.0, 1.0, 4.9, 5.0, 6.0].map(|now| files.is_due(now, 5.0));
        assert_eq!(asked, [true, false, false, true, false]);
    }
}
