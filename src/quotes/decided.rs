//! Lays a person's decisions over the quotes that were found. What belongs together comes first
//! (dismissed, apart, the same), each in the order in which it was decided, then who speaks; so a
//! speaker that is set for a quote holds for all that was made one with it. Quotes that a decision
//! touches are built anew by what builds the others; all others stay as they are, names included.

use super::group::Unit;
use super::ledger::{Builder, Found, Plan, first_place};
use super::lexicon::{self, Flags};
use super::{
    Decision, Extent, Outcome, Placed, Quote, QuoteId, QuoteLedger, QuoteOccurrence, Speaker,
    SpeakerId, SpeakerKind, Who,
};
use crate::article::Place;
use crate::corrections::{Unmet, Use, common};
use crate::text::normalise::fold;
use crate::watch::{Cancelled, Watch};
use std::collections::{BTreeMap, BTreeSet};

/// What stands as the reason of a speaker that was set.
const SET_BY_YOU: &str = "set by you";
/// The same where it could not be told between two whom a person made one.
const RIVALS_ARE_ONE: &str = "the possible speakers are one, as set by you";

/// The ledger with `decisions`, and what became of each, in order.
pub(super) fn lay_over(
    found: Found<'_>,
    decisions: &[Placed],
    watch: &Watch,
) -> Result<(QuoteLedger, Vec<Outcome>), Cancelled> {
    let mut desk = Desk::new(found);
    let mut done: Vec<Result<Done, Unmet>> = Vec::with_capacity(decisions.len());
    for placed in decisions {
        watch.check()?;
        done.push(desk.regroup(&placed.decision));
    }
    for (placed, done) in decisions.iter().zip(&mut done) {
        watch.check()?;
        if let Some(spoken) = desk.name_speaker(&placed.decision) {
            *done = spoken;
        }
    }
    let outcomes = decisions.iter().zip(done).map(|(placed, done)| desk.outcome(placed, done));
    let outcomes = outcomes.collect();
    Ok((desk.ledger(), outcomes))
}

/// What a decision did.
#[derive(Debug, Default)]
struct Done {
    /// The quotes that it changed.
    quotes: Vec<QuoteId>,
    /// The speaker that it made.
    speaker: Option<SpeakerId>,
    /// Why a part of it did nothing.
    partly: Option<Unmet>,
}

impl Done {
    fn to(quotes: Vec<QuoteId>) -> Self {
        Self { quotes, ..Self::default() }
    }
}

struct Item {
    plan: Plan,
    quote: Quote,
}

/// Who was set to speak where.
#[derive(Default)]
struct Voices {
    /// Speakers who are somebody else.
    one_with: BTreeMap<SpeakerId, SpeakerId>,
    /// Uses whose speaker was set.
    set: BTreeMap<Place, Option<SpeakerId>>,
    /// Passages that were said to be a quote's words.
    declared: BTreeSet<Place>,
}

impl Voices {
    fn who(&self, id: SpeakerId) -> SpeakerId {
        self.one_with.get(&id).copied().unwrap_or(id)
    }

    /// Makes one speaker of two.
    fn join(&mut self, gone: SpeakerId, kept: SpeakerId) {
        for to in self.one_with.values_mut().filter(|to| **to == gone) {
            *to = kept;
        }
        self.one_with.insert(gone, kept);
    }

    /// The last word on the speaker of a use.
    fn settle(&self, occurrence: &mut QuoteOccurrence) {
        occurrence.speaker = occurrence.speaker.map(|id| self.who(id));
        let before = occurrence.rivals.len();
        let mut rivals: Vec<SpeakerId> = Vec::new();
        for id in occurrence.rivals.iter().map(|&id| self.who(id)) {
            if !rivals.contains(&id) {
                rivals.push(id);
            }
        }
        occurrence.rivals = rivals;
        if let (None, [only]) = (occurrence.speaker, occurrence.rivals.as_slice())
            && before > 1
        {
            set(occurrence, Some(*only), RIVALS_ARE_ONE);
        }
        if self.declared.contains(&occurrence.place) {
            occurrence.by_user = true;
            SET_BY_YOU.clone_into(&mut occurrence.reason);
        }
        if let Some(&speaker) = self.set.get(&occurrence.place) {
            set(occurrence, speaker.map(|id| self.who(id)), SET_BY_YOU);
        }
    }
}

fn set(occurrence: &mut QuoteOccurrence, speaker: Option<SpeakerId>, reason: &str) {
    occurrence.speaker = speaker;
    occurrence.rivals.clear();
    occurrence.confidence = if speaker.is_some() { 1.0 } else { 0.0 };
    reason.clone_into(&mut occurrence.reason);
    occurrence.by_user = true;
}

struct Desk<'a> {
    builder: Builder<'a>,
    items: Vec<Item>,
    voices: Voices,
    next: u32,
}

impl<'a> Desk<'a> {
    fn new(found: Found<'a>) -> Self {
        let items: Vec<Item> =
            found.quotes.into_iter().map(|(plan, quote)| Item { plan, quote }).collect();
        let next = u32::try_from(items.len()).unwrap_or(u32::MAX);
        Self { builder: found.builder, items, voices: Voices::default(), next }
    }

    fn ledger(mut self) -> QuoteLedger {
        self.items.sort_by_key(|item| first_place(&item.quote));
        let quotes = self.items.into_iter().map(|item| item.quote).collect();
        QuoteLedger { speakers: self.builder.speakers.all, quotes }
    }

    fn outcome(&self, placed: &Placed, done: Result<Done, Unmet>) -> Outcome {
        let placed = placed.clone();
        match done {
            Err(why) => Outcome { placed, quotes: Vec::new(), speaker: None, unmet: Some(why) },
            Ok(mut done) => {
                // A quote can be dismissed, or go into another one, after it was changed.
                done.quotes.retain(|id| self.items.iter().any(|item| item.quote.id == *id));
                let speaker = done.speaker.map(|id| self.voices.who(id));
                Outcome { placed, quotes: done.quotes, speaker, unmet: done.partly }
            }
        }
    }

    /// Carries out what is about which words are a quote, and which the same.
    fn regroup(&mut self, decision: &Decision<Use>) -> Result<Done, Unmet> {
        match decision {
            Decision::SameQuote { of, with } => self.join(of, with),
            Decision::Apart { of } => self.part(of),
            Decision::NoQuote { of } => {
                let at = self.find(of)?;
                self.items.remove(at);
                Ok(Done::default())
            }
            Decision::Speaker { .. }
            | Decision::SameSpeaker { .. }
            | Decision::OtherSpeaker { .. } => Ok(Done::default()),
        }
    }

    /// Carries out what is about who speaks.
    fn name_speaker(&mut self, decision: &Decision<Use>) -> Option<Result<Done, Unmet>> {
        match decision {
            Decision::Speaker { of, extent, who } => {
                Some(self.set_speaker(of, *extent, who.as_ref()))
            }
            Decision::SameSpeaker { who, is } => Some(self.join_speakers(who, is)),
            Decision::OtherSpeaker { of, not, name } => Some(self.split_speaker(of, not, name)),
            Decision::SameQuote { .. } | Decision::Apart { .. } | Decision::NoQuote { .. } => None,
        }
    }

    /// The quote that `of` is a use of: the one with a use at that very place, else the one whose
    /// use has most words in common with it.
    fn find(&self, of: &Use) -> Result<usize, Unmet> {
        let place = of.place?;
        let exact = |item: &Item| occurrences(&item.quote).any(|o| o.place == place);
        if let Some(at) = self.items.iter().position(exact) {
            return Ok(at);
        }
        let near =
            |item: &Item| occurrences(&item.quote).filter_map(|o| common(o.place, place)).max();
        let best = self.items.iter().enumerate().filter_map(|(n, item)| Some((near(item)?, n)));
        let best = best.max_by_key(|&(words, n)| (words, std::cmp::Reverse(n)));
        best.map(|(_, n)| n).ok_or(Unmet::NoQuoteThere)
    }

    fn rebuild(&mut self, at: usize) {
        let Some(item) = self.items.get_mut(at) else { return };
        let quote = self.builder.quote(&item.plan, &|occurrence| self.voices.settle(occurrence));
        item.quote = Quote { id: item.quote.id, ..quote };
    }

    fn join(&mut self, of: &Use, with: &Use) -> Result<Done, Unmet> {
        let kept = self.find(of)?;
        let gone = match self.find(with) {
            Err(Unmet::NoQuoteThere) => return self.declare(kept, with),
            gone => gone?,
        };
        if kept == gone {
            return Err(Unmet::SoAnyway);
        }
        let kept = if gone < kept { kept - 1 } else { kept };
        let gone = self.items.remove(gone);
        let item = self.items.get_mut(kept).ok_or(Unmet::NoQuoteThere)?;
        // Words without marks that either was found to have are not lost by the other's words.
        let own = unmarked(item, &self.builder.units);
        item.plan.unmarked.extend(own);
        for (version, places) in unmarked(&gone, &self.builder.units) {
            item.plan.unmarked.entry(version).or_insert(places);
        }
        item.plan.units.extend(&gone.plan.units);
        item.plan.units.sort_unstable();
        item.plan.barred.extend(gone.plan.barred);
        let id = item.quote.id;
        self.rebuild(kept);
        Ok(Done::to(vec![id]))
    }

    /// Takes the passage at `with`, which holds no quote, for a use of the quote `at` in a version that
    /// has no other.
    fn declare(&mut self, at: usize, with: &Use) -> Result<Done, Unmet> {
        let place = with.place?;
        let version = place.paragraph.version.index();
        let item = self.items.get_mut(at).ok_or(Unmet::NoQuoteThere)?;
        if item.quote.cells.get(version).is_some_and(Option::is_some) {
            return Err(Unmet::NoQuoteThere);
        }
        item.plan.unmarked.entry(version).or_default().push(place);
        item.plan.barred.remove(&version);
        let id = item.quote.id;
        self.voices.declared.insert(place);
        self.rebuild(at);
        Ok(Done::to(vec![id]))
    }

    fn part(&mut self, of: &Use) -> Result<Done, Unmet> {
        let at = self.find(of)?;
        let version = of.place?.paragraph.version.index();
        let item = self.items.get_mut(at).ok_or(Unmet::NoQuoteThere)?;
        let having: BTreeSet<usize> = (0..item.quote.cells.len())
            .filter(|&v| item.quote.cells.get(v).is_some_and(Option::is_some))
            .collect();
        if having.len() < 2 {
            return Err(Unmet::SoAnyway);
        }
        let others = || having.iter().copied().filter(|&v| v != version);
        let units = &self.builder.units;
        let is_own = |n: &usize| units.get(*n).is_some_and(|unit| unit.version == version);
        let (own, rest): (Vec<usize>, Vec<usize>) =
            item.plan.units.iter().partition(|&n| is_own(n));
        let mut done = Done::to(vec![item.quote.id]);
        if rest.is_empty() {
            // Only this version has it as a quote; what the others have is words without marks.
            item.plan.barred.extend(others());
            item.plan.unmarked.clear();
            self.rebuild(at);
            return Ok(done);
        }
        item.plan.units = rest;
        item.plan.barred.insert(version);
        item.plan.unmarked.remove(&version);
        if !own.is_empty() {
            let id = QuoteId(self.next);
            self.next = self.next.saturating_add(1);
            let plan = Plan { units: own, barred: others().collect(), ..Plan::default() };
            let quote = Quote { id, ..item.quote.clone() };
            self.items.push(Item { plan, quote });
            self.rebuild(self.items.len() - 1);
            done.quotes.push(id);
        }
        self.rebuild(at);
        Ok(done)
    }

    fn set_speaker(
        &mut self,
        of: &Use,
        extent: Extent,
        who: Option<&Who<Use>>,
    ) -> Result<Done, Unmet> {
        let at = self.find(of)?;
        let version = of.place?.paragraph.version;
        let speaker = who.map(|who| self.speaker(who));
        let item = self.items.get(at).ok_or(Unmet::NoQuoteThere)?;
        let places = occurrences(&item.quote).map(|o| o.place).filter(|place| match extent {
            Extent::Everywhere => true,
            Extent::ThisVersion => place.paragraph.version == version,
        });
        self.voices.set.extend(places.map(|place| (place, speaker)));
        let quotes = vec![item.quote.id];
        self.rebuild(at);
        Ok(Done { quotes, speaker, partly: None })
    }

    fn join_speakers(&mut self, who: &Who<Use>, is: &Who<Use>) -> Result<Done, Unmet> {
        let gone = self.known(who).ok_or(Unmet::NoSuchSpeaker)?;
        let kept = self.known(is).ok_or(Unmet::NoSuchSpeaker)?;
        if gone == kept {
            return Err(Unmet::SoAnyway);
        }
        let quotes = self.quotes_with(gone);
        self.voices.join(gone, kept);
        self.rebuild_all(&quotes);
        Ok(Done { quotes, speaker: Some(kept), partly: None })
    }

    fn split_speaker(&mut self, of: &[Use], not: &Who<Use>, name: &str) -> Result<Done, Unmet> {
        let from = self.known(not).ok_or(Unmet::NoSuchSpeaker)?;
        let mut partly = None;
        let mut places = Vec::new();
        let mut quotes = Vec::new();
        for one in of {
            let item = match self.find(one) {
                Ok(at) => self.items.get(at),
                Err(why) => {
                    partly = Some(why);
                    continue;
                }
            };
            let Some(item) = item else { continue };
            let own = occurrences(&item.quote).filter(|o| o.speaker == Some(from));
            let own: Vec<Place> = own.map(|o| o.place).collect();
            if own.is_empty() {
                partly = Some(Unmet::SoAnyway);
            } else {
                places.extend(own);
                quotes.push(item.quote.id);
            }
        }
        if quotes.is_empty() {
            return Err(partly.unwrap_or(Unmet::NoQuoteThere));
        }
        let same_name = self.speaker_name(from).is_some_and(|old| fold(old) == fold(name.trim()));
        let name = if same_name { format!("{} (2)", name.trim()) } else { name.trim().to_owned() };
        let speaker = self.speaker(&Who { name, at: None });
        self.voices.set.extend(places.into_iter().map(|place| (place, Some(speaker))));
        self.rebuild_all(&quotes);
        Ok(Done { quotes, speaker: Some(speaker), partly })
    }

    fn speaker_name(&self, id: SpeakerId) -> Option<&str> {
        self.builder.speakers.all.get(id.0 as usize).map(|speaker| speaker.name.as_str())
    }

    /// The speaker meant by `who`, made where there is none.
    fn speaker(&mut self, who: &Who<Use>) -> SpeakerId {
        self.known(who).unwrap_or_else(|| {
            let all = &mut self.builder.speakers.all;
            let id = SpeakerId(u32::try_from(all.len()).unwrap_or(u32::MAX));
            let name = who.name.trim().to_owned();
            let kind = kind_of(&name);
            all.push(Speaker { name, kind });
            id
        })
    }

    /// The speaker meant by `who`: the one of that name, first the one whose words are remembered;
    /// else the one whose words are remembered, if the names can be one person's.
    fn known(&self, who: &Who<Use>) -> Option<SpeakerId> {
        let name = fold(who.name.trim());
        let called = |id: SpeakerId| self.speaker_name(id).is_some_and(|own| fold(own) == name);
        let there = who.at.as_ref().and_then(|at| self.speaker_at(at));
        if let Some(id) = there.filter(|&id| called(id)) {
            return Some(id);
        }
        let all = (0_u32..).zip(&self.builder.speakers.all).map(|(n, _)| SpeakerId(n));
        let by_name = all.filter(|&id| called(id)).map(|id| self.voices.who(id)).next();
        let may_be = |id: &SpeakerId| {
            self.speaker_name(*id).is_some_and(|own| one_of_the_other(&fold(own), &name))
        };
        by_name.or_else(|| there.filter(may_be))
    }

    /// Whose the words at `of` are now.
    fn speaker_at(&self, of: &Use) -> Option<SpeakerId> {
        let place = of.place.ok()?;
        let item = self.items.get(self.find(of).ok()?)?;
        let nearest = occurrences(&item.quote)
            .filter(|o| o.place == place || common(o.place, place).is_some())
            .find(|o| o.speaker.is_some());
        nearest.and_then(|o| o.speaker)
    }

    /// The quotes in which a speaker stands.
    fn quotes_with(&self, speaker: SpeakerId) -> Vec<QuoteId> {
        let has = |quote: &&Quote| {
            occurrences(quote).any(|o| o.speaker == Some(speaker) || o.rivals.contains(&speaker))
        };
        self.items.iter().map(|item| &item.quote).filter(has).map(|quote| quote.id).collect()
    }

    fn rebuild_all(&mut self, quotes: &[QuoteId]) {
        for at in 0..self.items.len() {
            if self.items.get(at).is_some_and(|item| quotes.contains(&item.quote.id)) {
                self.rebuild(at);
            }
        }
    }
}

fn occurrences(quote: &Quote) -> impl Iterator<Item = &QuoteOccurrence> {
    quote.cells.iter().flatten().flat_map(|cell| &cell.occurrences)
}

/// What kind of source a name that was typed is: a body by a word such as "ministry", else a person.
fn kind_of(name: &str) -> SpeakerKind {
    let lexicon = lexicon::of(None);
    let body = |word: &str| lexicon.get(word).flags.any(Flags::BODY.and(Flags::DOCUMENT));
    let body = name.split_whitespace().any(body);
    if body { SpeakerKind::Body } else { SpeakerKind::Person }
}

/// Whether all words of the one name stand in the other: "Okafor" and "Peter Okafor".
fn one_of_the_other(a: &str, b: &str) -> bool {
    let words =
        |name: &str| -> BTreeSet<String> { name.split_whitespace().map(str::to_owned).collect() };
    let (a, b) = (words(a), words(b));
    !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

/// By version, the uses of a quote that no unit of its plan stands for: words without marks.
fn unmarked(item: &Item, units: &[Unit]) -> BTreeMap<usize, Vec<Place>> {
    let built: BTreeSet<usize> =
        item.plan.units.iter().filter_map(|&n| units.get(n)).map(|unit| unit.version).collect();
    let loose = item.quote.cells.iter().enumerate().filter(|(v, _)| !built.contains(v));
    loose
        .filter_map(|(v, cell)| {
            Some((v, cell.as_ref()?.occurrences.iter().map(|o| o.place).collect()))
        })
        .collect()
}

#[cfg(test)]
mod tests;
