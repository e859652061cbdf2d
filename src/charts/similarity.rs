//! The heat map: how much wording each two versions have in common, as figures on shaded ground.

use super::names::{self, EDGE, GAP, SMALL};
use super::{
    Anchor, Area, Chart, ChartKind, Fill, Mark, Point, Shape, Table, TableRow, Target, Tint,
    Weight, full_name, width_of,
};
use crate::present::{Column, Presentation};

const CELL_WIDTH: f32 = 54.0;
const CELL_HEIGHT: f32 = 28.0;
/// The widest that labels are set.
const MOST_LABEL: f32 = 230.0;

/// The heat map; `None` for fewer than two versions.
pub(super) fn chart(view: &Presentation) -> Option<Chart> {
    let columns = &view.columns;
    if columns.len() < 2 {
        return None;
    }
    let label = label_width(columns);
    let mut chart = Chart {
        kind: ChartKind::Similarity,
        title: "Common wording".to_owned(),
        description: describe(view),
        width: label + CELL_WIDTH * columns.len() as f32 + 2.0 * EDGE,
        height: CELL_HEIGHT * (columns.len() + 1) as f32 + 2.0 * EDGE,
        shapes: Vec::new(),
        marks: Vec::new(),
        table: table(view),
    };
    let cell = |row: usize, column: usize| {
        let x = EDGE + label + CELL_WIDTH * column as f32;
        Area::new(x, EDGE + CELL_HEIGHT * (row + 1) as f32, CELL_WIDTH, CELL_HEIGHT)
    };
    for (n, column) in columns.iter().enumerate() {
        let head = Point::new(cell(0, n).centre().x, EDGE + CELL_HEIGHT / 2.0);
        names::letter(&mut chart.shapes, view, column, head);
        let row = Area::new(EDGE, cell(n, 0).at.y, label - GAP, CELL_HEIGHT);
        names::name(&mut chart.shapes, view, column, row);
        let target = Some(Target::Version(column.version));
        chart.marks.push(Mark { area: row, words: full_name(column), target });
        for (beside, (other, share)) in shares(view, column).enumerate() {
            cell_of(&mut chart, (column, other), share, cell(n, beside));
        }
    }
    Some(chart)
}

fn label_width(columns: &[Column]) -> f32 {
    let widths = columns.iter().map(|column| {
        names::letter_width(&column.version.to_string())
            + width_of(&column.label, SMALL, Weight::Plain) * 1.1
    });
    (widths.fold(0.0, f32::max) + 6.0 + GAP).min(MOST_LABEL)
}

/// The shown versions with the share of wording that each has in common with `column`.
fn shares<'a>(view: &'a Presentation, column: &Column) -> impl Iterator<Item = (&'a Column, f32)> {
    let line = view.overview.similarity.get(column.version.index()).map_or(&[][..], Vec::as_slice);
    view.columns.iter().filter_map(|other| Some((other, *line.get(other.version.index())?)))
}

fn cell_of(chart: &mut Chart, (one, other): (&Column, &Column), share: f32, area: Area) {
    let shapes = &mut chart.shapes;
    let outline = Some(Tint::Page);
    if one.version == other.version {
        shapes.push(Shape::Rect { area, fill: Fill::Solid, tint: Tint::Shade, outline });
        let dash = names::text(area.centre().x, area.centre().y, "–").soft();
        shapes.push(dash.anchored(Anchor::Middle).shape());
        return;
    }
    shapes.push(Shape::Rect { area, fill: Fill::Solid, tint: Tint::Heat(share), outline });
    let figure = names::text(area.centre().x, area.centre().y, names::percent(share));
    shapes.push(figure.anchored(Anchor::Middle).shape());
    chart.marks.push(Mark {
        area,
        words: format!(
            "{} and {}: {} of their wording in common",
            full_name(one),
            full_name(other),
            names::percent(share)
        ),
        target: None,
    });
}

/// Each pair once with its share.
fn pairs(view: &Presentation) -> Vec<(f32, &Column, &Column)> {
    let mut pairs = Vec::new();
    for (n, column) in view.columns.iter().enumerate() {
        let later = shares(view, column).skip(n + 1);
        pairs.extend(later.map(|(other, share)| (share, column, other)));
    }
    pairs
}

fn describe(view: &Presentation) -> String {
    let mut pairs = pairs(view);
    // Sorting is stable: of equal ones the first pair stays first.
    pairs.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    let told = |&(share, one, other): &(f32, &Column, &Column)| {
        format!("{} and {} with {}", full_name(one), full_name(other), names::percent(share))
    };
    let about = "Share of the words of two versions that stand in passages both have and are the same \
                 there. The darker a cell, the more; the figure says how much.";
    match (pairs.first(), pairs.last()) {
        (Some(most), Some(least)) if pairs.len() > 1 => {
            format!("{about} Most alike: {}. Least alike: {}.", told(most), told(least))
        }
        (Some(only), _) => format!("{about} {}.", told(only)),
        (None, _) => about.to_owned(),
    }
}

fn table(view: &Presentation) -> Table {
    let letters = view.columns.iter().map(|column| column.version.to_string());
    let rows = view.columns.iter().map(|column| TableRow {
        cells: std::iter::once(full_name(column))
            .chain(shares(view, column).map(|(other, share)| {
                if other.version == column.version {
                    "–".to_owned()
                } else {
                    names::percent(share)
                }
            }))
            .collect(),
        target: Some(Target::Version(column.version)),
    });
    Table {
        heads: std::iter::once("Version".to_owned()).chain(letters).collect(),
        rows: rows.collect(),
    }
}
