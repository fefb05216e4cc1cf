//! What a line says that stands round an article in an export or a digest, by its form alone.

use crate::article::details;

/// What a line round an article says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// "3 of 12 documents".
    Number {
        /// The article's number, from 1.
        number: usize,
        /// How many there are.
        of: usize,
    },
    /// "Document HARB000020260302em3200004", "End of document".
    End,
    /// "812 words".
    Length,
    /// "Byline: Anna Berg", "By Anna Berg".
    Byline(Vec<String>),
    /// "HEADLINE: Ships leave": the code points before the words.
    Headline(usize),
    /// "Copyright 2026 The Harbour Post".
    Copyright,
    /// A day on a line of its own.
    Date(String),
    /// "Subject: …", "From: …", "Date: …" of a message in a digest.
    Header,
    /// Another labelled line: "SECTION: Business", "LOAD-DATE: …".
    Label,
    /// A line of one sign again and again.
    Rule,
}

/// Code points of the longest line that says anything of this kind.
const LONGEST: usize = 160;

/// What a line says, if it is one of those that stand round an article.
pub(super) fn mark(line: &str) -> Option<Mark> {
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    if is_rule(line) {
        return Some(Mark::Rule);
    }
    if let Some((number, of)) = number_of(line) {
        return Some(Mark::Number { number, of });
    }
    if is_end(line) {
        return Some(Mark::End);
    }
    if let Some((label, rest)) = line.split_once(':')
        && let Some(mark) = labelled(label.trim(), rest.trim(), line)
    {
        return Some(mark);
    }
    if is_length(line) {
        return Some(Mark::Length);
    }
    if let Some(names) = details::byline(line) {
        return Some(Mark::Byline(names));
    }
    let lower = line.to_lowercase();
    if ["copyright ", "(copyright", "©", "(c) "]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        return Some(Mark::Copyright);
    }
    let short = line.chars().count() <= 60 && line.split_whitespace().count() <= 8 && !line.ends_with('.');
    short.then(|| details::date(line)).flatten().map(Mark::Date)
}

/// Five or more of one sign: "-----", "=====", "* * * * *".
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    let rest: Vec<char> = signs.collect();
    !first.is_alphanumeric() && rest.len() >= 4 && rest.iter().all(|c| *c == first)
}

/// "3 of 12", "3 of 12 DOCUMENTS", "Document 3 of 12", also in other languages; not "Page 3 of 12".
fn number_of(line: &str) -> Option<(usize, usize)> {
    let nouns = [
        "document",
        "documents",
        "article",
        "articles",
        "record",
        "records",
        "result",
        "results",
        "story",
        "stories",
        "item",
        "dokument",
        "dokumente",
        "dokumenten",
        "artikel",
        "documento",
        "documentos",
        "documenti",
        "artículo",
        "artículos",
        "artigo",
        "artigos",
        "articolo",
        "articoli",
    ];
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ':' | '#'))
        .filter(|word| !word.is_empty())
        .collect();
    let noun = |word: &str| nouns.contains(&word);
    let triple = match words.as_slice() {
        [first, a, of, b] if noun(first) => (a, of, b),
        [a, of, b, last] if noun(last) => (a, of, b),
        [a, of, b] => (a, of, b),
        _ => return None,
    };
    let (number, of, all) = triple;
    if !["of", "von", "sur", "de", "di", "van"].contains(of) {
        return None;
    }
    let (number, all) = (number.parse::<usize>().ok()?, all.parse::<usize>().ok()?);
    (number >= 1 && number <= all).then_some((number, all))
}

/// A press database's own number of a document, or words that say that it has ended.
fn is_end(line: &str) -> bool {
    let lower = line.to_lowercase();
    if [
        "end of document",
        "end of article",
        "dokumentende",
        "fin du document",
    ]
    .contains(&lower.as_str())
    {
        return true;
    }
    let mut words = line.split_whitespace();
    let (first, code, more) = (words.next(), words.next(), words.next());
    let is_code = |code: &str| {
        code.len() >= 10
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && code.bytes().filter(u8::is_ascii_digit).count() >= 4
            && code.bytes().any(|byte| byte.is_ascii_uppercase())
    };
    matches!(first, Some("Document" | "Dokument" | "Documento"))
        && code.is_some_and(is_code)
        && more.is_none()
}

/// "812 words", "1,204 words".
fn is_length(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (Some(number), Some(noun), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let nouns = [
        "words", "word", "wörter", "mots", "palabras", "palavras", "parole", "woorden",
    ];
    number.chars().all(digits)
        && number.starts_with(|c: char| c.is_ascii_digit())
        && nouns.contains(&noun.to_lowercase().as_str())
}

fn labelled(label: &str, rest: &str, line: &str) -> Option<Mark> {
    let lower = label.to_lowercase();
    let headers = ["from", "subject", "date", "to", "message-id", "reply-to"];
    let known = [
        "section",
        "load-date",
        "language",
        "publication-type",
        "publication type",
        "journal code",
        "document-type",
        "document type",
        "graphic",
        "dateline",
        "subject code",
        "highlight",
        "body",
        "publication",
        "source",
        "edition",
        "page",
        "pages",
        "issn",
        "accession number",
        "byline-dateline",
    ];
    match lower.as_str() {
        "length" | "word count" | "länge" | "longueur" if starts_with_number(rest) => Some(Mark::Length),
        "byline" | "author" | "authors" | "autor" if !rest.is_empty() => Some(Mark::Byline(names(rest))),
        "headline" | "title" if !rest.is_empty() => {
            let before = line.chars().count() - rest.chars().count();
            Some(Mark::Headline(before))
        }
        _ if headers.contains(&lower.as_str()) && !rest.is_empty() => Some(Mark::Header),
        _ if known.contains(&lower.as_str()) => Some(Mark::Label),
        _ => None,
    }
}

fn starts_with_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// The names of a labelled byline, which may begin with "By" and end with an address.
fn names(rest: &str) -> Vec<String> {
    let rest = ["By ", "BY ", "by "]
        .iter()
        .find_map(|start| rest.strip_prefix(start))
        .unwrap_or(rest);
    let names = details::split_names(rest);
    names.into_iter().filter(|name| details::is_name(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: impl Into<Option<Mark>>) {
        assert_eq!(mark(line), expected.into(), "{line}");
    }

    #[test]
    fn lines_are_told_by_their_form() {
        let number = |number, of| Some(Mark::Number { number, of });
        check("3 of 12 DOCUMENTS", number(3, 12));
        check("Document 3 of 12", number(3, 12));
        check("(3 of 12)", number(3, 12));
        check("Dokument 2 von 5", number(2, 5));
        check("Page 3 of 12", None);
        check("13 of 12", None);
        check("Document HARB000020260302em3200004", Some(Mark::End));
        check("End of Document", Some(Mark::End));
        check("Document signed", None);
        check("Document 2026", None);
        check("812 words", Some(Mark::Length));
        check("LENGTH: 1,204 words", Some(Mark::Length));
        check("Length: as long as the quay", None);
        check("Many words", None);
        check("BYLINE: Anna Berg", Some(Mark::Byline(vec!["Anna Berg".into()])));
        check(
            "By Anna Berg and Jon Moe",
            Some(Mark::Byline(vec!["Anna Berg".into(), "Jon Moe".into()])),
        );
        check("HEADLINE: Ships leave", Some(Mark::Headline(10)));
        check("Copyright 2026 The Harbour Post", Some(Mark::Copyright));
        check("(c) 2026 The Harbour Post", Some(Mark::Copyright));
        check("2 March 2026", Some(Mark::Date("2026-03-02".into())));
        check("Monday, March 2, 2026", Some(Mark::Date("2026-03-02".into())));
        check("The quay was opened on 2 March 2026 by two ministers.", None);
        check("Subject: The western quay", Some(Mark::Header));
        check("LOAD-DATE: March 3, 2026", Some(Mark::Label));
        check("The minister said: no.", None);
        check("------------------------------", Some(Mark::Rule));
        check("* * * * *", Some(Mark::Rule));
        check("---", None);
        check("Ships left the harbour on Monday.", None);
    }
}
