//! What a story's own capitals tell: which words it writes small, which with a capital inside
//! sentences, and which paragraphs are set in title case, where capitals tell nothing.

use super::lexicon::Class;
use super::tokens::{Case, Kind, Tokens};
use std::collections::HashSet;

/// Which words the story writes small, and which with a capital inside sentences.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    small: HashSet<String>,
    capital: HashSet<String>,
}

impl Memory {
    /// Whether the word ever has a capital inside a sentence.
    pub(super) fn has_capital(&self, low: &str) -> bool {
        self.capital.contains(low)
    }

    /// Takes in a paragraph that is not set in title case.
    pub(super) fn learn(&mut self, t: &Tokens<'_>) {
        for i in 0..t.len() {
            let Some(token) = t.get(i).filter(|token| token.kind == Kind::Word) else { continue };
            let set = match token.case {
                Case::Lower => &mut self.small,
                Case::Capital | Case::Caps if token.first || opens_quote(t, i) => continue,
                Case::Capital | Case::Caps => &mut self.capital,
            };
            if !set.contains(t.low(i)) {
                set.insert(t.low(i).to_owned());
            }
        }
    }

    /// Whether the story writes the word small only.
    pub(super) fn is_small(&self, low: &str) -> bool {
        self.small.contains(low) && !self.capital.contains(low)
    }

    /// Whether the story writes the word with a capital only.
    pub(super) fn is_name(&self, low: &str) -> bool {
        self.capital.contains(low) && !self.small.contains(low)
    }
}

/// Whether a quotation mark or a colon stands right before the word: it may open a sentence.
pub(super) fn opens_quote(t: &Tokens<'_>, i: usize) -> bool {
    t.before(i).is_some_and(|b| {
        matches!(
            b.kind,
            Kind::Mark('"' | '“' | '‘' | '\'' | ':' | '`' | '«' | '„' | '•' | '—' | '–')
        )
    })
}

/// Words with a capital at the start of which a paragraph is set in title case.
const TITLE_CASE_SHARE: f32 = 0.7;

/// Long words that it takes to tell.
const TITLE_CASE_WORDS: usize = 3;

/// Whether a paragraph is set in title case or in capitals, so that capitals tell nothing in it.
pub(super) fn is_title_case(t: &Tokens<'_>) -> bool {
    let (mut capital, mut all) = (0, 0);
    for i in 0..t.len() {
        let Some(token) = t.get(i) else { break };
        let counts = token.kind == Kind::Word
            && !token.first
            && t.low(i).len() >= 3
            && token.class != Class::Function;
        if counts {
            all += 1;
            capital += usize::from(token.case != Case::Lower);
        }
    }
    // Running text ends in a full stop; then only capitals throughout make a headline of it.
    let stopped = t.text.trim_end().ends_with(['.', '?', '”', '"']);
    let share = if stopped { 1.0 } else { TITLE_CASE_SHARE };
    all >= TITLE_CASE_WORDS && capital as f32 >= share * all as f32
}
