//! The plain text of a mail: soft line ends, lines quoted by ">", the signature.

use super::layers::{Layer, Layered};
use crate::read::{Block, text};

/// A line that begins the signature (RFC 3676).
const SIGNATURE: &str = "-- ";
/// A signature has no more lines.
const SIGNATURE_LINES: usize = 12;

/// One line: how deep it is quoted, its words, and whether its end only wraps.
struct Line<'a> {
    depth: usize,
    words: &'a str,
    soft: bool,
}

/// The blocks of a plain text with where each of them stands.
pub(super) fn layers(words: &str, flowed: bool) -> Vec<Layered> {
    let words = words.replace("\r\n", "\n");
    let lines: Vec<Line<'_>> = words.split('\n').map(|line| parsed(line, flowed)).collect();
    let signed = signature(&lines);
    let mut out = Vec::new();
    let mut from = 0;
    for at in 1..=lines.len() {
        let quoted = |at: usize| lines.get(at).is_some_and(|l| l.depth > 0);
        let ends = at == lines.len() || quoted(at) != quoted(from) || Some(at) == signed;
        if !ends {
            continue;
        }
        let layer = match signed {
            Some(signed) if from >= signed && !quoted(from) => Layer::Signature,
            Some(_) | None if quoted(from) => Layer::Quoted,
            Some(_) | None => Layer::Own,
        };
        let joined = joined(lines.get(from..at).unwrap_or_default(), layer);
        let blocks = text::read(&joined).blocks;
        out.extend(blocks.into_iter().map(|block: Block| Layered { block, layer }));
        from = at;
    }
    out
}

fn parsed(line: &str, flowed: bool) -> Line<'_> {
    let mut rest = line;
    let mut depth = 0;
    while let Some(inner) = rest.strip_prefix('>') {
        depth += 1;
        // "> > words": programs put a space between the marks.
        rest = inner.strip_prefix(' ').filter(|r| r.starts_with('>')).unwrap_or(inner);
    }
    // A space is put before lines that begin as marks do, and after the marks.
    let words = if depth > 0 || flowed { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
    let soft = flowed && words.ends_with(' ') && words != SIGNATURE;
    Line { depth, words, soft }
}

/// The line at which the signature begins, near the end.
fn signature(lines: &[Line<'_>]) -> Option<usize> {
    let at = lines.iter().rposition(|l| l.depth == 0 && matches!(l.words, SIGNATURE | "--"))?;
    let after = lines.get(at + 1..).unwrap_or_default();
    let own = after.iter().filter(|l| l.depth == 0 && !l.words.trim().is_empty()).count();
    (own <= SIGNATURE_LINES).then_some(at)
}

/// The lines as plain text, soft ends joined.
fn joined(lines: &[Line<'_>], layer: Layer) -> String {
    let mut out = String::new();
    for line in lines {
        if layer == Layer::Signature && matches!(line.words, SIGNATURE | "--") {
            continue;
        }
        out.push_str(line.words);
        if !line.soft {
            out.push('\n');
        }
    }
    out.replace("\u{200b} ", "").replace('\u{200b}', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, flowed: bool, expected: &[(&str, Layer)]) {
        let found = layers(words, flowed);
        let found: Vec<(&str, Layer)> =
            found.iter().map(|l| (l.block.text.as_str(), l.layer)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn soft_line_ends_join_and_hard_ones_do_not() {
        check(
            "The harbour was \r\nclosed on Monday.\r\n From the pier \r\nferries go.\r\n",
            true,
            &[
                ("The harbour was closed on Monday.", Layer::Own),
                ("From the pier ferries go.", Layer::Own),
            ],
        );
    }

    #[test]
    fn quoted_lines_and_the_signature_stand_apart() {
        check(
            "See below.\n\n> The harbour is closed.\n> > Is it?\n\nAda\n-- \nAda Cole\nBay Post",
            false,
            &[
                ("See below.", Layer::Own),
                ("The harbour is closed.", Layer::Quoted),
                ("Is it?", Layer::Quoted),
                ("Ada", Layer::Own),
                ("Ada Cole", Layer::Signature),
                ("Bay Post", Layer::Signature),
            ],
        );
    }

    #[test]
    fn a_line_drawn_in_mid_text_is_no_signature() {
        let long = format!("One.\n--\n{}", "A line.\n".repeat(SIGNATURE_LINES + 1));
        assert!(layers(&long, false).iter().all(|l| l.layer == Layer::Own));
    }
}
