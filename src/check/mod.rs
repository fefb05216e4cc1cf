//! What is wrong with a briefing before it goes out. One file per family of rules.
//!
//! This room sees the briefing and its pages; it changes nothing and knows no window.
