//! Links: they say where they lead, and lead to a place in the document or to an address.

use super::content::Checker;
use super::{no_words, refused, shortened, too_long};
use crate::pdf::error::{ExportError, Place};
use crate::typeset::{Link, LinkTarget};

impl Checker<'_> {
    /// Checks a link.
    pub(super) fn link(&self, link: &Link) -> Result<(), ExportError> {
        self.rect(link.rect, "a link")?;
        let element = self.element(link.element)?;
        let refuse = |problem: String, remedy| {
            let place = Place {
                page: Some(self.index + 1),
                what: "a link",
                words: element.alt.as_deref().map(shortened).unwrap_or_default(),
                origin: None,
            };
            Err(refused(place, problem, remedy))
        };
        if no_words(element.alt.as_deref()) {
            return refuse(
                "it does not say where it leads".to_owned(),
                "Give its source a title.",
            );
        }
        match &link.target {
            LinkTarget::Address(address) if !is_address(address) => refuse(
                format!("“{address}” is no web or mail address"),
                "Write the address in full, with https://.",
            ),
            LinkTarget::Address(address) if too_long(address) => {
                refuse("its address is too long".to_owned(), "Use a shorter address.")
            }
            LinkTarget::Place { page, y } if *page >= self.pages.pages.len() || !y.is_finite() => Err(
                ExportError::Internal(format!("a link leads to page {}", page + 1)),
            ),
            LinkTarget::Address(_) | LinkTarget::Place { .. } => Ok(()),
        }
    }
}

/// An absolute address of a kind that a reader may follow; schemes are written in either case.
fn is_address(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        let head = address.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme)) && address.len() > scheme.len()
    })
}
