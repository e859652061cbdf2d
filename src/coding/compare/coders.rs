//! Who coded, and which lines of the sheets are one unit.

use super::{Coded, Coder, Units, counted, listed};
use crate::coding::UnitId;
use crate::coding::sheet::{Line, Sheet};
use std::collections::BTreeMap;

/// What is to be said of sheets that were not made from the same files.
pub(super) fn strangers(sheets: &[Sheet]) -> Vec<String> {
    let mut notes = Vec::new();
    let first = sheets.iter().find(|sheet| !sheet.inputs.is_empty());
    for (n, sheet) in sheets.iter().enumerate() {
        if let Some(same) = sheets
            .iter()
            .take(n)
            .find(|other| other.sha256 == sheet.sha256 && !sheet.sha256.is_empty())
        {
            notes.push(format!("{} and {} are the same file", same.name, sheet.name));
        }
        let Some(first) = first else { continue };
        if sheet.inputs.is_empty() {
            notes.push(format!(
                "{} does not say from which files it was made; its units were paired by their ids and \
                 words",
                sheet.name
            ));
            continue;
        }
        let other = |(letter, sum): &(&String, &String)| first.inputs.get(*letter) != Some(*sum);
        let mut letters: Vec<String> =
            sheet.inputs.iter().filter(other).map(|(letter, _)| letter.clone()).collect();
        letters.extend(first.inputs.keys().filter(|l| !sheet.inputs.contains_key(*l)).cloned());
        letters.sort();
        if !letters.is_empty() {
            notes.push(format!(
                "{} was not made from the same files as {}: version {} differs",
                sheet.name,
                first.name,
                letters.join(", ")
            ));
        }
    }
    notes
}

/// The coders, and whose each line is: sheet by sheet, an index for each line.
pub(super) fn coders(
    sheets: &[Sheet],
    notes: &mut Vec<String>,
) -> (Vec<Coder>, Vec<Vec<Option<usize>>>) {
    let mut coders: Vec<Coder> = Vec::new();
    let mut lines = Vec::new();
    for sheet in sheets {
        let mut names: Vec<&str> = Vec::new();
        for line in sheet.lines.iter().filter(|line| !line.coder.is_empty()) {
            if !names.iter().any(|name| name.eq_ignore_ascii_case(&line.coder)) {
                names.push(&line.coder);
            }
        }
        let file = stem(&sheet.name);
        let nobody = |line: &&Line| line.coder.is_empty() && !line.codes.is_empty();
        let without = sheet.lines.iter().filter(nobody).count();
        if names.len() > 1 {
            notes.push(format!(
                "{} has lines of {}: {}; they are compared with one another too",
                sheet.name,
                counted(names.len(), "coder"),
                names.join(", ")
            ));
            if without > 0 {
                let lines = counted(without, "line");
                notes.push(format!(
                    "{}: {lines} without a coder; they stand as “{file}”",
                    sheet.name
                ));
                names.push(&file);
            }
        } else if names.is_empty() {
            names.push(&file);
        }
        let start = coders.len();
        let last = start + names.len() - 1;
        coders.extend(
            names.iter().map(|name| Coder { name: (*name).to_owned(), sheet: sheet.name.clone() }),
        );
        let whose = |line: &Line| {
            let named = names.iter().position(|name| name.eq_ignore_ascii_case(&line.coder));
            match named {
                Some(n) => Some(start + n),
                // In a sheet of one coder all lines are theirs.
                None if names.len() == 1 || !line.codes.is_empty() => Some(last),
                None => None,
            }
        };
        lines.push(sheet.lines.iter().map(whose).collect());
    }
    tell_apart(&mut coders, notes);
    (coders, lines)
}

/// A file's name without its ending.
fn stem(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

/// Gives coders of one name the names of their files, and numbers where those are the same too.
fn tell_apart(coders: &mut [Coder], notes: &mut Vec<String>) {
    let names: Vec<String> = coders.iter().map(|coder| coder.name.to_lowercase()).collect();
    let mut said: Vec<&String> = Vec::new();
    for (n, coder) in coders.iter_mut().enumerate() {
        let Some(own) = names.get(n) else { continue };
        let before = names.iter().take(n).filter(|name| *name == own).count();
        if names.iter().filter(|name| *name == own).count() < 2 {
            continue;
        }
        if !said.contains(&own) {
            notes.push(format!(
                "Several sheets are coded by {}: what they show is how far one coder agrees with \
                 themselves",
                coder.name
            ));
            said.push(own);
        }
        coder.name = format!("{} ({}, {})", coder.name, coder.sheet, before + 1);
    }
}

/// What stays of words whatever a spreadsheet does to spaces, marks, line ends and, in a CSV file that does not
/// say its encoding, to accents: plain letters and digits. Words of another script than Latin keep theirs.
fn core(words: &str) -> String {
    let (plain, other): (Vec<char>, Vec<char>) =
        words.chars().filter(|c| c.is_alphanumeric()).partition(char::is_ascii);
    if plain.len() >= other.len() {
        plain.into_iter().collect()
    } else {
        words.chars().filter(|c| c.is_alphanumeric()).collect()
    }
}

/// All units with what each coder said of them. Codes of other words under the same id are left out.
pub(super) fn units<'a>(
    sheets: &'a [Sheet],
    coders: &[Coder],
    whose: &[Vec<Option<usize>>],
    notes: &mut Vec<String>,
) -> Units<'a> {
    let mut units: Units<'a> = BTreeMap::new();
    let mut twice: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut words: BTreeMap<UnitId, Vec<(String, &'a str, usize)>> = BTreeMap::new();
    for (sheet, whose) in sheets.iter().zip(whose) {
        for (line, coder) in sheet.lines.iter().zip(whose) {
            let unit = units.entry(line.id).or_default();
            unit.lines.resize(coders.len(), None);
            if !line.words.is_empty() {
                let core = core(&line.words);
                let seen = words.entry(line.id).or_default();
                match seen.iter_mut().find(|(other, ..)| *other == core) {
                    Some((.., count)) => *count += 1,
                    None => seen.push((core, &line.words, 1)),
                }
            }
            let Some(coder) = *coder else { continue };
            let Some(place) = unit.lines.get_mut(coder) else { continue };
            match place {
                Some(first) if first.codes.is_empty() => *place = Some(line),
                Some(first) if !line.codes.is_empty() && first.codes != line.codes => {
                    twice.entry(coder).or_default().push(format!("{} ({})", line.id, line.at));
                }
                Some(_) => {}
                None => *place = Some(line),
            }
        }
    }
    for (coder, ids) in twice {
        notes.push(format!(
            "{}: {} coded twice with different values; the first line counts: {}",
            name(coders, coder),
            counted(ids.len(), "unit"),
            listed(&ids)
        ));
    }
    let mut others: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (id, unit) in &mut units {
        // The words that most lines have, the first of them where several are as many.
        let seen = words.get(id).map_or(&[][..], Vec::as_slice);
        let most = seen.iter().map(|(.., count)| *count).max().unwrap_or_default();
        let Some((shared, shown, _)) = seen.iter().find(|(.., count)| *count == most) else {
            continue;
        };
        let mut sentences = unit.lines.iter().flatten().map(|line| line.sentence.as_str());
        unit.words = sentences.find(|text| !text.is_empty()).unwrap_or(shown);
        for (coder, line) in unit.lines.iter_mut().enumerate() {
            let strange = |line: &&Line| !line.words.is_empty() && core(&line.words) != *shared;
            if line.as_ref().is_some_and(strange) {
                others.entry(coder).or_default().push(id.to_string());
                *line = None;
            }
        }
    }
    for (&coder, ids) in &others {
        notes.push(format!(
            "{}: {} with other words under the same id than in the other sheets, so what was coded of \
             them was not compared: {}",
            name(coders, coder),
            counted(ids.len(), "unit"),
            listed(ids)
        ));
    }
    let to_code = |unit: &Coded<'_>| {
        !unit.words.is_empty() || unit.lines.iter().flatten().any(|line| !line.codes.is_empty())
    };
    units.retain(|_, unit| to_code(unit));
    missing(&units, coders, &others, notes);
    units
}

/// Names the units that a coder's sheet does not have.
fn missing(
    units: &Units<'_>,
    coders: &[Coder],
    named: &BTreeMap<usize, Vec<String>>,
    notes: &mut Vec<String>,
) {
    for coder in 0..coders.len() {
        let lacks = |unit: &Coded<'_>| unit.lines.get(coder).is_none_or(Option::is_none);
        let ids: Vec<String> = units
            .iter()
            .filter(|(_, unit)| lacks(unit))
            .map(|(id, _)| id.to_string())
            .filter(|id| !named.get(&coder).is_some_and(|ids| ids.contains(id)))
            .collect();
        if !ids.is_empty() {
            notes.push(format!(
                "{}: {} of other sheets can’t be compared here: {}",
                name(coders, coder),
                counted(ids.len(), "unit"),
                listed(&ids)
            ));
        }
    }
}

fn name(coders: &[Coder], coder: usize) -> &str {
    coders.get(coder).map_or("", |coder| &coder.name)
}
