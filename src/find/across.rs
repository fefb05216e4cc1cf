//! What several articles have in common: a statement that more than one of them quotes, and near copies of one
//! text, as wire services bring them about. Both are found by shingles (Broder 1997), a look-up for each, so
//! that a thousand articles cost a thousand times one.

use super::model::{FoundQuotation, Statement};
use super::per_article::Searched;
use super::terms::{ByTerm, Terms, hashes, mixed};
use crate::article::{Article, BlockKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Fewest words that are a statement of their own whoever says them; fewer need the same speaker.
const OWN_WORDS: usize = 6;
/// What share of the words of the shorter one two wordings of one statement have in common.
const WORDING: f32 = 0.6;
/// What share of the shingles of the shorter one two copies have in common, and what share of the longer one's
/// length the shorter one has.
const COPY: f32 = 0.8;
const COPY_LENGTH: f32 = 0.5;
/// One in so many shingles of an article is kept; fewest that say anything.
const KEPT: u64 = 4;
const FEWEST: usize = 8;
/// A shingle that so many have is a phrase of the trade: it leads to no more of them.
const COMMON: usize = 64;

/// What a quotation says, to be compared.
#[derive(Debug)]
pub(super) struct Wording {
    /// The same for the same words.
    key: u64,
    words: usize,
    /// Every three words in a row.
    shingles: Vec<u64>,
    terms: Terms,
}

impl Wording {
    pub(super) fn of(text: &str) -> Self {
        let all = hashes(text);
        Self {
            key: mixed(&all),
            words: all.len(),
            shingles: all.windows(3).map(mixed).collect(),
            terms: Terms::of(text),
        }
    }
}

/// Shingles of five words of an article's text, one in four of them, sorted.
pub(super) fn sample(article: &Article) -> Vec<u64> {
    let text = article.visible().filter(|block| {
        let heading = matches!(block.kind, BlockKind::Heading(_));
        !heading && !matches!(block.kind, BlockKind::Figure | BlockKind::Caption)
    });
    let mut found: Vec<u64> = text
        .flat_map(|block| {
            let all = hashes(article.frozen.slice(block.range));
            all.windows(5).map(mixed).collect::<Vec<u64>>()
        })
        .filter(|shingle| (shingle >> 32) % KEPT == 0)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The statements that several of the `quotations` of `searched` carry, in reading order.
pub(super) fn statements(searched: &[Arc<Searched>], quotations: &[FoundQuotation]) -> Vec<Statement> {
    let wordings: Vec<&Wording> = searched.iter().flat_map(|searched| &searched.wordings).collect();
    let mut all: Vec<Vec<Vec<usize>>> = Vec::new();
    // Where words stand already: statement and wording.
    let mut by_key: ByTerm<(usize, usize)> = ByTerm::default();
    let mut by_shingle: ByTerm<Vec<usize>> = ByTerm::default();
    let first = |statement: &Vec<Vec<usize>>| statement.first().and_then(|wording| wording.first()).copied();
    for (index, (wording, found)) in wordings.iter().zip(quotations).enumerate() {
        if let Some((statement, version)) = by_key.get(&wording.key)
            && let Some(group) = all.get_mut(*statement)
            && first(group)
                .and_then(|first| quotations.get(first))
                .is_some_and(|first| wording.words >= OWN_WORDS || same_speaker(first, found))
            && let Some(group) = group.get_mut(*version)
        {
            group.push(index);
            continue;
        }
        let near = wording
            .shingles
            .iter()
            .filter_map(|shingle| by_shingle.get(shingle))
            .flatten();
        let near = near.copied().find(|statement| {
            let other = all.get(*statement).and_then(first);
            let other = other.and_then(|other| Some((wordings.get(other)?, quotations.get(other)?)));
            other.is_some_and(|(other, said)| {
                said.article != found.article && same_speaker(said, found) && alike(other, wording)
            })
        });
        let statement = near.unwrap_or(all.len());
        if near.is_none() {
            all.push(Vec::new());
            for shingle in &wording.shingles {
                let known = by_shingle.entry(*shingle).or_default();
                if known.len() < COMMON {
                    known.push(statement);
                }
            }
        }
        if let Some(group) = all.get_mut(statement) {
            by_key.insert(wording.key, (statement, group.len()));
            group.push(vec![index]);
        }
    }
    let several = |wordings: &Vec<Vec<usize>>| wordings.iter().map(Vec::len).sum::<usize>() > 1;
    all.into_iter()
        .filter(several)
        .map(|wordings| Statement { wordings })
        .collect()
}

/// Whether both could be the words of one person.
fn same_speaker(a: &FoundQuotation, b: &FoundQuotation) -> bool {
    let (Some(a), Some(b)) = (&a.speaker, &b.speaker) else {
        return true;
    };
    let mut names = a.speaker_name.split_whitespace();
    names.any(|name| b.speaker_name.split_whitespace().any(|other| other == name))
}

/// Whether two wordings say the same.
fn alike(a: &Wording, b: &Wording) -> bool {
    let fewer = a.terms.len().min(b.terms.len());
    fewer > 2 && share(a.terms.shared(&b.terms), fewer) >= WORDING
}

fn share(part: usize, of: usize) -> f32 {
    let small = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    small(part) / small(of.max(1))
}

/// The groups of articles that are near copies of each other, two or more in each, in the order of their first.
pub(super) fn copies(searched: &[Arc<Searched>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_shingle: ByTerm<Vec<usize>> = ByTerm::default();
    for (index, article) in searched.iter().enumerate() {
        let sample = &article.sample;
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for group in sample
            .iter()
            .filter_map(|shingle| by_shingle.get(shingle))
            .flatten()
        {
            *shared.entry(*group).or_default() += 1;
        }
        let copied = shared.into_iter().find(|(group, common)| {
            let first = groups.get(*group).and_then(|group| searched.get(*group.first()?));
            let length = first.map_or(0, |first| first.sample.len());
            let (fewer, more) = (length.min(sample.len()), length.max(sample.len()));
            fewer >= FEWEST && share(*common, fewer) >= COPY && share(fewer, more) >= COPY_LENGTH
        });
        if let Some(group) = copied.and_then(|(group, _)| groups.get_mut(group)) {
            group.push(index);
            continue;
        }
        for shingle in sample {
            let known = by_shingle.entry(*shingle).or_default();
            if known.len() < COMMON {
                known.push(groups.len());
            }
        }
        groups.push(vec![index]);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::tests::article;
    use crate::find::{Finds, find};

    fn finds(texts: &[String]) -> (Vec<Article>, Finds) {
        let read = |(index, text): (usize, &String)| article(&format!("{index}.txt"), text.as_bytes());
        let articles: Vec<Article> = texts.iter().enumerate().map(read).collect();
        let all: Vec<&Article> = articles.iter().collect();
        let finds = find(&all, &[], &[]);
        (articles, finds)
    }

    /// Articles of one quotation each: the statements of more than one, as numbers of articles, wordings apart.
    fn check(quotations: &[&str], expected: &[&[&[usize]]]) {
        let opening = "Talks in Oslo\n\nDefence Minister Ada Berg met General Jon Moe in Oslo for talks.";
        let texts: Vec<String> = quotations
            .iter()
            .map(|quotation| format!("{opening}\n\n{quotation}\n"))
            .collect();
        let (_, finds) = finds(&texts);
        assert_eq!(finds.quotations.len(), quotations.len());
        let expected: Vec<Statement> = expected
            .iter()
            .map(|wordings| Statement {
                wordings: wordings.iter().map(|wording| wording.to_vec()).collect(),
            })
            .collect();
        assert_eq!(finds.statements, expected, "{quotations:?}");
    }

    #[test]
    fn what_several_sources_quote_is_one_statement() {
        let ships = "“We will build nine ships in Bergen before the winter,” Berg said.";
        check(&[ships, ships], &[&[&[0, 1]]]);
        check(&[ships, "“We go,” Berg said.", ships], &[&[&[0, 2]]]);
        // Other marks, another cue, another comma: the same words.
        let retold = "Berg told reporters: \"We will build nine ships in Bergen before the winter\".";
        check(&[ships, retold], &[&[&[0, 1]]]);
        // Another word, or only a part of the words.
        let other = "“We will build eleven ships in Bergen before the winter,” Berg said.";
        let part = "Berg said they would “build nine ships in Bergen”.";
        check(&[ships, other, part, ships], &[&[&[0, 3], &[1], &[2]]]);
        // Somebody else's words, another matter, and words that anybody says.
        check(
            &[
                ships,
                "“We will build nine planes in Bergen before the winter,” Moe said.",
            ],
            &[],
        );
        check(
            &[ships, "“We will build on what we have in Oslo,” Berg said."],
            &[],
        );
        check(&["“We go there,” Berg said.", "“We go there,” Moe said."], &[]);
        check(
            &["“We go there,” Berg said.", "“We go there,” said Ada Berg."],
            &[&[&[0, 1]]],
        );
    }

    /// An article of forty sentences about a harbour.
    fn wire(harbour: usize) -> Vec<String> {
        let sentence = |nth: usize| {
            let (day, cranes, town) = (nth % 28 + 1, nth * 7 + harbour, nth * harbour + 3);
            format!("On day {day} the harbour of town {town} got {cranes} cranes from yard {nth}.")
        };
        (0..40).map(sentence).collect()
    }

    #[test]
    fn near_copies_are_recognised() {
        let text = |sentences: &[String]| format!("Harbours\n\n{}\n", sentences.join(" "));
        let (first, second) = (wire(1), wire(2));
        let mut edited = first.clone();
        edited[7] = "A sentence of another outlet stands in this place.".into();
        let mut led_in = vec!["Our own correspondent has more from the coast.".to_owned()];
        led_in.extend_from_slice(&first);
        let half_new: Vec<String> = first.iter().take(20).chain(&second[20..]).cloned().collect();
        let all = [
            text(&first),
            text(&second),
            text(&edited),
            text(&half_new),
            text(&led_in),
            text(&first[..35]),
            text(&first[..9]),
        ];
        let (_, finds) = finds(&all);
        assert_eq!(finds.copies, [[0, 2, 4, 5]]);
        assert_eq!(finds.copy_of(4), Some(0));
        assert_eq!((finds.copy_of(0), finds.copy_of(1)), (None, None));
    }

    #[test]
    fn a_sentence_told_before_is_marked() {
        let sentence = "The harbour of the northern town was opened again by the mayor.";
        let texts = [
            format!("Harbour\n\n{sentence}\n"),
            format!("Town\n\n{sentence}\n"),
        ];
        let (_, finds) = finds(&texts);
        let repeats: Vec<bool> = finds.key_points.iter().map(|found| found.repeats).collect();
        assert_eq!(repeats, [false, true]);
    }
}
