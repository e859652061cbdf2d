//! How high in a version something stands, and where to look for what a version does not mention.

use super::{FactRow, NearestView};
use crate::align::Row;
use crate::article::{ParagraphId, Place, Role, Version, VersionId};
use crate::facts::{FactId, FactKind};
use crate::story::Story;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// In which part of an article something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prominence {
    /// In the headline.
    Headline,
    /// In the standfirst.
    Standfirst,
    /// In the paragraph of this number, counted from 1 through the body.
    Paragraph(usize),
    /// In a paragraph of another role.
    Beside(Role),
}

impl fmt::Display for Prominence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Headline => f.write_str("headline"),
            Self::Standfirst => f.write_str("standfirst"),
            Self::Paragraph(1) => f.write_str("first paragraph"),
            Self::Paragraph(n) => write!(f, "paragraph {n}"),
            Self::Beside(role) => f.write_str(role.name()),
        }
    }
}

/// In which part of its article `place` stands.
#[must_use]
pub fn prominence(versions: &[Arc<Version>], place: Place) -> Prominence {
    let index = place.paragraph.index as usize;
    let version = versions.get(place.paragraph.version.index());
    let paragraphs = version.map_or(&[][..], |version| &version.article.paragraphs);
    match paragraphs.get(index).map_or(Role::Body, |paragraph| paragraph.role) {
        Role::Headline => Prominence::Headline,
        Role::Standfirst => Prominence::Standfirst,
        Role::Body => {
            let before = paragraphs.iter().take(index + 1).filter(|p| p.role == Role::Body).count();
            Prominence::Paragraph(before)
        }
        role @ (Role::Byline
        | Role::Dateline
        | Role::Subhead
        | Role::Caption
        | Role::PullQuote
        | Role::Correction
        | Role::Update
        | Role::Related
        | Role::Boilerplate) => Prominence::Beside(role),
    }
}

/// A fact that a version does not mention though most others do.
#[derive(Clone, Debug, PartialEq)]
pub struct FactOmission {
    /// The fact.
    pub fact: FactId,
    /// What kind of detail.
    pub kind: FactKind,
    /// Its heading.
    pub label: String,
    /// The versions that have it.
    pub carried_by: Vec<VersionId>,
    /// Where it stands highest in them.
    pub highest: Prominence,
    /// The passage of this version where it would stand.
    pub look: Option<NearestView>,
}

/// By version index: the facts that it does not mention and more than half of the other versions do:
/// first those that most have, of these those that stand highest.
pub(super) fn left_out(story: &Story, rows: &[FactRow]) -> Vec<Vec<FactOmission>> {
    let count = story.versions.len();
    let of = |v: usize| {
        let mut omitted: Vec<(f32, FactOmission)> = rows
            .iter()
            .filter(|row| row.cells.get(v).is_some_and(Option::is_none))
            .filter(|row| 2 * row.cells.iter().flatten().count() > count.saturating_sub(1))
            .filter_map(|row| omission(story, row, v))
            .collect();
        omitted.sort_by(|(x, a), (y, b)| {
            let most = Reverse(a.carried_by.len()).cmp(&Reverse(b.carried_by.len()));
            most.then(x.total_cmp(y)).then(a.fact.cmp(&b.fact))
        });
        omitted.into_iter().map(|(_, omission)| omission).collect()
    };
    (0..count).map(of).collect()
}

fn omission(story: &Story, row: &FactRow, version: usize) -> Option<(f32, FactOmission)> {
    let having = row.cells.iter().enumerate().filter_map(|(v, cell)| Some((v, cell.as_ref()?)));
    let carried_by: Vec<VersionId> = having.clone().map(|(v, _)| VersionId::at(v)).collect();
    let highest = having.map(|(_, cell)| cell).min_by(|a, b| a.depth.total_cmp(&b.depth))?;
    let omission = FactOmission {
        fact: row.id,
        kind: row.kind,
        label: row.label.clone(),
        carried_by,
        highest: prominence(&story.versions, highest.place),
        look: row.look.get(version).copied().flatten(),
    };
    Some((highest.depth, omission))
}

/// The rows of a story, to be found by place.
pub(super) struct Rows<'a> {
    rows: &'a [Row],
    by_paragraph: HashMap<ParagraphId, Vec<(Place, usize)>>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(story: &'a Story) -> Self {
        let mut by_paragraph: HashMap<_, Vec<(Place, usize)>> = HashMap::new();
        for (r, row) in story.alignment.rows.iter().enumerate() {
            for &place in row.cells.iter().flatten().flat_map(|passage| &passage.places) {
                by_paragraph.entry(place.paragraph).or_default().push((place, r));
            }
        }
        Self { rows: &story.alignment.rows, by_paragraph }
    }

    fn row_of(&self, place: Place) -> Option<&'a Row> {
        let rows = self.by_paragraph.get(&place.paragraph)?;
        let (_, row) = rows.iter().find(|(passage, _)| passage.span.contains(place.span))?;
        self.rows.get(*row)
    }

    /// By version index, where to look for a fact that the version is not seen to mention, `leads`
    /// being its places in the others: the passage that stands beside one which has the fact, else the
    /// passage nearest to one.
    pub(super) fn look(&self, leads: &[Option<Place>]) -> Vec<Option<NearestView>> {
        let rows: Vec<&Row> =
            leads.iter().flatten().filter_map(|&lead| self.row_of(lead)).collect();
        let of = |v: usize| {
            let beside = rows.iter().find_map(|row| row.cells.get(v)?.as_ref()?.places.first());
            let nearest = || {
                let near = rows.iter().filter_map(|row| row.nearest.get(v).copied().flatten());
                // Of equal ones the first.
                let nearest = near.rev().max_by(|a, b| a.similarity.total_cmp(&b.similarity))?;
                Some(NearestView { place: nearest.place, similarity: nearest.similarity })
            };
            match beside {
                Some(&place) => Some(NearestView { place, similarity: 1.0 }),
                None => nearest(),
            }
        };
        leads
            .iter()
            .enumerate()
            .map(|(v, lead)| if lead.is_some() { None } else { of(v) })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Agreement, FactStatus};
    use crate::present::{present, testing};
    use crate::watch::Watch;

    #[test]
    fn a_place_is_told_by_the_part_of_the_article() {
        let story = testing::ferry();
        let at =
            |words: &str| prominence(&story.versions, testing::place(&story, 0, words)).to_string();
        let paragraphs = &story.versions[0].article.paragraphs;
        assert_eq!(at(&paragraphs[0].text), "headline");
        assert_eq!(at(&paragraphs[1].text), "first paragraph");
        assert_eq!(at(&paragraphs[2].text), "paragraph 2");
    }

    #[test]
    fn what_most_others_have_is_left_out_and_the_passage_beside_it_is_where_to_look() {
        let texts = ["The quay at Lund is shut. Anna Berg left.", "The quay at Lund is open."];
        let versions = vec![
            testing::version("V", &[texts[0]]),
            testing::version("W", &[texts[0]]),
            testing::version("X", &[texts[1]]),
        ];
        let mut story = testing::story(versions, &[&[Some(0), Some(0), Some(0)]]);
        let berg = Some(("Anna Berg", Some("Anna Berg"), FactStatus::Same));
        let cells = [berg, berg, None];
        testing::add_fact(&mut story, FactKind::Person, "Anna Berg", Agreement::Agree, &cells);
        let view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let found: Vec<usize> = view.facts.left_out.iter().map(Vec::len).collect();
        assert_eq!(found, [0, 0, 1]);
        let omitted = &view.facts.left_out[2][0];
        assert_eq!(omitted.carried_by, [VersionId(0), VersionId(1)]);
        assert_eq!(omitted.highest, Prominence::Headline);
        assert_eq!(omitted.look.map(|look| look.place), Some(testing::whole(&story, 2, 0)));
    }
}
