//! A story of two versions full of what markup, XML, lines of text and fonts stumble over.

use std::sync::Arc;
use tellings::article::{Article, Format, Paragraph, Role, Source, Version};
use tellings::story::{self, Story};
use tellings::watch::Watch;

fn version(label: &str, headline: &str, body: &[&str]) -> Arc<Version> {
    let mut paragraphs = vec![Paragraph::new(Role::Headline, headline)];
    paragraphs.extend(body.iter().map(|text| Paragraph::new(Role::Body, *text)));
    paragraphs
        .push(Paragraph::new(Role::Boilerplate, "Sign up & read <more>").because("a \"button\""));
    Arc::new(Version {
        label: label.to_owned(),
        source: Source {
            path: None,
            file: format!("{label}.txt"),
            sha256: tellings::read::sha256(label.as_bytes()),
            format: Format::Text,
            encoding: "UTF-8".to_owned(),
        },
        article: Article { headline: Some(headline.to_owned()), paragraphs, ..Article::default() },
        warnings: Vec::new(),
    })
}

/// The story.
pub(crate) fn story() -> Story {
    let first = [
        "He said ]]> and <!-- nothing --> & more on Monday. “We <em>saw</em> 𝒜 & 🛟,” said Ann Berg.",
        "\u{301}Alone stands a mark \u{202E}turned\u{202C} and &amp; kept by the harbour.",
        "第一句话在这里。第二句话也在这里。",
        "مرحبا بكم في المرفأ القديم والجديد.",
        "A line\u{2028}and another\u{B}and \u{85}one more \u{1}\u{FFFF} of 84 people.",
    ];
    let second = [
        "He said ]]> and <!-- all --> & less on Monday. \u{301}Alone stands a mark \u{202E}turned\u{202C} \
         and &amp; kept by the pier.",
        "第一句话在这里。",
        "\u{FEFF}مرحبا بكم في المرفأ القديم.",
        "<script>alert(1)</script> was what the sign said to 90 people. “We <em>saw</em> 𝒜,” said Ann \
         Berg.",
    ];
    let versions = vec![
        version("Post <1>", "A <b>bold</b> & \"sharp\" title", &first),
        version("Courier \"2\" & 3", "A <i>bold</i> & 'sharp' title", &second),
    ];
    story::analyse(versions, &[], &Watch::unwatched()).expect("nobody cancels")
}
