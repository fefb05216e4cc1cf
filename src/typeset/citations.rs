//! Citation numbers in the text and the source list they lead to.

use super::compose::Composer;
use super::flow::Block;
use super::meaning::{ElementId, Origin, Role, SpanOrigin};
use super::page::{LinkTarget, Tag};
use super::style::{self, Align, GRID};
use super::text::{LinkSpan, StyledText, Target};
use crate::briefing::{Source, SourceDetails, SourceId};

/// Width of the number column of the source list and of endnotes.
pub(super) const NUMBERS: f32 = 18.0;

impl Composer<'_> {
    /// Appends the raised number of a source, linked to its entry.
    pub(super) fn cite(&mut self, text: &mut StyledText, source: SourceId, size: f32, parent: ElementId) {
        let Some(number) = self.citations.citation(source) else {
            return;
        };
        let title = self.briefing.source(source).map(source_title).unwrap_or_default();
        let reference = self.elements.add(Role::Reference, Some(parent));
        let alt = format!("Source {number}: {title}");
        let link = self.elements.add_with_alt(Role::Link, Some(reference), Some(alt));
        let style = style::citation(size, self.accent);
        let after_number = text.origins.last().is_some_and(|span| {
            matches!(span.origin, SpanOrigin::Citation(_) | SpanOrigin::Note(_))
                && span.text.end as usize == text.text.len()
        });
        if after_number {
            text.push(",", style, Tag::Content(parent));
        }
        let to = LinkSpan {
            target: Target::Entry(source),
            element: link,
        };
        let range = text.push_link(&number.to_string(), style, Tag::Content(link), Some(to));
        text.isolate(range.clone());
        text.mark(range, SpanOrigin::Citation(source));
    }

    /// The entry of a source in the list of sources.
    pub(super) fn source_entry(&mut self, source: &Source) {
        let id = source.id;
        let entry = self.outer(Role::ListItem);
        let label = self.elements.add(Role::Label, Some(entry));
        let back =
            self.elements
                .add_with_alt(Role::Link, Some(label), Some("Back to the first citation".into()));
        let number = self.citations.citation(id).unwrap_or_default().to_string();
        let style = style::SOURCE.coloured(self.accent).tabular();
        let mut text = StyledText::new();
        let link = LinkSpan {
            target: Target::Citation(id),
            element: back,
        };
        text.push_link(&number, style, Tag::Content(back), Some(link));
        let x = self.frame.indent;
        let number = self.column(text, x, NUMBERS, 11.5, Align::Left, Origin::Source(id));
        let body = self.elements.add(Role::ListBody, Some(entry));
        let text = self.entry(source, body);
        let x = x + NUMBERS;
        let measure = self.frame.column - x;
        let main = self.column(text, x, measure, 11.5, Align::Left, Origin::Source(id));
        self.blocks.push(Block {
            beside: vec![number],
            after: GRID / 4.0,
            whole: true,
            entry: Some(id),
            ..Block::new(main)
        });
    }

    /// One entry: authors, title, outlet, date, cited pages, address, day it was read. What is not known is said in a
    /// draft copy and left out of a final one, which the checks do not let pass.
    fn entry(&mut self, source: &Source, body: ElementId) -> StyledText {
        let details = &source.details;
        let (tag, style) = (Tag::Content(body), style::SOURCE);
        let dates = self.briefing.template.dates;
        let mut text = StyledText::new();
        if !details.authors.is_empty() {
            text.push(&format!("{}. ", details.authors.join(", ")), style, tag);
        }
        text.push(&format!("“{}”. ", source_title(source)), style, tag);
        let mut parts = Vec::new();
        if !details.outlet.is_empty() {
            parts.push(details.outlet.clone());
        }
        if details.published == SourceDetails::NO_DATE {
            parts.push(details.published.clone());
        } else if !details.published.is_empty() {
            parts.push(dates.format(&details.published));
        }
        if !parts.is_empty() {
            text.push(
                &format!("{}. ", parts.join(", ").trim_end_matches('.')),
                style,
                tag,
            );
        }
        let pages = self.citations.pages(source.id);
        if !pages.is_empty() {
            text.push(&format!("{}. ", page_numbers(&pages)), style, tag);
        }
        if !details.url.is_empty() {
            let alt = format!("Source: {}, {}", source_title(source), details.url);
            if details.url.starts_with("https://") || details.url.starts_with("http://") {
                let link = self.elements.add_with_alt(Role::Link, Some(body), Some(alt));
                let to = LinkSpan {
                    target: Target::Known(LinkTarget::Address(details.url.clone())),
                    element: link,
                };
                let range = text.push_link(
                    &details.url,
                    style.coloured(self.accent),
                    Tag::Content(link),
                    Some(to),
                );
                text.mark(range, SpanOrigin::Link);
            } else {
                text.push(&details.url, style, tag);
            }
            text.push(". ", style, tag);
        }
        if !details.accessed.is_empty() {
            text.push(&format!("Read {}.", dates.format(&details.accessed)), style, tag);
        }
        if self.draft {
            let missing = missing(details);
            if !missing.is_empty() {
                text.push(
                    &format!(" Not known yet: {}.", missing.join(", ")),
                    style.coloured(style::MUTED),
                    tag,
                );
            }
        }
        text
    }
}

/// The title of a source, or its file's name if it has none.
fn source_title(source: &Source) -> String {
    let title = source.details.title.trim();
    if title.is_empty() {
        source.file.clone()
    } else {
        title.trim_end_matches('.').to_owned()
    }
}

/// "p. 3", "pp. 3, 7–9": pages in ascending order, runs drawn together.
fn page_numbers(pages: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let run = |(first, last): &(usize, usize)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    };
    let label = if pages.len() == 1 { "p." } else { "pp." };
    // A number stays beside its label.
    format!(
        "{label}\u{a0}{}",
        runs.iter().map(run).collect::<Vec<_>>().join(", ")
    )
}

fn missing(details: &SourceDetails) -> Vec<&'static str> {
    let all = [
        (
            "author or outlet",
            details.outlet.is_empty() && details.authors.is_empty(),
        ),
        ("date", details.published.is_empty()),
        ("address", details.url.is_empty()),
    ];
    all.into_iter()
        .filter(|(_, missing)| *missing)
        .map(|(name, _)| name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_drawn_together() {
        let check = |pages: &[usize], expected: &str| {
            assert_eq!(page_numbers(pages).replace('\u{a0}', " "), expected);
        };
        check(&[3], "p. 3");
        check(&[3, 4], "pp. 3–4");
        check(&[1, 3, 7, 8, 9, 12], "pp. 1, 3, 7–9, 12");
    }
}
