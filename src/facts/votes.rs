//! What the words of a name and the words around it tell about its kind: person, body, place or thing.

use super::gazetteer::{self, Hints};
use super::tokens::{Case, Kind, Tokens};

/// What speaks for a name being of a kind; more is surer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    /// For a person.
    pub(super) person: u32,
    /// Only that it looks like a person's name: two or three words with capitals. Decides where nothing
    /// speaks for another kind and something else for a person.
    pub(super) bare: u32,
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
        self.bare += other.bare;
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
            | "tells"
            | "adds"
            | "writes"
            | "thinks"
            | "believes"
            | "remembers"
            | "testified"
            | "pleaded"
            | "smiled"
            | "laughed"
            | "died"
            | "married"
            | "recounted"
            | "joked"
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
    votes.person += if before_small
        && (before.role || before.title)
        && !before.plain
        && !whole.place
        && !t.is_hyphen(start.wrapping_sub(2))
    {
        4
    } else {
        0
    };
    votes.person +=
        if many && first.given && !last.body && !last.site && !last.thing { 4 } else { 0 };
    // Firms and papers speak, too, but they seldom bear two plain words.
    votes.person +=
        u32::from(many && !the && (is_speech(t.low(end)) || is_speech(t.low_back(start, 1))));
    votes.person += if t.is_mark(end, ',')
        && (t.low(end + 1) == "who"
            || t.integer(end + 1).is_some_and(|n| n < 110) && t.is_mark(end + 2, ','))
    {
        3
    } else {
        0
    };
    let headed = last.body || last.site || last.thing || whole.place;
    votes.bare += u32::from(many && !the && words.len() <= 3 && !headed);
    votes.person += if many && !headed && looks_personal(t, start, end) { 3 } else { 0 };
    votes.person += u32::from(many && !headed && !the && is_he_or_she(t, end)) * 2;
    votes.thing += if is_vessel(t.low_back(start, 1)) { 6 } else { 0 };
    votes.thing += if is_vessel(t.low(end)) || sails(t, start, end) { 3 } else { 0 };
    votes.place += if is_sited(t, start) { 6 } else { 0 };
    votes.place += if is_site_noun(t.low(end)) && !titled { 4 } else { 0 };
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
    // "in Zentrix's report" tells of no place, and one may be at a firm.
    let owner = t.get(end).is_some_and(|x| x.kind == Kind::Possessive);
    votes.place += match t.low_back(start, 1) {
        "in" | "near" | "outside" | "throughout" | "across" | "around" if !titled && !owner => 2,
        "at" if !titled && !owner => 1,
        _ => 0,
    };
    votes.body += if many && last.body { 5 } else { 0 };
    votes.body += if many && first.body && t.low(start + 1) == "of" { 5 } else { 0 };
    let caps = !many
        && t.get(start)
            .is_some_and(|x| x.case == Case::Caps && x.kind == Kind::Word && x.span.len() <= 6);
    votes.body += if caps && !whole.place { 2 } else { 0 };
    let inside = t.get(start).is_some_and(|x| !x.first);
    votes.body += u32::from(!many && last.body && (caps || inside && !last.plain)) * 3;
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

/// Words after a name within which "his" or "her" tells that it is somebody's.
const PRONOUN: usize = 8;

/// Whether the sentence goes on with "he", "her" and the like before it names anybody else.
fn is_he_or_she(t: &Tokens<'_>, end: usize) -> bool {
    let ahead = (end..end + PRONOUN).take_while(|&at| {
        t.same_sentence(end.saturating_sub(1), at)
            && t.get(at).is_some_and(|x| x.case == Case::Lower || x.kind != Kind::Word)
    });
    ahead
        .into_iter()
        .any(|at| matches!(t.low(at), "he" | "she" | "his" | "her" | "him" | "himself" | "herself"))
}

/// Whether a word names a craft that bears a name.
fn is_vessel(low: &str) -> bool {
    matches!(
        low,
        "ferry"
            | "ship"
            | "vessel"
            | "tanker"
            | "trawler"
            | "yacht"
            | "liner"
            | "freighter"
            | "frigate"
            | "destroyer"
            | "submarine"
            | "schooner"
            | "tug"
            | "lifeboat"
            | "barge"
            | "boat"
            | "steamer"
            | "spacecraft"
            | "satellite"
            | "rocket"
            | "rover"
    )
}

/// "aboard the Marsh Star", "the Marsh Star ran aground".
fn sails(t: &Tokens<'_>, start: usize, end: usize) -> bool {
    let after = t.low(end);
    let moves = matches!(after, "sailed" | "sank" | "capsized" | "docked" | "sinks" | "sails")
        || matches!(after, "ran" | "runs") && t.low(end + 1) == "aground";
    let the = usize::from(t.low_back(start, 1) == "the");
    moves || the == 1 && matches!(t.low_back(start, 2), "aboard" | "board")
}

/// Words for a place by which one is named: "the city of Arden", "Skerra island".
fn is_site_noun(low: &str) -> bool {
    matches!(
        low,
        "city"
            | "town"
            | "village"
            | "island"
            | "islands"
            | "province"
            | "district"
            | "region"
            | "county"
            | "suburb"
            | "peninsula"
            | "neighbourhood"
            | "neighborhood"
            | "valley"
            | "airport"
            | "harbour"
            | "harbor"
    )
}

/// Whether "the city of" stands before the name at `start`.
fn is_sited(t: &Tokens<'_>, start: usize) -> bool {
    let capital = t.low_back(start, 2) == "capital" || t.low_back(start, 2) == "port";
    t.low_back(start, 1) == "of" && (is_site_noun(t.low_back(start, 2)) || capital)
        || is_site_noun(t.low_back(start, 1)) && t.low_back(start, 2) == "the"
}

/// "Jan van der Velt", "Ada B. Quill", "Omar Dent Jr": only people are called so.
fn looks_personal(t: &Tokens<'_>, start: usize, end: usize) -> bool {
    (start + 1..end).any(|at| {
        let low = t.low(at);
        let initial = low.chars().count() == 1 && t.is_word(at) && at + 1 < end;
        let particle = matches!(low, "al" | "el" | "van" | "von" | "bin" | "ibn" | "ter");
        let rank = matches!(low, "jr" | "sr" | "iii") && at + 2 >= end;
        initial && !t.is_hyphen(at + 1) || particle && at + 1 < end || rank
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, name: &str, expected: &str) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let from = text.find(name).unwrap();
        let to = from + name.len();
        let inside =
            |at: &usize| t.get(*at).is_some_and(|x| x.span.start() >= from && x.span.end() <= to);
        let start = (0..t.len()).find(inside).unwrap();
        let end = (start..t.len()).take_while(inside).last().unwrap() + 1;
        let v = votes(&t, start, end, false);
        let ranked =
            [(v.person, "person"), (v.body, "body"), (v.place, "place"), (v.thing, "thing")];
        let best = ranked.iter().map(|(count, _)| *count).max().unwrap();
        let got = if best == 0 {
            "unknown"
        } else {
            ranked.iter().find(|(count, _)| *count == best).unwrap().1
        };
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn the_words_around_a_name_tell_its_kind() {
        check("The ferry Marsh Pearl left.", "Marsh Pearl", "thing");
        check("They went aboard the Marsh Pearl.", "Marsh Pearl", "thing");
        check("It struck the port of Belva Rey.", "Belva Rey", "place");
        check("It struck Belva island.", "Belva", "place");
        check("He met Jan van der Velt there.", "Jan van der Velt", "person");
        check("He met Bela Rusk, 34, there.", "Bela Rusk", "person");
        check("The Arden Council met.", "Arden Council", "body");
    }

    #[test]
    fn two_words_with_capitals_alone_tell_nothing() {
        check("Nobody knew Bela Rusk.", "Bela Rusk", "unknown");
    }
}
