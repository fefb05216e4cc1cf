//! The nested outline and the page labels.

use super::{count, destination, text};
use crate::pdf::error::ExportError;
use crate::typeset::{Mark, Pages};
use lopdf::{Document, Object, ObjectId, dictionary};

/// How far above a heading a reader's window begins, in points.
const ABOVE: f32 = 4.0;

/// Adds the outline; `None` when there are no headings.
pub(super) fn add(
    file: &mut Document,
    pages: &Pages,
    sheets: &[ObjectId],
) -> Result<Option<ObjectId>, ExportError> {
    if pages.outline.is_empty() {
        return Ok(None);
    }
    let root = file.new_object_id();
    let marks: Vec<(&Mark, ObjectId)> = pages
        .outline
        .iter()
        .map(|mark| (mark, file.new_object_id()))
        .collect();
    let (first, last, tops) = siblings(file, pages, sheets, &marks, root)?;
    let outline = dictionary! {
        "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count(tops),
    };
    file.objects.insert(root, outline.into());
    Ok(Some(root))
}

/// Writes the marks of one level with what stands below them; the answer is the first, the last and
/// how many. A mark rules those after it up to the next of its level or a higher one.
fn siblings(
    file: &mut Document,
    pages: &Pages,
    sheets: &[ObjectId],
    marks: &[(&Mark, ObjectId)],
    parent: ObjectId,
) -> Result<(ObjectId, ObjectId, usize), ExportError> {
    let mut groups: Vec<&[(&Mark, ObjectId)]> = Vec::new();
    let mut rest = marks;
    while let Some(((mark, _), after)) = rest.split_first() {
        let below = after
            .iter()
            .position(|(next, _)| next.level <= mark.level)
            .unwrap_or(after.len());
        let (group, tail) = rest.split_at(below + 1);
        groups.push(group);
        rest = tail;
    }
    let id = |index: Option<usize>| index.and_then(|at| groups.get(at)?.first()).map(|(_, id)| *id);
    for (index, group) in groups.iter().enumerate() {
        let Some(((mark, own), below)) = group.split_first() else {
            continue;
        };
        let mut item = dictionary! {
            "Title" => text(&mark.title),
            "Parent" => parent,
            "Dest" => destination(pages, sheets, mark.page, mark.y - ABOVE)?,
        };
        if let Some(previous) = id(index.checked_sub(1)) {
            item.set("Prev", previous);
        }
        if let Some(next) = id(Some(index + 1)) {
            item.set("Next", next);
        }
        if !below.is_empty() {
            let (first, last, number) = siblings(file, pages, sheets, below, *own)?;
            item.set("First", first);
            item.set("Last", last);
            // Negative: closed when the file is opened.
            item.set("Count", -count(number));
        }
        file.objects.insert(*own, item.into());
    }
    match (id(Some(0)), id(groups.len().checked_sub(1))) {
        (Some(first), Some(last)) => Ok((first, last, groups.len())),
        _ => Err(ExportError::Internal("an empty outline".to_owned())),
    }
}

/// The number tree of page labels: decimal where labels count up, else the label as it is.
pub(super) fn page_labels(pages: &Pages) -> Object {
    let mut numbers: Vec<Object> = Vec::new();
    let mut expected: Option<i64> = None;
    for (index, page) in pages.pages.iter().enumerate() {
        let number = page.label.parse::<i64>().ok().filter(|number| *number > 0);
        if number.is_none() || number != expected {
            let range = match number {
                Some(number) => dictionary! { "S" => "D", "St" => number },
                None => dictionary! { "P" => text(&page.label) },
            };
            numbers.extend([count(index).into(), range.into()]);
        }
        expected = number.map(|number| number + 1);
    }
    dictionary! { "Nums" => numbers }.into()
}
