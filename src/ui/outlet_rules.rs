//! Rules for outlets in the window: what can be asked for about them, and a rule while it is being made.

use crate::article::{Role, VersionId};
use crate::jobs::Overwrite;
use crate::project::{Entry, Project};
use crate::read::outlets::{self, OutletKey};
use crate::read::rules::{Found, KnownBy, Rule, Switch};
use std::path::PathBuf;

/// Something asked for about rules for outlets.
#[derive(Clone, Debug, PartialEq)]
pub enum RulesAction {
    /// Keep a rule.
    Make(Box<Rule>, Reach),
    /// Put a rule in force, or out of it.
    Switch(usize, Switch),
    /// Take a rule out.
    Delete(usize),
    /// Put a rule back where it stood.
    PutBack(usize, Box<Rule>),
    /// Lay all rules over the open versions. Undoable.
    Apply,
    /// Write them for others, asking where.
    Export,
    /// Write them there.
    ExportTo(PathBuf, Overwrite),
    /// Take over rules from a file, asking which.
    Import,
    /// Take over the rules in this file.
    ImportFrom(PathBuf),
}

/// What a new rule is laid over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Files that are read from now on.
    NewFiles,
    /// The open versions, too.
    OpenVersions,
}

/// How a block is to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By all its words.
    Words,
    /// By its first words.
    Beginning,
    /// By its words without numbers and days.
    Pattern,
}

/// A rule that is being made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewRule {
    /// The outlet.
    pub outlet: String,
    /// The words of the block that it is made from.
    pub block: String,
    /// The first words, as they are to be known.
    pub beginning: String,
    /// How its blocks are known.
    pub way: Way,
    /// Their role.
    pub role: Role,
    /// What it is laid over.
    pub reach: Reach,
    /// What was looked for last in the open versions, and what was found.
    looked: Option<(Rule, Vec<InVersion>)>,
}

/// What a rule knows in an open version.
#[derive(Clone, Debug, PartialEq)]
pub struct InVersion {
    /// Which.
    pub version: VersionId,
    /// What was found.
    pub found: Found,
}

/// So many words of a block are offered as its beginning.
const FIRST_WORDS: usize = 4;

impl NewRule {
    /// A rule from a paragraph of a version whose role was set.
    #[must_use]
    pub fn from(entry: &Entry, block: &str, role: Role) -> Self {
        let words = block.split_whitespace().take(FIRST_WORDS);
        Self {
            outlet: outlets::likely(entry.version()).unwrap_or_default(),
            block: block.to_owned(),
            beginning: words.collect::<Vec<_>>().join(" "),
            way: Way::Words,
            role,
            reach: Reach::OpenVersions,
            looked: None,
        }
    }

    /// The rule as it stands.
    #[must_use]
    pub fn rule(&self) -> Rule {
        let known_by = match self.way {
            Way::Words => KnownBy::Words(self.block.clone()),
            Way::Beginning => KnownBy::Beginning(self.beginning.trim().to_owned()),
            Way::Pattern => KnownBy::Pattern(self.block.clone()),
        };
        let outlet = self.outlet.trim().to_owned();
        Rule { outlet, known_by, role: self.role, switch: Switch::On }
    }

    /// Why it can't be kept yet, where it can't.
    #[must_use]
    pub fn why_not(&self) -> Option<&'static str> {
        let rule = self.rule();
        if OutletKey::of(&rule.outlet).is_none() {
            return Some("Say which outlet it is for");
        }
        rule.known_by.too_loose().or_else(|| {
            (!rule.fits(&self.block)).then_some("The block that it is made from does not begin so")
        })
    }

    /// What it knows in the open versions: looked for when it changes, and not in every frame.
    pub fn looked_for(&mut self, project: &Project) -> &[InVersion] {
        let rule = self.rule();
        if self.looked.as_ref().is_none_or(|(old, _)| *old != rule) {
            let in_entry = |entry: &Entry| {
                let found = rule.finds(entry.from_file(), &entry.outlet_keys())?;
                let version = project.id(entry.key())?;
                (!found.paragraphs.is_empty()).then_some(InVersion { version, found })
            };
            let found = project.entries().iter().filter_map(in_entry).collect();
            self.looked = Some((rule, found));
        }
        self.looked.as_ref().map_or(&[], |(_, found)| found.as_slice())
    }
}
