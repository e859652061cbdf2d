//! What tells which of two versions came first: days, times and notes that the files give, names of
//! sources, counts that rise.

use crate::article::{Article, Role, Version};
use crate::facts::{Agreement, FactKind};
use crate::story::Story;
use crate::text::normalise;

/// How strongly a day or time of publication speaks: more than all else together.
pub(super) const CERTAIN: i32 = 1000;
/// How strongly a version that names another as where it has its words from speaks.
const NAMED: i32 = 3;
/// How strongly a note speaks that one has and the other has not: of a correction, that more follows,
/// that it was brought up to date.
const NOTE: i32 = 2;
/// Most that counts can speak together: each speaks 1. Counts of dead and hurt rise, others need not.
const COUNTS: i32 = 2;

/// Something that speaks for one version being earlier than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// It has the earlier day of publication.
    Day,
    /// It gives the earlier time on the same day.
    Time,
    /// The later names it.
    Named,
    /// The later has a correction note.
    Correction,
    /// It says that more follows.
    MoreFollows,
    /// The later says that it was brought up to date.
    Updated,
    /// The later has higher counts.
    Counts,
}

/// What is known of a version that can tell it earlier or later.
#[derive(Clone, Debug)]
struct Marks {
    day: Option<crate::article::Date>,
    /// Minutes after midnight.
    time: Option<u32>,
    correction: bool,
    more_follows: bool,
    updated: bool,
    /// All its words, folded, parted by single spaces.
    text: String,
    /// How others would name it.
    names: Vec<String>,
}

/// Evidence of all versions about each other.
#[derive(Debug)]
pub(super) struct Evidence<'a> {
    story: &'a Story,
    marks: Vec<Marks>,
    /// By two version indices: see [`Evidence::weight`].
    weights: Vec<Vec<i32>>,
}

/// Notes that more is to come, folded. They stand in early versions and go later.
const MORE_FOLLOWS: [&str; 8] = [
    "more follows",
    "more to follow",
    "more to come",
    "more soon",
    "this story is developing",
    "developing story",
    "this is a breaking news story",
    "this story is being updated",
];

/// Words of notes that a text was changed after it first appeared, folded.
const UPDATED: [&str; 8] = [
    "last updated",
    "updated at",
    "updated on",
    "updated:",
    "was updated",
    "has been updated",
    "was amended",
    "last modified",
];

/// Words up to which a paragraph is taken for a note about the text and not for a part of it.
const NOTE_WORDS: usize = 30;

/// Letters below which a name is too short to tell that a version is meant by it.
const SHORTEST_NAME: usize = 5;

impl<'a> Evidence<'a> {
    pub(super) fn new(story: &'a Story) -> Self {
        let marks: Vec<Marks> = story.versions.iter().map(|version| Marks::of(version)).collect();
        let mut evidence = Self { story, marks, weights: Vec::new() };
        let all = 0..evidence.marks.len();
        let half = |one, other| -> i32 { evidence.signs(one, other).iter().map(|s| s.1).sum() };
        let line = |one| all.clone().map(|other| half(one, other) - half(other, one)).collect();
        evidence.weights = all.clone().map(line).collect();
        evidence
    }

    /// How strongly the signs speak for `one` being earlier than `other`; negative for the reverse.
    pub(super) fn weight(&self, one: usize, other: usize) -> i32 {
        self.weights.get(one).and_then(|line| line.get(other)).copied().unwrap_or_default()
    }

    /// Whether the days or times that the files give say that `one` is later than `other`.
    pub(super) fn is_later(&self, one: usize, other: usize) -> bool {
        self.weight(other, one) > CERTAIN / 2
    }

    /// What speaks for `one` being earlier than `other`, strongest first, and how strongly.
    pub(super) fn signs(&self, one: usize, other: usize) -> Vec<(Sign, i32)> {
        let (Some(a), Some(b)) = (self.marks.get(one), self.marks.get(other)) else {
            return Vec::new();
        };
        let earlier =
            |x: Option<u32>, y: Option<u32>| matches!((x, y), (Some(x), Some(y)) if x < y);
        let day = matches!((a.day, b.day), (Some(x), Some(y)) if x < y);
        let rising = self.rising(one, other);
        let found = [
            (Sign::Day, CERTAIN, day),
            (Sign::Time, CERTAIN, a.day == b.day && earlier(a.time, b.time)),
            (Sign::Named, NAMED, names(b, a) && !names(a, b)),
            (Sign::Correction, NOTE, b.correction && !a.correction),
            (Sign::MoreFollows, NOTE, a.more_follows && !b.more_follows),
            (Sign::Updated, NOTE, b.updated && !a.updated),
            (Sign::Counts, rising.min(COUNTS), rising > 0),
        ];
        found.into_iter().filter(|(.., holds)| *holds).map(|(sign, by, _)| (sign, by)).collect()
    }

    /// By how many more counts `other` is above `one` than below.
    fn rising(&self, one: usize, other: usize) -> i32 {
        let counts = self
            .story
            .facts
            .facts
            .iter()
            .filter(|fact| fact.kind == FactKind::Count && fact.agreement == Agreement::Differ);
        counts
            .filter_map(|fact| {
                let value = |v: usize| -> Option<f64> {
                    fact.cells.get(v)?.as_ref()?.value.as_ref()?.text.parse().ok()
                };
                Some(match value(one)?.total_cmp(&value(other)?) {
                    std::cmp::Ordering::Less => 1,
                    std::cmp::Ordering::Equal => 0,
                    std::cmp::Ordering::Greater => -1,
                })
            })
            .sum()
    }
}

impl Marks {
    fn of(version: &Version) -> Self {
        let article = &version.article;
        let notes = || article.paragraphs.iter().filter(|paragraph| is_note(paragraph));
        let says = |words: &[&str]| {
            notes().any(|note| {
                let text = normalise::fold(&note.text);
                words.iter().any(|words| text.contains(words))
            })
        };
        Self {
            day: article.published,
            time: time_of(article),
            correction: article.paragraphs.iter().any(|p| p.role == Role::Correction),
            more_follows: says(&MORE_FOLLOWS),
            updated: says(&UPDATED),
            text: spaced(article.paragraphs.iter().map(|p| p.text.as_str())),
            names: names_of(version),
        }
    }
}

/// Whether a paragraph may speak about the text rather than be a part of it.
fn is_note(paragraph: &crate::article::Paragraph) -> bool {
    let told = match paragraph.role {
        Role::Headline
        | Role::Standfirst
        | Role::Subhead
        | Role::Caption
        | Role::PullQuote
        | Role::Update
        | Role::Related => false,
        Role::Byline | Role::Dateline | Role::Body | Role::Correction | Role::Boilerplate => true,
    };
    told && crate::text::words::count(&paragraph.text) <= NOTE_WORDS
}

/// The words of `texts` folded, each between spaces, so that whole words can be looked for.
fn spaced<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut words = String::from(" ");
    for text in texts {
        for word in
            unicode_segmentation::UnicodeSegmentation::unicode_words(normalise::fold(text).as_str())
        {
            words.push_str(word.strip_suffix("'s").unwrap_or(word));
            words.push(' ');
        }
    }
    words
}

/// How others would name a version: by its outlet or label, without an article in front.
fn names_of(version: &Version) -> Vec<String> {
    let given = version.article.outlet.iter().chain(std::iter::once(&version.label));
    let mut names: Vec<String> = given
        .map(|name| spaced(std::iter::once(name.as_str())))
        .map(|name| name.strip_prefix(" the ").map_or(name.clone(), |rest| format!(" {rest}")))
        .filter(|name| name.trim().len() >= SHORTEST_NAME)
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Whether `text` names `other`, which does not go by the same name.
fn names(text: &Marks, other: &Marks) -> bool {
    other.names.iter().any(|name| {
        let own =
            text.names.iter().any(|own| own.contains(name.as_str()) || name.contains(own.as_str()));
        !own && text.text.contains(name.as_str())
    })
}

/// The time of day, in minutes, that stands with the date or byline: the last one given there, which
/// is that of the last change.
pub(in crate::present) fn time_of(article: &Article) -> Option<u32> {
    let body = article.paragraphs.iter().position(|p| p.role == Role::Body);
    let head = article.paragraphs.iter().take(body.unwrap_or(article.paragraphs.len()));
    let dated = head.filter(|paragraph| match paragraph.role {
        Role::Byline | Role::Dateline | Role::Boilerplate => true,
        Role::Headline
        | Role::Standfirst
        | Role::Subhead
        | Role::Body
        | Role::Caption
        | Role::PullQuote
        | Role::Correction
        | Role::Update
        | Role::Related => false,
    });
    dated.filter_map(|paragraph| clock(&paragraph.text)).next_back()
}

/// The last time of day in `text`: "07:25", "5.40 p.m.".
fn clock(text: &str) -> Option<u32> {
    let folded = normalise::fold(text);
    let mut found = None;
    let mut pieces = folded.split_whitespace().peekable();
    while let Some(piece) = pieces.next() {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
        let half = piece.get(digits.len()..).filter(|rest| !rest.is_empty());
        let half = half.or_else(|| pieces.peek().copied()).unwrap_or_default();
        let half: String = half.chars().filter(|c| c.is_alphabetic()).collect();
        let parts: Vec<&str> = digits.split([':', '.']).collect();
        let [hours, minutes] = parts.as_slice() else { continue };
        let (Ok(hours), Ok(minutes), 2) =
            (hours.parse::<u32>(), minutes.parse::<u32>(), minutes.len())
        else {
            continue;
        };
        if hours > 23 || minutes > 59 {
            continue;
        }
        let hours = match half.as_str() {
            "pm" if hours < 12 => hours + 12,
            "am" if hours == 12 => 0,
            _ => hours,
        };
        found = Some(hours * 60 + minutes);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_read_beside_dates() {
        for (text, expected) in [
            ("11 February 2025, 07:25", Some(445)),
            ("Last updated: 09:10", Some(550)),
            ("Posted 5.40 p.m.", Some(1060)),
            ("1:05pm GMT", Some(785)),
            ("12.30 am", Some(30)),
            ("11.02.2025", None),
            ("11 February 2025", None),
            ("By Ann Lee", None),
        ] {
            assert_eq!(clock(text), expected, "{text}");
        }
    }
}
