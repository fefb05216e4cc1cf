//! The rows of the Edit menu: steps, cards, one's own words, and a quotation's.

use super::rows::{ctrl, ctrl_shift, key, row};
use super::{Entry, Menu};
use crate::app::command::{Command, NewItem};
use crate::app::shortcut::Key::{Delete, Down, Enter, Function, Left, Letter, Right, Up};
use crate::app::shortcut::Scope::{Anywhere, Card, Page, Reader};
use crate::app::shortcut::Shortcut;
use crate::app::state::State;
use crate::briefing::Mark;

#[rustfmt::skip]
pub(super) fn edit() -> Vec<Entry> {
    let row = |group, command, id, text, tooltip| row(Menu::Edit, group, command, id, text, tooltip);
    let card = State::has_card;
    vec![
        row(0, Command::Undo, "undo", "Undo", "Take the last step back")
            .on(Anywhere, &[ctrl(Letter('Z'))]).when(State::can_undo),
        row(0, Command::Redo, "redo", "Redo", "Do the step again")
            .on(Anywhere, &[ctrl(Letter('Y')), ctrl_shift(Letter('Z'))]).when(State::can_redo),
        row(1, Command::MoveItemUp, "move-up", "Move card up", "Move the focused card up, from the top into the section above")
            .on(Card, &[Shortcut::alt(Up)]).when(card),
        row(1, Command::MoveItemDown, "move-down", "Move card down", "Move the focused card down, from the end into the section below")
            .on(Card, &[Shortcut::alt(Down)]).when(card),
        row(1, Command::RemoveItem, "remove", "Remove card", "Take the focused card out of the briefing")
            .on(Card, &[key(Delete)]).when(card),
        row(2, Command::CopyFromPages, "copy-page", "Copy from page", "Copy the words selected on the page, without furniture")
            .on(Page, &[ctrl(Letter('C'))]).when(State::has_page_selection),
        row(2, Command::SelectAllOnPages, "select-all-page", "Select all on page", "Select all words on the pages")
            .on(Page, &[ctrl(Letter('A'))]).when(State::has_document),
        row(3, Command::Add(NewItem::List), "add-list", "Add list", "Add a bulleted list behind the focused card")
            .when(State::has_document),
        row(3, Command::Add(NewItem::NumberedList), "add-numbered-list", "Add numbered list", "Add a numbered list behind the focused card")
            .when(State::has_document),
        row(3, Command::Add(NewItem::Table), "add-table", "Add table", "Add a table behind the focused card")
            .when(State::has_document),
        row(3, Command::Add(NewItem::Picture), "add-picture", "Add picture…", "Add a PNG or JPEG behind the focused card")
            .when(State::has_document),
        row(3, Command::Add(NewItem::Paragraph), "add-paragraph", "Add paragraph", "Add a sentence of your own behind the focused card")
            .when(State::has_document),
        row(3, Command::Add(NewItem::NoteToSelf), "add-note-to-self", "Add note to self", "Add a note that is never printed behind the focused card")
            .when(State::has_document),
        row(4, Command::EditCard, "edit-card", "Write on card", "Put the caret into the focused card's words")
            .on(Card, &[key(Enter)]).when(State::can_insert_note),
        row(4, Command::FinishCard, "finish-card", "Back to reader", "Leave the card, for the reader and its keys")
            .on(Anywhere, &[ctrl(Enter)]).when(State::is_on_cards),
        row(4, Command::MarkWords(Mark::Bold), "bold", "Bold", "Set the selected words of a card in bold, or plain again")
            .on(Anywhere, &[ctrl(Letter('B'))]).when(State::has_caret),
        row(4, Command::MarkWords(Mark::Italic), "italic", "Italic", "Set the selected words of a card in italics, or plain again")
            .on(Anywhere, &[ctrl(Letter('I'))]).when(State::has_caret),
        row(4, Command::LinkWords, "link", "Link…", "Link the selected words of a card to an address")
            .on(Anywhere, &[ctrl(Letter('K'))]).when(State::has_caret),
        row(4, Command::InsertNote, "insert-note", "Insert printed note", "Put a footnote or endnote where the caret is on the focused card")
            .when(State::can_insert_note),
        row(4, Command::TurnQuotation, "turn-quotation", "Turn quotation", "Display the focused card's quotation as a block, or run the block into a sentence")
            .when(State::can_turn_quotation),
        row(5, Command::FindInSource, "find", "Find in source…", "Find words in the source being read")
            .on(Anywhere, &[ctrl(Letter('F'))]).when(State::shows_source),
        row(5, Command::FindInSources, "find-in-sources", "Find in all sources…", "Find words in all sources, best first")
            .on(Anywhere, &[ctrl_shift(Letter('F'))]).when(State::has_source),
        row(5, Command::NextPlace, "next-place", "Next place", "Go to the next place of the words looked for")
            .on(Anywhere, &[key(Function(3))]).when(State::has_places),
        row(5, Command::PreviousPlace, "previous-place", "Previous place", "Go to the place of the words before")
            .on(Anywhere, &[Shortcut::shift(Function(3))]).when(State::has_places),
        row(6, Command::Cite, "cite", "Cite selection", "Cite the selected words from the card last edited")
            .on(Reader, &[key(Letter('C'))]).when(State::can_cite),
        row(6, Command::ToggleJudgement, "judgement", "Mark as analyst judgement", "Say that the focused card rests on no source")
            .on(Card, &[key(Letter('J'))]).when(card),
    ]
}

/// What is done to the words of a quotation on its card.
#[rustfmt::skip]
pub(super) fn quotation() -> Vec<Entry> {
    let row = |group, command, id, text, tooltip| row(Menu::Edit, group, command, id, text, tooltip);
    let words = State::has_quote_words;
    let card = State::has_quotation_card;
    let (next, previous) = (|extend| Command::NextWord { extend }, |extend| Command::PreviousWord { extend });
    vec![
        row(7, next(false), "next-word", "Select next word", "Select the next word of the focused card's quotation")
            .on(Card, &[key(Right)]).when(card),
        row(7, previous(false), "previous-word", "Select previous word", "Select the word of the quotation before")
            .on(Card, &[key(Left)]).when(card),
        row(7, next(true), "word-more", "Select up to next word", "Draw the selection to the next word")
            .on(Card, &[Shortcut::shift(Right)]).when(words),
        row(7, previous(true), "word-less", "Select up to previous word", "Draw the selection to the word before")
            .on(Card, &[Shortcut::shift(Left)]).when(words),
        row(8, Command::CutWords, "cut-words", "Shorten quotation", "Leave the selected words out; an ellipsis is printed")
            .on(Card, &[key(Letter('X'))]).when(words),
        row(8, Command::BracketWords, "bracket-words", "Bracket words…", "Put a clarification in brackets for the selected words, or behind them")
            .on(Card, &[key(Letter('B'))]).when(words),
        row(8, Command::RecaseWords, "recase-words", "Change case", "Change the case of the first selected letter, in brackets")
            .on(Card, &[key(Letter('A'))]).when(words),
        row(8, Command::EmphasiseWords, "emphasise-words", "Add emphasis", "Print the selected words in italics and say that this was added")
            .on(Card, &[key(Letter('E'))]).when(words),
        row(8, Command::RestoreWords, "restore-words", "Restore words", "Print the selected words, or all of the quotation, as the source has them")
            .on(Card, &[key(Letter('R'))]).when(State::has_treated_words),
    ]
}
