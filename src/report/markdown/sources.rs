//! What the report was made from, and how, as Markdown.

use super::Page;
use crate::article::VersionId;
use crate::report::{GENERATOR, words};
use crate::text::markdown::escaped;

impl Page<'_> {
    /// What this was made from, by which program and how: never left out.
    pub(super) fn sources(&mut self) {
        self.heading("Sources");
        self.line("| Version | File | Format | Encoding | SHA-256 |");
        self.line("|---|---|---|---|---|");
        for (v, version) in self.story.versions.iter().enumerate() {
            let source = &version.source;
            self.text.push_str(&format!(
                "| {} | {} | {} | {} | `{}` |\n",
                VersionId::at(v),
                escaped(&source.file),
                source.format.name(),
                escaped(&source.encoding),
                source.sha256
            ));
        }
        for (v, version) in self.story.versions.iter().enumerate() {
            for warning in &version.warnings {
                let line = format!("\n{}: {}\n", VersionId::at(v), escaped(&warning.message));
                self.text.push_str(&line);
            }
        }
        self.line(&format!(
            "\nWritten by {}; base {}. {}",
            GENERATOR,
            self.base,
            words::typographic_setting(self.view.typographic)
        ));
    }

    pub(super) fn method(&mut self) {
        self.heading("Method and limits");
        self.line(
            "“Left out”, “not here” and “absent” say that no passage was found that is near enough \
             to be taken for the same; the same matter told in quite other words can be missed, so \
             the nearest passage is given with how near it is.",
        );
        self.line(&format!("\n{}.", words::SEVERITY));
    }
}
