//! Puts the quotes of all versions into one ledger.

use super::attribute::{self, Attributed};
use super::distance::plain_uses;
use super::forms::{Interner, Word};
use super::group::{Unit, groups};
use super::lexicon;
use super::nearest::Text;
use super::people::{key, last_name};
use super::resolve::Named;
use super::speakers::{Speakers, speakers};
use super::status::{Form, best_status, forms};
use super::{
    Quote, QuoteCell, QuoteChange, QuoteId, QuoteKind, QuoteLedger, QuoteOccurrence, QuoteStatus,
    SpeakerId, SpeakerKind,
};
use crate::article::{ParagraphId, Place, Version, VersionId};
use crate::neighbours::Neighbours;
use crate::text::Span;
use crate::watch::{Cancelled, Watch};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Below this a speaker is too unsure to say that another version names somebody else.
const SURE_OF_SPEAKER: f32 = 0.95;

/// Words with which a source begins that is somebody new and not named.
const INDEFINITE: &[&str] = &["one", "a", "an", "another"];
/// Words that end the noun of a description: "a diplomat who …", "an official in …".
const ENDS_ROLE: &[&str] = &["who", "of", "for", "in", "from", "at", "with", "that", "on"];

/// The ledger of `versions`.
pub(super) fn build(
    versions: &[Arc<Version>],
    neighbours: &dyn Neighbours,
    watch: &Watch,
) -> Result<QuoteLedger, Cancelled> {
    let Found { builder, quotes } = draft(versions, neighbours, watch)?;
    let quotes = quotes.into_iter().map(|(_, quote)| quote).collect();
    Ok(QuoteLedger { speakers: builder.speakers.all, quotes })
}

/// The quotes as found, and what can build them again from other groups.
pub(super) struct Found<'a> {
    pub(super) builder: Builder<'a>,
    /// Each with what it is built from.
    pub(super) quotes: Vec<(Plan, Quote)>,
}

/// Finds and builds all quotes of `versions`.
pub(super) fn draft<'a>(
    versions: &'a [Arc<Version>],
    neighbours: &dyn Neighbours,
    watch: &Watch,
) -> Result<Found<'a>, Cancelled> {
    let mut found: Vec<Vec<Attributed>> = Vec::new();
    for version in versions {
        watch.check()?;
        found.push(attribute::quotes(&version.article, lexicon::of(version.article.language)));
    }
    let named: Vec<Named> = found.iter().flatten().flat_map(named).cloned().collect();
    let speakers = speakers(&named);
    let mut interner = Interner::new();
    let units = units(versions, &found, neighbours, &speakers, &mut interner);
    let groups = groups(&units, watch)?;
    let texts: Vec<Text> = if versions.len() > 1 {
        versions.iter().map(|v| Text::new(&v.article, &mut interner)).collect()
    } else {
        Vec::new()
    };
    let depths = versions.iter().map(|v| depths(v)).collect();
    let mut builder = Builder { versions, found, speakers, interner, units, texts, depths };
    let mut quotes = Vec::with_capacity(groups.len());
    for group in groups {
        watch.check()?;
        let mut plan = Plan::of(&group);
        if builder.is_loose(&group) {
            if versions.len() < 2 {
                continue;
            }
            plan.unmarked = builder.plain_uses(&group, neighbours);
        }
        let quote = builder.quote(&plan, &|_| ());
        quotes.push((plan, quote));
    }
    number(&mut quotes);
    Ok(Found { builder, quotes })
}

/// What a quote is built from.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Its units.
    pub(super) units: Vec<usize>,
    /// Uses of it without marks that are known, by version.
    pub(super) unmarked: BTreeMap<usize, Vec<Place>>,
    /// Versions that do not have it, whatever stands there.
    pub(super) barred: BTreeSet<usize>,
}

impl Plan {
    /// Nothing but units.
    pub(super) fn of(units: &[usize]) -> Self {
        Self { units: units.to_vec(), ..Self::default() }
    }
}

fn named(quote: &Attributed) -> impl Iterator<Item = &Named> {
    quote.speaker.speaker.iter().chain(&quote.speaker.rivals)
}

/// Numbers the quotes in the order of their first place in the first version that has them.
fn number(quotes: &mut [(Plan, Quote)]) {
    quotes.sort_by_key(|(_, quote)| first_place(quote));
    for (n, (_, quote)) in quotes.iter_mut().enumerate() {
        quote.id = QuoteId(u32::try_from(n).unwrap_or(u32::MAX));
    }
}

/// The first place of a quote in the first version that has it.
pub(super) fn first_place(quote: &Quote) -> Option<Place> {
    quote.cells.iter().flatten().flat_map(|c| &c.occurrences).map(|o| o.place).min()
}

/// By paragraph: the words before it, as a share of all.
fn depths(version: &Version) -> Vec<f32> {
    let counts: Vec<usize> = version
        .article
        .paragraphs
        .iter()
        .map(|p| if p.role.is_aligned() { p.text.split_whitespace().count() } else { 0 })
        .collect();
    let all = counts.iter().sum::<usize>().max(1) as f32;
    let mut before = 0;
    counts
        .iter()
        .map(|count| {
            let share = before as f32 / all;
            before += count;
            share
        })
        .collect()
}

pub(super) fn place(version: usize, paragraph: usize, span: Span) -> Place {
    Place { paragraph: ParagraphId::new(VersionId::at(version), paragraph), span }
}

fn units(
    versions: &[Arc<Version>],
    found: &[Vec<Attributed>],
    neighbours: &dyn Neighbours,
    speakers: &Speakers,
    interner: &mut Interner,
) -> Vec<Unit> {
    let mut out = Vec::new();
    for (v, (version, quotes)) in versions.iter().zip(found).enumerate() {
        let mut by_unit: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (n, quote) in quotes.iter().enumerate() {
            by_unit.entry(quote.unit).or_default().push(n);
        }
        for parts in by_unit.into_values() {
            out.extend(unit(version, v, quotes, parts, neighbours, speakers, interner));
        }
    }
    out
}

fn unit(
    version: &Version,
    v: usize,
    quotes: &[Attributed],
    parts: Vec<usize>,
    neighbours: &dyn Neighbours,
    speakers: &Speakers,
    interner: &mut Interner,
) -> Option<Unit> {
    let first = quotes.get(*parts.first()?)?;
    let mut words: Vec<Word> = Vec::new();
    let mut marked: Vec<Vec<Word>> = Vec::new();
    let mut kind = QuoteKind::Fragment;
    for quote in parts.iter().filter_map(|&n| quotes.get(n)) {
        let text = version.paragraph(quote.paragraph).map_or("", |p| p.text.as_str());
        words.extend(interner.words(text, quote.span));
        marked.extend(quote.marked.iter().map(|&span| interner.words(text, span)));
        kind = kind.min(quote.kind);
    }
    marked.retain(|part| !part.is_empty());
    let mut stems: Vec<_> =
        words.iter().filter(|w| w.content).map(|w| interner.stem(w.id)).collect();
    stems.sort_unstable();
    stems.dedup();
    let place = place(v, first.paragraph, first.span);
    let speaker = first.speaker.speaker.as_ref().and_then(|named| speakers.id(named));
    let known = speaker.and_then(|id| speakers.all.get(id.0 as usize));
    let person = known.is_some_and(|speaker| speaker.kind == SpeakerKind::Person);
    let (row, group) = (neighbours.row_of(place), neighbours.group_of(place));
    Some(Unit { version: v, parts, kind, words, marked, stems, speaker, person, row, group })
}

/// Builds quotes from units.
pub(super) struct Builder<'a> {
    versions: &'a [Arc<Version>],
    found: Vec<Vec<Attributed>>,
    pub(super) speakers: Speakers,
    interner: Interner,
    pub(super) units: Vec<Unit>,
    texts: Vec<Text>,
    depths: Vec<Vec<f32>>,
}

/// One version's share of a quote on its way to a cell.
struct Draft {
    /// The longest first.
    forms: Vec<Form>,
    occurrences: Vec<QuoteOccurrence>,
}

impl Builder<'_> {
    /// The quote made by `plan`; `settle` has the last word on the speaker of each use.
    pub(super) fn quote(&self, plan: &Plan, settle: &dyn Fn(&mut QuoteOccurrence)) -> Quote {
        let group = &plan.units;
        let mut drafts: Vec<Option<Draft>> =
            (0..self.versions.len()).map(|v| self.draft(v, group)).collect();
        let fullest = self.fullest(&drafts);
        let words = self.words_of(group, fullest);
        let nearest = self.look_for(&words, &mut drafts, plan);
        drafts.iter_mut().flatten().flat_map(|d| &mut d.occurrences).for_each(settle);
        let speaker = self.speaker(&drafts, fullest);
        let surest = drafts
            .iter()
            .flatten()
            .flat_map(|d| &d.occurrences)
            .filter(|o| o.speaker == speaker && (o.cue.is_some() || o.by_user))
            .map(|o| o.confidence)
            .fold(0.0, f32::max);
        let rival = speaker.filter(|_| surest >= SURE_OF_SPEAKER);
        let of_fullest = drafts.get(fullest).and_then(Option::as_ref);
        let fullest_forms = of_fullest.map(|draft| draft.forms.clone()).unwrap_or_default();
        let cells = drafts
            .into_iter()
            .enumerate()
            .map(|(v, draft)| {
                draft.map(|draft| self.cell(draft, &fullest_forms, v == fullest, rival))
            })
            .collect();
        Quote { id: QuoteId(0), speaker, fullest, cells, nearest }
    }

    /// Where other versions write the words of `group` without marks.
    fn plain_uses(
        &mut self,
        group: &[usize],
        neighbours: &dyn Neighbours,
    ) -> BTreeMap<usize, Vec<Place>> {
        let unit = group.first().and_then(|&n| self.units.get(n));
        unit.map_or_else(BTreeMap::new, |unit| {
            plain_uses(unit, self.versions, &self.found, neighbours, &mut self.interner)
        })
    }

    /// Whether a group is a word or two in marks that nobody is said to say, in one version alone: the
    /// writer's way of putting it. It tells something only beside other versions.
    fn is_loose(&self, group: &[usize]) -> bool {
        let units = || group.iter().filter_map(|&n| self.units.get(n));
        let loose = |unit: &Unit| {
            unit.parts.iter().all(|&n| {
                self.found.get(unit.version).and_then(|q| q.get(n)).is_some_and(|q| q.loose)
            })
        };
        let first = units().next().map(|unit| unit.version);
        units().all(loose) && units().all(|unit| Some(unit.version) == first)
    }

    fn draft(&self, version: usize, group: &[usize]) -> Option<Draft> {
        let units: Vec<&Unit> = group
            .iter()
            .filter_map(|&n| self.units.get(n))
            .filter(|u| u.version == version)
            .collect();
        if units.is_empty() {
            return None;
        }
        let (forms, repeats) = forms(&units, |unit| self.written(unit));
        let mut occurrences = Vec::new();
        let mut pulled = BTreeSet::new();
        for (unit, again) in units.iter().zip(repeats) {
            for quote in unit.parts.iter().filter_map(|&n| self.found.get(version)?.get(n)) {
                let mut occurrence = self.occurrence(version, quote);
                occurrence.repeats |= again;
                pulled.extend(quote.pulled.then_some(occurrence.place));
                occurrences.push(occurrence);
            }
        }
        occurrences.sort_by_key(|o| o.place);
        drop_nested(&mut occurrences);
        give_pulled(&mut occurrences, &pulled);
        Some(Draft { forms, occurrences })
    }

    fn written(&self, unit: &Unit) -> String {
        let quotes = self.found.get(unit.version);
        let text = |paragraph: usize| {
            self.versions
                .get(unit.version)
                .and_then(|v| v.paragraph(paragraph))
                .map_or("", |p| p.text.as_str())
        };
        let parts = unit.parts.iter().filter_map(|&n| quotes?.get(n));
        let words =
            parts.flat_map(|q| q.marked.iter().map(move |span| span.slice(text(q.paragraph))));
        // The comma with which American papers end a quote before "he said" is the paper's.
        words.map(|w| w.trim_end_matches([',', '.'])).collect::<Vec<_>>().join(" ")
    }

    fn occurrence(&self, version: usize, quote: &Attributed) -> QuoteOccurrence {
        let resolution = &quote.speaker;
        QuoteOccurrence {
            place: place(version, quote.paragraph, quote.span),
            kind: quote.kind,
            cue: quote.cue.map(|(p, span)| place(version, p, span)),
            cue_class: quote.class,
            attribution: quote.source.map(|(p, span)| place(version, p, span)),
            addressee: quote.addressee.map(|(p, span)| place(version, p, span)),
            reporter: quote.reporter.map(|(p, span)| place(version, p, span)),
            speaker: resolution.speaker.as_ref().and_then(|named| self.speakers.id(named)),
            rivals: resolution.rivals.iter().filter_map(|named| self.speakers.id(named)).collect(),
            confidence: if resolution.speaker.is_some() {
                resolution.confidence.clamp(0.0, 1.0)
            } else {
                0.0
            },
            reason: resolution.reason.clone(),
            depth: self.depth(version, place(version, quote.paragraph, quote.span)),
            repeats: quote.pulled,
            by_user: false,
        }
    }

    /// The version with most marked words; of equal ones the one that comes first by its words, so
    /// that the order of the versions does not matter.
    fn fullest(&self, drafts: &[Option<Draft>]) -> usize {
        let key = |v: usize| {
            let form = drafts.get(v).and_then(Option::as_ref)?.forms.first()?;
            Some((form.len(), form.words.len(), std::cmp::Reverse(form.written.as_str())))
        };
        (0..drafts.len())
            .filter(|&v| key(v).is_some())
            .max_by(|&a, &b| key(a).cmp(&key(b)).then(b.cmp(&a)))
            .unwrap_or(0)
    }

    /// The words to look for in versions without the quote.
    fn words_of(&self, group: &[usize], version: usize) -> Vec<Word> {
        let units =
            group.iter().filter_map(|&n| self.units.get(n)).filter(|u| u.version == version);
        let longest = units.max_by_key(|u| u.words.len());
        match longest {
            Some(unit) if unit.marked.is_empty() => unit.words.clone(),
            Some(unit) => unit.marked.concat(),
            None => Vec::new(),
        }
    }

    /// Looks for the quote in the text of every version without it. Where its words stand there
    /// without marks, that is a use of it; else the nearest passage is given.
    fn look_for(
        &self,
        words: &[Word],
        drafts: &mut [Option<Draft>],
        plan: &Plan,
    ) -> Vec<Option<(Place, f32)>> {
        let mut nearest = vec![None; drafts.len()];
        for (v, draft) in drafts.iter_mut().enumerate() {
            if let (None, Some(known)) = (draft.as_ref(), plan.unmarked.get(&v)) {
                let occurrences =
                    known.iter().map(|&place| unmarked(place, self.depth(v, place))).collect();
                *draft = Some(Draft { forms: Vec::new(), occurrences });
            }
            let Some(text) = self.texts.get(v).filter(|_| draft.is_none()) else { continue };
            let Some(passage) = text.nearest(words, &self.interner) else { continue };
            let place = place(v, passage.paragraph, passage.span);
            if passage.verbatim && !plan.barred.contains(&v) {
                let occurrences = vec![unmarked(place, self.depth(v, place))];
                *draft = Some(Draft { forms: Vec::new(), occurrences });
            } else if let Some(slot) = nearest.get_mut(v) {
                *slot = Some((place, passage.score));
            }
        }
        nearest
    }

    /// Who said it, as most versions have it; of equal ones the fullest form's.
    fn speaker(&self, drafts: &[Option<Draft>], fullest: usize) -> Option<SpeakerId> {
        let of = |draft: &Draft| best_speaker(draft).and_then(|o| o.speaker);
        let mut votes: BTreeMap<SpeakerId, usize> = BTreeMap::new();
        for id in drafts.iter().flatten().filter_map(of) {
            *votes.entry(id).or_default() += 1;
        }
        let own = drafts.get(fullest).and_then(Option::as_ref).and_then(of);
        let best = votes.values().copied().max()?;
        let kind = |id: SpeakerId| self.speakers.all.get(id.0 as usize).map(|s| s.kind);
        votes.into_iter().filter(|&(_, n)| n == best).map(|(id, _)| id).min_by_key(|&id| {
            (kind(id) != Some(SpeakerKind::Person), Some(id) != own, self.name(id))
        })
    }

    fn name(&self, id: SpeakerId) -> Option<&str> {
        self.speakers.all.get(id.0 as usize).map(|s| s.name.as_str())
    }

    fn cell(
        &self,
        draft: Draft,
        fullest: &[Form],
        is_fullest: bool,
        speaker: Option<SpeakerId>,
    ) -> QuoteCell {
        let (mut state, mut changes) = if is_fullest {
            (QuoteStatus::Full, Vec::new())
        } else {
            best_status(&draft.forms, fullest, &self.interner)
        };
        if self.says_other(&draft, speaker) {
            state = QuoteStatus::OtherSpeaker;
            changes.insert(0, QuoteChange::Speaker);
        }
        let depth = draft.occurrences.first().map_or(0.0, |o| o.depth);
        QuoteCell { status: state, changes, depth, occurrences: draft.occurrences }
    }

    fn depth(&self, version: usize, place: Place) -> f32 {
        let depths = self.depths.get(version);
        let at = |n: usize| depths.and_then(|d| d.get(n)).copied();
        let index = place.paragraph.index as usize;
        let start = at(index).unwrap_or_default();
        let end = at(index + 1).unwrap_or(1.0);
        let text = self
            .versions
            .get(version)
            .and_then(|v| v.paragraph(index))
            .map_or(1, |p| p.text.len().max(1));
        start + (end - start).max(0.0) * place.span.start() as f32 / text as f32
    }

    /// Whether a version surely gives the quote to somebody else: both are named, and not by the
    /// same surname.
    fn says_other(&self, draft: &Draft, speaker: Option<SpeakerId>) -> bool {
        if let Some(set) = draft.occurrences.iter().find(|o| o.by_user) {
            return speaker.is_some() && set.speaker.is_some() && set.speaker != speaker;
        }
        let get = |id: SpeakerId| self.speakers.all.get(id.0 as usize);
        let named = |o: &&QuoteOccurrence| o.speaker.is_some() && o.cue.is_some();
        let Some(given) = draft.occurrences.iter().find(named) else { return false };
        let (Some(own), Some(other)) = (given.speaker.and_then(get), speaker.and_then(get)) else {
            return false;
        };
        if own.kind == SpeakerKind::Unnamed && other.kind == SpeakerKind::Person {
            return self.is_stranger(given, &own.name, &other.name);
        }
        let persons = own.kind == SpeakerKind::Person && other.kind == SpeakerKind::Person;
        let one_name = surname(&own.name) == surname(&other.name);
        let agreed = draft.occurrences.iter().any(|o| o.speaker == speaker);
        persons && !one_name && !agreed && given.confidence >= SURE_OF_SPEAKER
    }

    /// Whether "one diplomat" is surely not `person`: no version has both words in one sentence, as
    /// it would where the person is introduced as a diplomat.
    fn is_stranger(&self, given: &QuoteOccurrence, described: &str, person: &str) -> bool {
        let text = |place: Place| {
            let version = self.versions.get(place.paragraph.version.index())?;
            let paragraph = version.paragraph(place.paragraph.index as usize)?;
            Some(place.span.slice(&paragraph.text).to_lowercase())
        };
        let source = given.attribution.and_then(text).unwrap_or_default();
        let indefinite = source.split_whitespace().next();
        let Some(role) = described
            .split_whitespace()
            .take_while(|w| !ENDS_ROLE.contains(w))
            .last()
            .filter(|_| indefinite.is_some_and(|w| INDEFINITE.contains(&w)))
            .map(str::to_lowercase)
        else {
            return false;
        };
        let surname = person.split_whitespace().last().unwrap_or_default().to_lowercase();
        let ties = |sentence: String| sentence.contains(&role) && sentence.contains(&surname);
        !self.versions.iter().flat_map(|v| &v.article.paragraphs).any(|paragraph| {
            let sentences = paragraph.sentences.iter();
            sentences.map(|span| span.slice(&paragraph.text).to_lowercase()).any(ties)
        })
    }
}

/// Words without marks that stand wholly inside another use of the quote are no use of their own.
fn drop_nested(occurrences: &mut Vec<QuoteOccurrence>) {
    let places: Vec<Place> = occurrences.iter().map(|o| o.place).collect();
    let inside = |inner: Place, outer: Place| {
        inner.paragraph == outer.paragraph
            && inner.span != outer.span
            && outer.span.contains(inner.span)
    };
    occurrences.retain(|o| {
        o.kind != QuoteKind::Indirect || !places.iter().any(|&place| inside(o.place, place))
    });
}

/// Words of pull-quotes, which stand at these places, are said by whoever said those they repeat.
fn give_pulled(occurrences: &mut [QuoteOccurrence], pulled: &BTreeSet<Place>) {
    let own = occurrences.iter().filter(|o| !o.repeats && o.speaker.is_some());
    let Some(said) = own.max_by(|a, b| a.confidence.total_cmp(&b.confidence)).cloned() else {
        return;
    };
    let silent = |o: &&mut QuoteOccurrence| {
        pulled.contains(&o.place) && o.speaker.is_none() && o.cue.is_none()
    };
    for occurrence in occurrences.iter_mut().filter(silent) {
        occurrence.speaker = said.speaker;
        occurrence.confidence = said.confidence;
        occurrence.rivals.clear();
        occurrence.reason = format!("repeats the words in {}", said.place.paragraph);
    }
}

/// The use of a quote whose speaker is surest.
fn best_speaker(draft: &Draft) -> Option<&QuoteOccurrence> {
    let given = draft.occurrences.iter().filter(|o| o.speaker.is_some());
    given.rev().max_by(|a, b| a.confidence.total_cmp(&b.confidence))
}

fn surname(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    last_name(&words).map(key).unwrap_or_default()
}

/// A use of a quote whose words stand in the text without marks.
fn unmarked(place: Place, depth: f32) -> QuoteOccurrence {
    QuoteOccurrence {
        place,
        kind: QuoteKind::Indirect,
        cue: None,
        cue_class: None,
        attribution: None,
        addressee: None,
        reporter: None,
        speaker: None,
        rivals: Vec::new(),
        confidence: 0.0,
        reason: "the words stand here without quotation marks, and nobody is said to say them"
            .to_owned(),
        depth,
        repeats: false,
        by_user: false,
    }
}

#[cfg(test)]
mod tests;
