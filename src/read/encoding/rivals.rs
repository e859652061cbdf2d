//! Encodings that a guess by letters takes for others: those of old Macintoshes, and Hungarian in
//! Central European ones. The two readings are told apart by where capitals and marks stand in words.

use crate::text::language;
use encoding_rs::{
    Encoding, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254,
    X_MAC_CYRILLIC,
};

/// The other reading must be better by so much.
const LEAST_BETTER: i64 = 2;

/// The likelier of `guess` and the encodings that it is mistaken for.
pub(super) fn better(guess: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let rival = if guess == WINDOWS_1251 {
        X_MAC_CYRILLIC
    } else if [WINDOWS_1252, WINDOWS_1250, WINDOWS_1254, ISO_8859_2].contains(&guess) {
        MACINTOSH
    } else {
        return guess;
    };
    let read = |encoding: &'static Encoding| encoding.decode_without_bom_handling(bytes).0;
    let text = read(guess);
    if score(&read(rival)) >= score(&text) + LEAST_BETTER {
        return rival;
    }
    // "õ" and "û" are "ő" and "ű" there; nothing else tells Hungarian in the two apart.
    let hungarian = guess == WINDOWS_1252
        && text.contains(['õ', 'û', 'Õ', 'Û'])
        && language::detect(&text).is_some_and(|language| language.code() == "hu");
    if hungarian { WINDOWS_1250 } else { guess }
}

/// How well the characters beyond ASCII stand among their neighbours.
fn score(text: &str) -> i64 {
    let mut total = 0;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            total += place(before, c, chars.peek().copied().unwrap_or(' '));
        }
        before = c;
    }
    total
}

fn place(before: char, c: char, after: char) -> i64 {
    let fits = match c {
        c if c.is_lowercase() && c.is_alphabetic() => !after.is_uppercase(),
        c if c.is_uppercase() => !before.is_lowercase() && !(c == 'Ž' && before.is_alphabetic()),
        '’' => before.is_alphabetic() || after.is_alphanumeric(),
        '‘' | '“' | '„' | '‚' | '«' => !before.is_alphabetic() || !after.is_alphabetic(),
        '”' | '»' => !before.is_whitespace() || after.is_whitespace(),
        '…' => true,
        c if c.is_control() => false,
        // A space that does not break says nothing.
        '\u{a0}' => return 0,
        '¿' | '¡' => after.is_alphabetic() && !before.is_alphabetic(),
        '–' | '—' | '€' | '£' | '°' | '№' => {
            !(before.is_alphabetic() && after.is_alphabetic())
        }
        _ => !before.is_alphabetic() && !after.is_alphabetic(),
    };
    if fits { 1 } else { -1 }
}
