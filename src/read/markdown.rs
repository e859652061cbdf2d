//! Markdown, with or without front matter. A line break inside a paragraph is a space.

use super::{Block, Draft, Hint, clean, dates, html, lines};
use crate::article::Role;
use crate::text::language::Language;
use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// Reads Markdown.
pub(super) fn read(text: &str) -> Draft {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.flush(Hint::None);
    let mut draft = reader.draft;
    // The title of the front matter often stands again as the first heading.
    let again =
        draft.blocks.iter().skip(1).any(|b| {
            matches!(b.hint, Hint::Heading(_)) && draft.headline.as_ref() == Some(&b.text)
        });
    if again {
        draft.blocks.remove(0);
    }
    draft
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    text: String,
    front: bool,
    items: usize,
    /// Inside a picture, whose words are its description.
    pictures: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.front => self.front_matter(&words),
            Event::Text(words) | Event::Code(words) => {
                if self.pictures == 0 {
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
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle) => {
                self.front = true;
            }
            Tag::Image { .. } => self.pictures += 1,
            Tag::Item => {
                self.flush(Hint::None);
                self.items += 1;
            }
            Tag::TableCell => self.text.push(' '),
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Superscript
            | Tag::Subscript => {}
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
            TagEnd::MetadataBlock(_) => self.front = false,
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Heading(level) => self.flush(Hint::Heading(number(level))),
            TagEnd::Item => {
                self.flush(Hint::Item);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::TableCell => {}
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

    fn flush(&mut self, hint: Hint) {
        let text = clean::tidy(&std::mem::take(&mut self.text));
        if !text.is_empty() {
            self.draft.blocks.push(Block::hinted(text, hint));
        }
    }

    /// Lines of "key: value"; lists are taken where they stand on one line.
    fn front_matter(&mut self, text: &str) {
        for line in text.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let value = clean::tidy(value.trim().trim_matches(['"', '\'', '[', ']']));
            if value.is_empty() {
                continue;
            }
            match key.trim().to_lowercase().as_str() {
                "title" | "headline" => self.draft.headline = Some(value),
                "author" | "authors" | "byline" | "by" => {
                    let plain = value.replace(['"', '\''], "");
                    self.draft.byline =
                        Some(lines::byline_of(&plain).unwrap_or_else(|| lines::names_of(&plain)));
                }
                "date" | "published" | "pubdate" | "publishdate" | "datepublished" => {
                    self.draft.published = dates::stamp(&value);
                }
                "outlet" | "publisher" | "source" | "publication" | "site" => {
                    self.draft.outlet = Some(value);
                }
                "lang" | "language" => self.draft.language = Language::from_tag(&value),
                "description" | "subtitle" | "standfirst" | "summary" | "dek" => {
                    self.draft.blocks.push(Block::hinted(value, Hint::Role(Role::Standfirst)));
                }
                _ => {}
            }
        }
        if let Some(title) = self.draft.headline.clone() {
            self.draft.blocks.insert(0, Block::hinted(title, Hint::Role(Role::Headline)));
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
}
