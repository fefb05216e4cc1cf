//! The words of a sentence: marks, links, quotations, and citation numbers behind the punctuation.

use crate::briefing::{Anchor, Inline, Item, Quotation, RichText, SourceId};
use crate::typeset::compose::Composer;
use crate::typeset::languages::same_language;
use crate::typeset::meaning::{ElementId, Role, SpanOrigin};
use crate::typeset::page::{LinkTarget, Problem, Tag};
use crate::typeset::style::TextStyle;
use crate::typeset::text::{LinkSpan, StyledText, Target};
use parlance::Language;

impl Composer<'_> {
    /// A rich text with its citations.
    pub(in crate::typeset) fn rich(
        &mut self,
        text: &RichText,
        rests_on: &[Anchor],
        style: TextStyle,
        element: ElementId,
        item: &Item,
    ) -> StyledText {
        let mut out = StyledText::new();
        self.inlines(&mut out, text, rests_on, style, element, item);
        out
    }

    pub(super) fn inlines(
        &mut self,
        out: &mut StyledText,
        text: &RichText,
        rests_on: &[Anchor],
        style: TextStyle,
        element: ElementId,
        item: &Item,
    ) {
        let tag = Tag::Content(element);
        // A number stands behind the punctuation that follows its words.
        let mut pending: Vec<SourceId> = Vec::new();
        let mut last_cited = None;
        for inline in &text.0 {
            let mut words = match inline {
                Inline::Text { text, .. } | Inline::Link { text, .. } => text.as_str(),
                Inline::Quote(_) | Inline::Cite(_) | Inline::Note(_) => "",
            };
            if !pending.is_empty() && !matches!(inline, Inline::Cite(_)) {
                let marks = words.len()
                    - words
                        .trim_start_matches(['.', ',', ';', ':', '?', '!', '”', ')'])
                        .len();
                if let Some((punctuation, rest)) = words.split_at_checked(marks) {
                    out.push(punctuation, style, tag);
                    words = rest;
                }
                self.cite_all(out, &mut pending, style.size, element);
            }
            match inline {
                Inline::Text { bold, italic, .. } => {
                    out.push(words, style.weighted(*bold, *italic), tag);
                }
                Inline::Link { href, .. } => self.link(out, words, href, style, element, item),
                Inline::Quote(quotation) => {
                    self.quotation(out, quotation, style, element);
                    pending.push(quotation.anchor.source);
                    last_cited = Some(quotation.anchor.source);
                }
                Inline::Cite(citation) => {
                    pending.push(citation.0.source);
                    last_cited = Some(citation.0.source);
                }
                Inline::Note(note) => self.note(out, note, style.size, element, item),
            }
        }
        let ends_cited = pending.last().copied().or(last_cited);
        pending.extend(
            rests_on
                .iter()
                .map(|anchor| anchor.source)
                .filter(|source| Some(*source) != ends_cited),
        );
        self.cite_all(out, &mut pending, style.size, element);
    }

    fn cite_all(&mut self, out: &mut StyledText, sources: &mut Vec<SourceId>, size: f32, element: ElementId) {
        let mut done: Vec<SourceId> = Vec::new();
        for source in sources.drain(..) {
            if !done.contains(&source) {
                self.cite(out, source, size, element);
                done.push(source);
            }
        }
    }

    fn link(
        &mut self,
        out: &mut StyledText,
        words: &str,
        href: &str,
        style: TextStyle,
        element: ElementId,
        item: &Item,
    ) {
        let safe = ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| href.starts_with(scheme));
        if !safe {
            let message = format!("“{href}” is no web or mail address; the words are printed without a link");
            self.problems.push(Problem {
                item: Some(item.id),
                message,
            });
            out.push(words, style, Tag::Content(element));
            return;
        }
        let alt = format!("{words}, {href}");
        let link = self.elements.add_with_alt(Role::Link, Some(element), Some(alt));
        let to = LinkSpan {
            target: Target::Known(LinkTarget::Address(href.to_owned())),
            element: link,
        };
        let range = out.push_link(words, style.coloured(self.accent), Tag::Content(link), Some(to));
        out.mark(range, SpanOrigin::Link);
    }

    /// A quotation's words between marks; marks inside it become single ones.
    pub(super) fn quotation(
        &mut self,
        out: &mut StyledText,
        quotation: &Quotation,
        style: TextStyle,
        element: ElementId,
    ) {
        let Some(source) = self.briefing.source(quotation.anchor.source) else {
            return;
        };
        let rendered = quotation.render(source);
        let tag = Tag::Content(element);
        let start = out.text.len();
        out.push("“", style, tag);
        let words = out.text.len();
        out.speak(self.spoken(&source.details.language));
        for piece in &rendered.pieces {
            out.push(&piece.text, style.weighted(false, piece.emphasis), tag);
        }
        out.speak(None);
        out.isolate(words..out.text.len());
        out.push("”", style, tag);
        if rendered.emphasis_added {
            out.push(" (emphasis added)", style, tag);
        }
        out.mark(start..out.text.len(), SpanOrigin::Quotation(quotation.id));
    }

    /// The language of a source, if it is known and not the document's.
    fn spoken(&self, tag: &str) -> Option<Language> {
        let document = Language::parse(self.language()).unwrap_or(Language::UND);
        let spoken = Language::parse(tag).ok()?;
        (!same_language(spoken, document)).then_some(spoken)
    }
}
