//! What leaves the machine: the e-mail draft with exactly the exported PDF, and the names of files.
//!
//! Writes nothing itself and sends nothing; the analyst's own mail program does.

mod mail;
mod names;

pub use mail::{Mail, MailError, mail};
pub use names::proposed_file_name;
