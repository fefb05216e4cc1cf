//! A finding: the rule, how bad it is, where, and what to do.

use crate::briefing::{ItemId, SourceId};
use serde::Serialize;

/// Something that is wrong, or worth a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's number ("S02").
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    #[serde(rename = "where")]
    pub place: Place,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it, if that can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// Whether it only says that something waits to be written, which is no mistake while one writes.
    #[serde(skip)]
    pub gap: bool,
}

/// How bad a finding is; the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Blocks a final export.
    Error,
    /// Should be looked at.
    Warning,
    /// Good to know.
    Info,
}

/// Where a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The document as a whole, or its details.
    Document,
    /// A section, by its index.
    Section(usize),
    /// An item.
    Item(ItemId),
    /// A source.
    Source(SourceId),
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        write!(f, "{} {severity}: {}", self.rule, self.message)?;
        match &self.fix {
            Some(fix) => write!(f, " ({fix})"),
            None => Ok(()),
        }
    }
}

impl Finding {
    pub(super) fn new(
        rule: &'static str,
        severity: Severity,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            place,
            message: message.into(),
            fix: None,
            gap: false,
        }
    }

    /// Says that something waits to be written.
    pub(super) fn gap(self) -> Self {
        Self { gap: true, ..self }
    }

    pub(super) fn fix(self, fix: impl Into<String>) -> Self {
        Self {
            fix: Some(fix.into()),
            ..self
        }
    }
}
