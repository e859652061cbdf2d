//! A person's decisions about versions, passages, quotes, speakers and facts, comments and checks, as screen and report list them.

use super::Presentation;
use crate::align::{self, RowId};
use crate::article::Place;
use crate::corrections::{
    Correction, DecisionKey, DecisionName, PutRight, Remark, Subject, Unmet, Use, Verdict,
};
use crate::facts::{self, FactId};
use crate::quotes::{self, Decision, Extent, QuoteId, SpeakerId};
use crate::story::Story;

/// How many letters of a use are shown where a decision is told.
const SHOWN_LETTERS: usize = 70;

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// What was read of a version: its label, headline, byline, date, roles.
    Version,
    /// Which passages tell the same.
    Passage,
    /// A quote or a speaker.
    Quote,
    /// A fact.
    Fact,
    /// Nothing: it is a comment.
    Comment,
    /// A verdict of the program: it was checked.
    Check,
}

impl About {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::Version, Self::Passage, Self::Quote, Self::Fact, Self::Comment, Self::Check];

    /// The words for it on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Version => "Versions",
            Self::Passage => "Passages",
            Self::Quote => "Quotes and speakers",
            Self::Fact => "Facts",
            Self::Comment => "Comments",
            Self::Check => "Checks",
        }
    }
}

/// A person's decision.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionView {
    /// Its name, by which it can be taken back.
    pub key: DecisionName,
    /// What kind of decision, as JSON calls it.
    pub kind: &'static str,
    /// What it is about.
    pub about: About,
    /// What was decided, as a sentence without its full stop.
    pub text: String,
    /// What it was before, in words, where that is known.
    pub before: Option<String>,
    /// The words that it is about, where they were found.
    pub places: Vec<Place>,
    /// The rows that its passages stand in.
    pub rows: Vec<RowId>,
    /// The quotes that it changed.
    pub quotes: Vec<QuoteId>,
    /// The facts that it changed.
    pub facts: Vec<FactId>,
    /// Why it, or a part of it, changes nothing.
    pub unmet: Option<Unmet>,
}

impl DecisionView {
    /// The rows, quotes and facts that it changed or is about, by name.
    #[must_use]
    pub fn changed(&self) -> Vec<String> {
        let rows = self.rows.iter().map(ToString::to_string);
        let quotes = self.quotes.iter().map(ToString::to_string);
        rows.chain(quotes).chain(self.facts.iter().map(ToString::to_string)).collect()
    }
}

impl Presentation {
    /// All decisions: what was put right about versions, then the others in the order in which they were
    /// made.
    #[must_use]
    pub fn decisions(&self) -> Vec<&DecisionView> {
        let mut all: Vec<&DecisionView> =
            self.quotes.decisions.iter().chain(&self.facts.decisions).collect();
        all.extend(self.passage_decisions.iter().chain(&self.notes.decisions));
        all.sort_by_key(|decision| decision.key);
        all
    }
}

/// Those about quotes and speakers, in the order in which they were made.
pub(super) fn on_quotes(story: &Story) -> Vec<DecisionView> {
    story.decisions.iter().map(|outcome| on_quote(story, outcome)).collect()
}

/// Those about facts, in the order in which they were made.
pub(super) fn on_facts(story: &Story) -> Vec<DecisionView> {
    story.fact_decisions.iter().map(|outcome| on_fact(story, outcome)).collect()
}

/// Those about passages, in the order in which they were made.
pub(super) fn on_passages(story: &Story) -> Vec<DecisionView> {
    let view = |outcome: &align::Outcome| {
        let (key, decision) = (outcome.placed.key, &outcome.placed.decision);
        DecisionView {
            key: DecisionName::Made(key),
            kind: decision.name(),
            about: About::Passage,
            text: told_of_passage(decision),
            before: before(story, key),
            places: places(|use_of| drop(decision.map(use_of))),
            rows: outcome.rows.clone(),
            quotes: Vec::new(),
            facts: Vec::new(),
            unmet: outcome.unmet,
        }
    };
    story.passage_decisions.iter().map(view).collect()
}

/// Something that was put right about a version.
pub(super) fn put_right(one: &PutRight) -> DecisionView {
    let (version, after) = (one.version, one.correction.after());
    let (kind, text) = match &one.correction {
        Correction::Label(_) => ("label", format!("{version} is called “{after}”")),
        Correction::Headline(None) => ("headline", format!("{version} has no headline")),
        Correction::Headline(Some(_)) => {
            ("headline", format!("The headline of {version} is “{}”", cut(&after)))
        }
        Correction::Byline(None) => ("byline", format!("{version} has no byline")),
        Correction::Byline(Some(_)) => ("byline", format!("The byline of {version} is “{after}”")),
        Correction::Published(None) => {
            ("published", format!("It is not known when {version} was published"))
        }
        Correction::Published(Some(_)) => {
            ("published", format!("{version} was published on {after}"))
        }
        Correction::Outlet(None) => {
            ("outlet", format!("It is not known which outlet {version} comes from"))
        }
        Correction::Outlet(Some(_)) => ("outlet", format!("{version} comes from “{after}”")),
        Correction::Role(anchor, _) => {
            let place = one.paragraph.map_or_else(|| version.to_string(), |id| id.to_string());
            ("role", format!("“{}” in {place} is {after}", cut(&anchor.exact)))
        }
    };
    DecisionView {
        key: DecisionName::PutRight(version, one.nth),
        kind,
        about: About::Version,
        text,
        before: one.before.clone(),
        places: Vec::new(),
        rows: Vec::new(),
        quotes: Vec::new(),
        facts: Vec::new(),
        unmet: one.unmet,
    }
}

fn before(story: &Story, key: DecisionKey) -> Option<String> {
    story.notes.before.get(&key).cloned()
}

/// The places that `each` finds among the uses of a decision.
fn places(each: impl FnOnce(&mut dyn FnMut(&Use))) -> Vec<Place> {
    let mut places = Vec::new();
    each(&mut |of: &Use| places.extend(of.place.ok()));
    places
}

/// Whether a decision made this speaker, or made one of two.
pub(super) fn made_speaker(story: &Story, id: SpeakerId) -> bool {
    story.decisions.iter().any(|outcome| {
        let about_speakers = match outcome.placed.decision {
            Decision::SameSpeaker { .. } | Decision::OtherSpeaker { .. } => true,
            Decision::Speaker { .. }
            | Decision::SameQuote { .. }
            | Decision::Apart { .. }
            | Decision::NoQuote { .. } => false,
        };
        about_speakers && outcome.speaker == Some(id)
    })
}

/// Whether a decision changed this quote.
pub(super) fn changed_quote(story: &Story, id: QuoteId) -> bool {
    story.decisions.iter().any(|outcome| outcome.quotes.contains(&id))
}

/// Whether a decision changed this fact.
pub(super) fn changed_fact(story: &Story, id: FactId) -> bool {
    story.fact_decisions.iter().any(|outcome| outcome.facts.contains(&id))
}

fn on_quote(story: &Story, outcome: &quotes::Outcome) -> DecisionView {
    let decision = &outcome.placed.decision;
    DecisionView {
        key: DecisionName::Made(outcome.placed.key),
        kind: decision.name(),
        about: About::Quote,
        text: told(decision),
        before: before(story, outcome.placed.key),
        places: places(|use_of| drop(decision.map(use_of))),
        rows: Vec::new(),
        quotes: outcome.quotes.clone(),
        facts: Vec::new(),
        unmet: outcome.unmet,
    }
}

fn on_fact(story: &Story, outcome: &facts::Outcome) -> DecisionView {
    let decision = &outcome.placed.decision;
    DecisionView {
        key: DecisionName::Made(outcome.placed.key),
        kind: decision.name(),
        about: About::Fact,
        text: told_of_fact(decision),
        before: before(story, outcome.placed.key),
        places: places(|use_of| drop(decision.map(use_of))),
        rows: Vec::new(),
        quotes: Vec::new(),
        facts: outcome.facts.clone(),
        unmet: outcome.unmet,
    }
}

/// A decision about a fact as a sentence without its full stop.
fn told_of_fact(decision: &facts::Decision<Use>) -> String {
    use facts::Decision::{Apart, Kind, NoFact, Same, Value};
    let place = |of: &Use| format!("{} in {}", words(of), letter(of));
    match decision {
        Same { of, with } => format!("{} is the same fact as {}", place(of), place(with)),
        Apart { of } => format!("{} is not the fact that it was taken for", place(of)),
        NoFact { of } => format!("{} is no fact", place(of)),
        Value { of, typed } => format!("The value of {} is {}", place(of), typed.trim()),
        Kind { of, kind } => {
            format!("{} is the name of {}", place(of), kind_in_words(*kind))
        }
    }
}

fn kind_in_words(kind: facts::FactKind) -> String {
    let name = kind.name();
    let article = if name.starts_with(['a', 'o']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// A decision about passages as a sentence without its full stop.
fn told_of_passage(decision: &align::Decision<Use>) -> String {
    use align::Decision::{Apart, Join, Same};
    let place = |of: &Use| format!("{} in {}", words(of), letter(of));
    match decision {
        Same { of, with } => format!("{} tells the same as {}", place(of), place(with)),
        Apart { of, from } => {
            let all = |of: &[Use]| of.iter().map(place).collect::<Vec<_>>().join(", ");
            format!("{} does not tell the same as {}", all(of), all(from))
        }
        Join { of, with } => format!("{} and {} stand in one row", place(of), words(with)),
    }
}

/// A comment or a check as a sentence without its full stop.
pub(super) fn told_of_remark(remark: &Remark<Use>) -> String {
    match remark {
        Remark::Comment { on, of, text } => {
            let on = match on {
                Subject::Row => "On the row of ",
                Subject::Passage | Subject::Quote | Subject::Fact => "On ",
            };
            let text = text.trim().trim_end_matches('.');
            format!("{on}{} in {}: {text}", words(of), letter(of))
        }
        Remark::Check { question, of, said, verdict } => {
            let verdict = match verdict {
                Verdict::Right => "It is right",
                Verdict::Wrong => "It is wrong",
            };
            let uses: Vec<String> =
                of.iter().map(|of| format!("{} in {}", words(of), letter(of))).collect();
            let what = question.label().to_lowercase();
            format!("{verdict} (“{what}”: {}), of {}", cut(said), uses.join(" and "))
        }
    }
}

/// A decision as a sentence without its full stop.
fn told(decision: &Decision<Use>) -> String {
    match decision {
        Decision::Speaker { of, extent, who } => {
            let place = match extent {
                Extent::Everywhere => "in all versions".to_owned(),
                Extent::ThisVersion => format!("in {}", letter(of)),
            };
            match who {
                Some(who) => format!("{} is said by {}, {place}", words(of), who.name.trim()),
                None => format!("Who says {} can’t be told, {place}", words(of)),
            }
        }
        Decision::SameSpeaker { who, is } => {
            format!("{} is the same speaker as {}", who.name, is.name)
        }
        Decision::OtherSpeaker { of, not, name } => {
            let quotes: Vec<String> = of.iter().map(words).collect();
            let says = if quotes.len() == 1 { "is" } else { "are" };
            let quotes = quotes.join(", ");
            format!("{quotes} {says} said by {}, who is not {}", name.trim(), not.name)
        }
        Decision::SameQuote { of, with } => {
            format!("{} is the same quote as {}", words(of), words(with))
        }
        Decision::Apart { of } => {
            format!("{} in {} is not the quote that it was taken for", words(of), letter(of))
        }
        Decision::NoQuote { of } => format!("{} is no quote", words(of)),
    }
}

fn words(of: &Use) -> String {
    format!("“{}”", cut(&of.words))
}

/// The beginning of `text`.
fn cut(text: &str) -> String {
    let mut letters = text.chars();
    let shown: String = letters.by_ref().take(SHOWN_LETTERS).collect();
    let shown = shown.trim_end_matches([',', '.']);
    if letters.next().is_some() { format!("{shown}…") } else { shown.to_owned() }
}

fn letter(of: &Use) -> String {
    of.version.map_or_else(|| "a version that is gone".to_owned(), |id| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::VersionId;
    use crate::quotes::Who;

    #[test]
    fn decisions_are_told_in_plain_words() {
        let one = |words: &str| Use {
            words: words.to_owned(),
            version: Some(VersionId(1)),
            place: Err(Unmet::WordsGone),
        };
        let who = |name: &str| Who { name: name.to_owned(), at: None };
        let check = |decision: Decision<Use>, expected: &str| assert_eq!(told(&decision), expected);
        let set = |extent, who| Decision::Speaker { of: one("It rained,"), extent, who };
        check(
            set(Extent::Everywhere, Some(who("Ann"))),
            "“It rained” is said by Ann, in all versions",
        );
        check(set(Extent::ThisVersion, None), "Who says “It rained” can’t be told, in B");
        check(
            Decision::SameSpeaker { who: who("Bo"), is: who("Ann") },
            "Bo is the same speaker as Ann",
        );
        check(
            Decision::OtherSpeaker {
                of: vec![one("a"), one("b")],
                not: who("Ann"),
                name: "Bo ".to_owned(),
            },
            "“a”, “b” are said by Bo, who is not Ann",
        );
        check(Decision::SameQuote { of: one("a"), with: one("b") }, "“a” is the same quote as “b”");
        check(Decision::Apart { of: one("a") }, "“a” in B is not the quote that it was taken for");
        let long = "é".repeat(SHOWN_LETTERS + 1);
        let short = "é".repeat(SHOWN_LETTERS);
        check(Decision::NoQuote { of: one(&long) }, &format!("“{short}…” is no quote"));
        let gone = Use { version: None, ..one("a") };
        check(
            Decision::Apart { of: gone },
            "“a” in a version that is gone is not the quote that it was taken for",
        );
    }

    #[test]
    fn decisions_about_facts_are_told_in_plain_words() {
        use facts::Decision::{Apart, Kind, NoFact, Same, Value};
        let one = |words: &str, version: u16| Use {
            words: words.to_owned(),
            version: Some(VersionId(version)),
            place: Err(Unmet::WordsGone),
        };
        let check = |decision: facts::Decision<Use>, expected: &str| {
            assert_eq!(told_of_fact(&decision), expected);
        };
        check(
            Same { of: one("33", 0), with: one("about 30", 1) },
            "“33” in A is the same fact as “about 30” in B",
        );
        check(Apart { of: one("33", 1) }, "“33” in B is not the fact that it was taken for");
        check(NoFact { of: one("one", 0) }, "“one” in A is no fact");
        let typed = " 1.2 million ".to_owned();
        check(Value { of: one("1.2m", 0), typed }, "The value of “1.2m” in A is 1.2 million");
        let kind = facts::FactKind::Organisation;
        check(Kind { of: one("Pier", 0), kind }, "“Pier” in A is the name of an organisation");
    }

    #[test]
    fn a_value_can_be_typed_as_it_is_shown() {
        use facts::{FactKind, Qualifier, Value};
        let check = |kind: FactKind, text: &str, unit: &str, qualifier: Option<Qualifier>| {
            let unit = (!unit.is_empty()).then(|| unit.to_owned());
            let value = Value { text: text.to_owned(), unit, qualifier };
            let shown = crate::present::fact_value(kind, Some(&value));
            let typed = facts::typed_value(&shown, kind, Some(&value), None);
            assert_eq!(typed.as_ref(), Ok(&value), "{shown}");
        };
        check(FactKind::Count, "33", "group", None);
        check(FactKind::Count, "30", "", Some(Qualifier::AtLeast));
        check(FactKind::Count, "1300", "", Some(Qualifier::About));
        check(FactKind::Count, "1000", "", Some(Qualifier::Order));
        check(FactKind::Money, "1200000", "USD", Some(Qualifier::AtMost));
        check(FactKind::Percent, "12.5", "%", None);
        check(FactKind::Measure, "-3", "°C", None);
        check(FactKind::Measure, "40", "km", None);
        check(FactKind::Date, "2017-10-31", "", None);
        check(FactKind::Date, "2017-11", "", None);
        check(FactKind::Date, "2017", "", None);
        check(FactKind::Date, "2017-11-01/2017-11-03", "", None);
        check(FactKind::Duration, "P1Y6M", "", None);
        check(FactKind::Duration, "PT90M", "", None);
        check(FactKind::Age, "34", "years", None);
    }
}
