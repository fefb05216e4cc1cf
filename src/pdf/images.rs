//! Pictures: each goes into the file once, without loss. A JPEG goes in as it is, its pixels never
//! touched; everything else as deflated samples, grey where all of it is grey, laid on white.

mod jpeg;
mod samples;

use super::error::ExportError;
use crate::picture;
use crate::typeset::{Item, Pages};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObjectId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The document's pictures without repetition.
#[derive(Default)]
pub(super) struct Images {
    list: Vec<(Arc<[u8]>, XObjectId, ExternalXObject)>,
}

/// Samples and how they are packed (ISO 32000-1, 8.9.5).
struct Packed {
    width: u32,
    height: u32,
    grey: bool,
    filter: &'static str,
    /// PNG predictors stand before the rows.
    predicted: bool,
    bytes: Vec<u8>,
}

impl Images {
    /// The resource name of a picture with these bytes.
    pub(super) fn id(&self, data: &Arc<[u8]>) -> Option<&XObjectId> {
        self.list
            .iter()
            .find(|(have, ..)| Arc::ptr_eq(have, data) || **have == **data)
            .map(|(_, id, _)| id)
    }

    /// The pictures with their resource names.
    pub(super) fn into_resources(self) -> impl Iterator<Item = (XObjectId, ExternalXObject)> {
        self.list.into_iter().map(|(_, id, image)| (id, image))
    }
}

/// Packs every picture.
pub(super) fn pack(pages: &Pages) -> Result<Images, ExportError> {
    let mut images = Images::default();
    for (index, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            let Item::Image(image) = item else { continue };
            if images.id(&image.data).is_some() {
                continue;
            }
            // Decoded even if it goes in as it is: a damaged picture must not pass.
            let pixels = picture::decode(&image.data).map_err(|error| ExportError::Block {
                place: Box::new(super::preflight::picture_place(pages, index, image)),
                problem: error.to_string(),
                remedy: "Take it out or insert another.",
            })?;
            let packed = match jpeg::as_it_is(&image.data) {
                Some(packed) => packed,
                None => samples::pack(&pixels)?,
            };
            let id = XObjectId(format!("I{:03}", images.list.len()));
            images.list.push((Arc::clone(&image.data), id, packed.object()));
        }
    }
    Ok(images)
}

impl Packed {
    fn object(self) -> ExternalXObject {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let mut dict = BTreeMap::from([
            ("Type".to_owned(), name("XObject")),
            ("Subtype".to_owned(), name("Image")),
            ("Width".to_owned(), DictItem::Int(self.width.into())),
            ("Height".to_owned(), DictItem::Int(self.height.into())),
            ("BitsPerComponent".to_owned(), DictItem::Int(8)),
            (
                "ColorSpace".to_owned(),
                name(if self.grey { "DeviceGray" } else { "DeviceRGB" }),
            ),
            ("Filter".to_owned(), name(self.filter)),
        ]);
        if self.predicted {
            let parameters = BTreeMap::from([
                ("Predictor".to_owned(), DictItem::Int(15)),
                ("Colors".to_owned(), DictItem::Int(if self.grey { 1 } else { 3 })),
                ("Columns".to_owned(), DictItem::Int(self.width.into())),
            ]);
            dict.insert("DecodeParms".to_owned(), DictItem::Dict { map: parameters });
        }
        ExternalXObject {
            stream: ExternalStream {
                dict,
                content: self.bytes,
                compress: false,
            },
            width: None,
            height: None,
            dpi: None,
        }
    }
}

#[cfg(test)]
pub(super) fn goes_in_as_it_is(bytes: &[u8]) -> bool {
    jpeg::as_it_is(bytes).is_some()
}
