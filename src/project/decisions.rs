//! Decisions about quotes and speakers. They stand beside the versions and not in one of them,
//! since a decision can concern two; each use is anchored by its words, so that it is found again
//! when versions are reordered, read again or joined by others.

use super::{Project, VersionKey};
use crate::article::{ParagraphId, Place};
use crate::corrections::WordsAnchor;
use crate::quotes::{Decision, DecisionKey, Placed, Unmet, Use};

/// How many letters of a quote are shown where a decision is named.
const SHOWN_LETTERS: usize = 32;

/// Where a use of a quote belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseAnchor {
    /// Its version.
    pub version: VersionKey,
    /// Its words there.
    pub words: WordsAnchor,
}

/// A decision that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteDecision {
    /// Its name within the project.
    pub key: DecisionKey,
    /// What was decided.
    pub decision: Decision<UseAnchor>,
}

impl Project {
    /// The same with these decisions, as a story file gives them. Keys that stand twice are given
    /// anew.
    #[must_use]
    pub fn with_decisions(mut self, decisions: Vec<QuoteDecision>) -> Self {
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

    /// The decisions about quotes and speakers, in the order in which they were made.
    #[must_use]
    pub fn decisions(&self) -> &[QuoteDecision] {
        &self.decisions
    }

    /// `decision` about places in these versions, so that it can be kept; `None` where a place is
    /// not in them.
    #[must_use]
    pub fn anchored(&self, decision: &Decision<Place>) -> Option<Decision<UseAnchor>> {
        let anchor = |place: &Place| {
            let ParagraphId { version, index } = place.paragraph;
            let entry = self.entries.get(version.index()).ok_or(())?;
            let words = WordsAnchor::at(&entry.as_read.article, index, place.span).ok_or(())?;
            Ok::<_, ()>(UseAnchor { version: entry.key, words })
        };
        decision.try_map(&mut |place| anchor(place)).ok()
    }

    /// The decisions with their places in the versions as they are now.
    #[must_use]
    pub fn placed(&self) -> Vec<Placed> {
        let place = |anchor: &UseAnchor| {
            let words = anchor.words.words.clone();
            let version = self.id(anchor.version);
            let found = version.zip(self.entry(anchor.version)).ok_or(Unmet::VersionGone);
            let place = found.and_then(|(id, entry)| {
                let (index, span) =
                    anchor.words.resolve(&entry.as_read.article).ok_or(Unmet::WordsGone)?;
                Ok(Place { paragraph: ParagraphId::new(id, index as usize), span })
            });
            Use { words, version, place }
        };
        let placed = |d: &QuoteDecision| Placed {
            key: d.key,
            decision: d.decision.map(&mut |anchor| place(anchor)),
        };
        self.decisions.iter().map(placed).collect()
    }

    pub(super) fn decide(&mut self, decision: &Decision<UseAnchor>) {
        if is_idle(decision) || self.decisions.iter().any(|d| d.decision == *decision) {
            return;
        }
        self.decisions.retain(|old| !replaces(decision, &old.decision));
        let key = DecisionKey(self.next_decision);
        self.next_decision = self.next_decision.saturating_add(1);
        self.decisions.push(QuoteDecision { key, decision: decision.clone() });
    }
}

/// Whether a decision says nothing: a name is blank, or a thing is to be one with itself.
fn is_idle(decision: &Decision<UseAnchor>) -> bool {
    match decision {
        Decision::Speaker { who, .. } => who.as_ref().is_some_and(|who| who.name.trim().is_empty()),
        Decision::SameSpeaker { who, is } => {
            who.name.trim().is_empty() || is.name.trim().is_empty() || who.name == is.name
        }
        Decision::OtherSpeaker { of, name, .. } => of.is_empty() || name.trim().is_empty(),
        Decision::SameQuote { of, with } => of == with,
        Decision::Apart { .. } | Decision::NoQuote { .. } => false,
    }
}

/// Whether `new` decides the same thing as `old`, so that it takes its place.
fn replaces(new: &Decision<UseAnchor>, old: &Decision<UseAnchor>) -> bool {
    match (new, old) {
        (
            Decision::Speaker { of, extent, .. },
            Decision::Speaker { of: old_of, extent: old_extent, .. },
        ) => of == old_of && extent == old_extent,
        (Decision::SameSpeaker { who, is }, Decision::SameSpeaker { who: old_who, is: old_is }) => {
            who.name == old_is.name && is.name == old_who.name
        }
        (
            Decision::Speaker { .. }
            | Decision::SameSpeaker { .. }
            | Decision::OtherSpeaker { .. }
            | Decision::SameQuote { .. }
            | Decision::Apart { .. }
            | Decision::NoQuote { .. },
            _,
        ) => false,
    }
}

/// What a decision is called in the Edit menu, after "Undo".
pub(super) fn describe(decision: &Decision<UseAnchor>) -> String {
    let words = |of: &UseAnchor| {
        let words: String = of.words.words.chars().take(SHOWN_LETTERS).collect();
        let more = if words.len() < of.words.words.len() { "…" } else { "" };
        format!("“{words}{more}”")
    };
    match decision {
        Decision::Speaker { of, who: Some(who), .. } => {
            format!("set speaker of {} to {}", words(of), who.name.trim())
        }
        Decision::Speaker { of, who: None, .. } => format!("set no speaker for {}", words(of)),
        Decision::SameSpeaker { who, is } => {
            format!("make {} and {} one speaker", who.name, is.name)
        }
        Decision::OtherSpeaker { not, name, .. } => {
            format!("split {} from {}", name.trim(), not.name)
        }
        Decision::SameQuote { of, with } => {
            format!("make {} and {} one quote", words(of), words(with))
        }
        Decision::Apart { of } => format!("part {} from its quote", words(of)),
        Decision::NoQuote { of } => format!("dismiss {}", words(of)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::version;
    use super::super::{Change, Work};
    use super::*;
    use crate::article::VersionId;
    use crate::quotes::{Extent, Who};
    use crate::text::Span;

    fn project() -> Project {
        Project::default().apply(&Change::Add(vec![
            version("one", &["Rain.", "“Not now,” said Ann. “Not now,” said Bo."]),
            version("two", &["“Not now,” said Ann."]),
        ]))
    }

    /// The nth place of `words` in a version.
    fn place(project: &Project, v: u16, words: &str, nth: usize) -> Place {
        let version = project.entries()[v as usize].version();
        let mut places = (0_usize..).zip(&version.article.paragraphs).flat_map(|(n, p)| {
            p.text.match_indices(words).map(move |(at, _)| Place {
                paragraph: ParagraphId::new(VersionId(v), n),
                span: Span::snapped(&p.text, at..at + words.len()),
            })
        });
        places.nth(nth).expect("the words are there")
    }

    fn dismissed(project: &Project, v: u16, nth: usize) -> Project {
        let of = place(project, v, "Not now", nth);
        let decision = project.anchored(&Decision::NoQuote { of }).expect("a place");
        project.apply(&Change::Decide(Box::new(decision)))
    }

    fn places(project: &Project) -> Vec<Result<Place, Unmet>> {
        let mut found = Vec::new();
        for placed in project.placed() {
            let _same = placed.decision.map(&mut |of| found.push(of.place));
        }
        found
    }

    #[test]
    fn a_decision_goes_along_with_its_version() {
        let project = dismissed(&project(), 0, 1);
        assert_eq!(places(&project), [Ok(place(&project, 0, "Not now", 1))]);
        let key = project.key(VersionId(0)).expect("two versions");
        let moved = project.apply(&Change::Reorder(key, 1));
        assert_eq!(places(&moved), [Ok(place(&moved, 1, "Not now", 1))]);
        let again = version("one", &["New.", "Rain.", "“Not now,” said Ann. “Not now,” said Bo."]);
        let reloaded = project.apply(&Change::Reload(key, again));
        assert_eq!(places(&reloaded), [Ok(place(&reloaded, 0, "Not now", 1))]);
    }

    #[test]
    fn a_lost_decision_stays_and_says_why() {
        let project = dismissed(&project(), 1, 0);
        let key = project.key(VersionId(1)).expect("two versions");
        let reloaded = project.apply(&Change::Reload(key, version("two", &["“Never,” said Ann."])));
        assert_eq!(places(&reloaded), [Err(Unmet::WordsGone)]);
        let removed = project.apply(&Change::Remove(key));
        assert_eq!(places(&removed), [Err(Unmet::VersionGone)]);
        assert_eq!(removed.decisions(), project.decisions());
    }

    #[test]
    fn the_same_thing_is_decided_once() {
        let project = project();
        let of = place(&project, 0, "Not now", 0);
        let set = |project: &Project, name: &str| {
            let who = Some(Who { name: name.to_owned(), at: None });
            let decision = Decision::Speaker { of, extent: Extent::Everywhere, who };
            let decision = project.anchored(&decision).expect("a place");
            project.apply(&Change::Decide(Box::new(decision)))
        };
        let ann = set(&project, "Ann");
        assert_eq!(set(&ann, "Ann"), ann);
        assert_eq!(set(&ann, " "), ann);
        assert_eq!(set(&ann, "Bo").decisions().len(), 1);
        let twice = dismissed(&dismissed(&ann, 0, 1), 0, 1);
        assert_eq!(twice.decisions().len(), 2);
    }

    #[test]
    fn a_decision_is_taken_back_alone() {
        let first = dismissed(&project(), 0, 0);
        let both = dismissed(&first, 1, 0);
        let key = both.decisions()[0].key;
        let restored = both.apply(&Change::Restore(key));
        assert_eq!(restored.decisions(), &both.decisions()[1..]);
        assert_eq!(first.work_to(&both), Work::Decide);
        assert_eq!(both.describe(&Change::Restore(key)), "restore: dismiss “Not now”");
    }
}
