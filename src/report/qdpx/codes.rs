//! The code book: what can be said of some words. Names are given once in the whole book, since some
//! programs know codes by their names alone.

use super::guid::{Guids, shared};
use crate::align::{Meaning, Relation, RowId};
use crate::article::{Role, VersionId};
use crate::facts::{FactId, FactKind, FactStatus};
use crate::present::{RowView, SpeakerGroup};
use crate::quotes::{QuoteId, QuoteKind, QuoteStatus};
use crate::report::{ReportInput, Section, words};
use std::collections::{BTreeMap, BTreeSet};

/// Characters of a passage that stand in the name of its code.
const NAME_CHARS: usize = 60;

/// A code and those under it.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) guid: String,
    pub(super) name: String,
    pub(super) told: String,
    /// Whether words can have it; what only groups others can't be given to words.
    pub(super) codable: bool,
    pub(super) codes: Vec<Code>,
}

/// All codes.
pub(super) type CodeBook = Vec<Code>;

/// What stands for a code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meant {
    Role(Role),
    Row(RowId),
    Relation(Relation),
    Moved,
    LeftOutBy(VersionId),
    Gravity(&'static str),
    QuoteKind(QuoteKind),
    QuoteStatus(QuoteStatus),
    /// A group of the presentation's, by index.
    Speaker(usize),
    Quote(QuoteId),
    FactKind(FactKind),
    FactStatus(FactStatus),
    Fact(FactId),
    ByPerson,
}

/// The GUIDs of codes by what they mean.
pub(super) type Codes = BTreeMap<Meant, String>;

struct Builder<'a> {
    input: ReportInput<'a>,
    guids: &'a Guids,
    codes: Codes,
    names: BTreeSet<String>,
}

/// The code book of what is chosen.
pub(super) fn code_book(input: ReportInput<'_>, guids: &Guids) -> (CodeBook, Codes) {
    let mut builder = Builder { input, guids, codes: Codes::new(), names: BTreeSet::new() };
    let has = |section| input.selection.has(section);
    let mut book = vec![builder.roles()];
    if has(Section::SideBySide) {
        book.extend([builder.rows(), builder.relations(), builder.gravity()]);
    }
    if has(Section::Quotes) {
        book.extend([builder.quote_kinds(), builder.quote_statuses(), builder.speakers()]);
    }
    if has(Section::Facts) {
        book.extend([builder.facts(), builder.fact_statuses()]);
    }
    if has(Section::Decisions) {
        let told = "A person decided something about these words.";
        book.push(builder.fixed(Meant::ByPerson, "Set by a person", told));
    }
    (book, builder.codes)
}

impl Builder<'_> {
    /// A code that is the same in every project.
    fn fixed(&mut self, meant: Meant, name: &str, told: &str) -> Code {
        let guid = shared(&format!("code: {name}"));
        self.code(guid, Some(meant), name, told)
    }

    /// A code of this story.
    fn own(&mut self, meant: Meant, key: &str, name: &str, told: &str) -> Code {
        let guid = self.guids.of(&format!("code: {key}"));
        self.code(guid, Some(meant), name, told)
    }

    /// A code that only groups others.
    fn group(&mut self, name: &str, told: &str, codes: Vec<Code>) -> Code {
        let guid = shared(&format!("group: {name}"));
        let code = self.code(guid, None, name, told);
        Code { codable: false, codes, ..code }
    }

    fn code(&mut self, guid: String, meant: Option<Meant>, name: &str, told: &str) -> Code {
        let mut free = name.to_owned();
        let mut n = 2;
        while !self.names.insert(free.clone()) {
            free = format!("{name} ({n})");
            n += 1;
        }
        if let Some(meant) = meant {
            self.codes.insert(meant, guid.clone());
        }
        Code { guid, name: free, told: told.to_owned(), codable: true, codes: Vec::new() }
    }

    fn roles(&mut self) -> Code {
        let codes = Role::ALL
            .map(|role| self.fixed(Meant::Role(role), &format!("Role: {}", role.name()), ""))
            .to_vec();
        self.group(
            "Roles",
            "What a paragraph is for. Boilerplate took no part in the comparison.",
            codes,
        )
    }

    fn rows(&mut self) -> Code {
        let rows: &[RowView] = &self.input.presentation.rows;
        let codes = rows
            .iter()
            .map(|row| {
                let words = self.row_words(row);
                let name = format!("{} {}", row.id, words::excerpt(&words, NAME_CHARS));
                self.own(Meant::Row(row.id), &format!("row {}", row.id), &name, "")
            })
            .collect();
        self.group("Rows", "Passages of several versions that tell the same.", codes)
    }

    /// The first words of a row, of the base where it has some.
    fn row_words(&self, row: &RowView) -> String {
        let base = self.input.base;
        let columns = self.input.presentation.columns.iter().map(|column| column.version);
        let mut versions = std::iter::once(base).chain(columns);
        let place = versions.find_map(|version| match row.cells.get(version.index())? {
            crate::present::CellView::Passage(passage) => passage.places.first().copied(),
            _ => None,
        });
        let story = self.input.story;
        place.map_or_else(String::new, |place| {
            crate::article::words_at(&story.versions, place).to_owned()
        })
    }

    fn relations(&mut self) -> Code {
        let base = self.input.base;
        let relations = [
            (Relation::Same, "The same words as the base."),
            (Relation::Edited, "Mostly the same words as the base."),
            (Relation::Reworded, "The same content in other words."),
            (Relation::Added, "Not in the base."),
        ];
        let mut codes: Vec<Code> = relations
            .map(|(relation, told)| {
                let name = format!("Against the base: {}", words::relation(relation));
                self.fixed(Meant::Relation(relation), &name, told)
            })
            .to_vec();
        let told = "Stands elsewhere in the order than in the base.";
        codes.push(self.fixed(Meant::Moved, "Against the base: moved", told));
        let others: Vec<VersionId> =
            self.input.presentation.columns.iter().map(|c| c.version).collect();
        for version in others.into_iter().filter(|&version| version != base) {
            let label =
                self.input.story.versions.get(version.index()).map_or("", |v| v.label.as_str());
            let name = format!("Left out by {version} {label}");
            let told = "Words of the base for which no passage of that version was found that is near \
                        enough to be taken for the same. The same matter told in quite other words can \
                        be missed; the nearest passage stands in the note.";
            let key = format!("left out by {version}");
            codes.push(self.own(Meant::LeftOutBy(version), &key, &name, told));
        }
        self.group("Against the base", "How a passage stands to the base’s.", codes)
    }

    fn gravity(&mut self) -> Code {
        let mut codes = vec![
            self.fixed(Meant::Gravity("typographic"), "Change: typographic", ""),
            self.fixed(Meant::Gravity("minor"), "Change: minor", ""),
        ];
        codes.extend(Meaning::ALL.map(|kind| {
            let name = format!("Change of meaning: {}", kind.name());
            self.fixed(Meant::Gravity(kind.name()), &name, "")
        }));
        self.group("Changes", &format!("{}.", words::SEVERITY), codes)
    }

    fn quote_kinds(&mut self) -> Code {
        let kinds = [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed, QuoteKind::Fragment];
        let codes = kinds
            .map(|kind| self.fixed(Meant::QuoteKind(kind), &format!("Quote: {}", kind.name()), ""))
            .to_vec();
        self.group("Forms of quotes", "How words of others are given.", codes)
    }

    fn quote_statuses(&mut self) -> Code {
        let codes = QuoteStatus::ALL
            .map(|status| {
                let name = format!("Quote against its fullest form: {}", status.label());
                self.fixed(Meant::QuoteStatus(status), &name, "")
            })
            .to_vec();
        self.group("What became of quotes", "Against the fullest form of the quote.", codes)
    }

    fn speakers(&mut self) -> Code {
        let groups: &[SpeakerGroup] = &self.input.presentation.quotes.speakers;
        let codes = groups.iter().enumerate().map(|(n, group)| {
            let quotes: Vec<Code> = group
                .quotes
                .iter()
                .map(|quote| {
                    let name =
                        format!("{} “{}”", quote.id, words::excerpt(&quote.text, NAME_CHARS));
                    self.own(
                        Meant::Quote(quote.id),
                        &format!("quote {}", quote.id),
                        &name,
                        &quote.text,
                    )
                })
                .collect();
            let name = group.name.as_deref().unwrap_or("can’t be told");
            let told = group.kind.map_or("", words::speaker_kind);
            let name = format!("Speaker: {name}");
            let code = self.own(Meant::Speaker(n), &name, &name, told);
            Code { codes: quotes, ..code }
        });
        let codes = codes.collect();
        let told =
            "Who is quoted, and each quote. A speaker is an estimate unless a person set it.";
        self.group("Speakers and quotes", told, codes)
    }

    fn facts(&mut self) -> Code {
        let rows = &self.input.presentation.facts.rows;
        let mut codes = Vec::new();
        for kind in FactKind::ALL {
            let facts: Vec<Code> = rows
                .iter()
                .filter(|row| row.kind == kind)
                .map(|row| {
                    let name = format!("{} {}", row.id, words::excerpt(&row.label, NAME_CHARS));
                    let told = format!("Versions: {}.", row.agreement.name());
                    self.own(Meant::Fact(row.id), &format!("fact {}", row.id), &name, &told)
                })
                .collect();
            if !facts.is_empty() {
                let name = format!("Fact: {}", kind.name());
                let code = self.fixed(Meant::FactKind(kind), &name, "");
                codes.push(Code { codes: facts, ..code });
            }
        }
        self.group("Facts", "Details that can be checked, by kind.", codes)
    }

    fn fact_statuses(&mut self) -> Code {
        let statuses = [
            (FactStatus::Same, "The value that most versions carry, or the only one."),
            (FactStatus::Differs, "Another value than the one most versions carry."),
            (FactStatus::Unresolved, "The words are there, but their value can’t be told."),
        ];
        let codes = statuses
            .map(|(status, told)| {
                let name = format!("Value: {}", status.name());
                self.fixed(Meant::FactStatus(status), &name, told)
            })
            .to_vec();
        self.group("Values of facts", "How a version’s value stands to the others’.", codes)
    }
}
