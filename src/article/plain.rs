//! Plain text: the decoded file is the frozen text, and structure is read from the lines.
//!
//! A headline, a summary before it, headings, run-in headings ("Next steps: …"), lists, a byline and a
//! date line are told by their form; trailing furniture is hidden.

use super::plain_lines::{list_marker, paragraphs};
use super::read::Draft;
use super::words::one_line;
use super::{Block, BlockKind, CharRange, DateKind, FoundDate, FrozenText, HiddenReason, details, furniture};
use std::collections::BTreeSet;

/// Labels that introduce a part when they stand before a colon at the start of a paragraph.
const LABELS: [&str; 26] = [
    "next steps",
    "next step",
    "what's next",
    "what’s next",
    "what next",
    "what happens next",
    "next",
    "outlook",
    "context",
    "background",
    "why it matters",
    "key points",
    "key facts",
    "key takeaways",
    "bottom line",
    "the bottom line",
    "highlights",
    "timeline",
    "analysis",
    "summary",
    "go deeper",
    "the big picture",
    "by the numbers",
    "what to watch",
    "what they're saying",
    "what they’re saying",
];

/// Reads a plain text.
pub(super) fn read(text: &str) -> Draft {
    let frozen = FrozenText::new(text);
    let ranges = paragraphs(text);
    let mut draft = Draft {
        text: text.to_owned(),
        ..Draft::default()
    };
    let lines: Vec<&str> = ranges.iter().map(|range| frozen.slice(*range)).collect();
    let headline = headline(&lines);
    for (index, (range, line)) in ranges.iter().zip(&lines).enumerate() {
        let next = lines.get(index + 1).copied();
        let near_top = index <= headline.unwrap_or(0) + 4;
        if Some(index) == headline {
            draft.title = Some(one_line(line));
            draft.blocks.push(block(BlockKind::Heading(1), *range));
        } else if headline.is_some_and(|headline| index < headline) {
            draft.blocks.push(block(BlockKind::Summary, *range));
        } else if near_top
            && draft.authors.is_empty()
            && let Some(names) = details::byline(line)
        {
            draft.authors = names;
            draft.blocks.push(hidden(*range));
        } else if near_top
            && line.chars().count() <= 60
            && !is_sentence(line)
            && let Some(date) = details::date(line)
        {
            let kind = if line.to_lowercase().contains("updated") {
                DateKind::Updated
            } else {
                DateKind::Published
            };
            draft.dates.push(FoundDate {
                kind,
                value: date,
                found_in: "a line of its own".into(),
            });
            draft.blocks.push(hidden(*range));
        } else if let Some(label) = run_in(line) {
            let end = range.start + label;
            draft
                .blocks
                .push(block(BlockKind::Heading(2), CharRange::new(range.start, end)));
            let rest = frozen.slice(CharRange::new(end, range.end));
            let blanks = rest.chars().take_while(|c| c.is_whitespace()).count();
            draft.blocks.push(block(
                BlockKind::Paragraph,
                CharRange::new(end + blanks, range.end),
            ));
        } else if is_heading(line) && next.is_some_and(|next| !is_heading(next) || is_labelled(line)) {
            draft.blocks.push(block(BlockKind::Heading(2), *range));
        } else if let Some(marker) = list_marker(line) {
            draft.blocks.push(block(
                BlockKind::ListItem,
                CharRange::new(range.start + marker, range.end),
            ));
        } else if line.starts_with("> ") {
            draft.blocks.push(block(
                BlockKind::Quote,
                CharRange::new(range.start + 2, range.end),
            ));
        } else {
            draft.blocks.push(block(BlockKind::Paragraph, *range));
        }
    }
    furniture::hide(&mut draft.blocks, &frozen);
    draft
}

fn block(kind: BlockKind, range: CharRange) -> Block {
    Block {
        kind,
        range,
        hidden: None,
    }
}

/// Bylines and date lines: they are shown as details.
fn hidden(range: CharRange) -> Block {
    Block {
        kind: BlockKind::Paragraph,
        range,
        hidden: Some(HiddenReason::PageFurniture),
    }
}

/// Index of the headline: the first line if it looks like one and text follows, else the second behind
/// a summary, that is a paragraph whose words come again in the article.
fn headline(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?;
    let text_follows = |index: usize| lines.iter().skip(index + 1).any(|line| is_sentence(line));
    if is_heading(first) && text_follows(0) {
        return Some(0);
    }
    // A headline behind the summary is no label and no short section heading.
    let second = lines
        .get(1)
        .filter(|line| is_heading(line) && !is_labelled(line) && line.split_whitespace().count() >= 4)?;
    let rest: BTreeSet<String> = lines
        .iter()
        .skip(1)
        .flat_map(|line| content_words(line))
        .collect();
    let summary = content_words(first);
    let again = summary.iter().filter(|word| rest.contains(*word)).count();
    let in_title = content_words(second)
        .iter()
        .filter(|word| summary.contains(word))
        .count();
    (is_sentence(first) && again * 2 > summary.len() && in_title >= 2 && text_follows(1)).then_some(1)
}

/// Words of four letters or more, in lower case.
fn content_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_lowercase)
        .collect()
}

/// A short line that does not end as a sentence does.
fn is_heading(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let starts = line
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_lowercase() && c.is_alphabetic());
    let quotes = line.starts_with(['"', '“', '\'', '‘']);
    (1..=18).contains(&words)
        && line.chars().count() <= 140
        && (starts || quotes)
        && !closes_quotation(line)
        && !said(line).ends_with(['.', '!', ',', ';', '…'])
        && !line.contains('\n')
        && list_marker(line).is_none()
        && (words > 1 || line.chars().count() > 3)
}

fn is_sentence(line: &str) -> bool {
    let line = line.trim_end();
    line.split_whitespace().count() >= 6
        && (closes_quotation(line) || said(line).ends_with(['.', '!', '?', '…']))
}

/// Whether a line ends with a closing mark of quotation; two single ones are as typewriters have it.
fn closes_quotation(line: &str) -> bool {
    line.ends_with(['"', '”', '»']) || line.ends_with("''") || line.ends_with("’’")
}

/// A line without single closing marks at its end: they may be apostrophes.
fn said(line: &str) -> &str {
    line.trim_end_matches(['\'', '’'])
}

/// Whether a heading is, or begins with, one of the known labels.
fn is_labelled(line: &str) -> bool {
    let lower = line.to_lowercase();
    let label = lower.split(':').next().unwrap_or(&lower).trim();
    LABELS.contains(&label)
}

/// Length in code points of a run-in heading with its colon, if a sentence follows on the same line.
fn run_in(line: &str) -> Option<usize> {
    let (label, rest) = line.split_once(':')?;
    let known = LABELS.contains(&label.trim().to_lowercase().as_str());
    (known && rest.split_whitespace().count() >= 6 && is_sentence(rest)).then(|| label.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_with_a_quotation_is_no_heading() {
        let check = |line: &str, heading: bool| assert_eq!(is_heading(line), heading, "{line}");
        check("What changes in June", true);
        check("Who pays for it?", true);
        check("The sailors’", true);
        check("'We will go on Monday,' she said", true);
        check("''We will go on Monday''", false);
        check("'We will go on Monday.'", false);
        check("“We will go on Monday”", false);
        check("«Nous partons lundi»", false);
        check("‘We will go on Monday.’", false);
        assert!(is_sentence("''We will all of us go on Monday''"));
        assert!(!is_sentence("What changes for the sailors in June"));
    }
}
