//! Files: briefings and inputs read, everything written atomically. The only room that writes to disk.
//!
//! It knows briefings and articles as values; it never decides what to do about a failure.

mod atomic;
mod briefing_file;
mod consistency;
mod folder;
mod input;
pub mod recovery;
mod ron_text;
mod settings;

#[cfg(test)]
mod tests;

pub use atomic::{SaveError, Stamp, save_bytes, write_bytes};
pub use briefing_file::{LoadError, load, save};
pub use folder::make_folder;
pub use input::{InputError, Listing, file_name, files_in, read_input, read_limited};
pub use ron_text::{from_ron, to_ron};
pub use settings::{SettingsError, load_settings, save_settings};
