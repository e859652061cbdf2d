//! Items of a list that were run together in one paragraph: "1. Bread 2. Milk".

use super::{At, before, char_at};

/// The kind of mark before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    Digits,
    Letters { upper: bool },
    Roman { upper: bool },
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
    let mut from = 0;
    for i in 0..chars.len() {
        if i < from || before(chars, i).is_some_and(|c| !c.is_whitespace()) {
            continue;
        }
        let bullet = char_at(chars, i).is_some_and(is_bullet);
        if bullet {
            starts.push(i);
        }
        let marks = marks_at(chars, i);
        let goes_on = |mark: &&ItemMark| last.is_some_and(|(before, _)| follows(**mark, before));
        let Some(&mark) = marks.iter().find(goes_on).or_else(|| marks.last()) else { continue };
        if bullet {
            // "• 1. Bread": the number after a bullet begins no item of its own.
            from = i + BULLETED;
        }
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

/// Characters after a bullet in which the number of its item may begin.
const BULLETED: usize = 3;

/// How the mark at `i` can be read; an "i" may be the ninth letter or the first number.
fn marks_at(chars: &[At], i: usize) -> Vec<ItemMark> {
    let mut at = i;
    while char_at(chars, at).is_some_and(|c| is_bullet(c) || matches!(c, '(' | ' '))
        && at < i + BULLETED
    {
        at += 1;
    }
    let word: String = (at..at + LONGEST_MARK)
        .map_while(|i| char_at(chars, i))
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    at += word.len();
    let dot = char_at(chars, at) == Some('.');
    at += usize::from(dot);
    let bracket = char_at(chars, at) == Some(')');
    at += usize::from(bracket);
    let spaced = char_at(chars, at).is_some_and(char::is_whitespace);
    if !(dot || bracket) || !spaced {
        return Vec::new();
    }
    let counted = [letter(&word, dot && !bracket), digits(&word), roman(&word)];
    let mark = |(counting, number)| ItemMark { counting, number, dot, bracket };
    counted.into_iter().flatten().map(mark).collect()
}

/// Characters of the longest mark: "xxviii".
const LONGEST_MARK: usize = 6;

fn digits(word: &str) -> Option<(Counting, u32)> {
    let digits = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    Some((Counting::Digits, word.parse().ok().filter(|_| digits)?))
}

/// Capitals with a stop are initials, not items.
fn letter(word: &str, stop: bool) -> Option<(Counting, u32)> {
    let mut chars = word.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    let upper = c.is_ascii_uppercase();
    (c.is_ascii_alphabetic() && !(upper && stop)).then(|| {
        let number = u32::from(c.to_ascii_lowercase()) - u32::from('a') + 1;
        (Counting::Letters { upper }, number)
    })
}

/// Whether `word` can be the number of an item: "iv" or "IV".
pub(super) fn is_roman(word: &str) -> bool {
    roman(word).is_some()
}

fn roman(word: &str) -> Option<(Counting, u32)> {
    let upper = word.chars().all(|c| c.is_ascii_uppercase());
    let value = |c: char| match c.to_ascii_lowercase() {
        'i' => Some(1_i32),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    if !upper && !word.chars().all(|c| c.is_ascii_lowercase()) {
        return None;
    }
    let values: Vec<i32> = word.chars().map(value).collect::<Option<_>>()?;
    let next = values.iter().skip(1).chain([&0]);
    let sum: i32 = values.iter().zip(next).map(|(v, n)| if v < n { -v } else { *v }).sum();
    let number = u32::try_from(sum).ok().filter(|&n| n > 0)?;
    Some((Counting::Roman { upper }, number))
}
