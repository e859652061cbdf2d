//! Characters that only look like text: invisible ones go, variants become the usual ones, so that two
//! versions of the same words compare as the same.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// `text` on one line: white space of every kind as single spaces, invisible characters dropped,
/// ligatures spelt out, accents composed (NFC).
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut prev = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_space(c) {
            space = !out.is_empty();
            continue;
        }
        if is_dropped(c) || (is_joiner(c) && !joins(prev, chars.peek().copied())) {
            continue;
        }
        if space {
            out.push(' ');
            space = false;
        }
        match ligature(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
        prev = Some(c);
    }
    if is_nfc_quick(out.chars()) == IsNormalized::Yes { out } else { out.nfc().collect() }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{2800}' || c == '\u{3164}'
}

/// Soft hyphens, zero-width spaces, marks of direction and of byte order.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffc}' | '\u{61c}'
    )
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Joiners mean something inside Persian and Indic words and in emoji, never beside Latin letters.
fn joins(prev: Option<char>, next: Option<char>) -> bool {
    let foreign = |c: Option<char>| c.is_some_and(|c| u32::from(c) > 0x58f && !is_space(c));
    foreign(prev) && foreign(next)
}

fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_becomes_one_tidy_line() {
        for (input, expected) in [
            ("  a\u{a0}\n\tb  ", "a b"),
            ("co\u{ad}op\u{200b}er\u{feff}ate", "cooperate"),
            ("\u{fb01}rst o\u{fb03}ce", "first office"),
            ("cafe\u{301}", "café"),
            ("a\u{0}\u{7}b", "a b"),
            ("می\u{200c}رود", "می\u{200c}رود"),
            ("a\u{200d}b", "ab"),
            ("\u{202b}\u{200f} \u{ad}", ""),
        ] {
            assert_eq!(tidy(input), expected);
        }
    }
}
