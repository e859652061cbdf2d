//! Puts the quotes of all versions into one ledger.

use super::attribute::{self, Attributed};
use super::lexicon;
use super::resolve::Named;
use super::speakers::{Speakers, speakers};
use super::{Quote, QuoteCell, QuoteId, QuoteLedger, QuoteOccurrence, QuoteStatus};
use crate::article::{ParagraphId, Place, Version, VersionId};
use crate::neighbours::Neighbours;
use crate::text::Span;
use crate::watch::{Cancelled, Watch};
use std::sync::Arc;

pub(super) fn build(
    versions: &[Arc<Version>],
    neighbours: &dyn Neighbours,
    watch: &Watch,
) -> Result<QuoteLedger, Cancelled> {
    let _ = neighbours;
    let mut found: Vec<Vec<Attributed>> = Vec::new();
    for version in versions {
        watch.check()?;
        found.push(attribute::quotes(&version.article, lexicon::of(version.article.language)));
    }
    let named: Vec<Named> = found.iter().flatten().flat_map(|q| q.speaker.speaker.iter().chain(&q.speaker.rivals)).cloned().collect();
    let speakers = speakers(&named);
    let mut quotes = Vec::new();
    for (v, list) in found.iter().enumerate() {
        let mut at = 0;
        while let Some(first) = list.get(at) {
            let len = list.iter().skip(at).take_while(|q| q.unit == first.unit).count();
            let occurrences: Vec<QuoteOccurrence> = list.iter().skip(at).take(len).map(|q| occurrence(v, q, &speakers)).collect();
            at += len;
            let mut cells: Vec<Option<QuoteCell>> = vec![None; versions.len()];
            let speaker = occurrences.first().and_then(|o| o.speaker);
            if let Some(cell) = cells.get_mut(v) {
                *cell = Some(QuoteCell { status: QuoteStatus::Full, changes: Vec::new(), depth: 0.0, occurrences });
            }
            quotes.push(Quote { id: QuoteId(quotes.len() as u32), speaker, fullest: v, cells, nearest: vec![None; versions.len()] });
        }
    }
    Ok(QuoteLedger { speakers: speakers.all, quotes })
}

pub(super) fn place(version: usize, paragraph: usize, span: Span) -> Place {
    Place { paragraph: ParagraphId::new(VersionId::at(version), paragraph), span }
}

pub(super) fn occurrence(version: usize, quote: &Attributed, speakers: &Speakers) -> QuoteOccurrence {
    let resolution = &quote.speaker;
    QuoteOccurrence {
        place: place(version, quote.paragraph, quote.span),
        kind: quote.kind,
        cue: quote.cue.map(|(p, span)| place(version, p, span)),
        attribution: quote.source.map(|(p, span)| place(version, p, span)),
        speaker: resolution.speaker.as_ref().and_then(|named| speakers.id(named)),
        rivals: resolution.rivals.iter().filter_map(|named| speakers.id(named)).collect(),
        confidence: if resolution.speaker.is_some() { resolution.confidence.min(1.0) } else { 0.0 },
        reason: resolution.reason.clone(),
        repeats: quote.pulled,
    }
}
