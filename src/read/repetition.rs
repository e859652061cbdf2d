//! Blocks that an outlet puts around all its articles, told by their repetition: what stands word for
//! word in several files of one outlet, before or after the article, and does not read like a part of it.
//!
//! Repetition alone says little here. Successive saves of one article repeat its body, and articles on
//! one event repeat their background, often at the very end. So a block is set apart only where all of
//! this holds:
//!
//! - its files are different articles by how little their texts share, or it stands above the headline;
//! - it stands at an edge: above the headline, or with nothing but other such blocks after it;
//! - it speaks of the outlet or its author, or is a short line that no list of an article could hold, and
//!   that stands in `ARTICLES_LEAST` articles or among what was boilerplate already.
//!
//! It is then set apart in all those files, or in none, so that none seems to leave it out.

use super::bylines::is_name_line;
use super::lines::{ends_strongly, is_item};
use super::outlets::{self, OutletKey};
use super::rules::{form, is_by_rule};
use crate::article::{Article, Paragraph, Role};
use crate::text::normalise::fold;
use crate::text::words;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Share of its runs of words, in percent, that the shorter of two different articles has in common with
/// the other at most. Saves of one article share two thirds and more, articles on one event the quotes
/// and background of a paragraph or two.
const SHARED_MOST: usize = 30;

/// Words in a run: long enough that two texts on one event share few by chance.
const RUN: usize = 4;

/// Runs that a text has at least to be told from another.
const RUNS_LEAST: usize = 20;

/// A line that speaks of nothing has no more words.
const LINE_WORDS: usize = 8;

/// A block that speaks of its outlet has no more words.
const NOTE_WORDS: usize = 80;

/// Bytes of text of the longest file that is looked at, some seventy thousand words: a longer one is no
/// article, and comparing it would hold up the window.
const BYTES_MOST: usize = 400_000;

/// In so many different articles a line repeats by custom: two may share one by chance.
const ARTICLES_LEAST: usize = 3;

/// A file of a story, as repetition sees it.
#[derive(Clone, Copy, Debug)]
pub struct Filed<'a> {
    /// Its outlet, where that is known.
    pub outlet: Option<&'a str>,
    /// What was read.
    pub article: &'a Article,
}

/// A paragraph that is set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// Its index in the article.
    pub index: usize,
    /// Why.
    pub why: String,
}

/// What each file has that its outlet repeats around its articles. The order of the files makes no
/// difference.
#[must_use]
pub fn find(files: &[Filed<'_>]) -> Vec<Vec<Repeated>> {
    let mut found = vec![Vec::new(); files.len()];
    for group in of_one_outlet(files) {
        let members: Vec<Filed<'_>> = group.iter().filter_map(|&f| files.get(f).copied()).collect();
        for (&f, repeated) in group.iter().zip(in_group(&members)) {
            if let Some(slot) = found.get_mut(f) {
                *slot = repeated;
            }
        }
    }
    found
}

/// The files by their outlet, where it has several.
fn of_one_outlet(files: &[Filed<'_>]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<OutletKey, Vec<usize>> = BTreeMap::new();
    for (f, file) in files.iter().enumerate() {
        let bytes: usize = file.article.paragraphs.iter().map(|p| p.text.len()).sum();
        if let Some(key) = file.outlet.and_then(OutletKey::of).filter(|_| bytes <= BYTES_MOST) {
            groups.entry(key).or_default().push(f);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// On which side of the article a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    After,
}

impl Side {
    fn in_words(self) -> &'static str {
        match self {
            Self::Before => "before the article",
            Self::After => "after the article",
        }
    }
}

/// One standing of a block at the edge of a file.
struct Standing {
    file: usize,
    index: usize,
    /// Whether something that was boilerplate already stands between the article and it.
    among_boilerplate: bool,
}

/// What a file of the group has.
struct Member<'a> {
    filed: Filed<'a>,
    forms: Vec<String>,
    /// Which files are the same article, by number.
    article: usize,
}

fn in_group(files: &[Filed<'_>]) -> Vec<Vec<Repeated>> {
    let articles = same_articles(files);
    let members: Vec<Member<'_>> = files
        .iter()
        .zip(articles)
        .map(|(&filed, article)| Member {
            forms: filed.article.paragraphs.iter().map(|p| form(&p.text)).collect(),
            filed,
            article,
        })
        .collect();
    let mut edges: BTreeMap<(Side, &str), Vec<Standing>> = BTreeMap::new();
    for (file, member) in members.iter().enumerate() {
        for (side, standing) in standings(&members, file) {
            let form = member.forms.get(standing.index).map_or("", String::as_str);
            edges.entry((side, form)).or_default().push(standing);
        }
    }
    let mut found = vec![Vec::new(); members.len()];
    for ((side, _), standings) in edges {
        if !is_furniture(&members, side, &standings) {
            continue;
        }
        let holding: BTreeSet<usize> = standings.iter().map(|s| s.file).collect();
        for standing in &standings {
            let Some(member) = members.get(standing.file) else { continue };
            let open = member.filed.article.paragraphs.get(standing.index).is_some_and(is_open);
            if let Some(slot) = found.get_mut(standing.file).filter(|_| open) {
                let outlet = member.filed.outlet.unwrap_or_default();
                slot.push(Repeated {
                    index: standing.index,
                    why: reason(holding.len() - 1, outlet, side),
                });
            }
        }
    }
    found.iter_mut().for_each(|repeated| repeated.sort_by_key(|one| one.index));
    found
}

fn reason(others: usize, outlet: &str, side: Side) -> String {
    let files = if others == 1 { "file" } else { "files" };
    format!("it stands word for word in {others} other {files} of {outlet}, {}", side.in_words())
}

/// Whether a paragraph may be set apart: it takes part in the alignment, is no headline or the like, and
/// nobody has made a rule for it.
fn is_open(paragraph: &Paragraph) -> bool {
    let role = match paragraph.role {
        Role::Body | Role::Subhead | Role::Caption | Role::PullQuote => true,
        Role::Headline
        | Role::Standfirst
        | Role::Byline
        | Role::Dateline
        | Role::Correction
        | Role::Update
        | Role::Related
        | Role::Boilerplate => false,
    };
    role && !is_by_rule(paragraph)
}

/// For each file the number of its article: files whose texts share much are the same article, and so
/// are those that are linked by others between them.
fn same_articles(files: &[Filed<'_>]) -> Vec<usize> {
    let runs: Vec<Vec<u64>> = files.iter().map(|&file| runs(file)).collect();
    let mut article: Vec<usize> = (0..files.len()).collect();
    for (a, of_a) in runs.iter().enumerate() {
        for (b, of_b) in runs.iter().enumerate().skip(a + 1) {
            let (one, other) = (article.get(a).copied(), article.get(b).copied());
            if let (Some(one), Some(other)) = (one, other)
                && one != other
                && !are_different(of_a, of_b)
            {
                let (keep, drop) = (one.min(other), one.max(other));
                article.iter_mut().filter(|n| **n == drop).for_each(|n| *n = keep);
            }
        }
    }
    article
}

/// The runs of words of the article's prose, hashed, sorted, each once. What might be set apart is left
/// out: below a short article, it would make two look alike.
fn runs(file: Filed<'_>) -> Vec<u64> {
    let prose = file.article.aligned().map(|(_, paragraph)| paragraph.text.as_str());
    let prose = prose.filter(|text| !is_line(text) && !speaks_of_outlet(text, file));
    let words: Vec<String> = prose.flat_map(outlets::words).collect();
    let hash = |run: &[String]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    let mut runs: Vec<u64> = words.windows(RUN).map(hash).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn are_different(one: &[u64], other: &[u64]) -> bool {
    let (shorter, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = shorter.iter().filter(|run| longer.binary_search(run).is_ok()).count();
    shorter.len() >= RUNS_LEAST && shared * 100 <= shorter.len() * SHARED_MOST
}

/// The blocks at the edges of a file that stand in another file of the outlet, too.
fn standings(members: &[Member<'_>], file: usize) -> Vec<(Side, Standing)> {
    let Some(member) = members.get(file) else { return Vec::new() };
    let paragraphs = &member.filed.article.paragraphs;
    let headline = paragraphs.iter().position(|p| p.role == Role::Headline).unwrap_or(0);
    let standing = |index| Standing { file, index, among_boilerplate: false };
    let mut all: Vec<(Side, Standing)> =
        (0..headline).map(|index| (Side::Before, standing(index))).collect();
    // The end of the file as far as it stands in other articles of the outlet.
    let elsewhere: BTreeSet<&str> = members
        .iter()
        .filter(|other| other.article != member.article)
        .flat_map(|other| other.forms.iter().map(String::as_str))
        .collect();
    let is_end = |index: usize| {
        let known = member.forms.get(index).is_some_and(|form| elsewhere.contains(form.as_str()));
        let around = paragraphs.get(index).is_some_and(|p| !p.role.is_aligned());
        let open = paragraphs.get(index).is_some_and(is_open);
        around || (known && open)
    };
    let from = (headline..paragraphs.len()).rev().take_while(|&index| is_end(index)).last();
    let mut among_boilerplate = false;
    for index in from.unwrap_or(paragraphs.len())..paragraphs.len() {
        all.push((Side::After, Standing { among_boilerplate, ..standing(index) }));
        let role = paragraphs.get(index).map(|p| p.role);
        among_boilerplate = among_boilerplate || role.is_some_and(Role::is_around);
    }
    all
}

/// Whether what stands at these edges is put there by the outlet and no part of its articles.
fn is_furniture(members: &[Member<'_>], side: Side, standings: &[Standing]) -> bool {
    let files: BTreeSet<usize> = standings.iter().map(|s| s.file).collect();
    let articles: BTreeSet<usize> =
        files.iter().filter_map(|&file| Some(members.get(file)?.article)).collect();
    if files.len() < 2 {
        return false;
    }
    let holds = |judge: fn(&str, Filed<'_>) -> bool| {
        standings.iter().all(|s| {
            members.get(s.file).is_some_and(|member| {
                let paragraph = member.filed.article.paragraphs.get(s.index);
                paragraph.is_some_and(|p| judge(&p.text, member.filed))
            })
        })
    };
    match side {
        Side::Before => {
            holds(|text, filed| is_line(text) && !is_headline(text, filed.article))
                || articles.len() > 1 && holds(speaks_of_outlet)
        }
        Side::After => {
            let custom = articles.len() >= ARTICLES_LEAST
                || standings.iter().all(|standing| standing.among_boilerplate);
            articles.len() > 1
                && (holds(speaks_of_outlet) || custom && holds(|text, _| is_line(text)))
        }
    }
}

/// A short line that is no sentence and no item of a list: no number, no name, no quote.
fn is_line(text: &str) -> bool {
    words::count(text) <= LINE_WORDS
        && !ends_strongly(text)
        && !is_item(text)
        && !is_name_line(text)
        && !text.chars().any(|c| c.is_numeric() || matches!(c, ',' | ';' | ':'))
        && !fold(text).contains('"')
}

/// Whether a line is the article's title, or a part of it.
fn is_headline(text: &str, article: &Article) -> bool {
    let form = form(text);
    article.headline.as_deref().is_some_and(|headline| self::form(headline).contains(&form))
}

/// Words by which an outlet speaks of itself. With [`READER`] beside them they are no words of a report.
const OWN: &[&str] = &["our", "us"];

/// Words by which an outlet speaks to who reads it, or of what it sells.
const READER: &[&str] = &[
    "you",
    "your",
    "yours",
    "subscribe",
    "subscriber",
    "subscribers",
    "subscription",
    "newsletter",
    "newsletters",
    "journalism",
    "newsroom",
    "app",
    "podcast",
    "donate",
];

/// What stands beside an outlet's own name where it says who publishes it.
const IMPRINT: &[&str] = &[
    "all rights reserved",
    "copyright",
    "trademark",
    "trade mark",
    "published by",
    "registered in",
    "registered office",
    "is regulated by",
    "is a member of",
    "is a subsidiary of",
    "privacy policy",
    "terms of use",
    "terms and conditions",
];

/// Where authors are followed: beside a name with an at sign, on a short line.
const FOLLOWED: &[&str] =
    &["follow", "twitter", "x", "facebook", "instagram", "threads", "bluesky", "mastodon"];

/// A line that tells where to follow an author has no more words.
const FOLLOW_WORDS: usize = 12;

/// Letters of a word of an outlet's name by which an address is known to be its own.
const OWN_ADDRESS: usize = 4;

/// Whether a block speaks of the outlet or of the article's author, in words that no report has: "Support
/// our journalism", "Write to news@beacon.example", "Ada Cole covers the harbour". A quote never does, and
/// an appeal for witnesses does not.
fn speaks_of_outlet(text: &str, filed: Filed<'_>) -> bool {
    let folded = fold(text);
    if words::count(text) > NOTE_WORDS || folded.contains('"') {
        return false;
    }
    let words = outlets::words(text);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let key = filed.outlet.and_then(OutletKey::of);
    let form = words.join(" ");
    let names_outlet = key.as_ref().is_some_and(|key| {
        let name = key.words().collect::<Vec<_>>().join(" ");
        format!(" {form} ").contains(&format!(" {name} "))
    });
    let own_address = || {
        let own: Vec<&str> = key.iter().flat_map(OutletKey::words).collect();
        folded
            .split_whitespace()
            .filter(|piece| piece.contains('@') || piece.contains("www.") || piece.contains("://"))
            .any(|piece| own.iter().any(|w| w.len() >= OWN_ADDRESS && piece.contains(w)))
    };
    let handle = || folded.split_whitespace().any(|piece| piece.starts_with('@'));
    (has(OWN) && has(READER))
        || (words.len() <= FOLLOW_WORDS && has(FOLLOWED) && handle())
        || (names_outlet && IMPRINT.iter().any(|phrase| form.contains(phrase)))
        || own_address()
        || is_about_author(&form, filed.article)
}

/// Whether a block begins with the whole name of who wrote the article.
fn is_about_author(form: &str, article: &Article) -> bool {
    let names = article.byline.as_deref().unwrap_or_default();
    names.split(", ").any(|name| {
        let name = self::form(name);
        let rest = form.strip_prefix(name.as_str());
        name.contains(' ') && rest.is_some_and(|rest| rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests;
