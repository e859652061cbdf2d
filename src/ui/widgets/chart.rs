//! A chart in the window: painted from its shapes, with words for what is pointed at, its figures as a table
//! that the keyboard reaches, and a menu to save it or to copy its figures.

use crate::article::VersionId;
use crate::charts::{
    self, Anchor, Area, Chart, ChartKind, Fill, ImageFormat, Mark, Point, Shape, Sign, Target,
    Text, Tint, Weight,
};
use crate::jobs::Revision;
use crate::present::Presentation;
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::theme::{self, Palette};
use egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Modifiers, Painter, Pos2, Rect, Response,
    Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};
use std::collections::BTreeMap;
use std::sync::Arc;

mod table;

/// What the window remembers of its charts.
#[derive(Clone, Debug, Default)]
pub struct ChartsState {
    kept: BTreeMap<ChartKind, Kept>,
    tables: BTreeMap<ChartKind, bool>,
    at: BTreeMap<ChartKind, usize>,
}

/// A chart and what it was made of.
#[derive(Clone, Debug)]
struct Kept {
    key: (Revision, Option<VersionId>, u32),
    chart: Option<Arc<Chart>>,
}

impl ChartsState {
    /// The chart for this width, made anew where anything has changed.
    fn chart(
        &mut self,
        (view, revision): (&Presentation, Revision),
        kind: ChartKind,
        width: f32,
    ) -> Option<Arc<Chart>> {
        let key = (revision, view.base, width as u32);
        match self.kept.get(&kind) {
            Some(kept) if kept.key == key => kept.chart.clone(),
            Some(_) | None => {
                let chart = charts::chart(view, kind, width).map(Arc::new);
                self.kept.insert(kind, Kept { key, chart: chart.clone() });
                chart
            }
        }
    }

    /// Shows the figures of a chart as a table, or the drawing again.
    pub fn show_table(&mut self, kind: ChartKind, shown: bool) {
        self.tables.insert(kind, shown);
    }
}

/// Draws the chart of a kind with its title and menu. Returns what was clicked or chosen.
pub(crate) fn chart_ui(
    ui: &mut Ui,
    (view, revision): (&Presentation, Revision),
    kind: ChartKind,
    state: &mut ChartsState,
    (selected, actions): (Option<&Target>, &mut Vec<Action>),
) -> Option<Target> {
    let width = ui.available_width().min(charts::USUAL_WIDTH).floor();
    let Some(chart) = state.chart((view, revision), kind, width) else {
        ui.label(chips::soft(ui, format!("{kind}: there is nothing to chart.")));
        return None;
    };
    let as_table = state.tables.get(&kind).copied().unwrap_or_default();
    head_ui(ui, &chart, state, as_table, actions);
    if as_table {
        return table::table_ui(ui, &chart);
    }
    let mut at = state.at.get(&kind).copied();
    let hit = egui::ScrollArea::horizontal()
        .id_salt((kind, "chart"))
        .auto_shrink([false, true])
        .show(ui, |ui| drawing_ui(ui, &chart, &mut at, selected))
        .inner;
    match at {
        Some(at) => state.at.insert(kind, at),
        None => state.at.remove(&kind),
    };
    hit
}

fn head_ui(
    ui: &mut Ui,
    chart: &Chart,
    state: &mut ChartsState,
    as_table: bool,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        let (word, shown) =
            if as_table { ("Show as chart", false) } else { ("Show as table", true) };
        let toggle = ui.button(word).on_hover_text("The same figures, in the other form");
        let name = format!("{}: {}", chart.title, word.to_lowercase());
        toggle.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if toggle.clicked() {
            state.show_table(chart.kind, shown);
        }
        let menu = ui.menu_button("Save or copy", |ui| menu_ui(ui, chart, actions));
        let name = format!("{}: save or copy", chart.title);
        menu.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    });
    ui.add_space(theme::GAP_SMALL);
}

fn menu_ui(ui: &mut Ui, chart: &Chart, actions: &mut Vec<Action>) {
    for format in ImageFormat::ALL {
        if ui.button(format!("Save chart as {}…", format.name())).clicked() {
            actions.push(Action::SaveChart(chart.kind, format));
            ui.close();
        }
    }
    let copy = ui.button("Copy the figures");
    if copy.on_hover_text("As lines with tabs, for a spreadsheet").clicked() {
        ui.copy_text(chart.table.tsv());
        ui.close();
    }
}

/// The drawing itself; the arrows go from part to part, Enter follows one.
fn drawing_ui(
    ui: &mut Ui,
    chart: &Chart,
    at: &mut Option<usize>,
    selected: Option<&Target>,
) -> Option<Target> {
    let size = Vec2::new(chart.width, chart.height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let palette = theme::palette(ui);
    let painter = ui.painter_at(rect.expand(2.0));
    painter.rect_filled(rect, CornerRadius::ZERO, palette.page);
    let canvas = Canvas { ui, painter, origin: rect.min, palette };
    if ui.is_rect_visible(rect) {
        chart.shapes.iter().for_each(|shape| canvas.shape(shape));
    }
    let pointed = response.hover_pos().and_then(|pos| mark_at(chart, rect.min, pos));
    let moved = response.has_focus() && walk(ui, response.id, chart.marks.len(), at);
    let current = at.filter(|_| response.has_focus());
    let told = pointed.or(current).and_then(|n| chart.marks.get(n));
    lit(&canvas, chart, told.and_then(|mark| mark.target.as_ref()).or(selected));
    if let Some(mark) = current.and_then(|n| chart.marks.get(n)) {
        let area = canvas.rect(mark.area).expand(2.0);
        let line = Stroke::new(2.0, palette.accent);
        canvas.painter.rect_stroke(area, CornerRadius::same(2), line, StrokeKind::Outside);
        if moved {
            ui.scroll_to_rect(area, None);
        }
    }
    if response.has_focus() {
        let line = Stroke::new(2.0, palette.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(3), line, StrokeKind::Inside);
    }
    spoken(&response, chart, current);
    let entered =
        current.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    // Enter and Space click on what has the focus, without a pointer.
    let by_key = entered || (response.clicked() && response.interact_pointer_pos().is_none());
    let chosen = if by_key { current } else { pointed.filter(|_| response.clicked()) };
    let target = chosen.and_then(|n| chart.marks.get(n)?.target.clone());
    if let Some(mark) = told {
        tooltip(response, mark);
    }
    target
}

/// What a screen reader hears: what the chart shows, or the part that the keyboard is at.
fn spoken(response: &Response, chart: &Chart, current: Option<usize>) {
    response.widget_info(|| {
        let part = current.and_then(|n| chart.marks.get(n)).map(|mark| mark.words.as_str());
        let label = match part {
            Some(part) => format!("{} chart: {part}", chart.title),
            None => format!("{} chart. {}", chart.title, chart.description),
        };
        WidgetInfo::labeled(Role::Image, true, label)
    });
}

fn tooltip(response: Response, mark: &Mark) {
    let follow = mark.target.is_some();
    let response =
        if follow { response.on_hover_cursor(egui::CursorIcon::PointingHand) } else { response };
    response.on_hover_text_at_pointer(&mark.words);
}

/// Moves from part to part by the arrow keys. Returns whether it did.
fn walk(ui: &Ui, id: Id, count: usize, at: &mut Option<usize>) -> bool {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed =
        |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as isize;
    let by = pressed(Key::ArrowRight) + pressed(Key::ArrowDown)
        - pressed(Key::ArrowLeft)
        - pressed(Key::ArrowUp);
    if by == 0 || count == 0 {
        return false;
    }
    *at = Some(match *at {
        None => 0,
        Some(at) => at.saturating_add_signed(by).min(count - 1),
    });
    true
}

/// The part under the pointer: the last one drawn there.
fn mark_at(chart: &Chart, origin: Pos2, pos: Pos2) -> Option<usize> {
    let at = pos - origin;
    let inside = |area: &Area| {
        at.x >= area.at.x && at.x <= area.right() && at.y >= area.at.y && at.y <= area.bottom()
    };
    chart.marks.iter().rposition(|mark| inside(&mark.area))
}

/// Rings around all parts that are about the same thing as `target`, joined by a line.
fn lit(canvas: &Canvas<'_>, chart: &Chart, target: Option<&Target>) {
    let Some(target) = target else { return };
    let same = chart
        .marks
        .iter()
        .filter(|mark| mark.target.as_ref().is_some_and(|other| other.is_same_thing(target)));
    let line = Stroke::new(2.0, canvas.palette.ink);
    let mut last: Option<Pos2> = None;
    for mark in same {
        let centre = canvas.at(mark.area.centre());
        if let Some(last) = last {
            canvas.painter.line_segment([last, centre], line);
        }
        canvas.painter.circle_stroke(centre, mark.area.width * 0.75, line);
        last = Some(centre);
    }
}

/// Where and in which colours shapes are painted.
struct Canvas<'a> {
    ui: &'a Ui,
    painter: Painter,
    origin: Pos2,
    palette: &'static Palette,
}

impl Canvas<'_> {
    fn at(&self, point: Point) -> Pos2 {
        self.origin + Vec2::new(point.x, point.y)
    }

    fn rect(&self, area: Area) -> Rect {
        Rect::from_min_size(self.at(area.at), Vec2::new(area.width, area.height))
    }

    fn colour(&self, tint: Tint) -> Color32 {
        theme::chart_colour(self.ui, tint)
    }

    fn shape(&self, shape: &Shape) {
        match shape {
            Shape::Rect { area, fill, tint, outline } => {
                let rect = self.rect(*area);
                if !self.painter.clip_rect().intersects(rect) {
                    return;
                }
                self.fill(rect, *fill, self.colour(*tint));
                if let Some(outline) = outline {
                    let line = Stroke::new(1.0, self.colour(*outline));
                    let corners = CornerRadius::ZERO;
                    self.painter.rect_stroke(rect, corners, line, StrokeKind::Middle);
                }
            }
            Shape::Line { from, to, width, tint } => {
                let line = Stroke::new(*width, self.colour(*tint));
                self.painter.line_segment([self.at(*from), self.at(*to)], line);
            }
            Shape::Sign { at, sign, side, tint } => {
                self.sign(self.at(*at), *sign, *side / 2.0, self.colour(*tint));
            }
            Shape::Text(text) => self.text(text),
        }
    }

    fn text(&self, text: &Text) {
        let at = self.at(text.at);
        let sight = self.painter.clip_rect().y_range().expand(text.size);
        if !sight.contains(at.y) {
            return;
        }
        let align = match text.anchor {
            Anchor::Start => Align2::LEFT_CENTER,
            Anchor::Middle => Align2::CENTER_CENTER,
            Anchor::End => Align2::RIGHT_CENTER,
        };
        let font = match text.weight {
            Weight::Plain => theme::chart_font(text.size),
            Weight::Strong => theme::chart_strong_font(text.size),
        };
        let colour = self.colour(text.tint);
        self.painter.text(at, align, &text.words, font, colour);
    }

    fn fill(&self, rect: Rect, fill: Fill, colour: Color32) {
        if fill == Fill::Solid {
            self.painter.rect_filled(rect, CornerRadius::ZERO, colour);
            return;
        }
        self.painter.rect_filled(rect, CornerRadius::ZERO, self.palette.page);
        let inside = self.painter.with_clip_rect(rect.intersect(self.painter.clip_rect()));
        let line = Stroke::new(1.0, colour);
        match fill {
            Fill::Solid | Fill::Empty => {}
            Fill::Hatch => slanted(&inside, rect, 5.0, -1.0, line),
            Fill::Cross => {
                slanted(&inside, rect, 6.0, -1.0, line);
                slanted(&inside, rect, 6.0, 1.0, line);
            }
            Fill::Sparse => slanted(&inside, rect, 9.0, 1.0, line),
            Fill::Bars => {
                for y in steps(rect.top() + 2.0, rect.bottom(), 4.0) {
                    inside.hline(rect.x_range(), y, line);
                }
            }
            Fill::Dots => {
                for y in steps(rect.top() + 2.5, rect.bottom(), 5.0) {
                    for x in steps(rect.left() + 2.5, rect.right(), 5.0) {
                        inside.circle_filled(Pos2::new(x, y), 1.1, colour);
                    }
                }
            }
        }
    }

    fn sign(&self, at: Pos2, sign: Sign, half: f32, colour: Color32) {
        let line = Stroke::new(1.8, colour);
        let (painter, page) = (&self.painter, self.palette.page);
        let points = |points: &[(f32, f32)]| -> Vec<Pos2> {
            points.iter().map(|&(x, y)| at + Vec2::new(x, y) * half).collect()
        };
        let filled = |points: Vec<Pos2>| {
            painter.add(egui::Shape::convex_polygon(points, colour, Stroke::NONE));
        };
        match sign {
            Sign::Disc => {
                painter.circle_filled(at, half, colour);
            }
            Sign::Ring => {
                painter.circle(at, half - 0.9, page, line);
            }
            Sign::HalfDisc => {
                painter.circle(at, half - 0.9, page, line);
                let left = Rect::from_min_max(at - Vec2::splat(half), at + Vec2::new(0.0, half));
                let left = painter.with_clip_rect(left.intersect(painter.clip_rect()));
                left.circle_filled(at, half, colour);
            }
            Sign::Square | Sign::Box => {
                let rect = Rect::from_center_size(at, Vec2::splat(half * 1.6));
                let ground = if sign == Sign::Square { colour } else { page };
                painter.rect_filled(rect, CornerRadius::ZERO, ground);
                painter.rect_stroke(rect, CornerRadius::ZERO, line, StrokeKind::Middle);
            }
            Sign::Diamond => filled(points(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)])),
            Sign::Triangle => filled(points(&[(0.0, -1.1), (1.1, 0.9), (-1.1, 0.9)])),
            Sign::Cross => {
                for ends in [[(-0.9, -0.9), (0.9, 0.9)], [(-0.9, 0.9), (0.9, -0.9)]] {
                    if let &[from, to] = points(&ends).as_slice() {
                        painter.line_segment([from, to], Stroke::new(2.0, colour));
                    }
                }
            }
        }
    }
}

/// A surface that is told by its hatching, as in charts.
pub(crate) fn paint_hatched(ui: &Ui, rect: Rect, colour: Color32) {
    let (painter, palette) = (ui.painter().clone(), theme::palette(ui));
    if rect.width() > 0.0 {
        Canvas { ui, painter, origin: rect.min, palette }.fill(rect, Fill::Hatch, colour);
    }
}

/// Lines across `rect`, falling to the right for a `slope` of 1, rising for -1.
fn slanted(painter: &Painter, rect: Rect, step: f32, slope: f32, line: Stroke) {
    let high = rect.height();
    for x in steps(rect.left() - high, rect.right(), step) {
        let (top, bottom) = if slope > 0.0 { (x, x + high) } else { (x + high, x) };
        let from = Pos2::new(top, rect.top());
        painter.line_segment([from, Pos2::new(bottom, rect.bottom())], line);
    }
}

/// From `first` up to `last`.
fn steps(first: f32, last: f32, step: f32) -> impl Iterator<Item = f32> {
    let count = ((last - first) / step).ceil().max(0.0) as u32;
    (0..count).map(move |n| first + n as f32 * step)
}
