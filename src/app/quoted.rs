//! From what `find` found to what `briefing` picks: the same quotation in the words of each room.

use super::document::Document;
use crate::article::CharRange;
use crate::briefing::{QuotedSpan, SourceId, Speaker};
use crate::find::{Finds, FoundQuotation};

/// A found quotation as the briefing's rooms know it.
pub(super) fn quoted_span(found: &FoundQuotation) -> QuotedSpan {
    let speaker = found
        .speaker
        .as_ref()
        .map_or(Speaker::Unknown, |speaker| Speaker::Person {
            name: speaker.speaker_name.clone(),
            title: speaker.speaker_title.clone().unwrap_or_default(),
        });
    let mention =
        |speaker: &crate::find::FoundSpeaker| CharRange::new(speaker.speaker_start, speaker.speaker_end);
    QuotedSpan {
        range: found.range,
        outer: found.outer,
        speaker,
        mention: found.speaker.as_ref().map(mention),
    }
}

/// The quotations found in a source, in text order.
pub(super) fn spans(document: &Document, source: SourceId) -> Vec<QuotedSpan> {
    let Some(article) = document.source_index(source) else {
        return Vec::new();
    };
    spans_of(document.finds(), article)
}

/// The quotations found in one article, in text order.
pub(super) fn spans_of(finds: &Finds, article: usize) -> Vec<QuotedSpan> {
    let mut spans: Vec<QuotedSpan> = finds.quotations_in(article).iter().map(quoted_span).collect();
    spans.sort_by_key(|span| span.outer);
    spans
}
