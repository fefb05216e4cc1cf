//! Picking: from the selection or the current find into a section, and citing. Whose words they are
//! is decided by the source's quotation marks, and shown before the key is pressed.

use super::cards::focus;
use super::document::change;
use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::place::Column;
use crate::app::quoted::{quoted_span, spans};
use crate::app::state::State;
use crate::app::view::Selection;
use crate::article::CharRange;
use crate::briefing::{
    Pick, PickOutcome, QuotedSpan, Refusal, Snapped, SourceId, Speaker, Whose, cite, pick, snap,
};

/// Handles the commands of this family; hands others back.
pub(super) fn update(state: &mut State, command: Command) -> Result<Vec<Effect>, Command> {
    Ok(match command {
        Command::SelectText { source, range } => select(state, source, range),
        Command::Pick(number) => pick_into(state, usize::from(number).wrapping_sub(1), false),
        Command::PickAsOutlet(number) => pick_into(state, usize::from(number).wrapping_sub(1), true),
        Command::PickInto { section, as_outlet } => pick_into(state, section, as_outlet),
        Command::AcceptSuggestion => match state.suggested_section() {
            Some(section) => pick_into(state, section, false),
            None => {
                state.notify(Notice::info(
                    "No section is suggested here. Press the digit of a section.",
                ));
                Vec::new()
            }
        },
        Command::Cite => cite_selection(state),
        other => return Err(other),
    })
}

/// Notes what is selected and whose words it would be.
pub(super) fn select(state: &mut State, source: SourceId, range: CharRange) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let Some(frozen) = document.briefing.source(source) else {
        return Vec::new();
    };
    let range = CharRange::new(
        range.start.min(frozen.text.len()),
        range.end.min(frozen.text.len()),
    );
    let view = &mut state.view;
    view.source = Some(source);
    view.focus = Column::Reader;
    view.find = None;
    view.offered = None;
    view.selection = (!range.is_empty()).then(|| preview(document, source, range));
    Vec::new()
}

/// What a selection would take, and whose words that is, in words.
pub(super) fn preview(document: &Document, source: SourceId, range: CharRange) -> Selection {
    let spans = spans(document, source);
    let person = |index: usize| {
        spans
            .get(index)
            .map_or_else(|| UNKNOWN.to_owned(), |span| speaker_label(&span.speaker))
    };
    let outlet = document
        .briefing
        .source(source)
        .map(|source| source.details.outlet.as_str())
        .unwrap_or_default();
    let (taken, whose, straddles) = match snap(range, &pairs(&spans)) {
        Snapped::Inside(index, inner) => (inner, person(index), false),
        Snapped::Straddling(index) => (range, format!("{} or the outlet", person(index)), true),
        Snapped::Outside(_) if outlet.is_empty() => (range, "the outlet’s words".to_owned(), false),
        Snapped::Outside(_) => (range, format!("{outlet}’s words"), false),
    };
    Selection {
        source,
        range,
        taken,
        whose,
        straddles,
    }
}

const UNKNOWN: &str = "speaker not known";

/// A speaker as the chip names him.
fn speaker_label(speaker: &Speaker) -> String {
    match speaker {
        Speaker::Person { name, title } if title.is_empty() => name.clone(),
        Speaker::Person { name, title } => format!("{title} {name}"),
        Speaker::Outlet => "the outlet".into(),
        Speaker::Document(name) => name.clone(),
        Speaker::Unknown => UNKNOWN.into(),
    }
}

fn pairs(spans: &[QuotedSpan]) -> Vec<(CharRange, CharRange)> {
    spans.iter().map(|span| (span.range, span.outer)).collect()
}

/// What a digit would pick: the selection, else the current find.
fn target(state: &State, as_outlet: bool) -> Option<Pick> {
    let document = state.document.as_ref()?;
    if let Some(selection) = &state.view.selection {
        return Some(pick_of_selection(document, selection, as_outlet));
    }
    let find = state.view.find?;
    let spans = spans(document, find.source);
    let whose = match document.found_quotation(&find) {
        Some(_) if as_outlet => Whose::OutletQuoted,
        Some(found) => Whose::Quoted(quoted_span(found)),
        None if as_outlet => Whose::OutletQuoted,
        None => Whose::Outlet,
    };
    Some(Pick {
        source: find.source,
        range: find.range,
        whose,
        inside: spans
            .into_iter()
            .filter(|span| find.range.contains(span.outer))
            .collect(),
        cuts: state.condensed_cuts().to_vec(),
        suggested: false,
    })
}

/// Whose words a selection is: inside marks the speaker's, outside the outlet's; across a mark the
/// plain digit takes the quoted part and `Alt` all of it, as the outlet's.
fn pick_of_selection(document: &Document, selection: &Selection, as_outlet: bool) -> Pick {
    let spans = spans(document, selection.source);
    let outlet = if as_outlet {
        Whose::OutletQuoted
    } else {
        Whose::Outlet
    };
    let quoted = |index: usize, range: CharRange| match spans.get(index) {
        Some(span) if !as_outlet => (
            range,
            Whose::Quoted(QuotedSpan {
                range,
                ..span.clone()
            }),
        ),
        _ => (selection.range, outlet.clone()),
    };
    let mut inside = Vec::new();
    let (range, whose) = match snap(selection.range, &pairs(&spans)) {
        Snapped::Inside(index, range) => quoted(index, range),
        Snapped::Straddling(index) => {
            let range = spans
                .get(index)
                .map_or(selection.range, |span| common(span.range, selection.range));
            quoted(index, range)
        }
        Snapped::Outside(indices) => {
            inside = indices
                .iter()
                .filter_map(|index| spans.get(*index).cloned())
                .collect();
            (selection.range, outlet)
        }
    };
    Pick {
        source: selection.source,
        range,
        whose,
        inside,
        cuts: Vec::new(),
        suggested: false,
    }
}

/// The code points that both ranges hold.
fn common(a: CharRange, b: CharRange) -> CharRange {
    CharRange::new(a.start.max(b.start), a.end.min(b.end))
}

fn pick_into(state: &mut State, section: usize, as_outlet: bool) -> Vec<Effect> {
    let Some(wanted) = target(state, as_outlet) else {
        state.notify(Notice::info(
            "Select words in the reader, or press N for the next quotation.",
        ));
        return Vec::new();
    };
    let Some(document) = &state.document else {
        return Vec::new();
    };
    // A sentence takes a quotation at its end only while it is being written.
    let caret = state.view.card.filter(|_| state.view.focus == Column::Cards);
    let outcome = pick(&document.briefing, section, &wanted, caret);
    place(state, outcome)
}

fn cite_selection(state: &mut State) -> Vec<Effect> {
    let Some(card) = state.view.last_edited else {
        state.notify(Notice::info(
            "Edit a card first: the selection is cited from the card last edited.",
        ));
        return Vec::new();
    };
    let Some(wanted) = target(state, false) else {
        state.notify(Notice::info("Select the words to cite in the reader first."));
        return Vec::new();
    };
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let outcome = cite(&document.briefing, card, &wanted);
    place(state, outcome)
}

/// Makes the edit of a pick and shows where it went; the reader keeps the focus.
fn place(state: &mut State, outcome: Result<PickOutcome, Refusal>) -> Vec<Effect> {
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(refusal) => {
            state.notify(Notice::info(refusal.to_string()));
            return Vec::new();
        }
    };
    let mut edit = outcome.edit;
    crate::app::draft::fill_step(&mut edit);
    let focus_before = state.view.focus;
    let Some(effects) = change(state, outcome.name, edit) else {
        return Vec::new();
    };
    focus(state, outcome.item);
    state.view.focus = focus_before;
    effects
}
