//! Work in the background that touches the disk: stories and drafts.

use std::path::Path;
use std::sync::Arc;
use std::task::Waker;
use std::time::{Duration, Instant};
use tellings::article::Version;
use tellings::jobs::{Event, Jobs, Overwrite, Purpose, StoryFile, read_file, read_pasted};
use tellings::project::{Change, Project};
use tellings::{session, store};

/// How long a test waits for an event.
const PATIENCE: Duration = Duration::from_secs(20);

fn jobs() -> Jobs {
    Jobs::new(Waker::noop().clone(), Arc::new(|path: &Path| read_file(path)))
}

fn version(label: &str) -> Arc<Version> {
    Arc::new(read_pasted(label, "A sentence of a story.").expect("a version"))
}

/// The next event.
fn wait(jobs: &mut Jobs) -> Event {
    let began = Instant::now();
    loop {
        if let Some(event) = jobs.drain(Duration::ZERO).into_iter().next() {
            return event;
        }
        assert!(began.elapsed() < PATIENCE, "nothing came");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_story_goes_to_disk_and_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("story.tellings");
    let project = Project::default().apply(&Change::Add(vec![version("one")]));
    let mut jobs = jobs();
    jobs.save(path.clone(), Overwrite::Ask, 1, project.clone());
    let Event::Saved { outcome, cursor, .. } = wait(&mut jobs) else { panic!("not saved") };
    assert_eq!((outcome, cursor), (Ok(()), 1));
    jobs.save(path.clone(), Overwrite::Ask, 1, project.clone());
    assert!(matches!(wait(&mut jobs), Event::AlreadyThere { purpose: Purpose::Save, .. }));
    jobs.open_story(path, StoryFile::Saved);
    let Event::Opened { outcome, .. } = wait(&mut jobs) else { panic!("not opened") };
    assert_eq!(outcome.expect("a story").entries(), project.entries());
}

#[test]
fn a_saved_story_is_no_version_of_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut jobs = jobs();
    jobs.read_files(vec![folder.path().to_owned()]);
    let Event::Read { failures, .. } = wait(&mut jobs) else { panic!("not read") };
    assert!(failures[0].why.starts_with("There is no file in this folder"), "{failures:?}");
    for name in ["a.tellings", "a.tellings.bak", "b.txt"] {
        store::save(&folder.path().join(name), b"Words.").expect("written");
    }
    jobs.read_files(vec![folder.path().to_owned()]);
    let Event::Read { versions, failures, .. } = wait(&mut jobs) else { panic!("not read") };
    assert_eq!((versions.len(), failures.len()), (1, 0));
}

#[test]
fn drafts_keep_their_order_and_outlive_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut jobs = jobs();
    let mut project = Project::default();
    for n in 0..20 {
        project = project.apply(&Change::Add(vec![version(&n.to_string())]));
        jobs.save_draft(folder.path().to_owned(), None, project.clone());
    }
    jobs.finish_writing();
    assert!(store::abandoned_drafts(folder.path()).is_empty(), "the program still runs");
    drop(jobs);
    let drafts = store::abandoned_drafts(folder.path());
    let bytes = store::load(&drafts[0], session::MAX_BYTES).expect("written");
    assert_eq!(session::read(&bytes).expect("a story").entries().len(), 20);
}

#[test]
fn a_saved_story_leaves_no_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut jobs = jobs();
    jobs.save_draft(folder.path().to_owned(), None, Project::default());
    jobs.discard_draft();
    jobs.finish_writing();
    drop(jobs);
    assert!(store::abandoned_drafts(folder.path()).is_empty());
}
