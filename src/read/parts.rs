//! What documents of office programs have in common, whatever they are packed in: paragraphs with a
//! style, rows of tables, notes, comments, running heads and feet, and data about the file.

use super::{Block, Draft, Hint, ReadError, bylines, clean, dates, text};
use crate::article::{Role, Warning};

/// Longest cell, in bytes, of a row that is read as one line. Cells with more are columns of a page.
const MAX_CELL: usize = 160;

/// Tables inside one another whose rows are told apart; text of deeper ones goes to the outer row.
const MAX_TABLES: usize = 20;

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the running text.
    Text,
    /// In a footnote or endnote.
    Note,
    /// In a comment in the margin.
    Comment,
    /// At the head or foot of every page.
    Running,
    /// In a list of the document's own headings.
    Contents,
}

/// The blocks of a document as they are found.
#[derive(Debug, Default)]
pub(super) struct Parts {
    text: Vec<Block>,
    notes: Vec<Block>,
    around: Vec<Block>,
    /// The rows that are open, the innermost last.
    rows: Vec<Row>,
    /// Rows opened below [`MAX_TABLES`].
    deeper: usize,
    authors: Vec<String>,
    published: Option<crate::article::Date>,
}

/// A row of a table that is being read.
#[derive(Debug, Default)]
struct Row {
    cells: Vec<Vec<Block>>,
}

impl Parts {
    /// A draft to begin with: it says where the document breaks off, if it does.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where nothing was found before that place.
    pub(super) fn draft(
        &self,
        broken: Option<String>,
        format: &'static str,
    ) -> Result<Draft, ReadError> {
        let mut draft = Draft::default();
        if let Some(why) = broken {
            if self.is_empty() {
                return Err(ReadError::Damaged { format, why });
            }
            draft.warnings.push(Warning::new(format!(
                "The {format} file is damaged ({why}); the text before that place was read"
            )));
        }
        Ok(draft)
    }

    /// A paragraph, as it stands in the document.
    pub(super) fn paragraph(&mut self, words: &str, hint: Hint, place: Place) {
        match place {
            Place::Text => self.text(words, hint),
            Place::Note => {
                self.notes.extend(told(words, Hint::Marked, "a note at the foot of the page"));
            }
            Place::Comment => self.aside(words, "a comment in the margin of the document"),
            Place::Running => self.aside(words, "it stands at the head or foot of every page"),
            Place::Contents => self.aside(words, "a table of contents"),
        }
    }

    fn text(&mut self, words: &str, hint: Hint) {
        // Lines within one paragraph are what was pasted from elsewhere.
        let blocks = match hint {
            Hint::None => text::read(words).blocks,
            Hint::Heading(_) | Hint::Item | Hint::Marked | Hint::Role(_) => {
                vec![Block::hinted(clean::tidy(words), hint)]
            }
        };
        for block in blocks.into_iter().filter(|b| !b.text.is_empty()) {
            self.note_data(&block);
            self.push(block);
        }
    }

    /// A line of a style for authors or dates says who and when.
    fn note_data(&mut self, block: &Block) {
        match block.hint {
            Hint::Role(Role::Byline) => {
                let names = bylines::byline_of(&block.text)
                    .unwrap_or_else(|| bylines::names_of(&block.text));
                self.authors.push(names);
            }
            Hint::Role(Role::Dateline) => {
                self.published = self.published.or_else(|| dates::stamp(&block.text));
            }
            Hint::None | Hint::Marked | Hint::Heading(_) | Hint::Item | Hint::Role(_) => {}
        }
    }

    fn push(&mut self, block: Block) {
        let cell = self.rows.last_mut().and_then(|row| row.cells.last_mut());
        cell.unwrap_or(&mut self.text).push(block);
    }

    /// Set apart, once each.
    fn aside(&mut self, words: &str, why: &str) {
        let Some(block) = told(words, Hint::Role(Role::Boilerplate), why) else { return };
        if block.text.chars().any(char::is_alphabetic) && !self.around.contains(&block) {
            self.around.push(block);
        }
    }

    pub(super) fn open_row(&mut self) {
        if self.rows.len() < MAX_TABLES {
            self.rows.push(Row::default());
        } else {
            self.deeper += 1;
        }
    }

    pub(super) fn open_cell(&mut self) {
        if let Some(row) = self.rows.last_mut().filter(|_| self.deeper == 0) {
            row.cells.push(Vec::new());
        }
    }

    /// Ends a row: short cells are one line, as they stand on the page.
    pub(super) fn close_row(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(row) = self.rows.pop() else { return };
        let filled = row.cells.iter().filter(|cell| !cell.is_empty());
        let short = |cell: &Vec<Block>| matches!(&cell[..], [only] if only.text.len() <= MAX_CELL && !is_headed(only));
        if filled.clone().count() > 1 && filled.clone().all(short) {
            let cells: Vec<&str> = filled.flatten().map(|b| b.text.as_str()).collect();
            self.push(Block::hinted(cells.join(" "), Hint::Marked));
        } else {
            for block in row.cells.into_iter().flatten() {
                self.push(block);
            }
        }
    }

    /// All blocks: the text, then its notes, then what was set apart.
    pub(super) fn finish(mut self, draft: &mut Draft) {
        self.deeper = 0;
        while !self.rows.is_empty() {
            self.close_row();
        }
        let authors = self.authors.join(", ");
        draft.byline = draft.byline.take().or((!authors.is_empty()).then_some(authors));
        draft.published = draft.published.or(self.published);
        draft.blocks.extend(self.text);
        draft.blocks.extend(self.notes);
        draft.blocks.extend(self.around);
    }

    /// Whether anything was found.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.notes.is_empty() && self.rows.is_empty()
    }
}

fn is_headed(block: &Block) -> bool {
    matches!(block.hint, Hint::Heading(_) | Hint::Role(_))
}

fn told(words: &str, hint: Hint, why: &str) -> Option<Block> {
    let text = clean::tidy(words);
    (!text.is_empty()).then(|| Block { text, hint, why: Some(why.to_owned()) })
}

/// What the English name of a built-in style says of a paragraph; office programs translate names on
/// screen, in files they stay.
pub(super) fn hint_of_style(name: &str) -> Option<Hint> {
    let name = name.trim().to_lowercase();
    Some(match name.as_str() {
        "title" => Hint::Role(Role::Headline),
        "subtitle" => Hint::Role(Role::Standfirst),
        "caption" | "illustration" | "figure" | "image caption" | "table caption" | "drawing" => {
            Hint::Role(Role::Caption)
        }
        "author" => Hint::Role(Role::Byline),
        "date" => Hint::Role(Role::Dateline),
        "list bullet" | "list number" => Hint::Item,
        _ => {
            let rest = name.strip_prefix("heading")?;
            // "Heading" alone is what headings are made from.
            let level = rest.chars().find_map(|c| c.to_digit(10)).unwrap_or(2);
            Hint::Heading(u8::try_from(level).unwrap_or(2).max(1))
        }
    })
}

/// Whether a style is that of a table of contents.
pub(super) fn is_contents_style(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let rest = name.strip_prefix("toc ").or_else(|| name.strip_prefix("contents "));
    rest.is_some_and(|rest| rest == "heading" || rest.chars().all(|c| c.is_ascii_digit()))
}

/// Who office programs say made a file where nobody told it.
const NOBODY: &[&str] = &[
    "microsoft office user",
    "windows user",
    "office user",
    "default user",
    "unknown author",
    "unknown creator",
];

/// A name from a file's data, where it is a person's full name.
pub(super) fn author(name: &str) -> Option<String> {
    let name = clean::tidy(name);
    let full = name.contains(' ') && !NOBODY.contains(&name.to_lowercase().as_str());
    full.then_some(name)
}

/// What is said of changes that were tracked.
pub(super) fn changes_warning(deleted: usize) -> Option<Warning> {
    let what = match deleted {
        0 => return None,
        1 => "1 passage marked as deleted was".to_owned(),
        many => format!("{many} passages marked as deleted were"),
    };
    Some(Warning::new(format!(
        "The document has tracked changes: {what} not read, what is marked as inserted was"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parts: Parts, expected: &[(&str, Hint)]) {
        let mut draft = Draft::default();
        parts.finish(&mut draft);
        let found: Vec<(&str, Hint)> =
            draft.blocks.iter().map(|b| (b.text.as_str(), b.hint)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn short_cells_are_one_line_and_columns_stay_apart() {
        let long = "words ".repeat(40);
        let mut parts = Parts::default();
        for cells in [["Route", "Before"], [&long, "Beside it"]] {
            parts.open_row();
            for cell in cells {
                parts.open_cell();
                parts.paragraph(cell, Hint::None, Place::Text);
            }
            parts.close_row();
        }
        check(
            parts,
            &[("Route Before", Hint::Marked), (long.trim(), Hint::None), ("Beside it", Hint::None)],
        );
    }

    #[test]
    fn tables_without_end_keep_their_words() {
        let mut parts = Parts::default();
        for _ in 0..MAX_TABLES * 3 {
            parts.open_row();
            parts.open_cell();
        }
        parts.paragraph("Deep words", Hint::Marked, Place::Text);
        check(parts, &[("Deep words", Hint::Marked)]);
    }

    #[test]
    fn styles_tell_by_their_english_names() {
        for (name, hint) in [
            ("Title", Some(Hint::Role(Role::Headline))),
            ("heading 3", Some(Hint::Heading(3))),
            ("Heading", Some(Hint::Heading(2))),
            ("Text body", None),
        ] {
            assert_eq!(hint_of_style(name), hint, "{name}");
        }
        assert!(is_contents_style("toc 1"));
        assert!(!is_contents_style("toccata"));
    }
}
