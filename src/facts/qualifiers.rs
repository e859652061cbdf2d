//! Words that say how exact a number is meant: "at least", "some", "or more".

use super::Qualifier;
use super::tokens::Tokens;

/// Words that say how exact the number at `start` is meant, nearest first.
pub(super) fn before(t: &Tokens<'_>, start: usize) -> Option<(Qualifier, usize)> {
    let (one, two, three) = (t.low_back(start, 1), t.low_back(start, 2), t.low_back(start, 3));
    let found = match (two, one) {
        ("at", "least")
        | ("more" | "greater" | "higher" | "larger", "than")
        | ("no", "fewer")
        | ("as", "many") => (Qualifier::AtLeast, 2),
        ("at", "most") | ("up", "to") | ("less" | "fewer" | "lower", "than") | ("as", "few") => {
            if three == "no" {
                (Qualifier::AtLeast, 3)
            } else {
                (Qualifier::AtMost, 2)
            }
        }
        ("close", "to") | ("just", "under" | "over") | ("in", "about") => (Qualifier::About, 2),
        (_, "over" | "exceeding" | "minimum") => (Qualifier::AtLeast, 1),
        (_, "under" | "below" | "maximum") => (Qualifier::AtMost, 1),
        (
            _,
            "about" | "some" | "nearly" | "almost" | "around" | "roughly" | "approximately"
            | "circa" | "estimated" | "approx",
        ) => (Qualifier::About, 1),
        (_, "as") if two == "many" || two == "much" => (Qualifier::AtMost, 3),
        _ => return None,
    };
    Some(found)
}

/// "300 or more", "some 300 or so": what follows the number.
pub(super) fn after(t: &Tokens<'_>, end: usize) -> Option<Qualifier> {
    match (t.low(end), t.low(end + 1)) {
        ("or", "more") => Some(Qualifier::AtLeast),
        ("or", "so") | ("-", "odd") => Some(Qualifier::About),
        ("or", "fewer" | "less") => Some(Qualifier::AtMost),
        _ if t.is_mark(end, '+') && t.glued(end) => Some(Qualifier::AtLeast),
        _ => None,
    }
}
