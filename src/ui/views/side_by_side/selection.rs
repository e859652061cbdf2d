//! Words of a cell that are selected to be copied. A selection is kept as positions in the version's
//! own text, so that words that only the base has never belong to it, wherever they are drawn.

use super::ViewData;
use super::cells::CellsState;
use crate::align::RowId;
use crate::article::{self, Place, Version, VersionId};
use crate::jobs::Revision;
use crate::present::PassageView;
use crate::text::Span;
use crate::ui::text::Laid;
use egui::{PointerButton, Pos2, Rect, Response, Ui, Vec2};
use std::sync::Arc;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// A place between two letters of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Position {
    /// Which of the passage's places.
    part: usize,
    /// How many bytes of its paragraph stand before.
    byte: usize,
}

/// Some words of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The row.
    pub row: RowId,
    /// The version.
    pub version: VersionId,
    revision: Revision,
    /// Where it was begun.
    anchor: Position,
    /// Where it was led to.
    head: Position,
}

/// Which cell of which analysis a selection is made in.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) data: &'a ViewData<'a>,
    pub(super) row: RowId,
    pub(super) version: VersionId,
    pub(super) passage: &'a PassageView,
}

impl Of<'_> {
    fn versions(&self) -> &[Arc<Version>] {
        &self.data.story.versions
    }

    fn text(&self, part: usize) -> &str {
        let place = self.passage.places.get(part);
        let paragraph =
            place.and_then(|place| article::paragraph(self.versions(), place.paragraph));
        paragraph.map_or("", |paragraph| paragraph.text.as_str())
    }

    fn selection(&self, anchor: Position, head: Position) -> Selection {
        let revision = self.data.revision;
        Selection { row: self.row, version: self.version, revision, anchor, head }
    }

    fn ends(&self) -> Option<(Position, Position)> {
        let first = self.passage.places.first()?;
        let last = self.passage.places.last()?;
        let start = Position { part: 0, byte: first.span.start() };
        Some((start, Position { part: self.passage.places.len() - 1, byte: last.span.end() }))
    }

    /// All words of the cell.
    pub(super) fn all(&self) -> Option<Selection> {
        self.ends().map(|(start, end)| self.selection(start, end))
    }

    /// The word at a position, or the mark or space where there is no word.
    fn word(&self, at: Position) -> Option<Selection> {
        let place = self.passage.places.get(at.part)?;
        let start = place.span.start();
        let words = place.span.slice(self.text(at.part));
        let inside = at.byte.checked_sub(start)?;
        let mut bounds = words.split_word_bound_indices();
        let (from, word) = bounds
            .find(|(from, word)| (*from..from + word.len()).contains(&inside))
            .or_else(|| words.split_word_bound_indices().next_back())?;
        let position = |byte| Position { byte: start + byte, ..at };
        Some(self.selection(position(from), position(from + word.len())))
    }

    /// The end of the next word, or the beginning of the word before.
    fn stepped(&self, from: Position, on: bool) -> Position {
        let parts = self.passage.places.iter().enumerate();
        let mut ends = parts.flat_map(|(part, place)| {
            let start = place.span.start();
            let words = place.span.slice(self.text(part)).unicode_word_indices();
            words.map(move |(at, word)| {
                let byte = start + if on { at + word.len() } else { at };
                Position { part, byte }
            })
        });
        let (first, last) = self.ends().unwrap_or((from, from));
        if on {
            ends.find(|end| *end > from).unwrap_or(last)
        } else {
            ends.rfind(|start| *start < from).unwrap_or(first)
        }
    }

    /// `selection` with one word more at its end, or one less; begun at the start of the cell where
    /// there is none.
    pub(super) fn by_a_word(&self, selection: Option<Selection>, on: bool) -> Option<Selection> {
        let (start, _) = self.ends()?;
        let old = selection.filter(|old| old.is_in(self));
        let old = old.unwrap_or_else(|| self.selection(start, start));
        Some(Selection { head: self.stepped(old.head, on), ..old })
    }

    fn position_at(&self, laid: &Laid, at: Vec2) -> Option<Position> {
        let char = nearest_char(laid, at)?;
        let versions = self.versions();
        let own = laid.places_of(versions, &(char..char + 1)).first().copied();
        let (paragraph, byte) = match own {
            Some(place) if is_behind(laid, char, at) => (place.paragraph, place.span.end()),
            Some(place) => (place.paragraph, place.span.start()),
            // Words that only the base has: the nearest own ones.
            None => match laid.places_of(versions, &(0..char)).last() {
                Some(place) => (place.paragraph, place.span.end()),
                None => {
                    let after = laid.places_of(versions, &(char..laid.len()));
                    after.first().map(|place| (place.paragraph, place.span.start()))?
                }
            },
        };
        let part = self.passage.places.iter().position(|part| {
            part.paragraph == paragraph && part.span.start() <= byte && byte <= part.span.end()
        })?;
        let text = self.text(part);
        // An accent belongs to the letter before it.
        let rest = text.get(byte..).unwrap_or_default().chars();
        let accents: usize = rest.take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum();
        Some(Position { part, byte: byte + accents })
    }
}

impl Selection {
    /// Whether it lies in this cell.
    pub(super) fn is_in(&self, of: &Of<'_>) -> bool {
        (self.row, self.version, self.revision) == (of.row, of.version, of.data.revision)
    }

    /// The words selected.
    pub(super) fn places(&self, of: &Of<'_>) -> Vec<Place> {
        let (from, to) = (self.anchor.min(self.head), self.anchor.max(self.head));
        let parts = of.passage.places.iter().enumerate();
        parts
            .filter(|(part, _)| (from.part..=to.part).contains(part))
            .filter_map(|(part, place)| {
                let start = if part == from.part { from.byte } else { place.span.start() };
                let end = if part == to.part { to.byte } else { place.span.end() };
                let span = Span::new(of.text(part), start..end)?.intersection(place.span)?;
                Some(Place { span, ..*place })
            })
            .collect()
    }
}

/// The letter nearest to a point.
fn nearest_char(laid: &Laid, at: Vec2) -> Option<usize> {
    laid.char_at(at).or_else(|| {
        let point = at.to_pos2();
        let away = |rect: &Rect| {
            let (dx, dy) = (point.x - point.x.clamp(rect.left(), rect.right()), {
                point.y - point.y.clamp(rect.top(), rect.bottom())
            });
            // The line comes first: a point far to the right of a short line means that line.
            dy.abs() * 10_000.0 + dx.abs()
        };
        let lines = laid.rects_of(&(0..laid.len()));
        let line = lines.iter().min_by(|one, other| away(one).total_cmp(&away(other)))?;
        laid.char_at(line.shrink(0.5).clamp(point).to_vec2())
    })
}

/// Whether a point lies behind the middle of a letter, in the direction in which it is read.
fn is_behind(laid: &Laid, char: usize, at: Vec2) -> bool {
    let rect = |char: usize| laid.rects_of(&(char..char + 1)).first().copied();
    let Some(own) = rect(char) else { return false };
    let beside = |other: Option<Rect>| other.filter(|other| (other.top() - own.top()).abs() < 1.0);
    let leftward = match (beside(rect(char + 1)), char.checked_sub(1)) {
        (Some(next), _) => next.center().x < own.center().x,
        (None, Some(before)) => {
            beside(rect(before)).is_some_and(|before| before.center().x > own.center().x)
        }
        (None, None) => false,
    };
    (at.x > own.center().x) != leftward
}

/// Selects by the pointer: a drag, a double click for a word, a triple click for all, a click with
/// Shift for all up to there.
pub(super) fn point(
    ui: &Ui,
    of: &Of<'_>,
    laid: &Laid,
    at: Pos2,
    response: &Response,
    cells: &mut CellsState,
) {
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let position = |point: Pos2| of.position_at(laid, point - at);
    if response.triple_clicked() {
        cells.selection = of.all();
    } else if response.double_clicked() {
        cells.selection = position(pointer).and_then(|position| of.word(position));
    } else if response.drag_started_by(PointerButton::Primary) {
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        let ends = position(origin).zip(position(pointer));
        cells.selection = ends.map(|(anchor, head)| of.selection(anchor, head));
    } else if response.dragged_by(PointerButton::Primary) {
        let old = cells.selection.filter(|old| old.is_in(of));
        if let (Some(old), Some(head)) = (old, position(pointer)) {
            cells.selection = Some(Selection { head, ..old });
        }
    } else if response.clicked() {
        let shift = ui.input(|input| input.modifiers.shift);
        let old = cells.selection.filter(|old| shift && old.is_in(of));
        cells.selection = old.zip(position(pointer)).map(|(old, head)| Selection { head, ..old });
    }
}
