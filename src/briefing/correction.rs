//! Who says something in a source, as the analyst set it. Kept with the source, so that what is found
//! there, the cards that quote it and their lead-ins follow, now and when the file is opened again.

use super::lead_in::{Named, names};
use super::{
    Briefing, Edit, Inline, Item, ItemBody, Quotation, QuotedSpan, RichText, Source, SourceId, Speaker,
};
use crate::article::CharRange;
use serde::{Deserialize, Serialize};

/// A speaker that the analyst set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// What it holds for.
    pub of: Corrected,
    /// Full name; never empty.
    pub name: String,
    /// Title or office; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
}

/// What a correction holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Corrected {
    /// One quotation: its words in the source, without their marks.
    Quotation(CharRange),
    /// Every quotation of the source for which finding names this speaker.
    Everywhere(String),
}

impl Source {
    /// What the analyst set for a quotation for which finding names this speaker; one quotation's own
    /// correction goes before one for all.
    pub fn correction(&self, range: CharRange, found: Option<&str>) -> Option<&Correction> {
        let own = |correction: &&Correction| match &correction.of {
            Corrected::Quotation(words) => alike(*words, range),
            Corrected::Everywhere(_) => false,
        };
        let for_all = |correction: &&Correction| match &correction.of {
            Corrected::Quotation(_) => false,
            Corrected::Everywhere(name) => found == Some(name),
        };
        let all = &self.corrections;
        all.iter().find(own).or_else(|| all.iter().find(for_all))
    }

    /// The corrections with one more: it takes the place of those it overrules, and where it holds for
    /// everything that somebody says, what was corrected to that name follows.
    fn corrections_with(&self, new: Correction) -> Vec<Correction> {
        let mut all = self.corrections.clone();
        match &new.of {
            Corrected::Quotation(range) => all.retain(|known| match known.of {
                Corrected::Quotation(words) => !alike(words, *range),
                Corrected::Everywhere(_) => true,
            }),
            Corrected::Everywhere(old) => {
                all.retain(|known| known.of != new.of);
                for known in all.iter_mut().filter(|known| known.name == *old) {
                    known.name.clone_from(&new.name);
                    known.title.clone_from(&new.title);
                }
            }
        }
        all.push(new);
        all
    }
}

impl Briefing {
    /// The change that sets a speaker in a source and on every card that it concerns. `spans` are the
    /// quotations found in the source, with the speakers as they stand now. `None` if there is no such
    /// source or no name.
    pub fn set_speaker(&self, source: SourceId, new: Correction, spans: &[QuotedSpan]) -> Option<Edit> {
        let frozen = self.source(source)?;
        let new = Correction {
            name: new.name.trim().to_owned(),
            title: new.title.trim().to_owned(),
            ..new
        };
        if new.name.is_empty() {
            return None;
        }
        let setter = Setter {
            source: frozen,
            speaker: Speaker::Person {
                name: new.name.clone(),
                title: new.title.clone(),
            },
            of: new.of.clone(),
            spans,
        };
        let corrections = Edit::SetCorrections {
            source,
            corrections: frozen.corrections_with(new),
        };
        let cards = self.items().filter_map(|(_, _, item)| {
            let changed = setter.item(item)?;
            Some(Edit::ReplaceItem(Box::new(changed)))
        });
        Some(Edit::Batch(std::iter::once(corrections).chain(cards).collect()))
    }
}

/// Whether two places are the same quotation: most of their words are.
fn alike(one: CharRange, other: CharRange) -> bool {
    let common = CharRange::new(one.start.max(other.start), one.end.min(other.end)).len();
    common * 5 >= one.len().max(other.len()) * 4
}

struct Setter<'a> {
    source: &'a Source,
    speaker: Speaker,
    of: Corrected,
    spans: &'a [QuotedSpan],
}

impl Setter<'_> {
    /// The item with the new speaker, if it quotes what is corrected.
    fn item(&self, item: &Item) -> Option<Item> {
        if !item.quotations().any(|quotation| self.concerns(quotation)) {
            return None;
        }
        let mut item = item.clone();
        // The words before a quotation within a key point are the source's, not a lead-in.
        let lead = item.rests_on().is_empty();
        if let ItemBody::Quotation(quotation) = &mut *item.body {
            quotation.speaker = self.speaker.clone();
        }
        for text in item.texts_mut() {
            self.text(text, lead);
        }
        Some(item)
    }

    fn text(&self, text: &mut RichText, lead: bool) {
        for at in 0..text.0.len() {
            let (before, here) = text.0.split_at_mut(at);
            match here.first_mut() {
                Some(Inline::Note(note)) => self.text(note, lead),
                Some(Inline::Quote(quotation)) if self.concerns(quotation) => {
                    if let Some(Inline::Text { text: words, .. }) = before.last_mut().filter(|_| lead) {
                        self.lead_in(words, quotation);
                    }
                    quotation.speaker = self.speaker.clone();
                }
                _ => {}
            }
        }
    }

    fn concerns(&self, quotation: &Quotation) -> bool {
        quotation.anchor.source == self.source.id
            && match &self.of {
                Corrected::Everywhere(old) => match &quotation.speaker {
                    Speaker::Person { name, .. } => name == old,
                    Speaker::Outlet | Speaker::Document(_) | Speaker::Unknown => false,
                },
                Corrected::Quotation(range) => {
                    let span = self.span(quotation);
                    alike(span.map_or(quotation.anchor.range, |span| span.range), *range)
                }
            }
    }

    /// The shortest found quotation that holds these words.
    fn span(&self, quotation: &Quotation) -> Option<&QuotedSpan> {
        let holds = |span: &&QuotedSpan| span.range.contains(quotation.anchor.range);
        self.spans
            .iter()
            .filter(holds)
            .min_by_key(|span| span.range.len())
    }

    /// Puts the new speaker where the words before a quotation name the old one.
    fn lead_in(&self, words: &mut String, quotation: &Quotation) {
        let span = |speaker: &Speaker| QuotedSpan {
            range: quotation.anchor.range,
            outer: quotation.anchor.range,
            speaker: speaker.clone(),
            mention: self.span(quotation).and_then(|span| span.mention),
        };
        let Named { full, short, bare } = names(self.source, &span(&quotation.speaker));
        let new = names(self.source, &span(&self.speaker));
        for (old, new) in [(full, new.full), (short, new.short), (bare, new.bare)] {
            if let Some(at) = last_words(words, &old) {
                words.replace_range(at..at + old.len(), &new);
                return;
            }
        }
    }
}

/// The byte at which `wanted` stands last in `text`, as words of their own.
fn last_words(text: &str, wanted: &str) -> Option<usize> {
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let own = |at: &usize| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let behind = text
            .get(at + wanted.len()..)
            .and_then(|behind| behind.chars().next());
        free(before) && free(behind)
    };
    let places = text.rmatch_indices(wanted).map(|(at, _)| at);
    places.filter(|_| !wanted.is_empty()).find(own)
}

#[cfg(test)]
mod tests {
    use super::super::{Pick, Whose, pick, testing};
    use super::*;

    const TEXT: &str = "President Park said the two would \"go on.\"\n\"We will keep the lanes open,\" Park said.\nHe added: \"It is late,\" and a voter said \"good.\"\n";

    /// The quotations of [`TEXT`] with a speaker each.
    fn spans(speakers: [(&str, &str); 4]) -> Vec<QuotedSpan> {
        let place = |words: &str, len: usize| {
            let start = TEXT.find(words).unwrap();
            CharRange::new(start, start + len)
        };
        let quoted = [
            ("go on.", place("President Park", 14)),
            ("We will keep the lanes open,", place("Park said.", 4)),
            ("It is late,", place("He added", 2)),
            ("good.", place("a voter", 7)),
        ];
        let span = |((words, mention), (title, name)): ((&str, CharRange), (&str, &str))| {
            let range = place(words, words.len());
            QuotedSpan {
                range,
                outer: CharRange::new(range.start - 1, range.end + 1),
                speaker: Speaker::Person {
                    name: name.into(),
                    title: title.into(),
                },
                mention: Some(mention),
            }
        };
        quoted.into_iter().zip(speakers).map(span).collect()
    }

    const PARK: (&str, &str) = ("President", "Park Min Seo");

    /// A briefing that quotes all of [`TEXT`] in bullets, and the spans.
    fn briefing() -> (Briefing, Vec<QuotedSpan>) {
        let spans = spans([PARK, PARK, PARK, ("", "a voter")]);
        let mut briefing = testing::empty();
        briefing.apply(Edit::RemoveSource(SourceId(1))).unwrap();
        let source = Box::new(testing::source(1, TEXT));
        briefing.apply(Edit::AddSource { index: 0, source }).unwrap();
        for span in &spans {
            let wanted = Pick {
                source: SourceId(1),
                range: span.range,
                whose: Whose::Quoted(span.clone()),
                inside: Vec::new(),
                cuts: Vec::new(),
                suggested: false,
            };
            let outcome = pick(&briefing, 1, &wanted, None).unwrap();
            briefing.apply(outcome.edit).unwrap();
        }
        (briefing, spans)
    }

    /// The lead-in and the speaker's name of every card.
    fn cards(briefing: &Briefing) -> Vec<(String, String)> {
        let card = |(item, quotation): (&Item, &Quotation)| {
            let lead = match item.texts()[0].0.first().unwrap() {
                Inline::Text { text, .. } => text.trim().to_owned(),
                other => panic!("{other:?}"),
            };
            let name = match &quotation.speaker {
                Speaker::Person { name, .. } => name.clone(),
                other => panic!("{other:?}"),
            };
            (lead, name)
        };
        briefing.quotations().map(card).collect()
    }

    fn check(of: Corrected, (title, name): (&str, &str), expected: [(&str, &str); 4]) {
        let (mut briefing, spans) = briefing();
        let before = briefing.clone();
        let new = Correction {
            of,
            name: name.into(),
            title: title.into(),
        };
        let edit = briefing.set_speaker(SourceId(1), new, &spans).unwrap();
        let inverse = briefing.apply(edit).unwrap();
        let expected = expected.map(|(lead, name)| (lead.to_owned(), name.to_owned()));
        assert_eq!(cards(&briefing), expected);
        briefing.apply(inverse).unwrap();
        assert_eq!(briefing, before);
    }

    #[test]
    fn cards_and_lead_ins_follow() {
        let (briefing, spans) = briefing();
        let before = [
            ("President Park Min Seo said the two would", "Park Min Seo"),
            ("President Park said", "Park Min Seo"),
            ("President Park Min Seo added:", "Park Min Seo"),
            ("A voter said", "a voter"),
        ];
        let before = before.map(|(lead, name)| (lead.to_owned(), name.to_owned()));
        assert_eq!(cards(&briefing), before);
        check(
            Corrected::Everywhere("Park Min Seo".into()),
            ("Prime Minister", "Han Ji Woo"),
            [
                ("Prime Minister Han Ji Woo said the two would", "Han Ji Woo"),
                ("Prime Minister Han Ji Woo said", "Han Ji Woo"),
                ("Prime Minister Han Ji Woo added:", "Han Ji Woo"),
                ("A voter said", "a voter"),
            ],
        );
        // A name that is only spelt otherwise keeps the short form of the source.
        check(
            Corrected::Everywhere("Park Min Seo".into()),
            ("President", "Park Min-seo"),
            [
                ("President Park Min-seo said the two would", "Park Min-seo"),
                ("President Park said", "Park Min-seo"),
                ("President Park Min-seo added:", "Park Min-seo"),
                ("A voter said", "a voter"),
            ],
        );
        check(
            Corrected::Quotation(spans[2].range),
            ("", "Kim Sora"),
            [
                ("President Park Min Seo said the two would", "Park Min Seo"),
                ("President Park said", "Park Min Seo"),
                ("Kim Sora added:", "Kim Sora"),
                ("A voter said", "a voter"),
            ],
        );
    }

    #[test]
    fn one_quotation_goes_before_all_and_names_follow_names() {
        let mut source = testing::source(1, TEXT);
        let first = CharRange::new(35, 41);
        let mut set = |of: Corrected, name: &str| {
            let new = Correction {
                of,
                name: name.into(),
                title: String::new(),
            };
            source.corrections = source.corrections_with(new);
            let name = |range, found| {
                let correction = source.correction(range, found);
                correction.map_or("-".to_owned(), |correction| correction.name.clone())
            };
            let other = CharRange::new(80, 90);
            [
                name(first, Some("Park")),
                name(other, Some("Park")),
                name(other, Some("Han")),
            ]
        };
        let everywhere = |name: &str| Corrected::Everywhere(name.into());
        assert_eq!(set(everywhere("Park"), "Park Min"), ["Park Min", "Park Min", "-"]);
        assert_eq!(set(Corrected::Quotation(first), "Han"), ["Han", "Park Min", "-"]);
        // "Everywhere where Park Min speaks" means those that were set to that name as well.
        assert_eq!(
            set(everywhere("Park Min"), "Park Min Seo"),
            ["Han", "Park Min Seo", "-"]
        );
        assert_eq!(
            set(everywhere("Han"), "Han Ji"),
            ["Han Ji", "Park Min Seo", "Han Ji"]
        );
        assert_eq!(source.corrections.len(), 4);
        // The same quotation again, its span one comma shorter.
        let shorter = CharRange::new(first.start, first.end - 1);
        let mut count = |of| {
            let new = Correction {
                of,
                name: "Kim".into(),
                title: String::new(),
            };
            source.corrections = source.corrections_with(new);
            source.corrections.len()
        };
        assert_eq!(count(Corrected::Quotation(shorter)), 4);
    }

    #[test]
    fn without_a_name_or_a_source_nothing_is_set() {
        let (briefing, spans) = briefing();
        let new = |name: &str| Correction {
            of: Corrected::Quotation(spans[0].range),
            name: name.into(),
            title: "President".into(),
        };
        assert_eq!(briefing.set_speaker(SourceId(1), new(" "), &spans), None);
        assert_eq!(briefing.set_speaker(SourceId(7), new("Kim"), &spans), None);
    }

    #[test]
    fn what_was_set_comes_back_from_a_file_and_old_files_hold_nothing() {
        let (mut briefing, spans) = briefing();
        let plain = ron::to_string(&briefing).unwrap();
        assert!(!plain.contains("corrections"));
        let new = Correction {
            of: Corrected::Everywhere("Park Min Seo".into()),
            name: "Han Ji Woo".into(),
            title: String::new(),
        };
        let edit = briefing.set_speaker(SourceId(1), new, &spans).unwrap();
        briefing.apply(edit).unwrap();
        let text = ron::to_string(&briefing).unwrap();
        assert_eq!(ron::from_str::<Briefing>(&text).unwrap(), briefing);
        let (old, _) = self::briefing();
        assert_eq!(ron::from_str::<Briefing>(&plain).unwrap(), old);
    }
}
