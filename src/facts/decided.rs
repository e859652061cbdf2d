//! Lays a person's decisions over the facts that were found. What belongs together comes first
//! (dismissed, apart, the same), each in the order in which it was decided, then values and kinds.
//! Facts that a decision touches are built anew by what builds the others; all others stay as they
//! are, names included.

use super::find::Found;
use super::group::{self, Mention};
use super::{Decision, Fact, FactId, FactKind, FactLedger, Outcome, Placed, typed};
use crate::article::{Version, words_at};
use crate::corrections::{Unmet, Use, common};
use crate::watch::{Cancelled, Watch};
use std::cmp::Reverse;
use std::sync::Arc;

/// The ledger of `mentions` with `decisions`, and what became of each, in order.
pub(super) fn lay_over(
    versions: &[Arc<Version>],
    mentions: Vec<Mention>,
    decisions: &[Placed],
    watch: &Watch,
) -> Result<(FactLedger, Vec<Outcome>), Cancelled> {
    let mut desk = Desk::new(versions, mentions);
    let mut done: Vec<Result<Vec<FactId>, Unmet>> = Vec::with_capacity(decisions.len());
    for placed in decisions {
        watch.check()?;
        done.push(desk.regroup(&placed.decision));
    }
    for (placed, done) in decisions.iter().zip(&mut done) {
        watch.check()?;
        if let Some(set) = desk.set(&placed.decision) {
            *done = set;
        }
    }
    let outcomes = decisions.iter().zip(done).map(|(placed, done)| desk.outcome(placed, done));
    let outcomes = outcomes.collect();
    Ok((desk.ledger(), outcomes))
}

/// A fact, and what it is built from.
struct Item {
    /// Its mentions.
    members: Vec<usize>,
    /// Its kind, where it is not that of its first mention.
    kind: Option<FactKind>,
    /// Whether a person made it of two.
    joined: bool,
    fact: Fact,
}

struct Desk<'a> {
    versions: &'a [Arc<Version>],
    mentions: Vec<Mention>,
    items: Vec<Item>,
    next: u32,
}

impl<'a> Desk<'a> {
    fn new(versions: &'a [Arc<Version>], mentions: Vec<Mention>) -> Self {
        let items: Vec<Item> = group::drafts(&mentions, versions.len())
            .into_iter()
            .map(|(members, fact)| Item { members, kind: None, joined: false, fact })
            .collect();
        let next = u32::try_from(items.len()).unwrap_or(u32::MAX);
        Self { versions, mentions, items, next }
    }

    fn ledger(mut self) -> FactLedger {
        let mentions = &self.mentions;
        let first = |item: &Item| {
            item.members.iter().filter_map(|&n| mentions.get(n)).map(|mention| mention.place).min()
        };
        self.items.sort_by_key(|item| (item.fact.kind, first(item)));
        FactLedger { facts: self.items.into_iter().map(|item| item.fact).collect() }
    }

    fn outcome(&self, placed: &Placed, done: Result<Vec<FactId>, Unmet>) -> Outcome {
        let placed = placed.clone();
        match done {
            Err(why) => Outcome { placed, facts: Vec::new(), unmet: Some(why) },
            Ok(mut facts) => {
                // A fact can be dismissed, or go into another one, after it was changed.
                facts.retain(|id| self.items.iter().any(|item| item.fact.id == *id));
                Outcome { placed, facts, unmet: None }
            }
        }
    }

    /// Carries out what is about which words are a fact, and which the same.
    fn regroup(&mut self, decision: &Decision<Use>) -> Result<Vec<FactId>, Unmet> {
        match decision {
            Decision::Same { of, with } => self.join(of, with),
            Decision::Apart { of } => self.part(of),
            Decision::NoFact { of } => {
                let (at, _) = self.find(of)?;
                self.items.remove(at);
                Ok(Vec::new())
            }
            Decision::Value { .. } | Decision::Kind { .. } => Ok(Vec::new()),
        }
    }

    /// Carries out what is about the value or the kind of a fact.
    fn set(&mut self, decision: &Decision<Use>) -> Option<Result<Vec<FactId>, Unmet>> {
        match decision {
            Decision::Value { of, typed } => Some(self.set_value(of, typed)),
            Decision::Kind { of, kind } => Some(self.set_kind(of, *kind)),
            Decision::Same { .. } | Decision::Apart { .. } | Decision::NoFact { .. } => None,
        }
    }

    /// The fact that `of` is a use of, and the mention that it is: the one at that very place, else
    /// the one that has most words in common with it.
    fn find(&self, of: &Use) -> Result<(usize, usize), Unmet> {
        let place = of.place?;
        let near = |n: usize| {
            let own = self.mentions.get(n)?.place;
            let shared = common(own, place)?;
            Some((own == place, shared))
        };
        let all = self.items.iter().enumerate();
        let all = all.flat_map(|(at, item)| item.members.iter().map(move |&n| (at, n)));
        let best = all
            .filter_map(|(at, n)| Some((near(n)?, at, n)))
            .max_by_key(|&(near, _, n)| (near, Reverse(n)));
        best.map(|(_, at, n)| (at, n)).ok_or(Unmet::NoFactThere)
    }

    fn version_of(&self, mention: usize) -> Option<usize> {
        Some(self.mentions.get(mention)?.place.paragraph.version.index())
    }

    /// Builds a fact from its mentions.
    fn rebuild(&mut self, at: usize) {
        let Some(item) = self.items.get_mut(at) else { return };
        let mut own: Vec<Mention> =
            item.members.iter().filter_map(|&n| self.mentions.get(n)).cloned().collect();
        if item.joined {
            one_name(&mut own);
        }
        let members: Vec<usize> = (0..own.len()).collect();
        let built = group::fact(&own, &members, self.versions.len());
        let Some((_, _, fact)) = built else { return };
        let kind = item.kind.unwrap_or(fact.kind);
        item.fact = Fact { id: item.fact.id, kind, ..fact };
    }

    fn join(&mut self, of: &Use, with: &Use) -> Result<Vec<FactId>, Unmet> {
        let ((kept, _), (gone, _)) = (self.find(of)?, self.find(with)?);
        if kept == gone {
            return Err(Unmet::SoAnyway);
        }
        let kind = |at: usize| self.items.get(at).is_some_and(|item| item.fact.kind.is_name());
        if kind(kept) != kind(gone) {
            return Err(Unmet::OtherKind);
        }
        let kept = if gone < kept { kept - 1 } else { kept };
        let gone = self.items.remove(gone);
        let item = self.items.get_mut(kept).ok_or(Unmet::NoFactThere)?;
        item.members.extend(gone.members);
        item.members.sort_unstable();
        item.kind = Some(item.fact.kind);
        item.joined = true;
        let id = item.fact.id;
        self.rebuild(kept);
        Ok(vec![id])
    }

    fn part(&mut self, of: &Use) -> Result<Vec<FactId>, Unmet> {
        let (at, mention) = self.find(of)?;
        let version = self.version_of(mention);
        let item = self.items.get(at).ok_or(Unmet::NoFactThere)?;
        let (own, rest): (Vec<usize>, Vec<usize>) =
            item.members.iter().partition(|&&n| self.version_of(n) == version);
        if rest.is_empty() {
            return Err(Unmet::SoAnyway);
        }
        let id = FactId(self.next);
        self.next = self.next.saturating_add(1);
        let (kind, joined) = (item.kind, item.joined);
        let fact = Fact { id, ..item.fact.clone() };
        let old = item.fact.id;
        self.items.push(Item { members: own, kind, joined, fact });
        if let Some(item) = self.items.get_mut(at) {
            item.members = rest;
        }
        self.rebuild(at);
        self.rebuild(self.items.len() - 1);
        Ok(vec![old, id])
    }

    /// Sets the value of a use, and of the other uses of the fact in that version that gave the same.
    fn set_value(&mut self, of: &Use, text: &str) -> Result<Vec<FactId>, Unmet> {
        let (at, mention) = self.find(of)?;
        let version = self.version_of(mention);
        let item = self.items.get(at).ok_or(Unmet::NoFactThere)?;
        let was = self.mentions.get(mention).ok_or(Unmet::NoFactThere)?.found.clone();
        if item.fact.kind.is_name() {
            return Err(Unmet::OtherKind);
        }
        let published = version.and_then(|v| self.versions.get(v)?.article.published);
        let read = typed::read(text, item.fact.kind, was.value.as_ref(), published);
        let read = read.ok_or(Unmet::Unreadable)?;
        if read.value == was.value {
            return Err(Unmet::SoAnyway);
        }
        let id = item.fact.id;
        for &n in &item.members {
            if let Some(one) = self.mentions.get_mut(n)
                && Some(one.place.paragraph.version.index()) == version
                && one.found.value == was.value
            {
                let words = words_at(self.versions, one.place);
                one.found.label = heading(&one.found.label, words, text.trim(), &read);
                one.found.value.clone_from(&read.value);
                one.found.range = read.range;
                one.by_user = true;
            }
        }
        self.rebuild(at);
        Ok(vec![id])
    }

    fn set_kind(&mut self, of: &Use, kind: FactKind) -> Result<Vec<FactId>, Unmet> {
        let (at, _) = self.find(of)?;
        let item = self.items.get_mut(at).ok_or(Unmet::NoFactThere)?;
        if !item.fact.kind.is_name() || !kind.is_name() {
            return Err(Unmet::OtherKind);
        }
        if item.fact.kind == kind {
            return Err(Unmet::SoAnyway);
        }
        item.kind = Some(kind);
        item.fact.kind = kind;
        Ok(vec![item.fact.id])
    }
}

/// The heading of a fact whose value was typed, where it was `old` and begins with the `words` of the
/// text or goes without a value.
fn heading(old: &str, words: &str, typed: &str, read: &Found) -> String {
    match (read.kind, old.strip_prefix(words)) {
        (FactKind::Date | FactKind::Duration, _) => read.label.clone(),
        (_, Some(rest)) => format!("{typed}{rest}"),
        (_, None) => old.to_owned(),
    }
}

/// Gives all mentions of a name the form that most of them have: a person said that they are one.
fn one_name(mentions: &mut [Mention]) {
    let all: Vec<&Mention> = mentions.iter().collect();
    let Some(first) = all.first().filter(|first| first.found.kind.is_name()) else { return };
    let name = group::label(&all, first);
    for mention in mentions {
        if let Some(value) = &mut mention.found.value {
            value.text.clone_from(&name);
        }
        mention.found.label.clone_from(&name);
    }
}

#[cfg(test)]
mod tests;
