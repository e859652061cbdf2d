//! What a verdict rests on: the words of each version beside each other, with what differs marked.

use crate::align::{self, Change, DiffRun};
use crate::article::{self, Place, VersionId};
use crate::corrections::Question;
use crate::jobs::Revision;
use crate::present::{
    CellView, FactRow, QuoteCellView, QuoteRow, ReviewItem, ReviewName, RowView, Target,
};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::text::{self, Between, DeletedWords, Look};
use crate::ui::theme;
use crate::ui::views::ViewData;
use egui::{Label, RichText, Sense, Ui, Vec2};

/// The narrowest card in which words read well, in points.
const CARD: f32 = 300.0;

/// The evidence of the item shown, kept as long as it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    of: Option<(Revision, ReviewName)>,
    cards: Vec<Card>,
}

/// The words of one version.
#[derive(Clone, Debug)]
struct Card {
    version: VersionId,
    caption: String,
    runs: Vec<DiffRun>,
    /// Words to be marked in it.
    mark: Option<Place>,
    place: Place,
}

/// Draws the evidence of an item.
pub(super) fn evidence_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    item: &ReviewItem,
    state: &mut Evidence,
    actions: &mut Vec<Action>,
) {
    let of = Some((data.revision, item.name()));
    if state.of != of {
        *state = Evidence { of, cards: cards(data, item) };
    }
    let columns = (ui.available_width() / CARD).floor().max(1.0) as usize;
    for (n, cards) in state.cards.chunks(columns.min(state.cards.len().max(1))).enumerate() {
        ui.push_id(n, |ui| {
            ui.columns(cards.len(), |columns| {
                for (ui, card) in columns.iter_mut().zip(cards) {
                    theme::card(ui).show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        card_ui(ui, data, card, actions);
                    });
                }
            });
        });
        ui.add_space(theme::GAP);
    }
}

fn card_ui(ui: &mut Ui, data: &ViewData<'_>, card: &Card, actions: &mut Vec<Action>) {
    let palette = theme::palette(ui);
    let column = data.presentation.columns.get(card.version.index());
    ui.horizontal(|ui| {
        chips::letter_ui(ui, card.version, data.presentation.base == Some(card.version));
        let label = column.map_or("", |column| column.label.as_str());
        ui.add(Label::new(chips::strong(ui, label)).truncate());
    });
    ui.add(Label::new(chips::soft(ui, &card.caption)).wrap());
    let look = Look::of_quote(ui);
    let width = ui.available_width().min(theme::reading_width(ui));
    let parts = (DeletedWords::Shown, Between::Elided);
    let laid = text::lay_out(ui, &data.story.versions, &card.runs, parts, &look, width);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, laid.height()), Sense::hover());
    let words: Vec<&str> = card
        .runs
        .iter()
        .filter(|run| run.change != Change::Deleted)
        .map(|run| article::words_at(&data.story.versions, run.place))
        .collect();
    let spoken = format!("{}, {}: {}", card.version, card.caption, words.concat());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
    let painter = ui.painter_at(rect.expand(3.0));
    laid.paint_grounds(&painter, rect.min, palette);
    for chars in card.mark.iter().flat_map(|&mark| laid.chars_of(&data.story.versions, mark)) {
        laid.wash(&painter, rect.min, &chars, palette.found);
    }
    laid.paint(&painter, rect.min, palette);
    let link =
        ui.link(RichText::new(format!("Show {}", card.place.paragraph)).font(theme::small_font()));
    let name = format!("Show {} in the text", card.place.paragraph);
    if link.accessible_name(name).clicked() {
        actions.push(Action::Reveal(card.place));
    }
}

/// The evidence of an item, one card a version.
fn cards(data: &ViewData<'_>, item: &ReviewItem) -> Vec<Card> {
    let view = data.presentation;
    match item.target {
        Target::Row(id) | Target::Cell(id, _) => {
            let row = view.rows.iter().find(|row| row.id == id);
            row.map_or_else(Vec::new, |row| row_cards(data, item, row))
        }
        Target::Quote(id) | Target::QuoteIn(id, _) => {
            let mut rows = view.quotes.speakers.iter().flat_map(|group| &group.quotes);
            let row = rows.find(|row| row.id == id);
            row.map_or_else(Vec::new, |row| quote_cards(data, item, row))
        }
        Target::Fact(id) | Target::FactIn(id, _) => {
            let row = view.facts.rows.iter().find(|row| row.id == id);
            row.map_or_else(Vec::new, |row| fact_cards(data, item, row))
        }
    }
}

fn same(place: Place) -> DiffRun {
    DiffRun { place, change: Change::Same }
}

fn plain(version: VersionId, caption: String, places: &[Place]) -> Option<Card> {
    let place = *places.first()?;
    let runs = places.iter().map(|&place| same(place)).collect();
    Some(Card { version, caption, runs, mark: None, place })
}

fn row_cards(data: &ViewData<'_>, item: &ReviewItem, row: &RowView) -> Vec<Card> {
    let passage = |v: VersionId| match row.cells.get(v.index()) {
        Some(CellView::Passage(passage)) => Some(passage.places.as_slice()),
        Some(CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_)) | None => None,
    };
    let versions = (0..row.cells.len()).map(VersionId::at);
    let mut having = versions.filter_map(|v| Some((v, passage(v)?)));
    let Some((first, words)) = having.next() else { return Vec::new() };
    let caption = match data.presentation.base {
        Some(base) if base == first => format!("{} in the base", row.id),
        Some(_) | None => format!("{}, as {first} has it", row.id),
    };
    let mut cards: Vec<Card> = plain(first, caption, words).into_iter().collect();
    let against = |v: VersionId, caption: String, places: &[Place]| -> Option<Card> {
        let runs = align::diff(&data.story.versions, words, places);
        Some(Card { version: v, caption, runs, mark: None, place: *places.first()? })
    };
    match (item.question, item.target) {
        (Question::LeftOut, Target::Cell(_, version)) => {
            if let Some(&near) = item.places.get(1) {
                let caption = format!("What comes nearest, {}", chips::percent(item.doubt));
                let sentence = paragraph_around(data, near);
                let mut card =
                    plain(version, format!("{caption} alike, in its paragraph"), &[sentence]);
                if let Some(card) = &mut card {
                    card.mark = Some(near);
                    card.place = near;
                }
                cards.extend(card);
            }
        }
        (Question::Alignment, Target::Cell(_, version)) => {
            let caption = "In the same row, in other words".to_owned();
            cards.extend(passage(version).and_then(|places| plain(version, caption, places)));
        }
        _ => {
            for reading in row.readings.iter().filter(|reading| !reading.versions.contains(&first))
            {
                let Some(&v) = reading.versions.first() else { continue };
                let all: Vec<String> = reading.versions.iter().map(ToString::to_string).collect();
                let caption = format!("As {} has it, against {first}", all.join(", "));
                cards.extend(passage(v).and_then(|places| against(v, caption, places)));
            }
        }
    }
    cards
}

/// The paragraph in which words stand.
fn paragraph_around(data: &ViewData<'_>, place: Place) -> Place {
    let paragraph = article::paragraph(&data.story.versions, place.paragraph);
    let span = paragraph.map_or(place.span, |p| crate::text::Span::whole(&p.text));
    Place { span, ..place }
}

/// The sentence in which words stand, those marked.
fn in_sentence(data: &ViewData<'_>, version: VersionId, caption: String, place: Place) -> Card {
    let around = article::paragraph(&data.story.versions, place.paragraph).and_then(|paragraph| {
        let mut inside = paragraph.sentences.iter().filter(|s| s.overlaps(place.span));
        let first = *inside.next()?;
        Some(inside.fold(first, |hull, sentence| hull.hull(*sentence)))
    });
    let span = around.map_or(place.span, |span| span.hull(place.span));
    let runs = vec![same(Place { span, ..place })];
    Card { version, caption, runs, mark: Some(place), place }
}

fn quote_cards(data: &ViewData<'_>, item: &ReviewItem, row: &QuoteRow) -> Vec<Card> {
    let asked = item.target.version();
    let mut cards = Vec::new();
    let order = std::iter::once(row.fullest)
        .chain((0..row.cells.len()).map(VersionId::at).filter(|&v| v != row.fullest));
    for version in order {
        let Some(cell) = row.cells.get(version.index()) else { continue };
        match (item.question, cell) {
            (Question::Speaker, QuoteCellView::Present(reading)) => {
                let who = match &reading.speaker {
                    Some(name) => format!("{name}, {} sure", chips::percent(reading.confidence)),
                    None if reading.rivals.is_empty() => "It can’t be told who speaks".to_owned(),
                    None => format!("It can’t be told: {}", reading.rivals.join(" or ")),
                };
                let why = if reading.reason.is_empty() {
                    String::new()
                } else {
                    format!(": {}", reading.reason)
                };
                let Some(&place) = reading.places.first() else { continue };
                let around = paragraph_around(data, place);
                cards.extend(plain(version, format!("{who}{why}"), &[around]).map(|card| Card {
                    mark: Some(place),
                    place,
                    ..card
                }));
            }
            (_, QuoteCellView::Present(reading)) => {
                if version != row.fullest && Some(version) != asked {
                    continue;
                }
                let Some(&place) = reading.places.first() else { continue };
                let caption = if version == row.fullest {
                    "The fullest form".to_owned()
                } else {
                    format!("{}: {}", reading.label(), item.said)
                };
                cards.push(Card {
                    version,
                    caption,
                    runs: reading.runs.clone(),
                    mark: None,
                    place,
                });
            }
            (Question::AbsentQuote, QuoteCellView::Absent(Some(near)))
                if Some(version) == asked =>
            {
                let share = chips::percent(near.similarity);
                let caption = format!("What comes nearest, {share} alike");
                cards.push(in_sentence(data, version, caption, near.place));
            }
            (_, QuoteCellView::Absent(_)) => {}
        }
    }
    cards
}

fn fact_cards(data: &ViewData<'_>, item: &ReviewItem, row: &FactRow) -> Vec<Card> {
    let asked = item.target.version();
    let mut cards = Vec::new();
    for (v, cell) in row.cells.iter().enumerate() {
        let version = VersionId::at(v);
        if let Some(reading) = cell {
            let value = reading.value.as_deref().unwrap_or("The value can’t be told");
            cards.push(in_sentence(data, version, value.to_owned(), reading.place));
        } else if let Some(look) = row.look.get(v).copied().flatten()
            && Some(version) == asked
        {
            let caption = "Not seen here; this is where it would stand".to_owned();
            let around = paragraph_around(data, look.place);
            let card = plain(version, caption, &[around]);
            // What is asked about comes right after the first that has it.
            let at = cards.len().min(1);
            cards.splice(at..at, card);
        }
    }
    cards
}
