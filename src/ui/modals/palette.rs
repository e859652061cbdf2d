//! The palette: any command by some letters of its name, and ways to versions, speakers, rows and
//! recent stories.

use super::{Around, focus_once};
use crate::present::{CellView, Presentation};
use crate::ui::action::Action;
use crate::ui::commands::Command;
use crate::ui::fuzzy::{self, Match};
use crate::ui::keys;
use crate::ui::theme;
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, Key, Modifiers, RichText, ScrollArea, Stroke, TextEdit, TextStyle, Ui};
use std::path::Path;

/// How many lines are shown; who looks for more types another letter.
const MAX_SHOWN: usize = 60;

/// How many quotes are looked through, and how many letters of each are shown.
const MAX_QUOTES: usize = 2_000;
const QUOTE_LETTERS: usize = 72;

/// What is added to the score of a command that was used lately: as much as the head of a word.
const USED: u32 = 8;

/// One line of the palette.
struct Item {
    heading: &'static str,
    text: String,
    /// Beside it: its keys, its path, or why it can't be done.
    beside: String,
    tooltip: String,
    enabled: bool,
    target: Target,
    found: Match,
}

/// Where a line leads.
enum Target {
    Command(Command),
    Action(Action),
}

/// Draws the palette.
pub(super) fn palette_ui(
    ui: &mut Ui,
    query: &mut String,
    selected: &mut usize,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
) {
    let moved = moved(ui);
    let field = TextEdit::singleline(query)
        .desired_width(f32::INFINITY)
        .hint_text("A command, a version, a speaker, words of a quote, r12 for a row");
    let field = ui.add(field).accessible_name("Command");
    focus_once(ui, &field);
    let found = items(ui.ctx(), query, around);
    if field.changed() {
        *selected = 0;
    }
    *selected = selected.saturating_add_signed(moved).min(found.len().saturating_sub(1));
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(4.0);
    let mut chosen = None;
    ScrollArea::vertical().max_height(340.0).min_scrolled_height(340.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let mut heading = "";
        for (index, item) in found.iter().enumerate() {
            if query.trim().is_empty() && item.heading != heading {
                heading = item.heading;
                ui.add_space(6.0);
                ui.label(RichText::new(heading).font(theme::small_strong_font()));
            }
            let is_selected = index == *selected;
            let row = item_ui(ui, item, is_selected);
            if is_selected && moved != 0 {
                row.scroll_to_me(None);
            }
            if item.enabled && (row.clicked() || (enter && is_selected)) {
                chosen = Some(item);
            }
        }
        if found.is_empty() {
            ui.add_space(8.0);
            ui.label(format!("Nothing is called “{}”.", query.trim()));
            ui.weak("Some letters of a name are enough: “gq” finds “Go to Quotes”.");
        }
    });
    if let Some(item) = chosen {
        actions.push(Action::CloseModal);
        match &item.target {
            Target::Command(command) => {
                actions.push(Action::Used(*command));
                command.ask(actions);
            }
            Target::Action(action) => actions.push(action.clone()),
        }
    } else if enter {
        // Enter on what can't be done leaves the palette as it is.
        field.request_focus();
    }
}

/// How far the keys move the selection.
fn moved(ui: &Ui) -> isize {
    const PAGE: isize = 8;
    ui.input_mut(|input| {
        let mut count = |key| {
            isize::try_from(input.count_and_consume_key(Modifiers::NONE, key)).unwrap_or_default()
        };
        count(Key::ArrowDown) - count(Key::ArrowUp)
            + PAGE * (count(Key::PageDown) - count(Key::PageUp))
    })
}

fn item_ui(ui: &mut Ui, item: &Item, selected: bool) -> egui::Response {
    let mut button = Button::selectable(selected, marked(ui, item)).truncate();
    if !item.beside.is_empty() {
        button = button.shortcut_text(item.beside.as_str());
    }
    let justified = egui::Layout::top_down_justified(egui::Align::LEFT);
    let row = ui.with_layout(justified, |ui| ui.add_enabled(item.enabled, button)).inner;
    row.on_hover_text(&item.tooltip).accessible_name(&item.text)
}

/// The words of a line; the letters that were typed stand out and are underlined.
fn marked(ui: &Ui, item: &Item) -> LayoutJob {
    let font = TextStyle::Button.resolve(ui.style());
    let colour = ui.visuals().widgets.inactive.text_color();
    let plain = TextFormat::simple(font.clone(), colour);
    let strong = ui.visuals().strong_text_color();
    let typed =
        TextFormat { underline: Stroke::new(1.5, strong), ..TextFormat::simple(font, strong) };
    let mut job = LayoutJob::default();
    for (at, letter) in item.text.chars().enumerate() {
        let is_typed = item.found.letters.binary_search(&at).is_ok();
        let format = if is_typed { &typed } else { &plain };
        job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format.clone());
    }
    job
}

/// The lines for `query`, best first: with nothing typed, commands used lately, then all by group.
fn items(ctx: &egui::Context, query: &str, around: &Around<'_>) -> Vec<Item> {
    let mut items = commands(ctx, query, around);
    if query.trim().is_empty() {
        items.extend(recent(query, around));
        return items;
    }
    items.extend(row(query, around.presentation));
    items.extend(versions(query, around));
    items.extend(voices(query, around.presentation));
    items.extend(recent(query, around));
    // What can be done stands before what can't.
    items.sort_by_key(|item| (!item.enabled, std::cmp::Reverse(item.found.score)));
    items.truncate(MAX_SHOWN);
    items
}

fn commands(ctx: &egui::Context, query: &str, around: &Around<'_>) -> Vec<Item> {
    let lately = &around.surroundings.settings.commands;
    let idle = query.trim().is_empty();
    let all = Command::ALL.iter().copied().filter(|command| *command != Command::Palette);
    let item = |command: Command, heading: &'static str| {
        let text = command.text_now(around.now);
        let mut found = fuzzy::find(query, &text)?;
        if lately.contains(&command) {
            found.score += USED;
        }
        let why_not = command.why_not(around.now);
        let keys = command.shortcut().map(|keys| keys::name(ctx, &keys));
        Some(Item {
            heading,
            text,
            beside: why_not.map(str::to_owned).or(keys).unwrap_or_default(),
            tooltip: command.tooltip().to_owned(),
            enabled: why_not.is_none(),
            target: Target::Command(command),
            found,
        })
    };
    let menu = |command: Command| command.group().menu().name();
    if !idle {
        return all.filter_map(|command| item(command, menu(command))).collect();
    }
    let can = |command: &Command| command.is_enabled(around.now);
    let used: Vec<Command> = lately.iter().copied().filter(can).collect();
    let rest = all.filter(|command| can(command) && !used.contains(command));
    let used = used.iter().filter_map(|command| item(*command, "Used lately"));
    used.chain(rest.filter_map(|command| item(command, menu(command)))).collect()
}

fn jump(query: &str, text: String, beside: &str, tooltip: &str, action: Action) -> Option<Item> {
    let found = fuzzy::find(query, &text)?;
    Some(Item {
        heading: "",
        text,
        beside: beside.to_owned(),
        tooltip: tooltip.to_owned(),
        enabled: true,
        target: Target::Action(action),
        found,
    })
}

fn versions(query: &str, around: &Around<'_>) -> Vec<Item> {
    let project = around.document.project();
    let entries = project.entries().iter();
    let item = |entry: &crate::project::Entry| {
        let id = project.id(entry.key())?;
        let text = format!("Version {id}: {}", entry.version().label);
        jump(query, text, "version", "Show it on Sources", Action::ShowSource(entry.key()))
    };
    entries.filter_map(item).collect()
}

/// The row that is named: "r12", or the number alone.
fn row(query: &str, presentation: Option<&Presentation>) -> Option<Item> {
    let name = query.trim().to_lowercase();
    let number: usize = name.strip_prefix('r').unwrap_or(&name).trim().parse().ok()?;
    let row = presentation?.rows.get(number.checked_sub(1)?)?;
    let place = row.cells.iter().find_map(|cell| match cell {
        CellView::Passage(passage) => passage.places.first(),
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
    })?;
    let text = format!("Go to row {}", row.id);
    let letters = text.chars().count();
    Some(Item {
        heading: "",
        beside: "row".to_owned(),
        tooltip: "Show it side by side".to_owned(),
        enabled: true,
        target: Target::Action(Action::Reveal(*place)),
        // Who types the number of a row wants that row.
        found: Match {
            score: u32::MAX,
            letters: (letters - row.id.to_string().len()..letters).collect(),
        },
        text,
    })
}

/// Speakers, and quotes by their words.
fn voices(query: &str, presentation: Option<&Presentation>) -> Vec<Item> {
    let groups = presentation.map(|shown| shown.quotes.speakers.as_slice()).unwrap_or_default();
    let mut items = Vec::new();
    for group in groups {
        let first = group.quotes.first().map(|quote| quote.id);
        if let (Some(name), Some(id)) = (&group.name, first) {
            let tip = "Show the quotes of this speaker";
            items.extend(jump(query, name.clone(), "speaker", tip, Action::ShowQuote(id)));
        }
    }
    for quote in groups.iter().flat_map(|group| &group.quotes).take(MAX_QUOTES) {
        let words: String = quote.text.chars().take(QUOTE_LETTERS).collect();
        let tip = "Show this quote in all versions";
        items.extend(jump(query, format!("“{words}”"), "quote", tip, Action::ShowQuote(quote.id)));
    }
    items
}

fn recent(query: &str, around: &Around<'_>) -> Vec<Item> {
    let surroundings = around.surroundings;
    let there = surroundings.recent.iter().filter(|path| !surroundings.missing.contains(*path));
    there
        .filter_map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let folder = path.parent().unwrap_or(Path::new("")).display().to_string();
            let action = Action::Open(vec![path.clone()]);
            let item = jump(query, format!("Open {name}"), "recent story", &folder, action)?;
            Some(Item { heading: "Recent stories", ..item })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::commands::Availability;
    use crate::ui::document::Document;
    use crate::ui::surroundings::Surroundings;

    fn texts(query: &str, surroundings: &Surroundings, now: &Availability) -> Vec<String> {
        let document = Document::default();
        let around = Around { document: &document, presentation: None, surroundings, now };
        let found = items(&egui::Context::default(), query, &around);
        found.into_iter().map(|item| item.text).collect()
    }

    #[test]
    fn commands_are_found_by_some_of_their_letters() {
        let check = |query: &str, expected: &str| {
            let found = texts(query, &Surroundings::none(), &Availability::default());
            assert_eq!(found.first().map(String::as_str), Some(expected), "{query}");
        };
        check("dark", "Dark theme");
        check("theme li", "Light theme");
        check("kb", "Keyboard shortcuts");
        check("nst", "New story");
    }

    #[test]
    fn what_can_not_be_done_comes_last_and_says_why() {
        let (document, surroundings) = (Document::default(), Surroundings::none());
        let now = Availability::default();
        let around = Around {
            document: &document,
            presentation: None,
            surroundings: &surroundings,
            now: &now,
        };
        let found = items(&egui::Context::default(), "undo", &around);
        let undo = found.iter().find(|item| item.text == "Undo").expect("it is listed");
        assert_eq!((undo.enabled, undo.beside.as_str()), (false, "There is nothing to take back"));
    }

    #[test]
    fn what_was_used_lately_stands_first() {
        let mut surroundings = Surroundings::none();
        surroundings.settings.used(Command::ZoomIn);
        surroundings.settings.used(Command::About);
        let found = texts("", &surroundings, &Availability::default());
        assert_eq!(found.first().map(String::as_str), Some("About Tellings"));
        assert_eq!(found.get(1).map(String::as_str), Some("Zoom in"));
        assert_eq!(found.iter().filter(|text| *text == "Zoom in").count(), 1);
    }

    #[test]
    fn recent_stories_that_are_gone_are_not_offered() {
        let mut surroundings = Surroundings::none();
        surroundings.remember(Path::new("/news/old.tellings"));
        surroundings.remember(Path::new("/news/new.tellings"));
        surroundings.missing.insert("/news/old.tellings".into());
        let found = texts("open n", &surroundings, &Availability::default());
        assert!(found.contains(&"Open new".to_owned()), "{found:?}");
        assert!(
            !texts("old", &surroundings, &Availability::default()).contains(&"Open old".to_owned())
        );
    }
}
