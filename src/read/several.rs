//! Files that hold several articles: the longest is read, the others are kept beside it.

use super::{Block, Draft, Hint};
use crate::article::{Role, Warning};
use crate::text::words;

/// The longest of `drafts`, the first of those of one length. The paragraphs of the others follow as
/// boilerplate, and a warning says how many there are.
pub(super) fn longest(mut drafts: Vec<Draft>) -> Option<Draft> {
    let at = drafts
        .iter()
        .enumerate()
        .max_by_key(|(i, draft)| (words_of(draft), std::cmp::Reverse(*i)))
        .map(|(i, _)| i)?;
    let mut main = drafts.remove(at);
    if drafts.is_empty() {
        return Some(main);
    }
    let title = main.headline.as_ref().map(|title| format!(" (\"{title}\")")).unwrap_or_default();
    let others = drafts.len();
    let kept = if others == 1 { "the other is kept" } else { "the others are kept" };
    main.warnings.push(Warning::new(format!(
        "The file holds {} articles: the longest{title} was read, and {kept} at the end as boilerplate. To compare them, save each in a file of its own",
        others + 1
    )));
    for other in drafts {
        main.blocks.extend(other.blocks.into_iter().map(|block| Block {
            hint: Hint::Role(Role::Boilerplate),
            why: Some("it belongs to another article in the same file".to_owned()),
            ..block
        }));
    }
    Some(main)
}

/// Words of a draft's article.
pub(super) fn words_of(draft: &Draft) -> usize {
    let kept = draft.blocks.iter().filter(|b| b.hint != Hint::Role(Role::Boilerplate));
    kept.map(|block| words::count(&block.text)).sum()
}
