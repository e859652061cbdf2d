//! Rules of the repository that neither compiler nor lint can keep.
#![expect(clippy::disallowed_methods, reason = "the rules are about files, so the files are read")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use clap::CommandFactory as _;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Past this many lines a file wants splitting.
const MOST_LINES: usize = 600;

/// A file of the repository.
struct File {
    /// The path from the root, with `/` on every system.
    path: String,
    text: String,
}

impl File {
    /// Lines with their number from 1, without what follows `//`.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines().map(|(n, line)| (n, line.split("//").next().unwrap_or_default()))
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(n, line)| (n + 1, line))
    }

    /// The module of the crate that a source file belongs to: `read` for `src/read/html.rs`.
    fn module(&self) -> &str {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inner.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file, line ends as on Linux. Bytes of another encoding (a sample's) are replaced.
fn read(path: &str) -> String {
    let bytes = fs::read(root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"));
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

/// All files under `folder` whose ending is one of `endings`, by name. What a build or a tool leaves
/// behind is no part of the repository.
fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|why| panic!("{}: {why}", next.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("target") && !path.ends_with(".git") {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                found.push(relative(&path));
            }
        }
    }
    found.sort();
    found.into_iter().map(|path| File { text: read(&path), path }).collect()
}

fn relative(path: &Path) -> String {
    let inner = path.strip_prefix(root()).unwrap();
    inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn sources() -> Vec<File> {
    files("src", &[".rs"])
}

/// Fails with all of `broken`, one a line, under the words of the rule.
fn none(rule: &str, broken: Vec<String>) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

/// `file:line` of all code lines of the files that `within` picks and `wrong` objects to.
fn lines_where(within: impl Fn(&File) -> bool, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| within(file)) {
        for (n, line) in file.code().filter(|(_, line)| wrong(line)) {
            broken.push(format!("{}:{n}: {}", file.path, line.trim()));
        }
    }
    broken
}

/// Whether `word` stands in `line` as a word of its own.
fn has_word(line: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|s| s.chars().next_back());
        let after = line.get(at + word.len()..).and_then(|s| s.chars().next());
        !before.is_some_and(part_of_word) && !after.is_some_and(part_of_word)
    })
}

/// The modules of the crate that each code line names, as `crate::module` or in a `crate::{…}` group.
fn imports(file: &File) -> BTreeSet<(String, usize)> {
    let mut found = BTreeSet::new();
    let code: Vec<(usize, &str)> = file.code().collect();
    let whole: String = code.iter().flat_map(|(_, line)| [*line, "\n"]).collect();
    for (at, prefix) in whole.match_indices("crate::") {
        let line = whole.get(..at).unwrap_or_default().matches('\n').count() + 1;
        let rest = whole.get(at + prefix.len()..).unwrap_or_default();
        let names = match rest.strip_prefix('{') {
            Some(group) => heads_of_group(group),
            None => vec![leading_name(rest)],
        };
        found.extend(names.into_iter().filter(|n| !n.is_empty()).map(|name| (name, line)));
    }
    found
}

fn leading_name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first name of each part of a `use` group; `text` begins behind the opening brace.
fn heads_of_group(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = true;
    for (at, c) in text.char_indices() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && !c.is_whitespace() => {
                names.push(leading_name(text.get(at..).unwrap_or_default()));
                start = false;
            }
            _ => {}
        }
    }
    names
}

/// The crate's modules in the order of `lib.rs`.
fn modules() -> Vec<String> {
    let lib = read("src/lib.rs");
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")))
        .map(|rest| rest.trim_end_matches(';').to_owned())
        .collect()
}

#[test]
fn a_module_imports_only_modules_that_stand_above_it_in_lib_rs() {
    let modules = modules();
    let place = |name: &str| modules.iter().position(|module| module == name);
    let mut broken = Vec::new();
    for file in sources() {
        let module = file.module();
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(own) = place(module) else {
            broken.push(format!("{}:1: {module} is not named in src/lib.rs", file.path));
            continue;
        };
        for (import, line) in imports(&file) {
            if place(&import).is_some_and(|other| other > own) {
                broken.push(format!("{}:{line}: {module} imports {import}", file.path));
            }
        }
    }
    none("Data flows one way: a module uses only those above it in src/lib.rs.", broken);
}

#[test]
fn alignment_quotes_and_facts_never_import_one_another() {
    let apart = ["align", "quotes", "facts"];
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| apart.contains(&file.module())) {
        for (import, line) in imports(file) {
            if apart.contains(&import.as_str()) && import != file.module() {
                broken.push(format!("{}:{line}: imports {import}", file.path));
            }
        }
    }
    none("align, quotes and facts are joined in story.rs and know of neighbours only.", broken);
}

#[test]
fn text_imports_nothing_of_the_crate() {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| file.module() == "text") {
        let others = imports(file).into_iter().filter(|(import, _)| import != "text");
        broken.extend(others.map(|(import, line)| format!("{}:{line}: {import}", file.path)));
    }
    none("text stands at the bottom and imports nothing of the crate.", broken);
}

#[test]
fn presentation_does_not_import_report_or_window() {
    let mut broken = Vec::new();
    for file in sources().iter().filter(|file| file.module() == "present") {
        let outer = ["report", "ui", "cli"];
        for (import, line) in imports(file) {
            if outer.contains(&import.as_str()) {
                broken.push(format!("{}:{line}: imports {import}", file.path));
            }
        }
    }
    none("Screen and report read present; present knows neither.", broken);
}

#[test]
fn the_window_library_stays_in_ui() {
    let broken = lines_where(
        |file| file.module() != "ui",
        |line| ["egui", "eframe", "rfd"].iter().any(|name| has_word(line, name)),
    );
    none("egui, eframe and rfd are used in src/ui.rs and src/ui/ only.", broken);
}

#[test]
fn colours_come_from_the_theme() {
    let broken = lines_where(
        |file| file.path != "src/ui/theme.rs",
        |line| line.contains("Color32::from_") || line.contains("Color32::new"),
    );
    none("Colours are made in src/ui/theme.rs, where their contrast is tested.", broken);
}

#[test]
fn only_the_store_touches_the_disk() {
    let broken = lines_where(
        |file| file.path != "src/store.rs",
        |line| {
            line.contains("std::fs") || line.contains("std::{fs") || line.contains("NamedTempFile")
        },
    );
    none("File IO lives in src/store.rs.", broken);
}

/// Files that own a shape on disk. The readers parse the shapes of others and define none.
fn owns_a_shape(file: &File) -> bool {
    file.module() == "session" || file.path.starts_with("src/report/json")
}

#[test]
fn only_file_shapes_know_serde() {
    let allowed = |file: &File| file.text.contains("// serde: ");
    let broken = lines_where(
        |file| !owns_a_shape(file) && !allowed(file),
        |line| has_word(line, "serde") || has_word(line, "Serialize"),
    );
    none(
        "Domain types are free of serde: session and report/json own the shapes. Elsewhere a comment \
         `// serde: why` must say why.",
        broken,
    );
}

#[test]
fn modules_are_named_by_their_file() {
    let named = |file: &File| file.path.ends_with("/mod.rs");
    let broken = sources().into_iter().filter(named).map(|file| file.path).collect();
    none("foo.rs beside foo/, no mod.rs.", broken);
}

#[test]
fn every_file_says_at_its_head_why_it_exists() {
    let mut broken = Vec::new();
    for file in sources().into_iter().chain(files("tests", &[".rs"])) {
        if !file.text.starts_with("//! ") {
            broken.push(format!("{}:1", file.path));
        }
    }
    none("A file begins with //! and why it exists.", broken);
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut broken = Vec::new();
    for file in sources().into_iter().chain(files("tests", &[".rs"])) {
        let lines = file.text.lines().count();
        if lines > MOST_LINES {
            broken.push(format!("{}:{lines}", file.path));
        }
    }
    none(&format!("A file of more than {MOST_LINES} lines wants splitting."), broken);
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    let broken =
        lines_where(|_| true, |line| line.contains("#[allow(") || line.contains("#![allow("));
    none("Write #[expect(lint, reason = \"…\")], which ends when its cause does.", broken);
}

/// Whether `line` holds `path` as a path from the root of a machine, not as a part of another.
fn has_path(line: &str, path: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || "._-/".contains(c);
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|s| s.chars().next_back());
        let after = line.get(at + path.len()..).and_then(|s| s.chars().next());
        !before.is_some_and(inner) && !after.is_some_and(|c| c.is_alphanumeric() || c == '-')
    })
}

#[test]
fn nothing_speaks_of_the_machine_it_was_written_on() {
    // Put together here, so that this file does not speak of them either.
    let paths = [["/", "work"], ["/", "tmp"], ["/", "home"], ["/", "root"], ["/", "Users"]];
    let words = [["scca", "che"], ["index.", "crates.io"], ["static.", "crates.io"]];
    let endings = [".rs", ".md", ".toml", ".sh", ".yml", ".html", ".css", ".json", ".txt", "/run"];
    let mut broken = Vec::new();
    for file in files(".", &endings) {
        for (n, line) in file.lines() {
            let path = paths.iter().map(|p| p.concat()).find(|path| has_path(line, path));
            let word = words.iter().map(|w| w.concat()).find(|word| line.contains(word.as_str()));
            if let Some(what) = path.or(word) {
                broken.push(format!("{}:{n}: {what}", file.path));
            }
        }
    }
    none("The project speaks of itself alone, not of a machine.", broken);
}

/// What stands behind the program's name in each command of README's code blocks.
fn commands_of_readme() -> Vec<(usize, Vec<String>)> {
    let readme = read("README.md");
    let mut fenced = false;
    let mut commands = Vec::new();
    for (n, line) in readme.lines().enumerate() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        let ours = ["cargo run --release -- ", "tellings "];
        let rest = ours.iter().find_map(|start| line.trim_start().strip_prefix(start));
        if let (true, Some(rest)) = (fenced, rest) {
            let command = rest.split(" #").next().unwrap_or_default();
            commands.push((n + 1, command.split_whitespace().map(str::to_owned).collect()));
        }
    }
    commands
}

#[test]
fn every_command_in_the_readme_exists() {
    let program = tellings::cli::Cli::command();
    let commands = commands_of_readme();
    assert!(commands.iter().any(|(_, words)| words.first().is_some_and(|w| w == "report")));
    assert!(commands.iter().any(|(_, words)| words.first().is_some_and(|w| w == "inspect")));
    let mut broken = Vec::new();
    for (n, words) in commands {
        let first = words.first().map(String::as_str).unwrap_or_default();
        let command = program.find_subcommand(first).unwrap_or(&program);
        for word in &words {
            let known = match word.strip_prefix('-') {
                Some("-help" | "-version") => true,
                Some(flag) => command.get_arguments().any(|arg| {
                    arg.get_long().is_some_and(|long| flag.strip_prefix('-') == Some(long))
                        || arg.get_short().is_some_and(|short| flag == short.to_string())
                }),
                None => !word.starts_with("samples") || root().join(word).exists(),
            };
            if !known {
                broken.push(format!("README.md:{n}: {word}"));
            }
        }
    }
    none("Commands, flags and samples that README.md names exist.", broken);
}

/// The targets of the Markdown links and images in `text` that lead to files of the repository.
fn linked_files(text: &str) -> Vec<PathBuf> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .map(|target| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains("://"))
        .map(PathBuf::from)
        .collect()
}

#[test]
fn links_in_the_documents_lead_somewhere() {
    let mut broken = Vec::new();
    for document in
        ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "assets/README.md", "samples/README.md"]
    {
        let folder = root().join(document);
        let folder = folder.parent().unwrap();
        for file in linked_files(&read(document)) {
            if !folder.join(&file).exists() {
                broken.push(format!("{document}: {}", file.display()));
            }
        }
    }
    none("A link in a document leads to a file that is there.", broken);
}

#[test]
fn the_architecture_names_every_module() {
    let architecture = read("ARCHITECTURE.md");
    let missing = modules().into_iter().filter(|m| !architecture.contains(&format!("`{m}")));
    none("ARCHITECTURE.md has a line for each module of src/lib.rs.", missing.collect());
}

#[test]
fn every_sample_says_that_it_was_written_for_this_program() {
    let notice = "written as a sample for Tellings; the outlet is invented.";
    let mut broken = Vec::new();
    for folder in ["sochi-congress", "ferry-updates", "two-views"] {
        for entry in fs::read_dir(root().join("samples").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            // A Word file is packed; reading it is tested elsewhere.
            if path.extension().is_some_and(|ending| ending == "docx") {
                continue;
            }
            let text = read(&relative(&path));
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.contains(notice) {
                broken.push(relative(&path));
            }
        }
    }
    none("A sample's last line says what it is.", broken);
}

mod helpers {
    use super::*;

    fn check_imports(text: &str, expected: &[&str]) {
        let file = File { path: "src/a.rs".to_owned(), text: text.to_owned() };
        let found: Vec<String> = imports(&file).into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn imports_are_found_in_every_way_of_writing() {
        check_imports("use crate::text::Span;", &["text"]);
        check_imports(
            "use crate::{align, text::{self, Span}, watch};",
            &["align", "text", "watch"],
        );
        check_imports("use crate::{\n    facts::{A,\n    B}, ui,\n};", &["facts", "ui"]);
        check_imports("fn f(x: crate::quotes::Quote) {}", &["quotes"]);
        check_imports("// as crate::align does", &[]);
    }

    #[test]
    fn paths_are_told_from_parts_of_words() {
        let path = ["/", "work"].concat();
        assert!(has_path(&format!("see {path}/x"), &path));
        assert!(has_path(&format!("\"{path}\""), &path));
        assert!(!has_path(&format!("net{path}"), &path));
        assert!(!has_path(&format!("{path}ing"), &path));
    }

    #[test]
    fn a_word_is_found_only_whole() {
        assert!(has_word("use egui;", "egui"));
        assert!(!has_word("use egui_kittest;", "egui"));
        assert!(!has_word("legui", "egui"));
    }
}
