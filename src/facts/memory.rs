//! What a story's own capitals tell: which words it writes small, which with a capital inside
//! sentences, and which paragraphs are set in title case, where capitals tell nothing.

use super::gazetteer;
use super::lexicon::Class;
use super::tokens::{Case, Kind, Tokens};
use std::collections::HashSet;
use std::ops::Range;

/// Which words the story writes small, and which with a capital inside sentences.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    small: HashSet<String>,
    capital: HashSet<String>,
    /// Words with a capital inside sentences and neither a hyphen nor another capital beside them.
    apart: HashSet<String>,
}

impl Memory {
    /// Whether the word ever has a capital inside a sentence.
    pub(super) fn has_capital(&self, low: &str) -> bool {
        self.capital.contains(low)
    }

    /// Takes in the words that a paragraph writes small.
    pub(super) fn learn_small(&mut self, t: &Tokens<'_>) {
        for i in (0..t.len()).filter(|&i| t.is_word(i)) {
            if t.get(i).is_some_and(|x| x.case == Case::Lower) {
                insert(&mut self.small, t.low(i));
            }
        }
    }

    /// Takes in the words that a paragraph writes with a capital, outside the stretches that are set in
    /// title case.
    pub(super) fn learn_capitals(&mut self, t: &Tokens<'_>, titled: &[Range<usize>]) {
        let mut stretches = titled.iter().peekable();
        for i in 0..t.len() {
            while stretches.next_if(|stretch| stretch.end < i).is_some() {}
            let Some(token) = t.get(i).filter(|token| token.kind == Kind::Word) else { continue };
            let opening = token.first || opens_quote(t, i);
            // The word after a headline opens a sentence.
            let headline = stretches.peek().is_some_and(|s| s.contains(&i) || s.end == i);
            if token.case == Case::Lower || opening || headline {
                continue;
            }
            insert(&mut self.capital, t.low(i));
            let joined =
                |at: usize| t.is_hyphen(at) || t.get(at).is_some_and(|x| x.case != Case::Lower);
            if !joined(i + 1) && !joined(i.wrapping_sub(1)) {
                insert(&mut self.apart, t.low(i));
            }
        }
    }

    /// Whether the word ever stands small.
    pub(super) fn stands_small(&self, low: &str) -> bool {
        self.small.contains(low)
    }

    /// Whether the word ever is a name by itself.
    pub(super) fn stands_apart(&self, low: &str) -> bool {
        self.apart.contains(low)
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

fn insert(words: &mut HashSet<String>, low: &str) {
    if !words.contains(low) {
        words.insert(low.to_owned());
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

/// Words with a capital that it takes to tell a headline that runs into the first sentence.
const GLUED_WORDS: usize = 4;

/// Words among them that the story else writes small.
const GLUED_COMMON: usize = 2;

/// How many words with a capital there may be for each that the story else writes small.
const GLUED_RATIO: usize = 3;

/// The stretches of a paragraph that are set in title case: the whole of it, or headlines that run into
/// the first sentence for want of a full stop.
pub(super) fn title_stretches(t: &Tokens<'_>, titled: bool, memory: &Memory) -> Vec<Range<usize>> {
    if titled {
        return std::iter::once(0..t.len()).collect();
    }
    let firsts = (0..t.len()).filter(|&at| t.get(at).is_some_and(|x| x.first));
    firsts.filter_map(|first| glued_headline(t, first, memory)).collect()
}

/// The headline at the start of the sentence that begins with `first`, up to its last common word.
fn glued_headline(t: &Tokens<'_>, first: usize, memory: &Memory) -> Option<Range<usize>> {
    let (mut capitals, mut common, mut end) = (0, 0, first);
    let mut counted = (0, 0);
    for at in (first..t.len()).take_while(|&at| t.same_sentence(first, at)) {
        let Some(token) = t.get(at).filter(|x| x.kind == Kind::Word) else { continue };
        let function = token.class == Class::Function;
        if token.case == Case::Lower {
            if function {
                continue;
            }
            break;
        }
        if function || t.low(at).len() < 3 {
            continue;
        }
        capitals += 1;
        if memory.stands_small(t.low(at)) && !may_be_name(t.low(at)) {
            common += 1;
            end = at + 1;
            counted = (capitals, common);
        }
    }
    let (capitals, common) = counted;
    let glued =
        capitals >= GLUED_WORDS && common >= GLUED_COMMON && capitals <= GLUED_RATIO * common;
    glued.then_some(first..end)
}

/// Whether a word that also stands small is often part of a name.
fn may_be_name(low: &str) -> bool {
    let hints = gazetteer::hints(low);
    hints.body || hints.site || hints.title || hints.given || hints.place || hints.people
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let mut memory = Memory::default();
        memory.learn_small(&t);
        let got: Vec<&str> = title_stretches(&t, false, &memory)
            .into_iter()
            .map(|s| t.span(s.start, s.end).slice(text))
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn a_headline_that_runs_into_the_first_sentence_is_told_by_its_common_words() {
        check(
            "Arden Ferry Captain Leaves Sinking Ship Ada Quill, the captain, leaves the ferry that is sinking; the ship was new.",
            &["Arden Ferry Captain Leaves Sinking Ship"],
        );
        check(
            "The Arden Harbour Trust Fund met the Ellis Roads Board. The fund will trust the board.",
            &[],
        );
    }
}
