//! Where words go while a document is walked: paragraphs, cells of tables, notes at the end.

use super::{Block, BlockKind, CharRange, HiddenReason};

/// A part before it has its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    pub(super) words: String,
    pub(super) hidden: Option<HiddenReason>,
}

/// A table being read; tables inside its cells are read as words of the cell.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<Vec<Piece>>>,
    /// Tables open, this one included.
    depth: usize,
    /// Pictures and other parts that stand behind the table.
    behind: Vec<Piece>,
}

/// The parts of a document in the order they are read.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pieces: Vec<Piece>,
    notes: Vec<Piece>,
    table: Option<Table>,
}

impl Flow {
    /// Adds a part: to the open cell, if a table is open.
    pub(super) fn push(&mut self, kind: BlockKind, words: &str, hidden: Option<HiddenReason>) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let piece = Piece {
            kind,
            words: words.to_owned(),
            hidden,
        };
        match &mut self.table {
            Some(table) if kind == BlockKind::Figure => table.behind.push(piece),
            Some(table) => match table.rows.last_mut().and_then(|row| row.last_mut()) {
                Some(cell) => cell.push(piece),
                None => table.behind.push(piece),
            },
            None => self.pieces.push(piece),
        }
    }

    /// Adds a note; notes stand behind everything else, in the order they are added.
    pub(super) fn note(&mut self, words: &str) {
        let words = words.trim();
        if !words.is_empty() {
            self.notes.push(Piece {
                kind: BlockKind::Note,
                words: words.to_owned(),
                hidden: None,
            });
        }
    }

    pub(super) fn begin_table(&mut self) {
        self.table.get_or_insert_default().depth += 1;
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.depth == 1) {
            table.rows.push(Vec::new());
        }
    }

    /// Takes the open row away again: it was deleted.
    pub(super) fn drop_row(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.depth == 1) {
            table.rows.pop();
        }
    }

    pub(super) fn begin_cell(&mut self) {
        if let Some(table) = self.table.as_mut().filter(|table| table.depth == 1)
            && let Some(row) = table.rows.last_mut()
        {
            row.push(Vec::new());
        }
    }

    pub(super) fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Ends a table. One whose rows have a single cell is layout: its cells are read as they stand.
    pub(super) fn end_table(&mut self) {
        let Some(table) = &mut self.table else { return };
        table.depth = table.depth.saturating_sub(1);
        if table.depth > 0 {
            return;
        }
        let Some(table) = self.table.take() else { return };
        if table.rows.iter().any(|row| row.len() > 1) {
            let rows: Vec<String> = table.rows.iter().map(|row| row_words(row)).collect();
            self.push(BlockKind::Table, rows.join("\n").trim_end(), None);
        } else {
            self.pieces.extend(table.rows.into_iter().flatten().flatten());
        }
        self.pieces.extend(table.behind);
    }

    /// Adds what was read apart from this.
    pub(super) fn append(&mut self, mut other: Self) {
        for piece in other.take() {
            self.push(piece.kind, &piece.words, piece.hidden);
        }
    }

    /// Everything, hidden as `reason`: headers and footers.
    pub(super) fn all_hidden(mut self, reason: HiddenReason) -> Vec<Piece> {
        let mut pieces = self.take();
        for piece in &mut pieces {
            piece.hidden = Some(reason);
        }
        pieces
    }

    /// Adds parts that were read elsewhere, once each.
    pub(super) fn extend_once(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            if !self.pieces.contains(&piece) {
                self.pieces.push(piece);
            }
        }
    }

    /// The parts read so far, notes last.
    fn take(&mut self) -> Vec<Piece> {
        while self.table.is_some() {
            self.end_table();
        }
        let mut pieces = std::mem::take(&mut self.pieces);
        pieces.append(&mut self.notes);
        pieces
    }

    /// The words of everything read so far, for a note or a cell that was walked on its own.
    pub(super) fn into_words(mut self) -> String {
        let words: Vec<String> = self.take().into_iter().map(|piece| piece.words).collect();
        words.join("\n")
    }

    /// The text, each part set off by a blank line, and its blocks; hidden parts that were added last
    /// stay last.
    pub(super) fn finish(mut self) -> (String, Vec<Block>) {
        let mut text = String::new();
        let mut blocks = Vec::new();
        let mut chars = 0;
        for Piece { kind, words, hidden } in self.take() {
            if !text.is_empty() {
                text.push_str("\n\n");
                chars += 2;
            }
            let end = chars + words.chars().count();
            text.push_str(&words);
            blocks.push(Block {
                kind,
                range: CharRange::new(chars, end),
                hidden,
            });
            chars = end;
        }
        (text, blocks)
    }
}

/// A row in one line: tabs between cells, blanks between what stands in one.
fn row_words(row: &[Vec<Piece>]) -> String {
    let cell = |cell: &Vec<Piece>| {
        let words = cell.iter().flat_map(|piece| piece.words.split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    };
    row.iter().map(cell).collect::<Vec<_>>().join("\t")
}
