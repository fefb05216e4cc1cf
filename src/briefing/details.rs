//! The fields of a briefing that are not in its sections.

use crate::template::{Marking, Paper};
use serde::{Deserialize, Serialize};

/// Title, dates, marking and the other fields that every template has. An empty string means "not
/// given" and prints nothing. Dates are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Details {
    /// Title of the briefing.
    pub title: String,
    /// Subtitle.
    pub subtitle: String,
    /// Organisation, as in the masthead.
    pub organisation: String,
    /// Name of the series.
    pub series: String,
    /// Issue number within the series.
    pub issue: String,
    /// Version of this document ("1", "1.1").
    pub version: String,
    /// Reference number.
    pub reference: String,
    /// Date of the document.
    pub date: String,
    /// Information cut-off: nothing later was taken into account.
    pub cut_off: String,
    /// Who wrote it.
    pub drafter: String,
    /// Who cleared it.
    pub clearer: String,
    /// Whom to ask.
    pub contact: String,
    /// Who gets it.
    pub distribution: String,
    /// BCP 47 language of the briefing ("en-GB").
    pub language: String,
    /// Paper of the printed page.
    pub paper: Paper,
    /// Marking.
    pub marking: Marking,
}
