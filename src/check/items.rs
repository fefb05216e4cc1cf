//! Family I: lists, tables, pictures and notes that are not whole.

use super::{Finding, Place, Severity};
use crate::briefing::{Inline, Item, ItemBody, RichText, Table};

pub(super) fn item(item: &Item, findings: &mut Vec<Finding>) {
    let mut found = |rule, severity, message: String, fix: &str| {
        findings.push(Finding::new(rule, severity, Place::Item(item.id), message).fix(fix));
    };
    match &*item.body {
        ItemBody::List { entries, .. } => list(entries, &mut found),
        ItemBody::Table(table) => self::table(table, &mut found),
        ItemBody::Image(image) => {
            if image.alt.trim().is_empty() {
                let message = "a picture has no description".to_owned();
                let fix = "say what it shows, for those who cannot see it";
                found("X01", Severity::Error, message, fix);
            }
            if let Err(error) = image.data.whole() {
                let message = format!("a picture cannot be printed: {error}");
                found(
                    "X01",
                    Severity::Error,
                    message,
                    "remove the card and add the picture anew",
                );
            }
        }
        _ => {}
    }
    notes(item, &mut found);
}

type Found<'a> = dyn FnMut(&'static str, Severity, String, &str) + 'a;

fn list(entries: &[RichText], found: &mut Found<'_>) {
    if entries.is_empty() {
        let message = "a list has no entries".to_owned();
        found(
            "I01",
            Severity::Error,
            message,
            "add an entry, or remove the card",
        );
    }
    for (at, _) in entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| says_nothing(entry))
    {
        let message = format!("entry {} of a list is empty", at + 1);
        found("I01", Severity::Error, message, "write it, or remove the entry");
    }
}

fn table(table: &Table, found: &mut Found<'_>) {
    if table.header.is_empty() || table.header.iter().all(says_nothing) {
        let message = "a table has no head".to_owned();
        found(
            "I02",
            Severity::Error,
            message,
            "name its columns, so that they can be read aloud",
        );
    } else {
        for (at, _) in table
            .header
            .iter()
            .enumerate()
            .filter(|(_, cell)| says_nothing(cell))
        {
            let message = format!("column {} of a table has no head", at + 1);
            found("I02", Severity::Warning, message, "name the column");
        }
    }
    if table.rows.is_empty() {
        let message = "a table has a head and no rows".to_owned();
        found("I02", Severity::Error, message, "add a row, or remove the card");
    }
    let width = table.header.len();
    for (at, row) in table.rows.iter().enumerate() {
        if row.len() != width {
            let message = format!(
                "row {} of a table has {} cells, its head {width}",
                at + 1,
                row.len()
            );
            found(
                "I02",
                Severity::Error,
                message,
                "add or remove a column: all rows are made equally long",
            );
        } else if row.iter().all(says_nothing) {
            let message = format!("row {} of a table is empty", at + 1);
            found("I02", Severity::Warning, message, "fill it in, or remove the row");
        }
    }
}

fn notes(item: &Item, found: &mut Found<'_>) {
    let notes = item.texts().into_iter().flat_map(RichText::notes);
    for (at, note) in notes.enumerate() {
        if says_nothing(note) {
            let message = format!("printed note {} has no words", at + 1);
            found("I03", Severity::Error, message, "write it, or remove the note");
        }
    }
}

/// Whether there is nothing to read.
fn says_nothing(text: &RichText) -> bool {
    text.0.iter().all(|inline| match inline {
        Inline::Text { text, .. } | Inline::Link { text, .. } => text.trim().is_empty(),
        Inline::Cite(_) | Inline::Note(_) => true,
        Inline::Quote(_) => false,
    })
}
