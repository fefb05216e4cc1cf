//! Single quotation marks of a text: of which kind each is, and whether it opens or closes.
//!
//! One look at the characters beside a mark tells inches, apostrophes and markup from quotation marks.
//! Which opening mark belongs to which closing mark is the matter of `pairs`.

/// Marks that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, and `''` or ` `` ` set with single marks.
    Straight,
    /// “ ”
    Curly,
    /// „ “, and „ ” or „ " where a keyboard had no better
    Low,
    /// « »
    Guillemets,
    /// » «
    Inward,
    /// ” ”
    Right,
    /// 「 」
    Corner,
    /// 『 』
    White,
    /// ‘ ’, ‚ ‘ and ' '
    Single,
    /// ‹ ›
    Angle,
}

impl Family {
    /// How many families there are.
    pub(super) const COUNT: usize = 10;

    /// Families whose marks are also used as apostrophes, or too seldom to be trusted when unclosed.
    pub(super) fn is_single(self) -> bool {
        matches!(self, Self::Single | Self::Angle)
    }
}

/// What a mark does, as far as the characters beside it tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Opens,
    Closes,
    /// Either: what is open already decides.
    Both,
    /// A closing mark or that of inches: the mark behind it decides.
    ClosesOrInch,
    /// A closing mark or the apostrophe of a plural ("the ministers' plan").
    ClosesOrPlural,
    /// Opens the value of an attribute in markup that was left in the text: `="`.
    OpensMarkup,
}

/// A mark in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// Where it stands, in characters.
    pub(super) at: usize,
    /// How many characters it takes.
    pub(super) width: usize,
    pub(super) family: Family,
    pub(super) role: Role,
}

/// All marks of `chars` that open or close a quotation.
pub(super) fn signs(chars: &[char]) -> Vec<Sign> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let width = usize::from(is_pair(chars, at)) + 1;
        if is_mark(*c) {
            let beside = Beside {
                left: at.checked_sub(1).and_then(|left| chars.get(left)).copied(),
                right: chars.get(at + width).copied(),
                elided: is_elided(chars.get(at + width..).unwrap_or_default()),
            };
            if let Some((family, role)) = sign(*c, width == 2, &beside) {
                found.push(Sign {
                    at,
                    width,
                    family,
                    role,
                });
            }
        }
        at += width;
    }
    found
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '「'..='』' | '〝'..='〟' | '＂'
    )
}

/// Two single marks that stand for a double one: '' or ``.
fn is_pair(chars: &[char], at: usize) -> bool {
    let c = chars.get(at);
    matches!(c, Some('\'' | '`')) && chars.get(at + 1) == c
}

/// Whether `chars` begin with a word that is written with an apostrophe before it.
fn is_elided(chars: &[char]) -> bool {
    const ELIDED: [&str; 8] = ["tis", "twas", "em", "cause", "til", "n", "round", "bout"];
    let word: String = chars.iter().take(6).take_while(|c| c.is_alphabetic()).collect();
    ELIDED.contains(&word.to_lowercase().as_str())
}

/// The characters on both sides of a mark; none at the ends of the text.
struct Beside {
    left: Option<char>,
    right: Option<char>,
    /// Whether the word on the right is one that lost its first letters ('tis).
    elided: bool,
}

impl Beside {
    /// Nothing of a word on the left: a blank, a bracket, a dash or another opening mark.
    fn free_left(&self) -> bool {
        self.left.is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | ':' | '¿' | '¡' | '>')
                || matches!(
                    c,
                    '“' | '„' | '‘' | '‚' | '«' | '‹' | '"' | '\'' | '\u{200b}'..='\u{202f}'
                )
        })
    }

    /// Nothing of a word on the right: a blank, a stop, a bracket, a dash or another closing mark.
    fn free_right(&self) -> bool {
        self.right.is_none_or(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '—' | '–' | '-' | '/' | '<'
                )
                || matches!(c, '”' | '’' | '“' | '»' | '›' | '"' | '\'')
        })
    }

    fn blank_left(&self) -> bool {
        self.left.is_none_or(char::is_whitespace)
    }

    fn blank_right(&self) -> bool {
        self.right.is_none_or(char::is_whitespace)
    }

    /// The role of a mark that looks the same on both sides of a quotation.
    fn role(&self) -> Role {
        // Between a stop and a letter a blank was forgotten: `said Lee."We go"`.
        let forgotten = self.left.is_some_and(|c| matches!(c, '.' | '!' | '?' | ','))
            && self.right.is_some_and(char::is_alphanumeric);
        match (self.free_left() && !self.blank_right(), self.free_right()) {
            (true, false) => Role::Opens,
            (false, true) if !self.blank_left() => Role::Closes,
            _ if forgotten => Role::Both,
            (true, true) if self.blank_left() && self.left.is_some() => Role::Opens,
            _ => Role::Both,
        }
    }
}

fn sign(c: char, pair: bool, beside: &Beside) -> Option<(Family, Role)> {
    let digit_left = beside.left.is_some_and(|c| c.is_ascii_digit());
    let found = match c {
        '`' if pair => (Family::Straight, Role::Opens),
        '\'' if pair => (Family::Straight, beside.role()),
        '"' | '＂' if beside.left == Some('=') => (Family::Straight, Role::OpensMarkup),
        '"' | '＂' => match beside.role() {
            Role::Closes if digit_left => (Family::Straight, Role::ClosesOrInch),
            Role::Both if digit_left => (Family::Straight, Role::ClosesOrInch),
            role => (Family::Straight, role),
        },
        // “ closes in German, and where it was typed for ”.
        '“' if !beside.blank_left() && beside.free_right() && !beside.free_left() => {
            (Family::Curly, Role::Both)
        }
        '“' | '‟' | '〝' => (Family::Curly, Role::Opens),
        '”' if beside.free_left() && !beside.blank_right() && !beside.free_right() => {
            (Family::Right, Role::Both)
        }
        '”' | '〞' | '〟' => (Family::Curly, Role::Closes),
        '„' => (Family::Low, Role::Opens),
        '«' => (Family::Guillemets, Role::Opens),
        // » opens in German and Swedish.
        '»' if beside.free_left() && !beside.blank_right() && !beside.free_right() => {
            (Family::Guillemets, Role::Both)
        }
        '»' => (Family::Guillemets, Role::Closes),
        '「' => (Family::Corner, Role::Opens),
        '」' => (Family::Corner, Role::Closes),
        '『' => (Family::White, Role::Opens),
        '』' => (Family::White, Role::Closes),
        '‹' => (Family::Angle, Role::Opens),
        '›' => (Family::Angle, Role::Closes),
        '‘' | '‚' if beside.free_left() && !beside.blank_right() => (Family::Single, Role::Opens),
        '\'' if beside.free_left()
            && !beside.elided
            && beside
                .right
                .is_some_and(|c| c.is_alphabetic() || matches!(c, '[' | '…' | '"' | '“' | '$' | '£')) =>
        {
            (Family::Single, Role::Opens)
        }
        '\'' | '’' | '‘' => {
            let word_right = beside.right.is_some_and(char::is_alphanumeric);
            if beside.blank_left() || word_right {
                return None;
            }
            match beside.left {
                Some('s' | 'S' | 'z' | 'x') if beside.blank_right() => (Family::Single, Role::ClosesOrPlural),
                _ => (Family::Single, Role::Closes),
            }
        }
        _ => return None,
    };
    Some(found)
}
