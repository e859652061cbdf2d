//! How fast files are read, format by format, against plain tokenisation of the words in them; and how fast
//! reports are written, against the analysis that they are made from.
#![expect(clippy::disallowed_methods, reason = "the files to read are on disk")]

use divan::Bencher;
use divan::counter::BytesCount;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tellings::article::{Version, VersionId};
use tellings::report::{self, ReportFormat, ReportInput, Selection};
use tellings::text::words;
use tellings::watch::Watch;
use tellings::{present, read, story};

fn main() {
    divan::main();
}

/// One file of each kind, as real programs write them.
const FILES: [&str; 9] = [
    "documents/ferry.docx",
    "documents/ferry.odt",
    "documents/ferry.rtf",
    "documents/columns.pdf",
    "documents/pandoc.epub",
    "feeds/chromium.mhtml",
    "feeds/ninjs-3.json",
    "feeds/story.nitf",
    "pages/clutter.html",
];

fn load(file: &str) -> (String, Vec<u8>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(file);
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    (name, std::fs::read(path).expect("a fixture"))
}

fn opened(file: &str) -> Version {
    let (name, bytes) = load(file);
    read::read(&name, &bytes).expect("a fixture can be read")
}

/// Bytes are those of the file.
#[divan::bench(args = FILES)]
fn read_file(bencher: Bencher<'_, '_>, file: &str) {
    let (name, bytes) = load(file);
    bencher.counter(BytesCount::of_slice(&bytes)).bench(|| read::read(&name, &bytes));
}

/// The yardstick: the words of the same file.
#[divan::bench(args = FILES)]
fn tokenise(bencher: Bencher<'_, '_>, file: &str) {
    let version = opened(file);
    let texts = || version.article.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    bencher.bench(|| texts().map(|text| words::tokens(text).count()).sum::<usize>());
}

fn sample() -> Vec<Arc<Version>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/sochi-congress");
    let entries = std::fs::read_dir(folder).expect("a sample");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("listed").path()).collect();
    files.sort();
    let read = |file: &PathBuf| {
        let name = file.file_name().expect("a file").to_string_lossy().into_owned();
        let bytes = std::fs::read(file).expect("a sample");
        Arc::new(read::read(&name, &bytes).expect("a sample can be read"))
    };
    files.iter().map(read).collect()
}

/// The yardstick of reports: the analysis of the same story.
#[divan::bench]
fn analyse(bencher: Bencher<'_, '_>) {
    let versions = sample();
    bencher.bench(|| story::analyse(versions.clone(), &[], &Watch::unwatched()));
}

#[divan::bench(args = ReportFormat::ALL)]
fn write_report(bencher: Bencher<'_, '_>, format: ReportFormat) {
    let story = story::analyse(sample(), &[], &Watch::unwatched()).expect("nobody cancels");
    let base = VersionId(0);
    let presentation = present::present(&story, base, &Watch::unwatched()).expect("nobody cancels");
    let selection = Selection::everything();
    let input =
        ReportInput { story: &story, presentation: &presentation, base, selection: &selection };
    bencher.bench(|| report::write(input, format));
}
