//! What the window makes of the clipboard's HTML and of folders with more in them than articles.

use crate::interface::{folder, labels, notices, opened, paste, settle, window};
use tellings::article::Role;
use tellings::jobs::Clipboard;
use tellings::ui::app::TellingsApp;
use tellings::ui::surroundings::Surroundings;

const HTML: &str = "<h1>Ferry line ends</h1><p>The last ferry left on Sunday with forty passengers on board.</p><h2>What comes next</h2><p>A mail boat takes over.</p>";
const PLAIN: &str = "Ferry line ends\nThe last ferry left on Sunday with forty passengers on board.\nWhat comes next\nA mail boat takes over.";

/// The roles of what is pasted while the clipboard holds [`HTML`] and [`PLAIN`].
fn check(pasted: &str, expected: &[Role]) {
    let clipboard = Clipboard::new(|| Some((HTML.to_owned(), PLAIN.to_owned())));
    let surroundings = Surroundings { clipboard: Some(clipboard), ..Surroundings::none() };
    let mut window = window(TellingsApp::started(surroundings, Vec::new()));
    paste(&mut window, pasted);
    settle(&mut window);
    let entries = window.state().project().entries();
    let version = entries.first().expect("a version").version();
    let roles: Vec<Role> = version.article.paragraphs.iter().map(|p| p.role).collect();
    assert_eq!(roles, expected);
}

#[test]
fn what_is_pasted_is_read_as_html_where_the_clipboard_has_the_same_words_so() {
    check(PLAIN, &[Role::Headline, Role::Body, Role::Subhead, Role::Body]);
    check("Other words.\nWhat comes next\nA mail boat.", &[Role::Body; 3]);
}

#[test]
fn what_is_no_article_in_a_folder_is_passed_over_and_named() {
    let folder = folder(&[
        ("a.txt", "The harbour was closed on Monday after the storm."),
        ("photo.png", "no picture"),
        ("settings.json", "{\"port\": 8080}"),
    ]);
    let window = opened(folder.path());
    assert_eq!(labels(&window), ["A"]);
    let told = notices(&window);
    assert_eq!(told, ["Passed over in the folder, no articles: photo.png, settings.json"]);
}
