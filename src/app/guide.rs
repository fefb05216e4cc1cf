//! The guide, `docs/guide.md`, in chapters, for the window to show. It names commands as the menus do and keys as
//! the command table has them; a test holds it to both.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use std::sync::LazyLock;

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chapter {
    /// Its title.
    pub title: String,
    /// Its paragraphs and list entries.
    pub parts: Vec<Part>,
}

/// A paragraph or an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// An entry of a list.
    pub bullet: bool,
    /// Its words.
    pub spans: Vec<Span>,
}

/// Words of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// What they are.
    pub kind: SpanKind,
}

/// What words of the guide are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// Text.
    Plain,
    /// A command, by its name in the menus.
    Command,
    /// A key.
    Key,
}

/// The chapters of the guide.
pub fn guide() -> &'static [Chapter] {
    static GUIDE: LazyLock<Vec<Chapter>> = LazyLock::new(|| chapters(include_str!("../../docs/guide.md")));
    &GUIDE
}

/// A chapter begins at every heading of the second level.
fn chapters(text: &str) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let (mut in_title, mut in_item, mut kind) = (false, false, SpanKind::Plain);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H2,
                ..
            }) => {
                in_title = true;
                chapters.push(Chapter::default());
            }
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => in_title = false,
            Event::Start(Tag::Item) => {
                in_item = true;
                begin(&mut chapters, true);
            }
            Event::End(TagEnd::Item) => in_item = false,
            Event::Start(Tag::Paragraph) if !in_item => begin(&mut chapters, false),
            Event::Start(Tag::Emphasis) => kind = SpanKind::Command,
            Event::End(TagEnd::Emphasis) => kind = SpanKind::Plain,
            Event::Text(words) if in_title => {
                if let Some(chapter) = chapters.last_mut() {
                    chapter.title.push_str(&words);
                }
            }
            Event::Text(words) => add(&mut chapters, &words, kind),
            Event::Code(words) => add(&mut chapters, &words, SpanKind::Key),
            Event::SoftBreak => add(&mut chapters, " ", kind),
            _ => {}
        }
    }
    chapters
}

fn begin(chapters: &mut [Chapter], bullet: bool) {
    if let Some(chapter) = chapters.last_mut() {
        let spans = Vec::new();
        chapter.parts.push(Part { bullet, spans });
    }
}

/// Words behind the last ones; those of one kind are one span.
fn add(chapters: &mut [Chapter], words: &str, kind: SpanKind) {
    let Some(part) = chapters.last_mut().and_then(|chapter| chapter.parts.last_mut()) else {
        return;
    };
    match part.spans.last_mut() {
        Some(last) if last.kind == kind => last.text.push_str(words),
        _ => part.spans.push(Span {
            text: words.to_owned(),
            kind,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::command_table::table;
    use std::collections::BTreeSet;

    fn named(kind: SpanKind) -> BTreeSet<&'static str> {
        let parts = guide().iter().flat_map(|chapter| &chapter.parts);
        let spans = parts.flat_map(|part| &part.spans);
        spans
            .filter(|span| span.kind == kind)
            .map(|span| span.text.as_str())
            .collect()
    }

    #[test]
    fn the_guide_names_commands_as_the_menus_do() {
        let texts: BTreeSet<&str> = table().iter().map(|row| row.text.as_str()).collect();
        let unknown: Vec<&str> = named(SpanKind::Command).difference(&texts).copied().collect();
        assert_eq!(unknown, [""; 0], "commands that are in no menu");
        assert!(named(SpanKind::Command).len() > 15);
    }

    #[test]
    fn the_guide_names_keys_that_act() {
        let rows = table().iter().flat_map(|row| &row.shortcuts);
        let keys: BTreeSet<String> = rows.map(ToString::to_string).collect();
        let unknown: Vec<&str> = named(SpanKind::Key)
            .into_iter()
            .filter(|key| !keys.contains(*key))
            .collect();
        assert_eq!(unknown, [""; 0], "keys that do nothing");
        assert!(named(SpanKind::Key).len() > 20);
    }

    #[test]
    fn chapters_have_titles_paragraphs_and_lists() {
        let chapters =
            chapters("# Guide\n\n## One\n\nPress `N`\nor *Undo*.\n\n- first\n- second\n\n## Two\n\nText.\n");
        let lines: Vec<String> = chapters
            .iter()
            .flat_map(|chapter| {
                let part = |part: &Part| {
                    let words: Vec<String> = part
                        .spans
                        .iter()
                        .map(|span| format!("{:?}:{}", span.kind, span.text))
                        .collect();
                    format!("{} {} {}", chapter.title, part.bullet, words.join("|"))
                };
                chapter.parts.iter().map(part).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(
            lines,
            [
                "One false Plain:Press |Key:N|Plain: or |Command:Undo|Plain:.",
                "One true Plain:first",
                "One true Plain:second",
                "Two false Plain:Text.",
            ]
        );
        assert!(
            guide()
                .iter()
                .all(|chapter| !chapter.title.is_empty() && !chapter.parts.is_empty())
        );
    }
}
