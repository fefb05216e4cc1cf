//! RTF (specification 1.9.1) cut into its tokens.

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word with its number, if it has one.
    Word(&'a str, Option<i32>),
    /// A control symbol.
    Symbol(u8),
    /// A byte of text in the open font's encoding; `true` if it was written as `\'hh`.
    Byte(u8, bool),
}

/// The tokens of a file. Line ends are no text; binary data is passed over.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn while_(&mut self, wanted: impl Fn(&u8) -> bool) -> &'a [u8] {
        let count = self.rest.iter().take_while(|byte| wanted(byte)).count();
        self.bytes(count)
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if !first.is_ascii_alphabetic() {
            self.bytes(1);
            if first != b'\'' {
                return Some(Token::Symbol(first));
            }
            let digits = std::str::from_utf8(self.bytes(2)).unwrap_or_default();
            return Some(Token::Byte(u8::from_str_radix(digits, 16).unwrap_or(b'?'), true));
        }
        // No control word is longer than this; a longer one is none.
        let word = self.while_(u8::is_ascii_alphabetic);
        let word = std::str::from_utf8(word)
            .ok()
            .filter(|word| word.len() <= 32)
            .unwrap_or("");
        let minus = self.rest.first() == Some(&b'-');
        if minus {
            self.bytes(1);
        }
        let digits = std::str::from_utf8(self.while_(u8::is_ascii_digit)).unwrap_or_default();
        let number = digits
            .parse::<i32>()
            .ok()
            .map(|number| if minus { -number } else { number });
        if self.rest.first() == Some(&b' ') {
            self.bytes(1);
        }
        if word == "bin" {
            self.bytes(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (&first, rest) = self.rest.split_first()?;
            self.rest = rest;
            match first {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Byte(byte, false)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_symbols_and_bytes() {
        let check = |text: &str, expected: &[Token<'_>]| {
            assert_eq!(
                Tokens::new(text.as_bytes()).collect::<Vec<_>>(),
                expected,
                "{text}"
            );
        };
        check(r"{\b}", &[Token::Open, Token::Word("b", None), Token::Close]);
        check(
            r"\u-10179 a",
            &[Token::Word("u", Some(-10179)), Token::Byte(b'a', false)],
        );
        check(r"\'e9\~", &[Token::Byte(0xe9, true), Token::Symbol(b'~')]);
        check("a\r\nb", &[Token::Byte(b'a', false), Token::Byte(b'b', false)]);
        check(
            r"\bin3 {}}x",
            &[Token::Word("bin", Some(3)), Token::Byte(b'x', false)],
        );
        check(r"\", &[]);
        check(r"\'", &[Token::Byte(b'?', true)]);
    }
}
