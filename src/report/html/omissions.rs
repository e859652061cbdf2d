//! What each version leaves out that most others have, and what only it has.

use super::Page;
use crate::align::RowId;
use crate::article::{self, VersionId};
use crate::present::{Column, Omission};
use crate::report::words;
use maud::{Markup, html};

/// Characters that are shown of a passage that only one version has.
const ONLY_HERE_CHARS: usize = 220;

impl Page<'_> {
    pub(super) fn omissions(&self) -> Markup {
        html! {
            section #omissions aria-labelledby="omissions-h" {
                h2 #omissions-h { "What each version leaves out" }
                @if self.view.columns.len() < 2 {
                    p.nothing { "There is one version only, so nothing can be missing from it." }
                } @else {
                    p.legend {
                        "Passages that more than half of the other versions have, most carried "
                        "first, and facts that more than half of the others mention. Look at the nearest passage before you rely on an omission: the "
                        "same thing may be told in words too different to be recognised."
                    }
                    @for column in &self.view.columns { (self.omissions_of(column)) }
                }
            }
        }
    }

    fn omissions_of(&self, column: &Column) -> Markup {
        let overview = &self.view.overview;
        let v = column.version.index();
        let left_out = overview.left_out.get(v).map_or(&[][..], Vec::as_slice);
        let only_here = overview.only_here.get(v).map_or(&[][..], Vec::as_slice);
        html! {
            section.lacks {
                h3 { (self.name(column.version)) }
                h4 { "Leaves out " span.n { (left_out.len()) } }
                @if left_out.is_empty() {
                    p.nothing { "Nothing that most others have." }
                } @else {
                    ol.omitted { @for omission in left_out { (self.omission(omission)) } }
                }
                (self.omitted_facts(v))
                h4 { "Only here " span.n { (only_here.len()) } }
                @if only_here.is_empty() {
                    p.nothing { "Nothing that no other version has." }
                } @else {
                    ul.only-here {
                        @for &row in only_here { (self.only_here(column.version, row)) }
                    }
                }
            }
        }
    }

    /// Facts that most others mention.
    fn omitted_facts(&self, v: usize) -> Markup {
        let facts = self.view.facts.left_out.get(v).map_or(&[][..], Vec::as_slice);
        html! {
            @if !facts.is_empty() {
                h4 { "Does not mention " span.n { (facts.len()) } }
                ul.only-here {
                    @for omitted in facts {
                        li {
                            (self.fact_link(omitted.fact, &omitted.label)) " "
                            span.kind { (omitted.kind.name()) }
                            " · in " (words::letters(&omitted.carried_by))
                            ", highest: " (omitted.highest)
                            @if let Some(look) = omitted.look { " · look in " (self.link(look.place)) }
                        }
                    }
                }
            }
        }
    }

    fn omission(&self, omission: &Omission) -> Markup {
        let version = omission.words.paragraph.version;
        html! {
            li {
                p.words dir="auto" lang=[self.language(version)] {
                    (article::words_at(&self.story.versions, omission.words))
                }
                p.carried {
                    (self.row_link(omission.row)) " · in " (words::letters(&omission.carried_by))
                }
                (self.nearest(omission.nearest))
            }
        }
    }

    fn only_here(&self, version: VersionId, id: RowId) -> Markup {
        // Of the story's rows, as this one may not be written in the report.
        let row = self.story.alignment.rows.iter().find(|row| row.id == id);
        let passage = row.and_then(|row| row.cells.get(version.index())?.as_ref());
        let places = passage.map_or(&[][..], |passage| &passage.places);
        let text = words::plain(self.story, places).join(" ");
        html! {
            li {
                (self.row_link(id)) " "
                span dir="auto" lang=[self.language(version)] {
                    (words::excerpt(&text, ONLY_HERE_CHARS))
                }
            }
        }
    }
}
