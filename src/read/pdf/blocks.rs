//! From paragraphs of lines to blocks of text: words parted at line ends joined, headings, captions and
//! notes told, and what is no text set apart.

use super::columns;
use super::glyphs::Sheet;
use super::hyphens::{Hyphen, Vocabulary, ends_parted};
use super::paragraphs::{Column, Line, Paragraph, is_bullet, paragraphs};
use super::rows::{self, Row};
use super::running::{self, Page};
use crate::article::{Role, Warning};
use crate::read::lines::{ends_sentence, squeeze};
use crate::read::{Block, Draft, Hint, clean};
use crate::text::words;
use hayro_interpret::kurbo::Rect;

/// Letters larger than the usual ones by this share are those of headings.
const LARGER: f32 = 1.12;
/// Letters smaller than the usual ones by this share are those of captions and notes.
const SMALLER: f32 = 0.93;
/// A heading has no more words.
const HEADING_WORDS: usize = 40;
/// A heading told by bold letters alone has no more words.
const BOLD_WORDS: usize = 15;
/// A caption stands within so many sizes of its letters below a picture.
const BELOW: f32 = 3.5;
/// Notes stand in this lowest share of a page.
const LOW: f32 = 0.5;
/// Words joined without evidence that are named in the warning.
const NAMED: usize = 12;

/// Fills the draft with the blocks of all pages.
pub(super) fn fill(sheets: Vec<Sheet>, draft: &mut Draft) {
    let mut apart = turned(&sheets);
    let pictures: Vec<Vec<Rect>> = sheets.iter().map(|sheet| sheet.pictures.clone()).collect();
    let mut pages: Vec<Page> = sheets
        .into_iter()
        .map(|sheet| Page {
            height: sheet.height,
            rows: rows::with_dots(rows::rows(sheet.glyphs), &sheet.dots),
        })
        .collect();
    let around = running::take(&mut pages);
    apart.extend(around.into_iter().map(|row| set_apart(&row.text, &row.why)));
    let heights: Vec<f32> = pages.iter().map(|page| page.height).collect();
    let mut columns = in_order(pages);
    let body = usual_size(&columns);
    let notes = take_notes(&mut columns, body, &heights);
    columns.retain(|column| !column.lines.is_empty());
    let mut vocabulary = Vocabulary::default();
    for column in columns.iter().chain(&notes) {
        let mut parted = false;
        for line in &column.lines {
            vocabulary.add(&line.text, parted);
            parted = ends_parted(&line.text);
        }
    }
    let all = paragraphs(&columns, body);
    let parts_words = parts_words(&all, &vocabulary);
    let mut set = Set { body, vocabulary, parts_words, guessed: Vec::new(), pictures };
    let sizes = heading_sizes(&all, body);
    draft.blocks.extend(all.iter().map(|paragraph| set.block(paragraph, &sizes)));
    pull_quotes(&mut draft.blocks);
    for note in paragraphs(&notes, body) {
        let mut block = set.block(&note, &[]);
        // Its sign stands smaller before it, and is one in the text too.
        block.text = block.text.trim_start_matches(is_note_sign).trim_start().to_owned();
        block.hint = Hint::Marked;
        block.why = Some("a note at the foot of the page".to_owned());
        draft.blocks.push(block);
    }
    draft.blocks.extend(apart);
    draft.warnings.extend(guesses(&set.guessed));
}

/// A quote in larger letters whose words stand again in the text is repeated for show.
fn pull_quotes(blocks: &mut [Block]) {
    let heads = |block: &Block| {
        block.text.starts_with(['“', '"', '„', '«', '‘'])
            && matches!(block.hint, Hint::Heading(2..))
            && words::count(&block.text) >= QUOTE_WORDS
    };
    if !blocks.iter().any(heads) {
        return;
    }
    let texts: Vec<String> = blocks.iter().map(|block| squeeze(&block.text)).collect();
    for (i, block) in blocks.iter_mut().enumerate().filter(|(_, block)| heads(block)) {
        let own = texts.get(i).map(String::as_str).unwrap_or_default();
        let again = |other: &String| other.len() > own.len() && other.contains(own);
        if texts.iter().any(again) {
            block.hint = Hint::Role(Role::PullQuote);
            block.why = Some("larger letters, and its words stand again in the text".to_owned());
        }
    }
}

/// Fewer words in larger letters are a subhead.
const QUOTE_WORDS: usize = 4;

fn set_apart(text: &str, why: &str) -> Block {
    Block {
        text: clean::tidy(text),
        hint: Hint::Role(Role::Boilerplate),
        why: Some(why.to_owned()),
    }
}

/// Lines that do not run from left to right: names of photographers, labels of charts.
fn turned(sheets: &[Sheet]) -> Vec<Block> {
    let rows = sheets.iter().flat_map(|sheet| rows::rows(sheet.turned.clone()));
    rows.map(|row| set_apart(&row.text(), "it stands turned on the page")).collect()
}

/// The columns of all pages in reading order. Where one page shows where columns part, others with
/// fewer lines are read by it.
fn in_order(pages: Vec<Page>) -> Vec<Column> {
    let mut known = Vec::new();
    for page in &pages {
        columns::parts(page.rows.clone(), &[], &mut known);
    }
    let mut out = Vec::new();
    for (number, page) in pages.into_iter().enumerate() {
        for part in columns::parts(page.rows, &known, &mut Vec::new()) {
            out.push(Column::of(part.iter().map(|row: &Row| Line::of(row, number)).collect()));
        }
    }
    out
}

/// The size of most letters.
fn usual_size(columns: &[Column]) -> f32 {
    let mut sizes: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for line in columns.iter().flat_map(|column| &column.lines) {
        // In steps of a quarter of a point.
        *sizes.entry((line.size * 4.0).round() as i32).or_default() += line.text.chars().count();
    }
    let most = sizes.into_iter().max_by_key(|(size, count)| (*count, -size));
    most.map_or(10.0, |(size, _)| size as f32 / 4.0)
}

/// A text set with parted words has one in at most so many lines.
const PARTED_ONE_IN: usize = 25;

/// Whether the text is set with words parted at line ends, so that a hyphen there is likely no word's
/// own.
fn parts_words(all: &[Paragraph], vocabulary: &Vocabulary) -> bool {
    let (mut lines, mut guessed, mut sure) = (0, 0, 0);
    for pair in all.iter().flat_map(|paragraph| paragraph.lines.windows(2)) {
        let [line, next] = pair else { continue };
        lines += 1;
        if ends_parted(&line.text) && next.text.starts_with(char::is_lowercase) {
            let head = line.text.rsplit(' ').next().unwrap_or_default();
            let tail = next.text.split(' ').next().unwrap_or_default();
            match vocabulary.judge(head, tail) {
                Hyphen::Gone => sure += 1,
                Hyphen::Guessed => guessed += 1,
                Hyphen::Kept => {}
            }
        }
    }
    sure > 0 || guessed * PARTED_ONE_IN >= lines
}

/// Takes notes from the ends of columns: small letters low on the page that begin with a number or a
/// star. A paragraph that goes on on the next page is so not cut by them.
fn take_notes(columns: &mut [Column], body: f32, heights: &[f32]) -> Vec<Column> {
    let mut notes = Vec::new();
    for column in columns {
        let low = |line: &Line| {
            line.size < body * SMALLER
                && heights.get(line.page).is_some_and(|height| line.base > height * LOW)
        };
        let small = column.lines.iter().rev().take_while(|line| low(line)).count();
        let from = column.lines.len() - small;
        let tail = column.lines.get(from..).unwrap_or_default();
        let Some(first) = tail.iter().position(|line| starts_note(&line.text)) else { continue };
        if first > 0 {
            continue;
        }
        notes.push(Column::of(column.lines.split_off(from)));
    }
    notes
}

fn starts_note(text: &str) -> bool {
    text.starts_with(is_note_sign)
}

fn is_note_sign(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '*' | '†' | '‡')
}

/// The sizes of headings, the largest first.
fn heading_sizes(all: &[Paragraph], body: f32) -> Vec<f32> {
    let mut sizes: Vec<f32> =
        all.iter().map(Paragraph::size).filter(|size| *size > body * LARGER).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    sizes.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    sizes
}

/// How a text is set, and what was found out while its words were joined.
struct Set {
    body: f32,
    vocabulary: Vocabulary,
    /// The text is set with words parted at line ends.
    parts_words: bool,
    guessed: Vec<String>,
    pictures: Vec<Vec<Rect>>,
}

impl Set {
    fn block(&mut self, paragraph: &Paragraph, sizes: &[f32]) -> Block {
        let text = clean::tidy(&self.joined(&paragraph.lines));
        if is_bullet(&text) {
            let item =
                text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '“' && c != '"');
            return Block::hinted(item.to_owned(), Hint::Item);
        }
        if self.is_caption(paragraph) {
            return Block {
                text,
                hint: Hint::Role(Role::Caption),
                why: Some("small letters below a picture".to_owned()),
            };
        }
        let hint = self.heading(paragraph, &text, sizes).map_or(Hint::None, Hint::Heading);
        Block::hinted(text, hint)
    }

    fn heading(&self, paragraph: &Paragraph, text: &str, sizes: &[f32]) -> Option<u8> {
        let count = words::count(text);
        if count == 0 || count > HEADING_WORDS || ends_sentence(text) {
            return None;
        }
        let size = paragraph.size();
        if size > self.body * LARGER {
            let rank = sizes.iter().position(|other| (other - size).abs() < 0.5).unwrap_or(0);
            return Some(u8::try_from(rank + 1).unwrap_or(6).min(6));
        }
        let bold = paragraph.is_bold() && count <= BOLD_WORDS && size > self.body * SMALLER;
        bold.then(|| u8::try_from(sizes.len() + 1).unwrap_or(6).clamp(2, 6))
    }

    fn is_caption(&self, paragraph: &Paragraph) -> bool {
        let Some(first) = paragraph.lines.first() else { return false };
        let pictures = self.pictures.get(first.page).map_or(&[][..], Vec::as_slice);
        let below = |picture: &Rect| {
            let gap = first.base - picture.y1 as f32;
            let beside = first.left < picture.x1 as f32 && first.right > picture.x0 as f32;
            (0.0..BELOW * first.size).contains(&gap) && beside
        };
        first.size < self.body * SMALLER && pictures.iter().any(below)
    }

    /// The words of lines; words parted at line ends are made whole.
    fn joined(&mut self, lines: &[Line]) -> String {
        let mut text = String::new();
        for line in lines {
            let next = line.text.trim();
            let low = next.starts_with(char::is_lowercase) || self.is_parted_shout(&text, next);
            if text.is_empty() || is_wide_end(&text) && next.starts_with(is_wide) {
                text.push_str(next);
            } else if ends_parted(&text) && low {
                self.join_word(&mut text, next);
            } else if ends_tight(&text) {
                text.push_str(next);
            } else {
                text.push(' ');
                text.push_str(next);
            }
        }
        text
    }

    /// Whether a word in capitals was parted: only where the text has it whole, as "UK-US" may be two.
    fn is_parted_shout(&self, text: &str, next: &str) -> bool {
        let tail = next.split(' ').next().unwrap_or_default();
        let head = text.rsplit(' ').next().unwrap_or_default();
        next.starts_with(char::is_uppercase)
            && ends_parted(text)
            && self.vocabulary.judge(head, tail) == Hyphen::Gone
    }

    fn join_word(&mut self, text: &mut String, next: &str) {
        let head = text.rsplit(' ').next().unwrap_or_default().to_owned();
        let tail = next.split(' ').next().unwrap_or_default();
        match self.vocabulary.judge(&head, tail) {
            Hyphen::Kept => {}
            Hyphen::Gone => {
                text.pop();
            }
            Hyphen::Guessed if !self.parts_words => {}
            Hyphen::Guessed => {
                text.pop();
                let end = |c: char| !c.is_alphanumeric() && c != '-';
                let word = format!("{}{}", head.trim_end_matches('-'), tail);
                self.guessed.push(word.trim_matches(end).to_owned());
            }
        }
        text.push_str(next);
    }
}

/// A line that ends in a hyphen between names or numbers, or in a dash without a space before it.
fn ends_tight(text: &str) -> bool {
    let mut chars = text.chars().rev();
    let last = chars.next();
    let before = chars.next();
    matches!(last, Some('-' | '\u{2010}' | '—')) && before.is_some_and(char::is_alphanumeric)
}

/// Chinese and Japanese are written without spaces.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}')
}

fn is_wide_end(text: &str) -> bool {
    text.chars().last().is_some_and(is_wide)
}

fn guesses(guessed: &[String]) -> Option<Warning> {
    let count = guessed.len();
    let named = guessed.get(..NAMED).unwrap_or(guessed).join(", ");
    let more = if count > NAMED { ", …" } else { "" };
    let what = match count {
        0 => return None,
        1 => "1 word that was parted at a line end stands nowhere else in the text and was"
            .to_owned(),
        _ => format!(
            "{count} words that were parted at line ends stand nowhere else in the text and were"
        ),
    };
    Some(Warning::new(format!("{what} joined without the hyphen: {named}{more}")))
}
