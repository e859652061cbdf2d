//! Reading several files at once: one job a file, a few at a time, results in the order asked.

use super::{Event, Jobs, Message, Progress, guarded};
use crate::article::{Format, Version};
use crate::project::VersionKey;
use crate::read::outlets::OutletKey;
use crate::read::rules::Rules;
use crate::{read, session, store};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// Reads one file: what it says, or why not, in words that end with the path.
pub type Reader = Arc<dyn Fn(&Path) -> Result<Version, String> + Send + Sync>;

/// What the system's clipboard holds as HTML and as plain words; asked on a thread of its own, as the
/// program that holds it may take its time.
#[derive(Clone)]
pub struct Clipboard(Arc<dyn Fn() -> Option<(String, String)> + Send + Sync>);

impl Clipboard {
    /// A clipboard that `read` reads: the HTML, then the plain words.
    pub fn new(read: impl Fn() -> Option<(String, String)> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// The HTML of these words; `None` where they were edited or the clipboard has other words by now.
    #[must_use]
    pub fn html_of(&self, words: &str) -> Option<String> {
        let (html, plain) = (self.0)()?;
        let same = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        (!html.trim().is_empty() && same(&plain) == same(words)).then_some(html)
    }
}

impl std::fmt::Debug for Clipboard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clipboard")
    }
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which.
    pub path: PathBuf,
    /// Why, in words that end with the path.
    pub why: String,
}

/// Where a file of a batch stands.
#[derive(Clone, Debug, PartialEq)]
pub enum FileState {
    /// Its turn has not come.
    Waiting,
    /// It is being read.
    Reading,
    /// It was read.
    Read(Arc<Version>),
    /// It could not be.
    Failed(String),
}

/// Files that were asked for together.
#[derive(Debug)]
pub struct Batch {
    id: u64,
    files: Vec<(PathBuf, FileState)>,
    passed_over: Vec<PathBuf>,
    listed: bool,
}

impl Batch {
    /// The files and where each stands.
    #[must_use]
    pub fn files(&self) -> &[(PathBuf, FileState)] {
        &self.files
    }

    fn is_done(&self) -> bool {
        self.listed
            && self.files.iter().all(|(_, state)| match state {
                FileState::Waiting | FileState::Reading => false,
                FileState::Read(_) | FileState::Failed(_) => true,
            })
    }
}

/// Reads one file from disk.
///
/// # Errors
/// In words for the user, the path last.
pub fn read_file(path: &Path) -> Result<Version, String> {
    let bytes = store::load(path, read::MAX_BYTES).map_err(|error| error.to_string())?;
    let name = path
        .file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let mut version =
        read::read(&name, &bytes).map_err(|error| format!("{error}: {}", path.display()))?;
    version.source.path = Some(path.to_owned());
    Ok(version)
}

/// Reads words from the clipboard, to be called `label`.
///
/// # Errors
/// In words for the user.
pub fn read_pasted(label: &str, text: &str) -> Result<Version, String> {
    named(label, guarded(|| read::read("pasted.txt", text.as_bytes()))?)
}

/// Reads what the clipboard has as HTML and as plain words, to be called `label`.
///
/// # Errors
/// In words for the user.
pub fn read_pasted_page(label: &str, html: &str, plain: &str) -> Result<Version, String> {
    named(label, guarded(|| read::read_clipboard_page(html, plain))?)
}

fn named(label: &str, read: Result<Version, read::ReadError>) -> Result<Version, String> {
    let mut version = read.map_err(|error| match error {
        read::ReadError::Empty => "There is no text on the clipboard".to_owned(),
        read::ReadError::TooLarge(_)
        | read::ReadError::Unsupported(_)
        | read::ReadError::NoArticle(_)
        | read::ReadError::Damaged { .. }
        | read::ReadError::Locked { .. }
        | read::ReadError::Scanned(_) => error.to_string(),
    })?;
    version.source.format = Format::Clipboard;
    version.source.file = label.to_owned();
    if version.article.outlet.is_none() {
        version.label = label.to_owned();
    }
    Ok(version)
}

impl Jobs {
    /// Reads files and folders of files; their end is one [`Event::Read`].
    pub fn read_files(&mut self, paths: Vec<PathBuf>) {
        let id = self.next_batch;
        self.next_batch += 1;
        let files = paths.iter().map(|path| (path.clone(), FileState::Waiting)).collect();
        self.batches.push(Batch { id, files, passed_over: Vec::new(), listed: false });
        self.spawn("list", move || {
            let files = guarded(|| store::gather(&paths));
            let first = paths.into_iter().next().unwrap_or_default();
            let files = match files {
                Ok(Ok(gathered)) => versions_among(gathered).ok_or_else(|| Failure {
                    why: format!("There is no article in this folder: {}", first.display()),
                    path: first,
                }),
                Ok(Err(error)) => Err(Failure { path: first, why: error.to_string() }),
                Err(why) => Err(Failure { path: first, why }),
            };
            Message::Listed(id, files)
        });
    }

    /// Reads words as a version, in the background as any file; as HTML where `clipboard` still has the
    /// same words so.
    pub fn read_text(&mut self, label: String, text: String, clipboard: Option<Clipboard>) {
        let id = self.next_batch;
        self.next_batch += 1;
        let files = vec![(PathBuf::from(&label), FileState::Reading)];
        self.batches.push(Batch { id, files, passed_over: Vec::new(), listed: true });
        let rules = Arc::clone(&self.rules);
        self.spawn("read", move || {
            let html = clipboard.and_then(|clipboard| clipboard.html_of(&text));
            let read = match html {
                Some(html) => read_pasted_page(&label, &html, &text),
                None => read_pasted(&label, &text),
            };
            let read = read.map(|mut version| {
                rules.apply(&mut version);
                Arc::new(version)
            });
            Message::Read(id, 0, read)
        });
    }

    /// Reads the file of a version again. `outlet` is what the user said of its outlet.
    pub fn read_again(&mut self, key: VersionKey, path: PathBuf, outlet: Option<Vec<OutletKey>>) {
        self.others += 1;
        let (reader, rules) = (Arc::clone(&self.reader), Arc::clone(&self.rules));
        self.spawn("read", move || {
            let outcome = read_guarded(&reader, (&rules, outlet.as_deref()), &path);
            Message::Event(Event::ReadAgain { key, outcome })
        });
    }

    /// The files being read.
    #[must_use]
    pub fn batches(&self) -> &[Batch] {
        &self.batches
    }

    pub(super) fn listed(
        &mut self,
        id: u64,
        gathered: Result<store::Gathered, Failure>,
    ) -> Option<Event> {
        let batch = self.batches.iter_mut().find(|batch| batch.id == id)?;
        batch.listed = true;
        batch.files = match gathered {
            Ok(gathered) => {
                batch.passed_over = gathered.passed_over;
                gathered.files.into_iter().map(|path| (path, FileState::Waiting)).collect()
            }
            Err(failure) => vec![(failure.path, FileState::Failed(failure.why))],
        };
        self.start_readers();
        self.finish(id)
    }

    pub(super) fn read(
        &mut self,
        id: u64,
        index: usize,
        outcome: Result<Arc<Version>, String>,
    ) -> Option<Event> {
        let state = match outcome {
            Ok(version) => FileState::Read(version),
            Err(why) => FileState::Failed(why),
        };
        if let Some(batch) = self.batches.iter_mut().find(|batch| batch.id == id)
            && let Some((_, old)) = batch.files.get_mut(index)
        {
            *old = state;
        }
        self.start_readers();
        self.finish(id)
    }

    /// Starts readers until enough run.
    fn start_readers(&mut self) {
        let limit = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let files = |batch: &Batch| {
            batch.files.iter().filter(|(_, state)| *state == FileState::Reading).count()
        };
        let mut running: usize = self.batches.iter().map(files).sum();
        let mut starting = Vec::new();
        for batch in &mut self.batches {
            for (index, (path, state)) in batch.files.iter_mut().enumerate() {
                if running < limit && batch.listed && *state == FileState::Waiting {
                    *state = FileState::Reading;
                    starting.push((batch.id, index, path.clone()));
                    running += 1;
                }
            }
        }
        for (id, index, path) in starting {
            let (reader, rules) = (Arc::clone(&self.reader), Arc::clone(&self.rules));
            self.spawn("read", move || {
                Message::Read(id, index, read_guarded(&reader, (&rules, None), &path))
            });
        }
    }

    /// Takes a batch that is done off the list.
    fn finish(&mut self, id: u64) -> Option<Event> {
        let at = self.batches.iter().position(|batch| batch.id == id && batch.is_done())?;
        let (mut versions, mut failures) = (Vec::new(), Vec::new());
        let Batch { files, passed_over, .. } = self.batches.remove(at);
        for (path, state) in files {
            match state {
                FileState::Read(version) => versions.push(version),
                FileState::Failed(why) => failures.push(Failure { path, why }),
                FileState::Waiting | FileState::Reading => {}
            }
        }
        Some(Event::Read { versions, failures, passed_over })
    }
}

/// The files without stories and their backups, which are no versions; `None` where none is left.
fn versions_among(mut gathered: store::Gathered) -> Option<store::Gathered> {
    gathered.files.retain(|path| {
        let ending = path.extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
        !session::is_story(path) && !ending.eq_ignore_ascii_case("bak")
    });
    (!gathered.files.is_empty()).then_some(gathered)
}

/// Reads a file and lays the rules over it, those for the outlet that the file tells or that is known.
fn read_guarded(
    reader: &Reader,
    (rules, outlet): (&Rules, Option<&[OutletKey]>),
    path: &Path,
) -> Result<Arc<Version>, String> {
    let read = || {
        reader(path).map(|mut version| {
            match outlet {
                Some(keys) => rules.apply_as(&mut version, keys),
                None => rules.apply(&mut version),
            }
            version
        })
    };
    match guarded(read) {
        Ok(outcome) => outcome.map(Arc::new),
        Err(why) => Err(format!(
            "Reading this file broke down ({why}); the others are not affected: {}",
            path.display()
        )),
    }
}

/// The state of all batches in words.
pub(super) fn progress(batches: &[Batch]) -> Option<Progress> {
    if batches.is_empty() {
        return None;
    }
    let files = || batches.iter().flat_map(Batch::files);
    let total = files().count();
    let done = files()
        .filter(|(_, state)| match state {
            FileState::Waiting | FileState::Reading => false,
            FileState::Read(_) | FileState::Failed(_) => true,
        })
        .count();
    let what = if total == 1 {
        "Reading 1 file".to_owned()
    } else {
        format!("Reading {} of {total} files", (done + 1).min(total))
    };
    let share = (total > 0).then(|| done as f32 / total as f32);
    Some(Progress { what, share, can_cancel: true })
}
