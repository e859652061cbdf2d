//! How much of a version stands in others, word by word, and whom it most likely follows.
//!
//! A word is verbatim where it stands in a run of [`RUN`] words or more that another version has the
//! same, wherever it has it, or in sentences that are the same throughout. Fewer words in a row are
//! turns of phrase that anybody uses. Other words of a sentence that another version tells too are
//! edited where most words of the two are the same, and reworded where they are not. What no other
//! version tells is the version's own. Of several counterparts the nearest decides.

use crate::article::VersionId;
use crate::story::Story;
use wordings::Wordings;

mod evidence;
mod source;
mod wordings;

pub(super) use evidence::time_of;

/// Words in a row from which equal words count as verbatim. Studies of text reuse in news take five
/// to seven; with fewer, set phrases ("the prime minister said on Tuesday") count as copied.
const RUN: usize = 6;

/// What a word of a version is to another version, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The same, in a run long enough not to be chance.
    Verbatim,
    /// In a sentence that the other has with changes.
    Edited,
    /// In a sentence that the other tells in other words.
    Reworded,
    /// In nothing that the other tells.
    Own,
}

impl Standing {
    /// All, the nearest first.
    pub const ALL: [Self; 4] = [Self::Verbatim, Self::Edited, Self::Reworded, Self::Own];

    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Edited => "edited",
            Self::Reworded => "reworded",
            Self::Own => "own",
        }
    }
}

/// How many words of a version are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares([usize; 4]);

impl Shares {
    fn count(standings: &[Standing]) -> Self {
        Self(Standing::ALL.map(|wanted| standings.iter().filter(|&&s| s == wanted).count()))
    }

    /// How many words stand so.
    #[must_use]
    pub fn words(&self, standing: Standing) -> usize {
        self.0.get(standing as usize).copied().unwrap_or_default()
    }

    /// All words.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// The share of the words that stand so, 0 to 1; 0 in a version without words.
    #[must_use]
    pub fn share(&self, standing: Standing) -> f32 {
        match self.total() {
            0 => 0.0,
            total => self.words(standing) as f32 / total as f32,
        }
    }

    /// All parts, nearest standing first.
    #[must_use]
    pub fn parts(&self) -> [Part; 4] {
        let percents = self.percents();
        Standing::ALL.map(|standing| Part {
            standing,
            words: self.words(standing),
            percent: percents.get(standing as usize).copied().unwrap_or_default(),
        })
    }

    /// The shares in whole percent, nearest standing first. They add up to 100 (by largest
    /// remainders), or are all 0 in a version without words.
    fn percents(&self) -> [usize; 4] {
        let total = self.total();
        if total == 0 {
            return [0; 4];
        }
        let mut percents = self.0.map(|words| words * 100 / total);
        let mut by_remainder = [0, 1, 2, 3];
        let remainder = |at: usize| self.0.get(at).map_or(0, |words| words * 100 % total);
        by_remainder.sort_by_key(|&at| std::cmp::Reverse(remainder(at)));
        let missing = 100 - percents.iter().sum::<usize>();
        for at in by_remainder.into_iter().take(missing) {
            if let Some(percent) = percents.get_mut(at) {
                *percent += 1;
            }
        }
        percents
    }
}

/// The words of a version that stand in one way, for figures and bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How they stand.
    pub standing: Standing,
    /// How many.
    pub words: usize,
    /// Their share in whole percent; those of all parts add up to 100.
    pub percent: usize,
}

/// Whom a version most likely follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// This version.
    Follows(VersionId),
    /// None of the others: it comes first of those that share its words, or shares too few.
    Independent,
    /// It shares words with others, and which of them had the words first can't be told.
    Unclear,
}

impl Source {
    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Follows(_) => "follows",
            Self::Independent => "independent",
            Self::Unclear => "unclear",
        }
    }
}

/// An estimate of whom a version follows. Never more than that: two versions with the same words may
/// both have them from somewhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The most likely source.
    pub source: Source,
    /// Why, as a sentence.
    pub reason: String,
}

/// Where the words of a version come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// Whose words.
    pub version: VersionId,
    /// Against the base; `None` for the base itself.
    pub against_base: Option<Shares>,
    /// Against all others taken together.
    pub against_all: Shares,
    /// Whom it most likely follows.
    pub estimate: Estimate,
}

/// For every version, in order; empty for one version alone, which has nothing to come from.
pub(super) fn derivations(story: &Story, base: VersionId) -> Vec<Derivation> {
    let count = story.versions.len();
    if count < 2 {
        return Vec::new();
    }
    let wordings = Wordings::new(story);
    let estimates = source::estimates(story, &wordings);
    (0..count)
        .zip(estimates)
        .map(|(v, estimate)| {
            let others: Vec<Vec<Standing>> =
                (0..count).filter(|&o| o != v).map(|o| wordings.standings(v, o)).collect();
            let against = |o: usize| others.get(if o > v { o - 1 } else { o });
            Derivation {
                version: VersionId::at(v),
                against_base: against(base.index())
                    .filter(|_| base.index() != v)
                    .map(|standings| Shares::count(standings)),
                against_all: Shares::count(&nearest(&others)),
                estimate,
            }
        })
        .collect()
}

/// For each word the nearest standing that it has against any other.
fn nearest(others: &[Vec<Standing>]) -> Vec<Standing> {
    let words = others.first().map_or(0, Vec::len);
    let of = |word: usize| others.iter().filter_map(|standings| standings.get(word).copied()).min();
    (0..words).map(|word| of(word).unwrap_or(Standing::Own)).collect()
}

#[cfg(test)]
mod tests;
