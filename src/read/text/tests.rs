//! Shapes of plain text: the same paragraphs, however their lines are set.

use super::*;

fn check(input: &str, expected: &[&str]) {
    let found: Vec<String> = read(input).blocks.into_iter().map(|b| b.text).collect();
    assert_eq!(found, expected);
}

#[test]
fn blank_lines_or_single_lines_part_paragraphs() {
    check("One.\n\nTwo.\r\n\r\nThree.", &["One.", "Two.", "Three."]);
    check("One.\r\nTwo.\rThree.", &["One.", "Two.", "Three."]);
    check(
        "A headline\nThe first paragraph says it.\n3 min read\n",
        &["A headline", "The first paragraph says it.", "3 min read"],
    );
}

#[test]
fn wrapped_lines_are_joined() {
    check(
        "The harbour was closed on Monday after the\nstorm broke two of its cranes, the company\nsaid. Ferries went to the old pier instead,\nand the fish market stayed shut.\n\nNobody was hurt.",
        &[
            "The harbour was closed on Monday after the storm broke two of its cranes, the company said. Ferries went to the old pier instead, and the fish market stayed shut.",
            "Nobody was hurt.",
        ],
    );
}

#[test]
fn wrapped_paragraphs_without_blank_lines_end_at_short_lines() {
    check(
        "The harbour was closed on Monday after the\nstorm broke two of its cranes, the company\nsaid.\nFerries went to the old pier instead, and\nthe fish market stayed shut for two weeks\nor more.",
        &[
            "The harbour was closed on Monday after the storm broke two of its cranes, the company said.",
            "Ferries went to the old pier instead, and the fish market stayed shut for two weeks or more.",
        ],
    );
}

#[test]
fn hyphens_at_line_ends_go_only_on_evidence() {
    check(
        "The company announced on Monday a new long-\nterm plan for the old harbour and its com-\npanies, and the mayor of the town has said\nthat all of the companies agreed to it.",
        &[
            "The company announced on Monday a new long-term plan for the old harbour and its companies, and the mayor of the town has said that all of the companies agreed to it.",
        ],
    );
}

#[test]
fn lists_and_titles_stay_apart() {
    check("1. The first item\n2. The second item\n", &["1. The first item", "2. The second item"]);
    check(
        "Harbour closed after storm\nBy Ada Cole\nThe harbour was closed.",
        &["Harbour closed after storm", "By Ada Cole", "The harbour was closed."],
    );
}

#[test]
fn japanese_lines_join_without_a_space() {
    check("これは父の\n家です。", &["これは父の家です。"]);
}

const PARAGRAPHS: [&str; 6] = [
    "The last ferry to Skarn left Arden on Sunday evening with forty passengers, two goats and the only fire engine of the island on board.",
    "“We kept her going on paint and goodwill,” said Captain Ruth Olsen, who has steered the Maud for twenty-two winters. “There is no more of either.”",
    "The company, Northline, says that the line has lost money since 2016 and that a new engine would have cost 1.4 million crowns. It will sell the Maud in the spring, if anybody wants her.",
    "Nobody on the pier wept.",
    "Islanders were promised a bridge in 1998. The engineer of the county, Piet Maas, told the Courier that no plan of it exists: “I have looked in every drawer.”",
    "From Monday the 310 people of Skarn will reach the mainland by a mail boat that takes nine of them at a time, in good weather and at the discretion of the postman.",
];

/// The lines of a paragraph, none longer than `width` characters.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is a line");
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// Every shape with its name; `\n` stands for the line end.
fn shapes() -> Vec<(String, String)> {
    let mut shapes = vec![
        ("blank lines".to_owned(), PARAGRAPHS.join("\n\n")),
        ("a line a paragraph".to_owned(), PARAGRAPHS.join("\n")),
        ("indented lines".to_owned(), PARAGRAPHS.map(|p| format!("    {p}")).join("\n")),
    ];
    for width in [60, 72, 76, 80] {
        let lines = PARAGRAPHS.map(|p| wrapped(p, width));
        let with = |between: &str, after: &str, indent: &str| {
            let paragraphs = lines.clone().map(|l| format!("{indent}{}", l.join(between)));
            paragraphs.join(after)
        };
        shapes.push((format!("wrapped at {width}"), with("\n", "\n\n", "")));
        // A last line that is as full as the others can't be told without a blank line.
        if width == 60 || width == 76 {
            shapes.push((format!("wrapped at {width}, no blank lines"), with("\n", "\n", "")));
        }
        shapes.push((format!("wrapped at {width}, indented"), with("\n", "\n", "   ")));
        shapes.push((format!("wrapped at {width}, soft spaces"), with(" \n", "\n\n", "")));
        shapes.push((format!("wrapped at {width}, double spaced"), with("\n\n", "\n\n\n", "")));
        shapes.push((format!("wrapped at {width}, pages"), with("\n", "\n\n\u{c}", "")));
    }
    shapes
}

#[test]
fn the_same_paragraphs_come_of_every_shape_and_line_end() {
    let mut wrong = Vec::new();
    for (name, text) in shapes() {
        for end in ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\r\r\n"] {
            let found: Vec<String> =
                read(&text.replace('\n', end)).blocks.into_iter().map(|b| b.text).collect();
            if found != PARAGRAPHS {
                wrong.push(format!("{name}, {end:?}: {found:#?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn tags_of_any_name_go_also_where_they_are_written_out_in_others() {
    check("<seg id=\"1\">The harbour</seg> <x>stays</x> shut.", &["The harbour", "stays", "shut."]);
    check(
        "<note>&lt;p&gt;It rained.&lt;/p&gt;&lt;p&gt;It froze.&lt;/p&gt;</note>",
        &["It rained.", "It froze."],
    );
    check("<b>Ferries</b> stay in <i>port</i>.", &["Ferries stay in port."]);
    // What only looks like a tag stays.
    check("He wrote <sigh> and left </off> there.", &["He wrote <sigh> and left </off> there."]);
    check("Values a < b and c > d", &["Values a < b and c > d"]);
}
