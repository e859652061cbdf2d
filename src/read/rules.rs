//! What a person has decided for all pages of an outlet: a block that is known by its words has a role.
//! The rules are the user's own and kept from one day to the next; here they are data, and are laid
//! over a version once it was read.

use super::dates;
use super::lines::is_weekday;
use super::outlets::{self, OutletKey};
use crate::article::{Article, Paragraph, Role, Version, Warning};
use crate::text::normalise::fold;
use crate::text::words;

/// How a reason begins that a rule has given, the outlet's name after it.
const BY_RULE: &str = "by your rule for ";

/// Letters that the beginning of a block has at least: fewer begin too many blocks. A letter beyond
/// ASCII counts twice, since some scripts write a word in one or two.
const BEGINNING_LEAST: usize = 8;

/// Letters in the words of a pattern that are not free, counted alike: with fewer, any number or date
/// on a line of its own would fit.
const FIXED_LEAST: usize = 4;

/// How a rule knows its block. All three go by folded words: capitals, punctuation and kinds of
/// quotation marks make no difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// It has these words and no others.
    Words(String),
    /// It begins with these words.
    Beginning(String),
    /// It has these words; its numbers, months and days of the week may be others.
    Pattern(String),
}

impl KnownBy {
    /// The words as they were written.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Beginning(words) | Self::Pattern(words) => words,
        }
    }

    /// How the block is known, for a person: "the same words".
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Words(_) => "the same words".to_owned(),
            Self::Beginning(words) => format!("it begins with “{words}”"),
            Self::Pattern(_) => "the same words, whatever numbers and days".to_owned(),
        }
    }

    /// Why it can't stand in a rule, where it can't: it would fit too much.
    #[must_use]
    pub fn too_loose(&self) -> Option<&'static str> {
        match self {
            Self::Words(words) => {
                form(words).is_empty().then_some("There are no words in it to know a block by")
            }
            Self::Beginning(words) => (weight(&form(words)) < BEGINNING_LEAST)
                .then_some("Too few letters: many blocks of an article could begin so"),
            Self::Pattern(words) => {
                let pattern = pattern(words);
                let fixed = pattern.split(' ').filter(|word| !matches!(*word, NUMBER | DAY));
                (fixed.map(weight).sum::<usize>() < FIXED_LEAST)
                    .then_some("Without its numbers and days, nothing is left to know it by")
            }
        }
    }

    /// What a block is compared with.
    fn ready(&self) -> Ready {
        match self {
            Self::Words(words) => Ready::Words(form(words)),
            Self::Beginning(words) => Ready::Beginning(form(words)),
            Self::Pattern(words) => Ready::Pattern(pattern(words)),
        }
    }
}

/// A way to know a block, with its words folded.
enum Ready {
    Words(String),
    Beginning(String),
    Pattern(String),
}

impl Ready {
    fn fits(&self, block: &Block) -> bool {
        match self {
            Self::Words(words) => block.form == *words,
            Self::Beginning(words) => block
                .form
                .strip_prefix(words.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
            Self::Pattern(words) => block.pattern == *words,
        }
    }
}

/// A block as rules look at it.
struct Block {
    form: String,
    pattern: String,
}

impl Block {
    fn of(text: &str) -> Self {
        Self { form: form(text), pattern: pattern(text) }
    }
}

/// The folded words of a block; what has no words is its marks.
pub(super) fn form(text: &str) -> String {
    let words = outlets::words(text).join(" ");
    if words.is_empty() { fold(text).trim().to_owned() } else { words }
}

/// What stands for any number, and for any month or day of the week, in a pattern. Neither is a word
/// that [`form`] gives.
const NUMBER: &str = "#";
const DAY: &str = "@";

fn pattern(text: &str) -> String {
    let free = |word: &str| {
        if dates::month_number(word).is_some() || is_weekday(word) {
            return DAY.to_owned();
        }
        // "10am": the number is free, the letters are not.
        let mut out = String::new();
        for c in word.chars() {
            if !c.is_numeric() {
                out.push(c);
            } else if !out.ends_with(NUMBER) {
                out.push_str(NUMBER);
            }
        }
        out
    };
    form(text).split(' ').map(free).collect::<Vec<_>>().join(" ")
}

fn weight(folded: &str) -> usize {
    let letter = |c: char| if c.is_ascii() { 1 } else { 2 };
    folded.chars().filter(|c| c.is_alphanumeric()).map(letter).sum()
}

/// Whether a rule is in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Switch {
    /// It is.
    #[default]
    On,
    /// It is kept and does nothing.
    Off,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The outlet, as the user calls it.
    pub outlet: String,
    /// Which blocks.
    pub known_by: KnownBy,
    /// Their role.
    pub role: Role,
    /// Whether it is in force.
    pub switch: Switch,
}

impl Rule {
    /// Whether the two say the same of the same blocks, in force or not.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.role == other.role && self.known_by == other.known_by && self.same_outlet(other)
    }

    /// Whether it is about this outlet.
    #[must_use]
    pub fn is_for(&self, outlet: &str) -> bool {
        OutletKey::of(outlet).is_some_and(|key| OutletKey::of(&self.outlet) == Some(key))
    }

    fn same_outlet(&self, other: &Self) -> bool {
        self.is_for(&other.outlet)
    }

    /// Whether it knows this block.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        self.known_by.too_loose().is_none() && self.known_by.ready().fits(&Block::of(text))
    }

    /// What it knows in a version of an outlet; `None` where it is about another outlet.
    #[must_use]
    pub fn finds(&self, version: &Version, keys: &[OutletKey]) -> Option<Found> {
        let mine = OutletKey::of(&self.outlet).is_some_and(|key| keys.contains(&key));
        if !mine || self.known_by.too_loose().is_some() {
            return None;
        }
        let ready = self.known_by.ready();
        let article = &version.article;
        let paragraphs: Vec<usize> = (0..)
            .zip(&article.paragraphs)
            .filter(|(_, paragraph)| ready.fits(&Block::of(&paragraph.text)))
            .map(|(at, _)| at)
            .collect();
        let too_much = !Share::of(article).takes(article, &paragraphs, self.role);
        Some(Found { paragraphs, too_much })
    }

    /// The reason that its blocks are given.
    fn why(&self) -> String {
        format!("{BY_RULE}{}: {}", self.outlet, self.known_by.in_words())
    }
}

/// What a rule knows in one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The paragraphs, by index.
    pub paragraphs: Vec<usize>,
    /// Whether they are more than half of the article, so that the rule is not applied.
    pub too_much: bool,
}

/// Whether a rule has given a paragraph its role.
#[must_use]
pub fn is_by_rule(paragraph: &Paragraph) -> bool {
    paragraph.why.as_deref().is_some_and(|why| why.starts_with(BY_RULE))
}

/// How many paragraphs of a version rules have given their roles.
#[must_use]
pub fn given_by_rules(version: &Version) -> usize {
    version.article.paragraphs.iter().filter(|paragraph| is_by_rule(paragraph)).count()
}

/// All rules, in the order in which they were made. Of two that know the same block, the later holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    list: Vec<Rule>,
}

impl Rules {
    /// These rules; of those that say the same, the first stays.
    #[must_use]
    pub fn new(list: impl IntoIterator<Item = Rule>) -> Self {
        let mut rules = Self::default();
        rules.extend(list);
        rules
    }

    /// The rules.
    #[must_use]
    pub fn list(&self) -> &[Rule] {
        &self.list
    }

    /// Adds the rules that are not there yet, and tells how many those were.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Rule>) -> usize {
        let before = self.list.len();
        for rule in others {
            if !self.list.iter().any(|old| old.is_like(&rule)) {
                self.list.push(rule);
            }
        }
        self.list.len() - before
    }

    /// Adds a rule as the last one. One that says the same, or another role of the same blocks, goes.
    pub fn make(&mut self, rule: Rule) {
        self.list.retain(|old| old.known_by != rule.known_by || !old.same_outlet(&rule));
        self.list.push(rule);
    }

    /// Puts the rule at `index` in force, or out of it.
    pub fn switch(&mut self, index: usize, switch: Switch) {
        if let Some(rule) = self.list.get_mut(index) {
            rule.switch = switch;
        }
    }

    /// Takes the rule at `index` out.
    pub fn remove(&mut self, index: usize) -> Option<Rule> {
        (index < self.list.len()).then(|| self.list.remove(index))
    }

    /// Puts a rule back where it stood.
    pub fn put_back(&mut self, index: usize, rule: Rule) {
        self.list.insert(index.min(self.list.len()), rule);
    }

    /// The rules in force that are about a version of one of these outlets.
    fn for_keys(&self, keys: &[OutletKey]) -> impl Iterator<Item = &Rule> {
        self.list.iter().filter(move |rule| {
            rule.switch == Switch::On
                && rule.known_by.too_loose().is_none()
                && OutletKey::of(&rule.outlet).is_some_and(|key| keys.contains(&key))
        })
    }

    /// Gives the paragraphs of `version` the roles that rules have for them.
    pub fn apply(&self, version: &mut Version) {
        self.apply_as(version, &outlets::keys(version));
    }

    /// The same for a version of an outlet that is known better than its file tells.
    pub fn apply_as(&self, version: &mut Version, keys: &[OutletKey]) {
        let rules: Vec<(&Rule, Ready)> =
            self.for_keys(keys).map(|rule| (rule, rule.known_by.ready())).collect();
        if rules.is_empty() {
            return;
        }
        let article = &mut version.article;
        let blocks: Vec<Block> = article.paragraphs.iter().map(|p| Block::of(&p.text)).collect();
        let mut share = Share::of(article);
        for (rule, ready) in rules {
            let found: Vec<usize> =
                (0..).zip(&blocks).filter(|(_, b)| ready.fits(b)).map(|(at, _)| at).collect();
            if share.takes(article, &found, rule.role) {
                found.iter().for_each(|&at| give(article, at, rule));
            } else {
                version.warnings.push(refused(rule));
            }
        }
    }
}

/// Said where a rule would take too much.
fn refused(rule: &Rule) -> Warning {
    let Rule { outlet, known_by, .. } = rule;
    Warning::new(format!(
        "Your rule for {outlet} ({}) was not applied: it would set apart more than half of this \
         article",
        known_by.in_words()
    ))
}

/// How many words of an article rules have set apart so far, and how many there were.
struct Share {
    all: usize,
    apart: usize,
}

impl Share {
    fn of(article: &Article) -> Self {
        Self { all: article.words(), apart: 0 }
    }

    /// Whether these paragraphs may have this role: no more than half of the article is ever set apart.
    fn takes(&mut self, article: &Article, found: &[usize], role: Role) -> bool {
        if role.is_aligned() {
            return true;
        }
        let taken: usize = found
            .iter()
            .filter_map(|&at| article.paragraphs.get(at))
            .filter(|paragraph| paragraph.role.is_aligned())
            .map(|paragraph| words::count(&paragraph.text))
            .sum();
        let fits = (self.apart + taken) * 2 <= self.all;
        if fits {
            self.apart += taken;
        }
        fits
    }
}

/// Gives a paragraph its role; the headline follows.
fn give(article: &mut Article, at: usize, rule: &Rule) {
    let Some(paragraph) = article.paragraphs.get_mut(at) else { return };
    let was = std::mem::replace(&mut paragraph.role, rule.role);
    paragraph.why = Some(rule.why());
    let text = paragraph.text.clone();
    if rule.role == Role::Headline {
        article.headline = Some(text);
    } else if was == Role::Headline && article.headline.as_ref() == Some(&text) {
        let next = article.paragraphs.iter().find(|paragraph| paragraph.role == Role::Headline);
        article.headline = next.map(|paragraph| paragraph.text.clone());
    }
}

#[cfg(test)]
mod tests;
