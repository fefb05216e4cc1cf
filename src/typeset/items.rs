//! The items of a section: paragraphs, bullets, displayed quotations, dated steps, lists and tables.

use super::compose::Composer;
use super::flow::{Bar, Block, Bullet, Column};
use super::page::{ElementId, LinkTarget, Origin, Problem, Role, SpanOrigin, Tag};
use super::style::{self, Align, BULLET, COLUMN, DATE_COLUMN, GRID, INDENT, TextStyle};
use super::text::{LinkSpan, StyledText, Target};
use crate::briefing::{Anchor, Inline, Item, ItemBody, Quotation, RichText, SourceId, Speaker, Step, Table};
use crate::template::{Section, SectionKind};

impl Composer<'_> {
    /// All items of a section, under its element.
    pub(super) fn section_items(&mut self, index: usize, section: &Section, element: ElementId) {
        let Some(content) = self.briefing.sections.get(index) else {
            return;
        };
        let mut list: Option<ElementId> = None;
        for item in &content.items {
            if self.numbers.item(item.id).is_none() {
                continue;
            }
            // What is set as an entry stands in a list, and nothing else does.
            let listed = match item.body {
                ItemBody::Step(_) => true,
                ItemBody::Prose(_) | ItemBody::KeyPoint { .. } | ItemBody::Image(_) => {
                    section.kind == SectionKind::Bullets
                }
                ItemBody::Quotation(_) | ItemBody::List { .. } | ItemBody::Table(_) | ItemBody::Note(_) => {
                    false
                }
            };
            let parent = if listed {
                *list.get_or_insert_with(|| self.elements.add(Role::List { ordered: false }, Some(element)))
            } else {
                list = None;
                element
            };
            let first = self.blocks.len();
            self.item(item, section, parent);
            self.margin_number(item, first);
        }
    }

    fn item(&mut self, item: &Item, section: &Section, parent: ElementId) {
        match &item.body {
            ItemBody::Quotation(quotation) => self.displayed(item, quotation, parent),
            ItemBody::Prose(text) => self.sentence(item, text, &[], section, parent),
            ItemBody::KeyPoint { text, rests_on } => self.sentence(item, text, rests_on, section, parent),
            ItemBody::Step(step) => self.step(item, step, parent),
            ItemBody::List { ordered, entries } => self.list(item, *ordered, entries, parent),
            ItemBody::Table(table) => self.table(item, table, parent),
            ItemBody::Image(image) => {
                let message = "pictures are not printed yet; the caption and description are".to_owned();
                self.problems.push(Problem {
                    item: Some(item.id),
                    message,
                });
                let words = if image.caption.is_empty() {
                    &image.alt
                } else {
                    &image.caption
                };
                let text = RichText::plain(format!("[Picture: {words}]"));
                self.sentence(item, &text, &[], section, parent);
            }
            ItemBody::Note(_) => {}
        }
    }

    /// A paragraph, or a bullet in a section of bullets.
    fn sentence(
        &mut self,
        item: &Item,
        text: &RichText,
        rests_on: &[Anchor],
        section: &Section,
        parent: ElementId,
    ) {
        let origin = Origin::Item {
            item: item.id,
            field: 0,
        };
        if section.kind == SectionKind::Bullets {
            let entry = self.elements.add(Role::ListItem, Some(parent));
            let body = self.elements.add(Role::ListBody, Some(entry));
            let text = self.rich(text, rests_on, style::BODY, body, item);
            self.bullet(text, origin);
            return;
        }
        let bottom_line = self.briefing.template.bottom_line.as_deref() == Some(&section.id);
        let (style, leading) = if bottom_line {
            (style::BOTTOM_LINE, 17.5)
        } else {
            (style::BODY, GRID)
        };
        let paragraph = self.elements.add(Role::Paragraph, Some(parent));
        let text = self.rich(text, rests_on, style, paragraph, item);
        let align = if bottom_line {
            Align::Left
        } else {
            Align::Justified
        };
        let column = self.column(text, INDENT, COLUMN - INDENT, leading, align, origin);
        let bar = bottom_line.then_some(Bar {
            x: INDENT - 11.0,
            width: 2.0,
            colour: self.accent,
        });
        self.blocks.push(Block {
            after: GRID / 2.0,
            bar,
            ..Block::new(column)
        });
    }

    fn bullet(&mut self, text: StyledText, origin: Origin) {
        let x = INDENT + BULLET;
        let column = self.column(text, x, COLUMN - x, GRID, Align::Left, origin);
        let bullet = Bullet {
            x: INDENT + 1.0,
            side: 3.4,
            colour: tint(self.accent),
        };
        self.blocks.push(Block {
            after: GRID / 4.0,
            bullet: Some(bullet),
            ..Block::new(column)
        });
    }

    /// A displayed quotation with its attribution below.
    fn displayed(&mut self, item: &Item, quotation: &Quotation, parent: ElementId) {
        let block = self.elements.add(Role::BlockQuote, Some(parent));
        let words = self.elements.add(Role::Paragraph, Some(block));
        let mut text = StyledText::new();
        self.quotation(&mut text, quotation, style::BODY, words);
        self.cite(&mut text, quotation.anchor.source, style::BODY.size, words);
        let origin = Origin::Item {
            item: item.id,
            field: 0,
        };
        let x = INDENT + BULLET;
        let column = self.column(
            text,
            x,
            COLUMN - x - BULLET,
            GRID,
            Align::Justified,
            origin.clone(),
        );
        self.blocks.push(Block {
            before: GRID / 4.0,
            keep_with_next: true,
            ..Block::new(column)
        });
        let attribution = self.elements.add(Role::Paragraph, Some(block));
        let text = self.attribution(&quotation.speaker, quotation.anchor.source, attribution);
        let column = self.column(text, x, COLUMN - x - BULLET, 13.0, Align::Left, origin);
        self.blocks.push(Block {
            after: GRID / 2.0,
            whole: true,
            ..Block::new(column)
        });
    }

    /// Name semibold, title regular.
    fn attribution(&self, speaker: &Speaker, source: SourceId, element: ElementId) -> StyledText {
        let tag = Tag::Content(element);
        let semibold = TextStyle {
            face: super::FaceId::SANS_SEMIBOLD,
            ..style::ATTRIBUTION
        };
        let outlet = || {
            self.briefing
                .source(source)
                .map(|source| source.details.outlet.clone())
                .unwrap_or_default()
        };
        let mut text = StyledText::new();
        match speaker {
            Speaker::Person { name, title } => {
                text.push(name, semibold, tag);
                if !title.is_empty() {
                    text.push(&format!(", {title}"), style::ATTRIBUTION, tag);
                }
            }
            Speaker::Outlet => {
                let outlet = outlet();
                text.push(
                    if outlet.is_empty() { "The article" } else { &outlet },
                    semibold,
                    tag,
                );
            }
            Speaker::Document(name) => {
                text.push(name, semibold, tag);
            }
            Speaker::Unknown => {
                text.push(
                    "Speaker not known",
                    style::ATTRIBUTION.coloured(style::MUTED),
                    tag,
                );
            }
        }
        text
    }

    /// A dated step: date column and text with the owner in semibold, a hair rule between steps.
    fn step(&mut self, item: &Item, step: &Step, parent: ElementId) {
        let entry = self.elements.add(Role::ListItem, Some(parent));
        let label = self.elements.add(Role::Label, Some(entry));
        let (words, colour) = if step.date.is_empty() {
            ("No date given", style::MUTED)
        } else {
            (step.date.as_str(), style::INK)
        };
        let style = style::ATTRIBUTION.coloured(colour).tabular();
        let origin = Origin::Item {
            item: item.id,
            field: 0,
        };
        let date = StyledText::plain(words, style, Tag::Content(label));
        let date = self.column(date, INDENT, DATE_COLUMN - 8.0, GRID, Align::Left, origin.clone());
        let body = self.elements.add(Role::ListBody, Some(entry));
        let mut text = StyledText::new();
        if !step.owner.is_empty() {
            let bold = TextStyle {
                face: super::FaceId::SERIF_SEMIBOLD,
                ..style::BODY
            };
            text.push(&format!("{}: ", step.owner), bold, Tag::Content(body));
        }
        self.inlines(&mut text, &step.text, &step.rests_on, style::BODY, body, item);
        let x = INDENT + DATE_COLUMN;
        let main = self.column(text, x, COLUMN - x, GRID, Align::Left, origin);
        self.blocks.push(Block {
            beside: vec![date],
            before: GRID / 4.0,
            after: GRID / 4.0,
            rule: Some((0.4, style::HAIR)),
            ..Block::new(main)
        });
    }

    fn list(&mut self, item: &Item, ordered: bool, entries: &[RichText], parent: ElementId) {
        let list = self.elements.add(Role::List { ordered }, Some(parent));
        for ((field, entry), number) in (0u32..).zip(entries).zip(1..) {
            let element = self.elements.add(Role::ListItem, Some(list));
            let origin = Origin::Item { item: item.id, field };
            if ordered {
                let label = self.elements.add(Role::Label, Some(element));
                let text =
                    StyledText::plain(&format!("{number}."), style::BODY.tabular(), Tag::Content(label));
                let label = self.column(text, INDENT, BULLET, GRID, Align::Left, origin.clone());
                let body = self.elements.add(Role::ListBody, Some(element));
                let text = self.rich(entry, &[], style::BODY, body, item);
                let x = INDENT + BULLET + 4.0;
                let main = self.column(text, x, COLUMN - x, GRID, Align::Left, origin);
                self.blocks.push(Block {
                    beside: vec![label],
                    after: GRID / 4.0,
                    ..Block::new(main)
                });
            } else {
                let body = self.elements.add(Role::ListBody, Some(element));
                let text = self.rich(entry, &[], style::BODY, body, item);
                self.bullet(text, origin);
            }
        }
    }

    /// A plain table: columns of equal width, a head rule, hair rules between rows.
    fn table(&mut self, item: &Item, table: &Table, parent: ElementId) {
        let element = self.elements.add(Role::Table, Some(parent));
        let columns = table.header.len().max(1);
        let width = (COLUMN - INDENT) / f32::from(u16::try_from(columns).unwrap_or(1));
        let mut field = 0u32;
        let rows = std::iter::once(&table.header).chain(&table.rows);
        let last = table.rows.len();
        for (index, row) in rows.enumerate() {
            let head = index == 0;
            let row_element = self.elements.add(Role::TableRow, Some(element));
            let mut cells: Vec<Column> = Vec::new();
            for (at, cell) in (0u16..).zip(row) {
                let role = if head { Role::TableHeader } else { Role::TableCell };
                let cell_element = self.elements.add(role, Some(row_element));
                let face = if head {
                    super::FaceId::SANS_SEMIBOLD
                } else {
                    super::FaceId::SANS
                };
                let style = TextStyle {
                    face,
                    ..style::TABLE.tabular()
                };
                let text = self.rich(cell, &[], style, cell_element, item);
                let origin = Origin::Item { item: item.id, field };
                field += 1;
                let column = self.column(
                    text,
                    INDENT + width * f32::from(at),
                    width - 8.0,
                    13.0,
                    Align::Left,
                    origin,
                );
                // An empty cell stands on the row's baseline, too.
                cells.push(Column {
                    size: style.size,
                    ..column
                });
            }
            // What stands beside is drawn first, so the cells are read from left to right.
            let Some(main) = cells.pop() else { continue };
            let rule = match index {
                0 => None,
                1 => Some((0.8, style::INK)),
                _ => Some((0.3, style::HAIR)),
            };
            self.blocks.push(Block {
                beside: cells,
                before: GRID / 4.0,
                after: if index == last { GRID / 2.0 } else { GRID / 4.0 },
                whole: true,
                keep_with_next: head,
                rule,
                ..Block::new(main)
            });
        }
    }

    /// A rich text with its citations.
    fn rich(
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

    fn inlines(
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
                Inline::Note(_) => {
                    let message = "notes are not printed yet".to_owned();
                    self.problems.push(Problem {
                        item: Some(item.id),
                        message,
                    });
                }
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
    fn quotation(
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
        for piece in &rendered.pieces {
            out.push(&piece.text, style.weighted(false, piece.emphasis), tag);
        }
        out.push("”", style, tag);
        if rendered.emphasis_added {
            out.push(" (emphasis added)", style, tag);
        }
        out.mark(start..out.text.len(), SpanOrigin::Quotation(quotation.id));
    }

    /// In a draft copy each item carries its number left of the text.
    fn margin_number(&mut self, item: &Item, first: usize) {
        let Some(number) = self.numbers.item(item.id).filter(|_| self.draft) else {
            return;
        };
        let style = TextStyle {
            size: 7.5,
            ..style::DETAIL.coloured(style::MUTED).tabular()
        };
        let text = StyledText::plain(&number, style, Tag::Artifact(super::Artifact::Decoration));
        let leading = self.blocks.get(first).map_or(GRID, |block| block.main.leading);
        let column = self.column(text, 0.0, INDENT, leading, Align::Left, Origin::Furniture);
        if let Some(block) = self.blocks.get_mut(first) {
            block.beside.push(column);
        }
    }
}

/// The accent at 60 %: what bullets are drawn in.
fn tint(colour: super::Colour) -> super::Colour {
    let mix = |channel: u8| u8::try_from((u16::from(channel) * 3 + 255 * 2) / 5).unwrap_or(channel);
    super::Colour {
        red: mix(colour.red),
        green: mix(colour.green),
        blue: mix(colour.blue),
    }
}
