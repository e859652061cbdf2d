//! Charts of small, large and hostile stories: well formed, inside their bounds, adding up.

use super::*;
use crate::facts::{Agreement, FactKind, FactStatus};
use crate::present::{present, testing};
use crate::quotes::QuoteStatus;
use crate::story::Story;
use crate::watch::Watch;
use quick_xml::events::Event;
use std::sync::Arc;

fn view(story: &Story) -> Presentation {
    present(story, VersionId(0), &Watch::unwatched()).expect("nobody cancels")
}

fn of(story: &Story, kind: ChartKind) -> Chart {
    chart(&view(story), kind, USUAL_WIDTH).expect("there is something to chart")
}

fn dated(story: &mut Story, days: &[(usize, &str, Option<&str>)]) {
    for &(v, day, line) in days {
        let version = Arc::make_mut(&mut story.versions[v]);
        version.article.published = day.parse().ok();
        if let Some(line) = line {
            let paragraph = crate::article::Paragraph::new(crate::article::Role::Dateline, line);
            version.article.paragraphs.push(paragraph);
            let last = version.article.paragraphs.len() - 1;
            version.article.paragraphs[last].text = line.to_owned();
            // A dateline counts where it stands before the body.
            version.article.paragraphs.rotate_right(1);
        }
    }
}

/// Thirty versions with labels that no chart has room for, and many speakers.
fn crowd() -> Story {
    const SPEAKERS: usize = 20;
    let label = |v: usize| format!("The Very Long Named Gazette & Advertiser of <Town> {v}");
    let said: Vec<String> =
        (0..SPEAKERS).map(|n| format!("“Words number {n} here,” said N{n}.")).collect();
    let texts: Vec<&str> =
        std::iter::once("Title").chain(said.iter().map(String::as_str)).collect();
    let versions: Vec<_> = (0..30).map(|v| testing::version(&label(v), &texts)).collect();
    let cells: Vec<Vec<Option<usize>>> = (0..=SPEAKERS).map(|row| vec![Some(row); 30]).collect();
    let rows: Vec<&[Option<usize>]> = cells.iter().map(Vec::as_slice).collect();
    let mut story = testing::story(versions, &rows);
    for n in 0..SPEAKERS {
        let words = format!("Words number {n} here,");
        let uses = vec![Some((words.as_str(), QuoteStatus::Full)); 30];
        let name = format!("Speaker {n} With A Rather Long Title");
        testing::add_quote(&mut story, (n > 0).then_some(name.as_str()), &uses);
    }
    let value = Some(("number 1", Some("1"), FactStatus::Same));
    testing::add_fact(&mut story, FactKind::Count, "words", Agreement::Agree, &[value; 30]);
    story
}

/// A story whose every word is out to break a file.
fn hostile() -> Story {
    let texts = ["</title><script>alert(1)</script>", "“]]> & \"never\" <again>” \u{1}"];
    let versions: Vec<_> = (0..2).map(|_| testing::version("<b>'\"&\u{0}</b>", &texts)).collect();
    let mut story = testing::story(versions, &[&[Some(0), Some(0)], &[Some(1), None]]);
    let words = Some(("]]> & \"never\" <again>", QuoteStatus::Full));
    testing::add_quote(&mut story, Some("</text><script/>"), &[words, words]);
    let value = Some(("never", Some("never"), FactStatus::Same));
    testing::add_fact(&mut story, FactKind::Thing, "<tt>", Agreement::Single, &[value, None]);
    story
}

#[test]
fn every_chart_is_well_formed_and_needs_nothing_from_elsewhere() {
    for story in [testing::ferry(), crowd(), hostile()] {
        for kind in ChartKind::ALL {
            let chart = of(&story, kind);
            let text = svg(&chart);
            let mut reader = quick_xml::Reader::from_str(&text);
            let mut words = Vec::new();
            loop {
                match reader.read_event().unwrap_or_else(|why| panic!("{kind:?}: {why}")) {
                    Event::Eof => break,
                    Event::Start(start) | Event::Empty(start) => {
                        let name = start.name().as_ref().to_owned();
                        assert!(!["script", "style", "image", "use", "a"].contains(&name.as_str()));
                        for attribute in start.attributes() {
                            let attribute = attribute.expect("well formed");
                            let value = attribute.value.into_owned();
                            let key = attribute.key.as_ref().to_owned();
                            assert!(!key.starts_with("on") && key != "href" && key != "style");
                            assert!(key == "xmlns" || !value.contains("://"), "{value}");
                        }
                    }
                    Event::Text(text) => words.push(text.to_string()),
                    _other => {}
                }
            }
            assert!(!words.is_empty());
            let mut inside = quick_xml::Reader::from_str(&text);
            assert_eq!(first_text(&mut inside, "title"), chart.title);
        }
    }
}

/// The words of the first element of this name.
fn first_text(reader: &mut quick_xml::Reader<&[u8]>, wanted: &str) -> String {
    let mut inside = false;
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(start) => inside = start.name().as_ref() == wanted,
            Event::Text(text) if inside => return text.to_string(),
            Event::Eof => panic!("no {wanted}"),
            _other => {}
        }
    }
}

#[test]
fn nothing_is_drawn_outside_a_chart_at_any_width() {
    for story in [testing::ferry(), crowd()] {
        let view = view(&story);
        for width in [LEAST_WIDTH, 500.0, USUAL_WIDTH, 1600.0] {
            for kind in ChartKind::ALL {
                let chart = chart(&view, kind, width).expect("something to chart");
                for shape in &chart.shapes {
                    let (left, right, bottom) = extent(shape);
                    assert!(
                        left >= -0.5 && right <= chart.width + 0.5 && bottom <= chart.height + 0.5,
                        "{kind:?} at {width}, {} by {}: {shape:?}",
                        chart.width,
                        chart.height
                    );
                }
            }
        }
    }
}

/// How far a shape goes: left, right, bottom.
fn extent(shape: &Shape) -> (f32, f32, f32) {
    match shape {
        Shape::Rect { area, .. } => (area.at.x, area.right(), area.bottom()),
        Shape::Line { from, to, .. } => (from.x.min(to.x), from.x.max(to.x), from.y.max(to.y)),
        Shape::Sign { at, side, .. } => (at.x - side / 2.0, at.x + side / 2.0, at.y + side / 2.0),
        Shape::Text(text) => {
            let wide = width_of(&text.words, text.size, text.weight);
            let left = match text.anchor {
                Anchor::Start => text.at.x,
                Anchor::Middle => text.at.x - wide / 2.0,
                Anchor::End => text.at.x - wide,
            };
            (left, left + wide, text.at.y + text.size / 2.0)
        }
    }
}

#[test]
fn every_table_has_a_cell_under_each_head() {
    for story in [testing::ferry(), crowd(), hostile()] {
        for kind in ChartKind::ALL {
            let table = of(&story, kind).table;
            assert!(!table.rows.is_empty());
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.heads.len(), "{kind:?}");
            }
            let tsv = table.tsv();
            assert_eq!(tsv.lines().count(), table.rows.len() + 1);
        }
    }
}

#[test]
fn a_picture_is_the_same_every_time_and_twice_as_large() {
    let chart = of(&testing::ferry(), ChartKind::Coverage);
    let bytes = png(&chart).expect("a picture");
    assert_eq!(bytes, png(&chart).expect("a picture"));
    let picture = image::load_from_memory(&bytes).expect("a PNG").into_rgb8();
    let size = ((chart.width * 2.0).ceil() as u32, (chart.height * 2.0).ceil() as u32);
    assert_eq!(picture.dimensions(), size);
    let dark = picture.pixels().filter(|pixel| pixel.0.iter().all(|&value| value < 0x50)).count();
    assert!(dark > 500, "there are letters: {dark}");
}

#[test]
fn many_speakers_are_told_apart_from_the_many_others() {
    let chart = of(&crowd(), ChartKind::VoiceShare);
    let names: Vec<&str> = chart.table.rows.iter().map(|row| row.cells[0].as_str()).collect();
    assert_eq!(names.len(), 14);
    assert_eq!(names[12..], ["7\u{a0}others", "Speaker not told"]);
    let others = chart.marks.iter().find(|mark| mark.words.starts_with("7\u{a0}others:"));
    assert!(others.expect("the others can be pointed at").words.contains("Speaker 19 With A"));
    let whole = chart.marks.iter().any(|mark| mark.words.contains("Advertiser of <Town> 29"));
    assert!(whole, "labels that were cut are told in full");
}

#[test]
fn coverage_adds_up_to_the_whole() {
    let table = of(&testing::ferry(), ChartKind::Coverage).table;
    let column = |head: &str| table.heads.iter().position(|h| h == head).expect("the head");
    let figure = |row: usize, head: &str| table.rows[row].cells[column(head)].clone();
    assert_eq!(figure(2, "Passages in every version"), "1");
    assert_eq!(figure(2, "Passages only here"), "1");
    assert_eq!(figure(2, "Passages not found here"), "2");
    assert_eq!(figure(1, "Quotes trimmed"), "1");
    assert_eq!(figure(2, "Quotes absent"), "1");
    assert_eq!(figure(1, "Facts other value"), "1");
    for row in &table.rows {
        let numbers: usize =
            row.cells[1..].iter().map(|cell| cell.parse::<usize>().expect("a figure")).sum();
        assert_eq!(numbers, 5 + 1 + 2);
    }
}

#[test]
fn the_timeline_says_what_is_not_told() {
    let mut story = testing::ferry();
    dated(&mut story, &[(0, "2024-05-03", None), (1, "2024-05-01", Some("Posted 09:15"))]);
    let chart = of(&story, ChartKind::Timeline);
    let rows: Vec<String> = chart.table.rows.iter().map(|row| row.cells[..3].join(" | ")).collect();
    assert_eq!(
        rows,
        [
            "B Coast Courier | 2024-05-01 | 09:15",
            "A Harbour Post | 2024-05-03 | not known",
            "C Island News | not known | not known",
        ]
    );
    assert!(chart.description.ends_with("Without a day: C Island News."), "{}", chart.description);
    let place = |shape: &Shape| match shape {
        Shape::Sign { at, .. } => Some((at.x, at.x)),
        Shape::Rect { area, fill: Fill::Hatch, .. } => Some((area.at.x, area.right())),
        Shape::Rect { .. } | Shape::Line { .. } | Shape::Text(_) => None,
    };
    let places: Vec<(f32, f32)> = chart.shapes.iter().filter_map(place).collect();
    let [(at, _), (from, to)] = places[..] else { panic!("{places:?}") };
    assert!(at < from && from + 100.0 < to, "a day of three is not a moment: {places:?}");
}

#[test]
fn a_timeline_without_days_has_no_axis() {
    let chart = of(&testing::ferry(), ChartKind::Timeline);
    assert!(chart.description.starts_with("No version tells its day"));
    assert!(!chart.shapes.iter().any(|shape| matches!(shape, Shape::Sign { .. })));
}

#[test]
fn quotes_stand_in_the_lane_of_their_version() {
    let chart = of(&testing::ferry(), ChartKind::QuotePositions);
    let dots: Vec<&Mark> =
        chart.marks.iter().filter(|mark| matches!(mark.target, Some(Target::Quote(..)))).collect();
    assert_eq!(dots.len(), 2);
    assert!(dots[0].area.at.y < dots[1].area.at.y);
    assert!(
        dots[0]
            .target
            .as_ref()
            .zip(dots[1].target.as_ref())
            .is_some_and(|(a, b)| a.is_same_thing(b))
    );
    assert!(dots[1].words.contains("Ida Holm · B Coast Courier: trimmed, 50\u{a0}% into the text"));
    assert_eq!(chart.table.rows[0].cells[2..], ["50\u{a0}%, full", "50\u{a0}%, trimmed", "absent"]);
}

#[test]
fn where_there_is_nothing_to_chart_there_is_no_chart() {
    let story = testing::story(vec![testing::version("One", &["Title"])], &[&[Some(0)]]);
    let view = view(&story);
    for kind in ChartKind::ALL {
        assert_eq!(chart(&view, kind, USUAL_WIDTH), None, "{kind:?}");
    }
}

#[test]
fn signs_of_one_place_do_not_hide_each_other() {
    let mut story = testing::ferry();
    for n in 0..7 {
        let value = Some(("84", Some("84"), FactStatus::Same));
        let label = format!("people {n}");
        let cells = [value, None, None];
        testing::add_fact(&mut story, FactKind::Count, &label, Agreement::Single, &cells);
    }
    let chart = of(&story, ChartKind::FactPositions);
    let in_first = |mark: &&Mark| matches!(mark.target, Some(Target::Fact(_, VersionId(0))));
    let mut places: Vec<(i32, i32)> = chart
        .marks
        .iter()
        .filter(in_first)
        .map(|mark| (mark.area.at.x.round() as i32, mark.area.at.y.round() as i32))
        .collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), 9);
}
