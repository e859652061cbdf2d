//! From letters to words, and from words to rows: what stands on one line across the whole page.

use super::glyphs::Glyph;
use hayro_interpret::kurbo::Rect;
use unicode_normalization::UnicodeNormalization as _;

/// A word and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// Words on one line, from left to right.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The line they stand on.
    pub(super) base: f32,
    pub(super) words: Vec<Word>,
}

/// Letters whose lines differ by no more than this share of their size stand on one line.
const SAME_LINE: f32 = 0.22;
/// Small letters raised or lowered by up to this share of the size beside them belong to its line.
const RAISED: f32 = 0.6;
/// Letters smaller than this share of those around them are raised or lowered ones.
const SMALL: f32 = 0.8;
/// A gap wider than this share of the letters' size parts words, where spaces are not written.
const WORD_GAP: f32 = 0.17;
/// The same where they are.
const WORD_GAP_SPACED: f32 = 0.3;
/// One letter in so many is a space where spaces are written.
const SPACES_ONE_IN: usize = 20;
/// Letters with gaps of this share of their size between all of them are spaced for show.
const SPACED_OUT: f32 = 0.12;
/// A letter drawn again within this share of its size was drawn twice for weight or shadow.
const TWICE: f32 = 0.08;

/// The rows of a page, from the top.
pub(super) fn rows(glyphs: Vec<Glyph>) -> Vec<Row> {
    let spaces = glyphs.iter().filter(|g| is_blank(g)).count();
    let gap = if spaces * SPACES_ONE_IN > glyphs.len() { WORD_GAP_SPACED } else { WORD_GAP };
    let lines = with_raised(lines(glyphs));
    lines.into_iter().filter_map(|line| row(line, gap)).collect()
}

/// How far before the first word of its row a drawn dot stands, in sizes of the letters.
const DOT_BEFORE: f32 = 2.5;

/// Puts a bullet before each row that has a dot drawn before it.
pub(super) fn with_dots(mut rows: Vec<Row>, dots: &[Rect]) -> Vec<Row> {
    for dot in dots {
        let (left, right, low) = (dot.x0 as f32, dot.x1 as f32, dot.y1 as f32);
        let beside = |row: &&mut Row| {
            let size = row.size();
            let gap = row.left() - right;
            (0.0..DOT_BEFORE * size).contains(&gap) && (0.0..0.5 * size).contains(&(row.base - low))
        };
        if let Some(row) = rows.iter_mut().find(beside) {
            let size = row.size();
            let text = "•".to_owned();
            row.words.insert(0, Word { text, left, right, size, bold: false });
        }
    }
    rows
}

struct Line {
    base: f32,
    size: f32,
    glyphs: Vec<Glyph>,
}

/// Letters by their lines.
fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines: Vec<Line> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line) if glyph.base - line.base <= SAME_LINE * line.size.min(glyph.size) => {
                if !is_blank(&glyph) {
                    line.size = line.size.max(glyph.size);
                }
                line.glyphs.push(glyph);
            }
            _ => lines.push(Line { base: glyph.base, size: glyph.size, glyphs: vec![glyph] }),
        }
    }
    lines
}

/// Moves raised and lowered small letters to the line beside which they stand.
fn with_raised(lines: Vec<Line>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut held: Option<Line> = None;
    for mut line in lines {
        if let Some(small) = held.take() {
            if belongs(&small, &line) {
                line.glyphs.extend(small.glyphs.into_iter().filter(|glyph| !is_mark(glyph)));
            } else if let Some(above) = out.last_mut().filter(|above| belongs(&small, above)) {
                above.glyphs.extend(small.glyphs);
            } else {
                out.push(small);
            }
        }
        held = Some(line);
    }
    if let Some(last) = held {
        match out.last_mut().filter(|above| belongs(&last, above)) {
            Some(above) => above.glyphs.extend(last.glyphs),
            None => out.push(last),
        }
    }
    out
}

fn belongs(small: &Line, line: &Line) -> bool {
    let near = (small.base - line.base).abs() <= RAISED * line.size;
    near && small.size < SMALL * line.size && small.glyphs.iter().all(|glyph| touches(glyph, line))
}

/// Whether a letter stands right beside one of the line.
fn touches(glyph: &Glyph, line: &Line) -> bool {
    is_blank(glyph)
        || line.glyphs.iter().any(|other| {
            glyph.left < other.right + line.size * 0.5 && other.left < glyph.right + line.size * 0.5
        })
}

/// The raised sign of a note is not part of the text.
fn is_mark(glyph: &Glyph) -> bool {
    glyph.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | ',' | ' '))
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.text.chars().all(char::is_whitespace)
}

fn is_letter(glyph: &Glyph) -> bool {
    glyph.text.chars().all(char::is_alphanumeric)
}

fn row(line: Line, gap: f32) -> Option<Row> {
    let Line { base, mut glyphs, .. } = line;
    glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
    let spread = spread(&glyphs);
    let mut words: Vec<Word> = Vec::new();
    let mut open: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        if is_blank(&glyph) {
            words.extend(word(&mut open));
            continue;
        }
        if let Some(last) = open.last() {
            let twice =
                last.text == glyph.text && (glyph.left - last.left).abs() < TWICE * glyph.size;
            if twice {
                continue;
            }
            if glyph.left - last.right > spread + gap * glyph.size.max(last.size) {
                words.extend(word(&mut open));
            }
        }
        open.push(glyph);
    }
    words.extend(word(&mut open));
    (!words.is_empty()).then_some(Row { base, words })
}

/// How far apart letters that are spaced for show stand; nothing for all others.
fn spread(glyphs: &[Glyph]) -> f32 {
    let mut gaps: Vec<f32> = glyphs
        .windows(2)
        .filter_map(|pair| match pair {
            // Dots that lead to a page number are apart, and letters beside them are not.
            [a, b] if is_letter(a) && is_letter(b) => Some((b.left - a.right) / b.size),
            _ => None,
        })
        .collect();
    gaps.sort_by(f32::total_cmp);
    let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    let size = glyphs.first().map_or(0.0, |g| g.size);
    if gaps.len() >= 4 && middle > SPACED_OUT && middle < 1.0 { middle * size } else { 0.0 }
}

fn word(open: &mut Vec<Glyph>) -> Option<Word> {
    let first = open.first()?;
    let size = open.iter().map(|g| g.size).fold(0.0, f32::max);
    let (left, bold) = (first.left, first.bold);
    let right = open.iter().map(|g| g.right).fold(f32::MIN, f32::max);
    let backwards = open.iter().any(|g| g.text.chars().any(is_rtl));
    let glyphs = open.drain(..).map(|g| g.text);
    let text: String = if backwards { glyphs.rev().collect() } else { glyphs.collect() };
    // Fonts name the shapes of Arabic letters; the letters are wanted.
    let text = if backwards { text.nfkc().collect() } else { text };
    Some(Word { text, left, right, size, bold })
}

/// Letters of Hebrew, Arabic and the scripts beside them, which run from right to left.
pub(super) fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// ".2019" as "2019.".
fn stop_last(word: &str) -> String {
    let rest = word.trim_start_matches(['.', ',', ':', '،', '؛', '؟', '!']);
    let stops = word.strip_suffix(rest).unwrap_or_default();
    format!("{rest}{stops}")
}

impl Row {
    /// Its words in the order in which they are read.
    pub(super) fn text(&self) -> String {
        let rtl = self.words.iter().filter(|w| w.text.chars().any(is_rtl)).count();
        let mut words: Vec<&str> = self.words.iter().map(|w| w.text.as_str()).collect();
        if rtl * 2 >= words.len().max(1) {
            words.reverse();
            // Words of other scripts and figures run from left to right even there.
            let foreign = |word: &&str| !word.chars().any(is_rtl);
            for run in words.chunk_by_mut(|a, b| foreign(a) && foreign(b)) {
                run.reverse();
            }
            // There the stop after a figure stands to its left.
            let turned = words
                .into_iter()
                .map(|word| if foreign(&word) { stop_last(word) } else { word.to_owned() });
            return turned.collect::<Vec<_>>().join(" ");
        }
        words.join(" ")
    }

    pub(super) fn left(&self) -> f32 {
        self.words.first().map_or(0.0, |w| w.left)
    }

    pub(super) fn right(&self) -> f32 {
        self.words.iter().map(|w| w.right).fold(0.0, f32::max)
    }

    /// The size of most of its letters.
    pub(super) fn size(&self) -> f32 {
        let mut sizes: Vec<(f32, usize)> =
            self.words.iter().map(|w| (w.size, w.text.chars().count())).collect();
        sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let half = sizes.iter().map(|(_, n)| n).sum::<usize>() / 2;
        let mut sum = 0;
        let middle = sizes.iter().find(|(_, n)| {
            sum += n;
            sum > half
        });
        middle.map_or(0.0, |(size, _)| *size)
    }

    /// The share of its letters that are bold.
    pub(super) fn bold(&self) -> f32 {
        let count = |bold: bool| -> usize {
            let words = self.words.iter().filter(|w| !bold || w.bold);
            words.map(|w| w.text.chars().count()).sum()
        };
        count(true) as f32 / count(false).max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of half their size wide, from `left` on; `step` is what comes between.
    pub(super) fn set(text: &str, left: f32, base: f32, size: f32, step: f32) -> Vec<Glyph> {
        let width = size / 2.0;
        text.chars()
            .enumerate()
            .filter(|(_, c)| *c != ' ')
            .map(|(i, c)| {
                let left = left + i as f32 * (width + step);
                Glyph { text: c.into(), left, right: left + width, base, size, bold: false }
            })
            .collect()
    }

    fn check(glyphs: Vec<Glyph>, expected: &[&str]) {
        let found: Vec<String> = rows(glyphs).iter().map(Row::text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn gaps_part_words() {
        check(set("the old pier", 10.0, 20.0, 10.0, 0.0), &["the old pier"]);
        check(set("THE  OLD  PIER", 10.0, 20.0, 10.0, 3.0), &["THE OLD PIER"]);
    }

    #[test]
    fn letters_drawn_twice_are_read_once() {
        let mut glyphs = set("pier", 10.0, 20.0, 10.0, 0.0);
        glyphs.extend(set("pier", 10.3, 20.0, 10.0, 0.0));
        check(glyphs, &["pier"]);
    }

    #[test]
    fn signs_of_notes_are_no_words() {
        let mut glyphs = set("pier", 10.0, 20.0, 10.0, 0.0);
        glyphs.extend(set("1", 30.0, 16.0, 6.0, 0.0));
        glyphs.extend(set("next", 10.0, 32.0, 10.0, 0.0));
        check(glyphs, &["pier", "next"]);
    }

    #[test]
    fn dots_drawn_before_a_row_are_bullets() {
        let rows = rows(set("the pier", 30.0, 20.0, 10.0, 0.0));
        let dot = |y: f64| Rect::new(18.0, y - 4.0, 22.0, y);
        let text =
            |dots: &[Rect]| with_dots(rows.clone(), dots).iter().map(Row::text).collect::<String>();
        assert_eq!(text(&[dot(18.5)]), "• the pier");
        assert_eq!(text(&[dot(40.0), dot(5.0)]), "the pier");
    }

    #[test]
    fn hebrew_is_read_from_the_right() {
        check(set(".12 \u{5d1}\u{5d0}", 10.0, 20.0, 10.0, 0.0), &["\u{5d0}\u{5d1} 12."]);
    }

    #[test]
    fn shapes_of_arabic_letters_are_letters() {
        check(set("\u{fe8e}\u{fee3}", 10.0, 20.0, 10.0, 0.0), &["\u{645}\u{627}"]);
    }
}
