//! The whole export on a real briefing.

use super::*;
use crate::briefing::testing;
use crate::typeset::{Options, typeset};

fn pages() -> Pages {
    typeset(&testing::briefing(), &Options { draft: false })
}

#[test]
fn equal_pages_give_equal_bytes() {
    let pages = pages();
    let first = export(&pages).unwrap();
    assert!(first.starts_with(b"%PDF-1.7"));
    assert_eq!(first, export(&pages).unwrap());
}
