//! The marks of rich text, one by one, from bytes: groups, control words, characters.

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` or `\word12`.
    Word(&'a str, Option<i32>),
    /// `\~` and the like.
    Symbol(u8),
    /// `\'e4`, a byte in the code page that holds.
    Byte(u8),
    /// A byte that stands for itself.
    Plain(u8),
}

/// Letters of the longest control word.
const LONGEST_WORD: usize = 32;

/// The marks of a file in order. Line ends and binary data are passed over.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        self.at += 1;
        match first {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2);
                let code = hex
                    .and_then(|hex| std::str::from_utf8(hex).ok())
                    .and_then(|hex| u8::from_str_radix(hex, 16).ok());
                if code.is_some() {
                    self.at += 2;
                }
                Some(Token::Byte(code.unwrap_or(b'?')))
            }
            // A line end after a backslash ends a paragraph.
            b'\r' | b'\n' => Some(Token::Word("par", None)),
            letter if letter.is_ascii_alphabetic() => {
                self.at -= 1;
                Some(self.word())
            }
            other => Some(Token::Symbol(other)),
        }
    }

    fn word(&mut self) -> Token<'a> {
        let start = self.at;
        while self.at - start < LONGEST_WORD && self.peek().is_some_and(|b| b.is_ascii_alphabetic())
        {
            self.at += 1;
        }
        let name = self.bytes.get(start..self.at).unwrap_or_default();
        let name = std::str::from_utf8(name).unwrap_or_default();
        let number = self.number();
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if name == "bin" {
            self.at += number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
        }
        Token::Word(name, number)
    }

    fn number(&mut self) -> Option<i32> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let digits = self.at;
        while self.at - digits < 10 && self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == digits {
            self.at = start;
            return None;
        }
        std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?.parse().ok()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                b'\r' | b'\n' | 0 => {}
                other => return Some(Token::Plain(other)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_apart() {
        let found: Vec<Token<'_>> =
            Tokens::of(b"{\\b0 a\\'e4\\u-10179?\\~\r\n\\bin3 }}}x}\\'g").collect();
        assert_eq!(
            found,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Plain(b'a'),
                Token::Byte(0xe4),
                Token::Word("u", Some(-10179)),
                Token::Plain(b'?'),
                Token::Symbol(b'~'),
                Token::Word("bin", Some(3)),
                Token::Plain(b'x'),
                Token::Close,
                Token::Byte(b'?'),
                Token::Plain(b'g'),
            ]
        );
    }
}
