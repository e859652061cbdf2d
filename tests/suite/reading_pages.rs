//! Saved web pages of every kind: what each paragraph is taken for, and why.

use tellings::article::{Role, Version};
use tellings::read::read;

/// A role, how its paragraph begins (whole without "…"), and the reason; none is "".
type Expected<'a> = (Role, &'a str, &'a str);

fn version(name: &str, page: &[u8]) -> Version {
    read(name, page).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
fn check(version: &Version, expected: &[Expected<'_>]) {
    let paragraphs = &version.article.paragraphs;
    for (paragraph, &(role, words, why)) in paragraphs.iter().zip(expected) {
        let found = (paragraph.role, paragraph.why.as_deref().unwrap_or_default());
        assert_eq!(found, (role, why), "{}", paragraph.text);
        let begins = words.strip_suffix('…').map(|beginning| paragraph.text.starts_with(beginning));
        assert!(begins.unwrap_or(paragraph.text == words), "{} is not {words}", paragraph.text);
    }
    assert_eq!(paragraphs.len(), expected.len());
}

/// What the page says about itself.
#[track_caller]
fn says(version: &Version, headline: &str, byline: &str, day: &str) {
    let article = &version.article;
    assert_eq!(article.headline.as_deref(), Some(headline));
    assert_eq!(article.byline.as_deref(), Some(byline));
    assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some(day));
}

fn warnings(version: &Version) -> Vec<&str> {
    version.warnings.iter().map(|warning| warning.message.as_str()).collect()
}

#[test]
fn the_entries_of_a_live_blog_stand_below_their_times() {
    let page = include_bytes!("../fixtures/pages/live-blog.html");
    let version = version("live-blog.html", page);
    check(
        &version,
        &[
            (Role::Headline, "Lock gate fails at Ellmouth: as it happened", ""),
            (Role::Standfirst, "Eleven narrowboats were stranded above the t…", ""),
            (Role::Byline, "By Petra Lindqvist and Omar Teague", "it names the author"),
            (Role::Update, "13:05", "the time of an entry of a live blog"),
            (Role::Subhead, "Canal reopens for small boats", ""),
            (Role::Body, "Small boats may pass the lock from this afte…", ""),
            (Role::Body, "Petra Lindqvist has been at the lock all mor…", ""),
            (Role::Boilerplate, "Copy link", "buttons for sharing or saving"),
            (Role::Update, "11:48", "the time of an entry of a live blog"),
            (Role::Body, "Divers have found the bolt that sheared. It…", ""),
            (Role::Boilerplate, "Copy link", "buttons for sharing or saving"),
            (Role::Update, "9.30 a.m.", "the time of an entry of a live blog"),
            (Role::Subhead, "Crews sleep in the chapel", ""),
            (Role::Body, "“We were woken by a noise like a tram,” said…", ""),
            (Role::Body, "The chapel on Wharf Street has opened its ha…", ""),
            (Role::Boilerplate, "Copy link", "buttons for sharing or saving"),
            (Role::Update, "06:40", "the time of an entry of a live blog"),
            (Role::Body, "The lower gate at Ellmouth failed shortly be…", ""),
            (Role::Boilerplate, "Copy link", "buttons for sharing or saving"),
        ],
    );
    assert_eq!(warnings(&version), [""; 0]);
    says(
        &version,
        "Lock gate fails at Ellmouth: as it happened",
        "Petra Lindqvist, Omar Teague",
        "2025-03-18",
    );
}

#[test]
fn parts_of_an_amp_page_are_told_by_its_own_elements() {
    let page = include_bytes!("../fixtures/pages/amp.html");
    let version = version("amp.html", page);
    check(
        &version,
        &[
            (
                Role::Boilerplate,
                "Written by readers: send us the story of you…",
                "part of the page, not of the article",
            ),
            (
                Role::Boilerplate,
                "We use cookies to measure how many people re…",
                "a notice about cookies",
            ),
            (Role::Headline, "Orchard keepers win case over ditch", ""),
            (Role::Byline, "By Hanne Oduya", "it names the author"),
            (Role::Caption, "The ditch between the two orchards in August…", ""),
            (Role::Body, "Two families who keep orchards at the foot o…", ""),
            (Role::Body, "The county court in Marle found on Wednesday…", ""),
            (
                Role::Boilerplate,
                "Plums by post: order a crate of the new harv…",
                "an advertisement",
            ),
            (Role::Body, "“A stream has a spring, and this has a drain…", ""),
            (Role::Body, "Rosa Ibarne, who keeps the lower orchard, sa…", ""),
            (
                Role::Boilerplate,
                "Read the rest of this and every other report…",
                "an invitation to subscribe",
            ),
            (Role::Body, "The county has until the end of October to a…", ""),
            (
                Role::Related,
                "Beekeepers of the Marle valley say that the…",
                "a link to other articles",
            ),
            (
                Role::Boilerplate,
                "Quillmark Times is printed by its readers' c…",
                "part of the page, not of the article",
            ),
        ],
    );
    assert_eq!(warnings(&version), [""; 0]);
    says(&version, "Orchard keepers win case over ditch", "Hanne Oduya", "2024-09-12");
}

#[test]
fn another_article_and_a_copy_are_set_apart_and_said() {
    const OTHER: &str = "another article on the page";
    const COPY: &str = "the article stands on the page a second time";
    let page = include_bytes!("../fixtures/pages/infinite-scroll.html");
    let version = version("infinite-scroll.html", page);
    check(
        &version,
        &[
            (Role::Headline, "Night bus to Tarrow is saved", ""),
            (Role::Body, "The night bus between Coombe and Tarrow will…", ""),
            (Role::Body, "Some two hundred people use the bus every ni…", ""),
            (Role::Body, "“I would have had to give up the job,” said…", ""),
            (Role::Body, "The council will pay for it with money that…", ""),
            (Role::Boilerplate, "Glassworks looks for forty apprentices", OTHER),
            (Role::Boilerplate, "The glassworks at Coombe is looking for fort…", OTHER),
            (Role::Boilerplate, "Applicants need no certificate, only patienc…", OTHER),
            (Role::Boilerplate, "Those who are taken on start in September an…", OTHER),
            (Role::Boilerplate, "Library roof to be mended with slate from th…", OTHER),
            (Role::Boilerplate, "Slate from the station that closed in 1968 w…", OTHER),
            (Role::Boilerplate, "The builders have counted nine thousand whol…", OTHER),
            (Role::Boilerplate, "The rest will be sold for the benefit of the…", OTHER),
            (Role::Boilerplate, "Night bus to Tarrow is saved", COPY),
            (Role::Boilerplate, "The night bus between Coombe and Tarrow will…", COPY),
            (Role::Boilerplate, "Some two hundred people use the bus every ni…", COPY),
            (Role::Boilerplate, "“I would have had to give up the job,” said…", COPY),
            (Role::Boilerplate, "The council will pay for it with money that…", COPY),
        ],
    );
    assert_eq!(
        warnings(&version),
        [
            "The page holds 2 other articles and one more copy of the article beside the one that was read; their paragraphs are set apart and can be restored"
        ]
    );
    says(&version, "Night bus to Tarrow is saved", "Lucian Frey", "2025-01-22");
}

#[test]
fn clutter_of_every_kind_has_its_reason() {
    let page = include_bytes!("../fixtures/pages/clutter.html");
    let version = version("clutter.html", page);
    check(
        &version,
        &[
            (
                Role::Boilerplate,
                "We use cookies and similar means to make thi…",
                "a notice about cookies",
            ),
            (Role::Boilerplate, "Home › Harbour", "part of the page, not of the article"),
            (Role::Headline, "Tide mill turns again after a century", ""),
            (Role::Byline, "By Mirren Achterberg", "it names the author"),
            (Role::Dateline, "6 May 2024", "nothing but a date"),
            (Role::Boilerplate, "3 min read", "the time that reading takes"),
            (Role::Boilerplate, "FacebookEmailCopy link", "buttons for sharing"),
            (Role::Caption, "The wheel of the tide mill at Saltholm. Phot…", ""),
            (Role::Body, "The wheel of the tide mill at Saltholm turne…", ""),
            (Role::Boilerplate, "Advertisement", "a label for an advertisement"),
            (Role::Body, "It took the mill's friends eleven years to c…", ""),
            (
                Role::Related,
                "READ MORE: Eels return to the mill pond afte…",
                "a link to other articles",
            ),
            (Role::Boilerplate, "The Saltholm week", "an invitation to subscribe"),
            (
                Role::Boilerplate,
                "All that happened between the lighthouse and…",
                "an invitation to subscribe",
            ),
            (Role::Subhead, "Flour by summer", ""),
            (Role::Body, "“We shall grind our first sack in July, if t…", ""),
            (Role::Body, "A miller will be paid by the town for three…", ""),
            (Role::Related, "Related", "a link to other articles"),
            (Role::Related, "Why the dyke road floods in spring", "a link to other articles"),
            (
                Role::Related,
                "The last baker on Net Lane looks for an heir",
                "a link to other articles",
            ),
            (
                Role::Boilerplate,
                "You have reached the end of the free part of…",
                "an invitation to subscribe",
            ),
            (
                Role::Boilerplate,
                "Mirren Achterberg is the Gazette's harbour r…",
                "about the author",
            ),
            (Role::Boilerplate, "mirren@saltholm.example", "how to reach the outlet"),
            (Role::Boilerplate, "Reuters / AP", "nothing but the credit of a picture"),
            (Role::Boilerplate, "Mills Tides", "subject labels"),
            (Role::Related, "More from the harbour", "a link to other articles"),
            (Role::Related, "Ferry timetable to change in June", "a link to other articles"),
            (
                Role::Related,
                "A seal named Admiral is back on the slipway",
                "a link to other articles",
            ),
            (Role::Boilerplate, "Comments", "the comments section"),
            (
                Role::Boilerplate,
                "My grandfather carried sacks in that mill an…",
                "the comments section",
            ),
            (
                Role::Boilerplate,
                "Saltholm Gazette, 4 Net Lane. Printed on the…",
                "part of the page, not of the article",
            ),
        ],
    );
    assert_eq!(warnings(&version), [""; 0]);
    says(&version, "Tide mill turns again after a century", "Mirren Achterberg", "2024-05-06");
}

#[test]
fn captions_and_pull_quotes_of_a_blog_have_their_roles() {
    let page = include_bytes!("../fixtures/pages/wordpress.html");
    let version = version("wordpress.html", page);
    check(
        &version,
        &[
            (Role::Headline, "School choir sings its way across the strait", ""),
            (Role::Caption, "The choir on the upper deck of the Fulmar. (…", ""),
            (Role::Body, "Thirty-one pupils of Brackwater School sang…", ""),
            (Role::Body, "The choir wanted to show that the evening fe…", ""),
            (
                Role::PullQuote,
                "Nobody writes a song about a bridge that was…",
                "the page marks it as a pull-quote",
            ),
            (Role::PullQuote, "Osk Hallam, music teacher", "the page marks it as a pull-quote"),
            (Role::Body, "The ferry company said that it had listened,…", ""),
            (Role::Caption, "Osk Hallam tunes the ship's piano before the…", ""),
            (Role::Body, "Among the passengers were two lorry drivers,…", ""),
            (Role::Boilerplate, "Share this:", "buttons for sharing or saving"),
            (
                Role::Boilerplate,
                "Click to share on Facebook (Opens in new window)",
                "buttons for sharing or saving",
            ),
            (Role::Related, "Related", "a link to other articles"),
            (
                Role::Related,
                "Ferry company posts a loss for the third yea…",
                "a link to other articles",
            ),
            (
                Role::Boilerplate,
                "Edda Cromarty writes about schools, ships an…",
                "about the author",
            ),
            (
                Role::Boilerplate,
                "I was one of the two drivers and I have not…",
                "the comments section",
            ),
        ],
    );
    assert_eq!(warnings(&version), [""; 0]);
    says(&version, "School choir sings its way across the strait", "Edda Cromarty", "2023-11-30");
}

#[test]
fn corrections_have_their_role_wherever_they_stand() {
    let page = include_bytes!("../fixtures/pages/correction.html");
    let version = version("correction.html", page);
    check(
        &version,
        &[
            (Role::Headline, "Chess club moves into the old fire station", ""),
            (Role::Body, "The chess club of Pell has signed a lease fo…", ""),
            (Role::Body, "Fourteen boards will stand where two engines…", ""),
            (
                Role::Correction,
                "The number of boards was given as forty in t…",
                "the page marks it as a correction",
            ),
            (Role::Body, "“We have been told that sliding down it afte…", ""),
            (Role::Body, "The town asks for a rent of one pound a year…", ""),
            (
                Role::Correction,
                "Clarification: The fire station belongs to t…",
                "it begins as a correction note does",
            ),
            (
                Role::Correction,
                "Editor's note: The writer of this report is…",
                "the page marks it as a correction",
            ),
        ],
    );
    assert_eq!(warnings(&version), [""; 0]);
    says(&version, "Chess club moves into the old fire station", "Ruben Sacks", "2025-06-02");
}

#[test]
fn a_page_built_by_its_script_is_read_from_its_data() {
    let page = include_bytes!("../fixtures/pages/script-built.html");
    let version = version("script-built.html", page);
    check(
        &version,
        &[
            (Role::Headline, "Clockmaker’s shop reopens on Fen Street", ""),
            (Role::Standfirst, "The hands had stood at ten past four for thi…", ""),
            (Role::Body, "The shop of the last clockmaker of Merrow op…", ""),
            (Role::Body, "His granddaughter Thea Rusk has wound every…", ""),
            (Role::Body, "“The neighbours thought it was a fire alarm,…", ""),
            (Role::Body, "She will mend clocks on weekdays and teach c…", ""),
        ],
    );
    assert_eq!(
        warnings(&version),
        ["The page shows no text without its scripts; the article was read from the data in them"]
    );
    says(&version, "Clockmaker’s shop reopens on Fen Street", "Sunniva Clegg", "2025-02-14");
}

/// A page of one paragraph that is repeated.
fn hostile(piece: &str, times: usize) -> Version {
    let words = "The gate of the lower lock was mended on Monday, the canal trust said.";
    version("hostile.html", format!("{}<p>{words}</p>", piece.repeat(times)).as_bytes())
}

#[test]
fn hostile_pages_are_read_as_plain_text_and_say_so() {
    let open = format!("{}{}", "<b>".repeat(900), "<p>x".repeat(3000));
    for (piece, times, beginning) in [
        ("<div>", 50_000, "The page's elements are nested more than 1000 deep"),
        ("<template shadowroot>", 5000, "The page's elements are nested more than 1000 deep"),
        (open.as_str(), 1, "The page leaves too many elements open"),
    ] {
        let version = hostile(piece, times);
        let found = warnings(&version).first().map(|warning| (*warning).to_owned());
        assert!(found.is_some_and(|found| found.starts_with(beginning)), "{piece}");
        let last = version.article.paragraphs.last().map(|p| p.text.clone());
        assert!(last.is_some_and(|text| text.contains("lower lock")), "{piece}");
    }
}

#[test]
fn pictures_inside_the_page_cost_nothing() {
    let picture = format!("<img src=\"data:image/png;base64,{}\">", "QUJD+/==".repeat(500_000));
    let version = hostile(&picture, 1);
    assert_eq!(version.article.paragraphs.len(), 1);
    assert!(version.warnings.is_empty());
}

#[test]
fn words_in_components_of_a_saved_page_are_read() {
    let page = "<h1>Lock mended</h1><x-text><template shadowrootmode=\"open\"><p>The gate of the lower \
                lock was mended on Monday.</p></template></x-text>";
    check(
        &version("a.html", page.as_bytes()),
        &[
            (Role::Headline, "Lock mended", ""),
            (Role::Body, "The gate of the lower lock was mended on Monday.", ""),
        ],
    );
}

#[test]
fn authors_are_named_whatever_shape_the_data_have() {
    for (data, byline) in [
        (r#""author":"By Ada Cole and Tom Hale""#, "Ada Cole, Tom Hale"),
        (r#""author":{"@type":"Person","name":["Ada Cole","Tom Hale"]}"#, "Ada Cole, Tom Hale"),
        (r#""author":{"@list":[{"name":"Ada Cole"},{"name":"Tom Hale"}]}"#, "Ada Cole, Tom Hale"),
        (r#""author":{"givenName":"Ada","familyName":"Cole"}"#, "Ada Cole"),
    ] {
        let page = format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Lock mended",{data}}}</script>
            <h1>Lock mended</h1><p>The gate of the lower lock was mended on Monday.</p>"#
        );
        let version = version("a.html", page.as_bytes());
        assert_eq!(version.article.byline.as_deref(), Some(byline), "{data}");
    }
    let page = r#"<meta name="citation_author" content="Ada Cole"><meta name="citation_author" content="Tom Hale">
        <h1>Lock mended</h1><p>The gate of the lower lock was mended on Monday.</p>"#;
    let version = version("a.html", page.as_bytes());
    assert_eq!(version.article.byline.as_deref(), Some("Ada Cole, Tom Hale"));
}

#[test]
fn parts_of_one_article_are_no_articles_of_their_own() {
    let part = |n: usize| {
        format!(
            "<article><h2>Lock {n}</h2><p>The gate of lock number {n} was mended on Monday, and the water stood \
             as high as before, the canal trust said in the evening.</p><p>Boats of up to twelve feet may pass \
             through lock number {n} again from the first hour of Tuesday, one at a time.</p></article>"
        )
    };
    let page = format!(
        r#"<meta property="og:type" content="article"><title>Three locks mended</title><main>
        <h1>Three locks mended</h1>{}{}{}</main>"#,
        part(1),
        part(2),
        part(3)
    );
    let version = version("a.html", page.as_bytes());
    let bodies = version.article.paragraphs.iter().filter(|p| p.role == Role::Body).count();
    assert_eq!((bodies, version.warnings.len()), (6, 0));
}
