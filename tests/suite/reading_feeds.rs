//! Mails, web archives, data and news items from files: the paragraphs, their roles and what each file says
//! of itself, compared exactly. What made the files stands in `tests/fixtures/README.md`.

use std::path::Path;
use tellings::article::{Format, Role, Version};
use tellings::{read, store};

const TITLE: &str = "Ferry line to Skarn ends after ninety years";
const SUMMARY: &str = "Northline gives up its oldest route; a mail boat takes over.";
const CAPTION: &str = "The Maud leaves Arden for the last time on Sunday.";
const LAST_FERRY: &str = "The last ferry to Skarn left Arden on Sunday evening with forty passengers, two goats and the island’s only fire engine on board.";
const CAPTAIN: &str = "“We kept her going on paint and goodwill,” said Captain Ruth Olsen, who has steered the Maud for twenty-two winters. “There is no more of either.”";
const COMPANY: &str = "The company, Northline, says that the line has lost money since 2016 and that a new engine would have cost 1.4 million crowns.";
const MAIL_BOAT: &str = "From Monday the 310 people of Skarn will reach the mainland by a mail boat that takes nine of them at a time.";

const HEADLINE: (Role, &str) = (Role::Headline, TITLE);
const BODY: [(Role, &str); 4] = [
    (Role::Body, LAST_FERRY),
    (Role::Body, CAPTAIN),
    (Role::Body, COMPANY),
    (Role::Body, MAIL_BOAT),
];

fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/feeds").join(name);
    store::load(&path, read::MAX_BYTES).expect("the fixture is there")
}

/// What a file says of itself: headline, authors, day, outlet.
type Data<'a> = [Option<&'a str>; 4];

/// Reads a fixture, under its own name and under one that says nothing.
fn check(name: &str, format: Format, data: Data<'_>, expected: &[(Role, &str)]) -> Version {
    let bytes = bytes(name);
    for name in [name, "unnamed", "wrong.txt"] {
        let version = read::read(name, &bytes).expect("it can be read");
        let found: Vec<(Role, &str)> =
            version.article.paragraphs.iter().map(|p| (p.role, p.text.as_str())).collect();
        assert_eq!(found, expected, "{name}");
        let article = &version.article;
        let day = article.published.map(|day| day.to_string());
        let told = [
            article.headline.as_deref(),
            article.byline.as_deref(),
            day.as_deref(),
            article.outlet.as_deref(),
        ];
        assert_eq!((told, version.source.format), (data, format), "{name}");
        let unsaid =
            article.paragraphs.iter().find(|p| p.role == Role::Boilerplate && p.why.is_none());
        assert_eq!(unsaid, None, "{name}");
    }
    read::read(name, &bytes).expect("it can be read")
}

fn around(
    above: &[(Role, &'static str)],
    below: &[(Role, &'static str)],
) -> Vec<(Role, &'static str)> {
    [above, &BODY, below].concat()
}

/// The warnings of a version, each by its beginning.
fn warned(version: &Version, beginnings: &[&str]) {
    let messages: Vec<&str> = version.warnings.iter().map(|w| w.message.as_str()).collect();
    assert_eq!(messages.len(), beginnings.len(), "{messages:#?}");
    for (message, beginning) in messages.iter().zip(beginnings) {
        assert!(message.starts_with(beginning), "{message}");
    }
}

const NO_DATE: &str =
    "No date of publication was found; the day on which the mail was sent stands for it";
const LATER: &str = "The item was first made on 2024-03-17, and this version of it on 2024-03-18";

#[test]
fn a_page_saved_by_a_browser_is_read_with_its_address() {
    let bytes = bytes("chromium.mhtml");
    let version = read::read("page.doc", &bytes).expect("it can be read");
    let texts: Vec<(Role, &str)> = version
        .article
        .paragraphs
        .iter()
        .filter(|p| p.role.is_aligned())
        .map(|p| (p.role, p.text.as_str()))
        .collect();
    let expected = [
        HEADLINE,
        (Role::Caption, "The Maud leaves Arden for the last time on Sunday. Photo: Ines Varga"),
        (Role::Body, LAST_FERRY),
        (Role::Body, CAPTAIN),
        (Role::Body, COMPANY),
        (Role::Subhead, "A bridge that nobody has drawn"),
        (
            Role::Body,
            "Islanders were promised a bridge in 1998. The county’s engineer, Piet Maas, told the Courier that no plan of it exists: “I have looked in every drawer.”",
        ),
        (Role::Body, MAIL_BOAT),
        (
            Role::Body,
            "The council meets on Thursday to hear what Northline wants for the old pier.",
        ),
    ];
    assert_eq!(texts, expected);
    let article = &version.article;
    assert_eq!(article.headline.as_deref(), Some(TITLE));
    assert_eq!(article.byline.as_deref(), Some("Ines Varga, Tom Hale"));
    assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2024-03-17"));
    assert_eq!(version.source.format, Format::WebArchive);
    let frame = article.paragraphs.iter().find(|p| p.text.starts_with("Timetable"));
    assert_eq!(frame.and_then(|p| p.why.as_deref()), Some("it stands in a frame of the page"));
    warned(&version, &["The page has 1 frame with text"]);
}

#[test]
fn a_mail_with_soft_lines_a_signature_and_attached_files_is_read() {
    let version = check(
        "thunderbird.eml",
        Format::Mail,
        [Some(TITLE), Some("Ines Varga"), Some("2024-03-17"), None],
        &around(
            &[HEADLINE],
            &[
                (Role::Boilerplate, "Ines Varga"),
                (Role::Boilerplate, "Arden Courier, sea desk"),
                (
                    Role::Boilerplate,
                    "Northline was founded in 1934 by the brothers Emil and Otto Brandt of Arden.",
                ),
            ],
        ),
    );
    warned(
        &version,
        &[
            "The words of the attached file \"notes.txt\" are kept",
            "Attached files may hold an article and were not read; save them and open them by themselves: \"Fähre Skarn.docx\"",
            "Attached files were not read: \"maud.png\"",
            NO_DATE,
        ],
    );
}

#[test]
fn forwarded_mails_are_read_for_what_was_forwarded() {
    let head = [
        (Role::Boilerplate, "Can you check the figures?"),
        (Role::Boilerplate, "Begin forwarded message:"),
        (Role::Boilerplate, "From: Ines Varga <ines@arden-courier.example>"),
        (Role::Boilerplate, "Subject: Ferry line to Skarn ends after ninety years"),
        (Role::Boilerplate, "Date: 17 March 2024 at 21:04:11 CET"),
        (Role::Boilerplate, "To: desk@bay-post.example"),
    ];
    let data = [Some(TITLE), Some("Ines Varga"), Some("2024-03-17"), None];
    let version = check("apple-forward.eml", Format::Mail, data, &around(&head, &[]));
    warned(&version, &["The mail holds an earlier one, which was read as the article", NO_DATE]);
    let head = [(
        Role::Boilerplate,
        "---------- Forwarded message --------- From: Ines Varga <ines@arden-courier.example> Date: Sun, 17 Mar 2024 at 21:04 Subject: Ferry line to Skarn ends after ninety years To: <desk@bay-post.example>",
    )];
    let version = check("gmail-forward.eml", Format::Mail, data, &around(&head, &[]));
    warned(&version, &["The mail only forwards another", NO_DATE]);
}

#[test]
fn a_newsletter_loses_nothing_and_names_its_outlet() {
    check(
        "newsletter.eml",
        Format::Mail,
        [Some(TITLE), None, Some("2024-03-17"), Some("Arden Courier")],
        &around(
            &[
                (Role::Boilerplate, "Skarn loses its ferry, and more"),
                (Role::Boilerplate, "View in browser"),
                HEADLINE,
            ],
            &[
                (Role::Subhead, "Also today"),
                (Role::Body, "The bakery on Fish Street opens again."),
                (
                    Role::Boilerplate,
                    "You are receiving this since you signed up at the library. Unsubscribe",
                ),
            ],
        ),
    );
}

#[test]
fn articles_of_schema_org_are_read() {
    let version = check(
        "schema-org.json",
        Format::Json,
        [Some(TITLE), Some("Ines Varga, Tom Hale"), Some("2024-03-17"), Some("Arden Courier")],
        &around(
            &[HEADLINE, (Role::Standfirst, SUMMARY), (Role::Caption, CAPTION)],
            &[
                (
                    Role::Correction,
                    "An earlier version of this article said that there were three goats on board.",
                ),
                (Role::Boilerplate, "Bakery on Fish Street opens again"),
                (
                    Role::Boilerplate,
                    "The bakery on Fish Street opens again on Friday, its owner says.",
                ),
            ],
        ),
    );
    warned(&version, &["The file holds 2 articles: the longest (\"Ferry line"]);
    check(
        "live-blog.json",
        Format::Json,
        [
            Some("Skarn’s last ferry: as it happened"),
            Some("Ines Varga"),
            Some("2024-03-17"),
            Some("Arden Courier"),
        ],
        &[
            (Role::Headline, "Skarn’s last ferry: as it happened"),
            (Role::Body, "Follow the last trip of the Maud here."),
            (Role::Subhead, "She is off"),
            (Role::Body, "The Maud has left the pier of Arden, twelve minutes late."),
            (Role::Body, "Captain Olsen blew the horn three times."),
            (Role::Subhead, "The goats are on board"),
            (Role::Body, "Two goats have been led on board by their owner."),
        ],
    );
}

#[test]
fn all_generations_of_ninjs_are_read() {
    let data = [Some(TITLE), Some("Ines Varga"), Some("2024-03-17"), Some("Bay Wire")];
    let above = |byline: &'static str| {
        [HEADLINE, (Role::Standfirst, SUMMARY), (Role::Byline, byline), (Role::Caption, CAPTION)]
    };
    let note = [(Role::Boilerplate, "Pictures follow.")];
    let version =
        check("ninjs-1.json", Format::Json, data, &around(&above("By Ines Varga"), &note));
    warned(&version, &[LATER]);
    check("ninjs-2.json", Format::Json, data, &around(&above("Ines Varga"), &[]));
    check("ninjs-3.json", Format::Json, data, &around(&above("Ines Varga"), &[]));
}

#[test]
fn json_of_no_known_format_is_read_by_its_keys_and_says_so() {
    let version = check(
        "scraper.json",
        Format::Json,
        [Some(TITLE), Some("Ines Varga, Tom Hale"), Some("2024-03-17"), None],
        &around(&[HEADLINE], &[]),
    );
    warned(
        &version,
        &[
            "The JSON follows no format that is known; read were \"maintext\" as the text, \"title\" as the headline",
        ],
    );
    let error =
        |json: &str| read::read("a.json", json.as_bytes()).expect_err("no article").to_string();
    assert_eq!(
        error("{\"port\": 8080}"),
        "No article was found in this file: none of its JSON objects has a headline and a text"
    );
    assert!(error("{\"a\": ").starts_with("This JSON file is damaged: EOF while parsing"));
}

const NITF: [(Role, &str); 17] = [
    HEADLINE,
    (Role::Standfirst, SUMMARY),
    (Role::Byline, "By Ines Varga and Tom Hale Bay Wire"),
    (Role::Boilerplate, "Bay Wire"),
    (Role::Dateline, "ARDEN, March 17"),
    (Role::Body, LAST_FERRY),
    (Role::Caption, CAPTION),
    (Role::Boilerplate, "Bay Wire/Ines Varga"),
    (Role::Body, CAPTAIN),
    (Role::Subhead, "What comes next"),
    (Role::Body, COMPANY),
    (Role::Body, "Skarn to Arden: seven in the morning"),
    (Role::Body, "Arden to Skarn: six in the evening"),
    (Role::Body, "Passengers in 1994 41,200"),
    (Role::Body, "Passengers in 2023 6,900"),
    (Role::Body, MAIL_BOAT),
    (Role::Boilerplate, "Piet Maas in Skarn contributed to this report."),
];

#[test]
fn news_items_in_xml_are_read_by_their_elements() {
    let both = Some("Ines Varga, Tom Hale");
    let day = Some("2024-03-17");
    let data = [Some(TITLE), both, day, Some("Arden Courier")];
    check("story.nitf", Format::Nitf, data, &NITF);
    let version = check(
        "newsml-g2.xml",
        Format::NewsMl,
        [Some(TITLE), Some("Ines Varga"), day, Some("Bay Wire")],
        &[
            HEADLINE,
            (Role::Standfirst, SUMMARY),
            (Role::Byline, "By Ines Varga"),
            (Role::Dateline, "ARDEN, March 17 (Bay Wire)"),
            (Role::Body, LAST_FERRY),
            (Role::Body, CAPTAIN),
            (Role::Subhead, "What comes next"),
            (Role::Body, COMPANY),
            (Role::Body, MAIL_BOAT),
        ],
    );
    warned(&version, &[LATER]);
    let other = [
        (Role::Boilerplate, "Bakery opens again"),
        (Role::Boilerplate, "The bakery on Fish Street opens again on Friday, its owner says."),
    ];
    let data = [Some(TITLE), both, day, Some("Bay Wire")];
    let message = [&NITF[..], &other].concat();
    let version = check("newsml-message.xml", Format::NewsMl, data, &message);
    assert_eq!(version.source.encoding, "UTF-16LE");
    warned(&version, &[LATER, "The file holds 2 articles: the longest"]);
}

#[test]
fn front_matter_gives_headline_authors_and_day() {
    check(
        "front-matter.md",
        Format::Markdown,
        [Some(TITLE), Some("Ines Varga, Tom Hale"), Some("2024-03-17"), Some("Arden Courier")],
        &around(
            &[
                HEADLINE,
                (Role::Standfirst, SUMMARY),
                (Role::Boilerplate, "This text was edited for length."),
            ],
            &[],
        ),
    );
}

#[test]
fn what_is_pasted_as_html_keeps_its_paragraphs() {
    let html = format!(
        "<meta charset='utf-8'><h1>{TITLE}</h1><p>{LAST_FERRY}</p><p>{CAPTAIN}</p><p>{COMPANY}</p><p>{MAIL_BOAT}</p>"
    );
    let plain = [TITLE, LAST_FERRY, CAPTAIN, COMPANY, MAIL_BOAT].join("\n");
    let version = read::read_clipboard_page(&html, &plain).expect("there are words");
    let found: Vec<(Role, &str)> =
        version.article.paragraphs.iter().map(|p| (p.role, p.text.as_str())).collect();
    assert_eq!(found, around(&[HEADLINE], &[]));
    assert_eq!(version.source.format, Format::Clipboard);
}

const FIXTURES: [&str; 15] = [
    "apple-forward.eml",
    "chromium.mhtml",
    "front-matter.md",
    "gmail-forward.eml",
    "live-blog.json",
    "newsletter.eml",
    "newsml-g2.xml",
    "newsml-message.xml",
    "ninjs-1.json",
    "ninjs-2.json",
    "ninjs-3.json",
    "schema-org.json",
    "scraper.json",
    "story.nitf",
    "thunderbird.eml",
];

/// Numbers that look random and are the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % limit.max(1)
    }
}

/// Broken copies of each fixture that are read.
const BROKEN: usize = 30;

#[test]
fn broken_files_give_an_article_or_a_clear_error() {
    let mut numbers = Numbers(0x7e11_1465);
    for name in FIXTURES {
        let whole = bytes(name);
        for _ in 0..BROKEN {
            let mut broken = whole.clone();
            for _ in 0..numbers.below(8) {
                let at = numbers.below(broken.len());
                broken[at] = u8::try_from(numbers.below(256)).unwrap_or(0);
            }
            match numbers.below(3) {
                0 => broken.truncate(numbers.below(whole.len())),
                1 => {
                    let from = numbers.below(whole.len());
                    broken.extend_from_slice(&whole[from..]);
                }
                _ => {}
            }
            match read::read(name, &broken) {
                Ok(version) => assert!(!version.article.paragraphs.is_empty(), "{name}"),
                Err(error) => assert!(error.to_string().len() > 20, "{name}: {error}"),
            }
        }
    }
}
