//! What charts share: the letter and label of a version, legends, and figures in words.

use super::{Anchor, Area, Fill, Point, Shape, Sign, Text, Tint, Weight, cut, width_of};
use crate::present::{Column, Presentation};

/// Size of the letters of figures and labels.
pub(super) const SMALL: f32 = 12.5;
/// Size of the letters of figures inside a bar.
pub(super) const TINY: f32 = 11.0;
/// Side of the square that holds a version's letter.
pub(super) const LETTER: f32 = 18.0;
/// Distance between things that belong together.
pub(super) const GAP: f32 = 8.0;
/// Distance from the edge of a chart.
pub(super) const EDGE: f32 = 4.0;
/// Share of the room for a label that is used: where the font is missing, others are wider.
const USED: f32 = 0.92;
const SWATCH_WIDTH: f32 = 22.0;
const SWATCH_HEIGHT: f32 = 12.0;

/// Words that begin at a point.
pub(super) fn text(x: f32, y: f32, words: impl Into<String>) -> Text {
    Text {
        at: Point::new(x, y),
        anchor: Anchor::Start,
        words: words.into(),
        size: SMALL,
        weight: Weight::Plain,
        tint: Tint::Ink,
    }
}

impl Text {
    pub(super) fn soft(mut self) -> Self {
        self.tint = Tint::SoftInk;
        self
    }

    pub(super) fn strong(mut self) -> Self {
        self.weight = Weight::Strong;
        self
    }

    pub(super) fn tiny(mut self) -> Self {
        self.size = TINY;
        self
    }

    pub(super) fn tinted(mut self, tint: Tint) -> Self {
        self.tint = tint;
        self
    }

    pub(super) fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    /// The same, cut to its room.
    pub(super) fn within(mut self, room: f32) -> Self {
        self.words = cut(&self.words, room * USED, self.size, self.weight);
        self
    }

    pub(super) fn shape(self) -> Shape {
        Shape::Text(self)
    }
}

/// How wide the square of a version's letter is: three letters need more than one.
pub(super) fn letter_width(letters: &str) -> f32 {
    LETTER.max(width_of(letters, SMALL, Weight::Strong) + GAP)
}

/// The letter of a version in its square, centred on a point; the base's is full.
pub(super) fn letter(shapes: &mut Vec<Shape>, view: &Presentation, column: &Column, centre: Point) {
    let base = view.base == Some(column.version);
    let letters = column.version.to_string();
    let width = letter_width(&letters);
    let area = Area::new(centre.x - width / 2.0, centre.y - LETTER / 2.0, width, LETTER);
    let (tint, ink) =
        if base { (Tint::Accent, Tint::Page) } else { (Tint::AccentWash, Tint::Accent) };
    shapes.push(Shape::Rect { area, fill: Fill::Solid, tint, outline: Some(Tint::Accent) });
    let words = text(centre.x, centre.y, letters).strong().tinted(ink);
    shapes.push(words.anchored(Anchor::Middle).shape());
}

/// The letter of a version and its label, cut to its room, from the left of `area`.
pub(super) fn name(shapes: &mut Vec<Shape>, view: &Presentation, column: &Column, area: Area) {
    let wide = letter_width(&column.version.to_string());
    let y = area.centre().y;
    letter(shapes, view, column, Point::new(area.at.x + wide / 2.0, y));
    let left = area.at.x + wide + 6.0;
    shapes.push(text(left, y, column.label.clone()).within(area.right() - left).shape());
}

/// What stands before an entry of a legend.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key {
    /// A filled swatch.
    Swatch(Fill, Tint),
    /// A sign.
    Sign(Sign, Tint),
}

/// Entries of a legend in as many lines as they need. Returns where it ends below.
pub(super) fn legend(
    shapes: &mut Vec<Shape>,
    at: Point,
    width: f32,
    entries: &[(Key, String)],
) -> f32 {
    const LINE: f32 = 20.0;
    let (mut x, mut y) = (at.x, at.y + LINE / 2.0);
    for (key, words) in entries {
        let wide = SWATCH_WIDTH + 5.0 + width_of(words, SMALL, Weight::Plain) / USED + 14.0;
        if x > at.x && x + wide > at.x + width {
            (x, y) = (at.x, y + LINE);
        }
        match *key {
            Key::Swatch(fill, tint) => {
                let area = Area::new(x, y - SWATCH_HEIGHT / 2.0, SWATCH_WIDTH, SWATCH_HEIGHT);
                shapes.push(Shape::Rect { area, fill, tint, outline: Some(Tint::StrongLine) });
            }
            Key::Sign(sign, tint) => {
                let at = Point::new(x + SWATCH_WIDTH / 2.0, y);
                shapes.push(Shape::Sign { at, sign, side: 11.0, tint });
            }
        }
        shapes.push(text(x + SWATCH_WIDTH + 5.0, y, words.clone()).shape());
        x += wide;
    }
    y + LINE / 2.0
}

/// A share from 0 to 1 as "34 %", rounded as everywhere else.
pub(super) fn percent(share: f32) -> String {
    format!("{:.0}\u{a0}%", (share.clamp(0.0, 1.0) * 100.0).round())
}

/// "1 word", "3 words".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number}\u{a0}{}", if number == 1 { one } else { many })
}

/// A share of `part` in `all`, 0 where there is nothing.
pub(super) fn share(part: usize, all: usize) -> f32 {
    if all == 0 { 0.0 } else { part as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_goes_on_in_the_next_line() {
        let entry = |words: &str| (Key::Swatch(Fill::Hatch, Tint::Quote), words.to_owned());
        let entries = [entry("one"), entry("two"), entry("three")];
        let mut shapes = Vec::new();
        assert_eq!(legend(&mut shapes, Point::default(), 400.0, &entries), 20.0);
        assert_eq!(legend(&mut shapes, Point::default(), 110.0, &entries), 60.0);
        assert_eq!(shapes.len(), 12);
    }
}
