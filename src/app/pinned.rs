//! The source sentences that the words of a card rest on, pinned above them while it is worked on, and what
//! of them was copied word for word.

use super::place::Place;
use crate::article::{CharRange, one_line};
use crate::briefing::{Anchor, Briefing, Item, SourceId, copied};
use crate::find::sentences;

/// So many words in a row are shown as copied; shorter runs are names and turns of phrase.
const COPIED: usize = 3;

/// Code points beside the words cited in which their sentence is looked for.
const BESIDE: usize = 1_500;

/// A sentence of a source that the words of a card rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    /// The source.
    pub source: SourceId,
    /// The words that are cited.
    pub range: CharRange,
    /// The whole sentences that these stand in.
    pub text: String,
}

impl Pinned {
    /// Where the words cited stand.
    pub fn place(&self) -> Place {
        Place::Source {
            source: self.source,
            range: self.range,
        }
    }
}

/// The sentences that the words of an item rest on, each once.
pub fn pinned(briefing: &Briefing, item: &Item) -> Vec<Pinned> {
    let mut all: Vec<Pinned> = Vec::new();
    for anchor in item.supports() {
        if let Some(pinned) = sentence(briefing, anchor)
            && !all.iter().any(|known| known.text == pinned.text)
        {
            all.push(pinned);
        }
    }
    all
}

/// Where words of one's own were copied from these sentences, in code points of `words` in their order.
pub fn copied_words(words: &str, pinned: &[Pinned]) -> Vec<CharRange> {
    let runs = pinned
        .iter()
        .flat_map(|pinned| copied(words, &pinned.text, COPIED));
    let mut ranges: Vec<CharRange> = runs.map(|run| run.own).collect();
    ranges.sort_unstable();
    ranges
}

/// The same, seen from the sentence: where it was copied to these places of the card.
pub fn copied_from(pinned: &Pinned, places: &[String]) -> Vec<CharRange> {
    let runs = places
        .iter()
        .flat_map(|words| copied(words, &pinned.text, COPIED));
    let mut ranges: Vec<CharRange> = runs.map(|run| run.source).collect();
    ranges.sort_unstable();
    ranges
}

/// The whole sentences of its block that an anchor's words stand in.
fn sentence(briefing: &Briefing, anchor: &Anchor) -> Option<Pinned> {
    let source = briefing.source(anchor.source)?;
    let range = anchor.range;
    let reaches = |block: CharRange| block.start <= range.start && range.end <= block.end;
    let block = source
        .blocks
        .iter()
        .map(|block| block.range)
        .find(|block| reaches(*block));
    let block = block.unwrap_or(range);
    let start = block.start.max(range.start.saturating_sub(BESIDE));
    let words = source
        .text
        .slice(CharRange::new(start, block.end.min(range.end + BESIDE)));
    let whole = |sentence: &CharRange| {
        let sentence = CharRange::new(sentence.start + start, sentence.end + start);
        sentence.overlaps(range).then_some(sentence)
    };
    let sentences: Vec<CharRange> = sentences(words).iter().filter_map(whole).collect();
    let first = sentences.first()?;
    let text = source
        .text
        .slice(CharRange::new(first.start, sentences.last()?.end));
    Some(Pinned {
        source: source.id,
        range,
        text: one_line(text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::{briefing, quoted_pick};
    use crate::briefing::{RichText, cite};

    fn cut(text: &str, ranges: &[CharRange]) -> Vec<String> {
        let cut = |range: &CharRange| text.chars().skip(range.start).take(range.len()).collect();
        ranges.iter().map(cut).collect()
    }

    #[test]
    fn the_whole_sentence_is_pinned_and_what_was_copied_is_told_on_both_sides() {
        let mut briefing = briefing();
        let pinned = pinned(&briefing, &briefing.sections[0].items[0]);
        let text = "The ministers will meet again in Bergen on 3 March 2027 to sign the agreement.";
        assert_eq!(
            pinned.iter().map(|pinned| &pinned.text).collect::<Vec<_>>(),
            [text]
        );
        let words = "To sign the agreement, ministers will meet again.".to_owned();
        assert_eq!(
            cut(&words, &copied_words(&words, &pinned)),
            ["To sign the agreement", "ministers will meet again"]
        );
        assert_eq!(
            cut(text, &copied_from(&pinned[0], &[words])),
            ["ministers will meet again", "to sign the agreement"]
        );
        // Quotations show their words themselves; what is cited beside them is pinned.
        let quoting = briefing.sections[1].items[0].clone();
        assert!(super::pinned(&briefing, &quoting).is_empty());
        let pick = quoted_pick(&briefing, 1);
        let outcome = cite(&briefing, quoting.id, &pick).unwrap();
        briefing.apply(outcome.edit).unwrap();
        let pinned = super::pinned(&briefing, &briefing.sections[1].items[0]);
        assert!(
            pinned[0].text.ends_with("for everyone,\" Park said."),
            "{pinned:?}"
        );
        assert!(copied_words(&briefing.plain(&RichText::default()), &pinned).is_empty());
    }
}
