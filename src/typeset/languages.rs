//! Which language words are in: a quotation speaks its source's, other words what their script says.
//!
//! Words of another language than their element's get a span of their own in the semantic tree, so that
//! a screen reader changes its voice; an element all in one language just says so.

use super::elements::Elements;
use super::meaning::{ElementId, Role};
use super::page::Tag;
use super::script::Script;
use super::text::{StyledSpan, StyledText};
use parlance::Language;
use std::ops::Range;

/// Whether two tags name one language, whatever the region.
pub(super) fn same_language(one: Language, other: Language) -> bool {
    let subtag = |language: &Language| language.as_str().split('-').next().map(str::to_owned);
    subtag(&one) == subtag(&other)
}

/// Gives every span its language, splits spans where it changes, and says it in the tree. The answer is
/// the language of the whole text, if it is one and not the document's.
pub(super) fn tag_languages(
    text: &mut StyledText,
    elements: &mut Elements,
    document: Language,
) -> Option<Language> {
    let foreign = |c: char| !matches!(Script::of(c), None | Some(Script::Latin));
    let told = text.spans.iter().any(|span| span.language.is_some());
    let latin = Script::Latin.writes(document);
    if !told && latin && !text.text.chars().any(foreign) {
        return None;
    }
    let runs = runs(text, document);
    let mut languages = runs.iter().filter_map(|run| run.letters.then_some(run.language));
    let whole = languages
        .next()
        .filter(|first| *first != document && languages.all(|other| other == *first));
    text.spans = split(text, &runs);
    mark(text, elements, document);
    whole
}

/// Words of one language inside one span.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    /// Bytes of the text.
    range: Range<usize>,
    span: usize,
    language: Language,
    /// Whether it holds letters: figures and marks are in no language of their own.
    letters: bool,
}

fn runs(text: &StyledText, document: Language) -> Vec<Run> {
    let context = Context::of(&text.text);
    let mut runs: Vec<Run> = Vec::new();
    for (index, span) in text.spans.iter().enumerate() {
        let words = text.text.get(span.range.clone()).unwrap_or("");
        let mut last: Option<(Script, Language)> = None;
        for (at, c) in words.char_indices() {
            let range = span.range.start + at..span.range.start + at + c.len_utf8();
            let script = Script::of(c);
            let language = match script {
                Some(script) => match last {
                    Some((known, language)) if known == script => language,
                    _ => {
                        let language = context.language(script, span.language, document);
                        last = Some((script, language));
                        language
                    }
                },
                // Until what follows is known, a mark goes with what stands before it.
                None => match runs.last() {
                    Some(run) if run.span == index => run.language,
                    _ => span.language.unwrap_or(document),
                },
            };
            match runs.last_mut() {
                Some(run) if run.span == index && (run.language == language || !run.letters) => {
                    run.range.end = range.end;
                    run.letters |= script.is_some();
                    run.language = language;
                }
                _ => runs.push(Run {
                    range,
                    span: index,
                    language,
                    letters: script.is_some(),
                }),
            }
        }
    }
    give_back_blanks(text, &mut runs, document);
    runs
}

/// Blanks, marks and figures between foreign words and others belong to the others.
fn give_back_blanks(text: &StyledText, runs: &mut [Run], document: Language) {
    for at in 1..runs.len() {
        let (before, after) = runs.split_at_mut(at);
        let (Some(before), Some(after)) = (before.last_mut(), after.first_mut()) else {
            continue;
        };
        let told = text.spans.get(before.span).and_then(|span| span.language);
        let words = text.text.get(before.range.clone()).unwrap_or("");
        let kept = words.trim_end_matches(|c| Script::of(c).is_none()).len();
        if before.span == after.span && before.language != told.unwrap_or(document) && kept > 0 {
            before.range.end = before.range.start + kept;
            after.range.start = before.range.end;
        }
    }
}

/// What the whole text tells about its scripts.
struct Context {
    kana: bool,
    hangul: bool,
    ukrainian: bool,
    russian: bool,
}

impl Context {
    fn of(text: &str) -> Self {
        let has = |script: Script| text.chars().any(|c| Script::of(c) == Some(script));
        Self {
            kana: has(Script::Kana),
            hangul: has(Script::Hangul),
            ukrainian: text.contains(['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ']),
            russian: text.contains(['ы', 'э', 'ё', 'ъ', 'Э', 'Ё']),
        }
    }

    fn language(&self, script: Script, told: Option<Language>, document: Language) -> Language {
        if let Some(told) = told
            && (script.writes(told) || script == Script::Latin)
        {
            return told;
        }
        if script.writes(document) {
            return document;
        }
        let tag = match script {
            // Latin words in a document of another script: nobody knows.
            Script::Latin => "und",
            Script::Greek => "el",
            Script::Cyrillic if self.ukrainian && !self.russian => "uk",
            Script::Cyrillic if self.russian && !self.ukrainian => "ru",
            Script::Cyrillic => "und",
            Script::Hebrew => "he",
            Script::Arabic => "ar",
            Script::Hangul => "ko",
            Script::Kana => "ja",
            Script::Han if self.kana => "ja",
            Script::Han if self.hangul => "ko",
            Script::Han => "zh",
        };
        Language::parse(tag).unwrap_or(Language::UND)
    }
}

/// The spans cut where the language changes.
fn split(text: &StyledText, runs: &[Run]) -> Vec<StyledSpan> {
    let spans = runs.iter().filter_map(|run| {
        let span = text.spans.get(run.span)?;
        Some(StyledSpan {
            range: run.range.clone(),
            language: Some(run.language),
            ..span.clone()
        })
    });
    spans.filter(|span| !span.range.is_empty()).collect()
}

/// Says the languages in the tree: at an element that is all in one, else at spans inside it.
fn mark(text: &mut StyledText, elements: &mut Elements, document: Language) {
    let mut ids: Vec<ElementId> = text.spans.iter().filter_map(|span| content(span.tag)).collect();
    // Parents first: they have the smaller numbers.
    ids.sort();
    ids.dedup();
    let letters = |text: &str| text.chars().any(|c| Script::of(c).is_some());
    for id in ids {
        let inherited = elements.language(id).unwrap_or(document);
        let spoken: Vec<Language> = text
            .spans
            .iter()
            .filter(|span| content(span.tag) == Some(id))
            .filter(|span| text.text.get(span.range.clone()).is_some_and(letters))
            .filter_map(|span| span.language)
            .collect();
        let Some(first) = spoken.first().copied() else {
            continue;
        };
        if spoken.iter().all(|language| *language == first) {
            if first != inherited {
                elements.set_language(id, first);
            }
            continue;
        }
        let mut open: Option<(Language, ElementId, usize)> = None;
        for span in &mut text.spans {
            let language = span.language.unwrap_or(document);
            let here = content(span.tag) == Some(id);
            let foreign = language != inherited && text.text.get(span.range.clone()).is_some_and(letters);
            open = match open {
                _ if !here || !foreign => None,
                Some((spoken, element, end)) if spoken == language && end == span.range.start => {
                    Some((spoken, element, span.range.end))
                }
                _ => {
                    let element = elements.add(Role::Span, Some(id));
                    elements.set_language(element, language);
                    Some((language, element, span.range.end))
                }
            };
            if let Some((_, element, _)) = open {
                span.tag = Tag::Content(element);
            }
        }
    }
}

fn content(tag: Tag) -> Option<ElementId> {
    match tag {
        Tag::Content(id) => Some(id),
        Tag::Artifact(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::style;

    fn english() -> Language {
        Language::parse("en-GB").unwrap()
    }

    /// The words of each stretch whose element has another language than English, with its tag.
    fn check(pieces: &[(&str, Option<&str>)], expected: &[(&str, &str)], whole: Option<&str>) {
        let mut elements = Elements::default();
        let paragraph = elements.add(Role::Paragraph, None);
        let mut text = StyledText::new();
        for (words, language) in pieces {
            text.speak(language.map(|language| Language::parse(language).unwrap()));
            text.push(words, style::BODY, Tag::Content(paragraph));
        }
        let whole_found = tag_languages(&mut text, &mut elements, english());
        assert_eq!(whole_found.as_ref().map(|language| language.as_str()), whole);
        let mut found: Vec<(String, String)> = Vec::new();
        for span in &text.spans {
            let words = &text.text[span.range.clone()];
            let id = content(span.tag).unwrap();
            let Some(language) = elements.language(id) else {
                continue;
            };
            let language = language.as_str().to_owned();
            match found.last_mut() {
                Some((last, known)) if *known == language => last.push_str(words),
                _ => found.push((words.to_owned(), language)),
            }
        }
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(found, expected, "{pieces:?}");
    }

    #[test]
    fn words_speak_their_language() {
        check(&[("Plain words, 12.", None)], &[], None);
        check(
            &[("a letter by 한지민 (2026) and מרים, too", None)],
            &[("한지민", "ko"), ("מרים", "he")],
            None,
        );
        check(
            &[("양국은 3개 항에 합의했다.", None)],
            &[("양국은 3개 항에 합의했다.", "ko")],
            Some("ko"),
        );
        check(&[("東京で会う", None)], &[("東京で会う", "ja")], Some("ja"));
        check(&[("in 臺北 today", None)], &[("臺北", "zh")], None);
        check(&[("Київ і Львів", None)], &[("Київ і Львів", "uk")], Some("uk"));
        check(
            &[
                ("He said “", None),
                ("Die Lage ist ernst", Some("de")),
                ("” twice.", None),
            ],
            &[("Die Lage ist ernst", "de")],
            None,
        );
        check(
            &[("“", None), ("Слово и дело", Some("ru")), ("”", None)],
            &[("“Слово и дело”", "ru")],
            Some("ru"),
        );
    }
}
