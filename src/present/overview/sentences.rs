//! A few plain sentences that say what the figures say.

use super::super::{Overview, RowView, Source};
use crate::article::VersionId;
use crate::facts::{Agreement, FactStatus};
use crate::quotes::QuoteStatus;
use crate::story::Story;

/// Labels of differing facts that a sentence names; more would not be read.
const LABELS_NAMED: usize = 3;

/// The sentences, most general first.
pub(super) fn sentences(story: &Story, rows: &[RowView], overview: &Overview) -> Vec<String> {
    match story.versions.len() {
        0 => Vec::new(),
        1 => {
            let passages = counted(rows.len(), "passage");
            let mut all =
                vec![format!("1 version, {passages}; there is nothing to compare it with.")];
            all.extend(quotes(story).into_iter().chain(facts(story)).chain(warnings(story)));
            all
        }
        versions => {
            let mut all = vec![passages(versions, rows, overview)];
            all.extend(likeness(overview));
            all.extend(sources(overview));
            all.extend(omissions(overview));
            all.extend(quotes(story).into_iter().chain(facts(story)).chain(warnings(story)));
            all.extend(story.alignment.degraded.clone());
            all
        }
    }
}

fn passages(versions: usize, rows: &[RowView], overview: &Overview) -> String {
    format!(
        "{}, {}; {} in {}; {} in one version only.",
        counted(versions, "version"),
        counted(rows.len(), "passage"),
        overview.rows_in_all,
        if versions == 2 { "both" } else { "all" },
        overview.rows_in_one,
    )
}

/// Which versions are most and which are least alike.
fn likeness(overview: &Overview) -> Option<String> {
    let mut pairs: Vec<(f32, VersionId, VersionId)> = Vec::new();
    for (i, line) in overview.similarity.iter().enumerate() {
        for (j, &share) in line.iter().enumerate().skip(i + 1) {
            pairs.push((share, VersionId::at(i), VersionId::at(j)));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let &(most, a, b) = pairs.first()?;
    let &(least, c, d) = pairs.last()?;
    Some(if pairs.len() == 1 {
        format!("{a} and {b} have {} of their words in common.", percent(most))
    } else {
        format!(
            "Most alike are {a} and {b}, with {} of their words in common; least alike are {c} and \
             {d}, with {}.",
            percent(most),
            percent(least)
        )
    })
}

/// Who leaves out most of what the others share.
fn omissions(overview: &Overview) -> Option<String> {
    let counts: Vec<usize> = overview.left_out.iter().map(Vec::len).collect();
    if let [a, b] = counts.as_slice() {
        return Some(format!(
            "B leaves out {} of A; A leaves out {} of B.",
            counted(*b, "passage"),
            counted(*a, "passage")
        ));
    }
    let most = counts.iter().copied().max()?;
    if most == 0 {
        return Some("No version leaves out a passage that most others have.".to_owned());
    }
    let who: Vec<String> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count == most)
        .map(|(v, _)| VersionId::at(v).to_string())
        .collect();
    let verb = if who.len() == 1 { "leaves" } else { "each leave" };
    let passages = counted(most, "passage");
    Some(format!("{} {verb} out the most: {passages} that most other versions have.", listed(&who)))
}

/// Who most likely follows whom; nothing where no version can be said to follow another.
fn sources(overview: &Overview) -> Option<String> {
    let mut by_source: Vec<(VersionId, Vec<String>)> = Vec::new();
    let mut unclear = Vec::new();
    for derivation in &overview.derivation {
        match derivation.estimate.source {
            Source::Follows(source) => {
                let follower = derivation.version.to_string();
                match by_source.iter_mut().find(|(known, _)| *known == source) {
                    Some((_, followers)) => followers.push(follower),
                    None => by_source.push((source, vec![follower])),
                }
            }
            Source::Unclear => unclear.push(derivation.version.to_string()),
            Source::Independent => {}
        }
    }
    if by_source.is_empty() {
        return None;
    }
    let follow = |(source, followers): &(VersionId, Vec<String>)| {
        let verb = if followers.len() == 1 { "follows" } else { "follow" };
        format!("{} {verb} {source}", listed(followers))
    };
    let mut parts: Vec<String> = by_source.iter().map(follow).collect();
    if !unclear.is_empty() {
        let verb = if unclear.len() == 1 { "follows" } else { "follow" };
        parts.push(format!("whom {} {verb} can't be told", listed(&unclear)));
    }
    Some(format!("Who most likely follows whom, an estimate: {}.", parts.join("; ")))
}

fn quotes(story: &Story) -> Option<String> {
    let quotes = &story.quotes.quotes;
    if quotes.is_empty() {
        return None;
    }
    let versions = story.versions.len();
    let unnamed = quotes.iter().filter(|quote| quote.speaker.is_none()).count();
    let mut parts = vec![counted(quotes.len(), "quote")];
    if unnamed > 0 {
        parts.push(format!("{unnamed} of a speaker who can't be told"));
    }
    if versions > 1 {
        let with = |wanted: fn(QuoteStatus) -> bool| {
            let has = |quote: &&crate::quotes::Quote| {
                quote.cells.iter().flatten().any(|cell| wanted(cell.status))
            };
            quotes.iter().filter(has).count()
        };
        let in_all = quotes.iter().filter(|q| q.cells.iter().all(Option::is_some)).count();
        parts.push(format!("{in_all} in {}", if versions == 2 { "both" } else { "all versions" }));
        let changed = with(|status| match status {
            QuoteStatus::Full | QuoteStatus::OtherSpeaker => false,
            QuoteStatus::Trimmed
            | QuoteStatus::Reworded
            | QuoteStatus::Paraphrased
            | QuoteStatus::Fragment => true,
        });
        parts.push(format!("{changed} shortened, reworded or paraphrased somewhere"));
        let swapped = with(|status| status == QuoteStatus::OtherSpeaker);
        if swapped > 0 {
            parts.push(format!("{swapped} given to somebody else"));
        }
    }
    Some(format!("{}.", parts.join("; ")))
}

fn facts(story: &Story) -> Option<String> {
    let facts = &story.facts.facts;
    if facts.is_empty() {
        return None;
    }
    let unresolved = facts
        .iter()
        .filter(|f| f.cells.iter().flatten().any(|cell| cell.status == FactStatus::Unresolved))
        .count();
    let mut parts = Vec::new();
    if story.versions.len() == 1 {
        parts.push(counted(facts.len(), "fact"));
    } else {
        let shared = facts.iter().filter(|fact| fact.cells.iter().flatten().count() > 1).count();
        let differing: Vec<&str> = facts
            .iter()
            .filter(|fact| fact.agreement == Agreement::Differ)
            .map(|fact| fact.label.as_str())
            .collect();
        parts.push(format!(
            "{}, {shared} of them in more than one version",
            counted(facts.len(), "fact")
        ));
        parts.push(match differing.as_slice() {
            [] => "no values differ".to_owned(),
            labels => {
                let named: Vec<&str> = labels.iter().take(LABELS_NAMED).copied().collect();
                let more = if labels.len() > named.len() { ", …" } else { "" };
                format!("values differ for {} ({}{more})", labels.len(), named.join(", "))
            }
        });
    }
    if unresolved > 0 {
        parts.push(format!("{unresolved} with a value that can't be told"));
    }
    Some(format!("{}.", parts.join("; ")))
}

fn warnings(story: &Story) -> Option<String> {
    let warned = story.versions.iter().filter(|version| !version.warnings.is_empty()).count();
    match warned {
        0 => None,
        1 => Some("One file was read with a warning: see the sources.".to_owned()),
        more => Some(format!("{more} files were read with warnings: see the sources.")),
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// "A", "A and B", "A, B and C".
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A share in whole percent.
fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}
