//! The versions by day of publication, and by the time of day where the texts give one. Versions without
//! a day stand apart and are said to have none: the axis tells nothing of them.

use super::names::{self, EDGE, GAP};
use super::{
    Area, Chart, ChartKind, Fill, Mark, Point, Shape, Sign, Table, TableRow, Target, Tint,
    full_name,
};
use crate::article::Date;
use crate::present::{Column, Presentation};

const LINE: f32 = 26.0;
const AXIS: f32 = 30.0;
/// The widest share of the chart that names and days take.
const LABEL_SHARE: f32 = 0.45;
const MOST_LABEL: f32 = 250.0;
/// Room for "28 Sep 2017, 23:59".
const WHEN: f32 = 124.0;
/// Days on the axis that are named, at most.
const MOST_TICKS: i64 = 8;
/// A day narrower than this is a ring and no bar.
const LEAST_DAY: f32 = 12.0;
/// Minutes of a day.
const DAY: f32 = 1440.0;

/// When a version came out, as far as it is told.
struct Dated<'a> {
    column: &'a Column,
    day: Date,
}

/// The timeline; `None` for fewer than two versions.
pub(super) fn chart(view: &Presentation, width: f32) -> Option<Chart> {
    if view.columns.len() < 2 {
        return None;
    }
    let columns = view.overview.timeline.iter().filter_map(|&version| view.column(version));
    let (mut dated, mut undated) = (Vec::new(), Vec::new());
    for column in columns {
        match column.published.as_deref().and_then(|day| day.parse::<Date>().ok()) {
            Some(day) => dated.push(Dated { column, day }),
            None => undated.push(column),
        }
    }
    let label = (width * LABEL_SHARE).min(MOST_LABEL + WHEN);
    let plot = Plot::new(&dated, EDGE + label + GAP, width - EDGE - 30.0);
    let mut chart = Chart {
        kind: ChartKind::Timeline,
        title: "Timeline".to_owned(),
        description: describe(&dated, &undated),
        width,
        height: 0.0,
        shapes: Vec::new(),
        marks: Vec::new(),
        table: table(&dated, &undated),
    };
    let mut y = EDGE;
    if !dated.is_empty() {
        plot.axis_at(&mut chart.shapes, y, dated.len());
        y += AXIS;
    }
    for one in &dated {
        dated_line(&mut chart, view, &plot, one, Area::new(EDGE, y, label, LINE));
        y += LINE;
    }
    if !undated.is_empty() {
        y += GAP;
        let line = Shape::Line {
            from: Point::new(EDGE, y),
            to: Point::new(width - EDGE, y),
            width: 1.0,
            tint: Tint::Line,
        };
        chart.shapes.push(line);
        y += GAP / 2.0;
    }
    for column in undated {
        let area = Area::new(EDGE, y, label, LINE);
        names::name(&mut chart.shapes, view, column, Area { width: label - WHEN - GAP, ..area });
        let told = names::text(area.right() - WHEN, area.centre().y, "no day known").soft();
        chart.shapes.push(told.shape());
        let words = format!("{}: no day of publication is known", full_name(column));
        let target = Some(Target::Version(column.version));
        chart.marks.push(Mark { area: Area { width: width - 2.0 * EDGE, ..area }, words, target });
        y += LINE;
    }
    chart.height = y + EDGE;
    Some(chart)
}

fn dated_line(chart: &mut Chart, view: &Presentation, plot: &Plot, one: &Dated<'_>, area: Area) {
    let y = area.centre().y;
    let name = Area { width: area.width - WHEN - GAP, ..area };
    names::name(&mut chart.shapes, view, one.column, name);
    let shown = names::text(area.right() - WHEN, y, when(one)).within(WHEN);
    chart.shapes.push(shown.soft().shape());
    let x = plot.x(one.day, one.column.time);
    chart.shapes.push(Shape::Line {
        from: Point::new(plot.left, y),
        to: Point::new(x, y),
        width: 1.0,
        tint: Tint::Line,
    });
    let wide = plot.day_width();
    chart.shapes.push(match one.column.time {
        None if wide >= LEAST_DAY => Shape::Rect {
            area: Area::new(x, y - 4.0, wide, 8.0),
            fill: Fill::Hatch,
            tint: Tint::Accent,
            outline: Some(Tint::Accent),
        },
        None => sign(x, y, Sign::Ring),
        Some(_) => sign(x, y, Sign::Disc),
    });
    let words = format!("{}: {}", full_name(one.column), when_in_words(one));
    let target = Some(Target::Version(one.column.version));
    chart.marks.push(Mark {
        area: Area { width: plot.right - EDGE + 16.0, ..area },
        words,
        target,
    });
}

fn sign(x: f32, y: f32, sign: Sign) -> Shape {
    Shape::Sign { at: Point::new(x, y), sign, side: 11.0, tint: Tint::Accent }
}

/// The days from left to right.
struct Plot {
    left: f32,
    right: f32,
    first: Option<Date>,
    days: i64,
}

impl Plot {
    fn new(dated: &[Dated<'_>], left: f32, right: f32) -> Self {
        let first = dated.iter().map(|one| one.day).min();
        let last = dated.iter().map(|one| one.day).max();
        let days = first.zip(last).map_or(0, |(first, last)| days_between(first, last));
        Self { left, right, first, days }
    }

    /// Where a day stands, and the time in it. A version without a time stands at the beginning of its
    /// day. Of one day alone the whole width is that day.
    fn x(&self, day: Date, time: Option<u32>) -> f32 {
        let since = self.first.map_or(0, |first| days_between(first, day));
        let share = time.map_or(0.0, |minutes| minutes as f32 / DAY);
        let all = (self.days + 1) as f32;
        self.left + (self.right - self.left) * (since as f32 + share) / all
    }

    /// How wide a day is.
    fn day_width(&self) -> f32 {
        (self.right - self.left) / (self.days + 1) as f32
    }

    fn axis_at(&self, shapes: &mut Vec<Shape>, top: f32, lines: usize) {
        let bottom = top + AXIS + LINE * lines as f32;
        let Some(first) = self.first else { return };
        let step = (self.days + 1).div_euclid(MOST_TICKS) + 1;
        let mut last_label = f32::NEG_INFINITY;
        for since in (0..=self.days).step_by(usize::try_from(step).unwrap_or(1)) {
            let Ok(day) = first.checked_add(jiff::Span::new().days(since)) else { break };
            let x = self.x(day, None);
            shapes.push(Shape::Line {
                from: Point::new(x, top + AXIS - 8.0),
                to: Point::new(x, bottom),
                width: 1.0,
                tint: Tint::Line,
            });
            let words = day.strftime("%-d\u{a0}%b").to_string();
            let room = super::width_of(&words, names::SMALL, super::Weight::Plain) + GAP;
            if x >= last_label + room {
                shapes.push(names::text(x, top + 10.0, words).soft().shape());
                last_label = x;
            }
        }
        shapes.push(Shape::Line {
            from: Point::new(self.left, top + AXIS - 4.0),
            to: Point::new(self.right, top + AXIS - 4.0),
            width: 1.0,
            tint: Tint::StrongLine,
        });
    }
}

fn days_between(first: Date, last: Date) -> i64 {
    first.until(last).map_or(0, |span| i64::from(span.get_days()))
}

fn when(one: &Dated<'_>) -> String {
    let day = one.day.strftime("%-d\u{a0}%b\u{a0}%Y").to_string();
    match one.column.time {
        Some(minutes) => format!("{day}, {}", clock(minutes)),
        None => day,
    }
}

fn when_in_words(one: &Dated<'_>) -> String {
    match one.column.time {
        Some(_) => when(one),
        None => format!("{}, time not known", when(one)),
    }
}

fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn describe(dated: &[Dated<'_>], undated: &[&Column]) -> String {
    let without = dated.iter().filter(|one| one.column.time.is_none()).count();
    let mut text = match (dated.first(), dated.last()) {
        (Some(first), Some(last)) if first.day == last.day => {
            format!("All dated versions are of {}.", first.day.strftime("%-d\u{a0}%b\u{a0}%Y"))
        }
        (Some(first), Some(last)) => format!(
            "From {}, {}, to {}, {}.",
            full_name(first.column),
            when(first),
            full_name(last.column),
            when(last)
        ),
        (None, _) | (_, None) => "No version tells its day of publication.".to_owned(),
    };
    if without > 0 {
        text.push_str(
            " A full circle stands at the time that the text gives, as it gives it. Where the text gives \
             the day alone, a bar covers the day, or a ring stands where it begins: the version may be of \
             any time in it, and versions of one day so drawn stand in no order.",
        );
    } else if !dated.is_empty() {
        text.push_str(" Each circle stands at the time that the text gives, as it gives it.");
    }
    if !undated.is_empty() && !dated.is_empty() {
        let names: Vec<String> = undated.iter().map(|column| full_name(column)).collect();
        text.push_str(&format!(" Without a day: {}.", names.join(", ")));
    }
    text
}

fn table(dated: &[Dated<'_>], undated: &[&Column]) -> Table {
    let row = |column: &Column, day: String, time: String| TableRow {
        cells: vec![full_name(column), day, time, column.headline.clone().unwrap_or_default()],
        target: Some(Target::Version(column.version)),
    };
    let known = dated.iter().map(|one| {
        let time = one.column.time.map_or_else(|| "not known".to_owned(), clock);
        row(one.column, one.day.to_string(), time)
    });
    let unknown = undated.iter().map(|c| row(c, "not known".to_owned(), "not known".to_owned()));
    Table {
        heads: ["Version", "Day", "Time", "Headline"].map(str::to_owned).to_vec(),
        rows: known.chain(unknown).collect(),
    }
}
