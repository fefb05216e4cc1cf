//! The settings have their effect at once and outlive the run; the wheel zooms the page.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads the files that were written"
)]

#[path = "support/desk.rs"]
mod desk;

use attache::app::{Appearance, Command, Settings};
use attache::store;
use desk::Desk;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::kittest::Queryable;

#[test]
fn settings_act_at_once_and_are_kept() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::Comma);
    desk.click("Dark");
    assert!(desk.harness.ctx.global_style().visuals.dark_mode);
    desk.click("Scale: 100 %");
    desk.click("150 %");
    assert_eq!(desk.harness.ctx.zoom_factor(), 1.5);
    desk.click("Template of new briefings: Summit brief");
    desk.click("Two-pager");
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Organisation")
        .focus();
    desk.rest();
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Organisation")
        .type_text("Policy Unit");
    desk.rest();
    desk.click("Letters and digits act alone in the reader (N, K, 1 to 9)");
    desk.click("Close");
    let kept: Settings = store::load_settings(&desk.path("config")).unwrap();
    assert_eq!(kept.appearance, Appearance::Dark);
    assert_eq!((kept.scale, kept.template.as_str()), (150, "two-pager"));
    assert_eq!(
        (kept.organisation.as_str(), kept.single_keys),
        ("Policy Unit", false)
    );
    desk.send(Command::NewBriefing);
    let briefing = desk.briefing();
    assert_eq!(briefing.template.id, "two-pager");
    assert_eq!(briefing.details.organisation, "Policy Unit");
    desk.send(Command::OpenSample);
    let find = desk.runtime().state.view.find;
    desk.press(Key::N);
    assert_eq!(desk.runtime().state.view.find, find, "letters do not act alone");
}

#[test]
fn the_wheel_with_ctrl_zooms_the_page_alone() {
    let mut desk = Desk::new();
    desk.click("Open the sample");
    let turn = |desk: &mut Desk, name: &str, way: f32| {
        let at = desk.harness.get_by_label(name).rect().center();
        desk.harness.event(Event::PointerMoved(at));
        desk.harness.event_modifiers(
            Event::MouseWheel {
                source: MouseWheelSource::Wheel,
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, way),
                phase: TouchPhase::Move,
                modifiers: Modifiers::COMMAND,
            },
            Modifiers::COMMAND,
        );
        desk.harness.run_steps(12);
        desk.runtime().state.view.zoom
    };
    let larger = turn(&mut desk, "Page 1", 60.0);
    assert!(larger > 100, "{larger}");
    assert!(turn(&mut desk, "Page 1", -60.0) < larger);
    let before = desk.runtime().state.view.zoom;
    assert_eq!(turn(&mut desk, "Article", 60.0), before);
}

/// The list of sources and the rail keep a width each: the list was as narrow as the rail allowed.
#[test]
fn the_list_of_sources_is_wide_in_a_window_that_grew() {
    let mut desk = Desk::new();
    desk.harness.set_size(vec2(1280.0, 720.0));
    desk.send(Command::OpenSample);
    desk.harness.set_size(vec2(1920.0, 1080.0));
    desk.rest();
    let row = desk.harness.get_all_by_role(Role::ListItem).next().unwrap();
    assert!(row.rect().width() > 240.0, "{:?}", row.rect());
}

#[test]
fn nothing_is_to_mend_in_a_briefing_that_was_not_begun() {
    let mut desk = Desk::new();
    desk.send(Command::NewBriefing);
    assert!(desk.harness.query_by_label_contains("to fill in").is_some());
    assert!(desk.harness.query_by_label_contains("to mend").is_none());
}
