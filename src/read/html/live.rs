//! Live blogs: entries, each below the time at which it was written.

use super::page::Page;
use super::select::running_length;
use crate::read::lines;

/// The reason of the head of an entry.
pub(in crate::read) const HEAD: &str = "the time of an entry of a live blog";

/// So many entries make a live blog.
const ENTRIES: usize = 3;

/// By block: whether it is the time above an entry. All false where the page is no live blog.
pub(super) fn heads(page: &Page, said: bool, inside: impl Fn(usize) -> bool) -> Vec<bool> {
    let inner: Vec<usize> = (0..page.blocks.len())
        .filter(|&i| page.blocks.get(i).is_some_and(|b| inside(b.element)))
        .collect();
    let stamp = |i: &usize| page.blocks.get(*i).is_some_and(|b| lines::is_time_stamp(&b.text));
    let text = |i: &usize| page.blocks.get(*i).is_some_and(|b| running_length(b) > 0);
    let mut heads = vec![false; page.blocks.len()];
    let mut count = 0;
    for (at, i) in inner.iter().enumerate().filter(|(_, i)| stamp(i)) {
        let below = inner.iter().skip(at + 1).take_while(|i| !stamp(i)).any(|i| text(i));
        if let Some(head) = heads.get_mut(*i).filter(|_| below) {
            *head = true;
            count += 1;
        }
    }
    if count >= ENTRIES || (said && count > 0) { heads } else { vec![false; page.blocks.len()] }
}
