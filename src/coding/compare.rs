//! Filled sheets side by side: who coded which unit how, how far coders agree on each variable, and where
//! they don't. Units are paired by their ids, and only where their words are the same; whatever can't be
//! compared is named.

use super::alpha::{Alpha, Undefined, alpha, kappa, percent};
use super::codes::{Code, Codes};
use super::resample::{Interval, interval};
use super::sheet::{Line, Sheet};
use super::variables::{Level, Variable};
use super::{Unit, UnitId};
use std::collections::{BTreeMap, BTreeSet};

mod coders;

/// Ids or values that a note lists; all are in the sheets.
const LISTED: usize = 12;

/// Who coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coder {
    /// The name in the column `coder`, else the file's.
    pub name: String,
    /// The file.
    pub sheet: String,
}

/// How far coders agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The files, with their SHA-256.
    pub sheets: Vec<(String, String)>,
    /// The coders, in the order of the files.
    pub coders: Vec<Coder>,
    /// One for each variable of each kind of unit.
    pub outcomes: Vec<Outcome>,
    /// Units that coders gave different values.
    pub disagreements: Vec<Disagreement>,
    /// What could not be compared, and what was taken for granted.
    pub notes: Vec<String>,
}

/// How far coders agree on one variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What was coded.
    pub unit: Unit,
    /// The variable.
    pub variable: Variable,
    /// Units that could be coded.
    pub units: usize,
    /// Units with a value, by coder.
    pub coded: Vec<usize>,
    /// Units with values of two coders or more.
    pub by_two: usize,
    /// Units without any value.
    pub by_none: usize,
    /// Share of equal pairs.
    pub percent: Result<f64, Undefined>,
    /// Cohen's kappa; `None` where there are not two coders, or values are numbers.
    pub kappa: Option<Result<f64, Undefined>>,
    /// Krippendorff's alpha.
    pub alpha: Result<Alpha, Undefined>,
    /// Between which bounds alpha lies with 95% confidence.
    pub interval: Option<Interval>,
    /// How often each coder used each value.
    pub values: Vec<(String, Vec<usize>)>,
}

/// A unit that coders gave different values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The unit.
    pub id: UnitId,
    /// The variable's name.
    pub variable: String,
    /// The words, or the sentence that they stand in.
    pub words: String,
    /// What each coder said; `None` for nothing.
    pub values: Vec<Option<String>>,
    /// What coders noted on it, with their names.
    pub notes: Vec<String>,
}

/// All that was coded of one unit.
#[derive(Debug, Default)]
struct Coded<'a> {
    /// The words as they are shown: with their sentence, where a sheet has it.
    words: &'a str,
    /// By coder.
    lines: Vec<Option<&'a Line>>,
}

type Units<'a> = BTreeMap<UnitId, Coded<'a>>;

/// Compares the sheets. A variable in `named` has the level and values given there, whatever the sheets'
/// codebooks say.
#[must_use]
pub fn compare(sheets: &[Sheet], named: &[Variable]) -> Agreement {
    let mut notes: Vec<String> = sheets.iter().flat_map(|sheet| sheet.notes.clone()).collect();
    notes.extend(coders::strangers(sheets));
    let (coders, lines) = coders::coders(sheets, &mut notes);
    let units = coders::units(sheets, &coders, &lines, &mut notes);
    let mut agreement = Agreement {
        sheets: sheets.iter().map(|sheet| (sheet.name.clone(), sheet.sha256.clone())).collect(),
        coders,
        outcomes: Vec::new(),
        disagreements: Vec::new(),
        notes,
    };
    for unit in Unit::ALL {
        for variable in variables(sheets, named, unit, &units, &mut agreement.notes) {
            agreement.take(unit, variable, &units);
        }
    }
    agreement.disagreements.sort_by_key(|one| one.id);
    agreement
}

impl Agreement {
    /// Adds what is to be said of one variable.
    fn take(&mut self, unit: Unit, variable: Variable, units: &Units<'_>) {
        let key = variable.name.to_lowercase();
        let of_unit = || units.iter().filter(move |(id, _)| id.unit == unit);
        let text = |line: &Option<&Line>| line.and_then(|line| line.codes.get(&key)).cloned();
        let cells: Vec<Vec<Option<String>>> =
            of_unit().map(|(_, coded)| coded.lines.iter().map(text).collect()).collect();
        let all = cells.iter().flatten().flatten().map(String::as_str);
        let codes = Codes::new(&variable, variable.level, all);
        self.note_spellings(unit, &variable, &codes, of_unit().map(|(id, _)| *id).zip(&cells));

        let read = |cell: &Option<String>| match codes.of(cell.as_deref()?)? {
            Code::Value(n) | Code::Unlisted(n) | Code::Respelled(n) => Some(n),
            Code::Unusable => None,
        };
        let values: Vec<Vec<Option<usize>>> =
            cells.iter().map(|unit| unit.iter().map(read).collect()).collect();
        for ((id, coded), values) in of_unit().zip(&values) {
            let said: BTreeSet<usize> = values.iter().flatten().copied().collect();
            if said.len() > 1 {
                let shown = |value: &Option<usize>| value.map(|n| codes.scale.value(n));
                self.disagreements.push(Disagreement {
                    id: *id,
                    variable: variable.name.clone(),
                    words: coded.words.to_owned(),
                    values: values.iter().map(shown).collect(),
                    notes: self.notes_on(coded),
                });
            }
        }
        self.outcomes.push(outcome(unit, variable, &codes, &values, self.coders.len()));
    }

    fn notes_on(&self, coded: &Coded<'_>) -> Vec<String> {
        self.coders
            .iter()
            .zip(&coded.lines)
            .filter_map(|(coder, line)| Some((coder, line.as_ref()?)))
            .filter(|(_, line)| !line.note.is_empty())
            .map(|(coder, line)| format!("{}: {}", coder.name, line.note))
            .collect()
    }

    /// Names cells that are not as the codebook has them, coder by coder.
    fn note_spellings<'a>(
        &mut self,
        unit: Unit,
        variable: &Variable,
        codes: &Codes,
        cells: impl Iterator<Item = (UnitId, &'a Vec<Option<String>>)>,
    ) {
        let mut found: BTreeMap<(usize, u8), Vec<String>> = BTreeMap::new();
        for (id, cells) in cells {
            for (coder, cell) in cells.iter().enumerate() {
                let Some(cell) = cell else { continue };
                let what = match codes.of(cell) {
                    Some(Code::Unusable) => 0,
                    Some(Code::Unlisted(_)) => 1,
                    Some(Code::Respelled(_)) => 2,
                    Some(Code::Value(_)) | None => continue,
                };
                found.entry((coder, what)).or_default().push(format!("“{cell}” ({id})"));
            }
        }
        for ((coder, what), cells) in found {
            let coder = self.coders.get(coder).map_or("", |coder| &coder.name);
            let count = counted(cells.len(), "value");
            let (name, level) = (&variable.name, variable.level.name());
            let what = match what {
                0 if variable.level == Level::Ordinal && !variable.values.is_empty() => {
                    "without a rank in the codebook, left out".to_owned()
                }
                0 => format!("that the level “{level}” can’t take, left out"),
                1 => "that the codebook does not list, counted as values of their own".to_owned(),
                _ => "spelled otherwise than in the codebook, counted as its values".to_owned(),
            };
            let sheet = unit.sheet();
            self.notes
                .push(format!("{coder}, {sheet}, {name}: {count} {what}: {}", listed(&cells)));
        }
    }
}

fn outcome(
    unit: Unit,
    variable: Variable,
    codes: &Codes,
    values: &[Vec<Option<usize>>],
    coders: usize,
) -> Outcome {
    let scale = &codes.scale;
    let given: Vec<Vec<usize>> =
        values.iter().map(|unit| unit.iter().flatten().copied().collect()).collect();
    let coded = |coder: usize| {
        values.iter().filter(|unit| unit.get(coder).is_some_and(Option::is_some)).count()
    };
    let mut counts = vec![vec![0; coders]; scale.len()];
    for unit in values {
        for (coder, value) in unit.iter().enumerate() {
            let count = value.and_then(|n| counts.get_mut(n)).and_then(|by| by.get_mut(coder));
            if let Some(count) = count {
                *count += 1;
            }
        }
    }
    let pairs: Vec<(usize, usize)> = values
        .iter()
        .filter_map(|unit| match unit.as_slice() {
            [Some(a), Some(b)] => Some((*a, *b)),
            _ => None,
        })
        .collect();
    let names = matches!(variable.level, Level::Nominal | Level::Ordinal);
    Outcome {
        unit,
        units: values.len(),
        coded: (0..coders).map(coded).collect(),
        by_two: given.iter().filter(|unit| unit.len() > 1).count(),
        by_none: given.iter().filter(|unit| unit.is_empty()).count(),
        percent: percent(&given),
        kappa: (coders == 2 && names).then(|| kappa(&pairs, scale.len())),
        alpha: alpha(&given, scale),
        interval: interval(&given, scale),
        values: counts.into_iter().enumerate().map(|(n, by)| (scale.value(n), by)).collect(),
        variable,
    }
}

/// The variables of a kind of unit: those of the codebooks in their order, then what coders added.
fn variables(
    sheets: &[Sheet],
    named: &[Variable],
    unit: Unit,
    units: &Units<'_>,
    notes: &mut Vec<String>,
) -> Vec<Variable> {
    let mut found: Vec<Variable> = Vec::new();
    let of_unit = |list: &[Variable]| -> Vec<Variable> {
        list.iter().filter(|variable| variable.units.contains(&unit)).cloned().collect()
    };
    let named = of_unit(named);
    for sheet in sheets {
        for variable in of_unit(&sheet.variables) {
            let same = |other: &&Variable| other.name.eq_ignore_ascii_case(&variable.name);
            match found.iter().find(same) {
                None => found.push(named.iter().find(same).cloned().unwrap_or(variable)),
                Some(_) if named.iter().any(|other| same(&other)) => {}
                Some(first)
                    if (first.level, &first.values) != (variable.level, &variable.values) =>
                {
                    notes.push(format!(
                        "{}: the codebook has another level or other values for {} than the first; the \
                         first was used",
                        sheet.name, variable.name
                    ));
                }
                Some(_) => {}
            }
        }
    }
    let used = units.iter().filter(|(id, _)| id.unit == unit);
    let used: BTreeSet<&String> = used
        .flat_map(|(_, coded)| coded.lines.iter().flatten().flat_map(|line| line.codes.keys()))
        .collect();
    for name in used {
        if found.iter().any(|variable| variable.name.to_lowercase() == *name) {
            continue;
        }
        if let Some(variable) = named.iter().find(|v| v.name.to_lowercase() == *name) {
            found.push(variable.clone());
            continue;
        }
        notes.push(format!(
            "{}, {name}: no codebook has this column; it was taken as nominal. Another level can be \
             given, as in --code \"{name}:ordinal=1,2,3\"",
            unit.sheet()
        ));
        found.push(Variable {
            name: name.clone(),
            level: Level::Nominal,
            values: Vec::new(),
            units: BTreeSet::from([unit]),
            meaning: String::new(),
        });
    }
    let (free, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|variable| variable.level == Level::Text);
    notes.extend(free.into_iter().map(|variable| {
        format!("{}, {}: free words, so no agreement is computed", unit.sheet(), variable.name)
    }));
    found
}

/// "1 value", "2 values".
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// At most `limit` characters of `text`, on one line.
pub(super) fn excerpt(text: &str, limit: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(limit) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default().trim_end()),
        None => text,
    }
}

/// The first of `items`, and how many more there are.
fn listed(items: &[String]) -> String {
    let shown = items.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
    match items.len().saturating_sub(LISTED) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

#[cfg(test)]
mod tests;
