//! The open story as the user sees it on disk: its history, where it is saved, and what could not
//! be read.

use super::state::AfterSaving;
use crate::jobs::Failure;
use crate::project::{History, Project, VersionKey};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The open story.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The project and all that was done to it.
    pub history: History,
    /// Where it is saved.
    pub path: Option<PathBuf>,
    /// Files that could not be read.
    pub failures: Vec<Failure>,
    /// What to do once it is saved.
    pub after_saving: Option<AfterSaving>,
    /// Versions without a date that the user was asked about.
    pub asked_for_date: BTreeSet<VersionKey>,
}

impl Document {
    /// A story from a file.
    #[must_use]
    pub(crate) fn opened(project: Project, path: PathBuf) -> Self {
        // A saved story was asked about when its files were opened.
        let asked_for_date = project.entries().iter().map(|entry| entry.key()).collect();
        Self {
            history: History::opened(project),
            path: Some(path),
            asked_for_date,
            ..Self::default()
        }
    }

    /// A story from a draft: it stands in no file.
    #[must_use]
    pub(crate) fn recovered(project: Project) -> Self {
        Self { history: History::unsaved(project), ..Self::default() }
    }

    /// The project now.
    #[must_use]
    pub(crate) fn project(&self) -> &Project {
        self.history.project()
    }

    /// What the story is called: after its file, else after its base's headline.
    #[must_use]
    pub(crate) fn name(&self) -> String {
        if let Some(stem) = self.path.as_deref().and_then(Path::file_stem) {
            return stem.to_string_lossy().into_owned();
        }
        let project = self.project();
        let base = project.entries().get(project.base().index());
        base.and_then(|entry| entry.version().article.headline.clone())
            .unwrap_or_else(|| "Untitled story".to_owned())
    }

    /// The title of the window, with a mark for unsaved changes.
    #[must_use]
    pub(crate) fn title(&self) -> String {
        if self.project().is_empty() && self.path.is_none() {
            return "Tellings".to_owned();
        }
        let mark = if self.history.is_unsaved() { "● " } else { "" };
        format!("{mark}{} – Tellings", self.name())
    }

    /// The versions without a date that the user was not asked about yet.
    #[must_use]
    pub(crate) fn undated(&self) -> Vec<VersionKey> {
        self.project()
            .entries()
            .iter()
            .filter(|entry| entry.version().article.published.is_none())
            .map(|entry| entry.key())
            .filter(|key| !self.asked_for_date.contains(key))
            .collect()
    }

    /// Where to suggest that a file with this ending be written: beside the story, else beside the
    /// first version.
    #[must_use]
    pub(crate) fn suggested_path(&self, extension: &str) -> PathBuf {
        if let Some(path) = &self.path {
            return path.with_extension(extension);
        }
        let first = self.project().entries().iter().find_map(|entry| {
            let path = entry.version().source.path.as_deref()?;
            path.parent().map(Path::to_owned)
        });
        first.unwrap_or_default().join(format!("story.{extension}"))
    }
}
