//! The review queue: the verdicts of the program that a person should look at first.
//!
//! An item's score is what it costs to be wrong about such a verdict ([`stake`]) times how likely the
//! verdict is wrong, or how grave what it says is ([`ReviewItem::doubt`]), both 0 to 1. The queue goes from
//! the highest score down; of equal ones the order is that of the questions, then of the places. No item
//! depends on the base.

use super::near::bag;
use super::{
    CellView, FactRow, NearestView, Presentation, QuoteCellView, QuoteRow, ReadingView, RowView,
    Target,
};
use crate::align::{self, Meaning, Severity};
use crate::article::{self, Place, Role, VersionId};
use crate::corrections::{DecisionKey, Question, Use, Verdict};
use crate::facts::{Agreement, FactId, FactKind};
use crate::quotes::ChangeSeverity;
use crate::story::Story;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Similarity of the nearest passage from which "left out" and "absent" are to be checked, 0 to 1. Below,
/// the words in common are those of any two passages of one story.
const NEAR: f32 = 0.3;

/// How sure a speaker must be, 0 to 1, for nobody to be asked.
const SURE: f32 = 0.75;

/// Share of the words of the shorter of two passages that must stand in the longer for their row to be
/// sure, function words left out.
const SURE_ROW: f32 = 0.2;

/// Words without which nothing is said of a passage: so few may well be worded otherwise throughout.
const ENOUGH_WORDS: usize = 6;

/// The doubt of a speaker who can't be told: nothing is said that could be wrong, but a person may know.
const UNTOLD: f32 = 0.5;

/// The doubt of a verdict that follows from what was found, and is wrong only where that is.
const FOLLOWS: f32 = 0.5;

/// What each further way adds in which a meaning changes.
const EACH_CHANGE: f32 = 0.1;

/// How many versions must mention a fact for one that is not seen to mention it to be asked about. That of
/// two versions one has more is no sign of a mistake.
const ENOUGH_VERSIONS: usize = 2;

/// Letters of a passage, quote or label in a heading.
const HEADING_LETTERS: usize = 60;

/// What it costs to be wrong about such a verdict, 0 to 1. The worst is to say that a version leaves
/// something out when it is there; the next, to name the wrong speaker.
#[must_use]
pub fn stake(question: Question) -> f32 {
    match question {
        Question::LeftOut | Question::AbsentQuote => 1.0,
        Question::Speaker => 0.9,
        Question::MissingFact => 0.7,
        Question::Alignment => 0.6,
        Question::Values => 0.5,
        Question::QuoteChange => 0.4,
        Question::Meaning => 0.3,
    }
}

/// A verdict to be checked.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewItem {
    /// What kind of verdict.
    pub question: Question,
    /// What it is about.
    pub target: Target,
    /// The words that it judges, and that it is found again by.
    pub places: Vec<Place>,
    /// The verdict, free of letters and names that change when versions are added or moved.
    pub said: String,
    /// The verdict as a sentence.
    pub heading: String,
    /// How likely it is wrong, or how grave what it says is, 0 to 1.
    pub doubt: f32,
    /// What a person said of it.
    pub check: Option<(DecisionKey, Verdict)>,
}

/// What an item is called as long as the story is analysed alike.
pub type ReviewName = (Question, Option<Place>, Option<Place>);

impl ReviewItem {
    /// Its place in the queue: higher is earlier.
    #[must_use]
    pub fn score(&self) -> f32 {
        stake(self.question) * self.doubt
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> ReviewName {
        (self.question, self.places.first().copied(), self.places.get(1).copied())
    }
}

/// The queue.
pub(super) fn review(story: &Story, view: &Presentation) -> Vec<ReviewItem> {
    if story.versions.len() < 2 {
        return Vec::new();
    }
    let mut items = Vec::new();
    let parted = parted(story);
    let of_row = |row: &RowView| {
        let mut items = Vec::new();
        rows_left_out(story, row, &parted, &mut items);
        uncertain_rows(story, row, &mut items);
        items.extend(changed_meaning(row));
        items
    };
    items.par_extend(view.rows.par_iter().flat_map_iter(of_row));
    for row in view.quotes.speakers.iter().flat_map(|group| &group.quotes) {
        quotes(row, &mut items);
    }
    items.extend(view.facts.rows.iter().filter_map(values));
    missing(story, view, &mut items);
    items.sort_by(|a, b| b.score().total_cmp(&a.score()).then_with(|| a.name().cmp(&b.name())));
    items
}

/// Places that a person set apart.
fn parted(story: &Story) -> Vec<(Place, Place)> {
    let mut parted = Vec::new();
    for outcome in story.passage_decisions.iter().filter(|outcome| outcome.unmet.is_none()) {
        if let align::Decision::Apart { of, from } = &outcome.placed.decision {
            let found = |uses: &[Use]| -> Vec<Place> {
                uses.iter().filter_map(|one| one.place.ok()).collect()
            };
            let from = found(from);
            let pairs =
                found(of).into_iter().flat_map(|of| from.iter().map(move |&other| (of, other)));
            parted.extend(pairs);
        }
    }
    parted
}

fn overlap(a: Place, b: Place) -> bool {
    a.paragraph == b.paragraph && a.span.overlaps(b.span)
}

/// The passage of a row that stands for it: that of the first version that has it.
fn lead(row: &RowView) -> Option<(VersionId, &[Place])> {
    row.cells.iter().enumerate().find_map(|(v, cell)| Some((VersionId::at(v), passage(cell)?)))
}

fn passage(cell: &CellView) -> Option<&[Place]> {
    match cell {
        CellView::Passage(passage) => Some(&passage.places),
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
    }
}

/// Of `place`, what an anchor holds to: its first sentence, which stays where later ones are changed.
#[must_use]
pub fn first_sentence(story: &Story, place: Place) -> Place {
    let paragraph = article::paragraph(&story.versions, place.paragraph);
    let sentences = paragraph.map_or(&[][..], |paragraph| &paragraph.sentences);
    let first = sentences.iter().find_map(|sentence| sentence.intersection(place.span));
    match first.filter(|span| !span.is_empty()) {
        Some(span) => Place { span, ..place },
        None => place,
    }
}

fn shown(story: &Story, place: Place) -> String {
    beginning(article::words_at(&story.versions, place))
}

fn beginning(text: &str) -> String {
    let mut letters = text.trim().chars();
    let mut beginning: String = letters.by_ref().take(HEADING_LETTERS).collect();
    if letters.next().is_some() {
        beginning.push('…');
    }
    beginning
}

fn rows_left_out(
    story: &Story,
    row: &RowView,
    parted: &[(Place, Place)],
    items: &mut Vec<ReviewItem>,
) {
    let Some((_, words)) = lead(row) else { return };
    let Some(&first) = words.first() else { return };
    let own: Vec<Place> = row.cells.iter().filter_map(passage).flatten().copied().collect();
    for (v, cell) in row.cells.iter().enumerate() {
        let near = match cell {
            CellView::LeftOut(Some(near)) | CellView::Empty(Some(near)) => *near,
            CellView::LeftOut(None)
            | CellView::Empty(None)
            | CellView::Elsewhere(_)
            | CellView::Passage(_) => continue,
        };
        let is_own = |place: Place| own.iter().any(|&p| overlap(p, place));
        let decided = parted.iter().any(|&(a, b)| {
            overlap(a, near.place) && is_own(b) || overlap(b, near.place) && is_own(a)
        });
        if near.similarity < NEAR || decided {
            continue;
        }
        let version = VersionId::at(v);
        items.push(ReviewItem {
            question: Question::LeftOut,
            target: Target::Cell(row.id, version),
            places: vec![first_sentence(story, first), near.place],
            said: "left out".to_owned(),
            heading: format!("{version} leaves out “{}”", shown(story, first)),
            doubt: near.similarity.min(1.0),
            check: None,
        });
    }
}

/// Passages that stand in one row though few of their words are the same.
fn uncertain_rows(story: &Story, row: &RowView, items: &mut Vec<ReviewItem>) {
    let Some((lead, places)) = lead(row) else { return };
    let is_body = |cell: &CellView| match cell {
        CellView::Passage(passage) => passage.role == Role::Body,
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => false,
    };
    let by_user = |version: VersionId| {
        let mut rows = story.passage_decisions.iter().filter(|one| one.rows.contains(&row.id));
        rows.any(|one| one.concerns(version))
    };
    if row.only_in().is_some() || !row.cells.get(lead.index()).is_some_and(is_body) {
        return;
    }
    let own = bag(story, places);
    for (v, cell) in row.cells.iter().enumerate().skip(lead.index() + 1) {
        let version = VersionId::at(v);
        let Some(other) = passage(cell).filter(|_| is_body(cell)) else { continue };
        let alike = |reading: &ReadingView| {
            reading.versions.contains(&lead) && reading.versions.contains(&version)
        };
        if row.readings.iter().any(alike) {
            continue;
        }
        let theirs = bag(story, other);
        let shorter = own.len().min(theirs.len());
        if shorter < ENOUGH_WORDS || by_user(version) {
            continue;
        }
        let share = own.common(&theirs) as f32 / shorter as f32;
        let (Some(&here), Some(&there)) = (places.first(), other.first()) else { continue };
        if share < SURE_ROW {
            items.push(ReviewItem {
                question: Question::Alignment,
                target: Target::Cell(row.id, version),
                places: vec![first_sentence(story, here), first_sentence(story, there)],
                said: "the same".to_owned(),
                heading: format!("{lead} and {version} tell the same: “{}”", shown(story, there)),
                doubt: 1.0 - share,
                check: None,
            });
        }
    }
}

/// A row in which a negation, figure, name or hedge changes.
fn changed_meaning(row: &RowView) -> Option<ReviewItem> {
    let Some(Severity::Meaning(kinds)) = row.severity else { return None };
    let named = kinds.iter().filter(|kind| *kind != Meaning::Sentence).count();
    if named == 0 {
        return None;
    }
    let first = |v: VersionId| row.cells.get(v.index()).and_then(passage)?.first().copied();
    let places: Vec<Place> =
        row.readings.iter().filter_map(|reading| first(*reading.versions.first()?)).collect();
    let gravest = if kinds.contains(Meaning::Negation) { EACH_CHANGE } else { 0.0 };
    Some(ReviewItem {
        question: Question::Meaning,
        target: Target::Row(row.id),
        places,
        said: kinds.words(),
        heading: format!("What is said changes between the versions: {}", kinds.words()),
        doubt: (FOLLOWS + gravest + EACH_CHANGE * named as f32).min(1.0),
        check: None,
    })
}

/// What is to be checked about a quote: where it is absent, what was changed, and who speaks.
fn quotes(row: &QuoteRow, items: &mut Vec<ReviewItem>) {
    let use_in = |v: usize| match row.cells.get(v) {
        Some(QuoteCellView::Present(reading)) => reading.places.first().copied(),
        Some(QuoteCellView::Absent(_)) | None => None,
    };
    let Some(fullest) = use_in(row.fullest.index()) else { return };
    let words = beginning(&row.text);
    let mut speaker: Option<ReviewItem> = None;
    for (v, cell) in row.cells.iter().enumerate() {
        let version = VersionId::at(v);
        let item = |question, places, said, heading, doubt| ReviewItem {
            question,
            target: Target::QuoteIn(row.id, version),
            places,
            said,
            heading,
            doubt,
            check: None,
        };
        match cell {
            QuoteCellView::Absent(Some(NearestView { place, similarity }))
                if *similarity >= NEAR =>
            {
                items.push(item(
                    Question::AbsentQuote,
                    vec![fullest, *place],
                    "absent".to_owned(),
                    format!("{version} does not have the quote “{words}”"),
                    similarity.min(1.0),
                ));
            }
            QuoteCellView::Absent(_) => {}
            QuoteCellView::Present(reading) => {
                let Some(&place) = reading.places.first() else { continue };
                let doubt = match reading.speaker {
                    Some(_) => 1.0 - reading.confidence,
                    None => UNTOLD,
                };
                let told = reading.speaker.as_deref().unwrap_or("nobody");
                let more = speaker.as_ref().is_none_or(|before| before.doubt < doubt);
                if !reading.by_user && doubt > 1.0 - SURE && more {
                    let heading = match &reading.speaker {
                        Some(name) => format!("{name} says “{words}” in {version}"),
                        None => format!("It can’t be told who says “{words}” in {version}"),
                    };
                    let said = told.to_owned();
                    speaker = Some(item(Question::Speaker, vec![place], said, heading, doubt));
                }
                if reading.severity() == Some(ChangeSeverity::Meaning) && place != fullest {
                    let grave = reading
                        .changes
                        .iter()
                        .filter(|change| change.severity() == ChangeSeverity::Meaning);
                    let grave: Vec<&str> = grave.map(|change| change.label()).collect();
                    items.push(item(
                        Question::QuoteChange,
                        vec![fullest, place],
                        grave.join(", "),
                        format!("{version} changes what “{words}” says: {}", grave.join(", ")),
                        (FOLLOWS + EACH_CHANGE * grave.len() as f32).min(1.0),
                    ));
                }
            }
        }
    }
    items.extend(speaker);
}

/// A fact for which versions give different values.
fn values(row: &FactRow) -> Option<ReviewItem> {
    if row.agreement != Agreement::Differ || row.by_user {
        return None;
    }
    let cells: Vec<_> = row.cells.iter().flatten().collect();
    let values: BTreeSet<&str> = cells.iter().filter_map(|cell| cell.value.as_deref()).collect();
    let values: Vec<&str> = values.into_iter().collect();
    Some(ReviewItem {
        question: Question::Values,
        target: Target::Fact(row.id),
        places: cells.iter().map(|cell| cell.place).collect(),
        said: values.join(" | "),
        heading: format!("Values differ for {}: {}", row.label, values.join(" | ")),
        doubt: FOLLOWS,
        check: None,
    })
}

/// The versions that are not seen to mention a fact that most others have, with where to look.
fn missing(story: &Story, view: &Presentation, items: &mut Vec<ReviewItem>) {
    let rows: BTreeMap<FactId, &FactRow> =
        view.facts.rows.iter().map(|row| (row.id, row)).collect();
    let all = view.facts.left_out.iter().enumerate();
    for (v, omission) in all.flat_map(|(v, omitted)| omitted.iter().map(move |one| (v, one))) {
        let Some(row) = rows.get(&omission.fact) else { continue };
        let Some(first) = row.cells.iter().flatten().next() else { continue };
        let Some(look) = omission.look.filter(|look| look.similarity >= NEAR) else { continue };
        if omission.carried_by.len() < ENOUGH_VERSIONS || omission.kind == FactKind::Thing {
            continue;
        }
        let carried = omission.carried_by.len() as f32 / story.versions.len() as f32;
        let version = VersionId::at(v);
        items.push(ReviewItem {
            question: Question::MissingFact,
            target: Target::FactIn(row.id, version),
            places: vec![first.place, look.place],
            said: "not seen".to_owned(),
            heading: format!("{version} is not seen to mention {}", row.label),
            doubt: (FOLLOWS * carried * look.similarity).min(1.0),
            check: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Nearest;
    use crate::article::{ParagraphId, Version};
    use crate::corrections::{DecisionName, Notes, Placed, Remark, Subject, Unmet};
    use crate::present::{present, testing};
    use crate::quotes::QuoteStatus;
    use crate::watch::Watch;

    /// Three versions with a row that the third leaves out and comes near to.
    fn story(similarity: f32) -> Story {
        let version = |label: &str, texts: &[&str]| -> Version { testing::version(label, texts) };
        let words = "The ferry will sail again in spring, the owner said.";
        let mut story = testing::story(
            vec![
                version("one", &["Ferry", words]),
                version("two", &["Ferry", words]),
                version("three", &["Ferry", "In spring it sails."]),
            ],
            &[&[Some(0), Some(0), Some(0)], &[Some(1), Some(1), None], &[None, None, Some(1)]],
        );
        for (row, cell) in [(1, 2), (2, 0), (2, 1)] {
            story.alignment.rows[row].nearest[cell] = None;
        }
        let near = Nearest { place: testing::whole(&story, 2, 1), similarity };
        story.alignment.rows[1].nearest[2] = Some(near);
        story
    }

    fn view(story: &Story) -> Presentation {
        present(story, VersionId(0), &Watch::unwatched()).expect("nobody cancels")
    }

    fn headings(story: &Story) -> Vec<String> {
        view(story).review.into_iter().map(|item| item.heading).collect()
    }

    #[test]
    fn what_comes_near_is_asked_about_and_what_does_not_is_not() {
        let check = |similarity, expected: &[&str]| {
            assert_eq!(headings(&story(similarity)), expected, "{similarity}");
        };
        check(NEAR, &["C leaves out “The ferry will sail again in spring, the owner said.”"]);
        check(NEAR - 0.01, &[]);
        // From here on it is no longer called left out.
        check(0.9, &[]);
    }

    #[test]
    fn the_worst_to_be_wrong_about_comes_first() {
        let stakes: Vec<f32> = Question::ALL.into_iter().map(stake).collect();
        assert!(stakes.is_sorted_by(|a, b| a >= b), "{stakes:?}");
        assert!(stakes.iter().all(|stake| (0.0..=1.0).contains(stake)));
        let mut story = story(0.5);
        let words = "The ferry will sail again in spring";
        testing::add_quote(
            &mut story,
            None,
            &[Some((words, QuoteStatus::Full)), Some((words, QuoteStatus::Full)), None],
        );
        assert_eq!(
            headings(&story),
            [
                "C leaves out “The ferry will sail again in spring, the owner said.”",
                "It can’t be told who says “The ferry will sail again in spring” in A",
            ]
        );
    }

    fn use_at(place: Place) -> Use {
        Use { words: "words".to_owned(), version: Some(place.paragraph.version), place: Ok(place) }
    }

    fn checked(said: &str) -> Presentation {
        let mut story = story(0.5);
        let of = view(&story).review[0].places.iter().map(|&place| use_at(place)).collect();
        let (question, verdict) = (Question::LeftOut, Verdict::Wrong);
        let decision = Remark::Check { question, of, said: said.to_owned(), verdict };
        let remarks = vec![Placed { key: DecisionKey(0), decision }];
        story.notes = Notes { remarks, ..Notes::default() };
        view(&story)
    }

    #[test]
    fn a_check_judges_what_it_judged_and_nothing_else() {
        let held = checked("left out");
        assert_eq!(held.review[0].check, Some((DecisionKey(0), Verdict::Wrong)));
        let target = held.review[0].target;
        let words: Vec<String> = held.checks_of(target).map(|check| check.in_words()).collect();
        assert_eq!(words, ["checked by you: “left out” is wrong"]);
        let changed = checked("something else");
        assert_eq!(changed.review[0].check, None, "it comes back");
        assert_eq!(changed.notes.decisions[0].unmet, Some(Unmet::Changed));
        assert_eq!(changed.notes.decisions[0].key, DecisionName::Made(DecisionKey(0)));
    }

    #[test]
    fn a_comment_belongs_to_what_stands_at_its_words() {
        let mut story = story(0.1);
        let quote = "The ferry will sail again in spring";
        let id = testing::add_quote(
            &mut story,
            Some("Ann"),
            &[Some((quote, QuoteStatus::Full)), None, None],
        );
        let at = testing::place(&story, 0, quote);
        let nowhere = Place { paragraph: ParagraphId::new(VersionId(2), 1), ..at };
        let comments = [
            (Subject::Passage, at, Ok(Target::Cell(crate::align::RowId(1), VersionId(0)))),
            (Subject::Row, at, Ok(Target::Row(crate::align::RowId(1)))),
            (Subject::Quote, at, Ok(Target::Quote(id))),
            (Subject::Fact, at, Err(Unmet::NoFactThere)),
            (Subject::Quote, nowhere, Err(Unmet::NoQuoteThere)),
        ];
        for (on, place, expected) in comments {
            let decision = Remark::Comment { on, of: use_at(place), text: "Why?".to_owned() };
            let remarks = vec![Placed { key: DecisionKey(0), decision }];
            story.notes = Notes { remarks, ..Notes::default() };
            let notes = view(&story).notes;
            let found = notes.comments.first().map(|comment| comment.target);
            assert_eq!(found, expected.ok(), "{on:?}");
            assert_eq!(notes.decisions[0].unmet, expected.err(), "{on:?}");
        }
    }
}
