//! Everything that can be used has a name and a role, is reached by Tab and then in view, on every screen.
#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and writes the files that are read"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/full_briefing.rs"]
mod full_briefing;
#[path = "support/screens.rs"]
mod screens;
#[path = "support/set_pdf.rs"]
mod set_pdf;

use attache::app::Command;
use desk::Desk;
use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Name of a source sentence above a card's words.
const PINNED: &str = "Source sentence";

/// What can be used on a screen.
#[derive(Debug, Clone)]
struct Control {
    role: Role,
    name: String,
    disabled: bool,
    rect: Rect,
}

fn id(node: &Node<'_>) -> String {
    format!("{:?}", node.accesskit_node().id())
}

/// What can be used of a node, if anything can.
fn control(node: &Node<'_>) -> Option<Control> {
    let data = node.accesskit_node();
    let focus = data.data().supports_action(Action::Focus);
    // Words that can be selected take clicks as well, and what scrolls is egui's own; neither takes the focus.
    let at_rest = !focus && matches!(data.role(), Role::Label | Role::ScrollBar);
    let click = data.data().supports_action(Action::Click);
    let used = focus || click || egui::accessibility::is_input(data.role());
    (used && !at_rest && !data.is_hidden()).then(|| Control {
        role: data.role(),
        name: data.label().unwrap_or_default(),
        disabled: data.is_disabled(),
        rect: node.rect(),
    })
}

/// All controls; where a dialog is open, those in it.
fn controls(desk: &Desk) -> Vec<Control> {
    let root = desk.harness.root();
    let dialog = root.children_recursive().find(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Dialog && node.label().is_some()
    });
    let nodes = dialog.unwrap_or(root).children_recursive();
    nodes.filter_map(|node| control(&node)).collect()
}

/// The controls in the order in which Tab goes through them, until it comes round. The faults say which of
/// them were out of view when they had got the focus.
fn tab_order(desk: &mut Desk, faults: &mut Vec<String>) -> Vec<(String, Control)> {
    let mut order: Vec<(String, Control)> = Vec::new();
    let mut nowhere = 0;
    while nowhere < 3 && order.len() < 3000 {
        desk.harness.key_press(Key::Tab);
        desk.harness.step();
        if !in_view(desk) {
            desk.harness.run_steps(4);
        }
        let root = desk.harness.root();
        let mut nodes = root.children_recursive();
        let focused = nodes.find(|node| node.accesskit_node().is_focused());
        let Some((id, control)) = focused.and_then(|node| Some((id(&node), control(&node)?))) else {
            nowhere += 1;
            continue;
        };
        // Numbers of what stands below change when a card gains a field: only the first tells the round.
        let first = order.first();
        if first.is_some_and(|(known, of)| *known == id && of.name == control.name) {
            break;
        }
        if !in_view(desk) {
            faults.push(format!("out of view: {control:?}"));
        }
        order.push((id, control));
    }
    order
}

/// Whether what has the focus can be seen, in its whole width.
fn in_view(desk: &Desk) -> bool {
    let context = &desk.harness.ctx;
    let focused = context.memory(|memory| memory.focused());
    let response = focused.and_then(|id| context.read_response(id));
    response.is_none_or(|response| {
        let seen = response.interact_rect.intersect(context.content_rect());
        seen.is_positive() && seen.width() >= response.rect.width() * 0.9
    })
}

#[test]
fn every_control_has_a_name_and_a_role() {
    let mut faults = String::new();
    let mut count = 0;
    for screen in screens::screens() {
        let desk = screen.open();
        for control in &controls(&desk) {
            count += 1;
            let named = control.name.chars().filter(|c| c.is_alphanumeric()).count() > 1;
            let role = !matches!(control.role, Role::Unknown | Role::GenericContainer | Role::Label);
            if !named || !role {
                writeln!(faults, "{}: {control:?}", screen.name).unwrap();
            }
        }
    }
    println!("{count} controls");
    assert!(count > 1000 && faults.is_empty(), "\n{faults}");
}

/// How many controls that Tab should reach have each role and name: a card's change places while it is gone
/// through, and with them their numbers.
fn by_name<'a>(controls: impl IntoIterator<Item = &'a Control>) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for control in controls {
        // Arrows go through the choices of a list; a pinned sentence comes above the field that is written
        // in, where Shift+Tab finds it.
        let otherwise = control.role == Role::ListBoxOption || control.name.starts_with(PINNED);
        if !control.disabled && !otherwise {
            *found
                .entry(format!("{:?} {}", control.role, control.name))
                .or_default() += 1;
        }
    }
    found
}

/// Goes through a screen by Tab; what was not reached or not shown.
fn walk(desk: &mut Desk) -> Vec<String> {
    let before = by_name(&controls(desk));
    let mut faults = Vec::new();
    let order = tab_order(desk, &mut faults);
    let reached = by_name(order.iter().map(|(_, control)| control));
    // A notice may have gone by itself meanwhile, and a list have moved on.
    let after = by_name(&controls(desk));
    for (name, count) in before {
        let stays = count.min(after.get(&name).copied().unwrap_or(0));
        if reached.get(&name).copied().unwrap_or(0) < stays {
            faults.push(format!("not reached: {name}"));
        }
    }
    faults
}

#[test]
fn tab_reaches_every_control_and_shows_it() {
    let mut all = String::new();
    for screen in screens::screens() {
        for fault in walk(&mut screen.open()) {
            writeln!(all, "{}: {fault}", screen.name).unwrap();
        }
    }
    assert!(all.is_empty(), "\n{all}");
}

/// At twice the size a window of 1280 pixels has room for one column, and everything is still shown.
#[test]
fn nothing_is_out_of_reach_at_twice_the_size() {
    let mut all = String::new();
    let small = |screen: &screens::Screen| screen.size == screens::SMALL || screen.name.len() < 9;
    for screen in screens::screens().into_iter().filter(small) {
        let mut desk = screen.open();
        desk.harness.set_size(screens::SMALL);
        desk.runtime().state.settings.scale = 200;
        desk.rest();
        for fault in walk(&mut desk) {
            writeln!(all, "{}: {fault}", screen.name).unwrap();
        }
    }
    assert!(all.is_empty(), "\n{all}");
}

#[test]
fn the_source_sentence_of_a_field_is_one_shift_tab_away() {
    let mut desk = Desk::new();
    for command in [Command::OpenSample, Command::NextKeyPoint, Command::Pick(3)] {
        desk.send(command);
    }
    let field = desk.harness.get_by_label("Words 1 of card");
    field.focus();
    desk.rest();
    desk.press_with(Modifiers::SHIFT, Key::Tab);
    let sentence = desk.harness.get_by_label_contains(PINNED);
    assert!(sentence.accesskit_node().is_focused());
}

#[test]
fn what_is_only_read_is_scrolled_by_keys() {
    let mut desk = Desk::new();
    desk.send(Command::ShowKeys);
    let seen = |desk: &Desk, words: &str| {
        let above = desk.harness.get_by_label_contains("Single keys act").rect();
        let below = desk.harness.get_by_label("Close").rect();
        let label = desk.harness.get_all_by_label(words).last().unwrap().rect();
        above.bottom() <= label.top() && label.bottom() <= below.top()
    };
    let (first, last) = ("New briefing", "Show guide");
    assert!(seen(&desk, first) && !seen(&desk, last));
    desk.press(Key::End);
    assert!(seen(&desk, last) && !seen(&desk, first));
    desk.press(Key::Home);
    assert!(seen(&desk, first));
    desk.press(Key::PageDown);
    assert!(!seen(&desk, first));
    desk.press(Key::PageUp);
    assert!(seen(&desk, first));
    desk.press(Key::ArrowDown);
    desk.press(Key::ArrowDown);
    assert!(!seen(&desk, first));
    desk.press(Key::Escape);
    assert_eq!(desk.runtime().state.modal, None);
}
