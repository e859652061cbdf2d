//! The filters on offer: a popup that says how many rows each would leave, a chip for each that is
//! on, and what is said where they leave none.

use super::ViewData;
use crate::article::VersionId;
use crate::jobs::Revision;
use crate::present::filter::{self, Condition, Group, Quantity, RowFilter, Sieve};
use crate::present::{Column, RowView, Typographic};
use crate::ui::chips;
use crate::ui::keys;
use crate::ui::state::SideBySideState;
use crate::ui::theme;
use egui::{
    Key, Modifiers, Popup, PopupCloseBehavior, RichText, Role, ScrollArea, SetOpenCommand, Ui,
    WidgetInfo,
};

/// Width of the popup.
const WIDTH: f32 = 600.0;
/// The most of the window's height that it takes.
const MOST_HEIGHT: f32 = 0.72;
/// From so many versions on, the list of those that alone have a row is folded away.
const MANY_VERSIONS: usize = 6;

/// What is on offer, counted once for each filter.
#[derive(Clone, Debug, Default)]
pub struct FilterOffer {
    counted_for: Option<Shown>,
    choices: Vec<(Condition, usize)>,
    dropped_for: Option<Shown>,
    /// For each condition how many rows would be shown without it.
    without: Vec<(Condition, usize)>,
}

/// What counts depend on.
type Shown = (Revision, Option<VersionId>, Typographic, RowFilter);

fn key(data: &ViewData<'_>, state: &SideBySideState) -> Shown {
    let base = data.presentation.base;
    (data.revision, base, state.grid.typographic, state.filter.clone())
}

impl FilterOffer {
    fn count(&mut self, data: &ViewData<'_>, key: Shown) {
        if self.counted_for.as_ref() == Some(&key) {
            return;
        }
        let choices = filter::choices(data.presentation);
        let counts = filter::counts(data.presentation, &key.3, key.2, &choices);
        self.choices = choices.into_iter().zip(counts).collect();
        self.counted_for = Some(key);
    }

    fn count_without(&mut self, data: &ViewData<'_>, key: Shown) {
        if self.dropped_for.as_ref() == Some(&key) {
            return;
        }
        let without = |condition: &Condition| {
            let mut filter = key.3.clone();
            filter.remove(condition);
            let sieve = Sieve::new(&filter, data.presentation, key.2);
            data.presentation.rows.iter().filter(|row| sieve.passes(row)).count()
        };
        self.without = key.3.conditions().map(|one| (one.clone(), without(one))).collect();
        self.dropped_for = Some(key);
    }
}

/// The button, and the popup where it is open. `F` opens and closes it.
pub(super) fn filter_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    let text = match state.filter.len() {
        0 => "Filter".to_owned(),
        count => format!("Filter ({count})"),
    };
    let button = ui.add(egui::Button::new(text).selected(!state.filter.is_empty()));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Filter rows"));
    let no_modal = ui.memory(|memory| memory.top_modal_layer().is_none());
    let by_key = no_modal && keys::FILTER.pressed(ui);
    let was_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&button));
    let toggled = button.clicked() || by_key;
    let popup = Popup::from_response(&button)
        .open_memory(toggled.then_some(SetOpenCommand::Toggle))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name("Filters")
        .width(WIDTH);
    let button = button.on_hover_text(keys::FILTER.tip(ui.ctx(), "Choose which rows are shown"));
    let opened = toggled && !was_open;
    let shown = popup.show(|ui| popup_ui(ui, data, state, opened));
    if shown.is_none() && was_open && by_key {
        button.request_focus();
    }
}

fn popup_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState, opened: bool) {
    let key = key(data, state);
    state.offer.count(data, key);
    ui.set_width(WIDTH);
    let height = ui.ctx().content_rect().height() * MOST_HEIGHT;
    ui.horizontal(|ui| {
        ui.label(chips::strong(ui, row_count(&data.presentation.rows, state)));
        show_all_ui(ui, state);
    });
    let about = "Choices of one kind widen each other, different kinds narrow each other. Beside \
                 each stands how many rows it would leave.";
    ui.label(chips::soft(ui, about));
    ui.separator();
    let SideBySideState { offer, filter, .. } = state;
    let mut offered =
        Offered { choices: &offer.choices, columns: &data.presentation.columns, filter, opened };
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 23.0;
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                left_ui(left, &mut offered);
                right_ui(right, &mut offered);
            }
        });
    });
}

/// What the popup draws.
struct Offered<'a> {
    choices: &'a [(Condition, usize)],
    columns: &'a [Column],
    filter: &'a mut RowFilter,
    /// Whether the popup was opened just now, so that its first choice takes the focus.
    opened: bool,
}

impl Offered<'_> {
    fn of(&self, group: Group) -> Vec<(Condition, usize)> {
        self.choices.iter().filter(|(choice, _)| choice.group() == group).cloned().collect()
    }

    fn count(&self, group: Group) -> usize {
        self.filter.conditions().filter(|condition| condition.group() == group).count()
    }
}

fn left_ui(ui: &mut Ui, offered: &mut Offered<'_>) {
    let compared: Vec<_> = [Group::Differences, Group::Moved, Group::OnlyHere]
        .into_iter()
        .flat_map(|group| offered.of(group))
        .collect();
    if !compared.is_empty() {
        ui.label(chips::strong(ui, "Compared"));
        let (one, all): (Vec<_>, Vec<_>) =
            compared.into_iter().partition(|(choice, _)| matches!(choice, Condition::OnlyIn(_)));
        choices_ui(ui, offered, &all);
        folded_ui(ui, offered, "Only in one of them", &one, MANY_VERSIONS);
        ui.add_space(theme::GAP);
        ui.label(chips::strong(ui, "Meaning"));
        let meaning = offered.of(Group::Meaning);
        let (any, kinds) = meaning.split_at(1.min(meaning.len()));
        choices_ui(ui, offered, any);
        ui.indent("kinds of meaning", |ui| choices_ui(ui, offered, kinds));
        ui.add_space(theme::GAP);
    }
    ui.label(chips::strong(ui, "Paragraphs"));
    let roles = offered.of(Group::Role);
    choices_ui(ui, offered, &roles);
}

fn right_ui(ui: &mut Ui, offered: &mut Offered<'_>) {
    let left_out = offered.of(Group::LeftOut);
    if !left_out.is_empty() {
        ui.label(chips::strong(ui, "Left out by"));
        choices_ui(ui, offered, &left_out);
        let several = offered.count(Group::LeftOut) > 1;
        ui.add_enabled_ui(several, |ui| {
            ui.horizontal(|ui| {
                ui.label(chips::soft(ui, "Left out by"));
                let quantity = &mut offered.filter.left_out;
                ui.radio_value(quantity, Quantity::Any, "any of them");
                ui.radio_value(quantity, Quantity::All, "all of them");
            });
        });
        ui.add_space(theme::GAP);
    }
    ui.label(chips::strong(ui, "Quotes"));
    let quotes = offered.of(Group::Quotes);
    let (any, speakers) = quotes.split_at(1.min(quotes.len()));
    choices_ui(ui, offered, any);
    folded_ui(ui, offered, "Of one speaker", speakers, 4);
    ui.add_space(theme::GAP);
    ui.label(chips::strong(ui, "Facts"));
    let facts = offered.of(Group::Facts);
    choices_ui(ui, offered, &facts);
}

/// Choices under a heading that unfolds; open from the start where they are few or one is on.
fn folded_ui(
    ui: &mut Ui,
    offered: &mut Offered<'_>,
    heading: &str,
    choices: &[(Condition, usize)],
    few: usize,
) {
    if choices.is_empty() {
        return;
    }
    let on = choices.iter().any(|(choice, _)| offered.filter.has(choice));
    egui::CollapsingHeader::new(format!("{heading} ({})", choices.len()))
        .id_salt(heading)
        .default_open(on || choices.len() <= few)
        .show(ui, |ui| choices_ui(ui, offered, choices));
}

fn choices_ui(ui: &mut Ui, offered: &mut Offered<'_>, choices: &[(Condition, usize)]) {
    for (choice, count) in choices {
        choice_ui(ui, offered, choice, *count);
    }
}

fn choice_ui(ui: &mut Ui, offered: &mut Offered<'_>, choice: &Condition, count: usize) {
    let before = offered.filter.has(choice);
    let mut on = before;
    let label = full_name(choice, offered.columns);
    let ink = if count == 0 && !on { theme::palette(ui).soft_ink } else { theme::palette(ui).ink };
    let words = RichText::new(chips::beginning(&short_name(choice, offered.columns), 30));
    let response = ui.checkbox(&mut on, (words.color(ink), chips::soft(ui, count.to_string())));
    let rows = chips::count(count, "row", "rows");
    response
        .widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, format!("{label}, {rows}")));
    if std::mem::take(&mut offered.opened) {
        response.request_focus();
    }
    if let Some(about) = about(choice) {
        response.on_hover_text(about);
    }
    match (before, on) {
        (false, true) => offered.filter.add(choice.clone()),
        (true, false) => offered.filter.remove(choice),
        (false, false) | (true, true) => {}
    }
}

/// What a choice means, where its name does not say all.
fn about(choice: &Condition) -> Option<&'static str> {
    Some(match choice {
        Condition::Differences => {
            "A version differs from the base. Differences of typography count where they are shown"
        }
        Condition::Moved => "A passage or a sentence stands elsewhere than in the base",
        Condition::Meaning => "Between any two versions, in any of the ways below",
        Condition::QuotesOf(_) => "A version gives words in this row to this speaker",
        Condition::ValuesDiffer => "A fact of which two versions give other values",
        Condition::OnlyHere
        | Condition::OnlyIn(_)
        | Condition::LeftOutBy(_)
        | Condition::MeaningBy(_)
        | Condition::WithQuotes
        | Condition::WithFacts
        | Condition::OfRole(_) => return None,
    })
}

fn version_name(version: VersionId, columns: &[Column]) -> String {
    let column = columns.iter().find(|column| column.version == version);
    column.map_or_else(|| version.to_string(), |column| format!("{version} · {}", column.label))
}

/// What a choice is called below the heading of its group.
fn short_name(choice: &Condition, columns: &[Column]) -> String {
    match choice {
        Condition::OnlyIn(version) | Condition::LeftOutBy(version) => {
            version_name(*version, columns)
        }
        Condition::Meaning => "Changed in any way".to_owned(),
        Condition::QuotesOf(speaker) => speaker.clone(),
        Condition::OfRole(role) => role.name().to_owned(),
        Condition::Differences
        | Condition::OnlyHere
        | Condition::MeaningBy(_)
        | Condition::Moved
        | Condition::WithQuotes
        | Condition::WithFacts
        | Condition::ValuesDiffer => choice.name(),
    }
}

/// What a choice is called on its own, with the version's label.
fn full_name(choice: &Condition, columns: &[Column]) -> String {
    match choice {
        Condition::OnlyIn(version) => format!("Only in {}", version_name(*version, columns)),
        Condition::LeftOutBy(version) => {
            format!("Left out by {}", version_name(*version, columns))
        }
        Condition::Differences
        | Condition::OnlyHere
        | Condition::Meaning
        | Condition::MeaningBy(_)
        | Condition::Moved
        | Condition::WithQuotes
        | Condition::QuotesOf(_)
        | Condition::WithFacts
        | Condition::ValuesDiffer
        | Condition::OfRole(_) => choice.name(),
    }
}

/// "38 of 61 rows · 23 hidden by the filters".
pub(super) fn row_count(rows: &[RowView], state: &SideBySideState) -> String {
    let shown = state.grid.shown.len();
    match rows.len().saturating_sub(shown) {
        0 => chips::count(shown, "row", "rows"),
        hidden => {
            let all = chips::count(rows.len(), "row", "rows");
            format!("{shown} of {all} · {hidden} hidden by the filters")
        }
    }
}

fn show_all_ui(ui: &mut Ui, state: &mut SideBySideState) {
    let text = chips::soft(ui, "Show all rows").underline();
    if !state.filter.is_empty() && ui.link(text).clicked() {
        state.filter.clear();
    }
}

/// A chip for each condition, which a click, Enter or Delete takes off.
pub(super) fn chips_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    let mut off = None;
    ScrollArea::horizontal()
        .id_salt("filters that are on")
        .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let mut group = None;
                for condition in state.filter.conditions() {
                    joint_ui(ui, group, condition, state.filter.left_out);
                    group = Some(condition.group());
                    let name = full_name(condition, &data.presentation.columns);
                    let text = format!("{} ×", chips::beginning(&name, 34));
                    let chip = ui.add(egui::Button::new(text).small().selected(true));
                    let label = format!("Take off the filter {name}");
                    chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
                    if chip.gained_focus() {
                        chip.scroll_to_me(None);
                    }
                    let deleted = chip.has_focus()
                        && ui.input_mut(|input| {
                            input.consume_key(Modifiers::NONE, Key::Delete)
                                || input.consume_key(Modifiers::NONE, Key::Backspace)
                        });
                    if chip.on_hover_text("Take this filter off (Delete)").clicked() || deleted {
                        off = Some(condition.clone());
                    }
                }
                show_all_ui(ui, state);
            });
        });
    if let Some(condition) = off {
        state.filter.remove(&condition);
    }
}

/// How a condition is joined to the one before it.
fn joint_ui(ui: &mut Ui, before: Option<Group>, condition: &Condition, left_out: Quantity) {
    let group = condition.group();
    let all = group == Group::LeftOut && left_out == Quantity::All;
    let word = match before {
        None => return,
        Some(before) if before == group && !all => "or",
        Some(_) => "and",
    };
    ui.label(chips::soft(ui, word));
}

/// In place of the rows: which filters leave none, and how many rows there would be without each.
pub(super) fn no_rows_ui(ui: &mut Ui, data: &ViewData<'_>, state: &mut SideBySideState) {
    if state.filter.is_empty() {
        let help = "None of these versions has a headline or a paragraph. Look at Sources to see \
                    what was read.";
        chips::notice_ui(ui, "No text to compare", help);
        return;
    }
    let key = key(data, state);
    state.offer.count_without(data, key);
    let one = state.filter.len() == 1;
    let help = if one {
        "No row of this story passes this filter."
    } else {
        "Each of these filters may let rows through, but no row passes all of them together."
    };
    chips::notice_ui(ui, "No row to show", help);
    ui.vertical_centered(|ui| {
        let SideBySideState { offer, filter, .. } = state;
        for (condition, rows) in &offer.without {
            let name = full_name(condition, &data.presentation.columns);
            let rows = chips::count(*rows, "row", "rows");
            if ui.button(format!("Without “{name}”: {rows}")).clicked() {
                filter.remove(condition);
            }
        }
        ui.add_space(theme::GAP);
        if !one && ui.button("Show all rows of the story").clicked() {
            filter.clear();
        }
    });
}
