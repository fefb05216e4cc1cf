//! A key point is said anew under the eyes of its source: the sentence is pinned above the card that is
//! worked on, and the checks tell what was copied and what the source does not hold.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and lays out files of its own"
)]

#[path = "support/desk.rs"]
mod desk;

use attache::app::{Column, Command};
use desk::Desk;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

const ARTICLE: &str = "Norway and Chile agree to build research ships together

Prime Minister Kari Nordmann received President Diego Rojas in Bergen on Tuesday for talks on polar research.

Chile keeps a law that bars foreign arms makers from its yards, and it has refused two offers since 2019.
";

const SENTENCE: &str = "Chile keeps a law that bars foreign arms makers from its yards, and it has refused two offers since 2019.";

fn rules(desk: &mut Desk) -> Vec<&'static str> {
    let findings = &desk.runtime().state.document.as_ref().unwrap().findings;
    let rules = findings.iter().map(|finding| finding.rule);
    rules.filter(|rule| rule.starts_with('K')).collect()
}

#[test]
fn the_source_sentence_is_pinned_while_its_card_is_worked_on() {
    let mut desk = Desk::new();
    let file = desk.path("ships.txt");
    std::fs::write(&file, ARTICLE).unwrap();
    desk.send(Command::FilesDropped(vec![file]));
    let at = ARTICLE.chars().count() - SENTENCE.chars().count() - 1;
    let source = desk.briefing().sources[0].id;
    let range = attache::article::CharRange::new(at, at + SENTENCE.chars().count());
    desk.send(Command::SelectText { source, range });
    desk.press(Key::Num2);
    assert_eq!(rules(&mut desk), ["K01"], "as picked, the words are the source's");
    let pinned = format!("Source sentence: {SENTENCE}");
    desk.send(Command::FocusItem(None));
    assert!(desk.harness.query_by_label(&pinned).is_none());

    let field = desk
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Words 1 of card");
    field.focus();
    desk.rest();
    assert!(desk.harness.query_by_label(&pinned).is_some());
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.harness
        .get_by_role_and_label(Role::MultilineTextInput, "Words 1 of card")
        .type_text("Since 2019 Chile has turned down three bids from Ankara.");
    desk.rest();
    assert_eq!(rules(&mut desk), ["K02"]);
    let item = desk.briefing().items().next().unwrap().2.clone();
    assert_eq!(
        desk.briefing().plain(item.texts()[0]),
        "Since 2019 Chile has turned down three bids from Ankara."
    );

    // The sentence leads to the source.
    desk.send(Command::ClearSelection);
    desk.click(&pinned);
    let state = &desk.runtime().state;
    assert_eq!(state.view.focus, Column::Reader);
    assert_eq!(state.view.reveal.reader, Some((source, range)));
}

#[test]
fn words_stay_under_the_pointer_when_the_sentence_appears() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    for key in [Key::Num2, Key::Num3, Key::Num2, Key::Num3] {
        desk.press(Key::K);
        desk.press(key);
    }
    desk.send(Command::FocusItem(None));
    desk.harness.run_steps(60);
    let field = |desk: &Desk| {
        let fields = desk.harness.query_all_by_label("Words 1 of card");
        fields.map(|field| field.rect()).nth(2).unwrap()
    };
    let before = field(&desk);
    let pinned = |desk: &Desk| {
        let mut links = desk.harness.query_all_by_role(Role::Link);
        links.any(|link| {
            let label = link.accesskit_node().label();
            label.is_some_and(|label| label.starts_with("Source sentence"))
        })
    };
    let fields = desk.harness.query_all_by_label("Words 1 of card");
    fields.collect::<Vec<_>>()[2].click();
    desk.harness.run_steps(6);
    assert!(!pinned(&desk), "a second press may come");
    assert_eq!(field(&desk), before);
    desk.harness.run_steps(60);
    assert!(pinned(&desk));
    let now = field(&desk);
    assert!((now.top() - before.top()).abs() < 1.0, "{before} {now}");
}
