//! The panel of the quotations of all sources, by speaker. Words that several sources have alike are one row. The
//! rows are made once a change and only those on the screen are drawn.

use super::panels::head;
use super::theme;
use crate::app::{Command, Document, FindCursor, State};
use crate::article::{CharRange, one_line};
use crate::briefing::{Briefing, SourceId};
use crate::find::FoundQuotation;
use egui::{Button, RichText, ScrollArea, Ui};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Height of a row without the distance to the next.
const ROW: f32 = 22.0;
/// Words shown of a quotation, in characters; the rest is behind the end of any window.
const SHOWN: usize = 240;
/// What heads the quotations that nobody is known to have said; last in the list.
const NOBODY: &str = "Speaker not found";

enum Row {
    /// A speaker and how many quotations follow.
    Speaker(String, usize),
    Find(FindRow),
}

struct FindRow {
    cursor: FindCursor,
    words: String,
    /// Where it stands: "Summit", "in 4 sources".
    about: String,
    /// Whether sources differ in its words.
    differs: bool,
    /// The first section that it was picked into.
    section: Option<usize>,
}

/// The rows, and the briefing they were made of.
#[derive(Default)]
pub(super) struct FindRows {
    made_of: Option<Arc<Briefing>>,
    rows: Vec<Row>,
}

impl FindRows {
    fn follow(&mut self, document: &Document) {
        let same = |briefing: &Arc<Briefing>| Arc::ptr_eq(briefing, &document.briefing);
        if !self.made_of.as_ref().is_some_and(same) {
            self.rows = rows(document);
            self.made_of = Some(Arc::clone(&document.briefing));
        }
    }
}

pub(super) fn finds_ui(
    ui: &mut Ui,
    state: &State,
    document: &Document,
    known: &mut FindRows,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    head(ui, "Quotations in all sources", Command::ShowFinds, commands);
    known.follow(document);
    if known.rows.is_empty() {
        let words = "No quotation was found in these sources. Select words in the reader and press a digit.";
        ui.label(RichText::new(words).color(palette.muted));
        return;
    }
    let area = ScrollArea::vertical().auto_shrink(false);
    area.show_rows(ui, ROW, known.rows.len(), |ui, range| {
        for row in known.rows.get(range).unwrap_or_default() {
            ui.horizontal(|ui| {
                ui.set_height(ROW);
                match row {
                    Row::Speaker(name, count) => {
                        ui.label(RichText::new(name).font(super::fonts::strong()));
                        ui.label(RichText::new(count.to_string()).small().color(palette.muted));
                    }
                    Row::Find(find) => find_ui(ui, state, find, commands),
                }
            });
        }
    });
}

fn find_ui(ui: &mut Ui, state: &State, find: &FindRow, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    let selected = state.view.find == Some(find.cursor);
    let go = Command::SelectFind {
        source: find.cursor.source,
        range: find.cursor.range,
    };
    ui.add_space(12.0);
    let digit = find
        .section
        .map_or(String::new(), |section| (section + 1).to_string());
    let colour = find
        .section
        .map_or(palette.muted, |section| palette.section(section));
    let digit = egui::Label::new(RichText::new(digit).font(super::fonts::strong()).color(colour));
    let digit = ui.add_sized([12.0, ROW], digit);
    if find.section.is_some() {
        digit.on_hover_text("The section it was picked into");
    }
    // What stands behind the words is placed first, so that long words give way to it.
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if find.differs && ui.small_button("Compare wordings").clicked() {
            commands.extend([go.clone(), Command::CompareWordings]);
        }
        ui.label(RichText::new(&find.about).small().color(palette.muted));
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let words = RichText::new(&find.words).color(palette.text);
            if ui.add(Button::selectable(selected, words).truncate()).clicked() {
                commands.push(go);
            }
        });
    });
}

/// The quotations by speaker: who said most first, those of nobody last.
fn rows(document: &Document) -> Vec<Row> {
    let used = used(&document.briefing);
    let mut speakers: BTreeMap<&str, Vec<FindRow>> = BTreeMap::new();
    for (_, found, statement) in document.finds().first_of_each() {
        let Some(row) = row(document, found, &used) else {
            continue;
        };
        let sources = statement.map_or(1, |statement| document.finds().articles_with(statement));
        let row = match sources {
            0 | 1 => row,
            many => FindRow {
                about: format!("in {many} sources"),
                differs: statement.is_some_and(|statement| statement.wordings.len() > 1),
                ..row
            },
        };
        let speaker = found.speaker.as_ref();
        let name = speaker.map_or(NOBODY, |speaker| speaker.speaker_name.as_str());
        speakers.entry(name).or_default().push(row);
    }
    let mut speakers: Vec<(&str, Vec<FindRow>)> = speakers.into_iter().collect();
    speakers.sort_by_key(|(name, rows)| (*name == NOBODY, std::cmp::Reverse(rows.len())));
    let mut all = Vec::new();
    for (name, rows) in speakers {
        all.push(Row::Speaker(name.to_owned(), rows.len()));
        all.extend(rows.into_iter().map(Row::Find));
    }
    all
}

fn row(
    document: &Document,
    found: &FoundQuotation,
    used: &BTreeMap<SourceId, Vec<(CharRange, usize)>>,
) -> Option<FindRow> {
    let source = document.briefing.sources.get(found.article)?;
    let words = one_line(source.text.slice(found.range));
    let shown: String = words.chars().take(SHOWN).collect();
    let places = used.get(&source.id).map(Vec::as_slice).unwrap_or_default();
    let mut overlapping = places.iter().filter(|(range, _)| range.overlaps(found.range));
    Some(FindRow {
        cursor: document.cursor_of(found)?,
        words: format!("“{shown}”"),
        about: super::sources::name(source),
        differs: false,
        section: overlapping.next().map(|(_, section)| *section),
    })
}

/// What was picked of each source, and the section that it stands in.
fn used(briefing: &Briefing) -> BTreeMap<SourceId, Vec<(CharRange, usize)>> {
    let mut used: BTreeMap<SourceId, Vec<(CharRange, usize)>> = BTreeMap::new();
    for (section, _, item) in briefing.items() {
        for anchor in item.anchors() {
            used.entry(anchor.source)
                .or_default()
                .push((anchor.range, section));
        }
    }
    used
}
