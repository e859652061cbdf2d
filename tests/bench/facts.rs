//! How fast the fact ledger is, in words a second on one core: `cargo bench --bench facts`.

use std::sync::Arc;
use tellings::article::{Article, Format, Paragraph, Role, Source, Version};
use tellings::facts;
use tellings::neighbours::Unaligned;
use tellings::text::words;
use tellings::watch::Watch;

fn main() {
    divan::main();
}

/// A passage of news with facts of every kind.
const PASSAGE: &str = "On Tuesday the harbour minister, Ada Quill, told reporters that at least 33 bodies had \
    been invited to the Arden Congress, which opens on 18 November in Port Ellis. Around 1,300 delegates, \
    a third of them women, would share a budget of $4.5 million, she said, up 12 percent from last year. \
    Omar Dent, 54, a spokesman for the Ellis Workers' Union (EWU), called the figure \"a fairy tale\". \
    The union has asked for two more weeks and a hall of 400 square metres since 2015.";

/// How often the passage stands in one version.
const TIMES: usize = 100;

fn version(label: &str) -> Arc<Version> {
    let paragraphs = (0..TIMES).map(|_| Paragraph::new(Role::Body, PASSAGE)).collect();
    let source = Source {
        path: None,
        file: label.to_owned(),
        sha256: String::new(),
        format: Format::Text,
        encoding: "UTF-8".to_owned(),
    };
    let article =
        Article { published: "2017-11-02".parse().ok(), paragraphs, ..Article::default() };
    Arc::new(Version { label: label.to_owned(), source, article, warnings: Vec::new() })
}

/// What the ledger's speed is measured against: cutting the same words into tokens.
#[divan::bench]
fn tokenise(bencher: divan::Bencher<'_, '_>) {
    let versions = [version("A"), version("B")];
    let words: usize = versions.iter().map(|v| v.article.words()).sum();
    let texts = || versions.iter().flat_map(|v| &v.article.paragraphs).map(|p| p.text.as_str());
    bencher
        .counter(divan::counter::ItemsCount::new(words))
        .bench_local(|| texts().map(|text| words::tokens(text).count()).sum::<usize>());
}

#[divan::bench]
fn two_versions(bencher: divan::Bencher<'_, '_>) {
    let versions = [version("A"), version("B")];
    let words: usize = versions.iter().map(|v| v.article.words()).sum();
    bencher
        .counter(divan::counter::ItemsCount::new(words))
        .bench_local(|| facts::ledger(&versions, &Unaligned, &[], &Watch::unwatched()));
}
