//! Pictures of the review screen, the list of decisions, comments in cells, and the passage that is put right.

use crate::support::picture::{self, THEMES};
use crate::support::screens::{REVIEW, SIDE_BY_SIDE, Screen, State, harness};
use crate::support::story::{Shown, shown};
use tellings::align::{self, RowId};
use tellings::article::{ParagraphId, Place, VersionId, words_at};
use tellings::corrections::{
    Correction, DecisionKey, Placed, PutRight, Question, Remark, Subject, Unmet, Use, Verdict,
};
use tellings::present::{self, CellView, ReviewItem};
use tellings::ui::views::review::Half;
use tellings::watch::Watch;

const USUAL: [f32; 2] = [1000.0, 700.0];

/// The picture of a screen in light and dark.
fn check(name: &str, shown: &Shown, screen: Screen, size: [f32; 2], state: fn(&Shown) -> State) {
    picture::check(name, THEMES, |theme| {
        let mut harness = harness(shown, screen, theme, size, state(shown));
        harness.run_steps(6);
        harness.render().expect("a picture")
    });
}

fn use_of(shown: &Shown, place: Place) -> Use {
    Use {
        words: words_at(&shown.story.versions, place).to_owned(),
        version: Some(place.paragraph.version),
        place: Ok(place),
    }
}

fn check_of(shown: &Shown, item: &ReviewItem, verdict: Verdict) -> Remark<Use> {
    let of = item.places.iter().map(|&place| use_of(shown, place)).collect();
    Remark::Check { question: item.question, of, said: item.said.clone(), verdict }
}

/// With these notes.
fn noted(mut shown: Shown, remarks: Vec<Remark<Use>>) -> Shown {
    let placed = (0_u32..).zip(remarks);
    let placed = placed.map(|(n, decision)| Placed { key: DecisionKey(n), decision });
    shown.story.notes.remarks = placed.collect();
    shown.presentation =
        present::present(&shown.story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
    shown
}

fn places(shown: &Shown, row: usize, version: usize) -> Option<Vec<Place>> {
    match &shown.presentation.rows.get(row)?.cells[version] {
        CellView::Passage(passage) => Some(passage.places.clone()),
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
    }
}

#[test]
fn the_review_with_a_quote_and_with_values() {
    let shown = shown(4);
    check("review", &shown, REVIEW, USUAL, |_| State::default());
    check("review-values", &shown, REVIEW, USUAL, |_| {
        let mut state = State::default();
        state.review.only = Some(Question::Values);
        state
    });
}

#[test]
fn the_review_when_all_is_checked() {
    let shown = shown(4);
    let items = shown.presentation.review.clone();
    let verdict = |n| if n == 0 { Verdict::Wrong } else { Verdict::Right };
    let checks: Vec<_> =
        items.iter().enumerate().map(|(n, item)| check_of(&shown, item, verdict(n))).collect();
    let shown = noted(shown, checks);
    check("review-done", &shown, REVIEW, USUAL, |_| State::default());
}

/// A story in which something of each kind was decided.
fn decided() -> Shown {
    let mut shown = shown(4);
    let both = (0..shown.presentation.rows.len())
        .find_map(|row| Some((places(&shown, row, 0)?[0], places(&shown, row, 1)?[0])));
    let (one, other) = both.expect("a row that A and B have");
    let (of, with) = (use_of(&shown, one), use_of(&shown, other));
    let gone = Use { place: Err(Unmet::WordsGone), ..of.clone() };
    let outcome =
        |(n, decision, unmet): (u32, align::Decision<Use>, Option<Unmet>)| align::Outcome {
            placed: Placed { key: DecisionKey(100 + n), decision },
            rows: vec![RowId(1)],
            unmet,
        };
    shown.story.passage_decisions = [
        (0, align::Decision::Same { of: of.clone(), with: with.clone() }, None),
        (
            1,
            align::Decision::Apart { of: vec![gone], from: vec![with.clone()] },
            Some(Unmet::WordsGone),
        ),
    ]
    .into_iter()
    .map(outcome)
    .collect();
    shown.story.notes.put_right = vec![PutRight {
        version: VersionId(2),
        nth: 0,
        correction: Correction::Byline(Some("Ida Holm".to_owned())),
        before: Some("none".to_owned()),
        paragraph: Some(ParagraphId::new(VersionId(2), 0)),
        unmet: None,
    }];
    shown.story.notes.before =
        [(DecisionKey(100), "they stood in r2 and r5".to_owned())].into_iter().collect();
    let wrong = check_of(&shown, &shown.presentation.review[0], Verdict::Wrong);
    let text = "Ask the desk where this figure comes from; the wire has another one.".to_owned();
    let comment = Remark::Comment { on: Subject::Passage, of: with, text };
    noted(shown, vec![comment, wrong])
}

#[test]
fn the_list_of_all_that_was_decided() {
    check("review-decided", &decided(), REVIEW, [1000.0, 1000.0], |_| {
        let mut state = State::default();
        state.review.half = Half::Decided;
        state
    });
}

#[test]
fn comments_and_what_was_decided_in_the_cells() {
    check("side-by-side-noted", &decided(), SIDE_BY_SIDE, USUAL, |_| State::default());
}

#[test]
fn a_passage_that_is_put_right() {
    check("passage", &decided(), SIDE_BY_SIDE, [1000.0, 800.0], |shown| {
        let mut state = State::default();
        let row = shown
            .presentation
            .rows
            .iter()
            .find(|row| matches!(row.cells[1], CellView::LeftOut(Some(_))));
        let row = row.expect("a row that B leaves out").id;
        state.side_by_side.passages.open = Some((row, VersionId(1)));
        state
    });
}
