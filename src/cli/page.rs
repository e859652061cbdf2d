//! What `inspect` tells a person about one file: what it was taken for, paragraph by paragraph.

use crate::article::{self, Paragraph, Version};
use crate::facts::Fact;
use crate::quotes::Quote;
use crate::story::Story;
use std::fmt::{self, Write as _};

/// Characters of a paragraph, quote or fact that are shown on its line.
const FIRST_WORDS: usize = 64;

/// The page about the only version of `story`, without a line break at its end.
pub(super) fn page(story: &Story) -> String {
    let mut text = String::new();
    if let Some(version) = story.versions.first() {
        write_page(&mut text, story, version).expect("a string takes everything");
    }
    text
}

fn write_page(text: &mut String, story: &Story, version: &Version) -> fmt::Result {
    let article = &version.article;
    writeln!(text, "{}", plain(&version.source.file))?;
    let known = [
        ("Headline", article.headline.as_deref().unwrap_or("not found").to_owned()),
        ("Label", version.label.clone()),
        ("Outlet", article.outlet.as_deref().unwrap_or("not named").to_owned()),
        ("Byline", article.byline.as_deref().unwrap_or("not found").to_owned()),
        (
            "Published",
            article.published.map_or_else(|| "not found".to_owned(), |day| day.to_string()),
        ),
        ("Language", article.language.map_or("not told", |language| language.code()).to_owned()),
        ("Read as", format!("{}, {}", version.source.format.name(), version.source.encoding)),
        ("Words", article.words().to_string()),
        ("SHA-256", version.source.sha256.clone()),
    ];
    for (what, value) in known {
        writeln!(text, "  {what:<10}{}", plain(&value))?;
    }
    for warning in &version.warnings {
        writeln!(text, "  Warning   {}", plain(&warning.message))?;
    }
    writeln!(text, "\n  Paragraphs")?;
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        write_paragraph(text, index, paragraph)?;
    }
    if !story.quotes.quotes.is_empty() {
        writeln!(text, "\n  Quotes")?;
        story.quotes.quotes.iter().try_for_each(|quote| write_quote(text, story, quote))?;
    }
    if !story.facts.facts.is_empty() {
        writeln!(text, "\n  Facts")?;
        story.facts.facts.iter().try_for_each(|fact| write_fact(text, story, fact))?;
    }
    Ok(())
}

fn write_paragraph(text: &mut String, index: usize, paragraph: &Paragraph) -> fmt::Result {
    let why = paragraph.why.as_ref().map_or_else(String::new, |why| format!("  ({})", plain(why)));
    let (n, role, words) = (index + 1, paragraph.role.name(), first_words(&paragraph.text));
    writeln!(text, "  {n:>4}  {role:<12}{words}{why}")
}

fn write_quote(text: &mut String, story: &Story, quote: &Quote) -> fmt::Result {
    let Some(first) = quote.cells.iter().flatten().flat_map(|cell| &cell.occurrences).next() else {
        return Ok(());
    };
    let words = first_words(article::words_at(&story.versions, first.place));
    let speaker = match first.speaker.and_then(|id| story.quotes.speaker(id)) {
        Some(speaker) => plain(&speaker.name),
        None => "speaker can't be told".to_owned(),
    };
    let (id, kind) = (quote.id.to_string(), first.kind.name());
    writeln!(text, "  {id:>4}  {kind:<12}{words}  ({speaker})")
}

fn write_fact(text: &mut String, story: &Story, fact: &Fact) -> fmt::Result {
    let Some(cell) = fact.cells.iter().flatten().next() else { return Ok(()) };
    let Some(first) = cell.occurrences.first() else { return Ok(()) };
    let written = first_words(article::words_at(&story.versions, first.place));
    let value = crate::present::fact_value(fact.kind, cell.value.as_ref());
    let (id, kind, label) = (fact.id.to_string(), fact.kind.name(), first_words(&fact.label));
    writeln!(text, "  {id:>4}  {kind:<14}{label}: {}  (“{written}”)", plain(&value))
}

/// The first words of a text.
fn first_words(text: &str) -> String {
    crate::report::excerpt(&plain(text), FIRST_WORDS)
}

/// `text` without what could steer a terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Role;
    use crate::present::testing;
    use crate::quotes::QuoteStatus;

    #[test]
    fn a_person_sees_the_role_and_first_words_of_each_paragraph() {
        let mut version = testing::version("Post", &["Pier burns", "It was “a sad day”, Bo said."]);
        let share = Paragraph::new(Role::Boilerplate, "Share\u{1b}[2J this").because("share bar");
        version.article.paragraphs.push(share);
        let mut story = testing::story(vec![version], &[&[Some(0)], &[Some(1)]]);
        testing::add_quote(&mut story, Some("Bo"), &[Some(("a sad day", QuoteStatus::Full))]);
        let page = page(&story);
        let lines: Vec<&str> =
            page.lines().skip_while(|line| !line.contains("Paragraphs")).collect();
        assert_eq!(
            lines,
            [
                "  Paragraphs",
                "     1  headline    Pier burns",
                "     2  body        It was “a sad day”, Bo said.",
                "     3  boilerplate Share [2J this  (share bar)",
                "",
                "  Quotes",
                "    q1  direct      a sad day  (Bo)",
            ]
        );
    }
}
