//! What quotations are worth to a draft.

/// What a quotation is worth: a sure speaker, neither a scrap nor a speech, and other outlets that carry it (of
/// which a copy is none).
pub(super) fn weight(words: usize, confidence: f32, outlets: usize) -> f32 {
    let length = match words {
        0..=3 => 0.0,
        4..=7 => 0.3,
        8..=45 => 0.5,
        _ => 0.2,
    };
    let carried = match outlets {
        0 | 1 => 0.0,
        2 => 0.1,
        _ => 0.2,
    };
    confidence + length + carried
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sure_speakers_and_whole_sentences_weigh_more() {
        assert!(weight(12, 0.9, 1) > weight(12, 0.6, 1));
        assert!(weight(12, 0.9, 1) > weight(2, 0.9, 1));
        assert!(weight(12, 0.9, 1) > weight(90, 0.9, 1));
        assert!(weight(12, 0.9, 3) > weight(12, 0.9, 2));
        assert!(weight(12, 0.9, 2) > weight(12, 0.9, 1));
    }
}
