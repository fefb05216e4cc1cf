//! Rich Text Format: what Word, mail programs and news databases write.
//!
//! A walk over the tokens keeps a stack of states, one a group; what control words say is in [`control`],
//! groups apart from the text in [`groups`], what becomes of words in [`paragraphs`].
//! Deleted words, hidden words and comments are left out and counted, pictures and embedded objects
//! are passed over, what stands in footnotes, text boxes, headers and footers is read.

mod control;
mod groups;
mod paragraphs;
mod state;
mod tokens;

use self::state::{Destination, Fonts, State};
use self::tokens::{Token, Tokens};
use super::docx_styles::Role;
use crate::article::HiddenReason;
use crate::article::flow::Flow;
use crate::article::left_out::LeftOut;
use crate::article::properties::{self, Properties};
use crate::article::read::Draft;
use crate::article::worker::Limits;
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
}
