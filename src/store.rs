//! All file IO of the program: loading, listing folders, saving so that nothing is ever half written.
#![expect(clippy::disallowed_methods, reason = "the one module that may touch the disk")]

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

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
/// old file or the new one.
///
/// # Errors
/// [`StoreError::Save`]; the old file is then untouched.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |why| StoreError::Save { path: path.to_owned(), why };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    Ok(())
}
