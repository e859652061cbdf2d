//! How fast quotes are found and given to their speakers, against plain tokenisation.

use divan::Bencher;
use divan::counter::ItemsCount;
use std::sync::Arc;
use tellings::article::{Article, Format, Paragraph, Role, Source, Version};
use tellings::neighbours::Unaligned;
use tellings::quotes::ledger;
use tellings::text::marks::{Before, marked};
use tellings::text::words;
use tellings::watch::Watch;

fn main() {
    divan::main();
}

/// Paragraphs of a made-up town's news, with numbers so that no two are the same.
fn paragraphs(count: usize) -> Vec<String> {
    (0..count)
        .map(|n| {
            format!(
                "“We counted {n} boats on Monday and none of them came back,” said Marta Lindqvist, \
                 a spokeswoman for the harbour office. She added that the storm had cut {n} cables. \
                 According to the ministry, repairs will take a week. Mr. Okafor told reporters \
                 that the town “cannot wait” and accused the company of hiding the damage. \
                 The ferry has run since 19{:02}, with two crews and a small bar on the upper deck.",
                n % 100
            )
        })
        .collect()
}

fn version(paragraphs: &[String]) -> Arc<Version> {
    Arc::new(Version {
        label: "bench".to_owned(),
        source: Source {
            path: None,
            file: "bench".to_owned(),
            sha256: String::new(),
            format: Format::Text,
            encoding: "UTF-8".to_owned(),
        },
        article: Article {
            paragraphs: paragraphs.iter().map(|p| Paragraph::new(Role::Body, p.as_str())).collect(),
            ..Article::default()
        },
        warnings: Vec::new(),
    })
}

fn words_in(paragraphs: &[String]) -> ItemsCount {
    ItemsCount::new(paragraphs.iter().map(|p| p.split_whitespace().count()).sum::<usize>())
}

/// Items are words.
#[divan::bench]
fn tokenise(bencher: Bencher<'_, '_>) {
    let paragraphs = paragraphs(300);
    bencher
        .counter(words_in(&paragraphs))
        .bench(|| paragraphs.iter().map(|p| words::tokens(p).count()).sum::<usize>());
}

/// Items are words.
#[divan::bench]
fn find_marks(bencher: Bencher<'_, '_>) {
    let paragraphs = paragraphs(300);
    bencher
        .counter(words_in(&paragraphs))
        .bench(|| paragraphs.iter().map(|p| marked(p, Before::Settled).len()).sum::<usize>());
}

/// Items are words.
#[divan::bench]
fn whole_ledger_of_one_version(bencher: Bencher<'_, '_>) {
    let paragraphs = paragraphs(300);
    let versions = [version(&paragraphs)];
    bencher
        .counter(words_in(&paragraphs))
        .bench(|| ledger(&versions, &Unaligned, &Watch::default()).map(|l| l.quotes.len()));
}
