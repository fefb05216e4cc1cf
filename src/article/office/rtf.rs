//! Rich Text Format: what Word, mail programs and news databases write.
//!
//! Deleted words, hidden words and comments are left out and counted, pictures and embedded objects
//! are passed over, what stands in footnotes, text boxes, headers and footers is read.

use super::docx_styles::{Role, by_name, people};
use super::rtf_state::{Aside, Destination, Fonts, State};
use super::rtf_tokens::{Token, Tokens};
use crate::article::flow::Flow;
use crate::article::left_out::LeftOut;
use crate::article::plain_lines::list_marker;
use crate::article::properties::{self, Properties};
use crate::article::read::Draft;
use crate::article::words::one_line;
use crate::article::worker::Limits;
use crate::article::{BlockKind, HiddenReason};
use std::collections::BTreeMap;

/// Reads a file.
pub(in crate::article) fn read(bytes: &[u8], limits: &Limits) -> Draft {
    let mut walk = Walk {
        states: vec![State {
            fallback: 1,
            ..State::default()
        }],
        ..Walk::default()
    };
    for token in Tokens::new(bytes) {
        walk.token(token, limits.element_depth);
    }
    walk.flush_bytes();
    // What was open when the file broke off is kept.
    walk.left_out.broken |= walk.states.len() > 1 || walk.too_deep_by > 0;
    while walk.states.len() > 1 {
        walk.end_group();
    }
    walk.end_paragraph();
    let Walk {
        mut flow,
        margins,
        notes,
        properties,
        left_out,
        ..
    } = walk;
    if flow.in_table() {
        flow.end_table();
    }
    for note in notes {
        flow.note(&note);
    }
    flow.extend_once(margins.all_hidden(HiddenReason::PageFurniture));
    properties::draft(flow, properties, left_out, limits)
}

/// A paragraph being read.
#[derive(Debug, Default)]
struct Paragraph {
    words: String,
    /// A bullet or number of its own stood before it.
    listed: bool,
}

#[derive(Default)]
struct Walk {
    states: Vec<State>,
    /// Groups open beyond the limit.
    too_deep_by: usize,
    /// The last token was `\*`: what follows may be passed over if it is not known.
    starred: bool,
    /// Bytes of text not decoded yet.
    bytes: Vec<u8>,
    /// Bytes still to pass over behind `\u`.
    passed_over: usize,
    /// First half of a character outside the basic plane.
    surrogate: Option<u16>,
    fonts: Fonts,
    styles: BTreeMap<i32, Role>,
    style: (i32, Option<u8>),
    /// Words of a font, a style, a property.
    name: String,
    property: String,
    description: Option<String>,
    date: (i32, i32, i32),
    properties: Properties,
    left_out: LeftOut,
    flow: Flow,
    row_open: bool,
    paragraph: Paragraph,
    /// Text round the asides that are open.
    around: Vec<(Flow, Paragraph, bool)>,
    margins: Flow,
    notes: Vec<String>,
}

impl Walk {
    fn state(&self) -> State {
        self.states.last().copied().unwrap_or_default()
    }

    fn change(&mut self, change: impl FnOnce(&mut State)) {
        if let Some(state) = self.states.last_mut() {
            change(state);
        }
    }

    fn token(&mut self, token: Token<'_>, deepest: usize) {
        if let Token::Byte(byte, _) = token {
            if self.passed_over > 0 {
                self.passed_over -= 1;
            } else {
                self.bytes.push(byte);
            }
            return;
        }
        self.flush_bytes();
        self.passed_over = 0;
        match token {
            Token::Open if self.states.len() > deepest => {
                self.left_out.too_deep = true;
                self.too_deep_by += 1;
            }
            Token::Open => {
                let mut state = self.state();
                state.opens = None;
                self.states.push(state);
            }
            Token::Close if self.too_deep_by > 0 => self.too_deep_by -= 1,
            Token::Close => self.end_group(),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => {
                let starred = std::mem::take(&mut self.starred);
                if self.state().destination != Destination::Skip {
                    self.word(word, number, starred);
                }
            }
            Token::Byte(..) => {}
        }
    }

    fn flush_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let (words, _) = self
            .fonts
            .encoding(self.state().font)
            .decode_without_bom_handling(&bytes);
        self.say(&words);
    }

    fn say(&mut self, words: &str) {
        let state = self.state();
        match state.destination {
            Destination::Body if state.hidden => self.left_out.hidden += words.chars().count(),
            Destination::Body if !state.deleted => self.paragraph.words.push_str(words),
            Destination::Body | Destination::Skip | Destination::Picture | Destination::Info => {}
            _ => self.name.push_str(words),
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' => self.starred = true,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("\u{2011}"),
            b'\\' | b'{' | b'}' => self.say(char::from(symbol).encode_utf8(&mut [0; 4])),
            b'\n' | b'\r' => self.end_paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        use Destination::{Author, Changed, Created, Fonts, Info, Picture, Skip, Styles, Title};
        let destination = self.state().destination;
        let on = number != Some(0);
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self
                .change(|state| state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16)),
            "ansicpg" => self.fonts.set_default(number.unwrap_or(0)),
            "mac" => self.fonts.set_mac(),
            "f" if destination == Fonts => self.fonts.open = number.unwrap_or(0),
            "f" => self.change(|state| state.font = number.unwrap_or(0)),
            "fcharset" => self.fonts.charset(number.unwrap_or(0)),
            "cpg" => self.fonts.code_page(number.unwrap_or(0)),
            "s" if destination == Styles => self.style.0 = number.unwrap_or(0),
            "s" => self.change(|state| state.style = number.unwrap_or(0)),
            "outlinelevel" => {
                let level = u8::try_from(number.unwrap_or(9)).ok().filter(|level| *level < 9);
                if destination == Styles {
                    self.style.1 = level.map(|level| level + 1);
                } else {
                    self.change(|state| state.outline = level.map(|level| level + 1));
                }
            }
            "fonttbl" => self.begin(Fonts),
            "stylesheet" => self.begin(Styles),
            "info" => self.begin(Info),
            "title" if destination == Info => self.begin(Title),
            "author" if destination == Info => self.begin(Author),
            "creatim" if destination == Info => self.begin(Created),
            "revtim" if destination == Info => self.begin(Changed),
            "yr" => self.date.0 = number.unwrap_or(0),
            "mo" => self.date.1 = number.unwrap_or(0),
            "dy" => self.date.2 = number.unwrap_or(0),
            "sn" => self.begin(Destination::PropertyName),
            "sv" => self.begin(Destination::PropertyValue),
            "pict" => {
                self.begin(Picture);
                self.change(|state| state.opens = Some(Aside::Picture));
            }
            "footnote" => self.begin_aside(Aside::Note),
            "shptxt" => self.begin_aside(Aside::Box),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.begin_aside(Aside::Margin);
            }
            "annotation" => {
                self.left_out.comments += 1;
                self.begin(Skip);
            }
            "object" => self.left_out.objects += 1,
            "listtext" | "pntext" | "pn" => {
                self.paragraph.listed = true;
                self.begin(Skip);
            }
            "colortbl" | "nonshppict" | "shprslt" | "xe" | "tc" | "rxe" | "txe" | "template" | "filetbl"
            | "fldinst" | "objdata" | "operator" | "keywords" | "doccomm" | "subject" | "category"
            | "manager" | "company" | "hlinkbase" | "printim" | "buptim" => self.begin(Skip),
            "shppict" | "shpinst" | "picprop" | "sp" => {}
            _ if starred => self.begin(Skip),
            _ if destination != Destination::Body => {}
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.say("\n"),
            "tab" => self.say("\t"),
            "cell" => self.end_cell(),
            "row" => self.row_open = false,
            "nestcell" | "nestrow" => self.say(" "),
            "pard" => self.change(State::reset_paragraph),
            "intbl" => self.change(|state| state.in_table = true),
            "ls" => self.change(|state| state.listed = on),
            "deleted" => {
                self.left_out.deletions += usize::from(on && !self.state().deleted);
                self.change(|state| state.deleted = on);
            }
            "revised" => self.left_out.insertions += usize::from(on),
            "v" => self.change(|state| state.hidden = on),
            "plain" => self.change(|state| {
                state.hidden = false;
                state.deleted = false;
            }),
            _ => {
                if let Some(words) = named_character(word) {
                    self.say(words);
                }
            }
        }
    }

    /// `\u`: a UTF-16 unit as a signed number, and bytes to pass over.
    fn unicode(&mut self, number: i32) {
        self.passed_over = self.state().fallback;
        let unit = u16::try_from(number.rem_euclid(65536)).unwrap_or(0xfffd);
        let units: Vec<u16> = self.surrogate.take().into_iter().chain([unit]).collect();
        if units.len() == 1 && (0xd800..0xdc00).contains(&unit) {
            self.surrogate = Some(unit);
        } else {
            self.say(&String::from_utf16_lossy(&units));
        }
    }

    fn begin(&mut self, destination: Destination) {
        self.name.clear();
        self.change(|state| state.destination = destination);
    }

    fn begin_aside(&mut self, aside: Aside) {
        // Headers inside headers and notes inside notes are part of them.
        if self.state().destination != Destination::Body || self.around.len() > 8 {
            return self.begin(Destination::Skip);
        }
        self.change(|state| {
            state.reset_paragraph();
            state.opens = Some(aside);
        });
        self.around.push((
            std::mem::take(&mut self.flow),
            std::mem::take(&mut self.paragraph),
            std::mem::take(&mut self.row_open),
        ));
    }

    fn end_group(&mut self) {
        if self.states.len() < 2 {
            return;
        }
        let Some(state) = self.states.pop() else { return };
        let outer = self.state().destination;
        self.starred = false;
        if let Some(aside) = state.opens {
            self.end_aside(aside, state);
        }
        let value = || one_line(&self.name).trim_end_matches(';').trim().to_owned();
        match state.destination {
            Destination::Styles => {
                let (number, level) = std::mem::take(&mut self.style);
                let outlined = level.map(|level| Role::Block(BlockKind::Heading(level)));
                let role = by_name(&value().to_lowercase()).or(outlined);
                self.styles.extend(role.map(|role| (number, role)));
                self.name.clear();
            }
            Destination::Title if outer == Destination::Info => {
                self.properties.title = Some(value()).filter(|title| !title.is_empty());
            }
            Destination::Author if outer == Destination::Info => self.properties.authors = people(&value()),
            Destination::Created => self.properties.published = self.date(),
            Destination::Changed => self.properties.updated = self.date(),
            Destination::PropertyName => self.property = value(),
            Destination::PropertyValue if self.property == "wzDescription" => {
                self.description = Some(value()).filter(|words| !words.is_empty());
            }
            _ => {}
        }
    }

    fn date(&self) -> Option<String> {
        let (year, month, day) = self.date;
        (year > 1900).then(|| format!("{year:04}-{month:02}-{day:02}"))
    }

    fn end_aside(&mut self, aside: Aside, state: State) {
        if aside == Aside::Picture {
            match self.description.take() {
                Some(words) => self.flow.push(BlockKind::Figure, &words, None),
                None => self.left_out.pictures += 1,
            }
            return;
        }
        self.states.push(state);
        self.end_paragraph();
        self.states.pop();
        let Some((flow, paragraph, row_open)) = self.around.pop() else {
            return;
        };
        let inner = std::mem::replace(&mut self.flow, flow);
        self.paragraph = paragraph;
        self.row_open = row_open;
        match aside {
            Aside::Note => self.notes.push(inner.into_words()),
            Aside::Margin => self.margins.append(inner),
            Aside::Box | Aside::Picture => self.flow.append(inner),
        }
    }

    fn end_cell(&mut self) {
        if !self.flow.in_table() {
            self.flow.begin_table();
            self.row_open = false;
        }
        if !std::mem::replace(&mut self.row_open, true) {
            self.flow.begin_row();
        }
        self.flow.begin_cell();
        self.push_paragraph();
    }

    fn end_paragraph(&mut self) {
        // In a table a paragraph ends inside its cell, which `\cell` will take in as a whole.
        if self.state().in_table {
            self.paragraph.words.push('\n');
            return;
        }
        if self.flow.in_table() && !self.paragraph.words.trim().is_empty() {
            self.flow.end_table();
            self.row_open = false;
        }
        self.push_paragraph();
    }

    fn push_paragraph(&mut self) {
        let state = self.state();
        let Paragraph { words, listed } = std::mem::take(&mut self.paragraph);
        let outlined = state.outline.map(|level| Role::Block(BlockKind::Heading(level)));
        let styled = self.styles.get(&state.style).copied();
        match styled.or(outlined) {
            Some(Role::Block(kind)) => self.flow.push(kind, &words, None),
            Some(Role::Contents) => {
                let reason = Some(HiddenReason::PageFurniture);
                self.flow.push(BlockKind::Paragraph, &words, reason);
            }
            None if listed || state.listed => self.flow.push(BlockKind::ListItem, &words, None),
            // A bullet that was typed, and a number set off by a tab.
            None if typed_marker(&words).is_some() => {
                let item: String = words
                    .trim_start()
                    .chars()
                    .skip(typed_marker(&words).unwrap_or(0))
                    .collect();
                self.flow.push(BlockKind::ListItem, &item, None);
            }
            None => self.flow.push(BlockKind::Paragraph, &words, None),
        }
    }
}

/// Length of a list marker at the start of a paragraph that is one beyond doubt.
fn typed_marker(words: &str) -> Option<usize> {
    let words = words.trim_start();
    let length = list_marker(words)?;
    let tabbed = words.chars().nth(length - 1) == Some('\t');
    (tabbed || words.starts_with('•')).then_some(length)
}

fn named_character(word: &str) -> Option<&'static str> {
    Some(match word {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        "ltrmark" => "\u{200e}",
        "rtlmark" => "\u{200f}",
        _ => return None,
    })
}
