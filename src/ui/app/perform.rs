//! Carrying out what was asked for.

use super::TellingsApp;
use crate::article::{Date, ParagraphId, Place, Role, VersionId};
use crate::facts::FactId;
use crate::jobs::Purpose;
use crate::present::{MarkTarget, Typographic};
use crate::project::{Change, Decision, VersionKey};
use crate::quotes::QuoteId;
use crate::ui::action::{Action, Zoom};
use crate::ui::state::{AfterSaving, Modal, Screen};
use crate::ui::views::side_by_side::peek::Peek;
use std::path::Path;

impl TellingsApp {
    /// Carries out one thing.
    pub(super) fn perform(&mut self, ctx: &egui::Context, action: Action) {
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
            Action::Restore(key) => self.change(Change::Restore(key)),
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
            Action::NewStory => self.first_saving(ctx, AfterSaving::NewStory),
            Action::OpenDialog => self.ask_path(Purpose::Open),
            Action::Open(paths) => self.open(ctx, paths),
            Action::Recover(draft) => self.first_saving(ctx, AfterSaving::Recover(draft)),
            Action::ForgetDraft(draft) => self.forget_draft(draft),
            Action::ForgetRecent(path) => self.surroundings.recent.retain(|p| *p != path),
            Action::ReadAgain(key) => self.ask_to_read_again(key),
            Action::Paste => self.paste(ctx),
            Action::PasteText(label, text) => self.paste_text(label, text),
            Action::Save => self.save(),
            Action::SaveAs => self.ask_path(Purpose::Save),
            Action::SaveTo(path, overwrite) => self.save_to(path, overwrite),
            Action::Export(format) => self.ask_path(Purpose::Export(format)),
            Action::ExportTo(format, path, overwrite) => self.export_to(format, path, overwrite),
            Action::SaveChart(kind, format) => self.ask_path(Purpose::Chart(kind, format)),
            Action::SaveChartTo(kind, format, path, overwrite) => {
                self.save_chart((kind, format), path, overwrite);
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
        self.surroundings.theme = theme;
        ctx.set_theme(theme);
    }

    /// Decides something about places of the story shown.
    fn decide(&mut self, decision: &Decision<Place>) {
        if let Some(decision) = self.derived.anchored(decision) {
            self.change(Change::Decide(Box::new(decision)));
        }
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
