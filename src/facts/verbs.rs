//! Which small words end the noun phrase before them: verbs in the forms that news uses, and adverbs.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a small word is a verb or an adverb, not the rest of a compound.
pub(super) fn is_verb(low: &str) -> bool {
    ENDINGS.iter().any(|ending| low.ends_with(ending)) || WORDS.contains(low)
}

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
        for noun in ["council", "tax", "harbour"] {
            assert!(!is_verb(noun), "{noun}");
        }
    }
}
