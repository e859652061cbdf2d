//! Markdown, with or without front matter. A line break inside a paragraph is a space.

use super::{Block, Draft, Hint, boilerplate, bylines, clean, front_matter, html, lines};
use crate::article::Role;
use crate::text::words;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads Markdown.
pub(super) fn read(text: &str) -> Draft {
    let mut reader = Reader::default();
    let text = front_matter::take(text, &mut reader.draft);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.flush(Hint::None);
    reader.standfirst_in_italics();
    let mut draft = reader.draft;
    // The title of the front matter often stands again as the first heading.
    let again = draft.blocks.iter().skip(1).position(|b| {
        matches!(b.hint, Hint::Heading(_)) && draft.headline.as_ref() == Some(&b.text)
    });
    let titled = draft.blocks.first().is_some_and(|b| b.hint == Hint::Role(Role::Headline));
    if let Some(at) = again.filter(|_| titled) {
        draft.blocks.remove(at + 1);
    }
    draft
}

/// A standfirst in italics has no more words.
const STANDFIRST_WORDS: usize = 70;

/// How the words of a block are set.
#[derive(Default)]
struct Outside {
    /// Some of them are in neither italics nor bold.
    upright: bool,
    /// The first of them are a link.
    linked: bool,
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    text: String,
    items: usize,
    /// Inside a picture, whose words are its description.
    pictures: usize,
    /// Inside italics or bold.
    italics: usize,
    /// Inside a link.
    links: usize,
    /// How the words of the open block are set.
    outside: Outside,
    /// The block that stands right below the title and is in italics or bold throughout.
    italic: Option<usize>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => {
                if self.pictures == 0 {
                    self.note(&words);
                    self.text.push_str(&words);
                }
            }
            Event::Html(tags) | Event::InlineHtml(tags) => {
                let words = html::words_of(&tags);
                if !words.is_empty() {
                    self.text.push(' ');
                    self.text.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Rule => self.flush(Hint::None),
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.pictures += 1,
            Tag::Item => {
                self.flush(Hint::None);
                self.items += 1;
            }
            Tag::TableCell => self.text.push(' '),
            Tag::Emphasis | Tag::Strong => self.italics += 1,
            Tag::Link { .. } => self.links += 1,
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {
                let hint = self.hint();
                self.flush(hint);
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Heading(level) => self.flush(Hint::Heading(number(level))),
            TagEnd::Item => {
                self.flush(Hint::Item);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Emphasis | TagEnd::Strong => self.italics = self.italics.saturating_sub(1),
            TagEnd::Link => self.links = self.links.saturating_sub(1),
            TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::TableCell
            | TagEnd::MetadataBlock(_) => {}
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {
                let hint = self.hint();
                self.flush(hint);
            }
        }
    }

    fn hint(&self) -> Hint {
        if self.items > 0 { Hint::Item } else { Hint::None }
    }

    /// Keeps whether the words of the open block are in italics or begin as a link.
    fn note(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        self.outside.upright |= self.italics == 0;
        if self.text.trim().is_empty() {
            self.outside.linked = self.links > 0;
        }
    }

    fn flush(&mut self, hint: Hint) {
        let outside = std::mem::take(&mut self.outside);
        let text = clean::tidy(&std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        let blocks = &mut self.draft.blocks;
        if let Some(why) = boilerplate::linked_reason(&text).filter(|_| outside.linked) {
            let hint = Hint::Role(Role::Boilerplate);
            blocks.push(Block { text, hint, why: Some(why.to_owned()) });
            return;
        }
        let titled = blocks.last().is_some_and(|above| {
            matches!(above.hint, Hint::Heading(1) | Hint::Role(Role::Headline))
        });
        if titled && hint == Hint::None && !outside.upright {
            self.italic = Some(blocks.len());
        }
        blocks.push(Block::hinted(text, hint));
    }

    /// The one paragraph in italics or bold right below the title sums the article up, unless its words are an
    /// author's, a date's or a page's.
    fn standfirst_in_italics(&mut self) {
        let told = |b: &Block| b.hint == Hint::Role(Role::Standfirst);
        if self.draft.blocks.iter().any(told) {
            return;
        }
        let Some(block) = self.italic.and_then(|at| self.draft.blocks.get_mut(at)) else { return };
        let text = &block.text;
        let fits = words::count(text) <= STANDFIRST_WORDS
            && bylines::byline_of(text).is_none()
            && !bylines::is_name_line(text)
            && !lines::is_only_date(text)
            && !lines::is_updated(text)
            && !lines::is_correction(text)
            && !lines::is_caption(text)
            && boilerplate::reason(text).is_none();
        if fits {
            block.hint = Hint::Role(Role::Standfirst);
            block.why = Some("it is set apart right below the title".to_owned());
        }
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_blocks_are_read() {
        let draft = read(
            "---\ntitle: \"Harbour closed\"\nauthor: Ada Cole and Tom Hale\ndate: 2024-03-05\noutlet: Harbour Gazette\nlang: en-GB\n---\n\n## What happened\n\nThe *harbour* was\nclosed &amp; locked.\n\n- one\n- two\n\n> Quoted words\n\n![A crane](a.png)\n",
        );
        assert_eq!(draft.headline.as_deref(), Some("Harbour closed"));
        assert_eq!(draft.byline.as_deref(), Some("Ada Cole, Tom Hale"));
        assert_eq!(draft.published.map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
        assert_eq!(draft.outlet.as_deref(), Some("Harbour Gazette"));
        let blocks: Vec<(&str, Hint)> =
            draft.blocks.iter().map(|b| (b.text.as_str(), b.hint)).collect();
        assert_eq!(
            blocks,
            [
                ("Harbour closed", Hint::Role(Role::Headline)),
                ("What happened", Hint::Heading(2)),
                ("The harbour was closed & locked.", Hint::None),
                ("one", Hint::Item),
                ("two", Hint::Item),
                ("Quoted words", Hint::None),
            ]
        );
    }
    /// The hint of the block that begins with `start`.
    fn check_hint(text: &str, start: &str, expected: Hint) {
        let draft = read(text);
        let hint = draft.blocks.iter().find(|b| b.text.starts_with(start)).map(|b| b.hint);
        assert_eq!(hint, Some(expected), "{text}");
    }

    #[test]
    fn italics_below_the_title_are_the_standfirst() {
        let standfirst = Hint::Role(Role::Standfirst);
        check_hint("# Harbour\n\n*The cranes fell at *dawn*.*\n\nText.", "The cranes", standfirst);
        check_hint("# Harbour\n\nThe *cranes* fell.\n\nText.", "The cranes", Hint::None);
        check_hint("# Harbour\n\n*By Ada Cole*\n\nText.", "By Ada", Hint::None);
        check_hint("# Harbour\n\nText.\n\n*The cranes fell.*", "The cranes", Hint::None);
    }

    #[test]
    fn linked_invitations_are_not_part_of_the_article() {
        let boilerplate = Hint::Role(Role::Boilerplate);
        check_hint("# Harbour\n\n[Subscribe to us](a) for more.", "Subscribe", boilerplate);
        check_hint("# Harbour\n\nSubscribe to [that view](a) who will.", "Subscribe", Hint::None);
    }
}
