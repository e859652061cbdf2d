//! What each block is for: headline, standfirst, byline, … by evidence, and body wherever there is none.

mod around;

use super::bylines::{byline_of, is_name_line, is_names, names_of};
use super::lines::{
    ends_sentence, ends_strongly, is_caption, is_correction, is_item, is_only_date,
    is_relative_time, is_updated, squeeze,
};
use super::{Block, Draft, Hint, boilerplate, dates};
use crate::article::{Paragraph, Role};
use crate::text::normalise::fold;
use crate::text::words;
use std::collections::HashMap;

/// Blocks from the top among which bylines, dates and standfirsts are looked for.
const TOP: usize = 10;
/// A headline has no more words.
const HEADLINE_WORDS: usize = 30;
/// A standfirst has no more words.
const STANDFIRST_WORDS: usize = 70;
/// A pull-quote has at least so many words: fewer may be repeated by chance.
const PULL_QUOTE_LEAST: usize = 5;
/// A pull-quote without a stop at its end has at least so many words: fewer are a subhead.
const PULL_QUOTE_OPEN: usize = 8;
/// A pull-quote has no more words.
const PULL_QUOTE_MOST: usize = 60;
/// A subhead without marks has no more words.
const SUBHEAD_WORDS: usize = 10;
/// The level of a heading that is but a bold line.
pub(super) const BOLD_LEVEL: u8 = 6;
/// A caption told by its credit has no more words.
const CAPTION_WORDS: usize = 60;

/// Gives every block of `draft` a role, and fills what the draft's data left open: headline, byline,
/// date.
pub(super) fn assign(draft: &mut Draft) -> Vec<Paragraph> {
    let mut blocks: Vec<Judged> = draft.blocks.drain(..).map(Judged::new).collect();
    by_hint(&mut blocks);
    headline(&mut blocks, draft);
    around::live_entries(&mut blocks);
    by_words(&mut blocks, draft);
    after_label(&mut blocks);
    byline_between(&mut blocks, draft);
    around::names_above(&mut blocks, draft);
    around::names_below(&mut blocks, draft);
    around::notes(&mut blocks, draft);
    standfirst(&mut blocks);
    pull_quotes(&mut blocks);
    around::lines_among_links(&mut blocks);
    around::box_headings(&mut blocks);
    subheads(&mut blocks);
    keep_something(&mut blocks);
    blocks.into_iter().map(Judged::into_paragraph).collect()
}

/// A block and what has been decided about it.
struct Judged {
    block: Block,
    role: Option<Role>,
    why: Option<String>,
    words: usize,
}

impl Judged {
    fn new(block: Block) -> Self {
        let words = words::count(&block.text);
        Self { why: block.why.clone(), block, role: None, words }
    }

    fn is(&mut self, role: Role, why: &str) {
        self.role = Some(role);
        self.why.get_or_insert_with(|| why.to_owned());
    }

    fn text(&self) -> &str {
        &self.block.text
    }

    fn into_paragraph(self) -> Paragraph {
        let role = match (self.role.unwrap_or(Role::Body), self.why.as_deref()) {
            (Role::Boilerplate, Some(why)) => boilerplate::role_for(why),
            (role, _) => role,
        };
        let mut paragraph = Paragraph::new(role, self.block.text);
        paragraph.why = self.why;
        paragraph
    }
}

fn by_hint(blocks: &mut [Judged]) {
    for judged in blocks {
        match judged.block.hint {
            Hint::Role(role) => judged.role = Some(role),
            Hint::Heading(_) | Hint::Item | Hint::Marked | Hint::None => {}
        }
    }
}

fn headline(blocks: &mut [Judged], draft: &mut Draft) {
    if let Some(title) = &draft.headline {
        let wanted = squeeze(title);
        if let Some(found) = blocks
            .iter_mut()
            .filter(|b| b.words <= HEADLINE_WORDS * 2 && b.role.is_none_or(|r| r == Role::Headline))
            .find(|b| squeeze(b.text()) == wanted)
        {
            found.role = Some(Role::Headline);
        }
    }
    let chosen = blocks
        .iter()
        .position(|b| b.role == Some(Role::Headline))
        .or_else(|| {
            blocks.iter().position(|b| b.role.is_none() && b.block.hint == Hint::Heading(1))
        })
        .or_else(|| plain_headline(blocks));
    if let Some(chosen) = chosen.and_then(|i| blocks.get_mut(i)) {
        chosen.role = Some(Role::Headline);
        draft.headline.get_or_insert_with(|| chosen.block.text.clone());
    }
}

/// The first line of a text is its headline where it is short, has no full stop and longer text
/// follows.
fn plain_headline(blocks: &[Judged]) -> Option<usize> {
    let first = blocks.iter().position(|b| {
        b.role.is_none() && boilerplate::reason(b.text()).is_none() && !is_only_date(b.text())
    })?;
    let candidate = blocks.get(first)?;
    let text = candidate.text();
    let plain = first < TOP
        && candidate.block.hint == Hint::None
        && candidate.words <= HEADLINE_WORDS
        && !ends_sentence(text)
        && !text.ends_with([':', ',', ';'])
        && byline_of(text).is_none()
        && !is_item(text);
    let followed = blocks.iter().skip(first + 1).any(|b| {
        ends_strongly(b.text()) && b.words > candidate.words && b.words >= FOLLOWING_WORDS
    });
    (plain && followed).then_some(first)
}

/// A headline is followed by at least one paragraph with so many words.
const FOLLOWING_WORDS: usize = 12;

fn by_words(blocks: &mut [Judged], draft: &mut Draft) {
    let count = blocks.len();
    for (i, judged) in blocks.iter_mut().enumerate() {
        if judged.role.is_some() {
            continue;
        }
        let text = judged.block.text.clone();
        let marked = judged.block.hint == Hint::Marked;
        let edge = i < TOP || i + 3 >= count || marked;
        if is_correction(&text) {
            judged.is(Role::Correction, "it begins as a correction note does");
        } else if edge && is_only_date(&text) {
            judged.is(Role::Dateline, "nothing but a date");
            draft.published =
                draft.published.or_else(|| dates::find(&text).map(|found| found.date));
        } else if let Some(why) = boilerplate::reason(&text) {
            judged.is(Role::Boilerplate, why);
        } else if is_relative_time(&text) {
            judged.is(Role::Boilerplate, "it says how long ago the page was changed");
        } else if draft.byline.as_deref().is_some_and(|names| is_names(&text, names)) {
            judged.is(Role::Byline, "nothing but the author's name");
        } else if is_updated(&text) {
            judged.is(Role::Boilerplate, "it says when the page was changed");
        } else if edge && let Some(names) = byline_of(&text) {
            judged.is(Role::Byline, "it names the author");
            draft.byline.get_or_insert(names);
        } else if judged.words <= CAPTION_WORDS && is_caption(&text) {
            judged.is(Role::Caption, "it ends or begins with a picture credit");
        }
    }
}

/// "Correction" on a line of its own is the label of the paragraph after it.
fn after_label(blocks: &mut [Judged]) {
    for i in 1..blocks.len() {
        let label =
            blocks.get(i - 1).is_some_and(|b| b.role == Some(Role::Correction) && b.words <= 2);
        if let Some(judged) = blocks.get_mut(i).filter(|b| label && b.role.is_none()) {
            judged.is(Role::Correction, "it stands below the label of a correction");
        }
    }
}

/// A line of two to four capitalised words between headline and date is the author's name; so is one
/// that a page sets as the first paragraph.
fn byline_between(blocks: &mut [Judged], draft: &mut Draft) {
    let Some(head) = blocks.iter().position(|b| b.role == Some(Role::Headline)) else { return };
    let first = blocks.iter().position(|b| b.role.is_none());
    let mut found = Vec::new();
    // From below, as of several names each on its line only the last stands above the date.
    for i in (head + 1..blocks.len().min(TOP)).rev() {
        let dated = blocks.get(i + 1).is_some_and(|b| b.role == Some(Role::Dateline));
        let above = found.last() == Some(&(i + 1));
        let Some(judged) = blocks.get_mut(i) else { return };
        let opens =
            first == Some(i) && matches!(judged.block.hint, Hint::Marked | Hint::Heading(2..));
        if (dated || opens || above) && judged.role.is_none() && is_name_line(judged.text()) {
            judged.is(Role::Byline, "a name between headline and text");
            found.push(i);
        }
    }
    let lines = found.iter().rev().filter_map(|i| blocks.get(*i));
    let names: Vec<String> =
        lines.map(|b| names_of(&b.block.text.replace(" / ", ", ").replace('/', ", "))).collect();
    let outlet_only = draft.byline.is_some() && draft.byline == draft.outlet;
    if !names.is_empty() && (draft.byline.is_none() || outlet_only) {
        draft.byline = Some(names.join(", "));
    }
}

/// A line between the headline and the first byline, date or the like above the text is the
/// standfirst.
fn standfirst(blocks: &mut [Judged]) {
    let Some(head) = blocks.iter().position(|b| b.role == Some(Role::Headline)) else { return };
    if blocks.iter().any(|b| b.role == Some(Role::Standfirst)) {
        return;
    }
    let meta = |b: &Judged| {
        matches!(b.role, Some(Role::Byline | Role::Dateline))
            || (b.role == Some(Role::Boilerplate)
                && b.block.hint == Hint::None
                && b.why.as_deref() == Some("the time that reading takes"))
    };
    let open: Vec<usize> = blocks
        .iter()
        .enumerate()
        .skip(head + 1)
        .take(TOP)
        .take_while(|(_, b)| !meta(b))
        .filter(|(_, b)| b.role.is_none() && b.block.hint != Hint::Item)
        .map(|(i, _)| i)
        .collect();
    let closed = blocks.iter().skip(head + 1).take(TOP).any(meta);
    let body_after = |i: usize| blocks.iter().skip(i + 1).filter(|b| b.role.is_none()).count() >= 2;
    let [only] = open[..] else { return };
    let fits =
        closed && body_after(only) && blocks.get(only).is_some_and(|b| b.words <= STANDFIRST_WORDS);
    if let Some(judged) = blocks.get_mut(only).filter(|_| fits) {
        judged.is(Role::Standfirst, "it stands between the headline and the date or author");
    }
}

/// Places in the text where a run of [`PULL_QUOTE_LEAST`] words begins are kept up to this number, so
/// that a text of one repeated phrase stays quick.
const PLACES_A_RUN: usize = 16;

/// A paragraph whose words all stand again inside another one is repeated for show.
fn pull_quotes(blocks: &mut [Judged]) {
    let mut ids: HashMap<String, u32> = HashMap::new();
    let texts: Vec<Vec<u32>> = blocks
        .iter()
        .map(|b| match b.role {
            None | Some(Role::PullQuote) => number_words(b.text(), &mut ids),
            Some(_) => Vec::new(),
        })
        .collect();
    let mut runs: HashMap<&[u32], Vec<(usize, usize)>> = HashMap::new();
    for (i, words) in texts.iter().enumerate() {
        for (at, run) in words.windows(PULL_QUOTE_LEAST).enumerate() {
            let places = runs.entry(run).or_default();
            if places.len() < PLACES_A_RUN {
                places.push((i, at));
            }
        }
    }
    let repeats = |i: usize, words: &[u32]| {
        let Some(places) = words.get(..PULL_QUOTE_LEAST).and_then(|run| runs.get(run)) else {
            return false;
        };
        places.iter().any(|&(j, at)| {
            let other = texts.get(j).map_or(&[][..], Vec::as_slice);
            j != i && other.len() > words.len() && other.get(at..at + words.len()) == Some(words)
        })
    };
    for (i, judged) in blocks.iter_mut().enumerate() {
        let Some(words) = texts.get(i) else { continue };
        // “…” — Ada Cole: who said it is no part of what is repeated.
        let signed = number_words(signature(judged.text()), &mut ids).len();
        let words = words.get(..words.len().saturating_sub(signed)).unwrap_or_default();
        // A heading may well take up words of the text, and so may a line too short to be a sentence.
        let heading = matches!(judged.block.hint, Hint::Heading(_));
        let sentence = words.len() >= PULL_QUOTE_OPEN || ends_strongly(judged.text());
        let fits = !heading && sentence && words.len() <= PULL_QUOTE_MOST;
        if judged.role.is_none() && fits && repeats(i, words) {
            judged.is(Role::PullQuote, "its words stand again inside another paragraph");
        }
    }
}

/// The name behind a dash at the end of a quote; empty where there is none.
fn signature(text: &str) -> &str {
    let name = text.rsplit_once(['—', '–', '―']).map_or("", |(_, name)| name);
    let short = (1..=SIGNATURE_WORDS).contains(&words::count(name));
    if short && name.trim_start().starts_with(char::is_uppercase) { name } else { "" }
}

/// Words of the longest name and office behind a quote.
const SIGNATURE_WORDS: usize = 8;

fn number_words(text: &str, ids: &mut HashMap<String, u32>) -> Vec<u32> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .map(|word| match ids.get(word) {
            Some(&id) => id,
            None => {
                let id = u32::try_from(ids.len()).unwrap_or(u32::MAX);
                ids.insert(word.to_owned(), id);
                id
            }
        })
        .collect()
}

/// Headings of the format, and short lines without a stop between paragraphs that have one.
fn subheads(blocks: &mut [Judged]) {
    let full = |b: Option<&Judged>, least: usize| {
        b.is_some_and(|b| b.role.is_none() && b.words >= least && ends_strongly(b.text()))
    };
    let mut found = Vec::new();
    for (i, judged) in blocks.iter().enumerate() {
        if judged.role.is_some() {
            continue;
        }
        let text = judged.text();
        let plain = judged.block.hint == Hint::None
            && judged.words <= SUBHEAD_WORDS
            && judged.words > 0
            && !ends_strongly(text)
            && !text.ends_with([',', ';', '-', '–', '—'])
            && !is_item(text)
            && text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
            && text.chars().any(char::is_alphabetic)
            && full(i.checked_sub(1).and_then(|i| blocks.get(i)), SUBHEAD_WORDS)
            && full(blocks.get(i + 1), judged.words * 2);
        if plain || matches!(judged.block.hint, Hint::Heading(_)) {
            found.push(i);
        }
    }
    for i in found {
        if let Some(judged) = blocks.get_mut(i) {
            let why = match judged.block.hint {
                Hint::Heading(_) => None,
                Hint::Item | Hint::Marked | Hint::None | Hint::Role(_) => {
                    Some("a short line without a stop between paragraphs".to_owned())
                }
            };
            judged.role = Some(Role::Subhead);
            judged.why = judged.why.take().or(why);
        }
    }
}

/// A text of which nothing would be left is all body.
fn keep_something(blocks: &mut [Judged]) {
    let text = |b: &Judged| {
        matches!(
            b.role,
            None | Some(
                Role::Body | Role::Standfirst | Role::PullQuote | Role::Correction | Role::Caption
            )
        )
    };
    if blocks.iter().any(text) {
        return;
    }
    for judged in blocks {
        if judged.block.hint == Hint::None {
            judged.role = None;
            judged.why = None;
        }
    }
}
