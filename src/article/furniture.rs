//! Page furniture in running text: lines that call for something or lead elsewhere. They become hidden
//! blocks with a reason; nothing is dropped.

use super::furniture_words::BEGINNINGS;
use super::words::one_line;
use super::{Block, BlockKind, FrozenText, HiddenReason};

/// Letters and digits in lower case, one blank between words: what two lines are compared by.
pub(super) fn folded(text: &str) -> String {
    let letters: String = text
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    one_line(&letters)
}

/// Whether a line is furniture by its words, and which kind.
pub(super) fn reason(line: &str) -> Option<HiddenReason> {
    let words = line.split_whitespace().count();
    if words == 0 || words > 16 {
        return None;
    }
    let lower = line
        .trim()
        .trim_start_matches(['-', '•', '*', '>', '|', '['])
        .trim_start()
        .to_lowercase();
    let begins = |start: &&str| {
        lower.strip_prefix(*start).is_some_and(|rest| {
            start.ends_with(|c: char| !c.is_alphanumeric()) || !rest.starts_with(char::is_alphanumeric)
        })
    };
    let found = BEGINNINGS
        .iter()
        .find(|(_, starts)| starts.split('|').any(|start| begins(&start)));
    // A sentence of news may begin with such a word; then it goes on for a while or quotes someone.
    let news = words > 9
        && line.trim_end().ends_with('.')
        && !lower.contains("newsletter")
        && !lower.contains("rights");
    found
        .filter(|_| !news && !line.contains(['"', '“']))
        .map(|(reason, _)| *reason)
}

/// Whether a heading says that what stands under it is an advertisement.
pub(super) fn is_advert(heading: &str) -> bool {
    let line = folded(heading);
    ["advertisement", "sponsored", "advertorial", "anzeige"]
        .iter()
        .any(|word| {
            line.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
}

/// Hides the furniture at the end of an article, from the last block upwards, and lines in between
/// that are nothing but a short call.
pub(super) fn hide(blocks: &mut [Block], text: &FrozenText) {
    let mut at_end = true;
    for block in blocks.iter_mut().rev() {
        if block.hidden.is_some() {
            continue;
        }
        let words = text.slice(block.range);
        if block.kind == BlockKind::Paragraph
            && let Some(found) = aside(words)
        {
            block.hidden = Some(found);
            continue;
        }
        match reason(words) {
            Some(found) if at_end || (short_call(words) && !matches!(block.kind, BlockKind::Heading(_))) => {
                block.hidden = Some(found);
            }
            _ => at_end = false,
        }
    }
}

/// What outlets say of themselves when they sell what they write about, in lower case.
const DISCLOSURES: [&str; 6] = [
    "may earn a commission",
    "may earn a small commission",
    "may earn commission",
    "may receive a commission",
    "contain affiliate links",
    "contains affiliate links",
];

/// Why a paragraph is beside the article wherever it stands, if it is.
fn aside(words: &str) -> Option<HiddenReason> {
    let count = words.split_whitespace().count();
    if count > 60 {
        return None;
    }
    let lower = words.to_lowercase();
    if DISCLOSURES.iter().any(|words| lower.contains(words)) {
        Some(HiddenReason::CallToAction)
    } else {
        (count <= 40 && ends_with_credit(&lower)).then_some(HiddenReason::Picture)
    }
}

/// Whether a line in lower case ends with whose picture it is ("… | photo by ada hill"), as the words
/// under a picture do.
fn ends_with_credit(lower: &str) -> bool {
    let last = |word: &&str| lower.rfind(*word);
    let Some(at) = ["photo", "image", "picture"].iter().filter_map(last).max() else {
        return false;
    };
    let (before, credit) = lower.split_at(at);
    let begins = before.is_empty()
        || before
            .trim_end()
            .ends_with(['.', '(', '|', '/', '–', '—', '”', '’']);
    let of_whom = credit.trim_start_matches(char::is_alphabetic).trim_start();
    let names = ["by", "courtesy", "credit", ":"]
        .iter()
        .any(|word| of_whom.starts_with(word));
    begins && names && credit.split_whitespace().count() <= 8
}

/// A call so plain that it is furniture in the middle of an article as well.
fn short_call(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.split_whitespace().count() <= 8
        && [
            "advertisement",
            "read more",
            "read also",
            "also read",
            "subscribe",
            "sign up",
            "share this",
            "follow us",
        ]
        .iter()
        .any(|call| lower.starts_with(call))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asides_are_told_from_the_article() {
        use HiddenReason::{CallToAction, Picture};
        let check =
            |words: &str, expected: Option<HiddenReason>| assert_eq!(aside(words), expected, "{words}");
        check("The harbour at dawn. Photo by: Ada Hill.", Some(Picture));
        check("Ministers in Oslo (Image: Northern Wire)", Some(Picture));
        check("Photo courtesy of the embassy", Some(Picture));
        check(
            "The harbour was lit at dawn. The photo by Ada Hill won the prize that year.",
            None,
        );
        check("The image of the party has suffered, she said.", None);
        check(
            "We may earn a commission when you buy through links on this page.",
            Some(CallToAction),
        );
        check(
            "Brokers may earn less when the rules change, the ministry said.",
            None,
        );
    }

    #[test]
    fn calls_are_told_from_news() {
        use HiddenReason::{CallToAction, PageFurniture, RelatedStories};
        let check = |line: &str, expected: Option<HiddenReason>| assert_eq!(reason(line), expected, "{line}");
        check("Help us improve.", Some(CallToAction));
        check("Subscribe to our newsletter", Some(CallToAction));
        check("Read more: Ministers meet in Oslo", Some(RelatedStories));
        check("© 2026 Northern Wire. All rights reserved.", Some(PageFurniture));
        check("Share", Some(PageFurniture));
        check("Shares in the yard rose by four per cent on Monday.", None);
        check(
            "Home affairs ministers will meet again in the spring to settle the plan.",
            None,
        );
        check("“Help us improve,” the minister said.", None);
        check("The ministers will meet again.", None);
        check(
            "Related to this, the two governments will set up a joint working group.",
            None,
        );
    }
}
