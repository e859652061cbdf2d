//! Words that several report formats share: names for people, shares, excerpts, and word diffs as
//! blocks of text.

use crate::align::{Change, DiffRun, Join, Relation, Severity};
use crate::article::{self, Place, VersionId};
use crate::present::{QuoteReading, Reach, Shares, Source, Typographic};
use crate::quotes::SpeakerKind;
use crate::story::Story;

/// The mark of what the user of the program decided.
pub(super) const BY_USER: &str = "set by you";

/// What a comment of theirs begins with.
pub(super) const COMMENT: &str = "comment by you:";

/// What the shares of a version's words mean.
pub(super) const STANDINGS: &str = "How much of each version stands in others. Verbatim are words in a \
    run of six or more that another version has the same, and sentences that are the same throughout; \
    edited the other words of sentences with most words in common; reworded those of sentences told \
    in other words; own what no other version tells";

/// What is meant by the gravity of a change.
pub(super) const SEVERITY: &str = "Typographic: punctuation, marks, case or spelling only. Minor: words, \
    but nothing that is known to change what is said. Meaning: a negation, a number or date, a name, a \
    hedge (a word that makes a statement less sure, or somebody’s) or a whole sentence came, went or was \
    replaced. Of two passages with few words in common nothing is said: neither is a change of the other";

/// What the estimate of sources is, and is not.
pub(super) const ESTIMATE: &str = "Who follows whom is an estimate, from shared wording outside quotes, \
    from days and times, and from notes in the texts. Two versions with the same words may both have \
    them from a text that is not among these.";

/// A piece of text with one fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// What became of it.
    pub(super) change: Change,
    /// The words.
    pub(super) text: &'a str,
}

/// Share of a passage's own words that must also stand in the base for a word diff to help a reader
/// more than it hinders. Below it the words are shown without marks; the base stands beside them.
pub(super) const SHARE_FOR_DIFF: f32 = 0.3;

/// A word diff as paragraphs of pieces, or the words alone where nearly all of them are new.
pub(super) fn toned<'a>(story: &'a Story, runs: &[DiffRun]) -> Vec<Vec<Piece<'a>>> {
    let length = |wanted: fn(Change) -> bool| -> usize {
        runs.iter().filter(|run| wanted(run.change)).map(|run| run.place.span.len()).sum()
    };
    let own = length(|change| change != Change::Deleted);
    let new = length(|change| change == Change::Inserted);
    if (own - new) as f32 >= SHARE_FOR_DIFF * own as f32 {
        return blocks(story, runs);
    }
    let own = runs.iter().filter(|run| run.change != Change::Deleted);
    let plain: Vec<DiffRun> = own.map(|run| DiffRun { change: Change::Same, ..*run }).collect();
    blocks(story, &plain)
}

/// A word diff as paragraphs of pieces. White space that lies between runs is given back; other
/// words between them are an ellipsis.
pub(super) fn blocks<'a>(story: &'a Story, runs: &[DiffRun]) -> Vec<Vec<Piece<'a>>> {
    let mut blocks: Vec<Vec<Piece<'a>>> = Vec::new();
    let (mut own, mut deleted): (Option<Place>, Option<Place>) = (None, None);
    for run in runs {
        let is_deleted = run.change == Change::Deleted;
        let new_block = !is_deleted && own.is_some_and(|own| own.paragraph != run.place.paragraph);
        if blocks.is_empty() || new_block {
            blocks.push(Vec::new());
        }
        let text = article::words_at(&story.versions, run.place);
        let last = if is_deleted { &mut deleted } else { &mut own };
        if let Some(block) = blocks.last_mut() {
            let skipped = last.and_then(|last| skipped(story, last, run.place));
            let gap = block.last().and_then(|before| gap(*before, skipped, is_deleted, text));
            block.extend(gap.map(|text| Piece { change: Change::Same, text }));
            block.push(Piece { change: run.change, text });
        }
        *last = Some(run.place);
    }
    blocks
}

/// The words of one paragraph between two places.
fn skipped(story: &Story, last: Place, next: Place) -> Option<&str> {
    let paragraph = article::paragraph(&story.versions, next.paragraph)?;
    (last.paragraph == next.paragraph)
        .then(|| paragraph.text.get(last.span.end()..next.span.start()))
        .flatten()
}

/// What is to stand between two pieces; `skipped` are the words between the last run of the same
/// side and this.
fn gap(
    before: Piece<'_>,
    skipped: Option<&str>,
    deleted: bool,
    after: &str,
) -> Option<&'static str> {
    if before.text.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace) {
        return None;
    }
    let same_side = deleted == (before.change == Change::Deleted);
    match skipped {
        Some("") if same_side => None,
        Some(words) if !words.is_empty() && words.trim().is_empty() => Some(" "),
        Some(words) if !words.is_empty() && !deleted => Some(" … "),
        // Between the two sides the text itself has no space: one is set where words would touch.
        Some(_) | None => (ends_word(before.text) && begins_word(after)).then_some(" "),
    }
}

fn ends_word(text: &str) -> bool {
    let mut back = text.chars().rev();
    match back.next() {
        Some('.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '”' | '’' | '»') => true,
        Some('"') => back.next().is_some_and(|c| !c.is_whitespace()),
        Some(c) => c.is_alphanumeric() || is_sign(c),
        None => false,
    }
}

/// Signs that are part of a figure.
fn is_sign(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '%' | '°')
}

fn begins_word(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('(' | '[' | '“' | '‘' | '«' | '„' | '¿' | '¡') => true,
        Some('"') => chars.next().is_some_and(char::is_alphanumeric),
        Some(c) => c.is_alphanumeric() || is_sign(c),
        None => false,
    }
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

/// How grave a change is, for people: "meaning: number, hedge". `None` where nothing changed.
pub(super) fn severity(severity: Severity) -> Option<String> {
    match severity {
        Severity::None => None,
        Severity::Typographic | Severity::Minor => Some(severity.name().to_owned()),
        Severity::Meaning(kinds) => Some(format!("meaning: {}", kinds.words())),
    }
}

/// What the word choice tells and leaves out.
pub(super) const WORDING: &str = "Words of a version where another version has other words in the same \
    passage, counted in the versions’ own voice: what people say in quotation marks is left out. \
    “2 of 6” says that the words stand six times in the version and two times where another version \
    has the other ones.";

/// What the report does with typographic differences, as a sentence.
pub(super) fn typographic_setting(typographic: Typographic) -> &'static str {
    match typographic {
        Typographic::Shown => "Typographic differences: shown.",
        Typographic::Hidden => {
            "Typographic differences: hidden; words that differ in nothing else are shown as equal."
        }
    }
}

/// A version's label.
pub(super) fn label(story: &Story, version: VersionId) -> &str {
    story.versions.get(version.index()).map_or("", |version| &version.label)
}

/// The parts of a version's words that are not empty: "58% verbatim, 42% own".
pub(super) fn shares(shares: &Shares) -> String {
    let parts = shares.parts();
    let some = parts.iter().filter(|part| part.words > 0);
    let parts: Vec<String> =
        some.map(|part| format!("{}% {}", part.percent, part.standing.name())).collect();
    if parts.is_empty() { "no words".to_owned() } else { parts.join(", ") }
}

/// Whom a version most likely follows, in a word or two.
pub(super) fn source(source: Source) -> String {
    match source {
        Source::Follows(version) => format!("follows {version}"),
        Source::Independent => "follows none".to_owned(),
        Source::Unclear => "can’t be told".to_owned(),
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

/// Where in a text a voice is heard: "from 12% to 80% down".
pub(super) fn reach(reach: Reach) -> String {
    let (first, deepest) = (percent(reach.first), percent(reach.deepest));
    if first == deepest {
        format!("{first} down")
    } else {
        format!("from {first} to {deepest} down")
    }
}

/// By whom a quote is passed on and to whom it was said, where the text tells.
pub(super) fn hands(story: &Story, reading: &QuoteReading) -> Vec<String> {
    let at = |place| article::words_at(&story.versions, place);
    let addressee = reading.addressee.map(|place| format!("said to: {}", at(place)));
    let reporter = reading.reporter.map(|place| format!("passed on by: {}", at(place)));
    addressee.into_iter().chain(reporter).collect()
}

/// What kind of source a speaker is.
pub(super) fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Body => "organisation or office",
        SpeakerKind::Several => "several together",
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

    #[test]
    fn between_two_deletions_nothing_is_put_in() {
        let (old, new) = ("The old pier, now gone", "The pier");
        let story = testing::story(
            vec![testing::version("A", &["Title", old]), testing::version("B", &["Title", new])],
            &[],
        );
        let run =
            |v, words: &str, change| DiffRun { place: testing::place(&story, v, words), change };
        let runs = [
            run(1, "The ", Change::Same),
            run(0, "old ", Change::Deleted),
            run(1, "pier", Change::Same),
            run(0, ", now gone", Change::Deleted),
        ];
        let blocks = blocks(&story, &runs);
        let texts: Vec<&str> = blocks.iter().flatten().map(|piece| piece.text).collect();
        assert_eq!(texts, ["The ", "old ", "pier", ", now gone"]);
    }

    #[test]
    fn deleted_and_inserted_words_do_not_touch() {
        let story = testing::story(
            vec![
                testing::version("A", &["Title", "It was old. Gone. It cost $3."]),
                testing::version("B", &["Title", "It was new. Here. It cost $4."]),
            ],
            &[],
        );
        let run =
            |v, words: &str, change| DiffRun { place: testing::place(&story, v, words), change };
        let runs = [
            run(1, "It was ", Change::Same),
            run(0, "old", Change::Deleted),
            run(1, "new", Change::Inserted),
            run(1, ".", Change::Same),
            run(0, "Gone.", Change::Deleted),
            run(1, "Here.", Change::Inserted),
            run(1, " It cost ", Change::Same),
            run(0, "$3", Change::Deleted),
            run(1, "$4", Change::Inserted),
        ];
        let blocks = blocks(&story, &runs);
        let text: String = blocks.iter().flatten().map(|piece| piece.text).collect();
        assert_eq!(text, "It was old new. Gone. Here. It cost $3 $4");
    }

    #[test]
    fn where_nearly_all_words_are_new_they_are_shown_without_marks() {
        let story = testing::story(
            vec![
                testing::version("A", &["Title", "The pier burned down"]),
                testing::version("B", &["Title", "Flames took the whole structure down"]),
            ],
            &[],
        );
        let run =
            |v, words: &str, change| DiffRun { place: testing::place(&story, v, words), change };
        let runs = [
            run(0, "The pier burned ", Change::Deleted),
            run(1, "Flames took the whole structure ", Change::Inserted),
            run(1, "down", Change::Same),
        ];
        let toned = toned(&story, &runs);
        assert!(toned.iter().flatten().all(|piece| piece.change == Change::Same));
        let text: String = toned.iter().flatten().map(|piece| piece.text).collect();
        assert_eq!(text, "Flames took the whole structure down");
    }
}
