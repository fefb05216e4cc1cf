//! Font descriptors: the real height of capitals and the symbolic flag that CID fonts need.

use super::{FontFacts, is_type};
use crate::pdf::error::ExportError;
use lopdf::{Document, Object};

/// The flags that describe a font's look: symbolic, and italic where printpdf said so.
const SYMBOLIC: i64 = 4;
const ITALIC: i64 = 64;

/// Mends every descriptor; each must be one of ours.
pub(super) fn mend(file: &mut Document, fonts: &[FontFacts]) -> Result<(), ExportError> {
    for object in file.objects.values_mut() {
        let Object::Dictionary(descriptor) = object else {
            continue;
        };
        if !is_type(descriptor, b"FontDescriptor") {
            continue;
        }
        let name = descriptor.get(b"FontName")?.as_name()?;
        let facts = fonts
            .iter()
            .find(|font| font.name.as_bytes() == name)
            .ok_or_else(|| ExportError::Internal("a font was added by the writer".to_owned()))?;
        let flags = descriptor.get(b"Flags").and_then(Object::as_i64).unwrap_or(0);
        descriptor.set("CapHeight", facts.cap_height);
        descriptor.set("Flags", SYMBOLIC | (flags & ITALIC));
    }
    Ok(())
}
