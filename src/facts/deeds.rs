//! What befell or was done to those who are counted: killed, injured, invited.

use super::lexicon::Class;
use super::tokens::{Kind, Tokens};

/// What may befall those who are counted: words of one fate, under the name of the fate.
const DEEDS: &[(&str, &[&str])] = &[
    (
        "killed",
        &[
            "killed",
            "kills",
            "kill",
            "killing",
            "dead",
            "died",
            "dies",
            "die",
            "deaths",
            "death",
            "perished",
            "slain",
            "fatalities",
            "murdered",
        ],
    ),
    (
        "injured",
        &[
            "injured", "injures", "injure", "injuring", "wounded", "wounding", "hurt", "injuries",
            "wounds",
        ],
    ),
    ("missing", &["missing", "disappeared", "unaccounted"]),
    ("arrested", &["arrested", "arrests", "arresting", "detained", "detaining", "detentions"]),
    ("rescued", &["rescued", "rescues", "rescuing", "saved"]),
    ("evacuated", &["evacuated", "evacuating", "evacuees"]),
    ("invited", &["invited", "inviting", "invitations"]),
    ("displaced", &["displaced", "fled", "homeless"]),
    ("destroyed", &["destroyed", "destroying", "razed"]),
    ("charged", &["charged", "indicted"]),
    ("sentenced", &["sentenced", "convicted"]),
    ("infected", &["infected", "infections"]),
    ("employed", &["employs", "employed", "employees"]),
    ("attended", &["attended", "attending"]),
    ("voted", &["voted", "voting"]),
    ("sacked", &["sacked", "dismissed"]),
    ("stranded", &["stranded", "trapped"]),
];

fn deed(low: &str) -> Option<&'static str> {
    DEEDS.iter().find(|(_, words)| words.contains(&low)).map(|(name, _)| *name)
}

/// Words within which a verb finds the word that makes it a fate: "driven millions from".
const DEED_PARTS: usize = 6;

/// The fate that is told at `at`, by one word or by two.
fn deed_at(t: &Tokens<'_>, at: usize) -> Option<&'static str> {
    let followed = |words: &[&str]| {
        (at + 1..=at + DEED_PARTS).any(|to| t.same_sentence(at, to) && words.contains(&t.low(to)))
    };
    match t.low(at) {
        "driven" | "drove" | "forced" if followed(&["from"]) => Some("displaced"),
        "taken" | "rushed" | "flown" if followed(&["hospital", "hospitals"]) => Some("in hospital"),
        "hospitalised" | "hospitalized" => Some("in hospital"),
        low => deed(low),
    }
}

/// Whether a word names a fate.
pub(super) fn is_deed(low: &str) -> bool {
    deed(low).is_some()
}

/// Tokens after a count within which its deed may stand.
const DEED_AHEAD: usize = 4;

/// Tokens before a count within which its deed may stand.
const DEED_BACK: usize = 4;

/// What befell those who are counted by the tokens `start..end`: the word after decides before the word
/// before, as in "killed 20 and injured 30".
pub(super) fn deed_near(t: &Tokens<'_>, start: usize, end: usize) -> Option<&'static str> {
    if let Some(own) = (start..end).find_map(|at| deed(t.low(at))) {
        return Some(own);
    }
    for at in end..end + DEED_AHEAD {
        let stop = t
            .get(at)
            .is_none_or(|x| matches!(x.kind, Kind::Mark(',' | ';' | '.' | ':') | Kind::Number))
            || !t.same_sentence(start, at);
        if stop || t.low(at) == "and" || matches!(t.class(at), Class::Cardinal(_)) {
            break;
        }
        if let Some(found) =
            deed_at(t, at).filter(|_| !t.low(at).ends_with("ing") || t.low(at) == "missing")
        {
            return Some(found);
        }
    }
    for back in 1..=DEED_BACK.min(start) {
        let at = start - back;
        let stop = t
            .get(at)
            .is_none_or(|x| matches!(x.kind, Kind::Mark(',' | ';' | '.' | ':') | Kind::Number))
            || !t.same_sentence(start, at);
        if stop || t.low(at) == "and" {
            break;
        }
        if let Some(found) = deed_at(t, at) {
            return Some(found);
        }
    }
    None
}
