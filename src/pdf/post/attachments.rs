//! Embedded files and their places in the catalogue (ISO 32000-1, 7.11; ISO 19005-3, 6.8).

use super::info::date_digits;
use super::text;
use crate::pdf::attachment::{Attachment, Relationship};
use crate::pdf::post::count;
use crate::typeset::Pages;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// Embeds the files and gives the catalogue's entries for them: associated files, and names in order.
pub(super) fn add(file: &mut Document, pages: &Pages, attachments: &[Attachment]) -> Dictionary {
    let mut files: Vec<(&str, ObjectId)> = attachments
        .iter()
        .map(|attachment| (attachment.name, embed(file, pages, attachment)))
        .collect();
    if files.is_empty() {
        return Dictionary::new();
    }
    let associated: Vec<Object> = files.iter().map(|(_, id)| (*id).into()).collect();
    // A name tree is sorted.
    files.sort_unstable();
    let names: Vec<Object> = files
        .into_iter()
        .flat_map(|(name, id)| [text(name), id.into()])
        .collect();
    dictionary! {
        "AF" => associated,
        "Names" => dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
    }
}

fn embed(file: &mut Document, pages: &Pages, attachment: &Attachment) -> ObjectId {
    let date = date_digits(&pages.info.date).unwrap_or_default();
    let data = Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => attachment.media_type,
            "Params" => dictionary! {
                "Size" => count(attachment.bytes.len()),
                "ModDate" => Object::string_literal(format!("D:{date}000000Z")),
            },
        },
        attachment.bytes.clone(),
    );
    let data = file.add_object(data);
    file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => text(attachment.name),
        "UF" => text(attachment.name),
        "Desc" => text(attachment.description),
        "AFRelationship" => match attachment.relationship {
            Relationship::Source => "Source",
            Relationship::Data => "Data",
        },
        "EF" => dictionary! { "F" => data, "UF" => data },
    })
}
