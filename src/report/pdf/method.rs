//! What a person decided, what the words of the report mean, and where it comes from.

use super::Paper;
use super::words::{Style, Styled};
use crate::article::Role;
use crate::report::provenance::provenance as made_from;
use crate::report::{Section, told, words};

/// What has to be known of the verdicts.
const MEANINGS: [(&str, &str); 8] = [
    (
        "Left out, not here, absent",
        "No passage was found that is near enough to be taken for the same. It does not prove that the \
         version says nothing of the matter: a passage in quite other words can be missed. So the nearest \
         passage is always given, with how near it is, from 0% (nothing in common) to 100% (the same).",
    ),
    (
        "Edited, reworded",
        "Edited passages have most words in common with the base’s; reworded ones tell the same in other \
         words. The base decides what is shown as edited, added or left out; which passages stand together \
         does not depend on it.",
    ),
    ("How grave a change is", words::SEVERITY),
    (
        "Typographic differences",
        "Punctuation, quotation marks and apostrophes, dashes and hyphens, white space, British and American \
         spelling, and capitals. They make no passage “edited”.",
    ),
    (
        "Moved",
        "The passage, or a sentence inside it, stands out of order against the base. As few and as short \
         ones as possible are called moved.",
    ),
    (
        "Quotes",
        "Speakers are found by rules from the words around a quote. Where they leave it open, no speaker is \
         named. Each reading says why the program thinks so, and how sure it is.",
    ),
    (
        "Facts",
        "Found by rules; a value is brought to a normal form. Relative days are counted from the version’s \
         date of publication, and stay unresolved where there is none.",
    ),
    (
        "Names of places",
        "A3 is the third paragraph of version A, those that are set aside included; r, q and f name rows, \
         quotes and facts. They are the same in every kind of report on the same files.",
    ),
];

/// What a person decided, commented on and checked.
pub(super) fn decisions(paper: &mut Paper<'_>) {
    let decisions = paper.view.decisions();
    if decisions.is_empty() {
        return;
    }
    let items = decisions
        .into_iter()
        .map(|one| {
            Styled::of(format!("{}  ", one.key), Style::STRONG)
                .and(told::decision(one), Style::PLAIN)
        })
        .collect();
    paper.part(Section::Decisions.title());
    paper.list(items);
}

/// What the words of the report mean, and what was set aside.
pub(super) fn method(paper: &mut Paper<'_>) {
    paper.part(Section::Method.title());
    for (word, meaning) in MEANINGS {
        let meaning = format!("  {}.", meaning.trim_end_matches('.'));
        paper.para(Styled::of(word, Style::STRONG).and(meaning, Style::PLAIN));
    }
    for version in paper.versions() {
        let Some(one) = paper.story.versions.get(version.index()) else { continue };
        let aside: Vec<Styled> = one
            .article
            .paragraphs
            .iter()
            .filter(|paragraph| !paragraph.role.is_aligned())
            .map(|paragraph| {
                let why = match &paragraph.why {
                    Some(why) => why.as_str(),
                    None if paragraph.role == Role::Boilerplate => "boilerplate",
                    None => paragraph.role.name(),
                };
                Styled::of(paragraph.text.as_str(), Style::TEXT.sized(9.0))
                    .and(format!("  {why}"), Style::SOFT)
            })
            .collect();
        if !aside.is_empty() {
            paper.heading(format!("Set aside in {}", paper.name(version)));
            paper.list(aside);
        }
    }
}

/// Where the report comes from: always written.
pub(super) fn provenance(paper: &mut Paper<'_>) {
    let made = made_from(paper.input);
    paper.part("How this file was made");
    let mut lines = vec![format!("Written by {}.", made.generator)];
    lines.extend(made.settings.iter().map(|(name, value)| told::setting(name, value)));
    lines.extend(made.selection);
    if made.decisions.is_empty() {
        lines.push("No person decided anything about it.".to_owned());
    } else {
        let count = words::counted(made.decisions.len(), "decision");
        lines.push(format!("{count} of a person went into it."));
    }
    lines.push("The files are named with their SHA-256 under “Versions”.".to_owned());
    paper.list(lines.into_iter().map(|line| Styled::of(line, Style::PLAIN)).collect());
}
