//! The words of the story built by hand: its versions, rows, quotes and facts.

use tellings::article::Role;
use tellings::facts::{Agreement, FactKind, FactStatus, Qualifier};
use tellings::quotes::{QuoteChange, QuoteKind, QuoteStatus, SpeakerKind};

/// Label, day of publication, and the paragraphs.
pub(super) type Outlet = (&'static str, Option<&'static str>, &'static [(Role, &'static str)]);

/// The outlets.
pub(super) const VERSIONS: [Outlet; 6] = [
    (
        "Harbour Wire",
        Some("2024-03-12"),
        &[
            (Role::Headline, "Council votes to close the old swing bridge"),
            (
                Role::Standfirst,
                "Lorries must take the ring road from May; shopkeepers speak of a blow.",
            ),
            (
                Role::Body,
                "The town council of Veldhaven voted on Tuesday to close the old swing bridge to all motor traffic from 1 May, after engineers found cracks in 33 of its 48 girders.",
            ),
            (
                Role::Body,
                "“The bridge has carried this town for ninety years, but it will not carry one more lorry,” said the mayor, Ingrid Solvang, after the vote.",
            ),
            (
                Role::Body,
                "The repair is expected to cost 4.2 million crowns. Eleven of the nineteen members voted in favour.",
            ),
            (
                Role::Body,
                "Shopkeepers on the quay fear for their trade. “Half of my customers come over that bridge,” said Piet Adema, who sells fishing gear. “They will not drive around the bay for a reel.”",
            ),
            (
                Role::Body,
                "The bridge was opened in 1934 and was last repaired in 1987. Some 2,400 vehicles cross it every day.",
            ),
            (
                Role::Body,
                "A ferry for people on foot will run every twenty minutes, the council said.",
            ),
            (Role::Body, "Work is to begin in June and last about eight months."),
        ],
    ),
    (
        "Veldhaven Courier",
        Some("2024-03-12"),
        &[
            (Role::Headline, "Old swing bridge to close in May"),
            (Role::Caption, "The swing bridge on Monday. Photograph: Mette Dahl"),
            (
                Role::Body,
                "The town council of Veldhaven voted on Tuesday to close the old swing bridge to all motor traffic from 1 May, after engineers found cracks in more than 30 of its 48 girders.",
            ),
            (
                Role::Body,
                "“The bridge has carried this town for ninety years,” said the mayor, Ingrid Solvang.",
            ),
            (
                Role::Body,
                "Eleven of the nineteen members voted in favour. The repair is expected to cost 4.2 million crowns.",
            ),
            (
                Role::Body,
                "A ferry for people on foot will run every twenty minutes, the council said.",
            ),
            (
                Role::Body,
                "The bridge was opened in 1934, and was last repaired in 1987. Some 2,400 vehicles cross it every day.",
            ),
        ],
    ),
    (
        "Quayside Voice",
        Some("2024-03-13"),
        &[
            (Role::Headline, "“They are closing our street”: quay traders furious over bridge"),
            (
                Role::Body,
                "Traders on the quay of Veldhaven have reacted with anger to the decision to shut the swing bridge, which brings most of their customers.",
            ),
            (
                Role::Body,
                "“Half my customers come over that bridge,” said Piet Adema, who has sold fishing gear on the quay for thirty years. “They won’t drive round the bay for a reel.”",
            ),
            (Role::PullQuote, "They won’t drive round the bay for a reel."),
            (
                Role::Body,
                "The mayor, Ingrid Solvang, said that the bridge could not bear another lorry.",
            ),
            (
                Role::Body,
                "The council voted on Tuesday to close it to cars and lorries from 1 May. Repairs will cost at least 5 million crowns.",
            ),
            (
                Role::Body,
                "The traders plan to meet on Friday and to ask for a delay until the summer season is over.",
            ),
        ],
    ),
    (
        "Coast Radio",
        None,
        &[
            (Role::Headline, "Veldhaven bridge closes to traffic"),
            (
                Role::Body,
                "The council of Veldhaven has voted to close the town’s swing bridge to motor traffic from 1 May.",
            ),
            (Role::Body, "Engineers had found cracks in 33 of its 48 girders."),
            (
                Role::Body,
                "“Half of my customers come over that bridge,” a shopkeeper told Coast Radio.",
            ),
            (Role::Body, "Work is to begin in June and last about eight months."),
        ],
    ),
    (
        "The Northern Review of Towns and Harbours",
        Some("2024-03-17"),
        &[
            (Role::Headline, "What the cracks in a bridge say about a country"),
            (
                Role::Body,
                "Every town has a bridge that it has stopped seeing. In Veldhaven it is the swing bridge of 1934, which the council closed this week to all but people on foot.",
            ),
            (
                Role::Body,
                "“It will not carry one more lorry,” an engineer of the council said of it.",
            ),
            (
                Role::Body,
                "Of the 212 road bridges along this coast, 57 are older than eighty years.",
            ),
        ],
    ),
    (
        "Morning Ledger",
        Some("2024-03-14"),
        &[
            (Role::Headline, "Council closes swing bridge"),
            (
                Role::Body,
                "The town council of Veldhaven voted on Tuesday to close the old swing bridge to all motor traffic from 1 May, after engineers found cracks in 33 of its 48 girders.",
            ),
            (
                Role::Body,
                "The repair is expected to cost 4.2 million crowns. Twelve of the nineteen members voted in favour.",
            ),
            (
                Role::Correction,
                "An earlier version of this article said that eleven members had voted in favour.",
            ),
        ],
    ),
];

/// By row, by version: the paragraphs, "~" behind them where they are moved, "<" where they are part
/// of one, "=" where they are the same content in other words; "?" and the nearest paragraph and
/// how near it is in per cent for a version without the row.
pub(super) const ROWS: [&str; 15] = [
    "0 0 0 0 0 0",
    "1 ?2,22 ?1,31 ?1,18 ? ?1,20",
    "2 2 5= 1+2 1= 1",
    "3 3 4= ?3,12 2= ?1,9",
    "4 4 ?5,48 ?2,14 ? 2",
    "5 ?3,16 2~ 3 ? ?",
    "6 6~ ? ? ?1,26 ?",
    "7 5 ? ? ? ?",
    "8 ? ? 4 ? ?",
    "? 1 ? ? ? ?",
    "?5,35 ? 1 ? ? ?",
    "? ? 3 ? ? ?",
    "? ? 6 ? ? ?",
    "?6,19 ? ? ? 3 ?",
    "?4,41 ?4,41 ? ? ? 3",
];

/// Words, cue, attribution, speaker.
pub(super) type Use = (&'static str, &'static str, &'static str, Option<u32>, QuoteKind);
/// Version, what became of the quote there, in what way, and its uses.
pub(super) type QuoteUse = (usize, QuoteStatus, &'static [QuoteChange], &'static [Use]);

/// Who speaks.
pub(super) const SPEAKERS: [(&str, SpeakerKind); 4] = [
    ("Ingrid Solvang", SpeakerKind::Person),
    ("Piet Adema", SpeakerKind::Person),
    ("an engineer of the council", SpeakerKind::Unnamed),
    ("Veldhaven town council", SpeakerKind::Body),
];

/// What they say.
pub(super) const QUOTES: [&[QuoteUse]; 3] = [
    &[
        (
            0,
            QuoteStatus::Full,
            &[],
            &[(
                "The bridge has carried this town for ninety years, but it will not carry one more lorry,",
                "said",
                "the mayor, Ingrid Solvang",
                Some(0),
                QuoteKind::Direct,
            )],
        ),
        (
            1,
            QuoteStatus::Trimmed,
            &[QuoteChange::TruncatedEnd],
            &[(
                "The bridge has carried this town for ninety years,",
                "said",
                "the mayor, Ingrid Solvang",
                Some(0),
                QuoteKind::Direct,
            )],
        ),
        (
            2,
            QuoteStatus::Paraphrased,
            &[QuoteChange::WordsChanged],
            &[(
                "the bridge could not bear another lorry",
                "said",
                "The mayor, Ingrid Solvang",
                Some(0),
                QuoteKind::Indirect,
            )],
        ),
        (
            4,
            QuoteStatus::OtherSpeaker,
            &[QuoteChange::Speaker, QuoteChange::TruncatedStart],
            &[(
                "It will not carry one more lorry,",
                "said",
                "an engineer of the council",
                Some(2),
                QuoteKind::Direct,
            )],
        ),
    ],
    &[
        (
            0,
            QuoteStatus::Full,
            &[],
            &[
                (
                    "Half of my customers come over that bridge,",
                    "said",
                    "Piet Adema, who sells fishing gear",
                    Some(1),
                    QuoteKind::Direct,
                ),
                (
                    "They will not drive around the bay for a reel.",
                    "said",
                    "Piet Adema, who sells fishing gear",
                    Some(1),
                    QuoteKind::Direct,
                ),
            ],
        ),
        (
            2,
            QuoteStatus::Reworded,
            &[QuoteChange::WordsChanged, QuoteChange::Typographic],
            &[
                (
                    "Half my customers come over that bridge,",
                    "said",
                    "Piet Adema",
                    Some(1),
                    QuoteKind::Direct,
                ),
                (
                    "They won’t drive round the bay for a reel.",
                    "said",
                    "Piet Adema",
                    Some(1),
                    QuoteKind::Direct,
                ),
            ],
        ),
        (
            3,
            QuoteStatus::Fragment,
            &[QuoteChange::TruncatedEnd],
            &[(
                "Half of my customers come over that bridge,",
                "told",
                "a shopkeeper",
                None,
                QuoteKind::Direct,
            )],
        ),
    ],
    &[
        (
            0,
            QuoteStatus::Full,
            &[],
            &[(
                "A ferry for people on foot will run every twenty minutes",
                "said",
                "the council",
                Some(3),
                QuoteKind::Indirect,
            )],
        ),
        (
            1,
            QuoteStatus::Full,
            &[],
            &[(
                "A ferry for people on foot will run every twenty minutes",
                "said",
                "the council",
                Some(3),
                QuoteKind::Indirect,
            )],
        ),
    ],
];

/// Version, the words, the value and its unit, how exact, status.
pub(super) type FactUse =
    (usize, &'static str, Option<(&'static str, &'static str, Option<Qualifier>)>, FactStatus);

/// Kind, heading, verdict and the mentions.
pub(super) const FACTS: [(FactKind, &str, Agreement, &[FactUse]); 7] = [
    (
        FactKind::Count,
        "girders with cracks",
        Agreement::Differ,
        &[
            (0, "33", Some(("33", "girders", None)), FactStatus::Same),
            (
                1,
                "more than 30",
                Some(("30", "girders", Some(Qualifier::AtLeast))),
                FactStatus::Differs,
            ),
            (3, "33", Some(("33", "girders", None)), FactStatus::Same),
            (5, "33", Some(("33", "girders", None)), FactStatus::Same),
        ],
    ),
    (
        FactKind::Count,
        "members in favour",
        Agreement::Differ,
        &[
            (0, "Eleven", Some(("11", "members", None)), FactStatus::Same),
            (1, "Eleven", Some(("11", "members", None)), FactStatus::Same),
            (5, "Twelve", Some(("12", "members", None)), FactStatus::Differs),
        ],
    ),
    (
        FactKind::Money,
        "cost of the repair",
        Agreement::Differ,
        &[
            (0, "4.2 million crowns", Some(("4200000", "SEK", None)), FactStatus::Same),
            (1, "4.2 million crowns", Some(("4200000", "SEK", None)), FactStatus::Same),
            (
                2,
                "at least 5 million crowns",
                Some(("5000000", "SEK", Some(Qualifier::AtLeast))),
                FactStatus::Differs,
            ),
            (5, "4.2 million crowns", Some(("4200000", "SEK", None)), FactStatus::Same),
        ],
    ),
    (
        FactKind::Date,
        "day of the vote",
        Agreement::Agree,
        &[
            (0, "Tuesday", Some(("2024-03-12", "", None)), FactStatus::Same),
            (1, "Tuesday", Some(("2024-03-12", "", None)), FactStatus::Same),
            (2, "Tuesday", Some(("2024-03-12", "", None)), FactStatus::Same),
            (5, "Tuesday", Some(("2024-03-12", "", None)), FactStatus::Same),
        ],
    ),
    (
        FactKind::Date,
        "day of the closing",
        Agreement::Agree,
        &[
            (0, "1 May", Some(("2024-05-01", "", None)), FactStatus::Same),
            (1, "1 May", Some(("2024-05-01", "", None)), FactStatus::Same),
            (2, "1 May", Some(("2024-05-01", "", None)), FactStatus::Same),
            (3, "1 May", None, FactStatus::Unresolved),
            (5, "1 May", Some(("2024-05-01", "", None)), FactStatus::Same),
        ],
    ),
    (
        FactKind::Person,
        "Ingrid Solvang",
        Agreement::Agree,
        &[
            (0, "Ingrid Solvang", Some(("Ingrid Solvang", "", None)), FactStatus::Same),
            (1, "Ingrid Solvang", Some(("Ingrid Solvang", "", None)), FactStatus::Same),
            (2, "Ingrid Solvang", Some(("Ingrid Solvang", "", None)), FactStatus::Same),
        ],
    ),
    (
        FactKind::Count,
        "road bridges along the coast",
        Agreement::Single,
        &[(4, "212", Some(("212", "road bridges", None)), FactStatus::Same)],
    ),
];
