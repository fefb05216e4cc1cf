//! A value that many versions of a briefing share: undo steps, the pages' memory and a running export hold
//! what did not change without a copy, and know at a glance that it did not.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A value that is shared until somebody writes to it, who then gets a copy.
///
/// Reads and writes look as if it stood there itself; so does its file format.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }

    /// Whether both are one and the same: then they are equal, and nothing needs to be compared.
    pub fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Clone> Shared<T> {
    /// The value, copied only if others hold it, too.
    pub fn into_inner(self) -> T {
        Arc::unwrap_or_clone(self.0)
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Writing copies what others hold.
impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.same(other) || *self.0 == *other.0
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_leaves_what_others_hold() {
        let first = Shared::new(String::from("agreed"));
        let mut second = first.clone();
        assert!(first.same(&second));
        second.push_str(" in principle");
        assert_eq!(
            (first.as_str(), second.as_str()),
            ("agreed", "agreed in principle")
        );
        assert!(!first.same(&second) && first != second);
        assert_eq!(first, Shared::new("agreed".to_owned()));
        assert_eq!(second.into_inner(), "agreed in principle");
    }

    #[test]
    fn files_do_not_show_that_it_is_shared() {
        let shared = Shared::new(vec![1, 2]);
        let text = ron::to_string(&shared).unwrap();
        assert_eq!(text, ron::to_string(&vec![1, 2]).unwrap());
        assert_eq!(ron::from_str::<Shared<Vec<i32>>>(&text).unwrap(), shared);
    }
}
