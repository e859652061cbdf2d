//! Words that one version keeps at a distance with marks ("free and fair") and another writes as its
//! own in the same passage: nobody is said to say them, yet the marks are what sets the two apart.

use super::attribute::Attributed;
use super::forms::{Interner, Word, ids, position};
use super::group::Unit;
use super::ledger::place;
use crate::article::{Place, Version, VersionId};
use crate::neighbours::Neighbours;
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where other versions have the words of `unit` without marks in the row in which it stands, by
/// version. Empty for words that say nothing ("the").
pub(super) fn plain_uses(
    unit: &Unit,
    versions: &[Arc<Version>],
    found: &[Vec<Attributed>],
    neighbours: &dyn Neighbours,
    interner: &mut Interner,
) -> BTreeMap<usize, Vec<Place>> {
    let telling = unit.words.iter().any(|word| word.content);
    let Some(row) = unit.row.filter(|_| telling) else { return BTreeMap::new() };
    let wanted = ids(&unit.words);
    let mut out = BTreeMap::new();
    for (v, version) in versions.iter().enumerate().filter(|(v, _)| *v != unit.version) {
        let quoted = found.get(v).map_or(&[][..], Vec::as_slice);
        let mut uses = Vec::new();
        for passage in neighbours.passage(row, VersionId::at(v)) {
            let paragraph = passage.paragraph.index as usize;
            let text = version.paragraph(paragraph).map_or("", |p| p.text.as_str());
            let words = interner.words(text, passage.span);
            let Some(span) = span_of(&words, &wanted) else { continue };
            let marked = |q: &Attributed| {
                q.paragraph == paragraph && q.marked.iter().any(|m| m.intersection(span).is_some())
            };
            if !quoted.iter().any(marked) {
                uses.push(place(v, paragraph, span));
            }
        }
        if !uses.is_empty() {
            out.insert(v, uses);
        }
    }
    out
}

/// Where `wanted` stand word for word among `words`.
fn span_of(words: &[Word], wanted: &[u32]) -> Option<Span> {
    let at = position(&words.iter().map(|word| word.id).collect::<Vec<_>>(), wanted)?;
    let found = words.get(at..at + wanted.len())?;
    Some(found.first()?.span.hull(found.last()?.span))
}
