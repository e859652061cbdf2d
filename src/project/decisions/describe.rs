//! What decisions are called in the Edit menu.

use super::{Decision, UseAnchor};
use crate::corrections::{Remark, Subject};
use crate::{align, facts, quotes};

/// How many letters of a use are shown where a decision is named.
const SHOWN_LETTERS: usize = 32;

/// What a decision is called in the Edit menu, after "Undo".
pub(in crate::project) fn describe(decision: &Decision<UseAnchor>) -> String {
    match decision {
        Decision::Quote(decision) => describe_on_quotes(decision),
        Decision::Fact(decision) => describe_on_facts(decision),
        Decision::Passage(decision) => describe_on_passages(decision),
        Decision::Remark(remark) => describe_remark(remark),
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

fn describe_on_passages(decision: &align::Decision<UseAnchor>) -> String {
    use align::Decision::{Apart, Join, Same};
    match decision {
        Same { of, with } => format!("match passages {} and {}", words(of), words(with)),
        Apart { of, .. } => {
            let of = of.first().map_or_else(|| "a passage".to_owned(), words);
            format!("part {of} from its row")
        }
        Join { of, with } => format!("join the rows of {} and {}", words(of), words(with)),
    }
}

fn describe_remark(remark: &Remark<UseAnchor>) -> String {
    match remark {
        Remark::Comment { on: Subject::Row, of, .. } => {
            format!("comment on the row of {}", words(of))
        }
        Remark::Comment { of, .. } => format!("comment on {}", words(of)),
        Remark::Check { question, of, verdict, .. } => {
            let of = of.first().map_or_else(String::new, |of| format!(" of {}", words(of)));
            format!("call “{}”{of} {}", question.label().to_lowercase(), verdict.name())
        }
    }
}
