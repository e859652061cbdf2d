//! Cleaning on reading, and folding for comparison.

use unicode_normalization::UnicodeNormalization as _;

/// `c` with typographic variants of quotation marks, apostrophes, dashes and spaces made one.
/// NFKC does not do this.
#[must_use]
pub fn fold_char(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | 'ʼ' | '‹' | '›' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '＂' | '「' | '」' | '『' | '』' => {
            '"'
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A form for comparing words: NFKC, lower case, marks and dashes folded.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text.to_ascii_lowercase();
    }
    text.nfkc().map(fold_char).flat_map(char::to_lowercase).collect()
}
