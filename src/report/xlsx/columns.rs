//! What each column of the workbook means: heads of sheets and codebook are made from here.

use crate::coding::{Level, Unit, Variable};
use std::borrow::Cow;

/// A column.
pub(super) struct Column {
    pub(super) name: Cow<'static, str>,
    /// As wide as so many digits.
    pub(super) width: f64,
    pub(super) meaning: Cow<'static, str>,
    /// Level of measurement, or what else it is.
    pub(super) level: &'static str,
    pub(super) values: Cow<'static, str>,
    pub(super) example: &'static str,
    /// The variable, in a column that coders fill in.
    pub(super) coder: Option<Variable>,
}

const fn column(
    name: &'static str,
    width: f64,
    level: &'static str,
    values: &'static str,
    example: &'static str,
    meaning: &'static str,
) -> Column {
    Column {
        name: Cow::Borrowed(name),
        width,
        meaning: Cow::Borrowed(meaning),
        level,
        values: Cow::Borrowed(values),
        example,
        coder: None,
    }
}

impl Column {
    /// A column for coders.
    pub(super) fn to_fill(variable: &Variable) -> Self {
        let longest = variable.values.iter().map(|value| value.chars().count()).max();
        let width = longest.unwrap_or(10).max(variable.name.chars().count() + 4);
        Self {
            name: Cow::Owned(variable.name.clone()),
            width: (width as f64).clamp(11.0, 24.0),
            meaning: Cow::Owned(variable.meaning.clone()),
            level: variable.level.name(),
            values: Cow::Owned(variable.values.join(crate::coding::BETWEEN_VALUES)),
            example: match (variable.level, variable.name.as_str()) {
                (Level::Text, crate::coding::CODER) => "Coder 1",
                (Level::Text, crate::coding::CODED_ON) => "2024-06-05",
                _ => "",
            },
            coder: Some(variable.clone()),
        }
    }
}

/// Columns before those of the coders, and behind them.
pub(super) type Sides = (Vec<Column>, Vec<Column>);

const VERSION: Column =
    column("version", 8.5, "nominal", "", "B", "The version's letter, as in the sheet Versions");
const OUTLET: Column = column("outlet", 16.0, "nominal", "", "Harbour Post", "The version's label");
const NEAREST: Column = column(
    "nearest",
    44.0,
    "text",
    "",
    "B4, 35% alike: “The ferry …”",
    "Where the version has nothing: its passage that comes nearest, with the share of words in common",
);
const PARAGRAPH: Column =
    column("paragraph", 11.0, "text", "", "B3", "The version's paragraphs, joined by semicolons");
const START: Column = column(
    "start",
    7.0,
    "text",
    "",
    "0",
    "Where the words begin in each paragraph, in Unicode code points",
);
const END: Column =
    column("end", 7.0, "text", "", "112", "Where they end; the end itself is outside");
const DEPTH: Column = column(
    "depth",
    8.0,
    "ratio",
    "0 to 1",
    "0.250",
    "How deep in the version's text the first use stands",
);
const NOTES: Column =
    column("notes", 30.0, "text", "", "moved", "What else the program says, comments and checks");
const SET_BY_YOU: Column = column(
    "set_by_you",
    11.0,
    "nominal",
    "yes; no",
    "no",
    "Whether a person decided something about the line in the program",
);

/// The columns of a sheet of units.
pub(super) fn sides(unit: Unit) -> Sides {
    match unit {
        Unit::Passage => passages(),
        Unit::Quote => quotes(),
        Unit::Fact => facts(),
    }
}

fn passages() -> Sides {
    let left = vec![
        column(
            "unit",
            9.0,
            "id",
            "",
            "r3.B",
            "Row and version: the same in every sheet of this story",
        ),
        VERSION,
        OUTLET,
        column(
            "role",
            11.0,
            "nominal",
            "headline; standfirst; subhead; body; caption; pull-quote; \
             correction",
            "body",
            "What the passage is for in its article",
        ),
        column(
            "status",
            10.0,
            "nominal",
            "same; edited; reworded; added; left-out; elsewhere; not-here",
            "edited",
            "How the passage stands to the base's. Lines that are left-out, elsewhere or \
             not-here have no words and nothing to code",
        ),
        column("words", 58.0, "text", "", "", "The words as they stand in the version"),
        column(
            "against_base",
            58.0,
            "text",
            "",
            "",
            "The words against the base's: bold and underlined \
             is only in the version, struck out only in the base, doubly underlined stands elsewhere in \
             it, italic differs in typography only",
        ),
    ];
    let right = vec![
        column("row", 6.0, "id", "", "r3", "The row: all passages that tell the same"),
        column(
            "similarity",
            10.0,
            "ratio",
            "0 to 1",
            "0.812",
            "Share of words in common with the base's \
             passage; empty where the base has none",
        ),
        column(
            "change",
            20.0,
            "nominal",
            "",
            "meaning: number",
            "How grave the change against the base \
             is: none, typographic, minor or meaning, with what of the meaning",
        ),
        column(
            "moved",
            8.0,
            "nominal",
            "yes; no",
            "no",
            "Whether it stands out of order against the base",
        ),
        NEAREST,
        PARAGRAPH,
        START,
        END,
        column("quotes", 14.0, "id", "", "q1", "Quotes that touch the row"),
        column("facts", 22.0, "id", "", "f2", "Facts that touch the row"),
        NOTES,
        SET_BY_YOU,
    ];
    (left, right)
}

fn quotes() -> Sides {
    let left = vec![
        column(
            "unit",
            9.0,
            "id",
            "",
            "q1.B",
            "Quote and version: the same in every sheet of this story",
        ),
        VERSION,
        OUTLET,
        column(
            "speaker",
            18.0,
            "nominal",
            "",
            "Ida Holm",
            "Who speaks in this version; empty where it \
             can't be told",
        ),
        column(
            "status",
            11.0,
            "nominal",
            "full; trimmed; reworded; paraphrased; fragment; \
             other-speaker; absent",
            "trimmed",
            "What became of the quote's fullest form. Lines that \
             are absent have nothing to code",
        ),
        column("words", 52.0, "text", "", "", "The quoted words as they stand in the version"),
        column(
            "against_fullest",
            52.0,
            "text",
            "",
            "",
            "The words against the fullest form: bold and \
             underlined is only here, struck out only there",
        ),
    ];
    let right = vec![
        column("quote", 7.0, "id", "", "q1", "The quote: all versions' forms of the same words"),
        column(
            "kind",
            9.0,
            "nominal",
            "direct; indirect; mixed; fragment",
            "direct",
            "How its first use \
             is given",
        ),
        column(
            "changes",
            26.0,
            "text",
            "",
            "",
            "In what way words and source differ from the fullest \
             form",
        ),
        column("source_words", 22.0, "text", "", "the captain", "The words that name the source"),
        column("how_sure", 9.0, "ratio", "0 to 1", "0.9", "How likely the speaker is right"),
        column("why", 28.0, "text", "", "named beside the quote", "Why this speaker, or none"),
        DEPTH,
        NEAREST,
        PARAGRAPH,
        START,
        END,
        NOTES,
        SET_BY_YOU,
    ];
    (left, right)
}

fn facts() -> Sides {
    let left = vec![
        column(
            "unit",
            9.0,
            "id",
            "",
            "f2.B",
            "Fact and version: the same in every sheet of this story",
        ),
        VERSION,
        OUTLET,
        column("label", 24.0, "text", "", "people aboard", "What the fact is about"),
        column(
            "status",
            11.0,
            "nominal",
            "same; differs; unresolved; absent",
            "differs",
            "How the value \
             stands to the other versions'. Lines that are absent have nothing to code",
        ),
        column("value", 18.0, "text", "", "90", "The value as the program reads it"),
        column("words", 20.0, "text", "", "about 90", "The words of the first mention"),
        column("sentence", 52.0, "text", "", "", "The sentence that it stands in"),
    ];
    let right = vec![
        column("fact", 7.0, "id", "", "f2", "The fact: all versions' values of the same thing"),
        column(
            "kind",
            12.0,
            "nominal",
            "count; money; percent; measure; date; duration; age; person; \
             organisation; place; thing",
            "count",
            "What kind of detail",
        ),
        column(
            "agreement",
            11.0,
            "nominal",
            "agree; differ; single",
            "differ",
            "Whether all versions that \
             have it give the same value",
        ),
        column("mentions", 10.0, "ratio", "", "2", "How often the version mentions it"),
        column(
            "place_in_text",
            18.0,
            "nominal",
            "",
            "first paragraph",
            "In which part of the article \
             it stands first",
        ),
        DEPTH,
        NEAREST,
        PARAGRAPH,
        START,
        END,
        NOTES,
        SET_BY_YOU,
    ];
    (left, right)
}

/// Plain columns of a sheet without units, by name and width.
pub(super) fn plain(columns: &[(&'static str, f64)]) -> Vec<Column> {
    columns.iter().map(|&(name, width)| column(name, width, "", "", "", "")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_known_as_the_programs_own_when_sheets_are_read_back() {
        for unit in Unit::ALL {
            let (left, right) = sides(unit);
            for column in left.iter().chain(&right) {
                let known = crate::coding::PROGRAM_COLUMNS.contains(&&*column.name);
                assert!(known, "{} of {}", column.name, unit.sheet());
                assert!(!column.meaning.is_empty(), "{}", column.name);
            }
        }
    }
}
