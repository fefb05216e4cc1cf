//! Groups that stand apart from the running text: font and style tables, properties, notes, headers,
//! pictures.

use super::super::docx_styles::{Role, by_name, people};
use super::Walk;
use super::state::{Aside, Destination, State};
use crate::article::BlockKind;
use crate::article::words::one_line;

impl Walk {
    pub(super) fn begin(&mut self, destination: Destination) {
        self.name.clear();
        self.change(|state| state.destination = destination);
    }

    pub(super) fn begin_aside(&mut self, aside: Aside) {
        // Headers inside headers and notes inside notes are part of them.
        if self.state().destination != Destination::Body || self.around.len() > 8 {
            return self.begin(Destination::Skip);
        }
        self.change(|state| {
            state.reset_paragraph();
            state.opens = Some(aside);
        });
        self.around.push((
            std::mem::take(&mut self.flow),
            std::mem::take(&mut self.paragraph),
            std::mem::take(&mut self.row_open),
        ));
    }

    pub(super) fn end_group(&mut self) {
        if self.states.len() < 2 {
            return;
        }
        let Some(state) = self.states.pop() else { return };
        let outer = self.state().destination;
        self.starred = false;
        if let Some(aside) = state.opens {
            self.end_aside(aside, state);
        }
        let value = || one_line(&self.name).trim_end_matches(';').trim().to_owned();
        match state.destination {
            Destination::Styles => {
                let (number, level) = std::mem::take(&mut self.style);
                let outlined = level.map(|level| Role::Block(BlockKind::Heading(level)));
                let role = by_name(&value().to_lowercase()).or(outlined);
                self.styles.extend(role.map(|role| (number, role)));
                self.name.clear();
            }
            Destination::Title if outer == Destination::Info => {
                self.properties.title = Some(value()).filter(|title| !title.is_empty());
            }
            Destination::Author if outer == Destination::Info => self.properties.authors = people(&value()),
            Destination::Created => self.properties.published = self.date(),
            Destination::Changed => self.properties.updated = self.date(),
            Destination::PropertyName => self.property = value(),
            Destination::PropertyValue if self.property == "wzDescription" => {
                self.description = Some(value()).filter(|words| !words.is_empty());
            }
            _ => {}
        }
    }

    fn date(&self) -> Option<String> {
        let (year, month, day) = self.date;
        (year > 1900).then(|| format!("{year:04}-{month:02}-{day:02}"))
    }

    fn end_aside(&mut self, aside: Aside, state: State) {
        if aside == Aside::Picture {
            match self.description.take() {
                Some(words) => self.flow.push(BlockKind::Figure, &words, None),
                None => self.left_out.pictures += 1,
            }
            return;
        }
        self.states.push(state);
        self.end_paragraph();
        self.states.pop();
        let Some((flow, paragraph, row_open)) = self.around.pop() else {
            return;
        };
        let inner = std::mem::replace(&mut self.flow, flow);
        self.paragraph = paragraph;
        self.row_open = row_open;
        match aside {
            Aside::Note => self.notes.push(inner.into_words()),
            Aside::Margin => self.margins.append(inner),
            Aside::Box | Aside::Picture => self.flow.append(inner),
        }
    }
}
