//! UTF-8 that was read as windows-1252 and saved again: "â€œ" for an opening quotation mark.

use encoding_rs::WINDOWS_1252;

/// In a text that was encoded twice throughout, so many of ten runs of letters can be undone.
const MOST_OF_TEN: usize = 8;

/// What a run of characters beyond ASCII is.
enum Run {
    /// Letters or marks that such texts often have, and hardly any text by itself.
    Common(String),
    /// Other characters, that might be there by chance.
    Other(String),
    /// As it should be.
    Right,
}

/// Undoes it; `None` where there is none of it.
pub(super) fn repair(text: &str) -> Option<String> {
    if !text.contains(|c: char| ('\u{c2}'..='\u{f4}').contains(&c)) {
        return None;
    }
    let (mut undone, mut right) = (0_usize, 0_usize);
    each_run(text, |run| match run {
        Ok(_) => {}
        Err(run) => match judged(run) {
            Run::Common(_) | Run::Other(_) => undone += 1,
            Run::Right => right += 1,
        },
    });
    let throughout = undone * 10 >= (undone + right) * MOST_OF_TEN;
    let mut out = String::with_capacity(text.len());
    let mut repaired = false;
    each_run(text, |run| match run {
        Ok(plain) => out.push_str(plain),
        Err(run) => match judged(run) {
            Run::Common(letters) => {
                repaired = true;
                out.push_str(&letters);
            }
            Run::Other(letters) if throughout => {
                repaired = true;
                out.push_str(&letters);
            }
            Run::Other(_) | Run::Right => out.push_str(run),
        },
    });
    repaired.then_some(out)
}

/// Calls `take` with every run of ASCII (`Ok`) and of other characters (`Err`), in order.
fn each_run<'a>(text: &'a str, mut take: impl FnMut(Result<&'a str, &'a str>)) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| !c.is_ascii()) {
        let (plain, tail) = rest.split_at(at);
        let len = tail.find(|c: char| c.is_ascii()).unwrap_or(tail.len());
        let (run, after) = tail.split_at(len);
        take(Ok(plain));
        take(Err(run));
        rest = after;
    }
    take(Ok(rest));
}

fn judged(run: &str) -> Run {
    // The last byte of a closing quotation mark is often lost on the way.
    if run == "â€" {
        return Run::Common("”".to_owned());
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(run);
    if unmappable {
        return Run::Right;
    }
    let Ok(letters) = std::str::from_utf8(&bytes) else { return Run::Right };
    if letters.chars().any(char::is_control) {
        return Run::Right;
    }
    let common = |c: char| matches!(c, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{203a}' | '€' | '™');
    if letters.chars().all(common) {
        Run::Common(letters.to_owned())
    } else {
        Run::Other(letters.to_owned())
    }
}
