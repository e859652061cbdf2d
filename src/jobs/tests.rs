//! The jobs without a window.

use super::*;
use crate::article::VersionId;
use crate::project::PlacedDecisions;
use crate::project::tests::version;
use std::path::Path;

/// How long a test waits for an event.
const PATIENCE: Duration = Duration::from_secs(20);

fn jobs(reader: impl Fn(&Path) -> Result<Version, String> + Send + Sync + 'static) -> Jobs {
    Jobs::new(Waker::noop().clone(), Arc::new(reader))
}

/// A reader that makes a version out of the file's name, and breaks on some names.
fn by_name(path: &Path) -> Result<Version, String> {
    let name = path.display().to_string();
    assert!(!name.contains("panic"), "no such luck");
    if name.contains("bad") {
        Err(format!("Bad: {name}"))
    } else {
        Ok((*version(&name, &[&name])).clone())
    }
}

/// The next event.
fn wait(jobs: &mut Jobs) -> Event {
    let began = Instant::now();
    loop {
        if let Some(event) = jobs.drain(Duration::ZERO).into_iter().next() {
            return event;
        }
        assert!(began.elapsed() < PATIENCE, "nothing came");
        thread::sleep(Duration::from_millis(1));
    }
}

fn paths(names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(PathBuf::from).collect()
}

#[test]
fn files_come_in_the_order_asked_and_a_panic_stays_on_its_row() {
    let mut jobs = jobs(|path| {
        if path.ends_with("a") {
            thread::sleep(Duration::from_millis(30));
        }
        by_name(path)
    });
    jobs.read_files(paths(&["a", "panic", "b", "bad", "c"]));
    let Event::Read { versions, failures, .. } = wait(&mut jobs) else { panic!("not read") };
    let labels: Vec<&str> = versions.iter().map(|v| v.label.as_str()).collect();
    assert_eq!(labels, ["a", "b", "c"]);
    let whys: Vec<&str> = failures.iter().map(|f| f.why.as_str()).collect();
    assert_eq!(whys.len(), 2);
    assert!(whys[0].contains("no such luck") && whys[0].ends_with("panic"), "{whys:?}");
    assert_eq!(whys[1], "Bad: bad");
    assert!(!jobs.is_busy());
}

#[test]
fn a_missing_file_is_a_failure_that_names_its_path() {
    let mut jobs = jobs(read_file);
    jobs.read_files(paths(&["/no/such/file.txt"]));
    let Event::Read { versions, failures, .. } = wait(&mut jobs) else { panic!("not read") };
    assert!(versions.is_empty());
    assert!(failures[0].why.ends_with("/no/such/file.txt"), "{failures:?}");
}

#[test]
fn progress_tells_how_many_files_are_read() {
    let mut jobs = jobs(by_name);
    assert_eq!(jobs.progress(), None);
    jobs.read_files(paths(&["a", "b", "c"]));
    let progress = jobs.progress().expect("under way");
    assert_eq!(progress.what, "Reading 1 of 3 files");
    assert!(progress.can_cancel);
}

#[test]
fn what_was_cancelled_never_arrives() {
    let mut jobs = jobs(by_name);
    jobs.read_files(paths(&["a", "b"]));
    jobs.analyse(
        Revision(1),
        vec![version("one", &["a"])],
        PlacedDecisions::default(),
        VersionId(0),
    );
    jobs.cancel();
    assert!(!jobs.is_busy());
    thread::sleep(Duration::from_millis(100));
    assert!(jobs.drain(PATIENCE).is_empty());
}

#[test]
fn only_the_newest_analysis_arrives() {
    let mut jobs = jobs(by_name);
    for revision in 1..=5 {
        jobs.analyse(
            Revision(revision),
            vec![version("one", &["a"])],
            PlacedDecisions::default(),
            VersionId(0),
        );
    }
    let Event::Presented { revision, story, .. } = wait(&mut jobs) else { panic!("not analysed") };
    assert_eq!(revision, Revision(5));
    assert_eq!(story.versions.len(), 1);
    thread::sleep(Duration::from_millis(50));
    assert!(jobs.drain(PATIENCE).is_empty());
}

#[test]
fn another_label_reaches_the_columns_without_another_analysis() {
    let mut jobs = jobs(by_name);
    let versions = vec![version("one", &["a"]), version("two", &["a"])];
    jobs.analyse(Revision(1), versions, PlacedDecisions::default(), VersionId(0));
    let Event::Presented { story, .. } = wait(&mut jobs) else { panic!("not analysed") };
    let renamed = vec![version("Paper", &["a"]), version("two", &["a"])];
    jobs.present(Revision(2), story, renamed, Default::default(), VersionId(1));
    let Event::Presented { presentation, .. } = wait(&mut jobs) else { panic!("not presented") };
    assert_eq!(presentation.columns[0].label, "Paper");
    assert_eq!(presentation.base, Some(VersionId(1)));
}

#[test]
fn a_dialog_that_breaks_is_a_dialog_that_chose_nothing() {
    let mut jobs = jobs(by_name);
    jobs.ask(Purpose::Open, || panic!("no portal"));
    let Event::Chosen { paths, .. } = wait(&mut jobs) else { panic!("not chosen") };
    assert!(paths.is_empty());
    assert!(!jobs.is_asking());
}
