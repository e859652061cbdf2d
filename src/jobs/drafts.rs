//! The safety net: what is unsaved is kept in a draft, and what an earlier run left behind is told
//! by its name, its versions and its age.

use super::{Event, Jobs, Message, guarded};
use crate::project::Project;
use crate::store::{self, Draft};
use crate::{session, store::StoreError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// What is looked for on disk when the program starts.
#[derive(Debug)]
pub enum Found {
    /// Folders with sample stories.
    Samples(Vec<PathBuf>),
    /// Unsaved stories of a program that crashed.
    Drafts(Vec<LeftBehind>),
    /// Stories that are not where they were.
    Missing(Vec<PathBuf>),
}

/// An unsaved story that an earlier run left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftBehind {
    /// The draft.
    pub path: PathBuf,
    /// The file of the story, where it was ever saved.
    pub story: Option<PathBuf>,
    /// The headline of its first version.
    pub headline: Option<String>,
    /// What its versions are called.
    pub labels: Vec<String>,
    /// How long before it was found it was written.
    pub age: Option<Duration>,
    /// Why it can't be read, where it can't.
    pub damage: Option<String>,
}

impl LeftBehind {
    fn at(path: PathBuf) -> Self {
        let (story, age) = (store::story_of_draft(&path), store::age(&path));
        let found = Self { story, age, ..Self::default() };
        let project = guarded(|| {
            let bytes =
                store::load(&path, session::MAX_BYTES).map_err(|error| error.to_string())?;
            session::read(&bytes).map_err(|error| error.to_string())
        });
        match project.and_then(|project| project) {
            Ok(project) => {
                let versions = project.entries().iter().map(|entry| entry.version());
                Self {
                    headline: versions.clone().find_map(|one| one.article.headline.clone()),
                    labels: versions.map(|version| version.label.clone()).collect(),
                    path,
                    ..found
                }
            }
            Err(why) => Self { damage: Some(why), path, ..found },
        }
    }
}

/// The stories that earlier runs left behind unsaved in `folder`.
#[must_use]
pub fn left_behind(folder: &Path) -> Vec<LeftBehind> {
    store::abandoned_drafts(folder).into_iter().map(LeftBehind::at).collect()
}

impl Jobs {
    /// Keeps an unsaved project in `folder`, where the next start finds it after a crash, with the
    /// file of the `story`, where it has one.
    pub fn save_draft(&mut self, folder: PathBuf, story: Option<PathBuf>, project: Project) {
        let slot = Arc::clone(&self.draft);
        self.write(move || {
            let outcome = guarded(|| {
                let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
                let draft = match &mut *slot {
                    Some(draft) => draft,
                    empty => empty.insert(Draft::new_in(&folder)?),
                };
                draft.note(story.as_deref())?;
                store::save(draft.path(), &session::write(&project))
            });
            let outcome = outcome.and_then(|kept| kept.map_err(|why: StoreError| why.to_string()));
            match outcome {
                Ok(()) => Message::Written,
                Err(why) => Message::Event(Event::NotKept(why)),
            }
        });
    }

    /// Removes the draft: the story is saved, or was let go.
    pub fn discard_draft(&mut self) {
        if self.writer.is_none() {
            return;
        }
        let slot = Arc::clone(&self.draft);
        self.write(move || {
            let draft = slot.lock().unwrap_or_else(PoisonError::into_inner).take();
            drop(draft.map(Draft::discard));
            Message::Written
        });
    }

    /// Removes a draft that an earlier run left behind.
    pub fn remove_abandoned_draft(&mut self, path: PathBuf) {
        self.write(move || {
            drop(store::remove_draft(&path));
            Message::Written
        });
    }
}
