//! Both ends of a passage at once: where it stands in the base and where in another version, each
//! with what stands before and after it there. For moved passages, for cells whose words stand
//! elsewhere, and to check the nearest passage of a cell that is called left out.

use super::{ViewData, cell_of, joints};
use crate::align::{self, Change, DiffRun, RowId};
use crate::article::{self, Place, VersionId};
use crate::jobs::Revision;
use crate::present::{CellView, NearestView, PassageView, RowView};
use crate::text::Span;
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::keys;
use crate::ui::text::{self, Between, DeletedWords, Look};
use crate::ui::theme;
use egui::{
    CornerRadius, Id, Label, Modal, Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, Vec2,
};

/// Share of words in common below which a word diff is harder to read than the two wordings.
const READABLE_DIFF: f32 = 0.4;
/// How wide the whole is at most, and from which width on the ends stand beside each other, in points.
const WIDTH: f32 = 980.0;
const BESIDE: f32 = 640.0;
/// Letters shown of what stands before and after.
const CONTEXT: usize = 260;

/// Which passage is looked at.
#[derive(Clone, Debug)]
pub struct Peek {
    /// The row.
    pub row: RowId,
    /// The version whose cell it is.
    pub version: VersionId,
    made: Option<(Revision, Option<Made>)>,
}

impl Peek {
    /// At a cell.
    #[must_use]
    pub fn at(row: RowId, version: VersionId) -> Self {
        Self { row, version, made: None }
    }
}

/// All that is shown, worked out once.
#[derive(Clone, Debug)]
struct Made {
    title: String,
    about: String,
    ends: Vec<End>,
}

/// One end.
#[derive(Clone, Debug)]
struct End {
    version: VersionId,
    places: Vec<Place>,
    runs: Vec<DiffRun>,
    before: Option<Place>,
    after: Option<Place>,
}

/// The cell whose ends are most worth seeing from one of a row: itself, or for the base's one that was
/// moved or stands elsewhere, or else the first beside it.
pub(super) fn worth_seeing(
    row: &RowView,
    at: VersionId,
    base: Option<VersionId>,
    shown: &[VersionId],
) -> VersionId {
    if base != Some(at) {
        return at;
    }
    let others = || shown.iter().copied().filter(|version| *version != at);
    let tells = |version: &VersionId| match row.cells.get(version.index()) {
        Some(CellView::Passage(passage)) => passage.moved,
        Some(CellView::Elsewhere(_)) => true,
        Some(CellView::LeftOut(_) | CellView::Empty(_)) | None => false,
    };
    let has =
        |version: &VersionId| matches!(row.cells.get(version.index()), Some(CellView::Passage(_)));
    others().find(tells).or_else(|| others().find(has)).or_else(|| others().next()).unwrap_or(at)
}

/// Draws the peek, if there is one, and closes it.
pub(super) fn peek_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    peek: &mut Option<Peek>,
    actions: &mut Vec<Action>,
) {
    let Some(open) = peek else { return };
    let first = open.made.is_none();
    if open.made.as_ref().is_none_or(|(revision, _)| *revision != data.revision) {
        open.made = Some((data.revision, make(data, open.row, open.version)));
    }
    let Some((_, Some(made))) = &open.made else {
        *peek = None;
        return;
    };
    let room = ui.content_rect().size();
    let width = (room.x - 80.0).clamp(240.0, WIDTH);
    let frame = egui::Frame::popup(ui.style()).inner_margin(16);
    let shown = Modal::new(Id::unique("peek")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.heading(&made.title);
        ui.label(chips::soft(ui, &made.about));
        ui.add_space(theme::GAP);
        let mut done = false;
        ScrollArea::vertical().max_height((room.y - 200.0).max(120.0)).show(ui, |ui| {
            if width >= BESIDE {
                ui.columns(made.ends.len().max(1), |columns| {
                    for (at, (ui, end)) in columns.iter_mut().zip(&made.ends).enumerate() {
                        done |= end_ui(ui, data, end, first && at == 0, actions);
                    }
                });
            } else {
                for (at, end) in made.ends.iter().enumerate() {
                    done |= end_ui(ui, data, end, first && at == 0, actions);
                    ui.add_space(theme::GAP);
                }
            }
        });
        ui.add_space(theme::GAP);
        done |= ui.button("Close").on_hover_text("Close (Esc)").clicked();
        done |= keys::PEEK.pressed(ui);
        done
    });
    if shown.inner || shown.should_close() {
        *peek = None;
    }
}

/// One end; whether something of it was gone to.
fn end_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    end: &End,
    focus: bool,
    actions: &mut Vec<Action>,
) -> bool {
    let mut gone = false;
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        // Neither words nor buttons are stretched to the width of the column.
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            gone = end_parts_ui(ui, data, end, focus, actions);
        });
    });
    gone
}

fn end_parts_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    end: &End,
    focus: bool,
    actions: &mut Vec<Action>,
) -> bool {
    let mut gone = false;
    let base = data.presentation.base == Some(end.version);
    let column = data.presentation.columns.get(end.version.index());
    let label = column.map_or("", |column| column.label.as_str());
    ui.horizontal(|ui| {
        chips::letter_ui(ui, end.version, base);
        ui.add(Label::new(chips::strong(ui, label)).truncate());
    });
    let mut where_it_is: Vec<String> = Vec::new();
    if base {
        where_it_is.push("the base".to_owned());
    }
    if let Some(place) = end.places.first() {
        where_it_is.push(format!("paragraph {}", place.paragraph));
        where_it_is.extend(joints::row_of(data, *place).map(|row| format!("row {}", row.id)));
    }
    ui.label(chips::soft(ui, where_it_is.join(" · ")));
    ui.add_space(theme::GAP_SMALL);
    gone |= neighbour_ui(ui, data, end.before, ("Before it", "The beginning"), actions);
    words_ui(ui, data, end);
    gone |= neighbour_ui(ui, data, end.after, ("After it", "The end"), actions);
    ui.add_space(theme::GAP_SMALL);
    let button = ui.button(format!("Go to it in {}", end.version));
    if focus {
        button.request_focus();
    }
    if let Some(place) = end.places.first().filter(|_| button.clicked()) {
        actions.push(Action::Reveal(*place));
        gone = true;
    }
    gone
}

/// What stands before or after; whether it was gone to.
fn neighbour_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    place: Option<Place>,
    (name, none): (&str, &str),
    actions: &mut Vec<Action>,
) -> bool {
    let Some(place) = place else {
        ui.label(chips::soft(ui, format!("{none} of the text")));
        return false;
    };
    let row = cell_of(&data.presentation.rows, place)
        .and_then(|(row, _)| data.presentation.rows.get(row))
        .map(|row| format!(", in {}", row.id));
    let link = format!("{name}{}", row.unwrap_or_default());
    let version = place.paragraph.version;
    let response = ui.link(RichText::new(link).font(theme::small_font()));
    let label = format!("{name} in {version}: go there");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
    let words = chips::beginning(article::words_at(&data.story.versions, place).trim(), CONTEXT);
    text::words_ui(ui, &words, &Look::of_quote(ui).soft(ui));
    if response.on_hover_text("Go there").clicked() {
        actions.push(Action::Reveal(place));
        return true;
    }
    false
}

/// The passage itself, with its differences.
fn words_ui(ui: &mut Ui, data: &ViewData<'_>, end: &End) {
    let palette = theme::palette(ui);
    let look = Look::reading(ui);
    let frame = egui::Frame::new().fill(palette.accent_wash).inner_margin(8);
    frame.show(ui, |ui| {
        let width = ui.available_width();
        let parts = (DeletedWords::Shown, Between::Kept);
        let laid = text::lay_out(ui, &data.story.versions, &end.runs, parts, &look, width);
        let (rect, response) =
            ui.allocate_exact_size(Vec2::new(width, laid.height()), Sense::hover());
        let words = plain_words(data, &end.places);
        let label = format!("In {}: {words}", end.version);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &label));
        let painter = ui.painter_at(rect.expand(2.0));
        laid.paint_grounds(&painter, rect.min, palette);
        laid.paint(&painter, rect.min, palette);
    });
}

fn plain_words(data: &ViewData<'_>, places: &[Place]) -> String {
    let words = places.iter().map(|&place| article::words_at(&data.story.versions, place).trim());
    words.collect::<Vec<_>>().join(" ")
}

/// The badge that opens a peek.
pub(super) fn badge_ui(ui: &mut Ui, word: &str, label: &str) -> egui::Response {
    let response = chips::badge_ui(ui, word, Tone::Accent).interact(Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, label));
    if response.has_focus() || response.hovered() {
        let stroke = egui::Stroke::new(1.0, theme::palette(ui).accent);
        let inside = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(response.rect, egui::CornerRadius::same(4), stroke, inside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The link by which a cell without words shows both ends; whether it was clicked.
pub(super) fn link_ui(ui: &mut Ui, (row, version): (RowId, VersionId), rect: Rect) -> bool {
    let builder = UiBuilder::new().max_rect(rect).id_salt(("peek", row, version));
    ui.scope_builder(builder, |ui| {
        let ground = ui.painter().add(egui::Shape::Noop);
        let link = ui.link(RichText::new("Both ends").font(theme::small_font()));
        let under = link.rect.expand2(Vec2::new(4.0, 1.0));
        let fill = theme::palette(ui).void;
        ui.painter().set(ground, egui::Shape::rect_filled(under, CornerRadius::same(3), fill));
        let label = format!("Both ends of {row} in {version}");
        link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
        let about = "See this row and the nearest passage with what stands around them (M)";
        link.on_hover_text(about).clicked()
    })
    .inner
}

fn make(data: &ViewData<'_>, row: RowId, version: VersionId) -> Option<Made> {
    let row = data.presentation.rows.iter().find(|view| view.id == row)?;
    let passage = |version: VersionId| match row.cells.get(version.index())? {
        CellView::Passage(passage) => Some((version, passage)),
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
    };
    let others = (0..row.cells.len()).map(VersionId::at).filter(|one| *one != version);
    let other = data
        .presentation
        .base
        .into_iter()
        .chain(others)
        .filter(|one| *one != version)
        .find_map(passage);
    match (row.cells.get(version.index())?, other) {
        (CellView::Passage(here), there) => Some(moved(data, row, (version, here), there)),
        (CellView::Elsewhere(near), Some(there)) => {
            let about = format!(
                "{version} has no passage in {}, but nearly the same words stand elsewhere in it",
                row.id
            );
            Some(nearest(data, row, near, there, ("Stands elsewhere", &about)))
        }
        (CellView::LeftOut(Some(near)), Some(there)) => {
            let about =
                format!("{version} has no passage in {}. This is the nearest in it", row.id);
            Some(nearest(data, row, near, there, ("Left out: the nearest passage", &about)))
        }
        (CellView::Empty(Some(near)), Some(there)) => {
            let about =
                format!("{version} has no passage in {}. This is the nearest in it", row.id);
            Some(nearest(data, row, near, there, ("Not here: the nearest passage", &about)))
        }
        (CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_), _) => None,
    }
}

/// The two ends of a passage that both versions have in this row.
fn moved(
    data: &ViewData<'_>,
    row: &RowView,
    (version, here): (VersionId, &PassageView),
    there: Option<(VersionId, &PassageView)>,
) -> Made {
    let alike = here.similarity.unwrap_or(1.0);
    let runs = if alike >= READABLE_DIFF { here.runs.clone() } else { unmarked(&here.places) };
    let mut ends = Vec::new();
    if let Some((other, passage)) = there {
        ends.push(end(data, other, &passage.places, unmarked(&passage.places)));
    }
    ends.push(end(data, version, &here.places, runs));
    let title = if here.moved { "Moved" } else { "Where it stands" };
    let about = match there {
        Some((other, _)) if here.moved => {
            format!("In {version} it stands in another order than in {other}")
        }
        Some((other, _)) => format!("In {other} and in {version} it stands in the same order"),
        None => format!("Only {version} has it"),
    };
    Made { title: format!("{title}: {}", row.id), about, ends }
}

/// A passage of one version, and what comes nearest to it in another.
fn nearest(
    data: &ViewData<'_>,
    row: &RowView,
    near: &NearestView,
    (other, passage): (VersionId, &PassageView),
    (title, about): (&str, &str),
) -> Made {
    let places = [near.place];
    let runs = if near.similarity >= READABLE_DIFF {
        align::diff(&data.story.versions, &passage.places, &places)
    } else {
        unmarked(&places)
    };
    let ends = vec![
        end(data, other, &passage.places, unmarked(&passage.places)),
        end(data, near.place.paragraph.version, &places, runs),
    ];
    let about = format!("{about} ({} alike)", chips::percent(near.similarity));
    Made { title: format!("{title}: {}", row.id), about, ends }
}

fn unmarked(places: &[Place]) -> Vec<DiffRun> {
    places.iter().map(|&place| DiffRun { place, change: Change::Same }).collect()
}

fn end(data: &ViewData<'_>, version: VersionId, places: &[Place], runs: Vec<DiffRun>) -> End {
    let before = places.first().and_then(|place| beside(data, *place, Side::Before));
    let after = places.last().and_then(|place| beside(data, *place, Side::After));
    End { version, places: places.to_vec(), runs, before, after }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// What stands beside `place` in its version: the rest of its paragraph, or the next one that takes
/// part in the comparison.
fn beside(data: &ViewData<'_>, place: Place, side: Side) -> Option<Place> {
    let versions = &data.story.versions;
    let text = &article::paragraph(versions, place.paragraph)?.text;
    let rest = match side {
        Side::Before => Span::new(text, 0..place.span.start()),
        Side::After => Span::new(text, place.span.end()..text.len()),
    };
    let rest = rest.filter(|span| !span.slice(text).trim().is_empty());
    if let Some(span) = rest {
        return Some(Place { span, ..place });
    }
    let version = place.paragraph.version;
    let article = &versions.get(version.index())?.article;
    let own = place.paragraph.index as usize;
    let found = match side {
        Side::Before => article.aligned().take_while(|(index, _)| *index < own).last(),
        Side::After => article.aligned().find(|(index, _)| *index > own),
    };
    let (index, paragraph) = found?;
    let paragraph_id = article::ParagraphId::new(version, index);
    Some(Place { paragraph: paragraph_id, span: Span::whole(&paragraph.text) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{Presentation, present, testing};
    use crate::story::Story;
    use crate::watch::Watch;

    fn story() -> Story {
        let versions = vec![
            testing::version("A", &["Ferry", "It sails no more.", "The crew is paid.", "The end."]),
            testing::version("B", &["Ferry", "The crew was paid.", "It sails no more."]),
        ];
        testing::story(
            versions,
            &[&[Some(0), Some(0)], &[Some(1), Some(2)], &[Some(2), Some(1)], &[Some(3), None]],
        )
    }

    fn data<'a>(story: &'a Story, view: &'a Presentation) -> ViewData<'a> {
        ViewData { story, presentation: view, keys: &[], revision: Revision(1), updating: false }
    }

    #[test]
    fn both_ends_come_with_what_stands_beside_them() {
        let story = story();
        let view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let data = data(&story, &view);
        let words = |place: Option<Place>| {
            place.map_or("-", |place| article::words_at(&story.versions, place))
        };
        for (row, version, expected) in [
            (
                1,
                1,
                "A Ferry|It sails no more.|The crew is paid.; \
                 B The crew was paid.|It sails no more.|-",
            ),
            (0, 1, "A -|Ferry|It sails no more.; B -|Ferry|The crew was paid."),
            (3, 1, "A The crew is paid.|The end.|-; B -|Ferry|The crew was paid."),
        ] {
            let made = make(&data, RowId(row), VersionId(version)).expect("there is a cell");
            let ends: Vec<String> = made
                .ends
                .iter()
                .map(|end| {
                    let own = plain_words(&data, &end.places);
                    format!("{} {}|{own}|{}", end.version, words(end.before), words(end.after))
                })
                .collect();
            assert_eq!(ends.join("; "), expected, "row {row}");
        }
    }

    #[test]
    fn words_that_stand_elsewhere_are_shown_there_with_their_differences() {
        let story = story();
        let mut view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        view.rows.sort_by_key(|row| row.id);
        let near = NearestView { place: testing::whole(&story, 1, 1), similarity: 0.8 };
        view.rows[3].cells[1] = CellView::Elsewhere(near);
        let data = data(&story, &view);
        let made = make(&data, RowId(3), VersionId(1)).expect("there is a cell");
        assert_eq!(made.title, "Stands elsewhere: r4");
        assert!(made.about.ends_with("(80\u{a0}% alike)"), "{}", made.about);
        let changes: Vec<Change> = made.ends[1].runs.iter().map(|run| run.change).collect();
        assert!(changes.contains(&Change::Deleted) && changes.contains(&Change::Inserted));
        // Where next to nothing is alike, a diff would only be confetti.
        view.rows[3].cells[1] = CellView::LeftOut(Some(NearestView { similarity: 0.2, ..near }));
        let data = self::data(&story, &view);
        let made = make(&data, RowId(3), VersionId(1)).expect("there is a cell");
        assert!(made.ends[1].runs.iter().all(|run| run.change == Change::Same));
        view.rows[3].cells[1] = CellView::LeftOut(None);
        assert!(make(&self::data(&story, &view), RowId(3), VersionId(1)).is_none());
    }

    #[test]
    fn the_key_finds_the_cell_of_the_row_that_was_moved() {
        let story = story();
        let mut view = present(&story, VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let row = &mut view.rows[1];
        let all = [VersionId(0), VersionId(1)];
        if let CellView::Passage(passage) = &mut row.cells[1] {
            passage.moved = true;
        }
        let found = |at| worth_seeing(row, VersionId(at), Some(VersionId(0)), &all);
        assert_eq!((found(0), found(1)), (VersionId(1), VersionId(1)));
    }
}
