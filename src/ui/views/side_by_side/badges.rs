//! The words above the text of a cell: its role, how it stands to the base's, what is particular.

use super::cell::{Cell, shows_diff};
use super::{ViewData, peek};
use crate::align::{Join, Relation, RowId, Severity};
use crate::article::{Role, VersionId};
use crate::present::{self, CellView, PassageView, Typographic};
use crate::ui::chips::{self, Tone};
use crate::ui::theme;
use egui::{Rect, Ui, UiBuilder};

/// The word of the badge that shows both ends of a move.
const MOVED: &str = "moved";
/// Height of the line of badges.
pub(super) const LINE: f32 = 24.0;

/// A word above the text of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Badge {
    pub(super) word: String,
    tone: Tone,
    why: Option<String>,
}

/// The badges of a passage.
pub(super) fn badges(
    data: &ViewData<'_>,
    cell: Cell<'_>,
    passage: &PassageView,
    typographic: Typographic,
) -> Vec<Badge> {
    let mut badges = Vec::new();
    let mut push = |word: String, tone, why: Option<String>| badges.push(Badge { word, tone, why });
    if passage.role != Role::Body {
        push(passage.role.name().to_owned(), Tone::Plain, None);
    }
    let alike = passage.similarity.map(|s| format!("{} of the words in common", chips::percent(s)));
    match passage.relation {
        Relation::Edited => push("edited".to_owned(), Tone::Plain, alike),
        Relation::Reworded => push("reworded".to_owned(), Tone::Plain, alike),
        Relation::Same | Relation::Added | Relation::LeftOut => {}
    }
    let reading = cell.row.reading_of(cell.version);
    if let Some(Severity::Meaning(kinds)) = reading.and_then(|reading| reading.severity) {
        let why = "What is said changes against the base, in these ways";
        let word = format!("{} {}", chips::GRAVE, kinds.words());
        push(word, Tone::Warning, Some(why.to_owned()));
    }
    let alone = data.presentation.columns.len() < 2;
    if !alone && cell.row.only_in() == Some(cell.version) {
        push("only here".to_owned(), Tone::Inserted, Some("No other version has this".to_owned()));
    } else if passage.relation == Relation::Added {
        push("not in the base".to_owned(), Tone::Inserted, None);
    }
    if passage.moved {
        let why = format!("{}\n\nClick to see both ends (M)", where_moved(data, cell, passage));
        push(MOVED.to_owned(), Tone::Accent, Some(why));
    }
    // What is not marked in the words is not counted above them.
    let marked = shows_diff(passage);
    if let Some(words) = passage.moved_sentences_in_words().filter(|_| marked) {
        let why = "Framed: it stands elsewhere in the base’s passage";
        push(words, Tone::Accent, Some(why.to_owned()));
    }
    let shown = marked && typographic == Typographic::Shown;
    if let Some(words) = passage.typography_in_words().filter(|_| shown) {
        push(format!("{} typographic", passage.typography.len()), Tone::Plain, Some(words));
    }
    if passage.coarse {
        let why = "Words far from their place were not looked for, so more is marked as changed \
                   than need be";
        push(present::TOO_LONG.to_owned(), Tone::Warning, Some(why.to_owned()));
    }
    match passage.join {
        Join::Whole => {}
        Join::Part => {
            push(
                "part of a paragraph".to_owned(),
                Tone::Plain,
                Some("The rest of the paragraph stands in another row".to_owned()),
            );
        }
        Join::Several => {
            let many = chips::count(passage.places.len(), "paragraph", "paragraphs");
            push(
                format!("split · {many}"),
                Tone::Plain,
                Some("Another version has this as fewer paragraphs".to_owned()),
            );
        }
    }
    badges
}

/// Where a moved passage stands in its own version and in the base.
fn where_moved(data: &ViewData<'_>, cell: Cell<'_>, passage: &PassageView) -> String {
    let paragraph =
        |view: &PassageView| view.places.first().map(|place| place.paragraph.to_string());
    let base = data.presentation.base.and_then(|base| cell.row.cells.get(base.index()));
    let there = match base {
        Some(CellView::Passage(base)) => paragraph(base),
        Some(CellView::LeftOut(_) | CellView::Empty(_) | CellView::Elsewhere(_)) | None => None,
    };
    match (paragraph(passage), there) {
        (Some(here), Some(there)) => {
            format!("Stands in another order: paragraph {here} here, {there} in the base")
        }
        _ => "Stands in another order than in the base".to_owned(),
    }
}

/// Draws the badges side by side; whether that of a move was clicked.
pub(super) fn badges_ui(
    ui: &mut Ui,
    badges: &[Badge],
    (row, version): (RowId, VersionId),
    rect: Rect,
) -> bool {
    let mut peeked = false;
    ui.scope_builder(
        UiBuilder::new().max_rect(rect).layout(egui::Layout::left_to_right(egui::Align::Min)),
        |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_SMALL + 2.0;
            ui.shrink_clip_rect(rect.expand(1.0));
            for badge in badges {
                let response = if badge.word == MOVED {
                    let label = format!("Moved: both ends of {row} in {version}");
                    let response = peek::badge_ui(ui, &badge.word, &label);
                    peeked |= response.clicked();
                    response
                } else {
                    chips::badge_ui(ui, &badge.word, badge.tone)
                };
                if let Some(why) = &badge.why {
                    response.on_hover_text(why);
                }
            }
        },
    );
    peeked
}
