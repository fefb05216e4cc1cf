//! Changes of lists, tables and pictures, on the value alone. A table's rows stay as long as its head.

use crate::app::command::{ListChange, PictureChange, TableChange};
use crate::briefing::{Image, RichText, Table};

type Done = Result<(&'static str, Option<String>), String>;

const NO_PLACE: &str = "There is no such place on this card.";

/// Changes a list.
pub(super) fn list(ordered: &mut bool, entries: &mut Vec<RichText>, change: ListChange) -> Done {
    match change {
        ListChange::Ordered(numbered) => {
            *ordered = numbered;
            Ok(("Number list", None))
        }
        ListChange::Add(at) => {
            insert(entries, at, RichText::default())?;
            Ok(("Add entry", None))
        }
        ListChange::Remove(at) => {
            remove(entries, at)?;
            Ok(("Remove entry", None))
        }
        ListChange::Move(from, to) => {
            shift(entries, from, to)?;
            Ok(("Move entry", None))
        }
    }
}

/// Changes a table.
pub(super) fn table(table: &mut Table, change: TableChange) -> Done {
    let width = table.header.len();
    match change {
        TableChange::Caption(caption) => {
            table.caption = caption;
            Ok(("Edit caption", Some("caption".into())))
        }
        TableChange::AddRow(at) => {
            insert(&mut table.rows, at, vec![RichText::default(); width])?;
            Ok(("Add row", None))
        }
        TableChange::RemoveRow(at) => {
            remove(&mut table.rows, at)?;
            Ok(("Remove row", None))
        }
        TableChange::MoveRow(from, to) => {
            shift(&mut table.rows, from, to)?;
            Ok(("Move row", None))
        }
        TableChange::AddColumn(at) => {
            columns(table, |row| insert(row, at, RichText::default()))?;
            Ok(("Add column", None))
        }
        TableChange::RemoveColumn(_) if width <= 1 => {
            Err("A table has at least one column. Remove the card instead.".into())
        }
        TableChange::RemoveColumn(at) => {
            columns(table, |row| remove(row, at))?;
            Ok(("Remove column", None))
        }
        TableChange::MoveColumn(from, to) => {
            columns(table, |row| shift(row, from, to))?;
            Ok(("Move column", None))
        }
    }
}

/// Changes a picture.
pub(super) fn picture(image: &mut Image, change: PictureChange) -> Done {
    match change {
        PictureChange::Alt(alt) => {
            image.alt = alt;
            Ok(("Edit description", Some("alt".into())))
        }
        PictureChange::Caption(caption) => {
            image.caption = caption;
            Ok(("Edit caption", Some("caption".into())))
        }
        PictureChange::Width(width) => {
            image.width = width;
            Ok(("Set picture width", None))
        }
    }
}

/// Does the same to the head and to every row, which are made equally long before.
fn columns(
    table: &mut Table,
    mut change: impl FnMut(&mut Vec<RichText>) -> Result<(), String>,
) -> Result<(), String> {
    let longest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = table.header.len().max(longest);
    for row in std::iter::once(&mut table.header).chain(&mut table.rows) {
        row.resize(width, RichText::default());
        change(row)?;
    }
    Ok(())
}

fn insert<T>(list: &mut Vec<T>, at: usize, value: T) -> Result<(), String> {
    if at > list.len() {
        return Err(NO_PLACE.into());
    }
    list.insert(at, value);
    Ok(())
}

fn remove<T>(list: &mut Vec<T>, at: usize) -> Result<(), String> {
    if at >= list.len() {
        return Err(NO_PLACE.into());
    }
    list.remove(at);
    Ok(())
}

fn shift<T>(list: &mut Vec<T>, from: usize, to: usize) -> Result<(), String> {
    if from >= list.len() || to >= list.len() {
        return Err(NO_PLACE.into());
    }
    let value = list.remove(from);
    list.insert(to, value);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(words: &str) -> Vec<RichText> {
        words.split(' ').map(RichText::plain).collect()
    }

    #[test]
    fn tables_keep_their_shape() {
        let start = || Table {
            caption: String::new(),
            header: row("a b c"),
            rows: vec![row("1 2 3"), row("4 5")],
        };
        let check = |change: TableChange, expected: &[&str]| {
            let mut changed = start();
            table(&mut changed, change).unwrap();
            let rows = std::iter::once(&changed.header).chain(&changed.rows);
            let plain = |text: &RichText| match text.0.first() {
                Some(crate::briefing::Inline::Text { text, .. }) => text.clone(),
                _ => "-".to_owned(),
            };
            let rows: Vec<String> = rows
                .map(|row| row.iter().map(plain).collect::<Vec<_>>().join(" "))
                .collect();
            assert_eq!(rows, expected);
        };
        check(TableChange::AddRow(1), &["a b c", "1 2 3", "- - -", "4 5"]);
        check(TableChange::RemoveRow(0), &["a b c", "4 5"]);
        check(TableChange::MoveRow(1, 0), &["a b c", "4 5", "1 2 3"]);
        check(TableChange::AddColumn(3), &["a b c -", "1 2 3 -", "4 5 - -"]);
        check(TableChange::RemoveColumn(0), &["b c", "2 3", "5 -"]);
        check(TableChange::MoveColumn(0, 2), &["b c a", "2 3 1", "5 - 4"]);
        for wrong in [
            TableChange::AddRow(3),
            TableChange::RemoveRow(2),
            TableChange::RemoveColumn(3),
            TableChange::MoveColumn(0, 3),
        ] {
            assert!(table(&mut start(), wrong.clone()).is_err(), "{wrong:?}");
        }
    }
}
