//! Bold, italic and links: what they take, that they are one step each, and what is no address.

use crate::app::State;
use crate::app::command::{Caret, Command, ItemChange, TextPlace};
use crate::app::place::Column;
use crate::app::testing::{briefing, notice, with_article};
use crate::app::update::update;
use crate::briefing::{Inline, Mark};

const PLACE: TextPlace = TextPlace {
    field: 0,
    note: None,
    place: 0,
};

/// A card of one's own with these words, and what is selected of them.
fn with_words(words: &str, from: usize, at: usize) -> State {
    let mut state = with_article();
    update(&mut state, Command::AddCard { section: 0 });
    let item = state.view.card.unwrap();
    let change = ItemChange::Words {
        place: PLACE,
        words: words.into(),
    };
    update(&mut state, Command::EditItem { item, change });
    select(&mut state, from, at);
    state
}

fn select(state: &mut State, from: usize, at: usize) {
    let item = state.view.card.unwrap();
    let caret = Caret {
        item,
        place: PLACE,
        at,
        from,
    };
    update(state, Command::Caret(Some(caret)));
}

/// The words with `*`, `_` and `<address>` round what is bold, italic and linked.
fn set(state: &State) -> String {
    let card = briefing(state).find_item(state.view.card.unwrap()).unwrap().2;
    let inline = |inline: &Inline| match inline {
        Inline::Text { text, bold, italic } => {
            let (bold, italic) = (if *bold { "*" } else { "" }, if *italic { "_" } else { "" });
            format!("{bold}{italic}{text}{italic}{bold}")
        }
        Inline::Link { text, href } => format!("[{text}]<{href}>"),
        other => format!("{other:?}"),
    };
    card.texts()[0].0.iter().map(inline).collect()
}

#[test]
fn marks_take_the_selection_or_the_word_at_the_caret() {
    let check = |(from, at): (usize, usize), marks: &[Mark], expected: &str| {
        let mut state = with_words("Oslo and Hanoi agree", from, at);
        for mark in marks {
            update(&mut state, Command::MarkWords(*mark));
        }
        assert_eq!(set(&state), expected);
        let put = state.view.put.caret.unwrap();
        assert_eq!((put.from, put.at), (from, at), "the selection stays");
        for _ in marks {
            update(&mut state, Command::Undo);
        }
        assert_eq!(set(&state), "Oslo and Hanoi agree", "one step each");
    };
    use Mark::{Bold, Italic};
    check((9, 14), &[Bold], "Oslo and *Hanoi* agree");
    check((14, 9), &[Bold, Italic], "Oslo and *_Hanoi_* agree");
    check((11, 11), &[Italic], "Oslo and _Hanoi_ agree");
    check((14, 14), &[Bold], "Oslo and *Hanoi* agree");
    check((0, 20), &[Bold, Bold], "Oslo and Hanoi agree");
    let mut state = with_words("Oslo  agree", 5, 5);
    update(&mut state, Command::MarkWords(Bold));
    assert!(notice(&state).contains("Select words first"));
    assert_eq!(set(&state), "Oslo  agree");
    assert_eq!(
        state.document.as_ref().unwrap().history.undo_name(),
        Some("Edit text")
    );
}

#[test]
fn part_of_what_is_selected_makes_all_of_it_bold() {
    let mut state = with_words("Oslo and Hanoi", 0, 4);
    update(&mut state, Command::MarkWords(Mark::Bold));
    select(&mut state, 0, 14);
    update(&mut state, Command::MarkWords(Mark::Bold));
    assert_eq!(set(&state), "*Oslo and Hanoi*");
    assert_eq!(
        state.document.as_ref().unwrap().history.undo_name(),
        Some("Set bold")
    );
}

#[test]
fn words_link_to_web_and_mail_addresses_only() {
    let mut state = with_words("see the report now", 8, 14);
    update(&mut state, Command::LinkWords);
    for refused in [
        "javascript:alert(1)",
        "example.org",
        "https://",
        "https://a b",
        "file:///etc",
    ] {
        update(&mut state, Command::LinkTo(refused.into()));
        assert!(notice(&state).contains("begins with https://"), "{refused}");
        assert!(state.view.linking.is_some(), "it can be mended");
        assert_eq!(set(&state), "see the report now");
    }
    update(&mut state, Command::LinkTo(" https://example.org/r ".into()));
    let linked = "see the [report]<https://example.org/r> now";
    assert_eq!(set(&state), linked);
    assert_eq!(state.view.linking, None);

    // The link at the caret is offered whole, with its address, and can be taken away.
    select(&mut state, 10, 10);
    update(&mut state, Command::LinkWords);
    let linking = state.view.linking.clone().unwrap();
    assert_eq!((linking.words.from, linking.words.at), (8, 14));
    assert_eq!(linking.address, "https://example.org/r");
    update(&mut state, Command::LinkTo(String::new()));
    assert_eq!(set(&state), "see the report now");
    update(&mut state, Command::Undo);
    assert_eq!(set(&state), linked);
}

#[test]
fn only_words_of_ones_own_can_be_set_off() {
    let mut state = with_words("Oslo", 0, 4);
    state.view.focus = Column::Reader;
    assert!(!state.has_caret(), "the reader has no words of one's own");
    state.view.focus = Column::Cards;
    assert!(state.has_caret());
    update(&mut state, Command::LinkWords);
    update(&mut state, Command::FocusItem(None));
    assert!(!state.has_caret());
    assert_eq!(state.view.linking, None);
}
