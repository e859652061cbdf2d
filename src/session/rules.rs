//! The file of the user's rules for outlets: one JSON object with a schema of its own, so that rules can be
//! handed on to colleagues, and a newer program's rules are not taken for damage.

use super::{Header, named};
use crate::article::Role;
use crate::read::rules::{KnownBy, Rule, Rules, Switch};
use serde::{Deserialize, Serialize};

/// The name under which the rules are kept among the settings, and which an exported file is offered.
pub const FILE: &str = "outlet-rules.json";

/// Files of rules larger than this are not read, in bytes: some ten thousand rules.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// Rules that one file may hold: more would be no longer looked through by anybody, and each costs a
/// comparison with every paragraph.
pub const MAX_RULES: usize = 5_000;

/// What tells a file of rules from other JSON.
const FORMAT: &str = "tellings-outlet-rules";

/// The number of this schema.
const SCHEMA: u32 = 1;

/// Why rules could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    /// It is something else.
    #[error("This is not a file of rules for outlets")]
    NoRules,
    /// A newer program wrote it.
    #[error("These rules were written by a newer Tellings ({0})")]
    Newer(String),
    /// Something in it is wrong.
    #[error("This file of rules is damaged: {0}")]
    Damaged(String),
}

#[derive(Serialize, Deserialize)]
struct RulesFile {
    format: String,
    schema: u32,
    written_by: String,
    rules: Vec<RuleShape>,
}

#[derive(Serialize, Deserialize)]
struct RuleShape {
    outlet: String,
    /// How the block is known: by its words, its beginning or its pattern.
    by: By,
    text: String,
    role: String,
    #[serde(default = "on")]
    on: bool,
}

fn on() -> bool {
    true
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum By {
    Words,
    Beginning,
    Pattern,
}

/// `rules` as the bytes of a file. The same rules give the same bytes.
#[must_use]
pub fn write(rules: &Rules) -> Vec<u8> {
    let file = RulesFile {
        format: FORMAT.to_owned(),
        schema: SCHEMA,
        written_by: concat!("tellings ", env!("CARGO_PKG_VERSION")).to_owned(),
        rules: rules.list().iter().map(shape).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file)
        .expect("shapes of strings, numbers and lists always serialise");
    bytes.push(b'\n');
    bytes
}

fn shape(rule: &Rule) -> RuleShape {
    let by = match rule.known_by {
        KnownBy::Words(_) => By::Words,
        KnownBy::Beginning(_) => By::Beginning,
        KnownBy::Pattern(_) => By::Pattern,
    };
    RuleShape {
        outlet: rule.outlet.clone(),
        by,
        text: rule.known_by.words().to_owned(),
        role: rule.role.name().to_owned(),
        on: rule.switch == Switch::On,
    }
}

/// The rules in the bytes of a file.
///
/// # Errors
/// [`RulesError`] where it holds none, is newer, or damaged.
pub fn read(bytes: &[u8]) -> Result<Rules, RulesError> {
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|_not_json| RulesError::NoRules)?;
    let header = Header::deserialize(&value).map_err(|_not_ours| RulesError::NoRules)?;
    if header.format != FORMAT {
        return Err(RulesError::NoRules);
    }
    if header.schema > SCHEMA {
        return Err(RulesError::Newer(named(header.written_by)));
    }
    let file = RulesFile::deserialize(value).map_err(|why| RulesError::Damaged(why.to_string()))?;
    if file.rules.len() > MAX_RULES {
        let why = format!("it has {} rules, the limit is {MAX_RULES}", file.rules.len());
        return Err(RulesError::Damaged(why));
    }
    let rules = file.rules.into_iter().map(rule).collect::<Result<Vec<_>, _>>()?;
    Ok(Rules::new(rules))
}

fn rule(shape: RuleShape) -> Result<Rule, RulesError> {
    let role = Role::from_name(&shape.role)
        .ok_or_else(|| RulesError::Damaged(format!("no such role: {}", shape.role)))?;
    let known_by = match shape.by {
        By::Words => KnownBy::Words(shape.text),
        By::Beginning => KnownBy::Beginning(shape.text),
        By::Pattern => KnownBy::Pattern(shape.text),
    };
    if let Some(why) = known_by.too_loose() {
        return Err(RulesError::Damaged(format!("a rule for {}: {why}", shape.outlet)));
    }
    let switch = if shape.on { Switch::On } else { Switch::Off };
    Ok(Rule { outlet: shape.outlet, known_by, role, switch })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        let rule = |known_by, role, switch| Rule {
            outlet: "The Beacon".to_owned(),
            known_by,
            role,
            switch,
        };
        Rules::new([
            rule(KnownBy::Words("Got a “story”?".to_owned()), Role::Boilerplate, Switch::On),
            rule(KnownBy::Beginning("Beacon tips".to_owned()), Role::Caption, Switch::Off),
            rule(KnownBy::Pattern("Printed 3 May 2024".to_owned()), Role::Dateline, Switch::On),
        ])
    }

    #[test]
    fn rules_come_back_as_they_were_written() {
        let bytes = write(&rules());
        assert_eq!(read(&bytes), Ok(rules()));
        assert_eq!(write(&read(&bytes).expect("rules")), bytes);
        let none = Rules::default();
        assert_eq!(read(&write(&none)), Ok(none));
    }

    #[test]
    fn what_holds_no_rules_is_refused_in_plain_words() {
        let check = |text: &str, expected: &str| {
            let error = read(text.as_bytes()).expect_err("no rules").to_string();
            assert!(error.contains(expected), "{text}: {error}");
        };
        let file = |schema: u32, rules: &str| {
            format!(
                "{{\"format\": \"{FORMAT}\", \"schema\": {schema}, \"written_by\": \"tellings 7.0\", \
                 \"rules\": [{rules}]}}"
            )
        };
        let rule = |by: &str, text: &str, role: &str| {
            let outlet = "Beacon";
            format!(
                "{{\"outlet\": \"{outlet}\", \"by\": \"{by}\", \"text\": \"{text}\", \"role\": \"{role}\"}}"
            )
        };
        check("", "not a file of rules");
        check("{\"format\": \"tellings-story\", \"schema\": 1}", "not a file of rules");
        check(&file(9, ""), "newer Tellings (tellings 7.0)");
        check(&file(1, &rule("words", "Got a story", "bodice")), "no such role: bodice");
        check(&file(1, &rule("smell", "Got a story", "body")), "damaged");
        check(&file(1, &rule("beginning", "The", "boilerplate")), "Too few letters");
        let many = vec![rule("words", "Got a story", "body"); MAX_RULES + 1].join(",");
        check(&file(1, &many), "the limit is 5000");
        let one = file(1, &rule("words", "Got a story", "body"));
        assert_eq!(read(one.as_bytes()).expect("rules").list()[0].switch, Switch::On);
    }
}
