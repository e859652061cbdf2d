//! Quotation marks of many habits and languages: where marked words begin and end in a paragraph.
//!
//! Marks are told from apostrophes, inches and feet by what stands beside them. One pass over the
//! characters collects signs, one pass over the signs pairs them, so time grows with length alone.

use super::Span;

/// What kind of mark a piece of text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// “…”, and „…“ or „…”.
    Curly,
    /// "…"
    Straight,
    /// ''…'' or ``…''
    Apostrophes,
    /// ‘…’ or '…'
    Single,
    /// «…» or »…«
    Guillemet,
    /// ‹…› or ›…‹
    SingleGuillemet,
    /// 「…」 or 『…』
    Corner,
    /// The value of an attribute in left-over markup, as in `id="7"`: no quote at all.
    Markup,
    /// No mark: the words go on from a quote that the paragraph before left open.
    Carried,
}

impl Style {
    fn is_double(self) -> bool {
        match self {
            Self::Curly | Self::Straight | Self::Apostrophes | Self::Carried => true,
            Self::Single
            | Self::Guillemet
            | Self::SingleGuillemet
            | Self::Corner
            | Self::Markup => false,
        }
    }
}

/// How marked words end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// By a closing mark.
    Closed,
    /// By the end of the paragraph: no closing mark was found.
    Paragraph,
    /// By the opening of the next marked words: the closing mark is missing.
    Cut,
}

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// With the marks.
    pub outer: Span,
    /// Without the marks and without white space at the ends.
    pub inner: Span,
    /// What marks.
    pub style: Style,
    /// 0 for words in one pair of marks, 1 for a quote inside a quote, …
    pub depth: u8,
    /// How they end.
    pub ending: Ending,
}

/// Whether the paragraph before left a quote open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// It did not.
    Settled,
    /// It did: this paragraph may go on with it.
    Open,
}

/// A mark deeper than this is taken for noise; it bounds the work on hostile input.
const MAX_DEPTH: usize = 8;

/// Short forms that begin with an apostrophe, which opens nothing.
const ELISIONS: &[&str] = &["n", "em", "tis", "twas", "til", "till", "cause", "round", "bout", "s"];

/// The marked words of one paragraph, by their first character.
#[must_use]
pub fn marked(text: &str, before: Before) -> Vec<Marked> {
    let signs = signs(text);
    let closers = single_closers(&signs);
    let mut pairing = Pairing { text, open: Vec::new(), found: Vec::new() };
    for (n, sign) in signs.iter().enumerate() {
        pairing.sign(n, sign, &closers, before);
    }
    pairing.finish()
}

/// The words in marks of one paragraph, marks excluded, in order; quotes inside quotes are part of
/// those around them.
#[must_use]
pub fn outermost(text: &str) -> Vec<Span> {
    let outermost = marked(text, Before::Settled).into_iter().filter(|marked| marked.depth == 0);
    outermost.map(|marked| marked.inner).collect()
}

/// One mark in the text and what it could do there.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about one place in the text")]
struct Sign {
    start: usize,
    end: usize,
    style: Style,
    can_open: bool,
    can_close: bool,
    /// For single marks: closing is certain enough to prefer it over an apostrophe.
    strong: bool,
    /// The character itself can only open (as `“`), wherever it stands.
    opener: bool,
    /// It stands where no closing mark would: after a space, before a letter.
    plainly_opens: bool,
}

fn signs(text: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut prev: Option<char> = None;
    let mut before_prev: Option<char> = None;
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        if is_sign(c) {
            let mut twin = false;
            if let Some(&(_, next)) = chars.peek()
                && matches!(c, '\'' | '`' | '‘' | '’')
                && next == c
            {
                chars.next();
                end += c.len_utf8();
                twin = true;
            }
            let next = chars.peek().map(|&(_, c)| c);
            let beside = Beside { before_prev, prev, next };
            if let Some(sign) = sign(text, c, at..end, twin, beside) {
                signs.push(sign);
            }
        }
        before_prev = prev;
        prev = Some(c);
    }
    signs
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '"' | '＂'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '\''
            | '`'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

/// The characters beside a mark.
#[derive(Clone, Copy)]
struct Beside {
    before_prev: Option<char>,
    prev: Option<char>,
    next: Option<char>,
}

impl Beside {
    /// Nothing stands before that a mark could close.
    fn free_before(self) -> bool {
        self.prev.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/') || is_sign(c)
        })
    }

    fn word_after(self) -> bool {
        self.next.is_some_and(|c| {
            c.is_alphanumeric()
                || is_sign(c)
                || matches!(c, '[' | '(' | '…' | '.' | '$' | '€' | '£' | '#' | '@' | '¿' | '¡')
        })
    }

    fn letter_after(self) -> bool {
        self.next.is_some_and(char::is_alphanumeric)
    }

    fn space_before(self) -> bool {
        self.prev.is_none_or(char::is_whitespace)
    }

    fn space_after(self) -> bool {
        self.next.is_none_or(char::is_whitespace)
    }

    /// As in 6'2": a digit, and before it a foot mark.
    fn is_inches(self) -> bool {
        self.prev.is_some_and(|c| c.is_ascii_digit())
            && matches!(self.before_prev, Some('\'' | '’' | '′'))
    }
}

fn sign(
    text: &str,
    c: char,
    range: std::ops::Range<usize>,
    twin: bool,
    beside: Beside,
) -> Option<Sign> {
    let (start, end) = (range.start, range.end);
    let make = |style, can_open, can_close| {
        let plainly_opens = beside.free_before() && beside.word_after() && !beside.space_after();
        let strong = false;
        Sign { start, end, style, can_open, can_close, strong, opener: false, plainly_opens }
    };
    let toggles_open = !beside.space_after() && !beside.prev.is_some_and(char::is_alphanumeric);
    let floating = beside.space_before() && beside.space_after() && beside.prev.is_some();
    Some(match c {
        '"' | '\'' if beside.prev == Some('=') => make(Style::Markup, true, false),
        '"' | '＂' if beside.is_inches() => return None,
        '"' | '＂' => make(Style::Straight, toggles_open || floating, beside.prev.is_some()),
        '“' | '‟' => Sign { opener: true, ..make(Style::Curly, true, !beside.letter_after()) },
        '„' => Sign { opener: true, ..make(Style::Curly, true, false) },
        '”' => make(Style::Curly, beside.free_before() && beside.letter_after(), true),
        '`' | '‘' if twin => Sign { opener: true, ..make(Style::Apostrophes, true, false) },
        '\'' | '’' if twin => make(Style::Apostrophes, toggles_open, beside.prev.is_some()),
        '\'' | '’' | '‘' | '`' | '‚' | '‛' => {
            single(text, c, beside, make(Style::Single, false, false))?
        }
        '«' | '»' => make(Style::Guillemet, true, true),
        '‹' | '›' => make(Style::SingleGuillemet, true, true),
        '「' | '『' => Sign { opener: true, ..make(Style::Corner, true, false) },
        '」' | '』' => make(Style::Corner, false, true),
        _ => return None,
    })
}

/// A single mark that is no apostrophe inside a word.
fn single(text: &str, c: char, beside: Beside, sign: Sign) -> Option<Sign> {
    let free = beside.prev.is_none_or(|p| !p.is_alphanumeric() && (!is_sign(p) || p != '’'));
    let opens = match c {
        '‘' | '‚' | '‛' | '`' => free && !beside.space_after(),
        _ => c == '\'' && beside.free_before() && beside.word_after(),
    };
    if opens && is_elision(text, sign.end) {
        return None;
    }
    let closes = matches!(c, '\'' | '’' | '‘')
        && !beside.space_before()
        && !beside.letter_after()
        && !beside.prev.is_some_and(|p| matches!(p, '(' | '[' | '“'));
    let after_stop = beside.prev.is_some_and(|p| matches!(p, ',' | '.' | '!' | '?' | '…'));
    let before_stop = beside.next.is_none_or(|n| !n.is_whitespace());
    let plural = beside.prev.is_some_and(|p| matches!(p, 's' | 'S' | 'z' | 'x'));
    let feet = beside.prev.is_some_and(|p| p.is_ascii_digit()) && c != '’';
    let strong = closes && (after_stop || before_stop || !plural) && !feet;
    (opens || closes).then_some(Sign { can_open: opens, can_close: closes, strong, ..sign })
}

/// Whether the word after an apostrophe at `at` is one that is written with it, or a decade.
fn is_elision(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let decade =
        word.len() == 3 && word.ends_with('s') && word.starts_with(|c: char| c.is_ascii_digit());
    decade || ELISIONS.iter().any(|e| e.eq_ignore_ascii_case(word))
}

/// For every sign: the nearest single marks at or after it that close.
#[derive(Clone, Copy, Debug, Default)]
struct Closers {
    strong: Option<usize>,
    weak: Option<usize>,
    opener: Option<usize>,
}

fn single_closers(signs: &[Sign]) -> Vec<Closers> {
    let mut closers = vec![Closers::default(); signs.len() + 1];
    let mut near = Closers::default();
    for (n, sign) in signs.iter().enumerate().rev() {
        if sign.style == Style::Single {
            if sign.can_close {
                near.weak = Some(n);
                near.strong = if sign.strong { Some(n) } else { near.strong };
            }
            if sign.can_open {
                near.opener = Some(n);
            }
        }
        if let Some(slot) = closers.get_mut(n) {
            *slot = near;
        }
    }
    closers
}

impl Closers {
    /// The sign that closes a single quote whose following signs these are.
    fn best(self) -> Option<usize> {
        match (self.strong, self.weak, self.opener) {
            // "the bosses' man in 'charge'": the plural closes if another quote opens first.
            (Some(strong), Some(weak), Some(opener)) if opener < strong && weak < opener => {
                Some(weak)
            }
            (Some(strong), _, _) => Some(strong),
            (None, weak, _) => weak,
        }
    }
}

struct OpenMark {
    style: Style,
    start: usize,
    inner: usize,
    close: Option<usize>,
    reversed: bool,
}

struct Pairing<'a> {
    text: &'a str,
    open: Vec<OpenMark>,
    found: Vec<Marked>,
}

impl Pairing<'_> {
    fn sign(&mut self, n: usize, sign: &Sign, closers: &[Closers], before: Before) {
        match sign.style {
            Style::Single => self.single(n, sign, closers),
            Style::Guillemet | Style::SingleGuillemet => self.guillemet(sign),
            Style::Markup => self.push(sign, None),
            Style::Straight if self.open.last().is_some_and(|o| o.style == Style::Markup) => {
                self.open.pop();
            }
            Style::Curly
            | Style::Straight
            | Style::Apostrophes
            | Style::Corner
            | Style::Carried => {
                self.double(sign, before);
            }
        }
    }

    fn single(&mut self, n: usize, sign: &Sign, closers: &[Closers]) {
        if let Some(at) = self.open.iter().rposition(|o| o.close == Some(n)) {
            self.close(at, sign);
        } else if sign.can_open {
            let close = closers.get(n + 1).and_then(|c| c.best());
            if close.is_some() || sign.start == 0 && !sign.can_close {
                self.push(sign, close);
            }
        }
    }

    fn guillemet(&mut self, sign: &Sign) {
        let right = matches!(self.text.get(sign.start..sign.end), Some("»" | "›"));
        match self.open.iter().rposition(|o| o.style == sign.style) {
            Some(at) if self.open.get(at).is_some_and(|o| o.reversed != right) => {
                self.close(at, sign);
            }
            Some(_) | None => self.push_as(sign, None, right),
        }
    }

    fn double(&mut self, sign: &Sign, before: Before) {
        let same = self.open.iter().rposition(|o| o.style == sign.style);
        let any = same.or_else(|| self.open.iter().rposition(|o| o.style.is_double()));
        match (same, any) {
            (Some(at), _) if sign.plainly_opens && (sign.opener || sign.can_open) => {
                self.cut(at, sign.start);
                self.push(sign, None);
            }
            (Some(at), _) if sign.can_close => self.close(at, sign),
            (None, Some(at)) if sign.can_close && !sign.opener && !sign.plainly_opens => {
                self.close(at, sign);
            }
            (_, _) if sign.can_open => self.push(sign, None),
            (None, None) if before == Before::Open && self.found.is_empty() && sign.can_close => {
                let style = Style::Carried;
                self.open.push(OpenMark {
                    style,
                    start: 0,
                    inner: 0,
                    close: None,
                    reversed: false,
                });
                self.close(0, sign);
            }
            (_, _) => {}
        }
    }

    fn push(&mut self, sign: &Sign, close: Option<usize>) {
        self.push_as(sign, close, false);
    }

    fn push_as(&mut self, sign: &Sign, close: Option<usize>, reversed: bool) {
        if self.open.len() < MAX_DEPTH {
            let (style, start, inner) = (sign.style, sign.start, sign.end);
            self.open.push(OpenMark { style, start, inner, close, reversed });
        }
    }

    fn close(&mut self, at: usize, sign: &Sign) {
        self.end(at, sign.start, sign.end, Ending::Closed);
    }

    fn cut(&mut self, at: usize, end: usize) {
        self.end(at, end, end, Ending::Cut);
    }

    /// Ends the mark opened at depth `at`; what was opened inside and never closed is dropped.
    fn end(&mut self, at: usize, inner_end: usize, outer_end: usize, ending: Ending) {
        self.open.truncate(at + 1);
        let Some(open) = self.open.pop() else { return };
        let inner = Span::snapped(self.text, open.inner..inner_end).trimmed(self.text);
        if !inner.is_empty() {
            let outer = Span::snapped(self.text, open.start..outer_end).trimmed(self.text);
            let depth = u8::try_from(at).unwrap_or(u8::MAX);
            self.found.push(Marked { outer, inner, style: open.style, depth, ending });
        }
    }

    fn finish(mut self) -> Vec<Marked> {
        if !self.open.is_empty() {
            let end = self.text.len();
            self.end(0, end, end, Ending::Paragraph);
        }
        self.found.sort_by_key(|m| (m.outer.start(), m.depth));
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        marked(text, Before::Settled).iter().map(|m| m.inner.slice(text)).collect()
    }

    #[test]
    fn every_style_is_found() {
        for (text, expected) in [
            ("“We wait,” she said.", "We wait,"),
            ("\"We wait,\" she said.", "We wait,"),
            ("''We wait,'' she said.", "We wait,"),
            ("``We wait,'' she said.", "We wait,"),
            ("‘We wait,’ she said.", "We wait,"),
            ("'We wait,' she said.", "We wait,"),
            ("« On attend », dit-elle.", "On attend"),
            ("»Wir warten«, sagte sie.", "Wir warten"),
            ("„Wir warten“, sagte sie.", "Wir warten"),
            ("„Czekamy”, powiedziała.", "Czekamy"),
            ("彼女は「待つ」と言った。", "待つ"),
            ("”Vi väntar”, sade hon.", "Vi väntar"),
        ] {
            assert_eq!(words(text), [expected], "{text}");
        }
    }

    #[test]
    fn apostrophes_are_no_marks() {
        for (text, expected) in [
            ("'It's the players' choice,' he said.", vec!["It's the players' choice,"]),
            ("‘It’s the players’ choice,’ he said.", vec!["It’s the players’ choice,"]),
            ("The players' choice wasn't the owners' choice.", vec![]),
            ("Back in the '90s they rocked 'n' rolled.", vec![]),
            ("A pool 12' long and a 6'2\" man.", vec![]),
            ("A 27\" screen, they said.", vec![]),
            ("<post id=\"27\" by=\"Ann Lee\">\"We wait,\" she said.", vec!["We wait,"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn quotes_in_quotes_have_a_depth() {
        let text = "“He said ‘never’ twice,” she said.";
        let found = marked(text, Before::Settled);
        let depths: Vec<_> = found.iter().map(|m| (m.inner.slice(text), m.depth)).collect();
        assert_eq!(depths, [("He said ‘never’ twice,", 0), ("never", 1)]);
    }

    #[test]
    fn a_missing_mark_ends_with_the_paragraph_or_the_next_quote() {
        let text = "“We wait. “And we hope,” she said.";
        let found = marked(text, Before::Settled);
        let endings: Vec<_> = found.iter().map(|m| (m.inner.slice(text), m.ending)).collect();
        assert_eq!(endings, [("We wait.", Ending::Cut), ("And we hope,", Ending::Closed)]);
        let text = "She said: \"We wait and hope.";
        let found = marked(text, Before::Settled);
        assert_eq!(found.first().map(|m| m.ending), Some(Ending::Paragraph));
    }

    #[test]
    fn an_open_quote_goes_on_without_a_mark() {
        let text = "and then we went home,” she said.";
        let found = marked(text, Before::Open);
        assert_eq!(found.first().map(|m| m.inner.slice(text)), Some("and then we went home,"));
        assert!(marked(text, Before::Settled).is_empty());
    }

    #[test]
    fn long_hostile_input_takes_linear_time() {
        let text = "\"'‘“«".repeat(20_000);
        assert!(marked(&text, Before::Settled).len() < text.len());
    }
}
