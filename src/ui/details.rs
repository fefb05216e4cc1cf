//! Details: the strip over an article (outlet, author, date, address) and the briefing's own.

use super::theme;
use super::window::Desk;
use crate::app::{Command, State};
use crate::briefing::{Details, Source, SourceDetails};
use crate::template::Marking;
use egui::{Frame, Margin, RichText, ScrollArea, TextEdit, Ui};

/// The strip over the article: what is printed about it, gaps shown, stand-ins one click away.
pub(super) fn strip_ui(ui: &mut Ui, source: &Source, desk: &mut Desk, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    Frame::new()
        .fill(palette.window)
        .inner_margin(Margin::symmetric(20, 5))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            let mut strip = Strip {
                details: source.details.clone(),
                changed: false,
                desk,
            };
            if ui.available_width() >= ONE_LINE {
                ui.horizontal(|ui| {
                    let half = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
                    strip.who(ui, half);
                    strip.when_and_where(ui, half);
                });
            } else {
                let width = ui.available_width();
                ui.horizontal(|ui| strip.who(ui, width));
                ui.horizontal(|ui| strip.when_and_where(ui, width));
            }
            if strip.changed {
                commands.push(Command::SetSourceDetails {
                    source: source.id,
                    details: Box::new(strip.details),
                });
            }
        });
}

/// From this width the whole strip stands on one line.
const ONE_LINE: f32 = 860.0;
/// Room that a field takes besides its words.
const EDGES: f32 = 18.0;

/// The strip's fields while they are shown.
struct Strip<'a> {
    details: SourceDetails,
    changed: bool,
    desk: &'a mut Desk,
}

impl Strip<'_> {
    /// Outlet and author, with the stand-in for both while neither is known.
    fn who(&mut self, ui: &mut Ui, width: f32) {
        let details = &mut self.details;
        let unknown = details.outlet.is_empty() && details.authors.is_empty();
        let button = if unknown { 104.0 } else { 0.0 };
        let half = (width - button) / 2.0 - EDGES;
        self.changed |= field(ui, self.desk, &mut details.outlet, "Outlet", half);
        let mut authors = details.authors.join("; ");
        if field(ui, self.desk, &mut authors, "Author", half) {
            details.authors = authors
                .split(';')
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect();
            self.changed = true;
        }
        if unknown && ui.small_button("Unattributed").clicked() {
            details.outlet = SourceDetails::UNATTRIBUTED.into();
            self.changed = true;
        }
    }

    /// Date and address, with the stand-in for a date while none is known.
    fn when_and_where(&mut self, ui: &mut Ui, width: f32) {
        let details = &mut self.details;
        let unknown = details.published.is_empty();
        let button = if unknown { 44.0 } else { 0.0 };
        let date = 84.0;
        self.changed |= field(ui, self.desk, &mut details.published, "Date", date);
        if unknown
            && ui
                .small_button("n.d.")
                .on_hover_text("No date is known")
                .clicked()
        {
            details.published = SourceDetails::NO_DATE.into();
            self.changed = true;
        }
        let rest = (width - date - button - 2.0 * EDGES).max(40.0);
        self.changed |= field(ui, self.desk, &mut details.url, "Address", rest);
    }
}

fn field(ui: &mut Ui, desk: &mut Desk, value: &mut String, name: &str, width: f32) -> bool {
    let response = ui.add(TextEdit::singleline(value).hint_text(name).desired_width(width));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::TextInput, true, name));
    desk.note_field(&response);
    response.changed()
}

/// The briefing's details as a form.
pub(super) fn details_ui(ui: &Ui, state: &State, desk: &mut Desk, commands: &mut Vec<Command>) {
    let Some(document) = &state.document else { return };
    let response = theme::modal(ui.ctx(), "Details").show(ui.ctx(), |ui| {
        ui.set_width(520.0);
        ui.label(RichText::new("Details").heading());
        ui.add_space(8.0);
        let mut details = document.briefing.details.clone();
        let mut changed = false;
        // In a low window the form scrolls.
        let height = (ui.ctx().content_rect().height() - 150.0).max(120.0);
        let area = ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height);
        area.show(ui, |ui| {
            egui::Grid::new("details")
                .num_columns(2)
                .spacing([16.0, 8.0])
                .show(ui, |ui| {
                    for (name, value) in fields(&mut details) {
                        ui.label(name);
                        let response = ui.add(TextEdit::singleline(value).desired_width(360.0));
                        response.widget_info(|| {
                            egui::WidgetInfo::labeled(egui::accesskit::Role::TextInput, true, name)
                        });
                        desk.note_field(&response);
                        desk.call_field(ui, None, name, &response);
                        changed |= response.changed();
                        ui.end_row();
                    }
                    ui.label("Marking");
                    let mut marking = details.marking.text.clone();
                    let response = ui.add(
                        TextEdit::singleline(&mut marking)
                            .desired_width(360.0)
                            .hint_text("None; for instance TLP:GREEN"),
                    );
                    response.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::accesskit::Role::TextInput, true, "Marking")
                    });
                    desk.note_field(&response);
                    if response.changed() {
                        let profile = if marking.trim().is_empty() {
                            "none"
                        } else {
                            "house"
                        };
                        details.marking = Marking {
                            profile: profile.into(),
                            text: marking.to_uppercase(),
                        };
                        changed = true;
                    }
                    ui.end_row();
                });
        });
        if changed {
            commands.push(Command::SetDetails(Box::new(details)));
        }
        fonts(ui, state, commands);
        ui.add_space(10.0);
        if ui.button("Close").clicked() {
            commands.push(Command::CloseModal);
        }
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

/// The fonts of the briefing, each with a way to take it out.
fn fonts(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let fonts = state
        .document
        .iter()
        .flat_map(|document| &document.briefing.fonts);
    for (index, font) in fonts.enumerate() {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.label(format!("Added font: {}", font.name));
            let remove = ui
                .button("Remove")
                .on_hover_text("Take this font out of the briefing");
            if remove.clicked() {
                commands.push(Command::RemoveFont(index));
            }
        });
    }
}

fn fields(details: &mut Details) -> [(&'static str, &mut String); 11] {
    [
        ("Title", &mut details.title),
        ("Subtitle", &mut details.subtitle),
        ("Organisation", &mut details.organisation),
        ("Series", &mut details.series),
        ("Issue", &mut details.issue),
        ("Reference", &mut details.reference),
        ("Date", &mut details.date),
        ("Information as of", &mut details.cut_off),
        ("Drafted by", &mut details.drafter),
        ("Contact", &mut details.contact),
        ("Distribution", &mut details.distribution),
    ]
}
