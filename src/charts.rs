//! Charts as data: each is made of a presentation by a pure function into shapes with colours by role,
//! words for who can't see it, and the same figures as a table. The window paints the shapes; `svg` and
//! `png` write them down. A chart can be read without its colours: by shape, by pattern, by figure.

use crate::article::VersionId;
use crate::facts::FactId;
use crate::present::{Column, Presentation};
use crate::quotes::QuoteId;
use std::fmt;

mod coverage;
pub mod fonts;
mod labels;
mod names;
mod png;
mod positions;
mod similarity;
mod svg;
mod timeline;
mod voices;

pub use labels::{cut, width_of};
pub use png::{PngError, png};
pub(crate) use svg::element;
pub use svg::{hex, svg};

#[cfg(test)]
mod tests;

/// The charts that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartKind {
    /// How much wording each two versions have in common.
    Similarity,
    /// How many words of whom each version quotes.
    VoiceShare,
    /// How much of all passages, quotes and facts each version has.
    Coverage,
    /// The versions by day of publication.
    Timeline,
    /// How deep in each version its quotes stand.
    QuotePositions,
    /// How deep in each version its facts stand.
    FactPositions,
}

impl ChartKind {
    /// All.
    pub const ALL: [Self; 6] = [
        Self::Similarity,
        Self::VoiceShare,
        Self::Coverage,
        Self::Timeline,
        Self::QuotePositions,
        Self::FactPositions,
    ];

    /// What it is called on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Similarity => "Common wording",
            Self::VoiceShare => "Voice share",
            Self::Coverage => "Coverage",
            Self::Timeline => "Timeline",
            Self::QuotePositions => "Quotes by depth",
            Self::FactPositions => "Facts by depth",
        }
    }

    /// A word for it in names of files and in ids.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Similarity => "common-wording",
            Self::VoiceShare => "voice-share",
            Self::Coverage => "coverage",
            Self::Timeline => "timeline",
            Self::QuotePositions => "quotes-by-depth",
            Self::FactPositions => "facts-by-depth",
        }
    }
}

/// A file that a chart can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImageFormat {
    /// Lines and letters, at any size.
    Svg,
    /// Pixels.
    Png,
}

impl ImageFormat {
    /// All.
    pub const ALL: [Self; 2] = [Self::Svg, Self::Png];

    /// The usual ending, without a dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// What it is called on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
        }
    }
}

/// A point, in units of which an inch has 96, from the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Point {
    /// The point there.
    #[must_use]
    pub fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// The upper left corner.
    pub at: Point,
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
}

impl Area {
    /// The rectangle from there.
    #[must_use]
    pub fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { at: Point::new(x, y), width, height }
    }

    /// The square around a point.
    #[must_use]
    pub fn around(centre: Point, side: f32) -> Self {
        Self::new(centre.x - side / 2.0, centre.y - side / 2.0, side, side)
    }

    /// Its middle.
    #[must_use]
    pub fn centre(self) -> Point {
        Point::new(self.at.x + self.width / 2.0, self.at.y + self.height / 2.0)
    }

    /// Where it ends on the right.
    #[must_use]
    pub fn right(self) -> f32 {
        self.at.x + self.width
    }

    /// Where it ends below.
    #[must_use]
    pub fn bottom(self) -> f32 {
        self.at.y + self.height
    }
}

/// A colour by what it is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tint {
    /// Behind everything.
    Page,
    /// Behind heads and empty bars.
    Shade,
    /// Text.
    Ink,
    /// Text of second rank.
    SoftInk,
    /// Lines that part things.
    Line,
    /// Lines that carry a meaning.
    StrongLine,
    /// Versions.
    Accent,
    /// Behind the letter of a version.
    AccentWash,
    /// Quotes.
    Quote,
    /// Facts.
    Fact,
    /// Passages.
    Passage,
    /// A share from 0 to 1 as a shade.
    Heat(f32),
}

/// How a surface is filled: known by its pattern, not by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fill {
    /// All of it.
    Solid,
    /// Close lines rising to the right.
    Hatch,
    /// Lines both ways.
    Cross,
    /// Dots.
    Dots,
    /// Lines that lie.
    Bars,
    /// Wide lines falling to the right.
    Sparse,
    /// Nothing but its outline.
    Empty,
}

impl Fill {
    /// All that need a pattern.
    pub const PATTERNS: [Self; 5] =
        [Self::Hatch, Self::Cross, Self::Dots, Self::Bars, Self::Sparse];

    /// Its name in a file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Hatch => "hatch",
            Self::Cross => "cross",
            Self::Dots => "dots",
            Self::Bars => "bars",
            Self::Sparse => "sparse",
            Self::Empty => "empty",
        }
    }
}

/// A small shape that stands for one thing and is known by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A full circle.
    Disc,
    /// A circle of which the left half is full.
    HalfDisc,
    /// An empty circle.
    Ring,
    /// A full square.
    Square,
    /// An empty square.
    Box,
    /// A full diamond.
    Diamond,
    /// A full triangle.
    Triangle,
    /// A cross of two lines.
    Cross,
}

/// On which side of its point a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// As in text.
    Plain,
    /// As in headings.
    Strong,
}

/// Words of a chart on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where: the height is that of the middle of a small letter.
    pub at: Point,
    /// On which side of it.
    pub anchor: Anchor,
    /// The words, short enough for where they stand.
    pub words: String,
    /// Size of the letters.
    pub size: f32,
    /// How heavy.
    pub weight: Weight,
    /// In which colour.
    pub tint: Tint,
}

/// What a chart is drawn of.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Where.
        area: Area,
        /// How it is filled.
        fill: Fill,
        /// In which colour.
        tint: Tint,
        /// The colour of its outline, if it has one.
        outline: Option<Tint>,
    },
    /// A line.
    Line {
        /// From there.
        from: Point,
        /// To there.
        to: Point,
        /// How thick.
        width: f32,
        /// In which colour.
        tint: Tint,
    },
    /// A sign.
    Sign {
        /// Its middle.
        at: Point,
        /// Which.
        sign: Sign,
        /// How wide it is.
        side: f32,
        /// In which colour.
        tint: Tint,
    },
    /// Words.
    Text(Text),
}

/// What a part of a chart is about, and where a click on it leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A version.
    Version(VersionId),
    /// A quote.
    Quote(QuoteId, VersionId),
    /// A fact.
    Fact(FactId, VersionId),
    /// A speaker by name; `None` for quotes whose speaker is not told.
    Speaker(Option<String>),
}

impl Target {
    /// Whether two parts of a chart are about the same thing in several versions.
    #[must_use]
    pub fn is_same_thing(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Quote(one, _), Self::Quote(two, _)) => one == two,
            (Self::Fact(one, _), Self::Fact(two, _)) => one == two,
            (Self::Version(_) | Self::Speaker(_), _) | (Self::Quote(..) | Self::Fact(..), _) => {
                false
            }
        }
    }
}

/// A part of a chart that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where.
    pub area: Area,
    /// What it says, in words: names in full, figures.
    pub words: String,
    /// What it is about.
    pub target: Option<Target>,
}

/// A line of the table of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// As many as the table has heads.
    pub cells: Vec<String>,
    /// What it is about.
    pub target: Option<Target>,
}

/// The figures of a chart as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its lines.
    pub rows: Vec<TableRow>,
}

impl Table {
    /// Lines of cells parted by tabs, heads first, as spreadsheets take them from the clipboard.
    #[must_use]
    pub fn tsv(&self) -> String {
        let lines = std::iter::once(&self.heads).chain(self.rows.iter().map(|row| &row.cells));
        lines.map(|cells| tsv_line(cells.iter().map(String::as_str))).collect()
    }
}

/// Cells parted by tabs, with a line's end. Tabs and line ends inside a cell become spaces.
#[must_use]
pub fn tsv_line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let plain = |cell: &str| cell.split(['\t', '\n', '\r']).collect::<Vec<_>>().join(" ");
    let mut line = cells.map(plain).collect::<Vec<_>>().join("\t");
    line.push('\n');
    line
}

/// A chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Which.
    pub kind: ChartKind,
    /// Its title.
    pub title: String,
    /// What it shows and what stands out, in plain sentences.
    pub description: String,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// What it is drawn of, the hindmost first.
    pub shapes: Vec<Shape>,
    /// What can be pointed at, in reading order.
    pub marks: Vec<Mark>,
    /// The same figures as a table.
    pub table: Table,
}

/// How wide a chart is where nobody asks for another width: in files and reports.
pub const USUAL_WIDTH: f32 = 960.0;
/// The narrowest that a chart is drawn; in less room it is scrolled.
pub const LEAST_WIDTH: f32 = 360.0;

/// The chart of this kind, about `width` wide: wider where it can't be read so narrow. `None` where there
/// is nothing to chart.
#[must_use]
pub fn chart(view: &Presentation, kind: ChartKind, width: f32) -> Option<Chart> {
    let width = width.max(LEAST_WIDTH).round();
    match kind {
        ChartKind::Similarity => similarity::chart(view),
        ChartKind::VoiceShare => voices::chart(view, width),
        ChartKind::Coverage => coverage::chart(view, width),
        ChartKind::Timeline => timeline::chart(view, width),
        ChartKind::QuotePositions => positions::quotes(view, width),
        ChartKind::FactPositions => positions::facts(view, width),
    }
}

/// The chart of this kind as a file, at the usual width.
///
/// # Errors
/// Why there is none, in words for the user.
pub fn image(view: &Presentation, kind: ChartKind, format: ImageFormat) -> Result<Vec<u8>, String> {
    let chart = chart(view, kind, USUAL_WIDTH)
        .ok_or_else(|| format!("{kind}: there is nothing to chart, and nothing was saved"))?;
    match format {
        ImageFormat::Svg => Ok(svg(&chart).into_bytes()),
        ImageFormat::Png => png(&chart).map_err(|error| error.to_string()),
    }
}

/// "A Harbour Post".
fn full_name(column: &Column) -> String {
    format!("{} {}", column.version, column.label)
}

impl fmt::Display for ChartKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
