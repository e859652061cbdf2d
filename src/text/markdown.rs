//! Words from the user's files that Markdown or HTML must not act on.

/// `text` with everything escaped that Markdown or HTML would act on, on one line.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '@' => safe.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' | '!' => {
                safe.push('\\');
                safe.push(c);
            }
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_a_mark() {
        for (text, expected) in [
            ("plain words", "plain words"),
            ("<b> & [x](y)", "&lt;b&gt; &amp; \\[x\\](y)"),
            ("a|b\n# c", "a\\|b \\# c"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
