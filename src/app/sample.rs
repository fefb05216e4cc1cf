//! The sample articles that come with the program.

/// File name and bytes of each sample article, in the order they are loaded.
pub(super) const ARTICLES: [(&str, &[u8]); 0] = [];
