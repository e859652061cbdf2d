//! Decisions about passages, quotes, speakers and facts, comments and checks. They stand beside the versions and not in one of them,
//! since a decision can concern two; each use is anchored by its words, so that it is found again
//! when versions are reordered, read again or joined by others.

use super::{Entry, Project, VersionKey};
use crate::article::{ParagraphId, Place, VersionId};
use crate::corrections::{
    Correction, DecisionKey, Notes, Placed, PutRight, Remark, Unmet, Use, WordsAnchor,
};
use crate::{align, facts, quotes};
use std::convert::Infallible;

mod describe;

pub(super) use describe::describe;

/// Where a use of a quote or fact belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseAnchor {
    /// Its version.
    pub version: VersionKey,
    /// Its words there.
    pub words: WordsAnchor,
}

/// What a person decided. `P` says how the uses that it names are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision<P> {
    /// About quotes or speakers.
    Quote(quotes::Decision<P>),
    /// About facts.
    Fact(facts::Decision<P>),
    /// About passages: which tell the same.
    Passage(align::Decision<P>),
    /// A comment, or a check of a verdict.
    Remark(Remark<P>),
}

impl<P> From<align::Decision<P>> for Decision<P> {
    fn from(decision: align::Decision<P>) -> Self {
        Self::Passage(decision)
    }
}

impl<P> From<Remark<P>> for Decision<P> {
    fn from(remark: Remark<P>) -> Self {
        Self::Remark(remark)
    }
}

impl<P> From<quotes::Decision<P>> for Decision<P> {
    fn from(decision: quotes::Decision<P>) -> Self {
        Self::Quote(decision)
    }
}

impl<P> From<facts::Decision<P>> for Decision<P> {
    fn from(decision: facts::Decision<P>) -> Self {
        Self::Fact(decision)
    }
}

impl<P> Decision<P> {
    /// The same decision with its uses told in another way.
    #[must_use]
    pub fn map<Q>(&self, use_of: &mut dyn FnMut(&P) -> Q) -> Decision<Q> {
        let Ok(told) = self.try_map::<Q, Infallible>(&mut |of| Ok(use_of(of)));
        told
    }

    /// The same decision with its uses told in another way.
    ///
    /// # Errors
    /// The first of `use_of`.
    pub fn try_map<Q, E>(
        &self,
        use_of: &mut dyn FnMut(&P) -> Result<Q, E>,
    ) -> Result<Decision<Q>, E> {
        Ok(match self {
            Self::Quote(decision) => Decision::Quote(decision.try_map(use_of)?),
            Self::Fact(decision) => Decision::Fact(decision.try_map(use_of)?),
            Self::Passage(decision) => Decision::Passage(decision.try_map(use_of)?),
            Self::Remark(remark) => Decision::Remark(remark.try_map(use_of)?),
        })
    }
}

/// A decision that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its name within the project.
    pub key: DecisionKey,
    /// What was decided.
    pub decision: Decision<UseAnchor>,
    /// What it was before, in words, where that was known when it was decided.
    pub before: Option<String>,
}

/// The decisions with their places in versions as they are now, each kind in the order in which it was
/// decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlacedDecisions {
    /// About quotes and speakers.
    pub quotes: Vec<quotes::Placed>,
    /// About facts.
    pub facts: Vec<facts::Placed>,
    /// About passages.
    pub passages: Vec<align::Placed>,
    /// Comments, checks, and what was put right about versions.
    pub notes: Notes,
}

impl Project {
    /// The same with these decisions, as a story file gives them. Keys that stand twice are given
    /// anew.
    #[must_use]
    pub fn with_decisions(mut self, decisions: Vec<Decided>) -> Self {
        let next = decisions.iter().map(|d| d.key.0.saturating_add(1)).max();
        self.next_decision = next.unwrap_or(0);
        self.decisions = Vec::with_capacity(decisions.len());
        let mut taken = std::collections::BTreeSet::new();
        for mut decision in decisions {
            if !taken.insert(decision.key) {
                decision.key = DecisionKey(self.next_decision);
                self.next_decision = self.next_decision.saturating_add(1);
                taken.insert(decision.key);
            }
            self.decisions.push(decision);
        }
        self
    }

    /// The decisions about passages, quotes, speakers and facts, and the notes, in the order in which they were made.
    #[must_use]
    pub fn decisions(&self) -> &[Decided] {
        &self.decisions
    }

    /// `decision` about places in these versions, so that it can be kept; `None` where a place is
    /// not in them.
    #[must_use]
    pub fn anchored(&self, decision: &Decision<Place>) -> Option<Decision<UseAnchor>> {
        let anchor = |place: &Place| {
            let ParagraphId { version, index } = place.paragraph;
            let entry = self.entries.get(version.index()).ok_or(())?;
            let words = WordsAnchor::at(&entry.as_read().article, index, place.span).ok_or(())?;
            Ok::<_, ()>(UseAnchor { version: entry.key(), words })
        };
        decision.try_map(&mut |place| anchor(place)).ok()
    }

    /// The decisions with their places in the versions as they are now.
    #[must_use]
    pub fn placed(&self) -> PlacedDecisions {
        let place = |anchor: &UseAnchor| {
            let words = anchor.words.words.clone();
            let version = self.id(anchor.version);
            let found = version.zip(self.entry(anchor.version)).ok_or(Unmet::VersionGone);
            let place = found.and_then(|(id, entry)| {
                let (index, span) =
                    anchor.words.resolve(&entry.as_read().article).ok_or(Unmet::WordsGone)?;
                Ok(Place { paragraph: ParagraphId::new(id, index as usize), span })
            });
            Use { words, version, place }
        };
        let mut all = PlacedDecisions::default();
        for Decided { key, decision, before } in &self.decisions {
            let key = *key;
            match decision.map(&mut |anchor| place(anchor)) {
                Decision::Quote(decision) => all.quotes.push(Placed { key, decision }),
                Decision::Fact(decision) => all.facts.push(Placed { key, decision }),
                Decision::Passage(decision) => all.passages.push(Placed { key, decision }),
                Decision::Remark(decision) => all.notes.remarks.push(Placed { key, decision }),
            }
            all.notes.before.extend(before.clone().map(|before| (key, before)));
        }
        all.notes.put_right = self.put_right();
        all
    }

    /// What was put right about versions as they were read.
    fn put_right(&self) -> Vec<PutRight> {
        let of_entry = |(v, entry): (usize, &Entry)| {
            let version = VersionId::at(v);
            let (read, lost) = (entry.as_read().clone(), entry.lost().to_vec());
            let one = move |(nth, correction): (u32, &Correction)| {
                let index = match correction {
                    Correction::Role(anchor, _) => anchor.resolve(&read.article),
                    Correction::Label(_)
                    | Correction::Headline(_)
                    | Correction::Byline(_)
                    | Correction::Published(_)
                    | Correction::Outlet(_) => None,
                };
                PutRight {
                    version,
                    nth,
                    correction: correction.clone(),
                    before: correction.before(&read),
                    paragraph: index.map(|index| ParagraphId::new(version, index as usize)),
                    unmet: lost.contains(correction).then_some(Unmet::WordsGone),
                }
            };
            (0..).zip(entry.corrections()).map(one).collect::<Vec<_>>()
        };
        self.entries.iter().enumerate().flat_map(of_entry).collect()
    }

    /// The decisions that what is found depends on in this way.
    pub(super) fn decisions_by(
        &self,
        wanted: impl Fn(&Decision<UseAnchor>) -> bool,
    ) -> impl Iterator<Item = &Decided> {
        self.decisions.iter().filter(move |decided| wanted(&decided.decision))
    }

    pub(super) fn decide(&mut self, decision: &Decision<UseAnchor>, before: Option<&str>) {
        if is_idle(decision) || self.decisions.iter().any(|d| d.decision == *decision) {
            return;
        }
        // What the program said is of more use than what was decided before.
        let replaced = self.decisions.iter().find(|old| replaces(decision, &old.decision));
        let before = replaced.and_then(|old| old.before.clone()).or(before.map(str::to_owned));
        self.decisions.retain(|old| !replaces(decision, &old.decision));
        let key = DecisionKey(self.next_decision);
        self.next_decision = self.next_decision.saturating_add(1);
        self.decisions.push(Decided { key, decision: decision.clone(), before });
    }
}

/// Whether a decision says nothing: a name is blank, or a thing is to be one with itself.
fn is_idle(decision: &Decision<UseAnchor>) -> bool {
    match decision {
        Decision::Quote(decision) => is_idle_on_quotes(decision),
        Decision::Fact(facts::Decision::Same { of, with }) => of == with,
        Decision::Fact(facts::Decision::Value { typed, .. }) => typed.trim().is_empty(),
        Decision::Fact(
            facts::Decision::Apart { .. }
            | facts::Decision::NoFact { .. }
            | facts::Decision::Kind { .. },
        ) => false,
        Decision::Passage(
            align::Decision::Same { of, with } | align::Decision::Join { of, with },
        ) => of == with,
        Decision::Passage(align::Decision::Apart { of, from }) => of.is_empty() || from.is_empty(),
        Decision::Remark(Remark::Comment { text, .. }) => text.trim().is_empty(),
        Decision::Remark(Remark::Check { of, .. }) => of.is_empty(),
    }
}

fn is_idle_on_quotes(decision: &quotes::Decision<UseAnchor>) -> bool {
    use quotes::Decision::{Apart, NoQuote, OtherSpeaker, SameQuote, SameSpeaker, Speaker};
    match decision {
        Speaker { who, .. } => who.as_ref().is_some_and(|who| who.name.trim().is_empty()),
        SameSpeaker { who, is } => {
            who.name.trim().is_empty() || is.name.trim().is_empty() || who.name == is.name
        }
        OtherSpeaker { of, name, .. } => of.is_empty() || name.trim().is_empty(),
        SameQuote { of, with } => of == with,
        Apart { .. } | NoQuote { .. } => false,
    }
}

/// Whether `new` decides the same thing as `old`, so that it takes its place.
fn replaces(new: &Decision<UseAnchor>, old: &Decision<UseAnchor>) -> bool {
    match (new, old) {
        (Decision::Quote(new), Decision::Quote(old)) => replaces_on_quotes(new, old),
        (Decision::Fact(new), Decision::Fact(old)) => replaces_on_facts(new, old),
        (Decision::Passage(new), Decision::Passage(old)) => replaces_on_passages(new, old),
        (Decision::Remark(new), Decision::Remark(old)) => replaces_among_remarks(new, old),
        (
            Decision::Quote(_) | Decision::Fact(_) | Decision::Passage(_) | Decision::Remark(_),
            _,
        ) => false,
    }
}

fn replaces_on_passages(
    new: &align::Decision<UseAnchor>,
    old: &align::Decision<UseAnchor>,
) -> bool {
    use align::Decision::{Apart, Join, Same};
    match (new, old) {
        (Same { of, with }, Same { of: old_of, with: old_with }) => {
            of == old_with && with == old_of
        }
        // What was said to be the same and is said to be none no more, and the other way round.
        (Same { of, with } | Join { of, with }, Apart { of: one, from }) => {
            let said = |a: &UseAnchor, b: &UseAnchor| {
                one.iter().eq(std::iter::once(a)) && from.iter().eq(std::iter::once(b))
            };
            said(of, with) || said(with, of)
        }
        (Apart { of: one, from }, Same { of, with } | Join { of, with }) => {
            let said = |a: &UseAnchor, b: &UseAnchor| one.contains(a) && from.contains(b);
            said(of, with) || said(with, of)
        }
        (Apart { of, .. }, Apart { of: old_of, .. }) => of == old_of,
        (Same { .. } | Join { .. }, _) => false,
    }
}

fn replaces_among_remarks(new: &Remark<UseAnchor>, old: &Remark<UseAnchor>) -> bool {
    match (new, old) {
        (Remark::Comment { on, of, .. }, Remark::Comment { on: old_on, of: old_of, .. }) => {
            (on, of) == (old_on, old_of)
        }
        (
            Remark::Check { question, of, .. },
            Remark::Check { question: old_question, of: old_of, .. },
        ) => (question, of) == (old_question, old_of),
        (Remark::Comment { .. } | Remark::Check { .. }, _) => false,
    }
}

fn replaces_on_quotes(
    new: &quotes::Decision<UseAnchor>,
    old: &quotes::Decision<UseAnchor>,
) -> bool {
    use quotes::Decision::{Apart, NoQuote, OtherSpeaker, SameQuote, SameSpeaker, Speaker};
    match (new, old) {
        (Speaker { of, extent, .. }, Speaker { of: old_of, extent: old_extent, .. }) => {
            of == old_of && extent == old_extent
        }
        (SameSpeaker { who, is }, SameSpeaker { who: old_who, is: old_is }) => {
            who.name == old_is.name && is.name == old_who.name
        }
        (
            Speaker { .. }
            | SameSpeaker { .. }
            | OtherSpeaker { .. }
            | SameQuote { .. }
            | Apart { .. }
            | NoQuote { .. },
            _,
        ) => false,
    }
}

fn replaces_on_facts(new: &facts::Decision<UseAnchor>, old: &facts::Decision<UseAnchor>) -> bool {
    use facts::Decision::{Apart, Kind, NoFact, Same, Value};
    match (new, old) {
        (Value { of, .. }, Value { of: old_of, .. })
        | (Kind { of, .. }, Kind { of: old_of, .. }) => of == old_of,
        (Same { of, with }, Same { of: old_of, with: old_with }) => {
            of == old_with && with == old_of
        }
        (Same { .. } | Apart { .. } | NoFact { .. } | Value { .. } | Kind { .. }, _) => false,
    }
}

#[cfg(test)]
mod tests;
