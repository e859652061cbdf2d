//! Colours and sentences for what became of a quote.

use crate::present::{QuoteCellView, QuoteReading};
use crate::quotes::{ChangeSeverity, QuoteChange, QuoteStatus};
use crate::ui::chips::{self, Tone};
use egui::Ui;

/// The colour that goes with it.
pub(super) fn tone(status: QuoteStatus) -> Tone {
    match status {
        QuoteStatus::Full => Tone::Accent,
        QuoteStatus::Trimmed | QuoteStatus::Reworded => Tone::Deleted,
        QuoteStatus::Paraphrased | QuoteStatus::Fragment => Tone::Inserted,
        QuoteStatus::OtherSpeaker => Tone::Warning,
    }
}

/// All changes for a cell, those of the source among them.
pub(super) fn changes_short(reading: &QuoteReading) -> String {
    let words = reading.changes.iter().map(|change| change.short());
    let source = (!reading.attribution_changes.is_empty()).then_some("source");
    words.chain(source).collect::<Vec<_>>().join(", ")
}

/// How grave a change is, by a sign and in words.
pub(super) fn severity_ui(ui: &mut Ui, severity: ChangeSeverity) {
    let (sign, tone) = match severity {
        ChangeSeverity::Typographic => ("·", Tone::Plain),
        ChangeSeverity::Minor => ("~", Tone::Plain),
        ChangeSeverity::Meaning => (chips::GRAVE, Tone::Warning),
    };
    chips::badge_ui(ui, &format!("{sign} {}", severity.name()), tone);
}

/// All changes for the details.
pub(super) fn changes(changes: &[QuoteChange]) -> String {
    changes.iter().map(|c| c.label()).collect::<Vec<_>>().join("; ")
}

/// A cell in words.
pub(super) fn cell(cell: &QuoteCellView) -> String {
    match cell {
        QuoteCellView::Present(reading) if reading.changes.is_empty() => reading.label().to_owned(),
        QuoteCellView::Present(reading) => {
            format!("{} ({})", reading.label(), changes(&reading.changes))
        }
        QuoteCellView::Absent(Some(near)) => {
            format!("absent; the nearest passage is {} alike", chips::percent(near.similarity))
        }
        QuoteCellView::Absent(None) => "absent; nothing near was found".to_owned(),
    }
}
