//! Charts on a page: the shapes of the window, drawn as lines and letters.

use super::draw::fill;
use super::fonts::Fonts;
use super::lines::lines;
use super::words::{Style, Styled};
use crate::charts::{self, Anchor, Area, Chart, Fill, Shape, Sign, Text, Tint, Weight};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{FillRule, Stroke};
use krilla::surface::Surface;

/// How far the middle of a small letter stands over its line, as a share of the size of the letters.
const MIDDLE: f32 = 0.34;

/// Draws a chart with its upper left corner at a place.
pub(super) fn draw(
    fonts: &mut Fonts,
    surface: &mut Surface<'_>,
    (x, y): (f32, f32),
    scale: f32,
    chart: &Chart,
) {
    surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
    for shape in &chart.shapes {
        match shape {
            Shape::Rect { area, fill, tint, outline } => {
                rect(surface, *area, *fill, *tint);
                if let (Some(tint), Some(path)) = (outline, rectangle(*area)) {
                    stroked(surface, &path, 1.0, *tint);
                }
            }
            Shape::Line { from, to, width, tint } => {
                let path = open(&[(from.x, from.y), (to.x, to.y)]);
                path.into_iter().for_each(|path| stroked(surface, &path, *width, *tint));
            }
            Shape::Sign { at, sign, side, tint } => self::sign(surface, *at, *sign, *side, *tint),
            Shape::Text(text) => words(fonts, surface, text),
        }
    }
    surface.pop();
}

/// The colour of a tint on white paper.
fn colour(tint: Tint) -> (u8, u8, u8) {
    let full = match tint {
        Tint::Page => return (0xFF, 0xFF, 0xFF),
        tint => parsed(charts::hex(tint)),
    };
    match tint {
        // As light as in the window: a share of the full colour over the paper.
        Tint::Heat(share) => {
            let share = 0.04 + 0.5 * share.clamp(0.0, 1.0);
            let mixed = |channel: u8| (255.0 - share * (255.0 - f32::from(channel))).round() as u8;
            (mixed(full.0), mixed(full.1), mixed(full.2))
        }
        _ => full,
    }
}

/// "#1b665e" as red, green and blue.
fn parsed(hex: &str) -> (u8, u8, u8) {
    let digits = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap_or_default();
    let [_, red, green, blue] = digits.to_be_bytes();
    (red, green, blue)
}

fn filled(surface: &mut Surface<'_>, path: &Path, tint: Tint) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(colour(tint))));
    surface.draw_path(path);
}

fn stroked(surface: &mut Surface<'_>, path: &Path, width: f32, tint: Tint) {
    let (red, green, blue) = colour(tint);
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: rgb::Color::new(red, green, blue).into(),
        width,
        opacity: NormalizedF32::ONE,
        ..Stroke::default()
    }));
    surface.draw_path(path);
    surface.set_stroke(None);
}

fn rectangle(area: Area) -> Option<Path> {
    let rect = Rect::from_xywh(area.at.x, area.at.y, area.width.max(0.1), area.height.max(0.1))?;
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    path.finish()
}

fn open(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    path.move_to(first.0, first.1);
    rest.iter().for_each(|point| path.line_to(point.0, point.1));
    path.finish()
}

fn closed(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    path.move_to(first.0, first.1);
    rest.iter().for_each(|point| path.line_to(point.0, point.1));
    path.close();
    path.finish()
}

fn rect(surface: &mut Surface<'_>, area: Area, fill: Fill, tint: Tint) {
    let Some(path) = rectangle(area) else { return };
    match fill {
        Fill::Solid => filled(surface, &path, tint),
        Fill::Empty => filled(surface, &path, Tint::Page),
        Fill::Hatch | Fill::Cross | Fill::Dots | Fill::Bars | Fill::Sparse => {
            filled(surface, &path, Tint::Page);
            surface.push_clip_path(&path, &FillRule::NonZero);
            pattern(surface, area, fill, tint);
            surface.pop();
        }
    }
}

/// Lines or dots all over an area.
fn pattern(surface: &mut Surface<'_>, area: Area, fill: Fill, tint: Tint) {
    let (left, top, right, bottom) = (area.at.x, area.at.y, area.right(), area.bottom());
    let slanted = |step: f32, rising: bool| {
        let mut path = PathBuilder::new();
        let mut x = left - area.height;
        while x < right {
            let (from, to) = if rising { (bottom, top) } else { (top, bottom) };
            path.move_to(x, from);
            path.line_to(x + area.height, to);
            x += step;
        }
        path.finish()
    };
    let lying = |step: f32| {
        let mut path = PathBuilder::new();
        let mut y = top + step / 2.0;
        while y < bottom {
            path.move_to(left, y);
            path.line_to(right, y);
            y += step;
        }
        path.finish()
    };
    match fill {
        Fill::Solid | Fill::Empty => {}
        Fill::Hatch => slanted(5.0, true).iter().for_each(|path| stroked(surface, path, 1.0, tint)),
        Fill::Sparse => {
            slanted(9.0, false).iter().for_each(|path| stroked(surface, path, 1.0, tint));
        }
        Fill::Cross => {
            let both = [slanted(6.0, true), slanted(6.0, false)];
            both.iter().flatten().for_each(|path| stroked(surface, path, 0.8, tint));
        }
        Fill::Bars => lying(4.0).iter().for_each(|path| stroked(surface, path, 1.0, tint)),
        Fill::Dots => {
            let mut path = PathBuilder::new();
            let mut y = top + 2.5;
            while y < bottom {
                let mut x = left + 2.5;
                while x < right {
                    Rect::from_xywh(x - 1.0, y - 1.0, 2.0, 2.0)
                        .into_iter()
                        .for_each(|dot| path.push_rect(dot));
                    x += 5.0;
                }
                y += 5.0;
            }
            path.finish().iter().for_each(|path| filled(surface, path, tint));
        }
    }
}

/// A circle of four curves.
fn circle(at: charts::Point, radius: f32) -> Option<Path> {
    /// How far the handles of a curve stand off for a quarter of a circle of radius 1.
    const HANDLE: f32 = 0.552_284_8;
    let (x, y, r, h) = (at.x, at.y, radius, radius * HANDLE);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + h, x + h, y + r, x, y + r);
    path.cubic_to(x - h, y + r, x - r, y + h, x - r, y);
    path.cubic_to(x - r, y - h, x - h, y - r, x, y - r);
    path.cubic_to(x + h, y - r, x + r, y - h, x + r, y);
    path.close();
    path.finish()
}

fn sign(surface: &mut Surface<'_>, at: charts::Point, sign: Sign, side: f32, tint: Tint) {
    let half = side / 2.0;
    let corners = |points: &[(f32, f32)]| -> Vec<(f32, f32)> {
        points.iter().map(|(dx, dy)| (at.x + dx * half, at.y + dy * half)).collect()
    };
    let full = |surface: &mut Surface<'_>, path: Option<Path>| {
        path.iter().for_each(|path| filled(surface, path, tint));
    };
    let ring = |surface: &mut Surface<'_>, path: Option<Path>| {
        path.iter().for_each(|path| filled(surface, path, Tint::Page));
        path.iter().for_each(|path| stroked(surface, path, 1.8, tint));
    };
    match sign {
        Sign::Disc => full(surface, circle(at, half)),
        Sign::Ring => ring(surface, circle(at, half - 0.9)),
        Sign::HalfDisc => {
            ring(surface, circle(at, half - 0.9));
            if let Some(left) = rectangle(Area::new(at.x - half, at.y - half, half, side)) {
                surface.push_clip_path(&left, &FillRule::NonZero);
                full(surface, circle(at, half));
                surface.pop();
            }
        }
        Sign::Square => full(surface, rectangle(Area::around(at, side * 0.86))),
        Sign::Box => ring(surface, rectangle(Area::around(at, side * 0.78))),
        Sign::Diamond => {
            let points = corners(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)]);
            full(surface, closed(&points));
        }
        Sign::Triangle => {
            full(surface, closed(&corners(&[(0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)])));
        }
        Sign::Cross => {
            for points in [[(-0.9, -0.9), (0.9, 0.9)], [(-0.9, 0.9), (0.9, -0.9)]] {
                let path = open(&corners(&points));
                path.iter().for_each(|path| stroked(surface, path, 2.0, tint));
            }
        }
    }
}

/// Words on one line.
fn words(fonts: &mut Fonts, surface: &mut Surface<'_>, text: &Text) {
    let style = match text.weight {
        Weight::Plain => Style::PLAIN,
        Weight::Strong => Style::STRONG,
    };
    let styled = Styled::of(text.words.as_str(), style.sized(text.size));
    let lines = lines(fonts, &styled, f32::INFINITY);
    let Some(line) = lines.first() else { return };
    let width: f32 = line.segments.iter().map(|segment| segment.width).sum();
    let x = match text.anchor {
        Anchor::Start => text.at.x,
        Anchor::Middle => text.at.x - width / 2.0,
        Anchor::End => text.at.x - width,
    };
    surface.set_stroke(None);
    surface.set_fill(Some(fill(colour(text.tint))));
    for segment in &line.segments {
        let at = Point::from_xy(x + segment.x, text.at.y + text.size * MIDDLE);
        let font = segment.font.clone();
        surface.draw_glyphs(at, &segment.glyphs, font, &line.text, segment.size, false);
    }
}
