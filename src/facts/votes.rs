//! What the words of a name and the words around it tell about its kind: person, body, place or thing.

use super::gazetteer::{self, Hints};
use super::tokens::{Case, Kind, Tokens};

/// What speaks for a name being of a kind; more is surer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    /// For a person.
    pub(super) person: u32,
    /// For a body.
    pub(super) body: u32,
    /// For a place.
    pub(super) place: u32,
    /// For another thing.
    pub(super) thing: u32,
}

impl Votes {
    /// Adds the votes of another occurrence.
    pub(super) fn add(&mut self, other: Self) {
        self.person += other.person;
        self.body += other.body;
        self.place += other.place;
        self.thing += other.thing;
    }
}

/// Words by which somebody speaks or acts.
fn is_speech(low: &str) -> bool {
    matches!(
        low,
        "said"
            | "says"
            | "told"
            | "added"
            | "tweeted"
            | "wrote"
            | "asked"
            | "replied"
            | "insisted"
            | "claimed"
            | "argued"
            | "admitted"
            | "denied"
            | "warned"
            | "explained"
            | "recalled"
            | "noted"
    )
}

/// What speaks for each kind at the name in `start..end`; `titled` where a title stands before it.
pub(super) fn votes(t: &Tokens<'_>, start: usize, end: usize, titled: bool) -> Votes {
    let mut votes = Votes::default();
    let words: Vec<Hints> =
        (start..end).filter(|&at| t.is_word(at)).map(|at| gazetteer::hints(t.low(at))).collect();
    let whole = gazetteer::hints(&(start..end).map(|at| t.low(at)).collect::<Vec<_>>().join(" "));
    let (first, last) =
        (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
    let many = words.len() > 1;
    let before = gazetteer::hints(t.low_back(start, 1));
    let before_small =
        t.before(start).is_some_and(|b| b.case == Case::Lower && b.kind == Kind::Word);
    let the = matches!(t.low_back(start, 1), "the" | "a" | "an");
    votes.person += if titled { 6 } else { 0 };
    votes.person +=
        if before_small && (before.role || before.title) && !before.plain && !whole.place {
            4
        } else {
            0
        };
    votes.person +=
        if many && first.given && !last.body && !last.site && !last.thing { 4 } else { 0 };
    votes.person += u32::from(is_speech(t.low(end)) || is_speech(t.low_back(start, 1)));
    votes.person += if t.is_mark(end, ',')
        && (t.low(end + 1) == "who"
            || t.integer(end + 1).is_some_and(|n| n < 110) && t.is_mark(end + 2, ','))
    {
        3
    } else {
        0
    };
    votes.person += u32::from(
        many && !the && words.len() <= 3 && !last.body && !last.site && !last.thing && !whole.place,
    );
    votes.place += if whole.place || many && is_region(t, start, end) { 6 } else { 0 };
    votes.place += if many && last.site && !titled { 4 } else { 0 };
    votes.place += if many
        && matches!(
            t.low(start),
            "mount"
                | "lake"
                | "gulf"
                | "bay"
                | "cape"
                | "port"
                | "fort"
                | "isle"
                | "river"
                | "strait"
        ) {
        4
    } else {
        0
    };
    let preposition = matches!(
        t.low_back(start, 1),
        "in" | "near" | "at" | "outside" | "throughout" | "across" | "around"
    );
    votes.place += if preposition && !titled { 2 } else { 0 };
    votes.body += if many && last.body { 5 } else { 0 };
    votes.body += if many && first.body && t.low(start + 1) == "of" { 5 } else { 0 };
    let caps = !many
        && t.get(start)
            .is_some_and(|x| x.case == Case::Caps && x.kind == Kind::Word && x.span.len() <= 6);
    votes.body += if caps && !whole.place { 2 } else { 0 };
    votes.body += u32::from(!many && last.body && caps) * 3;
    votes.thing += if many && last.thing && !last.body { 5 } else { 0 };
    votes.thing += if many && first.thing && t.low(start + 1) == "of" { 5 } else { 0 };
    votes.thing += u32::from(the && !last.body && !whole.place);
    votes
}

/// "southern Iran" is told by its last word: "Northern California".
fn is_region(t: &Tokens<'_>, start: usize, end: usize) -> bool {
    let compass = matches!(
        t.low(start),
        "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "north"
            | "south"
            | "east"
            | "west"
            | "upper"
            | "lower"
    );
    compass
        && gazetteer::hints(&(start + 1..end).map(|at| t.low(at)).collect::<Vec<_>>().join(" "))
            .place
}
