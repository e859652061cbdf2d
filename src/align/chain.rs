//! Heaviest chains: from possible links between two sequences, those that keep both orders and
//! together weigh most.

/// Prefix maxima over positions that can be raised (a Fenwick tree): both in O(log n).
#[derive(Debug)]
pub(super) struct PrefixMax<T> {
    tree: Vec<Option<T>>,
}

impl<T: Copy + PartialOrd> PrefixMax<T> {
    pub(super) fn new(len: usize) -> Self {
        Self { tree: vec![None; len + 1] }
    }

    /// Raises the value at `at`; an equal value that came before stays.
    pub(super) fn raise(&mut self, at: usize, value: T) {
        let mut at = at + 1;
        while let Some(slot) = self.tree.get_mut(at) {
            if slot.is_none_or(|old| value > old) {
                *slot = Some(value);
            }
            at += at & at.wrapping_neg();
        }
    }

    /// The highest value before `end`.
    pub(super) fn before(&self, end: usize) -> Option<T> {
        let mut at = end.min(self.tree.len().saturating_sub(1));
        let mut best: Option<T> = None;
        while at > 0 {
            if let Some(Some(value)) = self.tree.get(at)
                && best.is_none_or(|old| *value > old)
            {
                best = Some(*value);
            }
            at -= at & at.wrapping_neg();
        }
        best
    }
}

/// A possible link between sentence `a` of one version and sentence `b` of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) a: u32,
    pub(super) b: u32,
    /// Log-odds that the two tell the same.
    pub(super) score: f32,
    /// The two are so alike that neither tells more than the other: no third goes with them.
    pub(super) sole: bool,
}

/// How a link follows the one before it in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Both sentences are new.
    Fresh,
    /// The same `a` goes on to the next `b`.
    Across,
    /// The next `a` joins the same `b`.
    Down,
}

const STEPS: [Step; 3] = [Step::Fresh, Step::Across, Step::Down];

/// The best chain that ends in a link by one step.
#[derive(Clone, Copy, Debug)]
struct End {
    value: f64,
    link: usize,
    step: Step,
}

impl PartialEq for End {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// For each way to reach a link: the value of the chain that ends so, and where it came from.
type Ends = [Option<(f64, Option<End>)>; 3];

/// By column: the row that used it last, and the end of its chain.
type LastInColumn = Option<(u32, End)>;

impl PartialOrd for End {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

/// The indices of the heaviest chain of `links`, which are sorted by `(a, b)` and have positive
/// scores. Along the chain `a` and `b` rise together, or one of them stays while the other goes on
/// to its neighbour: one sentence told in several. Each such further link costs `further`.
pub(super) fn heaviest(links: &[Link], columns: usize, further: f32) -> Vec<usize> {
    let mut ends: Vec<Ends> = Vec::with_capacity(links.len());
    let mut strict = PrefixMax::<End>::new(columns);
    let mut by_column: Vec<LastInColumn> = vec![None; columns];
    let mut best: Option<End> = None;
    let mut row_start = 0;
    for (index, link) in links.iter().enumerate() {
        if links.get(row_start).is_some_and(|first| first.a != link.a) {
            close_row(links, &ends, row_start, &mut strict, &mut by_column);
            row_start = index;
        }
        let score = f64::from(link.score);
        let before = strict.before(link.b as usize);
        let across = index.checked_sub(1).filter(|&i| i >= row_start).and_then(|i| {
            let last = links.get(i)?;
            (last.b + 1 == link.b && !last.sole && !link.sole)
                .then(|| best_of(&ends, i, [Step::Fresh, Step::Across]))?
        });
        let down = by_column
            .get(link.b as usize)
            .copied()
            .flatten()
            .and_then(|(a, end)| (a + 1 == link.a && !link.sole).then_some(end));
        let go_on = |end: End| (end.value + score - f64::from(further), Some(end));
        ends.push([
            Some((before.map_or(0.0, |end| end.value) + score, before)),
            across.map(go_on),
            down.map(go_on),
        ]);
        if let Some(end) = best_of(&ends, index, STEPS)
            && best.is_none_or(|old| end > old)
        {
            best = Some(end);
        }
    }
    walk_back(&ends, best)
}

fn close_row(
    links: &[Link],
    ends: &[Ends],
    row_start: usize,
    strict: &mut PrefixMax<End>,
    by_column: &mut [LastInColumn],
) {
    for (index, link) in links.iter().enumerate().take(ends.len()).skip(row_start) {
        if let Some(end) = best_of(ends, index, STEPS) {
            strict.raise(link.b as usize, end);
        }
        if let (Some(slot), Some(end)) =
            (by_column.get_mut(link.b as usize), best_of(ends, index, [Step::Fresh, Step::Down]))
        {
            *slot = (!link.sole).then_some((link.a, end));
        }
    }
}

fn best_of<const N: usize>(
    ends: &[Ends],
    link: usize,
    steps: [Step; N],
) -> Option<End> {
    let states = ends.get(link)?;
    let mut best: Option<End> = None;
    for step in steps {
        if let Some((value, _)) = states.get(step as usize).copied().flatten() {
            let end = End { value, link, step };
            if best.is_none_or(|old| end > old) {
                best = Some(end);
            }
        }
    }
    best
}

fn walk_back(ends: &[Ends], last: Option<End>) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut at = last;
    while let Some(end) = at {
        chain.push(end.link);
        at = ends
            .get(end.link)
            .and_then(|states| states.get(end.step as usize).copied().flatten())
            .and_then(|(_, before)| before);
    }
    chain.reverse();
    chain
}

/// The indices of the heaviest strictly rising subsequence of `positions` with their weights.
/// Of several equally heavy ones, the first found from the left.
pub(super) fn heaviest_rising(positions: &[(usize, u64)]) -> Vec<usize> {
    let columns = positions.iter().map(|&(at, _)| at + 1).max().unwrap_or(0);
    let mut before: Vec<Option<usize>> = Vec::with_capacity(positions.len());
    let mut ends = PrefixMax::<(u64, std::cmp::Reverse<usize>)>::new(columns);
    let mut best: Option<(u64, std::cmp::Reverse<usize>)> = None;
    for (index, &(at, weight)) in positions.iter().enumerate() {
        let last = ends.before(at);
        before.push(last.map(|(_, link)| link.0));
        let end = (last.map_or(0, |(value, _)| value) + weight, std::cmp::Reverse(index));
        ends.raise(at, end);
        best = best.max(Some(end));
    }
    let mut chain = Vec::new();
    let mut at = best.map(|(_, link)| link.0);
    while let Some(index) = at {
        chain.push(index);
        at = before.get(index).copied().flatten();
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_chain(links: &[(u32, u32, f32)], expected: &[usize]) {
        let links: Vec<Link> =
            links.iter().map(|&(a, b, score)| Link { a, b, score, sole: false }).collect();
        assert_eq!(heaviest(&links, 10, 0.5), expected, "{links:?}");
    }

    #[test]
    fn a_chain_keeps_both_orders_and_weighs_most() {
        check_chain(&[], &[]);
        check_chain(&[(0, 0, 1.0), (1, 1, 1.0)], &[0, 1]);
        check_chain(&[(0, 5, 1.0), (1, 1, 1.0), (2, 2, 1.0)], &[1, 2]);
        check_chain(&[(0, 5, 3.0), (1, 1, 1.0), (2, 2, 1.0)], &[0]);
    }

    #[test]
    fn one_sentence_may_go_with_several_neighbours_at_a_cost() {
        check_chain(&[(0, 0, 1.0), (0, 1, 1.0), (1, 2, 1.0)], &[0, 1, 2]);
        check_chain(&[(0, 0, 1.0), (0, 1, 0.4)], &[0]);
        check_chain(&[(0, 0, 1.0), (0, 2, 1.0)], &[0]);
        check_chain(&[(0, 0, 1.0), (1, 0, 1.0), (2, 0, 1.0)], &[0, 1, 2]);
    }

    #[test]
    fn a_chain_does_not_turn_from_across_to_down() {
        check_chain(&[(0, 0, 2.0), (0, 1, 2.0), (1, 1, 1.0)], &[0, 1]);
    }

    #[test]
    fn the_heaviest_rising_run_is_found() {
        for (positions, expected) in [
            (&[(3, 1), (0, 1), (1, 1), (2, 1)][..], &[1, 2, 3][..]),
            (&[(3, 9), (0, 1), (1, 1)], &[0]),
            (&[(1, 1), (0, 1)], &[0]),
            (&[], &[]),
        ] {
            assert_eq!(heaviest_rising(positions), expected);
        }
    }
}
