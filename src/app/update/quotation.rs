//! Working on a quotation on its card: selecting words of it, and leaving them out, bracketing, emphasising.
//! What is printed follows from the recorded operations; no word of the quotation is typed.

use super::cards;
use crate::app::command::{Command, ItemChange};
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::view::QuoteWords;
use crate::article::FrozenText;
use crate::briefing::{ItemId, Quotation, Treatment};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::SelectWords(words) => {
            state.view.card = Some(words.item);
            state.view.words = Some(words);
            Vec::new()
        }
        Command::NextWord { extend } => walk(state, extend, 1),
        Command::PreviousWord { extend } => walk(state, extend, -1),
        Command::CutWords => treat(state, &Treatment::Cut),
        Command::RecaseWords => treat(state, &Treatment::Case),
        Command::EmphasiseWords => treat(state, &Treatment::Emphasis),
        Command::RestoreWords => treat(state, &Treatment::Restore),
        Command::TreatWords(treatment) => treat(state, &treatment),
        Command::BracketWords => {
            if let Some(words) = &mut state.view.words {
                words.bracketing = !words.bracketing;
            }
            Vec::new()
        }
        other => return Err(other),
    })
}

impl State {
    /// The words selected of a quotation, if they stand on the focused card.
    pub fn quote_words(&self) -> Option<&QuoteWords> {
        let words = self.view.words.as_ref()?;
        (self.view.card == Some(words.item)).then_some(words)
    }

    /// Whether words of a quotation are selected.
    pub fn has_quote_words(&self) -> bool {
        self.worked_on().is_some() && self.quote_words().is_some()
    }

    /// Whether the focused card holds a quotation.
    pub fn has_quotation_card(&self) -> bool {
        self.worked_on().is_some()
    }

    /// Whether something was done to the quotation that is worked on.
    pub fn has_treated_words(&self) -> bool {
        self.worked_on()
            .is_some_and(|(_, quotation, _)| !quotation.operations.is_empty())
    }

    /// The quotation that is worked on with its source's text: the one with selected words, else the first of
    /// the focused card.
    fn worked_on(&self) -> Option<(ItemId, &Quotation, &FrozenText)> {
        let briefing = &self.document.as_ref()?.briefing;
        let (_, _, item) = briefing.find_item(self.view.card?)?;
        let selected = self.quote_words().map(|words| words.quote);
        let quotation = match selected {
            Some(id) => item.quotations().find(|quotation| quotation.id == id)?,
            None => item.quotations().next()?,
        };
        let source = briefing.source(quotation.anchor.source)?;
        Some((item.id, quotation, &source.text))
    }
}

/// Selects the next word or the one before; with `extend` the selection is drawn there.
fn walk(state: &mut State, extend: bool, step: isize) -> Vec<Effect> {
    let Some((item, quotation, text)) = state.worked_on() else {
        return Vec::new();
    };
    let words = quotation.words(text);
    let selected = state.quote_words().copied();
    let at = selected.and_then(|selected| words.iter().position(|word| *word == selected.last));
    let next = match at {
        Some(at) => at.saturating_add_signed(step).min(words.len().saturating_sub(1)),
        None if step > 0 => 0,
        None => words.len().saturating_sub(1),
    };
    let Some(word) = words.get(next).copied() else {
        return Vec::new();
    };
    let first = selected
        .filter(|_| extend)
        .map_or(word, |selected| selected.first);
    state.view.words = Some(QuoteWords {
        item,
        quote: quotation.id,
        first,
        last: word,
        bracketing: false,
    });
    Vec::new()
}

fn treat(state: &mut State, treatment: &Treatment) -> Vec<Effect> {
    let selected = state.quote_words().map(QuoteWords::range);
    let Some((item, quotation, text)) = state.worked_on() else {
        return Vec::new();
    };
    // Without a selection all is restored, and nothing else done.
    let range = match selected {
        Some(range) => range,
        None if *treatment == Treatment::Restore => quotation.anchor.range,
        None => return Vec::new(),
    };
    let quote = quotation.id;
    match quotation.treated(text, range, treatment) {
        Ok(operations) => {
            if let Some(words) = &mut state.view.words {
                words.bracketing = false;
            }
            let name = treatment.name();
            let change = ItemChange::Operations {
                quote,
                operations,
                name,
            };
            cards::edit(state, item, change)
        }
        Err(refusal) => {
            let mut words = refusal.to_string();
            if let Some(first) = words.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            state.notify(Notice::info(format!("{words}.")));
            Vec::new()
        }
    }
}
