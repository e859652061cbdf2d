//! Word choice, what versions leave out, what a person decided, and how the report was made.

use super::Page;
use super::xml::Run;
use crate::article::{self, VersionId};
use crate::present::{FactOmission, Omission, WordingRow, WordingUse};
use crate::report::words;

impl<'a> Page<'a> {
    pub(super) fn wording(&mut self) {
        let view = self.view;
        if view.wording.is_empty() {
            return;
        }
        self.body.heading("Heading1", &[Run::plain("Word choice")]);
        self.body.paragraph("Normal", &[Run::plain(words::WORDING)]);
        for (heading, first, rows) in [
            ("One word or the other", "Words", &view.wording.choices),
            ("Names for the same", "Name", &view.wording.names),
            ("How each voice speaks", "Speaker", &view.wording.reporting),
        ] {
            if !rows.is_empty() {
                self.body.heading("Heading2", &[Run::plain(heading)]);
                self.wording_table(first, rows);
            }
        }
    }

    fn wording_table(&mut self, first: &'static str, rows: &'a [WordingRow]) {
        let view = self.view;
        let label = |row: &'a WordingRow| {
            let kind = row.kind.map(|kind| Run::small(format!(" ({kind})")));
            let mut runs = vec![Run::plain(row.label.as_str())];
            runs.extend(kind);
            runs
        };
        if self.side_by_side() {
            let rows: Vec<_> = rows
                .iter()
                .map(|row| {
                    let cells = view.across(&row.cells).map(|(_, uses)| vec![vec![said(uses)]]);
                    std::iter::once(vec![label(row)]).chain(cells).collect::<Vec<_>>()
                })
                .collect();
            let shares: Vec<u32> =
                std::iter::once(26).chain(view.columns.iter().map(|_| 24)).collect();
            self.body.table(&self.version_heads(first), &shares, &rows);
            return;
        }
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                let uses = view.across(&row.cells).filter(|(_, uses)| !uses.is_empty());
                let lines: Vec<_> = uses
                    .map(|(version, uses)| vec![Run::strong(format!("{version} ")), said(uses)])
                    .collect();
                vec![vec![label(row)], lines]
            })
            .collect();
        let head = [vec![Run::strong(first)], vec![Run::strong("Versions")]];
        self.body.table(&head, &[32, 68], &rows);
    }

    pub(super) fn omissions(&mut self) {
        let view = self.view;
        if view.columns.len() < 2 {
            return;
        }
        self.body.heading("Heading1", &[Run::plain("What each version leaves out")]);
        let text = "Passages that more than half of the other versions have, most carried first.";
        self.body.paragraph("Normal", &[Run::plain(text)]);
        for (version, omissions) in view.across(&view.overview.left_out) {
            self.body.heading(
                "Heading2",
                &[Run::plain(format!("{version} {}", words::label(self.story, version)))],
            );
            if omissions.is_empty() {
                self.body.paragraph("Normal", &[Run::plain("Nothing that most others have.")]);
            }
            omissions.iter().for_each(|omission| self.omission(omission));
            let facts = view.facts.left_out.get(version.index());
            self.omitted_facts(facts.map_or(&[][..], Vec::as_slice));
            let only = view.overview.only_here.get(version.index());
            let only: Vec<String> = only.into_iter().flatten().map(ToString::to_string).collect();
            if !only.is_empty() {
                let text = format!("Only here: {}.", only.join(", "));
                self.body.paragraph("Normal", &[Run::plain(text)]);
            }
        }
    }

    fn omission(&mut self, omission: &Omission) {
        let words = article::words_at(&self.story.versions, omission.words);
        let carried = words::letters(&omission.carried_by);
        let mut runs = vec![
            Run::strong(format!("{} ", omission.row)),
            Run::plain(format!("“{words}”"))
                .in_language(self.language(omission.words.paragraph.version)),
            Run::plain(format!(" – in {carried}; ")),
        ];
        runs.extend(self.nearest(omission.nearest));
        self.body.paragraph("ListBullet", &runs);
    }

    fn omitted_facts(&mut self, omissions: &[FactOmission]) {
        if omissions.is_empty() {
            return;
        }
        self.body.paragraph("Normal", &[Run::plain("Does not mention:")]);
        for one in omissions {
            let look = one
                .look
                .map_or_else(String::new, |near| format!("; look in {}", near.place.paragraph));
            let text = format!(
                "{} ({}) – in {}, highest: {}{look}",
                one.label,
                one.kind.name(),
                words::letters(&one.carried_by),
                one.highest
            );
            self.body.paragraph("ListBullet", &[Run::plain(text)]);
        }
    }

    pub(super) fn decisions(&mut self) {
        let decisions = self.view.decisions();
        if decisions.is_empty() {
            return;
        }
        self.body.heading("Heading1", &[Run::plain("Set by you")]);
        for one in decisions {
            let mut runs = vec![Run::plain(format!("{}.", one.text))];
            runs.extend(one.before.as_ref().map(|text| Run::plain(format!(" Before: {text}."))));
            let changed = one.changed();
            if !changed.is_empty() {
                runs.push(Run::small(format!(" ({})", changed.join(", "))));
            }
            runs.extend(
                one.unmet.map(|why| Run::emphasis(format!(" Without effect: {}.", why.reason()))),
            );
            self.body.paragraph("ListBullet", &runs);
        }
    }

    pub(super) fn method(&mut self) {
        self.body.heading("Heading1", &[Run::plain("Method and limits")]);
        self.body.paragraph("Normal", &[Run::plain(LIMITS)]);
        self.body.paragraph("Normal", &[Run::plain(format!("{}.", words::SEVERITY))]);
        let aside: Vec<(VersionId, usize)> = self
            .view
            .columns
            .iter()
            .filter_map(|column| {
                let version = self.story.versions.get(column.version.index())?;
                let paragraphs = version.article.paragraphs.iter();
                let count = paragraphs.filter(|paragraph| !paragraph.role.is_aligned()).count();
                (count > 0).then_some((column.version, count))
            })
            .collect();
        for (version, count) in aside {
            let text = format!(
                "{version}: {} set aside as bylines, datelines or what stands around the article; \
                 the web page and the JSON report have them with reasons.",
                words::counted(count, "paragraph")
            );
            self.body.paragraph("ListBullet", &[Run::plain(text)]);
        }
    }
}

/// What the words “left out” mean, and don't.
const LIMITS: &str = "“Left out”, “not here” and “absent” say that no passage was found that is near \
    enough to be taken for the same; the same matter told in quite other words can be missed, so the \
    nearest passage is given with how near it is.";

fn said(uses: &[WordingUse]) -> Run<'static> {
    if uses.is_empty() {
        return Run::small("–");
    }
    let one = |one: &WordingUse| {
        let mut places: Vec<String> =
            one.places.iter().map(|place| place.paragraph.to_string()).collect();
        places.dedup();
        let at = if places.is_empty() { String::new() } else { format!(": {}", places.join(", ")) };
        format!("{} ({}{at})", one.words, one.count_in_words())
    };
    Run::plain(uses.iter().map(one).collect::<Vec<_>>().join("; "))
}
