//! Quotes and facts by versions, as entries of an apparatus of their own.

use super::File;
use super::header::{AGREEMENT, FACT, QUOTE};
use crate::article::{self, Place, VersionId};
use crate::present::{
    FactReading, FactRow, NearestView, QuoteCellView, QuoteReading, QuoteRow, Target,
};
use crate::quotes::QuoteKind;

/// Attributes of an element.
type Attributes<'n> = Vec<(&'n str, String)>;

fn borrowed<'n>(attributes: &'n Attributes<'n>) -> Vec<(&'n str, &'n str)> {
    attributes.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// All quotes that are chosen.
pub(super) fn quotes(file: &mut File<'_>) {
    let view = file.input.presentation;
    if view.quotes.speakers.is_empty() {
        return;
    }
    file.xml.start("div", &[("type", "quotes")]);
    file.xml.leaf("head", &[], "Quotes");
    file.xml.line();
    for quote in view.quotes.speakers.iter().flat_map(|group| &group.quotes) {
        self::quote(file, quote);
    }
    file.xml.end();
    file.xml.line();
}

fn quote(file: &mut File<'_>, row: &QuoteRow) {
    let id = row.id.to_string();
    file.xml.start("ab", &[("xml:id", &id), ("type", "quote")]);
    file.xml.start("app", &[]);
    let mut witnesses = file.witnesses();
    witnesses.sort_by_key(|&version| version != row.fullest);
    for &version in &witnesses {
        let name = if version == row.fullest { "lem" } else { "rdg" };
        let wit = format!("#{version}");
        match row.cells.get(version.index()) {
            Some(QuoteCellView::Present(reading)) => {
                let (ana, places) =
                    (format!("#{QUOTE}.{}", reading.status.name()), file.pointers(&reading.places));
                let mut attributes = vec![("wit", wit), ("ana", ana)];
                if !places.is_empty() {
                    attributes.push(("corresp", places));
                }
                file.xml.start(name, &borrowed(&attributes));
                uses(file, reading);
                file.xml.end();
            }
            Some(QuoteCellView::Absent(_)) | None => {
                file.xml.empty(name, &[("wit", &wit), ("type", "absent")]);
            }
        }
    }
    for version in file.witnesses() {
        detail(file, row, version);
    }
    file.xml.end();
    notes(file, Target::Quote(row.id), row.by_user);
    file.xml.end();
    file.xml.line();
}

/// The words of a quote in one version; the parts of an interrupted one each for itself.
fn uses(file: &mut File<'_>, reading: &QuoteReading) {
    let direct = match reading.kind {
        QuoteKind::Direct | QuoteKind::Fragment => "true",
        QuoteKind::Indirect => "false",
        QuoteKind::Mixed => "unknown",
    };
    let who = reading.speaker.as_deref().and_then(|name| file.speakers.get(name));
    let who = who.map(|id| format!("#{id}"));
    for (n, &place) in reading.places.iter().enumerate() {
        if n > 0 {
            file.xml.words(" ");
        }
        let mut attributes = vec![("direct", direct)];
        attributes.extend(who.as_deref().map(|who| ("who", who)));
        file.xml.leaf("said", &attributes, words(file, place));
    }
}

fn words<'a>(file: &File<'a>, place: Place) -> &'a str {
    article::words_at(&file.input.story.versions, place)
}

/// What is told of a quote in one version.
fn detail(file: &mut File<'_>, row: &QuoteRow, version: VersionId) {
    let told = match row.cells.get(version.index()) {
        Some(QuoteCellView::Present(reading)) => {
            let marks = crate::report::told::Teller::quote(reading).join(", ");
            format!("{}; {marks}; {}", reading.kind.name(), file.teller.speaker(reading))
        }
        Some(QuoteCellView::Absent(near)) => format!("absent; {}", file.teller.nearest(*near)),
        None => return,
    };
    let mut told = vec![told];
    told.extend(file.teller.notes(Target::QuoteIn(row.id, version)));
    let wit = format!("#{version}");
    file.xml.leaf("witDetail", &[("wit", &wit), ("type", "reading")], &told.join("; "));
}

/// That a person decided something about it, and what was noted.
fn notes(file: &mut File<'_>, target: Target, by_user: bool) {
    if by_user {
        file.xml.leaf("note", &[("type", "decided")], crate::report::words::BY_USER);
    }
    for note in file.teller.notes(target) {
        file.xml.leaf("note", &[("type", "user")], &note);
    }
}

/// All facts that are chosen.
pub(super) fn facts(file: &mut File<'_>) {
    let view = file.input.presentation;
    if view.facts.rows.is_empty() {
        return;
    }
    file.xml.start("div", &[("type", "facts")]);
    file.xml.leaf("head", &[], "Facts");
    file.xml.line();
    for fact in &view.facts.rows {
        self::fact(file, fact);
    }
    file.xml.end();
    file.xml.line();
}

fn fact(file: &mut File<'_>, row: &FactRow) {
    let (id, ana) = (row.id.to_string(), format!("#{AGREEMENT}.{}", row.agreement.name()));
    file.xml.start("ab", &[("xml:id", &id), ("type", row.kind.name()), ("ana", &ana)]);
    file.xml.leaf("label", &[], &row.label);
    file.xml.words(" ");
    file.xml.start("app", &[]);
    for version in file.witnesses() {
        let wit = format!("#{version}");
        let Some(reading) = row.cells.get(version.index()).and_then(Option::as_ref) else {
            file.xml.empty("rdg", &[("wit", &wit), ("type", "not-found")]);
            continue;
        };
        let ana = format!("#{FACT}.{}", reading.status.name());
        let mut attributes = vec![("wit", wit), ("ana", ana)];
        let places = file.pointers(&reading.places);
        if !places.is_empty() {
            attributes.push(("corresp", places));
        }
        file.xml.start("rdg", &borrowed(&attributes));
        value(file, row, reading);
        file.xml.end();
    }
    for version in file.witnesses() {
        look(file, row, version);
    }
    file.xml.end();
    notes(file, Target::Fact(row.id), row.by_user);
    file.xml.end();
    file.xml.line();
}

/// The words of a fact's first mention, with their value in its normal form.
fn value(file: &mut File<'_>, row: &FactRow, reading: &FactReading) {
    let mut attributes = vec![("type", row.kind.name())];
    // A space in a key would be read as two keys.
    let key = reading.value.as_deref().map(|value| value.replace(char::is_whitespace, "_"));
    attributes.extend(key.as_deref().filter(|key| !key.is_empty()).map(|key| ("key", key)));
    file.xml.leaf("rs", &attributes, words(file, reading.place));
}

/// What else is told of a fact in one version.
fn look(file: &mut File<'_>, row: &FactRow, version: VersionId) {
    let mut told: Vec<String> = Vec::new();
    match row.cells.get(version.index()).and_then(Option::as_ref) {
        Some(reading) => {
            let value = reading.value.as_deref().unwrap_or("value can’t be told");
            told.push(format!("{value}, in {}", reading.setting.name()));
            told.extend(reading.by_user.then(|| crate::report::words::BY_USER.to_owned()));
        }
        None => {
            let near: Option<NearestView> = row.look.get(version.index()).copied().flatten();
            told.push(format!("not found; {}", file.teller.nearest(near)));
        }
    }
    told.extend(file.teller.notes(Target::FactIn(row.id, version)));
    let wit = format!("#{version}");
    file.xml.leaf("witDetail", &[("wit", &wit), ("type", "reading")], &told.join("; "));
}
