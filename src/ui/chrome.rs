//! What stands around every screen: menus, tabs, the status bar and notices; in `chrome/`, the bars
//! above a screen, what stands where it is empty, and the overlay while files are dragged.

use super::action::Action;
use super::app::TellingsApp;
use super::commands::{Availability, Command, Menu};
use super::derived::Freshness;
use super::keys;
use super::state::{Notices, Screen, Severity};
use egui::{Align, Button, Layout, MenuBar, Panel, ProgressBar, RichText, ScrollArea, Ui};

mod bars;
mod drop;
mod empty;

pub(super) use bars::{dates_ui, files_ui, rows_hint_ui, start_hint_ui};
pub(super) use drop::drop_ui;
pub(super) use empty::{Nothing, nothing_ui};

/// The menu bar.
pub(super) fn menu_ui(ui: &mut Ui, now: &Availability, actions: &mut Vec<Action>) {
    Panel::top("menu").show(ui, |ui| {
        MenuBar::new().ui(ui, |ui| {
            for menu in Menu::ALL {
                ui.menu_button(menu.name(), |ui| menu_items_ui(ui, menu, now, actions));
            }
        });
    });
}

fn menu_items_ui(ui: &mut Ui, menu: Menu, now: &Availability, actions: &mut Vec<Action>) {
    ui.set_min_width(220.0);
    for (index, group) in menu.groups().enumerate() {
        if index > 0 {
            ui.separator();
        }
        for command in group.commands() {
            if command_ui(ui, command, now) {
                command.ask(actions);
                ui.close();
            }
        }
    }
}

fn command_ui(ui: &mut Ui, command: Command, now: &Availability) -> bool {
    let text = command.text_now(now);
    let mut button = Button::new(&text);
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(keys::name(ui.ctx(), &shortcut));
    }
    ui.add_enabled(command.is_enabled(now), button)
        .on_hover_text(command.tooltip())
        .on_disabled_hover_text(command.why_not(now).unwrap_or_default())
        .accessible_name(text)
        .clicked()
}

/// The tabs of the screens.
pub(super) fn tabs_ui(ui: &mut Ui, current: Screen, now: &Availability, actions: &mut Vec<Action>) {
    Panel::top("tabs").show(ui, |ui| {
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            for screen in Screen::ALL {
                let command = Command::go_to(screen);
                let tab = Button::selectable(screen == current, screen.name());
                let response = ui
                    .add_enabled(command.is_enabled(now), tab)
                    .on_hover_text(command.tip(ui.ctx()))
                    .on_disabled_hover_text(command.why_not(now).unwrap_or_default());
                if response.clicked() {
                    actions.push(Action::GoTo(screen));
                }
            }
        });
        ui.add_space(2.0);
    });
}

/// The status bar: what is open, and what is under way.
pub(super) fn status_ui(ui: &mut Ui, app: &mut TellingsApp, now: &Availability) {
    let counts = counts(app);
    let freshness = app.derived.freshness(app.project());
    let progress = app.jobs.progress();
    let done = app.ui.done.clone();
    let mut asked = Vec::new();
    Panel::bottom("status").show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(counts);
            if let Some(done) = &done {
                ui.weak(format!("✔ {done}"));
            }
            match freshness {
                Freshness::Current => {}
                Freshness::Updating => {
                    ui.weak("⟳ updating").on_hover_text("A newer comparison is on its way");
                }
                Freshness::Stale => {
                    ui.label(RichText::new("⚠ not up to date").strong())
                        .on_hover_text("What is shown is older than your last change");
                    let command = Command::CompareAgain;
                    if ui.button(command.text()).on_hover_text(command.tip(ui.ctx())).clicked() {
                        asked.push(command.action());
                    }
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let Some(progress) = progress else { return };
                if now.can_cancel
                    && ui.button("Cancel").on_hover_text(Command::Cancel.tip(ui.ctx())).clicked()
                {
                    asked.push(Action::Cancel);
                }
                match progress.share {
                    Some(share) => {
                        ui.add(ProgressBar::new(share).desired_width(140.0).show_percentage())
                            .accessible_name("Progress");
                    }
                    None => {
                        ui.spinner();
                    }
                }
                ui.label(progress.what);
            });
        });
    });
    for action in asked {
        app.ask(action);
    }
}

/// "5 versions · 61 rows · 12 quotes · 40 facts".
fn counts(app: &TellingsApp) -> String {
    let versions = app.project().entries().len();
    if versions == 0 {
        return "No story open".to_owned();
    }
    let mut parts = vec![counted(versions, "version")];
    if let Some(shown) = app.derived.shown() {
        let presentation = &shown.presentation;
        parts.push(counted(presentation.rows.len(), "row"));
        parts.push(counted(
            presentation.quotes.speakers.iter().map(|speaker| speaker.quotes.len()).sum(),
            "quote",
        ));
        parts.push(counted(presentation.facts.rows.len(), "fact"));
    }
    parts.join(" · ")
}

/// "1 version", "2 versions".
pub(super) fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// What there is to tell, each to be dismissed.
pub(super) fn notices_ui(ui: &mut Ui, notices: &Notices, actions: &mut Vec<Action>) {
    if notices.list().is_empty() {
        return;
    }
    Panel::bottom("notices").show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.strong(counted(notices.list().len(), "notice"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.button("Dismiss all").on_hover_text("Take all notices away").clicked() {
                    actions.push(Action::DismissNotices);
                }
            });
        });
        ScrollArea::vertical().max_height(110.0).auto_shrink([false, true]).show(ui, |ui| {
            for notice in notices.list().iter().rev() {
                ui.horizontal(|ui| {
                    if ui
                        .small_button("✖")
                        .on_hover_text("Take this notice away")
                        .accessible_name("Dismiss notice")
                        .clicked()
                    {
                        actions.push(Action::DismissNotice(notice.id));
                    }
                    severity_ui(ui, notice.severity);
                    ui.add(egui::Label::new(&notice.message).wrap());
                });
            }
        });
    });
}

/// A word and a sign: colour is never the only signal.
fn severity_ui(ui: &mut Ui, severity: Severity) {
    let (text, colour) = match severity {
        Severity::Warning => ("⚠ Warning", ui.visuals().warn_fg_color),
        Severity::Error => ("✖ Error", ui.visuals().error_fg_color),
    };
    ui.label(RichText::new(text).color(colour).strong());
}
