//! Word choice as shown: one line for each choice, each thing named differently and each speaker, and
//! in each cell what the version says.

use crate::article::Place;
use crate::facts::FactId;
use crate::story::Story;
use crate::wording::{Choice, ChoiceId, Form, Naming, Reporting};
use std::fmt;

/// Word choice, in three lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordingView {
    /// Words that one version has where another has others.
    pub choices: Vec<WordingRow>,
    /// What versions name differently.
    pub names: Vec<WordingRow>,
    /// With which verbs each speaker is made to speak.
    pub reporting: Vec<WordingRow>,
}

impl WordingView {
    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.choices.len() + self.names.len() + self.reporting.len()
    }

    /// Whether nothing is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a line is about; its text is the line's name in reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordingKey {
    /// A choice between words.
    Choice(ChoiceId),
    /// A thing that is named.
    Naming(FactId),
    /// Somebody who speaks, by place in the list.
    Reporting(u32),
}

impl fmt::Display for WordingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(id) => id.fmt(f),
            Self::Naming(fact) => write!(f, "n{}", u64::from(fact.0) + 1),
            Self::Reporting(n) => write!(f, "v{}", u64::from(*n) + 1),
        }
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct WordingRow {
    /// What it is about.
    pub key: WordingKey,
    /// Its heading: "regime | government", a name.
    pub label: String,
    /// What kind of thing or speaker.
    pub kind: Option<&'static str>,
    /// By version index: what the version says, the most frequent words first; empty where it says
    /// nothing of the kind.
    pub cells: Vec<Vec<WordingUse>>,
}

/// Words that a version uses.
#[derive(Clone, Debug, PartialEq)]
pub struct WordingUse {
    /// The words.
    pub words: String,
    /// What kind of verb it is.
    pub class: Option<&'static str>,
    /// The places, in reading order. For a choice: where others have the other words.
    pub places: Vec<Place>,
    /// For a choice: how often the words stand anywhere in the version's own voice.
    pub uses: Option<usize>,
}

impl WordingUse {
    /// How often, in words: "3", "2 of 6" where the words stand elsewhere too.
    #[must_use]
    pub fn count_in_words(&self) -> String {
        let here = self.places.len();
        match self.uses {
            Some(uses) if uses > here => format!("{here} of {uses}"),
            Some(_) | None => here.to_string(),
        }
    }
}

/// The word choice of `story`.
pub(super) fn wording(story: &Story) -> WordingView {
    let wording = &story.wording;
    let speakers = (0_u32..).zip(&wording.reporting);
    WordingView {
        choices: wording.choices.iter().map(|choice| choice_row(story, choice)).collect(),
        names: wording.names.iter().map(|naming| naming_row(story, naming)).collect(),
        reporting: speakers.filter_map(|(n, one)| reporting_row(story, n, one)).collect(),
    }
}

fn choice_row(story: &Story, choice: &Choice) -> WordingRow {
    let forms: Vec<(&Form, &Vec<usize>)> = choice.forms.iter().zip(&choice.uses).collect();
    let of = |v: usize| {
        let uses = forms.iter().filter_map(|(form, uses)| {
            let uses = uses.get(v).copied().unwrap_or(0);
            let one = used(form, v).filter(|one| uses > 0 || !one.places.is_empty())?;
            // The words may stand in a heading that is no voice of its own: never fewer than shown.
            let uses = Some(uses.max(one.places.len()));
            Some(WordingUse { uses, ..one })
        });
        uses.collect()
    };
    WordingRow {
        key: WordingKey::Choice(choice.id),
        label: choice.forms.each_ref().map(|form| form.words.as_str()).join(" | "),
        kind: None,
        cells: (0..story.versions.len()).map(of).collect(),
    }
}

fn naming_row(story: &Story, naming: &Naming) -> WordingRow {
    let of = |v: usize| {
        let uses = naming.forms.iter().filter_map(|form| used(form, v));
        most_first(uses.filter(|one| !one.places.is_empty()).collect())
    };
    WordingRow {
        key: WordingKey::Naming(naming.fact),
        label: naming.label.clone(),
        kind: Some(naming.kind.name()),
        cells: (0..story.versions.len()).map(of).collect(),
    }
}

fn reporting_row(story: &Story, n: u32, reporting: &Reporting) -> Option<WordingRow> {
    let speaker = story.quotes.speaker(reporting.speaker)?;
    let of = |v: usize| {
        let uses = reporting.verbs.iter().filter_map(|verb| {
            let one = used(&verb.form, v).filter(|one| !one.places.is_empty())?;
            Some(WordingUse { class: Some(verb.class.name()), ..one })
        });
        most_first(uses.collect())
    };
    Some(WordingRow {
        key: WordingKey::Reporting(n),
        label: speaker.name.clone(),
        kind: Some(speaker.kind.name()),
        cells: (0..story.versions.len()).map(of).collect(),
    })
}

fn used(form: &Form, version: usize) -> Option<WordingUse> {
    let places = form.cells.get(version)?.clone();
    Some(WordingUse { words: form.words.clone(), class: None, places, uses: None })
}

fn most_first(mut uses: Vec<WordingUse>) -> Vec<WordingUse> {
    uses.sort_by_key(|one| std::cmp::Reverse(one.places.len()));
    uses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{present, testing};
    use crate::watch::Watch;

    fn form(story: &Story, words: &str, texts: &[&str]) -> Form {
        let cells = texts.iter().enumerate().map(|(v, text)| match *text {
            "" => Vec::new(),
            text => vec![testing::place(story, v, text)],
        });
        Form { words: words.to_owned(), cells: cells.collect() }
    }

    #[test]
    fn a_choice_tells_how_often_the_words_stand_elsewhere_too() {
        let versions = vec![
            testing::version("V", &["The government fell."]),
            testing::version("W", &["The regime fell. The regime is gone."]),
            testing::version("X", &["The government fell. A regime."]),
        ];
        let mut story = testing::story(versions, &[&[Some(0), Some(0), Some(0)]]);
        let forms = [
            form(&story, "government", &["government", "", "government"]),
            form(&story, "regime", &["", "regime", ""]),
        ];
        let uses = [vec![1, 0, 1], vec![0, 2, 1]];
        story.wording.choices.push(Choice { id: ChoiceId(0), forms, uses });
        let view = present(&story, crate::article::VersionId(0), &Watch::unwatched());
        let row = view.expect("nobody cancels").wording.choices[0].clone();
        assert_eq!(
            (row.label.as_str(), row.key.to_string().as_str()),
            ("government | regime", "w1")
        );
        let cells: Vec<Vec<String>> = row
            .cells
            .iter()
            .map(|uses| {
                uses.iter().map(|u| format!("{} {}", u.words, u.count_in_words())).collect()
            })
            .collect();
        assert_eq!(
            cells,
            [vec!["government 1"], vec!["regime 1 of 2"], vec!["government 1", "regime 0 of 1"]]
        );
    }
}
