//! Voice share: how many words of whom each version quotes, as bars of one scale in a grid of speakers by
//! versions. Words in quotation marks are solid, words reported without marks are hatched.

use super::names::{self, EDGE, GAP, SMALL, count, percent, share};
use super::{
    Area, Chart, ChartKind, Fill, Mark, Point, Shape, Table, TableRow, Target, Tint, Weight,
    full_name, width_of,
};
use crate::article::VersionId;
use crate::present::{Presentation, Reach, SpeakerGroup};

/// Speakers with a line of their own; the others are counted together.
const MOST_SPEAKERS: usize = 12;
/// Names of the others that are told when they are pointed at.
const MOST_NAMES: usize = 20;
const HEAD: f32 = 28.0;
const LINE: f32 = 38.0;
const BAR: f32 = 9.0;
/// The narrowest column of a version: room for a figure of four digits.
const LEAST_CELL: f32 = 46.0;
/// The narrowest bar that has room for "1234 · 100 %" above it.
const ROOM_FOR_SHARE: f32 = 72.0;
/// The widest; longer bars would tell no more.
const MOST_CELL: f32 = 150.0;

/// Words in marks and without, by version index.
struct Voice {
    name: String,
    /// What is told in addition when the name is pointed at.
    about: String,
    direct: Vec<usize>,
    indirect: Vec<usize>,
    reach: Vec<Option<Reach>>,
    target: Option<Target>,
}

impl Voice {
    fn of(group: &SpeakerGroup) -> Self {
        let kind = group.kind.map_or(String::new(), |kind| format!(", {}", kind.name()));
        Self {
            name: group.name.clone().unwrap_or_else(|| NOT_TOLD.to_owned()),
            about: kind,
            direct: group.direct_words.clone(),
            indirect: group.indirect_words.clone(),
            reach: group.reach.clone(),
            target: Some(Target::Speaker(group.name.clone())),
        }
    }

    /// Several as one.
    fn others(groups: &[&SpeakerGroup], versions: usize) -> Self {
        let sum = |of: fn(&SpeakerGroup) -> &Vec<usize>| -> Vec<usize> {
            let in_version = |v: usize| groups.iter().filter_map(|group| of(group).get(v)).sum();
            (0..versions).map(in_version).collect()
        };
        let names = groups.iter().filter_map(|group| group.name.clone()).take(MOST_NAMES);
        let names: Vec<String> = names.collect();
        let more = groups.len().saturating_sub(names.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        Self {
            name: count(groups.len(), "other", "others"),
            about: format!(": {}{more}", names.join(", ")),
            direct: sum(|group| &group.direct_words),
            indirect: sum(|group| &group.indirect_words),
            reach: vec![None; versions],
            target: None,
        }
    }

    fn direct(&self, v: usize) -> usize {
        self.direct.get(v).copied().unwrap_or_default()
    }

    fn words(&self, v: usize) -> usize {
        self.direct(v) + self.indirect.get(v).copied().unwrap_or_default()
    }
}

/// What stands for the name of a speaker that is not told.
const NOT_TOLD: &str = "Speaker not told";

/// The chart; `None` where nobody is quoted.
pub(super) fn chart(view: &Presentation, width: f32) -> Option<Chart> {
    let voices = voices(view);
    let lanes = || view.columns.iter().map(|column| column.version.index());
    let totals: Vec<usize> =
        (0..view.versions()).map(|v| voices.iter().map(|voice| voice.words(v)).sum()).collect();
    let most = voices.iter().flat_map(|voice| lanes().map(|v| voice.words(v))).max()?;
    if most == 0 {
        return None;
    }
    let label = (width * 0.3).clamp(112.0, 230.0);
    let room = (width - label - 2.0 * EDGE) / view.columns.len().max(1) as f32;
    let cell = room.clamp(LEAST_CELL, MOST_CELL).floor();
    let mut chart = Chart {
        kind: ChartKind::VoiceShare,
        title: "Voice share".to_owned(),
        description: describe(view, &voices, &totals, most),
        width: (label + cell * view.columns.len() as f32 + 2.0 * EDGE).max(super::LEAST_WIDTH),
        height: 0.0,
        shapes: Vec::new(),
        marks: Vec::new(),
        table: table(view, &voices, &totals),
    };
    let entries = [
        (names::Key::Swatch(Fill::Solid, Tint::Quote), "words in quotation marks".to_owned()),
        (names::Key::Swatch(Fill::Hatch, Tint::Quote), "words reported without marks".to_owned()),
    ];
    let inner = chart.width - 2.0 * EDGE;
    let top = names::legend(&mut chart.shapes, Point::new(EDGE, EDGE), inner, &entries) + GAP / 2.0;
    for (lane, column) in view.columns.iter().enumerate() {
        let x = EDGE + label + cell * lane as f32;
        let half = names::letter_width(&column.version.to_string()) / 2.0;
        names::letter(&mut chart.shapes, view, column, Point::new(x + half, top + HEAD / 2.0));
        let area = Area::new(x, top, cell - GAP, HEAD);
        let words =
            format!("{}: {} quoted", full_name(column), words_in(&totals, column.version.index()));
        chart.marks.push(Mark { area, words, target: Some(Target::Version(column.version)) });
    }
    let mut y = top + HEAD;
    for voice in &voices {
        let line = Area::new(EDGE, y, label - GAP, LINE);
        let name = names::text(EDGE, line.centre().y, voice.name.clone());
        let name = if voice.target.is_some() { name.strong() } else { name.soft() };
        chart.shapes.push(name.within(line.width).shape());
        let words = format!("{}{}", voice.name, voice.about);
        chart.marks.push(Mark { area: line, words, target: voice.target.clone() });
        for (lane, (version, &total)) in view.across(&totals).enumerate() {
            let area = Area::new(EDGE + label + cell * lane as f32, y, cell - GAP, LINE);
            bar(&mut chart, view, voice, (version, total, most), area);
        }
        y += LINE;
    }
    chart.height = y + EDGE;
    Some(chart)
}

fn words_in(totals: &[usize], v: usize) -> String {
    count(totals.get(v).copied().unwrap_or_default(), "word", "words")
}

/// The lines of the chart: those with most words, the others together, those without a name last.
fn voices(view: &Presentation) -> Vec<Voice> {
    let groups = &view.quotes.speakers;
    let named: Vec<&SpeakerGroup> = groups.iter().filter(|group| group.name.is_some()).collect();
    // One alone needs no more room under its own name.
    let own = if named.len() > MOST_SPEAKERS + 1 { MOST_SPEAKERS } else { named.len() };
    let (own, others) = named.split_at(own);
    let mut voices: Vec<Voice> = own.iter().map(|group| Voice::of(group)).collect();
    if !others.is_empty() {
        voices.push(Voice::others(others, view.versions()));
    }
    voices.extend(groups.iter().filter(|group| group.name.is_none()).map(Voice::of));
    voices
}

fn bar(
    chart: &mut Chart,
    view: &Presentation,
    voice: &Voice,
    (version, total, most): (VersionId, usize, usize),
    area: Area,
) {
    let v = version.index();
    let (direct, all) = (voice.direct(v), voice.words(v));
    let shapes = &mut chart.shapes;
    let base = Area::new(area.at.x, area.at.y + 22.0, area.width, BAR);
    shapes.push(Shape::Rect { area: base, fill: Fill::Solid, tint: Tint::Shade, outline: None });
    let figure = match all {
        0 => "–".to_owned(),
        all => all.to_string(),
    };
    let wide = width_of(&figure, SMALL, Weight::Plain);
    let y = area.at.y + 12.0;
    shapes.push(names::text(area.at.x, y, figure).shape());
    let of_all = format!("· {}", percent(share(all, total)));
    // All shares or none: one here and there would look like a finding.
    if all > 0 && area.width >= ROOM_FOR_SHARE {
        shapes.push(names::text(area.at.x + wide + 4.0, y, of_all).tiny().soft().shape());
    }
    let long = |words: usize| (base.width * share(words, most)).max(1.0);
    if all > 0 {
        let area = Area { width: long(all), ..base };
        let outline = Some(Tint::Quote);
        shapes.push(Shape::Rect { area, fill: Fill::Hatch, tint: Tint::Quote, outline });
    }
    if direct > 0 {
        let area = Area { width: long(direct), ..base };
        shapes.push(Shape::Rect { area, fill: Fill::Solid, tint: Tint::Quote, outline: None });
    }
    let Some(column) = view.column(version) else { return };
    let words = match all {
        0 => format!("{} in {}: no words", voice.name, full_name(column)),
        all => format!(
            "{} in {}: {}, {} in marks and {} without; {} of all words quoted there{}",
            voice.name,
            full_name(column),
            count(all, "word", "words"),
            direct,
            all - direct,
            percent(share(all, total)),
            voice.reach.get(v).copied().flatten().map_or_else(String::new, heard)
        ),
    };
    chart.marks.push(Mark { area, words, target: voice.target.clone() });
}

/// Where in a version a voice is heard.
fn heard(Reach { first, deepest }: Reach) -> String {
    format!("; first heard {} into the text, last {}", percent(first), percent(deepest))
}

fn describe(view: &Presentation, voices: &[Voice], totals: &[usize], most: usize) -> String {
    let mut text = format!(
        "Words quoted, by speaker and version. All bars have one scale, the longest stands for {}; the \
         share is that of all words quoted in the version.",
        count(most, "word", "words")
    );
    let named = view.quotes.speakers.iter().filter(|group| group.name.is_some()).count();
    text.push_str(&format!(" {}.", count(named, "speaker is named", "speakers are named")));
    let told = view.columns.iter().filter_map(|column| {
        let v = column.version.index();
        let total = totals.get(v).copied().unwrap_or_default();
        let named =
            voices.iter().filter(|voice| matches!(voice.target, Some(Target::Speaker(Some(_)))));
        // Of equal ones the first.
        let first = named.rev().max_by_key(|voice| voice.words(v)).filter(|x| x.words(v) > 0)?;
        let share = percent(share(first.words(v), total));
        Some(format!("{}: {} ({share})", full_name(column), first.name))
    });
    let told: Vec<String> = told.collect();
    if !told.is_empty() {
        text.push_str(&format!(" Most quoted: {}.", told.join("; ")));
    }
    text
}

fn table(view: &Presentation, voices: &[Voice], totals: &[usize]) -> Table {
    let heads = view.columns.iter().flat_map(|column| {
        let name = full_name(column);
        [
            format!("{name}: words in marks"),
            format!("{name}: words without"),
            format!("{name}: share"),
        ]
    });
    let row = |voice: &Voice| TableRow {
        cells: std::iter::once(voice.name.clone())
            .chain(view.across(totals).flat_map(|(version, &total)| {
                let v = version.index();
                let (direct, all) = (voice.direct(v), voice.words(v));
                [direct.to_string(), (all - direct).to_string(), percent(share(all, total))]
            }))
            .collect(),
        target: voice.target.clone(),
    };
    Table {
        heads: std::iter::once("Speaker".to_owned()).chain(heads).collect(),
        rows: voices.iter().map(row).collect(),
    }
}
