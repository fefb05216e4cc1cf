//! Bold, italic and links in one's own words: of what is selected in a card's field, else of the word at the
//! caret.

use super::cards;
use crate::app::command::{Caret, Command, ItemChange, TextPlace};
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::place::Column;
use crate::app::state::State;
use crate::app::view::Linking;
use crate::article::CharRange;
use crate::briefing::{Inline, Item, Mark, RichText};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::MarkWords(mark) => mark_words(state, mark),
        Command::LinkWords => {
            ask_address(state);
            Vec::new()
        }
        Command::LinkTo(address) => link_to(state, address.trim()),
        other => return Err(other),
    })
}

impl State {
    /// Whether the caret stands in a field of the focused card.
    pub fn has_caret(&self) -> bool {
        self.view.focus == Column::Cards && self.written_at().is_some()
    }

    /// Whether the cards have the focus.
    pub fn is_on_cards(&self) -> bool {
        self.view.focus == Column::Cards && self.document.is_some()
    }

    /// The caret on the focused card and the text it stands in.
    fn written_at(&self) -> Option<(Caret, &RichText)> {
        let caret = self
            .view
            .caret
            .filter(|caret| self.view.card == Some(caret.item))?;
        let (_, _, item) = self.document.as_ref()?.briefing.find_item(caret.item)?;
        Some((caret, text_at(item, caret.place)?))
    }
}

/// The text of a place to write, or the note in it.
fn text_at(item: &Item, place: TextPlace) -> Option<&RichText> {
    let text = item.texts().into_iter().nth(place.field)?;
    match place.note {
        Some(note) => text.notes().nth(note),
        None => Some(text),
    }
}

/// What is selected, else the word at the caret; nothing between words.
fn words_at(caret: Caret, text: &RichText) -> Option<CharRange> {
    if caret.from != caret.at {
        return Some(CharRange::new(caret.from.min(caret.at), caret.from.max(caret.at)));
    }
    let letters = text
        .words_at(caret.place.place)
        .iter()
        .flat_map(|inline| match inline {
            Inline::Text { text, .. } | Inline::Link { text, .. } => text.chars(),
            Inline::Quote(_) | Inline::Cite(_) | Inline::Note(_) => "".chars(),
        });
    let letters: Vec<char> = letters.collect();
    let in_word = |c: &&char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let (before, behind) = letters.split_at(caret.at.min(letters.len()));
    let start = before.len() - before.iter().rev().take_while(in_word).count();
    let end = before.len() + behind.iter().take_while(in_word).count();
    (start < end).then(|| CharRange::new(start, end))
}

fn mark_words(state: &mut State, mark: Mark) -> Vec<Effect> {
    let Some((caret, text)) = state.written_at() else {
        return Vec::new();
    };
    let Some(range) = words_at(caret, text) else {
        return select_first(state);
    };
    let place = caret.place;
    let change = ItemChange::Mark {
        place,
        range,
        mark,
        on: !text.has_mark(place.place, range, mark),
    };
    let effects = cards::edit(state, caret.item, change);
    // A menu has taken the caret away.
    state.view.put_caret(caret);
    effects
}

fn select_first(state: &mut State) -> Vec<Effect> {
    let text = "Select words first, or put the caret into a word.";
    state.notify(Notice::info(text));
    Vec::new()
}

/// Asks for the address of the selected words, of the link that the caret stands in, or of the word there.
fn ask_address(state: &mut State) {
    if let Some(linking) = state.view.linking.take() {
        return state.view.put_caret(linking.words);
    }
    let Some((caret, text)) = state.written_at() else {
        return;
    };
    let selected = CharRange::new(caret.from.min(caret.at), caret.from.max(caret.at));
    let link = text.link_round(caret.place.place, selected);
    let words = words_at(caret, text);
    let Some((range, address)) = link.or(words.map(|range| (range, String::new()))) else {
        select_first(state);
        return;
    };
    let words = Caret {
        at: range.end,
        from: range.start,
        ..caret
    };
    state.view.linking = Some(Linking { words, address });
}

fn link_to(state: &mut State, address: &str) -> Vec<Effect> {
    let Some(Linking { words, .. }) = state.view.linking.clone() else {
        return Vec::new();
    };
    let change = ItemChange::Link {
        place: words.place,
        range: CharRange::new(words.from, words.at),
        address: (!address.is_empty()).then(|| address.to_owned()),
    };
    let effects = cards::edit(state, words.item, change);
    // What is no address stays in the field, to be mended.
    if !effects.is_empty() {
        state.view.linking = None;
        state.view.put_caret(Caret {
            from: words.at,
            ..words
        });
    }
    effects
}
