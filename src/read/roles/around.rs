//! Blocks told by what stands around them: entries of a live blog, headings of boxes, names and notes
//! above and below the text.

use super::super::bylines::{is_name_line, names_of};
use super::super::html::live;
use super::super::lines::{ends_strongly, is_credit, is_time_stamp};
use super::super::{Draft, Hint};
use super::{BOLD_LEVEL, Judged, TOP};
use crate::article::Role;
use crate::text::normalise::fold;

/// So many times above entries make a live blog.
const ENTRIES: usize = 3;
/// A paragraph of an entry, or the first one of a text, has at least so many words.
const PARAGRAPH_WORDS: usize = 8;
/// Paragraphs from the end among which notes on the author are looked for.
const BOTTOM: usize = 4;
/// A note on the author has no more words.
const NOTE_WORDS: usize = 80;
/// A line with an address has no more words.
const ADDRESS_WORDS: usize = 8;

fn is_paragraph(judged: &Judged) -> bool {
    judged.role.is_none() && judged.words >= PARAGRAPH_WORDS && ends_strongly(judged.text())
}

/// Times of day on lines of their own, each above a paragraph.
pub(super) fn live_entries(blocks: &mut [Judged]) {
    let mut heads = Vec::new();
    let mut open = None;
    for (i, judged) in blocks.iter().enumerate() {
        if judged.role.is_none() && is_time_stamp(judged.text()) {
            open = Some(i);
        } else if is_paragraph(judged) {
            heads.extend(open.take());
        }
    }
    let stamps = heads.iter().filter_map(|&i| blocks.get(i)).map(Judged::text);
    if heads.len() < ENTRIES || !live::are_near(stamps) {
        return;
    }
    for i in heads {
        if let Some(judged) = blocks.get_mut(i) {
            judged.is(Role::Update, live::HEAD);
        }
    }
}

/// A heading below which nothing of the article stands up to the next one heads a box beside the text, or
/// nothing at all.
pub(super) fn box_headings(blocks: &mut [Judged]) {
    let heading = |b: &Judged| {
        b.role.is_none() && matches!(b.block.hint, Hint::Heading(level) if level < BOLD_LEVEL)
    };
    // From the end: whether text follows before the next heading, and whether only a box does.
    let (mut text, mut beside) = (false, true);
    let mut found = Vec::new();
    for (i, judged) in blocks.iter().enumerate().rev() {
        if heading(judged) {
            if text || !beside {
                (text, beside) = (false, false);
            } else {
                found.push(i);
            }
        } else if judged.role.is_none_or(Role::is_aligned) {
            (text, beside) = (true, false);
        } else if judged.role == Some(Role::Boilerplate) && !text {
            beside = true;
        }
    }
    for i in found {
        if let Some(judged) = blocks.get_mut(i) {
            judged.is(Role::Boilerplate, "a heading with nothing of the article below it");
        }
    }
}

/// A few short lines without a stop, of a page, between blocks that are no part of the article: days and
/// labels in a list of links.
pub(super) fn lines_among_links(blocks: &mut [Judged]) {
    let around = |b: Option<&Judged>| {
        b.is_some_and(|b| matches!(b.role, Some(Role::Boilerplate | Role::Related)))
    };
    let short = |b: &Judged| {
        b.role.is_none()
            && matches!(b.block.hint, Hint::Marked | Hint::Item)
            && b.text().chars().count() <= SHORT
            && !ends_strongly(b.text())
    };
    let mut at = 0;
    while at < blocks.len() {
        let run = blocks.iter().skip(at).take_while(|b| short(b)).count();
        let before = at.checked_sub(1).and_then(|i| blocks.get(i));
        if (1..=RUN).contains(&run) && around(before) && around(blocks.get(at + run)) {
            for judged in blocks.iter_mut().skip(at).take(run) {
                judged.is(Role::Boilerplate, "a short line among links and the like");
            }
        }
        at += run.max(1);
    }
}

/// Characters of the longest such line.
const SHORT: usize = 30;
/// So many of them stand together.
const RUN: usize = 3;

/// Names that stand between the headline, or lines below it, and the first paragraph.
pub(super) fn names_above(blocks: &mut [Judged], draft: &mut Draft) {
    let Some(head) = blocks.iter().position(|b| b.role == Some(Role::Headline)) else { return };
    let Some(first) = blocks.iter().position(is_paragraph) else { return };
    if head >= first || first > head + TOP || is_named(draft) {
        return;
    }
    for judged in blocks.get_mut(head + 1..first).into_iter().flatten() {
        let plain = judged.role.is_none()
            && matches!(judged.block.hint, Hint::Marked | Hint::None | Hint::Heading(BOLD_LEVEL));
        if plain && is_name_line(judged.text()) {
            let names = names_of(&judged.text().replace(" / ", ", ").replace('/', ", "));
            judged.is(Role::Byline, "a name between headline and text");
            draft.byline = Some(names);
            return;
        }
    }
}

/// Names on the last line, below the last paragraph: who wrote it, or whose report it is.
pub(super) fn names_below(blocks: &mut [Judged], draft: &mut Draft) {
    let part_of_text = |b: &Judged| b.role.is_none_or(Role::is_aligned);
    let Some(last) = blocks.iter().rposition(part_of_text) else { return };
    let below = last.checked_sub(1).and_then(|i| blocks.get(i)).is_some_and(is_paragraph);
    let Some(judged) = blocks.get_mut(last).filter(|b| below && b.role.is_none()) else { return };
    if matches!(judged.block.hint, Hint::Heading(_) | Hint::Item) {
        return;
    }
    let outlet = draft.outlet.as_deref().map(fold).unwrap_or_default();
    let names: Vec<&str> = judged
        .text()
        .split(['/', ',', '|'])
        .map(str::trim)
        .filter(|part| fold(part) != outlet)
        .collect();
    if names.is_empty() || !names.iter().all(|name| is_name_line(name)) {
        return;
    }
    let names = names.join(", ");
    judged.is(Role::Byline, "a name below the text");
    if !is_named(draft) {
        draft.byline = Some(names);
    }
}

/// Whether the author is known by more than the outlet's name or one word.
fn is_named(draft: &Draft) -> bool {
    draft.byline.as_deref().is_some_and(|byline| {
        byline.split_whitespace().count() > 1
            && draft.outlet.as_deref().is_none_or(|outlet| fold(outlet) != fold(byline))
    })
}

/// Words that go on after the author's name in a note about the author.
const ABOUT: &[&str] = &[
    "is",
    "was",
    "covers",
    "writes",
    "reports",
    "works",
    "joined",
    "has",
    "ist",
    "schreibt",
    "est",
    "es",
    "è",
    "contributed",
];

/// Notes about the author, lines with an address, credits without a picture.
pub(super) fn notes(blocks: &mut [Judged], draft: &Draft) {
    let names: Vec<String> = draft
        .byline
        .iter()
        .flat_map(|byline| byline.split(", "))
        .filter(|name| name.contains(' '))
        .map(fold)
        .collect();
    let of_text = |b: &Judged| b.role.is_none_or(Role::is_aligned);
    let mut left = blocks.iter().filter(|b| of_text(b)).count();
    for judged in blocks.iter_mut() {
        left -= usize::from(of_text(judged));
        if judged.role.is_some() || judged.words > NOTE_WORDS {
            continue;
        }
        let folded = fold(judged.text());
        let about = names.iter().any(|name| {
            let rest = folded.strip_prefix(name.as_str()).unwrap_or_default();
            rest.starts_with(' ')
                && rest.split_whitespace().next().is_some_and(|word| ABOUT.contains(&word))
        });
        if left < BOTTOM && about {
            judged.is(Role::Boilerplate, "about the author");
        } else if judged.words <= ADDRESS_WORDS && has_address(judged.text()) {
            if names.iter().any(|name| folded.contains(name.as_str())) {
                judged.is(Role::Byline, "the author's name and address");
            } else {
                judged.is(Role::Boilerplate, "how to reach the outlet");
            }
        } else if is_credit(judged.text()) {
            judged.is(Role::Boilerplate, "nothing but the credit of a picture");
        }
    }
}

/// A line without a stop that has a mail address.
fn has_address(text: &str) -> bool {
    let address = |word: &str| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    !ends_strongly(text) && text.split_whitespace().any(address)
}

#[cfg(test)]
mod tests {
    use super::super::assign;
    use super::*;
    use crate::read::Block;

    const TEXT: &str = "The last crane on the quay was moved before the storm came in.";

    fn check(lines: &[(&str, Hint)], byline: Option<&str>, expected: &[Role]) {
        let block = |&(text, hint): &(&str, Hint)| Block::hinted(text.to_owned(), hint);
        let mut draft = Draft {
            blocks: lines.iter().map(block).collect(),
            byline: byline.map(str::to_owned),
            outlet: Some("Bay Post".to_owned()),
            ..Draft::default()
        };
        let roles: Vec<Role> = assign(&mut draft).iter().map(|p| p.role).collect();
        assert_eq!(roles, expected, "{lines:?}");
    }

    #[test]
    fn times_above_paragraphs_are_entries_of_a_live_blog() {
        let other = "Two boats were still out when the harbour master closed the gate.";
        let third = "Nobody was hurt, the coast guard said in the evening.";
        let plain = |text| (text, Hint::None);
        check(
            &[
                plain("Storm: as it happened"),
                plain("18:40"),
                plain(third),
                plain("17.05 GMT"),
                plain(other),
                plain("4 p.m."),
                plain(TEXT),
            ],
            None,
            &[
                Role::Headline,
                Role::Update,
                Role::Body,
                Role::Update,
                Role::Body,
                Role::Update,
                Role::Body,
            ],
        );
    }

    #[test]
    fn days_far_apart_are_no_live_blog() {
        let plain = |text| (text, Hint::Marked);
        check(
            &[
                plain("23. 12. 2024 13:31"),
                plain(TEXT),
                plain("25. 4. 2023 5:00"),
                plain(TEXT),
                plain("24. 1. 2025 12:38"),
                plain(TEXT),
            ],
            None,
            &[Role::Dateline, Role::Body, Role::Dateline, Role::Body, Role::Dateline, Role::Body],
        );
    }

    #[test]
    fn headings_of_boxes_go_with_them_and_others_stay() {
        let share = ("Share this article", Hint::None);
        let other = ("Two boats were still out when the gate was closed.", Hint::Marked);
        let head = |text, level| (text, Hint::Heading(level));
        check(
            &[
                head("The storm", 1),
                (TEXT, Hint::Marked),
                head("Boats", 2),
                head("At sea", 3),
                other,
                head("Join in", 2),
                share,
                head("At the end", 2),
            ],
            None,
            &[
                Role::Headline,
                Role::Body,
                Role::Subhead,
                Role::Subhead,
                Role::Body,
                Role::Boilerplate,
                Role::Boilerplate,
                Role::Boilerplate,
            ],
        );
    }

    #[test]
    fn notes_on_the_author_stand_below_the_text() {
        let line = |text| (text, Hint::Marked);
        let roles = [Role::Body, Role::Boilerplate, Role::Byline];
        check(
            &[
                line(TEXT),
                line("Ada Cole is the harbour reporter."),
                line("Ada Cole a@bay.example"),
            ],
            Some("Ada Cole"),
            &roles,
        );
        check(&[line(TEXT), line("Bay Post / Ada Cole")], None, &[Role::Body, Role::Byline]);
        check(&[line(TEXT), line("Ada Cole is the mayor.")], None, &[Role::Body, Role::Body]);
        check(&[line(TEXT), line("Reuters / AP")], None, &roles[..2]);
    }
}
