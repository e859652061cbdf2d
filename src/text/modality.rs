//! Words that turn what is said round or make it less sure: negations, hedges, and words that give
//! it as somebody's. One table a language; English is meant to be complete, the others hold what is
//! common in news.

use super::language::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word does to the statement that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// Turns it round: "not", "never", "without", "denied".
    Negation,
    /// Makes it less sure or less exact: "may", "reportedly", "about 30", "claimed".
    Hedge,
    /// Gives it as somebody's: "said", "according to".
    Attribution,
}

/// The words of one language, parted by spaces; folded.
#[derive(Debug)]
struct Tables {
    /// ISO 639-1.
    code: &'static str,
    negations: &'static str,
    /// Verbs and nouns that deny.
    denials: &'static str,
    hedges: &'static str,
    /// Verbs that keep their distance from what they report.
    claims: &'static str,
    /// Hedges where a figure follows, nothing in particular elsewhere.
    approximators: &'static str,
    attributions: &'static str,
    /// Several words that have a force only together.
    phrases: &'static [(&'static str, Force)],
    /// Words after which a negation is none: "not only".
    after_no_negation: &'static str,
}

const TABLES: [Tables; 4] = [
    Tables {
        code: "en",
        negations: "not never no n't isn't aren't wasn't weren't hasn't haven't hadn't don't \
                    doesn't didn't won't wouldn't can't cannot couldn't shouldn't neither nor none \
                    nobody nothing without",
        denials: "nowhere hardly scarcely barely ain't mustn't needn't shan't mightn't deny denies \
                  denied denying denial refuse refuses refused refusing refusal decline declines \
                  declined declining fail fails failed lack lacks lacked lacking reject rejects \
                  rejected rejecting dismiss dismisses dismissed dismissing",
        hedges: "may might could perhaps maybe possibly probably likely unlikely reportedly \
                 allegedly apparently seemingly purportedly somewhat largely mostly generally \
                 potentially presumably supposedly suggest suggests appears appear seems seem",
        claims: "claim claims claimed claiming allege alleges alleged alleging purport purports \
                 purported seemed suggested suspected unconfirmed rumoured rumored \
                 ostensibly arguably conceivably",
        approximators: "about around roughly approximately nearly almost some estimated over under",
        attributions: "said says saying say told tells according added adds stated announced \
                       announces reported reports wrote writes confirmed confirms explained \
                       explains insisted insists argued argues warned warns claimed claims alleged \
                       alleges denied denies",
        phrases: &[
            ("turned down", Force::Negation),
            ("turning down", Force::Negation),
            ("ruled out", Force::Negation),
            ("appeared to", Force::Hedge),
            ("at least", Force::Hedge),
            ("at most", Force::Hedge),
            ("up to", Force::Hedge),
            ("more than", Force::Hedge),
            ("less than", Force::Hedge),
            ("fewer than", Force::Hedge),
            ("close to", Force::Hedge),
            ("said to", Force::Hedge),
            ("thought to", Force::Hedge),
            ("believed to", Force::Hedge),
            ("understood to", Force::Hedge),
            ("expected to", Force::Hedge),
            ("or so", Force::Hedge),
            ("or more", Force::Hedge),
        ],
        after_no_negation: "only just merely least doubt matter",
    },
    Tables {
        code: "de",
        negations: "nicht nie niemals kein keine keinen keinem keiner keines nichts niemand ohne \
                    weder",
        denials: "bestreitet bestritt bestritten dementiert dementierte weigert weigerte",
        hedges: "vielleicht möglicherweise wahrscheinlich vermutlich angeblich mutmaßlich wohl \
                 offenbar anscheinend könnte könnten dürfte dürften soll sollen",
        claims: "behauptet behauptete behaupteten",
        approximators: "etwa rund ungefähr circa fast knapp mindestens höchstens",
        attributions: "sagt sagte sagten erklärte erklärten zufolge laut",
        phrases: &[],
        after_no_negation: "nur",
    },
    Tables {
        code: "fr",
        negations: "pas jamais rien aucun aucune sans nullement",
        denials: "dément démenti nie nié refuse refusé",
        hedges: "peut-être probablement apparemment vraisemblablement semble semblent serait \
                 seraient aurait auraient pourrait pourraient",
        claims: "prétend prétendu prétendent",
        approximators: "environ quelque près presque",
        attributions: "dit déclare déclaré affirme affirmé annonce annoncé indique indiqué selon",
        phrases: &[("au moins", Force::Hedge), ("plus de", Force::Hedge)],
        after_no_negation: "seulement",
    },
    Tables {
        code: "es",
        negations: "no nunca jamás nada nadie ningún ninguna ninguno sin tampoco",
        denials: "niega negó desmiente desmintió rechaza rechazó",
        hedges: "quizá quizás posiblemente probablemente supuestamente presuntamente aparentemente \
                 podría podrían habría habrían parece parecen",
        claims: "alega alegó",
        approximators: "unos unas cerca aproximadamente casi",
        attributions: "dijo dice afirmó declaró anunció señaló según",
        phrases: &[("al menos", Force::Hedge), ("más de", Force::Hedge)],
        after_no_negation: "solo sólo",
    },
];

/// English words that turn a statement round, whatever stands beside them.
pub fn negations() -> impl Iterator<Item = &'static str> {
    english().negations.split_whitespace()
}

/// English words that make a statement less sure or less exact.
pub fn hedges() -> impl Iterator<Item = &'static str> {
    let Tables { hedges, approximators, .. } = english();
    hedges.split_whitespace().chain(approximators.split_whitespace())
}

fn english() -> &'static Tables {
    let [english, ..] = &TABLES;
    english
}

/// What a word of the tables is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A negation or denial.
    Negation,
    Approximator,
    Hedge,
    Attribution,
}

/// The words of one language, to be looked up.
struct Lexicon {
    words: HashMap<&'static str, Kind>,
    /// Phrases by their first word.
    phrases: HashMap<&'static str, Vec<(&'static str, Force)>>,
    after_no_negation: Vec<&'static str>,
}

static LEXICA: LazyLock<Vec<(&'static str, Lexicon)>> =
    LazyLock::new(|| TABLES.iter().map(|tables| (tables.code, Lexicon::new(tables))).collect());

impl Lexicon {
    fn new(tables: &Tables) -> Self {
        let lists = [
            (tables.attributions, Kind::Attribution),
            (tables.claims, Kind::Hedge),
            (tables.hedges, Kind::Hedge),
            (tables.approximators, Kind::Approximator),
            (tables.denials, Kind::Negation),
            (tables.negations, Kind::Negation),
        ];
        // A word of several lists is what the last of them says.
        let words = lists
            .into_iter()
            .flat_map(|(list, kind)| list.split_whitespace().map(move |word| (word, kind)));
        let mut phrases: HashMap<&str, Vec<(&str, Force)>> = HashMap::new();
        for &(phrase, force) in tables.phrases {
            let first = phrase.split(' ').next().unwrap_or_default();
            phrases.entry(first).or_default().push((phrase, force));
        }
        Self {
            words: words.collect(),
            phrases,
            after_no_negation: tables.after_no_negation.split_whitespace().collect(),
        }
    }

    /// The phrase that begins `words`: how many words it has, and its force.
    fn phrase(&self, words: &[&str]) -> Option<(usize, Force)> {
        let known = self.phrases.get(words.first()?)?;
        known.iter().find_map(|&(phrase, force)| {
            let long = phrase.split(' ').count();
            phrase.split(' ').eq(words.iter().take(long).copied()).then_some((long, force))
        })
    }
}

/// What each of `words` does. They are folded and in the order of the text; `written` tells of each
/// whether it has a capital, by which the month is told from "may". Unknown languages are read as
/// English, those without tables say nothing.
#[must_use]
pub fn forces(words: &[&str], written: &[bool], language: Option<Language>) -> Vec<Option<Force>> {
    let code = language.unwrap_or(Language::ENGLISH).code();
    let Some((_, lexicon)) = LEXICA.iter().find(|(known, _)| *known == code) else {
        return vec![None; words.len()];
    };
    let mut denied = false;
    let mut forces = Vec::with_capacity(words.len());
    while forces.len() < words.len() {
        let at = forces.len();
        let rest = words.get(at..).unwrap_or_default();
        if let Some((long, force)) = lexicon.phrase(rest) {
            // One phrase is one hedge.
            forces.push(Some(force));
            forces.extend(std::iter::repeat_n(None, long - 1));
            continue;
        }
        let capital = written.get(at) == Some(&true);
        let force = force(lexicon, rest, capital, denied);
        denied |= matches!(rest.first(), Some(&("neither" | "not")));
        forces.push(force);
    }
    forces
}

/// The force of the first of `words`; `denied` says whether a "not" or "neither" went before.
fn force(lexicon: &Lexicon, words: &[&str], capital: bool, denied: bool) -> Option<Force> {
    let word = *words.first()?;
    let next = words.get(1).copied().unwrap_or_default();
    let kind = lexicon.words.get(word).copied();
    match kind.or_else(|| word.ends_with("n't").then_some(Kind::Negation))? {
        Kind::Negation => {
            // "neither … nor" denies once.
            let again = word == "nor" && denied;
            (!again && !lexicon.after_no_negation.contains(&next)).then_some(Force::Negation)
        }
        Kind::Approximator => {
            let figure = next.starts_with(|c: char| c.is_ascii_digit())
                || super::figures::is_number_word(next)
                || matches!(next, "a" | "half");
            figure.then_some(Force::Hedge)
        }
        Kind::Hedge => {
            // The month, and whoever appears in court, are no hedges.
            let other = (capital && word == "may") || (word.starts_with("appear") && next != "to");
            (!other).then_some(Force::Hedge)
        }
        Kind::Attribution => Some(Force::Attribution),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, text: &str, expected: &str) {
        let written: Vec<bool> =
            text.split(' ').map(|w| w.starts_with(char::is_uppercase)).collect();
        let folded = super::super::normalise::fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let shown: String = forces(&words, &written, Language::from_code(language))
            .iter()
            .map(|force| match force {
                Some(Force::Negation) => 'n',
                Some(Force::Hedge) => 'h',
                Some(Force::Attribution) => 'a',
                None => '.',
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn words_that_turn_or_weaken_are_known_where_they_do_so() {
        check("en", "he did not say it", "..na.");
        check("en", "she isn’t hurt", ".n.");
        check("en", "not only the crew", "....");
        check("en", "neither mast nor sail", "n...");
        check("en", "at least 30 came", "h...");
        check("en", "about 30 spoke about it", "h....");
        check("en", "in May it may open", "...h.");
        check("en", "it is said to be safe", "..h...");
        check("en", "he appears in court", "....");
        check("en", "it appears to be shut", ".h...");
        check("en", "the United States said so", "...a.");
        check("en", "she claimed and he said", ".h..a");
        check("de", "sie kam nicht", "..n");
        check("fr", "elle ne viendra pas", "...n");
        check("es", "nunca vino nadie", "n.n");
        check("fi", "hän ei tullut", "...");
    }

    #[test]
    fn the_tables_are_folded() {
        for tables in &TABLES {
            let lists = [
                tables.negations,
                tables.denials,
                tables.hedges,
                tables.claims,
                tables.approximators,
                tables.attributions,
            ];
            for list in lists {
                assert_eq!(super::super::normalise::fold(list), list, "{}", tables.code);
            }
        }
    }
}
