//! Word choice and what each version does not mention, as Markdown.

use super::Page;
use crate::present::{FactOmission, WordingRow, WordingUse};
use crate::report::words;
use crate::text::markdown::escaped;

impl Page<'_> {
    pub(super) fn wording(&mut self) {
        let view = self.view;
        let wording = &view.wording;
        if wording.is_empty() {
            return;
        }
        self.heading("Word choice");
        self.line(words::WORDING);
        for (heading, first, rows) in [
            ("One word or the other", "Words", &wording.choices),
            ("Names for the same", "Name", &wording.names),
            ("How each voice speaks", "Speaker", &wording.reporting),
        ] {
            if !rows.is_empty() {
                self.line(&format!("\n### {heading}\n"));
                self.table_head(first);
                rows.iter().for_each(|row| self.wording_row(row));
            }
        }
    }

    fn wording_row(&mut self, row: &WordingRow) {
        let cells: Vec<String> = self.view.across(&row.cells).map(|(_, uses)| cell(uses)).collect();
        let kind = row.kind.map_or_else(String::new, |kind| format!(" ({kind})"));
        self.line(&format!("| {}{kind} | {} |", escaped(&row.label), cells.join(" | ")));
    }

    /// The facts that a version does not mention though most others do.
    pub(super) fn omitted_facts(&mut self, omissions: &[FactOmission]) {
        if omissions.is_empty() {
            return;
        }
        self.line("\nDoes not mention:\n");
        for omission in omissions {
            let look = omission
                .look
                .map_or_else(String::new, |look| format!("; look in {}", look.place.paragraph));
            self.line(&format!(
                "- {} ({}) – in {}, highest: {}{look}",
                escaped(&omission.label),
                omission.kind.name(),
                words::letters(&omission.carried_by),
                omission.highest
            ));
        }
    }
}

fn cell(uses: &[WordingUse]) -> String {
    if uses.is_empty() {
        return "–".to_owned();
    }
    let one = |one: &WordingUse| {
        let mut places: Vec<String> =
            one.places.iter().map(|place| place.paragraph.to_string()).collect();
        places.dedup();
        let at = if places.is_empty() { String::new() } else { format!(": {}", places.join(", ")) };
        format!("{} ({}{at})", escaped(&one.words), one.count_in_words())
    };
    uses.iter().map(one).collect::<Vec<_>>().join("; ")
}
