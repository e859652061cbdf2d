//! The word choice of a story as JSON.

use super::shapes::{ByVersion, PlaceShape, SpeakerShape};
use super::{by_version, place_shape, speaker_shape};
use crate::story::Story;
use crate::wording::{Choice, Form};
use serde::Serialize;

#[derive(Default, Serialize)]
pub(super) struct WordingShape<'a> {
    names: Vec<NamingShape<'a>>,
    choices: Vec<ChoiceShape<'a>>,
    reporting: Vec<ReportingShape<'a>>,
}

#[derive(Serialize)]
struct NamingShape<'a> {
    fact: String,
    kind: &'static str,
    label: &'a str,
    forms: Vec<FormShape<'a>>,
}

#[derive(Serialize)]
struct ChoiceShape<'a> {
    id: String,
    forms: Vec<ChosenShape<'a>>,
}

#[derive(Serialize)]
struct ChosenShape<'a> {
    #[serde(flatten)]
    form: FormShape<'a>,
    uses: ByVersion<usize>,
}

#[derive(Serialize)]
struct ReportingShape<'a> {
    speaker: Option<SpeakerShape<'a>>,
    verbs: Vec<VerbShape<'a>>,
}

#[derive(Serialize)]
struct VerbShape<'a> {
    class: &'static str,
    #[serde(flatten)]
    form: FormShape<'a>,
}

#[derive(Serialize)]
struct FormShape<'a> {
    words: &'a str,
    cells: ByVersion<Vec<PlaceShape>>,
}

impl WordingShape<'_> {
    /// Where each way of putting it stands, for all of them.
    pub(super) fn cells(&mut self) -> impl Iterator<Item = &mut ByVersion<Vec<PlaceShape>>> {
        let names = self.names.iter_mut().flat_map(|naming| &mut naming.forms);
        let choices = self.choices.iter_mut().flat_map(|choice| &mut choice.forms);
        let verbs = self.reporting.iter_mut().flat_map(|reporting| &mut reporting.verbs);
        names
            .chain(choices.map(|chosen| &mut chosen.form))
            .chain(verbs.map(|verb| &mut verb.form))
            .map(|form| &mut form.cells)
    }

    /// How often each choice of words is used.
    pub(super) fn uses(&mut self) -> impl Iterator<Item = &mut ByVersion<usize>> {
        self.choices.iter_mut().flat_map(|choice| &mut choice.forms).map(|chosen| &mut chosen.uses)
    }
}

pub(super) fn wording(story: &Story) -> WordingShape<'_> {
    let wording = &story.wording;
    WordingShape {
        names: wording
            .names
            .iter()
            .map(|naming| NamingShape {
                fact: naming.fact.to_string(),
                kind: naming.kind.name(),
                label: &naming.label,
                forms: naming.forms.iter().map(|form| form_shape(story, form)).collect(),
            })
            .collect(),
        choices: wording.choices.iter().map(|choice| choice_shape(story, choice)).collect(),
        reporting: wording
            .reporting
            .iter()
            .map(|reporting| ReportingShape {
                speaker: speaker_shape(&story.quotes, Some(reporting.speaker)),
                verbs: reporting
                    .verbs
                    .iter()
                    .map(|verb| VerbShape {
                        class: verb.class.name(),
                        form: form_shape(story, &verb.form),
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn choice_shape<'a>(story: &Story, choice: &'a Choice) -> ChoiceShape<'a> {
    let forms = choice.forms.iter().zip(&choice.uses);
    ChoiceShape {
        id: choice.id.to_string(),
        forms: forms
            .map(|(form, uses)| ChosenShape {
                form: form_shape(story, form),
                uses: by_version(uses.iter().map(|&count| Some(count))),
            })
            .collect(),
    }
}

fn form_shape<'a>(story: &Story, form: &'a Form) -> FormShape<'a> {
    let cells = form.cells.iter().map(|places| {
        Some(places.iter().map(|&place| place_shape(story, place)).collect::<Vec<_>>())
    });
    FormShape { words: &form.words, cells: by_version(cells) }
}
