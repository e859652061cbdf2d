//! All file IO of the program: loading, listing folders, saving so that nothing is ever half written.
#![expect(clippy::disallowed_methods, reason = "the one module that may touch the disk")]

mod folders;

pub use folders::{Gathered, gather, is_companion};

use std::fs;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What went wrong on disk.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or folder could not be read.
    #[error("Could not read this: {why}: {path}", path = path.display())]
    Load {
        /// Which.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// A file is too large to load.
    #[error("This file is larger than {limit} MB and was not read: {path}", path = path.display())]
    TooLarge {
        /// Which.
        path: PathBuf,
        /// The limit in megabytes.
        limit: usize,
    },
    /// A file could not be written; what was there before is untouched.
    #[error("Could not save, and nothing was changed: {why}: {path}", path = path.display())]
    Save {
        /// Which.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
}

/// The bytes of a file, at most `limit` of them.
///
/// # Errors
/// [`StoreError::Load`] where it can't be read, [`StoreError::TooLarge`] where it has more bytes.
pub fn load(path: &Path, limit: usize) -> Result<Vec<u8>, StoreError> {
    let failed = |why| StoreError::Load { path: path.to_owned(), why };
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > limit {
        return Err(StoreError::TooLarge { path: path.to_owned(), limit: limit / 1024 / 1024 });
    }
    Ok(bytes)
}

/// `paths` with every folder replaced by the files in it, by name, hidden ones left out. Not
/// recursive.
///
/// # Errors
/// [`StoreError::Load`] for a folder that can't be listed.
pub fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, StoreError> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(
                files_in(path).map_err(|why| StoreError::Load { path: path.clone(), why })?,
            );
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !hidden && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Writes `bytes` to `path` by way of a temporary file beside it, so that a crash leaves either the
/// old file or the new one. Where `path` is a link, the file that it points to is replaced.
///
/// # Errors
/// [`StoreError::Save`]; the old file is then untouched.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace(&target(path), bytes).map_err(|why| StoreError::Save { path: path.to_owned(), why })
}

/// As [`save`], and what was there before is kept beside it, under [`backup_path`].
///
/// # Errors
/// [`StoreError::Save`]; the old file is then untouched.
pub fn save_with_backup(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |why| StoreError::Save { path: path.to_owned(), why };
    let target = target(path);
    match fs::read(&target) {
        Ok(before) => replace(&backup_path(&target), &before).map_err(failed)?,
        Err(why) if why.kind() == io::ErrorKind::NotFound => {}
        Err(why) => return Err(failed(why)),
    }
    replace(&target, bytes).map_err(failed)
}

/// The name under which settings, drafts and rules are kept on this machine.
pub const APP_ID: &str = "tellings";

/// The folder for what the program keeps from one day to the next, as the window's library has it, so that
/// commands without a window find the same; `None` where the system names none.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    let home = std::env::home_dir;
    if cfg!(target_os = "windows") {
        std::env::var_os("APPDATA").map(|roaming| Path::new(&roaming).join(APP_ID).join("data"))
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support").join(APP_ID))
    } else {
        let told = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
        let folder = told.filter(|path| path.is_absolute());
        folder.or_else(|| home().map(|home| home.join(".local/share"))).map(|f| f.join(APP_ID))
    }
}

/// Where the backup of a file stands: its name with `.bak` after it.
#[must_use]
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".bak");
    PathBuf::from(name)
}

/// Removes a file that may not be there.
///
/// # Errors
/// [`StoreError::Save`] where it is there and stays.
pub fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::Save { path: path.to_owned(), why })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Makes a folder and those above it, where they are not there.
///
/// # Errors
/// [`StoreError::Save`] where it can't be made.
pub fn make_folder(path: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(path).map_err(|why| StoreError::Save { path: path.to_owned(), why })
}

/// The folders in `folder`, by name, hidden ones left out; none where it can't be listed.
#[must_use]
pub fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut folders: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// What tells, without reading it, whether a file was written since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

/// The stamp of a file; `None` where there is none.
#[must_use]
pub fn stamp(path: &Path) -> Option<Stamp> {
    let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Stamp { bytes: about.len(), modified: about.modified().ok() })
}

/// How long ago a file was written, where the system tells.
#[must_use]
pub fn age(path: &Path) -> Option<Duration> {
    fs::metadata(path).ok()?.modified().ok()?.elapsed().ok()
}

/// Whether something stands at `path`.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn target(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_not_there_yet| path.to_owned())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = temporary_in(folder_of(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// A temporary file with the rights of any new file. By itself, a temporary file could be read by
/// its owner only, and so could the report that it becomes.
fn temporary_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tellings-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// The unsaved story of one running program, kept where the next start finds it after a crash.
/// A lock tells whether the program that wrote it still runs.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    lock: fs::File,
}

/// The ending of drafts.
const DRAFT: &str = "draft";

/// The ending of the locks beside them.
const LOCK: &str = "lock";

impl Draft {
    /// A new draft in `folder`, which is made where it is missing. Nothing is written yet.
    ///
    /// # Errors
    /// [`StoreError::Save`] where the folder can't be written to.
    pub fn new_in(folder: &Path) -> Result<Self, StoreError> {
        let failed = |why| StoreError::Save { path: folder.to_owned(), why };
        fs::create_dir_all(folder).map_err(failed)?;
        let lock = tempfile::Builder::new()
            .prefix("story-")
            .suffix(&format!(".{LOCK}"))
            .tempfile_in(folder)
            .map_err(failed)?;
        let (lock, path) = lock.keep().map_err(|e| failed(e.error))?;
        lock.lock().map_err(failed)?;
        Ok(Self { path: path.with_extension(DRAFT), lock })
    }

    /// Notes the file of the story, which the next start gives back to it.
    ///
    /// # Errors
    /// [`StoreError::Save`] where it can't be written.
    pub fn note(&mut self, story: Option<&Path>) -> Result<(), StoreError> {
        let name = story.map(|path| path.as_os_str().as_encoded_bytes()).unwrap_or_default();
        let written = self
            .lock
            .set_len(0)
            .and_then(|()| self.lock.rewind())
            .and_then(|()| self.lock.write_all(name));
        written.map_err(|why| StoreError::Save { path: self.path.clone(), why })
    }

    /// Where its words stand.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Removes it and its lock: the story is saved, or was let go.
    ///
    /// # Errors
    /// [`StoreError::Save`] where it stays.
    pub fn discard(self) -> Result<(), StoreError> {
        remove(&self.path)?;
        remove(&self.path.with_extension(LOCK))
    }
}

/// The drafts in `folder` whose program runs no more, oldest name first. Locks without a draft are
/// cleared away.
#[must_use]
pub fn abandoned_drafts(folder: &Path) -> Vec<PathBuf> {
    let Ok(files) = files_in(folder) else { return Vec::new() };
    let mut drafts = Vec::new();
    for lock in files.iter().filter(|path| path.extension().is_some_and(|e| e == LOCK)) {
        let Ok(file) = fs::File::open(lock) else { continue };
        if file.try_lock().is_err() {
            continue;
        }
        let draft = lock.with_extension(DRAFT);
        if draft.is_file() {
            drafts.push(draft);
        } else if remove(lock).is_err() {
            continue;
        }
    }
    drafts
}

/// The file of the story that an abandoned draft belongs to, where it had one.
#[must_use]
pub fn story_of_draft(draft: &Path) -> Option<PathBuf> {
    let name = load(&draft.with_extension(LOCK), MAX_NAME).ok()?;
    let name = String::from_utf8(name).ok().filter(|name| !name.is_empty())?;
    Some(PathBuf::from(name))
}

/// Longer names of files are not noted, in bytes; no system has any.
const MAX_NAME: usize = 32 * 1024;

/// Removes an abandoned draft and its lock.
///
/// # Errors
/// [`StoreError::Save`] where it stays.
pub fn remove_draft(draft: &Path) -> Result<(), StoreError> {
    remove(draft)?;
    remove(&draft.with_extension(LOCK))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saving_keeps_one_backup_and_no_litter() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("story.tellings");
        for words in ["one", "two", "three"] {
            save_with_backup(&path, words.as_bytes()).expect("saved");
        }
        assert_eq!(load(&path, 100).expect("loaded"), b"three");
        assert_eq!(load(&backup_path(&path), 100).expect("loaded"), b"two");
        assert_eq!(files_in(folder.path()).expect("listed").len(), 2);
    }

    #[test]
    fn a_failed_save_changes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("missing").join("story.tellings");
        let message = save(&path, b"x").expect_err("no such folder").to_string();
        assert!(message.starts_with("Could not save, and nothing was changed"), "{message}");
        assert!(message.ends_with("story.tellings"), "{message}");
    }

    #[test]
    fn a_file_over_the_limit_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("long.txt");
        save(&path, b"12345").expect("saved");
        assert!(load(&path, 5).is_ok());
        assert!(matches!(load(&path, 4), Err(StoreError::TooLarge { .. })));
    }

    #[test]
    fn a_draft_is_abandoned_only_when_its_program_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut draft = Draft::new_in(folder.path()).expect("a draft");
        draft.note(Some(Path::new("/a longer name/mine.tellings"))).expect("noted");
        draft.note(Some(Path::new("/news/mine.tellings"))).expect("noted");
        save(draft.path(), b"words").expect("saved");
        assert!(abandoned_drafts(folder.path()).is_empty(), "it is still in use");
        let path = draft.path().to_owned();
        drop(draft);
        assert_eq!(abandoned_drafts(folder.path()), std::slice::from_ref(&path));
        assert_eq!(story_of_draft(&path).as_deref(), Some(Path::new("/news/mine.tellings")));
        remove_draft(&path).expect("removed");
        assert!(files_in(folder.path()).expect("listed").is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_saved_file_can_be_read_by_those_who_may_read_any_new_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.json");
        save(&path, b"x").expect("saved");
        let plain = folder.path().join("plain.json");
        fs::write(&plain, b"x").expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode();
        assert_eq!(mode(&path), mode(&plain));
    }
}
