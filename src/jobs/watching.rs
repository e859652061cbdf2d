//! Whether the files of the versions are still as they were read. Size and time of writing are asked
//! first; only a file whose stamp is another is read again.

use super::{Event, Jobs, Message, guarded};
use crate::project::VersionKey;
use crate::store::Stamp;
use crate::{read, store};
use std::path::{Path, PathBuf};

/// How a file stands to what was read of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OnDisk {
    /// It has the same bytes.
    Same,
    /// It has others, known by this SHA-256.
    Changed(String),
    /// It is not at its place any more.
    Gone,
}

/// A file as it was last seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The version that was read from it.
    pub key: VersionKey,
    /// Where it stands.
    pub path: PathBuf,
    /// SHA-256 of what was read.
    pub sha256: String,
    /// Its stamp, once it was looked at.
    pub stamp: Option<Stamp>,
    /// How it stood then.
    pub on_disk: OnDisk,
    /// Whether it was ever there since the story was opened.
    pub was_there: bool,
}

impl Seen {
    /// A file that was not looked at yet.
    #[must_use]
    pub fn new(key: VersionKey, path: &Path, sha256: &str) -> Self {
        Self {
            key,
            path: path.to_owned(),
            sha256: sha256.to_owned(),
            stamp: None,
            on_disk: OnDisk::Same,
            was_there: false,
        }
    }

    /// Looks at it again. A file that can't be read is left as it was seen last.
    #[must_use]
    fn again(mut self) -> Self {
        let stamp = store::stamp(&self.path);
        if stamp.is_some() && stamp == self.stamp {
            return self;
        }
        let Some(stamp) = stamp else {
            self.stamp = None;
            self.on_disk = OnDisk::Gone;
            return self;
        };
        if let Ok(bytes) = store::load(&self.path, read::MAX_BYTES) {
            let found = read::sha256(&bytes);
            self.on_disk = if found == self.sha256 { OnDisk::Same } else { OnDisk::Changed(found) };
            self.was_there = true;
            self.stamp = Some(stamp);
        }
        self
    }
}

impl Jobs {
    /// Looks at files again, one look at a time. Its end is an [`Event::LookedAt`]; nothing waits
    /// for it, and nobody is told that it is under way.
    pub fn look_at(&mut self, files: Vec<Seen>) {
        if self.looking || files.is_empty() {
            return;
        }
        self.looking = true;
        self.spawn("sources", move || {
            let before = files.clone();
            let after = guarded(|| files.into_iter().map(Seen::again).collect());
            Message::Event(Event::LookedAt(after.unwrap_or(before)))
        });
    }

    /// Whether files are being looked at.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.looking
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_the_same_changed_gone_and_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("courier.txt");
        let write = |words: &str| store::save(&path, words.as_bytes()).expect("written");
        write("one");
        let seen = Seen::new(VersionKey(0), &path, &read::sha256(b"one")).again();
        assert_eq!((&seen.on_disk, seen.was_there), (&OnDisk::Same, true));
        write("another");
        let seen = seen.again();
        assert_eq!(seen.on_disk, OnDisk::Changed(read::sha256(b"another")));
        store::remove(&path).expect("removed");
        let seen = seen.again();
        assert_eq!(seen.on_disk, OnDisk::Gone);
        write("one");
        assert_eq!(seen.again().on_disk, OnDisk::Same);
    }

    #[test]
    fn a_file_that_was_never_there_is_told_apart_from_one_that_went() {
        let seen = Seen::new(VersionKey(0), Path::new("/nowhere/at-all.txt"), "").again();
        assert_eq!((seen.on_disk, seen.was_there), (OnDisk::Gone, false));
    }
}
