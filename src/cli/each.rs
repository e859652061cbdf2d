//! `tellings report --each`: the reports of many stories, in parallel. A story that fails never stops the
//! others; one whose files and settings are as they were is not done again, so that a run that was broken
//! off goes on where it was.

use super::console::Console;
use super::report::{Compared, compared, compared_saved};
use super::{ReportArgs, gather, guarded, load, name, together};
use crate::article::VersionId;
use crate::read::rules::Rules;
use crate::report::{GENERATOR, ReportFormat, Selection, StoryLine, story_line};
use crate::story::Decisions;
use crate::{read, session, store};
use anyhow::bail;
use rayon::iter::{ParallelBridge as _, ParallelIterator as _};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead as _, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, mpsc};

/// The name that stands for standard input.
const STDIN: &str = "-";

/// What stands after the name of a story in the name of the file that remembers what was done.
const REMEMBERED: &str = ".summary.json";

/// Largest size of that file, in bytes; it holds one line.
const MOST_REMEMBERED: usize = 4 * 1024 * 1024;

/// One of several equal parts of all stories, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    number: usize,
    of: usize,
}

impl Share {
    /// Reads `3/16`.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("not a share like 3/16: {text}");
        let (number, of) = text.split_once('/').ok_or_else(wrong)?;
        let read = |text: &str| text.trim().parse::<usize>().map_err(|_not| wrong());
        let share = Self { number: read(number)?, of: read(of)? };
        if (1..=share.of).contains(&share.number) { Ok(share) } else { Err(wrong()) }
    }

    fn takes(self, index: usize) -> bool {
        index % self.of == self.number - 1
    }
}

/// Writes the reports of every story in the folder `stories`, or of those named on standard input, and tells
/// of each in a line of JSON on `out`, in their order. Returns whether all was done.
///
/// # Errors
/// Where there are no stories, or the folder for the reports can't be made.
pub(super) fn each(
    args: &ReportArgs,
    stories: &Path,
    out: impl Write + Send,
) -> anyhow::Result<bool> {
    let found = listed(stories)?;
    let share = args.share.unwrap_or(Share { number: 1, of: 1 });
    let numbered = found.iter().enumerate().filter(|(n, _)| share.takes(*n));
    let mine: Vec<&Listed> = numbered.map(|(_, listed)| listed).collect();
    store::make_folder(&args.output)?;
    let console = Console::new(mine.len());
    console.doing("Stories");
    let recipe = Recipe::new(args)?;
    let threads = rayon::ThreadPoolBuilder::new().num_threads(args.jobs.unwrap_or(0)).build()?;
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        let told = scope.spawn(|| in_order(receiver, &console, out));
        threads.install(|| {
            let numbered = mine.iter().enumerate().par_bridge();
            numbered.for_each_with(sender, |sender, (n, listed)| {
                let done = recipe.story(listed);
                console.step();
                // The other end is gone where nobody reads the lines; the reports are written still.
                drop(sender.send((n, done)));
            });
        });
        told.join().unwrap_or(Ok(false))
    })
    .map_err(Into::into)
}

/// What became of one story.
struct Done {
    line: String,
    all_well: bool,
}

/// Writes lines in the order of their numbers, each as soon as those before it are there.
fn in_order(
    lines: mpsc::Receiver<(usize, Done)>,
    console: &Console,
    mut out: impl Write,
) -> io::Result<bool> {
    let (mut waiting, mut next, mut all_well, mut heard) = (BTreeMap::new(), 0, true, true);
    for (number, done) in lines {
        all_well &= done.all_well;
        waiting.insert(number, done.line);
        while let Some(line) = waiting.remove(&next) {
            next += 1;
            if !heard {
                continue;
            }
            match console.aside(|| writeln!(out, "{line}").and_then(|()| out.flush())) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => heard = false,
                written => written?,
            }
        }
    }
    Ok(all_well)
}

/// The stories in a folder: its folders, and its saved stories. Or the paths on standard input, one a line.
fn listed(stories: &Path) -> anyhow::Result<Vec<Listed>> {
    if stories.as_os_str() == STDIN {
        let lines = io::stdin().lock().lines().collect::<io::Result<Vec<String>>>()?;
        let lines = lines.iter().filter(|line| !line.trim().is_empty()).map(PathBuf::from);
        return Ok(named(lines, &joined));
    }
    if !stories.is_dir() {
        bail!("this is no folder of stories: {}", stories.display());
    }
    let mut found = store::folders_in(stories);
    found.retain(|folder| !store::is_companion(folder));
    let files = store::expand(&[stories.to_owned()])?;
    found.extend(files.into_iter().filter(|file| session::is_story(file)));
    found.sort();
    if found.is_empty() {
        bail!(
            "there is no folder of a story and no saved story in this folder; to compare the files in it, leave \
             --each away: {}",
            stories.display()
        );
    }
    Ok(named(found.into_iter(), &name))
}

/// A story to be done.
struct Listed {
    /// What its reports are called, without an ending.
    name: String,
    from: PathBuf,
    /// Whether one before it has the same name.
    again: bool,
}

fn named(paths: impl Iterator<Item = PathBuf>, name: &dyn Fn(&Path) -> String) -> Vec<Listed> {
    let mut names = BTreeSet::new();
    let listed = paths.map(|from| {
        let full = name(&from);
        let name = full.strip_suffix(".tellings").unwrap_or(&full).to_owned();
        let again = !names.insert(name.clone());
        Listed { name, from, again }
    });
    listed.collect()
}

/// A whole path as one name: stories from anywhere may have folders of the same name.
fn joined(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => {
            None
        }
    });
    parts.collect::<Vec<_>>().join("-")
}

/// How every story is done.
struct Recipe<'a> {
    args: &'a ReportArgs,
    selection: Selection,
    formats: Vec<ReportFormat>,
    rules: Rules,
}

impl<'a> Recipe<'a> {
    fn new(args: &'a ReportArgs) -> anyhow::Result<Self> {
        let formats =
            if args.format.is_empty() { vec![ReportFormat::Html] } else { args.format.clone() };
        let (rules, selection) = (args.rules.load()?, args.selection.selection()?);
        Ok(Self { args, selection, formats, rules })
    }

    /// Does one story, or finds it done.
    fn story(&self, Listed { name, from, again }: &Listed) -> Done {
        let mut telling =
            Telling { story: name.clone(), from: from.display().to_string(), ..Telling::default() };
        if *again {
            telling.error = Some("another story of this call has the same name".to_owned());
            return self.told(&telling, None);
        }
        match self.inputs(from, &mut telling) {
            Ok(inputs) => {
                if let Some(done) = self.remembered(&telling) {
                    return done;
                }
                match guarded(|| self.written(from, &inputs, &mut telling)) {
                    Ok(Ok(compared)) => return self.told(&telling, Some(&compared)),
                    Ok(Err(error)) => telling.error = Some(format!("{error:#}")),
                    Err(panicked) => telling.error = Some(panicked.to_string()),
                }
            }
            Err(error) => telling.error = Some(format!("{error:#}")),
        }
        self.told(&telling, None)
    }

    /// The files of a story, and the key of what is to be made of them.
    fn inputs(&self, from: &Path, telling: &mut Telling) -> anyhow::Result<Vec<PathBuf>> {
        let files = if session::is_story(from) {
            vec![from.to_owned()]
        } else if from.is_dir() {
            gather(&[from.to_owned()])?.files
        } else {
            bail!("this is neither a folder nor a saved story: {}", from.display());
        };
        let mut known = format!("{GENERATOR}\n{:?}\n{:?}\n", self.formats, self.selection);
        let ReportArgs { base, published, title, hide_typographic, .. } = self.args;
        known.push_str(&format!("{base:?} {published:?} {title:?} {hide_typographic}\n"));
        known.push_str(&read::sha256(&session::rules::write(&self.rules)));
        for file in &files {
            let sha256 = store::load(file, session::MAX_BYTES).map(|bytes| read::sha256(&bytes));
            known.push_str(&format!("{} {}\n", name(file), sha256.unwrap_or_default()));
        }
        telling.key = Some(read::sha256(known.as_bytes()));
        Ok(files)
    }

    /// What is remembered of a story, if it is still true: the same files and settings, and its reports are
    /// as they were written.
    fn remembered(&self, telling: &Telling) -> Option<Done> {
        let bytes = store::load(&self.memory(&telling.story), MOST_REMEMBERED).ok()?;
        let line = String::from_utf8(bytes).ok()?.trim_end().to_owned();
        let known: serde_json::Value = serde_json::from_str(&line).ok()?;
        if known["key"].as_str() != telling.key.as_deref() {
            return None;
        }
        for report in known["reports"].as_array()? {
            let path = self.args.output.join(report["file"].as_str()?);
            let bytes = store::load(&path, usize::MAX / 2).ok()?;
            if read::sha256(&bytes) != report["sha256"].as_str()? {
                return None;
            }
        }
        Some(Done { all_well: known["status"] == "written", line })
    }

    fn memory(&self, story: &str) -> PathBuf {
        self.args.output.join(format!("{story}{REMEMBERED}"))
    }

    /// Compares a story and writes its reports.
    fn written(
        &self,
        from: &Path,
        files: &[PathBuf],
        telling: &mut Telling,
    ) -> anyhow::Result<Compared> {
        let compared = if session::is_story(from) {
            compared_saved(self.args, from)?
        } else {
            let mut versions = Vec::new();
            for file in files {
                match load(file, self.args.published, &self.rules) {
                    Ok(version) => versions.push(Arc::new(version)),
                    Err(error) => telling.not_read.push((name(file), error.to_string())),
                }
            }
            if versions.is_empty() {
                bail!("none of the files could be read");
            }
            let base = self.args.base.unwrap_or(VersionId(0));
            compared(self.args, (together(versions), base), Decisions::default())?
                .lacking(&telling.not_read)
        };
        for &format in &self.formats {
            let bytes = compared.report(self.args.title.as_deref(), &self.selection, format)?;
            let file = format!("{}.{}", telling.story, format.extension());
            store::save(&self.args.output.join(&file), &bytes)?;
            telling.reports.push((file, read::sha256(&bytes)));
        }
        Ok(compared)
    }

    /// The line about a story; remembered where its reports were written.
    fn told(&self, telling: &Telling, compared: Option<&Compared>) -> Done {
        let line = |error: Option<&str>| {
            story_line(&StoryLine {
                story: &telling.story,
                from: &telling.from,
                key: telling.key.as_deref(),
                compared: compared
                    .filter(|_| error.is_none())
                    .map(|compared| &compared.presentation),
                reports: &telling.reports,
                not_read: &telling.not_read,
                error,
            })
        };
        let told = line(telling.error.as_deref());
        if compared.is_none() {
            return Done { line: told, all_well: false };
        }
        match store::save(&self.memory(&telling.story), format!("{told}\n").as_bytes()) {
            Ok(()) => Done { line: told, all_well: telling.not_read.is_empty() },
            Err(error) => Done { line: line(Some(&error.to_string())), all_well: false },
        }
    }
}

/// What is to be told of a story.
#[derive(Default)]
struct Telling {
    story: String,
    from: String,
    key: Option<String>,
    reports: Vec<(String, String)>,
    not_read: Vec<(String, String)>,
    error: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_take_every_story_once() {
        let shares = ["1/3", "2/3", "3/3"].map(|text| Share::parse(text).expect("a share"));
        for index in 0..10 {
            assert_eq!(shares.iter().filter(|share| share.takes(index)).count(), 1);
        }
        for wrong in ["0/3", "4/3", "3", "a/b", "1/0", ""] {
            assert!(Share::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn lines_come_in_order_whichever_is_done_first() {
        let (sender, receiver) = mpsc::channel();
        for (number, all_well) in [(2, true), (0, true), (1, false)] {
            sender.send((number, Done { line: number.to_string(), all_well })).expect("heard");
        }
        drop(sender);
        let mut out = Vec::new();
        let all_well = in_order(receiver, &Console::new(3), &mut out).expect("written");
        assert!(!all_well);
        assert_eq!(out, b"0\n1\n2\n");
    }
}
