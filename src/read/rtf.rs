//! Rich text (RTF): one stream of marks, in which groups say what their words are for. Read by hand: of
//! what other readers know of it, code pages of fonts, notes and deleted words are mostly missing.

mod pages;
mod state;
mod tokens;

use super::parts::{self, Parts, Place};
use super::{Draft, Hint, ReadError, clean};
use crate::article::{Date, Warning};
use encoding_rs::Encoding;
use state::{Group, Seen, Target};
use std::collections::HashMap;
use tokens::{Token, Tokens};

/// Groups inside one another; office programs write some dozens.
const MAX_DEPTH: usize = 1000;

/// Reads rich text.
///
/// # Errors
/// None at present: what breaks off gives what there is.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let mut reader = Reader::default();
    let mut whole = false;
    for token in Tokens::of(bytes) {
        reader.take(&token);
        if reader.groups.is_empty() {
            // What comes after the outermost group is not of the document.
            whole = true;
            break;
        }
        if reader.groups.len() > MAX_DEPTH {
            break;
        }
    }
    let too_deep = reader.groups.len() > MAX_DEPTH;
    reader.finish();
    let mut draft = Draft::default();
    if too_deep {
        draft.warnings.push(Warning::new(format!(
            "Groups of the RTF file are nested more than {MAX_DEPTH} deep; the text before that place was read"
        )));
    } else if !whole {
        draft.warnings.push(Warning::new("The RTF file breaks off; the text up to there was read"));
    }
    draft.warnings.extend(parts::changes_warning(reader.deleted));
    let data = reader.data;
    draft.fallback.headline = Some(clean::tidy(&data.title)).filter(|title| !title.is_empty());
    draft.fallback.byline = parts::author(&data.author);
    draft.fallback.published = data.day();
    reader.parts.finish(&mut draft);
    if too_deep && draft.blocks.is_empty() {
        let why = format!("its groups are nested more than {MAX_DEPTH} deep");
        return Err(ReadError::Damaged { format: "RTF", why });
    }
    Ok(draft)
}

/// What the file says about itself.
#[derive(Default)]
struct Data {
    title: String,
    author: String,
    year: i32,
    month: i32,
    day: i32,
}

impl Data {
    fn day(&self) -> Option<Date> {
        let small = |n: i32| i8::try_from(n).ok();
        Date::new(i16::try_from(self.year).ok()?, small(self.month)?, small(self.day)?).ok()
    }
}

/// What holds for the paragraph that is open.
#[derive(Clone, Debug, Default)]
struct Look {
    style: Option<i32>,
    outline: Option<u8>,
    item: bool,
    in_table: bool,
}

struct Reader {
    groups: Vec<Group>,
    /// The encoding of bytes where a font has none of its own.
    encoding: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    default_font: Option<i32>,
    styles: HashMap<i32, String>,
    /// The font or style that is being described.
    font: i32,
    style: Option<i32>,
    name: String,
    /// Bytes that wait for the rest of their letter, and their encoding.
    bytes: Vec<u8>,
    bytes_in: &'static Encoding,
    /// The first half of a letter that is written as two numbers.
    half: Option<u16>,
    /// Characters still to be passed over after a letter written as a number.
    skip: usize,
    text: String,
    look: Look,
    /// Text that waits while a note or a head is read.
    waiting: Vec<(String, Look)>,
    row_open: bool,
    parts: Parts,
    data: Data,
    deleted: usize,
    was_deleted: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            groups: vec![],
            encoding: encoding_rs::WINDOWS_1252,
            fonts: HashMap::new(),
            default_font: None,
            styles: HashMap::new(),
            font: 0,
            style: None,
            name: String::new(),
            bytes: Vec::new(),
            bytes_in: encoding_rs::WINDOWS_1252,
            half: None,
            skip: 0,
            text: String::new(),
            look: Look::default(),
            waiting: Vec::new(),
            row_open: false,
            parts: Parts::default(),
            data: Data::default(),
            deleted: 0,
            was_deleted: false,
        }
    }
}

impl Reader {
    fn group(&self) -> Group {
        self.groups.last().cloned().unwrap_or_default()
    }

    fn take(&mut self, token: &Token<'_>) {
        match token {
            Token::Open => {
                self.settle();
                self.skip = 0;
                let mut group = self.group();
                group.fresh = true;
                group.optional = false;
                group.turned = false;
                self.groups.push(group);
            }
            Token::Close => self.close(),
            Token::Byte(byte) => self.byte(*byte),
            Token::Plain(byte) => {
                self.fresh_no_more();
                self.byte(*byte);
            }
            Token::Symbol(symbol) => self.symbol(*symbol),
            Token::Word(word, number) => self.word(word, *number),
        }
    }

    fn fresh_no_more(&mut self) {
        if let Some(group) = self.groups.last_mut() {
            // An unknown group that old readers are to pass over.
            if group.fresh && group.optional {
                group.target = Target::Nothing;
            }
            group.fresh = false;
        }
    }

    fn close(&mut self) {
        self.settle();
        self.skip = 0;
        let Some(group) = self.groups.pop() else { return };
        match group.target {
            Target::Fonts => self.name.clear(),
            Target::Styles => self.end_style(),
            _ => {}
        }
        if group.turned && group.target.place().is_some() {
            self.end_paragraph(group.target);
            if let Some((text, look)) = self.waiting.pop() {
                self.text = text;
                self.look = look;
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if self.group().target == Target::Nothing {
            return;
        }
        let encoding = self.encoding_here();
        if !self.bytes.is_empty() && self.bytes_in != encoding {
            self.settle();
        }
        self.bytes_in = encoding;
        self.bytes.push(byte);
    }

    fn encoding_here(&self) -> &'static Encoding {
        let group = self.group();
        if group.target == Target::Fonts || group.target == Target::Styles {
            return self.encoding;
        }
        let font = group.font.or(self.default_font);
        font.and_then(|font| self.fonts.get(&font).copied()).unwrap_or(self.encoding)
    }

    /// Turns the bytes that wait into letters.
    fn settle(&mut self) {
        if self.half.take().is_some() {
            self.push("\u{fffd}");
        }
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let letters = self.bytes_in.decode_without_bom_handling(&bytes).0;
        self.push(&letters);
    }

    fn push(&mut self, words: &str) {
        let group = self.group();
        match group.target {
            Target::Nothing => {}
            Target::Fonts => {}
            Target::Styles => self.style_name(words),
            Target::Title => self.data.title.push_str(words),
            Target::Author => self.data.author.push_str(words),
            Target::Created | Target::Info => {}
            Target::Text | Target::Note | Target::Comment | Target::Running | Target::Box => {
                let deleted = group.seen == Seen::Deleted;
                self.deleted += usize::from(deleted && !self.was_deleted);
                if group.seen == Seen::Shown {
                    self.text.push_str(words);
                }
                self.was_deleted = deleted;
            }
        }
    }

    /// Names of styles end with a semicolon.
    fn style_name(&mut self, words: &str) {
        for c in words.chars() {
            if c == ';' {
                self.end_style();
            } else {
                self.name.push(c);
            }
        }
    }

    fn end_style(&mut self) {
        let name = clean::tidy(&std::mem::take(&mut self.name));
        if let (Some(style), false) = (self.style.take(), name.is_empty()) {
            self.styles.insert(style, name);
        }
    }

    /// A letter written as a number.
    fn letter(&mut self, number: i32) {
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0xfffd);
        if self.half.is_none() {
            self.settle();
        }
        let pair: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if pair.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        match String::from_utf16_lossy(&pair).as_str() {
            // The bullet of the symbol font.
            "\u{f0b7}" => self.push("•"),
            letter => self.push(letter),
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if symbol == b'*' {
            if let Some(group) = self.groups.last_mut() {
                group.optional = true;
            }
            return;
        }
        self.fresh_no_more();
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match symbol {
            b'{' | b'}' | b'\\' => self.byte(symbol),
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("-"),
            // A place where a word may be parted, a formula's mark, an index entry: not shown.
            _ => {}
        }
    }

    /// Writes words that are no bytes.
    fn say(&mut self, words: &str) {
        self.settle();
        self.push(words);
    }

    fn end_paragraph(&mut self, target: Target) {
        self.settle();
        let place = target.place().unwrap_or(Place::Text);
        let words = std::mem::take(&mut self.text);
        let style = self.look.style.and_then(|style| self.styles.get(&style));
        let name = style.map(String::as_str).unwrap_or_default();
        let outlined = self.look.outline.filter(|level| *level < 9);
        let styled = parts::hint_of_style(name);
        let listed = words.trim_start().strip_prefix('•').map(str::to_owned);
        let hint = styled
            .or_else(|| outlined.map(|level| Hint::Heading(level + 1)))
            .or_else(|| (self.look.item || listed.is_some()).then_some(Hint::Item))
            .unwrap_or(Hint::None);
        let words = listed.unwrap_or(words);
        let contents = place == Place::Text && parts::is_contents_style(name);
        if place == Place::Text {
            self.table();
        }
        self.parts.paragraph(&words, hint, if contents { Place::Contents } else { place });
    }

    /// Opens a row before the first paragraph in it, and closes one that was never ended.
    fn table(&mut self) {
        if self.look.in_table && !self.row_open {
            self.parts.open_row();
            self.parts.open_cell();
        } else if !self.look.in_table && self.row_open {
            self.parts.close_row();
        }
        self.row_open = self.look.in_table;
    }

    fn end_cell(&mut self) {
        self.look.in_table = true;
        self.end_paragraph(Target::Text);
        self.parts.open_cell();
    }

    fn end_row(&mut self) {
        self.settle();
        self.text.clear();
        if std::mem::take(&mut self.row_open) {
            self.parts.close_row();
        }
    }

    fn finish(&mut self) {
        while !self.groups.is_empty() {
            self.close();
        }
        self.end_paragraph(Target::Text);
        self.look.in_table = false;
        self.table();
    }
}

#[cfg(test)]
mod tests;
