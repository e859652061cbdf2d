//! Reports of many stories in one call.
#![expect(clippy::disallowed_methods, reason = "what the program wrote is read back from disk")]

use crate::command_line::{Run, sample, tellings};
use crate::report_schema::{check_valid, schema, validator};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of stories: two good ones, one of which has a file that can't be read, and one without an
/// article.
fn stories() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, files) in [
        (
            "harbour",
            &[
                ("a.txt", "Bridge shut\n\nThe bridge closed."),
                ("b.txt", "Bridge shut\n\nIt closed."),
            ][..],
        ),
        (
            "market",
            &[("a.txt", "Market opens\n\nThe market opened."), ("b.docx", "PK\u{3}\u{4}none")],
        ),
        ("empty", &[("photo.png", "no article")]),
    ] {
        fs::create_dir(folder.path().join(name)).expect("made");
        for (file, text) in files {
            fs::write(folder.path().join(name).join(file), text).expect("written");
        }
    }
    folder
}

fn each(stories: &Path, out: &Path, more: &[&str]) -> Run {
    let mut arguments = vec!["report".into(), "--each".into(), stories.as_os_str().to_owned()];
    arguments.extend(["-o".into(), out.as_os_str().to_owned()]);
    arguments.extend(more.iter().map(Into::into));
    tellings(&arguments)
}

/// For each line of a run: the story and what became of it.
fn told(run: &Run) -> Vec<(String, String)> {
    let words = |value: &Value| value.as_str().expect("words").to_owned();
    run.stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"))
        .map(|line| (words(&line["story"]), words(&line["status"])))
        .collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.map(|entry| name(entry.expect("listed"))).collect();
    names.sort();
    names
}

#[test]
fn every_story_gets_its_reports_and_a_bad_one_stops_no_other() {
    let (stories, out) = (stories(), tempfile::tempdir().expect("a folder"));
    let run = each(stories.path(), out.path(), &["--format", "md,json"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let expected = [("empty", "failed"), ("harbour", "written"), ("market", "partly")];
    assert_eq!(told(&run), expected.map(|(story, status)| (story.to_owned(), status.to_owned())));
    let files = [
        "harbour.json",
        "harbour.md",
        "harbour.summary.json",
        "market.json",
        "market.md",
        "market.summary.json",
    ];
    assert_eq!(names_in(out.path()), files);
    let schema = validator(&schema("tellings-summary-1.schema.json"));
    for line in run.stdout.lines() {
        check_valid(&schema, &serde_json::from_str(line).expect("JSON"), line);
    }
    let market: Value =
        serde_json::from_str(run.stdout.lines().nth(2).expect("three lines")).expect("JSON");
    assert_eq!(market["not_read"][0]["file"], "b.docx");
    assert_eq!(market["figures"]["versions"][0]["words"], 5);
    // The very report that the story gives alone.
    let alone = out.path().join("alone.md");
    let harbour = stories.path().join("harbour");
    let alone_path = alone.to_str().expect("UTF-8");
    let single = tellings(&["report", harbour.to_str().expect("UTF-8"), "-o", alone_path]);
    assert_eq!(single.code, Some(0), "{}", single.stderr);
    let [alone, among] =
        [alone, out.path().join("harbour.md")].map(|path| fs::read(path).expect("read"));
    assert!(alone == among);
}

#[test]
fn what_is_done_is_not_done_again_until_something_changes() {
    let (stories, out) = (stories(), tempfile::tempdir().expect("a folder"));
    let run = || each(stories.path(), out.path(), &["--format", "md"]);
    let report = out.path().join("harbour.md");
    let written =
        |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified()).expect("a time");
    let first = run();
    let (before, text) = (written(&report), fs::read(&report).expect("read"));
    // A run that was broken off: one report is not there any more, the other was done.
    fs::remove_file(out.path().join("market.md")).expect("removed");
    let second = run();
    assert_eq!(first.stdout, second.stdout, "a resumed run tells the same");
    assert_eq!(written(&report), before, "a report that is there is not written again");
    assert!(out.path().join("market.md").exists());
    fs::write(&report, "spoiled").expect("written");
    run();
    assert!(fs::read(&report).expect("read") == text, "a report that was changed is written anew");
    fs::write(stories.path().join("harbour/b.txt"), "Bridge shut\n\nIt stays closed.")
        .expect("written");
    let changed = run();
    assert_ne!(changed.stdout, first.stdout);
    assert!(
        fs::read(&report).expect("read") != text,
        "a story whose files changed is compared anew"
    );
}

#[test]
fn shares_of_the_stories_make_up_the_whole() {
    let (stories, out) = (stories(), tempfile::tempdir().expect("a folder"));
    let share =
        |share: &str| each(stories.path(), out.path(), &["--format", "md", "--share", share]);
    let mut parts = [told(&share("1/2")), told(&share("2/2"))].concat();
    parts.sort();
    assert_eq!(parts, told(&each(stories.path(), out.path(), &["--format", "md", "--jobs", "1"])));
    assert_eq!(share("3/2").code, Some(2));
}

#[test]
fn paths_of_stories_are_read_from_standard_input() {
    let (stories, out) = (stories(), tempfile::tempdir().expect("a folder"));
    let paths: String = ["market", "harbour"]
        .iter()
        .map(|name| format!("{}\n", stories.path().join(name).display()))
        .collect();
    let output = assert_cmd::cargo::cargo_bin_cmd!("tellings")
        .args(["report", "--each", "-", "--format", "csv", "-o"])
        .arg(out.path())
        .write_stdin(paths)
        .output()
        .expect("it runs");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    let names: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["story"].to_string())
        .collect();
    assert!(names[0].ends_with("market\"") && names[1].ends_with("harbour\""), "{names:?}");
    assert_eq!(names_in(out.path()).iter().filter(|name| name.ends_with(".csv")).count(), 2);
}

#[test]
fn a_folder_without_stories_is_told() {
    let out = tempfile::tempdir().expect("a folder");
    let run = each(Path::new(&sample("two-views")), out.path(), &[]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("leave --each away"), "{}", run.stderr);
    let several = tellings(&["report", &sample("two-views"), "-o", "-", "--format", "md,csv"]);
    assert!(several.stderr.contains("one report has one format"), "{}", several.stderr);
}
