//! When two spellings can be one name: transliterations, endings of firms, given names and what their
//! bearers are called for short, fathers and sons.

use super::gazetteer;

/// Endings that firms' names may drop.
const FIRM_ENDINGS: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "plc",
    "llc",
    "group",
    "ag",
    "sa",
];

/// Words after a surname that tell father and son apart.
const GENERATIONS: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// A name without the small word before a surname: "al-Samir", "van Velt".
pub(super) fn without_particle(key: &str) -> &str {
    let (first, rest) = key.split_once(' ').unwrap_or(("", key));
    if matches!(
        first,
        "al" | "el" | "de" | "van" | "von" | "bin" | "ibn" | "di" | "da" | "lo" | "le" | "la"
    ) {
        rest
    } else {
        key
    }
}

/// A name without the word that tells father and son apart.
pub(super) fn without_generation(key: &str) -> &str {
    let (rest, last) = key.rsplit_once(' ').unwrap_or((key, ""));
    if GENERATIONS.contains(&last) { rest } else { key }
}

/// The forms under which a name is the same name.
pub(super) fn spellings(key: &str) -> Vec<String> {
    let mut forms = Vec::with_capacity(2);
    let usual = gazetteer::usual_name(key).unwrap_or(key);
    let usual = usual
        .strip_prefix("us ")
        .map_or_else(|| usual.to_owned(), |rest| format!("united states {rest}"));
    let words = usual.split(' ').filter(|word| *word != "the");
    let mut words: Vec<&str> = words.map(one_spelling).collect();
    while words.len() > 1 && words.last().is_some_and(|last| FIRM_ENDINGS.contains(last)) {
        words.pop();
    }
    forms.push(words.join(" "));
    let sound: Vec<String> = words
        .iter()
        .filter(|word| !matches!(**word, "al" | "el" | "ul" | "bin" | "ibn"))
        .map(|word| sound(word))
        .collect();
    let sound = sound.concat();
    if sound.len() >= MIN_SOUND {
        forms.push(format!("~{sound}"));
    }
    forms
}

/// British and American spellings of words that names are made of.
fn one_spelling(word: &str) -> &str {
    match word {
        "centre" => "center",
        "harbour" => "harbor",
        "defence" => "defense",
        "labour" => "labor",
        "organisation" => "organization",
        "theatre" => "theater",
        "programme" => "program",
        word => word,
    }
}

/// Letters below which two spellings that sound alike are no sign of one name.
const MIN_SOUND: usize = 5;

/// A word as it sounds, near enough for transliterations: "Jaafari", "Ja'afari" and "Jafari" are one.
fn sound(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let plain: String = word.nfd().filter(|c| c.is_alphanumeric()).collect();
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        let c = match c {
            'y' => 'i',
            'q' => 'k',
            'w' => 'v',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out.replace("ou", "u")
        .replace("ei", "i")
        .replace("ai", "i")
        .replace("ph", "f")
        .replace("sch", "sh")
        .replace("tch", "ch")
}

/// The initials of a name of three words or more, small words aside: its likely acronym.
pub(super) fn initials_of(key: &str) -> Option<String> {
    let words: Vec<&str> = key
        .split(' ')
        .filter(|word| !matches!(*word, "of" | "the" | "and" | "for" | "de" | "in"))
        .collect();
    (words.len() >= 2).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

/// Whether two full names with one surname can be one person's.
pub(super) fn given_names_agree(a: &str, b: &str) -> bool {
    let (plain, other) = (without_generation(a), without_generation(b));
    if plain == other {
        // Father and son: told apart or joined by their versions.
        return false;
    }
    let (a, b) = (plain, other);
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(x), Some(y)) = (short.split(' ').next(), long.split(' ').next()) else {
        return false;
    };
    let initial =
        (x.chars().count() == 1 || y.chars().count() == 1) && x.chars().next() == y.chars().next();
    let clipped = x.len().min(y.len()) >= 3 && (x.starts_with(y) || y.starts_with(x));
    let contained = short.split(' ').all(|word| long.split(' ').any(|other| other == word));
    (x == y || initial || clipped || contained || full_given(x) == full_given(y))
        && !middles_differ(a, b)
}

/// Whether both names have a word between the first and the last, and no two of them begin alike: "Ada
/// B. Quill" and "Ada C. Quill".
pub(super) fn middles_differ(a: &str, b: &str) -> bool {
    let middles = |name: &str| {
        let words: Vec<&str> = name.split(' ').collect();
        let end = words.len().saturating_sub(1);
        let inner = words.get(1..end).unwrap_or_default().iter().filter_map(|w| w.chars().next());
        inner.collect::<Vec<char>>()
    };
    let (x, y) = (middles(a), middles(b));
    !x.is_empty() && !y.is_empty() && x.iter().zip(&y).any(|(p, q)| p != q)
}

/// The full form of a given name that is called for short.
fn full_given(given: &str) -> &str {
    let full = NICKNAMES.split(';').find_map(|entry| {
        let (full, short) = entry.trim().split_once(':')?;
        short.split_whitespace().any(|word| word == given).then_some(full)
    });
    full.unwrap_or(given)
}

/// Given names, and what their bearers are called for short where it is not the beginning of the name.
const NICKNAMES: &str = "james: jim jimmy jamie; william: bill billy will willy; robert: bob bobby; \
    michael: mike mick; richard: dick rick; charles: chuck charlie; henry: hank harry; john: jack johnny; \
    edward: ted ned eddie; theodore: teddy; joseph: joe joey; elizabeth: beth betty liz lizzie; \
    margaret: peggy maggie meg; katherine: kate kathy katie; catherine: cathy kate; anthony: tony; \
    lawrence: larry; gerald: jerry; andrew: andy drew; antonio: tony; thomas: tom tommy; stephen: steve; \
    patricia: pat patty trish; rebecca: becky; deborah: debbie; susan: sue; abigail: abby; alexander: sasha; \
    mikhail: misha; vladimir: volodya; eugene: gene; francis: frank; leonard: lenny; raymond: ray";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_agree_by_initial_and_for_short_but_not_against_middle_names() {
        for (a, b, expected) in [
            ("james quill", "jim quill", true),
            ("j quill", "james quill", true),
            ("ada b quill", "ada quill", true),
            ("ada b quill", "ada c quill", false),
            ("ada quill", "omar quill", false),
            ("omar dent jr", "omar dent", false),
        ] {
            assert_eq!(given_names_agree(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn one_name_has_a_spelling_in_common() {
        for (a, b, expected) in [
            ("bashar al jaafari", "bashar al jafari", true),
            ("us harbor fund", "united states harbour fund", true),
            ("zentrix corp", "zentrix", true),
            ("marsh explorer 8", "marsh explorer", false),
        ] {
            let shared = spellings(a).iter().any(|form| spellings(b).contains(form));
            assert_eq!(shared, expected, "{a} {b}");
        }
    }
}
