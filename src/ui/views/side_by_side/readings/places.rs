//! Where each version has a row and how it stands to the base's there; for versions without it the
//! nearest passage; and the quotes and facts of the row.

use super::severity_ui;
use crate::align::{Join, Relation};
use crate::article::{self, Place, VersionId};
use crate::present::{
    CellView, MarkTarget, NearestView, PassageView, QuoteCellView, RowView, Typographic,
};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::text::{self, Look};
use crate::ui::theme;
use crate::ui::views::ViewData;
use crate::ui::views::side_by_side::{CellsState, nearest_link_ui};
use egui::{RichText, Ui};

/// The most words of a nearest passage that are shown; the link leads to all of them.
const NEAREST_LETTERS: usize = 280;

/// All versions, one below the other, then the quotes and facts.
pub(super) fn places_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &RowView,
    cells: &mut CellsState,
    actions: &mut Vec<Action>,
) {
    ui.label(chips::strong(ui, "Where it stands"));
    for (v, cell) in row.cells.iter().enumerate() {
        let version = VersionId::at(v);
        match cell {
            CellView::Passage(passage) => passage_ui(ui, data, row, version, passage, actions),
            CellView::LeftOut(near) => {
                void_ui(ui, data, version, "left out", near.as_ref(), actions)
            }
            CellView::Empty(near) => void_ui(ui, data, version, "not here", near.as_ref(), actions),
            CellView::Elsewhere(near) => {
                void_ui(ui, data, version, "stands elsewhere", Some(near), actions);
            }
        }
    }
    if !row.quotes.is_empty() || !row.facts.is_empty() {
        ui.add_space(theme::GAP);
        ui.label(chips::strong(ui, "Quotes and facts"));
        marks_ui(ui, data, row, cells, actions);
    }
}

fn passage_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &RowView,
    version: VersionId,
    passage: &PassageView,
    actions: &mut Vec<Action>,
) {
    let is_base = data.presentation.base == Some(version);
    ui.horizontal_wrapped(|ui| {
        chips::letter_ui(ui, version, is_base);
        if let Some(first) = passage.places.first().copied() {
            let text = standing(data, passage).unwrap_or_default();
            let link = ui.link(RichText::new(text).font(theme::small_font()));
            if link.on_hover_text("Go to these words").clicked() {
                actions.push(Action::Reveal(first));
            }
        }
        if is_base {
            chips::badge_ui(ui, "base", Tone::Accent);
        } else if passage.relation == Relation::Added {
            ui.label(chips::soft(ui, "the base does not have it"));
        } else {
            chips::badge_ui(ui, passage.relation.name(), Tone::Plain);
            if let Some(share) = passage.similarity {
                let share = chips::percent(share);
                ui.label(chips::soft(ui, format!("{share} of the words in common")));
            }
        }
        if let Some(severity) = row.reading_of(version).and_then(|reading| reading.severity)
            && !is_base
        {
            severity_ui(ui, severity);
        }
    });
    let notes = [joined(passage), passage.moved_sentences_in_words(), typography(data, passage)];
    for note in notes.into_iter().flatten() {
        ui.label(chips::soft(ui, note));
    }
    if passage.moved {
        moved_ui(ui, data, version, passage, actions);
    }
    ui.add_space(theme::GAP_SMALL);
}

fn typography(data: &ViewData<'_>, passage: &PassageView) -> Option<String> {
    let shown = data.presentation.typographic == Typographic::Shown;
    passage.typography_in_words().filter(|_| shown)
}

/// "paragraph 4 of 12, 31 % down".
fn standing(data: &ViewData<'_>, passage: &PassageView) -> Option<String> {
    let first = passage.places.first()?;
    let last = passage.places.last()?;
    let version = data.story.versions.get(first.paragraph.version.index())?;
    let all = version.article.paragraphs.len();
    let (from, to) = (first.paragraph.index + 1, last.paragraph.index + 1);
    let which = if from == to {
        format!("paragraph {from} of {all}")
    } else {
        format!("paragraphs {from} to {to} of {all}")
    };
    let letters = |paragraph: &article::Paragraph| paragraph.text.len();
    let index = first.paragraph.index as usize;
    let aligned = || version.article.aligned();
    let total: usize = aligned().map(|(_, paragraph)| letters(paragraph)).sum();
    let before: usize =
        aligned().take_while(|(at, _)| *at < index).map(|(_, paragraph)| letters(paragraph)).sum();
    let depth = (before + first.span.start()) as f32 / total.max(1) as f32;
    Some(format!("{which}, {} down", chips::percent(depth)))
}

fn joined(passage: &PassageView) -> Option<String> {
    match passage.join {
        Join::Whole => None,
        Join::Part => Some("Part of a paragraph; the rest stands in another row".to_owned()),
        Join::Several => Some(format!(
            "{}, which another version has as fewer",
            chips::count(passage.places.len(), "paragraph", "paragraphs")
        )),
    }
}

/// For a passage that stands out of order: what stands before and after it in its own version.
fn moved_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    version: VersionId,
    passage: &PassageView,
    actions: &mut Vec<Action>,
) {
    let (before, after) = neighbours(data, version, passage);
    ui.horizontal_wrapped(|ui| {
        ui.label(chips::soft(ui, format!("moved: in {version} it stands")));
        for (word, neighbour) in [("after", before), ("before", after)] {
            let Some((row, place)) = neighbour else { continue };
            let text = format!("{word} {}", row.id);
            let link = ui.link(RichText::new(text).font(theme::small_font()));
            let words = article::words_at(&data.story.versions, place);
            if link.on_hover_text(chips::beginning(words, 300)).clicked() {
                actions.push(Action::Reveal(place));
            }
        }
    });
}

type Neighbour<'a> = Option<(&'a RowView, Place)>;

/// The passages before and after `passage` in the order of its own version.
fn neighbours<'a>(
    data: &ViewData<'a>,
    version: VersionId,
    passage: &PassageView,
) -> (Neighbour<'a>, Neighbour<'a>) {
    let (Some(&first), Some(&last)) = (passage.places.first(), passage.places.last()) else {
        return (None, None);
    };
    let places = || {
        data.presentation.rows.iter().flat_map(move |row| {
            let cell = row.cells.get(version.index());
            let places = match cell {
                Some(CellView::Passage(passage)) => passage.places.as_slice(),
                Some(CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_)) | None => {
                    &[]
                }
            };
            places.iter().map(move |&place| (row, place))
        })
    };
    let before = places().filter(|(_, place)| *place < first).max_by_key(|(_, place)| *place);
    let after = places().filter(|(_, place)| *place > last).min_by_key(|(_, place)| *place);
    (before, after)
}

/// A version without the row.
fn void_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    version: VersionId,
    word: &str,
    nearest: Option<&NearestView>,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        chips::letter_ui(ui, version, data.presentation.base == Some(version));
        chips::badge_ui(ui, word, Tone::Deleted);
        match nearest {
            None => {
                ui.label(chips::soft(ui, "nothing near was found"));
            }
            Some(nearest) => {
                let palette = theme::palette(ui);
                if nearest_link_ui(ui, data, nearest, palette).clicked() {
                    actions.push(Action::Reveal(nearest.place));
                }
            }
        }
    });
    if let Some(nearest) = nearest {
        let words = article::words_at(&data.story.versions, nearest.place);
        let words = chips::beginning(words, NEAREST_LETTERS);
        text::words_ui(ui, &words, &Look::of_quote(ui));
    }
    ui.add_space(theme::GAP_SMALL);
}

/// Links to the quotes and facts; pointing at one lights it in the rows.
fn marks_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    row: &RowView,
    cells: &mut CellsState,
    actions: &mut Vec<Action>,
) {
    for &id in &row.quotes {
        let groups = &data.presentation.quotes.speakers;
        let found = groups.iter().find_map(|group| {
            let quote = group.quotes.iter().find(|quote| quote.id == id)?;
            Some((group.name.as_deref(), quote))
        });
        let Some((name, quote)) = found else { continue };
        let having = |cell: &&QuoteCellView| matches!(cell, QuoteCellView::Present(_));
        let having = quote.cells.iter().filter(having).count();
        let text = format!(
            "{}: “{}” · {having} of {}",
            name.unwrap_or("speaker can’t be told"),
            chips::beginning(&quote.text, 60),
            quote.cells.len()
        );
        if mark_ui(ui, data, &text, MarkTarget::Quote(id), cells) {
            actions.push(Action::ShowQuote(id));
        }
    }
    for &id in &row.facts {
        let Some(fact) = data.presentation.facts.rows.iter().find(|fact| fact.id == id) else {
            continue;
        };
        let differ = match fact.agreement {
            crate::facts::Agreement::Differ => " · values differ",
            crate::facts::Agreement::Agree | crate::facts::Agreement::Single => "",
        };
        let text = format!("{} ({}){differ}", fact.label, fact.kind.name());
        if mark_ui(ui, data, &text, MarkTarget::Fact(id), cells) {
            actions.push(Action::ShowFact(id));
        }
    }
}

fn mark_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    text: &str,
    target: MarkTarget,
    cells: &mut CellsState,
) -> bool {
    let link = ui.link(RichText::new(text).font(theme::small_font()));
    if link.hovered() || link.has_focus() {
        cells.pointing = Some(target);
    }
    link.on_hover_text(super::marks::about(data, target)).clicked()
}
