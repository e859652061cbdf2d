//! Words that several report formats share: names for people, shares, excerpts, and word diffs as
//! blocks of text.

use crate::align::{Change, DiffRun, Join, Relation};
use crate::article::{self, Place, VersionId};
use crate::quotes::{QuoteChange, QuoteStatus, SpeakerKind};
use crate::story::Story;

/// A piece of text with one fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// What became of it.
    pub(super) change: Change,
    /// The words.
    pub(super) text: &'a str,
}

/// A word diff as paragraphs of pieces. White space that lies between runs is given back; other
/// words between them are an ellipsis.
pub(super) fn blocks<'a>(story: &'a Story, runs: &[DiffRun]) -> Vec<Vec<Piece<'a>>> {
    let mut blocks: Vec<Vec<Piece<'a>>> = Vec::new();
    let (mut own, mut deleted): (Option<Place>, Option<Place>) = (None, None);
    for run in runs {
        let last = if run.change == Change::Deleted { &mut deleted } else { &mut own };
        let new_block = run.change != Change::Deleted
            && last.is_some_and(|last| last.paragraph != run.place.paragraph);
        if blocks.is_empty() || new_block {
            blocks.push(Vec::new());
        }
        let text = article::words_at(&story.versions, run.place);
        if let Some(block) = blocks.last_mut() {
            if !block.is_empty() {
                let gap = gap(story, *last, run.place, block.last().map_or("", |p| p.text), text);
                block.extend(gap.map(|text| Piece { change: Change::Same, text }));
            }
            block.push(Piece { change: run.change, text });
        }
        *last = Some(run.place);
    }
    blocks
}

/// What stands between two runs that are shown one after the other; `last` is the last run of the
/// same side.
fn gap(
    story: &Story,
    last: Option<Place>,
    next: Place,
    before: &str,
    after: &str,
) -> Option<&'static str> {
    if before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace) {
        return None;
    }
    let between = last.filter(|last| last.paragraph == next.paragraph).and_then(|last| {
        let text = &article::paragraph(&story.versions, next.paragraph)?.text;
        text.get(last.span.end()..next.span.start())
    });
    match between {
        Some("") => None,
        Some(between) if between.trim().is_empty() => Some(" "),
        Some(_) => Some(" … "),
        None => {
            let ends = before.chars().next_back().is_some_and(|c| !is_opening(c));
            let begins = after.chars().next().is_some_and(|c| c.is_alphanumeric() || is_opening(c));
            (ends && begins && last.is_some()).then_some(" ")
        }
    }
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '«' | '„' | '¿' | '¡')
}

/// Whole places as paragraphs of text, without a diff.
pub(super) fn plain(story: &Story, places: &[Place]) -> Vec<String> {
    let runs: Vec<DiffRun> =
        places.iter().map(|&place| DiffRun { place, change: Change::Same }).collect();
    blocks(story, &runs)
        .iter()
        .map(|block| block.iter().map(|piece| piece.text).collect::<String>())
        .collect()
}

/// At most `limit` characters of `text`, cut between words.
#[must_use]
pub fn excerpt(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or_default();
    let cut = cut.rsplit_once(char::is_whitespace).map_or(cut, |(most, _)| most);
    format!("{} …", cut.trim_end_matches([',', ';', ':', ' ']))
}

/// A share in whole percent.
pub(super) fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}

/// "1 passage", "2 passages".
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// "A", "A and B", "A, B and C".
pub(super) fn letters(versions: &[VersionId]) -> String {
    match versions {
        [] => String::new(),
        [one] => one.to_string(),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(ToString::to_string).collect();
            format!("{} and {last}", most.join(", "))
        }
    }
}

/// How a passage stands to the base's, for people.
pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Edited => "edited",
        Relation::Reworded => "reworded",
        Relation::Added => "added",
        Relation::LeftOut => "left out",
    }
}

/// How a passage relates to whole paragraphs, where that is worth saying.
pub(super) fn join(join: Join) -> Option<&'static str> {
    match join {
        Join::Whole => None,
        Join::Part => Some("part of a paragraph"),
        Join::Several => Some("several paragraphs"),
    }
}

/// What became of a quote, for people.
pub(super) fn quote_status(status: QuoteStatus) -> &'static str {
    match status {
        QuoteStatus::OtherSpeaker => "other speaker",
        QuoteStatus::Full
        | QuoteStatus::Trimmed
        | QuoteStatus::Reworded
        | QuoteStatus::Paraphrased
        | QuoteStatus::Fragment => status.name(),
    }
}

/// A sign for what became of a quote; it never stands without the word.
pub(super) fn quote_sign(status: QuoteStatus) -> &'static str {
    match status {
        QuoteStatus::Full => "●",
        QuoteStatus::Trimmed => "◐",
        QuoteStatus::Reworded => "≈",
        QuoteStatus::Paraphrased => "○",
        QuoteStatus::Fragment => "·",
        QuoteStatus::OtherSpeaker => "⇄",
    }
}

/// What a kind of difference from the fullest form means.
pub(super) fn quote_change(change: QuoteChange) -> &'static str {
    match change {
        QuoteChange::Typographic => "only typography",
        QuoteChange::EllipsisMarked => "cut, marked with an ellipsis",
        QuoteChange::CutUnmarked => "cut in the middle, not marked",
        QuoteChange::BracketInsertion => "words inserted in brackets",
        QuoteChange::TruncatedStart => "beginning missing",
        QuoteChange::TruncatedEnd => "end missing",
        QuoteChange::WordsChanged => "other words",
        QuoteChange::Tense => "other tense",
        QuoteChange::Hedge => "hedge added or dropped",
        QuoteChange::Number => "other number",
        QuoteChange::Negation => "negation added or dropped",
        QuoteChange::Speaker => "other speaker",
    }
}

/// What kind of source a speaker is.
pub(super) fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Body => "organisation or office",
        SpeakerKind::Unnamed => "without a name",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::testing;

    #[test]
    fn excerpts_end_between_words() {
        for (text, limit, expected) in [
            ("short", 10, "short"),
            ("one two three", 8, "one two …"),
            ("one, two", 6, "one …"),
            ("éééééééé", 4, "éééé …"),
        ] {
            assert_eq!(excerpt(text, limit), expected);
        }
    }

    #[test]
    fn letters_are_listed_as_a_person_would() {
        let ids = [VersionId(0), VersionId(1), VersionId(3)];
        assert_eq!(letters(&ids), "A, B and D");
        assert_eq!(letters(&ids[..1]), "A");
    }

    #[test]
    fn white_space_between_runs_is_given_back_and_words_between_are_an_ellipsis() {
        let version = testing::version("One", &["Title", "One. Two. Three."]);
        let story = testing::story(vec![version], &[]);
        let place = |words: &str| testing::place(&story, 0, words);
        let texts = |words: &[&str]| {
            plain(&story, &words.iter().map(|w| place(w)).collect::<Vec<_>>()).join("|")
        };
        assert_eq!(texts(&["One.", "Two."]), "One. Two.");
        assert_eq!(texts(&["One.", "Three."]), "One. … Three.");
        assert_eq!(texts(&["One", "."]), "One.");
        assert_eq!(texts(&["Title", "One."]), "Title|One.");
    }
}
