//! People, bodies, places and things that a story speaks of without naming them: "the gunman", "the
//! cable", "prison". Only heads from a closed list of words for what can be met, seen or held, and only
//! those that two versions or more speak of: a fact matrix of every noun would help nobody.

use super::FactKind;
use super::gazetteer;
use super::lexicon::Class;
use super::names::{Names, Reading};
use super::tokens::{Case, Kind, Tokens};
use super::verbs::is_verb;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// A noun in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    /// Index into the readings.
    pub(super) reading: usize,
    /// Its token.
    pub(super) at: usize,
    /// The noun in the singular.
    pub(super) lemma: &'static str,
    /// What kind of thing it is.
    pub(super) kind: FactKind,
}

/// Versions in which a noun must stand to be shown, and not as a bare plural.
const MIN_VERSIONS: usize = 2;

/// The nouns that stand in [`MIN_VERSIONS`] versions or more, in order. `named` are the tokens that
/// belong to `names`; a row of a role that several named people bear would mix them up.
pub(super) fn find(
    readings: &[Reading<'_>],
    named: &BTreeSet<(usize, usize)>,
    names: &Names,
) -> Vec<Noun> {
    let mut found = Vec::new();
    for (reading, r) in readings.iter().enumerate() {
        let stretches = names.titled.get(reading).map_or(&[][..], Vec::as_slice);
        for at in 0..r.tokens.len() {
            let free = !r.taken.get(at).copied().unwrap_or(true) && !named.contains(&(reading, at));
            let in_title = stretches.iter().any(|stretch| stretch.contains(&at));
            let noun = head(&r.tokens, at, in_title)
                .filter(|(lemma, _)| free && !names.borne.contains(*lemma));
            if let Some((lemma, kind)) = noun {
                found.push(Noun { reading, at, lemma, kind });
            }
        }
    }
    let mut versions: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for noun in &found {
        let Some(reading) = readings.get(noun.reading) else { continue };
        if !is_generic(&reading.tokens, noun.at, noun.lemma) {
            versions.entry(noun.lemma).or_default().insert(reading.version);
        }
    }
    found.retain(|noun| versions.get(noun.lemma).is_some_and(|v| v.len() >= MIN_VERSIONS));
    found
}

/// Whether a word is in the list.
pub(super) fn is_listed(low: &str) -> bool {
    NOUNS.contains_key(low)
}

/// A listed word's singular, and what kind of thing it is.
pub(super) fn listed(low: &str) -> Option<(&'static str, FactKind)> {
    NOUNS.get(low).copied()
}

/// The noun at `i`, if it is the head of its phrase; in title case capitals tell nothing.
fn head(t: &Tokens<'_>, i: usize, in_title: bool) -> Option<(&'static str, FactKind)> {
    let token = t.get(i).filter(|x| x.kind == Kind::Word && x.class == Class::Other)?;
    let &(lemma, kind) = NOUNS.get(t.low(i))?;
    let titled = token.case != Case::Lower && !token.first && !in_title;
    if titled && t.before(i).is_some_and(|b| b.case != Case::Lower && !b.first) {
        return None;
    }
    let next = t.get(i + 1);
    let modifies = t.is_hyphen(i + 1)
        || next.is_some_and(|x| {
            let small = x.kind == Kind::Word
                && (x.case == Case::Lower || in_title)
                && x.class == Class::Other;
            small
                && (NOUNS.contains_key(t.low(i + 1))
                    || !is_verb(t.low(i + 1)) && !t.low(i + 1).ends_with('s'))
        });
    // "to video", "will book": a verb; "to jail" is where somebody goes.
    let verb = match t.low_back(i, 1) {
        "to" => kind != FactKind::Place,
        "will" | "would" | "can" | "could" | "may" | "might" | "they" | "we" | "he" | "she"
        | "you" | "i" => true,
        _ => false,
    };
    let after_hyphen = t.is_hyphen(i.wrapping_sub(1)) && t.is_number(i.wrapping_sub(2));
    let loose = is_idiom(t, i) || is_label(t, i);
    (!modifies && !verb && !after_hyphen && !loose).then_some((lemma, kind))
}

/// "on board", "at sea": no board and no sea.
fn is_idiom(t: &Tokens<'_>, i: usize) -> bool {
    matches!(
        (t.low_back(i, 1), t.low(i)),
        ("on", "board" | "stage" | "record" | "paper")
            | ("at", "sea" | "home" | "school" | "court")
            | ("in", "office" | "court" | "house" | "line" | "charge" | "power" | "city")
            | ("by", "sea" | "road" | "train" | "car" | "bus" | "phone" | "plane")
            | ("back" | "way" | "went" | "go", "home")
    )
}

/// "Photo: Ada Quill", "(picture)": a credit or a heading.
fn is_label(t: &Tokens<'_>, i: usize) -> bool {
    t.is_mark(i + 1, ':') || t.is_mark(i + 1, '/') || t.is_mark(i + 1, '|')
}

/// A plural of nobody and nothing in particular: "hotels were full".
fn is_generic(t: &Tokens<'_>, i: usize, lemma: &str) -> bool {
    let described = t.before(i).is_some_and(|x| {
        x.kind == Kind::Word && x.class == Class::Other && !is_verb(t.low_back(i, 1))
    });
    if t.low(i).len() <= lemma.len() || described {
        return false;
    }
    let before = (1..=DETERMINER).map(|back| i.wrapping_sub(back)).take_while(|&at| {
        t.is_word(at)
            || t.is_number(at)
            || t.is_hyphen(at)
            || t.get(at).is_some_and(|x| x.kind == Kind::Possessive)
    });
    !before.into_iter().any(|at| {
        t.is_number(at)
            || matches!(t.class(at), Class::Cardinal(_))
            || t.get(at).is_some_and(|x| x.kind == Kind::Possessive)
            || matches!(
                t.low(at),
                "the"
                    | "these"
                    | "those"
                    | "his"
                    | "her"
                    | "their"
                    | "its"
                    | "our"
                    | "all"
                    | "both"
                    | "several"
                    | "some"
            )
    })
}

/// Words before a plural among which stands what makes it a certain one: "the two stolen cars".
const DETERMINER: usize = 4;

static NOUNS: LazyLock<HashMap<String, (&'static str, FactKind)>> = LazyLock::new(|| {
    let mut nouns = HashMap::new();
    let roles = gazetteer::roles().filter(|role| !VAGUE.contains(role));
    for lemma in roles {
        add(&mut nouns, lemma, lemma, FactKind::Person);
    }
    for (list, kind) in [
        (PEOPLE, FactKind::Person),
        (BODIES, FactKind::Organisation),
        (PLACES, FactKind::Place),
        (THINGS, FactKind::Thing),
    ] {
        for lemma in list.split_whitespace() {
            add(&mut nouns, lemma, lemma, kind);
        }
    }
    for entry in VARIANTS.split(';') {
        let Some((lemma, variants)) = entry.trim().split_once(':') else { continue };
        if let Some(&(lemma, kind)) = nouns.get(lemma) {
            variants.split_whitespace().for_each(|variant| add(&mut nouns, variant, lemma, kind));
        }
    }
    nouns
});

/// Adds a word and its plural under `lemma`.
fn add(
    nouns: &mut HashMap<String, (&'static str, FactKind)>,
    word: &'static str,
    lemma: &'static str,
    kind: FactKind,
) {
    nouns.insert(word.to_owned(), (lemma, kind));
    nouns.insert(plural_of(word), (lemma, kind));
}

fn plural_of(lemma: &str) -> String {
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if lemma.ends_with(['s', 'x']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        _ => lemma
            .strip_suffix("man")
            .map_or_else(|| format!("{lemma}s"), |stem| format!("{stem}men")),
    }
}

/// Words for one thing under one lemma: what one version calls a jail, another calls a prison.
const VARIANTS: &str = "jewellery: jewelry jewels; mother: mum mom; father: dad; phone: cellphone smartphone; \
    plane: aeroplane airplane jet aircraft; knife: knives; wife: wives; thief: thieves robber raider burglar; \
    car: automobile; film: movie movies; gunman: shooter; teenager: teen; prison: jail; shop: store boutique; \
    apartment: flat; truck: lorry; gun: pistol handgun; vulnerability: flaw bug loophole; patch: update fix; \
    ship: vessel; motorcycle: motorbike; deal: agreement accord pact; bicycle: bike; \
    police: cop; fisherman: fishermen; \
    video: footage; epicentre: epicenter; harbour: harbor; theatre: theater";

/// Roles that say too little to be shown by themselves.
const VAGUE: &[&str] = &[
    "president",
    "minister",
    "secretary",
    "leader",
    "official",
    "director",
    "chairman",
    "counsel",
    "commander",
    "governor",
    "senator",
    "commissioner",
    "premier",
    "chancellor",
    "lawyer",
    "attorney",
    "man",
    "woman",
    "boy",
    "girl",
    "partner",
    "center",
    "centre",
    "guard",
    "forward",
    "star",
    "model",
    "major",
    "general",
    "chief",
    "speaker",
    "private",
    "chair",
    "receiver",
    "judge",
    "individual",
    "friend",
    "fan",
    "executive",
    "baby",
    "youth",
    "patient",
    "reporter",
    "colleague",
    "player",
    "resident",
    "engineer",
    "worker",
    "employee",
    "analyst",
    "critic",
    "child",
    "diplomat",
    "envoy",
];

const PEOPLE: &str = "police robber burglar looter sniper bomber protester demonstrator voter striker migrant firefighter paramedic rescuer bystander \
    scientist expert villager cast captain bagman gang teen pensioner shareholder";

const BODIES: &str = "company government court jury army navy parliament ministry committee commission council agency union firm airline regulator publisher \
    studio broadcaster newspaper club league jury board cabinet coalition opposition militia regime";

const PLACES: &str = "prison jail cell bank hospital clinic hotel motel restaurant cafe bar shop store supermarket boutique mall school university campus church mosque temple cathedral \
    synagogue airport station port harbour harbor factory plant warehouse building house apartment flat garage highway motorway bridge tunnel \
    river lake ocean coast beach island mountain forest park village border epicenter epicentre stadium arena courthouse courtroom embassy palace museum \
    theatre theater cinema rehab facility mansion neighbourhood neighborhood yard kitchen bedroom cemetery camp farm mine quarry reactor runway window";

const THINGS: &str = "gun pistol rifle shotgun handgun weapon knife machete sword bullet bomb grenade missile rocket explosive device ammunition drone tank car vehicle truck lorry \
    van bus taxi cab motorcycle motorbike bicycle bike train tram ship boat ferry yacht vessel submarine tanker plane jet aircraft helicopter cable wire pipe pipeline \
    computer laptop phone smartphone tablet server processor chip browser software patch update flaw vulnerability bug virus worm network website internet web email password \
    code camera video footage film tape recording painting sculpture statue letter document memo book novel diary manuscript newspaper magazine \
    album song single movie sequel trilogy franchise script trailer episode title belt medal trophy cup crown prize award \
    berth playoff contract deal agreement treaty pact accord law bill amendment ban sanction tax tariff budget loan debt share stock bond bid offer merger cash \
    ransom fund jewellery watch ring necklace diamond gem gold silver clothes dress suit shirt mask wig hat shoe bag suitcase backpack box safe ticket passport visa \
    licence license drug cocaine heroin cannabis marijuana alcohol pill vaccine medicine dose blood body corpse remains skull knee ankle shoulder hamstring \
    heart lung brain wound injury cancer tumour disease fire smoke flame debris rubble wreckage tree dog cat horse cow sheep whale shark elephant bear species animal oil gas fuel \
    water food milk bread wine coffee satellite telescope spacecraft shuttle probe capsule engine battery model console device sentence verdict lawsuit caravan \
    wall fence equipment prototype route window bible flag banner";

#[cfg(test)]
mod tests {
    use super::super::testing::readings;
    use super::*;

    fn check(versions: &[&str], expected: &[&str]) {
        let got: Vec<String> = find(&readings(versions), &BTreeSet::new(), &Names::default())
            .into_iter()
            .map(|n| format!("{} {}", n.reading, n.lemma))
            .collect();
        assert_eq!(got, expected, "{versions:?}");
    }

    #[test]
    fn nouns_of_two_versions_are_found_as_heads() {
        check(&["Divers found the cables.", "The cable was cut."], &["0 cable", "1 cable"]);
        check(
            &["The jewelry was gone.", "Her jewellery was gone."],
            &["0 jewellery", "1 jewellery"],
        );
    }

    #[test]
    fn nouns_of_one_version_and_parts_of_compounds_are_left_out() {
        check(&["Divers found the cables.", "The harbour was shut."], &[]);
        check(&["The cable operator wept.", "The cable was cut."], &[]);
    }

    #[test]
    fn idioms_credits_and_bare_plurals_tell_of_nothing_in_particular() {
        check(&["All on board slept.", "The people on board slept."], &[]);
        check(&["Camera: Ada Quill", "Camera: Omar Dent"], &[]);
        check(&["They like hotels.", "He wrote of hotels."], &[]);
        check(&["The two hotels were shut.", "They shut the hotel."], &["0 hotel", "1 hotel"]);
    }

    #[test]
    fn other_words_for_one_thing_stand_together() {
        check(&["He was sent to jail.", "He is in prison."], &["0 prison", "1 prison"]);
    }
}
