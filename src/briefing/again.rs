//! A source that is read again: a second version beside the first, which never changes; and picks that
//! go over to it where its words are the same, letter for letter.

use super::{
    Anchor, Briefing, Corrected, Edit, Inline, Item, ItemBody, Operation, Quotation, RichText, Source,
    SourceId,
};
use crate::article::{Article, CharRange};
use std::cmp::Reverse;

/// What moving picks to another version comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedPicks {
    /// The change.
    pub edit: Edit,
    /// Quotations, citations and supports that move.
    pub moved: usize,
    /// Those whose words do not stand in the other version; they stay where they are.
    pub stayed: usize,
}

impl Briefing {
    /// All versions of a source, oldest first.
    pub fn versions_of(&self, id: SourceId) -> Vec<&Source> {
        let first = self.source(id).and_then(|source| source.version_of).unwrap_or(id);
        let mut versions: Vec<&Source> = self
            .sources
            .iter()
            .map(|source| &**source)
            .filter(|source| source.id == first || source.version_of == Some(first))
            .collect();
        versions.sort_by_key(|source| source.version);
        versions
    }

    /// The source as its next version, from an article that was read again. What the analyst said of it
    /// is kept; gaps are filled by what was read. `None` if there is no such source.
    pub fn next_version(&self, id: SourceId, article: Article) -> Option<Source> {
        let known = self.source(id)?;
        let versions = self.versions_of(id);
        let latest = versions.iter().map(|source| source.version).max().unwrap_or(0);
        let read = Source::freeze(self.next_source_id(), article, &known.details.accessed);
        Some(Source {
            version: latest.max(known.version) + 1,
            version_of: Some(known.version_of.unwrap_or(id)),
            details: known.details.clone().or(&read.details),
            // Names are the same in every version; places in the text are not.
            corrections: known
                .corrections
                .iter()
                .filter(|correction| matches!(correction.of, Corrected::Everywhere(_)))
                .cloned()
                .collect(),
            ..read
        })
    }

    /// Moves what rests on one version of a source to another one, each pick only if its exact words
    /// stand there. `None` if either is not there.
    pub fn move_picks(&self, from: SourceId, to: SourceId) -> Option<MovedPicks> {
        self.source(from)?;
        let mut mover = Mover {
            from,
            to: self.source(to)?,
            moved: 0,
            stayed: 0,
        };
        let mut edits = Vec::new();
        for (_, _, item) in self.items() {
            if item.anchors().any(|anchor| anchor.source == from) {
                let before = mover.moved;
                let item = mover.item(item.clone());
                if mover.moved > before {
                    edits.push(Edit::ReplaceItem(Box::new(item)));
                }
            }
        }
        Some(MovedPicks {
            edit: Edit::Batch(edits),
            moved: mover.moved,
            stayed: mover.stayed,
        })
    }
}

struct Mover<'a> {
    from: SourceId,
    to: &'a Source,
    moved: usize,
    stayed: usize,
}

impl Mover<'_> {
    fn item(&mut self, mut item: Item) -> Item {
        match &mut *item.body {
            ItemBody::Quotation(quotation) => self.quotation(quotation),
            ItemBody::KeyPoint { rests_on, .. } => self.anchors(rests_on),
            ItemBody::Step(step) => self.anchors(&mut step.rests_on),
            ItemBody::Prose(_)
            | ItemBody::List { .. }
            | ItemBody::Table(_)
            | ItemBody::Image(_)
            | ItemBody::Note(_) => {}
        }
        for text in item.texts_mut() {
            self.text(text);
        }
        item
    }

    fn anchors(&mut self, anchors: &mut [Anchor]) {
        for anchor in anchors {
            self.anchor(anchor);
        }
    }

    fn text(&mut self, text: &mut RichText) {
        for inline in &mut text.0 {
            match inline {
                Inline::Quote(quotation) => self.quotation(quotation),
                Inline::Cite(citation) => self.anchor(&mut citation.0),
                Inline::Note(note) => self.text(note),
                Inline::Text { .. } | Inline::Link { .. } => {}
            }
        }
    }

    /// Moves a quotation; what was done to its words goes with them.
    fn quotation(&mut self, quotation: &mut Quotation) {
        let old = quotation.anchor.range.start;
        self.anchor(&mut quotation.anchor);
        let new = quotation.anchor.range.start;
        let at = |place: usize| (place + new).saturating_sub(old);
        for operation in &mut quotation.operations {
            match operation {
                Operation::Cut(range) | Operation::Emphasis(range) | Operation::Bracket { range, .. } => {
                    *range = CharRange::new(at(range.start), at(range.end));
                }
                Operation::Case(place) => *place = at(*place),
            }
        }
    }

    fn anchor(&mut self, anchor: &mut Anchor) {
        if anchor.source != self.from {
            return;
        }
        match same_words(anchor, self.to) {
            Some(moved) => {
                *anchor = moved;
                self.moved += 1;
            }
            None => self.stayed += 1,
        }
    }
}

/// The anchor of the same words in another version: of several places that which is most like the old one
/// by what stands round it, then by distance.
fn same_words(anchor: &Anchor, to: &Source) -> Option<Anchor> {
    let text = to.text.as_str();
    if anchor.exact.is_empty() {
        return None;
    }
    let alike = |byte: usize| {
        let (before, behind) = text.split_at_checked(byte).unwrap_or((text, ""));
        let behind = behind.get(anchor.exact.len()..).unwrap_or_default();
        let before = common(before.chars().rev(), anchor.prefix.chars().rev());
        before + common(behind.chars(), anchor.suffix.chars())
    };
    let places = text
        .match_indices(&anchor.exact)
        .map(|(byte, _)| (byte, to.text.char_of(byte)));
    let (_, start) =
        places.max_by_key(|(byte, start)| (alike(*byte), Reverse(start.abs_diff(anchor.range.start))))?;
    let moved = Anchor::new(to, CharRange::new(start, start + anchor.exact.chars().count()));
    // A mark that belongs to the last letter there makes other words of it.
    (moved.exact == anchor.exact).then_some(moved)
}

fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::super::{Status, testing, verify};
    use super::*;

    /// The test briefing with all its picks, and a second version of its source with this text.
    fn with_version(text: &str) -> (Briefing, SourceId) {
        let mut briefing = testing::briefing();
        let mut article = testing::source(9, text).article();
        article.title = Some("Another title".into());
        article.site = None;
        let source = briefing.next_version(SourceId(1), article).unwrap();
        assert_eq!((source.version, source.version_of), (2, Some(SourceId(1))));
        let id = source.id;
        let index = briefing.sources.len();
        let source = Box::new(source);
        briefing.apply(Edit::AddSource { index, source }).unwrap();
        (briefing, id)
    }

    #[test]
    fn the_first_version_and_its_picks_stay_as_they_are() {
        let before = testing::briefing();
        let (briefing, id) = with_version("Other words.");
        assert_eq!(briefing.source(SourceId(1)), before.source(SourceId(1)));
        assert_eq!(briefing.sections, before.sections);
        let details = &briefing.source(id).unwrap().details;
        assert_eq!(details, &before.source(SourceId(1)).unwrap().details);
        let versions: Vec<u32> = briefing
            .versions_of(id)
            .iter()
            .map(|source| source.version)
            .collect();
        assert_eq!(versions, [1, 2]);
        let third = briefing.next_version(SourceId(1), testing::source(7, "More.").article());
        assert_eq!(third.unwrap().version, 3);
    }

    #[test]
    fn picks_move_where_their_exact_words_stand() {
        let anchors = testing::briefing()
            .items()
            .flat_map(|(_, _, item)| item.anchors())
            .count();
        let check = |text: &str, stayed: usize| {
            let (mut briefing, id) = with_version(text);
            let picks = briefing.move_picks(SourceId(1), id).unwrap();
            assert_eq!((picks.moved, picks.stayed), (anchors - stayed, stayed), "{text}");
            let before = briefing.clone();
            let inverse = briefing.apply(picks.edit).unwrap();
            assert_eq!(briefing.uses_of(SourceId(1)) > 0, stayed > 0);
            let proof = verify(&briefing);
            assert_eq!(
                proof.count(Status::Exact) + proof.count(Status::Edited),
                proof.quotations.len()
            );
            assert!(proof.holds());
            briefing.apply(inverse).unwrap();
            assert_eq!(briefing, before);
        };
        check(testing::TEXT, 0);
        check(
            &format!("A summary that was not read before.\n{}", testing::TEXT),
            0,
        );
        check("Nothing of it is left.", anchors);
        // One curly mark where a straight one stood: not the exact words of what was picked across it.
        let changed = testing::TEXT.replace("sea lanes", "sea  lanes");
        let touched = testing::briefing()
            .items()
            .flat_map(|(_, _, item)| item.anchors())
            .filter(|anchor| anchor.exact.contains("sea lanes"))
            .count();
        assert!(touched > 0);
        check(&changed, touched);
    }

    #[test]
    fn of_several_places_that_with_the_same_surroundings_is_taken() {
        let (briefing, id) = with_version(&format!(
            "We will keep the sea lanes open, said nobody.\n{}",
            testing::TEXT
        ));
        let old = briefing
            .quotations()
            .find(|(_, quotation)| quotation.anchor.exact.contains("sea lanes"));
        let anchor = &old.unwrap().1.anchor;
        let moved = same_words(anchor, briefing.source(id).unwrap()).unwrap();
        assert_eq!((&moved.exact, &moved.prefix), (&anchor.exact, &anchor.prefix));
    }
}
