//! From what stands in a cell to a value: spellings of one value are one, numbers are numbers in either
//! way of writing the decimal mark, and what a level of measurement can't take is named.

use super::variables::{Level, Variable};
use std::collections::{BTreeMap, BTreeSet};

/// The values of a variable, as its level compares them.
#[derive(Clone, Debug, PartialEq)]
pub enum Scale {
    /// Names.
    Nominal(Vec<String>),
    /// Names in the order of their ranks.
    Ordinal(Vec<String>),
    /// Numbers.
    Interval(Vec<f64>),
    /// Numbers, none below nought.
    Ratio(Vec<f64>),
}

impl Scale {
    /// How many values it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Nominal(values) | Self::Ordinal(values) => values.len(),
            Self::Interval(values) | Self::Ratio(values) => values.len(),
        }
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A value as it is shown.
    #[must_use]
    pub fn value(&self, index: usize) -> String {
        match self {
            Self::Nominal(values) | Self::Ordinal(values) => {
                values.get(index).cloned().unwrap_or_default()
            }
            Self::Interval(values) | Self::Ratio(values) => {
                values.get(index).map_or_else(String::new, ToString::to_string)
            }
        }
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// A value of the scale.
    Value(usize),
    /// A value of the scale that the codebook does not list.
    Unlisted(usize),
    /// A value of the scale, once case, spaces or the form of a number are made the codebook's.
    Respelled(usize),
    /// Nothing that the level can compare.
    Unusable,
}

/// The scale of a variable and how to read its cells.
#[derive(Debug)]
pub(super) struct Codes {
    pub(super) scale: Scale,
    by_text: BTreeMap<String, Code>,
}

/// A number as people and spreadsheets write it: with a point or a comma, with a minus of either kind.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace('\u{2212}', "-");
    let text = if text.contains('.') { text } else { text.replacen(',', ".", 1) };
    let digits =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'));
    let number: f64 = text.parse().ok().filter(|_| digits)?;
    // Nought has one sign only, as it is sorted and compared.
    number.is_finite().then_some(if number == 0.0 { 0.0 } else { number })
}

/// One form for all spellings of a value.
fn folded(text: &str) -> String {
    match number(text) {
        Some(number) => number.to_string(),
        None => text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
    }
}

impl Codes {
    /// Reads what stands in the cells of a variable.
    pub(super) fn new<'a>(
        variable: &Variable,
        level: Level,
        cells: impl Iterator<Item = &'a str>,
    ) -> Self {
        let cells: BTreeSet<&str> = cells.collect();
        match level {
            Level::Nominal | Level::Text => Self::names(&variable.values, &cells, true),
            Level::Ordinal if variable.values.is_empty() => {
                Self::numbers(&cells, Scale::Interval).into_ranks()
            }
            Level::Ordinal => Self::names(&variable.values, &cells, false),
            Level::Interval => Self::numbers(&cells, Scale::Interval).listed(&variable.values),
            Level::Ratio => Self::numbers(&cells, Scale::Ratio).listed(&variable.values),
        }
    }

    /// Names; those that are not listed come behind, if they are `free` to.
    fn names(listed: &[String], cells: &BTreeSet<&str>, free: bool) -> Self {
        let mut values: Vec<String> = listed.to_vec();
        let mut index: BTreeMap<String, usize> =
            listed.iter().enumerate().map(|(n, value)| (folded(value), n)).collect();
        let known = listed.len();
        let mut by_text = BTreeMap::new();
        for &cell in cells {
            let code = match index.get(&folded(cell)) {
                Some(&n) if n >= known && known > 0 => Code::Unlisted(n),
                Some(&n) if values.get(n).is_some_and(|value| value == cell) => Code::Value(n),
                Some(&n) => Code::Respelled(n),
                None if free => {
                    let n = values.len();
                    values.push(cell.to_owned());
                    index.insert(folded(cell), n);
                    if known > 0 { Code::Unlisted(n) } else { Code::Value(n) }
                }
                None => Code::Unusable,
            };
            by_text.insert(cell.to_owned(), code);
        }
        let scale = if free { Scale::Nominal(values) } else { Scale::Ordinal(values) };
        Self { scale, by_text }
    }

    /// Numbers, in their order.
    fn numbers(cells: &BTreeSet<&str>, scale: fn(Vec<f64>) -> Scale) -> Self {
        let from_nought = matches!(scale(Vec::new()), Scale::Ratio(_));
        let read = |cell: &str| number(cell).filter(|number| !from_nought || *number >= 0.0);
        let mut values: Vec<f64> = cells.iter().filter_map(|cell| read(cell)).collect();
        values.sort_unstable_by(f64::total_cmp);
        values.dedup();
        let code = |cell: &str| {
            let number = read(cell)?;
            values.binary_search_by(|value| value.total_cmp(&number)).ok()
        };
        let by_text = cells
            .iter()
            .map(|cell| ((*cell).to_owned(), code(cell).map_or(Code::Unusable, Code::Value)))
            .collect();
        Self { scale: scale(values), by_text }
    }

    /// The numbers as ranks.
    fn into_ranks(self) -> Self {
        match self.scale {
            Scale::Interval(values) | Scale::Ratio(values) => {
                let names = values.iter().map(ToString::to_string).collect();
                Self { scale: Scale::Ordinal(names), ..self }
            }
            Scale::Nominal(_) | Scale::Ordinal(_) => self,
        }
    }

    /// With numbers marked that are not among the `listed`, where any are.
    fn listed(mut self, listed: &[String]) -> Self {
        let listed: BTreeSet<String> = listed.iter().map(|value| folded(value)).collect();
        for (cell, code) in &mut self.by_text {
            if let Code::Value(n) = *code
                && !listed.is_empty()
                && !listed.contains(&folded(cell))
            {
                *code = Code::Unlisted(n);
            }
        }
        self
    }

    /// What a cell says; `None` for one that was not among those read.
    pub(super) fn of(&self, cell: &str) -> Option<Code> {
        self.by_text.get(cell).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variable: &str, cells: &[&str], expected: &[&str]) {
        let variable = Variable::parse(variable).expect("a variable");
        let codes = Codes::new(&variable, variable.level, cells.iter().copied());
        let shown = |cell: &&str| match codes.of(cell) {
            Some(Code::Value(n)) => codes.scale.value(n),
            Some(Code::Unlisted(n)) => format!("unlisted {}", codes.scale.value(n)),
            Some(Code::Respelled(n)) => format!("as {}", codes.scale.value(n)),
            Some(Code::Unusable) => "no".to_owned(),
            None => "unread".to_owned(),
        };
        assert_eq!(cells.iter().map(shown).collect::<Vec<_>>(), expected, "{variable:?}");
    }

    #[test]
    fn names_are_matched_with_the_codebook_whatever_their_case_and_spaces() {
        check(
            "a=human interest,economy",
            &["economy", "Human  Interest", "econmy", "ECONMY"],
            &["economy", "as human interest", "unlisted ECONMY", "unlisted ECONMY"],
        );
        check("a", &["x", "y"], &["x", "y"]);
    }

    #[test]
    fn ranks_are_those_of_the_codebook_else_numbers() {
        check("a:ordinal=low,high", &["high", "Low", "middle"], &["high", "as low", "no"]);
        check(
            "a:ordinal=-1,0,1",
            &["-1", "\u{2212}1", "1.0", "+1", "2"],
            &["-1", "as -1", "as 1", "as 1", "no"],
        );
        check("a:ordinal", &["10", "9", "low"], &["10", "9", "no"]);
    }

    #[test]
    fn numbers_have_a_point_or_a_comma() {
        check(
            "a:interval",
            &["1,5", "1.5", "-2", "1e3", "inf", "x"],
            &["1.5", "1.5", "-2", "1000", "no", "no"],
        );
        check("a:ratio", &["0", "-0", "-1", "3"], &["0", "0", "no", "3"]);
        check("a:interval=1,2", &["1", "3"], &["1", "unlisted 3"]);
    }

    #[test]
    fn ranks_without_a_list_go_by_number() {
        let variable = Variable::parse("a:ordinal").expect("a variable");
        let codes = Codes::new(&variable, Level::Ordinal, ["10", "9", "1"].into_iter());
        assert_eq!(codes.scale, Scale::Ordinal(["1", "9", "10"].map(str::to_owned).to_vec()));
    }
}
