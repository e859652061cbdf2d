//! Comparing filled coding sheets, and writing down how far their coders agree.

use super::{Event, Jobs, Message, Overwrite, Purpose, guarded};
use crate::coding::{self, Agreement, AgreementFormat, Sheet};
use crate::store;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Jobs {
    /// Reads filled sheets and compares them. One that can't be read is named in the notes.
    pub fn compare_sheets(&mut self, paths: Vec<PathBuf>) {
        self.others += 1;
        self.spawn("sheets", move || {
            let outcome = guarded(|| compared(&paths)).and_then(|result| result);
            Message::Event(Event::SheetsCompared(outcome.map(Arc::new)))
        });
    }

    /// Writes down how far coders agree.
    pub fn write_agreement(
        &mut self,
        agreement: Arc<Agreement>,
        format: AgreementFormat,
        path: PathBuf,
        overwrite: Overwrite,
    ) {
        let bytes = move || coding::write(&agreement, format);
        let done = |path, outcome| Event::AgreementWritten { path, outcome };
        self.write_file((path, overwrite), Purpose::Agreement(format), bytes, done);
    }
}

fn compared(paths: &[PathBuf]) -> Result<Agreement, String> {
    let mut sheets = Vec::new();
    let mut unread = Vec::new();
    for path in paths {
        match sheet(path) {
            Ok(sheet) => sheets.push(sheet),
            Err(why) => unread.push(format!("{why}: {}", path.display())),
        }
    }
    let mut agreement = coding::compare(&sheets, &[]);
    if agreement.coders.len() < 2 {
        let why = unread.first().map_or_else(String::new, |why| format!(". {why}"));
        return Err(format!(
            "Agreement needs the sheets of two coders, and {} could be read{why}",
            agreement.coders.len()
        ));
    }
    agreement.notes.splice(0..0, unread);
    Ok(agreement)
}

fn sheet(path: &Path) -> Result<Sheet, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let bytes = store::load(path, coding::MAX_BYTES).map_err(|error| error.to_string())?;
    Sheet::read(&name, &bytes).map_err(|error| error.to_string())
}
