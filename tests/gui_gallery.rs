//! The gallery of templates: begin on one, or move the open briefing to another.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]

#[path = "support/desk.rs"]
mod desk;

use attache::app::Command;
use desk::Desk;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

#[test]
fn a_briefing_begins_on_a_template_and_moves_to_another_as_one_step() {
    let mut desk = Desk::new();
    desk.click("Choose a template…");
    let names: Vec<String> = desk
        .runtime()
        .state
        .templates
        .iter()
        .map(|template| template.name.clone())
        .collect();
    assert!(names.len() >= 3);
    for name in &names {
        desk.harness.get_by_label(name);
    }
    desk.click(&names[1]);
    assert_eq!(desk.runtime().state.modal, None);
    assert_eq!(desk.briefing().template.name, names[1]);
    desk.send(Command::OpenSample);
    desk.press(Key::Num2);
    let before = desk.briefing();
    desk.send(Command::ShowTemplates);
    desk.click(&names[2]);
    let after = desk.briefing();
    assert_eq!(after.template.name, names[2]);
    assert_eq!(after.items().count(), before.items().count());
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.briefing(), before);
    desk.send(Command::ShowTemplates);
    desk.press(Key::Escape);
    assert_eq!(desk.briefing(), before);
}

#[test]
fn the_example_of_a_template_holds_quotations_that_prove() {
    for template in attache::template::builtin() {
        let briefing = attache::app::example(template.clone(), "2026-11-23");
        assert!(briefing.quotations().count() > 0, "{}", template.id);
        assert!(attache::briefing::verify(&briefing).holds());
        assert_eq!(&*briefing.template, template);
    }
}
