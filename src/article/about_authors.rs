//! Lines of a web page that are its authors' names or tell who they are: no part of the text.

use super::furniture::folded;
use super::{Block, BlockKind, FrozenText, HiddenReason};

/// How many blocks at the end may tell who the author is, and how many at the beginning.
const AT_END: usize = 6;
const AT_START: usize = 4;
/// Longest paragraph at the beginning that tells who the author is, in words.
const LONGEST: usize = 80;

/// What authors say that they are, in lower case.
const PROFESSIONS: [&str; 22] = [
    "journalist",
    "reporter",
    "writer",
    "editor",
    "author",
    "correspondent",
    "columnist",
    "blogger",
    "contributor",
    "analyst",
    "founder",
    "co-founder",
    "cofounder",
    "consultant",
    "researcher",
    "professor",
    "lecturer",
    "marketer",
    "strategist",
    "specialist",
    "copywriter",
    "producer",
];

/// Hides lines that are an author's name, and paragraphs that tell who an author is: at the end those that
/// begin with the name, at the beginning those that go on to say what the author does.
pub(super) fn hide(blocks: &mut [Block], text: &FrozenText, authors: &[String]) {
    let names: Vec<String> = authors
        .iter()
        .map(|name| folded(name))
        .filter(|name| name.contains(' '))
        .collect();
    if names.is_empty() {
        return;
    }
    let shown: Vec<usize> = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.hidden.is_none())
        .map(|(index, _)| index)
        .collect();
    for (at, index) in shown.iter().enumerate() {
        let Some(block) = blocks
            .get_mut(*index)
            .filter(|block| block.kind == BlockKind::Paragraph)
        else {
            continue;
        };
        let words = folded(text.slice(block.range));
        let line = words.strip_prefix("by ").unwrap_or(&words);
        let begins = |name: &String| {
            words
                .strip_prefix(name.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let is_name = names.iter().any(|name| name == line);
        let at_end = at + AT_END >= shown.len() && names.iter().any(begins);
        let at_start = at < AT_START && names.iter().any(|name| presents(&words, name));
        if is_name || at_end || at_start {
            block.hidden = Some(HiddenReason::PageFurniture);
        }
    }
}

/// Whether folded words begin with a name or its first part and say what its bearer is ("ada is an editor").
fn presents(words: &str, name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or(name);
    let rest = words.strip_prefix(name).or_else(|| words.strip_prefix(first));
    let said = rest.and_then(|rest| {
        rest.strip_prefix(" is a")
            .or_else(|| rest.strip_prefix(" is the"))
    });
    let Some(said) = said else { return false };
    let mut next = said.split(' ').take(12);
    words.split(' ').count() <= LONGEST && next.any(|word| PROFESSIONS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_an_author_is_is_told_from_news() {
        let check =
            |words: &str, expected: bool| assert_eq!(presents(words, "ada hill"), expected, "{words}");
        check(
            "ada hill is an award winning journalist with a focus on ships",
            true,
        );
        check("ada is the editor of the northern wire", true);
        check("ada hill is a town in the north", false);
        check("ada said that the editor was right", false);
        check("the editor is ada hill", false);
    }
}
