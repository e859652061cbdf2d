//! How well the alignment does on texts that people have aligned, and which figures do best.
//!
//! `TELLINGS_ALIGNED="drafts.jsonl retellings.jsonl" cargo bench --bench tuning` prints one line a
//! file for the program's own figures, then a curve for each figure of [`Tuning`], the others kept
//! as they are. With `-- fit` it first fits the weights of the evidence to all files alike, prints
//! them, and goes on with these. Without `TELLINGS_ALIGNED` there is nothing to do.
//!
//! A line of a file is one pair of texts: `{"lang": "en", "a": [{"text": …, "par": 0}, …], "b": […],
//! "links": [{"a": 0, "b": 2}, …]}`: sentences with the number of their paragraph, and which tell
//! the same. Such data is not a part of this program.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]
#![expect(clippy::disallowed_methods, reason = "a bench reads its data from disk")]

use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use tellings::align::{self, EVIDENCE, Tuning};
use tellings::article::{Article, Format, Paragraph, Place, Role, Source, Version};
use tellings::text::Span;
use tellings::text::language::Language;
use tellings::watch::Watch;

/// Two texts and the pairs of sentences that tell the same.
struct Aligned {
    versions: [Arc<Version>; 2],
    links: BTreeSet<(usize, usize)>,
    /// By version: where each sentence stands, by paragraph and start.
    sentences: [BTreeMap<(usize, usize), usize>; 2],
}

fn main() {
    let paths = std::env::var("TELLINGS_ALIGNED").unwrap_or_default();
    let files: Vec<(String, Vec<Aligned>)> = paths
        .split_whitespace()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("a file of aligned texts");
            let name = Path::new(path).file_stem().unwrap_or_default().to_string_lossy();
            (name.into_owned(), text.lines().map(aligned).collect())
        })
        .collect();
    if files.is_empty() {
        println!("TELLINGS_ALIGNED names no files of aligned texts: nothing to do.");
        return;
    }
    let mut tuning = Tuning::default();
    if std::env::args().any(|arg| arg == "fit") {
        tuning.weights = fitted(&files);
        println!("weights: {:.2?}", tuning.weights);
    }
    println!("precision, recall, F1 of links; F1 of sentences that stand alone");
    row("as it is", &files, &tuning);
    for (name, figure, values) in CURVES {
        for value in values {
            let mut other = tuning.clone();
            *figure(&mut other) = *value;
            row(&format!("{name} {value:.2}"), &files, &other);
        }
    }
}

type Figure = fn(&mut Tuning) -> &mut f32;

const CURVES: [(&str, Figure, &[f32]); 7] = [
    ("floor_far", |t| &mut t.floor_far, &[0.0, 0.06, 0.09, 0.12, 0.15, 0.2]),
    ("floor_near", |t| &mut t.floor_near, &[0.0, 0.1, 0.15, 0.2, 0.25, 0.3]),
    ("threshold_far", |t| &mut t.threshold_far, &[-3.5, -3.0, -2.6, -2.2, -1.8, -1.0, 0.0]),
    ("threshold_near", |t| &mut t.threshold_near, &[-2.0, -1.0, -0.6, -0.2, 0.2, 0.6, 1.0]),
    ("further", |t| &mut t.further, &[0.0, 0.4, 0.8, 1.2, 1.6]),
    ("moved_along", |t| &mut t.moved_along, &[-2.0, -1.0, 0.0, 1.0]),
    ("moved_whole", |t| &mut t.moved_whole, &[2.0, 4.0, 5.0, 6.0, 8.0, 12.0]),
];

fn row(name: &str, files: &[(String, Vec<Aligned>)], tuning: &Tuning) {
    print!("{name:22}");
    for (file, texts) in files {
        let counts = texts.par_iter().map(|text| Counts::of(text, tuning)).reduce(
            Counts::default,
            |a, b| Counts { links: a.links.plus(b.links), alone: a.alone.plus(b.alone) },
        );
        let (p, r) = (counts.links.precision(), counts.links.recall());
        print!("  {file}: {p:.3} {r:.3} {:.3} {:.3}", counts.links.f1(), counts.alone.f1());
    }
    println!();
}

/// What was rightly found, what was found, and what there is.
#[derive(Clone, Copy, Default)]
struct Hits {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Hits {
    fn of<T: Ord>(found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> Self {
        let right = found.intersection(wanted).count();
        Self { right, found: found.len(), wanted: wanted.len() }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            found: self.found + other.found,
            wanted: self.wanted + other.wanted,
        }
    }

    fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }

    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

#[derive(Clone, Copy, Default)]
struct Counts {
    links: Hits,
    alone: Hits,
}

impl Counts {
    fn of(text: &Aligned, tuning: &Tuning) -> Self {
        let alignment = align::align_by(&text.versions, &[], tuning, &Watch::unwatched());
        let mut found = BTreeSet::new();
        for group in alignment.iter().flat_map(|a| &a.rows).flat_map(|row| &row.sentences) {
            let [a, b] = [0, 1].map(|v| {
                let cell = group.cells.get(v).map_or(&[][..], Vec::as_slice);
                cell.iter().filter_map(|place| text.sentence(v, *place)).collect::<Vec<_>>()
            });
            found.extend(a.iter().flat_map(|&a| b.iter().map(move |&b| (a, b))));
        }
        let alone = |links: &BTreeSet<(usize, usize)>| -> BTreeSet<(usize, usize)> {
            let linked: BTreeSet<(usize, usize)> =
                links.iter().flat_map(|&(a, b)| [(0, a), (1, b)]).collect();
            let all = text.sentences.iter().enumerate();
            all.flat_map(|(v, sentences)| sentences.values().map(move |&s| (v, s)))
                .filter(|sentence| !linked.contains(sentence))
                .collect()
        };
        Self {
            links: Hits::of(&found, &text.links),
            alone: Hits::of(&alone(&found), &alone(&text.links)),
        }
    }
}

impl Aligned {
    fn sentence(&self, version: usize, place: Place) -> Option<usize> {
        let at = (place.paragraph.index as usize, place.span.start());
        self.sentences.get(version)?.get(&at).copied()
    }
}

fn aligned(line: &str) -> Aligned {
    let pair: Value = serde_json::from_str(line).expect("a pair of texts");
    let number = |value: &Value| value.as_u64().expect("a number") as usize;
    let links = pair["links"].as_array().expect("links");
    let language = pair["lang"].as_str().and_then(Language::from_code);
    let (a, sentences_a) = version(&pair["a"], language);
    let (b, sentences_b) = version(&pair["b"], language);
    Aligned {
        versions: [a, b],
        links: links.iter().map(|link| (number(&link["a"]), number(&link["b"]))).collect(),
        sentences: [sentences_a, sentences_b],
    }
}

fn version(
    sentences: &Value,
    language: Option<Language>,
) -> (Arc<Version>, BTreeMap<(usize, usize), usize>) {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut places = BTreeMap::new();
    let mut last = None;
    for (s, sentence) in sentences.as_array().expect("sentences").iter().enumerate() {
        let words = sentence["text"].as_str().expect("a text");
        let number = sentence["par"].as_u64();
        if number.is_none() || number != last {
            paragraphs.push(Paragraph::new(Role::Body, ""));
        }
        last = number;
        let index = paragraphs.len() - 1;
        if let Some(paragraph) = paragraphs.last_mut() {
            if !paragraph.text.is_empty() {
                paragraph.text.push(' ');
            }
            let start = paragraph.text.len();
            paragraph.text.push_str(words);
            paragraph.sentences.push(Span::snapped(&paragraph.text, start..paragraph.text.len()));
            places.insert((index, start), s);
        }
    }
    let source = Source {
        path: None,
        file: String::new(),
        sha256: String::new(),
        format: Format::Text,
        encoding: String::new(),
    };
    let article = Article { language, paragraphs, ..Article::default() };
    (Arc::new(Version { label: String::new(), source, article, warnings: Vec::new() }), places)
}

/// Rounds of Newton's method; the fit has settled long before.
const ROUNDS: usize = 25;

/// What large weights cost, for each unit of the square: keeps like kinds of evidence from
/// outbidding each other.
const RIDGE: f64 = 3.0;

/// What the links of a file weigh together, so that each file counts alike.
const LINKS: f64 = 5_000.0;

/// The weights under which the links are most likely: logistic regression by Newton's method.
fn fitted(files: &[(String, Vec<Aligned>)]) -> [f32; EVIDENCE] {
    let mut cases: Vec<([f64; EVIDENCE], f64, f64)> = Vec::new();
    for (_, texts) in files {
        let all: usize = texts.iter().map(|text| text.links.len()).sum();
        let weight = LINKS / all.max(1) as f64;
        for text in texts {
            for evidence in align::evidence(&text.versions) {
                let (a, b) = evidence.places;
                let pair = text.sentence(0, a).zip(text.sentence(1, b));
                let linked = pair.is_some_and(|pair| text.links.contains(&pair));
                cases.push((evidence.figures.map(f64::from), f64::from(u8::from(linked)), weight));
            }
        }
    }
    let mut weights = [0.0; EVIDENCE];
    for _ in 0..ROUNDS {
        let (mut slope, mut bend) = ([0.0; EVIDENCE], [[0.0; EVIDENCE]; EVIDENCE]);
        for i in 1..EVIDENCE {
            slope[i] += 2.0 * RIDGE * weights[i];
            bend[i][i] += 2.0 * RIDGE;
        }
        bend[0][0] += 1e-9;
        for (figures, linked, weight) in &cases {
            let sum: f64 = figures.iter().zip(&weights).map(|(f, w)| f * w).sum();
            let likely = 1.0 / (1.0 + (-sum).exp());
            for i in 0..EVIDENCE {
                slope[i] += weight * (likely - linked) * figures[i];
                let part = weight * likely * (1.0 - likely) * figures[i];
                for j in 0..=i {
                    bend[i][j] += part * figures[j];
                }
            }
        }
        let step = solved(bend, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight -= step);
    }
    weights.map(|weight| weight as f32)
}

/// Solves `a x = b` for a symmetric positive `a` of which the lower half is given (Cholesky).
fn solved(mut a: [[f64; EVIDENCE]; EVIDENCE], mut b: [f64; EVIDENCE]) -> [f64; EVIDENCE] {
    for j in 0..EVIDENCE {
        for k in 0..j {
            for i in j..EVIDENCE {
                a[i][j] -= a[i][k] * a[j][k];
            }
        }
        let root = a[j][j].sqrt();
        for row in a.iter_mut().skip(j) {
            row[j] /= root;
        }
    }
    for i in 0..EVIDENCE {
        for k in 0..i {
            b[i] -= a[i][k] * b[k];
        }
        b[i] /= a[i][i];
    }
    for i in (0..EVIDENCE).rev() {
        for k in i + 1..EVIDENCE {
            b[i] -= a[k][i] * b[k];
        }
        b[i] /= a[i][i];
    }
    b
}
