//! The words and signs for what became of a quote.

use crate::present::QuoteCellView;
use crate::quotes::{QuoteChange, QuoteStatus};
use crate::ui::chips::{self, Tone};

/// The mark of what the user decided.
pub(super) const BY_USER: &str = "set by you";

/// All that can become of a quote that a version has.
pub(super) const STATUSES: [QuoteStatus; 6] = [
    QuoteStatus::Full,
    QuoteStatus::Trimmed,
    QuoteStatus::Reworded,
    QuoteStatus::Paraphrased,
    QuoteStatus::Fragment,
    QuoteStatus::OtherSpeaker,
];

/// The word on screen.
pub(super) fn status(status: QuoteStatus) -> &'static str {
    match status {
        QuoteStatus::OtherSpeaker => "other speaker",
        QuoteStatus::Full
        | QuoteStatus::Trimmed
        | QuoteStatus::Reworded
        | QuoteStatus::Paraphrased
        | QuoteStatus::Fragment => status.name(),
    }
}

/// A sign that differs in shape from those of the others.
pub(super) fn symbol(status: QuoteStatus) -> &'static str {
    match status {
        QuoteStatus::Full => "●",
        QuoteStatus::Trimmed => "◐",
        QuoteStatus::Reworded => "≠",
        QuoteStatus::Paraphrased => "≈",
        QuoteStatus::Fragment => "…",
        QuoteStatus::OtherSpeaker => "⚠",
    }
}

/// The colour that goes with it.
pub(super) fn tone(status: QuoteStatus) -> Tone {
    match status {
        QuoteStatus::Full => Tone::Accent,
        QuoteStatus::Trimmed | QuoteStatus::Reworded => Tone::Deleted,
        QuoteStatus::Paraphrased | QuoteStatus::Fragment => Tone::Inserted,
        QuoteStatus::OtherSpeaker => Tone::Warning,
    }
}

/// What changed, in one or two words.
fn change_short(change: QuoteChange) -> &'static str {
    match change {
        QuoteChange::Typographic => "typography",
        QuoteChange::EllipsisMarked => "ellipsis",
        QuoteChange::CutUnmarked => "unmarked cut",
        QuoteChange::BracketInsertion => "brackets",
        QuoteChange::TruncatedStart => "start cut",
        QuoteChange::TruncatedEnd => "end cut",
        QuoteChange::WordsChanged => "words",
        QuoteChange::Tense => "tense",
        QuoteChange::Hedge => "hedge",
        QuoteChange::Number => "number",
        QuoteChange::Negation => "negation",
        QuoteChange::Speaker => "speaker",
    }
}

/// What changed, in words that explain it.
fn change(change: QuoteChange) -> &'static str {
    match change {
        QuoteChange::Typographic => "only typography",
        QuoteChange::EllipsisMarked => "a cut marked with an ellipsis",
        QuoteChange::CutUnmarked => "a cut in the middle that is not marked",
        QuoteChange::BracketInsertion => "words added in brackets",
        QuoteChange::TruncatedStart => "the beginning is cut",
        QuoteChange::TruncatedEnd => "the end is cut",
        QuoteChange::WordsChanged => "other words",
        QuoteChange::Tense => "another tense",
        QuoteChange::Hedge => "a hedge added or dropped",
        QuoteChange::Number => "another number",
        QuoteChange::Negation => "a negation added or dropped",
        QuoteChange::Speaker => "another speaker",
    }
}

/// All changes for a cell.
pub(super) fn changes_short(changes: &[QuoteChange]) -> String {
    changes.iter().map(|&c| change_short(c)).collect::<Vec<_>>().join(", ")
}

/// All changes for the details.
pub(super) fn changes(changes: &[QuoteChange]) -> String {
    changes.iter().map(|&c| change(c)).collect::<Vec<_>>().join("; ")
}

/// A cell in words.
pub(super) fn cell(cell: &QuoteCellView) -> String {
    match cell {
        QuoteCellView::Present(reading) if reading.changes.is_empty() => {
            status(reading.status).to_owned()
        }
        QuoteCellView::Present(reading) => {
            format!("{} ({})", status(reading.status), changes(&reading.changes))
        }
        QuoteCellView::Absent(Some(near)) => {
            format!("absent; the nearest passage is {} alike", chips::percent(near.similarity))
        }
        QuoteCellView::Absent(None) => "absent; nothing near was found".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_sign_and_a_word_of_its_own() {
        let mut signs: Vec<&str> = STATUSES.iter().map(|&s| symbol(s)).collect();
        let mut words: Vec<&str> = STATUSES.iter().map(|&s| status(s)).collect();
        signs.sort_unstable();
        signs.dedup();
        words.sort_unstable();
        words.dedup();
        assert_eq!((signs.len(), words.len()), (STATUSES.len(), STATUSES.len()));
    }
}
