//! How deep in each version its quotes or facts stand: one lane a version, from the first word to the last,
//! one sign for each quote or fact, joined from lane to lane while there are few enough to follow.

use super::names::{self, EDGE, GAP, Key, percent};
use super::{
    Anchor, Area, Chart, ChartKind, Mark, Point, Shape, Sign, Table, TableRow, Target, Tint,
    Weight, cut, full_name,
};
use crate::article::VersionId;
use crate::facts::FactStatus;
use crate::present::{Presentation, QuoteCellView};
use crate::quotes::QuoteStatus;

const AXIS: f32 = 22.0;
const LANE: f32 = 36.0;
const SIDE: f32 = 10.0;
/// The widest that labels are set.
const MOST_LABEL: f32 = 190.0;
/// Signs nearer to each other than this stand on different heights of their lane.
const CROWDED: f32 = 10.0;
/// Heights in a lane, from its middle.
const HEIGHTS: [f32; 3] = [0.0, -10.0, 10.0];
/// Signs of nearly the same place, of which a lane has no more heights, stand this much beside each other.
const BESIDE: f32 = 6.0;
/// As nearly as this.
const SAME: f32 = 2.0;
/// So often, and no further from their place.
const MOST_BESIDE: u8 = 4;
/// More lines than this between the lanes would be a thicket.
const MOST_JOINED: usize = 120;
/// Letters of a quote or a heading that are told.
const LETTERS: usize = 120;

/// A quote or fact in one version.
struct Dot {
    depth: f32,
    sign: Sign,
    fate: &'static str,
    target: Target,
}

/// A quote or fact.
struct Item {
    /// What it is called where it is pointed at.
    words: String,
    /// Its speaker or kind.
    about: String,
    /// By version index.
    dots: Vec<Option<Dot>>,
}

impl Item {
    fn dot(&self, version: VersionId) -> Option<&Dot> {
        self.dots.get(version.index())?.as_ref()
    }
}

/// What the chart is about.
struct About {
    kind: ChartKind,
    title: &'static str,
    many: &'static str,
    tint: Tint,
    /// The heads of the first two columns of the table.
    heads: [&'static str; 2],
    /// What stands in the table where a version has nothing.
    absent: &'static str,
}

fn quote_sign(status: QuoteStatus) -> Sign {
    match status {
        QuoteStatus::Full => Sign::Disc,
        QuoteStatus::Trimmed => Sign::HalfDisc,
        QuoteStatus::Reworded => Sign::Diamond,
        QuoteStatus::Paraphrased => Sign::Ring,
        QuoteStatus::Fragment => Sign::Box,
        QuoteStatus::OtherSpeaker => Sign::Triangle,
    }
}

fn fact_sign(status: FactStatus) -> (Sign, &'static str) {
    match status {
        FactStatus::Same => (Sign::Disc, "same value as most"),
        FactStatus::Differs => (Sign::Diamond, "other value"),
        FactStatus::Unresolved => (Sign::Triangle, "value can’t be told"),
    }
}

/// Quotes by depth; `None` where there are none.
pub(super) fn quotes(view: &Presentation, width: f32) -> Option<Chart> {
    let items = view.quotes.speakers.iter().flat_map(|group| {
        let speaker = group.name.as_deref().unwrap_or("speaker not told");
        group.quotes.iter().map(move |row| Item {
            words: format!("“{}”", beginning(&row.text)),
            about: speaker.to_owned(),
            dots: row
                .cells
                .iter()
                .enumerate()
                .map(|(v, cell)| match cell {
                    QuoteCellView::Present(reading) => Some(Dot {
                        depth: reading.depth,
                        sign: quote_sign(reading.as_told()),
                        fate: reading.label(),
                        target: Target::Quote(row.id, VersionId::at(v)),
                    }),
                    QuoteCellView::Absent(_) => None,
                })
                .collect(),
        })
    });
    let legend: Vec<(Key, String)> = QuoteStatus::ALL
        .map(|status| (Key::Sign(quote_sign(status), Tint::Quote), status.label().to_owned()))
        .to_vec();
    let about = About {
        kind: ChartKind::QuotePositions,
        title: "Quotes by depth",
        many: "quotes",
        tint: Tint::Quote,
        heads: ["Quote", "Speaker"],
        absent: "absent",
    };
    draw(view, width, &about, &items.collect::<Vec<_>>(), &legend)
}

/// Facts by depth of their first mention; `None` where there are none.
pub(super) fn facts(view: &Presentation, width: f32) -> Option<Chart> {
    let items = view.facts.rows.iter().map(|row| Item {
        words: beginning(&row.label),
        about: row.kind.name().to_owned(),
        dots: row
            .cells
            .iter()
            .enumerate()
            .map(|(v, cell)| {
                let reading = cell.as_ref()?;
                let (sign, fate) = fact_sign(reading.status);
                let target = Target::Fact(row.id, VersionId::at(v));
                Some(Dot { depth: reading.depth, sign, fate, target })
            })
            .collect(),
    });
    let legend: Vec<(Key, String)> =
        [FactStatus::Same, FactStatus::Differs, FactStatus::Unresolved]
            .map(fact_sign)
            .map(|(sign, words)| (Key::Sign(sign, Tint::Fact), words.to_owned()))
            .to_vec();
    let about = About {
        kind: ChartKind::FactPositions,
        title: "Facts by depth",
        many: "facts",
        tint: Tint::Fact,
        heads: ["Fact", "Kind"],
        absent: "not seen to mention",
    };
    draw(view, width, &about, &items.collect::<Vec<_>>(), &legend)
}

/// The beginning of words that may be a whole speech.
fn beginning(words: &str) -> String {
    let mut kept: String = words.chars().take(LETTERS).collect();
    if kept.len() < words.len() {
        kept.push('…');
    }
    kept
}

fn draw(
    view: &Presentation,
    width: f32,
    about: &About,
    items: &[Item],
    legend: &[(Key, String)],
) -> Option<Chart> {
    if items.is_empty() {
        return None;
    }
    let mut chart = Chart {
        kind: about.kind,
        title: about.title.to_owned(),
        description: describe(view, about, items),
        width,
        height: 0.0,
        shapes: Vec::new(),
        marks: Vec::new(),
        table: table(view, about, items),
    };
    let at = Point::new(EDGE, EDGE);
    let top = names::legend(&mut chart.shapes, at, width - 2.0 * EDGE, legend) + GAP / 2.0;
    let label = (width * 0.28).min(MOST_LABEL);
    let plot = Area::new(
        EDGE + label + GAP,
        top + AXIS,
        width - label - GAP - 2.0 * EDGE - SIDE,
        LANE * view.columns.len() as f32,
    );
    axis(&mut chart.shapes, plot);
    let lanes: Vec<VersionId> = view.columns.iter().map(|column| column.version).collect();
    let placed = placed(items, &lanes, plot);
    if are_joined(items) {
        joined(&mut chart.shapes, &placed);
    }
    for (lane, column) in view.columns.iter().enumerate() {
        let y = plot.at.y + LANE * lane as f32;
        let name = Area::new(EDGE, y, label, LANE);
        names::name(&mut chart.shapes, view, column, name);
        let target = Some(Target::Version(column.version));
        chart.marks.push(Mark { area: name, words: full_name(column), target });
        for &(item, at) in placed.iter().flat_map(|places| places.get(lane)).flatten() {
            let Some((item, dot)) = items.get(item).and_then(|i| Some((i, i.dot(column.version)?)))
            else {
                continue;
            };
            chart.shapes.push(Shape::Sign { at, sign: dot.sign, side: SIDE, tint: about.tint });
            chart.marks.push(Mark {
                area: Area::around(at, SIDE + 2.0),
                words: format!(
                    "{} · {} · {}: {}, {} into the text",
                    item.words,
                    item.about,
                    full_name(column),
                    dot.fate,
                    percent(dot.depth)
                ),
                target: Some(dot.target.clone()),
            });
        }
    }
    chart.height = plot.bottom() + EDGE;
    Some(chart)
}

fn axis(shapes: &mut Vec<Shape>, plot: Area) {
    for quarter in 0..=4_u8 {
        let share = f32::from(quarter) / 4.0;
        let x = plot.at.x + plot.width * share;
        let tint = if quarter == 0 { Tint::StrongLine } else { Tint::Line };
        let (from, to) = (Point::new(x, plot.at.y - 4.0), Point::new(x, plot.bottom()));
        shapes.push(Shape::Line { from, to, width: 1.0, tint });
        let anchor = match quarter {
            0 => Anchor::Start,
            4 => Anchor::End,
            _ => Anchor::Middle,
        };
        let x = if quarter == 4 { x + SIDE } else { x };
        let words = percent(share);
        let room = plot.width / 4.0;
        let words = cut(&words, room, names::SMALL, Weight::Plain);
        shapes.push(names::text(x, plot.at.y - 13.0, words).soft().anchored(anchor).shape());
    }
}

/// For each item, by lane: its number and where its sign stands. Those that would cover each
/// other take turns in height, and beyond that stand a little further on.
fn placed(items: &[Item], lanes: &[VersionId], plot: Area) -> Vec<Vec<Option<(usize, Point)>>> {
    let mut placed = vec![vec![None; lanes.len()]; items.len()];
    for (lane, &version) in lanes.iter().enumerate() {
        let dots = items
            .iter()
            .enumerate()
            .filter_map(|(i, item)| Some((item.dot(version)?.depth.clamp(0.0, 1.0), i)));
        let mut dots: Vec<(f32, usize)> = dots.collect();
        dots.sort_by(|(one, i), (other, j)| one.total_cmp(other).then(i.cmp(j)));
        let (mut last, mut height, mut round) = (f32::NEG_INFINITY, 0, 0_u8);
        for (depth, item) in dots {
            let x = plot.at.x + plot.width * depth;
            height = if x - last < CROWDED { (height + 1) % HEIGHTS.len() } else { 0 };
            round = match height {
                _any if x - last >= SAME => 0,
                0 => (round + 1).min(MOST_BESIDE),
                _same => round,
            };
            last = x;
            let x = (x + BESIDE * f32::from(round)).min(plot.right());
            let y = plot.at.y + LANE * (lane as f32 + 0.5);
            let y = y + HEIGHTS.get(height).copied().unwrap_or_default();
            if let Some(cell) = placed.get_mut(item).and_then(|line| line.get_mut(lane)) {
                *cell = Some((item, Point::new(x, y)));
            }
        }
    }
    placed
}

/// Whether the lines between the lanes are few enough to follow.
fn are_joined(items: &[Item]) -> bool {
    let lines = |item: &Item| item.dots.iter().flatten().count().saturating_sub(1);
    items.iter().map(lines).sum::<usize>() <= MOST_JOINED
}

/// Faint lines from each sign to the same quote's in the next lane that has it.
fn joined(shapes: &mut Vec<Shape>, placed: &[Vec<Option<(usize, Point)>>]) {
    for line in placed {
        let places: Vec<Point> = line.iter().flatten().map(|&(_, at)| at).collect();
        for pair in places.windows(2) {
            if let &[from, to] = pair {
                shapes.push(Shape::Line { from, to, width: 0.8, tint: Tint::StrongLine });
            }
        }
    }
}

fn describe(view: &Presentation, about: &About, items: &[Item]) -> String {
    let mut text = format!(
        "How deep in each version its {} stand, by share of the words before them: one lane a version, from \
         the first word to the last. The sign tells what became of each; signs of one \
         place stand over and beside each other.",
        about.many
    );
    if are_joined(items) {
        text.push_str(" Lines join the same one from lane to lane.");
    }
    let highest = |version: VersionId| {
        let depths = items.iter().filter_map(move |item| item.dot(version));
        depths.map(|dot| dot.depth).min_by(f32::total_cmp)
    };
    let told = view.columns.iter().map(|column| match highest(column.version) {
        Some(depth) => {
            let count = items.iter().filter(|item| item.dot(column.version).is_some());
            format!("{}: {}, the first {} in", full_name(column), count.count(), percent(depth))
        }
        None => format!("{}: none", full_name(column)),
    });
    let told: Vec<String> = told.collect();
    text.push_str(&format!(" {}.", told.join("; ")));
    text
}

fn table(view: &Presentation, about: &About, items: &[Item]) -> Table {
    let heads = about.heads.map(str::to_owned).into_iter();
    let rows = items.iter().map(|item| TableRow {
        cells: [item.words.clone(), item.about.clone()]
            .into_iter()
            .chain(view.across(&item.dots).map(|(_, dot)| match dot {
                Some(dot) => format!("{}, {}", percent(dot.depth), dot.fate),
                None => about.absent.to_owned(),
            }))
            .collect(),
        target: view.across(&item.dots).find_map(|(_, dot)| Some(dot.as_ref()?.target.clone())),
    });
    Table { heads: heads.chain(view.columns.iter().map(full_name)).collect(), rows: rows.collect() }
}
