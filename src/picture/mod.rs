//! Pictures: PNG and JPEG bytes → their size, their pixels, and the bytes that may be kept of a file.
//!
//! It alone names the `image` crate; it knows no briefing, no page and opens no files.
//! Whatever a file says of place, device, time or author is taken out before it is kept.

mod decode;
mod strip;

#[cfg(test)]
mod tests;

pub use decode::{
    MOST_DECODED, MOST_PIXELS, PictureError, PixelSize, Pixels, decode, prepare, size, thumbnail,
    without_metadata,
};
