//! A filled sheet: which units it has, what its coders put into which column, and by which codebook.

use super::book::{self, Book, BookError, Table};
use super::variables::{Level, Variable};
use super::{
    BETWEEN_VALUES, CODEBOOK_COLUMNS, CODEBOOK_SECTION, CODED_ON, CODER, CODER_NOTE,
    PROGRAM_COLUMNS, SENTENCE, SHA256, SHA256_IN_NOTE, UNIT, Unit, UnitId, VERSIONS, WORDS,
};
use std::collections::{BTreeMap, BTreeSet};

/// A file that was read back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The file's name.
    pub name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// SHA-256 of each version's file, by the version's letter; empty where the sheet doesn't say.
    pub inputs: BTreeMap<String, String>,
    /// The variables of its codebook; empty where it has none.
    pub variables: Vec<Variable>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What is to be said of it.
    pub notes: Vec<String>,
}

/// One line: a unit with what a coder put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The unit.
    pub id: UnitId,
    /// Where it stands: sheet and row.
    pub at: String,
    /// The words that were coded; empty where the version has none.
    pub words: String,
    /// The sentence that they stand in, where the sheet has it.
    pub sentence: String,
    /// Who coded it, where the line says.
    pub coder: String,
    /// The coder's note.
    pub note: String,
    /// Codes by the name of the variable in lower case; empty cells have none.
    pub codes: BTreeMap<String, String>,
}

impl Sheet {
    /// Reads a filled sheet.
    ///
    /// # Errors
    /// [`BookError`] where the file is no workbook, is damaged or passes a limit.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, BookError> {
        Ok(Self { sha256: crate::read::sha256(bytes), ..Self::of(name, &book::read(bytes)?) })
    }

    fn of(name: &str, book: &Book) -> Self {
        let mut sheet = Self { name: name.to_owned(), ..Self::default() };
        sheet.notes.extend(book.notes.iter().map(|note| format!("{name}: {note}")));
        for table in &book.tables {
            let head = Head::of(table);
            sheet.inputs.extend(inputs(table, &head));
            let (variables, notes) = codebook_of(table, &head);
            sheet.variables.extend(variables);
            sheet.notes.extend(notes.into_iter().map(|note| format!("{name}: {note}")));
            sheet.take_lines(table, &head);
        }
        if sheet.lines.is_empty() {
            sheet.notes.push(format!(
                "{name}: no line has the id of a unit, so nothing of it was read; a coding sheet has a \
                 column \"{UNIT}\", or \"section\", \"id\" and \"version\""
            ));
        }
        sheet
    }

    /// The lines of units, with all columns that hold codes.
    fn take_lines(&mut self, table: &Table, head: &Head) {
        let of_sections = ["section", "id", "version"].into_iter().all(|name| head.has(name));
        if !head.has(UNIT) && !of_sections {
            return;
        }
        for column in head.twice() {
            let name = &self.name;
            self.notes.push(format!(
                "{name}: the column \"{column}\" stands twice{}; the first is read",
                on(table)
            ));
        }
        for (n, row) in table.rows.iter().enumerate().skip(1) {
            let cell = |name: &str| head.cell(row, name);
            if head.has("section") && !is_unit_section(cell("section")) {
                continue;
            }
            let id = match cell(UNIT) {
                "" => UnitId::from_parts(cell("id"), cell("version")),
                unit => UnitId::parse(unit),
            };
            let codes: BTreeMap<String, String> = head
                .variables()
                .map(|(name, column)| (name, row.get(column).map_or("", |cell| cell.trim())))
                .filter(|(_, code)| !code.is_empty())
                .map(|(name, code)| (name.to_owned(), unescaped(code).to_owned()))
                .collect();
            let at = format!("row {}{}", n + 1, on(table));
            match id {
                Some(id) => self.lines.push(Line {
                    id,
                    at,
                    words: unescaped(cell(WORDS)).to_owned(),
                    sentence: unescaped(cell(SENTENCE)).to_owned(),
                    coder: cell(CODER).to_owned(),
                    note: cell(CODER_NOTE).to_owned(),
                    codes,
                }),
                None if codes.is_empty() => {}
                None => self.notes.push(format!(
                    "{}: {at} has codes and no id of a unit (“{}”), so it was not compared",
                    self.name,
                    cell(UNIT)
                )),
            }
        }
    }
}

fn on(table: &Table) -> String {
    if table.name.is_empty() { String::new() } else { format!(" of {}", table.name) }
}

/// Sections of a CSV sheet that are units.
fn is_unit_section(section: &str) -> bool {
    matches!(section, "passage" | "quote" | "fact")
}

/// A cell without the apostrophe that keeps spreadsheets from running it as a formula.
fn unescaped(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        Some(_) | None => cell,
    }
}

/// The first row of a table.
struct Head {
    names: Vec<String>,
    columns: BTreeMap<String, usize>,
}

impl Head {
    fn of(table: &Table) -> Self {
        let names: Vec<String> =
            table.rows.first().into_iter().flatten().map(|name| name.trim().to_owned()).collect();
        let mut columns = BTreeMap::new();
        for (n, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            columns.entry(name.to_lowercase()).or_insert(n);
        }
        Self { names, columns }
    }

    fn has(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }

    fn cell<'a>(&self, row: &'a [String], name: &str) -> &'a str {
        self.columns.get(name).and_then(|&n| row.get(n)).map_or("", |cell| cell.trim())
    }

    /// Columns that neither the program fills nor tell of the coder.
    fn variables(&self) -> impl Iterator<Item = (&str, usize)> {
        let known = |name: &str| {
            PROGRAM_COLUMNS.contains(&name) || [CODER, CODED_ON, CODER_NOTE].contains(&name)
        };
        self.columns
            .iter()
            .filter(move |(name, _)| !known(name))
            .map(|(name, &n)| (name.as_str(), n))
    }

    fn twice(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let again = |name: &&String| !name.is_empty() && !seen.insert(name.to_lowercase());
        self.names.iter().filter(again).map(String::as_str).collect()
    }
}

/// SHA-256 of the versions' files, by letter.
fn inputs(table: &Table, head: &Head) -> BTreeMap<String, String> {
    let of_sheet = table.name.eq_ignore_ascii_case(VERSIONS) && head.has(SHA256);
    let mut inputs = BTreeMap::new();
    for row in table.rows.iter().skip(1) {
        let sum = if of_sheet {
            Some(head.cell(row, SHA256))
        } else if head.cell(row, "section") == "version" {
            let note = head.cell(row, "note").split("; ");
            note.filter_map(|part| part.strip_prefix(SHA256_IN_NOTE)).next()
        } else {
            None
        };
        if let Some(sum) = sum.filter(|sum| !sum.is_empty()) {
            inputs.insert(head.cell(row, "version").to_owned(), sum.to_owned());
        }
    }
    inputs
}

/// The variables that a table names, if it is a codebook or has lines of one.
fn codebook_of(table: &Table, head: &Head) -> (Vec<Variable>, Vec<String>) {
    let [sheet, column, filled_by, meaning, level, values, _] = CODEBOOK_COLUMNS;
    let mut found: Vec<Variable> = Vec::new();
    let mut notes = Vec::new();
    for (n, row) in table.rows.iter().enumerate().skip(1) {
        let cell = |name: &str| unescaped(head.cell(row, name));
        let of_section = cell("section") == CODEBOOK_SECTION;
        let [sheet, column, meaning, level, values] = if of_section {
            [cell("status"), cell("id"), cell("label"), cell("kind"), cell("value")]
        } else if head.has(column) && head.has(level) {
            [cell(sheet), cell(column), cell(meaning), cell(level), cell(values)]
        } else {
            continue;
        };
        let by_program = head.has(filled_by) && cell(filled_by) == "program";
        if by_program || [CODER, CODED_ON, CODER_NOTE, ""].contains(&column) {
            continue;
        }
        let Some(level) = Level::from_name(if level.is_empty() { "nominal" } else { level }) else {
            notes.push(format!(
                "row {}{}: no level of measurement is called “{level}”, so {column} is not in the \
                 codebook",
                n + 1,
                on(table)
            ));
            continue;
        };
        let named: BTreeSet<Unit> = sheet.split(',').filter_map(Unit::from_sheet).collect();
        let units = if named.is_empty() { BTreeSet::from(Unit::ALL) } else { named };
        let values = values.split(BETWEEN_VALUES.trim()).map(str::trim);
        let values = values.filter(|value| !value.is_empty()).map(str::to_owned).collect();
        let variable =
            Variable { name: column.to_owned(), level, values, units, meaning: meaning.to_owned() };
        match variable.checked() {
            Ok(variable) => found.push(variable),
            Err(why) => notes.push(format!("row {}{}: {why}", n + 1, on(table))),
        }
    }
    (found, notes)
}

/// The variables of a codebook file: a table with the columns of the sheet Codebook, alone or in a workbook.
///
/// # Errors
/// [`BookError`] where the file can't be read.
pub fn codebook(bytes: &[u8]) -> Result<(Vec<Variable>, Vec<String>), BookError> {
    let book = book::read(bytes)?;
    let mut notes = book.notes;
    let mut variables = Vec::new();
    for table in &book.tables {
        let (found, more) = codebook_of(table, &Head::of(table));
        variables.extend(found);
        notes.extend(more);
    }
    Ok((variables, notes))
}
