//! Quotes and facts within a cell: lit in every column when one is pointed at, told in words, and
//! walked with the keyboard.

use super::ViewData;
use super::cells::{CellsState, Wish};
use crate::align::RowId;
use crate::article::{self, VersionId};
use crate::facts::Agreement;
use crate::present::{
    FactReading, FactRow, Mark, MarkTarget, PassageView, QuoteCellView, QuoteRow,
};
use crate::ui::chips;
use crate::ui::text::Laid;
use crate::ui::theme::{self, Palette};
use egui::{CursorIcon, Painter, Pos2, Response, Stroke, Ui};

/// The most versions that are told one by one in a tooltip.
const MOST_TOLD: usize = 12;

/// A mark that was gone to with the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walked {
    /// The row.
    pub row: RowId,
    /// The version.
    pub version: VersionId,
    /// The mark.
    pub mark: Mark,
}

/// The mark after `from`, or the one before; round the ends.
pub(super) fn step(marks: &[Mark], from: Option<Mark>, on: bool) -> Option<Mark> {
    let at = from.and_then(|from| marks.iter().position(|mark| *mark == from));
    let count = marks.len();
    let next = match (at, on) {
        (None, true) => 0,
        (None, false) => count.checked_sub(1)?,
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
    };
    marks.get(next).copied()
}

/// The ground behind marks that are lit. To be painted before the text.
pub(super) fn paint_grounds(
    painter: &Painter,
    (data, passage): (&ViewData<'_>, &PassageView),
    (laid, at): (&Laid, Pos2),
    cells: &CellsState,
    palette: &Palette,
) {
    for mark in passage.marks.iter().filter(|mark| cells.is_lit(mark.target)) {
        for chars in laid.chars_of(&data.story.versions, mark.place) {
            laid.wash(painter, at, &chars, palette.lit);
        }
    }
}

/// The lines under marks, and around those that are lit.
pub(super) fn paint_lines(
    painter: &Painter,
    (data, passage): (&ViewData<'_>, &PassageView),
    (laid, at): (&Laid, Pos2),
    cells: &CellsState,
    palette: &Palette,
) {
    for mark in &passage.marks {
        let ink = match mark.target {
            MarkTarget::Quote(_) => palette.quote,
            MarkTarget::Fact(_) => palette.fact,
        };
        let walked = cells.walked.is_some_and(|walked| walked.mark == *mark);
        for chars in laid.chars_of(&data.story.versions, mark.place) {
            match mark.target {
                MarkTarget::Quote(_) => laid.underline(painter, at, &chars, ink),
                MarkTarget::Fact(_) => laid.dots(painter, at, &chars, ink),
            }
            if cells.is_lit(mark.target) {
                let width = if walked { 2.5 } else { 1.25 };
                laid.frame(painter, at, &chars, Stroke::new(width, ink));
            }
        }
    }
}

/// The mark under a point. The shortest is the most particular: a fact within a quote.
pub(super) fn mark_at(
    data: &ViewData<'_>,
    passage: &PassageView,
    laid: &Laid,
    at: egui::Vec2,
) -> Option<Mark> {
    let letter = laid.char_at(at)?;
    let under = |mark: &&Mark| {
        laid.chars_of(&data.story.versions, mark.place).iter().any(|chars| chars.contains(&letter))
    };
    passage.marks.iter().filter(under).min_by_key(|mark| mark.place.span.len()).copied()
}

/// Lights what the pointer is at, says what it is, and keeps it lit on a click.
pub(super) fn point(
    ui: &Ui,
    (data, passage): (&ViewData<'_>, &PassageView),
    (laid, at): (&Laid, Pos2),
    response: &Response,
    cells: &mut CellsState,
) {
    let Some(pointer) = response.hover_pos() else { return };
    let mark = mark_at(data, passage, laid, pointer - at);
    let plain = response.clicked() && !response.double_clicked() && !response.triple_clicked();
    if let Some(mark) = mark {
        cells.pointing = Some(mark.target);
        ui.set_cursor_icon(CursorIcon::PointingHand);
        if !response.dragged() {
            let how = "Click to keep it lit in all versions; Ctrl+click opens its own screen";
            let about = format!("{}\n\n{how}", about(data, mark.target));
            response.clone().on_hover_text_at_pointer(about);
        }
        if plain && ui.input(|input| input.modifiers.command) {
            cells.wishes.push(Wish::Open(mark.target));
        } else if plain {
            cells.lit = Some(mark.target);
        }
    } else {
        if laid.char_at(pointer - at).is_some() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        if plain {
            cells.lit = None;
        }
    }
    if plain {
        cells.walked = None;
    }
}

/// Says what the mark is that was gone to with the keyboard, below its words.
pub(super) fn tell_walked(
    ui: &Ui,
    data: &ViewData<'_>,
    (laid, at): (&Laid, Pos2),
    response: &Response,
    cells: &CellsState,
) {
    let Some(walked) = cells.walked else { return };
    let chars = laid.chars_of(&data.story.versions, walked.mark.place);
    let Some(rect) = chars.last().and_then(|chars| laid.rects_of(chars).last().copied()) else {
        return;
    };
    let rect = rect.translate(at.to_vec2());
    if !ui.clip_rect().intersects(rect) {
        return;
    }
    let id = response.id.with("walked");
    let about = format!("{}\n\nEnter opens its own screen", about(data, walked.mark.target));
    egui::Tooltip::always_open(ui.ctx().clone(), response.layer_id, id, rect)
        .show(|ui| ui.label(about));
}

/// What a mark stands for: what it is, who says it, and how each version has it.
pub(super) fn about(data: &ViewData<'_>, target: MarkTarget) -> String {
    match target {
        MarkTarget::Quote(id) => {
            let groups = &data.presentation.quotes.speakers;
            let found = groups.iter().find_map(|group| {
                let row = group.quotes.iter().find(|row| row.id == id)?;
                Some((group.name.as_deref(), row))
            });
            found.map_or_else(String::new, |(name, row)| about_quote(name, row))
        }
        MarkTarget::Fact(id) => {
            let row = data.presentation.facts.rows.iter().find(|row| row.id == id);
            row.map_or_else(String::new, |row| about_fact(data, row))
        }
    }
}

fn about_quote(name: Option<&str>, row: &QuoteRow) -> String {
    let having = row.cells.iter().filter(|cell| matches!(cell, QuoteCellView::Present(_))).count();
    let each = row.cells.iter().enumerate().map(|(v, cell)| {
        let version = VersionId::at(v);
        match cell {
            QuoteCellView::Present(reading) => {
                let speaker = match (&reading.speaker, name) {
                    (Some(here), name) if name != Some(here) => format!(" (speaker: {here})"),
                    (None, Some(_)) => " (speaker can’t be told)".to_owned(),
                    (Some(_) | None, _) => String::new(),
                };
                format!("{version} {}{speaker}", reading.label())
            }
            QuoteCellView::Absent(Some(near)) => {
                format!("{version} absent, nearest {} alike", chips::percent(near.similarity))
            }
            QuoteCellView::Absent(None) => format!("{version} absent"),
        }
    });
    let who = name.unwrap_or("somebody who can’t be told");
    format!("Quote of {who}\nIn {having} of {}: {}", row.cells.len(), told(each))
}

fn about_fact(data: &ViewData<'_>, row: &FactRow) -> String {
    let having = row.cells.iter().flatten().count();
    let each = row.cells.iter().enumerate().map(|(v, cell)| {
        let version = VersionId::at(v);
        cell.as_ref().map_or_else(
            || format!("{version} not seen"),
            |cell| format!("{version} {}", written(data, cell)),
        )
    });
    let verdict = match row.agreement {
        Agreement::Differ => "\nValues differ",
        Agreement::Agree | Agreement::Single => "",
    };
    let kind = row.kind.name();
    let label = &row.label;
    format!("Fact: {label} ({kind})\nIn {having} of {}: {}{verdict}", row.cells.len(), told(each))
}

/// The words of a fact in a version, and how often it is mentioned.
fn written(data: &ViewData<'_>, cell: &FactReading) -> String {
    let words = article::words_at(&data.story.versions, cell.place);
    let words = chips::beginning(words, 40);
    match cell.mentions {
        0 | 1 => format!("“{words}”"),
        several => format!("“{words}” ({several} times)"),
    }
}

fn told(each: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = each.collect();
    match all.len().checked_sub(MOST_TOLD) {
        None | Some(0) => all.join(" · "),
        Some(more) => {
            let first: Vec<String> = all.into_iter().take(MOST_TOLD).collect();
            format!("{} · and {more} more", first.join(" · "))
        }
    }
}

/// The screen on which a mark has all its readings.
pub(super) fn screen(target: MarkTarget) -> &'static str {
    match target {
        MarkTarget::Quote(_) => "Quotes",
        MarkTarget::Fact(_) => "Facts",
    }
}

/// What is lit, in words, with the way to its own screen. Drawn from right to left.
pub(super) fn lit_ui(ui: &mut Ui, data: &ViewData<'_>, cells: &mut CellsState) {
    let target = cells.walked.map(|walked| walked.mark.target).or(cells.lit);
    let Some(target) = target else { return };
    let about = about(data, target);
    if about.is_empty() {
        return;
    }
    let close = ui.add(egui::Button::new("×").small());
    close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Light it no more"));
    if close.on_hover_text("Light it no more (Escape)").clicked() {
        (cells.lit, cells.walked) = (None, None);
    }
    let open = ui.add(egui::Button::new(format!("Open in {}", screen(target))).small());
    if open.on_hover_text("All its readings below each other").clicked() {
        cells.wishes.push(Wish::Open(target));
    }
    let palette = theme::palette(ui);
    let line = about.replace('\n', " · ");
    let text = egui::RichText::new(format!("Lit: {line}")).font(theme::small_font());
    ui.add(egui::Label::new(text.color(palette.ink)).truncate());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ParagraphId, Place};
    use crate::quotes::QuoteId;
    use crate::text::Span;

    #[test]
    fn marks_are_walked_both_ways_and_round_the_ends() {
        let mark = |n: usize| Mark {
            place: Place {
                paragraph: ParagraphId::new(VersionId(0), 0),
                span: Span::snapped("some words", n..n + 1),
            },
            target: MarkTarget::Quote(QuoteId(0)),
        };
        let marks = [mark(0), mark(2), mark(4)];
        for (from, on, expected) in [
            (None, true, Some(mark(0))),
            (None, false, Some(mark(4))),
            (Some(mark(2)), true, Some(mark(4))),
            (Some(mark(4)), true, Some(mark(0))),
            (Some(mark(0)), false, Some(mark(4))),
            (Some(mark(9)), true, Some(mark(0))),
        ] {
            assert_eq!(step(&marks, from, on), expected, "{from:?}");
        }
        assert_eq!(step(&[], None, true), None);
        assert_eq!(step(&[], None, false), None);
    }

    #[test]
    fn a_tooltip_tells_so_many_versions_and_counts_the_others() {
        let each = |count: usize| told((0..count).map(|n| n.to_string()));
        assert_eq!(each(2), "0 · 1");
        assert_eq!(each(12).matches('·').count(), 11);
        assert!(each(15).ends_with("· 11 · and 3 more"), "{}", each(15));
    }
}
