//! Deciding something about places of the story shown, and taking it back.

use super::TellingsApp;
use crate::align::{self, RowId};
use crate::article::{Place, VersionId};
use crate::corrections::DecisionName;
use crate::facts::FactId;
use crate::present;
use crate::project::{Change, Decision};
use crate::quotes::QuoteId;
use crate::ui::state::Screen;
use std::sync::Arc;

impl TellingsApp {
    /// Decides something about places of the story shown.
    pub(super) fn decide(&mut self, decision: &Decision<Place>) {
        let Some(anchored) = self.derived.anchored(decision).map(Box::new) else { return };
        let story = self.derived.shown().map(|shown| Arc::clone(&shown.story));
        let before = story.and_then(|story| match decision {
            Decision::Quote(decision) => present::before_quote(&story, decision),
            Decision::Fact(decision) => present::before_fact(&story, decision),
            Decision::Passage(decision) => present::before_passage(&story, decision),
            Decision::Remark(_) => None,
        });
        self.ui.side_by_side.return_to = stays_in_sight(decision);
        self.change(match before {
            Some(before) => Change::DecideKnowing(anchored, before),
            None => Change::Decide(anchored),
        });
    }

    /// Takes a decision back.
    pub(super) fn restore(&mut self, name: DecisionName) {
        match name {
            DecisionName::Made(key) => self.change(Change::Restore(key)),
            DecisionName::PutRight(version, nth) => {
                if let Some((key, correction)) = self.derived.correction(version, nth) {
                    self.change(Change::Uncorrect(key, Box::new(correction)));
                }
            }
        }
    }

    pub(super) fn correct_passage(&mut self, row: RowId, version: VersionId) {
        let view = &mut self.ui.side_by_side;
        let place = self.derived.shown().and_then(|shown| shown.presentation.first_place(row));
        if self.ui.screen != Screen::SideBySide {
            view.reveal = place;
        }
        view.current = Some(row);
        view.passages.open = Some((row, version));
        self.ui.screen = Screen::SideBySide;
    }

    pub(super) fn correct_quote(&mut self, id: QuoteId) {
        self.ui.screen = Screen::Quotes;
        self.ui.quotes.selected = Some(id);
        self.ui.quotes.correct.open = true;
    }

    pub(super) fn correct_fact(&mut self, id: FactId) {
        self.ui.screen = Screen::Facts;
        self.ui.facts.selected = Some(id);
        self.ui.facts.correct.open = true;
    }
}

/// Words of a passage that was decided about: rows are called otherwise then, and are drawn anew.
fn stays_in_sight(decision: &Decision<Place>) -> Option<Place> {
    match decision {
        Decision::Passage(align::Decision::Same { with: place, .. })
        | Decision::Passage(align::Decision::Join { of: place, .. }) => Some(*place),
        Decision::Passage(align::Decision::Apart { of, .. }) => of.first().copied(),
        Decision::Remark(_) | Decision::Quote(_) | Decision::Fact(_) => None,
    }
}
