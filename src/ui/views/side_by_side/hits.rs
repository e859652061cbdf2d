//! The words looked for: field, options, how many hits, and the list of them with the words around.

use super::find::{Hit, Match};
use super::{GridState, ViewData};
use crate::article::{self, VersionId};
use crate::present::filter::Direction;
use crate::ui::chips;
use crate::ui::keys;
use crate::ui::state::SideBySideState;
use crate::ui::theme;
use egui::{
    Align2, Key, Pos2, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo,
};

const FIND_WIDTH: f32 = 190.0;
/// Its width in a narrow window.
const LEAST_FIND_WIDTH: f32 = 90.0;
/// Height of the list to begin with.
const LIST_HEIGHT: f32 = 170.0;
/// Height of a line of the list.
const LINE: f32 = 24.0;
/// How many letters before and after a hit are set; more are never in sight.
const AROUND: usize = 160;
/// Where the letter of the version, the name of the row and the words begin.
const ROW_AT: f32 = 34.0;
const WORDS_AT: f32 = 86.0;

fn button(label: &str) -> WidgetInfo {
    WidgetInfo::labeled(Role::Button, true, label)
}

/// The field with its options and steps. Drawn from right to left.
pub(super) fn find_ui(ui: &mut Ui, state: &mut SideBySideState) {
    let SideBySideState { find, grid, found, .. } = state;
    let some = !grid.hits.is_empty();
    let tip = keys::NEXT_HIT.tip(ui.ctx(), "Next hit");
    let next = ui.add_enabled(some, egui::Button::new("↓")).on_hover_text(tip);
    next.widget_info(|| button("Next hit"));
    let tip = keys::PREVIOUS_HIT.tip(ui.ctx(), "Previous hit");
    let previous = ui.add_enabled(some, egui::Button::new("↑")).on_hover_text(tip);
    previous.widget_info(|| button("Previous hit"));
    if keys::PREVIOUS_HIT.pressed(ui) || previous.clicked() {
        grid.step_hit(Direction::Previous);
    } else if keys::NEXT_HIT.pressed(ui) || next.clicked() {
        grid.step_hit(Direction::Next);
    }
    options_ui(ui, &mut found.options);
    let id = ui.scope_id().with("find");
    if ui.memory(|memory| memory.has_focus(id)) {
        // Taken before the field sees it, which would give up the focus.
        if keys::PREVIOUS_HIT_TYPING.pressed_while_typing(ui) {
            grid.step_hit(Direction::Previous);
        } else if keys::NEXT_HIT_TYPING.pressed_while_typing(ui) {
            grid.step_hit(Direction::Next);
        }
    }
    let width = ui.available_width().clamp(LEAST_FIND_WIDTH, FIND_WIDTH);
    let field = TextEdit::singleline(find).id(id).hint_text("Find in all versions");
    let field = ui.add(field.desired_width(width)).accessible_name("Find in all versions");
    let tip = keys::FIND.tip(ui.ctx(), "Find in all versions");
    let field = field.on_hover_text(format!("{tip}. Enter: next; Shift+Enter: previous"));
    // Before the shorter shortcut, which would be heard in the longer one.
    if keys::LIST_HITS.pressed(ui) {
        found.listed = !found.listed;
    }
    if keys::FIND.pressed(ui) {
        field.request_focus();
        select_all(ui, id, find);
    }
    if ui.input(|i| i.key_pressed(Key::Escape)) && (field.has_focus() || field.lost_focus()) {
        find.clear();
        found.listed = false;
    }
}

/// The old words are selected, so that typing takes their place.
fn select_all(ui: &Ui, id: egui::Id, words: &str) {
    use egui::text::{CCursor, CCursorRange};
    let Some(mut edit) = egui::TextEdit::load_state(ui.ctx(), id) else { return };
    let end = CCursor::new(words.chars().count());
    edit.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    edit.store(ui.ctx(), id);
}

/// Drawn from right to left.
fn options_ui(ui: &mut Ui, options: &mut Match) {
    let Match { case, accents, words } = options;
    for (on, text, label, about) in [
        (words, "“W”", "Whole words", "Only whole words"),
        (accents, "é≠e", "Accents matter", "é is not e: accents have to be the same"),
        (case, "Aa", "Match case", "Capitals and small letters have to be the same"),
    ] {
        let text = if *on { format!("✓ {text}") } else { text.to_owned() };
        let toggle = ui.add(egui::Button::new(text).small().selected(*on));
        toggle.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *on, label));
        if toggle.on_hover_text(about).clicked() {
            *on = !*on;
        }
    }
}

/// One line: how many hits, in which versions, how many in hidden rows, and the way to the list.
pub(super) fn summary_ui(ui: &mut Ui, state: &mut SideBySideState) {
    let SideBySideState { grid, found, filter, find, .. } = state;
    if grid.hits.is_empty() {
        let words = chips::beginning(find.trim(), 40);
        let where_ = if found.hidden() == 0 { "in any version" } else { "in the rows shown" };
        ui.label(chips::soft(ui, format!("“{words}” is not {where_}")));
    } else {
        let at =
            grid.hit.map_or_else(String::new, |at| format!("{} of {} · ", at + 1, grid.hits.len()));
        ui.label(chips::soft(ui, format!("{at}{}", found.in_words())));
    }
    if found.hidden() > 0 {
        let more = if grid.hits.is_empty() { "" } else { "more " };
        let text = format!("{} {more}in hidden rows: show", found.hidden());
        let link = ui.link(chips::soft(ui, text).underline());
        if link.on_hover_text("Take all filters off").clicked() {
            filter.clear();
        }
    }
    let some = !grid.hits.is_empty();
    let text = if found.listed { "▾ List of hits" } else { "▸ List of hits" };
    let list = ui.add_enabled(some, egui::Button::new(text).small());
    let label = if found.listed { "Hide the list of hits" } else { "List all hits" };
    list.widget_info(|| button(label));
    let tip = keys::LIST_HITS.tip(ui.ctx(), "Every hit with the words around it");
    let list = list.on_hover_text(tip);
    if list.clicked() {
        found.listed = !found.listed;
    }
}

/// The list of hits, below the rows.
pub(super) fn list_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    if !state.found.listed || state.grid.hits.is_empty() {
        return;
    }
    let frame = egui::Frame::new()
        .fill(theme::palette(ui).shade)
        .inner_margin(egui::Margin::symmetric(10, 4));
    let panel = egui::Panel::bottom("hits").resizable(true).default_size(LIST_HEIGHT).frame(frame);
    panel.show(ui, |ui| {
        ui.horizontal(|ui| {
            let close = ui.add(egui::Button::new("▾ Hits").small().frame(false));
            close.widget_info(|| button("Close the list of hits"));
            if close.on_hover_text("Close the list (Escape)").clicked() {
                state.found.listed = false;
            }
            ui.label(chips::soft(ui, state.found.in_words()));
        });
        let grid = &mut state.grid;
        let mut area = ScrollArea::vertical().id_salt("list of hits").auto_shrink(false);
        let step = LINE + ui.spacing().item_spacing.y;
        // The list follows where another hit was gone to.
        if let Some(at) = grid.hit.filter(|_| grid.listed_hit != grid.hit) {
            let above = (ui.available_height() - LINE) / 2.0;
            area = area.vertical_scroll_offset((at as f32 * step - above).max(0.0));
        }
        grid.listed_hit = grid.hit;
        area.show_rows(ui, LINE, grid.hits.len(), |ui, range| {
            for at in range {
                line_ui(ui, data, grid, at);
            }
        });
    });
}

fn line_ui(ui: &mut Ui, data: &ViewData<'_>, grid: &mut GridState, at: usize) {
    let Some(hit) = grid.hits.get(at).copied() else { return };
    let size = Vec2::new(ui.available_width(), LINE);
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, ui.scope_id().with(("hit", at)), Sense::click());
    let row = grid.shown.get(hit.at).and_then(|&row| data.presentation.rows.get(row));
    let row = row.map_or_else(String::new, |row| row.id.to_string());
    let around = Around::new(data, hit);
    let version = VersionId::at(hit.version);
    let spoken = format!(
        "Hit {} in {version} {row}: {}{}{}",
        at + 1,
        around.before,
        around.words,
        around.after
    );
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, true, grid.hit == Some(at), &spoken));
    if ui.is_rect_visible(rect) {
        paint_line(ui, data, rect, (version, &row), &around, &response, grid.hit == Some(at));
    }
    if response.clicked() {
        grid.hit = Some(at);
        grid.listed_hit = Some(at);
        grid.go = Some((hit.at, Some(hit.place)));
        grid.column = hit.version;
    }
}

fn paint_line(
    ui: &Ui,
    data: &ViewData<'_>,
    rect: Rect,
    (version, row): (VersionId, &str),
    around: &Around<'_>,
    response: &Response,
    here: bool,
) {
    let palette = theme::palette(ui);
    let painter = ui.painter_at(rect);
    let ground = if here { palette.found_here } else { palette.page };
    if here || response.hovered() {
        painter.rect_filled(rect, 3.0, ground);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect, 3.0, stroke, egui::StrokeKind::Inside);
    }
    let letter = Pos2::new(rect.left() + 4.0, rect.top() + 2.0);
    let base = data.presentation.base == Some(version);
    chips::paint_letter(&painter, letter, version, base, palette);
    let middle = rect.center().y;
    let at = |x: f32| Pos2::new(x, middle);
    let (font, soft) = (theme::note_font(), palette.ink);
    let row_at = at(rect.left() + ROW_AT);
    painter.text(row_at, Align2::LEFT_CENTER, row, theme::small_font(), palette.soft_ink);
    // The hits stand below each other, with what comes before and after on both sides.
    let words = Rect::from_min_max(Pos2::new(rect.left() + WORDS_AT, rect.top()), rect.max);
    let clipped = painter.with_clip_rect(words.intersect(painter.clip_rect()));
    let galley = clipped.layout_no_wrap(around.words.to_owned(), theme::strong_font(), palette.ink);
    let width = galley.size().x;
    let start = words.left() + ((words.width() - width) * 0.42).max(0.0);
    clipped.text(at(start - 1.0), Align2::RIGHT_CENTER, &around.before, font.clone(), soft);
    let ground = Rect::from_center_size(
        Pos2::new(start + width / 2.0, middle),
        Vec2::new(width + 2.0, LINE - 6.0),
    );
    clipped.rect_filled(ground, 2.0, palette.found);
    clipped.galley(Pos2::new(start, middle - galley.size().y / 2.0), galley, palette.ink);
    clipped.text(at(start + width + 1.0), Align2::LEFT_CENTER, &around.after, font, soft);
}

/// A hit with the words before and after it in its paragraph.
struct Around<'a> {
    before: String,
    words: &'a str,
    after: String,
}

impl<'a> Around<'a> {
    fn new(data: &ViewData<'a>, hit: Hit) -> Self {
        let place = hit.place;
        let paragraph = article::paragraph(&data.story.versions, place.paragraph);
        let text = paragraph.map_or("", |paragraph| paragraph.text.as_str());
        let before = text.get(..place.span.start()).unwrap_or_default();
        let cut = before.char_indices().rev().take(AROUND).last().map_or(0, |(at, _)| at);
        let after = text.get(place.span.end()..).unwrap_or_default();
        let plain = |c: char| if c.is_whitespace() { ' ' } else { c };
        Self {
            before: before.get(cut..).unwrap_or_default().chars().map(plain).collect(),
            words: place.span.slice(text),
            after: after.chars().take(AROUND).map(plain).collect(),
        }
    }
}
