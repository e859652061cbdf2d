//! Words with a stop that need not end a sentence. One table for all languages: hardly any of these
//! is a common word of another language, and those that are need more evidence (see the kinds).

/// How an abbreviation behaves before a word with a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name: "Mr.".
    Title,
    /// Goes on before a number only: "No. 5", but "No. He did not."
    BeforeNumber,
    /// Never ends a sentence: "e.g.".
    Never,
    /// A shortened month or weekday.
    Month,
    /// Mostly ends it before a capital: "etc.".
    Often,
    /// "a.m.", "p.m.".
    Hour,
    /// Ends it only before a word that begins sentences: "Inc.", "Jr.", "St.".
    MaybeLast,
    /// "U.S.", "J.": likewise.
    Initials,
}

/// The kind of the abbreviation `word`, written without its last stop.
pub(super) fn classify(word: &str) -> Option<Abbreviation> {
    let lower = word.to_lowercase();
    let has = |table: &str| table.split(' ').any(|entry| entry == lower);
    if has(HOURS) {
        return Some(Abbreviation::Hour);
    }
    let mut letters = word.chars();
    if let (Some(only), None) = (letters.next(), letters.next())
        && only.is_uppercase()
    {
        return Some(Abbreviation::Initials);
    }
    if has(NEVER) {
        return Some(Abbreviation::Never);
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    if has(TITLES) && (capital || !is_common_word(&lower)) {
        return Some(Abbreviation::Title);
    }
    if has(MONTHS) && capital {
        return Some(Abbreviation::Month);
    }
    if has(BEFORE_NUMBER) {
        return Some(Abbreviation::BeforeNumber);
    }
    if has(OFTEN) {
        return Some(Abbreviation::Often);
    }
    if has(MAYBE_LAST) {
        return Some(Abbreviation::MaybeLast);
    }
    is_initials(word).then_some(Abbreviation::Initials)
}

/// "J", "U.S", "Ph.D", "J.-P": single letters, or pieces of one or two letters joined by stops.
fn is_initials(word: &str) -> bool {
    let mut pieces = word.split(['.', '-']).filter(|p| !p.is_empty()).peekable();
    if pieces.peek().is_none() {
        return false;
    }
    let several = word.contains('.');
    pieces.all(|piece| {
        let n = piece.chars().count();
        let letters = piece.chars().all(char::is_alphabetic);
        let capital = piece.chars().next().is_some_and(char::is_uppercase);
        letters && (n == 1 && (capital || several) || several && n == 2)
    })
}

fn is_common_word(lower: &str) -> bool {
    matches!(lower, "gen" | "rep" | "hon" | "sen" | "sig" | "don" | "dir" | "pres" | "col" | "att")
}

/// Whether `word` is a month in one of the languages that write "12. Juni".
pub(super) fn is_month(word: &str) -> bool {
    let lower = word.to_lowercase();
    FULL_MONTHS.split(' ').any(|month| month == lower) || MONTHS.split(' ').any(|m| m == lower)
}

/// Whether the hour goes on: "5 p.m. Monday", "5 p.m. GMT".
pub(super) fn is_time_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    TIME_WORDS.split(' ').any(|entry| entry == lower) || is_month(word)
}

const HOURS: &str = "a.m p.m am pm";

const NEVER: &str = "e.g i.e p.s cf viz approx resp vs v ca dept f.e btw ibid op cit \
 z.b u.a d.h z.z z.t u.ä i.d.r s.o s.u o.ä u.u bzw ggf evtl sog inkl exkl zzgl vgl geb gest \
 p.ej ej admón párrf núm c.-à-d env apr.j.-c av.j.-c \
 bijv d.w.z o.a m.b.t i.v.m aanw bv np tzw tzn m.in bałt \
 med т.е т.д т.п т.к т.н т.б др гг ул стр корп руб fx f.eks bl.a d.v.s t.ex bl";

const TITLES: &str = "mr mrs ms messrs mx dr drs prof profs gen col maj capt cpt lt lt.col sgt cpl cmdr adm \
 rt sen sens rep reps gov govs pres sec rev revd fr hon supt det insp msgr st ste sts atty att amb assn \
 mme mlle mm mgr me dipl ing hr fr frl sr sra srta d dna lic arq abg dra sig sig.ra sig.na sigg dott \
 dott.ssa avv on prof.ssa geom rag arch dir amm dhr mevr mej kpt red lek inż gen płk \
 г тов гр проф акад им mt ft";

const MONTHS: &str = "jan feb mar apr jun jul aug sep sept oct nov dec okt dez mai janv févr avr juil déc \
 ene abr ago dic gen mag giu lug set ott mon tue tues wed thu thur thurs fri sat sun";

const FULL_MONTHS: &str = "january february march april may june july august september october november \
 december januar februar märz april mai juni juli august september oktober november dezember marts maj \
 december januari februari mars augusti januari februari maart mei augustus";

const BEFORE_NUMBER: &str = "no nos nr n p pp pg vol vols fig figs art arts sec secs ch chap par para \
 tel ext fax op ver s abb kap bd nº n° núm tel abs ziff rn cra str box номер рис табл т";

const OFTEN: &str = "etc usw etc usf ff al ecc enz itd itp e.v osv m.fl";

const MAYBE_LAST: &str = "inc co corp ltd llc plc bros jr sr esq ph.d m.d b.a m.a u.s.a ave blvd rd hwy st \
 mt dist univ calif fla ga ill ind kan la mass mich minn miss mo neb nev okla ore pa penn tenn tex va \
 vt wash wis wyo ariz ark colo conn del gmbh ag ee.uu ee uu долл дол млрд млн тыс hs kg s.a s.p.a lda";

/// Words with a capital that begin a sentence rather than go on with a name.
pub(super) const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Could",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "Much",
    "My",
    "Neither",
    "Next",
    "No",
    "None",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Other",
    "Others",
    "Our",
    "Over",
    "Several",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "Through",
    "To",
    "Two",
    "Under",
    "Until",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Within",
    "Without",
    "Would",
    "Yes",
    "Yet",
    "You",
    "Your",
    "Finally",
    "Please",
    "Let",
    "Today",
    "Yesterday",
    "Tomorrow",
    // Nouns that in the middle of a sentence have no capital, and the like.
    "Against",
    "Almost",
    "Am",
    "Anyone",
    "Around",
    "Asked",
    "Authorities",
    "Between",
    "Children",
    "Critics",
    "Dozens",
    "Earlier",
    "Early",
    "Eight",
    "Either",
    "Everybody",
    "Everyone",
    "Everything",
    "Experts",
    "Five",
    "Following",
    "Four",
    "Further",
    "Half",
    "Hence",
    "Hundreds",
    "Indeed",
    "Investigators",
    "Just",
    "Late",
    "Lawmakers",
    "Like",
    "Likewise",
    "Maybe",
    "Me",
    "Members",
    "Men",
    "Might",
    "Millions",
    "Moreover",
    "Must",
    "Nearly",
    "Never",
    "Nevertheless",
    "Nine",
    "Nobody",
    "Nor",
    "Officials",
    "Often",
    "Or",
    "Otherwise",
    "People",
    "Perhaps",
    "Police",
    "Prosecutors",
    "Rather",
    "Researchers",
    "Residents",
    "Scientists",
    "Seven",
    "Shall",
    "Six",
    "Someone",
    "Something",
    "Sometimes",
    "Soon",
    "Speaking",
    "Supporters",
    "Ten",
    "Thank",
    "Thanks",
    "Therefore",
    "Thousands",
    "Thus",
    "Too",
    "Unless",
    "Unlike",
    "Upon",
    "Very",
    "Voters",
    "Was",
    "Well",
    "Whatever",
    "Whenever",
    "Witnesses",
    "Women",
    "Workers",
    // German, French, Spanish, Italian, Danish, Dutch, Russian.
    "Der",
    "Die",
    "Das",
    "Ein",
    "Eine",
    "Er",
    "Sie",
    "Es",
    "Wir",
    "Ich",
    "Und",
    "Aber",
    "Doch",
    "Im",
    "Am",
    "Auch",
    "Le",
    "Les",
    "Un",
    "Une",
    "Il",
    "Elle",
    "Ils",
    "Elles",
    "Nous",
    "Mais",
    "Et",
    "Dans",
    "El",
    "Los",
    "Las",
    "Una",
    "Ella",
    "Ellos",
    "Pero",
    "En",
    "Y",
    "Hubo",
    "Lo",
    "Gli",
    "Ma",
    "Nel",
    "È",
    "De",
    "Det",
    "Den",
    "Han",
    "Hun",
    "Og",
    "Men",
    "Jeg",
    "Vi",
    "Hvad",
    "Het",
    "Een",
    "Hij",
    "Zij",
    "Maar",
    "Он",
    "Она",
    "Они",
    "Но",
    "Это",
    "Мы",
    "Я",
];

/// Words before a number with a stop that is an ordinal.
pub(super) const BEFORE_ORDINAL: &[&str] = &[
    "am", "vom", "zum", "der", "die", "das", "dem", "den", "des", "im", "beim", "bis", "seit",
    "ab", "den", "det", "til", "fra", "ihr", "sein", "seine", "ihren", "seinen", "zur",
];

/// Words before a letter that is no initial: "Plan B."
pub(super) const BEFORE_LETTER: &[&str] = &[
    "appendix",
    "category",
    "class",
    "exhibit",
    "figure",
    "grade",
    "group",
    "hepatitis",
    "option",
    "plan",
    "schedule",
    "team",
    "type",
    "vitamin",
];

/// Words after which "I" is the speaker: "you and I."
pub(super) const BEFORE_I: &[&str] =
    &["am", "and", "as", "can", "did", "do", "have", "may", "nor", "or", "should", "than", "was"];

/// Names that end in an exclamation mark.
pub(super) const NAMES_WITH_BANG: &[&str] =
    &["Yahoo", "Jeopardy", "Y", "Joomla", "Mamma", "Yum", "Oklahoma"];

const TIME_WORDS: &str = "monday tuesday wednesday thursday friday saturday sunday et est edt ct cst cdt mt \
 mst mdt pt pst pdt gmt utc bst cet cest ist jst eastern central pacific mountain local";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_have_the_kind_that_tells_how_they_go_on() {
        for (word, kind) in [
            ("Mr", Some(Abbreviation::Title)),
            ("p.m", Some(Abbreviation::Hour)),
            ("e.g", Some(Abbreviation::Never)),
            ("U.S", Some(Abbreviation::Initials)),
            ("J", Some(Abbreviation::Initials)),
            ("Inc", Some(Abbreviation::MaybeLast)),
            ("Nov", Some(Abbreviation::Month)),
            ("No", Some(Abbreviation::BeforeNumber)),
            ("table", None),
            ("rep", None),
        ] {
            assert_eq!(classify(word), kind, "{word}");
        }
    }
}
