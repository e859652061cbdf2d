//! How the report was made, what its words mean, and what was set aside.

use super::Page;
use crate::article::{Role, Version, VersionId};
use crate::report::words;
use maud::{Markup, html};

impl Page<'_> {
    pub(super) fn method(&self) -> Markup {
        html! {
            section #method aria-labelledby="method-h" {
                h2 #method-h { "Method and limits" }
                dl.method {
                    dt { "Program" }
                    dd { (crate::report::GENERATOR) }
                    dt { "Settings" }
                    dd { "Base: " (self.name(self.base)) ". The base decides what is shown as edited, "
                        "added or left out; which passages stand together does not depend on it. "
                        (words::typographic_setting(self.view.typographic)) }
                    @if let Some(limit) = &self.story.alignment.degraded {
                        dt { "Limit reached" }
                        dd { (limit) }
                    }
                    dt { "Left out, not here, absent" }
                    dd { "No passage was found that is near enough to be taken for the same. It does "
                        "not prove that the version says nothing of the matter: a passage in quite "
                        "other words can be missed. So the nearest passage is always shown, with how "
                        "near it is, from 0% (nothing in common) to 100% (the same)." }
                    dt { "Edited, reworded" }
                    dd { "Edited passages have most words in common with the base’s; reworded ones "
                        "tell the same in other words." }
                    dt { "How grave a change is" }
                    dd { (words::SEVERITY) "." }
                    dt { "Typographic differences" }
                    dd { "Punctuation, quotation marks and apostrophes, dashes and hyphens, white "
                        "space, British and American spelling, and capitals. They make no passage "
                        "“edited”. Words that stand in quotation marks in one version only do." }
                    dt { "Word diffs" }
                    dd { "Sentence by sentence, then word by word. Names, figures, dates and short "
                        "quotations change whole, and a sentence that shares too little is shown as "
                        "replaced whole. In passages of more than about a thousand words that share "
                        "few rare ones, words are looked for near their place only: such a passage is "
                        "said to be “" (crate::present::TOO_LONG) "”." }
                    dt { "Moved" }
                    dd { "The passage, or a sentence inside it, stands out of order against the base. "
                        "As few and as short ones as possible are called moved." }
                    dt { "Quotes" }
                    dd { "Speakers are found by rules from the words around a quote. Where they leave "
                        "it open, no speaker is named. Each reading says why the program thinks so, "
                        "and how sure it is." }
                    dt { "Facts" }
                    dd { "Found by rules; a value is brought to a normal form so that “33” and "
                        "“thirty-three” are the same. Relative days are counted from the version’s "
                        "date of publication, and stay unresolved where there is none." }
                    dt { "Set aside" }
                    dd { "Parts of a file that are not the article are not compared. They are listed "
                        "here with the reason." }
                }
                @for column in &self.view.columns {
                    @if let Some(version) = self.story.versions.get(column.version.index()) {
                        (self.set_aside(column.version, version))
                    }
                }
            }
        }
    }

    fn set_aside(&self, id: VersionId, version: &Version) -> Markup {
        let aside: Vec<_> =
            version.article.paragraphs.iter().filter(|p| !p.role.is_aligned()).collect();
        html! {
            @if !aside.is_empty() {
                details.aside {
                    summary {
                        (self.name(id)) ": " (words::counted(aside.len(), "paragraph")) " set aside"
                    }
                    ul {
                        @for paragraph in aside {
                            li {
                                span dir="auto" lang=[self.language(id)] { (paragraph.text) } " "
                                span.kind {
                                    @match &paragraph.why {
                                        Some(why) => (why),
                                        None if paragraph.role == Role::Boilerplate => "boilerplate",
                                        None => (paragraph.role.name()),
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
