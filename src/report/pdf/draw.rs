//! Pages written as a PDF: glyphs, lines, drawings, the table of contents and the tree of tags.

use super::drawing;
use super::flow::{Entry, Item, MARGIN, PAGE, Pages, WIDTH, Weight};
use super::fonts::Fonts;
use super::lines::{Line, Segment, lines};
use super::words::{Mark, Style, Styled, Tone};
use crate::report::GENERATOR;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings, color::rgb};

/// The lowest line of a page.
const FOOT: f32 = PAGE.1 - 40.0;

/// The file.
pub(super) fn written(
    fonts: &mut Fonts,
    mut pages: Pages,
    title: &str,
) -> Result<Vec<u8>, KrillaError> {
    let accessible: Configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .unwrap_or_default();
    let settings = SerializeSettings { configuration: accessible, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let count = pages.pages.len();
    let laid = std::mem::take(&mut pages.pages);
    for (n, items) in laid.into_iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).unwrap_or_default();
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for item in items {
            draw(fonts, &mut surface, &mut pages, item);
        }
        foot(fonts, &mut surface, title, n + 1, count);
        surface.finish();
        page.finish();
    }
    document.set_outline(outline(&pages.entries));
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language("en".to_owned())
            .creator(GENERATOR.to_owned())
            .description("Versions of one news story compared".to_owned()),
    );
    document.set_tag_tree(pages.tags.tree());
    document.finish()
}

fn draw(fonts: &mut Fonts, surface: &mut Surface<'_>, pages: &mut Pages, item: Item) {
    match item {
        Item::Line { x, y, line, node } => {
            for segment in &line.segments {
                let tag = match (&node, &segment.actual) {
                    (None, _) => {
                        ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther))
                    }
                    (Some(_), actual) => {
                        ContentTag::Span(SpanTag::empty().with_actual_text(actual.as_deref()))
                    }
                };
                let content = surface.start_tagged(tag);
                glyphs(surface, (x, y), &line, segment);
                surface.end_tagged();
                if let Some(node) = node {
                    pages.tags.content(node, content);
                }
            }
            decorations(surface, (x, y), &line);
        }
        Item::Rule { x, y, width, weight } => {
            let (thick, tone) = match weight {
                Weight::Faint => (0.5, Tone::Line),
                Weight::Thin => (0.5, Tone::Soft),
                Weight::Strong => (1.0, Tone::Ink),
            };
            layout(surface, |surface| rule(surface, (x, y), width, thick, tone));
        }
        Item::Drawing { x, y, scale, chart, node } => {
            let content = surface.start_tagged(ContentTag::Other);
            drawing::draw(fonts, surface, (x, y), scale, &chart);
            surface.end_tagged();
            pages.tags.content(node, content);
        }
    }
}

/// Draws something that is no content.
fn layout(surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    draw(surface);
    surface.end_tagged();
}

pub(super) fn fill((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn glyphs(surface: &mut Surface<'_>, (x, y): (f32, f32), line: &Line, segment: &Segment) {
    surface.set_stroke(None);
    surface.set_fill(Some(fill(segment.ink.tone.rgb())));
    surface.draw_glyphs(
        Point::from_xy(x + segment.x, y + line.baseline),
        &segment.glyphs,
        segment.font.clone(),
        &line.text,
        segment.size,
        false,
    );
}

/// The lines below and through words.
fn decorations(surface: &mut Surface<'_>, (x, y): (f32, f32), line: &Line) {
    let marked = || line.segments.iter().filter(|segment| segment.ink.mark != Mark::None);
    if marked().next().is_none() {
        return;
    }
    layout(surface, |surface| {
        for segment in marked() {
            let base = y + line.baseline;
            let (left, size, tone) = (x + segment.x, segment.size, segment.ink.tone);
            match segment.ink.mark {
                Mark::None => {}
                Mark::Inserted => {
                    rule(surface, (left, base + size * 0.15), segment.width, 0.7, tone);
                }
                Mark::Deleted | Mark::Struck => {
                    rule(surface, (left, base - size * 0.25), segment.width, 0.7, tone);
                }
                Mark::Moved => {
                    rule(surface, (left, base + size * 0.13), segment.width, 0.45, tone);
                    rule(surface, (left, base + size * 0.25), segment.width, 0.45, tone);
                }
                Mark::Typographic => {
                    let dots = (segment.width / 2.4).floor().max(1.0);
                    for n in 0..dots as usize {
                        let left = left + n as f32 * 2.4;
                        rule(surface, (left, base + size * 0.17), 0.9, 0.9, tone);
                    }
                }
            }
        }
    });
}

fn rule(surface: &mut Surface<'_>, (x, y): (f32, f32), width: f32, thick: f32, tone: Tone) {
    let Some(area) = Rect::from_xywh(x, y - thick / 2.0, width.max(0.1), thick) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(area);
    surface.set_stroke(None::<Stroke>);
    surface.set_fill(Some(fill(tone.rgb())));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// The running foot.
fn foot(fonts: &mut Fonts, surface: &mut Surface<'_>, title: &str, page: usize, count: usize) {
    let number = Styled::of(format!("page {page} of {count}"), Style::SOFT);
    let number = lines(fonts, &number, WIDTH);
    let width = |line: &Line| line.segments.iter().map(|segment| segment.width).sum::<f32>();
    let right = number.first().map_or(0.0, width);
    let title = crate::charts::cut(title, WIDTH - right - 24.0, 8.0, crate::charts::Weight::Plain);
    let title = lines(fonts, &Styled::of(title, Style::SOFT), WIDTH);
    let artifact = Artifact::with_kind(ArtifactType::Footer);
    surface.start_tagged(ContentTag::Artifact(artifact));
    rule(surface, (MARGIN, FOOT - 4.0), WIDTH, 0.4, Tone::Soft);
    for (x, line) in [(MARGIN, title.first()), (MARGIN + WIDTH - right, number.first())] {
        let Some(line) = line else { continue };
        for segment in &line.segments {
            glyphs(surface, (x, FOOT), line, segment);
        }
    }
    surface.end_tagged();
}

/// The table of contents: headings of the second level, and those of the third below them.
fn outline(entries: &[Entry]) -> Outline {
    let node = |entry: &Entry| {
        let point = Point::from_xy(MARGIN, (entry.y - 12.0).max(0.0));
        OutlineNode::new(entry.words.clone(), XyzDestination::new(entry.page, point))
    };
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for entry in entries {
        match (&mut open, entry.level) {
            (Some(parent), 3..) => parent.push_child(node(entry)),
            _ => {
                if let Some(done) = open.replace(node(entry)) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}
