//! The runs of a word diff as they are written down: joined where they go on, parted where a
//! quotation begins or ends.

use super::atoms::Texts;
use super::{Change, DiffRun, TypographicDifference, Typography};
use crate::article::Place;
use std::collections::BTreeSet;

/// Runs in reading order, and the typographic differences in them.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) runs: Vec<DiffRun>,
    pub(super) typography: Vec<TypographicDifference>,
}

impl Runs {
    /// Appends a run, joined to the last where it goes on. Words inside and outside of quotation
    /// marks never form one changed run: whether somebody's own words or the reporter's changed is
    /// what a reader wants to know first.
    pub(super) fn push(&mut self, texts: &Texts<'_>, place: Place, change: Change) {
        if place.span.is_empty() {
            return;
        }
        let changed = match change {
            Change::Inserted | Change::Deleted => true,
            Change::Same | Change::Typographic | Change::Moved => false,
        };
        match self.runs.last_mut() {
            Some(last)
                if last.change == change
                    && last.place.paragraph == place.paragraph
                    && last.place.span.end() == place.span.start()
                    && !(changed && parted(texts, last.place, place)) =>
            {
                last.place.span = last.place.span.hull(place.span);
            }
            Some(_) | None => self.runs.push(DiffRun { place, change }),
        }
    }

    /// Notes the typographic differences between words of the base and of the other.
    pub(super) fn note(&mut self, base: Place, place: Place, kinds: &BTreeSet<Typography>) {
        let difference = |&kind| TypographicDifference { place, base, kind };
        self.typography.extend(kinds.iter().map(difference));
    }
}

/// Whether a quotation begins or ends between two neighbouring places.
fn parted(texts: &Texts<'_>, before: Place, after: Place) -> bool {
    let inside = |place: Place| {
        let span = place.span.trimmed(texts.text(place.paragraph));
        (span.start(), span.end().saturating_sub(1))
    };
    let (last, first) = (inside(before).1, inside(after).0);
    texts.quote_at(before.paragraph, last) != texts.quote_at(after.paragraph, first)
}
