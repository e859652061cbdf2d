//! Rules for outlets and blocks that an outlet repeats, in the commands without a window.
#![expect(clippy::disallowed_methods, reason = "the program is given files on disk")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tellings::article::Role;
use tellings::read::rules::{KnownBy, Rule, Rules, Switch};
use tellings::session;

const TIPS: &str = "Haver people read this page before breakfast.";
const PLEA: &str = "The Beacon is published by Haver Press, on the quay.";
const BRIDGE: &str = "The harbour bridge closed on Monday after fourteen bolts were found loose, the port said. \
    Traffic will be led over the old ford until the engineers have looked at every joint.";
const ROOF: &str = "Traders at the fish market want the council to mend the roof before the winter comes back. \
    A petition with nine hundred names was handed in at the town hall.";

fn page(headline: &str, body: &str) -> String {
    format!(
        "<html><head><meta property=\"og:site_name\" content=\"The Beacon\"><title>{headline}</title>\
         </head><body><article><h1>{headline}</h1><p>{body}</p><p>{TIPS}</p><p>{PLEA}</p></article>\
         </body></html>"
    )
}

/// A folder with two articles of one outlet, and what a test may keep beside them.
fn pages() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let news = folder.path().join("all/news");
    fs::create_dir_all(&news).unwrap();
    fs::write(news.join("bridge.html"), page("Bridge closes", BRIDGE)).unwrap();
    fs::write(news.join("roof.html"), page("Roof leaks", ROOF)).unwrap();
    folder
}

fn rules_in(path: &Path) {
    let rule = Rule {
        outlet: "BEACON".to_owned(),
        known_by: KnownBy::Words(TIPS.to_owned()),
        role: Role::Boilerplate,
        switch: Switch::On,
    };
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, session::rules::write(&Rules::new([rule]))).unwrap();
}

struct Run {
    ok: bool,
    stdout: String,
    stderr: String,
}

/// Runs the program with its data in `folder` and nowhere else.
fn run(folder: &Path, arguments: &[&str]) -> Run {
    let data = folder.join("data");
    let output = cargo_bin_cmd!("tellings")
        .current_dir(folder)
        .env("XDG_DATA_HOME", &data)
        .env("HOME", &data)
        .env("APPDATA", &data)
        .args(arguments)
        .output()
        .unwrap();
    Run {
        ok: output.status.success(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The roles and reasons of the paragraphs with these words, in the order of the versions.
fn told(run: &Run, words: &str) -> Vec<(String, String)> {
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let paragraphs = |version: &Value| version["paragraphs"].as_array().unwrap().clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    report["versions"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(paragraphs)
        .filter(|paragraph| text(&paragraph["text"]).contains(words))
        .map(|paragraph| (text(&paragraph["role"]), text(&paragraph["why"])))
        .collect()
}

const REPORT: [&str; 6] = ["report", "all/news", "-o", "-", "--format", "json"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    REPORT.iter().chain(more).copied().collect()
}

#[test]
fn a_report_sets_apart_what_the_outlet_repeats() {
    let folder = pages();
    let run = run(folder.path(), &REPORT);
    let apart = || {
        let why = "it stands word for word in 1 other file of The Beacon, after the article";
        ("boilerplate".to_owned(), why.to_owned())
    };
    assert_eq!(told(&run, PLEA), [apart(), apart()], "{}", run.stderr);
    assert_eq!(told(&run, TIPS), vec![("body".to_owned(), String::new()); 2]);
}

#[test]
fn saves_of_one_article_lose_nothing_by_repetition() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/ferry-updates");
    let folder = tempfile::tempdir().unwrap();
    let saves = folder.path().join("all/news");
    fs::create_dir_all(&saves).unwrap();
    for file in fs::read_dir(samples).unwrap() {
        let file = file.unwrap();
        // Six saves that all say which outlet they are of.
        let text = fs::read_to_string(file.path()).unwrap();
        let body: String =
            text.split("\n\n").skip(1).map(|block| format!("<p>{block}</p>")).collect();
        let head = text.lines().next().unwrap();
        let page = format!(
            "<html><head><meta property=\"og:site_name\" content=\"The Beacon\"></head>\
             <body><article><h1>{head}</h1>{body}</article></body></html>"
        );
        fs::write(saves.join(file.file_name()).with_extension("html"), page).unwrap();
    }
    let run = run(folder.path(), &REPORT);
    assert!(run.ok, "{}", run.stderr);
    let kept = told(&run, "");
    assert!(kept.len() > 50, "{}", kept.len());
    assert!(kept.iter().all(|(_, why)| !why.contains("word for word")), "{kept:?}");
}

#[test]
fn rules_of_a_file_hold_in_reports_and_inspections_and_say_so() {
    let folder = pages();
    let path = folder.path().join("ours.json");
    rules_in(&path);
    let ruled = run(folder.path(), &with(&["--rules", "ours.json"]));
    let by_rule = ("boilerplate".to_owned(), "by your rule for BEACON: the same words".to_owned());
    assert_eq!(told(&ruled, TIPS), [by_rule.clone(), by_rule], "{}", ruled.stderr);
    assert!(
        ruled.stderr.contains("2 paragraphs have their roles by your rules"),
        "{}",
        ruled.stderr
    );
    let inspected = run(folder.path(), &["inspect", "all/news/roof.html", "--rules", "ours.json"]);
    assert!(
        inspected.stdout.contains("(by your rule for BEACON: the same words)"),
        "{}",
        inspected.stdout
    );
    let each = run(
        folder.path(),
        &["report", "--each", "all", "-o", "out", "--format", "json", "--rules", "ours.json"],
    );
    assert!(each.ok, "{}", each.stderr);
    let written = fs::read_to_string(folder.path().join("out/news.json")).unwrap();
    assert_eq!(written.matches("by your rule for BEACON").count(), 2);
    // Other rules are another report, whatever is remembered.
    let again = run(
        folder.path(),
        &["report", "--each", "all", "-o", "out", "--format", "json", "--no-rules"],
    );
    assert!(again.ok, "{}", again.stderr);
    let written = fs::read_to_string(folder.path().join("out/news.json")).unwrap();
    assert!(!written.contains("by your rule"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_rules_that_the_window_keeps_hold_unless_they_are_not_wanted() {
    let folder = pages();
    let kept = folder.path().join("data/tellings").join(session::rules::FILE);
    rules_in(&kept);
    let role = |run: &Run| told(run, TIPS)[0].0.clone();
    assert_eq!(role(&run(folder.path(), &REPORT)), "boilerplate");
    assert_eq!(role(&run(folder.path(), &with(&["--no-rules"]))), "body");
    fs::write(&kept, "{}").unwrap();
    let damaged = run(folder.path(), &REPORT);
    assert!(
        !damaged.ok && damaged.stderr.contains("--no-rules does without them"),
        "{}",
        damaged.stderr
    );
    assert_eq!(role(&run(folder.path(), &with(&["--no-rules"]))), "body");
}

#[test]
fn rules_that_are_not_there_or_have_no_use_are_named() {
    let folder = pages();
    let missing = run(folder.path(), &with(&["--rules", "none.json"]));
    assert!(
        !missing.ok && missing.stderr.contains("can't be used: none.json"),
        "{}",
        missing.stderr
    );
    let both = run(folder.path(), &with(&["--rules", "none.json", "--no-rules"]));
    assert!(!both.ok && both.stderr.contains("cannot be used with"), "{}", both.stderr);
    rules_in(&folder.path().join("ours.json"));
    let project = tellings::project::Project::default();
    fs::write(folder.path().join("kept.tellings"), session::write(&project)).unwrap();
    let arguments =
        ["report", "kept.tellings", "-o", "-", "--format", "json", "--rules", "ours.json"];
    let saved = run(folder.path(), &arguments);
    assert!(!saved.ok && saved.stderr.contains("--rules is for files"), "{}", saved.stderr);
}
