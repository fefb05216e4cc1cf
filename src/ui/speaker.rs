//! The form that sets who says a quotation: the people of the article as buttons, name and title, and
//! whether it holds for this quotation or for all that the speaker says there.

use super::window::Desk;
use super::{fonts, theme};
use crate::app::{Command, Document, Spoken, State};
use crate::article::CharRange;
use crate::briefing::{Corrected, SourceId};
use egui::accesskit::Role;
use egui::{Button, Key, Label, Modifiers, RichText, TextEdit, Ui, WidgetInfo};

/// Width of the form, and code points of the quotation that it shows.
const WIDTH: f32 = 440.0;
const SHOWN: usize = 180;
/// People offered at most.
const MOST: usize = 8;

/// What stands in the form.
#[derive(Default)]
pub(super) struct SpeakerForm {
    /// The quotation it is about; another one starts the form anew.
    of: Option<(SourceId, CharRange)>,
    name: String,
    title: String,
    everywhere: bool,
}

pub(super) fn speaker_ui(
    ui: &Ui,
    state: &State,
    (source, range): (SourceId, CharRange),
    desk: &mut Desk,
    commands: &mut Vec<Command>,
) {
    let document = state.document.as_ref();
    let spoken = document.and_then(|document| document.spoken(source, range));
    let (Some(document), Some(spoken)) = (document, spoken) else {
        commands.push(Command::CloseModal);
        return;
    };
    let fresh = desk.speaker.of != Some((source, range));
    if fresh {
        desk.speaker = SpeakerForm {
            of: Some((source, range)),
            name: spoken.name.clone(),
            title: spoken.title.clone(),
            everywhere: !spoken.name.is_empty(),
        };
    }
    let response = theme::modal(ui.ctx(), "Speaker").show(ui.ctx(), |ui| {
        ui.set_width(WIDTH);
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        ui.label(RichText::new("Who says this?").heading());
        ui.add_space(4.0);
        words_ui(ui, document, source, range);
        ui.add_space(10.0);
        people_ui(ui, document, source, &mut desk.speaker);
        fields_ui(ui, desk, fresh);
        ui.add_space(8.0);
        scope_ui(ui, &spoken, &mut desk.speaker.everywhere);
        ui.add_space(12.0);
        let (set, cancel) = buttons_ui(ui, !desk.speaker.name.trim().is_empty());
        if (set || enter) && !desk.speaker.name.trim().is_empty() {
            commands.push(wish(source, &spoken, &desk.speaker));
        } else if cancel {
            commands.push(Command::CloseModal);
        }
    });
    if response.should_close() {
        commands.push(Command::CloseModal);
    }
}

fn wish(source: SourceId, spoken: &Spoken, form: &SpeakerForm) -> Command {
    Command::SetSpeaker {
        source,
        of: if form.everywhere && !spoken.name.is_empty() {
            Corrected::Everywhere(spoken.name.clone())
        } else {
            Corrected::Quotation(spoken.range)
        },
        name: form.name.trim().to_owned(),
        title: form.title.trim().to_owned(),
    }
}

/// The quotation's first words.
fn words_ui(ui: &mut Ui, document: &Document, source: SourceId, range: CharRange) {
    let Some(source) = document.briefing.source(source) else {
        return;
    };
    let cut = CharRange::new(range.start, range.end.min(range.start + SHOWN));
    let more = if cut == range { "" } else { " …" };
    let words = format!("“{}{more}”", source.text.slice(cut).trim());
    let text = RichText::new(words)
        .font(fonts::card())
        .color(theme::palette(ui.ctx()).muted);
    ui.add(Label::new(text).wrap().selectable(false));
}

/// The people who speak in the article; choosing another one is about this quotation first.
fn people_ui(ui: &mut Ui, document: &Document, source: SourceId, form: &mut SpeakerForm) {
    let people = document.speakers(source);
    if people.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (title, name) in people.into_iter().take(MOST) {
            let words = person(&title, &name);
            let chosen = name == form.name && title == form.title;
            let chip = Button::new(words).selected(chosen).corner_radius(14);
            if ui.add(chip).clicked() && !chosen {
                *form = SpeakerForm {
                    of: form.of,
                    name,
                    title,
                    everywhere: false,
                };
            }
        }
    });
    ui.add_space(8.0);
}

fn fields_ui(ui: &mut Ui, desk: &mut Desk, fresh: bool) {
    let mut form = std::mem::take(&mut desk.speaker);
    let fields = [
        ("Name", "Name, as it is to be printed", &mut form.name),
        ("Title or office", "Title or office, if any", &mut form.title),
    ];
    for (at, (name, hint, value)) in fields.into_iter().enumerate() {
        ui.label(RichText::new(name).small().color(theme::palette(ui.ctx()).muted));
        let response = ui.add(
            TextEdit::singleline(value)
                .hint_text(hint)
                .desired_width(f32::INFINITY),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        desk.note_field(&response);
        if fresh && at == 0 {
            response.request_focus();
        }
        ui.add_space(2.0);
    }
    desk.speaker = form;
}

/// Whether it holds for one quotation or for all of one speaker; without a name there is no choice.
fn scope_ui(ui: &mut Ui, spoken: &Spoken, everywhere: &mut bool) {
    if spoken.name.is_empty() {
        return;
    }
    let count = match spoken.same {
        1 => "1 quotation".to_owned(),
        many => format!("{many} quotations"),
    };
    let all = format!(
        "Everywhere in this article where {} speaks ({count})",
        spoken.name
    );
    ui.radio_value(everywhere, true, all);
    ui.radio_value(everywhere, false, "This quotation only");
}

/// Whether "Set speaker" and "Cancel" were clicked.
fn buttons_ui(ui: &mut Ui, ready: bool) -> (bool, bool) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal(|ui| {
        let words = RichText::new("Set speaker")
            .color(palette.on_accent)
            .family(fonts::semibold());
        let set = ui.add_enabled(ready, Button::new(words).fill(palette.accent));
        (set.clicked(), ui.button("Cancel").clicked())
    })
    .inner
}

/// A person as shown: "President Park Min Seo".
pub(super) fn person(title: &str, name: &str) -> String {
    if title.is_empty() {
        name.to_owned()
    } else {
        format!("{title} {name}")
    }
}
