//! What the program says of each passage, apart from the text: how it stands to the base's, how grave its
//! change is, whether it was moved; with comments and checks of a person.

use super::File;
use super::header::{GRAVITY, RELATION};
use crate::article::VersionId;
use crate::present::{CellView, RowView, Target};
use crate::report::Section;

/// All verdicts on rows that are written; nothing where there are none.
pub(super) fn verdicts(file: &mut File<'_>) {
    let rows = &file.input.presentation.rows;
    if !file.has(Section::SideBySide) || rows.is_empty() {
        return;
    }
    file.xml.start("standOff", &[("xml:lang", "en")]);
    file.xml.line();
    file.xml.start("spanGrp", &[("type", "passages")]);
    file.xml.line();
    for row in rows {
        for version in file.witnesses() {
            passage(file, row, version);
        }
    }
    file.xml.end();
    file.xml.line();
    notes(file, rows);
    file.xml.end();
    file.xml.line();
}

fn passage(file: &mut File<'_>, row: &RowView, version: VersionId) {
    let Some(CellView::Passage(passage)) = row.cells.get(version.index()) else { return };
    let told = file.teller.passage(row, version, passage).join(", ");
    let target = format!("#{}", row.id);
    let witness = format!("#{version}");
    let mut verdicts = vec![format!("#{RELATION}.{}", passage.relation.name())];
    let severity = row.reading_of(version).and_then(|reading| reading.severity);
    verdicts.extend(severity.map(|severity| format!("#{GRAVITY}.{}", severity.name())));
    let verdicts = verdicts.join(" ");
    let mut attributes = vec![("target", target.as_str()), ("corresp", &witness)];
    if version != file.input.base {
        attributes.push(("ana", &verdicts));
    }
    file.xml.leaf("span", &attributes, &told);
    file.xml.line();
}

/// Comments on rows and checks of what is said of them.
fn notes(file: &mut File<'_>, rows: &[RowView]) {
    let mut notes: Vec<(String, String, String)> = Vec::new();
    for row in rows {
        let target = format!("#{}", row.id);
        let of_row = file.teller.notes(Target::Row(row.id));
        notes.extend(of_row.into_iter().map(|text| (target.clone(), String::new(), text)));
        for version in file.witnesses() {
            let of_cell = file.teller.notes(Target::Cell(row.id, version));
            notes.extend(
                of_cell.into_iter().map(|text| (target.clone(), format!("#{version}"), text)),
            );
        }
    }
    if notes.is_empty() {
        return;
    }
    file.xml.start("spanGrp", &[("type", "notes")]);
    file.xml.line();
    for (target, witness, text) in &notes {
        let mut attributes = vec![("target", target.as_str())];
        if !witness.is_empty() {
            attributes.push(("corresp", witness));
        }
        file.xml.leaf("span", &attributes, text);
        file.xml.line();
    }
    file.xml.end();
    file.xml.line();
}
