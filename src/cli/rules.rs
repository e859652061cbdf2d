//! The user's rules for outlets on the command line: those that the window keeps, those of another file, or
//! none.

use super::console::Console;
use crate::article::Version;
use crate::read::rules::{Rules, given_by_rules};
use crate::session::rules as file;
use crate::store;
use anyhow::Context as _;
use clap::Args;
use std::borrow::Borrow;
use std::path::PathBuf;

/// Which rules for outlets hold.
#[derive(Clone, Debug, Default, Args)]
pub struct RulesArgs {
    /// Rules for outlets from this file, as the window exports them; else those that the window keeps on
    /// this machine, if there are any.
    #[arg(long, value_name = "FILE", conflicts_with = "no_rules")]
    pub rules: Option<PathBuf>,
    /// Reads without any rules for outlets, so that the same files give the same on every machine.
    #[arg(long)]
    pub no_rules: bool,
}

impl RulesArgs {
    /// The rules that hold.
    ///
    /// # Errors
    /// Where there are rules that can't be read: a report without them would say something else.
    pub(super) fn load(&self) -> anyhow::Result<Rules> {
        let kept = || store::data_folder().map(|folder| folder.join(file::FILE));
        let path = match &self.rules {
            _ if self.no_rules => None,
            Some(path) => Some(path.clone()),
            None => kept().filter(|path| store::is_there(path)),
        };
        let Some(path) = path else { return Ok(Rules::default()) };
        let read = || anyhow::Ok(file::read(&store::load(&path, file::MAX_BYTES)?)?);
        read().with_context(|| {
            let way_out = if self.rules.is_some() { "" } else { " (--no-rules does without them)" };
            format!("the rules for outlets can't be used{way_out}: {}", path.display())
        })
    }
}

/// Says how many paragraphs rules have given their roles, where they did.
pub(super) fn tell<V: Borrow<Version>>(console: &Console, versions: &[V]) {
    let given: usize = versions.iter().map(|version| given_by_rules(version.borrow())).sum();
    if given > 0 {
        let paragraphs =
            if given == 1 { "1 paragraph has its role" } else { "paragraphs have their roles" };
        let counted = if given == 1 { String::new() } else { format!("{given} ") };
        console.note(format!(
            "{counted}{paragraphs} by your rules for outlets; --no-rules reads without them"
        ));
    }
}
