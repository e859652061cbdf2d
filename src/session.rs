//! The story file `.tellings`: a project as JSON, texts included, so that it opens without the
//! originals. One module a schema; the domain types know nothing of it, so that a rename in the
//! code can't break a user's file.

use crate::project::Project;
use serde::Deserialize;
use std::path::Path;

pub mod rules;
mod v1;

/// The ending of story files.
pub const EXTENSION: &str = "tellings";

/// Whether a file is a story by its name.
#[must_use]
pub fn is_story(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION))
}

/// Story files larger than this are not read, in bytes: texts only, so this is some thousands of
/// long articles.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// What tells a story file from other JSON.
const FORMAT: &str = "tellings-story";

/// Why a story file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// It is something else.
    #[error("This is not a Tellings story, and was left as it is")]
    NotAStory,
    /// A newer program wrote it.
    #[error(
        "This story was saved by a newer Tellings ({written_by}) and was left as it is. Open it with that one"
    )]
    Newer {
        /// Which program.
        written_by: String,
    },
    /// It is a story, but something in it is wrong.
    #[error(
        "This story file is damaged and was left as it is: {0}. The copy ending in .bak beside it may be whole"
    )]
    Damaged(String),
}

/// What all schemas have in common.
#[derive(Deserialize)]
struct Header {
    format: String,
    schema: u32,
    #[serde(default)]
    written_by: String,
}

/// `project` as the bytes of a story file. The same project gives the same bytes.
#[must_use]
pub fn write(project: &Project) -> Vec<u8> {
    v1::write(project)
}

/// The project in the bytes of a story file of any schema so far.
///
/// # Errors
/// [`SessionError`] where it is none, newer, or damaged.
pub fn read(bytes: &[u8]) -> Result<Project, SessionError> {
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|why| {
        let begins_like_one = bytes.iter().take(200).any(|byte| *byte == b'{')
            && String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).contains(FORMAT);
        if begins_like_one { damaged(why) } else { SessionError::NotAStory }
    })?;
    let header: Header =
        Header::deserialize(&value).map_err(|_not_ours| SessionError::NotAStory)?;
    if header.format != FORMAT {
        return Err(SessionError::NotAStory);
    }
    match header.schema {
        v1::SCHEMA => v1::read(value),
        newer if newer > v1::SCHEMA => {
            Err(SessionError::Newer { written_by: named(header.written_by) })
        }
        other => Err(damaged(format!("there is no schema {other}"))),
    }
}

fn named(written_by: String) -> String {
    if written_by.trim().is_empty() { "unknown version".to_owned() } else { written_by }
}

fn damaged(why: impl std::fmt::Display) -> SessionError {
    SessionError::Damaged(why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align;
    use crate::article::{
        Article, Date, Format, Paragraph, ParagraphId, Place, Role, Source, Version, VersionId,
        Warning,
    };
    use crate::corrections::{Question, Remark, Subject, Verdict};
    use crate::facts::{self, FactKind};
    use crate::project::{Change, Decision, VersionKey};
    use crate::quotes::{self, Extent, Who};
    use crate::read::rules::{KnownBy, Rule, Rules, Switch};
    use crate::text::Span;
    use crate::text::language::Language;
    use proptest::prelude::*;
    use std::path::PathBuf;
    use std::sync::Arc;

    fn any_date() -> impl Strategy<Value = Option<Date>> {
        proptest::option::of(
            (1900_i16..2100, 1_i8..13, 1_i8..29)
                .prop_map(|(year, month, day)| Date::constant(year, month, day)),
        )
    }

    fn any_role() -> impl Strategy<Value = Role> {
        (0..Role::ALL.len()).prop_map(|index| Role::ALL[index])
    }

    fn any_article() -> impl Strategy<Value = Article> {
        let paragraph = (any_role(), "[a-z“”é]{1,5}( [A-Zа-я.]{1,4}){0,5}", proptest::bool::ANY)
            .prop_map(|(role, text, reason)| {
                let paragraph = Paragraph::new(role, text);
                if reason { paragraph.because("repeated") } else { paragraph }
            });
        let text = || proptest::option::of(".{0,8}");
        (text(), text(), any_date(), text(), proptest::collection::vec(paragraph, 0..6)).prop_map(
            |(headline, byline, published, outlet, paragraphs)| Article {
                headline,
                byline,
                published,
                outlet,
                language: Some(Language::ENGLISH),
                paragraphs,
            },
        )
    }

    fn any_version() -> impl Strategy<Value = Arc<Version>> {
        ("[^\0]{1,8}", any_article(), proptest::option::of("[a-z/]{1,9}")).prop_map(
            |(label, article, path)| {
                Arc::new(Version {
                    label,
                    source: Source {
                        path: path.map(PathBuf::from),
                        file: "file.txt".to_owned(),
                        sha256: "ab".repeat(32),
                        format: Format::Html,
                        encoding: "windows-1252".to_owned(),
                    },
                    article,
                    warnings: vec![Warning::new("Something")],
                })
            },
        )
    }

    /// A decision of any kind about the first letter of the first paragraph of a version.
    fn any_decision() -> impl Strategy<Value = Decision<Place>> {
        use quotes::Decision::{Apart, NoQuote, OtherSpeaker, SameQuote, SameSpeaker, Speaker};
        let who = |name: String, at: Option<Place>| Who { name, at };
        ("[a-z“”é]{1,6}", 0_u16..4, 0_usize..16, proptest::bool::ANY).prop_map(
            move |(name, version, kind, flag)| {
                let of = Place {
                    paragraph: ParagraphId::new(VersionId(version), 0),
                    span: Span::snapped("ab", 0..1),
                };
                let extent = if flag { Extent::Everywhere } else { Extent::ThisVersion };
                let with = Place { span: Span::snapped("ab", 0..2), ..of };
                match kind {
                    0 => Speaker { of, extent, who: flag.then(|| who(name, None)) }.into(),
                    1 => SameSpeaker {
                        who: who(name, Some(of)),
                        is: who("other name".to_owned(), None),
                    }
                    .into(),
                    2 => OtherSpeaker { of: vec![of, of], not: who(name.clone(), Some(of)), name }
                        .into(),
                    3 => SameQuote { of, with }.into(),
                    4 => Apart { of }.into(),
                    5 => NoQuote { of }.into(),
                    6 => facts::Decision::Same { of, with }.into(),
                    7 => facts::Decision::Apart { of }.into(),
                    8 => facts::Decision::NoFact { of }.into(),
                    9 => facts::Decision::Value { of, typed: name }.into(),
                    10 => align::Decision::Same { of, with }.into(),
                    11 => align::Decision::Apart { of: vec![of], from: vec![with] }.into(),
                    12 => align::Decision::Join { of, with }.into(),
                    13 => {
                        let on = if flag { Subject::Row } else { Subject::Quote };
                        Remark::Comment { on, of, text: name }.into()
                    }
                    14 => {
                        let verdict = if flag { Verdict::Right } else { Verdict::Wrong };
                        let (question, of) = (Question::Values, vec![of, with]);
                        Remark::Check { question, of, said: name, verdict }.into()
                    }
                    _ => {
                        let kind = if flag { FactKind::Person } else { FactKind::Thing };
                        facts::Decision::Kind { of, kind }.into()
                    }
                }
            },
        )
    }

    proptest! {
        #[test]
        fn decisions_come_back_as_they_were_saved(
            versions in proptest::collection::vec(any_version(), 1..4),
            decisions in proptest::collection::vec(any_decision(), 0..5),
        ) {
            let mut project = Project::default().apply(&Change::Add(versions));
            for decision in decisions {
                if let Some(anchored) = project.anchored(&decision) {
                    let before = "as it was".to_owned();
                    project = project.apply(&Change::DecideKnowing(Box::new(anchored), before));
                }
            }
            let bytes = write(&project);
            let back = read(&bytes).expect("a story");
            prop_assert_eq!(back.decisions(), project.decisions());
            prop_assert_eq!(back.placed(), project.placed());
            prop_assert_eq!(write(&back), bytes);
        }

        #[test]
        fn a_story_comes_back_as_it_was_saved(
            versions in proptest::collection::vec(any_version(), 0..4),
            key in 0_u32..4,
            role in any_role(),
            day in any_date(),
            label in "[a-z]{0,5}",
        ) {
            let project = Project::default().apply(&Change::Add(versions))
                .apply(&Change::SetRole(VersionKey(key), 1, role))
                .apply(&Change::SetPublished(VersionKey(key), day))
                .apply(&Change::Rename(VersionKey(key), label))
                .apply(&Change::SetHeadline(VersionKey(key), None))
                .apply(&Change::SetOutlet(VersionKey(key), Some("Beacon".to_owned())))
                .apply(&Change::Reorder(VersionKey(key), 0))
                .apply(&Change::SetBase(VersionKey(1)));
            let bytes = write(&project);
            let back = read(&bytes).expect("a story");
            prop_assert_eq!(back.entries(), project.entries());
            prop_assert_eq!(back.chosen_base(), project.chosen_base());
            prop_assert_eq!(write(&back), bytes);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            prop_assert!(read(&bytes).is_err());
        }
    }

    #[test]
    fn a_story_without_decisions_is_written_as_before_there_were_any() {
        let project = Project::default()
            .apply(&Change::Add(vec![crate::project::tests::version("one", &["a"])]));
        let text = String::from_utf8(write(&project)).expect("JSON is UTF-8");
        assert!(!text.contains("decisions"), "{text}");
    }

    #[test]
    fn what_is_told_of_outlets_comes_back_and_what_other_files_tell_is_not_written() {
        use crate::project::entry::tests::{BRIDGE, HELP, MARKET, page};
        let rule = Rule {
            outlet: "Beacon".to_owned(),
            known_by: KnownBy::Words("Heading".to_owned()),
            role: Role::Subhead,
            switch: Switch::On,
        };
        let versions = vec![page("One", Some("Beacon"), BRIDGE), page("Two", None, MARKET)];
        let project = Project::default()
            .apply(&Change::Add(versions))
            .apply(&Change::SetOutlet(VersionKey(1), Some("The Beacon".to_owned())))
            .apply(&Change::SetRole(VersionKey(1), 2, Role::Body))
            .apply(&Change::ApplyRules(Arc::new(Rules::new([rule]))));
        let bytes = write(&project);
        let back = read(&bytes).expect("a story");
        assert_eq!(back.entries(), project.entries());
        let roles = |project: &Project| -> Vec<Vec<Role>> {
            let of = |version: &Arc<Version>| {
                version.article.paragraphs.iter().map(|p| p.role).collect::<Vec<_>>()
            };
            project.versions().iter().map(of).collect()
        };
        let expected = [
            vec![Role::Subhead, Role::Body, Role::Boilerplate],
            vec![Role::Subhead, Role::Body, Role::Body],
        ];
        assert_eq!(roles(&back), expected);
        let text = String::from_utf8(bytes).expect("JSON is UTF-8");
        assert!(text.contains(HELP) && !text.contains("word for word"), "{text}");
    }

    #[test]
    fn what_is_no_story_is_refused_in_plain_words() {
        let check = |text: &str, expected: &str| {
            let error = read(text.as_bytes()).expect_err("no story").to_string();
            assert!(error.contains(expected), "{text}: {error}");
        };
        check("", "not a Tellings story");
        check("plain words", "not a Tellings story");
        check("{\"format\": \"other\", \"schema\": 1}", "not a Tellings story");
        check("{\"a\": 1}", "not a Tellings story");
        check(
            "{\"format\": \"tellings-story\", \"schema\": 9, \"written_by\": \"tellings 7.0\"}",
            "newer Tellings (tellings 7.0)",
        );
        check("{\"format\": \"tellings-story\", \"schema\": 1, \"versions\": [", "damaged");
        check("{\"format\": \"tellings-story\", \"schema\": 1}", "damaged");
        check("{\"format\": \"tellings-story\", \"schema\": 0}", "damaged");
    }

    #[test]
    fn words_that_this_program_does_not_know_are_damage() {
        let project = Project::default()
            .apply(&Change::Add(vec![crate::project::tests::version("one", &["a"])]));
        let text = String::from_utf8(write(&project)).expect("JSON is UTF-8");
        for (old, new) in [
            ("\"role\": \"body\"", "\"role\": \"bodice\""),
            ("\"kind\": \"text\"", "\"kind\": \"tape\""),
            ("\"published\": null", "\"published\": \"2024-02-31\""),
            ("\"text\": \"a\"", "\"text\": \"\""),
        ] {
            assert!(text.contains(old), "{old} in {text}");
            let error = read(text.replace(old, new).as_bytes()).expect_err("damaged");
            assert!(matches!(error, SessionError::Damaged(_)), "{error}");
        }
    }
}
