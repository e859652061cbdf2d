//! Coding by hand: which variables coders fill in, how filled sheets are read back, and how far coders
//! agree. Sheets are written by [`crate::report`]; what stands in their heads is named here, once, so
//! that writer and reader can't differ.

use crate::article::VersionId;
use std::fmt;

mod alpha;
mod book;
mod codes;
mod compare;
mod resample;
mod sheet;
mod variables;
mod written;

pub use alpha::{Alpha, Undefined, alpha, kappa, percent};
pub use book::{BookError, MAX_BYTES};
pub use codes::Scale;
pub use compare::{Agreement, Coder, Disagreement, Outcome, compare};
pub use resample::{Interval, RESAMPLES, interval};
pub use sheet::{Line, Sheet, codebook};
pub use variables::{Level, Variable, VariableError, Variables};
pub use written::{AgreementFormat, FIGURES, METHOD, figures, said, write, write_text};

/// A kind of thing that is coded; each has a sheet of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A passage of a version: a row in one of its columns.
    Passage,
    /// A version's form of a quote.
    Quote,
    /// A version's form of a fact.
    Fact,
}

impl Unit {
    /// All kinds, in the order of the sheets.
    pub const ALL: [Self; 3] = [Self::Passage, Self::Quote, Self::Fact];

    /// The name of its sheet.
    #[must_use]
    pub fn sheet(self) -> &'static str {
        match self {
            Self::Passage => "Passages",
            Self::Quote => "Quotes",
            Self::Fact => "Facts",
        }
    }

    /// The letter that its ids begin with.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Passage => 'r',
            Self::Quote => 'q',
            Self::Fact => 'f',
        }
    }

    /// The kind whose sheet has this name, in any case.
    #[must_use]
    pub fn from_sheet(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.sheet().eq_ignore_ascii_case(name.trim()))
    }
}

/// The id of one unit: an item in one version, written "r3.B".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId {
    /// What kind.
    pub unit: Unit,
    /// The number of the row, quote or fact.
    pub number: u32,
    /// The version.
    pub version: VersionId,
}

impl UnitId {
    /// The unit of an item's id ("r3") and a version's letter ("B").
    #[must_use]
    pub fn from_parts(item: &str, version: &str) -> Option<Self> {
        let item = item.trim();
        let unit = Unit::ALL.into_iter().find(|unit| item.starts_with(unit.letter()))?;
        let number = item.strip_prefix(unit.letter())?.parse().ok()?;
        Some(Self { unit, number, version: VersionId::from_letters(version.trim())? })
    }

    /// The unit of an id as written.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (item, version) = id.trim().split_once('.')?;
        Self::from_parts(item, version)
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}.{}", self.unit.letter(), self.number, self.version)
    }
}

/// Names of columns that the program fills, on any sheet. Whatever else has values is a variable.
pub const PROGRAM_COLUMNS: [&str; 38] = [
    "unit",
    "row",
    "quote",
    "fact",
    "section",
    "id",
    "kind",
    "label",
    "version",
    "outlet",
    "role",
    "status",
    "value",
    "similarity",
    "moved",
    "change",
    "changes",
    "words",
    "against_base",
    "against_fullest",
    "nearest",
    "speaker",
    "source_words",
    "sentence",
    "how_sure",
    "why",
    "agreement",
    "mentions",
    "place_in_text",
    "paragraph",
    "start",
    "end",
    "depth",
    "quotes",
    "facts",
    "note",
    "notes",
    "set_by_you",
];

/// The column of a unit's id.
pub const UNIT: &str = "unit";
/// The column of the words that are coded.
pub const WORDS: &str = "words";
/// The column of the sentence that they stand in, where they are only a part of one.
pub const SENTENCE: &str = "sentence";
/// The column of the coder's name or number.
pub const CODER: &str = "coder";
/// The column of the day on which the line was coded.
pub const CODED_ON: &str = "coded_on";
/// The column for what a coder wants to say.
pub const CODER_NOTE: &str = "coder_note";
/// The sheet that says what each column means.
pub const CODEBOOK: &str = "Codebook";
/// The sheet of the versions and their files.
pub const VERSIONS: &str = "Versions";
/// The column of a file's SHA-256.
pub const SHA256: &str = "sha256";
/// What the SHA-256 of a file begins with in the note of a CSV sheet.
pub const SHA256_IN_NOTE: &str = "SHA-256: ";
/// The section of the codebook's lines in a CSV sheet.
pub const CODEBOOK_SECTION: &str = "codebook";
/// Columns of the codebook.
pub const CODEBOOK_COLUMNS: [&str; 7] =
    ["sheet", "column", "filled_by", "meaning", "level", "values", "example"];
/// What stands between allowed values in the codebook.
pub const BETWEEN_VALUES: &str = "; ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_units_are_read_as_they_are_written() {
        for id in ["r3.B", "q12.A", "f1.AA"] {
            assert_eq!(UnitId::parse(id).map(|id| id.to_string()).as_deref(), Some(id));
        }
        for no in ["", "r3", "x3.B", "r.B", "r3.", "r-1.A", "r3.7"] {
            assert_eq!(UnitId::parse(no), None, "{no}");
        }
    }
}
