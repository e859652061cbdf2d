//! What coders fill in: variables with a level of measurement and, where they are known, the values
//! that are allowed.
//!
//! Levels are those of Stevens (1946) as content analysis uses them (Krippendorff, *Content Analysis*,
//! chapter 8; Neuendorf, *The Content Analysis Guidebook*, chapter 5). The variables offered where nobody
//! names any are the five generic news frames of Semetko and Valkenburg (2000), and the plainest things
//! that are coded of evaluations, sources and facts.

use super::{CODED_ON, CODER, CODER_NOTE, PROGRAM_COLUMNS, Unit};
use std::collections::BTreeSet;

/// Variables that one sheet may have; a coder can't hold more in mind, and a sheet not show more.
const MAX_VARIABLES: usize = 60;

/// What the differences between values mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Names: equal or not.
    Nominal,
    /// Ranks: in the order in which the values are listed, else by number.
    Ordinal,
    /// Numbers whose differences mean something.
    Interval,
    /// Numbers with a true zero.
    Ratio,
    /// Free words, for which no agreement is computed.
    Text,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 5] =
        [Self::Nominal, Self::Ordinal, Self::Interval, Self::Ratio, Self::Text];

    /// Its name in flags and codebooks.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
            Self::Interval => "interval",
            Self::Ratio => "ratio",
            Self::Text => "text",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// One variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The head of its column.
    pub name: String,
    /// What its values mean to one another.
    pub level: Level,
    /// The allowed values, ranks in their order; empty for any.
    pub values: Vec<String>,
    /// The sheets that have it.
    pub units: BTreeSet<Unit>,
    /// What it asks, in words.
    pub meaning: String,
}

/// Why a variable was not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VariableError {
    /// There is no name.
    #[error("a variable needs a name, as in \"frame:nominal=conflict,economy\"")]
    NoName,
    /// The name is a column of the program.
    #[error("\"{0}\" is a column of the sheets; give the variable another name")]
    Taken(String),
    /// The name has signs that would be read as something else.
    #[error("the name of a variable has letters, digits, _ and - only: \"{0}\"")]
    Name(String),
    /// No such level.
    #[error(
        "no level of measurement is called \"{0}\"; there are nominal, ordinal, interval, ratio and text"
    )]
    Level(String),
    /// No such sheet.
    #[error("no sheet is called \"{0}\"; there are passages, quotes and facts")]
    Sheet(String),
    /// A value twice, or with a semicolon, which separates values in the codebook.
    #[error("the value \"{0}\" stands twice or has a semicolon")]
    Value(String),
    /// A number is needed.
    #[error("\"{0}\" is no number, and the level asks for numbers")]
    NoNumber(String),
    /// Two of one name on one sheet.
    #[error("two variables are called \"{0}\" on one sheet")]
    Twice(String),
    /// Too many.
    #[error("there are {0} variables; {MAX_VARIABLES} are the most that a sheet takes")]
    TooMany(usize),
}

impl Variable {
    /// Reads `[SHEET.]NAME[:LEVEL][=VALUE,VALUE…][ # MEANING]`, as the command line takes it.
    ///
    /// # Errors
    /// [`VariableError`] that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, VariableError> {
        let (head, meaning) = text.split_once('#').unwrap_or((text, ""));
        let (head, values) = match head.split_once('=') {
            Some((head, values)) => (head, values.split(',').map(str::trim).collect()),
            None => (head, Vec::new()),
        };
        let (name, level) = match head.split_once(':') {
            Some((name, level)) => (
                name,
                Level::from_name(level)
                    .ok_or_else(|| VariableError::Level(level.trim().to_owned()))?,
            ),
            None => (head, Level::Nominal),
        };
        let (units, name) = match name.split_once('.') {
            Some((sheet, name)) => {
                let unit = Unit::from_sheet(sheet)
                    .ok_or_else(|| VariableError::Sheet(sheet.trim().to_owned()))?;
                (BTreeSet::from([unit]), name)
            }
            None => (BTreeSet::from(Unit::ALL), name),
        };
        let values = values.into_iter().filter(|v: &&str| !v.is_empty()).map(str::to_owned);
        let meaning = meaning.trim().to_owned();
        Self { name: name.trim().to_owned(), level, values: values.collect(), units, meaning }
            .checked()
    }

    /// The variable, if it can be written and read back.
    pub(super) fn checked(self) -> Result<Self, VariableError> {
        if self.name.is_empty() {
            return Err(VariableError::NoName);
        }
        if !self.name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
            return Err(VariableError::Name(self.name));
        }
        let taken = |name: &str| name.eq_ignore_ascii_case(&self.name);
        if PROGRAM_COLUMNS.iter().any(|name| taken(name))
            || [CODER, CODED_ON, CODER_NOTE].iter().any(|name| taken(name))
        {
            return Err(VariableError::Taken(self.name));
        }
        let mut seen = BTreeSet::new();
        for value in &self.values {
            if value.contains(';') || !seen.insert(value.to_lowercase()) {
                return Err(VariableError::Value(value.clone()));
            }
            let numbers = matches!(self.level, Level::Interval | Level::Ratio);
            if numbers && super::codes::number(value).is_none() {
                return Err(VariableError::NoNumber(value.clone()));
            }
        }
        Ok(self)
    }
}

/// All variables of a set of sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variables {
    list: Vec<Variable>,
}

impl Default for Variables {
    fn default() -> Self {
        let parsed = OFFERED.iter().map(|text| Variable::parse(text));
        Self { list: parsed.collect::<Result<_, _>>().expect("the offered variables are in order") }
    }
}

/// What is offered where nobody names variables.
const OFFERED: [&str; 6] = [
    "passages.frame:nominal=conflict,human interest,economy,morality,responsibility,other # The frame \
     that the passage puts the matter in; other where none or several fit",
    "passages.evaluation:ordinal=-1,0,1 # How the passage speaks of those whom it is mainly about: -1 \
     unfavourably, 0 neither, 1 favourably",
    "quotes.source_type:nominal=government,party,business,expert,civil society,witness,other # What the \
     speaker stands for in this version",
    "quotes.stance:ordinal=-1,0,1 # How the quote, as this version gives it, stands to the matter of the \
     story: -1 against, 0 neither, 1 for",
    "facts.accuracy:nominal=right,wrong,can't be told # Whether the value is right, by sources outside \
     these versions",
    "facts.attributed:nominal=yes,no # Whether the version says where it has the value from",
];

impl Variables {
    /// These variables.
    ///
    /// # Errors
    /// [`VariableError`] where two of a sheet have one name, or there are too many.
    pub fn new(list: Vec<Variable>) -> Result<Self, VariableError> {
        let mut names = BTreeSet::new();
        for variable in &list {
            for &unit in &variable.units {
                if !names.insert((unit, variable.name.to_lowercase())) {
                    return Err(VariableError::Twice(variable.name.clone()));
                }
            }
        }
        if list.len() > MAX_VARIABLES {
            return Err(VariableError::TooMany(list.len()));
        }
        Ok(Self { list })
    }

    /// Those of a sheet, in their order.
    pub fn of(&self, unit: Unit) -> impl Iterator<Item = &Variable> {
        self.list.iter().filter(move |variable| variable.units.contains(&unit))
    }

    /// All, in their order.
    #[must_use]
    pub fn all(&self) -> &[Variable] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = match Variable::parse(text) {
            Ok(v) => {
                let sheets: String = v.units.iter().map(|unit| unit.letter()).collect();
                format!("{sheets} {} {} {:?} {}", v.name, v.level.name(), v.values, v.meaning)
            }
            Err(error) => format!("{error}"),
        };
        assert_eq!(shown.trim_end(), expected, "{text}");
    }

    #[test]
    fn variables_are_read_from_one_line() {
        check("frame", "rqf frame nominal []");
        check(
            "frame:nominal=conflict, human interest",
            "rqf frame nominal [\"conflict\", \"human interest\"]",
        );
        check(
            "quotes.stance:ordinal=-1,0,1 # Against, neither, for",
            "q stance ordinal [\"-1\", \"0\", \"1\"] Against, neither, for",
        );
        check("facts.error:ratio", "f error ratio []");
    }

    #[test]
    fn what_can_not_be_read_back_is_refused_with_its_reason() {
        check(":nominal", &VariableError::NoName.to_string());
        check("status", &VariableError::Taken("status".to_owned()).to_string());
        check("a b", &VariableError::Name("a b".to_owned()).to_string());
        check("a:cardinal", &VariableError::Level("cardinal".to_owned()).to_string());
        check("rows.a", &VariableError::Sheet("rows".to_owned()).to_string());
        check("a=x,X", &VariableError::Value("X".to_owned()).to_string());
        check("a:ratio=one", &VariableError::NoNumber("one".to_owned()).to_string());
    }

    #[test]
    fn a_name_stands_once_on_a_sheet() {
        let parse = |text| Variable::parse(text).expect("a variable");
        let twice = Variables::new(vec![parse("a"), parse("quotes.A")]);
        assert_eq!(twice, Err(VariableError::Twice("A".to_owned())));
        assert!(Variables::new(vec![parse("passages.a"), parse("quotes.a")]).is_ok());
    }

    #[test]
    fn every_sheet_is_offered_variables() {
        let offered = Variables::default();
        assert!(Unit::ALL.iter().all(|&unit| offered.of(unit).count() == 2));
    }
}
