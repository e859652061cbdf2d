//! The JSON that others read: it is as the published schemas say, and its offsets give the text.
#![expect(clippy::disallowed_methods, reason = "the samples and schemas are read from disk")]
#![expect(clippy::unwrap_used, reason = "a sample or schema that can't be read fails the test")]

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tellings::article::{Format, Role, Version, VersionId};
use tellings::corrections::{DecisionKey, Unmet, Use};
use tellings::facts;
use tellings::facts::FactKind;
use tellings::quotes::{Decision, Extent, Placed, Who};
use tellings::report::{self, ReportFormat, ReportInput, Selection};
use tellings::story::{self, Decisions, Story};
use tellings::watch::Watch;
use tellings::{present, read};

pub(crate) fn schema(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema");
    let text = fs::read_to_string(folder.join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

pub(crate) fn comparison() -> Value {
    schema("tellings-comparison-1.schema.json")
}

pub(crate) fn validator(schema: &Value) -> Validator {
    let registry = Registry::new().add("urn:tellings:schema:comparison:1", comparison()).unwrap();
    let registry = registry.prepare().unwrap();
    jsonschema::options().offline().with_registry(&registry).build(schema).unwrap()
}

pub(crate) fn check_valid(validator: &Validator, instance: &Value, what: &str) {
    let errors: Vec<String> = validator
        .iter_errors(instance)
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}\n{}", errors.join("\n"));
}

/// The folders of samples, by name.
pub(crate) fn samples() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut folders: Vec<PathBuf> = fs::read_dir(samples)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    assert!(folders.len() >= 3, "{folders:?}");
    folders
}

pub(crate) fn versions(folder: &Path) -> Vec<Version> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |file: &Path| file.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|file| read::read(&name(file), &fs::read(file).unwrap()).unwrap()).collect()
}

pub(crate) fn analysed(versions: Vec<Version>) -> Story {
    let versions = versions.into_iter().map(Arc::new).collect();
    story::analyse(versions, &[], &Watch::unwatched()).unwrap()
}

pub(crate) fn report_of(story: &Story, base: VersionId) -> Value {
    let presentation = present::present(story, base, &Watch::unwatched()).unwrap();
    let selection = Selection::everything();
    let input = ReportInput { story, presentation: &presentation, base, selection: &selection };
    serde_json::from_slice(&report::write(input, ReportFormat::Json).unwrap()).unwrap()
}

fn inspected(folder: &Path) -> Vec<Value> {
    let line = |version| report::inspect_line(&analysed(vec![version]));
    versions(folder).into_iter().map(|v| serde_json::from_str(&line(v)).unwrap()).collect()
}

#[test]
fn the_schemas_are_schemas() {
    for name in [
        "tellings-comparison-1.schema.json",
        "tellings-inspect-1.schema.json",
        "tellings-summary-1.schema.json",
    ] {
        assert!(jsonschema::meta::is_valid(&schema(name)), "{name}");
    }
}

#[test]
fn every_sample_s_report_is_as_the_schema_says_for_every_base() {
    let validator = validator(&comparison());
    for folder in samples() {
        let story = analysed(versions(&folder));
        for base in 0..story.versions.len() {
            let report = report_of(&story, VersionId::at(base));
            check_valid(&validator, &report, &format!("{} base {base}", folder.display()));
        }
    }
}

/// One decision of each kind about the quotes of `story`, and one that has lost its place.
fn decisions(story: &Story) -> Vec<Placed> {
    let uses: Vec<Use> = story
        .quotes
        .quotes
        .iter()
        .filter_map(|quote| quote.cells.iter().flatten().next()?.occurrences.first())
        .map(|one| Use {
            words: tellings::article::words_at(&story.versions, one.place).to_owned(),
            version: Some(one.place.paragraph.version),
            place: Ok(one.place),
        })
        .collect();
    let of = |n: usize| uses[n % uses.len()].clone();
    let who = |id: usize| {
        let name = story.quotes.speakers[id % story.quotes.speakers.len()].name.clone();
        Who { name, at: None }
    };
    let all = [
        Decision::SameQuote { of: of(0), with: of(1) },
        Decision::Apart { of: of(0) },
        Decision::NoQuote { of: of(2) },
        Decision::Speaker { of: of(0), extent: Extent::Everywhere, who: Some(who(0)) },
        Decision::Speaker { of: of(3), extent: Extent::ThisVersion, who: None },
        Decision::SameSpeaker { who: who(0), is: who(1) },
        Decision::OtherSpeaker { of: vec![of(0), of(1)], not: who(1), name: "Ada".to_owned() },
        Decision::NoQuote { of: Use { place: Err(Unmet::WordsGone), ..of(0) } },
    ];
    let key = |(n, decision)| Placed { key: DecisionKey(n), decision };
    (0_u32..).zip(all).map(key).collect()
}

/// One decision of each kind about the facts of `story`, and one that has lost its place; the keys follow
/// on `from`.
fn fact_decisions(story: &Story, from: usize) -> Vec<facts::Placed> {
    use facts::Decision::{Apart, Kind, NoFact, Same, Value};
    let of_kind = |name: bool| -> Vec<Use> {
        let facts = story.facts.facts.iter().filter(|fact| fact.kind.is_name() == name);
        facts
            .filter_map(|fact| fact.cells.iter().flatten().next()?.occurrences.first())
            .map(|one| Use {
                words: tellings::article::words_at(&story.versions, one.place).to_owned(),
                version: Some(one.place.paragraph.version),
                place: Ok(one.place),
            })
            .collect()
    };
    let (values, names) = (of_kind(false), of_kind(true));
    let name = |n: usize| names[n % names.len()].clone();
    let counts = story.facts.facts.iter().filter(|fact| fact.kind == facts::FactKind::Count);
    let count = counts.flat_map(|fact| fact.cells.iter().flatten()).next().unwrap();
    let count = count.occurrences[0].place;
    let count = Use { words: "33".to_owned(), version: None, place: Ok(count) };
    let all = [
        Same { of: name(0), with: name(1) },
        Apart { of: name(2) },
        NoFact { of: name(3) },
        Value { of: count, typed: "about 1.2 million".to_owned() },
        Kind { of: name(0), kind: facts::FactKind::Thing },
        NoFact { of: Use { place: Err(Unmet::WordsGone), ..values[0].clone() } },
    ];
    let key = |(n, decision)| facts::Placed {
        key: DecisionKey(u32::try_from(from + n).unwrap()),
        decision,
    };
    all.into_iter().enumerate().map(key).collect()
}

#[test]
fn a_report_with_decisions_is_as_the_schema_says() {
    let validator = validator(&comparison());
    for folder in samples() {
        let plain = analysed(versions(&folder));
        let quotes = decisions(&plain);
        let facts = fact_decisions(&plain, quotes.len());
        let decided = Decisions { quotes: &quotes, facts: &facts, ..Decisions::default() };
        let again =
            story::analyse_decided(plain.versions.clone(), decided, &Watch::unwatched()).unwrap();
        let report = report_of(&again, VersionId(0));
        check_valid(&validator, &report, &folder.display().to_string());
        let listed = report["decisions"].as_array().unwrap();
        assert_eq!(listed.len(), quotes.len() + facts.len());
        let gone = "its words are not in the version any more";
        assert_eq!((&listed[7]["unmet"], &listed[13]["unmet"]), (&gone.into(), &gone.into()));
        assert!(listed[11]["facts"].as_array().is_some_and(|facts| facts.len() == 1));
        for part in ["quotes", "facts"] {
            let all = report[part].as_array().unwrap();
            assert!(all.iter().any(|one| one["by_user"] == true), "{part}");
        }
        // The same alignment with other decisions gives the same as all done anew.
        let back = story::decide(again, Decisions::default(), &Watch::unwatched()).unwrap();
        assert_eq!((back.quotes, back.facts), (plain.quotes.clone(), plain.facts.clone()));
        assert_eq!(report_of(&plain, VersionId(0)).get("decisions"), None);
    }
}

#[test]
fn a_report_on_one_version_is_as_the_schema_says() {
    let version = versions(&samples()[0]).swap_remove(0);
    let report = report_of(&analysed(vec![version]), VersionId(0));
    check_valid(&validator(&comparison()), &report, "one version");
    assert_eq!(report["summary"]["rows_in_all"], 0);
}

#[test]
fn every_inspected_line_is_as_the_schema_says() {
    let validator = validator(&schema("tellings-inspect-1.schema.json"));
    for folder in samples() {
        for line in inspected(&folder) {
            check_valid(&validator, &line, &folder.display().to_string());
        }
    }
    let error = json!({ "source": "a.txt", "error": "There is no text in this file" });
    check_valid(&validator, &error, "an error");
}

#[test]
fn what_is_not_as_documented_is_not_valid() {
    let validator = validator(&comparison());
    let report = report_of(&analysed(versions(&samples()[0])), VersionId(0));
    let spoil: [fn(&mut Value); 5] = [
        |report| report["format"] = json!("something else"),
        |report| report["versions"][0]["headline"] = json!(7),
        |report| report["versions"][0]["paragraphs"][0]["role"] = json!("title"),
        |report| report["rows"][0]["surprise"] = json!(true),
        |report| drop(report.as_object_mut().unwrap().remove("facts")),
    ];
    for (n, spoil) in spoil.into_iter().enumerate() {
        let mut spoilt = report.clone();
        spoil(&mut spoilt);
        assert!(!validator.is_valid(&spoilt), "spoilt in way {n}");
    }
}

#[test]
fn the_schema_knows_every_word_of_the_program() {
    let schema = comparison();
    let check = |pointer: &str, words: Vec<&str>| {
        let known = schema.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
        assert_eq!(*known, json!(words), "{pointer}");
    };
    check("/$defs/role/enum", Role::ALL.map(Role::name).to_vec());
    check("/$defs/source/properties/kind/enum", Format::ALL.map(Format::name).to_vec());
    check("/$defs/fact/properties/kind/enum", FactKind::ALL.map(FactKind::name).to_vec());
}

/// The texts of all paragraphs of a report or an inspected line, by id.
fn texts<'a>(versions: impl IntoIterator<Item = &'a Value>) -> BTreeMap<String, Vec<char>> {
    let paragraphs = versions.into_iter().flat_map(|v| v["paragraphs"].as_array().unwrap());
    paragraphs
        .map(|p| (p["id"].as_str().unwrap().to_owned(), p["text"].as_str().unwrap()))
        .map(|(id, text)| (id, text.chars().collect()))
        .collect()
}

/// The words at a place of the JSON.
fn slice(texts: &BTreeMap<String, Vec<char>>, place: &Value) -> String {
    let text = &texts[place["paragraph"].as_str().unwrap()];
    let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
    text[at("start")..at("end")].iter().collect()
}

/// Calls `check` for every object inside `value` that is a place.
fn each_place(value: &Value, check: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("start") {
                check(value);
            }
            fields.values().for_each(|value| each_place(value, check));
        }
        Value::Array(items) => items.iter().for_each(|value| each_place(value, check)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Checks every place that gives its words, and counts them.
fn check_offsets(texts: &BTreeMap<String, Vec<char>>, value: &Value) -> usize {
    let mut with_words = 0;
    each_place(value, &mut |place| {
        let words = slice(texts, place);
        if let Some(text) = place.get("text") {
            assert_eq!(text.as_str(), Some(words.as_str()), "{place}");
            with_words += 1;
        }
    });
    with_words
}

#[test]
fn offsets_give_the_words() {
    for folder in samples() {
        let story = analysed(versions(&folder));
        let report = report_of(&story, VersionId(0));
        let texts = texts(report["versions"].as_array().unwrap());
        check_offsets(&texts, &report["rows"]);
        check_offsets(&texts, &report["quotes"]);
        let facts = check_offsets(&texts, &report["facts"]);
        let mentions = story.facts.facts.iter().flat_map(|fact| fact.cells.iter().flatten());
        assert_eq!(facts, mentions.map(|cell| cell.occurrences.len()).sum::<usize>());
        for line in inspected(&folder) {
            check_offsets(&self::texts([&line]), &line);
        }
    }
}

#[test]
fn readings_are_the_words_of_their_passages() {
    for folder in samples() {
        let report = report_of(&analysed(versions(&folder)), VersionId(0));
        let texts = texts(report["versions"].as_array().unwrap());
        for row in report["rows"].as_array().unwrap() {
            for reading in row["readings"].as_array().unwrap() {
                let version = reading["versions"][0].as_str().unwrap();
                let passages = row["cells"][version]["passages"].as_array().unwrap();
                let words: Vec<String> =
                    passages.iter().map(|place| slice(&texts, place)).collect();
                assert_eq!(reading["text"].as_str(), Some(words.join("\n\n").as_str()));
            }
        }
    }
}

#[test]
fn every_aligned_character_stands_in_one_cell() {
    for folder in samples() {
        let report = report_of(&analysed(versions(&folder)), VersionId(0));
        let texts = texts(report["versions"].as_array().unwrap());
        let mut times: BTreeMap<&str, Vec<u32>> =
            texts.iter().map(|(id, text)| (id.as_str(), vec![0; text.len()])).collect();
        for cell in report["rows"].as_array().unwrap().iter().flat_map(|r| {
            r["cells"].as_object().unwrap().values().filter_map(|cell| cell["passages"].as_array())
        }) {
            for place in cell {
                let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
                let counts = times.get_mut(place["paragraph"].as_str().unwrap()).unwrap();
                counts[at("start")..at("end")].iter_mut().for_each(|count| *count += 1);
            }
        }
        for paragraph in report["versions"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|version| version["paragraphs"].as_array().unwrap())
        {
            let id = paragraph["id"].as_str().unwrap();
            let role = Role::from_name(paragraph["role"].as_str().unwrap()).unwrap();
            let wanted = u32::from(role.is_aligned());
            for (c, count) in texts[id].iter().zip(&times[id]) {
                // Cells may leave out the white space between sentences.
                let fine = *count == wanted || (c.is_whitespace() && *count == 0);
                assert!(fine, "{}: {id} {role:?} {c:?} stands in {count} cells", folder.display());
            }
        }
    }
}

#[test]
fn two_reports_of_one_story_are_the_same_bytes_in_every_format() {
    for folder in samples() {
        let write = |format| {
            let story = analysed(versions(&folder));
            let base = VersionId(0);
            let selection = Selection::everything();
            let presentation = present::present(&story, base, &Watch::unwatched()).unwrap();
            report::write(
                ReportInput {
                    story: &story,
                    presentation: &presentation,
                    base,
                    selection: &selection,
                },
                format,
            )
            .unwrap()
        };
        for format in ReportFormat::ALL {
            assert!(write(format) == write(format), "{} {format:?}", folder.display());
        }
    }
}
