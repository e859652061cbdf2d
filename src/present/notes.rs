//! Comments and checks, where they belong in what is shown.

use super::decisions::{self, About, DecisionView};
use super::{CellView, Presentation, ReviewItem};
use crate::align::RowId;
use crate::article::{ParagraphId, Place, VersionId};
use crate::corrections::{
    self, DecisionKey, DecisionName, Placed, Question, Remark, Subject, Unmet, Use, Verdict,
};
use crate::facts::FactId;
use crate::quotes::QuoteId;
use crate::story::Story;
use std::collections::BTreeMap;

/// What a comment or a check belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A row.
    Row(RowId),
    /// What a version has, or has not, in a row.
    Cell(RowId, VersionId),
    /// A quote.
    Quote(QuoteId),
    /// What a version has, or has not, of a quote.
    QuoteIn(QuoteId, VersionId),
    /// A fact.
    Fact(FactId),
    /// What a version has, or has not, of a fact.
    FactIn(FactId, VersionId),
}

impl Target {
    /// Its row, quote or fact, by name: "r3", "q2".
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Row(id) | Self::Cell(id, _) => id.to_string(),
            Self::Quote(id) | Self::QuoteIn(id, _) => id.to_string(),
            Self::Fact(id) | Self::FactIn(id, _) => id.to_string(),
        }
    }

    /// The version, where it is about one.
    #[must_use]
    pub fn version(self) -> Option<VersionId> {
        match self {
            Self::Row(_) | Self::Quote(_) | Self::Fact(_) => None,
            Self::Cell(_, v) | Self::QuoteIn(_, v) | Self::FactIn(_, v) => Some(v),
        }
    }
}

/// A comment where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentView {
    /// Its name, by which it can be taken back.
    pub key: DecisionKey,
    /// What it is about.
    pub target: Target,
    /// Words of that, by which it can be written anew.
    pub place: Place,
    /// The comment.
    pub text: String,
}

/// What a person said of a verdict of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// Its name, by which it can be taken back.
    pub key: DecisionKey,
    /// What the verdict is about.
    pub target: Target,
    /// What kind of verdict.
    pub question: Question,
    /// What the person said.
    pub verdict: Verdict,
}

impl CheckView {
    /// In words: "checked by you: wrong (left out)".
    #[must_use]
    pub fn in_words(&self) -> String {
        let what = self.question.label().to_lowercase();
        format!("checked by you: “{what}” is {}", self.verdict.name())
    }
}

/// All that was noted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NotesView {
    /// Comments whose place was found, in the order in which they were made.
    pub comments: Vec<CommentView>,
    /// Checks of what the program says now, in the order in which they were made.
    pub checks: Vec<CheckView>,
    /// What was put right about versions, then all comments and checks, as they are listed.
    pub decisions: Vec<DecisionView>,
}

impl NotesView {
    /// How many comments and checks have lost their place.
    #[must_use]
    pub fn lost(&self) -> usize {
        let noted = self.decisions.iter().filter(|one| one.about != About::Version);
        noted.filter(|one| one.unmet.is_some_and(Unmet::is_lost)).count()
    }
}

impl Presentation {
    /// Whether a person decided that the passage of `version` stands in this row, or that it does not
    /// stand with others.
    #[must_use]
    pub fn is_matched(&self, row: RowId, version: VersionId) -> bool {
        let in_force = self.passage_decisions.iter().filter(|decision| decision.unmet.is_none());
        let mut about = in_force.filter(|decision| decision.rows.contains(&row));
        about.any(|one| one.places.iter().any(|place| place.paragraph.version == version))
    }

    /// The first words of a row: the base's, else those of the first version that has it.
    #[must_use]
    pub fn first_place(&self, row: RowId) -> Option<Place> {
        let row = self.rows.iter().find(|one| one.id == row)?;
        let first = |cell: &CellView| match cell {
            CellView::Passage(passage) => passage.places.first().copied(),
            CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
        };
        let base = self.base.and_then(|base| first(row.cells.get(base.index())?));
        base.or_else(|| row.cells.iter().find_map(first))
    }

    /// The comments on `target` itself.
    pub fn comments_on(&self, target: Target) -> impl Iterator<Item = &CommentView> {
        self.notes.comments.iter().filter(move |comment| comment.target == target)
    }

    /// The checks of verdicts on `target` itself.
    pub fn checks_of(&self, target: Target) -> impl Iterator<Item = &CheckView> {
        self.notes.checks.iter().filter(move |check| check.target == target)
    }
}

/// Sets the notes of `story` into what is shown of it.
pub fn annotate(view: &mut Presentation, story: &Story) {
    let places = Places::of(view, story);
    let mut notes = NotesView::default();
    notes.decisions.extend(story.notes.put_right.iter().map(decisions::put_right));
    for item in &mut view.review {
        item.check = None;
    }
    for placed in &story.notes.remarks {
        let about = match &placed.decision {
            Remark::Comment { on, of, text } => {
                let found = places.target(*on, of);
                if let Ok((target, place)) = found {
                    let text = text.clone();
                    notes.comments.push(CommentView { key: placed.key, target, place, text });
                }
                (About::Comment, found.map(|(target, _)| target))
            }
            Remark::Check { question, of, said, verdict } => {
                let found = checked(&mut view.review, (*question, of, said));
                if let Ok(item) = &found {
                    let (key, target) = (placed.key, item.target);
                    notes.checks.push(CheckView {
                        key,
                        target,
                        question: *question,
                        verdict: *verdict,
                    });
                }
                let target = found.map(|item| {
                    item.check = Some((placed.key, *verdict));
                    item.target
                });
                (About::Check, target)
            }
        };
        notes.decisions.push(listed(placed, about));
    }
    view.notes = notes;
}

/// The item that a check judges, if that says still what it said.
fn checked<'a>(
    items: &'a mut [ReviewItem],
    (question, of, said): (Question, &[Use], &str),
) -> Result<&'a mut ReviewItem, Unmet> {
    let places: Vec<Place> = of.iter().map(|one| one.place).collect::<Result<_, _>>()?;
    let has = |item: &ReviewItem, place: Place| {
        item.places.iter().any(|&own| corrections::common(own, place).is_some())
    };
    let judged = |item: &ReviewItem| {
        item.question == question
            && item.said == said
            && item.check.is_none()
            && places.iter().all(|&place| has(item, place))
    };
    // Two facts can stand at the same words; the nearer one is meant.
    let exact = |item: &ReviewItem| places.iter().filter(|&p| item.places.contains(p)).count();
    let best = items.iter().enumerate().filter(|(_, item)| judged(item));
    let best = best.max_by_key(|&(at, item)| (exact(item), std::cmp::Reverse(at)));
    let at = best.map(|(at, _)| at);
    at.and_then(|at| items.get_mut(at)).ok_or(Unmet::Changed)
}

/// A comment or check as it is listed.
fn listed(
    placed: &Placed<Remark<Use>>,
    (about, target): (About, Result<Target, Unmet>),
) -> DecisionView {
    let (mut quotes, mut facts, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    match target {
        Ok(Target::Row(id) | Target::Cell(id, _)) => rows.push(id),
        Ok(Target::Quote(id) | Target::QuoteIn(id, _)) => quotes.push(id),
        Ok(Target::Fact(id) | Target::FactIn(id, _)) => facts.push(id),
        Err(_) => {}
    }
    let uses: Vec<&Use> = match &placed.decision {
        Remark::Comment { of, .. } => vec![of],
        Remark::Check { of, .. } => of.iter().collect(),
    };
    DecisionView {
        key: DecisionName::Made(placed.key),
        kind: placed.decision.name(),
        about,
        text: decisions::told_of_remark(&placed.decision),
        before: None,
        places: uses.iter().filter_map(|of| of.place.ok()).collect(),
        quotes,
        facts,
        rows,
        unmet: target.err(),
    }
}

/// Where quotes, facts and passages stand.
struct Places {
    rows: BTreeMap<ParagraphId, Vec<(Place, RowId)>>,
    quotes: BTreeMap<ParagraphId, Vec<(Place, QuoteId)>>,
    facts: BTreeMap<ParagraphId, Vec<(Place, FactId)>>,
}

impl Places {
    fn of(view: &Presentation, story: &Story) -> Self {
        let mut places =
            Self { rows: BTreeMap::new(), quotes: BTreeMap::new(), facts: BTreeMap::new() };
        if story.notes.remarks.is_empty() {
            return places;
        }
        for row in &view.rows {
            for cell in &row.cells {
                let CellView::Passage(passage) = cell else { continue };
                for &place in &passage.places {
                    places.rows.entry(place.paragraph).or_default().push((place, row.id));
                }
            }
        }
        for quote in &story.quotes.quotes {
            for one in quote.cells.iter().flatten().flat_map(|cell| &cell.occurrences) {
                let all = places.quotes.entry(one.place.paragraph).or_default();
                all.push((one.place, quote.id));
            }
        }
        for fact in &story.facts.facts {
            for one in fact.cells.iter().flatten().flat_map(|cell| &cell.occurrences) {
                let all = places.facts.entry(one.place.paragraph).or_default();
                all.push((one.place, fact.id));
            }
        }
        places
    }

    fn target(&self, on: Subject, of: &Use) -> Result<(Target, Place), Unmet> {
        let place = of.place?;
        let target = match on {
            Subject::Passage | Subject::Row => {
                let row = overlapping(&self.rows, place).ok_or(Unmet::NotCompared)?;
                if on == Subject::Row {
                    Target::Row(row)
                } else {
                    Target::Cell(row, place.paragraph.version)
                }
            }
            Subject::Quote => {
                Target::Quote(nearest(&self.quotes, place).ok_or(Unmet::NoQuoteThere)?)
            }
            Subject::Fact => Target::Fact(nearest(&self.facts, place).ok_or(Unmet::NoFactThere)?),
        };
        Ok((target, place))
    }
}

/// What stands at the beginning of `place`.
fn overlapping(all: &BTreeMap<ParagraphId, Vec<(Place, RowId)>>, place: Place) -> Option<RowId> {
    let inside = |(own, _): &&(Place, RowId)| own.span.overlaps(place.span);
    all.get(&place.paragraph)?.iter().find(inside).map(|&(_, row)| row)
}

/// What has most in common with `place`.
fn nearest<T: Copy>(all: &BTreeMap<ParagraphId, Vec<(Place, T)>>, place: Place) -> Option<T> {
    let near = all.get(&place.paragraph)?.iter();
    let mut near: Vec<(usize, usize, T)> = near
        .filter_map(|&(own, id)| Some((corrections::common(own, place)?, own.span.len(), id)))
        .collect();
    // Of two that have the words the shorter is meant.
    near.sort_by_key(|&(common, len, _)| (std::cmp::Reverse(common), len));
    near.first().map(|&(_, _, id)| id)
}
