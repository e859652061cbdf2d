//! Letters set in lines, and where each of them stands.

use super::Look;
use super::bidi::{self, Atom};
use egui::epaint::text::{Galley, Glyph, LayoutJob, TextFormat};
use egui::{Color32, Painter, Pos2, Rect, Ui, Vec2};
use std::ops::Range;
use std::sync::Arc;

/// The part of a line that some letters take up, relative to the text's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LineBox {
    pub(super) rect: Rect,
    pub(super) baseline: f32,
}

/// A text set in lines.
#[derive(Clone, Debug)]
pub(super) enum Lines {
    /// All of it is read from left to right, and laid out as a whole.
    Straight(Arc<Galley>),
    /// Some of it is read from right to left.
    Reordered(Reordered),
}

impl Lines {
    /// Sets `text` in lines no longer than `width`.
    pub(super) fn new(ui: &Ui, text: String, look: &Look, width: f32) -> Self {
        if bidi::has_leftward(&text) {
            return Self::Reordered(Reordered::new(ui, &text, look, width));
        }
        Self::Straight(galley(ui, text, look, width))
    }

    /// How high it is.
    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Straight(galley) => galley.size().y,
            Self::Reordered(reordered) => reordered.height,
        }
    }

    /// The letter at `at`.
    pub(super) fn char_at(&self, at: Vec2) -> Option<usize> {
        match self {
            Self::Straight(galley) => char_at(galley, at),
            Self::Reordered(reordered) => reordered.char_at(at),
        }
    }

    /// Boxes around the letters `chars`: one a line, or more where they do not stand together.
    pub(super) fn boxes(&self, chars: &Range<usize>) -> Vec<LineBox> {
        match self {
            Self::Straight(galley) => boxes(galley, chars),
            Self::Reordered(reordered) => reordered.boxes(chars),
        }
    }

    /// Paints it with its upper left corner at `at`.
    pub(super) fn paint(&self, painter: &Painter, at: Pos2, ink: Color32) {
        match self {
            Self::Straight(galley) => {
                painter.galley(at, Arc::clone(galley), ink);
            }
            Self::Reordered(reordered) => {
                for set in &reordered.atoms {
                    painter.galley(at + set.at, Arc::clone(&set.galley), ink);
                }
            }
        }
    }
}

fn galley(ui: &Ui, text: String, look: &Look, width: f32) -> Arc<Galley> {
    let format = TextFormat {
        font_id: look.font.clone(),
        line_height: Some(look.leading),
        color: look.colour,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text, format);
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn char_at(galley: &Galley, at: Vec2) -> Option<usize> {
    let mut first = 0;
    for row in &galley.rows {
        if row.rect().y_range().contains(at.y) {
            let x = at.x - row.pos.x;
            let hit = row.glyphs.iter().position(|g| g.pos.x <= x && x < g.max_x())?;
            return Some(first + hit);
        }
        first += row.char_count_including_newline().0;
    }
    None
}

fn boxes(galley: &Galley, chars: &Range<usize>) -> Vec<LineBox> {
    let mut boxes = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let from = chars.start.saturating_sub(first).min(count);
        let to = chars.end.saturating_sub(first).min(count);
        let letters = row.glyphs.get(from..to).unwrap_or_default();
        let letters = inked(letters, |glyph| !glyph.chr.is_whitespace());
        if let (Some(one), Some(other)) = (letters.first(), letters.last()) {
            boxes.push(LineBox {
                rect: Rect::from_min_max(
                    Pos2::new(row.pos.x + one.pos.x, row.min_y()),
                    Pos2::new(row.pos.x + other.max_x(), row.max_y()),
                ),
                baseline: row.min_y() + one.pos.y,
            });
        }
        first += row.char_count_including_newline().0;
        if first >= chars.end {
            break;
        }
    }
    boxes
}

/// What stands between the first and the last that is no space: spaces around words are no words to
/// mark.
fn inked<T>(all: &[T], is_ink: impl Fn(&T) -> bool) -> &[T] {
    let first = all.iter().position(&is_ink).unwrap_or(all.len());
    let end = all.iter().rposition(&is_ink).map_or(0, |last| last + 1);
    all.get(first..end).unwrap_or_default()
}

/// An atom with its place.
#[derive(Clone, Debug)]
struct SetAtom {
    galley: Arc<Galley>,
    /// Its upper left corner, from the text's.
    at: Vec2,
    chars: Range<usize>,
    leftward: bool,
    space: bool,
    line: usize,
}

impl SetAtom {
    fn width(&self) -> f32 {
        self.galley.size().x
    }

    /// The part of its width, from its left edge, that the letters `chars` take up. Where letters are
    /// drawn together, each is given an equal share.
    fn part(&self, chars: &Range<usize>) -> (f32, f32) {
        let count = self.chars.len();
        let from = chars.start.saturating_sub(self.chars.start).min(count);
        let to = chars.end.saturating_sub(self.chars.start).min(count);
        let glyphs = self.galley.rows.first().map_or(&[][..], |row| &row.glyphs);
        if !self.leftward && glyphs.len() == count {
            let left = glyphs.get(from).map_or(0.0, |glyph| glyph.pos.x);
            let last = to.checked_sub(1).and_then(|last| glyphs.get(last));
            return (left, last.map_or(left, Glyph::max_x));
        }
        let a_letter = self.width() / count.max(1) as f32;
        let (from, to) = (from as f32 * a_letter, to as f32 * a_letter);
        if self.leftward { (self.width() - to, self.width() - from) } else { (from, to) }
    }
}

/// A text in whose lines words stand in another order than in the text.
#[derive(Clone, Debug)]
pub(super) struct Reordered {
    /// In logical order.
    atoms: Vec<SetAtom>,
    leading: f32,
    baseline: f32,
    height: f32,
}

impl Reordered {
    fn new(ui: &Ui, text: &str, look: &Look, width: f32) -> Self {
        let leftward = bidi::reads_leftward(text);
        let mut new =
            Self { atoms: Vec::new(), leading: look.leading, baseline: look.leading, height: 0.0 };
        let mut first = 0;
        let mut lines = 0;
        for paragraph in text.split('\n') {
            let mut cut = Vec::new();
            for atom in bidi::atoms(paragraph, first, leftward) {
                fit(ui, atom, look, width, &mut cut);
            }
            first += paragraph.chars().count() + 1;
            for line in broken(&cut, width) {
                let line = cut.get(line).unwrap_or_default();
                new.place(line, lines, width, leftward);
                lines += 1;
            }
        }
        let row = new.atoms.iter().find_map(|set| set.galley.rows.first());
        if let Some(glyph) = row.and_then(|row| row.glyphs.first()) {
            new.baseline = glyph.pos.y;
        }
        new.height = lines as f32 * look.leading;
        new
    }

    /// Puts the atoms of a line in their order and their places.
    fn place(&mut self, line: &[(Atom, Arc<Galley>)], number: usize, width: f32, leftward: bool) {
        // White space at the end of a line takes no place.
        let end = line.iter().rposition(|(atom, _)| !atom.space).map_or(0, |last| last + 1);
        let line = line.get(..end).unwrap_or_default();
        let levels: Vec<u8> = line.iter().map(|(atom, _)| atom.level).collect();
        let taken: f32 = line.iter().map(|(_, galley)| galley.size().x).sum();
        let mut x = if leftward { width - taken } else { 0.0 };
        let mut set: Vec<SetAtom> = Vec::with_capacity(line.len());
        for at in bidi::visual_order(&levels) {
            let Some((atom, galley)) = line.get(at) else { continue };
            set.push(SetAtom {
                galley: Arc::clone(galley),
                at: Vec2::new(x, number as f32 * self.leading),
                chars: atom.chars.clone(),
                leftward: atom.is_leftward(),
                space: atom.space,
                line: number,
            });
            x += galley.size().x;
        }
        set.sort_by_key(|set| set.chars.start);
        self.atoms.append(&mut set);
    }

    fn char_at(&self, at: Vec2) -> Option<usize> {
        let hit = self.atoms.iter().find(|set| {
            Rect::from_min_size(set.at.to_pos2(), Vec2::new(set.width(), self.leading))
                .contains(at.to_pos2())
        })?;
        let mut letters = hit.chars.clone();
        letters.find(|&letter| {
            let (left, right) = hit.part(&(letter..letter + 1));
            (left..right).contains(&(at.x - hit.at.x))
        })
    }

    fn boxes(&self, chars: &Range<usize>) -> Vec<LineBox> {
        let from = self.atoms.partition_point(|set| set.chars.end <= chars.start);
        let to = self.atoms.partition_point(|set| set.chars.start < chars.end);
        let touched = self.atoms.get(from..to).unwrap_or_default();
        let mut boxes = Vec::new();
        for line in touched.chunk_by(|one, other| one.line == other.line) {
            let mut parts: Vec<(f32, f32)> = inked(line, |set| !set.space)
                .iter()
                .map(|set| {
                    let (left, right) = set.part(chars);
                    (set.at.x + left, set.at.x + right)
                })
                .collect();
            parts.sort_by(|one, other| one.0.total_cmp(&other.0));
            let top = line.first().map_or(0.0, |set| set.at.y);
            for part in joined(&parts) {
                boxes.push(LineBox {
                    rect: Rect::from_min_max(
                        Pos2::new(part.0, top),
                        Pos2::new(part.1, top + self.leading),
                    ),
                    baseline: top + self.baseline,
                });
            }
        }
        boxes
    }
}

/// Parts that touch, made one; from left to right.
fn joined(parts: &[(f32, f32)]) -> Vec<(f32, f32)> {
    /// Positions are rounded to pixels.
    const TOUCH: f32 = 1.0;
    let mut joined: Vec<(f32, f32)> = Vec::new();
    for &(left, right) in parts {
        match joined.last_mut() {
            Some(last) if left <= last.1 + TOUCH => last.1 = last.1.max(right),
            Some(_) | None => joined.push((left, right)),
        }
    }
    joined
}

/// Sets an atom by itself, in halves where it is longer than a line.
fn fit(ui: &Ui, atom: Atom, look: &Look, width: f32, out: &mut Vec<(Atom, Arc<Galley>)>) {
    let set = galley(ui, atom.text.clone(), look, f32::INFINITY);
    let count = atom.chars.len();
    if set.size().x <= width || count < 2 {
        out.push((atom, set));
        return;
    }
    let middle = count / 2;
    let first: String = atom.text.chars().take(middle).collect();
    let second: String = atom.text.chars().skip(middle).collect();
    let at = atom.chars.start + middle;
    let first = Atom { text: first, chars: atom.chars.start..at, ..atom.clone() };
    let second = Atom { text: second, chars: at..atom.chars.end, ..atom };
    fit(ui, first, look, width, out);
    fit(ui, second, look, width, out);
}

/// Where lines of atoms end so that none is longer than `width`: after white space, or wherever a word
/// is longer than a line. At least one line.
fn broken(atoms: &[(Atom, Arc<Galley>)], width: f32) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut taken = 0.0;
    let mut at = 0;
    for word in atoms.chunk_by(|one, other| !(one.0.space || other.0.space)) {
        let long: f32 = word.iter().map(|(_, galley)| galley.size().x).sum();
        let space = word.iter().all(|(atom, _)| atom.space);
        if !space && taken + long > width && at > start {
            lines.push(start..at);
            (start, taken) = (at, 0.0);
        }
        for (_, galley) in word {
            let wide = galley.size().x;
            if !space && taken + wide > width && at > start {
                lines.push(start..at);
                (start, taken) = (at, 0.0);
            }
            taken += wide;
            at += 1;
        }
    }
    lines.push(start..at);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme;
    use egui::FontId;

    /// Runs `check` on `text` set in lines of `width`. The letters have no font: what is checked are
    /// places, which each has all the same.
    fn with_lines(text: &str, width: f32, check: impl Fn(&Reordered)) {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let look =
                Look { font: FontId::proportional(14.0), leading: 20.0, colour: Color32::BLACK };
            match Lines::new(ui, text.to_owned(), &look, width) {
                Lines::Reordered(reordered) => check(&reordered),
                Lines::Straight(_) => panic!("not reordered"),
            }
        });
        output.textures_delta.clear();
    }

    const TEXT: &str = "אמר השר UN News כי 14 ברגים נפלו מן הגשר (הישן) ביום שני.\nסוף";

    #[test]
    fn lines_are_no_longer_than_their_width_and_hold_every_letter_once() {
        with_lines(TEXT, 120.0, |lines| {
            assert!(lines.height > 40.0, "several lines");
            let mut last = 0;
            for set in &lines.atoms {
                assert!(set.at.x >= -0.5 && set.at.x + set.width() <= 120.5, "{set:?}");
                assert!(set.chars.start >= last);
                last = set.chars.end;
            }
            let words = lines.atoms.iter().filter(|set| !set.space);
            let letters: usize = words.map(|set| set.chars.len()).sum();
            assert_eq!(letters, TEXT.chars().filter(|c| !c.is_whitespace()).count());
        });
    }

    #[test]
    fn the_letter_under_the_pointer_is_the_one_whose_box_it_is_in() {
        with_lines(TEXT, 160.0, |lines| {
            for (at, c) in TEXT.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
                let boxes = lines.boxes(&(at..at + 1));
                assert_eq!(boxes.len(), 1, "{c}");
                let centre = boxes[0].rect.center();
                assert_eq!(lines.char_at(centre.to_vec2()), Some(at), "{c}");
            }
        });
    }

    #[test]
    fn the_first_word_stands_at_the_right_and_the_next_left_of_it() {
        with_lines(TEXT, 2_000.0, |lines| {
            let first = lines.boxes(&(0..3))[0].rect;
            let second = lines.boxes(&(4..7))[0].rect;
            assert!((first.right() - 2_000.0).abs() < 0.5);
            assert!(second.right() < first.left());
            // Two words of another script keep their own order.
            let un = lines.boxes(&(8..10))[0].rect;
            let news = lines.boxes(&(11..15))[0].rect;
            assert!(un.right() < news.left() && news.right() < second.left());
            assert_eq!(lines.boxes(&(8..15)).len(), 1, "one box around both");
        });
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut_and_not_lost() {
        let text = format!("א {}", "ב".repeat(400));
        with_lines(&text, 100.0, |lines| {
            assert!(lines.atoms.iter().all(|set| set.width() <= 100.5));
            assert_eq!(lines.atoms.last().map(|set| set.chars.end), Some(402));
        });
    }
}
