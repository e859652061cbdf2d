//! What control words of rich text do: where the words of a group go, and what holds until it ends.

use super::pages;
use super::{Look, Reader};
use crate::read::parts::Place;

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Target {
    /// Into the running text.
    #[default]
    Text,
    Note,
    Comment,
    Running,
    /// A box beside the text.
    Box,
    /// Nowhere: data, pictures, codes of fields, copies for old readers.
    Nothing,
    Fonts,
    Styles,
    Info,
    Title,
    Author,
    Created,
}

impl Target {
    /// Where its paragraphs stand; `None` for what has none.
    pub(super) fn place(self) -> Option<Place> {
        match self {
            Self::Text | Self::Box => Some(Place::Text),
            Self::Note => Some(Place::Note),
            Self::Comment => Some(Place::Comment),
            Self::Running => Some(Place::Running),
            Self::Nothing
            | Self::Fonts
            | Self::Styles
            | Self::Info
            | Self::Title
            | Self::Author
            | Self::Created => None,
        }
    }
}

/// What holds until a group ends.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) target: Target,
    /// Nothing has been said in it yet, so that its next word may name it.
    pub(super) fresh: bool,
    /// Readers that don't know it are to pass over it.
    pub(super) optional: bool,
    /// It turned its words elsewhere, so that its end ends a paragraph there.
    pub(super) turned: bool,
    pub(super) font: Option<i32>,
    /// Characters that stand for a letter written as a number, for old readers.
    pub(super) alternatives: usize,
    pub(super) seen: Seen,
}

/// Whether words are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Shown,
    Hidden,
    /// Changes were tracked, and this was taken out.
    Deleted,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            target: Target::Text,
            fresh: true,
            optional: false,
            turned: false,
            font: None,
            alternatives: 1,
            seen: Seen::Shown,
        }
    }
}

/// Groups whose words are not read.
const NOTHING: &[&str] = &[
    "colortbl",
    "pict",
    "object",
    "fldinst",
    "listtext",
    "pntext",
    "pntxta",
    "pntxtb",
    "pnseclvl",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
    "bkmkstart",
    "bkmkend",
    "nonshppict",
    "shprslt",
    "sp",
    "atnid",
    "atnauthor",
    "atntime",
    "atnref",
    "atndate",
    "atnicn",
    "atrfstart",
    "atrfend",
    "revtbl",
    "filetbl",
    "xe",
    "tc",
    "rxe",
    "private",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "aftncn",
    "pgptbl",
    "mmathPr",
    "stylerestrictions",
    "upr",
    "userprops",
    "docvar",
    "falt",
    "panose",
    "fname",
    "fontemb",
    "password",
    "template",
    "objdata",
    "comment",
    "doccomm",
    "subject",
    "keywords",
    "operator",
    "company",
    "category",
    "manager",
    "hlinkbase",
    "revtim",
    "printim",
    "buptim",
    "nextfile",
    "defchp",
    "defpap",
    "wgrffmtfilter",
];

/// A letter or space that a control word writes.
fn written(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" | "emspace" | "enspace" | "qmspace" => " ",
        "line" | "lbr" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        _ => return None,
    })
}

impl Reader {
    /// Carries out a control word.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        let fresh = self.groups.last().is_some_and(|group| group.fresh);
        if fresh && self.names_group(word) {
            return;
        }
        let target = self.group().target;
        // The first word of a group may be one that only sets something.
        self.fresh_no_more();
        if self.skip > 0 && word != "u" && word != "bin" {
            self.skip -= 1;
            return;
        }
        match target {
            Target::Nothing => {}
            Target::Fonts => self.font_word(word, number),
            Target::Styles => {
                if matches!(word, "s" | "cs" | "ds" | "ts") {
                    // Styles of characters have numbers of their own kind.
                    self.style = number.filter(|_| word == "s");
                }
                self.letter_word(word, number);
            }
            Target::Created => match word {
                "yr" => self.data.year = number.unwrap_or(0),
                "mo" => self.data.month = number.unwrap_or(0),
                "dy" => self.data.day = number.unwrap_or(0),
                _ => {}
            },
            Target::Info => {}
            Target::Title | Target::Author => self.letter_word(word, number),
            Target::Text | Target::Note | Target::Comment | Target::Running | Target::Box => {
                self.text_word(word, number, target);
            }
        }
    }

    /// Whether `word` says what its group is for.
    fn names_group(&mut self, word: &str) -> bool {
        let target = match word {
            "fonttbl" => Target::Fonts,
            "stylesheet" => Target::Styles,
            "info" => Target::Info,
            "title" if self.group().target == Target::Info => Target::Title,
            "author" if self.group().target == Target::Info => Target::Author,
            "creatim" => Target::Created,
            "header" | "footer" | "headerl" | "headerr" | "headerf" | "footerl" | "footerr"
            | "footerf" => Target::Running,
            "footnote" => Target::Note,
            "annotation" => Target::Comment,
            "shptxt" | "dptxbxtext" => Target::Box,
            "ud" => Target::Text,
            // A wrapping for old readers of what is read.
            "shpinst" | "shppict" | "fldrslt" | "result" | "do" | "pgdsctbl" | "cs" | "s"
            | "ts" | "ds"
                if self.group().target != Target::Styles || word.len() > 2 =>
            {
                let keeps = word != "pgdsctbl";
                if let Some(group) = self.groups.last_mut() {
                    group.fresh = false;
                    if !keeps {
                        group.target = Target::Nothing;
                    }
                }
                return word.len() > 2;
            }
            _ if NOTHING.contains(&word) => Target::Nothing,
            _ => {
                // A style of the sheet begins with its number, marked as optional or not.
                if let Some(group) = self.groups.last_mut().filter(|g| g.target == Target::Styles) {
                    group.optional = false;
                }
                return false;
            }
        };
        // What stands in a group that is not read is not read.
        let closed = self.group().target == Target::Nothing && word != "ud";
        let Some(group) = self.groups.last_mut().filter(|_| !closed) else { return true };
        group.fresh = false;
        group.target = target;
        if target.place().is_some() && word != "ud" {
            group.turned = true;
            group.seen = Seen::Shown;
            let look = std::mem::take(&mut self.look);
            self.waiting.push((std::mem::take(&mut self.text), look));
        }
        true
    }

    fn font_word(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("f", Some(number)) => self.font = number,
            ("fcharset", Some(number)) => {
                if let Some(encoding) = pages::of_charset(number) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            ("cpg", Some(number)) => {
                self.fonts.insert(self.font, pages::of_code_page(number));
            }
            _ => {}
        }
    }

    /// Words that write letters or say how letters are written.
    fn letter_word(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("u", Some(number)) => {
                self.letter(number);
                self.skip = self.group().alternatives;
            }
            ("uc", Some(number)) => {
                if let Some(group) = self.groups.last_mut() {
                    group.alternatives = usize::try_from(number).unwrap_or(1);
                }
            }
            _ => {
                if let Some(words) = written(word) {
                    self.say(words);
                }
            }
        }
    }

    fn text_word(&mut self, word: &str, number: Option<i32>, target: Target) {
        let on = number != Some(0);
        match word {
            "par" | "sect" | "page" | "column" => self.end_paragraph(target),
            "cell" | "nestcell" if target == Target::Text => self.end_cell(),
            "row" | "nestrow" if target == Target::Text => self.end_row(),
            "pard" => self.look = Look::default(),
            "intbl" => self.look.in_table = true,
            "s" => self.look.style = number,
            "outlinelevel" => self.look.outline = number.and_then(|n| u8::try_from(n).ok()),
            "ls" => self.look.item = number.is_some_and(|n| n > 0),
            "ansicpg" => {
                self.encoding = pages::of_code_page(number.unwrap_or(1252));
            }
            "mac" => self.encoding = pages::of_code_page(10_000),
            "deff" => self.default_font = number,
            "f" | "plain" | "v" | "deleted" | "revised" => {
                self.settle();
                let Some(group) = self.groups.last_mut() else { return };
                match word {
                    "f" => group.font = number,
                    "plain" => {
                        group.font = None;
                        group.seen = Seen::Shown;
                    }
                    "v" => group.seen = if on { Seen::Hidden } else { Seen::Shown },
                    "deleted" => group.seen = if on { Seen::Deleted } else { Seen::Shown },
                    _ => {}
                }
            }
            _ => self.letter_word(word, number),
        }
    }
}
