//! The one table of listed commands: text, tooltip, place in the menus, shortcuts, and when each may be used.
//!
//! Menus, shortcuts, the palette, the keys page and the tests are made from it; no other place
//! names a key.

mod editing;
mod rows;

use super::command::Command;
use super::shortcut::{Scope, Shortcut};
use super::state::State;
use std::sync::LazyLock;

/// One row of the table.
#[derive(Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Stable id in lower case with hyphens.
    pub id: String,
    /// Its name in menus and palette: a verb, sentence case, `…` when it asks for more.
    pub text: String,
    /// What it does, in one sentence without a full stop.
    pub tooltip: String,
    /// The menu it stands in.
    pub menu: Menu,
    /// Groups of a menu are set apart by a line; they rise down the table.
    pub group: u8,
    /// Its shortcuts; the first is shown.
    pub shortcuts: Vec<Shortcut>,
    /// Where the shortcuts act.
    pub scope: Scope,
    /// Whether the command can be used now.
    pub enabled: fn(&State) -> bool,
}

/// The menus, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Files in and out.
    File,
    /// Changes to the cards.
    Edit,
    /// Finding and picking.
    Briefing,
    /// What is shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Briefing, Self::View, Self::Help];

    /// Its name as shown.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Briefing => "Briefing",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// All listed commands, in menu order.
pub fn table() -> &'static [Entry] {
    static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(rows::all);
    &TABLE
}

/// The row of a listed command; `None` for one with a payload.
pub fn entry(command: &Command) -> Option<&'static Entry> {
    table().iter().find(|entry| entry.command == *command)
}

/// The command that a press stands for, if its shortcut acts in this scope.
pub fn by_shortcut(shortcut: Shortcut, scope: Scope) -> Option<&'static Entry> {
    table()
        .iter()
        .find(|entry| entry.shortcuts.contains(&shortcut) && entry.scope.acts_in(scope))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::shortcut::Key;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_listed_command_has_a_row() {
        let source = include_str!("command.rs");
        let listed = source
            .split("// --- listed")
            .nth(1)
            .and_then(|rest| rest.split("// --- with a payload").next())
            .unwrap();
        let names: BTreeSet<&str> = listed
            .lines()
            .filter_map(|line| {
                line.strip_prefix("    ")
                    .filter(|line| line.starts_with(char::is_uppercase))
            })
            .map(|line| line.split(['(', ',', ' ']).next().unwrap())
            .collect();
        let rows: Vec<String> = table()
            .iter()
            .map(|entry| format!("{:?}", entry.command))
            .collect();
        let in_table: BTreeSet<&str> = rows
            .iter()
            .map(|row| row.split(['(', ' ']).next().unwrap())
            .collect();
        assert!(names.len() > 30);
        assert_eq!(names, in_table);
    }

    #[test]
    fn rows_are_worded_as_the_house_words_buttons() {
        let mut ids = BTreeSet::new();
        let mut texts = BTreeSet::new();
        for entry in table() {
            let text = entry.text.as_str();
            assert!(ids.insert(&entry.id), "{} twice", entry.id);
            assert!(texts.insert(text), "{text} twice");
            assert!(
                text.starts_with(char::is_uppercase) && !text.ends_with('.'),
                "{text}"
            );
            assert!(
                text.split(' ')
                    .skip(1)
                    .all(|word| word.starts_with(char::is_lowercase)
                        || word.starts_with("PDF")
                        || word.starts_with(|c: char| c.is_ascii_digit())),
                "{text}"
            );
            assert!(
                !entry.tooltip.is_empty()
                    && !entry.tooltip.ends_with('.')
                    && entry.tooltip.starts_with(char::is_uppercase),
                "{text}"
            );
            assert!(
                entry
                    .id
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{}",
                entry.id
            );
            assert_eq!(
                super::entry(&entry.command).unwrap().id,
                entry.id,
                "a command twice"
            );
        }
    }

    #[test]
    fn no_two_commands_answer_one_press() {
        let mut taken: BTreeMap<Shortcut, Vec<(Scope, &str)>> = BTreeMap::new();
        for entry in table() {
            for shortcut in &entry.shortcuts {
                let others = taken.entry(*shortcut).or_default();
                for (scope, id) in others.iter() {
                    let apart = !scope.acts_in(entry.scope) && !entry.scope.acts_in(*scope);
                    assert!(apart, "{shortcut} means {id} and {}", entry.id);
                }
                others.push((entry.scope, &entry.id));
            }
        }
    }

    #[test]
    fn digits_are_never_bound_with_shift() {
        for entry in table() {
            for shortcut in &entry.shortcuts {
                assert!(
                    !(shortcut.shift && matches!(shortcut.key, Key::Digit(_))),
                    "{}",
                    entry.id
                );
            }
        }
    }

    #[test]
    fn keys_alone_never_act_in_text_fields() {
        for entry in table() {
            for shortcut in &entry.shortcuts {
                let types = matches!(
                    shortcut.key,
                    Key::Letter(_) | Key::Digit(_) | Key::Enter | Key::Delete
                );
                if types && !shortcut.ctrl && !shortcut.alt {
                    assert_ne!(entry.scope, Scope::Anywhere, "{}", entry.id);
                }
            }
        }
    }

    #[test]
    fn groups_rise_within_a_menu() {
        for menu in Menu::ALL {
            let groups: Vec<u8> = table()
                .iter()
                .filter(|entry| entry.menu == menu)
                .map(|entry| entry.group)
                .collect();
            assert!(!groups.is_empty());
            assert!(groups.is_sorted(), "{menu:?}: {groups:?}");
        }
    }

    #[test]
    fn presses_find_their_commands() {
        let check = |shortcut, scope, expected: Option<Command>| {
            assert_eq!(
                by_shortcut(shortcut, scope).map(|entry| entry.command.clone()),
                expected
            );
        };
        check(
            Shortcut::plain(Key::Digit(2)),
            Scope::Reader,
            Some(Command::Pick(2)),
        );
        check(Shortcut::plain(Key::Digit(2)), Scope::Anywhere, None);
        check(
            Shortcut::alt(Key::Digit(2)),
            Scope::Reader,
            Some(Command::PickAsOutlet(2)),
        );
        check(
            Shortcut::shift(Key::Letter('N')),
            Scope::Reader,
            Some(Command::PreviousFind),
        );
        let speaker = Shortcut::plain(Key::Letter('W'));
        check(speaker, Scope::Reader, Some(Command::ShowSpeaker));
        check(speaker, Scope::Card, Some(Command::ShowSpeaker));
        check(speaker, Scope::Page, None);
        check(
            Shortcut::ctrl(Key::Letter('N')),
            Scope::Reader,
            Some(Command::NewBriefing),
        );
        check(
            Shortcut::ctrl_shift(Key::Letter('Z')),
            Scope::Card,
            Some(Command::Redo),
        );
    }
}
