//! Which files of a folder are articles: by their names, and data by what is in them.

use super::{StoreError, expand, load};
use crate::read::{self, ReadError};
use std::path::{Path, PathBuf};

/// Beginnings of names that tell of a folder and are no article in it.
const ABOUT_THE_FOLDER: [&str; 4] = ["readme", "license", "licence", "changelog"];

/// Endings of data that may be anything.
const DATA: [&str; 5] = ["json", "jsonl", "jsonld", "ninjs", "xml"];

/// How browsers end the name of the folder in which they save the parts of a page.
const COMPANIONS: [&str; 9] = [
    "_files",
    ".files",
    "-files",
    "_fichiers",
    "-Dateien",
    "_archivos",
    "_ficheiros",
    "_bestanden",
    "_file",
];

/// Files to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// Those that were named, and those in folders that can hold an article.
    pub files: Vec<PathBuf>,
    /// What was in folders besides, and folders with the parts of a page.
    pub passed_over: Vec<PathBuf>,
    /// Folders without any article.
    pub empty: Vec<PathBuf>,
}

/// Files as they are named; folders become the articles in them.
///
/// # Errors
/// [`StoreError::Load`] for a folder that can't be listed.
pub fn gather(paths: &[PathBuf]) -> Result<Gathered, StoreError> {
    let mut gathered = Gathered::default();
    for path in paths {
        if !path.is_dir() {
            gathered.files.push(path.clone());
            continue;
        }
        // Named by itself, such a folder is meant.
        if paths.len() > 1 && is_companion(path) {
            gathered.passed_over.push(path.clone());
            continue;
        }
        let inside = expand(std::slice::from_ref(path))?;
        let (articles, others): (Vec<_>, Vec<_>) =
            inside.into_iter().partition(|file| may_be_article(file));
        gathered.passed_over.extend(others);
        if articles.is_empty() {
            gathered.empty.push(path.clone());
        }
        gathered.files.extend(articles);
    }
    Ok(gathered)
}

/// Whether a folder has the parts of a page that was saved beside it: "page_files" beside "page.html".
#[must_use]
pub fn is_companion(folder: &Path) -> bool {
    let name = folder.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
    let page = COMPANIONS.iter().find_map(|ending| name.strip_suffix(ending));
    page.filter(|page| !page.is_empty()).is_some_and(|page| {
        ["html", "htm", "xhtml", "mht"]
            .iter()
            .any(|ending| folder.with_file_name(format!("{page}.{ending}")).is_file())
    })
}

/// Whether a file in a folder is to be read: by its name, and data by whether an article is in it.
fn may_be_article(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let lower = name.to_lowercase();
    let readable = match file.extension().map(|ending| ending.to_string_lossy().to_lowercase()) {
        Some(ending) if DATA.contains(&ending.as_str()) => return holds_article(file, &name),
        Some(ending) => read::ENDINGS.contains(&ending.as_str()),
        None => true,
    };
    readable && !ABOUT_THE_FOLDER.iter().any(|word| lower.starts_with(word))
}

/// Whether data hold an article, or can't be judged: then reading them tells why.
fn holds_article(file: &Path, name: &str) -> bool {
    let Ok(bytes) = load(file, read::MAX_BYTES) else { return true };
    let read = std::panic::catch_unwind(|| read::read(name, &bytes));
    !matches!(read, Ok(Err(ReadError::NoArticle(_) | ReadError::Empty)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::save;

    const ARTICLE: &str = r#"{"@type": "NewsArticle", "headline": "Harbour closed", "articleBody": "The harbour was closed."}"#;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            save(&path, text.as_bytes()).expect("saved");
        }
        folder
    }

    fn names(paths: &[PathBuf]) -> Vec<String> {
        paths.iter().map(|p| p.file_name().unwrap_or_default().to_string_lossy().into()).collect()
    }

    #[test]
    fn in_a_folder_only_what_can_be_an_article_is_read() {
        let folder = folder(&[
            ("a.txt", "x"),
            ("b.HTML", "x"),
            ("c", "x"),
            ("d.docx", "x"),
            ("e.json", ARTICLE),
            ("f.json", "{\"port\": 8080}"),
            ("g.xml", "<rss/>"),
            ("h.nitf", "<nitf/>"),
            ("README.md", "x"),
            ("LICENSE-MIT", "x"),
            ("photo.png", "x"),
            ("story.tellings", "x"),
        ]);
        let gathered = gather(&[folder.path().to_owned()]).expect("listed");
        assert_eq!(names(&gathered.files), ["a.txt", "b.HTML", "c", "d.docx", "e.json", "h.nitf"]);
        let others = ["LICENSE-MIT", "README.md", "f.json", "g.xml", "photo.png", "story.tellings"];
        assert_eq!(names(&gathered.passed_over), others);
        assert!(gathered.empty.is_empty());
    }

    #[test]
    fn the_parts_of_a_saved_page_are_no_articles() {
        let folder = folder(&[
            ("page.html", "x"),
            ("page_files/frame.html", "x"),
            ("other_files/a.txt", "x"),
        ]);
        let at = |name: &str| folder.path().join(name);
        let gathered = gather(&[at("page.html"), at("page_files"), at("other_files")]);
        let gathered = gathered.expect("listed");
        assert_eq!(names(&gathered.files), ["page.html", "a.txt"]);
        assert_eq!(names(&gathered.passed_over), ["page_files"]);
        let alone = gather(&[at("page_files")]).expect("listed");
        assert_eq!(names(&alone.files), ["frame.html"]);
        let whole = gather(&[folder.path().to_owned()]).expect("listed");
        assert_eq!(names(&whole.files), ["page.html"]);
    }

    #[test]
    fn a_folder_without_articles_is_named() {
        let folder = folder(&[("photo.png", "x")]);
        let gathered = gather(&[folder.path().to_owned()]).expect("listed");
        assert_eq!(gathered.empty, [folder.path()]);
    }
}
