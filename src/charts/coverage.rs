//! Coverage: of all passages, quotes and facts of the story, how many each version has, and in what way.
//! Each bar is the whole; each part is known by its pattern and, where there is room, its figure.

use super::names::{self, EDGE, GAP, Key, TINY, count, percent, share};
use super::{
    Anchor, Area, Chart, ChartKind, Fill, Mark, Point, Shape, Table, TableRow, Target, Tint,
    Weight, full_name, width_of,
};
use crate::article::VersionId;
use crate::facts::FactStatus;
use crate::present::{CellView, Column, Presentation, QuoteCellView, RowView};
use crate::quotes::QuoteStatus;

const HEAD: f32 = 24.0;
const LINE: f32 = 28.0;
const BAR: f32 = 17.0;
const LABEL: f32 = 190.0;
/// Below this width the three measures stand under each other.
const BESIDE: f32 = 720.0;

/// A part of the whole: what it is called and how it is filled.
#[derive(Clone, Copy)]
struct Part {
    name: &'static str,
    fill: Fill,
}

/// One of the three measures.
struct Measure {
    title: &'static str,
    one: &'static str,
    many: &'static str,
    tint: Tint,
    parts: Vec<Part>,
    /// By version index, then by part.
    figures: Vec<Vec<usize>>,
    whole: usize,
}

/// The chart; `None` for fewer than two versions.
pub(super) fn chart(view: &Presentation, width: f32) -> Option<Chart> {
    if view.columns.len() < 2 {
        return None;
    }
    let measures = [passages(view), quotes(view), facts(view)];
    let measures: Vec<&Measure> = measures.iter().filter(|measure| measure.whole > 0).collect();
    let mut chart = Chart {
        kind: ChartKind::Coverage,
        title: "Coverage".to_owned(),
        description: describe(view, &measures),
        width,
        height: 0.0,
        shapes: Vec::new(),
        marks: Vec::new(),
        table: table(view, &measures),
    };
    let mut y = EDGE;
    for measure in &measures {
        y = legend(&mut chart.shapes, measure, y, width) + GAP / 2.0;
    }
    let beside = width >= BESIDE;
    let left = EDGE + LABEL.min(width * 0.3);
    let room = width - left - EDGE;
    if beside {
        y = head(&mut chart.shapes, &measures, (left, room), y);
    }
    for column in &view.columns {
        let lines = if beside { 1 } else { measures.len() };
        let high = LINE * lines as f32;
        let name = Area::new(EDGE, y, left - EDGE - GAP, high.min(LINE));
        names::name(&mut chart.shapes, view, column, name);
        let target = Some(Target::Version(column.version));
        chart.marks.push(Mark { area: name, words: full_name(column), target });
        for (n, measure) in measures.iter().enumerate() {
            let area = if beside {
                let wide = room / measures.len() as f32;
                Area::new(left + wide * n as f32, y, wide - GAP * 2.0, LINE)
            } else {
                Area::new(left, y + LINE * n as f32, room, LINE)
            };
            bar(&mut chart, measure, &full_name(column), column.version, area);
        }
        y += high + if beside { 0.0 } else { GAP };
    }
    chart.height = y + EDGE;
    Some(chart)
}

fn legend(shapes: &mut Vec<Shape>, measure: &Measure, y: f32, width: f32) -> f32 {
    let title = format!("{}:", measure.title);
    let wide = 80.0;
    shapes.push(names::text(EDGE, y + 10.0, title).strong().shape());
    let entries: Vec<(Key, String)> = measure
        .parts
        .iter()
        .enumerate()
        .filter(|(p, _)| measure.figures.iter().any(|f| f.get(*p).is_some_and(|&n| n > 0)))
        .map(|(_, part)| (Key::Swatch(part.fill, measure.tint), part.name.to_owned()))
        .collect();
    names::legend(shapes, Point::new(EDGE + wide, y), width - wide - 2.0 * EDGE, &entries)
}

fn head(shapes: &mut Vec<Shape>, measures: &[&Measure], (left, room): (f32, f32), y: f32) -> f32 {
    for (n, measure) in measures.iter().enumerate() {
        let x = left + room / measures.len() as f32 * n as f32;
        let words = format!("of {}", count(measure.whole, measure.one, measure.many));
        shapes.push(names::text(x, y + HEAD / 2.0, words).soft().shape());
    }
    y + HEAD
}

fn bar(chart: &mut Chart, measure: &Measure, name: &str, version: VersionId, area: Area) {
    let figures = measure.figures.get(version.index()).map_or(&[][..], Vec::as_slice);
    let top = area.at.y + (area.height - BAR) / 2.0;
    let mut x = area.at.x;
    for (part, &figure) in measure.parts.iter().zip(figures).filter(|(_, figure)| **figure > 0) {
        let place = Area::new(x, top, area.width * share(figure, measure.whole), BAR);
        x = place.right();
        let (fill, tint) = (part.fill, measure.tint);
        let outline = Some(Tint::StrongLine);
        chart.shapes.push(Shape::Rect { area: place, fill, tint, outline });
        figure_in(&mut chart.shapes, place, part.fill, figure);
        chart.marks.push(Mark {
            area: place,
            words: format!(
                "{name}: {} of {} {} ({})",
                count(figure, measure.one, measure.many),
                measure.whole,
                part.name,
                percent(share(figure, measure.whole))
            ),
            target: Some(Target::Version(version)),
        });
    }
}

/// The figure of a part, on plain ground, where there is room for it.
fn figure_in(shapes: &mut Vec<Shape>, place: Area, fill: Fill, figure: usize) {
    let figure = figure.to_string();
    let wide = width_of(&figure, TINY, Weight::Strong) + 6.0;
    if wide + 4.0 > place.width {
        return;
    }
    let centre = place.centre();
    let tint = if fill == Fill::Solid { Tint::Page } else { Tint::Ink };
    if fill != Fill::Solid && fill != Fill::Empty {
        let area = Area::new(centre.x - wide / 2.0, centre.y - 6.5, wide, 13.0);
        shapes.push(Shape::Rect { area, fill: Fill::Solid, tint: Tint::Page, outline: None });
    }
    let text = names::text(centre.x, centre.y, figure).tiny().strong().tinted(tint);
    shapes.push(text.anchored(Anchor::Middle).shape());
}

fn measure_of<T>(
    (title, one, many, tint): (&'static str, &'static str, &'static str, Tint),
    parts: &[(&'static str, Fill)],
    (rows, versions): (&[T], usize),
    part_of: impl Fn(&T, usize) -> Option<usize>,
) -> Measure {
    let mut figures = vec![vec![0; parts.len()]; versions];
    for row in rows {
        for (v, figures) in figures.iter_mut().enumerate() {
            let figure = part_of(row, v).and_then(|part| figures.get_mut(part));
            figure.into_iter().for_each(|figure| *figure += 1);
        }
    }
    let parts = parts.iter().map(|&(name, fill)| Part { name, fill }).collect();
    Measure { title, one, many, tint, parts, figures, whole: rows.len() }
}

fn passages(view: &Presentation) -> Measure {
    let versions = view.versions();
    let parts = [
        (if versions == 2 { "in both" } else { "in every version" }, Fill::Solid),
        ("in several", Fill::Hatch),
        ("only here", Fill::Cross),
        ("like another passage here", Fill::Dots),
        ("not found here", Fill::Empty),
    ];
    let carried = |row: &RowView| row.cells.iter().filter(|cell| cell.is_passage()).count();
    let words = ("Passages", "passage", "passages", Tint::Passage);
    measure_of(words, &parts, (&view.rows, versions), |row, v| {
        Some(match row.cells.get(v)? {
            CellView::Passage(_) if carried(row) == versions => 0,
            CellView::Passage(_) if carried(row) == 1 => 2,
            CellView::Passage(_) => 1,
            CellView::Elsewhere(_) => 3,
            CellView::LeftOut(_) | CellView::Empty(_) => 4,
        })
    })
}

/// Where a status stands among the parts of the bar of quotes.
fn quote_part(status: QuoteStatus) -> usize {
    match status {
        QuoteStatus::Full => 0,
        QuoteStatus::Trimmed => 1,
        QuoteStatus::Reworded => 2,
        QuoteStatus::Paraphrased => 3,
        QuoteStatus::Fragment => 4,
        QuoteStatus::OtherSpeaker => 5,
    }
}

fn quotes(view: &Presentation) -> Measure {
    let parts = [
        (QuoteStatus::Full.label(), Fill::Solid),
        (QuoteStatus::Trimmed.label(), Fill::Hatch),
        (QuoteStatus::Reworded.label(), Fill::Cross),
        (QuoteStatus::Paraphrased.label(), Fill::Dots),
        (QuoteStatus::Fragment.label(), Fill::Sparse),
        (QuoteStatus::OtherSpeaker.label(), Fill::Bars),
        ("absent", Fill::Empty),
    ];
    let rows: Vec<_> = view.quotes.speakers.iter().flat_map(|group| &group.quotes).collect();
    let words = ("Quotes", "quote", "quotes", Tint::Quote);
    measure_of(words, &parts, (&rows, view.versions()), |row, v| {
        Some(match row.cells.get(v)? {
            QuoteCellView::Present(reading) => quote_part(reading.as_told()),
            QuoteCellView::Absent(_) => 6,
        })
    })
}

fn facts(view: &Presentation) -> Measure {
    let parts = [
        ("same value as most", Fill::Solid),
        ("other value", Fill::Cross),
        ("value can’t be told", Fill::Dots),
        ("not seen to mention", Fill::Empty),
    ];
    let words = ("Facts", "fact", "facts", Tint::Fact);
    measure_of(words, &parts, (&view.facts.rows, view.versions()), |row, v| {
        Some(match row.cells.get(v)?.as_ref().map(|reading| reading.status) {
            Some(FactStatus::Same) => 0,
            Some(FactStatus::Differs) => 1,
            Some(FactStatus::Unresolved) => 2,
            None => 3,
        })
    })
}

fn describe(view: &Presentation, measures: &[&Measure]) -> String {
    let wholes = measures.iter().map(|m| count(m.whole, m.one, m.many)).collect::<Vec<_>>();
    let mut text = format!(
        "Of all that any version has ({}), what each has, and in what way. What was not found may stand \
         there in words that were not recognised.",
        wholes.join(", ")
    );
    for measure in measures {
        let without = measure.parts.len() - 1;
        let having = |column: &&Column| {
            let figures = measure.figures.get(column.version.index());
            let absent = figures.and_then(|f| f.get(without)).copied();
            measure.whole - absent.unwrap_or_default().min(measure.whole)
        };
        let columns = || view.columns.iter();
        // Of equal ones the first.
        let (most, least) = (columns().rev().max_by_key(having), columns().min_by_key(having));
        let named = |column: &Column| format!("{} with {}", full_name(column), having(&column));
        if let (Some(most), Some(least)) = (most, least)
            && having(&most) != having(&least)
        {
            let many = measure.many;
            text.push_str(&format!(" Most {many}: {}; fewest: {}.", named(most), named(least)));
        }
    }
    text
}

fn table(view: &Presentation, measures: &[&Measure]) -> Table {
    let heads = measures.iter().flat_map(|measure| {
        measure.parts.iter().map(move |part| format!("{} {}", measure.title, part.name))
    });
    let rows = view.columns.iter().map(|column| TableRow {
        cells: std::iter::once(full_name(column))
            .chain(measures.iter().flat_map(|measure| {
                measure
                    .figures
                    .get(column.version.index())
                    .into_iter()
                    .flatten()
                    .map(ToString::to_string)
            }))
            .collect(),
        target: Some(Target::Version(column.version)),
    });
    Table {
        heads: std::iter::once("Version".to_owned()).chain(heads).collect(),
        rows: rows.collect(),
    }
}
