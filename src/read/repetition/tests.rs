//! What is set apart by repetition, and above all what is not.

use super::*;
use crate::article::Paragraph;
use proptest::prelude::*;

const BRIDGE: &str = "The harbour bridge closed on Monday after fourteen bolts were found loose, the port said. \
    Traffic will be led over the old ford until the engineers have looked at every joint of it.";
const MARKET: &str = "Traders at the fish market want the council to mend the roof before winter comes back. \
    A petition with nine hundred names was handed in at the town hall, and the mayor took it himself.";
const SCHOOL: &str = "Pupils of the island school sailed to the mainland for the first time since the storm. \
    Their teacher called it a fine day, although half of the class was sick on the way home again.";

const HELP: &str = "Support our journalism with a gift: your money pays for it.";
const HISTORY: &str = "The bridge was built in 1931 and carries four thousand cars a day.";

/// An article whose first line is its headline.
fn article(lines: &[&str]) -> Article {
    let mut paragraphs: Vec<Paragraph> =
        lines.iter().map(|line| Paragraph::new(Role::Body, *line)).collect();
    paragraphs[0].role = Role::Headline;
    Article { headline: Some(lines[0].to_owned()), paragraphs, ..Article::default() }
}

/// The lines that are set apart in each file, all of one outlet.
fn apart(articles: &[Article]) -> Vec<Vec<&str>> {
    let files: Vec<Filed<'_>> =
        articles.iter().map(|article| Filed { outlet: Some("The Beacon"), article }).collect();
    let lines = |(article, found): (&'_ Article, Vec<Repeated>)| -> Vec<String> {
        found.iter().map(|one| article.paragraphs[one.index].text.clone()).collect()
    };
    let found: Vec<Vec<String>> = articles.iter().zip(find(&files)).map(lines).collect();
    articles
        .iter()
        .zip(found)
        .map(|(article, lines)| {
            let texts = article.paragraphs.iter().map(|p| p.text.as_str());
            texts.filter(|text| lines.iter().any(|line| line == text)).collect()
        })
        .collect()
}

#[test]
fn what_an_outlet_says_of_itself_below_its_articles_is_set_apart_with_a_reason() {
    let articles = [
        article(&["Bridge closes", BRIDGE, HELP]),
        article(&[
            "Roof leaks",
            MARKET,
            "SUPPORT our journalism with a gift – your money pays for it",
        ]),
        article(&["Class sails", SCHOOL, HELP]),
    ];
    let found = apart(&articles);
    assert_eq!(found[0], [HELP]);
    assert_eq!(found[1].len(), 1);
    let files: Vec<Filed<'_>> =
        articles.iter().map(|article| Filed { outlet: Some("The Beacon"), article }).collect();
    let why = &find(&files)[0][0].why;
    assert_eq!(why, "it stands word for word in 2 other files of The Beacon, after the article");
}

#[test]
fn saves_of_one_article_keep_all_that_they_repeat() {
    let more = "The port authority has called a meeting of all ferry lines for Thursday at noon.";
    let saves = [
        article(&["Bridge closes", BRIDGE, HISTORY]),
        article(&["Bridge closes for days", BRIDGE, more, HISTORY]),
        article(&["Bridge stays shut", "Nobody was hurt, the port said.", BRIDGE, more, HISTORY]),
    ];
    assert_eq!(apart(&saves), [[""; 0]; 3]);
    // Not even what would be set apart in different articles.
    let saves = [
        article(&["Bridge closes", BRIDGE, HELP]),
        article(&["Bridge closes for days", BRIDGE, more, HELP]),
    ];
    assert_eq!(apart(&saves), [[""; 0]; 2]);
}

#[test]
fn background_that_different_articles_repeat_at_their_end_is_kept() {
    for kept in [
        HISTORY,
        "The Beacon has asked the port for a comment.",
        "“We ask you to support our work,” said Ida Holm, who runs the port.",
        "Anyone with information can write to the police at witness@police.example.",
        "If you were on the bridge, please call the police.",
        "Ida Holm said that the port would pay.",
        "The port wrote on Twitter that @haverport would answer all who asked it what became of the ferry.",
        "Those who died:",
        "Tom Hale",
        "– Weir Street",
        "Tom Hale, 43",
        "Pellwick",
    ] {
        let articles =
            [article(&["Bridge closes", BRIDGE, kept]), article(&["Roof leaks", MARKET, kept])];
        assert_eq!(apart(&articles), [[""; 0]; 2], "{kept}");
    }
}

#[test]
fn what_speaks_of_the_outlet_is_known_by_its_words() {
    for line in [
        HELP,
        "Write to the desk: desk@beacon.example",
        "The Beacon is published by Haver Press.",
        "Did we get something wrong? Tell us what you know.",
        "Our app has all the news: get it for your phone.",
        "Follow Ada Cole on Twitter @adacole.",
    ] {
        let articles =
            [article(&["Bridge closes", BRIDGE, line]), article(&["Roof leaks", MARKET, line])];
        assert_eq!(apart(&articles), [[line]; 2], "{line}");
    }
}

#[test]
fn a_note_about_the_author_is_set_apart_where_the_byline_names_her() {
    let note = "Ada Cole covers the harbour and has done so for ten years.";
    let mut articles =
        [article(&["Bridge closes", BRIDGE, note]), article(&["Roof leaks", MARKET, note])];
    assert_eq!(apart(&articles), [[""; 0]; 2]);
    articles.iter_mut().for_each(|article| article.byline = Some("Tom Hale, Ada Cole".to_owned()));
    assert_eq!(apart(&articles), [[note]; 2]);
}

#[test]
fn a_block_before_text_of_the_article_is_kept() {
    let articles = [
        article(&["Bridge closes", HELP, BRIDGE]),
        article(&["Roof leaks", MARKET, HELP, "The council will meet in May."]),
    ];
    assert_eq!(apart(&articles), [[""; 0]; 2]);
}

#[test]
fn lines_above_the_headline_are_set_apart_and_the_title_never() {
    let with_head = |head: &str, title: &str, body: &str| {
        let mut article = article(&[head, title, body]);
        article.paragraphs[0].role = Role::Body;
        article.paragraphs[1].role = Role::Headline;
        article.headline = Some(title.to_owned());
        article
    };
    let saves = [
        with_head("Beacon local", "Bridge closes", BRIDGE),
        with_head("Beacon local", "Bridge closes for days", BRIDGE),
    ];
    assert_eq!(apart(&saves), [["Beacon local"]; 2]);
    let twice = [
        with_head("Bridge closes", "Bridge closes", BRIDGE),
        with_head("Bridge closes", "Bridge closes for days", BRIDGE),
    ];
    assert_eq!(apart(&twice), [[""; 0]; 2]);
    let lead = "The bridge closed.";
    let sentence = [with_head(lead, "Shut", BRIDGE), with_head(lead, "Closed", BRIDGE)];
    assert_eq!(apart(&sentence), [[""; 0]; 2]);
}

#[test]
fn a_short_line_below_needs_three_articles_or_boilerplate_before_it() {
    let line = "From the archive";
    let mut articles = vec![
        article(&["Bridge closes", BRIDGE, line]),
        article(&["Roof leaks", MARKET, line]),
        article(&["Class sails", SCHOOL, line]),
    ];
    assert_eq!(apart(&articles[..2]), [[""; 0]; 2]);
    assert_eq!(apart(&articles), [[line]; 3]);
    for article in &mut articles {
        article
            .paragraphs
            .insert(2, Paragraph::new(Role::Boilerplate, "© The Beacon").because("x"));
    }
    assert_eq!(apart(&articles[..2]), [[line]; 2]);
}

#[test]
fn the_order_of_the_files_makes_no_difference() {
    let mut articles = vec![
        article(&["Bridge closes", BRIDGE, HISTORY, HELP]),
        article(&["Bridge stays shut", BRIDGE, HELP]),
        article(&["Roof leaks", MARKET, HISTORY, HELP]),
        article(&["Class sails", SCHOOL, HELP]),
    ];
    let expected = apart(&articles).iter().map(|lines| lines.join("|")).collect::<Vec<_>>();
    assert_eq!(expected, [HELP, HELP, HELP, HELP]);
    for _ in 0..articles.len() {
        articles.rotate_left(1);
        assert_eq!(apart(&articles), [[HELP]; 4]);
    }
}

#[test]
fn files_of_other_outlets_and_of_none_are_left_alone() {
    let articles =
        [article(&["Bridge closes", BRIDGE, HELP]), article(&["Roof leaks", MARKET, HELP])];
    for outlets in [[Some("Beacon"), Some("Courier")], [None, None], [Some("Beacon"), None]] {
        let files: Vec<Filed<'_>> = articles
            .iter()
            .zip(outlets)
            .map(|(article, outlet)| Filed { outlet, article })
            .collect();
        assert_eq!(find(&files), [vec![], vec![]], "{outlets:?}");
    }
}

#[test]
fn a_file_that_is_too_long_for_an_article_is_left_alone() {
    let long = "word ".repeat(BYTES_MOST / 5);
    let articles = [
        article(&["Bridge closes", BRIDGE, &long, HELP]),
        article(&["Roof leaks", MARKET, HELP]),
        article(&["Class sails", SCHOOL, HELP]),
    ];
    assert_eq!(apart(&articles), [vec![], vec![HELP], vec![HELP]]);
}

#[test]
fn what_a_rule_of_the_user_has_decided_stays() {
    let mut articles =
        [article(&["Bridge closes", BRIDGE, HELP]), article(&["Roof leaks", MARKET, HELP])];
    for article in &mut articles {
        article.paragraphs[2].why = Some("by your rule for The Beacon: the same words".to_owned());
    }
    assert_eq!(apart(&articles), [[""; 0]; 2]);
}

/// A sentence as a report has it: of words by which no outlet speaks of itself.
fn any_sentence() -> impl Strategy<Value = String> {
    let words =
        ["bridge", "The", "port", "said", "ferry", "Holm", "nine", "we", "closed", "news", "you"];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 3..12)
        .prop_map(|words| format!("{}.", words.join(" ")))
}

proptest! {
    /// Saves, follow-ups and background: whatever of its prose an outlet repeats, none of it is lost.
    #[test]
    fn prose_is_never_set_apart_however_often_it_is_repeated(
        pool in proptest::collection::vec(any_sentence(), 4..10),
        files in proptest::collection::vec(
            (proptest::collection::vec(0_usize..10, 1..12), 0_usize..3), 2..6),
    ) {
        let articles: Vec<Article> = files
            .iter()
            .map(|(picked, headline)| {
                let lines: Vec<&str> =
                    picked.iter().map(|at| pool[at % pool.len()].as_str()).collect();
                let mut article = article(&lines);
                let headline = headline % lines.len();
                article.paragraphs[0].role = Role::Body;
                article.paragraphs[headline].role = Role::Headline;
                article.headline = Some(lines[headline].to_owned());
                article
            })
            .collect();
        for lines in apart(&articles) {
            prop_assert_eq!(lines, [""; 0]);
        }
    }
}
