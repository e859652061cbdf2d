//! Which small words end the noun phrase before them: verbs in the forms that news uses, and adverbs.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a small word is a verb or an adverb, not the rest of a compound.
pub(super) fn is_verb(low: &str) -> bool {
    ENDINGS.iter().any(|ending| low.ends_with(ending)) || WORDS.contains(low)
}

/// A verb without its ending, near enough to tell "opened" and "opens" as one.
pub(super) fn stem(low: &str) -> &str {
    let cut = ["ing", "ed", "es", "s"].iter().find_map(|ending| low.strip_suffix(ending));
    let stem = cut.filter(|stem| stem.len() >= SHORTEST_STEM).unwrap_or(low);
    stem.strip_suffix('e').unwrap_or(stem)
}

/// Letters of the shortest stem: "sing" keeps its ending.
const SHORTEST_STEM: usize = 3;

/// Endings of most verbs in news, and of adverbs.
const ENDINGS: &[&str] = &["ed", "es", "ing", "ly"];

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| IRREGULAR.split_whitespace().collect());

const IRREGULAR: &str = "again ago back became began bore bought broke brought built burst came caught chose cut \
    dealt died drew drove fell felt fled flew found gave got grew held hid hit kept knew later \
    led left lost made meant met never often once paid put ran rang rose sang sank sat saw says \
    seems sent set shook shot slept sought spent spoke stood struck swam swore taught thinks \
    thought threw told took wants went woke won wrote";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_told_from_nouns() {
        for verb in ["sailed", "sank", "says", "leaving"] {
            assert!(is_verb(verb), "{verb}");
        }
        for (verb, expected) in
            [("opened", "open"), ("closing", "clos"), ("closes", "clos"), ("met", "met")]
        {
            assert_eq!(stem(verb), expected);
        }
        for noun in ["council", "tax", "harbour"] {
            assert!(!is_verb(noun), "{noun}");
        }
    }
}
