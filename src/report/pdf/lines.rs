//! Words broken into lines of glyphs.

use super::fonts::{Fonts, SANS, SERIF};
use super::words::{Drawn, Ink, Mark, Style, Styled};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::style::{
    FontFamily, FontFamilyName, FontWeight, LineHeight, OverflowWrap, StyleProperty,
};
use std::borrow::Cow;
use std::rc::Rc;

/// The height of a line, as a multiple of the size of its letters.
const LEADING: f32 = 1.34;

/// A line of words, ready to be drawn.
#[derive(Clone)]
pub(super) struct Line {
    /// How much room it takes, in points.
    pub(super) height: f32,
    /// How far its letters stand below its top.
    pub(super) baseline: f32,
    pub(super) segments: Vec<Segment>,
    /// The words that the glyphs stand for.
    pub(super) text: Rc<str>,
}

/// Glyphs of one font and one look.
#[derive(Clone)]
pub(super) struct Segment {
    pub(super) font: Font,
    pub(super) size: f32,
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) ink: Ink,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// What is read and copied in place of the glyphs, where that is something else: the letters that they
    /// stand in for (once, with the first of them), and of words that the version does not have, nothing.
    pub(super) actual: Option<String>,
}

#[cfg(test)]
impl Line {
    /// The words that the glyphs of a segment stand for.
    pub(super) fn words(&self, segment: &Segment) -> String {
        let ranges = segment.glyphs.iter().map(|glyph| glyph.text_range.clone());
        ranges.filter_map(|range| self.text.get(range)).collect()
    }
}

fn family(serif: bool) -> FontFamily<'static> {
    const TEXT: [FontFamilyName<'static>; 2] =
        [FontFamilyName::Named(Cow::Borrowed(SERIF)), FontFamilyName::Named(Cow::Borrowed(SANS))];
    const PLAIN: [FontFamilyName<'static>; 1] = [FontFamilyName::Named(Cow::Borrowed(SANS))];
    FontFamily::List(Cow::Borrowed(if serif { &TEXT } else { &PLAIN }))
}

fn weight(style: Style) -> FontWeight {
    FontWeight::new(if style.strong { 600.0 } else { 400.0 })
}

/// `styled` as lines that are at most `width` points wide.
pub(super) fn lines(fonts: &mut Fonts, styled: &Styled, width: f32) -> Vec<Line> {
    if styled.is_empty() {
        return Vec::new();
    }
    let drawn = Drawn::new(fonts, styled);
    let Fonts { context, layouts, .. } = fonts;
    let mut builder = layouts.ranged_builder(context, &drawn.text, 1.0, false);
    builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(LEADING)));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
    for (range, style) in &drawn.styles {
        builder.push(StyleProperty::FontFamily(family(style.serif)), range.clone());
        builder.push(StyleProperty::FontWeight(weight(*style)), range.clone());
        builder.push(StyleProperty::FontSize(style.size), range.clone());
        builder.push(StyleProperty::Brush(style.ink), range.clone());
    }
    let mut layout = builder.build(&drawn.text);
    layout.break_all_lines(Some(width));
    let text: Rc<str> = Rc::from(drawn.text.as_str());
    let mut told = vec![false; drawn.stand_ins.len()];
    layout.lines().map(|line| self::line(fonts, &drawn, &line, &text, &mut told)).collect()
}

fn line(
    fonts: &Fonts,
    drawn: &Drawn,
    line: &parley::layout::Line<'_, Ink>,
    text: &Rc<str>,
    told: &mut [bool],
) -> Line {
    let metrics = line.metrics();
    let mut segments: Vec<Segment> = Vec::new();
    let mut x = metrics.offset;
    for run in line.runs() {
        let Some(font) = fonts.font(run.font()) else { continue };
        let size = run.font_size();
        // What the last segment of this run is about: its look and its stand-in.
        let mut open: Option<(Ink, Option<usize>)> = None;
        for cluster in run.visual_clusters() {
            let range = cluster.text_range();
            if cluster.is_ligature_continuation() {
                let last = segments.last_mut().and_then(|segment| segment.glyphs.last_mut());
                if let Some(glyph) = last {
                    glyph.text_range.end = glyph.text_range.end.max(range.end);
                }
                continue;
            }
            let stand_in = drawn.stand_ins.iter().position(|(part, _)| part.contains(&range.start));
            let about = (cluster.first_style().brush, stand_in);
            if open != Some(about) {
                open = Some(about);
                let gone = about.0.mark == Mark::Deleted;
                let actual = match stand_in {
                    _ if gone => Some(String::new()),
                    Some(at) => Some(actual(drawn, at, told)),
                    None => None,
                };
                segments.push(Segment {
                    font: font.clone(),
                    size,
                    x,
                    width: 0.0,
                    ink: about.0,
                    glyphs: Vec::new(),
                    actual,
                });
            }
            let Some(segment) = segments.last_mut() else { continue };
            for glyph in cluster.glyphs() {
                segment.glyphs.push(KrillaGlyph::new(
                    GlyphId::new(glyph.id),
                    glyph.advance / size,
                    glyph.x / size,
                    glyph.y / size,
                    0.0,
                    range.clone(),
                    None,
                ));
                segment.width += glyph.advance;
                x += glyph.advance;
            }
        }
    }
    segments.retain(|segment| !segment.glyphs.is_empty());
    Line {
        height: metrics.line_height,
        baseline: metrics.baseline - metrics.block_min_coord,
        segments,
        text: Rc::clone(text),
    }
}

fn actual(drawn: &Drawn, at: usize, told: &mut [bool]) -> String {
    let Some(told) = told.get_mut(at) else { return String::new() };
    if std::mem::replace(told, true) {
        return String::new();
    }
    drawn.stand_ins.get(at).map_or_else(String::new, |(_, letters)| letters.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_where_the_room_ends_and_none_is_lost() {
        let mut fonts = Fonts::new().expect("the fonts of the program can be read");
        let words = "The ferry ran aground off Port Ellory early on Tuesday, the coastguard said.";
        let styled = Styled::of(words, Style::TEXT);
        let broken = lines(&mut fonts, &styled, 120.0);
        assert!(broken.len() > 2, "{} lines", broken.len());
        let mut again = String::new();
        for line in &broken {
            for segment in &line.segments {
                let end = segment.x + segment.width;
                assert!(end < 124.0, "a line of {end} points");
                again.push_str(&line.words(segment));
            }
        }
        assert_eq!(again, words);
    }

    #[test]
    fn a_stand_in_carries_the_letters_once() {
        let mut fonts = Fonts::new().expect("the fonts of the program can be read");
        let styled = Styled::of("a 一句话在这里。 b", Style::TEXT);
        let broken = lines(&mut fonts, &styled, 40.0);
        let actual: Vec<String> = broken
            .iter()
            .flat_map(|line| &line.segments)
            .filter_map(|segment| segment.actual.clone())
            .collect();
        assert_eq!(actual.concat(), "一句话在这里。");
    }
}
