//! Counting words: a run between blanks that holds a letter or digit.

use super::{Briefing, Inline, Item, ItemBody, RichText, SectionContent};

/// Words of a plain text.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

impl Briefing {
    /// Words of one section as printed; notes to self do not count.
    pub fn section_words(&self, content: &SectionContent) -> usize {
        content.items.iter().map(|item| self.item_words(item)).sum()
    }

    /// Words of the whole document, without the generated source list.
    pub fn words(&self) -> usize {
        self.sections
            .iter()
            .map(|content| self.section_words(content))
            .sum()
    }

    /// Words of one item as printed.
    pub fn item_words(&self, item: &Item) -> usize {
        let own = match &*item.body {
            ItemBody::Quotation(quotation) => self.plain_quotation(quotation),
            ItemBody::Step(step) => format!("{} {}", step.date, step.owner),
            ItemBody::Image(image) => image.caption.clone(),
            ItemBody::Table(table) => table.caption.clone(),
            ItemBody::Note(_) => return 0,
            ItemBody::KeyPoint { .. } | ItemBody::Prose(_) | ItemBody::List { .. } => String::new(),
        };
        let texts: usize = item.texts().iter().map(|text| self.text_words(text)).sum();
        count_words(&own) + texts
    }

    /// Words of a sentence and of the notes printed with it.
    fn text_words(&self, text: &RichText) -> usize {
        let notes: usize = text.notes().map(|note| count_words(&self.plain(note))).sum();
        count_words(&self.plain(text)) + notes
    }

    /// A rich text as plain words, quotations with their marks, citations and notes left out.
    pub fn plain(&self, text: &RichText) -> String {
        text.0
            .iter()
            .map(|inline| match inline {
                Inline::Text { text, .. } | Inline::Link { text, .. } => text.clone(),
                Inline::Quote(quotation) => format!("“{}”", self.plain_quotation(quotation)),
                Inline::Cite(_) | Inline::Note(_) => String::new(),
            })
            .collect()
    }

    /// The printed words of a quotation without marks; empty if its source is not there.
    pub fn plain_quotation(&self, quotation: &super::Quotation) -> String {
        self.source(quotation.anchor.source)
            .map(|source| quotation.render(source).text())
            .unwrap_or_default()
    }
}
