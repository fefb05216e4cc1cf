//! The key to a ladder of likelihood terms: each term with what it stands for, under the ladder's name.

use super::tables::{Cell, cell_style};
use crate::template::Ladder;
use crate::typeset::compose::Composer;
use crate::typeset::meaning::{Origin, Role};
use crate::typeset::page::Tag;
use crate::typeset::text::StyledText;

impl Composer<'_> {
    /// The key as a table; `section` is the index of its section.
    pub(in crate::typeset) fn ladder_key(&mut self, section: usize, ladder: &Ladder) {
        let origin = Origin::Heading(section);
        let element = self.outer(Role::Table);
        self.table_caption(&ladder.name, origin.clone(), element);
        let head = ["Term", "Likelihood"];
        let rungs = ladder.rungs.iter().map(|rung| [rung.term.as_str(), &rung.range]);
        let mut rows = Vec::new();
        for (index, words) in std::iter::once(head).chain(rungs).enumerate() {
            let row = self.elements.add(Role::TableRow, Some(element));
            let mut cells = Vec::new();
            for words in words {
                let cell = self.cell(row, index == 0);
                let text = StyledText::plain(words, cell_style(index == 0), Tag::Content(cell));
                let origin = origin.clone();
                cells.push(Cell { text, origin });
            }
            rows.push(cells);
        }
        self.rows(rows);
    }
}
