//! Text read as a tree.

use crate::passage::ONLY_READS;
use crate::{Json, Number};
use std::fmt;

/// The most lists and groups within each other, so that no reader of them runs out of stack.
pub const DEEPEST: usize = 127;

/// Why a text is not JSON, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// Why.
    pub fault: Fault,
    /// The line, from 1.
    pub line: usize,
    /// The column in bytes, from 1; 0 for the end of the line before.
    pub column: usize,
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {} is not JSON", self.line, self.column)
    }
}

impl std::error::Error for NotJson {}

/// What is wrong with a text that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It stops in the middle.
    End,
    /// Lists and groups within each other, more than [`DEEPEST`].
    TooDeep,
    /// A code for half of a character.
    HalfCharacter,
    /// A number that nobody can count with.
    TooLarge,
    /// A new line or a tab, or another such sign, within a text.
    ControlCharacter,
    /// A comma after the last item or field.
    TrailingComma,
    /// Something after the end.
    TrailingCharacters,
    /// The name of a field that is not in quotation marks.
    NameExpected,
    /// Something else where a comma or a bracket should be.
    CommaExpected,
    /// Something else where a colon should be.
    ColonExpected,
    /// Anything else.
    Other,
}

/// Reads a text.
///
/// # Errors
/// The first thing that is not JSON.
pub fn read(text: &str) -> Result<Json, NotJson> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEEPEST).and_then(|value| match reader.sign() {
        None => Ok(value),
        Some(_) => reader.next(Fault::TrailingCharacters),
    });
    value.map_err(|(fault, at)| {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        NotJson { fault, line: 1 + before.iter().filter(|byte| **byte == b'\n').count(), column: at - start }
    })
}

/// A fault and the byte up to which was read.
type Stop = (Fault, usize);

struct Reader<'a> {
    text: &'a str,
    /// The next byte.
    at: usize,
}

impl Reader<'_> {
    /// Stops with what was read last.
    fn last<T>(&self, fault: Fault) -> Result<T, Stop> {
        Err((fault, self.at))
    }

    /// Stops with what comes next.
    fn next<T>(&self, fault: Fault) -> Result<T, Stop> {
        Err((fault, self.text.len().min(self.at + 1)))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self) -> Result<u8, Stop> {
        let Some(byte) = self.peek() else { return self.last(Fault::End) };
        self.at += 1;
        Ok(byte)
    }

    /// The next sign that is not white space, not taken.
    fn sign(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn value(&mut self, levels: usize) -> Result<Json, Stop> {
        match self.sign() {
            None => self.next(Fault::End),
            Some(b'n') => self.word("null", Json::Null),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'"') => self.quoted().map(Json::Text),
            Some(b'[' | b'{') if levels == 0 => self.next(Fault::TooDeep),
            Some(b'[') => self.list(levels - 1),
            Some(b'{') => self.group(levels - 1),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => self.next(Fault::Other),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, Stop> {
        for expected in word.bytes() {
            if self.take()? != expected {
                return self.last(Fault::Other);
            }
        }
        Ok(value)
    }

    fn list(&mut self, levels: usize) -> Result<Json, Stop> {
        let mut items = Vec::new();
        while self.goes_on(b']', items.is_empty())? {
            items.push(self.value(levels)?);
        }
        Ok(Json::List(items))
    }

    fn group(&mut self, levels: usize) -> Result<Json, Stop> {
        let mut fields = Vec::new();
        while self.goes_on(b'}', fields.is_empty())? {
            match self.sign() {
                None => return self.next(Fault::End),
                Some(b'"') => {}
                Some(_) => return self.next(Fault::NameExpected),
            }
            let name = self.quoted()?;
            match self.sign() {
                None => return self.next(Fault::End),
                Some(b':') => self.at += 1,
                Some(_) => return self.next(Fault::ColonExpected),
            }
            fields.push((name, self.value(levels)?));
        }
        Ok(Json::Group(fields))
    }

    /// Whether another item or field follows: takes the bracket at the start, the comma before it, or the bracket at the end.
    fn goes_on(&mut self, end: u8, first: bool) -> Result<bool, Stop> {
        if first {
            self.at += 1;
        }
        match self.sign() {
            None => self.next(Fault::End),
            Some(sign) if sign == end => {
                self.at += 1;
                Ok(false)
            }
            Some(_) if first => Ok(true),
            Some(b',') => {
                self.at += 1;
                if self.sign() == Some(end) { self.next(Fault::TrailingComma) } else { Ok(true) }
            }
            Some(_) => self.next(Fault::CommaExpected),
        }
    }

    fn number(&mut self) -> Result<Json, Stop> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.take()? {
            b'0' if self.peek().is_some_and(|byte| byte.is_ascii_digit()) => return self.next(Fault::Other),
            b'0'..=b'9' => self.digits(),
            _ => return self.last(Fault::Other),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            match self.peek() {
                None => return self.next(Fault::End),
                Some(b'0'..=b'9') => self.digits(),
                Some(_) => return self.next(Fault::Other),
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if !self.take()?.is_ascii_digit() {
                return self.last(Fault::Other);
            }
            self.digits();
        }
        let number = self.since(start);
        // Who only reads passes no number on, and what it takes for itself fits.
        if !ONLY_READS && Number::is_too_large(number) { self.last(Fault::TooLarge) } else { Ok(Json::Number(Number(number.to_owned()))) }
    }

    fn digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
    }

    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn quoted(&mut self) -> Result<String, Stop> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            text.push_str(self.since(start));
            match self.take()? {
                b'"' => return Ok(text),
                b'\\' => text.push(self.escape()?),
                _ => return self.last(Fault::ControlCharacter),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Stop> {
        Ok(match self.take()? {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.coded(),
            sign @ (b'"' | b'\\' | b'/') => char::from(sign),
            _ => return self.last(Fault::Other),
        })
    }

    /// A character by its code, or by the codes of its two halves.
    fn coded(&mut self) -> Result<char, Stop> {
        let first = self.code()?;
        if let Some(sign) = char::from_u32(first) {
            return Ok(sign);
        }
        if first >= 0xdc00 || self.take()? != b'\\' || self.take()? != b'u' {
            return self.last(Fault::HalfCharacter);
        }
        let second = self.code()?;
        let sign = char::from_u32(0x1_0000 + ((first & 0x3ff) << 10) + (second & 0x3ff)).filter(|_| (0xdc00..0xe000).contains(&second));
        sign.map_or_else(|| self.last(Fault::HalfCharacter), Ok)
    }

    fn code(&mut self) -> Result<u32, Stop> {
        let start = self.at;
        self.at = self.text.len().min(start + 4);
        if self.at < start + 4 {
            return self.last(Fault::End);
        }
        let digits = self.since(start);
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 4 && !digits.starts_with('+'));
        code.map_or_else(|| self.last(Fault::Other), Ok)
    }
}
