//! Details: the strip over an article (outlet, author, date, address) and the briefing's own.

use super::theme;
use super::window::Desk;
use crate::app::{Command, State};
use crate::briefing::{Details, Source, SourceDetails};
use crate::template::Marking;
use egui::{Frame, Id, Margin, Modal, RichText, TextEdit, Ui};

/// The strip over the article: what is printed about it, gaps shown, stand-ins one click away.
pub(super) fn strip_ui(ui: &mut Ui, source: &Source, desk: &mut Desk, commands: &mut Vec<Command>) {
    let palette = theme::palette(ui.ctx());
    Frame::new()
        .fill(palette.window)
        .inner_margin(Margin::symmetric(20, 5))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let gaps =
                    30.0 + if source.details.outlet.is_empty() && source.details.authors.is_empty() {
                        100.0
                    } else {
                        0.0
                    } + if source.details.published.is_empty() {
                        46.0
                    } else {
                        0.0
                    };
                let share = ((ui.available_width() - gaps) / 3.8 - 22.0).clamp(48.0, 150.0);
                let mut details = source.details.clone();
                let mut changed = false;
                let mut authors = details.authors.join("; ");
                changed |= field(ui, desk, &mut details.outlet, "Outlet", share);
                if field(ui, desk, &mut authors, "Author", share) {
                    details.authors = authors
                        .split(';')
                        .map(|name| name.trim().to_owned())
                        .filter(|name| !name.is_empty())
                        .collect();
                    changed = true;
                }
                changed |= field(ui, desk, &mut details.published, "Date", share * 0.8);
                changed |= field(ui, desk, &mut details.url, "Address", share);
                if details.outlet.is_empty()
                    && details.authors.is_empty()
                    && ui.small_button("Unattributed").clicked()
                {
                    details.outlet = SourceDetails::UNATTRIBUTED.into();
                    changed = true;
                }
                if details.published.is_empty()
                    && ui
                        .small_button("n.d.")
                        .on_hover_text("No date is known")
                        .clicked()
                {
                    details.published = SourceDetails::NO_DATE.into();
                    changed = true;
                }
                if changed {
                    commands.push(Command::SetSourceDetails {
                        source: source.id,
                        details: Box::new(details),
                    });
                }
            });
        });
}

fn field(ui: &mut Ui, desk: &mut Desk, value: &mut String, name: &str, width: f32) -> bool {
    let response = ui.add(
        TextEdit::singleline(value)
            .hint_text(name)
            .desired_width(width)
            .font(super::fonts::small()),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::TextInput, true, name));
    desk.note_field(&response);
    response.changed()
}

/// The briefing's details as a form.
pub(super) fn details_ui(ui: &Ui, state: &State, desk: &mut Desk, commands: &mut Vec<Command>) {
    let Some(document) = &state.document else { return };
    let response = Modal::new(Id::unique("details")).show(ui.ctx(), |ui| {
        ui.set_width(520.0);
        ui.label(RichText::new("Details").heading());
        ui.add_space(8.0);
        let mut details = document.briefing.details.clone();
        let mut changed = false;
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
