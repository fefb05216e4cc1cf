//! Who said a quotation, as a chip that opens the form.

use super::{act, edit};
use crate::app::{Command, ItemChange};
use crate::briefing::{Item, Quotation, Speaker};
use crate::ui::shortcuts::hint;
use crate::ui::speaker::person;
use crate::ui::theme;
use egui::accesskit::Role;
use egui::{Button, RichText, Ui, WidgetInfo};

/// The chip; `focused` says that its card is worked on.
pub(super) fn speaker_ui(
    ui: &mut Ui,
    item: &Item,
    quotation: &Quotation,
    focused: bool,
    commands: &mut Vec<Command>,
) {
    let palette = theme::palette(ui.ctx());
    let (words, known) = match &quotation.speaker {
        Speaker::Person { name, title } => (person(title, name), true),
        Speaker::Document(name) => (name.clone(), true),
        Speaker::Outlet => ("The outlet".to_owned(), true),
        Speaker::Unknown => ("⚠ Who says this?".to_owned(), false),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.y = 2.0;
        ui.spacing_mut().interact_size.y = 20.0;
        let colour = if known { palette.text } else { palette.warn };
        let text = RichText::new(&words).small().color(colour);
        let chip = ui.add(Button::new(text).corner_radius(10).truncate());
        let name = if known {
            format!("Said by {words}")
        } else {
            "Who says this?".to_owned()
        };
        chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let about = format!("Set who says this {}", hint(&Command::ShowSpeaker));
        if chip.on_hover_text(about).clicked() {
            commands.extend([
                Command::FocusItem(Some(item.id)),
                Command::ShowSpeakerOf {
                    source: quotation.anchor.source,
                    range: quotation.anchor.range,
                },
            ]);
        }
        if known && focused && act::small(ui, "×", "Speaker is not known", true) {
            let change = ItemChange::Speaker {
                quote: quotation.id,
                speaker: Speaker::Unknown,
            };
            commands.push(edit(item.id, change));
        }
    });
}
