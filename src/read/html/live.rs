//! Live blogs: entries, each below the time at which it was written.

use super::page::Page;
use super::select::running_length;
use crate::article::Date;
use crate::read::{dates, lines};

/// The reason of the head of an entry.
pub(in crate::read) const HEAD: &str = "the time of an entry of a live blog";

/// So many entries make a live blog.
const ENTRIES: usize = 3;

/// Entries are written within so many days.
const DAYS: i32 = 5;

/// Whether times above entries can be those of one live blog: where they name days, these are near.
pub(in crate::read) fn are_near<'t>(stamps: impl Iterator<Item = &'t str>) -> bool {
    let days: Vec<Date> = stamps.filter_map(|stamp| Some(dates::find(stamp)?.date)).collect();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return true };
    (*last - *first).get_days() <= DAYS
}

/// By block: whether it is the time above an entry. All false where the page is no live blog.
pub(super) fn heads(page: &Page, said: bool, inside: impl Fn(usize) -> bool) -> Vec<bool> {
    let inner: Vec<usize> = (0..page.blocks.len())
        .filter(|&i| page.blocks.get(i).is_some_and(|b| inside(b.element)))
        .collect();
    let stamp = |i: &usize| page.blocks.get(*i).is_some_and(|b| lines::is_time_stamp(&b.text));
    let text = |i: &usize| page.blocks.get(*i).is_some_and(|b| running_length(b) > 0);
    let mut heads = vec![false; page.blocks.len()];
    let mut stamps = Vec::new();
    for (at, i) in inner.iter().enumerate().filter(|(_, i)| stamp(i)) {
        let below = inner.iter().skip(at + 1).take_while(|i| !stamp(i)).any(&text);
        if let Some(head) = heads.get_mut(*i).filter(|_| below) {
            *head = true;
            stamps.extend(page.blocks.get(*i).map(|block| block.text.as_str()));
        }
    }
    let enough = stamps.len() >= ENTRIES || (said && !stamps.is_empty());
    if enough && are_near(stamps.into_iter()) { heads } else { vec![false; page.blocks.len()] }
}
