//! Shares of wording and the estimate of sources, on the samples and on any small story.
#![expect(clippy::disallowed_methods, reason = "the samples are read from disk")]
#![expect(clippy::unwrap_used, reason = "a sample that can't be read fails the test")]

use crate::alignment_goldens::version;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tellings::article::{Role, Version, VersionId};
use tellings::present::{self, Derivation, Presentation, Source, Standing};
use tellings::report::{self, ReportFormat, ReportInput, Selection};
use tellings::story;
use tellings::watch::Watch;
use tellings::{align, read};

fn sample(folder: &str) -> Vec<Version> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(folder);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |file: &Path| file.file_name().unwrap().to_string_lossy().into_owned();
    files
        .iter()
        .map(|file| read::read(&name(file), &std::fs::read(file).unwrap()).unwrap())
        .collect()
}

fn presented(versions: Vec<Arc<Version>>, base: usize) -> (story::Story, Presentation) {
    let story = story::analyse(versions, &[], &Watch::unwatched()).unwrap();
    let view = present::present(&story, VersionId::at(base), &Watch::unwatched()).unwrap();
    (story, view)
}

fn derivations(versions: Vec<Version>) -> Vec<Derivation> {
    presented(versions.into_iter().map(Arc::new).collect(), 0).1.overview.derivation
}

/// By version: the letter of the one it follows, `-` for none, `?` where that can't be told.
fn sources(derivations: &[Derivation]) -> String {
    let letter = |d: &Derivation| match d.estimate.source {
        Source::Follows(version) => version.to_string(),
        Source::Independent => "-".to_owned(),
        Source::Unclear => "?".to_owned(),
    };
    derivations.iter().map(letter).collect::<Vec<_>>().join(" ")
}

/// Without what tells when it was published: day, and the lines with times.
fn undated(mut version: Version) -> Version {
    version.article.published = None;
    version.article.paragraphs.retain(|paragraph| match paragraph.role {
        Role::Byline | Role::Dateline | Role::Update => false,
        Role::Related | Role::Boilerplate => !paragraph.text.contains(':'),
        Role::Headline
        | Role::Standfirst
        | Role::Subhead
        | Role::Body
        | Role::Caption
        | Role::PullQuote
        | Role::Correction => true,
    });
    version
}

#[test]
fn saves_of_one_page_follow_each_other_in_the_order_of_their_times() {
    let found = derivations(sample("ferry-updates"));
    assert_eq!(sources(&found), "- A B C D E");
    for derivation in found.iter().skip(1) {
        assert!(derivation.estimate.reason.contains("(estimate)"), "{derivation:?}");
    }
}

#[test]
fn saves_of_one_page_follow_each_other_by_their_texts_alone() {
    let versions: Vec<Version> = sample("ferry-updates").into_iter().map(undated).collect();
    assert_eq!(sources(&derivations(versions.clone())), "- A B C D E");
    let backwards: Vec<Version> = versions.into_iter().rev().collect();
    assert_eq!(sources(&derivations(backwards)), "B C D E F -");
}

#[test]
fn outlets_that_print_wire_copy_follow_the_wire() {
    let found = derivations(sample("sochi-congress"));
    assert_eq!(sources(&found), "- A A A ? A");
    for derivation in &found {
        let own = derivation.against_all.share(Standing::Own);
        assert!(own < 0.3, "{derivation:?}");
    }
}

#[test]
fn every_report_carries_the_same_figures() {
    let versions = sample("ferry-updates").into_iter().map(Arc::new).collect();
    let (story, presentation) = presented(versions, 0);
    let selection = Selection::everything();
    let input = ReportInput {
        story: &story,
        presentation: &presentation,
        base: VersionId(0),
        selection: &selection,
    };
    let written = |format| String::from_utf8(report::write(input, format).unwrap()).unwrap();
    let json: serde_json::Value = serde_json::from_str(&written(ReportFormat::Json)).unwrap();
    let texts =
        [ReportFormat::Html, ReportFormat::Markdown, ReportFormat::Csv].map(|f| (f, written(f)));
    for derivation in &presentation.overview.derivation {
        let letter = derivation.version.to_string();
        let shape = &json["summary"]["derivation"][&letter];
        assert_eq!(shape["source"]["reason"], derivation.estimate.reason.as_str());
        let all = (&shape["against_all"], derivation.against_all);
        for (shape, shares) in
            derivation.against_base.map(|s| (&shape["against_base"], s)).iter().chain([&all])
        {
            let parts = shares.parts();
            for part in parts {
                let told = &shape[part.standing.name()];
                assert_eq!(told["words"], part.words);
                assert_eq!(told["percent"], part.percent);
            }
            let some = parts.iter().filter(|part| part.words > 0);
            let figures: Vec<String> =
                some.map(|part| format!("{}% {}", part.percent, part.standing.name())).collect();
            for (format, text) in &texts {
                assert!(text.contains(&figures.join(", ")), "{format:?} {letter} {figures:?}");
            }
        }
    }
    for (format, text) in &texts[..2] {
        assert!(text.contains("meaning: number, hedge"), "{format:?}");
        assert!(text.contains("estimate"), "{format:?}");
    }
}

/// Sentences that small stories are made of.
const SENTENCES: [&str; 8] = [
    "The mill at Orm was shut on Friday after a fire in the night.",
    "The mill at Orm was closed on Friday evening after a fire.",
    "Fourteen people were not allowed to go home, the county said.",
    "14 people were allowed to go home, the county said.",
    "“Nobody is in danger now,” said Vera Lind.",
    "\"Nobody is in danger now\", said Vera Lind.",
    "It may open again in May, the owner hopes.",
    "The owner, Ida Holm, could not be reached on Sunday.",
];

/// Two to four versions of up to four paragraphs.
fn stories() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let paragraph = (0..SENTENCES.len()).prop_map(|pick| SENTENCES[pick]);
    prop::collection::vec(prop::collection::vec(paragraph, 0..5), 2..5)
}

fn opened(story: &[Vec<&str>]) -> Vec<Arc<Version>> {
    story.iter().map(|texts| version(texts)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn shares_add_up_to_all_words(story in stories(), base in 0..2_usize) {
        let (story, view) = presented(opened(&story), base);
        for (v, derivation) in view.overview.derivation.iter().enumerate() {
            let words = story.versions[v].article.words();
            prop_assert_eq!(derivation.against_base.is_none(), v == base);
            for shares in derivation.against_base.iter().chain([&derivation.against_all]) {
                prop_assert_eq!(shares.total(), words);
                let percents: usize = shares.parts().iter().map(|part| part.percent).sum();
                prop_assert_eq!(percents, if words == 0 { 0 } else { 100 });
            }
            if let Some(shares) = derivation.against_base {
                let all = derivation.against_all;
                prop_assert!(all.words(Standing::Verbatim) >= shares.words(Standing::Verbatim));
                prop_assert!(all.words(Standing::Own) <= shares.words(Standing::Own));
            }
        }
    }

    #[test]
    fn other_orders_of_opening_only_reorder_the_shares(story in stories(), turn in 1..4_usize) {
        let count = story.len();
        let to: Vec<usize> = (0..count).map(|v| (v + turn) % count).rev().collect();
        let turned: Vec<Vec<&str>> = to.iter().map(|&v| story[v].clone()).collect();
        let before = presented(opened(&story), 0).1.overview.derivation;
        let after = presented(opened(&turned), 0).1.overview.derivation;
        for (new, &old) in to.iter().enumerate() {
            prop_assert_eq!(after[new].against_all, before[old].against_all);
        }
        // Of equal texts neither is the other's source, but a third can go with one or the other.
        let distinct: std::collections::BTreeSet<_> = story.iter().collect();
        if distinct.len() == count {
            let renamed = |source| match source {
                Source::Follows(version) => {
                    Source::Follows(VersionId::at(to[VersionId::index(version)]))
                }
                Source::Independent | Source::Unclear => source,
            };
            for (new, &old) in to.iter().enumerate() {
                let now = renamed(after[new].estimate.source);
                prop_assert_eq!(now, before[old].estimate.source);
            }
        }
    }

    #[test]
    fn identical_versions_are_verbatim_and_differ_in_nothing(texts in stories()) {
        let text = texts.iter().max_by_key(|text| text.len()).unwrap().clone();
        let (_, view) = presented(opened(&[text.clone(), text]), 0);
        for derivation in &view.overview.derivation {
            let shares = derivation.against_all;
            prop_assert_eq!(shares.words(Standing::Verbatim), shares.total());
            prop_assert!(!matches!(derivation.estimate.source, Source::Follows(_)));
        }
        for row in &view.rows {
            let shared = row.cells.iter().all(|c| matches!(c, present::CellView::Passage(_)));
            let none = Some(align::Severity::None);
            prop_assert_eq!(row.severity, if shared { none } else { None });
        }
    }

    #[test]
    fn severity_is_the_same_both_ways_and_known_only_where_words_are_shared(story in stories()) {
        let versions = opened(&story);
        let alignment = align::align(&versions, &[], &Watch::unwatched()).unwrap();
        for row in &alignment.rows {
            for one in (0..story.len()).map(VersionId::at) {
                for other in (0..story.len()).map(VersionId::at) {
                    let there = align::severity(&versions, row, one, other);
                    prop_assert_eq!(there, align::severity(&versions, row, other, one));
                    let reworded = |one, other| {
                        let comparison = align::compare(&versions, row, one, other);
                        comparison.is_none_or(|c| c.relation == align::Relation::Reworded)
                    };
                    if reworded(one, other) && reworded(other, one) {
                        prop_assert_eq!(there, None);
                    }
                }
            }
        }
    }
}
