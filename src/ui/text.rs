//! Lays out the words of a cell and paints what became of them.
//!
//! Laying out is the cost of the window, and rises with the number of differently formatted
//! sections. So a cell is one section in one colour; everything that sets words apart is painted
//! as rectangles and lines from the positions of their letters.

mod bidi;
mod lines;

pub use bidi::in_visual_order;

use super::theme::{self, Palette};
use crate::align::{Change, DiffRun};
use crate::article::{self, Place, Role, Version};
use egui::{
    Color32, CornerRadius, FontId, Label, Painter, Pos2, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};
use lines::Lines;
use std::ops::Range;
use std::sync::Arc;

/// How the words of a cell are set.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Font and size.
    pub font: FontId,
    /// Height of a line.
    pub leading: f32,
    /// Colour of the letters.
    pub colour: Color32,
}

impl Look {
    /// How a paragraph of this role is set.
    #[must_use]
    pub fn of_role(ui: &Ui, role: Role) -> Self {
        let palette = theme::palette(ui);
        let (font, leading, colour) = match role {
            Role::Headline => (theme::headline_font(), 27.0, palette.ink),
            Role::Standfirst | Role::Subhead => {
                (theme::subhead_font(), theme::READING_LEADING, palette.ink)
            }
            Role::Caption | Role::Correction | Role::Byline | Role::Dateline | Role::Update => {
                (theme::note_font(), 21.0, palette.ink)
            }
            Role::Related | Role::Boilerplate => (theme::note_font(), 21.0, palette.soft_ink),
            Role::Body | Role::PullQuote => {
                (theme::reading_font(), theme::READING_LEADING, palette.ink)
            }
        };
        Self { font, leading, colour }.scaled(ui)
    }

    /// How quoted words and sentences are set in lists.
    #[must_use]
    pub fn of_quote(ui: &Ui) -> Self {
        let colour = theme::palette(ui).ink;
        Self { font: theme::quote_font(), leading: 21.0, colour }.scaled(ui)
    }

    /// How the text of an article is set.
    #[must_use]
    pub fn reading(ui: &Ui) -> Self {
        Self::of_role(ui, Role::Body)
    }

    /// The same in the colour of what is of second rank.
    #[must_use]
    pub fn soft(mut self, ui: &Ui) -> Self {
        self.colour = theme::palette(ui).soft_ink;
        self
    }

    /// The same in the size that was chosen for the text of articles.
    fn scaled(mut self, ui: &Ui) -> Self {
        let scale = theme::reading_scale(ui);
        self.font.size *= scale;
        self.leading = (self.leading * scale).round();
        self
    }
}

/// Whether words that only the base has are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum DeletedWords {
    /// Struck through, where they stood.
    #[default]
    Shown,
    /// Not at all.
    Hidden,
}

/// Words by themselves, on as many lines as they need.
pub fn words_ui(ui: &mut Ui, words: &str, look: &Look) -> Response {
    if !bidi::has_leftward(words) {
        let text = RichText::new(words).font(look.font.clone()).color(look.colour);
        return ui.add(Label::new(text.line_height(Some(look.leading))).wrap());
    }
    let width = ui.available_width();
    let lines = Lines::new(ui, words.to_owned(), look, width);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, lines.height()), Sense::hover());
    lines.paint(ui.painter(), rect.min, look.colour);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
    response
}

/// One line that is cut with an ellipsis where it is too long.
pub fn line_ui(ui: &mut Ui, words: &str, look: &Look) -> Response {
    let text = RichText::new(in_visual_order(words)).font(look.font.clone()).color(look.colour);
    ui.add(Label::new(text).truncate()).accessible_name(words)
}

/// Paints words that are read from right to left into `rect`, as many lines as it has room for.
/// Returns whether there are such words.
pub fn paint_leftward(ui: &Ui, rect: Rect, words: &str, look: &Look) -> bool {
    if !bidi::has_leftward(words) {
        return false;
    }
    let lines = Lines::new(ui, words.to_owned(), look, rect.width());
    let room = (rect.height() / look.leading).floor().max(1.0) * look.leading;
    let height = lines.height().min(room);
    let top = rect.top() + ((rect.height() - height) / 2.0).max(0.0);
    let seen = Rect::from_min_size(Pos2::new(rect.left(), top), Vec2::new(rect.width(), height));
    let painter = ui.painter_at(seen.intersect(ui.clip_rect()));
    lines.paint(&painter, seen.min, look.colour);
    true
}

/// What stands between two runs that are not next to each other in their paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Between {
    /// The words that stand there: the runs are parts of one passage.
    #[default]
    Kept,
    /// A sign that something stands there: the runs are parts of an interrupted quote.
    Elided,
}

/// Words with one fate in a laid-out text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    chars: Range<usize>,
    place: Place,
    change: Change,
}

/// A text that is laid out, and which of its letters stand for which places.
#[derive(Clone, Debug)]
pub struct Laid {
    lines: Lines,
    pieces: Vec<Piece>,
}

/// The letters of a cell as one string, and its pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Set {
    text: String,
    chars: usize,
    pieces: Vec<Piece>,
}

impl Set {
    fn push_plain(&mut self, text: &str) {
        self.text.push_str(text);
        self.chars += text.chars().count();
    }

    fn push(&mut self, text: &str, place: Place, change: Change) {
        let start = self.chars;
        self.push_plain(text);
        self.pieces.push(Piece { chars: start..self.chars, place, change });
    }

    /// Parts words that would otherwise run into one another.
    fn push_gap(&mut self, next: &str) {
        let open = self.text.ends_with(|c: char| !c.is_whitespace());
        if open && next.starts_with(|c: char| !c.is_whitespace()) {
            self.push_plain(" ");
        }
    }
}

/// Puts `runs` into one string. Deleted words are parted from their neighbours by a space, a new
/// paragraph begins a new line, and letters between two runs of one paragraph are kept.
fn set(
    versions: &[Arc<Version>],
    runs: &[DiffRun],
    deleted: DeletedWords,
    between: Between,
) -> Set {
    let mut set = Set::default();
    let mut last: Option<Place> = None;
    let mut after_deleted = false;
    for run in runs {
        let words = article::words_at(versions, run.place);
        if words.is_empty() {
            continue;
        }
        if run.change == Change::Deleted {
            if deleted == DeletedWords::Shown {
                if !words.starts_with(is_closing) {
                    set.push_gap(words);
                }
                set.push(words, run.place, run.change);
                after_deleted = true;
            }
            continue;
        }
        if let Some(before) = last {
            if before.paragraph == run.place.paragraph {
                let gap = before.span.end()..run.place.span.start();
                let gap = article::paragraph(versions, run.place.paragraph)
                    .and_then(|paragraph| crate::text::Span::new(&paragraph.text, gap))
                    .map(|span| Place { span, ..run.place });
                if let Some(place) = gap.filter(|place| !place.span.is_empty()) {
                    let words = article::words_at(versions, place);
                    if between == Between::Elided && words.contains(char::is_alphanumeric) {
                        set.push_plain(ELISION);
                    } else {
                        set.push(words, place, Change::Same);
                    }
                    after_deleted = false;
                }
            } else {
                set.push_plain("\n\n");
            }
        }
        if after_deleted && !words.starts_with(is_closing) {
            set.push_gap(words);
        }
        set.push(words, run.place, run.change);
        after_deleted = false;
        last = Some(run.place);
    }
    set
}

/// Stands for the words that interrupt a quote.
const ELISION: &str = " · ";

/// Marks that stand close to the word before them.
fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '”' | '’')
}

/// Lays out `runs` in lines no longer than `width`.
#[must_use]
pub fn lay_out(
    ui: &Ui,
    versions: &[Arc<Version>],
    runs: &[DiffRun],
    parts: (DeletedWords, Between),
    look: &Look,
    width: f32,
) -> Laid {
    let (deleted, between) = parts;
    let Set { text, pieces, .. } = set(versions, runs, deleted, between);
    Laid { lines: Lines::new(ui, text, look, width), pieces }
}

impl Laid {
    /// How high the text is.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.lines.height()
    }

    /// The letters that stand for `place`, as ranges of character indices.
    #[must_use]
    pub fn chars_of(&self, versions: &[Arc<Version>], place: Place) -> Vec<Range<usize>> {
        let own = self.pieces.iter().filter(|piece| {
            piece.change != Change::Deleted && piece.place.paragraph == place.paragraph
        });
        let parts = own.filter_map(|piece| {
            let shared = piece.place.span.intersection(place.span)?;
            let text = &article::paragraph(versions, place.paragraph)?.text;
            let count = |from: usize, to: usize| text.get(from..to).map(|t| t.chars().count());
            let before = count(piece.place.span.start(), shared.start())?;
            let length = count(shared.start(), shared.end())?;
            let start = piece.chars.start + before;
            Some(start..start + length)
        });
        let mut joined: Vec<Range<usize>> = Vec::new();
        for part in parts {
            match joined.last_mut() {
                Some(last) if last.end == part.start => last.end = part.end,
                _ => joined.push(part),
            }
        }
        joined
    }

    /// The letter at `at`, relative to the text's upper left corner.
    #[must_use]
    pub fn char_at(&self, at: Vec2) -> Option<usize> {
        self.lines.char_at(at)
    }

    /// The words that the letters `chars` stand for, of the text's own version: words that only the
    /// base has are none of its.
    #[must_use]
    pub fn places_of(&self, versions: &[Arc<Version>], chars: &Range<usize>) -> Vec<Place> {
        let own = self.pieces.iter().filter(|piece| piece.change != Change::Deleted);
        let shared =
            own.filter(|piece| piece.chars.start < chars.end && chars.start < piece.chars.end);
        let places = shared.filter_map(|piece| {
            let text = &article::paragraph(versions, piece.place.paragraph)?.text;
            let words = piece.place.span.slice(text);
            let byte = |char: usize| {
                let count = char.saturating_sub(piece.chars.start);
                words.char_indices().nth(count).map_or(words.len(), |(at, _)| at)
            };
            let start = piece.place.span.start();
            let range = start + byte(chars.start)..start + byte(chars.end);
            let span = crate::text::Span::new(text, range)?;
            Some(Place { span, ..piece.place })
        });
        places.collect()
    }

    /// How many letters there are, those that only the base has among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.chars.end)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the letters `chars` stand, relative to the text's upper left corner: a box or more a line.
    #[must_use]
    pub fn rects_of(&self, chars: &Range<usize>) -> Vec<Rect> {
        self.lines.boxes(chars).into_iter().map(|line| line.rect).collect()
    }

    /// Where the first of `chars` stands from the top of the text.
    #[must_use]
    pub fn top_of(&self, chars: &Range<usize>) -> f32 {
        self.lines.boxes(chars).first().map_or(0.0, |line| line.rect.top())
    }

    /// Paints the ground behind inserted and deleted words. To be painted before the text.
    pub fn paint_grounds(&self, painter: &Painter, at: Pos2, palette: &Palette) {
        for piece in &self.pieces {
            let wash = match piece.change {
                Change::Inserted => palette.inserted_wash,
                Change::Deleted => palette.deleted_wash,
                Change::Same | Change::Typographic | Change::Moved => continue,
            };
            self.wash(painter, at, &piece.chars, wash);
        }
    }

    /// Paints the text with its upper left corner at `at`, and lines for what became of its words.
    pub fn paint(&self, painter: &Painter, at: Pos2, palette: &Palette) {
        self.lines.paint(painter, at, palette.ink);
        for piece in self.pieces.iter().filter(|piece| piece.change != Change::Same) {
            self.paint_change(painter, at, piece, palette);
        }
    }

    fn paint_change(&self, painter: &Painter, at: Pos2, piece: &Piece, palette: &Palette) {
        for line in self.lines.boxes(&piece.chars) {
            let rect = line.rect.translate(at.to_vec2());
            let baseline = at.y + line.baseline;
            match piece.change {
                Change::Inserted => {
                    let stroke = Stroke::new(2.0, palette.inserted);
                    painter.hline(rect.x_range(), rect.bottom() - 2.0, stroke);
                }
                Change::Deleted => {
                    let stroke = Stroke::new(1.5, palette.deleted);
                    painter.hline(rect.x_range(), baseline - 4.5, stroke);
                }
                Change::Typographic => {
                    dotted(painter, rect, rect.bottom() - 2.0, palette.typographic);
                }
                Change::Moved => {
                    framed(painter, rect.shrink2(Vec2::new(-1.0, 2.0)), palette.moved);
                }
                Change::Same => {}
            }
        }
    }

    /// Colours the ground behind `chars`. To be painted before the text.
    pub fn wash(&self, painter: &Painter, at: Pos2, chars: &Range<usize>, colour: Color32) {
        for line in self.lines.boxes(chars) {
            let rect = line.rect.translate(at.to_vec2()).shrink2(Vec2::new(-1.0, 1.5));
            painter.rect_filled(rect, CornerRadius::same(2), colour);
        }
    }

    /// Draws a frame around `chars`.
    pub fn frame(&self, painter: &Painter, at: Pos2, chars: &Range<usize>, stroke: Stroke) {
        for line in self.lines.boxes(chars) {
            let rect = line.rect.translate(at.to_vec2()).shrink2(Vec2::new(-2.0, 0.5));
            painter.rect_stroke(rect, CornerRadius::same(2), stroke, StrokeKind::Inside);
        }
    }

    /// Draws a thin line under `chars`, as under the words of a quote.
    pub fn underline(&self, painter: &Painter, at: Pos2, chars: &Range<usize>, colour: Color32) {
        for line in self.lines.boxes(chars) {
            let y = at.y + line.baseline + 3.0;
            let x = line.rect.translate(at.to_vec2()).x_range();
            painter.hline(x, y, Stroke::new(1.0, colour));
        }
    }

    /// Draws a dotted line under `chars`, as under the words of a fact.
    pub fn dots(&self, painter: &Painter, at: Pos2, chars: &Range<usize>, colour: Color32) {
        for line in self.lines.boxes(chars) {
            let rect = line.rect.translate(at.to_vec2());
            dotted(painter, rect, at.y + line.baseline + 4.0, colour);
        }
    }
}

/// Draws the frame of words that were moved.
pub fn framed(painter: &Painter, rect: Rect, colour: Color32) {
    let stroke = Stroke::new(1.0, colour);
    painter.rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
}

/// Distance from dot to dot.
const DOT_STEP: f32 = 3.5;

/// Draws a dotted line at `y` along the width of `rect`.
pub fn dotted(painter: &Painter, rect: Rect, y: f32, colour: Color32) {
    let mut x = rect.left() + 1.0;
    while x < rect.right() {
        let dot = Rect::from_min_size(Pos2::new(x, y), Vec2::new(1.5, 1.5));
        painter.rect_filled(dot, CornerRadius::ZERO, colour);
        x += DOT_STEP;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Format, Paragraph, ParagraphId, Source, VersionId};
    use crate::text::Span;

    fn version(paragraphs: &[&str]) -> Arc<Version> {
        Arc::new(Version {
            label: "Paper".to_owned(),
            source: Source {
                path: None,
                file: "paper.txt".to_owned(),
                sha256: String::new(),
                format: Format::Text,
                encoding: "UTF-8".to_owned(),
            },
            article: Article {
                paragraphs: paragraphs
                    .iter()
                    .map(|text| Paragraph::new(Role::Body, *text))
                    .collect(),
                ..Article::default()
            },
            warnings: Vec::new(),
        })
    }

    /// The run of `words` in paragraph `index` of `version`.
    fn run(
        versions: &[Arc<Version>],
        version: usize,
        index: usize,
        words: &str,
        change: Change,
    ) -> DiffRun {
        let paragraph = ParagraphId::new(VersionId::at(version), index);
        let text = &versions[version].article.paragraphs[index].text;
        let start = text.find(words).unwrap();
        let span = Span::new(text, start..start + words.len()).unwrap();
        DiffRun { place: Place { paragraph, span }, change }
    }

    #[test]
    fn deleted_words_stand_apart_from_their_neighbours() {
        let versions = [version(&["They met 40 times."]), version(&["They met often."])];
        let runs = [
            run(&versions, 1, 0, "They met ", Change::Same),
            run(&versions, 0, 0, "40 times", Change::Deleted),
            run(&versions, 1, 0, "often", Change::Inserted),
            run(&versions, 1, 0, ".", Change::Same),
        ];
        let shown = set(&versions, &runs, DeletedWords::Shown, Between::Kept);
        assert_eq!(shown.text, "They met 40 times often.");
        let hidden = set(&versions, &runs, DeletedWords::Hidden, Between::Kept);
        assert_eq!(hidden.text, "They met often.");
    }

    #[test]
    fn a_deleted_clause_stands_close_with_its_comma() {
        let versions =
            [version(&["The pier, now gone, was old."]), version(&["The pier was old."])];
        let runs = [
            run(&versions, 1, 0, "The pier", Change::Same),
            run(&versions, 0, 0, ", now gone,", Change::Deleted),
            run(&versions, 1, 0, " was old.", Change::Same),
        ];
        let shown = set(&versions, &runs, DeletedWords::Shown, Between::Kept);
        assert_eq!(shown.text, "The pier, now gone, was old.");
    }

    #[test]
    fn letters_are_told_back_as_words_of_the_version_and_never_of_the_base() {
        let versions = [version(&["They met 40 times."]), version(&["Sïe met öften."])];
        let runs = [
            run(&versions, 1, 0, "Sïe met ", Change::Same),
            run(&versions, 0, 0, "40 times", Change::Deleted),
            run(&versions, 1, 0, "öften", Change::Inserted),
            run(&versions, 1, 0, ".", Change::Same),
        ];
        let set = set(&versions, &runs, DeletedWords::Shown, Between::Kept);
        assert_eq!(set.text, "Sïe met 40 times öften.");
        let ctx = egui::Context::default();
        let check = |chars: Range<usize>, expected: &[&str]| {
            let mut found = Vec::new();
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let look = Look {
                    font: egui::FontId::proportional(14.0),
                    leading: 20.0,
                    colour: theme::palette(ui).ink,
                };
                let parts = (DeletedWords::Shown, Between::Kept);
                let laid = lay_out(ui, &versions, &runs, parts, &look, 300.0);
                assert_eq!(laid.len(), 23);
                found = laid.places_of(&versions, &chars);
                for &place in &found {
                    let back = laid.chars_of(&versions, place);
                    assert!(back.iter().all(|back| chars.start <= back.start));
                    assert!(back.iter().all(|back| back.end <= chars.end));
                }
            });
            output.textures_delta.clear();
            let words: Vec<&str> =
                found.iter().map(|&place| article::words_at(&versions, place)).collect();
            assert_eq!(words, expected, "{chars:?}");
        };
        check(0..3, &["Sïe"]);
        check(4..19, &["met ", "öf"]);
        check(8..16, &[]);
        check(10..23, &["öften", "."]);
        check(0..99, &["Sïe met ", "öften", "."]);
    }

    #[test]
    fn letters_between_runs_are_kept_and_paragraphs_begin_a_line() {
        let versions = [version(&["One two three.", "Four."])];
        let runs = [
            run(&versions, 0, 0, "One", Change::Same),
            run(&versions, 0, 0, "three.", Change::Inserted),
            run(&versions, 0, 1, "Four.", Change::Same),
        ];
        assert_eq!(
            set(&versions, &runs, DeletedWords::Shown, Between::Kept).text,
            "One two three.\n\nFour."
        );
    }
}
