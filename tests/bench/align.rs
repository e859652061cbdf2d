//! How long the alignment takes, beside plain word tokenisation of the same texts, so that figures
//! from different machines can be compared.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tellings::align;
use tellings::article::{Article, Format, Paragraph, Role, Source, Version};
use tellings::text::language::Language;
use tellings::text::words;
use tellings::watch::Watch;

fn main() {
    for (versions, words) in [(2, 600), (5, 600), (10, 600), (30, 600), (5, 5_000)] {
        ratio(&format!("{versions} versions x {words} words"), &story(versions, words));
    }
    ratio("4 versions x 5,000 paragraphs, many equal", &repeats());
    divan::main();
}

/// Prints one line: alignment, tokenisation, and how many times longer the first takes.
fn ratio(name: &str, story: &[Arc<Version>]) {
    let aligned = best(|| drop(black_box(align::align(story, &[], &Watch::unwatched()))));
    let tokenised = best(|| {
        black_box(tokenise(story));
    });
    let times = aligned.as_secs_f64() / tokenised.as_secs_f64();
    println!("{name}: alignment {aligned:.2?}, tokenisation {tokenised:.2?}, ratio {times:.0}");
}

/// The shortest of several runs: the least disturbed by what else the machine does.
fn best(work: impl Fn()) -> Duration {
    let begin = Instant::now();
    work();
    let first = begin.elapsed();
    let runs = if first > Duration::from_millis(500) { 1 } else { 20 };
    (0..runs)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed()
        })
        .min()
        .map_or(first, |best| best.min(first))
}

fn tokenise(story: &[Arc<Version>]) -> usize {
    story
        .iter()
        .flat_map(|version| &version.article.paragraphs)
        .map(|paragraph| words::tokens(&paragraph.text).count())
        .sum()
}

/// A sequence of numbers that looks random and is the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

const SYLLABLES: [&str; 16] = [
    "ba", "cor", "den", "fi", "gal", "hu", "jo", "kes", "lim", "mo", "nar", "po", "ras", "ti",
    "vu", "zel",
];

/// Frequent words short, rare ones long, as in a language.
fn word(numbers: &mut Numbers) -> String {
    let rare = numbers.below(3);
    let letters = if rare == 0 { 1 } else { 1 + numbers.below(3) };
    (0..letters).map(|_| SYLLABLES[numbers.below(if rare == 0 { 8 } else { 16 })]).collect()
}

fn sentence(numbers: &mut Numbers) -> String {
    let words: Vec<String> = (0..12 + numbers.below(16)).map(|_| word(numbers)).collect();
    let mut sentence = words.join(" ");
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence + "."
}

/// Versions of one text: some sentences edited, some left out, some only here, one paragraph moved.
fn story(versions: usize, words: usize) -> Vec<Arc<Version>> {
    let mut numbers = Numbers(7);
    let sentences: Vec<String> = (0..words / 20).map(|_| sentence(&mut numbers)).collect();
    (0..versions)
        .map(|_| {
            let mut own: Vec<String> = Vec::new();
            for shared in &sentences {
                match numbers.below(10) {
                    0 => {}
                    1 => own.push(sentence(&mut numbers)),
                    2..=5 => {
                        let mut edited: Vec<String> =
                            shared.split(' ').map(str::to_owned).collect();
                        for _ in 0..4 {
                            let at = numbers.below(edited.len());
                            edited[at] = word(&mut numbers);
                        }
                        own.push(edited.join(" "));
                    }
                    _ => own.push(shared.clone()),
                }
            }
            let mut paragraphs: Vec<String> = own.chunks(2).map(|pair| pair.join(" ")).collect();
            let moved = paragraphs.remove(numbers.below(paragraphs.len()));
            paragraphs.insert(numbers.below(paragraphs.len()), moved);
            version(&paragraphs)
        })
        .collect()
}

/// The worst case: long versions in which most paragraphs are equal to many others.
fn repeats() -> Vec<Arc<Version>> {
    let mut numbers = Numbers(11);
    let stock: Vec<String> = (0..20).map(|_| sentence(&mut numbers)).collect();
    (0..4)
        .map(|_| {
            let paragraphs: Vec<String> = (0..5_000)
                .map(|_| match numbers.below(20) {
                    0 => sentence(&mut numbers),
                    _ => stock[numbers.below(stock.len())].clone(),
                })
                .collect();
            version(&paragraphs)
        })
        .collect()
}

fn version(paragraphs: &[String]) -> Arc<Version> {
    Arc::new(Version {
        label: String::new(),
        source: Source {
            path: None,
            file: String::new(),
            sha256: String::new(),
            format: Format::Text,
            encoding: "UTF-8".to_owned(),
        },
        article: Article {
            language: Some(Language::ENGLISH),
            paragraphs: paragraphs.iter().map(|text| Paragraph::new(Role::Body, text)).collect(),
            ..Article::default()
        },
        warnings: Vec::new(),
    })
}

#[divan::bench(args = [2, 5, 10, 30], max_time = 2)]
fn versions_of_600_words(bencher: divan::Bencher<'_, '_>, versions: usize) {
    let story = story(versions, 600);
    bencher.bench(|| align::align(black_box(&story), &[], &Watch::unwatched()));
}

#[divan::bench(args = [600, 1_200, 2_400, 5_000], max_time = 2)]
fn five_versions(bencher: divan::Bencher<'_, '_>, words: usize) {
    let story = story(5, words);
    bencher.bench(|| align::align(black_box(&story), &[], &Watch::unwatched()));
}
