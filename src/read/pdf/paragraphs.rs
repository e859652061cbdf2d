//! From lines to paragraphs: which line begins a new one, and which goes on with the column or page
//! before.

use super::rows::Row;
use crate::read::lines::{ends_sentence, ends_strongly};

/// Letters that differ by more than this share in size are set differently.
const OTHER_SIZE: f32 = 1.12;
/// Lines further apart than so many times the usual distance have a gap between them.
const GAP: f32 = 1.3;
/// A line that begins so much of a letter's size further in than its column is indented.
const INDENT: f32 = 0.7;
/// In a column with straight edges, this share of the lines ends at the right one.
const STRAIGHT: f32 = 0.6;
/// Share of a column's width that a line leaves empty only at the end of a paragraph.
const HALF_EMPTY: f32 = 0.35;
/// Share of bold letters from which a line is bold, and up to which it is not.
const BOLD: f32 = 0.8;
const NOT_BOLD: f32 = 0.2;
/// So many indented lines after the end of a sentence make a text with indents.
const INDENTS: usize = 3;
/// Paragraphs back to which one that was cut off by other matter is looked for.
const CUT_OFF: usize = 4;

/// A line of text in its column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) bold: f32,
    /// How wide its first word is.
    first: f32,
}

impl Line {
    pub(super) fn of(row: &Row, page: usize) -> Self {
        Self {
            text: row.text(),
            page,
            left: row.left(),
            right: row.right(),
            base: row.base,
            size: row.size(),
            bold: row.bold(),
            first: row.words.first().map_or(0.0, |w| w.right - w.left),
        }
    }

    pub(super) fn is_bold(&self) -> bool {
        self.bold >= BOLD
    }

    /// Whether two lines are set so differently that they can't be of one paragraph.
    fn differs(&self, other: &Self) -> bool {
        let (small, large) = (self.size.min(other.size), self.size.max(other.size));
        let bold = |a: &Self, b: &Self| a.bold >= BOLD && b.bold <= NOT_BOLD;
        large > small * OTHER_SIZE || bold(self, other) || bold(other, self)
    }

    fn ends_parted(&self) -> bool {
        super::hyphens::ends_parted(&self.text)
    }

    fn starts_low(&self) -> bool {
        self.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
    }
}

/// A column, or a part of one.
pub(super) struct Column {
    pub(super) lines: Vec<Line>,
    left: f32,
    right: f32,
    /// Usual distance of lines, in sizes of their letters.
    pitch: f32,
    straight: bool,
}

impl Column {
    pub(super) fn of(lines: Vec<Line>) -> Self {
        let left = usual_left(&lines);
        let right = lines.iter().map(|l| l.right).fold(0.0, f32::max);
        let full = lines.iter().filter(|l| right - l.right < l.size * 0.3).count();
        let straight = lines.len() >= 4 && full as f32 >= STRAIGHT * lines.len() as f32;
        let mut steps: Vec<f32> = lines
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] if !a.differs(b) && b.base > a.base => Some((b.base - a.base) / a.size),
                _ => None,
            })
            .filter(|step| *step < 2.5)
            .collect();
        steps.sort_by(f32::total_cmp);
        // Below the middle, as gaps between paragraphs only make it larger.
        let pitch = steps.get(steps.len() / 3).copied().unwrap_or(1.25);
        Self { lines, left, right, pitch, straight }
    }

    fn is_indented(&self, line: &Line) -> bool {
        line.left - self.left > INDENT * line.size
    }

    /// Whether the first word of `next` would have fitted behind `line`.
    fn had_room(&self, line: &Line, next: &Line) -> bool {
        line.right + line.size * 0.3 + next.first <= self.right + line.size * 0.1
    }

    /// Whether `line` is so short that a paragraph ends with it.
    fn ends(&self, line: &Line, next: &Line) -> bool {
        if line.ends_parted() || !self.had_room(line, next) {
            return false;
        }
        let room = self.right - line.right;
        if self.straight {
            return room > line.size;
        }
        ends_strongly(&line.text) || room > HALF_EMPTY * (self.right - self.left)
    }

    /// Whether line `at` begins a new paragraph; `start` is where the open one began.
    fn begins(&self, start: usize, at: usize) -> bool {
        let (Some(last), Some(line)) = (self.lines.get(at - 1), self.lines.get(at)) else {
            return true;
        };
        let step = line.base - last.base;
        let usual = self.pitch * last.size.max(line.size);
        if last.differs(line) || step <= 0.0 || step > usual * GAP + 0.5 {
            return true;
        }
        if is_bullet(&line.text) {
            return true;
        }
        if last.ends_parted() && line.starts_low() {
            return false;
        }
        let first = self.lines.get(start);
        let hangs = first.is_some_and(|first| is_bullet(&first.text) || is_numbered(&first.text));
        if !hangs && self.is_indented(line) && !self.is_indented(last) {
            return true;
        }
        // Two indented lines one after the other are two short paragraphs, unless more follow.
        let more = self.lines.get(at + 1).is_some_and(|next| self.is_indented(next));
        if !hangs && at - start == 1 && self.is_indented(line) && !more && at + 1 < self.lines.len()
        {
            return true;
        }
        let out = last.left - line.left > INDENT * line.size;
        if out && at - start > 1 {
            return true;
        }
        if is_numbered(&line.text) && (ends_strongly(&last.text) || self.had_room(last, line)) {
            return true;
        }
        self.ends(last, line)
    }
}

/// Where most lines begin.
fn usual_left(lines: &[Line]) -> f32 {
    let mut lefts: Vec<f32> = lines.iter().map(|l| l.left).collect();
    lefts.sort_by(f32::total_cmp);
    let near = |left: f32| lefts.iter().filter(|l| (**l - left).abs() < 2.0).count();
    let mut best = (0, 0.0);
    let mut last = f32::MIN;
    for &left in &lefts {
        // One try for each place keeps long columns quick.
        if left - last < 1.0 {
            continue;
        }
        last = left;
        let count = near(left);
        if count > best.0 {
            best = (count, left);
        }
    }
    let first = lefts.first().copied().unwrap_or(0.0);
    // Where every paragraph is one line and indented, the outermost place tells.
    if best.0 * 3 > lefts.len() { best.1 } else { first }
}

/// A sign before an item of a list.
pub(super) fn is_bullet(text: &str) -> bool {
    text.starts_with(['•', '▪', '◦', '·', '‣', '●', '■', '○', '▸', '►', '\u{f0b7}', '\u{f0a7}'])
}

/// "1. ", "a) ".
fn is_numbered(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    let digits = first.trim_end_matches(['.', ')']);
    let marked = first.len() == digits.len() + 1 && !rest.is_empty();
    let number = digits.len() <= 2 && digits.chars().all(|c| c.is_ascii_digit());
    let letter = digits.len() == 1 && first.ends_with(')');
    marked && !digits.is_empty() && (number || letter)
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub(super) lines: Vec<Line>,
}

impl Paragraph {
    pub(super) fn size(&self) -> f32 {
        self.lines.iter().map(|l| l.size).fold(0.0, f32::max)
    }

    pub(super) fn is_bold(&self) -> bool {
        self.lines.iter().all(Line::is_bold)
    }
}

/// The paragraphs of all columns in reading order. `body` is the usual size of letters.
pub(super) fn paragraphs(columns: &[Column], body: f32) -> Vec<Paragraph> {
    let indents = columns.iter().map(indents).sum::<usize>() >= INDENTS;
    let mut out: Vec<Paragraph> = Vec::new();
    let mut before: Option<&Column> = None;
    for column in columns {
        let mut start = 0;
        for (at, line) in column.lines.iter().enumerate() {
            let new = if at == 0 {
                let target = before.and_then(|before| goes_on(&out, before, column, body, indents));
                if let Some(paragraph) = target.and_then(|i| out.get_mut(i)) {
                    paragraph.lines.push(line.clone());
                    continue;
                }
                true
            } else {
                column.begins(start, at)
            };
            if new {
                start = at;
                out.push(Paragraph { lines: vec![line.clone()] });
            } else if let Some(paragraph) = last_of(&mut out, column, start) {
                paragraph.lines.push(line.clone());
            }
        }
        before = Some(column);
    }
    out
}

/// The paragraph that holds the line before.
fn last_of<'a>(
    out: &'a mut [Paragraph],
    column: &Column,
    start: usize,
) -> Option<&'a mut Paragraph> {
    let first = column.lines.get(start)?;
    let holds = |p: &Paragraph| {
        p.lines.iter().any(|l| {
            l.page == first.page
                && l.base.total_cmp(&first.base).is_eq()
                && l.left.total_cmp(&first.left).is_eq()
        })
    };
    let at = out.iter().rposition(holds)?;
    out.get_mut(at)
}

fn indents(column: &Column) -> usize {
    let pairs = column.lines.windows(2);
    pairs
        .filter(|pair| {
            matches!(pair, [a, b] if ends_sentence(&a.text) && column.is_indented(b) && !column.is_indented(a))
        })
        .count()
}

/// The paragraph that the first line of `column` goes on with.
fn goes_on(
    out: &[Paragraph],
    before: &Column,
    column: &Column,
    body: f32,
    indents: bool,
) -> Option<usize> {
    let line = column.lines.first()?;
    let at = out.len().checked_sub(1)?;
    let last = out.get(at)?.lines.last()?;
    let is_body = |l: &Line| l.size < body * OTHER_SIZE && l.size * OTHER_SIZE > body;
    if !is_body(line) || is_bullet(&line.text) {
        return None;
    }
    if last.differs(line) || !is_body(last) {
        // A picture's words or a box may stand between the two parts of a paragraph.
        let open = |p: &Paragraph| {
            let last = p.lines.last();
            last.is_some_and(|l| is_body(l) && !l.differs(line) && !ends_strongly(&l.text))
        };
        let from = out.len().saturating_sub(CUT_OFF);
        let cut = out.get(from..)?.iter().rposition(open).map(|i| from + i);
        return cut.filter(|_| line.starts_low());
    }
    if last.ends_parted() {
        return Some(at);
    }
    if column.is_indented(line) || before.ends(last, line) {
        return None;
    }
    let goes = if ends_strongly(&last.text) {
        // A full last line that ends a sentence: only indents tell.
        indents && before.lines.len() > 1
    } else {
        line.starts_low() || !before.had_room(last, line) || last.text.ends_with(',')
    };
    goes.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines five points a letter, twelve points apart; a space at the start indents by ten.
    fn column(lines: &[&str], page: usize) -> Column {
        let line = |(i, text): (usize, &&str)| {
            let plain = text.trim_start();
            let left = if plain.len() < text.len() { 10.0 } else { 0.0 };
            Line {
                text: plain.to_owned(),
                page,
                left,
                right: left + plain.len() as f32 * 5.0,
                base: i as f32 * 12.0,
                size: 10.0,
                bold: 0.0,
                first: plain.split(' ').next().unwrap_or_default().len() as f32 * 5.0,
            }
        };
        let full = lines.iter().enumerate().filter(|(_, text)| !text.is_empty());
        Column::of(full.map(line).collect())
    }

    fn check(columns: &[&[&str]], expected: &[&str]) {
        let columns: Vec<Column> =
            columns.iter().enumerate().map(|(page, lines)| column(lines, page)).collect();
        let found: Vec<String> = paragraphs(&columns, 10.0)
            .iter()
            .map(|p| p.lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn gaps_indents_and_short_lines_part_paragraphs() {
        check(
            &[&["one two three", "four five six", "", "seven eight"]],
            &["one two three four five six", "seven eight"],
        );
        check(
            &[&["one two three", "four five six", " and seven", "eight nine"]],
            &["one two three four five six", "and seven eight nine"],
        );
        check(
            &[&[" by one two three", " four five", "six seven eight", "nine ten"]],
            &["by one two three", "four five", "six seven eight nine ten"],
        );
        check(
            &[&["one two three", "four.", "five six and on", "seven"]],
            &["one two three four.", "five six and on seven"],
        );
    }

    #[test]
    fn a_paragraph_goes_on_in_the_next_column() {
        check(
            &[&["one two three", "four five six"], &["seven eight", "nine."]],
            &["one two three four five six seven eight nine."],
        );
        check(
            &[&["one two three", "four."], &["Five six seven"]],
            &["one two three four.", "Five six seven"],
        );
    }

    #[test]
    fn items_are_paragraphs() {
        check(&[&["• one two three", " four", "• five"]], &["• one two three four", "• five"]);
        check(&[&["1. one two.", "2. three"]], &["1. one two.", "2. three"]);
    }
}
