//! From file bytes to a clean [`Article`], and the list of what went wrong on the way.
//!
//! One file per format stands behind one [`read`]. Reading never fails: what cannot be read is a
//! [`Problem`], blocking if nothing is left. This room knows encodings and formats; it never opens a
//! file, never goes online, and knows nothing of briefings or windows.

mod about_authors;
mod bundle;
mod dates;
mod decode;
mod details;
mod detect;
mod flow;
mod frozen;
mod furniture;
mod furniture_words;
mod html;
mod html_asides;
mod html_blocks;
mod html_body;
mod html_byline;
mod html_dates;
mod html_detail_lines;
mod html_hints;
mod html_limits;
mod html_marks;
mod html_notes;
mod html_opinion;
mod html_shown_dates;
mod html_stated;
mod html_table;
mod html_title;
mod html_trim;
mod html_walk;
mod html_worth;
mod left_out;
mod mail;
mod markdown;
mod model;
mod office;
mod pdf;
mod places;
mod plain;
mod plain_lines;
mod properties;
mod read;
mod references;
mod samples;
mod twice_encoded;
mod words;
pub mod worker;

#[cfg(test)]
mod html_tests;
#[cfg(test)]
mod html_text_tests;
#[cfg(test)]
mod tests;

pub use bundle::{pieces_in, split};
pub use detect::is_no_article;
pub use frozen::{CharRange, FrozenText, sha256_hex};
pub use model::{
    Article, Block, BlockKind, DateKind, FoundDate, HiddenReason, Problem, ProblemKind, Provenance,
};
pub(crate) use places::page_at;
pub use places::{Area, PageLine, PageLines};
pub use read::{not_articles, read};
pub use samples::{Sample, samples};
pub use words::one_line;
