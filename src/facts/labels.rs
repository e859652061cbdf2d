//! Numbers that count nothing: section numbers, phone numbers, scores, marks of a list.

use super::counts::is_plural;
use super::gazetteer;
use super::lexicon::Class;
use super::numbers::Number;
use super::tokens::{Case, Kind, Tokens};

/// Words before a number that make it a name of its place in a list, not a count.
const LABELS: &[&str] = &[
    "no",
    "no.",
    "number",
    "nr",
    "section",
    "sections",
    "chapter",
    "article",
    "articles",
    "page",
    "pages",
    "p",
    "pp",
    "flight",
    "route",
    "highway",
    "interstate",
    "room",
    "floor",
    "level",
    "phase",
    "part",
    "volume",
    "vol",
    "figure",
    "fig",
    "table",
    "line",
    "lines",
    "item",
    "clause",
    "paragraph",
    "rule",
    "channel",
    "version",
    "grade",
    "class",
    "type",
    "model",
    "apollo",
    "boeing",
    "airbus",
    "psalm",
    "act",
    "scene",
    "episode",
    "season",
    "week",
    "day",
    "proposition",
    "title",
    "exhibit",
    "building",
    "gate",
    "platform",
    "pier",
    "zip",
    "tel",
    "phone",
    "call",
    "fax",
    "resolution",
    "amendment",
    "district",
    "ward",
    "unit",
    "block",
    "apartment",
    "apt",
    "suite",
    "area",
    "zone",
    "step",
    "tier",
    "top",
    "windows",
    "iphone",
    "camp",
    "group",
    "appendix",
];

/// Whether a number is a name, a label or the like.
pub(super) fn counts_nothing(t: &Tokens<'_>, number: &Number) -> bool {
    let (start, end) = (number.start, number.end);
    let before = t.low_back(start, 1);
    let labelled = LABELS.contains(&before)
        && (number.digits || t.before(start).is_some_and(|b| b.case != Case::Lower))
        && start > 0
        || t.before(start)
            .is_some_and(|b| matches!(b.kind, Kind::Mark('#' | '№' | '§' | '@' | '/')));
    let of_many = number.value == 1.0 && t.low(end) == "of";
    let joined = number.digits
        && (t.glued(end)
            && t.get(end).is_some_and(|x| {
                x.kind == Kind::Word || matches!(x.kind, Kind::Mark('/' | '_' | '@' | ':' | '='))
            })
            || start > 0
                && t.glued(start)
                && t.before(start).is_some_and(|b| {
                    matches!(b.kind, Kind::Word | Kind::Mark('/' | '_' | ':' | '.' | '=' | '&'))
                }));
    let part_of_name =
        number.digits && t.is_hyphen(start.wrapping_sub(1)) && t.is_word(start.wrapping_sub(2));
    labelled
        || number.digits && number.end == start + 1 && is_numbered(t, start)
        || of_many
        || joined
        || part_of_name
        || score(t, number)
        || list_mark(t, number)
        || is_ordinal(t, end)
        || phone(t, number)
}

/// Digits of the longest number that is part of a name: "Flight 9714", "Explorer 8".
const NAME_DIGITS: usize = 4;

/// Whether the number at `at` is the last word of the name before it: "Explorer 8 and", but not "the
/// Rovers 3, Arden 1" or "in Arden 8 men".
pub(super) fn is_numbered(t: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = t.before(at) else { return false };
    let low = t.low_back(at, 1);
    let hints = gazetteer::hints(low);
    let named = before.kind == Kind::Word
        && before.case != Case::Lower
        && before.class == Class::Other
        && !before.first
        && !(hints.place || hints.given || hints.title || hints.role || hints.people);
    let plain = t.is_number(at)
        && !t.glued(at)
        && t.same_sentence(at - 1, at)
        && t.low(at).len() <= NAME_DIGITS
        && t.low(at).bytes().all(|b| b.is_ascii_digit());
    let ends = match t.get(at + 1) {
        None => true,
        Some(next) => match next.kind {
            Kind::Word => {
                next.case == Case::Lower && next.class == Class::Function && !t.glued(at + 1)
            }
            Kind::Mark(',' | ';') => !t.get(at + 2).is_some_and(|x| x.case != Case::Lower),
            Kind::Mark('.' | '?' | '!' | '(' | ')' | '"' | '”' | '\'' | '’') => true,
            Kind::Mark(_) | Kind::Number => false,
            Kind::Possessive => true,
        },
    };
    named && plain && ends && !ends_score(t, at)
}

/// Whether the name before `at` follows a comma and another number: the second half of a result.
fn ends_score(t: &Tokens<'_>, at: usize) -> bool {
    let name = (0..at)
        .rev()
        .take_while(|&back| t.is_word(back) && t.get(back).is_some_and(|x| x.case != Case::Lower));
    let start = at - name.count();
    t.is_mark(start.wrapping_sub(1), ',') && t.is_number(start.wrapping_sub(2))
}

/// "12th", "21st", "thirty-third".
fn is_ordinal(t: &Tokens<'_>, end: usize) -> bool {
    matches!(t.low(end), "st" | "nd" | "rd" | "th") && t.glued(end)
        || matches!(t.class(t.past_hyphen(end)), Class::Ordinal(_)) && t.is_hyphen(end)
}

/// "3-1", "20-13": two numbers with a hyphen between them and nothing counted.
pub(super) fn score(t: &Tokens<'_>, number: &Number) -> bool {
    let next = t.is_hyphen(number.end) && t.is_number(number.end + 1);
    let previous =
        t.is_hyphen(number.start.wrapping_sub(1)) && t.is_number(number.start.wrapping_sub(2));
    let plain = number.digits && number.value.abs() < 200.0;
    let counted = next && t.is_word(number.end + 2) && is_plural(t.low(number.end + 2))
        || previous && is_plural(t.low(number.end));
    plain && (next || previous) && !counted
}

/// "1." or "2)" at the start of a paragraph.
fn list_mark(t: &Tokens<'_>, number: &Number) -> bool {
    let ends = t.is_mark(number.end, '.') || t.is_mark(number.end, ')');
    number.start == 0
        && number.digits
        && ends
        && t.len() > number.end + 1
        && number.value < 100.0
        && t.low(0).len() <= 2
}

/// Groups of digits that make a number to call, not to count.
fn phone(t: &Tokens<'_>, number: &Number) -> bool {
    let digits = |at: usize| t.is_number(at) && t.low(at).chars().all(|c| c.is_ascii_digit());
    let joins = |at: usize| t.is_dash(at) || t.is_mark(at, ')') || t.is_mark(at, '/');
    let ahead = joins(number.end)
        && digits(number.end + 1)
        && joins(number.end + 2)
        && digits(number.end + 3);
    let back = number.start >= 4
        && joins(number.start - 1)
        && digits(number.start - 2)
        && joins(number.start - 3);
    let middle = number.start >= 2
        && joins(number.start - 1)
        && digits(number.start - 2)
        && joins(number.end)
        && digits(number.end + 1);
    let long = number.digits
        && t.low(number.start).len() >= 10
        && !t.low(number.start).contains([',', '.']);
    let plus = t.is_mark(number.start.wrapping_sub(1), '+')
        || t.is_mark(number.start.wrapping_sub(1), '(')
            && t.is_mark(number.end, ')')
            && t.is_number(number.end + 1);
    ahead || back || middle || plus || long && t.is_number(number.end + 1)
}
