//! Keys and shortcuts as values of our own, so that the command table needs no window library.
//!
//! The window maps its events to these; letters are logical keys, digits physical ones, so that
//! digits work on keyboards that need Shift for them.

use std::fmt;

/// A key with its modifiers; the modifiers are matched exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// Ctrl (Command on Apple's keyboards).
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

/// The keys that shortcuts use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A letter, in upper case.
    Letter(char),
    /// A digit of the number row or the number pad.
    Digit(u8),
    /// A function key.
    Function(u8),
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Delete.
    Delete,
    /// Comma.
    Comma,
    /// Plus (also the equals sign's key).
    Plus,
    /// Minus.
    Minus,
}

/// Where a shortcut acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere, also while a text field has the caret.
    Anywhere,
    /// Only while the reader (or the list of finds) has the focus; never in a text field.
    Reader,
    /// Only while a card has the focus; never in a text field.
    Card,
    /// Only while the reader (or the list of finds) or a card has the focus; never in a text field.
    ReaderOrCard,
    /// Only while the page has the focus; never in a text field.
    Page,
}

impl Scope {
    /// Whether a shortcut of this scope acts where `focused` has the focus.
    pub fn acts_in(self, focused: Self) -> bool {
        match self {
            Self::Anywhere => true,
            Self::ReaderOrCard => matches!(focused, Self::Reader | Self::Card | Self::ReaderOrCard),
            Self::Reader | Self::Card | Self::Page => self == focused,
        }
    }
}

impl Shortcut {
    /// The key alone.
    pub const fn plain(key: Key) -> Self {
        Self {
            ctrl: false,
            shift: false,
            alt: false,
            key,
        }
    }

    /// With Ctrl.
    pub const fn ctrl(key: Key) -> Self {
        Self {
            ctrl: true,
            ..Self::plain(key)
        }
    }

    /// With Alt.
    pub const fn alt(key: Key) -> Self {
        Self {
            alt: true,
            ..Self::plain(key)
        }
    }

    /// With Shift.
    pub const fn shift(key: Key) -> Self {
        Self {
            shift: true,
            ..Self::plain(key)
        }
    }

    /// With Ctrl and Shift.
    pub const fn ctrl_shift(key: Key) -> Self {
        Self {
            shift: true,
            ..Self::ctrl(key)
        }
    }
}

/// As shown in menus: "Ctrl+Shift+P".
impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.shift, "Shift+"), (self.alt, "Alt+")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            Key::Letter(letter) => write!(f, "{letter}"),
            Key::Digit(digit) => write!(f, "{digit}"),
            Key::Function(number) => write!(f, "F{number}"),
            Key::Up => f.write_str("↑"),
            Key::Down => f.write_str("↓"),
            Key::Left => f.write_str("←"),
            Key::Right => f.write_str("→"),
            Key::Enter => f.write_str("Enter"),
            Key::Escape => f.write_str("Esc"),
            Key::Delete => f.write_str("Del"),
            Key::Comma => f.write_str(","),
            Key::Plus => f.write_str("+"),
            Key::Minus => f.write_str("−"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_read_as_in_menus() {
        let check = |shortcut: Shortcut, expected: &str| assert_eq!(shortcut.to_string(), expected);
        check(Shortcut::ctrl_shift(Key::Letter('P')), "Ctrl+Shift+P");
        check(Shortcut::alt(Key::Up), "Alt+↑");
        check(Shortcut::plain(Key::Digit(2)), "2");
        check(Shortcut::plain(Key::Function(8)), "F8");
    }
}
