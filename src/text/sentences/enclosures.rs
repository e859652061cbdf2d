//! Quotes and brackets inside which a stop does not end the sentence, so that a quote stays with the
//! words that say whose it is.

use super::{At, before, char_at};

/// A quote or bracket longer than this is split like other text, in characters: an unclosed mark
/// must not swallow a paragraph, and a long quote is better compared sentence by sentence.
const LONGEST: usize = 400;

/// Marks open inside one another; more are no language.
const MOST_OPEN: usize = 16;

/// Which indices are inside, by a sorted list of disjoint ranges.
pub(super) struct Enclosures {
    /// Index of the opening mark and of the closing one.
    ranges: Vec<(usize, usize)>,
}

/// What a mark does where it stands.
enum Mark {
    Opens(char),
    Closes(char),
}

impl Enclosures {
    /// Pairs the marks of a text, each with the nearest partner.
    pub(super) fn find(chars: &[At]) -> Self {
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for i in 0..chars.len() {
            // What was opened too long ago is no enclosure.
            let stale = open.iter().take_while(|&&(_, at)| i - at > LONGEST).count();
            if stale > 0 {
                open.drain(..stale);
            }
            match mark_at(chars, i, &open) {
                Some(Mark::Opens(kind)) => {
                    if open.len() >= MOST_OPEN {
                        open.remove(0);
                    }
                    open.push((kind, i));
                }
                Some(Mark::Closes(kind)) => {
                    if let Some(found) = open.iter().rposition(|&(k, _)| k == kind)
                        && let Some((_, at)) = open.get(found).copied()
                    {
                        open.truncate(found);
                        while ranges.last().is_some_and(|&(begin, _)| begin > at) {
                            ranges.pop();
                        }
                        ranges.push((at, i));
                    }
                }
                None => {}
            }
        }
        Self { ranges }
    }

    /// Index of the mark that opens what index `i` closes.
    pub(super) fn opening_of(&self, i: usize) -> Option<usize> {
        let at = self.ranges.partition_point(|&(_, close)| close < i);
        self.ranges.get(at).filter(|&&(_, close)| close == i).map(|&(open, _)| open)
    }

    /// Whether the boundary before index `i` is inside one.
    pub(super) fn hold(&self, i: usize) -> bool {
        let next = self.ranges.partition_point(|&(_, close)| close < i);
        self.ranges.get(next).is_some_and(|&(open, close)| open < i && i <= close)
    }
}

fn mark_at(chars: &[At], i: usize, open: &[(char, usize)]) -> Option<Mark> {
    let c = char_at(chars, i)?;
    let prev = before(chars, i);
    let next = char_at(chars, i + 1);
    let starts =
        prev.is_none_or(|p| p.is_whitespace() || matches!(p, '(' | '[' | '—' | '“' | '"' | '‘'));
    let ends = next.is_none_or(|n| !n.is_alphanumeric());
    let is_open = |kind: char| open.iter().any(|&(k, _)| k == kind);
    match c {
        '"' if is_open('"') && !(starts && next.is_some_and(char::is_alphanumeric)) => {
            Some(Mark::Closes('"'))
        }
        '"' if starts => Some(Mark::Opens('"')),
        '“' if is_open('„') => Some(Mark::Closes('„')),
        '“' => Some(Mark::Opens('“')),
        '„' => Some(Mark::Opens('„')),
        ',' if next == Some(',') && starts => Some(Mark::Opens('„')),
        '”' => Some(Mark::Closes(if is_open('“') { '“' } else { '„' })),
        '«' if is_open('»') => Some(Mark::Closes('»')),
        '«' => Some(Mark::Opens('«')),
        '»' if is_open('«') => Some(Mark::Closes('«')),
        '»' if starts => Some(Mark::Opens('»')),
        '‘' if starts => Some(Mark::Opens('‘')),
        '’' if ends && is_open('‘') => Some(Mark::Closes('‘')),
        // A straight apostrophe closes only after a stop: "the players' choice" closes nothing.
        '\'' if ends
            && is_open('\'')
            && prev.is_some_and(|p| matches!(p, '.' | ',' | '!' | '?' | '-')) =>
        {
            Some(Mark::Closes('\''))
        }
        '\'' | '`' if starts && next.is_some_and(char::is_alphanumeric) => Some(Mark::Opens('\'')),
        '(' | '（' | '「' | '『' | '《' => Some(Mark::Opens(c)),
        ')' => Some(Mark::Closes('(')),
        '）' => Some(Mark::Closes('（')),
        '」' => Some(Mark::Closes('「')),
        '』' => Some(Mark::Closes('『')),
        '》' => Some(Mark::Closes('《')),
        _ => None,
    }
}
