//! A chart as SVG: one file without script, style sheet or anything from elsewhere, in the colours of the
//! light window. Every shape has a class by its role, so that a page around it can set other colours.

use super::{Anchor, Area, Chart, Fill, Point, Shape, Sign, Text, Tint, Weight};
use std::fmt::Write as _;

/// With more parts than this that can be pointed at, the file holds no words for them: the table has them.
const MOST_TITLES: usize = 600;
/// The height of a small letter over the line it stands on, as a share of the size of the letters; half of
/// it is how far the middle of a word stands over its line.
const X_HEIGHT: f32 = 0.486;

/// The chart as a file of its own.
#[must_use]
pub fn svg(chart: &Chart) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_chart(&mut out, chart);
    out
}

/// The chart as an element of a page.
#[must_use]
pub(crate) fn element(chart: &Chart) -> String {
    let mut out = String::new();
    write_chart(&mut out, chart);
    out
}

fn write_chart(out: &mut String, chart: &Chart) {
    let key = chart.kind.key();
    let (width, height) = (number(chart.width), number(chart.height));
    put(
        out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" \
         aria-labelledby=\"{key}-title {key}-desc\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"'Source Sans 3','Source Sans Pro',sans-serif\">\n\
         <title id=\"{key}-title\">{}</title>\n<desc id=\"{key}-desc\">{}</desc>\n",
            escaped(&chart.title),
            escaped(&chart.description)
        ),
    );
    patterns(out, chart);
    let ground = Area::new(0.0, 0.0, chart.width, chart.height);
    rect(out, key, ground, (Fill::Solid, Tint::Page, None));
    for shape in &chart.shapes {
        write_shape(out, key, shape);
    }
    if chart.marks.len() <= MOST_TITLES {
        for mark in &chart.marks {
            put(
                out,
                format_args!(
                    "<rect {} fill=\"none\" pointer-events=\"all\"><title>{}</title></rect>\n",
                    bounds(mark.area),
                    escaped(&mark.words)
                ),
            );
        }
    }
    out.push_str("</svg>\n");
}

fn put(out: &mut String, words: std::fmt::Arguments<'_>) {
    out.write_fmt(words).expect("a string takes all words");
}

/// The pattern of each fill and colour that the chart uses, in order.
fn patterns(out: &mut String, chart: &Chart) {
    let mut used: Vec<(Fill, &str, &str)> = chart
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Rect { fill, tint, .. } if Fill::PATTERNS.contains(fill) => {
                Some((*fill, class(*tint), hex(*tint)))
            }
            Shape::Rect { .. } | Shape::Line { .. } | Shape::Sign { .. } | Shape::Text(_) => None,
        })
        .collect();
    used.sort_unstable();
    used.dedup();
    if used.is_empty() {
        return;
    }
    out.push_str("<defs>\n");
    for (fill, class, colour) in used {
        let (side, inside) = pattern(fill, class, colour);
        put(
            out,
            format_args!(
                "<pattern id=\"{}-{}-{class}\" width=\"{side}\" height=\"{side}\" \
             patternUnits=\"userSpaceOnUse\"><rect width=\"{side}\" height=\"{side}\" \
             class=\"c-page\" fill=\"{}\"></rect>{inside}</pattern>\n",
                chart.kind.key(),
                fill.key(),
                hex(Tint::Page)
            ),
        );
    }
    out.push_str("</defs>\n");
}

/// The side of a pattern's tile and what is in it.
fn pattern(fill: Fill, class: &str, colour: &str) -> (u8, String) {
    let line = |path: &str| {
        format!("<path d=\"{path}\" class=\"l-{class}\" stroke=\"{colour}\" fill=\"none\"></path>")
    };
    match fill {
        Fill::Hatch => (5, line("M-1 1L1 -1M0 5L5 0M4 6L6 4")),
        Fill::Cross => (6, line("M0 0L6 6M0 6L6 0")),
        Fill::Dots => (
            5,
            format!(
                "<circle cx=\"2.5\" cy=\"2.5\" r=\"1.1\" class=\"c-{class}\" fill=\"{colour}\"></circle>"
            ),
        ),
        Fill::Bars => (4, line("M0 2L4 2")),
        Fill::Sparse => (9, line("M0 0L9 9M-1 8L1 10M8 -1L10 1")),
        Fill::Solid | Fill::Empty => (1, String::new()),
    }
}

fn write_shape(out: &mut String, key: &str, shape: &Shape) {
    match shape {
        Shape::Rect { area, fill, tint, outline } => {
            rect(out, key, *area, (*fill, *tint, *outline))
        }
        Shape::Line { from, to, width, tint } => put(
            out,
            format_args!(
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"l-{}\" stroke=\"{}\" \
             stroke-width=\"{}\"></line>\n",
                number(from.x),
                number(from.y),
                number(to.x),
                number(to.y),
                class(*tint),
                hex(*tint),
                number(*width)
            ),
        ),
        Shape::Sign { at, sign, side, tint } => write_sign(out, *at, *sign, *side, *tint),
        Shape::Text(text) => write_text(out, text),
    }
}

fn rect(
    out: &mut String,
    key: &str,
    area: Area,
    (fill, tint, outline): (Fill, Tint, Option<Tint>),
) {
    let fill = match fill {
        Fill::Solid => format!("{}fill=\"{}\"", class_attribute(tint), hex(tint)),
        Fill::Empty => format!("class=\"c-page\" fill=\"{}\"", hex(Tint::Page)),
        Fill::Hatch | Fill::Cross | Fill::Dots | Fill::Bars | Fill::Sparse => {
            format!("fill=\"url(#{key}-{}-{})\"", fill.key(), class(tint))
        }
    };
    // The class of a rectangle is its fill's; an outline is a rectangle of its own.
    put(out, format_args!("<rect {} {fill}></rect>\n", bounds(area)));
    if let Some(tint) = outline {
        put(
            out,
            format_args!(
                "<rect {} fill=\"none\" class=\"l-{}\" stroke=\"{}\"></rect>\n",
                bounds(area),
                class(tint),
                hex(tint)
            ),
        );
    }
}

fn class_attribute(tint: Tint) -> String {
    match tint {
        // The shade says how much, in every surrounding.
        Tint::Heat(share) => format!("class=\"c-heat\" fill-opacity=\"{}\" ", number(heat(share))),
        _known => format!("class=\"c-{}\" ", class(tint)),
    }
}

fn bounds(area: Area) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        number(area.at.x),
        number(area.at.y),
        number(area.width),
        number(area.height)
    )
}

fn write_sign(out: &mut String, at: Point, sign: Sign, side: f32, tint: Tint) {
    let (name, colour, page) = (class(tint), hex(tint), hex(Tint::Page));
    let half = side / 2.0;
    let (x, y) = (number(at.x), number(at.y));
    let full = format!("class=\"c-{name}\" fill=\"{colour}\"");
    let empty = format!(
        "class=\"c-page l-{name}\" fill=\"{page}\" stroke=\"{colour}\" stroke-width=\"1.8\""
    );
    let path = |points: &[(f32, f32)]| {
        let corners = points
            .iter()
            .map(|(dx, dy)| format!("{} {}", number(at.x + dx * half), number(at.y + dy * half)));
        format!("M{}", corners.collect::<Vec<_>>().join("L"))
    };
    let small = number(half - 0.9);
    match sign {
        Sign::Disc => {
            put(
                out,
                format_args!(
                    "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" {full}></circle>\n",
                    number(half)
                ),
            );
        }
        Sign::Ring => {
            put(
                out,
                format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{small}\" {empty}></circle>\n"),
            );
        }
        Sign::HalfDisc => {
            put(
                out,
                format_args!(
                    "<circle cx=\"{x}\" cy=\"{y}\" r=\"{small}\" {empty}></circle>\n\
                 <path d=\"M{x} {}A{r} {r} 0 0 0 {x} {}Z\" {full}></path>\n",
                    number(at.y - half),
                    number(at.y + half),
                    r = number(half)
                ),
            );
        }
        Sign::Square => put(
            out,
            format_args!("<rect {} {full}></rect>\n", bounds(Area::around(at, side * 0.86))),
        ),
        Sign::Box => put(
            out,
            format_args!("<rect {} {empty}></rect>\n", bounds(Area::around(at, side * 0.78))),
        ),
        Sign::Diamond => {
            let d = path(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)]);
            put(out, format_args!("<path d=\"{d}Z\" {full}></path>\n"));
        }
        Sign::Triangle => {
            let d = path(&[(0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)]);
            put(out, format_args!("<path d=\"{d}Z\" {full}></path>\n"));
        }
        Sign::Cross => {
            let (one, two) = (path(&[(-0.9, -0.9), (0.9, 0.9)]), path(&[(-0.9, 0.9), (0.9, -0.9)]));
            put(
                out,
                format_args!(
                    "<path d=\"{one}{two}\" class=\"l-{name}\" stroke=\"{colour}\" stroke-width=\"2\"></path>\n"
                ),
            );
        }
    }
}

fn write_text(out: &mut String, text: &Text) {
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let weight = match text.weight {
        Weight::Plain => "",
        Weight::Strong => " font-weight=\"600\"",
    };
    let y = text.at.y + text.size * X_HEIGHT * 0.7;
    put(
        out,
        format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor} class=\"c-{}\" fill=\"{}\">{}</text>\n",
            number(text.at.x),
            number(y),
            number(text.size),
            class(text.tint),
            hex(text.tint),
            escaped(&text.words)
        ),
    );
}

/// How full the colour of a share is.
fn heat(share: f32) -> f32 {
    0.04 + 0.5 * share.clamp(0.0, 1.0)
}

/// A tint's name in a page's style sheet.
fn class(tint: Tint) -> &'static str {
    match tint {
        Tint::Page => "page",
        Tint::Shade => "shade",
        Tint::Ink => "ink",
        Tint::SoftInk => "soft",
        Tint::Line => "rule",
        Tint::StrongLine => "strong",
        Tint::Accent => "accent",
        Tint::AccentWash => "wash",
        Tint::Quote => "quote",
        Tint::Fact => "fact",
        Tint::Passage => "passage",
        Tint::Heat(_) => "heat",
    }
}

/// The colour of a tint in files, that of the light window, as six hexadecimal digits after a number sign.
/// For a heat that of full heat.
#[must_use]
pub fn hex(tint: Tint) -> &'static str {
    match tint {
        Tint::Page => "#fffefb",
        Tint::Shade => "#f1eee6",
        Tint::Ink => "#212429",
        Tint::SoftInk => "#5a6068",
        Tint::Line => "#ded9ce",
        Tint::StrongLine => "#8c877c",
        Tint::Accent => "#1b665e",
        Tint::AccentWash => "#ddece8",
        Tint::Quote => "#6b4a9e",
        Tint::Fact => "#7a5b00",
        Tint::Passage => "#0f5694",
        Tint::Heat(_) => "#0f5694",
    }
}

/// With two decimals at most, and never in the way of another country.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Words as XML holds them. What XML can't hold at all becomes the sign for a lost letter.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (12.345, "12.35"),
            (-3.5, "-3.5"),
            (100.0, "100"),
        ] {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn words_can_not_break_out() {
        for (words, expected) in [
            ("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;"),
            ("]]>", "]]&gt;"),
            ("one\ntwo\u{0}\u{fffe}", "one two\u{fffd}\u{fffd}"),
            ("été", "été"),
        ] {
            assert_eq!(escaped(words), expected);
        }
    }
}
