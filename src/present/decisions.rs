//! A person's decisions about quotes and speakers, as screen and report list them.

use super::DecisionView;
use crate::quotes::{Decision, Extent, Outcome, QuoteId, SpeakerId, Use};
use crate::story::Story;

/// How many letters of a quote are shown where a decision is told.
const SHOWN_LETTERS: usize = 70;

/// All decisions, in the order in which they were made.
pub(super) fn views(story: &Story) -> Vec<DecisionView> {
    story.decisions.iter().map(view).collect()
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

fn view(outcome: &Outcome) -> DecisionView {
    DecisionView {
        key: outcome.placed.key,
        kind: outcome.placed.decision.name(),
        text: told(&outcome.placed.decision),
        quotes: outcome.quotes.clone(),
        unmet: outcome.unmet,
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
    let mut letters = of.words.chars();
    let shown: String = letters.by_ref().take(SHOWN_LETTERS).collect();
    let shown = shown.trim_end_matches([',', '.']);
    if letters.next().is_some() { format!("“{shown}…”") } else { format!("“{shown}”") }
}

fn letter(of: &Use) -> String {
    of.version.map_or_else(|| "a version that is gone".to_owned(), |id| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::VersionId;
    use crate::quotes::{Unmet, Who};

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
}
