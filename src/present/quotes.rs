//! The quote matrix: quotes by versions, grouped by speaker, each form compared with the fullest.

use super::decisions;
use super::{NearestView, QuoteCellView, QuoteMatrix, QuoteReading, QuoteRow, Reach, SpeakerGroup};
use crate::align::{self, Change, DiffRun};
use crate::article::{self, Place, VersionId};
use crate::quotes::{self, Quote, QuoteCell, QuoteKind, QuoteOccurrence, SpeakerId};
use crate::story::Story;
use crate::text::{marks, words};
use crate::watch::{Cancelled, Watch};

/// Quotes by versions, grouped by speaker.
pub(super) fn matrix(story: &Story, watch: &Watch) -> Result<QuoteMatrix, Cancelled> {
    let mut groups: Vec<(Option<SpeakerId>, SpeakerGroup)> = Vec::new();
    for quote in &story.quotes.quotes {
        watch.check()?;
        group_of(story, &mut groups, quote.speaker).quotes.push(quote_row(story, quote));
        for (v, cell) in quote.cells.iter().enumerate() {
            for occurrence in cell.iter().flat_map(own_words) {
                count(story, group_of(story, &mut groups, occurrence.speaker), v, occurrence);
            }
        }
    }
    // Sorting is stable: among equals the speaker who is quoted first comes first.
    groups.sort_by_key(|(speaker, group)| {
        let sum = |words: &[usize]| words.iter().sum::<usize>();
        let (direct, indirect) = (sum(&group.direct_words), sum(&group.indirect_words));
        (speaker.is_none(), std::cmp::Reverse((direct, indirect)))
    });
    let speakers = groups.into_iter().map(|(_, group)| group).collect();
    Ok(QuoteMatrix { speakers, decisions: decisions::on_quotes(story) })
}

/// The group of `speaker`, made where there is none. Words that a version gives to somebody else
/// count there, so a speaker can have words and no quote of their own.
fn group_of<'a>(
    story: &Story,
    groups: &'a mut Vec<(Option<SpeakerId>, SpeakerGroup)>,
    speaker: Option<SpeakerId>,
) -> &'a mut SpeakerGroup {
    let at = groups.iter().position(|(other, _)| *other == speaker).unwrap_or_else(|| {
        let known = speaker.and_then(|id| story.quotes.speaker(id));
        let group = SpeakerGroup {
            name: known.map(|speaker| speaker.name.clone()),
            kind: known.map(|speaker| speaker.kind),
            by_user: speaker.is_some_and(|id| decisions::made_speaker(story, id)),
            direct_words: vec![0; story.versions.len()],
            indirect_words: vec![0; story.versions.len()],
            reach: vec![None; story.versions.len()],
            quotes: Vec::new(),
        };
        groups.push((speaker, group));
        groups.len() - 1
    });
    groups.get_mut(at).map(|(_, group)| group).expect("found or pushed just above")
}

fn count(story: &Story, group: &mut SpeakerGroup, version: usize, occurrence: &QuoteOccurrence) {
    let all = words::count(article::words_at(&story.versions, occurrence.place));
    let direct = match occurrence.kind {
        QuoteKind::Direct | QuoteKind::Fragment => all,
        QuoteKind::Indirect => 0,
        QuoteKind::Mixed => words_in_marks(story, occurrence.place).min(all),
    };
    if let Some(words) = group.direct_words.get_mut(version) {
        *words += direct;
    }
    if let Some(words) = group.indirect_words.get_mut(version) {
        *words += all - direct;
    }
    if let Some(reach) = group.reach.get_mut(version) {
        let depth = occurrence.depth;
        let old = reach.unwrap_or(Reach { first: depth, deepest: depth });
        *reach = Some(Reach { first: old.first.min(depth), deepest: old.deepest.max(depth) });
    }
}

/// Words of `place` that stand between quotation marks.
fn words_in_marks(story: &Story, place: Place) -> usize {
    let Some(paragraph) = article::paragraph(&story.versions, place.paragraph) else { return 0 };
    marks::outermost(&paragraph.text)
        .into_iter()
        .filter_map(|marked| marked.intersection(place.span))
        .map(|inside| words::count(inside.slice(&paragraph.text)))
        .sum()
}

/// The uses whose words do not lie inside those of another use: reported speech can stand within
/// reported speech, and its words are said once.
fn own_words(cell: &QuoteCell) -> impl Iterator<Item = &QuoteOccurrence> {
    let uses: Vec<&QuoteOccurrence> = cell.own_uses().collect();
    let inside = |n: usize, place: Place| {
        uses.iter().enumerate().any(|(m, other)| {
            let other = other.place;
            m != n
                && other.paragraph == place.paragraph
                && other.span.contains(place.span)
                && (other != place || m < n)
        })
    };
    let kept: Vec<bool> = uses.iter().enumerate().map(|(n, o)| !inside(n, o.place)).collect();
    uses.into_iter().zip(kept).filter_map(|(occurrence, kept)| kept.then_some(occurrence))
}

fn quote_row(story: &Story, quote: &Quote) -> QuoteRow {
    let own = quote.cells.get(quote.fullest).and_then(Option::as_ref);
    let fullest: Vec<Place> = places(own);
    let text: Vec<&str> =
        fullest.iter().map(|&place| article::words_at(&story.versions, place)).collect();
    QuoteRow {
        id: quote.id,
        text: text.join(" "),
        fullest: VersionId::at(quote.fullest),
        by_user: decisions::changed_quote(story, quote.id),
        cells: quote
            .cells
            .iter()
            .enumerate()
            .map(|(v, cell)| match cell {
                Some(cell) => {
                    QuoteCellView::Present(Box::new(reading(story, (own, &fullest), cell)))
                }
                None => QuoteCellView::Absent(
                    quote
                        .nearest
                        .get(v)
                        .copied()
                        .flatten()
                        .map(|(place, similarity)| NearestView { place, similarity }),
                ),
            })
            .collect(),
    }
}

/// The places of a cell's words, each word once.
fn places(cell: Option<&QuoteCell>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for occurrence in cell.into_iter().flat_map(own_words) {
        let place = occurrence.place;
        match places.last_mut() {
            Some(last) if last.paragraph == place.paragraph && last.span.overlaps(place.span) => {
                last.span = last.span.hull(place.span);
            }
            Some(_) | None => places.push(place),
        }
    }
    places
}

fn reading(
    story: &Story,
    (own, fullest): (Option<&QuoteCell>, &[Place]),
    cell: &QuoteCell,
) -> QuoteReading {
    let places = places(Some(cell));
    let repeats: Vec<Place> = cell
        .occurrences
        .iter()
        .filter(|occurrence| occurrence.repeats)
        .map(|occurrence| occurrence.place)
        .filter(|place| !places.contains(place))
        .collect();
    let first = cell.own_uses().next();
    let named = cell.source_use();
    let speaker_name = |id| story.quotes.speaker(id).map(|speaker| speaker.name.clone());
    let mut changes = cell.changes.clone();
    changes.sort_unstable_by(|a, b| b.cmp(a));
    changes.dedup();
    QuoteReading {
        status: cell.status,
        changes,
        attribution_changes: own.map_or_else(Vec::new, |own| {
            quotes::attribution_changes(&story.versions, &story.quotes, own, cell)
        }),
        kind: first.map_or(QuoteKind::Direct, |occurrence| occurrence.kind),
        runs: if places == fullest {
            places.iter().map(|&place| DiffRun { place, change: Change::Same }).collect()
        } else {
            align::diff(&story.versions, fullest, &places)
        },
        places,
        attribution: named.and_then(|occurrence| occurrence.attribution),
        cue: named.and_then(|occurrence| occurrence.cue),
        addressee: cell.own_uses().find_map(|occurrence| occurrence.addressee),
        reporter: cell.own_uses().find_map(|occurrence| occurrence.reporter),
        repeats,
        speaker: named.and_then(|occurrence| speaker_name(occurrence.speaker?)),
        rivals: named.map_or_else(Vec::new, |occurrence| {
            occurrence.rivals.iter().filter_map(|&id| speaker_name(id)).collect()
        }),
        confidence: named.map_or(0.0, |occurrence| occurrence.confidence),
        reason: named.map_or_else(String::new, |occurrence| occurrence.reason.clone()),
        by_user: cell.own_uses().any(|occurrence| occurrence.by_user),
        depth: cell.depth,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use crate::quotes::QuoteStatus::{Full, OtherSpeaker, Trimmed};

    fn matrix_of(story: &Story) -> QuoteMatrix {
        matrix(story, &Watch::unwatched()).expect("nobody cancels")
    }

    /// Two versions in which several people speak.
    fn voices() -> Story {
        let texts = [
            "Title",
            "“It rained,” said Bo. “We will rebuild the whole pier,” said Ann. “Never again.”",
        ];
        testing::story(
            vec![testing::version("One", &texts), testing::version("Two", &texts)],
            &[&[Some(0), Some(0)], &[Some(1), Some(1)]],
        )
    }

    #[test]
    fn the_most_quoted_speaker_comes_first_and_the_unknown_last() {
        let mut story = voices();
        testing::add_quote(&mut story, None, &[Some(("Never again.", Full)), None]);
        testing::add_quote(&mut story, Some("Bo"), &[Some(("It rained,", Full)), None]);
        let pier = Some(("We will rebuild the whole pier,", Full));
        testing::add_quote(&mut story, Some("Ann"), &[pier, None]);
        let names: Vec<_> = matrix_of(&story).speakers.into_iter().map(|g| g.name).collect();
        assert_eq!(names, [Some("Ann".to_owned()), Some("Bo".to_owned()), None]);
    }

    #[test]
    fn words_count_for_whom_each_version_gives_them_to() {
        let mut story = voices();
        let cells = [Some(("It rained,", Full)), Some(("It rained,", OtherSpeaker))];
        testing::add_quote(&mut story, Some("Bo"), &cells);
        let ann = testing::speaker_id(&mut story, "Ann");
        if let Some(cell) = &mut story.quotes.quotes[0].cells[1] {
            cell.occurrences[0].speaker = Some(ann);
        }
        let matrix = matrix_of(&story);
        let words: Vec<_> = matrix
            .speakers
            .iter()
            .map(|g| (g.name.as_deref().unwrap_or_default(), g.direct_words.clone()))
            .collect();
        assert_eq!(words, [("Bo", vec![2, 0]), ("Ann", vec![0, 2])]);
        let other = &matrix.speakers[0].quotes[0].cells[1];
        assert!(
            matches!(other, QuoteCellView::Present(r) if r.speaker.as_deref() == Some("Ann")),
            "{other:?}"
        );
    }

    #[test]
    fn of_a_mixed_quote_the_words_in_marks_are_direct() {
        let mut story = voices();
        story.versions = vec![std::sync::Arc::new(testing::version(
            "One",
            &["Title", "He said that the pier, “which we all loved”, was gone."],
        ))];
        testing::add_quote(
            &mut story,
            Some("Bo"),
            &[Some(("the pier, “which we all loved”, was gone", Full))],
        );
        if let Some(cell) = &mut story.quotes.quotes[0].cells[0] {
            cell.occurrences[0].kind = QuoteKind::Mixed;
        }
        let group = &matrix_of(&story).speakers[0];
        assert_eq!((&group.direct_words, &group.indirect_words), (&vec![4], &vec![4]));
    }

    #[test]
    fn forms_are_compared_with_the_fullest_and_repeats_are_not_shown() {
        let mut story = voices();
        let cells =
            [Some(("rebuild the", Trimmed)), Some(("We will rebuild the whole pier,", Full))];
        testing::add_quote(&mut story, Some("Ann"), &cells);
        if let Some(cell) = &mut story.quotes.quotes[0].cells[1] {
            let repeat = QuoteOccurrence { repeats: true, ..cell.occurrences[0].clone() };
            cell.occurrences.push(repeat);
        }
        let matrix = matrix_of(&story);
        let row = &matrix.speakers[0].quotes[0];
        assert_eq!(row.text, "We will rebuild the whole pier,");
        assert_eq!(matrix.speakers[0].direct_words, [2, 6]);
        let QuoteCellView::Present(reading) = &row.cells[0] else { panic!("{row:?}") };
        let words: Vec<_> = reading
            .runs
            .iter()
            .map(|run| (run.change, article::words_at(&story.versions, run.place).trim()))
            .collect();
        assert_eq!(
            words,
            [
                (Change::Deleted, "We will"),
                (Change::Same, "rebuild the"),
                (Change::Deleted, "whole pier,"),
            ]
        );
    }

    #[test]
    fn speech_reported_within_speech_is_said_once() {
        let mut story = voices();
        let whole = Some(("We will rebuild the whole pier,", Full));
        testing::add_quote(&mut story, Some("Ann"), &[whole, None]);
        let inner = testing::place(&story, 0, "rebuild the whole pier,");
        let over = testing::place(&story, 0, "the whole pier,” said Ann");
        if let Some(cell) = &mut story.quotes.quotes[0].cells[0] {
            for place in [inner, inner, over] {
                let nested = QuoteOccurrence { place, ..cell.occurrences[0].clone() };
                cell.occurrences.push(nested);
            }
        }
        let matrix = matrix_of(&story);
        let row = &matrix.speakers[0].quotes[0];
        assert_eq!(row.text, "We will rebuild the whole pier,” said Ann");
        assert_eq!(matrix.speakers[0].direct_words[0], 6 + 5);
    }

    #[test]
    fn a_version_without_the_quote_shows_what_comes_nearest() {
        let story = testing::ferry();
        let cell = &matrix_of(&story).speakers[0].quotes[0].cells[2];
        let place = testing::whole(&story, 2, 0);
        assert_eq!(*cell, QuoteCellView::Absent(Some(NearestView { place, similarity: 0.125 })));
    }
}
