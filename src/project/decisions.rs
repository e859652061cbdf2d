//! Decisions about quotes, speakers and facts. They stand beside the versions and not in one of them,
//! since a decision can concern two; each use is anchored by its words, so that it is found again
//! when versions are reordered, read again or joined by others.

use super::{Project, VersionKey};
use crate::article::{ParagraphId, Place};
use crate::corrections::{DecisionKey, Placed, Unmet, Use, WordsAnchor};
use crate::{facts, quotes};
use std::convert::Infallible;

/// How many letters of a use are shown where a decision is named.
const SHOWN_LETTERS: usize = 32;

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
}

/// The decisions with their places in versions as they are now, each kind in the order in which it was
/// decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlacedDecisions {
    /// About quotes and speakers.
    pub quotes: Vec<quotes::Placed>,
    /// About facts.
    pub facts: Vec<facts::Placed>,
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

    /// The decisions about quotes, speakers and facts, in the order in which they were made.
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
            let words = WordsAnchor::at(&entry.as_read.article, index, place.span).ok_or(())?;
            Ok::<_, ()>(UseAnchor { version: entry.key, words })
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
                    anchor.words.resolve(&entry.as_read.article).ok_or(Unmet::WordsGone)?;
                Ok(Place { paragraph: ParagraphId::new(id, index as usize), span })
            });
            Use { words, version, place }
        };
        let mut all = PlacedDecisions::default();
        for Decided { key, decision } in &self.decisions {
            match decision.map(&mut |anchor| place(anchor)) {
                Decision::Quote(decision) => all.quotes.push(Placed { key: *key, decision }),
                Decision::Fact(decision) => all.facts.push(Placed { key: *key, decision }),
            }
        }
        all
    }

    pub(super) fn decide(&mut self, decision: &Decision<UseAnchor>) {
        if is_idle(decision) || self.decisions.iter().any(|d| d.decision == *decision) {
            return;
        }
        self.decisions.retain(|old| !replaces(decision, &old.decision));
        let key = DecisionKey(self.next_decision);
        self.next_decision = self.next_decision.saturating_add(1);
        self.decisions.push(Decided { key, decision: decision.clone() });
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
        (Decision::Quote(_), Decision::Fact(_)) | (Decision::Fact(_), Decision::Quote(_)) => false,
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

/// What a decision is called in the Edit menu, after "Undo".
pub(super) fn describe(decision: &Decision<UseAnchor>) -> String {
    match decision {
        Decision::Quote(decision) => describe_on_quotes(decision),
        Decision::Fact(decision) => describe_on_facts(decision),
    }
}

/// The words of a use, cut where they are long.
fn words(of: &UseAnchor) -> String {
    let words: String = of.words.words.chars().take(SHOWN_LETTERS).collect();
    let more = if words.len() < of.words.words.len() { "…" } else { "" };
    format!("“{words}{more}”")
}

fn describe_on_quotes(decision: &quotes::Decision<UseAnchor>) -> String {
    use quotes::Decision::{Apart, NoQuote, OtherSpeaker, SameQuote, SameSpeaker, Speaker};
    match decision {
        Speaker { of, who: Some(who), .. } => {
            format!("set speaker of {} to {}", words(of), who.name.trim())
        }
        Speaker { of, who: None, .. } => format!("set no speaker for {}", words(of)),
        SameSpeaker { who, is } => format!("make {} and {} one speaker", who.name, is.name),
        OtherSpeaker { not, name, .. } => format!("split {} from {}", name.trim(), not.name),
        SameQuote { of, with } => format!("make {} and {} one quote", words(of), words(with)),
        Apart { of } => format!("part {} from its quote", words(of)),
        NoQuote { of } => format!("dismiss {}", words(of)),
    }
}

fn describe_on_facts(decision: &facts::Decision<UseAnchor>) -> String {
    use facts::Decision::{Apart, Kind, NoFact, Same, Value};
    match decision {
        Same { of, with } => format!("make {} and {} one fact", words(of), words(with)),
        Apart { of } => format!("part {} from its fact", words(of)),
        NoFact { of } => format!("dismiss {}", words(of)),
        Value { of, typed } => format!("set value of {} to {}", words(of), typed.trim()),
        Kind { of, kind } => format!("set kind of {} to {}", words(of), kind.name()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::version;
    use super::super::{Change, Work};
    use super::*;
    use crate::article::VersionId;
    use crate::facts::FactKind;
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
        decided(project, quotes::Decision::NoQuote { of }.into())
    }

    fn decided(project: &Project, decision: Decision<Place>) -> Project {
        let decision = project.anchored(&decision).expect("a place");
        project.apply(&Change::Decide(Box::new(decision)))
    }

    fn places(project: &Project) -> Vec<Result<Place, Unmet>> {
        let mut found = Vec::new();
        let placed = project.placed();
        for placed in placed.quotes {
            let _same = placed.decision.map(&mut |of| found.push(of.place));
        }
        for placed in placed.facts {
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
            let extent = Extent::Everywhere;
            decided(project, quotes::Decision::Speaker { of, extent, who }.into())
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

    #[test]
    fn decisions_about_facts_stand_beside_those_about_quotes() {
        let project = project();
        let of = place(&project, 0, "Rain", 0);
        let kind = |kind| facts::Decision::Kind { of, kind }.into();
        let value = |typed: &str| facts::Decision::Value { of, typed: typed.to_owned() }.into();
        let both = decided(&decided(&project, kind(FactKind::Place)), value("3"));
        assert_eq!(both.decisions().len(), 2);
        // Each takes the place of its own kind alone.
        let again = decided(&decided(&both, kind(FactKind::Thing)), value("4"));
        let names: Vec<String> = again.decisions().iter().map(|d| describe(&d.decision)).collect();
        assert_eq!(names, ["set kind of “Rain” to thing", "set value of “Rain” to 4"]);
        assert_eq!(decided(&again, value(" ")), again);
        let dismissed = dismissed(&again, 0, 0);
        assert_eq!(dismissed.placed().quotes.len(), 1);
        assert_eq!(dismissed.placed().facts.len(), 2);
        assert_eq!(project.work_to(&again), Work::Decide);
        let key = again.decisions()[1].key;
        assert_eq!(again.apply(&Change::Restore(key)).decisions().len(), 1);
    }
}
