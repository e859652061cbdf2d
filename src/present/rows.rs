//! The rows of the side-by-side view and the heads of its columns.

use super::{CellView, Column, Mark, MarkTarget, NearestView, PassageView, RowView};
use crate::align::{
    self, Arrangement, Change, Comparison, DiffRun, Passage, Relation, Row, Wordings,
};
use crate::article::{Place, Role, VersionId};
use crate::story::Story;
use crate::watch::{Cancelled, Watch};
use rayon::prelude::*;

/// The similarity, 0 to 1, of the nearest passage from which nobody would call a row left out: the
/// words are there, in another row. Too low only softens a verdict, too high is a false "left out".
pub(super) const ELSEWHERE: f32 = 0.7;

/// One view for each row of the alignment, in the base's reading order.
pub(super) fn rows(
    story: &Story,
    base: VersionId,
    arrangement: &Arrangement,
    watch: &Watch,
) -> Result<Vec<RowView>, Cancelled> {
    let marks = all_marks(story);
    let rows: Vec<(&Row, &Wordings, &Vec<bool>)> = arrangement
        .order
        .iter()
        .filter_map(|&index| {
            let row = story.alignment.rows.get(index)?;
            Some((row, story.wordings.get(index)?, arrangement.moved.get(index)?))
        })
        .collect();
    let view = |&(row, wordings, moved): &(&Row, &Wordings, &Vec<bool>)| {
        watch.check()?;
        Ok(row_view(story, base, (row, wordings), moved, &marks))
    };
    rows.par_iter().map(view).collect()
}

fn row_view(
    story: &Story,
    base: VersionId,
    (row, wordings): (&Row, &Wordings),
    moved: &[bool],
    marks: &[Mark],
) -> RowView {
    let base_has_it = row.cells.get(base.index()).is_some_and(Option::is_some);
    let cells: Vec<CellView> = row
        .cells
        .iter()
        .enumerate()
        .map(|(v, cell)| match cell {
            Some(passage) => {
                let moved = moved.get(v).copied().unwrap_or_default();
                let version = VersionId::at(v);
                CellView::Passage(passage_view(story, base, version, row, passage, moved, marks))
            }
            None => match nearest(row, v) {
                Some(near) if near.similarity >= ELSEWHERE => CellView::Elsewhere(near),
                near if base_has_it => CellView::LeftOut(near),
                near => CellView::Empty(near),
            },
        })
        .collect();
    let targets = || {
        cells.iter().flat_map(|cell| match cell {
            CellView::Passage(passage) => passage.marks.as_slice(),
            CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_) => &[],
        })
    };
    RowView {
        id: row.id,
        readings: super::readings::readings(wordings, base),
        severity: wordings.severity,
        quotes: once(targets().filter_map(|mark| match mark.target {
            MarkTarget::Quote(id) => Some(id),
            MarkTarget::Fact(_) => None,
        })),
        facts: once(targets().filter_map(|mark| match mark.target {
            MarkTarget::Fact(id) => Some(id),
            MarkTarget::Quote(_) => None,
        })),
        cells,
    }
}

/// The items in order, each once.
fn once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

fn nearest(row: &Row, version: usize) -> Option<NearestView> {
    let nearest = row.nearest.get(version)?.as_ref()?;
    Some(NearestView { place: nearest.place, similarity: nearest.similarity })
}

fn passage_view(
    story: &Story,
    base: VersionId,
    version: VersionId,
    row: &Row,
    passage: &Passage,
    moved: bool,
    marks: &[Mark],
) -> PassageView {
    let own = |relation| Comparison {
        relation,
        similarity: 1.0,
        runs: passage.places.iter().map(|&place| DiffRun { place, change: Change::Same }).collect(),
        typography: Vec::new(),
        moved_sentences: 0,
        coarse: false,
    };
    let compared = if version == base {
        Some(own(Relation::Same))
    } else {
        align::compare(&story.versions, row, base, version)
    };
    let similarity = compared.as_ref().map(|compared| compared.similarity);
    let compared = compared.unwrap_or_else(|| own(Relation::Added));
    PassageView {
        role: passage
            .places
            .first()
            .and_then(|place| crate::article::paragraph(&story.versions, place.paragraph))
            .map_or(Role::Body, |paragraph| paragraph.role),
        relation: compared.relation,
        similarity,
        moved,
        join: passage.join,
        places: passage.places.clone(),
        runs: compared.runs,
        typography: compared.typography,
        moved_sentences: compared.moved_sentences,
        coarse: compared.coarse,
        marks: marks_in(&passage.places, marks),
    }
}

/// The places of all quotes and facts, sorted.
fn all_marks(story: &Story) -> Vec<Mark> {
    let quotes = story.quotes.quotes.iter().flat_map(|quote| {
        let occurrences = quote.cells.iter().flatten().flat_map(|cell| &cell.occurrences);
        occurrences.map(|o| Mark { place: o.place, target: MarkTarget::Quote(quote.id) })
    });
    let facts = story.facts.facts.iter().flat_map(|fact| {
        let occurrences = fact.cells.iter().flatten().flat_map(|cell| &cell.occurrences);
        occurrences.map(|o| Mark { place: o.place, target: MarkTarget::Fact(fact.id) })
    });
    let mut marks: Vec<Mark> = quotes.chain(facts).collect();
    marks.sort_unstable();
    marks
}

/// The marks that lie in `places`, cut at their ends.
fn marks_in(places: &[Place], marks: &[Mark]) -> Vec<Mark> {
    let mut found = Vec::new();
    for place in places {
        let from = marks.partition_point(|mark| mark.place.paragraph < place.paragraph);
        let here =
            marks.iter().skip(from).take_while(|mark| mark.place.paragraph == place.paragraph);
        found.extend(here.filter_map(|mark| {
            let span = mark.place.span.intersection(place.span)?;
            Some(Mark { place: Place { span, ..*place }, target: mark.target })
        }));
    }
    found
}

/// The heads of the columns.
pub(super) fn columns(story: &Story, base: VersionId, rows: &[RowView]) -> Vec<Column> {
    story
        .versions
        .iter()
        .enumerate()
        .map(|(v, version)| Column {
            version: VersionId::at(v),
            label: version.label.clone(),
            headline: version.article.headline.clone(),
            published: version.article.published.map(|day| day.to_string()),
            time: super::derivation::time_of(&version.article),
            words: version.article.words(),
            shared: shared(story, base, v, rows),
            warnings: version.warnings.len(),
        })
        .collect()
}

/// The share of a version's words that stand in rows it has in common with the base.
fn shared(story: &Story, base: VersionId, version: usize, rows: &[RowView]) -> f32 {
    let (mut common, mut all) = (0, 0);
    for row in rows {
        let Some(CellView::Passage(passage)) = row.cells.get(version) else { continue };
        let words: usize = passage
            .places
            .iter()
            .map(|&place| {
                crate::text::words::count(crate::article::words_at(&story.versions, place))
            })
            .sum();
        all += words;
        if matches!(row.cells.get(base.index()), Some(CellView::Passage(_))) {
            common += words;
        }
    }
    if all == 0 { 0.0 } else { common as f32 / all as f32 }
}
