//! Numbers of pages that were copied with a text: a short number that stands by itself between paragraphs.

use crate::article::Role;
use crate::read::{Block, Hint};

/// Digits of a page's number; longer ones are years or figures of the text.
const MOST_DIGITS: usize = 3;

/// Said to the user.
const WHY: &str = "the number of a page";

/// Sets apart the numbers of pages. A number stays where the paragraph before is at its end and the one after
/// begins with a small letter: then it is the beginning of a sentence set large.
pub(super) fn set_apart(blocks: &mut [Block]) {
    let numbers: Vec<usize> = (0..blocks.len())
        .filter(|&at| blocks.get(at).is_some_and(|block| is_number(&block.text)))
        .filter(|&at| {
            let before = at.checked_sub(1).and_then(|at| blocks.get(at));
            let after = blocks.get(at + 1);
            (before.is_some() || after.is_some())
                && (after.is_none_or(|after| !begins_small(&after.text))
                    || before.is_some_and(|before| !is_ended(&before.text)))
        })
        .collect();
    for at in numbers {
        if let Some(block) = blocks.get_mut(at) {
            block.hint = Hint::Role(Role::Boilerplate);
            block.why = Some(WHY.to_owned());
        }
    }
}

/// "7", "– 12 –", "Page 3".
fn is_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    let bare =
        ["Page ", "page ", "PAGE "].iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    (1..=MOST_DIGITS).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

fn begins_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

fn is_ended(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']');
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '…', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_told_from_figures_of_the_text() {
        for (texts, expected) in [
            (&["The ferry stays.", "12", "The mayor said no."][..], &[1][..]),
            (&["The council will", "– 12 –", "vote on Monday."], &[1]),
            (&["3", "Introduction"], &[0]),
            (&["The end.", "Page 4"], &[1]),
            (&["It was a bad night.", "33", "people were hurt."], &[]),
            (&["It began long ago.", "1968", "The year of the flood."], &[]),
            (&["12"], &[]),
        ] {
            let mut blocks: Vec<Block> =
                texts.iter().map(|text| Block::plain((*text).to_owned())).collect();
            set_apart(&mut blocks);
            let found: Vec<usize> = (0..blocks.len())
                .filter(|&at| blocks.get(at).is_some_and(|b| b.why.is_some()))
                .collect();
            assert_eq!(found, expected, "{texts:?}");
        }
    }
}
