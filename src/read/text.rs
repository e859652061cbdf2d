//! Plain text: which lines make a paragraph. Lines that were wrapped at a width are joined again; lines
//! that were glued together by copy and paste stay apart.

mod folios;

use super::{Block, Draft, clean, html};
use std::collections::HashSet;

/// Lines longer than this were not wrapped by a mail program or an editor, in characters.
const WIDEST_WRAP: usize = 130;
/// Lines narrower than this are short for another reason.
const NARROWEST_WRAP: usize = 40;
/// Share of line ends that must look wrapped before short lines are joined.
const WRAPPED_SHARE: f64 = 0.6;
/// So many line ends must look wrapped.
const WRAPPED_LEAST: usize = 3;

/// So many lines must be indented before that means anything.
const INDENTS_LEAST: usize = 2;

/// Reads plain text.
pub(super) fn read(text: &str) -> Draft {
    // A file that went through two systems has "\r\r\n".
    let mut text = text.replace("\r\r\n", "\n").replace("\r\n", "\n");
    if !text.trim().contains('\n') {
        text = unescape_line_ends(&text);
    }
    for _ in 0..MARKUP_LAYERS {
        if has_markup(&text) {
            text = html::lines_of(&text);
        }
    }
    let mut blocks = blocks(&lines_of(&text));
    folios::set_apart(&mut blocks);
    Draft { blocks, ..Draft::default() }
}

/// Text copied out of a program has its line ends written out as `\r\n` or `\n`; a translating program
/// puts spaces into them.
fn unescape_line_ends(text: &str) -> String {
    text.replace("\\r\\n", "\n")
        .replace("\\ r \\ n", "\n")
        .replace(".\\n", ".\n")
        .replace("\\n\\n", "\n\n")
}

/// Ends of elements that make a plain text a scrap of a web page.
const MARKUP: [&str; 9] =
    ["</p>", "</em>", "</strong>", "</a>", "</b>", "</i>", "</div>", "</span>", "</li>"];

/// Markup may be written out in markup, as feeds and translating programs do.
const MARKUP_LAYERS: usize = 2;

/// Ends of elements that are looked at for their beginnings.
const MOST_ENDS: usize = 10;

fn has_markup(text: &str) -> bool {
    text.contains("</") && (MARKUP.iter().any(|end| text.contains(end)) || has_element(text))
}

/// Whether an element of any name begins and ends in `text`.
fn has_element(text: &str) -> bool {
    text.match_indices("</").take(MOST_ENDS).any(|(at, _)| {
        let (before, end) = text.split_at(at);
        let name = end.trim_start_matches("</").split(['>', ' ']).next().unwrap_or_default();
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
        is_name
            && end.get(2 + name.len()..).is_some_and(|rest| rest.starts_with('>'))
            && before.split('<').skip(1).any(|tag| {
                let rest = tag.strip_prefix(name);
                rest.is_some_and(|rest| rest.starts_with(['>', ' ']))
            })
    })
}

/// One line of the file.
struct Line<'a> {
    /// As it stood, without the line end.
    raw: &'a str,
    /// Tidied.
    text: String,
    /// Characters of `text`.
    width: usize,
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(|raw| {
            let text = clean::tidy(raw);
            Line { raw, width: text.chars().count(), text }
        })
        .collect()
}

fn blocks(lines: &[Line<'_>]) -> Vec<Block> {
    let lines = single_spaced(lines);
    let wrap = Wrap::of(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut vocabulary = None;
    let mut last: Option<&Line<'_>> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at).copied() {
        let spelt = spelt_downwards(lines.get(at..).unwrap_or_default());
        if spelt > 0 {
            let letters = lines.get(at..at + spelt).unwrap_or_default();
            blocks.push(Block::plain(letters.iter().map(|l| l.text.as_str()).collect()));
            at += spelt;
            last = None;
            continue;
        }
        at += 1;
        if line.text.is_empty() || is_rule(&line.text) {
            last = None;
            continue;
        }
        let joined = last.is_some_and(|last| wrap.joins(last, line));
        match blocks.last_mut().filter(|_| joined) {
            Some(block) => append(&mut block.text, line, last, &mut vocabulary, &wrap),
            None => blocks.push(Block::plain(line.text.clone())),
        }
        last = Some(line);
    }
    blocks
}

/// The lines without the blank ones of a text that is wrapped and double spaced: there they part no
/// paragraphs.
fn single_spaced<'l, 'a>(lines: &'l [Line<'a>]) -> Vec<&'l Line<'a>> {
    let blank = |at: usize| lines.get(at).is_none_or(|line| line.text.is_empty());
    let full: Vec<&Line<'_>> = lines.iter().filter(|line| !line.text.is_empty()).collect();
    let spaced = (0..lines.len()).all(|at| blank(at) || blank(at + 1));
    let pairs = || full.windows(2).filter_map(|pair| <&[&Line<'_>; 2]>::try_from(pair).ok());
    let width = full.iter().map(|line| line.width).max().unwrap_or(0);
    let wrapped = pairs().filter(|[line, next]| no_room(line, next, width)).count();
    let open = full.iter().filter(|line| !super::lines::ends_strongly(&line.text)).count();
    let double = spaced
        && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&width)
        && wrapped >= WRAPPED_LEAST
        && wrapped as f64 >= WRAPPED_SHARE * pairs().count() as f64
        && open * 2 >= full.len();
    let keeps = |at: usize| !double || !blank(at) || blank(at.wrapping_sub(1));
    lines.iter().enumerate().filter(|(at, _)| keeps(*at)).map(|(_, line)| line).collect()
}

/// Whether a line begins with the white space that begins paragraphs.
fn is_indented(line: &Line<'_>) -> bool {
    line.raw.starts_with("  ") || line.raw.starts_with(['\t', '\u{3000}', '\u{2003}'])
}

/// Lines of one or two capitals each, as where a word is set downwards: how many follow.
fn spelt_downwards(lines: &[&Line<'_>]) -> usize {
    let is_part = |l: &&&Line<'_>| {
        l.width <= 2 && l.text.chars().all(char::is_uppercase) && !l.text.is_empty()
    };
    let count = lines.iter().take_while(is_part).count();
    if count >= SPELT_LEAST { count } else { 0 }
}

/// So many such lines make a word.
const SPELT_LEAST: usize = 4;

/// "-----", "* * *", "=====": a line drawn between parts.
fn is_rule(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | ' ' | '—' | '–' | '#' | '/' | '\\'))
}

/// How the lines of a file were wrapped.
struct Wrap {
    /// The width in characters, where the file was wrapped throughout.
    width: Option<usize>,
    /// The first lines of paragraphs are indented, and they alone.
    indented: bool,
    /// Words of the whole file, for line ends with a hyphen.
    words: String,
}

impl Wrap {
    fn of(lines: &[&Line<'_>]) -> Self {
        let full: Vec<&&Line<'_>> = lines.iter().filter(|l| !l.text.is_empty()).collect();
        let narrow = full.iter().filter(|l| l.width <= WIDEST_WRAP);
        let width = narrow.clone().map(|l| l.width).max().unwrap_or(0);
        let mostly = narrow.count() * 10 >= full.len() * 9;
        let (mut wrapped, mut loose) = (0_usize, 0_usize);
        for pair in lines.windows(2) {
            if let [line, next] = pair
                && !line.text.is_empty()
                && !next.text.is_empty()
            {
                if no_room(line, next, width) { wrapped += 1 } else { loose += 1 }
            }
        }
        let share = wrapped as f64 >= WRAPPED_SHARE * (wrapped + loose) as f64;
        let is_wrapped = mostly && width >= NARROWEST_WRAP && wrapped >= WRAPPED_LEAST && share;
        let indents = full.iter().filter(|line| is_indented(line)).count();
        let indented = is_wrapped && indents >= INDENTS_LEAST && indents * 10 <= full.len() * 6;
        let hyphens = full.iter().any(|l| l.text.ends_with('-'));
        let words = if hyphens {
            full.iter().map(|l| l.text.to_lowercase()).collect::<Vec<_>>().join("\n")
        } else {
            String::new()
        };
        Self { width: is_wrapped.then_some(width), indented, words }
    }

    /// Whether `next` goes on with the paragraph of `line`.
    fn joins(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        if super::lines::is_item(&next.text) || (self.indented && is_indented(next)) {
            return false;
        }
        if starts_with_stop(&next.text) {
            return true;
        }
        if self.width.is_some_and(|width| no_room(line, next, width)) {
            return true;
        }
        // In mid-sentence, and the line is long, ends in a comma or marks its end as soft by a space.
        if next.text.starts_with('(') && line.raw.ends_with(' ') {
            return line.text.ends_with(char::is_alphanumeric);
        }
        let starts_low = next.text.chars().next().is_some_and(char::is_lowercase);
        let open = line
            .text
            .chars()
            .last()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | '-' | ';'));
        let soft = line.raw.ends_with(' ')
            || line.text.ends_with([',', '-'])
            || line.width >= NARROWEST_WRAP;
        let cjk = is_cjk_end(&line.text) && is_cjk_start(&next.text) && line.width >= 3;
        (starts_low && open && soft)
            || (cjk && !line.raw.ends_with(' ') && !line.raw.ends_with('　'))
    }
}

/// A line that begins with a stop or comma goes on with the line before.
fn starts_with_stop(text: &str) -> bool {
    text.starts_with(['.', ',', ';', ':', '!', '?', ')', '”', '，', '。'])
        && !text.starts_with("..")
}

/// Whether the first word of `next` would not have fitted on `line`.
fn no_room(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let word = next.text.split(' ').next().unwrap_or_default().chars().count();
    line.width + 1 + word > width
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}')
}

fn is_cjk_end(text: &str) -> bool {
    text.chars().last().is_some_and(|c| is_cjk(c) || c == '、')
}

fn is_cjk_start(text: &str) -> bool {
    text.chars().next().is_some_and(is_cjk)
}

/// Adds a wrapped line to its paragraph.
fn append<'a>(
    text: &mut String,
    line: &Line<'a>,
    last: Option<&Line<'a>>,
    vocabulary: &mut Option<HashSet<String>>,
    wrap: &Wrap,
) {
    if last.is_some_and(|last| last.raw.trim_end().ends_with('\u{ad}')) {
        text.push_str(&line.text);
        return;
    }
    if is_cjk_end(text) && is_cjk_start(&line.text) {
        text.push_str(&line.text);
        return;
    }
    if starts_with_stop(&line.text) {
        text.push_str(&line.text);
        return;
    }
    let hyphen = text.ends_with('-')
        && text.trim_end_matches('-').ends_with(char::is_alphabetic)
        && line.text.starts_with(char::is_lowercase);
    if !hyphen {
        text.push(' ');
        text.push_str(&line.text);
        return;
    }
    let known = vocabulary.get_or_insert_with(|| {
        wrap.words.split(|c: char| !c.is_alphanumeric() && c != '-').map(str::to_owned).collect()
    });
    let head = text.rsplit(' ').next().unwrap_or_default().trim_end_matches('-').to_lowercase();
    let tail: String = line.text.chars().take_while(|c| c.is_alphanumeric()).collect();
    let whole = format!("{head}{}", tail.to_lowercase());
    // Without a second place that has the word whole, the hyphen may be its own ("long-term").
    if known.contains(&whole) {
        text.pop();
    }
    text.push_str(&line.text);
}

#[cfg(test)]
mod tests;
