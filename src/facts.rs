//! The fact ledger: checkable details of every version, and whether the versions agree on them.

use crate::article::{ParagraphId, Place, Role, Version, VersionId};
use crate::neighbours::Neighbours;
use crate::text::language::Language;
use crate::watch::{Cancelled, Watch};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

mod absolute;
mod ages;
mod calendar;
mod clock_times;
mod corrections;
mod counts;
mod currencies;
mod dates;
mod decided;
mod decisions;
mod deeds;
mod durations;
mod feasts;
mod find;
mod fractions;
mod gazetteer;
mod group;
mod heads;
mod identities;
mod joining;
mod labels;
mod lexicon;
mod measures;
mod memory;
mod money;
mod month_days;
mod name_parts;
mod name_runs;
mod names;
mod nouns;
mod number_words;
mod numbers;
mod numeric_dates;
mod percent;
mod qualifiers;
mod quarters;
mod ranges;
mod references;
mod relative;
mod roles;
mod scores;
mod spellings;
mod starters;
mod tense;
mod tokens;
mod typed;
mod verbs;
mod votes;
mod weekdays;
mod weeks;

use calendar::{Clock, Order};
use find::Found;
use group::Mention;
use names::Reading;
use tokens::Tokens;

pub use decisions::{Decision, Outcome, Placed};
pub use typed::{Unreadable, typed_value};

/// What a fact is called. Stable for the same input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u32);

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "f{}", u64::from(self.0) + 1)
    }
}

/// What kind of detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// How many of something.
    Count,
    /// A sum in a currency.
    Money,
    /// A share.
    Percent,
    /// A quantity with a unit.
    Measure,
    /// A day, month, year, or range of them.
    Date,
    /// How long.
    Duration,
    /// How old.
    Age,
    /// A human being.
    Person,
    /// A body of people.
    Organisation,
    /// A place on earth.
    Place,
    /// Another named thing: an agreement, a ship, a law.
    Thing,
    /// A name whose kind the text does not show.
    Name,
}

impl FactKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        Self::Count,
        Self::Money,
        Self::Percent,
        Self::Measure,
        Self::Date,
        Self::Duration,
        Self::Age,
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Thing,
        Self::Name,
    ];

    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Measure => "measure",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Thing => "thing",
            Self::Name => "name",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it is a kind of name, which has no other value.
    #[must_use]
    pub fn is_name(self) -> bool {
        match self {
            Self::Person | Self::Organisation | Self::Place | Self::Thing | Self::Name => true,
            Self::Count
            | Self::Money
            | Self::Percent
            | Self::Measure
            | Self::Date
            | Self::Duration
            | Self::Age => false,
        }
    }
}

/// How exact a value is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// "at least", "more than", "over".
    AtLeast,
    /// "at most", "up to", "fewer than".
    AtMost,
    /// "about", "some", "nearly".
    About,
    /// "dozens", "hundreds of thousands": an order of size only.
    Order,
}

impl Qualifier {
    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
            Self::About => "about",
            Self::Order => "order of",
        }
    }
}

/// In what part of the article a fact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// In the article's own voice.
    Text,
    /// In a direct quote.
    Quote,
    /// In a caption.
    Caption,
    /// In a correction note; the old value there is no claim.
    Correction,
}

impl Setting {
    /// The word for it on screen and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::Correction => "correction",
        }
    }
}

/// A value in its normal form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// A plain decimal number, an ISO 8601 date or duration, or a name. Never empty.
    pub text: String,
    /// An ISO 4217 code, a unit symbol, or what is counted.
    pub unit: Option<String>,
    /// How exact it is meant to be.
    pub qualifier: Option<Qualifier>,
}

/// One mention of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactOccurrence {
    /// The words.
    pub place: Place,
    /// Their value; `None` where it can't be told, as for "Tuesday" in a version without a date.
    pub value: Option<Value>,
    /// Where it stands.
    pub setting: Setting,
    /// Whether a person set its value.
    pub by_user: bool,
}

/// How a version's value stands to the others'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactStatus {
    /// The value that most versions carry, or the only one.
    Same,
    /// Another value than the one most versions carry.
    Differs,
    /// The words are there, but their value can't be told.
    Unresolved,
}

impl FactStatus {
    /// The word for it on screen, in reports and in JSON. A version without the fact is "absent".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differs => "differs",
            Self::Unresolved => "unresolved",
        }
    }
}

/// A fact in one version.
#[derive(Clone, Debug, PartialEq)]
pub struct FactCell {
    /// How its value stands to the others'.
    pub status: FactStatus,
    /// The value, where it can be told.
    pub value: Option<Value>,
    /// How deep in the text its first mention stands: share of the words before it, 0 to 1.
    pub depth: f32,
    /// Its mentions in reading order, never empty.
    pub occurrences: Vec<FactOccurrence>,
}

/// The verdict on a fact across versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// Two versions or more give other values for the same role.
    Differ,
    /// All versions that have it give the same value.
    Agree,
    /// Only one version has it.
    Single,
}

impl Agreement {
    /// The word for it in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Differ => "differ",
            Self::Agree => "agree",
            Self::Single => "single",
        }
    }
}

/// One fact in all versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its name.
    pub id: FactId,
    /// What kind of detail.
    pub kind: FactKind,
    /// A short heading: "invited organisations", "Yehya al-Aridi", "31 October 2017".
    pub label: String,
    /// The verdict.
    pub agreement: Agreement,
    /// By version index.
    pub cells: Vec<Option<FactCell>>,
}

/// All facts of a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactLedger {
    /// In the order of kind, then of first place.
    pub facts: Vec<Fact>,
}

/// Finds the facts of all versions and groups them across versions.
///
/// `quoted` are the places of direct quotes, so that facts in them can be marked as such.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn ledger(
    versions: &[Arc<Version>],
    neighbours: &dyn Neighbours,
    quoted: &[Place],
    watch: &Watch,
) -> Result<FactLedger, Cancelled> {
    Ok(decided(versions, neighbours, quoted, &[], watch)?.0)
}

/// As [`ledger`], with the decisions of a person laid over what was found. Facts that no decision
/// touches are as they would be without. Gives what became of each decision, in order.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn decided(
    versions: &[Arc<Version>],
    neighbours: &dyn Neighbours,
    quoted: &[Place],
    decisions: &[Placed],
    watch: &Watch,
) -> Result<(FactLedger, Vec<Outcome>), Cancelled> {
    let mentions = mentions(versions, neighbours, quoted, watch)?;
    watch.check()?;
    decided::lay_over(versions, mentions, decisions, watch)
}

/// Every mention of a fact in every version.
fn mentions(
    versions: &[Arc<Version>],
    neighbours: &dyn Neighbours,
    quoted: &[Place],
    watch: &Watch,
) -> Result<Vec<Mention>, Cancelled> {
    let mut mentions = Vec::new();
    let mut readings = Vec::new();
    let mut depths = Vec::new();
    for (v, version) in versions.iter().enumerate() {
        let mut clock = Clock {
            published: version.article.published,
            order: version.article.language.and_then(written_order),
            ..Clock::default()
        };
        let mut words = 0;
        let first_reading = readings.len();
        for (index, paragraph) in version.article.aligned() {
            watch.check()?;
            let tokens = Tokens::new(&paragraph.text, &paragraph.sentences);
            let mut taken = vec![false; tokens.len()];
            let found = find::find(&tokens, &mut clock, &mut taken);
            mentions.extend(found.into_iter().map(|found| (readings.len(), found)));
            depths.push(words);
            words += tokens.len();
            let titled = memory::is_title_case(&tokens);
            readings.push(Reading { tokens, taken, version: v, paragraph: index, titled });
        }
        depths.iter_mut().skip(first_reading).for_each(|before| *before = depth(*before, words));
    }
    watch.check()?;
    let outlets = versions
        .iter()
        .flat_map(|version| [Some(&version.label), version.article.outlet.as_ref()])
        .flatten()
        .map(|name| outlet_key(name))
        .collect();
    mentions.extend(named(&readings, &outlets));
    mentions.sort_by_key(|(reading, found)| (*reading, found.span));
    let context = Context { versions, neighbours, quoted, readings: &readings, depths: &depths };
    Ok(mentions
        .into_iter()
        .filter_map(|(reading, found)| context.mention(reading, found))
        .collect())
}

/// Which of day and month stands first in the dates of a language; English has both ways.
fn written_order(language: Language) -> Option<Order> {
    match language.code() {
        "en" => None,
        "zh" | "ja" | "ko" | "hu" | "lt" => Some(Order::MonthFirst),
        _ => Some(Order::DayFirst),
    }
}

/// Steps in which depth is told: finer would claim an exactness that counting tokens does not have.
const DEPTH_STEPS: usize = 10_000;

fn depth(before: usize, all: usize) -> usize {
    (before * DEPTH_STEPS).checked_div(all).unwrap_or(0)
}

/// An outlet's name as it is compared: in small letters, without its article.
fn outlet_key(name: &str) -> String {
    let low = name.to_lowercase();
    low.strip_prefix("the ").unwrap_or(&low).to_owned()
}

/// All names, the nouns and the scores of the story as found facts, with the reading of each.
fn named(readings: &[Reading<'_>], outlets: &BTreeSet<String>) -> Vec<(usize, Found)> {
    let mut names = names::find(readings);
    for identity in &mut names.identities {
        if outlets.contains(&outlet_key(&identity.name)) {
            identity.kind = FactKind::Organisation;
        }
    }
    let tokens: BTreeSet<(usize, usize)> =
        names.mentions.iter().flat_map(|m| (m.start..m.end).map(|at| (m.reading, at))).collect();
    let mut found: Vec<(usize, Found)> = names
        .mentions
        .iter()
        .filter_map(|m| {
            let identity = names.identities.get(m.identity)?;
            let t = &readings.get(m.reading)?.tokens;
            Some((m.reading, Found::name(t.span(m.start, m.end), identity.kind, &identity.name)))
        })
        .collect();
    let nouns = nouns::find(readings, &tokens, &names);
    found.extend(nouns.into_iter().filter_map(|noun| {
        let t = &readings.get(noun.reading)?.tokens;
        Some((noun.reading, Found::name(t.span(noun.at, noun.at + 1), noun.kind, noun.lemma)))
    }));
    found.extend(scores::find(readings));
    found
}

/// Words around a count, on either side, by which two counts of one noun are held to be of one thing.
const CONTEXT: usize = 20;

/// Words around a sum, a share or a time within which it stands what it is about.
const NEAR: usize = 6;

/// Letters of a word that tells something.
const TELLING: usize = 4;

/// The telling words of the sentence around a value, but not the counted noun.
fn context_words(t: &Tokens<'_>, found: &Found, reach: usize) -> BTreeSet<String> {
    let (from, to) = tokens_of(t, found);
    (from.saturating_sub(reach)..to + reach)
        .filter(|near| !(from..to).contains(near) || found.kind == FactKind::Count)
        .filter(|&near| t.same_sentence(near, from) && t.is_word(near))
        .filter(|&near| t.class(near) == lexicon::Class::Other && t.low(near).len() >= TELLING)
        .map(|near| counts::singular(t.low(near)))
        .filter(|word| found.what.as_ref() != Some(word))
        .collect()
}

/// The first token of a found fact and the token after its last.
fn tokens_of(t: &Tokens<'_>, found: &Found) -> (usize, usize) {
    (t.reaching(found.span.start()), t.reaching(found.span.end()))
}

/// The verb that a date goes with, as a set of one: the nearest before it, else the nearest after.
fn predicate(t: &Tokens<'_>, found: &Found) -> BTreeSet<String> {
    let (from, to) = tokens_of(t, found);
    let before = (from.saturating_sub(NEAR)..from).rev();
    let verb = before
        .chain(to..to + NEAR)
        .find(|&at| t.same_sentence(at, from) && t.is_word(at) && verbs::is_verb(t.low(at)));
    verb.map(|at| verbs::stem(t.low(at)).to_owned()).into_iter().collect()
}

/// What the places of mentions are judged by.
struct Context<'a> {
    versions: &'a [Arc<Version>],
    neighbours: &'a dyn Neighbours,
    quoted: &'a [Place],
    readings: &'a [Reading<'a>],
    depths: &'a [usize],
}

impl Context<'_> {
    fn mention(&self, reading: usize, found: Found) -> Option<Mention> {
        let at = self.readings.get(reading)?;
        let paragraph = ParagraphId::new(VersionId::at(at.version), at.paragraph);
        let place = Place { paragraph, span: found.span };
        let role = self.versions.get(at.version)?.paragraph(at.paragraph)?.role;
        let steps = self.depths.get(reading).copied().unwrap_or(0);
        let setting = self.setting(role, place);
        let old = setting == Setting::Correction
            && found.range.is_some()
            && corrections::is_old(&at.tokens, found.span);
        let t = &at.tokens;
        let context = match found.kind {
            FactKind::Count if found.what.is_some() => context_words(t, &found, CONTEXT),
            FactKind::Date => predicate(t, &found),
            FactKind::Money
            | FactKind::Percent
            | FactKind::Measure
            | FactKind::Duration
            | FactKind::Age => context_words(t, &found, NEAR),
            FactKind::Count
            | FactKind::Person
            | FactKind::Organisation
            | FactKind::Place
            | FactKind::Thing
            | FactKind::Name => BTreeSet::new(),
        };
        Some(Mention {
            place,
            setting,
            old,
            context,
            group: self.neighbours.group_of(place),
            row: self.neighbours.row_of(place),
            depth: steps as f32 / DEPTH_STEPS as f32,
            by_user: false,
            found,
        })
    }

    fn setting(&self, role: Role, place: Place) -> Setting {
        match role {
            Role::Correction => Setting::Correction,
            Role::Caption => Setting::Caption,
            Role::PullQuote => Setting::Quote,
            Role::Headline
            | Role::Standfirst
            | Role::Byline
            | Role::Dateline
            | Role::Subhead
            | Role::Body
            | Role::Update
            | Role::Related
            | Role::Boilerplate => {
                if self.is_quoted(place) {
                    Setting::Quote
                } else {
                    Setting::Text
                }
            }
        }
    }

    fn is_quoted(&self, place: Place) -> bool {
        let from = self.quoted.partition_point(|quote| quote.paragraph < place.paragraph);
        let here =
            self.quoted.iter().skip(from).take_while(|quote| quote.paragraph == place.paragraph);
        here.into_iter().any(|quote| quote.span.contains(place.span))
    }
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
