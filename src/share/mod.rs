//! What leaves the machine: the e-mail draft with exactly the exported PDF, the files that travel
//! inside a PDF, and the names of files.
//!
//! Writes nothing itself and sends nothing; the analyst's own mail program does.

mod attached;
mod mail;
mod names;
mod problem;

pub use attached::{BRIEFING_TYPE, attached_lines, attachments};
pub use mail::{Mail, MailError, mail};
pub use names::proposed_file_name;
pub use problem::export_problem;
