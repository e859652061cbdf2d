//! The user's rules for outlets: laid over every file that is read, and written, read and handed on in the
//! background like all else.

use super::{Event, Jobs, Message, Overwrite, Purpose, guarded};
use crate::read::rules::Rules;
use crate::session::rules;
use crate::store;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What became of rules for outlets.
#[derive(Debug)]
pub enum RulesEvent {
    /// They were read from a file, or why they were not.
    Read(Result<Rules, String>),
    /// They were written there for others, or why they were not.
    Exported(PathBuf, Result<(), String>),
    /// Why they could not be kept for the next start.
    NotKept(String),
}

/// The rules in a file.
///
/// # Errors
/// In words for the user, the path last.
pub fn read_rules(path: &Path) -> Result<Rules, String> {
    let bytes = store::load(path, rules::MAX_BYTES).map_err(|error| error.to_string())?;
    rules::read(&bytes).map_err(|error| format!("{error}: {}", path.display()))
}

impl Jobs {
    /// From now on, these rules are laid over what is read.
    pub fn set_rules(&mut self, rules: Arc<Rules>) {
        self.rules = rules;
    }

    /// Keeps the rules for the next start. What was kept before stays beside it as a copy.
    pub fn keep_rules(&mut self, path: PathBuf, kept: Arc<Rules>) {
        self.write(move || {
            let outcome = guarded(|| {
                path.parent().map_or(Ok(()), store::make_folder)?;
                store::save_with_backup(&path, &rules::write(&kept))
            });
            match outcome.and_then(|saved| saved.map_err(|error| error.to_string())) {
                Ok(()) => Message::Written,
                Err(why) => Message::Event(Event::Rules(RulesEvent::NotKept(why))),
            }
        });
    }

    /// Writes the rules to a file of the user's; asks first where one would be written over.
    pub fn export_rules(&mut self, path: PathBuf, overwrite: Overwrite, shared: Arc<Rules>) {
        let bytes = move || Ok(rules::write(&shared));
        let done = |path, outcome| Event::Rules(RulesEvent::Exported(path, outcome));
        self.write_file((path, overwrite), Purpose::ExportRules, bytes, done);
    }

    /// Reads rules that somebody has handed on.
    pub fn import_rules(&mut self, path: PathBuf) {
        self.others += 1;
        self.spawn("rules", move || {
            let outcome = guarded(|| read_rules(&path)).and_then(|read| read);
            Message::Event(Event::Rules(RulesEvent::Read(outcome)))
        });
    }
}
