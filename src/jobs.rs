//! Work in the background: reading, analysing, presenting, saving. Knows no window: whoever waits
//! for its events gives a [`Waker`]. Every thread has a name and reports on one channel; a panic
//! is caught where the job ends and becomes a message; results of an old [`Revision`] are dropped
//! here, so that nobody else has to think of them.

use crate::article::Version;
use crate::charts::{self, ChartKind, ImageFormat};
use crate::present::Presentation;
use crate::project::{Project, VersionKey};
use crate::read::rules::Rules;
use crate::report::{ReportFormat, Selection};
use crate::store::Draft;
use crate::story::Story;
use crate::watch::Watch;
use crate::{session, store};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::Waker;
use std::thread;
use std::time::{Duration, Instant};

mod analysing;
mod drafts;
mod previewing;
mod purpose;
mod reading;
mod ruling;
mod sheets;
mod watching;

pub use drafts::{Found, LeftBehind, left_behind};
pub use previewing::{Preview, PreviewOf, Reported};
pub use purpose::{Overwrite, Purpose, StoryFile};
pub use reading::{
    Batch, Clipboard, Failure, FileState, Reader, read_file, read_pasted, read_pasted_page,
};
pub use ruling::{RulesEvent, read_rules};
pub use sheets::SheetsEvent;
pub use watching::{OnDisk, Seen};

/// Which state of the project a result belongs to. A result of an old one is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

impl Revision {
    /// The one after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Stack of a thread that reads or analyses, in bytes: parsers of hostile pages go deep, and an
/// overflow can't be caught.
const STACK_BYTES: usize = 16 * 1024 * 1024;

/// Something that came to its end in the background.
#[derive(Debug)]
pub enum Event {
    /// Files were read, in the order in which they were asked for.
    Read {
        /// Those that could be.
        versions: Vec<Arc<Version>>,
        /// Those that could not.
        failures: Vec<Failure>,
        /// What was in folders and holds no article.
        passed_over: Vec<PathBuf>,
    },
    /// A version was read from its file again.
    ReadAgain {
        /// Which.
        key: VersionKey,
        /// What was read, or why it was not.
        outcome: Result<Arc<Version>, String>,
    },
    /// A story file was read.
    Opened {
        /// Which.
        path: PathBuf,
        /// What kind of file it is.
        from: StoryFile,
        /// The project, or why there is none.
        outcome: Result<Project, String>,
    },
    /// A story was analysed, or an analysed one was presented anew.
    Presented {
        /// For which state of the project.
        revision: Revision,
        /// The story.
        story: Arc<Story>,
        /// As it is shown.
        presentation: Arc<Presentation>,
    },
    /// The analysis broke; what was shown before is still there.
    Broke {
        /// For which state of the project.
        revision: Revision,
        /// What is known about it.
        why: String,
    },
    /// A story was saved, or not.
    Saved {
        /// Where.
        path: PathBuf,
        /// Where the history stood.
        cursor: usize,
        /// What was written.
        project: Project,
        /// Why it was not.
        outcome: Result<(), String>,
    },
    /// A report was written, or not.
    Exported {
        /// Where.
        path: PathBuf,
        /// Why it was not.
        outcome: Result<(), String>,
    },
    /// The beginning of a report is there, or why there is none.
    Previewed {
        /// What it was made of.
        of: PreviewOf,
        /// The beginning.
        outcome: Result<Preview, String>,
    },
    /// A chart was saved, or not.
    ChartSaved {
        /// Where.
        path: PathBuf,
        /// Why it was not.
        outcome: Result<(), String>,
    },
    /// Filled coding sheets were compared, or how far coders agree was written.
    Sheets(SheetsEvent),
    /// Rules for outlets were read or written, or not.
    Rules(RulesEvent),
    /// A file is already there, and nothing was written.
    AlreadyThere {
        /// What was to be written.
        purpose: Purpose,
        /// Where.
        path: PathBuf,
    },
    /// A dialog was closed.
    Chosen {
        /// What it was for.
        purpose: Purpose,
        /// What was chosen; empty where nothing was.
        paths: Vec<PathBuf>,
        /// How long it was open.
        open_for: Duration,
    },
    /// The files of the versions were looked at.
    LookedAt(Vec<Seen>),
    /// The unsaved story could not be kept for the case of a crash.
    NotKept(String),
    /// Something looked for on disk was found.
    Found(Found),
    /// A thread could not be started, or a piece of work without an event of its own broke.
    Trouble(String),
}

/// What a thread sends back.
enum Message {
    Event(Event),
    /// Which files a batch has; folders are listed in the background.
    Listed(u64, Result<store::Gathered, Failure>),
    /// File number so and so of a batch.
    Read(u64, usize, Result<Arc<Version>, String>),
    /// The analysis was cancelled.
    Stopped(Revision),
    /// A write without an event of its own ended.
    Written,
}

/// What is under way, for the status bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// In words: "Reading 3 of 7 files".
    pub what: String,
    /// The share that is done, 0 to 1, where it can be told.
    pub share: Option<f32>,
    /// Whether Cancel stops it.
    pub can_cancel: bool,
}

/// The analysis or presentation under way.
struct Analysis {
    revision: Revision,
    watch: Watch,
    what: &'static str,
}

type Write = Box<dyn FnOnce() -> Message + Send>;

/// All work in the background.
pub struct Jobs {
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    waker: Waker,
    reader: Reader,
    rules: Arc<Rules>,
    batches: Vec<Batch>,
    next_batch: u64,
    analysis: Option<Analysis>,
    writer: Option<(Sender<Write>, thread::JoinHandle<()>)>,
    writes: usize,
    /// Touched by the writer's thread only.
    draft: Arc<Mutex<Option<Draft>>>,
    asking: usize,
    others: usize,
    previews: usize,
    looking: bool,
}

impl Jobs {
    /// Nothing under way. `waker` is woken whenever there is something to [`Jobs::drain`];
    /// `reader` reads one file.
    #[must_use]
    pub fn new(waker: Waker, reader: Reader) -> Self {
        let (sender, receiver) = channel();
        Self {
            sender,
            receiver,
            waker,
            reader,
            rules: Arc::default(),
            batches: Vec::new(),
            next_batch: 0,
            analysis: None,
            writer: None,
            writes: 0,
            draft: Arc::default(),
            asking: 0,
            others: 0,
            previews: 0,
            looking: false,
        }
    }

    /// What has come to its end, for at most `limit`; the rest comes next time.
    pub fn drain(&mut self, limit: Duration) -> Vec<Event> {
        let began = Instant::now();
        let mut events = Vec::new();
        while let Ok(message) = self.receiver.try_recv() {
            events.extend(self.take(message));
            if began.elapsed() >= limit {
                self.waker.wake_by_ref();
                break;
            }
        }
        events
    }

    fn take(&mut self, message: Message) -> Option<Event> {
        match message {
            Message::Listed(batch, files) => self.listed(batch, files),
            Message::Read(batch, index, outcome) => self.read(batch, index, outcome),
            Message::Stopped(revision) => {
                self.end_analysis(revision);
                None
            }
            Message::Written => {
                self.writes = self.writes.saturating_sub(1);
                None
            }
            Message::Event(event) => self.ended(event),
        }
    }

    /// Notes that a job has ended, and drops what is out of date.
    fn ended(&mut self, event: Event) -> Option<Event> {
        match &event {
            Event::Presented { revision, .. } | Event::Broke { revision, .. } => {
                return self.end_analysis(*revision).then_some(event);
            }
            Event::Saved { .. }
            | Event::Exported { .. }
            | Event::ChartSaved { .. }
            | Event::Sheets(SheetsEvent::Written(..))
            | Event::AlreadyThere { .. }
            | Event::Rules(RulesEvent::Exported(..) | RulesEvent::NotKept(_))
            | Event::NotKept(_) => {
                self.writes = self.writes.saturating_sub(1);
            }
            Event::Chosen { .. } => self.asking = self.asking.saturating_sub(1),
            Event::ReadAgain { .. }
            | Event::Rules(RulesEvent::Read(_))
            | Event::Opened { .. }
            | Event::Found(_)
            | Event::Sheets(SheetsEvent::Compared(_))
            | Event::Trouble(_) => self.others = self.others.saturating_sub(1),
            Event::Previewed { .. } => self.previews = self.previews.saturating_sub(1),
            Event::LookedAt(_) => self.looking = false,
            Event::Read { .. } => {}
        }
        Some(event)
    }

    /// Whether the analysis that ended is the one waited for.
    fn end_analysis(&mut self, revision: Revision) -> bool {
        let waited_for = self.analysis.as_ref().is_some_and(|a| a.revision == revision);
        if waited_for {
            self.analysis = None;
        }
        waited_for
    }

    fn begin_analysis(&mut self, revision: Revision, what: &'static str) -> Watch {
        self.cancel_analysis();
        let watch = Watch::waking(self.waker.clone());
        self.analysis = Some(Analysis { revision, watch: watch.clone(), what });
        watch
    }

    /// Stops the analysis under way; its result, if one still comes, is dropped.
    pub fn cancel_analysis(&mut self) {
        if let Some(analysis) = self.analysis.take() {
            analysis.watch.cancel();
        }
    }

    /// Stops reading and analysing.
    pub fn cancel(&mut self) {
        self.cancel_analysis();
        self.batches.clear();
    }

    /// Whether an analysis is under way.
    #[must_use]
    pub fn is_analysing(&self) -> bool {
        self.analysis.is_some()
    }

    /// Whether anything is under way that will bring an event, dialogs aside.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.analysis.is_some()
            || !self.batches.is_empty()
            || self.writes + self.others + self.previews > 0
    }

    /// Whether a dialog is open.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.asking > 0
    }

    /// Whether something is being written.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.writes > 0
    }

    /// What is under way, in words.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        if let Some(progress) = reading::progress(&self.batches) {
            return Some(progress);
        }
        if let Some(analysis) = &self.analysis {
            return Some(Progress {
                what: analysis.what.to_owned(),
                share: Some(analysis.watch.share()),
                can_cancel: true,
            });
        }
        let what = if self.writes > 0 {
            "Writing"
        } else if self.others > 0 {
            "Reading"
        } else {
            return None;
        };
        Some(Progress { what: what.to_owned(), share: None, can_cancel: false })
    }

    /// Reads a story file.
    pub fn open_story(&mut self, path: PathBuf, from: StoryFile) {
        self.others += 1;
        self.spawn("open", move || {
            let outcome = guarded(|| {
                let bytes =
                    store::load(&path, session::MAX_BYTES).map_err(|error| error.to_string())?;
                session::read(&bytes).map_err(|error| format!("{error}: {}", path.display()))
            });
            Message::Event(Event::Opened { path, from, outcome: outcome.and_then(|result| result) })
        });
    }

    /// Saves `project`, which is the state that the history calls `cursor`.
    pub fn save(&mut self, path: PathBuf, overwrite: Overwrite, cursor: usize, project: Project) {
        self.write(move || {
            if overwrite == Overwrite::Ask && store::is_there(&path) {
                return Message::Event(Event::AlreadyThere { purpose: Purpose::Save, path });
            }
            let outcome = guarded(|| {
                let bytes = session::write(&project);
                store::save_with_backup(&path, &bytes).map_err(|error| error.to_string())
            });
            let outcome = outcome.and_then(|result| result);
            Message::Event(Event::Saved { path, cursor, project, outcome })
        });
    }

    /// Writes a report.
    pub fn export(
        &mut self,
        reported: Reported,
        (format, selection): (ReportFormat, Selection),
        path: PathBuf,
        overwrite: Overwrite,
    ) {
        let bytes = move || reported.write(format, &selection);
        let done = |path, outcome| Event::Exported { path, outcome };
        self.write_file((path, overwrite), Purpose::Export(format), bytes, done);
    }

    /// Saves a chart.
    pub fn save_chart(
        &mut self,
        presentation: Arc<Presentation>,
        (kind, format): (ChartKind, ImageFormat),
        path: PathBuf,
        overwrite: Overwrite,
    ) {
        let bytes = move || charts::image(&presentation, kind, format);
        let done = |path, outcome| Event::ChartSaved { path, outcome };
        self.write_file((path, overwrite), Purpose::Chart(kind, format), bytes, done);
    }

    /// Makes a file and writes it; asks first where one would be written over. `done` tells the outcome.
    fn write_file(
        &mut self,
        (path, overwrite): (PathBuf, Overwrite),
        purpose: Purpose,
        bytes: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
        done: impl FnOnce(PathBuf, Result<(), String>) -> Event + Send + 'static,
    ) {
        self.write(move || {
            if overwrite == Overwrite::Ask && store::is_there(&path) {
                return Message::Event(Event::AlreadyThere { purpose, path });
            }
            let outcome =
                guarded(|| store::save(&path, &bytes()?).map_err(|error| error.to_string()));
            Message::Event(done(path, outcome.and_then(|result| result)))
        });
    }

    /// Runs a dialog; `choose` blocks until it is closed.
    pub fn ask(
        &mut self,
        purpose: Purpose,
        choose: impl FnOnce() -> Vec<PathBuf> + Send + 'static,
    ) {
        self.asking += 1;
        self.spawn("dialog", move || {
            let began = Instant::now();
            let paths = guarded(choose).unwrap_or_default();
            Message::Event(Event::Chosen { purpose, paths, open_for: began.elapsed() })
        });
    }

    /// Looks for something on disk.
    pub fn look(&mut self, look: impl FnOnce() -> Found + Send + 'static) {
        self.others += 1;
        self.spawn("look", move || {
            Message::Event(guarded(look).map_or_else(Event::Trouble, Event::Found))
        });
    }

    /// Starts a thread whose message comes back through the channel.
    fn spawn(&self, name: &str, work: impl FnOnce() -> Message + Send + 'static) {
        let (sender, waker) = (self.sender.clone(), self.waker.clone());
        let started = thread::Builder::new()
            .name(format!("tellings-{name}"))
            .stack_size(STACK_BYTES)
            .spawn(move || {
                // Nobody listens any more once the window is closed.
                drop(sender.send(work()));
                waker.wake();
            });
        if let Err(error) = started {
            let message = format!("The system gives no thread for work in the background: {error}");
            drop(self.sender.send(Message::Event(Event::Trouble(message))));
            self.waker.wake_by_ref();
        }
    }

    /// Puts a write in the queue. There is one writer, so that an older state of a file can't
    /// overtake a newer one.
    fn write(&mut self, work: impl FnOnce() -> Message + Send + 'static) {
        self.writes += 1;
        let mut work: Write = Box::new(work);
        if let Some((queue, _)) = &self.writer {
            match queue.send(work) {
                Ok(()) => return,
                Err(unsent) => work = unsent.0,
            }
        }
        let (queue, works) = channel::<Write>();
        drop(queue.send(work));
        let (sender, waker) = (self.sender.clone(), self.waker.clone());
        let started = thread::Builder::new().name("tellings-write".to_owned()).spawn(move || {
            for work in works {
                drop(sender.send(work()));
                waker.wake_by_ref();
            }
        });
        match started {
            Ok(thread) => self.writer = Some((queue, thread)),
            Err(error) => {
                self.writes = 0;
                self.others += 1;
                let message = format!("Nothing was written, the system gives no thread: {error}");
                drop(self.sender.send(Message::Event(Event::Trouble(message))));
                self.waker.wake_by_ref();
            }
        }
    }

    /// Waits until all is written. For the end of the program.
    pub fn finish_writing(&mut self) {
        if let Some((queue, thread)) = self.writer.take() {
            drop(queue);
            drop(thread.join());
        }
    }
}

/// Runs `work`; a panic in it becomes an error that says what is known.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("an unknown fault")
            .to_owned()
    })
}

#[cfg(test)]
mod tests;
