//! What the command palette finds: commands, sources, sections and templates by words of their names, and
//! items by their number.

use super::command::Command;
use super::command_table::table;
use super::place::Place;
use super::state::State;
use super::update::source_title;
use crate::briefing::Numbers;

/// Something the palette offers.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Its name.
    pub text: String,
    /// What it is, if it is no command: "Source".
    pub kind: &'static str,
    /// What choosing it does, in one sentence.
    pub tooltip: String,
    /// Its first shortcut; empty if it has none.
    pub keys: String,
    /// What choosing it sends.
    pub command: Command,
}

/// The first `most` things whose names hold all words of `typed`; names that begin with it come first.
pub fn offers(state: &State, typed: &str, most: usize) -> Vec<Offer> {
    let typed = typed.trim().to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let named = |name: &str| {
        let name = name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let mut found: Vec<Offer> = commands(state).filter(|offer| named(&offer.text)).collect();
    if !words.is_empty() {
        found.extend(places(state, &typed).filter(|offer| named(&offer.text)));
        found.sort_by_key(|offer| !offer.text.to_lowercase().starts_with(&typed));
    }
    found.truncate(most);
    found
}

fn commands(state: &State) -> impl Iterator<Item = Offer> {
    let asks = |command: &Command| matches!(command, Command::ShowPalette | Command::GoToItem);
    let rows = table()
        .iter()
        .filter(move |row| !asks(&row.command) && (row.enabled)(state));
    rows.map(|row| Offer {
        text: row.text.clone(),
        kind: "",
        tooltip: row.tooltip.clone(),
        keys: row.shortcuts.first().map(ToString::to_string).unwrap_or_default(),
        command: row.command.clone(),
    })
}

/// Sections, the item with the number typed, sources and templates.
fn places(state: &State, typed: &str) -> impl Iterator<Item = Offer> {
    let offer = |kind, text: String, tooltip: &str, command| Offer {
        text,
        kind,
        tooltip: tooltip.to_owned(),
        keys: String::new(),
        command,
    };
    let mut found = Vec::new();
    if let Some(document) = &state.document {
        let briefing = &document.briefing;
        for (index, section) in briefing.template.sections.iter().enumerate() {
            let go = Command::GoTo(Place::Section(index));
            found.push(offer(
                "Section",
                section.heading.clone(),
                "Go to this section",
                go,
            ));
        }
        if typed.starts_with(|c: char| c.is_ascii_digit()) {
            let numbers = Numbers::new(briefing);
            for (_, _, item) in briefing.items() {
                if let Some(number) = numbers.item(item.id).filter(|number| number.starts_with(typed)) {
                    let go = Command::GoTo(Place::Item(item.id));
                    found.push(offer("Item", number, "Go to this card", go));
                }
            }
        }
        for source in &briefing.sources {
            let go = Command::SelectSource(source.id);
            found.push(offer(
                "Source",
                source_title(source),
                "Show this source in the reader",
                go,
            ));
        }
    }
    for template in &state.templates {
        let choose = Command::ChooseTemplate(template.id.clone());
        found.push(offer(
            "Template",
            template.name.clone(),
            "Build the briefing on this template",
            choose,
        ));
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::{ARTICLE, SECOND, with_articles};
    use crate::app::update::update;

    fn check(typed: &str, expected: &[(&str, &str)]) {
        let mut state = with_articles(&[ARTICLE, SECOND]);
        update(&mut state, Command::NextFind);
        update(&mut state, Command::Pick(2));
        let found = offers(&state, typed, 12);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|offer| (offer.kind, offer.text.as_str()))
            .collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn everything_with_a_name_is_found_by_words_of_it() {
        check("export dr", &[("", "Export draft copy…")]);
        check("next ste", &[("Section", "Next steps")]);
        check(
            "shipyards",
            &[("Source", "Shipyards welcome the polar agreement")],
        );
        check("two-p", &[("Template", "Two-pager")]);
        check("2.1", &[("Item", "2.1")]);
        check("no such thing", &[]);
    }

    #[test]
    fn what_cannot_be_done_now_is_not_offered() {
        let state = with_articles(&[ARTICLE]);
        assert!(offers(&state, "remove card", 12).is_empty());
        assert!(offers(&state, "find command", 12).is_empty());
        assert_eq!(offers(&state, "", 5).len(), 5);
    }
}
