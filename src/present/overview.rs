//! The story at a glance: its figures, a few plain sentences, and what each version leaves out.

use super::{CellView, Omission, Opening, Overview, PassageView, RowView};
use crate::align::RowId;
use crate::article::{self, Place, Role, VersionId};
use crate::story::Story;

mod sentences;
mod similarity;

pub(super) use similarity::in_common;

/// Figures and sentences about the whole story.
pub(super) fn overview(story: &Story, base: VersionId, rows: &[RowView]) -> Overview {
    let versions = story.versions.len();
    let in_all = |row: &&RowView| versions > 1 && carriers(row).count() == versions;
    let mut overview = Overview {
        sentences: Vec::new(),
        rows_in_all: rows.iter().filter(in_all).count(),
        rows_in_one: rows.iter().filter(|row| row.only_in().is_some()).count(),
        similarity: similarity::matrix(story, rows),
        left_out: (0..versions).map(|v| omissions(rows, base, v, versions)).collect(),
        only_here: (0..versions).map(|v| only_here(rows, VersionId::at(v))).collect(),
        openings: (0..versions).map(|v| opening(story, VersionId::at(v))).collect(),
        timeline: timeline(story),
        derivation: super::derivation::derivations(story, base),
    };
    overview.sentences = sentences::sentences(story, rows, &overview);
    overview
}

/// The versions that have `row`.
fn carriers(row: &RowView) -> impl Iterator<Item = (VersionId, &PassageView)> {
    row.cells.iter().enumerate().filter_map(|(v, cell)| match cell {
        CellView::Passage(passage) => Some((VersionId::at(v), passage)),
        CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => None,
    })
}

/// What `version` leaves out that more than half of the others have: most carried first, then in
/// the order of the rows.
fn omissions(rows: &[RowView], base: VersionId, version: usize, versions: usize) -> Vec<Omission> {
    let mut omissions: Vec<Omission> = rows
        .iter()
        .filter_map(|row| {
            let (CellView::LeftOut(nearest) | CellView::Empty(nearest)) = row.cells.get(version)?
            else {
                return None;
            };
            let carried_by: Vec<VersionId> = carriers(row).map(|(id, _)| id).collect();
            // A sentence repeated for show is nothing that others leave out.
            let told = carriers(row).any(|(_, passage)| passage.role != Role::PullQuote);
            if !told || carried_by.len() * 2 < versions {
                return None;
            }
            Some(Omission { row: row.id, words: words(row, base)?, carried_by, nearest: *nearest })
        })
        .collect();
    omissions.sort_by_key(|omission| std::cmp::Reverse(omission.carried_by.len()));
    omissions
}

/// The words that stand for `row`: the base's, else those of the first version that has it.
fn words(row: &RowView, base: VersionId) -> Option<Place> {
    let (_, passage) =
        carriers(row).find(|(id, _)| *id == base).or_else(|| carriers(row).next())?;
    passage.places.first().copied()
}

fn only_here(rows: &[RowView], version: VersionId) -> Vec<RowId> {
    rows.iter().filter(|row| row.only_in() == Some(version)).map(|row| row.id).collect()
}

fn opening(story: &Story, version: VersionId) -> Opening {
    let article = story.versions.get(version.index()).map(|version| &version.article);
    let first = article.and_then(|article| {
        let body = article.paragraphs.iter().enumerate().find(|(_, p)| p.role == Role::Body);
        let (index, paragraph) = body?;
        let span = crate::text::Span::whole(&paragraph.text);
        Some(Place { paragraph: article::ParagraphId::new(version, index), span })
    });
    Opening { version, headline: article.and_then(|article| article.headline.clone()), first }
}

/// Versions by day of publication, those without a day last. Of one day they stand by the time that the
/// texts give, where all of them give one; else nothing tells which came first.
fn timeline(story: &Story) -> Vec<VersionId> {
    let articles = || story.versions.iter().map(|version| &version.article);
    let timed: Vec<_> =
        articles().map(|one| (one.published, super::derivation::time_of(one))).collect();
    let all_timed = |day| timed.iter().all(|&(other, time)| other != day || time.is_some());
    let mut order: Vec<_> = timed
        .iter()
        .enumerate()
        .map(|(v, &(day, time))| {
            (day.is_none(), day, time.filter(|_| all_timed(day)), VersionId::at(v))
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(.., version)| version).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{present, testing};
    use super::*;
    use crate::watch::Watch;

    fn overview_of(story: &Story) -> Overview {
        present(story, VersionId(0), &Watch::unwatched()).expect("nobody cancels").overview
    }

    #[test]
    fn the_sentences_give_the_figures() {
        let overview = overview_of(&testing::ferry());
        assert_eq!(
            overview.sentences,
            [
                "3 versions, 5 passages; 1 in all; 1 in one version only.",
                "Most alike are A and B, with 62% of their words in common; least alike are B and C, \
             with 5%.",
                "C leaves out the most: 2 passages that most other versions have.",
                "1 quote; 0 in all versions; 1 shortened, reworded or paraphrased somewhere.",
                "2 facts, 2 of them in more than one version; values differ for 1 (people aboard).",
            ]
        );
    }

    #[test]
    fn one_version_alone_is_said_to_be_alone() {
        let version = testing::version("One", &["Title", "Words."]);
        let story = testing::story(vec![version], &[&[Some(0)], &[Some(1)]]);
        let overview = overview_of(&story);
        assert_eq!(
            overview.sentences,
            ["1 version, 2 passages; there is nothing to compare it with."]
        );
        assert_eq!((overview.rows_in_all, overview.left_out.concat().len()), (0, 0));
    }

    #[test]
    fn two_versions_are_compared_both_ways() {
        let story = testing::story(
            vec![
                testing::version("One", &["Title", "Only here.", "And this."]),
                testing::version("Two", &["Title"]),
            ],
            &[&[Some(0), Some(0)], &[Some(1), None], &[Some(2), None]],
        );
        assert_eq!(
            overview_of(&story).sentences,
            [
                "2 versions, 3 passages; 1 in both; 2 in one version only.",
                "A and B have 33% of their words in common.",
                "B leaves out 2 passages of A; A leaves out 0 passages of B.",
            ]
        );
    }

    #[test]
    fn omissions_are_what_most_others_have_most_carried_first() {
        let texts = ["Title", "Two have this.", "Three have this.", "One has this."];
        let versions = |n| (0..n).map(|_| testing::version("V", &texts)).collect::<Vec<_>>();
        let story = testing::story(
            versions(4),
            &[
                &[Some(1), Some(1), None, None],
                &[Some(2), Some(2), Some(2), None],
                &[Some(3), None, None, None],
            ],
        );
        let left_out: Vec<Vec<(u32, usize, bool)>> = overview_of(&story)
            .left_out
            .iter()
            .map(|list| {
                list.iter().map(|o| (o.row.0, o.carried_by.len(), o.nearest.is_some())).collect()
            })
            .collect();
        let expected: [&[(u32, usize, bool)]; 4] =
            [&[], &[], &[(0, 2, true)], &[(1, 3, true), (0, 2, true)]];
        assert_eq!(left_out, expected);
    }

    #[test]
    fn a_pull_quote_is_nothing_that_others_leave_out() {
        let mut pulled = testing::version("One", &["Title", "Never again"]);
        pulled.article.paragraphs[1].role = Role::PullQuote;
        let versions = vec![pulled, testing::version("Two", &["Title"])];
        let story = testing::story(versions, &[&[Some(0), Some(0)], &[Some(1), None]]);
        let overview = overview_of(&story);
        assert_eq!(overview.left_out[1], []);
        assert_eq!(overview.only_here[0], [RowId(1)]);
    }

    #[test]
    fn versions_of_one_day_stand_by_time_where_all_give_one() {
        let check = |lines: [&str; 3], expected: &str| {
            let mut story = testing::ferry();
            for (version, line) in story.versions.iter_mut().zip(lines) {
                let article = &mut std::sync::Arc::make_mut(version).article;
                article.published = "2024-05-01".parse().ok();
                let dateline = crate::article::Paragraph::new(Role::Dateline, line);
                article.paragraphs.insert(0, dateline);
            }
            let letters: String = timeline(&story).iter().map(ToString::to_string).collect();
            assert_eq!(letters, expected);
        };
        check(["12:30", "Posted at 07:05", "9.15 am"], "BCA");
        check(["12:30", "Posted today", "9.15 am"], "ABC");
    }

    #[test]
    fn the_timeline_goes_by_day_and_ends_with_those_that_have_none() {
        let mut story = testing::ferry();
        for (v, day) in [(1, "2024-05-02"), (2, "2024-05-01")] {
            let version = std::sync::Arc::make_mut(&mut story.versions[v]);
            version.article.published = day.parse().ok();
        }
        let letters: String =
            overview_of(&story).timeline.iter().map(ToString::to_string).collect();
        assert_eq!(letters, "CBA");
    }
}
