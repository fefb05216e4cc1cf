//! The words a reader must get back from a briefing's PDF, taken from the briefing and not from its pages.

use attache::briefing::{Briefing, Inline, Item, ItemBody, RichText, Speaker};

/// One text a line: title, headings of filled sections, and everything that stands in their items.
pub fn words(briefing: &Briefing) -> String {
    let mut lines = vec![briefing.details.title.clone(), briefing.details.subtitle.clone()];
    for (section, content) in briefing.template.sections.iter().zip(&briefing.sections) {
        if content
            .items
            .iter()
            .any(|item| !matches!(*item.body, ItemBody::Note(_)))
        {
            // The bottom line stands without its heading.
            if briefing.template.bottom_line.as_ref() != Some(&section.id) {
                lines.push(section.heading.clone());
            }
            content
                .items
                .iter()
                .for_each(|item| of_item(briefing, item, &mut lines));
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n") + "\n"
}

fn of_item(briefing: &Briefing, item: &Item, lines: &mut Vec<String>) {
    match &*item.body {
        ItemBody::Quotation(quotation) => {
            lines.push(format!("“{}”", briefing.plain_quotation(quotation)));
            if let Speaker::Person { name, title } = &quotation.speaker {
                lines.push(format!("{name}, {title}"));
            }
        }
        ItemBody::Step(step) => lines.extend([step.date.clone(), step.owner.clone()]),
        ItemBody::Table(table) => lines.push(table.caption.clone()),
        ItemBody::Image(image) => lines.push(image.caption.clone()),
        ItemBody::KeyPoint { .. } | ItemBody::Prose(_) | ItemBody::List { .. } | ItemBody::Note(_) => {}
    }
    for text in item.texts() {
        of_text(briefing, text, lines);
    }
}

fn of_text(briefing: &Briefing, text: &RichText, lines: &mut Vec<String>) {
    lines.push(briefing.plain(text));
    for inline in &text.0 {
        if let Inline::Note(note) = inline {
            of_text(briefing, note, lines);
        }
    }
}
