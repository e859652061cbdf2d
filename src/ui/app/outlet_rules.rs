//! Rules for outlets: made, switched, taken over and handed on. They are kept at once, since they belong
//! to the user and to no story.

use super::TellingsApp;
use crate::jobs::{Overwrite, Purpose, RulesEvent};
use crate::project::Change;
use crate::read::rules::{Rule, Rules};
use crate::session::rules::{self as file, MAX_BYTES, MAX_RULES};
use crate::ui::chrome::counted;
use crate::ui::outlet_rules::{Reach, RulesAction};
use crate::ui::state::{Modal, Severity};
use std::path::PathBuf;
use std::sync::Arc;

impl TellingsApp {
    pub(super) fn on_rules(&mut self, action: RulesAction) {
        let mut rules = Rules::clone(&self.surroundings.rules);
        match action {
            RulesAction::Make(rule, reach) => self.make_rule(*rule, reach),
            RulesAction::Switch(index, switch) => {
                rules.switch(index, switch);
                self.set_rules(rules);
            }
            RulesAction::Delete(index) => {
                let deleted = rules.remove(index).map(|rule| (index, rule));
                if self.set_rules(rules) {
                    self.ui.modal = Some(Modal::Rules { deleted });
                }
            }
            RulesAction::PutBack(index, rule) => {
                rules.put_back(index, *rule);
                if self.set_rules(rules) {
                    self.ui.modal = Some(Modal::Rules { deleted: None });
                }
            }
            RulesAction::Apply => self.apply_rules(rules),
            RulesAction::Export => self.ask_path(Purpose::ExportRules),
            RulesAction::ExportTo(path, overwrite) => self.export_rules(path, overwrite),
            RulesAction::Import => self.ask_path(Purpose::ImportRules),
            RulesAction::ImportFrom(path) => self.jobs.import_rules(path),
        }
    }

    /// Takes in what came of reading or writing rules.
    pub(super) fn take_rules(&mut self, event: RulesEvent) {
        match event {
            RulesEvent::Read(Ok(rules)) => self.take_over(&rules),
            RulesEvent::Exported(path, Ok(())) => {
                self.ui.done = Some(format!("Rules written: {}", path.display()));
            }
            RulesEvent::Read(Err(why)) | RulesEvent::Exported(_, Err(why)) => {
                self.ui.notices.push(Severity::Error, why);
            }
            RulesEvent::NotKept(why) => {
                let message = format!(
                    "Your rules for outlets hold now, but could not be kept for the next start: {why}"
                );
                self.ui.notices.push(Severity::Error, message);
            }
        }
    }

    fn make_rule(&mut self, rule: Rule, reach: Reach) {
        self.ui.modal = None;
        let mut rules = Rules::clone(&self.surroundings.rules);
        rules.make(rule.clone());
        if !self.set_rules(rules) {
            return;
        }
        let done = format!("Rule kept: {} for {}", rule.role.name(), rule.outlet);
        if reach == Reach::OpenVersions {
            self.change(Change::ApplyRules(Arc::new(Rules::new([rule]))));
        }
        self.ui.done = Some(done);
    }

    /// Lays all rules over the open versions, as one step.
    fn apply_rules(&mut self, rules: Rules) {
        self.ui.modal = None;
        let before = self.document.history.cursor();
        self.change(Change::ApplyRules(Arc::new(rules)));
        self.ui.done = Some(if self.document.history.cursor() == before {
            "Your rules change nothing in the open versions".to_owned()
        } else {
            "Your rules were applied to the open versions; Undo takes that back".to_owned()
        });
    }

    fn export_rules(&mut self, path: PathBuf, overwrite: Overwrite) {
        self.ui.modal = None;
        let path = super::files::with_extension(path, "json");
        self.jobs.export_rules(path, overwrite, Arc::clone(&self.surroundings.rules));
    }

    fn take_over(&mut self, others: &Rules) {
        let mut rules = Rules::clone(&self.surroundings.rules);
        let new = rules.extend(others.list().iter().cloned());
        if !self.set_rules(rules) {
            return;
        }
        let known = match others.list().len() - new {
            0 => String::new(),
            1 => "; 1 was there already".to_owned(),
            known => format!("; {known} were there already"),
        };
        self.ui.done = Some(format!("{} taken over{known}", counted(new, "rule")));
        self.ui.modal = Some(Modal::Rules { deleted: None });
    }

    /// From now on these are the rules. Returns whether they are: more than a file may hold are refused.
    fn set_rules(&mut self, rules: Rules) -> bool {
        if rules.list().len() > MAX_RULES || file::write(&rules).len() > MAX_BYTES {
            let message = format!(
                "These would be too many rules, and nothing was changed: the limit is {MAX_RULES} \
                 rules and {} MB",
                MAX_BYTES / 1024 / 1024
            );
            self.ui.notices.push(Severity::Error, message);
            return false;
        }
        let rules = Arc::new(rules);
        self.surroundings.rules = Arc::clone(&rules);
        self.jobs.set_rules(Arc::clone(&rules));
        if let Some(path) = self.surroundings.rules_file.clone() {
            self.jobs.keep_rules(path, rules);
        }
        true
    }
}
