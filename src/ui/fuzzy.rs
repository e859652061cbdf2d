//! Finding names by some of their letters: "gq" finds "Go to Quotes". Letters at the head of words and
//! letters in a run count for more, so that what was meant stands first.

/// How a name matches what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// How well; more is better.
    pub(crate) score: u32,
    /// Which letters of the name were typed, by their number, rising.
    pub(crate) letters: Vec<usize>,
}

/// What a letter counts for.
const LETTER: u32 = 1;
/// What a letter at the head of a word counts for besides.
const HEAD: u32 = 8;
/// What the first letter of the name counts for besides: of two names with the same letters at heads,
/// the one that begins with them was meant.
const FIRST: u32 = 2;
/// What a letter right after the one before counts for besides: less than a head, so that initials find
/// their name, and only just, so that a whole word beats as many scattered heads.
const RUN: u32 = 7;

/// Longer names are matched by their beginning only, in letters.
const MAX_LETTERS: usize = 120;

/// Longer words are cut before they are looked for, in letters.
const MAX_TYPED: usize = 32;

/// How `name` matches the words of `typed`, in any order; `None` where a word is not in it. With
/// nothing typed, everything matches alike.
pub(crate) fn find(typed: &str, name: &str) -> Option<Match> {
    let name: Vec<char> = name.chars().take(MAX_LETTERS).map(plain).collect();
    let mut found = Match { score: 0, letters: Vec::new() };
    for word in typed.split_whitespace() {
        let word: Vec<char> = word.chars().take(MAX_TYPED).map(plain).collect();
        let (score, letters) = best(&word, &name)?;
        found.score += score;
        found.letters.extend(letters);
    }
    found.letters.sort_unstable();
    found.letters.dedup();
    Some(found)
}

fn plain(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The best way to find the letters of `word` in `name` in their order. For each letter of the word
/// and each place of it, the best score that ends there, and where the letter before stands.
fn best(word: &[char], name: &[char]) -> Option<(u32, Vec<usize>)> {
    let mut table: Vec<Vec<Option<(u32, usize)>>> = Vec::with_capacity(word.len());
    for (typed, &letter) in word.iter().enumerate() {
        let before = typed.checked_sub(1).and_then(|row| table.get(row));
        let mut row = vec![None; name.len()];
        // The best score of the letters before that ends before this place.
        let mut best_before: Option<(u32, usize)> = None;
        for (at, (&here, cell)) in name.iter().zip(&mut row).enumerate() {
            if let Some(last) = at.checked_sub(1)
                && let Some((score, _)) = cell_of(before, last)
                && best_before.is_none_or(|(other, _)| score > other)
            {
                best_before = Some((score, last));
            }
            if here != letter {
                continue;
            }
            let first = if at == 0 { FIRST } else { 0 };
            let value = LETTER + first + if is_head(name, at) { HEAD } else { 0 };
            *cell = if typed == 0 {
                Some((value, at))
            } else {
                let apart = best_before;
                let last = at.checked_sub(1);
                let run = last.and_then(|last| Some((cell_of(before, last)?.0 + RUN, last)));
                [run, apart]
                    .into_iter()
                    .flatten()
                    .max_by_key(|(score, _)| *score)
                    .map(|(score, from)| (score + value, from))
            };
        }
        table.push(row);
    }
    traced(&table)
}

fn cell_of(row: Option<&Vec<Option<(u32, usize)>>>, at: usize) -> Option<(u32, usize)> {
    row.and_then(|row| row.get(at).copied().flatten())
}

/// The way back from the best end.
fn traced(table: &[Vec<Option<(u32, usize)>>]) -> Option<(u32, Vec<usize>)> {
    let ends = table.last()?.iter().enumerate();
    let (mut at, score) = ends
        .filter_map(|(at, cell)| Some((at, (*cell)?.0)))
        .max_by_key(|(at, score)| (*score, std::cmp::Reverse(*at)))?;
    let mut letters = Vec::with_capacity(table.len());
    for row in table.iter().rev() {
        letters.push(at);
        at = cell_of(Some(row), at)?.1;
    }
    Some((score, letters))
}

fn is_head(name: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| name.get(before));
    before.is_none_or(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The letters found, in brackets.
    fn marked(typed: &str, name: &str) -> Option<String> {
        let letters = find(typed, name)?.letters;
        let mark = |(at, c): (usize, char)| {
            if letters.contains(&at) { format!("[{c}]") } else { c.to_string() }
        };
        Some(name.chars().enumerate().map(mark).collect())
    }

    #[test]
    fn letters_are_found_in_their_order_at_heads_of_words_first() {
        let check = |typed: &str, name: &str, expected: Option<&str>| {
            assert_eq!(marked(typed, name).as_deref(), expected, "{typed}");
        };
        check("gq", "Go to Quotes", Some("[G]o to [Q]uotes"));
        check("theme li", "Light theme", Some("[L][i]ght [t][h][e][m][e]"));
        check("quo", "Go to Quotes", Some("Go to [Q][u][o]tes"));
        check("to", "Go to Quotes", Some("Go [t][o] Quotes"));
        check("", "Undo", Some("Undo"));
        check("qg", "Go to Quotes", None);
        check("save z", "Save story", None);
        check("é", "Élan", Some("[É]lan"));
    }

    #[test]
    fn what_was_meant_stands_first() {
        let check = |typed: &str, better: &str, worse: &str| {
            let score = |name| find(typed, name).map_or(0, |found| found.score);
            assert!(score(better) > score(worse), "{typed}: {better} before {worse}");
        };
        check("save", "Save story", "Show and leave");
        check("sa", "Save story", "Find a command that says");
        check("gs", "Go to Sources", "Light settings");
        check("quotes", "Go to Quotes", "Quit: on the set");
    }

    #[test]
    fn long_input_is_bounded() {
        let long = "a".repeat(100_000);
        assert!(find(&long, &long).is_some_and(|found| found.letters.len() <= MAX_TYPED));
    }
}
