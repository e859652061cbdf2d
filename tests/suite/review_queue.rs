//! The review queue on the samples: in order, the same for every base, its items found again by their checks;
//! and reports with all kinds of decisions have the published shape.

use super::report_schema::{
    analysed, check_valid, comparison, report_of, samples, validator, versions,
};
use tellings::align;
use tellings::article::{Place, VersionId, words_at};
use tellings::corrections::{
    DecisionKey, Notes, Placed, Question, Remark, Subject, Unmet, Use, Verdict,
};
use tellings::present::{self, CellView, Presentation, ReviewItem};
use tellings::story::{self, Decisions, Story};
use tellings::watch::Watch;

fn presented(story: &Story, base: u16) -> Presentation {
    present::present(story, VersionId(base), &Watch::unwatched()).expect("nobody cancels")
}

fn use_of(story: &Story, place: Place) -> Use {
    Use {
        words: words_at(&story.versions, place).to_owned(),
        version: Some(place.paragraph.version),
        place: Ok(place),
    }
}

/// A check of an item as it is kept, of a story that is as it was.
fn check_of(story: &Story, item: &ReviewItem, key: u32) -> Placed<Remark<Use>> {
    let of = item.places.iter().map(|&place| use_of(story, place)).collect();
    let (question, said) = (item.question, item.said.clone());
    let decision = Remark::Check { question, of, said, verdict: Verdict::Right };
    Placed { key: DecisionKey(key), decision }
}

#[test]
fn the_queue_goes_from_the_highest_score_down_whatever_the_base() {
    for folder in samples() {
        let story = analysed(versions(&folder));
        let queue = presented(&story, 0).review;
        let what = folder.display();
        assert!(!queue.is_empty(), "{what}: nothing to check");
        assert!(queue.is_sorted_by(|a, b| a.score() >= b.score()), "{what}");
        assert!(queue.iter().all(|item| (0.0..=1.0).contains(&item.doubt)), "{what}");
        let names: Vec<_> = queue.iter().map(ReviewItem::name).collect();
        let other: Vec<_> = presented(&story, 1).review.iter().map(ReviewItem::name).collect();
        assert_eq!(names, other, "{what}");
        for question in Question::ALL {
            let count = queue.iter().filter(|item| item.question == question).count();
            println!("{what}: {} {count}", question.name());
        }
        for item in queue.iter().take(12) {
            println!("  {:.2} {}", item.score(), item.heading);
        }
    }
}

#[test]
fn every_item_is_found_again_by_its_check() {
    for folder in samples() {
        let mut story = analysed(versions(&folder));
        let queue = presented(&story, 0).review;
        story.notes.remarks =
            (0..).zip(&queue).map(|(key, item)| check_of(&story, item, key)).collect();
        let view = presented(&story, 1);
        let open: Vec<&str> = view
            .review
            .iter()
            .filter(|item| item.check.is_none())
            .map(|item| item.heading.as_str())
            .collect();
        assert!(open.is_empty(), "{}: {open:?}", folder.display());
        assert_eq!(view.notes.checks.len(), queue.len());
        assert!(view.notes.decisions.iter().all(|decision| decision.unmet.is_none()));
    }
}

#[test]
fn a_report_with_passages_comments_and_checks_is_as_the_schema_says() {
    let validator = validator(&comparison());
    for folder in samples() {
        let plain = analysed(versions(&folder));
        let view = presented(&plain, 0);
        let row = view.rows.iter().find(|row| {
            row.cells.iter().filter(|cell| matches!(cell, CellView::Passage(_))).count() > 1
        });
        let row = row.expect("a row that two versions have");
        let places: Vec<Place> = row
            .cells
            .iter()
            .filter_map(|cell| match cell {
                CellView::Passage(passage) => passage.places.first().copied(),
                CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
            })
            .collect();
        let uses: Vec<Use> = places.iter().map(|&place| use_of(&plain, place)).collect();
        let (of, from) = (vec![uses[0].clone()], uses[1..].to_vec());
        let passages =
            [align::Placed { key: DecisionKey(0), decision: align::Decision::Apart { of, from } }];
        let comment = |key, on, of: &Use| Placed {
            key: DecisionKey(key),
            decision: Remark::Comment { on, of: of.clone(), text: "Why?".to_owned() },
        };
        let gone = Use { place: Err(Unmet::WordsGone), ..uses[0].clone() };
        let mut remarks = vec![
            comment(1, Subject::Passage, &uses[0]),
            comment(2, Subject::Row, &uses[1]),
            comment(3, Subject::Passage, &gone),
        ];
        remarks.extend((4..).zip(&view.review).map(|(key, item)| check_of(&plain, item, key)));
        let before = [(DecisionKey(0), "they stood in one row".to_owned())].into_iter().collect();
        let notes = Notes { remarks, put_right: Vec::new(), before };
        let decisions =
            Decisions { passages: &passages, notes: Some(&notes), ..Decisions::default() };
        let watch = Watch::unwatched();
        let again = story::analyse_decided(plain.versions.clone(), decisions, &watch)
            .expect("nobody cancels");
        let what = folder.display().to_string();
        assert_eq!(again.passage_decisions[0].unmet, None, "{what}");
        let report = report_of(&again, VersionId(0));
        check_valid(&validator, &report, &what);
        let length = |part: &str| report[part].as_array().map_or(0, Vec::len);
        assert_eq!(length("decisions"), 1 + notes.remarks.len(), "{what}");
        assert_eq!(length("comments"), 2, "{what}: the one that lost its place is listed alone");
        assert!(length("checks") > 0, "{what}");
        assert_eq!(report["decisions"][0]["before"], "they stood in one row");
        let cells = report["rows"].as_array().into_iter().flatten();
        let by_user = cells.filter(|row| row["cells"].to_string().contains("\"by_user\":true"));
        assert!(by_user.count() > 1, "{what}: both rows are marked");
    }
}
