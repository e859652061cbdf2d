//! Flags that say what of a story goes into a report, and what they mean.

use crate::align::Meaning;
use crate::article::{Role, VersionId};
use crate::coding::{self, Variable, VariableError, Variables};
use crate::present::filter::Condition;
use crate::report::{FactChoice, QuoteChoice, Section, Selection};
use crate::store;
use anyhow::{Context as _, bail};
use clap::Args;
use std::path::{Path, PathBuf};

/// What of a story goes into a report. Without these: everything.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "What goes into the report")]
pub struct SelectionArgs {
    /// Writes these parts only: overview, derivation, rows, quotes, facts, wording, left-out, decisions,
    /// method.
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_parser = parse_section)]
    pub parts: Vec<Section>,
    /// Leaves these parts out.
    #[arg(long, value_name = "PARTS", value_delimiter = ',', value_parser = parse_section)]
    pub without: Vec<Section>,
    /// Writes these versions only, and the base. All are compared, and counts are those of all.
    #[arg(long, value_name = "LETTERS", value_delimiter = ',', value_parser = super::parse_version)]
    pub versions: Vec<VersionId>,
    /// Writes rows that meet a condition: differences, moved, only, only=B, left-out=B, meaning,
    /// negation, number, name, hedge, sentence, quotes, quotes=SPEAKER, facts, values-differ,
    /// role=ROLE. Given several times, conditions of one kind widen and those of others narrow.
    #[arg(long, value_name = "CONDITION", value_parser = parse_condition)]
    pub rows: Vec<Condition>,
    /// Writes only quotes that a version alters or does not have.
    #[arg(long)]
    pub changed_quotes: bool,
    /// Writes only facts whose values differ.
    #[arg(long)]
    pub differing_facts: bool,
    /// Gives coding sheets a column to fill in, as NAME:LEVEL=VALUE,VALUE: nominal, ordinal, interval,
    /// ratio or text. "quotes." before the name (passages., facts.) gives it to that sheet only; "# …"
    /// behind says what it asks. Given several times, all are written, in place of those offered.
    #[arg(long, value_name = "VARIABLE", value_parser = parse_variable)]
    pub code: Vec<Variable>,
    /// Gives coding sheets the columns that a codebook names: a CSV, XLSX or ODS file with the columns
    /// sheet, column, level, values, meaning, as in the sheet Codebook of a workbook.
    #[arg(long, value_name = "FILE")]
    pub codebook: Option<PathBuf>,
}

impl SelectionArgs {
    /// What the flags choose.
    ///
    /// # Errors
    /// Where the codebook can't be read, or two columns of a sheet have one name.
    pub(super) fn selection(&self) -> anyhow::Result<Selection> {
        let mut selection = Selection::everything();
        for section in Section::ALL {
            let named = self.parts.is_empty() || self.parts.contains(&section);
            selection.set(section, named && !self.without.contains(&section));
        }
        if !self.versions.is_empty() {
            selection.set_versions(Some(self.versions.iter().copied().collect()));
        }
        self.rows.iter().for_each(|condition| selection.rows.add(condition.clone()));
        if self.changed_quotes {
            selection.quotes = QuoteChoice::Differing;
        }
        if self.differing_facts {
            selection.facts = FactChoice::Differing;
        }
        if let Some(variables) = variables(self.codebook.as_deref(), &self.code)? {
            selection.variables = Variables::new(variables)?;
        }
        Ok(selection)
    }
}

/// The variables that a codebook and flags name, those of flags in place of the codebook's. `None` where
/// nothing is named.
pub(super) fn variables(
    codebook: Option<&Path>,
    named: &[Variable],
) -> anyhow::Result<Option<Vec<Variable>>> {
    let Some(file) = codebook else {
        return Ok((!named.is_empty()).then(|| named.to_vec()));
    };
    let bytes = store::load(file, coding::MAX_BYTES)?;
    let (mut variables, notes) =
        coding::codebook(&bytes).with_context(|| file.display().to_string())?;
    if let [first, ..] = notes.as_slice() {
        bail!("the codebook can't be used: {first}: {}", file.display());
    }
    if variables.is_empty() {
        bail!("there is no column to fill in in this codebook: {}", file.display());
    }
    let instead = |variable: &Variable| {
        named.iter().any(|other| {
            other.name.eq_ignore_ascii_case(&variable.name)
                && !other.units.is_disjoint(&variable.units)
        })
    };
    variables.retain(|variable| !instead(variable));
    variables.extend(named.iter().cloned());
    Ok(Some(variables))
}

pub(super) fn parse_variable(text: &str) -> Result<Variable, VariableError> {
    Variable::parse(text)
}

fn parse_section(name: &str) -> Result<Section, String> {
    let names = || Section::ALL.map(Section::name).join(", ");
    Section::from_name(name).ok_or_else(|| format!("no such part; there are {}", names()))
}

/// Conditions that name nothing.
const PLAIN: [(&str, Condition); 12] = [
    ("differences", Condition::Differences),
    ("moved", Condition::Moved),
    ("only", Condition::OnlyHere),
    ("meaning", Condition::Meaning),
    ("negation", Condition::MeaningBy(Meaning::Negation)),
    ("number", Condition::MeaningBy(Meaning::Number)),
    ("name", Condition::MeaningBy(Meaning::Name)),
    ("hedge", Condition::MeaningBy(Meaning::Hedge)),
    ("sentence", Condition::MeaningBy(Meaning::Sentence)),
    ("quotes", Condition::WithQuotes),
    ("facts", Condition::WithFacts),
    ("values-differ", Condition::ValuesDiffer),
];

fn parse_condition(text: &str) -> Result<Condition, String> {
    match text.split_once('=') {
        Some(("only", letters)) => super::parse_version(letters).map(Condition::OnlyIn),
        Some(("left-out", letters)) => super::parse_version(letters).map(Condition::LeftOutBy),
        Some(("quotes", speaker)) => Ok(Condition::QuotesOf(speaker.trim().to_owned())),
        Some(("role", role)) => Role::from_name(role)
            .map(Condition::OfRole)
            .ok_or_else(|| format!("there is no role \"{role}\"")),
        Some((what, _)) => Err(format!("\"{what}\" takes no value, or is no condition")),
        None => PLAIN
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, condition)| condition.clone())
            .ok_or_else(|| format!("there is no condition \"{text}\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_and_others_refused() {
        for (text, expected) in [
            ("differences", Some(Condition::Differences)),
            ("left-out=b", Some(Condition::LeftOutBy(VersionId(1)))),
            ("only=AA", Some(Condition::OnlyIn(VersionId(26)))),
            ("quotes=Ada Brandt, mayor", Some(Condition::QuotesOf("Ada Brandt, mayor".to_owned()))),
            ("role=caption", Some(Condition::OfRole(Role::Caption))),
            ("role=mood", None),
            ("left-out", None),
            ("moved=A", None),
        ] {
            assert_eq!(parse_condition(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn parts_are_named_or_left_out() {
        let of = |parts: &[Section], without: &[Section]| {
            let args = SelectionArgs {
                parts: parts.to_vec(),
                without: without.to_vec(),
                ..SelectionArgs::default()
            };
            let selection = args.selection().expect("no file is named");
            Section::ALL.into_iter().filter(|&section| selection.has(section)).collect::<Vec<_>>()
        };
        assert_eq!(of(&[], &[]), Section::ALL);
        assert_eq!(of(&[Section::Quotes, Section::Facts], &[Section::Facts]), [Section::Quotes]);
    }
}
