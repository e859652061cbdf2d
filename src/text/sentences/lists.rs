//! Items of a list that were run together in one paragraph: "1. Bread 2. Milk".

use super::{At, before, char_at};

/// The kind of mark before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    Digits,
    Letters { upper: bool },
}

/// An item's mark: "2.", "(b)", "3.)".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ItemMark {
    counting: Counting,
    number: u32,
    /// The punctuation after the number.
    dot: bool,
    bracket: bool,
}

/// Indices at which an item of a list begins, in order; nothing where marks do not count on from
/// one another.
pub(super) fn item_starts(chars: &[At]) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut last: Option<(ItemMark, usize)> = None;
    for i in 0..chars.len() {
        if before(chars, i).is_some_and(|c| !c.is_whitespace()) {
            continue;
        }
        if char_at(chars, i).is_some_and(is_bullet) {
            starts.push(i);
        }
        let Some(mark) = mark_at(chars, i) else { continue };
        // Within a list, the next one may begin without a stop before it.
        let listed = last.is_some_and(|(_, at)| starts.last() == Some(&at));
        let may_open = mark.number == 1 || (mark.bracket && !mark.dot);
        let first = may_open && (listed || may_start_list(chars, i));
        match last {
            Some((before, at)) if follows(mark, before) => {
                if starts.last() != Some(&at) {
                    starts.push(at);
                }
                starts.push(i);
                last = Some((mark, i));
            }
            _ if first || (i == 0 && last.is_none()) => last = Some((mark, i)),
            _ => {}
        }
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '⁃' | '●' | '▪' | '■' | '◦' | '‣')
}

fn follows(mark: ItemMark, before: ItemMark) -> bool {
    mark.number == before.number + 1 && ItemMark { number: before.number, ..mark } == before
}

/// A list begins the text or follows a stop.
fn may_start_list(chars: &[At], i: usize) -> bool {
    let part = chars.get(..i).unwrap_or_default();
    part.iter()
        .rev()
        .map(|&(_, c)| c)
        .find(|c| !c.is_whitespace())
        .is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | ';' | '•' | '⁃'))
}

fn mark_at(chars: &[At], i: usize) -> Option<ItemMark> {
    let mut at = i;
    while char_at(chars, at).is_some_and(|c| is_bullet(c) || matches!(c, '(' | ' ')) && at < i + 3 {
        at += 1;
    }
    let c = char_at(chars, at)?;
    let (counting, number) = if c.is_ascii_digit() {
        let mut number = 0;
        let mut digits = 0;
        while let Some(d) = char_at(chars, at).and_then(|c| c.to_digit(10)) {
            number = number * 10 + d;
            digits += 1;
            at += 1;
            if digits > 2 {
                return None;
            }
        }
        (Counting::Digits, number)
    } else if c.is_ascii_alphabetic() {
        at += 1;
        let number = u32::from(c.to_ascii_lowercase()) - u32::from('a') + 1;
        (Counting::Letters { upper: c.is_ascii_uppercase() }, number)
    } else {
        return None;
    };
    let dot = char_at(chars, at) == Some('.');
    at += usize::from(dot);
    let bracket = char_at(chars, at) == Some(')');
    at += usize::from(bracket);
    // Capitals with a stop are initials, not items.
    let initials = counting == Counting::Letters { upper: true } && dot && !bracket;
    let spaced = char_at(chars, at).is_some_and(char::is_whitespace);
    ((dot || bracket) && spaced && !initials).then_some(ItemMark { counting, number, dot, bracket })
}
