//! The letters of a page and where they stand, as the page draws them.

use hayro_interpret::font::{Glyph as Shape, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

/// A letter on a page. The origin is the page's upper left corner, the unit a point.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    /// Where it begins and ends.
    pub(super) left: f32,
    pub(super) right: f32,
    /// The line it stands on.
    pub(super) base: f32,
    /// The size of its font.
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    /// Letters of lines that do not run from left to right, as if their line did.
    pub(super) turned: Vec<Glyph>,
    pub(super) pictures: Vec<Rect>,
    /// Small filled shapes as wide as high, as browsers draw before items of lists.
    pub(super) dots: Vec<Rect>,
    /// Letters whose font does not tell which they are.
    pub(super) unknown: usize,
    /// Letters that may still be taken.
    pub(super) left: usize,
    /// More letters came than may be taken.
    pub(super) full: bool,
}

/// Letters turned by more than this, in radians, do not stand on a level line.
const LEVEL: f64 = 0.05;

impl Sheet {
    /// An empty page; `left` letters are taken.
    pub(super) fn new(width: f32, height: f32, left: usize) -> Self {
        Self { width, height, left, ..Self::default() }
    }

    /// The part of the page that its greatest picture covers.
    pub(super) fn pictured(&self) -> f64 {
        let page = f64::from(self.width * self.height).max(1.0);
        self.pictures.iter().map(|p| p.area() / page).fold(0.0, f64::max)
    }

    fn glyph(&mut self, shape: &Shape<'_>, place: Affine, bold: bool) {
        if self.left == 0 {
            self.full = true;
            return;
        }
        let text = match shape.as_unicode() {
            Some(BfString::Char(c)) => String::from(c),
            Some(BfString::String(s)) => s,
            None => String::new(),
        };
        if text.is_empty() || text.starts_with('\0') {
            self.unknown += 1;
        }
        let text =
            if text.is_empty() || text.starts_with('\0') { "\u{fffd}".to_owned() } else { text };
        let advance = match shape {
            Shape::Outline(outline) => outline.advance_width(),
            Shape::Type3(drawn) => drawn.advance_width(),
        };
        let start = place * Point::ZERO;
        let end = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        let along = place * Point::new(1000.0, 0.0) - start;
        let size = (place * Point::new(0.0, 1000.0) - start).hypot();
        if ![start.x, start.y, end.x, end.y, size].iter().all(|n| n.is_finite()) || size < 0.5 {
            return;
        }
        let turn = along.y.atan2(along.x);
        let (start, end) = if turn.abs() > LEVEL {
            // Turned back about the corner of the page, so that its line is level.
            let back = Affine::rotate(-turn);
            (back * start, back * end)
        } else if self.is_outside(start) {
            return;
        } else {
            (start, end)
        };
        self.left -= 1;
        let glyph = Glyph {
            text,
            left: start.x as f32,
            right: end.x as f32,
            base: start.y as f32,
            size: size as f32,
            bold,
        };
        if turn.abs() > LEVEL { self.turned.push(glyph) } else { self.glyphs.push(glyph) }
    }

    /// What stands beside the page is not shown.
    fn is_outside(&self, at: Point) -> bool {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        at.x < -width * 0.05 || at.x > width || at.y < 0.0 || at.y > height * 1.02
    }
}

fn is_bold(shape: &Shape<'_>) -> bool {
    let Shape::Outline(outline) = shape else { return false };
    let Some(font) = outline.font_data() else { return false };
    let named = font.postscript_name.is_some_and(|name| {
        let name = name.to_lowercase();
        ["bold", "black", "heavy"].iter().any(|weight| name.contains(weight))
    });
    named || font.weight.is_some_and(|weight| weight >= 600)
}

impl<'a> Device<'a> for Sheet {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform(), bold);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let place = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, width, height));
        if self.pictures.len() < MAX_PICTURES && place.is_finite() {
            self.pictures.push(place);
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let filled = matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..));
        // A circle has four curves; what has many more is a drawing.
        if !filled || self.dots.len() >= MAX_DOTS || path.elements().len() > DOT_STROKES {
            return;
        }
        let place = props.transform.transform_rect_bbox(path.control_box());
        let round = (place.width() - place.height()).abs() < place.width() * 0.2;
        if place.is_finite() && DOT.contains(&place.width()) && round {
            self.dots.push(place);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// How wide dots before items are, in points, and of how many strokes they are made.
const DOT: std::ops::Range<f64> = 1.5..9.0;
const DOT_STROKES: usize = 24;
/// Dots of one page that are remembered.
const MAX_DOTS: usize = 2000;
/// Pictures of one page that are remembered.
const MAX_PICTURES: usize = 1000;
