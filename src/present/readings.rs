//! The wordings of a row as shown: who carries each, and how grave the changes between them are.

use super::{ReadingView, RowView};
use crate::align::{self, Comparison, Severity, Wordings};
use crate::article::VersionId;
use crate::story::Story;

/// The distinct wordings of a row, each with how grave its change against the base's is.
pub(super) fn readings(wordings: &Wordings, base: VersionId) -> Vec<ReadingView> {
    let of_base = wordings.readings.iter().position(|reading| reading.versions.contains(&base));
    let readings = wordings.readings.iter().enumerate();
    readings
        .map(|(at, reading)| ReadingView {
            versions: reading.versions.clone(),
            severity: of_base.and_then(|base| wordings.severity_between(base, at)),
        })
        .collect()
}

impl RowView {
    /// The wording that `version` carries.
    #[must_use]
    pub fn reading_of(&self, version: VersionId) -> Option<&ReadingView> {
        self.readings.iter().find(|reading| reading.versions.contains(&version))
    }

    /// Any two versions of this row compared, the second against the first, and how grave the change
    /// is: `None` for that where the two share too few words to say. `None` for all where either has
    /// no passage here.
    #[must_use]
    pub fn compare(
        &self,
        story: &Story,
        one: VersionId,
        other: VersionId,
    ) -> Option<(Comparison, Option<Severity>)> {
        let row = story.alignment.rows.iter().find(|row| row.id == self.id)?;
        let comparison = align::compare(&story.versions, row, one, other)?;
        Some((comparison, align::severity(&story.versions, row, one, other)))
    }
}

#[cfg(test)]
mod tests {
    use crate::align::{Meaning, Relation, Severity};
    use crate::article::VersionId;
    use crate::present::{Presentation, present, testing};
    use crate::story::Story;
    use crate::watch::Watch;

    fn bridge() -> Story {
        let texts = [
            "Police shut the bridge at Orm on Friday after 14 cracks were found.",
            "Police shut the bridge at Orm on Friday after 20 cracks were found.",
            "Police shut the bridge at Orm on Friday, after 14 cracks were found.",
            "Nobody may drive across the river any more.",
            "Police closed the bridge at Orm on Friday after 14 cracks were found.",
        ];
        let versions = texts.iter().map(|text| testing::version("V", &[text])).collect();
        testing::story(versions, &[&[Some(0); 5]])
    }

    fn shown(story: &Story, base: u16) -> Presentation {
        present(story, VersionId(base), &Watch::unwatched()).expect("nobody cancels")
    }

    fn written(severity: Option<Severity>) -> String {
        severity.map_or_else(
            || "can't tell".to_owned(),
            |s| {
                let changes: Vec<&str> = s.changes().map(Meaning::name).collect();
                [vec![s.name()], changes].concat().join(" ")
            },
        )
    }

    #[test]
    fn every_reading_says_how_grave_its_change_against_the_base_is() {
        let story = bridge();
        for (base, expected) in [
            (0, ["AC typographic", "B meaning number", "D can't tell", "E minor"]),
            (1, ["AC meaning number", "B none", "D can't tell", "E meaning number"]),
            (3, ["AC can't tell", "B can't tell", "D none", "E can't tell"]),
        ] {
            let view = shown(&story, base);
            let readings: Vec<String> = view.rows[0]
                .readings
                .iter()
                .map(|reading| {
                    let who: String = reading.versions.iter().map(ToString::to_string).collect();
                    format!("{who} {}", written(reading.severity))
                })
                .collect();
            assert_eq!(readings, expected);
            assert_eq!(written(view.rows[0].severity), "meaning number");
        }
    }

    #[test]
    fn a_row_of_one_version_has_no_severity() {
        let versions = vec![testing::version("V", &["Words."]), testing::version("W", &["Other."])];
        let view = shown(&testing::story(versions, &[&[Some(0), None], &[None, Some(0)]]), 0);
        assert_eq!(view.rows.iter().map(|row| row.severity).collect::<Vec<_>>(), [None, None]);
        let lone: Vec<_> = view.rows.iter().map(|row| row.readings[0].severity).collect();
        assert_eq!(lone, [None, Some(Severity::None)]);
    }

    #[test]
    fn any_two_versions_of_a_row_can_be_compared() {
        let story = bridge();
        let row = &shown(&story, 0).rows[0];
        let (b, c, d) = (VersionId(1), VersionId(2), VersionId(3));
        let (comparison, severity) = row.compare(&story, b, c).expect("both have it");
        assert_eq!(
            (comparison.relation, written(severity).as_str()),
            (Relation::Edited, "meaning number")
        );
        let (comparison, severity) = row.compare(&story, b, d).expect("both have it");
        assert_eq!((comparison.relation, severity), (Relation::Reworded, None));
        assert_eq!(row.compare(&story, b, VersionId(9)), None);
        assert_eq!(row.reading_of(c), row.reading_of(VersionId(0)));
    }
}
