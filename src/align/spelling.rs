//! British and American spellings of English words, so that a house style is told from an edit.
//!
//! Every rule leads from a British spelling to the American one and never back, and names the words
//! or endings it knows: of two unlike words ("four" and "for", "advice" and "advise", "prise" and
//! "prize") none is ever turned into the other. The list is of this project's own making and of the
//! kinds that style guides name; a variant that it lacks is shown as a change, which is no error.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Letters below which no word has a variant.
const SHORTEST: usize = 3;

/// Letters below which only a word that is listed whole has a variant.
const SHORTEST_BY_RULE: usize = 5;

/// The American spelling of `word`, which is folded; the word itself where it has no other.
/// `is_name` words keep the spelling that may tell one person or place from another ("Grey").
pub(super) fn american(word: &str, is_name: bool) -> Cow<'_, str> {
    if word.len() < SHORTEST || word.contains(|c: char| !c.is_alphabetic()) {
        return Cow::Borrowed(word);
    }
    if !is_name && let Some(&listed) = listed().get(word) {
        return Cow::Borrowed(listed);
    }
    if word.len() < SHORTEST_BY_RULE || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let rules: [fn(&str) -> Option<String>; 5] = [by_part, by_ending, ise, doubled_l, re];
    let mut current = Cow::Borrowed(word);
    for rule in rules {
        if let Some(changed) = rule(&current) {
            current = Cow::Owned(changed);
        }
    }
    current
}

fn listed() -> &'static HashMap<&'static str, &'static str> {
    static LISTED: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| LISTED_WORDS.iter().filter_map(|pair| pair.split_once(' ')).collect());
    &LISTED
}

/// Parts of words that only the British spelling has: wherever they stand, or at the beginning.
fn by_part(word: &str) -> Option<String> {
    if let Some((before, after)) = word.split_once("our")
        && OUR.iter().any(|stem| before.ends_with(stem))
    {
        return Some(format!("{before}or{after}"));
    }
    for (sign, parts) in [("ae", AE), ("oe", OE)] {
        let mut parts = parts.iter().filter(|_| word.contains(sign));
        if let Some((british, american)) = parts.find(|(british, _)| word.contains(british)) {
            return Some(word.replace(british, american));
        }
    }
    let first = word.chars().next();
    let begins = |part: &&(&str, &str)| part.0.chars().next() == first && word.starts_with(part.0);
    let (british, american) = BEGINNINGS.iter().find(begins)?;
    Some(format!("{american}{}", word.strip_prefix(british)?))
}

/// Words whose ends differ, with what may follow: "defence", "defenceless", "catalogues".
fn by_ending(word: &str) -> Option<String> {
    if let Some((stem, rest)) = ENCE.iter().find_map(|stem| split_stem(word, stem, "ence")) {
        return matches!(rest, "" | "s" | "less").then(|| format!("{stem}ense{rest}"));
    }
    if let Some((stem, rest)) = OGUE.iter().find_map(|stem| split_stem(word, stem, "ogu")) {
        return match rest {
            "e" => Some(format!("{stem}og")),
            "es" | "ed" | "ing" | "er" => {
                let rest = if rest == "es" { "s" } else { rest };
                Some(format!("{stem}og{rest}"))
            }
            _ => None,
        };
    }
    None
}

fn split_stem<'a>(word: &'a str, stem: &str, ending: &str) -> Option<(&'a str, &'a str)> {
    let rest = word.strip_prefix(stem)?.strip_prefix(ending)?;
    Some((word.get(..stem.len())?, rest))
}

/// "organise" and "analyse" with their forms. Words that are written with an s everywhere
/// ("promise") are changed too and harm nobody, but where the z makes another word.
fn ise(word: &str) -> Option<String> {
    let (stem, ending) =
        ISE.iter().find_map(|ending| Some((word.strip_suffix(ending)?, ending)))?;
    let is_verb = stem.strip_suffix("is").is_some_and(|root| {
        root.len() >= ISE_ROOT && !ISE_OTHER.iter().any(|other| root.ends_with(other))
    });
    let dissolves = stem.ends_with("lys") && stem.len() > ISE_ROOT + 1;
    let stem = (is_verb || dissolves).then(|| stem.strip_suffix('s'))??;
    Some(format!("{stem}z{ending}"))
}

/// Letters before -ise from which it is an ending: "arise" and "crises" have none.
const ISE_ROOT: usize = 3;

const ISE: &[&str] = &["ations", "ational", "ation", "ers", "ing", "able", "ed", "es", "er", "e"];

/// Roots with which -ise and -ize make unlike words: "prised" and "prized", "devises", "Devizes".
const ISE_OTHER: [&str; 3] = ["pr", "appr", "dev"];

/// "travelled" and "counsellor": the British double the l of these verbs before an ending.
fn doubled_l(word: &str) -> Option<String> {
    const ENDINGS: [&str; 10] =
        ["led", "ling", "ler", "lers", "lor", "lors", "lings", "lous", "list", "lists"];
    if !word.contains("ll") {
        return None;
    }
    let (stem, ending) =
        ENDINGS.iter().find_map(|ending| Some((word.strip_suffix(ending)?, *ending)))?;
    let known = DOUBLED_L.iter().any(|known| stem.ends_with(known));
    known.then(|| format!("{stem}{}", ending.strip_prefix('l').unwrap_or(ending)))
}

/// "centre", "kilometres", "centred": the American word ends in -er.
fn re(word: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 4] =
        [("re", "er"), ("res", "ers"), ("red", "ered"), ("ring", "ering")];
    ENDINGS.iter().find_map(|(british, american)| {
        let stem = word.strip_suffix(british)?;
        RE.iter().any(|known| stem.ends_with(known)).then(|| format!("{stem}{american}"))
    })
}

/// Stems of words in -re. All are so long that no other word ends like them.
const RE: &[&str] = &[
    "cent",
    "theat",
    "met",
    "lit",
    "fib",
    "calib",
    "sab",
    "spect",
    "scept",
    "lust",
    "meag",
    "somb",
    "louv",
    "reconnoit",
];

/// Stems of words in -ence that the Americans write -ense.
const ENCE: &[&str] = &["def", "off", "lic", "pret"];

/// Stems of words in -ogue.
const OGUE: &[&str] = &["catal", "dial", "anal", "monol", "prol", "epil", "travel", "homol"];

/// Verbs and nouns whose l the British double.
const DOUBLED_L: &[&str] = &[
    "travel", "cancel", "label", "level", "model", "signal", "fuel", "total", "counsel", "marvel",
    "quarrel", "channel", "dial", "equal", "initial", "jewel", "panel", "pedal", "rival", "shovel",
    "spiral", "tunnel", "unravel", "duel", "swivel", "towel", "grovel", "marshal", "funnel",
    "enamel", "libel", "chisel", "barrel", "carol", "pencil", "stencil", "imperil", "trowel",
    "shrivel", "dishevel", "kennel", "parcel", "revel", "tinsel", "flannel", "snivel", "council",
    "victual", "bevel",
];

/// Words in -our, without it. They are listed one by one: the ending alone would turn "four" into
/// "for" and "tour" into "tor".
const OUR: &[&str] = &[
    "arb", "ard", "arm", "behavi", "cand", "clam", "col", "demean", "endeav", "enam", "fav",
    "ferv", "flav", "glam", "hon", "hum", "lab", "neighb", "od", "parl", "ranc", "rig", "rum",
    "sav", "savi", "splend", "succ", "tum", "val", "vap", "vig",
];

/// Parts of words with ae, and what the Americans write.
const AE: &[(&str, &str)] = &[
    ("paediatr", "pediatr"),
    ("paedophil", "pedophil"),
    ("orthopaed", "orthoped"),
    ("encyclopaed", "encycloped"),
    ("anaesth", "anesth"),
    ("haemo", "hemo"),
    ("haemat", "hemat"),
    ("gynaec", "gynec"),
    ("mediaeval", "medieval"),
    ("archaeo", "archeo"),
    ("palaeo", "paleo"),
    ("anaem", "anem"),
    ("kaemia", "kemia"),
    ("caemia", "cemia"),
    ("ischaem", "ischem"),
    ("aesthet", "esthet"),
    ("caesarean", "cesarean"),
    ("caesium", "cesium"),
    ("faeces", "feces"),
    ("faecal", "fecal"),
];

/// Parts of words with oe, and what the Americans write.
const OE: &[(&str, &str)] = &[
    ("oestrogen", "estrogen"),
    ("foetus", "fetus"),
    ("foetal", "fetal"),
    ("rrhoea", "rrhea"),
    ("oesophag", "esophag"),
    ("oedema", "edema"),
    ("coeliac", "celiac"),
    ("homoeopath", "homeopath"),
    ("manoeuvring", "maneuvering"),
    ("manoeuvred", "maneuvered"),
    ("manoeuvrab", "maneuverab"),
    ("manoeuvre", "maneuver"),
];

/// Beginnings of words, and what the Americans write.
const BEGINNINGS: &[(&str, &str)] = &[
    ("aluminium", "aluminum"),
    ("aeroplane", "airplane"),
    ("sceptic", "skeptic"),
    ("sulph", "sulf"),
    ("smoulder", "smolder"),
    ("plough", "plow"),
    ("moustache", "mustache"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"),
    ("fulfilment", "fulfillment"),
    ("instalment", "installment"),
    ("enrolment", "enrollment"),
    ("skilful", "skillful"),
    ("wilful", "willful"),
    ("artefact", "artifact"),
    ("enquir", "inquir"),
    ("focuss", "focus"),
    ("sizeable", "sizable"),
    ("likeable", "likable"),
    ("carburettor", "carburetor"),
];

/// Words that follow no rule: the British spelling, then the American.
const LISTED_WORDS: &[&str] = &[
    "grey gray",
    "greys grays",
    "greyer grayer",
    "greying graying",
    "greyish grayish",
    "tyre tire",
    "tyres tires",
    "kerb curb",
    "kerbs curbs",
    "kerbside curbside",
    "cheque check",
    "cheques checks",
    "programme program",
    "programmes programs",
    "storey story",
    "storeys stories",
    "gaol jail",
    "gaols jails",
    "gaoled jailed",
    "pyjamas pajamas",
    "cosy cozy",
    "cosier cozier",
    "cosily cozily",
    "mould mold",
    "moulds molds",
    "mouldy moldy",
    "moulded molded",
    "moulding molding",
    "moult molt",
    "moulting molting",
    "yoghurt yogurt",
    "yoghurts yogurts",
    "chilli chili",
    "chillies chilies",
    "doughnut donut",
    "doughnuts donuts",
    "draught draft",
    "draughts drafts",
    "draughty drafty",
    "ageing aging",
    "axe ax",
    "omelette omelet",
    "omelettes omelets",
    "furore furor",
    "fulfil fulfill",
    "fulfils fulfills",
    "enrol enroll",
    "enrols enrolls",
    "instil instill",
    "instils instills",
    "distil distill",
    "distils distills",
    "appal appall",
    "appals appalls",
    "enthral enthrall",
    "enthrals enthralls",
    "woollen woolen",
    "woollens woolens",
    "worshipped worshiped",
    "worshipper worshiper",
    "worshippers worshipers",
    "worshipping worshiping",
    "benefitted benefited",
    "benefitting benefiting",
    "practised practiced",
    "practising practicing",
    "advisor adviser",
    "advisors advisers",
    "protestor protester",
    "protestors protesters",
    "okay ok",
    "learnt learned",
    "burnt burned",
    "spelt spelled",
    "spoilt spoiled",
    "dreamt dreamed",
    "mitre miter",
    "mitres miters",
    "ochre ocher",
    "café cafe",
    "cafés cafes",
    "naïve naive",
    "façade facade",
    "façades facades",
    "cliché cliche",
    "clichés cliches",
    "fiancé fiance",
    "fiancée fiancee",
    "élite elite",
    "première premiere",
    "rôle role",
    "coöperate cooperate",
];

/// Words written with a hyphen whose letters make another word when written without.
const PARTED: &[&str] = &[
    "resign",
    "resigned",
    "resigns",
    "recover",
    "recovered",
    "recreation",
    "recreate",
    "reform",
    "reformed",
    "reforms",
    "resent",
    "resort",
    "relay",
    "release",
    "remark",
    "represent",
    "coop",
];

/// Whether two words joined by a hyphen say the same as the `joined` letters without it.
pub(super) fn is_one_word(joined: &str) -> bool {
    !PARTED.contains(&joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_british_spelling_is_led_to_the_american_one() {
        for pair in [
            "organise organize",
            "organisations organizations",
            "organiser organizer",
            "realising realizing",
            "analysed analyzed",
            "paralysing paralyzing",
            "colour color",
            "colourful colorful",
            "neighbourhood neighborhood",
            "favourite favorite",
            "unfavourable unfavorable",
            "harbour harbor",
            "labour labor",
            "centre center",
            "centred centered",
            "kilometres kilometers",
            "theatre theater",
            "fibre fiber",
            "catalogue catalog",
            "dialogues dialogs",
            "catalogued cataloged",
            "defence defense",
            "defenceless defenseless",
            "offences offenses",
            "licence license",
            "travelled traveled",
            "cancelling canceling",
            "councillor councilor",
            "panellists panelists",
            "marvellous marvelous",
            "refuelled refueled",
            "jewellery jewelry",
            "skilful skillful",
            "fulfil fulfill",
            "enrolment enrollment",
            "paediatrician pediatrician",
            "anaesthetic anesthetic",
            "haemorrhage hemorrhage",
            "manoeuvre maneuver",
            "manoeuvring maneuvering",
            "leukaemia leukemia",
            "foetal fetal",
            "grey gray",
            "aluminium aluminum",
            "tyres tires",
            "ageing aging",
            "programme program",
            "sceptical skeptical",
            "practised practiced",
            "café cafe",
        ] {
            let (british, expected) = pair.split_once(' ').unwrap();
            assert_eq!(american(british, false), expected);
            assert_eq!(american(expected, false), expected, "the American one stays");
        }
    }

    #[test]
    fn unlike_words_never_fall_together() {
        for pair in [
            "four for",
            "our or",
            "tour tor",
            "pour por",
            "hour hor",
            "source sorce",
            "court cort",
            "course corse",
            "mourning morning",
            "advice advise",
            "advised adviced",
            "practice practise",
            "device devise",
            "prophecy prophesy",
            "prise prize",
            "prised prized",
            "devises devizes",
            "apprised apprized",
            "rise size",
            "wise wize",
            "affect effect",
            "hence hense",
            "sentence sentense",
            "science sciense",
            "were wer",
            "there ther",
            "hundred hundered",
            "acre acer",
            "filled filed",
            "called caled",
            "polled poled",
            "billed biled",
            "controlled controled",
            "rogue rog",
            "vogue vog",
            "tired tyred",
            "whisky whiskey",
            "tonne ton",
            "does dos",
            "shoes shos",
            "poem pem",
            "israel isrel",
            "michael michel",
            "its it's",
            "principal principle",
            "colonel colnel",
            "rouge roge",
        ] {
            let (one, other) = pair.split_once(' ').unwrap();
            assert_ne!(american(one, false), american(other, false), "{pair}");
        }
    }

    #[test]
    fn a_name_keeps_its_spelling_where_another_is_another_name() {
        assert_eq!(american("grey", true), "grey");
        assert_eq!(american("labour", true), "labor");
        assert_eq!(american("defence", true), "defense");
    }

    #[test]
    fn letters_that_a_hyphen_parts_are_one_word_unless_they_mean_another() {
        for (joined, expected) in [("email", true), ("cooperate", true), ("resign", false)] {
            assert_eq!(is_one_word(joined), expected, "{joined}");
        }
    }
}
