//! The story at a glance, its versions, and who follows whom.

use super::Page;
use super::xml::Run;
use crate::article::VersionId;
use crate::report::words;

impl Page<'_> {
    pub(super) fn summary(&mut self) {
        for sentence in &self.view.overview.sentences {
            self.body.paragraph("ListBullet", &[Run::plain(sentence.as_str())]);
        }
        for line in self.selection.in_words(self.story.versions.len(), self.base) {
            self.body.paragraph(
                "ListBullet",
                &[Run::emphasis("Not all of the story: "), Run::plain(line)],
            );
        }
    }

    pub(super) fn versions(&mut self) {
        self.body.heading("Heading1", &[Run::plain("Versions")]);
        let head = ["Version", "Headline", "Published", "Words", "Shared with base"];
        let rows = self.view.columns.iter().map(|column| {
            let shared = if column.version == self.base {
                "base".to_owned()
            } else {
                words::percent(column.shared)
            };
            [
                format!("{} {}", column.version, column.label),
                column.headline.clone().unwrap_or_else(|| "–".to_owned()),
                column.published.clone().unwrap_or_else(|| "no date".to_owned()),
                column.words.to_string(),
                shared,
            ]
        });
        let rows: Vec<_> = rows.collect();
        self.body.plain_table(&head, &[24, 39, 14, 10, 13], &rows);
    }

    /// Shares of words that pairs of versions have in common.
    pub(super) fn similarity(&mut self) {
        let view = self.view;
        if view.columns.len() < 2 {
            return;
        }
        self.body.heading("Heading1", &[Run::plain("At a glance")]);
        let text = "Share of words that two versions have in common, in passages both have:";
        self.body.paragraph("Normal", &[Run::plain(text)]);
        // Letters alone, so that many versions fit; whose they are stands above.
        let letters = view.columns.iter().map(|c| vec![Run::strong(c.version.to_string())]);
        let head: Vec<_> = std::iter::once(vec![Run::strong("Version")]).chain(letters).collect();
        let rows: Vec<_> = view
            .across(&view.overview.similarity)
            .map(|(version, shares)| {
                let cell = |(other, share): (VersionId, &f32)| {
                    let text =
                        if other == version { "–".to_owned() } else { words::percent(*share) };
                    vec![vec![Run::plain(text)]]
                };
                let name = vec![self.name(version)];
                std::iter::once(name).chain(view.across(shares).map(cell)).collect::<Vec<_>>()
            })
            .collect();
        let shares: Vec<u32> = std::iter::once(30).chain(view.columns.iter().map(|_| 10)).collect();
        self.body.table(&head, &shares, &rows);
    }

    pub(super) fn derivation(&mut self) {
        if self.view.overview.derivation.is_empty() {
            return;
        }
        self.body.heading("Heading1", &[Run::plain("Who follows whom")]);
        let text = format!(
            "{}. Every word counts as the nearest that it is to another version.",
            words::STANDINGS
        );
        self.body.paragraph("Normal", &[Run::plain(text)]);
        let rows = self.view.overview.derivation.iter().map(|one| {
            [
                format!("{} {}", one.version, words::label(self.story, one.version)),
                one.against_base.as_ref().map_or_else(|| "base".to_owned(), words::shares),
                words::shares(&one.against_all),
                format!("{}: {}", words::source(one.estimate.source), one.estimate.reason),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let head = ["Version", "Against the base", "Against all others", "Source, an estimate"];
        self.body.plain_table(&head, &[20, 22, 22, 36], &rows);
        self.body.paragraph("Normal", &[Run::plain(words::ESTIMATE)]);
    }
}
