//! The files that sources were read from, as long as the program runs: PDFs, whose pages can be looked at,
//! and files that the analyst named. What is to be there next time too is kept in the briefing.

use crate::article::worker::PageImage;
use crate::briefing::Original;
use std::sync::Arc;

/// Bytes held at most; the files held longest are let go first.
const MOST_BYTES: usize = 64 << 20;

/// Files and the page of one that is shown.
#[derive(Debug, Default)]
pub struct SourceFiles {
    held: Vec<Original>,
    shown: Option<(PageKey, Result<Arc<PageImage>, String>)>,
    /// The page that is being painted, and the one to be painted then.
    painting: Option<PageKey>,
    next: Option<PageKey>,
}

/// A page of a file at a width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageKey {
    /// SHA-256 of the file.
    pub file: String,
    /// The page's index, from 0.
    pub page: usize,
    /// Pixels across.
    pub width: u32,
}

impl SourceFiles {
    /// The file with this SHA-256, if it is held.
    pub fn get(&self, sha256: &str) -> Option<&Original> {
        self.held.iter().find(|file| file.sha256() == sha256)
    }

    /// The page painted last, or why there is none.
    pub fn shown(&self) -> Option<(&PageKey, Result<&Arc<PageImage>, &str>)> {
        let (key, result) = self.shown.as_ref()?;
        Some((key, result.as_ref().map_err(String::as_str)))
    }

    /// Whether this page is shown or about to be.
    pub fn has_asked(&self, key: &PageKey) -> bool {
        let shown = self.shown.as_ref().map(|(key, _)| key);
        match (&self.next, &self.painting) {
            (Some(next), _) => next == key,
            (None, Some(painting)) => painting == key,
            (None, None) => shown == Some(key),
        }
    }

    /// Holds a file.
    pub(super) fn hold(&mut self, file: Original) {
        self.held.retain(|known| known.sha256() != file.sha256());
        self.held.push(file);
        let mut bytes: usize = self.held.iter().map(|file| file.bytes().len()).sum();
        let mut dropped = 0;
        for file in self.held.iter().take(self.held.len() - 1) {
            if bytes <= MOST_BYTES {
                break;
            }
            bytes -= file.bytes().len();
            dropped += 1;
        }
        self.held.drain(..dropped);
    }

    /// A page is wanted. Gives it back if it is to be painted now: there is one at a time, and what was
    /// wanted in between is forgotten.
    pub(super) fn want(&mut self, key: PageKey) -> Option<PageKey> {
        if self.painting.is_some() {
            self.next = Some(key);
            return None;
        }
        self.painting = Some(key.clone());
        Some(key)
    }

    /// A page was painted, or not. Gives back the page to be painted next.
    pub(super) fn painted(
        &mut self,
        key: PageKey,
        result: Result<Arc<PageImage>, String>,
    ) -> Option<PageKey> {
        self.painting = None;
        self.shown = Some((key, result));
        let next = self.next.take()?;
        self.want(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(page: usize) -> PageKey {
        PageKey {
            file: "00".into(),
            page,
            width: 600,
        }
    }

    #[test]
    fn the_file_held_longest_goes_first() {
        let mut files = SourceFiles::default();
        let file = |n: u8| Original::new(vec![n; MOST_BYTES / 2 - 1]);
        for n in [1, 2, 1, 3] {
            files.hold(file(n));
        }
        assert!(files.get(file(2).sha256()).is_none());
        assert!(files.get(file(1).sha256()).is_some() && files.get(file(3).sha256()).is_some());
        // One that is too large by itself is held all the same: it is the one that is looked at.
        let large = Original::new(vec![4; MOST_BYTES + 1]);
        files.hold(large.clone());
        assert_eq!(files.get(large.sha256()), Some(&large));
        assert!(files.get(file(3).sha256()).is_none());
    }

    #[test]
    fn pages_are_painted_one_at_a_time_and_the_last_wish_counts() {
        let mut files = SourceFiles::default();
        assert_eq!(files.want(key(0)), Some(key(0)));
        assert_eq!(files.want(key(1)), None);
        assert_eq!(files.want(key(2)), None);
        assert!(files.has_asked(&key(2)) && !files.has_asked(&key(0)));
        assert_eq!(files.painted(key(0), Err("x".into())), Some(key(2)));
        assert_eq!(files.shown(), Some((&key(0), Err("x"))));
        assert!(files.has_asked(&key(2)));
        assert_eq!(files.painted(key(2), Err("y".into())), None);
        assert_eq!(files.want(key(0)), Some(key(0)));
    }
}
