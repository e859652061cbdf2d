//! What a person can decide about passages, as data: which of them tell the same. A decision names its
//! passages by their words; `P` says how that is told: by an anchor in a story file, by a [`Use`] once its
//! place was looked for.

use super::{Alignment, Constraint, RowId};
use crate::article::{Place, VersionId};
use crate::corrections::{self, Unmet, Use};
use std::collections::BTreeSet;
use std::convert::Infallible;

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision<P> {
    /// Two passages tell the same: they stand in one row.
    Same {
        /// The one.
        of: P,
        /// The other.
        with: P,
    },
    /// A passage does not tell what others tell: it stands in another row.
    Apart {
        /// Its places.
        of: Vec<P>,
        /// Those that it was beside.
        from: Vec<P>,
    },
    /// Two rows, one after the other, are one.
    Join {
        /// Words at the end of the upper row.
        of: P,
        /// Words at the beginning of the lower, in the same version.
        with: P,
    },
}

impl<P> Decision<P> {
    /// The word for its kind in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Same { .. } => "same-passage",
            Self::Apart { .. } => "other-passage",
            Self::Join { .. } => "join-rows",
        }
    }

    /// The same decision with its passages told in another way.
    #[must_use]
    pub fn map<Q>(&self, use_of: &mut dyn FnMut(&P) -> Q) -> Decision<Q> {
        let Ok(told) = self.try_map::<Q, Infallible>(&mut |of| Ok(use_of(of)));
        told
    }

    /// The same decision with its passages told in another way.
    ///
    /// # Errors
    /// The first of `use_of`.
    pub fn try_map<Q, E>(
        &self,
        use_of: &mut dyn FnMut(&P) -> Result<Q, E>,
    ) -> Result<Decision<Q>, E> {
        Ok(match self {
            Self::Same { of, with } => Decision::Same { of: use_of(of)?, with: use_of(with)? },
            Self::Apart { of, from } => Decision::Apart {
                of: of.iter().map(&mut *use_of).collect::<Result<_, _>>()?,
                from: from.iter().map(&mut *use_of).collect::<Result<_, _>>()?,
            },
            Self::Join { of, with } => Decision::Join { of: use_of(of)?, with: use_of(with)? },
        })
    }

    /// The passages that it sets apart or brings together, in pairs.
    fn pairs(&self) -> Vec<(&P, &P)> {
        match self {
            Self::Same { of, with } | Self::Join { of, with } => vec![(of, with)],
            Self::Apart { of, from } => {
                of.iter().flat_map(|one| from.iter().map(move |other| (one, other))).collect()
            }
        }
    }

    fn is_apart(&self) -> bool {
        match self {
            Self::Apart { .. } => true,
            Self::Same { .. } | Self::Join { .. } => false,
        }
    }
}

/// A decision whose places were looked for.
pub type Placed = corrections::Placed<Decision<Use>>;

/// What became of a decision in a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The decision.
    pub placed: Placed,
    /// The rows that its passages stand in now, each once.
    pub rows: Vec<RowId>,
    /// Why it, or a part of it, changes nothing.
    pub unmet: Option<Unmet>,
}

impl Outcome {
    /// Whether it is about a passage of `version`.
    #[must_use]
    pub fn concerns(&self, version: VersionId) -> bool {
        let mut uses = self.placed.decision.pairs().into_iter().flat_map(|(a, b)| [a, b]);
        uses.any(|one| one.version == Some(version))
    }
}

/// The pairs of places that are there.
fn found(decision: &Decision<Use>) -> Vec<(Place, Place)> {
    let both = |(a, b): (&Use, &Use)| Some((a.place.ok()?, b.place.ok()?));
    decision.pairs().into_iter().filter_map(both).collect()
}

/// What the decisions mean for the alignment. Of two that speak against each other the later counts.
#[must_use]
pub fn constraints(decisions: &[Placed]) -> Vec<Constraint> {
    let mut all: Vec<Constraint> = Vec::new();
    for Placed { decision, .. } in decisions {
        for (a, b) in found(decision) {
            all.retain(|old| !speaks_against(old, decision.is_apart(), (a, b)));
            all.push(if decision.is_apart() {
                Constraint::Apart(a, b)
            } else {
                Constraint::Together(a, b)
            });
        }
    }
    all
}

/// Whether `old` says the contrary of two places.
fn speaks_against(old: &Constraint, apart: bool, (a, b): (Place, Place)) -> bool {
    let (is_apart, p, q) = match *old {
        Constraint::Together(p, q) => (false, p, q),
        Constraint::Apart(p, q) => (true, p, q),
    };
    is_apart != apart && (overlap(p, a) && overlap(q, b) || overlap(p, b) && overlap(q, a))
}

fn overlap(a: Place, b: Place) -> bool {
    a.paragraph == b.paragraph && a.span.overlaps(b.span)
}

/// What became of the decisions in `alignment`.
#[must_use]
pub fn outcomes(decisions: &[Placed], alignment: &Alignment) -> Vec<Outcome> {
    let rows_at = |place: Place| -> BTreeSet<RowId> {
        let version = place.paragraph.version.index();
        let stands = |row: &&super::Row| {
            let passage = row.cells.get(version).and_then(Option::as_ref);
            passage.is_some_and(|passage| passage.places.iter().any(|&p| overlap(p, place)))
        };
        alignment.rows.iter().filter(stands).map(|row| row.id).collect()
    };
    let outcome = |placed: &Placed| {
        let apart = placed.decision.is_apart();
        let mut rows = BTreeSet::new();
        let mut unmet = None;
        for (a, b) in placed.decision.pairs() {
            let why = match (a.place, b.place) {
                (Err(why), _) | (_, Err(why)) => Some(why),
                (Ok(a), Ok(b)) => {
                    let (at_a, at_b) = (rows_at(a), rows_at(b));
                    let together = at_a.intersection(&at_b).next().is_some();
                    let nowhere = at_a.is_empty() || at_b.is_empty();
                    rows.extend(at_a);
                    rows.extend(at_b);
                    if nowhere {
                        Some(Unmet::NotCompared)
                    } else {
                        (together == apart).then_some(Unmet::Overruled)
                    }
                }
            };
            unmet = unmet.or(why);
        }
        Outcome { placed: placed.clone(), rows: rows.into_iter().collect(), unmet }
    };
    decisions.iter().map(outcome).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ParagraphId;
    use crate::corrections::DecisionKey;
    use crate::text::Span;

    fn place(version: u16, paragraph: usize) -> Place {
        let span = Span::whole("some words");
        Place { paragraph: ParagraphId::new(VersionId(version), paragraph), span }
    }

    fn at(version: u16, paragraph: usize) -> Use {
        Use {
            words: String::new(),
            version: Some(VersionId(version)),
            place: Ok(place(version, paragraph)),
        }
    }

    fn made(decisions: &[Decision<Use>]) -> Vec<Constraint> {
        let placed: Vec<Placed> = (0..)
            .zip(decisions)
            .map(|(n, decision)| Placed { key: DecisionKey(n), decision: decision.clone() })
            .collect();
        constraints(&placed)
    }

    #[test]
    fn of_two_decisions_against_each_other_the_later_counts() {
        let same = || Decision::Same { of: at(0, 1), with: at(1, 2) };
        let apart = || Decision::Apart { of: vec![at(1, 2)], from: vec![at(0, 1), at(2, 0)] };
        let (one, other) = (place(0, 1), place(1, 2));
        assert_eq!(made(&[same()]), [Constraint::Together(one, other)]);
        let parted = [Constraint::Apart(other, one), Constraint::Apart(other, place(2, 0))];
        assert_eq!(made(&[same(), apart()]), parted);
        assert_eq!(
            made(&[apart(), same()]),
            [Constraint::Apart(other, place(2, 0)), Constraint::Together(one, other)]
        );
    }

    #[test]
    fn what_is_lost_asks_for_nothing() {
        let gone = Use { place: Err(Unmet::WordsGone), ..at(1, 2) };
        let decision = Decision::Same { of: at(0, 1), with: gone };
        assert_eq!(made(std::slice::from_ref(&decision)), []);
        let placed = Placed { key: DecisionKey(0), decision };
        let outcome = outcomes(&[placed], &Alignment::default());
        assert_eq!(outcome[0].unmet, Some(Unmet::WordsGone));
    }
}
