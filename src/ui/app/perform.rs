//! Carrying out what was asked for.

use super::TellingsApp;
use crate::article::{Date, ParagraphId, Place, Role, VersionId};
use crate::facts::FactId;
use crate::jobs::Purpose;
use crate::present::{MarkTarget, Typographic};
use crate::project::{Change, VersionKey};
use crate::quotes::QuoteId;
use crate::ui::action::{Action, Resize, Zoom};
use crate::ui::settings::{Hint, Settings};
use crate::ui::state::{AfterSaving, Modal, Screen};
use crate::ui::theme;
use crate::ui::views::side_by_side::peek::Peek;
use std::path::Path;

impl TellingsApp {
    /// Carries out one thing.
    pub(super) fn perform(&mut self, ctx: &egui::Context, action: Action) {
        if self.waits_for_field(ctx, &action) {
            self.waiting.actions.push(action);
            return;
        }
        match action {
            Action::GoTo(screen) => self.ui.screen = screen,
            Action::Reveal(place) => self.reveal(place),
            Action::Peek(row, version) => {
                self.ui.side_by_side.grid.peek = Some(Peek::at(row, version));
            }
            Action::ShowQuote(id) => self.show_quote(id),
            Action::ShowFact(id) => self.show_fact(id),
            Action::ShowSource(key) => self.show_source(key),
            Action::SetBase(id) => self.set_base(id),
            Action::SetRole(paragraph, role) => self.set_role(paragraph, role),
            Action::Change(change) => self.change(change),
            Action::Decide(decision) => self.decide(&decision),
            Action::Restore(name) => self.restore(name),
            Action::CorrectPassage(row, version) => self.correct_passage(row, version),
            Action::CorrectQuote(id) => self.correct_quote(id),
            Action::CorrectFact(id) => self.correct_fact(id),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::CompareAgain => self.follow(),
            Action::Cancel => self.cancel(),
            Action::Show(modal) => self.ui.modal = Some(modal),
            Action::CloseModal => self.close_modal(),
            Action::LeaveDates => self.leave_dates(),
            Action::DismissFailure(path) => self.dismiss_failure(&path),
            Action::DismissNotice(id) => self.ui.notices.dismiss(id),
            Action::DismissNotices => self.ui.notices.clear(),
            Action::ToggleTypographic => self.toggle_typographic(),
            Action::SetTheme(theme) => self.set_theme(ctx, theme),
            Action::SetZoom(zoom) => set_zoom(ctx, zoom),
            Action::ResizeReading(resize) => self.resize_reading(ctx, resize),
            Action::Configure(settings) => self.configure(ctx, *settings),
            Action::Dismiss(hint) => self.dismiss_hint(hint),
            Action::Rules(action) => self.on_rules(action),
            Action::Used(command) => self.surroundings.settings.used(command),
            Action::NewStory => self.first_saving(ctx, AfterSaving::NewStory),
            Action::OpenDialog => self.ask_path(Purpose::Open),
            Action::Open(paths) => self.open(ctx, paths),
            Action::Recover(draft) => self.first_saving(ctx, AfterSaving::Recover(draft)),
            Action::ForgetDraft(draft) => self.forget_draft(draft),
            Action::ForgetRecent(path) => self.surroundings.forget(&path),
            Action::ReadAgain(key) => self.ask_to_read_again(key),
            Action::ReadAllAgain(keys) => self.ask_to_read_all_again(keys),
            Action::LeaveFiles => self.leave_files(),
            Action::Paste => self.paste(ctx),
            Action::PasteText(label, text) => self.paste_text(label, text),
            Action::Save => self.save(),
            Action::SaveAs => self.ask_path(Purpose::Save),
            Action::SaveTo(path, overwrite) => self.save_to(path, overwrite),
            Action::Preview(of) => self.preview(of),
            Action::Export(format) => self.ask_path(Purpose::Export(format)),
            Action::ExportTo(format, path, overwrite) => self.export_to(format, path, overwrite),
            Action::SaveChart(kind, format) => self.ask_path(Purpose::Chart(kind, format)),
            Action::SaveChartTo(kind, format, path, overwrite) => {
                self.save_chart((kind, format), path, overwrite);
            }
            Action::AskForSheets => self.ask_path(Purpose::Sheets),
            Action::CompareSheets(paths) => {
                self.ui.modal = None;
                self.jobs.compare_sheets(paths);
            }
            Action::WriteAgreement(format) => self.ask_path(Purpose::Agreement(format)),
            Action::WriteAgreementTo(format, path, overwrite) => {
                self.write_agreement(format, path, overwrite);
            }
            Action::SaveThen(then) => self.save_then(then),
            Action::Without(then) => self.without_saving(ctx, then),
            Action::Quit => self.first_saving(ctx, AfterSaving::Quit),
        }
    }

    fn set_role(&mut self, paragraph: ParagraphId, role: Role) {
        if let Some(key) = self.project().key(paragraph.version) {
            self.change(Change::SetRole(key, paragraph.index, role));
        }
    }

    fn reveal(&mut self, place: Place) {
        // What was selected on its own screen stays lit among the words around it.
        let view = &mut self.ui.side_by_side;
        match self.ui.screen {
            Screen::Quotes => view.cells.lit = self.ui.quotes.selected.map(MarkTarget::Quote),
            Screen::Facts => view.cells.lit = self.ui.facts.selected.map(MarkTarget::Fact),
            Screen::Start
            | Screen::Sources
            | Screen::SideBySide
            | Screen::Wording
            | Screen::Overview
            | Screen::Review
            | Screen::Export => {}
        }
        self.ui.screen = Screen::SideBySide;
        self.ui.side_by_side.reveal = Some(place);
        self.ui.side_by_side.highlighted = Some(place);
    }

    fn show_quote(&mut self, id: QuoteId) {
        self.ui.screen = Screen::Quotes;
        self.ui.quotes.selected = Some(id);
    }

    fn show_fact(&mut self, id: FactId) {
        self.ui.screen = Screen::Facts;
        self.ui.facts.selected = Some(id);
    }

    fn show_source(&mut self, key: VersionKey) {
        self.ui.screen = Screen::Sources;
        self.ui.sources.selected = Some(key);
    }

    fn set_base(&mut self, id: VersionId) {
        if let Some(key) = self.project().key(id) {
            self.change(Change::SetBase(key));
        }
    }

    fn undo(&mut self) {
        self.document.history.undo();
        self.follow();
    }

    fn redo(&mut self) {
        self.document.history.redo();
        self.follow();
    }

    fn cancel(&mut self) {
        self.jobs.cancel();
        self.derived.give_up();
    }

    fn leave_dates(&mut self) {
        let undated = self.document.undated();
        self.document.asked_for_date.extend(undated);
        self.close_modal();
    }

    fn dismiss_failure(&mut self, path: &Path) {
        self.document.failures.retain(|failure| failure.path != path);
    }

    fn set_theme(&mut self, ctx: &egui::Context, theme: egui::ThemePreference) {
        self.surroundings.settings.theme = theme;
        ctx.set_theme(theme);
    }

    /// Sets all that can be set.
    pub(super) fn configure(&mut self, ctx: &egui::Context, settings: Settings) {
        ctx.set_theme(settings.theme);
        ctx.set_zoom_factor(settings.zoom);
        theme::set_reading_size(ctx, settings.reading_size);
        let grid = &mut self.ui.side_by_side.grid;
        grid.typographic = settings.typographic;
        grid.deleted = settings.deleted;
        if grid.folding != settings.folding {
            grid.set_folding(settings.folding);
        }
        self.surroundings.settings = settings;
    }

    fn resize_reading(&mut self, ctx: &egui::Context, resize: Resize) {
        let settings = &mut self.surroundings.settings;
        match resize {
            Resize::Larger => settings.resize_reading(1.0),
            Resize::Smaller => settings.resize_reading(-1.0),
        }
        theme::set_reading_size(ctx, settings.reading_size);
    }

    fn dismiss_hint(&mut self, hint: Hint) {
        self.surroundings.settings.dismissed.insert(hint);
    }

    fn toggle_typographic(&mut self) {
        let shown = &mut self.ui.side_by_side.grid.typographic;
        *shown = match *shown {
            Typographic::Shown => Typographic::Hidden,
            Typographic::Hidden => Typographic::Shown,
        };
    }

    /// Changes the project and starts what follows from it.
    pub(super) fn change(&mut self, change: Change) {
        let adds = matches!(change, Change::Add(_));
        if self.document.history.change(change) {
            self.ui.done = None;
            self.follow();
        }
        if adds && self.ui.screen == Screen::Start {
            self.ui.screen = Screen::SideBySide;
        }
    }

    pub(super) fn follow(&mut self) {
        self.derived.follow(self.document.history.project(), &mut self.jobs);
    }

    pub(super) fn close_modal(&mut self) {
        if let Some(Modal::Path { .. } | Modal::Replace { .. } | Modal::Unsaved(_)) = self.ui.modal
        {
            self.document.after_saving = None;
        }
        self.ui.modal = None;
    }
}

fn set_zoom(ctx: &egui::Context, zoom: Zoom) {
    match zoom {
        Zoom::In => egui::gui_zoom::zoom_in(ctx),
        Zoom::Out => egui::gui_zoom::zoom_out(ctx),
        Zoom::Reset => ctx.set_zoom_factor(1.0),
    }
}

/// The day written as `text`, if it is one: `2017-11-02`.
pub(in crate::ui) fn parse_day(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}
