//! Words of one wording that stand where another wording of the same row has others.

use super::Known;
use super::voice::{Quoted, Word, words};
use crate::align::{self, Change, DiffRun, Row, Wordings};
use crate::article::{ParagraphId, Place, VersionId, paragraph};
use crate::text::Span;
use crate::text::words::is_function_word;
use crate::watch::{Cancelled, Watch};
use rayon::prelude::*;
use std::collections::HashMap;

/// One side of a swap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    /// The keys of its words.
    pub(super) keys: Vec<String>,
    /// Where it stands, in every version that carries the wording.
    pub(super) places: Vec<Place>,
}

/// Words and what another wording has in their place.
pub(super) type Swap = [Side; 2];

/// Most words of a side: longer ones tell something else and not the same in other words.
const MAX_WORDS: usize = 3;
/// Letters at their front that two forms of a word share, and most letters of their endings:
/// "leaves", "leaving".
const FRONT: usize = 4;
const ENDING: usize = 3;

/// All swaps of the story, row by row.
pub(super) fn swaps(
    known: &Known<'_>,
    quoted: &Quoted,
    watch: &Watch,
) -> Result<Vec<Swap>, Cancelled> {
    let finder = Finder { known, quoted, apart: apart(known) };
    let rows: Vec<(&Row, &Wordings)> = known.rows.iter().zip(known.wordings).collect();
    let found: Result<Vec<Vec<Swap>>, Cancelled> = rows
        .par_iter()
        .map(|(row, wordings)| watch.check().map(|()| finder.row(row, wordings)))
        .collect();
    Ok(found?.into_iter().flatten().collect())
}

/// Places of words that are told elsewhere, by paragraph: numbers and dates that differ are facts, and
/// the verbs with which somebody speaks have a list of their own.
fn apart(known: &Known<'_>) -> HashMap<ParagraphId, Vec<Span>> {
    let values = known.facts.facts.iter().filter(|fact| !fact.kind.is_name());
    let values = values.flat_map(|fact| fact.cells.iter().flatten());
    let values = values.flat_map(|cell| &cell.occurrences).map(|one| one.place);
    let uses = known.quotes.quotes.iter().flat_map(|quote| quote.cells.iter().flatten());
    let cues = uses.flat_map(|cell| &cell.occurrences).filter_map(|one| one.cue);
    let mut spans: HashMap<_, Vec<Span>> = HashMap::new();
    for place in values.chain(cues) {
        spans.entry(place.paragraph).or_default().push(place.span);
    }
    spans
}

struct Finder<'a> {
    known: &'a Known<'a>,
    quoted: &'a Quoted,
    apart: HashMap<ParagraphId, Vec<Span>>,
}

impl Finder<'_> {
    fn row(&self, row: &Row, wordings: &Wordings) -> Vec<Swap> {
        let readings = &wordings.readings;
        if readings.len() < 2 {
            return Vec::new();
        }
        let places = |version: VersionId| -> &[Place] {
            let cell = row.cells.get(version.index()).and_then(Option::as_ref);
            cell.map_or(&[], |passage| &passage.places)
        };
        let words: Vec<Vec<Word>> =
            (0..row.cells.len()).map(|v| self.passage_words(places(VersionId::at(v)))).collect();
        let mut out = Vec::new();
        for (b, other) in readings.iter().enumerate() {
            for (a, one) in readings.iter().enumerate().take(b) {
                let near = wordings.severity_between(a, b).is_some();
                let (Some(&x), Some(&y)) = (one.versions.first(), other.versions.first()) else {
                    continue;
                };
                let diff = align::diff(self.known.versions, places(x), places(y));
                for (old, new) in replaced(&diff, if near { Flanks::One } else { Flanks::Both }) {
                    let old = self.side(old, &one.versions, &words);
                    let sides = old.zip(self.side(new, &other.versions, &words));
                    out.extend(sides.filter(|(a, b)| !same(a, b)).map(|(a, b)| [a, b]));
                }
            }
        }
        out
    }

    /// The telling words at `place`, and the same words in all `versions`, which carry the wording of
    /// the first of them; `row` has the words of the row by version index.
    fn side(&self, place: Place, versions: &[VersionId], row: &[Vec<Word>]) -> Option<Side> {
        let first = row.get(versions.first()?.index())?;
        let inside = |word: &Word| {
            word.place.paragraph == place.paragraph && place.span.contains(word.place.span)
        };
        let mut from = first.iter().position(inside)?;
        let mut to = first.iter().rposition(inside)? + 1;
        let slight = |at: usize| first.get(at).is_some_and(|word| is_slight(&word.key));
        while from < to && slight(from) {
            from += 1;
        }
        while from < to && slight(to - 1) {
            to -= 1;
        }
        let own = first.get(from..to).filter(|own| (1..=MAX_WORDS).contains(&own.len()))?;
        let digits = |word: &Word| word.key.chars().any(|c| c.is_ascii_digit());
        if own.iter().any(digits) {
            return None;
        }
        let keys: Vec<String> = own.iter().map(|word| word.key.clone()).collect();
        let mut places = Vec::new();
        for words in versions.iter().filter_map(|version| row.get(version.index())) {
            // The same words in other print: counted from the front they stand at the same place.
            let found = words.get(from..to).filter(|_| words.len() == first.len());
            let Some((head, tail)) = found.and_then(|w| Some((w.first()?, w.last()?))) else {
                continue;
            };
            if head.place.paragraph != tail.place.paragraph {
                continue;
            }
            let span = head.place.span.hull(tail.place.span);
            let place = Place { paragraph: head.place.paragraph, span };
            let spans = self.apart.get(&place.paragraph);
            let apart = spans.is_some_and(|spans| spans.iter().any(|s| s.overlaps(place.span)));
            if apart || self.quoted.holds(place) {
                return None;
            }
            places.push(place);
        }
        (!places.is_empty()).then_some(Side { keys, places })
    }

    fn passage_words(&self, places: &[Place]) -> Vec<Word> {
        let of = |place: &Place| {
            let text = paragraph(self.known.versions, place.paragraph);
            text.map_or_else(Vec::new, |p| words(place.paragraph, &p.text, place.span))
        };
        places.iter().flat_map(of).collect()
    }
}

/// Whether a word says nothing by itself; "one" stands for a noun told before.
fn is_slight(key: &str) -> bool {
    is_function_word(key) || key == "one"
}

/// Whether two sides are forms of the same words: other endings, another order, a word more.
fn same(a: &Side, b: &Side) -> bool {
    let within = |a: &Side, b: &Side| {
        a.keys.iter().all(|key| b.keys.iter().any(|other| one_word(key, other)))
    };
    within(a, b) || within(b, a)
}

/// Whether two words are forms of one.
fn one_word(a: &str, b: &str) -> bool {
    let front = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let ending = |word: &str| word.chars().count() - front;
    a == b || front >= FRONT && ending(a) <= ENDING && ending(b) <= ENDING
}

/// On how many sides words in common must stand beside words that replace others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flanks {
    /// One is enough: the wordings are near.
    One,
    /// Both: the wordings share little else.
    Both,
}

/// Runs of deleted words and the inserted ones that stand in place of them.
fn replaced(runs: &[DiffRun], flanks: Flanks) -> Vec<(Place, Place)> {
    let kept = |run: &DiffRun| match run.change {
        Change::Same | Change::Typographic | Change::Moved => true,
        Change::Inserted | Change::Deleted => false,
    };
    let groups: Vec<&[DiffRun]> = runs.chunk_by(|a, b| kept(a) == kept(b)).collect();
    let mut out = Vec::new();
    for (n, group) in groups.iter().enumerate() {
        let places = |change: Change| -> Vec<Place> {
            group.iter().filter(|run| run.change == change).map(|run| run.place).collect()
        };
        let sides = usize::from(n > 0) + usize::from(n + 1 < groups.len());
        let enough = match flanks {
            Flanks::One => sides > 0,
            Flanks::Both => sides > 1,
        };
        let (old, new) = (places(Change::Deleted), places(Change::Inserted));
        if let ([old], [new], true) = (old.as_slice(), new.as_slice(), enough) {
            out.push((*old, *new));
        }
    }
    out
}
